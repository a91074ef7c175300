"""Lists that a label opens: 委员：（按姓氏笔画为序） over lines of names, each perhaps with an office."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from extractors.names.org_names import ending_of
from extractors.names.persons.in_cells import DEPARTMENT, names_body
from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.persons.name_context import ends_with_office
from extractors.names.persons.name_headers import is_office
from extractors.names.persons.name_lines import are_names, is_named, items_of_line, names_of_line
from extractors.names.persons.roles import goes_with_offices, is_of_honour, tells_office_in_group
from extractors.names.surnames import is_weak
from extractors.names.words import any_word
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span, without_blanks
from schemas.word_lists import word_set

_NUMBER = f"(?:{OPEN}?[一二三四五六七八九十0-9]{{1,3}}{CLOSE}?[、.．]?)?"
_NOTE = f"(?:{OPEN}[^{BRACKETS}：]{{2,16}}{CLOSE})?"  # （按姓氏笔画为序）
# 委　　员：（按姓氏笔画为序）, 第二届董事：, （二）顾问（音序排列）：
_LABEL = re.compile(rf"\s*{_NUMBER}\s*(?P<label>[一-鿿](?:[^\S\n]{{0,8}}[一-鿿]){{1,17}})\s*{_NOTE}\s*：\s*{_NOTE}\s*")
_NOTE_ALONE = re.compile(rf"\s*{OPEN}[^{BRACKETS}：]{{2,16}}{CLOSE}\s*")
# 副主席, 常务理事当选名单（按姓氏笔画为序）: a line of its own
_OVER = re.compile(
    rf"\s*(?P<label>[一-鿿](?:[^\S\n]{{0,8}}[一-鿿]){{1,7}}?)(?:当选)?(?:人员|成员)?(?:名单)?\s*{_NOTE}\s*$"
)
_BESIDE = re.compile(rf"\s*{OPEN}(?P<told>[^{BRACKETS}]{{1,24}}){CLOSE}")
# 尹　满　云栈大学水文学院院长、教授, 尹满，云栈大学教授，工程师。
_WITH_OFFICES = re.compile(
    rf"\s*(?P<name>[一-鿿]{{2,3}}|[一-鿿][^\S\n]+[一-鿿])(?P<between>[^\S\n]+|，)"
    rf"(?P<told>[一-鿿][一-鿿A-Za-z、，{BRACKETS}]*(?:[^\S\n]+[一-鿿A-Za-z、，{BRACKETS}]+)?)[^\S\n]*。?\s*"
)
_PARTS = re.compile(r"[、，\s]+")
_IS = re.compile(f"(?<!人)(?<!成)[员长师]$|{any_word('label_act')}$")
_TEAM = re.compile("(?![第各全])[一-鿿]*[^一二三四五六七八九十第各小全每本分两几改重]组$")
_OPENS = re.compile(f"{any_word('label', 'label_act')}$")
_SHORT = 3  # characters of a calling that no list has, behind an office: 云栈大学教授，博导
_LONGEST = 60  # characters of what stands behind a name
_FEW = 2  # names of the last line of a long list
_PAIR, _WHOLE = 2, 3  # characters of a name
_ONE_WORD_IN = 10  # names of a list: so rarely may one be an ordinary word
_MOST = 0.6  # of the names look like names by themselves: then the others are some, too


class Member(NamedTuple):
    """Somebody of a list: the place of the name in the line, and what label and line say that its bearer is."""

    span: Span
    role: str | None


class Listed(NamedTuple):
    """A line of a list: its members, marks to read at places in it, whether the list has more than a bare name."""

    members: tuple[Member, ...]
    marks: dict[int, str]
    told: bool = True


class _Line(NamedTuple):
    """The members of a line before the label is asked, each with what is told beside it, and the marks."""

    members: tuple[tuple[Span, str], ...]
    marks: dict[int, str]
    has_offices: bool = False


class Printed(NamedTuple):
    """A line as printed: its text, the places of blanks that the text leaves out, the section that it stands in."""

    text: str
    gaps: Collection[int]
    section: str | None = None


def labelled_lists(lines: Sequence[Printed], lexicon: Lexicon) -> dict[int, Listed]:
    """Return the lines of lists of persons that a label opens, by their places.

    1. 委员：李恒、陈榕 / 尹满、苗岫宁   2. 委员：（按姓氏笔画为序） / 李恒　陈　榕
    3. 委员：李恒（云栈大学） / 陈榕（江州大学）   4. 主任委员： / 李恒　云栈大学教授
    5. 委员：李恒，云栈大学教授 / 陈榕，江州大学教授   6. 委员 / （按姓氏笔画为序） / 李恒　陈　榕
    Left alone: labels of what is no person, lists with anything that can be no name.
    """
    found: dict[int, Listed] = {}
    at = 0
    while at < len(lines):
        label, end = _label(lines[at].text)
        read = _read(lines, at, end, lexicon) if label else []
        told = _is_told(lines[at : at + len(read)], read, lexicon)
        if not label or ("：" not in lines[at].text and not (told and _leads(lines, at, found, lexicon))):
            at += 1
            continue
        role, leads = _role(label), True
        for behind, line in enumerate(read):
            members = tuple(_member(line, one, role, leads=leads and one == 0) for one in range(len(line.members)))
            leads = leads and not members
            found[at + behind] = Listed(members, line.marks, told=told)
        at += max(1, len(read))
    return found


def _label(text: str) -> tuple[str, int]:
    """Return the label of a line that opens a list, and where it ends; an office without a colon is all of its line."""
    head = (_LABEL if "：" in text else _OVER).match(text)
    label = without_blanks(head["label"]) if head else ""
    opens = _opens(label) if "：" in text else is_office(label)
    return (label, head.end()) if head and label and opens else ("", 0)


def _is_told(lines: Sequence[Printed], read: Sequence[_Line], lexicon: Lexicon) -> bool:
    """Whether a list has more than a bare name, or one that surely is a name on the line below its label."""
    names = [name for line, members in zip(lines, read, strict=True) for name in _names(line.text, members)]
    if len(names) != 1 or _has_beside(read[-1]):
        return bool(read)
    return not read[0].members and len(names[0]) > _PAIR and not is_weak(names[0][0]) and is_named(names[0], lexicon)


def _leads(lines: Sequence[Printed], at: int, found: Collection[int], lexicon: Lexicon) -> bool:
    """Whether an office that is a line stands over those who have it, and not under a name."""
    before = lines[at - 1] if at and at - 1 not in found else None
    return before is None or before.section != lines[at].section or not names_of_line(before.text, lexicon, before.gaps)


def _opens(label: str) -> bool:
    """Whether a label says that persons follow: 第二届董事, 出品人, 会务组."""
    return ends_with_office(label) or bool(_OPENS.search(label) or label.endswith("组"))


def _role(label: str) -> str | None:
    """Return what a label says that those behind it are, if it says it: 检录裁判员, 会务组; not 名单, 优秀教师."""
    told = ends_with_office(label) or _IS.search(label) or _TEAM.match(label)
    return label if told and not is_of_honour(label) else None


def _read(lines: Sequence[Printed], at: int, begin: int, lexicon: Lexicon) -> list[_Line]:
    """Return the lines of a list from the one with its label on, none where it is no list of persons."""
    first = _Line((), {})
    if lines[at].text[begin:].strip():
        read = _line(lines[at], begin, lexicon)
        if read is None or not _are_members(_names(lines[at].text, read), lexicon):
            return []
        first = read
    found = [first]
    names = _names(lines[at].text, first)
    for line in lines[at + 1 :]:
        if not names and _NOTE_ALONE.fullmatch(line.text):
            found.append(_Line((), {}))
            continue
        more = _line(line, 0, lexicon) if line.section == lines[at].section and "：" not in line.text else None
        if more is None or not _goes_on(first, more):
            break
        words = _names(line.text, more)
        alike = _tells_bodies(more) and _tells_bodies(found[-1])  # 熊辉（云栈大学） / 操小满（江州大学）
        few = len(words) <= _FEW < len(names) and _are_members([*names, *words], lexicon)
        fits = (alike or few) and all(_may_be_name(one, lexicon) and _is_plain(one, lexicon) for one in words)
        if not fits and not _are_members(words, lexicon):
            break
        found.append(more)
        names += words
    return found if names else []


def _has_beside(line: _Line) -> bool:
    return line.has_offices or any(told for _, told in line.members)


def _goes_on(first: _Line, more: _Line) -> bool:
    """Whether a line may go on with a list: a name alone does not, below another one alone."""
    alone = len(more.members) == 1 and not _has_beside(more)
    return not (alone and len(first.members) == 1)


def _tells_bodies(line: _Line) -> bool:
    """Whether each of a line has a body or an office beside the name: 李恒（云栈大学）, 李恒　云栈大学教授."""
    return line.has_offices or all(told and (names_body(told) or ends_with_office(told)) for _, told in line.members)


def _names(text: str, line: _Line) -> list[str]:
    return [without_blanks(span.of(text)) for span, _ in line.members]


def _are_members(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the members of a list are names: nearly all look like some, and nothing says what the others are."""
    if any(_says_else(one, lexicon) for one in words):
        return False
    if are_names(words, lexicon):
        return True
    looks = {said: likeness_of(said, lexicon) for said in words}
    sure = [said for said, look in looks.items() if look >= (Likeness.MIXED if len(said) > _PAIR else Likeness.FAIR)]
    known = any(_is_plain(said, lexicon) for said in sure)
    words_among = sum(not _may_be_name(one, lexicon) for one in words)
    return known and len(sure) >= max(_PAIR, _MOST * len(looks)) and words_among <= len(words) // _ONE_WORD_IN


