"""Which paragraphs are headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Any

from extractors.outline.contents import bare_title
from extractors.outline.heading_levels import Heading
from extractors.outline.heading_numbers import BARE, MARKERS, Marker, read_lone_marker, read_marker
from extractors.outline.rules import BEFORE_BLANK, CONTENTS, FONT, OVER_TITLE, RULES, RUN_IN
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
_CAPTION = re.compile(
    rf"""
    (?:图|表|附图|附表|图表|Figure|Table)\s?[0-9一二三四五六七八九十]
    | 单位{COLON} | \*?注{COLON} | (?:数据)?来源{COLON} | 链接{COLON} | {OPEN} | 【?(?:案例|专栏|延伸阅读|故事)
    """,
    re.VERBOSE,
)
_FIGURE = re.compile(r"[0-9][.,]*\s?[万亿千百]?[元人个件次名%％]")  # the last digit of one and what follows it
_HAS_WORDS = re.compile(r"[一-鿿]{2}|[A-Za-z]{3}")
# What stands alone in large or bold print and names nothing: answers of a form, units over a table.
_NO_TITLE = re.compile(rf"(?:[□☐☑√✓✔]?(?:不?适用|[是否有无]))+|{OPEN}?人民币[百千万亿]*元{CLOSE}?|{OPEN}?续{CLOSE}?")
_TICKS = re.compile(r"[□☐☑√✓✔](?:不?适用|[是否有无])(?:[□☐☑√✓✔](?:不?适用|[是否有无]))+")  # answers what stands over it
_CONTINUED = re.compile(rf"{OPEN}续{CLOSE}$")
_BARE_NUMBER = re.compile(
    r"(?P<number>[1-9][0-9]?)(?P<blank>[ \u3000]?)(?=[一-鿿]{2})(?![个项名家件次年月日大条位种类批期届])"
)
_OPENER = 1.5  # times the size of its title: the number of a page that opens a chapter
_OWN_TITLE = re.compile(
    r"报告|公告|年报|年鉴|预算|决算|总结|汇编|手册|通知|意见|办法|方案|规定|条例|纪要|声明|白皮书|标准|规范|(?:19|20)[0-9]{2}|"
    r"公司|中心|集团|医院|学校|委员会|[局厅]$"
)
_TELLS = re.compile(rf"{CLAUSE_END}|.{{40}}", re.DOTALL)
_LITTLE_SMALLER = 1.6  # points, of titles with a number that notes seldom have: （一） in 11 points over text in 12
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


def _run_in(text: str, marker: Marker) -> re.Match[str] | None:
    match = _RUN_IN.match(text, marker.end)
    return match if match and not _FIGURE.search(match["title"]) else None


def _usual(document: Document) -> float:
    weights: dict[float, int] = {}
    for block in document.blocks:
        if block.kind == "body":
            weights[block.size] = weights.get(block.size, 0) + len(block.span)
    return max(weights, key=lambda size: weights[size]) if weights else 12.0


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
    markers = tuple(rule for rule in MARKERS if rule in rules)
    intro = False
    # Panels that say something: in others (an award, who gave it, when) the first line heads nothing.
    telling = {(b.page, b.panel) for b in body if b.panel and _TELLS.search(b.span.of(document.text))}
    for block, after in zip_longest(body, body[1:]):
        text = block.span.of(document.text)
        marker, strong = read_marker(text, markers), _is_strong(block, usual, bold_body)
        answered = after is not None and bool(_TICKS.fullmatch(squeeze(after.span.of(document.text))))
        alone = _is_standalone(text, marker, strong, answered) and block.lines <= 2 + answered
        smallest = usual - (_LITTLE_SMALLER if marker and marker.kind in _HAN_KINDS else 0.9)
        if block.size <= smallest and bare_title(text) not in titles:
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
            listed = alone and CONTENTS in rules and _is_listed(bare_title(text), titles, strong)
            if not named:
                yield _Candidate(block, text, marker, strong, alone, run_in, fed, listed, intro)
        if marker is None:
            intro = bool(_INTRO.search(text.rstrip()))


def _plain_ok(candidate: _Candidate, rules: Sequence[Rule[Any]]) -> bool:
    """Whether a paragraph without number is a heading: larger than the body, or bold on a line of its own."""
    if _CAPTION.match(candidate.text) or candidate.block.lines > 2:
        return False
    if candidate.listed:
        return True
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
    2. it follows a sentence that announces it (包括：, 如下：) and its members are no larger or bolder than the body
    3. most of its members stand without text of their own
    """
    if any((c.strong and c.alone) or c.listed for c in series):
        return False
    first = series[0]
    announced = first.after_intro and first.marker is not None and first.marker.ordinal == 1
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


