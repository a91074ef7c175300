"""Own offices of persons: those in brackets behind the name, beside what the head of the list says of them."""

import re
from collections.abc import Iterator, Sequence

from extractors.names.persons.name_context import office_beside, title_ending_at
from extractors.names.persons.roles import OFFICE_IN_GROUP
from extractors.names.persons.whole_bodies import OF_COMMITTEE
from extractors.text.characters import OPENING_BRACKETS
from schemas.text import Span

_IN_GROUP = re.compile(OFFICE_IN_GROUP)
_OFFICE = re.compile("(?!男|女)兼?(?P<own>[一-鿿、]{2,16})")
_POSTS = ("post", "profession")


def with_own_offices(text: str, persons: Sequence[tuple[Span, str | None]]) -> Iterator[str | None]:
    """Yield the roles of the persons of a text, those of the head of a list with the own office in brackets behind it.

    1. 组长：李恒（站长） → 组长、站长   2. 报告编写组：李恒（组长）、陈榕（校长） → 报告编写组组长, 报告编写组、校长
    Left alone: roles that have it (主席李恒（主席）), brackets with no office, titles with no label (站长李恒（司机）).
    """
    for name, role in persons:
        own = _own_office(text, name.end) if role and text[name.start - 1 : name.start] == "：" else None
        if role is None or own is None or own in role:
            yield role
        else:
            yield f"{role}{own}" if OF_COMMITTEE.search(role) and _IN_GROUP.fullmatch(own) else f"{role}、{own}"


def _own_office(text: str, end: int) -> str | None:
    """Return the office in brackets right behind a name: 李恒（|站长|）; not （党员）, （男，1970年生，站长）."""
    beside = office_beside(text, end) if text[end : end + 1] in tuple(OPENING_BRACKETS) else None
    told = _OFFICE.fullmatch(beside) if beside else None
    title = title_ending_at(told["own"], len(told["own"])) if told else None
    return told["own"] if told and title and title[1] in _POSTS else None
