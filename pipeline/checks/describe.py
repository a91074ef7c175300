"""The list of all checks for docs/checks.md, made from the checks themselves."""

from collections.abc import Iterator

from pipeline.checks.registry import CHECKS
from pipeline.messages import Messages


def describe() -> str:
    """Return the checks as a Markdown table: name, class, what must hold, when it says nothing, what it lets pass."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    chinese = Messages("zh")
    yield "| check | class | what must hold | it says nothing where | it lets pass |"
    yield "| --- | --- | --- | --- | --- |"
    for check in CHECKS:
        name = f"{check.name} ({chinese(f'rule.{check.name}')})"
        cells = (name, check.grade, check.purpose, check.idle, check.tolerance)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
