"""What stands around a table: the lines above and below it, its running heads, the title of its section."""

import re
from bisect import bisect_left
from datetime import date
from functools import cached_property
from itertools import takewhile

from extractors.tables.cell_times import shifted
from extractors.tables.cell_units import LOCAL_MONEY, UNIT_IS
from extractors.text.characters import CLAUSE_ENDS, CLOSE, COLON, OPEN, OPENING_BRACKETS
from schemas.document import Document, Table
from schemas.text import squeeze

_UNIT_LINE = re.compile(UNIT_IS)
_SCOPE = re.compile(
    r"(?P<scope>合并|母公司)(?:年初到报告期末|本报告期|年度)?(?:资产负债|利润|损益|现金流量|所有者权益变动|股东权益变动)"
)
# argued: reports whose statements of the group say 合并 call those of the company itself 公司资产负债表
_OWN = re.compile(rf"公司(?:资产负债|利润|现金流量|所有者权益变动|股东权益变动)表(?:{OPEN}续{CLOSE})?")
_CURRENCY = re.compile(rf"{OPEN}?{LOCAL_MONEY}{CLOSE}?")  # a unit line of one word
_YEAR_LINE = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}})年(?:度|12月31日|末)?(?:{OPEN}续{CLOSE})?{COLON}?"
    rf"|于?(?P<stated>(?:19|20)[0-9]{{2}})年(?:度|12月31日|末)[，,]?[^，,。；]{{2,30}}如下{COLON}?"
)
_NOTE = re.compile(rf"{OPEN}?(?:备?注|说明)|[*＊①]|单位")
# argued: notes of accounts lead to a table of movements so (应收账款坏账准备的变动如下：)
_MOVES = re.compile(
    r"(?:[^，,。；]{0,12}[，,])?(?P<thing>[^，,。；：]{2,20}?)"
    rf"的?(?:本[年期]|当年)?(?:增减)?变动(?:情况)?(?:列示|分析)?如下{COLON}?"
)
# argued: notes of accounts say when losses can no longer be deducted (未确认…的可抵扣亏损将于以下年度到期)
_EXPIRES = re.compile(
    rf"(?:.*的)?(?P<thing>[^的{CLAUSE_ENDS}：]{{2,12}})将于(?:以下|下列)(?:各?会?计?)?年[度份](?:内|间)?到期.*"
)
_CAPTION = re.compile(
    r"[表图]\s?[A-Z]?[-–—.]?[0-9一二三四五六七八九十]"
)  # what stands behind it belongs to another table
_LEADS = re.compile(rf"(?:如下|下列|见下表|所示)[表]?{COLON}?$")
_NEAR = 3
_LONGEST = 40  # characters of a line that leads to a table


