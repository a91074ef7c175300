"""Where names of organisations begin and end: endings that no longer word goes on behind, the words of a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from extractors.names.org_names import ending_of, ending_pattern, left_edge, past_level
from extractors.names.seats import seat_of
from extractors.names.words import body_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSING_BRACKETS, OPENING_BRACKETS
from extractors.text.word_patterns import either
from schemas.text import Span
from schemas.word_lists import by_use, by_word, word_set

PROPER = ("ns", "nz", "nt", "nr", "eng")
"""Flags of words that are a place or a proper name."""
SHORTEST = 4
"""Characters of a name at least."""
_NO_MORE = {
    "公司": "法化制章",
    "银行": "业卡",
    "中心": "城组线点思工任环位地",
    "大学": "生习",
    "中学": "生习",
    "小学": "生习",
    "学校": "教",
    "集团": "化军",
    "街道": "社化",
    "社区": "居化",
    "站": "业法化型制级员前点台长",  # 站前路
    "法庭": "",
    "人民法庭": "",
    "团委": "员",
    "党委": "员",
    "党组": "织",
    "总会": "计",
    "联合会": "商谈见诊审签",
    "街道办": "公理事好学证起",
    "人才办": "理好公证",
    "农办": "理好公证",
    "省青联": "合",
    "市青联": "合",
    "县青联": "合",
    "区青联": "合",
    **dict.fromkeys(("政协", "省政协", "市政协", "县政协", "区政协"), "委"),
    "妇联": "",
    "最高法": "定律",
    "最高检": "测出验查定修索",
    **{f"{level}{kind}协": "助同调作商议定会" for level in "省市县区" for kind in "律作音书美摄舞剧曲视杂影"},
    **{f"{level}学联": "合" for level in "省市县区"},
    "上交所": "得有需",
    "港交所": "得有需",
}
_HELD = "的子孙公股上比权企方"  # behind 控股: 由城投控股|的公司
# by the last character of an ending: 教育部|分课程, 组委会|议
_LONGER = {
    "股": _HELD,
    "办": "理事学结案法证企",
    "协": "助调商议会",
    "联": "合系络网动",
    "部": "分署长门队",
    "会": "议",
    "站": "点",
    "报": "表告送名道备销价废到",
}
_OWN = frozenset({"ns", "nz", "nr", "nt", "x", "d"})  # what stands between the place of a registered name and its trade
# 区政府|信息公开, 党组|成员, 街道社区|事务, an address: 望江街道|沿河路8号
_NONE_BEHIND = {
    "政府": re.compile(body_word("government_thing")),
    "社区": re.compile(rf"{body_word('community_thing')}|[A-Z0-9]|[一-鿿]{{1,8}}(?:路|街|大道|巷|弄)[0-9]"),
    "街道": re.compile("[一-鿿]{1,8}(?:路|街|大道|巷|弄)[0-9]"),
    "局": re.compile("(?<=政治局)(?:常委|委员)"),
    "党组": re.compile(body_word("party_office")),
    **dict.fromkeys(
        ("学院", "程院"), re.compile("院士(?:共计?|合计)?(?:[0-9]|[一二三四五六七八九十两]+[名位人])")
    ),  # 中国科学院|院士3人
}
_STAFF = ("员工", "员代表", "教师")  # behind a body: 城东支行|员工
_LAW = ("法务", "法律", "法定代表")  # behind a firm: 江州水务有限公司|法务部
# 江州办〔2023〕5号 names a paper, 某保险公司 a body that is not told
_CODE = re.compile(rf"[〔［\[{OPENING_BRACKETS}](?:19|20)[0-9]{{2}}[〕］\]{CLOSING_BRACKETS}]第?[0-9]{{1,4}}号")
_SOME_BODY = re.compile("[在任]?某")
_THEN_ACTS = re.compile(f".*{body_word('acting_body')}{body_word('body_acts')}")  # 江州学院|派队, 江州医院|设分中心
# 省级重点实验室2个: as many of a kind; not 图书馆2个分馆
_COUNTED = re.compile(r"[0-9]+余?[家个所座支](?![一-鿿])")
_TO_THE = re.compile("[来到进入返离]$")
_ON_LINE = re.compile("号线$")  # 3号线|云栈路站 is a stop
_STOP_FLAGS = frozenset("pcudryetv")
# 江州水务的子公司, 江州水务集团全资子公司: what a body is to another names none by itself
_OF_ANOTHER = re.compile(
    r"(?:(?:下属?|之|的|旗下|所属)(?:全资|控股|参股|主要)*|(?:全资|控股|参股)+|集团|公司)(?:[子孙]|关联)公司$"
)
TOGETHER = frozenset(
    {"委员会", "领导小组", "工作组", "工作小组", "研究院", "研究所", "研究中心", "学院", "学会", "协会"}
)
"""Endings of bodies whose names may have two topics: 网络与信息安全委员会."""
_SHORT_TRADE = 3  # words before the ending of a union: 中国|造纸|行业
_UNIONS = frozenset({"协会", "学会", "商会", "联合会", "研究会", "促进会", "总会"})
_BODIES = tuple(
    "司会局部委院校厂所队组人员方家者门位工生师户行店站们团府社班"
)  # ends of what acts with another, no topic
_DONE = ("项目", "课题", "工程", "课程", "专业", "成果", "平台", "基地", "活动", "后")  # what is done with a body
_FIRM = re.compile("(?:会计师|律师|税务师|造价师|评估师|专利代理)事务所")
_BRAND = re.compile(r"[一-鿿]{2,6}")
# 江州市霁|而|…有限公司, 霁|和|…有限公司, 江州市|和|…有限公司, with nothing before it
_ONE = "(?![一二两三四五六七八九十各省市县区我你您他她它谁局院校厂所司厅部会馆站队处科办委])[一-鿿]"
_PROVINCE = either(name[:2] for name in word_set("names/provinces.txt"))
_OWN_STOP = re.compile(
    rf"(?:^|(?<=[{CLAUSE_ENDS}：、.．{BRACKETS}\n由从为与向对]))(?:(?![由从为与向对在])(?P<place>[一-鿿]{{2,3}}[省市县区]|{_PROVINCE})(?P<brand>{_ONE})?[和而]|{_ONE}和)$"
)
_LONGEST_STOP = 6  # characters of it
_TOPIC = re.compile(r"[一-鿿]{2,8}")
_TO_A_PLACE = frozenset("去进往回来帮访送助援驻建办设迁离出入下上到在是有为向对与和从经由")
_TO_A_LEVEL = re.compile(
    "[进到去赴往在报送向由经](?=[省市县区](?:第[一二三四五六七八九十]|[一-鿿]{2,}[局厅委办院馆所站会]$|委[一-鿿]{2,4}部$))"
)
# 方案获|市政府, 资金归|县财政局: the verb ends what stands before the body of a level; not 江州日报|市场部
_FOR_A_LEVEL = re.compile("(?<![日晚早周])[获报呈归](?=[省市区县](?:委|政府|政协|人大|[一-鿿]{2,8}[局厅])$)")
_NO_TRADE = frozenset(by_use("names/body_words.csv")["no_trade"])
_NO_OWN = frozenset(by_use("names/body_words.csv")["no_own_word"])
_NO_BRAND = frozenset(by_use("names/body_words.csv")["no_latin_brand"])
_BUILDS = frozenset({"建设", "援建", "捐建"})
_HAN_FIRST = re.compile(r"[一-鿿]")


class Tagged(Protocol):
    """A word with its part of speech."""

    @property
    def text(self) -> str:
        """The word."""

    @property
    def flag(self) -> str:
        """Its part of speech in ICTCLAS flags; x where the dictionary doesn't hold it."""


