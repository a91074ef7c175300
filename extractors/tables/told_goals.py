"""Goals told in words, one a row behind the label of a group: 水耗 | 单位产品取水下降10% | 3.2 | 2.9."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors import nlp
from extractors.metrics import read_phrases
from extractors.numbers import read_figures
from extractors.tables.cell_values import basis_of_heads
from extractors.tables.grid import CellView

_LEAST_ROWS = 2


def thing_of_goal(text: str) -> str | None:
    """Return what is to change or be reached by the words of a goal: 单位产品取水 of 单位产品取水下降10%.

    Left alone: words that do not begin with it, or give several numbers.
    """
    figures = read_figures(text)
    if len(figures) != 1 or not figures[0].span.start:
        return None
    (parsed,) = read_phrases(text, figures, nlp.tokens)
    metric = parsed.phrase.metric
    return metric if metric and text.startswith(metric) else None


def named_by_goals(cells: Sequence[CellView], thing: Callable[[str], str | None] = thing_of_goal) -> list[CellView]:
    """Return the cells of a table with what the goal of its row is about as the nearest label of each number.

    Left alone: tables without a label over several rows, whose labels name each row themselves.
    """
    grouped = any(view.role == "label" and view.cell.row_span > 1 for view in cells)
    told = dict(_told(cells, thing)) if grouped else {}
    if len(told) < _LEAST_ROWS or len(set(told.values())) < len(told):
        return list(cells)
    return [_named(view, told[view.cell.row]) if view.cell.row in told else view for view in cells]


def _told(cells: Sequence[CellView], thing: Callable[[str], str | None]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the header of the goal of each row, and what it is about."""
    for view in cells:
        if view.role != "data" or not view.heads or basis_of_heads(view.heads[-1:]) != "target":
            continue
        if view.text and not view.text[0].isdigit() and (name := thing(view.text)) and name not in view.beside:
            yield view.cell.row, (view.heads[-1], name)


def _named(view: CellView, goal: tuple[str, str]) -> CellView:
    """Return a number of a row with what its goal is about; the goal itself says it in its own words."""
    if view.role != "data" or view.heads[-1:] == goal[:1]:
        return view
    return replace(view, beside=(*view.beside, goal[1]), named=(*view.named, goal), key=None)
