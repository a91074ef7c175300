"""The phrase of each quantity of a passage: what it measures, its parts, what the sentence around it says of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from extractors.metrics.complete.of_sentence import read_basis
from extractors.metrics.complete.planned import OF_CHANGES
from extractors.metrics.complete.sentence import (
    REACH,
    Draft,
    Sentence,
    clause_of,
    is_of_parent,
    last_words_before,
    part_end,
    squeezed,
)
from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.phrases import without_change
from extractors.metrics.cut.words import Tagger, joined, words_of
from extractors.metrics.find.change_behind import change_behind
from extractors.metrics.find.examples import people_named
from extractors.metrics.find.known import NOTHING_KNOWN, Known
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.name.parts import parts_of
from extractors.metrics.rules import RULES, steps_of
from extractors.metrics.steps import ADDED, AGAINST, BASIS, BESIDE, CARRIED, CORRECTED, FORM, INSTEAD, OTHERS, WORDS
from extractors.numbers import Figure
from extractors.rule import Gate, Rule, Steps, asked_of
from extractors.text.parents_notes import PARENT
from schemas.phrase import Phrase

_LEAST = 2  # characters of a thing
_COUNTED = frozenset({"count", "other", "area"})
_NO_THING_BEHIND = frozenset(("", *"为的内前后在与"))
_NOT_GONE_ON = frozenset({people_named.name, change_behind.name})


def _first(rules: Iterable[Rule[Any]], so_far: SoFar, around: Around) -> Measured | None:
    """Return what the first rule reads that reads anything."""
    for rule in asked_of(rules, *around.said):
        measured: Measured | None = rule.how(so_far, around)
        if measured is not None:
            return replace(measured, rule=rule.says or rule.name, rules=(rule.name,))
    return None


_TIME_ONLY = re.compile(
    r"第?[一二三四1-4]季度|[Qq][1-4]|[上下]半年|[上下]一?年度?|去年同?期?|同期"
)  # 其中一季度58.2亿元


_BASE_ALONE = re.compile("(?:上一?[届期轮]|同期|往届)(?:同期)?")


def _names_nothing(so_far: SoFar, around: Around, found: str) -> bool:
    """Whether words before a quantity name nothing that it may measure: when or where it is, or that it is a sum."""
    kind, behind = around.figure.kind, around.right[0]
    if found in words_of("no_thing") or _TIME_ONLY.fullmatch(found) or forms.SUM.fullmatch(around.left.strip()):
        return True
    if found in words_of("itself"):
        return kind not in ("count", "other")
    if forms.SET_BY.search(around.own.rstrip()) or _BASE_ALONE.fullmatch(found):
        return True
    if found.endswith("时间"):
        return kind != "duration"  # 用6个月的时间就突破3万辆
    if len(found) == 1 and kind in _COUNTED and behind[:1] not in _NO_THING_BEHIND:
        return True
    place = forms.ALL_OF_PLACE.fullmatch(found) and behind.strip() not in ("", "的")
    near = len(found) == _LEAST and [one.flag for one in so_far.words(found)] == ["f"]  # 周边9个市
    return bool(place or near) and not around.is_tied


def _beside(steps: Steps, so_far: SoFar, around: Around) -> Measured:
    """Read the words beside a quantity; without any, it measures what the quantity before does."""
    named = ((rule.name, rule.how(so_far, around)) for rule in asked_of(steps[WORDS], *around.said))
    name, found = next(((name, words) for name, words in named if words), ("", ""))
    if not found:
        bare = around.clause if untied(around.clause).endswith("率") else forms.CHANGED.sub("", around.clause)
        saved = around.figure.role == "level" and around.clause.rstrip().removesuffix("了").endswith(forms.SAVES)
        found = so_far.phrase_before(around.clause if saved else bare)
        if saved and (of := forms.SUBSTANCE.fullmatch(around.figure.unit or "")):
            found += of["what"]
    if found and (around.figure.role == "change" or around.own.rstrip().endswith(("由", "从", "至", "到"))):
        found = joined(without_change(so_far.words(found)))  # 提升工效30%, 增加股本至8亿元: a change of 工效, all 股本
    around.found = "" if found and _names_nothing(so_far, around, found) else found
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

    A form of words tells it (甲、乙分别为3人、5人; 同比增长12%; “古籍修复”4.85万元), else the words before the quantity
    or behind it (捐款总数为12,386元; 24项主题体验), else the quantities before (人均1,500元; 累计140个). docs/rules.md
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
        if measured.subject and "的" in (measured.metric or "") and measured.metric != measured.subject:
            measured = replace(measured, metric=(measured.metric or "").removeprefix(measured.subject))
        if not _NOT_GONE_ON.isdisjoint(measured.rules):
            so_far.before = None  # nobody goes on to measure what people are, or a change by its verb
        elif measured.metric and measured.metric not in forms.TOOK:
            so_far.before = measured
        so_far.found.append(measured)
    return tuple(so_far.found)


class Parsed(NamedTuple):
    """The phrase of a quantity, the basis that words give it (None: they give none), and how it was read.

    `rule` is what the column `rule` says of how its words were found, `rules` are the names of all that took part.
    Where `each` of several has as much, their names stand in the phrase with 、 between them.
    """

    phrase: Phrase
    basis: str | None
    rule: str
    rules: tuple[str, ...] = ()
    each: tuple[str, ...] = ()

    def one_by_one(self) -> Iterator[tuple[Phrase, str | None]]:
        """Yield the phrase of each of those that have as much, with its name; else the one there is, without."""
        together, phrase = "、".join(self.each), self.phrase
        if not together or together not in f"{phrase.metric}\n{phrase.subject}":
            yield phrase, None
            return
        for name in self.each:
            metric, subject, full = (
                words.replace(together, name) if words else None
                for words in (phrase.metric, phrase.subject, phrase.full_metric)
            )
            yield replace(phrase, metric=metric, subject=subject, full_metric=full, parts=parts_of(full)), name


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


def _completed(steps: Steps, sentence: Sentence, draft: Draft) -> Phrase:
    """Complete a draft from its sentence; the words before a level are kept where no others say more of its metric."""
    if draft.figure.role != "level":
        _apply(steps[AGAINST], sentence, draft, first=True)
        if foretold := [rule for rule in steps[BASIS] if rule.name in OF_CHANGES]:
            before = sentence.text[max(0, draft.start - REACH) : draft.start]
            basis, told = read_basis(draft.metric, before, foretold)
            draft.basis = basis.name
            draft.rules += [told] if told else []
        metric = draft.metric or None
        parts = parts_of(metric)
        return Phrase(
            metric=metric,
            subject=draft.subject,
            full_metric=metric,
            parts=parts,
            against=draft.against,
            against_basis=draft.against_basis,
        )
    _apply(steps[OTHERS], sentence, draft)
    draft.full = draft.metric
    draft.words = last_words_before(sentence.text, draft.start)
    if _apply(steps[INSTEAD], sentence, draft, first=True) or _apply(steps[CARRIED], sentence, draft):
        draft.words = ""
    if steps[BASIS]:
        before = sentence.text[max(0, draft.start - REACH) : draft.start]
        (draft.basis, draft.full), told = read_basis(draft.full, before, steps[BASIS])
        draft.rules += [told] if told else []
    _apply(steps[CORRECTED], sentence, draft)
    return Phrase(
        metric=draft.metric or None,
        subject=draft.subject,
        full_metric=draft.full or None,
        parts=parts_of(draft.full),
        words_before=draft.words if draft.words and draft.words != draft.full else None,
        clause=clause_of(sentence.text, draft.start, draft.end, sentence.words_before(draft.at)),
        part_end=part_end(sentence.text, draft.end),
        whose=draft.whose,
        corrected=draft.corrected,
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
    text, figures = squeezed(text, figures)
    steps = Gate(text, steps_of(tuple(rules)))
    measured = read_metrics(text, figures, tag, known, steps=steps)
    sentence = Sentence(text, figures, measured)
    parsed = []
    for draft, found in zip(sentence.drafts, measured, strict=True):
        phrase = _completed(steps, sentence, draft)
        parsed.append(Parsed(phrase, draft.basis, found.rule, tuple(draft.rules), found.each))
    return parsed


def phrase_of_cell(metric: str | None, subject: str | None) -> Parsed:
    """Return the phrase of a table's cell, whose metric its headers and labels give."""
    basis, _ = read_basis(metric or "", "")
    whose, full = None, basis.metric
    if is_of_parent("", 0, full):
        whose, full = "parent", full.removeprefix(PARENT)
    phrase = Phrase(metric=metric, subject=subject, full_metric=full or None, parts=parts_of(full), whose=whose)
    return Parsed(phrase, basis.name, "")
