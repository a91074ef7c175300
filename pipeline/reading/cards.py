"""Key-figure cards: a large number, its unit beside it, over or under a small caption; a change below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.tables.cell_units import scale_of
from pipeline.reading.bits import SENTENCE, Bit
from pipeline.reading.found import around
from schemas.text import Box

LARGER = 1.25  # times the size of the page's text: the digits of a card
_SMALLER = 0.8  # of the digits' size: its caption
_NEAR = 1.4  # sizes of the number from it to its caption
_BESIDE = 1.0  # sizes of the number from it to a caption at its right
_STEP = 1.1  # sizes of a caption from line to line, between their boxes
_BELOW_UNIT = 0.6  # sizes of the number from its unit, where that has lines of its own, to its caption
_UNIT_LINES = 3  # lines that a unit is wrapped over at most, below that of its number
_FINER = 0.3  # points by which a remark is smaller than the caption over it
_LONGEST = 24  # characters of a caption
_FULL = 12  # characters of a line that a sentence fills before it goes on
_EDGE = 3.0  # points by which edges and middles under each other may differ
_SAME = 0.8  # points by which the sizes of cards of one kind may differ
NUMBER = re.compile(
    r"""
    (?:[约近超逾]|超过|累计|达)? [¥￥$+\-−]?
    (?P<digits> [0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)? | [0-9]+(?:\.[0-9]+)? )
    (?P<unit> [+＋余多]? [%％‰‱]? [+＋]? (?:[万亿千百]{0,3} (?:[一-鿿A-Za-zµμ·/²³₂㎡（）()]|(?<=CO)2){0,12})? [+＋余]? )
    """,
    re.VERBOSE,
)
_TIME = re.compile(r"(?:19|20)[0-9]{2}(?:年.*)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}[日时点分号]|第.*")
_TIME_CAPTION = re.compile(r"(?:19|20)[0-9]{2}年?(?:度|末|底)?(?:[（(].*)?$")
CHANGE = re.compile(
    r"[↑↓▲▼△▽⬆⬇↗↘+＋−-]\s*[0-9]|[0-9.]+[%％]?[↑↓▲▼]|(?:同比|环比|[较比](?:上年|去年|同期|[0-9]{4}年))|"
    r"(?:增长|增加|提高|提升|上升|下降|减少|降低|缩短)了?[0-9]"
)
# 产销差率，下降0.6个百分点: a caption that tells by how much, too; not 同比增长，…, 其中，…
_NAMED = re.compile(
    r"(?!同比|环比|[较比与经因受]|其中|截[至止]|连续|累计|目前|通过|全年|[本当]年|年内|报告期)[一-鿿“”]{2,12}[，,]"
)
# 上年71,208人次, 服务5.46万小时: a second number of what a caption names, in words
_SECOND = re.compile(r"(?!(?:19|20)[0-9]{2}年)[一-鿿]{1,8}[0-9][0-9,，.]*(?:[万亿]?[一-鿿]{1,3}|[%％])")
_LAST_UNIT = re.compile(
    r"[0-9](?P<unit>[一-鿿A-Za-z/·²³₂]{0,8})$"
)  # 较上年缩短1.1, 提高2.5个百: what the next line ends
_UNIT_IN_CAPTION = re.compile(r"[（(][^（()）]{1,12}[)）]$|[/／][一-鿿A-Za-z%]{1,6}$")


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card before its text is read: its number, the lines of its caption, those of its change; top to bottom.

    `units` are the lines below the number that its unit stands in, or goes on in: 18,642万立 | 方米. `remarks` are
    numbers in smaller print under the caption: 其中水电3,100千瓦.
    """

    value: Bit
    caption: tuple[Bit, ...]
    change: tuple[Bit, ...]
    below: bool
    units: tuple[Bit, ...] = ()
    remarks: tuple[Bit, ...] = ()

    @property
    def bits(self) -> tuple[Bit, ...]:
        """All that is printed on it."""
        return (*self.caption, *self.number, *self.change, *self.remarks)

    @property
    def number(self) -> tuple[Bit, ...]:
        """The number, and its unit where that has lines of its own."""
        return (self.value, *self.units)

    @property
    def box(self) -> Box:
        """The area that they take."""
        return around([bit.box for bit in self.bits])


