"""Nouns that row labels leave out, as captions, corners, bands or other rows say them: 制造业贷款, 储蓄投诉."""

import re
from collections import ChainMap, Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from extractors.tables.captions import own_caption
from extractors.tables.cell_units import unit_in_column, unit_of, without_unit
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.labels import REST, bare_label
from extractors.tables.measures import names_measure
from extractors.tables.parties import is_party
from extractors.tables.staff import parts_of_staff
from extractors.tables.stretches import is_empty, is_number, is_period
from extractors.tables.words import any_word
from extractors.text.characters import CLAUSE_ENDS, COLON

_TOTAL = re.compile(r"[合总小]计|总[额数]")
# argued: banks and offices head their lists so: 贷款按行业分布, 贷款五级分类情况, 投诉按渠道分类
_NOUN = rf"(?P<noun>(?:{any_word('carried_kind')})?{any_word('carried')})"
_WHOSE = rf"(?:{any_word('carried_whose')})*的?"
_SORTED = (
    r"的?(?:(?:五级|风险|行业|地区|期限|类别|产品)?的?(?:分类|分布|结构|构成|投向)"
    rf"|按[^{CLAUSE_ENDS}和及、]{{1,8}}?(?:分类|划分|分布|构成|统计|列示))"
)
_CAPTION = re.compile(rf"{_WHOSE}{_NOUN}{_SORTED}(?:的?(?:情况|明细|统计|列示))*(?:如下)?表?{COLON}?")
# what stands over the labels: 贷款种类, 投诉渠道, 按投诉地区
_CORNER = re.compile(rf"按?{_NOUN}(?:业务)?(?:类[别型]|种类|品种|地区|区域|渠道|原因|行业|投向|方式)(?:分类|划分)?")
_LED = re.compile(rf"{_WHOSE}{_NOUN}的?(?:分类|分布|构成)?情况(?:如下|见下表){COLON}?")
_BY = re.compile(r"按[一-鿿]{2,8}")
_NO_SORT, _ELSE = re.compile(any_word("no_sort")), re.compile(any_word("no_sort_alone") + "类?")
_LEAST = 3  # labels that are sorts
_COUNT = re.compile(r"(?:账面)?(?:余额|金额|价值)|[件笔户]数|数量|占比|比[例重]")
# argued: 股份变动情况表 of the rules for annual reports has the same kinds of holders in both halves
_HALF = re.compile(rf"(?P<half>{any_word('half_of_shares')}的?(?:流通)?股份?)(?:合计)?")
_NEXT_HALF = re.compile(r"[一二三四五六]、")
# argued: 与资产/收益相关 is the last column of the tables of grants in the rules for annual reports
_GRANT = re.compile(any_word("grant_goes_with"))
_GRANT_COLUMN = re.compile(r"与资产(?:相关)?[/／、或和]?(?:与)?收益相关.{0,4}")
_GRANTS = re.compile(rf"(?P<before>(?:.{{2,12}}的)?)(?P<noun>{any_word('grants')})")
# argued: reports list under this caption the same accounts as in the balance sheet
_BOUND = re.compile(rf"(?=.*资产)(?=.*受到?限)(?:{any_word('bound_caption')})+")


class Noun(NamedTuple):
    """What belongs right before or behind a row's label, and before a total's.

    `alone`: no band before the label; `apart`: rows of one label are told apart by it, whatever the label is.
    """

    behind: str
    before: str = ""
    whole: str = ""
    alone: bool = False
    apart: bool = False

    def put(self, metric: str, label: str) -> str:
        """Return a metric with the noun beside its label: 男性 → 男性员工, 制造业占比 → 制造业贷款占比."""
        if _TOTAL.fullmatch(label):
            return metric if not self.whole or self.whole in metric else self.whole + metric
        first, part, rest = metric.partition(label)
        if not part:
            return self.behind + metric if self.whole and _COUNT.fullmatch(metric) else metric
        if self.behind and rest.find(self.behind) in range(5):  # 制造业不良贷款
            return metric
        if self.alone:
            return part + self.behind + rest
        said = self.before and self.before in metric
        return metric if said else first + self.before + part + self.behind + rest


def carried_nouns(cells: Sequence[CellView], lines: Sequence[str], titles: Sequence[str]) -> Mapping[int, Noun]:
    """Return the nouns that the labels of rows leave out, by row.

    What the rows of the table say comes before what its caption says: parts of the staff, halves of the shares, grants;
    then assets that are not free, then sorts of what a caption or corner names. A row has the first of them.
    Left alone: what stands over another table: a caption above its own, the section's title where it has a caption.
    """
    over = own_caption(lines, titles[:1])
    staff = {row: Noun(noun, alone=True) for row, noun in parts_of_staff(cells).items()}
    return ChainMap(staff, _halves(cells), _grants(cells, over), _bound(cells, over), _sorts(cells, over))


