"""What the reader of indicators needs of a report's other rows."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from extractors.indicators.indicators import Material, Place
from schemas.tables import DocumentRow, Quantity, SectionRow, StatementRow


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
        places={s.section_id: Place(path=s.path, topic=s.topic) for s in sections},
    )
