"""From what reading a report came to, to the rows that are stored of it."""

import pickle
from collections.abc import Callable

import pyarrow as pa

from corpus.find import Report
from pipeline.extraction import Extraction
from pipeline.guard import Bug, Failure, Outcome, fail
from pipeline.store.parts import SCHEMAS
from schemas.columns import arrow_table
from schemas.tables import DocumentRow, Problem


def rows_of(report: Report, outcome: Outcome, version: str, accepts: Callable[[str], bool] | None = None) -> Extraction:
    """Return the rows of a report: those that were read, or for a failure one in `documents` and one in `problems`.

    A defect of the program is a failure like others: what stands in the store tells of it until the rules change.

    What a reader can't know, the further copies of the file and the version asked for, is put in here; a version of the
    reader's own that `accepts` knows stays.
    """
    if isinstance(outcome, Bug):
        outcome = fail("defect", stage="extract", place=outcome.place)
    if isinstance(outcome, Failure):
        return _failed(report, outcome, version)
    extraction: Extraction = pickle.loads(outcome)
    documents = extraction.tables["documents"]
    own = documents["extractor_version"][0].as_py()
    version = own if accepts and accepts(own) else version
    for name, value in (("other_paths", list(report.other_paths)), ("extractor_version", version)):
        at = documents.schema.get_field_index(name)
        field = documents.schema.field(at)
        documents = documents.set_column(at, field, pa.array([value], field.type))
    return Extraction(extraction.doc_id, extraction.report_year, {**extraction.tables, "documents": documents})


def problem_of(report: Report, failure: Failure, *, doc_id: str | None) -> Problem:
    """Return the problem that a failure is; one that leaves no document has no `doc_id`."""
    return Problem(
        doc_id=doc_id,
        file=report.source.path,
        page=None,
        stage=failure.stage,
        reason=failure.reason,
        parameters=failure.parameters,
    )


def _failed(report: Report, failure: Failure, version: str) -> Extraction:
    source = report.source
    document = DocumentRow(
        doc_id=source.doc_id,
        file_name=source.file_name,
        source_path=source.path,
        other_paths=report.other_paths,
        file_size=source.size,
        sha256=source.sha256,
        org=None,
        org_short=None,
        org_id=None,
        report_type=None,
        title=None,
        stated_year=None,
        period_start=None,
        period_end=None,
        page_count=0,
        text_source="none",
        status="failed",
        extractor_version=version,
        guide=None,
        signatory=None,
    )
    tables = {name: schema.empty_table() for name, schema in SCHEMAS.items()}
    tables["documents"] = arrow_table(DocumentRow, [document])
    tables["problems"] = arrow_table(Problem, [problem_of(report, failure, doc_id=source.doc_id)])
    return Extraction(source.doc_id, None, tables)
