"""Everything with effects: reading pages, running a batch, the store, the command line.

Also the door for Python programs, a few verbs that docs/python.md shows at work. What they need is loaded when they are
first named:

from pipeline import compare_reports, extract_reports, open_store, read_pdf, read_text
"""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.rooms import check_rooms

if TYPE_CHECKING:
    from pipeline.batch import Policy
    from pipeline.door.pdf import ReportRows, read_pdf
    from pipeline.door.sentences import TextRows, read_text
    from pipeline.door.yearbook import compare_reports, extract_reports, open_store
    from pipeline.extraction import Unreadable
    from pipeline.feed import build_feed
    from pipeline.guard import Limits
    from pipeline.store import Damaged, StoreError

__all__ = [
    "Damaged",
    "Limits",
    "Policy",
    "ReportRows",
    "StoreError",
    "TextRows",
    "Unreadable",
    "build_feed",
    "compare_reports",
    "extract_reports",
    "open_store",
    "read_pdf",
    "read_text",
]

_PLACES = {
    "Damaged": "pipeline.store",
    "Limits": "pipeline.guard",
    "Policy": "pipeline.batch",
    "ReportRows": "pipeline.door.pdf",
    "StoreError": "pipeline.store",
    "TextRows": "pipeline.door.sentences",
    "Unreadable": "pipeline.extraction",
    "build_feed": "pipeline.feed",
    "compare_reports": "pipeline.door.yearbook",
    "extract_reports": "pipeline.door.yearbook",
    "open_store": "pipeline.door.yearbook",
    "read_pdf": "pipeline.door.pdf",
    "read_text": "pipeline.door.sentences",
}

check_rooms(Path(__file__).resolve().parents[1])


def __getattr__(name: str) -> object:
    """Load a verb or a value of the door when it is first named."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(_PLACES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
