"""The rules of numbers in the order of their turn, and the steps in which the reader applies them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from extractors.numbers import (
    change_words,
    exclusions,
    han_exclusions,
    mask_rules,
    measured,
    money,
    parts_of_names,
    qualifiers,
    ranges,
    shares,
    steps,
)
from extractors.numbers.bare_numbers import BARE
from extractors.numbers.codes import PADDED
from extractors.numbers.masks import Masks
from extractors.numbers.qualifiers import Hedges
from extractors.numbers.set_phrases import phrase_end
from extractors.rule import Rule, by_step

RULES: tuple[Rule[Any], ...] = (
    *mask_rules.MASKS,
    mask_rules.list_number,
    mask_rules.QUOTED,
    phrase_end,
    shares.read_half,
    shares.read_fold,
    shares.read_round,
    shares.read_part,
    PADDED,
    money.currency_sign,
    money.currency_name,
    measured.minus,
    shares.read_fraction,
    shares.read_one_half,
    shares.read_tenths,
    shares.read_ratio,
    shares.read_slash,
    exclusions.code,
    exclusions.behind_letter,
    exclusions.longer,
    exclusions.ordinal,
    exclusions.per,
    exclusions.inexact,
    exclusions.of_pair,
    ranges.neighbours,
    ranges.span,
    money.money,
    measured.number_and_unit,
    measured.with_lent_unit,
    *BARE,
    exclusions.shown,
    exclusions.relative_time,
    exclusions.days_of_campaign,
    exclusions.round_the_clock,
    exclusions.time_of_rate,
    parts_of_names.term_of_product,
    parts_of_names.floor_of_address,
    parts_of_names.history,
    parts_of_names.long_service,
    parts_of_names.class_by_size,
    parts_of_names.age_counted,
    parts_of_names.degree,
    parts_of_names.due_within,
    parts_of_names.bound_again,
    exclusions.full_years,
    exclusions.full_count,
    exclusions.group_by_bound,
    exclusions.group_by_voltage,
    exclusions.version,
    han_exclusions.slogan,
    han_exclusions.one,
    han_exclusions.zero,
    han_exclusions.no_money,
    han_exclusions.of_term,
    han_exclusions.formal,
    han_exclusions.uncounted,
    money.small_change,
    measured.speed,
    *qualifiers.HEDGES_BEFORE,
    qualifiers.HEDGE_FAR,
    qualifiers.HEDGE_OF,
    *qualifiers.HEDGES_AFTER,
    change_words.verb_of_change,
    change_words.change_by_sign,
    change_words.compared,
    change_words.done_more,
    change_words.less_used,
    change_words.fell_again,
    change_words.saved,
    change_words.compared_object,
    change_words.effect_on_result,
    change_words.object_in_percent,
    change_words.object_in_points,
    change_words.time_changed,
    change_words.goes_on,
    change_words.turn,
)


class Steps:
    """Rules by the step of the reader that applies them, each step in the order of the rules.

    masks blank what only looks like numbers, hedges are read around what was read; all others are asked one by one:
    phrases and signs where a number may begin; leads, numbers and exclusions of a number; additions and changes of what
    was read.
    """

    def __init__(self, rules: Sequence[Rule[Any]]) -> None:
        of = by_step(rules, steps.STEPS)
        self.masks = Masks(of[steps.MASK], of[steps.HEAD], of[steps.QUOTATION])
        self.hedges = Hedges(of[steps.HEDGE_BEFORE], of[steps.HEDGE_AFTER], of[steps.HEDGE_FURTHER])
        self.asked = {step: of[step] for step in steps.ASKED}


@lru_cache(maxsize=4)
def steps_of(rules: tuple[Rule[Any], ...]) -> Steps:
    """Return the steps of some rules."""
    return Steps(rules)
