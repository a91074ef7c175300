"""The phrase of each quantity of a passage: what it measures, with what the sentence around it says of it."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.metrics import carrying, context
from extractors.metrics.averages import with_averages
from extractors.metrics.basis import read_basis
from extractors.metrics.clauses import Tagger
from extractors.metrics.parts import parts_of
from extractors.metrics.reading import read_metrics
from extractors.metrics.taking_over import NOTHING_KNOWN, Known, Measured
from extractors.numbers import Figure
from schemas.phrase import Phrase
from schemas.text import squeeze

_PARTS = 20  # quantities that a list of parts may hold
_REACH = 400  # characters of a sentence that are looked back over: one without end costs no more for each quantity


class Parsed(NamedTuple):
    """The phrase of a quantity, the basis that words give it (None: they give none), and the rule that read it."""

    phrase: Phrase
    basis: str | None
    rule: str


def _places(text: str, sentence: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """Return where the quantities of a text stand in it without blanks."""
    if len(text) == len(sentence):
        return [(figure.span.start, figure.span.end) for figure in figures]
    moved, at = [], 0
    for character in text:
        moved.append(at)
        at += not character.isspace() or sentence[at : at + 1] == " "
    moved.append(at)
    return [(moved[figure.span.start], moved[figure.span.end]) for figure in figures]


class _Sentence:
    """A passage without blanks, with its figures in their places; gives each figure its phrase, from left to right."""

    def __init__(self, text: str, figures: Sequence[Figure], measured: Sequence[Measured]) -> None:
        self.text = squeeze(text)
        self.figures, self.measured = figures, measured
        self.places = _places(text, self.text, figures)
        self.speaks_of_parent = context.PARENT in self.text  # most sentences don't: two searches a quantity less
        self.speaks_of_others = any(word in self.text for word in context.OTHERS)
        self.before: dict[int, int] = {}  # for each level the one before it
        self.phrases: list[Phrase] = []
        last: int | None = None
        for at, figure in enumerate(figures):
            if figure.role == "level":
                if last is not None:
                    self.before[at] = last
                last = at

    def _between(self, one: int, other: int) -> str:
        return self.text[self.places[one][1] : self.places[other][0]]

    def _corrects(self, at: int) -> bool:
        return at in self.before and context.corrects(self._between(self.before[at], at))

    def _taken_up(self, at: int) -> int | None:
        """Return the figure before whose other value this one is: 1,402人次，上年该项数据由1,284人次调整为1,236人次."""
        if (last := self.before.get(at)) is None:
            return None
        if last in self.before and self._corrects(at):
            return self._taken_up(last)
        alike = self.measured[last].metric and self.figures[last].unit == self.figures[at].unit
        return last if alike and context.takes_up(self._between(last, at)) else None

    def _whole(self, at: int) -> int | None:
        """Return the quantity that this one is a part of: of 126人，其中博士9人、硕士58人 both parts have 126人."""
        start, steps = self.places[at][0], 0
        while (
            (earlier := self.before.get(at)) is not None and start - self.places[earlier][0] < _REACH and steps < _PARTS
        ):
            steps += 1
            between = self._between(earlier, at)
            if context.begins_part(between):
                return earlier
            if context.ends_parts(between):
                return None
            at = earlier
        return None

    def _carried(self, at: int, metric: str) -> str:
        """Return a metric with what other words of the sentence say of it: its whole, 范围1, 生均."""
        start = self.places[at][0]
        first = context.numbered_scope(self.text, start, metric) or context.average(self.text, start, metric)
        if (whole := self._whole(at)) is None:
            return first + metric
        of, unit = self.measured[whole].metric or "", self.figures[whole].unit
        event = context.event_of(self.figures[at].unit, metric, unit, of)
        return first + event + context.of_staff(metric, of)

    def level(self, at: int) -> tuple[Phrase, str | None]:
        """Return the phrase of a stated level, and the basis that words give it."""
        start, end = self.places[at]
        metric, subject = self.measured[at].metric or "", self.measured[at].subject
        whose, full, before = None, metric, ""
        if self.speaks_of_others and context.is_of_others(self.text, start):
            whose = "others"
        if self.speaks_of_parent and context.is_of_parent(self.text, start, metric):
            whose, full = whose or "parent", metric.removeprefix(context.PARENT)
        elif start and (again := self._taken_up(at)) is not None:
            metric, subject = self.measured[again].metric or metric, self.measured[again].subject
            full = metric
        elif start:
            full = self._carried(at, metric)
            if full == metric:
                before = context.words_before(self.text, start)
        basis = read_basis(full, self.text[max(0, start - _REACH) : start])
        between = self._between(self.before[at], at) if at in self.before else ""
        phrase = Phrase(
            metric=metric or None,
            subject=subject,
            full_metric=basis.metric or None,
            parts=parts_of(basis.metric),
            words_before=before if before and before != basis.metric else None,
            clause=context.clause_of(self.text, start, end, between),
            part_end=context.part_end(self.text, end),
            whose=whose,
            corrected=(at + 1 in self.before and self._corrects(at + 1)) or carrying.is_former(between),
        )
        return phrase, basis.name

    def change(self, at: int) -> Phrase:
        """Return the phrase of a change."""
        found = self.measured[at]
        told = context.against(self.text, self.places[at][0])
        return Phrase(
            metric=found.metric,
            subject=found.subject,
            full_metric=found.metric,
            parts=parts_of(found.metric),
            against=told,
        )


def read_phrases(text: str, figures: Sequence[Figure], tag: Tagger, known: Known = NOTHING_KNOWN) -> list[Parsed]:
    """Say of each quantity of a passage what it measures, with all that its sentence says of it.

    1. the noun phrase (`read_metrics`), the words that make it a quantity of a day, a month (`with_averages`)
    2. what it takes over: 招聘126人，其中博士9人 → 新招录博士; 上年该项数据由A调整为B → the metric of the quantity
    before
    3. the words before it and its clause   4. whose it is: 母公司; others' (据统计，全国…)
    5. its basis: 力争, 预算安排   6. what a change is against: 较2019年   7. whether another quantity takes its place
    """
    measured = tuple(with_averages(text, figures, read_metrics(text, figures, tag, known)))
    sentence = _Sentence(text, figures, measured)
    parsed = []
    for at, figure in enumerate(figures):
        phrase, basis = sentence.level(at) if figure.role == "level" else (sentence.change(at), None)
        parsed.append(Parsed(phrase, basis, measured[at].rule))
    return parsed


def phrase_of_cell(metric: str | None, subject: str | None) -> Parsed:
    """Return the phrase of a table's cell, whose metric its headers and labels give."""
    basis = read_basis(metric or "", "")
    whose, full = None, basis.metric
    if context.is_of_parent("", 0, full):
        whose, full = "parent", full.removeprefix(context.PARENT)
    phrase = Phrase(metric=metric, subject=subject, full_metric=full or None, parts=parts_of(full), whose=whose)
    return Parsed(phrase, basis.name, "")
