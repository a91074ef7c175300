"""The phrase of each quantity of a passage: what it measures, with what the sentence around it says of it."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from extractors.metrics import context
from extractors.metrics.basis import read_basis
from extractors.metrics.clauses import Tagger
from extractors.metrics.parts import parts_of
from extractors.metrics.reading import read_metrics
from extractors.metrics.rules import RULES, steps_of
from extractors.metrics.sentence import REACH, Draft, Sentence, without_blanks
from extractors.metrics.so_far import NOTHING_KNOWN, Known
from extractors.metrics.steps import AGAINST, AVERAGE, BASIS, CARRIED, CORRECTED, OTHERS, PLACE
from extractors.numbers import Figure
from extractors.rule import Gate, Rule, Steps, asked_of
from schemas.phrase import Phrase


class Parsed(NamedTuple):
    """The phrase of a quantity, the basis that words give it (None: they give none), and how it was read.

    `rule` is what the column `rule` says of how its words were found, `rules` are the names of all that took part.
    """

    phrase: Phrase
    basis: str | None
    rule: str
    rules: tuple[str, ...] = ()


def _apply(rules: Iterable[Rule[Any]], sentence: Sentence, draft: Draft, *, first: bool = False) -> bool:
    """Let rules complete a draft, all or only the first that does; return whether one did."""
    done = False
    figure = draft.figure
    for rule in asked_of(rules, figure.role, figure.kind, figure.unit):
        if rule.how(sentence, draft):
            draft.rules.append(rule.name)
            done = True
            if first:
                break
    return done


def _complete(steps: Steps, sentence: Sentence, draft: Draft) -> None:
    """Complete a draft of a level; the words before it are kept where no others say more of its metric."""
    _apply(steps[OTHERS], sentence, draft)
    draft.full = draft.metric
    draft.words = context.words_before(sentence.text, draft.start)
    if _apply(steps[PLACE], sentence, draft, first=True) or _apply(steps[CARRIED], sentence, draft):
        draft.words = ""
    before = sentence.text[max(0, draft.start - REACH) : draft.start]
    (draft.basis, draft.full), told = read_basis(draft.full, before, steps[BASIS])
    draft.rules += [told] if told else []
    _apply(steps[CORRECTED], sentence, draft)


def _level(steps: Steps, sentence: Sentence, draft: Draft) -> Phrase:
    _complete(steps, sentence, draft)
    return Phrase(
        metric=draft.metric or None,
        subject=draft.subject,
        full_metric=draft.full or None,
        parts=parts_of(draft.full),
        words_before=draft.words if draft.words and draft.words != draft.full else None,
        clause=context.clause_of(sentence.text, draft.start, draft.end, sentence.words_before(draft.at)),
        part_end=context.part_end(sentence.text, draft.end),
        whose=draft.whose,
        corrected=draft.corrected,
    )


def _change(steps: Steps, sentence: Sentence, draft: Draft) -> Phrase:
    _apply(steps[AGAINST], sentence, draft, first=True)
    metric = draft.metric or None
    return Phrase(
        metric=metric, subject=draft.subject, full_metric=metric, parts=parts_of(metric), against=draft.against
    )


def read_phrases(
    text: str,
    figures: Sequence[Figure],
    tag: Tagger,
    known: Known = NOTHING_KNOWN,
    *,
    rules: Sequence[Rule[Any]] = RULES,
) -> list[Parsed]:
    """Say of each quantity of a passage what it measures, with all that its sentence says of it.

    1. the noun phrase (`read_metrics`), the words that make it a quantity of a day, a month
    2. what it takes over: 招聘126人，其中博士9人 → 新招录博士; 上年该项数据由A调整为B → the metric of the quantity
    before
    3. the words before it and its clause   4. whose it is: 母公司; others' (据统计，全国…)
    5. its basis: 力争, 预算安排   6. what a change is against: 较2019年   7. whether another quantity takes its place
    """
    text, figures = without_blanks(text, figures)
    steps = Gate(text, steps_of(tuple(rules)))
    measured = read_metrics(text, figures, tag, known, steps=steps)
    sentence = Sentence(text, figures, measured)
    for draft in sentence.drafts:
        _apply(steps[AVERAGE], sentence, draft)
    parsed = []
    for draft, found in zip(sentence.drafts, measured, strict=True):
        build = _level if draft.figure.role == "level" else _change
        parsed.append(Parsed(build(steps, sentence, draft), draft.basis, found.rule, tuple(draft.rules)))
    return parsed


def phrase_of_cell(metric: str | None, subject: str | None) -> Parsed:
    """Return the phrase of a table's cell, whose metric its headers and labels give."""
    basis, _ = read_basis(metric or "", "")
    whose, full = None, basis.metric
    if context.is_of_parent("", 0, full):
        whose, full = "parent", full.removeprefix(context.PARENT)
    phrase = Phrase(metric=metric, subject=subject, full_metric=full or None, parts=parts_of(full), whose=whose)
    return Parsed(phrase, basis.name, "")
