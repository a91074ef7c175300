"""A chain of awards behind one verb or one recipient.

1. 甲、乙和丙等荣誉称号; “甲”“乙”“丙”称号
2. 甲奖，乙奖 (a comma goes on only with a plain award)
3. …提名奖华川通信上海公司…先进工作者 (a separator is missing: cut where an award ends and a body or place begins anew)
4. 人民银行、证监会联合颁发的“甲”、“乙” (the grantor stands before)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.award_titles import NOTE, SO_MANY, Award, award_in, is_of_body
from extractors.honours.giving_bodies import fits, giver_of, is_body, is_nameless
from extractors.honours.grades import Grade, distinguished, grade_of, is_marked, is_of_a_place
from extractors.honours.printed_beside import EDITION, pass_over
from extractors.honours.rules import NUMBER
from extractors.honours.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS

_GRANTED = re.compile(
    rf"""
    [了过]?由? (?P<grantor>(?:“[^“”]{{1,12}}”(?=[一-鿿])(?![和与及并]))?
      (?:[^{CLAUSE_ENDS}：“”{BRACKETS}]|{NOTE}){{2,50}}?)
    (?:联合|共同|组织|主办){{0,2}} {any_word("giving")}出?
    (?: 的 | ： | (?=“) )
    """,
    re.VERBOSE,
)
_HANDED = re.compile(
    r"(?:颁发|颁授|授予|主办|评选出?|评定|评出|联合发布)[的：]?$"
)  # with these or 由, whoever stands before gives it; else a body must be known
# 颁发的|“全国五星级现场”证书: what somebody hands over by its name; not 颁发的“绿色产品认证”证书
_QUOTED = re.compile(
    f"“(?!(?:[^”]*{any_word('certifying')})|[A-Za-z0-9]+”)[^“”]{{2,30}}”(?:证书|称号|荣誉|奖|锦旗|牌匾)"
)
_ALONE = re.compile(
    rf".{{0,2}}{any_word('giving_itself')}的“(?!(?:[^”]*{any_word('certifying')})|[A-Za-z0-9]+”)[^“”]{{3,30}}”(?:、?“[^“”]{{3,30}}”)*"
)
_JOINT = re.compile(r"以及|及|和|与|并")
_AGAIN = re.compile(
    rf"中国|全国|国家级|上海|北京|天津|重庆|[一-鿿]{{2,3}}(?:省|市|区|县)(?!场)|自治区|[省市区县]级|集团公司|(?:19|20)\d\d年|{EDITION}"
)
_CALLED = re.compile(f"(?:荣誉称号|称号|荣誉|(?<=[奖功星杯]){SO_MANY})$")  # behind a title
_YEAR = re.compile(r"(?:19|20)\d\d年")
_RANK_ONLY = re.compile(
    r"(?:中国|全国|[一-鿿]{0,3}[省市区县]?级?)(?:赛区|总?决赛|赛)?(?:[特一二三]等|优秀|优胜|金|银|铜|最高)奖"
)
_ALL = re.compile(rf"(?<![特一二三高同])等(?:[^，、“”]{{0,6}}|{NUMBER}[项个][^，、“”]{{0,8}}){any_word('closing')}")
# argued: two titles before one 称号, as press notes print them
_TITLES = re.compile(
    rf"”(?:、|以及|[和与及])[^“”]{{0,20}}“[^“”]{{1,30}}”(?:{NUMBER}[项个])?(?:荣誉|光荣)?(?:称号|大奖|殊荣)"
)
# 省学会的|“先进集体”: whose title it is
_OWNED = re.compile(rf"(?P<grantor>[^{CLAUSE_ENDS}：“”的]{{3,24}})的(?=“)")
_SEVERAL = re.compile("[^“”]{4,}、[^“”]{4,}[^“”等](?:荣誉|光荣)?称号$")  # 甲、乙称号
_NO_TITLE = re.compile(any_word("taking_part", "blame"))  # 江州市|会员单位
# 有机食品认证, 省名牌产品等荣誉: what certifies is none
_CERTIFICATE = re.compile("(?:认[证可]|许可证?|登记证?|备案|(?<!荣誉)证书|专利|资质)$")
_COUNTED = re.compile(rf"[^“”《》]{{0,16}}?(?<![奖\d]){NUMBER}[项个枚](?:[一-鿿]{{0,8}}(?:奖项?|荣誉|表彰|奖励|成果))?")
_HEADED = re.compile(rf"了?{NUMBER}[项个](?:重要|国家级|[省市]级)?(?:大奖|奖项|荣誉|称号|殊荣)[：:](?=“)")
# 三项|“发明创业奖”, 20项|国家科技进步奖: so many of a prize that has a name; not 20项|省级奖, 5个|一等奖
_SO_MANY_NAMED = re.compile(
    rf"了?{NUMBER}[项个次枚块座](?=“[^“”]{{2,20}}[奖杯]”"
    rf"|(?:国家|全国|中国|[省部市]{{1,2}}级|[一-鿿]{{2,3}}[省市])[^{CLAUSE_ENDS}{BRACKETS}“”、和及与或以0-9]{{2,16}}(?<![级等金银铜])奖(?=$|[{CLAUSE_ENDS}{BRACKETS}、和及与]))"
)
_SO_MANY_MORE = re.compile(rf"{NUMBER}[项个次枚块座](?=[^{CLAUSE_ENDS}“”、]{{2,16}}(?<![级等金银铜])奖)")  # behind them
_QUOTE_ALONE = re.compile("“[^“”]{2,40}”(?![中上里内])")  # 甲研究院发布的|“顶尖工程师”; not 主办的“…评选”中“…”
_AMONG = re.compile("其中[：:]?|分别[为是]|包括")
_OTHER_CLAUSE = re.compile(
    r"(?<=[，；])(?:对于?|由|[此该这](?:奖|荣誉|称号|评选|殊荣))|申报|参评|角逐|(?:计划|拟|力争|争取|打算|准备)(?=\d|[一-鿿]{0,6}[创申争获])|(?<=.)(?:位[列居]|名列|排名|为(?=“))"
)
_OPEN_NUMBER = re.compile(
    r"(?:(?:“[^“”]+”)+(?:以及|[和与及]))?(?:(?:全?[国省]|[一-鿿]{2,3}省|自治区|[一-鿿]{2,3}市)、?)+|为?(?:第?[一二三四五六七八九十\d]{1,4}年?届?、?)+|(?:全?[国省市区县]级?、?)+|[^，、“”]{0,12}第[一二三四五六七八九十\d]{1,3}届|[^，、“”]{0,12}(?<!学)[金银铜特一二三](?:、[金银铜一二三])*"
    "|(?:[^，、“”]|“[^“”]{1,20}”){0,30}(?:[竞比大]赛|[书画影作]展|评[选比])[金银铜特一二三四]"
)
_EDITION_NEXT = re.compile("、(?:第|[一二三四五六七八九十0-9]{1,3}届)")  # 第五届|、第六届; not 、云栈市第三届
# 劳模和工匠人才|创新工作室: one room of both, no two awards
_OF_PERSONS = re.compile("(?:劳模|劳动模范|工匠|人才|技师|名师|标兵|能手)$")
_PLACE_OF_THEM = re.compile("[^，、“”]{2,14}(?:工作室|工作站|基地|中心|平台|实验室)(?![和与及])")


def awards_after(phrase: Phrase, start: int, stop: int, need: Grade) -> list[Award]:
    """Read the chain of awards that begins at `start`; empty where the first piece is none."""
    awards: list[Award] = []
    named = _SO_MANY_NAMED.match(phrase.text, start, stop)
    if headed := _HEADED.match(phrase.text, start, stop) or named:
        start = headed.end()  # 喜获两项大奖：|“甲”“乙”
    runs = phrase.cut((start, stop), "，,；;")
    if len(runs) > 1 and not named and _COUNTED.fullmatch(phrase.text, *runs[0]):
        told = _AMONG.match(phrase.text, *runs[1])  # 24个奖项，|其中一等奖3项
        runs = [(told.end(), runs[1][1]), *runs[2:]] if told else []
        need = Grade.STRONG
    closes = bool(runs) and _ALL.search(phrase.text, *runs[-1]) is not None
    for index, run in enumerate(runs):
        later = phrase.used.taking_back["sentence"].match(phrase.text, run[0] - 1, run[1])
        if index and (later or _OTHER_CLAUSE.search(phrase.text, *run)):
            break  # 获优质工程奖；|明年申报鲁班奖，|城东团队位列第二名
        grade = need if index == 0 else Grade.QUOTED if closes else Grade.FIRM
        found = _run(phrase, run, grade, counted=named is not None)
        if not found and not (awards and _CERTIFICATE.search(phrase.text, *run)):
            break  # “甲”，|某某资质|，乙奖
        awards.extend(found)
    return awards


def _run(phrase: Phrase, run: tuple[int, int], need: Grade, *, counted: bool = False) -> list[Award]:
    """Read the awards of a stretch that no comma divides; `counted`: their numbers may stand before them."""
    start, stop = run
    if phrase.leaves("chain", run):
        return []
    if _ALL.search(phrase.text, start, stop):
        need = Grade.NONE
    elif _SEVERAL.search(phrase.text, start, stop):
        need = min(need, Grade.SOFT)
    elif _TITLES.search(phrase.text, start, stop):
        need = min(need, Grade.QUOTED)
    grantor, start = _grantor(phrase, start, stop)
    if grantor and (_QUOTED.match(phrase.text, start, stop) or _ALONE.fullmatch(phrase.text, start - 4, stop)):
        need = min(need, Grade.QUOTED)
    found: list[Award] = []
    bodies: list[str] = []
    members = list(_members(phrase, start, stop))
    for index, member in enumerate(members):
        own, begin = _grantor(phrase, *member)  # 由甲评选的“…”、由乙授予的“…”
        more = _SO_MANY_MORE.match(phrase.text, begin, member[1]) if counted else None
        piece = more.end() if more else begin, member[1]
        after = members[index + 1] if index + 1 < len(members) else None
        if after and is_body(phrase.text[slice(*member)]) and is_of_body(phrase.text[slice(*after)]):
            bodies.append(phrase.text[slice(*member)])
            continue  # “甲”、|省作协|、市作协“乙”: who gives what follows
        awards = _awards_of(phrase, piece, need, listed=bool(found))
        if not awards and _goes_on(phrase, piece, members[index + 1 : index + 4], (need, len(found))):
            awards = _awards_of(phrase, piece, Grade.NONE)
        if bodies and awards and not awards[0].grantor:
            awards[0] = _without_body(awards[0])
        if not awards and not found:
            first = phrase.text[slice(*piece)]
            if is_body(first, "office"):
                bodies.append(first)
                continue  # 市委、市政府“…”: of two bodies before a title the first is none
            if need is Grade.NONE and index + 1 < len(members):
                continue  # 有机食品认证、|省名牌产品等荣誉
            break
        if bodies and awards and awards[0].grantor:  # both give it
            awards[0] = replace(awards[0], grantor="、".join([*bodies, awards[0].grantor]))
        bodies = []
        found += [replace(one, grantor=one.grantor or own or _carried(grantor, one, found)) for one in awards]
        grantor = own if own and (grantor or len(found) == len(awards)) else grantor  # of the first, or one by one
    return found


def _carried(grantor: str | None, award: Award, before: Sequence[Award]) -> str | None:
    """Return who gave the first of some awards as who gave another of them too, where its title allows that."""
    return grantor if grantor and (not before or fits(grantor, award.title)) else None


def _awards_of(phrase: Phrase, piece: tuple[int, int], need: Grade, *, listed: bool = False) -> list[Award]:
    """Read the awards of a member of a chain, each with who gave it where that is told before it.

    `listed`: others stand before it, so that of two joined ones the first need not be plain by itself.
    """
    awards = []
    for part in carve(phrase, piece):
        apart, begin = _grantor(phrase, *part)  # 甲颁发的“…”和乙颁发的“…”
        joined = listed and part[1] < piece[1] and grade_of(phrase.text[slice(*part)]) > Grade.NONE
        award = award_in(phrase, (begin, part[1]), Grade.NONE if joined else need)
        if award and not (need is Grade.NONE and _CERTIFICATE.search(award.title)):
            awards.append(replace(award, grantor=award.grantor or apart))
    return awards


def _goes_on(
    phrase: Phrase, piece: tuple[int, int], behind: Sequence[tuple[int, int]], before: tuple[Grade, int]
) -> bool:
    """Whether a member of a chain is a title by those around it: 省级文明单位、|敬老基地|、县级文明岗.

    The first and the last need a place of their own: |江城市重点企业|、江城市文明单位. `before`: how plain those
    before it had to be, and how many they are.
    """
    need, found = before
    words = phrase.text[slice(*piece)]
    if not 2 < len(words) <= 24 or re.search(r"\d", words):
        return False
    grade = grade_of(words)
    placed = grade > Grade.NONE and is_of_a_place(words) and not (is_body(words) or _NO_TITLE.search(words))
    if (found > 1 and grade >= Grade.SOFT) or (found > 0 and placed and not behind):
        return True
    named = grade > Grade.NONE or words.endswith("杯") or is_marked(words)
    plain = (_awards_of(phrase, later, max(need, Grade.SOFT)) for later in behind)
    return bool(named if found else placed) and any(plain)


def _without_body(award: Award) -> Award:
    """Take off the second of two bodies before a title: 县委、|县政府|特别贡献奖."""
    for at in range(2, min(10, len(award.title) - 3)):
        if is_body(award.title[:at], "office") and grade_of(award.title[at:]) >= Grade.FIRM:
            return replace(award, title=award.title[at:], grantor=award.title[:at])
    return award


def _members(phrase: Phrase, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut a run at 、, but not within 第十二、十三届 or 2021、2022年度."""
    begin = start
    for _, last in phrase.cut((start, stop), "、"):
        ends = phrase.text[last - 1 : last] == "届" and not _EDITION_NEXT.match(phrase.text, last)
        if ends or not _OPEN_NUMBER.fullmatch(phrase.text, begin, last):
            yield begin, last
            begin = last + 1


