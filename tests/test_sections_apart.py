"""Cells of one name in tables of several sections of an annual report."""

from dataclasses import replace
from typing import Any

import pytest
from made_reports import STAFF, Made, Said, value_row

from extractors.indicators.parting import part_by_section, part_so_far
from schemas.tables import IndicatorValue

OFFICE = "open:办公费|money"
TITLES = {"q1": "销售费用", "q2": "管理费用", "q3": "销售费用", "q4": "", "q5": "报" * 21}


def cell(at: int, value: float, year: int = 2022, **more: Any) -> IndicatorValue:
    said = Said(more.pop("indicator", OFFICE), value, "元", year)
    return replace(value_row(Made(2022, ()), at, said), **({"quantity_id": f"q{at}", "source": "table"} | more))


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        ([cell(1, 5.0), cell(2, 7.0)], ["open:销售费用·办公费|money", "open:管理费用·办公费|money"]),
        # one that agrees in a year takes the title along where another year's cells differ
        (
            [cell(1, 5.0), cell(2, 7.0), cell(3, 6.0, 2021)],
            ["open:销售费用·办公费|money", "open:管理费用·办公费|money", "open:销售费用·办公费|money"],
        ),
        (
            [cell(1, 5.0), cell(2, 7.0), cell(4, 9.0)],
            ["open:销售费用·办公费|money", "open:管理费用·办公费|money", OFFICE],
        ),
        ([cell(1, 5.0), cell(2, 5.0)], [OFFICE, OFFICE]),
        ([cell(1, 5.0), cell(3, 7.0)], [OFFICE, OFFICE]),
        ([cell(1, 5.0), cell(5, 7.0)], [OFFICE, OFFICE]),
        ([cell(1, 5.0), cell(2, 7.0, 2021)], [OFFICE, OFFICE]),
        ([cell(1, 5.0), cell(2, 7.0, source="text")], [OFFICE, OFFICE]),
        ([cell(1, 5.0), cell(2, 7.0, scope="parent_only")], [OFFICE, OFFICE]),
        ([cell(1, 5.0, indicator=STAFF), cell(2, 7.0, indicator=STAFF)], [STAFF, STAFF]),
    ],
)
def test_cells_of_several_sections(rows: list[IndicatorValue], keys: list[str]) -> None:
    found = part_by_section(rows, {row: [title] for row, title in TITLES.items()})
    assert [row.indicator for row in found] == keys
    for row, key in zip(found, keys, strict=True):
        title = key.removeprefix("open:").partition("·")[0] if "·" in key else ""
        assert row.surface.startswith(title) and row.name.startswith(title)
        assert (row.parts.modifiers or "").startswith(title)


@pytest.mark.parametrize(
    ("paths", "titles"),
    [
        ((["附注", "应收票据", "按账龄披露"], ["附注", "长期应收款", "按账龄披露"]), ("应收票据·", "长期应收款·")),
        ((["附注", "应收票据", "按账龄披露"], ["附注", "应收票据", "分类"]), ("按账龄披露·", "分类·")),
        ((["附注", "应收票据", "按账龄披露"], ["附注", "应收票据", "按账龄披露"]), ("", "")),
        ((["按账龄披露"], ["按账龄披露"]), ("", "")),
        ((["职工薪酬"], ["员工薪酬"]), ("", "")),  # two words for one thing
    ],
)
def test_the_title_above_parts_cells_below_one_title(paths: tuple[list[str], ...], titles: tuple[str, ...]) -> None:
    found = part_by_section([cell(1, 5.0), cell(2, 7.0)], {"q1": paths[0], "q2": paths[1]})
    assert [row.indicator for row in found] == [f"open:{title}办公费|money" for title in titles]


@pytest.mark.parametrize(
    ("title", "surface", "lead"),
    [
        ("存货跌价准备及合同履约成本减值准备", "原材料", "存货跌价准备及合同履约成本减值准备·"),
        ("存货跌价准备", "库存商品转回或转销", "存货跌价准备·"),
        ("坏账准备的情况", "本期计提", "坏账准备·"),
        ("商誉减值准备", "桐河水务", "商誉减值准备·"),
        ("存货分类", "原材料", ""),
        ("坏账准备计提情况", "账龄组合账面余额", ""),
        ("坏账准备计提情况", "1至2年", ""),
        ("坏账准备计提情况", "按组合计提坏账准备", ""),
        ("存货跌价准备的确认标准", "原材料", ""),
    ],
)
def test_a_cell_below_the_title_of_an_allowance_is_of_it(title: str, surface: str, lead: str) -> None:
    made = replace(cell(1, 5.0, indicator=f"open:{surface}|money"), surface=surface, name=surface)
    for row, found in ((made, lead), (replace(made, source="text"), "")):
        (apart,) = part_by_section([row], {"q1": [title]})
        assert (apart.indicator, apart.name) == (f"open:{found}{surface}|money", found + surface)


@pytest.mark.parametrize(
    ("cells", "apart"),
    [
        ((("本期投入金额", 5.0, "r1"), ("累计投入金额", 7.0, "r1")), True),
        ((("本期投入金额", 5.0, "r1"), ("累计投入金额", 5.0, "r1")), False),  # the first year of all
        ((("本期投入金额", 5.0, "r1"), ("累计投入金额", 7.0, "r2")), False),  # of two rows: two mentions of the year
        ((("累计投入金额", 5.0, "r1"), ("累计投入金额", 7.0, "r1")), False),
    ],
)
def test_what_is_counted_from_the_beginning(cells: tuple[tuple[str, float, str], ...], apart: bool) -> None:
    rows = [
        replace(made, surface=surface, evidence=replace(made.evidence, statement_id=row))
        for surface, value, row in cells
        for made in [cell(1, value, indicator="open:投入|money")]
    ]
    keys = [row.indicator for row in part_so_far(rows)]
    assert keys == ["open:投入|money", "open:累计投入|money" if apart else "open:投入|money"]
    texts = [replace(row, source="text") for row in rows]
    assert part_so_far(texts) == texts
