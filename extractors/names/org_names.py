"""Organisations: how their names end, where they begin, and what id they have."""

import hashlib
import re
from functools import cache

from extractors.names.words import any_word, titles
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, OPENING_BRACKETS
from extractors.text.word_patterns import LongestWord, either
from schemas.text import fold
from schemas.word_lists import by_word, word_set

_CLOSE = re.compile(CLOSE)
_BREAK = re.compile(
    r"[（(][男女][）)]|[，。；：！？、,;:!?<>“”‘’\"'《》〈〉【】\[\]{}|◆●■★◼□▪▲…—①-⑳\n\s]|[0-9〇]+(?:年度?|[月日时弄楼层室个]|号线?|[家所座名](?=[一-鿿]))|(?<![0-9])[0-9]{1,2}[.．)）]|奖(?![励学补])|称号|第[0-9一二三四五六七八九十百]{1,4}[条款章节]"
    "|(?<=[一-鿿])(?<!收)获(?![嘉鹿港取得评选颁赠批授])(?=[一-鿿]{4}|国务院|省委|省政府)"  # 云栈收费站获江州市妇联“…”
    "|(?:19|20)[0-9]{2}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?|第[一二三四五六七八九十]{1,2}部分|[一二两三四五六七八九十]个"
    "|(?:[唯第]一|(?<=[的了有共这是])(?:一|首|[两三四五六七八九十]))家"  # 最大的一家|保安公司
    "(?![店渠庄村镇湾堡坪坝])(?=[一-鿿]{2})"
    "|(?<=[0-9]日)(?:讯(?!飞|息)|电(?=[一-鿿]{2,3}[省市])(?![信网力视子缆器气]))"  # 8月24日讯|江州银行
    "|(?<=[一-鿿][息术理导员])员(?=[一-鿿]{2,3}[省市县区][一-鿿]{4})"  # 优秀信息员|云栈区望湖社区居委会
    "|(?:先生|女士)(?![纪故奖])"  # 闻立新先生|工会主席; not 闻立新先生纪念馆
    "|即原"  # 城关分院即原城关医院
    "|(?<!继)续聘|(?<=[理人长师记席员事任辑])兼|(?<=[一-鿿])(?<![水体关联派山谱])系(?![统列数])(?=[一-鿿]{4,20}$)"
    "|(?<=[省市区县])含(?![光山笑美弘辉])(?=[一-鿿]{3})"  # 云栈省含总公司营业部
    "|系(?=[省市区县][一-鿿]{2,8}[局委厅])"  # 系县水务局下属单位
    "|(?<=报告)系(?=[一-鿿]{4})|(?<=公司|单位|企业)系(?=[一-鿿]{2,8}[省市区县])"  # 本报告系江州市医院编制
)
_HAN = re.compile(r"[一-鿿]")
_GOES_ON = re.compile(any_word("goes_on"))
# 受江州市…委托, 原江州市…, 均指江州…学院
_LEADING = re.compile(
    r"(?:受(?!托)|专家(?=[一-鿿]{2,8}大学)|企业负责人|合并[前后]|现任|获评|[现应获予]|第[一二三四五六七八九十百0-9]{1,4}届|[两三四五六七八九十]家(?=[一-鿿]{2,3}[省市县区])|时(?![代装尚光间])|若(?![尔羌水])|原名?|指(?![南数甲尖导挥]))(?=[一-鿿]{4})"
)
# 致江州水务有限公司|全体股东: whom a letter or a report of an auditor addresses
_READERS = re.compile("(?:股份|有限|责任|公司)*(?:全体)?(?:股东|董事会|理事会|监事会|管理层|出资人)[：:，,]?$")
_PLACE = 2  # characters of places whose names end in 和: 太和|东湖区医院 is one name
_SEATED = re.compile("[一-鿿]{2,3}(?:[省市县]|(?<![社小园校厂片辖市城郊地])区)(?=[一-鿿]{2})")  # 工程与|云栈县水利局
# 两家全资子公司江州水务科技…: what a body is to another is no part of its name, nor what stands before that.
_RELATION = (
    r"(?:[一二两三四五六七八九十0-9]{1,3}家)?(?:下属?|旗下|所属|之|的)*(?:全资|控股|参股|非全资|境内外?|境外|重要|主要|原)*"
    rf"{any_word('kin')}(?:之|的)?"
)
# 周先生|餐饮管理有限公司, 白领女士|俱乐部; not 闻立新先生|云栈市饼业有限公司, where a place begins another name
_FIRM = re.compile(
    rf"(?![一-鿿]{{2,3}}(?:[省市县区](?!场)))(?:[一-鿿]{{1,8}}?有限(?:责任)?公司|{any_word('firm_end')})"
)
_DEED = re.compile(any_word("takes_office", "deed_to_firm"))
_AFTER = re.compile(any_word("after_in_word"))
_KIN = re.compile(rf"(?:{_RELATION}|(?<=公司)(?:下属?|旗下|所属))(?=[一-鿿]{{4}}|[一-鿿]{{2,3}}[（(])")
_LEVEL = re.compile(rf"{any_word('level')}+(?=[一-鿿]{{4}})")
_ONLY_KIN = re.compile(rf"(?:{_RELATION}|{any_word('part', 'level')})+")
_PART = re.compile(rf"(?:{any_word('part')}|{any_word('kin')})(?=[一-鿿]{{4}})")
_LONGEST_PART = 5  # characters of the longest such word
_LONGEST = 40
_ADDRESSES = frozenset({"先生", "女士"})


