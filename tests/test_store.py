import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stand_in import VERSION
from stored import content, parts_of, report

from pipeline.extraction import Extraction
from pipeline.store import Damaged, Store, StoreError
from pipeline.store.layout import DOCUMENTS_A_PART, PRIVATE, bucket_count, bucket_of
from pipeline.store.manifest import FOLDER, OVERVIEW
from pipeline.store.parts import SCHEMAS
from schemas.columns import Column, columns_of
from schemas.tables import TABLES, Problem

_VALUES = {
    pa.string(): st.text(max_size=6),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.list_(pa.float64()): st.lists(st.floats(allow_nan=False), max_size=4),
    pa.list_(pa.int64()): st.lists(st.integers(-(2**63), 2**63 - 1), max_size=3),
    pa.list_(pa.string()): st.lists(st.text(max_size=3), max_size=3),
}


def cells(column: Column) -> st.SearchStrategy[Any]:
    values = st.sampled_from(column.allowed) if column.allowed else _VALUES[column.type]
    return st.none() | values if column.nullable else values


CELLS = {(name, c.name): cells(c) for name, row_class in TABLES.items() for c in columns_of(row_class)}


@st.composite
def extractions(draw: st.DrawFn, doc_id: str) -> Extraction:
    year = draw(st.sampled_from([None, 2021, 2022]))
    tables = {}
    for name, schema in SCHEMAS.items():
        count = 1 if name == "documents" else draw(st.integers(0, 3))
        columns = []
        for field in schema:
            values = CELLS[name, field.name]
            drawn = (
                [doc_id] * count if field.name == "doc_id" else draw(st.lists(values, min_size=count, max_size=count))
            )
            if field.name == "row_id":  # no id stands twice
                drawn = [f"{at} {text}" for at, text in enumerate(drawn)]
            columns.append(pa.array(drawn, field.type))
        tables[name] = pa.Table.from_arrays(columns, schema=schema)
    return Extraction(doc_id, year, tables)


@st.composite
def batches(draw: st.DrawFn) -> list[list[Extraction]]:
    """Several commits; a document may come again with other rows and another year."""
    doc_ids = st.integers(0, 7).map(lambda n: f"{n:016x}")
    return [
        [draw(extractions(d)) for d in draw(st.lists(doc_ids, max_size=4, unique=True))]
        for _ in range(draw(st.integers(1, 4)))
    ]


# The rows of a commit are as large as they are: a run that draws many large ones is no fault.
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(batches())
def test_rows_in_are_rows_out_and_their_history_leaves_no_trace(commits: list[list[Extraction]]) -> None:
    last = {extraction.doc_id: extraction for commit in commits for extraction in commit}
    root = Path(os.environ.get("TMPDIR", "/tmp")) / f"nianjian-store-{os.getpid()}"
    try:
        with Store.open(root / "stepwise", writable=True) as store:
            for commit in commits:
                store.commit(commit)
            for name in TABLES:
                found = [repr(row) for row in store.read(name).to_pylist()]
                put_in = [(row, e.report_year or 0) for e in last.values() for row in e.tables[name].to_pylist()]
                assert sorted(found) == sorted(repr(row | {"report_year": year}) for row, year in put_in)
        with Store.open(root / "at once", writable=True) as store:
            store.commit(sorted(last.values(), key=lambda e: e.doc_id, reverse=True))
        assert content(root / "stepwise") == content(root / "at once")
    finally:
        shutil.rmtree(root, ignore_errors=True)


@pytest.mark.parametrize("reports", [0, 1, 3])
def test_pandas_and_duckdb_read_each_table_with_no_help(tmp_path: Path, reports: int) -> None:
    root = tmp_path / "年鉴 库"
    with Store.open(root, writable=True) as store:
        store.commit([report(n, year=2020 + n) for n in range(reports)])
        for name, schema in SCHEMAS.items():
            known = store.read(name)
            frame = pd.read_parquet(root / name)
            assert list(frame.columns) == [*schema.names, "report_year"]
            assert len(frame) == known.num_rows
            query = f"select * from read_parquet('{root}/{name}/**/*.parquet', hive_partitioning = true)"
            duck = duckdb.sql(query)
            assert duck.columns == [*schema.names, "report_year"]
            assert len(duck.fetchall()) == known.num_rows
        assert sorted(store.read("pages", columns=["page"]).column_names) == [
            "page",
            "report_year",
        ]


