"""The columns at the left of a table whose cells are words: what they say is the head beside the quantities."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from extractors.tables.cell_amounts import read_spread
from extractors.tables.cell_units import unit_of_name, without_unit
from extractors.tables.stretches import Sheet, is_empty, is_number, is_year
from extractors.text.characters import CLOSE, OPEN

# Heads of columns that hold values, also where these are words or bounds (≥90%).
_VALUE_HEAD = re.compile(
    r"(?:19|20)[0-9]{2}年.*|.*(?:目标值?|指标值|完成值|完成数|实际值|预算数|决算数|执行数|计划[数值]?)"
)
YEARS = frozenset(("年份", "年度"))  # heads of columns beside values: 基准 over 年份 | 数值
_BOUND = re.compile(r"[≥≤≧≦><＞＜]=?\s?[0-9]")
_OF_PEOPLE = re.compile(rf"[0-9]+[万千百]?[人名](?:次?{OPEN}?及?含?{CLOSE}?以[上下内])")  # 300人以上 in one of 参加人数
_TERM = re.compile(r"[0-9]{1,3}(?:[-—~～至][0-9]{1,3})?(?:年|个月|月|天)")  # 15-40年 of a column of terms
_UNMEASURED = re.compile(r"未[检测]出|低于检出限|N\.?D\.?")  # in place of a value of such a column
_MEASURED = re.compile(r"[0-9]+(?:\.[0-9]+)?[mkµμgtd][A-Za-z0-9/³²]{0,7}")  # 27mg/L of one of concentrations


_EITHER = re.compile(
    rf"{OPEN}?[0-9][0-9,.]*{CLOSE}?\s?[/／]\s?{OPEN}?[0-9][0-9,.]*{CLOSE}?"
)  # 46/46: so many of so many


def _is_bounded(words: str) -> bool:
    """Whether words are a bound (≥90%), a range (20-40), measured (27mg/L, 未检出) or two numbers, as values may be."""
    if _EITHER.fullmatch(words):
        return True
    if _UNMEASURED.fullmatch(words) or _BOUND.match(words) or _TERM.fullmatch(words) or _MEASURED.fullmatch(words):
        return True
    return read_spread(words) is not None


def _said(sheet: Sheet, body: range, column: int) -> list[str]:
    """Return what the cells of a column say; behind the first those that take no other column, where any does so.

    达标排放 over three columns is of none of them.
    """
    places = sheet.down(body, column)
    own = [i for i in places if column and sheet.cells[i].column_span == 1]
    narrow = [w for i in own if not is_empty(w := sheet.words[i])]
    return narrow or [w for i in places if not is_empty(w := sheet.words[i])]


def _has_values(heads: Sequence[str]) -> bool:
    """Whether the head of a column says that its cells are values: 2022年, 2023年进展, 目标值, 完成值."""
    return bool(heads) and (is_year(heads[-1]) or bool(_VALUE_HEAD.fullmatch(heads[-1])))


def _counts_people(heads: Sequence[str]) -> bool:
    """Whether the header of a column says that its cells count people: 参加人数; not 规模, which only groups."""
    unit = unit_of_name(without_unit(heads[-1])) if heads else None
    return unit is not None and unit.unit in ("人", "人次")


def tells_years(heads: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a column says of which year the values beside it are, under one header: 基准 over 年份 | 数值."""
    return len(heads) > 1 and heads[-1] in YEARS and bool(said) and all(map(is_year, said))


def label_columns(
    sheet: Sheet, body: range, headers: Callable[[int], Sequence[str]], is_ordinal: Callable[[int], bool]
) -> int:
    """Count the columns at the left whose cells are words."""
    lasts = Counter(sides[-1] for r in body if len(sides := sheet.sides(r)) > 1)
    most = lasts.most_common(1)[0][0] if lasts else sheet.columns - 1
    count = 0
    while count < most:
        said = _said(sheet, body, count)
        if count and (_has_values(headers(count)) or tells_years(headers(count), said)):
            break
        people = count > 0 and _counts_people(headers(count))
        figures = sum(
            is_number(w) or (count > 0 and _is_bounded(w)) or (people and bool(_OF_PEOPLE.fullmatch(w))) for w in said
        )
        if (not said and count) or (2 * figures > len(said) and not is_ordinal(count)):
            break
        count += 1
    return count
