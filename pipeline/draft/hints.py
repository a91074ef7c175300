"""Hints in a draft: how a value of this year went, where words of last year beside it say something else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.feed.display import read_form, write
from pipeline.messages import Messages
from schemas.feed import Feed, Point, Series

# What a sentence says of a change without a number: that there was none.
LEVEL = re.compile(r"持平|保持不变|[没无]有?变化|与上年(?:相同|一致)")
_PART_END = re.compile(r"[；;。]")
# What stands between a value and those words where it is compared with its own value of the year before.
_OWN = re.compile(r"(?:[，,、]|比|较|与|上年度?|去年|年度?|同期|相比|基本|总体|略?有所)*")
_OF_BUDGET = re.compile(r"年?(?:度|初)?预算(?:数|安排)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence. `kind` says how its words were had.

    kept: as last year   given: a value of this year   known: a value that past reports state
    computed: a change made of two values   turned: given, but the words before it say the contrary
    moved: a year moved on   open: to be filled in   day: so, a day of last year
    way: so, and the words beside it say how last year's went
    old: last year's, to be looked at   hint: what the words before it should say

    `hint` is the hint that stands right behind it.

    `series` has the ids of the indicators whose value of this year it states.
    """

    text: str
    kind: str = "kept"
    comment: str | None = None
    series: tuple[str, ...] = ()
    hint: str = ""


class Hints:
    """Puts hints behind words that say of a value that it did not change, where it did."""

    def __init__(self, feed: Feed, series: Mapping[str, Series], say: Messages) -> None:
        self._last_year, self._by, self._series, self._say = feed.last_year, feed.year - feed.last_year, series, say

    def behind_level(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield pieces, with hints among them."""
        told: Series | None = None
        between = ""
        for piece in pieces:
            if piece.series:
                told, between = (self._series[piece.series[0]] if len(piece.series) == 1 else None), ""
            hit = LEVEL.search(piece.text) if piece.kind == "kept" else None
            if hit and told and _is_own(between + piece.text[: hit.start()], told) and (hint := self._moved(told)):
                yield replace(piece, text=piece.text[: hit.end()])
                yield Piece(hint, "hint")
                if piece.text[hit.end() :]:
                    yield replace(piece, text=piece.text[hit.end() :])
            else:
                yield piece
            if piece.kind == "kept":
                between += piece.text
                told = None if _PART_END.search(piece.text) else told

    def _moved(self, series: Series) -> str:
        """Return how this year's value of a series went; nothing where it did not move or is not known."""
        last, given = point_of(series, self._last_year), series.this_year
        if self._by != 1 or last is None or last.value is None or given is None or given.value is None:
            return ""
        moved = given.value - last.value
        return hint_of(moved, size_of(abs(moved), series, last, self._say), self._say) if moved else ""


def _is_own(between: str, series: Series) -> bool:
    """Whether words compare a value with its own of the year before: 比2023年预算, of a budget."""
    words = _OF_BUDGET.sub("", between) if series.basis == "budget" else between
    return _OWN.fullmatch(words) is not None


def tell_way(difference: Decimal, size: str, say: Messages) -> str:
    """Return in a sentence how a value went."""
    key = "draft.same" if not difference else "draft.up" if difference > 0 else "draft.down"
    return say(key, size=size)


def hint_of(difference: Decimal, size: str, say: Messages) -> str:
    """Return the mark that says in the draft how a value went."""
    key = "draft.hint.same" if not difference else "draft.hint.up" if difference > 0 else "draft.hint.down"
    return say(key, size=size)


def size_of(size: Decimal, series: Series, last: Point, say: Messages) -> str:
    """Return how far a value moved, as last year's was printed; a rate moves by points."""
    form = replace(read_form(last.display, last.value, series.unit, last.unit_as_printed), han=False)
    shown = write(size, form)
    return shown.removesuffix("%") + say("points") if series.unit == "%" else shown


def point_of(series: Series, year: int) -> Point | None:
    """Return the value of a year; None where it is not known or not sure."""
    return next((p for p in series.history if p.year == year and p.status != "ambiguous"), None)
