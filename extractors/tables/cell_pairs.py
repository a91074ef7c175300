"""Cells of prose in tables: lists of values by name, bounds that define something, names that are none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from extractors.numbers import Figure
from extractors.tables.cell_amounts import read_amount, read_spread
from extractors.tables.grid import CellView
from extractors.text.characters import BRACKETS, CLOSE, COLON, OPEN
from extractors.text.times import OWN_TIME
from schemas.phrase import Phrase
from schemas.text import Span, squeeze

_NUMBER = r"[-−–]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*[%％]"
_VALUE = rf"{_NUMBER}(?:\s*[-–—~～∽至]\s*{_NUMBER})?"
# 折现率（税前）：|13.60%
_PAIR = re.compile(
    rf"\s*(?P<name>[一-鿿A-Za-z](?:[一-鿿A-Za-z\s]|{OPEN}[^{BRACKETS}]{{1,8}}{CLOSE}){{1,18}}){COLON}\s*(?P<value>{_VALUE})[\s；;，,。、]*"
)
# argued: notes on impairment head the assumptions of two times so (预测期的关键参数（增长率、利润率等）)
_WHEN = re.compile(r"(?P<when>[一-鿿]{2,6})的(?:关键|主要)?(?:参数|假设)")
_TOLD = re.compile(r".*(?:情况|意见|建议|结果|概况|进展|成果|成效|措施|做法|决议)")  # over what sentences tell
_RULE = "named value"
_SORT = re.compile(rf"{OPEN}[^{BRACKETS}]*?(?<![一-鿿])(?P<sort>(?!{OWN_TIME}\s*$)[一-鿿]{{1,6}})\s*$")
_SIGN = r"[≤≥≦≧⩽⩾＜＞<>]"
_BEFORE = re.compile(rf"{_SIGN}\s*[一-鿿][^；;。：:，,]*$")
_BEHIND = re.compile(rf"\s*{_SIGN}")
_SINCE = re.compile(
    r".*(?:之日|日|期满|届满|到期)(?:起|后)|提前|[近前]?[两三四五六七八九十][年季月](?:累计|合计|共计?)?"
    r"|.{0,4}(?:接报|接到|接诉|受理|收到|提交|签订|批准|验收|发现|报修|申请|到达).{0,3}后"
)


def named_values(text: str) -> Sequence[tuple[str, Figure]]:
    """Return the rates that a cell lists by name; none where it says anything else.

    1. 销量增长率：4.2%~15.36% 毛利率：-3.75%~21.40%   2. 增长率：2%；折现率（税前）：13.60%
    """
    pairs = list(_PAIR.finditer(text))
    whole = pairs and not text[: pairs[0].start()].strip() and pairs[-1].end() == len(text)
    joined = all(a.end() == b.start() for a, b in pairwise(pairs))
    return list(_figures(pairs)) if whole and joined else []


def _figures(pairs: Sequence[re.Match[str]]) -> Iterator[tuple[str, Figure]]:
    for pair in pairs:
        text, span = squeeze(pair["value"]), Span(*pair.span("value"))
        said: dict[str, Any] = {"span": span, "text": text, "unit": "%", "unit_text": "%", "kind": "ratio"}
        if amount := read_amount(text):
            figure = Figure(value=amount.value, decimals=amount.decimals, rules=(_RULE,), **said)
        elif spread := read_spread(text):
            bounds: dict[str, Any] = {"value": None, "low": spread.low, "high": spread.high, "qualifier": "range"}
            figure = Figure(rules=(_RULE, "range"), **bounds, **said)
        else:
            continue
        yield squeeze(pair["name"]), figure


def name_under(head: str, name: str) -> str:
    """Return the name of a listed value with the time that the header says it holds for: 预测期 + 利润率."""
    match = _WHEN.match(head)
    return match["when"] + name if match and not name.startswith(match["when"]) else name


def defines(text: str, figure: Figure) -> bool:
    """Whether a number is the bound of a formula in words: 错报＜合并报表税前利润的2%, 资产总额的0.1%≤直接损失金额.

    Left alone: COD≤50mg/L, which tells how much something may be.
    """
    before, behind = text[: figure.span.start], text[figure.span.end :]
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def says_since(metric: str | None) -> bool:
    """Whether the words before a number only say from when or by when it runs: 上市之日起 of 36个月, 提前 of 3天."""
    return bool(metric and _SINCE.fullmatch(metric))


_OFTEN = re.compile(r"(?P<each>每(?:半年|季度?|个?月|周|旬|日|天))(?:不少于|不低于|至少|最少|召开|举行|开展|各|约)*$")


def often_before(text: str, figure: Figure) -> str:
    """Return how often what a cell tells comes, where it is no count of a year: 每季度|1次; not 每年2次."""
    told = _OFTEN.search(text, 0, figure.span.start) if figure.kind == "count" else None
    return told["each"] if told else ""


def sort_before(text: str, figure: Figure) -> str | None:
    """Return which of those that a cell counts a number in its brackets is of: 男 of 11人（男3人，女8人）; no 全年."""
    found = _SORT.search(text, 0, figure.span.start)
    return found["sort"] if found else None


def tells(view: CellView) -> bool:
    """Whether a label may say in sentences what was done: under 完成情况, or in a line of a form behind its name."""
    return bool(_TOLD.fullmatch(view.corner)) if view.corner else view.cell.column > 0


def of_line(phrase: Phrase, view: CellView, cells: Iterable[CellView]) -> Phrase:
    """Return a phrase with the name of its line of a form where it says not whose it is: 预算执行 | 执行率97%."""
    if view.corner or phrase.subject:
        return phrase
    line = (one.text for one in cells if one.cell.row == view.cell.row and one.role == "label" and not one.cell.column)
    return replace(phrase, subject=next(line, "") or None)
