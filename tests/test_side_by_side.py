"""Tables with few rules or none: beside each other, under a last rule, over a page break, without any head."""

from pathlib import Path

import pytest
from drawing import Sheet, draw, raw_pages, read

from extractors.tables import cell_quantities
from extractors.tables.grid import read_cells
from schemas.document import Document

ROWS = [["收支", "2021", "2022"], ["供水收入", "310", "342"], ["管网养护", "28", "31"], ["人员经费", "97", "99"]]
MORE = [["专户存款", "41", "52"], ["应付货款", "12", "13"], ["其他款项", "7", "8"], ["存货", "5", "4"]]
SIDE = [["巡查", "2021", "2022"], ["泵站", "35", "36"], ["水厂", "12", "15"], ["管廊", "9", "8"]]


def put(sheet: Sheet, x: float, y: float, rows: list[list[str]]) -> float:
    """Print rows with their columns 80 points apart; return where the next one would stand."""
    for row in rows:
        for at, words in enumerate(row):
            sheet.put(x + (90 if at else 0) + 45 * max(0, at - 1), y, words, 10)
        y += 16
    return y


def grids(document: Document) -> list[list[list[str]]]:
    """Return the words of each table, row by row."""
    found = []
    for table in document.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell.span.of(document.text))
        found.append([rows[row] for row in sorted(rows)])
    return found


def tables(folder: Path, page: object) -> list[list[list[str]]]:
    document = read(draw(folder / "a.pdf", [page]))  # type: ignore[list-item]
    return grids(document)


