"""Forms of labels between level rules, and what looks like one: tables of words, lists of names with what they won."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn import Paper, tables_of

from extractors.honours import award_tables
from extractors.registry import prepare
from schemas.document import Document

FORM = (
    ("苗圃名称", "南坡苗木繁育场", "主管机关", "南坡县林业局"),
    ("建场时间", "1998年4月", "育苗期限", "三年"),
    ("宗旨", "为山地造林提供本地树种的苗木"),
    ("场长", "陆远山", "季节人员", "26人"),
)
FOUR, TWO = (54, 150, 300, 420), (54, 200)
WON = (
    ("播种班", "南坡县青年文明号", "县林业局", "2022年"),
    ("嫁接组", "南坡县三八红旗集体", "县妇联", "2022年"),
    ("育种室", "南坡县工人先锋号", "县总工会", "2021年"),
)


def _read(path: Path, xs: Sequence[float], rows: Sequence[Sequence[str]], title: str = "所获荣誉") -> Document:
    paper = Paper(path / "a.pdf")
    paper.text(200, 200, "南坡苗木繁育场2022年工作报告")
    paper.turn()
    paper.text(54, 60, title)
    for at, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            paper.text(x, 100 + 20 * at, words)
        paper.rule(50, 114 + 20 * at, 545, 114 + 20 * at)
    return prepare(paper.read())


def test_labels_and_what_they_stand_for_are_a_form(tmp_path: Path) -> None:
    document = _read(tmp_path, FOUR, FORM, "本场情况")
    assert [table.rule for table in document.tables] == ["form"]
    assert tables_of(document)[0][:3] == [
        ["苗圃名称", "南坡苗木繁育场"],
        ["主管机关", "南坡县林业局"],
        ["建场时间", "1998年4月"],
    ]


@pytest.mark.parametrize(
    ("xs", "rows"),
    [
        (FOUR, WON),
        (FOUR, [("获奖集体", "荣誉称号", "授奖单位", "获奖时间"), *WON]),
        (TWO, [("姓名", "荣誉"), ("陆远山", "县劳动模范"), ("秦桂兰", "县三八红旗手"), ("闻秋声", "县优秀工匠")]),
        (
            TWO,
            [
                ("词语", "含义"),
                ("容器苗", "在容器中培育的苗"),
                ("裸根苗", "起苗时根上不带土"),
                ("壮苗", "茎干粗壮的苗"),
            ],
        ),
        (
            TWO,
            [("事项", "内容"), ("办理地址", "南坡路8号"), ("办理时间", "工作日"), ("联系电话", "见网站")],
        ),  # a header
    ],
)
def test_tables_of_words_are_no_form(tmp_path: Path, xs: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    assert not any(table.rule == "form" for table in _read(tmp_path, xs, rows).tables)


@pytest.mark.parametrize("heads", [(), (("获奖集体", "荣誉称号", "授奖单位", "获奖时间"),)])
def test_honours_of_a_table_of_words_are_read(tmp_path: Path, heads: Sequence[Sequence[str]]) -> None:
    found = list(award_tables.read(_read(tmp_path, FOUR, [*heads, *WON])))
    assert [row.title for row in found] == [row[1] for row in WON]


def test_labels_that_nothing_is_filled_in_for_stand_apart(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(200, 200, "南坡苗木繁育场2022年工作报告")
    paper.turn()
    for at, words in enumerate(("编制人：", "审核人："), 1):
        paper.text(200 * at, 100, words)
    for at, words in enumerate(("场长：", "陆远山"), 1):
        paper.text(200 * at, 140, words)
    assert paper.read().text.splitlines()[1:] == ["编制人：", "审核人：", "场长：陆远山"]
