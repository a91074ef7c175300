"""What a distributive list gives to one of its quantities."""

from typing import NamedTuple


class Dealt(NamedTuple):
    """What a quantity of such a list measures (none: what the quantity before does), and whose it is."""

    metric: str | None
    subject: str | None


class ShareOf(NamedTuple):
    """A share: the number of the quantity that it is of, and of what it is a share (占, 占职工)."""

    level: int
    of: str
