"""A section may say once for all of its tables in what unit of money they are."""

from pathlib import Path

import pytest
from drawn import Paper

from corpus.find import find
from pipeline.extract import read_report


def units(folder: Path, line: str, second: str = "2、存货") -> list[str | None]:
    """Return the units of two tables below a line, each under a heading, the second perhaps of another section."""
    paper = Paper(folder / "a.pdf")
    paper.text(150, 60, "青蔺纺机股份有限公司2022年年度报告")
    paper.text(72, 100, "第四节 财务报表附注")
    paper.text(72, 130, line)
    for top, title, label in ((160, "1、应付货款", "一年以内"), (300, second, "原材料")):
        paper.text(72, top, title)
        paper.grid([72, 250, 400], [top + 24, top + 44, top + 64])
        paper.words([72, 250], top + 24, [["项目", "期末余额"], [label, "3,463,218,705.40"]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    return [row["unit"] for row in rows if row["source"] == "table"]


@pytest.mark.parametrize(
    "line",
    [
        "（以下除特别注明外，金额单位均为人民币元）",
        "（除另有说明外，货币单位为人民币元）",
        "本附注金额单位：人民币元",
    ],
)
def test_a_line_of_the_section_holds_for_its_tables(tmp_path: Path, line: str) -> None:
    assert units(tmp_path, line) == ["元", "元"]


def test_a_line_of_one_section_says_nothing_of_the_next(tmp_path: Path) -> None:
    first, second = units(tmp_path, "（以下除特别注明外，金额单位均为人民币元）", "第五节 备查文件")
    assert (first, second) == ("元", None)


@pytest.mark.parametrize("line", ["（以下数据未经审计，供投资者参考）", "以下为各单位万元产值能耗情况"])
def test_other_lines_declare_nothing(tmp_path: Path, line: str) -> None:
    assert units(tmp_path, line) == [None, None]