def test_report_year_stands_in_the_folder_name_only(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(1, 2022), report(2, None)])
    assert {name.split("/")[1] for name in parts_of(tmp_path / "s")} == {"report_year=2022", "report_year=0"}
    assert all("report_year" not in schema.names for schema in SCHEMAS.values())
    assert pd.read_parquet(tmp_path / "s" / "pages").report_year.astype(int).value_counts().to_dict() == {0: 3, 2022: 3}


def test_parts_split_and_the_bytes_depend_on_the_set_only(tmp_path: Path) -> None:
    reports = [report(n, 2020 + n % 2, lines=1) for n in range(3 * DOCUMENTS_A_PART)]
    with Store.open(tmp_path / "a", writable=True) as store:
        for start in range(0, len(reports), 37):
            store.commit(reports[start : start + 37])
        assert store.read("pages").num_rows == len(reports)
    with Store.open(tmp_path / "b", writable=True) as store:
        store.commit(reversed(reports))
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert "pages/report_year=2020/part-0001.parquet" in content(tmp_path / "a")


def test_documents_that_move_to_another_year_shrink_the_one_they_leave(tmp_path: Path) -> None:
    many = range(DOCUMENTS_A_PART + 10)
    with Store.open(tmp_path / "a", writable=True) as store:
        store.commit([report(n, 2020, lines=1) for n in many])
        store.commit([report(n, 2021, lines=1) for n in many if n % 2])
        assert store.read("pages").num_rows == len(many)
    with Store.open(tmp_path / "b", writable=True) as store:
        store.commit([report(n, 2020 + n % 2, lines=1) for n in many])
    assert content(tmp_path / "a") == content(tmp_path / "b")


@given(st.integers(0, 100_000))
def test_buckets_are_powers_of_two_and_hold_few_documents(documents: int) -> None:
    count = bucket_count(documents)
    assert count & (count - 1) == 0
    assert documents <= count * DOCUMENTS_A_PART
    assert count == 1 or documents > count // 2 * DOCUMENTS_A_PART


@given(st.integers(0, 2**64 - 1), st.sampled_from([1, 2, 4, 8]))
def test_a_bucket_splits_in_two(number: int, count: int) -> None:
    doc_id = f"{number:016x}"
    assert bucket_of(doc_id, 2 * count) in (bucket_of(doc_id, count), bucket_of(doc_id, count) + count)


def test_the_same_again_touches_no_file(tmp_path: Path) -> None:
    stray = Problem(doc_id=None, file="a.docx", page=None, stage="find", reason="office_file", parameters="{}")
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(1)], strays={"a.docx": [stray]})
    times = {name: (tmp_path / "s" / name).stat().st_mtime_ns for name in content(tmp_path / "s")}
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit(strays={"a.docx": [stray]}, paths={report(1).doc_id: ["in/1.pdf"]})
    assert times == {name: (tmp_path / "s" / name).stat().st_mtime_ns for name in content(tmp_path / "s")}


def test_a_new_version_replaces_the_rows(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(1, 2022, "1", lines=5), report(2, 2022, "1")])
        store.commit([report(1, 2021, "2", lines=2)])
        assert store.known() == {report(1).doc_id: "2", report(2).doc_id: "1"}
        assert store.read("pages", [report(1).doc_id]).num_rows == 2
    assert Store.open(tmp_path / "s").known() == {report(1).doc_id: "2", report(2).doc_id: "1"}


