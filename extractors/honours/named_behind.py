"""Awards whose holders are named behind them by a verb of being, a colon or a word for who has them.

1. 获得“最美社区”称号的还有城东社区、城西社区; 获评先进班组的有12个   2. 个人一等奖1名：李恒；二等奖2名：陈榕、苗岫宁
3. “全国技术能手”“江城工匠”获得者李恒

Left: what is no name (获得一等奖的是少数), another number of names than is said, prizes that are offered, candidates,
guests and those whom others learn from, passes, who gave it (授予…的是).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors import nlp
from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.chains import awards_after
from extractors.honours.contests import is_rank
from extractors.honours.counted_holders import is_a_body_or_work, is_a_person
from extractors.honours.grades import Grade, grade_of, is_marked
from extractors.honours.printed_beside import dated
from extractors.honours.recipients import Recipient, recipient_of
from extractors.honours.rules import NUMBER
from extractors.honours.told_apart import KIND_FIRST
from extractors.honours.verbs import CLAUSE
from extractors.honours.words import any_word
from extractors.names import read_persons
from extractors.text.characters import CLAUSE_ENDS, JOIN
from extractors.text.han_digits import in_figures
from extractors.text.word_patterns import award_verbs, either

_TOLD = ("win", "named", "select")
_PIECE = rf"(?:[^{CLAUSE_ENDS}：“”的]|“[^“”]{{1,40}}”)"
_CALLED = "(?:荣誉|光荣)?(?:称号|奖项|殊荣)?"
_WON = either(verb for verb, form, _ in award_verbs() if form in _TOLD)
_GIVEN = either(verb for verb, form, _ in award_verbs() if form == "grant")  # 授予…的是 names who gave it
# asked of every sentence before the long patterns
_BEING = re.compile("的(?:还|则|分别|主要|一?共)?(?:是|为|有|包括)")
_HOLDER = re.compile("获得者|得主")
_ARE = re.compile(
    rf"(?:{_WON}|获|被{_GIVEN})了?"
    rf"(?P<title>(?![批准颁聘]){_PIECE}{{1,60}}?)"
    rf"{_CALLED}{_BEING.pattern}：?(?P<who>{_PIECE}{{2,400}}?)(?=[{CLAUSE_ENDS}]|$)"
)
_SO_MANY = re.compile(
    rf"(?:^|(?<=[{CLAUSE_ENDS}：]))(?:[^{CLAUSE_ENDS}：、]{{0,12}}?(?:产生|评选?出|决出|诞生)了?)?"
    rf"(?P<title>[^{CLAUSE_ENDS}：、0-9]{{2,30}}?)(?P<many>{NUMBER})[名个项位人支家件篇组]：(?P<who>[^{CLAUSE_ENDS}：]{{2,400}}?)(?=[{CLAUSE_ENDS}]|$)"
)
_HAS_IT = re.compile(
    rf"(?P<titles>(?:“[^“”]{{3,30}}”(?:[、和及与])?)+|[^{CLAUSE_ENDS}：“”的由是系为]{{4,40}}){_CALLED}(?:{_HOLDER.pattern})"
)
_COUNTED = re.compile(rf"{NUMBER}余?[人名个位家支](?:[一-鿿]{{0,6}}(?:单位|集体|企业|个人|同志|职工|员工|学生|教师))?")
_NOT_SO = re.compile(f"未|没有|曾|将|凡|{any_word('candidate', 'not_ours', 'guest')}")
_GUEST = re.compile(any_word("guest"))
# “…”获得者|、“…”称号获得者、中国工程院院士|李恒
_MORE_OF_ONE = re.compile(rf"(?:、[^{CLAUSE_ENDS}：的和与及]{{2,40}})+")
_PASS = re.compile(f"证”?$|{any_word('certifying')}")


def named_behind_titles(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield the awards that stand before the names of those who have them."""
    if _BEING.search(phrase.text):
        yield from _who_they_are(phrase)
    if "：" in phrase.text:
        yield from _so_many(phrase)
    if _HOLDER.search(phrase.text):
        yield from _who_has_it(phrase)


