"""Drawn pages: a day of signature above an annex dates no cell, a caption's year does, also on the next page."""

from pathlib import Path
from typing import Any

from drawn import Paper

from corpus.find import find
from pipeline.extract import read_report

XS = (72, 200, 330, 520)
TASKS = [
    ["序号", "工作任务", "量化目标"],
    ["1", "闸门改造", "31座全部投运"],
    ["2", "渠道清淤", "不少于50公里"],
    ["3", "机井通电", "200眼"],
]


def rows_of(paper: Paper) -> list[tuple[str, str, str]]:
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows: list[dict[str, Any]] = read_report(found.path, found.source).tables["quantities"].to_pylist()
    return [(r["text"], str(r["period_start"]), str(r["period_end"])) for r in rows if r["source"] == "table"]


def table(paper: Paper, top: int, rows: list[list[str]]) -> None:
    paper.grid(XS, [top + 20 * at for at in range(len(rows) + 1)])
    paper.words(XS, top, rows)


def test_a_day_of_signature_above_an_annex_dates_no_cell(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(180, 60, "云门灌区管理所2022年度工作报告")
    paper.text(72, 100, "全年完成渠道清淤和闸门检修，各项任务按计划落实。")
    paper.text(400, 140, "云门灌区管理所")
    paper.text(400, 160, "2023年4月18日")
    paper.text(72, 200, "附件1")
    paper.text(220, 225, "年度任务评分表")
    table(paper, 250, [["指标", "分值", "得分"], ["闸门检修", "10", "9.5"], ["渠道清淤", "8", "7.5"]])
    assert {row[1:] for row in rows_of(paper)} == {("2022-01-01", "2022-12-31")}


def test_tasks_of_next_year_keep_it_on_the_page_behind(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(180, 60, "云门灌区管理所2022年度工作报告")
    paper.text(72, 100, "全年完成渠道清淤和闸门检修，各项任务按计划落实。")
    paper.text(72, 640, "附件2")
    paper.text(220, 665, "2023年重点任务分解表")
    table(paper, 690, TASKS[:3])
    paper.turn()
    table(paper, 72, [TASKS[0], TASKS[3]])
    assert [(text, start) for text, start, _ in rows_of(paper)] == [
        ("31座", "2023-01-01"),
        ("50公里", "2023-01-01"),
        ("200眼", "2023-01-01"),
    ]
