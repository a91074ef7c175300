"""Holders that are counted, with as many names behind their number.

1. 省级教学名师2人（李恒、陈榕）   2. 3个法庭被评为“先进法庭”，|分别是东港法庭、西港法庭和南港法庭
3. 3位“最美护士”|分别是李恒、陈榕、苗岫宁

Left: other numbers of names than is said.
"""

import re
from collections.abc import Iterator

from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.grades import Grade
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.recipients import Recipient, person_in, recipient_of
from extractors.honours.rules import NUMBER
from extractors.honours.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, MEMBER_ENDS, OPEN
from extractors.text.han_digits import below_hundred

_COUNTED = re.compile(
    rf"(?P<title>[^{CLAUSE_ENDS}{BRACKETS}、0-9]{{4,24}})(?P<many>[0-9]{{1,2}})[人名位]{OPEN}"
    rf"(?:分别[为是])?(?P<who>[一-鿿]{{2,4}}(?:[、和][一-鿿]{{2,4}}){{0,20}}){CLOSE}"
)
_MANY = rf"(?P<many>{NUMBER})(?:个|名|位|家|所|支|户|人)"
_COUNTED_LAST = re.compile(rf"(?:^|[一-鿿]){_MANY}[一-鿿]{{0,10}}$")
_NAMES = rf"(?P<who>[^{CLAUSE_ENDS}：“”的]{{4,400}}?)(?=[{MEMBER_ENDS}{CLOSING_BRACKETS}]|$)"
_NAMED_BEHIND = re.compile(
    rf"”?(?:荣誉|光荣)?(?:称号)?(?:[，：（]|{OPEN})?(?:(?:他|她|它)们|名单)?(?:(?:分别|依次)(?:是|为|系|有|：)|(?<=[，（们])(?:是|为)|(?<=[：（])){_NAMES}"
)
_TITLE_OF_THEM = re.compile(
    rf"(?:^|(?<=[{CLAUSE_ENDS}共的届批]))(?:这|上述)?{_MANY}(?P<title>[^{CLAUSE_ENDS}、：]{{3,40}}?)(?:分别|依次)(?:是|为|系){_NAMES}"
)
_NO_NAME = re.compile("第[^，]{1,3}[名位届次]|[0-9]|[是被获了]")
_HAS = re.compile("(?:.*(?:[拥现共]?有|获得?|获评|荣获|产生|涌现出?|新增))?(?:了)?")
_NOT_YET = re.compile(f"^[一二三四五六七八九]级|{any_word('candidate', 'not_ours')}")
_SPLIT = re.compile("[、和]")
_LEAST = 2  # names
_LONGEST = 30  # characters of a name
_LONGEST_NAME = 5  # characters, less than which a person's name has


def counted_holders(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield titles with those who are named behind their number, as many as it says.

    Left alone: candidates, guests, what is no award (高级职称2人).
    """
    for found in _TITLE_OF_THEM.finditer(phrase.text):
        if (who := _so_many(found)) and not _NOT_YET.search(found["title"]):
            quoted = found["title"].endswith("”")
            award = award_in(phrase, found.span("title"), Grade.QUOTED if quoted else Grade.FIRM)
            if award and award.end == found.end("title"):
                yield award, who
    yield from _in_brackets(phrase)


def named_behind(phrase: Phrase, award: Award, who: Recipient | None) -> Recipient | None:
    """Return those who are named behind an award in place of their number: 3个法庭|…，分别是甲、乙; else the holder."""
    said = _COUNTED_LAST.search(who.name) if who else None
    found = _NAMED_BEHIND.match(phrase.text, award.end) if said else None
    return (_so_many(found, said["many"]) if found and said else None) or who


def _so_many(found: re.Match[str], many: str = "") -> Recipient | None:
    """Return the names of a list if there are as many as is said."""
    number = many or found["many"]
    count = int(number) if number.isdecimal() else below_hundred(number)
    whole = found["who"].removesuffix("等")
    names = next((parts for parts in (whole.split("、"), _SPLIT.split(whole)) if len(parts) == count), [])
    if len(names) < _LEAST or any(not 1 < len(name) <= _LONGEST or _NO_NAME.search(name) for name in names):
        return None
    persons = all(len(name) < _LONGEST_NAME or "·" in name for name in names)
    return recipient_of(whole, ()) or Recipient("、".join(names), "people" if persons else None)


def _in_brackets(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield titles that only a person can hold with the persons of the bracket behind their number."""
    for found in _COUNTED.finditer(phrase.text):
        names = _SPLIT.split(found["who"])
        if len(names) != int(found["many"]) or _NOT_YET.search(found["title"]):
            continue
        if any(person_in(name) != name for name in names):
            continue
        has = _HAS.match(phrase.text, *found.span("title"))
        start = has.end() if has else found.start("title")
        award = award_in(phrase, (start, found.end("title")), Grade.FIRM)
        if award and award.end == found.end("title") and is_of_a_person(award.title):
            yield award, Recipient("、".join(names), "person" if len(names) == 1 else "people")
