"""On which basis a figure stands: what happened, a budget or its execution, a plan, a target."""

import re
from functools import cache
from typing import NamedTuple

from extractors.dates.periods import is_future
from extractors.text.characters import CLAUSE_ENDS
from schemas.word_lists import rows

_REACH = 24  # characters before the figure; a word further back belongs to another clause
_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}：]")
# 计划整治河道20条 is a plan of the deed; 计划停水通知率 and 计划生育 are things of their own.
_PLANNED = re.compile(
    r"(?:年初)?(?:计划|预计|拟)(?P<deed>(?:完成|整治|新建|新增|改造|建设|实施|开展|组织|举办|招聘|招录|招收|招生|投入|投资"
    r"|疏浚|清淤|铺设|敷设|更换|修复|维修|培训|更新|引进|采购|建成|改建|扩建|安排|发放|种植|治理|修缮|销售|生产|实现|接待|服务|创建|培育|发展)[^率]*)$"
)
_BUDGET_REPORT = re.compile(r"预算")
_FINAL_REPORT = re.compile(r"决算")


class Basis(NamedTuple):
    """A basis, and the metric without the words that named it (empty: the subject is what is measured)."""

    name: str
    metric: str


@cache
def _words(where: str) -> tuple[tuple[str, str], ...]:
    found = [(word, basis) for word, basis, of in rows("matching/bases.csv", "word", "basis", "where") if of == where]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _before(sentence: str, metric: str, figure: str) -> str:
    """Return the clause before the figure without the metric, as far as it says what the figure is."""
    before = sentence[: max(0, sentence.find(figure))].replace(metric or "\0", "")
    return _CLAUSE.split(before[-_REACH:])[-1]


def basis_of(metric: str, path: str, sentence: str, figure: str, *, accounts: str = "") -> Basis:
    """Return the basis of a figure.

    1. the metric says it: 2023年预算执行数, 预算安排   2. its section is about what is to come (报告预期与展望, 下一步)
    3. the clause before the figure says it (力争…达到98%)   4. money of a budget is budget, of final accounts execution
    `accounts` is the type of a report whose figure is money, else empty.
    """
    for word, basis in _words("metric"):
        if metric.endswith(word):
            return Basis(basis, metric[: -len(word)].rstrip("的"))
    if is_future(path):
        return Basis("target", metric)
    if planned := _PLANNED.match(metric):
        return Basis("plan", planned["deed"])
    before = _before(sentence, metric, figure)  # 计划停水提前通知率 is no plan
    for word, basis in _words("sentence"):
        if word in before:
            return Basis(basis, metric)
    if _FINAL_REPORT.search(accounts):
        return Basis("execution", metric)
    if _BUDGET_REPORT.search(accounts):
        return Basis("budget", metric)
    return Basis("actual", metric)
