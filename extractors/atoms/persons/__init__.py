"""Persons: names with the evidence that they are names."""

from extractors.atoms.persons.candidate import Lexicon, could_be_name
from extractors.atoms.persons.printed_apart import heads_names, names_in_cell, names_view
from extractors.atoms.persons.reading import Person, has_tail, read_known, read_persons

__all__ = [
    "Lexicon",
    "Person",
    "could_be_name",
    "has_tail",
    "heads_names",
    "names_in_cell",
    "names_view",
    "read_known",
    "read_persons",
]
