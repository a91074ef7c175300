"""Titles with small English beside them, years of covers over two lines, covers with a pattern of tiles."""

from pathlib import Path

import pytest
from drawing import Sheet, draw, prose, read

from extractors.dates import dates
from extractors.registry import prepare
from schemas.document import Document

COMPANY = "柏坞窑业有限公司"


def cover(sheet: Sheet) -> None:
    for row in range(4):
        for column in range(6):
            sheet.area(2 + 98 * column, 20 + 98 * row, 98 + 98 * column, 116 + 98 * row, grey=0.3 + 0.1 * row)
    sheet.put(60, 100, f"{COMPANY} BOWU", 14)
    sheet.put(60, 560, "2031", 40)
    sheet.put(60, 600, "年度社会责任报告", 22)
    sheet.put(60, 660, "一炉火，百年青", 14)
    sheet.put(60, 720, "二〇三二年三月", 11)


def document(folder: Path, *sheets: object) -> Document:
    return prepare(read(draw(folder / "a.pdf", [cover, *sheets])))  # type: ignore[list-item]


def body(english: str, size: float) -> object:
    def page(sheet: Sheet) -> None:
        end = sheet.put(60, 80, "走进窑场", 20)
        sheet.put(end + 6, 80, english, size)
        sheet.put(60, 120, "窑场简介", 13)
        sheet.column(60, 150, prose("甲", 12, 42), 11)

    return page


@pytest.mark.parametrize(
    ("english", "size", "title"),
    [
        ("ABOUT THE KILNS", 9, "走进窑场"),
        ("ABOUT THE KILNS", 14.1, "走进窑场ABOUT THE KILNS"),
        ("ESG", 9, "走进窑场ESG"),
    ],
)
def test_small_english_beside_a_title_is_no_part_of_it(tmp_path: Path, english: str, size: float, title: str) -> None:
    found = document(tmp_path, body(english, size))
    assert [one.title for one in found.sections] == [title, "窑场简介"]


def test_a_cover_with_tiles_heads_nothing(tmp_path: Path) -> None:
    found = document(tmp_path, body("ABOUT THE KILNS", 9))
    assert {block.kind for block in found.blocks if block.page == 1} == {"cover"}
    assert found.identity.title == "社会责任报告"
    assert found.year == 2031


def test_the_year_of_a_cover_over_two_lines_is_one_date(tmp_path: Path) -> None:
    rows = list(dates.read(document(tmp_path, body("ABOUT THE KILNS", 9))))
    assert [row.evidence.text for row in rows if row.evidence.page == 1] == ["2031年度", "二〇三二年三月"]
