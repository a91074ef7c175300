"""What is asked for: the series that last year's reports state, each with last year's value, sentence and place."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from extractors.indicators.matching import OPEN
from pipeline.collect.apart import named_apart, read_posts, without_person
from pipeline.collect.entries import RATES, Entry, entry_of
from pipeline.collect.left import find_left
from pipeline.collect.once import AskedOnce, ask_once
from pipeline.collect.unanswerable import why_unanswerable
from pipeline.collect.whose import Around, read_around
from pipeline.compare import Comparison
from pipeline.export.numbers import MULTIPLES, figure, is_known, multiple_of
from pipeline.export.series import Series, in_order, list_series, topic_place
from pipeline.export.sheet import Cell
from pipeline.export.yearbook import read_printed_units, sentences_of, texts_of
from pipeline.feed.history import Key, series_id
from pipeline.feed.past import compare_past
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.indicators import Dictionary, load
from schemas.word_lists import by_word

_LAST = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One series that is asked for.

    `unit` is what the form asks in (万件), `base` the unit of the series (件), `power` the power of ten between them.
    `last` is last year's value in `unit`, None for grades, ranges and several values; `last_text` says it in words.
    `status` is that of the stored value, `flow` whether the dictionary says that it is counted anew each year.
    `repeats` are series of the same figure under other names, which are not asked: they take its answer. `around` is
    what stands around it in last year's report, `bare` its name without what sets it apart.
    """

    id: str
    key: Key
    name: str
    topic: str | None
    unit: str
    base: str
    power: int
    entry: Entry
    last: Decimal | None
    last_text: str
    last_cell: Cell
    sentence: str
    source: str
    definition: str
    status: str
    flow: bool
    repeats: tuple["Unasked", ...]
    bare: str
    around: Around


