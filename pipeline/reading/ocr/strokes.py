"""Lone strokes told apart by how they are drawn: the recogniser, without a word around them, takes / for 1."""

import numpy as np

from pipeline.reading.ocr.picture import Pixels

_LIKE_ONE = frozenset("1lI|")
_SLANT = 0.25  # sideways run of a stroke by its height; italics lean by 0.2, a solidus by 0.4 and more
_INK = 128
_FEW = 3  # rows of ink below which a stroke tells nothing


def as_drawn(text: str, piece: Pixels) -> str:
    """Return the text of a cut-out, a lone 1, l, I or | that leans to the right as the solidus that it is."""
    if text.strip() not in _LIKE_ONE:
        return text
    grey = piece if piece.ndim == 2 else piece.mean(axis=2)
    rows, columns = np.nonzero(grey < _INK)
    if rows.size == 0:
        return text
    top, bottom = rows.min(), rows.max()
    third = (bottom - top + 1) // 3
    if third < _FEW:
        return text
    upper = columns[rows < top + third].mean()
    lower = columns[rows > bottom - third].mean()
    # The middles of the outer thirds lie two thirds of the height apart.
    return text.replace(text.strip(), "/") if upper - lower > _SLANT * 2 * third else text
