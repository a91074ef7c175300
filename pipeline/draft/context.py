"""What a template can print: plain nouns, made from a feed."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from pipeline.draft.hints import Piece
from pipeline.draft.sentences import MARK, OPEN, Draft, Writer
from pipeline.draft.strays import is_stray
from pipeline.draft.tables import CardsBefore, TableBefore
from pipeline.export.numbers import is_printed_in, printed_in
from pipeline.messages import Messages
from schemas.feed import Feed, Point, Series, Title, Wanted
from schemas.tables.facts import is_doubted

_BARE = re.compile(r"[\d,.]+", re.ASCII)


class Rich(tuple[Piece, ...]):
    """Words in pieces, with their comments: printed by {{r … }} only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Org:
    """The organisation."""

    name: str
    short_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of the draft is new, and how much is left to do."""

    sentences: int
    given: int
    computed: int
    known: int
    moved: int
    open: int
    marked: int
    tables: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading (level 1, 2, …) or a paragraph (level 0). `text` is for {{r … }}, `plain` the same without comments."""

    kind: str
    level: int
    text: Rich
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An indicator: last year's value and this year's."""

    name: str
    unit: str
    before: str
    last: str
    this: str
    change: str
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A value of this year that stands in no sentence of the draft."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something that this year's report must speak of."""

    name: str
    text: str
    year: str
    due: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An honour that the last report names."""

    title: str
    recipient: str
    status: str
    period: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that is not sure."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything that a template can name."""

    org: Org
    title: str
    year: int
    last_year: int
    counts: Counts
    blocks: tuple[Block, ...]
    unplaced: tuple[Leftover, ...]
    indicators: tuple[Line, ...]
    commitments: tuple[Promise, ...]
    honours: tuple[Award, ...]
    doubts: tuple[Question, ...]


def build_context(feed: Feed, tables: Sequence[TableBefore] = (), cards: Sequence[CardsBefore] = ()) -> Context:
    """Return what a template can print of a feed; tables and cards of last year's report are named where they stood."""
    writer, say = Writer(feed), Messages(feed.language)
    drafts = {one.id: writer.draft(one) for one in feed.statements if not is_stray(one.text)}
    last = next(report for report in feed.reports if report.is_last)
    blocks = tuple(_blocks(feed, writer, drafts, places=(*cards, *tables)))
    placed = {one for block in blocks for piece in block.text for one in piece.series}
    placed |= {one for draft in drafts.values() for one in draft.confirmed}
    kind = last.type if last.title is None or (last.type or "").endswith(last.title) else last.title
    return Context(
        org=Org(name=feed.organisation.name, short_name=feed.organisation.short_name or feed.organisation.name),
        title=kind or "",
        year=feed.year,
        last_year=feed.last_year,
        counts=_count(list(drafts.values()), len(tables)),
        blocks=blocks,
        unplaced=tuple(_unplaced(feed, placed, say)),
        indicators=tuple(_lines(feed, say)),
        commitments=tuple(_promises(feed, say)),
        honours=tuple(_awards(feed, say)),
        doubts=tuple(_questions(feed, say)),
    )


def _count(drafts: Sequence[Draft], tables: int) -> Counts:
    kinds = [piece.kind for draft in drafts for piece in draft.pieces]
    return Counts(
        sentences=len(drafts),
        tables=tables,
        marked=sum(draft.is_marked for draft in drafts),
        given=kinds.count("given") + kinds.count("turned"),
        open=sum(piece.text.startswith(OPEN) for draft in drafts for piece in draft.pieces),
        **{kind: kinds.count(kind) for kind in ("computed", "known", "moved")},
    )


def _blocks(
    feed: Feed, writer: Writer, drafts: dict[str, Draft], *, places: Sequence[TableBefore | CardsBefore]
) -> Iterator[Block]:
    say, titles = Messages(feed.language), list(_all(feed.outline))
    told = {one for title in titles for one in title.statements}
    yield from _paragraphs([drafts[s.id] for s in feed.statements if s.id not in told and s.id in drafts])
    under: dict[str | None, list[TableBefore | CardsBefore]] = {title.id: [] for title in titles}
    for place in places:
        under.setdefault(place.section if place.section in under else None, []).append(place)
    yield from _places(under.get(None, ()), say)
    for title in titles:
        pieces = Rich(writer.fill(title.text, title.slots))
        yield Block(kind="heading", level=title.level, text=pieces, plain=_plain(pieces))
        yield from _paragraphs([drafts[one] for one in title.statements if one in drafts])
        yield from _places(under[title.id], say)


def _places(places: Sequence[TableBefore | CardsBefore], say: Messages) -> Iterator[Block]:
    """Yield a line to be filled in for each table, and for cards side by side, that stood there last year."""
    comma = say("draft.table.and")
    for place in places:
        if isinstance(place, CardsBefore):
            mark, named = "draft.cards", {"count": len(place.names), "names": comma.join(place.names)}
        else:
            mark = "draft.table"
            named = {"rows": place.rows, "columns": place.columns, "headers": comma.join(place.headers)}
        pieces = Rich([Piece(say(mark), "open"), Piece(say(f"{mark}.was", page=place.page, **named))])
        yield Block(kind="sentence", level=0, text=pieces, plain=_plain(pieces))


