"""What stands in a terminal: tables as wide as it is, what matters first, nothing cut; and in files of each kind."""

from pathlib import Path

import pytest
from made_reports import Made, Said, compared
from rich.cells import cell_len

from pipeline.cli import main
from pipeline.commands.drawing import Drawer
from pipeline.commands.fitting import Column, Drawn, Row, draw
from pipeline.compare import Comparison, compare
from pipeline.messages import Messages

WIDTHS = (60, 80, 120, 200)
VIEWS = ("changes", "restatements", "honours", "commitments", "editions", "values", "coverage")
SAY = Messages("zh")


def said(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out


def lines_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, *words: object
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    return said(capsys, *words).splitlines()


@pytest.fixture(scope="module")
def found(sample_yearbook: Path) -> Comparison:
    return compare(sample_yearbook, say=SAY)


def drawn(found: Comparison, view: str, width: int) -> Drawn:
    drawer = Drawer(found.reports, SAY, width)
    if view == "changes":
        return drawer.draw_yearbook(found.changes)
    if view == "coverage":
        return drawer.draw_coverage(found.coverage, "t")
    return drawer.draw_view(getattr(found, view), view, "t")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_no_line_is_wider_than_the_terminal(view: str, width: int, found: Comparison) -> None:
    table = drawn(found, view, width)
    lines = [*table.header, *(line for _, line in table.lines)]
    assert max(map(cell_len, lines)) <= width
    assert len(lines) > 3


def test_all_that_is_printed_has_room(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width, language in ((60, "zh"), (80, "en")):
        lines = lines_of(capsys, monkeypatch, width, "compare", sample_yearbook, "--lang", language)
        assert max(map(cell_len, lines)) <= width


def test_the_newest_years_stay_and_the_others_are_named(found: Comparison) -> None:
    seen = {}
    for width in WIDTHS:
        table = drawn(found, "changes", width)
        seen[width] = [word for word in table.header[0].split() if word.isdigit()], table.hidden
        said = "\n".join(line for _, line in table.lines)
        assert "1,402" in said and "130,500,000" in said
    assert seen[200] == (["2019", "2020", "2021", "2022"], ())
    assert seen[120] == (["2020", "2021", "2022"], ("2019",))
    assert seen[80] == (["2021", "2022"], ("2019", "2020"))
    assert seen[60] == (["2022"], ("2019", "2020", "2021"))


def test_what_a_hidden_year_alone_states_stands_below(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(capsys, monkeypatch, 80, "compare", sample_yearbook, "--lang", "zh")
    (at,) = [at for at, line in enumerate(lines) if line.startswith("管理人员")]
    assert lines[at + 1].startswith("  2020：23；")


def test_notes_stand_below_their_row(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(capsys, monkeypatch, 120, "compare", sample_yearbook, "--lang", "zh")
    (at,) = [at for at, line in enumerate(lines) if line.startswith("员工培训人次 ")]
    assert lines[at].endswith("2022 第5页") and lines[at + 1] == "  上期数有追溯调整"


def test_grades_are_shown_as_such(tmp_path: Path) -> None:
    printed = {"value_as_printed": "连续三年纳税信用等级评定达到A类"}
    reports = [Made(year, [Said("integrity.tax_grade", "A", None, more=printed)]) for year in (2021, 2022)]
    table = drawn(compared(tmp_path, reports), "changes", 120)
    (line,) = [line for _, line in table.lines if line.startswith("integrity")]
    assert line.split()[1:3] == ["A", "A"] and "评定" not in line


def test_topics_follow_each_other_and_what_matters_comes_first(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(capsys, monkeypatch, 200, "compare", sample_yearbook, "--lang", "zh")
    at = {word: lines.index(word) for word in lines if "·" in word and "  " not in word}
    assert list(at)[:3] == ["员工责任·员工构成", "员工责任·员工教育", "员工责任·员工录用"]
    statuses = ("变动", "追溯调整", "前后不一", "单位变更", "范围不同", "持平", "同名多数", "新增", "未再披露")
    own = lines[at["员工责任·员工录用"] + 1 : at["员工责任·权益保护"]]
    turns = [min(statuses.index(word) for word in statuses if f" {word} " in line) for line in own]
    assert turns[0] < 5 and turns[-1] >= 7
    assert [0 if t < 5 else 1 if t < 7 else 2 for t in turns] == sorted(
        0 if t < 5 else 1 if t < 7 else 2 for t in turns
    )


def test_the_legend_says_what_occurs_and_no_more(
    sample_yearbook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("compare", sample_yearbook, "--lang", "zh", "--indicator", "training.visits")
    lines = lines_of(capsys, monkeypatch, 120, *words)
    told = [line.split()[0] for line in lines[lines.index("说明") + 1 :]]
    assert told == ["C", "追溯调整"]
    lines = lines_of(capsys, monkeypatch, 120, "compare", sample_yearbook, "--lang", "zh", "--view", "commitments")
    assert any(line.startswith("  未披露结果  ") for line in lines)


def test_columns_go_in_order_and_nothing_is_lost() -> None:
    columns = [Column(key="name", header="指标", most=20), *(Column(key=y, header=y, right=True) for y in ("1", "2"))]
    rows = [
        Row(cells={"name": "甲", "1": "1,000,000", "2": "2"}, notes=["提示"], group="一"),
        Row(cells={"name": "乙", "1": "7", "2": ""}),
    ]
    wide = draw(columns, rows, [("drop", "1")], room=30, title="t", say=SAY)
    assert (wide.hidden, wide.header) == ((), ["指标          1  2"])
    assert [line for _, line in wide.lines] == ["一", "甲    1,000,000  2", "  提示", "", "乙            7"]
    narrow = draw(columns, rows, [("drop", "1")], room=10, title="t", say=SAY)
    assert narrow.hidden == ("1",)
    assert [line for _, line in narrow.lines] == ["一", "甲    2", "  提示", "", "乙", "  1：7"]


def test_words_of_a_report_steer_no_terminal() -> None:
    row = Row(cells={"name": "a\x1b[31m\n\u202eb"}, notes=["\x9b0m"], group="\x07")
    drawn = draw([Column(key="name", header="n", most=40)], [row], [], room=60, title="\x1b", say=SAY)
    words = drawn.title + "".join(line for _, line in drawn.lines)
    assert not set("\x1b\n\u202e\x9b\x07") & set(words)
    assert "\\x1b" in words
