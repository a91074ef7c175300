"""Which level before a plan or budget was done of it: the one of which the percentage behind makes a share."""

from decimal import Decimal

from extractors.metrics.find.so_far import SoFar

_ROUNDED = Decimal("0.02")  # of a percentage: how far off it may be where its sums are printed in few digits


def level_done(so_far: SoFar, whole: int) -> int | None:
    """Return the number of the one level before a whole of which the percentage behind the whole makes it a share.

    支出86万元，其中工资60万元，完成预算|96万元|的89.6%: 86 is 89.6% of 96; where none fits or two do, it is not told.
    """
    base, percent = so_far.figures[whole].value, so_far.figures[whole + 1].value
    if not base or not percent:
        return None
    fits = [
        at
        for at, figure, told in so_far.quantities_before(whole)
        if figure.role == "level"
        and figure.unit != "%"
        and told.metric
        and not told.is_aside
        and figure.value
        and (figure.unit == so_far.figures[whole].unit or figure.kind == so_far.figures[whole].kind == "count")
        and abs(figure.value / base * 100 - percent) <= percent * _ROUNDED
    ]
    return fits[0] if len(fits) == 1 else None
