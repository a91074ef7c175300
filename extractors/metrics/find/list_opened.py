"""The whole whose parts a list tells behind 其中 or 主要为: 受理投诉86件，其中噪声52件、油烟20件，其他14件."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.find.so_far import SoFar

_OPENS = re.compile(r"[，,；;。（(]?\s*(?:其中|主要(?=[为是有包]))(?:主要)?(?:有|[为是]|包[括含])?[：:，,]?")
_SENTENCE = re.compile("^。(?=其中|主要)")
_MEMBER = re.compile("[；;。]")
_NEXT = re.compile("[、，,和及]")
_LONGEST, _MOST = 24, 12  # characters between two parts, and parts


def whole_of_list(so_far: SoFar, at: int) -> int | None:
    """Return the number of the level of which a list tells parts in its unit, up to a quantity; None: it is no part."""
    figures, figure = so_far.figures, so_far.figures[at]
    for number in range(at, max(0, at - _MOST), -1):
        between = so_far.text[figures[number - 1].span.end : figures[number].span.start].strip()
        if forms.BETWEEN_SENTENCES.search(_SENTENCE.sub("", between)):
            return None
        if _OPENS.match(between):
            return _level(so_far, number - 1, at)
        share = figures[number].unit == "%" and "占" in between
        part = figures[number].unit == figure.unit and figures[number].role == "level"
        if not _NEXT.match(between) or len(between) > _LONGEST or not (share or part):
            return None
    return None


def _level(so_far: SoFar, last: int, at: int) -> int | None:
    """Return the number of the last level up to one, past changes and shares, where a quantity may be part of it."""
    figures, part = so_far.figures, so_far.figures[at]
    while last and (figures[last].role != "level" or (figures[last].unit == "%" and part.unit != "%")):
        last -= 1
    if not _is_alone(so_far, last):
        return None
    whole = figures[last]
    less = whole.value is not None and part.value is not None and part.value <= whole.value
    return last if less and whole.unit == part.unit and whole.role == "level" and so_far.found[last].metric else None


def _is_alone(so_far: SoFar, at: int) -> bool:
    """Whether a level is the only one of its member in its unit, so that what parts are of is no question.

    Left alone: 职工86人，学员860人 (either may be the whole), 体检船员86人，复查12人 (whom, stands before the deed)
    """
    figures = so_far.figures
    for number in range(at, 0, -1):
        between = so_far.text[figures[number - 1].span.end : figures[number].span.start]
        if _MEMBER.search(between):
            break
        if figures[number - 1].role == "level" and figures[number - 1].unit == figures[at].unit:
            return False
    return True