def _is_number(bit: Bit, usual: float) -> bool:
    """Whether a bit may be the number of a card: larger than the text, no year, date or ordinal."""
    if bit.digits < LARGER * usual or bit.digits < 0.9 * bit.size:
        return False
    match = NUMBER.fullmatch(bit.text) or _pair(bit.text)
    if match is None or _TIME.fullmatch(bit.text):
        return False
    digits = match["digits"]
    return not (digits.startswith("0") and digits.isdigit() and len(digits) > 1)


def _pair(text: str) -> re.Match[str] | None:
    """Return the first of two numbers with their units that a slash parts: 4条/79座 over 线路/车站."""
    found = [NUMBER.fullmatch(part) for part in re.split("[/／]", text)]
    return found[0] if len(found) == 2 and all(match and match["unit"] for match in found) else None


def _is_under(one: Bit, other: Bit) -> bool:
    """Whether two bits stand under each other: a common edge, or their middles."""
    a, b = one.box, other.box
    return abs(a.x0 - b.x0) <= _EDGE or abs(one.middle - other.middle) <= max(_EDGE, 0.06 * (b.x1 - b.x0))


def _is_of_sentence(bit: Bit, bits: Sequence[Bit]) -> bool:
    """Whether a line is of a sentence: it has its marks, or it is full and the line right under it has them."""
    if SENTENCE.search(bit.text):
        return True
    return len(bit.text) >= _FULL and any(
        SENTENCE.search(other.text)
        and 0 < other.box.top - bit.box.top <= (1 + _STEP) * bit.size
        and abs(other.size - bit.size) <= _SAME
        and abs(other.box.x0 - bit.box.x0) <= _EDGE
        and bit.box.x1 >= other.box.x1
        for other in bits
    )


def _unit_of(value: Bit) -> str:
    """Return the unit that is printed behind a number, or what of it stands on the number's line."""
    match = NUMBER.fullmatch(value.text)
    return match["unit"] if match else ""


def _unit_lines(value: Bit, run: Sequence[Bit], *, named: bool) -> int:
    """Return how many of the lines under a number are its unit, or go on with it: 18,642万立 | 方米.

    A unit that is whole on a line of its own needs a caption: under it, or over the number (`named`).
    """
    said = _unit_of(value)
    for count in range(min(_UNIT_LINES, len(run)), 0, -1):
        words = said + "".join(bit.text for bit in run[:count])
        if scale_of(words) and (said or named or len(run) > count):
            return count
    return 0


def _run(value: Bit, bits: Sequence[Bit], *, down: bool, holder: Box | None) -> list[Bit]:
    """Return the small lines that go on from a number, downwards or upwards, nearest first."""
    found: list[Bit] = []
    last = value
    for bit in bits:
        gap = bit.box.top - last.box.bottom if down else last.box.top - bit.box.bottom
        if gap < -0.45 * value.digits or bit is value:
            continue
        near = _NEAR * value.digits if last is value else _STEP * max(last.size, bit.size)
        if down and found and _unit_lines(value, found, named=True) == len(found):
            near = max(near, _BELOW_UNIT * value.digits)
        if gap > near:
            break
        inside = holder is not None and bit.is_in(holder)
        if not (_is_under(value, bit) or (found and _is_under(found[-1], bit)) or inside):
            continue
        if bit.size > _SMALLER * value.digits or len(bit.text) > _LONGEST or _is_of_sentence(bit, bits):
            break
        found.append(bit)
        last = bit
    return found


def _holder(value: Bit, numbers: Sequence[Bit], boxes: Sequence[Box]) -> Box | None:
    """Return the smallest area that holds a number and no other."""
    own = [box for box in boxes if box.covers(value.box) and sum(box.covers(other.box) for other in numbers) == 1]
    return min(own, key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top), default=None)


