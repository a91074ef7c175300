"""Bodies of bare offices: a body before the bracket that tells its people, a committee before its members."""

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.names.org_edges import Tag
from extractors.names.org_names import ending_of, left_edge
from extractors.names.persons.in_cells import DEPARTMENT
from extractors.names.persons.name_context import title_ending_at
from extractors.names.persons.roles import OFFICE_IN_GROUP
from extractors.names.persons.whole_bodies import OF_COMMITTEE, whole_body, with_whole_body
from extractors.names.words import any_word, body_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN, OPENING_BRACKETS
from schemas.text import Span
from schemas.word_lists import by_use

_COMMITTEE = any_word("committee")
# 公司设防汛领导小组|，组长：李恒, 调整防汛领导小组|，由站长李恒任组长
_LEADS = re.compile(rf"{_COMMITTEE}(?=[，：；]|由)")
_ALONE = re.compile(_COMMITTEE)  # half a name: 委员会由李恒、陈榕组成
_FIRST_OF_IT = re.compile(rf"[，：；]?[^{CLAUSE_ENDS}：]{{0,14}}：?")  # 防汛领导小组|，由站长|李恒任组长
_ELSEWHERE = re.compile(rf"{OPEN}([^{BRACKETS}]{{2,20}}){CLOSE}")  # 副校长陈榕|（云栈学院）
_IN_GROUP = re.compile(rf"{OFFICE_IN_GROUP}|(?:常务|执行|第一)?副?主任")
_MEMBERS = re.compile(rf"{OFFICE_IN_GROUP}|队员")
_QUOTED = re.compile("“[^“”]{1,12}”[一-鿿A-Z]{1,8}$")
# 文明单位创建工作领导小组|由李恒任组长: all of a clause, though it has a verb in it
_CLAUSE_IS_ONE = re.compile(
    "(?!公司|我|本|由|经|为|在|各|按|根据|会议|集团)[一-鿿]{2,10}(?:工作|活动|建设|管理)(?:领导小组|委员会)"
)
_LABEL = re.compile(f"{any_word('header_answering')}：")
_SETS_UP = frozenset(by_use("names/body_words.csv")["sets_up"])
_OF_ANOTHER = re.compile(body_word("of_another"))  # begins what is no part of the body before the bracket
_PART = re.compile(f"{body_word('body_part', 'inner_part')}$")
_SHORTEST, _LONGEST = 3, 24  # characters of a body
_LONGEST_LABEL = 10  # characters
_LONGEST_PART = 6  # characters of a part of it
_DEPUTY_BEHIND = re.compile(rf"(?:{OPEN}[^{CLOSING_BRACKETS}]{{1,8}}{CLOSE})?[，、]")
_MARKS = "，；、："


def with_bodies(
    text: str, persons: Sequence[tuple[Span, str | None]], bodies: Collection[Span], tag: Tag
) -> Iterator[str | None]:
    """Yield the roles of the persons of a text, bare offices with the body that the text tells before them.

    1. 茶农工会（主席李恒，副主席陈榕） → 茶农工会主席, 茶农工会副主席
    2. 云栈大学李恒副教授 → 云栈大学副教授
    3. 公司设防汛领导小组，组长：李恒；副组长：陈榕 → 防汛领导小组组长, 防汛领导小组副组长
    4. 云栈县团委书记李恒，副书记陈榕 → 云栈县团委副书记
    Left alone: offices with a body of their own, what is told behind the bracket or in the next sentence, who is with
    another body (江州大学校长李恒，副校长陈榕（云栈学院）), parties and lawyers of a court.
    """
    in_brackets = _in_brackets(text, persons, bodies, tag)
    first, last = "", 0  # the role of who stands before, and where the name ends
    for span, role in persons:
        body = in_brackets.get(span) if role else None
        if role and body is None and text.startswith(role, span.end):
            body = next((one.of(text) for one in bodies if one.end == span.start), None)
        labelled = text[span.start - 1 : span.start] in ("：", "、")
        if role and body is None and (_MEMBERS if not labelled else _IN_GROUP).fullmatch(role):
            body = _committee_before(text, span, persons, tag)
        elsewhere = _is_elsewhere(text, span.end) or _is_elsewhere(text, last)
        if role and body is None and first and not elsewhere and _is_deputy_of(text[last : span.start], role, first):
            body = first.removesuffix(role).removesuffix(role.removeprefix("副"))
        whole = f"{body}{role}" if body else role and with_whole_body(text, role, Span(last, span.start), tag)
        whole = _with_whole_name(text, whole, span, bodies) if whole else whole
        first, last = whole or first, span.end
        yield whole


def _with_whole_name(text: str, role: str, name: Span, bodies: Collection[Span]) -> str:
    """Return a role with the first words of its body that a blank or an “and” cut off: Nordlys Tea|AS总监."""
    start = text.rfind(role, 0, name.start)
    end = min(start + len(role), name.start - 1)  # 市教师进修学校…，李恒|教师: no office of that body
    cut = next((body for body in bodies if body.start < start < body.end <= end), None)
    return f"{text[cut.start : start]}{role}" if cut else role


