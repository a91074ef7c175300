"""A completed date, before it is told in offsets of the source text."""

from dataclasses import dataclass

from extractors.dates.period import Days
from extractors.dates.point import Point

_BY_PART = {"Q": "quarter", "H": "half", "初": "day", "底": "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date at `start`..`end` of a view's text; `first` is the point that it begins with, `last` that it ends with."""

    first: Point
    last: Point
    period: Days

    @property
    def start(self) -> int:
        """Where it begins in the view's text."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where it ends in the view's text."""
        return self.last.end

    @property
    def is_range(self) -> bool:
        """Whether it was printed as from one date to another."""
        return self.first is not self.last

    @property
    def year(self) -> int | None:
        """The one year that it lies in, None where it lies in several."""
        return self.period[0].year if self.period[0].year == self.period[1].year else None

    @property
    def inferred_year(self) -> bool:
        """Whether its year is not printed in it."""
        return self.first.year is None

    @property
    def rule(self) -> str:
        """The short plain name of the form that was read."""
        return "range" if self.is_range else self.first.rule

    @property
    def forms(self) -> tuple[str, ...]:
        """The rules that read its parts, each once."""
        ends = (self.first, self.last)
        return tuple(dict.fromkeys(rule for end in ends for rule in (end.years_rule, end.rule) if rule))

    @property
    def precision(self) -> str:
        """One of `schemas.tables.facts.PRECISIONS`."""
        if self.is_range:
            return "relative" if _is_relative(self.first) and _is_relative(self.last) else "range"
        return "relative" if _is_relative(self.first) else _printed_precision(self.first)


def _is_relative(point: Point) -> bool:
    """Whether only a word places it in time: 去年, 近三年, 上年末, 年初."""
    if point.recent:
        return True
    return point.year is None and (point.year_only or (point.month is None and point.part in ("初", "底")))


def _printed_precision(point: Point) -> str:
    if point.day is not None:
        return "day"
    if point.part:
        if len(point.part) == 4:
            return "range"
        return _BY_PART.get(point.part[0], "part_of_month")
    return "month" if point.month is not None else "year"
