"""Two days of one record in their order: 计划开始日期 before 计划完成日期, 股权登记日 not behind 除权除息日."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_DAY = r"(?P<year>(?:19|20)\d\d)[年/.-](?P<month>\d{1,2})(?:[月/.-](?P<day>\d{1,2})日?)?月?"
_CELL = re.compile(rf"^{_DAY}$")
# What is named in one pair of words: 计划开始日期 and 计划完成日期, 任期起始日期 and 任期终止日期.
_PAIRS = (
    ("开始", "结束|完成|终止|截止"),
    ("起始", "终止|结束|截止|届满"),
    ("开工", "竣工|完工|完成"),
    ("起租", "到期|终止"),
    ("生效", "失效|到期|终止|届满"),
    ("起息", "到期|兑付"),
    ("受理", "办结"),
    ("申请", "授权|批准"),
    ("签订", "到期|终止|届满"),
)
_KIND = re.compile("日期|时间|日$|期$|年月|时点")
_GAP = 24  # characters between the two
_ORDERED = tuple(
    re.compile(
        rf"(?P<first>(?:{what})(?:日期|日|期)?[为是于:：]{{0,3}}{_DAY})[^。；;]{{0,{_GAP}}}?"
        rf"(?P<then>(?:{later})[为是于:：]{{0,3}}{_DAY.replace('>', '2>')})"
    )
    for what, later in (
        ("股权登记日", "除权(?:除息|（息）)?日|除息日|(?:现金)?红利发放日"),
        ("(?:计划)?开工日期", "(?:计划)?(?:竣工|完工)日期"),
        ("起租日", "到期日|终止日"),
        ("起息日", "到期日|兑付日"),
        ("合同签订日", "到期日|终止日"),
        ("生效", "失效日期?|到期日|终止日期?"),
        ("受理", "办结日期?"),
    )
)


@as_check(
    "days of a record",
    "a record of a table, or a sentence, does not end before it begins: 开始日期 and 完成日期, 股权登记日 and 除权除息日",
    kind="date",
    grade=CONFLICT,
    needs="statements tables",
    idle="no row of a table has both days beside, or under, their two names, and no sentence names both one behind the other",
    examples=(
        "| 项目名称 | 管网改造 |  |  |\n| 计划开始日期 | 2023-01-01 | 计划完成日期 | 2022-12-31 |",
        "| 姓名 | 职务 | 任期起始日期 | 任期终止日期 |\n| 欧阳岚 | 董事 | 2022年6月 | 2025年6月 |\n| 段小禾 | 监事 | 2022年6月 | 2021年6月 |",
        "权益分派股权登记日为：2022年6月16日，除权除息日为：2022年5月17日。",
        "本期债券起息日为2022年3月18日，到期日为2021年3月18日。",
        "| 工程 | 开工日期 | 竣工日期 |\n| 城东泵站 | 2022/9/1 | 2022/3/15 |",
    ),
    counter_examples=(
        "| 项目名称 | 管网改造 |  |  |\n| 计划开始日期 | 2023-01-01 | 计划完成日期 | 2023-12-31 |",
        "| 姓名 | 职务 | 任期起始日期 | 任期终止日期 |\n| 欧阳岚 | 董事 | 2022年6月 | 2025年6月 |\n| 段小禾 | 监事 | 2022年6月 | 2025年6月 |",
        "权益分派股权登记日为：2022年6月16日，除权除息日为：2022年6月17日。",
        "上年起息日为2022年3月18日；另一期债券到期日为2021年3月18日。",
        "| 工程 | 开工日期 | 上期工程竣工日期 |\n| 城东泵站 | 2022/9/1 | 2022/3/15 |",
    ),
)
def check_record(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair of days."""
    for cells in report.by_table.values():
        yield from _in_table(cells)
    for row in report.rows("statements"):
        yield from _in_sentence(row)


def _in_table(cells: Sequence[Row]) -> Iterator[Judgement]:
    by_row: dict[int, list[Row]] = defaultdict(list)
    for cell in cells:
        by_row[cell["row"]].append(cell)
    heads = {cell["column"]: squeeze(cell["text"]) for cell in by_row.get(0, ())}
    for row in by_row.values():
        ordered = sorted(row, key=lambda cell: cell["column"])
        dated = []
        for at, cell in enumerate(ordered):
            found = _CELL.match(squeeze(cell["text"]))
            day = _parts(found) if found else None
            if day is None:
                continue
            left = squeeze(ordered[at - 1]["text"]) if at else ""
            name = left if _KIND.search(left) else heads.get(cell["column"], "")
            dated.append((name, day, cell))
        for name, day, cell in dated:
            for other, then, last in dated:
                if _is_pair(name, other):
                    yield _told(cell, last, name, other, ends=(day, then))


def _is_pair(begin: str, end: str) -> bool:
    """Whether two names differ in the words for a beginning and an end alone."""
    for one, others in _PAIRS:
        if one in begin and _KIND.search(begin):
            rest = begin.replace(one, "", 1)
            if any(end.replace(other, "", 1) == rest for other in others.split("|") if other in end):
                return True
    return False


def _told(cell: Row, last: Row, begin: str, end: str, *, ends: tuple[date, date]) -> Judgement:
    if ends[0] <= ends[1]:
        return holds(cell, last)
    return fails("stages", cell, last, first=f"{begin}{squeeze(cell['text'])}", then=f"{end}{squeeze(last['text'])}")


def _in_sentence(row: Row) -> Iterator[Judgement]:
    for pattern in _ORDERED:
        for found in pattern.finditer(row["text"]):
            begun, done = (_parts(found, end) for end in ("", "2"))
            if begun is None or done is None:
                continue
            if begun <= done:
                yield holds(row)
            else:
                yield fails("stages", row, first=found["first"], then=found["then"])


def _parts(found: re.Match[str], end: str = "") -> date | None:
    try:
        return date(int(found[f"year{end}"]), int(found[f"month{end}"]), int(found[f"day{end}"] or 1))
    except ValueError:
        return None
