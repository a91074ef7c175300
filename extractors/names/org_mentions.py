"""Reading organisations: an ending, the left edge, and a proper name or place inside."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from extractors.names.org_names import ending_pattern, is_generic, left_edge
from schemas.text import Span
from schemas.word_lists import by_word, word_set

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
    "团委": "员",
    "党委": "员",
    "政协": "委",
    "妇联": "",
}
_PROPER = ("ns", "nz", "nt", "nr", "eng")
_STOP_FLAGS = frozenset("pcudryetv")
_HEADS = re.compile(
    r"中国|国家|全国|中央|中共|中华|(?:[一-鿿]{2,6}?)(?:省|市|自治区|自治州|区|县|镇|乡|街道|(?<![公铁线思道电网])路)(?!公司)"
)
_HAN = re.compile(r"[一-鿿]{2,}$")
_SHORTEST = 4


class Tagged(Protocol):
    """A word with its part of speech."""

    @property
    def text(self) -> str:
        """The word."""

    @property
    def flag(self) -> str:
        """Its part of speech in ICTCLAS flags; x where the dictionary doesn't hold it."""


Tag = Callable[[str], Sequence[Tagged]]


def _belongs(word: Tagged, at: int, length: int) -> bool:
    """Whether a word can stand inside a name; `at` is its place among `length` words."""
    if word.flag[0] not in _STOP_FLAGS or word.flag == "vn":
        return True
    if word.text in word_set("names/org_verbs.txt") or (
        len(word.text) == 1 and word.flag[0] == "v" and 0 < at < length
    ):
        return True
    return word.text in word_set("names/org_inner.txt")


def _begin(words: Sequence[Tagged], ending: str) -> int:
    """Return how many leading words don't belong to the name; the words of the ending itself always do."""
    inside = len(words)
    while inside and sum(len(word.text) for word in words[inside - 1 :]) <= len(ending):
        inside -= 1
    for at in range(inside - 1, -1, -1):
        joins = words[at].text in ("和", "与") and at > 0
        if not joins and not _belongs(words[at], at, len(words)):
            return at + 1
    return 0


def _is_proper(words: Sequence[Tagged], name: str, ending: str) -> bool:
    """Whether a name holds a place or a proper name before its ending, so that it names one organisation."""
    head = _HEADS.match(name)
    if head and head.end() < len(name):
        return True
    if by_word("names/org_endings.csv")[ending] == "short":
        return bool(words) and words[0].flag == "ns" and len(words[0].text) < len(name) - len(ending) + 1
    body = name[: len(name) - len(ending)]
    at = 0
    for word in words:
        at += len(word.text)
        if at > len(body):
            break
        usual = word.text in word_set("names/org_verbs.txt") or word.text in word_set("names/not_persons.txt")
        unknown = word.flag == "x" and _HAN.match(word.text)
        if (
            not usual
            and (word.flag.startswith(_PROPER) or unknown)
            and word.text not in word_set("names/not_proper.txt")
        ):
            return True
    return False


def _candidates(text: str) -> Iterator[tuple[Span, str]]:
    for match in ending_pattern().finditer(text):
        ending, end = match[0], match.end()
        if len(ending) == 1 and text[: match.start()][-1:].isdigit():
            continue  # 道真县5所
        if text[end : end + 1] and text[end] in _NO_MORE.get(ending, "业法化型制级员"):
            continue
        start = left_edge(text, end)
        if end - start >= _SHORTEST and end - start > len(ending) and text[start] not in "（）()":
            yield Span(start, end), ending


def read_organisations(text: str, tag: Tag) -> tuple[Span, ...]:
    """Return the spans of the organisations that a text (a view) names in full.

    1. 云栈区商业联合会, 青石路派出所, 交通银行上海静安支行 (place or proper name, ending)
    2. 华川通信用户服务督导（投诉）中心 (brackets inside)   3. 上海市发展和改革委员会 (和 inside)
    Left alone:省公司, 各部门工会, 上级党委 (no particular one), 公司法, 大学生 (no organisation).
    """
    found: dict[int, Span] = {}
    for span, ending in _candidates(text):
        words = tag(span.of(text))
        skipped = _begin(words, ending)
        start = span.start + sum(len(word.text) for word in words[:skipped])
        name = text[start : span.end]
        if len(name) < _SHORTEST or len(name) <= len(ending) or is_generic(name):
            continue
        if len(ending) == 1 and (
            _goes_on(text, span.end, tag) or words[-1].text in word_set("names/org_not_endings.txt")
        ):
            continue
        sure = by_word("names/org_endings.csv")[ending] == "sure" and len(name) - len(ending) >= 3
        if sure or _is_proper(words[skipped:], name, ending):
            found[start] = Span(start, span.end)
    kept: list[Span] = []
    for one in sorted(found.values(), key=lambda span: (span.start, -span.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _goes_on(text: str, end: int, tag: Tag) -> bool:
    """Whether an ending of one character is the first of a longer word: 局|面, 部|署."""
    words = tag(text[end - 1 : end + 3])
    return bool(words) and len(words[0].text) > 1
