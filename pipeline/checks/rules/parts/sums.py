"""Parts against their total within a sentence."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, holds
from pipeline.checks.interval import Interval, add, find_slip, intervals_of, is_counted, step_of
from pipeline.checks.judging import tell_sum
from pipeline.checks.part_names import (
    are_alike,
    are_classes,
    are_kinds,
    has_rest,
    is_of_kind,
    is_off_by_slip,
    is_pair,
    overlap,
)
from pipeline.checks.report import Report
from pipeline.checks.sentences import STOP, between, sentences, words_before

_AMONG = re.compile(r"其中|包括|以下(?:几个)?方面|分别为|分别是|由|(?<=[人名次场件个项元位户家起期])[:：]")
_NEAR = 0.1  # of the whole: parts that miss it by more were hardly meant to make it up
_UNDER = 0.05  # the same where they fall short: the sentence may name some of the parts only
_ALIKE = 0.5  # the same where all parts are amounts of one name (货物采购金额, 服务采购金额)
_PER = re.compile("^(?:[㐀-鿿]{0,4}[人户生月年日次]均|平均|每)")  # what is no part: 生均财政拨款
_SOME = 3  # parts from which on a list that falls far short was meant to be whole
_FAR = 45  # characters between the whole and the word 其中


@as_check(
    "parts in a sentence",
    "the parts that a sentence names after 其中 make up the whole before it",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the parts are of another unit than the whole, are hedged, or miss it by more than a tenth (then they are a choice)",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "全年抢修管网958次，其中爆管抢修179次、漏水修复789次。",
        "现有在岗职工134名，其中合同制职工123名，劳务派遣职工12名。",
        "全年采购支出318.62万元，其中：货物采购支出62.1万元、工程采购支出0万元、服务采购支出312.42万元。",
        "收入合计236.40万元，其中：财政拨款收入231.30万元；事业收入3.20万元；其他收入1.70万元。",
        "巡护河道120公里，其中东河、西河分别为70公里和55公里。",
        "董事会由9名董事组成，其中独立董事3名，非独立董事7名。",
        "共投放惠农贷款58.3亿，其中投向种植业惠农贷款36.3亿，养殖业惠农贷款32亿。",
        "全年发放贷款86.4亿元，其中对公贷款52.1亿元，零售贷款44.3亿元。",
        "建成绿地12,400平方米，其中公园绿地8,600平方米，防护绿地4,800平方米。",
        "采购支出总额623.90万元，其中货物201.45万元、工程381.00万元、服务104.45万元。",
        "39个规格型号取得医疗器械注册证，其中Ⅲ类21个、Ⅱ类16个。",
        "全年评审项目52项，其中A类31项、B类18项。",
        "现有员工23人，其中正式工9人，外包工12人，平均年龄41.6岁。",
        "截至年末共有车辆41辆，其中应急保障用车4辆、执法执勤用车5辆、其他用车2辆。",
        "全年排查隐患937处，其中鹤云管理处365处、埠陵管理处941处、环湖管理处231处。",
        "全年供电量85.6亿千瓦时，其中工业用电50.2亿千瓦时，居民用电20.1亿千瓦时，其他用电10.3亿千瓦时。",
    ),
    counter_examples=(
        "全年抢修管网958次，其中爆管抢修169次、漏水修复789次。",
        "现有职工134名，其中女职工43名，党员57名，本科及以上学历90名。",
        "全年投入约12.3万元，其中设备7.1万元、培训5.3万元。",
        "在岗职工100名，其中一线职工60名。",
        "共投放惠农贷款58.3亿，其中投向种植业惠农贷款36.3亿，养殖业惠农贷款22亿。",
        "营业收入120.4亿元，其中租赁收入110.2亿元，海外收入42.6亿元。",
        "志愿者80名，其中党员志愿者43名，青年志愿者52名。",
        "全年发放贷款86.4亿元，其中普惠小微贷款52.1亿元。",
        "共有车辆58辆，其中特种专业技术用车21辆、其他用车11辆。",
        "营业收入64.82亿元，其中利息净收入51.37亿元，占比79.25%；手续费及佣金净收入5.06亿元。",
        "学校总收入2.87亿元，其中财政拨款1.94亿元，生均财政拨款18,543元。",
        "39个规格型号取得医疗器械注册证，其中Ⅲ类23个、Ⅱ类16个。",
        "全年评审项目52项，其中A类21项、B类16项。",
        "全镇总人口13,480人，其中在职职工3,127人，离退休职工4,066人。",
        "采购支出总额623.90万元，其中货物201.45万元、工程318.00万元、服务104.45万元。",
        "在册员工2,137人，其中女性684人，具有大专及以上学历的1,502人，高级技师27人，高级工程师46人。",
        "受理投诉1,284件（其中上年转入38件），同比上升2.6%；办结投诉1,251件，办结率97.43%。",
        "累计植树312万株，占年度任务（260万株）的120%，其中河岸184万株、道路86万株、村庄42万株，分别占任务（160万株、70万株、30万株）的115%、122.9%、140%。",
    ),
)
def check_parts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each whole with its parts."""
    for statement, quantities in sentences(report):
        if len(quantities) < 3:
            continue
        for word in _AMONG.finditer(statement["text"]):
            at = statement["start_char"] + word.start()
            found = [_around(quantities, at, statement, stops) for stops in ("[。；;]", "。")]
            ways = [way for way in found if way is not None]
            if any(_fits(*way) for way in ways):
                yield holds(ways[0][0], *ways[0][1])
            elif ways and _make_up_another(quantities, ways[0]):
                yield holds(*ways[0][1])
            elif ways:
                yield from _judge(*ways[0])


