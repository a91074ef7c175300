"""The columns of award tables: which one has the titles, who gave or has the awards, when, and in what rank."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extractors.honours.contests import RANK
from extractors.honours.giving_bodies import is_body
from extractors.honours.grades import Grade, grade_of
from extractors.honours.recipients import recipient_of
from extractors.honours.words import any_word
from extractors.text.characters import CLOSE, OPENING_BRACKETS, any_in_brackets
from schemas.document import Document, Table, TableCell
from schemas.text import Span, squeeze

_PARTY = rf"{any_word('holder')}(?:名称)?"
_NAMED = rf"(?:{any_word('holder', 'work')})(?:名称)?"
HEADERS = {
    "grantor": re.compile(rf"(?![受获被]).{{0,4}}{any_word('giving')}{any_word('giver')}"),
    "time": re.compile(rf"(?:{any_word('getting', 'giving')})?(?:时间|日期|年份|年月|年度|月份)"),
    # 获奖科室, 获奖单位（个人）, 获奖班级/个人, 集体/个人, 获奖项目/个人
    "recipient": re.compile(
        rf"{any_word('getting')}{_PARTY}(?:[{OPENING_BRACKETS}/、和或及]{_PARTY}{CLOSE}?)?|姓名|得主"
        r"|参赛(?:选手|队员|学生|教师|职工)(?:姓名)?"
        rf"|{any_word('giving')}(?:对象|集体|个人)(?:名称)?"  # 授予对象
        rf"|{any_word('getting')}?{_NAMED}[{OPENING_BRACKETS}/、和或及]{_NAMED}{CLOSE}?"
    ),
    "remark": re.compile(r"备注|说明"),
    "title": re.compile(
        rf".{{0,6}}{any_word('award')}(?:[/、和及](?:认证|资质|称号|奖励|荣誉|奖项))?"
        r"(?:名称|项目|情况|称号|内容)?(?:[/、和及](?:等级|级别|等次))?"
    ),
    "contest": re.compile("(?:赛事|竞赛|大赛|比赛|评选|参赛)(?:活动|项目)?(?:名称)?|赛项(?:名称)?"),
    "level": re.compile("(?:荣誉|奖项|奖励|获奖|表彰|授奖|授予|评选)?(?:级别|层级)"),
    "rank": re.compile("(?:奖项|获奖|奖励|授奖)?(?:等级|等次|名次|奖次)"),
}
_PLAIN = re.compile(rf"(?:所[在属])?{any_word('holder', 'giver')}(?:名称|姓名)?")
# 获奖项目 beside 奖项名称: what won, not what was won
WORK = re.compile(rf"(?:获奖|参评|申报|参赛|所获)?{any_word('work')}(?:名称)?")
# 获奖学生 beside 作品（项目）: who won, whatever it was won with
WINNER = re.compile(rf"{any_word('getting')}{any_word('holder')}(?:名称|姓名)?")
_WORKS = re.compile(
    rf"{any_word('getting')}?{any_word('work')}(?:名称)?[{OPENING_BRACKETS}/、和或及]{any_word('work')}(?:名称)?{CLOSE}?"
)
_SORT_OF_AWARDS = re.compile(rf"(?:集体|单位|团队|个人|员工|职工|项目|党建){any_word('award')}(?:名称|称号)?")
_RANK = re.compile(RANK)
_PERSONAL = re.compile("(?:学生|教师|员工|职工|选手|个人)(?:姓名)?")
_BRACKET = re.compile(any_in_brackets(14) + "$")  # who has it, in what: 标兵岗（重症护理组）
_HEADER_ROWS = 3
_LEAST_ROWS = 2
_MOSTLY = 0.75  # of the cells of a column
_CONTENTS: dict[str, Callable[[str], bool]] = {
    "title": lambda text: grade_of(_BRACKET.sub("", text)) >= Grade.FIRM,
    "grantor": is_body,
    "time": lambda text: bool(
        re.fullmatch(r"(?:19|20)\d\d(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?|[./-]\d{1,2})度?|\d{1,2}月份?", text)
    ),
}


@dataclass(frozen=True, slots=True)
class AwardColumns:
    """The header row of an awards table: for each kind of column the header's cell."""

    row: int
    headers: dict[str, TableCell]


def columns_in_head(document: Document, table: Table) -> AwardColumns | None:
    """Find the header row: it names the awards, and when, by whom or to whom they were given."""
    for row in range(_HEADER_ROWS):
        headers: dict[str, TableCell] = {}
        works: list[TableCell] = []
        for cell in (one for one in table.cells if one.row == row):
            words = squeeze(cell.span.of(document.text))
            for kind, pattern in HEADERS.items():
                won = kind == "recipient" and WINNER.fullmatch(words) and _is_work(document, headers.get(kind))
                if (kind not in headers or won) and pattern.fullmatch(words):
                    headers[kind] = cell
            if WORK.fullmatch(words):
                works.append(cell)
            elif HEADERS["title"].fullmatch(words) and headers["title"] in works:
                headers["title"] = cell
        if "title" in headers and "contest" in headers and _ranks(document, table, row, headers["title"]):
            headers |= {"rank": headers["title"], "title": headers["contest"]}  # 赛项 | 奖项
        if "title" not in headers and (named := _titled_column(document, table, row, headers)):
            headers["title"] = named
        if works and "title" in headers and headers["title"] not in works:
            headers.setdefault("recipient", works[0])
        if "title" in headers:
            headers |= _plain_columns(document, table, row, headers)
        if "title" in headers and len(headers.keys() - {"remark", "rank", "contest", "level"}) >= 2:
            return AwardColumns(row, headers)
    return None


