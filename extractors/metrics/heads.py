"""What stands behind a quantity and heads it: 49%的出资比例, 十余种样品库的检测方法; 已整改的12个."""

import re
from collections.abc import Callable, Sequence

from extractors.metrics import forms
from extractors.metrics.phrases import (
    Token,
    is_verb,
    joined,
    noun_phrase_after,
    noun_phrase_before,
    strip_links,
    words_of,
)
from extractors.metrics.words import endings_of
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from schemas.text import squeeze

Words = Callable[[str], Sequence[Token]]

# 按15%税率, 以30%的比例: such a word leads to what the percentage is
_BY = re.compile(r"(?:按照?|减按|依照|依据|以|享受|适用|执行)$")
_HELD = re.compile(rf"(?:持有|收购|转让|出售)(?:了|其)?(?P<whose>[^{CLAUSE_ENDS}、\s]{{2,20}}?)的?$")
_RATE = re.compile(r"[一-鿿]{0,10}?(?:比例|率(?!先|领)|价格|标准)")
_NO_HEAD = frozenset({"部分", "情形", "情况", "标准", "水平", "基础", "范围", "同时"})
# 十余种样品库的检测方法: sorts are counted of the head; 86个小区的居民 counts the 小区.
_SORTS = frozenset({"种", "类", "款", "篇", "部", "门"})
_PROJECTS = ("项目", "课题", "工程")
_INNER = re.compile(rf"{OPEN}[A-Za-z]{{1,6}}{CLOSE}")
_JOINED = re.compile(rf"的(?P<more>(?:{_INNER.pattern}|[^{forms.STOPS}“”\"的]){{2,24}})")
_GOES_ON = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?{_JOINED.pattern}")
_DONE = re.compile(rf"(?:完成|达成|实现|推进|开展|实施)了?[^{CLAUSE_ENDS}]{{0,10}}$")
_INSIDE = re.compile(r"[内里中间上下]|以[内外]")  # 50%的税额幅度内减征
_SHARES = ("股权", "股份", "权益", "表决权")
_LONGEST = 24
BEHIND_PERCENTAGE = "words behind a percentage"
_DENIALS = ("不", "未", "无", "非")
_LONGEST_SAYING = 12


def leads_to_rate(clause: str) -> bool:
    """Whether a clause ends in a word that leads to what a percentage is: 按照, 减按, 适用."""
    return _BY.search(clause) is not None


def of_percentage(clause: str, found: str, behind: str, words: Words) -> tuple[str, str | None]:
    """Return what a percentage with 的 and a noun behind it is, and whose where it is held; nothing where it is said.

    1. 按照49%的出资比例 → 出资比例   2. 持有江岸水务51%的股权 → 股权, of 江岸水务   3. 不到3%的网点 → 网点
    4. 减按15%税率 → 税率; 租赁收入按5%的税率计缴 → 税率, of 租赁收入
    Left alone: rates and shares that the words before name (参与率98%的社区, 占收入15%的投入).
    """
    if found.endswith(forms.PROPORTIONS) or forms.SHARE_OF.search(forms.untied(clause)):
        return "", None
    if not behind.startswith("的") and not _BY.search(clause):
        return "", None
    tokens = words(behind.removeprefix("的"))
    phrase = joined(noun_phrase_after(tokens))
    if not phrase or phrase in _NO_HEAD or _INSIDE.search(phrase):
        return "", None
    if is_verb(tokens[0]) and not behind.startswith("的"):
        return "", None  # 减按25%计入应纳税所得额
    rate = _RATE.match(phrase)
    if rate is None and not behind.startswith("的"):
        return "", None  # 按51%出资设立
    if rate:
        phrase = rate[0]  # 按49%的出资比例|增资
    if held := _HELD.search(clause):
        return phrase, held["whose"] if phrase.startswith(_SHARES) else None
    by = _BY.search(clause)
    owner = joined(noun_phrase_before(strip_links(words(clause[: by.start()])))) if by else ""
    return phrase, owner if owner.endswith(endings_of("had", "account")) else None


def with_head(phrase: str, unit: str | None, words: Words, *, text: str, start: int) -> str:
    """Return a phrase behind a quantity with the noun that a 的 joins to it, where that is what is counted.

    1. 十余种样品库的检测方法   2. 完成12个项目（含2个续建）的设备安装 → 项目的设备安装
    Left alone: 86个小区的居民, 参加三个项目的角逐, which count the first.
    """
    sorts = unit in _SORTS
    done = phrase.endswith(_PROJECTS) and _DONE.search(text, max(0, start - _LONGEST), start) is not None
    at = text.find(phrase, start) if phrase and (sorts or done) else -1
    if not 0 <= at - start <= len(phrase):
        return phrase
    more = (_GOES_ON if done else _JOINED).match(text, at + len(phrase))
    head = noun_phrase_after(words(_INNER.sub("", more["more"]))) if more else []
    if not head or (sorts and not done and not head[-1].flag.startswith(("n", "l", "j"))):
        return phrase
    named = more[0][more[0].index("的") :] if more else ""
    bracket = _INNER.search(named)
    said = joined(head)
    if bracket and said.startswith(named[1 : bracket.start()]):
        said = said[: bracket.start() - 1] + bracket[0] + said[bracket.start() - 1 :]
    return f"{phrase}的{said}" if len(phrase) + len(said) < _LONGEST else phrase


def nominal(clause: str, words: Words) -> str:
    """Return what a clause that ends in 的 says of those that are counted: 已完成整改的 → 完成整改; 不予公开的.

    Nothing where it does not say what was or was not done.
    """
    tokens: Sequence[Token] = words(clause.rstrip().removesuffix("的"))
    idle = words_of("link", "adverb")
    while tokens and tokens[0].text in idle and tokens[0].text != "具有" and not tokens[0].text.startswith(_DENIALS):
        tokens = tokens[1:]
    said = squeeze(joined(tokens))
    told = any(is_verb(token) for token in tokens) or said.startswith(_DENIALS)
    return said if told and 1 < len(said) <= _LONGEST_SAYING and not re.search(r"\d", said) else ""
