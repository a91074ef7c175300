"""Lines of tables without rules: what parts them into pieces, which pieces are numbers, what is running text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.number_parts import Row
from pipeline.reading.pieces import FIGURE, Piece, meets, pieces, reaches_beside
from schemas.page import Line
from schemas.text import squeeze

# Amounts: grouped thousands, decimals, shares. Whole numbers may be anything (notes, years, pages).
_STRONG = re.compile(
    r"""
    [（(]? [-+−–—]? [¥￥$]? (?: [0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)? | [0-9]+\.[0-9]{1,6} ) [)）]? [%％]?
    | [（(]? [-+−–—]? [0-9]+ [)）]? [%％] [)）]?
    | [0-9]+(?:\.[0-9]+)?[%％]? [-—~～至] [0-9]+(?:\.[0-9]+)?[%％]
    """,
    re.VERBOSE,
)
_WEAK = re.compile(rf"{FIGURE.pattern}|--|——|不适用|[0-9]{{1,4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,4}}")
_SPOKEN = re.compile(
    r"[0-9]+[、)）].*|(?:19|20)[0-9]{2}(?:年.*)?|[0-9]{1,2}月|.*[0-9]年"
)  # 1、 2016 2016年: no amounts
SEEN = re.compile(r"[0-9][,，][0-9]{3}|[0-9]\.[0-9]|[0-9][%％]")  # a line without these opens no table
AMOUNTS = re.compile(r"(?<!\S)[（(]?[-+−–—]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]{2,})[)）]?(?!\S)")
_PROSE = re.compile(r"[。；！？]|，.{8}|.{12}[：:，]$")
_WORDED = re.compile(r"[一-鿿]|[、.．)）]$")
_BEGINS = re.compile(r"(?:19|20)[0-9]{2}年")
_FULL_STOP = re.compile("。")
_SENTENCE = re.compile(r"[。；！？]")
_NARROW, _WIDE = 0.8, 1.3  # sizes: gaps that part an amount, or words, from the words beside
_TIGHT = 0.45  # the same beside one of several amounts of a line
_HEADERS_PART = 0.55  # sizes: headers of narrow columns nearly touch
_MEET = re.compile(r"[0-9%％)）] +[一-鿿]")
_NO_UNIT = re.compile(r"[一-鿿](?<![年月日至个户人次万亿元天小以级期岁届号台项名家份条件分多余])")
_SEAM, _SEAMS, _APART = 1.5, 3, 0.3  # points by which words of a column differ, lines of one, sizes from its numbers
LONGEST = 30  # characters of a label


def is_amount(words: str) -> bool:
    """Whether words are a number that is surely one of a table: 1,234.5, 3.20, (15%)."""
    return bool(_STRONG.fullmatch(words))


def is_number(words: str) -> bool:
    """Whether words are a number of a table, or a sign that there is none (--, 不适用); no year, no list number."""
    return bool(_STRONG.fullmatch(words) or (_WEAK.fullmatch(words) and not _SPOKEN.fullmatch(words)))


def split(line: Line, seams: Sequence[float] = ()) -> list[Piece]:
    """Split a line at wide gaps, beside amounts at narrow ones too, between two numbers at any gap, at `seams`."""
    found = _split(line)
    if not seams or not _MEET.search(line.text):
        return found
    return [part for piece in found for part in (_at_seams(piece, line, seams) if " " in piece.text else [piece])]


def _split(line: Line) -> list[Piece]:
    if not SEEN.search(line.text):
        return pieces(line, _WIDE)
    several = len(AMOUNTS.findall(line.text)) > 1
    found: list[Piece] = []
    number = amount = False
    for word in pieces(line, 0.0):
        words, piece = squeeze(word.text), word
        own, own_amount = is_number(words), is_amount(words)
        if found:
            gap = piece.box.x0 - found[-1].box.x1
            both = number and own and (amount or own_amount)
            near = _TIGHT if several else _NARROW
            limit = (near if amount or own_amount else _WIDE) * line.size
            if not both and gap <= limit:
                last = found.pop()
                piece = Piece(last.box.union(word.box), f"{last.text} {word.text}")
                own = own_amount = False
        found.append(piece)
        number, amount = own, own_amount
    return found


def seams_of(lines: Sequence[Line]) -> list[float]:
    """Return the x at which words begin right behind a number in three lines or more: a column of words beside one."""
    starts: list[float] = []
    for line in lines:
        if _MEET.search(line.text):
            words = pieces(line, 0.0)[1:]  # what numbers the row stands first
            starts += [b.box.x0 for a, b in pairwise(words) if _is_seam(a, b, line.size)]
    return [x for x in sorted(set(starts)) if sum(abs(x - other) <= _SEAM for other in starts) >= _SEAMS]


def _is_seam(number: Piece, words: Piece, size: float) -> bool:
    """Whether words that no unit begins stand a little behind a number."""
    said = squeeze(number.text)
    apart = words.box.x0 - number.box.x1 >= _APART * size
    return apart and is_number(said) and any(map(str.isdigit, said)) and bool(_NO_UNIT.match(words.text))


def _at_seams(piece: Piece, line: Line, seams: Sequence[float]) -> list[Piece]:
    """Split a piece before the words that begin at a seam behind a number."""
    words = [word for word in pieces(line, 0.0) if piece.box.x0 <= word.box.x0 and word.box.x1 <= piece.box.x1]
    found: list[Piece] = []
    for at, word in enumerate(words):
        cut = (
            at
            and words[at - 1].box.x0 > line.left + 1
            and _is_seam(words[at - 1], word, line.size)
            and any(abs(word.box.x0 - x) <= _SEAM for x in seams)
        )
        if found and not cut:
            last = found.pop()
            found.append(Piece(last.box.union(word.box), f"{last.text} {word.text}"))
        else:
            found.append(word)
    return found


def row_of(line: Line, seams: Sequence[float] = ()) -> Row:
    """Read the pieces of a line, parted at `seams` too; a lone whole number before the label numbers the row."""
    found = split(line, seams)
    numbers = [piece for piece in found if is_number(squeeze(piece.text))]
    if len(found) > 1 and numbers and numbers[0] is found[0]:
        words = squeeze(found[0].text)
        if found[1] not in numbers or (_WORDED.search(words) and not is_amount(words)):
            numbers = numbers[1:]  # 1 货币资金 120.50; 1年以内 120.50
    sure = any(is_amount(squeeze(piece.text)) for piece in numbers)
    return Row(line, tuple(found), tuple(numbers), sure)


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Read lines into rows: a label of two lines beside numbers that stand between them is one row with these."""
    found: list[Row] = []
    waiting: list[Row] = []  # lines of words that may reach down beside the next numbers
    seams = seams_of(lines)
    for row in (row_of(line, seams) for line in lines):
        if not row.numbers:
            above = found[-1] if found and not waiting else None
            if above is not None and above.numbers and _is_level(row, above):
                found[-1] = _joined(above, row)
            else:
                waiting.append(row)
            continue
        held = waiting.pop() if waiting and _is_level(waiting[-1], row) else None
        found += [*waiting, _joined(row, held) if held else row]
        waiting = []
    return [*found, *waiting]


