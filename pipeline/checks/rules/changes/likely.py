"""Changes and amounts that can't be so, whatever they are of.

Changes of a value that can't be so: 余额691亿元，增长204个百分点, 2人，较上年增加3人, one change up and down.
Amounts for so many people that can't be so: 慰问金35.2元 for 84 people.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import digits_of, interval_of, write
from pipeline.checks.printed import quote_change
from pipeline.checks.printed import unit_of as printed_unit
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import PERSONS, STOP, between, is_exact_level, said_before, sentences


def _is_base(statement: Row, level: Row, gap: str) -> bool:
    """Whether a value is the one that another is compared with: 比2021年预算2,724万元增加307万元."""
    return gap[:1] not in ("，", ",", "（", "(") and bool(re.search("[比较由从]", said_before(statement, level)))


_THAN = re.compile(
    r"^[，,（(]?(?:同比|环比|(?:比|较|与)(?:上年度?|去年|上一年度?|年初|期初|上年末|上年底|20\d\d年)(?:同期|末|底|相比)?)?[，,]?(?:增长|增加|上升|提高|提升|下降|减少|降低|增|降)了?$"
)
_RATE = re.compile("率|占比|比重|比例|指数|得分|评分|均")


@as_check(
    "points of an amount",
    "the change of an amount is told in its unit or in percent, not in percentage points",
    kind="change_unit",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no change in percentage points follows an amount at once",
    examples=(
        "绿色信贷余额186.40亿元，同比增长42.6个百分点。",
        "全年接待读者38.2万人次，较上年增长6.4个百分点。",
        "用水12.4万吨，下降3.1个百分点。",
    ),
    counter_examples=(
        "绿色信贷余额186.40亿元，同比增长42.6%。",
        "绿色信贷余额186.40亿元，占比提高2.6个百分点。",
        "满意率98.2%，同比提高1.4个百分点。",
        "完成投资12.6亿元，增速比上年提高1.2个百分点。",
        "出口占比36.2%，用工1,206人，比重下降1.2个百分点。",
    ),
)
def check_points(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change right behind an amount."""
    for statement, quantities in sentences(report):
        for level, change in itertools.pairwise(quantities):
            rate = level["unit"] in ("%", "百分点", "‰", "‱", "倍", "分", "级", None) or _RATE.search(
                str(level["metric"] or "")
            )
            gap = between(statement, level, change)
            if rate or level["role"] != "level" or change["role"] != "change" or not _THAN.match(gap):
                continue
            if _is_base(statement, level, gap):
                continue
            if change["unit"] == "百分点":
                yield fails("points_alone", level, change, level=named(level), said=quote_change(change))
            else:
                yield holds(level, change)


_BELOW = re.compile("利润|净额|收益|结余|损益|亏|盈|温|净|差额|缺口|增加值|变动")
_COUNTED_ON = re.compile("累计|年均|其中|以来|[五三]年")


