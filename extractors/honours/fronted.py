"""Titles that stand before the verb of getting or giving, and who gets them by where the verb leaves room for that.

1. 市妇联将“甲”称号授予细纱班; “甲”由市妇联授予细纱班; 一等奖归光电中心 (who gets it behind the verb)
2. 劳动模范由向某获得; “甲”“乙”该局都已获得 (between title and verb)
3. “甲”称号，我校已连续四届保持 (in the clause of the verb, the title in the one before)
4. 我店将“甲”奖项收入囊中; 我司三项工程在大禹奖评选中获奖 (before the title)

Left: verbs with a title of their own behind them, and words before a verb that are not titles from end to end.
"""

import re
from dataclasses import dataclass

from extractors.honours.asides import without_rear
from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.chains import awards_after
from extractors.honours.grades import Grade, grade_of
from extractors.honours.verbs import CLAUSE, Announcement
from extractors.text.characters import CLAUSE_END

_GOES = ("grant", "goes")
_HANDS_OVER = ("授予", "颁给", "授给")
_COMES = ("win", "keep", "comes")
_PUT = re.compile("[将把]")
_BY = re.compile("由(?!于)")
_THERE = re.compile(
    r"在(?P<title>[^，“”]{4,40}奖|[^，“”]{0,20}“[^“”]{2,24}奖”)(?:的?(?:评选|评审|评比|推选))(?:活动)?[中上里]"
)
# behind a title, up to what stands behind it: “甲”、“乙”|等称号|该局…
_CLOSING = re.compile("等?的?(?:荣誉)?(?:称号|荣誉|奖项|奖[牌杯状]|牌匾)?")
_HANDED = re.compile("(?<=”)的?(?:荣誉)?(?:称号|奖[项牌杯状]|牌匾)$")
_NOTHING_MORE = re.compile(rf"了?(?:\d+|[一二三四五六七八九十]+)?[年届次]?(?=$|{CLAUSE_END})")
_GENERAL = re.compile("[各相有该其他她第]|\\d+[名个位]|.*的")
_ANYBODY = re.compile("^(?:获奖|入选|优胜|表现)|者$")  # 获奖选手, 表现突出者: whom a rule is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Fronted:
    """Awards before a verb: `holder` are the words for who gets them, `given` says that they stand by themselves.

    `grantor` are the words for who gave them.
    """

    awards: list[Award]
    holder: tuple[int, int]
    given: bool
    grantor: str = ""


def fronted(phrase: Phrase, verb: Announcement, told: int) -> Fronted | None:
    """Read the awards that stand before a verb and behind `told`, None where it has its own behind it."""
    text, begin = phrase.text, max(told, phrase.since(verb.start, CLAUSE))
    stop = phrase.until(verb.object_start, CLAUSE)
    if verb.form in _GOES or (verb.form == "named" and verb.verb in _HANDS_OVER):
        return _given_on(phrase, verb, (begin, stop))
    if verb.form not in _COMES or not _NOTHING_MORE.match(text, verb.object_start):
        return None
    if by := _outer(phrase, _BY, begin, verb.start):
        awards = _filled(phrase, begin, by.start())
        return Fronted(awards=awards, holder=(by.end(), verb.start), given=True) if awards else None
    if put := _outer(phrase, _PUT, begin, verb.start):
        awards = _filled(phrase, put.end(), verb.start)
        return Fronted(awards=awards, holder=(told, put.start()), given=False) if awards else None
    if verb.verb == "获奖":
        there = _THERE.search(text, begin, verb.start)
        award = award_in(phrase, there.span("title"), Grade.FIRM) if there else None
        return Fronted(awards=[award], holder=(told, there.start()), given=False) if there and award else None
    end = begin + len(without_rear(text[begin : verb.start]))
    if verb.form == "comes" and (awards := _filled(phrase, begin, end)):
        return Fronted(awards=awards, holder=(told, begin), given=False)
    return _before_holder(phrase, verb, begin, told)


def _given_on(phrase: Phrase, verb: Announcement, clause: tuple[int, int]) -> Fronted | None:
    """Read a title that is given to somebody behind the verb: 市妇联将“甲”|授予|细纱班, “甲”由市妇联|授予|细纱班."""
    begin, stop = clause
    start = verb.object_start + phrase.text.startswith("了", verb.object_start)
    words = phrase.text[start:stop]
    if (
        verb.verb.endswith("为")
        or len(words) < 2
        or words[0] == "“"
        or _GENERAL.match(words)
        or _ANYBODY.search(words)
        or "每" in phrase.text[begin : verb.start]
        or grade_of(words) >= Grade.FIRM
    ):
        return None
    if by := _outer(phrase, _BY, begin, verb.start):
        awards, grantor = _filled(phrase, begin, by.start()), phrase.text[by.end() : verb.start]
    elif put := _outer(phrase, _PUT, begin, verb.start):
        awards, grantor = _filled(phrase, put.end(), verb.start), phrase.text[begin : put.start()]
    else:
        awards, grantor = _filled(phrase, begin, verb.start) if verb.form in _GOES else [], ""
    return Fronted(awards=awards, holder=(start, stop), given=True, grantor=grantor) if awards else None


def _before_holder(phrase: Phrase, verb: Announcement, begin: int, told: int) -> Fronted | None:
    """Read titles in quotes before who has them, or those of the clause before: “甲”称号，|我校已连续四届|保持."""
    ends = [at + 1 for at in range(begin, verb.start) if phrase.text[at] == "”"]
    for end in ends[-1:]:
        closing = _CLOSING.match(phrase.text, end, verb.start)
        until = closing.end() if closing else end
        awards = _filled(phrase, begin, until) if until < verb.start else []
        if awards:
            return Fronted(awards=awards, holder=(until, verb.start), given=False)
    before = phrase.since(begin - 1, CLAUSE) if begin > told else begin
    if ends or before < told or phrase.text[begin - 1 : begin] != "，":
        return None
    awards = _filled(phrase, before, begin - 1)
    return Fronted(awards=awards, holder=(begin, verb.start), given=False) if awards else None


def _outer(phrase: Phrase, mark: re.Pattern[str], begin: int, stop: int) -> re.Match[str] | None:
    """Return the last match between two places that no quote or bracket holds."""
    found = [match for match in mark.finditer(phrase.text, begin, stop) if not phrase.inside[match.start()]]
    return found[-1] if found else None


def _filled(phrase: Phrase, begin: int, stop: int) -> list[Award]:
    """Return the awards of a stretch that holds nothing else."""
    quoted = phrase.text[begin : begin + 1] == "“"
    if handed := _HANDED.search(phrase.text, begin, stop):
        stop = handed.start()  # “甲”|的奖牌
    awards = awards_after(phrase, begin, stop, Grade.QUOTED if quoted else Grade.FIRM)
    plain = awards and all(len(award.title) > 2 for award in awards)  # not 奖牌|归单位保存
    return awards if plain and _CLOSING.fullmatch(phrase.text, awards[-1].end, stop) else []