Tag = Callable[[str], Sequence[Tagged]]


def candidates(text: str) -> Iterator[tuple[Span, str]]:
    """Yield what may be a name with its ending: from the last mark or stop word before the ending to its end.

    Left alone: endings that begin a longer word (公司|法, 副支队|长), what counts some of a kind (3家支行),
    stops, codes of papers (江州办〔2023〕5号), bodies that are not told (某公司).
    """
    for match in ending_pattern().finditer(text):
        ending, end = match[0], match.end()
        if _CODE.match(text, end) or (text.startswith("长", end) and text.endswith("副", 0, match.start())):
            continue
        if len(ending) == 1 and text[: match.start()][-1:].isdigit():
            continue  # 道真县5所
        if len(ending) == 1 and _TO_THE.search(text, 0, match.start()):
            continue  # 来|厂授课
        more = _NO_MORE.get(ending, "业法化型制级员") + _LONGER.get(ending[-1], "")
        if text[end : end + 1] and text[end] in more and not _stands_free(text, end):
            continue
        if (none := _NONE_BEHIND.get(ending[-2:])) and none.match(text, end):
            continue
        start = left_edge(text, end)
        if _COUNTED.match(text, end) or (ending == "站" and _ON_LINE.search(text, 0, start)):
            continue
        if _OF_ANOTHER.search(text, start, end) or _SOME_BODY.match(text, start) or _THEN_ACTS.match(text, start, end):
            continue
        own = by_word("names/org_endings.csv")[ending] == "own"
        start = min(start, match.start()) if own else start
        long = end - start >= SHORTEST or (own and end - start == len(ending))
        if long and (own or end - start > len(ending)) and text[start] not in "（）()":
            yield Span(start, end), ending


