"""Checks of sentences that look at one thing in several ways, told of as one."""

from pipeline.checks.joining import join
from pipeline.checks.rules import (
    after_signing,
    again_new,
    attended,
    averages,
    calendar_days,
    carried_on,
    contents,
    counted_again,
    counted_behind,
    counted_columns,
    counted_elsewhere,
    counts,
    cut_off,
    dates,
    first_ranks,
    first_times,
    honours,
    kept_facts,
    left_years,
    like_persons,
    limits,
    listed,
    listed_before,
    lists_summed,
    multiples,
    named_at_head,
    named_kinds,
    near_bodies,
    near_letters,
    near_names,
    near_persons,
    near_sums,
    noughts,
    numbered_years,
    offices,
    once_only,
    other_years,
    outline,
    parts_done,
    parts_of_change,
    parts_of_row,
    parts_sorted,
    passed_before,
    per_head,
    per_unit,
    persons_beyond,
    placeholders,
    plans_past,
    posts,
    rates_apart,
    rates_made,
    rates_of_names,
    rest_told,
    rolled_on,
    rows_counted,
    rows_listed,
    run_numbers,
    running,
    said_twice,
    sexes,
    shares_told,
    shares_turned,
    since_last,
    spans,
    stages,
    stayed,
    sums,
    told_dated,
    unfilled,
    wholes,
    year_marks,
    year_order,
    years,
)

