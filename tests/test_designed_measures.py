"""Cards, charts, panels and short columns: each measure that tells them with a case on either side, from made bits."""

from collections.abc import Sequence

import pytest
from made_lines import width_of

from pipeline.reading.bits import Bit, bits_of
from pipeline.reading.cards import find_cards
from pipeline.reading.charts import find_charts
from pipeline.reading.glyphs import Edge, Shape
from pipeline.reading.panels import find_panels, find_stacks
from schemas.page import Line
from schemas.text import Box

USUAL = 10.0


def bit(text: str, x0: float, top: float, size: float = USUAL, *, line: int = 0, wide: float | None = None) -> Bit:
    """A bit whose letters are as wide as high, digits and signs half as wide."""
    width = width_of(text, size) if wide is None else wide
    digits = size if any(map(str.isdigit, text)) else 0.0
    return Bit(Box(x0, top, x0 + width, top + size), text, size, digits, line)


def rule(x0: float, x1: float, top: float) -> Edge:
    return Edge(Box(x0, top, x1, top), "h")


def area(x0: float, top: float, x1: float, bottom: float, *, curved: bool = False, filled: bool = True) -> Shape:
    return Shape(Box(x0, top, x1, bottom), curved, filled)


# Cards: 1,268 in 20 points, ending at 120, over 安全检查 in 9

OTHER = [bit("98.6%", 300, 100, 20), bit("用户满意度", 300, 124, 9)]


@pytest.mark.parametrize(("size", "parts"), [(13.9, ["4,216员工总数"]), (14.0, ["4,216", "员工总数"])])
def test_a_large_number_stands_apart_from_a_small_caption_a_blank_away(size: float, parts: list[str]) -> None:
    number = [Box(100 + size / 2 * at, 100, 100 + size / 2 * (at + 1), 100 + size) for at in range(6)]
    caption = [Box(number[-1].x1 - 4 + 6 * at, 108, number[-1].x1 + 2 + 6 * at, 114) for at in range(4)]
    line = Line("4,216 员工总数", (*number, *caption), size, "Song", bold=False)
    assert [one.text for one in bits_of([line])] == parts


def cards(*bits: Bit, boxes: Sequence[Box] = (), usual: float = USUAL) -> list[tuple[str, str, str]]:
    found = find_cards([*bits, *OTHER], boxes, usual)
    return [
        (card.value.text, "".join(one.text for one in card.caption), "".join(one.text for one in card.change))
        for card in found
        if card.value is not OTHER[0]
    ]


def has_card(number: Bit, caption: Bit) -> bool:
    return bool(cards(number, caption))


NUMBER = bit("1,268", 100, 100, 20)
CAPTION = bit("安全检查", 100, 124, 9)


@pytest.mark.parametrize(
    ("note", "caption"),
    [
        (("数据口径为公司本部及所属分公", "司，不含参股企业。"), "安全检查"),
        (
            ("数据口径为公司本部及所", "司，不含参股企业。"),
            "安全检查数据口径为公司本部及所",
        ),  # too short a line to be full
        (
            ("数据口径为公司本部及所属分公", "司，不含参股企业以及其他的各家企业。"),
            "安全检查数据口径为公司本部及所属分公",
        ),
        (("数据口径为公司本部及所属分公", "司不含参股企业"), "安全检查数据口径为公司本部及所属分公司不含参股企业"),
    ],
)
def test_a_remark_over_several_lines_under_a_caption_is_none_of_it(note: tuple[str, str], caption: str) -> None:
    lines = [bit(words, 100, 136 + 12 * at, 9) for at, words in enumerate(note)]
    assert cards(NUMBER, bit("安全检查", 100, 124, 9), *lines) == [("1,268", caption, "")]


def test_one_number_in_large_type_is_no_card() -> None:
    assert cards(NUMBER, CAPTION) == [("1,268", "安全检查", "")]
    assert find_cards([NUMBER, CAPTION], (), USUAL) == []


@pytest.mark.parametrize(("usual", "found"), [(16, True), (16.1, False)])
def test_the_number_of_a_card_is_larger_than_text(usual: float, found: bool) -> None:
    assert bool(cards(NUMBER, CAPTION, usual=usual)) is found


@pytest.mark.parametrize(("digits", "found"), [(18, True), (17.9, False)])
def test_its_digits_are_as_high_as_its_line(digits: float, found: bool) -> None:
    numbers = [one._replace(digits=digits) for one in (NUMBER, OTHER[0])]
    assert bool(find_cards([*numbers, CAPTION, OTHER[1]], (), USUAL)) is found


@pytest.mark.parametrize(("size", "found"), [(20, True), (20.7, True), (20.9, False), (19.3, True), (19.1, False)])
def test_cards_of_one_kind_are_alike(size: float, found: bool) -> None:
    assert has_card(bit("1,268", 100, 100, size), bit("安全检查", 100, 100 + size + 4, 9)) is found


@pytest.mark.parametrize(("size", "found"), [(9.7, True), (9.9, False), (8.3, True), (8.1, False)])
def test_captions_of_one_kind_are_alike(size: float, found: bool) -> None:
    assert has_card(NUMBER, bit("安全检查", 100, 124, size)) is found


@pytest.mark.parametrize(("top", "found"), [(148, True), (148.1, False), (111, True), (110.9, False)])
def test_a_caption_is_near_its_number(top: float, found: bool) -> None:
    assert has_card(NUMBER, bit("安全检查", 100, top, 9)) is found


@pytest.mark.parametrize(("x0", "found"), [(103, True), (103.1, False), (97, True), (96.9, False)])
def test_a_caption_shares_an_edge_with_its_number(x0: float, found: bool) -> None:
    assert has_card(NUMBER, bit("安全检查", x0, 124, 9, wide=20)) is found


