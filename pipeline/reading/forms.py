"""Forms without upright rules: labels and what they stand for beside each other, a level rule after each line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.tables.words import any_word
from pipeline.reading.aligned import HEAD
from pipeline.reading.found import Found, around, inside
from pipeline.reading.glyphs import Edge
from schemas.page import FORM, Line
from schemas.text import Box, squeeze

_LABEL = re.compile(r"[一-鿿、/（）()]{2,12}[：:]?")
_KNOWN = re.compile(rf"{any_word('form_label_end')}(?:[（(][^（()）]+[)）])?[：:]?$")
_NEAR = 2.0  # points by which rules of one form and beginnings of one column may differ
_STEP = (10.0, 40.0)  # points from rule to rule
_FEWEST = 3  # lines of a form
_MOST = 4  # columns: two labels a line
_HEADER = 4  # characters of a header at most


class _Strip(NamedTuple):
    """A line between two level rules, and where its words begin."""

    box: Box
    line: Line
    starts: tuple[float, ...]


def _starts(line: Line) -> tuple[float, ...]:
    blanks = [at for at, letter in enumerate(line.text) if letter == " "]
    return (line.left, *(line.boxes[at + 1].x0 for at in blanks if at + 1 < len(line.boxes)))


def _sides(edges: Sequence[Edge]) -> Iterator[list[Box]]:
    """Yield the level rules that begin and end at one place, top to bottom."""
    level = sorted((e.box for e in edges if e.orientation == "h" and not e.shade), key=lambda box: (box.x0, box.top))
    groups: list[list[Box]] = []
    for box in level:
        group = next((g for g in groups if abs(g[0].x0 - box.x0) <= _NEAR and abs(g[0].x1 - box.x1) <= _NEAR), None)
        if group is None:
            groups.append([box])
        else:
            group.append(box)
    yield from (sorted(group, key=lambda box: box.top) for group in groups if len(group) >= _FEWEST)


def _strips(rules: Sequence[Box], lines: Sequence[Line]) -> Iterator[list[_Strip]]:
    """Yield runs of single lines between rules that follow each other; the first stands over the first rule."""
    first = rules[0].top - (rules[1].top - rules[0].top)
    run: list[_Strip] = []
    for top, bottom in pairwise([first, *(rule.top for rule in rules)]):
        area = Box(rules[0].x0 - 1, top, rules[0].x1 + 1, bottom)
        held = [line for line in lines if inside(line, area)] if _STEP[0] <= bottom - top <= _STEP[1] else []
        if len(held) == 1:
            run.append(_Strip(area, held[0], _starts(held[0])))
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _columns(run: Sequence[_Strip]) -> list[float]:
    """Return the places at which words begin in most lines, left to right."""
    counts = Counter[int]()
    for strip in run:
        counts.update({round(x / _NEAR) for x in strip.starts})
    places = [x * _NEAR for x, count in sorted(counts.items()) if 2 * (count + counts[x + 1]) > len(run)]
    return [x for before, x in pairwise([-_STEP[1], *places]) if x - before > 2 * _NEAR]


def _cells(strip: _Strip, columns: Sequence[float]) -> list[tuple[int, float, str]] | None:
    """Return column, beginning and words of the cells of a line; None where a label or what it stands for is none."""
    begins = [(at, x) for at, place in enumerate(columns) for x in strip.starts if abs(x - place) <= 2 * _NEAR]
    if [at for at, _ in begins] not in ([0, 1], [0, 1, 2, 3]):
        return None
    ends = [x for _, x in begins[1:]] + [strip.box.x1]
    found = []
    for (at, x), end in zip(begins, ends, strict=True):
        letters = zip(strip.line.text, strip.line.boxes, strict=True)
        words = squeeze("".join(letter for letter, box in letters if x - 1 <= box.x0 < end - 1))
        if not words or (at % 2 == 0 and not _LABEL.fullmatch(words)):
            return None
        found.append((at, x, words))
    return found


def _is_asked(labels: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether half of the labels are words of forms, and what stands in the first line for its labels is none."""
    known = sum(bool(_KNOWN.search(words)) for words in labels)
    headed = any(len(words) <= _HEADER and (_KNOWN.search(words) or HEAD.search(words)) for words in heads)
    return 2 * known >= len(labels) and not headed


def _form(run: Sequence[_Strip]) -> Found | None:
    columns = _columns(run)
    if len(columns) not in (2, _MOST):
        return None
    rows = [_cells(strip, columns) for strip in run]
    labels = [words for row in rows for at, _, words in row or () if at % 2 == 0]
    heads = [words for at, _, words in rows[0] or () if at % 2]
    if not all(rows) or len(set(labels)) < len(labels) or not _is_asked(labels, heads):
        return None
    edges = (run[0].box.x0, *(x - 1 for x in columns[1:]), run[0].box.x1)
    cells: list[Box] = []
    places: list[tuple[int, int, int, int]] = []
    for strip, row in zip(run, rows, strict=True):
        for at, _, _ in row or ():
            last = len(columns) if at == len(row or ()) - 1 else at + 1
            cells.append(Box(edges[at], strip.box.top, edges[last], strip.box.bottom))
            places.append((len(places) // 2, at % 2, 1, 1))
    sides = (edges[0], edges[1], edges[-1])
    return Found(around(cells), tuple(cells), FORM, places=tuple(places), edges=sides)


def forms(edges: Sequence[Edge], lines: Sequence[Line], taken: Sequence[Found]) -> tuple[Found, ...]:
    """Find the forms of a page, top to bottom: 原始基金 | 400万元 | 成立时间 | 2014年, a rule under each such line.

    All lines begin with a label, short words, and what it stands for begins at one place; of two labels in a line each
    has a row of its own in the table. Left alone: tables with headers, lists of names and what they received,
    paragraphs between rules, labels that come again.
    """
    free = [line for line in lines if line.role == "body" and not any(inside(line, found.box) for found in taken)]
    found = (_form(run) for rules in _sides(edges) for run in _strips(rules, free))
    return tuple(sorted((form for form in found if form), key=lambda form: form.box.top))
