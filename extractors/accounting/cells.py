"""Why numbers of table cells that are in no row are left: by the headers of the cell, or as part of a header or label.

In the examples ¦ stands between a header and the cell under it; a cell without one is itself a header or label.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from extractors.accounting.reasons import firings_in_prose
from extractors.dates import read_dates
from extractors.rule import NOT_READ, Field, Firing, Rule, as_rule
from extractors.tables import (
    CODES,
    COLUMN,
    HEADER,
    NOTE,
    SERIAL,
    UNCOUNTED,
    CellView,
    Headed,
    is_number,
    is_period,
    opens_band,
    rule_of,
)
from schemas.document import TableCell
from schemas.text import Span

WHOLE, PART = "header or label", "part of a header or label"
_LONGEST_LABEL = 40  # characters; a longer one is text that says something by itself
_SAYS_MORE = "。；：，"
_SEVERAL = re.compile(r"[0-9]\s+[0-9]")  # the numbers of a whole row in one cell
_WORDED = re.compile(r"[一-鿿]")
_YEAR = 2022  # the report year of the examples


@as_rule(
    "period of a column or row",
    "a header or label that is a year, quarter, month or day and nothing else",
    step=WHOLE,
    reason="period",
    examples=("⟨2021⟩",),
    counter_examples=("2021年人数",),
)
def whole_period(cell: CellView, text: str, _year: int | None) -> Iterator[Span]:
    """Yield the whole of a header or label that only says a time."""
    if is_period(cell.text):
        yield Span(0, len(text))


@as_rule(
    "date in a header or label",
    "the time in a header or label that says more",
    step=PART,
    reason="period",
    examples=("⟨2021年⟩人数", "截至⟨2022年6月30日⟩余额"),
    counter_examples=("1至2年",),
)
def dates_of_label(_cell: CellView, text: str, year: int | None) -> Iterator[Span]:
    """Yield the dates of a header or label."""
    return (mention.span for mention in read_dates(text, year))


@as_rule(
    "header or label",
    "the numbers of a short header or label are part of a name: 1至2年, 前5名客户",
    step=PART,
    reason="label",
    examples=("⟨1至2年⟩", "⟨30岁以下⟩"),
    counter_examples=("1,234.5", "共3项：其中2项完成。"),
)
def name_of_label(cell: CellView, text: str, _year: int | None) -> Iterator[Span]:
    """Yield the whole of a short header or label with words, unless it says something or is a quantity."""
    band = opens_band(cell.text)
    if not _WORDED.search(cell.text) or _SEVERAL.search(cell.text) or (is_number(cell.text) and not band):
        return
    if len(cell.text) <= _LONGEST_LABEL and (band or not any(sign in cell.text for sign in _SAYS_MORE)):
        yield Span(0, len(text))


RULES: tuple[Rule[Any], ...] = (SERIAL, CODES, NOTE, *UNCOUNTED, whole_period, dates_of_label, name_of_label)


def firings_in_cell(
    cell: CellView, text: str, year: int | None, rules: Sequence[Rule[Any]] = RULES
) -> Iterator[Firing]:
    """Yield what rules leave in a cell whose words in the document are `text`; the surest first.

    A number alone in a cell is left only where the header or label of its column says that it counts nothing: a
    number among labels is unread, not a label.
    """
    whole = Span(0, len(text))
    found = _by_headers(cell, rules)
    if sure := next((rule for rule in found if rule.reason != NOT_READ), None):
        yield Firing(whole, sure.name, sure.reason or NOT_READ)
        return
    for rule in _of(rules, WHOLE) if cell.role != "data" else ():
        for span in rule.how(cell, text, year):
            yield Firing(span, rule.name, rule.reason or NOT_READ)
            return
    for one in firings_in_prose(text, year):
        if not (found and one.outcome == "year"):  # a day or year under such a header is a date that was lost
            yield one
    yield from (Firing(whole, rule.name, NOT_READ) for rule in found)
    for rule in _of(rules, PART) if cell.role != "data" else ():
        yield from (Firing(span, rule.name, rule.reason or NOT_READ) for span in rule.how(cell, text, year))


def _of(rules: Sequence[Rule[Any]], *steps: str) -> list[Rule[Any]]:
    return [rule for rule in rules if rule.step in steps]


def _by_headers(cell: CellView, rules: Sequence[Rule[Any]]) -> list[Headed]:
    """Return the rules by which the headers of a cell say that its numbers count nothing."""
    if cell.numbering:
        return [rule for rule in rules if rule in (SERIAL, CODES, NOTE) and rule.reason == cell.numbering]
    if cell.role != "data":
        return []
    above = [rule_of(header, _of(rules, COLUMN, HEADER)) for header in cell.above[-1:]]
    beside = [rule_of(header, _of(rules, HEADER)) for header in cell.beside[-1:]]
    return [rule for rule in (*above, *beside) if rule]


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield what rules leave in a cell that is written behind its header: 联系电话¦61234567."""
    header, under, words = text.rpartition("¦")
    place = TableCell(0, 0, 1, 1, Span(0, len(words)), 1)
    above = (header,) if under else ()
    cell = CellView(cell=place, text=words, role="data" if under else "label", above=above, beside=())
    for one in firings_in_cell(cell, words, _YEAR, rules):
        yield one._replace(span=one.span.moved(len(header) + len(under)))


FIELD = Field("cells", "numbers of table cells that are in no row", RULES, _read, ("pages.left_out_by",))
