"""A stated change against the two values that stand beside it."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, divide, interval_of, percent_change, signed_interval, write
from pipeline.checks.printed import quote_change, write_as
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, is_exact_level, sentences, words_before

_LEVEL = re.compile(r"持平|保持不变|与上年相同|无变化")
_FROM_TO = re.compile(r"(?:由|从)(?P<from>[^。；;]{0,30})$")
# A change that stands before last year's value: 12.35亿元，同比增长8.6%，上年同期为10.37亿元.
_TOLD = re.compile(
    r"^[，,（(](?:同比|比上年|较上年|较20\d\d年|比20\d\d年|较去年|比去年)?(?:增长|增加|上升|提高|提升|下降|减少|降低)(?:了)?\d[\d.,]*[^\d，,。；;]{0,4}(?=[，,（(])"
)
_BEFORE = re.compile(
    r"^[）)]?[，,（(]?(?P<than>比|较|与|相比|相较)?(?:上年|去年|上一年|前一年|年初|期初|上年末|上年底|(?P<year>20\d\d)年)(?:度|同期|末|底)?"
    r"(?:当年|同口径|的|预算|执行|决算|预算执行|[数额为是]){0,5}$"
)
_REACH, _BEHIND = 30, 40  # characters before two values, and behind them, that say of which years they are
_NEAR = 25  # characters between the values of two named years


class _Sides:
    """A change that a sentence states, with the value before and the value after."""

    def __init__(self, before: Row, after: Row, change: Row) -> None:
        self.before, self.after, self.change = before, after, change

    @property
    def rows(self) -> tuple[Row, Row, Row]:
        return self.before, self.after, self.change


def pairs(report: Report) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each sentence with two values of one thing, the earlier one first: by their years, or by 由…至…."""
    for statement, quantities in sentences(report):
        for one, other in itertools.pairwise(filter(is_exact_level, quantities)):
            if one["unit"] != other["unit"] or _is_over_years(one, other, statement):
                continue
            if _is_from_to(one, other, statement):
                yield statement, one, other
            elif _is_compared(one, other, statement):
                yield statement, other, one


def _is_from_to(one: Row, other: Row, statement: Row) -> bool:
    gap = between(statement, one, other)
    if STOP.search(gap):
        return False
    lead = words_before(statement, one, _REACH)
    if _FROM_TO.search(lead) and re.match(r"[^，,]{0,6}(?:至|到|为|成)", gap):
        return True
    years = [re.findall(r"(20\d\d)年", words) for words in (lead, gap)]
    return bool(years[0] and years[1] and int(years[0][-1]) + 1 == int(years[1][-1]) and len(gap) < _NEAR)


def _is_compared(one: Row, other: Row, statement: Row) -> bool:
    """Whether the later value comes first: 1,402人次，上年为1,236人次; 51.64万元，比2021年预算执行数13.20万元."""
    gap = _TOLD.sub("", between(statement, one, other))
    again = (
        one["metric"] == other["metric"] and "，" in gap and not STOP.search(gap)
    )  # 71.8万，为历史极值，较上年的66.2万
    found = _BEFORE.match(gap) or (_BEFORE.match(f"，{gap.rpartition('，')[2]}") if again else None)
    if not found or (one["metric"] != other["metric"] and not found["than"]):
        return False
    year = found["year"]
    lead = re.findall(r"(20\d\d)年", words_before(statement, one))
    of_next = one["period_end"] is not None and one["period_end"].year == int(year or 0) + 1
    return year is None or (bool(lead) and int(lead[-1]) == int(year) + 1) or (not lead and of_next)


def _is_over_years(one: Row, other: Row, statement: Row) -> bool:
    """Whether two values lie more than a year apart, or the change is a rate of several years (年均, 复合)."""
    start, text = statement["start_char"], statement["text"]
    part = text[max(0, one["start_char"] - start - _REACH) : other["end_char"] - start + _BEHIND]
    years = sorted({int(year) for year in re.findall(r"(20\d\d)年", part)})
    return bool(re.search("复合|年均|平均每年|CAGR", part)) or (len(years) > 1 and years[-1] - years[0] > 1)


