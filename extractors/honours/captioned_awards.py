"""Honours of tables whose caption names the award: 表3 第九届…教学成果奖获奖名单 over 成果名称 | 主要完成人 | 等级."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from extractors.dates import read_cell_dates
from extractors.honours.award_columns import HEADERS, WINNER, WORK
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import Award, award_in
from extractors.honours.contests import RANK
from extractors.honours.grades import Grade
from extractors.honours.list_rules import TABLE_ROW
from extractors.honours.printed_beside import level_of
from extractors.honours.recipients import Recipient, recipient_of
from extractors.honours.words import any_word
from extractors.text import word_patterns
from extractors.text.characters import IN_CLAUSE
from schemas.document import Document, Table, TableCell
from schemas.tables import Honour
from schemas.text import Span, squeeze

_CAPTION = re.compile(
    rf"(?!.*{any_word('candidate')})"
    r"(?:附?表\s?[A-Z]?[0-9一二三四五六七八九十]{1,3}(?:[-–—.．][0-9]{1,3})?[\s:：、]*)?"
    rf"(?P<award>{IN_CLAUSE}{{4,36}}?奖)(?:(?:评选|评审|评比)?(?:获奖|入选|授奖)?(?:成果|项目|作品|人员|论文)?(?:名单|一览表?|情况(?:一览)?表?|目录|汇总表?))"
)
_MAKER = f"(?:{word_patterns.any_word('names/context_words.csv', 'header_maker')}|{any_word('maker')})"
_HEADERS: Mapping[str, re.Pattern[str]] = {
    "rank": HEADERS["rank"],
    "time": HEADERS["time"],
    "holder": re.compile(f"{_MAKER}(?:姓名)?|{WINNER.pattern}"),
    "work": WORK,
}
_RANK = re.compile(RANK)
_LINES_ABOVE = 2


def captioned_awards(document: Document, table: Table, names: Sequence[str]) -> Iterator[Honour]:
    """Yield one award a row that says its rank and who has it, where the caption names the award of all of them.

    Left alone: tables without a caption that ends in a list of those who won; rows without a rank.
    """
    caption = _caption(document, table)
    headers = _headers(document, table) if caption else {}
    if caption is None or "rank" not in headers or not {"holder", "work"} & headers.keys():
        return
    rows: dict[int, dict[str, TableCell]] = {}
    for cell in table.cells:
        kind = next(
            (kind for kind, head in headers.items() if head.column == cell.column and cell.row > head.row), None
        )
        if kind and len(cell.span):
            rows.setdefault(cell.row, {})[kind] = cell
    for held in rows.values():
        said = {kind: squeeze(cell.span.of(document.text)) for kind, cell in held.items()}
        if _RANK.fullmatch(said.get("rank", "")) and (holder := said.get("holder") or said.get("work")):
            who = recipient_of(holder, names) or Recipient(holder, None)
            yield _honour(document, caption, held["rank"].span, said, recipient=who)


def _honour(document: Document, award: Award, span: Span, said: Mapping[str, str], *, recipient: Recipient) -> Honour:
    """Return the award of a row; `span` is that of its rank."""
    times = read_cell_dates(said.get("time", ""), document.year)
    start, end = (times[0].start, times[0].end) if times else award.period or (None, None)
    title = award.title + said["rank"]
    return Honour(
        evidence=document.cite(span, "honours", recipient.name),
        title=title,
        recipient=recipient.name,
        recipient_type=recipient.kind,
        grantor=award.grantor,
        award_level=level_of(award.level, award.grantor, title),
        period_start=start,
        period_end=end,
        edition=award.edition,
        document_number=award.number,
        rule=TABLE_ROW.name,
    )


def _headers(document: Document, table: Table) -> dict[str, TableCell]:
    """Return the cells of the first row that say what stands below them."""
    found: dict[str, TableCell] = {}
    for cell in (one for one in table.cells if one.row == 0):
        words = squeeze(cell.span.of(document.text))
        kind = next((kind for kind, pattern in _HEADERS.items() if pattern.fullmatch(words)), None)
        if kind:
            found.setdefault(kind, cell)
    return found


def _caption(document: Document, table: Table) -> Award | None:
    """Return the award that the line right above a table names as that of a list of winners."""
    blocks = document.blocks
    at = bisect_left(blocks, table.span.start, key=lambda block: block.span.start)
    for block in reversed(blocks[max(0, at - _LINES_ABOVE) : at]):
        words = squeeze(block.span.of(document.text)) if block.kind == "body" and block.page == table.page else ""
        if match := _CAPTION.fullmatch(words):
            part = phrase(straighten(match["award"]))
            return award_in(part, (0, len(part.text)), Grade.FIRM)
    return None
