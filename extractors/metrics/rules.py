"""The rules of metrics, step by step in the order of their turn."""

from functools import lru_cache
from typing import Any

from extractors.metrics import steps
from extractors.metrics.complete.against import against, against_the_same, against_value_before
from extractors.metrics.complete.before_work import before_work
from extractors.metrics.complete.kept import all_so_far, with_sort, with_verb, with_verb_of_titles
from extractors.metrics.complete.of_each import of_each
from extractors.metrics.complete.of_sentence import (
    in_action,
    in_clause,
    in_metric,
    is_corrected,
    is_foretold,
    numbered_scope,
    of_others,
    of_parent,
    taken_up,
    with_event,
)
from extractors.metrics.complete.planned import is_foretold_growth, is_meant, is_proposed, is_under_target
from extractors.metrics.complete.sides import with_side
from extractors.metrics.complete.torn import with_bound, with_ordinal, with_what_for
from extractors.metrics.complete.torn_heads import with_head, with_means, with_title
from extractors.metrics.complete.verb_of_list import with_part_dealt_with, with_verb_of_examples
from extractors.metrics.find.by_base import effect_of_cause, of_list, profit_without_once, rate_of_base, taken_as
from extractors.metrics.find.by_change import change_of_before, changed, moved_before
from extractors.metrics.find.by_comparison import named_on_both_sides, price_of_one
from extractors.metrics.find.by_form import (
    in_a_row,
    in_brackets,
    other_value,
    part_of_rate,
    parts_of_district,
    quoted,
    several_rates,
    with_brackets,
)
from extractors.metrics.find.by_head import behind_percentage, for_purpose, measure_behind, said_of_them, years_of
from extractors.metrics.find.by_list import counted_together, list_before, sorts_of
from extractors.metrics.find.by_norm import (
    done_of_change,
    gap_to_norm,
    in_short,
    norm_held_against,
    points_from_another,
    worth_share,
)
from extractors.metrics.find.by_party import part_by_party, part_by_sort
from extractors.metrics.find.by_rate import growth_of_before, rate_per_many, recovered_to
from extractors.metrics.find.by_share import (
    distance,
    share_of,
    share_of_another,
    share_of_sum,
    target_in_brackets,
    value_held_against,
)
from extractors.metrics.find.by_whole import (
    bound_on_share,
    of_own_whole,
    of_whole_it_comes_to,
    one_and_another,
    so_much_of,
)
from extractors.metrics.find.by_words import (
    all_did,
    before_verb,
    counted_behind,
    object_behind,
    words_before,
    words_behind,
)
from extractors.metrics.find.change_behind import change_behind
from extractors.metrics.find.clause_before import (
    held_so_often,
    how_often,
    money_moved,
    moved,
    people_of_rate,
    spread,
    summed_up,
    things_told_of,
)
from extractors.metrics.find.counted_done import given_away, reached_in_brackets, reached_with
from extractors.metrics.find.deeds import of_rate, verb_alone
from extractors.metrics.find.distributed import (
    change_of_level,
    changes_shared_out,
    list_again,
    share_of_level,
    shared_out,
)
from extractors.metrics.find.each_listed import same_for_each
from extractors.metrics.find.examples import age_of_whom, people_named, places_named, those_told_of
from extractors.metrics.find.loans import owed_to_another
from extractors.metrics.find.money_told import money_goes_to, money_of_clause
from extractors.metrics.find.money_used import used_money
from extractors.metrics.find.next_region import of_next_region
from extractors.metrics.find.of_before import of_before, said_of_before
from extractors.metrics.find.receivers import given_to
from extractors.metrics.find.said_behind import with_deed
from extractors.metrics.find.same_unit import came_to, of_same_unit_before, still_of
from extractors.metrics.find.shared import shared_by_list
from extractors.metrics.find.some_did import did_of_them
from extractors.metrics.find.some_of import some_came_to, some_of, who_they_are
from extractors.metrics.find.they_did import (
    done_by_those,
    each_of_those,
    for_whom_done,
    helped_to,
    partners_and_manner,
    sent_for,
)
from extractors.metrics.find.titles_given import given_title, that_won
from extractors.metrics.find.topic_before import topic_of_verb
from extractors.metrics.find.totals import change_behind_parts, each_of_sum, left_after_deduction, so_many_together
from extractors.metrics.find.two_ways import other_way
from extractors.metrics.find.within import done_within
from extractors.metrics.owner.attended import who_attends
from extractors.metrics.owner.bare_measures import of_season, rate_of_what, weight_of
from extractors.metrics.owner.bodies_first import body_of_clause, subject_goes_on
from extractors.metrics.owner.breakdowns import measure_carried, parts_add_up
from extractors.metrics.owner.came_of import (
    became_of_findings,
    found_by_check,
    found_in_check,
    of_tenders,
    score_of_those,
    served_by,
)
from extractors.metrics.owner.elsewhere import same_elsewhere
from extractors.metrics.owner.funds_used import net_of_sum, put_into, used_of_funds
from extractors.metrics.owner.groups import (
    among_people,
    involved,
    of_account,
    of_same_unit,
    of_those_before,
    of_unit_before,
    out_of_those,
)
from extractors.metrics.owner.heads import of_measure_at_head, of_measure_before_colon
from extractors.metrics.owner.of_group import held_by_group, members_from, members_of_board
from extractors.metrics.owner.of_plants import power_of
from extractors.metrics.owner.of_what import of_aspect, of_two_rates, of_victims, part_of_whole, same_in_part
from extractors.metrics.owner.of_whole_before import clauses_add_up
from extractors.metrics.owner.paid_to import paid_to
from extractors.metrics.owner.programmes import audience_of_work
from extractors.metrics.owner.right_before import given_to_each, of_brand
from extractors.metrics.owner.sentence_topics import of_topic
from extractors.metrics.owner.spoken_of import of_what_is_spoken_of
from extractors.metrics.owner.subsidiaries import (
    members,
    object_of_stake,
    of_holder,
    of_other_party,
    of_shareholder,
    of_subsidiary,
)
from extractors.metrics.owner.taken_up import company_taken_up, of_work_taken_up
from extractors.metrics.owner.terms import in_role, of_bare_rate, set_before, terms_of_instrument
from extractors.metrics.owner.things_before import of_things_before
from extractors.metrics.owner.topics import of_subject
from extractors.metrics.owner.verbs_alone import done_with_same, some_of_before
from extractors.rule import Rule, Steps, by_step

