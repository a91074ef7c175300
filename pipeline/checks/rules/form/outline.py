"""The outline, the contents list and the list of honours: numbers that skip, headings without content, wrong pages, honours that lack."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from extractors.outline.heading_numbers import Marker, read_marker
from extractors.text.characters import BOXES
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import find_again, find_skipped
from pipeline.checks.report import Report
from schemas.text import squeeze

# Styles of numbers that number headings in any report; lists use the others.
_OUTER = ("part", "chapter", "division", "han", "bracketed_han", "decimal2", "decimal3", "decimal4")


def _marked(report: Report) -> Iterator[list[tuple[Row, Marker]]]:
    """Yield the headings of each section that are numbered in one style, in their order; 3.2 and 4.2 are of two runs."""
    groups: dict[tuple[str, str, str], list[tuple[Row, Marker]]] = defaultdict(list)
    for section in () if report.is_side_by_side else report.rows("sections"):
        marker = read_marker(section["text"])
        if marker:
            groups[section["parent_id"] or "", marker.kind, upper_of(marker)].append((section, marker))
    yield from groups.values()


@as_check(
    "numbers of headings",
    "headings of one level are numbered one after the other, and none twice",
    kind="numbering",
    grade=HINT,
    needs="sections pages",
    idle="the headings bear no numbers, two reports stand side by side, or the missing number stands on a page all the same (then it was not read as a heading)",
    examples=(
        "# 一、概况\n有关情况如下。\n# 二、组织\n有关情况如下。\n# 四、展望\n有关情况如下。",
        "# 一、概况\n有关情况如下。\n# 五、组织\n有关情况如下。\n# 三、展望\n有关情况如下。",
        # The upper numbers begin anew, the lower ones skip all the same.
        "# 一、概况\n有关情况如下。\n# 一、展望\n有关情况如下。\n# （一）目标\n有关情况如下。\n# （三）措施\n有关情况如下。",
        "@type=年度报告\n# 一、经营模式\n有关情况如下。\n# （1）采购模式\n有关情况如下。\n# （2）生产模式\n有关情况如下。\n# （4）销售模式\n有关情况如下。",
        "# 二、概况\n有关情况如下。\n# 二、组织\n有关情况如下。\n# 三、安全\n有关情况如下。",
        "# 一、概况\n有关情况如下。\n# 二、组织\n有关情况如下。\n# 四、安全\n有关情况如下。\n# 四、展望\n有关情况如下。\n# 五、附录\n有关情况如下。",
        "@type=年度报告\n# 一、行业趋势\n有关情况如下。\n# ①市场规模\n有关情况如下。\n# ②竞争格局\n有关情况如下。\n# ②技术路线\n有关情况如下。",
    ),
    counter_examples=(
        "# 一、概况\n有关情况如下。\n# 二、组织\n有关情况如下。\n# 三、展望\n有关情况如下。",
        "# 3.1 安全\n有关情况如下。\n# 3.2 质量\n有关情况如下。\n# 4.2 员工\n有关情况如下。\n# 4.3 社区\n有关情况如下。",
        "@type=年度报告\n# 一、经营模式\n有关情况如下。\n# （1）采购模式\n有关情况如下。\n# （3）生产模式\n有关情况如下。\n# （6）销售模式\n有关情况如下。",
    ),
)
def check_numbers(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each heading that follows another one of its kind."""
    for group in _marked(report):
        begins = [marker.ordinal for _, marker in group[:3]]
        deep = group[0][1].kind.startswith("decimal")
        if begins == [2, 2, 3] or (begins == [2, 2] and group[0][1].kind in _OUTER) or (deep and begins == [1, 1]):
            (before, _), (after, _) = group[:2]
            yield fails("number_again", before, after, before=before["text"], after=after["text"])
        if group[0][1].ordinal != 1:
            continue
        if (
            group[0][1].kind not in _OUTER
            and not report.of_its_year
            and not find_skipped([marker.ordinal for _, marker in group])
            and find_again([marker.ordinal for _, marker in group]) is None
        ):
            continue  # in an annual report (1) is as often an item as a heading
        behind = [marker.ordinal for _, marker in group[2:]] + [0]
        told = 0
        for ((before, one), (after, two)), following in zip(itertools.pairwise(group), behind, strict=False):
            if one.ordinal == two.ordinal == told:
                continue
            if two.ordinal == one.ordinal + 1:
                yield holds(before, after)
            elif following == one.ordinal + 2 and two.ordinal != following and (two.ordinal != 1 or one.ordinal == 1):
                key = "number_again" if two.ordinal == one.ordinal else "number"
                yield fails(key, before, after, before=before["text"], after=after["text"])
            elif two.ordinal == following == one.ordinal + 2:  # 六, 八, 八: the number of the next one
                told = two.ordinal
                yield fails("number", before, after, before=before["text"], after=after["text"])
            elif two.ordinal == 1 or _is_printed(report, (before, one), (after, two)):
                break  # the numbers of this group alone are not to be relied on
            elif 0 <= two.ordinal - one.ordinal <= 2:
                again = two.ordinal == one.ordinal
                yield fails(
                    "number_again" if again else "number", before, after, before=before["text"], after=after["text"]
                )


