"""One place where a report says what was looked for, with all that a reader wants to know of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What another year says of the same indicator: the value as printed, in which report and on which page.

    `basis` is that of the value, as in `indicators`.
    """

    data_year: int
    text: str
    file_name: str
    page: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A row of a report that says what was looked for.

    `table` and `row_id` name the row (a sentence has its statement_id for one); `page` is the physical page,
    `page_label` the printed one. `sentence` is the sentence or the cells of the table row around it, `section` the path
    of headings. `name` is what the row is about (an indicator, a metric, an honour). `box` is where the words stand on
    the page, in points, origin top left; `rule` made the row. `basis` is that of the indicator's value
    (actual, target, plan, budget, execution). `others` are other years of the indicator, the latest
    first. `name_confidence` is that of a quantity's name, as in `quantities`. `data_year` is the year that a value is
    about, where it is known.
    """

    table: str
    row_id: str
    doc_id: str
    file_name: str
    source_path: str
    org: str | None
    report_year: int
    page: int
    page_label: str | None
    section: str | None
    text: str
    sentence: str | None
    name: str | None
    indicator: str | None
    box: tuple[float, float, float, float] | None
    rule: str | None = None
    basis: str | None = None
    others: tuple[Other, ...] = ()
    name_confidence: float | None = None
    data_year: int | None = None