def _without_title(headings: Sequence[Heading], document: Document) -> Sequence[Heading]:
    """Drop the report's own title where the first page has no cover: large lines before any text of the body.

    What neither names a kind of paper nor a year, nor stands among lines that do, is the title of a chapter.
    """
    if any(block.kind == "cover" for block in document.blocks):
        return headings
    starts = {h.span.start for h in headings}
    first_text = next((b for b in document.blocks if b.kind == "body" and b.span.start not in starts), None)
    edge = first_text.span.start if first_text else 0
    opening = "".join(h.title for h in headings if h.span.start < edge)
    if not _OWN_TITLE.search(opening):
        return headings
    return [h for h in headings if h.number is not None or h.span.start > edge or document.page_at(h.span.start) > 1]


def _with_lone_markers(headings: Sequence[Heading], document: Document) -> list[Heading]:
    """Give headings the number on a line of its own over them (01, 第一章), where two or more are counted.

    One alone counts where it is much larger than its title: a page that opens a chapter.
    """
    body = [block for block in document.blocks if block.kind == "body"]
    over = {below.span.start: block for block, below in pairwise(body) if block.page == below.page}
    found: dict[int, Marker] = {}
    lone: set[int] = set()
    large = False
    for heading in headings:
        block = over.get(heading.span.start)
        marker = read_lone_marker(block.span.of(document.text)) if block and heading.style == "plain" else None
        if block and marker and block.size >= heading.size - 0.5:
            found[heading.span.start] = marker
            lone.add(block.span.start)
            large = large or block.size >= _OPENER * heading.size
    ordinals = [marker.ordinal for marker in found.values()]
    if ordinals != sorted(set(ordinals)) or (len(found) < 2 and not large):
        return list(headings)
    return [
        replace(h, style=m.kind, number=m.number, ordinal=m.ordinal, rule=OVER_TITLE.name)
        if (m := found.get(h.span.start))
        else h
        for h in headings
        if h.span.start not in lone
    ]


def _with_bare_numbers(headings: Sequence[Heading], document: Document) -> list[Heading]:
    """Give headings the number that a blank divides from the title (2 重大风险提示), where three or more do.

    A narrow blank is not printed as one (2重大风险提示): then they must count on from 1 without a gap.
    """
    found = {
        heading.span.start: match
        for heading in headings
        if heading.style == "plain" and (match := _BARE_NUMBER.match(heading.span.of(document.text)))
    }
    counts_on = [int(match["number"]) for match in found.values()] == list(range(1, len(found) + 1))
    if not counts_on:
        found = {start: match for start, match in found.items() if match["blank"]}
    if len(found) < 3:
        return list(headings)
    return [
        replace(
            h,
            style=BARE,
            number=m["number"],
            ordinal=int(m["number"]),
            title=h.title.removeprefix(m["number"]),
            rule=BEFORE_BLANK.name,
        )
        if (m := found.get(h.span.start))
        else h
        for h in headings
    ]


def _over_two_lines(headings: Sequence[Heading], document: Document) -> Iterator[Heading]:
    """Yield the headings; one that fills its line takes the rest that stands in the same print under it.

    第三部分某某中心2023年度部门决算情况 / 说明 is one title.
    """
    blocks = {block.span.start: (at, block) for at, block in enumerate(document.blocks)}
    held: Heading | None = None
    for heading in headings:
        at, block = blocks.get(heading.span.start, (-1, None))
        before = blocks.get(held.span.start) if held else None
        if (
            held and block and before
            and heading.style == "plain" and before[0] == at - 1 and before[1].page == block.page
            and before[1].full and before[1].lines == 1
            and abs(held.size - heading.size) <= 0.3 and held.bold == heading.bold
            and len(held.title) > len(heading.title)
        ):  # fmt: skip
            held = replace(held, span=Span(held.span.start, heading.span.end), title=held.title + heading.title)
            continue
        if held:
            yield held
        held = heading
    if held:
        yield held


def _without_repeats(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Leave out what goes on from another page and says so: 五、主要项目注释（续）."""
    count = Counter(heading.title for heading in headings)
    titles: set[str] = set()
    for heading in headings:
        goes_on = _CONTINUED.search(heading.title)
        if not goes_on or (count[heading.title] == 1 and _CONTINUED.sub("", heading.title) not in titles):
            yield heading
        titles.add(heading.title)


def find_headings(document: Document, titles: frozenset[str], rules: Sequence[Rule[Any]] = RULES) -> Sequence[Heading]:
    """Return the headings of a report in order. `titles` are the titles that its contents page lists."""
    accepted = sorted(_accepted(document, titles, rules), key=lambda c: c.block.span.start)
    headings: Sequence[Heading] = [_heading(c) for c in accepted]
    headings = _with_bare_numbers(headings, document) if BEFORE_BLANK in rules else headings
    headings = _without_title(headings, document)
    whole = list(_over_two_lines([h for h in headings if h.title], document))
    found = list(_without_repeats(whole))
    return _with_lone_markers(found, document) if OVER_TITLE in rules else found