@dataclass(frozen=True, slots=True)
class Unasked:
    """What a form has no line for: its name and last year's value in words, and why.

    same: another line asks for it   zero: a cell of a table that was 0   misread: its name is none of its unit
    left: a number of a sentence that is known as no series; it has no key   others: `unanswerable` has them
    """

    key: Key | None
    name: str
    topic: str | None
    last_text: str
    why: str = "same"
    sentence: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What one organisation is asked for a year; `last_year` is the year of its latest reports.

    `unasked` have no line of their own, and no other line has their answer.
    """

    org_id: str
    org: str
    year: int
    last_year: int
    dictionary_version: str
    reports: tuple[str, ...]
    rows: tuple[Question, ...]
    unasked: tuple[Unasked, ...]


def list_questions(store: Store, year: int, *, org: str | None, say: Messages) -> Questions:
    """Return what an organisation is asked for `year`: what its latest reports before it state of their own year.

    Targets and plans are left out, and short names under which a report counts several things.
    Raises ValueError where no organisation, or more than one, is meant, or there is no report before the year.
    """
    comparison = compare_past(store, org, year, say=say)
    speaking = comparison.editions[comparison.editions["speaks"].astype(bool)]
    last_year = int(speaking["report_year"].max())
    lines = in_order(list_series(comparison, read_printed_units(store, comparison)))
    chosen = [one for one in lines if last_year in one.values and not _says_nothing(one.values[last_year])]
    once = ask_once(chosen)
    once, unanswerable = _answerable(store, once, last_year, say)
    dictionary = load()
    documents = {d["doc_id"]: d for d in store.read("documents", columns=("doc_id", "file_name")).to_pylist()}
    latest = speaking[speaking["report_year"] == last_year]
    posts = read_posts(store, sorted(latest["doc_id"]))
    named = [
        replace(row, name=without_person(row.name, posts)) for row in _ask(store, once, last_year, dictionary, say=say)
    ]
    rows = sorted(named_apart(named, say), key=lambda row: _place(row, dictionary))
    unasked = [_unasked(line, last_year, say, "zero") for line in once.zeros]
    unasked += _misread(store, once.misread, last_year, say)
    unasked += unanswerable
    asked = {row.key for row in rows} | {one.key for row in rows for one in row.repeats if one.key}
    asked |= {one.key for one in unasked if one.key}
    unasked += _left(store, comparison, sorted(latest["doc_id"]), year=last_year, asked=asked)
    return Questions(
        org_id=str(speaking["org_id"].iloc[0]),
        org=_name(comparison),
        year=year,
        last_year=last_year,
        dictionary_version=dictionary.version,
        reports=tuple(sorted(documents[doc_id]["file_name"] for doc_id in latest["doc_id"])),
        rows=tuple(rows),
        unasked=tuple(unasked),
    )


def _answerable(store: Store, once: AskedOnce, year: int, say: Messages) -> tuple[AskedOnce, list[Unasked]]:
    """Return what is asked without the lines that nobody can answer, and those."""
    asked, left = [], []
    for line, sentence in zip(once.asked, _sentences(store, once.asked, year), strict=True):
        if why := why_unanswerable(line, sentence, year, once.asked):
            left += [replace(_unasked(line, year, say, why), sentence=sentence)]
            left += [_unasked(other, year, say, why) for other in once.repeats.get(line.key, ())]
        else:
            asked.append(line)
    return replace(once, asked=asked), left


def _name(comparison: Comparison) -> str:
    return str(comparison.editions.sort_values("report_year", kind="stable")["org"].iloc[-1])


def _says_nothing(record: Any) -> bool:
    return record.status == "ambiguous" and str(record.indicator).startswith(OPEN)


def _place(row: Question, dictionary: Dictionary) -> tuple[Any, ...]:
    known = {indicator.code: at for at, indicator in enumerate(dictionary.indicators)}
    return topic_place(row.topic), known.get(row.key.indicator, _LAST), row.name, row.key


def _misread(store: Store, lines: Sequence[Series], year: int, say: Messages) -> Iterator[Unasked]:
    for line, sentence in zip(lines, _sentences(store, lines, year), strict=True):
        yield replace(_unasked(line, year, say, "misread"), sentence=sentence)


def _left(
    store: Store, comparison: Comparison, doc_ids: Sequence[str], *, year: int, asked: Collection[Key]
) -> Iterator[Unasked]:
    """Yield the numbers of sentences that no line asks for, in their order."""
    rows = list(find_left(store, comparison, doc_ids, year=year, asked=asked))
    texts = texts_of(store, doc_ids, {row["statement_id"] for row in rows})
    for row in rows:
        sentence = texts.get((row["doc_id"], row["statement_id"]), "")
        yield Unasked(None, row["metric"] or row["text"], None, row["text"], "left", sentence)


def _sentences(store: Store, lines: Sequence[Series], year: int) -> list[str]:
    """Return the sentences in which last year's report states some lines."""
    row_ids: dict[str, set[str]] = {}
    for line in lines:
        row_ids.setdefault(line.values[year].doc_id, set()).add(line.values[year].row_id)
    found = sentences_of(store, row_ids) if row_ids else {}
    records = [line.values[year] for line in lines]
    return [found.get((record.doc_id, record.row_id)) or str(record.text) for record in records]


def _ask(store: Store, once: AskedOnce, year: int, dictionary: Dictionary, *, say: Messages) -> Iterator[Question]:
    sentences = _sentences(store, once.asked, year)
    names = {d["doc_id"]: d["file_name"] for d in store.read("documents", columns=("doc_id", "file_name")).to_pylist()}
    topics = {indicator.code: indicator.topic for indicator in dictionary.indicators}
    around = read_around(store, sorted({line.values[year].doc_id for line in once.asked}), topics)
    for line, sentence in zip(once.asked, sentences, strict=True):
        record = line.values[year]
        repeats = tuple(_unasked(other, year, say) for other in once.repeats.get(line.key, ()))
        source = say("sheet.source", file=names[record.doc_id], page=int(record.page))
        beside = replace(around.get((record.doc_id, record.row_id), Around()), sentence=sentence)
        yield _question(line, year, dictionary, say=say, told=_Told(source, repeats, beside))


class _Told(NamedTuple):
    """Where last year's report states a figure, the other names that it has there, and what stands around it."""

    source: str
    repeats: tuple[Unasked, ...]
    around: Around


