"""References to parts, tables and papers.

References to tables, figures and annexes: 见表4 leads somewhere.
References to a part, chapter or section of the report itself: 详见第九部分 leads somewhere, and to what it says.
Numbers of papers in force: a paper that is cited bears no other number, nor that of an older version.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import read_count
from pipeline.checks.report import Report
from pipeline.checks.rules.form.contents import list_entries
from pipeline.checks.sentences import found_in
from schemas.text import squeeze
from schemas.word_lists import rows

_TO = r"(?:详?见|如|参[见照阅]|列于|示于|根据|按照?|对照|上述|前述)"
_NAMED = re.compile(r"(?P<kind>附表|附图|表|图)(?P<number>\d{1,2})(?![\d.．\-－—年月日])")
_REFERENCE_TABLE = re.compile(rf"{_TO}[（(“]?(?P<kind>附表|附图|表|图)(?P<number>\d{{1,2}})(?![\d.．\-－—年月日])")


_CAPTION = re.compile(r"^(?P<kind>附表|附图|表|图)(?P<number>\d{1,2})(?![\d.．\-—年月日])[^，。；]{2,40}$")
_ELSEWHERE_TABLE = re.compile("[《》]|附注|附件|年报|公告|网站|指南|手册|办法|规范|标准")


def _run_on(report: Report) -> set[str]:
    """Return the kinds of captions that stand on lines of their own and are numbered from 1 on, without a gap."""
    found: dict[str, set[int]] = {}
    for text, _ in report.numbered_lines:
        caption = _CAPTION.match(text)
        if caption:
            found.setdefault(caption["kind"], set()).add(int(caption["number"]))
    return {kind for kind, numbers in found.items() if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1))}


@as_check(
    "reference that leads nowhere",
    "where a sentence says 见表4 there is a table 4",
    kind="numbering",
    grade=HINT,
    needs="statements pages",
    idle="the report has no numbered tables (or figures) at all, or no sentence refers to one; is no 社会责任报告, and the captions of its tables do not run from 1 on, or the sentence speaks of another paper",
    examples=(
        "@type=教育质量报告\n@lines\n　　实习基地193个，办学条件见表5。\n　　表1 招生情况\n　　如下。\n　　表2 就业情况\n　　如下。\n　　表3 师资情况\n　　如下。\n　　表4 办学条件\n　　如下。",
        "@type=工作报告\n@lines\n　　产量详见表3。\n　　表1 粮食生产\n　　如下。\n　　表2 经营情况\n　　如下。",
        "@lines\n　　员工情况详见表4，各类人员稳定。\n　　表1 2022年员工构成情况\n　　其余情况良好。",
    ),
    counter_examples=(
        "@lines\n　　员工情况详见表1，各类人员稳定。\n　　表1 2022年员工构成情况\n　　其余情况良好。",
        "@lines\n　　员工情况详见表4，各类人员稳定。",
        "@lines\n　　员工情况详见附表4，各类人员稳定。\n　　表1 2022年员工构成情况",
        "@type=工作报告\n@lines\n　　产量详见表2。\n　　表1 粮食生产\n　　如下。\n　　表2 经营情况\n　　如下。",
        "@type=工作报告\n@lines\n　　各项指标按《统计调查制度》见表3填列。\n　　表1 粮食生产\n　　如下。\n　　表2 经营情况\n　　如下。",
        "@type=工作报告\n@lines\n　　产量详见表3。\n　　表2 经营情况\n　　如下。",
    ),
)
def check_references(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each reference, where the report has numbered ones of the kind."""
    captions: set[tuple[str, str]] = set()
    for page in report.rows("pages"):
        text = squeeze(page["text"] or "")
        referred = {found.start("kind") for found in _REFERENCE_TABLE.finditer(text)}
        captions |= {(f["kind"], f["number"]) for f in _NAMED.finditer(text) if f.start() not in referred}
    kinds = {kind for kind, _ in captions} if report.of_its_year else _run_on(report)
    for statement, found in found_in(report.rows("statements"), _REFERENCE_TABLE):
        if (found["kind"], found["number"]) in captions:
            yield holds(statement)
        elif found["kind"] in kinds and (report.of_its_year or not _ELSEWHERE_TABLE.search(statement["text"])):
            yield fails("reference", statement, said=found[0], name=f"{found['kind']}{found['number']}")


