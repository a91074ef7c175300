"""Long set names with another character in them: 中华人民供和国, 社会保障和就业支处."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.word_lists import words

_MOST = 1  # times that another form stands that is a slip


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each name with the pattern of its forms in which one character is another; the two ends are as they are."""
    found = []
    for name in words("checks/set_names.txt"):
        forms = (f"{re.escape(name[:at])}[㐀-鿿]{re.escape(name[at + 1 :])}" for at in range(1, len(name) - 1))
        found.append((name, re.compile("|".join(forms))))
    return tuple(found)


@as_check(
    "set name",
    "long set names (schemas/data/checks/set_names.txt) are written without another character: no 中华人民供和国",
    kind="wording",
    grade=HINT,
    needs="statements sections tables",
    idle="no name of the list stands in the text, nor one that differs from it in one character within, once",
    examples=(
        "严格按照《中华人民供和国电信条例》开展工作。",
        "@type=部门决算\n社会保障和就亚支出126万元。",
        "聘请云溪会计帅事务所审计。",
    ),
    counter_examples=(
        "严格按照《中华人民共和国电信条例》开展工作。",
        "社会保障和就业支出126万元，聘请云溪会计师事务所审计。",
        "社会主义先进文化深入人心。",
        "@type=部门决算\n国有资本经营预算支出0元。\n本单位无国有资本经营决算收支。",
    ),
)
def check_set_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name of the list that stands in the report, as it is or nearly."""
    for name, pattern in _patterns():
        counts = Counter(found[0] for found in pattern.finditer(report.words))
        right = report.row_with(name) if name in report.words else None
        if right:
            yield holds(right)
        for said, count in counts.items():
            row = report.row_with(said)
            if said != name and count <= _MOST and row:
                yield fails("phrase", row, said=said, right=name)
