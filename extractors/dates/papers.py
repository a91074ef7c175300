"""Rules of periods for figures that are told from a report of a part of a year: 披露2022年半年报，报告期内…."""

import re

from extractors.dates.period import NamedTime, Period, days_of
from extractors.dates.period_rules import NAMED
from extractors.rule import as_rule
from extractors.text.characters import COLON

PAPER = "report of a part of a year"
_KINDS = r"(?P<months>半年|第?[一1]季|[第前]?[三3]季)度?(?:报告|报)"
_NAMES = re.compile(_KINDS)
# 披露了2022年半年报，|: what follows is told from it
_TELLS = re.compile(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})年度?)?{_KINDS}[》”]?(?:(?:数据)?(?:显示|披露|称)|(?=[，,]|{COLON}))"
)
_OF_ALL = re.compile("全年|年末|年底|年报|年度报告|(?:19|20)[0-9]{2}年(?!度?(?:半年|第?[一三13]季|前三季))")


def _part(year: int, months: str) -> Period | None:
    days = days_of(year, None, None, "H1" if months == "半年" else "Q1" if months[-2] in "一1" else "Q1-3")
    return Period(*days, None) if days else None


@as_rule(
    "report that figures are told from",
    "披露半年报，报告期内收入3亿元: the reporting period of a sentence that tells from a report of a part of the year",
    step=PAPER,
    needs="报",
    examples=(
        "码头公司披露半年报，实现收入⟨3亿元⟩。 → 2022-01-01..2022-06-30",
        "一季报显示，码头公司实现收入⟨3亿元⟩。 → 2022-01-01..2022-03-31",
    ),
    counter_examples=(
        "码头公司披露年报，报告期内实现收入3亿元。",
        "码头公司披露半年报，全年实现收入3亿元。",
        "码头公司披露半年报2次。",
    ),
    source="argued: news of results name the report that they are from",
)
def of_paper(text: str, usual: Period) -> Period | None:
    """Return the time that the report has which a sentence tells from."""
    found = _TELLS.search(text)
    if found is None or not usual.is_year or usual.start is None or _OF_ALL.search(text, found.end()):
        return None
    return _part(int(found["year"] or usual.start.year), found["months"])


@as_rule(
    "year of such a report",
    "2022年半年报: the part of the year that a report is about",
    step=NAMED,
    needs="报",
    examples=("2021年半年报显示，收入⟨3亿元⟩。 → 2021-01-01..2021-06-30",),
    counter_examples=("2021年年报显示，收入3亿元。",),
    source="argued: news of results name the report that they are from",
)
def year_of_paper(time: NamedTime) -> Period | None:
    """Return the part of a year that stands before the name of a report."""
    found = _NAMES.match(time.text, time.end) if time.mention.precision == "year" else None
    return _part(time.mention.start.year, found["months"]) if found else None
