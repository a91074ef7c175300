"""Holders that are counted, with as many names behind their number.

1. 省级教学名师2人（李恒、陈榕）   2. 3个法庭被评为“先进法庭”，|分别是东港法庭、西港法庭和南港法庭
3. 3位“最美护士”|分别是李恒、陈榕、苗岫宁

Left: other numbers of names than is said, and what is no name of whom the number counts (3名职工…，分别是钳工、焊工).
"""

import re
from collections.abc import Iterator

from extractors import nlp
from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.grades import Grade
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.recipients import Recipient, person_in, recipient_of
from extractors.honours.rules import NUMBER
from extractors.honours.words import any_word, ending_of
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, MEMBER_ENDS, OPEN
from extractors.text.han_digits import in_figures
from schemas.word_lists import by_word

_COUNTED = re.compile(
    rf"(?P<title>[^{CLAUSE_ENDS}{BRACKETS}、0-9]{{4,24}})(?P<many>[0-9]{{1,2}})[人名位]{OPEN}"
    rf"(?:分别[为是])?(?P<who>[一-鿿]{{2,4}}(?:[、和][一-鿿]{{2,4}}){{0,20}}){CLOSE}"
)
_MANY = rf"(?P<many>{NUMBER})(?P<by>{any_word('counter')})"
_COUNTED_LAST = re.compile(rf"(?:^|[一-鿿]){_MANY}[一-鿿]{{0,10}}$")
_NAMES = rf"(?P<who>[^{CLAUSE_ENDS}：“”的]{{4,400}}?)(?=[{MEMBER_ENDS}{CLOSING_BRACKETS}]|$)"
_NAMES_OF_THEM = re.compile(
    rf"”?(?:荣誉|光荣)?(?:称号)?(?:[，：（]|{OPEN})?(?:(?:他|她|它)们|名单)?(?:(?:分别|依次)(?:是|为|系|：)|(?<=[，（们])是|(?<=[（们])为|(?<=[：（])){_NAMES}"
)
_TITLE_OF_THEM = re.compile(
    rf"(?:^|(?<=[{CLAUSE_ENDS}共的届批]))(?:这|上述)?{_MANY}(?P<title>[^{CLAUSE_ENDS}、：]{{3,40}}?)(?:分别|依次)(?:是|为|系){_NAMES}"
)
_NO_NAME = re.compile("第[^，]{1,3}[名位届次]|[0-9]|[是被获了]")
_HAS = re.compile(f"(?:.*{any_word('having')})?了?")
_NOT_YET = re.compile(f"^[一二三四五六七八九]级|{any_word('candidate', 'not_ours')}")
_SPLIT = re.compile("[、和]")
_LEAST = 2  # names
_MOST = 4  # of so many names one may be unknown
_LONGEST = 30  # characters of a name
_COUNTS_PERSONS = re.compile(any_word("counter_of_persons"))
_CLASS = re.compile("[高初][一二三]")  # of a school
_WORK = re.compile("《[^《》]+》|“[^“”]+”")


def counted_holders(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield titles with those who are named behind their number, as many as it says.

    Left alone: candidates, guests, what is no award (高级职称2人).
    """
    for found in _TITLE_OF_THEM.finditer(phrase.text):
        if (who := _so_many(found, found)) and not _NOT_YET.search(found["title"]):
            quoted = found["title"].endswith("”")
            award = award_in(phrase, found.span("title"), Grade.QUOTED if quoted else Grade.FIRM)
            if award and award.end == found.end("title"):
                yield award, who
    yield from _in_brackets(phrase)


def names_for_number(phrase: Phrase, award: Award, who: Recipient | None) -> Recipient | None:
    """Return those who are named behind an award in place of their number: 3个法庭|…，分别是甲、乙; else the holder."""
    said = _COUNTED_LAST.search(who.name) if who else None
    found = _NAMES_OF_THEM.match(phrase.text, award.end) if said else None
    return (_so_many(found, said) if found and said else None) or who


def _so_many(found: re.Match[str], said: re.Match[str]) -> Recipient | None:
    """Return the names of a list if they name as many as is said of those whom the number counts."""
    count, whole = in_figures(said["many"]), found["who"].removesuffix("等")
    names = next((parts for parts in (whole.split("、"), _SPLIT.split(whole)) if len(parts) == count), [])
    if len(names) < _LEAST or any(not 1 < len(name) <= _LONGEST or _NO_NAME.search(name) for name in names):
        return None
    persons = sum(map(is_a_person, names))
    if persons == len(names):
        who = recipient_of(whole, ())
        return who if who and who.kind == "people" else Recipient("、".join(names), "people")
    if _COUNTS_PERSONS.fullmatch(said["by"]):
        mostly = persons * _MOST >= len(names) * (_MOST - 1)  # 左文学 among ten
        return Recipient("、".join(names), "people") if mostly else None
    if not all(map(is_a_body_or_work, names)):
        return None
    return recipient_of(whole, ()) or Recipient("、".join(names), None)


def is_a_person(words: str) -> bool:
    """Whether words are a person, with what the person is before the name: 李恒, 护士长李恒; not 高三, 钳工."""
    if person_in(words) is None or _CLASS.fullmatch(words):
        return False
    return not nlp.dictionary().count(words) or [word.flag for word in nlp.words(words)] == ["nr"]  # 王建国


def is_a_body_or_work(words: str) -> bool:
    """Whether words are a body by a name of its own, or a work: 东港法庭, “小徐工作室”; not 山区, 民生类."""
    ending = ending_of(words, by_word("honours/recipients.csv"))
    named = ending is not None and len(words) > len(ending) + 1 and not nlp.dictionary().count(words)
    return named or _WORK.search(words) is not None


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
