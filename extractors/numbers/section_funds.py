"""Which fund a section of a budget or of final accounts tells of: 政府性基金预算财政拨款支出决算情况说明."""

import re
from functools import lru_cache

from extractors.tables import fund_over, names_fund
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.word_patterns import any_word
from schemas.document import Section

# 结转和结余, 农林水（类）支出: sums of an account that do not say of which fund they are
_SUM = re.compile(rf"(?:年初|年末|本年|当年|全年)*{any_word('tables/words.csv', 'of_fund')}|.+（类）支出")

_CLASS = re.compile(rf"[^{BRACKETS}]+{OPEN}类{CLOSE}")


@lru_cache(maxsize=64)
def _fund_over(path: str) -> str | None:
    return fund_over(reversed(path.split(" / ")))


def fund_of(section: Section | None, metric: str | None) -> str | None:
    """Return the fund that a section's title names, for a sum of money in it that says none: 本年收入860万元."""
    if section is None or not metric or not _SUM.fullmatch(metric) or names_fund(metric):
        return None
    return _fund_over(section.path)


def account_in(section: Section | None, account: str) -> str:
    """Return a class of spending that a paragraph opens with, with the fund that its section's title names.

    农林水支出（类） → 一般公共预算财政拨款农林水支出（类）
    Left alone: the items of a class (…（款）, …（项）), accounts that name their fund.
    """
    fund = _fund_over(section.path) if section and _CLASS.fullmatch(account) else None
    return account if fund is None or names_fund(account) else fund + account
