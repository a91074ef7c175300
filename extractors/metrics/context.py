"""What the words around a quantity add to its phrase: which quantity it takes up, whose part it is, what is printed."""

import re
from functools import cache

from extractors.metrics.forms import PERSON_UNITS, RESTATING, SEVERAL_RATES, STAFF
from extractors.text.characters import (
    CLAUSE_END,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    CLOSING_QUOTES,
    COLON,
    IN_CLAUSE,
    IN_MEMBER,
    JOIN,
    MEMBER_END,
    MEMBER_ENDS,
    OPEN,
    OPENING_BRACKETS,
    OPENING_QUOTES,
)
from schemas.word_lists import by_use

_MEMBER = re.compile(rf"{MEMBER_END}")
_ENDS_PARTS = re.compile(rf"[{MEMBER_ENDS}{CLOSING_BRACKETS}]")
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
PART = re.compile(rf"其中|{OPEN}(?![^{OPENING_BRACKETS}]*{CLOSE})")
_HIRED = re.compile(r"招聘|招录|录用|引进|新进|新入职|选聘|新招|新[员职]工")
_EVENT = re.compile(r"培训|参训|体检|慰问|离职|退休|辞职|表彰|献血|捐款")
_HIRED_WORD = "新招录"
_SEXES = frozenset({"男", "女", "男性", "女性"})
EACH = re.compile(r"(?:生|户|床|车|校|亩|班|站|师|次|人)均|每?百公里|每[人户生床亩班车](?:次|年)?")
SCOPE_NUMBER = re.compile(r"范围\s?[一二三123ⅠⅡⅢ]$")
_PARENT = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?:其中[，,：:]?)?(?:[0-9]{{4}}年)?母公司(?!股东|所有者|的股东)[^{CLAUSE_ENDS}：]*$"
)
OTHERS = ("全国", "全省", "全球", "我国", "行业", "同业", "同行")  # whose figures are none of the unit's
_FROM_ELSEWHERE = re.compile(
    rf"据{IN_CLAUSE}{{2,30}}(?:统计|公布|发布|披露|测算){IN_CLAUSE}*，{IN_MEMBER}*(?:{'|'.join(OTHERS)}){IN_MEMBER}*$"
    rf"|(?:{'|'.join(OTHERS)})[^{CLAUSE_ENDS}、]{{0,16}}(?:平均|均值)[^{CLAUSE_ENDS}、]{{0,14}}$"
)
_QUOTE = re.compile(rf"^[{OPENING_QUOTES}]")
PARENT = "母公司"
_OF_PARENT = re.compile(rf"{PARENT}(?!股东|所有者)")
_CLAUSE = re.compile(rf"{CLAUSE_END}")
_LONGEST_CLAUSE = 60  # characters before the quantity
_OWN_TIME = re.compile(rf"[{CLOSING_BRACKETS}，；](?:本年度?|当年|年内|全年|报告期内?)")
_SCOPE = 5  # characters of 范围 1
_LONGEST_WORDS = 200  # characters before a quantity that are looked at: a line without end costs no more


def words_before(sentence: str, at: int) -> str:
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


@cache
def _leads(*uses: str) -> re.Pattern[str]:
    words = [word for use in uses for word in by_use("matching/kinds.csv")[use]]
    return re.compile(rf"([一-鿿]{{0,4}}(?:{'|'.join(words)}))[{CLOSING_QUOTES}]?[在获于共]?")


def lead_of(words: str, metric: str, *, is_known: bool) -> str:
    """Return whose, of what days or field a quantity is, which the metric left out: 学生 of 学生参加技能竞赛获奖.

    1. of an open key: 学生, 慈善一日捐, 节假日   2. of an entry of the dictionary only days and fields: 节假日客运量.
    Nothing where more than a short name stands before the metric.
    """
    if not words.endswith(metric):
        return ""
    pattern = _leads("sort") if is_known else _leads("lead", "sort")
    found = pattern.fullmatch(_QUOTE.sub("", words.removesuffix(metric)))
    return found[1] if found else ""


def each_rate(metric: str) -> list[str]:
    """Return the rates that one quantity is of: 劳动合同签订率、社会保险参保率; any other metric alone."""
    return re.split(f"{JOIN}", metric) if SEVERAL_RATES.fullmatch(metric) else [metric]


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
    return bool(PART.search(between))


def ends_parts(between: str) -> bool:
    """Whether the words between two quantities end a list of parts: a sentence or bracket that closes."""
    return bool(_ENDS_PARTS.search(between))


def event_of(unit: str | None, metric: str, whole_unit: str | None, whole_metric: str) -> str:
    """Return the action that a part of people shares with its whole: 招聘126人，其中博士9人 are 新招录, no staff."""
    if unit not in PERSON_UNITS or whole_unit not in PERSON_UNITS or _HIRED.search(metric) or _EVENT.search(metric):
        return ""
    if _HIRED.search(whole_metric):
        return _HIRED_WORD
    found = _EVENT.search(whole_metric)
    return found[0] if found else ""


def is_sex(metric: str) -> bool:
    """Whether a metric only says men or women."""
    return metric in _SEXES


def counts_staff(metric: str) -> bool:
    """Whether a metric counts the staff: 在职员工."""
    return STAFF.search(metric) is not None


def numbered_scope(sentence: str, at: int, metric: str) -> str:
    """Return 范围1 where it stands right before the metric, which lost it for its digit: 范围1排放1.46万吨."""
    end = at - len(metric)
    if not sentence.endswith(metric, 0, at):
        return ""
    found = SCOPE_NUMBER.search(sentence, max(0, end - _SCOPE), end)
    return found[0] if found else ""


def average(words: str, metric: str) -> str:
    """Return the word that makes a quantity one of each, where its metric lost it: 生均用电899度, metric 用电."""
    found = EACH.match(words)
    return "" if found is None or not metric or found[0] in metric or "均" in metric else found[0]


def is_of_parent(sentence: str, at: int, metric: str) -> bool:
    """Whether the clause of a quantity is about the parent company alone: 其中母公司实现营业收入29.84亿元.

    Left alone: 归属于母公司股东的净利润, 母公司股东权益.
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
