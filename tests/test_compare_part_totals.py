"""The total of one part under the name of the whole: the table of the whole shows which of two values it is of."""

from typing import Any

import pytest
from made_reports import Made, Said
from made_together import Asked, together

NOTES = "财务报告 / 报表项目附注 / "
HEADINGS = (NOTES + "应收水费 / 按计提方法", NOTES + "应收水费 / 组合二")
WHOLE = "open:应收水费余额|money"


def cell(indicator: str, value: float, section: int = 0, **more: Any) -> Said:
    return Said(indicator, value, "元", 2022, {"section": section, "source": "table", **more})


PARTS = [cell("open:应收水费组合一余额|money", 373207.0), cell("open:应收水费组合二余额|money", 710431.0)]
BOTH = [cell(WHOLE, 1083638.0, status="ambiguous"), cell(WHOLE, 710431.0, 1, status="ambiguous")]


@pytest.mark.parametrize(
    ("says", "value"),
    [
        ([*PARTS, *BOTH], 1083638.0),
        # only one part is listed; no part has that value; they are of another year; the parts are called otherwise
        ([PARTS[1], *BOTH], None),
        ([PARTS[0], cell("open:应收水费组合二余额|money", 710432.0), *BOTH], None),
        ([*(cell(one.indicator, float(one.value or 0), scope="parent_only") for one in PARTS), *BOTH], None),
        ([cell("open:组合一余额|money", 373207.0), cell("open:组合二余额|money", 710431.0), *BOTH], None),
    ],
)
@together
def test_the_total_of_a_part_is_none_of_the_whole(says: list[Said], value: float | None) -> Asked:
    found = yield [Made(2022, says, kind="年度报告", headings=HEADINGS)]
    own = found.values[(found.values["indicator"] == WHOLE)]
    assert own["value"].dropna().tolist() == ([] if value is None else [value])
    assert own["status"].tolist() == ["ambiguous" if value is None else "stated"]
