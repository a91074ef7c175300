"""On which basis the words of a phrase and its clause put a quantity: a budget or its execution, a plan, a target."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from extractors.metrics.steps import BASIS
from extractors.rule import Rule, as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.word_patterns import either
from schemas.word_lists import rows

_REACH = 24  # characters before the quantity; a word further back belongs to another clause
_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}：]")
# 计划整治河道20条 is a plan of the action; 计划停水通知率 and 计划生育 are things of their own.
_PLANNED = re.compile(
    r"(?:年初)?(?:计划|预计|拟)(?P<action>(?:完成|整治|新建|新增|改造|建设|实施|开展|组织|举办|招聘|招录|招收|招生|投入|投资"
    r"|疏浚|清淤|铺设|敷设|更换|修复|维修|培训|更新|引进|采购|建成|改建|扩建|安排|发放|种植|治理|修缮|销售|生产|实现|接待|服务|创建|培育|发展)[^率]*)$"
)

_SPENDING = "支出"
_NO_ACCOUNT = ("拨款", "项目", "基本", "经营", "事业", "收入")


class Basis(NamedTuple):
    """A basis (None: the words say none), and the metric without the words that named it."""

    name: str | None
    metric: str


@cache
def _words(where: str) -> tuple[tuple[str, str], ...]:
    found = [(word, basis) for word, basis, of in rows("matching/bases.csv", "word", "basis", "where") if of == where]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word for word, _ in _words("metric"))


@cache
def _names() -> re.Pattern[str]:
    """Return names that hold a word for a basis and say nothing of one, as a pattern: 保险计划."""
    return re.compile(either(word for word, _ in _words("name")))


@as_rule(
    "basis that ends the metric",
    "预算安排2.63万元, 2023年预算执行数1.48万元: what the metric ends in says whether it is a plan or a fact",
    step=BASIS,
    needs="算数标",  # one of them stands in every such word
    examples=(
        "支出预算安排⟨2.63万元⟩。 → 支出, budget",
        "财政拨款支出决算为⟨2.63万元⟩。 → 财政拨款支出, execution",
    ),
    counter_examples=("预算支出2.63万元。",),
    source="schemas/data/matching/bases.csv",
)
def in_metric(metric: str, _before: str) -> Basis | None:
    """Take the basis off the end of a metric."""
    if not metric.endswith(_endings()):
        return None
    found = ((word, basis) for word, basis in _words("metric") if metric.endswith(word))
    word, basis = next(found)
    thing = metric[: -len(word)].rstrip("的")
    if word.startswith(_SPENDING) and thing.endswith(_NO_ACCOUNT):
        thing += _SPENDING  # 财政拨款支出决算 is no 财政拨款, which is income; 会议费支出决算 is 会议费
    return Basis(basis, thing)


@as_rule(
    "planned action",
    "计划整治河道20条: a plan of the action; not 计划停水通知率",
    step=BASIS,
    needs=needed(_PLANNED),
    examples=("计划整治河道⟨20条⟩。 → 整治河道, plan",),
    counter_examples=("计划停水提前通知率100%。", "计划生育服务30人次。"),
    source="argued: a plan taken for what was done is a wrong value",
)
def in_action(metric: str, _before: str) -> Basis | None:
    """Take 计划 off the beginning of a metric that names an action."""
    planned = _PLANNED.match(metric)
    return Basis("plan", planned["action"]) if planned else None


@as_rule(
    "basis in the clause",
    "力争满意度达到98%: a word before the quantity in its clause says that it is a target",
    step=BASIS,
    needs=[word[0] for word, _ in _words("sentence")],
    examples=("力争满意度达到⟨98%⟩。 → 满意度, target",),
    counter_examples=(
        "满意度达到98%，力争明年更进一步。",
        "力争更进一步，满意度98%。",
        "向失业保险计划缴存费用36万元。",
    ),
    source="schemas/data/matching/bases.csv",
)
def in_clause(metric: str, before: str) -> Basis | None:
    """Take the basis from the clause before the quantity."""
    if not before:
        return None
    words = _names().sub("", before.replace(metric or "\0", ""))
    clause = _CLAUSE.split(words[-_REACH:])[-1]
    return next((Basis(basis, metric) for word, basis in _words("sentence") if word in clause), None)


BASES = (in_metric, in_action, in_clause)


def read_basis(metric: str, before: str, rules: Sequence[Rule[Any]] = BASES) -> tuple[Basis, str | None]:
    """Return the basis that words give, with the metric without those that named it, and the rule that read it.

    `before` are the words of the sentence before the quantity.
    """
    read = ((rule.how(metric, before), rule.name) for rule in rules)
    return next(((basis, name) for basis, name in read if basis), (Basis(None, metric), None))
