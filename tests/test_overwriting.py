"""No command writes over a file that somebody may have worked on; one that is as it was written may be written anew."""

import re
import shutil
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import SAMPLES
from docx import Document
from in_process import run
from openpyxl import load_workbook
from PIL import Image

from pipeline.untouched import is_untouched, save_office

ORG = ("--org", "霁川", "--year", "2025")


def _save_again(file: Path) -> None:
    """Do what somebody does who opens a file, writes something and saves it."""
    if file.suffix == ".docx":
        document = Document(str(file))
        document.paragraphs[0].add_run("，已改")
        document.save(str(file))
    elif file.suffix == ".xlsx":
        book = load_workbook(file)
        book.worksheets[0]["H9"] = "无误"
        book.save(file)
    elif file.suffix == ".parquet":
        pq.write_table(pq.read_table(file).slice(1), file)
    elif file.suffix == ".png":
        with Image.open(file) as picture:
            picture.putpixel((3, 3), (1, 2, 3))
            picture.save(file)


def _calls(store: Path, place: Path) -> dict[Path, list[str | Path]]:
    return {
        place / "初稿.docx": ["draft", store, *ORG, "--output", place / "初稿.docx"],
        place / "模板.docx": ["draft", "--save-template", place / "模板.docx"],
        place / "对比.xlsx": ["export", store, "--excel", place / "对比.xlsx"],
        place / "c.xlsx": ["compare", store, "--output", place / "c.xlsx"],
        place / "c.parquet": ["compare", store, "--output", place / "c.parquet"],
        place / "q.parquet": ["show", store, "--table", "quantities", "--output", place / "q.parquet"],
        place / "f.xlsx": ["check", store, "--output", place / "f.xlsx"],
        place / "f.parquet": ["check", store, "--output", place / "f.parquet"],
        place / "p.png": ["find", store, "1,402人次", "--picture", place / "p.png"],
    }


NAMES = [file.name for file in _calls(Path(), Path())]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_saved_by_others_stays(sample_yearbook: Path, tmp_path: Path, name: str) -> None:
    file, call = tmp_path / name, _calls(sample_yearbook, tmp_path)[tmp_path / name]
    assert run(*call).returncode == 0
    for _ in range(2):
        assert is_untouched(file)
        assert run(*call).returncode == 0
    assert is_untouched(file)
    _save_again(file)
    work = file.read_bytes()
    refused = run(*call)
    assert refused.returncode == 2
    assert "somebody may have worked on it" in refused.stderr
    assert "--overwrite" in refused.stderr
    assert file.read_bytes() == work
    assert "可能有人改过" in run(*call, "--lang", "zh").stderr
    assert run(*call, "--overwrite").returncode == 0
    assert file.read_bytes() != work


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("模板.txt", ("draft", "--save-template", "FILE")),
        ("裁定.csv", ("rulings", "STORE", "--template", "FILE")),
        ("p.xlsx", ("proof", "DRAFT", "--against", "STORE", "--output", "FILE")),
        ("v.parquet", ("collect", "STORE", "--read", "FILE", "--output", "FILE")),
    ],
)
def test_a_file_of_others_is_left_alone(
    sample_yearbook: Path, tmp_path: Path, name: str, call: tuple[str, ...]
) -> None:
    file, draft = tmp_path / name, tmp_path / "d.pdf"
    file.write_text("有人写的", encoding="utf-8")
    draft.write_bytes(b"%PDF-1.4")
    named = {"STORE": str(sample_yearbook), "FILE": str(file), "DRAFT": str(draft)}
    refused = run(*(named.get(word, word) for word in call))
    assert refused.returncode == 2
    assert "somebody may have worked on it" in refused.stderr
    assert file.read_text(encoding="utf-8") == "有人写的"


