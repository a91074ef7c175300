"""Changes told in two ways that go apart, over two sentences, and years that are compared with themselves."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.printed import quote_change
from pipeline.checks.report import Report
from pipeline.checks.rules.changes_both import judge_both
from pipeline.checks.sentences import between

_NEAR = 24  # characters between the two ways to tell a change
_LINK = re.compile(
    r"^[，,（(、]?(?:同比|比上年|较上年|环比|即|也就是)?(?:增长|增加|上升|提高|下降|减少|降低|减幅|降幅|增幅)?(?:率|幅度)?(?:为|达到|约)?$"
)


@as_check(
    "two ways of a change",
    "减少71.26万元，下降3.20%: the amount and the percent of one change go one way, and agree with the value of the sentence before",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no change in percent follows one in an amount at once",
    tolerance="half of the last printed digit of all three",
    examples=(
        "与2021年度相比，场馆养护支出减少71.26万元，增长3.20%。",
        "2022年度运维费用合计1846.20万元。与2021年度相比，运维费用合计减少48.35万元，下降3.55%。",
    ),
    counter_examples=(
        "与2021年度相比，场馆养护支出减少71.26万元，下降3.20%。",
        "2022年度运维费用合计1846.20万元。与2021年度相比，运维费用合计减少48.35万元，下降2.55%。",
        "收入增加71.26万元，成本下降3.20%。",
    ),
)
def check_two_ways(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that is told as an amount and as a percent."""
    for paragraph in report.paragraphs:
        last: Row | None = None
        for sentence in paragraph.sentences:
            own = report.of_statement.get(sentence["statement_id"], ())
            for amount, percent in itertools.pairwise(own):
                if _is_pair(sentence, amount, percent):
                    first = not any(q["role"] == "level" for q in own if q["start_char"] < amount["start_char"])
                    yield from _judge(last if first else None, amount, percent)
            levels = [q for q in own if q["role"] == "level" and q["unit"] not in ("%", None)]
            last = levels[0] if len(levels) == 1 else None if own else last


def _is_pair(sentence: Row, amount: Row, percent: Row) -> bool:
    gap = between(sentence, amount, percent)
    changes = (
        amount["role"] == percent["role"] == "change"
        and percent["unit"] == "%"
        and amount["unit"] not in ("%", "百分点")
    )
    return changes and len(gap) <= _NEAR and bool(_LINK.match(gap))


def _judge(value: Row | None, amount: Row, percent: Row) -> Iterator[Judgement]:
    ways = amount["direction"], percent["direction"]
    if None in ways or (amount["value"] or 0) == 0 or (percent["value"] or 0) == 0:
        return
    if ways[0] != ways[1]:
        yield fails("two_ways", amount, percent, first=quote_change(amount), other=quote_change(percent))
    elif value is not None and value["unit"] == amount["unit"] and _is_one(value, amount):
        yield from judge_both(value, amount, percent)


def _is_one(value: Row, amount: Row) -> bool:
    """Whether the amount is the change of the value: what changed bears its name, or none of its own."""
    one, other = str(value["metric"] or ""), str(amount["metric"] or "")
    return bool(one) and (one.endswith(other[-4:]) or other.endswith(one[-4:]))


_SAME = re.compile(
    r"(?P<year>20\d\d)年(?:度)?(?P<what>[^。；;]{0,60}?)[。，,；;](?:与|比|较|同比)(?P<other>20\d\d)年(?:度|末|底)?(?:[^。，,；;]{0,12})?(?:相比|增|减|下降|上升|提高|降低|持平)"
)
_AHEAD = re.compile("计划|预计|目标|力争|将|拟")


@as_check(
    "year against itself",
    "a year is not compared with itself: 2022年度收入 … 与2022年度相比",
    kind="date",
    grade=HINT,
    needs="statements",
    idle="no value of a named year is followed by a comparison with a named year",
    examples=("2022年度运维费用合计1846.20万元。与2022年度相比，运维费用合计减少48.35万元。",),
    counter_examples=(
        "2022年度运维费用合计1846.20万元。与2021年度相比，运维费用合计减少48.35万元。",
        "2021年末有职工120人，2022年末有职工131人，较2021年末增加11人。",
    ),
)
def check_itself(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each comparison of two named years."""
    for paragraph in report.paragraphs:
        for found in _SAME.finditer(paragraph.text):
            years = re.findall(r"20\d\d(?=年)", found["what"]) or [found["year"]]
            row = paragraph.sentence_at(found.start())
            if years[-1] != found["other"]:
                yield holds(row)
            elif not _AHEAD.search(found[0]):
                yield fails("itself", row, said=found[0][-20:], year=found["other"])
