"""nianjian proof: a draft checked against itself and the years before, nothing stored."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from pipeline.checks.run import tell_finding
from pipeline.commands.asked import check_free, check_place
from pipeline.commands.console import open_console
from pipeline.commands.opening import open_yearbook
from pipeline.errors import WrongCall, check_file, quoted
from pipeline.extraction import Unreadable
from pipeline.messages import Messages
from pipeline.options import Options
from pipeline.problem_words import words_of
from pipeline.proof import Proof, prove
from pipeline.proof.answers import Answers, apply_answers, read_answers
from pipeline.proof.sheets import list_failing, note_on, notes, write_excel
from pipeline.proof.word import NoOffice
from pipeline.reading.ocr.installed import engine_version
from pipeline.store import StoreError

_WRITTEN = (".xlsx", ".docx")


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Check a draft, and print or write the list of what was found."""
    draft, output = arguments.draft, arguments.output
    check_file(draft, messages)
    if draft.suffix.lower() not in (".pdf", ".docx"):
        raise WrongCall(messages("proof.suffix", path=quoted(draft)))
    _check_output(output, messages, overwrite=arguments.overwrite)
    answers = None if arguments.answered is None else _answers(arguments.answered, messages)
    store = open_yearbook(arguments.against, messages)
    try:
        options = Options(ocr=engine_version() if arguments.ocr == "auto" else None)
        proof = prove(draft, store, options=options, org=arguments.org)
        proof = proof if answers is None else apply_answers(proof, answers)
    except NoOffice as error:
        raise WrongCall(messages("proof.no.office", path=quoted(draft))) from error
    except Unreadable as error:
        raise WrongCall(words_of(error.reason, error.parameters, messages)) from error
    except (ValueError, StoreError) as error:
        raise WrongCall(messages.retell(error)) from error
    if output is None:
        _print(proof, messages)
    else:
        _write(proof, output, messages)
        for line in notes(proof, messages):
            print(line)
        print(messages("proof.written", path=output, count=len(list_failing(proof))))
    return 0


def _write(proof: Proof, output: Path, messages: Messages) -> None:
    if output.suffix.lower() == ".xlsx":
        write_excel(proof, output, messages)
        return
    from pipeline.proof.word_list import write_word  # noqa: PLC0415 - needs the extra docx

    write_word(proof, output, messages)


def _answers(path: Path, messages: Messages) -> Answers:
    check_file(path, messages)
    if path.suffix.lower() not in _WRITTEN:
        raise WrongCall(messages("proof.output.suffix", path=quoted(path)))
    try:
        answers = read_answers(path)
    except ValueError as error:
        raise WrongCall(messages("proof.answered.unread", path=quoted(path))) from error
    if answers.unknown:
        told = [messages("proof.answered.said", number=number, said=said) for number, said in answers.unknown]
        raise WrongCall("\n".join([messages("proof.answered.unknown", path=quoted(path)), *told]))
    return answers


def _check_output(output: Path | None, messages: Messages, *, overwrite: bool) -> None:
    if output is None:
        return
    if output.suffix.lower() not in _WRITTEN:
        raise WrongCall(messages("proof.output.suffix", path=quoted(output)))
    check_place(output, messages, overwrite=overwrite)
    check_free(output, messages)
    if output.suffix.lower() == ".docx" and find_spec("docx") is None:
        raise WrongCall(messages("draft.extra", python=sys.executable))


def _print(proof: Proof, messages: Messages) -> None:
    console = open_console()
    for line in notes(proof, messages):
        console.print(line, style="dim", soft_wrap=True)
    for number, row in enumerate(list_failing(proof), 1):
        console.print(
            f"  {number}. {row.class_}  {tell_finding(row, messages)}  [{row.finding_id[:8]}]"
            + (f"  {note}" if (note := note_on(proof, row, messages)) else ""),
            soft_wrap=True,
        )
