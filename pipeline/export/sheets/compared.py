"""指标对比: what two or more years state, an indicator a line, its years side by side."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.compare.bounds import bounds_of
from pipeline.export.numbers import change, exact, figure, is_known, places, quoted
from pipeline.export.series import Series
from pipeline.export.sheet import Cell, Column, Sheet, Word, without_empty, words_of
from pipeline.export.yearbook import Yearbook
from pipeline.messages import Messages

_TONES = {"ambiguous": "bad", "restated": "check", "unit_changed": "check", "scope_changed": "check",
          "several": "check", "likely_renamed": "check", "new": "good", "dropped": "quiet",
          "same": "quiet"}  # fmt: skip
_GRADES = {"C": "check", "D": "quiet"}
Sentences = Mapping[tuple[str, str], str]


def columns_before(yearbook: Yearbook) -> tuple[Column, ...]:
    """Return the columns that say what a line is about."""
    say = yearbook.say
    whose = (Column(header=say("col.org"), width=16, wrap=True),) if yearbook.several else ()
    return (
        *whose,
        Column(header=say("col.topic"), width=18, wrap=True),
        Column(header=say("col.name"), width=18, wrap=True),
        Column(header=say("col.unit"), width=6, wrap=True),
    )


def columns_after(yearbook: Yearbook) -> tuple[Column, ...]:
    """Return the columns that say what is to be known of a line, what else its figure is called, where it stands."""
    say = yearbook.say
    source, link = yearbook.source_columns("col.source", 18)
    return (
        Column(header=say("col.status"), width=9 if say.language == "zh" else 12, wrap=True, align="center"),
        Column(header=say("col.likely"), width=26, wrap=True, whole=True, optional=True),
        Column(header=say("col.note"), width=14, wrap=True),
        Column(header=say("col.check"), width=32, wrap=True, whole=True),
        Column(header=say("col.name_check"), width=7, wrap=True, align="center"),
        Column(header=say("col.also"), width=18, wrap=True),
        source,
        Column(header=say("col.sentence"), width=30, wrap=True),
        link,
    )


def cells_before(series: Series, yearbook: Yearbook) -> tuple[Cell, ...]:
    """Return the cells that say what a line is about."""
    last, say = series.last, yearbook.say
    whose = (str(last.org),) if yearbook.several else ()
    name = series.name(say)
    return (*whose, series.group(say), Word(name, "check") if series.is_doubted else name, series.unit)


def cells_after(series: Series, yearbook: Yearbook, sentences: Sentences) -> tuple[Cell, ...]:
    """Return the cells of `columns_after`."""
    last, say = series.last, yearbook.say
    status = series.status
    source, link = yearbook.source(last.doc_id, last.page)
    return (
        _word(say(f"status.{status}"), _TONES.get(status)) if status else say("status.once"),
        _likely(series, yearbook),
        _noted(series, say),
        Word("\n".join(series.checks), "check") if series.checks else None,
        Word(say("name.doubted"), "check") if series.is_doubted else None,
        _also(series, say),
        source,
        sentences.get((last.doc_id, last.row_id)) or str(last.text),
        link,
    )


def _noted(series: Series, say: Messages) -> Cell:
    """Return what is to be known of a line; in the colour of what is to be looked at where two reports differ."""
    notes = series.notes(say)
    return Word(notes, "check") if series.told_again else notes or None


def _likely(series: Series, yearbook: Yearbook) -> Cell:
    """Return what the other report states that is likely the same as a line: name, year, quantity, file and page."""
    said = series.likely
    if said is None:
        return None
    file = yearbook.source(said.likely_doc_id, said.likely_page)[0]
    return Word(
        yearbook.say(
            "likely", name=said.likely_name, year=int(said.likely_year), text=said.likely_text, source=words_of(file)
        ),
        "check",
    )


def _also(series: Series, say: Messages) -> str | None:
    """Return the other names under which a line's figure is printed, each with the page of its latest year."""
    said = [say("also.printed", name=printed)] if (printed := series.printed) else []
    said += [say("also", name=one.name(say), page=int(one.last.page)) for one in series.also]
    return say("joint").join(said) or None


def grouped(rows: Iterable[tuple[Cell, ...]], yearbook: Yearbook) -> list[tuple[Cell, ...]]:
    """Return lines of which the first of each group alone names its group aloud: the others say it in grey."""
    at = int(yearbook.several)
    lines: list[tuple[Cell, ...]] = []
    before: tuple[Cell, ...] = ()
    for row in rows:
        own = row[: at + 1]
        lines.append((*row[:at], Word(words_of(row[at]), "quiet"), *row[at + 1 :]) if own == before else row)
        before = own
    return lines


def count_also(series: Sequence[Series], say: Messages) -> str:
    """Say how many names stand beside others as one figure with them, and how many items of 0; nothing where none."""
    also, zeros = sum(len(one.also) for one in series), sum(len(one.zeros) for one in series)
    return (say("sheet.also", count=also) if also else "") + (say("sheet.zeros", count=zeros) if zeros else "")


def count_doubted(series: Sequence[Series], say: Messages) -> str:
    """Say how many names are to be checked; nothing where all are sure."""
    doubted = sum(one.is_doubted for one in series)
    return say("sheet.names", count=doubted) if doubted else ""


def _word(text: str, tone: str | None) -> Cell:
    return Word(text, tone) if tone else text


