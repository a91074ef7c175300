"""One change told in two ways.

A change in its own unit and in percent: 比上年增加4.30万元，增长1.85%, against the value before them.
Changes told in two ways that go apart, over two sentences, and years that are compared with themselves.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import intervals_of, percent_of, write
from pipeline.checks.printed import digits_beside, find_slipped, quote_change, write_as
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, half_before, is_exact_level, sentences

_BOTH = 50  # characters over which a value, its change and the change in percent stand


@as_check(
    "change in two units",
    "比上年增加4.30万元，增长1.85%: amount and percent of one change agree with the value before them",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the value, its change in its own unit and its change in percent do not stand one behind the other",
    tolerance="half of the last printed digit of all three",
    examples=(
        "场馆运行费支出236.80万元，比2021年度增加4.30万元，增长2.85%。",
        "全年缴纳税金3.2亿元，同比增长25%，较上年增加0.4亿元。",
        "全年总收入4,186.72元，比2021年增加568.87万元，增长15.72%。",
        "文化支出2,927.21万元，占本年支出的77.85%，较上年增加116.40万元，增长4.08%。",
        "支出决算为16,105.37万元，完成年初预算的104.44%；比上年决算数减少767.58万元，下降5.45%。",
        "安排420.00万元，用于绿道补植（18.6公里）及口袋公园提升，与上年相比增加120万元，增幅44%。",
        "投入420.00万元，用于管网改造（18.6公里）及水表更换，与上年相比增加400.00万元，增幅2,100%。",
    ),
    counter_examples=(
        "场馆运行费支出236.80万元，比2021年度增加4.30万元，增长1.85%。",
        "场馆运行费支出236.80万元，比2021年度减少4.30万元，下降1.78%。",
        "销售费用1.12亿元，同比减少4.08%，其中广告宣传费压缩962.50万元。",
        "实现净利润120万元，比2021年增加320万元，增长160%。",
        "文化支出2,972.21万元，占本年支出的77.85%，较上年增加116.40万元，增长4.08%。",
        "支出决算为16,105.37万元，完成年初预算的104.44%；比上年决算数减少767.58万元，下降4.55%。",
        "营业收入1.12亿元；销售费用同比减少962.50万元，下降4.08%。",
        "安排420.00万元，用于绿道补植（18.6公里）及口袋公园提升，与上年相比增加120万元，增幅40%。",
        "投入420.00万元，改造管网18.6公里，管理费用增加120万元，增幅16.3%。",
        "投入420.00万元，用于管网改造（18.6公里）及水表更换，与上年相比增加400.00万元，增幅2,000%。",
        "回收废纸2,140吨，日均环比增加6.2吨，同比增长3.41%。",
    ),
)
def check_both(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value with its change in both units behind it."""
    for statement, quantities in sentences(report):
        for at, both in enumerate(itertools.pairwise(quantities)):
            amount, percent = both if both[1]["unit"] == "%" else both[::-1]
            value = next((q for q in reversed(quantities[:at]) if not _is_share(q)), None)
            if value is None or [q["role"] for q in (value, *both)] != ["level", "change", "change"]:
                continue
            if percent["unit"] != "%":
                continue
            gap = between(statement, value, both[1])
            alike = amount["unit"] == value["unit"] != "%"
            if _OF_OTHERS.search(gap) or (_EACH.search(gap) and not _EACH.search(str(value["metric"] or ""))):
                continue
            if alike and not _APART.search(gap) and len(gap) < _BOTH:
                yield from judge_both(value, amount, percent)
            elif not alike and percent["qualifier"] == amount["qualifier"] == "exact":
                yield from _of_far(statement, quantities, (amount, percent))


# A half that begins with what it compares goes on with the value before it: 完成预算的104.44%；比上年决算数减少767.58万元.
_APART = re.compile("。|[；;](?!(?:比|较|与|同比))|其中|主要")
_OF_OTHERS = re.compile("年均|平均每年|复合")  # a change of several years
_EACH = re.compile("[日月人户]均|环比")  # of what is not the value before
_BELOW = re.compile("利润|净额|收益|结余|损益|亏|盈|温|净增")  # what may have been below 0 before