def _make_up_another(quantities: Sequence[Row], way: tuple[Row, list[Row]]) -> bool:
    """Whether the parts make up a value before the one that stands beside them: 植树312万株，占任务（260万株）的120%，其中…."""
    whole, parts = way
    before = [q for q in quantities if q["start_char"] < whole["start_char"] and q["unit"] == whole["unit"]]
    return any(_fits(q, parts[:size]) for q in before for size in range(2, len(parts) + 1))


def _fits(whole: Row, parts: list[Row]) -> bool:
    known = intervals_of((whole, *parts))
    return bool(known) and known[0].meets(add(known[1:]))


def _around(quantities: Sequence[Row], at: int, statement: Row, stops: str) -> tuple[Row, list[Row]] | None:
    """Return the whole before a place and the parts behind it, of one unit, up to a stop."""
    text, start = statement["text"], statement["start_char"]
    before = [
        q for q in quantities if q["end_char"] <= at and q["role"] == "level" and q["unit"] not in ("%", "百分点")
    ]
    if not before or at - before[-1]["end_char"] > _FAR:
        return None
    whole = before[-1]
    if re.search("[。；;]", text[whole["end_char"] - start : at - start]):
        return None
    parts: list[Row] = []
    last = at
    end = _end_of_brackets(text, at - start) + start
    for q in quantities:
        if q["start_char"] < at or q["role"] != "level":
            continue
        if q["start_char"] > end:
            break
        between = text[last - start : q["start_char"] - start]
        if q["unit"] != whole["unit"]:
            if q["unit"] in ("%", "百分点"):
                continue
            break
        if re.search(f"{stops}|其中" if parts else stops, between):
            break
        if not _PER.search(str(q["metric"] or "")):
            parts.append(q)
        last = q["end_char"]
    return (whole, parts) if len(parts) >= 2 else None


def _end_of_brackets(text: str, at: int) -> int:
    """Return where the brackets end that a place stands in, or the text: 受理1,284件（其中转入38件）；办结1,251件."""
    opened = max(text.rfind("（", 0, at), text.rfind("(", 0, at))
    closed = min((end for mark in "）)" if (end := text.find(mark, opened)) >= 0), default=len(text))
    return closed if opened >= 0 and closed >= at else len(text)