_TITLED = ("part", "chapter", "division")  # parts that may have a page of their own which only the contents list names


def _is_printed(report: Report, one: tuple[Row, Marker], two: tuple[Row, Marker]) -> bool:
    """Whether a number between two headings stands at the beginning of a line between them."""
    printed = report.numbered_lines
    lines = report.lines
    places = [
        next(
            (
                at
                for at, (text, _) in enumerate(printed)
                if (one[1].kind in _TITLED or lines[at].page == side[0]["page"]) and text.startswith(_begin(side[0]))
            ),
            None,
        )
        for side in (one, two)
    ]
    first, last = places
    between = printed[first:last] if first is not None and last is not None and first < last else printed
    numbers = range(one[1].ordinal + 1, two[1].ordinal)
    return any(marker and marker.kind == two[1].kind and marker.ordinal in numbers for _, marker in between)


def upper_of(marker: Marker) -> str:
    """Return the number of the upper heading that a decimal number names: 3 of 3.2; empty for other numbers."""
    return marker.number.replace("．", ".").rpartition(".")[0]


def _begin(section: Row) -> str:
    return squeeze(section["text"])[:12]


@as_check(
    "heading without content",
    "under each heading there is a sentence, a table or a further heading",
    kind="missing",
    grade=HINT,
    needs="sections tables",
    idle="the report has no headings, a page of the heading is not sound, or in a report that is no 社会责任报告 anything stands between the two lines on the page",
    examples=(
        "# 一、概况\n# 二、组织\n领导小组由五人组成，负责日常工作。",
        "@type=年度报告\n# 一、概况\n# 二、组织\n领导小组由五人组成，负责日常工作。",
    ),
    counter_examples=(
        "# 一、概况\n中心成立于1996年。\n# 二、组织\n领导小组由五人组成，负责日常工作。",
        "@type=年度报告\n# 一、收入确认\n# 二、推广费用\n# 三、概况\n领导小组由五人组成，负责日常工作。",
        "# 1.您对本馆服务的评价：□满意□一般□不满意\n# 2.您的建议\n请在此填写。",
        "# 1.您常来本馆吗？\n# 2.您的建议\n请在此填写。",
        "# 一、概况\n# 二、组织\n# 一、概况\n中心成立于1996年。\n# 二、组织\n领导小组由五人组成，负责日常工作。",
    ),
)
def check_headings(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each numbered heading."""
    parents = {section["parent_id"] for section in report.rows("sections")}
    filled = {cell["section_id"] for cell in report.rows("tables")}
    sections = report.rows("sections")
    further = Counter(squeeze(section["text"]) for section in sections)
    was_empty = False
    for section, following in zip(sections, (*sections[1:], None), strict=False):
        further[squeeze(section["text"])] -= 1
        listed = further[squeeze(section["text"])] > 0  # a contents list without page numbers
        if listed or section["section_id"] in parents or not read_marker(section["text"]) or _is_asked(section["text"]):
            was_empty = False
            continue
        empty = section["text_length"] <= 1 and section["section_id"] not in filled
        # A heading at the end, before a lower one, or before a picture on its page is no empty one.
        if not empty:
            yield holds(section)
        elif following and _near(section, following) and section["page"] not in report.damaged_pages:
            full = following["text_length"] > 1 or following["section_id"] in filled | parents
            alone = full and not was_empty  # several bare titles are a list
            if report.of_its_year or (alone and _is_next_line(section, following, report)):
                yield fails("empty", section, said=section["text"])
        was_empty = empty


_ASKS = re.compile(rf"[{BOXES}〇○]|[?？]$")


def _is_asked(text: str) -> bool:
    """Whether a line is the question of a form, of which the answer stands in it or is to be filled in: □很好 □一般."""
    return bool(_ASKS.search(text))


_TITLE = 20  # characters of a title; what is longer, or ends as a sentence or an answer does, is none
_SAYS = re.compile(r"[。；;：:？?]|[是否]$|是否|方框图|适用|图$")


def _is_next_line(section: Row, following: Row, report: Report) -> bool:
    """Whether two titles with numbers one after the other stand on lines one behind the other, in any kind of report."""
    one, two = read_marker(section["text"]), read_marker(following["text"])
    titles = [squeeze(row["text"]) for row in (section, following)]
    if not one or not two or one.kind != two.kind or two.ordinal != one.ordinal + 1:
        return False
    if any(len(title) > _TITLE or _SAYS.search(title) for title in titles):
        return False
    pages = (squeeze(row["text"] or "") for row in report.rows("pages") if row["page"] == section["page"])
    return any("".join(titles) in text for text in pages)


def _near(section: Row, following: Row) -> bool:
    return bool(
        following["level"] <= section["level"]
        and following["page"] == section["page"]
        and read_marker(following["text"])
    )


_MANY, _MOST = 4, 0.7  # headings that a contents list must name, and the share of them that lie equally far on


@as_check(
    "contents list",
    "the page that the contents list gives for a heading is the one on which it stands",
    kind="numbering",
    grade=HINT,
    needs="sections",
    idle="the contents list names fewer than four headings, or most of its pages do not fit (then they are counted otherwise)",
    tolerance="one page: a heading at the foot of a page may have moved",
    examples=(),
)
def check_contents(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each heading with a page number in the contents list."""
    given = [s for s in report.rows("sections") if (s["contents_label"] or "").isdigit()]
    apart = [s["page"] - int(s["contents_label"]) for s in given]
    usual = max(set(apart), key=apart.count) if apart else 0
    if len(given) < _MANY or apart.count(usual) < _MOST * len(given):
        return
    for section, by in zip(given, apart, strict=True):
        if abs(by - usual) <= 1:
            yield holds(section)
        else:
            said = int(section["contents_label"]) + usual
            yield fails("contents", section, title=section["title"], label=section["contents_label"], said=said)


_LISTED = re.compile(r"荣誉|奖项|获奖|表彰")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年(?!度))")


