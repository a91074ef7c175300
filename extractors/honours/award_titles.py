"""The title of an award: where it ends, and what is printed around it.

1. 江州市文明单位; “最美护士”称号; 全国“安康杯”竞赛优胜单位
2. 2019-2020年度（第二十届）江州市文明单位 → period, edition, title
3. 上海公司2022年度节约用水先进单位 → grantor 上海公司, period 2022, title 节约用水先进单位
4. 优秀个人（华川通信〔2022〕217号） → document number

Left: quantities that count awards (一等奖2项), what follows as a modifier (先进个人的事迹), generic words (各类奖项).
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from extractors import nlp
from extractors.honours.asides import ENCLOSED
from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.giving_bodies import is_body
from extractors.honours.grades import (
    SUPERLATIVE,
    Grade,
    distinguished,
    grade_of,
    is_called_so,
    is_distinction,
    is_marked,
    is_plain_praise,
)
from extractors.honours.printed_beside import EDITION_AT, PERIOD_AT, TRADE, Note, Period, level_of, pass_over, period_of
from extractors.honours.recipients import Recipient
from extractors.honours.rules import NUMBER
from extractors.honours.slots import Slots, bracket_at
from extractors.honours.words import any_word
from extractors.text.characters import (
    CLAUSE_END,
    CLAUSE_ENDS,
    CLOSING_BRACKETS,
    JOIN,
    OPENING_BRACKETS,
    SENTENCE_END,
    TO,
    any_in_brackets,
    in_brackets,
)
from extractors.text.word_patterns import either
from schemas.word_lists import by_use, by_word, word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award as printed: `start`, `end` bound title, year and edition in the sentence.

    `holder` is who the bracket behind it says has it.
    """

    start: int
    end: int
    title: str
    grade: Grade
    period: Period | None = None
    edition: str | None = None
    number: str | None = None
    grantor: str | None = None
    level: str | None = None
    holder: Recipient | None = None


def columns_of_award(award: Award) -> dict[str, Any]:
    """Return the columns of `schemas.tables.Honour` that an award itself settles: title, grantor, level, time."""
    start, end = award.period or (None, None)
    level, by = level_of(award.level, award.grantor, award.title), level_of(award.grantor)
    return {
        "title": award.title,
        "grantor": award.grantor,
        "award_level": by if by and level == TRADE else level,  # 全省供水行业…大赛 of 省总工会
        "period_start": start,
        "period_end": end,
        "edition": award.edition,
        "document_number": award.number,
    }


_MEDDLE = re.compile(rf"[{CLAUSE_ENDS}了着是把被获：]|受到|(?<!党)的|授予|进入|跻身")
# （连续6年）, （自2019年起连续获得）: for how long somebody had it.
_HOW_LONG = re.compile(
    in_brackets(rf"(?:已|自(?:19|20)\d\d年起)?(?:连续|蝉联)第?{NUMBER}个?(?:年度?|届|次|轮|期)(?:获得?|保持|入选)?")
)
# 全市节能改造领域最高荣誉—|“碧水奖”: what kind of award it is, before its name.
_HIGHEST = re.compile(
    r"[^“”，、]{0,30}(?:最高|权威|顶级)[^“”，、]{0,4}(?:荣誉|奖)[奖项]{0,2}(?:之一)?(?:[—–-]{1,2}|的?(?=“))"
)
# “2024年度商界评选”中|“最佳企业”: where it was won, before its name
_IN_CONTEST = re.compile(f"“[^“”]{{2,40}}(?:评选|{any_word('contest')})”(?:活动|评选)?[中上里](?=“)")
_LONGEST = 90  # characters of a piece that can be a title with what is printed around it
_CLOSED = any_word("closing")
SO_MANY = rf"各?{NUMBER}[项个次篇件]"
"""So many times an award was won: 优质工程奖|4项; not 一等奖1名, which are prizes that somebody gives."""
NOTE = any_in_brackets(60)
"""What stands in brackets behind an award: when, who gave it, to whom."""