TOGETHER = join(
    "parts before their total",
    "the parts before 共有, 合计, and the items behind a total (捐赠物资合计8.6万元：), make it; 扣减 leaves the rest",
    sums.check_together,
    lists_summed.check_list_total,
    near_sums.check_near,
    rest_told.check_rest,
    parts_sorted.check_sorted,
    sexes.check_sexes,
    parts_of_change.check_change_parts,
    parts_of_row.check_parts_of_row,
)
SHARES = join(
    "shares of one whole",
    "甲2,411万元，占80.24%；乙296万元，占9.86% are of one whole; a bare 占30.8% is of what is counted elsewhere",
    shares_told.check_told,
    counted_elsewhere.check_elsewhere,
    shares_told.check_each,
    rates_made.check_made,
    shares_turned.check_relation,
    shares_turned.check_named,
    rates_apart.check_apart,
    rates_of_names.check_names,
)
FIRST = join(
    "first time again",
    "what is called 首次, or happens to a thing once (上市, 投产), is not told of in an earlier report of the unit",
    first_times.check_first,
    once_only.check_once,
    passed_before.check_passed,
    again_new.check_mark,
    again_new.check_reason,
)
TIMES = join(
    "so many times so much",
    "what each has, times how many there are, is the total, and 145件，是上年58件的2.5倍 is so",
    wholes.check_times,
    per_unit.check_each,
    multiples.check_multiple,
)
AVERAGE_OF = join(
    "average of a total",
    "1,402人次，31,545学时，人均22.5学时: an average is the total over the count, the monthly one the year's twelfth",
    averages.check_average_of,
    per_head.check_head,
    wholes.check_months,
)
VISITS = join(
    "visits below occasions",
    "what took place 120 times, or was attended by 120 people, was attended by 120 人次 or more",
    attended.check_visits,
    attended.check_people,
    persons_beyond.check_beyond,
)
LIMITS = join(
    "limit that is passed",
    "what can't be passed is not: those invited (应到), full marks (满分), the number of those ranked, 366 days",
    limits.check_present,
    limits.check_score,
    limits.check_rank,
    limits.check_days,
    numbered_years.check_quarters,
    parts_done.check_done,
    rest_told.check_settled,
)
NOUGHTS = join(
    "nothing that grew",
    "what is 0 has not risen, and a budget of 0 was not carried out by 93.41%",
    noughts.check_grown,
    noughts.check_budget,
)
LISTS = join(
    "count against list",
    "十二项工作： is followed by twelve numbered items, 三项措施 by 一是, 二是, 三是",
    counts.check_list,
    counts.check_kinds,
    listed.check_run_in,
    counted_behind.check_numbered,
    rows_counted.check_rows,
    rows_listed.check_listed,
    counted_columns.check_counted,
    first_ranks.check_ranks,
)
NAMES = join(
    "count and names",
    "九家共建单位：甲、乙 … names nine; 甲、乙、丙等两家 does not name more than it counts; “三个优先” are three",
    listed.check_names,
    said_twice.check_saying,
    counts.check_named,
    counted_behind.check_behind,
    counted_behind.check_titles,
    counted_again.check_ranked,
    listed_before.check_before,
)
SPANS = join(
    "span of time",
    "a span of time, or of work (6月开工，5月竣工), does not end before it begins; 为期五天 is as long as its days",
    spans.check_spans,
    spans.check_length,
    numbered_years.check_work,
    stages.check_stages,
)
EVENTS = join(
    "event with two dates",
    "an event has one date wherever the report tells of it: no 2020年上市 and 2021年上市 of one thing",
    told_dated.check_told_twice,
    told_dated.check_event_year,
    told_dated.check_term,
)
STALE = join(
    "last year's year",
    "the year before the report's does not stand in what is told of this year or planned for the next",
    dates.check_stale_year,
    left_years.check_openings,
    left_years.check_planned,
    year_marks.check_bases,
    year_order.check_compared,
    year_order.check_own_year,
)
TERMS = join(
    "honour whose term has ended",
    "an honour, or a certificate (有效期三年), that is named as held has not ended years before",
    honours.check_terms,
    stages.check_validity,
)
POSTS = join(
    "two names for one post",
    "the post at the head of the unit has one name in a report, none nearly like it; no person has two posts",
    posts.check_posts,
    posts.check_near_names,
    offices.check_offices,
)
PERIOD = join(
    "period of the report",
    "the period that the report says it covers is of its year, and a closing account counts what is held at its end",
    dates.check_period,
    cut_off.check_day,
    left_years.check_held,
    year_marks.check_signed,
)
PLANS = join(
    "plan of another period",
    "what is done this year follows the five-year plan of this year; what is to come (计划于) lies behind the year",
    other_years.check_plan,
    plans_past.check_past_plan,
)
RESTATED = join(
    "restated without a word",
    "a value of an earlier year, and what stays as it is, are as the earlier report gave them, or it is said why not",
    years.check_restated,
    kept_facts.check_numbers,
    stayed.check_stayed,
    rolled_on.check_rolled,
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
    numbered_years.check_years_running,
    since_last.check_edition,
    since_last.check_total,
    carried_on.check_carried_on,
    running.check_started,
)
SAME = join(
    "figure that did not move",
    "what is counted anew each year is not the same to the digit as in last year's report",
    years.check_same,
    carried_on.check_long_count,
)
NUMBERS = join(
    "numbers of headings",
    "headings, and paragraphs that open with （一）, are numbered one after the other, and none twice",
    outline.check_numbers,
    run_numbers.check_paragraphs,
    run_numbers.check_captions,
)
ENTRIES = join(
    "contents and headings",
    "what the contents list names stands in the report, under the number that the list gives it; its numbers run on",
    contents.check_entries,
    run_numbers.check_list,
)
TWO_WAYS = join(
    "name in two ways",
    "a name that stands often is not written once with another character, or with its words in another order",
    near_names.check_names,
    near_letters.check_letters,
    near_bodies.check_bodies,
    near_persons.check_persons,
    near_persons.check_listed,
    like_persons.check_like,
    named_at_head.check_heads,
    named_kinds.check_kinds,
)
AFTER = join(
    "day after the period",
    "what is told as done lies not after the report's year, nor after the day on which it was passed or that it bears",
    calendar_days.check_after,
    after_signing.check_cells,
)
PLACEHOLDERS = join(
    "placeholder",
    "no placeholder or blank was left standing, in the text or in a cell: 待补充, XX人, ××万元, （ ）人次",
    placeholders.check_placeholders,
    unfilled.check_unfilled,
)
