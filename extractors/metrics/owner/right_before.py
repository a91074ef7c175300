"""Rules of metrics for what stands right before a quantity or its name: the place that gives it, the brand of goods.

职工食堂每人每月补贴300元   → 每人每月补贴, of 职工食堂
上市“青釉”系列23个单品      → “青釉”系列单品
"""

import re
from dataclasses import replace

from extractors.metrics.cut.words import endings_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, BEHIND, COUNTED
from extractors.rule import as_rule
from extractors.text.own_unit import own_word
from extractors.text.times import ANY_TIME

_PLACES = endings_of("agent_end", "place_end")
_EACH = re.compile(rf"(?:{ANY_TIME})*(?P<who>[一-鿿]{{2,8}})")


@as_rule(
    "who gives it to each",
    "食堂每人每月补贴300元: what stands before each of them has or gives it",
    step=ADDED,
    needs="每",
    of=AMOUNT,
    examples=("职工食堂每人每月补贴⟨300元⟩。 → 每人每月补贴, 职工食堂",),
    counter_examples=("每人每月补贴300元。", "标准为每人每月300元。", "资助学生每人每月300元。"),
    source="argued: allowances are told by where they are given",
)
def given_to_each(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a sum of each the place that gives it."""
    metric, own = measured.metric or "", around.own.strip()
    if measured.subject or not metric.startswith("每") or not own.endswith(metric):
        return None
    who = _EACH.fullmatch(own.removesuffix(metric))
    tokens = so_far.words(who["who"]) if who and not own_word(own) else ()
    place = bool(tokens) and all(token.flag[0] in "nxj" for token in tokens) and tokens[-1].text.endswith(_PLACES)
    return replace(measured, subject=who["who"]) if who and place else None


_GOODS = re.compile("(?:(?<![奖作展])品|礼盒|口味|型号|规格|款式|车型|机型)$")
_OF_BRAND = re.compile(r"(?P<brand>[“\"][^“”\"]{1,10}[”\"](?:系列|牌|品牌))$")


@as_rule(
    "brand of what is counted",
    "“青釉”系列23个单品: a brand right before a count says of what the things are",
    step=ADDED,
    at=BEHIND,
    needs="系牌",
    of=COUNTED,
    examples=("上市“青釉”系列⟨23个⟩单品。 → “青釉”系列单品",),
    counter_examples=(
        "“青釉”系列共有员工23人。",
        "“青釉”系列获奖23个。",
        "打造“石榴”品牌7个支部。",
        "参加“石榴”品牌7名职工比武。",
        "获“石榴”系列7项表彰。",
        "“石榴”系列捧回7个奖项。",
    ),
    source="argued: goods are counted by their brand",
)
def of_brand(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the brand before what is counted behind it."""
    metric, told = measured.metric or "", _OF_BRAND.search(around.left.rstrip())
    if told is None or not _GOODS.search(metric) or not so_far.text.startswith(metric, around.figure.span.end):
        return None
    named = told["brand"] in metric + (measured.subject or "")
    return None if named else replace(measured, metric=told["brand"] + metric)
