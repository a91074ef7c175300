"""Measures: a number with what it counts."""

import re

from extractors.numbers.figure import Candidate
from extractors.numbers.number import Number
from extractors.numbers.place import Place, Unit, printed_unit
from extractors.numbers.ranges import lent_unit
from extractors.numbers.steps import ADDITION, LEAD, NUMBER
from extractors.rule import as_rule
from extractors.text.needed import needed

_MINUS = re.compile(r"(?:^|[^\w]|[长降为是达至到率幅速增减额和与及])[-−－]$|负$")
_MINUS_OF_RATE = re.compile(r"[^\W\dA-Za-z_][-−－]$")
# What can be below zero: before it a dash and a sum or a temperature is a minus.
_CAN_BE_NEGATIVE = re.compile(
    r"(?:利润|亏损|盈余|损益|收益|净额|流量|结余|差额|增长|增幅|变动|影响|温度|气温|财务费用|所得税费用|资本公积|增加|减少)[-−－]$"
)
_REACH = 6  # characters: 所得税费用-
# 减负3万元, 抱负: a word, no minus.
_NO_MINUS = re.compile(r"[抱自肩担背欺辜胜正减]负$")


@as_rule(
    "minus",
    "a minus or 负 before a number; a dash behind a Han character only before a share, or behind 净流量, 温度 …",
    step=LEAD,
    needs=needed(_MINUS),
    examples=(
        "利润率为⟨-2.3%⟩ → -2.3 %",
        "海拔⟨负0.2千米⟩ → -0.2 千米",
        "利润率⟨-3%⟩ → -3 %",
        "净流量⟨-8万元⟩ → -80000 元",
        "财务费用⟨-8万元⟩ → -80000 元",
        "结余3万元和⟨-8万元⟩ → -80000 元",
    ),
    counter_examples=("减负3万元", "A-3人", "慰问金-5万元", "培训费用-5万元"),
)
def minus(place: Place) -> bool:
    """Take the minus right before a number into the place."""
    text, start = place.text, place.start
    window = text[max(0, start - _REACH) : start]
    if _MINUS.search(window) or _CAN_BE_NEGATIVE.search(window):
        place.negative = not _NO_MINUS.search(window)
    else:
        rate = text[place.end : place.end + 1] in ("%", "‰") or text.startswith("个百分点", place.end)
        place.negative = rate and _MINUS_OF_RATE.search(window) is not None
    place.start -= place.negative
    return place.negative


def measured(place: Place, number: Number, unit: Unit) -> Candidate:
    """Return the candidate of a number at a place with its unit."""
    return Candidate(
        start=place.start,
        end=unit.end,
        value=-number.value if place.negative else number.value,
        decimals=number.decimals,
        unit=unit.name,
        unit_text=printed_unit(place.text, number, unit),
        kind=unit.kind,
        more=number.more,
        number=number,
        measure=unit,
    )


@as_rule(
    "number and unit",
    "a number with its unit or measure word: 79名, 25.87万件, 3个多小时, 两年半",
    step=NUMBER,
    examples=(
        "现有员工⟨132名⟩ → 132 名",
        "受理⟨31.42万件⟩ → 314200 件",
        "时长⟨3个多小时⟩ → more_than 3 个小时",
        "用时⟨两年半⟩ → 2.5 年",
        "提高⟨0.5个⟩和1.3个百分点 → 0.5 百分点 up",
    ),
    counter_examples=("3人制足球", "5年级", "捐款30元"),
    source="schemas/data/figures/units.csv",
)
def number_and_unit(place: Place) -> Candidate | None:
    """Read a number with a unit that is no money."""
    unit = place.measure
    return measured(place, place.counted, unit) if unit and unit.kind != "amount" else None


@as_rule(
    "unit of a later number",
    "由3至5家, 0.4和0.7个百分点: the unit stands behind the later number only",
    step=NUMBER,
    examples=(
        "由⟨3⟩至5家 → 3 家",
        "提高⟨0.4⟩和0.7个百分点 → 0.4 百分点 up",
        "倍数分别为3.1倍、⟨2.8⟩和2.5倍 → 2.8 倍",
    ),
    counter_examples=("由3家至5家", "0.4和0.7", "1、2和3组", "3.1、2.5亿元"),
    source="argued: bulletins give two changes with one unit (分别提高0.4和0.7个百分点)",
)
def with_lent_unit(place: Place) -> Candidate | None:
    """Read a number without unit that a later one lends its unit."""
    unit = lent_unit(place.text, place.number)
    return measured(place, place.number, unit) if unit else None


@as_rule(
    "speed",
    "每小时十公里, 时速60公里",
    step=ADDITION,
    needs="时",
    of=frozenset({"公里", "千米", "海里"}),
    examples=("时速⟨60公里⟩ → 60 公里/小时", "每小时⟨十公里⟩ → 10 公里/小时"),
    counter_examples=("全长60公里",),
    source="ordinary form; cases of WeTextProcessing",
)
def speed(text: str, found: Candidate) -> bool:
    """Give a length the hour that stands before it."""
    if found.value is None:
        return False
    if not text.endswith(("每小时", "时速"), 0, found.start):
        return False
    found.unit = f"{found.unit}/小时"
    return True
