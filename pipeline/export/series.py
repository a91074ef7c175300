"""The lines of the comparison: a series of an organisation with its values by year, changes, and what to check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from extractors.indicators.matching import OPEN, Units
from pipeline.compare import Comparison
from pipeline.compare.naming import name_series, tell_notes
from pipeline.compare.restatements import OTHER_VALUE
from pipeline.compare.values import SERIES
from pipeline.export.headings import Heading
from pipeline.export.misread import is_misread
from pipeline.export.numbers import MULTIPLES, is_known, is_printed_in, multiple_of, shared_multiple
from pipeline.messages import Messages
from schemas.indicators import load
from schemas.outlines import topics
from schemas.tables.comparison import ALONE, LIKELY_RENAMED
from schemas.tables.facts import is_doubted
from schemas.text import fold

_LAST = 99_999
_STATEMENTS = "accounts."  # what their codes begin with
_NAMED = 20  # characters of what is printed as a name; more is a sentence
_AHEAD = ("target", "plan")
_FIRST = ("ambiguous", "restated", "changed", "unit_changed", "scope_changed", "same", None)


@dataclass(slots=True, kw_only=True)
class Series:
    """One indicator of one organisation, scope, basis and length of period.

    `values` are records of `Comparison.values` by data year, `changes` those of `Comparison.changes`, the latest last;
    `told_again` are those of the ledger in which a later report gives another value of a year;
    `checks` are sentences on what is to be checked; `heading` is where the report of its latest year states it; `also`
    are lines that state the same figure under another name, `zeros` other ones of its group with nothing but 0.
    """

    key: tuple[Any, ...]
    values: dict[int, Any] = field(default_factory=dict)
    changes: list[Any] = field(default_factory=list)
    told_again: list[Any] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    heading: Heading | None = None
    also: list["Series"] = field(default_factory=list)
    zeros: list["Series"] = field(default_factory=list)

    @property
    def last(self) -> Any:
        """The value of the latest year."""
        return self.values[max(self.values)]

    @property
    def change(self) -> Any:
        """The change of the last two years; None where there is one year and no report of another."""
        return self.changes[-1] if self.changes else None

    @property
    def pair(self) -> Any:
        """The change of the last two years that state it, though a report of a later year leaves it out; else None."""
        return next((one for one in reversed(self.changes) if one.status not in ALONE), None)

    @property
    def multiple(self) -> str:
        """What all its quantities were printed in (万); nothing where they differ."""
        valued = [record for record in self.values.values() if is_known(record.value)]
        return shared_multiple(multiple_of(r.unit_as_printed, r.stated_unit) if _is_shown_in(r) else "" for r in valued)

    @property
    def power(self) -> int:
        """The power of ten of `multiple`."""
        return MULTIPLES.get(self.multiple, 0)

    @property
    def unit(self) -> str:
        """The unit that its values are shown in: the one that all were printed with (户, not 家) if of one worth."""
        valued = [r for r in self.values.values() if is_known(r.value) and is_known(r.stated_unit)]
        stated = {r.stated_unit for r in valued}
        unit = self.last.unit
        if len(stated) == 1 and all(map(_is_shown_in, valued)):
            unit = next(iter(stated))
        return self.multiple + (str(unit) if is_known(unit) else "")

    @property
    def is_doubted(self) -> bool:
        """Whether the name that its latest year gives it is to be checked: an unsure one, or one that is none of its
        unit (在编职工, 2针)."""
        sure = self.last.name_confidence
        return (is_known(sure) and is_doubted(sure)) or is_misread(self.last)

    @property
    def grade(self) -> str | None:
        """How far the last two years that state it can be compared: with care at best where it is to be checked."""
        record = self.pair
        if record is None:
            return None
        return max(str(record.comparability), "C") if self.checks else str(record.comparability)

    def group(self, say: Messages) -> str:
        """Return what it is listed under: its topic, else the heading of its report."""
        if is_known(self.last.topic) or self.heading is None:
            return topic_name(self.last.topic, say)
        *outer, name = self.heading.titles
        return say("topic.part", above=outer[0], name=name) if outer else name

    @property
    def status(self) -> str | None:
        """The key of what became of it, as `compare` says it."""
        if self.change is None:
            return None
        several = self.change.status == "ambiguous" and not self.change.contradicts
        return "several" if several else str(self.change.status)

    def name(self, say: Messages) -> str:
        """Return its name with what sets it apart."""
        last = self.last
        row = {name: getattr(last, name) for name in ("name", "scope", "scope_name", "basis")}
        return name_series({**row, "period": last.bucket}, say)

    @property
    def printed(self) -> str | None:
        """What its latest report calls what the dictionary has another name for: 用地面积 for 占地面积; else None."""
        surface, name = self.last.surface, str(self.last.name)
        named = not str(self.last.indicator).startswith(OPEN) and is_known(surface) and len(surface) <= _NAMED
        return str(surface) if named and fold(str(surface)) not in fold(name) else None

    @property
    def likely(self) -> Any:
        """The change that names what the other report states that is likely the same; None where it is not the last."""
        return self.change if self.status == LIKELY_RENAMED else None

    def notes(self, say: Messages) -> str:
        """Return what is to be known of the last two years, of earlier ones that are not comparable or renamed, of
        years that two reports give another value of, of other zeros."""
        early = [(c, tell_notes(c._asdict(), say)) for c in self.changes[:-1] if _is_told_early(c)]
        said = [say("note.years", before=c.year_from, after=c.year_to, note=note) for c, note in early if note]
        last = str(self.changes[-1].note) if self.changes and is_known(self.changes[-1].note) else ""
        names = say("joint").join(one.name(say) for one in self.zeros)
        zeros = say("note.zeros", count=len(self.zeros), names=names) if self.zeros else ""
        told = (self._told_again(one, say) for one in self.told_again)
        again = [*self._converted(say), *told, *self._left_as_they_were(say)]
        return say("joint").join(word for word in (*said, last, *again, zeros) if word)

    def _converted(self, say: Messages) -> Iterator[str]:
        """Yield what its values were printed in, where all were in one unit and are shown in another one."""
        stated = {r.stated_unit for r in self.values.values() if is_known(r.value) and is_known(r.stated_unit)}
        if len(stated) == 1 and not self.unit.endswith(*stated) and is_known(self.last.unit):
            yield say("note.converted", printed=next(iter(stated)), unit=self.last.unit)

    def _left_as_they_were(self, say: Messages) -> Iterator[str]:
        """Yield the earlier years that a report did not restate with the later ones: their basis is the old one.

        One year alone may have been mended: two, or a sentence on why, are restated.
        """
        restated = [one for one in self.told_again if one.verdict in ("restated", "scope_change")]
        years = sorted({int(one.data_year) for one in restated})
        if len(years) > 1 or any(is_known(one.reason) for one in restated):
            report = min(int(one.later_report_year) for one in restated)
            known = {year: one for year, one in self.values.items() if year < years[0] and is_known(one.value)}
            old = [str(year) for year, one in sorted(known.items()) if one.report_year < report]
            if old:
                yield say("note.not_restated", years=say("note.list").join(old), since=years[0], report=report)

    def _told_again(self, line: Any, say: Messages) -> str:
        """Return what two reports say of one year, and which of them the line has if that is not settled."""
        year, verdict = int(line.data_year), say(f"verdict.{line.verdict}")
        reports = {side: int(getattr(line, f"{side}_report_year")) for side in ("first", "later")}
        said = say("note.told_again", year=year, verdict=verdict, **reports, was=line.first_text, now=line.later_text)
        kept = line.verdict == "conflict" and year in self.values and self.values[year].doc_id == line.first_doc_id
        return said + (say("note.told_first", year=reports["first"]) if kept else "")


def _is_told_early(record: Any) -> bool:
    """Whether the note of a pair of earlier years is told: of what can't be compared, or was joined to another name."""
    renamed = is_known(record.similarity) and record.surface_from != record.surface_to
    return record.comparability == "D" or renamed


