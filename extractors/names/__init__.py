"""Names: persons, organisations and places of a text."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.names.definitions import defined_names, heads_meanings, heads_terms
    from extractors.names.list_lines import Line, lines_of
    from extractors.names.names_in_tables import bodies_parted, bodies_printed_apart, names_printed_apart
    from extractors.names.org_aliases import Alias, read_aliases
    from extractors.names.org_mentions import read_organisations
    from extractors.names.persons.counted import counted_names
    from extractors.names.persons.lives import tells_life
    from extractors.names.persons.name_context import title_ending_at
    from extractors.names.persons.name_lines import is_named, names_of_line
    from extractors.names.persons.on_cards import name_cards
    from extractors.names.persons.reading import read_persons
    from extractors.names.rules import DEFINED
    from extractors.names.seen_passages import gaps_of
    from extractors.names.surnames import all_surnames, is_weak

__all__ = [
    "DEFINED",
    "Alias",
    "Line",
    "all_surnames",
    "bodies_parted",
    "bodies_printed_apart",
    "counted_names",
    "defined_names",
    "gaps_of",
    "heads_meanings",
    "heads_terms",
    "is_named",
    "is_weak",
    "lines_of",
    "name_cards",
    "names_of_line",
    "names_printed_apart",
    "read_aliases",
    "read_organisations",
    "read_persons",
    "tells_life",
    "title_ending_at",
]

__getattr__ = open_door(
    __name__,
    {
        "DEFINED": "rules",
        "Alias": "org_aliases",
        "Line": "list_lines",
        "all_surnames": "surnames",
        "bodies_parted": "names_in_tables",
        "bodies_printed_apart": "names_in_tables",
        "counted_names": "persons.counted",
        "defined_names": "definitions",
        "gaps_of": "seen_passages",
        "heads_meanings": "definitions",
        "heads_terms": "definitions",
        "is_named": "persons.name_lines",
        "is_weak": "surnames",
        "lines_of": "list_lines",
        "name_cards": "persons.on_cards",
        "names_of_line": "persons.name_lines",
        "names_printed_apart": "names_in_tables",
        "read_aliases": "org_aliases",
        "read_organisations": "org_mentions",
        "read_persons": "persons.reading",
        "tells_life": "persons.lives",
        "title_ending_at": "persons.name_context",
    },
)
