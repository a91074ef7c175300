"""A total is of what the paragraph before its table sums up; investments are called as the caption says."""

from pathlib import Path

import pytest
from made_tables import Rows, made
from test_cell_figures import Sheet

from extractors.tables import cell_quantities

ROWS = [
    ["类别", "2023年", "2022年", "占比", "增减额"],
    ["剧场", "312.40", "290.15", "61.55%", "22.25"],
    ["展馆", "195.15", "188.05", "38.45%", "7.10"],
    ["合计", "507.55", "478.20", "100.00%", "29.35"],
]


def names(rows: Rows, above: str) -> list[tuple[str | None, str | None]]:
    found = cell_quantities.read(made(rows, [above]))
    return [(row.phrase.metric, row.phrase.subject) for row in found]


def totals(above: str) -> list[str | None]:
    return [metric for metric, _ in names(ROWS, above)[-4:]]


@pytest.mark.parametrize(
    ("above", "thing"),
    [
        ("2023年度场馆票款收入合计507.55万元，其中：剧场312.40万元。各类场馆的情况如下：", "场馆票款收入"),
        ("2023年度本年支出合计507.55万元。", "本年支出"),
        ("2023年票款收入总额为507.55万元。", "票款收入"),
        ("2023年修缮支出预算为507.55万元，支出决算为478.20万元。具体情况如下：", "修缮支出"),
        ("各馆照常开放。全年票款收入507.55万元。", "票款收入"),
    ],
)
def test_a_total_is_of_what_the_paragraph_sums_up(above: str, thing: str) -> None:
    assert totals(above) == [f"{thing}合计", f"{thing}合计", f"{thing}合计占比", f"{thing}合计"]


def test_rows_below_bare_headers_are_of_what_the_sum_is_of() -> None:
    found = names(ROWS, "2023年票款收入合计507.55万元。")
    assert (found[0], found[4]) == (("票款收入", "剧场"), ("票款收入", "展馆"))
    named = [["费用", "2023年", "2022年"], ["印刷费", "312.40", "290.15"], ["合计", "312.40", "290.15"]]
    assert names(named, "2023年公用经费支出合计312.40万元。")[0] == ("印刷费", None)


@pytest.mark.parametrize(
    ("below", "thing"),
    [
        ("报告期内，公司实现票款收入31,240.58万元，同比增加7.67%。", "票款收入合计"),
        ("全年票款收入31,240.58万元。", "票款收入合计"),
        ("报告期内，公司实现票款收入3.12亿元。", "合计"),  # too few digits
        ("报告期内，公司实现票款收入31,240.85万元。", "合计"),
        ("报告期内，公司共接待观众31,240.58万人。", "合计"),
    ],
)
def test_a_total_is_of_the_sum_that_the_sentence_below_rounds(tmp_path: Path, below: str, thing: str) -> None:
    rows = [
        ["场馆", "2022年", "2021年"],
        ["剧场", "312,405,800.33", "290,150,000.10"],
        ["合计", "312,405,800.33", "290,150,000.10"],
    ]
    found = Sheet(tmp_path).rows(rows, "单位：元", below)
    assert [row["metric"] for row in found[-2:]] == [thing, thing]


def test_a_sum_below_that_is_as_much_by_chance_names_no_table_of_expenses(tmp_path: Path) -> None:
    rows = [["项目", "2022年"], ["利息支出", "3,600,000.00"], ["手续费", "860,000.00"], ["合计", "4,460,000.00"]]
    found = Sheet(tmp_path).rows(rows, "单位：元", "公司实现净利润446.0000万元。")
    assert [row["metric"] for row in found] == ["利息支出", "手续费", "合计"]


@pytest.mark.parametrize(
    "above",
    [
        "2023年度票款收入合计612.08万元，各类场馆的情况如下：",  # another sum
        "2023年剧场开放302天，票款收入507.55万元。",  # a sum that follows something else
        "2023年票款收入、租金收入507.55万元。",  # two things
        "2023年共投入507.55万元。",  # no thing
        "2023年每位观众票款收入507.55元/人。",
    ],
)
def test_other_sums_are_of_no_total(above: str) -> None:
    assert totals(above) == ["合计", "合计", "合计占比", "合计"]


INVESTED = [
    ["项目类别", "2023年", "2022年", "增减（%）", "责任单位"],
    ["防护林营造", "1,340", "1,205", "11.2", "造林站"],
    ["林区道路", "860", "915", "-6.0", "工程站"],
    ["合计", "2,200", "2,120", "3.8", ""],
]


def test_what_a_caption_says_was_invested_is_the_name_of_the_numbers() -> None:
    found = names(INVESTED, "表3 2023年林业投资完成情况")
    assert found == [*[("林业投资", "防护林营造")] * 3, *[("林业投资", "林区道路")] * 3, *[("林业投资合计", None)] * 3]


@pytest.mark.parametrize(
    "caption", ["表3 2023年林业建设情况", "表3 长期股权投资情况", "2023年林业投资完成情况", "表3 投资完成情况"]
)
def test_other_captions_name_no_investment(caption: str) -> None:
    assert names(INVESTED, caption)[0] == ("防护林营造", None)


def test_an_investment_is_none_under_headers_of_other_things() -> None:
    rows = [["项目类别", "计划数", "造林面积"], ["防护林营造", "1,340", "25"], ["林区道路", "860", "3"]]
    assert all(metric != "林业投资" for metric, _ in names(rows, "表3 2023年林业投资完成情况"))


def test_names_of_two_who_lead_name_no_row() -> None:
    rows = [
        ["队伍名称", "队长", "副队长", "人数", "活动（次）"],
        ["护林队", "雷岫远", "方若溪", "12", "30"],
        ["巡河队", "孟知秋", "何苇、陶望舒", "9", "21"],
        ["合计", "—", "—", "21", "51"],
    ]
    assert [metric for metric, _ in names(rows, "")][:4] == ["护林队", "护林队活动", "巡河队", "巡河队活动"]


def test_the_rest_below_a_band_says_by_what_it_is_sorted() -> None:
    rows = [
        ["", "2023年", "2022年"],
        ["营业收入合计", "900.00", "800.00"],
        ["分行业", ">", ">"],
        ["船舶修理", "700.00", "650.00"],
        ["其他", "200.00", "150.00"],
        ["分地区", ">", ">"],
        ["港口区", "900.00", "800.00"],
    ]
    found = names(rows, "")
    assert found[2][1] == "船舶修理"
    assert found[4:6] == [("营业收入", "分行业其他")] * 2
