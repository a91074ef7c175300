"""A store of several parts a year: what is not asked for is not looked at."""

import hashlib
import itertools
from pathlib import Path

import pytest
from stand_in import rows_of_lines

from pipeline.extraction import Extraction
from pipeline.pending import Pending
from pipeline.store import Store
from pipeline.store.layout import Bucket, Part, bucket_count, bucket_of, list_parts, place_among_buckets
from pipeline.store.manifest import listing_name
from schemas.document import Source
from schemas.tables import TABLES, Problem

COUNT = 150  # three parts' worth: four buckets
YEAR = 2022
STRAY = Problem(doc_id=None, file="x.pdf", page=None, stage="find", reason="empty_file", parameters="{}")


def extraction(number: int, year: int | None = YEAR, line: str = "一行") -> Extraction:
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    source = Source(doc_id=sha256[:16], sha256=sha256, file_name=f"{number}.pdf", path=f"{number}.pdf", size=1)
    return rows_of_lines(source, [line], year)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([*map(extraction, range(COUNT)), extraction(COUNT, 2021), extraction(COUNT + 1, None)])
    return tmp_path / "s"


def stand_apart() -> tuple[str, str]:
    """Return the ids of two reports of one year in two buckets."""
    one, *others = (extraction(number).doc_id for number in range(COUNT))
    buckets = bucket_count(COUNT)
    return one, next(other for other in others if bucket_of(other, buckets) != bucket_of(one, buckets))


def test_a_report_is_read_without_a_look_at_the_parts_of_others(root: Path) -> None:
    """Those of another bucket are taken away, and what the manifest says of them."""
    one, other = stand_apart()
    away = Bucket(YEAR, bucket_of(other, bucket_count(COUNT)))
    store = Store.open(root)
    (root / listing_name(away)).unlink()
    for table in TABLES:
        (root / Part(table, *away).name).unlink()
    assert store.read("pages", [one])["doc_id"].to_pylist() == [one]
    assert store.read("documents", [one])["file_name"].to_pylist()[0].endswith(".pdf")
    assert store.read("dates", ["no id", "", "0" * 16]).num_rows == 0


def test_rows_are_counted_by_report(root: Path) -> None:
    with Store.open(root, writable=True) as store:
        store.commit([extraction(0, line="一行"), extraction(COUNT + 2, 2021)], strays={"x.pdf": [STRAY]})
    counted = Store.open(root).count("pages")
    assert (len(counted), set(counted.values())) == (COUNT + 3, {1})
    assert Store.open(root).count("problems") == Store.open(root).count("honours") == {}
    with pytest.raises(ValueError, match="no table 'page'"):
        Store.open(root).count("page")


def test_a_commit_leaves_the_parts_of_others_as_they_are(root: Path) -> None:
    one, other = stand_apart()
    before = {path: path.stat().st_ino for path in root.rglob("part-*.parquet")}
    number = next(n for n in range(COUNT) if extraction(n).doc_id == one)
    with Store.open(root, writable=True) as store:
        store.commit([extraction(number, line="另一行")])
    changed = {path for path, inode in before.items() if path.stat().st_ino != inode}
    home = Bucket(YEAR, bucket_of(one, bucket_count(COUNT)))
    assert changed == {root / Part(table, *home).name for table in TABLES}
    assert Store.open(root).read("pages", [one, other])["text"].to_pylist().count("另一行") == 1


def test_documents_of_a_bucket_stand_together_in_order() -> None:
    ids = sorted((extraction(number).doc_id for number in range(500)), key=place_among_buckets)
    for buckets in (1, 2, 8, 64, 256):
        passed = [bucket_of(doc_id, buckets) for doc_id in ids]
        runs = 1 + sum(one != other for one, other in itertools.pairwise(passed))
        assert runs == len(set(passed))


def test_what_waits_is_stored_part_by_part(root: Path, tmp_path: Path) -> None:
    """In small groups, yet a part is written once, or twice where two groups meet in it; the bytes are the same."""
    new = [extraction(number, line="另一行") for number in range(COUNT)]
    pending = Pending(at_once=10 * sum(table.nbytes for table in new[0].tables.values()))
    for one in new:
        pending.add(one)
    assert pending.size > 0
    written, groups = 0, 0
    with Store.open(root, writable=True) as store:
        for group in pending.take_groups():
            written += len({bucket_of(one.doc_id, bucket_count(COUNT)) for one in group})
            store.commit(group)
            groups += 1
    assert groups > 10
    assert written < bucket_count(COUNT) + groups
    assert pending.size == 0
    with Store.open(tmp_path / "at once", writable=True) as store:
        store.commit([*new, extraction(COUNT, 2021), extraction(COUNT + 1, None)])
    parts = list_parts(root)
    assert parts == list_parts(tmp_path / "at once")
    for part in parts:
        assert (root / part.name).read_bytes() == (tmp_path / "at once" / part.name).read_bytes()
