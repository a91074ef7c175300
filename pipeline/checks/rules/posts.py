"""One post, two persons."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.checks.aligned import place_in
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report

_CHIEF = "局长|主任|院长|校长|馆长|所长|站长|总经理|董事长|行长|厂长|社长"
_HEAD = re.compile(rf"(?:党(?:委|组|总支|支部|工委)书记)?、?(?:{_CHIEF})?(?:、党(?:委|组|总支|支部)书记)?")
_BEFORE = re.compile(r"原|前任|时任|曾任|接替|调任|任命|聘任|免去|退休|历任|接任|继任|卸任")
# By the end of its name, the post at the head of a unit that has it but once.
_OF_KIND = {"馆": "馆长", "局": "局长", "院": "院长", "大学": "校长", "学校": "校长", "中学": "校长", "小学": "校长",
            "公司": "董事长", "集团": "董事长", "银行": "行长", "厂": "厂长"}  # fmt: skip
_OWN = re.compile(r"(?:^|[，,。；;：:由]|[本我][局院校馆厂行]|公司|集团)$")


@as_check(
    "two names for one post",
    "the post at the head of the unit has one name in a report",
    kind="conflict",
    grade=HINT,
    needs="entities statements documents",
    idle="the report is no 社会责任报告, nobody signs it with a post, the post may be that of another unit, or the sentence tells of a change",
    examples=(
        "@short=档案中心\n档案中心党总支书记、主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任何建平任组长。",
        "@org=云溪市档案馆\n云溪市档案馆馆长周明轩签发本报告。\n馆长何建平任社会责任工作领导小组组长。",
    ),
    counter_examples=(
        "@short=档案中心\n档案中心党总支书记、主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任周明轩任组长。",
        "@org=云溪市档案馆\n云溪市档案馆馆长周明轩签发本报告。\n长桥区图书馆馆长何建平来馆交流。",
        "@org=云溪市档案馆\n云溪市档案馆馆长周明轩签发本报告。\n原馆长何建平退休。",
    ),
)
def check_posts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of persons with one post that only one can hold."""
    for role, people in _holders(report).items() if report.of_its_year else ():
        first, *others = people.values()
        if not others:
            yield holds(first)
        for other in others:
            yield fails("post", first, other, role=role, first=first["name"], other=other["name"])


# A head that a unit has but once, of the unit itself: nothing, 由, another post or the unit stands before it.
_SOLE = re.compile(rf"(?:^|[，,。；;：:由、\s]|中心|[局院校馆厂行所站]|公司|集团)(?P<post>{_CHIEF}|书记)\s*$")
_GOES_ON = "(?=任|担任|同志|签发|带队|率|出席|主持|陪同|[，,。；;、和及）)]|$)"
_LONGEST = 3  # characters of a name


@as_check(
    "one person with two names",
    "主任周明轩 is not 主任周明宣 elsewhere: one post, and a name with one character that differs",
    kind="conflict",
    grade=HINT,
    needs="entities statements documents",
    idle="no person stands behind the bare post of a head, or the other name is another person's with a post of his own",
    examples=(
        "@short=档案中心\n档案中心主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任周明宣任组长。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n中心成立领导小组，由党总支书记、主任郝魏任领导小组组长。",
    ),
    counter_examples=(
        "@short=档案中心\n档案中心主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任周明轩任组长。",
        "@short=档案中心\n档案中心主任周明轩签发本报告。\n副主任周明宣任组长。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n原主任郝魏退休。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n主任郝巍任组长。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n儿科主任郝魏出席义诊。",
    ),
)
def check_near_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each person at the head, and each name behind the same post that is nearly the same."""
    for (post, name), first in _heads(report).items():
        near = re.compile(rf"(?P<name>{re.escape(name[0])}[㐀-鿿]{{{len(name) - 1}}}){_GOES_ON}")
        for row in report.rows("statements"):
            for at in re.finditer(post, row["text"]):
                found = near.match(row["text"], at.end())
                lead = _SOLE.search(row["text"][: at.end()])
                if not found or not lead or _BEFORE.search(row["text"]):
                    continue
                if found["name"] == name:
                    yield holds(first, row)
                elif _is_near(name, found["name"]):
                    yield fails("post", first, row, role=post, first=name, other=found["name"])


def _heads(report: Report) -> Mapping[tuple[str, str], Row]:
    """Return by post and name the persons behind the bare post of a head, each with the first mention."""
    found: dict[tuple[str, str], Row] = {}
    for row in report.rows("entities"):
        sentence = report.statement_by_id.get(row["statement_id"] or "")
        name = str(row["canonical"] or "")
        if row["kind"] != "PERSON" or sentence is None or not 2 <= len(name) <= _LONGEST:
            continue
        post = _SOLE.search(str(sentence["text"][: place_in(sentence, row)]))
        if post and not any(known == post["post"] and _is_near(seen, name) for known, seen in found):
            found.setdefault((post["post"], name), row)
    return found


def _is_near(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _holders(report: Report) -> Mapping[str, Mapping[str, Row]]:
    """Return by post the persons who hold it, each with the first mention."""
    org = str(report.document["org"] or "")
    own = next((post for ending, post in _OF_KIND.items() if org.endswith(ending)), None)
    holders: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in report.rows("entities"):
        role = row["role"] or ""
        if row["kind"] != "PERSON" or _BEFORE.search(report.sentence_of(row)):
            continue
        if ("、" in role and _HEAD.fullmatch(role)) or (role == own and _is_own(row, role, report)):
            holders[role].setdefault(row["canonical"], row)
    return holders


def _is_own(row: Row, role: str, report: Report) -> bool:
    """Whether the post is that of the unit itself: its name, 本馆 or nothing stands before it."""
    sentence = report.statement_by_id.get(row["statement_id"] or "")
    if sentence is None:
        return False
    before = str(sentence["text"][: place_in(sentence, row)])
    lead = before[: before.rfind(role)] if role in before else ""
    names = tuple(name for name in (report.document["org"], report.document["org_short"]) if name)
    return role in before and bool(_OWN.search(lead) or lead.endswith(names))
