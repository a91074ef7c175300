"""How plainly some words are the title of an award, by their ending and their words of distinction.

1. 市级一等奖, 劳动模范, 青年文明号 (the ending says it) → STRONG
2. 示范单位, 优秀教师, 十佳工程师 (a word of distinction with an ending or a calling), 最受信赖的企业 → FIRM
   健康食堂 (a softer word), 省级重点培育单位 (a level) → SOFT
3. “春风行动” (only quotes) → QUOTED; 合作单位 (only an ending) → WEAK
4. 抽奖, 荣誉称号, 奖项 → NONE
"""

import re
from enum import IntEnum
from functools import cache, lru_cache

from extractors import nlp
from extractors.honours.printed_beside import EDITION
from extractors.honours.words import OFFICES, any_word, ending_of
from extractors.names import title_ending_at
from extractors.text.characters import in_brackets
from extractors.text.word_patterns import either
from schemas.word_lists import by_use, by_word, word_set


class Grade(IntEnum):
    """How plainly words are the title of an award; also how plain a title must be in its place."""

    NONE = 0
    CALLED = 1  # only needed, never reached: what somebody is called who is named something (被评为先进驾校)
    WEAK = 2
    QUOTED = 3
    SOFT = 4
    FIRM = 5
    STRONG = 6


_PLACED = re.compile(rf"^[一-鿿]{{0,6}}{OFFICES}|全国|国家|中央|[省市区县级届]|集团|公司|系统|行业|中国|[“”]|{EDITION}")
_LEVELLED = re.compile(
    r"“?(?:全国|国家(?!电网|电投|能源集团)|[省市区县]级|[一-鿿]{1,3}[省市区县](?!场)|[省市县](?![场域民内外区长容政辖])"
    "|中国(?=传统|历史|美丽|最美|特色|优秀|驰名|著名|名牌|十大|百强))"
)


_SHAMES = re.compile(any_word("shame"))  # “最差服务企业”
_REPROACHES = re.compile(any_word("blame", "reproach"))  # 高风险企业, 软弱涣散党组织
SUPERLATIVE = re.compile(r"最[^的，、]{1,10}的")  # 最受消费者信赖的…, 群众最满意的…
# 省级重点培育单位: a level and what is more than the ending, the name of a list that one is selected into
_OF_A_LEVEL = re.compile(
    r"“?(?:全[国省市区县]|国家级?|[省市区县]级|[一-鿿]{2,3}[省市区县](?![场民域内外]))(?!预算|重点(?:用能|排污|监[控管测]|耗能))[^的，、]{2,}(?:单位|企业|集体|基地|园区|机构|工厂|车间|社区|学校|高校|院校|产品|案例|农场|景区|中心|品牌)$"
)


# 省级绿色工厂|培育名单, 青年岗位能手|培育对象: who is in the list is not yet, but is chosen to become so
_FOSTERED = re.compile("(?P<stem>.{6,}?)(?:重点)?培育(?:名单|对象|库)$")
_OR_ALIKE = re.compile(in_brackets("[市县区旗镇乡街道村社校、]{1,12}") + "$")  # 十佳县|（市、区）
# 十佳诚信旅行社, “最佳转型升级旅行社”: whatever was chosen
_CHOSEN = re.compile(
    "(?:[一-鿿]{0,8}(?:年度|全[国省市区县]|[省市区县]|法院|公安机关|检察机关|系统|行业|领域)|中国[一-鿿]{0,6})?(?:(?:十佳|百佳|最美|最具)[^“”的，、]{3,}|十大[^“”的，、]{2,}|最佳[^“”的，、]{2,})"
    "(?<!名单|榜单|评选|活动|仪式|典礼)$"
)
_BEST = re.compile("(?:十佳|百佳|十大|最美)[一-鿿]{2,4}")  # “十佳青年”
_CUP = re.compile("[^“”]{2,12}杯")
_STREET = re.compile("[0-9]号$")  # 文明路1号
_QUOTED_KIND = re.compile(
    r"[^“”，、]{0,12}“(?P<name>[^“”]{2,20})”(?:[省市区县]级|示范|(?P<praise>先进|优秀)|试点)?(?:(?:培育|人才|培养)(?:工程|计划)|企业|工商联|妇联|团委|单位|商会|工会|社区|学校|医院|家庭|集体|园区|基地|乡镇|乡村|村|镇|街道|校园|支部|党支部|榜单?|出版社|[药书商饭]店|酒店|商场|市场|银行|景区|物业)"
)


def _is_calling(title: str) -> bool:
    """Whether words end in what a person is called: 十佳工程师, 优秀河湖长."""
    found = title_ending_at(title, len(title))
    return found is not None and found[1] in ("post", "calling") and found[0] > 1


@cache
def _marks(strength: str) -> re.Pattern[str]:
    return re.compile(either(by_use("honours/marks.csv")[strength]))


