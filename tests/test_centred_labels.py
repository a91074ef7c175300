"""Labels of two lines beside one line of numbers, labels halfway down the rows that they name, heads of two lines."""

from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of

from pipeline.reading.centred import rows_of_labels
from pipeline.reading.glyphs import Edge
from pipeline.reading.joints import told_bands
from schemas.text import Box


@pytest.mark.parametrize(
    ("own", "between", "groups"),
    [
        ([], [10.0, 50.0], [(0, 1), (2, 3)]),
        ([1], [70.0], [(0, 2), (3, 4)]),
        ([4], [30.0], [(0, 3), (4, 4)]),
        ([0, 2], [], []),  # at the top of its rows
        ([], [10.0], []),  # rows are left over
        ([], [14.0, 50.0], []),  # not halfway down
    ],
)
def test_which_rows_a_label_names(own: list[int], between: list[float], groups: list[tuple[int, int]]) -> None:
    rows = [20.0 * at for at in range(4 if len(between) != 1 else 5)]
    assert rows_of_labels(rows, own, between) == groups


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def put(paper: Paper, *words: tuple[float, float, str]) -> None:
    for x, top, said in words:
        paper.text(x, top, said)


def test_a_label_between_the_two_rows_that_it_names(paper: Paper) -> None:
    xs = (60, 180, 300, 400)
    put(paper, *((x, 100, said) for x, said in zip(xs, ("产品", "项目", "2023年", "2022年"), strict=True)))
    for at, product in enumerate(("佐剂", "试剂")):
        put(paper, (60, 131 + 44 * at, product))
        for row, said in enumerate((("产量", "1,310.11", "1,290.12"), ("销量", "1,305.13", "1,280.14"))):
            put(paper, *((x, 120 + 44 * at + 22 * row, word) for x, word in zip(xs[1:], said, strict=True)))
    ((heads, *rows),) = tables_of(paper.read())
    assert heads == ["产品", "项目", "2023年", "2022年"]
    assert rows == [
        ["佐剂", "产量", "1,310.11", "1,290.12"],
        ["销量", "1,305.13", "1,280.14"],
        ["试剂", "产量", "1,310.11", "1,290.12"],
        ["销量", "1,305.13", "1,280.14"],
    ]


def test_a_label_beside_the_second_of_its_three_rows(paper: Paper) -> None:
    xs = (60, 180, 300, 400)
    put(paper, *((x, 100, said) for x, said in zip(xs, ("层级", "类别", "2023年", "2022年"), strict=True)))
    for at, level in enumerate(("管理人员", "技术人员")):
        put(paper, (60, 142 + 66 * at, level))
        for row, word in enumerate(("人数", "时长", "覆盖率")):
            put(paper, (180, 120 + 66 * at + 22 * row, word))
            put(paper, *((x, 120 + 66 * at + 22 * row, f"1,{310 + row}.{at}") for x in xs[2:]))
    ((_, *rows),) = tables_of(paper.read())
    assert [row[0] for row in rows] == ["管理人员", "时长", "覆盖率", "技术人员", "时长", "覆盖率"]


def test_a_label_of_two_lines_around_its_numbers(paper: Paper) -> None:
    put(paper, (60, 100, "工程名称"), (180, 100, "预算数"), (300, 100, "期末余额"))
    for at, (first, second) in enumerate((("北坪水厂扩", "建工程"), ("智慧管网平", "台建设"), ("东干渠改造", "二期"))):
        put(paper, (60, 120 + 36 * at, first), (60, 134 + 36 * at, second))
        put(paper, (180, 127 + 36 * at, "1,310.11"), (300, 127 + 36 * at, "1,290.12"))
    ((heads, *rows),) = tables_of(paper.read())
    assert heads == ["工程名称", "预算数", "期末余额"]
    assert [row[0] for row in rows] == ["北坪水厂扩建工程", "智慧管网平台建设", "东干渠改造二期"]


def test_headers_of_two_lines_between_rules_are_no_words_of_their_own(paper: Paper) -> None:
    heads = ("执法执勤用\n车", "机要通信用\n车", "其他业务用\n车")
    paper.grid((60, 140, 210, 280, 350), (100, 134, 156, 178))
    for x, head in zip((142, 212, 282), heads, strict=True):
        for line, said in enumerate(head.split("\n")):
            paper.text(x, 104 + 14 * line, said)
    put(paper, (62, 110, "项目"))
    for row, said in enumerate((("车辆数", "41", "3", "29"), ("账面价值", "611", "35", "402"))):
        put(paper, *((x + 4, 138 + 22 * row, word) for x, word in zip((60, 140, 210, 280), said, strict=True)))
    (rows,) = tables_of(paper.read())
    assert rows[0] == ["项目", "执法执勤用车", "机要通信用车", "其他业务用车"]


@pytest.mark.parametrize("left", [True, False])
def test_headers_of_two_levels_between_two_rules(paper: Paper, left: bool) -> None:
    xs = (60, 160, 230, 300, 370, 440)
    edges = [Edge(Box(a, y, b, y), "h") for y in (100, 140, 180) for a, b in pairwise(xs)]
    put(
        paper,
        (64, 115, "单位"),
        *((x + 4, 127, said) for x, said in zip(xs[1:5], ("行政", "事业", "在职", "离休"), strict=True)),
    )
    put(
        paper,
        *((x, 103, said) for x, said in zip((164, 304) if left else (215, 355), ("编制数", "实有数"), strict=True)),
    )
    for row in range(2):
        put(paper, (64, 144 + 18 * row, "本部"), *((x + 4, 144 + 18 * row, str(12 + row)) for x in xs[1:5]))
    lines = paper.read().pages[0].lines
    heads = sorted((band.top, band.sides) for band in told_bands(edges, lines) if band.bottom <= 141)
    assert [sides for top, sides in heads if top == 100] == [(60, 160), (160, 300), (300, 440)]
    assert [sides for top, sides in heads if top > 100] == [(160, 230, 300), (300, 370, 440)]
