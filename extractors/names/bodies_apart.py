"""Bodies with nothing but a blank between them: 江州市总工会　江州市妇联, and a body behind the name of a person."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from extractors.names.org_edges import Tag
from extractors.names.org_mentions import read_organisations
from extractors.names.org_names import ending_of
from extractors.names.surnames import surname_at
from extractors.names.words import body_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.view import View, view
from schemas.text import Span
from schemas.word_lists import by_use

_PART = re.compile(f".*{body_word('body_part')}")
_WHOLE = re.compile(".*总[局行队院]")  # 国家税务总局|江州市税务局: what stands behind it is under it
_SEAT = re.compile("(?:[一-鿿]{2,3})?[省市县区]|中共|共青团|团[省市县区]|中华|中国|全国")
_RUN = re.compile("[一-鿿]{6,60}")
_NEXT = re.compile(
    "(?<=[会局厅部委署联协办府])(?!(?<=办)(?:公室|事处))(?=[省市县区][一-鿿]{2}|团[省市区县]委|共青团|中[国华共]|全国|[一-鿿]{2,3}[省市县区][一-鿿]{2})"
)
_HAN = re.compile("[一-鿿]{3,30}")
_ENDS = re.compile(f"[、：{CLAUSE_ENDS}{BRACKETS}]")
_NAME = (2, 3)  # characters of a person's name
_LEAST = 6  # characters of a text with two bodies


def bodies_view(source: str, gaps: Collection[int], tag: Tag) -> View:
    """Return the view of a text with a mark for each blank between two bodies: 市总工会　市妇联 → 市总工会、市妇联.

    Also where no blank is told of, and each begins with its level: 市总工会市妇联. `gaps` are the offsets where a blank
    was printed that the text does not hold, or a new line begins. Left alone: blanks inside a name
    (江州市　人民政府), a part behind its body (江州大学　环境学院, 江州银行　云栈支行).
    """
    seen = view(source)
    if len(seen.text) < _LEAST:
        return seen
    blanks = [at for at in range(1, len(seen.text)) if _is_blank(source, seen, at, gaps)]
    parts = [seen.text[begin:end] for begin, end in pairwise([0, *blanks, len(seen.text)])]
    told = ((at, _mark(left, right, tag)) for at, (left, right) in zip(blanks, pairwise(parts), strict=True))
    marks = {at: mark for at, mark in told if mark} or dict.fromkeys(_joined(seen.text, tag), "、")
    return _marked(seen, marks) if marks else seen


def _is_blank(source: str, seen: View, at: int, gaps: Collection[int]) -> bool:
    """Whether a blank was printed before a character of a view."""
    before, here = seen.offsets[at - 1], seen.offsets[at]
    return source[before + 1 : here].isspace() or here in gaps


def _mark(left: str, right: str, tag: Tag) -> str:
    """Return the mark to read between two bodies, the second no part of the first, or a name and a body; else none."""
    first, second = _ENDS.split(left)[-1], _ENDS.split(right)[0]
    if not is_alone(second, tag):
        return ""
    seated = bool(_SEAT.match(second))
    if seated and len(first) in _NAME and surname_at(first, 0) and not ending_of(first):
        return "，"
    under = (not seated and _PART.fullmatch(second)) or _WHOLE.fullmatch(first)
    return "、" if is_alone(first, tag) and not under else ""


def _joined(text: str, tag: Tag) -> Iterator[int]:
    """Yield where bodies follow each other in a text with no mark: 省茶叶协会|省总工会|团省委."""
    for run in _RUN.finditer(text):
        yield from (run.start() + at for at in _run(run[0], tag) or ())


def _run(words: str, tag: Tag) -> list[int] | None:
    """Return where all bodies of a run but the first begin; none where words are no run of bodies."""
    for cut in _NEXT.finditer(words, 3):
        at = cut.start()
        first, rest = words[:at], words[at:]
        if _WHOLE.fullmatch(first) or not is_alone(first, tag):
            continue
        if more := _run(rest, tag):
            return [at, *(at + further for further in more)]
        part = _PART.fullmatch(rest) and not rest.endswith("总工会")
        if not part and is_alone(rest, tag):
            return [at]
    return None


def is_alone(words: str, tag: Tag) -> bool:
    """Whether words are a body by themselves: 江州市妇联, 市乡村振兴局; not 环境学院, 人民政府."""
    if not _HAN.fullmatch(words):
        return False
    if read_organisations(words, tag) == (Span(0, len(words)),):
        return True
    seat = _SEAT.match(words)
    offices = by_use("honours/bodies.csv")["office"]
    if words in offices and len(words) > _NAME[1]:
        return True  # 交通运输部
    return seat is not None and any(words.endswith(end) and len(words) > len(end) for end in offices)


def _marked(seen: View, marks: Mapping[int, str]) -> View:
    kept = list(_with_marks(seen, marks))
    return View("".join(char for char, _ in kept), (*(offset for _, offset in kept), seen.offsets[len(seen.text)]))


def _with_marks(seen: View, marks: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    for at, char in enumerate(seen.text):
        if at in marks:
            yield marks[at], seen.offsets[at]
        yield char, seen.offsets[at]
