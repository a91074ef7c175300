"""Checks of sentences that look at one thing in several ways, told of as one."""

from pipeline.checks.joining import join
from pipeline.checks.rules.bounds import limits, narrower, people
from pipeline.checks.rules.changes import likely, noughts
from pipeline.checks.rules.counts import behind, beside, columns, lists, named
from pipeline.checks.rules.counts import rows as counts_rows
from pipeline.checks.rules.days import calendar, dates, marks, meetings, order, other, signed, stages
from pipeline.checks.rules.days import left as days_left
from pipeline.checks.rules.days import told as days_told
from pipeline.checks.rules.form import blanks, contents, run_numbers
from pipeline.checks.rules.names import honours, posts, predecessors
from pipeline.checks.rules.parts import groups, listed, near_sums, sums
from pipeline.checks.rules.parts import left as parts_left
from pipeline.checks.rules.parts import rows as parts_rows
from pipeline.checks.rules.past import again_new, carried, first, kept, rolled, running, since_last, years
from pipeline.checks.rules.rates import averages, elsewhere, made, products, tabled, turned, wholes
from pipeline.checks.rules.rates import told as rates_told
from pipeline.checks.rules.twice import facts

TOGETHER = join(
    "parts before their total",
    "the parts before 共有, 合计, and the items behind a total (捐赠物资合计8.6万元：), make it; 扣减 leaves the rest",
    sums.check_together,
    listed.check_list_total,
    near_sums.check_near,
    parts_left.check_rest,
    listed.check_sorted,
    groups.check_two,
    groups.check_sexes,
    parts_left.check_rated,
    groups.check_change_parts,
    parts_rows.check_parts_of_row,
    parts_rows.check_below,
)
SHARES = join(
    "shares of one whole",
    "甲2,411万元，占80.24%；乙296万元，占9.86% are of one whole; a bare 占30.8% is of what is counted elsewhere",
    rates_told.check_told,
    rates_told.check_stated,
    elsewhere.check_elsewhere,
    rates_told.check_each,
    made.check_made,
    turned.check_relation,
    turned.check_named,
    made.check_apart,
    elsewhere.check_names,
    tabled.check_degrees,
)
FIRST = join(
    "first time again",
    "what is called 首次, or happens to a thing once (上市, 投产), is not told of in an earlier report of the unit",
    first.check_first,
    first.check_once,
    first.check_passed,
    again_new.check_mark,
    again_new.check_reason,
)
TIMES = join(
    "so many times so much",
    "what each has, times how many there are, is the total, and 145件，是上年58件的2.5倍 is so",
    wholes.check_times,
    products.check_each,
    products.check_multiple,
    products.check_dividends,
)
AVERAGE_OF = join(
    "average of a total",
    "1,402人次，31,545学时，人均22.5学时: an average is the total over the count, the monthly one the year's twelfth",
    averages.check_average_of,
    wholes.check_head,
    wholes.check_months,
)
VISITS = join(
    "visits below occasions",
    "what took place 120 times, or was attended by 120 people, was attended by 120 人次 or more",
    people.check_visits,
    people.check_people,
    people.check_beyond,
)
LIMITS = join(
    "limit that is passed",
    "what can't be passed is not: those invited (应到), full marks (满分), the number of those ranked, 366 days",
    limits.check_present,
    limits.check_score,
    limits.check_rank,
    limits.check_days,
    stages.check_quarters,
    parts_left.check_done,
    narrower.check_majorities,
    parts_left.check_settled,
    limits.check_finite,
    people.check_own,
)
NOUGHTS = join(
    "nothing that grew",
    "what is 0 has not risen, nor what is 2 by 3, and a budget of 0 was not carried out by 93.41%",
    noughts.check_grown,
    noughts.check_budget,
    likely.check_risen,
)
LISTS = join(
    "count against list",
    "十二项工作： is followed by twelve numbered items, 三项措施 by 一是, 二是, 三是",
    lists.check_list,
    lists.check_kinds,
    named.check_run_in,
    behind.check_numbered,
    counts_rows.check_rows,
    counts_rows.check_forms,
    counts_rows.check_listed,
    columns.check_meetings,
    columns.check_counted,
    columns.check_ranks,
)
NAMES = join(
    "count and names",
    "九家共建单位：甲、乙 … names nine; 甲、乙、丙等两家 does not name more than it counts; “三个优先” are three",
    named.check_names,
    facts.check_saying,
    lists.check_named,
    behind.check_behind,
    behind.check_titles,
    beside.check_ranked,
    beside.check_before,
)
SPANS = join(
    "span of time",
    "a span of time, or of work (6月开工，5月竣工), does not end before it begins; 为期五天 is as long as its days",
    order.check_spans,
    order.check_length,
    stages.check_work,
    stages.check_stages,
)
EVENTS = join(
    "event with two dates",
    "an event has one date wherever the report tells of it: no 2020年上市 and 2021年上市 of one thing",
    days_told.check_told_twice,
    days_told.check_event_year,
    days_told.check_term,
    meetings.check_meetings,
    days_told.check_laws,
)
STALE = join(
    "last year's year",
    "the year before the report's does not stand in what is told of this year or planned for the next",
    dates.check_stale_year,
    days_left.check_openings,
    days_left.check_planned,
    marks.check_bases,
    marks.check_compared,
    marks.check_own_year,
)
TERMS = join(
    "honour whose term has ended",
    "an honour, or a certificate (有效期三年), that is named as held has not ended years before",
    honours.check_terms,
    stages.check_validity,
)
POSTS = join(
    "two names for one post",
    "the post at the head of the unit has one name in a report; no person has two posts, no predecessor is back in one",
    posts.check_posts,
    posts.check_offices,
    predecessors.check_before,
)
PLANS = join(
    "plan of another period",
    "what is done this year follows the five-year plan of this year; what is to come (计划于) lies behind the year",
    other.check_plan,
    other.check_past_plan,
)
RESTATED = join(
    "restated without a word",
    "a value of an earlier year, and what stays as it is, are as the earlier report gave them, or it is said why not",
    years.check_restated,
    kept.check_numbers,
    kept.check_stayed,
    rolled.check_rolled,
)
CHANGES = join(
    "change against last year's report",
    "a stated change, in percent or in its own unit, and 与上年持平 agree with the value that last year's report gave",
    years.check_change,
    since_last.check_level,
    since_last.check_moved,
)
COUNTED_ON = join(
    "count of years",
    "what is counted on is: 连续九年 becomes 连续十年, 第九届 第十届, 累计 does not fall, 连续三年 are three years",
    running.check_count,
    stages.check_years_running,
    since_last.check_edition,
    since_last.check_total,
    carried.check_carried_on,
    running.check_started,
)
SAME = join(
    "figure that did not move",
    "what is counted anew each year is not the same to the digit as in last year's report",
    years.check_same,
    carried.check_long_count,
)
ENTRIES = join(
    "contents and headings",
    "what the contents list names stands in the report, under the number that the list gives it; its numbers run on",
    contents.check_entries,
    run_numbers.check_list,
)
AFTER = join(
    "day after the period",
    "what is told as done lies not after the report's year, nor after the day on which it was passed or that it bears",
    calendar.check_after,
    signed.check_cells,
)
PLACEHOLDERS = join(
    "placeholder",
    "no placeholder or blank was left standing, in the text or in a cell: 待补充, XX人, ××万元, （ ）人次",
    blanks.check_placeholders,
    blanks.check_unfilled,
)