@pytest.mark.parametrize(("shift", "found"), [(3, True), (3.1, False), (-3, True), (-3.1, False)])
def test_or_it_stands_under_its_middle(shift: float, found: bool) -> None:
    assert has_card(NUMBER, bit("安全检查", 115 + shift, 124, 9, wide=20)) is found


@pytest.mark.parametrize(("shift", "found"), [(6, True), (6.1, False)])
def test_a_wide_caption_may_be_a_little_off(shift: float, found: bool) -> None:
    assert has_card(NUMBER, bit("安全检查", 75 + shift, 124, 9, wide=100)) is found


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ((Box(95, 95, 220, 140),), True),
        ((Box(95, 20, 152, 400), Box(95, 95, 220, 140)), True),  # the smaller of two
        ((Box(95, 95, 420, 140),), False),
        ((), False),
    ],
)
def test_or_both_stand_in_an_area_of_their_own(boxes: Sequence[Box], found: bool) -> None:
    assert bool(cards(NUMBER, bit("安全检查", 130, 124, 9, wide=50), boxes=boxes)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("安" * 24, True), ("安" * 25, False), ("安全，检查，整改", False), ("安全检查。", False), ("安", False)],
)
def test_a_caption_is_short_and_no_sentence(text: str, found: bool) -> None:
    assert has_card(NUMBER, bit(text, 100, 124, 9, wide=40)) is found


@pytest.mark.parametrize(("top", "said"), [(142.8, "安全检查次数"), (143, "安全检查")])
def test_lines_of_a_caption_stand_close(top: float, said: str) -> None:
    assert cards(NUMBER, CAPTION, bit("次数", 100, top, 9)) == [("1,268", said, "")]


@pytest.mark.parametrize(("size", "said"), [(9.7, "安全检查次数"), (9.9, "安全检查")])
def test_lines_of_a_caption_are_of_one_size(size: float, said: str) -> None:
    assert cards(NUMBER, CAPTION, bit("次数", 100, 135, size)) == [("1,268", said, "")]


def test_a_change_and_a_translation_are_no_part_of_the_caption() -> None:
    found = cards(NUMBER, CAPTION, bit("↑12.4%", 100, 135, 9), bit("checks", 100, 146, 9))
    assert found == [("1,268", "安全检查", "↑12.4%checks")]


@pytest.mark.parametrize("words", ["2021年", "2021年度（万元）", "2021末"])
def test_a_caption_that_is_a_time_is_none(words: str) -> None:
    assert not has_card(NUMBER, bit(words, 100, 124, 9))


@pytest.mark.parametrize("number", ["2021年", "2021", "12月", "01", "第3", "3日"])
def test_times_and_ordinals_are_no_numbers_of_cards(number: str) -> None:
    assert not has_card(bit(number, 100, 100, 20), CAPTION)


@pytest.mark.parametrize(("x0", "top", "size", "found"), [
    (151, 104, 12, True), (170, 104, 12, True), (170.1, 104, 12, False), (150, 104, 12, False),
    (151, 104, 12.1, False), (151, 90.1, 12, True), (151, 90, 12, False), (151, 117.9, 12, True), (151, 118, 12, False),
])  # fmt: skip
def test_a_caption_may_stand_at_the_right(x0: float, top: float, size: float, found: bool) -> None:
    others = [bit("4,216", 300, 200, 20), bit("员工总数", 352, 204, 12)]
    said = [card.value.text for card in find_cards([NUMBER, bit("安全检查", x0, top, size), *others], (), USUAL)]
    assert ("1,268" in said) is found


@pytest.mark.parametrize(
    ("texts", "found"), [(("1", "2"), False), (("1", "3"), False), (("1", "3次"), True), (("1次", "2"), True)]
)
def test_numbers_that_only_count_are_no_cards(texts: tuple[str, str], found: bool) -> None:
    """One of them at least has a unit, decimals or thousands."""
    one, two = (bit(text, 100 + 200 * at, 100, 20) for at, text in enumerate(texts))
    made = [one, two, CAPTION, bit("安全培训", 300, 124, 9)]
    assert bool(find_cards(made, (), USUAL)) is found


def test_a_unit_in_a_caption_counts() -> None:
    made = [
        bit("43", 100, 100, 20),
        bit("55", 300, 100, 20),
        bit("收入（亿元）", 100, 124, 9),
        bit("利润（亿元）", 300, 124, 9),
    ]
    assert len(find_cards(made, (), USUAL)) == 2
    assert find_cards([bit("43", 100, 100, 20), bit("44", 300, 100, 20), *made[2:]], (), USUAL) == []


# Charts with a scale: 600, 300, 0 at 100, 130, 160, ending at 85, lines beside them

SCALE = [bit("600", 70, 100), bit("300", 70, 130), bit("0", 80, 160)]
LINES = [rule(87, 300, 105), rule(87, 300, 135), rule(87, 300, 165)]


def charts(
    *bits: Bit, edges: Sequence[Edge] = (), shapes: Sequence[Shape] = (), usual: float = USUAL
) -> list[list[str]]:
    return [[one.text for one in held] for _, held in find_charts(bits, shapes, edges, usual)]


def scaled(second: Bit = SCALE[1], third: Bit = SCALE[2], edges: Sequence[Edge] = LINES) -> bool:
    return bool(charts(SCALE[0], second, third, edges=edges))


@pytest.mark.parametrize(("top", "found"), [(134.5, True), (134.6, False), (125.5, True), (125.4, False)])
def test_ticks_stand_at_equal_steps(top: float, found: bool) -> None:
    """15 % of the first step, here 30: 34.5 is followed by what is left of 60, within 15 % of 34.5 only if near."""
    third = bit("0", 80, top + (top - 100))
    lines = [rule(87, 300, box.box.top + 5) for box in (SCALE[0], SCALE[1], third)]
    assert scaled(bit("300", 70, top), third, lines)
    last = bit("0", 80, top + 30)
    assert scaled(bit("300", 70, 130), last, LINES) is found