def org_id(name: str) -> str:
    """Return the id of an organisation: 16 hex digits of the SHA-256 of its full name, folded and without blanks."""
    return hashlib.sha256(fold(name).encode()).hexdigest()[:16]


@cache
def _stops() -> re.Pattern[str]:
    """Return the stop words as a pattern, in one list: so it looks only where a word can begin.

    Protected words come first, so that the 和 of 共和国 is eaten before it can end a name.
    """
    return re.compile(f"{either(word_set('names/org_inner.txt'))}|{either(word_set('names/org_stops.txt'))}")


@cache
def usual_words() -> frozenset[str]:
    """Return the words that tell no body from another: what bodies do, how they are."""
    return word_set("names/org_verbs.txt") | word_set("names/not_proper.txt")


@cache
def ending_pattern() -> re.Pattern[str]:
    """Return the endings of organisations' names as a pattern, the longest first."""
    return re.compile(either(endings()))


@cache
def longest_ending() -> LongestWord:
    """Return the endings of organisations' names, to be looked for at a place."""
    return LongestWord(endings())


@cache
def endings() -> tuple[str, ...]:
    """Return the endings of organisations' names, the longest first."""
    return tuple(sorted(by_word("names/org_endings.csv"), key=len, reverse=True))


def ending_of(name: str) -> str | None:
    """Return the longest ending with which a name ends."""
    return longest_ending().before(name, len(name)) or None


def _outer_bracket(text: str, end: int) -> int:
    """Return where the text begins that a bracket left open keeps apart: …（原上海公司 → after （."""
    if "（" not in text and "(" not in text:
        return 0
    depth = 0
    for at in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if text[at] in "）)":
            depth += 1
        elif text[at] in "（(":
            depth -= 1
            if depth < 0:
                return at + 1
    return 0


def _past_closed(text: str, first: int, end: int) -> int:
    """Return where a name begins behind a bracket that opens before it: 尹素琴）|江州茶业公司."""
    if not _CLOSE.search(text, first, end):
        return first
    depth = 0
    for at in range(first, end):
        depth += (text[at] in OPENING_BRACKETS) - (text[at] in CLOSING_BRACKETS)
        if depth < 0:
            first, depth = at + 1, 0
    return first


def left_edge(text: str, end: int) -> int:
    """Return where the name that ends at `end` begins: after the last mark, date or stop word before it.

    1. 2022年，|华川通信通信客服中心   2. 业务归口管理单位为|华川通信股份公司   3. 由|上海市发展和改革委员会
    """
    first = max(0, end - _LONGEST, _outer_bracket(text, end))
    for mark in _BREAK.finditer(text, first, end):
        if not firm_goes_on(text, mark.start(), mark[0]):
            first = mark.end()
    first = _past_closed(text, first, end)
    first = _past_stops(text, _past_leading(text, first, end), end)
    return _past_kin(text, _past_leading(text, first, end), end)


