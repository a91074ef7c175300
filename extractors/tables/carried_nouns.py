"""Nouns that row labels leave out, as captions, corners, bands or other rows say them: 制造业贷款, 储蓄投诉."""

import re
from collections import ChainMap, Counter
from collections.abc import Collection, Mapping, Sequence

from extractors.tables.cell_units import unit_in_column, unit_of, without_unit
from extractors.tables.grid import CellView, corner_of
from extractors.tables.labels import REST
from extractors.tables.measures import names_measure
from extractors.tables.nouns_by_rows import counts_above, grants_apart, halves_of_shares, waste_above
from extractors.tables.parties import is_party
from extractors.tables.row_nouns import TOTAL, Noun, labels_of_numbers
from extractors.tables.staff import parts_of_staff
from extractors.tables.stretches import is_number, is_period
from extractors.tables.words import any_word
from extractors.text.characters import CLAUSE_ENDS, CLOSE, COLON, OPEN

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
_GRANT = re.compile(any_word("grant_goes_with"))
_GRANTS = re.compile(rf"(?P<before>(?:.{{2,12}}的)?)(?P<noun>{any_word('grants')})")
# argued: reports list under this caption the same accounts as in the balance sheet
_BOUND = re.compile(rf"(?=.*资产)(?=.*受到?限)(?:{any_word('bound_caption')})+")
# argued: the rules for annual reports list these two behind the items of 非经常性损益, from which they go off
_ONE_OFF = "非经常性损益"
_GOES_OFF = re.compile(rf"(?:所得税|少数股东(?:权益|损益))的?影响额?(?:{OPEN}.{{1,6}}{CLOSE})?")


def carried_nouns(cells: Sequence[CellView], over: Sequence[str]) -> Mapping[int, Noun]:
    """Return the nouns that the labels of rows leave out, by row; `over` are the bare lines down to the caption.

    What the rows of the table say comes before what its caption says: parts of the staff, halves of the shares, grants,
    what became of waste, shares below counts; then grants, assets that are not free, what goes off 非经常性损益, then
    sorts of what a caption or corner names. A row has the first of them.
    """
    labels = labels_of_numbers(cells)
    return ChainMap(
        {row: Noun(noun, alone=True) for row, noun in parts_of_staff(cells).items()},
        halves_of_shares(cells),
        grants_apart(cells, labels),
        waste_above(cells),
        counts_above(cells),
        _granted(labels, over),
        _bound(labels, over),
        _one_off(labels, over),
        _sorts(cells, labels, over),
    )


def _sorts(cells: Sequence[CellView], labels: Mapping[int, str], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows that are sorts of what a caption or the corner names: 制造业 of 贷款按行业分布.

    Left alone: labels that say it, that name a measure, a body or another account, that count in another unit than most
    (网点（个） below 存款结构 in 万元); tables with few such labels.
    """
    noun = _noun_over(over, without_unit(corner_of(cells)))
    if not noun:
        return {}
    said = {row: label for row, label in labels.items() if not is_period(label)}
    own = [word[-2:] for word in re.split("[和及]", noun)]  # 公司贷款 is said by 流动资金贷款 too
    sorts = {row for row, label in said.items() if not TOTAL.fullmatch(label) and _is_sort(label, own)}
    sorts &= _of_one_unit(cells, sorts)
    rest = {row for row, label in said.items() if TOTAL.fullmatch(label)}
    if len(sorts) < _LEAST or 2 * len(sorts) < len(said) - len(rest):
        return {}
    return {row: Noun(noun, whole=noun) for row in sorts | rest}


def _is_sort(label: str, nouns: Sequence[str]) -> bool:
    """Whether a label is a sort of a noun and says neither it nor something else that is counted."""
    measure = names_measure(label) and not label.endswith("消费")
    said = any(noun in label for noun in nouns) or measure or is_party(label)
    other = _NO_SORT.search(label) or _ELSE.fullmatch(label)
    return not (said or other or TOTAL.search(label))


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


def _bound(labels: Mapping[int, str], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows of a list of assets that are not free: 货币资金 below 主要资产受限情况."""
    if not any(map(_BOUND.fullmatch, over)):
        return {}
    found: dict[int, Noun] = {}
    for row, label in labels.items():
        if REST.fullmatch(label):
            found[row] = Noun("受限资产")
        elif TOTAL.fullmatch(label) or not (TOTAL.search(label) or "受限" in label):
            found[row] = Noun("", "受限", "受限资产")
    return found


def _granted(labels: Mapping[int, str], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows of a list of grants that say only what these go with: 与资产相关 below 计入损益的政府补助."""
    match = next(filter(None, map(_GRANTS.fullmatch, over)), None)
    if match is None:
        return {}
    noun = Noun(f"的{match['noun']}", match["before"])
    return {row: noun for row, label in labels.items() if _GRANT.fullmatch(label)}


def _one_off(labels: Mapping[int, str], over: Sequence[str]) -> dict[int, Noun]:
    """Return the rows of what goes off the items of 非经常性损益, whose caption alone says so: 减：所得税影响额."""
    if not any(_ONE_OFF in line for line in over):
        return {}
    return {row: Noun("", _ONE_OFF) for row, label in labels.items() if _GOES_OFF.fullmatch(label)}
