"""nianjian check: what in the reports of a yearbook contradicts itself, another report or the calendar."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.checks.derived import read_derived
from pipeline.checks.rebuild import Counts, rebuild
from pipeline.checks.views import failing, held, in_language, summary, triage
from pipeline.commands.asked import check_output, check_workbook, format_of, written_to
from pipeline.commands.check_arguments import read_classes
from pipeline.commands.console import open_console
from pipeline.commands.not_read import FAILED, OK, NotRead, list_not_read
from pipeline.commands.opening import open_yearbook
from pipeline.commands.writing import put, write_csv, write_sheets
from pipeline.compare import find_organisations
from pipeline.errors import WrongCall, quoted
from pipeline.escaping import escape_json
from pipeline.messages import Messages
from pipeline.store import Store, StoreError
from pipeline.untouched import write_parquet
from schemas.columns import arrow_schema
from schemas.finding_words import CLASSES, OUTCOMES
from schemas.tables import DERIVED, TABLES

_FIRST = ["class", "org", "report_year", "file_name", "page", "message", "rule", "kind", "finding_id", "doc_id"]
# Columns of views that stand in no table: what is counted, percent, and the clause of a claim.
_COUNTED = dict.fromkeys(("report_year", "indicators", "claims", *CLASSES, *OUTCOMES), pa.int64())
_COUNTED |= {"unchanged": pa.float64(), "claim": pa.string(), "read_status": pa.string(), "not_read": pa.string()}


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Check the reports of a yearbook, store what was found, and show a view of it."""
    arguments.format = format_of(arguments)
    check_output(arguments.output, messages, overwrite=arguments.overwrite)
    if arguments.format == "parquet" and not arguments.output:
        raise WrongCall(messages("parquet.needs.output"))
    if arguments.format == "xlsx":
        check_workbook(arguments.output, messages)
    classes = read_classes(arguments.classes, messages)
    store = open_yearbook(arguments.store, messages)
    try:
        counts = rebuild(store)
        frame = _of_org(_frame(store, "findings"), store, arguments, messages)
        view = _view(frame, counts, arguments, store=store, classes=classes, messages=messages)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    if arguments.format == "table":
        with written_to(arguments.output):
            _PRINT[arguments.view](view, frame, store, messages)
    else:
        _write(view, arguments, store, messages)
    if arguments.output:
        print(messages("compare.written", path=arguments.output, count=len(view)))
    return 0


def _frame(store: Store, table: str) -> pd.DataFrame:
    rows = read_derived(store.root, table)
    return pd.DataFrame(rows.to_pylist(), columns=rows.column_names, dtype=object)


def _of_org(frame: pd.DataFrame, store: Store, arguments: argparse.Namespace, messages: Messages) -> pd.DataFrame:
    """Return the rows of the organisation that was named, with the name of the file of each."""
    documents = store.read("documents", columns=["doc_id", "file_name", "org_id", "org", "org_short"])
    names = dict(zip(*(documents[name].to_pylist() for name in ("doc_id", "file_name")), strict=True))
    frame = frame.assign(file_name=[names.get(doc_id) for doc_id in frame["doc_id"]])
    if not arguments.org:
        return frame
    known = find_organisations(store, documents, arguments.org)
    wanted = [row["doc_id"] for row in documents.to_pylist() if row["org_id"] in known]
    if not wanted:
        raise WrongCall(messages("check.no.org", org=quoted(arguments.org)))
    return frame[frame["doc_id"].isin(wanted)].reset_index(drop=True)


def _view(
    frame: pd.DataFrame,
    counts: Counts,
    arguments: argparse.Namespace,
    *,
    store: Store,
    classes: Any,
    messages: Messages,
) -> pd.DataFrame:
    if arguments.view == "held":
        return held(frame)
    if arguments.view == "reuse":
        return _of_org(_frame(store, "reuse"), store, arguments, messages)
    if arguments.view == "claims":
        return counts.claims[counts.claims["doc_id"].isin(frame["doc_id"])].reset_index(drop=True)
    if arguments.view == "triage":
        documents = frame[["doc_id", "org", "report_year", "file_name"]].drop_duplicates("doc_id")
        unread = list_not_read(store, messages)
        told = [unread.get(doc_id, NotRead(OK, "")) for doc_id in documents["doc_id"]]
        documents = documents.assign(
            read_status=[one.status for one in told], not_read=[one.why or None for one in told]
        )
        return triage(frame, documents, counts.by_report)
    found = failing(frame, classes)
    if arguments.format != "parquet":
        found = found.assign(message=in_language(found, messages))
    return found[[*_FIRST, *(name for name in found.columns if name not in _FIRST)]]


