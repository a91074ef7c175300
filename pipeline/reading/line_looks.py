"""What a line of text is by its own looks and beside the one above: an item, a row, half of a title, a hanging one."""

import re

from extractors.text.characters import LIST_SIGNS
from pipeline.reading.pieces import UNIT_LINE
from pipeline.reading.year_columns import year_of
from schemas.page import FIRST_FRAME, FIRST_PANEL, Line
from schemas.text import squeeze

ENDED = re.compile(r"[。！？；：:;!?…][”’》）)」』\"']*$")  # the end of a sentence, or what leads to a list
MARKER = re.compile(
    r"""
    第[一二三四五六七八九十百0-9]{1,4}[章节部分篇条]
    | [一二三四五六七八九十]{1,3} [、．.]
    | [（(] (?: [一二三四五六七八九十0-9]{1,3} | [a-z] ) [）)]
    | [0-9]{1,2} (?: [、．] | \.(?![0-9]) | [）)] )
    | [0-9]{1,2} (?: \.[0-9]{1,2} ){1,3} (?![0-9%％.])
    | [①-⑳⑴-⒇㈠-㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]
    | 附[件录表：] | 注[ ]?[0-9]{0,2}[ ]?[：:] | 【
    """
    rf"| [{LIST_SIGNS}]",
    re.VERBOSE,
)
PROSE = re.compile(r"[，,；;。]")
_BULLET = re.compile(rf"[{LIST_SIGNS}\ue000-\uf8ff]")
ITEM = re.compile(r"[◆●■◼▲➢➤✓❖▪\ue000-\uf8ff] ")  # no box to tick, no star of a rating
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3} ")  # of a heading or item, with no mark behind it
_TICKED = re.compile(r"(?:[□☐☑√✓✔■] ?(?:不?适用|[是否有无]) ?)+")  # a line of boxes to tick, a paragraph by itself
_ROW = re.compile(r"(?: [-+(（]?[0-9][0-9,.]{0,18}%?[)）]?){2,12}$")  # a label and its numbers
_JOINS = re.compile(r"(?:与(?!时俱|众|会|你)|和(?![谐平睦美畅气合善声而])|以?及(?![时格])|暨)")  # opens half a title
_TIME = r"(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?:19|20)[0-9]{2}(?:年|[./-][0-9]{1,2})"
_TIMED = re.compile(rf"(?:{_TIME})(?: |$)")
_WIDE = 1.5  # sizes
_PRINT = 0.3  # points by which other print differs


def ends_in_unit(line: Line) -> bool:
    """Whether a line names the unit of a table, also behind its title: 收支总表　单位：万元."""
    words = line.text.rstrip()
    return any(UNIT_LINE.fullmatch(squeeze(said)) for said in (words, words.rpartition(" ")[2]))


def is_other_flow(last: Line, line: Line) -> bool:
    """Whether two lines stand in columns of different widths or years: text and side box, full width and column."""
    one, other = last.room, line.room
    flows = one.flow if one else 0, other.flow if other else 0
    if year_of(last) != year_of(line):
        return True
    if flows[0] == flows[1]:
        return False
    if one is None or other is None or None in (one.left, one.right, other.left, other.right):
        return True
    widths = (one.right or 0) - (one.left or 0), (other.right or 0) - (other.left or 0)
    return max(widths) > 1.15 * min(widths)


def is_other_panel(last: Line, line: Line) -> bool:
    """Whether two lines in other print stand in two panels: the text of a card, and the title of the next one."""
    one, other = (held.room.flow if held.room else 0 for held in (last, line))
    panels = min(one, other) >= FIRST_PANEL and max(one, other) < FIRST_FRAME
    return panels and one != other and (last.bold != line.bold or abs(last.size - line.size) > _PRINT)


def is_next_time(line: Line, first: Line, over: Line | None) -> bool:
    """Whether a line is the next one of a list of times: 9月 获…, as the paragraph began; a time alone, as over it."""
    match = _TIMED.match(line.text)
    if match is None:
        return False
    alone = match.end() == len(line.text)
    return bool(_TIMED.match(first.text) or (alone and over and _TIMED.fullmatch(over.text)))


def gaps_of(line: Line) -> int:
    """Return how many wide gaps a line has between its words."""
    if " " not in line.text:
        return 0
    gaps = (line.boxes[at] for at, letter in enumerate(line.text) if letter == " ")
    return sum(box.x1 - box.x0 > _WIDE * line.size for box in gaps)


def is_row(line: Line) -> bool:
    """Whether a line falls into three pieces or more with wide gaps between: no text runs through it."""
    return gaps_of(line) >= 2


def is_apart(text: str) -> bool:
    """Whether a line is one by itself: a label with its numbers, boxes to tick."""
    return bool(_ROW.search(text) or _TICKED.fullmatch(text))


def hangs_under(line: Line, first: Line) -> bool:
    """Whether a line stands under the bullet or under the words of a list item or heading, and is no item itself."""
    bullet = _BULLET.match(first.text)
    sign = bullet or MARKER.match(first.text) or _NUMBER.match(first.text)
    if not sign or _BULLET.match(line.text):
        return False
    characters = zip(first.text[sign.end() :], first.boxes[sign.end() :], strict=True)
    words = next((box.x0 for letter, box in characters if letter != " "), first.left)
    # An opening quotation mark fills the right half of its square only.
    if min(abs(line.left - x) for x in ((first.left, words) if bullet else (words,))) < 0.6 * line.size:
        return True
    # Set by whole characters it stands a little left of the words: two under （2）, which is wider.
    return not bullet and first.left + 0.9 * line.size < line.left < words and words - line.left < line.size


def is_next_heading(line: Line, last: Line, first: Line) -> bool:
    """Whether a line with a number stands under another such line, neither of them in a sentence.

    二、…经营模式、行业情况及研发情况说明 fills its line and （一）… under it is no half of it.
    """
    is_heading = MARKER.match(first.text) and first is last and not PROSE.search(first.text)
    return bool(is_heading) and abs(line.left - first.left) < 0.6 * line.size


def is_second_half(line: Line, last: Line, usual: float) -> bool:
    """Whether a line in large type joins on to the one above it: 大事记 over 与发展历程."""
    large = min(line.size, last.size) >= 1.3 * usual and abs(line.left - last.left) < 0.6 * line.size
    near = 0 < line.top - last.top <= 1.8 * line.size
    return large and near and bool(_JOINS.match(line.text)) and not PROSE.search(last.text + line.text)
