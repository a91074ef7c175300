"""Numbers that a narrow column broke over two lines, read as two rows: 11 above 8 is 118."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.checks.check import Row

_HEAD = re.compile(r"-?\d[\d,，]*\.?\d*")
_TAIL = re.compile(r"[\d,，]{0,3}\.?\d{1,4}[%％]?")


def join_torn(cells: Sequence[Row]) -> Sequence[Row]:
    """Return the cells of a table with such numbers put together in the upper row.

    A row is the rest of the one above where it has no words, stands below a number in each of its cells, and is blank
    where others of the upper row have theirs.
    """
    rows: dict[int, dict[int, Row]] = defaultdict(dict)
    for cell in cells:
        if cell["text"].strip():
            rows[cell["row"]][cell["column"]] = cell
    tails: dict[tuple[int, int], Row] = {}
    for above, row in pairwise(sorted(rows)):
        if row == above + 1 and _is_rest(rows[row], rows[above]):
            for column, cell in rows[row].items():
                tails[above, column] = cell
    if not tails:
        return cells
    gone = {(cell["row"], cell["column"]) for cell in tails.values()}
    return [_joined(cell, tails) for cell in cells if (cell["row"], cell["column"]) not in gone]


def _is_rest(own: Mapping[int, Row], above: Mapping[int, Row]) -> bool:
    if len(own) >= len([cell for cell in above.values() if _HEAD.fullmatch(cell["text"].strip())]):
        return False
    widths = {column: len(cell["text"].strip()) for column, cell in above.items() if not cell["is_header"]}
    widest = max(widths.values(), default=0)
    return all(
        widths.get(column) == widest
        and not cell["is_header"]
        and _TAIL.fullmatch(cell["text"].strip())
        and _HEAD.fullmatch(above[column]["text"].strip())
        for column, cell in own.items()
    )


def _joined(cell: Row, tails: Mapping[tuple[int, int], Row]) -> Row:
    tail = tails.get((cell["row"], cell["column"]))
    return cell if tail is None else {**cell, "text": cell["text"].strip() + tail["text"].strip()}
