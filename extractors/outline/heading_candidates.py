"""Which paragraphs are headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Any

from extractors.names import all_surnames
from extractors.outline.box_titles import LABELS, box_titles
from extractors.outline.coloured_heads import coloured_heads
from extractors.outline.contents import bare_title
from extractors.outline.heading_forms import with_bare_numbers, with_lone_markers, without_repeats
from extractors.outline.heading_levels import Heading
from extractors.outline.heading_lines import over_two_lines
from extractors.outline.heading_numbers import MARKERS, Marker, read_marker
from extractors.outline.report_title import without_title
from extractors.outline.rules import BEFORE_BLANK, BOX, CONTENTS, FONT, OVER_TITLE, RULES, RUN_IN
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END, CLOSE, COLON, MEMBER_END, OPEN
from schemas.document import Block, Document
from schemas.text import Span, squeeze

_LONGEST = 45  # characters of a heading; the longest titles of official papers take two lines of some 22
_LONGEST_ANSWERED = 90  # of one with a number over boxes to tick
_LONGEST_BOLD = 60  # of one with a number, in larger or bolder print than the body: forms ask long questions
_ENDS_SENTENCE = re.compile(r"[。！？!?；;，,、…]$")
_SENTENCE = re.compile(MEMBER_END)
_CLAUSES = re.compile(r"[，,；;：:]")
_INTRO = re.compile(rf"(?:{COLON}|如下[。:：]?)$")
_RUN_IN = re.compile(r"(?P<title>[^，,；;：:。！？]{2,20})。(?=.)", re.DOTALL)
_NO_HEADING = re.compile(
    rf"""
    (?:图|表|附图|附表|图表|Figure|Table)\s?[0-9一二三四五六七八九十] | 附[表图][\s：:]*(?=[一-鿿]{{2}})
    | 单位{COLON} | \*?注{COLON} | (?:数据)?来源{COLON} | 链接{COLON} | {OPEN} | 【?(?:{LABELS})
    """,
    re.VERBOSE,
)
_NOTE = re.compile(rf"(?:\*?注|附件){COLON}\s*")
_FIGURE = re.compile(r"[0-9][.,]*\s?[万亿千百]?[元人个件次名%％]")  # the last digit of one and what follows it
_HAS_WORDS = re.compile(r"[一-鿿]{2}|[A-Za-z]{3}")
# What stands alone in large or bold print and names nothing: answers of a form, units over a table, and on the first
# page of a paper its document number (青供水〔2025〕3号) and its day (二〇二五年一月十四日). Who made a form is told on
# its cover: 江州市文明办制. Words in Latin letters behind a dot are those of a tab at the page's edge.
_NO_TITLE = re.compile(
    rf"(?:[□☐☑√✓✔]?(?:不?适用|[是否有无]))+|{OPEN}?人民币[百千万亿]*元{CLOSE}?|{OPEN}?续{CLOSE}?|目\s*[录次]"
    rf"|[一-鿿]{{2,12}}(?:[〔［\[]|{OPEN})(?:19|20)[0-9]{{2}}(?:[〕］\]]|{CLOSE})第?[0-9]{{1,5}}号"
    r"|[一-鿿]{2,20}(?:[办委局厅部院]|办公室|委员会)(?:统一)?(?:制|编制|监制|印制|制发)|·[A-Za-z ]+"
    r"|[A-Z]\. ?[A-Z][a-z]{2,20}"  # T. Hanson: who signs
    r"|[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_TICKS = re.compile(r"[□☐☑√✓✔](?:不?适用|[是否有无])(?:[□☐☑√✓✔](?:不?适用|[是否有无]))+")  # answers what stands over it
_TELLS = re.compile(rf"{CLAUSE_END}|.{{40}}", re.DOTALL)
_LITTLE_SMALLER = 1.6  # points, of titles with a number that notes seldom have: （一） in 11 points over text in 12
_LONGEST_NAME, _FAR_RIGHT = 4, 12.0  # characters of a name, sizes from the margin to one that signs
_WRITTEN = 12.0  # points: what is larger imitates handwriting, and the width of its column is no matter of its size
_HARDLY, _SAME_SIZE = 0.35, 0.3  # points: heads that are hardly larger than the text, text that is as large as most
_SEVERAL, _PARAGRAPH = 3, 14  # such heads, characters of what stands under each at least
_BARE_TITLE = re.compile(r"[一-鿿、“”]{2,12}")
_HAN_KINDS = frozenset({"han", "bracketed_han"})
_LIST_KINDS = frozenset({"half_bracket", "circled"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A paragraph with a marker, or one that looks like a heading.

    `strong`: larger or bolder than the body; `alone`: a short line, no sentence; `run_in`: a title closed by 。 begins
    the paragraph; `fed`: text of its own follows; `listed`: on the contents page; `after_intro`: a sentence announced
    it.
    """

    block: Block
    text: str
    marker: Marker | None
    strong: bool
    alone: bool
    run_in: bool
    fed: bool
    listed: bool
    after_intro: bool


