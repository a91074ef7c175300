"""Changed sentences: what is changed, and which names are right of it then."""

import random

import pytest

from benchmarks.swap import words
from benchmarks.swap.cases import Case, right_of, with_right
from benchmarks.swap.changes import CHANGES
from extractors.metrics.cut.words import words_of

LABEL = {"text": "30名", "value": 30, "unit": ["名"], "qualifier": ["exact"], "role": "level"}
CASE = with_right(Case("慰问职工30名，满意率98%。", 2022, ({**LABEL, "metric": ["慰问职工"]},)))
CHANGED = {
    "adverb before the verb": "先后慰问职工30名，满意率98%。",
    "clause before": "在各方支持下，慰问职工30名，满意率98%。",
    "figure before the noun": "慰问30名职工，满意率98%。",
    "了 behind the verb": "慰问了职工30名，满意率98%。",
}


def changed_texts(kind: str, pool: int) -> set[str]:
    return {changed.text for seed in range(40) for changed in CHANGES[kind](CASE, random.Random(seed), pool)}


@pytest.mark.parametrize(("kind", "text"), CHANGED.items())
def test_a_change_is_made(kind: str, text: str) -> None:
    assert text in changed_texts(kind, 0)


def test_another_noun_or_verb_stands_in_the_names_that_are_right_too() -> None:
    for kind in ("noun: head", "verb"):
        (changed,) = CHANGES[kind](CASE, random.Random(1), 0)
        assert changed.text != CASE.text
        assert all(name in changed.text for name in changed.labels[0]["metric"])


def test_other_digits_have_their_value() -> None:
    (changed,) = CHANGES["other digits"](CASE, random.Random(1), 0)
    assert changed.labels[0]["text"] == f"{changed.labels[0]['value']:.0f}名"
    assert right_of(changed.text, 2022, changed.labels) != [None]


def test_the_pools_share_no_word_and_no_verb_of_them_is_listed() -> None:
    for kind in ("person", "machine", "field"):
        assert not set(words.nouns(kind, 0)) & set(words.nouns(kind, 1))
    others = {word for pool in (0, 1) for alike in words.verbs(pool).values() for word in alike}
    assert not others & words_of("act", "does", "gets", "light", "takes")
