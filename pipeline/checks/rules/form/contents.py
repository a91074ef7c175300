"""The contents list against the headings, and the numbers of items in the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.numbers.number import whole
from extractors.outline.heading_numbers import Marker, read_marker
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import find_skipped, write_han
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.report import Report, printed_row
from pipeline.checks.rules.form.outline import upper_of
from schemas.text import squeeze

_CONTENTS = re.compile(r"^目录$")
_ENTRY = re.compile(r"^(?P<title>.{2,60}?)[\s.…·．。-]*(?P<page>\d{0,3})$")
_PROSE = re.compile(
    r"[。；！？;](?!\s*[.…·]*\s*\d{0,3}$)|[。；]$|[㐀-鿿]{2}[，,][㐀-鿿][^，,]*[，,]"
)  # a line of running text
_LEAST, _MOST = 4, 0.75  # entries that a contents list must have, and the share of them that must be found
_PAGES = 8  # pages among which a contents list stands, and the most that it takes
_LONG = 6  # characters of a title that hardly stand in a sentence by chance
_CORE = 4  # characters of a title that are its own


class _Entry(NamedTuple):
    """A line of a contents list: its words, its number, and the row that a finding rests on."""

    title: str
    marker: Marker | None
    paged: bool
    row: Row


def _bare(text: str) -> str:
    """Return a title without its number and marks."""
    marker = read_marker(text)
    return re.sub(r"\W", "", squeeze(text[marker.end :] if marker else text))


def list_entries(report: Report) -> list[_Entry]:
    """Return the lines of the contents list; where most of them bear a page, what bears none is text behind the list."""
    found = _lines(report)
    paged = [entry for entry in found if entry.paged]
    return paged if len(paged) >= max(_LEAST, len(found) / 2) else found


def _lines(report: Report) -> list[_Entry]:
    """Return the lines behind 目录; a title that stands there before is the first heading of the body."""
    found: dict[str, _Entry] = {}
    begun = False
    for page in report.rows("pages")[:_PAGES]:
        lines = [line.strip() for line in (page["text"] or "").split("\n") if line.strip()]
        heads = [at for at, line in enumerate(lines) if _CONTENTS.match(squeeze(line))]
        if heads:
            lines, begun = lines[heads[0] + 1 :], True
        elif not begun or not any(re.search(r"[.…·]{4}", line) for line in lines):
            begun = False
            continue
        for line in lines:
            if _PROSE.search(line):  # the body begins on the page of the list
                return list(found.values()) if len(found) >= _LEAST else []
            entry = _ENTRY.match(line)
            dotted = entry and (entry["page"] or read_marker(line))
            if entry and dotted and re.search("[㐀-鿿]{2}", entry["title"]):
                title = entry["title"].strip()
                row = printed_row(report, page["page"], line, squeeze(entry["title"]))
                if len(found) >= _LEAST and squeeze(entry["title"]) in found and not entry["page"]:
                    return list(found.values())
                found[squeeze(entry["title"])] = _Entry(title, read_marker(title), bool(entry["page"]), row)
    return list(found.values())


@as_check(
    "contents and headings",
    "what the contents list names stands in the report, under the number that the list gives it",
    kind="missing",
    grade=HINT,
    needs="pages sections",
    idle="there is no contents list of four lines, or a quarter of its lines is not found (then it was not read well)",
    examples=(
        "@lines\n目录\n一、公开陈述 3\n二、基本情况 4\n三、志愿服务 5\n四、社会荣誉 6\n五、展望 7\n@page\n一、公开陈述\n二、基本情况\n四、社会荣誉\n五、展望",
        "@lines\n目录\n一、公开陈述....3\n二、基本情况....4\n志愿服务与捐赠....5\n三、社会荣誉....6\n四、展望....7\n@page\n一、公开陈述\n二、基本情况\n三、社会荣誉\n四、展望",
    ),
    counter_examples=(
        "@lines\n目录\n一、公开陈述 1\n二、基本情况 2\n三、志愿服务 2\n四、社会荣誉 3\n中心坚持服务为先，本年有关情况报告如下。\n"
        "1.全年组织开展志愿服务活动26次，参加人员达到47\n@page\n一、公开陈述\n二、基本情况\n三、志愿服务\n四、社会荣誉",
        "@lines\n目录\n一、公开陈述 2\n二、基本情况 2\n三、志愿服务 2\n四、社会荣誉 2\n五、主要做法是坚持服务为先并健全机制\n持续推进\n@page\n一、公开陈述\n二、基本情况\n三、志愿服务\n四、社会荣誉",
        "@lines\n目录\n一、公开陈述 3\n二、基本情况 4\n三、志愿服务 5\n四、社会荣誉 6\n@page\n一、公开陈述\n二、基本情况\n三、志愿服务\n四、社会荣誉",
    ),
)
def check_entries(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each line of the contents list."""
    entries = list_entries(report)
    if len(entries) < _LEAST:
        return
    body = _body(report)
    found = [body.has(entry) for entry in entries]
    if sum(found) < _MOST * len(entries):
        return
    for at, entry in enumerate(entries):
        below = entries[at + 1 : at + 2]
        if not found[at] and below and found[at + 1] and _begins_under(entry, below[0]):
            continue  # a group that only the list has: 五、预算表 above 1. 收支总表
        own = body.headings.get(_bare(entry.title), ())
        if not found[at]:
            yield fails("contents_missing", entry.row, title=entry.title)
        elif entry.marker and len(own) == 1 and own[0] and not _is_same(entry.marker, own[0]):
            yield fails("contents_number", entry.row, title=entry.title, count=own[0].ordinal)
        else:
            yield holds(entry.row)


