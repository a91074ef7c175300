"""What stands at the two sides of a gutter: columns of text, a side box, or one table; made words, no PDF."""

from collections.abc import Sequence

import pytest
from made_lines import spaced

from pipeline.reading.column_sides import Word, are_columns, is_of_columns, is_tabular, words_of
from schemas.page import Grid, GridCell, Line
from schemas.text import Box

SIZE = 10.0


def word(x0: float, top: float, letters: int, digits: int = 0, *, size: float = SIZE, open_: bool = True) -> Word:
    """A piece of a line as wide as its letters."""
    return Word(Box(x0, top, x0 + size * letters, top + size), letters, digits, size, open_)


def prose(x0: float, rows: int, letters: int = 20, *, step: float = 18, top: float = 100) -> list[Word]:
    return [word(x0, top + step * at, letters, open_=at % 3 != 2) for at in range(rows)]


LEFT = prose(50, 6)
RIGHT = prose(320, 6)


# Pieces of a line


@pytest.mark.parametrize(("gap", "count"), [(7, 1), (7.1, 2)])
def test_pieces_are_parted_by_more_than_seven_tenths_of_a_size(gap: float, count: int) -> None:
    assert len(list(words_of(spaced(0, ("收入", 50), ("支出", 70 + gap))))) == count


@pytest.mark.parametrize(
    ("text", "letters", "digits", "open_"),
    [
        ("收入12", 4, 2, True), ("收入，", 2, 0, True), ("收入。", 2, 0, False), ("收入；", 2, 0, False),
        ("收入;", 2, 0, False), ("收入！", 2, 0, False), ("收入？", 2, 0, False), ("收入!", 2, 0, False),
        ("收入?", 2, 0, False), ("收入：", 2, 0, False), ("收入。”", 2, 0, False), ("收入。’", 2, 0, False),
        ("收入。》", 2, 0, False), ("收入。）", 2, 0, False), ("收入。)", 2, 0, False), ("收入。」", 2, 0, False),
        ("收入。』", 2, 0, False), ("收入）", 2, 0, True),
    ],
)  # fmt: skip
def test_letters_digits_and_stops_of_a_piece(text: str, letters: int, digits: int, open_: bool) -> None:
    (piece,) = words_of(spaced(0, (text, 50)))
    assert (piece.letters, piece.digits, piece.open, piece.size) == (letters, digits, open_, SIZE)


def test_blanks_alone_are_no_piece() -> None:
    assert len(list(words_of(spaced(0, ("收入", 50), ("", 90), ("支出", 120))))) == 2


# Two columns of running text


def test_two_sides_of_running_text_are_columns() -> None:
    assert are_columns(LEFT, RIGHT)
    assert are_columns(prose(50, 3), prose(320, 3))


@pytest.mark.parametrize(
    ("right", "columns"),
    [
        ([word(320, 100 + 18 * at, 8) for at in range(6)], True),
        ([word(320, 100 + 18 * at, 7) for at in range(6)], False),  # short pieces are labels
        ([word(320, 100 + 18 * at, 20, 7, open_=at % 3 != 2) for at in range(6)], True),
        ([word(320, 100 + 18 * at, 20, 8) for at in range(6)], False),  # two fifths are digits
        ([word(320, 100 + 18 * at, 20 - 3 * at) for at in range(5)], False),  # no common edge
        ([*prose(320, 6), *(word(560, 100 + 18 * at, 3) for at in range(2))], True),
        ([*prose(320, 6), *(word(560, 100 + 18 * at, 3) for at in range(3))], False),  # short pieces beside
    ],
)
def test_running_text_is_long_with_a_common_edge_and_few_short_pieces(right: Sequence[Word], columns: bool) -> None:
    assert are_columns(LEFT, right) is columns
    assert (
        are_columns([w._replace(box=w.box._replace(x0=w.box.x0 - 300, x1=w.box.x1 - 300)) for w in right], RIGHT)
        is columns
    )


# A side box


def box(rows: int, letters: int = 6, *, step: float = 14, top: float = 104, size: float = 8) -> list[Word]:
    return [word(320, top + step * at, letters, size=size, open_=False) for at in range(rows)]


@pytest.mark.parametrize(
    ("right", "columns"),
    [
        (box(5), True),
        (box(4), True),
        (box(3), False),  # fewer lines
        (box(5, 4), False),  # fewer letters
        (box(5, 5), True),
        (box(5, step=18, top=102), False),  # on the lines of the text beside it
        (box(5, step=21), False),  # lines far apart
        (box(5, step=20, top=103), True),
    ],
)
def test_close_lines_between_those_of_the_text_are_a_side_box(right: Sequence[Word], columns: bool) -> None:
    assert are_columns(LEFT, right) is columns
    left = [w._replace(box=w.box._replace(x0=w.box.x0 - 300, x1=w.box.x1 - 300)) for w in right]
    assert are_columns(left, RIGHT) is columns


@pytest.mark.parametrize(
    ("size", "rows", "columns"), [(8.5, 3, True), (8.6, 3, False), (8.6, 5, False), (8.6, 6, True)]
)
def test_a_box_in_smaller_print_needs_less_text_beside_it(size: float, rows: int, columns: bool) -> None:
    assert are_columns(prose(50, rows), box(5, size=size)) is columns


