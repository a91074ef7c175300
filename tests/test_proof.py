"""`nianjian proof`: a draft with one fault of each kind, as Word and as PDF alike; the yearbook stays as it is."""

import hashlib
import json
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
from faulty_draft import FAULTS, ORG, write_draft
from in_process import run

from pipeline.proof import Proof, prove
from pipeline.proof.sheets import list_failing
from pipeline.proof.word import accept_changes, find_office, lay_out, list_paragraphs
from pipeline.store import Store

pytestmark = pytest.mark.usefixtures("compared_once")


def _hashes(place: Path) -> dict[str, str]:
    return {
        str(p.relative_to(place)): hashlib.sha256(p.read_bytes()).hexdigest() for p in place.rglob("*") if p.is_file()
    }


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    pytest.importorskip("docx", reason="the extra docx is not installed: no Word file can be made for the test")
    if find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed: it lays the draft out")
    folder = tmp_path_factory.mktemp("drafts")
    word = write_draft(folder / "draft.docx")
    plain = folder / "plain"
    plain.mkdir()
    accept_changes(word, plain / "draft.docx")
    return {"docx": word, "pdf": lay_out(plain / "draft.docx", plain)}


@pytest.fixture(scope="module")
def proofs(drafts: dict[str, Path], sample_yearbook: Path) -> dict[str, Proof]:
    store = Store.open(sample_yearbook)
    return {kind: prove(path, store) for kind, path in drafts.items()}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_each_fault_of_a_draft_is_found_and_nothing_else(proofs: dict[str, Proof], kind: str) -> None:
    proof = proofs[kind]
    assert (proof.report.document["org"], proof.report.year, proof.against) == (ORG, 2023, (2020, 2021, 2022))
    told = {row.rule for row in list_failing(proof)}
    assert told >= FAULTS, FAULTS - told
    # What the draft says less of than last year is no fault that was put in.
    assert told - FAULTS <= {"who signs", "last year's target", "figure that did not move", "outlier"}, told - FAULTS
    assert any("151" in row.message and "-10.65%" in row.message for row in list_failing(proof))


def test_tracked_changes_are_accepted_and_said(
    proofs: dict[str, Proof], tmp_path: Path, drafts: dict[str, Path]
) -> None:
    accepted = proofs["docx"].accepted
    assert accepted is not None and (accepted.put_in, accepted.taken_out) == (1, 1)
    said = "".join(row["text"] for row in proofs["docx"].report.rows("statements"))
    assert "未发生供水水质事件" in said and "待补充" not in said
    assert proofs["pdf"].accepted is None
    with pytest.raises(ValueError, match="no Word file"):
        accept_changes(drafts["pdf"], tmp_path / "out.docx")


