"""What stands around the subject of a verb and is no part of it: times, adverbs, adverbial phrases.

1. 2022年，|我院|先后   2. 张敏同志|参加市技能大赛   3. 救援站|一年之内先   4. 不久前|团支部|又

Left: words that may be the name's own, as those of a listed place or a calling that ends like an adverb.
"""

import re
from functools import cache, lru_cache

from extractors import nlp
from extractors.honours.printed_beside import PERIOD
from extractors.honours.recipients import people_in, person_in
from extractors.honours.words import any_word
from extractors.text.characters import CLOSE, OPEN, any_in_brackets
from extractors.text.word_patterns import either
from schemas.word_lists import by_use

# 张敏同志|参加市技能大赛, 护理部|在评选中: what opens an adverbial phrase; not 所在, 经理, 义勇为民
_ASIDE = re.compile(
    r"""
    (?<=.) (?: 凭(?=□|该) | (?<![所存现正])在 | (?<![位属关的、])于 | 参加 | 参与(?![^，□]{0,10}的□)
      | 代表(?![队团处大]) | 凭借 | 因 | 以(?![上下来及])
      | (?<![神财])经(?![理济营办开纪贸信销典]) | 从(?![事业教医警军严]) | 通过 | 作为 | (?<!义勇)(?<!华)为(?!民) )
    """,
    re.VERBOSE,
)
ENCLOSED = re.compile(r"《[^《》]*》|“[^“”]*”")
"""What stands in quotes or is the title of a work."""
_TAKES_PART = re.compile("(?:代表(?![团队处大作])|参加)[^，的]{2,20}(?:参[加赛]|出[战征赛])|参加[^，的]{2,20}[赛比竞]")
_NOTED = re.compile(rf"{ENCLOSED.pattern}|{any_in_brackets(60)}")  # 顺达刀具厂|（法人代表：周某）|、东河热处理厂

MARKED = re.compile(rf"^\s*(?:[①-⑳]|{OPEN}\d{{1,2}}{CLOSE})\s*")

_NEAR = 10  # characters that are cut into words where an adverb may stand
_HAN = re.compile("[一-鿿]+")
_NAME_END = re.compile("[、和与及]")
_TIME = re.compile("[今当往近去同历多前次隔]年|[今本上当同次][月日]|[年月][底末初]|[前后期间]$|(?<!未)来$")
_NO_TIMES = ("青年", "少年", "老年")
_BEFORE = ("前", "后", "间")  # 不久前|团支部; not 今日|传媒集团
_TIMES = re.compile("[一两二三四五多几]+[度次]")
_SINCE = ("之内", "以内", "之后", "之前", "以来", "期间")


def _adverbs(place: str) -> tuple[str, ...]:
    return by_use("honours/adverbs.csv")[place]


@cache
def _front() -> re.Pattern[str]:
    words = either(_adverbs("front") + _adverbs("both"))
    return re.compile(
        rf"""
        (?:截至)?(?:{PERIOD})(?:[以之]来|间|末|底|初|[上下]半年|期间)?
        | (?:[同次翌当是]年)?\d{{1,2}}月(?:\d{{1,2}}日)?
        | {words}(?<!共(?=青团|产党))(?!的)
        | (?:[在于]|本[次届]|此次)[^，]{{1,48}}?(?:[中上里](?![心海国市级])|期间)
        | 自[^，]{{1,12}}以来 | 近(?:[几两三四五六七八九十]|\d{{1,2}})个?年度?来?
        | 第[一二三四五六七八九十](?:是|，) | [一二三四五六七八九十]是 | 由(?=[本我])
        | (?:以|因|凭借?着?)(?:“[^“”]+”|《[^《》]+》)[^，]{{0,8}}$
        | [一-鿿]{{1,4}}学期 | (?:[小初高中大]学?|高中|初中|[一二三四五六1-6]年级)(?:期间|时期?|阶段)
        | “?[0-9]0后”?的? | 例?如：?(?=[“《]) | \d{{1,2}}岁的 | 除(?!尘|虫|颤|夕) | 该(?=[“《]) | ，
        | 等[^，“”]{{1,12}}?(?:荣誉|称号|奖项|殊荣)+(?:之?后)?(?=.{{0,3}}$)
        """,
        re.VERBOSE,
    )


