"""What a budget sets for its own year where no word beside a sum says so: 教育支出 476万元 of a budget is budgeted."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.indicators.scope import Material
from extractors.text.word_patterns import any_word
from schemas.tables import Quantity, StatementRow

_FILE = "matching/budget_words.csv"
_BUDGET = re.compile("预算(?!执行)")
_TOLD = re.compile(any_word(_FILE, "told_in"))
_ELSE = re.compile(any_word(_FILE, "else_in"))
_HAPPENED = re.compile(any_word(_FILE, "done"))
_WHY = re.compile(any_word(_FILE, "why") + r"[^。；;]*$")
_NORM = re.compile(any_word(_FILE, "norm"))
_CLAUSE = re.compile("[。；;，,：:]")
_SHARE = "占比"


def budgeted(material: Material) -> Iterator[Quantity]:
    """Yield the quantities of a report; of a budget, sums of its own year that nothing else is said of as budgeted.

    1. sums of money in a sheet   2. in the prose of a section that tells the budget   3. the share that follows one
    Left alone: what the words say of a sum themselves (执行数, 目标值), other years and days (截至2024年底), changes,
    what a section, a sheet or a clause says that there is or was (资产情况, 实际支出), norms (补助标准), reasons for a
    change (主要是购置设备38万元), reports that are no budget of a department or unit.
    An indicator made of money that is left alone is budgeted all the same (`scope.basis_of`).
    """
    if not _BUDGET.search(material.report_type) or material.period is None:
        yield from material.quantities
        return
    said = {one.statement_id: one for one in material.statements}
    before: Quantity | None = None
    for quantity in material.quantities:
        said_in = said.get(quantity.evidence.statement_id or "")
        sets = quantity.basis is None and (_is_sum(quantity, material, said_in) or _is_share(quantity, before))
        before = replace(quantity, basis="budget", rule=f"{quantity.rule}; sum of a budget") if sets else quantity
        yield before


def _is_sum(quantity: Quantity, material: Material, statement: StatementRow | None) -> bool:
    """Whether a quantity is a sum of money that its report sets for its year."""
    days = quantity.period_start, quantity.period_end
    if quantity.kind != "amount" or quantity.unit != "元" or quantity.role != "level" or days != material.period:
        return False
    name = f"{quantity.subject or ''}{quantity.metric or ''}"
    titles = material.place(quantity.evidence.section_id).path.split(" / ")
    if not quantity.metric or _NORM.search(name) or _ELSE.search(titles[-1]):
        return False
    if quantity.source != "text":
        return quantity.source == "table"
    return bool(_BUDGET.search(name) or any(map(_TOLD.search, titles))) and not _happened(quantity, statement)


def _happened(quantity: Quantity, statement: StatementRow | None) -> bool:
    """Whether the sentence before a sum says that it happened, or why another one moved."""
    text = statement.text[: max(0, quantity.evidence.start_char - statement.start_char)] if statement else ""
    return bool(_HAPPENED.search(_CLAUSE.split(text)[-1]) or _WHY.search(text))


def _is_share(quantity: Quantity, before: Quantity | None) -> bool:
    """Whether a share is that of a budgeted sum right before it in its sentence."""
    if before is None or before.basis != "budget" or quantity.kind != "ratio" or quantity.role != "level":
        return False
    same = quantity.evidence.statement_id == before.evidence.statement_id
    return same and quantity.metric == f"{before.metric}{_SHARE}"