def _is_standalone(text: str, marker: Marker | None, strong: bool, answered: bool) -> bool:
    title = text[marker.end :] if marker else text
    body = title.rstrip()
    longest = _LONGEST_ANSWERED if answered and marker else _LONGEST_BOLD if strong and marker else _LONGEST
    if not body or len(squeeze(text)) > longest or not _HAS_WORDS.search(body) or _NO_TITLE.fullmatch(squeeze(body)):
        return False
    if body.endswith("。"):
        body = body[:-1]
        if marker is None or _CLAUSES.search(body):
            return False
    return not _ENDS_SENTENCE.search(body) and not _SENTENCE.search(body)


def _of_note(text: str, marker: Marker | None, before: Marker | None) -> Marker | None:
    """Return the number of an item of a note or list of annexes (附件：1.…), or of the next one right behind it."""
    if note := _NOTE.match(text):
        return read_marker(text[note.end() :])
    goes_on = marker and before and (marker.kind, marker.ordinal) == (before.kind, before.ordinal + 1)
    return marker if goes_on else None


def _run_in(text: str, marker: Marker) -> re.Match[str] | None:
    match = _RUN_IN.match(text, marker.end)
    return match if match and not _FIGURE.search(match["title"]) else None


def _usual(document: Document) -> float:
    """Return the size of most text; where no paragraph tells anything, that of the tables, else the smallest."""
    body = [block for block in document.blocks if block.kind == "body"]
    if body and not any(_TELLS.search(block.span.of(document.text)) for block in body):
        tables = [block for block in document.blocks if block.kind == "table"]
        if not tables:
            return min(12.0, *(block.size for block in document.blocks))
        body = tables
    weights: dict[float, int] = {}
    for block in body:
        weights[block.size] = weights.get(block.size, 0) + len(block.span)
    return max(weights, key=lambda size: weights[size]) if weights else 12.0


def _sizes_of_heads(body: Sequence[Block], usual: float, document: Document) -> frozenset[float]:
    """Return the sizes a little above the usual one that only short lines over a paragraph have, several of them.

    Designers set the heads of paragraphs in colour and hardly larger (范围, 依据, 说明 in 10 points over text in 9.2).
    """
    found: dict[float, bool] = {}
    counts = Counter(block.size for block in body)
    for block, after in pairwise([*body, None]):
        assert block is not None
        if usual + _HARDLY <= block.size < usual + 1.0 and counts[block.size] >= _SEVERAL:
            title = _BARE_TITLE.fullmatch(squeeze(block.span.of(document.text)))
            under = after is not None and abs(after.size - usual) < _SAME_SIZE and len(after.span) > _PARAGRAPH
            found[block.size] = found.get(block.size, True) and bool(title) and under
    return frozenset(size for size, only in found.items() if only)


