"""Changes that a cell tells in words: 下降1.94个百分点, 增加12.5%, -0.15个百分点."""

import re
from typing import NamedTuple

from pipeline.checks.interval import Interval
from schemas.text import without_blanks

_SAID = re.compile(
    r"(?P<way>增加|增长|上升|提高|提升|上涨|减少|下降|降低|下滑|回落)了?(?P<number>\d[\d,]*(?:\.(?P<part>\d+))?)(?P<unit>个?百分点|[%％])"
)
_SIGNED = re.compile(r"(?P<sign>[-－−+＋]?)(?P<number>\d+(?:\.(?P<part>\d+))?)个?百分点")
_MINUS = ("-", "－", "−")
_DOWN = ("减少", "下降", "降低", "下滑", "回落")


class WordedChange(NamedTuple):
    """A change, below 0 where the words say that it fell; in points or else in percent."""

    interval: Interval
    points: bool


def read_change(text: str) -> WordedChange | None:
    """Return the change that a cell tells in words; None where it tells none, or anything else."""
    bare = without_blanks(text)
    found = _SAID.fullmatch(bare) or _SIGNED.fullmatch(bare)
    if not found:
        return None
    value, half = float(found["number"].replace(",", "")), 0.5 * 10.0 ** -len(found["part"] or "")
    known = Interval(value - half, value + half)
    if found.re is _SIGNED:
        return WordedChange(-known if found["sign"] in _MINUS else known, points=True)
    return WordedChange(-known if found["way"] in _DOWN else known, "百分点" in found["unit"])
