"""Honours of tables whose caption names the award: 表3 第九届…教学成果奖获奖名单 over 成果名称 | 主要完成人 | 等级."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from extractors.dates import read_cell_dates
from extractors.honours.award_columns import HEADERS, WINNER, WORK
from extractors.honours.bearers import holder_of
from extractors.honours.contests import RANK, Contest, contest_over
from extractors.honours.list_rules import TABLE_ROW
from extractors.honours.printed_beside import level_of
from extractors.honours.recipients import Recipient
from extractors.honours.words import any_word
from extractors.text import word_patterns
from schemas.document import Document, Table, TableCell
from schemas.tables import Honour
from schemas.text import Span, squeeze

_NUMBER = re.compile(r"^附?表\s?[A-Z]?[0-9一二三四五六七八九十]{1,3}(?:[-–—.．][0-9]{1,3})?[\s:：、]*")
_CANDIDATE = re.compile(any_word("candidate"))
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
    columns = _columns(document, table) if caption else {}
    if caption is None or "rank" not in columns.values() or not {"holder", "work"} & {*columns.values()}:
        return
    rows: dict[int, dict[str, TableCell]] = {}
    for cell in table.cells:
        if cell.row and cell.column in columns and len(cell.span):
            rows.setdefault(cell.row, {})[columns[cell.column]] = cell
    for held in rows.values():
        said = {kind: squeeze(cell.span.of(document.text)) for kind, cell in held.items()}
        if _RANK.fullmatch(said.get("rank", "")) and (holder := said.get("holder") or said.get("work")):
            who = holder_of(holder, names) or Recipient(holder, None)
            yield _honour(document, caption, held["rank"].span, said, recipient=who)


def _honour(
    document: Document, contest: Contest, span: Span, said: Mapping[str, str], *, recipient: Recipient
) -> Honour:
    """Return the award of a row; `span` is that of its rank."""
    times = read_cell_dates(said.get("time", ""), document.year)
    start, end = (times[0].start, times[0].end) if times else contest.period or (None, None)
    title = contest.name + said["rank"]
    return Honour(
        evidence=document.cite(span, "honours", recipient.name),
        title=title,
        recipient=recipient.name,
        recipient_type=recipient.kind,
        grantor=None,
        award_level=level_of(contest.name, None, title),
        period_start=start,
        period_end=end,
        edition=contest.edition,
        document_number=None,
        rule=TABLE_ROW.name,
    )


def _columns(document: Document, table: Table) -> dict[int, str]:
    """Return what stands in the columns by the headers of the first row, each kind once."""
    found: dict[int, str] = {}
    for cell in (one for one in table.cells if one.row == 0):
        words = squeeze(cell.span.of(document.text))
        kind = next((kind for kind, pattern in _HEADERS.items() if pattern.fullmatch(words)), None)
        if kind and kind not in found.values():
            found[cell.column] = kind
    return found


def _caption(document: Document, table: Table) -> Contest | None:
    """Return what the line right above a table names as won by those in it: 表3 第九届教学成果奖获奖名单."""
    blocks = document.blocks
    at = bisect_left(blocks, table.span.start, key=lambda block: block.span.start)
    above = (block for block in blocks[max(0, at - _LINES_ABOVE) : at] if block.kind == "body")
    said = [squeeze(block.span.of(document.text)) for block in above if block.page == table.page]
    told = (contest_over(_NUMBER.sub("", line, count=1)) for line in reversed(said) if not _CANDIDATE.search(line))
    return next(filter(None, told), None)
