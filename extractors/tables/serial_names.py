"""Serial numbers that stand right before the names of rows, in one column with them: 序号培训班 over 1电工班."""

import re
from collections.abc import Sequence

from schemas.document import TableCell

_HEADER = re.compile(r"序号(?=[一-鿿])")
_NUMBERED = re.compile(r"(?P<number>[1-9][0-9]?)(?=[^0-9.,%％年月日])")
_TOTAL = re.compile(r"[合总小]计")
_LEAST = 3  # names: fewer numbers may count so by chance


def without_serials(cells: Sequence[TableCell], words: Sequence[str]) -> list[str]:
    """Return the words of a table's cells without the serial numbers before the names in its first column.

    All rows below the header are numbered 1, 2, 3 and so on, but for totals. Left alone: names that begin with a
    number (3号井), headers of the number or of the name alone.
    """
    first = [at for at, cell in enumerate(cells) if cell.column == 0]
    over = next((at for at in first if _HEADER.match(words[at])), None)
    if over is None:
        return list(words)
    below = [at for at in first if cells[at].row > cells[over].row and words[at]]
    found = {at: match for at in below if (match := _NUMBERED.match(words[at]))}
    numbers = [int(match["number"]) for match in found.values()]
    others = [words[at] for at in below if at not in found]
    if len(found) < _LEAST or numbers != list(range(1, len(found) + 1)) or not all(map(_TOTAL.fullmatch, others)):
        return list(words)
    ends = {at: match.end() for at, match in found.items()} | {over: len("序号")}
    return [said[ends.get(at, 0) :] for at, said in enumerate(words)]
