"""Days under a signature inside a report: accounts of a year are not signed before it has ended."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, printed_row
from pipeline.checks.rules.year_marks import PART_OF_YEAR
from schemas.text import squeeze

_DAY = re.compile(r"^(?:[㐀-鿿]{2,12}[:：])?(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日$")
_SIGNED = re.compile("会计师事务所|注册会计师|(?<!届)董事会$|评审组|专家组")
_NAMED = re.compile("(?:审计报告|鉴证报告|内控报告|报告)?(?:签署|签发|出具|批准报出)日期?$")
_SENTENCE_ENDS = ("。", "；", "，")  # a line of prose speaks of somebody, and signs nothing
_ABOVE = 5  # printed lines above a day among which the signature stands
_LATE = 10  # month of its year, from which on a report of the year may have been drawn up


@as_check(
    "day of a signature",
    "what a report of a whole year holds with a signature (审计报告) is signed after the year",
    kind="date",
    grade=CONFLICT,
    needs="documents pages tables",
    idle="no day stands alone on a line below a signature, nor beside 签署日期 in a table, or the report is a budget or of a part of a year",
    examples=(
        "@type=年度报告\n@lines\n　　公允反映了全年的经营成果。\n云溪会计师事务所\n中国注册会计师：欧阳岚\n2022年4月6日\n　　财务报表如下。",
        "@type=年度报告\n| 审计意见类型 | 标准的无保留意见 |\n| 审计报告签署日期 | 2022年3月16日 |",
        "@lines\n　　评审意见如下，同意发布。\n评审组组长签字：\n2022年1月12日\n　　其他情况如下。",
    ),
    counter_examples=(
        "@type=年度报告\n@lines\n　　公允反映了全年的经营成果。\n云溪会计师事务所\n中国注册会计师：欧阳岚\n2023年4月6日\n　　财务报表如下。",
        "@type=年度报告\n@lines\n法定代表人：欧阳岚\n2022年12月31日\n　　单位：元",
        "@type=年度报告\n@lines\n　　经营平稳。\n　　业绩增长。\n　　服务良好。\n　　用户满意。\n　　没有处罚。\n　　大事记\n2022年4月6日\n　　召开职代会。\n　　职工满意。\n　　社会满意。",
        "@type=第一季度报告\n@lines\n法定代表人：欧阳岚\n2022年4月6日",
    ),
)
def check_signatures(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each day below a signature, and for each beside 签署日期 in a table."""
    named = f"{report.document['report_type'] or ''}{report.document['title'] or ''}"
    if not report.year or PART_OF_YEAR.search(named):
        return
    lines = report.lines
    for at, (text, _) in enumerate(report.numbered_lines):
        found = _DAY.match(text)
        above = (words for words, _ in report.numbered_lines[max(0, at - _ABOVE) : at])
        if found and any(_SIGNED.search(words) for words in above if not words.endswith(_SENTENCE_ENDS)):
            yield _judged(report, found, printed_row(report, lines[at].page, lines[at].text))
    for cells in report.by_table.values():
        for cell, beside in pairwise(cells):
            found = _DAY.match(squeeze(beside["text"]))
            if found and cell["row"] == beside["row"] and _NAMED.search(squeeze(cell["text"])):
                yield _judged(report, found, beside)


def _judged(report: Report, found: re.Match[str], row: Row) -> Judgement:
    early = int(found["year"]) == report.year and int(found["month"]) < _LATE
    if early:
        return fails("signed_on", row, said=found[0], year=report.year)
    return holds(row)
