"""The name of a table's total, by the paragraph before it that states the sum: 2023年度本年支出合计5,591.00万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.tables.grid import CellView
from extractors.tables.measures import names_measure
from extractors.tables.surroundings import Surroundings
from extractors.tables.told_sums import MONEY, number_of, totals_of
from extractors.text.characters import CLAUSE_ENDS

_TIME = r"(?:(?:(?:19|20)[0-9]{2}年(?:度|全年)?|全年|当年)[，,]?)*"
# argued: explanations of accounts begin so, before the table of their parts
_STATES = re.compile(
    rf"(?:^|。){_TIME}(?P<thing>[“”\"一-鿿]{{3,20}}?)(?:年初|年度|全年)?(?:预算|决算)?(?:[合总共]计|总[额数])?(?:为|达|共)?"
    rf"{MONEY}"
)
_NO_THING = re.compile(rf"[、和与及{CLAUSE_ENDS}]|其中|占|(?<!公)共|累计|完成|实现|投入|^[我各全]|^本(?!年)")


def told_total(cells: Sequence[CellView], around: Surroundings) -> str | None:
    """Return what a table's total is of: the thing whose sum of money opens a sentence of the paragraph before.

    1. 2022年度工会经费支出合计86.42万元。 over a total of 86.42: 工会经费支出
    2. 2022年度“两节”慰问支出预算为9.80万元，支出决算为9.10万元。: “两节”慰问支出
    Left alone: sums that no total of the table repeats to the decimal, sums that follow others (其中…, ，…), two
    things, what somebody did (共投入, 完成).
    """
    totals = {number_of(view.text) for view in totals_of(cells)}
    return next((thing for thing, number in _stated(around) if number in totals), None) if totals else None


def _stated(around: Surroundings) -> Iterator[tuple[str, Decimal]]:
    for _, words in around.near(-1, 1):
        for match in _STATES.finditer(words):
            thing = match["thing"]
            if names_measure(thing) and not _NO_THING.search(thing):
                yield thing, number_of(match["number"])
