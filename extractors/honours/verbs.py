"""The verbs that announce an award, and the words that take the announcement back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors import nlp
from extractors.honours.asides import without_rear
from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.grades import Grade, grade_of
from extractors.honours.printed_beside import EDITION
from extractors.honours.recipients import Recipient, recipient_of
from extractors.honours.rules import NUMBER, PLAN
from extractors.honours.words import any_word
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, OPEN, TO

NEEDS = {"sure": Grade.QUOTED, "fair": Grade.SOFT, "open": Grade.FIRM, "narrow": Grade.STRONG}
CLAUSE = "，；：。"
HIM = ("其", "他", "她", "他们", "她们", "二人", "两人")
"""Words for somebody named before: 县文明办将|其|列入“…”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A verb that announces an award: where its subject ends, and from where to where its object and titles stand.

    `taken` are the words before an active verb for who gets it (将我校评为), `recipient` is who that is, or who its
    object names (授予我校…).
    """

    subject_end: int
    start: int
    object_start: int
    title_start: int = 0
    object_end: int = 0
    form: str
    need: Grade
    rule: str
    verb: str
    grantor: str | None = None
    taken: str | None = None
    recipient: Recipient | None = None


_ONLY = re.compile("是[^，“”]{0,20}(?:唯一|首[家个批]|率先|最早)[^，“”]{0,12}$")
_WHOSE = re.compile(f"(?<=[”号誉荣项])的(?=[^{CLAUSE_ENDS}“”，、]{{2,16}}(?:$|，|{CLAUSE_END}))")
_RUNNING = re.compile(rf"连续(?:{NUMBER})个?(?:年度?|届|次)|{NUMBER}年连续|连年")
_QUOTED = re.compile(f"[^{CLAUSE_ENDS}“”、的]{{0,16}}“[^“”]{{4,30}}”")
_CERTIFIES = re.compile(any_word("certifying"))
# A sentence without any of these tells of no award, and is not read for its verbs.
TRIGGER = re.compile(
    r"[获膺]|[评授选命认确列推树彰扬]|[摘夺捧]|荣立|荣记|等功|创[建成]|上榜|列入|蝉联|复[评审查核检]|称号|荣誉|第[一二三四五六]名|奖|榜上|入围|涌现|在列|列其|囊中"
    rf"|[是为](?:全国|国家|[全省市]省?级?|“)|先进(?:集体|个人|单位|工作者)|劳动模范|晋级|再添|行列|到手|享受国务院|榜单|荣登|[”者奖员人家位]分别[是为系]|首[家个](?:全国|国家级|[省市]级)|成为[^，]{{0,16}}“|[0-9][人名位]{OPEN}"
)
_MARKER = re.compile(r"被|获得?|经(?![理济营办开验纪贸信销典])|(?<!自)由|受到?")
_PASSIVE = re.compile("被|(?<!荣)获(?=[^得“”]{2,14}$)")
_AT_IT = re.compile("(?:在|于)[^，]{2,40}[中上里]$")  # 被市文明委|在评选活动中|推选为
_HOW = re.compile("(?:通报|联合|正式|共同)+$")  # 被省住建厅|通报|表扬为
_JOINT = re.compile("(?<=[”誉号])、(?!“)|(?<=次)、(?=[多几两一二三四五]次|先后|曾|还|被)")
_RECORDED = re.compile(rf"{_PASSIVE.pattern}|(?:^|(?<!自))由[一-鿿]{{2,20}}$")  # 由省体育局|记个人三等功
# 将我校|评为; 给急诊科|记, 对优秀网点|授予: to whom something is given, not what it is named
_TAKEN = re.compile(rf"[将把](?P<who>{IN_CLAUSE}{{1,40}})$")
_GIVEN_TO = re.compile(
    rf"(?:(?<!供)给(?![水予付料排])|(?<![人因称作成勇])为|对(?!外)|(?<![方倾走指])向)(?P<who>(?:(?![被由获]){IN_CLAUSE}){{2,70}})$"
)
_FOR = re.compile(rf"(?:^|[，；])对于?(?P<who>{IN_CLAUSE}{{2,40}})，$")  # 对优秀班组，|由省总工会授予“…”
_NAMED_IN_QUOTES = re.compile(f"(?:(?:19|20)[0-9]{{2}}年度?)?(?:{EDITION})?“")  # 被列为|第三批“历史文化名镇”
_PRAISING = ("评为", "评选为", "评选表彰为", "表彰为", "表扬为", "选树为", "命名表彰为", "表彰命名为")
_OUR_OWN = frozenset("测点批好差考自鉴设锁固制约商规预")  # 测评为, 自选为, 鉴定为


# 学校取得|的荣誉有|…: the awards stand behind a word for them
_LISTING = re.compile(
    "[了的]?(?:主要|重要|各类|省级以上|诸多|众多|许多|多项)?(?:荣誉称号|荣誉|称号|奖项|奖励)(?:主要|分别)?(?:有|包括|包含|是|为|：|如下)+：?"
)


def announcements(phrase: Phrase, own: Sequence[str] = ()) -> Iterator[Announcement]:
    """Yield the verbs that announce an award, in order; those that wish, plan, deny or suppose are left out.

    `own` are the unit's names. What a verb gives to one after the other is told anew for each: 授予A“甲”，B等5人“乙”.
    """
    said = _verbs(phrase)
    for index, verb in enumerate(said):
        stop = _object_end(phrase, verb, said[index + 1] if index + 1 < len(said) else None)
        if verb.form != "grant":
            yield replace(verb, title_start=verb.object_start, object_end=stop)
            continue
        gaps = [] if verb.taken else phrase.cut((verb.object_start, stop), "，；")[1:]
        given = [(verb, *_given(phrase, verb, own))]
        for begin, end in gaps:
            who, start = _given_to(phrase, begin, end, own)
            if who and (who.kind or _SO_MANY.fullmatch(who.name)):
                given.append((replace(verb, subject_end=begin, start=begin, object_start=begin), who, start))
        ends = [one.object_start - 1 for one, _, _ in given[1:]] + [stop]
        for (one, who, start), end in zip(given, ends, strict=True):
            yield replace(one, recipient=who, title_start=start, object_end=end)


def _verbs(phrase: Phrase) -> list[Announcement]:
    found: list[Announcement] = []
    matches = [m for m in phrase.used.verb.finditer(phrase.text) if not phrase.inside[m.start()]]
    opening = phrase.used.taking_back["sentence"].search(phrase.text)
    veto = opening.start() if opening else len(phrase.text)
    for index, match in enumerate(matches):
        verb = match["verb"]
        form, strength = phrase.used.verbs[verb] if verb else (str(match.lastgroup), "open")
        if verb and verb.startswith(("评", "选", "定")) and phrase.text[match.start() - 1 : match.start()] in _OUR_OWN:
            continue
        if verb == "上榜" and _OF_THOSE_LISTED.match(phrase.text, match.end()):
            continue  # 位居上榜|企业第1名
        after = matches[index + 1] if index + 1 < len(matches) else None
        before = _clause_before(phrase, match)
        if form == "win" and match[0][-1] == "记" and (_RECORDED.search(before) or _GIVEN_TO.search(before)):
            given = "named" if _RECORDED.search(before) else "grant"  # 被省体育局|记个人三等功, 给护理部|记集体三等功
            form = given if given in phrase.used.names else form
        if form == "win" and phrase.text[max(match.start() - 1, 0) : match.start()] == "的":
            continue  # 前三名的|获“…”: a rule
        if form == "win" and after and _hands_over(phrase, match, after):
            continue
        if form in ("named", "grant") and found and _describes(phrase, found[-1], match):
            continue
        if form == "state" and found and found[-1].form in ("named", "grant") and _goes_on(phrase, found[-1], match):
            continue  # 授予甲班为“…”，乙班|为“…”
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
    """Whether a verb only says who gave what the one before it won (荣获由市总工会授予的“…”, 是市总工会授予的“…”)."""
    between = phrase.text[before.object_start : match.start()]
    return (
        before.form in ("win", "select", "state")
        and 0 < len(between) <= REACH
        and not re.search(rf"[{CLAUSE_ENDS}：]", between)
        and phrase.text.startswith("的", match.end())
    )


def _goes_on(phrase: Phrase, before: Announcement, match: re.Match[str]) -> bool:
    """Whether a clause has the verb before it too, or one of its own to which 为 belongs."""
    return match[0].startswith("为") and (before.form == "grant" or before.start >= phrase.since(match.start(), CLAUSE))


def _announce(phrase: Phrase, match: re.Match[str], kind: tuple[str, Grade], last: int) -> Announcement:
    """Say where the subject of a verb ends; 被…评为, 将…评为 and 授予 have a grantor or a recipient in between.

    `last` is where the object of the verb before begins: 甲被授予“…”荣誉、乙被授予“…”.
    """
    text, start, (form, need) = phrase.text, match.start(), kind
    rule = phrase.used.names[form]
    plain = Announcement(
        subject_end=start, start=start, object_start=match.end(), form=form, need=need, rule=rule, verb=match[0]
    )
    if form == "win" and need is Grade.FIRM and _again_and_again(phrase, match):
        plain = replace(plain, need=Grade.QUOTED)
    put = _TAKEN.search(_clause_before(phrase, match)) if form == "select" else None
    if put and _is_somebody(put["who"]):
        begin = phrase.since(start, CLAUSE)
        return replace(
            plain,
            subject_end=begin + put.start(),
            form="grant" if "grant" in phrase.used.names else form,
            grantor=text[begin : begin + put.start()] or None,
            taken=put["who"],
        )  # 县文明办将李恒|列入“江城好人”
    if form not in ("named", "grant"):
        listing = _LISTING.match(text, match.end()) if form == "win" else None
        own = listing is not None and text[start - 1 : start] == "所" and listing[0][0] != "的"  # 我厂|所获称号包括
        return (
            replace(plain, subject_end=start - own, object_start=listing.end(), need=Grade.QUOTED) if listing else plain
        )
    begin = phrase.since(start, CLAUSE)
    joints = _JOINT.finditer(text, last, start) if last > begin else ()
    begin = max([begin, *(joint.end() for joint in joints if not phrase.inside[joint.start()])])
    before = text[begin:start]
    if taken := _TAKEN.search(before) or (form == "grant" and _GIVEN_TO.search(before)):
        end = begin + taken.start()
        who = without_rear(taken["who"])  # 对城东所、西城所|分别
        return replace(plain, subject_end=end, form="grant", grantor=text[begin:end] or None, taken=who)
    if form == "grant" and before.startswith("由") and (to := _FOR.search(text, 0, begin)):
        return replace(plain, grantor=before[1:], taken=to["who"])
    markers = [m for m in _MARKER.finditer(before) if not phrase.inside[begin + m.start()]]
    later = [m for m in markers if m[0] == "被" and begin + m.start() >= last]
    markers = later or markers  # 被市妇联评为“…”，并|被|市总工会授予“…”
    marker = next((m for m in markers if m[0] == "被"), markers[0] if markers else None)  # 由我公司承建的工程|被评为
    if (
        marker
        and marker[0] == "由"
        and marker.start() == 0
        and form == "grant"
        and not text.startswith("“", match.end())
    ):
        return replace(plain, grantor=before[marker.end() :] or None)  # 由集团公司授予|公司|“…”
    if marker and not (marker[0].startswith("获") and "的" in before[marker.end() :]):
        sure = re.search("评|授|命名|选树|推选", match[0])
        need = min(need, Grade.SOFT) if _NAMED_IN_QUOTES.match(text, match.end()) else need
        return replace(
            plain,
            subject_end=begin + marker.start(),
            form="named",
            need=Grade.CALLED
            if match[0] in _PRAISING
            else Grade.QUOTED
            if sure
            else min(need, Grade.SOFT)
            if match[0].startswith("认定")
            else need,
            grantor=_AT_IT.sub("", _HOW.sub("", before[marker.end() :])) or None,
        )
    if form != "grant":
        return replace(plain, need=Grade.FIRM)
    elided = text[match.end() : match.end() + 1] == "“" and _SO_MANY.fullmatch(before)
    return replace(plain, taken=before) if elided else replace(plain, grantor=before or None)  # 对A授予“甲”，|B授予“乙”


def _again_and_again(phrase: Phrase, match: re.Match[str]) -> bool:
    """Whether a title in quotes is got year by year, which only awards are: 连续三年|获得|“金牌合作伙伴”."""
    quoted = _QUOTED.match(phrase.text, match.end())
    return bool(quoted and _RUNNING.search(_clause_before(phrase, match)) and not _CERTIFIES.search(quoted[0]))


def _is_somebody(words: str) -> bool:
    """Whether words for what is put into a list are a person or a body: not “江城好人”, 老旧小区改造."""
    who = recipient_of(words, ())
    return words in HIM or (words[:1] != "“" and who is not None and who.kind in ("person", "people", "unit", "team"))


_OF_THOSE_LISTED = re.compile("(?:企业|单位|品牌|产品|人数|名单)(?:第|名|数|总|中|[，。的]|$)")
_AS_CANDIDATE = re.compile("作为[^，“”]{0,16}候选人(?:参选)?")  # 李恒|作为全县唯一候选人参选|获得特别奖
# argued: words of publicity that begin like a wish or an act
_NO_ACT = re.compile("(?:宣传|学习|采访)(?:[片部科处栏册]|委员|干事)")  # a film or an office, nothing that is done
_FUTURE = re.compile(r"(?<![小老大名猛女健门主虎强])将(?![军士领才])")


def _taken_back(phrase: Phrase, said: Announcement, veto: int) -> Rule[Any] | None:
    """Return the rule by which the words before the verb make it a wish, a plan, a denial or another's story.

    `veto` is where the first word stands that takes back all that follows it in the sentence.
    """
    begin = phrase.since(said.subject_end, CLAUSE)
    outer = "".join(
        c for c, inside in zip(phrase.text[begin : said.start], phrase.inside[begin:], strict=False) if not inside
    )
    outer = _AS_CANDIDATE.sub(lambda match: "□" * len(match[0]), outer)
    before = outer[: len(outer) - (said.start - said.subject_end)] if said.form == "named" else outer
    patterns = phrase.used.taking_back
    found = {
        "clause": patterns["clause"].search(outer),
        "head": None if _NO_ACT.match(outer) or said.taken else patterns["head"].match(outer),
        "touch": patterns["touch"].search(before) or (said.form != "named" and patterns["touch"].search(outer)),
        "sentence": veto < said.start and patterns["sentence"].search(phrase.text, veto, said.start),
    }
    for reach, match in found.items():
        if match:
            return phrase.used.taken_back_by(reach, match["word"])
    puts = said.form == "comes" and "将“" in phrase.text[begin : said.start]  # 将“…”收入囊中
    if said.taken is None and not puts and PLAN in phrase.used and _FUTURE.search(outer):
        return PLAN
    return None


_SO_MANY = re.compile("[一-鿿A-Z0-9、]{2,40}等[0-9]+[辆条个家名户艘所项件位人][一-鿿]{0,10}")
_PLAIN = re.compile(rf"(?!.*的)(?:[一-鿿]{{2,14}}|{_SO_MANY.pattern})")
_SO_MANY_OF_IT = re.compile("(?<=[一-鿿]{2})[0-9一二两三四五六七八九十]+[块面枚座个项](?=$)")  # 公司三块|“先进单位”奖牌
_NAMED_AS = re.compile(rf"(?:认定|评定|确定|命名|表[彰扬])(?P<who>{IN_CLAUSE}{{2,60}})为")
_GIVEN_UNTIL = re.compile(
    r"(?:19|20)\d\d|(?:第[一二三四五六七八九十\d]+|首)[届批]|全国|国家级|[省市区县]级|(?:集体|个人)?[特一二三]等功"
)
# 徐某等10人|江城市“…”: a place, level or time before a title in quotes is no part of who gets it
_OF_TITLE = [
    re.compile(
        rf"(?:{EDITION}|(?:19|20)\d\d(?:{TO}(?:19|20)?\d\d)?年?度?|全[国省市区县]|[国省市区县]级|(?:(?!全)[一-鿿]){{{length}}}[省市区县])+(?:为)?$"
    )
    for length in (2, 3)
]


def _given(phrase: Phrase, verb: Announcement, own: Sequence[str]) -> tuple[Recipient | None, int]:
    """Read who gets it by the words before or behind an active verb, and where the award's name begins."""
    start = verb.object_start
    if said := verb.taken:
        family = said.endswith("家庭")
        if (
            verb.verb.startswith("颁")
            and not family
            and getattr(recipient_of(said, own), "kind", None) not in ("unit", "team")
        ):
            return None, start  # 向行长李瑶颁发“…”奖牌: it is handed to somebody for others
        short = re.fullmatch("(?:(?![的其他她]|[0-9]).){2,24}", said)
        return recipient_of(said, own) or (Recipient(said, None) if short else None), start
    stop = phrase.until(start, CLAUSE)
    named = _NAMED_AS.match(phrase.text, verb.start, stop)
    if named and not phrase.inside[named.end() - 1]:  # 认定甲、乙为|全系统首批标杆单位
        plain = None if re.match(r".*的|\d", named["who"]) else Recipient(named["who"], None)
        found = None if re.match(r"\d", named["who"]) else recipient_of(named["who"], own)  # 1136个村: the next clause
        return found or plain, named.end()
    return _given_to(phrase, start, stop, own)


