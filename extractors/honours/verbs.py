"""The verbs that announce an award, and the words that take the announcement back."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.honours.award_phrase import Phrase
from extractors.honours.grades import Grade
from extractors.honours.words import either
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE
from schemas.word_lists import by_use, rows

NEEDS = {"sure": Grade.QUOTED, "fair": Grade.SOFT, "open": Grade.FIRM, "narrow": Grade.STRONG}
CLAUSE = "，；：,;。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A verb that announces an award: where its subject ends and its object begins."""

    subject_end: int
    start: int
    object_start: int
    form: str
    need: Grade
    grantor: str | None = None
    recipient: str | None = None


@cache
def _listed() -> dict[str, tuple[str, str]]:
    """Return the verbs, each with its form and strength."""
    return {verb: (form, strength) for verb, form, strength in rows("honours/verbs.csv", "verb", "form", "strength")}


@cache
def _verb() -> re.Pattern[str]:
    plain = [verb for verb in _listed() if verb != "获"]
    return re.compile(
        rf"""
        (?P<verb>{either(plain)} | (?<![收捕抓查缴破俘猎截拿抢])获(?![取悉益利救刑批准知赠许证胜客选奖]))
        | (?P<deed>[记立](?={IN_CLAUSE}{{0,6}}等功))
        | (?P<review>通过(?={IN_CLAUSE}{{2,40}}(?:复评|复审|复查|复核|复检)))
        | (?P<kept>保[持留](?={IN_CLAUSE}{{2,40}}(?:称号|荣誉)))
        """,
        re.VERBOSE,
    )


TRIGGER = re.compile(
    r"[获膺]|[评授选命认确列推树彰]|[摘夺捧]|荣立|荣记|等功|创[建成]|上榜|列入|蝉联|复[评审查核检]|称号|第[一二三四五六]名|奖"
)
_MARKER = re.compile(r"被|获得?|经|由|受到?")
_TAKEN = re.compile(rf"[将把](?P<who>{IN_CLAUSE}{{1,40}})$")
_OUR_OWN = frozenset("测点批好差考自")


def announcements(phrase: Phrase) -> list[Announcement]:
    """Return the verbs that announce an award, in order; those that wish, plan, deny or suppose are left out."""
    found: list[Announcement] = []
    matches = [m for m in _verb().finditer(phrase.text) if not phrase.inside[m.start()]]
    opening = _vetoes()["sentence"].search(phrase.text)
    veto = opening.start() if opening else len(phrase.text)
    for index, match in enumerate(matches):
        verb = match["verb"]
        form, strength = _listed()[verb] if verb else ("keep" if not match["deed"] else "win", "open")
        if verb and verb.startswith(("评", "选")) and phrase.text[match.start() - 1 : match.start()] in _OUR_OWN:
            continue
        after = matches[index + 1] if index + 1 < len(matches) else None
        if form == "win" and after and _hands_over(phrase, match, after):
            continue
        said = _announce(phrase, match, form, NEEDS[strength])
        if not _taken_back(phrase, said, veto):
            found.append(said)
    return found


def _hands_over(phrase: Phrase, match: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a first verb only opens a second one (获市总工会授予)."""
    if not after["verb"] or _listed()[after["verb"]][0] not in ("named", "grant"):
        return False
    between = phrase.text[match.end() : after.start()]
    return (
        len(between) <= 30
        and not re.search(rf"[{CLAUSE_ENDS}：”、]", between)
        and not phrase.text.startswith("的", after.end())
    )


def _announce(phrase: Phrase, match: re.Match[str], form: str, need: Grade) -> Announcement:
    """Say where the subject of a verb ends; 被…评为, 将…评为 and 授予 have a grantor or a recipient in between."""
    text, start = phrase.text, match.start()
    plain = Announcement(subject_end=start, start=start, object_start=match.end(), form=form, need=need)
    if form not in ("named", "grant"):
        return plain
    begin = phrase.since(start, CLAUSE)
    before = text[begin:start]
    if taken := _TAKEN.search(before):
        end = begin + taken.start()
        return replace(plain, subject_end=end, form="grant", grantor=text[begin:end] or None, recipient=taken["who"])
    marker = next((m for m in _MARKER.finditer(before) if not phrase.inside[begin + m.start()]), None)
    if marker and not (marker[0].startswith("获") and "的" in before[marker.end() :]):
        sure = "评" in match[0] or "授予" in match[0]
        return replace(
            plain,
            subject_end=begin + marker.start(),
            form="named",
            need=Grade.QUOTED if sure else need,
            grantor=before[marker.end() :] or None,
        )
    return replace(plain, grantor=before or None) if form == "grant" else replace(plain, need=Grade.FIRM)


@cache
def _vetoes() -> dict[str, re.Pattern[str]]:
    by_reach = {reach: either(words) for reach, words in by_use("honours/vetoes.csv").items()}
    return {
        "clause": re.compile(by_reach["clause"]),
        "head": re.compile(by_reach["head"]),
        "touch": re.compile(f"{by_reach['touch']}$"),
        "sentence": re.compile(f"(?:^|[{CLAUSE_ENDS}：、]){by_reach['sentence']}"),
    }


_FUTURE = re.compile(r"将(?![军士领才])")


def _taken_back(phrase: Phrase, said: Announcement, veto: int) -> bool:
    """Whether the words before the verb make it a wish, a plan, a condition, a denial or another's story.

    `veto` is where the first word stands that takes back all that follows it in the sentence.
    """
    begin = phrase.since(said.subject_end, CLAUSE)
    outer = "".join(
        c for c, inside in zip(phrase.text[begin : said.start], phrase.inside[begin:], strict=False) if not inside
    )
    before = outer[: len(outer) - (said.start - said.subject_end)] if said.form == "named" else outer
    patterns = _vetoes()
    if patterns["clause"].search(outer) or patterns["head"].match(outer) or patterns["touch"].search(before):
        return True
    if patterns["touch"].search(outer) and said.form != "named":
        return True
    if said.recipient is None and _FUTURE.search(outer):
        return True
    return veto < said.start and bool(patterns["sentence"].search(phrase.text, veto, said.start))
