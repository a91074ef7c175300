"""Names written by sound that have no dot, of foreigners and of other peoples of the country.

1. 大使|霍米茨基, 教授|塞缪尔先生 (behind what somebody is)
2. 扎西次仁, 村支书|巴桑卓玛, 乌云其木格, 阿依古丽 (two or more parts of the names of one people, wherever they stand)
"""

import re
from collections.abc import Iterator

from extractors.names.known_bodies import is_known_body
from extractors.names.persons.name_candidates import Lexicon, crosses
from extractors.names.persons.name_context import left_of, right_of
from extractors.names.surnames import surname_at
from extractors.text.word_patterns import either
from schemas.text import Span
from schemas.word_lists import by_use, characters

_RUN = re.compile("[" + "".join(sorted(characters("names/transliteration.txt"))) + "]{3,10}")
_PARTED = re.compile("|".join(f"(?:{either(parts)}){{2,4}}" for parts in by_use("names/name_parts.csv").values()))
# 扎西拉姆|寺, 乌云图雅|苏木: a place named so
_PLACE = re.compile(
    "[寺乡镇县旗村庙山湖河桥路街]|雪山|草原|嘎查|苏木|机场|社区|景区|公司|酒店|合作社|大道|广场|水库|[•·]"
)
_NO_PERSON = tuple("语族裔籍洋海国")  # behind what names a country or a people: 阿拉伯|语
_LEAST = 3  # characters of such a name; one more where it begins like a Chinese one
_OF_PERSONS = tuple("长员练师家生手者人士官授席理监书记")  # how words end that only somebody is called; not 客户, 代表
_BEHIND = frozenset(
    {
        "address",
        "profession",
        "act",
        "award",
        "verb",
        "list",
        "mark",
        "edge",
        "end",
        "etc",
        "word",
        "particle",
        "bracket",
    }
)
_NAMED = ("nr", "x")  # flags of a dictionary for what is no ordinary word


def names_by_sound(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Yield the names of three characters or more, all of them used for sounds, behind an office or a calling.

    And those of parts that one people's names are made of. Left alone: places, languages and firms (教授|西班牙语,
    经理|巴西, 扎西拉姆|寺), whatever stands behind 客户 or 代表.
    """
    for match in _PARTED.finditer(text):
        whole = not (crosses(text, match.start(), lexicon) or crosses(text, match.end(), lexicon))
        if (
            whole
            and not _PLACE.match(text, match.end())
            and text[match.start() - 1 : match.start()] not in tuple("·•・")
        ):
            yield Span(*match.span())
    for run in _RUN.finditer(text):
        start = run.start()
        left = left_of(text, start)
        if left.kind != "post" and (left.kind != "calling" or not text.endswith(_OF_PERSONS, 0, start)):
            continue
        end = _end(text, Span(*run.span()), lexicon)
        if end is not None and not is_known_body(text[start:end]):
            yield Span(start, end)


def _end(text: str, run: Span, lexicon: Lexicon) -> int | None:
    """Return where a name ends that begins with a run of such characters, None where words stand there."""
    least = _LEAST + (surname_at(text, run.start) is not None)  # 李恒荣|获, where 李恒 is the name
    for end in range(run.end, run.start + least - 1, -1):
        right = right_of(text, end, lexicon)
        ends = right in _BEHIND or (right == "open" and end == run.end)  # 霍米茨基|到公司参观
        if ends and not text.startswith(_NO_PERSON, end) and not crosses(text, end, lexicon):
            return None if _begins_word(run.of(text)[: end - run.start], lexicon) else end
    return None


def _begins_word(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a word that names no person: 西班牙|语, 达到."""
    heads = (name[:length] for length in range(2, len(name) + 1))
    return any(lexicon.count(head) and not lexicon.flag(head).startswith(_NAMED) for head in heads)