def test_a_part_of_another_commit_is_damage(tmp_path: Path) -> None:
    for name, reports in (("both", [report(1), report(2)]), ("one", [report(1)])):
        with Store.open(tmp_path / name, writable=True) as store:
            store.commit(reports)
    part = "report_year=2022/part-0000.parquet"
    shutil.copy(tmp_path / "one" / "documents" / part, tmp_path / "both" / "documents" / part)
    store = Store.open(tmp_path / "both")
    with pytest.raises(Damaged, match=f"documents/{part} is damaged"):
        store.read("documents")
    with pytest.raises(Damaged, match=f"documents/{part} is damaged"):
        store.known()


def test_problems_of_strays_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    def stray(file: str, reason: str) -> Problem:
        return Problem(doc_id=None, file=file, page=None, stage="find", reason=reason, parameters="{}")

    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit(strays={"a.docx": [stray("a.docx", "office_file")], "b.pdf": [stray("b.pdf", "empty_file")]})
        store.commit([report(1, None), report(2, 2022)])
        store.commit(strays={"b.pdf": [stray("b.pdf", "not_a_pdf")]})
        assert [(p["file"], p["reason"]) for p in store.read("problems").to_pylist() if p["doc_id"] is None] == [
            ("a.docx", "office_file"),
            ("b.pdf", "not_a_pdf"),
        ]
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit(strays={"b.pdf": [], "a.docx": []})
        assert None not in store.read("problems")["doc_id"].to_pylist()
        assert store.read("problems").num_rows == 6
        with pytest.raises(ValueError, match=r"a\.docx"):
            store.commit(strays={"a.docx": [stray("b.pdf", "empty_file")]})


def test_only_the_paths_of_a_document_change(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(1), report(2)])
        before = content(tmp_path / "s")
        store.commit(paths={report(1).doc_id: ["a/1.pdf", "in/1.pdf"]})
        (row,) = store.read("documents", [report(1).doc_id]).to_pylist()
        assert (row["source_path"], row["other_paths"]) == ("a/1.pdf", ["in/1.pdf"])
        assert set(store.read("problems", [report(1).doc_id])["file"].to_pylist()) == {"a/1.pdf"}
        assert set(store.read("problems", [report(2).doc_id])["file"].to_pylist()) == {"in/2.pdf"}
        assert store.entries()[report(1).doc_id].paths == ("a/1.pdf", "in/1.pdf")
    changed = {name for name, data in parts_of(tmp_path / "s").items() if data != before[name]}
    assert {name.split("/")[0] for name in changed} == {"documents", "problems"}


def _cut_off_commit(root: Path) -> tuple[dict[str, bytes], dict[str, bytes], Path]:
    """Make a store whose last commit is decided, and nothing of it moved yet; return its parts before and after."""
    with Store.open(root, writable=True) as store:
        store.commit([report(1, 2021), report(2, 2022)])
        before = content(root)
    new = root.with_name("new")
    shutil.copytree(root, new)
    with Store.open(new, writable=True) as store:
        store.commit([report(1, 2022, "2"), report(3, 2022)])
    after = content(new)
    waiting = root / PRIVATE / "waiting"
    waiting.mkdir()
    new_bytes = [n for n in after if after[n] != before.get(n) or n == OVERVIEW]
    written = sorted((n for n in new_bytes if n in parts_of(new)), key=lambda n: (n.startswith("documents"), n))
    for name in new_bytes:
        (waiting / name.replace("/", "~")).write_bytes(after[name])
    removed = sorted(n for n in before if n not in after and not n.startswith(PRIVATE))
    (root / PRIVATE / "journal.json").write_text(json.dumps({"written": written, "removed": removed}))
    return before, after, waiting


