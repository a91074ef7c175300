"""只在一年出现: what a single year states."""

from collections.abc import Sequence

from pipeline.export.numbers import figure
from pipeline.export.series import Series
from pipeline.export.sheet import Cell, Column, Sheet, without_empty
from pipeline.export.sheets.compared import (
    Sentences,
    cells_after,
    cells_before,
    columns_after,
    columns_before,
    count_also,
    count_doubted,
    grouped,
)
from pipeline.export.yearbook import Yearbook


def _in_order(series: Sequence[Series], yearbook: Yearbook) -> list[Series]:
    """Return the lines group by group, the latest year first."""
    groups = [(str(one.last.org), one.key[0], one.group(yearbook.say)) for one in series]
    first: dict[object, int] = {}
    for at, group in enumerate(groups):
        first.setdefault(group, at)
    places = [(first[group], -max(one.values)) for group, one in zip(groups, series, strict=True)]
    return [series[at] for at in sorted(range(len(series)), key=places.__getitem__)]


def _row(series: Series, yearbook: Yearbook, sentences: Sentences) -> tuple[Cell, ...]:
    year, value = max(series.values), figure(series.last, series.power, yearbook.say)
    after = cells_after(series, yearbook, sentences)
    return *cells_before(series, yearbook), year, value, *after


def once(yearbook: Yearbook, series: Sequence[Series], sentences: Sentences) -> Sheet:
    """Return the sheet of the series that one year alone states."""
    say = yearbook.say
    before = columns_before(yearbook)
    likely = sum(one.likely is not None for one in series)
    note = say("sheet.once.note", count=len(series))
    if likely:
        note += say("sheet.once.likely", count=likely)
    rows = (_row(one, yearbook, sentences) for one in _in_order(series, yearbook))
    sheet = Sheet(
        name=say("sheet.once"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.once")),
        notes=(note + count_also(series, say) + count_doubted(series, say),),
        columns=(
            *before,
            Column(header=say("col.data_year"), width=8, align="center"),
            Column(header=say("col.value"), width=13, align="right", wrap=True),
            *columns_after(yearbook),
        ),
        rows=grouped(rows, yearbook),
        frozen=len(before) - 1,
        group=tuple(range(len(before) - 2)),
    )
    return without_empty(sheet)
