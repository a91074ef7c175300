"""Reading organisations: an ending, the left edge, and a proper name or place inside."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.names.body_parts import end_with_part
from extractors.names.known_bodies import begins_with_known
from extractors.names.neighbourhoods import names_neighbourhood, tells_quarter
from extractors.names.org_edges import PROPER, SHORTEST, Tag, Tagged, brand_before, candidates, own_words
from extractors.names.org_names import ending_of, ending_pattern, is_generic, left_edge, looks_like_org, usual_words
from extractors.names.seats import seat_of
from extractors.names.words import body_word, titles
from extractors.text.characters import CLOSE, OPEN
from schemas.text import Span
from schemas.word_lists import by_word, word_set

_HEADS = re.compile(
    r"中国|国家(?![级一二三])|全国|中央|中共|中华|国务院|(?:新疆生产建设)?兵团|[一二三四五六七八九十〇]{2,3}团(?=医院|[一-鿿]{0,2}[中小]学|幼儿园|社区)|(?:[一-鿿]{2,6}?)(?:省|市|自治区|自治州|(?<![社小园校厂片辖])区|县|镇|乡|街道|(?<![公铁线思道电网])路)(?!公司)"
)
# 江州省职业学校: all of them
_KIND_OF_SCHOOL = re.compile(
    "(?:[一-鿿]{2,4}(?:省|自治区)|全[国省市县区])(?:公办|民办|高等|中等|普通|职业|示范|中|小)*(?:学校|院校|中学|小学|幼儿园)"
)
# 市园林局, 省交通运输厅, 市汽车修理公司: where a report says it, only one is meant. Not 市直单位, 市重点中学.
_LEVELLED = re.compile(
    "(?P<level>[省市区县]|自治区|兵团|师市)(?![级属直辖]|公司|中心(?!血站|支行)|重点|示范|[一二三特]级|[二三]甲|公立|民营|民办|优质|普惠|先进|文明(?![委办])|星级|定点)[一-鿿]{3,}"
)
_GOVERNED = ("政府", "政协", "人大")  # behind a level in one word of the dictionary: 市政府|办公室
_OFFICES = frozenset("局厅委署")  # endings of one character that seldom begin a longer word
_SEATED = _OFFICES | frozenset("院馆")  # those that stand behind the short name of a place, too: 昌平|气象局
_LEVELS = frozenset("省市区县")
_NOT_LEVELLED = frozenset("各全本我该每跨两多外")  # before it: 各|市园林局
_EACH_LEVEL = re.compile(f"(?:[{''.join(sorted(_NOT_LEVELLED))}]|各[省市县区][、和及])$")  # 各省、|市园林协会
# 第一税务分局, 第三人民医院: numbered among its like; not 第三方检测机构, 第二届理事会, 第一党支部
_NUMBERED = re.compile(r"第[一二三四五六七八九十]{1,3}+(?![方大届次批期轮所家个座位线季半代类责时名产课])[一-鿿]{2,}")
# 机关第二党支部: one of several that its body numbers; not 第二党支部
_NUMBERED_BRANCH = re.compile("[一-鿿]{2,8}第[一二三四五六七八九十]{1,2}(?:党支部|党总支|团支部)")
_BRAND_ALONE = re.compile("(?![本该各我贵两大小子母全跨几多某此原新老总一二三四五])[一-鿿]{2}集团")  # 中天|集团
_OF_VILLAGE = re.compile(
    "(?![各全本该个每]|行政|自然|中心村|试点|周边|示范|重点|邻近|附近|相关)[一-鿿]{2,3}村(?:村民委员会|股份经济合作社|经济合作社)"
)  # 榕溪村|村民委员会
# 榆钱人民法庭
_COURT = re.compile("[一-鿿]{2,3}(?:人民)?法庭")
_ANY_COURT = re.compile(f"{body_word('no_court')}[一-鿿]{{0,3}}法庭")
# 桐溪派出所
_STATION = re.compile(f"(?!{body_word('no_station')})[一-鿿]{{2,3}}派出所")
_PROVINCES = tuple({name[:2] for name in word_set("names/provinces.txt")})  # 浙江
_PARTS = ("中心", "委员会", "支部", "工会", "办公室", "组", "班", "队", "车间")
# 全球制茶标准委员会, 国际茶业联盟: of such there is one
_WORLD = re.compile("(?:全球|世界)(?=[一-鿿]{4})|(?:国际|亚洲|亚太)(?=[一-鿿]{4})(?!.*(?:委员会|理事会)$)")
_UNIONS = frozenset({"委员会", "联盟", "联合会", "协会", "学会", "总会", "理事会", "基金会"})
_OFFICE = "(?:[局厅署]|委员会|委|人大常委会|政协|人民政府|法院|检察院|总工会)"
# 中共中央国务院, 中共江州县委江州县人民政府: what a blank parted or the place begins again
_SECOND_BODY = re.compile(
    r"(?:中共中央|[一-鿿]{2,}[厅部委会局])(?=国务院(?:$|办公厅|[一-鿿]+[部委局办]$))"
    r"|(?:中共)?(?P<place>[一-鿿]{2,5}[省市区县州])(?:委员会|委|人民政府|政府)(?=(?P=place)[一-鿿]{2})"
    # 江州市水务局江州市民政局: offices of one place, the second no part of the first (江州分局)
    # 东方茶业协会江州市茶叶协会: of one kind, the second with a place of its own
    r"|[一-鿿]{2,12}?(?P<kind>协会|学会|商会|联合会|促进会|基金会)(?=[一-鿿]{2,5}?[省市区县][一-鿿]{2,12}?(?P=kind)$)"
    rf"|(?P<town>[一-鿿]{{2,5}}[省市区县州])[一-鿿]{{0,10}}?{_OFFICE}(?=(?P=town)[一-鿿]{{0,10}}?(?<!分){_OFFICE}(?:$|(?P=town)))"
)
_POSTED = re.compile(
    "(?:副?(?:主席|书记|局长|主任|会长|院长|校长|市长|县长|区长)|常务副|党组)(?!团|医师|科员|委员会|办公|培训|[一-鿿]{0,6}(?:中心|工作室))"
)
_HAN_FIRST = re.compile(r"[一-鿿]")
_VERB = 4  # characters of a verb that gives a title
_HAN = re.compile(r"[一-鿿]{2,}$")
_JOINTS, _LONGEST_BODY = ("、", "和", "与", "及"), 4
# argued: partnerships are registered with their form in brackets (…会计师事务所（特殊普通合伙）)
_FORM = re.compile(
    rf"{OPEN}(?:特殊的?)?(?:普通|有限)合伙{CLOSE}|{OPEN}有限责任公司{CLOSE}|(?<=大学){OPEN}{body_word('campus')}{CLOSE}"
)
# 江州市五四红旗团支部 is an award
_AWARDED = "(?:五四红旗|红旗|先进|优秀|模范|示范|标杆|标准化|[四五]星级?)(?:团支部|团总支|团委|党支部|党总支|党委|工会)"
_BEST = "全[国省市县区][一-鿿]*(?:[十百]佳|百强|最美|优秀|先进|文明|示范|模范|标杆)"  # 全国十佳林场
_OF_AUDITORS = re.compile("[一-鿿]{2,6}会计师事务所")
_AWARDED_NAME = re.compile(f".*{_AWARDED}|{_BEST}.*")
_NO_NAME = re.compile(
    rf".*上市公司|.*[×0-9](?:万?千瓦|MW|万?吨).*|{_AWARDED_NAME.pattern}|.*(?:水质|空气|舆情|调度|生产|运行|值班|疫情)(?:日报|早报)|"
    # 江州省绿色学校, 中国最佳创新银行 are awards; 全市基金会, 基层检察院, 城投类公司 are kinds, 市局党组 is some
    rf".*{body_word('prized')}{body_word('prized_kind')}|"
    rf"(?!.*有限(?:责任)?公司$)(?:.*{body_word('best')}.*|.*(?<![安健齐完])全[省市区县](?!场).*)|"
    rf".*(?<!县)(?:基层|各级){body_word('prized_kind')}|全国{body_word('of_a_country')}|{body_word('levels')}[一-鿿]*|.*[类型](?:公司|银行)|"
    r"[省市县区]局(?:机关)?党[组委]|"
    r"(?:公司|集团|[一-鿿]{2,3}?)?(?:全资|控股|参股|境外)*[子孙]公司"  # 英国子公司
)
# 获评|江州市模范中学, behind which a school with that name may stand elsewhere
_PRIZED_OR_NAME = re.compile(rf".*{body_word('prized_or_name')}{body_word('prized_kind')}")
_GIVES = re.compile(rf"(?:[获评予为成号建选]|{body_word('gives_before')})$")
_TITLE_BEHIND = re.compile("[”》]?(?:的?(?:荣誉|称号|等称号)|[0-9]+[所家个])")


def begins_with_seat(name: str) -> bool:
    """Whether a name begins with the place that its body sits in: 江州市|…."""
    return _HEADS.match(name) is not None


def is_award(name: str) -> bool:
    """Whether what ends like a part of a body is an award: 江州市五四红旗团支部."""
    return _AWARDED_NAME.fullmatch(name) is not None


def _is_proper(words: Sequence[Tagged], name: str, ending: str) -> bool:
    """Whether a name holds a place or a proper name before its ending, so that it names one organisation."""
    head = _HEADS.match(name)
    if ending in word_set("names/org_kinds.txt") and _is_place_alone(words, head, len(name) - len(ending)):
        return False
    if _KIND_OF_SCHOOL.fullmatch(name):
        return False
    if head and head.end() < len(name):
        return True
    if ending.endswith("法庭") and (_COURT.fullmatch(name) or _ANY_COURT.fullmatch(name)):
        return not _ANY_COURT.fullmatch(name)
    if (ending in _UNIONS and _WORLD.match(name)) or _STATION.fullmatch(name):
        return True
    if ending == "集团" and _BRAND_ALONE.fullmatch(name) and [len(word.text) for word in words[:2]] == [1, 1]:
        return True
    if _NUMBERED_BRANCH.fullmatch(name) or _OF_VILLAGE.fullmatch(name):
        return True
    if _NUMBERED.match(name) and len(ending) > 1 and not ending.endswith(_PARTS):
        return True
    if _is_levelled(words, name) and ending != "集团" and (len(ending) > 1 or ending in _OFFICES):
        return True
    if names_neighbourhood(words, name) or begins_with_known(name):
        return True
    body = name[: len(name) - len(ending)]
    seat = seat_of([word.text for word in words])
    if by_word("names/org_endings.csv")[ending] == "short":
        place = words[0].text if words and words[0].flag == "ns" else seat if ending in _SEATED else ""
        return 0 < len(place) < len(name) - len(ending) + 1
    if seat and len(seat) <= len(body):
        return True
    at = 0
    for word in words:
        at += len(word.text)
        if at > len(body):
            break
        usual = word.text in usual_words() or (word.flag != "ns" and word.text in word_set("names/not_persons.txt"))
        unknown = word.flag == "x" and _HAN.match(word.text)
        if not usual and (word.flag.startswith(PROPER) or unknown):
            return True
    return False


def _is_place_alone(words: Sequence[Tagged], head: re.Match[str] | None, end: int) -> bool:
    """Whether nothing but a place stands before an ending: 江州市|林场, 江州|煤矿."""
    town = head is not None and head[0][-1] in "省市区县" and _tells_none(head.string[head.end() : end])
    seat = words[0].text if words and words[0].flag == "ns" else seat_of([word.text for word in words])
    return town or len(seat) == end


def _tells_none(words: str) -> bool:
    """Whether words tell no body from another: none, 合作 of 云栈县合作林场."""
    return not words or (words in usual_words() and words[0] != "第")


def _is_levelled(words: Sequence[Tagged], name: str) -> bool:
    """Whether a name begins with its level and no longer word does: 市|园林局, 市图书馆; not 市值|管理, 省会|城市."""
    level = _LEVELLED.match(name)
    if level is None or not words:
        return False
    first = words[0].text
    if first == f"{level['level']}委":
        return True  # 市委|宣传部
    if name.removeprefix(level["level"]) in by_word("names/org_endings.csv"):
        return True  # 县|医调委
    governed = first.removeprefix(level["level"]) in _GOVERNED
    return first in (level["level"], name) or governed or first.endswith(tuple(_OFFICES))  # 省公安厅|交警总队


def read_organisations(text: str, tag: Tag) -> tuple[Span, ...]:
    """Return the spans of the organisations that a text (a view) names in full.

    1. 云栈区商业联合会, 青石路派出所, 交通银行上海静安支行 (place or proper name, ending)
    2. 华川通信用户服务督导（投诉）中心 (brackets inside)   3. 上海市发展和改革委员会 (和 inside)
    Left alone:省公司, 各部门工会, 上级党委 (no particular one), 公司法, 大学生 (no organisation).
    """
    found: dict[int, Span] = {}
    for candidate, ending in candidates(text):
        if (brand := brand_before(text, candidate, ending, tag)) is not None:
            found[brand] = Span(brand, _form_end(text, candidate.end))
            continue
        start, words = own_words(text, candidate, ending, tag)
        if _names_auditors(text, candidate, tag):
            start, words = candidate.start, tag(candidate.of(text))
        name = text[start : candidate.end]
        if name == ending and by_word("names/org_endings.csv")[ending] == "own":
            if name[0] not in _LEVELS or text[start - 1 : start] not in _NOT_LEVELLED or not start:
                found[start] = Span(start, candidate.end)
            continue
        if by_word("names/org_endings.csv")[ending] == "own" and name[: -len(ending)].endswith(
            ("获", "获评", "向", "报")
        ):
            found[candidate.end - len(ending)] = Span(candidate.end - len(ending), candidate.end)
            continue
        if len(name) < SHORTEST or len(name) <= len(ending) or is_generic(name) or _NO_NAME.fullmatch(name):
            continue
        if _PRIZED_OR_NAME.fullmatch(name) and _is_prize(text, Span(start, candidate.end)):
            continue
        if len(ending) == 1 and (_goes_on(text, candidate.end, tag) or _is_no_body(words[-1], text[candidate.end :])):
            continue
        if _LEVELLED.match(name) and start and _EACH_LEVEL.search(text, 0, start):
            continue
        sure = by_word("names/org_endings.csv")[ending] == "sure" and len(name) - len(ending) >= 3
        # 上海证券交易所: one word of the dictionary; 英国公司 is one too
        known = (
            (words[-1].flag == "nt" or (words[-1].flag == "nz" and ending[-1] == "报"))
            and words[-1].text == name
            and tag(name[:2])[0].flag == "ns"
            and ending != "公司"
        )
        if start in found and _POSTED.match(text, found[start].end):
            continue  # 省工商联|主席尚怀川率省工商联
        if sure or known or _is_proper(words, name, ending):
            found[start] = Span(start, _form_end(text, candidate.end))
    found = {span.start: span for span in _listed_beside(text, found, tag)} | found
    kept: list[Span] = []
    for one in sorted(found.values(), key=lambda span: (span.start, -span.end)):
        if not kept or one.start >= kept[-1].end:
            kept.extend(_two_bodies(text, one))
    return tuple(_without_inner(Span(one.start, _posted_end(text, one) or end_with_part(text, one)) for one in kept))


def _without_inner(bodies: Iterable[Span]) -> Iterator[Span]:
    """Yield bodies but those that are part of the one before: 江州大学茶文化与|制茶研究所."""
    end = 0
    for body in bodies:
        if body.start >= end:
            yield body
            end = body.end


def _is_prize(text: str, span: Span) -> bool:
    """Whether a title is given where a name could stand: 获评|江州市模范中学; not 江州市模范中学|开学."""
    quoted = text[max(0, span.start - 1) : span.start] in ("“", "《")
    given = _GIVES.search(text, max(0, span.start - _VERB), span.start)
    return quoted or bool(given or _TITLE_BEHIND.match(text, span.end))


def _posted_end(text: str, body: Span) -> int | None:
    """Return where a body ends whose organ's office begins in its name: 白茶社区|党委书记, 刑侦大队|大队长."""
    for at in range(body.start + 2, body.end):
        title = titles().at(text, at)
        if at + len(title) <= body.end or by_word("names/titles.csv").get(title) != "post":
            continue
        rest = text[body.start : at]
        village = rest.endswith("村") and (begins_with_seat(rest) or rest.startswith(_PROVINCES))
        if village or (looks_like_org(rest) and len(rest) > len(ending_of(rest) or "")):
            return at
    return None


