"""A passage without blanks and its quantities: the phrase of each while it is built, and what the words around add."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.metrics.cut.forms import PERSON_UNITS, RESTATING
from extractors.metrics.find.so_far import Measured
from extractors.numbers import Figure
from extractors.text.characters import (
    CLAUSE_END,
    CLAUSE_ENDS,
    CLAUSE_START,
    CLOSE,
    CLOSING_BRACKETS,
    COLON,
    IN_CLAUSE,
    IN_MEMBER,
    MEMBER_END,
    MEMBER_ENDS,
    OPEN,
    OPENING_BRACKETS,
)
from extractors.text.parents_notes import PARENT
from extractors.text.word_patterns import any_word
from schemas.text import Span, squeeze

_MEMBER = re.compile(rf"{MEMBER_END}")
# 新开线路15条，其中夜间线路2条，|年末线路286条: what comes after such a word is no part of what was added
_ENDS_PARTS = re.compile(
    rf"[{MEMBER_ENDS}{CLOSING_BRACKETS}]|[，,](?P<by>{any_word('metrics/words.csv', 'ends_parts')})"
)
_COMMA = re.compile(rf"[{CLAUSE_ENDS}{OPENING_BRACKETS}：、]")
_LIGHT_START = re.compile(rf"^(?:其中|以及|并且?|同时|共计?|另有|且)+{COLON}?")
_LIGHT_END = re.compile(
    r"(?:共计?|合计|累计|总计|已|(?<!人)均|约|近|超过?|突破)*(?:达到?了?|为|是|有|至|共)?(?:近|约|超过?|突破)?$"
)
TAKEN_UP = re.compile(r"(?:该项?|此项|上述|前述|这一)(?:数据|指标|数字|统计数|数值)")
ITS_OLD_VALUE = re.compile(
    rf"[{OPENING_BRACKETS}，,](?:上年度?|去年|[0-9]{{4}}年度?)[末底]?(?:数据|数值)?因{IN_CLAUSE}{{2,24}}[由从]$"
)
CORRECTS = re.compile(rf"{RESTATING}[为至到成]")
BEGINS_PART = re.compile(rf"其中|{OPEN}(?![^{OPENING_BRACKETS}]*{CLOSE})")
HIRED = re.compile(r"招聘|招录|录用|引进|新进|新入职|选聘|新招|新[员职]工")
_EVENT = re.compile(r"培训|参训|体检|慰问|离职|[退离]休(?![人职干教党])|辞职|表彰|献血(?!.{0,6}奖)|捐[款献]")
HIRED_WORD = "新招录"
# What changes how many there are: 购置车辆1辆，其中轿车1辆 is no stock of cars.
_ADDED = re.compile(
    r"(?:[一-鿿]{0,6}?(?:计划|预算|安排|拟|预计))?"
    r"(?P<did>新(?:申[请报]|登记|注册|认定|签订?|获批?)|新?购置|购买|采购|新购|增购|新增|新建|新开|新设|新装|改建|改造|扩建|更新|更换|处置|报废|淘汰|拆除|关停|维修|修缮)"
)
_ALL_SO_FAR = ("累计", "总", "历年")
SEXES = frozenset({"男", "女", "男性", "女性"})
SCOPE_NUMBER = re.compile(r"范围\s?[一二三123ⅠⅡⅢ]$")
_PARENT = re.compile(
    rf"{CLAUSE_START}(?:其中[，,：:]?)?(?:[0-9]{{4}}年)?母公司(?!股东|所有者|的股东|[及和与、])[^{CLAUSE_ENDS}：]*$"
)
OTHERS = ("全国", "全省", "全球", "我国", "行业", "同业", "同行")  # whose figures are none of the unit's
_FROM_ELSEWHERE = re.compile(
    rf"据{IN_CLAUSE}{{2,30}}(?:统计|公布|发布|披露|测算){IN_CLAUSE}*，{IN_MEMBER}*(?:{'|'.join(OTHERS)}){IN_MEMBER}*$"
    rf"|(?:{'|'.join(OTHERS)})[^{CLAUSE_ENDS}、]{{0,16}}(?:平均|均值)[^{CLAUSE_ENDS}、]{{0,14}}$"
)
_OF_PARENT = re.compile(rf"{PARENT}(?!股东|所有者|[及和与、])")
_CLAUSE = re.compile(rf"{CLAUSE_END}")
_LONGEST_CLAUSE = 60  # characters before the quantity
_OWN_TIME = re.compile(rf"[{CLOSING_BRACKETS}，；](?:本年度?|当年|年内|全年|报告期内?)")
_SCOPE = 5  # characters of 范围 1
_LONGEST_WORDS = 200  # characters before a quantity that are looked at: a line without end costs no more


def last_words_before(sentence: str, at: int) -> str:
    """Return the words from the last mark to the quantity at `at`, without light ones: 其中SCI论文达 → SCI论文.

    Of quantities distributed (…人员分别为12人、8人) the words before the first are of all: none.
    """
    first = max(0, at - _LONGEST_WORDS)
    start = max((match.end() for match in _COMMA.finditer(sentence, first, at)), default=first)
    words = _LIGHT_START.sub("", sentence[start:at].strip())
    if "分别" in words:
        return ""
    words = _LIGHT_END.sub("", words)
    return f"{words}员工" if words in ("男", "女") and "性别" in sentence[:at] else words


def takes_up(between: str) -> bool:
    """Whether a quantity is a value of the one before it, by the words between.

    1. …人次，上年该项数据由A调整为B   2. …万吨，上年因边界调整由A重述为B
    """
    return bool(TAKEN_UP.search(between) or ITS_OLD_VALUE.search(between)) and not _MEMBER.search(between)


def corrects(between: str) -> bool:
    """Whether the words between two quantities put the second in the place of the first: 调整为, 重述为."""
    return bool(CORRECTS.fullmatch(between.strip()))


def begins_part(between: str) -> bool:
    """Whether the words between two figures make the second a part of the first: 126人，其中博士9人; 141人（博士8人."""
    return bool(BEGINS_PART.search(between))


def ends_parts(between: str, before: str) -> bool:
    """Whether the words between two quantities end a list of parts: a sentence or bracket that closes, 年末, 全市.

    Not where a part `before` begins with the same word: 其中全市重点企业12家，|全市龙头企业8家
    """
    ended = _ENDS_PARTS.search(between)
    return ended is not None and not (ended["by"] and ended["by"] in before)


# 捐赠总额86万元，其中|现金|30万元、|物资折合|56万元
_IN_KIND = re.compile("现金|物资|实物|款物|物品|设备|药品|图书|服装")
_GIVEN = re.compile("捐赠|捐助|援助|资助|慰问")


def event_of(unit: str | None, metric: str, whole_unit: str | None, whole_metric: str) -> str:
    """Return the action that a part shares with its whole: 招聘126人，其中博士9人 are 新招录, no staff.

    Of things only what changes their number: 新增床位20张，其中重症床位5张. Of sums how a gift was made.
    """
    if metric.startswith(_ALL_SO_FAR):
        return ""  # 新增捐献86例（累计捐献624例）: more than the whole
    if unit == whole_unit == "元" and _IN_KIND.fullmatch(metric) and (given := _GIVEN.search(whole_metric)):
        return given[0]
    if unit not in PERSON_UNITS or whole_unit not in PERSON_UNITS:
        counted = unit == whole_unit and unit not in ("%", "元") and metric
        added = _ADDED.match(whole_metric) if counted else None
        if not added or _ADDED.search(metric) or added["did"].removeprefix("新") in metric:
            return ""
        shared = next((end for end in range(len(metric), 1, -1) if whole_metric.endswith(metric[-end:])), 0)
        return whole_metric[added.start("did") : -shared] if shared else added["did"]  # 新增授权专利|发明专利
    if HIRED.search(metric) or _EVENT.search(metric):
        return ""
    if HIRED.search(whole_metric):
        return HIRED_WORD
    found = _EVENT.search(whole_metric)
    return found[0] if found else ""


def scope_before(sentence: str, at: int, metric: str) -> str:
    """Return 范围1 where it stands right before the metric, which lost it for its digit: 范围1排放1.46万吨."""
    end = at - len(metric)
    if not sentence.endswith(metric, 0, at):
        return ""
    found = SCOPE_NUMBER.search(sentence, max(0, end - _SCOPE), end)
    return found[0] if found else ""


def is_of_parent(sentence: str, at: int, metric: str) -> bool:
    """Whether the clause of a quantity is about the parent company alone: 其中母公司实现营业收入29.84亿元.

    Left alone: 归属于母公司股东的净利润, 母公司股东权益, 母公司及子公司.
    """
    return bool(_PARENT.search(sentence, max(0, at - _LONGEST_WORDS), at) or _OF_PARENT.match(metric))


def is_of_others(sentence: str, at: int) -> bool:
    """Whether a quantity is the country's or the trade's: 据某部公布的数据，全国…率为59%; 行业平均水平为3.6%."""
    return bool(_FROM_ELSEWHERE.search(sentence, max(0, at - _LONGEST_WORDS), at))


def clause_of(sentence: str, start: int, end: int, between: str) -> str:
    """Return the words about a quantity, from the last 。 or ； (of 60 characters) to the next comma.

    After the quantity before it where the words `between` name a time anew: 授权专利41件，年内新增8件.
    """
    first = max(0, start - _LONGEST_CLAUSE)
    begin = max((match.end() for match in _MEMBER.finditer(sentence, first, start)), default=first)
    if _OWN_TIME.search(between):
        begin = max(begin, start - len(between))
    stop = _CLAUSE.search(sentence, end)
    return sentence[begin : stop.start() if stop else len(sentence)]


def part_end(sentence: str, end: int) -> int:
    """Return where the part of a sentence that a quantity stands in ends."""
    stop = _MEMBER.search(sentence, end)
    return stop.start() if stop else len(sentence)


_PARTS = 20  # quantities that a list of parts may hold
REACH = 400  # characters of a sentence that are looked back over: one without end costs no more for each quantity


@dataclass(slots=True)
class Draft:
    """The phrase of one quantity while its rules complete it.

    `at` is its number in the sentence, `start` and `end` are offsets in the text without blanks; `full` is the metric
    with what other words of the sentence say of it, `words` are those right before the quantity; `rules` are the names
    of the rules that took part.
    """

    at: int
    figure: Figure
    start: int
    end: int
    metric: str
    subject: str | None
    full: str = ""
    words: str = ""
    whose: str | None = None
    basis: str | None = None
    against: str | None = None
    against_basis: str | None = None
    corrected: bool = False
    rules: list[str] = field(default_factory=list)


def _places(text: str, sentence: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """Return where the quantities of a text stand in it without blanks."""
    moved, at = [], 0
    for character in text:
        moved.append(at)
        at += not character.isspace() or sentence[at : at + 1] == (character if character == "\n" else " ")
    moved.append(at)
    return [(moved[figure.span.start], moved[figure.span.end]) for figure in figures]


# Marks of notes and glosses of letters are no words: 排放量[1], 用水量②下降, 氮氧化物（“NOx”）排放量.
# ①加强… counts the items of a list and is left.
_UNSEEN = re.compile(
    rf"""
    (?<=[一-鿿A-Za-z{CLOSING_BRACKETS}”]) (?:
      [\[［【〔] (?:注\d{{0,2}}|\d{{1,2}}|\*{{1,3}}) [\]］】〕]
      | [①-⑳] (?= [为达是约近较比同环增减提上下降升共] | [{CLAUSE_ENDS}、{CLOSING_BRACKETS}] | \d | $ )
    )
    | (?: (?<=[一-鿿]) {OPEN} [“"]?[A-Za-z][A-Za-z0-9.&／/ -]{{1,20}}[”"]?
        | (?<=[一-鿿A-Za-z]) {OPEN} 《[^《》]{{2,20}}》
      ) {CLOSE} (?=[一-鿿]{{2}}[^{CLAUSE_ENDS}\n]*?\d)
    """,
    re.VERBOSE,
)


def squeezed(text: str, figures: Sequence[Figure]) -> tuple[str, Sequence[Figure]]:
    """Return a passage without the blanks of its printing (2023 年 12 月, 行 E通平台), its quantities moved along.

    Marks of notes and glosses inside a name go too (排放量[1], 总有机碳（“TOC”）浓度).
    """
    plain = "\n".join(map(squeeze, text.split("\n")))
    if plain != text:
        places = _places(text, plain, figures)
        figures = [replace(figure, span=Span(*place)) for figure, place in zip(figures, places, strict=True)]
    unseen = [match.span() for match in _UNSEEN.finditer(plain)]
    unseen = [(start, end) for start, end in unseen if not any(_meets(figure, start, end) for figure in figures)]
    for start, end in reversed(unseen):
        plain = plain[:start] + plain[end:]
        figures = [_moved(figure, start - end) if figure.span.start >= end else figure for figure in figures]
    return plain, figures


def _meets(figure: Figure, start: int, end: int) -> bool:
    return figure.span.start < end and start < figure.span.end


def _moved(figure: Figure, by: int) -> Figure:
    return replace(figure, span=Span(figure.span.start + by, figure.span.end + by))


class Sentence:
    """A passage as `printed` and its `text` without blanks, with a draft of the phrase of each quantity."""

    def __init__(self, printed: str, figures: Sequence[Figure], measured: Sequence[Measured]) -> None:
        self.printed, self.text = printed, squeeze(printed)
        spans = [(figure.span.start, figure.span.end) for figure in figures]
        spans = spans if self.text == printed else _places(printed, self.text, figures)
        places = zip(figures, measured, spans, strict=True)
        self.drafts = [
            Draft(at, figure, *place, found.metric or "", found.subject, rules=list(found.rules))
            for at, (figure, found, place) in enumerate(places)
        ]
        self.speaks_of_others = any(word in self.text for word in OTHERS)
        self.before: dict[int, int] = {}  # for each level the one before it
        levels = [draft.at for draft in self.drafts if draft.figure.role == "level"]
        self.before.update(zip(levels[1:], levels, strict=False))

    def words_before(self, at: int) -> str:
        """Return what stands between a level and the one before it, empty where it is the first."""
        return self._between(self.before[at], at) if at in self.before else ""

    def _between(self, one: int, other: int) -> str:
        return self.text[self.drafts[one].end : self.drafts[other].start]

    def corrects(self, at: int) -> bool:
        """Whether a level takes the place of the one before it: 由1,284人次调整为1,236人次."""
        return at in self.before and corrects(self.words_before(at))

    def taken_up(self, at: int) -> Draft | None:
        """Return the one whose other value a level is: 1,402人次，上年该项数据由1,284人次调整为1,236人次."""
        if (last := self.before.get(at)) is None:
            return None
        if last in self.before and self.corrects(at):
            return self.taken_up(last)
        before = self.drafts[last]
        alike = before.metric and before.figure.unit == self.drafts[at].figure.unit
        return before if alike and takes_up(self._between(last, at)) else None

    def whole(self, at: int) -> Draft | None:
        """Return the one that a level is a part of: of 126人，其中博士9人、硕士58人 both parts have 126人."""
        start = self.drafts[at].start
        for _ in range(_PARTS):
            earlier = self.before.get(at)
            if earlier is None or start - self.drafts[earlier].start >= REACH:
                return None
            between = self._between(earlier, at)
            if begins_part(between):
                return self.drafts[earlier]
            if ends_parts(between, self.words_before(earlier)):
                return None
            at = earlier
        return None
