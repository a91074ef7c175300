"""A number at its place in a text: what the rules of numbers look at."""

from dataclasses import dataclass, field

from extractors.numbers.number import Number
from extractors.numbers.units import Unit, unit_at

_WINDOW = 8  # characters before a number that say what it is


@dataclass(slots=True)
class Place:
    """A number in a folded text; `start` is where the quantity begins, with the currency sign and minus before it.

    `unit` is the unit or measure word right behind the number; `leads` are the rules that took in what stands before.
    """

    text: str
    number: Number
    start: int
    unit: Unit | None
    currency: str | None = None
    negative: bool = False
    leads: list[str] = field(default_factory=list)

    @property
    def before(self) -> str:
        """The characters before the quantity."""
        return self.text[max(0, self.start - _WINDOW) : self.start]

    @property
    def is_led(self) -> bool:
        """Whether a currency sign or minus stands before the number."""
        return self.negative or self.currency is not None

    @property
    def end(self) -> int:
        """Where the number ends."""
        return self.number.end


def place_of(text: str, number: Number) -> Place:
    """Return a number at its place, with the unit behind it."""
    return Place(text, number, number.start, unit_at(text, number.end))
