"""nianjian find: where does it come from? Report, page, sentence, indicator, other years, and a picture of the line."""

import argparse
import dataclasses
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from pipeline.commands.asked import keep_work
from pipeline.commands.console import open_console
from pipeline.commands.opening import open_yearbook
from pipeline.errors import WrongCall, quoted
from pipeline.escaping import escape_json
from pipeline.finding import Hit, find_row, search, search_each
from pipeline.finding.picture import draw_page
from pipeline.messages import Messages
from pipeline.originals import Originals
from pipeline.pandas_out import keep_pandas_out
from pipeline.store import Store, StoreError
from schemas.tables.facts import is_doubted

_OTHERS = 6  # so many other years are shown
_EXPECTED = ("target", "plan", "budget")  # what was to be, no fact
_SHORTEST = 6  # characters of an id that tell rows apart


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Look for a quantity, a name or a phrase. Return 1 where it is found nowhere."""
    keep_pandas_out()
    store = open_yearbook(arguments.store, messages)
    try:
        words = " ".join(arguments.words)
        chosen = {"org": arguments.org, "year": arguments.year, "limit": arguments.limit}
        hits, count = search(store, words, **chosen)
        if not hits and len(each := words.split()) > 1:
            hits, count = search_each(store, each, **chosen)
            if hits:
                print(messages("find.each", words=words), file=sys.stderr)
        if not hits:
            print(messages("find.none", words=words, path=quoted(arguments.store)), file=sys.stderr)
            return 1
        _show(hits, arguments, messages)
        if len(hits) < count and arguments.format != "json":
            print(messages("find.more", count=count - len(hits)))
        if arguments.picture:
            draw(store, hits, arguments, messages)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    return 0


def _show(hits: Sequence[Hit], arguments: argparse.Namespace, messages: Messages) -> None:
    """Print hits as asked for: one JSON line each, or for people."""
    if arguments.format != "json":
        print_hits(open_console(), hits, messages)
        return
    for hit in hits:
        sys.stdout.write(escape_json(json.dumps(dataclasses.asdict(hit), ensure_ascii=False)) + "\n")


def show_row(store: Store, arguments: argparse.Namespace, messages: Messages) -> int:
    """Show the rows whose id begins with --row, each with what is around it (`nianjian show --row`)."""
    if len(arguments.row) < _SHORTEST:
        raise WrongCall(messages("row.short", id=arguments.row, count=_SHORTEST))
    hits = find_row(store, arguments.row)
    if not hits:
        raise WrongCall(messages("no.row", id=arguments.row, path=quoted(arguments.store)))
    _show(hits, arguments, messages)
    if arguments.picture:
        draw(store, hits, arguments, messages)
    return 0


def print_hits(console: Console, hits: Sequence[Hit], messages: Messages) -> None:
    """Print hits: where, section, sentence, what it is, other years, id."""
    for number, hit in enumerate(hits, 1):
        label = messages("find.label", label=hit.page_label) if hit.page_label else ""
        console.print(f"{number}. {hit.file_name}  {messages('find.page', page=hit.page)}{label}", soft_wrap=True)
        year = messages("find.report", year=hit.report_year) if hit.report_year else ""
        known = (hit.org, year, hit.section)
        console.print("   " + "  ".join(filter(None, known)), soft_wrap=True)
        if hit.table != "statements":  # whose words are the hit itself
            console.print(f"   {hit.sentence or hit.text}", soft_wrap=True)
        about = hit.indicator or hit.name
        mark = messages("show.doubted") if is_doubted(hit.name_confidence) else ""
        said = f"{about}{mark}: {hit.text}" if about and about != hit.text else hit.text
        said += _of_year(hit, messages) + _expected(hit.basis, messages)
        console.print(f"   {messages(f'table.{hit.table}')}  {said}  [{hit.row_id}]", soft_wrap=True)
        if hit.rule:
            console.print(f"   {messages.label('rule')}  {_told(hit.rule, messages)}", soft_wrap=True)
        for other in hit.others[:_OTHERS]:
            place = f"{other.file_name} {messages('find.page', page=other.page)}"
            text = other.text + _expected(other.basis, messages)
            console.print(f"     {other.data_year}  {text}  {place}", soft_wrap=True)
        console.print()


def _of_year(hit: Hit, messages: Messages) -> str:
    """Return that a value is about another year than its report, two blanks before it; else nothing."""
    if hit.data_year in (None, hit.report_year) or not hit.report_year or hit.basis in _EXPECTED:
        return ""
    return "  " + messages("find.data_year", year=hit.data_year, report=hit.report_year)


def _told(rule: str, messages: Messages) -> str:
    """Return the rules of a row in words, where there are words for them; the names of the others stay."""
    parts = [messages.find(f"row_rule.{part}") or part for part in rule.split("; ")]
    return "; ".join(parts) if messages.language == "en" else "；".join(parts)


def _expected(basis: str | None, messages: Messages) -> str:
    """Return the word for a value that was expected (target, plan, budget), two blanks before it; else nothing."""
    return f"  {messages(f'basis.{basis}')}" if basis in _EXPECTED else ""


def draw(store: Store, hits: Sequence[Hit], arguments: argparse.Namespace, messages: Messages) -> None:
    """Draw the page of each hit into the folder --picture, or into the file that it names; say where, or why not."""
    target: Path = arguments.picture
    single = target.suffix.lower() == ".png"
    if not single:
        target.mkdir(parents=True, exist_ok=True)
    originals = Originals(store.root, [arguments.reports] if arguments.reports else [])
    columns = ["doc_id", "source_path", "other_paths", "file_size", "sha256"]
    known = {row["doc_id"]: row for row in store.read("documents", columns=columns).to_pylist()}
    found: list[tuple[Hit, Path, Path]] = []
    for hit in hits[:1] if single else hits:
        row = known[hit.doc_id]
        path = originals.path_of(hit.doc_id, [row["source_path"], *row["other_paths"]], row["file_size"])
        if path is None or _sha256(path) != row["sha256"]:
            print(messages("picture.gone", name=hit.source_path), file=sys.stderr)
            continue
        picture = target if single else target / f"{Path(hit.file_name).stem}-p{hit.page}-{hit.row_id[:6]}.png"
        if not arguments.overwrite:
            keep_work(picture, messages)
        found.append((hit, path, picture))
    for hit, path, picture in found:
        framed = draw_page(path, hit, picture)
        print(messages("picture.drawn" if framed else "picture.unframed", path=picture))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
