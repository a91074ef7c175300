"""Lines that nobody can answer with a figure of the year, and why: they are listed, and not asked.

rhythm: how often something is arranged (每年1次)   total: the share of a sum in itself (合计占比100%)
kinds: what a text counts up itself (等6个类别)   own: what the report says of itself   long: of many years (十年来)
share: a part of a chart whose amount is asked (本科26.8%, beside 本科学历)
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from extractors.indicators.matching import OPEN
from pipeline.export.numbers import is_known
from pipeline.export.series import Series
from schemas.word_lists import words

_KINDS, _RATES = "collect/kinds.txt", "collect/rates.txt"
_EVERY = r"每(?:半?年|年度|季度?|半?月|周|日|天|学期)[^，。；|\d]{0,6}"
_TIMES = ("次", "场", "期", "回", "遍")
# The words of a chart: names and numbers, no sentence.
_LEGEND = re.compile(r"[^，。；：|]+\d%?")
_TOTAL = re.compile(r"(?:合计|总计|小计|总和)[^，。]{0,2}")
_OWN = "report.parameters"  # the topic of what a report says of itself
_LONG = 5  # years that a task or a plan lasts; more are the history of the unit
_HUNDRED = 100


def why_unanswerable(line: Series, sentence: str, year: int, others: Sequence[Series]) -> str | None:
    """Return why a line is not asked of `year`; None where it is. `sentence` states it, `others` are asked, too."""
    return next(_reasons(line, sentence, year, others), None)


def _reasons(line: Series, sentence: str, year: int, others: Sequence[Series]) -> Iterator[str]:
    record = line.values[year]
    if not str(record.indicator).startswith(OPEN):
        return
    name, unit = str(record.name), str(record.unit) if is_known(record.unit) else ""
    if unit in _TIMES and re.search(_EVERY + re.escape(str(record.text)), sentence):
        yield "rhythm"
    if unit == "%" and record.value == _HUNDRED and _TOTAL.fullmatch(name.removesuffix(_rate_of(name))):
        yield "total"
    if unit != "%" and name.endswith(words(_KINDS)):
        yield "kinds"
    if record.topic == _OWN:
        yield "own"
    if _years_of(record) > _LONG:
        yield "long"
    if (
        unit == "%"
        and _LEGEND.fullmatch(sentence)
        and any(_is_amount_of(other.values[year], name, record) for other in others)
    ):
        yield "share"


def _rate_of(name: str) -> str:
    return next((word for word in words(_RATES) if name.endswith(word)), "")


def _years_of(record: Any) -> int:
    if not str(record.bucket).startswith("years"):
        return 1
    return int(str(record.bucket).removeprefix("years"))


def _is_amount_of(other: Any, name: str, record: Any) -> bool:
    """Whether a line counts what a share is of: 本科学历 of 本科, not what the name of a rate begins with."""
    if not is_known(other.unit) or other.unit in ("%", "‰") or other.doc_id != record.doc_id:
        return False
    return not _rate_of(name) and str(other.name).startswith(name)
