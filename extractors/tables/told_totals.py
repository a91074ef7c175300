"""The name of a table's total, by the paragraph beside it that states the sum: 2023年度本年支出合计5,591.00万元."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from extractors.tables.captions import names_none
from extractors.tables.grid import CellView
from extractors.tables.measures import names_measure
from extractors.tables.surroundings import Surroundings
from extractors.tables.told_sums import MONEY, number_of, totals_of
from extractors.text.characters import CLAUSE_ENDS

_TIME = r"(?:(?:(?:19|20)[0-9]{2}年(?:度|全年)?|全年|当年|本?报告期内?)[，,]?)*"
_DOER = r"(?:(?:本集团|本?公司)[，,]?(?:共计?|累计)?实现(?:的)?)?"
# argued: explanations of accounts begin so, before the table of their parts
_STATES = re.compile(
    rf"(?:^|。){_TIME}{_DOER}(?P<thing>[“”\"一-鿿]{{3,20}}?)(?:年初|年度|全年)?(?:预算|决算)?(?:[合总共]计|总[额数])?(?:为|达|共)?"
    rf"{MONEY}"
)
_SCALES = {"千元": Decimal(10**3), "万元": Decimal(10**4), "百万元": Decimal(10**6), "亿元": Decimal(10**8)}
_BELOW = 2  # blocks: a note under a table may stand between
_LEAST_DIGITS = 6  # argued: fewer may be equal by chance
_NO_THING = re.compile(rf"[、和与及{CLAUSE_ENDS}]|其中|占|(?<!公)共|累计|完成|实现|投入|^[我各全]|^本(?!年)")


def told_total(cells: Sequence[CellView], around: Surroundings) -> str | None:
    """Return what a table's total is of: the thing whose sum of money opens a sentence right before it or below.

    1. 2022年度工会经费支出合计86.42万元。 over a total of 86.42: 工会经费支出
    2. 2022年度“两节”慰问支出预算为9.80万元，支出决算为9.10万元。: “两节”慰问支出
    3. 公司实现主营业务收入31,204.57万元 right below a total of 312,045,688.20: 主营业务收入
    Left alone: sums that no total of the table repeats to the decimal, or rounded to six digits and more; sums of fewer
    digits below a table, and all below one whose labels name quantities; sums that follow others (其中…, ，…), two
    things, what somebody did (共投入, 完成).
    """
    totals = {number_of(view.text) for view in totals_of(cells)}
    if not totals:
        return None
    if found := next((thing for thing, number, unit in _stated(around, -1, 1) if _repeats(totals, number, unit)), None):
        return found
    if not names_none({label for view in cells if view.role == "data" for label in view.beside}):
        return None  # 净利润 below 利息支出, 手续费: by chance as much
    below = (said for said in _stated(around, 1, _BELOW) if _digits(said[1]) >= _LEAST_DIGITS)
    return next((thing for thing, number, unit in below if _repeats(totals, number, unit)), None)


def _digits(number: Decimal) -> int:
    return len(number.as_tuple().digits)


def _repeats(totals: Collection[Decimal], number: Decimal, unit: str) -> bool:
    """Whether one of the totals is a number as it stands, or as one of 元 that the sentence rounds."""
    if number in totals:
        return True
    scale = _SCALES.get(unit)
    if scale is None or _digits(number) < _LEAST_DIGITS:
        return False
    return any((total / scale).quantize(number) == number for total in totals)


def _stated(around: Surroundings, step: int, most: int) -> Iterator[tuple[str, Decimal, str]]:
    for _, words in around.near(step, most):
        for match in _STATES.finditer(words):
            thing = match["thing"]
            if names_measure(thing) and not _NO_THING.search(thing):
                yield thing, number_of(match["number"]), match["unit"]
