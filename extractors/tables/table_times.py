"""The times of one table's quantities: what headers and labels say, else its caption, a note below it, the report."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractors.dates import is_future, seen_from
from extractors.tables.cell_times import (
    BOTH,
    is_time,
    period_of_head,
    period_of_labels,
    period_of_row,
    shifted,
    without_terms,
)
from extractors.tables.cell_values import Column
from extractors.tables.grid import CellView, read_cells
from extractors.tables.labels import bare_label
from extractors.tables.row_days import day_of_row, happened
from extractors.tables.spelled_times import names_quarter
from extractors.tables.surroundings import Surroundings
from extractors.tables.words import any_word
from extractors.tables.years_together import years_together
from extractors.text.characters import BRACKETS

Period = tuple[date, date]
# argued: what happens within a period has no value at its end
_FLOWS = re.compile(
    r"(?:收入|利润|亏损|成本|费用?|支出|投入|现金流量?|[产销]量|流量|薪酬|报酬|折旧|摊销|损益|收益|奖金"
    r"|[发购售采销交缴捐]\w{0,3}额|次数?|人次|(?:工伤|伤亡|死亡|事故)(?:人数|[起件]?数)?|培训|[学课]时|时长)(?:[合总小]计|总[额数])?(?:[^\w].*)?$|发生|累计|新(?:增|[进聘招]|入职)|招[聘录]|离职(?!后)|增加|减少|计提|变动|增减|同比|增长|完成|实现|出席|(?:拨付|拨入|到位|下达|支出|收入)金额"
)
_STOCKS = re.compile(r"余额|总额|持股|资产|负债|权益|股本|账面|限额|未分配利润")
_BALANCES = re.compile(r"余额|资产|负债|权益(?!法)|账面|公允价值(?!变动)|份额")
# 年度报告披露日前上一月末: a day of the year behind that of an annual report.
_AFTERWARDS = re.compile(r"(?:报告|年报|季报|公告)(?:披露|公告|报出|签署|批准)日")
# 报告披露日期 | 2023年4月8日: the first line of a form, no head of what stands below it
_PUBLISHED = re.compile(r"(?:披露|公告|刊登|发布|公布|报出|登载)(?:日期?|时间)$")
# 期末现金及现金等价物余额, 年初在册人数: the label itself says the day; 年初预算, 期末考试 do not.
_LABELLED = re.compile(
    r"(?:调整[前后])?(?:截[至止])?(?P<time>本?报告期末|[本上]?期[末初]|[本上]?年度?[末初])(?=[的\w])"
    r"(?!至|到|比|较|与|和|及|以来|预算|计划|考|测|成绩|检查|数占|余额占)"
)
# 现金的期末余额, 坏账准备年初余额: its end says the day of a stock
_OF_DAY = re.compile(
    rf"[\w{BRACKETS}]+?(?<![及和与至/／较比上告])(?<![上去]年)(?<!上期)的?(?P<time>(?:本?报告|[本上])?期[末初]|[本上]?年度?[末初])(?:账面)?"
    r"(?:余额|价值|净值|净额|结存[数额]?|[留待]抵[税额]+|未分配利润|在[册职岗]人数)"
)
# 累计完成投资, 实有人数 in a table of next year's plans; no 计划累计完成
_STANDS_NOW = re.compile(rf"(?!.*(?:计划|预计|目标|[应拟])).*{any_word('stands_now')}")
_LONGEST_TITLE = 40  # characters of a caption
_DAYS = 360  # a period of more days is a year
_LONGEST_YEAR = 366  # days
# argued: such a list is one of those who hold something on a day, the last where none is named
_HOLDERS = re.compile(r"前[一二三五十0-9]{1,3}[名大][^，。]{0,16}(?:股东|持有人)")
# argued: the note on items in foreign money prints one rate between two balances of the last day
_RATE_OF_DAY = re.compile(r"(?:折算|折合)汇率")
_IN_ALL = re.compile(r"^(?:本年|全年|当年|本年度)累计")
# argued: lists of a board as of a day say how often each member was present in the year
_ATTENDED = re.compile("(?:出|列|缺)席|参会")
_OWN = re.compile(r"本?报告期|本[年期]|本公司|我[司院校局行]")


class TableTimes:
    """Knows the times that hold for a table where its headers and labels say none."""

    def __init__(self, around: Surroundings, *, dated: bool) -> None:
        self._reporting = around.document.period
        self.usual = around.usual() if dated else None
        self._heads = [one.text for one in read_cells(around.table, around.document.text) if one.role == "head"]
        lines = (*self._heads[:1], *around.captions())
        self.planned = _tells_plans(lines, around.document.year)
        if not self.planned and self._is_ahead() and any(map(_STANDS_NOW.match, lines)):
            self.usual = self._reporting  # 现有人员情况表 below 2024年工作计划
        if self.planned and self.usual and self.usual == self._reporting:
            self.usual = shifted(self.usual, 1)
        own = self.usual if self.usual != self._reporting else None  # a caption's
        self.year = own[1].year if own else around.document.year
        # 本年累计 under a caption of the year's second half
        whole = self._reporting is not None and (self._reporting[1] - self._reporting[0]).days >= _DAYS
        inner = own and self._reporting and self._reporting[0] <= own[0] and own[1] <= self._reporting[1]
        self._whole_year = self._reporting if whole and inner else None
        self._noted = around.noted_year() if self.usual else None
        self._instant = around.instant() if self.usual else None
        if self.usual and not self._instant and any(map(_HOLDERS.search, around.captions())):
            self._instant = self.usual[1]

    def _is_ahead(self) -> bool:
        return bool(self.usual and self._reporting and self.usual[0] > self._reporting[1])

    def _several_years(self, words: Iterable[str], column: Column) -> Period | None:
        """Return the years that header or label say to be taken together, unless the column names several itself."""
        named = column.period is not None and (column.period[1] - column.period[0]).days > _LONGEST_YEAR
        return years_together(words, self._heads, self.usual) if self.usual and not named else None

    def of(self, view: CellView, column: Column) -> Period | None:
        """Return the period that head and label give: 2021年 over 上半年 is the first half of 2021."""
        label = view.beside[-1] if view.beside else ""
        if any(map(_AFTERWARDS.search, (label, *view.heads))):
            return self._following()
        if several := self._several_years((*view.heads[-1:], label), column):
            return several
        if both := BOTH.fullmatch(view.heads[-1] if view.heads else ""):
            flows = _FLOWS.search(label) and not _BALANCES.search(label)
            return period_of_head(both["flow" if flows else "day"], self.year, self.usual)
        if view.corner and _PUBLISHED.search(view.corner):
            column = replace(column, period=None)
        if self._whole_year and view.heads and _IN_ALL.search(view.heads[-1]):
            return self._whole_year
        own = self._of_label(label, column.period or self.usual)
        if own and (column.period is None or column.period[0] < column.period[1]):
            return own
        if column.period is None and any(map(names_quarter, view.heads)):
            return None  # nothing says which quarter 上季度 is
        beside = without_terms(view.beside, view.named)
        if column.period is None:
            day = self.day(view, column) if happened((column.words, *view.heads[-1:])) else None
            return period_of_labels(beside, self.year, self.usual) or day or self._untold(view, column)
        part = period_of_labels(beside, column.period[0].year, self.usual)
        within = part and column.period[0] <= part[0] and part[1] <= column.period[1]
        return part if within else column.period

    def day(self, view: CellView, column: Column) -> Period | None:
        """Return the day on which what a row tells of took place; none of balances and changes."""
        said = _said(view, column)
        stays = column.change or any(_STOCKS.search(words) or "累计" in words for words in said)
        return None if stays else day_of_row(view.named, self.year, self.usual)

    def is_fact(self, view: CellView, column: Column) -> bool:
        """Whether a column or row in a table of plans tells what there is by now: 累计完成投资, 实有人数."""
        return any(map(_STANDS_NOW.match, _said(view, column)))

    def _following(self) -> Period | None:
        """Return the year in which a report of a whole year is published; None for a report of less."""
        if not self._reporting or (self._reporting[1] - self._reporting[0]).days < _DAYS:
            return None
        return shifted(self._reporting, 1)

    def _of_label(self, label: str, usual: Period | None) -> Period | None:
        """Return the period that a label says: of a time alone (期末余额), or of a thing at one (期末在册人数)."""
        bare = bare_label(label)
        match = _LABELLED.match(bare) or _OF_DAY.fullmatch(bare)
        if is_time(label) or match is None or _happens(bare):
            return period_of_row(label, self.year, usual)
        return period_of_head(match["time"], self.year, usual)

    def _untold(self, view: CellView, column: Column) -> Period | None:
        """Return the period of a quantity whose headers and label say none."""
        if self.planned and self.is_fact(view, column):
            return self._reporting
        said = _said(view, column)
        if self._noted and self.usual and not any(map(_OWN.search, said)):
            return shifted(self.usual, self._noted - self.usual[1].year)
        of_day = _HOLDERS.search(view.title or "") or _RATE_OF_DAY.fullmatch(view.heads[-1] if view.heads else "")
        day = self._instant or (self.usual[1] if self.usual and of_day else None)
        if day and not column.change and not any(map(_happens, said)):
            return day, day
        at_end = self.usual and self._reporting and self.usual == (self._reporting[1], self._reporting[1])
        return self._reporting if at_end and any(map(_ATTENDED.search, said)) else self.usual


def _said(view: CellView, column: Column) -> tuple[str, ...]:
    return (view.beside[-1] if view.beside else "", column.words, *view.heads[-1:])


def _tells_plans(lines: Iterable[str], year: int | None) -> bool:
    """Whether the first header or a caption of a table is of next year's plans, and none before it of what there is."""
    for words in lines:
        if len(words) <= _LONGEST_TITLE and _is_planned(words, year):
            return True
        if _STANDS_NOW.match(words):
            return False
    return False


def _is_planned(words: str, year: int | None) -> bool:
    """Whether a header or caption speaks of what is to be done in the year behind the report's: 2024年重点工作."""
    return (seen := seen_from(words, year)) != words and is_future(seen)


def _happens(words: str) -> bool:
    """Whether a header or label names what happens within a period: 营业收入; not 资产总额."""
    return bool(_FLOWS.search(words)) and not _STOCKS.search(words)
