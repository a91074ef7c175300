"""How far two rates are apart, in percentage points: one beside the other, or the one of a goal and that of the report.

1. 毛利率23.7%，与2021年的29.6%相比仍有3.2个百分点的差距   2. 博士学位教师占比距15%的目标仍差5.7个百分点, and a table has 10.29
"""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, interval_of, write
from pipeline.checks.printed import digits_beside, find_slipped
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import STOP, between, is_exact_level, sentences, words_before, words_behind

_WITH = re.compile(r"^[^。；;\d]{0,4}[，,]?(?:与|和|较|比|高于|低于|同)[^。；;，,]{0,20}$")
# what stands between the second rate and the points: 26.9%|相比仍有|3.2个百分点, 97.2%|高|2.1个百分点
_GAP = re.compile(
    r"^(?:的[^，,。；;\d]{0,10})?(?:相比|相差)?[，,]?[^，,。；;\d]{0,6}(?:差|高|低|少|多)[^，,。；;\d]{0,4}$|^[^，,。；;\d]{0,6}相比[^，,。；;\d]{0,6}$"
)
_APART = re.compile("^的?(?:差距|缺口|落差)")
_GOAL = re.compile(r"(?P<name>[㐀-鿿]{4,20})(?:距离?|离|与)(?:[^，,。；;\d]{0,8})$")
_TO = re.compile(r"^的?[^，,。；;\d]{0,8}(?:仍|还|尚)?(?:差|有|相差)[^，,。；;\d]{0,4}$")
_NAME = 2  # characters of the name of a rate
_ENDS = re.compile("(?:所占)?(?:占比|比例|比重|率)$")


@as_check(
    "rates and how far they are apart",
    "what lies between two rates (与26.9%相比仍有3.2个百分点的差距, 距15%的目标仍差4.7个百分点) is their difference",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give both rates with what lies between them, nor the report one rate under the name before 距, or no slip of a digit explains what differs from the latter",
    tolerance="half of the last printed digit of all three",
    examples=(
        "全年毛利率为23.7%，与2021年的29.6%相比仍有3.2个百分点的差距。",
        "合格率98.4%，比全省平均水平97.2%高2.1个百分点。",
        "@tables\n博士学位教师占比距15%的目标仍差5.7个百分点。\n| 学位 | 人数 | 占教师比例（%） |\n| 博士 | 63 | 10.29 |\n| 硕士 | 398 | 65.03 |",
    ),
    counter_examples=(
        "全年毛利率为23.7%，与2021年的26.9%相比仍有3.2个百分点的差距。",
        "合格率98.4%，比全省平均水平97.2%高1.2个百分点。",
        "@tables\n博士学位教师占比距15%的目标仍差4.7个百分点。\n| 学位 | 人数 | 占教师比例（%） |\n| 博士 | 63 | 10.29 |\n| 硕士 | 398 | 65.03 |",
        "合格率98.4%，投诉率1.2%，下降2.1个百分点。",
    ),
)
def check_apart(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two rates with what lies between them."""
    for statement, quantities in sentences(report):
        for one, other, points in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if _are_rates(one, other, points) and _is_told(statement, one, other, points):
                yield from _judge((one, other, points), sure=True)
        for goal, points in itertools.pairwise(quantities):
            found = _GOAL.search(words_before(statement, goal)) if _are_rates(goal, goal, points) else None
            if found and _TO.match(between(statement, goal, points)):
                yield from _of_goal(report, found["name"], goal, points)


def _are_rates(one: Row, other: Row, points: Row) -> bool:
    units = one["unit"] == other["unit"] == "%" and points["unit"] == "百分点"
    return units and is_exact_level(one, other) and points["qualifier"] == "exact" and points["value"] is not None


def _is_told(statement: Row, one: Row, other: Row, points: Row) -> bool:
    """Whether words say that a third number is what lies between two rates."""
    gaps = between(statement, one, other), between(statement, other, points)
    apart = _GAP.match(gaps[1]) and (
        re.search("[差高低少多]", gaps[1]) or _APART.match(words_behind(statement, points))
    )
    return bool(_WITH.match(gaps[0]) and not STOP.search(gaps[0]) and apart)


def _judge(rows: tuple[Row, Row, Row], *, sure: bool) -> Iterator[Judgement]:
    one, other, said = (interval_of(row) for row in rows)
    if one is None or other is None or said is None:
        return
    got = one - other
    got = -got if got.middle < 0 else got
    size = Interval(abs(said.middle) - (said.high - said.low) / 2, abs(said.middle) + (said.high - said.low) / 2)
    if got.meets(size):
        yield holds(*rows)
    elif sure or find_slipped(*digits_beside(rows[2], got.middle)):
        yield fails("apart_rates", *rows, grade=None if sure else HINT, first=named(rows[0]), other=named(rows[1]),
                    said=rows[2]["text"], got=write(round(got.middle, 2)))  # fmt: skip


def _of_goal(report: Report, name: str, goal: Row, points: Row) -> Iterator[Judgement]:
    """Yield the judgement of how far the rate of a name is from a goal; nothing where the report has several."""
    bare = _ENDS.sub("", name)
    rates = [q for q in report.rows("quantities") if q["unit"] == "%" and is_exact_level(q) and q is not goal]
    own = [q for q in rates if (q["period_end"] is None or q["period_end"].year == report.year) and _is_named(q, bare)]
    judged = [one for rate in own for one in _judge((goal, rate, points), sure=False)]
    held = [one for one in judged if one.outcome == "holds"]
    yield from held[:1] or (judged if len(own) == 1 else ())


def _is_named(q: Row, name: str) -> bool:
    """Whether a rate is of a name, or of what the name begins with: 博士 of 博士学位教师."""
    own = re.sub("占.*$", "", _ENDS.sub("", whole_name(q)))
    return len(own) >= _NAME and (own == name or name.startswith(own))
