"""What must come to a whole, and what each of it has.

What must come to a whole: shares of bands and pairs, and so many times so much.
What each of so many has, where the count stands earlier in the paragraph: 志愿者168人 … 服务时长4,310小时，人均25.7小时.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, add, digits_of, divide, interval_of, intervals_of, step_of, write
from pipeline.checks.judging import judge_hundred
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import PERSONS, STOP, between, is_exact_level, sentences, words_before

# Fewer than those of sums: 城镇 and 农村 have shares of other things too, which are no amounts that nearly add up.
_PAIRS = (
    ("女", "男"),
    ("合同", "派遣"),
    ("线上", "线下"),
    ("境内", "境外"),
    ("国内", "国外"),
    ("独立", "非独立"),
    ("范围一", "范围二"),
)
_REACH = 14  # characters before a share in which what it is the share of is named


def _leads(statement: Row, shares: Sequence[Row]) -> list[str]:
    """Return the words before each share of a sentence, up to the share before it."""
    start, text, last = statement["start_char"], statement["text"], 0
    found = []
    for q in shares:
        at = q["start_char"] - start
        found.append(re.split("[；;。]", text[max(last, at - _REACH) : at])[-1])
        last = q["end_char"] - start
    return found


@as_check(
    "shares of a whole",
    "the shares of a pair (男, 女) or of bands (以下 … 以上) that a sentence names make up 100 %",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not name both of a pair, or bands from 以下 to 以上 (or 其他), with a share each",
    tolerance="half of the last printed digit of each share; what is cut instead of rounded is a hint",
    examples=(
        "女员工占比45%，男员工占比65%。",
        "范围一占85.1%，范围二占18.5%。",
        "资费争议、网络质量、装维时限、营销宣传分别占38.5%、27.0%、14.9%和8.6%，其余6.5%为其他。",
        "读者按年龄划分，少年儿童占31%，成年人占48%，老年人占24%。",
        "35岁以下占45%，36至50岁占40%，51岁以上占20%。",
        "读者中学生占32%，职员占28%，退休人员占19%，其他人员占31%。",
        "本科及以上学历占比68.5%，大专学历占比22.3%，大专以下占比12.2%。",
    ),
    counter_examples=(
        "女员工占比45%，男员工占比55%。",
        "女员工占比45%，党员占比65%。",
        "读者按年龄划分，少年儿童占31%，成年人占48%，老年人占21%。",
        "受访读者中，对环境满意的占81%，对馆藏满意的占78%，愿意推荐的占64%。",
        "35岁以下占45%，36至50岁占36%，51岁以上占19%。",
        "女职工占45%，本科以上学历占80%，35岁以下占38%。",
        "读者中学生占32%，职员占28%，退休人员占19%，其他人员占21%。",
        "资费争议、网络质量、装维时限、营销宣传分别占38.5%、27.0%、19.4%和8.6%，其余6.5%为其他。",
    ),
)
def check_wholes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence with such shares."""
    for statement, quantities in sentences(report):
        shares = [q for q in quantities if q["unit"] == "%" and is_exact_level(q)]
        if len(shares) < 2:
            continue
        leads = _leads(statement, shares)
        rest = _REST_TOLD.search(words_before(statement, shares[-1]))
        if not all("占" in lead or "比" in lead for lead in leads) and not rest:
            continue
        if len(shares) >= 3 and _DIVIDED.search(words_before(statement, shares[0])):
            yield from _judge_divided(shares)
        elif _is_pair(leads) or _are_bands(leads) or (rest and len(shares) > _PARTS):
            yield from _judge(shares)
        elif len(shares) >= _PARTS and _ENDS_IN_REST.match(leads[-1].lstrip("，,、")) and _are_of_one(leads):
            yield from _judge_divided(shares)


# 按年龄划分: parts that leave nothing over and do not overlap.
_DIVIDED = re.compile(
    r"按(?:照)?[^，,。；;\d]{1,10}(?:划分|区分|分类|来分|分|统计|来看)[，,:：]?[^，,。；;\d]{0,10}占?比?$|(?:结构|构成|分布)(?:中|上|为|如下)[，,:：]?[^，,。；;\d]{0,10}占?比?$"
)


_PARTS = 3
_REST_TOLD = re.compile(
    r"分别占\d[^；;。]{8,60}?[，,](?:其余|余下|剩余|其他)的?(?:占)?$"
)  # …分别占38.5%、27.0%和8.6%，其余6.5%为其他
_ENDS_IN_REST = re.compile("^(?:其他|其它|其余)[㐀-鿿]{0,6}占")


