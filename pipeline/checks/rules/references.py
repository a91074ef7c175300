"""References to tables, figures and annexes: 见表4 leads somewhere."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_TO = r"(?:详?见|如|参[见照阅]|列于|示于|根据|按照?|对照|上述|前述)"
_NAMED = re.compile(r"(?P<kind>附表|附图|表|图)(?P<number>\d{1,2})(?![\d.．\-－—年月日])")
_REFERENCE = re.compile(rf"{_TO}[（(“]?(?P<kind>附表|附图|表|图)(?P<number>\d{{1,2}})(?![\d.．\-－—年月日])")


@as_check(
    "reference that leads nowhere",
    "where a sentence says 见表4 there is a table 4",
    kind="numbering",
    grade=HINT,
    needs="statements pages",
    idle="the report is no 社会责任报告, has no numbered tables (or figures) at all, or no sentence refers to one",
    examples=("@lines\n　　员工情况详见表4，各类人员稳定。\n　　表1 2022年员工构成情况\n　　其余情况良好。",),
    counter_examples=(
        "@lines\n　　员工情况详见表1，各类人员稳定。\n　　表1 2022年员工构成情况\n　　其余情况良好。",
        "@lines\n　　员工情况详见表4，各类人员稳定。",
        "@lines\n　　员工情况详见附表4，各类人员稳定。\n　　表1 2022年员工构成情况",
    ),
)
def check_references(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each reference, where the report has numbered ones of the kind."""
    if not report.of_its_year:
        return
    captions: set[tuple[str, str]] = set()
    for page in report.rows("pages"):
        text = squeeze(page["text"] or "")
        referred = {found.start("kind") for found in _REFERENCE.finditer(text)}
        captions |= {(f["kind"], f["number"]) for f in _NAMED.finditer(text) if f.start() not in referred}
    kinds = {kind for kind, _ in captions}
    for statement in report.rows("statements"):
        for found in _REFERENCE.finditer(statement["text"]):
            if (found["kind"], found["number"]) in captions:
                yield holds(statement)
            elif found["kind"] in kinds:
                yield fails("reference", statement, said=found[0], name=f"{found['kind']}{found['number']}")
