"""The amounts of a report's tables, found by their value."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import Row
from pipeline.checks.interval import Interval
from pipeline.checks.report import Report, once_a_report, whole_name
from pipeline.checks.sentences import is_exact_level, is_of_year

_RESTATED = "调整后"
NAME = 2
"""Characters of a name that says what is counted."""
_TOTAL = re.compile(r"合计|小计|总计|[（(][^（）()]*[）)]")
_BARE = re.compile(
    r"^(?:辖区|全年|年末|年底|年内|年(?=[供售产用发处]\S{1,4}量)|本年|本期|当年|期末|报告期内?|共|累计|实现|完成|全[市县区镇院校]|本[行司院校]|公司|20\d\d年度?)+"
    r"|(?:的?(?:排放总?量|排放|总量|总数|总额|数量|金额|余额|人数|人次|次数|件数|台次|场次|占比|比例|比重|投入|数|量))$"
)
_Key = tuple[str, str]
_HALF = 200  # days, a half of the year
_ONE_UNIT = {"tCO2e": "吨二氧化碳当量", "tCO2": "吨二氧化碳", "tce": "吨标准煤", "kWh": "千瓦时"}


@once_a_report
def places_of(report: Report) -> Mapping[int, tuple[str, int]]:
    """Return by where it begins the table and the row of each cell."""
    return {c["start_char"]: (c["table_id"], c["row"]) for c in report.rows("tables") if c["start_char"] >= 0}


@once_a_report
def table_quantities(report: Report) -> Mapping[int, Row]:
    """Return by where they begin the quantities of tables."""
    return {q["start_char"]: q for q in report.rows("quantities") if q["source"] == "table"}


def _name(q: Row) -> str:
    """Return what a value is called, without the word that it is the one before or after it was restated."""
    return re.sub("^调整[前后]", "", whole_name(q))


class Tabled:
    """The amounts of the tables of a report by their size, and the rows that they stand in."""

    def __init__(self, report: Report) -> None:
        places = places_of(report)
        columns = {c["start_char"]: c["column"] for c in report.rows("tables")}
        lines: dict[object, list[Row]] = defaultdict(list)
        self._columns: dict[tuple[str, int], list[Row]] = defaultdict(list)
        self._column: dict[str, tuple[str, int]] = {}
        for q in report.rows("quantities"):
            if q["source"] == "table" and q["start_char"] in places:
                lines[places[q["start_char"]]].append(q)
                column = (places[q["start_char"]][0], columns[q["start_char"]])
                self._columns[column].append(q)
                self._column[q["row_id"]] = column
        self._line = {q["row_id"]: line for line in lines.values() for q in line}
        levels = [q for line in lines.values() for q in line if is_exact_level(q) and q["unit"]]
        self._levels = sorted(levels, key=lambda q: float(q["value"]))
        self._values = [float(q["value"]) for q in self._levels]

    def within(self, sought: Interval, unit: str) -> list[Row]:
        """Return the amounts of a unit between two ends."""
        slack = 1e-9 * max(1.0, abs(sought.high))
        first, last = bisect_left(self._values, sought.low - slack), bisect_right(self._values, sought.high + slack)
        return [q for q in self._levels[first:last] if q["unit"] == unit]

    def beside(self, cell: Row) -> list[Row]:
        """Return the amounts right above and below another one in its column."""
        column = self._columns[self._column[cell["row_id"]]] if cell["row_id"] in self._column else []
        at = next((at for at, q in enumerate(column) if q["row_id"] == cell["row_id"]), 0)
        return [q for place, q in enumerate(column) if abs(place - at) == 1]

    def before(self, cell: Row) -> Row | None:
        """Return the amount of the year before in the row of another one; None where there is none or several."""
        return self._years_on(cell, -1)

    def after(self, cell: Row) -> Row | None:
        """Return the amount of the year after in the row of another one; None where there is none or several."""
        return self._years_on(cell, 1)

    def _years_on(self, cell: Row, years: int) -> Row | None:
        if cell["period_end"] is None:
            return None
        own = [q for q in self._line.get(cell["row_id"], ()) if is_exact_level(q) and q["period_end"]]
        rows = [q for q in own if _name(q) == _name(cell) and q["unit"] == cell["unit"]
                and q["period_end"].year == cell["period_end"].year + years]  # fmt: skip
        rows = [q for q in rows if whole_name(q).startswith(_RESTATED)] or rows
        return rows[0] if len({q["value"] for q in rows}) == 1 else None


tabled_of = once_a_report(Tabled)


class NamedCell(NamedTuple):
    """A number of a table: its quantity, the label of its row and the head of its column."""

    q: Row
    label: str
    head: str


@once_a_report
def cells_with_names(report: Report) -> Sequence[NamedCell]:
    """Return the numbers of tables that are of the year and not 0, with the names that the table gives them."""
    by_place = table_quantities(report)
    return [
        NamedCell(q, grid.label(row), grid.head(column))
        for grid in report.grids
        for (row, column), number in grid.numbers.items()
        if (q := by_place.get(number.cell["start_char"]))
        and is_exact_level(q)
        and q["value"]
        and is_of_year(q, report.year)
    ]


def bare_name(name: str) -> str:
    """Return a name without words of a total, and what a head adds to it: 氨氮（吨） and 氨氮排放量 are one."""
    bare = re.sub("全年|年末|年度|累计", "", _TOTAL.sub("", name))
    while (less := _BARE.sub("", bare)) != bare and len(less) >= NAME:
        bare = less
    return bare


@once_a_report
def cells_of_year(report: Report) -> Mapping[_Key, Sequence[Row]]:
    """Return by bare name and unit the values that tables give for the year."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        own = q["source"] == "table" and is_exact_level(q) and q["unit"] and q["period_end"] is not None
        if not own or q["period_end"].year != report.year or q["basis"] or _is_part_of_year(q):
            continue
        if len(name := bare_name(whole_name(q))) >= NAME:
            found[name, unit_of_name(q)].append(q)
    return found


def unit_of_name(q: Row) -> str:
    """Return the unit of a value, by one name where it has two: kWh is 千瓦时."""
    return _ONE_UNIT.get(str(q["unit"]), str(q["unit"]))


def _is_part_of_year(q: Row) -> bool:
    """Whether a value is that of a quarter or of some months."""
    begin, end = q["period_start"], q["period_end"]
    return bool(begin and end and begin != end and (end - begin).days < _HALF)