class Surroundings:
    """Finds what the page says of a table outside of it."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table

    def near(self, step: int, most: int = _NEAR) -> list[tuple[int, str]]:
        """Return page and words of the blocks of the body before (-1) or behind (1) the table, the nearest first.

        Never past another table.
        """
        blocks = self.document.blocks
        found: list[tuple[int, str]] = []
        at = bisect_left(blocks, self.table.span.start, key=lambda block: block.span.start) + step
        while 0 <= at < len(blocks) and blocks[at].kind == "body" and len(found) < most:
            found.append((blocks[at].page, squeeze(blocks[at].span.of(self.document.text))))
            at += step
        return found

    def lines_above(self) -> list[str]:
        """Return the lines right above the table that may name its unit, the nearest first."""
        above = self.near(-1)
        own = [words for page, words in above if page == self.table.page]
        if not above and (before := self._same_before()):
            return Surroundings(self.document, before).lines_above()
        if not own:  # at the top of a page: the line right above, and a unit line at the foot of the page before
            own = [words for at, (_, words) in enumerate(above) if not at or _UNIT_LINE.search(words)]
            own = [*(words for words in self.running_heads if _UNIT_LINE.search(words)), *own]
        said = [w for w in own if _UNIT_LINE.search(w) or (len(w) <= 40 and set(OPENING_BRACKETS) & set(w))]
        return said + [w for w in (*own, *self.running_heads) if _CURRENCY.fullmatch(w) and w not in said]

    def _same_before(self) -> Table | None:
        """Return the table right before this one where most of its headers are the same: last year's of a statement."""
        at = next((at for at, table in enumerate(self.document.tables) if table is self.table), 0)
        before = self.document.tables[at - 1] if at else None
        own, other = (self._first_words(table) if table else set() for table in (self.table, before))
        return before if len(own & other) >= max(_NEAR, 0.7 * len(own)) else None

    def _first_words(self, table: Table) -> set[str]:
        """Return what the first rows of a table say."""
        text = self.document.text
        return {squeeze(cell.span.of(text)) for cell in table.cells if cell.row < _NEAR and len(cell.span)}

    @cached_property
    def running_heads(self) -> list[str]:
        """Return the running heads of the table's page, the nearest first: a statement's name, its year, its unit."""
        page = self.document.pages[self.table.page - 1] if self.document.pages else None
        return [squeeze(line.text) for line in page.lines if line.role == "header"][::-1] if page else []

    def usual(self) -> tuple[date, date] | None:
        """Return the period of quantities under headers with no time: the report's, or a line's above (2015年)."""
        usual = self.document.period
        above = [words for page, words in self.near(-1) if page == self.table.page]
        match = next(filter(None, map(_YEAR_LINE.fullmatch, (*above, *self.running_heads))), None)
        year = int(match["year"] or match["stated"]) if match else None
        if usual is None or year is None or year == usual[1].year:
            return usual
        return shifted(usual, year - usual[1].year)

    def moves(self) -> str | None:
        """Return what the line right above says that moves: 应收账款坏账准备的变动如下 → 应收账款坏账准备."""
        above = [words for page, words in self.near(-1, 2) if page == self.table.page]
        said = next((words for words in above if not _UNIT_LINE.search(words)), "")
        match = _MOVES.fullmatch(said)
        return match["thing"] if match else None

    def expires(self) -> str | None:
        """Return what the line above or the section's title says that ends in the years of the table's rows."""
        above = (words for page, words in self.near(-1) if page == self.table.page)
        match = next(filter(None, map(_EXPIRES.fullmatch, (*above, *map(squeeze, self.section())))), None)
        return match["thing"] if match else None

    def notes_below(self) -> list[str]:
        """Return the notes right under the table that name a unit (注：单位为万元); none that heads the next table."""
        below = list(takewhile(lambda words: not _CAPTION.match(words), (words for _, words in self.near(1))))
        if below and below[-1].startswith("单位") and self._is_over_table(len(below)):
            below.pop()
        return [words for words in below if _NOTE.match(words) and _UNIT_LINE.search(words) and len(words) <= 60]

    def _is_over_table(self, step: int) -> bool:
        """Whether the block so many blocks behind the table stands right over another table."""
        blocks = self.document.blocks
        at = bisect_left(blocks, self.table.span.start, key=lambda block: block.span.start) + step + 1
        return at < len(blocks) and blocks[at].kind == "table"

    def section(self) -> list[str]:
        """Return the title of the section that the table stands in."""
        section = self.document.section_at(self.table.span.start)
        return [section.title] if section else []

    def leads(self) -> list[str]:
        """Return the lines right above the table that lead to it: 商誉分配至资产组的账面金额如下：."""
        above = (words for page, words in self.near(-1) if page == self.table.page and len(words) <= _LONGEST)
        return [words for words in above if _LEADS.search(words)]

    def captions(self) -> list[str]:
        """Return the lines right above the table and then the title of its section, as a caption may stand there."""
        return [*(words for page, words in self.near(-1) if page == self.table.page), *map(squeeze, self.section())]

    def topics(self) -> list[str]:
        """Return what may say what the table is about, the nearest first: lines above, titles of the sections."""
        above = [words for page, words in self.near(-1) if page == self.table.page and len(words) <= _LONGEST]
        section = self.document.section_at(self.table.span.start)
        return [*above, *(reversed(section.path.split(" / ")) if section else ())]

    def scope(self) -> str | None:
        """Return whose statement the table is: reports print one of the group (合并) and one of its 母公司."""
        for words in (*(said for _, said in self.near(-1, 2 * _NEAR)), *self.running_heads):
            if len(words) <= 40 and (match := _SCOPE.search(words)):
                return match["scope"]
            if _OWN.fullmatch(words) and "合并资产负债表" in self.document.text:
                return "母公司"
        before = None if self.near(-1) else self._same_before()
        return Surroundings(self.document, before).scope() if before else None
