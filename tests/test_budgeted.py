"""What a budget sets for its own year is budgeted, also where no word beside the sum says so."""

import pytest
from builders import P, report

from pipeline.extract import extract_document

DEPARTMENT = "2024年部门预算"


def bases(kind: str, title: str, *paragraphs: str) -> list[tuple[str, str | None]]:
    """The texts of the quantities of a report of one section, each with its basis."""
    cover = [P("松岭市河道管理所", kind="cover", size=22.0), P(kind, kind="cover", size=26.0)]
    rows = extract_document(report([*cover, P(title, size=16.0, bold=True), *paragraphs])).tables["quantities"]
    return [(row["text"], row["basis"]) for row in rows.to_pylist()]


def test_sums_and_shares_of_a_budget() -> None:
    said = "2024年收入预算86万元，其中：事业收入22万元，占25.58%；上年结转4万元。"
    found = dict(bases(DEPARTMENT, "一、收入预算情况", said))
    assert found == dict.fromkeys(("86万元", "22万元", "25.58%", "4万元"), "budget")


@pytest.mark.parametrize(
    ("kind", "title", "text"),
    [
        ("2024年社会责任报告", "一、收支情况", "疏浚支出22万元。"),
        ("2024年部门决算", "一、支出决算情况", "疏浚支出22万元。"),
        (DEPARTMENT, "一、国有资产占用情况", "房屋价值22万元。"),
        (DEPARTMENT, "一、上年预算执行情况", "疏浚支出22万元。"),
        (DEPARTMENT, "一、支出预算情况", "2023年疏浚支出22万元。"),
        (DEPARTMENT, "一、支出预算情况", "疏浚支出减少，主要是设备费22万元转由上级承担。"),
        (DEPARTMENT, "一、支出预算情况", "疏浚支出增加，主要是巡河补贴标准调到22万元。"),
        (DEPARTMENT, "一、支出预算情况", "疏浚支出较上年增加22万元。"),
        (DEPARTMENT, "一、支出预算情况", "实际支出22万元。"),
        (DEPARTMENT, "一、所情介绍", "沿河产值22万元。"),
    ],
)
def test_what_a_budget_does_not_set(kind: str, title: str, text: str) -> None:
    assert ("22万元", "budget") not in bases(kind, title, text)
