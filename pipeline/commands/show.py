"""nianjian show: what is in a yearbook."""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow.compute as pc
from rich.cells import set_cell_size
from rich.console import Console
from rich.table import Table

from pipeline.commands.asked import check_handing, written_to
from pipeline.commands.console import open_console, problem_table
from pipeline.commands.opening import choose_report, open_yearbook, print_lost
from pipeline.errors import WrongCall
from pipeline.messages import Messages
from pipeline.pandas_out import keep_pandas_out
from pipeline.problem_words import name_unread
from pipeline.store import Store, StoreError
from schemas.columns import arrow_schema
from schemas.tables import TABLES, Problem
from schemas.tables.facts import DOUBTED_NAME, is_doubted

# The columns of each table that a reader looks at first; the rest is in the Parquet files.
_SHOWN: dict[str, tuple[str, ...]] = {
    "sections": ("page", "level", "number", "title"),
    "statements": ("page", "kind", "text"),
    "quantities": (
        "page",
        "text",
        "value_text",
        "unit",
        "qualifier",
        "metric",
        "subject",
        "period_end",
        "role",
        "source",
    ),
    "dates": ("page", "text", "start", "end", "precision", "event"),
    "honours": (
        "page",
        "title",
        "recipient",
        "recipient_type",
        "grantor",
        "award_level",
        "period_end",
        "document_number",
    ),
    "entities": ("page", "kind", "name", "canonical", "role"),
    "organisations": ("page", "name", "kind"),
    "tables": ("page", "row", "column", "text", "header"),
}
_ROWS = 20  # of a table that are shown where nothing else was asked for
_ACCOUNT = ("numbers", "read", "left_out", "unread")
_LISTED = (
    "doc_id", "org", "org_short", "stated_year", "report_type", "page_count", "status", "source_path", "other_paths"
)  # fmt: skip


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " / ".join(map(str, value))
    return "" if value is None else str(value)


def _row_cell(row: Mapping[str, Any], table: str, column: str, messages: Messages) -> str:
    """Return a cell as it is shown: headings indented, closed lists in the user's language, unsure names so."""
    indent = "  " * (row["level"] - 1) if (table, column) == ("sections", "title") else ""
    doubted = (table, column) == ("quantities", "metric") and is_doubted(row["name_confidence"])
    mark = messages("show.doubted") if doubted else ""
    return indent + messages.label(column, _cell(row[column])) + mark


def _plain_table(title: str, columns: Sequence[str], messages: Messages) -> Table:
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(messages.label(column), overflow="fold")
    return table


def _documents(store: Store, messages: Messages, console: Console) -> None:
    """List the reports with the counts of their rows."""
    documents, replaced = _current(store.read("documents", columns=_LISTED).to_pylist())
    if not documents:
        console.print(messages("docs.empty"))
    counted = ("sections", "quantities", "dates", "honours", "entities", "tables")
    counts = {name: store.count(name) for name in counted}
    accounts, doubted = _accounts(store), _doubted(store)
    for document in sorted(documents, key=lambda d: (_cell(d["org"]), d["stated_year"] or 0, d["source_path"])):
        doc_id = document["doc_id"]
        known = [document["org"] or document["org_short"], document["stated_year"], document["report_type"]]
        pages = f"{document['page_count']} {messages('col.pages')}"
        said = [*map(_cell, known), pages, messages(f"status.{document['status']}")]
        console.print(doc_id[:8], "  ".join(filter(None, said)), soft_wrap=True)
        numbers = [f"{messages(f'table.{name}')} {counts[name].get(doc_id, 0)}" for name in counted]
        console.print(" " * 8, "  ".join(numbers), soft_wrap=True)
        console.print(" " * 8, _account(accounts.get(doc_id), messages), soft_wrap=True)
        if doubted[doc_id]:
            console.print(" " * 8, messages("show.names", count=f"{doubted[doc_id]:,}"), soft_wrap=True)
        for path in [document["source_path"], *document["other_paths"]]:
            console.print(" " * 8, path, soft_wrap=True)
    rows = [row for row in store.read("problems").to_pylist() if row["doc_id"] not in replaced]
    problems = problem_table(_problems(rows), messages)
    if problems:
        console.print()
        console.print(problems)


def _accounts(store: Store, doc_ids: Sequence[str] | None = None) -> dict[str, dict[str, int]]:
    """Return by report how many numbers are printed on its pages, and how many of them were read, left out, unread."""
    pages = store.read("pages", doc_ids, columns=["doc_id", *_ACCOUNT])
    summed = pages.group_by("doc_id").aggregate([(name, "sum") for name in _ACCOUNT])
    return {row["doc_id"]: {name: row[f"{name}_sum"] for name in _ACCOUNT} for row in summed.to_pylist()}


def _doubted(store: Store, doc_ids: Sequence[str] | None = None) -> Counter[str]:
    """Return by report of how many quantities of prose the name is to be checked."""
    rows = store.read("quantities", doc_ids, columns=["doc_id", "name_confidence"])
    return Counter(rows.filter(pc.less(rows["name_confidence"], DOUBTED_NAME))["doc_id"].to_pylist())


def _account(counts: Mapping[str, int] | None, messages: Messages) -> str:
    """Say in one line what became of a report's numbers."""
    return messages("show.numbers", **{name: f"{(counts or {}).get(name, 0):,}" for name in _ACCOUNT})


