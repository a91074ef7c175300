"""The field of metrics: its rules, and its reader as one function from text to firings."""

from collections.abc import Iterator, Sequence
from typing import Any

from extractors import nlp
from extractors.metrics.find.named_lists import with_distributed_changes
from extractors.metrics.phrase import Parsed, read_phrases
from extractors.metrics.rules import RULES
from extractors.numbers import read_figures
from extractors.rule import Field, Firing, Rule


def _in_words(parsed: Parsed) -> str:
    """Return a phrase in one line: what is measured, whose it is, its basis, what a change is against."""
    phrase = parsed.phrase
    against = " ".join(filter(None, ("against", phrase.against, phrase.against_basis))) if phrase.against else None
    said = (phrase.subject, phrase.whose, parsed.basis, against, "corrected" if phrase.corrected else None)
    return ", ".join((phrase.full_metric or "nothing", *filter(None, said)))


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield what each rule made of the phrases of a text's quantities."""
    figures = with_distributed_changes(text, read_figures(text))
    for figure, parsed in zip(figures, read_phrases(text, figures, nlp.tokens, rules=rules), strict=True):
        for name in parsed.rules:
            yield Firing(figure.span, name, _in_words(parsed))


FIELD = Field(
    "metrics",
    "what a quantity measures: the phrase around it, and what the rest of the sentence says of it",
    RULES,
    _read,
    ("quantities.rule",),
)
