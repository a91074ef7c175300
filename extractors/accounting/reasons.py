"""Why numbers of prose that are in no row are left: what its readers say about the ones they leave."""

from collections.abc import Iterator

from extractors.accounting.rules import left_by_rules
from extractors.dates import read_excluded
from extractors.numbers import read_left
from extractors.outline import read_lone_marker, read_marker
from extractors.rule import NOT_READ, Firing
from schemas.text import Span

_MARKER = "marker of a heading"  # the name that an explanation gives to a rule of the outline


def firings_in_prose(text: str, year: int | None, *, heading: bool = False) -> Iterator[Firing]:
    """Yield what rules leave in a sentence, list item, heading or cell of words; the surest first.

    Among it is what rules only keep from being read (NOT_READ): dates that the reader of numbers passes over, 3×4.
    """
    marker = read_marker(text) if heading else read_lone_marker(text)
    if marker:
        yield Firing(Span(0, marker.end), _MARKER, "list_number")
    yield from left_by_rules(text)
    for span, rule in read_excluded(text, year):
        yield Firing(span, rule.name, rule.reason or NOT_READ)
    for left in read_left(text):
        yield Firing(Span(left.start, left.end), left.rule, left.reason)