def _top_down(bits: Sequence[Bit]) -> tuple[Bit, ...]:
    return tuple(sorted(bits, key=lambda bit: bit.box.top))


def _tails(run: Sequence[Bit], change: Sequence[Bit]) -> list[Bit]:
    """Return the lines that end the unit of a change: 小时 under 较上年缩短1.1, 分点 under 提高2.5个百."""
    pairs = ((one, _LAST_UNIT.search(one.text), other) for one, other in pairwise(_top_down(run)) if one in change)
    return [other for _, last, other in pairs if last and scale_of(last["unit"] + other.text)]


def _parts(run: Sequence[Bit]) -> tuple[list[Bit], list[Bit]]:
    """Return the lines of a caption and those of a change among small lines, nearest first."""
    named = run[0] if run and _NAMED.match(run[0].text) else None  # further lines are remarks
    change = [bit for bit in run if CHANGE.search(bit.text) and bit is not named]
    change += _tails(run, change)
    notes: list[Bit] = []
    words: list[Bit] = []
    for bit in run:
        if bit in change or (len(bit.text) < 2 and not words):
            continue
        if words and abs(bit.size - words[0].size) > _SAME:
            break
        words.append(bit)
    if any(bit.han for bit in words):
        notes = [bit for bit in words if not bit.han]  # Water Saved over 节约用水
        words = [bit for bit in words if bit.han]
    if any(_TIME_CAPTION.match(bit.text) for bit in words[:1]):
        return [], change
    return words, [*change, *notes]


def _beside(value: Bit, bits: Sequence[Bit]) -> list[Bit]:
    """Return the small lines at the right of a number, top to bottom: 4,216 | 员工总数 / （人）."""
    reach = 0.5 * value.digits
    found: list[Bit] = []
    for bit in bits:
        level = value.box.top - reach < bit.box.top and bit.box.bottom < value.box.bottom + reach
        near = 0 < bit.box.x0 - value.box.x1 <= _BESIDE * value.digits
        aligned = not found or abs(bit.box.x0 - found[0].box.x0) <= _EDGE
        if level and near and aligned and bit.size <= 0.6 * value.digits and len(bit.text) <= _LONGEST:
            found.append(bit)
    return found if found and found[0].han >= 2 and not any(CHANGE.search(bit.text) for bit in found) else []


def _measures(bit: Bit) -> bool:
    """Whether a line is a number with its unit and nothing else: 0.219吨/吨产品."""
    match = NUMBER.fullmatch(bit.text)
    return match is not None and bool(match["unit"])


def _remarks(run: Sequence[Bit], caption: Sequence[Bit], used: Sequence[Bit], holder: Box | None) -> tuple[Bit, ...]:
    """Return the lines with a number in smaller print under a caption, in the card's box: 其中水电3,100千瓦."""
    if holder is None:
        return ()
    least, low = min(bit.size for bit in caption), max(bit.box.bottom for bit in caption)
    return _top_down(
        [
            bit
            for bit in run
            if bit not in used
            and bit.digits
            and bit.han
            and bit.size < least - _FINER
            and bit.box.top >= low
            and bit.is_in(holder)
        ]
    )


def _is_remark(below: Sequence[Bit], above: Sequence[Bit], holder: Box) -> bool:
    """Whether what stands under a number is a remark on it: in smaller print, with numbers, as its caption is above."""
    if not below or not above or not all(bit.is_in(holder) for bit in (*below, *above)):
        return False
    finer = max(bit.size for bit in below) < min(bit.size for bit in above) - _FINER
    return finer and all(bit.digits for bit in below) and not any(bit.digits for bit in above)


