"""What a basis is: whether a quantity is a fact, a plan or a target, with the metric without the words that said so."""

from typing import NamedTuple


class Basis(NamedTuple):
    """A basis (None: the words say none), and the metric without the words that named it."""

    name: str | None
    metric: str
