"""Stores of the stand-in's rows: making them, and what is in them. Loads little: processes of tests need it too."""

from pathlib import Path

from stand_in import VERSION, read_lines, rows_of_lines

from corpus.find import find
from pipeline.batch import Policy, extract
from pipeline.extraction import Extraction
from pipeline.guard import Limits
from pipeline.store import Store
from pipeline.store.layout import PRIVATE
from pipeline.store.manifest import FOLDER
from pipeline.summary import Summary
from schemas.document import Source

POLICY = Policy(limits=Limits(seconds=60, megabytes=300), commit_every=0)


def content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and (PRIVATE not in path.parts or FOLDER in path.as_posix())
    }


def parts_of(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in content(root).items() if not name.startswith(PRIVATE)}


def report(number: int, year: int | None = 2022, version: str = VERSION, lines: int = 3) -> Extraction:
    doc_id = f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
    source = Source(doc_id=doc_id, sha256=doc_id * 4, file_name=f"{number}.pdf", path=f"in/{number}.pdf", size=number)
    return rows_of_lines(source, [f"{number} unsure {line}" for line in range(lines)], year, version)


def read_into(root: Path, *paths: Path, policy: Policy = POLICY) -> Summary:
    with Store.open(root, writable=True) as store:
        return extract(find(paths), store, read=read_lines, version=VERSION, workers=1, policy=policy)
