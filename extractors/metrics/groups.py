"""Rules of metrics for a group of people that the sentence names, and says how many of them are such and such."""

import re
from dataclasses import replace

from extractors.metrics import carrying, forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LATER
from extractors.metrics.words import OPENING_TIME
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.word_patterns import any_word

_PEOPLE = any_word("metrics/words.csv", "group")
_WHO = rf"(?P<who>[^{CLAUSE_ENDS}：、的（）中]{{0,12}}?{_PEOPLE})"
_LEAD = rf"(?:在(?![职岗编册校读孵])|其中[，：]?|{OPENING_TIME}|全[行院校局厂]|公司|我院|本[行院校])*"
# 护理人员中，本科占72%
_AMONG = re.compile(rf"(?:^|[，：]){_LEAD}{_WHO}(?:队伍)?(?:当)?中[，,]?(?:其中)?(?P<rest>[^{CLAUSE_ENDS}：]*)$")
# 研发人员86人，|其中|本科及以上学历占比
_SHARE_OF_THEM = re.compile(
    r"其中，?(?:拥有|具有|取得|具备)?(?P<what>[^，]{0,8}(?:学历|学位|职称|资格|资质)(?:人员|者|的)?(?:占比?|比例|比重))"
)


def _is_all(who: str) -> bool:
    """Whether a group is all of the staff, whose shares are the unit's: 员工, 在岗职工."""
    return (
        re.fullmatch(r"(?:全体|全部|现有|在[职岗编册]|正式|公司|本公司|全行|全院)*(?:员工|职工|教职工|人员|用工)", who)
        is not None
    )


@as_rule(
    "among people",
    "护理人员中，本科及以上学历占72%: the group of people that shares and numbers are of",
    step=ADDED,
    needs="中",
    examples=(
        "护理人员中，本科及以上学历占⟨72%⟩。 → 本科及以上学历占比, 护理人员",
        "研发人员中硕士人数为⟨86人⟩。 → 硕士人数, 研发人员",
    ),
    counter_examples=("员工中女性占比43%。", "护理人员培训中参加率43%。"),
    source="schemas/data/metrics/words.csv (group)",
)
def among_people(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share or number of people the group that it is of as subject, and take it out of the metric."""
    metric = measured.metric
    among = _AMONG.search(forms.untied(around.left)) if metric and measured.subject is None else None
    if metric is None or among is None or _is_all(among["who"]) or (around.at and not among.start("who")):
        return None  # 5名|成员中
    for group in (f"{among['who']}队伍中", f"{among['who']}中"):
        metric = metric.removeprefix(group)
    if not metric or metric in among["who"]:
        return None
    so_far.topic = (among["who"], around.at)
    return replace(measured, metric=metric, subject=among["who"])


@as_rule(
    "share of those before",
    "研发人员86人，其中本科学历占比97%; 监事5人，女性占比40%: of the people before, where they are no staff",
    step=ADDED,
    at=LATER,
    needs="历位称资女男党团青",
    of=frozenset({"%"}),
    examples=(
        "拥有研发人员86人，其中本科及以上学历占比⟨97%⟩。 → 本科及以上学历占比, 研发人员",
        "工会委员7人，女性占比⟨43%⟩。 → 女性占比, 工会委员",
    ),
    counter_examples=("现有员工86人，其中本科及以上学历占比97%。", "现有职工50人，女性占比43%。"),
    source="argued: the schooling of a group and the women in it are told behind its number",
)
def of_those_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share of women, members or the schooled the people before it as subject."""
    before = so_far.before
    if not before or not before.metric or so_far.figures[around.at - 1].unit not in forms.PERSON_UNITS:
        return None
    if around.found and (people := carrying.whose_share(around.found, before.metric)):
        return replace(measured, subject=people)
    if measured.subject is not None or not _SHARE_OF_THEM.search(around.left) or _is_all(before.metric):
        return None
    return replace(measured, subject=before.metric) if re.search(f"{_PEOPLE}$", before.metric) else None


GROUPS = (among_people, of_those_before)
