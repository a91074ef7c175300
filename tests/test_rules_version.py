"""The version of the rules: what moves it, what does not, and that every Python gives the same."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from pipeline import rules
from pipeline.options import Options
from pipeline.rules import Syntax, data_files, digest, libraries, makers, rules_version

SOURCE = '''
"""What it is."""
import re
from extractors import nlp as words

WIDTH: float = 0.125  # of the page
"""Why so wide."""


class Row(Generic[T], metaclass=M):
    """A row."""

    name: str = column("The name as printed.", allowed=("甲", "\\u0378"))
    other: int = field(default=1)


@cache
async def read(text, /, *rest: str, sure=False, **more) -> list[str]:
    """Read."""
    first, *others = (x for x in text if x) if sure else [lambda y: -y, {**more, "a": None}, {1, 2.5e10, 3j}]
    try:
        async with a as b, c:
            return f"{first!r:>{WIDTH}}{{年}} {text=}" "tail", b"\\xe5"[::2]
    except* ValueError as error:
        raise KeyError from error
    match text:
        case {"a": [1, *_], **kept} | Row(name="乙") if (n := len(kept)) > 1 and not ...:
            yield from rest
        case _:
            del others[0]
'''


_parsed = cache(Syntax)


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stays the same is parsed once for all tests."""
    monkeypatch.setattr(rules, "Syntax", _parsed)


def plain(name: str) -> str:
    found = rules._source(name)
    assert found is not None
    return found


def changed(module: str, change: Callable[[str], str]) -> str:
    """Return the version where the source of one module is another one."""

    def source(name: str) -> str | None:
        found = rules._source(name)
        return change(found) if found is not None and name == module else found

    assert change(plain(module)) != plain(module)
    return digest(makers(source), data_files(), libraries())


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        ("pipeline.reading.running", "_ZONE = 0.125", "_ZONE = 0.13"),
        ("pipeline.reading.ocr.route", "_MANY = 0.2", "_MANY = 0.3"),
        ("pipeline.extract", "_COVER_LINES = 8", "_COVER_LINES = 9"),
        ("extractors.indicators.settling", "_DOUBTED = 0.5", "_DOUBTED = 0.4"),
        ("schemas.text", "words = text.split()", 'words = text.split(" ")'),
    ],
)
def test_a_changed_rule_moves_the_version(module: str, old: str, new: str) -> None:
    assert changed(module, lambda text: text.replace(old, new)) != rules_version()


def _with_other_descriptions(text: str) -> str:
    return text.replace('column("', 'column("In short: ')


@pytest.mark.parametrize(
    ("module", "change"),
    [
        (
            "pipeline.reading.running",
            lambda text: text.replace('"""Running', '"""All running').replace('"""Count', '"""We count'),
        ),
        ("pipeline.reading.running", lambda text: text.replace("\n", "\n# Why.\n", 1)),
        ("extractors.outline.sections", lambda text: text.replace("\n", "\r\n")),
        ("extractors.outline.sections", lambda text: ast.unparse(ast.parse(text))),
        ("schemas.tables.report", _with_other_descriptions),
        ("schemas.tables.facts", _with_other_descriptions),
    ],
    ids=["docstring", "comment", "line ends", "formatting", "description", "descriptions"],
)
def test_what_makes_no_row_moves_nothing(module: str, change: Callable[[str], str]) -> None:
    assert changed(module, change) == rules_version()


def test_data_files_and_libraries_move_it() -> None:
    syntax, data, versions = makers(), data_files(), libraries()
    assert digest(syntax, data, versions) == rules_version()
    for path in (
        "schemas/data/figures/units.csv",
        "schemas/indicators/entries/staff.csv",
        "schemas/outlines/topics.csv",
    ):
        assert digest(syntax, data | {path: data[path] + b"x\n"}, versions) != rules_version()
    assert set(versions) == {"pdfplumber", "pdfminer.six", "pdfium", "jieba", "spacy"}
    for name in versions:
        assert digest(syntax, data, versions | {name: "0"}) != rules_version()


def test_words_for_people_and_line_ends_of_data_are_no_part_of_it(tmp_path: Path) -> None:
    no_rows = (
        "pipeline/data",
        *(f"schemas/data/{one}" for one in ("checks", "collect", "feed", "matching/no_targets")),
    )
    assert not [path for path in data_files() if path.startswith(no_rows)]
    for name, ends in (("unix", "\n"), ("windows", "\r\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "words.csv").write_bytes(f"# words{ends}一{ends}".encode())
    unix, windows = (dict(rules._data(tmp_path / name, "data")) for name in ("unix", "windows"))
    assert unix == windows


def test_what_a_report_was_read_with_is_all_in_it() -> None:
    """The modules that are loaded when a report is read, but for those that only describe, store or run."""
    code = (
        "import sys; from corpus.find import find; from pipeline.extract import read_report\n"
        f"(r,) = find([{str(SAMPLES / 'pdf' / 'jichuan-2020.pdf')!r}]).reports; read_report(r.path, r.source)\n"
        "print(*(n for n in sys.modules if n.partition('.')[0] in ('pipeline', 'extractors', 'schemas')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    describing = {
        "schemas.shared",
        "schemas.tables.comparison",
        "schemas.tables.findings",
        "schemas.finding_words",
        "pipeline.rules",
        "pipeline",
    }
    describing.add("pipeline.rooms")
    assert set(done.stdout.split()) - set(makers()) <= describing


def test_a_reading_process_is_told_the_version() -> None:
    assert Options(rules="known").version == "known"
    assert Options().version == rules_version()


def test_the_syntax_of_a_small_module_is_the_same_for_ever() -> None:
    """Written down, so that a Python that is not installed here can't give another one unseen."""
    assert hashlib.sha256(Syntax(SOURCE).text.encode()).hexdigest()[:16] == "6454e315a464f6ff"
    assert Syntax(SOURCE).imports == {"re", "extractors", "extractors.nlp"}


def _others() -> list[str]:
    """Return the other Pythons of this machine that run (a shim may stand for one that is not there)."""
    named = (shutil.which(f"python3.{minor}") for minor in (11, 12, 13, 14) if minor != sys.version_info.minor)
    found = [name for name in named if name]
    return [
        name for name in found if not subprocess.run([name, "--version"], capture_output=True, check=False).returncode
    ]


OTHERS = _others()


@pytest.mark.parametrize("python", OTHERS or ["none"])
def test_every_python_gives_the_same_version(python: str) -> None:
    if python == "none":
        pytest.skip("no other Python from 3.11 on is installed on this machine")
    code = "from pipeline.rules import *; print(digest(makers(), data_files(), {}))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [python, "-c", code], cwd=files("schemas"), env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == digest(makers(), data_files(), {})
