"""Rules of periods for days that only say what is reckoned from, or which thing is meant: 以此计算, 截至6月底的股利."""

import re

from extractors.dates.period import NEAR, NamedTime
from extractors.dates.period_rules import OVER
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_ENDS

_RECKONED = re.compile(
    "(?:以此|据此|按此|依此|以该)(?:为基数|为基准|为依据|股本)?(?:计算|测算|推算|估算|折算)|为基数|为基准"
)
_RECKONED_ON = re.compile(rf"(?:计算|测算|折算|估算)(?:[^{CLAUSE_ENDS}0-9]{{0,2}})?[，,]")
_ON = re.compile(r"[按以](?:照|截[至止])?\s*$")
_DONE_THEN = re.compile(
    rf"年度?(?:宣告|宣布|决定|同意|批准)?(?:分配|派发|支付|发放|收到|结清|结算)[^{CLAUSE_ENDS}0-9]{{0,8}}截[至止]到?$"
)


@as_rule(
    "day of what is reckoned from",
    "截至12月31日总股本4万股，以此计算派发红利7万元: what is reckoned from a stock is not of the stock's day",
    step=OVER,
    needs="基算",
    reason=NOT_READ,
    examples=(
        "截至⟨2022年6月30日⟩，总股本为4万股，以此计算共派发红利7万元。 → left aside",
        "以截至⟨2022年6月30日⟩的总股本4万股为基数，每10股派发红利2元。 → left aside",
        "按⟨2021年末⟩股份总数计算，每股分红0.85元。 → left aside",
    ),
    counter_examples=("截至2022年6月30日，总股本为4万股，资产7万元。",),
    source="argued: dividends are told with the number of shares that they are reckoned from",
)
def reckoned_from(time: NamedTime) -> bool:
    """Whether the quantity is reckoned from another one, of which the day is."""
    if time.mention.precision != "day":
        return False
    on = _ON.search(time.before[-NEAR:]) and _RECKONED_ON.search(time.between)
    return bool(on) or _RECKONED.search(time.between) is not None


@as_rule(
    "day that says which",
    "于2022年宣告分配截至2021年7月31日的股利3万元: a day up to which a thing is reckoned, behind that of a deed",
    step=OVER,
    needs="截至止",
    reason=NOT_READ,
    examples=("公司于2022年宣告分配截至⟨2021年7月31日⟩的股利3万元。 → left aside",),
    counter_examples=("截至2021年7月31日的资产3万元。", "2022年接待86人，截至2021年7月31日的资产3万元。"),
    source="argued: what is paid up to a day is paid at the time of the deed",
)
def says_which(time: NamedTime) -> bool:
    """Whether a day only says of what time a thing is that something was done with later."""
    if not time.until or time.mention.precision != "day" or not time.text.startswith("的", time.end):
        return False
    return _DONE_THEN.search(time.before) is not None


LEAVING = (reckoned_from, says_which)
