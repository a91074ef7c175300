"""Sentences of a report that say why a value of a year is another one than before."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.text import squeeze

EXPLAINS = (
    r"追溯|重述|口径|更正|修正|调整|重新(?:计算|统计|核算)|不再(?:包含|包括|统计)|勘误|数据有误|会计政策变更|前期差错"
    r"|原(?:披露|公布|报告)|此前披露"
)
"""Words of a sentence that speaks of restating, as a pattern that Arrow reads as well."""
_SCOPE = re.compile(r"口径|范围(?![一二三123])|不再(?:包含|包括|统计)|合并范围|新增纳入|纳入统计")
# 调整 and 修正 are said of many things (结构调整): without a value of ours only beside one of these words.
_SURE = re.compile(rf"(?!调整|修正)(?:{EXPLAINS})|可比|上年|上期|同期|期初|以前年度|数据")
_SHORT_NAME = 4  # characters of a name that, if no longer, is often a part of another one (收入 of 投资收入)
_LONG_NUMBER = 3  # digits of a number that hardly stands in a sentence about another thing
_BEFORE_A_NAME = re.compile(r"(?:^|[\d年月日的、，。；：（(“《]|上年|本年|其中|将|对|把|按|其|该|本|和|及|与|因)$")
_NUMBER = re.compile(r"\d[\d,.]*")
_BACK = re.compile("追溯|重述|更正|重新(?:计算|统计|核算)")
_NOT_BACK = re.compile("[未没无不](?:有|再|做|作|进行|需|须)?(?:追溯|重述|更正|调整)")
_MARK = re.compile("[①-⑳]|[［\\[]注?[0-9]{1,2}[］\\]]|注[0-9]{1,2}")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[-—至、])")
_TWO = 2  # words of a name, or characters of a word, by which a sentence without the name is about it


class Restated(NamedTuple):
    """What a sentence must be about to explain a value: both values as printed, the names of the indicator.

    Also its year, the words of its name (温室气体, 排放), and the note marks of its label (①).
    """

    first: str
    later: str
    names: tuple[str, ...]
    year: int = 0
    words: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


def marks_of(labels: Iterable[str]) -> frozenset[str]:
    """Return the marks by which labels refer to a note below: ①, 注2, [3]."""
    return frozenset(mark for label in labels for mark in _MARK.findall(label))


def find_reason(sentences: Sequence[str], restated: Restated) -> str | None:
    """Return the first sentence that surely is about the value: it names both quantities, or one, or the indicator.

    1. 2020年的128更正为123: both quantities   2. 由1,284人次追溯调整: one, of three digits or more, or beside the name
    3. 志愿服务时长统计口径有调整: the name alone, in a sentence without any quantity of that unit
    4. ①2021年数据已追溯调整: the note whose mark the label bears   5. 对2021年范围二排放数据进行了追溯调整: year and
    all words of the name, of two words or more
    Not: a quantity within another number (28 of 128); a short name within another one (收入 of 投资收入).
    """
    ranked = ((_rank(squeeze(sentence), restated), -at, sentence) for at, sentence in enumerate(sentences))
    rank, _, best = max(ranked, default=(0, 0, None))
    return best if rank else None


def is_of_scope(reason: str) -> bool:
    """Whether a reason is another scope: 口径, 范围, 不再包含."""
    return bool(_SCOPE.search(reason))


def _rank(sentence: str, restated: Restated) -> int:
    """Return how surely a sentence is about a value, 0 where it isn't."""
    figures = {squeeze(restated.first), squeeze(restated.later)}
    said = sum(_says_figure(sentence, figure) for figure in figures)
    named = any(_says_name(sentence, name) for name in restated.names)
    if said == len(figures):
        return 3
    if said and (named or any(_is_long(figure) and _says_figure(sentence, figure) for figure in figures)):
        return 2
    if named and not said and _SURE.search(sentence) and not _says_unit(sentence, figures):
        return 1
    return int(
        not said
        and _may_tell_of(sentence, restated.year)
        and (_is_note(sentence, restated) or _says_words(sentence, restated))
    )


def _may_tell_of(sentence: str, year: int) -> bool:
    """Whether a sentence names a year, or none at all, and does not say that nothing was restated (未追溯调整)."""
    if _NOT_BACK.search(sentence):
        return False
    years = _YEARS.findall(sentence)
    return not years or str(year) in years


def _is_note(sentence: str, restated: Restated) -> bool:
    """Whether a sentence is the note that a label refers to: 注：①2021年数据已追溯调整."""
    found = _MARK.match(re.sub("^(?:附?注|说明|备注)?[：:]?", "", sentence)) or _MARK.match(sentence)
    return bool(found and found[0] in restated.marks)


def _says_words(sentence: str, restated: Restated) -> bool:
    """Whether a sentence that restates a year has all words of a name, apart from each other."""
    words = [word for word in restated.words if len(word) >= _TWO]
    told = len(words) >= _TWO and all(word in sentence for word in words)
    return told and bool(_BACK.search(sentence)) and f"{restated.year}年" in sentence


def _says_figure(sentence: str, figure: str) -> bool:
    if not figure or figure not in sentence:
        return False
    ends = r"(?![\d.,]*\d)" if figure[-1].isdigit() else ""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}{ends}", sentence) is not None


def _is_long(figure: str) -> bool:
    return sum(character.isdigit() for character in figure) >= _LONG_NUMBER


def _says_unit(sentence: str, figures: set[str]) -> bool:
    """Whether a sentence has a quantity in the unit of some: it is about that quantity."""
    units = {_NUMBER.sub("", figure) for figure in figures} - {""}
    return any(re.search(rf"\d{re.escape(unit)}", sentence) for unit in units)


def _says_name(sentence: str, name: str) -> bool:
    if not name or name not in sentence:
        return False
    places = [found.start() for found in re.finditer(re.escape(name), sentence)]
    return any(len(name) > _SHORT_NAME or _BEFORE_A_NAME.search(sentence[:at]) for at in places)
