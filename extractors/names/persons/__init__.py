"""Persons: names with the evidence that they are names."""

from extractors.names.persons.counted import Counted, counted_names, lone_names
from extractors.names.persons.name_candidates import Lexicon, could_be_name
from extractors.names.persons.name_headers import labels_persons
from extractors.names.persons.on_cards import NameCard, name_cards
from extractors.names.persons.printed_apart import names_view
from extractors.names.persons.reading import Person, has_tail, read_known, read_persons

__all__ = [
    "Counted",
    "Lexicon",
    "NameCard",
    "Person",
    "could_be_name",
    "counted_names",
    "has_tail",
    "labels_persons",
    "lone_names",
    "name_cards",
    "names_view",
    "read_known",
    "read_persons",
]
