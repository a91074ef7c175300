"""The rules of metrics in the order of their turn, and the steps in which a phrase is built."""

from functools import lru_cache
from typing import Any

from extractors.metrics import by_words, of_before, steps
from extractors.metrics.additions import ADDITIONS, TOPICS
from extractors.metrics.by_change import against
from extractors.metrics.by_form import BY_FORM
from extractors.metrics.by_role import in_role
from extractors.metrics.by_share import BEFORE
from extractors.metrics.instruments import terms_of_instrument
from extractors.metrics.of_sentence import BASES, VALUES, WHOSE_AND_OF_WHAT
from extractors.metrics.subsidiaries import company_taken_up, members, object_of_stake, of_holder
from extractors.metrics.terms import TERMS
from extractors.rule import Rule, Steps, by_step

RULES: tuple[Rule[Any], ...] = (
    *BY_FORM,
    *BEFORE,
    *by_words.AROUND,
    *of_before.COMPLETED,
    *by_words.ALONE,
    *of_before.WORDLESS,
    *ADDITIONS,
    of_holder,
    members,
    *TOPICS,
    company_taken_up,
    object_of_stake,
    *TERMS,
    terms_of_instrument,
    in_role,
    *WHOSE_AND_OF_WHAT,
    *BASES,
    *VALUES,
    against,
)


@lru_cache(maxsize=4)
def steps_of(rules: tuple[Rule[Any], ...]) -> Steps:
    """Return some rules by the step that applies them, each step in the order of the rules.

    forms and words beside a quantity tell its metric (the first that reads anything), `words` the phrase before it;
    what was read is added to; the steps after that complete the phrase from the rest of the sentence.
    """
    return by_step(rules, steps.STEPS)
