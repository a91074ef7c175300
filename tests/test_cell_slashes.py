"""Cells of two numbers with a slash between them, and what names each of them."""

import pytest
from builders import P
from made_tables import Rows, made

from extractors.tables import cell_quantities


def read(rows: Rows) -> list[tuple[str, str | None, str | None, str | None]]:
    found = cell_quantities.read(made(rows))
    return [(row.evidence.text, row.phrase.metric, row.value_text, row.unit) for row in found]


@pytest.mark.parametrize(
    ("label", "cell", "found"),
    [
        (
            "开办夜校（期）／夜校人次",
            "35／1,806",
            [("35", "开办夜校", "35", "期"), ("1,806", "夜校人次", "1806", "人次")],
        ),
        ("出动巡查船/巡查员（艘/人）", "4/26", [("4", "出动巡查船", "4", "艘"), ("26", "巡查员", "26", "人")]),
        (
            "放鱼（尾）／投入（万元）／参加（人）",
            "800／1.5／12",
            [("800", "放鱼", "800", "尾"), ("1.5", "投入", "15000", "元"), ("12", "参加", "12", "人")],
        ),
        ("单产（公斤／亩）", "46／47", []),
        ("合格批次", "46/46", []),
        ("持证／应持证", "18／19", []),
        ("渔期／休渔期", "2022/2023", []),
        ("开办夜校（期）／夜校人次", "35／—", []),
    ],
)
def test_a_label_of_several_names_each_number_of_its_cell(
    label: str, cell: str, found: list[tuple[str, str, str, str]]
) -> None:
    assert read([("项目", "2023年"), (label, cell), ("渔船（艘）", "7")])[: len(found) or -1] == found


def test_a_column_of_units_says_what_both_numbers_of_a_row_are() -> None:
    rows = [("指标", "单位", "2023年"), ("发出渔讯／收到回执", "份", "61／58"), ("渔船", "艘", "7")]
    assert read(rows) == [
        *(("61", "发出渔讯", "61", "份"), ("58", "收到回执", "58", "份")),
        ("7", "渔船", "7", "艘"),
    ]
    assert read([("指标", "说明", "2023年"), ("发出渔讯／收到回执", "累计", "61／58"), ("渔船", "艘", "7")])[1:] == []


def test_so_does_a_header() -> None:
    rows = [("渔港", "渔船/渔民（艘/人）", "码头（座）"), ("东湾", "12/40", "2"), ("西礁", "9/31", "1")]
    assert [(text, metric, unit) for text, metric, _, unit in read(rows)] == [
        *(("12", "东湾渔船", "艘"), ("40", "东湾渔民", "人"), ("2", "东湾码头", "座")),
        *(("9", "西礁渔船", "艘"), ("31", "西礁渔民", "人"), ("1", "西礁码头", "座")),
    ]


def test_how_often_somebody_was_present() -> None:
    rows = [("姓名", "职务", "出席/应出席"), ("秦望舒", "董事长", "6/7"), ("陆定安", "独立董事", "7/7")]
    assert [
        (row.phrase.subject, row.phrase.metric, row.value_text, row.unit) for row in cell_quantities.read(made(rows))
    ] == [
        *(("秦望舒", "出席", "6", "次"), ("秦望舒", "应出席", "7", "次")),
        *(("陆定安", "出席", "7", "次"), ("陆定安", "应出席", "7", "次")),
    ]
    assert read([("班组", "出席/应出席"), ("甲班", "6/7")]) == []


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("应出席／亲自出席理事会次数", ["应出席理事会", "亲自出席理事会"]),
        ("应参加/实际参加", ["应参加", "实际参加"]),
        ("应出席／委托他人次数", []),
    ],
)
def test_how_often_somebody_should_have_been_there_may_come_first(head: str, names: list[str]) -> None:
    rows = [("姓名", "职务", head), ("秦望舒", "理事长", "7/6"), ("陆定安", "理事", "7/7")]
    found = [(metric, value, unit) for _, metric, value, unit in read(rows)]
    assert found == [
        (name, value, "次") for value in ("6", "7") for name, value in zip(names, ("7", value), strict=False)
    ]


def test_a_list_of_members_as_of_a_day_says_how_often_they_were_present_in_the_year() -> None:
    rows = [("姓名", "职务", "应出席／亲自出席次数"), ("秦望舒", "理事长", "7/6"), ("陆定安", "理事", "7/7")]
    found = cell_quantities.read(made(rows, above=[P("理事会组成（截至2023年12月31日）")]))
    assert {(str(row.period_start), str(row.period_end)) for row in found} == {("2023-01-01", "2023-12-31")}


def test_goals_for_several_years() -> None:
    rows = [
        ("目标", "2020年", "目标年", "目标值", "2022年实绩"),
        ("放流鱼苗占比", "3%", "2025／2030", "20%／50%", "12%"),
        ("自用电占比", "2%", "2025", "35%", "11%"),
    ]
    found = list(cell_quantities.read(made(rows)))
    said = [(row.evidence.text, row.phrase.metric, row.period_end and row.period_end.year) for row in found]
    name = "放流鱼苗占比"
    assert said[1:4] == [("20%", name, 2025), ("50%", name, 2030), ("12%", name, 2022)]
    assert said[5] == ("35%", "自用电占比", 2025)