def _grantor(phrase: Phrase, start: int, stop: int) -> tuple[str | None, int]:
    """Read a grantor before the title (X颁发的), and where the title begins."""
    begin, _ = pass_over(phrase.text, start, stop)
    if (owned := _OWNED.match(phrase.text, begin, stop)) and is_body(owned["grantor"], "office"):
        return owned["grantor"], owned.end()
    match = _GRANTED.match(phrase.text, begin, stop)
    if match is None or phrase.inside[match.end() - 1] or "、由" in match["grantor"]:
        return None, start
    grantor = match["grantor"].lstrip("了过得到").removesuffix("等")
    if is_nameless(grantor):
        return None, match.end()  # 区级领导|颁发的“…”
    if any(grade_of(name) >= Grade.FIRM and not is_body(name) for name in _JOINT.split(grantor)):
        return None, start  # 科技进步二等奖和|省风景园林学会授予的“…”
    said = match[0].startswith("由") or _HANDED.search(match[0])
    if giver := giver_of(grantor, said=bool(said)):
        return giver, match.end()
    return None, match.end() if _QUOTE_ALONE.match(phrase.text, match.end()) else start


def carve(phrase: Phrase, piece: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Cut a piece at 和/及 between two awards, between two quotes, and where two awards are glued."""
    start, stop = piece
    while joint := _joint(phrase, start, stop):
        at, begin = joint
        yield start, at
        start = begin
    yield start, stop


def _joint(phrase: Phrase, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the first award of a piece ends and the next one begins, or None where there is one only."""
    for at in range(start + 2, min(stop - 2, start + REACH)):
        if phrase.inside[at] and phrase.text[at] != "“":
            continue
        if begin := _begins_anew(phrase, start, at, stop):
            return at, begin
    return None


def _begins_anew(phrase: Phrase, start: int, at: int, stop: int) -> int:
    """Return where the next award begins if the one before it ends at `at`, else 0."""
    text = phrase.text
    if text[at] == "“":
        return at if text[at - 1] in "”’" and phrase.inside[at] else 0
    if text.endswith("杯”", start, at) and phrase.inside[at - 1] and not _JOINT.match(text, at, stop):
        return 0  # “育才杯”|全国学生作文竞赛一等奖
    joint = _JOINT.match(text, at, stop)
    if joint and is_body(text[start:at], "office") and is_of_body(text[joint.end() : stop]):
        return 0  # 全国总工会和|省总工会“先进集体”: both give it
    if not joint and not _AGAIN.match(text, at, stop) and text[at : at + 4] != text[start : start + 4]:
        return 0
    before = _CALLED.sub("", text[start:at])
    if grade_of(before) < (Grade.QUOTED if joint else Grade.FIRM) or phrase.inside[at]:
        again = joint and grade_of(before) > Grade.NONE and _AGAIN.match(text, joint.end(), stop)
        if not again or phrase.inside[at]:
            return 0  # 国防教育基地和|自治区级青年文明号
    elif joint and text[at - 1] != "”" and not distinguished(before) and not _AGAIN.match(text, joint.end(), stop):
        return 0  # 市级物业企业和服务机构|示范点
    if joint and _OF_PERSONS.search(before) and _PLACE_OF_THEM.match(text, joint.end(), stop):
        return 0
    begin = joint.end() if joint else at
    if joint and grade_of(before) >= Grade.FIRM and phrase.leaves("title", (begin, stop)):
        return begin  # 国家科技进步奖及|省部级以上奖励82项
    if joint and _grantor(phrase, begin, stop)[0]:
        return begin
    if _RANK_ONLY.fullmatch(text, begin, stop):
        return begin if joint else 0
    timed = joint and _YEAR.match(text, begin, stop)  # 年度图书奖和|2016年年度好书
    need = Grade.NONE if timed else Grade.QUOTED if joint else Grade.FIRM
    return begin if award_in(phrase, (begin, stop), need) else 0
