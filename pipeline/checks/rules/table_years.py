"""The years in the titles of tables."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_TITLE = re.compile(
    r"^(?:表[\d一二三四五六七八九十.-]*[：:、]?|附[表件]?\d*[：:、]?)?(?P<year>20\d\d)年度?(?P<name>[^。；;，,：:\d]{4,30}表)$"
)
_SISTERS = 2  # titles with the year of the report, from which on another one is the odd one out


def _titles(report: Report) -> Iterator[tuple[Row, int, str, str]]:
    """Yield page, year, name and text of each printed line that is the title of a table, and of no contents list."""
    for page in report.rows("pages"):
        lines = [squeeze(line) for line in (page["text"] or "").split("\n") if line.strip()]
        titles = [_TITLE.match(line) for line in lines]
        for at, found in enumerate(titles):
            listed = any(titles[max(0, at - 1) : at] + titles[at + 1 : at + 2])
            if found and not listed and page["page"] not in report.damaged_pages:
                yield page, int(found["year"]), found["name"], found[0]


@as_check(
    "year of a table",
    "the title of a table bears the year of the report as the titles of its sister tables do",
    kind="date",
    grade=CONFLICT,
    needs="documents pages",
    idle="fewer than two titles of tables bear the year of the report, several bear another one, or the table stands there for both years",
    examples=(
        "@year=2024\n@type=部门预算\n2024年部门收支预算总表\n单位：万元\n2023年部门支出预算总表\n单位：万元\n2024年部门“三公”经费预算表\n单位：万元",
        "@year=2024\n@type=年度报告\n2024年度能源消耗统计表\n单位：吨\n2024年度用水统计表\n单位：吨\n2022年度废物处置统计表\n单位：吨",
    ),
    counter_examples=(
        "@year=2024\n@type=部门预算\n2024年部门收支预算总表\n单位：万元\n2024年部门支出预算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年支出预算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年决算收支表\n单位：万元\n2023年绩效自评表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年项目绩效自评表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年一般公共预算执行情况表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年收支决算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2023年收支预算总表\n2024年收支预算总表\n2024年支出预算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年预算安排了收支，详见2023年支出预算总表。",
    ),
)
def check_titles(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each title of a table with a year."""
    titles = list(_titles(report))
    own = [name for _, year, name, _ in titles if year == report.year]
    others = {name for _, year, name, _ in titles if year != report.year}
    if len(set(own)) < _SISTERS:
        return
    for page, year, name, text in titles:
        if year == report.year:
            yield holds(page)
        elif len(others) == 1 and name not in own and _is_sister(name, own):
            yield fails("table_year", page, said=text, year=report.year, year_said=year)


_SORT = re.compile("预算|决算|统计|明细|汇总")
_OF_BEFORE = re.compile("执行|完成|绩效|上年|对比|比较|结果|自评")


def _is_sister(name: str, own: Sequence[str]) -> bool:
    """Whether a title is of the sort of the others: 支出预算总表 beside 收支预算总表, no 预算执行情况表."""
    sort = set(_SORT.findall(name))
    return (
        bool(sort) and not _OF_BEFORE.search(name) and sum(sort == set(_SORT.findall(one)) for one in own) >= _SISTERS
    )
