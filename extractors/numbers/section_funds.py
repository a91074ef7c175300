"""Which fund a section of a budget or of final accounts tells of: 政府性基金预算财政拨款支出决算情况说明."""

import re
from collections import Counter
from functools import lru_cache

from extractors.outline import bare_title
from extractors.tables import fund_over, names_fund
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.word_patterns import any_word
from schemas.document import Document, Section, Table

# 结转和结余, 农林水（类）支出: sums of an account that do not say of which fund they are
_SUM = re.compile(rf"(?:年初|年末|本年|当年|全年)*{any_word('tables/words.csv', 'of_fund')}|.+（类）支出")

_SHORTEST, _LONGEST = 3, 39  # characters of the name of an item, of its cell
_CLASS = re.compile(rf"[^{BRACKETS}]+{OPEN}类{CLOSE}")


@lru_cache(maxsize=64)
def _fund_over(path: str) -> str | None:
    return fund_over(reversed(path.split(" / ")))


class Items:
    """The items that several tables of a report list: 职业教育 of 支出预算总表 and of the sheet of each fund."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names: frozenset[str] | None = None

    def has(self, metric: str) -> bool:
        """Whether several tables have an item of this name; of a name of two characters nobody can tell.

        All cells are read once a report, and only where a section of a fund tells of such an item.
        """
        if self._names is None:
            told = Counter(name for table in self._document.tables for name in self._names_in(table))
            self._names = frozenset(name for name, tables in told.items() if tables > 1)
        return metric in self._names

    def _names_in(self, table: Table) -> set[str]:
        said = (cell.span.of(self._document.text) for cell in table.cells if len(cell.span) <= _LONGEST)
        return {name for words in said if len(name := bare_title(words)) >= _SHORTEST}


def fund_of(section: Section | None, metric: str | None, items: Items) -> str | None:
    """Return the fund that a section's title names, for a sum of money in it that says none.

    1. 本年收入860万元   2. 职业教育38万元, where several tables have such an item
    """
    if section is None or not metric or names_fund(metric) or not (fund := _fund_over(section.path)):
        return None
    return fund if _SUM.fullmatch(metric) or items.has(metric) else None


def account_in(section: Section | None, account: str) -> str:
    """Return a class of spending that a paragraph opens with, with the fund that its section's title names.

    农林水支出（类） → 一般公共预算财政拨款农林水支出（类）
    Left alone: the items of a class (…（款）, …（项）), accounts that name their fund.
    """
    fund = _fund_over(section.path) if section and _CLASS.fullmatch(account) else None
    return account if fund is None or names_fund(account) else fund + account
