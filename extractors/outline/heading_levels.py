"""The outline of a report: which style of heading stands above which, learned from how their numbers restart."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import NamedTuple

from extractors.outline.heading_numbers import MARKER_KINDS
from extractors.outline.series_within import series_within
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN
from schemas.text import Span

_GAP = 2.5  # points between the sizes of two levels
_APPENDIX = re.compile(r"附录\s*[一二三四五六七八九十0-9A-Z]")  # it stands outside of the chapters before it
_APPENDICES = ("附录", "附件", "附表")
# 收支预算总表, 绩效目标表（续）; no 财务报表, which has statements in it
_SHEET = re.compile(rf"[^{CLAUSE_ENDS}]{{2,30}}(?<![报图代])表(?:{OPEN}续?表?{CLOSE})?")
_OF_SHEETS = re.compile(".{2,}表格?")  # 2025年度部门预算表: a chapter of sheets
_DECIMAL = re.compile("[0-9]+")
_DECIMALS = 2  # numbers in that of a heading like 4.1
_OWN_TEXT = 16  # characters under a heading before the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading before its level is known.

    `style` is the kind of its marker, or `plain` for a heading without number. `ordinal` is the value of the number (0
    without one), `size` the font size in points. `ends` is where the text of a box ends that it is the title of.
    """

    span: Span
    style: str
    number: str | None
    ordinal: int
    title: str
    size: float
    bold: bool
    rule: str
    ends: int | None = None


class _Open(NamedTuple):
    """A heading that is open: its class, the text beside a contents list that ends it (0: none), its place."""

    name: str
    part: int
    place: int


def _classes(headings: Sequence[Heading]) -> list[str]:
    """Name the style class of each heading.

    Headings with one kind of marker are one class, unless they fall into sizes more than 2.5 points apart (chapters
    “1.” in 22 points and list headings “1.” in 12) or count within one of them (`series_within`). A heading without
    number joins the numbered class that looks like it, unless several look alike and it stands inside one of them; else
    those that the contents page lists on one level are a class, and the rest of one size, to the point, are.
    """
    small = _small(headings)
    within = series_within([h.style for h in headings], [h.ordinal for h in headings])
    names: list[str] = []
    by_look: dict[tuple[float, bool], Counter[str]] = defaultdict(Counter)
    for at, heading in enumerate(headings):
        if heading.style == "plain":
            names.append("")
            continue
        lower = at in within or (heading.style, heading.size) in small
        name = f"{heading.style} small" if lower else heading.style
        names.append(name)
        by_look[heading.size, heading.bold][name] += 1
    own = [
        name or f"plain {_plain_size(heading, headings):05.1f}" for name, heading in zip(names, headings, strict=True)
    ]
    inside = _inside(own, headings)
    return [
        name or _looks_like(by_look[heading.size, heading.bold], plain, inside) or plain
        for name, plain, heading in zip(names, own, headings, strict=True)
    ]


def _small(headings: Sequence[Heading]) -> frozenset[tuple[str, float]]:
    """Return the kinds of markers with the sizes in which they number something smaller than in their largest.

    None where no number in such a size is the first: 五 in small print behind 四 in large print goes on with it.
    """
    sizes: dict[str, set[float]] = defaultdict(set)
    for heading in headings:
        sizes[heading.style].add(heading.size)
    small = {(style, size) for style, all_sizes in sizes.items() for size in all_sizes if max(all_sizes) - size > _GAP}
    begun = {h.style for h in headings if h.ordinal == 1 and (h.style, h.size) in small}
    return frozenset(one for one in small if one[0] in begun)


def _looks_like(classes: Counter[str], plain: str, inside: Counter[tuple[str, str]]) -> str | None:
    """Return the numbered class that a class without number looks like.

    None where several look alike and the numbers of one go on over it: it stands inside that one.
    """
    often = [name for name, count in classes.items() if count > 1]
    within = len(often) > 1 and any(inside[plain, name] > 0 for name in often)
    return None if within else next(iter(classes), None)


