"""Lists and tables of awards: lines that are titles among titles, columns that ran together, years over tables."""

from datetime import date

import pytest

from extractors.honours import award_tables, honours
from extractors.marked import marked_document
from schemas.document import Identity
from schemas.tables import Honour


def _listed(*lines: str) -> list[str]:
    return [row.title for row in honours.read(marked_document("\n".join(["# 所获荣誉", *lines])))]


def _rows(text: str, year: int = 2022) -> list[Honour]:
    return list(award_tables.read(marked_document(text, Identity(year=year))))


_PLAIN = ("全国五一劳动奖状", "国家绿色工厂", "全国文明单位", "江城市劳动模范")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("省认定企业技术中心", "省认定企业技术中心"),
        ("第三批全国茶业推荐品牌", "全国茶业推荐品牌"),
        ("节水改造优秀案例", "节水改造优秀案例"),
        ("省级研发中心", "省级研发中心"),
        ("省级众创空间", "省级众创空间"),
    ],
)
def test_a_line_among_titles_is_one(line: str, title: str) -> None:
    assert _listed(*_PLAIN[:3], line, _PLAIN[3]) == [*_PLAIN[:3], title, _PLAIN[3]]


@pytest.mark.parametrize("line", ["李恒", "急诊科", "智慧泵站项目", "江城市总工会", "优秀案例", "2021年"])
def test_a_holder_or_giver_among_titles_is_none(line: str) -> None:
    assert _listed(*_PLAIN[:3], line, _PLAIN[3]) == list(_PLAIN)


def test_a_list_of_other_lines_takes_no_weak_titles() -> None:
    assert _listed("省级研发中心", "李恒", "急诊科", "全国文明单位", "江城市泵站") == ["全国文明单位"]


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("中国名牌产品　全国精神文明建设先进单位", ["中国名牌产品", "全国精神文明建设先进单位"]),
        ("全国高新技术企业 江城市质量奖", ["全国高新技术企业", "江城市质量奖"]),
        ("中国出口名牌 江城市和谐单位", ["江城市和谐单位"]),
        ("全国 文明单位", ["全国文明单位"]),
        ("全国科技进步奖 一等奖", ["全国科技进步奖一等奖"]),
    ],
)
def test_titles_beside_each_other(line: str, titles: list[str]) -> None:
    assert _listed(line) == titles


def test_a_heading_dates_the_table_below_it() -> None:
    below = "| 荣誉名称 | 授予单位 |\n| 江城市文明单位 | 江城市文明委 |"
    rows = _rows(f"# 荣誉\n# 2021\n{below}\n# 2020年\n| 省级平安医院 | 省卫健委 |")
    assert [(row.title, row.period_start) for row in rows] == [
        ("江城市文明单位", date(2021, 1, 1)),
        ("省级平安医院", date(2020, 1, 1)),
    ]


def test_the_year_of_the_report_alone_dates_nothing() -> None:
    (row,) = _rows("# 2022年荣誉\n| 荣誉名称 | 授予单位 |\n| 江城市文明单位 | 江城市文明委 |")
    assert row.period_start is None


def test_headers_again_are_no_award() -> None:
    again = "| 荣誉名称 | 授予单位 |"
    rows = _rows(f"{again}\n| 江城市文明单位 | 江城市文明委 |\n{again}\n| 省级平安医院 | 省卫健委 |")
    assert [row.title for row in rows] == ["江城市文明单位", "省级平安医院"]


def test_a_remark_with_labels_names_giver_and_work() -> None:
    rows = _rows(
        "| 荣誉名称 | 日期 | 说明 |\n"
        "| 全省绿色工厂 | 2021年6月 | 颁发单位：省工信厅、省财政厅 |\n"
        "| 省科学技术一等奖 | 2020年 | 颁发单位：省科技厅，项目名称：高坝泄洪关键技术 |\n"
        "| 江城市文明单位 | 2019年 | 每三年复查一次 |"
    )
    assert [(row.title, row.grantor, row.recipient) for row in rows] == [
        ("全省绿色工厂", "省工信厅、省财政厅", None),
        ("省科学技术一等奖", "省科技厅", "高坝泄洪关键技术"),
        ("江城市文明单位", None, None),
    ]
