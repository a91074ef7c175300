"""What a store costs as it grows: adding reports, `show`, `compare --org`, at 1,000, 10,000, 100,000 made-up reports.

python -m benchmarks.scale [SIZE ...] [--add N] [--together N] [--folder FOLDER]

Reports are copies of a sample's rows under other ids, organisations and years, their Han exchanged for others so that
texts of one part are as unlike as real ones. Every organisation has one in each of eight years. N reports (1,000) are
added twice, first all of one new year, then of all years, so many `--together` (400) as a batch at home reads in five
minutes. Each row of the table is a process of its own: CPU seconds, most memory, megabytes written, and these by those
that the store grew by. A store of 100,000 takes 25,000 files and 1.4 GB.
"""

import argparse
import contextlib
import hashlib
import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from corpus.find import find
from extractors.names.org_names import org_id
from pipeline.batch import mark_editions
from pipeline.cli import main as nianjian
from pipeline.extraction import Extraction
from pipeline.pending import Pending
from pipeline.store import Store

SAMPLE = Path(__file__).parents[1] / "corpus" / "samples" / "pdf"
YEARS = range(2016, 2024)
VARIANTS = 256
IDS = ("row_id", "section_id", "parent_id", "statement_id", "table_id", "quantity_id")
FACTS = ("sha256", "org", "org_id", "stated_year", "source_path", "file_name", "file")
WORDS = ("text", "title", "path", "event")
BUILDING = 12_500  # reports a commit while the store is built, a year at a time: that is not what is measured


class Maker:
    """Makes extractions out of one."""

    def __init__(self, sample: Extraction) -> None:
        self._variants = [_exchanged(sample, number) for number in range(VARIANTS)]

    def make(self, number: int, year: int) -> Extraction:
        """Return the rows of the report of a year that an organisation, by its number, has."""
        digest = hashlib.sha256(f"{number} {year}".encode()).hexdigest()
        name = f"霁川市第{number}供水管网养护中心"
        facts = {"sha256": digest, "org": name, "org_id": org_id(name), "stated_year": year}
        facts |= {
            "source_path": f"{number // 1000}/{name}/{year}.pdf",
            "file_name": f"{year}.pdf",
            "file": f"{year}.pdf",
        }
        tables = {
            table: _renamed(variant, digest[:16], facts, name)
            for table, variant in self._variants[int(digest[-2:], 16)].items()
        }
        return Extraction(digest[:16], year, tables)


class Variant(NamedTuple):
    """A table of the sample whose texts were exchanged, and what a report changes in it: columns by number."""

    schema: pa.Schema
    columns: list[pa.ChunkedArray]
    ids: dict[int, pa.Array]
    facts: dict[int, str]
    names: tuple[int, ...]


def _exchanged(sample: Extraction, number: int) -> dict[str, Variant]:
    """Return the tables with every Han character of their texts exchanged for another one."""
    characters = [chr(code) for code in range(0x4E00, 0x5E00)]
    mixed = random.Random(number).sample(characters, len(characters))
    exchange = str.maketrans("".join(characters), "".join(mixed))
    tables = {}
    for table, rows in sample.tables.items():
        for name in WORDS:
            at = rows.schema.get_field_index(name)
            if at >= 0 and rows.schema.field(at).type == pa.string():
                texts = [text and text.translate(exchange) for text in rows[name].to_pylist()]
                rows = rows.set_column(at, rows.schema.field(at), pa.array(texts, pa.string()))  # noqa: PLW2901
        tables[table] = _variant(rows)
    return tables


def _variant(rows: pa.Table) -> Variant:
    names = rows.column_names
    ids = {names.index(name): pc.utf8_slice_codeunits(rows[name], 8) for name in IDS if name in names}
    facts = {names.index(name): name for name in FACTS if name in names} if rows.num_rows else {}
    called = (names.index("name"),) if {"name", "org_id"} <= set(names) else ()
    return Variant(rows.schema, rows.columns, ids, facts, called)


def _renamed(variant: Variant, doc_id: str, facts: Mapping[str, object], name: str) -> pa.Table:
    columns, count = list(variant.columns), len(variant.columns[0])
    columns[variant.schema.get_field_index("doc_id")] = pa.repeat(pa.scalar(doc_id), count)
    for at, rest in variant.ids.items():
        columns[at] = pc.binary_join_element_wise(pa.scalar(doc_id[:8]), rest, pa.scalar(""))
    for at, fact in variant.facts.items():
        columns[at] = pa.array([facts[fact]] * count, variant.schema.field(at).type)
    for at in variant.names:
        columns[at] = pa.repeat(pa.scalar(name), count)
    return pa.Table.from_arrays(columns, schema=variant.schema)


def read_sample() -> Extraction:
    """Return the rows of the largest sample report."""
    from pipeline.extract import read_report  # noqa: PLC0415 - its words and libraries are no part of what is measured

    report = max(find([SAMPLE]).reports, key=lambda report: report.source.size)
    return read_report(report.path, report.source)


def build(root: Path, size: int) -> None:
    """Make a store of so many reports, a year at a time."""
    maker, each = Maker(read_sample()), size // len(YEARS)
    with Store.open(root, writable=True) as store:
        for year in YEARS:
            for first in range(0, each, BUILDING):
                store.commit([maker.make(number, year) for number in range(first, min(first + BUILDING, each))])
        mark_editions(store)


