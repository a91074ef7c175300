"""The verbs that announce an award, and the words that take the announcement back."""

import re
from dataclasses import dataclass, replace
from typing import Any

from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.grades import Grade
from extractors.honours.rules import PLAN
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE

NEEDS = {"sure": Grade.QUOTED, "fair": Grade.SOFT, "open": Grade.FIRM, "narrow": Grade.STRONG}
CLAUSE = "，；：。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A verb that announces an award: where its subject ends and its object begins."""

    subject_end: int
    start: int
    object_start: int
    form: str
    need: Grade
    rule: str
    grantor: str | None = None
    recipient: str | None = None


TRIGGER = re.compile(
    r"[获膺]|[评授选命认确列推树彰扬]|[摘夺捧]|荣立|荣记|等功|创[建成]|上榜|列入|蝉联|复[评审查核检]|称号|荣誉|第[一二三四五六]名|奖|榜上|入围|涌现|在列"
)
_MARKER = re.compile(r"被|获得?|经(?![理济营办开验])|(?<!自)由|受到?")
_AT_IT = re.compile("(?:在|于)[^，]{2,40}[中上里]$")  # 被市文明委|在评选活动中|推选为
_HOW = re.compile("(?:通报|联合|正式|共同)+$")  # 被省住建厅|通报|表扬为
_JOINT = re.compile("(?<=[”誉号])、(?!“)")
_TAKEN = re.compile(rf"[将把](?P<who>{IN_CLAUSE}{{1,40}})$")
_OUR_OWN = frozenset("测点批好差考自")


def announcements(phrase: Phrase) -> list[Announcement]:
    """Return the verbs that announce an award, in order; those that wish, plan, deny or suppose are left out."""
    found: list[Announcement] = []
    matches = [m for m in phrase.used.verb.finditer(phrase.text) if not phrase.inside[m.start()]]
    opening = phrase.used.taking_back["sentence"].search(phrase.text)
    veto = opening.start() if opening else len(phrase.text)
    for index, match in enumerate(matches):
        verb = match["verb"]
        form, strength = phrase.used.verbs[verb] if verb else (str(match.lastgroup), "open")
        if verb and verb.startswith(("评", "选")) and phrase.text[match.start() - 1 : match.start()] in _OUR_OWN:
            continue
        after = matches[index + 1] if index + 1 < len(matches) else None
        if form == "win" and "被" in _clause_before(phrase, match) and match[0][-1] == "记":
            form = "named"  # 被省体育局|记个人三等功
        if form == "win" and after and _hands_over(phrase, match, after):
            continue
        if form in ("named", "grant") and found and _describes(phrase, found[-1], match):
            continue
        said = _announce(phrase, match, (form, NEEDS[strength]), found[-1].object_start if found else 0)
        if rule := _taken_back(phrase, said, veto):
            phrase.left[match.span()] = rule
        else:
            found.append(said)
    return found


def _clause_before(phrase: Phrase, match: re.Match[str]) -> str:
    return phrase.text[phrase.since(match.start(), CLAUSE) : match.start()]


def _hands_over(phrase: Phrase, match: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a first verb only opens a second one (获市总工会授予)."""
    if not after["verb"] or phrase.used.verbs[after["verb"]][0] not in ("named", "grant"):
        return False
    between = phrase.text[match.end() : after.start()]
    return (
        len(between) <= 30
        and not re.search(rf"[{CLAUSE_ENDS}：”、]|并", between)
        and not phrase.text.startswith("的", after.end())
    )


def _describes(phrase: Phrase, before: Announcement, match: re.Match[str]) -> bool:
    """Whether a verb only says who gave what the one before it won (荣获由市总工会授予的“…”)."""
    between = phrase.text[before.object_start : match.start()]
    return (
        before.form == "win"
        and 0 < len(between) <= REACH
        and not re.search(rf"[{CLAUSE_ENDS}：]", between)
        and phrase.text.startswith("的", match.end())
    )


def _announce(phrase: Phrase, match: re.Match[str], kind: tuple[str, Grade], last: int) -> Announcement:
    """Say where the subject of a verb ends; 被…评为, 将…评为 and 授予 have a grantor or a recipient in between.

    `last` is where the object of the verb before begins: 甲被授予“…”荣誉、乙被授予“…”.
    """
    text, start, (form, need) = phrase.text, match.start(), kind
    rule = phrase.used.names[form]
    plain = Announcement(subject_end=start, start=start, object_start=match.end(), form=form, need=need, rule=rule)
    if form not in ("named", "grant"):
        return plain
    begin = phrase.since(start, CLAUSE)
    joints = _JOINT.finditer(text, last, start) if last > begin else ()
    begin = max([begin, *(joint.end() for joint in joints if not phrase.inside[joint.start()])])
    before = text[begin:start]
    if taken := _TAKEN.search(before):
        end = begin + taken.start()
        return replace(plain, subject_end=end, form="grant", grantor=text[begin:end] or None, recipient=taken["who"])
    markers = [m for m in _MARKER.finditer(before) if not phrase.inside[begin + m.start()]]
    marker = next((m for m in markers if m[0] == "被"), markers[0] if markers else None)  # 由我公司承建的工程|被评为
    if marker and marker[0] == "由" and marker.start() == 0 and form == "grant" and text[match.end()] != "“":
        return replace(plain, grantor=before[marker.end() :] or None)  # 由集团公司授予|公司|“…”
    if marker and not (marker[0].startswith("获") and "的" in before[marker.end() :]):
        sure = re.search("评|授|命名|选树", match[0])
        return replace(
            plain,
            subject_end=begin + marker.start(),
            form="named",
            need=Grade.QUOTED if sure else min(need, Grade.SOFT) if match[0].startswith("认定") else need,
            grantor=_AT_IT.sub("", _HOW.sub("", before[marker.end() :])) or None,
        )
    return replace(plain, grantor=before or None) if form == "grant" else replace(plain, need=Grade.FIRM)


# argued: words of publicity that begin like a wish or an act
_NO_ACT = re.compile("(?:宣传|学习|采访)(?:[片部科处栏册]|委员|干事)")  # a film or an office, nothing that is done
_FUTURE = re.compile(r"将(?![军士领才])")


def _taken_back(phrase: Phrase, said: Announcement, veto: int) -> Rule[Any] | None:
    """Return the rule by which the words before the verb make it a wish, a plan, a denial or another's story.

    `veto` is where the first word stands that takes back all that follows it in the sentence.
    """
    begin = phrase.since(said.subject_end, CLAUSE)
    outer = "".join(
        c for c, inside in zip(phrase.text[begin : said.start], phrase.inside[begin:], strict=False) if not inside
    )
    before = outer[: len(outer) - (said.start - said.subject_end)] if said.form == "named" else outer
    patterns = phrase.used.taking_back
    found = {
        "clause": patterns["clause"].search(outer),
        "head": None if _NO_ACT.match(outer) else patterns["head"].match(outer),
        "touch": patterns["touch"].search(before) or (said.form != "named" and patterns["touch"].search(outer)),
        "sentence": veto < said.start and patterns["sentence"].search(phrase.text, veto, said.start),
    }
    for reach, match in found.items():
        if match:
            return phrase.used.taken_back_by(reach, match["word"])
    if said.recipient is None and PLAN in phrase.used and _FUTURE.search(outer):
        return PLAN
    return None
