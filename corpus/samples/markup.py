"""The marked-up text of a sample report: what is printed, and the labels that stand on it.

One line is one block:

    @key value            a fact about the report or its layout
    ^26 words             a line of the cover in 26 points
    # 一、|公开陈述         a heading, one # a level; the printed number stands before the bar
    > words   = words     a line at the right margin, a centred line
    [table 1 4 2          a table with its relative column widths; then one row a line, cells between bars;
    ]                     the first row is the header; `^` goes on with the cell above. Options after the widths:
                          style=ruled|half|open (half: rules above, below and under the header), align=lcr (a letter a
                          column), repeat=yes (the header stands again on the next page)
    [columns 400          what follows is set in two columns of this height in points
    ]                     back to one column
    ---                   a page break
    ! {...}               a check for checks.jsonl; "at" names places by their words
    ; words               a remark
    words                 a paragraph

A mark labels the words that it encloses and may hold others: {q:79名|在岗员工|s=女职工}. See README.md for the kinds.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on `[start, end)` of a block's text. `value` is its first argument, `options` the named ones."""

    kind: str
    start: int
    end: int
    words: str
    value: str | None
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `kind`: cover, heading, paragraph, right, centre, table, columns, one_column or break; `size`: a cover
    line's points or the height of columns."""

    kind: str
    text: str = ""
    marks: tuple[Mark, ...] = ()
    level: int = 0
    number: str | None = None
    title: str = ""
    size: float = 0
    widths: tuple[float, ...] = ()
    rows: tuple[tuple["Block", ...], ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def goes_on(self) -> bool:
        """Whether this cell is part of the one above it."""
        return self.kind == "cell" and self.text == "^"

    @property
    def printed(self) -> str:
        """The text of a cell as a reader sees it: without raised footnote marks, nothing where it goes on."""
        raised = [i for m in self.marks if m.kind == "f" for i in range(m.start, m.end)]
        return "" if self.goes_on else "".join(c for i, c in enumerate(self.text) if i not in raised)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in reading order."""

    facts: Mapping[str, str]
    blocks: tuple[Block, ...]
    checks: tuple[dict[str, Any], ...]
    year: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "year", int(self.facts["year"]))


def _unmark(source: str, at: int, into: list[str], marks: list[Mark]) -> int:
    """Read from `at` to the end of the mark or line; add its characters to `into` and its marks to `marks`."""
    while at < len(source) and source[at] not in "}|":
        if source[at] != "{":
            into.append(source[at])
            at += 1
            continue
        kind, start = source[at + 1], len(into)
        if source[at + 2] != ":":
            raise ValueError(f"a mark begins with a letter and a colon, not {source[at : at + 12]!r}")
        at = _unmark(source, at + 3, into, marks)
        close = source.index("}", at)
        arguments = [a for a in source[at:close].split("|") if a]
        plain = [a for a in arguments if "=" not in a]
        named = dict(a.split("=", 1) for a in arguments if "=" in a)
        words = "".join(into[start:])
        marks.append(Mark(kind, start, len(into), words, plain[0] if plain else None, named))
        at = close + 1
    return at


def _spread(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Set a blank between Han and Latin characters, as many word processors and writers do."""
    seams = [m.start() for m in _SEAM.finditer(text)]

    def moved(mark: Mark) -> Mark:
        start = mark.start + sum(s <= mark.start for s in seams)
        end = mark.end + sum(s < mark.end for s in seams)
        return Mark(mark.kind, start, end, spread[start:end], mark.value, mark.options)

    spread = _SEAM.sub(" ", text)
    return spread, [moved(m) for m in marks]


def read_words(source: str, *, spaced: bool) -> tuple[str, tuple[Mark, ...]]:
    """Return the printed words of a marked-up line and its marks in the order in which they begin."""
    into: list[str] = []
    marks: list[Mark] = []
    if _unmark(source, 0, into, marks) != len(source):
        raise ValueError(f"a bar or brace outside a mark in {source!r}")
    text = "".join(into)
    if spaced:
        text, marks = _spread(text, marks)
    return text, tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


def _cells(line: str) -> list[str]:
    """Split a row at the bars that stand outside marks."""
    return [c.strip() for c in re.split(r"\|(?![^{}]*\})", line)]


def _table(head: str, lines: Iterator[str], spaced: bool) -> Block:
    rows = []
    for line in lines:
        if line == "]":
            break
        rows.append(tuple(Block("cell", *read_words(c, spaced=spaced)) for c in _cells(line)))
    widths = tuple(float(w) for w in head.split()[1:] if "=" not in w)
    options = dict(w.split("=", 1) for w in head.split()[1:] if "=" in w)
    if any(len(row) != len(widths) for row in rows):
        raise ValueError(f"a row of the table {head!r} has other than {len(widths)} cells")
    return Block("table", widths=widths, rows=tuple(rows), options=options)


def _heading(line: str, spaced: bool) -> Block:
    level = len(line) - len(line.lstrip("#"))
    before, bar, after = line[level:].strip().partition("|")
    number, title = (before, after) if bar else ("", before)
    text, _ = read_words(number + title, spaced=False)
    title = read_words(title, spaced=spaced)[0]
    bare = number.strip("第章节部分（）、．. ") or None
    return Block("heading", text, (), level, bare, title)


def edit(base: str, edition: str) -> str:
    """Return the source of an edition: the base's, with the edition's facts, and its words in place of the base's.

    `~ words` must stand in the base exactly once; `+ words` below it take their place. Without them the base's whole
    line, which begins with the words, is left out.
    """
    lines = edition.splitlines()[1:]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("~ "):
            old = line[2:]
            if base.count(old) != 1:
                raise ValueError(f"{old!r} stands {base.count(old)} times in the base, not once")
            if following.startswith("+ "):
                base = base.replace(old, following[2:])
            else:
                base = "\n".join(kept for kept in base.splitlines() if not kept.startswith(old))
    return base + "\n" + "\n".join(line for line in lines if line.startswith("@"))


def read_report(source: str) -> Report:
    """Read the marked-up text of a report."""
    facts: dict[str, str] = {}
    blocks: list[Block] = []
    checks: list[dict[str, Any]] = []
    lines = iter(source.splitlines())
    for raw in lines:
        line = raw.strip()
        spaced = facts.get("spaced") == "yes"
        if not line or line[0] == ";":
            continue
        if line[0] == "@":
            key, _, value = line[1:].partition(" ")
            facts[key] = value
        elif line[0] == "!":
            checks.append(json.loads(line[1:]))
        elif line == "---":
            blocks.append(Block("break"))
        elif line[0] == "#":
            blocks.append(_heading(line, spaced))
        elif line.startswith("[table"):
            blocks.append(_table(line, lines, spaced))
        elif line.startswith("[columns"):
            blocks.append(Block("columns", size=float(line.split()[1])))
        elif line == "]":
            blocks.append(Block("one_column"))
        elif line[0] == "^":
            size, _, words = line[1:].partition(" ")
            blocks.append(Block("cover", *read_words(words, spaced=spaced), size=float(size)))
        else:
            kind = {">": "right", "=": "centre"}.get(line[0], "paragraph")
            words = line if kind == "paragraph" else line[1:].strip()
            blocks.append(Block(kind, *read_words(words, spaced=spaced)))
    return Report(facts, tuple(blocks), tuple(checks))
