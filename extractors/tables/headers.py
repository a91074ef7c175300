"""The columns of one table: what their headers say, read once for all cells and together with the other headers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.tables.cell_times import DATED, is_change, period_of_labels, without_times, years_run_together
from extractors.tables.cell_units import unit_of, without_unit
from extractors.tables.cell_values import (
    CAME,
    COUNT,
    PAID_OUT,
    TOTAL,
    Column,
    basis_of_head,
    basis_of_heads,
    column_of,
)
from extractors.tables.grid import CellView
from extractors.tables.measures import is_part, names_measure
from extractors.tables.naming import repeated
from extractors.tables.stretches import is_empty, is_year
from extractors.tables.words import any_word

_HELD = re.compile(r"持股|持有.{0,10}股份?数")
_MOVEMENT = re.compile(rf"本[年期]{CAME.pattern}")  # the header of a column of movements: 本年计提
_DIFFERENCE = re.compile(r"差[额值异](?:数|额)?")
_DIGITS = re.compile(r"[^0-9]{0,2}[0-9].{0,20}$")  # 约12, 3.5万元
_TWO = re.compile(r"(?P<first>.{3,12})[及和与](?P<second>.{2,8})")
_KINDS = re.compile(r".{0,8}(?:种类|类别|类型|品种)(?:[及和与](?:数量|金额|数额)?)?")
# argued: the table of dividends of three years in annual reports prints the sum in one column, its share in another
_OF_PROFIT, _DIVIDEND = re.compile(r"占.*净利润的?(?:比[率例重]|百分比)"), re.compile(r"现金分红的?(?:数额|金额|总额)")
_RATE = re.compile(r"比[例重]|占比|率$")
_OVERDUE = re.compile(any_word("overdue"))
# argued: lists of money placed with banks in annual reports print these three beside each other
_PLACED = re.compile(any_word("placed"))
_NOT_BACK = re.compile(rf"(?:{any_word('not_back')})的?(?:余额|金额)")
_DAYS = 360  # a period of more days is a year
_HOLDS = re.compile(r"准备|余额|价值|资产|负债|权益|公积|股本|物资|存款|债券|合计|总计|小计|情况")
_SUM = re.compile(r"[费额款]$|收入|支出|成本|产值|利润|金额|单价|价格")
_PAIR = frozenset({"数量", "金额"})
_BUDGET = frozenset({"预算", "预算数", "预算金额"})
_SET_BEFORE = frozenset({"target", "plan"})
_SHARE = re.compile(r"占.{0,12}(?:比|比[例重]|百分比|%)|比[例重]|占比|百分比|结构")


class Headers:
    """Reads the headers of the columns of one table; knows which of them come back, which stand side by side."""

    def __init__(self, cells: Sequence[CellView], year: int | None) -> None:
        self._year = year
        self._columns: dict[tuple[tuple[str, ...], tuple[date, date] | None], Column] = {}
        self._again = repeated(head for _, head in {(v.cell.column, v.above[-1]) for v in cells if v.above})
        self._paired = _paired(cells)
        self._priced = _priced(cells)
        self._shared = shared_words(view.heads for view in cells if view.role == "data")
        self._ends = {(v.cell.row, v.cell.column + v.cell.column_span): v for v in cells if v.role == "data"}
        self._heads = {(v.cell.row, v.cell.column): v.heads for v in cells if v.role == "data" and v.heads}
        self._each = tuple(dict.fromkeys(self._heads.values()))
        self._of_row: dict[int, dict[tuple[str, ...], None]] = {}
        for view in cells:
            if view.role == "data" and view.heads and (is_empty(view.text) or _DIGITS.match(view.text)):
                self._of_row.setdefault(view.cell.row, {})[view.heads] = None
        # Beside 持股数量 in a list of holders 比例 is that of what they hold.
        self._held = any(_HELD.search(head) for view in cells for head in view.heads)
        self._moving = any(_MOVEMENT.fullmatch(head) for view in cells for head in view.heads)

    def column(self, heads: tuple[str, ...], usual: tuple[date, date] | None) -> Column:
        """Read the headers of a column, once for all its cells."""
        if (heads, usual) not in self._columns:
            column = column_of(heads, self._year, usual, self._again)
            word = without_unit(heads[-1]) if heads else ""
            if word in _PAIR and heads[:-1] in self._paired and word not in column.words:
                column = replace(column, words=column.words + word)
            if heads[:-1] in self._priced and _in_money(heads) and column.words and not _SUM.search(column.words):
                column = replace(column, words=column.words + "金额")
            if word == "金额" and column.words and _is_deed(heads[:-1], column.words):
                column = replace(column, words=column.words + word)
            if column.words == word and (outer := self._shared.get(heads[:-1])):
                column = replace(column, words=outer + word)
            if column.words == word and is_part(word) and (outer := self._counted_over(heads)):
                column = replace(column, words=outer + word)
            if self._moving and word in _BUDGET and not column.words:
                column = replace(column, words=word)  # beside 本期增加 it is that of a project
            if column.words and self._is_left(heads):
                column = replace(column, words=column.words + "余额")
            if _OF_PROFIT.fullmatch(column.words) and any(_DIVIDEND.match(h) for other in self._each for h in other):
                column = replace(column, words="现金分红" + column.words)
            if _PLACED.fullmatch(word) and not column.words and self._is_placed(heads):
                column = replace(column, words=word)
            if column.words == "比例" and self._held:
                column = replace(column, words="持股比例")
            self._columns[heads, usual] = self._told_apart(heads, column, usual)
        return self._columns[heads, usual]

    def _counted_over(self, heads: tuple[str, ...]) -> str:
        """Return what an outer header with its unit counts, over kinds and a total: 培训班（期） over 线上 | 合计."""
        outer = heads[-2:-1]
        unit = unit_of(outer)
        beside = [other for other in self._each if other[:-1] == heads[:-1]]
        if unit is None or unit.kind != "count" or not any(TOTAL.fullmatch(other[-1]) for other in beside):
            return ""
        return "" if any(unit_of(other[-1:]) for other in beside) else column_of(outer, None, None).words

    def _is_left(self, heads: tuple[str, ...]) -> bool:
        """Whether a header says what is left of what another pays out under the same one: 年末余额 beside 发放额."""
        if len(heads) < 2 or without_times(heads[-1]) != "余额" or heads[-2].endswith("余额"):
            return False
        return any(other[:-1] == heads[:-1] and PAID_OUT.fullmatch(without_unit(other[-1])) for other in self._each)

    def _is_placed(self, heads: tuple[str, ...]) -> bool:
        """Whether what was placed in all stands beside what of it is not due or not back: 发生额, 未到期余额."""
        return any(other[:-1] == heads[:-1] and _NOT_BACK.fullmatch(without_unit(other[-1])) for other in self._each)

    def of_total(self, view: CellView, column: Column) -> Column:
        """Return a column of totals of what is late for how long with that word: 合计 beside 逾期90天以内, 逾期1年以上.

        Left alone: the row that adds up the others, which the caption names; rates (占贷款总额比例).
        """
        label = view.beside[-1] if view.beside else ""
        words = column.words or (without_unit(view.heads[-1]) if view.heads else "")
        if not TOTAL.fullmatch(words) or TOTAL.fullmatch(label) or _RATE.search(label):
            return column
        beside = [other[-1] for other in self._each if other[:-1] == view.heads[:-1] and other != view.heads]
        late = _OVERDUE.match(beside[0]) if len(beside) > 1 else None
        same = late and all(head.startswith(late[0]) for head in beside)
        return replace(column, words=late[0] + words) if late and same else column

    def _told_apart(self, heads: tuple[str, ...], column: Column, usual: tuple[date, date] | None) -> Column:
        """Return a column with the header that alone tells it from another: 年初预算 beside 调整后预算.

        So 预算数 over 接待费 where 决算数 stands over another 接待费.
        """
        kinds = tuple(map(basis_of_head, heads))
        if column.change or not any(kinds):
            return column
        for other in self._each:
            if len(other) != len(heads) or other == heads:
                continue
            differ = [at for at in range(len(heads)) if heads[at] != other[at]]
            if len(differ) != 1 or not kinds[differ[0]] or not (kind := basis_of_head(other[differ[0]])):
                continue
            beside = column_of(other, self._year, usual, self._again)
            word = without_unit(DATED.sub("", heads[differ[0]]))
            again = differ[0] < len(heads) - 1 or kind == kinds[differ[0]]
            if again and (beside.words, beside.period) == (column.words, column.period) and word not in column.words:
                return replace(column, told=word)
        return column

    def column_before(self, view: CellView, usual: tuple[date, date] | None) -> Column | None:
        """Return the column left of one of shares that stands beside several: 期末余额 | 占比 | 期初余额 | 占比."""
        head = view.heads[-1] if view.heads else ""
        if head not in self._again or not _SHARE.fullmatch(without_unit(head)):
            return None
        before = self._heads.get((view.cell.row, view.cell.column - 1))
        return self.column(before, usual) if before else None

    def of_kind(self, view: CellView, column: Column) -> Column:
        """Return a column named by the kind in the cell before it: 股份种类 over 种类 | 数量, 人民币普通股 | 200.

        Left alone: a kind that no cell says.
        """
        head = without_unit(view.heads[-1]) if len(view.heads) > 1 else ""
        outer = column.words.removesuffix(head) or without_unit(view.heads[-2] if head else "")
        if not COUNT.fullmatch(head) or not _KINDS.fullmatch(outer):
            return column
        before = self._ends.get((view.cell.row, view.cell.column))
        kind = before.text if before and view.heads[-2] in before.heads else ""
        if not kind and view.named and _KINDS.fullmatch(view.named[-1][0]):
            kind = view.named[-1][1]
        return column if is_empty(kind) or _DIGITS.match(kind) else replace(column, words=kind + head)

    def compared(self, view: CellView, column: Column, usual: tuple[date, date] | None) -> Column:
        """Return a column of changes dated by the later of the times that stand beside it: 2023年 | 2024年 | 增减值.

        A difference is one where the columns beside it say two times of one thing: 2024年末 | 2023年末 | 差额.
        Left alone: 预算数 | 决算数 | 差额; a column that says its own time.
        """
        differs = bool(view.heads) and bool(_DIFFERENCE.fullmatch(without_unit(view.heads[-1])))
        if column.period or not (column.change or differs):
            return column
        if column.change and (within := self._between(view, usual)):
            return replace(column, period=within)
        times = self._times_beside(view, usual, alike=differs)
        later = max(times, key=lambda time: time[::-1], default=None)
        if later is None:
            return column
        if differs and len(times) < 2:  # between two values of one year: 原报值（2023） | 更正值（2023） | 差异
            return replace(column, period=later)
        if differs:
            head = view.heads[-1]
            column = replace(column, change=head, words=column.words.removesuffix(without_unit(head)))
        at_end = usual is not None and later == (usual[1], usual[1])  # from the opening to the end of the period
        return replace(column, period=usual if at_end else later)

    def _between(self, view: CellView, usual: tuple[date, date] | None) -> tuple[date, date] | None:
        """Return the time from the day of the column before to that of the column behind: 年初 | 增减变动 | 年末."""
        places = (view.cell.column - 1, view.cell.column + view.cell.column_span)
        heads = [self._heads.get((view.cell.row, place)) for place in places]
        days = [self.column(said, usual).period if said else None for said in heads]
        first, last = ((day[1] if day and day[0] == day[1] else None) for day in days)
        return (first + timedelta(days=1), last) if first and last and first < last else None

    def words_beside(self, view: CellView, usual: tuple[date, date] | None) -> set[str]:
        """Return what the other numbers of a row measure, as their headers name it, without changes."""
        heads = (heads for heads in self._of_row.get(view.cell.row, ()) if heads != view.heads)
        return {column.words for column in (self.column(one, usual) for one in heads) if not column.change}

    def word_compared(self, view: CellView, usual: tuple[date, date] | None) -> str:
        """Return what the column before says where no other one is told of two times: 笔数 | 金额 | 上年金额 | 同比.

        Or where all columns before it say nothing else: 客运量 of two years | 同比 | 占比 of two years.
        """
        before = self._heads.get((view.cell.row, view.cell.column - 1))
        if not before:
            return ""
        words = self.column(before, usual).words
        times: dict[str, set[tuple[date, date] | None]] = {}
        for heads in self._of_row.get(view.cell.row, ()):
            column = self.column(heads, usual)
            if heads != view.heads and not column.change:
                times.setdefault(column.words, set()).add(column.period)
        said = {word for word, own in times.items() if len(own) > 1}
        at_left = filter(None, (self._heads.get((view.cell.row, at)) for at in range(view.cell.column)))
        told = {column.words for heads in at_left if not (column := self.column(heads, usual)).change}
        return words if said == {words} or (words in said and told == {words}) else ""

    def _times_beside(self, view: CellView, usual: tuple[date, date] | None, *, alike: bool) -> set[tuple[date, date]]:
        """Return the times of the levels beside a column of changes; no single one where another level says none.

        `alike` takes those only that are of one kind: no budget beside what was spent.
        """
        own = view.heads
        outer = own[:-1]
        while outer and is_change(outer[-1]):
            outer = outer[:-1]  # 本年比上年 over 增减数
        others = [(h, self.column(h, usual)) for h in self._of_row.get(view.cell.row, ()) if h != own]
        beside = [(h, column) for h, column in others if h[:-1] == outer or h[-1] == own[-1]]
        if len({column.period for _, column in beside if not column.change}) < 2:
            # 2023年 and 2024年 over 人数 | 比例, then 人数增减; 2023年 beside 2024年 over 排放量 | 许可量
            kinds = {basis_of_heads(heads[::-1]) for heads, _ in beside}
            beside = [at for at in others if not kinds or basis_of_heads(at[0][::-1]) in kinds]
        levels = [(basis_of_heads(heads[::-1]), column) for heads, column in beside if not column.change]
        told = [(basis, column) for basis, column in levels if basis not in _SET_BEFORE]
        if told[-1:] == levels[-1:] and len({column.period for _, column in told if column.period}) > 1:
            levels = told  # 2020年基期值 | 2025年目标值 | 2023年完成值; not the plan for the year behind two of them
        kinds = {levels[0][0]} if alike and levels else {basis for basis, _ in levels}
        times = {column.period for basis, column in levels if column.period and basis in kinds}
        times.update(year for heads, column in beside if not column.change for year in years_run_together(heads[-1]))
        return times if len(times) > 1 or all(column.period for _, column in levels) else set()

    def year_of_row(self, view: CellView) -> tuple[date, date] | None:
        """Return the year that a row is about in a table of movements: 2021年 | 年初余额 | 本年计提 | 年末余额.

        Left alone: rows of years under balances only, which say when something ends (losses carried forward); rows
        with a name (a company and the year when it was bought).
        """
        if not self._moving or not view.beside or not all(map(is_year, view.beside)):
            return None
        period = period_of_labels(view.beside, self._year)
        return period if period and (period[1] - period[0]).days > _DAYS else None


def shared_words(paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Return what an outer header of two things says of both: 公务用车 of 公务用车购置及运行费 over 购置费 | 运行费.

    The first thing ends as one of the inner headers, and the second is another of them.
    """
    inner: dict[tuple[str, ...], set[str]] = {}
    for heads in paths:
        if len(heads) > 1:
            inner.setdefault(heads[:-1], set()).add(without_unit(heads[-1]))
    found: dict[tuple[str, ...], str] = {}
    for outer, words in inner.items():
        match = _TWO.fullmatch(without_unit(outer[-1]))
        if match is None or match["second"] not in words:
            continue
        ends = (word for said in words for word in (said, said[:-1]) if len(word) > 1)
        end = next((word for word in ends if match["first"].endswith(word)), None)
        if end and len(shared := match["first"].removesuffix(end)) > 1:
            found[outer] = shared
    return found


