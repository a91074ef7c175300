"""Time lines: times under each other, what happened beside each; a year alone is a date."""

from datetime import date
from pathlib import Path

import pytest
from drawn import Paper
from made_lines import right, spaced

from pipeline.extract import read_rows
from pipeline.reading.time_lines import event_of, join_time_lines
from pipeline.reading.year_columns import year_of
from schemas.page import Line


def told(*lines: Line) -> list[tuple[int | None, str]]:
    """Return the events of a page with their years; lines of no event each by itself."""
    joined, _, _ = join_time_lines(lines, (), ())
    found: list[tuple[int, int | None, str]] = []
    for line in joined:
        number = event_of(line)
        if found and number and found[-1][0] == number:
            found[-1] = (number, year_of(line), f"{found[-1][2]} {line.text}")
        else:
            found.append((number, year_of(line), line.text))
    return [(year, words) for _, year, words in found]


def test_a_bare_year_is_a_line_of_its_own() -> None:
    lines = [spaced(100 + 16 * at, (str(1998 + at), 50), (f"第{at}座泵房建成", 90)) for at in range(3)]
    assert told(*lines) == [
        (1998, "1998"),
        (1998, "第0座泵房建成"),
        (1999, "1999"),
        (1999, "第1座泵房建成"),
        (2000, "2000"),
        (2000, "第2座泵房建成"),
    ]


def test_a_named_time_opens_the_sentence_and_may_be_set_to_the_right() -> None:
    times = ["1998年", "2012年5月", "2023年11月"]
    lines = [spaced(100 + 16 * at, right(time, 120), ("泵房建成", 140)) for at, time in enumerate(times)]
    assert told(*lines) == [
        (1998, "1998年 泵房建成"),
        (2012, "2012年5月 泵房建成"),
        (2023, "2023年11月 泵房建成"),
    ]


@pytest.mark.parametrize("sign", ["●", "◆"])
def test_a_dot_between_goes(sign: str) -> None:
    lines = [spaced(100 + 16 * at, (str(1998 + at), 50), (f"{sign}第{at}座泵房建成", 90)) for at in range(3)]
    assert not any(sign in said for _, said in told(*lines))


def test_a_sign_of_the_words_stays() -> None:
    words = ["-120万元的净利润", "≥95%达标", "【荣誉】先进单位"]
    lines = [spaced(100 + 16 * at, (str(1998 + at), 50), (one, 90)) for at, one in enumerate(words)]
    found = [said for _, said in told(*lines)]
    assert all(any(one in said for said in found) for one in words)


def test_a_paragraph_right_below_is_none_of_the_last_event() -> None:
    lines = [spaced(100 + 16 * at, (f"{1998 + at}年", 50), (f"第{at}座泵房建成", 100)) for at in range(3)]
    told_below = told(*lines, spaced(148, ("全站现有职工36人，下", 92)), spaced(162, ("设泵站6座。", 72)))
    assert (None, "全站现有职工36人，下") in told_below


def test_words_that_go_on_under_the_line_of_their_time() -> None:
    lines = [
        spaced(100, ("1998年", 50), ("第一座泵房在渠首的", 100)),
        spaced(114, ("旧址建成", 100)),
        spaced(134, ("2006年", 50), ("合并两站", 100)),
        spaced(154, ("2015年", 50), ("渠道全线衬砌，三年", 100)),
        spaced(168, ("完成", 100)),
        spaced(210, ("另起一段", 100)),
    ]
    assert told(*lines)[:3] == [
        (1998, "1998年 第一座泵房在渠首的 旧址建成"),
        (2006, "2006年 合并两站"),
        (2015, "2015年 渠道全线衬砌，三年 完成"),
    ]
    assert told(*lines)[3] == (None, "另起一段")


def test_times_in_the_middle_of_the_height_of_their_words() -> None:
    lines = [
        spaced(100, ("2006年", 50), ("合并两站", 100)),
        spaced(116, ("渠道全线衬砌，三年", 100)),
        spaced(122, ("2015年", 50)),
        spaced(128, ("完成", 100)),
        spaced(144, ("第一座泵房在渠首旧", 100)),
        spaced(158, ("2018年", 50), ("址上重建", 100)),
        spaced(172, ("获评优质工程", 100)),
    ]
    assert told(*lines) == [
        (2006, "2006年 合并两站"),
        (2015, "2015年 渠道全线衬砌，三年 完成"),
        (2018, "2018年 第一座泵房在渠首旧 址上重建"),
        (2018, "获评优质工程"),
    ]


