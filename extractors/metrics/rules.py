"""The rules of metrics in the order of their turn, and the steps in which a phrase is built."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from extractors.metrics import by_words, steps, taking_over
from extractors.metrics.additions import ADDITIONS
from extractors.metrics.averages import of_part_of_time
from extractors.metrics.basis import BASES
from extractors.metrics.by_form import BY_FORM
from extractors.metrics.of_sentence import VALUES, WHOSE_AND_OF_WHAT
from extractors.rule import Rule

RULES: tuple[Rule[Any], ...] = (
    *BY_FORM,
    *by_words.BEFORE,
    *by_words.AROUND,
    *taking_over.COMPLETED,
    *by_words.ALONE,
    *taking_over.WORDLESS,
    *ADDITIONS,
    of_part_of_time,
    *WHOSE_AND_OF_WHAT,
    *BASES,
    *VALUES,
)


class Steps:
    """Rules by the step that applies them, each step in the order of the rules.

    forms and words beside a quantity tell its metric (the first that reads anything), `words` the phrase before it;
    what was read is added to; average and the steps after it complete the phrase from the rest of the sentence.
    """

    def __init__(self, rules: Sequence[Rule[Any]]) -> None:
        def of(step: str) -> tuple[Rule[Any], ...]:
            return tuple(rule for rule in rules if rule.step == step)

        self.forms, self.words, self.beside, self.added = map(of, (steps.FORM, steps.WORDS, steps.BESIDE, steps.ADDED))
        self.average, self.others, self.place = map(of, (steps.AVERAGE, steps.OTHERS, steps.PLACE))
        self.carried, self.basis, self.corrected = map(of, (steps.CARRIED, steps.BASIS, steps.CORRECTED))
        self.against = of(steps.AGAINST)


@lru_cache(maxsize=4)
def steps_of(rules: tuple[Rule[Any], ...]) -> Steps:
    """Return the steps of some rules."""
    return Steps(rules)
