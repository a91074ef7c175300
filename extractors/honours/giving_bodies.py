"""Which words name a body that gives awards: the one test of every candidate for a giver, wherever it was found.

1. 市总工会, 《日报》, 市委、市政府 (by their endings)
2. 公司取得|江州市水务局: up to where the reader of names sees the body begin
3. 各级政府, 有关部门, 三家机构, 网友, 媒体 (somebody without a name: nobody)
4. 被新浪、网易等知名媒体评为…: any name, where the sentence itself says that they gave it
"""

import re
from functools import lru_cache

from extractors import nlp
from extractors.honours.words import any_word, ending_of
from extractors.names import read_organisations
from schemas.word_lists import by_word

GIVEN_BY = re.compile(rf"(?:联合|共同)?{any_word('giving')}$")
"""What stands behind a body that gave something: 市妇联|颁发, 市总工会、市妇联|联合颁发."""

_NUMBER = "[0-9一二三四五六七八九十两多数几]+[家个名位]"
_NAMELESS = re.compile(rf"(?:{any_word('nameless_head')}|{_NUMBER}).*|(?!.+等).*{any_word('nameless')}")
_SHORT_NAMES = tuple("行局委办厅部会院里")  # of two characters, that a name may have: 建行, 市里
_KIND = re.compile(f"^(?:重要|合作|主要)?{any_word('partner')}(?=[一-鿿]{{2}})(?!单位)")
_NO_NOUN = tuple("vdpu")
_SOUNDS = re.compile("[一-鿿]{2,20}(?<![大年晚])[会社团办]")
_NO_PLACE = f"(?!{any_word('before_no_place')})"  # 优秀城|市…
_REACHES = (
    re.compile("全国|国家级?|国务院|中国|中华|中央|最高人?民?|[一-鿿]{2,8}(?<![干本支总分全传])部(?:$|、|办)"),
    re.compile("全?省|自治区|[一-鿿]{2,3}(?:省|自治区)"),
    re.compile(rf"全?市(?!场)|{_NO_PLACE}[一-鿿]{{2,3}}市(?!场)"),
    re.compile(rf"全?[区县]|{_NO_PLACE}[一-鿿]{{2,3}}(?<![社园景片小院库校])[区县]"),
)
_PLACE = re.compile(rf"{_NO_PLACE}[一-鿿]{{2,3}}?(?:省|市|自治区)(?!场|级)")


def is_body(text: str, kind: str | None = None) -> bool:
    """Whether the words name a body that gives awards (《日报》, 市总工会); `office`: one that seldom gets any."""
    before, work, _ = text.partition("《")
    if work and text.endswith("》") and (not before or is_body(before, "office")):
        return True
    if text.endswith(("主办", "举办", "承办", "协办")):
        return False  # 省文联主办: what it does
    ending = ending_of(text, by_word("honours/bodies.csv"))
    if ending is None or (len(text) <= len(ending) and len(text) < 3 and text not in ("省委", "市委", "区委", "县委")):
        return False
    return kind is None or by_word("honours/bodies.csv")[ending] == kind


def is_nameless(words: str) -> bool:
    """Whether words tell of somebody who gave an award and name nobody: 各级政府, 三家媒体, 网友; not 新浪等媒体."""
    return _NAMELESS.fullmatch(words) is not None


@lru_cache(maxsize=1 << 12)
def giver_of(words: str, kind: str | None = None, *, said: bool = False) -> str | None:
    """Return what of some words names who gave an award, None where they name nobody.

    `kind` as for `is_body`. `said`: the sentence itself says that they gave it, so any name will do.
    """
    if is_nameless(words):
        return None
    words = without_kind(words[_begin(words) :])
    if is_body(words, kind) or (said and _is_a_name(words)):
        return words
    return None


def without_kind(words: str) -> str:
    """Return a name without what its bearer is to the holder: 客户|远川航运."""
    return _KIND.sub("", words)


def _is_a_name(words: str) -> bool:
    """Whether words that no list of bodies has may be a name: 美食网, 建行; not 网友投票, 全票."""
    return words.endswith(_SHORT_NAMES) or (len(words) > 2 and nlp.words(words)[-1].flag[0] not in _NO_NOUN)


def _begin(words: str) -> int:
    """Return where the first body of some words begins, behind what others do: 公司取得|江州市水务局."""
    first = words.partition("、")[0]
    found = read_organisations(first, nlp.words)
    start = found[-1].start if found and found[-1].end == len(first) else 0
    told = nlp.words(first[:start]) if start else ()
    return start if told and told[-1].flag[0] in _NO_NOUN and told[-1].flag != "vn" else 0


def fits(body: str, title: str) -> bool:
    """Whether a body may have given an award by its title: none of another level, or of another place."""
    by, of = ([reach for reach in _REACHES if reach.match(words)][:1] for words in (body, title))
    place, home = _PLACE.match(title), _PLACE.match(body)
    return not (by and of and by != of) and not (place and home and home[0] != place[0])


def is_giver(words: str) -> bool:
    """Whether words before 授予 end like a body that no list has: 市慈善会, not 表彰大会."""
    return bool(_SOUNDS.fullmatch(words))
