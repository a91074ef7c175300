"""Funds whose sum a sentence tells, what is left of it, what of it was used: 募集资金净额4亿元，累计使用3亿元."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, LATER
from extractors.rule import as_rule
from extractors.text.own_unit import is_named
from extractors.text.times import ANY_TIME

_FUNDS = re.compile(
    "(?:[年期]初)?(?:结存|结余|结转)?(?P<what>(?!使用|投入|支出|拨付)[一-鿿]{0,8}?(?:资金|补助|补贴|善款|经费|专款|储备|基金|准备金))(?:净额|总额|总量|合计|[期年]?[初末]?余额)?"
)
_USED = re.compile(
    rf"(?:截[至止][^，]{{1,14}}[底末日]|{ANY_TIME}|[期年]末|本[年期]|其中|公司)*(?P<not>尚未|未|暂未)?(?P<how>累计|已|合计|实际|全年)*"
    "(?P<did>使用|投入|支出|支用|拨付|提取|计提|结余|结存)了?"
)

_GROSS = re.compile("(?P<what>[一-鿿]{2,10}?)(?:总额|总金额)")


@as_rule(
    "what is left of a sum",
    "募集资金总额6亿元，扣除费用后净额为5亿元: a bare net sum is of the sum that it was taken from",
    step=ADDED,
    at=LATER,
    needs="净",
    of=AMOUNT,
    examples=("募集资金总额6亿元，扣除发行费用860万元后净额为⟨5.9亿元⟩。 → 募集资金净额",),
    counter_examples=("收入总额6亿元。净额5亿元。", "募集资金总额6亿元，应收账款净额5亿元。"),
    source="annual reports tell what was raised before and after costs (上市公司监管指引第2号)",
)
def net_of_sum(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare net sum the name of the whole."""
    if measured.metric not in ("净额", "实际净额"):
        return None
    levels = (told for _, one, told in so_far.quantities_before(around.at) if one.kind == "amount")
    gross = next(filter(None, (_GROSS.fullmatch(told.metric or "") for told in levels)), None)
    return replace(measured, metric=gross["what"] + measured.metric[-2:]) if gross else None


@as_rule(
    "used of funds",
    "募集资金净额4亿元，累计使用3亿元，尚未使用1亿元: a verb alone says how much of the funds before was used",
    step=ADDED,
    at=LATER,
    needs="用投支拨提结",
    of=AMOUNT,
    examples=(
        "年初结存维修基金4亿元，本年提取⟨3亿元⟩，使用1亿元。 → 提取, 维修基金",
        "募集资金净额4亿元，截至期末累计使用⟨3亿元⟩。 → 使用, 募集资金",
        "水毁修复资金860万元，已使用320万元，尚未使用⟨540万元⟩。 → 尚未使用, 水毁修复资金",
    ),
    counter_examples=(
        "募集资金净额4亿元，累计使用自有资金3亿元。",
        "募集资金净额4亿元；全年支出3亿元。",
        "收入4亿元，支出3亿元。",
    ),
    source="argued: reports on funds tell their sum, what was used and what is left",
)
def used_of_funds(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a verb that says how much was used the funds as subject, and keep what says that it was not."""
    used = _USED.fullmatch(untied(around.own).strip())
    if used is None or is_named(measured.subject) or around.right[0].strip() or "；" in around.between:
        return None
    if not (measured.metric or "").endswith(used["did"]):
        return None  # 巡护经费76万元，实际|使用巡护经费: another rule gave it its thing
    metric = ((used["not"] and "尚未") or "") + used["did"]
    if last := so_far.told_by(used_of_funds.name):
        return replace(measured, metric=metric, subject=last.subject)
    for _, figure, told in so_far.quantities_before(around.at):
        funds = _FUNDS.fullmatch(told.metric or "") if figure.kind == "amount" and figure.role == "level" else None
        if funds:
            return replace(measured, metric=metric, subject=funds["what"])
        if not (told.metric or "").endswith(("净额", "资金")):
            return None
    return None
