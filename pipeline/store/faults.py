"""What can go wrong with a store that is nobody's mistake in calling it."""

from dataclasses import dataclass


class StoreError(Exception):
    """The store can't be used as asked: another program writes it, or its files are not as this version makes them."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One file of a store that is not as it was written. `name` is its path inside the store, `reason` what is wrong.

    `bucket` is the year and the number of the bucket of documents that it belongs to; None where it belongs to none.
    """

    name: str
    reason: str
    bucket: tuple[int, int] | None = None


class Damaged(StoreError):
    """Files of a store are not as they were written; `damages` names them."""

    def __init__(self, root: object, damages: tuple[Damage, ...]) -> None:
        lines = [f"{root}/{one.name} is damaged: {one.reason}" for one in damages]
        super().__init__("\n".join([*lines, ADVICE]))
        self.damages = damages


MISSING = "it is missing"
CHANGED = "its content is not what was written"
UNREADABLE = "it can't be read as what it should be"
UNLISTED = "no commit wrote it: move it out of the yearbook"
LOST = "its rows were damaged and have not been read again"
ADVICE = "`nianjian verify` lists all damage, `nianjian extract` with --repair reads the reports again"


def other_size(found: int, written: int) -> str:
    """Return the reason of a file that has another size than it was written with."""
    return f"it has {found} bytes, {written} were written"
