"""The year that a section is about: the one that its heading states, or the report's."""

from extractors.dates.reading import read_dates
from schemas.document import Document


def years_of_sections(document: Document) -> dict[str, int | None]:
    """Return the year that each section is about: its heading's, else the outer section's, else the report's."""
    years: dict[str, int | None] = {}
    for section in document.sections:
        outer = years.get(section.parent_id, document.year) if section.parent_id else document.year
        years[section.section_id] = _stated_year(section.title) or outer
    return years


def _stated_year(title: str) -> int | None:
    """Return the year that a heading states (2021年工作回顾), None where it states none or several."""
    if "“" in title or "《" in title:
        return None
    years = {mention.start.year for mention in read_dates(title, None) if mention.precision == "year"}
    return years.pop() if len(years) == 1 else None
