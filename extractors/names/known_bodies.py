"""Bodies that everybody knows by a name that tells of none by its form: 新华社, 国家电网; stocks by their code."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.names.org_names import longest_ending
from extractors.names.seats import seats
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN, OPENING_QUOTES, QUOTES
from extractors.text.word_patterns import LongestWord, any_word, any_word_by_first, first_of
from schemas.text import Span
from schemas.word_lists import by_use, word_set

_FILE = "names/known_bodies.csv"
_HAN = "[一-鿿]"
_NUMERAL = "[一二三四五六七八九十]"
_MARKS = frozenset(f"{CLAUSE_ENDS}{BRACKETS}{QUOTES}：、／/《》 　")
# 中铁八局, 中建六局集团
_BUREAU = re.compile(
    "(?P<name>中[铁建交冶水][一二三四五六七八九十]{1,3}(?:局|航局|公局)(?:集团)?)(?!有限|股份|第|[一-鿿]{0,2}公司)"
)
_PART = re.compile(f"{_HAN}{{0,10}}{any_word(_FILE, 'known_part')}")  # 国防科技大学|图书馆, 公安部|交通管理局
_LONGEST = 16  # characters of a known body
_GRID = "国网"
# what goes on behind the last character of one: 健康报|告, 民航局|面, 北京师大|厦
_GOES_ON = (
    "(?:(?<=报)[告道名送表到备价考警]|(?<=局)[部面势限级]|(?<=委)[员托派任]|(?<=办)[理公学事法]|(?<=会)[议计]|(?<=网)[络民上点站格页]"
    "|(?<=大)[厦街道门]|(?<=联)[合系络]|(?<=协)[助调商议]|(?<=部)[落位]|(?<=投)资|(?<=粮)食|(?<=交)[流通易往]|(?<=大学)习)"
)
# 第八师, 兵团第八师石河子市, 第八师一四一团; not 第八师范学校
_DIVISION = re.compile(
    "(?=[新兵第])(?P<name>(?:(?:新疆(?:生产建设)?)?兵团)?第(?:[一二三四五六七八九]|十[一二三四]?)师"
    "(?:阿拉尔|铁门关|图木舒克|双河|可克达拉|五家渠|胡杨河|石河子|北屯|昆玉|新星|白杨)?市?(?:[一二三四五六七八九十〇]{1,4}团)?)(?![范生资傅德长])"
)
# 诺华、强生|等药品: what they make
_OF_GOODS = re.compile(
    "(?:、[一-鿿]{2,6}){0,6}等[一-鿿]{0,4}(?:药品|用车|车辆|车型|轿车|汽车|手机|电脑|设备|产品|软件|疫苗|家电)(?!企业|公司|厂|制造)"
)
_RUN = re.compile(f"[一-鿿]{{4,20}}(?=[、等{CLAUSE_ENDS}{BRACKETS}]|$)")  # 罗氏、|江州药业公司
_WORD = re.compile("[一-鿿]|[A-Za-z]{2}")  # which figures have none of
_CODE = re.compile(rf"{OPEN}[0-9]{{4}}")  # what each stock has behind its name
# 霁禾股份（688000.SH）
_STOCK_NAME = (
    rf"(?<![一-鿿A-Za-z])(?![一-鿿]{{0,4}}(?:公司|股票|代码|简称|证券){OPEN})"
    rf"(?!增持|减持|买入|卖出|持有|投资|认购|参股|收购)(?P<name>\*?(?:ST)?[一-鿿]{{2,6}}){OPEN}"
)
_STOCK = re.compile(rf"{_STOCK_NAME}[0-9]{{4,6}}[.．](?:SH|SZ|BJ|HK){CLOSE}")
_FIRM_END = f"(?:{any_word('names/trades.csv', 'sure', 'seated', 'trade')}|{any_word(_FILE, 'stock_end')})"
# 霁禾股份（688000）发布年报; not 云栈区（300072）, a post code, nor 股本（600000）今日公布
_STOCK_BARE = re.compile(
    rf"(?={_HAN}{{0,4}}?{_FIRM_END}{OPEN}){_STOCK_NAME}(?:00[0-3]|30[01]|60[0135]|68[89])[0-9]{{3}}{CLOSE}"
    rf"(?=[，,]?{any_word(_FILE, 'stock_does')})"
)
# 立岩（300109）8月23日晚间发布半年报; not 云栈区（300072）8月23日晚间发布公告
_STOCK_DATED = re.compile(
    rf"(?!{_HAN}{{0,5}}?{any_word(_FILE, 'no_stock')}{OPEN})"
    rf"{_STOCK_NAME}(?:00[0-3]|30[01]|60[0135]|68[89])[0-9]{{3}}{CLOSE}"
    rf"(?=[0-9]{{1,2}}月[0-9]{{1,2}}日(?:晚间?|早间|午间|盘后){any_word(_FILE, 'stock_does')})"
)
# 云栈一中, 市二幼, 江州附中: schools and hospitals by their numbers
_SCHOOL = re.compile(
    rf"(?:(?<!{_HAN})|(?<=[与和由在到向经获对进、]))(?P<name>(?:[市县区]|(?![本该各我每第其与和由在到向经获对进全为给从])(?:(?!{_NUMERAL}){_HAN}){{2,3}}?[市县区]?)(?:{_NUMERAL}{{1,2}}[中小幼院]|附[中小]))"
    rf"(?=$|[{CLAUSE_ENDS}：、{BRACKETS}{QUOTES}]|[是的在获荣举与和]|{any_word(_FILE, 'school_does')})"
)
# 石家庄|二中, 常州|幼师: behind a place whatever follows; not 合肥|一中标企业
_SEATED_SCHOOL = re.compile(
    f"(?:{_NUMERAL}{{1,2}}(?:[中小幼高]|职(?!级)|院(?![士线]))|附[中小])(?![标心国全期号年学小中大长内外部央时组步块分等]|院[士线])"
)
# 省总、团市委, 省总“五一劳动奖章”; 报市委、市政府, 市政府|给予补助: what a report without another town calls its own
_LEVEL = re.compile(
    rf"(?:(?<!{_HAN})|(?<!各[省市区县])(?<=[由经向报获受在与和及为对被省市县区]))(?P<name>[省市区县](?:(?:委|府)办(?![公理事])|直(?:机关)?工委|总(?=[、《{OPENING_QUOTES}]|授予|表彰|命名|联合)"
    rf"|(?:委|政府)(?=$|[{CLAUSE_ENDS}：、{BRACKETS}{QUOTES}《]|[和与及的]|[省市县区]政府"
    rf"|{any_word(_FILE, 'level_does')})))"
)


@cache
def _whole() -> re.Pattern[str]:
    before = "".join(by_use(_FILE)["not_before"])
    longer = f"{any_word(_FILE, 'not_behind')}|{_GOES_ON}"
    whole = f"(?<![{before}A-Za-z])(?P<known>{any_word_by_first(_FILE, 'whole')})(?:(?<=报)社|(?!{longer}))"
    return re.compile(f"{first_of(_FILE, 'longer', 'whole')}(?:{any_word(_FILE, 'longer')}|{whole})")


@cache
def _free() -> re.Pattern[str]:
    return re.compile(first_of(_FILE, "free", "listed") + any_word_by_first(_FILE, "free", "listed"))


@cache
def _state() -> re.Pattern[str]:
    state, also = any_word(_FILE, "state"), any_word(_FILE, "beside_state")
    joint = "[、和与及]"
    awards = f"(?={any_word(_FILE, 'state_does')}[“《]?{any_word(_FILE, 'of_the_country')})"  # 被文化部评为“全国…”
    alone = f"(?<![一-鿿])(?:{also}{awards})|(?<=[被由经获为]){also}{awards}"
    return re.compile(rf"{state}(?:{joint}{also})+|(?<!部[、和与及]){also}(?:{joint}{also})*{joint}(?={state})|{alone}")


@cache
def _carrier() -> re.Pattern[str]:
    ends = f"(?:$|[{CLAUSE_ENDS}：、{BRACKETS}{QUOTES}]|{any_word(_FILE, 'carrier_does')})"
    return re.compile(f"{any_word(_FILE, 'carrier')}(?={ends})")


@cache
def _provinces() -> LongestWord:
    return LongestWord(short for name in word_set("names/provinces.txt") for short in (name[:2], name[:3]))


@cache
def _also() -> re.Pattern[str]:
    return re.compile(any_word(_FILE, "beside_state"))


@cache
def _names(*uses: str) -> re.Pattern[str]:
    return re.compile(any_word_by_first(_FILE, *uses))


@cache
def _listed() -> frozenset[str]:
    return frozenset(by_use(_FILE)["listed"])


@cache
def _firm_of_brand() -> re.Pattern[str]:
    return re.compile(any_word_by_first(_FILE, "whole", "free", "listed") + "(?:集团|股份)?(?:公司|集团)")


@cache
def _beside(use: str) -> LongestWord:
    return LongestWord(by_use(_FILE)[use])


def read_known_bodies(text: str) -> Iterator[Span]:
    """Yield the spans of bodies that are known by name, of stocks behind whose name their code stands.

    1. 新华社, 工商银行 wherever they stand   2. 罗氏, 华为 between marks, behind 与, before 签约 …
    3. 霁禾股份（688000.SH）   4. 省总、团市委
    5. 商务部 beside 工信部, before 评为“全国…   6. 云栈一中   7. 第八师石河子市   8. 石家庄二中, 江苏移动
    Left alone: what begins a longer word (建设银行卡), goods and methods (罗氏线圈, 华为手机).
    """
    if not _WORD.search(text):
        return
    stocks = (_STOCK, _STOCK_BARE, _STOCK_DATED) if _CODE.search(text) else ()
    for pattern in (*stocks, _LEVEL, _BUREAU, _SCHOOL, _DIVISION):
        yield from (Span(*match.span("name")) for match in pattern.finditer(text))
    yield from (Span(*match.span()) for match in _whole().finditer(text) if match["known"])
    yield from _seated(text)
    for run in _state().finditer(text):
        yield from (Span(*match.span()) for match in _also().finditer(text, *run.span()))
    for match in _free().finditer(text):
        if _is_free(text, Span(*match.span())):
            yield Span(*match.span())


def _seated(text: str) -> Iterator[Span]:
    """Yield what a place has one of, behind its short name: 石家庄|二中; 江苏|移动 where firms stand alone or act."""
    for school in _SEATED_SCHOOL.finditer(text):
        if seat := seats().before(text, school.start()):
            yield Span(school.start() - len(seat), school.end())
    for carrier in _carrier().finditer(text):
        seat = _provinces().before(text, carrier.start()) or seats().before(text, carrier.start())
        start = carrier.start() - len(seat) - len(_GRID) * text.endswith(_GRID, 0, carrier.start() - len(seat))
        before = not start or text[start - 1] in _MARKS or _beside("before").before(text, start)
        if seat and before:
            yield Span(start, carrier.end())


def begins_with_known(name: str) -> bool:
    """Whether a name begins with a body that is known wherever it stands (新华社|江州分社) or a brand's: 罗氏|集团."""
    if _firm_of_brand().fullmatch(name):
        return True
    known = _whole().match(name)
    return known is not None and bool(known["known"]) and _PART.fullmatch(name, known.end()) is not None


