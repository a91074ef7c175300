"""What was brought forward by sort of money is no income of the year."""

from pathlib import Path

import pytest
from test_cell_meaning import read

SORTS = ["一般公共预算财政拨款", "政府性基金预算财政拨款"]


def named(tmp_path: Path, labels: list[str]) -> list[str | None]:
    table = [["收入", ""], ["项目", "决算数"], *([label, f"{at}1.50"] for at, label in enumerate(labels, 2))]
    return [row["metric"] for row in read(tmp_path, table, "单位：万元")]


@pytest.mark.parametrize("mark", ["{}、", "（{}）", ""])
@pytest.mark.parametrize("whole", ["年初财政拨款结转和结余", "上年结转"])
def test_sorts_below_what_was_brought_forward_are_parts_of_it(tmp_path: Path, mark: str, whole: str) -> None:
    sorts = [mark.format(number) + sort for number, sort in zip("一二", SORTS, strict=True)]
    income = [f"{number}、{sort}" for number, sort in zip("一二", SORTS, strict=True)]
    before, (held, *parts, total) = (found := named(tmp_path, [*income, whole, *sorts, "总计"]))[:2], found[2:]
    assert held == whole
    assert parts == [whole + sort for sort in SORTS]
    assert not any(whole in (name or "") for name in (*before, total)), "what stands above and the total are none of it"


@pytest.mark.parametrize("next_", ["三、其他收入", "事业收入", "二、上级补助收入", "（一）设备购置"])
def test_income_below_what_was_brought_forward_is_income(tmp_path: Path, next_: str) -> None:
    assert not (named(tmp_path, ["一、本年拨款", "二、上年结转", next_])[-1] or "").startswith("上年结转")