# The word behind the number, with the style of numbers that heads such a part.
_KINDS = {"部分": "part", "篇": "part", "编": "part", "章": "chapter", "节": "division"}
_NUMBER = r"(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})"
_REFERENCE_PART = re.compile(
    rf"(?:详见|参见|参阅|参考|参照|请见|另见|见|查阅|载于|列于|披露于|(?<!例)如)(?:本报告|本年报|后文|后附|前述|下文|上文|本文|于|在|之|的|中|[“（(《\s]){{0,3}}"
    rf"第{_NUMBER}(?P<word>部分|[篇编章]|节(?![课车次]))(?P<title>[^。；;]{{0,30}})"
)
# Words of another paper whose parts are meant.
_ELSEWHERE_PART = re.compile(
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
    if _SHORT.search(report.named_kind):
        return
    series: Mapping[str, Mapping[int, str]] | None = None
    for row in report.rows("statements"):
        text = row["text"]
        for found in _REFERENCE_PART.finditer(text):
            if _ELSEWHERE_PART.search(text[max(0, found.start() - _BEFORE) : found.end("word")]):
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


_REPUBLIC = "中华人民共和国"
_GAP = 24  # characters between the title of a paper and its number


class _Paper(NamedTuple):
    """A paper of the list: the pattern of its title with what follows, its number, and the day from which it holds."""

    title: str
    written: re.Pattern[str]
    year: str
    number: str
    since: date


@cache
def _papers() -> tuple[_Paper, ...]:
    found = []
    for title, letters, year, number, since in rows(
        "checks/document_numbers.csv", "name", "letters", "year", "number", "since"
    ):
        bare = title.removeprefix(_REPUBLIC)
        pattern = re.compile(
            rf"[《〈<](?:{_REPUBLIC})?{bare}[》〉>][^《。；;]{{0,{_GAP}}}?(?P<said>(?:{letters})"
            rf"[〔\[【（(]?(?P<year>(?:19|20)\d\d)?(?:年)?[〕\]】）)]?(?:第)?(?P<number>\d{{1,4}})号)"
        )
        found.append(_Paper(title, pattern, year, number, date.fromisoformat(since)))
    return tuple(found)


@as_check(
    "number of a paper",
    "a paper that is cited with its number bears the number of the version in force (schemas/data/checks/document_numbers.csv)",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="no paper of the list stands with its number, or its version in force is younger than the report's year",
    examples=(
        "根据《中华人民共和国政府信息公开条例》（国令第492号）编制本报告。",
        "@type=年度报告\n@year=2024\n按照《国有企业、上市公司选聘会计师事务所管理办法》（财会〔2021〕4号）选聘。",
        "@type=年度报告\n自2022年起执行《企业会计准则解释第15号》（财会〔2021〕53号）。",
    ),
    counter_examples=(
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。",
        "@year=2018\n根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。",
        "@type=年度报告\n执行《企业会计准则解释第15号》（财会〔2021〕35号）、《企业会计准则解释第16号》（财会〔2022〕31号）。",
    ),
)
def check_numbers(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paper of the list that stands with its number."""
    for row in report.rows("statements") if report.year else ():
        text = squeeze(row["text"]) if "号" in row["text"] else ""
        for paper in _papers() if text else ():
            for found in paper.written.finditer(text):
                if paper.since > date((report.year or 0) + 1, 1, 1):
                    continue
                if int(found["number"]) == int(paper.number) and (found["year"] or "") == paper.year:
                    yield holds(row)
                else:
                    right = f"〔{paper.year}〕{paper.number}" if paper.year else f"第{paper.number}"
                    yield fails("document_number", row, said=found["said"], name=f"《{paper.title}》", right=f"{right}号",
                                since=paper.since.isoformat())  # fmt: skip
