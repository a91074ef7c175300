"""What a report gave, and what makes its quantities comparable: whose they are, on which basis, of how long a time."""

import calendar
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from extractors.dates import AHEAD, is_future
from extractors.metrics.cut.words import Tagger
from extractors.metrics.spellings import DUTY
from extractors.text.parents_notes import OF_PARENT, PARENT
from schemas.tables import Quantity, StatementRow
from schemas.text import squeeze
from schemas.word_lists import by_word, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The section of a row: its titles from the outermost down, its topic.

    `of_parent`: it belongs to the notes on the statements of the parent company alone.
    """

    path: str
    topic: str | None
    of_parent: bool = False


_NOWHERE = Place(path="", topic=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a report gave so far, of which its indicators are made.

    `own_names` are the unit's name and short form; `tag` gives the words of a clause with their parts of speech.
    """

    own_names: frozenset[str]
    report_type: str
    year: int | None
    period: tuple[date, date] | None
    quantities: Sequence[Quantity]
    statements: Sequence[StatementRow]
    places: Mapping[str, Place]
    tag: Tagger

    def place(self, section_id: str | None) -> Place:
        """Return the section of a row."""
        return self.places.get(section_id or "", _NOWHERE)


# argued: a paper, a rate or an amount has no quantities of its own, nor has an event or a team of the unit's people:
# what is said of it is the unit's.
_NO_PART = re.compile(
    r"(?:合同|协议书?|责任书|承诺书|制度|办法|方案|条例|手册|满意度|满意率|[^效]率|金额|总额|次数|人数|比例|志愿(?:服务|者)?(?:总|分|支)?队伍?|领导小组|项目团队|^团队|捐”?活动)$"
)
OF_COMPANIES = frozenset({"年度报告", "半年度报告", "季度报告", "财务报告", "审计报告"})
"""Kinds of report of companies with statements and notes on them."""
_BOUNDS = frozenset({"at_least", "at_most", "less_than"})
_EXAMPLE = re.compile(r"(?:例如|比如|譬如|以[^，。]{2,20}为例)(?![^，。]{0,6}(?:本公司|我们|我司))")
_OWN = re.compile(r"公司|集团|我们|我[国省市]?(?=[司行院校局厂])|本[司行院校局厂]")
# argued: the usual words for one of several sites of a unit
_SITE = re.compile(
    r"(?![各新本全老原旧两三多]|我们|公司)[\u4e00-\u9fffA-Za-z0-9]{1,8}?"
    r"(?:厂区|院区|校区|分院|分校|分厂|分公司|分局|分店|分部|[^测]站区|矿区|(?:生产|养殖|种植|制造|加工)基地)"
)
_SCOPES = {"whole": "unit", "group": "group", "parent": "parent_only"}


class Scope(NamedTuple):
    """A scope, with the name of the part where it is one."""

    name: str
    part: str | None


@cache
def _words() -> dict[str, str]:
    return {word: _SCOPES[scope] for word, scope in by_word("matching/scopes.csv").items()}


def is_condition(quantity: Quantity, report_type: str, path: str) -> bool:
    """Whether what the prose of a company's annual report says is a condition, no quantity of its own.

    1. a bound: 其他持股在百分之十以上的法人股东, 收入占比小于10%的不单独列出; of itself such a report speaks exactly
    2. what its policies say: 重要会计政策及会计估计 / 借款费用: 且中断时间连续超过3个月
    """
    if quantity.source != "text" or report_type not in OF_COMPANIES:
        return False
    return quantity.qualifier in _BOUNDS or any(word in path for word in words("matching/policies.txt"))


def is_of_trade(path: str, sentence: str) -> bool:
    """Whether a sentence of prose speaks of the trade or the country, by the titles of its sections.

    1. 所处行业情况 / 行业的发展阶段: 2022年获批的新药37个   2. 行业格局和趋势: 市场规模达1,586亿美元
    3. an example of others there: 例如某厂家的两款机型…出货量均超过了60万台
    Left alone: a sentence that names the unit (公司产品市场占有率35%).
    """
    if not any(word in path for word in words("matching/trade.txt")):
        return False
    return bool(_EXAMPLE.match(sentence)) or not _OWN.search(sentence)


