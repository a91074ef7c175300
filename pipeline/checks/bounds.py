"""One value that may not be above another one."""

from pipeline.checks.check import Judgement, Row, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.report import named


def judge_at_most(rows: tuple[Row, Row], small: Row, large: Row, *, grade: str | None = None) -> Judgement | None:
    """Return the judgement that one value is not above another; None where one has no value.

    `rows` are the two in the order in which a finding rests on them.
    """
    one, other = interval_of(small), interval_of(large)
    if one is None or other is None:
        return None
    if one.low <= other.high:
        return holds(*rows)
    return fails("relation_at_most", *rows, grade=grade, left=named(small), right=named(large))
