"""Figures of a part of the time, the periods of figures, and what looks like a figure and is none: from sentences."""

from datetime import date
from typing import Any

import pytest
from builders import P, report

from extractors.numbers import read_figures
from pipeline.extract import extract_document

COVER = [
    P("青岩市供水服务中心", kind="cover", size=22.0),
    P("2022年社会责任报告", kind="cover", size=26.0),
]


def rows(text: str, table: str = "quantities") -> list[dict[str, Any]]:
    return [dict(row) for row in extract_document(report([*COVER, text])).tables[table].to_pylist()]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("泵站平均每月纸张用量24万张。", "平均每月纸张用量"),
        ("平均每年培训职工30人次。", "平均每年培训职工"),
        ("每周开展巡查2次。", "每周巡查"),
        ("每月开展培训，全年巡查12次。", "巡查"),
        ("坚持每月组织培训共12次。", "培训"),
        ("全年培训职工30人次，每月例会照常。", "培训职工"),
        ("每年投入50万元。", "投入"),
        ("月均用水量12吨。", "月均用水量"),
    ],
)
def test_a_figure_of_a_part_of_the_time_says_so(text: str, metric: str) -> None:
    assert rows(text)[0]["metric"] == metric


def test_an_average_is_no_figure_of_the_year() -> None:
    assert [row["indicator"] for row in rows("全年培训职工30人次。", "indicators")] == ["training.visits"]
    found = rows("平均每月培训职工30人次。", "indicators")
    assert "training.visits" not in {row["indicator"] for row in found}


YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("依据2020年度审计报告，中心2021年末存款189万元。", (date(2021, 12, 31), date(2021, 12, 31))),
        ("2021年末职工为120人。", (date(2021, 12, 31), date(2021, 12, 31))),
        ("2021年底启动改造工程，投入资金30万元。", YEAR),
        ("2021年底建成的泵站供水30万吨。", YEAR),
        ("2023年底前建成泵站3座。", (date(2023, 12, 31), date(2023, 12, 31))),
        ("听取《2023年工作打算》等13项汇报。", YEAR),
        ("《2021年统计手册》载明用户12万户。", YEAR),
        ("较上年减少包装用量7万个。", YEAR),
        ("上年的85%有所提高。", (date(2021, 1, 1), date(2021, 12, 31))),
    ],
)
def test_periods_of_figures(text: str, period: tuple[date, date]) -> None:
    found = rows(text)[0]
    assert (found["period_start"], found["period_end"]) == period


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("茶园从8亩增加到12亩，年均增长11%，茶农从120人增加到180人。", ["此前", "2022", "2022", "此前", "2022"]),
        ("茶园从8亩增加到12亩，年均增长11%。茶农从120人增加到180人。", ["此前", "2022", "2022", "2021", "2022"]),
        ("茶园从8亩增加到12亩，年均增长11%；茶农从120人增加到180人。", ["此前", "2022", "2022", "此前", "2022"]),
        ("茶园由2014年的48亩降至2019年的8亩，荒地由9亩降至1亩。", ["2014", "2019", "2014", "2019"]),
        ("9月6日上午，茶场接待游客86人；荒地由9亩降至1亩。", ["2022", "2021", "2022"]),
        ("9月6日晚8时，库区水位由12米降至9米。", ["2022", "2022"]),
        ("2021年末资产8亿元；负债3亿元；管理费6万元。", ["2021", "2021", "2022"]),
        ("2023年预算收入8万元，其中上年结转2万元。", ["2023", "2023"]),
        ("茶园由2014年的48亩降至2019年的8亩；2019年荒地由9亩降至1亩。", ["2014", "2019", "2018", "2019"]),
    ],
)
def test_what_is_told_over_several_years(text: str, periods: list[str]) -> None:
    assert [row["period_text"] or f"{row['period_start']:%Y}" for row in rows(text)] == periods


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("流程如图1所示，参数见表2所列，新建学校3所。", ["3所"]),
        ("结构如图 2-1所示。", []),
        ("新建3所示范学校。", ["3所"]),
        ("绘制地图4张。", ["4张"]),
    ],
)
def test_numbers_of_pictures_count_nothing(text: str, figures: list[str]) -> None:
    assert [figure.text for figure in read_figures(text)] == figures


def test_a_bullet_is_no_part_of_a_metric() -> None:
    assert [row["metric"] for row in rows("\uf0fc通报会 3场。")] == ["通报会"]
