"""Averages against the ends that they lie between, the total and the count that they are made of, and the days of a year."""

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, divide, interval_of, write
from pipeline.checks.printed import digits_beside, is_slipped
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import (
    PERSONS,
    STOP,
    between,
    is_exact_level,
    said_before,
    sentences,
    words_before,
    words_behind,
)

_NEAR = 24  # characters between two quantities that are said of each other
_ENDS = (("最高", "最低"), ("最大", "最小"), ("最长", "最短"), ("最多", "最少"), ("年长", "年轻"))
_AVERAGE = re.compile(r"平均[^，,。；;、最]{0,8}$|均值[^，,。；;、最]{0,4}$")
_EACH = re.compile(r"(?:人均|户均|年均|月均|日均)[^，,。；;、最]{0,8}$")
_MOST = ("at_most", "at_least")  # as 最多 and 最少 read
_End = tuple[Row, float, bool]


@as_check(
    "average between its ends",
    "an average is not above the highest and not below the lowest that the sentence names",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not name an average and an end or a range of one unit; what is 人均, 年均 needs both ends",
    tolerance="half of the last printed digit of both",
    examples=(
        "年龄最大的58岁，最小的22岁，平均年龄61岁。",
        "满意度最高99.1分，最低92.3分，平均91.8分。",
        "各站人员年龄在28岁至55岁之间，平均年龄57.2岁。",
        "各门店毛利率介于28%与55%之间，平均毛利率61%。",
        "学员培训时长最长55小时，最短28小时，人均61小时。",
        "展览日参观人数最多1,860人，最少420人，平均2,130人。",
    ),
    counter_examples=(
        "年龄最大的58岁，最小的22岁，平均年龄41岁。",
        "最高单日接待310人次，人均平均等候4分钟。",
        "单次服务最长8小时，人均服务40小时。",
        "各站人员年龄在28岁至55岁之间，平均年龄41岁。",
        "单价在28元至55元之间，平均每单金额610元。",
        "培训时长2至4小时，人均累计36小时。",
        "职工平均工龄12.6年，最长合同期限5年。",
    ),
)
def check_average(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each average that stands beside its ends."""
    for statement, quantities in sentences(report):
        leads = [(q, words_before(statement, q, 12)) for q in quantities if is_exact_level(q)]
        averages = [(q, lead) for q, lead in leads if _AVERAGE.search(lead) or _EACH.search(lead)]
        if len(averages) != 1 or re.search("每[㐀-鿿]", averages[0][1]):
            continue
        average, lead = averages[0]
        ends = [end for end in _ends(statement, quantities) if end[0]["unit"] == average["unit"]]
        ends = [end for end in ends if end[0] is not average and not _parted(statement, average, end[0])]
        ends = [end for end in ends if _is_of_one_thing(average, end[0])]
        both = len({is_high for *_, is_high in ends}) > 1
        if _AVERAGE.search(lead) or (both and not re.search("累计|合计|共", lead)):
            yield from _judge_average(average, ends)


def _ends(statement: Row, quantities: Sequence[Row]) -> Iterator[_End]:
    """Yield the ends that a sentence names: what is highest or lowest, and those of a range; True: the highest."""
    for at, q in enumerate(quantities):
        lead = words_before(statement, q, 10)
        high = _end(lead)
        if is_exact_level({**q, "qualifier": "exact"} if high is not None and q["qualifier"] in _MOST else q):
            following = quantities[at + 1] if at + 1 < len(quantities) else None
            if high is not None:
                yield q, q["value"], high
            elif following is not None and _is_range(statement, q, following):
                yield q, q["value"], False
                yield following, following["value"], True
        elif q["qualifier"] == "range" and q["role"] == "level" and _is_spread(statement, q):
            yield q, q["value_low"], False
            yield q, q["value_high"], True


def _is_range(statement: Row, one: Row, other: Row) -> bool:
    """Whether two quantities are the ends of a range: 介于28%与55%之间."""
    alike = one["unit"] == other["unit"] and is_exact_level(one, other) and one["value"] < other["value"]
    return (
        alike
        and between(statement, one, other) in ("与", "和", "至", "到")
        and words_behind(statement, other).startswith("之间")
    )


def _is_spread(statement: Row, q: Row) -> bool:
    """Whether a range is that in which the values of several lie, and no rough value: 在28岁至55岁之间, 72分至96分不等."""
    return bool(re.match("之间|不等", words_behind(statement, q))) or "介于" in words_before(statement, q, 8)


_BARE = re.compile(r"平均|均值|[人户年月日]均|最[高低大小长短多少][的]?|介于|[为达的值数]")


def _is_of_one_thing(average: Row, end: Row) -> bool:
    """Whether the names of an average and an end have a character in common, or one names nothing: no 工龄 and 期限."""
    nouns = [set(_BARE.sub("", str(q["metric"] or ""))) for q in (average, end)]
    return average["unit"] in ("岁", "分") or not all(nouns) or bool(nouns[0] & nouns[1])


def _parted(statement: Row, one: Row, other: Row) -> bool:
    first, last = sorted((one, other), key=lambda q: q["start_char"])
    return bool(STOP.search(between(statement, first, last)))


def _end(lead: str) -> bool | None:
    """Whether the words before a quantity say that it is the highest; None: neither highest nor lowest."""
    clause = re.split("[，,。；;、]", lead)[-1]
    for high, low in _ENDS:
        if high in clause:
            return True
        if low in clause:
            return False
    return None


def _judge_average(average: Row, ends: Sequence[_End]) -> Iterator[Judgement]:
    own = interval_of(average)
    for end, value, is_high in ends:
        limit = Interval(value, value) if end["qualifier"] == "range" else interval_of({**end, "qualifier": "exact"})
        if own is None or limit is None:
            continue
        if own.low <= limit.high if is_high else own.high >= limit.low:
            yield holds(average, end)
        else:
            left, right = (average, end) if is_high else (end, average)
            yield fails("relation_at_most", average, end, left=named(left), right=named(right))


_PER_HEAD = re.compile(r"(?P<per>[人户次笔件台场亩家村校店车床生])均[^，,\d]{0,6}$")
_HEADS = {
    "人": ("人", "名", "位", "人次"),
    "户": ("户", "家", "户次"),
    "车": ("辆", "台"),
    "次": ("次", "场", "人次"),
    "村": ("个",),
    "校": ("所",),
    "床": ("张",),
    "生": ("人", "名"),
}


@as_check(
    "average of a total",
    "1,402人次，31,545学时，人均22.5学时: an average is the total over the count, both named right before it",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="an average (人均, 户均, 平均每) does not follow a count and a total of its unit",
    tolerance="half of the last printed digit of all three",
    examples=(
        "发放补贴46万元，惠及230户，户均发放200元。",
        "全年培训职工1,402人次，培训31,545学时，人均25.2学时。",
        "慰问困难职工20人，发放慰问金1万元，人均800元。",
        "全年签订合同132份，合同总金额8,448万元，平均每份合同金额84万元。",
        "发放小额贷款9,640笔，金额4.37万元，笔均4.5万元。",
        "走访慰问困难职工86户次，发放慰问金17.2万元，户均200元。",
        "公务用车运行维护费17.95万元，全部由财政拨款开支；年末，公务用车保有量为6辆，车均运行维护费2.79万元。",
        "物业费86.4万元，由基金列支；小区共有住户320户，户均物业费2,070元。",
        "公务接待费5.75万元，国内公务接待63批次、512人次，人均121元。",
        "年末公务用车保有量11辆，运行费21.16万元，车均9.12万元。",
        "46名“清泉”志愿者全年服务1,242小时，平均每人72小时。",
    ),
    counter_examples=(
        "全年培训职工1,402人次，培训31,545学时，人均22.5学时。",
        "慰问困难职工20人，发放慰问金1万元，人均500元。",
        "慰问困难职工20人，发放慰问金1万元，比上年增加800元。",
        "志愿服务52次，服务时长4,310小时，人均25.7小时。",
        "发放防尘用品46.2万元，慰问困难职工58户，每户800元。",
        "管道检漏率100%，两年内未发生爆管，每年水表抽检率100%。",
        "公务用车运行维护费17.95万元，全部由财政拨款开支；年末，公务用车保有量为6辆，车均运行维护费2.99万元。",
        "物业费86.4万元，由基金列支；小区共有住户320户，户均物业费2,700元。",
        "公务接待费5.75万元，国内公务接待63批次、512人次，人均112元。",
        "培训费12万元，其他运行维护费3.5万元；保有车辆6辆，车均运行维护费2.79万元。",
        "走访结对家庭214户共612人，其中孤老每人发放260元，学生每人发放180元。",
        "日均接诊184人次，次均检查费用312元，次均药品费用146元。",
        "46名“清泉”志愿者全年服务1,242小时，平均每人27小时。",
        "组织轮训6,480人次，轮训总时长28,600小时，人均22小时。",
        "现有职工1,300人。轮训职工1,180人，轮训28,600小时，人均22小时。",
    ),
)
def check_average_of(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each average that stands behind its count and its total.

    What each person has is of the persons, no visits (人次), where another count of the report makes it up.
    """
    for judged in _averages_of(report):
        total, count, average = judged.rows
        doubtful = judged.outcome == "fails" and count["unit"] in (*PERSONS, _VISITS)
        if not doubtful or not _is_of_others(report, total, count, average):
            yield judged


_VISITS = "人次"


def _is_of_others(report: Report, total: Row, count: Row, average: Row) -> bool:
    """Whether an average is that of another count of persons: of visits far from it, or where a count makes it up."""
    times = total["value"] / count["value"] / average["value"] if count["value"] and average["value"] else 1.0
    if count["unit"] == _VISITS and not 1 / _ROUGHLY < times < _ROUGHLY and not _is_power_of_ten(times):
        return True
    persons = (q for q in report.rows("quantities") if q["unit"] in PERSONS and is_exact_level(q) and q["value"])
    said = interval_of(average)
    return any(said and said.low <= total["value"] / q["value"] <= said.high for q in persons)


def _averages_of(report: Report) -> Iterator[Judgement]:
    for statement, quantities in sentences(report):
        for one, other, average in _threes(quantities):
            if not is_exact_level(one, other, average):
                continue
            gaps = between(statement, one, other), between(statement, other, average)
            if any(_IS_EACH.search(said_before(statement, q)) for q in (one, other)):
                continue
            if any(STOP.search(gap) or len(gap) > _NEAR for gap in gaps):
                if _is_named_again(one, other, average, gaps):
                    yield from _judge_near(one, other, average)
                continue
            units = one["unit"], other["unit"]
            if average["unit"] not in units or units[0] == units[1] or {"%", "百分点"} & set(units):
                continue
            total, count = (one, other) if units[0] == average["unit"] else (other, one)
            counted = "[人名位]" if count["unit"] in PERSONS else re.escape(count["unit"] or "-")
            each = re.search(rf"(?:平均每|每){counted}[^，,\d]{{0,6}}$", gaps[1])
            per = _PER_HEAD.search(gaps[1])
            if (each or (per and count["unit"] in _HEADS.get(per["per"], (per["per"],)))) and _is_of(
                total, count, average
            ):
                yield from _judge_average_of(total, count, average)


_IS_EACH = re.compile(r"[人户次日月年车]均|[每]")  # of a total that is itself what each has


def _is_named_again(total: Row, count: Row, average: Row, gaps: tuple[str, str]) -> bool:
    """Whether an average bears the name of the total farther off: 运行维护费17.95万元 … 6辆，车均运行维护费2.79万元."""
    found = _OF_NAME.search(gaps[1]) or _OF_NAME.fullmatch(str(average["metric"] or ""))
    heads = _HEADS.get(found["per"], (found["per"],)) if found else ()
    return bool(
        found
        and count["unit"] in heads
        and total["unit"] == average["unit"]
        and re.sub("^其他", "／", str(total["metric"] or "")).endswith(found["what"])
        and "／" not in re.sub("^其他", "／", str(total["metric"] or ""))
        and max(map(len, gaps)) <= _FAR
        and count["value"]
        and average["value"]
    )


_OF_NAME = re.compile(r"[，,]?(?P<per>[人户车亩])均(?P<what>[㐀-鿿]{3,12}?)(?:为|约|达)?$")
_FAR = 60  # characters between a total, its count and the average that bears its name


def _judge_near(total: Row, count: Row, average: Row) -> Iterator[Judgement]:
    """Yield the judgement of a total farther off, where one digit, two in turn or a nought explain what differs."""
    got = total["value"] / count["value"]
    digits, meant = digits_beside(average, got)
    slipped = is_slipped(digits, meant)
    for judged in _judge_average_of(total, count, average):
        if judged.outcome == "holds" or slipped or _is_power_of_ten(got / average["value"]):
            yield judged


def _threes(quantities: Sequence[Row]) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each three that follow each other; and with a count of something else between: 5.75万元，63批次、512人次，人均112元."""
    yield from zip(quantities, quantities[1:], quantities[2:], strict=False)
    for total, other, count, average in zip(quantities, quantities[1:], quantities[2:], quantities[3:], strict=False):
        if total["unit"] == average["unit"] not in (other["unit"], count["unit"]) and other["unit"] != count["unit"]:
            yield total, count, average


_EXACT = 0.0003  # of a power of ten: less than a thousandth
_ROUGHLY = 2.0  # times within which an average is that of a total which stands before its count


def _is_of(total: Row, count: Row, average: Row) -> bool:
    """Whether a total is that of the count beside it; one that stands before the count may be of something else."""
    if total["start_char"] > count["start_char"] or not count["value"] or not average["value"]:
        return True
    times = abs(total["value"] / count["value"] / average["value"])
    return bool(1 / _ROUGHLY < times < _ROUGHLY) or _is_power_of_ten(times)


def _is_power_of_ten(times: float) -> bool:
    """Whether a value is ten, a hundred … times another, or a part of it: a slip of a nought or of the unit."""
    power = math.log10(times)
    return bool(round(power)) and abs(power - round(power)) < _EXACT


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


_YEAR_LONG = 366.5  # days of a year


@as_check(
    "daily average",
    "全年接待48.6万人次，日均接待1,332人次: the total is no more than the daily average on each day of the year",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no value of the year is followed by its 日均 in the same unit",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年接待游客48.6万人次，日均接待1,132人次。",
        "全年供水量1,320万吨，日均供水量3.16万吨。",
    ),
    counter_examples=(
        "全年接待游客48.6万人次，日均接待1,332人次。",
        "全年接待游客48.6万人次，日均接待1,950人次。",
        "全年接待游客48.6万人次，夏季日均接待900人次。",
        "热线累计接听48.6万人次，日均接听1,132人次。",
    ),
)
def check_daily(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of a year with its daily average behind it."""
    for statement, quantities in sentences(report):
        for total, daily in itertools.pairwise(quantities):
            if total["unit"] != daily["unit"] or total["unit"] in ("%", None) or not is_exact_level(total, daily):
                continue
            gap, lead = between(statement, total, daily), words_before(statement, total)
            if not re.fullmatch(r"[，,（(]日均[^，,。；;\d]{0,8}", gap) or not re.search(r"全年|20\d\d年|本年", lead):
                continue
            if re.search("累计|以来|截至|其中|月", lead):
                continue
            whole, mean = interval_of(total), interval_of(daily)
            days = divide(whole, mean) if whole and mean else None
            if days and days.low <= _YEAR_LONG:
                yield holds(total, daily)
            elif days:
                yield fails(
                    "daily", total, daily, total=named(total), daily=named(daily), days=write(round(days.middle))
                )
