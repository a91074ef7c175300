"""The report's own title among the headings: on the first page, and where it is printed again behind a cover."""

import re
from collections.abc import Iterator, Sequence

from extractors.outline.heading_levels import Heading
from extractors.text.characters import CLOSE, OPEN
from schemas.document import Block, Document
from schemas.text import squeeze

_PAPERS = "报告|公告|年报|年鉴|预算|决算|总结|汇编|手册|通知|意见|办法|方案|规定|条例|纪要|声明|白皮书|标准|规范"
_OWN_TITLE = re.compile(rf"{_PAPERS}|(?:19|20)[0-9]{{2}}|公司|中心|集团|医院|学校|委员会|[局厅]$")
_PAPER = re.compile(
    rf"(?<!关于本)(?<!编制)(?:{_PAPERS}|公报|简报|综述|情况|说明)书?(?:{OPEN}.{{1,12}}{CLOSE}|全文|摘要|公开)?$"
    r"|^(?:19|20)[0-9]{2}.*(?:报告|年报|总结)"
)
# 2023年度, Annual Report, ——以水为媒, 暨社会责任报告, 青禾水务有限公司, 股票代码：600001, 二〇二四年三月
_ADDED = re.compile(
    r"(?:股票|证券|公司|公告|披露|编[制号写]|报告|单位|填报|日期)[^：:]{0,6}[：:].+|.{4}年.{1,3}月(?:.{1,3}日)?"
    rf"|{OPEN}?(?:19|20)[0-9]{{2}}(?:年度?)?{CLOSE}?|[A-Za-z0-9 .,&’'-]+|[—–暨-].+|.{{3,}}(?:公司|集团)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|二[〇○零]")
_SENTENCE = re.compile(r"[。！？；]|，.*，")
_LINE = 40  # characters of a line that is no text yet
_SMALLER = 0.9  # of the title's size: what is larger is a line of it, what is smaller a chapter
_LABELLED = re.compile(r"[：:〔]")
_REPEATED = 8  # characters of a title printed again, at least


def _prints(headings: Sequence[Heading]) -> set[tuple[float, bool]]:
    return {(round(heading.size), heading.bold) for heading in headings}


def _title_lines(opening: Sequence[Heading], later: Sequence[Heading]) -> int:
    """Return how many of the lines at the top are the title: through the kind of paper named, and what is added.

    青禾公司 / 2023年年度报告 / Annual Report / 服务概况: three. What has the print of a later heading is a chapter.
    """
    words = [squeeze(heading.title) for heading in opening]
    named = next((at for at, text in enumerate(words) if _PAPER.search(text)), None)
    if named and any(opening[at].size < _SMALLER * opening[0].size for at in range(1, named)):
        named = 0  # 云岭中学 / 学校概况 / 年度总结: a chapter stands between
    end = (named or 0) + 1
    largest = max(heading.size for heading in opening[:end])
    while end < len(opening):
        heading = opening[end]
        is_line = heading.size >= _SMALLER * largest and not _prints([heading]) & _prints(later)
        if not is_line and not _ADDED.fullmatch(words[end]):
            break
        end += 1
    return end


def _is_line(block: Block, usual: float, document: Document) -> bool:
    """Whether a paragraph is a line such as stands about titles: 证券代码：600001, （二〇二四年三月）."""
    said = block.span.of(document.text)
    if block.kind != "body" or block.lines > 1 or (block.size < usual - 0.3 and not _LABELLED.search(said)):
        return False  # smaller: a line over each page
    return len(squeeze(said)) <= _LINE and not _SENTENCE.search(said)


def _edge(headings: Sequence[Heading], usual: float, document: Document) -> int:
    """Return where the first text, table or card begins."""
    starts = {heading.span.start for heading in headings}
    for block in document.blocks:
        if block.kind != "contents" and block.span.start not in starts and not _is_line(block, usual, document):
            return block.span.start
    return len(document.text)


def _opening(headings: Sequence[Heading], edge: int, document: Document) -> Sequence[Heading]:
    """Return the headings without number that stand on the first page before any text, table or card."""
    found: list[Heading] = []
    for heading in headings:
        if heading.number is not None or heading.span.start > edge or document.page_at(heading.span.start) > 1:
            break
        found.append(heading)
    return found


def _repeats(headings: Sequence[Heading], title: str, document: Document) -> Iterator[Heading]:
    """Yield the headings without number that say the title again, in one line or several under each other."""
    at = 0
    while at < len(headings):
        for end in range(min(at + 3, len(headings)), at, -1):
            run = headings[at:end]
            said = "".join(squeeze(heading.title) for heading in run)
            together = len({document.page_at(h.span.start) for h in run}) == 1 and all(h.number is None for h in run)
            whole = title.startswith(said) or _YEAR.search(said)
            if together and whole and len(said) >= _REPEATED and said in title and _PAPER.search(said):
                yield from run
                at = end - 1
                break
        at += 1


def without_title(headings: Sequence[Heading], usual: float, document: Document) -> list[Heading]:
    """Drop the report's own title: at the top of a first page that is no cover, and where it is said again behind it.

    What neither names a kind of paper nor a year, nor stands among lines that do, is the title of a chapter. `usual` is
    the size of most text.
    """
    cover = "".join(squeeze(b.span.of(document.text)) for b in document.blocks if b.kind == "cover")
    dropped: Sequence[Heading] = ()
    if not cover:
        edge = _edge(headings, usual, document)
        opening = _opening(headings, edge, document)
        end = opening[-1].span.end if opening else 0
        said = [squeeze(b.span.of(document.text)) for b in document.blocks if b.span.start < end]
        under = (squeeze(b.span.of(document.text)) for b in document.blocks if end <= b.span.start < edge)
        if any(map(_OWN_TITLE.search, said)) or (said and _PAPER.search(next(under, ""))):
            dropped = opening[: _title_lines(opening, headings[len(opening) :])]
    title = cover or "".join(squeeze(heading.title) for heading in dropped)
    rest = headings[len(dropped) :]
    again = list(_repeats(rest, title, document)) if title else []
    return [heading for heading in rest if heading not in again]
