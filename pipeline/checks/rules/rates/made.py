"""Rates that two numbers make up, or that lie so far apart.

A rate that two numbers of its passage make up but for a slip: which words name it matters less than how unlikely that is.

1. 专任教师91人，平均年龄36.4岁；本科学历88人，占比97.6%: 96.7 % is 88 of 91   2. 支出2,972.21万元，… 预算2,740.60万元，完成预算的180.45%
3. 甲38.12万件、乙14.66万件、丙8.03万件，占比依次为60.7%、23.1%、12.8%: two of three are of one whole, the third is not
How far two rates are apart, in percentage points: one beside the other, or the one of a goal and that of the report.

1. 毛利率23.7%，与2021年的29.6%相比仍有3.2个百分点的差距   2. 博士学位教师占比距15%的目标仍差5.7个百分点, and a table has 10.29
"""

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, digits_of, interval_of, percent_of, write
from pipeline.checks.judging import is_share
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.printed import digits_beside, find_slipped, turned
from pipeline.checks.report import Report, named, once_a_report, whole_name
from pipeline.checks.sentences import (
    STOP,
    between,
    is_exact_level,
    is_of_year,
    placed_levels,
    sentences,
    unit_of,
    words_before,
    words_behind,
)

_RATE = re.compile(r"占|率|比例|比重|完成|相当于")
_NO_RATE = re.compile(
    r"同比|环比|增长|增幅|下降|[较比](?:上|去|同|年初|20)|毛利|利率|收益率|费率|税率|折扣|负债|占地|占用|独占"
)
_STOP = re.compile(r"[，,。；;：:、（(]")
_LISTED = re.compile(r"分别|依次|各占")
_FEW = 3  # digits of a rate in which two are seen in each other's place
_LONG = 4  # the same of a number that makes a rate up
_NEAR = 24  # characters between a number and its rate
_BACK = 4  # numbers before it that may be the other side
_LIKELY = 0.02  # how likely a slip may make a rate up by chance
_HUNDRED = 100.0


class _Number(NamedTuple):
    """A number of a passage, where it stands there, and what it can stand for."""

    at: int
    row: Row
    known: Interval

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.row["text"])


def _passage(report: Report, passage: Paragraph) -> tuple[str, list[_Number]]:
    """Return the words of a passage with its exact values."""
    text, levels = placed_levels(report, passage)
    known = ((at, q, interval_of(q)) for at, _, q in levels if q["value"])
    return text, [_Number(at, q, one) for at, q, one in known if one is not None]


