"""Where the unit of a bare number stands: in its column, its row, its name, around the table, in lines near it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.tables.band_units import units_of_bands
from extractors.tables.block_units import units_of_blocks
from extractors.tables.cell_amounts import Amount, read_amount
from extractors.tables.cell_units import (
    PERCENT,
    Scale,
    is_foreign,
    unit_in_column,
    unit_of,
    unit_of_corner,
    unit_of_name,
    without_unit,
)
from extractors.tables.cell_values import Column
from extractors.tables.currencies import currency_below, is_currency, is_original
from extractors.tables.dealt_units import dealt_units
from extractors.tables.form_names import is_measured, units_in_cells
from extractors.tables.grid import CellView
from extractors.tables.part_units import PartUnits
from extractors.tables.stretches import is_period
from extractors.tables.surroundings import Surroundings
from extractors.tables.told_units import ToldUnit
from extractors.tables.total_units import units_of_totals
from extractors.tables.uncounted import counts_nothing
from extractors.tables.unit_fits import keeps_unit, takes_unit
from extractors.tables.unit_lines import (
    fitting,
    in_local_money,
    lists_percent,
    unit_of_others,
    units_by_word,
    units_listed,
    units_named,
)
from extractors.text.characters import CLOSE, COLON, OPEN
from extractors.text.word_patterns import any_word

OF_TABLE = ("corner", "title row", "line above", "note below", "section", "lines around")  # a table's own unit
_AMOUNT = re.compile(rf"(?:{OPEN}|-)?[0-9,]+\.([0-9]+){CLOSE}?")  # its decimals
_PER_SHARE = re.compile(r"每股(?:收益|净资产|现金|股利|红利|面值|公积)")  # in 元 where the table is, never in 万元
_EARNED = re.compile(r"每股(?:收益|净资产)(?:基本|稀释)?$")
_THOUSANDS = re.compile(r"[-−–—+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SHARE = re.compile(r"[-+−–—－＋]?[0-9.,]+[%％]")
# argued: lists of shareholders and of managers count in shares where they name no unit
_SHARES = re.compile(
    r".*(?:持股|持有|股份|股票|质押|冻结|标记).*(?:数量|股数|股份数|持股数)|.*(?:持股|持有股份|限售股)(?:数|总数)"
)
_FEWEST_SHARES = 1000
_OF_SHARES = re.compile(r"(?:报告期|本期|本年|年度)内?(?:股份|持股)?增减(?:变动)?(?:数量|股数|情况)?")
_MEAN_OF_SHARES = re.compile(r".*普通股的?加权平均数")
# argued: what one share costs, whatever the table counts in
_PRICE = re.compile(rf"(?:发行|授予|行权|回购|增持|减持|收盘|配股)(?:均?价|价格)(?P<or_rate>{OPEN}或利率{CLOSE})?")
_ONE_SHARE, _ABROAD = re.compile(r"股"), re.compile(r"[BH]股|港|美")
_COUNT_OF_STAFF = re.compile(r"(?:(?:在岗|在职|年末)?(?:人数|职工数|员工数)|.{0,6}人数)(?:合计)?")
_PART_OF_STAFF = re.compile(
    rf"(?:其中{COLON}?)?(?:[男女]性?|[0-9]{{2}}周?岁?(?:[及以]*[上下]|[-—–~～至][0-9]{{2}}周?岁)|少数民族|中共党员|党员|(?:核定)?编制数?|财政供养(?:人员)?)"
)
_EXCHANGE = re.compile(r"汇率(?!变动)")  # 汇率变动影响 is a sum of money
# argued: what is paid or owed, by its name
_MONEY = re.compile(r"(?:金额|[总余差]额|收入|支出|费用?|资金|投资|成本|利润|产值|报酬|薪酬|工资|补助|津贴|价款)$")
# argued: notes on construction in progress print the progress of works in per cent without the sign
_PROGRESS = re.compile(r"(?:工程|施工|完工|建设|投入|投资|形象|履约|项目)进度$")
# argued: notes on depreciation print these rates in per cent, mostly without the sign
_WRITTEN_OFF = re.compile(r"(?:残值|折旧|摊销)率$")
_FRACTION = re.compile(r"(?<![0-9.])0\.0*[1-9]")
_WHOLE_SHARE = 100
_BEYOND_SHARES = 200  # per cent: works go that far beyond their plan at most
_LARGE_SHARE = 1000  # per cent: a number so large under a label with % counts something else
_MILLION = 10**6
_POINTS = re.compile(r"(?:增加|减少|上升|下降|提高|降低|[+-])?[0-9.]+个?百分点")
_POINTS_OF_SCORE = re.compile(r"(?:自评|考核|评价|实际|最终)?(?:得分|分值|评分|满分|[扣加]分)")
_STAFF = re.compile(rf".*(?:人员|干部|{any_word('metrics/words.csv', 'staff')})")
_STAFF_BY = re.compile(
    r"(?:.{0,6}(?:人员|员工|职工))?(?:专业|学历|教育|年龄|岗位|职称|职务|性别|工龄|司龄)(?:构成|结构|程度|分布|类别)(?:类别)?"
)
_COUNT_HEAD = re.compile(r"(?:数量|人员数量)(?:合计)?")
_RATED = re.compile(r"率$|占比|比[例重]|百分比|幅度?$|(?:同比(?:增[减长]|变[动化])?|增长)$")
_SUM_HEAD = re.compile(r"金额|总额|余额|价值")


class Named(NamedTuple):
    """What a number is called: its metric, its row's label, whether the row says how the one above changed."""

    metric: str | None
    label: str
    changed: bool


