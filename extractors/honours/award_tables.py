"""Honours of tables: one row an award that a table lists, with who gave it and when."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.dates import read_cell_dates
from extractors.honours.award_columns import (
    HEADERS,
    WORK,
    AwardColumns,
    columns_by_content,
    columns_in_head,
    further_titles,
    is_holder,
    printed_lines,
)
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import Award, award_in
from extractors.honours.bearers import holder_of
from extractors.honours.captioned_awards import captioned_awards
from extractors.honours.claims import claims_in, holder_beside
from extractors.honours.contests import RANK
from extractors.honours.giving_bodies import GIVEN_BY, giver_of, is_body, is_giver
from extractors.honours.glued_titles import glued
from extractors.honours.grades import Grade, grade_of
from extractors.honours.list_rules import TABLE_ROW, TICKED, UNHEADED_ROW
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.printed_beside import Period, level_of, quarter_of
from extractors.honours.recipients import Recipient, own_names, person_in, recipient_of
from extractors.honours.rules import RULES
from extractors.honours.ticked_titles import ticked_titles
from extractors.honours.verbs import TRIGGER
from extractors.honours.words import any_word
from extractors.honours.years_over import years_of_headings
from extractors.names import bodies_printed_apart, names_printed_apart
from extractors.rule import Rule
from extractors.text.characters import BRACKETS, CLOSE, COLON, OPEN
from extractors.text.view import full_width, view
from schemas.document import Document, Table, TableCell
from schemas.tables import Honour
from schemas.text import Span, squeeze

_UNEVEN = 2  # characters
# 最美河长：盛岚, “最美河长”——盛岚
_HOLDER_BEHIND = re.compile(rf"(?P<title>[^：:，。—]{{2,}})(?:{COLON}|—{{1,2}})(?P<who>[^：:，。—]{{2,20}})")
# 绿色工厂（东港一期、西港二期）; not 优秀奖（成人组、少年组）, which is for what
_ITEM = r"(?:(?![组类级奖届赛年月项第]|专业|领域|学科|方向|个人|集体)[一-鿿A-Za-z0-9]){2,10}"
_SEVERAL_BEHIND = re.compile(rf"(?P<title>[^{BRACKETS}]{{4,}}){OPEN}(?P<who>{_ITEM}(?:、{_ITEM}){{1,5}}){CLOSE}")
_GRADE = re.compile(rf"{any_word('grade')}|{RANK}")  # 优秀, 一等奖
_RANK = re.compile(RANK)
_ASIDE = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")  # 一等奖（成人组）
_BETWEEN_LABELS = re.compile("[,，；;。](?=[^：,，；;。]{2,8}：)")
_APART, _OR_NAMES = re.compile("[；;/／]"), re.compile("[；;/／、]")  # between what belongs to one award each
_LINE_OF: dict[str, Callable[[str], bool]] = {  # what a line of a cell must be to stand for an award of its own
    "recipient": is_holder,
    "grantor": is_body,
    "time": lambda text: bool(re.search("[年月季]|[0-9][./-][0-9]", text)),
    "remark": bool,
    "rank": lambda text: grade_of(text) >= Grade.FIRM,
    "level": lambda text: text.endswith("级"),
}


def _cells_of_rows(table: Table) -> dict[int, list[TableCell]]:
    """Return the cells of each row; one over several rows is in each of them."""
    rows: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows.setdefault(row, []).append(cell)
    return rows


def _below(row: Sequence[TableCell], header: TableCell) -> TableCell | None:
    """Return the cell of a row that stands under a header, also where their edges differ a little."""
    return next(
        (
            cell
            for cell in row
            if cell.column < header.column + header.column_span
            and header.column < cell.column + cell.column_span
            and len(cell.span)
        ),
        None,
    )


def _lines(document: Document, cell: TableCell) -> list[Span]:
    """Return the awards of a cell: its printed lines where each of them is a title, else all of it."""
    spans = printed_lines(document, cell.span)
    titles = [squeeze(span.of(document.text)) for span in spans]
    if len(spans) < 2 or any(_is_open(title) for title in titles):
        return [cell.span]  # “功勋企业|家”
    # Lines that are broken by the cell's width are all full but the last; titles one under the other are not.
    uneven = max(map(len, titles)) - min(map(len, titles[:-1])) >= _UNEVEN
    return spans if uneven or all(grade_of(title) >= Grade.QUOTED for title in titles) else [cell.span]


def _is_open(line: str) -> bool:
    """Whether a quote or bracket that a line opens is closed in a later one."""
    return line.count("“") > line.count("”") or len(re.findall(OPEN, line)) > len(re.findall(CLOSE, line))


def _deals(document: Document, cell: TableCell | None, count: int, kind: str) -> bool:
    """Whether a cell has a line for each of several awards, as where the rule between two rows is not printed."""
    if cell is None or not len(cell.span) or count < 2:
        return False
    words = [squeeze(span.of(document.text)) for span in printed_lines(document, cell.span)]
    return len(words) == count and all(map(_LINE_OF[kind], words))


def _said(document: Document, cell: TableCell | None, count: int, kind: str) -> list[str]:
    """Return what a cell says of each of `count` awards: 东城所 / 西城所 beside 青年文明号 / 文明岗.

    Persons under each other, or with blanks between, are several of them.
    """
    if cell is None or not len(cell.span):
        return [""] * count
    printed = printed_lines(document, cell.span)
    if _deals(document, cell, count, kind):
        return [squeeze(span.of(document.text)) for span in printed]
    names = [squeeze(span.of(document.text)) for span in printed]
    whole = squeeze(cell.span.of(document.text))
    if kind == "recipient" and (apart := names_printed_apart(document, cell.span)):
        return ["、".join(apart)] * count
    people = kind == "recipient" and len(names) > 1 and all(map(person_in, names)) and not is_holder(whole)
    return ["、".join(names) if people else whole] * count


def _period(document: Document, said: str, award: Award) -> Period | tuple[None, None]:
    """Return the time that a row has for an award, else that of its title; the years in which a title holds stay.

    2024.01 of 2023年度先进单位; 2021年 to 2023年 of 2021—2023年度文明单位, whenever it was given.
    """
    mentions, own = read_cell_dates(said, document.year), award.period
    if mentions and not (own and own[0].year < own[1].year):
        return mentions[0].start, mentions[0].end
    return own or quarter_of(award.edition, document.year) or (None, None)


def _grantor(document: Document, cell: TableCell | None, said: str) -> str | None:
    """Return who gave an award: 市总工会、市妇联 of 市总工会、市妇联联合颁发, and of two bodies with a line each.

    Left alone: grades and ranks that stand where the giver should (优秀, 一等奖).
    """
    if cell is None or not said or _GRADE.fullmatch(said):
        return None
    lines = [squeeze(span.of(document.text)) for span in printed_lines(document, cell.span)]
    bodies = _alike(lines) if not all(map(is_body, lines)) else lines
    words = "、".join(bodies) if len(bodies) > 1 and "".join(lines) == said else said
    if words == said and (apart := bodies_printed_apart(document, cell.span)).replace("、", "") == said.replace(
        "、", ""
    ):
        words = apart  # 市总工会　市妇联
    return GIVEN_BY.sub("", words) or None


def _alike(lines: Sequence[str]) -> list[str]:
    """Return the bodies of one place under each other, one perhaps on two lines: 江州市财政局 / 江州市水务|局."""
    found: list[str] = []
    for line in lines:
        if not found or (is_body(found[-1]) and line[:2] == found[0][:2]):
            found.append(line)
        else:
            found[-1] += line
    return found if all(map(is_body, found)) else []


def _awards(text: str, names: Sequence[str]) -> Iterator[tuple[Award, Recipient | None]]:
    """Yield the awards that a line names, with who holds each where the line says so (智慧门诊项目获评…)."""
    behind = _HOLDER_BEHIND.fullmatch(text)
    if behind and is_holder(behind["who"]) and (recipient := recipient_of(behind["who"], names)):
        award = award_in(phrase(straighten(behind["title"])), (0, len(behind["title"])), Grade.NONE)
        if award is not None:
            yield award, recipient
            return
    part = phrase(straighten(text))
    if TRIGGER.search(part.text):
        claims = claims_in(part, names)
        yield from ((c.award, c.recipient) for c in claims)
        if claims:
            return
    pieces = [
        award_in(part, piece, Grade.FIRM)
        for piece in part.cut((0, len(part.text)), "；/／" if _APART.search(part.text) else "、")
    ]
    if len(pieces) > 1 and all(pieces):
        yield from ((award, None) for award in pieces if award)
        return
    whole = (0, len(part.text))
    several = _SEVERAL_BEHIND.fullmatch(part.text)
    if several and (award := award_in(part, (0, several.end("title")), Grade.FIRM)):
        yield award, Recipient(several["who"], None)
        return
    award, who = glued(part, whole) if grade_of(text) < Grade.SOFT else (None, None)
    award = award if award and who else award_in(part, whole, Grade.NONE)
    if award is not None:
        yield award, who


def _rows(document: Document, table: Table, columns: AwardColumns, names: Sequence[str]) -> Iterator[Honour]:
    title_header = columns.headers["title"]
    seen: set[Span] = set()
    for row, held in sorted(_cells_of_rows(table).items()):
        if row <= columns.row:
            continue
        cells = {kind: _below(held, header) for kind, header in columns.headers.items()}
        title = cells["title"]
        if columns.row >= 0 and any(cell == columns.headers[kind] for kind, cell in cells.items()):
            continue  # the second row of headers: 荣誉 over 名称 and 级别
        if columns.row >= 0 and title and _says_again(document, title, title_header):
            continue  # the headers again, on the next page
        if title is None or title.column_span > 2 * title_header.column_span + 2:
            continue
        holder, lines, again = cells.get("recipient"), _lines(document, title), title.span in seen
        own = holder.span if holder and len(holder.span) and holder.row == row else title.span
        if again and (own in seen or len(lines) > 1):
            continue
        seen |= {title.span, own}  # a cell of one award over the rows of several holders is one of each
        apart = any(_deals(document, cells.get(kind), len(lines), kind) for kind in ("grantor", "time"))
        dealt = {kind: _said(document, cells.get(kind), len(lines), "remark" if apart else kind) for kind in _LINE_OF}
        for place, line in enumerate(lines):
            said = {kind: words[place] for kind, words in dealt.items()}
            said["grantor"] = _grantor(document, cells.get("grantor"), said["grantor"]) or ""
            for honour in _line_rows(document, line, _of_remark(said), names):
                yield honour if columns.row >= 0 else replace(honour, rule=UNHEADED_ROW.name)


def _says_again(document: Document, cell: TableCell, header: TableCell) -> bool:
    """Whether a cell has the words of its column's header."""
    return squeeze(cell.span.of(document.text)) == squeeze(header.span.of(document.text))


