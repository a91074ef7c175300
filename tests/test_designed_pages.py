"""Designed pages: cards, charts, panels and short columns, drawn here, and what else has numbers in large type."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from drawing import Sheet, draw, paragraphs, prose, raw_pages, read

from extractors.accounting import account
from extractors.honours import honours
from extractors.numbers import quantities as prose_quantities
from extractors.registry import prepare
from extractors.tables import card_quantities, cell_quantities
from schemas.document import Document
from schemas.tables import Quantity
from schemas.text import squeeze

Page = Callable[[Sheet], None]
FIGURES = (
    ("1,268", "次", "安全检查次数"),
    ("98.6", "%", "用户满意度"),
    ("3.2", "亿元", "安全投入"),
    ("0", "起", "重大事故"),
)


def text(sheet: Sheet, y: float = 70, title: str = "一、安全管理") -> None:
    """Print a heading and a paragraph over the page's whole width, which tell how large its text is."""
    sheet.put(60, y, title, 15)
    sheet.column(
        60,
        y + 26,
        [
            "公司完善安全管理体系，落实各级责任，定期检查并整改隐患，做到责任到",
            "岗、检查到位、整改到底，全年运行平稳。",
        ],
        12,
    )


def cards(sheet: Sheet, x: float = 60, y: float = 200, *, above: bool = False) -> None:
    """Print a row of cards: a large number with a small unit, its caption under or over it."""
    for at, (number, unit, caption) in enumerate(FIGURES):
        left = x + 120 * at
        end = sheet.put(left, y, number, 26)
        sheet.put(end + 2, y, unit, 10)
        sheet.put(left, y - 34 if above else y + 18, caption, 9)


def document_of(folder: Path, *pages: Page) -> Document:
    return prepare(read(draw(folder / "a.pdf", pages)))


def quantities(document: Document) -> list[tuple[str | None, str | None, str | None, str, str | None]]:
    return [(q.metric, q.value_text, q.unit, q.role, q.direction) for q in card_quantities.read(document)]


