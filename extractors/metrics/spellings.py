"""Metric phrases made bare, and the words that make one some of a thing."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extractors.metrics.cut.forms import SEVERAL_RATES
from extractors.text.characters import BRACKETS, CLOSE, CLOSING_QUOTES, JOIN, OPEN, OPENING_QUOTES
from schemas.text import squeeze
from schemas.word_lists import by_use, rows

_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]{{0,30}}{CLOSE}")
_PIPES = re.compile(r"(?:口径|管径|DN)75(?:毫米|mm)?及?以上的?")  # which the statistics of water supply count as mains
_MARKS = re.compile(r"[“”\"'‘’《》〈〉「」、，,：:；;。.·\-—\s]")
_AGES = re.compile(r"(?<![0-9])(?P<least>[0-9]{1,3})(?:周?岁)?[-—–－~～至到]{1,2}(?P<most>[0-9]{1,3})周?岁")
_QUOTE = re.compile(rf"^[{OPENING_QUOTES}]")
DUTY = re.compile(r"(?:负责|管理|维护|管辖|所属|下属|各自)$")  # 望潮养护站负责: the part, not what it does
_SHORTEST = 2
_IS_MONEY = ("费", "金", "款", "税", "补贴", "补助")
_REST = re.compile(r"其[他它余中]|部分|剩余")
_NEW = re.compile(r"新[增建辟办]|新铺设|新敷设")
_NEW_SORT, _REST_SORT = "新", "其他"
_remembered = lru_cache(maxsize=1 << 14)  # metrics: one process reads many reports, each with a thousand of its own


@cache
def _words(use: str) -> tuple[tuple[str, str], ...]:
    listed = rows("matching/phrases.csv", "word", "use", "becomes")
    found = [(word, becomes) for word, of, becomes in listed if of == use]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _all(use: str) -> tuple[str, ...]:
    return tuple(word for word, _ in _words(use))


def _spellings(phrase: str) -> Iterator[str]:
    """Yield the phrase with one word less at its edges, until nothing can be left off."""
    yield phrase
    # Words that begin like a light one may be none: 共建 is no 共 + 建.
    while phrase.startswith(_all("head")) and not phrase.startswith(_all("whole")):
        begun = (word for word in _all("head") if phrase.startswith(word) and len(phrase) - len(word) >= _SHORTEST)
        light = next(begun, None)
        if light is None:
            return
        phrase = phrase[len(light) :]
        yield phrase


def without_marks(metric: str) -> str:
    """Return a metric without marks, in the words that are printed; of ages from and to in one spelling (31至50岁)."""
    return _MARKS.sub("", _AGES.sub(r"\g<least>至\g<most>岁", squeeze(metric)))


def in_one_word(phrase: str) -> str:
    """Return a phrase with one word for those that mean the same: 职工福利费 → 员工福利费."""
    for word, becomes in _words("same"):
        phrase = phrase.replace(word, becomes)
    return phrase


@_remembered
def same_words(metric: str) -> str:
    """Return a metric without marks, words that mean the same in one spelling (职工 → 员工)."""
    return in_one_word(without_marks(metric))


@_remembered
def spellings(metric: str) -> tuple[str, ...]:
    """Return the spellings under which a metric is looked up, the fullest first.

    1. as printed   2. without what stands in brackets, and the size from which on mains are counted   3. with one word
    for those that mean the same   4. without light words at its beginning (全年, 累计, 组织)   5. without what people
    did at its end (体检参加)
    """
    printed = squeeze(metric)
    plain = _PIPES.sub("", _BRACKETS.sub("", printed))
    found = [printed, plain, *_spellings(same_words(printed)), *_spellings(same_words(plain))]
    for word in _all("deed") if printed.endswith(_all("deed")) else ():
        if printed.endswith(word) and len(printed) - len(word) >= _SHORTEST:
            found.append(same_words(printed.removesuffix(word)))
    return tuple(dict.fromkeys(found))


@_remembered
def bare(metric: str) -> str:
    """Return the shortest spelling of a metric: the stem of an open key. 全年共培训职工总数 → 培训员工."""
    phrase = tuple(_spellings(same_words(metric)))[-1]
    while phrase.endswith(_all("tail")):
        ends = (word for word in _all("tail") if phrase.endswith(word) and len(phrase) - len(word) >= _SHORTEST)
        tail = next(ends, None)
        if tail is None:
            break
        phrase = phrase[: -len(tail)]
    return phrase


@cache
def _vague() -> frozenset[str]:
    return frozenset(word for word, _ in _words("vague"))


@cache
def _thin() -> frozenset[str]:
    return frozenset(word for word, _ in _words("thin"))


def is_thin(stem: str) -> bool:
    """Whether a stem may be of many things, so that only its section tells which (投入, 培训, 客户)."""
    return stem in _thin()


def is_sum(metric: str) -> bool:
    """Whether a metric only says that it is a sum of money, so that its thing names it (减免水费|金额)."""
    return metric in _all("sum")


def with_thing(metric: str, thing: str) -> str:
    """Return the name of a sum with its thing: 办理退税|金额; 减免水费, which is a sum itself."""
    return thing if thing.endswith(_IS_MONEY) else thing + metric


def is_vague(stem: str) -> bool:
    """Whether a stem names no indicator by itself (人数, 项目, 参加人员)."""
    return len(stem) < _SHORTEST or stem in _vague()


@cache
def _sorts() -> re.Pattern[str]:
    uses = by_use("matching/kinds.csv")
    words = [word for use in ("group", "kind", "measure") for word in uses[use]]
    return re.compile("|".join(sorted(words, key=lambda word: -len(word))))


@_remembered
def sorts_of(words: str) -> str:
    """Return the words of a phrase that make it some of the people, one kind of the thing or another measure.

    In one order, divided by blanks: 女 在岗. What came new is 新 (新增, 新建), what is left over 其他.
    """
    found = set(_sorts().findall(_NEW.sub("", words)))
    found |= {_NEW_SORT} if _NEW.match(words) else set()
    found |= {_REST_SORT} if _REST.match(words) else set()
    return " ".join(sorted(found))


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
