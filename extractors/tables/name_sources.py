"""What is known of one table that names its quantities, and what follows from it for a row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.tables.ageing import is_age
from extractors.tables.captions import SEVERAL
from extractors.tables.cell_times import is_time
from extractors.tables.cell_units import is_foreign, scale_of, unit_of, without_unit
from extractors.tables.cell_values import CAME, TOTAL, Column
from extractors.tables.currencies import counts_originals, is_currency
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.measures import names_measure
from extractors.tables.movements import Movement
from extractors.tables.row_heads import printed_head
from extractors.tables.row_nouns import Noun
from extractors.tables.segments import Segment
from extractors.tables.stages import Reserve
from extractors.tables.stretches import is_period
from extractors.text.characters import BRACKETS, CLOSE, OPEN

BALANCE = re.compile(r"[年期][初末].*(?:余额|价值|数)|^余额")
"""What headers of balances say."""
_ASIDE = re.compile(rf"{OPEN}(?P<unit>[^{BRACKETS}]{{1,6}}){CLOSE}$")


@dataclass(frozen=True, slots=True)
class NameSources:
    """What is known of one table that names its quantities; `naming.names_of` gathers it.

    `moves` is what the line above says that moves in the table.
    `labels` are row labels that come again in it; `changed` the labels of the row above for rows that say how that one
    changed; `timed` says that its rows are times; `section` is the title over a table whose headers are known, `assets`
    what a note's rows are parts of (开发支出); `numbered` are labels that differ in their last digit only (租赁1);
    `expires` is what a note says that ends in the years of its rows (可抵扣亏损); `companies` says that most labels are
    names of companies, `local` that all amounts are in 人民币元, also those of 存款（美元）. `segments` are rows that a
    total is made up of, `again` parties with several rows, `owed` what a table of parties owe (其他应收款),
    `aged` the claim that rows of ages break down, `account` what a total without another name is of (管理费用),
    `caption` the quantity that the caption names for all numbers, `reserve` what has stages in it or moves (坏账准备),
    `whole` what the total of a row without labels is of, by the title over it (“三公”经费), `called` what its
    caption calls it, `nouns` what the labels of rows leave out
    (员工 of 男性), `thing` what the lines and titles over the table say that it is about, `held` the account that
    its balances are of, with the part of it, `movements` what its rows say of how an asset moves.
    `ranked` says that it lists the first of many only (前五名), `total` is its last row
    where rows above it have labels, `counted` is what the caption says that bare totals count (员工),
    `balanced` that columns stand between a balance at the beginning and one at the end,
    `brought` what was brought forward, by row and label of its sorts,
    `budgeted` that a header names a budget or what was spent of it in full (全年预算数 beside 执行数),
    `bodies` headers that are names of bodies because most of its headers are,
    `divisions` headers that are parts of the business, with their names,
    `equity` that each column is a part of what the owners have, each row how it moved,
    `wholes` what rows with labels that come again are parts of (对外捐赠 over 其中：资金),
    `kinds` what the two labels above a total without one end with (资产 of 流动资产 and 非流动资产).
    """

    labels: frozenset[str]
    changed: Mapping[int, tuple[str, ...]]
    timed: bool
    section: str | None
    assets: str | None
    moves: str | None
    numbered: frozenset[str]
    expires: str | None
    companies: bool
    local: bool
    segments: Mapping[int, Segment]
    again: frozenset[str]
    owed: str | None
    aged: str | None
    account: str | None
    caption: str | None
    reserve: Reserve | None
    whole: str | None
    called: str | None
    nouns: Mapping[int, Noun]
    thing: str | None
    held: str | None
    movements: Mapping[int, Movement]
    ranked: str | None
    total: int | None
    counted: str | None
    balanced: bool
    budgeted: bool
    brought: Mapping[tuple[int, str], str]
    kinds: Mapping[int, str]
    bodies: frozenset[str]
    divisions: Mapping[str, str]
    equity: bool
    wholes: Mapping[int, str]

    def brought_forward(self, view: CellView) -> CellView:
        """Return a cell with the label of what was brought forward where its own is a sort of that: 年初… says when."""
        whole = self.brought.get((view.cell.row, view.beside[-1])) if view.beside else None
        return replace(view, beside=(whole,)) if whole else view

    def _account(self) -> str:
        """Return what a total is of: the line over the table says it before its title does, unless that says more."""
        named, thing = self.account or self.assets or "", self.thing or ""
        return named if named.startswith(thing) else thing

    def _called(self) -> str:
        """Return the one quantity that the numbered caption of a table calls it by: 表3 规费收入完成情况."""
        called = self.called or ""
        return called if names_measure(called) and not SEVERAL.search(called) else ""

    def _flows(self, account: str, words: str) -> bool:
        """Whether a column says what comes to an account or goes from it, between its balances: 转入固定资产."""
        return self.balanced and bool(account) and account not in words and not BALANCE.search(words)

    def _is_total(self, view: CellView) -> bool:
        """Whether a row adds up those above it: by its label, or the last one has none."""
        if view.beside:
            return bool(TOTAL.fullmatch(bare_label(view.beside[-1])))
        return view.cell.row == self.total

    def _mark(self, label: str) -> tuple[str, str]:
        """Return a label and what belongs to it although it looks like a mark or a unit: 租赁 2, 存款 （美元）."""
        if label in self.numbered:
            return bare_label(label), label[-1]
        aside = _ASIDE.search(label) if self.local else None
        unit = scale_of(aside["unit"]) if aside else None
        return (without_unit(label), aside[0]) if aside and unit and is_foreign(unit) else ("", "")

    def _segment(self, view: CellView) -> Segment | None:
        """Return what the row of a cell is a part of."""
        return self.segments.get(view.cell.row) if view.beside else None

    def _is_aged(self, view: CellView) -> bool:
        """Whether a row says how old a part of a claim is."""
        return bool(self.aged and view.beside and is_age(view.beside[-1]))

    def _expiring(self, view: CellView, column: Column) -> bool:
        """Whether a row says when what the note names ends: 2025年 or 无到期期限 beside two balances."""
        return bool(self.expires and view.beside and not column.words and not column.change)

    def _is_currency(self, view: CellView) -> bool:
        """Whether a label is a currency: 美元 in the band 银行存款 where all is in 人民币元, or under 货币资金."""
        held = self.local or (len(view.beside) > 1 and counts_originals(view.heads))
        return held and bool(view.beside) and is_currency(view.beside[-1])

    def _division(self, view: CellView) -> str | None:
        """Return the part of the business whose a column is."""
        return self.divisions.get(view.heads[-1]) if view.heads and view.beside else None

    def _moving(self, view: CellView) -> Movement | None:
        """Return what the row of a cell says of how an asset moves, where a header says of which kind."""
        return self.movements.get(view.cell.row) if view.beside and view.heads else None

    def _is_in_band(self, view: CellView) -> bool:
        """Whether a label needs its band: a time, or one that comes again, with its unit or without."""
        label = view.beside[-1]
        again = bare_label(label) in self.labels or (
            unit_of([label]) is not None and without_unit(label) in self.labels
        )
        return is_time(label) or again

    def _company(self, view: CellView) -> str | None:
        """Return the label of a row where the labels have no header and most of them are names of companies."""
        if not self.companies or len(view.named) != 1 or view.named[0][0] or len(view.beside) != 1:
            return None
        label = bare_label(view.beside[0])
        return None if TOTAL.search(label) or is_time(label) else label

    def _moved(self, view: CellView, column: Column) -> str | None:
        """Return what moves with how it does where rows are years and headers say only that: 本年计提, 年末余额."""
        if not self.moves or not view.heads or not all(map(is_period, view.beside)):
            return None
        if not column.words:
            return self.moves if BALANCE.search(printed_head(view)) else None
        return self.moves + printed_head(view) if CAME.fullmatch(column.words) else None
