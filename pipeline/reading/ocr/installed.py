"""Whether the extra `ocr` is there, told without loading it."""

import importlib.metadata
import importlib.util
from functools import cache
from pathlib import Path

HOW = '`pip install -c constraints.txt -e ".[ocr]"`'
RULES = 2  # moves with every change of what is read from a picture: what was kept of it is read again
DETECTOR, RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


def model_place(name: str) -> Path | None:
    """Return where a model of the engine's wheel lies; None without the engine or the model."""
    found = importlib.util.find_spec("rapidocr")
    place = Path(found.origin).parent / "models" / name if found and found.origin else None
    return place if place and place.is_file() else None


@cache
def engine_version() -> str | None:
    """Return name and version of engine and rules, or None where it, its runtime or its models are missing."""
    parts = all(importlib.util.find_spec(name) for name in ("cv2", "onnxruntime"))
    if not parts or not model_place(DETECTOR) or not model_place(RECOGNISER):
        return None
    return f"rapidocr-{importlib.metadata.version('rapidocr')}.{RULES}"
