"""Offices that a sentence says somebody takes, farther from the name: 主任由李恒兼任, 李恒等9人任讲师."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.names.org_names import left_edge
from extractors.names.persons.name_context import MANY, title_ending_at
from extractors.names.words import any_word, titles
from extractors.text.characters import CLAUSE_END, CLOSE, OPEN
from extractors.text.times import ANY_TIME
from schemas.word_lists import by_word

if TYPE_CHECKING:
    from extractors.names.persons.reading import Person

# 李恒接替|陈榕担任站长, 站长由李恒变更为|陈榕: both have had the office
_PASSES = re.compile(rf"(?:先生|女士|同志)?(?:{any_word('passes_office')}|接替)")
_JOINT = re.compile(f"[、和与及]|以及|{_PASSES.pattern}")
_PASSED = re.compile(f"{any_word('passes_office')}$")
_TAKEN = f"(?:(?:分别)?(?:{any_word('takes_office')}|任))"
# 李恒、陈榕等9人|任讲师
_TAKES = re.compile(
    rf"(?:先生|女士|同志)?(?:[及和](?:各|其他|有关|相关)[一-鿿]{{2,14}}?(?=为|任))?(?:等[0-9一二两三四五六七八九十]{{1,3}}(?:人|名[一-鿿]{{2}}|位[一-鿿]{{2}}))?"
    rf"(?:{_TAKEN}|为)(?P<office>[一-鿿、]{{2,24}}?)(?={CLAUSE_END}|{OPEN}|$|[，、和])"
)
_TAKES_IT = re.compile(
    rf"(?:先生|女士|同志)?{any_word('takes_office', 'follows_in_office')}(?={CLAUSE_END}|$)"
)  # 由李恒|兼任
_BY = re.compile(rf"(?:{OPEN}[^{OPEN}{CLOSE}]{{1,12}}{CLOSE})?(?:由|[委选指增]派|推选|聘请)$")
# 8月起|由陈榕接任: whom somebody follows is told before, and nothing else stands in the clause
_BY_TURN = re.compile(rf"[，；](?:{ANY_TIME}(?:起|开始|后)?，?)?(?:由|[委选改增]派)$")
_POST = ("post", "calling", "profession")
_OF_A_BODY = re.compile(any_word("of_calling"))  # 李恒、陈榕律师|事务所
_SO_MANY = re.compile(f"等?{MANY}[名位]|等")  # 李恒、陈榕|等3位|选手


def with_offices_taken(text: str, persons: Sequence["Person"]) -> Iterator["Person"]:
    """Yield the persons of a text, those without a role with the office that they are said to take.

    1. 由李恒、陈榕|任副组长, 李恒、陈榕等9人|任讲师: each of a list
    2. 主任|由李恒|兼任   3. 选派李恒任第一书记，8月起由陈榕|接任: the office that was told before
    4. 站长由李恒变更为|陈榕, 法定代表人变更为|陈榕; 李恒接替陈榕|担任站长: each who has it or had it
    5. 李恒、陈榕等3位|选手, 李恒、陈榕|同学: what all of a list are, behind the last
    Left alone: 校长李恒退休，工会由陈榕|兼任; 聘请陈榕|担任.
    """
    last: str | None = None
    for group in _groups(text, persons):
        office = _office(text, group, last)
        for person in group:
            yield replace(person, role=office) if office and person.role is None else person
        last = office or group[-1].role


def _groups(text: str, persons: Sequence["Person"]) -> Iterator[list["Person"]]:
    """Yield the persons in groups of those that nothing but a joint parts."""
    group: list[Person] = []
    for person in persons:
        if group and not _JOINT.fullmatch(text, group[-1].span.end, person.span.start):
            yield group
            group = []
        group.append(person)
    if group:
        yield group


def _office(text: str, group: Sequence["Person"], last: str | None) -> str | None:
    start, end = group[0].span.start, group[-1].span.end
    if takes := _TAKES.match(text, end):
        title = title_ending_at(text, takes.end("office"))
        told = title is not None and title[1] in _POST and title[0] >= takes.start("office")
        return takes["office"] if told else None
    if said := _said_of_all(text, end, several=len(group) > 1):
        return said
    passes = len(group) > 1 and _PASSES.fullmatch(text, group[-2].span.end, group[-1].span.start)
    by = (passes or _TAKES_IT.match(text, end)) and _BY.search(text, 0, start)
    if not (by := by or _PASSED.search(text, 0, start)):
        return None
    title = title_ending_at(text, by.start())
    if title is None or title[1] != "post":
        return last if _BY_TURN.search(text, 0, start) else None
    return text[max(left_edge(text, title[0] + 1), 0) : by.start()]


def _said_of_all(text: str, end: int, *, several: bool) -> str | None:
    """Return what all of a list are by what stands behind it: 等3位|选手, 五位|同学; of several also 同学 alone."""
    many = _SO_MANY.match(text, end)
    begin = many.end() if many else end
    title = titles().at(text, begin)
    if _OF_A_BODY.match(text, begin + len(title)):
        return None
    sort = by_word("names/titles.csv").get(title)
    if many and many[0] != "等":
        return title if sort in _POST else None
    return title if (many or several) and sort == "profession" else None
