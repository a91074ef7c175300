"""Wholes that a caption, the corner, a column beside or the row above says of a bare name: 占比 of 投资组合."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.tables.captions import NUMBERED
from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.labels import bare_label
from extractors.tables.measures import names_measure
from extractors.tables.words import any_word
from extractors.text.characters import BRACKETS, CLOSE, OPEN

_BARE = re.compile(r"[合总小]计")
_LEAST = 4  # characters of a quantity that says of what it is: 社区投入; not 金额
# argued: insurers, banks and funds print what they hold under such a caption
_PORTFOLIO = re.compile(
    r"(?:[一-鿿]{0,4}的)?(?P<whole>(?:投资|资产|资金运用|信贷|贷款)组合)(?:的?(?:情况|构成|结构|分布|配置|明细))*表?"
)
_SHARE = "占比"
# argued: the rules for annual reports print 占营业成本比重 beside the parts of the cost
_OF_COST = re.compile(r"占(?P<whole>[一-鿿]{0,6}(?:成本|支出|费用))的?(?:比[重例]|百分比)")
_NAMED = re.compile(r"成本|支出|费用|收入|利润")
_MADE = re.compile(rf"(?P<thing>[一-鿿{BRACKETS}]{{2,14}}?)产生总?量")
# what is done with waste, without its name: 综合利用率, 安全处置量
_DONE = re.compile(rf"(?:综合|安全|合规|无害化|合法)?{any_word('became')}(?:率|总?量)")

# argued: the rules for annual reports list these two behind the items of 非经常性损益, from which they go off
_GOES_OFF = re.compile(
    rf"所得税的?影响额?(?:{OPEN}.{{1,6}}{CLOSE})?|少数股东(?:权益|损益)的?影响额?(?:{OPEN}.{{1,6}}{CLOSE})?"
)
_ONE_OFF = "非经常性损益"


class Wholes(NamedTuple):
    """What the bare names of one table are of.

    `corner` is the quantity over the labels (社区投入（万元）), `portfolio` what the caption says that the rows make
    up, `cost` what a column of shares says that the parts under its caption are of, `one_off` 非经常性损益 where the
    title says it, `made` the waste of rows that say only what became of it.
    """

    corner: str
    portfolio: str
    cost: str
    one_off: str
    made: Mapping[int, str]

    def put(self, view: CellView, words: str, metric: str) -> str:
        """Return a metric with its whole, where it has none.

        1. 合计 under the corner 社区投入（万元） → 社区投入合计   2. 股票占比 in 投资组合 → 股票占投资组合比例
        3. 小计 beside 占营业成本比重 → 营业成本小计   4. 综合利用率 below 煤渣产生量 → 煤渣综合利用率
        5. 减：所得税影响额 in 非经常性损益项目 → 非经常性损益所得税影响额
        """
        if self.portfolio and words == _SHARE and metric.endswith(_SHARE):
            return f"{metric.removesuffix(_SHARE)}占{self.portfolio}比例"
        if _BARE.fullmatch(metric):
            return (self.corner or self.portfolio or self.cost) + metric
        if self.one_off and _GOES_OFF.fullmatch(metric):
            return self.one_off + metric
        label = bare_label(view.beside[-1]) if view.beside else ""
        if self.cost and not words and _BARE.fullmatch(label) and not _NAMED.search(metric):
            return metric.removesuffix(label) + self.cost + label if metric.endswith(label) else metric
        return self.made.get(view.cell.row, "") + metric if _DONE.fullmatch(metric) else metric


def wholes_of(cells: Sequence[CellView], over: Sequence[str]) -> Wholes:
    """Return what the bare names of a table are of; `over` are the lines and the title above it.

    Left alone: corners without a unit or that say only how much (金额（元）); shares under a caption that does not name
    their whole; a rate below anything but how much waste there was.
    """
    named = [bare_label(NUMBERED.sub("", line, count=1)) for line in over]
    whole = next(filter(None, map(_PORTFOLIO.fullmatch, named)), None)
    one_off = _ONE_OFF if any(_ONE_OFF in line for line in named) else ""
    return Wholes(_corner(cells), whole["whole"] if whole else "", _cost(cells, named), one_off, _made(cells))


def _corner(cells: Sequence[CellView]) -> str:
    corner = next((view.corner for view in cells if view.corner), None) or ""
    words = without_unit(corner)
    return words if words != corner and len(words) >= _LEAST and names_measure(words) else ""


def _cost(cells: Sequence[CellView], over: Sequence[str]) -> str:
    heads = {head for view in cells for head in view.above[-1:]}
    found = {match["whole"] for match in map(_OF_COST.fullmatch, heads) if match}
    whole = found.pop() if len(found) == 1 else ""
    return whole if any(whole in line for line in over[:2]) else ""


def _made(cells: Sequence[CellView]) -> dict[int, str]:
    found: dict[int, str] = {}
    thing = ""
    for row, views in said_by_row(cells).items():
        label = without_unit(bare_label(views[0].text)) if views[0].role == "label" and len(views) > 1 else ""
        if match := _MADE.fullmatch(label):
            thing = match["thing"]
        elif not (thing and _DONE.fullmatch(label)):
            thing = ""
        else:
            found[row] = thing
    return found
