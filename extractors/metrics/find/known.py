"""What earlier text tells a passage: names, lists, and the sentences of its paragraph."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple


class Whole(NamedTuple):
    """A level before: its unit, its metric, the words before it, its value."""

    unit: str | None
    metric: str
    lead: str
    value: Decimal | None = None


class Known(NamedTuple):
    """What earlier text tells: names of the reporting unit; lists by how they were counted (四个养护站 → the four).

    `wholes` are the levels of the sentence before, where this one tells their parts (其中，…); `told` are the sentences
    of the paragraph before this one.
    """

    names: Sequence[str] = ()
    listed: Mapping[str, Sequence[str]] = MappingProxyType({})
    wholes: Sequence[Whole] = ()
    told: Sequence[str] = ()


NOTHING_KNOWN = Known()
