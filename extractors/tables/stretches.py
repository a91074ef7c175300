"""A table spread out over its grid, and the parts that it falls into: between titles, at new heads, rows of a form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.numbers import unit_at
from extractors.tables.serial_names import without_serials
from extractors.text.characters import BRACKETS, CLOSE, OPEN, TO
from schemas.document import Table
from schemas.page import FORM
from schemas.text import squeeze

_NUMBER = re.compile(
    rf"""
    (?! {OPEN}? [0-9]{{1,2}} {CLOSE} \s? [一-鿿] )  # （1）购置, 4）其他: a label with its number
    (?! [0-9]+ [号#＃] [一-鿿] )  # 8号成品库
    {OPEN}? [-+−—–－＋]? \s? [¥￥$]? (?: [0-9]{{1,3}}(?:[,，][0-9]{{3}})+ | [0-9]+ ) (?:\.[0-9]+)? [%％]? {CLOSE}?
    \s? (?: [%％‰‱] | [万亿千百]?[一-鿿²³]{{0,6}} )? (?: [*＊①-⑩] | [\[［][0-9]{{1,2}}[\]］] )?
    (?: {OPEN}[不未]?含[一-鿿]{{0,6}}{CLOSE} )?  # 12,000（含本数）
    """,
    re.VERBOSE,
)
_YEAR = re.compile(
    rf"""
    (?:截至)? (?:19|20)[0-9]{{2}} (?:年度?|学年度?)? (?: {TO}(?:19|20)?[0-9]{{2}}(?:学年|年)?度? )? (?:末|底)?
      (?:[EAF]|{OPEN}(?:预[测计估案]?|拟|未?经?(?:审计|重述)|重述|追溯调整|调整[前后]|快报|初步){CLOSE})?
    | (?:19|20)[0-9]{{2}}(?:届|年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)
    | [0-9]{{1,2}}月 | (?:19|20)[0-9]{{2}}([-/.])[0-9]{{1,2}}\1[0-9]{{1,2}}
    """,
    re.VERBOSE,
)
_PART = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}年)?(?:第?[一二三四1-4]季度|Q[1-4]|[上下]半年|[0-9]{{1,2}}{TO}[0-9]{{1,2}}月)|全年(?:度)?"
)
# 30岁以下, 31-40岁, 500万元以上, 45人及以下, >50岁: a group that heads or labels name.
_BAND = re.compile(
    rf"""
    [0-9]+ (?:\.[0-9]+)? (?:{TO} [0-9]+ (?:\.[0-9]+)? )? (?:周?岁|年|个?月|[天日]|[万亿]?元|[人名])?
      {OPEN}? 及?含?{CLOSE}? 以[上下内]
    | [0-9]+ {TO} [0-9]+ (?:周?岁|年|个月|天) | [<>≤≥＜＞] [0-9]+ (?:周?岁|年)
    """,
    re.VERBOSE,
)
# 2022年人数, 2023级新生, 2023年目标, 2030目标: a header, no quantity
_YEARED = re.compile(r"(?:19|20)[0-9]{2}(?:[年届级]|学年|(?:目标|实[绩际]|计划)[值数]?$)")
_EMPTY = frozenset({"", "-", "—", "－", "–", "--", "——", "/", "／", "\\", "无", "不适用", "N/A", "*", "…", "……"})
_TIME = re.compile(
    r"(?:本|上|当|今|去|前|期|年|(?:19|20)[0-9]{2}).{0,8}(?:年|期|末|初|度|[0-9]).{0,6}|.{0,12}(?:同比|增减|变动|增长).{0,8}"
)

# argued: the forms of budgets and of their targets (绩效自评表) of the Ministry of Finance head their parts so
_OF_FORM = re.compile(
    rf"[一二三]级指标|(?:指标)?(?:名称|内容)|.{{0,6}}(?:指标|目标|完成|实际|计划)[值数](?:{OPEN}.{{1,4}}{CLOSE})?"
    r"|(?:年初|全年|年度|调整后?|资金)?(?:预算|执行|决算|到位|支出)[数率额]|(?:预算)?执行率(?:%|（%）)?|(?:标准|自评|实际)?(?:分值|得分|权重|评分)"
    r"|(?:完成|达标)(?:情况|率)|备注|说明|.{0,8}(?:偏差|未完成).{0,4}原因.{0,10}"
)
_LEAST_OF_FORM = 3


# 1.1股本, 3.12商誉: an item of a list with its number; 1.5亿元, 2.5左右 are quantities
_ITEM = re.compile(r"[1-9][0-9]?\.[1-9][0-9]?\s?(?P<label>(?!左右|上下|以[上下内]|不等)[一-鿿]{2,6})")
# argued: bonds and plans are called by their year: 2007云栈企业债; 2015余家, 2000多人 are quantities
_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?P<label>(?![余多几左上])[一-鿿]{3,})")
_SCALE = "十百千万亿"


# Every reader of a table asks again what its cells are.
@lru_cache(maxsize=1 << 14)
def is_number(text: str) -> bool:
    """Whether a cell's text is a quantity (1,234.5, -16.55%, (3.2), 1.37亿元).

    No year, no 2022年人数, no 30岁以下, no 1.1股本, no 2007云栈企业债.
    """
    said = (_YEAR.fullmatch(text), _YEARED.match(text), _BAND.match(text))
    return bool(_NUMBER.fullmatch(text)) and not any(said) and not _is_numbered_label(text)


def _is_numbered_label(text: str) -> bool:
    """Whether a cell is a label behind its number, or a name behind its year: no unit stands behind the digits."""
    match = _ITEM.fullmatch(text) or _OF_YEAR.fullmatch(text)
    return match is not None and not any(unit_at(label, 0) for label in (match["label"], match["label"].lstrip(_SCALE)))


@lru_cache(maxsize=1 << 14)
def is_year(text: str) -> bool:
    """Whether a cell says a year, a month or a day (2021年, 2021, 2021年3月, 2021-03-01)."""
    return bool(_YEAR.fullmatch(text))


def opens_band(text: str) -> bool:
    """Whether a cell begins with a group that it names by a bound: 30岁以下, 1至2年, 1年以内小计."""
    return bool(_BAND.match(text))


def is_period(text: str) -> bool:
    """Whether a cell says a time and nothing else: a year, month or day, a quarter, a half year, 全年."""
    return is_year(text) or bool(_PART.fullmatch(text))


def is_empty(text: str) -> bool:
    """Whether a cell says that there is nothing: blank, -, —, /, 无."""
    return text in _EMPTY


_NUMBERING = re.compile(r"[栏行列]次|[栏行]号")
# 3, （3）, 3=1+2
_NUMBERED = re.compile(rf"{OPEN}?([0-9]{{1,3}}){CLOSE}?(?:\s?[=＝][0-9+\-－*×/÷{BRACKETS} ]+)?")
_LEAST_NUMBERED = 3  # columns that are numbered without a word that says so
_MANY_NUMBERED = 6  # so many counts do not rise by one from 1 by chance


class Sheet:
    """A table spread out: every place of the grid leads to the cell that covers it."""

    def __init__(self, table: Table, text: str) -> None:
        self.cells = table.cells
        self.headers = table.headers or 0
        self.form = table.rule == FORM
        self.words = without_serials(table.cells, [squeeze(cell.span.of(text)) for cell in table.cells])
        self.rows = max(cell.row + cell.row_span for cell in table.cells)
        self.columns = max(cell.column + cell.column_span for cell in table.cells)
        self.places: dict[tuple[int, int], int] = {}
        for index, cell in enumerate(table.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.places.setdefault((row, column), index)
        self._rows: dict[int, tuple[int, ...]] = {}

    def row(self, row: int) -> Sequence[int]:
        """Return the cells of a row, each once, left to right."""
        if row not in self._rows:
            held = (self.places.get((row, column)) for column in range(self.columns))
            self._rows[row] = tuple(dict.fromkeys(index for index in held if index is not None))
        return self._rows[row]

    def down(self, rows: range, column: int) -> list[int]:
        """Return the cells of a column in some rows, top to bottom; one over several rows comes once for each."""
        return [index for row in rows if (index := self.places.get((row, column))) is not None]

    def said(self, row: int) -> list[str]:
        """Return the words of a row's cells that say something."""
        return [w for i in self.row(row) if not is_empty(w := self.words[i])]

    def is_wide(self, row: int) -> bool:
        """Whether one cell takes the whole row: a title within the rules, or the head of the rows below."""
        cells = self.row(row)
        return len(cells) == 1 and self.cells[cells[0]].column_span == self.columns > 1

    def has_figures(self, row: int) -> bool:
        """Whether a cell of a row is a quantity."""
        return any(is_number(self.words[i]) for i in self.row(row))

    def numbers_columns(self, row: int) -> bool:
        """Whether a row only numbers the columns of a form, 1, 2, 3 in order, and counts nothing: 栏次 | 1 | 2.

        Without a word that says so, from the first column with a number on under every column, and over other numbers
        with a name or with decimals. Left alone: a row that is named (甲组 | 1 | 2 | 3), the only row under its
        headers, decimals, a first row of a few counts over others (1 | 2 | 3 over 4 | 2 | 6).
        """
        words = [self.words[i] for i in self.row(row)]
        said = [word for word in words if word]
        labels = [word for word in said if not word[:1].isdigit() and not _NUMBERED.fullmatch(word)]
        numbers = [found[1] for word in said if (found := _NUMBERED.fullmatch(word))]
        if len(labels) + len(numbers) != len(said) or not all(map(_NUMBERING.fullmatch, labels)):
            return False
        if not numbers or numbers != [str(at) for at in range(1, len(numbers) + 1)]:
            return False
        if labels:
            return True
        unbroken = all(words[words.index(said[0]) :]) and len(numbers) >= _LEAST_NUMBERED
        below = self.said(row + 1) if row + 1 < self.rows and self.has_figures(row + 1) else []
        counts = all(map(str.isdigit, below)) and len(numbers) < _MANY_NUMBERED
        over = bool(below) and not counts
        return unbroken and over and row > 0 and not any(map(self.has_figures, range(row)))

    def sides(self, row: int) -> tuple[int, ...]:
        """Return the columns at which the cells of a row begin."""
        return tuple(self.cells[i].column for i in self.row(row))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a table under one title. `form`: a line of a form, whose cells head one another; `fresh`: a new head.

    `paired`: every other cell of a form is a label, and the one behind it is what it stands for.
    """

    start: int
    end: int
    title: str | None
    form: bool = False
    fresh: bool = False
    paired: bool = False


def _is_new_head(sheet: Sheet, row: int, first: int) -> bool:
    """Whether a row in mid-table is a head.

    1. no quantity, no label, and the rest say periods: | 本期末 | 上年末   2. the years of the first row under another
    name: 资产负债表（百万元） | 2021 | 2022E. Other years are no headers: 2012 may count something.   3. the headers of
    another part of a form: 年初预算数 | 全年执行数 | 执行率, then 三级指标 | 年度指标值 | 实际完成值 | 得分
    """
    if _heads_form(sheet, row):
        return True
    cells, heads = ([sheet.words[i] for i in sheet.row(at)] for at in (row, first))
    if sheet.has_figures(row) or len(cells) < 3 or len(cells) != len(heads):
        return False
    if cells[0] and cells[1:] == heads[1:] and all(map(is_year, cells[1:])):
        return True
    if cells[0] and cells[0] != sheet.words[sheet.row(first)[0]]:
        return False
    return all(len(w) <= 20 and (_TIME.fullmatch(w) or is_year(w)) for w in cells[1:])


def _heads_form(sheet: Sheet, row: int) -> bool:
    """Whether a row without numbers says what the columns of a part of a form are.

    Left alone: the lower of two rows of headers, into which cells reach down or whose words come again.
    """
    if sheet.has_figures(row):
        return False
    said = sheet.said(row)
    lower = any(sheet.cells[i].row < row for i in sheet.row(row)) or len(set(said)) < len(said)
    heads = sum(bool(_OF_FORM.fullmatch(word)) for word in said)
    return not lower and heads >= _LEAST_OF_FORM and 3 * heads >= 2 * len(said)


def _is_form(sheet: Sheet, start: int, end: int) -> bool:
    """Whether the first row is the first line of a form: words only, and the next row is one with other cells."""
    if end - start < 4 or sheet.has_figures(start) or sheet.has_figures(start + 1):
        return False
    if len(sheet.said(start + 1)) < 2:
        return False  # a band under headers
    reaches_down = any(sheet.cells[i].row_span > 1 for i in sheet.row(start))
    sides = sheet.sides(start), sheet.sides(start + 1)
    return not reaches_down and len(sides[0]) >= 4 and len(sides[1]) >= 2 and not set(sides[0]) <= set(sides[1])


def _bands(sheet: Sheet, start: int, end: int, title: str | None) -> Iterator[Stretch]:
    """Yield the runs of rows of a form whose cells begin at the same columns; a longer run may be a table itself."""
    at = start
    for row in range(start + 1, end + 1):
        if row == end or sheet.sides(row) != sheet.sides(row - 1):
            table = _names_values(sheet, range(at, row))
            yield Stretch(at, row, title, form=not table and (row - at < 3 or sheet.has_figures(at)))
            at = row


def _names_values(sheet: Sheet, rows: range) -> bool:
    """Whether the upper of two lines of a form says what the numbers under it are: 其中 | 木工 | 瓦工 over 12 | 9."""
    if len(rows) != 2:
        return False
    upper, lower = sheet.row(rows.start), sheet.row(rows.start + 1)
    named = [sheet.words[i] for i in upper if i not in lower]
    values = [sheet.words[i] for i in lower if i not in upper]
    if len(named) < 2 or len(named) != len(values) or not all(named):
        return False
    return all(map(is_number, values)) and not any(any(map(str.isdigit, words)) for words in named)


def _split(sheet: Sheet, start: int, end: int, title: str | None) -> Iterator[Stretch]:
    if not sheet.headers and _is_form(sheet, start, end):
        yield from _bands(sheet, start, end, title)
        return
    at = start
    headless = sheet.has_figures(start)
    for row in range(max(start + 1, sheet.headers), end):
        named = headless and _names_values(sheet, range(row, min(row + 2, end)))
        behind = headless and row - at == 2 and _names_values(sheet, range(at, row))
        if named or behind or _is_new_head(sheet, row, start):
            yield Stretch(at, row, title, fresh=at > start)
            at = row
    yield Stretch(at, end, title, fresh=at > start)


def stretches(sheet: Sheet) -> Iterator[Stretch]:
    """Yield the parts of a table: between its wide rows, from a new head on, or the lines of a form."""
    start, title = 0, None
    for row in range(sheet.rows):
        if sheet.is_wide(row):
            if row > start:
                yield from _split(sheet, start, row, title)
            start, title = row + 1, sheet.words[sheet.row(row)[0]]
    if start < sheet.rows:
        yield from _split(sheet, start, sheet.rows, title)
