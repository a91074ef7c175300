"""References to tables, figures and annexes: 见表4 leads somewhere."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_TO = r"(?:详?见|如|参[见照阅]|列于|示于|根据|按照?|对照|上述|前述)"
_NAMED = re.compile(r"(?P<kind>附表|附图|表|图)(?P<number>\d{1,2})(?![\d.．\-－—年月日])")
_REFERENCE = re.compile(rf"{_TO}[（(“]?(?P<kind>附表|附图|表|图)(?P<number>\d{{1,2}})(?![\d.．\-－—年月日])")


_CAPTION = re.compile(r"^(?P<kind>附表|附图|表|图)(?P<number>\d{1,2})(?![\d.．\-—年月日])[^，。；]{2,40}$")
_ELSEWHERE = re.compile("[《》]|附注|附件|年报|公告|网站|指南|手册|办法|规范|标准")


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
        referred = {found.start("kind") for found in _REFERENCE.finditer(text)}
        captions |= {(f["kind"], f["number"]) for f in _NAMED.finditer(text) if f.start() not in referred}
    kinds = {kind for kind, _ in captions} if report.of_its_year else _run_on(report)
    for statement in report.rows("statements"):
        for found in _REFERENCE.finditer(statement["text"]):
            if (found["kind"], found["number"]) in captions:
                yield holds(statement)
            elif found["kind"] in kinds and (report.of_its_year or not _ELSEWHERE.search(statement["text"])):
                yield fails("reference", statement, said=found[0], name=f"{found['kind']}{found['number']}")