def _says_else(words: str, lexicon: Lexicon) -> bool:
    """Whether words end like a body, a department or an office, but for names that a title may end (吴冠军)."""
    office = ends_with_office(words) and likeness_of(words, lexicon) < Likeness.FAIR
    return bool(ending_of(words) or DEPARTMENT.search(words)) or office


def _is_plain(words: str, lexicon: Lexicon) -> bool:
    """Whether words are no word, or one that is a name."""
    return not lexicon.count(words) or lexicon.flag(words).startswith("nr")


def _may_be_name(words: str, lexicon: Lexicon) -> bool:
    """Whether words between names may be one more, also of a surname that no list has: 濮小满, 葛素表."""
    if words in word_set("names/not_persons.txt") or _says_else(words, lexicon):
        return False
    return likeness_of(words, lexicon) > Likeness.NONE or (len(words) <= _WHOLE and not lexicon.count(words))


def _line(line: Printed, begin: int, lexicon: Lexicon) -> _Line | None:
    """Read the names of a line from a place on, None where there is anything else."""
    text = line.text[begin:]
    gaps = {gap - begin for gap in line.gaps if gap > begin}
    items = items_of_line(text, gaps)
    if items and not any(_says_else(without_blanks(item.span.of(text)), lexicon) for item in items):
        beside = [_BESIDE.match(text, item.span.end) if item.beside else None for item in items]
        ends = [match.end() if match else item.span.end for match, item in zip(beside, items, strict=True)]
        parted = zip(ends, items[1:], strict=False)
        marks = {end + begin: "、" for end, after in parted if not text[end : after.span.start].strip()}
        told = [match["told"] if match else "" for match in beside]
        spans = [item.span.moved(begin) for item in items]
        return _Line(tuple(zip(spans, told, strict=True)), marks)
    return _with_offices(text, gaps, begin)


