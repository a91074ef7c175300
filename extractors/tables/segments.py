"""Rows that say how a total is made up: 营业收入合计 over the bands 分行业, 分产品, 分地区 and their rows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.tables.cell_units import Scale, scale_of, unit_of_corner, without_unit
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.labels import PART_OF, REST, bare_label
from extractors.tables.measures import names_measure
from extractors.tables.stretches import is_empty, is_number

# argued: annual reports split their revenue so (营业收入构成), by rules for their form
_BY = re.compile(
    r"(?:其中[：:]?)?(?:分|按)(?:行业|产品|地区|区域|销售模式|业务|板块|渠道|客户|品种|类[别型]|线路|店型)(?:类型|类别)?(?:划?分|分类)?"
)
_WHOLE = re.compile(
    r"(?P<what>.{0,8}(?:收入|成本|利润|毛利|费用|销售额|产值|销量|产量|客流量|客运量))(?:合计|总计|总额)?"
)
# argued: totals below segments
_TOTAL = re.compile(r".*(?:合计|小计|总计)")
_BAND = re.compile(r"按[一-鿿]{2,4}(?:构成|结构|划?分|分类)?")
_OF_WHICH = re.compile(PART_OF)
_IN_ALL = re.compile(r"总(?=[数量额]$)|(?:合计|总计)$")  # a part is no total: 供应商总数, 其中：境内
_AMOUNT = re.compile(
    r".*(?:量|总?额|总?人?次?数|收入|投资|支出|成本|产值|费用|手续费|佣金|面积|投入|里程|长度|[存贷]款)"
)  # what parts are parts of
# What a label measures by itself: such a row is a part with a name of its own (其中：涉农贷款).
_MEASURES = re.compile(
    r"(?!个人$).*(?:[量额数率费款金户]|收入|支出|成本|利润|产值|资产|负债|资金|投资|投入|面积|里程|人员|员工|职工|党员"
    r"|人次?|[车船机站点线项件所家税息]|利得|损失|收益|准备|余额|价值|股利|权益|资本|公积|薪酬|经费|补助|合计|小计|总计)"
)


_MEAN = re.compile(
    r"(?:每)?(?:人|户|日|月|年|班|床|亩|生|车|台|单位面积)均|平均|单位面积"
)  # of the row above, no part of it


class Segment(NamedTuple):
    """What a row is a part of (营业收入) and by what the parts are sorted (分产品); `mean` is the mean that it is.

    `rest` says that it is what remains of one of several bands: 其他 below 分产品, beside 分地区.
    """

    whole: str
    by: str
    mean: str = ""
    rest: bool = False


def measures_itself(label: str) -> bool:
    """Whether a label says by itself what its row counts: 涉农贷款; not 男, 城区."""
    return bool(_MEASURES.fullmatch(label))


def segments_of(cells: Sequence[CellView]) -> dict[int, Segment]:
    """Return the rows below bands that say by what the total above them is split up.

    Left alone: tables without a total over their bands; totals of a band.
    """
    rows: dict[int, list[CellView]] = {}
    for view in cells:
        if not is_empty(view.text):
            rows.setdefault(view.cell.row, []).append(view)
    found: dict[int, Segment] = {}
    whole, by = "", ""
    for row, said in sorted(rows.items()):
        label = without_unit(said[0].text)
        if len(said) == 1 and _BY.fullmatch(label):
            by = bare_label(label)
        elif not by:
            match = _WHOLE.fullmatch(label) if any(is_number(view.text) for view in said[1:]) else None
            whole = match["what"] if match else whole
        elif whole and said[0].role == "label" and not _TOTAL.fullmatch(label):
            found[row] = Segment(whole, by, rest=bool(REST.fullmatch(bare_label(label))))
    several = len({one.by for one in found.values()}) > 1
    return found if several else {row: one._replace(rest=False) for row, one in found.items()}


def parts_under_bands(cells: Sequence[CellView], thing: str | None) -> dict[int, Segment]:
    """Return the rows of a list that is headed by what it sorts, below bands that say by what: 员工构成, 按年龄.

    Left alone: tables with headers; rows above the first band; rows that name the thing (员工总数), a total, a measure
    (培训时长) or another unit than the first row below a band does (培训（场）).
    """
    if not thing or any(view.heads for view in cells):
        return {}
    found: dict[int, Segment] = {}
    below, units = False, set[Scale | None]()
    for row, said in said_by_row(cells).items():
        label = bare_label(without_unit(said[0].text))
        if len(said) == 1 and _BAND.fullmatch(label):
            below = True
        if not below or said[0].role != "label" or not any(is_number(view.text) for view in said[1:]):
            continue
        unit = unit_of_corner(said[0].text)
        units = units or {unit}
        sort = not _TOTAL.fullmatch(label) and thing not in label and not names_measure(label)
        if sort and (unit is None or unit in units):
            found[row] = Segment(thing, "")
    return found


def parts_of_which(cells: Sequence[CellView]) -> dict[int, Segment]:
    """Return the rows from 其中： on whose labels name no measure, with what they are of: 售电量 | 其中：工业 | 居民.

    Left alone: parts that say what they count (其中：涉农贷款); rows from the next one that does.
    """
    said: dict[int, CellView] = {}
    units: dict[int, str] = {}
    for view in cells:
        if view.role == "label" and view.text and view.numbering is None:
            said.setdefault(view.cell.row, view)
            if scale_of(view.text):
                units[view.cell.row] = view.text
    counted = {view.cell.row for view in cells if view.role == "data" and is_number(view.text)}
    found: dict[int, Segment] = {}
    whole, unit, inside = "", None, False
    for row, view in sorted(said.items()):
        label = bare_label(without_unit(view.text))
        if whole and row in counted and _MEAN.fullmatch(label):
            found[row] = Segment(whole, "", label + whole)
        elif row not in counted or _MEASURES.fullmatch(label) or units.get(row, unit) != unit:
            whole = _IN_ALL.sub("", label) if _AMOUNT.fullmatch(label) else ""
            unit, inside = units.get(row), False
        elif whole and (inside or _OF_WHICH.match(view.text)):
            found[row], inside = Segment(whole, ""), True
        else:
            whole = ""
    return found


def wholes_of_parts(cells: Sequence[CellView], again: frozenset[str]) -> dict[int, str]:
    """Return the rows from 其中： on whose labels come again in the table, with what each is a part of.

    对外捐赠 | 其中：资金 | 物资折款 | 公益项目 | 其中：资金. Left alone: labels that come once.
    """
    found: dict[int, str] = {}
    whole, inside = "", False
    for row, said in said_by_row(cells).items():
        label = bare_label(without_unit(said[0].text))
        inside = label in again and (inside or bool(_OF_WHICH.match(said[0].text)))
        if inside and whole:
            found[row] = whole
        elif not inside:
            whole = label if said[0].role == "label" and not is_number(said[0].text) else ""
    return found