@pytest.mark.parametrize(
    ("text", "found"), [("0", True), ("3", True), ("4", False), ("-3", True), ("-4", False), ("300", False)]
)
def test_ticks_fall_by_equal_amounts(text: str, found: bool) -> None:
    assert scaled(third=bit(text, 85 - 5 * len(text), 160)) is found


@pytest.mark.parametrize(("shift", "found"), [(2, True), (2.1, False)])
def test_ticks_have_a_common_edge(shift: float, found: bool) -> None:
    assert scaled(third=bit("0", 80 + shift, 160)) is found
    left = [bit(text, 70, 100 + 30 * at) for at, text in enumerate(("600", "300"))]
    assert bool(charts(*left, bit("0", 70 + shift, 160), edges=LINES)) is found


@pytest.mark.parametrize(("texts", "found"), [(("620", "310", "0"), True), (("621", "310", "-1"), False)])
def test_a_scale_counts_by_round_numbers(texts: tuple[str, ...], found: bool) -> None:
    ticks = [bit(text, 85 - 5 * len(text), 100 + 30 * at) for at, text in enumerate(texts)]
    assert bool(charts(*ticks, edges=LINES)) is found


def test_two_ticks_are_no_scale() -> None:
    assert not charts(*SCALE[:2], edges=LINES)


@pytest.mark.parametrize("years", [("2021", "2020", "2019")])
def test_years_are_no_scale(years: tuple[str, ...]) -> None:
    assert not charts(*(bit(year, 65, 100 + 30 * at) for at, year in enumerate(years)), edges=LINES)


@pytest.mark.parametrize(
    ("labels", "found"),
    [((), True), ((100,), True), ((100, 130), False), ((101.1, 131.3), True), ((101.1, 131.1), False)],
)
def test_numbers_with_labels_before_them_are_a_column(labels: Sequence[float], found: bool) -> None:
    assert bool(charts(*SCALE, *(bit("收入", 20, top) for top in labels), edges=LINES)) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (rule(87, 300, 135), True),
        (rule(83, 300, 135), True),
        (rule(82.9, 300, 135), False),
        (rule(125, 300, 135), True),
        (rule(125.1, 300, 135), False),
        (rule(87, 147.1, 135), True),
        (rule(87, 147, 135), False),
        (rule(87, 300, 143), True),
        (rule(87, 300, 143.1), False),
        (Edge(Box(87, 100, 87, 300), "v"), False),
    ],
)
def test_lines_are_level_with_the_ticks(line: Edge, found: bool) -> None:
    assert scaled(edges=[LINES[0], line]) is found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (area(100, 120, 120, 160), area(140, 130, 160, 160), True),
        (area(83, 120, 120, 160), area(140, 130, 160, 160), True),
        (area(82.9, 120, 120, 160), area(140, 130, 160, 160), False),
        (area(165, 120, 170, 160), area(250, 130, 260, 160), True),
        (area(165.1, 120, 170, 160), area(250, 130, 260, 160), False),
        (area(100, 120, 120, 160), area(200.1, 130, 210, 160), False),
        (area(100, 90, 120, 160), area(140, 130, 160, 180), True),
        (area(100, 89.9, 120, 160), area(140, 130, 160, 160), False),
        (area(100, 120, 120, 180.1), area(140, 130, 160, 160), False),
    ],
)
def test_or_two_bars_stand_beside_the_ticks(first: Shape, second: Shape, found: bool) -> None:
    assert bool(charts(*SCALE, shapes=[first, second])) is found


# Bars with their values, pies, curves

VALUES = [bit("12", 100, 88), bit("24", 150, 68), bit("36", 200, 48)]
BARS = [area(95, 100, 115, 160), area(145, 80, 165, 160), area(195, 60, 215, 160)]


def test_bars_as_long_as_their_values() -> None:
    assert charts(*VALUES, shapes=BARS) == [["12", "24", "36"]]
    assert not charts(*VALUES[:2], shapes=BARS[:2])
    assert not charts(bit("36", 100, 88), *VALUES[1:2], bit("12", 200, 48), shapes=BARS)
    assert not charts(bit("36", 100, 88), bit("36", 150, 68), VALUES[2], shapes=BARS)
    assert not charts(*VALUES, bit("安", 100, 120), shapes=BARS), "cells hold words"
    assert not charts(*VALUES, shapes=[shape._replace(filled=False) for shape in BARS])


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (bit("12", 100, 92), True), (bit("12", 100, 92.1), False), (bit("12", 100, 80), True),
        (bit("12", 100, 79.9), False), (bit("12", 110, 88), True), (bit("12", 110.1, 88), False),
    ],
)  # fmt: skip
def test_a_value_stands_at_the_end_of_its_bar(value: Bit, found: bool) -> None:
    assert bool(charts(value, *VALUES[1:], shapes=BARS)) is found


@pytest.mark.parametrize(("bars", "found"), [(4, True), (5, False)])
def test_seven_bars_of_ten_have_their_values(bars: int, found: bool) -> None:
    more = [area(245 + 50 * at, 50, 265 + 50 * at, 160) for at in range(bars - 3)]
    assert bool(charts(*VALUES, shapes=[*BARS, *more])) is found


@pytest.mark.parametrize(("high", "found"), [(1.1, True), (1, False)])
def test_bars_differ(high: float, found: bool) -> None:
    tops = (100, 100, 100 - high)
    values = [
        bit(text, 100 + 50 * at, top - 12) for at, (text, top) in enumerate(zip(("12", "12", "13"), tops, strict=True))
    ]
    shapes = [area(95 + 50 * at, top, 115 + 50 * at, 160) for at, top in enumerate(tops)]
    assert bool(charts(*values, shapes=shapes)) is found