_PLACE_OF_IT = f"(?<=奖)的第{NUMBER}名(?![一-鿿])"  # 一等奖|的第二名; not 的第3名选手
_RANKED_END = re.compile(f"{_PLACE_OF_IT}$")
# 国家科学基金|获得者, 中国专利优秀奖|获奖: whoever is called so has what is named before
_HAS_IT = rf"的?(?:(?:荣誉|光荣)?(?:称号)?(?:获得者|得主|入选者)|(?<=奖)获奖者?)(?=$|{CLAUSE_END}|{JOIN})"
_HOLDERS = ("获得者", "入选者")
_FOLLOW = re.compile(
    rf"""
    (?P<closing> (?:{any_in_brackets(12)}(?=称号|荣誉|光荣))?
      (?:等[^{CLAUSE_ENDS}、“”等获]{{0,12}}?|{NUMBER}[项个块]|国家级?|[省市区县]级)?
      的? (?:集体|个人|团体)?{_CLOSED}
      | {NUMBER}[项个块面] (?:“[^“”]{{2,6}}”|[一-鿿]{{2,3}})? (?:{_CLOSED}|招牌|表彰|奖励)
    )?
    (?:(?<=”)(?:证书|表彰|奖励|认定)|(?<=[业位地心厂])认定)?
    (?P<listed>等? (?:(?<!培育)(?:认定|入选|评选)?名单|榜单|行列|之列)? 等?)
    (?P<note>{NOTE})?
    (?: (?(closing)(?:(?=\d{{1,3}}[余多]?[项个])|(?![者人的\d一二三四五六七八九十评创活工]))|(?!))
      | 等(?:国家|[省市区县校])级?$ | (?:榜单?)?(?:排名|位[列居])?第[\d一二三四五六七八九十百]+[位名](?P<placed>{NOTE})?
      | {NUMBER}[个项](?:单项|个人|集体)奖 | 共{NUMBER}[块枚项个](?:奖牌|奖项|荣誉|[金银铜]牌)
      | 等[^{CLAUSE_ENDS}、“”获]{{0,16}}{NUMBER}[项个件次]$ | (?<=”)之一
      | {_HAS_IT} | $ | 并 | 而 | 且 | 之?后 | 以来 | [1一]次$ | {CLAUSE_END}
      | (?<=[{CLOSING_BRACKETS}])等(?:{NUMBER}[项个])?的?(?:集体|个人)?{_CLOSED}
      | (?<=[奖功星杯金])(?:{NOTE})?{SO_MANY}(?:{NOTE})?(?=$|{CLAUSE_END}|{JOIN})
      | (?<=”)的?(?:通报)?(?:表[彰扬]|嘉奖|奖励|命名|认定) | (?<=”)(?=：) | {_PLACE_OF_IT}
      | 的(?:好|优异|优良|骄人|可喜|优秀|光荣)?(?:成绩|佳绩|荣誉|殊荣|称号) | 的?(?:复评|复审|复查|复核|复检) )
    """,
    re.VERBOSE,
)
_CLOSED_END = re.compile(
    rf"(?:{NUMBER}[项个块面]“[^“”]{{2,6}}”|共{NUMBER}[块枚项个](?:奖牌|奖项|[金银铜]牌)|(?<![特一二三四优高甲乙丙])等(?!次)[^“”、]{{0,20}}|(?!(?<=[一-鿿])(?<![项个])大奖){_CLOSED}|(?<=”)(?:名单|榜单|行列|之[列一]|个人|集体|团体))(?:之(?:后[再又还也]?)?|后[再又还也]?)?$"
)
_MIDDLE_YEAR = re.compile(
    rf"(?P<from>(?:19|20)\d\d)(?:年?{TO}(?P<to>(?:19|20)?\d\d))?(?P<month>)(?P<day>)(?:(?:学?年度|学年|年(?:[上下]半年)?)度?|(?(to)(?<=[0-9]{{4}})(?=[一-鿿“])|(?!)))"
)
_CALLED = re.compile("(?<!”)(?:荣誉|光荣)?称号$")
# argued: plaques, cups and banners that were handed over with an award are no part of its title
_TOKEN = re.compile(f"(?:(?<=”){NUMBER}[块面个])?(?:奖[牌杯状]|锦旗|牌匾|匾额)$|(?<=”){NUMBER}连冠$")
# 总行|“合规标兵”: the body before a title in quotes gives it; 江城市“最美护士” is of a place.
_OF_BODY = re.compile(
    rf"(?P<body>《[^《》]{{2,14}}》(?:杂志|周刊|中文版)?|(?:[一-鿿]{{2,3}}[省市区县]、)?[一-鿿]{{0,16}}(?:[总分]行|公司|集团|院部|总部|工会|[总支]队|部门|[省市区县州][一-鿿]{{1,6}}[处所]|{either(by_use('honours/bodies.csv')['office'])})|(?!A+“)[A-Z0-9][A-Za-z0-9]{{2,9}})(?P<edition>{EDITION_AT.pattern})?“(?P<title>[^“”]+”(?:[金银铜]?奖|[金银铜]杯|[一二三]等奖|[一-鿿]{{2,4}}(?:集体|个人|单位|企业|基地|案例|项目|网点))?)"
)
_OF_WORKS = re.compile("《[^《》]+》(?:等|以及|[及和与]).")
_PRAISE = re.compile("(?<=”)的?(?:通报)?(?:表彰|奖励|嘉奖|命名)")
_CERTIFIES = re.compile(any_word("certifying"))
_BLAME = re.compile(any_word("blame"))
# argued: ministries that give a title; national honours are rare in reports of one office
_MINISTRY = re.compile("国家[一-鿿]{2,8}[部局委]|[一-鿿]{2,6}(?<![干本支总分])部")