def _who_they_are(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield the awards of a verb of being: 获得“最美社区”称号的还有|城东社区、城西社区."""
    for found in _ARE.finditer(phrase.text):
        if _is_so(phrase, found) and not _PASS.search(found["title"]) and (who := _holders(found["who"])):
            need = Grade.QUOTED if "“" in found["title"] else Grade.FIRM
            awards = awards_after(phrase, *found.span("title"), need)
            counted = _COUNTED.fullmatch(who.name)
            when = dated(phrase.text[phrase.since(found.start(), CLAUSE) : found.start()], phrase.year)
            kept = (award for award in awards if not (counted and is_rank(award)))
            yield from ((replace(award, period=award.period or when), who) for award in kept)


def _so_many(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield the titles with a number before a colon: 二等奖2名：|陈榕、苗岫宁."""
    for found in _SO_MANY.finditer(phrase.text):
        who = _holders(found["who"], in_figures(found["many"])) if _is_won(phrase, found) else None
        award = award_in(phrase, found.span("title"), Grade.FIRM) if who else None
        if who and award and award.end == found.end("title"):
            yield award, who


def _who_has_it(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield the titles before 获得者 and a name: “全国技术能手”获得者|李恒."""
    for found in _HAS_IT.finditer(phrase.text):
        name = _name_at(phrase, found.end()) if _is_so(phrase, found) else None
        if name and not _GUEST.search(phrase.text, found.end(), phrase.until(found.end(), CLAUSE)):
            for piece in phrase.cut(found.span("titles"), "、和及与"):
                quoted = phrase.text[piece[0]] == "“"
                awards = awards_after(phrase, *piece, Grade.QUOTED if quoted else Grade.FIRM)
                yield from ((award, Recipient(name, "person")) for award in awards)


def _is_so(phrase: Phrase, found: re.Match[str]) -> bool:
    """Whether it is told as done, of ours: not 尚未获得…的是, 邀请“…”获得者李恒."""
    return not phrase.inside[found.end() - 1] and not _NOT_SO.search(
        phrase.text, phrase.since(found.start(), CLAUSE), found.end(1)
    )


def _is_won(phrase: Phrase, found: re.Match[str]) -> bool:
    """Whether a title with a number is nothing but a title, and won: not 看望|劳动模范2名, 往届|一等奖2名."""
    first, *rest = nlp.words(found["title"])
    done = bool(rest) and first.flag == "v" and not is_marked(first.text)
    verb = done and grade_of(found["title"][len(first.text) :]) >= Grade.FIRM
    return not (verb or _GUEST.search(found["title"]) or _NOT_SO.search(phrase.text, *_before(phrase, found)))


def _before(phrase: Phrase, found: re.Match[str]) -> tuple[int, int]:
    """Return where the clause begins in which a title stands, and where the title does."""
    return phrase.since(found.start(), CLAUSE), found.start("title")


def _holders(words: str, count: int | None = None) -> Recipient | None:
    """Return who is named by a list, or counted behind a verb; with `count` as many names as it says."""
    words = words.removesuffix("等")
    if count is None and _COUNTED.fullmatch(words):
        return Recipient(words, "people")
    lists = [words.split("、"), re.split(JOIN, words)]
    names = next((parts for parts in lists if count in (None, len(parts)) and all(map(_is_named, parts))), [])
    if not names or (count is not None and all(map(_is_a_word, names))):
        return None
    if all(map(is_a_body_or_work, names)) and any(map(is_a_person, names)):
        return Recipient("、".join(names), None)  # 东港队, 西港队
    return recipient_of(words, ()) or Recipient("、".join(names), None)


def _is_a_word(words: str) -> bool:
    """Whether words that may be a name are a word as well: 安康, 金银花."""
    return nlp.dictionary().count(words) > 0


def _is_named(words: str) -> bool:
    return is_a_person(words) or (is_a_body_or_work(words) and not KIND_FIRST.match(words))


def _name_at(phrase: Phrase, at: int) -> str | None:
    """Return the name of the person that begins at a place, or behind what else the person is: 、江城大学院士|李恒."""
    begin = phrase.since(at, CLAUSE)
    found = read_persons(phrase.text[begin : phrase.until(at, CLAUSE)], nlp.dictionary())
    for person in found:
        between = phrase.text[at : max(at, begin + person.span.start)]
        if begin + person.span.start == at or (person.role and _MORE_OF_ONE.fullmatch(between)):
            return person.name
    return None