# what a quantity measures: the first of these that reads anything
_FORMS = (
    of_own_whole,
    so_much_of,
    rate_of_base,
    bound_on_share,
    taken_as,
    target_in_brackets,
    value_held_against,
    norm_held_against,
    gap_to_norm,
    done_of_change,
    one_and_another,
    worth_share,
    in_short,
    rate_per_many,
    recovered_to,
    growth_of_before,
    share_of_level,
    list_again,
    shared_out,
    of_next_region,
    part_by_party,
    part_by_sort,
    owed_to_another,
    of_list,
    effect_of_cause,
    profit_without_once,
    price_of_one,
    named_on_both_sides,
    changes_shared_out,
    change_of_level,
    change_behind_parts,
    change_behind,
    changed,
    moved_before,
    change_of_before,
    several_rates,
    part_of_rate,
    parts_of_district,
    quoted,
    with_brackets,
    other_value,
    in_brackets,
    share_of_sum,
    share_of,
)
_WORDS = (distance, share_of_another)
_BESIDE = (
    people_named,
    places_named,
    age_of_whom,
    those_told_of,
    some_of,
    some_came_to,
    given_title,
    that_won,
    so_many_together,
    left_after_deduction,
    each_of_sum,
    in_a_row,
    who_they_are,
    other_way,
    measure_behind,
    said_of_them,
    counted_together,
    used_money,
    behind_percentage,
    years_of,
    still_of,
    did_of_them,
    came_to,
    before_verb,
    counted_behind,
    sorts_of,
    all_did,
    object_behind,
    done_within,
    how_often,
    held_so_often,
    money_moved,
    said_of_before,
    verb_alone,
    topic_of_verb,
    of_same_unit_before,
    of_rate,
    shared_by_list,
    for_purpose,
    list_before,
    words_before,
    words_behind,
    people_of_rate,
    spread,
    moved,
    summed_up,
    money_of_clause,
    money_goes_to,
    things_told_of,
    of_before,
)
# whose it is, of what, and what a reader needs before its name: all that say more
_ADDED = (
    among_people,
    of_those_before,
    of_each,
    of_account,
    of_subsidiary,
    involved,
    of_other_party,
    of_holder,
    of_shareholder,
    members,
    of_subject,
    of_unit_before,
    of_same_unit,
    of_two_rates,
    of_victims,
    of_aspect,
    of_measure_at_head,
    of_measure_before_colon,
    parts_add_up,
    clauses_add_up,
    same_elsewhere,
    measure_carried,
    part_of_whole,
    same_in_part,
    of_things_before,
    out_of_those,
    with_deed,
    for_whom_done,
    sent_for,
    helped_to,
    partners_and_manner,
    each_of_those,
    with_sort,
    with_verb,
    with_verb_of_titles,
    with_verb_of_examples,
    with_part_dealt_with,
    all_so_far,
    points_from_another,
    company_taken_up,
    object_of_stake,
    of_bare_rate,
    set_before,
    given_to,
    reached_with,
    reached_in_brackets,
    given_away,
    of_whole_it_comes_to,
    terms_of_instrument,
    in_role,
    body_of_clause,
    of_what_is_spoken_of,
    held_by_group,
    members_from,
    members_of_board,
    paid_to,
    net_of_sum,
    used_of_funds,
    put_into,
    of_work_taken_up,
    power_of,
    found_by_check,
    found_in_check,
    became_of_findings,
    score_of_those,
    who_attends,
    audience_of_work,
    weight_of,
    rate_of_what,
    of_season,
    of_tenders,
    done_with_same,
    served_by,
    some_of_before,
    given_to_each,
    of_brand,
    done_by_those,
    of_topic,
    subject_goes_on,
    same_for_each,
    before_work,
    with_bound,
    with_what_for,
    with_ordinal,
    with_side,
    with_means,
    with_title,
    with_head,
)
# what the rest of the sentence says of it
_COMPLETED = (
    *(of_others, of_parent, taken_up, with_event, numbered_scope),
    *(
        in_metric,
        in_action,
        in_clause,
        is_foretold,
        is_meant,
        is_foretold_growth,
        is_under_target,
        is_proposed,
        is_corrected,
    ),
    *(against_the_same, against, against_value_before),
)
RULES: tuple[Rule[Any], ...] = (*_FORMS, *_WORDS, *_BESIDE, *_ADDED, *_COMPLETED)


@lru_cache(maxsize=4)
def steps_of(rules: tuple[Rule[Any], ...]) -> Steps:
    """Return some rules by the step that applies them, each step in the order of the rules."""
    return by_step(rules, steps.STEPS)