def _all(titles: Sequence[Title]) -> Iterator[Title]:
    for title in titles:
        yield title
        yield from _all(title.children)


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _paragraphs(drafts: Sequence[Draft]) -> Iterator[Block]:
    for _, group in groupby(drafts, key=lambda draft: draft.statement.paragraph):
        own = list(group)
        pieces = [
            piece for draft in own for piece in ([Piece(MARK, "mark")] if draft.is_marked else []) + list(draft.pieces)
        ]
        yield Block(kind=own[0].statement.kind, level=0, text=Rich(pieces), plain=_plain(pieces))


def _source(feed: Feed, citation: str | None, say: Messages) -> str:
    cited = feed.citations.get(citation or "")
    return say("source", year=cited.report_year, page=cited.page) if cited else ""


def _name(series: Series) -> str:
    return series.name + (f"（{series.scope_name}）" if series.scope_name else "")


def _this(given: Wanted, say: Messages) -> str:
    return given.display or say(f"draft.answer.{given.answer}")


def _unplaced(feed: Feed, placed: Set[str], say: Messages) -> Iterator[Leftover]:
    """Yield the values of this year that no sentence or heading states, not that of a cell that another series has."""
    own = [series for series in feed.indicators if series.this_year is not None]
    cells = {_cell(series.this_year) for series in own if series.id in placed and series.this_year} - {None}
    for series in own:
        given = series.this_year
        if given is None or _cell(given) in cells:
            continue
        if given.answer != "not_available" and series.id not in placed:
            yield Leftover(name=_name(series), value=_this(given, say))


def _cell(given: Wanted) -> tuple[str, str] | None:
    """Return the cell of a form that a value is from; one stands for two series that are the same number."""
    return (given.source_file, given.source_cell) if given.source_file and given.source_cell else None


def _lines(feed: Feed, say: Messages) -> Iterator[Line]:
    """Yield the indicators that last year's report states, or that were collected."""
    for series in feed.indicators:
        points = {point.year: point for point in series.history}
        last, given = points.get(feed.last_year), series.this_year
        if series.basis != "actual" or (last is None and given is None):
            continue
        before = points.get(feed.last_year - 1)
        yield Line(
            name=_name(series),
            unit=series.unit or "",
            before=_shown(before, series.unit) if before else "",
            last=_shown(last, series.unit) if last else "",
            this=_this(given, say) if given else "",
            change=_change(series, feed.last_year, say),
            source=_source(feed, last.citation if last else None, say),
            note="；".join(_to_note(last, given, say)),
        )


def _shown(point: Point, unit: str | None) -> str:
    """Return a value with its unit: 0件 where nothing happened, 182万元 of 182 in a column in 万元."""
    if point.status == "none_occurred":
        return f"0{unit or ''}"
    if point.value is None or unit is None or not _BARE.fullmatch(point.display):
        return point.display
    multiple = printed_in([(point.display, point.value)])
    known = is_printed_in(point.display, float(point.value), multiple)
    return point.display + multiple + unit if known else point.display


def _to_note(last: Point | None, given: Wanted | None, say: Messages) -> Iterator[str]:
    if last is not None and is_doubted(last.name_confidence):
        yield say("name.doubted")
    yield from given.checks if given else ()


def _change(series: Series, last_year: int, say: Messages) -> str:
    """Return this year's change against last year: in points for rates, else in percent."""
    last = next((p.value for p in series.history if p.year == last_year), None)
    now = series.this_year.value if series.this_year else None
    if last is None or now is None:
        return ""
    if now == last:
        return "0"
    if series.unit == "%":
        return f"{now - last:+f} {say('points')}"
    return f"{(now - last) / last * 100:+.1f}%" if last else f"{now - last:+f}"


def _promises(feed: Feed, say: Messages) -> Iterator[Promise]:
    """Yield the targets, one that several reports set in the words of the last of them."""
    order = ("now", "overdue", "later")
    aims = sorted(feed.commitments, key=lambda aim: aim.report_year)
    lasting = {(aim.name, aim.text, aim.target_year): aim for aim in aims if aim.kind == "target"}
    for aim in sorted(lasting.values(), key=lambda aim: order.index(aim.due)):
        yield Promise(
            name=aim.name or "",
            text=aim.text,
            year=str(aim.target_year or ""),
            due=say(f"draft.due.{aim.due}"),
            source=_source(feed, aim.citation, say),
        )


def _questions(feed: Feed, say: Messages) -> Iterator[Question]:
    """Yield what is not sure, each with the report that says it: 2024年报告第7页：…"""
    years = {report.doc_id: report.year for report in feed.reports}
    for doubt in feed.doubts:
        year = years.get(doubt.doc_id or "")
        of = say("draft.report" if doubt.page else "draft.report.whole", year=year) if year is not None else ""
        yield Question(text=of + doubt.text)


def _awards(feed: Feed, say: Messages) -> Iterator[Award]:
    for honour in feed.honours:
        if honour.last_report_year == feed.last_year:
            years = [str(day.year) for day in (honour.period_start, honour.period_end) if day]
            yield Award(
                title=honour.title,
                recipient=honour.recipient or "",
                status=say(f"standing.{honour.status}"),
                period="-".join(dict.fromkeys(years)),
                source=_source(feed, honour.citation, say),
            )