class _Body(NamedTuple):
    """What is printed in a report: its words, its lines and its headings, without numbers and marks."""

    text: str
    lines: Counter[str]
    headings: Mapping[str, Sequence[Marker | None]]

    def has(self, entry: _Entry) -> bool:
        """Whether what an entry names stands beside the list; its first word may be another: 本局机构设置."""
        bare = _bare(entry.title)
        other = bare[-_CORE:] if len(bare) > _CORE and bare[:2] in ("单位", "部门", "本单", "本部") else bare
        if bare in self.headings or self.lines[bare] > (not entry.paged):
            return True
        return len(bare) >= _LONG and (self.text.count(bare) > 1 or self.text.count(other) > 1)


def _body(report: Report) -> _Body:
    lines = [line for page in report.rows("pages") for line in (page["text"] or "").split("\n")]
    headings: dict[str, list[Marker | None]] = defaultdict(list)
    for section in report.rows("sections"):
        outer = section["level"] == 1 or report.of_its_year  # in others a part of a part may bear the name of a part
        headings[_bare(section["text"])].append(read_marker(section["text"]) if outer else None)
    text = re.sub(r"\W", "", squeeze("".join(lines)))
    return _Body(text, Counter(map(_bare, lines)), headings)


def _begins_under(entry: _Entry, below: _Entry) -> bool:
    """Whether the entry below is the first of a group that an entry heads: 1. under 五."""
    kinds = [one.marker.kind if one.marker else None for one in (entry, below)]
    return kinds[0] != kinds[1] and (below.marker is None or below.marker.ordinal == 1)


def _is_same(one: Marker, other: Marker) -> bool:
    return one.ordinal == other.ordinal or one.kind != other.kind


_ORDERED = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,3})[，,、]")
_BEGUN = re.compile("(?P<number>[一二三四五六七八九十]{1,3})是(?![否非])")
_RUN_IN = re.compile(r"(?:^|[，,。；;：:\s])(?P<number>[一二三四五六七八九十]{1,3})(?:是|要)(?![否非])")