def _given_to(phrase: Phrase, start: int, stop: int, own: Sequence[str]) -> tuple[Recipient | None, int]:
    """Read who gets what a stretch names behind it, and where that begins: 闻溪林场|“…”, 我院|2022年度….”"""
    at = phrase.text.find("“", start, stop)
    match = None if at >= 0 else _GIVEN_UNTIL.search(phrase.text, start, stop)
    at = match.start() if match else at
    if at < 0:
        return _given_plainly(phrase.text[start:stop], start, own)
    if at <= start:
        return None, start
    words = _SO_MANY_OF_IT.sub("", phrase.text[start:at].lstrip("给了"))
    for pattern in _OF_TITLE:
        bare_words = pattern.sub("", words)
        if len(bare_words) > 1 and bare_words[-1] != "、" and (who := recipient_of(bare_words.removesuffix("为"), own)):
            return who, at - (len(words) - len(bare_words))
    bare_words = words.removesuffix("为")
    plain = match is None and _PLAIN.fullmatch(bare_words) and not re.fullmatch(EDITION, bare_words)
    return (Recipient(bare_words, None) if plain else None), at


def _given_plainly(words: str, start: int, own: Sequence[str]) -> tuple[Recipient | None, int]:
    """Read who gets what where only a plain title parts them: 博物馆新馆项目|国家优质工程奖."""
    for word in reversed(nlp.words(words)[1:] if grade_of(words) is Grade.STRONG else ()):
        at = word.span.start
        who = recipient_of(words[:at], own) if grade_of(words[at:]) is Grade.STRONG else None
        if who and who.kind in ("unit", "team", "project"):
            return who, start + at
    return None, start


def _object_end(phrase: Phrase, announcement: Announcement, after: Announcement | None) -> int:
    """Return where the object of a verb must end: before the clause of the next verb."""
    only = _ONLY.search(phrase.text, phrase.since(announcement.start, CLAUSE), announcement.start)
    whose = _WHOSE.search(phrase.text, announcement.object_start) if only and announcement.form == "win" else None
    if whose:
        return whose.start()  # 甲所是省内唯一荣获“…”称号|的律所
    if after is None:
        return len(phrase.text)
    clause = phrase.since(after.subject_end, CLAUSE)
    return clause - 1 if clause > announcement.object_start else max(announcement.object_start, after.subject_end)
