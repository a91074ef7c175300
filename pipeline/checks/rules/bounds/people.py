"""People against those that there are, and against how often they took part.

Those who took part: 人次 against the occasions and against the people.
Persons of one kind, more than the unit has of them: 党员1,142名 and 覆盖党员1.1万余人; 人次 are meant.
People who can only be the unit's own, more than it has: 在岗职工86名, and 128人取得高级工证书.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.judging import judge_at_most
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import (
    PERSONS,
    STOP,
    between,
    half_before,
    is_exact_level,
    said_before,
    sentences,
    words_before,
    words_behind,
)

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


_TOOK_PART_VISITS = re.compile(
    r"参与|参加|参训|受训|培训|听讲|听课|听众|学员|志愿者|义工|选手|报名|到场|出席|走访|慰问|义诊|服务|体检|献血|宣讲"
)
# Between the two: the second is said of what the first counts.
_SUMMED = re.compile(r"累计|合计|共计|总计|共|计|实际|为|达|[（(，,、/]")
_OTHERS_VISITS = re.compile(
    r"惠及|受益|覆盖|服务(?:群众|居民|老人|客户|学生|患者)|接待|吸引|关注|浏览|发放|救助|帮助|资助|慰问|其中|同比|上年|去年|比|较|每|另|还|以及|辐射|受众|应"
)
_ENROLLED = re.compile("注册|登记|在册|现有|共有|拥有|会员|成员|队伍")  # those who may take part, not those who did
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
        "街道注册志愿者1,200人，全年参与服务860人次。",
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
    if (
        len(gap) > _REACH
        or STOP.search(gap)
        or _OTHERS_VISITS.search(gap)
        or _ENROLLED.search(said_before(statement, one))
    ):
        return False
    lead = half_before(statement, one)[-_REACH:]
    first, *others = re.split("[，,]", gap)
    clause = others[-1] if others else first
    if _OTHERS_VISITS.search(re.split("[，,]", lead)[-1]) or not _TOOK_PART_VISITS.search(lead + first):
        return False
    bare = re.sub(r"全年|年内|本年|累计|合计|共计|总计|共|计|总|达到?|为|[，,、（(/的了]|\d[\d,.]*小?时", "", clause)
    told = bool(_TOOK_PART_VISITS.search(clause)) and _share(lead + first, clause)
    return bool(_SUMMED.search(gap)) and (not bare or told)


def _share(lead: str, clause: str) -> bool:
    """Whether two clauses speak of one kind of taking part: both of 参训, both of 志愿者."""
    words = [set(_TOOK_PART_VISITS.findall(text)) for text in (lead, clause)]
    kin = (
        {"培训", "参训", "受训", "学员"},
        {"听讲", "听众", "听课", "参加", "参与"},
        {"志愿者", "义工", "参与", "参加", "服务"},
    )
    return bool(words[0] & words[1]) or any(words[0] & group and words[1] & group for group in kin)


_KIND = re.compile(r"(?:党员|团员|职工|员工|教职工|教师)$")
_TOOK_PART_KIND = re.compile(r"^(?:全年|累计|共|组织|开展)*(?:覆盖|参加|参与|参训|培训|受训|轮训|教育|组织|惠及)")
_OTHERS_KIND = re.compile("社区|居民|在职党员|流动|全[市县区省国镇]|企业|辖区|客户|供应商|外包|退休|承包|学员")
_TIMES_KIND = 1.5  # as many as there are, from which on no coming and going explains it


@as_check(
    "persons beyond those there are",
    "of 1,142 党员 no 11,000 take part: those who came several times are counted in 人次",
    kind="bound",
    grade=HINT,
    needs="quantities",
    idle="the report does not count the kind of persons itself, or those who took part are of others, too",
    examples=(
        "公司党委下设党支部67个，党员1,142名。\n各支部开展主题党日804次，覆盖党员1.1万余人。",
        "现有职工286人。\n全年举办讲座24场，培训职工1,640人。",
    ),
    counter_examples=(
        "公司党委下设党支部67个，党员1,142名。\n各支部开展主题党日804次，覆盖党员1.1万余人次。",
        "现有职工286人。\n全年举办讲座24场，参加职工264人。",
        "街道机关党员42名。\n全年开展活动24场，参加社区党员1,640人。",
    ),
)
def check_beyond(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of persons of a kind who took part."""
    there = _there(report)
    for q in report.rows("quantities"):
        name = str(q["metric"] or "")
        kind = _KIND.search(name)
        if q["source"] == "table" or q["unit"] not in PERSONS or kind is None or not _TOOK_PART_KIND.match(name):
            continue
        known, one = there.get(kind[0], ()), interval_of(q)
        if not known or one is None or q["subject"] or _OTHERS_KIND.search(f"{name}{report.sentence_of(q)}"):
            continue
        most = max(known, key=lambda row: float(row["value"]))
        if one.low <= most["value"]:
            yield holds(q, most)
        elif one.low > _TIMES_KIND * most["value"]:
            yield fails("relation_at_most", q, most, left=named(q), right=named(most))


