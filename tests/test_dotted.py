"""Dotted rules: dots in a row are one rule, a few dots and drawings are none."""

import pytest

from pipeline.reading.dotted import edges_of_dots, is_dot
from schemas.text import Box


def dots(count: int, *, x: float = 50, y: float = 100, step: float = 1.5, down: bool = False) -> list[Box]:
    """Dots beside each other, or under each other."""
    places = [(x, y + step * at) if down else (x + step * at, y) for at in range(count)]
    return [Box(x0, top, x0 + 0.75, top + 0.75) for x0, top in places]


@pytest.mark.parametrize(
    ("count", "step", "rules"), [(8, 1.5, 1), (7, 1.5, 0), (8, 3.7, 1), (8, 3.8, 0), (200, 1.5, 1)]
)
def test_dots_in_a_row_are_a_rule(count: int, step: float, rules: int) -> None:
    assert len(edges_of_dots(dots(count, step=step))) == rules


def test_where_a_rule_of_dots_runs() -> None:
    (level,) = edges_of_dots(dots(101))
    assert (level.orientation, level.box, level.shade) == ("h", Box(50, 100, 200.75, 100), False)
    (upright,) = edges_of_dots(dots(101, down=True))
    assert (upright.orientation, upright.box) == ("v", Box(50, 100, 50, 250.75))


def test_the_dots_of_a_grid_are_its_rules() -> None:
    grid = [dot for y in (100, 130, 160) for dot in dots(101, y=y)]
    grid += [dot for x in (50, 200) for dot in dots(41, x=x, down=True)]
    assert sorted(edge.orientation for edge in edges_of_dots(grid)) == ["h", "h", "h", "v", "v"]


def test_a_drawing_of_dots_has_no_rules() -> None:
    assert edges_of_dots([dot for row in range(301) for dot in dots(20, y=2 * row)]) == []


@pytest.mark.parametrize(("wide", "high", "dot"), [(3, 3, True), (3.1, 1, False), (1, 3.1, False)])
def test_dots_are_three_points_across(wide: float, high: float, dot: bool) -> None:
    assert is_dot(Box(10, 10, 10 + wide, 10 + high)) is dot


def test_short_dashes_are_a_rule_too() -> None:
    dashes = [Box(50 + 3.75 * at, 100, 52.25 + 3.75 * at, 100.75) for at in range(40)]
    assert [edge.box for edge in edges_of_dots(dashes)] == [Box(50, 100, 198.5, 100)]