@pytest.mark.parametrize("moved", range(0, 12))
def test_a_decided_commit_is_finished_wherever_it_was_cut_off(tmp_path: Path, moved: int) -> None:
    root = tmp_path / "s"
    _, after, waiting = _cut_off_commit(root)
    journal = json.loads((root / PRIVATE / "journal.json").read_text())
    for name in journal["written"][:moved]:
        (waiting / name.replace("/", "~")).replace(root / name)
    reader = Store.open(root)
    assert reader.known() == {report(1).doc_id: "2", report(2).doc_id: VERSION, report(3).doc_id: VERSION}
    assert reader.read("pages").num_rows == 9
    for name in TABLES:
        pd.read_parquet(root / name)
    with Store.open(root, writable=True) as store:
        assert store.known() == reader.known()
    assert content(root) == after
    assert not (root / PRIVATE / "journal.json").exists()


@pytest.mark.parametrize("removed", range(0, len(TABLES) + 1, 3))
def test_a_decided_commit_is_finished_where_it_was_cut_off_while_removing(tmp_path: Path, removed: int) -> None:
    root = tmp_path / "s"
    _, after, waiting = _cut_off_commit(root)
    journal = json.loads((root / PRIVATE / "journal.json").read_text())
    for name in journal["written"]:
        (waiting / name.replace("/", "~")).replace(root / name)
    for name in journal["removed"][:removed]:
        (root / name).unlink()
        (root / name).parent.rmdir()
    assert Store.open(root).read("pages").num_rows == 9
    Store.open(root, writable=True).close()
    assert content(root) == after


def test_what_waits_is_on_the_disk_before_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, decided = tmp_path / "s", {}
    journal = root / PRIVATE / "journal.json"
    with Store.open(root, writable=True) as store:
        monkeypatch.setattr(os, "fsync", lambda handle: decided.setdefault(os.fstat(handle).st_ino, journal.exists()))
        store.commit([report(1)])
    written = [root / name for name in content(root) if "year=2022" in name or FOLDER in name]
    assert len(written) > len(TABLES)
    assert not any(decided[path.stat().st_ino] for path in written)


def test_a_commit_that_was_not_decided_has_not_happened(tmp_path: Path) -> None:
    root = tmp_path / "s"
    before, _, waiting = _cut_off_commit(root)
    (root / PRIVATE / "journal.json").rename(root / PRIVATE / "journal.json.new")
    assert set(Store.open(root).known()) == {report(1).doc_id, report(2).doc_id}
    with Store.open(root, writable=True):
        pass
    assert content(root) == before
    assert not waiting.exists()


def test_one_writer_at_a_time_and_readers_any_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(1)])
        with pytest.raises(StoreError, match=str(os.getpid())):
            Store.open(tmp_path / "s", writable=True)
        assert Store.open(tmp_path / "s").read("pages").num_rows == 3
    Store.open(tmp_path / "s", writable=True).close()


@pytest.mark.parametrize("mark", ["dead", "other time", "never signed"])
def test_the_lock_of_a_dead_program_is_taken_over(tmp_path: Path, mark: str) -> None:
    Store.open(tmp_path / "s", writable=True).close()
    lock = tmp_path / "s" / PRIVATE / "lock"
    script = "import sys, pathlib, pipeline.store.lock as lock; lock.Lock(pathlib.Path(sys.argv[1])).acquire()"
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "s")], check=True)
    holder = json.loads(lock.read_text())
    if mark == "other time":
        if holder["started"] is None:
            pytest.skip("this system does not tell when a process started")
        lock.write_text(json.dumps({**holder, "pid": os.getpid()}))
    if mark == "never signed":
        lock.write_text("")
    with Store.open(tmp_path / "s", writable=True):
        assert json.loads(lock.read_text())["pid"] == os.getpid()


@pytest.mark.parametrize("mark", ['{"pid": 1, "host": "another machine", "started": null}', "not of this program"])
def test_a_lock_that_can_not_be_judged_is_respected_and_named(tmp_path: Path, mark: str) -> None:
    Store.open(tmp_path / "s", writable=True).close()
    (tmp_path / "s" / PRIVATE / "lock").write_text(mark)
    with pytest.raises(StoreError, match="delete"):
        Store.open(tmp_path / "s", writable=True)