def _plain_size(heading: Heading, headings: Sequence[Heading]) -> float:
    """Return the largest size of the headings without number that belong to one class with this one."""
    listed = [h for h in headings if h.rule == "contents page" and h.style == "plain"]
    floor = _nested_below(listed)
    same = [h.size for h in listed if (h.size > floor) == (heading.size > floor)] if heading in listed else []
    near = [h.size for h in headings if h.style == "plain" and abs(h.size - heading.size) <= 1.0]
    return max(same + near)


def _nested_below(listed: Sequence[Heading]) -> float:
    """Return the size up to which listed headings stand inside the larger ones, 0 where the contents list one level.

    Chapters differ in size too; two levels are told by a gap in the sizes and by the order: most larger headings have
    a smaller one behind them.
    """
    sizes = sorted({heading.size for heading in listed})
    for small, large in reversed(list(pairwise(sizes))):
        if large - small <= _GAP:
            continue
        big = [heading.size >= large for heading in listed]
        opens = sum(one and not other for one, other in pairwise(big))
        if sum(big) > 1 and len(big) - sum(big) > 1 and big[0] and 2 * opens >= sum(big):
            return small
    return 0.0


def _prior(name: str) -> tuple[int, int]:
    """Rank a class by custom: chapters first, then 一、 （一） 1. （1）; a smaller variant right behind its kind."""
    kind = name.split(maxsplit=1)[0]
    return MARKER_KINDS.index(kind), int(name.endswith("small"))


def _above(names: Sequence[str], headings: Sequence[Heading]) -> dict[tuple[str, str], bool]:
    """Decide for each two classes whether the first stands above the second.

    Of two numbered classes the one whose numbers go on while the other's start again at 1 behind it stands above; where
    the report does not say, custom decides. What the numbers of decimals say themselves (4.1 is of 四) counts first.
    Of two others the larger one stands above, of two of one size the one without number, unless the numbers go on over
    it.
    """
    restarts: Counter[tuple[str, str]] = Counter()
    fitting: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    for at, (name, heading) in enumerate(zip(names, headings, strict=True)):
        if heading.ordinal == 1:
            for other, where in last.items():
                if other != name and where > last.get(name, -1):
                    restarts[other, name] += 1
                    fitting[other, name] += _may_head(headings[where], heading)
        last[name] = at
    inside = _inside(names, headings)
    sizes = {name: max(h.size for n, h in zip(names, headings, strict=True) if n == name) for name in set(names)}
    decided: dict[tuple[str, str], bool] = {}
    for one, other in permutations(sizes, 2):
        if one.startswith("plain") or other.startswith("plain"):
            bigger = sizes[one] - sizes[other]
            alike = abs(bigger) <= 0.5 and (
                inside[one, other] <= 0 if one.startswith("plain") else inside[other, one] > 0
            )
            decided[one, other] = (bigger > 0.5 or alike) and not _is_before_all(one, other, names, headings)
        else:
            counts = fitting if fitting[one, other] != fitting[other, one] else restarts
            won, lost = counts[one, other], counts[other, one]
            decided[one, other] = won > lost if won != lost else _prior(one) < _prior(other)
    return decided


def _may_head(upper: Heading, heading: Heading) -> bool:
    """Whether a heading may stand under another by its number: 4.1 under 四 and 04, not under （二） of 3.2."""
    parts = _DECIMAL.findall(heading.number or "")
    return len(parts) < _DECIMALS or not upper.ordinal or upper.ordinal in map(int, parts[:-1])


