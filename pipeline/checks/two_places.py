"""One thing in two places of a report: the finding that gives both, and values that are another one but for a slip."""

from collections.abc import Iterator

from pipeline.checks.check import Judgement, Row, fails
from pipeline.checks.interval import Interval
from pipeline.checks.printed import turned
from pipeline.checks.report import named


def told_twice(
    one: Row,
    other: Row,
    *more: Row,
    first: str = "",
    second: str = "",
    slip: str | None = None,
    grade: str | None = None,
    key: str = "twice",
) -> Judgement:
    """Return the finding that one thing has two values; `slip` is the factor that would reconcile them.

    `first` and `second` are the words of the two where their rows do not name them, as cells don't.
    """
    blanks = {"first": first or named(one), "other": second or named(other, one)}
    blanks |= {"first_page": one["page"], "page": other["page"]} | ({"factor": slip} if slip else {})
    return fails("twice_slip" if slip and key == "twice" else key, one, other, *more, grade=grade, **blanks)


def as_turned(q: Row, one: Interval) -> Iterator[Interval]:
    """Yield what a value would stand for with two neighbouring digits in each other's place."""
    half = (one.high - one.low) / 2
    return (Interval(value - half, value + half) for value in turned(q))


def is_as_turned(q: Row, one: Interval, other: Interval) -> bool:
    """Whether a value is another one but for two neighbouring digits in each other's place."""
    return any(value.meets(other) for value in as_turned(q, one))
