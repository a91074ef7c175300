"""Damage of a store is named, never read as data, never written over with nothing; what is left can be mended."""

import json
import random
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from stored import content, parts_of, report

from pipeline.store import Damaged, Store, StoreError
from pipeline.store.layout import DOCUMENTS_A_PART, PRIVATE
from pipeline.store.manifest import OVERVIEW
from pipeline.store.survey import verify
from schemas.tables import TABLES, Problem

REPORTS = [report(n, 2020 + n % 2) for n in range(6)]
PART = "pages/report_year=2020/part-0000.parquet"
LISTING = f"{PRIVATE}/manifest/2020-0000.json"
STRAY = Problem(doc_id=None, file="a.docx", page=None, stage="find", reason="office_file", parameters="{}")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("whole") / "s"
    with Store.open(root, writable=True) as store:
        store.commit(REPORTS, strays={"a.docx": [STRAY]})
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "s"))


def ids_of_2020() -> set[str]:
    return {one.doc_id for one in REPORTS if one.report_year == 2020}


def test_a_part_that_is_missing_is_named_and_never_written_empty(root: Path) -> None:
    for path in root.glob("pages/*/*.parquet"):
        path.unlink()
    before = content(root)
    with pytest.raises(Damaged, match=r"part-0000\.parquet is damaged: it is missing"):
        Store.open(root).read("pages")
    with Store.open(root, writable=True) as store:
        assert {damage.name for damage in store.damages} == {PART.replace("2020", y) for y in ("2020", "2021", "0")}
        with pytest.raises(Damaged, match="--repair"):
            store.commit([report(9)])
    assert content(root) == before
    assert Store.open(root).read("dates").num_rows == 18  # what is whole can be read


def test_what_was_damaged_is_read_again_to_the_same_bytes(root: Path, whole: Path) -> None:
    (root / PART).unlink()
    (root / PART.replace("pages", "documents")).write_bytes(b"PAR1")
    with Store.open(root, writable=True) as store:
        threatened = store.threatened()
        assert store.mend() == threatened == {d: store.lost[d] for d in ids_of_2020()}
        assert store.damages == ()
        assert set(store.known()) == {one.doc_id for one in REPORTS} - ids_of_2020()
        assert store.read("pages").num_rows == 9
    untouched = [n for n in content(whole) if "2021" in n]
    assert all(content(root)[name] == content(whole)[name] for name in untouched)
    assert sorted(damage.name for damage in verify(root)) == ["in/0.pdf", "in/2.pdf", "in/4.pdf"]
    with Store.open(root, writable=True) as store:  # lost reports are remembered until they are read again
        store.commit([one for one in REPORTS if one.doc_id in ids_of_2020()])
    assert content(root) == content(whole)
    assert verify(root) == []


@pytest.mark.parametrize("name", [LISTING, OVERVIEW])
@pytest.mark.parametrize("data", [None, b"", b"{}", b"[1]", b"\xff\x00", b'{"documents": {}, "parts": {"pages": 3}}'])
def test_a_manifest_that_is_damaged_is_named_and_mended(root: Path, whole: Path, name: str, data: bytes | None) -> None:
    (root / name).unlink() if data is None else (root / name).write_bytes(data)
    with pytest.raises(Damaged, match=name):
        Store.open(root).read("pages")
    assert [damage.name for damage in verify(root)] == [name]
    with Store.open(root, writable=True) as store:
        assert [damage.name for damage in store.damages] == [name]
        taken = store.mend()
        assert set(taken) == (ids_of_2020() if name == LISTING else set())
        store.commit([one for one in REPORTS if one.doc_id in taken])
    assert content(root) == content(whole)


def test_no_flipped_bit_is_read_as_other_data(root: Path) -> None:
    chance = random.Random(8)
    tables = ["pages", "dates", "documents", "problems"]
    good = {table: Store.open(root).read(table) for table in tables}
    seen = 0
    for number in range(120):
        table = tables[number % len(tables)]
        path = root / f"{table}/report_year=2020/part-0000.parquet"
        data = path.read_bytes()
        at = chance.randrange(8 * len(data))
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(flipped)
        try:
            assert Store.open(root).read(table).equals(good[table])
        except Damaged as damaged:
            assert path.name in str(damaged)
            seen += 1
        assert verify(root)[0].name == path.relative_to(root).as_posix()
        path.write_bytes(data)
    assert seen > 100
    assert verify(root) == []


@pytest.mark.parametrize("kind", ["empty", "text", "cut", "magic", "other rows", "other columns", "folder"])
def test_whatever_stands_in_place_of_a_part_is_named(root: Path, kind: str) -> None:
    path = root / PART
    data = path.read_bytes()
    if kind == "folder":
        path.unlink()
        path.mkdir()
    elif kind.startswith("other"):
        rows = pq.read_table(path, partitioning=None)
        pq.write_table(rows.slice(1) if kind == "other rows" else rows.drop_columns(["text"]), path)
    else:
        path.write_bytes({"empty": b"", "text": b"PAR1 is no part", "cut": data[:400], "magic": b"PAR1PAR1"}[kind])
    for read in (lambda: Store.open(root).read("pages"), lambda: Store.open(root).read("pages", columns=["page"])):
        with pytest.raises(Damaged):
            read()
    assert verify(root)[0].name == PART
    with Store.open(root, writable=True) as store:
        assert store.damages[0].name == PART


