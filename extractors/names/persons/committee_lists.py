"""Lists of the members of a committee by their offices, under a line that is its name: 安全委员会 over 主任：…."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from extractors.names.persons.roles import OFFICE_IN_GROUP
from extractors.names.words import any_word
from extractors.text.characters import CLOSE, OPEN
from schemas.text import Span

_BODY = any_word("committee")
_NUMBER = f"(?:{OPEN}?[一二三四五六七八九十0-9]{{1,3}}{CLOSE}?[、.．]?)?"
# （二）防汛领导小组成员名单
_NAMED = re.compile(
    rf"{_NUMBER}(?P<body>[一-鿿]{{0,20}}?{_BODY})(?:组成)?(?:成员|人员|委员)?(?:名单|组成)?(?:如下)?[：:]?"
)
_ENDS_NAMED = re.compile(
    "(?!领导|工作|成立|设立|组成|下设|专业委|业主委|项目指挥)[一-鿿]{2,20}(?:委员会|领导小组|指挥部)"
)
_OFFICE = f"(?:{OFFICE_IN_GROUP}|(?:常务|执行|第一)?副?(?:主任|主席))"
_BEFORE_OFFICES = re.compile(rf"{_NUMBER}(?P<body>[一-鿿]{{2,20}}?{_BODY})(?={_OFFICE}[：:]|由[一-鿿]{{2,16}}?任)")
_LABELLED = re.compile(rf"{_OFFICE}[：:]")
_OFFICES = re.compile(rf"{_OFFICE}(?:、.+)?")
# 编写组|组长, 防汛领导小组|组长: whose members come behind
_HEADED = re.compile(rf"(?P<body>[一-鿿A-Za-z]{{0,20}}?{_BODY})(?:主任委员|主任|组长|召集人|总指挥)")
_OF_GROUP = re.compile("(?:(?:常务|执行)?副组长|成员|组员)(?:、.+)?")
_OF_COMMITTEE = re.compile("(?:(?:常务)?副主任(?:委员)?|委员)(?:、.+)?")


def bodies_over(lines: Sequence[str], listed: Collection[int] = ()) -> dict[int, str]:
    """Return the committees whose members the lines list, by the places of these lines.

    1. 防汛领导小组 / 组长：李恒 / 组员：陈榕、尹满   2. （二）防汛领导小组成员名单, over the same
    `listed` are the lines of lists that a label opens. Left alone: offices with nothing over them, lines behind one
    that is no list of offices.
    """
    found: dict[int, str] = {}
    body = ""
    for at, line in enumerate(lines):
        if at in listed or _LABELLED.match(line):
            if body:
                found[at] = body
            continue
        named = _NAMED.fullmatch(line)
        body = named["body"] if named else ""
    return found


def committees_named(lines: Sequence[str]) -> dict[int, Span]:
    """Return the lines that are the name of a committee over the list of its members, each with the name's place.

    1. 防汛领导小组 over 组长：李恒   2. 防汛领导小组 组长：李恒, on one line   3. 防汛领导小组由李恒任组长
    Left alone: what is no name by itself (委员会, 工作小组, 课题组).
    """
    found: dict[int, Span] = {}
    for at, (line, below) in enumerate(zip_longest(lines, lines[1:], fillvalue="")):
        named = _NAMED.fullmatch(line) if _LABELLED.match(below) else _BEFORE_OFFICES.match(line)
        if named and _ENDS_NAMED.fullmatch(named["body"]):
            found[at] = Span(*named.span("body"))
    return found


def roles_in(body: str, roles: Sequence[str | None]) -> Iterator[str | None]:
    """Yield the roles of the persons of a line, those that are a bare office of a committee with its name before them.

    `body` is that over the line, if one is. A role in the line that has it (编写组组长) names it for those behind it
    that only such a body has.

    1. 安全委员会: 主任 → 安全委员会主任; 副主任、总工程师 → 安全委员会副主任、总工程师
    2. 编写组组长, 成员 → 编写组组长, 编写组成员
    Left alone: other offices (总工程师), 主任 behind 编写组组长.
    """
    offices, told = _OFFICES, body
    for role in roles:
        if role and told and offices.fullmatch(role):
            yield f"{told}{role}"
            continue
        if headed := _HEADED.fullmatch(role or ""):
            told = headed["body"]
            offices = _OF_GROUP if told.endswith(("组", "专班")) else _OF_COMMITTEE
        yield role
