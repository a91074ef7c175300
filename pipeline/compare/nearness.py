"""How near the values of two years must be that two names may mean the same."""

import numpy as np

from pipeline.compare.coded import Array

_CLOSE = 2.0  # ratio of the two values beyond which no joining is made: what doubles may be another thing
_FLOOR, _CEILING = 0.85, 1.4  # of the narrower name's value to the wider one's
_LATER_FLOOR = 0.97  # where the narrower name is the later one: a fall under a narrower name is mostly a part
_GENUS_FLOOR, _GENUS_CEILING = 0.87, 1.16


def within_reach(one: Array, other: Array) -> Array:
    """Whether values are equal, or within a factor of two of each other."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    found: Array = (one == other) | ((low > 0) & (high <= low * _CLOSE))
    return found


def near_enough(narrow: Array, one: Array, other: Array) -> Array:
    """Whether values are so near that a name that says more is no part of what the other one names.

    A part is mostly smaller than its whole. `one` is of the year before `other`. `narrow` is what
    `narrower` says of the two names.
    """
    long, short = np.where(narrow > 0, one, other), np.where(narrow > 0, other, one)
    genus = np.abs(narrow) > 1
    floor, ceiling = np.where(genus, _GENUS_FLOOR, _FLOOR), np.where(genus, _GENUS_CEILING, _CEILING)
    floor = np.where(narrow < 0, np.maximum(floor, _LATER_FLOOR), floor)
    found: Array = (narrow == 0) | ((long >= short * floor) & (long <= short * ceiling))
    return found