def _is_shown_in(record: Any) -> bool:
    """Whether the unit that a value was printed with is the one of its line, or of one worth with it; none is none."""
    stated, unit = record.stated_unit, record.unit
    if _is_one_unit(stated, unit) or not (is_known(stated) or is_known(unit)):
        return True
    if not (is_known(stated) and is_known(unit)) or _is_converted(stated, unit):
        return False
    return is_printed_in(record.text, record.value, multiple_of(record.unit_as_printed, stated))


@cache
def _is_converted(stated: str, unit: str) -> bool:
    """Whether values are converted from one unit to another wherever they stand; else only the entry takes both."""
    return Units(load().units).between(stated, unit) is not None


@cache
def _is_one_unit(one: Any, other: Any) -> bool:
    """Whether two units are one under two names: 度 and 千瓦时."""
    if not is_known(one) or not is_known(other):
        return False
    step = Units(load().units).between(one, other)
    return one == other or (step is not None and step.factor == 1)


@cache
def _topic_order() -> dict[str, int]:
    return {topic.code: at for at, topic in enumerate(topics())}


@cache
def _indicator_order() -> dict[str, int]:
    codes = [indicator.code for indicator in load().indicators]
    # The items of a company's statements after what any report states: 营业收入 before 货币资金.
    return {code: at for at, code in enumerate(sorted(codes, key=lambda code: code.startswith(_STATEMENTS)))}


def indicator_place(code: Any) -> int:
    """Return the place of an indicator in the dictionary; open keys come last."""
    return _indicator_order().get(code, _LAST)