def _grade(series: Series, say: Messages) -> Cell:
    """Return how far the last two years can be compared, in words; nothing where one of them says nothing."""
    grade = series.grade
    return _word(say(f"grade.{grade}"), _GRADES.get(grade)) if grade else None


def _amounts(series: Series, say: Messages) -> tuple[Cell, Cell]:
    """Return the change of the last two years in the unit of the line, and in percent; of a rate in points alone."""
    record = series.pair
    if record is None or not is_known(record.change):
        return None, None
    sides = [series.values[y] for y in (record.year_from, record.year_to) if y in series.values]
    points = record.change_points
    if not is_known(points) and not series.unit and "rate" in bounds_of(str(series.last.name)):
        points = record.change  # 占比 10.44, then 10.80, printed without %
    power = 0 if is_known(points) else series.power
    count = max((places(one.value, one.resolution, power) for one in sides if is_known(one.value)), default=0)
    if is_known(points):
        return None, change(points, count, unit=quoted(say("figure.points")))
    return change(record.change, count, power=power), change(record.change_percent, 1, power=2, unit="%")


def stated_of(series: Series, say: Messages) -> str | None:
    """Return the change of the last two years as the report itself states it: +4.2%, -52件; None where it does not."""
    record = series.pair
    if record is None or not is_known(record.stated_change):
        return None
    unit = record.stated_change_unit if is_known(record.stated_change_unit) else ""
    power = series.power if unit and unit == series.last.stated_unit else 0
    shown = f"{exact(record.stated_change, power):+,f}{series.multiple if power else ''}{unit}"
    return f"{shown}（{say(f'basis.{record.stated_change_basis}')}）" if is_known(record.stated_change_basis) else shown


def _decimals(series: Series) -> int:
    """Return the most decimals that a value of a line was printed with: a 0 is shown with as many."""
    valued = [one for one in series.values.values() if is_known(one.value) and one.value]
    return max((places(one.value, one.resolution, 0 if one.unit == "%" else series.power) for one in valued), default=0)


def _row(series: Series, years: Sequence[int], yearbook: Yearbook, sentences: Sentences) -> tuple[Cell, ...]:
    say = yearbook.say
    nought = _decimals(series)
    own = (figure(series.values[y], series.power, say, nought) if y in series.values else None for y in years)
    changes = (*_amounts(series, say), stated_of(series, say), _grade(series, say))
    after = cells_after(series, yearbook, sentences)
    return *cells_before(series, yearbook), *own, *changes, *after


def _pair(series: Series) -> tuple[int, int] | None:
    """Return the two years that a line's change is of; None where it has none."""
    record = series.pair
    return (int(record.year_from), int(record.year_to)) if record is not None and is_known(record.change) else None


def _with_pair(row: tuple[Cell, ...], at: int, series: Series, say: Messages) -> tuple[Cell, ...]:
    """Return the cells of a line with the years that its change is of before the change; 2024较2022 in another tone."""
    pair = _pair(series)
    cell = (
        _word(say("pair", earlier=pair[0], later=pair[1]), None if pair[1] - pair[0] == 1 else "check")
        if pair
        else None
    )
    return *row[:at], cell, *row[at:]


def _tell_findings(findings: int | None, yearbook: Yearbook) -> str:
    """Say that this sheet has but the findings of its lines, how many there are in all, and what shows them."""
    name = yearbook.store.root.name
    if findings is None:
        return yearbook.say("sheet.findings", store=name)
    return yearbook.say("sheet.findings.count", count=findings, store=name)


def compared(yearbook: Yearbook, series: Sequence[Series], sentences: Sentences, findings: int | None = None) -> Sheet:
    """Return the sheet of the series that two or more years state; `findings` counts those of `check`, if known."""
    say = yearbook.say
    years = sorted({year for one in series for year in one.values})
    pairs = {pair for one in series if (pair := _pair(one))}
    amount = say("col.change")
    if len(pairs) == 1:
        ((earlier, later),) = pairs
        amount = say("col.change.of", later=later, earlier=earlier)
    before = columns_before(yearbook)
    several = (Column(header=say("col.pair"), width=10, align="center"),) if len(pairs) > 1 else ()
    columns = (
        *before,
        *(Column(header=str(year), width=9, align="right", wrap=True) for year in years),
        *several,
        Column(header=amount, width=10, align="right"),
        Column(header=say("col.change_rate"), width=11, align="right"),
        Column(header=say("col.stated_change"), width=11, align="right", wrap=True, optional=True),
        Column(header=say("col.grade"), width=8 if say.language == "zh" else 13, wrap=True, align="center"),
        *columns_after(yearbook),
    )
    rows = [_row(one, years, yearbook, sentences) for one in series]
    if several:
        rows = [_with_pair(row, len(before) + len(years), one, say) for row, one in zip(rows, series, strict=True)]
    to_check = sum(bool(one.checks) for one in series)
    sheet = Sheet(
        name=say("sheet.compared"),
        title=say("sheet.title", whose=yearbook.whose, name=say("sheet.compared")),
        notes=(
            say("sheet.compared.note", count=len(series), checks=to_check)
            + count_also(series, say)
            + count_doubted(series, say)
            + "\n"
            + _tell_findings(findings, yearbook),
        ),
        columns=columns,
        rows=grouped(rows, yearbook),
        frozen=len(before) - 1,
        group=tuple(range(len(before) - 2)),
    )
    return without_empty(sheet)
