"""只在一年出现: what a single year states."""

from collections.abc import Sequence

from pipeline.export.numbers import figure
from pipeline.export.series import Series, topic_place
from pipeline.export.sheet import Cell, Column, Sheet
from pipeline.export.sheets.compared import Sentences, cells_after, cells_before, columns_after, columns_before
from pipeline.export.yearbook import Yearbook


def _place(series: Series) -> tuple[object, ...]:
    """Return the place of a line: its topic's, what is to be checked first, the latest year first."""
    return str(series.last.org), series.key[0], topic_place(series.last.topic), not series.checks, -max(series.values)


def _row(series: Series, yearbook: Yearbook, sentences: Sentences) -> tuple[Cell, ...]:
    year, value = max(series.values), figure(series.last, series.power, yearbook.say)
    return *cells_before(series, yearbook), year, value, *cells_after(series, yearbook, sentences)


def once(yearbook: Yearbook, series: Sequence[Series], sentences: Sentences) -> Sheet:
    """Return the sheet of the series that one year alone states."""
    say = yearbook.say
    before = columns_before(yearbook)
    return Sheet(
        name=say("sheet.once"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.once")),
        notes=(say("sheet.once.note", count=len(series)),),
        columns=(
            *before,
            Column(header=say("col.data_year"), width=8, align="center"),
            Column(header=say("col.value"), width=13, align="right", wrap=True),
            *columns_after(yearbook),
        ),
        rows=[_row(one, yearbook, sentences) for one in sorted(series, key=_place)],
        frozen=len(before) - 1,
        group=tuple(range(len(before) - 2)),
    )
