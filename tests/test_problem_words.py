"""Problems: one closed list, nothing else is made, and each has its words in both languages."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from corpus.find import find
from pipeline.extract import _CAUSES, _HEALTH_REASONS, read_report
from pipeline.messages import LANGUAGES, Messages, _catalogue
from pipeline.problem_words import reason_of, words_of
from schemas.columns import columns_of
from schemas.problems import KNOWN, REASONS, Known, parameters_of
from schemas.tables import COMPARISONS, TABLES, Problem

SAY = {language: Messages(language) for language in LANGUAGES}
HAN = re.compile("[一-鿿]")


def told_of(row: Problem, say: Messages) -> str:
    return words_of(row.reason, row.parameters, say)


def problem(known: Known, **further: str) -> Problem:
    values = {name: f"<{name}>" for name in known.parameters} | further
    told = parameters_of(known.stage, known.reason, known.cause, **values)
    return Problem(doc_id=None, file="a.pdf", page=1, stage=known.stage, reason=known.reason, parameters=told)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: f"{known.stage}.{known.key}")
def test_every_problem_has_words_in_both_languages(known: Known) -> None:
    plain = {language: told_of(problem(known), say) for language, say in SAY.items()}
    assert HAN.search(plain["zh"]) and not HAN.search(plain["en"])
    for name in known.parameters:
        assert all(f"<{name}>" in words for words in plain.values()), name
    assert not any(re.search("[{}]", words) for words in plain.values())
    for name in known.may_have:
        more = {language: told_of(problem(known, **{name: "not_used"}), say) for language, say in SAY.items()}
        assert all(
            more[language].startswith(plain[language]) and len(more[language]) > len(plain[language]) + 20
            for language in SAY
        )
    short = {language: reason_of(known.reason, say) for language, say in SAY.items()}
    assert HAN.search(short["zh"]) and not HAN.search(short["en"])


def test_no_words_without_a_problem() -> None:
    keys = {key for key in _catalogue() if key.startswith(("problem.", "reason."))}
    assert keys == {known.key for known in KNOWN} | {f"reason.{reason}" for reason in REASONS} | {"problem.with_ocr"}


# How the messages call the statuses of a table; those of `run` are shown while reports are read.
STATUS_KEYS = {
    "documents": "cell.status",
    "indicators": "had",
    "changes": "status",
    "honour_ledger": "standing",
    "commitments": "outcome",
    "run": "status",
}


def _columns_of_status() -> Iterator[tuple[str, str]]:
    for name, row_class in (TABLES | COMPARISONS).items():
        yield from ((name, value) for c in columns_of(row_class) if c.name == "status" for value in c.allowed)


@pytest.mark.parametrize(
    ("table", "status"), [*_columns_of_status(), *(("run", status) for status in ("ok", "partial", "failed", "bug"))]
)
def test_every_status_has_words_in_both_languages(table: str, status: str) -> None:
    told = {language: say.find(f"{STATUS_KEYS[table]}.{status}") for language, say in SAY.items()}
    assert HAN.search(told["zh"] or "") and told["en"] and not HAN.search(told["en"])


ROOMS = ("corpus", "extractors", "pipeline")
# Calls that make a problem, with the stage that they take where none is named.
MAKERS = {"Unreadable": "open", "fail": "open", "Doubt": "identity", "parameters_of": None, "make": None}


def _made() -> Iterator[tuple[str, str | None, list[str | None]]]:
    """Yield place, stage and words (reason, cause) of every call that makes a problem; None for what is computed."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if any(f"{name}(" in source for name in MAKERS) else ():
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if name not in MAKERS:
                continue
            assert isinstance(node, ast.Call)
            words = [one.value if isinstance(one, ast.Constant) else None for one in node.args[:3]]
            named = {key.arg: getattr(key.value, "value", None) for key in node.keywords}
            stage = words.pop(0) if MAKERS[name] is None and words else named.get("stage", MAKERS[name])
            yield f"{path.relative_to(ROOT)}:{node.lineno}", stage, words[:2]


def test_what_the_code_makes_is_in_the_list_and_nothing_in_it_is_never_made() -> None:
    made = set()
    for place, stage, words in _made():
        if stage is None or not words or words[0] is None:
            continue  # passed on from a call of this list
        reason, cause = (*words, "")[:2]
        fits = {k for k in KNOWN if (k.stage, k.reason) == (stage, reason) and (cause is None or k.cause == cause)}
        assert fits, place
        made |= fits
    for verdict, reason in _HEALTH_REASONS.items():
        made |= {k for k in KNOWN if (k.stage, k.reason, k.cause) == ("pages", reason, _CAUSES.get(verdict, verdict))}
    found_by_name = {k for k in KNOWN if k.stage == "find" and not k.parameters} | {
        k for k in KNOWN if k.cause == "file"
    }
    assert set(KNOWN) - made <= found_by_name


def test_every_verdict_that_is_a_problem_is_in_the_list() -> None:
    for verdict, reason in _HEALTH_REASONS.items():
        assert parameters_of("pages", reason, _CAUSES.get(verdict, verdict))


@pytest.mark.parametrize(
    ("stage", "reason", "cause", "values"),
    [
        ("open", "passwort", "", {}),
        ("pages", "password", "", {}),
        ("open", "unreadable", "", {}),
        ("open", "crashed", "ended", {}),
        ("open", "password", "", {"how": "x"}),
    ],
)
def test_no_other_problem_can_be_made(stage: str, reason: str, cause: str, values: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        parameters_of(stage, reason, cause, **values)


@pytest.mark.parametrize("say", SAY.values(), ids=SAY)
def test_what_another_version_stored_is_told_as_it_stands(say: Messages) -> None:
    old = problem(KNOWN[0])
    assert (
        told_of(replace(old, reason="of_tomorrow", parameters='{"cause": "new", "size": "7"}'), say)
        == "cause=new, size=7"
    )
    assert told_of(replace(old, reason="time_limit", parameters='{"minutes": "7"}'), say) == "minutes=7"
    assert told_of(replace(old, reason="of_tomorrow", parameters="no json"), say) == "parameters=no json"
    assert reason_of("of_tomorrow", say) == "of_tomorrow"


def test_strays_are_told_in_both_languages(tmp_path: Path) -> None:
    for name, content in (("总结.docx", b"PK"), ("空.pdf", b""), ("假.pdf", b"hello")):
        (tmp_path / name).write_bytes(content)
    strays = find([tmp_path]).strays
    assert sorted(stray.reason for stray in strays) == ["empty_file", "not_a_pdf", "office_file"]
    for stray in strays:
        row = Problem(
            doc_id=None, file=stray.file, page=None, stage="find", reason=stray.reason, parameters=stray.parameters
        )
        assert not re.search("[a-z]{3}", told_of(row, SAY["zh"]))
        assert not HAN.search(told_of(row, SAY["en"]))


def test_rows_hold_no_words() -> None:
    """So a mended message is no new row."""
    (report,) = find([SAMPLES / "pdf-variants" / "lanting-2022-scan.pdf"]).reports
    rows = read_report(report.path, report.source).tables["problems"].to_pylist()
    assert {(row["reason"], row["parameters"]) for row in rows if row["stage"] == "pages"} == {
        ("no_text_layer", json.dumps({"cause": "image_only", "ocr": "not_used"}))
    }