def level_bars(x0: float = 132, level: float = 100) -> bool:
    bars = [area(100, 100 + 20 * at, 130 + 30 * at, 110 + 20 * at) for at in range(3)]
    values = [bit("12", x0, level), bit("24", 162, 120), bit("36", 192, 140)]
    return bool(charts(*values, shapes=bars))


@pytest.mark.parametrize(("x0", "found"), [(128, True), (127.9, False), (150, True), (150.1, False)])
def test_a_value_stands_behind_a_level_bar(x0: float, found: bool) -> None:
    assert level_bars(x0) is found


@pytest.mark.parametrize(("level", "found"), [(105, True), (105.1, False), (95, True), (94.9, False)])
def test_on_its_height(level: float, found: bool) -> None:
    assert level_bars(level=level) is found


PARTS = [area(100, 100, 220, 116), area(220, 100, 260, 116), area(260, 100, 280, 116)]  # 300, 100, 50
PART_VALUES = [bit("300", 150, 103), bit("100", 232, 103)]


@pytest.mark.parametrize(
    ("values", "shapes", "found"),
    [
        (PART_VALUES, PARTS, True),
        (PART_VALUES[:1], PARTS, False),
        ([bit("280", 150, 103), PART_VALUES[1]], PARTS, False),  # wider than its value says
        ([*PART_VALUES, bit("安全", 262, 103)], PARTS, False),
        ([*PART_VALUES, bit("50", 262, 103)], PARTS, True),
        (PART_VALUES, PARTS[:2], False),
        (PART_VALUES, [*PARTS[:2], area(264, 100, 280, 116)], False),  # apart
        (PART_VALUES, [*PARTS[:2], area(260, 100, 280, 118)], False),
        (PART_VALUES, [part._replace(filled=False) for part in PARTS], False),
    ],
)
def test_parts_of_a_bar_are_as_wide_as_their_values(
    values: Sequence[Bit], shapes: Sequence[Shape], found: bool
) -> None:
    assert bool(charts(*values, shapes=shapes)) is found


def test_parts_on_each_other_in_bars_on_one_line() -> None:
    columns = [
        area(100 + 70 * at, 60 + 4 * at + 40 * lower, 134 + 70 * at, (100 if not lower else 160) + 4 * at * (not lower))
        for at in range(3)
        for lower in (False, True)
    ]
    assert not charts(*VALUES, shapes=columns)
    shapes, values = [], []
    for at, (upper, lower) in enumerate(((40, 30), (38, 28), (30, 29))):
        x = 100 + 70 * at
        shapes += [area(x, 160 - upper - lower, x + 34, 160 - lower), area(x, 160 - lower, x + 34, 160)]
        values += [bit(f"{upper / 4}", x + 8, 155 - lower - upper / 2), bit(f"{lower / 4}", x + 8, 155 - lower / 2)]
    assert charts(*values, shapes=shapes) == [[one.text for one in values]]
    assert not charts(*values, shapes=shapes[:2]), "one bar"
    wrong = [one._replace(text="3.0") if one.text == "10.0" else one for one in values]
    assert not charts(*wrong, shapes=shapes)


@pytest.mark.parametrize(("gap", "found"), [(1.1, True), (0.9, False)])
def test_a_second_row_of_bars_may_have_its_values_inside(gap: float, found: bool) -> None:
    beside = [area(shape.box.x1 + gap, shape.box.top + 3, shape.box.x1 + gap + 20, 160) for shape in BARS]
    inside = [
        bit(text, shape.box.x0 + 5, shape.box.top + 1) for text, shape in zip(("11", "23", "35"), beside, strict=True)
    ]
    assert bool(charts(*VALUES, *inside, shapes=[*BARS, *beside])) is found


def test_charts_side_by_side_whose_bars_are_alike() -> None:
    more = [
        shape._replace(box=Box(x0 + 220, top, x1 + 220, bottom))
        for shape in BARS
        for x0, top, x1, bottom in [shape.box]
    ]
    others = [
        one._replace(box=Box(x0 + 220, top, x1 + 220, bottom)) for one in VALUES for x0, top, x1, bottom in [one.box]
    ]
    lower = [one._replace(text=f"{int(one.text) // 12}") for one in others]
    assert charts(*VALUES, *lower, shapes=[*BARS, *more]) == [["12", "24", "36"], ["1", "2", "3"]]


def test_the_mark_before_a_heading_is_no_legend() -> None:
    marks = [area(255, 62, 263, 70), area(255, 162, 263, 170)]
    labels = [bit("污染防治", 268, 60, 12), bit("颗粒物", 268, 161, 8)]
    assert charts(*VALUES, *labels, shapes=[*BARS, *marks]) == [["12", "24", "36", "颗粒物"]]


def slices(wide: float = 80, tall: float = 80, gap: float = 0) -> list[Shape]:
    half = wide / 2
    return [
        area(100, 100, 100 + half, 100 + tall, curved=True),
        area(100 + half + gap, 100, 100 + wide, 100 + tall, curved=True),
    ]


SHARES = [bit("60%", 110, 130, 9), bit("40%", 160, 130, 9)]


@pytest.mark.parametrize(
    ("shapes", "found"),
    [
        (slices(), True),
        (slices()[:1], False),
        (slices(80, 72), True),
        (slices(80, 71.9), False),
        (slices(36, 36), True),
        (slices(35.9, 35.9), False),
        (slices(gap=1), True),
        (slices(gap=1.1), False),
        ([shape._replace(curved=False) for shape in slices()], False),
        ([shape._replace(filled=False) for shape in slices()], False),
    ],
)
def test_slices_lie_within_a_square(shapes: Sequence[Shape], found: bool) -> None:
    """A little off each other they are two things."""
    labels = [one._replace(box=one.box._replace(x0=105, x1=118)) for one in SHARES]
    assert bool(charts(*labels, shapes=shapes)) is found


