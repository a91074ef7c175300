"""A rate right behind its count whose whole stands earlier in the sentence: 受理742件，同比下降6.08%；调解成功731件，成功率98.52%."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of, percent_of
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import between, is_exact_level, said_before, sentences, words_before
from pipeline.checks.shares import judge_share

_CAME = re.compile(
    r"(?:收到|受理|接到|接收|接办|转办|承办|登记|征集|发放|发出|立案|排查|查出|发现|检测|抽检|抽查|录取|计划|应)[㐀-鿿]{0,12}$"
)
_RATE = re.compile(r"^[，,、（(]?(?P<word>[㐀-鿿]{2,4})率(?:达到|达|为|是)?$")
_DONE = {"办结": "办结|办理", "成功": "成功", "合格": "合格|达标", "整改": "整改|销号", "报到": "报到", "回收": "回收|收回", "办复": "办复|答复", "处理": "处理|处置", "调解": "调解", "结案": "结案|审结", "满意": "满意"}  # fmt: skip
_FEW = 3  # digits of a rate
_NEAR = 12.0  # points within which a rate is that of the two counts


@as_check(
    "rate of an earlier count",
    "受理742件，同比下降6.08%；调解成功731件，成功率98.52%: a rate is the count right before it over what came in, in one sentence",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="the sentence has no one count of that unit before the two (收到, 受理, 发放), or the rate bears another word than its count",
    tolerance="half of the last printed digit; a rate may be cut",
    examples=(
        "全年受理矛盾纠纷742件，同比下降6.08%；调解成功713件，成功率98.52%。",
        "全年受理矛盾纠纷742件，同比下降6.08%；调解成功731件，成功率95.82%。",
        "抽检食品1,250批次，比上年增加8%；合格1,213批次，合格率98.0%。",
        "受理信访件126件，其中来信占38%；办结121件，办结率99.2%。",
        "计划招生3,600人，比上年多招5%；报到3,398人，报到率95.2%。",
    ),
    counter_examples=(
        "全年受理矛盾纠纷742件，同比下降6.08%；调解成功731件，成功率98.52%。",
        "全年受理矛盾纠纷742件，立案120件，同比下降6.08%；调解成功118件，成功率98.33%。",
        "受理信访件126件，其中来信占38%；回访90件，满意率99.2%。",
        "受理信访件126件，其中来信占38%；办结12件，办结率99.2%。",
        "抽检食品1,250批次，比上年增加8%；合格1,213批次，合格率97.0%。",
    ),
)
def check_across(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such rate."""
    for statement, quantities in sentences(report):
        for at, (part, rate) in enumerate(itertools.pairwise(quantities)):
            if rate["unit"] != "%" or not is_exact_level(part, rate) or len(re.findall(r"\d", rate["text"])) < _FEW:
                continue
            said = _RATE.match(between(statement, part, rate))
            done = _DONE.get(said["word"][-2:]) if said else None
            if done is None or not re.search(f"(?:{done})[^，,。；;]{{0,6}}$", words_before(statement, part, 12)):
                continue
            wholes = _wholes(statement, quantities[:at], part)
            if len(wholes) == 1:
                yield from _judge(wholes[0], part, rate)


def _wholes(statement: Row, before: Sequence[Row], part: Row) -> list[Row]:
    """Return the counts of a unit before a part, where one alone stands there and is what came in."""
    same = [q for q in before if q["unit"] == part["unit"] and q["role"] == "level"]
    if len(same) != 1 or not is_exact_level(same[0]) or same[0]["value"] < part["value"]:
        return []
    return same if _CAME.search(said_before(statement, same[0])) else []


def _judge(whole: Row, part: Row, rate: Row) -> Iterator[Judgement]:
    one, all_, said = (interval_of(q) for q in (part, whole, rate))
    got = percent_of(one, all_) if one and all_ else None
    if got is None or said is None:
        return
    if got.meets(said.if_cut):
        yield holds(part, whole, rate)
    elif abs(got.middle - said.middle) <= _NEAR:
        judged = judge_share((part, whole, rate), left=named(rate))
        if judged is not None and judged.outcome == "fails":
            yield fails(judged.key, *judged.rows, grade=HINT, **judged.values)