@lru_cache(maxsize=1 << 14)  # one process reads many reports
def grade_of(title: str) -> Grade:
    """Judge whether words are the title of an award."""
    if _SHAMES.search(title):
        return Grade.NONE
    if title[-1:] in ("”", "’"):
        opening = max(title.rfind("“"), title.rfind("‘"))
        inner = grade_of(title[opening + 1 : -1]) if opening >= 0 else Grade.NONE
        whole = title[1:-1] if opening == 0 else title
        name = title[opening + 1 : -1]
        if _CUP.fullmatch(name) or _CHOSEN.match(name) or _BEST.fullmatch(name) or is_distinction(name):
            inner = max(inner, Grade.FIRM)  # 省“杜鹃花杯”, “全省优秀公证员”
        return Grade.NONE if whole in word_set("honours/generic.txt") else max(Grade.QUOTED, inner)
    if title in word_set("honours/generic.txt"):
        return Grade.NONE
    if quoted := _QUOTED_KIND.fullmatch(title):  # 专精特新“小巨人”企业, “四好”商会, “…前十强”企业
        sure = (
            grade_of(quoted["name"]) >= Grade.SOFT
            or (quoted["praise"] and len(quoted["name"]) > 2)
            or _marks("firm").search(quoted["name"])
        )
        return Grade.FIRM if sure else Grade.SOFT
    if fostered := _FOSTERED.fullmatch(title):
        stem = re.sub(f"^{EDITION}", "", fostered["stem"])
        return max(grade_of(stem), Grade.SOFT) if _LEVELLED.match(stem) else Grade.NONE
    title = _OR_ALIKE.sub("", title)
    ending = None if _STREET.search(title) else ending_of(title, by_word("honours/endings.csv"))
    if ending is None and not _is_calling(title):
        if _CHOSEN.match(title):
            return Grade.SOFT
        return Grade.WEAK if SUPERLATIVE.search(title) else Grade.NONE
    strength = by_word("honours/endings.csv")[ending] if ending else "calling"
    if strength in ("none", "strong"):
        return Grade.STRONG if strength == "strong" else Grade.NONE
    if _marks("firm").search(title) or SUPERLATIVE.search(title):
        return Grade.SOFT if strength == "thing" and not _PLACED.search(title) else Grade.FIRM
    if strength == "calling":
        return Grade.SOFT if _marks("soft").search(title) else Grade.NONE  # 金牌讲解员
    if not _marks("soft").search(title):
        levelled = strength == "weak" or title.endswith(("基地", "技术中心", "研究中心", "品牌"))
        return Grade.SOFT if levelled and _OF_A_LEVEL.match(title) else Grade.WEAK
    return Grade.FIRM if strength == "weak" and _LEVELLED.match(title) else Grade.SOFT


def distinguished(title: str, least: Grade = Grade.FIRM) -> bool:
    """Whether unquoted words say more of a holder than a level and an ending: 省级绿色学校; not 市级企业.

    With `least` WEAK an ending that titles have will do: 绿色港口五星标识; not 共计12家参加.
    """
    return grade_of(title) >= least or any(_marks(strength).search(title) for strength in ("firm", "soft"))


def is_marked(title: str) -> bool:
    """Whether a title has a firm word of distinction: 志愿服务优秀案例."""
    return bool(_marks("firm").search(title))


def is_named(title: str) -> bool:
    """Whether a title is plain and more than an ending: 全国文明单位, 五星级绿色港口; not 文明单位."""
    alone = title in by_word("honours/endings.csv")
    return not alone and (grade_of(title) is Grade.STRONG or is_marked(title))


def is_of_a_place(title: str) -> bool:
    """Whether a title begins with a place or level: 省级重点培育单位, 江城市环境教育基地."""
    return bool(_LEVELLED.match(title))


def is_plain_praise(title: str) -> bool:
    """Whether words without quotes may be what somebody is named: not 高风险企业, 软弱涣散党组织."""
    return len(title) <= 24 and not re.search("[“”的0-9]", title) and not _REPROACHES.search(title)


def is_called_so(words: str) -> bool:
    """Whether words that no ending tells of are a title where somebody is named it: 先进驾校, 江城市孝星.

    A noun behind a word of distinction, a place or a level. Not 优秀 or 三级, which are grades, and no blame.
    """
    if len(words) < 3 or not is_plain_praise(words) or re.search("[级等档类分]$", words):
        return False
    mark = next((found for strength in ("firm", "soft") if (found := _marks(strength).search(words))), None)
    front = mark or _LEVELLED.match(words)
    if front is None or front.end() >= len(words) or ending_of(words, by_word("honours/endings.csv")):
        return False
    last = nlp.words(words)[-1]
    return last.flag[0] in "nx" and last.span.start >= front.start()


def is_distinction(text: str) -> bool:
    """Whether words without a listed ending still name an award of some place (江城市示范职工书屋)."""
    if len(text) > 25 or ending_of(text, by_word("honours/endings.csv")) or re.search("[“”0-9]|荣誉|后$", text):
        return False
    return bool(_LEVELLED.match(text) and _marks("firm").search(text))
