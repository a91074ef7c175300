"""Table cells and text of real reports: nianjian, pdfplumber's default extract_tables and PyMuPDF4LLM, side by side.

python -m benchmarks.tables [FOLDER] [--cache FOLDER] [--only NAME...]

FOLDER holds the reports that tests/golden/real_tables.jsonl names. Its facts are the truth: tables, and cells that were
read off the page pictures by eye with the headers above and beside them. A cell counts

1. as found, where a table that a reader gives on the cell's page has a cell of just this text (blanks and line breaks
   aside),
2. with its label, where the nearest label beside it stands in the same row,
3. with its head, where the nearest head above it stands in the same column too.

A reader that repeats or leaves blank what a merged cell says is not marked down for it: empty places of a row take the
words at their left, empty places of a column those above them. Tables over page breaks count once where a reader joins
them; a head on the page before is found only by a reader that does. False tables are those on pages where no table is.

Text is compared with what poppler's pdftotext gives for the page, a fourth party: the share of characters in common
(order aside), and of runs of four characters (order counts) on all pages and on those without a table; blanks
aside, a leader of dots on a contents page counts once. pdftotext goes line by line, also across the cells of a table
and past the words beside a paragraph, so a second measure says what a person would read: phrases that run over the end
of a line within a cell, a column or a paragraph, chosen on the page pictures. `phrases.csv` has no word of them: a
page, where they stand, their length and a hash; a phrase is found where a run of that length on the page has the hash.

PyMuPDF4LLM (AGPL) is installed by this script into an environment of its own in the cache folder; it is no part of the
project, of its dependencies or of CI.
"""

import argparse
import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pdfplumber

from corpus.find import find
from pipeline.reading.read import read_document

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "real_tables.jsonl"
PHRASES = Path(__file__).parent / "phrases.csv"
RIVAL = "pymupdf4llm==1.28.2"
# Frames of labelled prose and side boxes are in no list of tables: false ones are not counted.
PARTLY = {"pingan-bank-csr-2021.pdf", "mineru-research-report.pdf"}
_RIVAL_SCRIPT = """
import json, sys
import pymupdf4llm
pages = pymupdf4llm.to_markdown(sys.argv[1], page_chunks=True, show_progress=False)
json.dump([page["text"] for page in pages], open(sys.argv[2], "w", encoding="utf-8"), ensure_ascii=False)
"""
Grid = list[list[str | None]]


class Found:
    """What a reader gives: tables with the pages that they stand on, and the text of each page."""

    def __init__(self, tables: list[tuple[set[int], Grid]], texts: list[str]) -> None:
        self.tables, self.texts = tables, texts


def tight(words: str | None) -> str:
    return re.sub(r"\s|<br>|\*\*|`", "", words or "")


def read_ours(path: Path) -> Found:
    document = read_document(path, next(iter(find([path]).reports)).source)
    tables = []
    for table in document.tables:
        rows = max(cell.row + cell.row_span for cell in table.cells)
        columns = max(cell.column + cell.column_span for cell in table.cells)
        grid: Grid = [[None] * columns for _ in range(rows)]
        pages = {place.page for cell in table.cells if len(cell.span) for place in document.locate(cell.span)}
        for cell in table.cells:
            grid[cell.row][cell.column] = cell.span.of(document.text)
        tables.append((pages, grid))
    return Found(tables, [page.text for page in document.pages])


def read_plumber(path: Path) -> Found:
    tables, texts = [], []
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            tables.extend(({number}, grid) for grid in page.extract_tables())
            texts.append(page.extract_text())
            page.close()
    return Found(tables, texts)


def _markdown_tables(text: str) -> Iterable[Grid]:
    rows: Grid = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                rows.append([re.sub(r"^Col\d+$", "", cell) or None for cell in cells])
        elif rows:
            wide = max(map(len, rows))
            yield [row + [None] * (wide - len(row)) for row in rows]
            rows = []