def _changes_of(report: Report, statement: Row, first: Row, last: Row) -> list[Row]:
    """Return the changes that are said of two values: between and behind them, before the next value or half."""
    found = []
    for q in report.of_statement[statement["statement_id"]]:
        if q["start_char"] <= last["start_char"]:
            if q["start_char"] > first["start_char"] and q["role"] == "change":
                found.append(q)  # between the two: 12.35亿元，同比增长8.6%，上年同期为10.37亿元
            continue
        if q["role"] != "change" or STOP.search(between(statement, last, q)):
            break
        found.append(q)
    return found


@as_check(
    "stated change",
    "a stated change agrees with the two values beside it: by how much, in which direction, or not at all (持平)",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence has not both values, or the earlier one is 0",
    tolerance="half of the last printed digit of both values and of the change",
    examples=(
        "爆管抢修由上年的187次降至169次，下降10.6%。",
        "2021年预算执行数为13.20万元，2022年预算安排51.64万元，比2021年预算执行数增加326.40%。",
        "2021年预算执行数为50.00万元，2022年预算安排45.00万元，比2021年预算执行数增加10.00%。",
        "放款额由原先的5000万元扩大到62亿元，增长12.3倍。",
        "合作项目由20项增加到30项，增长一倍。",
        "2021年预算执行数为50.00万元，2022年预算安排45.00万元，与2021年预算执行数持平。",
        "全年培训职工1,402人次，上年为1,236人次，增长18.4%。",
        "2022年预算安排51.64万元，比2021年预算执行数13.20万元增加38.44万元，增长326.40%。",
        "捐款总额2.3万元，较上年的2.6万元增加11.5%。",
        "营业收入12.35亿元，同比增长8.6%，上年同期为10.37亿元。",
        "年末车辆120台，较年初125台减少8台。",
        "2021年当年预算执行数为72.40万元，2022年预算安排77.83万元，比2021年预算执行数增加7.50个百分点。",
        "全年培训职工1,402人次，上年为1,236人次，增长13.4个百分点。",
        "营业收入由8.20亿元增长到9.43亿元，增长15个百分点。",
        "接诊量由4.00万人次下降至3.60万人次，下降10.0个百分点。",
        "年末合同160份，较年初125份增加28个百分点。",
        "最高日供水量71.8万立方米，出现在8月13日，为历史极值，较上年的66.2万立方米多出6.5万立方米。",
        "培训投入26.9万元，比2021年的24.5万元多出3.4万元。",
    ),
    counter_examples=(
        "全年培训职工1,402人次，上年为1,236人次，增长13.4%。",
        "2022年预算安排51.64万元，比2021年预算执行数13.20万元增加38.44万元，增长291.21%。",
        "全年培训职工1,402人次，比上年增加166人次，增长13.4%。",
        "放款额由原先的5000万元扩大到62亿元，增长123倍。",
        "合作项目由20项增加到38项，增长近一倍。",
        "合作项目由20项增加到41项，增长一倍。",
        "爆管抢修由上年的187次降至169次，下降9.6%。",
        "满意率由92.1%上升到95.6%，上升3.5个百分点。",
        "2021年预算执行数为72.40万元，2022年预算安排77.83万元，占比提高1.2个百分点。",
        "2021年预算执行数为0.0万元，2022年预算安排26.4万元，比2021年预算执行数增加100.0%。",
        "2021年预算执行数为17.20万元，2022年预算安排34.40万元，比2021年预算执行数增加100%。",
        "2021年预算执行数为18.60万元，2022年预算安排18.60万元，比2021年预算执行数持平。",
        "最高日供水量71.8万立方米，出现在8月13日，为历史极值，较上年的66.2万立方米多出5.6万立方米。",
        "培训投入26.9万元，比2021年的24.5万元多出2.4万元。",
        "全年总收入86.40万元，其中门票收入79.20万元，较2021年总收入90.00万元相比，减少3.60万元，下降4.00%。",
    ),
)
def check_stated_change(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that is stated beside its two values."""
    for statement, before, after in pairs(report):
        first, last = sorted((before, after), key=lambda q: q["start_char"])
        changes = _changes_of(report, statement, first, last)
        for change in changes:
            sides = _Sides(before, after, change)
            judged = list(_judge(sides))
            if any(one.outcome == "fails" for one in judged) and _is_of_first(report, statement, sides):
                judged = [holds(*sides.rows)]
            yield from judged
        if not changes:
            yield from _judge_level(statement, before, after)


def _is_of_first(report: Report, statement: Row, sides: _Sides) -> bool:
    """Whether a change is that of a value farther off: 收入86.40万元，其中门票79.20万元，较上年90.00万元减少3.60万元."""
    start = min(sides.before["start_char"], sides.after["start_char"])
    return any(
        one.outcome == "holds"
        for q in report.of_statement[statement["statement_id"]]
        if q["start_char"] < start and is_exact_level(q) and q["unit"] == sides.after["unit"]
        for one in _judge(_Sides(sides.before, q, sides.change))
    )


def _judge(sides: _Sides) -> Iterator[Judgement]:
    old, new = interval_of(sides.before), interval_of(sides.after)
    signed = signed_interval(sides.change)
    if old is None or new is None or signed is None or old.middle == 0:
        return
    unit = sides.change["unit"]
    moved = new - old
    if unit == sides.before["unit"] or (unit == "百分点" and sides.before["unit"] == "%"):
        got = moved
        if unit == "%":  # of a rate: in percent or in points, which another check asks
            relative = percent_change(old, new)
            if relative and relative.meets(signed):
                return
    elif unit == "倍":
        yield from _judge_times(sides, old, new)
        return
    elif unit == "%":
        percent = percent_change(old, new)
        if percent is None:
            return
        got = percent
    elif unit == "百分点":
        percent = percent_change(old, new)
        if percent and percent.meets(signed):  # of amounts: what moved is a part of the value, no difference of rates
            yield fails("points_of_amount", *sides.rows, kind="change_unit", before=named(sides.before),
                        after=named(sides.after), said=quote_change(sides.change))  # fmt: skip
        return
    else:
        return
    if got.meets(signed):
        yield holds(*sides.rows)
        return
    values = {
        "before": named(sides.before, sides.change),
        "after": named(sides.after, sides.change),
        "got": _moved(got.middle, sides.change),
        "said": quote_change(sides.change),
    }
    if got.middle * signed.middle < 0:
        yield fails("direction", *sides.rows, **values)
        return
    yield fails("stated_change", *sides.rows, grade=HINT if got.meets(signed.if_cut) else CONFLICT, **values)


_ROUGHLY = 0.3  # of what doubled; own judgement


def _judge_times(sides: _Sides, old: Interval, new: Interval) -> Iterator[Judgement]:
    """Yield the judgement of a rise by so many times; 增长两倍 and 增长到两倍 are told apart by few writers."""
    ratio, said = divide(new, old), interval_of(sides.change)
    if said is not None and float(sides.change["value"]) == 1:  # 增长一倍 is no rise by half
        said = Interval(1 - _ROUGHLY, 1 + _ROUGHLY)
    if ratio is None or said is None or sides.change["direction"] == "down":
        return
    if ratio.meets(said) or Interval(ratio.low - 1, ratio.high - 1).meets(said):
        yield holds(*sides.rows)
        return
    got = f"{write(round(ratio.middle, 2))}倍"
    blanks = {
        "before": named(sides.before),
        "after": named(sides.after),
        "got": got,
        "said": quote_change(sides.change),
    }
    yield fails("stated_change", *sides.rows, **blanks)


def _moved(value: float, change: Row) -> str:
    """Return a change that was worked out, in the unit of the printed one."""
    return f"{'+' if value > 0 else ''}{write_as(value, change)}"


def _judge_level(statement: Row, before: Row, after: Row) -> Iterator[Judgement]:
    last = max(before["end_char"], after["end_char"]) - statement["start_char"]
    if not _LEVEL.search(statement["text"][last:]):
        return
    old, new = interval_of(before), interval_of(after)
    if old is None or new is None:
        return
    if old.meets(new):
        yield holds(before, after)
    else:
        yield fails("not_level", before, after, before=named(before), after=named(after))
