"""Entries of lists in columns and side boxes: a name over what it is and has, one entry like the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from extractors.numbers import read_figures
from extractors.text.view import full_width
from pipeline.reading.line_looks import ENDED
from pipeline.reading.time_lines import event_of
from schemas.page import Line, Room
from schemas.text import Span, squeeze

_LINES = range(2, 5)  # lines of an entry
_LEAST = 2  # entries of a list
_SPACED = 1.25  # of the usual step: what begins further below begins an entry
_LONGEST = 16  # characters of a name
_LONGEST_LINE = 24  # of a line that tells a number
_LABEL = 10  # characters before the number of a line that tells one
_LIKE = 0.3  # points by which print that is alike may differ
_MARKS = re.compile(r"[，；;。]|,(?![0-9]{3})")  # of sentences
_NAME = re.compile(r"(?=.*[一-鿿]{2}).+")


class _Print(NamedTuple):
    """How a line is printed, and whether it tells a number: what lines at the same place of two entries share."""

    size: float
    bold: bool
    tells: bool

    def is_like(self, other: "_Print") -> bool:
        return self[1:] == other[1:] and abs(self.size - other.size) <= _LIKE


Places = Sequence[int]


def entry_of(line: Line) -> int:
    """Return the number of the entry that a line is of, 0 for none."""
    return line.room.entry if line.room else 0


def _figure(words: str) -> Span | None:
    """Return where the one number with a unit stands that a short line ends with."""
    said = squeeze(full_width(words))
    figures = read_figures(said) if any(map(str.isdigit, said)) and len(said) <= _LONGEST_LINE else ()
    if len(figures) != 1 or not figures[0].unit or figures[0].span.end != len(said):
        return None
    return figures[0].span


def is_bare(words: str) -> bool:
    """Whether a line is a number with its unit alone: 106项, 30万立方米; no time."""
    figure = _figure(words)
    return figure is not None and not figure.start


def tells_number(words: str) -> bool:
    """Whether a line is some words with one number and its unit, and nothing else: 占地9.6万平方米, 26人."""
    figure = _figure(words)
    return figure is not None and figure.start <= _LABEL


def _print(line: Line) -> _Print:
    return _Print(line.size, line.bold, tells_number(line.text))


def _columns(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the places of lines that follow each other in columns or boxes."""
    for held, places in groupby(range(len(lines)), key=lambda at: lines[at].role == "body" and _has_room(lines[at])):
        if held:
            yield list(places)


def _has_room(line: Line) -> bool:
    return line.room is not None and line.room.flow > 0 and not event_of(line)


def _groups(places: Places, lines: Sequence[Line]) -> list[list[int]]:
    """Part lines where they stand further apart than they do mostly, and from box to box."""
    steps: dict[Room | None, float] = {}
    for a, b in pairwise(places):
        step = lines[b].top - lines[a].top
        if lines[a].room == lines[b].room and step > 0:
            steps[lines[a].room] = min(step, steps.get(lines[a].room, step))
    groups = [[places[0]]]
    for a, b in pairwise(places):
        room, step = lines[b].room, lines[b].top - lines[a].top
        near = room == lines[a].room and 0 < step <= _SPACED * steps[room]
        if near:
            groups[-1].append(b)
        else:
            groups.append([b])
    return groups


def _is_entry(group: Places, lines: Sequence[Line]) -> bool:
    """Whether lines are a name over some words, one of them with a number, none of them a sentence."""
    said = [squeeze(lines[at].text) for at in group]
    plain = len(group) in _LINES and not any(_MARKS.search(words) or ENDED.search(words) for words in said)
    named = plain and len(said[0]) <= _LONGEST and _NAME.fullmatch(said[0]) and not tells_number(said[0])
    return bool(named) and any(map(tells_number, said[1:]))


def _apart(groups: Sequence[Places], lines: Sequence[Line]) -> Iterator[list[Places]]:
    """Yield the lists whose entries stand apart: their names are in one print, a title may stand over the first."""

    def is_like(one: Places, other: Places) -> bool:
        return _print(lines[one[0]]).is_like(_print(lines[other[0]]))

    run: list[Places] = []
    for group in (*groups, ()):
        own = next((rest for rest in (group, group[1:]) if _is_entry(rest, lines)), None)
        if own and run and is_like(run[-1], own):
            run.append(own)
            continue
        if own and run and len(run) == 1 and len(run[0]) - 1 in _LINES and is_like(run[0][1:], own):
            run = [run[0][1:], own]  # the title of the list stands right over its first entry
            continue
        if len(run) >= _LEAST:
            yield run
        run = [own] if own else []


def _period(places: Places, lines: Sequence[Line]) -> list[Places]:
    """Return the entries of a list that no gap parts: lines in the same print, with numbers in the same ones."""
    prints = [_print(lines[at]) for at in places]
    for count in _LINES:
        if len(places) < _LEAST * count or len(places) % count:
            continue
        entries = [places[at : at + count] for at in range(0, len(places), count)]
        alike = all(one.is_like(other) for one, other in zip(prints, prints[count:], strict=False))
        if alike and all(_is_entry(entry, lines) for entry in entries):
            return entries
    return []


def _close(group: Places, lines: Sequence[Line]) -> Iterator[list[Places]]:
    """Yield the list of a group whose entries no gap parts, under a title of its own perhaps."""
    parts: list[list[int]] = [[]]
    for at in group:
        if parts[-1] and lines[at].size - lines[parts[-1][-1]].size > _LIKE and _is_title(at, parts[-1], lines):
            parts.append([])
        parts[-1].append(at)
    for part in parts:
        for rest in (part, part[1:]):
            if found := _period(rest, lines):
                yield found
                break


def _is_title(at: int, before: Places, lines: Sequence[Line]) -> bool:
    """Whether a line is larger than all before it: the title of another list."""
    return lines[at].size > max(lines[one].size for one in before[1:] or before) + _LIKE


def _lists(lines: Sequence[Line]) -> Iterator[list[Places]]:
    for places in _columns(lines):
        groups = _groups(places, lines)
        apart = list(_apart(groups, lines))
        yield from apart
        taken = {at for entries in apart for entry in entries for at in entry}
        for group in groups:
            if taken.isdisjoint(group):
                yield from _close(group, lines)


def mark_entries(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a page, those of entries of lists with the numbers of their entries.

    1. 澄江码头 | 散货 | 泊位12个, again and again in a side box, with gaps between or without   2. the same, each in a
    box of its own   3. 化验中心 | 检测项目 | 86项: the label over its number
    Left alone: one such block by itself, sentences, names under their numbers, blocks that differ in print.
    """
    found = list(lines)
    for number, entry in enumerate((entry for entries in _lists(lines) for entry in entries), 1):
        for at in entry:
            room = lines[at].room or Room(None, None, 0)
            found[at] = replace(lines[at], room=room._replace(entry=number))
    return tuple(found)
