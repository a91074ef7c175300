"""Slots: the pieces of last year's sentences that another year fills otherwise."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.feed.citations import Citations
from pipeline.places import Passage, find_place
from schemas.feed import Slot

Row = Mapping[str, Any]

# Where two pieces meet the earlier kind stands: an honour holds the year, the body and the number in its title.
_ORDER = ("honour", "number", "year", "date", "person", "org")


class Meant(NamedTuple):
    """The indicator that a number states: its code, the id of its series, the year that it is about."""

    indicator: str
    series: str | None
    year: int | None


class SlotReader:
    """Makes the slots of one report's texts from its rows."""

    def __init__(
        self, rows: Mapping[str, Sequence[Row]], cite: Citations, meant: Callable[[Row], Meant | None]
    ) -> None:
        self._cite = cite
        self._meant = meant
        self._rows = sorted(_kinds(rows), key=lambda pair: pair[1]["start_char"])
        self._starts = [row["start_char"] for _, row in self._rows]

    def read(self, passage: Passage, kinds: Sequence[str] = _ORDER) -> tuple[Slot, ...]:
        """Return the slots of a passage in order, none of which overlap."""
        found: list[Slot] = []
        inside = [pair for pair in self._within(passage) if pair[0] in kinds]
        for kind, row in sorted(inside, key=lambda pair: (_ORDER.index(pair[0]), -len(pair[1]["text"]))):
            place = find_place(passage, row)
            if place and not any(place[0] < slot.end and slot.start < place[1] for slot in found):
                found.append(self._slot(kind, row, place))
        return tuple(sorted(found, key=lambda slot: slot.start))

    def _within(self, passage: Passage) -> Iterator[tuple[str, Row]]:
        for at in range(bisect_left(self._starts, passage.start), len(self._rows)):
            if self._starts[at] >= passage.end:
                return
            yield self._rows[at]

    def _slot(self, kind: str, row: Row, place: tuple[int, int]) -> Slot:
        number = kind == "number"
        dated = kind in ("year", "date")
        meant = self._meant(row) if number else None
        ends = row["period_end"] if number else None
        text = row["value_text"] if number else None
        return Slot(
            start=place[0],
            end=place[1],
            text=row["text"],
            kind=kind,
            citation=self._cite.cite(row),
            indicator=meant.indicator if meant else None,
            series=meant.series if meant else None,
            role=row["role"] if number else None,
            direction=row["direction"] if number else None,
            value=Decimal(text) if text is not None else None,
            decimals=row["decimals"] if number else None,
            unit=row["unit"] if number else None,
            unit_as_printed=row["unit_text"] if number else None,
            qualifier=row["qualifier"] if number else None,
            data_year=(meant.year if meant and meant.year else ends.year if ends else None) if number else None,
            date_start=row["start"] if dated else None,
            date_end=row["end"] if dated else None,
            precision=row["precision"] if dated else None,
        )


def _kinds(rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Row]]:
    """Yield the rows that make slots with their kind. 上年 and 今年 are none: they stay right by themselves."""
    yield from (("number", row) for row in rows["quantities"] if row["source"] == "text")
    for row in rows["dates"]:
        if row["precision"] != "relative":
            yield "year" if row["precision"] == "year" else "date", row
    yield from (("honour", row) for row in rows["honours"])
    kinds = {"PERSON": "person", "ORG": "org"}
    yield from ((kinds[row["kind"]], row) for row in rows["entities"] if row["kind"] in kinds)


def refill(text: str, slots: Sequence[Slot], words: Sequence[str]) -> str:
    """Return a text with other words in its slots, one for each; the slots' own texts give the text back."""
    if len(slots) != len(words):
        raise ValueError(f"{len(slots)} slots need as many words, not {len(words)}")
    pieces, at = [], 0
    for slot, word in zip(slots, words, strict=True):
        pieces += [text[at : slot.start], word]
        at = slot.end
    return "".join([*pieces, text[at:]])