@pytest.mark.parametrize(
    ("times", "words", "found"),
    [
        (("1998", "2006", "2015"), "合并两站", True),
        (("2015", "2006", "1998"), "合并两站", True),
        (("1998", "2006"), "合并两站", False),
        (("2006", "1998", "2015"), "合并两站", False),
        (("2006", "2006", "2006"), "合并两站", False),
        (("1998", "2006", "2015"), "3,607", False),
        (("1898", "1906", "1915"), "合并两站", False),
        (("2015.3", "2015.6", "2016.1"), "合并两站", True),
    ],
)
def test_what_is_a_time_line(times: tuple[str, ...], words: str, found: bool) -> None:
    lines = [spaced(100 + 16 * at, (time, 50), (words, 100)) for at, time in enumerate(times)]
    joined, _, _ = join_time_lines(lines, (), ())
    assert any(map(event_of, joined)) is found


@pytest.mark.parametrize(("gap", "found"), [(7.9, False), (8.1, True)])
def test_how_far_words_stand_from_their_time(gap: float, found: bool) -> None:
    lines = [spaced(100 + 16 * at, (str(1998 + at), 50), ("合并两站", 70 + gap)) for at in range(3)]
    joined, _, _ = join_time_lines(lines, (), ())
    assert any(map(event_of, joined)) is found


@pytest.mark.parametrize(("gap", "found"), [(9.0, True), (10.5, False)])
def test_columns_behind_the_words_are_no_time_line(gap: float, found: bool) -> None:
    beside = [spaced(100 + 16 * at, (str(1998 + at), 50), ("合并两站", 100)) for at in range(3)]
    lines = [*beside, spaced(148, ("2001", 50), ("先进站所", 100), ("县水务局", 140 + gap))]
    joined, _, _ = join_time_lines(lines, (), ())
    assert any(map(event_of, joined)) is found


@pytest.mark.parametrize(("end", "found"), [(98.5, True), (103.0, False)])  # sides of times within two points
def test_times_stand_under_each_other(end: float, found: bool) -> None:
    lines = [spaced(100 + 16 * at, (str(1998 + at), 50), ("合并两站", 100)) for at in range(2)]
    lines.append(spaced(132, ("2000", end - 47), ("合并两站", 100)))
    joined, _, _ = join_time_lines(lines, (), ())
    assert any(map(event_of, joined)) is found


@pytest.mark.parametrize(("step", "found"), [(159.0, True), (161.0, False)])
def test_how_far_times_stand_from_each_other(step: float, found: bool) -> None:
    lines = [spaced(100 + step * at, (str(1998 + at), 50), ("合并两站", 100)) for at in range(3)]
    joined, _, _ = join_time_lines(lines, (), ())
    assert any(map(event_of, joined)) is found


@pytest.mark.parametrize(("step", "joins"), [(21.5, True), (22.5, False)])
def test_how_far_a_line_stands_from_the_one_it_goes_on_from(step: float, joins: bool) -> None:
    lines = [spaced(100 + 60 * at, (f"{1998 + at}年", 50), ("渠道全线衬砌三年", 100)) for at in range(3)]
    assert ((2000, "2000年 渠道全线衬砌三年 完成") in told(*lines, spaced(220 + step, ("完成", 100)))) is joins


@pytest.mark.parametrize(("short", "joins"), [(11.0, True), (13.0, False)])
def test_a_line_that_goes_on_is_nearly_as_long_as_the_longest(short: float, joins: bool) -> None:
    lines = [
        spaced(100, ("1998年", 50), ("渠道全线衬砌三年", 100)),
        spaced(160, ("1999年", 50), ("渠道全线衬砌三年", 100)),
        spaced(220, ("2000年", 50), ("泵房在渠首的旧", 110 - short)),
        spaced(234, ("址重建", 110 - short)),
    ]
    assert ((2000, "2000年 泵房在渠首的旧 址重建") in told(*lines)) is joins


def test_rows_of_a_time_line(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "lines.pdf")
    paper.text(60, 60, "霁川市供水管网养护中心2023年社会责任报告")
    paper.text(60, 100, "全年更换阀门127个，抢修队伍的响应速度和修复质量都有提升。")
    events = [
        ("1998", "第一座泵房建成，日供水8万吨"),
        ("2006", "职工增加到64人，获评省级文明单位"),
        ("2015", "铺设管道12公里"),
    ]
    for at, (year, words) in enumerate(events):
        paper.text(60, 140 + 18 * at, year)
        paper.text(110, 140 + 18 * at, words)
    _, rows = read_rows(paper.read())
    years = {row.evidence.text: row.period_start.year for row in rows["quantities"] if row.period_start}
    assert years == {"127个": 2023, "8万吨": 1998, "64人": 2006, "12公里": 2015}
    dates = [(row.evidence.text, row.start) for row in rows["dates"] if row.evidence.text != "2023年"]
    assert dates == [("1998", date(1998, 1, 1)), ("2006", date(2006, 1, 1)), ("2015", date(2015, 1, 1))]
    (honour,) = rows["honours"]
    assert (honour.period_start, honour.period_end) == (date(2006, 1, 1), date(2006, 12, 31))
