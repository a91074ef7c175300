"""All checks, in the order in which a report is told of them."""

from pipeline.checks.check import Check
from pipeline.checks.rules import changes, counts, dates, figures, outline, sums, tables, wording

CHECKS: tuple[Check, ...] = (
    figures.check_relations,
    sums.check_parts,
    tables.check_columns,
    tables.check_groups,
    tables.check_rows,
    tables.check_shares,
    figures.check_rates,
    figures.check_twice,
    changes.check_stated_change,
    changes.check_reason,
    changes.check_item,
    figures.check_points,
    counts.check_list,
    counts.check_pages,
    dates.check_laws,
    dates.check_days,
    dates.check_stale_year,
    dates.check_names,
    outline.check_honours,
    outline.check_numbers,
    outline.check_headings,
    wording.check_kind,
    wording.check_placeholders,
    wording.check_marks,
    wording.check_commas,
)
