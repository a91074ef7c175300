"""What the total of a sheet of a budget or of final accounts is of, by its title: 支出合计 of 支出预算总表."""

import re
from collections.abc import Iterable

from extractors.tables.captions import down_to_numbered
from extractors.tables.labels import bare_label
from extractors.tables.words import any_word
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.word_patterns import either
from schemas.word_lists import by_word

_SUM = any_word("sheet_sum")
_TITLE = re.compile(
    rf"(?P<before>[^{CLAUSE_ENDS}]{{0,30}}?)(?P<sum>{_SUM})(?:{any_word('sheet_end')})*"
    rf"(?:表|情况(?:的?说明)?){OPEN}?续?表?{CLOSE}?"
)
_SHEET = re.compile(rf"[^{CLAUSE_ENDS}]{{1,40}}[一-鿿](?<!附)表{OPEN}?续?表?{CLOSE}?")
_FUND = re.compile(either(by_word("tables/funds.csv")))
_OF_ACCOUNTS = re.compile("预算|决算|安排")
_TOTAL = re.compile("(?:预算金额|预算数|金额)?[合总]计")
_SEVERAL = re.compile(rf"{_SUM}|[收支及和与、]")  # before it: of two sums


def sum_of_sheet(titles: Iterable[str]) -> str | None:
    """Return the sum that the nearest title of a sheet or section names: 收入 of 2023年部门收入预算总表.

    Left alone: titles of two sums (收支预算总表, 收入支出决算总表), that say no 预算 but in the name of a fund, what is
    above the title of another sheet or a numbered caption.
    """
    for title in down_to_numbered(titles):
        words = bare_label(title)
        match = _TITLE.fullmatch(words) if _OF_ACCOUNTS.search(_FUND.sub("", words)) else None
        if match and not _SEVERAL.search(match["before"]):
            return match["sum"]
        if match or _SHEET.fullmatch(words):
            return None
    return None


def is_bare_total(metric: str) -> bool:
    """Whether the name of a total says nothing of what it is: 合计, 预算数合计."""
    return bool(_TOTAL.fullmatch(metric))