def _of_far(statement: Row, quantities: Sequence[Row], change: tuple[Row, Row]) -> Iterator[Judgement]:
    """Yield the judgement of a change whose value, the only one of its unit in the sentence, has others behind it.

    安排420万元，用于补植18.6公里，与上年相比增加120万元，增幅44%: told where one digit of the percentage explains it.
    """
    amount, percent = change
    first = min(change, key=lambda q: q["start_char"])
    values = [q for q in quantities if q["role"] == "level" and q["unit"] == amount["unit"]]
    if len(values) != 1 or values[0]["start_char"] > first["start_char"] or not is_exact_level(values[0]):
        return
    gap = between(statement, values[0], first)
    if STOP.search(gap) or len(gap) > _FAR or re.search("其中|主要", gap):
        return
    for judged in judge_both(values[0], amount, percent):
        got = judged.values.get("got", "").rstrip("%").replace(",", "")
        if judged.outcome == "holds" or (got and find_slipped(*digits_beside(percent, float(got)))):
            yield judged


_FAR = 60  # characters between the only value of a sentence and its change


def _is_share(q: Row) -> bool:
    return bool(q["unit"] == "%" and q["role"] == "level")


def judge_both(value: Row, amount: Row, percent: Row) -> Iterator[Judgement]:
    """Yield the judgement of a value with its change as an amount and in percent; nothing where one is hedged."""
    known = intervals_of((value, amount, percent))
    same_way = amount["direction"] == percent["direction"] and amount["direction"]
    if not known or not same_way or any(q["qualifier"] != "exact" for q in (value, amount, percent)):
        return
    now, moved, said = known
    up = amount["direction"] == "up"
    before = now - moved if up else now + moved
    got, based = percent_of(moved, before), percent_of(moved, now)
    if up and moved.low > now.high and not _BELOW.search(str(value["metric"] or "")):
        yield fails("relation_at_most", value, amount, percent, left=quote_change(amount), right=named(value))
        return
    if got is None or based is None:
        return
    if got.meets(said) or based.meets(said):  # the value may be the one before: 较上年120万元减少12万元
        yield holds(value, amount, percent)
        return
    grade = HINT if got.meets(said.if_cut) else CONFLICT
    blanks = {
        "value": named(value),
        "amount": quote_change(amount),
        "base": write_as(before.middle, value),
        "got": f"{write(round(got.middle, 2))}%",
        "said": quote_change(percent),
    }
    yield fails("both", value, amount, percent, grade=grade, **blanks)


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
        "培训支出比2021年减少12.40万元，增长3.20%。",
    ),
    counter_examples=(
        "与2021年度相比，场馆养护支出减少71.26万元，下降3.20%。",
        "2022年度运维费用合计1846.20万元。与2021年度相比，运维费用合计减少48.35万元，下降2.55%。",
        "收入增加71.26万元，成本下降3.20%。",
        "与年初预算相比，养护支出比年初预算减少71.26万元，同比增长3.20%。",
        "借阅8.6万册次，比年初目标减少1.2万册次，增长3.5%。",
        "用水量较2019年减少8.6万吨，同比增长3.5%。",
    ),
)
def check_two_ways(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that is told as an amount and as a percent."""
    for paragraph in report.paragraphs:
        last: Row | None = None
        for sentence in paragraph.sentences:
            own = report.quantities_of(sentence)
            for amount, percent in itertools.pairwise(own):
                if _is_pair(sentence, amount, percent):
                    first = not any(q["role"] == "level" for q in own if q["start_char"] < amount["start_char"])
                    yield from _judge(last if first else None, amount, percent)
            levels = [q for q in own if q["role"] == "level" and q["unit"] not in ("%", None)]
            last = levels[0] if len(levels) == 1 else None if own else last


# A change against a plan, or against another time than the one before: 比年初预算减少71.26万元，同比增长3.20%.
_PLAN_BASE = re.compile(
    r"(?:比|较|与)[^，,\d]{0,8}(?:预算|计划|目标|任务|定额|年初|期初|[上前一]月|[上前]季|半年)|环比"
)
_YEAR_BASE = re.compile(r"[比较与]20\d\d年[^，,。；;]{0,12}$")
_OWN_BASE = re.compile("同比|比上年|较上年|环比")


def _is_pair(sentence: Row, amount: Row, percent: Row) -> bool:
    gap = between(sentence, amount, percent)
    changes = (
        amount["role"] == percent["role"] == "change"
        and percent["unit"] == "%"
        and amount["unit"] not in ("%", "百分点")
    )
    if not changes or len(gap) > _NEAR or not _LINK.match(gap):
        return False
    lead, own_base = half_before(sentence, amount)[-_NEAR:], bool(_OWN_BASE.search(gap))
    if _PLAN_BASE.search(lead):
        return not own_base and bool(amount["direction"] == percent["direction"])
    return not (own_base and _YEAR_BASE.search(lead))


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