def test_a_longer_table_beside_a_shorter_one(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        y = put(sheet, 310, 100, [*ROWS, *MORE])
        put(sheet, 50, y - 4 * 16, SIDE)
        put(sheet, 310, y, [["固定资产", "500", "480"]])

    longer = [*ROWS, *MORE, ["固定资产", "500", "480"]]
    assert tables(tmp_path, page) == [longer, SIDE]


def test_a_remark_beside_a_row_or_two_is_no_table(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        put(sheet, 150, 100, [*ROWS, *MORE])
        sheet.put(60, 100 + 2 * 16, "注一", 10)

    (table,) = tables(tmp_path, page)
    assert len(table) == len(ROWS) + len(MORE)


def ruled(sheet: Sheet, x: float, y: float, rows: list[list[str]]) -> float:
    """Print rows of which the first stands between two rules; return where the next one would stand."""
    for top in (y - 11, y + 5):
        for side in (x - 2, x + 85, x + 130):
            sheet.canvas.line(side, 842 - top, side + (87 if side == x - 2 else 45), 842 - top)
    return put(sheet, x, y, rows)


def test_rows_go_on_under_the_rule_that_closes_the_heads(tmp_path: Path) -> None:
    again = [["存款（元）", "2021", "2022"], *MORE]

    def page(sheet: Sheet) -> None:
        ruled(sheet, 150, ruled(sheet, 150, 100, ROWS), again)

    document = read(draw(tmp_path / "a.pdf", [page]))
    (table,) = document.tables
    views = read_cells(table, document.text)
    heads = {view.text: (view.corner, view.heads) for view in views if view.role == "data"}
    assert heads["342"] == ("收支", ("2022",))
    assert heads["52"] == ("存款（元）", ("2022",))


def test_a_table_further_down_is_another_one(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        y = ruled(sheet, 150, 100, ROWS)
        sheet.canvas.line(148, 842 - y, 325, 842 - y)
        put(sheet, 150, y + 60, [["存款", "2020", "2021"], *MORE])

    assert [len(table) for table in tables(tmp_path, page)] == [len(ROWS), len(MORE) + 1]


def test_two_rows_between_rules_are_two(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        y = ruled(sheet, 150, 100, ROWS[:3])
        sheet.canvas.line(148, 842 - y + 11, 325, 842 - y + 11)

    assert tables(tmp_path, page) == [ROWS[:3]]


def test_words_that_take_two_lines_between_rules_are_one_row(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for y in (89, 105, 141, 157, 173):
            sheet.canvas.line(148, 842 - y, 325, 842 - y)
        put(sheet, 150, 100, [["项目", "2021", "2022"], ["供水工作经费", "310", "342"], ["（含税）"]])
        put(sheet, 150, 152, [["养护经费", "28", "31"], ["人员经费", "97", "99"]])

    (table,) = tables(tmp_path, page)
    assert table[1:] == [["供水工作经费（含税）", "310", "342"], ["养护经费", "28", "31"], ["人员经费", "97", "99"]]


def test_a_sentence_under_a_table_is_no_row(tmp_path: Path) -> None:
    rows = [[*a, *b] for a, b in zip([*ROWS, *MORE], [*MORE, *ROWS], strict=True)]

    def page(sheet: Sheet) -> None:
        y = put(sheet, 50, 100, rows)
        end = sheet.put(70, y, "管网长度。以千米计，含支管，数值取整，即", 10)
        sheet.put(end + 20, y, "四舍五入", 10)

    (table,) = tables(tmp_path, page)
    assert len(table) == len(rows)


def long(rows: int) -> list[list[str]]:
    return [
        [f"{'供管水泵'[at % 4]}{'站网厂房'[at // 4 % 4]}经费", str(300 + at * 37 % 400), str(500 + at * 53 % 400)]
        for at in range(rows)
    ]


def over_a_break(folder: Path, second: list[list[str]]) -> list[list[list[str]]]:
    """Read a table with three rules whose last rows, given, stand on a second page between two rules."""

    def rules(sheet: Sheet, ys: list[float]) -> None:
        for y in ys:
            sheet.canvas.line(148, 842 - y, 325, 842 - y)

    def page(sheet: Sheet) -> None:
        end = put(sheet, 150, 60, [["经费", "2021", "2022"], *long(44)])
        rules(sheet, [49, 65, end - 11])

    def following(sheet: Sheet) -> None:
        end = put(sheet, 150, 60, second)
        rules(sheet, [49, end - 11])
        sheet.put(60, end + 60, "以上经费均按制度使用，手续完备，已经审计。", 10)
        sheet.put(60, 764, "下一年度继续加强经费管理，提高使用效益。", 10)

    document = read(draw(folder / "a.pdf", [page, following]))
    return grids(document)


def test_the_rest_of_a_table_with_few_rules_belongs_to_it(tmp_path: Path) -> None:
    rest = [["宣传费", "41", "52"], ["会议费", "12", "13"], ["差旅费", "7", "8"]]
    (table,) = over_a_break(tmp_path, rest)
    assert table[-3:] == rest
    assert len(table) == 1 + 44 + 3


def test_a_table_with_a_head_on_the_next_page_is_its_own(tmp_path: Path) -> None:
    other = [["人数", "2021", "2022"], ["泵站", "41", "52"], ["水厂", "12", "13"], ["管廊", "7", "8"]]
    assert [len(table) for table in over_a_break(tmp_path, other)] == [1 + 44, 4]


def test_figures_side_by_side_without_heads_are_none(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        put(sheet, 150, 100, [["供水收入", "310", "342"], ["管网养护", "—", "31"], ["人员经费", "97", "99"]])

    document = read(draw(tmp_path / "a.pdf", [page]))
    assert [row.evidence.text for row in cell_quantities.read(document)] == []


def test_figures_with_a_narrow_gap_between_are_two(tmp_path: Path) -> None:
    rows = [["项目", "2021", "2022"], ["供水收入", "310", "342"], ["管网养护", "28", "31"], ["人员经费", "97", "99"]]

    def page(sheet: Sheet) -> None:
        y = put(sheet, 150, 100, rows)
        sheet.put(150, y, "专户存款", 10)
        sheet.put(sheet.put(240, y, "1,234,56", 10) + 5, y, "78,901", 10)

    glyphs = raw_pages(draw(tmp_path / "widths.pdf", [page]))[0].glyphs
    if max(glyph["x1"] - glyph["x0"] for glyph in glyphs if glyph["text"] in "0123456789") > 6:
        pytest.skip("no Chinese font is installed, PDFium takes digits for wide: install fonts-lxgw-wenkai")
    (table,) = tables(tmp_path, page)
    assert table == [*rows, ["专户存款", "1,234,56", "78,901"]]


def test_words_with_a_narrow_gap_over_two_columns_stay_together(tmp_path: Path) -> None:
    rows = [["项目", "2021", "2022"], ["供水收入", "310", "342"], ["管网养护", "28", "31"], ["人员经费", "97", "99"]]

    def page(sheet: Sheet) -> None:
        y = put(sheet, 150, 100, rows)
        sheet.put(150, y, "专户存款", 10)
        sheet.put(sheet.put(245, y, "本年未 单独", 10) + 3, y, "统计", 10)

    (table,) = tables(tmp_path, page)
    assert len(table[-1]) == 2
