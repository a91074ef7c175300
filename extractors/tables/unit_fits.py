"""Which units fit what a header or label says: no money for rates, ages and people, no unit of rows for shares."""

import re

from extractors.tables.cell_units import Scale, unit_of_name
from extractors.tables.cell_values import Column
from extractors.tables.words import any_word
from extractors.text.characters import BRACKETS, CLOSE, OPEN

_ASIDE = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
_HEADCOUNT = r"[人次户件天家个]数 | 股东总?数 | .工总?数"  # counts that only a unit of counting fits
_RATE = re.compile(
    rf"""
    .* (?: [率幅] | 比例 | 比重 | 占比 | 占.{{2,8}}比.{{0,5}} | 百分比 | 指数 | 系数 | 得分
      | (?:发行|授予|行权|配股)价格?
      | 每股.{{0,12}} | 人均.{{0,12}}
      | {_HEADCOUNT} )
    """,
    re.VERBOSE,
)
# argued: what % is the unit of where a table states it; the others are a number of times, or have a unit of their own
_IN_PERCENT = re.compile(r".*(?:(?<!周转)(?<![汇频功倍])(?<!市[盈净销])(?<!容积)[率幅]|比例|比重|占比|百分比)")
# argued: headers of counts where the table counts in 人 or 户
_COUNTED = re.compile(rf".*(?:{_HEADCOUNT})", re.VERBOSE)
_OF_HEADS = frozenset("人名位户家件次天") | {"人次"}
# What no unit of money fits, whatever the table counts in: ages, terms, people, shares, places.
_NO_MONEY = re.compile(
    r".*(?:年龄|工龄|年限|期限|任期|寿命|天数|月数|股数|持股数?量?|(?:股份|股票|股权|激励|期权)数量|席位|名次|数量|(?:在职|在岗|离退?休).{0,6}(?:人员|员工|职工)|普通股的?加权平均数)"
)
# argued: the progress of works is told in per cent, or in what was built, dug or paid
_PROGRESS, _PAID = re.compile(r".*进度"), re.compile(rf".*{any_word('paid_progress')}进度")
_CHANGED_AMOUNT = re.compile(r"额|金额|数|(?:变动|增减|变化)量")


def takes_unit(
    label: str, column: Column, unit: Scale | None = None, *, amounts: bool = False, far: bool = False
) -> bool:
    """Whether a quantity may take the unit that a caption states for the whole table (单位：万元).

    Left alone: rates and counts of people or times (资产负债率, 职工人数), amounts a head (每股收益), changes that may
    be shares (同比). A `unit` that is none of money fits ages, one of people or cases also 职工人数, % rates; `amounts`
    says that the numbers of its group of columns are too large for shares, `far` that those of its own column are, so
    that 掘进进度 is none; of money only what was paid is (投资进度).
    """
    counts = unit is not None and unit.unit in _OF_HEADS
    fits = _COUNTED if counts else _IN_PERCENT if unit is not None and unit.unit == "%" else None
    said = [_ASIDE.sub("", words) for words in (label, column.words) if words]
    for words in said:
        if _RATE.fullmatch(words) and not (fits and fits.fullmatch(words)):
            return False
        if _PROGRESS.fullmatch(words) and not _fits_progress(words, unit, far=far):
            return False
        if (unit is None or unit.unit == "元") and _NO_MONEY.fullmatch(words):
            return False
    return not column.change or amounts or bool(_CHANGED_AMOUNT.search(column.change))


def _fits_progress(words: str, unit: Scale | None, *, far: bool) -> bool:
    if unit is None or unit.unit == "%":
        return unit is not None
    return far and (unit.unit != "元" or bool(_PAID.fullmatch(words)))


def keeps_unit(column: Column) -> bool:
    """Whether a column counts in the unit of its row's label: no rate, no change that may be a share (同比)."""
    words = _ASIDE.sub("", column.words)
    if words and (_RATE.fullmatch(words) or _PROGRESS.fullmatch(words)) and not unit_of_name(column.words):
        return False
    return not column.change or bool(_CHANGED_AMOUNT.search(column.change))
