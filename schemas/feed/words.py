"""The closed lists of the feed. Values that nothing makes yet are named from the first version on, so that a program
that knows them all needs no new one when they come.
"""

from schemas.tables.comparison import CHANGE_STATUSES, LIKELY_RENAMED, VERDICTS
from schemas.tables.facts import PRECISIONS, QUALIFIERS
from schemas.tables.indicators import BASES, SCOPES, STATUSES

SLOT_KINDS = ("number", "year", "date", "person", "org", "honour")
# `corrected`: a value that a person has put right; nothing makes it yet.
VALUE_STATUSES = (*STATUSES, "corrected")
VINTAGE_VERDICTS = ("first", *VERDICTS, "corrected")
# What is likely renamed is `new` or `dropped` in a feed, and its note says more: the list is closed.
CHANGES = (*(status for status in CHANGE_STATUSES if status != LIKELY_RENAMED), "corrected")
COMPARABILITIES = ("A", "B", "C", "D")
HONOUR_STATUSES = ("held", "renewed", "lapsed", "earlier", "new")
AIM_KINDS = ("target", "plan")
AIM_STATUSES = ("met", "missed", "differs", "not_reported", "no_report", "not_comparable")
DUES = ("now", "later", "overdue")
# error, contradiction, hint are the classes that checks will have (错误, 矛盾, 提示).
DOUBT_CLASSES = ("error", "contradiction", "hint")
# `check`: a relation that does not hold, or values of two years that a person should look at.
DOUBT_KINDS = ("ambiguous", "conflict", "unit_error", "reading", "problem", "collected", "check")
RULINGS = ("open", "corrected", "right")

__all__ = [
    "AIM_KINDS",
    "AIM_STATUSES",
    "BASES",
    "CHANGES",
    "COMPARABILITIES",
    "DOUBT_CLASSES",
    "DOUBT_KINDS",
    "DUES",
    "HONOUR_STATUSES",
    "PRECISIONS",
    "QUALIFIERS",
    "RULINGS",
    "SCOPES",
    "SLOT_KINDS",
    "VALUE_STATUSES",
    "VINTAGE_VERDICTS",
]
