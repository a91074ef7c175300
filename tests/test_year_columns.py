"""Two years side by side: text in columns under headers of two years is about the year of its column."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from drawn import Paper

from pipeline.extract import read_rows

TITLE = "霁川市供水管网养护中心2023年社会责任报告"
XS = (50.0, 310.0)
OLD = [
    "一年来，中心坚持为民服务，全年共受理市民诉求",
    "3607件，办结率保持在高位，市民对供水服务的评",
    "价进一步提高。中心于6月18日举办了开放日活动，",
    "共有来自各街道的居民420人次走进水厂参观制水",
    "车间，了解一滴水从水源地到水龙头的全部过程。",
]
NEW = [
    "一年来，中心坚持优质供水，全年共受理市民诉求",
    "3646件，处理更加及时，市民对供水水质的意见比",
    "以往明显减少。中心于9月5日再次举办开放日活动，",
    "共有来自各街道的居民510人次走进水厂参观，其中",
    "不少家庭带着孩子前来。2021年，共接待居民80人。",
]
OLD_MORE = [
    "在管网改造方面，中心对老旧小区的供水管道进行",
    "了全面排查，全年更换老旧阀门127个，消除了一批",
    "长期存在的漏点，夜间水压不足的问题得到了解决，",
    "居民用水的安全感和满意度都有了明显的提高。",
]
NEW_MORE = [
    "在管网改造方面，中心继续对背街小巷的供水管道",
    "进行更新，全年更换老旧阀门139个，新装远程监测",
    "设备一批，爆管事故的处置时间因此进一步缩短，抢",
    "修队伍的响应速度和修复质量也都有了提升。",
]


def columns(paper: Paper, top: float, *texts: Sequence[str], xs: Sequence[float] = XS) -> None:
    for x, lines in zip(xs, texts, strict=True):
        for at, line in enumerate(lines):
            paper.text(x, top + 16 * at, line)


def years(paper: Paper) -> dict[str, Any]:
    """Return the year of each quantity of the text by its words; both ends where they are not one year's."""
    _, rows = read_rows(paper.read())
    found: dict[str, Any] = {}
    for row in rows["quantities"]:
        start, end = row.period_start, row.period_end
        whole = start and end and (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31))
        found[row.evidence.text] = start.year if whole else (start, end)
    found |= {row.evidence.text: row.start for row in rows["dates"] if row.precision == "day"}
    return found


def paper_with(folder: Path, left: str, right: str) -> Paper:
    paper = Paper(folder / "a.pdf")
    paper.text(180, 60, TITLE)
    paper.text(XS[0], 120, left)
    paper.text(XS[1], 120, right)
    columns(paper, 150, OLD, NEW)
    return paper


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2022年报告", "2023年报告"), ("2022年", "2023年"), ("2022 年度", "2023 年度"), ("（2022年）", "（2023年）"),
        ("中心2022年工作情况", "中心2023年工作情况"),
    ],
)  # fmt: skip
def test_text_has_the_year_of_the_header_over_its_column(tmp_path: Path, left: str, right: str) -> None:
    found = years(paper_with(tmp_path, left, right))
    assert (found["3607件"], found["420人次"], found["3646件"], found["510人次"]) == (2022, 2022, 2023, 2023)
    assert (found["6月18日"], found["9月5日"]) == (date(2022, 6, 18), date(2023, 9, 5))
    assert found["80人"] == 2021  # a sentence that names a year keeps it


def test_the_later_year_may_stand_at_the_left(tmp_path: Path) -> None:
    found = years(paper_with(tmp_path, "2023年报告", "2022年报告"))
    assert (found["3607件"], found["3646件"], found["9月5日"]) == (2023, 2022, date(2022, 9, 5))