def test_damage_of_the_same_size_is_found_by_the_commit_that_touches_the_part(root: Path) -> None:
    data = bytearray((root / PART).read_bytes())
    data[len(data) // 3] ^= 4
    (root / PART).write_bytes(data)
    before = content(root)
    with Store.open(root, writable=True) as store:
        store.commit([report(7, 2021)])  # touches the other year only
        with pytest.raises(Damaged, match=PART):
            store.commit([report(8, 2020)])
        assert [damage.name for damage in store.damages] == [PART]
    assert {n for n, d in content(root).items() if d != before[n]} <= {n for n in before if "2021" in n}
    assert not (root / PRIVATE / "waiting").exists()
    with Store.open(root, writable=True, thorough=True) as store:
        assert [damage.name for damage in store.damages] == [PART]


def test_files_that_no_commit_wrote_are_named_by_verify(root: Path) -> None:
    shutil.copy(root / PART, root / PART.replace("0000", "0001"))
    shutil.copy(root / PART, root / "pages" / "report_year=2020" / "part-0000 (1).parquet")
    assert [(damage.name, "move it" in damage.reason) for damage in verify(root)] == [
        ("pages/report_year=2020/part-0000 (1).parquet", True),
        ("pages/report_year=2020/part-0001.parquet", True),
    ]
    assert Store.open(root).read("pages").num_rows == 18


BAD_JOURNALS = {
    "object": "{}",
    "list": "[]",
    "empty": "",
    "cut": '{"written": ["pages/report_year=2020/part-00',
    "number": "3",
    "no lists": '{"written": 1, "removed": 2}',
    "no names": '{"written": [1], "removed": []}',
    "outside": '{"written": [], "removed": ["../beside/part-0000.parquet"]}',
    "outside in a table": '{"written": [], "removed": ["pages/../../beside/report_year=0/part-0000.parquet"]}',
    "absolute": '{"written": [], "removed": ["/report_year=2020/part-0000.parquet"]}',
    "no table": '{"written": ["beside/report_year=2020/part-0000.parquet"], "removed": []}',
    "other spelling": '{"written": [], "removed": ["pages/report_year=02020/part-0000.parquet"]}',
    "other digits": '{"written": [], "removed": ["pages/report_year=２０２０/part-0000.parquet"]}',
    "more": '{"written": [], "removed": [], "also": []}',
    "twice": json.dumps({"written": [PART], "removed": [PART]}),
}


@pytest.mark.parametrize("kind", [*BAD_JOURNALS, "binary"])
def test_a_journal_is_not_trusted(root: Path, kind: str) -> None:
    beside = root.parent / "beside" / "report_year=0" / "part-0000.parquet"
    beside.parent.mkdir(parents=True)
    beside.write_text("mine")
    (root.parent / "beside" / "part-0000.parquet").write_text("mine")
    journal = root / PRIVATE / "journal.json"
    journal.write_bytes(b"\xff\xfe\x00" if kind == "binary" else BAD_JOURNALS[kind].encode())
    before = content(root.parent)
    for act in (
        lambda: Store.open(root),
        lambda: Store.open(root, writable=True),
        lambda: verify(root),
    ):
        with pytest.raises(StoreError, match="move it out of the yearbook"):
            act()
    assert content(root.parent) == before
    journal.unlink()  # as the message says
    assert Store.open(root).read("pages").num_rows == 18
    assert verify(root) == []


def test_a_journal_that_is_lost_half_way_leaves_damage_that_is_named(root: Path) -> None:
    """Parts that were moved and a manifest that was not differ: the next run reads their reports again."""
    for table in ("pages", "dates"):
        path = root / f"{table}/report_year=2020/part-0000.parquet"
        path.write_bytes((root / f"{table}/report_year=2021/part-0000.parquet").read_bytes())
    assert {damage.name.split("/")[0] for damage in verify(root)} == {"pages", "dates"}


def test_other_columns_are_named_by_readers_and_writers(root: Path) -> None:
    overview = json.loads((root / OVERVIEW).read_text())
    del overview["columns"]["pages"]["text"]
    overview["columns"]["dates"]["colour"] = "string"
    (root / OVERVIEW).write_text(json.dumps(overview))
    for writable in (False, True):
        with pytest.raises(StoreError, match=r"another version of nianjian \(dates: colour\)"):
            Store.open(root, writable=writable)


def test_a_store_that_is_removed_in_mid_run_is_not_made_again(root: Path) -> None:
    with Store.open(root, writable=True) as store:
        shutil.rmtree(root)
        with pytest.raises(StoreError, match="was removed or taken over"):
            store.commit([report(9)])
        assert not root.exists()


def test_a_store_that_was_put_in_its_place_is_not_written(root: Path, whole: Path) -> None:
    with Store.open(root, writable=True) as store:
        shutil.rmtree(root)
        shutil.copytree(whole, root)
        with pytest.raises(StoreError, match="was removed or taken over"):
            store.commit([report(9)])
    assert content(root) == content(whole)


def test_damage_in_one_of_many_buckets_costs_its_own_reports_only(tmp_path: Path) -> None:
    reports = [report(n, 2020, lines=1) for n in range(DOCUMENTS_A_PART + 20)]
    for name in ("a", "b"):
        with Store.open(tmp_path / name, writable=True) as store:
            store.commit(reports)
    (tmp_path / "a" / PART.replace("0000", "0001")).write_bytes(b"")
    with Store.open(tmp_path / "a", writable=True) as store:
        taken = set(store.mend())
        assert 0 < len(taken) < len(reports)
        assert set(store.known()) == {one.doc_id for one in reports} - taken
        for one in reports:
            if one.doc_id in taken:
                store.commit([one])
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_every_table_stands_in_the_manifest(root: Path) -> None:
    listing = json.loads((root / LISTING).read_text())
    assert set(listing["parts"]) == set(TABLES)
    for name, data in parts_of(root).items():
        if "2020" in name:
            facts = listing["parts"][name.split("/")[0]]
            assert (facts["size"], facts["rows"]) == (
                len(data),
                pq.ParquetFile(pa.BufferReader(data)).metadata.num_rows,
            )
