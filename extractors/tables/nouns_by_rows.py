"""Nouns that row labels leave out, as a row above or another column says them: 煤渣 of 综合利用率 below 煤渣产生量."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.labels import bare_label
from extractors.tables.row_nouns import TOTAL, Noun
from extractors.tables.stretches import is_empty
from extractors.tables.words import any_word
from extractors.text.characters import BRACKETS

# argued: 股份变动情况表 of the rules for annual reports has the same kinds of holders in both halves
_HALF = re.compile(rf"(?P<half>{any_word('half_of_shares')}的?(?:流通)?股份?)(?:合计)?")
_NEXT_HALF = re.compile(r"[一二三四五六]、")
# argued: 与资产/收益相关 is the last column of the tables of grants in the rules for annual reports
_GRANT_COLUMN = re.compile(r"与资产(?:相关)?[/／、或和]?(?:与)?收益相关.{0,4}")
_MADE = re.compile(rf"(?P<thing>[一-鿿{BRACKETS}]{{2,14}}?)产生总?量")
# what is done with waste, without its name: 综合利用率, 安全处置量
_DONE = re.compile(rf"(?:综合|安全|合规|无害化|合法)?{any_word('became')}(?:率|总?量)")
# argued: tables of counts by kinds print the shares in a row of their own (专业数, below it 比例)
_SHARE = re.compile(r"所?占?(?:比例|比重|占比|百分比)")
_COUNTED = re.compile(rf"(?!{any_word('plain_count')})[一-鿿]{{2,8}}数")


def halves_of_shares(cells: Sequence[CellView]) -> dict[int, Noun]:
    """Return the kinds of holders with the half of the shares that they stand in: 有限售条件股份 of 境内自然人持股."""
    found: dict[int, Noun] = {}
    half = ""
    for row, said in said_by_row(cells).items():
        label = bare_label(said[0].text)
        if match := _HALF.fullmatch(label):
            half = match["half"]
        elif _NEXT_HALF.match(said[0].text):
            half = ""
        elif half and said[0].role == "label" and not TOTAL.search(label):
            found[row] = Noun("", half)
    return found


def grants_apart(cells: Sequence[CellView], labels: Mapping[int, str]) -> dict[int, Noun]:
    """Return the rows of grants of one name that only their last column tells apart: 稳岗补贴（与收益相关）."""
    heads = {view.above[-1] for view in cells if view.above}
    columns = set(filter(_GRANT_COLUMN.fullmatch, heads))
    if not columns:
        return {}
    told = {
        view.cell.row: view.text
        for view in cells
        if view.above and view.above[-1] in columns and view.cell.row in labels and not is_empty(view.text)
    }
    times = Counter(labels[row] for row in told)
    return {row: Noun(f"（{text}）", apart=True) for row, text in told.items() if times[labels[row]] > 1}


def waste_above(cells: Sequence[CellView]) -> dict[int, Noun]:
    """Return the rows that say only what became of the waste of a row above: 综合利用率 below 煤渣产生量.

    Left alone: a rate below anything but how much waste there was.
    """
    found: dict[int, Noun] = {}
    thing = ""
    for row, views in said_by_row(cells).items():
        label = without_unit(views[0].text) if views[0].role == "label" and len(views) > 1 else ""
        if match := _MADE.fullmatch(label):
            thing = match["thing"]
        elif not (thing and _DONE.fullmatch(label)):
            thing = ""
        else:
            found[row] = Noun("", thing)
    return found


def counts_above(cells: Sequence[CellView]) -> dict[int, Noun]:
    """Return the rows of shares right below a row of counts: 比例 below 专业数."""
    beside = {view.cell.row: view.beside for view in cells if view.role == "data" and len(view.beside) == 1}
    labels = {row: without_unit(label) for row, (label,) in beside.items()}
    above = {row: labels.get(row - 1, "") for row, label in labels.items() if _SHARE.fullmatch(label)}
    return {row: Noun("", count) for row, count in above.items() if _COUNTED.fullmatch(count)}
