"""Wholes that a caption, the corner or a column beside says of a bare total or share: 占比 of 投资组合."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView, corner_of
from extractors.tables.labels import bare_label
from extractors.tables.measures import names_measure
from extractors.tables.sheet_totals import is_bare_total
from extractors.tables.words import any_word

_BARE = re.compile(r"[合总小]计")
_LEAST = 4  # characters of a quantity that says of what it is: 社区投入; not 金额
# argued: insurers, banks and funds print what they hold under such a caption
_PORTFOLIO = re.compile(
    rf"(?:[一-鿿]{{0,4}}的)?(?P<whole>{any_word('portfolio')}组合)(?:的?(?:情况|构成|结构|分布|配置|明细))*表?"
)
_SHARE = "占比"
# argued: the rules for annual reports print 占营业成本比重 beside the parts of the cost
_OF_COST = re.compile(r"占(?P<whole>[一-鿿]{0,6}(?:成本|支出|费用))的?(?:比[重例]|百分比)")
_NAMED = re.compile(r"成本|支出|费用|收入|利润")


class Wholes(NamedTuple):
    """What the bare names of one table are of.

    `corner` is the quantity over the labels (社区投入（万元）), `portfolio` what the caption says that the rows make
    up, `cost` what a column of shares says that the parts under its caption are of, `sheet` the sum that its title
    names where it is one of a budget (支出预算总表).
    """

    corner: str
    portfolio: str
    cost: str
    sheet: str | None

    def put(self, view: CellView, words: str, metric: str) -> str:
        """Return a metric with its whole, where it has none.

        1. 合计 under the corner 社区投入（万元） → 社区投入合计   2. 股票占比 in 投资组合 → 股票占投资组合比例
        3. 小计 beside 占营业成本比重 → 营业成本小计   4. 合计 in 支出预算总表 → 支出合计
        """
        if self.sheet and is_bare_total(metric):
            return self.sheet + metric
        if self.portfolio and words == _SHARE and metric.endswith(_SHARE):
            return f"{metric.removesuffix(_SHARE)}占{self.portfolio}比例"
        if _BARE.fullmatch(metric):
            return (self.corner or self.portfolio or self.cost) + metric
        label = bare_label(view.beside[-1]) if view.beside else ""
        if self.cost and not words and _BARE.fullmatch(label) and not _NAMED.search(metric):
            return metric.removesuffix(label) + self.cost + label if metric.endswith(label) else metric
        return metric


def wholes_of(cells: Sequence[CellView], over: Sequence[str], sheet: str | None) -> Wholes:
    """Return what the bare names of a table are of; `over` are the bare lines down to its caption.

    Left alone: corners without a unit or that say only how much (金额（元）); shares under a caption that does not name
    their whole.
    """
    whole = next(filter(None, map(_PORTFOLIO.fullmatch, over)), None)
    return Wholes(_corner(cells), whole["whole"] if whole else "", _cost(cells, over), sheet)


def _corner(cells: Sequence[CellView]) -> str:
    corner = corner_of(cells)
    words = without_unit(corner)
    return words if words != corner and len(words) >= _LEAST and names_measure(words) else ""


def _cost(cells: Sequence[CellView], over: Sequence[str]) -> str:
    heads = {head for view in cells for head in view.above[-1:]}
    found = {match["whole"] for match in map(_OF_COST.fullmatch, heads) if match}
    whole = found.pop() if len(found) == 1 else ""
    return whole if any(whole in line for line in over[:2]) else ""
