"""Rules of metrics for meetings and work of a group that was named before, and for whom its members come from.

节水委员会由总经理任主任，全年召开例会12次          → 例会, of 节水委员会
“清溪”志愿队由周岩任队长。全年开展活动74次，参加986人次 → 活动, 活动参加, of “清溪”志愿队
节水小组成员来自设备、采购等12个部门                → 成员部门, of 节水小组
"""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import endings_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import CLAUSE
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.own_unit import ALONE, is_named
from extractors.text.times import ANY_TIME, WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_MEETS = any_word(_WORDS, "committee")
_WORKS = rf"(?:志愿(?:服务)?(?:总|支|分)?队|{any_word(_WORDS, 'team')})"
_IS_GROUP, _IS_COMMITTEE = re.compile(f"(?:{_MEETS}|{_WORKS})$"), re.compile(f"{_MEETS}$")
_OWN = rf"(?:{ALONE}|[我本][行院校局厂所馆站])?(?:党委|董事会)?"
_PLAIN = rf"[^{CLAUSE_ENDS}：、的由在{BRACKETS}0-9]"
# 节水委员会|由总经理任主任; 下设|节水小组，; “清溪”志愿队|（以下简称“服务队”）成立于
_NAMED = re.compile(
    rf"(?:(?:^|[{CLAUSE_ENDS}])\s*(?!{_OWN}(?:下设|设立|成立|组建|设有)){_OWN}|(?:下设|设立|成立|组建|设有|设)了?)"
    rf"(?P<who>(?!下设|设立|成立|组建|设有|各|其他|该|与|和)(?:[“\"][^“”\"]{{1,10}}[”\"])?{_PLAIN}{{0,16}}?(?:(?P<meets>{_MEETS})|(?P<works>{_WORKS})))"
    rf"(?:{OPEN}[^{BRACKETS}]{{2,24}}{CLOSE})?(?=由|成立|下设|负责|牵头|定期|[{CLAUSE_ENDS}]|$)"
)
# clauses that go on to tell of a group who and what it is
_OF_MEMBERS = re.compile(any_word(_WORDS, "of_members"))
# 班长|加入|理事会, 参加协会, 联合协会: what is told of is who does so, not the group
_NOT_NAMED = re.compile(rf"{any_word(_WORDS, 'joins_group')}|^联合(?!工作|会)")
_MEETING = re.compile(
    "(?:工作|专题|全体|定期|例行|季度|推进|协调|调度)*(?:会议|例会|专题会|推进会|工作会|协调会|调度会)"
)
_ACTIVITY = re.compile("(?:志愿)?活动|活动参[加与]|参[加与]|(?:累计)?服务|服务时[长间]|服务时数")
_DELIBERATES = endings_of("deliberates")
_ONLY_WHEN = re.compile(f"截[至止]?.*|{ANY_TIME}")
_HELD = re.compile(rf"(?:{WHEN_AND_IN_ALL}|一年来|定期)*(?:召开|举行|开展|组织|举办)?了?")


def group_named(text: str) -> str | None:
    """Return the group that a sentence introduces last and goes on to tell of; nothing where it turns away."""
    named = list(_NAMED.finditer(text))
    if not named or _NOT_NAMED.search(named[-1]["who"]):
        return None
    rest = [clause for clause in CLAUSE.split(text[named[-1].end() :]) if clause.strip()]
    return named[-1]["who"] if all(map(_OF_MEMBERS.search, rest)) else None


def _fits(group: str, metric: str) -> bool:
    """Whether a group holds what a bare name says: a committee meetings, a team of volunteers activities."""
    if _IS_COMMITTEE.search(group):
        return _MEETING.fullmatch(metric) is not None
    return _ACTIVITY.fullmatch(metric) is not None


def _told_before(so_far: SoFar, around: Around) -> str | None:
    """Return the group that the clauses before a quantity's own tell of, or the sentences before them."""
    told = so_far.sentence(around.figure.span.start)
    if told is None or "；" in (told := told.removesuffix(around.own)):
        return None
    if named := group_named(told):
        return named
    rest = [clause for clause in CLAUSE.split(told) if clause.strip() and not _ONLY_WHEN.fullmatch(clause)]
    goes_on = so_far.sentences and all(map(_OF_MEMBERS.search, rest))
    return group_named(so_far.sentences[-1]) if goes_on else None


