"""Targets of changes, and of a table that says for itself what came of them, read from two reports."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from drawn import Paper

from pipeline import compare_reports, extract_reports
from pipeline.commands.wording import in_words
from pipeline.compare.spots import Spot
from pipeline.compare.target_words import base_year, change_said, is_since
from pipeline.messages import Messages
from pipeline.store import Store


class _Change(NamedTuple):
    text: str
    labels: tuple[str, ...]
    base: int | None
    since: bool


@pytest.mark.parametrize(
    "change",
    [
        _Change("到2026年下降18%", ("吨水电耗", "2021年"), 2021, since=True),
        _Change("吨水电耗较2022年下降18%", (), 2022, since=False),
        _Change("2024年，吨水电耗再降18%", (), None, since=False),
        _Change("到2026年吨水电耗下降18%", (), None, since=True),
        _Change("吨水电耗累计下降18%", ("吨水电耗",), None, since=True),
        _Change("下降18%", ("2024年",), None, since=False),  # the year of the target itself
    ],
)
def test_a_change_is_against_the_year_that_is_printed(change: _Change) -> None:
    spot = Spot(change.text, change.text.index("18%"), change.labels)
    assert (base_year(spot, 2024), is_since(spot)) == (change.base, change.since)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("力争吨水电耗较2022年下降6%以上", "较2022年下降"),
        ("吨水电耗再降6%", "再降"),
        ("吨水电耗累计下降不低于6%", "累计下降不低于"),
        ("吨水电耗6%", ""),
    ],
)
def test_a_target_is_told_with_its_verb(text: str, said: str) -> None:
    assert change_said(Spot(text, text.index("6%")), "down") == said


_LAST = "2023年，公司力争吨水电耗较2022年下降4%，营业收入增长8%以上，新建充电车棚2座。"
_GOALS = ("目标", "基准年", "目标值", "{}年进展", "状态")
_VALUES = ("指标", "单位", "{}年", "{}年")


def _report(
    folder: Path, year: int, *, outlook: str, goals: Sequence[Sequence[str]], values: Sequence[Sequence[str]]
) -> None:
    paper = Paper(folder / f"{year}.pdf")
    for top, words in ((80, "澜池水务有限公司"), (120, f"{year}年度社会责任报告")):
        paper.text(220, top, words)
    paper.turn()
    paper.text(60, 60, outlook[:44])
    paper.text(60, 76, outlook[44:])
    for top, heads, rows in ((120, _GOALS, goals), (320, _VALUES, values)):
        named = heads if heads is _GOALS else (*heads[:2], f"{year - 1}年", heads[3])
        xs = [60 + 95 * at for at in range(len(heads) + 1)]
        paper.grid(xs, [top + 20 * at for at in range(len(rows) + 2)])
        paper.words(xs, top, [[head.format(year) for head in named], *rows])
    paper.canvas.save()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("goals")
    _report(
        folder,
        2022,
        outlook=_LAST,
        goals=[
            ("吨水电耗", "2021年", "到2026年下降18%", "下降3.1%", "按计划推进"),
            ("管网巡检", "—", "2022年不少于50次", "46次", "未完成"),
            ("水质抽检", "—", "2023年达到900次", "812次", "按计划推进"),
        ],
        values=[("吨水电耗", "千瓦时/吨", "0.320", "0.310"), ("营业收入", "万元", "6,200", "6,540")],
    )
    _report(
        folder,
        2023,
        outlook="公司全年巡检各类设备，未发生停水事件。",
        goals=[
            ("吨水电耗", "2021年", "到2026年下降18%", "下降8.1%", "按计划推进"),
            ("管网巡检", "—", "2023年不少于60次", "57次", "已完成"),
            ("水质抽检", "—", "2023年达到900次", "934次", "已完成"),
        ],
        values=[("吨水电耗", "千瓦时/吨", "0.310", "0.294"), ("营业收入", "万元", "6,540", "6,910")],
    )
    store = folder / "store"
    extract_reports([folder / "2022.pdf", folder / "2023.pdf"], store, workers=1, ocr=False)
    return store


@pytest.fixture(scope="module")
def told(store: Path) -> dict[tuple[int, str, str], dict[str, Any]]:
    lines = compare_reports(store).commitments.to_dict("records")
    return {(line["report_year"], line["name"], line["target"]): line for line in lines}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "year", "status"),
    [
        ((2022, "吨水电耗", "较2022年下降4%"), 2023, "met"),
        ((2022, "营业收入", "增长8%以上"), 2023, "missed"),
        ((2022, "吨水电耗", "下降18%"), 2026, "no_report"),
        ((2023, "吨水电耗", "下降18%"), 2026, "no_report"),
        ((2022, "管网巡检", "不少于50次"), 2022, "missed"),
        ((2023, "管网巡检", "不少于60次"), 2023, "missed"),
        ((2022, "水质抽检", "900次"), 2023, "met"),
        ((2023, "水质抽检", "900次"), 2023, "met"),
    ],
)
def test_targets_of_two_reports(
    told: dict[tuple[int, str, str], dict[str, Any]], key: tuple[int, str, str], year: int, status: str
) -> None:
    assert (told[key]["target_year"], told[key]["status"]) == (year, status)


@pytest.mark.slow
def test_the_sentence_of_a_change_stands_beside_it(store: Path) -> None:
    lines = in_words(compare_reports(store).commitments, "commitments", Store.open(store), Messages("zh"))
    assert set(lines["原句"][lines["目标"] == "增长8%以上"]) == {_LAST.removesuffix("。")}


@pytest.mark.slow
def test_what_a_report_says_against_its_own_figures_is_doubted(
    told: dict[tuple[int, str, str], dict[str, Any]],
) -> None:
    doubted = {key for key, line in told.items() if "已完成" in str(line["note"])}
    assert doubted == {(2023, "管网巡检", "不少于60次")}
    assert told[2022, "吨水电耗", "较2022年下降4%"]["actual_text"] == "-5.16%（2022年0.310→2023年0.294）"
