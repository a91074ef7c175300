"""Headers and labels that name a quarter or school year by the report's own, spelled out: 上季度末 → 2023年9月30日."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from extractors.dates import days_of, is_school_year, read_dates, same_day
from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.surroundings import Surroundings
from extractors.tables.words import any_word
from extractors.text.characters import CLOSE, OPEN, TO
from schemas.document import Document
from schemas.text import squeeze

Period = tuple[date, date]

_REST = r"(?:实际|预[测计估]|计划|目标|累计|余额|金额|发生额)?(?:[数值额]|数值|余额|金额|情况)?"
_QUARTER = re.compile(rf"(?:截[至止])?(?P<which>[本上下])一?个?季度?(?P<edge>[末底初])?(?P<rest>{_REST})")
_OPENING = re.compile(r"(?:本?期初|上期期?末)(?P<rest>(?:账面)?(?:余额|金额|[数值额])?)")
_STEPS = {"上": -1, "本": 0, "下": 1}
_SCHOOL_YEAR = re.compile(
    rf"(?P<which>[本上下])一?学年度?(?:{OPEN}(?P<first>(?:19|20)[0-9]{{2}}){TO}(?P<last>(?:19|20)?[0-9]{{2}})(?:学年度?)?{CLOSE})?"
)
_NOT_ITSELF = re.compile(r"[同初]|结[转余]|以[来前后]")  # 上学年同期, 本学年初
_SO_FAR = re.compile(r"(?:本|当)年度?(?:累计|以来)|年初至今")
_YEAR_BEFORE = re.compile(r"上一?个?(?:会计)?年度(?!末)")
_ON_A_DAY = re.compile(any_word("stands_on_a_day") + "$")
_OF_SOLVENCY = re.compile(any_word("of_solvency") + "(?:合计)?")
# 之前第二个季度, 下年度预计: a label that says its own time
_OWN_TIME = re.compile(r"累计|[季年]度|季末|年[初末]|上年|同期")
_TITLE = re.compile(r"(?:报告|信息|摘要|披露|情况)")
# argued: notes of companies listed abroad label the balances of a year by its first and last day
_FIRST_DAY, _LAST_DAY = "1月1日", "12月31日"
_MOVES = re.compile(any_word("moves"))
_DAY = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日")
_EDGE_DAY = re.compile(rf"(?P<day>{_FIRST_DAY}|{_LAST_DAY})(?P<rest>(?:账面)?(?:余额|价值|净额)?)")
_LONGEST_TITLE = 60  # characters
_MONTHS, _QUARTERS = 3, 4


def with_spelled_times(cells: Sequence[CellView], around: Surroundings) -> Sequence[CellView]:
    """Return the cells of a table whose headers and labels name times by the report's own, with these spelled out.

    1. 本季度末数, 上季度末数, 下季度预测数 in a report on a quarter, or under a caption or title that names one: the
    last days of these   2. 本季度, 上季度: quarters; of what there is at their end, its day   3. 期初数 in a table of
    solvency of a quarter: the day before it   4. 上学年, 本学年（2022-2023） as headers and as labels
    5. 上学年末: the last day of it   6. rows 1月1日, 本年购买, 12月31日 of a calendar year: 年初余额, 年末余额
    Left alone: quarters where nothing says which one it is, rows that say their own time (之前第二个季度), 上学年 in
    reports on a calendar year, days in tables without a row that moves a balance
    (visitors on 1月1日 and 12月31日).
    """
    cells = _with_balances(cells, around.usual())
    heads = {head for view in cells for head in view.heads}
    quarter = _quarter(around) if any(_QUARTER.fullmatch(head) or _OPENING.fullmatch(head) for head in heads) else None
    if quarter is None and not any(map(_SCHOOL_YEAR.match, heads | {label for view in cells for label in view.beside})):
        return cells
    closing = any((match := _QUARTER.fullmatch(head)) and match["edge"] for head in heads)
    solvency = quarter is not None and any(_is_of_solvency(view.text) for view in cells if view.role == "label")
    spelled = _Spelled(quarter, around.usual(), closing=closing, solvency=solvency)
    return [spelled.view(view) if view.role == "data" else view for view in cells]


def _with_balances(cells: Sequence[CellView], usual: Period | None) -> Sequence[CellView]:
    """Return the cells of a table with the first and last day of the year as labels, these as balances: 年初余额."""
    labels = {view.beside[-1] for view in cells if view.role == "data" and view.beside}
    days = {match["day"] for label in labels if (match := _EDGE_DAY.fullmatch(bare_label(label)))}
    dated = sum(_DAY.match(label) is not None for label in labels)
    moves = any(_MOVES.search(label) or "余额" in label for label in labels)
    calendar = usual is not None and (usual[0].month, usual[0].day, usual[1].month) == (1, 1, 12)
    if len(days) < 2 or dated > len(days) or not calendar or not moves:
        return cells
    return [
        replace(view, beside=(*view.beside[:-1], _balance_of_day(view.beside[-1])))
        if view.role == "data" and view.beside
        else view
        for view in cells
    ]


def _balance_of_day(label: str) -> str:
    """Return a label of the first or last day of the year as a balance (12月31日: 年末余额), another as it is."""
    match = _EDGE_DAY.fullmatch(bare_label(label))
    if match is None:
        return label
    return ("年初" if match["day"] == _FIRST_DAY else "年末") + (match["rest"] or "余额")


def names_quarter(words: str) -> bool:
    """Whether a header names a quarter by another one and not by its number: 上季度末数."""
    return bool(_QUARTER.fullmatch(words))


def _is_of_solvency(label: str) -> bool:
    return bool(_OF_SOLVENCY.fullmatch(without_unit(label)))


class _Spelled:
    """Spells the times of one table out."""

    def __init__(self, quarter: int | None, usual: Period | None, *, closing: bool, solvency: bool) -> None:
        self._quarter, self._closing, self._solvency = quarter, closing, solvency
        self._usual = usual if is_school_year(usual) else None

    def view(self, view: CellView) -> CellView:
        """Return a cell with the times of its headers and labels."""
        labels = [without_unit(label) for label in view.beside]
        above = tuple(self._head(head, labels) for head in view.above)
        return replace(view, above=above, beside=tuple(map(self._label, view.beside)))

    def _head(self, head: str, labels: Sequence[str]) -> str:
        if self._quarter is not None and (match := _QUARTER.fullmatch(head)):
            at = self._quarter + _STEPS[match["which"]]
            return head if (said := self._of_quarter(at, match["edge"], labels)) is None else said + match["rest"]
        if self._quarter is not None and self._solvency and (opening := _OPENING.fullmatch(head)):
            return _last_day(self._quarter - 1) + opening["rest"]
        return self._of_school(head)

    def _of_quarter(self, at: int, edge: str | None, labels: Sequence[str]) -> str | None:
        year, number = divmod(at, _QUARTERS)
        label = labels[-1] if labels else ""
        if edge:
            return _last_day(at - 1 if edge == "初" else at)
        if _SO_FAR.match(label):
            return f"{year}年1-{(number + 1) * _MONTHS}月"
        if _YEAR_BEFORE.match(label):
            return f"{year - 1}年度"
        if _OWN_TIME.search(label):
            return None
        if self._closing or any(map(_ON_A_DAY.search, labels)):
            return _last_day(at)
        return f"{year}年第{'一二三四'[number]}季度"

    def _label(self, label: str) -> str:
        bare = bare_label(label)
        return self._of_school(bare) if _SCHOOL_YEAR.fullmatch(bare) else label

    def _of_school(self, words: str) -> str:
        match = _SCHOOL_YEAR.match(words)
        if match is None or _NOT_ITSELF.match(words, match.end()):
            return words
        if match["first"]:
            first = int(match["first"])
        elif self._usual:
            first = self._usual[0].year + _STEPS[match["which"]]
        else:
            return words
        rest = words[match.end() :]
        if rest[:1] not in ("末", "底"):
            return f"{first}-{first + 1}学年{rest}"
        day = same_day(self._usual[1], first + 1 - self._usual[1].year) if self._usual else None
        return f"{day.year}年{day.month}月{day.day}日{rest[1:]}" if day else words


def _last_day(at: int) -> str:
    """Return the last day of a quarter in words."""
    year, number = divmod(at, _QUARTERS)
    month = (number + 1) * _MONTHS
    return f"{year}年{month}月{monthrange(year, month)[1]}日"


def _quarter(around: Surroundings) -> int | None:
    """Return the quarter that a caption or title of a table says, or that the report is on or names in its title."""
    document = around.document
    own = _number(around.usual())
    found = {own} if own is not None else {_number(period) for period in (document.period, *_titled(document))} - {None}
    return found.pop() if len(found) == 1 else None


def _number(period: Period | None) -> int | None:
    """Return the number of a quarter, counted from that of the year 0 on; None for other periods."""
    at = period[0].year * _QUARTERS + period[0].month // _MONTHS if period else 0
    year, number = divmod(at, _QUARTERS)
    return at if period and period == days_of(year, None, None, f"Q{number + 1}") else None


def _titled(document: Document) -> Iterator[Period]:
    """Yield the quarters that short lines of the first page name as those of a report: 2023年第三季度偿付能力报告."""
    for block in takewhile(lambda block: block.page == 1, document.blocks):
        words = squeeze(block.span.of(document.text)) if len(block.span) <= 2 * _LONGEST_TITLE else ""
        if len(words) > _LONGEST_TITLE or "。" in words or not _TITLE.search(words):
            continue
        for mention in read_dates(words, None):
            if mention.precision == "quarter" and not mention.inferred_year:
                yield mention.start, mention.end
