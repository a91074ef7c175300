"""The Chinese pages for a clerk say what the English ones say: the same commands with the same options."""

import re
from pathlib import Path

import pytest
from conftest import ROOT

PAGES = ("collect.md", "checks.md", "feed.md")
_CALL = re.compile(r"\bnianjian ([a-z][a-z-]+)((?:[ \t]+(?!\d?>)[^\s`#|（；]+)*)")


def commands(path: Path) -> set[tuple[str, str]]:
    """Return the commands that a page names, each with one option of its, and alone."""
    found = set()
    for command, words in _CALL.findall(path.read_text(encoding="utf-8")):
        found |= {(command, "")} | {(command, option) for option in re.findall(r"--[a-z-]+", words)}
    return found


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_name_the_same_commands(name: str) -> None:
    assert commands(ROOT / "docs" / name) == commands(ROOT / "docs" / "zh" / name)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_lead_to_each_other(name: str) -> None:
    page = (ROOT / "docs" / "zh" / name).read_text(encoding="utf-8")
    assert f"[English](../{name})" in page
    assert f"docs/zh/{name}" in (ROOT / "README.zh.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)", page):
        assert (ROOT / "docs" / "zh" / link).exists(), link


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_both_say_how_to_get_what_word_needs(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert '-e ".[docx]"' in text and "LibreOffice" in text
