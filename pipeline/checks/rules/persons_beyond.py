"""Persons of one kind, more than the unit has of them: 党员1,142名 and 覆盖党员1.1万余人; 人次 are meant."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import PERSONS, is_exact_level

_KIND = re.compile(r"(?:党员|团员|职工|员工|教职工|教师)$")
_TOOK_PART = re.compile(r"^(?:全年|累计|共|组织|开展)*(?:覆盖|参加|参与|参训|培训|受训|轮训|教育|组织|惠及)")
_OTHERS = re.compile("社区|居民|在职党员|流动|全[市县区省国镇]|企业|辖区|客户|供应商|外包|退休|承包|学员")
_TIMES = 1.5  # as many as there are, from which on no coming and going explains it


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
        if q["source"] == "table" or q["unit"] not in PERSONS or kind is None or not _TOOK_PART.match(name):
            continue
        known, one = there.get(kind[0], ()), interval_of(q)
        if not known or one is None or q["subject"] or _OTHERS.search(f"{name}{report.sentence_of(q)}"):
            continue
        most = max(known, key=lambda row: float(row["value"]))
        if one.low <= most["value"]:
            yield holds(q, most)
        elif one.low > _TIMES * most["value"]:
            yield fails("relation_at_most", q, most, left=named(q), right=named(most))


def _there(report: Report) -> Mapping[str, Sequence[Row]]:
    """Return by kind how many persons of it the report says that there are."""
    found: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        name = re.sub("^(?:现有|共有|在岗|在职|在册|全体|年末|公司|集团)+|(?:总数|总人数)$", "", str(q["metric"] or ""))
        if q["unit"] in PERSONS and is_exact_level(q) and q["value"] and _KIND.fullmatch(name):
            found[name].append(q)
    return found
