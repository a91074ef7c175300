"""Targets of last year's report that this one does not come back to."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.past import is_summary
from pipeline.checks.report import Report
from schemas.text import squeeze

_OPEN = "open:"


@as_check(
    "last year's target",
    "a target that last year's report set itself is spoken of in this one",
    kind="missing",
    grade=HINT,
    needs="indicators",
    idle="last year's report set no target with a value, this report names what it was about, or it is a summary",
    examples=(),
)
def check_targets(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each target of an earlier report for this report's year, as `compare` has it."""
    known = {one.doc_id: one for one in report.earlier}
    words = _all_words(report)
    for line in () if is_summary(report.document) else report.targets:
        if line["doc_id"] not in known:
            continue
        if line["indicator"].startswith(_OPEN) or line["status"] == "not_reported":
            core = _aim(known[line["doc_id"]], line)
            if len(core) < _AIM or core[-_AIM:] in words or not report.of_its_year:
                continue  # what it came to may be told without a value, or in other words: 改造庭院管网小区
        row = {"doc_id": line["doc_id"], "row_id": line["row_id"], "page": line["page"], "text": line["target"]}
        if line["status"] == "not_reported":
            blanks = {"name": line["name"], "target": line["target"], "year": line["report_year"], "page": line["page"]}
            yield fails("target", report.document, row, **blanks)
        else:
            yield holds(report.document, row)


_AIM = 4  # characters that name what a target is about
_TO_DO = re.compile(
    r"^(?:[一二三四五六七八九十]是|每[年月季周日人站]|计划|力争|争取|确保|全面|继续|进一步|新|再|建成|建设|建立|更新|改造|完成|开展|实现|达到?|组织|推进|推动|新增|举办|培训|培养|启动|实施|打造|提升|提高|扩大|增加|降低|减少|发展|引进|开设|开通)+"
)


def _aim(report: Report, line: Row) -> str:
    """Return what a target is about, without the verb: 城市书房 of 建成城市书房5座."""
    row = next((one for one in report.rows("indicators") if one["row_id"] == line["row_id"]), None)
    said = str((row or {}).get("surface") or line["name"] or "")
    return _TO_DO.sub("", squeeze(said))


def _all_words(report: Report) -> str:
    """Return all words of a report, without blanks."""
    pages = [row["text"] or "" for row in report.rows("pages")] or [row["text"] for row in report.rows("statements")]
    return squeeze("".join(pages))
