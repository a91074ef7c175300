"""How an asset moves by its kinds: the bands 账面原值, 累计折旧, 减值准备 over rows of what came, went and is left."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.tables.cell_times import is_time
from extractors.tables.cell_values import TOTAL
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.labels import REST, bare_label
from extractors.tables.stretches import is_number

# argued: notes on fixed and intangible assets and on rights of use print these bands, by the rules of disclosure
_MEASURE = re.compile(
    r"(?:账面)?(?:原值|原价|成本)(?:合计)?|累计(?:折旧|摊销|折耗)(?:合计)?|(?:累计)?减值准备(?:合计|累计金额)?|账面(?:价值|净值)(?:合计)?"
)
_WAY = re.compile(r"(?:本[年期])?(?P<way>增加|减少)(?:金额|额|数)?")
_RANKED = re.compile(r"[一二三四五六七八九十]{1,2}、")  # another band of the table
_LEAST = 2  # bands, or rows of balances below one


class Movement(NamedTuple):
    """What a row says: of which measure of the asset (账面原值), and what moved; nothing where it is the balance."""

    measure: str
    moved: str

    def metric(self, kind: str, asset: str | None, *, total: bool) -> str:
        """Return what a number of the row measures: 机器设备账面原值, 固定资产账面原值购置, 固定资产账面原值合计."""
        if total or self.moved or not kind:
            return f"{asset or ''}{self.measure}{self.moved}{'合计' if total else ''}"
        return f"{kind}{self.measure}"

    def kind(self, kind: str, asset: str | None) -> str:
        """Return the kind of asset that a column is of; 其他 is told with the asset: 其他固定资产."""
        return kind + asset if asset and REST.fullmatch(kind) else kind


def movements_of(cells: Sequence[CellView]) -> Mapping[int, Movement]:
    """Return what each row below such a band says.

    1. 1.期初余额, 4.期末余额: the balance   2. 2.本期增加金额, （1）购置: what moved
    3. （4）其他 below 本期增加金额: 其他增加
    Left alone: tables with one band and no two balances below it; rows over their first band; 期末账面价值, which says
    itself of which measure it is.
    """
    found: dict[int, Movement] = {}
    bands, measure, way = set(), "", ""
    for row, views in said_by_row(cells).items():
        said = [view.text for view in views]
        label = bare_label(said[0].rstrip("：:"))
        if not any(map(is_number, said[1:])):
            if len(said) == 1 and _MEASURE.fullmatch(label):
                measure, way = label, ""
                bands.add(label)
            elif _RANKED.match(said[0]):
                measure = ""
            continue
        if not measure or is_number(said[0]):
            continue
        if match := _WAY.fullmatch(label):
            way = match["way"]
        if is_time(said[0]) or is_time(label):
            if measure not in label:
                found[row] = Movement(measure, "")
        elif not TOTAL.search(label):
            found[row] = Movement(measure, label + way if REST.fullmatch(label) else label)
    balances = sum(not movement.moved for movement in found.values())
    return found if len(bands) >= _LEAST or balances >= _LEAST else {}
