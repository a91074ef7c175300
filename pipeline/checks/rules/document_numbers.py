"""Numbers of papers in force: a paper that is cited bears no other number, nor that of an older version."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze
from schemas.word_lists import rows

_REPUBLIC = "中华人民共和国"
_GAP = 24  # characters between the title of a paper and its number


class _Paper(NamedTuple):
    """A paper of the list: the pattern of its title with what follows, its number, and the day from which it holds."""

    title: str
    written: re.Pattern[str]
    year: str
    number: str
    since: date


@cache
def _papers() -> tuple[_Paper, ...]:
    found = []
    for title, letters, year, number, since in rows(
        "checks/document_numbers.csv", "name", "letters", "year", "number", "since"
    ):
        bare = title.removeprefix(_REPUBLIC)
        pattern = re.compile(
            rf"[《〈<](?:{_REPUBLIC})?{bare}[》〉>][^《。；;]{{0,{_GAP}}}?(?P<said>(?:{letters})"
            rf"[〔\[【（(]?(?P<year>(?:19|20)\d\d)?(?:年)?[〕\]】）)]?(?:第)?(?P<number>\d{{1,4}})号)"
        )
        found.append(_Paper(title, pattern, year, number, date.fromisoformat(since)))
    return tuple(found)


@as_check(
    "number of a paper",
    "a paper that is cited with its number bears the number of the version in force (schemas/data/checks/document_numbers.csv)",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="no paper of the list stands with its number, or its version in force is younger than the report's year",
    examples=(
        "根据《中华人民共和国政府信息公开条例》（国令第492号）编制本报告。",
        "@type=年度报告\n@year=2024\n按照《国有企业、上市公司选聘会计师事务所管理办法》（财会〔2021〕4号）选聘。",
        "@type=年度报告\n自2022年起执行《企业会计准则解释第15号》（财会〔2021〕53号）。",
    ),
    counter_examples=(
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。",
        "@year=2018\n根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。",
        "@type=年度报告\n执行《企业会计准则解释第15号》（财会〔2021〕35号）、《企业会计准则解释第16号》（财会〔2022〕31号）。",
    ),
)
def check_numbers(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paper of the list that stands with its number."""
    for row in report.rows("statements") if report.year else ():
        text = squeeze(row["text"]) if "号" in row["text"] else ""
        for paper in _papers() if text else ():
            for found in paper.written.finditer(text):
                if paper.since > date((report.year or 0) + 1, 1, 1):
                    continue
                if int(found["number"]) == int(paper.number) and (found["year"] or "") == paper.year:
                    yield holds(row)
                else:
                    right = f"〔{paper.year}〕{paper.number}" if paper.year else f"第{paper.number}"
                    yield fails("document_number", row, said=found["said"], name=f"《{paper.title}》", right=f"{right}号",
                                since=paper.since.isoformat())  # fmt: skip
