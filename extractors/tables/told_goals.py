"""Goals told in words, one a row behind the label of a group or a topic: 水耗 | 单位产品取水下降10% | 3.2 | 2.9."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors import nlp
from extractors.metrics import read_phrases
from extractors.numbers import read_figures
from extractors.tables.cell_values import basis_of_heads
from extractors.tables.grid import CellView
from extractors.tables.measures import names_measure

_LEAST_ROWS = 2
_LEAST_TOPICS = 3  # rows with a goal in words where a label is a topic
_LONGEST_TOPIC = 6  # characters


def thing_of_goal(text: str) -> str | None:
    """Return what is to change or be reached by the words of a goal: 单位产品取水 of 单位产品取水下降10%.

    Left alone: words that do not begin with it, or give several numbers.
    """
    figures = read_figures(text)
    if len(figures) != 1 or not figures[0].span.start:
        return None
    (parsed,) = read_phrases(text, figures, nlp.tokens)
    metric, whose = parsed.phrase.metric, parsed.phrase.subject or ""
    return next((name for name in (metric, f"{whose}{metric}") if text.startswith(name)), None) if metric else None


def named_by_goals(cells: Sequence[CellView], thing: Callable[[str], str | None] = thing_of_goal) -> list[CellView]:
    """Return the cells of a table with what the goal of its row is about as the nearest label of each number.

    Left alone: tables whose labels name each row themselves, without a label over several rows or only topics (能源,
    包装).
    """
    labels = [view for view in cells if view.role == "label"]
    grouped = any(view.cell.row_span > 1 for view in labels)
    told = dict(_told(cells, thing)) if grouped or _are_topics(labels) else {}
    if len(told) < _LEAST_ROWS or len(set(told.values())) < len(told):
        return list(cells)
    if not grouped and (len(told) < _LEAST_TOPICS or 3 * len(told) < 2 * len(labels)):
        return list(cells)
    return [_named(view, told[view.cell.row]) if view.cell.row in told else view for view in cells]


def _are_topics(labels: Sequence[CellView]) -> bool:
    """Whether the labels of a table are one a row, each a short word that no number measures: 水资源, 供应商."""
    rows = [view.cell.row for view in labels]
    return len(set(rows)) == len(rows) and all(
        0 < len(view.text) <= _LONGEST_TOPIC and view.text.isalpha() and not names_measure(view.text) for view in labels
    )


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
