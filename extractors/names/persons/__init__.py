"""Persons: names with the evidence that they are names."""

from extractors.names.persons.name_candidates import Lexicon, could_be_name
from extractors.names.persons.on_cards import NameCard, name_cards
from extractors.names.persons.printed_apart import heads_names, names_in_cell, names_view
from extractors.names.persons.reading import Person, has_tail, read_known, read_persons

__all__ = [
    "Lexicon",
    "NameCard",
    "Person",
    "could_be_name",
    "has_tail",
    "heads_names",
    "name_cards",
    "names_in_cell",
    "names_view",
    "read_known",
    "read_persons",
]
