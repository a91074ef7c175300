"""Which place of a report speaks where it gives several values of one thing."""

from schemas.tables import Quantity
from schemas.word_lists import words

SUMMARY, CONSOLIDATED, ELSEWHERE = range(3)
"""Places of a value: one that is smaller speaks before one that is larger."""
_CONSOLIDATED = "合并"


def place_of(quantity: Quantity, path: str) -> int:
    """Return which place of its report a quantity stands in; `path` is that of its section.

    1. a table of the main accounting data (近三年主要会计数据和财务指标)   2. a consolidated statement (合并资产负债表)
    3. anywhere else: what a note or a sentence says may be of something narrower.
    """
    if quantity.source != "table":
        return ELSEWHERE
    title = path.rpartition(" / ")[2]
    if any(word in title for word in words("matching/summaries.txt")):
        return SUMMARY
    return CONSOLIDATED if quantity.phrase.subject == _CONSOLIDATED else ELSEWHERE
