"""CONTRIBUTING.md: the files, commands and targets that it names are there; its way from a row to its rule works."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.cli import _parser
from pipeline.messages import Messages

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^ *(?:echo .*\| )?nianjian (.+)$", PAGE, re.MULTILINE)
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_its_files_are_there() -> None:
    named = set(re.findall(r"`((?:tests|schemas|pipeline|docs|extractors)/[\w./*]+)`", PAGE))
    assert len(named) > 12
    assert {name for name in named if not list(ROOT.glob(name))} == set()


@pytest.mark.parametrize("call", CALLS)
def test_its_commands_can_be_called(call: str) -> None:
    assert len(CALLS) >= 6
    _parser(Messages("en")).parse_args(call.partition(" > ")[0].split())


def test_its_targets_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"check", "test"} <= set(re.findall(r"\bmake (\w+)", PAGE)) <= targets


def test_a_row_leads_to_its_rule(
    sample_yearbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule that the example prints is one that the page looks for in the code, and it is found there."""
    monkeypatch.chdir(sample_yearbook.parent)
    printed: list[str] = []
    names: dict[str, object] = {}
    for code in EXAMPLES:
        capsys.readouterr()
        exec(compile(re.sub(r"^ {3}", "", code, flags=re.MULTILINE), "CONTRIBUTING.md", "exec"), names)
        printed.append(capsys.readouterr().out)
    assert "培训类别" in printed[1]
    (asked,) = re.findall(r"git grep -n '\"([^\"]+)\"' extractors", PAGE)
    assert asked in printed[0]
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "extractors").rglob("*.py"))
    assert sum(f'"{asked}"' in source for source in sources) == 1
