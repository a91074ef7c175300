"""What is left after something was taken off, in one sentence: 总股本A股，扣减B股后为C股."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.printed import write_as
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import between, is_exact_level, sentences, words_behind

_OFF = re.compile(r"^[^。；;]{0,30}(?:扣除|扣减|剔除|减去|减除|减掉|除去|退出|退还|调出|核减)[^。；;\d]{0,30}$")
_LEFT = re.compile(
    r"^[^。；;\d]{0,12}?(?:后|之后)?[，,]?(?:还|尚|仍|实际|净|总股本|股本)?(?:剩余|余下|结余|结存|剩下|实存|实有|实得|余额为|余额|余|为|有|计)(?:为|有)?$"
)
_AFTER = re.compile("后|余|剩|结存|净|实")


@as_check(
    "what is left",
    "400,680,000股扣减1,238,700股后为399,441,300股: what is left is the first less what was taken off",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no three values of one unit stand in a sentence as a whole, what is taken off it (扣除, 扣减, 剔除) and what is left (后为, 剩余)",
    tolerance="half of the last printed digit of all three",
    examples=(
        "公司总股本400,680,000股，扣减回购专用账户中的1,238,700股后为399,411,300股。",
        "募集资金总额52,600万元，扣除发行费用3,480万元，余额为49,210万元。",
        "年初库存大米1,280吨，调出460吨后结存802吨。",
        "收到报名材料326份，剔除不合格的48份，剩余287份。",
        "保证金共86.40万元，退还12.60万元后余73.08万元。",
    ),
    counter_examples=(
        "公司总股本400,680,000股，扣减回购专用账户中的1,238,700股后为399,441,300股。",
        "募集资金总额52,600万元，扣除发行费用3,480万元，余额为49,120万元。",
        "收到报名材料326份，剔除不合格的48份，录取120份。",
        "年初库存大米1,280吨，调出460吨，购入520吨，年末结存1,340吨。",
        "全年收入860万元，使用往年结余120万元，结余640万元。",
    ),
)
def check_left(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each three such values."""
    for statement, quantities in sentences(report):
        for whole, less, left in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if not is_exact_level(whole, less, left) or len({q["unit"] for q in (whole, less, left)}) > 1:
                continue
            gaps = between(statement, whole, less), between(statement, less, left)
            said = _OFF.match(gaps[0]) and _LEFT.match(gaps[1]) and _AFTER.search(gaps[1])
            if not said or whole["unit"] in ("%", None) or not whole["value"] > left["value"] > 0:
                continue
            if re.match("[^。；;，,]{0,4}(?:万|亿|%)", words_behind(statement, left)):
                continue
            one, two, three = (interval_of(q) for q in (whole, less, left))
            if one is None or two is None or three is None:
                continue
            got = one - two
            if got.meets(three):
                yield holds(whole, less, left)
            else:
                yield fails("left_over", left, whole, less, whole=named(whole), less=named(less), left=named(left),
                            got=write_as(got.middle, left))  # fmt: skip