def topic_name(code: Any, say: Messages) -> str:
    """Return the name of a topic with the one that it is a part of before it: 员工责任·员工教育."""
    names = {topic.code: topic.name if say.language == "zh" else topic.name_en for topic in topics()}
    if not is_known(code) or code not in names:
        return say("topic.none")
    above = str(code).rpartition(".")[0]
    return say("topic.part", above=names[above], name=names[code]) if above in names else names[code]


def topic_place(code: Any) -> int:
    """Return the place of a topic in its tree; none comes last."""
    return _topic_order().get(code, _LAST) if is_known(code) else _LAST


def _rank(series: Series, headings: Mapping[Any, tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the place of a series: by organisation and topic, what the dictionary names of the whole unit first.

    These come in the order of the dictionary (营业收入 before 货币资金), all others as they stand in the report, what
    the latest report does not state, or states alone, last. What has no topic comes by the headings of the report, as
    it stands there; what has neither comes last.
    """
    last = series.last
    whose = str(last.org), series.key[0]
    if place := headings.get(_under(series)):
        return *whose, _LAST, place, *_place(series)
    topic = topic_place(last.topic)
    is_main = last.scope == "unit" and last.bucket == "year" and not str(last.indicator).startswith(OPEN)
    tier = 2 if series.status not in _FIRST else 0 if is_main else 1
    at = indicator_place(last.indicator) if tier == 0 else 0
    return *whose, topic + (topic == _LAST), (), tier, at, *_place(series)


def _under(series: Series) -> tuple[Any, ...] | None:
    """Return the heading that a series is listed under, with whose it is; None where it has a topic, or no heading."""
    if is_known(series.last.topic) or series.heading is None:
        return None
    return series.key[0], series.heading.titles


def _place(series: Series) -> tuple[Any, ...]:
    """Return where the latest report that states a series does: the latest reports first."""
    at = series.heading.at if series.heading else (0, 0)
    return -int(series.last.report_year), at, series.name(Messages("zh")), series.key[2:]


def _records(frame: pd.DataFrame) -> Iterator[Any]:
    yield from frame.itertuples(index=False, name="Record")


def list_series(comparison: Comparison, units_as_printed: dict[tuple[str, str], str | None]) -> dict[Any, Series]:
    """Return the series of a comparison by key; targets and plans are none.

    `units_as_printed` gives the unit as printed by doc_id and row id.
    """
    values = comparison.values
    values = values[~values["basis"].isin(_AHEAD)]
    printed = [units_as_printed.get(key) for key in zip(values["doc_id"], values["row_id"], strict=True)]
    values = values.assign(
        unit_as_printed=printed,
        scope_name=values["scope_name"].fillna(""),
    )
    found: dict[Any, Series] = {}
    for record in _records(values):
        key = tuple(getattr(record, column) for column in SERIES)
        found.setdefault(key, Series(key=key)).values[int(record.data_year)] = record
    for record in _records(comparison.changes.sort_values("year_to", kind="stable")):
        if own := found.get(_key(record)):
            own.changes.append(record)
    for record in _records(comparison.restatements):
        own = found.get(_key(record))
        if own and _is_another(record) and not any(_tells_the_same(record, one) for one in own.told_again):
            own.told_again.append(record)
    return found


def _key(record: Any) -> tuple[Any, ...]:
    """Return the key of the series that a row of `changes` or of the ledger is of."""
    scope_name = record.scope_name if is_known(record.scope_name) else ""
    return record.org_id, record.indicator, record.scope, scope_name, record.basis, record.period


def _is_another(line: Any) -> bool:
    """Whether a line of the ledger gives another value of a year, by another report."""
    return line.verdict in (*OTHER_VALUE, "conflict") and line.first_doc_id != line.later_doc_id


def _tells_the_same(one: Any, other: Any) -> bool:
    return (one.data_year, one.later_value) == (other.data_year, other.later_value)


def in_order(series: dict[Any, Series]) -> list[Series]:
    """Return series as they are listed."""
    headings: dict[Any, tuple[Any, ...]] = {}
    for one in series.values():
        if (under := _under(one)) and (under not in headings or _place(one) < headings[under]):
            headings[under] = _place(one)
    ordered = sorted(series.values(), key=lambda one: _rank(one, headings))
    firsts: dict[Any, int] = {}
    for at, one in enumerate(ordered):
        firsts.setdefault(_of_item(one), at)
    return sorted(ordered, key=lambda one: firsts[_of_item(one)])


def _of_item(one: Series) -> tuple[Any, ...]:
    """Return what a plan and its execution share: they stand together, in the order of their places."""
    last = one.last
    under = last.topic if is_known(last.topic) else one.heading and one.heading.titles
    return one.key[0], under, last.indicator, last.scope, last.scope_name, last.bucket
