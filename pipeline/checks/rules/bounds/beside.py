"""Quantities that stand beside each other in a sentence: part and whole, rate and its two numbers."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check
from pipeline.checks.interval import Interval, interval_of, percent_of
from pipeline.checks.judging import judge_at_most, judge_share
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import (
    PERSONS,
    STOP,
    between,
    half_before,
    is_exact_level,
    sentences,
    unit_of,
    words_before,
)
from schemas.word_lists import word_set

_NEAR = 24  # characters between two quantities that are said of each other

_AMONG = re.compile(r"^[^。；;]{0,14}?[，,（(、]?其中[:：]?(?P<what>[^。；;，,\d]{0,14})$")
_COUNTED = "checks/counted.txt"  # units
# Behind a share, of one name: 前五名客户销售额3,180.40万元，占26.15%；其中前五名客户销售额中关联方销售额412.70万元.
_FURTHER = re.compile(r"^[^，,。；;]{0,20}[；;，,](?P<name>[^，,。；;\d]{0,40})$")


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
        "公司负责全市供电服务，服务客户186.4万户，其中居民客户195.7万户。",
        "全年有48名职工参加省级培训，其中取得证书的51名。",
        "捐款总额2.3万元，其中党员捐款3.2万元。",
        "全年发放公交卡77.90万张，其中老人卡816,472张。",
        "绿化养护面积12.4万平方米，其中公园绿地14.2万平方米。",
        "完成管线检测320公里，其中中压管线388公里。",
        "前五名供应商采购额2,417.20万元，占年度采购总额31.20%；其中前五名供应商采购额中关联方采购额4,217.20万元，占年度采购总额5.10%。",
        "馆藏图书42.6万册，其中少儿图书46.2万册。",
        "公务用车购置及运行维护费29.66万元，其中购置费0万元、运行维护费31.50万元。",
        "出版活页式教材14部，其中20部入选省级规划教材。",
        "开设选修课36门，其中线上课程63门。",
        "全年整改隐患52处，其中重大隐患57处。",
        "员工总数3,526人，较上年末净增148人；当年新进员工412人，其中应届毕业生435人、退役军人28人。",
        "万元以上设备3,108台，总值6.4亿元，其中大型设备3,131台。",
    ),
    counter_examples=(
        "全年培训职工300人次，其中党员300人次。",
        "支出比上年增加20万元，其中人员经费增加30万元。",
        "净利润120万元，其中主营业务利润150万元，其他业务亏损30万元。",
        "全年发放公交卡77.90万张，其中老人卡316,472张。",
        "前五名供应商采购额2,417.20万元，占年度采购总额31.20%；其中前五名供应商采购额中关联方采购额0万元，占年度采购总额0%。",
        "前五名供应商采购额2,417.20万元，占年度采购总额31.20%；其中办公楼采购合同4,217.20万元，占5.10%。",
        "供水面积320平方公里，其中管线388公里。",
        "公务用车购置及运行维护费31.50万元，其中购置费0万元、运行维护费31.50万元。",
        "设保健部4个，其中省级重点专科2个、市级重点专科9个。",
        "专利授权86件，其中发明专利12件，累计有效专利305件。",
        "出版活页式教材14部，其中2部入选省级规划教材。",
        "建成分馆8处，其中图书室6处。",
        "万元以上设备3,108台，总值6.4亿元，其中大型设备131台。",
        "新增设备12台，总值6.4亿元，其中配套椅子131台。",
        "志愿者人均服务时长86小时，其中服务满200小时的12人。",
        "全年总收入86.40万元，其中门票收入79.20万元，较2021年总收入90.00万元相比，减少3.60万元，下降4.00%。",
    ),
)
def check_part(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each whole with the part that follows it."""
    counted = word_set(_COUNTED)
    for statement, quantities in sentences(report):
        below = bool(_BELOW.search(statement["text"]))  # parts below 0 let others pass the whole
        for whole, part in itertools.pairwise(quantities):
            if whole["unit"] != part["unit"] or whole["unit"] not in counted or not is_exact_level(whole, part):
                continue
            if not _AMONG.match(between(statement, whole, part)) or (below and whole["unit"] not in PERSONS):
                continue
            if judged := judge_at_most((whole, part), part, whole):
                yield judged
            if whole["unit"] in _MADE_UP and not below:
                yield from _further(statement, quantities, whole, part)
        for whole, share, part in () if below else zip(quantities, quantities[1:], quantities[2:], strict=False):
            if _bare(whole) != _bare(part) or not is_exact_level(whole, share, part):
                continue
            if share["unit"] not in ("%", whole["unit"]) and _is_of_one_kind(statement, whole, share, part):
                if judged := judge_at_most((whole, part), part, whole):
                    yield judged
                continue
            if share["unit"] != "%":
                continue
            further = _FURTHER.match(between(statement, share, part))
            name = str(whole["metric"] or "")
            if not further or "其中" not in further["name"] or len(name) < _NAMED or f"{name}中" not in further["name"]:
                continue
            if judged := judge_at_most((whole, part), part, whole):
                yield judged