@pytest.mark.parametrize(("words", "found"), [(0, True), (4, True), (5, False)])
def test_labels_of_a_pie_are_mostly_shares(words: int, found: bool) -> None:
    more = [bit("收入", 105, 104 + 12 * at, 9) for at in range(words)]
    assert bool(charts(*SHARES, *more, shapes=slices())) is found
    assert not charts(SHARES[0], shapes=slices())


def test_entries_of_a_legend_and_the_number_in_a_ring_are_labels_of_a_pie() -> None:
    """Its legend says in words what each slice is, with the share below it: 居民 231户 / 60%."""
    marks = [area(200, 104 + 20 * at, 206, 110 + 20 * at) for at in range(4)]
    entries = [bit(f"居民{at}31户", 210, 103 + 20 * at, 8) for at in range(4)]
    shares = [bit(f"{10 + at}%", 210, 112 + 20 * at, 7) for at in range(4)]
    ring = [bit("4,190", 128, 130, 14), bit("户数", 130, 146, 7)]
    (held,) = charts(*entries, *shares, *ring, shapes=[*slices(), *marks])
    assert {"居民031户", "10%", "4,190", "户数"} <= set(held)


@pytest.mark.parametrize("words", ["294.8 34.5%", "294.8（34.5%）", "294.8万元"])
def test_a_bar_may_have_its_share_behind_its_value(words: str) -> None:
    bars = [area(100, 100 + 20 * at, 200 - 20 * at, 110 + 20 * at) for at in range(3)]
    values = [words, "120.0 21.0%", "80.5 9.2%"]
    labels = [bit(value, 203 - 20 * at, 101 + 20 * at, 8) for at, value in enumerate(values)]
    assert charts(*labels, bit("大号", 60, 20, 30), bit("7", 300, 20, 40), shapes=bars)


CELLS = [bit("生产", 230, 101, 8), bit("1,205", 290, 101, 8), bit("质检", 230, 121, 8), bit("88", 290, 121, 8)]


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ([rule(228, 320, 98), rule(228, 320, 134)], False),
        ([*(rule(228, 280, y) for y in (98, 134)), *(rule(280, 320, y) for y in (98, 134))], False),  # cell by cell
        ([rule(228, 320, 98)], True),  # under a title
        ([rule(228, 320, 98), rule(228, 300, 134)], True),
        ([rule(90, 320, 98), rule(90, 320, 134)], True),  # around the chart too
        ([rule(228, 280, 98), rule(228, 280, 134)], True),  # what is beside them stands in no cell
        ([], True),
    ],
)
def test_labels_of_a_table_beside_a_chart_are_none_of_its_own(edges: Sequence[Edge], found: bool) -> None:
    bars = [area(100, 100 + 20 * at, 200 - 20 * at, 110 + 20 * at) for at in range(3)]
    values = [bit(value, 203 - 20 * at, 101 + 20 * at, 8) for at, value in enumerate(("294.8", "120.0", "80.5"))]
    (held,) = charts(*values, *CELLS, bit("大号", 60, 20, 30), bit("7", 300, 20, 40), shapes=bars, edges=edges)
    assert ("生产" in held) is found and ("质检" in held) is found
    assert {"294.8", "120.0", "80.5"} <= set(held)


CURVE = area(90, 70, 260, 100, curved=True, filled=False)


def curve(tops: Sequence[float] = (60, 75, 90), shape: Shape = CURVE) -> bool:
    years = [bit(year, 100 + 60 * at, 120) for at, year in enumerate(("2020", "2021", "2022"))][: len(tops)]
    values = [
        bit(text, 104 + 60 * at, top) for at, (text, top) in enumerate(zip(("34", "23", "12"), tops, strict=False))
    ]
    return bool(charts(*years, *values, shapes=[shape]))


@pytest.mark.parametrize(
    ("tops", "found"),
    [((60, 75, 90), True), ((60, 75), False), ((80, 85, 90), False), ((79.9, 85, 90), True), ((60, 75, 110), False)],
)
def test_a_curve_has_a_value_over_each_time_at_other_heights(tops: Sequence[float], found: bool) -> None:
    assert curve(tops) is found


def test_times_under_running_text_are_no_curve() -> None:
    months = [bit(month, 100 + 60 * at, 320) for at, month in enumerate(("1月", "3月", "4月"))]
    numbers = [bit(number, 104 + 60 * at, 60 + 15 * at) for at, number in enumerate(("34", "23", "12"))]
    text = bit("全年举办讲解员培训班并开放周末夜场接待周边学校的学生团队", 100, 200)
    assert charts(*months, *numbers, shapes=[CURVE])
    assert not charts(*months, *numbers, text, shapes=[CURVE])


def test_rows_of_a_table_over_times_are_no_curve() -> None:
    months = [bit(month, 100 + 60 * at, 320, line=9) for at, month in enumerate(("1月", "3月", "4月"))]
    numbers = [bit(number, 104 + 60 * at, 60 + 15 * at, line=at) for at, number in enumerate(("34", "23", "12"))]
    rows = [bit(f"{at}{row}", 104 + 60 * at, 200 + 20 * row, line=4 + row) for row in (1, 2) for at in (1, 0, 2)]
    assert charts(*months, *numbers, *rows[:3], shapes=[CURVE])
    assert not charts(*months, *numbers, *rows, shapes=[CURVE])


def test_a_curve_is_drawn_there() -> None:
    assert not curve(shape=area(90, 300, 260, 320, curved=True, filled=False))
    assert not curve(shape=area(90, 70, 260, 100))


# Panels


def lines_in(x0: float, top: float, count: int = 2, step: float = 14) -> list[Bit]:
    return [bit("绿色发展", x0, top + step * at, line=at) for at in range(count)]


PANEL = area(100, 100, 200, 150)
BESIDE = [bit("正文文字", 300, 110), bit("正文文字", 300, 124), bit("正文文字", 300, 138)]