def award_in(phrase: Phrase, span: tuple[int, int], need: Grade) -> Award | None:
    """Read one award out of a piece of a sentence, or return None where there is none plain enough.

    With need `NONE` (a member of a chain that ends in 等荣誉称号) any noun phrase will do.
    """
    start, stop = span[0], min(span[1], span[0] + REACH)
    start, before = pass_over(phrase.text, start, stop)
    if highest := _HIGHEST.match(phrase.text, start, stop):
        start, before = highest.end(), replace(before, level=before.level or highest[0])
        need = min(need, Grade.QUOTED)
    if among := _IN_CONTEST.match(phrase.text, start, stop):
        start, before = among.end(), before.or_else(pass_over(phrase.text, start + 1, among.end())[1])
    if phrase.leaves("title", (start, stop)):
        return None
    for end in range(min(stop, start + _LONGEST), start + 1, -1):
        if _within(phrase, end) or _CLOSED_END.search(phrase.text, max(start, end - 24), end):
            continue
        if _holds_slots(phrase, start, end) or _RANKED_END.search(phrase.text, start, end):
            continue
        grade = grade_of(phrase.text[start:end])
        if grade is Grade.SOFT and (before.period or before.edition) and is_marked(phrase.text[start:end]):
            need = min(need, Grade.SOFT)  # 获2022年度|志愿服务优秀案例
        if phrase.text.endswith(_HOLDERS, start, end):
            continue
        held = need <= Grade.QUOTED and phrase.text.startswith(_HOLDERS, end)
        called_so = need is Grade.CALLED and grade is Grade.NONE and is_called_so(phrase.text[start:end])
        if grade is Grade.NONE and need is not Grade.NONE and not (held or called_so):
            continue
        if need is Grade.CALLED and grade is Grade.WEAK and not is_plain_praise(phrase.text[start:end]):
            continue  # 被评为|高风险企业
        if grade is Grade.WEAK and phrase.text.endswith("榜单", start, end) and need > Grade.WEAK:
            continue  # 物流企业50强|榜单
        follow = _FOLLOW.match(phrase.text, end, stop)
        if follow is None:
            continue
        noted = follow["note"] or follow["placed"]
        beside = bracket_at(noted, 0, (), phrase.year) if noted else Slots()
        need = _need_before(phrase.text, (start, end), need, follow)
        if beside.note.grantor and need <= Grade.SOFT:
            need = min(need, Grade.WEAK)
        note = before.or_else(beside.note)
        if (held or called_so) and grade < Grade.SOFT:
            grade, need = Grade.SOFT, Grade.NONE
        award = _finish(phrase.text, (span[0], start, end), need, note) if grade >= need else None
        return award and replace(award, holder=beside.recipient, grade=max(award.grade, grade))
    called = _CALLED.search(phrase.text, start, stop)
    end = called.start() if called else stop
    if (called or need <= Grade.SOFT) and is_distinction(phrase.text[start:end]):
        return _finish(phrase.text, (span[0], start, end), Grade.NONE, before)  # 获|全国文明煤矿|称号
    return None