def _stands_free(text: str, end: int) -> bool:
    """Whether what looks like the rest of a longer word is none: 支行|员工, 公司|法务部, the imprint 文明办|制."""
    return text.startswith((*_STAFF, *_LAW), end) or text[end:] == "制"


def own_words(text: str, candidate: Span, ending: str, tag: Tag) -> tuple[int, Sequence[Tagged]]:
    """Return where the name that ends with a candidate begins, and its words: 建设|江州云山垃圾发电厂."""
    span = with_first_topic(text, candidate, tag) if ending in TOGETHER else candidate
    words = tag(span.of(text))
    skipped = _begin(words, ending)
    skipped = 0 if skipped == 1 and _begins_place(words) else skipped
    if sum(len(word.text) for word in words[:skipped]) <= len(seat_of([word.text for word in words])):
        skipped = 0  # 安化|梅城分局, 和|龙|人民医院
    skipped += _before_name(words[skipped:])
    start = span.start + sum(len(word.text) for word in words[:skipped])
    if _TO_A_LEVEL.match(text, start, span.end):
        return start + 1, tag(text[start + 1 : span.end])
    if told := _FOR_A_LEVEL.search(text, start, span.end):
        return told.end(), tag(text[told.end() : span.end])
    return start, words[skipped:]


def _belongs(words: Sequence[Tagged], at: int, *, sure: bool) -> bool:
    """Whether a word can stand inside a name; behind a place in a `sure` one any does."""
    word = words[at]
    if sure and at and words[0].flag == "ns" and all(map(_is_own, words[1:at])) and _may_be_trade(words, at):
        return True  # 沛县协合新能源有限公司: what else is a verb or adverb
    if word.flag == "eng":
        placed = at > 0 and words[0].flag == "ns"  # 韩国|LS|公司; not 优质|IT|公司
        return (placed or (sure and at == 0)) and word.text not in _NO_BRAND
    if word.flag[0] not in _STOP_FLAGS or word.flag == "vn":
        return True
    if at and len(word.text) == 1 and word.flag[0] == "v":
        return True
    if at and word.text == "之":
        return not ending_of(words[at - 1].text)  # 江州|之|友|茶叶协会; not 热电公司|之|银行
    return any(word.text in word_set(f"names/{file}.txt") for file in ("org_verbs", "org_inner", "seats"))


def _may_be_trade(words: Sequence[Tagged], at: int) -> bool:
    """Whether a word behind a place may be of a firm's own name or trade; not 江州市|企业|带动|霁禾茶业有限公司."""
    word, behind = words[at], words[at + 1].flag if at + 1 < len(words) else ""
    adverb = at == 1 and word.flag == "d" and behind[:1] in ("n", "x")  # 成都|先 衍生物 技术有限公司
    acts = word.flag[0] == "v" and behind in ("x", "ns", "nz")
    return (len(word.text) > 1 or adverb) and not acts and word.text not in _NO_TRADE


def _is_own(word: Tagged) -> bool:
    """Whether a word may stand between the place of a registered name and its trade: the brand, what it deals in."""
    return word.text not in _NO_OWN and (word.flag in _OWN or word.flag[0] == "n" or len(word.text) == 1)