def _is_deed(outer: tuple[str, ...], words: str) -> bool:
    """Whether outer headers name what was done and no measure of it: 归集, 贷款发放; not 坏账准备, 营业收入."""
    deed = bool(outer) and without_unit(outer[-1]) == words and not names_measure(words)
    return deed and not _SUM.search(words) and not _HOLDS.search(words)


def _in_money(heads: tuple[str, ...]) -> bool:
    """Whether the nearest header says that its numbers are sums of money and nothing else: 万元, 金额（万元）."""
    unit = unit_of(heads[-1:])
    return unit is not None and unit.kind == "amount" and without_unit(heads[-1]) in ("", "金额", unit.text)


def _priced(cells: Sequence[CellView]) -> frozenset[tuple[str, ...]]:
    """Return the outer headers under which what is counted and what it cost stand side by side: 万吨 | 万元."""
    units: dict[tuple[str, ...], set[bool]] = {}
    for heads in {view.heads for view in cells if len(view.heads) > 1}:
        if unit := unit_of(heads[-1:]):
            units.setdefault(heads[:-1], set()).add(unit.kind == "amount")
    return frozenset(outer for outer, money in units.items() if len(money) > 1)


def _paired(cells: Sequence[CellView]) -> frozenset[tuple[str, ...]]:
    """Return the outer headers under which 数量 and 金额 stand side by side: of what both words say."""
    said: dict[tuple[str, ...], set[str]] = {}
    for view in cells:
        if view.heads:
            said.setdefault(view.heads[:-1], set()).add(without_unit(view.heads[-1]))
    return frozenset(outer for outer, words in said.items() if words >= _PAIR)