@cache
def _rear() -> re.Pattern[str]:
    words = either(_adverbs("rear") + _adverbs("both"))
    number = r"[一二两三四五六七八九十多\d]+"
    return re.compile(
        rf"""
        (?: {words} | 第{number}次 | 连续(?:第?{number}个?(?:年度?|月|届|次|季度|轮))?
          | (?<![第A-Za-z\d]){number}[次度](?<!年度)
          | [自从]?(?:{any_word("entering")}{{1,2}}|从[警教医业艺军])(?:{number}余?年?)?(?:以来|来|之?后)
          | (?:早?[于在]|自)?(?:(?:19|20)\d\d年?度?[、和至])*(?:19|20)\d\d年(?:度|\d{{1,2}}月)?
          | (?<=[一-鿿”》])(?:19|20)\d\d
          | [由从][省市区县州]级  # 养护所|由市级|升格为“省级青年文明号”
          | (?:\d{{1,2}}月)?\d{{1,2}}日(?:[上下]午|晚)? | [自从][^，]{{2,12}}(?:[起来]|至今) )$
        """,
        re.VERBOSE,
    )


@lru_cache(maxsize=1 << 12)  # a clause is asked several times: for its subject, for who gives
def without_front(clause: str) -> str:
    """Take off what stands before a subject."""
    while found := _front_of(clause):
        clause = clause[found:]
    return clause


def _front_of(clause: str) -> int:
    """Return how many characters at the beginning are a time, an adverb or a place: 不久前|团支部."""
    match = _front().match(clause)
    if match and not (len(match[0]) == 1 and _begins_a_name(clause)):
        return len(match[0])
    first = next(iter(nlp.words(clause[:_NEAR])), None)
    if first is None or first.flag != "t" or first.text in _NO_TIMES:
        return 0
    of_then = clause.startswith("的", len(first.text))  # 如今的|汉画馆
    return len(first.text) + of_then if of_then or first.text.endswith(_BEFORE) else 0


def _begins_a_name(clause: str) -> bool:
    """Whether an adverb at the beginning is the surname of the first of those named: 曾|兰丹、廖青霞."""
    name = person_in(_NAME_END.split(clause)[0])
    behind = nlp.words(name[1:]) if name and clause.startswith(name) else ()
    return bool(behind) and behind[0].flag[0] not in "vdtp"


def rear_of(clause: str) -> int:
    """Return how many characters at the end are an adverb or a time: 救援站|一年之内, 车队|早先."""
    if match := _rear().search(clause):
        return len(match[0])
    found = nlp.words(clause[-_NEAR:])
    last = found[-1] if found else None
    if last is None or len(last.text) < 2 or not _HAN.fullmatch(last.text):
        return 0
    if last.text in _SINCE and len(found) > 1 and found[-2].flag == "m":
        return len(last.text) + len(found[-2].text)
    timed = (last.flag == "t" and _TIME.search(last.text)) or (last.flag == "m" and _TIMES.fullmatch(last.text))
    named = last.flag in ("d", "c") and (person_in(clause) or people_in(clause))  # 护士李依然
    return len(last.text) if timed or (last.flag in ("d", "c") and not named) else 0


@lru_cache(maxsize=1 << 12)
def without_rear(clause: str) -> str:
    """Take off what stands between a subject and its verb."""
    while found := rear_of(clause):
        clause = clause[:-found]
    return clause


@lru_cache(maxsize=1 << 12)
def bare(clause: str) -> str:
    """Take times, adverbs and adverbial phrases off the words before a verb."""
    clause = without_rear(without_front(MARKED.sub("", clause)))
    if _TAKES_PART.match(clause):
        return ""  # 并|代表江城省参加全国赛
    hidden = _NOTED.sub(lambda match: "□" * len(match[0]), clause)
    if aside := _ASIDE.search(hidden):
        clause = without_rear(clause[: aside.start()])
    return clause.strip("，、 " if clause.count("“") == clause.count("”") else "“”，、 ")