def _is_strong(block: Block, usual: float, bold_body: bool) -> bool:
    return block.size >= usual + 1.0 or (block.bold and not bold_body)


def _is_listed(title: str, titles: frozenset[str], strong: bool) -> bool:
    """Whether the contents page lists a title; a line in heading's type may say more than the contents do, or less."""
    if title in titles:
        return True
    return strong and len(title) >= 4 and any(len(t) >= 4 and (t in title or title in t) for t in titles)


def _candidates(document: Document, titles: frozenset[str], rules: Sequence[Rule[Any]]) -> Iterator[_Candidate]:
    body = [b for b in document.blocks if b.kind == "body"]
    usual = _usual(document)
    bold_body = 2 * sum(len(b.span) for b in body if b.bold) > sum(len(b.span) for b in body)
    heads, coloured = _sizes_of_heads(body, usual, document), coloured_heads(document, usual)
    markers = tuple(rule for rule in MARKERS if rule in rules)
    intro, noted = False, None
    # Panels that say something: in others (an award, who gave it, when) the first line heads nothing.
    telling = {(b.page, b.panel) for b in body if b.panel and _TELLS.search(b.span.of(document.text))}
    under = pairwise(document.blocks)
    over_table = {one.span.start for one, other in under if other.kind in ("table", "card", "chart")}
    for block, after in zip_longest(body, body[1:]):
        text = block.span.of(document.text)
        marker, strong = read_marker(text, markers), _is_strong(block, usual, bold_body) or block.size in heads
        strong = strong or block.span.start in coloured
        noted = _of_note(text, marker, noted)
        marker = None if noted else marker
        answered = after is not None and bool(_TICKS.fullmatch(squeeze(after.span.of(document.text))))
        alone = not noted and _is_standalone(text, marker, strong, answered) and block.lines <= 2 + answered
        smallest = usual - (_LITTLE_SMALLER if marker and marker.kind in _HAN_KINDS else 0.9)
        if block.entry or (block.size <= smallest and bare_title(text) not in titles):
            alone = False  # smaller print than the body's is a footnote or a caption
        run_in = (
            bool(marker and not alone and marker.kind not in _LIST_KINDS and _run_in(text, marker)) and RUN_IN in rules
        )
        if alone or marker:
            following = after.span.of(document.text) if after else ""
            deeper = read_marker(following, markers)
            panel = (block.page, block.panel)
            over = after is not None and (after.page, after.panel) == panel  # something stands under it
            named = bool(block.panel) and marker is None and over and panel not in telling
            fed = run_in or (bool(following) and not (deeper and marker and deeper.kind == marker.kind))
            fed = fed or block.span.start in over_table
            listed = alone and CONTENTS in rules and _is_listed(bare_title(text), titles, strong)
            if not named:
                yield _Candidate(block, text, marker, strong, alone, run_in, fed, listed, intro)
        if marker is None:
            intro = bool(_INTRO.search(text.rstrip()))


def _is_signature(candidate: _Candidate) -> bool:
    """Whether a line is a name at the right end of its column, far from the left: who signs what stands over it."""
    words = squeeze(candidate.text)
    block = candidate.block
    return (
        2 <= len(words) <= _LONGEST_NAME
        and not {words[0], words[:2]}.isdisjoint(all_surnames())
        and block.lines == 1
        and block.full
        and block.indent > _FAR_RIGHT * min(block.size, _WRITTEN)
    )


def _plain_ok(candidate: _Candidate, rules: Sequence[Rule[Any]]) -> bool:
    """Whether a paragraph without number is a heading: larger than the body, or bold on a line of its own."""
    if _NO_HEADING.match(candidate.text) or candidate.block.lines > 2:
        return False
    if candidate.listed:
        return True
    if _is_signature(candidate):
        return False
    return (
        FONT in rules
        and candidate.strong
        and candidate.fed
        and len(squeeze(candidate.text)) <= 30
        and not candidate.text.endswith(("：", ":"))
    )


