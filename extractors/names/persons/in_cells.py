"""Names in cells of a table: which words of a cell are names, where a header or label says that names stand there."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from extractors.names.org_names import ending_of
from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.persons.name_context import title_ending_at
from extractors.names.surnames import is_weak, surname_at
from extractors.names.words import any_word, is_kind
from extractors.text.characters import CLOSE, OPEN
from extractors.text.view import view
from schemas.text import Span, without_blanks
from schemas.word_lists import by_word, characters, word_set

_CAPITAL, _LETTER = "[A-ZÀ-ÖØ-Þ]", "[A-Za-zÀ-ÖØ-öø-ž.'’-]"
_LATIN = re.compile(
    rf"\s*(?:(?:Dr|Prof|Mr|Mrs|Ms)\.\s?)?(?P<name>{_CAPITAL}{_LETTER}{{1,20}}(?:\s?{_CAPITAL}{_LETTER}{{0,20}}){{0,3}})\s*"
    r"(?:（[一-鿿]{2,4}）)?\s*"
)
_APART_FROM_JOBS = re.compile(any_word("job_apart"))
_JOB = re.compile(rf"{OPEN}(?:[一-鿿、A-Z0-9]{{2,14}}|兼){CLOSE}$")  # 隗大成（养护工）
# 温岚（女）, 阿里木·江（Alim Jan）: the sex or the name in Latin letters behind a name
_SEX_OR_LATIN = re.compile(rf"\s*{OPEN}(?:[男女]|{_CAPITAL}{_LETTER}{{1,20}}(?: ?{_LETTER}{{1,20}}){{0,4}}){CLOSE}\s*$")
_DOTTED = re.compile("[一-鿿]{1,8}(?:·[一-鿿]{1,10})+")
_CALLED = re.compile(rf"(?<=[一-鿿])[员长]{CLOSE}$")  # 隗大成（B2航线长）
DEPARTMENT = re.compile(rf"{any_word('department')}{CLOSE}?$")
"""How a department of a body ends, perhaps in brackets behind a name: 养护部, 隗大成（养护部）."""
_ABBREVIATED = re.compile(r"[A-Z]{1,5}")  # ESG, CEO
_APART = re.compile(r"[一-鿿·]+")
_BLANK = re.compile(r"\s+")
_PAIR = 2  # characters of a short name
_WHOLE = 3  # characters of a name that is no short one
_THING_END = re.compile(any_word("thing_end"))
_SURE_OF_LIST = 2  # names that look like some before one of an unknown surname is taken for one beside them


def names_body(words: str) -> bool:
    """Whether words end like a body or a department of one: 城东营业部, 养护科; not 全部, 下设委员会."""
    return len(words) > _PAIR and bool(ending_of(words) or DEPARTMENT.search(words)) and not is_kind(words)


def job_told(text: str) -> str | None:
    """Return what somebody is who is called so in brackets behind the name, by its ending: 隗大成（B2航线长）."""
    job = _JOB.search(text)
    return job[0][1:-1] if job and _CALLED.search(job[0]) else None


def names_in_cell(text: str, lexicon: Lexicon, gaps: Collection[int] = ()) -> Iterator[Span]:
    """Yield the names of a cell that stands under a header for names, where the cell has nothing but names.

    1. 姓名 | 李恒   2. 获奖者 | 李恒、陈榕   3. 学生 | two names under one another   4. SUMEI LI, Barry A.Norton
    5. 隗大成（养护工）   6. 李恒 陈榕, parted by blanks; `gaps` are the places of those that the text leaves out
    Left alone: 第三党支部, 全体员工, 医务科 李恒.
    """
    if parted := names_apart(text, lexicon, gaps):
        yield from parted
        return
    text = without_job(text)
    if (latin := _LATIN.fullmatch(text)) and not _ABBREVIATED.fullmatch(latin["name"]):
        yield Span(*latin.span("name"))
        return
    seen = view(text)
    parts = [Span(*match.span()) for match in _APART.finditer(seen.text)]
    between = _APART.sub("", seen.text)
    if not parts or re.sub(r"[、，,；;/]", "", between):
        return
    if all(_is_name(span.of(seen.text), lexicon) for span in parts):
        yield from (seen.source(span.start, span.end) for span in parts)
        return
    lines = [Span(*match.span()) for match in re.finditer(r"[^\S\n]*[^\n]+", text)]
    whole = [without_blanks(span.of(text)) for span in lines]
    if len(lines) > 1 and all(_is_name(words, lexicon) for words in whole):
        yield from lines


def names_apart(text: str, lexicon: Lexicon, gaps: Collection[int] = ()) -> tuple[Span, ...]:
    """Return the names of a text that is nothing but two names or more with blanks between: 欧阳山 李恒 尹　满.

    Half of them look like names by themselves and at least one of these is no word; none is an office, a department,
    an event or a class. Left alone: 李恒 青瓷展.
    """
    blanks = {match.end() for match in _BLANK.finditer(text)} | set(gaps)
    edges = sorted({0, len(text), *(at for at in blanks if 0 < at < len(text))})
    pieces = [Span(first, last) for first, last in pairwise(edges)]
    names: list[Span] = []
    while pieces:
        first = pieces.pop(0)
        if len(without_blanks(first.of(text))) == 1 and pieces and len(without_blanks(pieces[0].of(text))) == 1:
            first = Span(first.start, pieces.pop(0).end)
        names.append(Span(first.start, first.start + len(first.of(text).rstrip())))
    words = [without_blanks(name.of(text)) for name in names]
    looks = [likeness_of(one, lexicon) for one in words]
    fair = [said for one, said in zip(looks, words, strict=True) if one >= Likeness.FAIR]
    if not 2 * len(fair) >= len(words) > 1 or all(map(lexicon.count, fair)):
        return ()  # 张家界 王府井
    # In a list of names one of a surname that no list has is a name too: 班若水; not 医务科 李恒, 李恒 主任.
    other = [said for one, said in zip(looks, words, strict=True) if one == Likeness.NONE]
    unknown = not other or (len(other) == 1 and len(fair) >= _SURE_OF_LIST and may_be_rare(other[0], lexicon))
    return tuple(names) if unknown and not any(_is_thing(said, lexicon) for said in words) else ()


def _is_thing(words: str, lexicon: Lexicon) -> bool:
    """Whether three characters are a word with the end of an event or a class behind it: 青瓷|展, 初二|四, 龙舟|赛."""
    return len(words) == _WHOLE and bool(_THING_END.fullmatch(words, 2) and lexicon.count(words[:2]))


def may_be_rare(words: str, lexicon: Lexicon) -> bool:
    """Whether words may be a name whose surname is in no list, as nothing says what else they are."""
    told = title_ending_at(words, len(words)) or ending_of(words) or DEPARTMENT.search(words)
    plain = len(words) == _WHOLE and _APART.fullmatch(words)
    return bool(plain) and surname_at(words, 0) is None and not lexicon.count(words) and not told


def without_job(text: str) -> str:
    """Return the text of a cell without what brackets at its end say: 隗大成|（养护工）, 温岚|（女）."""
    if beside := _SEX_OR_LATIN.search(text):
        return text[: beside.start()]
    job = _JOB.search(text)
    ends = job and (_CALLED.search(job[0]) or _APART_FROM_JOBS.search(job[0]) or DEPARTMENT.search(job[0]))
    told = job and (ends or title_ending_at(text, job.end() - 1))
    return text[: job.start()] if job and told else text


def is_surely_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is a name where it could be something else: of three characters, or usual ones."""
    words = without_blanks(without_job(text))
    if "、" in words:
        return all(is_surely_name(one, lexicon) for one in words.split("、"))
    if _DOTTED.fullmatch(words):
        return True
    return likeness_of(words, lexicon) >= (Likeness.MIXED if len(words) > 2 else Likeness.GOOD)


