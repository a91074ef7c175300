"""The command line: `nianjian run | extract | show | compare | export | …`, a module of `commands` each."""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from pipeline.arguments import Parser, add_overwrite, reader, translate_headings, whole
from pipeline.commands.check_arguments import add_check
from pipeline.commands.feed_arguments import add_feed
from pipeline.errors import WrongCall, describe_access
from pipeline.messages import LANGUAGES, Messages, system_language
from pipeline.rooms import ForeignPackage, check_rooms

SECONDS = 300
MEGABYTES = 2048
ROWS = 20
HITS = 10


def _language(argv: Sequence[str]) -> str:
    """Find --lang anywhere in the call, before the parser is built in that language."""
    for at, word in enumerate(argv):
        value = (
            word.partition("=")[2]
            if word.startswith("--lang=")
            else argv[at + 1 : at + 2]
            if word == "--lang"
            else None
        )
        chosen = value[0] if isinstance(value, list) and value else value
        if chosen in LANGUAGES:
            return str(chosen)
    return system_language()


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, say: Messages) -> Parser:
    parser = commands.add_parser(
        name,
        help=say(f"{name}.summary"),
        description=say(f"{name}.help"),
        epilog=say(f"{name}.example"),
    )
    parser.say = say
    # What was named before the command (nianjian --lang en feed …) stays.
    parser.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=say("lang.help"))
    parser.set_defaults(command=name)
    return parser


def _add_compare(commands: "argparse._SubParsersAction[Parser]", say: Messages) -> None:
    from pipeline.commands.views import FORMATS, VIEWS, VINTAGES, read_years  # noqa: PLC0415

    compare = _command(commands, "compare", say)
    compare.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    compare.add_argument("--org", metavar="NAME", help=say("compare.org.help"))
    compare.add_argument(
        "--years", type=reader(say, read_years, "wanted.years"), metavar="YYYY-YYYY", help=say("compare.years.help")
    )
    compare.add_argument("--indicator", action="extend", nargs="+", metavar="CODE", help=say("compare.indicator.help"))
    compare.add_argument("--vintage", choices=VINTAGES, default="latest", help=say("compare.vintage.help"))
    compare.add_argument("--view", choices=VIEWS, default="changes", help=say("compare.view.help"))
    compare.add_argument("--edition", action="extend", nargs="+", metavar="ID", help=say("compare.edition.help"))
    compare.add_argument("--indicators", type=Path, metavar="FILE.csv", help=say("compare.indicators.help"))
    compare.add_argument("--format", choices=FORMATS, help=say("compare.format.help"))
    compare.add_argument("--output", type=Path, metavar="FILE", help=say("compare.output.help"))
    add_overwrite(compare, say)


def _add_show(commands: "argparse._SubParsersAction[Parser]", say: Messages) -> None:
    from pipeline.commands.views import FORMATS  # noqa: PLC0415

    show = _command(commands, "show", say)
    show.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    show.add_argument("--doc", metavar="ID", help=say("show.doc.help"))
    show.add_argument("--row", metavar="ID", help=say("show.row.help"))
    _add_picture(show, say)
    show.add_argument("--table", metavar="NAME", help=say("show.table.help"))
    show.add_argument("--limit", type=whole(say, 0, 1 << 31), metavar="N", help=say("show.limit.help", rows=ROWS))
    show.add_argument("--format", choices=FORMATS, help=say("show.format.help"))
    show.add_argument("--output", type=Path, metavar="FILE", help=say("show.output.help"))
    add_overwrite(show, say)