def test_notes_of_the_draft_are_no_part_of_the_report(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("底稿：以2022年报告为底，共3句。定稿前删除本段。")
    document.add_paragraph("一、服务", style="Heading 1")
    document.add_paragraph("全年供水4,120万立方米。")
    document.add_paragraph("附：写稿参考（定稿前删除）", style="Heading 1")
    document.add_paragraph("一、须核对之处", style="Heading 2")
    document.add_paragraph("2022年报告第7页：两数不同，请核对。")
    document.add_paragraph("二、后记", style="Heading 1")
    document.save(str(tmp_path / "draft.docx"))
    accepted = accept_changes(tmp_path / "draft.docx", tmp_path / "plain.docx")
    assert accepted == (0, 0, 4)
    assert list_paragraphs(tmp_path / "plain.docx") == ["一、服务", "全年供水4,120万立方米。", "二、后记"]


def test_what_a_mark_of_the_draft_says_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("抢修由上年的64次增至58次")
    for words in ("【待改：下降", "6次】，参与", "120人次【待改：持平】。"):
        paragraph.add_run(words)
    document.save(str(tmp_path / "draft.docx"))
    accept_changes(tmp_path / "draft.docx", tmp_path / "plain.docx")
    assert list_paragraphs(tmp_path / "plain.docx") == ["抢修由上年的64次增至58次【待改】，参与120人次【待改】。"]


def test_a_word_draft_keeps_its_name_and_the_ids_of_its_findings(
    proofs: dict[str, Proof], drafts: dict[str, Path], sample_yearbook: Path
) -> None:
    again = prove(drafts["docx"], Store.open(sample_yearbook))  # laid out anew: LibreOffice writes other bytes
    assert [row.finding_id for row in list_failing(again)] == [row.finding_id for row in list_failing(proofs["docx"])]
    assert again.report.document["file_name"] == "draft.docx"


def test_the_command_writes_lists_and_leaves_the_yearbook_as_it_is(
    drafts: dict[str, Path], sample_yearbook: Path, tmp_path: Path
) -> None:
    before = _hashes(sample_yearbook)
    excel, word = tmp_path / "list.xlsx", tmp_path / "list.docx"
    done = run("proof", drafts["pdf"], "--against", sample_yearbook, "--output", excel, "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert "2020, 2021, 2022" in done.stdout
    assert run("proof", drafts["pdf"], "--against", sample_yearbook, "--output", word).returncode == 0
    assert _hashes(sample_yearbook) == before
    rows = list(openpyxl.load_workbook(excel).active.values)
    head = next(at for at, row in enumerate(rows) if row[0] == "序号")
    assert rows[head][6] == "处理（已改/无误）"
    assert [row[0] for row in rows[head + 1 :]] == list(range(1, len(rows) - head))
    quoted = {row[4]: row[5] for row in rows[head + 1 :]}  # sentences, not bare numbers
    assert "现有职工家属代表120名。" in quoted.values() and not {"141人", "54名"} & set(quoted)
    import docx  # noqa: PLC0415

    table = docx.Document(str(word)).tables[0]
    assert len(table.rows) == len(rows) - head
    widths = [column.width for column in table.columns]
    assert widths[3] == max(widths) and sum(widths[3:6]) > sum(widths) / 2  # the words and both quotations have room


def test_a_wrong_call_is_named(sample_yearbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draft.txt").write_text("x")
    (tmp_path / "draft.pdf").write_bytes(b"no pdf")
    (tmp_path / "draft.docx").write_bytes(b"no word")
    for name, more in (("draft.txt", ()), ("draft.pdf", ()), ("draft.docx", ()), ("draft.pdf", ("--output", "x.csv"))):
        done = run("proof", tmp_path / name, "--against", sample_yearbook, *more)
        assert done.returncode == 2 and done.stderr, name
    pytest.importorskip("docx", reason="the extra docx is not installed: no Word file can be made for the test")
    write_draft(tmp_path / "draft.docx")
    monkeypatch.setenv("PATH", str(tmp_path))  # no LibreOffice there
    done = run("proof", tmp_path / "draft.docx", "--against", sample_yearbook)
    assert done.returncode == 2 and "save the draft as PDF" in done.stderr


def test_a_report_of_the_yearbook_is_proved_as_the_check_finds_it(sample_yearbook: Path, tmp_path: Path) -> None:
    place = tmp_path / "yearbook"
    shutil.copytree(sample_yearbook, place)
    checked = run("check", place, "--format", "json", "--lang", "en").stdout.splitlines()
    wanted = {row["finding_id"] for row in map(json.loads, checked) if row["report_year"] == 2022}
    from conftest import SAMPLES  # noqa: PLC0415

    (file,) = (SAMPLES / "pdf").glob("*2022*.pdf")
    store = Store.open(sample_yearbook)
    proof = prove(file, store)
    assert {row.finding_id for row in list_failing(proof)} == wanted
    org_id = str(store.read("documents")["org_id"][0])
    assert prove(file, store, org=org_id).against == (2020, 2021)
