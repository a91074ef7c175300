"""Short forms that a report uses without saying so: which of its names stands for which full one."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from extractors.names.org_edges import Tag, Tagged
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span, without_blanks

_LEGAL = re.compile(r"(?P<stem>.+?)(?P<group>集团)?(?:股份)?(?:有限责任|有限)公司$")
_BRACKET = re.compile(rf"{OPEN}[^{BRACKETS}]{{2,6}}{CLOSE}")
# 江州市, 江州市云栈区; not 江州园区, 红旗
_PLACE = re.compile(
    r"(?:[一-鿿]{2,4}?(?:[省市县](?!区)|(?<![社小园校厂片辖市城郊地])区|(?<![红锦国战彩])旗)(?=[一-鿿]{4})){1,3}"
)
_SEAT = re.compile("[一-鿿]{2,4}[省市县区]")
# 江州|市茶叶集团|有限公司
_GROUP_OF_LEVEL = re.compile(
    "[一-鿿]{2,3}(?P<short>[省市县](?!企业|国有|大型|骨干|重点|直|属)[一-鿿]{2,8}集团)(?:股份)?(?:有限责任公司|有限公司)?"
)
_LEVELS = ("市", "省", "区", "县")
_SHORTEST, _LONGEST_PLACE = 4, 4  # characters of a short form, of the place before a body of a level
_BRAND_AND_TRADE = 2  # words
_BRAND = 2  # characters of what a company calls itself
# Bodies that give themselves a name of their own; what is 疾病预防控制中心 without its town may be any.
_OWN_TITLES = ("基金会", "慈善信托", "促进会", "联谊会", "校友会", "研究会", "服务社", "志愿者协会")
_LEAST_TITLE = 6  # characters that say enough without their place: 晚晴助老慈善信托


def short_forms(names: Iterable[str], tag: Tag) -> dict[str, str]:
    """Return the short forms that full names may have in the same report, each with its full name.

    1. 葵禾饼业 of 江州市葵禾饼业有限公司, 霁禾科技 of 霁禾科技（江州）有限公司: no dictionary has their first word
    2. 霁禾集团 of 霁禾园林集团有限公司   3. 晚晴助老慈善信托 of 江州省晚晴助老慈善信托
    4. 市园林集团 of 江州市园林集团有限公司
    Left alone: what two full names may mean, what begins with a usual word or a place (江州排水 of 江州排水有限公司).
    """
    found: dict[str, set[str]] = {}
    all_names = set(names)
    places = {seat[0][:-1] for name in all_names if (seat := _SEAT.match(name))}
    for name in all_names:
        for short in _shorts(name, tag, places):
            found.setdefault(short, set()).add(name)
    return {short: full.pop() for short, full in found.items() if len(full) == 1}


def _shorts(name: str, tag: Tag, places: Container[str]) -> Iterator[str]:
    if group := _GROUP_OF_LEVEL.fullmatch(name):
        yield group["short"]
    bare = _PLACE.sub("", name, count=1) if _PLACE.match(name) else name
    legal = _LEGAL.fullmatch(_BRACKET.sub("", bare))
    if legal is None:
        if bare != name and len(bare) >= _LEAST_TITLE and bare.endswith(_OWN_TITLES):
            yield bare
        return
    stem, words = legal["stem"], tag(legal["stem"])
    behind = stem[len(words[0].text) :]
    # 云栈|恒硕粮机, where the report has 云栈市人民政府
    if behind and words[0].text in places and _begins_with_brand(behind, tag(behind)):
        yield behind
    if words[0].flag == "ns" and len(words) > 1 and words[1].flag == "x":
        stem, words = behind, words[1:]  # 江州|恒硕粮机
    if not _begins_with_brand(stem, words):
        return
    yield stem
    if stem != legal["stem"]:
        yield legal["stem"]  # 江州恒硕粮机
    trading = "".join(word.text for word in words[:_BRAND_AND_TRADE])
    named = len(words) > _BRAND_AND_TRADE and len(trading) >= _SHORTEST
    if named and not words[1].flag.startswith("ns"):
        yield trading  # 恒硕粮机 of 恒硕粮机科技有限公司
    if legal["group"]:
        yield f"{stem}集团"
        first = tag(stem[:_BRAND])
        if len(first) == 1 and first[0].flag == "x":
            yield f"{first[0].text}集团"


def _begins_with_brand(stem: str, words: Sequence[Tagged]) -> bool:
    """Whether what is left of a company's name is long enough and begins with a word that no dictionary has."""
    return len(stem) >= _SHORTEST and words[0].flag == "x" and len(words[0].text) >= _BRAND


def full_of_firm(names: Iterable[str], tag: Tag) -> Mapping[str, str]:
    """Return companies named by one word of theirs, each with the one full name of the report that has it.

    澜行公司 → 澜行出租汽车有限公司, 巴士公司 → 澜川巴士有限公司.
    """
    all_names = set(names)
    found: dict[str, set[str]] = {}
    for name in all_names:
        legal = _LEGAL.fullmatch(_BRACKET.sub("", name))
        stem = _PLACE.sub("", legal["stem"], count=1) if legal else ""
        first = tag(stem)[0] if stem else None
        if first is None or first.flag != "x":
            continue  # 江州公司 may be another one in 江州
        for word in (first.text, stem.removeprefix(first.text)):
            if len(word) > 1 and f"{word}公司" in all_names:
                found.setdefault(f"{word}公司", set()).add(name)
    return {short: full.pop() for short, full in found.items() if len(full) == 1}


def full_of_level(names: Iterable[str]) -> Mapping[str, str]:
    """Return bodies named without their place, each with the one full name that the report has.

    1. 市园林局 → 江州市园林局   2. 鹤鸣山国有林场 → 江州市鹤鸣山国有林场
    """
    all_names = set(names)
    longer: dict[str, list[str]] = {}
    for name in all_names:
        for cut in range(2, len(name)):
            rest = name[cut:]
            placed = cut <= _LONGEST_PLACE if rest.startswith(_LEVELS) else _SEAT.fullmatch(name, 0, cut)
            if placed and rest in all_names:
                longer.setdefault(rest, []).append(name)
    return {name: full[0] for name, full in longer.items() if len(full) == 1}


def places_of(text: str, alias: str) -> Iterator[Span]:
    """Yield where a short form stands, a blank between any two of its characters or none: 12345 热线."""
    letters = without_blanks(alias)
    if letters and letters in text.replace(" ", ""):
        pattern = re.compile(f"(?=({' ?'.join(map(re.escape, letters))}))")
        yield from (Span(*place.span(1)) for place in pattern.finditer(text))
