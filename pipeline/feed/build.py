"""The feed of one organisation and coming year, from a yearbook and, where there is one, a values file."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extractors.indicators.matching import Units
from pipeline.feed.ahead import list_aims, list_honours, list_plans
from pipeline.feed.citations import Citations
from pipeline.feed.collected import choose_values, make_wanted, read_values
from pipeline.feed.doubts import list_doubts
from pipeline.feed.history import History, Key, series_id
from pipeline.feed.outline import build_outline, read_statements
from pipeline.feed.past import Past, load_past
from pipeline.feed.slots import SlotReader
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.feed import VERSION, Feed, Report, Reporter, Series
from schemas.indicators import Dictionary, load
from schemas.outlines.topics import topics as topic_tree
from schemas.tables import CollectedValue


def build_feed(
    store: Store | str | Path,
    year: int,
    *,
    org: str | None = None,
    values: Path | str | Iterable[CollectedValue] = (),
    report_type: str | None = None,
    language: str = "zh",
) -> Feed:
    """Return the feed of an organisation for the report about `year`, from its reports about earlier years.

    `org` is a part of any of its names or its id; it may be left out where the yearbook has one organisation.
    `values` is a values file, or its rows. `report_type` says which report is the last one where there are several.
    Raises ValueError where store, organisation, report or values are not what they must be.
    """
    say = Messages(language)
    opened = store if isinstance(store, Store) else Store.open(store)
    past = load_past(opened, org, year, report_type, say=say)
    given = read_values(Path(values)) if isinstance(values, (str, Path)) else list(values)
    cite = Citations(past.documents, past.labels)
    history = History(past, cite)
    reader = SlotReader(past.last_rows, cite, history.meant_by)
    statements = tuple(read_statements(past.last_rows["statements"], reader, cite))
    outline = build_outline(past.last_rows["sections"], statements, reader)
    dictionary = load()
    series = _series(past, history, choose_values(given, past.org_id, year), dictionary)
    last_year = past.documents[past.last]["report_year"]
    aims = [*list_aims(past, history, year, cite), *list_plans(outline, statements, last_year)]
    return Feed(
        format="nianjian-feed",
        version=VERSION,
        offsets="code_points",
        language=language,
        dictionary_version=dictionary.version,
        year=year,
        last_year=last_year,
        organisation=_reporter(past),
        reports=_reports(past),
        outline=outline,
        statements=statements,
        indicators=series,
        honours=tuple(list_honours(past, cite)),
        commitments=tuple({aim.id: aim for aim in aims}.values()),
        doubts=tuple(list_doubts(past, history, series, cite=cite, say=say)),
        citations=cite.in_order(),
    )


def _series(
    past: Past, history: History, given: Mapping[Key, CollectedValue], dictionary: Dictionary
) -> tuple[Series, ...]:
    """Return the series of the past with what was collected, then those that were collected for the first time."""
    units = Units(dictionary.units)
    found = []
    for key in history:
        own = history.series(key, None)
        if key in given:
            wanted = make_wanted(given[key], own.unit, own.history, units)
            own = history.series(key, wanted)
        found.append(own)
    topics = {indicator.code: indicator.topic for indicator in dictionary.indicators}
    for key, value in given.items():
        if key not in history:
            found.append(_first_time(past.org_id, value, topics.get(key.indicator), units))
    order = {topic.code: at for at, topic in enumerate(topic_tree())}
    return tuple(sorted(found, key=lambda s: (order.get(s.topic or "", len(order)), *_place(s))))


def _place(series: Series) -> tuple[str, ...]:
    return series.indicator, series.scope, series.scope_name or "", series.basis, series.period


def _first_time(org_id: str, value: CollectedValue, topic: str | None, units: Units) -> Series:
    key = Key(value.indicator, value.scope, value.scope_name or "", value.basis, value.period)
    return Series(
        id=series_id(org_id, key),
        indicator=value.indicator,
        name=value.name,
        topic=topic,
        unit=value.unit,
        scope=value.scope,
        scope_name=value.scope_name,
        basis=value.basis,
        period=value.period,
        history=(),
        changes=(),
        this_year=make_wanted(value, value.unit, (), units),
    )


def _reporter(past: Past) -> Reporter:
    last = past.documents[past.last]
    others = {row["name"] for row in past.names if row["kind"] in ("former", "also", "full")}
    return Reporter(
        id=past.org_id,
        name=past.org,
        short_name=last["org_short"],
        other_names=tuple(sorted(others - {past.org})),
    )


def _reports(past: Past) -> tuple[Report, ...]:
    documents: Sequence[Mapping[str, object]] = sorted(
        past.documents.values(), key=lambda d: (d["report_year"], d["report_type"] or "", d["doc_id"])
    )
    names = {"year": "report_year", "type": "report_type", "pages": "page_count"}
    own = ("doc_id", "file_name", "sha256", "title", "period_start", "period_end", "status", "extractor_version")
    return tuple(
        Report(
            **{name: document[name] for name in own},  # type: ignore[arg-type]
            **{name: document[column] for name, column in names.items()},  # type: ignore[arg-type]
            is_last=document["doc_id"] == past.last,
        )
        for document in documents
    )
