"""What stands around a table: unit lines, notes, years, what moves or expires, whose statement; made paragraphs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from builders import P, report

from extractors.tables.surroundings import Surroundings
from schemas.document import Document, Identity, Table, TableCell
from schemas.text import Span

USUAL = date(2022, 1, 1), date(2022, 12, 31)


def around(before: Sequence[str], behind: Sequence[str] = (), *, between: Sequence[str] = ()) -> Surroundings:
    """The second of two tables with the same headers, between lines; the first stands at the beginning."""
    paragraphs: list[P | str] = [
        P("项目本年上年12", kind="table"),
        *between,
        *before,
        P("项目本年上年12", kind="table"),
        *behind,
    ]
    made = report(paragraphs)
    tables = []
    for block in made.blocks:
        if block.kind == "table":
            start = block.span.start
            spans = (
                Span(start, start + 2),
                Span(start + 2, start + 4),
                Span(start + 4, start + 6),
                Span(start + 6, start + 8),
            )
            places = ((0, 0), (0, 1), (0, 2), (3, 1))
            cells = tuple(
                TableCell(row, column, 1, 1, span, 1) for (row, column), span in zip(places, spans, strict=True)
            )
            tables.append(Table(span=block.span, page=1, cells=cells, rule="ruled"))
    document = Document(
        source=made.source,
        pages=(),
        text=made.text,
        segments=(),
        blocks=made.blocks,
        tables=tuple(tables),
        identity=Identity(year=2022, period=USUAL),
    )
    return Surroundings(document, tables[1])


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("单位：万元", True), ("单位为万元", True), ("单位均为：万元", True), ("金额单位:元", True),
        ("人民币元", True), ("（人民币万元）", True), ("人民币百万元", True), ("收入情况（万元）", True),
        ("收入情况(万元)", True),
        ("收入情况", False), ("收入（万元）" + "甲" * 34, True), ("收入（万元）" + "甲" * 35, False),
        ("人民币存款", False),
    ],
)  # fmt: skip
def test_lines_above_a_table_that_may_name_its_unit(line: str, named: bool) -> None:
    assert around(["正文在这里。", line]).lines_above() == ([line] if named else [])


def test_the_nearest_of_three_lines_comes_first_and_none_behind_another_table() -> None:
    assert around(["单位：元", "单位：人", "单位：吨", "单位：户"]).lines_above() == [
        "单位：户",
        "单位：吨",
        "单位：人",
    ]
    assert around([], between=()).near(-1) == []
    assert [words for _, words in around(["甲", "乙"], ["丙", "丁", "戊", "己"]).near(1)] == ["丙", "丁", "戊"]
    assert [words for _, words in around(["甲", "乙"]).near(-1, 1)] == ["乙"]


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("注：单位为万元", True), ("备注：单位：万元", True), ("说明：单位均为万元", True),
        ("（注：单位为万元）", True), ("*单位：万元", True), ("＊单位：万元", True), ("①单位：万元", True),
        ("单位：万元", True), ("以上单位：万元", False),
        ("注：合并口径", False), ("注：单位：万元" + "甲" * 53, True), ("注：单位：万元" + "甲" * 54, False),
    ],
)  # fmt: skip
def test_notes_under_a_table_that_name_a_unit(note: str, kept: bool) -> None:
    assert around([], [note, "正文在这里。"]).notes_below() == ([note] if kept else [])


def test_notes_behind_a_caption_or_over_the_next_table_are_of_that() -> None:
    for caption in ("表2 支出", "图3 支出", "表A-1 支出", "表二支出"):
        assert around([], [caption, "注：单位为万元"]).notes_below() == []
    assert around([], ["注：单位为元", "表2 支出", "注：单位为万元"]).notes_below() == ["注：单位为元"]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2021年", 2021), ("2021年度", 2021), ("2021年末", 2021), ("2021年12月31日", 2021), ("2021年度：", 2021),
        ("2021年（续）", 2021), ("2021年度应收款项变动情况如下：", 2021),
        ("于2021年12月31日，应收款项情况如下", 2021),
        ("主要管网工程2021年变动如下：", 2021),
        ("主要管网工程2021年变动如下（续）：", 2021),
        ("主要管网工程较2021年变动如下：", 2022),
        ("2021年末应收款项如下：", 2021), ("1998年", 1998), ("2021年收入", 2022), ("收入", 2022), ("2022年", 2022),
        ("2021年6月", 2022),
    ],
)  # fmt: skip
def test_the_year_that_a_line_above_names(line: str, year: int) -> None:
    assert around([line]).usual() == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("应收账款坏账准备的变动如下：", "应收账款坏账准备"), ("应收账款坏账准备变动情况如下", "应收账款坏账准备"),
        ("应收账款坏账准备本年变动如下：", "应收账款坏账准备"),
        ("应收账款坏账准备本期增减变动列示如下：", "应收账款坏账准备"),
        ("坏账准备当年变动情况分析如下：", "坏账准备"), ("2022年度，坏账准备的变动如下：", "坏账准备"),
        ("坏账准备如下：", None), ("坏账准备的变动。", None), ("收入。坏账准备的变动如下：", None),
    ],
)  # fmt: skip
def test_what_moves_in_a_table(line: str, thing: str | None) -> None:
    assert around([line]).moves() == thing
    assert around([line, "单位：元"]).moves() == thing


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("未确认递延所得税资产的可抵扣亏损将于以下年度到期", "可抵扣亏损"),
        ("可抵扣亏损将于以下年度到期", "可抵扣亏损"), ("可抵扣亏损将于下列各会计年度内到期：", "可抵扣亏损"),
        ("可抵扣亏损将于以下年份间到期", "可抵扣亏损"),
        ("可抵扣亏损将到期", None), ("借款将于明年到期", None),
    ],
)  # fmt: skip
def test_what_expires_in_the_years_of_a_table(line: str, thing: str | None) -> None:
    assert around([line]).expires() == thing


@pytest.mark.parametrize(
    ("line", "scope"),
    [
        ("合并资产负债表", "合并"), ("母公司利润表", "母公司"), ("合并年度现金流量表", "合并"),
        ("合并年初到报告期末利润表", "合并"), ("母公司本报告期损益", "母公司"), ("合并所有者权益变动表", "合并"),
        ("母公司股东权益变动表", "母公司"),
        ("公司资产负债表", None), ("资产负债表", None), ("合并范围", None), ("合并资产负债表" + "甲" * 34, None),
    ],
)  # fmt: skip
def test_whose_statement_a_table_is(line: str, scope: str | None) -> None:
    assert around([line]).scope() == scope


@pytest.mark.parametrize(
    "line",
    [
        "公司资产负债表",
        "公司利润表",
        "公司现金流量表",
        "公司所有者权益变动表",
        "公司股东权益变动表",
        "公司利润表（续）",
    ],
)
def test_statements_of_the_company_itself_beside_those_of_the_group(line: str) -> None:
    assert around([line], ["合并资产负债表"]).scope() == "母公司"
    assert around([line], ["资产负债表"]).scope() is None


def test_the_same_table_of_another_year_has_the_lines_above_the_first() -> None:
    made = report(
        [
            "单位：元",
            P("项目本年上年12", kind="table"),
            P("项目本年上年13", kind="table"),
            P("名称今年去年13", kind="table"),
        ]
    )
    tables = []
    for block in made.blocks[1:]:
        start = block.span.start
        cells = tuple(TableCell(0, at, 1, 1, Span(start + 2 * at, start + 2 * at + 2), 1) for at in range(3))
        tables.append(Table(span=block.span, page=1, cells=cells, rule="ruled"))
    document = Document(
        source=made.source, pages=(), text=made.text, segments=(), blocks=made.blocks, tables=tuple(tables)
    )
    assert [Surroundings(document, table).lines_above() for table in tables] == [["单位：元"], ["单位：元"], []]


@pytest.mark.parametrize(("page", "lines"), [(1, ["单位：元"]), (2, ["单位：元"]), (3, [])])
def test_the_lines_over_the_table_before_hold_for_one_that_follows_it(page: int, lines: list[str]) -> None:
    made = report(["单位：元", P("项目本年", kind="table"), P("名称今年", kind="table")])
    first, second = (
        Table(span=made.blocks[at].span, page=on, cells=(), rule="ruled") for at, on in ((1, 1), (2, page))
    )
    assert Surroundings(replace(made, tables=(first, second)), second).lines_before() == lines


def test_topics_are_the_lines_above_of_forty_characters_at_most() -> None:
    assert around(["应收账款", "甲" * 41, "乙" * 40]).topics() == ["乙" * 40, "应收账款"]
    assert around([]).section() == []
