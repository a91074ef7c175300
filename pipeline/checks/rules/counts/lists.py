"""Counts against lists, and the number of pages that a report says it has."""

import itertools
import re
from collections.abc import Iterator, Sequence

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report
from pipeline.checks.sentences import BULLET

_PROMISE = re.compile(
    rf"(?P<count>[{HAN}]{{1,3}}|\d{{1,2}})(?P<unit>大?(?:项|个方面|方面|条|点|类|件|大类)|项)(?P<what>[㐀-鿿]{{0,8}})[:：]$"
)


@as_check(
    "count against list",
    "a sentence that ends in 十二项工作： is followed by twelve numbered items",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="the items behind the colon are neither numbered from 1 on nor marked by one bullet",
    examples=(
        "下一步重点做好以下三项工作：\n（1）保供水，更新管网。\n（2）降漏损，加强巡查。\n（3）优服务，回访用户。\n（4）促低碳，节约用电。\n以上工作逐项落实。",
        "中心获得以下三项荣誉：\n◆云溪市文明单位\n◆云溪市节水型单位\n◆云溪市科普基地\n◆云溪市档案工作先进集体",
        "下一步重点做好以下三项工作：\n（1）保供水，更新管网。\n（2）降漏损，加强巡查。\n（4）优服务，回访用户。\n（4）促低碳，节约用电。\n（5）强队伍，培训员工。",
    ),
    counter_examples=(
        "下一步重点做好以下四项工作：\n（1）保供水，更新管网。\n（2）降漏损，加强巡查。\n（3）优服务，回访用户。\n（4）促低碳，节约用电。",
        "下一步重点做好以下四项工作：\n（1）保供水，更新管网。\n（2）降漏损，加强巡查。\n（4）优服务，回访用户。\n（5）促低碳，节约用电。",
        "中心获得以下两项荣誉：\n◆云溪市文明单位\n◆云溪市节水型单位\n以上荣誉均在有效期内。",
    ),
)
def check_list(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each promise of so many items that a numbered list follows."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        last = paragraph.sentences[-1]
        promise = _PROMISE.search(last["text"].rstrip())
        count = read_count(promise["count"]) if promise else None
        if not promise or not count or count < 2:
            continue
        items = _items([p.sentences[0] for p in paragraphs[at + 1 :]])
        if len(items) < 2:
            continue
        if len(items) == count:
            yield holds(last, *items[-1:])
        else:
            said = promise[0].rstrip(":：")
            yield fails("list", last, items[-1], said=said, count=len(items), last=items[-1]["text"][:12])


_KINDS = re.compile(
    r"(?P<counts>(?:[㐀-鿿（）()]{2,14}?\d{1,3}(?P<unit>家|个|所|户|座|支)[，,、]?(?:和|及)?){2,})[，,]?(?:具体|分别)?(?:包括|如下|为|是|有|名单如下)[:：]$"
)
_COUNT = re.compile(r"(?<!\d)(\d{1,3})(?:家|个|所|户|座|支)")


@as_check(
    "counts of kinds against list",
    "行政单位1家，事业单位5家，具体包括： is followed by six numbered items",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="the sentence has not two counts of one unit and a colon behind them, or fewer than two numbered items follow",
    examples=(
        "街道下属机关1家，派出机构1家，服务机构3家，具体包括：\n1.云溪街道办事处（本部）。\n2.云溪街道受理中心。\n3.云溪街道服务中心。\n4.云溪街道综合执法队。",
        "集团下设全资子公司2家、控股子公司1家，分别为：\n（1）云溪供水公司\n（2）云溪排水公司\n（3）云溪检测公司\n（4）云溪工程公司",
        "全县建成中学2所，小学2所，名单如下：\n1、望潮中学\n2、岚桥中学\n3、望潮小学",
        "辖区有城市社区1个，村民委员会4个，包括：\n1.城东社区\n2.望潮村\n3.岚桥村\n4.云栈村",
        "成立突击队2支，服务队2支，具体包括：\n1.抢险突击队\n2.巡查突击队\n3.宣讲服务队",
    ),
    counter_examples=(
        "街道下属机关1家，派出机构1家，服务机构2家，具体包括：\n1.云溪街道办事处（本部）。\n2.云溪街道受理中心。\n3.云溪街道服务中心。\n4.云溪街道综合执法队。",
        "集团下设全资子公司2家、控股子公司1家，分别为：\n（1）云溪供水公司\n（2）云溪排水公司\n（3）云溪检测公司",
        "全县建成中学2所，小学2所，主要包括：\n1、望潮中学\n2、岚桥中学\n3、望潮小学",
        "辖区有城市社区1个，村民委员会24个，包括：\n1.城东社区\n2.望潮村\n3.岚桥村\n4.云栈村",
        "本部门下属单位2家，行政单位1家，事业单位1家，具体包括：\n1.云溪街道办事处（本部）。\n2.云溪街道受理中心。",
        "走访企业12家，其中民营企业8家，具体包括：\n1.云溪纺织\n2.岚桥化工",
    ),
)
def check_kinds(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that counts several kinds of what a numbered list behind it names."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        last = paragraph.sentences[-1]
        found = _KINDS.search(last["text"].rstrip())
        if not found or re.search("其中|主要|部分|新增|等", last["text"]):
            continue
        counts = [int(count) for count in _COUNT.findall(found["counts"])]
        items = _items([p.sentences[0] for p in paragraphs[at + 1 :]])
        if len(items) in counts[:1] and counts[0] == sum(counts[1:]):  # 共有单位2家，行政单位1家，事业单位1家
            yield holds(last, items[-1])
            continue
        total = sum(counts[1:]) if counts[0] == sum(counts[1:]) > 1 else sum(counts)
        if len(items) == total > 1:
            yield holds(last, items[-1])
        elif len(items) > 1 and abs(len(items) - total) <= _MISSED:
            said = f"{'＋'.join(map(str, counts))}＝{total}{found['unit']}"
            yield fails("list", last, items[-1], said=said, count=len(items), last=items[-1]["text"][:12])


_MISSED = 2  # items that a list may lack or have too many


def _items(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that are numbered 1, 2, 3, … in one style; what stands between two items belongs to the first.

    A number that is left out, or stands twice, does not end them: another check tells of it.
    """
    found: list[Row] = []
    style: str | None = None
    missed = last = 0
    bullet = BULLET.match(rows[0]["text"]) if rows else None
    if bullet:  # a new paragraph without one ends the list
        return list(itertools.takewhile(lambda row: row["text"].startswith(bullet[0]), rows))
    for row in rows:
        mark = read_marker(row["text"])
        goes_on = mark is not None and (
            mark.ordinal == len(found) + 1 or (found and 0 <= mark.ordinal - last <= _SKIPPED)
        )
        if mark and style in (None, mark.kind) and goes_on:
            found.append(row)
            style, missed, last = mark.kind, 0, mark.ordinal
        elif found and row["section_id"] != found[0]["section_id"]:
            break
        else:
            missed += 1
            if missed > 3 or not found:
                break
    return found


_SKIPPED = 2  # by which the number of an item may be more than the one before it


_FROM = re.compile(
    rf"从(?P<list>[^。；;：:从“”《》（）]{{6,120}}?)(?P<last>以及|和|及|与)(?P<end>[^。；;：:、，“”《》（）]{{2,20}}?)(?:等)?(?P<count>[{HAN}]{{1,3}})个?方面"
)


@as_check(
    "count in a sentence",
    "从甲、乙以及丙三方面 names three",
    kind="count",
    grade=HINT,
    needs="statements",
    idle="the sentence does not begin its list with 从, or a part of it holds 和 itself",
    examples=("从制度建设的重要性、问题分析、任务要求以及改进作风的思考三方面开展宣讲。",),
    counter_examples=(
        "从制度建设的重要性、问题分析、任务要求以及改进作风的思考四方面开展宣讲。",
        "从严格管理和热情服务等三方面入手。",
    ),
)
def check_named(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each list within a sentence that says how many it names."""
    for statement in report.rows("statements"):
        found = _FROM.search(statement["text"])
        if not found or "等" in found[0] or re.search("以及|和|及|与|，", found["list"]):
            continue
        count = found["list"].count("、") + 2
        if count == read_count(found["count"]):
            yield holds(statement)
        elif count > 2:
            yield fails("named", statement, said=found[0][-24:], count=count)


@as_check(
    "number of pages",
    "报告篇幅共26页 is the number of pages of the file",
    kind="count",
    grade=CONFLICT,
    needs="documents quantities pages",
    idle="the report does not say how many pages it has",
    tolerance="cover and contents may be left out of the count: up to two pages fewer, unless the printed page numbers count them too",
    examples=(
        "@pages=9\n报告篇幅共26页。",
        "@lines\n@pages=3\n报告篇幅共2页。\n@page\n本年走访用户。\n@page\n明年继续走访。",
    ),
    counter_examples=(
        "@pages=26\n报告篇幅共26页。",
        "@pages=28\n报告篇幅共26页。",
        "@lines\n@pages=3\n报告篇幅共3页。\n@page\n本年走访用户。\n@page\n明年继续走访。",
    ),
)
def check_pages(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for the stated length of the report."""
    count = report.document["page_count"]
    labels = {str(page["page_label"]) for page in report.rows("pages")}
    all_counted = _counts_all(report)
    for q in report.rows("quantities"):
        if q["unit"] != "页" or q["value"] is None or q["qualifier"] != "exact" or q["indicator"] != "report.pages":
            continue
        fits = 0 <= count - q["value"] <= 2 or (f"{q['value']:.0f}" in labels and q["value"] + 2 >= count)
        if q["value"] == count or (fits and not all_counted):
            yield holds(q)
        else:
            yield fails("pages", q, said=q["text"], count=count, grade=HINT if fits else None)


def _counts_all(report: Report) -> bool:
    """Whether the numbers printed on the pages count all of them, the cover too."""
    pages = report.rows("pages")
    count = report.document["page_count"]
    return len(pages) == count > 1 and all(str(p["page_label"]) == str(p["page"]) for p in pages[len(pages) // 2 :])
