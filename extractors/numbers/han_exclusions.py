"""Exclusions of Han numerals: set phrases (三会一课), and measure words behind which they count nothing (一项)."""

import re
from functools import cache

from extractors.numbers.exclusions import parts_of, words_before
from extractors.numbers.figure import Candidate
from extractors.numbers.number import DIGITS, MYRIADS, PLACES, TENS, Number
from extractors.numbers.steps import OF_HAN, PHRASE
from extractors.rule import as_rule
from extractors.text.became import BECAME
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, JOIN, OPENING_BRACKETS
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word
from schemas.word_lists import words

_DECIMALS = re.compile(rf"[{DIGITS}]+(?![十{DIGITS}]*[分时刻])")
_SIGNS = frozenset(DIGITS + PLACES + TENS + MYRIADS + "半0123456789")


@cache
def _by_numeral() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return the phrases by the two signs at their first numeral, each with the numeral's place, the longest first."""
    found: dict[str, set[tuple[int, str]]] = {}
    for phrase in words("figures/set_phrases.txt"):
        place = next(i for i, sign in enumerate(phrase) if sign in _SIGNS)
        found.setdefault(phrase[place : place + 2], set()).add((place, phrase))
    return {key: tuple(sorted(group, key=lambda entry: -len(entry[1]))) for key, group in found.items()}


@as_rule(
    "set phrase",
    "三会一课, 一票否决, 两不误: a phrase in which a numeral counts nothing",
    step=PHRASE,
    needs={key[0] for key in _by_numeral()},
    reason="set_phrase",
    examples=("落实⟨三会一课⟩制度", "实行⟨一票否决⟩"),
    counter_examples=("召开三次会议", "开工零点八万公里", "展出十二大类器具"),
    source="schemas/data/figures/set_phrases.txt",
)
def phrase_end(text: str, at: int) -> int | None:
    """Return where the set phrase ends whose first numeral stands at an offset, or nothing."""
    phrases = _by_numeral()
    for key in (text[at : at + 2], text[at : at + 1]):
        for place, phrase in phrases.get(key, ()):
            end = at - place + len(phrase)
            decimals = phrase.endswith("点") and _DECIMALS.match(text, end)  # 零点八万公里
            sorts = phrase.endswith("大") and text.startswith("类", end)  # 十二大|类
            if at >= place and text.startswith(phrase, at - place) and not (decimals or sorts):
                return end
    return None


_COUNTING = re.compile(
    r"(?:共|计|累计|合计|总计|先后|开展|组织|举办|召开|完成|实施|进行|发布|发放|编发|印发|推出|刊发|出版|参加|参与|荣?获|接受|受理|"
    r"创办|合办|开办|开设|设立|成立|新建|建成|建设|修建|修缮|改造|打造|购置|达|有|为|分|派出?|选派|选送|培训|演练|检查|走访|慰问|调研|会议?|活动|讲座|课|班|举行|连续|每[年月季周日天]|人均|年均|分别|不少于|至少|超过?|约|近|[了过由]|[增升降减][加少]?[至到])"
    r"[到过了成为共计约]{0,2}$"
)
# 三元 of 三元布局 is no money, of 捐款三元。 it is.
_SUM_END = re.compile(r"$|[^\w]|以[上下]|左右|[和与及至到的钱整]")
_TERM = r"(?:期限|年限|账龄|工期|周期|寿命)"
_BOUND_BEHIND = re.compile(r"以上(?![海市述])")
_BOUND_BEFORE = re.compile(rf"{_TERM}(?:在|为|须|应)?(?P<bound>不得?超过|[不未][少低多长]于|超过|至少|不足)?$")
_TERM_BEFORE = re.compile(r"[上下前后]一?个$|(?:时代|新世纪|黄金)的?$")
_NUMERALS = "[一二两三四五六七八九十]{1,2}"
_CHANGED_TO = re.compile(BECAME.pattern + _NUMERALS)  # 由三辆|增至五辆
_CHANGED_FROM = re.compile(rf"(?:由|从){_NUMERALS}[一-鿿]{BECAME.pattern}$")
_MEETINGS = re.compile(
    rf"(?:会议|座谈会?|大会|调研|检查|培训|活动|演练|讲座|听证会?)(?=[{CLAUSE_ENDS}、]|$)"
)  # 召开了二|次会议
_LISTED_BEFORE = re.compile(rf"{_NUMERALS}(?P<unit>[一-鿿])[一-鿿]{{2,10}}[、和及]$")
# 营业楼|十层, 地下|两层; not 位于营业楼|三层
_STOREYS = re.compile(r"(?<![于在到至])(?<![于在到至][一-鿿]{2})(?:楼|地[上下])(?:共|为|有|高|建有)?$")
_STOREYS_END = re.compile(rf"$|[{CLAUSE_ENDS}{CLOSING_BRACKETS}{OPENING_BRACKETS}、]")
_FORMAL = "壹贰叁肆伍陆柒捌玖"
_SLOGAN = re.compile(r"[一百千“”‘’0-9]")


