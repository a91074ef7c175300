"""Which column counts in which unit of a line that lists several: 单位：名、次、小时 over 党员 | 党日 | 时长."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_times import is_change
from extractors.tables.cell_units import Scale, unit_of
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_period
from extractors.tables.unit_lines import AGE

_LEAST = 2
_MOST = 12  # columns, units: a line of more is no line of units
# argued: what headers of each kind of quantity end with; what ends so has no unit of another kind
_ASKS = {
    "ratio": re.compile(r"率$|占比|比[例重]|百分比|同比|环比|增幅|增速"),
    "age": AGE,
    "amount": re.compile(
        r"金额|[总余款税产]额$|收入|支出|费用?$|资金|投资|投入$|成本|利润|产值|款$|[单均]价|价格|薪酬|补助|补贴|津贴|预算|决算"
    ),
    "people": re.compile(
        r"人数?$|人员|员工|职工|干部|党员|团员|队员|学员|成员|教师|医师|护士|学生|新生|志愿者|居民|老人|儿童|工人|专家|[男女]性?$|编制"
    ),
    "times": re.compile(r"人次|观众|游客|读者|听众|客流|旅客|流量|参加|参与|参训|受训|受益|覆盖|接待"),
    "duration": re.compile(r"时[长间]$|工时|学时|课时|小时|天数|日数|工期|时数|用时|耗时|年限"),
    "area": re.compile(r"面积"),
    "length": re.compile(r"里程|长度|公里"),
    "energy": re.compile(r"电量|能耗|发电|用电"),
    "mass": re.compile(r"重量|产量|排放|吨"),
    "volume": re.compile(r"水量|气量|用水|供水|体积|库容"),
}
_PEOPLE = frozenset({"人", "名", "位"})
# What some kind of quantity may count in beside the units of its own kind.
_BESIDE = {"mass": {"count", "other"}, "energy": {"other"}, "volume": {"mass"}, "amount": {"other"}}


def dealt_units(cells: Sequence[CellView], units: Sequence[Scale]) -> tuple[dict[int, Scale], dict[int, Scale]]:
    """Return the units of columns of numbers, or of rows under times, for which a line of several leaves no choice.

    The units stand in the order of the columns, each for those that it fits; as many as columns, one for each.
    Left alone: columns that two of the units may be for; units in another order.
    """
    data = [view for view in cells if view.role == "data" and read_amount(view.text)]
    heads = {view.cell.column: view.heads for view in data if view.heads}
    if len(units) < _LEAST or not heads:
        return {}, {}
    changes = any(is_change(said[-1]) for said in heads.values())
    own = {column: said[-1] for column, said in sorted(heads.items()) if not _says_itself(said)}
    if not all(map(is_period, own.values())):
        return _deal(own, [unit for unit in units if not changes or unit.unit != "%"]), {}
    labels = {
        view.cell.row: bare_label(view.beside[-1]) for view in data if view.beside and unit_of(view.beside) is None
    }
    return {}, _deal(labels, units)


def _deal(said: Mapping[int, str], units: Sequence[Scale]) -> dict[int, Scale]:
    """Return the units of columns or rows by what their headers or labels say."""
    may = [_fitting(units, words) for words in said.values()]
    if len(units) < _LEAST or not all(may) or not said or max(len(units), len(said)) > _MOST:
        return {}
    if next(_in_order(may, len(units)), None) is None:
        return {}
    if len(units) == len(said):
        return {place: units[at] for at, place in enumerate(said)}
    return {place: units[next(iter(one))] for place, one in zip(said, may, strict=True) if len(one) == 1}


def _fitting(units: Sequence[Scale], head: str) -> frozenset[int]:
    """Return which of several units may be that of a column: the one that its header names, else all of its kind."""
    named = {at: unit.unit for at, unit in enumerate(units) if unit.unit in head}
    said = {at for at, unit in named.items() if not any(unit != other and unit in other for other in named.values())}
    return frozenset(at for at in said or range(len(units)) if fits(units[at], head))


def fits(unit: Scale, head: str) -> bool:
    """Whether a unit may be that of a header: 名 of 党员, not of 服务时长; 万元 of 投入金额, not of 党员."""
    if unit.unit == "次" and "人次" in head:
        return False
    asked = next((kind for kind, words in _ASKS.items() if words.search(head)), None)
    kind = "people" if unit.unit in _PEOPLE else "times" if unit.unit == "人次" else unit.kind
    if asked is None:
        return kind not in ("people", "times", "ratio", "amount", "duration")
    return kind == asked or kind in _BESIDE.get(asked, ())


def _says_itself(heads: Sequence[str]) -> bool:
    """Whether a header names its own unit, or that its numbers are changes."""
    return unit_of(reversed(heads)) is not None or is_change(heads[-1])


def _in_order(may: Sequence[frozenset[int]], count: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to deal units out to columns from left to right, none of them left out."""

    def go(at: int, last: int) -> Iterator[tuple[int, ...]]:
        if at == len(may):
            if last == count - 1:
                yield ()
            return
        for unit in (last, last + 1):
            if unit in may[at]:
                yield from ((unit, *rest) for rest in go(at + 1, unit))

    yield from go(0, -1)