def _is_elsewhere(text: str, at: int) -> bool:
    """Whether a bracket at a place behind a name tells the body that somebody is with."""
    beside = _ELSEWHERE.match(text, at)
    return beside is not None and ending_of(beside[1]) is not None


def _is_deputy_of(between: str, role: str, first: str) -> bool:
    """Whether a bare office is the deputy of the one named right before: 县团委书记李恒，|副书记陈榕."""
    office = role.removeprefix("副")
    held = (
        office != role
        and first.removesuffix(role).removesuffix(office) != first
        and len(first) > len(office)
        and "、" not in first
    )
    return held and _DEPUTY_BEHIND.fullmatch(between.removesuffix(role)) is not None


def _in_brackets(
    text: str, persons: Sequence[tuple[Span, str | None]], bodies: Collection[Span], tag: Tag
) -> dict[Span, str]:
    """Return the bodies of the persons in brackets behind them whose first words are an office."""
    found: dict[Span, str] = {}
    for opens, closes in _brackets(text):
        inside = [(span, role) for span, role in persons if opens < span.start < closes]
        if not inside or not (role := inside[0][1]) or not _is_of_body(text, inside[0][0], role):
            continue
        label = _LABEL.match(text, opens + 1)
        begins = label.end() if label and not role.startswith(label[0][:-1]) else opens + 1
        body = _body_ending_at(text, opens, bodies, tag) if text.startswith(role, begins) else None
        if body:
            found |= {span: body for span, told in inside if told and _is_of_body(text, span, told)}
    return found


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the outer brackets of a text open and close."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in OPENING_BRACKETS:
            start = at if depth == 0 else start
            depth += 1
        elif char in CLOSING_BRACKETS and depth:
            depth -= 1
            if depth == 0:
                yield start, at


def _is_of_body(text: str, name: Span, role: str) -> bool:
    """Whether a role is an office in a body that stands elsewhere: 主席, 实训中心主任; not 县水务局局长."""
    title = title_ending_at(role, len(role))
    post = title is not None and (title[1] == "post" or _MEMBERS.fullmatch(role) is not None)
    if "、" in role or title is None or not post or _OF_ANOTHER.match(role):
        return False
    begins = text.rfind(role, 0, name.start)
    stands = begins > 0 and text[begins - 1] in f"{_MARKS}{OPENING_BRACKETS}"
    listed = begins >= 0 and text[name.start - 1] == "、"  # 副主席陈榕、|尹满
    part = role[: title[0]]
    return (stands or listed) and (not part or (len(part) <= _LONGEST_PART and _PART.search(part) is not None))


def _body_ending_at(text: str, end: int, bodies: Collection[Span], tag: Tag) -> str | None:
    """Return the body whose name ends at a place, as it stands there."""
    if known := next((span for span in bodies if span.end == end), None):
        return whole_body(text, known, tag).of(text)
    quoted = _QUOTED.search(text, max(0, end - _LONGEST), end)
    start = left_edge(text, quoted.start()) if quoted else left_edge(text, end)
    words = _without_verb(whole_body(text, Span(max(start, 0), end), tag).of(text), tag)
    told = ending_of(words) or DEPARTMENT.search(words) or OF_COMMITTEE.search(words)
    return words if told and _SHORTEST <= len(words) <= _LONGEST and not _OF_ANOTHER.match(words[:1] * 2) else None


def _committee_before(text: str, name: Span, persons: Sequence[tuple[Span, str | None]], tag: Tag) -> str | None:
    """Return the committee whose members a sentence goes on to tell right behind it, up to a name.

    Left alone: committees with more told between (召开安全委员会，讨论人员安排，组长：李恒).
    """
    begins = text.rfind("。", 0, name.start) + 1
    for lead in reversed([match.end() for match in _LEADS.finditer(text, begins, name.start)]):
        clause = max(text.rfind(mark, begins, lead) for mark in _MARKS) + 1
        whole = Span(max(clause, begins), lead)
        words = _without_verb(whole.of(text), tag)
        if len(words) == len(whole):
            words = whole_body(text, Span(max(left_edge(text, lead), begins), lead), tag).of(text)
            words = whole.of(text) if _CLAUSE_IS_ONE.fullmatch(text, whole.start, lead) else words
        if _ALONE.fullmatch(words):
            if text[lead] != "：" or len(whole) > _LONGEST_LABEL:
                continue
            words = whole.of(text)  # 报告编写组：
        first = min(span.start for span, _ in persons if span.start >= lead)
        told = text[lead] == "由" or _FIRST_OF_IT.fullmatch(text, lead, first) is not None
        return words if told and _SHORTEST <= len(words) <= _LONGEST else None
    return None


def _without_verb(words: str, tag: Tag) -> str:
    """Return the name of a body without what is done with it: 公司设|防汛领导小组, 调整充实|防汛领导小组."""
    found = list(tag(words))
    last = max((at for at, word in enumerate(found) if word.text in _SETS_UP), default=-1)
    return "".join(word.text for word in found[last + 1 :])