def _series(candidates: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    """Split the candidates of one marker kind into series that count up."""
    run: list[_Candidate] = []
    for candidate in candidates:
        assert candidate.marker is not None
        if run and run[-1].marker and candidate.marker.ordinal <= run[-1].marker.ordinal:
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _is_list(series: Sequence[_Candidate]) -> bool:
    """Whether a numbered series is a list, not headings.

    1. most of its members are sentences or end in ；
    2. it follows a sentence that announces it (包括：, 如下：) and its members are no larger or bolder than the body;
       not 一、 or （一） each on a line without 。 over text of its own (…报告如下：, 全体股东：)
    3. most of its members stand without text of their own
    """
    if any((c.strong and c.alone) or c.listed for c in series):
        return False
    first = series[0]
    announced = first.after_intro and first.marker is not None and first.marker.ordinal == 1
    if announced and first.marker and first.marker.kind in _HAN_KINDS and len(series) > 1:
        announced = not all(c.alone and c.fed and not c.text.rstrip().endswith("。") for c in series)
    if announced or 5 * sum(c.alone or c.run_in for c in series) < 3 * len(series):
        return True
    return len(series) > 1 and 2 * sum(c.fed for c in series) < len(series)


def _opens_text(candidate: _Candidate, series: Sequence[_Candidate]) -> bool:
    """Whether a run-in title is a heading; after （1） only where all of its series have a title closed by 。."""
    assert candidate.marker is not None
    if candidate.marker.kind != "bracketed_arabic":
        return True
    return len(series) > 1 and all(c.run_in or c.alone for c in series)


def _accepted(document: Document, titles: frozenset[str], rules: Sequence[Rule[Any]]) -> Iterator[_Candidate]:
    by_kind: dict[str, list[_Candidate]] = {}
    for candidate in _candidates(document, titles, rules):
        if candidate.marker is None:
            if _plain_ok(candidate, rules):
                yield candidate
        else:
            by_kind.setdefault(candidate.marker.kind, []).append(candidate)
    for candidates in by_kind.values():
        for series in _series(candidates):
            if not _is_list(series):
                yield from (c for c in series if c.alone or (c.run_in and _opens_text(c, series)))


def _heading(candidate: _Candidate) -> Heading:
    block, marker = candidate.block, candidate.marker
    span, text = block.span, candidate.text
    if candidate.run_in and marker:
        match = _run_in(text, marker)
        if match is not None:
            span = Span(block.span.start, block.span.start + match.end())
            text = text[: match.end()]
    rule = RUN_IN.name if candidate.run_in else f"marker {marker.kind}" if marker else FONT.name
    return Heading(
        span=span,
        style=marker.kind if marker else "plain",
        number=marker.number if marker else None,
        ordinal=marker.ordinal if marker else 0,
        title=bare_title(text),
        size=block.size,
        bold=block.bold,
        rule=CONTENTS.name if candidate.listed and not marker else rule,
    )


def find_headings(document: Document, titles: frozenset[str], rules: Sequence[Rule[Any]] = RULES) -> Sequence[Heading]:
    """Return the headings of a report in order. `titles` are the titles that its contents page lists."""
    accepted = sorted(_accepted(document, titles, rules), key=lambda c: c.block.span.start)
    headings: Sequence[Heading] = [_heading(c) for c in accepted]
    headings = with_bare_numbers(headings, document) if BEFORE_BLANK in rules else headings
    headings = without_title(headings, _usual(document), document)
    whole = list(over_two_lines([h for h in headings if h.title], document))
    found = list(without_repeats(whole))
    if BOX in rules:
        found = sorted((*found, *box_titles(document)), key=lambda heading: heading.span.start)
    return with_lone_markers(found, document) if OVER_TITLE in rules else found