def _write(view: pd.DataFrame, arguments: argparse.Namespace, store: Store, messages: Messages) -> None:
    output: Path | None = arguments.output
    if arguments.format == "parquet" and output:
        write_parquet(pa.Table.from_pandas(view, schema=_schema_of(view), preserve_index=False), output)
    elif arguments.format == "csv":
        write_csv(_flat(view), arguments.view, store, output=output, messages=messages)
    elif arguments.format == "xlsx" and output:
        write_sheets([(arguments.view, _flat(view))], store, output, messages)
    else:
        text = view.to_json(orient="records", lines=True, force_ascii=False, date_format="iso") if len(view) else ""
        put(escape_json(text), output)


def _schema_of(view: pd.DataFrame) -> pa.Schema:
    """Return the schema of a view: its columns have their type where all of them are empty, too."""
    own = [TABLES["documents"], *DERIVED.values()]
    known = {field.name: field.type for row in own for field in arrow_schema(row)} | _COUNTED
    seen = pa.Schema.from_pandas(view, preserve_index=False)
    return pa.schema([(field.name, known.get(field.name, field.type)) for field in seen])


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose lists are texts, for files that hold one value a cell."""
    return frame.assign(**{
        name: ["; ".join(map(str, v)) if isinstance(v, list) else v for v in frame[name]] for name in frame.columns
    })  # fmt: skip


def _lines(
    view: pd.DataFrame, frame: pd.DataFrame, unread: Mapping[str, NotRead], messages: Messages
) -> Iterator[tuple[str, str]]:
    """Yield style and text: a report's name, how much held, then its findings with their numbers; the unread first."""
    reports = list(frame.groupby("doc_id", sort=False))
    failed = [doc_id for doc_id, _ in reports if doc_id in unread and unread[doc_id].status == FAILED]
    if failed:
        yield "", messages("check.failed.count", count=len(failed), total=len(reports))
    for doc_id, own in sorted(reports, key=lambda report: report[0] not in failed):
        counts = summary(own)
        found = view[view["doc_id"] == doc_id]
        org, year = own["org"].iloc[0] or own["file_name"].iloc[0], own["report_year"].iloc[0] or ""
        key = "check.report" if year else "check.report.undated"
        yield "bold", messages(key, org=org, year=year, file=own["file_name"].iloc[0])
        if doc_id in unread:
            yield "", "  " + messages(f"check.{unread[doc_id].status}", why=unread[doc_id].why)
        if doc_id in failed:
            continue
        yield "dim", messages("check.held", held=counts["holds"], idle=counts["not_assessable"], found=len(found))
        for number, row in enumerate(found.itertuples(index=False), 1):
            yield "", f"  {number}. {row[0]}  {row.message}  [{row.finding_id[:8]}]"


def _print_findings(view: pd.DataFrame, frame: pd.DataFrame, store: Store, messages: Messages) -> None:
    console = open_console()
    for style, line in _lines(view, frame, list_not_read(store, messages), messages):
        console.print(line, style=style, soft_wrap=True)


def _print_triage(view: pd.DataFrame, frame: pd.DataFrame, store: Store, messages: Messages) -> None:
    """Print what could not be read with why and what to do, then a line a report."""
    console = open_console()
    for row in view[view["read_status"] != OK].itertuples():
        why = messages(f"check.{row.read_status}", why=row.not_read)
        console.print(f"{row.file_name}  {why}", soft_wrap=True)
    shown = view.drop(columns="not_read").assign(
        org=view["org"].fillna(view["file_name"]),
        read_status=[messages.label("read_status", status) for status in view["read_status"]],
    )
    _print_plain(shown, frame, store, messages)


def _print_plain(view: pd.DataFrame, _frame: pd.DataFrame, _store: Store, messages: Messages) -> None:
    """Print a view as plain columns."""
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    hidden = [name for name in view.columns if str(name).endswith(("_id", "_char"))]
    shown = view.drop(columns=hidden)
    for name in shown.columns:
        table.add_column(messages.label(str(name)), overflow="fold")
    if "rule" in shown:
        shown = shown.assign(rule=[messages.find(f"rule.{name}") or name for name in shown["rule"]])
    for row in shown.itertuples(index=False, name=None):
        table.add_row(*("" if pd.isna(value) else str(value) for value in row))
    open_console().print(table)


_PRINT = {
    "findings": _print_findings,
    "triage": _print_triage,
    "held": _print_plain,
    "reuse": _print_plain,
    "claims": _print_plain,
}