def panels(
    bits: Sequence[Bit], *shapes: Shape, taken: Sequence[Bit] = (), edges: Sequence[Edge] = ()
) -> tuple[int, int]:
    """How many boxes there are with something beside them, how many without."""
    found, alone = find_panels(bits, taken, shapes, edges)
    return len(found), len(alone)


def test_a_panel_has_two_lines_of_its_own() -> None:
    assert panels([*lines_in(105, 105), *BESIDE], PANEL) == (1, 0)
    assert panels([*lines_in(105, 105, 1), *BESIDE], PANEL) == (0, 0)
    assert panels(
        [*lines_in(105, 105), *(one._replace(box=one.box._replace(top=300, bottom=310)) for one in BESIDE)], PANEL
    ) == (0, 1)


@pytest.mark.parametrize(("step", "found"), [(3.1, 1), (3, 0)])
def test_lines_are_more_than_three_points_apart(step: float, found: int) -> None:
    assert panels([*lines_in(105, 105, step=step), *BESIDE], PANEL)[0] == found


@pytest.mark.parametrize(("right", "found"), [(140, 1), (139.9, 0)])
def test_a_panel_is_wide_enough_for_words(right: float, found: int) -> None:
    words = [one._replace(box=one.box._replace(x1=130)) for one in lines_in(105, 105)]
    assert panels([*words, *BESIDE], area(100, 100, right, 150))[0] == found


@pytest.mark.parametrize(("beside", "found"), [(4, 1), (3, 1), (2, 1), (1, 0)])
def test_a_box_around_most_of_a_page_is_its_ground(beside: int, found: int) -> None:
    """Two lines of four are not; of three, six parts of ten are passed. Half as wide as the words it is a side box."""
    inside = lines_in(105, 105, 2)
    outside = [bit("正文文字", 210, 110 + 12 * at) for at in range(beside)]
    assert panels([*inside, *outside], PANEL)[0] == found
    assert panels([*inside, *outside, bit("正文文字", 300, 110)], PANEL)[0] == 1


@pytest.mark.parametrize(("end", "found"), [(201, 1), (201.1, 0)])
def test_words_may_reach_a_point_over_the_side(end: float, found: int) -> None:
    over = bit("一", 150, 133)._replace(box=Box(150, 133, end, 143))
    assert panels([*lines_in(105, 105), over, *BESIDE], PANEL)[0] == found


@pytest.mark.parametrize(
    ("edge", "found"),
    [
        (rule(96.9, 102.4, 120), 0), (rule(97, 102.4, 120), 1), (rule(96.9, 102.5, 120), 1), (rule(96.9, 97.4, 120), 1),
        (rule(197.6, 203.1, 120), 0), (rule(197.6, 203, 120), 1), (rule(197.5, 203.1, 120), 1),
        (rule(96.9, 203.1, 120), 0), (rule(97, 203.1, 120), 1), (rule(96.9, 203, 120), 1),
        (rule(96.9, 203.1, 99), 0), (rule(96.9, 203.1, 98.9), 1), (rule(96.9, 203.1, 151), 0),
        (rule(96.9, 203.1, 151.1), 1), (rule(96.9, 203.1, 120)._replace(shade=True), 1),
        (Edge(Box(96.9, 120, 203.1, 120), "v"), 1),
    ],
)  # fmt: skip
def test_a_box_from_whose_sides_rules_run_on_is_a_cell(edge: Edge, found: int) -> None:
    assert panels([*lines_in(105, 105), *BESIDE], PANEL, edges=[edge])[0] == found


@pytest.mark.parametrize(
    ("upper", "lower", "found"),
    [
        ((20, 200), (20, 200), 0), ((100, 300), (100, 300), 0), ((20, 300), (20, 200), 0),
        ((20, 200), (100, 200), 1), ((100, 200), (100, 200), 1), ((97, 200), (97, 200), 1), ((20, 150), (20, 150), 1),
    ],
)  # fmt: skip
def test_a_box_at_the_end_of_a_row_between_two_rules_is_a_cell(
    upper: tuple[float, float], lower: tuple[float, float], found: int
) -> None:
    edges = [rule(*upper, 100), rule(*lower, 150)]
    assert panels([*lines_in(105, 105), *BESIDE], PANEL, edges=edges)[0] == found
    assert panels([*lines_in(105, 105), *BESIDE], PANEL, edges=edges[:1])[0] == 1 - (upper == (20, 300))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (area(203, 100, 280, 150), 2), (area(202.9, 100, 280, 150), 1), (area(202.9, 101, 280, 150), 2),
        (area(202.9, 100, 280, 151), 2), (area(202.9, 100.9, 280, 150.9), 1), (area(199.1, 100, 280, 150), 1),
        (area(199, 100, 280, 150), 2), (area(100, 152.9, 200, 190), 1), (area(100, 153, 200, 190), 2),
        (area(101, 152.9, 200, 190), 2), (area(100.9, 152.9, 200.9, 190), 1),
        (area(100, 149.1, 200, 190), 1), (area(100, 149, 200, 190), 2), (area(100, 130, 200, 180), 2),
    ],
)  # fmt: skip
def test_boxes_that_touch_are_cells(other: Shape, found: int) -> None:
    """Here the second box has no lines: only what becomes of the first is told."""
    bits = [*lines_in(105, 105), *BESIDE]
    assert panels(bits, PANEL, other)[0] == (1 if found == 2 else 0)


def test_a_box_of_cards_is_no_panel_and_one_in_a_panel_is_part_of_it() -> None:
    inside = lines_in(105, 105)
    assert panels([*inside, *BESIDE], PANEL, taken=inside) == (0, 0)
    assert panels([*inside, *BESIDE], PANEL, taken=inside[:1]) == (1, 0)
    assert panels([*inside, *BESIDE], PANEL, area(102, 102, 198, 148)) == (1, 0)
    low = lines_in(105, 120)
    assert panels([*low, *BESIDE], PANEL, area(102, 118, 199.9, 149.9)) == (1, 0)  # whichever reaches lower