# A few lines that go on


def wrapped(*letters: int, x0: float = 320, size: float = SIZE, last: bool = True, step: float = 18) -> list[Word]:
    """Lines of one paragraph under each other; the last one ends in a stop."""
    return [
        word(x0, 100 + step * at, count, size=size, open_=not (last and at == len(letters) - 1))
        for at, count in enumerate(letters)
    ]


@pytest.mark.parametrize(
    ("right", "columns"),
    [
        (wrapped(12, 12, 5), True),
        (wrapped(12, 12, 5, last=False), False),  # nothing ends
        (wrapped(12, 11, 5), True),
        (wrapped(12, 12, 5, step=22), True),
        (wrapped(12, 12, 5, step=22.1), False),  # not under each other
        (wrapped(12, 12, 5, step=5), False),
        (wrapped(5, 5, 3), False),  # too short to go on
        (wrapped(10, 14, 4), False),  # a line that ends before the next one
        ([*wrapped(12, 12, 5), word(320, 70, 4, size=16)], True),  # with a heading
        ([w._replace(digits=5) for w in wrapped(12, 12, 5)], False),
        ([w._replace(digits=3) for w in wrapped(12, 12, 5)], True),
    ],
)
def test_a_few_lines_that_fill_their_column_and_end_are_text(right: Sequence[Word], columns: bool) -> None:
    assert are_columns(LEFT, right) is columns


def test_labels_and_numbers_beside_text_are_one_table() -> None:
    labels = [word(50, 100 + 18 * at, 4) for at in range(6)]
    numbers = [word(320, 100 + 18 * at, 5, 5) for at in range(6)]
    assert not are_columns(labels, numbers)
    assert not are_columns(LEFT, numbers)


# Text with a table in it


def mixed(x0: float, rows: int, *, numbers_first: bool = False) -> list[Word]:
    """A paragraph over rows of a label and a number."""
    first, second = (5, 0) if numbers_first else (0, 5)
    table = [
        part
        for at in range(rows)
        for part in (word(x0, 240 + 18 * at, 5, first), word(x0 + 120, 240 + 18 * at, 5, second))
    ]
    return [*prose(x0, 6), *table]


@pytest.mark.parametrize(("left", "right", "columns"), [(9, 9, True), (9, 0, True), (0, 9, True)])
def test_columns_may_hold_tables_of_their_own(left: int, right: int, columns: bool) -> None:
    assert are_columns(mixed(50, left), mixed(320, right)) is columns


def test_a_table_over_both_sides_begins_with_numbers_at_the_right() -> None:
    assert not are_columns(mixed(50, 9), mixed(320, 9, numbers_first=True))


# Tables without rules


def grid(*columns: Sequence[int]) -> Grid:
    cells = tuple(
        GridCell(row, column, 1, 1, Box(0, 0, 1, 1), (at,))
        for column, lines in enumerate(columns)
        for row, at in enumerate(lines)
    )
    return Grid(Box(50, 95, 550, 175), (50.0, 300.0, 550.0), cells, "aligned")


@pytest.mark.parametrize(("letters", "rows", "tabular"), [(8, 3, False), (7, 3, True), (8, 2, True), (20, 4, False)])
def test_a_table_without_rules_has_no_column_of_running_text(letters: int, rows: int, tabular: bool) -> None:
    lines = [spaced(100 + 18 * at, ("一" * letters, 50)) for at in range(rows)]
    numbers = [spaced(100 + 18 * at, ("12", 320)) for at in range(rows)]
    made = grid(range(rows), range(rows, 2 * rows))
    assert is_tabular(made, [*lines, *numbers]) is tabular


def both(*rows: tuple[tuple[str, float], ...]) -> list[Line]:
    return [spaced(100 + 18 * at, *parts) for at, parts in enumerate(rows)]


LABELLED = (("收入", 60.0), ("12", 200.0), ("支出", 330.0), ("13", 470.0))


@pytest.mark.parametrize(
    ("rows", "of_columns"),
    [
        ((LABELLED,) * 4, True),
        ((LABELLED,) * 3, True),
        ((LABELLED,) * 2, False),
        (((("收入", 60.0), ("12", 330.0), ("13", 470.0)),) * 4, False),  # labels at one side only
        (((("收入", 60.0), ("支出", 330.0)),) * 4, True),
        (((("收入与支出合计一共一共一共一共", 240.0), ("13", 470.0)), *((LABELLED,) * 4)), False),
        # a word over the gutter
        (((("收入", 60.0), ("12", 200.0), ("13", 330.0), ("支出", 470.0)),) * 4, False),  # numbers before the labels
    ],
)
def test_a_table_over_a_gutter_is_of_the_columns_where_each_side_has_labels(
    rows: Sequence[tuple[tuple[str, float], ...]], of_columns: bool
) -> None:
    assert is_of_columns(grid(range(len(rows))), both(*rows), 310) is of_columns


def test_lines_above_or_below_the_table_do_not_count() -> None:
    over = spaced(70, ("一条跨越两栏的很长很长很长的标题", 220))
    assert is_of_columns(grid(range(4)), [over, *both(*[LABELLED] * 4)], 310)
