"""Pages that hold more than one thing: signatures in script type, cases, forms; years of a school report."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from drawing import Sheet, draw, read

from extractors.dates import in_school_years, read_dates
from extractors.names import entities
from extractors.registry import prepare
from extractors.tables import cell_quantities
from pipeline.reading.signatures import join_signatures
from schemas.document import Document
from schemas.page import Line
from schemas.text import Box

PROSE = (
    "本报告以澜洲市水务热线中心为主体，覆盖六个班组和两个站点，数据来自",
    "值班系统，部分数据因四舍五入与合计略有出入。",
)
BODY = (
    "全年热线受理来电三万余件，班组按时到场处置，及时向来电人回复处理的",
    "结果，并按月公布办理情况，接受市民监督。",
)


def cover(sheet: Sheet) -> None:
    sheet.put(150, 200, "澜洲市水务热线中心", 24)
    sheet.put(150, 260, "2022年社会责任报告", 24)


def document_of(folder: Path, *pages: Callable[[Sheet], None]) -> Document:
    return prepare(read(draw(folder / "a.pdf", (cover, *pages))))


def headed(sheet: Sheet, y: float, title: str, lines: Sequence[str], *, size: float = 19) -> None:
    sheet.put(60, y, title, size)
    sheet.column(60, y + 30, lines, 12)


def told(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in document.sections]


def said(document: Document) -> str:
    return "".join(p.span.of(document.text) for p in document.passages if p.kind in ("sentence", "item"))


def line(text: str, x: float, top: float, size: float) -> Line:
    boxes = [Box(x + size * at, top, x + size * (at + 1), top + size) for at in range(len(text))]
    return Line(text=text, boxes=boxes, size=size, font="", bold=False)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([("闻笛", 300, 100, 13), ("党委书记、馆长", 220, 103, 9)], ["党委书记、馆长 闻笛"]),
        ([("党委书记、馆长", 220, 103, 9), ("闻笛", 300, 104, 13)], ["党委书记、馆长 闻笛"]),
        ([("馆长", 220, 103, 9), ("寄语", 250, 103, 13)], ["馆长", "寄语"]),  # no surname
        ([("馆长", 220, 103, 9), ("安全承诺", 250, 103, 13)], ["馆长", "安全承诺"]),
        ([("馆长", 220, 103, 9), ("安全", 250, 103, 13)], ["馆长", "安全"]),
        ([("服务热线", 170, 103, 9), ("闻笛", 300, 104, 13)], ["服务热线", "闻笛"]),  # no post
        ([("馆长", 100, 103, 9), ("闻笛", 300, 104, 13)], ["馆长", "闻笛"]),  # far away
        ([("馆长", 220, 80, 9), ("闻笛", 250, 104, 13)], ["馆长", "闻笛"]),  # in another line
    ],
)
def test_a_post_and_a_name_in_another_type(lines: list[tuple[str, float, float, float]], joined: list[str]) -> None:
    assert [one.text for one in join_signatures([line(*one) for one in lines])] == joined


def test_a_signature_in_larger_type_is_no_heading(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        headed(sheet, 80, "馆长致辞", BODY)
        sheet.put(420, 172, "党委书记、馆长", 10)
        sheet.put(500, 172, "闻笛", 16)
        headed(sheet, 240, "走进澜洲水务", PROSE)

    document = document_of(tmp_path, page)
    assert told(document) == [(1, "馆长致辞"), (1, "走进澜洲水务")]
    assert document.identity.signatory == "闻笛"


def test_the_title_of_a_case_box_stands_inside_the_section_that_goes_on(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        headed(sheet, 80, "一、管网养护", BODY, size=16)
        sheet.area(60, 150, 540, 240)
        sheet.put(72, 170, "【案例2-1】泵房里的课堂", 12)
        sheet.column(72, 192, ["全年接待两所小学的学生走进泵房，听师傅讲水从哪里来。"], 12)
        sheet.column(60, 270, ["阀门井逐座编号，巡查记录当天上传，缺陷按轻重排定维修时间。"], 12)
        headed(sheet, 330, "二、服务热线", BODY, size=16)

    document = document_of(tmp_path, page)
    assert told(document) == [(1, "管网养护"), (2, "【案例2-1】泵房里的课堂"), (1, "服务热线")]
    behind = document.text.index("阀门井")
    section = document.section_at(behind)
    assert section is not None
    assert section.title == "管网养护"


def _heads(sheet: Sheet, titles: Sequence[str], size: float) -> None:
    headed(sheet, 80, "关于本报告", PROSE)
    for at, title in enumerate(titles):
        sheet.put(60, 190 + 70 * at, title, size)
        sheet.column(60, 210 + 70 * at, BODY, 12)


@pytest.mark.parametrize(
    ("titles", "size", "found"),
    [
        (("报告范围", "编制依据", "获取方式"), 12.8, True),
        (("报告范围", "编制依据"), 12.8, False),  # two may be anything
        (("报告范围", "编制依据", "获取方式"), 12.3, False),
        (("报告范围", "编制依据", "我们按月公布结果。"), 12.8, False),  # text in that size
    ],
)
def test_heads_hardly_larger_than_the_text(tmp_path: Path, titles: tuple[str, ...], size: float, found: bool) -> None:
    document = document_of(tmp_path, lambda sheet: _heads(sheet, titles, size))
    assert [title for _, title in told(document)] == ["关于本报告", *(titles if found else ())]


SCHOOL = (date(2022, 9, 1), date(2023, 8, 31))


@pytest.mark.parametrize(
    ("text", "period", "found"),
    [
        ("上学年开课12门。", SCHOOL, (date(2021, 9, 1), date(2022, 8, 31))),
        ("比上年增加12门。", SCHOOL, (date(2021, 9, 1), date(2022, 8, 31))),
        ("2021-2022学年开课12门。", SCHOOL, (date(2021, 9, 1), date(2022, 8, 31))),
        ("近三年开课12门。", SCHOOL, (date(2020, 9, 1), date(2023, 8, 31))),
        ("上年度决算12万元。", SCHOOL, (date(2022, 1, 1), date(2022, 12, 31))),
        ("2022年开课12门。", SCHOOL, (date(2022, 1, 1), date(2022, 12, 31))),
        ("2021-2022年开课12门。", SCHOOL, (date(2021, 1, 1), date(2022, 12, 31))),
        ("上学年开课12门。", (date(2023, 1, 1), date(2023, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))),
        ("2021-2022学年开课12门。", (date(2023, 1, 1), date(2023, 12, 31)), (date(2021, 9, 1), date(2022, 8, 31))),
        ("2021-2022学年第一学期开课12门。", None, (date(2021, 9, 1), date(2022, 1, 31))),
        ("2021-2022学年度第二学期开课12门。", None, (date(2022, 2, 1), date(2022, 6, 30))),
        ("2021-2022学年下学期开课12门。", SCHOOL, (date(2022, 2, 1), date(2022, 6, 30))),
        ("2022学年开课12门。", None, (date(2022, 1, 1), date(2022, 12, 31))),
        ("2020-2022学年开课12门。", None, (date(2020, 1, 1), date(2022, 12, 31))),
        ("2021-2022年度开课12门。", None, (date(2021, 1, 1), date(2022, 12, 31))),
        ("秋季学期开课12门。", None, (date(2023, 9, 1), date(2023, 12, 31))),
        ("2022年春季学期开课12门。", None, (date(2022, 2, 1), date(2022, 6, 30))),
    ],
)
def test_school_years(text: str, period: tuple[date, date] | None, found: tuple[date, date]) -> None:
    (mention,) = in_school_years(text, read_dates(text, 2023), period)
    assert (mention.start, mention.end) == found


def test_a_table_and_prose_side_by_side_below_a_table_of_the_whole_page(tmp_path: Path) -> None:
    """The unit over the small table is none of the large one; no cell of it is joined to the text at its right."""
    names = ("供水收入", "排水收入", "检测收入", "其他收入", "收入合计")

    def page(sheet: Sheet) -> None:
        sheet.put(52, 70, "收入明细表", 9)
        sheet.put(500, 70, "单位：元", 9)
        for x, words in ((52, "项目"), (250, "本年数"), (360, "上年数"), (470, "合计数")):
            sheet.put(x, 88, words, 8)
        for at, name in enumerate(names):
            sheet.put(52, 106 + 14 * at, name, 8)
            for x in (230, 340, 450):
                sheet.put(x, 106 + 14 * at, f"{at + 3},{x}4,{x}.5{at}", 8)
        sheet.put(52, 190, "现金明细表", 9)
        sheet.put(225, 190, "单位：元", 9)
        sheet.put(304, 192, "收支情况说明", 12)
        sheet.put(52, 206, "项目", 8)
        sheet.put(248, 206, "金额", 8)
        for at, name in enumerate(("收到水费的现金", "收到补助的现金", "支付工程的现金", "收到其他的现金")):
            sheet.put(60, 220 + 13.5 * at, name, 8)
            sheet.put(228, 220 + 13.5 * at, f"{at + 2},345,678.5{at}", 8)
        right = (
            "年末货币资金比年初有所增加，主要是本年水费收",
            "缴及时，管网工程的支出按进度支付。年末净资产",
            "为883.35万元，其中热线中心自有的部分比年初有",
            "所增加，全年没有新增借款，也没有对外担保的事",
        )
        sheet.column(304, 215, right, 10, step=16.5)

    document = document_of(tmp_path, page)
    assert "热线中心自有的部分比年初有所增加，全年没有新增借款" in said(document)
    assert "收支情况说明" in document.text
    assert any(
        "金额" in t.span.of(document.text) and "3,345,678.51" in t.span.of(document.text) for t in document.tables
    )
    assert not any("现金明细表" in t.span.of(document.text) for t in document.tables)


def test_a_table_beside_prose_goes_on_on_the_next_page(tmp_path: Path) -> None:
    """Its rows there have the unit that stands over its first ones; the prose at its right comes behind both."""
    names = ("收到水费的现金", "收到补助的现金", "支付工程的现金", "收到其他的现金")
    prose = (
        "年末货币资金比年初有所增加，主要是本年水费收",
        "缴及时，管网工程的支出按进度支付。年末净资产",
        "为883.35万元，其中热线中心自有的部分比年初有",
        "所增加，全年没有新增借款，也没有对外担保的事",
    )

    def rows(sheet: Sheet, y: float) -> None:
        for at, name in enumerate(names):
            sheet.put(60, y + 13.5 * at, name, 8)
            sheet.put(228, y + 13.5 * at, f"{at + 2},345,678.5{at}", 8)

    def first(sheet: Sheet) -> None:
        sheet.put(60, 80, "一、财务报告", 16)
        sheet.column(60, 110, [words * 2 for words in BODY] * 16, 10, step=18)
        sheet.put(52, 704, "现金明细表", 9)
        sheet.put(225, 704, "单位：元", 9)
        sheet.put(60, 720, "项目", 8)
        sheet.put(248, 720, "金额", 8)
        rows(sheet, 734)
        sheet.put(304, 707, "收支情况说明", 12)
        sheet.column(304, 725, prose[:3], 10, step=16.5)

    def second(sheet: Sheet) -> None:
        rows(sheet, 80)
        sheet.column(304, 80, [*prose[3:], "项，审计意见为标准无保留。", *prose[:2]], 10, step=16.5)

    document = document_of(tmp_path, first, second)
    (table,) = document.tables
    assert {cell.page for cell in table.cells} == {2, 3}
    found = list(cell_quantities.read(document))
    assert len(found) == 8
    assert {row.unit for row in found} == {"元"}
    assert "热线中心自有的部分比年初有所增加，全年没有新增借款" in said(document)


FORM = (
    ("基金名称", "澜洲市热线救助基金", "登记机关", "澜洲市民政局"),
    ("原始基金", "人民币80万元", "成立时间", "2014年7月18日"),
    ("宗旨", "帮助住在老旧小区的独居老人修理水管和水表"),
    ("秘书长", "秦桂兰", "专职人员", "11人（男3人，女8人）"),
)


def _form(sheet: Sheet, rows: Sequence[Sequence[str]], *, ruled: bool = True) -> None:
    headed(sheet, 80, "一、机构概况", (), size=16)
    for at, row in enumerate(rows):
        for x, words in zip((54, 120, 310, 390), row, strict=False):
            sheet.put(x, 120 + 18 * at, words, 9)
        if ruled:
            sheet.canvas.line(50, 842 - 125 - 18 * at, 545, 842 - 125 - 18 * at)
    headed(sheet, 240, "二、年度工作", BODY, size=16)


def test_a_form_without_upright_rules(tmp_path: Path) -> None:
    """Labels name the numbers beside them; of several in one cell, the word before each tells which of them."""
    document = document_of(tmp_path, lambda sheet: _form(sheet, FORM))
    (table,) = document.tables
    assert [cell.span.of(document.text) for cell in table.cells][:4] == [*FORM[0][:2], *FORM[0][2:]]
    assert [(row.phrase.metric, row.phrase.subject, row.evidence.text) for row in cell_quantities.read(document)] == [
        ("原始基金", None, "80万元"),
        ("专职人员", None, "11人"),
        ("专职人员", "男", "3人"),
        ("专职人员", "女", "8人"),
    ]
    persons = [(row.evidence.text, row.role) for row in entities.read(document) if row.kind == "PERSON"]
    assert persons == [("秦桂兰", "秘书长")]


@pytest.mark.parametrize(
    ("rows", "ruled"),
    [
        (FORM, False),  # nothing parts the lines
        (FORM[:2], True),  # two lines may be anything
        ([*FORM[:3], ("2022年", "帮助老人三百位", "2021年", "帮助老人二百位")], True),  # a time is no label
        ([FORM[0]] * 4, True),  # labels that come again
        ([("全年热线受理来电三万余件，班组按时到场处置。",)] * 4, True),  # paragraphs
    ],
)
def test_what_is_no_form(tmp_path: Path, rows: Sequence[Sequence[str]], ruled: bool) -> None:
    document = document_of(tmp_path, lambda sheet: _form(sheet, rows, ruled=ruled))
    assert not any(table.rule == "form" for table in document.tables)