def make(root: Path, wanted: argparse.Namespace, name: str) -> None:
    """Make the reports that are to be added and keep them, a file for each commit."""
    maker, each = Maker(read_sample()), wanted.sizes[0] // len(YEARS)
    count = 1 if name == "add one" else wanted.add
    year = YEARS[-1] + (1 if name == "add" else 2)
    new = [(n, year) if name != "add spread" else (each + n // len(YEARS), YEARS[n % len(YEARS)]) for n in range(count)]
    random.Random(0).shuffle(new)
    _made(root, name).mkdir(exist_ok=True)
    for first in range(0, count, wanted.together):
        outcomes = [pickle.dumps(maker.make(*one), protocol=5) for one in new[first : first + wanted.together]]
        (_made(root, name) / f"{first:06d}").write_bytes(pickle.dumps(outcomes, protocol=5))


def _made(root: Path, name: str) -> Path:
    return root.with_name(f"{root.name} {name}")


def add(root: Path, name: str) -> None:
    """Add reports as a batch does: some at a time, and at the end which file speaks."""
    with measured(name, root), Store.open(root, writable=True) as store:
        for outcomes in sorted(_made(root, name).iterdir()):
            pending = Pending()
            for outcome in pickle.loads(outcomes.read_bytes()):
                pending.add(pickle.loads(outcome))
            for extractions in pending.take_groups():
                store.commit(extractions)
        mark_editions(store)


def ask(words: list[str]) -> None:
    """Run a command of the program, its output thrown away."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        nianjian(words)


def size_of(root: Path) -> int:
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())


@contextlib.contextmanager
def measured(what: str, root: Path) -> Iterator[None]:
    """Print what is done inside takes, as a line of JSON."""
    sized = size_of(root) if what.startswith("add") else 0
    wrote, began, cpu = _written(), time.monotonic(), time.process_time()
    yield
    found = {
        "what": what,
        "cpu": time.process_time() - cpu,
        "seconds": time.monotonic() - began,
        "memory": _most(),
        "written": (_written() - wrote) / 1e6,
    }
    grown = (size_of(root) - sized) / 1e6 if sized else 0
    print(json.dumps(found | ({"times": found["written"] / grown, "grown": grown} if grown else {})), flush=True)


def _most() -> float:
    """Return the most megabytes of memory that this process has had (ru_maxrss begins with that of its parent)."""
    facts = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in facts.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def _written() -> int:
    """Return the bytes that this process has handed to the system to write."""
    facts = Path("/proc/self/io").read_text(encoding="ascii")
    return int(next(line for line in facts.splitlines() if line.startswith("wchar")).split()[1])


STEPS = ("open", "add one", "add", "add spread", "show", "show one", "compare")


def step(name: str, wanted: argparse.Namespace) -> None:
    """Do one thing that is measured, in this process."""
    root, size = wanted.folder, wanted.sizes[0]
    if name.startswith("add"):
        add(root, name)
        return
    if name.startswith("make "):
        make(root, wanted, name.removeprefix("make "))
        return
    year, number = YEARS[-1], size // len(YEARS) // 2
    doc = hashlib.sha256(f"{number} {year}".encode()).hexdigest()[:16]
    organisation = f"霁川市第{number}供水管网养护中心"
    calls = {
        "show": ["show", str(root)],
        "show one": ["show", str(root), "--doc", doc],
        "compare": ["compare", str(root), "--org", organisation],
    }
    with measured(name, root):
        if name == "open":
            with Store.open(root, writable=True):
                pass
        else:
            ask(calls[name])


def _run(name: str, root: Path, wanted: argparse.Namespace, size: int) -> str:
    """Do a step in a process of its own; return what it prints."""
    call = [sys.executable, "-m", "benchmarks.scale", str(size), "--step", name, "--folder", str(root)]
    call += ["--add", str(wanted.add), "--together", str(wanted.together)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--add", type=int, default=1000)
    parser.add_argument("--together", type=int, default=400)
    parser.add_argument("--folder", type=Path, help="where the stores are made and stay; a store that is there is used")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.step:
        step(wanted.step, wanted)
        return
    print(f"{'reports':>8} {'':<16} {'CPU s':>7} {'s':>7} {'MB memory':>9} {'MB written':>10} {'by MB grown':>11}")
    with tempfile.TemporaryDirectory() as place:
        for size in wanted.sizes:
            root = (wanted.folder or Path(place)) / f"store-{size}"
            if not root.exists():
                build(root, size)
            facts = f"{size_of(root) / 1e6:,.0f} MB in {sum(1 for _ in root.rglob('*.parquet')):,} files"
            print(f"{size:>8,} {facts}", flush=True)
            for name in STEPS:
                if name.startswith("add"):
                    _run(f"make {name}", root, wanted, size)
                done = _run(name, root, wanted, size)
                f = json.loads(done.splitlines()[-1])
                times = f"{f['times']:>11.1f}" if "times" in f else ""
                facts = f"{f['cpu']:>7.2f} {f['seconds']:>7.2f} {f['memory']:>9.0f} {f['written']:>10.1f} {times}"
                print(f"{'':>8} {name:<16} {facts}", flush=True)


if __name__ == "__main__":
    main()
