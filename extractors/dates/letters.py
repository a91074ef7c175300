"""Letters in reports: in one signed in the year after, 去年 is the year that the report is about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates.mention import DateMention
from extractors.dates.period import same_day
from extractors.text.characters import CLAUSE_ENDS
from schemas.document import Document, Passage

_OPENS = re.compile(rf"(?:^|[{CLAUSE_ENDS}：])\s*$")
_LETTER = 1000  # characters from a passage to the signature
# a line of its own: 2023年2月
_SIGNED = re.compile(r"(?<=\n)\s*(?P<year>(?:19|20)[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?\s*(?:\n|$)")
_LAST_YEAR, _THIS_YEAR = "去年", "今年"


def _is_signed_after(document: Document, passage: Passage) -> bool:
    """Whether a day of the year after the report's stands alone behind a passage in its section, and no 今年 before."""
    section, year = document.section_at(passage.span.start), document.year
    if section is None or year is None or document.year_of(passage) != year:
        return False
    days = _SIGNED.finditer(document.text, passage.span.end, min(section.span.end, passage.span.end + _LETTER))
    signed = next((day for day in days if int(day["year"]) == year + 1), None)
    return signed is not None and _THIS_YEAR not in document.text[section.span.start : signed.start()]


def in_letters(
    document: Document, passage: Passage, text: str, mentions: Sequence[DateMention]
) -> tuple[DateMention, ...]:
    """Return the dates of a passage as a signed letter means them: 去年夏天，… of April 2025 is of 2024.

    Left alone: 比去年, and letters that speak of 今年, which may be the report's or the one after.
    """
    told = [one for one in mentions if one.text.startswith(_LAST_YEAR) and _OPENS.search(text[: one.span.start])]
    if not told or not _is_signed_after(document, passage):
        return tuple(mentions)
    return tuple(
        replace(one, start=same_day(one.start, 1), end=same_day(one.end, 1)) if one in told else one for one in mentions
    )