_BELOW = re.compile("亏损|负(?!责|荷|担|重|压)|减[:：]|抵|净(?!水)|冲|转回|核销")


def _bare(q: Row) -> str:
    """Return the unit of a value without what stands in brackets behind it: 台（件） is 台."""
    return re.sub("[（(].*", "", str(q["unit"] or ""))


def _is_of_one_kind(statement: Row, whole: Row, other: Row, part: Row) -> bool:
    """Whether a part follows 其中 and its whole a value before: 设备3,108台，总值6.4亿元，其中大型设备131台."""
    gaps = between(statement, whole, other), between(statement, other, part)
    name = str(part["metric"] or "")[-2:]
    named = len(name) == len("设备") and name in str(whole["metric"] or "")
    return bool(
        named
        and whole["unit"] in word_set(_COUNTED)
        and _AMONG.match(gaps[1])
        and not STOP.search(gaps[0])
        and len(gaps[0]) < _NEAR
    )


def _further(statement: Row, quantities: Sequence[Row], whole: Row, part: Row) -> Iterator[Judgement]:
    """Yield a finding for each part that follows the first one in the list and is beyond the whole."""
    at = next(i for i, q in enumerate(quantities) if q["row_id"] == part["row_id"])
    for before, q in itertools.pairwise(quantities[at:]):
        gap = between(statement, before, q)
        if not _LISTED.match(gap) or _OTHER.search(gap) or q["unit"] != whole["unit"] or not is_exact_level(q):
            return
        judged = judge_at_most((whole, q), q, whole)
        if judged and judged.outcome == "fails":
            yield judged


