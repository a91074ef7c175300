"""Pages that are not one column of clean text: columns, side boxes, text beside pictures; by both page readers."""

from pathlib import Path

import pytest
from drawing import READERS, Draw, Sheet, draw, paragraphs, prose, read

from schemas.document import Document


@pytest.fixture(params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read_sheets(folder: Path, reader: str, *sheets: Draw) -> Document:
    return read(draw(folder / "a.pdf", sheets), reader)


def order(document: Document) -> str:
    """Return the signs of the lines in the order in which they were read."""
    return "".join(letter for letter in document.text if letter in "甲乙丙丁戊己")


def test_two_columns_are_read_one_after_the_other(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 12, 17))
        page.column(310, 100, prose("乙", 12, 17))

    document = read_sheets(tmp_path, reader, sheet)
    assert order(document) == "甲" * 12 + "乙" * 12
    assert [len(p) for p in paragraphs(document)] == [12 * 17 - 3] * 2


def test_a_paragraph_goes_on_in_the_next_column(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 12, 17)[:-1])
        page.column(310, 100, prose("乙", 12, 17))

    (one,) = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert len(one) == 23 * 17 - 3


def test_three_columns_are_no_table(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        for at, sign in enumerate("甲乙丙"):
            page.column(60 + 165 * at, 100, prose(sign, 10, 12))

    document = read_sheets(tmp_path, reader, sheet)
    assert order(document) == "甲" * 10 + "乙" * 10 + "丙" * 10
    assert not document.tables


def test_a_heading_over_the_full_width_parts_the_bands(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 6, 17))
        page.column(310, 100, prose("乙", 6, 17))
        page.put(120, 240, "二、标题横贯两栏的全部宽度用来分开上下文", 16)
        page.column(72, 280, prose("丙", 6, 17))
        page.column(310, 280, prose("丁", 6, 17))

    document = read_sheets(tmp_path, reader, sheet)
    assert order(document) == "甲" * 6 + "乙" * 6 + "丙" * 6 + "丁" * 6
    assert "二、标题横贯两栏的全部宽度用来分开上下文" in paragraphs(document)


def test_a_side_box_is_read_by_itself(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(
            60, 104, ["甲联系方式：", "甲电话：86543210", "甲地址：城东路", "甲邮编：200000", "甲网址：无"], 9, step=13
        )
        page.column(200, 100, prose("乙", 20, 28), 12, step=17)

    document = read_sheets(tmp_path, reader, sheet)
    assert order(document) == "甲" * 5 + "乙" * 20
    assert paragraphs(document)[-1].startswith("乙一行的正文")
    assert len(paragraphs(document)[-1]) == 20 * 28 - 3


def test_one_column_may_end_before_the_other(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 14, 17))
        page.column(310, 100, prose("乙", 5, 17))
        page.put(72, 400, "丙、短标题", 16)
        page.column(72, 430, prose("丁", 4, 36))

    assert order(read_sheets(tmp_path, reader, sheet)) == "甲" * 14 + "乙" * 5 + "丙" + "丁" * 4


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("营业收入", "1,234.50"),
            ("利润总额", "320.10"),
            ("纳税总额", "88.00"),
            ("员工人数", "512"),
            ("捐赠总额", "20"),
        ],
        [("单位名称：", "某某中心"), ("法定代表人：", "王某"), ("联系电话：", "86543210"), ("填表人：", "李某")],
        [
            ("签约率", "达到百分之百，比上年提高一个百分点"),
            ("满意率", "九成以上"),
            ("响应率", "全部按时办结，无一超时"),
        ],
    ],
)
def test_labels_and_values_stay_together(tmp_path: Path, reader: str, rows: list[tuple[str, str]]) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 80, prose("甲", 4, 36))
        for at, (label, value) in enumerate(rows):
            page.put(90, 200 + 20 * at, label)
            page.put(330, 200 + 20 * at, value)
        page.column(72, 400, prose("乙", 4, 36))

    text = read_sheets(tmp_path, reader, sheet).text
    at = -1
    for label, value in rows:
        at, before = text.index(label, at + 1), at
        assert before < at < text.index(value, at) < at + len(label) + 4


def test_a_spaced_title_is_one(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        for at, letter in enumerate("社会责任报告"):
            page.put(150 + 50 * at, 120, letter, 20)
        page.column(72, 200, prose("甲", 6, 36))

    assert paragraphs(read_sheets(tmp_path, reader, sheet))[0] == "社会责任报告"


def test_text_beside_a_picture_is_one_paragraph(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 5, 36))
        page.column(72, 220, ["乙" + "文" * 17, "乙" + "文" * 16 + "1", "2万元善款" + "字" * 13, "全部到位。"])
        page.picture(310, 205, 500, 300)
        page.column(72, 330, prose("丙", 5, 36))

    found = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert "乙" + "文" * 17 + "乙" + "文" * 16 + "12万元善款" + "字" * 13 + "全部到位。" in found


def test_text_at_the_right_of_a_picture_is_one_paragraph(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 5, 36))
        page.picture(72, 205, 280, 300)
        page.column(300, 220, ["乙" + "文" * 16, "丙" + "文" * 16, "丁" + "文" * 16, "到此为止。"])
        page.column(72, 330, prose("戊", 5, 36))

    found = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert "乙" + "文" * 16 + "丙" + "文" * 16 + "丁" + "文" * 16 + "到此为止。" in found


def test_short_lines_beside_no_picture_stay_lines(tmp_path: Path, reader: str) -> None:
    items = ["甲社区服务中心", "乙社区服务中心", "丙社区服务中心"]

    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("丁", 8, 36))
        page.column(72, 300, items)

    assert paragraphs(read_sheets(tmp_path, reader, sheet))[-3:] == items


def test_a_bullet_of_another_size_belongs_to_its_line(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 4, 36))
        page.put(72, 196, "●", 5)
        page.column(90, 200, ["乙" + "文" * 33, "到此为止。"])

    assert paragraphs(read_sheets(tmp_path, reader, sheet))[1].startswith("●乙")
