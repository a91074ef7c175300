"""Quantities that stand beside each other in a sentence: part and whole, rate and its two numbers, averages, visits."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import divide, interval_of, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, is_exact_level, sentences, words_before
from pipeline.checks.shares import judge_share

_NEAR = 24  # characters between two quantities that are said of each other

_AMONG = re.compile(r"^[^。；;]{0,14}?[，,（(、]?其中[:：]?(?P<what>[^。；;，,\d]{0,14})$")
_COUNTED = (
    "人",
    "名",
    "位",
    "件",
    "个",
    "项",
    "户",
    "家",
    "台",
    "辆",
    "所",
    "座",
    "次",
    "场",
    "人次",
    "起",
    "元",
    "吨",
)


@as_check(
    "part beyond its whole",
    "a part that follows 其中 is not more than the whole right before it",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no quantity is followed by 其中 and another one of its unit, or one of them is a change, a rate or hedged",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年培训职工300人次，其中党员350人次。",
        "全年有48名职工参加省级培训，其中取得证书的51名。",
        "捐款总额2.3万元，其中党员捐款3.2万元。",
    ),
    counter_examples=(
        "全年培训职工300人次，其中党员300人次。",
        "支出比上年增加20万元，其中人员经费增加30万元。",
        "净利润120万元，其中主营业务利润150万元，其他业务亏损30万元。",
    ),
)
def check_part(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each whole with the part that follows it."""
    for statement, quantities in sentences(report):
        if re.search(
            "亏损|负|减[:：]|抵|净|冲|转回|核销", statement["text"]
        ):  # parts below 0 let others pass the whole
            continue
        for whole, part in itertools.pairwise(quantities):
            if whole["unit"] != part["unit"] or whole["unit"] not in _COUNTED or not is_exact_level(whole, part):
                continue
            if not _AMONG.match(between(statement, whole, part)):
                continue
            one, other = interval_of(whole), interval_of(part)
            if one is None or other is None:
                continue
            if other.low <= one.high:
                yield holds(whole, part)
            else:
                yield fails("relation_at_most", whole, part, left=named(part), right=named(whole))


_OCCASIONS = ("次", "场", "期", "场次", "批次", "批", "节", "课时")