def _past_stops(text: str, first: int, end: int) -> int:
    """Return where a name begins behind the last stop word before its end: 由|江州市水务局."""
    for word in _stops().finditer(text, first, end):
        begin, stop = word.span()
        if word[0] in word_set("names/org_inner.txt"):
            if len(word[0]) > _PLACE and word[0][-1] in "和与" and _SEATED.match(text, stop, end):
                first = stop
            continue
        if word[0][-1] == "后" and _AFTER.match(text, stop - 1, end):
            continue  # 改革|后勤服务公司 holds no 改革后
        if text.startswith("有限", stop - 1) and stop - begin > 1:
            continue  # 工具|有限公司 holds no 具有
        # A verb right before an ending is part of the name (投资有限公司, 采购中心), unless it would begin it.
        if stop - begin > 1 and begin > first + 1 and _GOES_ON.match(text, stop, end):
            continue
        if stop < end:
            first = stop
    return first


def firm_goes_on(text: str, at: int, address: str) -> bool:
    """Whether a form of address at a place is part of a firm's name: 周|先生餐饮管理有限公司.

    Left alone: what somebody does (周先生|创办云栈有限公司, 周先生|不再担任公司…), bodies with a place before them
    (周先生|云栈市水务有限公司) or with an office behind them (周先生|云栈科技有限公司董事长).
    """
    begin = at + len(address)
    firm = _FIRM.match(text, begin) if address in _ADDRESSES else None
    if firm is None or _DEED.match(text, begin) or _past_stops(text, begin, firm.end()) != begin:
        return False
    return by_word("names/titles.csv").get(titles().at(text, firm.end())) != "post"


def _past_leading(text: str, first: int, end: int) -> int:
    """Return where a name begins behind a word that is no part of it: 原|江州市汽车修理公司."""
    if first == 0 and text.startswith("致") and _READERS.match(text, end):
        return 1
    leading = _LEADING.match(text, first, end)
    if leading and not any(text.startswith(inner, first) for inner in word_set("names/org_inner.txt")):
        return leading.end()
    return first


def _past_kin(text: str, first: int, end: int) -> int:
    """Return where a name begins behind words for what its body is to another one or does for it.

    1. 集团下子公司青江公司下子公司|东港开发公司   2. 保荐机构|江州证券有限公司   3. 关联方|江州燃气有限公司
    Left alone: 云山子公司管理有限公司, 供应商协会, 客户服务中心 (what is left would be no name).
    """
    ending = longest_ending().before(text, end)
    least = end - len(ending or "") - 1  # a name has two characters at least before its ending
    for kin in _KIN.finditer(text, first, end):
        body = kin.start() == first or ending_of(text[first : kin.start()]) or kin[0][0] in "之的下旗所全控参"
        if body and kin.end() < least and _names_one(text[kin.end() : end]):
            first = kin.end()
    while (later := _past_part(text, first, end)) and later < least and _names_one(text[later:end]):
        first = later
    return first


def _past_part(text: str, first: int, end: int) -> int | None:
    """Return where a word for what a body does ends that begins a name, or whose own beginning was cut from it.

    采购 of 采购人 looks like a verb that ends what stands left of a name.
    """
    found = (_PART.match(text, begin, end) for begin in range(first, max(-1, first - _LONGEST_PART), -1))
    return next((part.end() for part in found if part and part.end() > first), None)


def past_level(name: str) -> int:
    """Return how long a kind of body is that stands before a name: 企业|江州印刷厂; 0 where none does."""
    level = _LEVEL.match(name)
    return level.end() if level and _names_one(name[level.end() :]) else 0


def is_kin(words: str) -> bool:
    """Whether words say only what a body is to another or does for it: 全资子公司, 保荐机构."""
    return bool(_ONLY_KIN.fullmatch(words))


def _names_one(name: str) -> bool:
    """Whether what is left of a name is one of its own and not the rest of a usual word (服务中心, 管理有限公司)."""
    ending = ending_of(name) or ""
    body = name.removesuffix(ending)
    return len(body) > 1 and body not in usual_words()


def is_generic(name: str) -> bool:
    """Whether a phrase names no particular organisation (省公司, 各部门工会)."""
    return name in word_set("names/org_generic.txt")


def is_pronoun(name: str) -> bool:
    """Whether a short form stands for a name like a pronoun: 本公司, 我院, 公司."""
    return name[0] in "本我该贵" or (len(name) < 3 and (is_generic(name) or name in by_word("names/org_endings.csv")))


def looks_like_org(name: str) -> bool:
    """Whether a phrase can be the full name of an organisation: its ending, four characters or more, not generic."""
    ending = ending_of(name)
    return bool(ending) and len(name) >= 4 and len(_HAN.findall(name)) >= 3 and not is_generic(name)
