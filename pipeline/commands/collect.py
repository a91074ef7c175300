"""nianjian collect: 收数表 for the departments, and what they give read back and checked."""

import argparse
import typing
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.asked import check_place
from pipeline.commands.opening import open_yearbook
from pipeline.errors import WrongCall, check_file, quoted
from pipeline.messages import Messages
from pipeline.store import Store, StoreError

if typing.TYPE_CHECKING:
    from pipeline.collect import Returned
    from pipeline.collect.reading import Filled


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Write forms, or with --read take in the filled ones. Return 1 where something in them is refused."""
    if arguments.read is None:
        return _make(arguments, messages)
    store = open_yearbook(arguments.store, messages)
    try:
        return _read(arguments, store, messages)
    except PermissionError as error:
        raise WrongCall(messages("export.open", path=quoted(str(error.filename or arguments.output)))) from error
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def _make(arguments: argparse.Namespace, messages: Messages) -> int:
    if arguments.year is None or arguments.output is None:
        raise WrongCall(messages("collect.needs"))
    if arguments.output.is_file():
        raise WrongCall(messages("collect.folder", path=quoted(arguments.output)))
    if arguments.departments is not None:
        check_file(arguments.departments, messages)
    store = open_yearbook(arguments.store, messages)
    from pipeline.collect import FormsThere, make_forms, read_departments  # noqa: PLC0415 - pandas takes a second

    try:
        departments = read_departments(arguments.departments)
        questions, forms = make_forms(
            store, arguments.year, arguments.output, org=arguments.org, departments=departments, say=messages
        )
    except FormsThere as there:
        names = ", ".join(file.name for file in there.files)
        raise WrongCall(messages("collect.there", path=quoted(arguments.output), names=names)) from there
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    for form in forms:
        print(messages("collect.form", department=form.department, lines=form.lines, path=quoted(form.file)))
    total = sum(form.lines for form in forms)
    told = {"org": questions.org, "year": questions.year, "last": questions.last_year}
    told |= {"store": quoted(arguments.store), "folder": quoted(arguments.output)}
    print(messages("collect.written", forms=len(forms), lines=total, **told))
    return 0


def _read(arguments: argparse.Namespace, store: Store, messages: Messages) -> int:
    if arguments.departments is not None:
        raise WrongCall(messages("collect.departments.read"))
    if arguments.output is not None:
        if arguments.output.suffix.lower() != ".parquet" or arguments.output.is_dir():
            raise WrongCall(messages("collect.output", path=quoted(arguments.output)))
        check_place(arguments.output, messages, overwrite=arguments.overwrite)
    from pipeline.collect import read_forms, write_values  # noqa: PLC0415
    from pipeline.collect.reading import list_files  # noqa: PLC0415

    files = list(list_files(arguments.read))
    for file in files:
        check_file(file, messages)
    if not files:
        raise WrongCall(messages("collect.no.files", path=", ".join(map(str, arguments.read))))
    found = read_forms(store, files, org=arguments.org, year=arguments.year, say=messages)
    _tell(found, messages)
    if found.refusals:
        print(messages("collect.nothing.written", count=len(found.refusals)))
        return 1
    if arguments.output is not None:
        write_values(arguments.output, found.values)
        print(messages("collect.values", count=len(found.values), path=quoted(arguments.output)))
    else:
        print(messages("collect.values.none", count=len(found.values)))
    return 0


def _tell(found: "Returned", messages: Messages) -> None:
    for words in found.notices:
        print(words)
    for form in found.forms:
        _tell_form(form, messages)
    if found.refusals:
        print(messages("collect.title.refused", count=len(found.refusals)))
        for refusal in found.refusals:
            print(messages("collect.line", place=f"{refusal.file.name} {refusal.cell}".strip(), words=refusal.words))
    to_confirm = sorted((one for one in found.remarks if one.to_confirm), key=lambda one: not one.may_be_slip)
    if to_confirm:
        print(messages("collect.title.confirm", count=len(to_confirm)))
        for one in to_confirm:
            words = messages("collect.about", name=one.answer.line.name, words=one.words)
            print(messages("collect.line", place=one.answer.cell, words=words))
    calm = len({one.answer.cell for one in found.remarks} - {one.answer.cell for one in to_confirm})
    print(messages("collect.calm", count=calm, copies=_names(found.copies)))


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths) or "-"


def _tell_form(form: "Filled", messages: Messages) -> None:
    """Say how much of a form was filled, and name what was not given yet."""
    given = [answer for answer in form.answers if answer.text is not None]
    missing = [answer for answer in form.answers if answer.text is None]
    bare = sum(answer.material is None for answer in given)
    department = form.facts.get("department", "")
    if not given and not form.refusals and not any(answer.note for answer in missing):
        print(messages("collect.given.none", department=department, file=form.file.name, missing=len(missing)))
        return
    print(messages("collect.given", department=department, file=form.file.name, given=len(given),
                   missing=len(missing), bare=bare))  # fmt: skip
    if missing:
        names = "、".join(a.line.name + (f"（{a.note}）" if a.note else "") for a in missing)
        print(messages("collect.missing", names=names))
