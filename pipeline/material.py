"""What the reader of indicators needs of a report's other rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from extractors.indicators.scope import Material, Place
from extractors.nlp import tokens
from schemas.tables import DocumentRow, Quantity, SectionRow, StatementRow

_PARENTS_NOTES = re.compile("公司财务报表(?:主要)?项目(?:的)?注释")  # 母公司财务报表主要项目注释, not 合并财务报表…


def material_of(
    document: DocumentRow | Mapping[str, Any],
    quantities: Sequence[Quantity],
    statements: Sequence[StatementRow],
    sections: Sequence[SectionRow],
) -> Material:
    """Return what the reader of indicators needs of a report's rows."""
    said = document if isinstance(document, Mapping) else {f.name: getattr(document, f.name) for f in fields(document)}
    names = frozenset(name for name in (said["org"], said["org_short"]) if name)
    start, end = said["period_start"], said["period_end"]
    return Material(
        own_names=names,
        report_type=said["report_type"] or "",
        year=said["stated_year"],
        period=(start, end) if isinstance(start, date) and isinstance(end, date) else None,
        quantities=quantities,
        statements=statements,
        places=_places(sections),
        tag=tokens,
    )


def _places(sections: Sequence[SectionRow]) -> dict[str, Place]:
    """Return the place of each section by its id.

    The notes on the parent company's own statements go on until the next heading of their kind, whatever level the
    headings between them have.
    """
    found: dict[str, Place] = {}
    notes: SectionRow | None = None
    for section in sections:
        if _PARENTS_NOTES.search(section.title):
            notes = section
        elif notes and section.level <= notes.level and _kind(section.number) == _kind(notes.number):
            notes = None
        found[section.section_id] = Place(path=section.path, topic=section.topic, of_parent=notes is not None)
    return found


def _kind(number: str | None) -> str:
    if not number:
        return "none"
    return "digits" if number[0].isdecimal() else "words"