def is_known_body(words: str) -> bool:
    """Whether words are the name of a body that everybody knows: 新华社, 罗氏."""
    return len(words) <= _LONGEST and any(len(span) == len(words) for span in read_known_bodies(words))


def _is_free(text: str, span: Span) -> bool:
    """Whether nothing stands beside words that makes them a part of others."""
    told = bool(_beside("before").before(text, span.start)), bool(_beside("behind").at(text, span.end))
    before = span.start == 0 or text[span.start - 1] in _MARKS or told[0]
    behind = span.end == len(text) or text[span.end] in _MARKS or told[1]
    listed = text[span.start - 1 : span.start] == "、" or text[span.end : span.end + 1] == "、"
    if _beside("no_behind").at(text, span.end) or text[span.start - 1 : span.start] == "《":
        return False  # 华为|显示器, 《福布斯》
    common = span.of(text) in _listed()
    beside = (not common and (any(told) or not listed)) or _is_listed_beside(text, span, common=common)
    return before and behind and beside and not _OF_GOODS.match(text, span.end)


def _is_listed_beside(text: str, span: Span, *, common: bool) -> bool:
    """Whether a known body, or what ends like one, stands beside one in a list: 罗氏、|诺华; not 想象、联想、记忆.

    Beside a `common` word only a body that is known counts: 华为、|小米; not 小米、|江州玉米合作社.
    """
    start = max(0, span.start - _LONGEST)
    names = _names("whole", "free") if common else _names("whole", "free", "listed")
    left = any(one.end() == span.start - 1 for one in names.finditer(text, start, span.start))
    if left or names.match(text, span.end + 1) is not None:
        return True
    if common:
        return False
    run = _RUN.match(text, span.end + 1) if text.startswith("、", span.end) else None
    ends = [span.start - 1] if text.endswith("、", 0, span.start) else []
    return any(len(longest_ending().before(text, end)) > 1 for end in (*ends, *([run.end()] if run else ())))