def _need_before(text: str, title: tuple[int, int], need: Grade, follow: re.Match[str]) -> Grade:
    """Return how plain a title must be by its own form and by what follows it: less before 称号, 表彰, 榜单."""
    start, end = title
    if follow["closing"] or _without_token(text[start:end]) != text[start:end]:
        need = min(need, Grade.WEAK)
    if (quoted := _OF_BODY.fullmatch(text[start:end])) and not _CERTIFIES.search(quoted["title"]):
        need = min(need, Grade.QUOTED)  # 获集团公司|“金牌班组长”
    if _PRAISE.match(text, end, follow.endpos):
        need = min(need, Grade.QUOTED)  # 获|“突出贡献企业”|表彰
    if need is Grade.SOFT and text[end - 1] == "”" and follow["listed"].startswith("榜单"):
        return Grade.QUOTED if _is_praise(text, start, end) else need  # 入选|“顶尖工程师”|榜单
    return need


def _holds_slots(phrase: Phrase, start: int, end: int) -> bool:
    """Whether a title that ends here would end with a bracket that says who has it, or for how long.

    “工人先锋号”（信贷管理科）, 年度优秀供应商（连续6年）
    """
    if phrase.text[end - 1] not in CLOSING_BRACKETS or not phrase.inside[end - 1]:
        return False
    at = max(phrase.text.rfind(sign, start, end) for sign in OPENING_BRACKETS)
    if at > start and _HOW_LONG.fullmatch(phrase.text, at, end):
        return True
    beside = bracket_at(phrase.text[at:end], 0, (), phrase.year) if at > start else Slots(known=False)
    return beside.known and bool(beside.told)


def _within(phrase: Phrase, end: int) -> bool:
    """Whether a title that ends here would end in the middle of a quote or bracket."""
    if end == len(phrase.text) or phrase.text[end] in f"“《{OPENING_BRACKETS}":
        return False
    return bool(phrase.inside[end - 1] and phrase.inside[end])


def _finish(text: str, bounds: tuple[int, int, int], need: Grade, note: Note) -> Award | None:
    """Take quotes, years and a grantor off a title that has been found."""
    first, start, end = bounds
    while first < start and text[first] in "了过得到：:，":
        first += 1
    bare = _without_token(text[start:end])
    title, within = _unquoted(bare)
    title, apart, at = _without_time(title)
    if apart.grantor:
        first = start + at
    note = (apart if apart.grantor else Note()).or_else(note).or_else(within).or_else(apart)
    quoted = text[start] == "“" or bare[-1] == "”"
    outer = ENCLOSED.sub("", title if "“" in title or not quoted else "")
    if (
        not 2 <= len(title) <= 45
        or title in word_set("honours/generic.txt")
        or _MEDDLE.search(SUPERLATIVE.sub("", outer))
        or re.search(f"{SENTENCE_END}", title)
    ):
        return None
    if _is_act(title.partition("“")[0]) or _OF_WORKS.match(title):
        return None  # 推出|“十大承诺”, 《公报》及|典型案例
    grade = max(grade_of(title), grade_of(f"“{title}”") if bare[-1] in "”’" else Grade.NONE)
    if grade < need or (grade is Grade.WEAK and title == bare and title in by_word("honours/endings.csv")):
        return None  # not 基地、|项目|等荣誉称号
    edition = EDITION_AT.search(title)
    return Award(
        start=first,
        end=end,
        title=title,
        grade=grade,
        period=note.period,
        edition=note.edition or (edition[0] if edition else None),
        number=note.number,
        grantor=note.grantor,
        level=note.level,
    )


