"""Rows that are told by what they add up to: the total of a band that has no label, the rest over its own total."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractors.tables.bands import BY_ALLOWANCE, band_rows
from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_values import TOTAL
from extractors.tables.labels import REST, bare_label
from extractors.tables.measures import names_measure
from extractors.tables.stretches import Sheet, is_number
from extractors.tables.words import any_word

_LEAST_DIGITS = 3  # of a sum: 3 of 1 and 2 may be chance
_LEAST_PARTS, _MOST_PARTS = 2, 9
_LEAST_COLUMNS = 2  # in which the rows over a total add up to it

_MEASURED = re.compile(rf"{any_word('asks_amount')}$")
# argued: forecasts of cash flows print each flow below what it is made of
_FLOW = re.compile(rf"{any_word('flow_end')}$")

Numbers = dict[int, Decimal]
"""The numbers of a row by their columns."""


def _numbers(sheet: Sheet, row: int) -> Numbers:
    found: Numbers = {}
    for i in sheet.row(row):
        amount = read_amount(sheet.words[i]) if is_number(sheet.words[i]) else None
        if amount is not None and not amount.percent:
            found[sheet.cells[i].column] = amount.value
    return found


def _label(sheet: Sheet, row: int) -> str:
    """Return what the first cell of a row says."""
    cells = sheet.row(row)
    words = sheet.words[cells[0]] if cells else ""
    return "" if is_number(words) else words


def _sum(parts: Iterable[Numbers], column: int) -> Decimal:
    return sum((part.get(column, Decimal(0)) for part in parts), Decimal(0))


def _digits(value: Decimal) -> int:
    return len(str(abs(value)).replace(".", "").strip("0"))


def _add_up(total: Numbers, parts: Sequence[Numbers]) -> bool:
    """Whether parts add up to a total in half of its columns at least; rates do not."""
    told = [c for c, value in total.items() if value == _sum(parts, c)]
    return 2 * len(told) >= len(total) and any(_digits(total[c]) >= _LEAST_DIGITS for c in told)


def totals_of_bands(sheet: Sheet, body: range) -> dict[int, str]:
    """Return for rows without a label the band whose rows they add up.

    按账龄组合计提坏账准备 / 组合一 / 组合二 / (nothing): the last is the group as a whole. Left alone: the total of a
    table whose only band stands over all of its rows, and of rows of a measure (出厂价格): whose they are no band says.
    """
    bands = band_rows(sheet, body)
    if not bands:
        return {}
    found: dict[int, str] = {}
    band, parts = "", list[Numbers]()
    whole = min(bands) == body.start and not any(bands.keys() - {body.start, body.start + 1})
    for row in body:
        label, numbers = _label(sheet, row), _numbers(sheet, row)
        if row in bands:
            band, parts = bands[row], []
        elif band and not label and numbers:
            named = BY_ALLOWANCE.fullmatch(band) or not (names_measure(bare_label(band)) or _MEASURED.search(band))
            if (
                named
                and len(parts) >= _LEAST_PARTS
                and _add_up(numbers, parts)
                and not (whole and row == body.stop - 1)
            ):
                found[row] = band
            band = ""
        elif not numbers or TOTAL.search(label):
            band = ""
        else:
            parts.append(numbers)
    return found


def _about(total: Numbers, parts: Sequence[Numbers]) -> bool:
    """Whether parts add up to a total in every column but for what rounding takes."""
    if len(total) < _LEAST_COLUMNS or not any(_digits(value) >= _LEAST_DIGITS for value in total.values()):
        return False
    if any(part.keys() != total.keys() for part in parts):
        return False
    return all(
        abs(value - _sum(parts, column)) <= Decimal(len(parts) - 1).scaleb(int(value.as_tuple().exponent)) / 2
        for column, value in total.items()
    )


def rests_over_totals(sheet: Sheet, body: range) -> dict[int, str]:
    """Return for rows that all say 其他 the label of the row right below, where those above it add up to that one.

    设备 / 其他 / 投资活动现金流 / 借款 / 其他 / 筹资活动现金流: of 投资… and of 筹资…. Left alone: one 其他 alone,
    rows that are called no sum of flows (西乡 below 东乡 and 其他), sums that one column gives or that do not come out.
    """
    labels = {row: bare_label(_label(sheet, row)) for row in body}
    rests = [row for row in body if REST.fullmatch(labels[row])]
    if len(rests) < _LEAST_PARTS:
        return {}
    numbers = {row: _numbers(sheet, row) for row in body}
    again = Counter(labels.values())
    found: dict[int, str] = {}
    for row in rests:
        total = row + 1
        if total not in body or not _FLOW.search(labels[total]) or again[labels[total]] > 1:
            continue
        for count in range(_LEAST_PARTS, _MOST_PARTS):
            parts = range(total - count, total)
            if parts.start < body.start or not all(numbers[part] for part in parts):
                break
            if _about(numbers[total], [numbers[part] for part in parts]):
                found[row] = labels[total]
                break
    return found
