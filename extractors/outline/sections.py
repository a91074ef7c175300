"""Sections: the tree of headings of a report. The order of its styles is learned from the report itself."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.outline.contents import parts_beside_list, read_contents
from extractors.outline.heading_candidates import find_headings
from extractors.outline.heading_levels import Heading, heading_levels
from extractors.outline.outline_fit import fit_outline
from extractors.outline.rules import RULES
from extractors.rule import Rule
from schemas.document import Document, Section
from schemas.outlines import editions
from schemas.tables import SectionRow
from schemas.text import Span


def _sections(document: Document, headings: Sequence[Heading], levels: Sequence[int]) -> Iterator[Section]:
    open_: list[tuple[int, str, str]] = []
    for at, (heading, level) in enumerate(zip(headings, levels, strict=True)):
        while open_ and open_[-1][0] >= level:
            open_.pop()
        ends = (h.span.start for h, lv in zip(headings[at + 1 :], levels[at + 1 :], strict=True) if lv <= level)
        section_id = document.id_of(heading.span, "sections")
        path = " / ".join([title for _, _, title in open_] + [heading.title])
        yield Section(
            section_id=section_id,
            parent_id=open_[-1][1] if open_ else None,
            level=level,
            number=heading.number,
            title=heading.title,
            path=path,
            heading=heading.span,
            span=Span(heading.span.start, min(next(ends, len(document.text)), heading.ends or len(document.text))),
            rule=heading.rule,
        )
        if heading.ends is None:
            open_.append((level, section_id, heading.title))


def add_sections(document: Document, rules: Sequence[Rule[Any]] = RULES) -> Document:
    """Return the document with its section tree.

    1. 第X章, 第X部分, 第X节   2. 一、   3. （一）   4. 1. 1． 1、   5. 1.1, 1.1.1   6. 01
    7. headings without number, told by font, size, weight and position
    8. the title of a box (案例, 故事)   9. a run-in title closed by 。 that begins a paragraph (（一）主动公开情况。 …)
    Left alone: run-in markers (第一，…; （1）…；), numbered lists, captions, cover and contents.
    `rules` are some of those of `extractors.outline.rules`, all by default.
    """
    entries = read_contents(document)
    headings = find_headings(document, frozenset(entry.title for entry in entries), rules)
    listed: dict[str, list[str | None]] = {}
    for entry in entries:
        listed.setdefault(entry.title, []).append(entry.label)
    sections = tuple(
        replace(section, contents_label=labels.pop(0)) if (labels := listed.get(section.title)) else section
        for section in _sections(document, headings, _levels(document, headings, listed))
    )
    return _with_topics(replace(document, sections=sections))


def _levels(document: Document, headings: Sequence[Heading], listed: Container[str]) -> tuple[int, ...]:
    """Return the levels of headings; one beside a contents list that does not name it heads what stands there only."""
    parts = parts_beside_list(document, [heading.span.start for heading in headings])
    going_on = _going_on(headings)
    bound = [heading.title not in listed and at not in going_on for at, heading in enumerate(headings)]
    return heading_levels(headings, parts, bound)


def _going_on(headings: Sequence[Heading]) -> frozenset[int]:
    """Return the places of headings whose number goes on in the next one that is numbered like it: 一 … 二."""
    found: set[int] = set()
    last: dict[str, int] = {}
    for at, heading in enumerate(headings):
        if heading.number:
            before = last.get(heading.style)
            if before is not None and heading.ordinal == headings[before].ordinal + 1:
                found.add(before)
            last[heading.style] = at
    return frozenset(found)


def _with_topics(document: Document) -> Document:
    """Return the document with the outline edition that its sections fit and their topics, where one fits."""
    fit = fit_outline([(section.level, section.title) for section in document.sections], editions())
    if fit.edition is None:
        return document
    sections = (replace(one, topic=topic) for one, topic in zip(document.sections, fit.topics, strict=True))
    return replace(document, sections=tuple(sections), outline=fit.edition.code)


def read(document: Document) -> Iterator[SectionRow]:
    """Yield one row a section, in order of the text, with the page that the contents page gives for it."""
    for section in document.sections:
        evidence = document.cite(section.heading, "sections")
        yield SectionRow(
            doc_id=document.doc_id,
            section_id=section.section_id,
            parent_id=section.parent_id,
            level=section.level,
            number=section.number,
            title=section.title,
            path=section.path,
            page=evidence.page,
            start_char=section.span.start,
            end_char=section.span.end,
            text=evidence.text,
            bbox=evidence.bbox,
            text_length=len(section.span) - len(section.heading),
            topic=section.topic,
            contents_label=section.contents_label,
            rule=section.rule,
        )
