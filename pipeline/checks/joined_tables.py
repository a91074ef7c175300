"""Checks of tables, and of prose beside them, that look at one thing in several ways, told of as one."""

from pipeline.checks.joining import join
from pipeline.checks.rules import (
    adding_up,
    counted_again,
    crossed_rows,
    directions,
    divisions,
    likely_changes,
    likely_units,
    lines_alike,
    means_of_rows,
    named_rows,
    named_totals,
    nested_totals,
    points,
    requests,
    rolled_rows,
    row_and_prose,
    row_changes,
    rows_by_value,
    running,
    said_twice,
    scales,
    shareholders,
    short_tables,
    statements,
    table_years,
    told_again,
    totals_told,
    turned_elsewhere,
    two_sides,
    unit_lines,
    ways_in_tables,
    year_marks,
    year_order,
)

ROWS = join(
    "amount and its row",
    "an amount of prose is that of its row in a table: its unit, its digits, its year and the change behind it",
    rows_by_value.check_change,
    rows_by_value.check_amount,
    rows_by_value.check_left,
    row_and_prose.check_row,
    row_changes.check_alone,
    row_changes.check_then,
    named_rows.check_named,
    totals_told.check_totals,
)
LINES = join(
    "lines of a table",
    "what holds in most of a table holds in all: two equal columns, a row, column or 流动资产合计 that is a sum",
    lines_alike.check_same,
    lines_alike.check_turned,
    lines_alike.check_sums,
    adding_up.check_adding,
    crossed_rows.check_crossed,
    nested_totals.check_nested,
    two_sides.check_sides,
    means_of_rows.check_rates,
    named_totals.check_named,
    divisions.check_divisions,
    statements.check_lines,
    rolled_rows.check_rolled,
)
REQUESTS = join(
    "balance of requests",
    "requests received and those of last year are as many as those dealt with and those left for next year",
    requests.check_requests,
    requests.check_told,
)
HELD = join(
    "shares held",
    "in tables of shareholders the part of each is that of its shares, and what came or went leads back to last year's",
    shareholders.check_parts,
    shareholders.check_moved,
    shareholders.check_together,
)
UNITS = join(
    "slip of a unit",
    "a number in two places, or an amount and its share, fit by their units: no 38,426.70万元 where a table has 亿元",
    scales.check_scales,
    scales.check_beside,
    scales.check_by_share,
    unit_lines.check_unit_lines,
    short_tables.check_units,
    said_twice.check_words,
    likely_units.check_given,
)
FACTS = join(
    "fact told twice",
    "what is one thing all through a report is told alike: the 届 of a meeting, a hotline, a founding year",
    said_twice.check_meetings,
    told_again.check_hotlines,
    told_again.check_bodies,
    running.check_founding,
    counted_again.check_again,
    turned_elsewhere.check_turned,
)
VERBS = join(
    "verb between two values",
    "由36家增加到41家: the verb says which way the value went, no sign says it again (下降-3.2%), a table agrees",
    directions.check_verb,
    directions.check_sign,
    ways_in_tables.check_ways,
    likely_changes.check_ways,
)
POINTS = join(
    "percent for points",
    "the change of a rate is in percentage points (个百分点), not in percent, in prose and in tables",
    points.check_points,
    points.check_tabled,
    likely_changes.check_points,
)
TABLE_YEARS = join(
    "year of a table",
    "the title of a table bears the year of the report as the titles of its sister tables do, and so do its columns",
    table_years.check_titles,
    year_marks.check_heads,
    year_order.check_columns,
)