def read_rival(path: Path, cache: Path) -> Found:
    python = cache / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(cache / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", RIVAL], check=True)
    kept = cache / f"{path.stem}-{RIVAL}.json"
    if not kept.exists():
        subprocess.run([python, "-c", _RIVAL_SCRIPT, path, kept], check=True, stdout=subprocess.DEVNULL)
    pages = json.loads(kept.read_text(encoding="utf-8"))
    tables = [({number}, grid) for number, text in enumerate(pages, 1) for grid in _markdown_tables(text)]
    return Found(tables, [re.sub(r"^\|[-:|]+\|$|[#*|`]|<br>", "", text, flags=re.MULTILINE) for text in pages])


def _label_beside(grid: Grid, row: int, column: int) -> set[str]:
    """Return the words at the left of a place in its row; an empty first place takes those above it."""
    left = [tight(words) for words in grid[row][:column]]
    for at in range(len(left)):
        above = row
        while not left[at] and above > 0:
            above -= 1
            left[at] = tight(grid[above][at])
    return set(left)


def _heads_above(grid: Grid, row: int, column: int) -> set[str]:
    """Return the words above a place in its column; an empty place takes the words at its left."""
    heads = set()
    for line in grid[:row]:
        at = column
        while at > 0 and not tight(line[at]):
            at -= 1
        heads.add(tight(line[at]))
    return heads


def score_cell(found: Found, pages: set[int], cell: dict[str, Any]) -> int:
    """Return 0 (not found), 1 (text), 2 (with its label) or 3 (with its head too): the best place in any table."""
    best = 0
    label = tight(cell["beside"][-1]) if cell["beside"] else None
    head = tight(cell["above"][-1]) if cell["above"] else None
    for on, grid in found.tables:
        if not on & pages:
            continue
        for row, line in enumerate(grid):
            for column, words in enumerate(line):
                if tight(words) != tight(cell["text"]):
                    continue
                labelled = label is None or label in _label_beside(grid, row, column)
                headed = head is None or head in _heads_above(grid, row, column)
                best = max(best, 1 + labelled + (labelled and headed))
    return best


def _text(words: str) -> str:
    """Return the text of a page without blanks; a leader of dots on a contents page counts once."""
    return re.sub(r"[.…·]{4,}", "…", tight(words))


def _alike(one: str, other: str, size: int) -> tuple[int, int]:
    a, b = (Counter(t[i : i + size] for i in range(len(t) - size + 1)) for t in map(_text, (one, other)))
    return 2 * (a & b).total(), a.total() + b.total()


def read_phrases() -> list[dict[str, str]]:
    """Return the phrases: `file`, `page`, `where` (cell, column, prose), `length`, `sha256` (its start)."""
    with PHRASES.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def has_phrase(text: str, phrase: dict[str, str]) -> bool:
    """Whether a run of a page's text is the phrase that is known by its length and hash."""
    words, length = tight(text), int(phrase["length"])
    runs = {words[i : i + length] for i in range(len(words) - length + 1)}
    return any(hashlib.sha256(run.encode()).hexdigest().startswith(phrase["sha256"]) for run in runs)


def pages_of(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace").split("\f")[:-1]


class Score:
    """The sums of one reader."""

    def __init__(self) -> None:
        self.cells = Counter[int]()
        self.tables = self.one = self.false = 0
        self.letters, self.runs, self.prose = [0, 0], [0, 0], [0, 0]
        self.phrases: dict[str, list[bool]] = {"prose": [], "beside": []}

    def add_phrases(self, found: Found, phrases: Sequence[dict[str, str]]) -> None:
        """Look for the phrases of one report, those of running text apart from those with words beside them."""
        for phrase in phrases:
            kind = "prose" if phrase["where"] == "prose" else "beside"
            self.phrases[kind].append(has_phrase(found.texts[int(phrase["page"]) - 1], phrase))

    def add_tables(self, found: Found, truth: Sequence[dict[str, Any]], name: str) -> None:
        """Count cells and tables of one report against the truth."""
        on_pages = {page for table in truth for page in table["pages"]}
        self.tables += sum(bool(pages & on_pages) for pages, _ in found.tables) if name not in PARTLY else 0
        self.false += sum(not pages & on_pages for pages, _ in found.tables) if name not in PARTLY else 0
        for table in truth:
            pages = set(table["pages"])
            self.one += any(on == pages and len(grid) == table["rows"] for on, grid in found.tables)
            self.cells.update(score_cell(found, pages, cell) for cell in table["cells"])

    def add_text(self, found: Found, texts: Sequence[str], with_tables: set[int]) -> None:
        """Compare the text of each page with that of a fourth reader."""
        for number, (ours, theirs) in enumerate(zip(found.texts, texts, strict=True), 1):
            sized = [(self.letters, 1), (self.runs, 4)]
            if number not in with_tables:
                sized.append((self.prose, 4))
            for sums, size in sized:
                common, whole = _alike(ours, theirs, size)
                sums[0] += common
                sums[1] += whole

    def line(self) -> list[str]:
        """Return the shares and counts as they are printed."""
        whole = self.cells.total()
        at_least = [sum(count for level, count in self.cells.items() if level >= n) / whole for n in (1, 2, 3)]
        shares = [sums[0] / max(1, sums[1]) for sums in (self.letters, self.runs, self.prose)]
        return [
            *(f"{100 * v:.1f} %" for v in at_least),
            *(str(count) for count in (self.one, self.tables, self.false)),
            *(f"{100 * v:.1f} %" for v in shares),
            *(f"{sum(found)} of {len(found)}" for found in self.phrases.values()),
        ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=Path("../shared/corpus/real"))
    arguments.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "nianjian-benchmark")
    arguments.add_argument("--only", nargs="*", default=[])
    chosen = arguments.parse_args()
    chosen.cache.mkdir(parents=True, exist_ok=True)
    golden = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    names = list(dict.fromkeys([table["file"] for table in golden] + [phrase["file"] for phrase in read_phrases()]))
    names = [name for name in names if not chosen.only or name in chosen.only]
    if missing := [name for name in names if not (chosen.folder / name).exists()]:
        sys.exit(f"not in {chosen.folder}: {', '.join(missing)}")
    readers = {
        "nianjian": read_ours,
        f"pdfplumber {pdfplumber.__version__} extract_tables": read_plumber,
        RIVAL.replace("==", " "): lambda path: read_rival(path, chosen.cache),
    }
    scores = {reader: Score() for reader in readers}
    poppler = shutil.which("pdftotext")
    for name in names:
        truth = [table for table in golden if table["file"] == name]
        texts = pages_of(chosen.folder / name) if poppler else []
        for reader, read in readers.items():
            found = read(chosen.folder / name)
            scores[reader].add_tables(found, truth, name)
            scores[reader].add_phrases(found, [phrase for phrase in read_phrases() if phrase["file"] == name])
            if poppler:
                scores[reader].add_text(found, texts, {page for table in truth for page in table["pages"]})
    cells = sum(len(t["cells"]) for t in golden if t["file"] in names)
    tables = sum(t["file"] in names for t in golden)
    listed = sum(t["file"] in names and t["file"] not in PARTLY for t in golden)
    print(f"{len(names)} reports, {tables} tables, {cells} cells read by eye; tables counted: {listed} of the reports")
    print("whose tables are all listed" + ("" if poppler else "; pdftotext is not installed: no text compared"))
    heads = [
        "cell",
        "+ label",
        "+ head",
        "whole",
        "tables",
        "false",
        "letters",
        "runs of 4",
        "no table",
        "prose",
        "beside",
    ]
    print(f"{'':36}" + "".join(f"{head:>11}" for head in heads))
    for reader, score in scores.items():
        print(f"{reader:36}" + "".join(f"{value:>11}" for value in score.line()))


if __name__ == "__main__":
    main()
