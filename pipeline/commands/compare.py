"""nianjian compare: indicators across years, each quantity with its report and page."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
from rich.console import Console

from extractors.indicators.matching import OPEN
from pipeline.commands.asked import (
    check_output,
    check_workbook,
    find_indicators,
    format_of,
    why_nothing,
    written_to,
    years_of,
)
from pipeline.commands.console import open_console
from pipeline.commands.drawing import SERIES, Drawer
from pipeline.commands.fitting import Drawn
from pipeline.commands.opening import open_yearbook
from pipeline.commands.writing import put, write_csv, write_sheets
from pipeline.compare import Choice, Comparison, compare, peers
from pipeline.compare.again import read_again
from pipeline.errors import WrongCall, check_file, quoted
from pipeline.escaping import escape_json
from pipeline.export import export_view
from pipeline.export.repeats import find_repeats
from pipeline.export.series import in_order, list_series
from pipeline.lines import wrap
from pipeline.messages import Messages
from pipeline.store import Store, StoreError
from pipeline.untouched import write_parquet
from schemas.columns import arrow_schema
from schemas.indicators import Dictionary, load
from schemas.tables import COMPARISONS


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


def _write(
    frame: pd.DataFrame, comparison: Comparison, arguments: argparse.Namespace, *, store: Store, messages: Messages
) -> None:
    output: Path | None = arguments.output
    if arguments.format == "parquet" and output:
        row = COMPARISONS.get({"honours": "honour_ledger"}.get(arguments.view, arguments.view))
        # The columns have their type where all of them are empty, too.
        schema = arrow_schema(row) if row else None
        write_parquet(pa.Table.from_pandas(frame, schema=schema, preserve_index=False), output)
    elif arguments.format == "csv":
        write_csv(frame, arguments.view, store, output=output, messages=messages)
    elif arguments.format == "xlsx" and output:
        _write_workbook(frame, comparison, arguments, store=store, messages=messages)
    else:
        text = frame.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
        put(escape_json(text), output)


def _write_workbook(
    frame: pd.DataFrame, comparison: Comparison, arguments: argparse.Namespace, *, store: Store, messages: Messages
) -> None:
    """Write a view as the sheets of `nianjian export` show it, any other as a plain sheet."""
    view, output = arguments.view, arguments.output
    # Their values are the latest ones, of the stored indicators.
    plain = arguments.vintage != "latest" or arguments.indicators is not None
    try:
        written = not plain and export_view(
            store, comparison, view, choice=_choice(arguments), file=output, say=messages
        )
    except PermissionError as error:
        raise WrongCall(messages("export.open", path=quoted(output))) from error
    if not written:
        write_sheets([(view, frame)], store, output, messages)


def show(console: Console, drawn: Drawn, messages: Messages) -> None:
    """Print a table, and which years had no room."""
    console.print(drawn.title, style="italic", soft_wrap=True)
    for line in drawn.header:
        console.print(line, style="bold", soft_wrap=True)
    for style, line in drawn.lines:
        console.print(line, style=style, soft_wrap=True)
    if drawn.hidden:
        console.print(messages("fit.hidden", columns=messages("fit.list").join(drawn.hidden)), style="dim")


def show_legend(console: Console, legend: Sequence[tuple[str, str]], messages: Messages) -> None:
    """Print what words and letters mean; nothing where there are none."""
    if legend:
        console.print(messages("legend"), style="bold")
    for word, meaning in legend:
        lines = wrap(f"{word}  {meaning}", console.width - 4).split("\n")
        console.print("  " + "\n    ".join(lines), soft_wrap=True)


def _print(frame: pd.DataFrame, comparison: Comparison, arguments: argparse.Namespace, messages: Messages) -> None:
    console: Console = open_console()
    drawer = Drawer(comparison.reports, messages, console.width)
    if arguments.view == "peers":
        title = f"{arguments.indicator[0]} {arguments.years[0]}"
        show(console, drawer.draw_view(frame, "peers", title), messages)
        return
    if arguments.view == "changes":
        repeats = find_repeats(in_order(list_series(comparison, {})))
        keys = frame[["org_id", *SERIES]].fillna("").itertuples(index=False, name=None)
        frame = frame.assign(repeats=[key in repeats for key in keys])
    told = []
    for org_id in frame["org_id"].drop_duplicates():
        own = frame[frame["org_id"] == org_id]
        told.append(_PRINT.get(arguments.view, _print_plain)(own, arguments.view, console, drawer))
        console.print()
    legend = drawer.legend(pd.concat(told), arguments.view)
    show_legend(console, legend, messages)
    if arguments.view == "changes":
        _print_editions(comparison, console, messages)


def _print_plain(own: pd.DataFrame, view: str, console: Console, drawer: Drawer) -> pd.DataFrame:
    """Print what an organisation has of a view; like its kin it returns the rows that are seen."""
    # Of the names on its reports the latest is the organisation's.
    show(console, drawer.draw_view(own, view, str(own["org"].iloc[-1])), drawer.messages)
    return own


def _print_organisation(own: pd.DataFrame, _view: str, console: Console, drawer: Drawer) -> pd.DataFrame:
    """Print what two years state, each figure under one name, and how much is left: what one year alone states."""
    doubtful = (own["status"] == "ambiguous") & own["contradicts"]
    both = (
        own["value_from"].notna() & own["value_to"].notna() | own["status"].isin(["same", "scope_changed"]) | doubtful
    )
    followed = both.groupby([own[c].fillna("") for c in SERIES]).transform("any")
    known = ~own["indicator"].str.startswith(OPEN)
    repeats = own["repeats"] & ~known
    shown = own[(followed | known) & ~repeats]
    left = own[~(followed | known | repeats)][SERIES].drop_duplicates()
    if not shown.empty:
        show(console, drawer.draw_yearbook(shown), drawer.messages)
    if repeats.any():
        count = len(own.loc[repeats, SERIES].drop_duplicates())
        console.print(drawer.messages("compare.repeats", count=count))
    if len(left):
        console.print(drawer.messages("compare.single", count=len(left)))
    return shown


def _print_restatements(own: pd.DataFrame, _view: str, console: Console, drawer: Drawer) -> pd.DataFrame:
    """Print what was restated or contradicts, and how much a later report only repeats."""
    alike = own["verdict"].isin(["same", "rounding"])
    if not alike.all():
        show(console, drawer.draw_view(own[~alike], "restatements", str(own["org"].iloc[0])), drawer.messages)
    else:
        console.print(own["org"].iloc[0])
    if alike.any():
        console.print(drawer.messages("compare.alike", count=alike.sum()))
    return own[~alike]


def _print_coverage(own: pd.DataFrame, _view: str, console: Console, drawer: Drawer) -> pd.DataFrame:
    """Print the indicators that a report of an organisation states, and how many only others state."""
    named = (own["status"] != "not_disclosed").groupby(own["indicator"]).transform("any")
    show(console, drawer.draw_coverage(own[named], str(own["org"].iloc[-1])), drawer.messages)
    if not named.all():
        console.print(drawer.messages("compare.undisclosed", count=own.loc[~named, "indicator"].nunique()))
    return own[named]


_PRINT = {"changes": _print_organisation, "restatements": _print_restatements, "coverage": _print_coverage}


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
    arguments.format = format_of(arguments)
    check_output(arguments.output, messages, overwrite=arguments.overwrite)
    store = open_yearbook(arguments.store, messages)
    if arguments.format == "parquet" and not arguments.output:
        raise WrongCall(messages("parquet.needs.output"))
    if arguments.format == "xlsx":
        check_workbook(arguments.output, messages)
    try:
        dictionary = _dictionary(arguments, messages)
        arguments.indicator = find_indicators(arguments.indicator or (), store, dictionary, messages)
        comparison = compare(store, _choice(arguments), dictionary, _reader(store, dictionary), say=messages)
        frame = _view(comparison, arguments, messages)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    if arguments.format == "table" and frame.empty:
        print(why_nothing(arguments, years_of(store, comparison.editions["doc_id"]), messages))
        return 0
    if arguments.format != "table":
        _write(frame, comparison, arguments, store=store, messages=messages)
    else:
        with written_to(arguments.output):
            _print(frame, comparison, arguments, messages)
    if arguments.output:
        print(messages("compare.written", path=arguments.output, count=len(frame)))
    return 0
