"""Checks that look at one thing in several ways, told of as one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.checks.check import Check, Judgement
from pipeline.checks.rules import (
    after_signing,
    attended,
    averages,
    beside,
    calendar_days,
    carried_on,
    contents,
    counted_again,
    counted_behind,
    counted_elsewhere,
    counts,
    cut_off,
    dates,
    deducted,
    directions,
    first_times,
    honours,
    kept_facts,
    left_years,
    limits,
    lines_alike,
    listed,
    listed_before,
    lists_summed,
    means_of_rows,
    multiples,
    named_at_head,
    named_kinds,
    named_rows,
    named_totals,
    near_letters,
    near_names,
    near_persons,
    near_sums,
    noughts,
    numbered_years,
    once_only,
    other_years,
    outline,
    parts_after,
    parts_done,
    parts_sorted,
    per_head,
    per_unit,
    plans_past,
    points,
    posts,
    rate_across,
    requests,
    rest_told,
    rolled_on,
    row_and_prose,
    row_changes,
    rows_by_value,
    rows_counted,
    run_numbers,
    running,
    said_twice,
    scales,
    sexes,
    shareholders,
    shares_told,
    shares_turned,
    short_tables,
    since_last,
    spans,
    staff_tables,
    stages,
    sums,
    table_years,
    told_again,
    told_dated,
    turned_elsewhere,
    ways_in_tables,
    wholes,
    year_marks,
    year_order,
    years,
)

if TYPE_CHECKING:
    from pipeline.checks.report import Report


def _join(name: str, purpose: str, *parts: Check) -> Check:
    """Return a check that looks in all the ways of its parts; each judgement keeps the kind and class of its part."""

    def look(report: "Report") -> Iterator[Judgement]:
        for part in parts:
            for one in part.how(report):
                yield replace(one, kind=one.kind or part.kind, grade=one.grade or part.grade)

    needs = tuple(dict.fromkeys(table for part in parts for table in part.needs))
    tolerances = dict.fromkeys(part.tolerance for part in parts if part.tolerance != "none")
    return Check(
        name,
        purpose,
        look,
        kind=parts[0].kind,
        grade=parts[0].grade,
        needs=needs,
        idle="; ".join(dict.fromkeys(part.idle for part in parts)),
        tolerance="; ".join(tolerances) or "none",
        examples=tuple(example for part in parts for example in part.examples),
        counter_examples=tuple(example for part in parts for example in part.counter_examples),
    )


TOGETHER = _join(
    "parts before their total",
    "the parts before 共有, 合计, and the items behind a total (捐赠物资合计8.6万元：), make it; 扣减 leaves the rest",
    sums.check_together,
    lists_summed.check_list_total,
    near_sums.check_near,
    deducted.check_left,
    rest_told.check_rest,
    parts_sorted.check_sorted,
    sexes.check_sexes,
)
ROWS = _join(
    "amount and its row",
    "an amount of prose is that of its row in a table: its unit, its digits, its year and the change behind it",
    rows_by_value.check_change,
    rows_by_value.check_amount,
    rows_by_value.check_left,
    row_and_prose.check_row,
    row_changes.check_alone,
    row_changes.check_then,
    named_rows.check_named,
)
LINES = _join(
    "lines of a table",
    "what holds in most of a table holds in all: two equal columns, a row, column or 流动资产合计 that is a sum",
    lines_alike.check_same,
    lines_alike.check_turned,
    lines_alike.check_sums,
    means_of_rows.check_rates,
    named_totals.check_named,
    staff_tables.check_staff,
)
SHARES = _join(
    "shares of one whole",
    "甲2,411万元，占80.24%；乙296万元，占9.86% are of one whole; a bare 占30.8% is of what is counted elsewhere",
    shares_told.check_told,
    counted_elsewhere.check_elsewhere,
    shares_told.check_each,
    shares_turned.check_share,
    shares_turned.check_relation,
    shares_turned.check_named,
    shares_turned.check_bare,
)
NEXT = _join(
    "parts in the next sentence",
    "what follows 其中 in a sentence, under one name or up to 其他收入, makes up the total of the one before",
    parts_after.check_after,
    parts_after.check_rest,
)
REQUESTS = _join(
    "balance of requests",
    "requests received and those of last year are as many as those dealt with and those left for next year",
    requests.check_requests,
    requests.check_told,
)
HELD = _join(
    "shares held",
    "in tables of shareholders the part of each is that of its shares, and what came or went leads back to last year's",
    shareholders.check_parts,
    shareholders.check_moved,
    shareholders.check_together,
)
RATE = _join(
    "rate beside its numbers",
    "受理1,250件，办结1,238件，办结率99%: a rate is its count over the count of the same unit before it",
    beside.check_rate,
    rate_across.check_across,
)
FIRST = _join(
    "first time again",
    "what is called 首次, or happens to a thing once (上市, 投产), is not told of in an earlier report of the unit",
    first_times.check_first,
    once_only.check_once,
)
TIMES = _join(
    "so many times so much",
    "what each has, times how many there are, is the total, and 145件，是上年58件的2.5倍 is so",
    wholes.check_times,
    per_unit.check_each,
    multiples.check_multiple,
    multiples.check_ratio,
)
AVERAGE_OF = _join(
    "average of a total",
    "1,402人次，31,545学时，人均22.5学时: an average is the total over the count, the monthly one the year's twelfth",
    averages.check_average_of,
    per_head.check_head,
    wholes.check_months,
)
VISITS = _join(
    "visits below occasions",
    "what took place 120 times, or was attended by 120 people, was attended by 120 人次 or more",
    attended.check_visits,
    attended.check_people,
)
LIMITS = _join(
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
UNITS = _join(
    "slip of a unit",
    "a number in two places, or an amount and its share, fit by their units: no 49,213.80万元 where a table has 亿元",
    scales.check_scales,
    scales.check_beside,
    scales.check_by_share,
    short_tables.check_units,
    said_twice.check_words,
)
FACTS = _join(
    "fact told twice",
    "what is one thing all through a report is told alike: the 届 of a meeting, a hotline, a founding year",
    said_twice.check_meetings,
    told_again.check_hotlines,
    told_again.check_bodies,
    running.check_founding,
    counted_again.check_again,
    turned_elsewhere.check_turned,
)
VERBS = _join(
    "verb between two values",
    "由36家增加到41家: the verb says which way the value went, no sign says it again (下降-3.2%), a table agrees",
    directions.check_verb,
    directions.check_sign,
    ways_in_tables.check_ways,
)
NOUGHTS = _join(
    "nothing that grew",
    "what is 0 has not risen, and a budget of 0 was not carried out by 95.89%",
    noughts.check_grown,
    noughts.check_budget,
)
POINTS = _join(
    "percent for points",
    "the change of a rate is in percentage points (个百分点), not in percent, in prose and in tables",
    points.check_points,
    points.check_tabled,
)
LISTS = _join(
    "count against list",
    "十二项工作： is followed by twelve numbered items, 三项措施 by 一是, 二是, 三是",
    counts.check_list,
    counts.check_kinds,
    listed.check_run_in,
    counted_behind.check_numbered,
    rows_counted.check_rows,
)
NAMES = _join(
    "count and names",
    "九家共建单位：甲、乙 … names nine; 甲、乙、丙等两家 does not name more than it counts; “三个优先” are three",
    listed.check_names,
    said_twice.check_saying,
    counts.check_named,
    counted_behind.check_behind,
    counted_behind.check_titles,
    counted_behind.check_made_of,
    counted_again.check_ranked,
    listed_before.check_before,
)
SPANS = _join(
    "span of time",
    "a span of time, or of work (6月开工，5月竣工), does not end before it begins; 为期五天 is as long as its days",
    spans.check_spans,
    spans.check_length,
    numbered_years.check_work,
    stages.check_stages,
)
EVENTS = _join(
    "event with two dates",
    "an event has one date wherever the report tells of it: no 2020年上市 and 2021年上市 of one thing",
    told_dated.check_told_twice,
    told_dated.check_event_year,
    told_dated.check_term,
)
STALE = _join(
    "last year's year",
    "the year before the report's does not stand in what is told of this year or planned for the next",
    dates.check_stale_year,
    left_years.check_openings,
    left_years.check_planned,
    left_years.check_aims,
    year_marks.check_bases,
    year_order.check_compared,
    year_order.check_own_year,
)
TERMS = _join(
    "honour whose term has ended",
    "an honour, or a certificate (有效期三年), that is named as held has not ended years before",
    honours.check_terms,
    stages.check_validity,
)
POSTS = _join(
    "two names for one post",
    "the post at the head of the unit has one name in a report, and no second one that differs by a character",
    posts.check_posts,
    posts.check_near_names,
)
PERIOD = _join(
    "period of the report",
    "the period that the report says it covers is of its year, and a closing account counts what is held at its end",
    dates.check_period,
    cut_off.check_day,
    left_years.check_held,
    year_marks.check_signed,
)
PLANS = _join(
    "plan of another period",
    "what is done this year follows the five-year plan of this year; what is to come (计划于) lies behind the year",
    other_years.check_plan,
    plans_past.check_past_plan,
)
RESTATED = _join(
    "restated without a word",
    "a value of an earlier year, and what stays as it is, are as the earlier report gave them, or it is said why not",
    years.check_restated,
    kept_facts.check_numbers,
    rolled_on.check_rolled,
)
CHANGES = _join(
    "change against last year's report",
    "a stated change, in percent or in its own unit, and 与上年持平 agree with the value that last year's report gave",
    years.check_change,
    since_last.check_level,
    since_last.check_moved,
)
COUNTED_ON = _join(
    "count of years",
    "what is counted on is: 连续九年 becomes 连续十年, 第九届 第十届, 累计 does not fall, 连续三年 are three years",
    running.check_count,
    numbered_years.check_years_running,
    since_last.check_edition,
    since_last.check_total,
    carried_on.check_carried_on,
    running.check_started,
)
SAME = _join(
    "figure that did not move",
    "what is counted anew each year is not the same to the digit as in last year's report",
    years.check_same,
    carried_on.check_long_count,
)
NUMBERS = _join(
    "numbers of headings",
    "headings, and paragraphs that open with （一）, are numbered one after the other, and none twice",
    outline.check_numbers,
    run_numbers.check_paragraphs,
    run_numbers.check_captions,
)
ENTRIES = _join(
    "contents and headings",
    "what the contents list names stands in the report, under the number that the list gives it; its numbers run on",
    contents.check_entries,
    run_numbers.check_list,
)
TWO_WAYS = _join(
    "name in two ways",
    "a name that stands often is not written once with another character, or with its words in another order",
    near_names.check_names,
    near_letters.check_letters,
    near_persons.check_persons,
    near_persons.check_listed,
    named_at_head.check_heads,
    named_kinds.check_kinds,
)
AFTER = _join(
    "day after the period",
    "what is told as done lies not after the report's year, nor after the day on which it was passed or that it bears",
    calendar_days.check_after,
    after_signing.check_cells,
)
TABLE_YEARS = _join(
    "year of a table",
    "the title of a table bears the year of the report as the titles of its sister tables do, and so do its columns",
    table_years.check_titles,
    year_marks.check_heads,
    year_order.check_columns,
)
