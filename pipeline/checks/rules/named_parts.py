"""References to a part, chapter or section of the report itself: 详见第九部分 leads somewhere, and to what it says."""

import re
from collections.abc import Iterator, Mapping

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import read_count
from pipeline.checks.report import Report
from pipeline.checks.rules.contents import list_entries
from schemas.text import squeeze

# The word behind the number, with the style of numbers that heads such a part.
_KINDS = {"部分": "part", "篇": "part", "编": "part", "章": "chapter", "节": "division"}
_NUMBER = r"(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})"
_REFERENCE = re.compile(
    rf"(?:详见|参见|参阅|参考|参照|请见|另见|见|查阅|载于|列于|披露于|(?<!例)如)(?:本报告|本年报|后文|后附|前述|下文|上文|本文|于|在|之|的|中|[“（(《\s]){{0,3}}"
    rf"第{_NUMBER}(?P<word>部分|[篇编章]|节(?![课车次]))(?P<title>[^。；;]{{0,30}})"
)
# Words of another paper whose parts are meant.
_ELSEWHERE = re.compile(
    "年报|年度报告(?!》)|全文|公告|说明书|意向书|章程|手册|规范|条例|办法|准则|指引|指南|协议|合同|法》|规定|标准|预案|规划|方案|附件|另册|教材|讲义|书中"
)
_SHORT = re.compile("摘要|简[本报版]")  # a report that refers to its own full one
_BEFORE = 30  # characters before a reference in which another paper is named
_LEAST = 2  # headings of one style from which on their numbers are those of the parts
_LEAD = re.compile(r"^[“”《》—\-:：、之的\s]+")
_TITLE = 4  # characters of a title by which it is known


def _series(report: Report) -> Mapping[str, Mapping[int, str]]:
    """Return by style the numbers of the headings and contents lines with their titles; those that skip are left out."""
    found: dict[str, dict[int, str]] = {}
    written = [section["text"] for section in report.rows("sections")] + [one.title for one in list_entries(report)]
    for text in written:
        marker = read_marker(text)
        if marker:
            found.setdefault(marker.kind, {}).setdefault(marker.ordinal, squeeze(text[marker.end :]))
    return {
        kind: titles
        for kind, titles in found.items()
        if len(titles) >= _LEAST and set(titles) == set(range(1, len(titles) + 1))
    }


def _outer(report: Report) -> str | None:
    """Return the style in which the outermost headings are numbered, by the contents list where only it has numbers."""
    markers = [read_marker(one["text"]) for one in report.rows("sections") if one["level"] == 1]
    kinds = {marker.kind for marker in markers if marker}
    listed = next((one.marker.kind for one in list_entries(report) if one.marker), None)
    return kinds.pop() if len(kinds) == 1 else None if kinds else listed


@as_check(
    "reference to a part",
    "where a sentence says 详见第九部分, or 第三节 with a title, there is such a part and it bears that title",
    kind="numbering",
    grade=HINT,
    needs="statements sections pages",
    idle="the report is a summary, its parts are not numbered from 1 on, or the sentence speaks of another paper",
    examples=(
        "# 一、概况\n中心成立于1996年。\n# 二、收支\n收支平衡，详见第五部分。\n# 三、名词解释\n有关情况如下。",
        "# 第一节 概况\n有关情况如下。\n# 第二节 治理\n风险因素详见第四节。\n# 第三节 财务\n有关情况如下。",
        "@type=年度报告\n# 第一章 概况\n有关情况如下。\n# 第二章 安全生产\n演练情况参见“第三章 安全生产”。\n# 第三章 员工关爱\n有关情况如下。",
        "# 第一部分 概况\n有关情况如下。\n# 第二部分 决算表\n收支情况详见本报告第三部分。",
    ),
    counter_examples=(
        "# 一、概况\n中心成立于1996年。\n# 二、收支\n收支平衡，详见第三部分。\n# 三、名词解释\n有关情况如下。",
        "# 第一节 概况\n有关情况如下。\n# 第二节 治理\n风险因素详见公司章程第四节。\n# 第三节 财务\n有关情况如下。",
        "@type=年度报告摘要\n# 第一节 概况\n有关情况如下。\n# 第二节 治理\n风险因素详见第四节。",
        "# 第一节 概况\n有关情况如下。\n# 第二节 治理\n风险因素详见第三节财务。\n# 第三节 财务\n有关情况如下。",
        "# 第二章 治理\n风险因素详见第四章。\n# 第三章 财务\n有关情况如下。",
    ),
)
def check_parts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each reference to a part of the report."""
    if _SHORT.search(f"{report.document['report_type'] or ''}{report.document['title'] or ''}"):
        return
    series: Mapping[str, Mapping[int, str]] | None = None
    for row in report.rows("statements"):
        text = row["text"]
        for found in _REFERENCE.finditer(text):
            if _ELSEWHERE.search(text[max(0, found.start() - _BEFORE) : found.end("word")]):
                continue
            series = _series(report) if series is None else series
            titles = series.get(_KINDS[found["word"]]) or (
                series.get(_outer(report) or "") if found["word"] == "部分" else None
            )
            number = read_count(found["number"]) or 0
            if not titles or not number:
                continue
            said = text[found.start() : found.end("word")]
            if number > len(titles):
                yield fails("reference", row, said=said, name=f"第{found['number']}{found['word']}")
            elif (other := _other(titles, number, squeeze(found["title"]))) is not None:
                yield fails("part_title", row, said=text[found.start() : found.end("word") + 12], number=other,
                            title=titles[other])  # fmt: skip
            else:
                yield holds(row)


def _other(titles: Mapping[int, str], number: int, title: str) -> int | None:
    """Return the number of the part whose title stands behind the number of another one; None where none does."""
    bare = _LEAD.sub("", title)
    own = titles[number]
    named = [at for at, one in titles.items() if len(one) >= _TITLE and bare.startswith(one)]
    return named[0] if len(named) == 1 and named[0] != number and not bare.startswith(own[:_TITLE]) else None
