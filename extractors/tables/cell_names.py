"""What a number of a table measures and whose it is: names made of its row's labels and its column's headers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.tables.cell_times import DATED, is_time
from extractors.tables.cell_units import without_unit
from extractors.tables.cell_values import CAME, TOTAL, Column, metric_of
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.parties import content_of, is_party, names_party, party_of
from extractors.tables.stretches import is_period
from extractors.text.characters import CLOSE, OPEN

_WHOLE = re.compile(r"合计|总计|小计|累计|全年(?:合计|累计)?")  # below rows of months: the metric's own total
_HOW = re.compile(r"比例|比重|数量|人数")  # these count of a party what its name does not say
_BALANCE = re.compile(r"[年期][初末].*(?:余额|价值|数)|^余额")
_NAMED_BALANCE = re.compile(r".{2,}[年期][初末](?:账面)?余额")  # 其他应收款期末余额: its total is named by the column
_CAME_LAST = re.compile(rf"(?:{CAME.pattern})$")
_CARRIED = re.compile(r"[期年][初末]账面(?:价值|净值)")
_CHANGED_COUNT = re.compile(r"(?:变动|增减|变化)(?:量|额|数)$")
_CONTINUED = re.compile(rf"{OPEN}续{CLOSE}")
# What the rows of a note are parts of: projects, investments.
_ASSETS = re.compile(r"开发支出|在建工程|长期待摊费用|长期股权投资|递延收益")
_LONGEST_NAME = 16  # characters of a section's title that names a total


def is_whole(label: str) -> bool:
    """Whether a label below rows of months says their total: 合计, 全年累计."""
    return bool(_WHOLE.fullmatch(label))


def printed_head(view: CellView) -> str:
    """Return the nearest header as printed, without its unit and a year or day in digits: 年末持股数, 比例, 期末余额.

    Empty where it says nothing but the day: 2022年12月31日.
    """
    words = (without_unit(DATED.sub("", head)).rstrip("%％") for head in reversed(view.heads))
    return next((said for said in words if said), "")


@dataclass(frozen=True, slots=True)
class Names:
    """Names the quantities of one table.

    `moves` is what the line above says that moves in the table.
    `labels` are row labels that come again in it; `changed` the labels of the row above for rows that say how that one
    changed; `timed` says that its rows are times; `section` is the title over a table whose headers are known, `assets`
    what a note's rows are parts of (开发支出).
    """

    labels: frozenset[str]
    changed: Mapping[int, tuple[str, ...]]
    timed: bool
    section: str | None
    assets: str | None = None
    moves: str | None = None

    def subject(self, view: CellView, column: Column) -> str | None:
        """Return the party, person or segment of a row that its columns say something of: 姓名 | 职务 | 税前报酬."""
        if view.cell.row in self.changed:
            return None
        if self._balance(view, column):
            return bare_label(view.beside[-1])
        if self._is_keyed(view):
            return bare_label(view.key or "")
        if self._carried(view):
            return printed_head(view) or None
        return party_of(view.named) if view.heads and (column.words or printed_head(view)) else None

    def metric(self, view: CellView, column: Column) -> str | None:
        """Return what a cell's number measures; None where neither header nor label says it."""
        if above := self.changed.get(view.cell.row):
            return metric_of(above, column, self.labels)
        if balance := self._balance(view, column):
            return balance
        if self._carried(view):
            return bare_label(view.beside[-1])
        if moved := self._moved(view, column):
            return moved
        if self._is_keyed(view):
            return metric_of([label for label in view.beside if label != view.key], column, self.labels)
        if self.subject(view, column):
            return self._of_party(view, column)
        if not view.beside and (not column.words or _CAME_LAST.search(column.words)):
            return f"{self.section}合计{column.words}" if self.section else column.words or None
        if view.title and view.beside and (is_time(view.beside[-1]) or bare_label(view.beside[-1]) in self.labels):
            return metric_of((view.title, *view.beside), self._totalled(view, column), self.labels)
        if view.beside and names_party(view.named) and TOTAL.fullmatch(view.beside[-1]):
            if _NAMED_BALANCE.fullmatch(head := printed_head(view)):
                return head
            return view.beside[-1] + (self._of_party(view, column) or "")
        beside = [label for label in view.beside if not (self.timed and is_whole(label))]
        if len(beside) > 1 and is_time(beside[-1]):
            column = self._totalled(view, column)
        return metric_of(beside, column, self.labels, view.key)

    def _moved(self, view: CellView, column: Column) -> str | None:
        """Return what moves with how it does where rows are years and headers say only that: 本年计提, 年末余额."""
        if not self.moves or not view.heads or not all(map(is_period, view.beside)):
            return None
        if not column.words:
            return self.moves if _BALANCE.search(printed_head(view)) else None
        return self.moves + printed_head(view) if CAME.fullmatch(column.words) else None

    @staticmethod
    def _carried(view: CellView) -> bool:
        """Whether a row says the value in the books at an end of the period, whose each column is: 期末账面价值."""
        return bool(view.beside and view.heads and _CARRIED.fullmatch(bare_label(view.beside[-1])))

    @staticmethod
    def _is_keyed(view: CellView) -> bool:
        """Whether a row is named by a company under no header, and says beside it what is measured: 房屋及建筑物."""
        return bool(view.key and len(view.beside) > 1 and is_party(view.key) and not names_party(view.named))

    def _balance(self, view: CellView, column: Column) -> str | None:
        """Return what a balance is of where the row is a part of an asset, or a company: 河口水务公司 under 其他应收款.

        None where the column says more than a time and 余额 or the like, or nothing says whose balance it is.
        """
        head = printed_head(view)
        if not view.beside or column.words or column.change or _HOW.search(head):
            return None
        label = bare_label(view.beside[-1])
        part = self.assets and len(view.beside) == 1 and not TOTAL.search(label) and _BALANCE.search(head)
        if not (is_party(label) or (part and not is_time(view.beside[-1]))):
            return None
        return metric_of(view.beside[:-1], column, self.labels) or self.assets or self.section

    @staticmethod
    def _of_party(view: CellView, column: Column) -> str | None:
        """Return what a column says of a party: what it is paid for, else the header as printed with its time."""
        if content := content_of(view.named):
            return content + column.words
        head = printed_head(view)
        counted = bool(_CHANGED_COUNT.search(head))
        return column.words if column.words and not counted and (column.change or column.words not in head) else head

    @staticmethod
    def _totalled(view: CellView, column: Column) -> Column:
        """Return a column of totals with its word: rows that are times do not say what is added up."""
        last = view.heads[-1] if view.heads else ""
        return replace(column, words=last) if not column.words and TOTAL.fullmatch(last) else column


def section_name(titles: list[str], *, known_headers: bool) -> str | None:
    """Return the title of the section over a table whose headers are known: short, without 续."""
    title = bare_label(_CONTINUED.sub("", (titles or [""])[0]))
    return title if title and known_headers and len(title) <= _LONGEST_NAME else None


def assets_of(titles: list[str]) -> str | None:
    """Return what a note's title says that its rows are parts of: （2）重要在建工程项目本期变动情况 → 在建工程."""
    match = _ASSETS.search((titles or [""])[0])
    return match[0] if match else None
