"""The workbook says where all findings are: how many `check` has, and its command."""

import shutil
from pathlib import Path

import pytest
from in_process import run
from openpyxl import load_workbook

from pipeline.checks import material
from pipeline.compare import compare
from pipeline.export import checks
from pipeline.export.checks import count_findings
from pipeline.store import Store

pytestmark = pytest.mark.usefixtures("compared_once")


def first_note(file: Path) -> str:
    return str(load_workbook(file).worksheets[0]["A2"].value)


def test_the_first_sheet_counts_the_findings_of_check(sample_yearbook: Path, tmp_path: Path) -> None:
    file, own = tmp_path / "对比.xlsx", Path(shutil.copytree(sample_yearbook, tmp_path / "年鉴"))
    assert run("export", own, "--excel", file, "--lang", "zh").returncode == 0
    listed = run("check", own, "--format", "csv").stdout.splitlines()
    count = count_findings(Store.open(own), set(Store.open(own).entries()))
    assert count and count == len(listed) - 1
    assert f"共 {count} 条，查看请运行：nianjian check 年鉴" in first_note(file)


def test_an_organisation_is_checked_without_the_others(sample_yearbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_CHECKED", 3)
    store = Store.open(sample_yearbook)
    everything = compare(store)
    ids = set(everything.editions["doc_id"])
    alone = count_findings(store, ids)
    assert alone and count_findings(store, ids, everything) == alone
    monkeypatch.setattr(checks, "_CHECKED", 2)
    assert count_findings(store, sorted(ids)[:1]) is None  # the whole store would be looked at
    assert count_findings(store, sorted(ids)[:1], everything) is not None


@pytest.mark.parametrize("choice", [(), ("--org", "霁川")])
def test_the_years_are_compared_once(
    sample_yearbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: tuple[str, ...]
) -> None:
    monkeypatch.delattr(material, "compare")
    file = tmp_path / "对比.xlsx"
    assert run("export", sample_yearbook, *choice, "--excel", file, "--lang", "zh").returncode == 0
    assert "条，查看请运行" in first_note(file)


def test_many_reports_are_not_checked_beside_the_workbook(
    sample_yearbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_CHECKED", 2)
    file = tmp_path / "对比.xlsx"
    assert run("export", sample_yearbook, "--excel", file, "--lang", "zh").returncode == 0
    assert first_note(file).endswith(f"请运行：nianjian check {sample_yearbook.name}") and "条，" not in first_note(
        file
    )
