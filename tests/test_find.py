import hashlib
import json
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.find import find

PDF = b"%PDF-1.4\n"


def lay(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def test_pdfs_are_found_in_folders_and_known_by_their_hash(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {"2022年 报告/社会责任报告.pdf": PDF + b"b", "2021/a.PDF": PDF + b"a", "notes.txt": b"%PDF is a format"},
    )
    found = find([tmp_path])
    assert [r.source.path for r in found.reports] == ["2021/a.PDF", "2022年 报告/社会责任报告.pdf"]
    report = found.reports[1]
    sha256 = hashlib.sha256(PDF + b"b").hexdigest()
    assert report.source.doc_id == sha256[:16]
    assert (report.source.sha256, report.source.size, report.source.file_name) == (sha256, 10, "社会责任报告.pdf")
    assert report.path.read_bytes() == PDF + b"b"
    assert found.strays == ()


@pytest.mark.parametrize(
    ("name", "data", "is_report"),
    [
        ("a.pdf", PDF, True),
        ("junk before.pdf", b"\0" * 1000 + PDF, True),
        ("too late.pdf", b"\0" * 1024 + PDF, False),
        ("no suffix", PDF, True),
        ("renamed.doc", PDF, True),
        ("byte order mark.dat", b"\xef\xbb\xbf" + PDF, True),
        ("about.txt", b"The signature is %PDF-1.4.", False),
        (".hidden.pdf", PDF, False),
    ],
)
def test_the_signature_decides(tmp_path: Path, name: str, data: bytes, is_report: bool) -> None:
    found = find([lay(tmp_path, {name: data})])
    assert [r.source.path for r in found.reports] == ([name] if is_report else [])


def test_what_is_no_pdf_is_named_with_what_to_do(tmp_path: Path) -> None:
    files = {"a.docx": b"PK", "b.wps": b"", "c.pdf": b"<html>", "d.pdf": b"", "e.txt": b"x", "~$a.docx": b"x"}
    found = find([lay(tmp_path, files)])
    assert [(s.file, s.reason) for s in found.strays] == [
        ("a.docx", "office_file"),
        ("b.wps", "office_file"),
        ("c.pdf", "not_a_pdf"),
        ("d.pdf", "empty_file"),
    ]


@pytest.mark.parametrize(("data", "reason"), [(b"x", "not_a_pdf"), (b"", "empty_file")])
def test_a_file_that_the_user_names_is_never_left_silently(tmp_path: Path, data: bytes, reason: str) -> None:
    lay(tmp_path, {"e.txt": data})
    assert [(s.file, s.reason) for s in find([tmp_path / "e.txt"]).strays] == [("e.txt", reason)]


def test_copies_are_one_report(tmp_path: Path) -> None:
    lay(tmp_path, {"b/报告.pdf": PDF, "a/副本.pdf": PDF, "报告 (1).pdf": PDF})
    (report,) = find([tmp_path]).reports
    assert report.source.path == "a/副本.pdf"
    assert report.source.file_name == "副本.pdf"
    assert report.other_paths == ("b/报告.pdf", "报告 (1).pdf")


def test_the_order_of_paths_and_naming_a_file_twice_change_nothing(tmp_path: Path) -> None:
    lay(tmp_path, {"x/1.pdf": PDF + b"1", "y/2.pdf": PDF + b"2", "y/1.pdf": PDF + b"1", "y/n.docx": b""})
    paths = [tmp_path / "x", tmp_path / "y"]
    assert find(paths) == find([*reversed(paths), tmp_path / "x"])


def test_callers_mistakes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="没有"):
        find([tmp_path / "没有.pdf"])
    with pytest.raises(ValueError, match="at least one"):
        find([])


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right on Windows")
def test_links_that_lead_back_end(tmp_path: Path) -> None:
    lay(tmp_path, {"z/1.pdf": PDF})
    (tmp_path / "z" / "loop").symlink_to(tmp_path)
    (tmp_path / "a link to z").symlink_to(tmp_path / "z")
    assert [(r.source.path, r.other_paths) for r in find([tmp_path]).reports] == [("z/1.pdf", ())]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right on Windows")