def _names_auditors(text: str, candidate: Span, tag: Tag) -> bool:
    """Whether a firm of auditors has its form in brackets and a brand that no dictionary has: 闻禾致远."""
    named = _OF_AUDITORS.fullmatch(text, candidate.start, candidate.end) and _FORM.match(text, candidate.end)
    return bool(named) and tag(candidate.of(text))[0].flag == "x"


def _two_bodies(text: str, span: Span) -> tuple[Span, ...]:
    """Return the bodies of a name that runs on into another one, else the name: 中共中央|国务院."""
    first = _SECOND_BODY.match(text, span.start, span.end)
    return (Span(span.start, first.end()), *_two_bodies(text, Span(first.end(), span.end))) if first else (span,)


def _listed_beside(text: str, found: Mapping[int, Span], tag: Tag) -> Iterator[Span]:
    """Yield what stands in a list beside a body and ends as it does: 城北供电所 of 平皋供电所、城北供电所.

    Left alone: kinds of them (优秀供电所), endings of one character, parts (工会).
    """
    bodies = found.values()
    # bodies with a joint behind or before them, by where what is listed there begins or ends
    first = {body.end + 1: body for body in bodies if text[body.end : body.end + 1] in _JOINTS}
    second = {body.start - 1: body for body in bodies if text[body.start - 1 : body.start] in _JOINTS}
    if not first and not second:
        return
    ends = {body.end for body in bodies}
    for match in ending_pattern().finditer(text):
        if len(match[0]) == 1 or match[0].endswith(_PARTS) or match.end() in ends:
            continue
        span = Span(left_edge(text, match.end()), match.end())
        ending = ending_of(span.of(text)) or ""
        alike = any(
            body is not None and body.of(text).endswith(ending)
            for body in (first.get(span.start), second.get(span.end))
        )
        like = _may_be_like(span.of(text).removesuffix(ending), tag)
        if ending and alike and like and (ending != "社区" or tells_quarter(span.of(text), tag)):
            yield span


