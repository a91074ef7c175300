"""How far a text layer is believed that OCR of another program made, or whose characters may be others than printed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.reading.ocr.digits import MISSHAPEN, lower
from schemas.page import Line

# Verdicts of `pipeline.reading.health` on a page of which any character may be wrong, digits too.
_BAD = frozenset({"bad_ocr", "rare_han", "no_words"})
_LAYER = "ocr_layer"
LAYER = 0.8  # the confidence of a layer without a sign that it was misread; of one with such signs `MISSHAPEN`


def doubted(lines: Sequence[Line], verdicts: Collection[str]) -> tuple[Line, ...]:
    """Return the lines of a page's own text, with confidences where the page's verdicts cast doubt on its digits.

    1. misread numbers (Z0l5年), Han at random, no words: half confidence for all that stands on the page
    2. an OCR layer without such signs: `LAYER`
    3. numbers that can't be printed so (2O15年) have none, as where our own OCR reads them
    A quantity keeps its value: where no other tells, it is a quantity to be looked up in the picture.
    """
    level = MISSHAPEN if not _BAD.isdisjoint(verdicts) else LAYER if _LAYER in verdicts else None
    if level is None:
        return tuple(lines)
    return tuple(
        replace(
            line,
            confidences=lower(line.text, tuple(min(c, level) for c in line.confidences or (1.0,) * len(line.text))),
        )
        for line in lines
    )