def _of_remark(said: dict[str, str]) -> dict[str, str]:
    """Return what the cells of a row say, with what a remark names by its own labels: 颁发单位：甲，项目名称：乙."""
    for part in _BETWEEN_LABELS.split(said["remark"]):
        label, _, words = part.partition("：")
        if HEADERS["grantor"].fullmatch(label):
            kind = "grantor" if giver_of(words, said=is_giver(words)) else ""  # not 颁发单位：同上
        else:
            kind = "recipient" if WORK.fullmatch(label) else ""
        if kind and words and not said[kind]:
            said = {**said, kind: words, "remark": ""}
    return said


def _dealt(said: str, count: int, marks: re.Pattern[str] = _APART) -> list[str]:
    """Return what a cell says of each award of another cell that has as many parts: 团市委/市公安局 of 甲/乙."""
    parts = marks.split(said)
    return parts if count == len(parts) else [said] * count


def _line_rows(document: Document, line: Span, said: Mapping[str, str], names: Sequence[str]) -> Iterator[Honour]:
    """Yield the awards that a line of the title's cell names; `said` is what the other cells of the row say of it."""
    source = view(full_width(line.of(document.text)))
    awards = list(_awards(source.text, names))
    givers = _dealt(said["grantor"], len(awards))
    slashed = len(_APART.split(source.text)) == len(awards)
    holders = _dealt(
        said["recipient"], len(awards), _OR_NAMES if slashed and len(givers) > 1 and givers[0] != givers[1] else _APART
    )
    for (award, told), held, giver in zip(awards, holders, givers, strict=True):
        grantor = giver or None
        recipient = holder_of(held or ("" if grantor is None else said["remark"]), names)  # 备注: 急诊科
        start, end = _period(document, said["time"], award)
        who = holder_beside(award, names) or told
        rank = _ASIDE.sub("", said["rank"])
        ranked = rank and (
            grade_of(award.title) < Grade.FIRM <= grade_of(rank)
            or (award.title.endswith("奖") and _RANK.fullmatch(rank) and not _RANK.search(award.title))
        )  # 科学技术奖 | 一等奖
        holder = recipient or (None if held else who)
        ours = names[0] if names and not is_of_a_person(award.title) else None
        name = holder.name if holder else held or ours
        span = source.source(award.start, award.end).moved(line.start)
        yield Honour(
            evidence=document.cite(span, "honours", name),
            title=award.title + said["rank"] if ranked else award.title,
            recipient=name,
            recipient_type=holder.kind if holder else None if held or is_of_a_person(award.title) else "unit",
            grantor=grantor,
            award_level=level_of(said["level"], said["rank"] if ranked else None, grantor, award.title),
            period_start=start,
            period_end=end,
            edition=award.edition,
            document_number=award.number,
            rule=TABLE_ROW.name,
        )


