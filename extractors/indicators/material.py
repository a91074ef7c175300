"""What a report gave so far, of which its indicators are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.tables import Quantity, StatementRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The section of a row: its titles from the outermost down, its topic.

    `of_parent`: it belongs to the notes on the statements of the parent company alone.
    """

    path: str
    topic: str | None
    of_parent: bool = False


_NOWHERE = Place(path="", topic=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a report gave so far, of which its indicators are made. `own_names` are the unit's name and short form."""

    own_names: frozenset[str]
    report_type: str
    year: int | None
    period: tuple[date, date] | None
    quantities: Sequence[Quantity]
    statements: Sequence[StatementRow]
    places: Mapping[str, Place]

    def place(self, section_id: str | None) -> Place:
        """Return the section of a row."""
        return self.places.get(section_id or "", _NOWHERE)
