"""From a quantity to the columns of a quantity that it fills."""

from typing import Any

from extractors.numbers import Figure


def columns_of_figure(figure: Figure) -> dict[str, Any]:
    """Return the columns of `schemas.tables.Quantity` that a quantity itself settles: value, unit, qualifier, role."""
    value, low, high = figure.value, figure.low, figure.high
    return {
        # A run of more than 300 digits has no binary value; its decimal text stands all the same.
        "value": None if value is None or value.adjusted() > 300 else float(value),
        "value_text": None if value is None else format(value, "f"),
        "value_low": None if low is None else float(low),
        "value_high": None if high is None else float(high),
        "decimals": figure.decimals,
        "unit": figure.unit,
        "unit_text": figure.unit_text,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "role": figure.role,
        "direction": figure.direction,
    }
