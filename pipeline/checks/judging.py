"""How values are judged that depend on each other: a part and its whole, its share, parts that make the whole up."""

import re
from collections.abc import Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, fails, holds
from pipeline.checks.interval import Interval, add, find_slip, interval_of, intervals_of, percent_of, write
from pipeline.checks.report import named, quote_sum

OF_WHOLE = re.compile(
    r"^[，,（(]?(?:约)?占(?:同期|当年|本年|全年|公司|当期|年度)*(?P<whole>[㐀-鿿]{3,12}?)(?:的(?:比例|比重)|比例|比重|的)?(?:为|达到?|约)?$"
)
"""The words between an amount and its share that say what it is of: 占营业收入的比例为."""
HUNDRED = Interval(100.0, 100.0)
_CUT = 0.6  # points that shares which were cut may miss 100 by; own judgement


def judge_hundred(shares: Sequence[Interval], rows: Sequence[Row], names: Sequence[str] = ()) -> Judgement:
    """Return the judgement of the rows that give all shares of one whole; a hint where they may have been cut.

    `names` say of what each is, where the rows don't.
    """
    total = add(shares)
    if total.meets(HUNDRED):
        return holds(*rows)
    grade = HINT if abs(total.middle - 100) <= _CUT else CONFLICT
    parts = "＋".join(f"{name}{row['text'].strip()}" for name, row in zip(names or [""] * len(rows), rows, strict=True))
    return fails("shares_whole", *rows, grade=grade, kind="sum", parts=parts, total=write(round(total.middle, 2)))


def is_share(part: Interval, whole: Interval, said: Interval) -> bool:
    """Whether a share, cut or rounded, is that of a part in a whole."""
    got = percent_of(part, whole)
    return got is not None and got.meets(said.if_cut)


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


def judge_sum(whole: Row, parts: Sequence[Row], *, near: float | None = None) -> Judgement | None:
    """Return the judgement that parts make up a whole.

    None where one has no value, or where they miss it by more than `near` of it and no slip of a unit explains that.
    """
    known = intervals_of((whole, *parts))
    if not known:
        return None
    got = add(known[1:])
    if got.meets(known[0]):
        return holds(whole, *parts)
    far = near is not None and abs(got.middle - known[0].middle) > near * known[0].middle
    return None if far and not find_slip(got, known[0]) else tell_sum(whole, parts, got)


def tell_sum(whole: Row, parts: Sequence[Row], got: Interval, *, grade: str | None = None) -> Judgement:
    """Return the finding that parts which make `got` are not the whole; a slip of a unit that explains it is named."""
    own = interval_of(whole)
    slip = find_slip(got, own) if own else None
    key = "sum_slip" if slip else "sum"
    return fails(key, whole, *parts, grade=grade, factor=slip or "", **quote_sum(whole, parts, got.middle))
