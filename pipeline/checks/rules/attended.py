"""Those who took part: 人次 against the occasions and against the people."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.bounds import judge_at_most
from pipeline.checks.check import CONFLICT, Judgement, Row, as_check
from pipeline.checks.report import Report
from pipeline.checks.sentences import PERSONS, STOP, between, half_before, is_exact_level, sentences, words_before

_OCCASIONS = ("次", "场", "期", "场次", "批次", "批", "节", "课时")


@as_check(
    "visits below occasions",
    "what took place 120 times was attended by 120 人次 or more",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no 次, 场 or 期 is followed by its 人次 in the same part of a sentence",
    tolerance="half of the last printed digit of both: 1.2万人次",
    examples=(
        "全年开展志愿服务活动26次，参与20人次。",
        "举办各类培训120场，培训80人次。",
        "服务队全年出动134次、28人次。",
        "对口支援县医院，派驻骨干14批、3人。",
    ),
    counter_examples=(
        "全年开展志愿服务活动26次，参与120人次。",
        "开展巡检320次；慰问职工12人次。",
        "服务队全年出动28次、134人次。",
        "对口支援县医院，派驻骨干3批、14人。",
        "全年开展巡检320次，12人次获表彰。",
        "开展巡检320次，安排12人次轮训。",
    ),
)
def check_visits(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of occasions with the visits behind it."""
    for statement, quantities in sentences(report):
        for times, visits in itertools.pairwise(quantities):
            of_people = visits["unit"] == "人次" or (times["unit"] in ("批", "批次") and visits["unit"] in PERSONS)
            if times["unit"] not in _OCCASIONS or not of_people or not is_exact_level(times, visits):
                continue
            gap = between(statement, times, visits)
            listed = gap == "、" and _SENT.search(words_before(statement, times, 8))
            if STOP.search(gap) or not (_ATTENDED.search(gap) or listed):
                continue
            if judged := judge_at_most((times, visits), times, visits):
                yield judged


_SENT = re.compile(r"(?:出动|派驻|派出|选派|外派|派遣|输送|组织|参与|参加|开展|接待)[^，,。；;\d]{0,6}$")
_ATTENDED = re.compile(
    r"^[^，,]{0,8}[，,、]?(?:[^，,]{0,4}(?:参与|参加|参训|培训|受训|覆盖|受众|受教育|累计|共计|共|服务|惠及|接待|到场|听课)[^，,]{0,8})$"
)


_TOOK_PART = re.compile(
    r"参与|参加|参训|受训|培训|听讲|听课|听众|学员|志愿者|义工|选手|报名|到场|出席|走访|慰问|义诊|服务|体检|献血|宣讲"
)
# Between the two: the second is said of what the first counts.
_SUMMED = re.compile(r"累计|合计|共计|总计|共|计|实际|为|达|[（(，,、/]")
_OTHERS = re.compile(
    r"惠及|受益|覆盖|服务(?:群众|居民|老人|客户|学生|患者)|接待|吸引|关注|浏览|发放|救助|帮助|资助|慰问|其中|同比|上年|去年|比|较|每|另|还|以及|辐射|受众|应"
)
_REACH = 24  # characters between the two


@as_check(
    "visits below people",
    "320 people who took part make 320 人次 or more",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no sentence names those who took part (名, 人) and their 人次 one behind the other, or one of the two is a part, or of others",
    tolerance="half of the last printed digit of both: 1.2万人次",
    examples=(
        "全年组织讲座，参与职工3,260人，累计2,860人次。",
        "党员志愿者参加社区服务86名，全年合计62人次。",
        "志愿者参与服务共计1,250人次，实际参与志愿者1,480名。",
        "全年培训员工280人次，参训员工320人。",
        "全年有560名志愿者参与文明劝导，累计参与510人次。",
    ),
    counter_examples=(
        "全年组织讲座，参与职工1,860人，累计2,860人次。",
        "组织志愿者320人次，服务群众1,200人。",
        "志愿者参加服务62人次，其中党员86人。",
        "共有注册志愿者320人，全年开展扶老活动62人次。",
        "参加技能竞赛320人，慰问困难职工62人次。",
    ),
)
def check_people(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of people with their visits beside it."""
    for statement, quantities in sentences(report):
        counted = [q for q in quantities if q["unit"] == "人次" or q["unit"] in PERSONS]
        for one, other in itertools.pairwise(counted):
            if (one["unit"] == "人次") == (other["unit"] == "人次") or not is_exact_level(one, other):
                continue
            if not _is_of_one(statement, one, other):
                continue
            people, visits = (other, one) if one["unit"] == "人次" else (one, other)
            if judged := judge_at_most((people, visits), people, visits):
                yield judged


def _is_of_one(statement: Row, one: Row, other: Row) -> bool:
    """Whether people and visits are of one occasion: both are said of those who took part, or nothing new is named."""
    gap = between(statement, one, other)
    if len(gap) > _REACH or STOP.search(gap) or _OTHERS.search(gap):
        return False
    lead = half_before(statement, one)[-_REACH:]
    first, *others = re.split("[，,]", gap)
    clause = others[-1] if others else first
    if _OTHERS.search(re.split("[，,]", lead)[-1]) or not _TOOK_PART.search(lead + first):
        return False
    bare = re.sub(r"全年|年内|本年|累计|合计|共计|总计|共|计|总|达到?|为|[，,、（(/的了]|\d[\d,.]*小?时", "", clause)
    told = bool(_TOOK_PART.search(clause)) and _share(lead + first, clause)
    return bool(_SUMMED.search(gap)) and (not bare or told)


def _share(lead: str, clause: str) -> bool:
    """Whether two clauses speak of one kind of taking part: both of 参训, both of 志愿者."""
    words = [set(_TOOK_PART.findall(text)) for text in (lead, clause)]
    kin = (
        {"培训", "参训", "受训", "学员"},
        {"听讲", "听众", "听课", "参加", "参与"},
        {"志愿者", "义工", "参与", "参加", "服务"},
    )
    return bool(words[0] & words[1]) or any(words[0] & group and words[1] & group for group in kin)
