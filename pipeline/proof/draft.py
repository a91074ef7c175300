"""Reading a draft and checking it beside the stored reports of its organisation."""

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from corpus.find import find
from pipeline.checks.material import load_reports
from pipeline.checks.report import Report
from pipeline.checks.run import check_report
from pipeline.compare import find_organisations
from pipeline.extract import read_found, read_report
from pipeline.extraction import Extraction
from pipeline.options import Options
from pipeline.proof.kin import find_kin, find_year
from pipeline.proof.side_by_side import find_side_by_side, take_year_before, with_cells
from pipeline.proof.word import Accepted, accept_changes, lay_out, list_paragraphs
from pipeline.reading.fetch import fetch
from pipeline.store import Store
from schemas.document import Source
from schemas.tables import TABLES, Finding

WORD = (".docx",)
_NAMED = 8  # organisations that a message names


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came out: the draft, its findings, the years that it was held against, the changes accepted in Word.

    Of an earlier list: `still` are the ids of findings that it calls mended, `bare` of those that it calls right
    without a remark.
    """

    report: Report
    findings: tuple[Finding, ...]
    against: tuple[int, ...]
    accepted: Accepted | None
    still: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()


def prove(draft: Path, store: Store, *, options: Options | None = None, org: str | None = None) -> Proof:
    """Check a draft (PDF or Word) against itself and the reports of its organisation in a store, which stays as it is.

    `org` is the organisation by name where the draft does not say it as the reports do. Raises ValueError where the
    draft is no PDF or Word file, Unreadable where it can't be read, NoOffice where Word can't be laid out.
    """
    with tempfile.TemporaryDirectory(prefix="nianjian-") as place:
        folder = Path(place)
        accepted, pdf, written = None, draft, list[str]()
        if draft.suffix.lower() in WORD:
            plain = folder / f"{draft.stem}.docx"
            accepted = accept_changes(draft, plain)
            pdf, written = lay_out(plain, folder), list_paragraphs(plain)
        found = find([pdf])
        if not found.reports:
            raise ValueError(f"{draft} is no PDF and no Word file (.docx)")
        known = found.reports[0]
        chosen = options or Options()
        extraction = (
            read_found(known.path, known.source, chosen)
            if pdf is draft
            else read_report(fetch(known.path, known.source), _source_of(draft), chosen)
        )
        return _checked(extraction, store, folder / "store", _Told(accepted, org, written))


class _Told(NamedTuple):
    """What is known of a draft beside what was read: changes accepted, its organisation, its paragraphs as written."""

    accepted: Accepted | None
    org: str | None
    written: list[str]


def _source_of(draft: Path) -> Source:
    """Return a Word draft as the source of its rows: their ids come from its bytes, LibreOffice's differ each time."""
    data = draft.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return Source(doc_id=digest[:16], sha256=digest, file_name=draft.name, path=draft.name, size=len(data))


def _checked(extraction: Extraction, store: Store, place: Path, told: _Told) -> Proof:
    """Put the draft beside copies of the reports before it in a store of its own, and check it there."""
    kin = list(_kin(extraction, store, told.org))
    extraction = _renamed(extraction, store, kin)
    year = extraction.report_year
    both = None if kin else find_side_by_side(extraction, store)
    earlier = [_copy(store, doc_id, at) for doc_id, at in kin if year and at < year]
    if both is not None:
        (document,) = extraction.tables["documents"].to_pylist()
        known = {name: document[name] for name in ("org", "report_type")} | {"org_id": document["org_id"] or both}
        earlier = [take_year_before(extraction, store, both, known)]
        extraction = with_cells(extraction, {"org_id": known["org_id"]})
    with Store.open(place, writable=True) as beside:
        beside.commit([*earlier, extraction])
        report = next(one for one in load_reports(beside) if one.doc_id == extraction.doc_id)
        report.written = told.written
        findings = check_report(report)
    against = tuple(sorted({one.year for one in report.earlier if one.year}))
    return Proof(report=report, findings=tuple(findings), against=against, accepted=told.accepted)


def _kin(extraction: Extraction, store: Store, org: str | None) -> Iterable[tuple[str, int]]:
    """Yield id and year of the stored reports of the draft's organisation; of the one that is named, where one is."""
    (draft,) = extraction.tables["documents"].to_pylist()
    documents = store.read("documents")
    own = {draft["org_id"]} if org is None else find_organisations(store, documents, org)
    there = set(documents["org_id"].to_pylist()) - {None}
    if org is not None and not own & there:
        names = sorted(set(documents["org"].to_pylist()) - {None})[:_NAMED]
        raise ValueError(f"no organisation like {org}; there are {', '.join(names)}")
    if org is None and draft["org_id"] not in there:
        own = find_kin(extraction, store)
    for row in documents.to_pylist():
        if row["doc_id"] != extraction.doc_id and row["org_id"] and row["org_id"] in own:
            yield row["doc_id"], row["report_year"]


def _renamed(extraction: Extraction, store: Store, kin: list[tuple[str, int]]) -> Extraction:
    """Return the draft as one of the organisation and kind of report that it is held against."""
    if not kin:
        return extraction
    (latest,) = store.read("documents", [max(kin, key=lambda one: one[1])[0]]).to_pylist()
    year = extraction.report_year or find_year(extraction)
    known = {
        "org": latest["org"],
        "org_id": latest["org_id"],
        "report_type": extraction.tables["documents"]["report_type"][0].as_py() or latest["report_type"],
        "stated_year": year,
    }
    return replace(with_cells(extraction, known), report_year=year)


def _copy(store: Store, doc_id: str, year: int) -> Extraction:
    tables = {name: store.read(name, [doc_id]).drop_columns(["report_year"]) for name in TABLES}
    return Extraction(doc_id=doc_id, report_year=year or None, tables=tables)