_LISTED = re.compile("^(?:[、，,；;]|[和及])[^，,、。；;]{2,14}$")
# Units whose whole and parts are of one kind; 保健部4个，其中市级重点专科9个 are not.
_MADE_UP = ("元", "人", "名", "吨", "平方米", "公里", "亩", "公顷", "立方米", "千瓦时", "人次")
_OTHER = re.compile("[比较]|累计|共|总|合计|现有|有效|截至|年末|上年|去年|另|全|达|对外|合作")
_NAMED = 4  # characters of a whole that is named again before its part
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
        "年度目标500件，实际完成520件，完成率108%。",
        "应参训职工134人，实际参训120人，参训率98.5%。",
        "受理投诉320件，办结325件，办结率100%。",
        "设备购置预算1,200万元，实际支出1,116万元，预算执行率96%。",
        "废水排放20.2万吨，达标排放20.1万吨，达标排放率98.0%。",
        "计划检测管线200公里，实际检测186公里，完成率96%。",
        "研发投入1.93亿元，占8.32%，其中资本化金额2,146万元，资本化率12.11%。",
    ),
    counter_examples=(
        "受理工单1,250件，办结1,238件，办结率99.0%。",
        "受理工单1,250件，办结1,238件，满意率98.0%。",
        "产生废物1.46万吨，其中焚烧处置0.92万吨，委托处置0.54万吨，处置率100%。",
        "发放问卷500份，回收482份，回收率96.4%。",
        "排查发现隐患2,615条，尚余未整改隐患9条，整改率99.66%。",
        "研发投入1.93亿元，占8.32%，其中资本化金额2,146万元，资本化率11.12%。",
        "二氧化硫排放3.1吨，氮氧化物排放12.6吨，达标排放率100%。",
        "门诊接诊12.4万人次，急诊接诊1.8万人次，接诊及时率99%。",
        "处置一般固废320吨，处置医疗废物26吨，无害化处置率100%。",
        "全校260名学生参加技能鉴定，总通过247人，通过率为95.00%，其中高级通过91人，高级通过率为35.00%。",
    ),
)
def check_rate(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate that stands behind its two counts."""
    for statement, quantities in sentences(report):
        for whole, part, rate in _threes(quantities):
            if rate["unit"] != "%" or whole["unit"] != part["unit"] or part["unit"] in ("%", None, "百分点"):
                continue
            if not is_exact_level(whole, part, rate):
                continue
            said = _RATE.search(words_before(statement, rate, 16))
            gaps = between(statement, whole, part), between(statement, part, rate)
            if said is None or any(STOP.search(gap) or len(gap) > _NEAR for gap in gaps):
                continue
            if _is_sibling(statement, quantities, whole) or _is_of_first(quantities, whole, part, rate):
                continue
            if _is_of_either(statement, whole, gaps, rate):
                continue
            word = said["word"][-2:]
            of = f"{word}|{_SAME.get(word, word)}"
            if re.search(of, re.split("[，,]", gaps[0])[-1] + re.split("[，,]", gaps[1])[0]) and not _is_of_rest(
                whole, part, rate
            ):
                yield from _judge_share(whole, part, rate)


_MEANT = re.compile(
    "应(?!急|用|答)|计划|目标|任务|拟|预算|须"
)  # what makes a whole of the same deed: 应参训134人，参训120人
_BARE_RATE = re.compile(r"(?P<thing>[㐀-鿿]{2,8})率(?:达到|达|为|是|约|均为)?$")


def _is_of_either(statement: Row, whole: Row, gaps: tuple[str, str], rate: Row) -> bool:
    """Whether a rate is of one thing of which both counts are sorts: 化学需氧量排放9吨，氨氮排放0.7吨，达标排放率100%.

    The word of the rate is said of the first count too, and nothing of the rate is said of the second alone.
    """
    found = _BARE_RATE.search(words_before(statement, rate, 16))
    if found is None:
        return False
    lead, between_both = half_before(statement, whole), gaps[0]
    lead = re.split("[，,；;、]", lead)[-1]
    word = found["thing"][-2:]
    if word not in lead or word not in between_both or _MEANT.search(lead):
        return False
    more = found["thing"].removesuffix(word)
    return not more or more in lead or more not in between_both


def _threes(quantities: Sequence[Row]) -> Iterator[tuple[Row, Row, Row]]:
    """Yield each quantity with the two before it, shares before it left out: 1.93亿元，占8.32%，其中2,146万元，资本化率11.12%."""
    for at, rate in enumerate(quantities):
        before = [q for q in quantities[max(0, at - 3) : at] if q["unit"] != "%"][-2:]
        if len(before) == len("ab"):
            yield before[0], before[1], rate


def _is_of_rest(whole: Row, part: Row, rate: Row) -> bool:
    """Whether a rate is that of all but what the second count names: 发现问题2,615条，未闭环9条，闭环率99.66%."""
    one, all_, said = (interval_of(q) for q in (part, whole, rate))
    got = percent_of(one, all_) if one and all_ else None
    return bool(got and said and Interval(100 - got.high, 100 - got.low).meets(said))


def _is_of_first(quantities: Sequence[Row], whole: Row, part: Row, rate: Row) -> bool:
    """Whether a rate is that of a count farther off: 260名参加，总通过247人，其中高级通过91人，高级通过率35.00%."""
    one, said = interval_of(part), interval_of(rate)
    for q in quantities:
        all_ = interval_of(q) if q["start_char"] < whole["start_char"] and unit_of(q) == unit_of(part) else None
        got = percent_of(one, all_) if one and all_ else None
        if got and said and got.meets(said.if_cut):
            return True
    return False


def _is_sibling(statement: Row, quantities: Sequence[Row], whole: Row) -> bool:
    """Whether the first of two counts is itself a part: 产生1.46万吨，其中焚烧0.92万吨，委托处置0.54万吨，处置率100%."""
    lead = half_before(statement, whole)
    return "其中" in lead and any(q["unit"] == whole["unit"] and q["value"] and q["value"] > whole["value"]
                                  for q in quantities if q["start_char"] < whole["start_char"])  # fmt: skip


_AIM = re.compile("目标|计划|任务|指标")  # what may be passed: 目标500件，完成520件，完成率104%


def _judge_share(whole: Row, part: Row, share: Row) -> Iterator[Judgement]:
    judged = judge_share((part, whole, share), left=named(share))
    one, all_, said = (interval_of(q) for q in (part, whole, share))
    if judged is None or one is None or all_ is None or said is None:
        return
    if one.low <= all_.high or (
        said.low > 100 and (whole["basis"] == "target" or _AIM.search(str(whole["metric"] or "")))
    ):
        yield judged
    elif said.low <= 100:  # more were closed than came in: some may be last year's
        yield replace(judged, grade=HINT) if judged.outcome == "fails" else judged


_OF = re.compile(
    r"^(?!.{0,6}(?:分别|各)占)[^。；;\d]{0,4}[，,（(]?(?:约)?占(?:到|了)?(?P<whole>[㐀-鿿（）“”]{2,16}?)(?:的(?:比例|比重)?|比例|比重)?(?:为|达到?|约)?$"
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
        "基本支出400万元。人员经费300万元，公用经费100万元，分别占基本支出的75%和25%。",
    ),
)
def check_of_whole(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share that says what it is of."""
    for paragraph in report.paragraphs:
        before: list[Row] = []
        for statement in paragraph.sentences:
            own = report.quantities_of(statement)
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