def read(document: Document, rules: Sequence[Rule[Any]] | None = None) -> Iterator[Honour]:
    """Yield the awards of tables whose header row names them (奖项名称) and when, by whom or to whom they were given.

    1. 获奖时间 | 奖项名称 | 颁奖机构   2. 姓名 | 荣誉称号 | 授予单位   3. several titles in one cell, a line each
    4. who holds it in the cell of its name: 智慧门诊项目荣获一等奖
    5. 1 | 江城市文明单位 | 市文明委 | 2023年3月: rows whose headers stand on the page before
    6. 文明单位称号 | □全国 ☑省级: levels that a form has ticked
    7. tables below headings that are years: 2021年
    8. 成果名称 | 完成人 | 等级 below the caption that names the award: 表3 第九届全省教学成果奖获奖名单
    Left alone: other tables without such a header row, plans, counts of awards. `rules` as for prose.
    """
    years = years_of_headings(document)
    for row in _rows_of_tables(document, RULES if rules is None else rules):
        year = years.get(row.evidence.section_id or "") if row.period_start is None else None
        yield replace(row, period_start=date(year, 1, 1), period_end=date(year, 12, 31)) if year else row


def _rows_of_tables(document: Document, used: Sequence[Rule[Any]]) -> Iterator[Honour]:
    """Yield the awards of tables by what their own cells say."""
    names = own_names(document)
    for table in document.tables:
        columns = columns_in_head(document, table) if table.cells else None
        if columns is None and UNHEADED_ROW in used:
            columns = columns_by_content(document, table)
        if columns is not None and (columns.row < 0 or TABLE_ROW in used):
            for one in (columns, *further_titles(document, table, columns)):
                yield from _rows(document, table, one, names)
        elif columns is None and TABLE_ROW in used and (captioned := list(captioned_awards(document, table, names))):
            yield from captioned
        elif columns is None and TICKED in used:
            yield from ticked_titles(document, table, names)
