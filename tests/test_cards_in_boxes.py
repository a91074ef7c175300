"""Cards in boxes: two years with an arrow between, small print under a number, titles over clauses; legends of pies."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from drawing import Sheet, draw, read

from extractors.numbers import quantities as prose_quantities
from extractors.registry import prepare
from extractors.tables import card_quantities, cell_quantities
from extractors.tables.card_remarks import read_remarks
from schemas.document import Document

Row = tuple[str | None, str | None, str | None, str | None, int | None]


def document_of(folder: Path, *pages: Callable[[Sheet], None]) -> Document:
    return prepare(read(draw(folder / "a.pdf", pages)))


def rows(document: Document) -> list[Row]:
    """Return metric, subject, value, unit and year of the quantities of cards."""
    return [
        (q.metric, q.subject, q.value_text, q.unit, q.period_end.year if q.period_end else None)
        for q in card_quantities.read(document)
    ]


def text(sheet: Sheet) -> None:
    sheet.put(60, 60, "渡口航运集团2022年社会责任报告", 18)
    sheet.column(60, 96, ["集团坚持安全航行，落实各级责任，定期检查船舶设备，全年运行平稳，", "旅客满意。"], 12)


YEARS = (
    ("燃油消耗量", "万吨", "6.84", "6.31", "▼7.7%"),
    ("靠泊岸电接电量", "万千瓦时", "412.5", "530.6", "▲28.6%"),
    ("单航次电耗", "千瓦时/航次", "98.4", "91.2", "▼7.3%"),
)


def year_cards(sheet: Sheet, *, arrow: str = "→", change: bool = True, note: str = "") -> None:
    """Print three boxes in a row, each with a title over two years, their numbers under them, a unit and a change."""
    for at, (title, unit, before, after, moved) in enumerate(YEARS):
        x = 60 + 165 * at
        sheet.area(x, 150, x + 150, 240)
        sheet.put(x + 8, 166, title, 10)
        sheet.put(x + 8, 184, "2021", 7)
        sheet.put(x + 8, 197, before, 10)
        if arrow:
            sheet.put(x + 66, 194, arrow, 12)
        sheet.put(x + 95, 184, "2022", 7)
        sheet.put(x + 95, 198, after, 13)
        sheet.put(x + 8, 216, unit, 8)
        if change:
            sheet.put(x + 95, 216, moved, 9)
        if note:
            sheet.put(x + 8, 232, note, 8)


def test_a_card_of_two_years_has_both_numbers_and_the_change(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        year_cards(sheet)

    document = document_of(tmp_path, page)
    assert rows(document) == [
        ("燃油消耗量", None, "68400", "吨", 2021),
        ("燃油消耗量", None, "63100", "吨", 2022),
        ("燃油消耗量", None, "7.7", "%", 2022),
        ("靠泊岸电接电量", None, "4125000", "千瓦时", 2021),
        ("靠泊岸电接电量", None, "5306000", "千瓦时", 2022),
        ("靠泊岸电接电量", None, "28.6", "%", 2022),
        ("单航次电耗", None, "98.4", "千瓦时/航次", 2021),
        ("单航次电耗", None, "91.2", "千瓦时/航次", 2022),
        ("单航次电耗", None, "7.3", "%", 2022),
    ]
    changes = [(q.role, q.direction) for q in card_quantities.read(document) if q.role == "change"]
    assert changes == [("change", "down"), ("change", "up"), ("change", "down")]


@pytest.mark.parametrize("options", [{"arrow": "", "change": False}, {"note": "数据来自集团能源管理平台"}])
def test_other_boxes_with_two_years_are_no_such_cards(tmp_path: Path, options: dict[str, object]) -> None:
    """Without arrow and change two numbers may be bars; further words are no part of a card."""

    def page(sheet: Sheet) -> None:
        text(sheet)
        year_cards(sheet, **options)  # type: ignore[arg-type]

    assert not [row for row in rows(document_of(tmp_path, page)) if row[4] == 2021]


def boxes(sheet: Sheet, said: Sequence[tuple[str, str, str, str]], *, above: bool = False) -> None:
    """Print boxes in a row: a large number with its unit, a caption below or above, small print at the foot."""
    for at, (number, unit, caption, remark) in enumerate(said):
        x = 60 + 165 * at
        sheet.area(x, 150, x + 150, 230)
        end = sheet.put(x + 8, 190 if above else 178, number, 22)
        sheet.put(end + 2, 190 if above else 178, unit, 9)
        sheet.put(x + 8, 165 if above else 195, caption, 10)
        sheet.put(x + 8, 205 if above else 210, remark, 7.5)


REMARKS = (
    ("86", "艘", "营运船舶", "其中电动船12艘，占比14%"),
    ("93.6", "%", "航班正点率", "2021年：91.8%"),
    ("2,140", "人", "船员总数", "持证上岗率100%"),
)


@pytest.mark.parametrize("above", [False, True])
def test_small_print_in_a_card_is_of_its_caption(tmp_path: Path, above: bool) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        boxes(sheet, REMARKS, above=above)

    document = document_of(tmp_path, page)
    assert rows(document) == [
        ("营运船舶", None, "86", "艘", 2022),
        ("营运船舶", "电动船", "12", "艘", 2022),
        ("营运船舶占比", "电动船", "14", "%", 2022),
        ("航班正点率", None, "93.6", "%", 2022),
        ("航班正点率", None, "91.8", "%", 2021),
        ("船员总数", None, "2140", "人", 2022),
        ("船员持证上岗率", None, "100", "%", 2022),
    ]
    assert not list(prose_quantities.read(document))


def test_small_print_of_a_later_year_is_no_fact(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        boxes(sheet, (("93.6", "%", "航班正点率", "2025年达到97%"), ("86", "艘", "营运船舶", "其中电动船12艘")))

    assert [row[2] for row in rows(document_of(tmp_path, page))] == ["93.6", "86", "12"]


def test_a_part_in_the_brackets_of_a_caption(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        said = (("7", "名", "监事会成员（职工监事3名）", ""), ("9", "次", "应急演练（连续6年）", ""))
        boxes(sheet, said)

    assert sorted(row[:3] for row in rows(document_of(tmp_path, page)) if row[1]) == [("监事会成员", "职工监事", "3")]


@pytest.mark.parametrize(
    ("words", "metric", "unit", "expected"),
    [
        ("占收入3.1%", "培训支出", "元", [("培训支出占收入", None, "3.1")]),
        ("甲类4座，乙类9座", "码头", "座", [("码头", "甲类", "4"), ("码头", "乙类", "9")]),
        ("上年同期35.2小时", "人均学时", "小时", [("人均学时", None, "35.2")]),
        ("组织演练36次", "培训支出", "元", [("组织演练", None, "36")]),
        ("服务5.4万小时", "志愿者", "人", [("志愿者服务", None, "54000")]),
        ("连续6年", "客户满意度", "%", []),
        ("国内客商占92%", "客商总数", "家", [("国内客商占比", None, "92")]),
        ("女性占33%", "船员总数", "人", [("船员女性占比", None, "33")]),
        ("较基准年下降12%", "单航次电耗", "千瓦时", [("单航次电耗", None, "12")]),
        ("共3家", "客户满意度", "%", []),
        ("目标值95%", "客户满意度", "%", []),
        ("行业平均88%", "客户满意度", "%", []),
        ("每百人3.2件", "合理化建议", "件", []),
        ("近三年累计1.2亿元", "安全投入", "元", []),
        ("旅客满意度97.4%", "投诉处理率", "%", [("旅客满意度", None, "97.4")]),
        ("夜航91%", "航班正点率", "%", []),
        ("其中夜航91%", "航班正点率", "%", [("航班正点率", "夜航", "91")]),
        ("新增31人，退休17人", "船员总数", "人", []),
        ("投资2亿元", "年运量", "人次", [("投资", None, "200000000")]),
        ("覆盖31个县17座码头", "年运量", "人次", [("覆盖", None, "31")]),
    ],
)
def test_what_a_remark_measures(
    words: str, metric: str, unit: str, expected: list[tuple[str, str | None, str]]
) -> None:
    found = [(one.metric, one.part, format(one.figure.value or 0, "f")) for one in read_remarks(words, metric, unit)]
    assert found == expected


def clauses(sheet: Sheet, said: Sequence[tuple[str, str]]) -> None:
    for at, (title, words) in enumerate(said):
        x, y = 60 + 250 * (at % 2), 150 + 60 * (at // 2)
        sheet.area(x, y, x + 235, y + 48)
        sheet.put(x + 8, y + 18, title, 11)
        sheet.put(x + 8, y + 36, words, 9)


def of_prose(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [(q.metric, q.subject, q.value_text) for q in prose_quantities.read(document)]


def test_the_title_of_a_card_is_whose_its_numbers_are(tmp_path: Path) -> None:
    """The words of a card that fill it do not run on into the title of the next one."""

    def page(sheet: Sheet) -> None:
        text(sheet)
        clauses(sheet, [("趸船岸电改造", "投资210万元，年节约柴油36吨，减排约113吨"), ("候船厅照明更换", "节电率41%")])

    assert of_prose(document_of(tmp_path, page)) == [
        ("投资", "趸船岸电改造", "2100000"),
        ("节约柴油", "趸船岸电改造", "36"),
        ("减排", "趸船岸电改造", "113"),
        ("节电率", "候船厅照明更换", "41"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        [("趸船岸电改造", "投资210万元。节约柴油36吨。"), ("候船厅照明更换", "节电率41%。")],
        [("案例：岸电", "投资210万元，节约柴油36吨"), ("案例：照明", "节电率41%")],
    ],
)
def test_other_titles_in_boxes_own_no_numbers(tmp_path: Path, said: list[tuple[str, str]]) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        clauses(sheet, said)

    assert not [row for row in of_prose(document_of(tmp_path, page)) if row[1]]


def test_the_values_beside_the_legend_of_a_pie_label_it(tmp_path: Path) -> None:
    parts = (("甲板部", "412人", "46.1%"), ("轮机部", "336人", "37.6%"), ("客运部", "146人", "16.3%"))

    def page(sheet: Sheet) -> None:
        text(sheet)
        sheet.put(70, 150, "船员岗位分布", 10)
        start = 0.0
        for at, (name, count, share) in enumerate(parts):
            extent = 3.6 * float(share[:-1])
            sheet.slice(110, 210, 34, start=start, extent=extent)
            start += extent
            sheet.area(170, 180 + 18 * at, 178, 188 + 18 * at, grey=0.3 + 0.2 * at)
            sheet.put(182, 188 + 18 * at, name, 9)
            sheet.put(275, 188 + 18 * at, count, 9)
            sheet.put(320, 188 + 18 * at, share, 9)

    document = document_of(tmp_path, page)
    assert {block.span.of(document.text) for block in document.blocks if block.kind == "chart"} >= {
        word for part in parts for word in part
    }
    assert not list(cell_quantities.read(document)) and not list(prose_quantities.read(document))


def values(sheet: Sheet, *, ruled: bool) -> None:
    """Print a box of labels and values; `ruled`: a rule runs under each line."""
    said = (("旅客评分", "4.8分"), ("投诉处理率", "99.2%"), ("正点率", "97.5%"), ("取消航班", "0次"))
    sheet.area(60, 150, 290, 260)
    for at, (label, value) in enumerate(said):
        y = 172 + 24 * at
        sheet.put(70, y, label, 10)
        sheet.put(240, y, value, 10)
        if ruled:
            for x0, x1 in ((66, 180), (180, 284)):
                sheet.canvas.line(x0, 842 - y - 8, x1, 842 - y - 8)


@pytest.mark.parametrize("ruled", [False, True])
def test_the_first_line_of_a_box_of_values_is_no_header(tmp_path: Path, ruled: bool) -> None:
    def page(sheet: Sheet) -> None:
        text(sheet)
        values(sheet, ruled=ruled)

    found = [(q.metric, q.value_text, q.unit) for q in cell_quantities.read(document_of(tmp_path, page))]
    assert found == [
        ("旅客评分", "4.8", "分"),
        ("投诉处理率", "99.2", "%"),
        ("正点率", "97.5", "%"),
        ("取消航班", "0", "次"),
    ]


Said = tuple[str, ...]


def narrow(sheet: Sheet, said: Sequence[tuple[Said, Said, Said]], *, above: bool) -> None:
    """Print narrow boxes in a row: a caption over or under a large number, its unit going on below; a change."""
    for at, (caption, (number, *unit), change) in enumerate(said):
        x = 60 + 120 * at
        sheet.area(x, 150, x + 100, 290)
        end = sheet.put(x + 8, 190, number, 20)
        sheet.put(end + 3, 190, unit[0], 8.5)
        lines = [*unit[1:]] if above else [*unit[1:], *caption]
        for row, words in enumerate([*lines, *change]):
            sheet.put(x + 8, 216 + 14 * row, words, 8.5)
        if above:
            sheet.put(x + 8, 165, caption[0], 8.5)


def wrapped(tmp_path: Path, *said: tuple[Said, Said, Said], above: bool = True) -> list[Row]:
    def page(sheet: Sheet) -> None:
        text(sheet)
        narrow(sheet, said, above=above)

    return rows(document_of(tmp_path, page))


@pytest.mark.parametrize("above", [True, False])
def test_a_unit_over_two_lines_is_one(tmp_path: Path, above: bool) -> None:
    """A unit that goes on under its number is put together, also a whole one, beside a caption over or under it."""
    found = wrapped(
        tmp_path,
        (("岸电供电量",), ("4,326", "万千瓦", "时"), ()),
        (("疏浚土方",), ("9,718", "万立", "方米"), ()),
        (("碳减排量",), ("3,054", "吨二", "氧化碳", "当量"), ()),
        (("旅客投诉",), ("27", "", "件"), ()),
        above=above,
    )
    assert found == [
        ("岸电供电量", None, "43260000", "千瓦时", 2022),
        ("疏浚土方", None, "97180000", "立方米", 2022),
        ("碳减排量", None, "3054", "吨二氧化碳当量", 2022),
        ("旅客投诉", None, "27", "件", 2022),
    ]


def test_the_unit_of_a_change_over_two_lines_is_one(tmp_path: Path) -> None:
    found = wrapped(
        tmp_path,
        (("准班率",), ("96.3", "%"), ("较上年提高2.5个百", "分点")),
        (("候船时间",), ("14.2", "分钟"), ("较上年缩短1.6", "分钟")),
        above=False,
    )
    assert found == [
        ("准班率", None, "96.3", "%", 2022),
        ("准班率", None, "2.5", "百分点", 2022),
        ("候船时间", None, "14.2", "分钟", 2022),
        ("候船时间", None, "1.6", "分钟", 2022),
    ]


def test_a_caption_is_no_end_of_a_unit(tmp_path: Path) -> None:
    """万 and 家 may stand alone, what is under them is a caption."""
    found = wrapped(
        tmp_path,
        (("注册用户",), ("68", "万"), ()),
        (("合作企业",), ("142", "家"), ()),
        (("人数",), ("3,870", "名"), ()),
        above=False,
    )
    assert [row[:3] for row in found] == [
        ("注册用户", None, "680000"),
        ("合作企业", None, "142"),
        ("人数", None, "3870"),
    ]


def test_a_caption_at_the_right_over_its_unit_is_whole(tmp_path: Path) -> None:
    """The unit under it stands below the number's middle and is no caption by itself."""

    def page(sheet: Sheet) -> None:
        text(sheet)
        for at, (number, caption, unit) in enumerate(
            (("817.4", "渡运旅客", "（万人次）"), ("12.36", "运费收入", "（亿元）"), ("1,462", "开行航次", "（班）"))
        ):
            x = 60 + 165 * at
            sheet.area(x, 150, x + 150, 210)
            end = sheet.put(x + 8, 190, number, 24)
            sheet.put(end + 6, 180, caption, 9)
            sheet.put(end + 6, 194, unit, 9)

    assert [row[:4] for row in rows(document_of(tmp_path, page))] == [
        ("渡运旅客", None, "8174000", "人次"),
        ("运费收入", None, "1236000000", "元"),
        ("开行航次", None, "1462", "班"),
    ]