def _are_of_one(leads: Sequence[str]) -> bool:
    """Whether shares follow each other with nothing but their names between: 制造业占32%，批发零售业占28%."""
    return all(re.fullmatch("[，,、和及以]*[^，,、]{2,12}占比?(?:为|约)?", lead) for lead in leads[1:])


def _judge_divided(shares: Sequence[Row]) -> Iterator[Judgement]:
    """Yield the judgement of the parts of one whole: below 100 % some may not be named."""
    known = intervals_of(shares)
    if known and add(known).high >= 100:
        yield from _judge(shares)


def _is_pair(leads: Sequence[str]) -> bool:
    return len(leads) == 2 and any((a in leads[0] and b in leads[1]) or (b in leads[0] and a in leads[1])
                                   for a, b in _PAIRS)  # fmt: skip


def _are_bands(leads: Sequence[str]) -> bool:
    """Whether shares are of bands of one thing: of ages, or of schooling, one at each end."""
    ages = all("岁" in lead or "其" in lead for lead in leads)
    schools = all(re.search("博士|硕士|研究生|本科|大专|专科|中专|高中|学历|其", lead) for lead in leads)
    ends = "".join(leads)
    closed = ("以下" in ends and ("以上" in ends or "其" in leads[-1])) or ("其" in leads[-1] and len(leads) > 2)
    return len(leads) >= 3 and (ages or schools) and closed


def _judge(shares: Sequence[Row]) -> Iterator[Judgement]:
    if known := intervals_of(shares):
        yield judge_hundred(known, shares)


_EACH = re.compile(r"(?:每|各)(?P<of>[㐀-鿿]{1,3})(?:发放|补助|补贴|慰问金?|资助|奖励|捐赠|投入|培训|共)?$")
_ALL = re.compile(r"(?:合计|总计|共计|总共|总金额|总额|共|累计)[^，,。；;\d]{0,8}$")