@as_check(
    "honour that the list lacks",
    "an honour that the text says the unit has won stands in the report's list of honours",
    kind="honour",
    grade=HINT,
    needs="honours sections",
    idle="the report has no list of honours, the honour is that of a person or a team, or the list is of a year and the sentence names others alone",
    examples=(
        "@short=档案中心\n# 一、安全\n中心荣获云溪市2022年度安全生产先进单位。\n# 二、社会荣誉\n◆档案中心：云溪市文明单位\n◆档案中心：云溪市爱国卫生先进集体",
    ),
    counter_examples=(
        "@short=档案中心\n# 一、安全\n中心荣获云溪市文明单位称号。\n# 二、社会荣誉\n◆档案中心：2021-2022年度云溪市文明单位\n◆档案中心：云溪市爱国卫生先进集体",
        "@short=档案中心\n# 一、概况\n中心2009年首次被评为云溪市安全生产先进单位。\n# 二、2022年获得的主要荣誉\n◆档案中心：云溪市文明单位\n◆档案中心：云溪市爱国卫生先进集体",
    ),
)
def check_honours(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each honour of the unit outside the list."""
    listed = [row for row in report.rows("honours") if _in_list(row, report)]
    if len(listed) < 2:
        return
    section = report.section_by_id[listed[0]["section_id"]]
    for row in report.rows("honours"):
        if row["recipient_type"] != "unit" or row in listed:
            continue
        found = [one for one in listed if _is_same(row["title"], one["title"])]
        if found:
            yield holds(row, found[0])
        elif _is_of_years(report.sentence_of(row), section["title"]):
            blanks = {"title": row["title"], "list": section["title"], "list_page": listed[0]["page"]}
            yield fails("honour", row, section, **blanks)


def _is_of_years(sentence: str, title: str) -> bool:
    """Whether a list may be of the years of a sentence: one that is headed 2023年 is of no other ones."""
    said = _YEAR.findall(sentence)
    return not said or not re.search(r"\d{4}", title) or any(year in title for year in said)


def _in_list(row: Row, report: Report) -> bool:
    section = report.section_by_id.get(row["section_id"] or "")
    return bool(section and _LISTED.search(section["title"]))


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((_core(one), _core(other)), key=len)
    return bool(short) and (short in long or _common(short, long) >= 0.8)


def _core(title: str) -> str:
    return re.sub(r"[“”\"·•\s]|(?:称号|荣誉|奖)$|\d{4}(?:[-—至]\d{4})?年度?", "", title)


def _common(short: str, long: str) -> float:
    pairs = {short[i : i + 2] for i in range(len(short) - 1)}
    return len([p for p in pairs if p in long]) / len(pairs) if pairs else 0.0
