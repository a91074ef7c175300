"""Reports that are taken out of a yearbook, and files that vanish or get another name."""

import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from in_process import run
from stand_in import write_report
from stored import content, read_into, report

from pipeline.commands.forget import take_out
from pipeline.store import Store
from pipeline.store.layout import PRIVATE


def stored(root: Path) -> set[str]:
    return {entry.paths[0] for entry in Store.open(root).entries().values()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name in ("a/2020.pdf", "a/2021.pdf", "2022.pdf"):
        write_report(tmp_path / "in", name, f"{name[-8:-4]}\n{name}")
    return tmp_path / "in"


@pytest.fixture
def root(archive: Path, tmp_path: Path) -> Path:
    read_into(tmp_path / "s", archive)
    return tmp_path / "s"


def test_a_store_that_forgets_is_one_that_never_knew(tmp_path: Path) -> None:
    reports = [report(n, 2020 + n % 3, lines=1) for n in range(150)]
    for name, kept in (("a", reports), ("b", reports[:40])):
        with Store.open(tmp_path / name, writable=True) as store:
            store.commit(kept)
    with Store.open(tmp_path / "a", writable=True) as store:
        store.commit([report(2, 2022, lines=1)], forget=[one.doc_id for one in reports[40:]])
        store.commit([], forget=["f" * 16])  # nothing of that kind is stored
        assert set(store.known()) == {one.doc_id for one in reports[:40]}
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_one_report_is_taken_out_by_id_or_name(root: Path, archive: Path) -> None:
    doc_id = next(d for d, entry in Store.open(root).entries().items() if entry.paths[0] == "2022.pdf")
    done = run("forget", root, "--doc", doc_id[:6])
    assert done.returncode == 0, done.stderr
    assert "2022.pdf" in done.stdout
    assert stored(root) == {"a/2020.pdf", "a/2021.pdf"}
    assert run("forget", root, "--doc", "2020", "--doc", "2021").returncode == 0
    assert stored(root) == set()
    assert Store.open(root).read("pages").num_rows == 0
    assert run("verify", root).returncode == 0
    assert read_into(root, archive).done == 3  # its files are still there


@pytest.mark.parametrize("wanted", ["none of these", "pdf"])
def test_what_names_no_report_or_several_takes_out_nothing(root: Path, wanted: str) -> None:
    before = content(root)
    assert run("forget", root, "--doc", wanted).returncode == 2
    assert content(root) == before


def test_another_file_speaks_where_one_is_forgotten(tmp_path: Path) -> None:
    from made_reports import Made, extraction  # noqa: PLC0415 - heavy, and needed here only

    plain, draft = (extraction(Made(org="霁川", year=2021, says=(), cover=cover)) for cover in ("", "（草案）"))
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([plain, draft], editions=None)
        store.commit(editions={draft.doc_id: plain.doc_id})
        take_out(store, frozenset([plain.doc_id]))
        assert store.read("documents")["edition_of"].to_pylist() == [None]


def test_vanished_and_renamed_files_are_said(root: Path, archive: Path) -> None:
    (archive / "a" / "2020.pdf").rename(archive / "a" / "二〇二〇.pdf")
    (archive / "2022.pdf").unlink()
    summary = read_into(root, archive)
    assert summary.renamed == (("a/2020.pdf", ("a/二〇二〇.pdf",)),)
    assert summary.gone == ("2022.pdf",)
    assert stored(root) == {"a/二〇二〇.pdf", "a/2021.pdf", "2022.pdf"}
    again = read_into(root, archive)
    assert (again.renamed, again.gone) == ((), ("2022.pdf",))  # until it is taken out


def test_the_command_says_what_vanished(root: Path, archive: Path, tmp_path: Path) -> None:
    shutil.rmtree(archive)
    write_report(tmp_path / "new", "x.pdf", "2023\nx")
    done = run("extract", tmp_path / "new", "--store", root, "--lang", "zh")
    assert "文件不在了" not in done.stdout  # of another folder nothing is known
    write_report(archive, "a/2021.pdf", "2021\na/2021.pdf")
    done = run("extract", archive, "--store", root, "--lang", "zh")
    assert "有 2 份已存报告的文件不在了：2022.pdf, a/2020.pdf" in done.stdout
    assert "nianjian forget" in done.stdout


def test_reports_whose_files_are_gone_are_taken_out_when_confirmed(root: Path, archive: Path) -> None:
    (archive / "a" / "2020.pdf").unlink()
    before = content(root)
    asked = run("forget", root, "--gone")
    assert asked.returncode == 1
    assert "a/2020.pdf" in asked.stdout
    assert "--yes" in asked.stderr
    assert content(root) == before
    assert run("forget", root, "--gone", "--yes").returncode == 0
    assert stored(root) == {"a/2021.pdf", "2022.pdf"}
    assert "every report" in run("forget", root, "--gone", "--yes").stdout


@pytest.mark.parametrize("kind", ["renamed", "empty", "only others left", "seen empty"])
def test_an_archive_that_is_away_is_not_forgotten(root: Path, archive: Path, tmp_path: Path, kind: str) -> None:
    moved = tmp_path / "归档.2022"
    archive.rename(moved)
    if kind != "renamed":
        archive.mkdir()
    if kind == "only others left":
        (archive / "note.txt").write_text("x")
    if kind == "seen empty":
        write_report(tmp_path / "new", "x.pdf", "2023\nx")
        assert read_into(root, archive, tmp_path / "new").gone == ("2022.pdf", "a/2020.pdf", "a/2021.pdf")
    before = content(root)
    away = run("forget", root, "--gone", "--yes")
    assert away.returncode == 2
    assert str(archive) in away.stderr
    assert content(root) == before
    there = run("forget", root, "--gone", moved, "--yes")
    assert "every report" in there.stdout
    assert content(root) == before
    assert "every report" in run("forget", root, "--gone").stdout  # the new place is remembered


def test_an_archive_read_again_under_its_new_name_is_not_away(root: Path, archive: Path, tmp_path: Path) -> None:
    archive.rename(tmp_path / "new")
    read_into(root, tmp_path / "new")
    assert "every report" in run("forget", root, "--gone", "--yes").stdout


def test_files_that_were_named_one_by_one(archive: Path, tmp_path: Path) -> None:
    root = tmp_path / "s"
    read_into(root, archive / "2022.pdf", archive / "a" / "2020.pdf")
    (archive / "2022.pdf").unlink()
    assert run("forget", root, "--gone", "--yes").returncode == 0
    assert stored(root) == {"2020.pdf"}
    shutil.rmtree(archive / "a")
    assert run("forget", root, "--gone", "--yes").returncode == 2
    assert stored(root) == {"2020.pdf"}


def test_places_that_are_unknown_or_damaged_are_named(root: Path, archive: Path) -> None:
    places = root / PRIVATE / "places.json"
    assert json.loads(places.read_text())["seen"].keys() == {str(archive)}
    places.write_text('{"seen": 3}')
    assert "delete it" in run("forget", root, "--gone").stderr
    places.unlink()
    assert run("forget", root, "--gone").returncode == 2
    assert "every report" in run("forget", root, "--gone", archive).stdout


def test_a_problem_of_a_stray_that_is_gone_goes(archive: Path, tmp_path: Path) -> None:
    (archive / "总结.docx").write_bytes(b"PK")
    read_into(tmp_path / "s", archive)
    assert Store.open(tmp_path / "s").read("problems")["file"].to_pylist() == ["总结.docx"]
    (archive / "总结.docx").unlink()
    read_into(tmp_path / "s", archive)
    assert Store.open(tmp_path / "s").read("problems").num_rows == 0


def test_nothing_that_check_found_in_a_forgotten_report_is_left(sample_yearbook: Path, tmp_path: Path) -> None:
    root, template = tmp_path / "s", tmp_path / "t.csv"
    shutil.copytree(sample_yearbook, root)
    assert run("check", root).returncode == 0
    documents = Store.open(root).read("documents").to_pylist()
    (gone,) = (row["doc_id"] for row in documents if row["report_year"] == 2021)
    said = set(Store.open(root).read("statements", [gone])["text"].to_pylist())
    said -= {text for row in documents if row["doc_id"] != gone for text in _said(root, row["doc_id"])}
    assert said & set(pd.read_parquet(root / "reuse")["previous_text"])
    kept = set(pd.read_parquet(root / "findings").query("doc_id != @gone")["finding_id"])
    assert run("forget", root, "--doc", gone).returncode == 0
    reuse, findings = (pd.read_parquet(root / table) for table in ("reuse", "findings"))
    assert not said & {*reuse["text"], *reuse["previous_text"]}
    assert not any(gone in {row.doc_id, *row.doc_ids} for row in findings.itertuples())
    assert not said & {words for values in findings["values"] for words in values}
    assert set(findings["finding_id"]) < kept and len(findings)  # what was found in the others stays
    assert run("verify", root).returncode == 0
    assert run("rulings", root, "--template", template).returncode == 0
    rows = list(csv.DictReader(template.open(encoding="utf-8-sig", newline="")))
    assert rows and gone not in {row["doc_id"] for row in rows}


def _said(root: Path, doc_id: str) -> list[str]:
    return Store.open(root).read("statements", [doc_id])["text"].to_pylist()


def test_a_derived_table_that_can_not_be_read_is_forgotten_whole(root: Path) -> None:
    assert run("check", root).returncode == 0
    (part, *_) = sorted((root / "reuse").glob("*/*.parquet"))
    part.write_bytes(b"cut off")
    assert run("forget", root, "--doc", "2022.pdf").returncode == 0
    assert not (root / "reuse").exists() and (root / "findings").is_dir()