@as_check(
    "rate made up but for a slip",
    "a rate (占比96.7%, 完成预算的108.45%) is of two numbers of its passage, where two digits turned explain why of none",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="no number of the report makes the rate up, and none of its passage would with two neighbouring digits of one of the three turned; of rates in a list fewer than two are of one whole",
    tolerance="half of the last printed digit; a rate may be cut",
    examples=(
        "专任教师91人，平均年龄36.4岁；本科及以上学历88人，占比高达97.6%；骨干教师17人。",
        "全年受理工单3,264件。涉及供水的1,842件，占比54.6%。",
        "现有从业人员3,264人，平均年龄35.7岁；女员工1,482人，占56.4%。",
        "全年支出2,972.21万元，比上年增长4.08%。年初预算为2,740.60万元，完成年初预算的180.45%。",
        "受理诉求62.75万件，其中咨询38.12万件、求助14.66万件、投诉8.03万件、其他1.94万件，占比依次为60.7%、23.1%、12.8%、3.1%。",
        "社会保障支出486.30万元，卫生健康支出151.72万元，农林水支出7,284.06万元，住房保障支出232.12万元，分别占5.94%、1.86%、89.33%和2.85%。",
        "全年受理矛盾纠纷742件，同比下降6.08%；调解成功731件，成功率95.82%。",
    ),
    counter_examples=(
        "专任教师91人，平均年龄36.4岁；本科及以上学历88人，占比高达96.7%；骨干教师17人。",
        "全年受理工单3,264件。涉及供水的1,842件，占比61.2%。",
        "现有职工91人。本科及以上学历88人，占比达79.6%。\n专任教师111人。",
        "现有从业人员3,264人，平均年龄35.7岁；女员工1,842人，占56.4%。",
        "全年培训128场。参训2,640人，占比52.4%。",
        "全年支出2,972.21万元，比上年增长4.08%。年初预算为2,740.60万元，完成年初预算的108.45%。",
        "受理诉求62.75万件，其中咨询38.12万件、求助14.66万件、投诉8.03万件、其他1.94万件，占比依次为60.7%、23.4%、12.8%、3.1%。",
        "全年交易额386.4亿元，节约资金21.7亿元，采购节资率7.03%。",
        "三个站分别受理1,284件、2,260件、3,115件，办结率分别为98.4%、97.2%、99.1%。",
    ),
)
def check_made(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate behind a number of its passage."""
    for passage in report.passages:
        text, numbers = _passage(report, passage)
        rates = [n for n in numbers if n.row["unit"] == "%" and len(digits_of(n.row)) >= _FEW]
        listed = set[str]()
        for judged in _lists(text, numbers) if rates else ():
            listed.add(judged.rows[-1]["row_id"])
            yield judged
        for rate in rates:
            if rate.row["row_id"] not in listed:
                yield from _judge_made(report, text, numbers, rate)


def _judge_made(report: Report, text: str, numbers: Sequence[_Number], rate: _Number) -> Iterator[Judgement]:
    before = [n for n in numbers if n.at < rate.at and n.row["unit"] not in ("%", "百分点", None)]
    lead = text[before[-1].end : rate.at] if before else ""
    said = _STOP.split(lead)[-1]
    if not before or len(lead) > _NEAR or not _RATE.search(said) or _NO_RATE.search(lead) or "。" in lead:
        return
    last = before[-1]
    same = [n for n in before[:-1] if unit_of(n.row) == unit_of(last.row)]
    if (whole := _anywhere(report, last, rate)) is not None:
        yield holds(last.row, whole, rate.row)
        return
    pairs = [(last, n) if last.known.low <= n.known.high else (n, last) for n in same[-_BACK:]]
    if "完成" in said:
        pairs = [(n, last) for n in same[-_BACK:]] + pairs
    if any(is_share(part.known, whole.known, rate.known) for part, whole in pairs):
        yield holds(pairs[-1][0].row, pairs[-1][1].row, rate.row)
    elif wrong := [pair for pair in pairs if _is_slipped((*pair, rate), len(pairs))]:
        yield _told(wrong[-1][0].row, wrong[-1][1].row, rate.row)


def _is_slipped(sides: tuple[_Number, _Number, _Number], tried: int) -> bool:
    """Whether a rate would be so, had one of the three numbers two digits in each other's place; and hardly by chance."""
    ways = [
        (at, value)
        for at, n in enumerate(sides)
        if len(digits_of(n.row)) >= (_FEW if at == len(sides) - 1 else _LONG)
        for value in turned(n.row)
    ]
    width = (sides[2].known.high - sides[2].known.low) / _HUNDRED
    if len(ways) * width * tried > _LIKELY:
        return False
    for at, value in ways:
        known = [n.known for n in sides]
        half = (known[at].high - known[at].low) / 2
        known[at] = Interval(value - half, value + half)
        got = percent_of(known[0], known[1])
        if got is not None and got.meets(known[2]):
            return True
    return False


def _lists(text: str, numbers: Sequence[_Number]) -> Iterator[Judgement]:
    """Yield the judgements of rates in a list behind as many numbers: two or more are of one whole, so is each."""
    for is_rate, group in itertools.groupby(enumerate(numbers), key=lambda n: n[1].row["unit"] == "%"):
        run = list(group)
        first, count = run[0][0], len(run)
        parts, rates = numbers[max(0, first - count) : first], [n for _, n in run]
        gap = text[parts[-1].end : rates[0].at] if parts else ""
        told = is_rate and len(parts) == count >= _FEW and _LISTED.search(gap) and len(gap) <= _NEAR
        if told and "。" not in gap and len({unit_of(n.row) for n in parts}) == 1 and _is_joined(text, rates):
            yield from _judge_list(numbers[: first - count], parts, rates)


def _is_joined(text: str, rates: Sequence[_Number]) -> bool:
    return all(
        text[one.end : other.at] in ("、", "，", "和", "及", ",", "以及") for one, other in itertools.pairwise(rates)
    )


def _judge_list(before: Sequence[_Number], parts: Sequence[_Number], rates: Sequence[_Number]) -> Iterator[Judgement]:
    pairs = list(zip(parts, rates, strict=True))
    spans = [(100 * part.known.low / rate.known.high, 100 * part.known.high / rate.known.low) for part, rate in pairs]
    wholes = [n for n in before if unit_of(n.row) == unit_of(parts[0].row)]
    points = [*(n.row["value"] for n in wholes), *(end for span in spans for end in span)]
    fits = [[k for k, (low, high) in enumerate(spans) if low <= point <= high] for point in points]
    best = max(fits, key=len)
    whole = points[fits.index(best)]
    if len(best) == len(pairs):
        yield from (holds(part.row, rate.row) for part, rate in pairs)
    elif len(best) == len(pairs) - 1:
        (odd,) = set(range(len(pairs))) - set(best)
        part, rate = pairs[odd]
        other = next((n.row for n in wholes if n.row["value"] == whole), parts[best[0]].row)
        got = percent_of(part.known, Interval(whole, whole))
        if got is not None and len(digits_of(rate.row)) > 1:
            blanks = {"first": named(other), "said": named(rate.row), "part": named(part.row)}
            yield fails("rate_of_list", part.row, other, rate.row, got=f"{write(round(got.middle, 2))}%", **blanks)


def _told(part: Row, whole: Row, rate: Row) -> Judgement:
    one, all_ = interval_of(part), interval_of(whole)
    got = percent_of(one, all_) if one and all_ else None
    blanks = {"part": named(part), "whole": named(whole), "got": f"{write(round(got.middle, 2) if got else 0)}%"}
    return fails("relation_share", part, whole, rate, left=named(rate), **blanks)


@once_a_report
def _counted(report: Report) -> Mapping[str, tuple[Sequence[float], Sequence[Row]]]:
    """Return by unit the exact values of a report, by their size."""
    found: dict[str, list[Row]] = {}
    for q in report.rows("quantities"):
        if q["unit"] not in ("%", "百分点", None) and is_exact_level(q) and q["value"]:
            found.setdefault(unit_of(q), []).append(q)
    ordered = {unit: sorted(rows, key=lambda q: float(q["value"])) for unit, rows in found.items()}
    return {unit: ([float(q["value"]) for q in rows], rows) for unit, rows in ordered.items()}


def _anywhere(report: Report, part: _Number, rate: _Number) -> Row | None:
    """Return a number of the report of which a part is the rate; None where there is none."""
    cut = rate.known.if_cut
    values, rows = _counted(report).get(unit_of(part.row), ((), ()))
    if cut.low <= 0:
        return None
    low, high = 100 * part.known.low / cut.high, 100 * part.known.high / cut.low
    near = rows[bisect.bisect_left(values, low * (1 - _SLACK)) : bisect.bisect_right(values, high * (1 + _SLACK))]
    return next(
        (
            q
            for q in near
            if q["value"] >= part.row["value"] and (one := interval_of(q)) and is_share(part.known, one, rate.known)
        ),
        None,
    )


_SLACK = 1e-3  # so much more, for what floating point loses: each is looked at exactly


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
                yield from _judge_apart((one, other, points), sure=True)
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


def _judge_apart(rows: tuple[Row, Row, Row], *, sure: bool) -> Iterator[Judgement]:
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
    own = [q for q in rates if is_of_year(q, report.year) and _is_named(q, bare)]
    judged = [one for rate in own for one in _judge_apart((goal, rate, points), sure=False)]
    held = [one for one in judged if one.outcome == "holds"]
    yield from held[:1] or (judged if len(own) == 1 else ())


def _is_named(q: Row, name: str) -> bool:
    """Whether a rate is of a name, or of what the name begins with: 博士 of 博士学位教师."""
    own = re.sub("占.*$", "", _ENDS.sub("", whole_name(q)))
    return len(own) >= _NAME and (own == name or name.startswith(own))