# Short columns


def stacks(*bits: Bit, edges: Sequence[Edge] = ()) -> list[Box]:
    return find_stacks(bits, edges)


TITLES = [bit("绿色发展", 100, 100, 12, line=1), bit("员工关怀", 250, 100, 12, line=1)]
UNDER = [bit("节约用水", 100, 118, line=2), bit("关爱职工", 250, 118, line=2)]


def test_smaller_words_under_each_title_of_a_row() -> None:
    first, second = stacks(*TITLES, *UNDER)
    assert (first, second) == (Box(98, 100, 150, 128), Box(248, 100, 300, 128))
    assert not stacks(*TITLES, UNDER[0])
    assert not stacks(TITLES[0], UNDER[0])


@pytest.mark.parametrize(("size", "found"), [(11.3, 2), (11.4, 0)])
def test_they_are_smaller(size: float, found: int) -> None:
    assert len(stacks(*TITLES, *(bit(one.text, one.box.x0, 118, size) for one in UNDER))) == found


@pytest.mark.parametrize(("top", "found"), [(132, 2), (132.1, 0)])
def test_they_are_near(top: float, found: int) -> None:
    assert len(stacks(*TITLES, *(bit(one.text, one.box.x0, top) for one in UNDER))) == found


@pytest.mark.parametrize(("x0", "found"), [(103, 2), (103.1, 0), (97, 2), (96.9, 0)])
def test_they_share_an_edge(x0: float, found: int) -> None:
    assert len(stacks(*TITLES, bit("节约", x0, 118), UNDER[1])) == found


@pytest.mark.parametrize(("middle", "found"), [(127, 2), (127.1, 0), (121, 2), (120.9, 0)])
def test_or_a_middle(middle: float, found: int) -> None:
    assert len(stacks(*TITLES, bit("节约", middle - 10, 118), UNDER[1])) == found


@pytest.mark.parametrize(("x1", "found"), [(248, 2), (248.1, 0)])
def test_they_end_before_the_next_column(x1: float, found: int) -> None:
    wide = bit("节约用水", 100, 118, wide=x1 - 100)
    assert len(stacks(*TITLES, wide, UNDER[1])) == found


@pytest.mark.parametrize(("top", "bottom"), [(140, 150), (140.1, 128)])
def test_lines_of_a_column_stand_close(top: float, bottom: float) -> None:
    assert stacks(*TITLES, *UNDER, bit("减排", 100, top))[0].bottom == bottom


@pytest.mark.parametrize(
    ("edge", "found"),
    [
        (rule(100, 300, 114), 0), (rule(100, 300, 110), 0), (rule(100, 300, 109.9), 2), (rule(100, 300, 124), 0),
        (rule(100, 300, 124.1), 2), (rule(124, 274, 114), 0), (rule(124.1, 274, 114), 2), (rule(124, 273.9, 114), 2),
        (Edge(Box(100, 114, 300, 114), "v"), 2),
    ],
)  # fmt: skip
def test_words_over_a_rule_are_headers(edge: Edge, found: int) -> None:
    assert len(stacks(*TITLES, *UNDER, edges=[edge])) == found


