"""On which basis the words of a phrase and its clause put a quantity: a budget or its execution, a plan, a target."""

import re
from functools import cache
from typing import NamedTuple

from extractors.text.characters import CLAUSE_ENDS
from schemas.word_lists import rows

_REACH = 24  # characters before the quantity; a word further back belongs to another clause
_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}：]")
# 计划整治河道20条 is a plan of the action; 计划停水通知率 and 计划生育 are things of their own.
_PLANNED = re.compile(
    r"(?:年初)?(?:计划|预计|拟)(?P<action>(?:完成|整治|新建|新增|改造|建设|实施|开展|组织|举办|招聘|招录|招收|招生|投入|投资"
    r"|疏浚|清淤|铺设|敷设|更换|修复|维修|培训|更新|引进|采购|建成|改建|扩建|安排|发放|种植|治理|修缮|销售|生产|实现|接待|服务|创建|培育|发展)[^率]*)$"
)


class Basis(NamedTuple):
    """A basis (None: the words say none), and the metric without the words that named it."""

    name: str | None
    metric: str


@cache
def _words(where: str) -> tuple[tuple[str, str], ...]:
    found = [(word, basis) for word, basis, of in rows("matching/bases.csv", "word", "basis", "where") if of == where]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def read_basis(metric: str, before: str) -> Basis:
    """Return the basis that words give; `before` are those of the sentence before the quantity.

    1. the metric says it: 2023年预算执行数, 预算安排, 计划整治河道   2. the clause before the quantity does:
    力争…达到98%
    Left alone: 计划停水通知率, a thing of its own.
    """
    for word, basis in _words("metric"):
        if metric.endswith(word):
            return Basis(basis, metric[: -len(word)].rstrip("的"))
    if planned := _PLANNED.match(metric):
        return Basis("plan", planned["action"])
    clause = _CLAUSE.split(before.replace(metric or "\0", "")[-_REACH:])[-1]
    for word, basis in _words("sentence"):
        if word in clause:
            return Basis(basis, metric)
    return Basis(None, metric)