def _there(report: Report) -> Mapping[str, Sequence[Row]]:
    """Return by kind how many persons of it the report says that there are."""
    found: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        name = re.sub("^(?:现有|共有|在岗|在职|在册|全体|年末|公司|集团)+|(?:总数|总人数)$", "", str(q["metric"] or ""))
        if q["unit"] in PERSONS and is_exact_level(q) and q["value"] and _KIND.fullmatch(name):
            found[name].append(q)
    return found


_STAFF = re.compile(r"(?:员工|职工|教职工|教师|从业人员|工作人员|人员)(?:总数|总人数|人数|总量)?$")
_ALL = re.compile(r"在岗|在册|在职|在编|现有|共有|总数|总人数|正式|实有")
_PART = re.compile("其中|合同|派遣|女|男|退休|新|一线|党员|部门|分公司|支队|站|班组|项目|各|培训|参加|享受|困难")
# What a person of the unit has or becomes.
_OWN = re.compile(
    r"(?:认证|持证|证书|职称|技师|高级工|中级工|研发人员|技术人员|管理人员|一线员工|一线职工|女职工|女员工|男职工|男员工|新进员工|新员工|新招录员工|[博硕]士学[位历]|研究生学历|本科学历|转正|晋升|晋级|评聘)"
)
_GETS = re.compile(
    r"^[㐀-鿿]{0,4}?(?:通过|取得|获得|考取|持有|晋升|评聘|获评|评为)[^，,。；;]{0,16}(?:认证|证书|资格|职称|等级|技师|高级工)"
)
_OTHERS_OWN = re.compile(
    "社区|居民|在校|招收|招生|录取|就读|培养|培训|学员|学生|毕业|客户|供应商|外包|企业|全[市县区省国镇]|行业|流动|农民|培育|社会|考生|志愿|会员|集团|累计|近年|历年|发放|颁发|换证|家属|报名|辖区|村|驾|大赛|竞赛|比赛|参赛|选手|吸引|来自|观众"
)
_TIMES_OWN = 1.1  # as many as there are, from which on no coming and going explains it


@as_check(
    "people beyond the staff",
    "no more people of the unit have a certificate, a degree or a post (取得高级工证书128人) than work there (在岗职工86名)",
    kind="bound",
    grade=HINT,
    needs="statements quantities",
    idle="the report does not say how many work there, or the people may be others (学员, 居民, 客户)",
    tolerance="a tenth more, for those who came or left",
    examples=(
        "中心现有在岗职工86名，平均年龄38.6岁。\n全年修复案卷412件，186人通过修复师认证，撰写论文3篇。",
        "年末在册员工112人。\n获得档案职称认证的有147人。",
        "学校共有教职工64名。\n具有硕士学位的教师146名。",
    ),
    counter_examples=(
        "中心现有在岗职工86名，平均年龄38.6岁。\n全年修复案卷412件，18人通过修复师认证，撰写论文3篇。",
        "中心现有在岗职工86名。\n面向社会开展培训，186人通过修复师认证。",
        "一班组现有职工12名。\n全年36人取得高级工证书。",
        "中心现有在岗职工86名。\n累计186人次通过技能认证。",
        "学校现有在职教职工1,204人。\n全年招收本科生4,120人，在校研究生3,286人。",
        "中心现有在岗职工86名。\n全年为乡镇培训专业技术人员1,286人。",
        "驾校现有在职员工46名。\n全年1,280人取得驾驶证书。",
        "中心现有在岗职工86名。\n修复技能大赛吸引128名技术人员。",
    ),
)
def check_own(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such count of people."""
    staff = max(_staff(report), key=lambda q: float(q["value"]), default=None)
    for q in report.rows("quantities") if staff is not None and report.of_its_year else ():
        if q["source"] != "text" or q["unit"] not in PERSONS or q["role"] != "level" or q["subject"]:
            continue
        statement = report.statement_by_id.get(q["statement_id"] or "")
        one = interval_of(q)
        if statement is None or one is None or staff is None or q is staff:
            continue
        behind = words_behind(statement, q)
        own = _OWN.search(str(q["metric"] or "")) or _GETS.match(behind)
        if not own or _OTHERS_OWN.search(half_before(statement, q)[-40:] + str(q["metric"]) + behind[:16]):
            continue
        if one.low <= staff["value"]:
            yield holds(q, staff)
        elif one.low > _TIMES_OWN * staff["value"]:
            yield fails("relation_at_most", q, staff, left=named(q), right=named(staff))


def _staff(report: Report) -> Iterator[Row]:
    """Yield what the report says of how many work at the unit."""
    for q in report.rows("quantities"):
        name = str(q["metric"] or "")
        if q["unit"] not in PERSONS or not is_exact_level(q) or not q["value"] or q["source"] == "card":
            continue
        if _STAFF.search(name) and not _PART.search(f"{q['subject'] or ''}{name}"):
            statement = report.statement_by_id.get(q["statement_id"] or "")
            said = half_before(statement, q)[-12:] if statement else ""
            if _ALL.search(name + said) and not _PART.search(said):
                yield q
