"""How sure the name of a quantity in prose is: the share of names with such signs that readers found right."""

from functools import cache
from typing import NamedTuple

from extractors.metrics.name_signs import Named, signs_of
from schemas.word_lists import by_word, rows

_SHARES = "metrics/name_shares.csv"


class Bucket(NamedTuple):
    """Names of `lowest` points and more, up to the next bucket: of `names` on labelled pages `right` were right."""

    lowest: int
    right: int
    names: int

    @property
    def share(self) -> float:
        """The share that was right."""
        return round(self.right / self.names, 2)


@cache
def points() -> dict[str, int]:
    """Return what each sign is worth."""
    return {sign: int(worth) for sign, worth in by_word("metrics/name_signs.csv").items()}


@cache
def buckets() -> tuple[Bucket, ...]:
    """Return the buckets, the surest first."""
    return tuple(Bucket(*map(int, row)) for row in rows(_SHARES, "lowest", "right", "names"))


def points_of(named: Named) -> int:
    """Return what the signs of a quantity's name are worth together."""
    worth = points()
    return sum(worth[sign] for sign in signs_of(named))


def how_sure(named: Named) -> float:
    """Return the share of names with as many points that were right on labelled pages."""
    found = points_of(named)
    return next(bucket for bucket in buckets() if found >= bucket.lowest or bucket is buckets()[-1]).share
