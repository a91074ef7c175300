"""People who can only be the unit's own, more than it has: 在岗职工86名, and 128人取得高级工证书."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import PERSONS, half_before, is_exact_level, words_behind

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
_OTHERS = re.compile(
    "社区|居民|在校|招收|招生|录取|就读|培养|培训|学员|学生|毕业|客户|供应商|外包|企业|全[市县区省国镇]|行业|流动|农民|培育|社会|考生|志愿|会员|集团|累计|近年|历年|发放|颁发|换证|家属|报名|辖区|村"
)
_TIMES = 1.1  # as many as there are, from which on no coming and going explains it


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
        if not own or _OTHERS.search(half_before(statement, q)[-40:] + str(q["metric"]) + behind[:16]):
            continue
        if one.low <= staff["value"]:
            yield holds(q, staff)
        elif one.low > _TIMES * staff["value"]:
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