@as_rule(
    "slogan of Han numerals",
    "两个一百年, 三个“一”: a measure word before another numeral or quotation mark",
    step=OF_HAN,
    reason="set_phrase",
    examples=("推行⟨五⟩个“一”",),
    counter_examples=("推行五个项目",),
)
def slogan(text: str, found: Candidate) -> bool:
    """Whether a Han numeral with 个, 项, 条 or 件 goes on as a slogan."""
    _, unit = parts_of(found)
    return unit.name in ("个", "项", "条", "件") and _SLOGAN.match(text, unit.end) is not None


def _is_small(number: Number) -> bool:
    """Whether a Han numeral has no scale and decimals: 三, 十二, not 三万, 一点五."""
    return not number.is_scaled and not number.decimals


@as_rule(
    "one of a measure word",
    "一项, 一批: an article, no count; 一吨 is a quantity",
    step=OF_HAN,
    reason="set_phrase",
    examples=("推出⟨一⟩项举措",),
    counter_examples=("耗水一吨", "推出1项举措", "期限在一年以上", "工期不超过一个月"),
)
def one(text: str, found: Candidate) -> bool:
    """Whether 一 stands before a measure word that it does not count with; a year as a bound is counted."""
    number, unit = parts_of(found)
    if not _is_small(number) or number.value != 1 or unit.han == "one":
        return False
    term = _BOUND_BEFORE.search(words_before(text, found)) if unit.name in ("年", "个月") else None
    return not (term and (term["bound"] or _BOUND_BEHIND.match(text, unit.end)))


_FORCE = re.compile("队(?!伍)")


@as_rule(
    "number of a force",
    "公路巡查三支队: which of several forces; 三支队伍 says how many",
    step=OF_HAN,
    needs="支",
    reason="name",
    examples=("会同公路巡查⟨三⟩支队、林场联合值守", "与县渔政⟨二⟩支队共建"),
    counter_examples=("组建三支队伍", "组建志愿服务三支小队"),
    source="argued: forces are numbered in Han numerals: 支队 behind one is never counted",
)
def of_force(text: str, found: Candidate) -> bool:
    """Whether 支 begins the word for a force."""
    _, unit = parts_of(found)
    return unit.name == "支" and _FORCE.match(text, unit.end) is not None


_WORDS = "figures/counted_again.csv"
_OWN_WORD = re.compile(rf"[大个项点种]*{any_word(_WORDS, 'says_of_it')}?{any_word(_WORDS, 'own_word')}")
_OF_THOSE = re.compile(
    rf"[个家种项款座][一-鿿]{{2,4}}?(?:在[^{CLAUSE_ENDS}]{{2,8}})?的[^{CLAUSE_ENDS}0-9]{{2,8}}?"
    rf"{any_word(_WORDS, 'says_of_all')}"
    "(?:[超达突低高][过到破于]|为|在)"
)
_JOINS = re.compile(f"以及|{JOIN}")
_FEWEST = 2  # things of which a list is made
_LISTED = 40  # characters before a number that may list what it counts again
# 投入大、周期长和见效慢|三个特点; 早稻和糯稻，|两个品种的产量均; not 去年底和今年初，|两个品种
_LIST = re.compile(
    rf"(?P<items>[^{CLAUSE_ENDS}：]*)(?P<end>(?<!{any_word(_WORDS, 'finds_new')})|(?<![年月日底初末后前时])[，：])$"
)


@as_rule(
    "number of what was just said",
    "周期长和见效慢两个特点; 早稻和糯稻，两个品种的产量均超过5万吨: as many as were listed are counted again",
    step=OF_HAN,
    needs=needed(_OWN_WORD, _OF_THOSE),
    reason="reference",
    examples=(
        "投入大、周期长和见效慢⟨三⟩个特点使林业难以融资",
        "投入大，周期长和见效慢⟨三⟩个特点使林业难以融资",
        "早稻和糯稻，⟨两⟩个品种的产量均超过5万吨",
    ),
    counter_examples=(
        "推广两个品种，产量均超过5万吨",
        "引进三个品种",
        "新建两个车间，产能均超过5万吨",
        "去年底，两个品种的产量均超过5万吨",
        "去年底和今年初，两个品种的产量均超过5万吨",
        "新建晒场、烘房和粮仓，两个品种的产量均超过5万吨",
        "查出三个主要因素",
        "总结和归纳两个突出特点",
    ),
    source="argued: what a sentence has named it counts again in passing",
)
def of_own_words(text: str, found: Candidate) -> bool:
    """Whether a small Han numeral counts the list right before it, or in the clause before, again."""
    number, _ = parts_of(found)
    if not _is_small(number) or number.value < _FEWEST:
        return False
    behind = number.start + number.signs
    again, word = _OF_THOSE.match(text, behind), _OWN_WORD.match(text, behind)
    listed = _LIST.search(text, max(0, found.start - _LISTED), found.start) if again or word else None
    if listed is None or bool(again) != bool(listed["end"]):
        return False
    items = len(_JOINS.findall(listed["items"])) + 1
    return items == number.value or (word is not None and 1 < items < number.value)  # 难度大，周期长和投入高|三个特点


