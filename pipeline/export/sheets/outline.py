"""目录对照: the parts of an outline, and which report has them: 有, 有标题无内容, 缺."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.outline.outline_fit import fit_outline
from pipeline.export.sheet import Cell, Column, Sheet, Word
from pipeline.export.yearbook import Yearbook
from pipeline.messages import Messages
from schemas.outlines import editions
from schemas.text import squeeze

_OUTER = 2  # how deep headings are listed that no part of the outline names
_EMPTY = 6  # characters of text under a heading below which nothing is said there
_ORDINAL = re.compile(r"^\d+(?:\.\d+)*[.、]?(?=\D)")  # one that stayed with its title
_TONES = {"empty": "check", "missing": "check"}
_SHARED = 0.3  # part of the headings that two reports share, below which they are set side by side
_BEST = ("there", "empty", "missing")


@dataclass(slots=True)
class Line:
    """A part of an outline or a heading of the reports' own: its state by year, how the latest report prints it."""

    title: str
    level: int
    required: bool | None
    states: dict[int, str] = field(default_factory=dict)
    printed: str | None = None
    doc_id: str | None = None
    source: tuple[Cell, Cell] = (None, None)


def _state(section: Mapping[str, Any]) -> str:
    return "there" if section["text_length"] >= _EMPTY else "empty"


def _put(line: Line, year: int, section: Mapping[str, Any], yearbook: Yearbook) -> None:
    state = _state(section)
    line.states[year] = min(state, line.states.get(year, state), key=_BEST.index)
    title = str(section["title"])
    if line.doc_id == section["doc_id"]:  # one part under several headings
        line.printed = yearbook.say("joint").join((line.printed or "", title))
        return
    line.printed, line.doc_id = title, section["doc_id"]
    line.source = yearbook.source(section["doc_id"], section["page"])


def _lines(
    outline: str | None, reports: Iterable[tuple[int, Sequence[Mapping[str, Any]]]], yearbook: Yearbook
) -> list[Line]:
    """Return the lines of the reports of one organisation under one outline; the reports come the earliest first."""
    edition = next((one for one in editions() if one.code == outline), None)
    depth: dict[str, int] = {}
    parts: dict[str, Line] = {}
    for part in edition.parts if edition else ():
        depth[part.code] = depth.get(part.parent or "", 0) + 1
        parts[part.code] = Line(part.title, depth[part.code], part.required)
    own: dict[str, Line] = {}
    for year, sections in reports:
        headings = [(int(section["level"]), str(section["title"])) for section in sections]
        named = fit_outline(headings, (edition,)).parts if edition else (None,) * len(sections)
        for section, own_part in zip(sections, named, strict=True):
            if own_part:
                _put(parts[own_part.code], year, section, yearbook)
            elif section["level"] <= _OUTER:
                title = _ORDINAL.sub("", squeeze(section["title"]))
                line = own.setdefault(title, Line(str(section["title"]), int(section["level"]), None))
                _put(line, year, section, yearbook)
    return [*parts.values(), *own.values()]


def _group(yearbook: Yearbook) -> dict[tuple[str, str], dict[int, list[Mapping[str, Any]]]]:
    """Return the files that speak by organisation and outline, then year."""
    found: dict[tuple[str, str], dict[int, list[Mapping[str, Any]]]] = {}
    speaking = yearbook.comparison.editions
    for row in speaking[speaking["speaks"].astype(bool)].sort_values("report_year").itertuples(index=False):
        document = yearbook.documents[row.doc_id]
        years = found.setdefault((row.org_id, document["outline"] or ""), {})
        years.setdefault(int(row.report_year), []).append(document)
    return found


