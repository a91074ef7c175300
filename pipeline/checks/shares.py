"""A share in percent against the part and the whole that make it up."""

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, fails, holds
from pipeline.checks.interval import interval_of, percent_of, write
from pipeline.checks.report import named


def judge_share(sides: tuple[Row, Row, Row], *, left: str, rows: tuple[Row, ...] = ()) -> Judgement | None:
    """Return the judgement of part, whole and share; None where one has no value, or the whole may be 0.

    A share that was cut instead of rounded is a hint. `left` is how the share is quoted; `rows` is the order in which a
    finding rests on the three where it is another one.
    """
    part, whole, _ = sides
    one, all_, said = (interval_of(q) for q in sides)
    got = percent_of(one, all_) if one and all_ else None
    if got is None or said is None:
        return None
    rows = rows or sides
    if got.meets(said):
        return holds(*rows)
    grade = HINT if got.meets(said.if_cut) else CONFLICT
    blanks = {"part": named(part), "whole": named(whole), "got": f"{write(round(got.middle, 2))}%"}
    return fails("relation_share", *rows, grade=grade, left=left, **blanks)
