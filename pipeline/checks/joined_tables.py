"""Checks of tables, and of prose beside them, that look at one thing in several ways, told of as one."""

from pipeline.checks.joining import join
from pipeline.checks.rules.bounds import lines as bounds_lines
from pipeline.checks.rules.changes import columns, likely, points, repeated, ways
from pipeline.checks.rules.counts import beside
from pipeline.checks.rules.days import left, marks
from pipeline.checks.rules.parts import rows as parts_rows
from pipeline.checks.rules.past import running
from pipeline.checks.rules.tables import adding, closing, coded, groups, shareholders, short, sides
from pipeline.checks.rules.tables import lines as tables_lines
from pipeline.checks.rules.twice import (
    facts,
    named_rows,
    row_and_prose,
    row_changes,
    rows_by_value,
    scales,
    swapped,
    turned,
    units,
)
from pipeline.checks.rules.twice import rows as twice_rows

ROWS = join(
    "amount and its row",
    "an amount of prose is that of its row in a table: its unit, its digits, its year and the change behind it",
    rows_by_value.check_change,
    rows_by_value.check_amount,
    rows_by_value.check_left,
    ways.check_ways_value,
    row_and_prose.check_row,
    row_changes.check_alone,
    row_changes.check_then,
    named_rows.check_named,
    named_rows.check_totals,
)
LINES = join(
    "lines of a table",
    "what holds in most of a table holds in all: two equal columns, a row, column or 流动资产合计 that is a sum",
    tables_lines.check_same,
    tables_lines.check_turned,
    tables_lines.check_sums,
    adding.check_adding,
    swapped.check_crossed,
    twice_rows.check_names,
    twice_rows.check_alike,
    turned.check_cells_turned,
    parts_rows.check_turned_rows,
    groups.check_nested,
    sides.check_sides,
    columns.check_rates,
    groups.check_named,
    groups.check_divisions,
    adding.check_lines,
    closing.check_rolled,
    coded.check_formulas,
    bounds_lines.check_rows_within,
)
REQUESTS = join(
    "balance of requests",
    "requests received and those of last year are as many as those dealt with and those left for next year",
    sides.check_requests,
    sides.check_told,
)
HELD = join(
    "shares held",
    "in tables of shareholders the part of each is that of its shares, and what came or went leads back to last year's",
    shareholders.check_parts,
    shareholders.check_moved,
    shareholders.check_together,
    bounds_lines.check_held,
)
UNITS = join(
    "slip of a unit",
    "a number in two places, or an amount and its share, fit by their units: no 38,426.70万元 where a table has 亿元",
    scales.check_scales,
    scales.check_beside,
    scales.check_by_share,
    units.check_unit_lines,
    units.check_sisters,
    short.check_units,
    facts.check_words,
    likely.check_given,
    units.check_points,
)
FACTS = join(
    "fact told twice",
    "what is one thing all through a report is told alike: the 届 of a meeting, a hotline, a founding year",
    facts.check_meetings,
    facts.check_things,
    facts.check_hotlines,
    facts.check_bodies,
    running.check_founding,
    beside.check_again,
    turned.check_turned,
    swapped.check_swapped,
)
VERBS = join(
    "verb between two values",
    "由36家增加到41家: the verb says which way the value went, no sign says it again (下降-3.2%), a table agrees",
    repeated.check_verb,
    repeated.check_sign,
    ways.check_ways_word,
    likely.check_ways,
)
POINTS = join(
    "percent for points",
    "the change of a rate is in percentage points (个百分点), not in percent, in prose and in tables",
    points.check_points,
    points.check_tabled,
    likely.check_points,
)
TABLE_YEARS = join(
    "year of a table",
    "the title of a table bears the year of the report as the titles of its sister tables do, and so do its columns",
    left.check_titles,
    marks.check_heads,
    marks.check_columns,
)
