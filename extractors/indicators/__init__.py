"""From figures to indicators: what a metric phrase is called, whose figure it is, for which period, on which basis."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.indicators.scope import says_whose

__all__ = [
    "says_whose",
]

__getattr__ = open_door(
    __name__,
    {
        "says_whose": "scope",
    },
)
