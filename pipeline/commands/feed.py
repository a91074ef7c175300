"""nianjian feed: what a program needs that writes this year's report."""

import argparse
import sys
from pathlib import Path

from pipeline.commands.asked import check_place, keep_work
from pipeline.errors import WrongCall, check_file
from pipeline.messages import Messages
from schemas.feed import Feed


def make_feed(arguments: argparse.Namespace, messages: Messages) -> Feed:
    """Return the feed that a call asks for; what is wrong with the call is a WrongCall."""
    # pandas and the comparison take a second to load: not needed for --help and a wrong path.
    from pipeline.commands.opening import check_yearbook  # noqa: PLC0415
    from pipeline.feed import build_feed  # noqa: PLC0415
    from pipeline.store import StoreError  # noqa: PLC0415

    check_yearbook(arguments.store, messages)
    if arguments.values is not None:
        check_file(arguments.values, messages)
    try:
        return build_feed(
            arguments.store,
            arguments.year,
            org=arguments.org,
            values=arguments.values or (),
            report_type=arguments.type,
            language=arguments.lang or "zh",
        )
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def _check(arguments: argparse.Namespace, messages: Messages) -> str:
    """Return the format that is wanted; raise WrongCall where it can't be written as it is asked for."""
    output: Path | None = arguments.output
    suffix = output.suffix.lower() if output else ""
    kind = arguments.format or ("parquet" if suffix == ".parquet" else "json")
    if output is None:
        if kind == "parquet":
            raise WrongCall(messages("parquet.needs.output"))
        return kind
    if arguments.format is None and suffix not in ("", ".json", ".parquet"):
        raise WrongCall(messages("output.suffix", path=output, suffix=suffix, written=".json, .parquet"))
    if kind == "parquet" and output.is_file():
        raise WrongCall(messages("feed.folder", path=output))
    if kind == "json" or not output.is_dir():
        check_place(output, messages, overwrite=arguments.overwrite)
    elif not arguments.overwrite:
        from pipeline.feed.tables import NAMES  # noqa: PLC0415 - loads what the feed is made of

        for name in NAMES:
            keep_work(output / f"{name}.parquet", messages)
    return kind


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Write a feed: to a file, to a folder of Parquet tables, or to the standard output."""
    output: Path | None = arguments.output
    kind = _check(arguments, messages)
    feed = make_feed(arguments, messages)
    from pipeline.feed import write_json, write_tables  # noqa: PLC0415

    if output is None:
        sys.stdout.write(write_json(feed))
        return 0
    if kind == "parquet":
        write_tables(feed, output)
    else:
        output.write_text(write_json(feed), encoding="utf-8")
    counted = {
        "statements": len(feed.statements),
        "slots": sum(len(statement.slots) for statement in feed.statements),
        "indicators": len(feed.indicators),
        "given": sum(series.this_year is not None for series in feed.indicators),
        "commitments": len(feed.commitments),
        "doubts": len(feed.doubts),
    }
    print(
        messages(
            "feed.written", path=output, org=feed.organisation.name, year=feed.year, last=feed.last_year, **counted
        )
    )
    return 0