def _begin(words: Sequence[Tagged], ending: str) -> int:
    """Return how many leading words don't belong to the name; the words of the ending itself always do."""
    inside, sure = len(words), by_word("names/org_endings.csv")[ending] == "sure"
    placed = ending in _UNIONS and words[0].flag == "ns"  # 中国|造纸|协会
    while inside and sum(len(word.text) for word in words[inside - 1 :]) <= len(ending):
        inside -= 1
    for at in range(inside - 1, -1, -1):
        joins = words[at].text in ("和", "与") and at > 0
        # 云栈高压|开关|有限公司, 中国|造纸|协会: what stands right before a legal form is its trade
        beside = (sure and 0 < at == inside - 1) or (placed and at == 1 and inside <= _SHORT_TRADE)
        trade = beside and len(words[at].text) > 1 and words[at].text not in _NO_TRADE
        if not joins and not trade and not _belongs(words, at, sure=sure):
            return at + 1
    return 0


def _begins_place(words: Sequence[Tagged]) -> bool:
    """Whether a first character is part of the place that goes on behind it: 望|湖区|福利院; not 去|山区|小学."""
    if len(words) < 3 or len(words[0].text) > 1 or words[0].text in _TO_A_PLACE:
        return False
    behind = "".join(word.text for word in words[1:3])
    return behind[1:2] in ("市", "区", "县") and bool(_HAN_FIRST.match(words[0].text))


def _before_name(words: Sequence[Tagged]) -> int:
    """Return how many words before a place or proper name say what is done with the body or what kind it is.

    建设|江州云山垃圾发电厂, 企业|江州印刷厂.
    """
    level = past_level("".join(word.text for word in words))
    ends = [*accumulate(len(word.text) for word in words)] if level else []
    at = ends.index(level) + 1 if level in ends else 0
    if at and at < len(words) - 1 and words[at].flag.startswith((*PROPER, "x")):
        return at
    placed = len(words) > 2 and words[0].flag in ("v", "vn") and words[1].flag == "ns" and len(words[0].text) > 1
    done = placed and (len(words) > 3 or words[0].text in _BUILDS)
    return int(done)


def brand_before(text: str, span: Span, ending: str, tag: Tag) -> int | None:
    """Return where the own name of a firm begins that ends in 和, or holds what else is a stop word.

    1. 江州正和|会计师事务所   2. 江州市霁而|康茶业有限公司, 霁和|茶业有限公司, 江州市和|霁茶业有限公司
    Left alone: who else is there (律师和会计师事务所, 江州医院和律师事务所, 由江州市供给|云栈水务有限公司).
    """
    own = _OWN_STOP.search(text, max(0, span.start - _LONGEST_STOP), span.start)
    if own and by_word("names/org_endings.csv")[ending] == "sure":
        behind = [word.text for word in tag(span.of(text))]
        trade = len(behind) > 1 and len(behind[0]) == 1 < len(behind[1])  # 江州市|和宏茶业有限公司
        return own.start() if own["brand"] or not own["place"] or trade else None
    if text[span.start - 1 : span.start] != "和" or not _FIRM.fullmatch(text, span.start, span.end):
        return None
    first = left_edge(text, span.start - 1)
    brand = text[first : span.start - 1]
    words = tag(brand) if _BRAND.fullmatch(brand) and not brand.endswith(_BODIES) else ()
    named = bool(words) and len(words[0].text) > 1 and words[0].flag in ("ns", "x")
    return first if named else None


def with_first_topic(text: str, span: Span, tag: Tag) -> Span:
    """Return the span of a name with the topic that 与 joins to its own: 网络与信息安全委员会, 妇女与儿童工作委员会.

    Left alone: a body before the 与 (公司与…委员会), a name with a place of its own behind it.
    """
    if text[span.start - 1 : span.start] not in ("与", "和", "及") or span.start < 3:
        return span
    first = left_edge(text, span.start - 1)
    topic = text[first : span.start - 1]
    own, words = tag(span.of(text)), tag(topic)
    if not may_be_topic(topic) or own[0].flag.startswith(("ns", "nt", "x")):
        return span
    named = all(word.flag[0] in "nxb" or word.flag in ("vn", "an") for word in words)
    return Span(first, span.end) if named else span


def may_be_topic(words: str) -> bool:
    """Whether words before an “and” may be a topic of one body with the one behind it; not who acts: 职工|与."""
    return _TOPIC.fullmatch(words) is not None and not words.endswith((*_BODIES, *_DONE))