def is_name_among_names(text: str, *, among_many: bool) -> bool:
    """Whether a cell between cells that are names is one, whatever its characters: 龚未末; 付百年 only among many."""
    words = without_blanks(text)
    surname = surname_at(words, 0)
    given = words[len(surname) :] if surname and (among_many or not is_weak(surname)) else ""
    taken = given in by_word("names/titles.csv") or given in by_word("names/org_endings.csv")
    return len(given) == 2 and not taken and words not in word_set("names/not_persons.txt")


def is_word_among_names(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell between three or more that are names is one, a word of two characters: 卓然; not 项目, 合计."""
    words = without_blanks(text)
    surname = surname_at(words, 0)
    sure = len(words) == _PAIR and surname == words[0] and not is_weak(surname)
    return sure and likeness_of(words, lexicon) == Likeness.WORD and not lexicon.flag(words).startswith(("n", "v", "t"))


def is_spaced_name(text: str, lexicon: Lexicon, *, among_names: bool) -> bool:
    """Whether two characters with a wide blank between are a name, as names are printed in columns: 夏　至, 冯　畹.

    Among names also one that is a word, if its surname is a sure one; not 合　计, 全　体.
    """
    words = without_blanks(text)
    surname = surname_at(words, 0)
    never = words in word_set("names/not_persons.txt") or words[1:] in characters("names/not_given.txt")
    if len(words) != 2 or surname != words[0] or never:
        return False
    return not lexicon.count(words) or (among_names and not is_weak(surname))


def _is_name(words: str, lexicon: Lexicon) -> bool:
    if _DOTTED.fullmatch(words):
        return True
    surname = surname_at(words, 0) or ""
    enough = Likeness.WORD if len(words) - len(surname) > 1 else Likeness.FAIR
    return likeness_of(words, lexicon) >= enough
