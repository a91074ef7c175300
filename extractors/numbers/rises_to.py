"""Changes with 至 behind them: 延长4天至71天 is a change and what it led to, 上升0.5米至2米 may be that or a range."""

import re

from extractors.numbers.change_words import DOWN, UP
from extractors.numbers.figure import Candidate
from extractors.numbers.number import Number
from extractors.numbers.steps import EXCLUSION
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS

_ROSE = re.compile(f"(?:{UP})了?(?:约|近)?$")
_FELL = re.compile(f"(?:{DOWN})了?(?:约|近)?$")
_FORETOLD = re.compile("预[计期]|有望|拟|将|可")
# 各站, 每亩, 亩均, 分别: several are told of, each with a change of its own
_OF_SEVERAL = re.compile(f"(?:[各每均]|分别|依次)[^{CLAUSE_ENDS}]*$")
_VARIES = re.compile(f"[^{CLAUSE_ENDS}0-9]{{0,4}}?(?:不等|之间|范围)")
_TO = "至到"
_BEFORE = 24  # characters that may say so
_MAY = 3  # times the change that a level may be: 增加3万元至5万元 is a range
_MUST = 10  # times the change that a range does not reach


def _is_range(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    return bool(_FORETOLD.search(before) or _OF_SEVERAL.search(before) or _VARIES.match(text, end))


def is_change_to(text: str, first: Number, second: Number) -> bool:
    """Whether a rise and a very much larger second number make two of them: 供热期延长|4天至71天."""
    if text[second.start - 1] not in _TO or not first.value or second.value < first.value * _MUST:
        return False
    before = text[max(0, first.start - _BEFORE) : first.start]
    return _ROSE.search(before) is not None and not _is_range(text, first.start, second.end)


@as_rule(
    "change by or to",
    "水位上升0.5米至2米: a range of the change, or the change and what it led to; the words do not say which",
    step=EXCLUSION,
    needs=_TO,
    reason="inexact",
    examples=("茶叶产量下降⟨3吨至12吨⟩。", "办证时间缩短⟨1天至5天⟩。", "库容增加⟨20万方至90万方⟩。"),
    counter_examples=(
        "补贴提高100元至500元不等。",
        "各站水位上升0.5米至2米。",
        "亩均产量增加50公斤至200公斤。",
        "三档工资分别上涨300元至1000元。",
        "预计产量下降3吨至12吨。",
        "产量下降3吨至5吨。",
        "产量下降3%至12%。",
        "供热期延长4天至71天。",
    ),
    source="argued: a wrong level costs more than a missing one",
)
def by_or_to(text: str, found: Candidate) -> bool:
    """Whether a range with 至 stands behind a verb of change, its end much larger than its beginning."""
    if found.low is None or found.high is None or found.kind == "ratio" or not found.low:
        return False
    before = text[max(0, found.start - _BEFORE) : found.start]
    if not (_ROSE.search(before) or _FELL.search(before)) or found.high < found.low * _MAY:
        return False
    printed = text[found.start : found.end]
    unit = found.unit_text or ""
    with_units = re.search(f"[^0-9][{_TO}]", printed) is not None and bool(unit)
    return with_units and not _is_range(text, found.start, found.end)
