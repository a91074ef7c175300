"""docs/feed.md: its examples run, and print what the page says."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

PAGE = (ROOT / "docs" / "feed.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```(?:\n\nprints)?\n\n```text\n(.*?)```", PAGE, re.DOTALL)


def test_the_examples_print_what_the_page_says(
    sample_yearbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sample_yearbook.parent)
    assert len(EXAMPLES) == PAGE.count("```python") >= 2
    for code, printed in EXAMPLES:
        capsys.readouterr()
        exec(compile(code, "docs/feed.md", "exec"), {})
        assert capsys.readouterr().out == printed