def test_columns_in_boxes_are_columns(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    for page in range(2):
        if page:
            paper.turn()
            columns(paper, 150, OLD_MORE, NEW_MORE)
        for x0, x1 in ((40, 290), (300, 560)):
            paper.grid([x0, x1], [140, 240])
    found = years(paper)
    assert (found["3607件"], found["3646件"], found["127个"], found["139个"]) == (2022, 2023, 2022, 2023)


def test_three_columns_on_the_next_page_have_the_report_year(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    paper.turn()
    lines = [
        "中心在居民小区举办各类节水宣传",
        "活动，全年共发放宣传手册{}本，",
        "并为老旧小区更换节水器具，居民",
        "节水意识得到了普遍提高，效果好",
    ]
    texts = [[line.format(count) for line in lines] for count in (860, 870, 880)]
    columns(paper, 100, *texts, xs=(50, 220, 390))
    found = years(paper)
    assert (found["860本"], found["870本"], found["880本"]) == (2023, 2023, 2023)


def test_the_next_pages_go_on_in_the_same_columns(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    paper.turn()
    paper.text(50, 60, "二、管网改造")
    columns(paper, 100, OLD_MORE, NEW_MORE)
    found = years(paper)
    assert (found["127个"], found["139个"]) == (2022, 2023)


def test_a_sentence_goes_on_in_its_own_column_of_the_next_page(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    columns(
        paper,
        230,
        ["中心还在城区的各个小区张贴节水海报，发放节水宣"],
        ["中心还组织节水知识进校园进社区活动，一共发放了"],
    )
    paper.turn()
    columns(paper, 100, ["传手册860本。", *OLD_MORE], ["节水宣传手册970本。", *NEW_MORE])
    document, rows = read_rows(paper.read())
    found = {row.evidence.text: row for row in rows["quantities"]}
    assert (found["860本"].period_start, found["970本"].period_start) == (date(2022, 1, 1), date(2023, 1, 1))
    said = [passage.span.of(document.text) for passage in document.passages]
    assert "中心还在城区的各个小区张贴节水海报，发放节水宣传手册860本。" in said
    assert "中心还组织节水知识进校园进社区活动，一共发放了节水宣传手册970本。" in said


def test_text_of_the_whole_width_ends_them(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    paper.text(
        50, 300, "展望未来，中心将始终把居民的用水安全放在首位，全年安排志愿服务岗位66个，欢迎社会各界继续监督。"
    )
    paper.turn()
    columns(paper, 100, OLD_MORE, NEW_MORE)
    found = years(paper)
    assert (found["3607件"], found["66个"], found["127个"], found["139个"]) == (2022, 2023, 2023, 2023)


def test_other_columns_on_the_next_page_have_the_report_year(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    paper.turn()
    columns(paper, 100, OLD_MORE, NEW_MORE, xs=(70, 330))
    assert years(paper)["127个"] == 2023


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("服务情况", "工作情况"), ("2022年报告", "2022年报告"), ("2022年工作情况", "2023年工作计划"),
        ("2022年报告", "本年报告"),
        ("2022年3月", "2023年3月"), ("1、2022年", "2、2023年"),
    ],
)  # fmt: skip
def test_other_headers_date_nothing(tmp_path: Path, left: str, right: str) -> None:
    found = years(paper_with(tmp_path, left, right))
    assert (found["3607件"], found["3646件"], found["9月5日"]) == (2023, 2023, date(2023, 9, 5))


@pytest.mark.parametrize("turn", [False, True])
def test_columns_that_held_text_before_are_not_begun_by_headers(tmp_path: Path, turn: bool) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(180, 60, TITLE)
    columns(paper, 100, OLD_MORE, NEW_MORE)
    if turn:
        paper.turn()
    paper.text(XS[0], 220, "2021年")
    paper.text(XS[1], 220, "2022年")
    columns(paper, 250, OLD, NEW)
    found = years(paper)
    assert (found["127个"], found["3607件"], found["3646件"]) == (2023, 2023, 2023)


def test_headers_of_a_table_over_text_date_the_table_only(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(180, 60, TITLE)
    paper.grid([50, 200, 370, 540], [100, 120, 140, 160])
    rows = [["", "2022年", "2023年"], ["热线接听（次）", "3500", "3600"], ["上门抢修（次）", "35", "36"]]
    paper.words([50, 200, 370], 100, rows)
    columns(paper, 200, OLD, NEW)
    found = years(paper)
    assert (found["3607件"], found["3646件"]) == (2023, 2023)
    assert (found["3500"], found["3600"]) == (2022, 2023)


def test_words_marked_in_running_text_are_no_table(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(180, 60, TITLE)
    for at, line in enumerate(["一年来，中心坚持为民服务。", *NEW]):
        if at == 2:
            for x0, x1 in ((50, 85), (105, 155), (175, 225)):  # with gaps between: four rules are closed by pairs
                paper.fill(x0, 98 + 16 * at, x1, 110 + 16 * at)
        paper.text(50, 100 + 16 * at, line)
    document, rows = read_rows(paper.read())
    assert not document.tables and "3646件" in [row.evidence.text for row in rows["quantities"]]


def test_what_did_not_happen_in_a_column_did_not_happen_in_its_year(tmp_path: Path) -> None:
    paper = paper_with(tmp_path, "2022年报告", "2023年报告")
    columns(paper, 230, ["全年未发生重大安全事故。"], ["全年未发生重大安全责任事故。"])
    _, rows = read_rows(paper.read())
    found = {(row.value_as_printed, row.data_year) for row in rows["indicators"] if row.status == "none_occurred"}
    assert found == {("全年未发生重大安全事故", 2022), ("全年未发生重大安全责任事故", 2023)}
    assert {row.column_year for row in rows["statements"] if row.text[:2] in ("全年", "一年")} == {2022, 2023}