def _unasked(line: Series, year: int, say: Messages, why: str = "same") -> Unasked:
    record = line.values[year]
    _, *own = line.key
    topic = str(record.topic) if is_known(record.topic) else None
    unit = str(record.unit) if is_known(record.unit) else ""
    return Unasked(Key(*map(str, own)), line.name(say), topic, str(record.text), why, unit=unit)


def _question(line: Series, year: int, dictionary: Dictionary, *, say: Messages, told: _Told) -> Question:
    record = line.values[year]
    org, *own = line.key
    key = Key(*map(str, own))
    base = str(record.unit) if is_known(record.unit) else ""
    multiple = multiple_of(record.unit_as_printed, record.stated_unit) if is_known(record.value) else ""
    power = MULTIPLES.get(multiple, 0) if base not in RATES else 0
    last = _decimal(record.value_text) if is_known(record.value) else None
    shown = None if last is None else last.scaleb(-power)
    indicator = dictionary.by_code.get(key.indicator)
    unit = (multiple if power else "") + base
    if not unit and record.status == "none_occurred":
        unit = unit_of_happening(str(record.name))
    entry = entry_of(indicator, str(record.name), base, power=power, last=shown)
    plain = record._replace(unit="") if base == "%" else record  # as it is to be typed: 98.1, not a percent cell
    return Question(
        id=series_id(str(org), key),
        key=key,
        name=_with_years(line, record, say),
        topic=str(record.topic) if is_known(record.topic) else None,
        unit=unit,
        base=base,
        power=power,
        entry=entry,
        last=shown,
        last_text=_in_words(record, shown, unit),
        last_cell=figure(plain, power, say),
        sentence=told.around.sentence,
        source=told.source,
        definition=_definition(line, indicator.definition if indicator else "", say, repeats=told.repeats),
        status=str(record.status),
        flow=indicator is not None and indicator.kind == "flow",
        repeats=told.repeats,
        bare=str(record.name),
        around=told.around,
    )


def unit_of_happening(name: str) -> str:
    """Return the unit of what did not happen, by the end of its name: 起 of 生产安全事故; else nothing."""
    units = by_word("collect/happenings.csv")
    return next((units[word] for word in sorted(units, key=len, reverse=True) if name.endswith(word)), "")


def _is_of_years(record: Any) -> bool:
    return str(record.bucket).startswith("years") and is_known(record.period_start) and is_known(record.period_end)


def _with_years(line: Series, record: Any, say: Messages) -> str:
    """Return the name of a line, which says of several years which ones they were: （2021—2022年） for （2年）."""
    name = line.name(say)
    if not _is_of_years(record):
        return name
    first, last = record.period_start.year, record.period_end.year
    length = say("period.years", number=str(record.bucket).removeprefix("years"))
    return name.replace(f"（{length}）", "（" + say("collect.years", first=first, last=last) + "）")


def _decimal(text: Any) -> Decimal | None:
    try:
        found = Decimal(str(text))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _in_words(record: Any, shown: Decimal | None, unit: str) -> str:
    """Return last year's value: with digits and unit where it is one number, else as printed (近260万立方米, A)."""
    if shown is None and is_known(record.value_text):
        return str(record.value_text)
    if shown is None or record.qualifier != "exact":
        return str(record.text)
    return write_number(shown) + unit


def write_number(value: Decimal) -> str:
    """Write a number with its thousands apart and no more zeros than it needs."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _definition(line: Series, words: str, say: Messages, *, repeats: Sequence[Unasked]) -> str:
    """Return what the dictionary says that is measured, what is to be known of the last years, other names of it."""
    told = line.notes(say)
    none = say("collect.definition.name" if line.is_doubted else "collect.definition.none")
    said = [words or none, *([say("collect.definition.note", note=told)] if told else [])]
    last = line.last
    if _is_of_years(last):
        years = {"first": last.period_start.year, "last": last.period_end.year}
        said.append(say("collect.definition.years", **years))
    if repeats:
        said.append(say("collect.definition.repeats", names="、".join(one.name for one in repeats)))
    return "\n".join(said)