@as_rule(
    "held by a group",
    "节水委员会由总经理任主任，全年召开例会12次: bare meetings and activities are of the group that was told of",
    step=ADDED,
    needs="会活参服",
    of=LEVEL,
    examples=(
        "集团节水委员会由总经理任主任，全年召开例会⟨12次⟩。 → 例会, 节水委员会",
        "集团节水委员会由总经理任主任，全年召开例会12次、专题会⟨7次⟩。 → 专题会, 节水委员会",
        "董事会下设节能委员会，由5名董事组成，全年召开会议⟨4次⟩。 → 会议, 节能委员会",
        "集团节水委员会由总经理任主任，全年召开例会4次，审议议题⟨8项⟩。 → 审议议题, 节水委员会",
        "“清溪”志愿队成立于2012年，下设6支分队，全年开展活动⟨46次⟩。 → 活动, “清溪”志愿队",
    ),
    counter_examples=(
        "节水委员会由总经理任主任；公司全年召开例会12次。",
        "节水委员会由总经理任主任，全年培训职工12次。",
        "节水委员会由总经理任主任，车间改造完成，召开例会12次。",
        "工会牵头，全年开展活动46次。",
        "厂长加入监事会，全年召开会议7次。",
        "班组骨干参加理事会，由学徒任秘书，全年召开例会7次。",
        "参加联盟，全年开展活动37次。",
        "联合协会，全年开展活动37次。",
    ),
    source="argued: a report names a group, says who is in it, and then how often it met",
)
def held_by_group(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give bare meetings, activities and their hours the group that holds them."""
    metric, last = measured.metric or "", so_far.told_by(held_by_group.name)
    if is_named(measured.subject) or around.subject:
        return None
    if last and metric.startswith(_DELIBERATES) and around.between.startswith("，") and around.between == around.left:
        return replace(measured, subject=last.subject)
    if not (_MEETING.fullmatch(metric) or _ACTIVITY.fullmatch(metric)):
        return None
    goes_on = last and not forms.SENTENCE_STOP.search(around.between) and around.between.count("，") <= 1
    own = untied(around.own).strip().removesuffix(metric)
    alone = goes_on or _HELD.fullmatch(own) is not None
    group = (last.subject if last and goes_on else None) or (_told_before(so_far, around) if alone else None)
    return replace(measured, subject=group) if group and _fits(group, metric) else None


_FROM = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])(?P<who>[^{CLAUSE_ENDS}：、的]{{0,14}}?)(?P<members>(?:组成)?(?:成员|委员)(?:单位)?)(?:分别|主要)?(?:为|是|来自|包括|涵盖|由)(?P<list>[^{CLAUSE_ENDS}：0-9]{{0,60}})$"
)
_PARTS_OF_UNIT = frozenset({"部门", "科室", "处室", "单位", "公司", "部室", "股室", "机构", "支行"})


@as_rule(
    "where members come from",
    "成员来自设备、采购等12个部门: departments that are counted as those of a group's members",
    step=ADDED,
    needs="成委",
    of=frozenset({"count"}),
    examples=(
        "节水小组成员来自设备、采购等⟨12个⟩部门。 → 成员部门, 节水小组",
        "公司下设节水小组，成员为设备部、采购部等⟨10个⟩部门的负责人。 → 成员部门, 节水小组",
    ),
    counter_examples=("公司下设12个部门。", "成员由12人组成。"),
    source="argued: a report says of a group from how many departments it is",
)
def members_from(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of departments that they are those which the members of a group come from."""
    metric = measured.metric or ""
    sentence = so_far.sentence(around.figure.span.start) if metric in _PARTS_OF_UNIT else None
    told = _FROM.search(sentence.rstrip()) if sentence else None
    if told is None or not sentence:
        return None
    who = told["who"] if _IS_GROUP.search(told["who"]) else group_named(sentence[: told.start()])
    return replace(measured, metric=f"成员{metric}", subject=who or measured.subject)


# 公司|监事会|设监事5名, 董事会战略委员会|有委员3名
_HAS_MEMBERS = re.compile(
    rf"(?:{ANY_TIME})*(?:{ALONE}|[我本][行院校局厂所馆站])?(?P<who>{_PLAIN}{{0,14}}?{_MEETS})(?:目前|现|共)*(?:下?设有?|有)"
)
_MEMBERS = re.compile("(?:[董监理]事长?|委员|成员|主席|主任(?:委员)?|召集人|代表)$")


@as_rule(
    "members of a board",
    "公司监事会设监事5名: the board or committee that a clause opens with has the members",
    step=ADDED,
    needs="设有",
    of=frozenset({"名", "人", "位"}),
    examples=(
        "公司监事会设监事⟨5名⟩。 → 监事, 监事会",
        "公司董事会审计委员会设委员⟨7名⟩。 → 委员, 董事会审计委员会",
    ),
    counter_examples=("公司设监事会，职工监事5名。", "理事会下设3个办公室。", "公司设监事5名。"),
    source="argued: reports of companies say who is on each board",
)
def members_of_board(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give members the board that their clause opens with as subject."""
    told = _HAS_MEMBERS.match(around.own.strip()) if _MEMBERS.search(measured.metric or "") else None
    if told is None or around.figure.unit not in forms.PERSON_UNITS or told["who"] == measured.subject:
        return None
    whose = measured.subject if is_named(measured.subject) else ""
    above = not whose or told["who"].startswith(whose) or whose.endswith(endings_of("committee"))
    return replace(measured, subject=told["who"]) if above else None  # 董事会|下设提名委员会，提名委员会设委员