def _reasons(store: Store, doc_id: str, messages: Messages) -> str:
    """Say why numbers of a report were left out, the most frequent reason first."""
    counts: Counter[str] = Counter()
    for reasons in store.read("pages", [doc_id], columns=["left_out_by"])["left_out_by"].to_pylist():
        for entry in reasons:
            reason, _, count = entry.partition("=")
            counts[reason] += int(count)
    return "  ".join(f"{messages.label('left_out', reason)} {count:,}" for reason, count in counts.most_common())


def _unread(store: Store, doc_id: str, messages: Messages) -> str:
    """Say on which pages numbers were not read, with their counts and the numbers as printed."""
    pages = store.read("pages", [doc_id], columns=["page", "unread", "unread_text"]).to_pylist()
    return messages("joint").join(
        messages("show.unread", page=p["page"], count=p["unread"], words=name_unread(p["unread_text"]))
        for p in pages
        if p["unread"]
    )


def _current(documents: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], set[str]]:
    """Return the documents but those that failed and have another, readable file in their place, whose ids follow."""
    paths = {document["doc_id"]: {document["source_path"], *document["other_paths"]} for document in documents}
    readable = set().union(*(paths[d["doc_id"]] for d in documents if d["status"] != "failed"))
    replaced = {d["doc_id"] for d in documents if d["status"] == "failed" and paths[d["doc_id"]] <= readable}
    return [document for document in documents if document["doc_id"] not in replaced], replaced


def _problems(rows: Sequence[Mapping[str, Any]]) -> list[Problem]:
    names = arrow_schema(Problem).names
    return [Problem(**{name: row[name] for name in names}) for row in rows]


def _rows(
    store: Store, document: Mapping[str, Any], arguments: argparse.Namespace, messages: Messages
) -> Iterator[Table | str]:
    names = [arguments.table] if arguments.table else [name for name in _SHOWN if name != "statements"]
    limit = _ROWS if arguments.limit is None else arguments.limit
    for name in names:
        rows = store.read(name, [document["doc_id"]]).to_pylist()
        if not rows and not arguments.table:
            continue
        shown = rows[:limit] if limit else rows
        columns = _SHOWN.get(name) or tuple(arrow_schema(TABLES[name]).names)
        said = messages if name in _SHOWN else Messages("en")  # a table shown whole is shown as it is stored
        title = messages("show.title", name=name, word=messages(f"table.{name}"), count=len(rows))
        table = _plain_table(title, columns, said)
        for row in shown:
            table.add_row(*(_row_cell(row, name, c, said) for c in columns))
        yield table
        if len(shown) < len(rows):
            yield messages("more", count=len(rows) - len(shown))


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Show the reports of a yearbook, or the rows of one."""
    if arguments.table and arguments.table not in TABLES:
        raise WrongCall(messages("no.table", name=arguments.table, tables=", ".join(TABLES)))
    if arguments.picture and not arguments.row:
        raise WrongCall(messages("picture.needs.row"))
    keep_pandas_out()
    kind = check_handing(arguments, messages)
    if arguments.table and not arguments.doc and kind == "table":
        raise WrongCall(messages("table.needs.doc"))
    store = open_yearbook(arguments.store, messages)
    try:
        if kind != "table" and not arguments.row:
            from pipeline.commands.handing import hand_out  # noqa: PLC0415 - pandas, which most calls need not

            hand_out(store, kind, arguments, messages)
            return 0
        with written_to(arguments.output):
            return _print(store, arguments, messages)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def _print(store: Store, arguments: argparse.Namespace, messages: Messages) -> int:
    console = open_console()
    if arguments.row:
        from pipeline.commands.find import show_row  # noqa: PLC0415 - what draws pages takes a while to load

        return show_row(store, arguments, messages)
    if not arguments.doc:
        _documents(store, messages, console)
        print_lost(store, messages)
        return 0
    listed = store.read("documents", columns=("doc_id", "source_path")).to_pylist()
    chosen = choose_report(listed, arguments.doc, arguments.store, messages)
    (document,) = store.read("documents", [chosen["doc_id"]]).to_pylist()
    for name in ("doc_id", "file_name", "org", "org_short", "report_type", "title", "stated_year", "period_start",
                 "period_end", "guide", "outline", "signatory", "page_count", "status"):  # fmt: skip
        console.print(set_cell_size(messages.label(name), 14), messages.label(name, _cell(document[name])))
    doc_id = document["doc_id"]
    counts = _accounts(store, [doc_id]).get(doc_id)
    console.print(set_cell_size(messages.label("numbers"), 14), _account(counts, messages), soft_wrap=True)
    if doubted := _doubted(store, [doc_id])[doc_id]:
        console.print(set_cell_size("", 14), messages("show.names", count=f"{doubted:,}"), soft_wrap=True)
    if reasons := _reasons(store, doc_id, messages):
        console.print(set_cell_size(messages.label("left_out"), 14), reasons, soft_wrap=True)
    if unread := _unread(store, doc_id, messages):
        console.print(set_cell_size(messages.label("unread"), 14), unread, soft_wrap=True)
    for part in _rows(store, document, arguments, messages):
        if isinstance(part, Table):
            console.print()
        console.print(part)
    problems = problem_table(_problems(store.read("problems", [document["doc_id"]]).to_pylist()), messages)
    if problems:
        console.print()
        console.print(problems)
    return 0
