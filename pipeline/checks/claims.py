"""Claims without quantities: sentences that say that something rose or fell, with no quantity in their clause."""

import re

from pipeline.checks.check import Row
from pipeline.checks.report import Report
from schemas.word_lists import words


def list_claims(report: Report) -> list[Row]:
    """Return the sentences with such a claim, each with the clause that makes it as `claim`."""
    pattern = re.compile("|".join(map(re.escape, words("checks/claims.txt"))))
    found: list[Row] = []
    for statement in report.rows("statements"):
        for clause in re.split("[；;。，,]", statement["text"]):
            if pattern.search(clause) and not re.search(r"\d|[一二三四五六七八九十百千]成|百分之", clause):
                found.append({**statement, "claim": clause.strip()})
    return found
