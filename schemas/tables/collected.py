"""The values file: what departments give for the coming year. `collect` writes it, `feed` and `draft` take it."""

from dataclasses import dataclass

from schemas.columns import column
from schemas.shared import shared
from schemas.tables.indicators import BASES, SCOPES

ANSWERS = ("given", "none_occurred", "not_available")


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedValue:
    """One value of the coming year, as a department gave it.

    `org_id, indicator, scope, scope_name, basis, period` name the series as in `changes`, and no two rows of a file
    name the same series and year.
    """

    org_id: str = shared("org_id")
    org: str | None = shared("org", default=None)
    indicator: str = shared("indicator")
    name: str = column("Name of the indicator, as the form printed it.")
    scope: str = shared("scope", allowed=SCOPES, default="unit")
    scope_name: str | None = shared("scope_name", default=None)
    basis: str = column("Whether it happened or is planned.", allowed=BASES, default="actual")
    period: str = shared("period", default="year")
    data_year: int = shared("data_year")
    answer: str = column(
        "given: there is a value; none_occurred: nothing happened, the value is 0; not_available: the department has "
        "none, the value is null.",
        allowed=ANSWERS,
        default="given",
    )
    value_text: str | None = column("The value in `unit` as an exact decimal string (67, 25.87); a grade as it is (A).")
    unit: str | None = column("Unit of `value_text` (人, %, 元); null for grades and bare numbers.")
    filled_text: str | None = column("What the cell of the form held, as typed.", default=None)
    material: str | None = column("The supporting material that was named (佐证材料).", default=None)
    department: str | None = column("The department that gave it.", default=None)
    who: str | None = column("The person who filled it in (填报人).", default=None)
    note: str | None = column("Remark of that person.", default=None)
    source_file: str | None = column("Name of the workbook that came back.", default=None)
    source_cell: str | None = column("Sheet and cell of the value there (人力资源部!G7).", default=None)
    checks: tuple[str, ...] = column("What was to be confirmed when it was read back, in words.", default=())
