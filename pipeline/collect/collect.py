"""From a store to the forms of its departments, and from the forms that come back to a values file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from pipeline.collect.confirm import Remark, remark
from pipeline.collect.departments import Departments, read_departments
from pipeline.collect.entries import is_money
from pipeline.collect.form import write_form
from pipeline.collect.layout import COPY
from pipeline.collect.questions import Question, Questions, Unasked, list_questions
from pipeline.collect.reading import Answer, Filled, Refusal, read_form
from pipeline.collect.returned import name_copy, write_copy
from pipeline.collect.whose import Placing
from pipeline.export.yearbook import BETWEEN
from pipeline.feed.history import series_id
from pipeline.messages import Messages
from pipeline.store import Store
from pipeline.untouched import write_parquet
from schemas.columns import arrow_table
from schemas.tables import CollectedValue


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was written: for which department, where, how many lines."""

    department: str
    file: Path
    lines: int


class FormsThere(Exception):
    """Forms that are there already and may have been filled: nothing was written."""

    def __init__(self, files: Sequence[Path]) -> None:
        super().__init__(", ".join(map(str, files)))
        self.files = files


def make_forms(
    store: Store,
    year: int,
    folder: Path,
    *,
    org: str | None = None,
    departments: Departments | None = None,
    say: Messages | None = None,
) -> tuple[Questions, list[Form]]:
    """Write the forms of an organisation for `year`, one workbook a department, into a folder that is made.

    Raises FormsThere rather than replace a form, ValueError as `list_questions`, OSError where it can't be written.
    """
    say, departments = say or Messages("zh"), departments or read_departments()
    questions = list_questions(store, year, org=org, say=say)
    groups = _by_department(questions, departments, say)
    unasked: dict[str, list[Unasked]] = {}
    largest = max(groups, key=lambda name: len(groups[name]), default="")
    for one in questions.unasked:
        own = departments.find(one.key.indicator, one.topic) if one.why == "zero" and one.key else departments.rest
        unasked.setdefault(own if own in groups else largest, []).append(one)
    files = {name: folder / say("collect.file", department=name, year=year) for name in groups}
    there = [file for file in files.values() if file.exists()]
    if there:
        raise FormsThere(there)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in groups.items():
        write_form(questions, name, rows, file=files[name], say=say, unasked=unasked.get(name, ()))
    return questions, [Form(name, files[name], len(rows)) for name, rows in groups.items()]


def _by_department(questions: Questions, departments: Departments, say: Messages) -> dict[str, list[Question]]:
    """Return the lines by department; one whose department is not sure says why.

    Not a cell of a row of a table whose other lines are all another one's: they were put together there.
    """
    placing, groups = Placing(departments, say), dict[str, list[Question]]()
    placed = [
        placing.find(row.key.indicator, row.topic, row.bare, row.around, is_money=is_money(row.base))
        for row in questions.rows
    ]
    sure: dict[str, set[str]] = {}
    for row, own in zip(questions.rows, placed, strict=True):
        if not own.why:
            sure.setdefault(row.sentence, set()).add(own.department)
    for row, own in zip(questions.rows, placed, strict=True):
        beside = sure.get(row.sentence, set()) if own.why and BETWEEN in row.sentence else set()
        department = next(iter(beside)) if len(beside) == 1 else own.department
        told = own.why if department == own.department else ""
        groups.setdefault(department, []).append(replace(row, definition=f"{row.definition}\n{told}") if told else row)
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came back.

    `values` is empty where anything was refused; `copies` are the checked copies of forms that hold something and
    were not refused as a whole.
    """

    forms: tuple[Filled, ...]
    remarks: tuple[Remark, ...]
    values: tuple[CollectedValue, ...]
    refusals: tuple[Refusal, ...]
    notices: tuple[str, ...]
    copies: tuple[Path, ...]


def read_forms(
    store: Store,
    files: Iterable[Path],
    *,
    org: str | None = None,
    year: int | None = None,
    say: Messages | None = None,
) -> Returned:
    """Read forms that came back, hold them against last year's values and each other, write their checked copies.

    All forms must be of one organisation of the store (`org`, where given) and one year (`year`, else the one of the
    first form). The files themselves are never changed. Raises OSError where a file can't be read, ValueError where
    the store has no report before the year.
    """
    say = say or Messages("zh")
    given = list(dict.fromkeys(files))
    forms = [read_form(file, say) for file in given]
    forms, notices = _drop_copies(forms, say)
    known = [form for form in forms if form.facts]
    questions: Questions | None = None
    if known:
        wanted = year or known[0].year
        questions = _questions(store, known, wanted, org, say=say)
        for form in known:
            _check_whose(form, questions, wanted, say)
    _refuse_doubled(known, say)
    own = [form for form in known if all(refusal.cell for refusal in form.refusals)]
    remarks = remark([a for form in own for a in form.answers], questions, say) if questions else []
    refusals = [refusal for form in forms for refusal in form.refusals]
    values = [] if refusals or not questions else list(_values(known, questions, remarks, say))
    copies = []
    for form in own:
        if not form.refusals and all(answer.text is None for answer in form.answers):
            continue
        path = name_copy(form.file, [one.file for one in forms], say)
        write_copy(form, [one for one in remarks if one.answer.file == form.file], path, say)
        copies.append(path)
    return Returned(
        forms=tuple(known),
        remarks=tuple(remarks),
        values=tuple(values),
        refusals=tuple(refusals),
        notices=(*notices, *(words for form in forms for words in form.notices)),
        copies=tuple(copies),
    )


def _questions(store: Store, forms: Sequence[Filled], year: int, org: str | None, *, say: Messages) -> Questions:
    """Return what was asked of the organisation that the forms are of; of the store's own where they are of none."""
    owners = set(store.read("documents", columns=("org_id",))["org_id"].to_pylist()) if org is None else set()
    own = next((form.facts["org_id"] for form in forms if form.facts["org_id"] in owners), None)
    return list_questions(store, year, org=org or own, say=say)


