"""Labels set halfway down the rows that they name, where no rule parts these: 佐剂 between its rows 产量 and 销量."""

from collections.abc import Collection, Sequence

_NEAR = 2.5  # points by which a label may stand off the middle of its rows


def _place(y: float, rows: Sequence[float]) -> float | None:
    """Return at which row a label stands, or between which two of them (2.5), by its middle and theirs."""
    halves = [(at / 2, (rows[at // 2] + rows[(at + 1) // 2]) / 2) for at in range(2 * len(rows) - 1)]
    place, middle = min(halves, key=lambda half: abs(half[1] - y))
    return place if abs(middle - y) <= _NEAR else None


def rows_of_labels(rows: Sequence[float], own: Collection[int], between: Sequence[float]) -> list[tuple[int, int]]:
    """Return the first and last row that each label of a column names, where each stands in the middle of its rows.

    `rows` are the middles of the rows, `own` those that have a label of their own, `between` the middles of labels that
    stand in none. None of them where the rows do not fall into such groups, one after the other, without a rest, or
    the first label stands in the first row: it may name all rows down to the next one.
    """
    places = [_place(y, rows) for y in between]
    groups: list[tuple[int, int]] = []
    start = 0
    for place in sorted([*map(float, own), *(place for place in places if place is not None)]):
        end = round(2 * place) - start
        if end < start or end >= len(rows):
            return []
        groups.append((start, end))
        start = end + 1
    whole = None not in places and start == len(rows) and bool(groups) and groups[0][1] > 0
    return groups if whole else []
