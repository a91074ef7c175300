"""What a quantity measures: the metric and, where the sentence says so, who has it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from extractors.metrics import forms
from extractors.metrics.clauses import Tagger
from extractors.metrics.phrases import words_of
from extractors.metrics.rules import RULES, steps_of
from extractors.metrics.so_far import NOTHING_KNOWN, Around, Known, Measured, SoFar
from extractors.metrics.steps import ADDED, BESIDE, FORM, WORDS
from extractors.numbers import Figure
from extractors.rule import Gate, Rule, Steps, asked_of

_COUNTED = frozenset({"count", "other", "area"})
_NO_THING_BEHIND = frozenset(("", *"为的内前后在与"))


def _first(rules: Iterable[Rule[Any]], so_far: SoFar, around: Around) -> Measured | None:
    """Return what the first rule reads that reads anything."""
    for rule in asked_of(rules, *around.said):
        measured: Measured | None = rule.how(so_far, around)
        if measured is not None:
            return replace(measured, rule=rule.says or rule.name, rules=(rule.name,))
    return None


def _beside(steps: Steps, so_far: SoFar, around: Around) -> Measured:
    """Read the words beside a quantity; without any, it measures what the quantity before does."""
    named = ((rule.name, rule.how(so_far, around)) for rule in asked_of(steps[WORDS], *around.said))
    name, found = next(((name, words) for name, words in named if words), ("", ""))
    if not found:
        bare = around.clause if around.clause.endswith("率") else forms.CHANGED.sub("", around.clause)
        found = so_far.phrase_before(bare, around.figure.kind)
    itself = found in words_of("itself") and around.figure.kind not in ("count", "other")
    stray = len(found) == 1 and around.figure.kind in _COUNTED and around.right[0][:1] not in _NO_THING_BEHIND
    summed = forms.SUM.fullmatch(around.left.strip()) is not None
    behind = not around.is_tied and around.right[0].strip() not in ("", "的")
    of_place = behind and forms.ALL_OF_PLACE.fullmatch(found) is not None
    empty = itself or stray or summed or of_place or found in words_of("no_thing") or forms.TIME_ONLY.fullmatch(found)
    around.found = "" if empty else found
    measured = _first(steps[BESIDE], so_far, around) or Measured(None)
    told = name and around.found and around.found in (measured.metric or "")
    return replace(measured, rules=(*measured.rules, name)) if told else measured


def read_metrics(
    text: str,
    figures: Sequence[Figure],
    tag: Tagger,
    known: Known = NOTHING_KNOWN,
    *,
    steps: Steps | None = None,
) -> tuple[Measured, ...]:
    """Say of each quantity of a passage what it measures; the unit's own names, where `known`, become subjects.

    A form of words tells it (甲、乙分别为3人、5人; 同比增长12%; “统计管理”2.63万元), else the words before the quantity
    or behind it (捐款总数为10,654元; 24项主题体验), else the quantities before (人均1,500元; 累计140个). docs/rules.md
    has all rules, with examples; `steps` are those that the text may need, where they are known.
    Left alone: subjects that no name of the unit is (a sentence says them too many ways to be sure).
    """
    steps = Gate(text, steps_of(RULES)) if steps is None else steps
    so_far = SoFar(text, figures, tag, known)
    for at in range(len(figures)):
        around = Around(so_far, at)
        measured = _first(steps[FORM], so_far, around) or _beside(steps, so_far, around)
        for rule in asked_of(steps[ADDED], *around.said):
            if more := rule.how(so_far, around, measured):
                measured = replace(more, rules=(*measured.rules, rule.name))
        so_far.before = measured if measured.metric else so_far.before
        so_far.found.append(measured)
    return tuple(so_far.found)
