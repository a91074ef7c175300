"""Which fund a sheet of a budget or of final accounts is about, by its title: 一般公共预算财政拨款支出决算表."""

import re
from collections.abc import Iterable

from extractors.tables.labels import bare_label
from extractors.tables.words import any_word
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.word_patterns import either
from schemas.word_lists import by_word

_FILE = "tables/funds.csv"
TREASURY = "财政拨款"
"""The fund that all others are part of."""
_FUND = either(by_word(_FILE))
_TITLE = re.compile(
    rf"(?P<before>[^{CLAUSE_ENDS}]{{0,30}}?)(?P<fund>{_FUND})(?P<sheet>{any_word('fund_sheet')}*)"
    rf"(?:表|情况(?:的?说明)?){OPEN}?续?表?{CLOSE}?"
)
_SHEET = re.compile(
    rf"[^{CLAUSE_ENDS}]{{1,40}}[一-鿿](?<!附)表{OPEN}?续?表?{CLOSE}?"
)  # the title of another sheet; not 公开08表
_PUBLIC_EXPENSES = re.compile(r".*三公[^一-鿿]?经费.*(?:表|情况(?:的?说明)?)")
_KINDS = ("amount", "ratio")
# argued: governments call their own budgets so (全市, 区本级), whose income from taxes no office is granted
_GOVERNMENT = re.compile(r"(?:全[省市县区州镇乡旗]|[省市县区州镇乡]本?级|地方)$")


def fund_over(titles: Iterable[str]) -> str | None:
    """Return the fund that the nearest title of a sheet names: 政府性基金预算财政拨款 over 公开08表.

    Left alone: titles of two funds, of the three public expenses, of a government's own budget; lines above the title
    of another sheet.
    """
    for title in titles:
        words = bare_label(title) if not re.search(CLAUSE_END, title) else ""
        if (match := _TITLE.fullmatch(words)) and not re.search(_FUND, match["before"]):
            taxes = "拨款" not in match["fund"] and match["sheet"].startswith("收入")
            return None if taxes or _GOVERNMENT.search(match["before"]) else by_word(_FILE)[match["fund"]]
        if _SHEET.fullmatch(words) or _PUBLIC_EXPENSES.fullmatch(words):
            return None
    return None


def names_fund(words: str) -> bool:
    """Whether words name a fund: 财政拨款收入; not 本年收入."""
    return re.search(_FUND, words) is not None


def fund_of(fund: str | None, metric: str | None, kind: str) -> str | None:
    """Return the fund of money, or a rate, of its sheet where its name says none: 农林水支出; not 财政拨款收入."""
    if not fund or not metric or kind not in _KINDS:
        return None
    named = re.findall(_FUND, metric)
    said = named and (fund == TREASURY or any(by_word(_FILE)[one] != TREASURY for one in named))
    return None if said else fund