def test_a_folder_that_holds_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    with pytest.raises(ValueError, match="other things"):
        Store.open(tmp_path, writable=True)
    with pytest.raises(ValueError, match="no store"):
        Store.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(ValueError, match="is a file"):
        Store.open(tmp_path / "file", writable=True)


@pytest.mark.parametrize(("written", "said"), [("3", "newer"), ("1", "older"), ("\x00", "newer")])
@pytest.mark.parametrize("writable", [True, False])
def test_a_store_of_another_format_is_left_alone(tmp_path: Path, written: str, said: str, writable: bool) -> None:
    Store.open(tmp_path / "s", writable=True).close()
    (tmp_path / "s" / PRIVATE / "format").write_text(written)
    with pytest.raises(StoreError, match=said):
        Store.open(tmp_path / "s", writable=writable)


def test_what_is_not_as_the_tables_are_is_refused_whole(tmp_path: Path) -> None:
    good = report(1)
    pages = good.tables["pages"]
    other = report(2).tables["pages"]
    null = pages.set_column(1, SCHEMAS["pages"].field("page"), pa.array([None] * 3, pa.int64()))
    colour = pages.set_column(6, SCHEMAS["pages"].field("source"), pa.array(["text", "colour", "ocr"]))
    wrong = {
        "schema": pages.drop_columns(["text"]),
        "another document": other,
        "pages.page: null": null,
        "pages.source: colour; allowed: text, ocr, none": colour,
    }
    with Store.open(tmp_path / "s", writable=True) as store:
        for match, table in wrong.items():
            with pytest.raises(ValueError, match=match):
                store.commit([report(3), Extraction(good.doc_id, 2022, {**good.tables, "pages": table})])
        dates = pa.concat_tables([good.tables["dates"], good.tables["dates"].slice(0, 1)])
        with pytest.raises(ValueError, match=r"dates\.row_id: stands more than once: [0-9a-f]{16}$"):
            store.commit([Extraction(good.doc_id, 2022, {**good.tables, "dates": dates})])
        with pytest.raises(ValueError, match="has the tables"):
            store.commit([Extraction(good.doc_id, 2022, {"pages": pages})])
        assert store.known() == {}
        with pytest.raises(ValueError, match="quantities"):
            store.read("quantity")
        with pytest.raises(ValueError, match="no column"):
            store.read("pages", columns=["txt"])
    with pytest.raises(ValueError, match="not opened"):
        Store.open(tmp_path / "s").commit([good])


def test_the_store_does_not_import_pandas() -> None:
    script = "import sys, pipeline.store; assert not {'pandas', 'pyarrow.dataset'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_rows_stand_in_order(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(n) for n in (3, 1, 2)])
        found = store.read("dates", columns=["doc_id", "start_char"]).to_pylist()
    assert found == sorted(found, key=lambda r: (r["doc_id"], r["start_char"]))
    assert date(2022, 1, 1) in Store.open(tmp_path / "s").read("dates")["start"].to_pylist()


def test_a_reader_sees_a_commit_whole_or_not_while_another_program_writes(tmp_path: Path) -> None:
    """Documents move between two years and two lengths; a reader never sees a mixture."""
    root = tmp_path / "s"
    numbers = range(6)
    with Store.open(root, writable=True) as store:
        store.commit([report(n, 2021, lines=3) for n in numbers])
    script = (
        "import sys\nfrom stored import Store, report\n"
        "with Store.open(sys.argv[1], writable=True) as store:\n"
        "    for turn in range(24):\n"
        "        store.commit([report(n, 2021 + turn % 2, lines=3 + turn % 2) for n in range(6)])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    writer = subprocess.Popen([sys.executable, "-c", script, str(root)], env=environment)
    seen: set[tuple[int, ...]] = set()
    reader = Store.open(root)
    while writer.poll() is None:
        found = reader.read("pages", columns=["doc_id"])
        seen.add(tuple(pd.Series(found["doc_id"].to_pylist()).value_counts()))
    assert writer.returncode == 0
    assert seen == {(3,) * 6, (4,) * 6}