def _judge(whole: Row, parts: list[Row], under: float = _UNDER) -> Iterator[Judgement]:
    if any(q["qualifier"] != "exact" for q in (whole, *parts)) or whole["unit"] in ("%", "百分点"):
        return
    known = intervals_of((whole, *parts))
    if not known or not known[0].middle or overlap(parts):
        return
    total, apart = add(known[1:]), _apart(known)
    whole_list = apart > 0 or len(parts) >= _SOME  # two of several may be named: 车辆58辆，其中专用车21辆、其他用车11辆
    alike = (is_pair(parts) and is_of_kind(whole, parts)) or (
        whole_list and (are_alike(parts) or has_rest(parts) or are_kinds(whole, parts))
    )
    near = _ALIKE if alike else _NEAR if apart > 0 or are_classes(parts) else under
    slip = find_slip(total, known[0])
    counted = is_counted(whole, step_of(whole)) and abs(apart) <= 1  # one too many, one too few
    slipped = len(parts) >= _SOME and is_off_by_slip(whole, parts)
    beyond = any(one.middle >= known[0].middle for one in known[1:])
    if beyond and not _is_shared_out(whole, parts):
        return
    whole_list = whole_list and has_rest(parts) and len(parts) >= _SOME  # nothing is left out before 其他
    if not (slip or counted or slipped or beyond or whole_list) and abs(apart) > near * abs(known[0].middle):
        return
    grade = CONFLICT if apart > 0 or slipped or is_pair(parts) or has_rest(parts) else HINT
    yield tell_sum(whole, parts, total, grade=grade)


def _is_shared_out(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether a count is told body by body: 排查隐患937处，其中甲所365处、乙所341处; then none has more than all."""
    named = whole["metric"] and all(q["metric"] == whole["metric"] and q["subject"] for q in parts)
    return bool(named and not whole["subject"] and len({q["subject"] for q in parts}) == len(parts))


def _apart(known: Sequence[Interval]) -> float:
    return add(known[1:]).middle - known[0].middle


_TOGETHER = re.compile(r"(?:共有|共计|合计|总计|一共|总共|累计共)[^，,。；;\d]{0,8}$")


@as_check(
    "parts before their total",
    "第一支部21名，第二支部19名，共有党员40名: the parts that a sentence names before 共有, 合计 make up the total",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="fewer than two parts of the unit of the total stand right before it, one is hedged, or they miss it by more than a tenth",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "第一支部党员21名，第二支部党员19名，第三支部党员15名，共有党员58名。",
        "东区、西区、南区三个站点分别设书架120个、110个、95个，共计设书架320个。",
    ),
    counter_examples=(
        "第一支部党员21名，第二支部党员19名，第三支部党员15名，共有党员55名。",
        "组织演练4次、培训9次，累计参加职工360人次。",
    ),
)
def check_together(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total that stands behind its parts."""
    for statement, quantities in sentences(report):
        for at, whole in enumerate(quantities):
            if at < 2 or whole["role"] != "level" or whole["unit"] in ("%", "百分点", None):
                continue
            lead = between(statement, quantities[at - 1], whole)
            parts = list(itertools.takewhile(lambda q: q["unit"] == whole["unit"] and q["role"] == "level",  # noqa: B023
                                             reversed(quantities[:at])))[::-1]  # fmt: skip
            told = words_before(statement, quantities[at - len(parts)]) if parts else ""
            if len(parts) < 2 or not _TOGETHER.search(lead) or STOP.search(lead) or re.search("其中", lead):
                continue
            if _fits(whole, parts):
                yield holds(whole, *parts)
            elif len(parts) == at or re.search("其中|分别", told):  # what stands before may be a part, too
                yield from _judge(whole, parts, _NEAR)
