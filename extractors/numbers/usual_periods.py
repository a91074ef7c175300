"""The period that a quantity is about where its sentence names none: that of the report, or of what is to come."""

import re
from datetime import date

from extractors.dates import Period, is_future, is_mixed, named_year, plan_begins
from schemas.document import Document, Passage, Section
from schemas.text import squeeze

_OPENING = 12  # characters of a sentence that may say that it is a plan


class UsualPeriods:
    """The usual periods of a document's passages; each section is looked through once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plans: dict[tuple[str, int | None], Period] = {}
        self._begun: set[str] = set()

    def of(self, passage: Passage) -> Period:
        """Return the reporting period, or that of a plan: by its section, or its sentences under a mixed title."""
        section, year = self._document.section_at(passage.span.start), self._document.year_of(passage)
        period = self._document.period_of(passage)
        reported = Period(*period, None) if period else Period(None, None, None)
        if section is None:
            return reported
        if is_mixed(section.title):  # 问题与展望: from the sentence on that turns to what is to come
            text = self._document.text[section.span.start : passage.span.start + _OPENING]
            if section.section_id not in self._begun and not plan_begins(text, year or 0):
                return reported
            self._begun.add(section.section_id)
        elif not is_future(section.path):
            return reported
        if (section.section_id, year) not in self._plans:
            self._plans[section.section_id, year] = self._of_plan(section, year)
        return self._plans[section.section_id, year]

    def _of_plan(self, section: Section, year: int | None) -> Period:
        """Return the year to come where the section names it, but for the day of a signature."""
        following = (year or 0) + 1
        if not re.search(named_year(following), squeeze(section.span.of(self._document.text))):
            return Period(None, None, "未来")
        return Period(date(following, 1, 1), date(following, 12, 31), "未来")
