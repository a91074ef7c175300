"""Files that are damaged, vanish or change: each ends in rows or in a named problem."""

from pathlib import Path

import pytest
from raw_pdf import RawPdf, show, write_sound

from corpus.find import find
from pipeline.batch import extract
from pipeline.cli import main
from pipeline.extract import read_found, read_report
from pipeline.extraction import Unreadable
from pipeline.messages import Messages
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.read import read_page
from pipeline.store import Store
from schemas.document import Source
from schemas.tables.report import REASONS

SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)
LINES = ["2022年度社会责任报告", "全年组织培训十五场，参加人员1234人次，投入25.87万元，群众反响良好。"]


def _named_glyph(path: Path, name: str) -> Path:
    """Write (12) with a font that names the glyph of ( as `name`."""
    pdf = RawPdf()
    pdf.latin("F")
    encoding = f"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [40 /{name}] >>"
    font = pdf.fonts["F"] - 1
    pdf.objects[font] = pdf.objects[font].replace(b"/WinAnsiEncoding", encoding.encode())
    pdf.pages.append(show("F", [b"(12) staff"] * 3))
    return pdf.save(path)


@pytest.mark.parametrize("name", ["u110000", "uFFFFFF", "uD800", "uDFFF"])
def test_a_glyph_of_no_character_is_named(tmp_path: Path, name: str) -> None:
    """A number beyond Unicode, half of a pair: neither ends the report, neither goes without a trace."""
    path = _named_glyph(tmp_path / "a.pdf", name)
    assert [read_page(raw).text for raw in pdfium.read_pages(path)] == ["\n".join(["\ufffd12) staff"] * 3)]
    problems = read_report(path, SOURCE).tables["problems"].to_pylist()
    assert (1, "text_layer_suspect") in [(p["page"], p["reason"]) for p in problems]


def _only_for_pdfminer(path: Path, was: bytes, now: bytes) -> Path:
    """Write a file that PDFium can't open, with some bytes of its page changed for as many others."""
    write_sound(path, [LINES])
    data = path.read_bytes()
    assert was in data and len(was) == len(now)
    path.write_bytes(data.replace(b"%PDF-1.5\n", b"%RAW-1.5\n", 1).replace(was, now))
    return path


@pytest.mark.parametrize(
    ("was", "now", "faults"),
    [
        (b"/MediaBox [0 0 595 842]", b"/ArtBox [/A /B /C /D]  ", None),  # pdfplumber's own MalformedPDFException
        (b"[0 0 595 842]", b"[0 0 /A5 842]", None),
        (b"[0 0 595 842]", b"[0 0 595]    ", None),
        (b"/DescendantFonts [", b"/DescendantFonts 8", ("damaged_page",)),
    ],
)
def test_what_pdfminer_stumbles_over_is_damage(
    tmp_path: Path, was: bytes, now: bytes, faults: tuple[str, ...] | None
) -> None:
    path = _only_for_pdfminer(tmp_path / "a.pdf", was, now)
    if faults:
        assert [raw.faults for raw in pdfminer.read_pages(path)] == [faults]
        return
    with pytest.raises(Unreadable) as caught:
        list(pdfminer.read_pages(path))
    assert caught.value.reason == "unreadable"


def test_a_file_that_vanishes_or_changes_is_said_and_read_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("changed", "gone", "stays", "taken"):
        write_sound(folder / f"{name}.pdf", [[*LINES, f"{name} 2022"]])
    found = find([folder])
    gone = (folder / "gone.pdf").read_bytes()
    (folder / "gone.pdf").unlink()
    (folder / "taken.pdf").unlink()
    (folder / "taken.pdf").mkdir()
    with (folder / "changed.pdf").open("ab") as stream:
        stream.write(b"% more\n")
    with Store.open(tmp_path / "s", writable=True) as store:
        summary = extract(found, store, read=read_found, version="1", workers=1)
        assert (summary.done, summary.failed) == (1, 3)
        told = {(p.file, p.reason, p.doc_id) for p in summary.problems if p.stage == "find"}
        assert told == {
            ("changed.pdf", "changed", None),
            ("gone.pdf", "vanished", None),
            ("taken.pdf", "no_access", None),
        }
        assert [d["file_name"] for d in store.read("documents").to_pylist()] == ["stays.pdf"]
        (folder / "gone.pdf").write_bytes(gone)
        (folder / "taken.pdf").rmdir()
        again = extract(find([folder]), store, read=read_found, version="1", workers=1)
        assert (again.done, again.failed) == (2, 0)
        stored = {(d["file_name"], d["sha256"]) for d in store.read("documents").to_pylist()}
        assert stored == {(r.source.file_name, r.source.sha256) for r in find([folder]).reports}
        assert {p["file"] for p in store.read("problems").to_pylist() if p["stage"] == "find"} == {"taken.pdf"}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words(reason: str, language: str) -> None:
    assert Messages(language)(f"reason.{reason}")


def test_what_is_no_report_is_named_once_and_costs_no_exit_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    write_sound(tmp_path / "in" / "a.pdf", [LINES])
    for number in range(5):
        (tmp_path / "in" / f"{number}.jpg").write_bytes(b"x")
    call = ["extract", str(tmp_path / "in"), "--store", str(tmp_path / "s"), "--lang", "en"]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert said.count(".jpg") == 1 and "5 files" in said and "picture" in said
    for number in range(4):
        (tmp_path / "in" / f"{number}.docx").write_bytes(b"PK")
    too_long = str(tmp_path / "in" / ("long " * 100))
    assert main([*call[:2], too_long, *call[2:]]) == 1
    said = capsys.readouterr().out
    assert said.count(".docx") == 1 and "4 files" in said
    assert "skipped (stored already) 1" in " ".join(said.split()) and "too long" in said