def _card(value: Bit, bits: tuple[Sequence[Bit], Sequence[Bit]], holder: Box | None) -> Iterator[FoundCard]:
    """Yield the card of a number with its caption below, and the one with its caption above."""
    down, up = (_run(value, one, down=lower, holder=holder) for one, lower in zip(bits, (True, False), strict=True))
    count = _unit_lines(value, down, named=bool(up))
    units = tuple(down[:count])
    (below, changes), (above, earlier) = _parts(down[count:]), _parts(up)
    if holder and _is_remark(below, above, holder):
        yield FoundCard(
            value, _top_down(above), _top_down([*changes, *earlier]), units=units, below=False, remarks=_top_down(below)
        )
        return
    beside = _beside(value, bits[0])
    if below and not all(bit in beside for bit in below):
        second = [bit for bit in below[1:] if _SECOND.fullmatch(bit.text) or _measures(bit)]
        caption = [bit for bit in below if bit not in second]
        more = _remarks(down, caption or below, [*below, *changes], holder)
        changed = _top_down([*changes, *second])
        yield FoundCard(value, _top_down(caption), changed, below=True, units=units, remarks=more)
    if above:
        second = [bit for bit in below if _SECOND.fullmatch(bit.text) or (_measures(bit) and bit not in changes)]
        yield FoundCard(value, _top_down(above), _top_down([*changes, *earlier, *second]), below=False, units=units)
    if beside:
        yield FoundCard(value, tuple(beside), (), below=True)


def _is_sure(card: FoundCard) -> bool:
    """Whether a card's number says that it counts: a unit, decimals, thousands, or a unit in its caption."""
    match = NUMBER.fullmatch(card.value.text)
    said = "".join(bit.text for bit in card.caption)
    return (
        bool(card.units)
        or bool(match and (match["unit"] or not match["digits"].isdigit()))
        or bool(_UNIT_IN_CAPTION.search(said))
    )


def _alike(one: FoundCard, other: FoundCard) -> bool:
    return (
        one.below == other.below
        and abs(one.value.digits - other.value.digits) <= _SAME
        and abs(one.caption[0].size - other.caption[0].size) <= _SAME
    )


def _meets(one: FoundCard, other: FoundCard) -> bool:
    """Whether two cards claim the same words."""
    taken = {id(bit) for bit in one.bits}
    return any(id(bit) in taken for bit in other.bits)


def _counts_up(cards: Sequence[FoundCard]) -> bool:
    """Whether the numbers of cards only count them: 1, 2, 3."""
    texts = [card.value.text for card in cards]
    if not all(text.isdigit() for text in texts):
        return False
    return all(int(b) - int(a) == 1 for a, b in pairwise(texts))


def find_cards(bits: Sequence[Bit], boxes: Sequence[Box], usual: float) -> list[FoundCard]:
    """Return the key-figure cards of a page, two or more of one kind, top to bottom.

    1. 1,268 次 over 安全检查次数, the unit small beside the number; ↑ 12.4% below   2. 营业收入 over 128.46亿元
    3. 营业收入（亿元） over 43.7: the unit in the caption   4. in a row, a grid, a column at the side
    5. 4,216 with 员工总数 in small print at its right
    `boxes` are the areas that are drawn, `usual` is the size of the page's text.
    Left alone: a number in a heading, a lone large number, years over sentences, numbers that count chapters or steps.
    """
    numbers = [bit for bit in bits if _is_number(bit, usual)]
    if not numbers:
        return []
    downwards = sorted(bits, key=lambda bit: bit.box.top)
    upwards = sorted(bits, key=lambda bit: -bit.box.bottom)
    found = [card for value in numbers for card in _card(value, (downwards, upwards), _holder(value, numbers, boxes))]
    groups: list[list[FoundCard]] = []
    for card in found:
        group = next((group for group in groups if _alike(group[0], card)), None)
        if group is None:
            groups.append([card])
        else:
            group.append(card)
    kept: list[FoundCard] = []
    for group in sorted(groups, key=lambda group: (-len(group), not group[0].below)):
        own = [card for card in group if not any(_meets(card, other) for other in kept)]
        clear = [card for card in own if not any(other is not card and _meets(card, other) for other in own)]
        if len(clear) >= 2 and any(map(_is_sure, clear)) and not _counts_up(clear):
            kept += clear
    return sorted(kept, key=lambda card: (card.box.top, card.box.x0))
