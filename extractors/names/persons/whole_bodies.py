"""Names of bodies with an “and” in them before an office: 薪酬与考核委员会|主任委员, 防汛和抗旱指挥部|（总指挥…）."""

import re

from extractors.names.org_edges import TOGETHER, Tag, with_first_topic
from extractors.names.org_names import ending_of
from extractors.names.persons.name_context import title_ending_at
from extractors.names.words import any_word
from extractors.text.characters import CLAUSE_ENDS, OPENING_BRACKETS
from schemas.text import Span

_AND = ("和", "与", "及")
OF_COMMITTEE = re.compile(f"{any_word('committee')}$")
"""The last word of a body whose members have offices in it: 防汛领导小组."""

_DEPARTMENT = re.compile("[一-鿿]{2,6}(?:部|中心|处|室|办)")
# 证券与|合规部, （财务和|审计部: two topics of one, with nothing before them
_TOPIC_FIRST = re.compile(
    f"(?:^|[{CLAUSE_ENDS}：{OPENING_BRACKETS}])(?![一-鿿]{{0,4}}[部处室长任人员])[一-鿿]{{2,4}}[与和及]$"
)


def whole_body(text: str, body: Span, tag: Tag) -> Span:
    """Return the span of a body with the topic that an “and” joins to what was read of its name: 薪酬与|考核委员会.

    Left alone: another body or somebody before the “and” (公司与|考核委员会), endings that have no topics.
    """
    if text[body.start - 1 : body.start] not in _AND:
        return body
    name = body.of(text)
    joined = ending_of(name) in TOGETHER or OF_COMMITTEE.search(name) or _of_two_tasks(text, body)
    return with_first_topic(text, body, tag) if joined else body


def _of_two_tasks(text: str, body: Span) -> bool:
    """Whether a department has a topic before its “and”, with nothing before that: 证券与|合规部."""
    return bool(_DEPARTMENT.fullmatch(body.of(text)) and _TOPIC_FIRST.search(text, 0, body.start))


def with_whole_body(text: str, role: str, within: Span, tag: Tag) -> str:
    """Return a role before a name with the half of its body that an “and” has cut off: 薪酬与|考核委员会召集人.

    Left alone: what begins before `within`, which goes from the name before to this one (厂长李恒与|安全委员会主任).
    """
    start = text.rfind(role, 0, within.end)
    first = role.split("、", maxsplit=1)[0]
    title = title_ending_at(first, len(first))
    if start <= 0 or within.end - start > len(role) + 1 or title is None or not title[0]:
        return role
    whole = whole_body(text, Span(start, start + title[0]), tag)
    return f"{text[whole.start : start]}{role}" if whole.start >= within.start else role
