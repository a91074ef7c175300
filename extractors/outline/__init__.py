"""The outline of a report: its headings, their levels, its sentences and list items."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.outline.contents import bare_title
    from extractors.outline.heading_numbers import read_lone_marker, read_marker

__all__ = [
    "bare_title",
    "read_lone_marker",
    "read_marker",
]

__getattr__ = open_door(
    __name__,
    {
        "bare_title": "contents",
        "read_lone_marker": "heading_numbers",
        "read_marker": "heading_numbers",
    },
)
