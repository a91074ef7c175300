"""The unit of money of a table that prints none, where the paragraph before it states one of its totals."""

import re
from collections.abc import Iterator, Sequence

from extractors.tables.cell_units import Scale, scale_of
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_period
from extractors.tables.surroundings import Surroundings
from extractors.tables.told_sums import MONEY, has_decimals, number_of, totals_of
from extractors.tables.words import any_word

_MONEY = re.compile(MONEY)
# argued: heads of budgets and of purchases over sums of money
_OF_MONEY = re.compile(
    r"预算|决算|执行[数额]|采购|收入|支出|金额|总额|余额|费用?$|资金|投资|款项?$|(?:增减|增加|减少|变动)[额数]"
)
_ENDS_IN_MONEY = re.compile(rf"(?:{any_word('asks_amount', 'asks_amount_end')})[数额]?$")
_OF_OTHERS = re.compile(
    any_word("asks_area", "asks_energy", "asks_mass", "asks_volume", "asks_length", "asks_duration", "asks_times")
    + rf"|(?:{any_word('asks_people_end', 'asks_duration_end')}|[人户次件台辆车]数|数量|[得评]分)$"
)
# argued: what of a sum, of a budget, of two counts: 占支出, 完成预算, 师生比
_SHARE = re.compile(
    rf"占(?!用|地)|(?:{any_word('asks_ratio', 'asks_ratio_end')}|比)$|完成(?:年初|全年|调整)?预算$|预算(?:完成|执行)$"
)
_SUBTOTAL = re.compile(r"[小合总共]?计")
_SENTENCE = re.compile(r"[。：:]$")


def _states(around: Surroundings) -> Iterator[str]:
    """Yield the paragraph right before the table, where it is one."""
    for _, words in around.near(-1, 1):
        if _SENTENCE.search(words):
            yield words


def _is_share(words: str) -> bool:
    return bool(_SHARE.search(bare_label(words)))


def _no_money(words: str) -> bool:
    """Whether a header or label names a share, a measure or a count: 占支出, 用电, 绿化面积; no 用电支出."""
    bare = bare_label(words)
    return _is_share(bare) or bool(_OF_OTHERS.search(bare) and not _ENDS_IN_MONEY.search(bare))


def _tells_money(heads: Sequence[str]) -> bool:
    """Whether the header next to the numbers (subtotals apart) is one of money or a time."""
    nearest = next((head for head in reversed(heads) if not _SUBTOTAL.fullmatch(bare_label(head))), "")
    return bool(_OF_MONEY.search(nearest) or is_period(nearest))


class ToldUnit:
    """The unit of the money in a table by the paragraph before it, and the columns that it is for.

    Where a total of the table is a sum of money of that paragraph, to the decimal (5,591.00万元), all numbers of its
    column are in its unit, as the total adds them up; so are those under a time or a header of money. None where two
    totals say two units, behind the last total, and for shares, measures and counts by header or label.
    """

    def __init__(self, cells: Sequence[CellView], around: Surroundings) -> None:
        self.unit: Scale | None = None
        self._columns: set[int] = set()
        self._last: int | None = None  # row of the last total, where rows stand above it
        totals = totals_of(cells)
        if not totals:
            return
        stated = {
            number_of(match["number"]): match["unit"] for words in _states(around) for match in _MONEY.finditer(words)
        }
        met = [(view, stated[value]) for view in totals if (value := number_of(view.text)) and value in stated]
        if len({unit for _, unit in met}) == 1:
            self.unit = scale_of(met[0][1])
            self._columns = {view.cell.column for view, _ in met}
        rows = [view.cell.row for view in totals]
        if any(view.role == "data" and view.cell.row < rows[0] for view in cells):
            self._last = rows[-1]

    def of(self, view: CellView) -> Scale | None:
        """Return the unit of a number of the table with decimals, None in columns of which nothing is known."""
        if self.unit is None or not has_decimals(view):
            return None
        added = self._last is not None  # what stands above a total is money, as that adds it up: 用电, 旅客接待
        if any(map(_no_money, view.heads)) or any(map(_is_share if added else _no_money, view.beside)):
            return None
        if self._last is not None and view.cell.row > self._last:
            return None
        return self.unit if view.cell.column in self._columns or _tells_money(view.heads) else None
