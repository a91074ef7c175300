"""docs/python.md: its examples run, print what the page says, and are typed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from read_once import reading_here

import pipeline

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```\n\nprints\n\n```text\n(.*?)```", PAGE, re.DOTALL)


def test_the_examples_print_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLES / "pdf", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    assert len(EXAMPLES) == PAGE.count("```python") == 5
    for code, printed in EXAMPLES:
        capsys.readouterr()
        with reading_here():
            exec(compile(code, "docs/python.md", "exec"), {})
        assert capsys.readouterr().out == printed


def test_the_examples_are_typed(tmp_path: Path) -> None:
    """A wrong name in an example is found by the types of the door alone."""
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text("\n".join(code for code, _ in EXAMPLES), encoding="utf-8")
    wrong.write_text('from pipeline import read_text\n\nread_text("", year="2022").quantities[0].metrik\n')
    checked = [sys.executable, "-m", "mypy", "--strict", str(right), str(wrong)]
    found = subprocess.run(checked, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    assert "right.py" not in found
    assert 'incompatible type "str"' in found and 'no attribute "metrik"' in found


def test_each_verb_is_on_the_page() -> None:
    verbs = [name for name in pipeline.__all__ if name.islower()]
    assert [verb for verb in verbs if f"| `{verb}` |" not in PAGE] == []
