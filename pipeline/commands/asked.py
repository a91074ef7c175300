"""What a call of `nianjian compare` asks for, held against what there is: a slip is not answered with nothing."""

import argparse
import contextlib
import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from extractors.indicators.matching import OPEN
from pipeline.commands.views import SUFFIXES, TEXT_SUFFIXES
from pipeline.errors import WrongCall, quoted
from pipeline.messages import Messages
from pipeline.store import Store
from pipeline.untouched import FOR_PROGRAMS, is_untouched
from schemas.indicators import Dictionary, load
from schemas.text import fold

_AHEAD = ("target", "plan")
_ONE = ("csv", "parquet")  # formats that hold one table
_NAMED = 8  # so many names are listed in a message


def format_of(arguments: argparse.Namespace) -> str:
    """Return the format that was named; else the one that the name of the output file ends in, else a table."""
    suffix = arguments.output.suffix.lower() if arguments.output else ""
    return str(arguments.format or SUFFIXES.get(suffix, "table"))


def check_output(
    output: Path | None,
    messages: Messages,
    suffixes: Collection[str] = (*SUFFIXES, *TEXT_SUFFIXES),
    *,
    overwrite: bool,
) -> None:
    """Raise WrongCall where a file can't be written, before there is work done for it."""
    if output is None:
        return
    if output.suffix.lower() not in suffixes:
        written = ", ".join(filter(None, suffixes))
        raise WrongCall(messages("output.suffix", path=output, suffix=output.suffix, written=written))
    check_place(output, messages, overwrite=overwrite)


def check_place(output: Path, messages: Messages, *, overwrite: bool, to_fill_in: bool = False) -> None:
    """Raise WrongCall where no file can be written under a path.

    It is a folder, its own folder is not there, or a file is there that somebody may have worked on. `to_fill_in` says
    that people write into such a file, whatever its format.
    """
    if output.is_dir():
        raise WrongCall(messages("folder.no.file", path=output))
    if not output.parent.is_dir():
        raise WrongCall(messages("no.folder", path=quoted(output.parent)))
    if not overwrite and (to_fill_in or output.suffix.lower() not in FOR_PROGRAMS):
        keep_work(output, messages)


def keep_work(file: Path, messages: Messages) -> None:
    """Raise WrongCall where a file is there that is not surely as this program wrote it."""
    if file.exists() and file.is_file() and not is_untouched(file):
        raise WrongCall(messages("file.there", path=quoted(file)))


def check_free(file: Path, messages: Messages) -> None:
    """Raise WrongCall where a workbook is open in another program, before there is work done for it."""
    if not file.is_file():
        return
    try:
        with file.open("r+b"):
            pass
    except PermissionError as error:
        raise WrongCall(messages("export.open", path=quoted(file))) from error


def check_workbook(output: Path | None, messages: Messages) -> None:
    """Raise WrongCall where no workbook can be written."""
    if output is None:
        raise WrongCall(messages("xlsx.needs.output"))
    check_free(output, messages)


def check_handing(arguments: argparse.Namespace, messages: Messages) -> str:
    """Return the format that a call asks for; raises WrongCall where it can't be written so."""
    kind = format_of(arguments)
    check_output(arguments.output, messages, overwrite=arguments.overwrite)
    if kind == "parquet" and not arguments.output:
        raise WrongCall(messages("parquet.needs.output"))
    if kind == "xlsx":
        check_workbook(arguments.output, messages)
    if kind in _ONE and arguments.doc and not arguments.table:
        raise WrongCall(messages("show.needs.table"))
    if arguments.row and kind not in ("table", "json"):
        raise WrongCall(messages("row.format"))
    return kind


def find_indicators(
    wanted: Collection[str], store: Store, dictionary: Dictionary | None, messages: Messages
) -> tuple[str, ...]:
    """Return the codes, or beginnings of codes, that are meant: what is no code is taken for a name as tables show it.

    Raises WrongCall for what is neither, naming what is like it.
    """
    if not wanted:
        return ()
    known = dictionary or load()
    codes = [indicator.code for indicator in known.indicators]
    rows = store.read("indicators", columns=["indicator", "name"]).group_by(["indicator", "name"]).aggregate([])
    names = {row["indicator"]: fold(row["name"] or "") for row in rows.to_pylist()}
    found: list[str] = []
    for one in wanted:
        if any(code.startswith(one) for code in (*codes, *names)):
            found.append(one)
            continue
        called = _called(fold(one), known, names)
        if not called:
            alike = _like(one, known, [code for code in names if code.startswith(OPEN)])
            key = "no.indicator" if alike else "no.indicator.like"
            raise WrongCall(messages(key, code=one, found=", ".join(alike)))
        found += called
    return tuple(dict.fromkeys(found))


def _called(name: str, dictionary: Dictionary, stored: Mapping[str, str]) -> list[str]:
    """Return the codes of a name: that of the dictionary, else the keys that the yearbook has under it."""
    entries = [entry.code for entry in dictionary.indicators if fold(entry.name) == name]
    entries = entries or [entry.code for entry in dictionary.indicators if name in map(fold, entry.aliases)]
    return entries or [code for code, called in stored.items() if called == name]


def _like(wanted: str, dictionary: Dictionary, keys: Iterable[str]) -> list[str]:
    """Return codes whose name holds the word, then those whose letters are near to it."""
    named = [i.code for i in dictionary.indicators if wanted in (i.name, *i.aliases)]
    named += [i.code for i in dictionary.indicators if wanted.casefold() in f"{i.name} {i.name_en}".casefold()]
    named += [key for key in keys if wanted in key]
    near = difflib.get_close_matches(wanted, [i.code for i in dictionary.indicators], n=3, cutoff=0.7)
    return list(dict.fromkeys([*named, *near]))[:_NAMED]


@contextlib.contextmanager
def written_to(output: Path | None) -> Iterator[None]:
    """Let what is printed go to a file, where one is named."""
    if output is None:
        yield
        return
    with output.open("w", encoding="utf-8") as file, contextlib.redirect_stdout(file):
        yield


def years_of(store: Store, doc_ids: Iterable[str]) -> list[int]:
    """Return the years that some reports (none: all of them) state anything for, in order."""
    stated = store.read("indicators", list(doc_ids) or None, ["data_year", "basis"])
    facts = stated.filter(pc.invert(pc.is_in(stated["basis"], pa.array(_AHEAD))))
    return sorted(year for year in pc.unique(facts["data_year"]).to_pylist() if year is not None)


def why_nothing(arguments: argparse.Namespace, years: Sequence[int], messages: Messages) -> str:
    """Say why there is nothing to show. `years` are those that the chosen organisations state anything for."""
    if not years:
        return messages("nothing.stored")
    if arguments.years and not set(arguments.years) & set(years):
        return messages("nothing.years", wanted=write_years(arguments.years), years=write_years(years))
    if arguments.view == "changes" and len(set(arguments.years or years)) == 1:
        return messages("nothing.one.year", year=(arguments.years or years)[0], years=write_years(years))
    if arguments.indicator:
        return messages("nothing.indicators", codes=", ".join(arguments.indicator))
    if arguments.view != "changes":
        return messages("nothing.view", view=messages(f"view.{arguments.view}"))
    return messages("compare.nothing")


def write_years(years: Iterable[int]) -> str:
    """Write years short: 2019-2022, 2024."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