def _is_work(document: Document, header: TableCell | None) -> bool:
    """Whether a header names works only: 作品（项目）, 获奖论文/案例."""
    return header is not None and bool(_WORKS.fullmatch(squeeze(header.span.of(document.text))))


def _ranks(document: Document, table: Table, row: int, header: TableCell) -> bool:
    """Whether nothing but ranks stands below a header: 一等奖, 金奖."""
    below = [cell for cell in table.cells if cell.row > row and cell.column == header.column and len(cell.span)]
    return bool(below) and all(_RANK.fullmatch(squeeze(cell.span.of(document.text))) for cell in below)


def is_header(text: str) -> bool:
    """Whether words are the header of a column of an awards table: 颁奖单位, 获奖时间."""
    return any(pattern.fullmatch(text) for pattern in HEADERS.values())


def is_holder(text: str) -> bool:
    """Whether a cell, without a bracket at its end, is who may have an award."""
    return recipient_of(_BRACKET.sub("", text), ()) is not None


def _titled_column(document: Document, table: Table, row: int, headers: Mapping[str, TableCell]) -> TableCell | None:
    """Return the header of the awards where it does not say so: 内容 beside 颁奖单位, 赛事名称 beside 获奖等次."""
    if "contest" in headers and "rank" in headers:
        return headers["contest"]
    if "grantor" not in headers:
        return None
    for header in (cell for cell in table.cells if cell.row == row and cell not in headers.values()):
        below = (cell for cell in table.cells if cell.row > row and cell.column == header.column and len(cell.span))
        grades = [grade_of(squeeze(cell.span.of(document.text))) for cell in below]
        if grades and sum(grade >= Grade.FIRM for grade in grades) >= _MOSTLY * len(grades):
            return header
    return None


def _plain_columns(
    document: Document, table: Table, row: int, headers: Mapping[str, TableCell]
) -> dict[str, TableCell]:
    """Tell columns whose header says little (单位, 来源) by what stands in them: who gave the awards, who has them."""
    found: dict[str, TableCell] = {}
    for header in (cell for cell in table.cells if cell.row == row and cell not in headers.values()):
        named = _PLAIN.fullmatch(squeeze(header.span.of(document.text)))
        below = (cell for cell in table.cells if cell.row > row and cell.column == header.column and len(cell.span))
        texts = [squeeze(cell.span.of(document.text)) for cell in below]
        gives = sum(is_body(text, "office") for text in texts) >= _MOSTLY * len(texts)
        kind = "grantor" if gives else "recipient"
        if not texts or kind in headers or not (named or gives):
            continue
        if gives or "grantor" in headers or sum(map(is_holder, texts)):
            found.setdefault(kind, header)
            if _PERSONAL.fullmatch(squeeze(header.span.of(document.text))):
                found[kind] = header  # 班级 | 学生
    return found


def further_titles(document: Document, table: Table, columns: AwardColumns) -> list[AwardColumns]:
    """Return the columns with one more column of awards each, where a header names several: 集体荣誉 | 个人荣誉."""
    plain = (cell for cell in table.cells if cell.row == columns.row and cell not in columns.headers.values())
    titled = (cell for cell in plain if _SORT_OF_AWARDS.fullmatch(squeeze(cell.span.of(document.text))))
    return [AwardColumns(columns.row, {**columns.headers, "title": cell}) for cell in titled]


def columns_by_content(document: Document, table: Table) -> AwardColumns | None:
    """Find the columns of a table whose headers stand on the page before: titles, bodies, times and holders."""
    columns: dict[int, list[str]] = {}
    for cell in table.cells:
        columns.setdefault(cell.column, []).append(squeeze(cell.span.of(document.text)))
    kinds: dict[str, int] = {}
    for column, texts in columns.items():
        for kind, fits in _CONTENTS.items():
            if kind not in kinds and len(texts) >= _LEAST_ROWS and sum(map(fits, texts)) >= _MOSTLY * len(texts):
                kinds[kind] = column
                break
    if not {"title", "grantor", "time"} <= kinds.keys():
        return None
    others = [at for at, texts in columns.items() if at not in kinds.values() and not all(map(str.isdigit, texts))]
    held = [at for at in others if sum(map(is_holder, columns[at])) >= _MOSTLY * len(columns[at])]
    if others and not held:
        return None
    kinds |= {"recipient": held[0]} if held else {}
    tops = {cell.column: cell for cell in reversed(table.cells)}
    return AwardColumns(-1, {kind: tops[column] for kind, column in kinds.items()})


def printed_lines(document: Document, span: Span) -> list[Span]:
    """Return the printed lines of a cell or block; it as it is where they are no stretches of its text."""
    lines: dict[tuple[int, int], Span] = {}
    at = span.start
    for segment, first, last in document.pieces(span):
        start = segment.start + first - segment.offset
        key = (segment.page, segment.line)
        lines[key] = Span(lines[key].start if key in lines else start, start + last - first)
        at = lines[key].end
    return list(lines.values()) if lines and at == span.end else [span]