@pytest.mark.parametrize(("numbers", "found"), [(1, 2), (2, 0)])
def test_words_over_numbers_are_headers(numbers: int, found: int) -> None:
    """Two parts of five may be no words."""
    below = [bit("12.5" if at < numbers else "节约用水", 100 + 150 * (at % 2), 118 + 11 * (at // 2)) for at in range(4)]
    assert len(stacks(*TITLES, *below)) == found


@pytest.mark.parametrize(("tops", "found"), [((100, 100, 115), 3), ((100, 100, 115.1), 0)])
def test_times_of_a_timeline_stand_about_level(tops: Sequence[float], found: int) -> None:
    times = [bit(f"202{at}年", 100 + 150 * at, top) for at, top in enumerate(tops)]
    events = [bit("公司成立", 100 + 150 * at, top + 16, 8) for at, top in enumerate(tops)]
    assert len(stacks(*times, *events)) == found
    assert not stacks(*times[:2], *events[:2])


# The labels of a chart: bars from (95, 60) to (215, 160), text of 10 points


def labels(*bits: Bit, marks: Sequence[Shape] = (), usual: float = USUAL) -> set[str]:
    found = charts(*VALUES, *bits, shapes=[*BARS, *marks], usual=usual)
    return {text for held in found for text in held} - {"12", "24", "36"}


@pytest.mark.parametrize(
    ("x0", "top", "found"),
    [
        (81, 100, True), (79.9, 100, False),  # its middle is half a size beside the bars at most
        (209, 100, True), (211, 100, False),
        (120, 184, True), (120, 186, False),  # three sizes below
    ],
)  # fmt: skip
def test_labels_stand_in_a_chart_or_just_beside(x0: float, top: float, found: bool) -> None:
    label = bit("安", x0 + 5, top) if top == 100 else bit("安全", x0, top)
    moved = label._replace(box=label.box._replace(x0=x0, x1=x0 + 20))
    assert bool(labels(moved)) is found


LEVEL_BARS = [area(100, 100 + 20 * at, 130 + 30 * at, 110 + 20 * at) for at in range(3)]
LEVEL_VALUES = [bit("12", 132, 100), bit("24", 162, 120), bit("36", 192, 140)]
TIMES = [bit(f"202{at}", 100 + 60 * at, 120) for at in range(3)]
POINTS = [bit("34", 104, 60), bit("23", 164, 75), bit("12", 224, 90)]
SORTS: dict[str, tuple[list[Bit], list[Shape], list[Edge]]] = {
    "scale": (SCALE, [], LINES),
    "rows": (LEVEL_VALUES, LEVEL_BARS, []),
    "pie": (SHARES, slices(), []),
    "points": ([*TIMES, *POINTS], [CURVE], []),
}


@pytest.mark.parametrize(
    ("sort", "x0", "top", "found"),
    [
        ("scale", 58, 120, True), ("scale", 57.9, 120, False), ("scale", 150, 189, True), ("scale", 150, 190, False),
        ("rows", 110, 169, True), ("rows", 110, 170, False),
        ("pie", 41, 145, True), ("pie", 40.9, 145, False), ("pie", 130, 195, True), ("pie", 130, 196, False),
        ("points", 86, 100, True), ("points", 85.9, 100, False),
        ("points", 150, 145, True), ("points", 150, 146, False),
    ],
)  # fmt: skip
def test_how_far_labels_stand_off_depends_on_the_sort_of_chart(sort: str, x0: float, top: float, found: bool) -> None:
    bits, shapes, edges = SORTS[sort]
    (held,) = charts(*bits, bit("安全", x0, top, 9), shapes=shapes, edges=edges)
    assert ("安全" in held) is found


@pytest.mark.parametrize(
    ("text", "size", "found"),
    [("安全", 10, True), ("安全", 10.1, False), ("安" * 20, 10, True), ("安" * 21, 10, False), ("安全。", 10, False)],
)
def test_labels_are_short_and_in_small_print(text: str, size: float, found: bool) -> None:
    assert bool(labels(bit(text, 130, 180, size, wide=40))) is found


MARKED = area(240, 102, 248, 108)


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        (MARKED, True),
        (MARKED._replace(filled=False), False),
        (area(240, 103, 243, 106), True),
        (area(240, 103, 242.9, 106), False),
        (area(240, 103, 243, 105.9), False),
        (area(235, 98, 248, 111), True),
        (area(234.9, 98, 248, 111), False),
        (area(235, 98, 248, 111.1), False),
        (area(230, 102, 235, 108), True),  # 15 points before the words
        (area(229.9, 102, 234.9, 108), False),
        (area(242, 102, 250, 108), True),
        (area(242, 102, 250.1, 108), False),
        (area(240, 106, 248, 112), False),  # below the middle of the words
        (area(240, 98, 248, 104), False),
    ],
)
def test_an_entry_of_a_legend_has_a_square_before_it(mark: Shape, found: bool) -> None:
    assert bool(labels(bit("安全", 250, 100), marks=[mark])) is found


@pytest.mark.parametrize(("length", "found"), [(20, True), (21, False)])
def test_an_entry_of_a_legend_is_short(length: int, found: bool) -> None:
    assert bool(labels(bit("安" * length, 250, 100, wide=40), marks=[MARKED])) is found


@pytest.mark.parametrize(
    ("x0", "top", "found"),
    [
        (295, 100, True), (295.1, 100, False), (65, 100, True), (64.9, 100, False),
        (200, 15, True), (200, 14.9, False), (200, 205, True), (200, 205.1, False),
    ],
)  # fmt: skip
def test_a_legend_is_near_its_chart(x0: float, top: float, found: bool) -> None:
    mark = area(x0 - 8, top + 2, x0 - 2, top + 8)
    assert ("安全" in labels(bit("安全", x0, top), marks=[mark])) is found


@pytest.mark.parametrize(
    ("x0", "line", "found"), [(389.9, 5, True), (390, 5, False), (330.1, 5, True), (330, 5, False), (350, 6, False)]
)
def test_the_value_of_an_entry_stands_behind_it(x0: float, line: int, found: bool) -> None:
    moved = [bit("安全", 310, 100, line=5), bit("48", x0, 100, line=line), bit("不详", x0, 130, line=5)]
    near = area(280, 102, 288, 108), moved[0]._replace(box=Box(290, 100, 330, 110))
    said = labels(near[1], *moved[1:], marks=[near[0]])
    assert ("48" in said) is found
    assert "不详" not in said


@pytest.mark.parametrize(
    ("top", "size", "found"),
    [(19.9, 10, False), (20, 10, True), (43, 10, True), (43.1, 10, True), (25, 11.5, True), (25, 11.6, False)],
)
def test_the_title_of_a_chart_stands_right_above(top: float, size: float, found: bool) -> None:
    """The highest value begins at 48: 18 points from the title down to it, or 5 points into it."""
    assert ("历年投入" in labels(bit("历年投入", 130, top, size))) is found


@pytest.mark.parametrize(
    ("text", "middle", "found"),
    [
        ("历年投入", 85, True), ("历年投入", 84.9, False), ("历年投入", 245, True), ("历年投入", 245.1, False),
        ("单位：万", 295, True), ("单位：万", 295.1, False), ("单位：万", 84.9, False),
    ],
)  # fmt: skip
def test_the_title_stands_over_the_chart_a_unit_may_stand_at_its_right(text: str, middle: float, found: bool) -> None:
    assert (text in labels(bit(text, middle - 20, 30))) is found


def test_three_lines_above_are_title_unit_and_legend() -> None:
    above = [bit(f"{number}投入", 130, 32 - 19 * at, wide=20) for at, number in enumerate("甲乙丙丁")]
    assert labels(*above) == {"甲投入", "乙投入", "丙投入"}


@pytest.mark.parametrize(
    ("text", "size", "x0", "found"),
    [
        ("安全", 9, 181, True),
        ("安全", 10, 200, False),
        ("30%", 10, 200, True),
        ("安全", 10, 150, True),
        ("安全", 9, 215, True),
    ],
)
def test_around_a_pie_only_shares_are_as_large_as_text(text: str, size: float, x0: float, found: bool) -> None:
    held = charts(*SHARES, bit("10%", 120, 150, 9), bit(text, x0, 120, size), shapes=slices())
    assert (text in held[0]) is found