@as_check(
    "rise beyond what there is",
    "2人，较上年增加3人: what there is has not risen by more than it is",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no rise in its own unit follows a value at once, or the value may have been below 0",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年轻伤2人，较上年增加3人。",
        "年末在校学生1,206名，比上年增加1,620名。",
        "库存粮食3.2万吨，较年初增加4.6万吨。",
    ),
    counter_examples=(
        "全年轻伤2人，较上年减少3人。",
        "年末在校学生1,206名，比上年增加126名。",
        "净利润3.2万元，较上年增加4.6万元。",
        "新增专利3件，较上年增加2件。",
        "2022年初预算收入6,180万元，比2021年初预算收入2,460万元增加3,720万元。",
    ),
)
def check_risen(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value with its rise behind it."""
    for statement, quantities in sentences(report):
        for level, change in itertools.pairwise(quantities):
            alike = level["unit"] == change["unit"] not in (None, "%", "百分点") and change["direction"] == "up"
            exact = is_exact_level(level) and change["role"] == "change" and change["qualifier"] == "exact"
            if not alike or not exact or not _THAN.match(gap := between(statement, level, change)):
                continue
            one, risen = interval_of(level), interval_of(change)
            name = f"{level['metric'] or ''}{said_before(statement, level)}"
            if (
                _is_base(statement, level, gap)
                or one is None
                or risen is None
                or _BELOW.search(name)
                or _COUNTED_ON.search(name)
                or "环比" in gap
            ):
                continue
            if risen.low > one.high and one.low > 0:
                yield fails("relation_at_most", level, change, left=quote_change(change), right=named(level))
            else:
                yield holds(level, change)


_LEVEL, _MOVE = 4, 2  # digits of a value and of its change that are not so twice by chance


@as_check(
    "one change in two directions",
    "a value with its change, told again with the same two numbers, rose or fell in both places",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no value of four digits stands twice with the same change behind it",
    examples=(
        "收入预算18,426万元，比2021年预算减少960万元。\n支出预算18,426万元，比2021年预算增加960万元。",
        "全年供水2,416.8万吨，同比增长3.62%。\n2022年供水量2,416.8万吨，同比下降3.62%。",
    ),
    counter_examples=(
        "收入预算18,426万元，比2021年预算减少960万元。\n支出预算18,426万元，比2021年预算减少960万元。",
        "收入预算18,426万元，比2021年预算减少960万元。\n支出预算18,420万元，比2021年预算增加960万元。",
        "年末存栏1,200头，同比增长20%。\n全年培训1,200人次，同比下降20%。",
    ),
)
def check_ways(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is told twice with its change."""
    told: dict[tuple[object, ...], list[tuple[Row, Row]]] = defaultdict(list)
    for statement, quantities in sentences(report):
        for level, change in itertools.pairwise(quantities):
            exact = (
                is_exact_level(level)
                and change["role"] == "change"
                and change["direction"]
                and change["qualifier"] == "exact"
            )
            long = exact and len(digits_of(level)) >= _LEVEL and len(digits_of(change)) >= _MOVE
            if long and level["unit"] != "%" and not STOP.search(between(statement, level, change)):
                told[level["unit"], level["value"], change["unit"], change["value"]].append((level, change))
    for pairs in told.values():
        (level, change), *others = pairs
        for other, again in others:
            if again["direction"] == change["direction"]:
                yield holds(level, change, other, again)
            else:
                yield fails("ways_apart", level, change, other, again, first=f"{named(level)}{quote_change(change)}",
                            other=f"{named(other)}{quote_change(again)}", page=again["page"])  # fmt: skip


_PERSONS = (*PERSONS, "人次", "户", "家庭")
_GIVEN = re.compile("慰问|发放|资助|补助|救助|补贴|奖励|接待|捐|助学|帮扶|支出|投入|经费|体检")
_ONE = re.compile("均|每|单价|标准|元[/／]|以上|起")
_HAVE = re.compile("惠及|受益|慰问|资助|救助|体检")
_GAP = 24  # characters between an amount and those who have it
_LEAST, _MOST = 1.0, 2e6  # 元 that a person has of it


@as_check(
    "amount for so many",
    "what was given to so many people (慰问金35.2元，84人次) is at least a yuan for each, and no millions",
    kind="bound",
    grade=HINT,
    needs="statements quantities",
    idle="no amount in 元 stands beside a number of people behind a word of giving, or it is that of one (人均, 每人)",
    examples=(
        "走访困难员工84人次，发放慰问金35.2元。",
        "公务接待费8.32元，共接待63批次、512人次。",
        "资助困难学生126名，发放助学金18.6元。",
        "发放高温补贴96.4亿元，惠及2,600名一线工友。",
        "全年救助临时困难家庭48户，发放救助金9.6元。",
    ),
    counter_examples=(
        "走访困难员工84人次，发放慰问金35.2万元。",
        "公务接待费8.32万元，共接待63批次、512人次。",
        "资助困难学生126名，每人发放助学金800元。",
        "发放高温补贴96.4万元，惠及2,600名一线工友。",
        "为12名职工发放生日券，人均200元。",
        "接待读者3,126人次，外借押金退还20元。",
        "投入专项资金3.6亿元，用于管网改造；慰问职工12人。",
        "投入帮扶资金9.6亿元，派出驻村干部52人。",
        "投入214.60万元，开展宣传6,300次，共有2,860万人次参与。",
    ),
)
def check_given(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount beside those who have it."""
    for statement, quantities in sentences(report):
        for amount, persons in _beside(statement, quantities):
            each = amount["value"] / persons["value"]
            low = each < _LEAST <= amount["value"] and printed_unit(amount) == "元"
            high = each > _MOST and _HAVE.search(between(statement, *_in_order(amount, persons)))
            if not low and not high:
                yield holds(amount, persons)
            elif persons["value"] > 1:
                yield fails("for_each", amount, persons, amount=named(amount), persons=named(persons),
                            each=write(round(each, 4)))  # fmt: skip


def _beside(statement: Row, quantities: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield each amount with the number of people beside it, a number of something else between them left out."""
    for at, amount in enumerate(quantities):
        if amount["unit"] != "元" or not is_exact_level(amount) or not amount["value"]:
            continue
        said = said_before(statement, amount)
        if not _GIVEN.search(said) or _ONE.search(said):
            continue
        for other in (*quantities[max(0, at - 1) : at], *quantities[at + 1 : at + 3]):
            gap = between(statement, *_in_order(amount, other))
            near = len(gap) <= _GAP and not STOP.search(gap) and not _ONE.search(gap)
            if other["unit"] in _PERSONS and is_exact_level(other) and other["value"] and near:
                yield amount, other
                break


def _in_order(one: Row, other: Row) -> tuple[Row, Row]:
    return (one, other) if one["start_char"] < other["start_char"] else (other, one)
