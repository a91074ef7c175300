"""Pages that are not one column of clean text: columns, side boxes, text beside pictures; by both page readers."""

from pathlib import Path

import pytest
from drawing import READERS, Draw, Sheet, cells, draw, paragraphs, prose, read

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


def test_a_ruled_table_stays_in_its_column(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        text = prose("乙", 9, 18)
        page.column(60, 100, prose("甲", 14, 18))
        page.column(320, 100, text[:5])
        page.ruled((320, 390, 460, 530), (190, 210, 230, 250))
        for row in range(3):
            for column, x in enumerate((326, 396, 466)):
                page.put(x, 204 + 20 * row, f"丙{row}{column}", 10)
        page.column(320, 275, text[5:])

    document = read_sheets(tmp_path, reader, sheet)
    assert cells(document) == [f"丙{row}{column}" for row in range(3) for column in range(3)]
    assert order(document) == "甲" * 14 + "乙" * 5 + "丙" * 9 + "乙" * 4


@pytest.mark.parametrize("left", [60, 320])
def test_a_heading_is_centred_in_its_column(tmp_path: Path, reader: str, left: int) -> None:
    heading = "居中的一行小标题啊"

    def sheet(page: Sheet) -> None:
        page.column(380 - left, 100, prose("甲", 12, 18))
        page.column(left, 100, [line.removesuffix("。") + "行" * line.endswith("。") for line in prose("乙", 5, 18)])
        page.put(left + 4.5 * 12, 190, heading)
        page.column(left, 208, prose("丙", 6, 18))

    document = read_sheets(tmp_path, reader, sheet)
    assert heading in [block.span.of(document.text) for block in document.blocks]


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


def test_a_footnote_does_not_break_the_paragraph_over_the_page_break(tmp_path: Path, reader: str) -> None:
    def first(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 20, 36)[:-1])
        page.column(72, 720, ["① 注文说明指标口径。", "② 第二条注文，说明来源并且", "写到第二行为止。"], 9, step=12)

    def second(page: Sheet) -> None:
        page.column(72, 100, prose("乙", 10, 36))

    found = paragraphs(read_sheets(tmp_path, reader, first, second))
    assert found[0].startswith("甲一行") and found[0].endswith("。") and len(found[0]) == 29 * 36 - 3
    assert [note[0] for note in found[1:3]] == ["①", "②"]
    assert "来源并且写到第二行" in found[2]


def test_a_last_list_item_is_no_footnote(tmp_path: Path, reader: str) -> None:
    def first(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 20, 36))
        page.put(72, 720, "① 列表的最后一项，与正文同样大小", 12)

    def second(page: Sheet) -> None:
        page.column(72, 100, ["乙" + "文" * 35, "到此为止。"])

    document = read_sheets(tmp_path, reader, first, second)
    assert all(line.role == "body" for page in document.pages for line in page.lines)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (("签约率98%", "1", "，创新高。"), "签约率98%，创新高。"),
        (("全年收入1,234", "2", "万元。"), "全年收入1,234万元。"),
        (("员工总数", "[3]", "为35人。"), "员工总数为35人。"),
        (("使用面积120m", "2", "。"), "使用面积120m²。"),
        (("捐款35万元", "*", "。"), "捐款35万元。"),
        (("约合3.5×10", "6", "元。"), "约合3.5×10⁶元。"),
    ],
)
def test_raised_marks_leave_no_digit_behind(tmp_path: Path, reader: str, printed: tuple[str, ...], text: str) -> None:
    words, mark, after = printed

    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 4, 36))
        right = page.put(72, 220, words)
        right = page.put(right, 216, mark, 7)
        page.put(right, 220, after)

    assert text in paragraphs(read_sheets(tmp_path, reader, sheet))


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (("签约率", "98%", 0), "签约率98%"),  # small, but on the line
        (("12.", "50", 4), "12.50"),  # cents of a price
        (("满意", "3人参加", 4), "满意3人参加"),  # words, no mark
        (("CO", "2", -3), "CO2"),  # lowered
    ],
)
def test_small_type_that_is_no_mark_stays(
    tmp_path: Path, reader: str, printed: tuple[str, str, float], text: str
) -> None:
    large, small, raised = printed

    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 4, 36))
        page.put(page.put(72, 220, large, 14), 220 - raised, small, 8)

    assert text in paragraphs(read_sheets(tmp_path, reader, sheet))