def _is_before_all(one: str, other: str, names: Sequence[str], headings: Sequence[Heading]) -> bool:
    """Whether a class without number has a single heading, before two or more of a numbered class.

    It has text of its own: the title over a list of numbered headings stands above them.
    """
    if not one.startswith("plain") or other.startswith("plain") or not names.count(one) == 1 < names.count(other):
        return False
    at = names.index(one)
    own = headings[at + 1].span.start - headings[at].span.end if at + 1 < len(headings) else 0
    return at < names.index(other) and own >= _OWN_TEXT


def _inside(names: Sequence[str], headings: Sequence[Heading]) -> Counter[tuple[str, str]]:
    """Count for headings without number and numbers around them how much oftener these go on than start again.

    （五）投资状况分析 / 对外股权投资总体分析 / （六）重大资产出售: the second stands inside the first.
    """
    found: Counter[tuple[str, str]] = Counter()
    open_: dict[str, tuple[int, set[str]]] = {}
    for name, heading in zip(names, headings, strict=True):
        if name.startswith("plain"):
            for _, between in open_.values():
                between.add(name)
            continue
        ordinal, between = open_.get(name, (0, set()))
        goes_on = heading.ordinal == ordinal + 1 > 1
        for plain in between if goes_on or heading.ordinal == 1 else ():
            found[plain, name] += 1 if goes_on else -1
        open_[name] = heading.ordinal, set()
    return found


def _sheet_holder(at: int, open_: Sequence[int], names: Sequence[str], headings: Sequence[Heading]) -> int | None:
    """Return which of the open headings the title of a sheet stands under, as its place among them.

    1. a numbered chapter of sheets: 四、部门预算表 / 收支预算总表
    2. the innermost one whose numbers go on behind it: 五、公务接待费 / 公务接待费预算表, before 六、
    Left alone: other titles, sheets in reports whose chapters have no numbers, those behind the last number.
    """
    if headings[at].style != "plain" or not _SHEET.fullmatch(headings[at].title):
        return None
    if not open_ or headings[open_[0]].style == "plain":
        return None
    for place in range(len(open_) - 1, -1, -1):
        holder = headings[open_[place]]
        if holder.style == "plain":
            continue
        if _OF_SHEETS.fullmatch(holder.title):
            return place
        same = (h for h, name in zip(headings[at + 1 :], names[at + 1 :], strict=True) if name == names[open_[place]])
        following = next((h for h in same if h.style == holder.style), None)
        if following is not None and following.ordinal == holder.ordinal + 1:
            return place
    return None


def heading_levels(
    headings: Sequence[Heading], parts: Sequence[int] = (), bound: Sequence[bool] = ()
) -> tuple[int, ...]:
    """Return the level of each heading, 1 outermost: how many headings of classes above it are open where it stands.

    `parts` says for each heading which text beside a contents list it stands in, 0 for none; one that is `bound` heads
    nothing outside of it. The title of a box stands inside the section that the box interrupts.
    """
    kept = [heading for heading in headings if heading.ends is None]
    known = _classes(kept)
    above, places = _above(known, kept), iter(range(len(known)))
    levels: list[int] = []
    open_: list[_Open] = []
    in_appendix = False  # whether the outermost open heading is that of the appendices, which 附录一 stands under
    for at, heading in enumerate(headings):
        if heading.ends is not None:
            levels.append(len(open_) + 1)
            continue
        place, part = next(places), parts[at] if parts else 0
        name = known[place]
        open_ = [one for one in open_ if one.part in (0, part)]
        holder = _sheet_holder(place, [one.place for one in open_], known, kept)
        if holder is not None:
            open_ = open_[: holder + 1]
            levels.append(len(open_) + 1)
            continue
        if _APPENDIX.match(heading.title):
            open_ = [one for one in open_[:1] if in_appendix]
        elif not open_:
            in_appendix = heading.title in _APPENDICES
        while open_ and not (open_[-1].name != name and above[open_[-1].name, name]):
            open_.pop()
        open_.append(_Open(name, part if bound and bound[at] else 0, place))
        levels.append(len(open_))
    return tuple(levels)
