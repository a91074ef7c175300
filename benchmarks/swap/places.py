"""Where a labelled sentence may be changed: before its verbs, before a figure; and the labels of what was changed."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks.swap import words
from benchmarks.swap.cases import Case, Label
from extractors.nlp import Token, tokens

_NAMES = ("metric", "subject", "whole")
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
START = frozenset("，。；、：,")


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed sentence with the labels that are right of it."""

    text: str
    labels: tuple[Label, ...]


def renamed(label: Label, old: str, new: str) -> Label:
    """Return a label whose names have one word for another."""
    names = {key: [name and name.replace(old, new) for name in label[key]] for key in _NAMES if label.get(key)}
    return {**label, **names}


def with_names(label: Label, names: Sequence[str]) -> Label:
    """Return a label with more names that are right."""
    return {**label, "metric": [*label["metric"], *names]}


def replaced(case: Case, at: int, old: str, new: str) -> Changed | None:
    """Return a sentence with one word for another where it stands once and stays one word; of one label alone."""
    if case.text.count(old) != 1 or old in case.labels[at]["text"]:
        return None
    text = case.text.replace(old, new)
    whole = old in new or new in [t.text for t in tokens(text)]
    return Changed(text, (renamed(case.labels[at], old, new),)) if whole else None


def parts_of(row: Mapping[str, Any]) -> list[Token]:
    """Return the words of the name that a row has."""
    return list(tokens(row["metric"] or ""))


def verbs(case: Case, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield where a verb of some stands that begins what a clause says and has a noun or figure right behind."""
    cut, at = tokens(case.text), 0
    for number, token in enumerate(cut):
        before = cut[number - 1] if number else None
        free = before is None or before.text in START or before.flag in ("d", "t") or before.text in ("全年", "累计")
        behind = cut[number + 1] if number + 1 < len(cut) else None
        ruled = behind is not None and (behind.flag[0] in "nbm") and behind.text[0] not in "率量额数"
        if token.text in known and token.flag in ("v", "vn") and free and ruled:
            yield at, token.text
        at += len(token.text)


@cache
def usual_verbs() -> frozenset[str]:
    """Return the verbs that words.csv has others for."""
    return frozenset({*words.verbs(0), *words.verbs(1)})


def label_behind(case: Case, at: int) -> int | None:
    """Return the label of the first figure behind a place in its clause."""
    end = min((end for mark in "。；" if (end := case.text.find(mark, at)) >= 0), default=len(case.text))
    found = [(case.text.find(label["text"], at, end), number) for number, label in enumerate(case.labels)]
    near = min((place for place in found if place[0] >= 0), default=None)
    if near is None or re.search(r"[，\d]", case.text[at : near[0]]):
        return None
    return near[1]


def inserted(case: Case, at: int, words_: str, labels: Sequence[Label]) -> Changed:
    """Return a sentence with words put in at a place."""
    return Changed(case.text[:at] + words_ + case.text[at:], tuple(labels))


def is_open(case: Case) -> bool:
    """Whether a sentence begins with what was done or counted: no time, mark or number of a list, no tie to others."""
    first = tokens(case.text)[0]
    tied = case.text.startswith(
        ("其中", "截至", "同时", "此外", "另", "今年", "本年", "全年", "年内", "当年", "报告期")
    )
    return first.flag[0] in "nv" and not tied and not re.match(r".{0,12}(?:年|月|日|季度)", case.text)


def start_behind_name(case: Case, at: int, row: Mapping[str, Any]) -> int | None:
    """Return where a figure begins that its name stands right before, the label's words being its whole."""
    label, name = case.labels[at], row["metric"] or ""
    if case.text.count(label["text"]) != 1 or not name:
        return None
    start = case.text.index(label["text"])
    return start if case.text[:start].endswith(name) and DIGITS.match(label["text"]) else None
