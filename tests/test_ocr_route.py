"""Which pages are read from their picture, and what of that is taken: with a scanner that has read a page already."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.reading.glyphs import Glyph, RawPage
from pipeline.reading.ocr.cache import Cache
from pipeline.reading.ocr.installed import HOW, engine_version
from pipeline.reading.ocr.route import lacks_text, open_scanner, read_again
from pipeline.reading.ocr.said import ReadLine, ReadPage
from pipeline.reading.ocr.scanner import Scanner
from schemas.page import Line
from schemas.text import Box

if engine_version() is None:
    pytest.skip(f"the extra ocr is not installed: {HOW}", allow_module_level=True)

from pipeline.reading.ocr.read import read_picture

HASH = "ab" * 32
BULLET, HOLE = "\ue100", "\ue013"


def line(text: str, top: float = 100) -> Line:
    boxes = tuple(Box(72 + 12 * at, top, 84 + 12 * at, top + 12) for at in range(len(text)))
    return Line(text, boxes, 12, "Song", bold=False)


def glyph(text: str, x0: float) -> Glyph:
    made: Glyph = {
        **{"text": text, "x0": x0, "x1": x0 + 12, "top": 100, "bottom": 112, "doctop": 100},
        **{"upright": True, "size": 12, "fontname": "Song", "bold": False},
    }  # type: ignore[typeddict-item] # the keys are those of Glyph
    return made


def raw(text: str) -> RawPage:
    return RawPage(1, 595, 842, [glyph(letter, 72 + 12 * at) for at, letter in enumerate(text)])


def pictured(text: str, *, unsure: int = 0) -> ReadPage:
    middles = tuple(78.0 + 12 * at for at in range(len(text)))
    return ReadPage(0, (ReadLine(text, 72, 99, 72 + 12 * len(text), 114, middles, (0.95,) * len(text)),), (), unsure)


def scanner(folder: Path, page: ReadPage) -> Scanner:
    cache = Cache(folder, HASH, "engine-1")
    cache.keep(1, page)
    return Scanner(b"", cache)


@pytest.mark.parametrize(
    ("verdicts", "lacks"),
    [
        ((), False),
        (("radicals",), False),
        (("image_only",), True),
        (("unmapped",), True),
        (("bad_ocr",), True),
        (("private_use", "unmapped"), True),
    ],
)
def test_the_picture_is_asked_where_a_verdict_says_that_text_is_missing(verdicts: Any, lacks: bool) -> None:
    assert lacks_text([line("正文")], verdicts) is lacks


@pytest.mark.parametrize(
    ("texts", "lacks"),
    [
        ([f"{BULLET}开展培训", f" {BULLET}慰问职工"], False),
        ([f"{BULLET}开展培训"], True),
        ([f"{BULLET}开展培训", f"慰问{BULLET}职工"], True),
        ([f"{BULLET}开展培训", f"{BULLET}慰问{BULLET}职工"], True),
        ([f"{BULLET}开展培训", f"{BULLET} 3人受表彰"], True),
        ([f"{BULLET}开展培训", f"{BULLET}慰问职工", f"投入{HOLE}万元"], True),
    ],
)
def test_bullets_in_private_use_characters_hide_nothing(texts: list[str], lacks: bool) -> None:
    assert lacks_text([line(text) for text in texts], ["private_use"]) is lacks


def test_a_page_that_lacks_nothing_is_not_read_again(tmp_path: Path) -> None:
    assert read_again(raw("正文"), [line("正文")], ("radicals",), scanner(tmp_path, pictured("正文"))) is None


def test_holes_are_filled_in_the_lines_of_the_file(tmp_path: Path) -> None:
    text = f"全年培训1{HOLE}5人次"
    again = read_again(raw(text), [line(text)], ("unmapped",), scanner(tmp_path, pictured("全年培训105人次")))
    assert again and again.lines and again.raw is None
    assert (again.lines[0].text, again.whole, again.verdicts) == ("全年培训105人次", True, ())
    text = f"全年增训1{HOLE}5大次"
    again = read_again(raw(text), [line(text)], ("unmapped",), scanner(tmp_path, pictured("全年培训105人次")))
    assert again and again.lines and (again.lines[0].text, again.whole) == (text, False)


@pytest.mark.parametrize(("letters", "holes", "filled"), [(8, 2, False), (9, 2, True), (80, 19, True), (80, 20, False)])
def test_of_a_page_with_many_holes_the_picture_gives_all(
    tmp_path: Path, letters: int, holes: int, filled: bool
) -> None:
    """A fifth of the characters are many."""
    text = "全" * letters + HOLE * holes
    again = read_again(raw(text), [line(text)], ("unmapped",), scanner(tmp_path, pictured("全" * (letters + holes))))
    assert again and (again.lines is not None) is filled


@pytest.mark.parametrize(("verdicts", "filled"), [(("unmapped",), True), (("unmapped", "bad_ocr"), False)])
def test_of_a_page_that_is_doubted_as_a_whole_no_single_holes_are_filled(
    tmp_path: Path, verdicts: Any, filled: bool
) -> None:
    text = f"全年培训1{HOLE}5人次"
    again = read_again(raw(text), [line(text)], verdicts, scanner(tmp_path, pictured("全年培训105人次")))
    assert again and (again.lines is not None) is filled
    assert again.whole


@pytest.mark.parametrize(("unsure", "verdicts"), [(0, ()), (1, ("ocr_unsure",))])
def test_lines_that_could_not_be_read_are_named(tmp_path: Path, unsure: int, verdicts: Any) -> None:
    again = read_again(raw(""), [], ("image_only",), scanner(tmp_path, pictured("全年培训", unsure=unsure)))
    assert again and again.raw and again.verdicts == verdicts
    assert "".join(one["text"] for one in again.raw.glyphs) == "全年培训"


@pytest.mark.parametrize(("letters", "believed"), [(5, True), (4, False)])
def test_text_that_is_doubted_stays_where_the_picture_says_less_than_half(
    tmp_path: Path, letters: int, believed: bool
) -> None:
    text = "正文的文字共有十个字"
    again = read_again(raw(text), [line(text)], ("bad_ocr",), scanner(tmp_path, pictured(text[:letters])))
    assert (again is not None) is believed


def test_a_file_that_cannot_be_opened_has_no_picture(tmp_path: Path) -> None:
    closed = Scanner(b"no PDF", Cache(tmp_path, HASH, "engine-1"))
    assert closed.read(1) is None
    assert read_again(raw(""), [], ("image_only",), closed) is None
    closed.close()


def test_a_page_is_read_from_its_picture_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, seen = tmp_path / "a.pdf", []
    Image.new("L", (200, 100), 255).save(file, "PDF", save_all=True, append_images=[Image.new("L", (300, 100), 255)])

    def read_once(page: Any) -> ReadPage:
        seen.append(page.get_size()[0])
        return read_picture(page)

    monkeypatch.setattr("pipeline.reading.ocr.read.read_picture", read_once)
    with open_scanner(file, HASH, tmp_path / "kept") as first:
        assert first
        page = first.read(2)
        assert page and first.read(2) is page
        first.read(1)
    with open_scanner(file, HASH, tmp_path / "kept") as second:
        assert second and second.read(2) == page
    wide, narrow = seen
    assert wide > narrow
    file.unlink()  # nothing holds it


def test_without_the_extra_no_page_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reading.ocr.route.engine_version", lambda: None)
    with open_scanner(b"", HASH, None) as none:
        assert none is None