def test_a_large_figure_and_its_small_words_are_one_line(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        right = page.put(72, 120, "共办结", 10)
        right = page.put(right, 120, "98", 28)
        page.put(right, 120, "项", 10)
        page.put(72, 134, "下方的小字说明另成一行", 10)
        page.column(72, 200, prose("甲", 4, 36))

    assert paragraphs(read_sheets(tmp_path, reader, sheet))[:2] == ["共办结98项", "下方的小字说明另成一行"]


def test_small_words_beside_a_large_figure_but_over_each_other_stay_apart(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.put(72, 120, "98", 28)
        page.put(130, 104, "签约率百分数", 9)
        page.put(130, 118, "二零二二年度", 9)
        page.column(72, 200, prose("甲", 4, 36))

    found = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert {"98", "签约率百分数", "二零二二年度"} == set(found[:3])


def chaptered(heads: str, size: float) -> list[Draw]:
    """Return one sheet for each sign, with the name of the chapter of this sign at its top."""

    def sheet(page: Sheet, sign: str, number: int) -> None:
        page.put(400, 60, f"{sign}、某一章的名称", size)
        page.column(72, 130, prose("甲", 20 + number, 36))

    return [lambda page, sign=sign, at=at: sheet(page, sign, at) for at, sign in enumerate(heads)]


@pytest.mark.parametrize(("heads", "size"), [("一一二二二三", 12), ("一二三四五六", 9)])
def test_a_head_with_the_name_of_the_chapter_is_no_text(tmp_path: Path, reader: str, heads: str, size: float) -> None:
    document = read_sheets(tmp_path, reader, *chaptered(heads, size))
    assert "某一章的名称" not in document.text
    assert [page.running_head for page in document.pages] == [f"{sign}、某一章的名称" for sign in heads]


def test_a_title_of_each_page_in_large_type_is_text(tmp_path: Path, reader: str) -> None:
    document = read_sheets(tmp_path, reader, *chaptered("一二三四五六", 20))
    assert document.text.count("某一章的名称") == 6


def test_first_lines_of_pages_are_no_heads(tmp_path: Path, reader: str) -> None:
    sheets = [lambda page, sign=sign: page.column(72, 80, prose(sign, 20, 36)) for sign in "甲乙丙丁戊己"]
    document = read_sheets(tmp_path, reader, *sheets)
    assert order(document) == "".join(sign * 20 for sign in "甲乙丙丁戊己")


def test_short_lines_beside_a_picture_stay_lines(tmp_path: Path, reader: str) -> None:
    items = ["甲社区服务中心", "乙社区服务中心", "丙社区服务中心"]

    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("丁", 8, 36))
        page.column(72, 300, items)
        page.picture(310, 285, 500, 350)

    assert paragraphs(read_sheets(tmp_path, reader, sheet))[-3:] == items


def test_short_lines_of_a_side_box_stay_lines(tmp_path: Path, reader: str) -> None:
    items = ["甲社区服务中心", "乙社区服务中心", "丙社区服务", "丁社区服务", "戊社区服务中心"]

    def sheet(page: Sheet) -> None:
        page.column(60, 104, items, 9, step=13)
        page.column(200, 100, prose("己", 20, 28), 12, step=17)

    assert paragraphs(read_sheets(tmp_path, reader, sheet))[:5] == items


def test_a_heading_over_the_right_column_belongs_to_it(tmp_path: Path, reader: str) -> None:
    def sheet(page: Sheet) -> None:
        page.put(310, 90, "丙、右栏标题", 16)
        page.column(310, 120, prose("丁", 10, 17))
        page.put(72, 120, "甲、左栏标题", 16)
        page.column(72, 150, prose("乙", 8, 17))

    assert order(read_sheets(tmp_path, reader, sheet)) == "甲" + "乙" * 8 + "丙" + "丁" * 10


@pytest.mark.parametrize("step", [18, 30])
def test_a_table_of_words_without_rules_is_no_column_text(tmp_path: Path, reader: str, step: float) -> None:
    rows = [
        ("培训与发展", "组织岗位技能培训和安全教育"),
        ("健康与关怀", "每年安排体检，建立职工档案"),
        ("沟通与参与", "召开职工大会，征集合理化建议三十条"),
        ("权益与保障", "签订集体合同"),
        ("文化与活动", "举办运动会和读书会，丰富业余生活"),
    ]

    def sheet(page: Sheet) -> None:
        for at, (label, words) in enumerate(rows):
            page.put(90, 200 + step * at, label)
            page.put(230, 200 + step * at, words)
        page.column(72, 420, prose("乙", 4, 36))

    text = read_sheets(tmp_path, reader, sheet).text
    places = [text.index(words) for row in rows for words in row]
    assert places == sorted(places)


def test_a_table_in_one_of_two_columns_keeps_its_place(tmp_path: Path, reader: str) -> None:
    """A ruled table in one of two columns stays a table, between the text over and under it."""

    def sheet(page: Sheet) -> None:
        page.column(72, 100, prose("甲", 6, 17))
        page.ruled([72, 140, 210, 276], [230, 250, 270])
        for x, words in ((80, "指标"), (150, "本年"), (220, "上年")):
            page.put(x, 245, words)
        for x, words in ((80, "捐赠"), (150, "56"), (220, "44")):
            page.put(x, 265, words)
        page.column(72, 300, prose("乙", 6, 17))
        page.column(310, 100, prose("丙", 17, 17))

    document = read_sheets(tmp_path, reader, sheet)
    assert "".join(sign for sign in document.text if sign in "甲乙丙") == "甲" * 6 + "乙" * 6 + "丙" * 17
    assert cells(document) == ["指标", "本年", "上年", "捐赠", "56", "44"]
    assert document.text.index("指标") > document.text.rindex("甲")
    assert document.text.index("指标") < document.text.index("乙")


@pytest.mark.parametrize("left", [72, 90])  # under the bullet, under the words
def test_an_item_goes_on_under_its_bullet(tmp_path: Path, reader: str, left: float) -> None:
    def sheet(page: Sheet) -> None:
        page.column(48, 60, prose("甲", 3, 38))
        page.put(72, 120, "●")
        page.put(90, 120, "乙" + "文" * 34)
        page.put(left, 140, "在这一行结束")
        page.put(72, 160, "●")
        page.put(90, 160, "丙项目很短")
        page.put(72, 180, "●")
        page.put(90, 180, "丁项目也很短")
        page.column(48, 220, prose("戊", 3, 38))

    found = paragraphs(read_sheets(tmp_path, reader, sheet))
    assert found[1:4] == ["●乙" + "文" * 34 + "在这一行结束", "●丙项目很短", "●丁项目也很短"]
