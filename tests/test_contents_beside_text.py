"""A contents list that shares its page with other text: a statement over it, a preface or cards below it."""

from pathlib import Path

import pytest
from drawing import Sheet, draw, prose, read

from extractors.registry import prepare
from schemas.document import Document

ENTRIES = ("关于本报告", "走进窑场", "守窑人", "烧成与节能", "展望")


def contents(sheet: Sheet, y: float, entries: tuple[str, ...] = ENTRIES) -> None:
    sheet.put(270, y, "目录", 18)
    for at, title in enumerate(entries):
        sheet.put(60, y + 34 + 20 * at, f"{title}{'.' * 60}{at + 1}", 11)


def preface(sheet: Sheet, y: float) -> None:
    sheet.put(60, y, "关于本报告", 18)
    sheet.column(
        60,
        y + 30,
        [
            "本报告所述窑场指柏坞窑业公司的三座窑，数据截至2031年12月31日，金额为人民币。上一份报告",
            "发布于2031年5月。",
        ],
        11,
    )


def cover(sheet: Sheet) -> None:
    sheet.put(150, 300, "柏坞窑业公司2031年社会责任报告", 20)


def body(sheet: Sheet) -> None:
    sheet.put(60, 80, "走进窑场", 18)
    sheet.column(60, 120, prose("甲", 14, 42), 11)


def headings_of(found: Document) -> list[str]:
    return [section.title for section in found.sections]


def sentences_of(found: Document) -> list[str]:
    return [p.span.of(found.text) for p in found.passages if p.kind in ("sentence", "item")]


def document(folder: Path, *sheets: object) -> Document:
    return prepare(read(draw(folder / "a.pdf", [cover, *sheets, body])))  # type: ignore[list-item]


def test_a_preface_below_the_list_is_read(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        contents(sheet, 80)
        preface(sheet, 300)

    found = document(tmp_path, page)
    assert [block.kind for block in found.blocks][:7] == ["cover", *["contents"] * 6]
    assert headings_of(found)[0] == "关于本报告"
    assert "上一份报告发布于2031年5月。" in sentences_of(found)


def titles_alone(sheet: Sheet, y: float) -> None:
    sheet.put(270, y, "目录", 18)
    for at, title in enumerate(ENTRIES):
        sheet.put(60, y + 34 + 20 * at, title, 11)


def test_the_first_chapter_below_a_list_without_page_numbers_is_read(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        titles_alone(sheet, 80)
        preface(sheet, 300)

    found = document(tmp_path, page)
    assert [block.kind for block in found.blocks][:7] == ["cover", *["contents"] * 6]
    assert headings_of(found)[0] == "关于本报告"
    assert "上一份报告发布于2031年5月。" in sentences_of(found)


def test_a_title_said_twice_in_a_list_without_page_numbers_heads_no_chapter(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        titles_alone(sheet, 80)
        sheet.put(60, 300, "走进窑场", 18)

    assert headings_of(document(tmp_path, page)) == ["走进窑场"]


def test_a_statement_over_the_list_is_read(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        preface(sheet, 80)
        contents(sheet, 300)

    found = document(tmp_path, page)
    assert "上一份报告发布于2031年5月。" in sentences_of(found)
    assert sum(block.kind == "contents" for block in found.blocks) == 6


def test_a_statement_beside_the_list_heads_no_chapter(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(220, 80, "内容真实声明", 20)
        sheet.column(60, 110, ["本公司对报告的内容负责。", "特此声明。"], 11)
        contents(sheet, 300)

    found = document(tmp_path, page)
    assert [(section.level, section.title) for section in found.sections] == [(1, "内容真实声明"), (1, "走进窑场")]


@pytest.mark.parametrize(
    "rows",
    [
        ("柏坞窑工会 2019", "北坡窑场 2020", "柏坞匠人协会 2021", "东川陶社 2022", "南坡釉料站 2023"),  # years
        ("一号窑 320", "二号窑 118", "三号窑 276", "试验窑 24", "老窑 150"),  # counts
    ],
)
def test_words_with_years_or_counts_are_no_list_of_contents(tmp_path: Path, rows: tuple[str, ...]) -> None:
    def page(sheet: Sheet) -> None:
        preface(sheet, 80)
        sheet.put(270, 300, "目录", 18)
        for at, row in enumerate(rows):
            sheet.put(60, 334 + 20 * at, row, 11)

    found = document(tmp_path, page)
    assert not any(block.kind == "contents" for block in found.blocks)


@pytest.mark.parametrize("note", ["柏坞窑业公司", "（以打印页码为准）"])
def test_a_note_without_a_sentence_is_of_the_list(tmp_path: Path, note: str) -> None:
    def page(sheet: Sheet) -> None:
        contents(sheet, 80)
        sheet.put(60, 300, note, 11)

    found = document(tmp_path, page)
    assert {block.kind for block in found.blocks if block.page == 2} == {"contents"}


def test_titles_of_chapters_may_have_signs_of_sentences(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        preface(sheet, 80)
        contents(sheet, 300, ("走进窑场", "选土；练泥", "谁来守窑？", "烧成与节能", "展望"))

    found = document(tmp_path, page)
    assert sum(block.kind == "contents" for block in found.blocks) == 6
    assert "上一份报告发布于2031年5月。" in sentences_of(found)


def test_a_list_whose_entries_have_a_sentence_each_is_one_list(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(270, 80, "目录", 18)
        for at, title in enumerate(ENTRIES):
            sheet.put(60, 114 + 40 * at, f"{title}{'.' * 60}{at + 1}", 11)
            sheet.put(60, 131 + 40 * at, "本章讲述窑火与人。", 9)

    found = document(tmp_path, page)
    assert {block.kind for block in found.blocks if block.page == 2} == {"contents"}


def test_a_list_in_a_panel_beside_text(tmp_path: Path) -> None:
    text = [
        "本报告所述窑场指柏坞窑业公司的三座窑，",
        "数据截至2031年12月31日，共有窑工38人。",
        "上一份报告发布于2031年5月，金额为人民",
        "币。",
    ]

    def page(sheet: Sheet) -> None:
        sheet.area(330, 60, 550, 320)
        sheet.put(60, 90, "关于本报告", 18)
        sheet.column(60, 120, [*text, *prose("乙", 10, 18)], 11)
        sheet.put(345, 90, "目录", 18)
        for at, title in enumerate(ENTRIES):
            sheet.put(345, 120 + 20 * at, title, 11)
            sheet.put(520, 120 + 20 * at, f"0{at + 1}", 11)
        sheet.column(345, 260, ["索取报告请与窑业公司办公室联系。"], 10)

    found = document(tmp_path, page)
    assert sum(block.kind == "contents" for block in found.blocks) == 6
    assert headings_of(found) == ["关于本报告", "走进窑场"]
    assert "上一份报告发布于2031年5月，金额为人民币。" in sentences_of(found)
    assert "索取报告请与窑业公司办公室联系。" in sentences_of(found)
