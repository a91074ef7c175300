"""The OCR engine: rapidocr with the models of its wheel. The only module that knows it."""

from functools import cache
from typing import Any, NamedTuple

import cv2

from pipeline.reading.ocr.installed import DETECTOR, RECOGNISER, model_place
from pipeline.reading.ocr.picture import Pixels

_LARGEST = 2400  # pixels of a side in which lines are looked for; they are read in all pixels that there are


class Crop(NamedTuple):
    """A piece of a picture with one line of text, in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float


class Words(NamedTuple):
    """What a crop says: `middles` are where its characters stand, from 0 to 1 along the crop."""

    text: str
    middles: tuple[float, ...]
    confidences: tuple[float, ...]


@cache
def _engine() -> Any:
    cv2.setNumThreads(1)
    detector, recogniser = model_place(DETECTOR), model_place(RECOGNISER)
    one_thread = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    # With its model named, the engine looks nowhere else; a missing one would be fetched.
    named = {"Det.model_path": str(detector), "Rec.model_path": str(recogniser)}
    # By default small pictures are enlarged to 736 pixels, and for large ones the memory of a process is too small.
    as_drawn = {"Det.limit_type": "max", "Det.limit_side_len": _LARGEST}
    quiet = {"Global.log_level": "critical", "Global.use_cls": False, "Global.use_preprocess_img": False}
    from rapidocr import RapidOCR  # noqa: PLC0415 - a second to load; the pieces of a page are known without it

    return RapidOCR(params={**one_thread, **named, **as_drawn, **quiet})


def _run(pixels: Pixels, **steps: bool) -> Any:
    """Run steps of the engine; its way of saying that memory is short is made Python's."""
    try:
        return _engine()(pixels, use_cls=False, **steps)
    except Exception as error:
        if any(word in str(error).lower() for word in ("bad_alloc", "allocate", "insufficient memory")):
            raise MemoryError(str(error)) from error
        raise


def find_crops(pixels: Pixels) -> list[Crop]:
    """Return where lines of text, or parts of lines, stand in a straight picture."""
    found = _run(pixels, use_det=True, use_rec=False)
    boxes = found.boxes if found.boxes is not None else []
    return [Crop(float(b[:, 0].min()), float(b[:, 1].min()), float(b[:, 0].max()), float(b[:, 1].max())) for b in boxes]


def read_crop(pixels: Pixels) -> Words:
    """Read one line of text; no words where there are none."""
    found = _run(pixels, use_det=False, use_rec=True, return_word_box=True)
    text = found.txts[0] if found.txts else ""
    if not text.strip():
        return Words("", (), ())
    info = found.word_results[0]
    columns = iter([column for word in info.word_cols for column in word])
    middles: list[float] = []
    for letter in text:  # the engine gives no place for blanks
        last = middles[-1] if middles else 0.0
        middles.append(last if letter.isspace() else (next(columns) + 0.5) / info.line_txt_len)
    return Words(text, tuple(middles), tuple(float(c) for c in info.confs))
