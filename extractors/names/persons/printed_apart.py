"""Names printed apart: in lists that have only blanks between the names."""

import re
from collections.abc import Container, Mapping, Sequence

from extractors.names.persons.rosters import marks_of_roster
from extractors.names.surnames import surname_at
from extractors.text.characters import CLOSE, COLON, OPEN
from extractors.text.view import View, view
from schemas.text import Span, without_blanks
from schemas.word_lists import by_word

# 闻立新　尹小满　连小雨: a line of its own that has nothing but names, perhaps behind who they are
_WHOLE = re.compile(
    r"[^\S\n]*(?:(?P<label>[一-鿿]{0,4}(?:编写组|编委会|编辑部|课题组|工作组))[^\S\n]+)?(?P<list>[一-鿿]{1,4}(?:[^\S\n]+[一-鿿]{1,4}){2,60})[^\S\n]*"
)
_LIST = re.compile(rf"(?<={COLON})[^\S\n]*(?P<list>[一-鿿]{{1,4}}(?:[^\S\n]+[一-鿿]{{1,4}}){{1,60}})(?![一-鿿])")
# 撰稿人：李恒|审稿人：陈榕, 组员：李恒、陈榕|校对：…: a blank ends the first field.
_FIELD = re.compile(
    rf"(?:(?<=[：:、])[^\S\n]*[一-鿿]{{2,4}}|(?<=[：:])[^\S\n]*[一-鿿]{{5,12}})(?P<blank>[^\S\n]+)(?=[一-鿿]{{2,12}}(?:[^\S\n]+[一-鿿]{{2,6}})?(?:{OPEN}[^：:]{{1,8}}{CLOSE})?{COLON}"
    rf"|[一-鿿]{{2,24}}{OPEN}[盖公签]章{CLOSE})"
)
_HAN = re.compile(r"[一-鿿]+")
_MORE = re.compile(r"[^\S\n]+[一-鿿]")  # 李恒　陈榕|　各站通讯员


def _with_gaps(source: str, gaps: Container[int]) -> tuple[Sequence[int], str]:
    """Return a text with a blank in each gap, and for each of its characters the offset in the source."""
    origin = [at for at in range(len(source)) for _ in range(2 if at in gaps else 1)]
    following = zip(origin, [*origin[1:], None], strict=False)
    return origin, "".join(" " if at == after else source[at] for at, after in following)


def names_view(source: str, gaps: Container[int] = ()) -> View:
    """Return the view of a text with commas for the blanks in a list of names: 成员：李恒　陈榕 → 成员：李恒、陈榕.

    `gaps` are the offsets before which a blank was printed that the text does not hold.
    """
    origin, spaced = _with_gaps(source, gaps) if gaps else (range(len(source)), source)
    seen = view(source)
    breaks = {origin[match.start("blank")]: "，" for match in _FIELD.finditer(spaced)}
    whole = _WHOLE.fullmatch(spaced)
    for match in (*_LIST.finditer(spaced), *((whole,) if whole else ())):
        breaks |= {origin[at]: mark for at, mark in _between(spaced, match)}
    ends = [*origin, len(source)]
    breaks = breaks or {ends[at]: mark for at, mark in marks_of_roster(spaced)}
    if breaks and whole and whole["label"]:
        breaks[origin[whole.end("label")]] = "："
    if not breaks:
        return seen
    return marked_view(source, breaks)


def marked_view(source: str, marks: Mapping[int, str]) -> View:
    """Return the view of a text with marks at places where it has blanks or ends: {2: "、"} of 李恒　陈榕."""
    seen = view(source)
    kept: list[str] = []
    offsets: list[int] = []
    for char, offset, before in zip(seen.text, seen.offsets, (-1, *seen.offsets), strict=False):
        blank = next((at for at in range(before + 1, offset + 1) if at in marks), None)
        if blank is not None:
            kept.append(marks[blank])
            offsets.append(blank)
        kept.append(char)
        offsets.append(offset)
    behind = next((at for at in range(offsets[-1] + 1, len(source) + 1) if at in marks), None) if offsets else None
    if behind is not None:
        kept.append(marks[behind])
        offsets.append(behind)
    return View("".join(kept), (*offsets, len(source)))


def _between(source: str, match: re.Match[str]) -> list[tuple[int, str]]:
    """Return where the blanks behind names are, with the mark to read there; none where the list opens with no name.

    A list may end in a title (组长：李恒　院长) or in the label of the next one (副组长：).
    """
    words = [Span(*m.span()).moved(match.start("list")) for m in _HAN.finditer(match["list"])]
    names: list[Span] = []
    titled = False
    while words:
        first = words.pop(0)
        if len(first) == 1 and words and len(words[0]) == 1:
            first = Span(first.start, words.pop(0).end)
        name = without_blanks(first.of(source))
        surname = surname_at(name, 0)
        if surname is None or not 1 <= len(name) - len(surname) <= 2:
            labelled = source[match.end() :].lstrip()[:1] in ("：", ":")
            titled = any(name.endswith(title) for title in by_word("names/titles.csv"))
            if not labelled and not (titled and not words):
                return []
            break
        names.append(first)
    marks = [(name.end, "、") for name in names[:-1]]
    if names and _MORE.match(source, match.end()):
        return [*marks, (names[-1].end, "；")]
    return [*marks, (names[-1].end, "，")] if names and titled else marks
