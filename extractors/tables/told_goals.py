"""Goals told in words, one a row behind the label of a group or a topic: 水耗 | 单位产品取水下降10% | 3.2 | 2.9."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
_NUMBER_FIRST = re.compile(r"(?!20[0-9]{2}年)[0-9]")
# 2027年单位能耗较2021年下降12%, 废水回用率≥40%, 三年累计投入900万元: what stands before how far
_BEGINS = re.compile(
    r"(?:[到至]?20[0-9]{2}年[，,]?)?(?:[一二三四五六七八九十两]年)?(?P<thing>[一-鿿A-Za-z]{3,}?)"
    r"(?:(?P<far>[≥≤＞＜><=＝]|不[低高少多大小][于过]|不超过|超过|达到?|[较比]20|[降提增减]|上升)|[0-9])"
)


def thing_of_goal(text: str) -> str | None:
    """Return what is to change or be reached by the words of a goal: 单位产品取水 of 单位产品取水下降10%.

    Left alone: words that do not begin with it, or give several numbers.
    """
    figures = read_figures(text)
    if not figures:
        return _before_number(text)
    if len(figures) != 1 or not figures[0].span.start:
        return None
    (parsed,) = read_phrases(text, figures, nlp.tokens)
    metric, whose = parsed.phrase.metric, parsed.phrase.subject or ""
    names = (metric, f"{whose}{metric}") if metric else ()
    return next((name for name in names if name and text.startswith(name)), None) or _before_number(text)


def _before_number(text: str) -> str | None:
    """Return what stands before how far a goal goes, where it says a measure: 废水回用率 of 废水回用率≥40%."""
    match = _BEGINS.match(text)
    return match["thing"] if match and (match["far"] or names_measure(match["thing"])) else None


def goals_as_values(cells: Sequence[CellView]) -> list[CellView]:
    """Return the cells of a table in which goals in words stand among the labels, each goal as a value of its row.

    So 能源 | 绿电占比≥30% | 26% under 领域 | 目标 | 进展. Left alone: goals that alone label their rows, goals without
    numbers.
    """
    goals = {v.cell.row: v for v in cells if v.role == "label" and v.corner and basis_of_heads((v.corner,)) == "target"}
    topics = {
        view.cell.row: view
        for view in cells
        if view.role == "label" and view.cell.row in goals and view.cell.column < goals[view.cell.row].cell.column
    }
    told = [row for row, view in goals.items() if read_figures(view.text)]
    if len(goals) < _LEAST_TOPICS or topics.keys() != goals.keys() or 3 * len(told) < 2 * len(goals):
        return list(cells)
    return [_beside_goal(view, goals[view.cell.row], topics) if view.cell.row in goals else view for view in cells]


def _beside_goal(view: CellView, goal: CellView, topics: Mapping[int, CellView]) -> CellView:
    """Return the goal of a row as a value, and another value of it without the goal among its labels."""
    if view is goal:
        topic, head = topics[view.cell.row], goal.corner or ""
        whose = ((topic.corner or "", topic.text),)
        return replace(view, role="data", above=(head,), beside=(topic.text,), named=whose, corner=topic.corner)
    beside = tuple(label for label in view.beside if label != goal.text)
    named = tuple((head, label) for head, label in view.named if label != goal.text)
    key = None if view.key == goal.text else view.key
    return replace(view, beside=beside, named=named, key=key) if view.role == "data" else view


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
        if view.text and not _NUMBER_FIRST.match(view.text) and (name := thing(view.text)) and name not in view.beside:
            yield view.cell.row, (view.heads[-1], name)


def _named(view: CellView, goal: tuple[str, str]) -> CellView:
    """Return a number of a row with what its goal is about; the goal itself says it in its own words."""
    if view.role != "data" or view.heads[-1:] == goal[:1]:
        return view
    return replace(view, beside=(*view.beside, goal[1]), named=(*view.named, goal), key=None)