def _is_praise(text: str, start: int, end: int) -> bool:
    """Whether the name of a list praises who is in it: “顶尖工程师”; not “重大税收违法”, “年度热门话题”."""
    title = text[start:end].strip("“”")
    told = distinguished(title, Grade.SOFT) or text.endswith(("发布的", "评选的"), 0, start)
    return told and not _BLAME.search(title)


def _is_act(words: str) -> bool:
    """Whether words before a quote only say what is done: 推出, 并保持; not 创新, 优质服务."""
    flags = {word.flag for word in nlp.words(words)} if words else set[str]()
    return "v" in flags and flags <= {"v", "c", "d", "p", "u"} and not distinguished(words)


def _without_token(title: str) -> str:
    """Take off what is handed over with an award that is named before it (“爱心企业”奖牌)."""
    bare = _TOKEN.sub("", title)
    if title.endswith("”榜") and grade_of(title[:-1]) >= Grade.FIRM:
        return title[:-1]  # “百强企业”|榜
    return bare if grade_of(bare) >= Grade.QUOTED else title


def _unquoted(title: str) -> tuple[str, Note]:
    """Take off the quotes around a whole title, and a year or edition inside them."""
    closing = {"“": "”", "‘": "’"}.get(title[0])
    if closing is None or title.find(closing) != len(title) - 1:
        return title, Note()
    start, note = pass_over(title, 1, len(title) - 1)
    return _without_token(title[start:-1].rstrip("。，")), note


def is_of_body(title: str) -> bool:
    """Whether a title in quotes stands behind the body that gives it: 总行|“合规标兵”."""
    return _OF_BODY.match(title) is not None


def _without_time(title: str) -> tuple[str, Note, int]:
    """Take a year out of the middle of a title; a body before it, which no place is, is the grantor.

    Before an edition only an authority is (工信部第四批…): a company may hold a contest of its own name.
    """
    if quoted := _OF_BODY.fullmatch(title):
        name, note = quoted["title"], Note(grantor=quoted["body"], edition=quoted["edition"])
        if not name.endswith("”"):
            year = PERIOD_AT.match(name)  # 省协会|“2023年度最佳实践”奖
            note = replace(note, period=period_of(year)) if year else note
            return f"“{name[year.end() if year else 0 :]}", note, quoted.start("title")  # “…”奖
        begin, timed = pass_over(name, 0, len(name) - 1)
        return name[begin:-1], note.or_else(timed), quoted.start("title")
    year = _MIDDLE_YEAR.search(title)
    if year is None:
        edition = EDITION_AT.search(title)
        before, named = (title[: edition.start()], title[edition.end() :]) if edition else ("", "")
        if edition and named and (is_body(before, "office") or _MINISTRY.fullmatch(before)):
            return named, Note(edition=edition[0], grantor=before), edition.start()
        kept = named.startswith("“") and is_body(before)  # 东江公司第八届“最美员工”提名奖: a name of its own
        if edition and before and before.count("“") == before.count("”") and len(named) > 1 and not kept:
            return before + named, Note(edition=edition[0]), 0
        return title, Note(), 0
    before, after = title[: year.start()], title[year.end() :]
    if before.endswith(tuple(OPENING_BRACKETS)) and after.startswith(tuple(CLOSING_BRACKETS)):
        before, after = before[:-1], after[1:]  # 办案标兵（2018-2019年度）
    period = period_of(year)
    if after and is_body(before) and not re.search(r"[“”《》]", before):
        whole, _ = _unquoted(after)  # 集团公司2021年度|“红旗团支部”
        return whole, Note(period=period, grantor=before), year.start()
    return before + after, Note(period=period), 0
