"""What a holder has in one account, or has pledged, against all that it holds: no 8,624,300股 of 4,318,600."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.holdings import Stated, list_holdings
from pipeline.checks.report import Report
from schemas.text import squeeze

_NAME = 3  # characters of the name of a holder that is found in a text
_PART = re.compile(
    r"(?:账户|帐户|质押|冻结|标记|限售|信用|融资融券|转融通)[^，,。；;\d]{0,12}?(?P<said>\d[\d,，]*(?:\.\d+)?)(?P<unit>万股|股)"
)
_ALL = re.compile("合计|总股本|共计|累计|期初|上年|发行")


@as_check(
    "part of what is held",
    "what a holder has in one account, or has pledged, is not more than what the table of holders says it has",
    kind="bound",
    grade=CONFLICT,
    needs="statements tables",
    idle="no sentence, and no cell, names a holder of a table and behind it the shares of an account, or those pledged",
    examples=(
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 砺枫投资有限公司 | 1.05 | 4,318,600 |\n股东“砺枫投资有限公司”在信用账户中另存有8,624,300股。",
    ),
    counter_examples=(
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 砺枫投资有限公司 | 1.05 | 4,318,600 |\n股东“砺枫投资有限公司”在信用账户中另存有3,624,300股。",
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 砺枫投资有限公司 | 1.05 | 4,318,600 |\n砺枫投资有限公司由澄源控股集团控股，后者质押86,000,000股。",
    ),
)
def check_held(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such part."""
    held = _held(report)
    names = sorted(held, key=len, reverse=True)
    for statement in report.worded if held else ():  # such words often stand in a cell below the table
        text = squeeze(statement["text"])
        for found in _PART.finditer(text) if "股" in text else ():
            before = re.split("[。；;]", text[: found.start()])[-1]
            last = max(((before.rfind(name), name) for name in names), default=(-1, ""))
            if last[0] >= 0 and not _ALL.search(text[found.start() - len(before) + last[0] : found.end()]):
                yield _judge(statement, found, last[1], held[last[1]])


def _held(report: Report) -> Mapping[str, Sequence[Stated]]:
    """Return by their holders the shares that tables say they have."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for table in list_holdings(report):
        for row in table:
            if "end" in row.stated and len(row.holder) >= _NAME:
                found[row.holder].append(row.stated["end"])
    return found


def _judge(statement: Row, found: re.Match[str], holder: str, stated: Sequence[Stated]) -> Judgement:
    part = float(re.sub("[,，]", "", found["said"])) * (1e4 if found["unit"] == "万股" else 1.0)
    most = max(stated, key=lambda one: one.value)
    if part <= most.value * (1 + _SMALL):
        return holds(statement, most.cell)
    return fails(
        "relation_at_most", statement, most.cell, left=found[0], right=f"{holder}{most.cell['text'].strip()}股"
    )


_SMALL = 1e-4  # of what is printed in 万股
