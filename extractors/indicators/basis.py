"""On which basis a quantity stands: what happened, a budget or its execution, a plan, a target."""

import re

from extractors.dates import is_future

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
    if is_future(path):
        return "target"
    if _FINAL_REPORT.search(accounts):
        return "execution"
    return "budget" if _BUDGET_REPORT.search(accounts) else "actual"