def outline(yearbook: Yearbook) -> Sheet:
    """Return the sheet of the outlines: first the parts that the outline names, then the reports' further headings."""
    say = yearbook.say
    groups = _group(yearbook)
    doc_ids = [d["doc_id"] for years in groups.values() for documents in years.values() for d in documents]
    columns = ("doc_id", "level", "title", "page", "start_char", "text_length")
    sections: dict[str, list[Mapping[str, Any]]] = {}
    for section in yearbook.store.read("sections", doc_ids, columns).to_pylist() if doc_ids else ():
        sections.setdefault(section["doc_id"], []).append(section)
    for own in sections.values():
        own.sort(key=lambda section: section["start_char"])
    years = sorted({year for own in groups.values() for year in own})
    named = {e.code: e.name if say.language == "zh" else e.name_en for e in editions()}
    rows: list[tuple[Cell, ...]] = []
    for (org_id, code), by_year in sorted(groups.items(), key=lambda group: (_org(yearbook, group[0][0]), group[0])):
        reports = [(y, sections.get(d["doc_id"], [])) for y, own in sorted(by_year.items()) for d in own]
        org = _org(yearbook, org_id)
        lines = _lines(code, reports, yearbook)
        group = org, named.get(code) or say("outline.none")
        if not code and share_little(lines, len(by_year)):
            rows += in_columns(reports, group, years, yearbook)
        else:
            rows += [_row(line, group, (years, by_year), yearbook) for line in lines]
    whose = (Column(header=say("col.org"), width=22, wrap=True),) if yearbook.several else ()
    return Sheet(
        name=say("sheet.outline"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.outline")),
        notes=(say("sheet.outline.note"),),
        columns=(
            *whose,
            Column(header=say("outline.edition"), width=18, wrap=True),
            Column(header=say("outline.part"), width=30, wrap=True),
            Column(header=say("outline.required"), width=10),
            *(Column(header=str(year), width=13, wrap=True, align="center") for year in years),
            Column(header=say("outline.printed"), width=30, wrap=True),
            *yearbook.source_columns("col.source", 34),
        ),
        rows=rows,
        frozen=len(whose) + 2,
        group=tuple(range(len(whose) + 1)),
    )


def share_little(lines: Sequence[Line], years: int) -> bool:
    """Whether most headings of several years stand in one report alone: each calls its parts otherwise."""
    return years > 1 and sum(len(line.states) > 1 for line in lines) < _SHARED * len(lines)


def in_columns(
    reports: Sequence[tuple[int, Sequence[Mapping[str, Any]]]],
    named: tuple[str, str],
    years: Sequence[int],
    yearbook: Yearbook,
) -> Iterator[tuple[Cell, ...]]:
    """Yield the outermost headings of each year side by side, in their order, where the reports share few of them."""
    titles: dict[int, list[str]] = {}
    for year, sections in reports:
        outer = min((int(section["level"]) for section in sections), default=1)
        titles.setdefault(year, []).extend(str(one["title"]) for one in sections if one["level"] == outer)
    whose = named if yearbook.several else named[1:]
    for at in range(max(map(len, titles.values()), default=0)):
        own = (titles[year][at] if at < len(titles.get(year, ())) else None for year in years)
        yield *whose, yearbook.say("outline.nth", at=at + 1), yearbook.say("outline.own"), *own, None, None, None


def _org(yearbook: Yearbook, org_id: str) -> str:
    own = yearbook.comparison.editions
    return str(own[own["org_id"] == org_id].sort_values("report_year")["org"].iloc[-1])


def _row(
    line: Line, named: tuple[str, str], years: tuple[Sequence[int], Mapping[int, Any]], yearbook: Yearbook
) -> tuple[Cell, ...]:
    say, (all_years, reported) = yearbook.say, years
    kind = "own" if line.required is None else "yes" if line.required else "no"
    states = (
        _cell(line.states.get(year, _lack(reported[year])), line.required, say) if year in reported else None
        for year in all_years
    )
    whose = named if yearbook.several else named[1:]
    return *whose, "　" * (line.level - 1) + line.title, say(f"outline.{kind}"), *states, line.printed, *line.source


def _lack(documents: Sequence[Mapping[str, Any]]) -> str:
    """Return what it is where no heading of a year's reports names a part: missing; of a summary it says little."""
    return "summary_only" if all(one["edition"] == "summary" for one in documents) else "missing"


def _cell(state: str, required: bool | None, say: Messages) -> Cell:
    word = say(f"outline.{state}")
    if state == "there":
        return word
    quiet = state == "summary_only" or (state == "missing" and not required)
    return Word(word, "quiet" if quiet else _TONES[state])