def _may_be_like(body: str, tag: Tag) -> bool:
    """Whether what stands before an ending tells one body from another: 城北; not 优秀, 检测."""
    words = tag(body)
    return (
        1 < len(body) <= _LONGEST_BODY
        and bool(_HAN.fullmatch(body))
        and not any(word.text in usual_words() for word in words)
        and words[0].flag[0] not in "abdmrvpc"
    )


def _is_no_body(word: Tagged, behind: str) -> bool:
    """Whether the last word of a name only looks like an ending: 战略部署, 所 of 过程中所作."""
    particle = word.flag[0] in "cpu" and bool(_HAN_FIRST.match(behind))
    return particle or word.text.endswith(tuple(word_set("names/org_not_endings.txt")))


def _form_end(text: str, end: int) -> int:
    form = _FORM.match(text, end)
    return form.end() if form else end


def _goes_on(text: str, end: int, tag: Tag) -> bool:
    """Whether an ending of one character is the first of a longer word: 局|面, 部|署; not 水务局|局长."""
    if text[end - 1] == text[end : end + 1] and titles().at(text, end):
        return False
    words = tag(text[end - 1 : end + 3])
    return bool(words) and len(words[0].text) > 1 and (words[0].flag != "x" or text[end - 1] not in _OFFICES)
