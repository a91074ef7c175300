"""Roles of lists: what a label or word before the first name says of each of them (发明人：李恒、陈榕)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.names.persons.name_context import counted_before, having_before
from extractors.names.persons.roles import (
    goes_with_offices,
    is_calling,
    is_deputy,
    is_of_a_list,
    is_of_several,
    is_office_of_a_body,
    tells_office_in_group,
)
from extractors.text.characters import BRACKETS, CLOSE, OPEN

if TYPE_CHECKING:
    from extractors.names.persons.reading import Person

SEPARATOR = re.compile(rf"(?:先生|女士|同志)?(?:{OPEN}[^{BRACKETS}]{{1,8}}{CLOSE})?(?:、|，|以及|和|与|及)")
"""What stands between two names of a list, perhaps behind what the first one is: （召集人）、."""
LEARNED = frozenset(("教授", "副教授", "博士", "院士", "研究员"))
"""Titles of learning, that stand behind a name beside what else somebody is."""
_GOES_ON = re.compile(rf"(?:先生|女士|同志)?(?:{OPEN}[^{BRACKETS}]{{1,8}}{CLOSE})?、")  # 副主席李恒|（兼）、陈榕
_OFFICE_BETWEEN = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{2,16}}{CLOSE})?、")


def with_shared_roles(text: str, persons: Sequence["Person"]) -> Iterator["Person"]:
    """Give the label before a list to each of its names: 发明人：李恒|、陈榕; 主任金澜和陈榕 are not both 主任.

    Without a colon what several are: 志愿者李恒|、陈榕. An office in brackets stands behind what the label says:
    副组长：李恒（站长）|、陈榕（工长）.
    """
    shared: Person | None = None
    for person in persons:
        if shared and person.role and _goes_on_in_brackets(text, shared, person):
            shared = replace(person, role=shared.role)
            yield replace(person, role=f"{shared.role}、{person.role}")
            continue
        if shared and _is_learned(text, shared, person):
            shared = replace(person, role=shared.role)
            yield replace(person, role=f"{shared.role}、{person.role}")
            continue
        goes_on = bool(shared and not person.role and SEPARATOR.fullmatch(text, shared.span.end, person.span.start))
        named = replace(person, role=shared.role) if shared and goes_on else person
        shared = named if named.role and _may_share(text, named, named.role, goes_on=goes_on) else None
        yield named


def _is_learned(text: str, shared: "Person", person: "Person") -> bool:
    """Whether one who follows in a list is addressed by what else he is: 独立董事李恒先生和陈榕|教授."""
    title = person.role in LEARNED and text.startswith(person.role or "", person.span.end)
    return title and SEPARATOR.fullmatch(text, shared.span.end, person.span.start) is not None


def _may_share(text: str, person: "Person", role: str, *, goes_on: bool) -> bool:
    """Whether those who follow in a list are what a person is; `goes_on`: this one has it from the list as well.

    Left alone: what stands behind the name only ((9人)：李恒（队长）、陈榕).
    """
    start, end = person.span.start, person.span.end
    told = goes_on or having_before(text, start) is not None
    before = text[start - 1 : start]
    if counted_before(text, start) is not None or (goes_on and _is_counted(text, start, role)):
        return True
    deputies = is_deputy(role) and _GOES_ON.match(text, end) is not None
    if deputies and (goes_on or text.endswith(role, 0, start)):
        return True
    called = before in ("：", ":") and is_calling(role) and text.startswith("、", end)
    is_first = called or (before == "为" and text.startswith("、", end))
    listed = (
        (is_of_a_list(role) or is_office_of_a_body(role)) and (told or before in ("：", ":")) and role in text[:start]
    )
    return is_first or listed or (is_of_several(role) and (told or text.endswith(role, 0, start)))


def _is_counted(text: str, start: int, role: str) -> bool:
    """Whether a name stands in a bracket behind as many of an office: 外部理事3名（李恒、|陈榕、尹满）."""
    opens = max(text.rfind(mark, 0, start) for mark in "（(") + 1
    counted = counted_before(text, opens) if opens else None
    return counted is not None and text.endswith(role, 0, counted)


def _goes_on_in_brackets(text: str, shared: "Person", person: "Person") -> bool:
    """Whether a list goes on with a name that has another office in brackets: 副组长：李恒（站长）|、陈榕（工长）.

    Left alone: an office in the same group (李恒（站长）、陈榕（记录员）), labels of one alone (组长).
    """
    beside = text.startswith(f"（{person.role}）", person.span.end) and goes_with_offices(str(shared.role))
    beside = beside and not tells_office_in_group(text, person.span.end)
    return beside and _OFFICE_BETWEEN.fullmatch(text, shared.span.end, person.span.start) is not None
