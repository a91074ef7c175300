"""Which fund a section of a budget or of final accounts tells of: 政府性基金预算财政拨款支出决算情况说明."""

import re
from functools import lru_cache

from extractors.text.word_patterns import any_word, either
from schemas.document import Section
from schemas.word_lists import by_word

_FUNDS = "tables/funds.csv"
_FUND = either(by_word(_FUNDS))
_TITLE = re.compile(
    rf"(?:关于|(?:19|20)\d\d年度?|[本我]?(?:部门|单位|[局院校馆站]))*(?P<fund>{_FUND})"
    "(?:收入|支出|收支|基本|项目|预算|决算|执行|总体|具体|情况|的|说明|[和与及、])*"
)
# 结转和结余, 农林水（类）支出: sums of an account that do not say of which fund they are
_SUM = re.compile(rf"(?:年初|年末|本年|当年|全年)*{any_word('metrics/spoken_of.csv', 'of_fund')}|.+（类）支出")


@lru_cache(maxsize=64)
def _fund_over(path: str) -> str | None:
    titles = map(_TITLE.fullmatch, reversed(path.split(" / ")))
    title = next(filter(None, titles), None)
    # argued: governments call their own budgets so, whose income from taxes no office is granted
    taxes = title is not None and "拨款" not in title["fund"] and "收入" in title[0]
    return by_word(_FUNDS)[title["fund"]] if title and not taxes else None


def fund_of(section: Section | None, metric: str | None) -> str | None:
    """Return the fund that a section's title names, for a sum of money in it that says none: 本年收入860万元."""
    if section is None or not metric or not _SUM.fullmatch(metric):
        return None
    return _fund_over(section.path) if not re.search(_FUND, metric) else None