def site_of(path: str) -> str | None:
    """Return the site that the section of a table is about, by its title: 城北厂区（环城路8号） → 城北厂区.

    Left alone: titles that say more than which site (各校区基本情况, 新建厂区), and none.
    """
    title = squeeze(path.rpartition(" / ")[2])
    match = _SITE.fullmatch(title[: min((at for sign in "（(" if (at := title.find(sign)) > 0), default=len(title))])
    return match[0] if match else None


def says_whose(word: str) -> bool:
    """Whether a word only says whose a quantity is and names nobody (本公司, 我院, 集团)."""
    return word in _words()


def scope_of(subject: str | None, own_names: Collection[str]) -> Scope:
    """Return the scope that a subject gives.

    1. none, the unit's own name, 全院, 本公司: the unit   2. 集团, 合并: the group   3. 母公司, 本部: the parent alone
    4. anything else: a part of that name (城北养护站, 移动业务)
    Left alone: what has no quantities of its own, a paper or a rate (廉洁购销合同, 住院患者满意度), a
    team of volunteers, a collection of gifts (“慈善一日捐”活动).
    """
    if not subject or subject in own_names or _NO_PART.search(subject):
        return Scope("unit", None)
    subject = DUTY.sub("", subject) or subject
    known = _words().get(subject)
    if known is not None:
        return Scope(known, None if known == "unit" else subject)
    return Scope("part", subject)


def of_parent(scope: Scope) -> Scope:
    """Return the scope of what the notes on the parent's own statements say: 1至2年 there is 母公司·1至2年."""
    if scope.name == "part":
        return Scope("part", OF_PARENT + (scope.part or ""))
    return scope if scope.name == "group" else Scope("parent_only", PARENT)


_BUDGET_REPORT = re.compile(r"预算")
_FINAL_REPORT = re.compile(r"决算")


def basis_of(said: str | None, path: str, *, accounts: str = "") -> str:
    """Return the basis of a quantity.

    1. what its words say   2. its section is about what is to come (报告预期与展望, 下一步): a target
    3. money of a budget is budget, of final accounts execution: `accounts` is the type of a report whose quantity is
    money, else empty.
    """
    if said:
        return said
    if path and is_future(path):
        return "target"
    if _FINAL_REPORT.search(accounts):
        return "execution"
    return "budget" if _BUDGET_REPORT.search(accounts) else "actual"


def length_of(start: date | None, end: date | None, text: str | None) -> tuple[str, int | None]:
    """Return the class of a period and the year that it is about.

    1. `year`: 1 January to 31 December, or the last day of a year (stock at its end); 1 January (年初) is the end of
    the year before   2. `years`: several whole years, about the last one   3. `half`, `quarter`, `month`: a calendar
    half year (or months from January on), quarter, month   4. `instant`: one other day   5. `event`: other days within
    a year   6. `named`: words that are no calendar period (创建期内, 春运期间)   7. `unknown`
    """
    if start is None or end is None:
        return ("named" if text else "unknown"), None
    if text and text != AHEAD:
        return "named", end.year
    if start == end and (end.month, end.day) == (1, 1):
        return "year", end.year - 1
    if start == end:
        return ("year" if (end.month, end.day) == (12, 31) else "instant"), end.year
    first = (start.month, start.day) == (1, 1)
    last = (end.month, end.day) == (12, 31)
    if start.year != end.year:
        return "years", end.year
    if first and last:
        return "year", end.year
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    months = end.month - start.month + 1
    if whole_months and months == 1:
        return "month", end.year
    if whole_months and months == 3 and start.month % 3 == 1:
        return "quarter", end.year
    if whole_months and (months == 6 and start.month in (1, 7)):
        return "half", end.year
    return ("half" if first and whole_months else "event"), end.year
