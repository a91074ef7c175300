"""The feed for programs that write this year's report: its classes, from which JSON Schema and Parquet are derived."""

from schemas.feed.model import (
    VERSION,
    Aim,
    Citation,
    Doubt,
    Feed,
    HonourHeld,
    Point,
    Report,
    Reporter,
    Series,
    Shift,
    Slot,
    Statement,
    Title,
    Vintage,
    Wanted,
)
from schemas.feed.schema import describe_feed

__all__ = [
    "VERSION",
    "Aim",
    "Citation",
    "Doubt",
    "Feed",
    "HonourHeld",
    "Point",
    "Report",
    "Reporter",
    "Series",
    "Shift",
    "Slot",
    "Statement",
    "Title",
    "Vintage",
    "Wanted",
    "describe_feed",
]