def headings(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def said(document: Document) -> list[str]:
    return [p.span.of(document.text) for p in document.passages if p.kind in ("sentence", "item")]


LEVELS = [
    ("安全检查次数", "1268", "次", "level", None),
    ("用户满意度", "98.6", "%", "level", None),
    ("安全投入", "320000000", "元", "level", None),
    ("重大事故", "0", "起", "level", None),
]


@pytest.mark.parametrize("above", [False, True])
def test_a_file_of_cards_without_any_prose(tmp_path: Path, above: bool) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(200, 60, "某某公司2022年年度报告", 20)
        sheet.put(60, 110, "数说2022", 15)
        cards(sheet, above=above)

    document = document_of(tmp_path, page)
    assert quantities(document) == LEVELS
    assert headings(document) == ["数说2022"]


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_a_row_of_cards(tmp_path: Path, reader: str, above: bool) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        cards(sheet, above=above)
        text(sheet, 260, "二、职业健康")

    document = prepare(read(draw(tmp_path / "a.pdf", [page]), reader))
    assert quantities(document) == LEVELS
    assert headings(document)[-1] == "职业健康"
    assert document.tables == ()
    assert not any("满意度" in words for words in said(document))


def test_cards_in_a_column_at_the_side_do_not_tear_the_text(tmp_path: Path) -> None:
    lines = prose("甲", 14, 26)

    def page(sheet: Sheet) -> None:
        sheet.area(410, 0, 595, 842, grey=0.85)
        sheet.column(60, 80, lines, 12)
        for at, (number, unit, caption) in enumerate(FIGURES):
            end = sheet.put(430, 110 + 80 * at, number, 28)
            sheet.put(end + 4, 110 + 80 * at, unit, 10)
            sheet.put(430, 128 + 80 * at, caption, 9)

    document = document_of(tmp_path, page)
    assert quantities(document) == LEVELS
    assert "".join(lines) in paragraphs(document)


CHANGES = [
    ("↑ 12.4%", "12.4", "%", "up"),
    ("同比-3.1%", "3.1", "%", "down"),
    ("较上年提高1.2个百分点", "1.2", "百分点", "up"),
    ("缩短1.9小时", "1.9", "小时", "down"),
]


def test_what_a_card_says_of_a_change(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        cards(sheet)
        for at, (words, *_) in enumerate(CHANGES):
            sheet.put(60 + 120 * at, 232, words, 8)

    found = [row for row in quantities(document_of(tmp_path, page)) if row[3] == "change"]
    expected = [
        (caption, value, unit, "change", way)
        for (_, _, caption), (_, value, unit, way) in zip(FIGURES, CHANGES, strict=True)
    ]
    assert found == expected


def test_a_number_below_one_and_a_signed_fall(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        said = (("0.42", "件", "每万双次品"), ("-6.5", "%", "单位煤耗降幅"), ("2.4", "人次", "人均体检"))
        for at, (number, unit, caption) in enumerate(said):
            end = sheet.put(60 + 160 * at, 200, number, 26)
            sheet.put(end + 4, 200, unit, 10)
            sheet.put(60 + 160 * at, 218, caption, 9)

    assert quantities(document_of(tmp_path, page)) == [
        ("每万双次品", "0.42", "件", "level", None),
        ("单位煤耗", "6.5", "%", "change", "down"),
        ("人均体检", "2.4", "人次", "level", None),
    ]


def test_two_numbers_with_a_slash_have_each_a_half_of_the_caption(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        said = (("3条/41口", "窑线/窑炉", "配属窑车58辆"), ("612人", "在岗职工", ""), ("2.4人次", "人均体检/走访", ""))
        for at, (number, caption, second) in enumerate(said):
            sheet.put(60 + 160 * at, 200, number, 20)
            sheet.put(60 + 160 * at, 216, caption, 9)
            sheet.put(60 + 160 * at, 228, second, 9)

    assert [(metric, value, unit) for metric, value, unit, *_ in quantities(document_of(tmp_path, page))] == [
        *(("窑线", "3", "条"), ("窑炉", "41", "口"), ("配属窑车", "58", "辆")),
        *(("在岗职工", "612", "人"), ("人均体检/走访", "2.4", "人次")),
    ]


def test_a_caption_may_say_by_how_much_it_changed(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (number, unit, lines) in enumerate(
            (
                *(("9.91", "%", ["窑损率，下降0.60个百分", "点"]), ("4,064", "吨", ["节柴折合减排"])),
                ("31", "座", ["窑炉，2021年末"]),
            )
        ):
            left = 60 + 160 * at
            end = sheet.put(left, 200, number, 26)
            sheet.put(end + 2, 200, unit, 10)
            sheet.column(left, 216, lines, 9, step=11)

    document = document_of(tmp_path, page)
    found = quantities(document)
    assert {row.period_end for row in card_quantities.read(document) if row.unit == "座"} == {date(2021, 12, 31)}
    assert ("窑损率", "9.91", "%", "level", None) in found
    assert ("窑损率", "0.60", "百分点", "change", "down") in found
    assert len(found) == 4


@pytest.mark.parametrize("above", [False, True])
def test_a_remark_with_a_comma_is_no_caption(tmp_path: Path, above: bool) -> None:
    remarks = ("其中，夜查增长9.5%", "与去年，提升1.2个百分点", "截至年末，增加3亿元", "连续三年，减少2起")

    def page(sheet: Sheet) -> None:
        text(sheet)
        cards(sheet, above=above)
        for at, words in enumerate(remarks):
            sheet.put(60 + 120 * at, 216 if above else 232, words, 9)

    found = [(row.metric, row.value_text) for row in card_quantities.read(document_of(tmp_path, page))]
    assert {("安全检查次数", "1268"), ("用户满意度", "98.6"), ("安全投入", "320000000"), ("重大事故", "0")} <= set(
        found
    )
    assert not any("其中" in metric or "年末" in metric for metric, _ in found)


def test_a_second_number_below_that_of_a_card(tmp_path: Path) -> None:
    second = ("同比增长9.5%", "上年97.1%", "支出2.8亿元", "同比减少2起")

    def page(sheet: Sheet) -> None:
        sheet.put(200, 30, "某某公司2022年年度报告", 20)
        text(sheet)
        cards(sheet, above=True)
        for at, words in enumerate(second):
            sheet.put(60 + 120 * at, 216, words, 9)

    document = document_of(tmp_path, page)
    found = [
        (row.metric, row.value_text, row.role, row.period_start and row.period_start.year)
        for row in card_quantities.read(document)
    ]
    assert ("安全检查次数", "9.5", "change", 2022) in found
    assert ("用户满意度", "97.1", "level", 2021) in found
    assert ("安全投入支出", "280000000", "level", 2022) in found
    assert ("重大事故", "2", "change", 2022) in found
    assert not [row for row in prose_quantities.read(document) if row.value_text in {"97.1", "280000000"}]


def test_a_second_number_below_the_caption(tmp_path: Path) -> None:
    """It is no part of the caption; what no word names (0.2起/百人) and how long it lasts is no level."""
    second = ("占检查点98.2%", "连续11年", "占支出1.52%", "0.2起/百人")

    def page(sheet: Sheet) -> None:
        text(sheet)
        cards(sheet)
        for at, words in enumerate(second):
            sheet.put(60 + 120 * at, 229, words, 9)

    levels = {(metric, value) for metric, value, *_ in quantities(document_of(tmp_path, page))}
    named = {("安全检查次数占检查点", "98.2"), ("安全投入占支出", "1.52")}
    assert levels == {(caption, value) for caption, value, *_ in LEVELS} | named


def test_a_unit_in_the_caption(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (caption, number) in enumerate(
            [("营业收入（亿元）", "43.7"), ("船队规模（艘）", "82"), ("公益支出（万元）", "965")]
        ):
            sheet.put(60 + 150 * at, 190, caption, 9)
            sheet.put(60 + 150 * at, 214, number, 22)

    assert [row[:3] for row in quantities(document_of(tmp_path, page))] == [
        ("营业收入", "4370000000", "元"),
        ("船队规模", "82", "艘"),
        ("公益支出", "9650000", "元"),
    ]


def test_captions_beside_numbers(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (number, lines) in enumerate(
            (("4,216", ["员工总数", "（人）"]), ("52.6", ["人均培训学时", "（学时）"]))
        ):
            end = sheet.put(60 + 220 * at, 200, number, 26)
            sheet.column(end + 8, 190, lines, 9, step=14)

    assert [row[:3] for row in quantities(document_of(tmp_path, page))] == [
        ("员工总数", "4216", "人"),
        ("人均培训学时", "52.6", "学时"),
    ]


def test_a_line_in_latin_is_no_part_of_a_caption(tmp_path: Path) -> None:
    said_ = (("Water Saved", "节约用水", "12.8"), ("Reduced", "减少排放", "3.4"))

    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (latin, caption, number) in enumerate(said_):
            sheet.put(60 + 220 * at, 170, latin, 8)
            sheet.put(60 + 220 * at, 184, caption, 9)
            sheet.put(sheet.put(60 + 220 * at, 210, number, 22) + 3, 210, "万吨", 9)

    assert [row[:3] for row in quantities(document_of(tmp_path, page))] == [
        ("节约用水", "128000", "吨"),
        ("减少排放", "34000", "吨"),
    ]


def test_a_unit_on_a_line_of_its_own(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (number, unit, caption) in enumerate((("1,268", "吨标准煤", "全年节能量"), ("36", "起", "应急处置"))):
            sheet.put(60 + 220 * at, 200, number, 26)
            sheet.put(60 + 220 * at, 214, unit, 9)
            sheet.put(60 + 220 * at, 230, caption, 9)

    assert [row[:3] for row in quantities(document_of(tmp_path, page))] == [
        ("全年节能量", "1268", "吨标准煤"),
        ("应急处置", "36", "起"),
    ]


ROWS = [
    ("指标", "单位", "2021年", "2022年"),
    ("综合能耗", "吨标准煤", "12,680", "11,946"),
    ("用水量", "万吨", "86.2", "80.5"),
    ("废水排放", "万吨", "40.1", "38.7"),
    ("用电量", "万千瓦时", "720.4", "698.2"),
]


@pytest.mark.parametrize("shaded", [(0, 2, 4), (1, 3)])
def test_rows_that_are_shaded_in_turn_are_one_table(tmp_path: Path, shaded: Sequence[int]) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for row, cells in enumerate(ROWS):
            for column, words in enumerate(cells):
                if row in shaded:
                    sheet.area(60 + 110 * column, 180 + 22 * row, 170 + 110 * column, 202 + 22 * row)
                sheet.put(66 + 110 * column, 195 + 22 * row, words, 10)

    document = document_of(tmp_path, page)
    (table,) = document.tables
    assert [cell.span.of(document.text) for cell in table.cells] == [words for row in ROWS for words in row]


def _steps(sheet: Sheet) -> None:
    text(sheet)
    for at, words in enumerate(("摸清底数", "分类施策", "逐项整改")):
        sheet.put(60 + 150 * at, 200, f"{at + 1}", 28)
        sheet.put(60 + 150 * at, 218, words, 9)


def _years(sheet: Sheet) -> None:
    text(sheet)
    for at, words in enumerate(("建成首座门站", "启动管网改造", "实现全城通气")):
        sheet.put(60 + 150 * at, 200, f"{2019 + at}", 24)
        sheet.put(60 + 150 * at, 218, words, 9)


def _lone(sheet: Sheet) -> None:
    text(sheet)
    sheet.put(60, 200, "100", 30)
    sheet.put(60, 218, "周年纪念", 9)


def _in_heading(sheet: Sheet) -> None:
    text(sheet, title="一、2,140人次参加演练")
    sheet.put(60, 180, "二、完成投入3.2亿元", 18)
    sheet.column(60, 206, prose("乙", 4, 34), 12)


def _table(sheet: Sheet) -> None:
    text(sheet)
    sheet.ruled([60, 200, 320, 440], [180, 205, 230, 255])
    for row, cells in enumerate(
        [("指标", "2021年", "2022年"), ("检查次数", "1,120", "1,268"), ("满意度", "97.9", "98.6")]
    ):
        for at, words in enumerate(cells):
            sheet.put(66 + 130 * at, 197 + 25 * row, words, 12 if row else 16)


@pytest.mark.parametrize("page", [_steps, _years, _lone, _in_heading, _table])
def test_other_large_numbers_make_no_card(tmp_path: Path, page: Page) -> None:
    document = document_of(tmp_path, page)
    assert document.cards == ()
    assert all(line.role != "card" for line in document.pages[0].lines)


def bars(sheet: Sheet, values: Sequence[float], *, scale: bool) -> None:
    """Draw upright bars with their values and years, and a scale at the left with its lines."""
    for at, value in enumerate(values):
        left = 110 + 70 * at
        sheet.area(left, 400 - 30 * value, left + 36, 400, grey=0.5)
        sheet.put(left + 8, 396 - 30 * value, f"{value:.1f}", 8)
        sheet.put(left + 6, 413, f"{2019 + at}", 8)
    for tick in range(4) if scale else ():
        sheet.put(80, 403 - 40 * tick, f"{1.5 * tick:.1f}", 8)
        sheet.canvas.line(98, 842 - 400 + 40 * tick, 480, 842 - 400 + 40 * tick)
    sheet.put(200, 258, "近五年安全投入（亿元）", 10)


def _with_scale(sheet: Sheet) -> None:
    bars(sheet, [2.0, 2.2, 2.5, 3.0, 3.2], scale=True)


def _without_scale(sheet: Sheet) -> None:
    bars(sheet, [2.0, 2.2, 2.5, 3.0, 3.2], scale=False)


def _across(sheet: Sheet) -> None:
    for at, (name, value) in enumerate((("东区", 120), ("西区", 86), ("南区", 54))):
        sheet.put(80, 309 + 24 * at, name, 9)
        sheet.area(120, 300 + 24 * at, 120 + value, 312 + 24 * at, grey=0.5)
        sheet.put(124 + value, 309 + 24 * at, f"{value}", 9)


def _pie(sheet: Sheet) -> None:
    for start, extent in ((90, 223), (313, 137)):
        sheet.slice(160, 340, 60, start=start, extent=extent)
    for at, words in enumerate(("男职工 62%", "女职工 38%")):
        sheet.area(240, 320 + 20 * at, 247, 327 + 20 * at, grey=0.4)
        sheet.put(252, 327 + 20 * at, words, 8)


def _curve(sheet: Sheet) -> None:
    heights = (300, 312, 330, 345, 362)
    for at, (y, below) in enumerate(pairwise(heights)):
        sheet.canvas.line(100 + 70 * at, 842 - y, 170 + 70 * at, 842 - below)
    for at, y in enumerate(heights):
        sheet.put(92 + 70 * at, y - 6, f"{6.8 - 0.5 * at:.1f}%", 8)
        sheet.put(88 + 70 * at, 400, f"{2019 + at}年", 8)


def _values_in_bars(sheet: Sheet) -> None:
    """Draw three bars with their values inside and a curve over them whose values stand higher."""
    points = [(128, 290), (198, 280), (268, 300)]
    for at, (value, height) in enumerate(((41.9, 80), (44.0, 90), (42.6, 84))):
        left = 110 + 70 * at
        sheet.area(left, 400 - height, left + 36, 400, grey=0.8)
        sheet.put(left + 6, 409 - height, f"{value}", 8)
        sheet.put(left + 4, 413, f"{2022 + at}年", 8)
        sheet.put(left + 8, points[at][1] - 5, f"{2.9 - 0.2 * at:.2f}", 8)
    for (x, y), (right, below) in pairwise(points):
        sheet.canvas.line(x, 842 - y, right, 842 - below)
    sheet.put(150, 268, "近三年产值与利润", 9)


@pytest.mark.parametrize("drawing", [_with_scale, _without_scale, _across, _pie, _curve, _values_in_bars])
@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_a_chart_labels_what_is_drawn_and_says_nothing(tmp_path: Path, reader: str, drawing: Page) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        drawing(sheet)
        text(sheet, 480, "二、职业健康")

    document = prepare(read(draw(tmp_path / "a.pdf", [page]), reader))
    labels = [line for line in document.pages[0].lines if line.role == "chart"]
    assert len(labels) >= 2
    assert document.tables == ()
    assert headings(document)[-1] == "职业健康"
    assert not any(any(map(str.isdigit, words)) for words in said(document))
    (page_account,) = account(document, [])
    assert dict(page_account.left_out_by)["chart"] == sum(map(_numbers, (line.text for line in labels)))


def _numbers(words: str) -> int:
    return sum(1 for part in words.replace("（", " ").split() if any(map(str.isdigit, part)))


def test_numbers_of_a_table_beside_shaded_cells_are_no_chart(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (name, value) in enumerate((("东区", "300"), ("西区", "200"), ("南区", "100"))):
            sheet.area(60, 190 + 20 * at, 220, 208 + 20 * at)
            sheet.put(66, 204 + 20 * at, name, 10)
            sheet.put(240, 204 + 20 * at, value, 10)

    assert all(line.role != "chart" for line in document_of(tmp_path, page).pages[0].lines)


def test_shaded_cells_of_a_table_hold_no_values_of_bars(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, value in enumerate(("300", "200", "100")):
            sheet.area(60 + 60 * at, 240 - 8 * at, 120 + 60 * at, 270)
            sheet.put(66 + 60 * at, 262, value, 10)

    assert all(line.role != "chart" for line in document_of(tmp_path, page).pages[0].lines)


def test_the_last_row_of_a_table_right_above_a_chart_is_no_title_of_it(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.ruled((80, 260, 380, 500), [150 + 18 * at for at in range(6)])
        rows = (("窑场", "窑数", "产量"), ("东窑", "12", "86.5"), ("西窑", "7", "41.2"), ("南窑", "9", "52.9"))
        for at, words in enumerate((*rows, ("合计", "28", "180.6"))):
            for x, word in zip((90, 270, 390), words, strict=True):
                sheet.put(x, 163 + 18 * at, word, 10)
        bars(sheet, [2.0, 2.2, 2.5, 3.0, 3.2], scale=True)

    document = prepare(read(draw(tmp_path / "a.pdf", [page])))
    words = [cell.span.of(document.text) for table in document.tables for cell in table.cells]
    assert words[-3:] == ["合计", "28", "180.6"]
    assert sum(line.role == "chart" for line in document.pages[0].lines) >= 10


def test_a_table_right_beside_a_pie_keeps_its_last_column_and_its_unit(tmp_path: Path) -> None:
    rows = (
        ("窑型", "年初", "年末"),
        ("隧道窑", "2,403", "2,596"),
        ("梭式窑", "400", "250"),
        ("合计", "2,803", "2,846"),
    )

    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.put(190, 286, "单位：座", 9)
        sheet.ruled((60, 140, 190, 240), [292 + 20 * at for at in range(5)])
        for at, words in enumerate(rows):
            for x, word in zip((66, 146, 196), words, strict=True):
                sheet.put(x, 306 + 20 * at, word, 9)
        for start, extent in ((90, 223), (313, 137)):
            sheet.slice(310, 340, 60, start=start, extent=extent)
        sheet.put(262, 272, "图2 2019—2023年末在用窑炉按结构的构成（%）", 9)
        for at, words in enumerate(("隧道窑 91%", "梭式窑 9%")):
            sheet.area(390, 320 + 20 * at, 397, 327 + 20 * at, grey=0.4)
            sheet.put(402, 327 + 20 * at, words, 8)

    document = prepare(read(draw(tmp_path / "a.pdf", [page])))
    (table,) = document.tables
    assert [cell.span.of(document.text) for cell in table.cells] == [word for words in rows for word in words]
    assert sorted(line.text for line in document.pages[0].lines if line.role == "chart") == sorted(
        ["图2 2019—2023年末在用窑炉按结构的构成（%）", "隧道窑 91%", "梭式窑 9%"]
    )
    assert {row.unit for row in cell_quantities.read(document)} == {"座"}


def test_text_beside_a_chart_below_cards_is_whole(tmp_path: Path) -> None:
    lines = prose("甲", 9, 20)

    def page(sheet: Sheet) -> None:
        text(sheet)
        cards(sheet, y=190)
        sheet.column(60, 245, lines, 11)
        for start, extent in ((90, 223), (313, 137)):
            sheet.slice(430, 280, 50, start=start, extent=extent)
        for at, words in enumerate(("窑炉 62%", "干燥 38%")):
            sheet.area(500, 265 + 20 * at, 507, 272 + 20 * at, grey=0.4)
            sheet.put(512, 272 + 20 * at, words, 8)

    document = document_of(tmp_path, page)
    assert quantities(document) == LEVELS
    assert not any(line in said(document) for line in lines[:-1]), "no line is a sentence of its own"


@pytest.mark.parametrize("round_", [0.0, 6.0])
def test_a_panel_beside_text_is_read_by_itself(tmp_path: Path, round_: float) -> None:
    main, side = prose("甲", 12, 26), prose("乙", 9, 12)

    def page(sheet: Sheet) -> None:
        sheet.area(400, 74, 540, 250, round_=round_)
        sheet.column(60, 90, main, 12)
        sheet.column(410, 96, side, 10, step=16)

    found = paragraphs(document_of(tmp_path, page))
    assert "".join(main) in found
    assert "".join(side) in found


def test_a_panel_level_with_the_text_under_a_title_is_read_behind_the_title(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(60, 80, "把火守到天亮", 20)
        sheet.column(60, 120, prose("甲", 16, 22), 12)
        sheet.area(350, 100, 540, 330)
        sheet.put(362, 126, "凌晨的窑口", 14)
        sheet.column(362, 150, prose("乙", 8, 13), 12)

    assert headings(document_of(tmp_path, page))[:2] == ["把火守到天亮", "凌晨的窑口"]


def test_a_name_in_larger_print_at_the_right_signs_and_heads_nothing(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet, title="窑主致辞")
        sheet.column(60, 150, prose("甲", 8, 38), 12)
        sheet.put(440, 320, "窑主", 11)
        sheet.put(470, 321, "林守窑", 16)
        text(sheet, 380, "走进窑场")

    assert headings(document_of(tmp_path, page)) == ["窑主致辞", "走进窑场"]


def test_panels_in_a_grid_are_read_one_after_the_other(tmp_path: Path) -> None:
    names = [("绿色港口", "省港口协会"), ("文明单位", "市文明委"), ("示范窗口", "市总工会"), ("先进集体", "市卫健委")]

    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, lines in enumerate(names):
            x, y = 60 + 180 * (at % 2), 180 + 90 * (at // 2)
            sheet.area(x, y, x + 160, y + 70, round_=5)
            sheet.column(x + 20, y + 28, lines, 11)

    found = paragraphs(document_of(tmp_path, page))
    assert found[-8:] == [words for lines in names for words in lines]


def test_titles_in_a_row_each_over_its_text(tmp_path: Path) -> None:
    titles = ("绿色采购", "员工关爱", "社区共建")
    lines = [
        ["建立绿色采购目录，将环保要", "求写入合同。"],
        ["设立互助基金，帮扶困难员工", "九十六人。"],
        ["与社区结对，开展科普活动四", "十七场。"],
    ]

    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (title, words) in enumerate(zip(titles, lines, strict=True)):
            sheet.put(60 + 160 * at, 200, title, 13)
            sheet.column(60 + 160 * at, 222, words, 11, step=16)

    document = document_of(tmp_path, page)
    assert headings(document)[-3:] == list(titles)
    assert said(document)[-3:] == ["".join(words) for words in lines]


def test_headers_of_a_table_are_no_titles_of_columns(tmp_path: Path) -> None:
    rows = (("管网改造", "李恒", "六月底"), ("泵站检修", "王芳", "九月底"), ("水厂扩建", "赵晴", "十月底"))

    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, words in enumerate(("项目名称", "负责人", "完成时限")):
            sheet.put(60 + 140 * at, 200, words, 13)
        sheet.canvas.line(60, 842 - 206, 480, 842 - 206)
        for row, cells in enumerate(rows):
            for at, words in enumerate(cells):
                sheet.put(60 + 140 * at, 224 + 18 * row, words, 10)

    found = "".join(document_of(tmp_path, page).text.split())
    assert "管网改造李恒六月底泵站检修王芳九月底" in found


def test_cells_of_a_table_are_no_panels(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        for row in range(3):
            for column in range(3):
                x, y = 60 + 150 * column, 180 + 50 * row
                sheet.area(x, y, x + 150, y + 50, grey=0.8 + 0.05 * row)
                sheet.column(x + 8, y + 20, [f"第{row}行", f"第{column}列"], 10, step=14)

    found = "".join(paragraphs(document_of(tmp_path, page)))
    assert found.index("第0行") < found.index("第1行") < found.index("第2行")
    assert "第1列" in found[found.index("第0行") : found.index("第1行")]


def test_two_short_columns_whose_lines_stand_at_other_heights(tmp_path: Path) -> None:
    left, right = prose("甲", 3, 18), prose("乙", 3, 18)

    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.column(60, 200, left, 12)
        sheet.column(320, 193, right, 12)

    found = paragraphs(document_of(tmp_path, page))
    assert found[-2:] == ["".join(left), "".join(right)]


def test_items_of_a_narrow_column_stand_apart(tmp_path: Path) -> None:
    first, second = (
        ["为夜班岗位配备移动休息舱二十六个，改善夜间", "休息条件；"],
        ["组织岗位练兵四十场，参训职工达一千二百余人", "次。"],
    )
    other = prose("乙", 6, 16)

    def page(sheet: Sheet) -> None:
        sheet.column(60, 100, first, 11, step=16)
        sheet.column(60, 138, second, 11, step=16)
        sheet.column(340, 104, other, 11, step=16)

    found = paragraphs(document_of(tmp_path, page))
    assert "".join(first) in found
    assert "".join(second) in found


def test_text_of_a_form_drawn_in_another_scale_has_its_size(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.canvas.beginForm("small")
        sheet.canvas.setFont("STSong-Light", 100)
        sheet.canvas.drawString(0, 0, "港")
        sheet.canvas.endForm()
        sheet.canvas.saveState()
        sheet.canvas.transform(0.2, 0, 0, 0.2, 60, 500)
        sheet.canvas.doForm("small")
        sheet.canvas.restoreState()

    (raw,) = raw_pages(draw(tmp_path / "a.pdf", [page]))
    (glyph,) = [glyph for glyph in raw.glyphs if glyph["text"] == "港"]
    assert glyph["size"] == pytest.approx(20, abs=0.1)


def test_a_card_is_cited_with_its_caption(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        cards(sheet)

    rows: list[Quantity] = list(card_quantities.read(document_of(tmp_path, page)))
    assert {row.source for row in rows} == {"card"}
    assert len({row.evidence.statement_id for row in rows}) == len(rows)
    assert all(row.evidence.bbox is not None for row in rows)


@pytest.mark.parametrize("behind", [False, True])
def test_the_number_of_a_chapter_beside_or_behind_its_title(tmp_path: Path, behind: bool) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(60, 200, "01", 70)
        sheet.put(80 if behind else 180, 190, "让风光走得更远", 26)
        sheet.column(180, 260, prose("甲", 4, 30), 11)
        sheet.column(60, 262, ["本章议题", "应对气候", "能源可及"], 8, step=13)

    (section,) = document_of(tmp_path, page).sections
    assert (section.number, section.title) == ("01", "让风光走得更远")


def test_a_large_figure_beside_a_heading_is_no_number_of_it(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.put(60, 200, "26", 70)
        sheet.put(180, 190, "让风光走得更远", 26)
        sheet.column(180, 260, prose("甲", 4, 30), 11)

    assert [(s.number, s.title) for s in document_of(tmp_path, page).sections] == [(None, "让风光走得更远")]


def _timeline(sheet: Sheet, years: Sequence[str]) -> None:
    text(sheet, title="一、企业历程")
    for at, (year, words) in enumerate(
        zip(years, ("首座冷藏厂投产，年加工3,000吨。", "与17个渔村签约。", "登记碳汇1.14万吨。"), strict=True)
    ):
        sheet.put(60 + 160 * at, 220, year, 15)
        sheet.put(60 + 160 * at, 240, words, 9)


def test_a_year_over_a_sentence_is_its_period(tmp_path: Path) -> None:
    document = document_of(tmp_path, lambda sheet: _timeline(sheet, ["1998", "2011年", "2023年6月"]))
    periods = {q.evidence.text: (str(q.period_start), str(q.period_end)) for q in prose_quantities.read(document)}
    assert periods == {
        "3,000吨": ("1998-01-01", "1998-12-31"),
        "17个": ("2011-01-01", "2011-12-31"),
        "1.14万吨": ("2023-06-01", "2023-06-30"),
    }


def test_a_year_beside_a_sentence_is_its_period(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet, title="一、企业历程")
        for at, (year, words) in enumerate(
            (("2015", "注册资本5,000万元。"), ("2018", "产能达到30万台。"), ("2021", "带动就业620人。"))
        ):
            sheet.put(60, 200 + 30 * at, year, 15)
            sheet.put(150, 200 + 30 * at, words, 10)

    rows = prose_quantities.read(document_of(tmp_path, page))
    assert {q.evidence.text: q.period_start and q.period_start.year for q in rows} == {
        "5,000万元": 2015,
        "30万台": 2018,
        "620人": 2021,
    }


def test_other_words_over_sentences_are_no_periods(tmp_path: Path) -> None:
    document = document_of(tmp_path, lambda sheet: _timeline(sheet, ["2022", "东区", "西区"]))
    assert {q.period_start for q in prose_quantities.read(document)} == {None}


AWARDS = [
    ("绿色港口五星标识", "江城市港口协会"),
    ("低碳先行者", "江城市节能学会"),
    ("文明窗口", "江城市总工会"),
    ("诚信标杆", "江城市商会"),
]


def _award_cards(sheet: Sheet) -> None:
    for at, (title, grantor) in enumerate(AWARDS):
        x, y = 60 + 240 * (at % 2), 170 + 100 * (at // 2)
        sheet.area(x, y, x + 220, y + 80, round_=5)
        sheet.put(x + 30, y + 30, title, 11)
        sheet.put(x + 30, y + 48, grantor, 9)
        sheet.put(x + 30, y + 64, f"2022年{at + 1}月", 9)


def _award_list(sheet: Sheet) -> None:
    for at, (title, grantor) in enumerate(AWARDS):
        x, y = 60 + 250 * (at % 2), 180 + 22 * (at // 2)
        sheet.put(x, y, f"2022.0{at + 1}", 8)
        sheet.put(x + 46, y, title, 9)
        sheet.put(x + 160, y, grantor, 8)


@pytest.mark.parametrize("drawing", [_award_cards, _award_list])
def test_awards_listed_alike_have_grantor_and_date(tmp_path: Path, drawing: Page) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet, title="一、所获荣誉")
        drawing(sheet)

    rows = list(honours.read(document_of(tmp_path, page)))
    assert [(row.title, row.grantor, str(row.period_start)) for row in rows] == [
        (title, grantor, f"2022-0{at + 1}-01") for at, (title, grantor) in enumerate(AWARDS)
    ]


def test_text_in_a_frame_of_its_own_wraps_at_the_frame(tmp_path: Path) -> None:
    lines = ["支行客户经理三次上山核验仓单，当日完成授信一百八", "十万元。", "社员平均多收三千元。"]

    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.area(60, 180, 330, 250)
        sheet.column(72, 200, lines, 10.5, step=16)

    assert "支行客户经理三次上山核验仓单，当日完成授信一百八十万元。" in said(document_of(tmp_path, page))


def test_the_first_heading_of_a_page_without_cover_is_one(tmp_path: Path) -> None:
    def chapter(sheet: Sheet) -> None:
        sheet.put(60, 80, "安全与健康", 20)
        sheet.column(60, 110, prose("甲", 5, 36), 12)

    def report(sheet: Sheet) -> None:
        sheet.put(60, 80, "江城港务2022年社会责任报告", 20)
        sheet.column(60, 110, prose("甲", 5, 36), 12)

    assert headings(document_of(tmp_path, chapter)) == ["安全与健康"]
    assert headings(document_of(tmp_path, report)) == []


def test_small_print_at_the_edge_names_the_organisation(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.put(60, 810, "30  江城港务集团有限公司 2022 企业社会责任报告", 8)

    def short(sheet: Sheet) -> None:
        text(sheet)
        sheet.put(60, 810, "江城港务2022年度社会责任报告", 8)

    assert document_of(tmp_path, page).identity.org == "江城港务集团有限公司"
    assert document_of(tmp_path, short).identity.org == "江城港务"


HISTORY = (
    ("1987 年", "第一座码头开工，设计通过能力120万吨。"),
    ("1996 年", "成立港务局，职工2,140人。"),
    ("2004 年", "集装箱航线增至18条。"),
    ("2024 年", "全年吞吐量达到2亿吨。"),
)


def _history(sheet: Sheet, sizes: Sequence[float], *, at_edge: str = "1987年的一号码头（资料图）") -> None:
    """Draw a line with a mark beside each year, words under it, at the foot small print with the report's title."""
    sheet.put(60, 70, "大事记", 19)
    sheet.put(60, 95, "与发展历程", 19)
    for at, ((year, words), size) in enumerate(zip(HISTORY, sizes, strict=True)):
        y = 130 + 66 * at
        sheet.area(193, y, 193 + size, y + 10, grey=0.3)
        sheet.put(220, y, year, 15)
        sheet.put(220, y + 22, words, 9.5)
    sheet.put(220, 774, at_edge, 7.5)
    sheet.put(28, 792, "溯川港务集团2024年年度报告", 7.5)


def test_years_beside_the_marks_of_a_timeline_are_the_periods_under_them(tmp_path: Path) -> None:
    document = document_of(tmp_path, lambda sheet: _history(sheet, [10] * 4))
    assert {q.evidence.text: q.period_start and q.period_start.year for q in prose_quantities.read(document)} == {
        "120万吨": 1987,
        "2,140人": 1996,
        "18条": 2004,
        "2亿吨": 2024,
    }
    assert document.year == 2024
    assert headings(document) == ["大事记与发展历程"]


def test_other_large_lines_under_each_other_are_two_headings(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for at, words in enumerate(("和谐发展", "与时俱进", "责任管理")):
            sheet.put(60, 70 + 26 * at, words, 19)
        text(sheet, 200)

    assert headings(document_of(tmp_path, page))[:3] == ["和谐发展", "与时俱进", "责任管理"]


def _lists(sheet: Sheet, mark: str) -> None:
    """Draw two short columns: a title over list items, whose second lines hang under the words of the first."""
    text(sheet)
    for x in (60, 320):
        sheet.area(x, 600, x + 200, 700, grey=0.7)
    columns = (
        (
            "教育助学",
            ["“追风课堂”走进34所乡村学校，授", "课512节；"],
            ["接待学生276名，其中留守儿童一百六", "十一名。"],
        ),
        ("生计就业", ["优先雇用项目地居民，用工本地化率", "63.7%；"], ["培训光伏运维员405人，取得证书的有", "368人。"]),
    )
    for at, (title, *items) in enumerate(columns):
        x = 60 + 230 * at
        sheet.put(x, 180, title, 14)
        for place, (first, second) in enumerate(items):
            sheet.put(x, 206 + 45 * place, mark, 10.5)
            sheet.put(x + 12.75, 206 + 45 * place, first, 10.5)
            sheet.put(x + 12.75, 224 + 45 * place, second, 10.5)


def test_list_items_under_titles_side_by_side_are_whole(tmp_path: Path) -> None:
    words = said(document_of(tmp_path, lambda sheet: _lists(sheet, "■")))
    assert [one.lstrip("■ ") for one in words[-4:]] == [
        "“追风课堂”走进34所乡村学校，授课512节；",
        "接待学生276名，其中留守儿童一百六十一名。",
        "优先雇用项目地居民，用工本地化率63.7%；",
        "培训光伏运维员405人，取得证书的有368人。",
    ]


def test_an_amount_alone_is_the_part_whose_share_the_caption_tells(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.column(60, 90, prose("甲", 5, 42), 11)
        for at, (caption, number, unit, more) in enumerate(
            (("研发投入占销售收入比", "1.6", "%", "5,820万元"), ("销售收入", "36.38", "亿元", "同比增长4.1%"))
        ):
            sheet.put(60 + 200 * at, 180, caption, 9)
            end = sheet.put(60 + 200 * at, 202, number, 20)
            sheet.put(end + 3, 202, unit, 9)
            sheet.put(60 + 200 * at, 216, more, 9)

    rows = card_quantities.read(document_of(tmp_path, page))
    assert [(row.metric, row.evidence.text) for row in rows][:2] == [
        ("研发投入占销售收入比", "1.6%"),
        ("研发投入", "5,820万元"),
    ]


def _beside_title(sheet: Sheet, *, left: bool, intro: bool = True) -> None:
    """Print a side box level with the page's title, a paragraph, a heading with cards under it, another paragraph."""
    x, side = (220, 50) if left else (60, 440)
    sheet.area(side, 60, side + 120, 420)
    sheet.column(side + 8, 85, ["港区分布", "澄江码头", "泗桥码头", "南埠码头"], 9)
    sheet.put(x, 80, "走进渡口", 22)
    if intro:
        sheet.column(x, 110, ["集团设有码头五座，船舶八十", "艘，服务沿江两岸居民出行。"], 11)
    sheet.put(x, 180, "年度数字", 14)
    for at, (number, unit, caption) in enumerate(FIGURES[:2]):
        end = sheet.put(x + 110 * at, 225, number, 22)
        sheet.put(end + 2, 225, unit, 9)
        sheet.put(x + 110 * at, 242, caption, 9)
    sheet.put(x, 290, "航线经营", 14)
    sheet.column(x, 400, ["航线说明：航班时刻以公告为准，票价另行公布，特殊天气停航", "时另行通知，请留意。"] * 2, 8)
    sheet.column(x, 316, ["集团经营航线十六条，新开两", "条，旅客满意。"], 11)


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("intro", [True, False])
def test_a_side_box_level_with_the_title_is_of_the_whole_page(tmp_path: Path, left: bool, intro: bool) -> None:
    """It is read behind the title and the text right under it; cards beside it stand under their own heading."""

    def before(sheet: Sheet) -> None:
        sheet.put(60, 80, "董事长致辞", 22)
        sheet.column(60, 110, prose("甲", 8, 40), 11)

    pages = [before, lambda sheet: _beside_title(sheet, left=left, intro=intro)]
    document = prepare(read(draw(tmp_path / "a.pdf", pages)))
    words = [squeeze(block.span.of(document.text)) for block in document.blocks if block.page == 2]
    order = ["走进渡口", "澄江码头", "年度数字", "航线经营"]
    assert [word for word in words if word in order] == order
    titles = {section.title for card in document.cards if (section := document.section_at(card.span.start))}
    assert titles == {"年度数字"}
