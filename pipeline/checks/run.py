"""Running the checks over reports: every judgement as a row of `findings`."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.checks.check import Check, Judgement, Row
from pipeline.checks.one_fault import fold, with_count
from pipeline.checks.registry import CHECKS
from pipeline.checks.report import Report, id_of
from pipeline.messages import Messages
from pipeline.store.rulings import Ruling
from schemas.tables import Finding

_NOTHING = "nothing"  # message of a check that found nothing to look at
_TOLD = ("fails", "unsure")
# Kinds of which two checks may find one fault: in words, one sentence may hold several.
_OF_VALUES = ("sum", "ratio", "bound", "conflict", "stated_change", "outlier")
_NAMES_ITEM = ("other_item",)  # messages that name the budget item themselves
_LONG = 120  # characters of a quotation in `values`


def check_report(report: Report, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Run checks over a report; return a row for each judgement, each once, and one for a check that had none."""
    say = Messages("zh")
    found: dict[str, Finding] = {}
    told: dict[tuple[object, ...], str] = {}
    for check in checks:
        judgements = [_as_read(judgement, report) for judgement in check.how(report)]
        if not judgements:
            found |= _row(
                report, check, Judgement(outcome="not_assessable", rows=(report.document,), key=_NOTHING), say
            )
        for judgement in judgements:
            for key, row in _row(report, check, judgement, say).items():
                place = (row.kind, tuple(sorted(map(str, row.pages))), tuple(sorted(row.values)))
                before = told.get(place) if row.outcome in _TOLD and row.kind in _OF_VALUES else None
                if before in ("fails", row.outcome):  # another check found the same of the same words
                    continue
                if key not in found or row.outcome == "fails":
                    found[key] = row
                if row.outcome in _TOLD:
                    told[place] = row.outcome
    return _once(list(found.values()), say)


def _once(findings: list[Finding], say: Messages) -> list[Finding]:
    """Return the findings, each wrong number told once."""
    folded, more = fold(findings)
    counted = [with_count(row, more[row.finding_id]) if row.finding_id in more else row for row in folded]
    return [replace(row, message=tell_finding(row, say)) if row.finding_id in more else row for row in counted]


def _as_read(judgement: Judgement, report: Report) -> Judgement:
    """Return a judgement; one that fails on words read by OCR or from a damaged text layer is unsure."""
    if judgement.outcome == "fails" and not all(map(report.is_sound, judgement.rows)):
        return replace(judgement, outcome="unsure")
    return judgement


def _row(report: Report, check: Check, judgement: Judgement, say: Messages) -> dict[str, Finding]:
    rows = list({id_of(row): row for row in judgement.rows}.values())
    ids = tuple(map(id_of, rows))
    finding_id = hashlib.sha256("\x1f".join((check.name, report.doc_id, *sorted(ids))).encode()).hexdigest()[:16]
    pages = tuple(row.get("page") for row in rows)
    reports = {one.doc_id: one.year for one in (report, *report.earlier)}
    docs = tuple(dict.fromkeys((report.doc_id, *(str(row["doc_id"]) for row in rows))))
    parts = {"pages": tell_pages(report, rows)} | dict(judgement.values) if judgement.key else {}
    item = report.item_by_statement.get(str(rows[0].get("statement_id") or "")) if rows else None
    if item and judgement.key and "item" not in parts:
        parts["item"] = item
    parts |= {"idle": check.name} if judgement.key == _NOTHING else {}
    return {finding_id: Finding(
        finding_id=finding_id,
        rule=check.name,
        kind=judgement.kind or check.kind,
        class_=judgement.grade or check.grade,
        outcome=judgement.outcome,
        org=report.document["org"],
        org_id=report.document.get("org_id"),
        doc_id=report.doc_id,
        doc_ids=docs,
        row_ids=ids,
        page=pages[0] if pages else None,
        pages=pages,
        values=tuple(str(row.get("text") or "")[:_LONG] for row in rows),
        years=tuple(year for doc in docs if (year := reports.get(doc)) is not None),
        message=tell(judgement.key, parts, say),
        message_key=judgement.key,
        message_parts=json.dumps(parts, ensure_ascii=False, sort_keys=True),
    )}  # fmt: skip


def ruling_row(ruling: Ruling) -> Finding:
    """Return the row of a correction that could not be applied: its text no longer stands in the report."""
    parts = {"file": ruling.file or ruling.doc_id, "text": ruling.text, "value": ruling.value, "page": ruling.page}
    key = "\x1f".join(("ruling", *ruling.key))
    page = int(ruling.page) if ruling.page.isdigit() else None
    return Finding(
        finding_id=hashlib.sha256(key.encode()).hexdigest()[:16],
        rule="ruling",
        kind="conflict",
        class_="提示",
        outcome="fails",
        org=None,
        org_id=None,
        doc_id=ruling.doc_id,
        doc_ids=(ruling.doc_id,),
        row_ids=(),
        page=page,
        pages=(page,) if page else (),
        values=(ruling.text,),
        years=(),
        message=tell("ruling", parts, Messages("zh")),
        message_key="ruling",
        message_parts=json.dumps(parts, ensure_ascii=False, sort_keys=True),
    )


def tell_pages(report: Report, rows: Iterable[Row]) -> str:
    """Return the pages of the checked report on which rows stand: 3、8; empty where there are none."""
    own = (row.get("page") for row in rows if row["doc_id"] == report.doc_id)
    return "、".join(str(page) for page in sorted({page for page in own if page is not None}))


def tell(key: str, parts: dict[str, Any], say: Messages) -> str:
    """Return the message of a finding in a language: page, what is found, and the request to check."""
    if not key:
        return ""
    if key == _NOTHING:
        parts = {**parts, "idle": say(f"rule.{parts['idle']}")}
    words = say(f"finding.{key}", **parts)
    if parts.get("caption") == "":
        words = words.replace(say("finding.table.named", caption=""), say("finding.table.bare"))
    if key == _NOTHING:
        return words
    if parts.get("item") and key not in _NAMES_ITEM:
        words = say("finding.of_item", item=parts["item"], words=words)
    if parts.get("more"):
        words = say("finding.more", words=words, more=parts["more"], number=parts["number"])
    return say("finding.at" if parts.get("pages") else "finding.whole", pages=parts.get("pages", ""), words=words)


def tell_finding(finding: Finding, say: Messages) -> str:
    """Return the message of a finding in a language."""
    return tell(finding.message_key, json.loads(finding.message_parts), say)
