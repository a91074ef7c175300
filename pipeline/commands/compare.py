"""nianjian compare: indicators across years, each figure with its report and page."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table

from extractors.atoms.indicators.matching import OPEN
from pipeline.commands.asked import check_indicators, check_output, format_of, why_nothing, written_to, years_of
from pipeline.commands.extract import open_console
from pipeline.compare import Choice, Comparison, compare, peers
from pipeline.compare.again import read_again
from pipeline.errors import WrongCall, check_file, quoted
from pipeline.messages import Messages
from pipeline.store import Store, StoreError
from schemas.indicators import Dictionary, load

_SERIES = ["indicator", "scope", "scope_name", "basis"]

# The columns of each view that a reader looks at first; --format csv gives them all.
_SHOWN: dict[str, tuple[str, ...]] = {
    "restatements": ("name", "unit", "data_year", "first_text", "first_report_year", "first_page", "later_text",
                     "later_report_year", "later_page", "verdict", "reason"),
    "honours": ("title", "recipient", "status", "first_report_year", "last_report_year", "period_end", "note", "page"),
    "commitments": ("name", "target", "report_year", "page", "target_year", "actual_text", "actual_page", "status"),
    "editions": ("report_year", "report_type", "source_path", "edition", "speaks", "reason"),
    "values": ("name", "data_year", "value", "unit", "status", "scope_name", "basis", "report_year", "page", "text"),
    "peers": ("rank", "org", "value", "unit", "report_year", "page", "text"),
}  # fmt: skip


def _choice(arguments: argparse.Namespace) -> Choice:
    return Choice(
        org=arguments.org,
        years=arguments.years or (),
        indicators=tuple(arguments.indicator or ()),
        vintage=arguments.vintage,
        editions=tuple(arguments.edition or ()),
    )


def _view(comparison: Comparison, arguments: argparse.Namespace, messages: Messages) -> pd.DataFrame:
    if arguments.view != "peers":
        frame: pd.DataFrame = getattr(comparison, arguments.view)
        return frame
    codes: Sequence[str] = arguments.indicator or ()
    years: Sequence[int] = arguments.years or ()
    if len(codes) != 1 or len(years) != 1:
        raise WrongCall(messages("peers.needs"))
    return peers(comparison, codes[0], years[0])


def _write(frame: pd.DataFrame, arguments: argparse.Namespace) -> None:
    output: Path | None = arguments.output
    if arguments.format == "parquet":
        frame.to_parquet(output, index=False)
        return
    if arguments.format == "csv":
        text = frame.to_csv(index=False)
    else:
        text = frame.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
    if output:
        # The mark lets Excel open the Chinese text of a CSV file right.
        output.write_text(text, encoding="utf-8-sig" if arguments.format == "csv" else "utf-8")
    else:
        sys.stdout.write(text)


def number(value: Any) -> str:
    """Write a value with its thousands apart and no more decimals than it has."""
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return f"{value:,.6f}".rstrip("0").rstrip(".")
    return str(value)


def _plain(frame: pd.DataFrame, columns: Sequence[str], title: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for cells in frame[list(columns)].to_numpy(dtype=object).tolist():
        table.add_row(*map(number, cells))
    return table


def draw_yearbook(changes: pd.DataFrame, reports: pd.Series, messages: Messages) -> Table:
    """Return the table of one organisation: an indicator a line, its years side by side."""
    years = sorted({*changes["year_from"], *changes["year_to"]})
    heads = ["name", "unit", *map(str, years), "change", "comparability", "status", "note", "source"]
    table = Table(title=str(changes["org"].iloc[0]), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for head in heads:
        right = head.isdigit() or head == "change"
        said = head if head.isdigit() else messages(f"head.{head}")
        table.add_column(said, overflow="fold", justify="right" if right else "left")
    for _, own in changes.groupby(_SERIES, sort=False, dropna=False):
        table.add_row(*_line(own, years, reports, messages))
    return table


def _percent(row: pd.Series, messages: Messages) -> str:
    """Write the change of a pair: in percent, in points where the unit is %."""
    if pd.notna(row["change_points"]):
        points = f"{row['change_points']:+.2f}".rstrip("0").rstrip(".") if row["change_points"] else "0"
        return f"{points} {messages('points')}"
    if row["status"] == "same":
        return "0"
    return f"{row['change_percent']:+.1f}%" if pd.notna(row["change_percent"]) else ""


def _line(own: pd.DataFrame, years: Sequence[int], reports: pd.Series, messages: Messages) -> list[str]:
    last = own.iloc[-1]
    shown: dict[int, str] = {}
    for row in own.itertuples(index=False):
        for year, value, text in (
            (row.year_from, row.value_from, row.text_from),
            (row.year_to, row.value_to, row.text_to),
        ):
            shown.setdefault(year, number(value) or ("" if pd.isna(text) else str(text)))
    name = str(last["name"])
    if pd.notna(last["scope_name"]):
        name += f"（{last['scope_name']}）"
    if last["basis"] != "actual":
        name += f"［{messages('basis.' + str(last['basis']))}］"
    side = "to" if pd.notna(last["doc_id_to"]) else "from"
    source = f"{reports.get(last[f'doc_id_{side}'], '')} p{last[f'page_{side}']}"
    unit, note = ("" if pd.isna(last[c]) else str(last[c]) for c in ("unit", "note"))
    status = messages("status." + str(last["status"]))
    grade = str(last["comparability"]) if last["status"] not in ("new", "dropped") else ""
    cells = [name, unit, *(shown.get(year, "") for year in years)]
    return [*cells, _percent(last, messages), grade, status, note, source]


def _print(frame: pd.DataFrame, comparison: Comparison, arguments: argparse.Namespace, messages: Messages) -> None:
    console: Console = open_console()
    if frame.empty:
        console.print(messages("compare.nothing"))
        return
    if arguments.view == "peers":
        console.print(_plain(frame, _SHOWN["peers"], f"{arguments.indicator[0]} {arguments.years[0]}"))
        return
    reports = comparison.editions.set_index("doc_id")["report_year"]
    names = frame["org_id"].drop_duplicates()
    for org_id in names:
        own = frame[frame["org_id"] == org_id]
        if arguments.view == "changes":
            _print_organisation(own, reports, console, messages)
        else:
            console.print(_plain(own, _SHOWN[arguments.view], str(own["org"].iloc[0])))
        console.print()
    if arguments.view == "changes":
        _print_editions(comparison, console, messages)


def _print_organisation(own: pd.DataFrame, reports: pd.Series, console: Console, messages: Messages) -> None:
    """Print what two years state, and how much is left: open keys that one year alone states."""
    both = own["value_from"].notna() & own["value_to"].notna() | own["status"].isin(
        ["same", "ambiguous", "scope_changed"]
    )
    followed = both.groupby([own[c].fillna("") for c in _SERIES]).transform("any")
    known = ~own["indicator"].str.startswith(OPEN)
    shown = own[followed | known]
    left = own[~(followed | known)][_SERIES].drop_duplicates()
    if not shown.empty:
        console.print(draw_yearbook(shown, reports, messages))
    if len(left):
        console.print(messages("compare.single", count=len(left)))


def _print_editions(comparison: Comparison, console: Console, messages: Messages) -> None:
    """Say which file speaks, where there was a choice."""
    silent = comparison.editions[~comparison.editions["speaks"].astype(bool)]
    for row in silent.itertuples(index=False):
        console.print(
            messages("edition.silent", path=row.source_path, year=row.report_year, reason=row.reason, id=row.doc_id[:8])
        )


def _dictionary(arguments: argparse.Namespace, messages: Messages) -> Dictionary | None:
    if arguments.indicators is None:
        return None
    check_file(arguments.indicators, messages)
    return load(arguments.indicators)


def _reader(store: Store, dictionary: Dictionary | None) -> Callable[[Sequence[str]], pd.DataFrame] | None:
    if dictionary is None:
        return None
    return lambda doc_ids: read_again(store, doc_ids, dictionary)


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Compare the reports of a yearbook."""
    if not (arguments.store / "documents").is_dir():
        raise WrongCall(messages("no.store", path=quoted(arguments.store)))
    arguments.format = format_of(arguments)
    check_output(arguments.output, messages)
    if arguments.format == "parquet" and not arguments.output:
        raise WrongCall(messages("parquet.needs.output"))
    try:
        store = Store.open(arguments.store)
        dictionary = _dictionary(arguments, messages)
        check_indicators(arguments.indicator or (), store, dictionary, messages)
        comparison = compare(store, _choice(arguments), dictionary, _reader(store, dictionary))
        frame = _view(comparison, arguments, messages)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    if arguments.format == "table" and frame.empty:
        print(why_nothing(arguments, years_of(store, comparison.editions["doc_id"]), messages))
        return 0
    if arguments.format != "table":
        _write(frame, arguments)
    else:
        with written_to(arguments.output):
            _print(frame, comparison, arguments, messages)
    if arguments.output:
        print(messages("compare.written", path=arguments.output, count=len(frame)))
    return 0
