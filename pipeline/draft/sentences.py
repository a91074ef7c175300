"""Last year's sentences as drafts of this year's: what stands in each slot now, and where the old words came from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from extractors.text.characters import CLAUSE_ENDS
from pipeline.draft.bound import Bond, bond_of, list_chronicles
from pipeline.draft.claims import Claim, Zeros, list_claims
from pipeline.draft.hints import LEVEL, Hints, Piece, hint_of, point_of, size_of, tell_way
from pipeline.draft.years import glued_year, is_near, is_quoted, is_whole, move_years
from pipeline.feed.display import Form, exact, read_form, rounds_to, write
from pipeline.messages import Messages
from schemas.feed import Feed, Point, Series, Slot, Statement

OPEN, MARK = "【待填】", "【沿用待改】"


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted sentence: its pieces, and whether words of last year are left in it that must be looked at.

    `confirmed` has the ids of the indicators that it denies (未发生劳动争议) and that are nil this year, too.
    """

    statement: Statement
    pieces: tuple[Piece, ...]
    is_marked: bool
    confirmed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence with its mark."""
        return (MARK if self.is_marked else "") + "".join(piece.text for piece in self.pieces)


# How old a group is that a figure without a unit behind it is of: 30岁及以下24.0.
_AGE = re.compile(r"\d+周?岁及?以[上下]")
_FIGURE = re.compile(r"[：:]?(?P<figure>\d+(?:\.\d+)?)")
_LITTLE = 3  # characters beside the slots of a sentence that says nothing else
# What is printed right before a value that rose or fell to it.
_RISEN = re.compile(r"(?:增|升|提高|提升|增长|增加|上升|扩大|延伸|延长)(?:至|到|为|了)$")
_FALLEN = re.compile(r"(?:降|减|降低|下降|减少|缩短|压缩|控制)(?:至|到|为|了)$")
_BOUND = re.compile(r"以[内下上]$")
_LARGE = re.compile(r"\d,\d{3}|\d{4}", re.ASCII)
_FRESH = ("given", "computed")
UNFILLED = ("open", "way", "day")
# What a sentence says of a change without a number: why there was one.
_REASON = re.compile(r"原因[是为系：]|主要(?:是?由于|是?因(?!素)|系)")
_PARTS_OF_YEAR = ("quarter", "half")
_THOUSANDS = 4  # digits from which on thousands may stand apart
_ENDS = re.compile(f"[{CLAUSE_ENDS}、,;）)]")
_TOLD = 3  # digits of a value that stands twice in a paragraph by no chance


class Writer:
    """Writes the sentences of one feed."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._by = feed.year - feed.last_year
        self._say = Messages(feed.language)
        self._series: Mapping[str, Series] = {series.id: series for series in feed.indicators}
        self._zeros = Zeros(feed)
        self._hints = Hints(feed, self._series, self._say)
        self._grouped = groups_thousands(feed)
        # Years of the last report that `check` takes for the year before, left standing.
        self._doubted = {
            one for doubt in feed.doubts if doubt.kind == "check" and doubt.ruling == "open" for one in doubt.citations
        }
        self._chronicles = list_chronicles(feed.outline)
        # The indicators that one printed number states together: 劳动合同签订率、社会保险参保率100%.
        self._stated: dict[tuple[str | None, int], list[Series]] = {}
        for series in feed.indicators:
            for point in series.history:
                self._stated.setdefault((point.citation, point.year), []).append(series)
        # What a value of a paragraph is known as: …支出28.35万元。2025年预算安排28.35万元, the second one as the first.
        self._known: dict[tuple[int, str, int | None], tuple[str, str]] = {}
        for statement in feed.statements:
            for slot in statement.slots:
                series_of = self._series.get(slot.series or "")
                if series_of is not None and series_of.this_year is not None and (key := _twin(statement, slot)):
                    self._known.setdefault(key, (series_of.id, statement.id))

    def draft(self, statement: Statement) -> Draft:
        """Return a sentence as the draft of this year's.

        It is marked where last year's names or honours are left in it, where it asks for something new (a number, a
        date, a year) and nothing new is known, and where it claims what was so last year: that nothing happened, that
        something was done for the first time; where it says what was done with things that are none this year, and
        where last year's report seems to have left the year before in it.
        """
        if not statement.slots and (place := glued_year(statement.text, self._feed.last_year)):
            return Draft(statement, tuple(self._caption(statement.text, *place)), is_marked=False)
        slots = [self._as_known(statement, slot) for slot in self._as_meant(statement.slots)]
        claims = list_claims(statement, self._feed.last_year)
        told = statement.section in self._chronicles
        pieces = tuple(self._hints.behind_level(list(self.fill(statement.text, slots, claims, is_chronicle=told))))
        is_marked = bool(claims) or self._zeros.is_stale(statement) or self._is_old(statement, pieces)
        is_marked = is_marked or self._tells_way(statement, pieces) or self._tells_of_none(pieces)
        is_marked = is_marked or any(piece.kind == "day" for piece in pieces)
        return Draft(statement, pieces, is_marked, self._zeros.confirmed(statement))

    def _as_meant(self, slots: Sequence[Slot]) -> list[Slot]:
        """Return slots with the numbers of a year that was left standing as those of last year."""
        left = {slot.date_start.year for slot in slots if slot.date_start and self._is_left(slot)}
        year = self._feed.last_year
        return [
            replace(one, data_year=year) if one.data_year is not None and one.data_year in left else one
            for one in slots
        ]

    def _is_left(self, slot: Slot) -> bool:
        """Whether a year seems to have been left in last year's report from the one before."""
        start = slot.date_start
        return slot.citation in self._doubted and start is not None and start.year < self._feed.last_year

    def _caption(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the title of a table with its blank and its year moved on: 表12024年荣誉 → 表1 2025年荣誉."""
        yield Piece(f"{text[:start].rstrip()} ")
        yield Piece(move_years(text[start:end], self._by) or text[start:end], "moved")
        yield Piece(text[end:])

    def _tells_of_none(self, pieces: Sequence[Piece]) -> bool:
        """Whether words right behind a value tell what became of things that are none this year: 剩余0项已列入计划."""
        return any(
            behind.kind == "kept" and not _ENDS.match(behind.text) and all(map(self._is_gone, piece.series))
            for piece, behind in pairwise(pieces)
            if piece.series
        )

    def _is_gone(self, series_id: str) -> bool:
        series = self._series[series_id]
        last, given = point_of(series, self._feed.last_year), series.this_year
        return bool(given is not None and given.value == 0 and last is not None and last.value)

    def _as_known(self, statement: Statement, slot: Slot) -> Slot:
        """Return a number that another one of its paragraph repeats as one of that one's series."""
        own = self._series.get(slot.series or "")
        key = _twin(statement, slot)
        if key is None or key not in self._known or (own is not None and own.this_year is not None):
            return slot
        series, told_in = self._known[key]
        # One sentence does not say a number twice: there whole and part are the same.
        return slot if told_in == statement.id else replace(slot, series=series)

    def _tells_way(self, statement: Statement, pieces: Sequence[Piece]) -> bool:
        """Whether words of last year say how something went, or why, which this year's values need not bear out."""
        if any(piece.kind == "way" for piece in pieces) or _REASON.search(statement.text):
            return True
        if not LEVEL.search(statement.text):
            return False
        given = [self._series[one] for piece in pieces for one in piece.series]
        return not given or not all(self._is_level(series) for series in given)

    def _is_level(self, series: Series) -> bool:
        last = point_of(series, self._feed.last_year)
        given = series.this_year
        return last is not None and given is not None and given.value == last.value

    @staticmethod
    def _is_old(statement: Statement, pieces: Sequence[Piece]) -> bool:
        if len(statement.text) - sum(len(slot.text) for slot in statement.slots) <= _LITTLE:
            # Nothing but a period (2022年1月1日至12月31日。) is right when it has moved.
            return any(piece.kind in ("old", *UNFILLED) for piece in pieces)
        asks = any(piece.kind in ("moved", "turned", "known", *UNFILLED, *_FRESH) for piece in pieces)
        fresh = any(piece.kind in _FRESH for piece in pieces)
        return any(piece.kind in ("old", "turned") for piece in pieces) or (asks and not fresh)

    def fill(
        self, text: str, slots: Sequence[Slot], claims: Sequence[Claim] = (), *, is_chronicle: bool = False
    ) -> Iterator[Piece]:
        """Yield a text piece by piece with this year's words in its slots; `claims` are to be looked at.

        In a chronicle (大事记) the years stay.
        """
        at = 0
        honoured = any(slot.kind == "honour" for slot in slots)
        for slot in slots:
            yield from self._kept(text, at, slot.start, claims)
            piece = self._number(text, slot) if slot.kind == "number" else self._word(slot)
            if slot.kind in ("year", "date"):
                # The year of an award is that of the award; a work has the year of its edition.
                stays = not is_near(slot, self._feed.last_year) or honoured or is_quoted(text, slot.start)
                bond = Bond.TOLD if is_chronicle else bond_of(text, slot, slots, self._feed.last_year)
                piece = Piece(slot.text) if stays else self._date(slot, bond, text[: slot.start])
            at = slot.end
            if _AGE.fullmatch(slot.text) and (figure := _FIGURE.match(text, slot.end)):
                piece, at = Piece(text[slot.start : figure.start("figure")]), figure.end()
                yield piece
                piece = Piece(OPEN, "open", self._source(replace(slot, text=figure["figure"])))
            yield piece
            if piece.hint:
                yield Piece(piece.hint, "hint")
        yield from self._kept(text, at, len(text), claims)

    def _kept(self, text: str, at: int, end: int, claims: Sequence[Claim]) -> Iterator[Piece]:
        said = self._say("draft.first", year=self._feed.last_year)
        for claim in claims:
            if at <= claim.start and claim.end <= end:
                if claim.start > at:
                    yield Piece(text[at : claim.start])
                if claim.kind == "open":
                    yield Piece(OPEN, "open", said)
                else:
                    yield Piece(text[claim.start : claim.end], "first", said)
                    yield Piece(self._say("draft.hint.first"), "hint")
                at = claim.end
        if at < end:
            yield Piece(text[at:end])

    def _word(self, slot: Slot) -> Piece:
        return Piece(slot.text, "old", self._source(slot)) if slot.kind in ("person", "honour") else Piece(slot.text)

    def _date(self, slot: Slot, bond: Bond | None, before: str) -> Piece:
        """Return a year moved on; a day is to be filled in, and what is bound to its year is to be written anew."""
        if slot.precision in _PARTS_OF_YEAR:  # 第一季度 is in every year
            return Piece(move_years(slot.text, self._by) or slot.text, "moved")
        if bond is Bond.NAME:
            return Piece(slot.text)
        if not is_whole(slot, before):
            return Piece(OPEN, "day", self._source(slot))
        if self._is_left(slot) and slot.date_start:
            moved = move_years(slot.text, self._feed.year - slot.date_start.year) or slot.text
            return Piece(moved, "old", self._source(slot), hint=self._say("draft.hint.year"))
        if bond is Bond.TOLD:
            return Piece(slot.text, "old", self._source(slot), hint=self._say("draft.hint.bound"))
        moved_on = move_years(slot.text, self._by)
        return Piece(moved_on, "moved") if moved_on else Piece(OPEN, "open", self._source(slot))

    def _number(self, text: str, slot: Slot) -> Piece:
        series = self._series.get(slot.series or "")
        source, found = self._source(slot), None
        if series is None:
            found = self._shared(text, slot)
        elif slot.data_year is not None:
            found = self._change(slot, series) if slot.role == "change" else self._level(text, slot, series)
        if found is None:
            return Piece(_open(slot), "way" if slot.role == "change" else "open", source)
        return replace(found, comment="\n".join(filter(None, (source, found.comment))))

    def _shared(self, text: str, slot: Slot) -> Piece | None:
        """Return a number that several indicators share, where the same value was given for each of them."""
        if slot.role != "level" or slot.data_year is None:
            return None
        sharing = self._stated.get((slot.citation, slot.data_year), [])
        values = {(one.this_year.value if one.this_year else None, one.unit) for one in sharing}
        if len(sharing) < 2 or len(values) != 1:
            return None
        told = [self._level(text, slot, one) for one in sharing]
        pieces = [piece for piece in told if piece is not None and piece.series]
        if len(pieces) != len(sharing):
            return None
        comments = dict.fromkeys(piece.comment for piece in pieces if piece.comment)
        ids = tuple(one.id for one in sharing)
        first = next((piece for piece in pieces if piece.kind == "turned"), pieces[0])
        return replace(first, comment="\n".join(comments), series=ids)

    def _level(self, text: str, slot: Slot, series: Series) -> Piece | None:
        form, given = self._form(slot, series), series.this_year
        year = (slot.data_year or 0) + self._by
        if given is not None and year == given.year:
            if given.value is None:
                return Piece(given.grade, "given", self._given(series), (series.id,)) if given.grade else None
            turned, hint = self._turned(text[: slot.start], series, given.value)
            comment = "\n".join(filter(None, (self._given(series), turned)))
            rounded = _is_rounded(slot, point_of(series, slot.data_year or 0), series.unit, form)
            shown = write(given.value, form, rounded=rounded)
            return Piece(shown, "turned" if turned else "given", comment, (series.id,), hint)
        point = point_of(series, year)
        if point is None or point.value is None or year >= self._feed.year:
            return None
        return Piece(write(point.value, form), "known", self._cited(point.citation, "draft.known", point.display, year))

    def _turned(self, before: str, series: Series, value: Decimal) -> tuple[str, str]:
        """Return what is to be said, and its hint, where words say that a value rose and it fell, or the reverse."""
        way = 1 if _RISEN.search(before) else -1 if _FALLEN.search(before) else 0
        last = point_of(series, self._feed.year - 1)
        if not way or last is None or last.value is None or (value - last.value) * way > 0:
            return "", ""
        difference = value - last.value
        size = size_of(abs(difference), series, last, self._say)
        return tell_way(difference, size, self._say), hint_of(difference, size, self._say)

    def _change(self, slot: Slot, series: Series) -> Piece | None:
        """Return a change against last year, computed; where it turned round the words around it would be wrong."""
        given, before = series.this_year, point_of(series, self._feed.year - 1)
        if slot.data_year != self._feed.last_year or self._by != 1 or given is None or given.value is None:
            return None
        if before is None or not before.value:
            return None
        difference = given.value - before.value
        said = self._say("draft.computed", before=before.display, now=given.display)
        rate = slot.unit == "%" and series.unit != "%"
        size = abs(difference) / before.value * 100 if rate else abs(difference)
        if rate:
            size = size.quantize(Decimal(1).scaleb(-max(1, slot.decimals or 0)), ROUND_HALF_UP)
        shown = f"{exact(size)}%" if rate else write(size, self._form(slot, series))
        if slot.unit == series.unit == "%":  # a rate goes up by points, whatever last year's report called them
            shown = shown.removesuffix("%") + self._say("points")
        if not difference or (difference > 0) != (slot.direction == "up"):
            return Piece(
                hint_of(difference, shown, self._say), "way", f"{said}\n{tell_way(difference, shown, self._say)}"
            )
        return Piece(shown, "computed", said)

    def _form(self, slot: Slot, series: Series) -> Form:
        """Return how a slot is printed; one of three digits tells nothing of thousands, the other numbers do."""
        form = _form_of(slot, series)
        is_short = len(re.sub(r"\D", "", slot.text.partition(".")[0])) < _THOUSANDS
        return replace(form, grouped=True) if is_short and self._grouped and not form.han else form

    def _source(self, slot: Slot) -> str:
        return self._cited(slot.citation, "draft.last", slot.text, slot.data_year or self._feed.last_year)

    def _cited(self, citation: str | None, key: str, text: str, year: int) -> str:
        said = self._say(key, text=text, year=year)
        cited = self._feed.citations.get(citation or "")
        if cited is None:
            return said
        return said + "\n" + self._say("draft.source", file=cited.file_name, page=cited.page)

    def _given(self, series: Series) -> str:
        given = series.this_year
        if given is None:
            return ""
        lines = [self._say("draft.given", year=given.year, text=given.given or given.answer)]
        told = [word for word in (given.department, given.who) if word]
        lines += [self._say("draft.who", who=" ".join(told))] if told else []
        lines += [self._say("draft.material", material=given.material)] if given.material else []
        return "\n".join([*lines, *given.checks])


def groups_thousands(feed: Feed) -> bool:
    """Whether most numbers of four digits and more in last year's sentences have their thousands apart."""
    found = [
        "," in hit[0]
        for statement in feed.statements
        for slot in statement.slots
        if slot.kind == "number" and (hit := _LARGE.search(slot.text))
    ]
    return sum(found) * 2 > len(found)


def _twin(statement: Statement, slot: Slot) -> tuple[int, str, int | None] | None:
    """Return what two numbers of a paragraph have in common that are one: how they are printed, and their year."""
    told = slot.kind == "number" and slot.role == "level" and len(re.sub(r"\D", "", slot.text).strip("0")) >= _TOLD
    return (statement.paragraph, slot.text, slot.data_year) if told else None


def _is_rounded(slot: Slot, point: Point | None, unit: str | None, form: Form) -> bool:
    """Whether last year's sentence rounds a value that another place of the report has to more places."""
    exactly = point.value if point is not None else None
    if exactly is None or slot.value is None or slot.unit != unit or slot.value == exactly:
        return False
    return rounds_to(exactly, slot.value, form)


def _open(slot: Slot) -> str:
    """Return the mark of a number that is to be filled in, with the unit and the bound that are printed behind it."""
    unit, bound = slot.unit_as_printed or "", _BOUND.search(slot.text)
    left = slot.text[: bound.start()] if bound else slot.text
    return OPEN + (unit if left.endswith(unit) else "") + (bound[0] if bound else "")


def _form_of(slot: Slot, series: Series) -> Form:
    """Return how the slot's own number is printed, for values in the unit of the series."""
    if slot.role == "level":
        # Where the series has another unit, its own value of this number says what the printed digits are worth there.
        # One sentence may give two years their values (达到1,408.9万平方米，较上年增加56.5万平方米).
        own = slot.value if slot.unit == series.unit else None
        of = (slot.citation, slot.data_year)
        value = next((p.value for p in series.history if (p.citation, p.year) == of), own)
        return read_form(slot.text, value, series.unit, slot.unit_as_printed)
    if slot.value is None or series.unit not in (slot.unit, "%"):
        return Form(unit=slot.unit_as_printed or series.unit or "")
    return read_form(slot.text, slot.value, slot.unit, slot.unit_as_printed)