@pytest.mark.parametrize(
    ("name", "words"), [("feed.json", ("feed", *ORG)), ("c.csv", ("compare",)), ("c.txt", ("compare",))]
)
def test_what_is_for_programs_is_written_anew(
    sample_yearbook: Path, tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    file = tmp_path / name
    call = (words[0], sample_yearbook, *words[1:], "--output", file)
    assert run(*call).returncode == 0
    first = file.read_bytes()
    file.write_text("of last month", encoding="utf-8")
    assert run(*call).returncode == 0
    assert file.read_bytes() == first


@pytest.mark.slow
def test_the_workbook_of_a_run_stays_when_it_was_filled_in(tmp_path: Path) -> None:
    reports, output = tmp_path / "reports", tmp_path / "results"
    reports.mkdir()
    shutil.copy(SAMPLES / "pdf" / "jichuan-2020.pdf", reports)
    call = ("run", reports, "--output", output, "--ocr", "off")
    assert run(*call).returncode == 0
    assert run(*call).returncode == 0  # nothing was changed in between
    (book,) = output.glob("*.xlsx")
    _save_again(book)
    work = book.read_bytes()
    assert run(*call).returncode == 2
    assert book.read_bytes() == work
    assert run(*call, "--overwrite").returncode == 0


@pytest.mark.slow
def test_tables_of_a_feed_stay_when_they_were_changed(sample_yearbook: Path, tmp_path: Path) -> None:
    call = ("feed", sample_yearbook, *ORG, "--format", "parquet", "--output", tmp_path / "feed")
    assert run(*call).returncode == 0
    assert run(*call).returncode == 0
    _save_again(tmp_path / "feed" / "slots.parquet")
    assert run(*call).returncode == 2
    assert run(*call, "--overwrite").returncode == 0


CORE = "<{0}coreProperties {1}><dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>一</dc:title></{0}coreProperties>"
PLACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def _package(file: Path, core: str | None) -> None:
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<document/>")
        if core is not None:
            package.writestr("docProps/core.xml", core)


@pytest.mark.parametrize(
    "core",
    [
        CORE.format("cp:", f"xmlns:cp='{PLACE}'"),
        CORE.format("", f"xmlns='{PLACE}'"),
        f"<coreProperties xmlns='{PLACE}'/>",
    ],
)
def test_core_properties_of_any_prefix_hold_the_digest(tmp_path: Path, core: str) -> None:
    file = tmp_path / "t.docx"
    save_office(file, lambda place: _package(place, core))
    assert is_untouched(file)
    save_office(file, lambda place: shutil.copyfile(file, place))  # signed once more, not twice
    assert is_untouched(file)


def test_a_file_that_can_not_be_signed_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "t.docx"
    file.write_bytes(b"before")
    for core in (None, "<other/>"):
        with pytest.raises(ValueError, match="core properties"):
            save_office(file, lambda place, core=core: _package(place, core))
    assert [one.name for one in tmp_path.iterdir()] == ["t.docx"] and file.read_bytes() == b"before"


def test_a_template_without_core_properties_makes_a_signed_draft(sample_yearbook: Path, tmp_path: Path) -> None:
    shipped, bare = tmp_path / "模板.docx", tmp_path / "无属性.docx"
    assert run("draft", "--save-template", shipped).returncode == 0
    with zipfile.ZipFile(shipped) as source, zipfile.ZipFile(bare, "w") as target:
        for item in source.infolist():
            if item.filename == "docProps/core.xml":
                continue
            data = source.read(item)
            if item.filename in ("_rels/.rels", "[Content_Types].xml"):
                data = re.sub(rb"<(?:Relationship|Override)\b[^>]*core[.-]properties?[^>]*/>", b"", data)
                data = re.sub(rb"<(?:Relationship|Override)\b[^>]*docProps/core\.xml[^>]*/>", b"", data)
            target.writestr(item, data)
    call = ("draft", sample_yearbook, *ORG, "--template", bare, "--output", tmp_path / "d.docx")
    assert run(*call).returncode == 0
    assert is_untouched(tmp_path / "d.docx")


def test_a_folder_of_a_feed_is_looked_at_before_the_work(sample_yearbook: Path, tmp_path: Path) -> None:
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "slots.parquet").write_bytes(b"somebody's")
    # There is no such organisation: the call ends before that is looked up.
    call = ("feed", sample_yearbook, "--org", "云溪", "--year", "2023", "--format", "parquet", "--output", folder)
    assert "somebody may have worked on it" in run(*call).stderr
    assert "somebody may have worked on it" not in run(*call, "--overwrite").stderr