def _with_offices(text: str, gaps: Collection[int], begin: int) -> _Line | None:
    """Read a line that is a name and what its bearer is: 尹满　云栈大学教授, 尹满，云栈大学教授，工程师。"""
    spaced, origin = text, list(range(len(text) + 1))
    if gaps:
        pieces = [(char, at) for at, char in enumerate(text) for char in ((" ", char) if at in gaps else (char,))]
        spaced, origin = "".join(char for char, _ in pieces), [*(at for _, at in pieces), len(text)]
    found = _WITH_OFFICES.fullmatch(spaced)
    if found is None or len(found["told"]) > _LONGEST or not _tells_offices(found["told"]):
        return None
    name, told = (Span(origin[found.start(group)], origin[found.end(group)]) for group in ("name", "told"))
    marks = {} if found["between"] == "，" else {begin + name.end: "（", begin + told.end: "）"}
    return _Line(((name.moved(begin), _offices(_PARTS.split(found["told"]))),), marks, has_offices=True)


def _offices(parts: list[str]) -> str:
    """Return the offices among some words, a body that stands alone at the one behind it: 云栈大学|教授."""
    if not any(map(ends_with_office, parts)):
        return ""
    offices, body = [], ""
    for part in parts if ends_with_office(parts[-1]) else parts[:-1]:
        if not ends_with_office(part) and names_body(part):
            body = part
        else:
            offices.append(body + part)
            body = ""
    return "、".join(offices)


def _tells_offices(told: str) -> bool:
    """Whether all of some words are offices or bodies: 云栈大学水文学院院长、教授."""
    first, *others = _PARTS.split(told)
    known = [ends_with_office(part) or names_body(part) for part in others]
    return (
        (ends_with_office(first) or names_body(first))
        and all(known[:-1])
        and (not known or known[-1] or len(others[-1]) <= _SHORT)
    )


def _member(line: _Line, place: int, label: str | None, *, leads: bool) -> Member:
    span, told = line.members[place]
    told = told if any(map(ends_with_office, told.split("、"))) else ""
    one = label is not None and not goes_with_offices(label)
    if not told or label is None:
        return Member(span, label or told or None)
    if line.has_offices:
        return Member(span, f"{label}、{told}" if leads or not one else told)
    if leads:
        return Member(span, label)
    return Member(span, told if one or tells_office_in_group(f"（{told}）", 0) else f"{label}、{told}")