@as_rule(
    "zero in Han numerals",
    "零距离 and the like; 零起, 零次 are quantities",
    step=OF_HAN,
    needs="零〇",
    reason="set_phrase",
    examples=("误工⟨零⟩天",),
    counter_examples=("投诉零起", "0元"),
    source="argued: 零 begins more words than a list can hold; it counts before five measure words only",
)
def zero(_text: str, found: Candidate) -> bool:
    """Whether 零 stands before a unit that it does not count with."""
    number, unit = parts_of(found)
    if number.value != 0:
        return False
    return unit.name not in ("起", "次", "例", "宗", "人次") or number.signs != 1


@as_rule(
    "yuan in a word",
    "三元布局: 元 is no money unless the sum ends there",
    step=OF_HAN,
    reason="set_phrase",
    examples=("构建⟨三⟩元布局",),
    counter_examples=("捐款三元。", "捐款三十元购书"),
)
def no_money(text: str, found: Candidate) -> bool:
    """Whether one Han sign and 元 go on as a word."""
    number, unit = parts_of(found)
    if not _is_small(number) or number.value in (0, 1) or unit.name != "元" or number.signs != 1:
        return False
    return _SUM_END.match(text, unit.end) is None


@as_rule(
    "span of years that passed",
    "较上一个五年上升42%: the years before or to come, no length of time that something took",
    step=OF_HAN,
    needs="上下前后代纪金",
    reason="set_phrase",
    examples=("较上一个⟨五⟩年上升", "新时代⟨十⟩年，水质好转"),
    counter_examples=("工期五年", "上一个工期五年"),
    source="argued: reports of courts and offices on a term of office compare it with the one before",
)
def of_term(text: str, found: Candidate) -> bool:
    """Whether years in Han numerals are the span before or behind this one."""
    _, unit = parts_of(found)
    return unit.name == "年" and _TERM_BEFORE.search(words_before(text, found)) is not None


@as_rule(
    "formal numeral in a name",
    "陆家湾村, 伍家岗区: the numerals of cheques count money only; elsewhere they are family names",
    step=OF_HAN,
    needs=_FORMAL,
    reason="name",
    examples=("⟨陆⟩家湾村入列名单", "⟨伍⟩家岗图书馆"),
    counter_examples=("捐款伍万元", "五家企业"),
    source="argued: places are named after families (陆家嘴); prose counts with plain numerals",
)
def formal(text: str, found: Candidate) -> bool:
    """Whether a numeral of cheques stands before a measure word that is no money."""
    number, unit = parts_of(found)
    return text[number.start] in _FORMAL and number.signs == 1 and unit.kind != "amount"


@as_rule(
    "Han numeral that is not counted",
    "二期, 三次元: some measure words count only behind a verb such as 开展, others only behind figures",
    step=OF_HAN,
    reason="set_phrase",
    examples=("推进⟨三⟩期。", "迎来⟨二⟩次飞跃"),
    counter_examples=(
        "举办三期培训班",
        "提名委员会召开了二次会议。",
        "推出七项举措",
        "连续八年",
        "由三次增至四次",
        "粮库主楼六层，",
        "建有三处凉亭",
        "建有两处凉亭、三处茶室",
        "联合创办了两处书屋",
    ),
    source="column `han` of schemas/data/figures/units.csv",
)
def uncounted(text: str, found: Candidate) -> bool:
    """Whether a Han numeral stands before a measure word that counts only in other surroundings."""
    number, unit = parts_of(found)
    if not _is_small(number) or number.value in (0, 1) or (unit.name == "元" and number.signs == 1):
        return False
    before = words_before(text, found)
    if (before.endswith(("由", "从")) and _CHANGED_TO.match(text, unit.end)) or _CHANGED_FROM.search(before):
        return False
    if unit.name == "层" and _STOREYS.search(before) and _STOREYS_END.match(text, unit.end):
        return False
    if unit.han == "counted":
        listed = _LISTED_BEFORE.search(text, max(0, found.start - 16), found.start)  # 建有两处凉亭、|三处茶室
        counted = _COUNTING.search(before) is not None or (listed is not None and listed["unit"] == unit.name)
        return not counted or (text[number.start] == "二" and not _MEETINGS.match(text, unit.end))
    return unit.han not in ("one", "yes") and number.signs < 2
