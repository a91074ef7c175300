"""Lists of the members of a committee by their offices, under a line that is its name: 安全委员会 over 主任：…."""

import re
from collections.abc import Iterator, Sequence

from extractors.names.persons.roles import OFFICE_IN_GROUP
from extractors.names.words import any_word
from extractors.text.characters import CLOSE, OPEN

_BODY = any_word("committee")
_NUMBER = f"(?:{OPEN}?[一二三四五六七八九十0-9]{{1,3}}{CLOSE}?[、.．]?)?"
# （二）防汛领导小组成员名单
_NAMED = re.compile(
    rf"{_NUMBER}(?P<body>[一-鿿]{{0,20}}?{_BODY})(?:组成)?(?:成员|人员|委员)?(?:名单|组成)?(?:如下)?[：:]?"
)
_OFFICE = f"(?:{OFFICE_IN_GROUP}|(?:常务|执行|第一)?副?主任)"
_LABELLED = re.compile(rf"{_OFFICE}[：:]")
_OFFICES = re.compile(rf"{_OFFICE}(?:、.+)?")
# 编写组|组长, 防汛领导小组|组长: whose members come behind
_HEADED = re.compile(rf"(?P<body>[一-鿿]{{0,20}}?{_BODY})(?:主任委员|主任|组长|召集人|总指挥)")
_OF_GROUP = re.compile("(?:(?:常务|执行)?副组长|成员|组员)(?:、.+)?")
_OF_COMMITTEE = re.compile("(?:副主任委员|委员)(?:、.+)?")


def bodies_over(lines: Sequence[str]) -> dict[int, str]:
    """Return the committees whose members the lines list, by the places of these lines.

    1. 防汛领导小组 / 组长：李恒 / 组员：陈榕、尹满   2. （二）防汛领导小组成员名单, over the same
    Left alone: offices with nothing over them, lines behind one that is no list of offices.
    """
    found: dict[int, str] = {}
    body = ""
    for at, line in enumerate(lines):
        if _LABELLED.match(line):
            if body:
                found[at] = body
            continue
        named = _NAMED.fullmatch(line)
        body = named["body"] if named else ""
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