def _fits(unit: Scale, label: str, column: Column) -> bool:
    """Whether the unit of a band fits a row: money no rate but amounts a share, 倍 all but shares in %."""
    return unit.unit != "元" or "每股" in label or takes_unit(label, column)


def _is_share_count(amount: Amount) -> bool:
    """Whether a number may count shares one by one: whole, and none or thousands of them."""
    return not amount.decimals and not amount.percent and (not amount.value or abs(amount.value) >= _FEWEST_SHARES)


def _is_share_of_whole(text: str) -> bool:
    """Whether a bare number may be a share in %: 11.77, 100.00; not 0.97, which may be one of 1."""
    amount = read_amount(text)
    return amount is not None and not amount.percent and 1 < amount.value <= _WHOLE_SHARE


def is_score(heads: Sequence[str]) -> bool:
    """Whether a header says that its numbers are points: 分值, 自评得分."""
    return bool(heads) and bool(_POINTS_OF_SCORE.fullmatch(heads[-1]))


def is_uncounted(head: str) -> bool:
    """Whether a header says that the numbers under it count nothing: days, telephones, ranks."""
    return counts_nothing(head) and unit_of([head]) is None


class TableUnits:
    """The units that a table and what stands around it state.

    `between` is that of the unit lines before and behind, `declared` the one that its section says for all tables.
    """

    def __init__(
        self,
        cells: Sequence[CellView],
        around: Surroundings,
        parts: PartUnits,
        between: Scale | None,
        *,
        declared: Scale | None,
    ) -> None:
        self.cells = cells
        self.decimals = self._usual_decimals()
        self._lines = around.lines_above()
        self._before = unit_of(around.lines_before()) if not self._lines else None
        self._by_word = units_by_word(self._lines)
        self._in_percent = lists_percent(self._lines)
        self._listed = () if self._by_word else units_listed(self._lines)
        named = () if self._by_word else units_named(self._lines)
        self._dealt, self._of_rows = dealt_units(cells, named)
        self._blocks = units_of_blocks(cells, named)
        self.local = in_local_money(self._lines, {head for view in cells for head in view.heads})
        self._banded = units_of_bands(cells)
        self._parts, self._in_cells = parts, units_in_cells(cells)
        self._printed_shares = {v.cell.column for v in cells if v.role == "data" and _SHARE.fullmatch(v.text)}
        self._grouped = self._grouped_changes()
        self._far = self._columns_beyond()
        self._fractions = {v.cell.column for v in cells if v.role == "data" and _FRACTION.search(v.text)}
        self._in_points = {view.cell.row for view in cells if view.role == "data" and _POINTS.fullmatch(view.text)}
        money = between if between and not self._by_word and self._is_money() else None
        self._stated = self._stated_unit(around, money, declared)
        self._totals = units_of_totals(cells)
        self._told = None if self._stated[0] or self._before else ToldUnit(cells, around)
        heads = {view.heads for view in cells if view.heads}
        self._shares = next((u for h in heads if "股" in h[-1] and (u := unit_of(h[-1:])) and u.unit == "股"), None)
        self._held = any(_SHARES.fullmatch(head[-1]) for head in heads)
        self._staffed = any(_COUNT_OF_STAFF.fullmatch(without_unit(head[-1])) for head in heads)

    def is_share(self, view: CellView) -> bool:
        """Whether a cell stands in a column of shares beside one of counts under the same header."""
        unit = self._blocks.get(view.cell.column)
        return unit is not None and unit.unit == "%" and not _RATED.search("".join(view.heads[-1:]))

    def _stated_unit(
        self, around: Surroundings, money: Scale | None, declared: Scale | None
    ) -> tuple[Scale | None, str]:
        """Return the unit that the words around the table state for all of it, and where it was found."""
        if len(self._listed) == 1:
            return self._listed[0], "line above"
        if others := unit_of_others(self._lines):
            return others, "line above"
        places = ((self._lines, "line above"), (around.notes_below(), "note below"), (around.section(), "section"))
        found = next(((unit, at) for words, at in places if (unit := unit_of(words))), None)
        if not found and declared:
            return declared, "section"
        return found or (money, "lines around" if money else "none")

    def _usual_decimals(self) -> int | None:
        """Return how many decimals the amounts of the table have where all have as many, two or more; else None."""
        found = {m[1] for view in self.cells if (m := _AMOUNT.fullmatch(view.text))}
        lengths = set(map(len, found))
        return lengths.pop() if len(lengths) == 1 and max(lengths) >= 2 else None

    def _is_money(self) -> bool:
        """Whether the amounts of the table have two decimals and reach a million: sums of money to the cent."""
        amounts = (read_amount(view.text) for view in self.cells if _AMOUNT.fullmatch(view.text))
        return self.decimals == 2 and any(amount and abs(amount.value) >= _MILLION for amount in amounts)

    @staticmethod
    def _group(view: CellView) -> str | int:
        """Return what tells columns of one kind: the outermost of several headers, else the column."""
        return view.heads[0] if len(view.heads) > 1 else view.cell.column

    def _grouped_changes(self) -> frozenset[str | int]:
        """Return the groups of columns with a number of thousands: their changes are amounts, no shares in %."""
        return frozenset(
            self._group(view) for view in self.cells if _THOUSANDS.search(view.text) and view.role == "data"
        )

    def _columns_beyond(self) -> frozenset[int]:
        """Return the columns with a number that is too large for a share of a whole: 掘进进度 860."""
        data = ((view.cell.column, read_amount(view.text)) for view in self.cells if view.role == "data")
        return frozenset(
            at for at, amount in data if amount and not amount.percent and abs(amount.value) > _BEYOND_SHARES
        )

    def find(self, view: CellView, column: Column, named: Named) -> tuple[Scale | None, str]:
        """Return the unit of a bare number and where it was found, the nearest place first.

        Head of the column, label of the row, the metric's own name, title row, corner, line above, note below, section,
        the lines before and behind, what follows from its kind. In a row of changes (增长%) its own % comes first.
        """
        if named.changed and (found := self._of_row(view)) and found.unit == "%":
            return found, "row label"
        if found := unit_of(reversed(view.heads)):
            return found, "column head"
        if found := self._blocks.get(view.cell.column):
            return found, "line above"
        if is_score(view.heads):  # never the unit of what the row counts
            return Scale(1, "分", "other", ""), "column head"
        if found := self._difference(view, column):
            return found, "row label"
        if found := unit_in_column(view.named if keeps_unit(column) else (), view.unit):
            return found, "unit column"
        heads = "".join(view.heads)
        if _EXCHANGE.search(heads):
            return None, "none"
        if "人民币" in heads:
            return Scale(1, "元", "amount", "人民币"), "column head"
        if is_original(heads) and not is_currency(named.label):
            return currency_below(view, self.cells), "row below"
        if (keeps_unit(column) or named.changed) and (found := self._of_row(view)):
            return found, "row label"
        asked = (unit for word, unit in self._by_word.items() if heads.endswith(word) or named.label == word)
        if found := next(asked, None):
            return found, "line above"
        if found := self._of_shares(view, named.label):
            return found, "name"
        if self._in_percent and _RATED.search(column.change or column.words or named.label):
            return PERCENT, "line above"
        if len(self._listed) > 1:  # 单位：户、万千瓦时
            return (found, "line above") if (found := self._listed_unit(view, named)) else (None, "none")
        if found := self._totals.get(view.cell.column):
            return found, "columns before it"
        names = (named.metric, view.heads[-1] if view.heads else None, named.label if keeps_unit(column) else None)
        if found := next(filter(None, map(unit_of_name, names)), None):
            return found, "name"
        if keeps_unit(column) and (found := self._parts.of(view.cell.row)):
            return found, "row above"
        if (found := self._in_cells.get(view.cell.column)) and is_measured(named.label, view.heads):
            return found, "cell of its column"
        if not column.change and self._counts_staff(view, column, named):
            return Scale(1, "人", "count", ""), "name"
        found, place = self._of_table(view, column, named.label)
        if found is None and not column.change and view.cell.row in self._in_points:
            return Scale(1, "%", "ratio", ""), "change beside it"
        if found is None and not column.change and _EARNED.search(named.label + column.words):
            return Scale(1, "元/股", "ratio", ""), "name"
        if found is None and _PROGRESS.search(column.words or named.label) and self._is_of_whole(view):
            return PERCENT, "name"
        if found is None and self._is_written_off(view, column.words or named.label):
            return PERCENT, "name"
        return found, place

    def _is_written_off(self, view: CellView, words: str) -> bool:
        """Whether a number is a rate of depreciation in %, as none of its column is a fraction: 残值率 0-5, 5.00."""
        far = view.cell.column in self._far or view.cell.column in self._fractions
        return not far and _WRITTEN_OFF.search(words) is not None

    def _is_of_whole(self, view: CellView) -> bool:
        """Whether a bare number may be a share in %, as none of its column is too large for one."""
        return view.cell.column not in self._far and _is_share_of_whole(view.text)

    def _of_shares(self, view: CellView, label: str) -> Scale | None:
        """Return 元 of the price of a share, 股 of a mean of shares, what another column counts shares in (万股)."""
        head = view.heads[-1] if view.heads else ""
        if price := _PRICE.fullmatch(head):
            of_shares = not price["or_rate"] or _ONE_SHARE.search(label)
            return Scale(1, "元", "amount", "") if of_shares and not _ABROAD.search(label) else None
        stated = self._stated[0]
        if _MEAN_OF_SHARES.fullmatch(label) and not (stated and stated.factor > 1):
            amount = read_amount(view.text)
            return Scale(1, "股", "count", "股") if amount and abs(amount.value) >= _MILLION else None
        counted = _SHARES.fullmatch("".join(view.heads)) or _OF_SHARES.fullmatch(head)
        return self._shares if counted and self._shares and self._shares.factor > 1 else None

    def _counts_staff(self, view: CellView, column: Column, named: Named) -> bool:
        """Whether a whole number counts people: by its name (生产人员), the band over it (教育程度 over 本科).

        Also by its header: 女, 35岁及以下 beside 人数.
        """
        part = bool(self._staffed and view.heads and _PART_OF_STAFF.fullmatch(view.heads[-1]))
        if column.words and not part:
            return False
        whose = any(map(_STAFF.fullmatch, (named.label, named.metric or "")))
        staff = whose or any(map(_STAFF_BY.fullmatch, (*view.beside[:-1], view.title or "")))
        counted = not view.heads or _COUNT_HEAD.fullmatch(view.heads[-1]) or is_period(view.heads[-1])
        amount = read_amount(view.text) if part or (staff and counted) else None
        return amount is not None and not amount.decimals and not amount.percent

    def _listed_unit(self, view: CellView, named: Named) -> Scale | None:
        """Return which of the units of a line fits: the header decides, else the columns beside it, else the label."""
        head = view.heads[-1] if view.heads else ""
        if dealt := self._dealt.get(view.cell.column) or self._of_rows.get(view.cell.row):
            return dealt
        return fitting(self._listed, head) or fitting(self._listed, named.label) or unit_of_name(named.metric)

    def _of_row(self, view: CellView) -> Scale | None:
        """Return the unit of a row's label; none of 利率上升20% beside 1,864,705.32, of 存款（美元） in 人民币元.

        A thing that bands rows is none where the header counts another: 岗位 beside 管理 under 人数.
        """
        found = unit_of(reversed(view.beside))
        if found is None or (self.local and is_foreign(found)):
            return None
        counted = unit_of_name(view.heads[-1]) if view.heads and found.text in view.beside[:-1] else None
        if counted and found.kind == "count":
            return None
        large = found.unit == "%" and (amount := read_amount(view.text)) and abs(amount.value) >= _LARGE_SHARE
        return None if large else found

    def _of_table(self, view: CellView, column: Column, label: str) -> tuple[Scale | None, str]:
        """Return the unit that holds for the whole table, or for a band of it, where it fits the number."""
        corner, title = unit_of_corner(view.corner), unit_of([view.title] if view.title else [])
        found, place = (corner, "corner") if corner else (title, "title row") if title else self._stated
        far = view.cell.column in self._far
        amounts = self._group(view) in self._grouped
        per_share = found is not None and found.text == "元" and bool(_PER_SHARE.search(label + column.words))
        titled = found is not None and found == title and keeps_unit(column) and _fits(found, label, column)
        if found and (titled or per_share or takes_unit(label, column, found, amounts=amounts, far=far)):
            return found, place
        banded = None if found else self._banded.get(view.cell.row)
        if banded and keeps_unit(column) and _fits(banded, label, column):
            return banded, "band"
        named = _MONEY.search(column.words or label)
        if self._before and self._before.unit == "元" and found is None and named and takes_unit(label, column):
            return self._before, "line above"
        if found is None and self._told and (told := self._told.of(view)):
            fits = takes_unit(label, column, told, amounts=amounts, far=far)
            return (told, "paragraph above") if fits else (None, "none")
        held = _SHARES.fullmatch("".join(view.heads)) or (self._held and _OF_SHARES.fullmatch("".join(view.heads[-1:])))
        if held and (amount := read_amount(view.text)) and _is_share_count(amount):
            return Scale(1, "股", "count", "股"), "name"
        return None, "none"

    def _difference(self, view: CellView, column: Column) -> Scale | None:
        """Return the unit of a bare number in a column of changes that prints the % of the others: that of its row."""
        if not column.change or view.cell.column not in self._printed_shares:
            return None
        unit = self._of_row(view) or unit_in_column(view.named, view.unit)
        return Scale(1, "百分点", "ratio", "百分点") if unit and unit.unit == "%" else unit

    def counts_else(self, view: CellView, amount: Amount, scale: Scale | None) -> bool:
        """Whether a whole number among amounts with two decimals is none of money, unless its header says so."""
        money = scale is not None and (scale.unit, scale.factor) == ("元", 1)
        whole = bool(self.decimals and amount.value and not amount.decimals)
        return money and whole and not _SUM_HEAD.search("".join(view.heads[-1:]))
