"""Sentences with their quantities, and the words that stand before a quantity and between two."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import Row
from pipeline.checks.report import Report

STOP = re.compile("[。；;]")
"""What ends a sentence or its half: a quantity behind it is said of something else."""
BULLET = re.compile("[◆●■◇○□▪►▶★※·•]")
"""What opens an item of a list that is not numbered."""


def sentences(report: Report) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Yield each sentence that has quantities, with these in their order."""
    for statement_id, quantities in report.of_statement.items():
        statement = report.statement_by_id.get(statement_id)
        if statement is not None:
            yield statement, quantities


def between(statement: Row, one: Row, other: Row) -> str:
    """Return the words between two quantities of a sentence."""
    start = statement["start_char"]
    return str(statement["text"][one["end_char"] - start : other["start_char"] - start])


def words_before(statement: Row, q: Row, length: int | None = None) -> str:
    """Return the words of a sentence before a quantity, the last `length` characters of them."""
    at = q["start_char"] - statement["start_char"]
    return str(statement["text"][0 if length is None else max(0, at - length) : at])


def is_exact_level(*rows: Row) -> bool:
    """Whether quantities are values, no changes, and not hedged."""
    return all(q["role"] == "level" and q["qualifier"] == "exact" and q["value"] is not None for q in rows)
