"""What stands around a table: the lines above and below it, its running heads, the title of its section."""

import re
from bisect import bisect_left
from datetime import date
from functools import cached_property
from itertools import takewhile

from extractors.dates import read_dates
from extractors.tables.captions import NUMBERED, own_lines, titles_apart
from extractors.tables.cell_times import shifted
from extractors.tables.cell_units import LOCAL_MONEY, UNIT_IS
from extractors.tables.funds import fund_over
from extractors.tables.labels import bare_label
from extractors.tables.section_ends import SectionEnds
from extractors.tables.stated_times import ANNEX, has_year, is_plain_day, period_over, says_until
from extractors.tables.stretches import is_number
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, OPEN, OPENING_BRACKETS
from extractors.text.parents_notes import PARENT, in_parents_notes
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
    rf"{OPEN}?(?P<year>(?:19|20)[0-9]{{2}})年(?:度|12月31日|末)?{CLOSE}?(?:{OPEN}续{CLOSE})?{COLON}?"
    rf"|于?(?P<stated>(?:19|20)[0-9]{{2}})年(?:度|12月31日|末)[，,]?[^，,。；]{{2,30}}如下{COLON}?"
)
# argued: notes that tell of two years lead to a table of each so (重要在建工程2015年变动如下（续）：)
_YEAR_LED = re.compile(
    rf"[^，,。；0-9较比与自至]{{2,24}}(?P<year>(?:19|20)[0-9]{{2}})年度?[^，,。；0-9]{{0,12}}如下(?:{OPEN}续{CLOSE})?{COLON}?"
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
# argued: captions and titles of reports say the day of what they list so
_AT_END = re.compile(
    r"(?:截[至止]|于)?(?P<end>(?:本?报告|本)?期末|(?:本|当)?年度?[末底])(?!至|比|较|与|和|及|计提)"
    r"|(?:截[至止]|于)?(?:19|20)[0-9]{2}年(?:度?[末底]|[0-9]{1,2}月(?:[0-9]{1,2}日|[末底]))(?!至|比|较|与|和|及)"
)
# 按计提方法分类（期末余额）, 各单位年末在岗人数
_ENDS_AT_END = re.compile(
    rf"{OPEN}(?:截[至止])?(?:(?:本?报告|本)?期末|(?:本|当)?年度?末)(?:余额|数)?{CLOSE}$"
    r"|(?:本?报告期|期|年)末在[册岗职](?:员工|职工|人员)?(?:人数|数)$"
)
_ASIDE = re.compile(rf"{OPEN}(?P<day>[^{BRACKETS}]+){CLOSE}\s*(?:(?:金额|计量)?单位{COLON}.*)?$")
_MOVING = re.compile(r"变动|变化|增减|比较|对比|余额前")
_OF_YEAR = re.compile(
    rf"(?:备?注|说明|数据来源|资料来源){COLON}(?:[0-9][.、．])?[^。；0-9]{{0,32}}(?P<year>(?:19|20)[0-9]{{2}})年度?"
    r"(?:[^月日。；]{0,10}(?:数据(?!.*[已有])|年报|报告|披露|公告|信息))[^月日。；已有]{0,8}[。；]?$"
)
_LEADS = re.compile(rf"(?:如下|下列|见下表|所示)[表]?{COLON}?$")
_BODY = re.compile(rf"[一-鿿{BRACKETS}]{{2,30}}?公司")
# argued: notes on what was bought, and on each subsidiary, lead to their tables so
_OWNED = re.compile(r"(?P<owner>[一-鿿]{2,20}?公司)(?:自|于|在|的|之)[^。]{2,40}(?:如下|列示)[：:]?$")
_NO_OWNER = re.compile(
    r"(?:本|我|母|子|孙|控股|参股|联营|合营|关联|附属|上市|各|该)公司$|^(?:有限|分)?公司|取得|方式|合并|主要|重要|控制|下属|[与和及、对向由]"
)
_SITE = re.compile(
    r"[一-鿿A-Za-z0-9]{2,10}(?:厂区|园区|校区|院区|基地|[水电热]厂|电站|处理厂|分院|门店|库区|港区|矿区)"
)
_NAMED_AGAIN = re.compile(rf"{OPEN}.*{CLOSE}$")
_NEAR = 3
_LONGEST = 40  # characters of a line that leads to a table


class Surroundings:
    """Finds what the page says of a table outside of it."""

    def __init__(self, document: Document, table: Table, ends: SectionEnds | None = None) -> None:
        self.document, self.table = document, table
        self._ends = ends or SectionEnds(document)

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

    def dating(self) -> list[str]:
        """Return the lines above the table that may say its time, the nearest first; those of its continuation's begin.

        None above the heading of its section or the mark of an annex, and no day on which somebody signed.
        """
        section = self.document.section_at(self.table.span.start)
        heading = squeeze(section.heading.of(self.document.text)) if section else ""
        found: list[str] = []
        for page, words in self.near(-1):
            if page != self.table.page or ANNEX.fullmatch(words):
                break
            if not is_plain_day(words):
                found.append(words)
            if words == heading:
                break
        before = None if found or self.near(-1, 1) else self._same_before()
        return Surroundings(self.document, before).dating() if before else found

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

    def lines_before(self) -> list[str]:
        """Return the lines above the table that this one follows, in the same section with nothing between them."""
        section, around = self.document.section_at(self.table.span.start), self
        while (before := around.table_before) and not around.near(-1, 1):
            if before.page < around.table.page - 1 or self.document.section_at(before.span.start) is not section:
                return []
            around = Surroundings(self.document, before)
            if lines := around.lines_above():
                return lines
        return []

    @cached_property
    def table_before(self) -> Table | None:
        """Return the table right before this one."""
        tables = self.document.tables
        at = bisect_left(tables, self.table.span.start, key=lambda table: table.span.start)
        return tables[at - 1] if at else None

    def lines_over(self) -> list[str]:
        """Return the lines right above the table on its page, the nearest first.

        Where they say no more than a year or a unit, also those of the table before with the same headers:
        设定提存计划如下 over one table of 2023年 and one of 2022年.
        """
        own = [words for page, words in self.near(-1) if page == self.table.page]
        plain = all(_YEAR_LINE.fullmatch(words) or _UNIT_LINE.search(words) for words in own)
        before = self._same_before() if plain else None
        if before is None or before.page != self.table.page:
            return own
        return [*own, *Surroundings(self.document, before).lines_over()]

    @cached_property
    def own_lines(self) -> list[str]:
        """Return the lines over the table down to its caption; where it has none, also its section's title."""
        return own_lines(self.lines_over(), self.titles()[:1])

    def _same_before(self) -> Table | None:
        """Return the table right before this one where most of its headers are the same: last year's of a statement."""
        before = self.table_before
        own, other = (self._first_words(table) if table else set() for table in (self.table, before))
        return before if len(own & other) >= max(_NEAR, 0.7 * len(own)) else None

    def _first_words(self, table: Table) -> set[str]:
        """Return the words of the first rows of a table."""
        text = self.document.text
        said = {squeeze(cell.span.of(text)) for cell in table.cells if cell.row < _NEAR and len(cell.span)}
        return {words for words in said if not is_number(words)}

    @cached_property
    def running_heads(self) -> list[str]:
        """Return the running heads of the table's page, the nearest first: a statement's name, its year, its unit."""
        page = self.document.pages[self.table.page - 1] if self.document.pages else None
        return [squeeze(line.text) for line in page.lines if line.role == "header"][::-1] if page else []

    def usual(self) -> tuple[date, date] | None:
        """Return the period of quantities under headers with no time: a line's above (2015年, 表4 2024年招生情况).

        Else that of a section's title, or the report's.
        """
        usual = self.document.period
        above = self.dating()
        match = next(filter(None, map(_YEAR_LINE.fullmatch, (*above, *self.running_heads))), None)
        nearest = [words for words in above if not _UNIT_LINE.search(words)][:1]
        led = next(filter(None, map(_YEAR_LED.fullmatch, nearest)), None)
        year = int(led["year"]) if led else int(match["year"] or match["stated"]) if match else None
        if usual is None:
            return None
        if year is None:
            return period_over(above, self.titles_of, usual) or usual
        return usual if year == usual[1].year else shifted(usual, year - usual[1].year)

    def noted_year(self) -> int | None:
        """Return the year that a note under the table says its data are of: 注：数据来源于各公司2021年已披露数据."""
        below = list(takewhile(lambda words: not _CAPTION.match(words), (words for _, words in self.near(1))))
        return next((int(match["year"]) for match in map(_OF_YEAR.match, below) if match), None)

    def instant(self) -> date | None:
        """Return the day that the caption or a section's title says the table shows: 截至报告期末, 报告期末股东总数."""
        usual = self.document.period
        section = self.document.section_at(self.table.span.start)
        titles = section.path.split(" / ")[:-3:-1] if section else []
        for words in (*self.dating(), *titles):
            said = bare_label(NUMBERED.sub("", re.split("[。；;]", words)[-1], count=1))
            if _ENDS_AT_END.search(squeeze(words)) and not _MOVING.search(said):
                return usual[1] if usual else None
            aside = _ASIDE.search(said)  # 员工构成（2023年末）
            match = _AT_END.match(said) or (_AT_END.fullmatch(aside["day"]) if aside else None)
            if match is None or _MOVING.search(said) or not says_until(match[0]):
                continue
            if match["end"]:
                return usual[1] if usual else None
            day = next((m for m in read_dates(match[0], self.document.year) if m.precision != "relative"), None)
            if day:
                return day.end
        return None

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
        return titles_apart(section.title) if section else []

    def leads(self) -> list[str]:
        """Return the lines right above the table that lead to it: 商誉分配至资产组的账面金额如下：."""
        above = (words for page, words in self.near(-1) if page == self.table.page and len(words) <= _LONGEST)
        return [words for words in above if _LEADS.search(words)]

    def captions(self) -> list[str]:
        """Return the lines right above the table and then the title of its section, as a caption may stand there."""
        return [*(words for page, words in self.near(-1) if page == self.table.page), *map(squeeze, self.section())]

    def topics(self) -> list[str]:
        """Return what may say what the table is about, the nearest first: lines above, titles of the sections."""
        said = (words for page, words in self.near(-1) if page == self.table.page)
        led = (re.split("[。；]", words)[-1] if words.endswith(("：", ":")) else words for words in said)
        above = [words for words in led if len(words) <= _LONGEST]
        section = self.document.section_at(self.table.span.start)
        return [*above, *(reversed(section.path.split(" / ")) if section else ())]

    def titles(self) -> list[str]:
        """Return the titles of the innermost section and of the two around it."""
        section = self.document.section_at(self.table.span.start)
        path = section.path.split(" / ")[:-4:-1] if section else []
        return [title for line in path for title in titles_apart(squeeze(line))]

    def titles_of(self) -> list[str]:
        """Return those titles that hold for the table: none above a day of signing or the mark of an annex between."""
        titles = self.titles()
        if not any(map(has_year, titles)):
            return []
        here = self.table.span.start
        section = self.document.section_at(here)
        parents = {one.section_id: one for one in self.document.sections}
        found: list[str] = []
        for title in titles:
            if section is None or self._ends.between(section.heading.end, here, self.table.page):
                break
            found.append(title)
            here = section.heading.end
            section = parents.get(section.parent_id or "")
        return found

    def owner(self) -> str | None:
        """Return the body whose table it is, by the line over it or its section's title: 东坪厂区, 江州水务公司.

        Left alone: kinds of bodies (主要控股公司), a site whose section has none like it beside it, tables over which a
        line names another body.
        """
        titles = self.titles()
        title = _NAMED_AGAIN.sub("", bare_label(titles[0])) if titles else ""
        for page, words in self.near(-1):
            if _NAMED_AGAIN.sub("", bare_label(words)) == title:
                break  # what stands above the title is of another section
            if page != self.table.page or _UNIT_LINE.search(words):
                continue
            if (led := _OWNED.match(words)) and not _NO_OWNER.search(led["owner"]):
                return led["owner"]
            if any(body not in title and title not in body for body in _BODY.findall(_NAMED_AGAIN.sub("", words))):
                return None
        if _BODY.fullmatch(title) and not _NO_OWNER.search(title):
            return title
        return title if _SITE.fullmatch(title) and self._has_sibling(title[-2:]) else None

    def _has_sibling(self, end: str) -> bool:
        """Whether another section beside the table's own has a title with the same end: 北坪厂区 beside 东坪厂区."""
        own = self.document.section_at(self.table.span.start)
        return own is not None and any(
            one.parent_id == own.parent_id and one is not own and _NAMED_AGAIN.sub("", squeeze(one.title)).endswith(end)
            for one in self.document.sections
        )

    def fund(self) -> str | None:
        """Return the fund whose budget or accounts the table shows, by the line over it or its section's title.

        The line may stand at the foot of the page before, with the unit at most between it and the table.
        """
        title = self.section()
        near = self.near(-1, 2 * _NEAR)
        above = [words for page, words in near if page == self.table.page]
        above = above or [words for page, words in near[:2] if page == self.table.page - 1]
        own = list(takewhile(lambda words: words not in map(squeeze, title), above))
        if found := fund_over((*own, *title)):
            return found
        before = None if above else self._same_before()
        return Surroundings(self.document, before).fund() if before else None

    def scope(self) -> str | None:
        """Return whose statement the table is: reports print one of the group (合并) and one of its 母公司.

        So are the notes on the statements of the parent itself.
        """
        section = self.document.section_at(self.table.span.start)
        if section and in_parents_notes(section.path):
            return PARENT
        for words in (*(said for _, said in self.near(-1, 2 * _NEAR)), *self.running_heads):
            if len(words) <= 40 and (match := _SCOPE.search(words)):
                return match["scope"]
            if _OWN.fullmatch(words) and "合并资产负债表" in self.document.text:
                return PARENT
        before = None if self.near(-1) else self._same_before()
        return Surroundings(self.document, before).scope() if before else None