@as_check(
    "numbers of items",
    "items are numbered one after the other: no 一是, 二是, 四是, no (1), (2), (2)",
    kind="numbering",
    grade=HINT,
    needs="statements",
    idle="the items do not begin with 1, are fewer than two, or two reports stand side by side",
    examples=(
        "一是加强巡查。二是更新管网。四是回访用户。",
        "第一，加强巡查。\n第二，更新管网。\n第四，回访用户。\n第四，促进低碳。",
        "下一步做好以下工作：\n（1）保供水，更新管网。\n（2）降漏损，加强巡查。\n（2）优服务，回访用户。\n（4）促低碳。",
        "重点做好以下工作：（1）更新管网；（2）加强巡查；（3）回访用户；（5）培训员工。",
        "一是走访慰问困难职工。\n二是开展技能培训。\n四是组织健康体检。",
        "措施包括（1）错峰灌溉；（2）节水改造；（3）水价改革；（5）技术培训。",
    ),
    counter_examples=(
        "一是加强巡查。二是更新管网。三是回访用户。",
        "一是加强巡查。二是更新管网。\n一是走访。二是慰问。",
        "下一步做好以下工作：\n（1）保供水，更新管网。\n（2）降漏损，加强巡查。\n（3）优服务，回访用户。",
        "重点做好以下工作：（1）更新管网；（2）加强巡查；（3）回访用户；（4）培训员工。",
        "一是走访慰问。二是开展培训。\n三是组织体检。\n四是开展疗养。",
        "依据第（1）（2）（4）项规定办理，其中（1）甲；（2）乙；（1）丙；（2）丁；（4）戊。",
        "参见（1）及（4），其中（2）更新管网；（3）加强巡查；（5）回访用户。",
    ),
)
def check_items(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each run of items within a paragraph, and of paragraphs that are items."""
    if report.is_side_by_side:  # the lists of two columns run into each other
        return
    for paragraph in report.paragraphs:
        said = [(number, row) for row in paragraph.sentences for number in _numbers(row["text"])]
        yield from _judge(said, lambda *_, text=paragraph.text: text)
        yield from _judge_bracketed(paragraph)
    by_section: dict[tuple[object, ...], list[tuple[int, Row]]] = {}
    for paragraph in report.paragraphs:
        first = paragraph.sentences[0]
        marker = read_marker(first["text"])
        if marker:
            by_section.setdefault((first["section_id"], marker.kind, upper_of(marker)), []).append(
                (marker.ordinal, first)
            )
        ordered = _ORDERED.match(first["text"])
        if ordered:
            by_section.setdefault((first["section_id"], "第"), []).append((whole(ordered["number"]) or 0, first))
        begun = _BEGUN.match(first["text"])
        if begun:
            by_section.setdefault((first["section_id"], "是"), []).append((whole(begun["number"]) or 0, first))
    for numbered in by_section.values():
        yield from _judge(numbered, lambda one, other: _printed_from(one, other, report))


def _numbers(text: str) -> Iterator[int]:
    for found in _RUN_IN.finditer(text):
        number = whole(found["number"])
        if number:
            yield number


_BRACKETED = re.compile(r"(?:^|(?<=[，,。；;：:\s])|(?<=包括))[（(](?P<number>\d{1,2})[）)](?=\s?[㐀-鿿“])")
_ITEMS = 3  # items of a paragraph from which on their numbers are those of a list


def _judge_bracketed(paragraph: Paragraph) -> Iterator[Judgement]:
    """Yield a judgement for a paragraph whose items (1), (2), … run on with one number left out once."""
    found = list(_BRACKETED.finditer(paragraph.text))
    numbers = [int(one["number"]) for one in found]
    rows = [paragraph.sentence_at(one.start()) for one in found]
    skipped = find_skipped(numbers)
    if skipped and not re.search(rf"[（(]{skipped}[）)]", paragraph.text):
        before, after = (paragraph.text[one.start() : one.start() + 16] for one in found[skipped - 2 : skipped])
        yield fails("item_skipped", *rows[skipped - 2 : skipped], before=before, after=after)
    elif len(numbers) >= _ITEMS and numbers == list(range(1, len(numbers) + 1)):
        yield holds(*rows)


def _judge(numbered: Sequence[tuple[int, Row]], around: Callable[[Row, Row], str]) -> Iterator[Judgement]:
    """Yield a judgement for each two items; numbers that begin anew, or jump by more than two, are of another list.

    A number that is missing and stands in the text around the two all the same was not read as one of an item.
    """
    run: list[tuple[int, Row]] = []
    for number, row in numbered:
        if number == 1:
            run = [(number, row)]
            continue
        if not run:
            continue
        before, earlier = run[-1]
        if number == before + 1:
            yield holds(earlier, row)
        elif number == before and "续" not in row["text"] and earlier["text"] != row["text"]:
            yield fails("item_again", earlier, row, number=number, **_quoted(earlier, row))
        elif number == before + 2 and not _stands(before + 1, around(earlier, row)):
            yield fails("item_skipped", earlier, row, **_quoted(earlier, row))
        else:
            run = []
            continue
        run.append((number, row))


def _quoted(earlier: Row, row: Row) -> dict[str, str]:
    return {"before": earlier["text"][:16], "after": row["text"][:16]}


def _printed_from(one: Row, other: Row, report: Report) -> str:
    pages = range(one["page"], other["page"] + 1)
    return "".join(squeeze(page["text"] or "") for page in report.rows("pages") if page["page"] in pages)


def _stands(number: int, text: str) -> bool:
    han = write_han(number)
    return bool(re.search(rf"[（(](?:{number}|{han})[）)]|(?<!\d){number}[.．、)）](?!\d)|{han}[、是要]|第{han}", text))