def _drop_copies(forms: Sequence[Filled], say: Messages) -> tuple[list[Filled], list[str]]:
    """Leave out checked copies of forms that are there too, and say so; one that was changed since stays."""
    names = {form.file.name for form in forms}
    left = [form for form in forms if form.is_untouched_copy and form.facts[COPY] in names]
    told = [say("collect.copy.skipped", file=form.file.name, other=form.facts[COPY]) for form in left]
    return [form for form in forms if form not in left], told


def _check_whose(form: Filled, questions: Questions, year: int, say: Messages) -> None:
    """Refuse a form of another organisation or year, and one whose hidden sheet does not fit itself."""
    facts = form.facts
    if facts["org_id"] != questions.org_id:
        words = say("collect.refused.org", org=facts.get("org"), wanted=questions.org)
    elif form.year != year:
        words = say("collect.refused.year", year=form.year, wanted=year)
    elif any(series_id(facts["org_id"], answer.line.key) != answer.line.id for answer in form.answers):
        words = say("collect.refused.no.form")
    else:
        return
    form.refusals.append(Refusal(form.file, "", words))


def _refuse_doubled(forms: Sequence[Filled], say: Messages) -> None:
    """Refuse a value that another file gives too; an empty cell is none."""
    for one, other in combinations(forms, 2):
        first = {answer.line.id: answer for answer in one.answers if answer.text is not None}
        for answer in other.answers:
            before = first.get(answer.line.id)
            if before is not None and answer.text is not None:
                place = f"{before.file.name} {before.cell}"
                words = say("collect.refused.doubled", name=answer.line.name, other=place)
                other.refusals.append(Refusal(other.file, answer.cell, words))


def _values(
    forms: Sequence[Filled], questions: Questions, remarks: Iterable[Remark], say: Messages
) -> Iterator[CollectedValue]:
    told: dict[int, list[str]] = {}
    for one in remarks:
        if one.to_confirm:
            told.setdefault(id(one.answer), []).append(one.words)
    asked = {row.id: row for row in questions.rows}
    given = {answer.line.key for form in forms for answer in form.answers if answer.text is not None}
    for form in forms:
        for answer in form.answers:
            if answer.text is None:
                continue
            row = asked.get(answer.line.id)
            none = answer.text == "0" and row is not None and row.status == "none_occurred"
            value = _value(answer, form.facts, questions, checks=tuple(told.get(id(answer), ())), none=none)
            yield value
            for other in row.repeats if row else ():
                if other.key and other.key not in given:
                    yield _take_over(value, other, row.base if row else "", say)


def _take_over(value: CollectedValue, other: Unasked, base: str, say: Messages) -> CollectedValue:
    """Return the value of what was not asked: the one of the same figure, to be confirmed.

    `base` is the unit of the line that was asked: the other's may be a torn piece of it.
    """
    check = say("collect.taken", name=value.name)
    own = {**other.key._asdict(), "scope_name": other.key.scope_name or None} if other.key else {}
    unit = (value.unit or "").removesuffix(base) + other.unit if base != other.unit else value.unit
    return replace(value, **own, name=other.name, unit=unit or None, checks=(*value.checks, check))


def _value(
    answer: Answer, facts: Mapping[str, str], questions: Questions, *, checks: tuple[str, ...], none: bool
) -> CollectedValue:
    key = answer.line.key
    return CollectedValue(
        org_id=questions.org_id,
        org=questions.org,
        indicator=key.indicator,
        name=answer.line.name,
        scope=key.scope,
        scope_name=key.scope_name or None,
        basis=key.basis,
        period=key.period,
        data_year=int(facts["year"]),
        answer="none_occurred" if none else "given",
        value_text=answer.text,
        unit=answer.line.unit or None if answer.line.entry.kind != "grade" else None,
        filled_text=answer.filled,
        material=answer.material,
        department=facts.get("department"),
        who=answer.who,
        note=answer.note,
        source_file=answer.file.name,
        source_cell=answer.cell,
        checks=checks,
    )


def write_values(path: Path, values: Sequence[CollectedValue]) -> None:
    """Write accepted values as a values file for `feed` and `draft`; an existing one is replaced."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        write_parquet(arrow_table(CollectedValue, list(values)), waiting)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
