"""Running text with a ruled table beside it: each is read by itself, in bands from blank to blank."""

from pathlib import Path

import pytest
from drawn import Paper, tables_of

from pipeline.reading.column_sides import Word
from pipeline.reading.side_tables import bands_beside_tables
from schemas.page import Grid
from schemas.text import Box, squeeze

TEXT = [
    "  年末公园在册养护工人共310人，女性养护工128",
    "人，占比稍有提高。公园坚持同工同酬，在招聘和培",
    "训中一视同仁，并为夜班工人增设了更衣室和热水房",
    "，全年培训投入36万元，人均培训21小时。",
]
RIGHT = ["  与河口林校合办的苗木班已经招收学员4", "届，首届毕业生大多留在公园工作，苗圃技", "师获市级称号。"]


def prose(x0: float, top: float, rows: int, *, letters: int = 20, open_: bool = False) -> list[Word]:
    """Lines of running text, each third of which ends in a full stop."""
    return [
        Word(Box(x0, top + 15 * at, x0 + 10 * letters, top + 15 * at + 10), letters, 0, 10.0, open_ or at % 3 != 2)
        for at in range(rows)
    ]


def grid(x0: float, top: float, x1: float, bottom: float, *, rule: str = "ruled") -> Grid:
    return Grid(Box(x0, top, x1, bottom), (x0, x1), (), rule)


LEFT = prose(50, 100, 6)


@pytest.mark.parametrize(
    ("words", "table", "x"),
    [
        (LEFT, grid(320, 100, 540, 180), 285),
        (prose(340, 100, 6), grid(50, 100, 300, 180), 320),
        (LEFT, grid(320, 130, 540, 160, rule="ruled between rows"), 285),
        ([*LEFT, *prose(340, 90, 1, letters=6)], grid(320, 105, 540, 180), 285),  # a caption over it
        ([*prose(50, 40, 1, letters=48), *LEFT], grid(320, 100, 540, 180), 285),  # text over both, a blank between
    ],
)
def test_running_text_beside_a_ruled_table_is_a_column(words: list[Word], table: Grid, x: float) -> None:
    (cut,) = bands_beside_tables(words, [table])
    assert cut.x == x
    assert cut.bottom == 185


@pytest.mark.parametrize(
    ("words", "table"),
    [
        (prose(50, 100, 6, open_=True), grid(320, 100, 540, 180)),  # labels: none ends in a full stop
        (prose(50, 100, 3), grid(320, 100, 540, 140)),  # too few lines
        (LEFT, grid(320, 100, 540, 180, rule="aligned")),
        (prose(50, 100, 6, letters=5), grid(320, 100, 540, 180)),  # short pieces
        ([*LEFT, *prose(50, 190, 1, letters=48)], grid(320, 100, 540, 180)),  # a line right below goes over both
        (LEFT, grid(50, 200, 540, 280)),  # under it
        (LEFT, grid(255, 100, 540, 180)),  # no gutter
    ],
)
def test_what_is_no_text_beside_a_table_stays_together(words: list[Word], table: Grid) -> None:
    assert bands_beside_tables(words, [table]) == []


OVER = prose(200, 100, 4, letters=30)  # text over both sides, lower than the upper edge of what stands beside the table
BESIDE = prose(50, 168, 6)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([*OVER, *BESIDE, *prose(480, 157, 1, letters=5)], True),  # a unit over the table, no blank from side to side
        ([*OVER, *prose(50, 167, 6), *prose(480, 157, 1, letters=5)], True),
        ([*OVER, *prose(50, 166, 6), *prose(480, 157, 1, letters=5)], False),  # text that goes on
        ([*OVER, *BESIDE, *prose(50, 264, 2, letters=48), *prose(480, 157, 1, letters=5)], False),
        ([*OVER, *BESIDE, *prose(50, 266, 2, letters=48), *prose(480, 157, 1, letters=5)], True),
    ],
)
def test_text_that_stands_beside_a_table_whole(words: list[Word], found: bool) -> None:
    cuts = bands_beside_tables(words, [grid(320, 170, 540, 250)])
    assert [(cut.x, cut.top) for cut in cuts] == ([(310, 157)] if found else [])


def events(x0: float, *, count: int = 4, timed: bool = True, words: float = 100) -> list[Word]:
    """Times under each other with words at their right."""
    return [
        word
        for at in range(count)
        for word in (
            Word(Box(x0, 100 + 18 * at, x0 + 20, 110 + 18 * at), 4, 4, 10.0, timed=timed),
            Word(Box(words, 100 + 18 * at, 250, 110 + 18 * at), 15, 0, 10.0),
        )
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (events(50), True),
        (events(50, timed=False), False),
        (events(50, count=3), False),
        ([w._replace(box=w.box._replace(x0=50 - 3 * at)) if w.timed else w for at, w in enumerate(events(50))], True),
        ([*events(50), Word(Box(40, 136, 48, 146), 2, 0, 10.0)], False),  # words before a time
        ([*prose(50, 84, 1, letters=6), *events(50)], True),  # a heading
    ],
)
def test_a_time_line_beside_a_ruled_table_is_a_column(words: list[Word], found: bool) -> None:
    cuts = bands_beside_tables(words, [grid(320, 98, 540, 172)])
    assert [cut.x for cut in cuts] == ([285] if found else [])


def test_figures_broken_over_lines_beside_a_table_are_whole(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for at, words in enumerate(TEXT):
        paper.text(50, 100 + 16 * at, words.replace("  ", "　　"))
    paper.grid((340, 460, 540), (100, 120, 140, 160))
    paper.words((340, 460), 100, [["岗位", "人数"], ["养护", "128"], ["苗圃", "182"]])
    document = paper.read()
    assert "女性养护工128人，占比" in squeeze(document.text)
    assert "全年培训投入36万元" in squeeze(document.text)
    assert tables_of(document) == [[["岗位", "人数"], ["养护", "128"], ["苗圃", "182"]]]


def test_a_short_column_whose_first_line_is_indented_is_one(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for x, lines in ((50, TEXT), (330, RIGHT)):
        for at, words in enumerate(lines):
            paper.text(x, 100 + 16 * at, words.replace("  ", "　　"))
    text = squeeze(paper.read().text)
    assert "女性养护工128人，占比" in text
    assert "已经招收学员4届，" in text
