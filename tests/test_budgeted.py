"""What a budget sets for its own year is budgeted, also where no word beside the sum says so."""

from dataclasses import replace

import pytest
from builders import P, report
from made_tables import cells_of

from pipeline.extract import extract_document
from schemas.document import Document, Table

DEPARTMENT = "2024年部门预算"


def written(kind: str, title: str, *paragraphs: P | str) -> Document:
    """A report of one section."""
    cover = [P("松岭市河道管理所", kind="cover", size=22.0), P(kind, kind="cover", size=26.0)]
    return report([*cover, P(title, size=16.0, bold=True), *paragraphs])


def bases(document: Document) -> list[tuple[str, str | None]]:
    """The texts of the quantities of a report, each with its basis."""
    return [(row["text"], row["basis"]) for row in extract_document(document).tables["quantities"].to_pylist()]


def test_sums_and_shares_of_a_budget() -> None:
    said = "2024年收入预算86万元，其中：事业收入22万元，占25.58%；上年结转4万元。"
    found = dict(bases(written(DEPARTMENT, "一、收入预算情况", said)))
    assert found == dict.fromkeys(("86万元", "22万元", "25.58%", "4万元"), "budget")


@pytest.mark.parametrize(
    ("title", "head", "basis"),
    [
        ("四、部门支出总表", "金额（万元）", "budget"),
        ("四、部门支出总表", "2023年执行数（万元）", "execution"),
        ("四、部门支出总表", "人数（人）", None),
        ("四、国有资产情况", "金额（万元）", None),
    ],
)
def test_sums_in_the_sheets_of_a_budget(title: str, head: str, basis: str | None) -> None:
    rows = [["项目", head], ["河道疏浚", "38"], ["堤岸养护", "27"]]
    plain = written(DEPARTMENT, title, P(cells_of(rows, 0)[0], kind="table"))
    block = plain.blocks[-1]
    table = Table(span=block.span, page=1, cells=cells_of(rows, block.span.start)[1], rule="ruled")
    assert bases(replace(plain, tables=(table,))) == [("38", basis), ("27", basis)]


@pytest.mark.parametrize(
    ("kind", "title", "text"),
    [
        ("2024年社会责任报告", "一、收支情况", "疏浚支出22万元。"),
        ("2024年部门决算", "一、支出决算情况", "疏浚支出22万元。"),
        (DEPARTMENT, "一、国有资产占用情况", "房屋价值22万元。"),
        (DEPARTMENT, "一、上年预算执行情况", "疏浚支出22万元。"),
        (DEPARTMENT, "一、支出预算情况", "2023年疏浚支出22万元。"),
        (DEPARTMENT, "一、支出预算情况", "疏浚支出减少，主要是设备费22万元转由上级承担。"),
        (DEPARTMENT, "一、支出预算情况", "巡河补贴标准22万元。"),
        (DEPARTMENT, "一、支出预算情况", "疏浚支出较上年增加22万元。"),
        (DEPARTMENT, "一、支出预算情况", "实际支出22万元。"),
        (DEPARTMENT, "一、所情介绍", "沿河产值22万元。"),
    ],
)
def test_what_a_budget_does_not_set(kind: str, title: str, text: str) -> None:
    assert bases(written(kind, title, text)) == [("22万元", None)]