@as_check(
    "so many times so much",
    "向3个村，每村5万元，合计15万元: what each has, times how many there are, is the total",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="a count, what each of it has (每, 各) and the total do not stand one behind the other",
    tolerance="half of the last printed digit of what each has and of the total",
    examples=("向3个村捐赠物资，每村5万元，合计18万元。", "慰问职工20人，每人500元，共计1.2万元。"),
    counter_examples=("向3个村捐赠物资，每村5万元，合计15万元。", "慰问职工20人，每月500元，共计1.2万元。"),
)
def check_times(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count with what each has and the total."""
    for statement, quantities in sentences(report):
        for count, each, total in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if not is_exact_level(count, each, total):
                continue
            gaps = between(statement, count, each), between(statement, each, total)
            said = _EACH.search(gaps[0])
            if not said or not _ALL.search(gaps[1]) or any(map(STOP.search, gaps)):
                continue
            if each["unit"] == total["unit"] and re.search("年|月|日|天|周|季", said["of"]) is None:
                yield from _judge_times(count, each, total)


def _judge_times(count: Row, each: Row, total: Row) -> Iterator[Judgement]:
    many, one, all_ = count["value"], interval_of(each), interval_of(total)
    if not many or many <= 0 or one is None or all_ is None:
        return
    got = one.times(float(many))
    if got.meets(all_):
        yield holds(count, each, total)
    else:
        blanks = {"count": count["text"], "each": each["text"], "got": write(got.middle), "total": named(total)}
        yield fails("times", count, each, total, **blanks)


_MONTHLY = re.compile(r"(?:平均每月|月均|每月平均)[^，,。；;\d]{0,10}$")
_MONTHS_REACH = 20  # characters before a value in which it is said to be of a month or of the year
_YEARLY = re.compile(r"(?:全年|年度|本年|一年来)(?:共|累计|共计|总计)?[^，,。；;\d]{0,12}$")


@as_check(
    "month and year",
    "what is done so often a month on the average is done twelve times as often in the year",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="the sentence does not give both, of one unit",
    tolerance="half of the last printed digit of the monthly value, twelve times",
    examples=("平均每月开展活动2次，全年共开展活动36次。",),
    counter_examples=("平均每月开展活动2次，全年共开展活动26次。", "每月开展活动2次以上，全年共开展活动36次。"),
)
def check_months(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each monthly average beside the value of the year."""
    for statement, quantities in sentences(report):
        levels = [q for q in quantities if is_exact_level(q)]
        if not re.search("每月|月均", statement["text"]):
            continue
        leads = [words_before(statement, q, _MONTHS_REACH) for q in levels]
        monthly = [q for q, lead in zip(levels, leads, strict=True) if _MONTHLY.search(lead)]
        yearly = [q for q, lead in zip(levels, leads, strict=True) if _YEARLY.search(lead)]
        if len(monthly) != 1 or len(yearly) != 1 or monthly[0]["unit"] != yearly[0]["unit"]:
            continue
        half = step_of(monthly[0]) / 2
        got = Interval(monthly[0]["value"] - half, monthly[0]["value"] + half).times(12)
        said = interval_of(yearly[0])
        if said is None or got.meets(said):
            yield holds(monthly[0], yearly[0])
        else:
            blanks = {"count": "12", "each": monthly[0]["text"], "got": write(12 * monthly[0]["value"])}
            yield fails("times", monthly[0], yearly[0], total=named(yearly[0]), **blanks)


_EACH_HEAD = re.compile(r"^[^。；;，,\d]{0,4}[，,、（(]?人均[^，,\d]{0,6}$")
_PERSONS = (*PERSONS, "人次")
_FEW = 3  # digits of an average that say how many there are
_FAR = 2.0  # times within which a count is the one that an average is of
_SMALL = 5  # persons


@as_check(
    "average of those counted before",
    "志愿者168人 … 服务时长4,310小时，人均25.7小时: the total over its average is the count that the paragraph gives",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="no count of people stands before a total and its 人均 in the paragraph, the average has fewer than three digits, or another count of the report makes it up",
    tolerance="half of the last printed digit of all three",
    examples=(
        "现有注册志愿者168人。全年开展志愿服务52次，服务时长4,310小时，人均27.5小时。",
        "志愿者1,486人，占员工的64.1%。全年开展活动362次，服务时长2.78万小时，人均19.3小时。",
        "在册职工412人。全年发放补贴86.5万元，人均2,640元。",
        "义工队现有队员96名。今年累计服务2,880小时，人均36.2小时。",
        "帮扶困难员工74人，分类建档。发放互助金61.5万元，人均8,113元。",
    ),
    counter_examples=(
        "现有注册志愿者168人。全年开展志愿服务52次，服务时长4,310小时，人均25.7小时。",
        "街道有注册志愿者11,732人。全年累计服务9.37万小时，人均8小时。",
        "现有注册志愿者168人。全年发放福利86.5万元，人均2,600元。",
        "现有注册志愿者168人，活跃志愿者157人。服务时长4,310小时，人均27.5小时。",
        "服务时长4,310小时，人均27.5小时。",
    ),
)
def check_head(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total with its average per head."""
    persons = [q for q in report.rows("quantities") if _is_count(q)]
    for paragraph in report.paragraphs if persons else ():
        before: list[Row] = []
        for statement in paragraph.sentences:
            own = report.quantities_of(statement)
            for total, each in itertools.pairwise(own):
                if total["unit"] == each["unit"] and _EACH_HEAD.match(between(statement, total, each)):
                    counts = [*before, *(q for q in own if q["start_char"] < total["start_char"])]
                    yield from _judge_head(total, each, [q for q in counts if _is_count(q)], persons)
            before += own


def _is_count(q: Row) -> bool:
    return bool(q["unit"] in _PERSONS and is_exact_level(q) and q["value"] >= _SMALL)


def _judge_head(total: Row, each: Row, before: Sequence[Row], persons: Sequence[Row]) -> Iterator[Judgement]:
    if not is_exact_level(total, each) or not before or len(digits_of(each)) < _FEW or not each["value"]:
        return
    fitting = [q for q in persons if _makes(total, each, q)]
    if fitting:
        yield holds(total, each, fitting[0])
        return
    near = [q for q in before if 1 / _FAR < total["value"] / q["value"] / each["value"] < _FAR]
    if near:
        got = write(round(total["value"] / each["value"]))
        yield fails("per_head", total, each, near[-1], total=named(total), each=named(each), count=named(near[-1]),
                    got=got)  # fmt: skip


def _makes(total: Row, each: Row, count: Row) -> bool:
    whole, said, heads = (interval_of(q) for q in (total, each, count))
    got = divide(whole, heads) if whole and heads else None
    return bool(got and said and got.meets(said.if_cut))
