"""Numbers of printed lines: of headings that run on in their paragraph, and of the contents list."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.outline.heading_numbers import Marker, read_marker
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import write_han
from pipeline.checks.report import Report, printed_row
from pipeline.checks.rules.form.contents import list_entries
from schemas.text import squeeze

_RANK = ("part", "chapter", "division", "han", "bracketed_han", "arabic", "bracketed_arabic", "half_bracket", "circled")
# 第二十条第（一）项 broken over a line, and what goes on behind a number that is no heading.
_GOES_ON = re.compile(r"^(?:项|款|条|目|类|[中的至到、，）)—-])")
_DOTS = re.compile(r"[.…·．]{3}")  # of a contents list
_ENDS = re.compile(r"[。；：:！？;]$")
_SHORT = 2.0  # characters by which the line before a paragraph is shorter than a full one
_TITLE = 12  # characters of a heading by which its line is known
_CORE = 8  # characters by which a heading is known again
_LEAST = 3  # items from which on their numbers are those of a list


class _Item(NamedTuple):
    """A printed line that opens with a number, and its row for a finding."""

    marker: Marker
    text: str
    row: Row
    heading: bool


def _items(report: Report) -> list[_Item]:
    """Return the lines of prose that open a paragraph with a number; cells of tables are none."""
    cells = [text for cell in report.rows("tables") if read_marker(text := squeeze(cell["text"]))]
    headings = tuple({text for section in report.rows("sections") if (text := squeeze(section["text"])[:_TITLE])})
    found: list[_Item] = []
    before, room = "。", 0.0
    for line, (text, marker) in zip(report.lines, report.numbered_lines, strict=True):
        opens = bool(_ENDS.search(before)) or room > _SHORT
        if (
            marker
            and opens
            and not _DOTS.search(text)
            and not any(cell.startswith(text) for cell in cells)
            and not _GOES_ON.match(text[marker.end :])
        ):
            row = printed_row(report, line.page, text[:60], text[:20])
            found.append(_Item(marker, text, row, text.startswith(headings)))
        before, room = text, line.short
    return found


@as_check(
    "numbers of paragraphs",
    "paragraphs that open with （一）, （二） are numbered one after the other, and none twice",
    kind="numbering",
    grade=HINT,
    needs="pages sections tables",
    idle="the two are headings, or items, alike (then other checks look), they do not begin with 1, or two reports stand side by side",
    examples=(
        "# 一、总体情况\n# （一）主动公开情况\n有关情况如下。\n# （二）依申请公开情况\n有关情况如下。\n（三）信息管理情况，加强网站日常管理，落实分级审核制度。\n# （五）平台建设情况\n有关情况如下。",
        "# 一、总体情况\n# （一）主动公开情况\n有关情况如下。\n# （二）依申请公开情况\n有关情况如下。\n（三）信息管理情况，加强网站日常管理，落实分级审核制度。\n# （三）平台建设情况\n有关情况如下。",
        "# 一、其他事项\n（一）机关运行经费支出538.16万元，与预算基本持平。\n（二）政府采购支出总额4,127.35万元，节约明显。\n（四）国有资产占用情况。共有车辆58辆，设备4台。\n# （四）绩效情况\n有关情况如下。",
    ),
    counter_examples=(
        "@lines\n一、总体情况\n　　（一）主动公开。全年主动公开信息一千二百条，比计划多出一百条，覆盖全部栏目，更新及时。\n　　（二）依申请公开。收到申请九件，全部按期答复，没有引起复议和诉讼。\n　　（三）平台建设。对网站进行维护，信息更新及时，没有错漏，链接可用。",
        "@lines\n一、总体情况\n　　（一）主动公开。全年主动公开信息一千二百条，比计划多出一百条。\n　　（二）依申请公开。收到申请九件。\n二、存在问题\n　　（一）力度不够。\n　　（二）形式单一。",
        "# 一、经营分析\n# 1、收入\n有关情况如下。\n# 2、成本\n有关情况如下。\n产销量说明：\n1、甲产品库存增加，为下年备货。\n2、乙产品产量减少，为适应需求。\n3、丙产品销量减少，为市场变化。\n# 3、费用\n有关情况如下。",
        "# 一、经营分析\n# 1、收入\n有关情况如下。\n# （1）产品\n有关情况如下。\n# （2）产量\n说明如下。\n2、乙产品产量减少，为适应需求。\n3、丙产品销量减少，为市场变化。\n# 3、费用\n有关情况如下。",
        "@lines\n　　依据第\n（一）项、第\n（二）项、第\n（四）项的规定办理。",
    ),
)
def check_paragraphs(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each run of such paragraphs; the first place where it breaks is told."""
    if report.is_side_by_side:
        return
    for run in _runs(_items(report)):
        if len(run) < _LEAST or all(item.heading for item in run):
            continue
        broken = _break(run, report)
        if broken is None:
            yield holds(run[0].row, run[-1].row)
        elif broken[0].heading != broken[1].heading:  # other checks tell of two headings, and of two items
            before, after = broken
            key = "number_again" if before.marker.ordinal == after.marker.ordinal else "number"
            yield fails(key, before.row, after.row, before=before.text[:16], after=after.text[:16])