def _labels(cells: Sequence[CellView]) -> dict[int, str]:
    """Return the nearest label of each row with a number, bare."""
    data = (view for view in cells if view.role == "data" and view.beside and is_number(view.text))
    return {view.cell.row: bare_label(without_unit(view.beside[-1])) for view in data}


def _sorts(cells: Sequence[CellView], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows that are sorts of what a caption or the corner names: 制造业 of 贷款按行业分布.

    Left alone: labels that say it, that name a measure, a body or another account, that count in another unit than most
    (网点（个） below 存款结构 in 万元); tables with few such labels.
    """
    corner = next((view.corner for view in cells if view.corner), None) or ""
    noun = _noun_over(over, without_unit(corner))
    if not noun:
        return {}
    labels = {row: label for row, label in _labels(cells).items() if not is_period(label)}
    own = [word[-2:] for word in re.split("[和及]", noun)]  # 公司贷款 is said by 流动资金贷款 too
    sorts = {row for row, label in labels.items() if not _TOTAL.fullmatch(label) and _is_sort(label, own)}
    sorts &= _of_one_unit(cells, sorts)
    rest = {row for row, label in labels.items() if _TOTAL.fullmatch(label)}
    if len(sorts) < _LEAST or 2 * len(sorts) < len(labels) - len(rest):
        return {}
    return {row: Noun(noun, whole=noun) for row in sorts | rest}


def _is_sort(label: str, nouns: Sequence[str]) -> bool:
    """Whether a label is a sort of a noun and says neither it nor something else that is counted."""
    measure = names_measure(label) and not label.endswith("消费")
    said = any(noun in label for noun in nouns) or measure or is_party(label)
    other = _NO_SORT.search(label) or _ELSE.fullmatch(label)
    return not (said or other or _TOTAL.search(label))


def _of_one_unit(cells: Sequence[CellView], rows: Collection[int]) -> set[int]:
    """Return those of some rows that count in what most of them do, as their labels and columns of units say."""
    units: dict[int, str] = {}
    for view in cells:
        if view.role == "data" and view.cell.row in rows and is_number(view.text):
            said = unit_of(reversed(view.beside)) or unit_in_column(view.named, view.unit)
            units[view.cell.row] = said.kind if said else ""
    usual = Counter(units.values()).most_common(1)
    return {row for row, kind in units.items() if kind == usual[0][0]}


def _noun_over(over: Sequence[str], corner: str) -> str:
    """Return what the corner or a line over a table says that its rows are sorts of."""
    led = (re.split("[。；]", words)[-1] for words in over[:1]) if _BY.fullmatch(corner) else ()
    found = (
        _CORNER.fullmatch(corner),
        *map(_LED.fullmatch, led),
        *map(_CAPTION.fullmatch, over),
    )
    return next((match["noun"] for match in found if match), "")


def _bound(cells: Sequence[CellView], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows of a list of assets that are not free: 货币资金 below 主要资产受限情况."""
    if not any(map(_BOUND.fullmatch, over)):
        return {}
    found: dict[int, Noun] = {}
    for row, label in _labels(cells).items():
        if REST.fullmatch(label):
            found[row] = Noun("受限资产")
        elif _TOTAL.fullmatch(label) or not (_TOTAL.search(label) or "受限" in label):
            found[row] = Noun("", "受限", "受限资产")
    return found


def _grants(cells: Sequence[CellView], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows of grants that only their last column tells apart, and those that say only what they go with."""
    labels = _labels(cells)
    told = {
        view.cell.row: view.text
        for view in cells
        if view.above and _GRANT_COLUMN.fullmatch(view.above[-1]) and not is_empty(view.text)
    }
    again = [label for row, label in labels.items() if row in told]
    found = {
        row: Noun(f"（{told[row]}）", apart=True)
        for row, label in labels.items()
        if row in told and again.count(label) > 1
    }
    granted = next(filter(None, map(_GRANTS.fullmatch, over)), None)
    if granted:
        found.update(
            {row: Noun("的政府补助", granted["before"]) for row, label in labels.items() if _GRANT.fullmatch(label)}
        )
    return found


def _halves(cells: Sequence[CellView]) -> dict[int, Noun]:
    """Return the kinds of holders with the half of the shares that they stand in: 有限售条件股份 of 境内自然人持股."""
    found: dict[int, Noun] = {}
    half = ""
    for row, said in said_by_row(cells).items():
        label = bare_label(said[0].text)
        if match := _HALF.fullmatch(label):
            half = match["half"]
        elif _NEXT_HALF.match(said[0].text):
            half = ""
        elif half and said[0].role == "label" and not _TOTAL.search(label):
            found[row] = Noun("", half)
    return found
