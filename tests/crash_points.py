"""End a commit before each of the file operations that Python makes in it, and hold the store to its promise each time.

`python crash_points.py FOLDER STEP [reports|forget|mend]` tries every STEP-th operation and prints how many it tried.
The commit is one of reports, of a report that is taken out, or of damage that is mended and read again.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from stand_in import rows_of_lines

from pipeline.extraction import Extraction
from pipeline.store import Store
from pipeline.store.layout import list_parts
from pipeline.store.manifest import FOLDER
from schemas.document import Source
from schemas.tables import Problem

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
ENDED = 9


def report(number: int, year: int, version: str) -> Extraction:
    doc_id = f"{number:016x}"
    source = Source(doc_id=doc_id, sha256=doc_id * 4, file_name=f"{number}.pdf", path=f"{number}.pdf", size=1)
    return rows_of_lines(source, [f"{number} {version} unsure"] * len(version), year, version)


FIRST = [report(1, 2021, "a"), report(2, 2022, "a")]
SECOND = [report(1, 2022, "bb"), report(3, 2020, "bb")]
STRAY = Problem(doc_id=None, file="x.docx", page=None, stage="find", reason="office_file", parameters="{}")


def commit(root: Path, extractions: list[Extraction]) -> None:
    with Store.open(root, writable=True) as store:
        store.commit(extractions, strays={"x.docx": [] if extractions is SECOND else [STRAY]})


def forget(root: Path) -> None:
    with Store.open(root, writable=True) as store:
        store.commit(forget=[FIRST[0].doc_id])


def mend(root: Path) -> None:
    with Store.open(root, writable=True) as store:
        store.mend()
        store.commit([one for one in FIRST if one.doc_id in store.lost])


ACTS = {"reports": lambda root: commit(root, SECOND), "forget": forget, "mend": mend}


def apart(act: Callable[[], None]) -> int:
    """Do something in a process of its own; return its exit status."""
    pid = os.fork()
    if not pid:
        try:
            act()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def cut_off(act: Callable[[Path], None], root: Path, before: int) -> None:
    left = before

    def hook(event: str, _: object) -> None:
        nonlocal left
        if event in OPERATIONS:
            left -= 1
            if left < 0:
                os._exit(ENDED)

    sys.addaudithook(hook)
    act(root)


def content(root: Path) -> dict[str, bytes]:
    names = [*(part.name for part in list_parts(root)), *(f"{FOLDER}/{p.name}" for p in (root / FOLDER).iterdir())]
    return {name: (root / name).read_bytes() for name in names}


def read(root: Path) -> list[object]:
    store = Store.open(root)
    return [store.read(table).to_pylist() for table in ("documents", "pages", "problems")]


def check(act: Callable[[Path], None], root: Path, before: Path, after: Path) -> None:
    """What is read is the state before or after the commit, and running it again gives the very bytes of the latter."""
    if act is mend:  # damaged, or without the reports that are to be read again, or whole again
        with Store.open(root, writable=True) as store:
            assert store.damages or {*store.known(), *store.lost} == {one.doc_id for one in FIRST}
    else:
        assert read(root) in (read(before), read(after))
        with Store.open(root, writable=True):
            assert content(root) in (content(before), content(after))
    act(root)
    assert content(root) == content(after)
    assert not (root / "_nianjian" / "waiting").exists()


def main(folder: Path, step: int, kind: str) -> None:
    before, after, root, act = folder / "before", folder / "after", folder / "cut off", ACTS[kind]
    assert apart(lambda: commit(before, FIRST)) == 0
    if kind == "mend":
        next((before / "pages").rglob("part-*.parquet")).unlink()
    shutil.copytree(before, after)
    assert apart(lambda: act(after)) == 0
    at = 0
    while True:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(before, root)
        status = apart(lambda: cut_off(act, root, at))  # noqa: B023 - done before the loop goes on
        assert status in (0, ENDED)
        assert apart(lambda: check(act, root, before, after)) == 0, f"cut off before operation {at}"
        if status == 0:
            break
        at += step
    print(at)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "reports")