def _runs(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield the lines that are numbered in one style under one heading of a higher style, each run from its 1 on."""
    open_runs: dict[str, list[_Item]] = {}
    around: dict[str, list[_Item]] = {}  # headings between which a list in their own style stands
    for item in items:
        kind = item.marker.kind
        lower_kinds = _RANK[_RANK.index(kind) + 1 :] if kind in _RANK else ()
        listed = not item.heading and any(one.heading for lower in lower_kinds for one in open_runs.get(lower, ()))
        if kind not in _RANK or listed:  # 1、, 2、 in the text under （1） are no headings beside those around it
            continue
        for lower in lower_kinds:
            yield open_runs.pop(lower, [])
            yield around.pop(lower, [])
        if item.marker.ordinal == 1:
            run = open_runs.pop(kind, [])
            if not item.heading and any(one.heading for one in run):
                yield around.pop(kind, [])
                around[kind] = run
            else:
                yield run
            open_runs[kind] = [item]
        elif _resumes(item, open_runs.get(kind, ()), around.get(kind, ())):
            yield open_runs.pop(kind)
            open_runs[kind] = [*around.pop(kind), item]
        elif kind in open_runs:
            open_runs[kind].append(item)
    yield from open_runs.values()
    yield from around.values()


def _resumes(item: _Item, run: Sequence[_Item], around: Sequence[_Item]) -> bool:
    """Whether a heading goes on with the headings around a list: 1、, 2、, 3、 of a text stand between 2、成本 and 3、费用."""
    listed = bool(run) and not any(one.heading for one in run)
    return item.heading and listed and bool(around) and item.marker.ordinal == around[-1].marker.ordinal + 1


def _break(run: Sequence[_Item], report: Report) -> tuple[_Item, _Item] | None:
    """Return the two lines of a run between which a number is missing, or that bear one number; None without any."""
    for at, (before, after) in enumerate(itertools.pairwise(run)):
        step = after.marker.ordinal - before.marker.ordinal
        if step == 1 or (before.heading == after.heading and _is_one_number(run, at)):
            continue
        again = step == 0 and before.text != after.text and "续" not in after.text
        skipped = step == 2 and not _is_printed(report, before, after)
        goes_on = all(
            two.marker.ordinal - one.marker.ordinal in (0, 1)
            for one, two in zip(run[at + 1 :], run[at + 2 :], strict=False)
        )
        return (before, after) if (again or skipped) and goes_on else None
    return None


def _is_one_number(run: Sequence[_Item], at: int) -> bool:
    """Whether a skipped number is that of the next line, which bears the one behind it: （二）, （四）, （四）."""
    ordinals = [item.marker.ordinal for item in run[at : at + 3]]
    return len(ordinals) == len("abc") and ordinals[1] == ordinals[2] == ordinals[0] + 2


def _is_printed(report: Report, before: _Item, after: _Item) -> bool:
    """Whether the number between two stands on their pages, within a line too."""
    missing = before.marker.ordinal + 1
    said = str(missing) if before.marker.number.isdigit() else write_han(missing)
    form = re.escape(before.text[: before.marker.end].strip()).replace(before.marker.number, said, 1)
    pages = range(before.row["page"], after.row["page"] + 1)
    text = "".join(
        words for line, (words, _) in zip(report.lines, report.numbered_lines, strict=True) if line.page in pages
    )
    return bool(re.search(rf"(?<!\d){form}", text))


@as_check(
    "numbers of the contents list",
    "the lines of the contents list are numbered one after the other",
    kind="numbering",
    grade=HINT,
    needs="pages sections",
    idle="there is no contents list of four lines, or its numbers do not run on from 1",
    examples=(
        "@lines\n目录\n第一部分 概况\n一、主要职能\n二、机构设置\n第二部分 情况说明\n一、收入情况\n二、支出情况\n四、其他事项\n第三部分 名词解释\n@page\n第一部分 概况\n一、主要职能\n二、机构设置\n第二部分 情况说明\n一、收入情况\n二、支出情况\n三、绩效情况\n四、其他事项\n第三部分 名词解释",
        "@lines\n目录\n一、公开陈述 3\n二、基本情况 4\n三、志愿服务 5\n三、社会荣誉 6\n四、展望 7\n@page\n一、公开陈述\n二、基本情况\n三、志愿服务\n三、社会荣誉\n四、展望",
        "@lines\n目录\n第一章 总则 1\n第二章 治理 3\n第四章 环境 8\n第五章 展望 12\n@page\n第一章 总则\n第二章 治理\n第三章 员工\n第四章 环境\n第五章 展望",
    ),
    counter_examples=(
        "@lines\n目录\n第一部分 概况\n一、主要职能\n二、机构设置\n第二部分 情况说明\n一、收入情况\n二、支出情况\n三、其他事项\n第三部分 名词解释\n@page\n第一部分 概况\n一、主要职能\n二、机构设置\n第二部分 情况说明\n一、收入情况\n二、支出情况\n三、其他事项\n第三部分 名词解释",
        "@lines\n目录\n一、公开陈述 3\n二、基本情况 4\n四、志愿服务 5\n六、社会荣誉 6\n九、展望 7\n@page\n一、公开陈述\n二、基本情况\n四、志愿服务\n六、社会荣誉\n九、展望",
    ),
)
def check_list(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each run of numbers in the contents list."""
    entries = [entry for entry in list_entries(report) if entry.marker]
    body = _headings(report)
    texts = [squeeze(section["text"])[:_CORE] for section in report.rows("sections") if read_marker(section["text"])]
    following = dict(itertools.pairwise(texts))
    for run in _runs([_Item(entry.marker, entry.title, entry.row, heading=False) for entry in entries if entry.marker]):
        if len(run) < _LEAST:
            continue
        steps = [two.marker.ordinal - one.marker.ordinal for one, two in itertools.pairwise(run)]
        odd = [at for at, step in enumerate(steps) if step != 1]
        if not odd:
            yield holds(run[0].row, run[-1].row)
        elif len(odd) == 1 and steps[odd[0]] in (0, 2):
            before, after = run[odd[0]], run[odd[0] + 1]
            if squeeze(after.text)[:_CORE] in following.get(squeeze(before.text)[:_CORE], ""):
                continue  # the headings skip too: another check tells of them
            missing = body.get((before.marker.kind, before.marker.ordinal + 1, squeeze(before.text)))
            key = "number_again" if steps[odd[0]] == 0 else "contents_gap" if missing else "number"
            title = missing["text"] if missing else ""
            yield fails(key, before.row, after.row, before=before.text, after=after.text, title=title)


def _headings(report: Report) -> Mapping[tuple[str, int, str], Row]:
    """Return by style, number and the heading before it each heading that follows one of its style."""
    found: dict[tuple[str, int, str], Row] = {}
    last: dict[str, Row] = {}
    for section in report.rows("sections"):
        marker = read_marker(section["text"])
        if marker:
            if marker.kind in last:
                found.setdefault((marker.kind, marker.ordinal, squeeze(last[marker.kind]["text"])), section)
            last[marker.kind] = section
    return found


_CAPTION = re.compile(
    r"^(?P<kind>附?[表图])(?P<number>\d{1,2}?)(?:(?=20\d\d年)|(?![\d.．\-—年月个列为%]))[：:、]?(?P<title>(?:20\d\d)?[㐀-鿿“][^。，；]{2,40})$"
)
_CAPTIONS = 3  # captions from which on their numbers are to run on


@as_check(
    "numbers of captions",
    "tables and figures are numbered one after the other, and none twice",
    kind="numbering",
    grade=HINT,
    needs="pages",
    idle="fewer than three captions stand on lines of their own, or the missing number stands somewhere in the report",
    examples=(
        "@lines\n表1 供水指标\n如下。\n表2 水质指标\n如下。\n表4 人员情况\n如下。",
        "@lines\n图1 组织机构\n如下。\n图2 业务流程\n如下。\n图2 志愿服务\n如下。\n图3 培训体系\n如下。",
    ),
    counter_examples=(
        "@lines\n表1 供水指标\n如下。\n表2 水质指标\n如下。\n表3 人员情况\n如下。",
        "@lines\n表1供水指标\n如下。\n表22022年水质指标\n如下。\n表3人员情况\n如下。",
        "@lines\n表1 供水指标\n见表3。\n表2 水质指标\n如下。\n表4 人员情况\n如下。",
        "@lines\n图1 组织机构\n如下。\n图2 业务流程\n图2中，业务流程分为三步。\n图3 培训体系\n如下。",
    ),
)
def check_captions(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for the captions of each kind; the first place where their numbers break is told."""
    found: dict[str, list[tuple[int, Row]]] = {}
    for line, (text, _) in zip(report.lines, report.numbered_lines, strict=True):
        caption = _CAPTION.match(text)
        if caption and not _DOTS.search(text):
            row = printed_row(report, line.page, text)
            found.setdefault(caption["kind"], []).append((int(caption["number"]), row))
    said = "".join(text for text, _ in report.numbered_lines) if found else ""
    for kind, captions in found.items():
        numbers = [number for number, _ in captions]
        steps = [two - one for one, two in itertools.pairwise(numbers)]
        odd = [at for at, step in enumerate(steps) if step != 1]
        if len(numbers) < _CAPTIONS or numbers[0] != 1:
            continue
        if not odd:
            yield holds(captions[0][1], captions[-1][1])
        elif len(odd) == 1 and steps[odd[0]] in (0, 2):
            (before, one), (_, two) = captions[odd[0]], captions[odd[0] + 1]
            again = steps[odd[0]] == 0
            if again or not re.search(rf"{kind}{before + 1}(?!\d)", said):
                key = "number_again" if again else "number"
                yield fails(key, one, two, before=one["text"][:16], after=two["text"][:16])
