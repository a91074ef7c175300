"""Tables whose rules part no rows or no columns: level or upright rules only, shaded headers, broken cells."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of
from reportlab.pdfbase.pdfmetrics import stringWidth

XS = (50, 190, 300, 390, 480)
HEADERS = ["指标", "单位", "2022年", "2023年"]
ROWS = [
    ["新签订单额", "亿元", "287.6", "253.4"],
    ["桥梁工程", "亿元", "61.8", "52.7"],
    ["净资产收益率", "%", "8.94", "9.21"],
    ["科研投入", "万元", "59,505", "52,730"],
]
WHOLE = [HEADERS, *ROWS]
PROSE = [
    "全年各分公司结合实际制定工作方案，把任务落到每一",
    "个岗位，逐级签订责任书，并把结果向职工公开，接受",
    "监督，工作取得了进展，职工代表对方案审议后通过。",
]


def right(paper: Paper, x: float, top: float, words: str) -> None:
    paper.text(x - stringWidth(words, "STSong-Light", 10), top, words)


def modern(
    paper: Paper, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS, *, header: bool = True
) -> float:
    """Write rows as designers do: headers centred over words at the left and numbers at the right; return the foot."""
    for at, cells in enumerate(rows):
        for (x0, x1), words in zip(pairwise(xs), cells, strict=False):
            if header and at == 0:
                paper.text((x0 + x1 - stringWidth(words, "STSong-Light", 10)) / 2, top + 5, words)
            elif words[:1].isdigit():
                right(paper, x1 - 4, top + 20 * at + 5, words)
            else:
                paper.text(x0 + 4, top + 20 * at + 5, words)
    return top + 20 * len(rows)


def lines_under(paper: Paper, top: float, count: int) -> None:
    for at in range(1, count + 1):
        paper.rule(XS[0], top + 20 * at, XS[-1], top + 20 * at)


def shaded(paper: Paper, top: float) -> None:
    for x0, x1 in pairwise(XS):
        paper.fill(x0, top, x1, top + 20)


@pytest.mark.parametrize("look", ["none", "lines", "shaded", "both"])
def test_headers_centred_over_numbers_at_the_right_are_theirs(tmp_path: Path, look: str) -> None:
    paper = Paper(tmp_path / "a.pdf")
    if look in ("shaded", "both"):
        shaded(paper, 100)
    modern(paper, 100, WHOLE)
    if look in ("lines", "both"):
        lines_under(paper, 100, len(WHOLE))
    assert tables_of(paper.read()) == [WHOLE]


def test_upright_rules_alone_part_columns_and_blank_bands_the_rows(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.grid(XS, (100, 100 + 20 * len(WHOLE)))
    modern(paper, 100, WHOLE)
    assert tables_of(paper.read()) == [WHOLE]


def test_labels_over_two_lines_are_one_cell_of_their_row(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.words(XS, 100, [HEADERS])
    for at, (label, *values) in enumerate(ROWS):
        top = 130 + 40 * at
        paper.text(54, top, label[:2])
        paper.text(54, top + 12, label[2:])
        for x, words in zip(XS[1:], values, strict=False):
            paper.text(x + 4, top + 6, words)
    assert tables_of(paper.read()) == [WHOLE]


def test_a_caption_over_a_table_is_none_of_its_headers(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(200, 82, "表1　主要经济指标")
    modern(paper, 100, WHOLE)
    assert tables_of(paper.read()) == [WHOLE]


def test_rows_of_the_next_page_without_headers_go_on(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(50, 60, "绩效总表")
    shaded(paper, 690)
    modern(paper, 690, WHOLE)
    lines_under(paper, 690, len(WHOLE))
    paper.turn()
    more = [
        ["安全投入", "万元", "1,186", "1,302"],
        ["培训人次", "人次", "4,210", "4,865"],
        ["绿化面积", "平方米", "982", "1,040"],
    ]
    modern(paper, 60, more, header=False)
    paper.rule(XS[0], 60, XS[-1], 60)
    lines_under(paper, 60, len(more))
    assert tables_of(paper.read()) == [[*WHOLE, *more]]


def test_a_column_of_text_keeps_its_own_table(tmp_path: Path) -> None:
    """Also where the other column has one at the same height: neither is a table of both."""
    left, right_side = (50, 120, 160, 210, 270), (310, 380, 420, 470, 530)
    paper = Paper(tmp_path / "a.pdf")
    for x in (50, 310):
        for at, words in enumerate(PROSE * 2):
            paper.text(x, 60 + 14 * at, words)
    modern(paper, 160, WHOLE, left)
    modern(paper, 166, [["类别", "单位", "男工", "女工"], *ROWS], right_side)
    for x in (50, 310):
        for at, words in enumerate(PROSE * 2):
            paper.text(x, 290 + 14 * at, words)
    assert tables_of(paper.read()) == [WHOLE, [["类别", "单位", "男工", "女工"], *ROWS]]


def test_a_table_over_both_columns_of_text_stays_whole(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for top in (60, 330):
        for x in (50, 310):
            for at, words in enumerate(PROSE * 2):
                paper.text(x, top + 14 * at, words)
    wide = [
        ["单位名称", "甲区", "乙区", "丙区", "丁区"],
        *(["所属第一分公司", "1,204", "760", "1,964", "88"] for _ in range(4)),
    ]
    paper.words((50, 310, 370, 430, 490), 190, wide)
    assert tables_of(paper.read()) == [wide]
