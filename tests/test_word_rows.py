"""Three-line tables of nothing but words, whose columns are near each other: rows, and cells of several lines."""

from itertools import pairwise
from pathlib import Path

from drawn import Paper, tables_of

XS = (62, 122, 315, 400, 533)
HEADS = ("时间", "荣誉名称", "获得者", "授予单位")
AWARDS = (
    ("2023年12月", "全区渔业技术推广工作先进集体标兵单位", "推广总站", "区渔业协会"),
    ("2023年10月", "渔业生产青年岗位能手", "谈雨桐", "共青团区委"),
    ("2023年11月", "星级码头驿站", "码头驿站", "市总工会"),
    ("2023年12月", "优秀鱼病测报员", "步清和", "省水产学会"),
)


def drawn(folder: Path, rows: tuple[tuple[str, ...], ...], step: float) -> list[list[list[str]]]:
    paper = Paper(folder / "a.pdf")
    paper.text(62, 60, "本站全年无重大事故，职工队伍稳定。")
    end = 130 + step * len(rows)
    for y in (110, 130, end):
        for x0, x1 in pairwise(XS):
            paper.rule(x0, y, x1, y)
    for at, row in enumerate((HEADS, *rows)):
        for x, words in zip(XS, row, strict=False):
            paper.text(x + 6, 115 if not at else 135 + step * (at - 1), words)
    paper.text(62, end + 20, "全年共获表彰四项，上表列出全部。")
    return tables_of(paper.read())


def test_each_line_with_something_in_every_column_is_a_row(tmp_path: Path) -> None:
    assert drawn(tmp_path, AWARDS, 21) == [[list(HEADS), *map(list, AWARDS)]]


def test_lines_as_near_as_those_of_a_cell_are_one_row(tmp_path: Path) -> None:
    (table,) = drawn(tmp_path, AWARDS, 13)
    assert len(table) == 2
