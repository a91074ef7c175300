"""Titles of persons that are counted, with as many names in brackets: 省级教学名师2人（李恒、陈榕）."""

import re
from collections.abc import Iterator

from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.grades import Grade
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.recipients import Recipient, person_in
from extractors.honours.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN

_COUNTED = re.compile(
    rf"(?P<title>[^{CLAUSE_ENDS}{BRACKETS}、0-9]{{4,24}})(?P<many>[0-9]{{1,2}})[人名位]{OPEN}"
    rf"(?:分别[为是])?(?P<who>[一-鿿]{{2,4}}(?:[、和][一-鿿]{{2,4}}){{0,20}}){CLOSE}"
)
_HAS = re.compile("(?:.*(?:[拥现共]?有|获得?|获评|荣获|产生|涌现出?|新增))?(?:了)?")
_NOT_YET = re.compile(f"^[一二三四五六七八九]级|{any_word('candidate', 'not_ours')}")
_SPLIT = re.compile("[、和]")


def counted_holders(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield titles that only a person can hold with the persons who are named behind their number, as many as it says.

    Left alone: other numbers of names, candidates, guests, what is no award (高级职称2人).
    """
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