def test_a_linked_folder_is_searched(tmp_path: Path) -> None:
    lay(tmp_path / "elsewhere", {"1.pdf": PDF})
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path / "elsewhere")
    assert [r.source.path for r in find([tmp_path / "root"]).reports] == ["link/1.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
def test_names_in_gbk_are_decoded(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + "/年报.pdf".encode("gbk")
    with open(name, "wb") as stream:  # noqa: PTH123 - a name in bytes
        stream.write(PDF)
    (report,) = find([tmp_path]).reports
    assert report.source.path == report.source.file_name == "年报.pdf"
    assert report.path.read_bytes() == PDF


@pytest.mark.skipif(sys.platform == "win32", reason="there are neither pipes nor links without a right on Windows")
@pytest.mark.parametrize("named", [True, False])
def test_what_is_no_file_is_named_and_never_opened(
    tmp_path: Path, named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe, a socket, /dev/zero by a link, links to nothing and to themselves, among the paths or in a folder."""
    root = lay(tmp_path / "in", {"1.pdf": PDF})
    os.mkfifo(root / "fifo.pdf")
    (root / "zero.pdf").symlink_to("/dev/zero")
    (root / "nowhere.pdf").symlink_to(tmp_path / "no such file")
    (root / "loop").symlink_to(root / "loop")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(root)  # the name of a socket is short
        listening.bind("socket")
        found = find(sorted(root.iterdir()) if named else [root])
    assert [r.source.path for r in found.reports] == ["1.pdf"]
    assert [(s.file, s.reason) for s in found.strays] == [
        ("fifo.pdf", "special_file"),
        ("loop", "dangling_link"),
        ("nowhere.pdf", "dangling_link"),
        ("socket", "special_file"),
        ("zero.pdf", "special_file"),
    ]


@contextmanager
def _without_rights() -> Iterator[None]:
    """As another user than root, whom no right is denied."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others on Windows")
def test_folders_and_files_without_rights_are_named() -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        root.chmod(0o755)
        lay(root / "in", {"locked/1.pdf": PDF, "2.pdf": PDF, "3.pdf": PDF + b"3", "notes.txt": b""})
        for name in ("locked", "2.pdf", "notes.txt"):
            (root / "in" / name).chmod(0)
        with _without_rights():
            found = find([root / "in"])
            alone = find([root / "in" / "locked", root / "in" / "3.pdf"])
            under = find([root / "in" / "locked" / "1.pdf", root / "in" / "3.pdf"])
        (root / "in" / "locked").chmod(0o700)
    assert [r.source.path for r in found.reports] == ["3.pdf"]
    assert [(s.file, s.reason) for s in found.strays] == [("2.pdf", "no_access"), ("locked", "no_access")]
    assert json.loads(found.strays[1].parameters)["cause"] == "folder"
    assert [(s.file, s.reason) for s in alone.strays] == [("locked", "no_access")]
    assert [(s.file, s.reason) for s in under.strays] == [("1.pdf", "no_access")]
    assert len(alone.reports) == len(under.reports) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="paths are bounded otherwise on Windows")
@pytest.mark.parametrize("name", ["long " * 100 + ".pdf", "/".join(["folder " * 20] * 40) + "/1.pdf"])
def test_a_path_that_is_too_long_ends_nothing(tmp_path: Path, name: str) -> None:
    lay(tmp_path, {"1.pdf": PDF})
    found = find([tmp_path / name, tmp_path / "1.pdf"])
    assert [r.source.path for r in found.reports] == ["1.pdf"]
    assert [(s.reason, json.loads(s.parameters)) for s in found.strays] == [("no_access", {"cause": "long_path"})]


@pytest.mark.skipif(sys.platform == "win32", reason="paths are bounded otherwise on Windows")
def test_a_folder_too_deep_to_be_opened_is_named(tmp_path: Path) -> None:
    lay(tmp_path, {"in/1.pdf": PDF})
    at = os.open(tmp_path / "in", os.O_RDONLY)
    for _ in range(30):
        os.mkdir("folder " * 30, dir_fd=at)
        at, above = os.open("folder " * 30, os.O_RDONLY, dir_fd=at), at
        os.close(above)
    os.close(at)
    found = find([tmp_path / "in"])
    assert [r.source.path for r in found.reports] == ["1.pdf"]
    assert [s.reason for s in found.strays] == ["no_access"]


def test_pictures_and_archives_are_named_with_what_to_do(tmp_path: Path) -> None:
    files = {"1.pdf": PDF, "a.jpg": b"x", "b.TIFF": b"x", "c.zip": b"PK", "d.rar": b"x", "page.html": b"x"}
    found = find([lay(tmp_path, files)])
    named = [(s.file, s.reason, s.aside) for s in found.strays]
    assert named == [
        ("a.jpg", "picture_file", True),
        ("b.TIFF", "picture_file", True),
        ("c.zip", "archive", True),
        ("d.rar", "archive", True),
    ]
    (tmp_path / "1.pdf").unlink()
    assert not any(s.aside for s in find([tmp_path]).strays), "where there is no report at all they may be the reports"
    assert not find([tmp_path / "a.jpg"]).strays[0].aside