def _is_level(words: Row, numbers: Row) -> bool:
    """Whether a line of words reaches beside one of numbers, above or below its middle, and touches none of these."""
    if not reaches_beside(words.line, numbers.line) or is_prose(words):
        return False
    if any(a.box.overlaps(b.box) for a in words.pieces for b in numbers.pieces):
        return False
    return all(sum(meets(a.box, b.box) for a in words.pieces) < 2 for b in numbers.pieces)


def _joined(numbers: Row, words: Row) -> Row:
    """Return a row of numbers with a line of words beside it."""
    pieces = tuple(sorted((*numbers.pieces, *words.pieces), key=lambda piece: (piece.box.x0, piece.box.top)))
    return numbers._replace(pieces=pieces)


def header_pieces(line: Line) -> list[Piece]:
    """Split a line of headers: narrow columns have headers that nearly touch, a year begins one."""
    found: list[Piece] = []
    for word in pieces(line, 0.0):
        gap = word.box.x0 - found[-1].box.x1 if found else 0.0
        if found and gap <= _HEADERS_PART * line.size and not _BEGINS.match(word.text):
            last = found.pop()
            found.append(Piece(last.box.union(word.box), f"{last.text} {word.text}"))
        else:
            found.append(word)
    return found


def is_prose(row: Row) -> bool:
    """Whether a line is running text: a sentence, a clause that leads to what follows, or simply long."""
    said = [squeeze(piece.text) for piece in row.pieces if piece not in row.numbers]
    ends = _FULL_STOP if len(row.numbers) > 1 else _SENTENCE  # a cell may list things: 证券经纪；投资咨询
    if any(ends.search(words) for words in said) or max(map(len, said), default=0) > LONGEST:
        return True
    return len(row.pieces) == 1 and bool(_PROSE.search(said[0] if said else ""))