def _add_reading(parser: Parser, say: Messages) -> None:
    """Add what may be set for the reading of reports."""
    parser.add_argument("--aliases", type=Path, metavar="FILE.csv", help=say("aliases.help"))
    parser.add_argument("--ner", metavar="NAME", help=say("ner.help"))
    parser.add_argument("--ocr", choices=("auto", "off"), default="auto", help=say("ocr.help"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=whole(say, 1, 256), metavar="N", help=say("workers.help"))
    where.add_argument("--dask", metavar="ADDRESS", help=say("dask.help"))
    parser.add_argument(
        "--timeout", type=whole(say, 1, 86400), default=SECONDS, metavar="S", help=say("timeout.help", seconds=SECONDS)
    )
    parser.add_argument(
        "--memory",
        type=whole(say, 256, 1 << 20),
        default=MEGABYTES,
        metavar="MB",
        help=say("memory.help", megabytes=MEGABYTES),
    )
    parser.add_argument("--retry-failed", action="store_true", help=say("retry.help"))
    parser.add_argument("--force", action="store_true", help=say("force.help"))
    parser.add_argument("--repair", action="store_true", help=say("repair.help"))


def _add_run(commands: "argparse._SubParsersAction[Parser]", say: Messages) -> None:
    run = _command(commands, "run", say)
    names = {"name": say("run.output.name"), "store": say("run.store.name"), "book": say("run.book.name")}
    run.add_argument("folder", type=Path, metavar="FOLDER", help=say("run.folder.help"))
    run.add_argument("--output", type=Path, metavar="FOLDER", help=say("run.output.help", **names))
    add_overwrite(run, say)
    _add_reading(run, say)


def _add_export(commands: "argparse._SubParsersAction[Parser]", say: Messages) -> None:
    from pipeline.commands.views import read_years  # noqa: PLC0415

    export = _command(commands, "export", say)
    export.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    export.add_argument("--excel", type=Path, required=True, metavar="FILE.xlsx", help=say("export.excel.help"))
    add_overwrite(export, say)
    export.add_argument("--org", metavar="NAME", help=say("compare.org.help"))
    export.add_argument(
        "--years", type=reader(say, read_years, "wanted.years"), metavar="YYYY-YYYY", help=say("compare.years.help")
    )
    export.add_argument("--reports", type=Path, metavar="FOLDER", help=say("export.reports.help"))


def _add_find(commands: "argparse._SubParsersAction[Parser]", say: Messages) -> None:
    find = _command(commands, "find", say)
    find.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    find.add_argument("words", nargs="+", metavar="WORDS", help=say("find.words.help"))
    find.add_argument("--org", metavar="NAME", help=say("find.org.help"))
    find.add_argument("--year", type=whole(say, 1900, 2200), metavar="YYYY", help=say("find.year.help"))
    find.add_argument(
        "--limit", type=whole(say, 0, 1 << 31), default=HITS, metavar="N", help=say("find.limit.help", rows=HITS)
    )
    find.add_argument("--format", choices=("text", "json"), default="text", help=say("find.format.help"))
    _add_picture(find, say)
    add_overwrite(find, say)

    outline = _command(commands, "outline", say)
    outline.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    outline.add_argument("--doc", required=True, metavar="ID", help=say("show.doc.help"))
    outline.add_argument("--section", metavar="WORD", help=say("outline.section.help"))
    outline.add_argument("--paste", action="store_true", help=say("outline.paste.help"))
    outline.add_argument("--output", type=Path, metavar="FILE", help=say("outline.output.help"))
    add_overwrite(outline, say)


def _add_picture(parser: Parser, say: Messages) -> None:
    parser.add_argument("--picture", type=Path, metavar="FOLDER", help=say("picture.help"))
    parser.add_argument("--reports", type=Path, metavar="FOLDER", help=say("picture.reports.help"))


def _add_collect(commands: "argparse._SubParsersAction[Parser]", say: Messages) -> None:
    collect = _command(commands, "collect", say)
    collect.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    collect.add_argument("--org", metavar="NAME", help=say("collect.org.help"))
    collect.add_argument("--year", type=whole(say, 1900, 2200), metavar="YYYY", help=say("collect.year.help"))
    collect.add_argument("--departments", type=Path, metavar="MAP.csv", help=say("collect.departments.help"))
    collect.add_argument(
        "--read", type=Path, nargs="+", action="extend", metavar="FILE.xlsx", help=say("collect.read.help")
    )
    collect.add_argument("--output", type=Path, metavar="PATH", help=say("collect.output.help"))
    add_overwrite(collect, say)


def _parser(say: Messages) -> Parser:
    parser = Parser(prog="nianjian", description=say("program"))
    parser.say = say
    parser.add_argument(
        "--version", action="version", version=f"nianjian {version('nianjian')}", help=say("version.help")
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=say("lang.help"))
    commands = parser.add_subparsers(title=say("commands"), metavar="COMMAND", required=True)

    _add_run(commands, say)

    extract = _command(commands, "extract", say)
    extract.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("paths.help"))
    extract.add_argument("--store", type=Path, required=True, metavar="FOLDER", help=say("store.help"))
    _add_reading(extract, say)

    verify = _command(commands, "verify", say)
    verify.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))

    forget = _command(commands, "forget", say)
    forget.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    which = forget.add_mutually_exclusive_group(required=True)
    which.add_argument("--doc", action="append", metavar="ID", help=say("forget.doc.help"))
    which.add_argument("--gone", nargs="*", type=Path, metavar="PATH", help=say("forget.gone.help"))
    forget.add_argument("--yes", action="store_true", help=say("forget.yes.help"))

    _add_show(commands, say)
    _add_find(commands, say)
    _add_compare(commands, say)
    add_check(lambda name: _command(commands, name, say), say)
    _add_export(commands, say)
    _add_collect(commands, say)

    text = _command(commands, "text", say)
    text.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say("text.file.help"))
    text.add_argument("--year", type=whole(say, 1900, 2200), metavar="YYYY", help=say("text.year.help"))
    text.add_argument(
        "--day", type=reader(say, date.fromisoformat, "wanted.day"), metavar="YYYY-MM-DD", help=say("text.day.help")
    )
    text.add_argument("--format", choices=("json", "table"), default="json", help=say("text.format.help"))
    text.add_argument("--ner", metavar="NAME", help=say("ner.help"))
    text.add_argument("--explain", action="store_true", help=say("text.explain.help"))

    indicators = _command(commands, "indicators", say)
    indicators.add_argument("--search", metavar="WORD", help=say("indicators.search.help"))
    indicators.add_argument(
        "--format", choices=("table", "csv", "json"), default="table", help=say("indicators.format.help")
    )
    indicators.add_argument("--indicators", type=Path, metavar="FILE.csv", help=say("indicators.file.help"))

    add_feed(lambda name: _command(commands, name, say), say)
    _command(commands, "dictionary", say)
    rules = _command(commands, "rules", say)
    rules.add_argument("--store", type=Path, metavar="FOLDER", help=say("rules.store.help"))
    rules.add_argument("--field", metavar="NAME", help=say("rules.field.help"))
    rules.add_argument(
        "--format", choices=("table", "csv", "json", "markdown"), default="table", help=say("rules.format.help")
    )
    return parser


def _use_utf8() -> None:
    """Write UTF-8 whatever the console's code page: names of files and reports are Chinese."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 some report failed, 2 wrong call, 130 interrupted."""
    try:
        # Once more: beside a bare folder of its name an editable install finds this module, but runs no __init__.
        check_rooms(Path(__file__).resolve().parents[1])
    except ForeignPackage as foreign:
        print(foreign, file=sys.stderr)
        return 2
    words = list(sys.argv[1:] if argv is None else argv)
    say = Messages(_language(words))
    _use_utf8()
    translate_headings(say)
    arguments = _parser(say).parse_args(words)
    try:
        # Within: what a command needs takes seconds to load on a slow disk, and Ctrl-C is heard then too.
        command = importlib.import_module(f"pipeline.commands.{arguments.command.replace('-', '_')}")
        return int(command.run(arguments, say))
    except WrongCall as mistake:
        print(say("error", detail=say.retell(mistake)), file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of the output closed it (| head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = getattr(arguments, "output", None) or getattr(arguments, "store", None)
        print(say("error", detail=describe_access(error, place, say)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(say("interrupted"), file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