@as_check(
    "visits below occasions",
    "what took place 120 times was attended by 120 人次 or more",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no 次, 场 or 期 is followed by its 人次 in the same part of a sentence",
    examples=("全年开展志愿服务活动26次，参与20人次。", "举办各类培训120场，培训80人次。"),
    counter_examples=(
        "全年开展志愿服务活动26次，参与120人次。",
        "开展巡检320次；慰问职工12人次。",
        "开展巡检320次，安排12人次轮训。",
    ),
)
def check_visits(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of occasions with the visits behind it."""
    for statement, quantities in sentences(report):
        for times, visits in itertools.pairwise(quantities):
            if times["unit"] not in _OCCASIONS or visits["unit"] != "人次" or not is_exact_level(times, visits):
                continue
            gap = between(statement, times, visits)
            if STOP.search(gap) or not _ATTENDED.search(gap):
                continue
            if visits["value"] >= times["value"]:
                yield holds(times, visits)
            else:
                yield fails("relation_at_most", times, visits, left=named(times), right=named(visits))


_ATTENDED = re.compile(
    r"^[^，,]{0,8}[，,、]?(?:[^，,]{0,4}(?:参与|参加|参训|培训|受训|覆盖|受众|受教育|累计|共计|共|服务|惠及|接待|到场|听课)[^，,]{0,8})$"
)
_ENDS = (("最高", "最低"), ("最大", "最小"), ("最长", "最短"), ("最多", "最少"), ("年长", "年轻"))


@as_check(
    "average between its ends",
    "an average is not above the highest and not below the lowest that the sentence names",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not name an average and an end of one unit",
    tolerance="half of the last printed digit of both",
    examples=("年龄最大的58岁，最小的22岁，平均年龄61岁。", "满意度最高99.1分，最低92.3分，平均91.8分。"),
    counter_examples=("年龄最大的58岁，最小的22岁，平均年龄41岁。", "最高单日接待310人次，人均平均等候4分钟。"),
)
def check_average(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each average that stands beside its ends."""
    for statement, quantities in sentences(report):
        if "平均" not in statement["text"] or not re.search("最[高低大小长短多少]|最年", statement["text"]):
            continue
        said = [(q, words_before(statement, q, 10)) for q in quantities if is_exact_level(q)]
        averages = [q for q, lead in said if re.search("平均[^，,。；;最]{0,8}$", lead)]
        for average in averages if len(averages) == 1 else ():
            ends = [
                (q, high)
                for q, lead in said
                if q["unit"] == average["unit"] and q is not average
                for high in (_end(lead),)
                if high is not None
            ]
            yield from _judge_average(average, ends)


def _end(lead: str) -> bool | None:
    """Whether the words before a quantity say that it is the highest; None: neither highest nor lowest."""
    clause = re.split("[，,。；;、]", lead)[-1]
    for high, low in _ENDS:
        if high in clause:
            return True
        if low in clause:
            return False
    return None


def _judge_average(average: Row, ends: Sequence[tuple[Row, bool]]) -> Iterator[Judgement]:
    own = interval_of(average)
    for end, is_high in ends:
        limit = interval_of(end)
        if own is None or limit is None:
            continue
        if own.low <= limit.high if is_high else own.high >= limit.low:
            yield holds(average, end)
        else:
            left, right = (average, end) if is_high else (end, average)
            yield fails("relation_at_most", average, end, left=named(left), right=named(right))


_RATE = re.compile(r"(?P<word>[㐀-鿿]{1,3})率(?:达到|达|为|是|约)?$")
# A rate's word and what the count that makes it up is called; where the two share a word nothing needs to be said.
_SAME = {
    "办结": "办理|处理|完成",
    "回收": "收回",
    "覆盖": "参与|参加|参训",
    "参与": "参加|参训",
    "合格": "通过|达标",
    "检验": "检|验",
    "执行": "支出|拨付|使用",
    "完成": "实际|完成",
}


@as_check(
    "rate beside its numbers",
    "受理1,250件，办结1,238件，办结率99%: a rate is its count over the count of the same unit before it",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="a rate does not follow two counts of one unit, or shares no word with the second",
    tolerance="half of the last printed digit; a rate that was cut instead of rounded is a hint",
    examples=(
        "受理工单1,250件，办结1,238件，办结率98.0%。",
        "发放问卷500份，回收482份，回收率98.4%。",
        "应参训职工134人，实际参训120人，参训率98.5%。",
        "受理投诉320件，办结325件，办结率100%。",
        "设备购置预算1,200万元，实际支出1,116万元，预算执行率96%。",
        "计划检测管线200公里，实际检测186公里，完成率96%。",
    ),
    counter_examples=(
        "受理工单1,250件，办结1,238件，办结率99.0%。",
        "受理工单1,250件，办结1,238件，满意率98.0%。",
        "发放问卷500份，回收482份，回收率96.4%。",
    ),
)
def check_rate(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate that stands behind its two counts."""
    for statement, quantities in sentences(report):
        for whole, part, rate in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if rate["unit"] != "%" or whole["unit"] != part["unit"] or part["unit"] in ("%", None, "百分点"):
                continue
            if not is_exact_level(whole, part, rate):
                continue
            said = _RATE.search(words_before(statement, rate, 16))
            gaps = between(statement, whole, part), between(statement, part, rate)
            if said is None or any(STOP.search(gap) or len(gap) > _NEAR for gap in gaps):
                continue
            word = said["word"][-2:]
            of = f"{word}|{_SAME.get(word, word)}"
            if re.search(of, re.split("[，,]", gaps[0])[-1] + re.split("[，,]", gaps[1])[0]):
                yield from _judge_share(whole, part, rate)


def _judge_share(whole: Row, part: Row, share: Row) -> Iterator[Judgement]:
    judged = judge_share((part, whole, share), left=named(share))
    one, all_, said = (interval_of(q) for q in (part, whole, share))
    if judged is None or one is None or all_ is None or said is None:
        return
    if one.low <= all_.high:
        yield judged
    elif said.low <= 100:  # more were closed than came in: some may be last year's
        yield replace(judged, grade=HINT) if judged.outcome == "fails" else judged


_OF = re.compile(
    r"^[^。；;\d]{0,4}[，,（(]?(?:约)?占(?:到|了)?(?P<whole>[㐀-鿿（）“”]{2,16}?)(?:的(?:比例|比重)?|比例|比重)?(?:为|达到?|约)?$"
)
_EMPTY = re.compile(
    r"全体|全部|全公司|全中心|单位|公司|中心|全[局院校]|本[年局院校]|总[数额量]?|人数|合计|的|在岗|现有|全年"
)


@as_check(
    "share of what is named",
    "占职工总数的42.5% is the part before it over the whole that the paragraph gives under that name",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph does not give what the share is of, or gives it twice",
    tolerance="half of the last printed digit; a share that was cut instead of rounded is a hint",
    examples=(
        "现有职工134名。党员57名，占职工总数的45.2%。",
        "全年接到来电1,250件，其中咨询类850件，占来电总量的78.0%。",
    ),
    counter_examples=(
        "现有职工134名。党员57名，占职工总数的42.5%。",
        "现有职工134名，其中党员57名，占党员总数的100%。",
        "全年接到来电1,250件，其中咨询类850件，占来电总量的68.0%。",
    ),
)
def check_of_whole(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share that says what it is of."""
    for paragraph in report.paragraphs:
        before: list[Row] = []
        for statement in paragraph.sentences:
            own = report.of_statement.get(statement["statement_id"], ())
            for at, share in enumerate(own):
                part = own[at - 1] if at else None
                if part is None or share["unit"] != "%" or part["unit"] in ("%", "百分点", None):
                    continue
                said = _OF.match(between(statement, part, share))
                if said and is_exact_level(part, share):
                    yield from _judge_named(said["whole"], part, share, [*before, *own[: at - 1]])
            before += own


def _judge_named(word: str, part: Row, share: Row, before: Sequence[Row]) -> Iterator[Judgement]:
    core = _EMPTY.sub("", word)
    if not core:
        return
    wholes = [
        q for q in before
        if q["unit"] == part["unit"] and q["role"] == "level" and _EMPTY.sub("", str(q["metric"] or "")).endswith(core)
    ]  # fmt: skip
    if len({q["value"] for q in wholes}) == 1 and is_exact_level(wholes[-1]) and wholes[-1]["value"] >= part["value"]:
        yield from _judge_share(wholes[-1], part, share)


_PER_HEAD = re.compile(r"(?:人均|户均|人次均|次均)[^，,\d]{0,6}$")
_HEADS = ("人", "名", "户", "人次", "次", "家", "场", "件")


@as_check(
    "average of a total",
    "1,402人次，31,545学时，人均22.5学时: an average is the total over the count, both named right before it",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="an average (人均, 户均, 平均每) does not follow a count and a total of its unit",
    tolerance="half of the last printed digit of all three",
    examples=(
        "全年培训职工1,402人次，培训31,545学时，人均25.2学时。",
        "慰问困难职工20人，发放慰问金1万元，人均800元。",
        "全年签订合同132份，合同总金额8,448万元，平均每份合同金额84万元。",
    ),
    counter_examples=(
        "全年培训职工1,402人次，培训31,545学时，人均22.5学时。",
        "慰问困难职工20人，发放慰问金1万元，人均500元。",
        "慰问困难职工20人，发放慰问金1万元，比上年增加800元。",
        "合同履约率100%，两年内未发生违约，每年税款上缴率100%。",
    ),
)
def check_average_of(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each average that stands behind its count and its total."""
    for statement, quantities in sentences(report):
        for one, other, average in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if not is_exact_level(one, other, average):
                continue
            gaps = between(statement, one, other), between(statement, other, average)
            if any(STOP.search(gap) or len(gap) > _NEAR for gap in gaps):
                continue
            units = one["unit"], other["unit"]
            if average["unit"] not in units or units[0] == units[1] or {"%", "百分点"} & set(units):
                continue
            total, count = (one, other) if units[0] == average["unit"] else (other, one)
            each = re.search(rf"(?:平均每|每){re.escape(count['unit'] or '-')}[^，,\d]{{0,6}}$", gaps[1])
            if each or (count["unit"] in _HEADS and _PER_HEAD.search(gaps[1])):
                yield from _judge_average_of(total, count, average)


def _judge_average_of(total: Row, count: Row, average: Row) -> Iterator[Judgement]:
    whole, heads, said = interval_of(total), interval_of(count), interval_of(average)
    got = divide(whole, heads) if whole and heads else None
    if got is None or said is None:
        return
    if got.meets(said):
        yield holds(total, count, average)
    else:
        blanks = {"part": named(total), "whole": named(count), "got": write(round(got.middle, 2))}
        yield fails("relation_share", total, count, average, left=named(average), **blanks)
