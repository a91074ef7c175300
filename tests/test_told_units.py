"""A table that prints no unit has that of the paragraph before it where that states one of its totals."""

import pytest
from made_tables import made

from extractors.tables import cell_quantities

ROWS = [
    ["类别", "2023年", "占比", "修缮支出", "上座率"],
    ["剧场", "312.40", "61.55%", "88.10", "71.30"],
    ["展馆", "195.15", "38.45%", "40.25", "66.20"],
    ["合计", "507.55", "100.00%", "128.35", "69.10"],
]


def units(paragraph: str) -> list[tuple[str, str | None]]:
    document = made(ROWS, [paragraph])
    return [(row.evidence.text, row.unit) for row in cell_quantities.read(document)]


def test_a_total_stated_in_the_paragraph_gives_the_unit_of_the_money() -> None:
    said = dict(units("2023年场馆票款收入合计507.55万元，各类场馆的情况如下："))
    assert [said[words] for words in ("312.40", "195.15", "507.55", "88.10", "128.35")] == ["元"] * 5
    assert [said[words] for words in ("61.55%", "71.30")] == ["%", None]


@pytest.mark.parametrize(
    "paragraph",
    [
        "2023年场馆票款收入合计612.08万元，各类场馆的情况如下：",  # another sum
        "2023年场馆售出门票507.55万张，各类场馆的情况如下：",  # no money
        "剧场全年票款收入312.40万元，各类场馆的情况如下：",  # one row, which the others need not be like
        "2023年票款收入507.55万元，修缮支出128.35元，各类场馆的情况如下：",  # two units
        "2023年每位观众票款507.55元/人，各类场馆的情况如下：",
    ],
)
def test_other_paragraphs_say_no_unit(paragraph: str) -> None:
    assert [unit for words, unit in units(paragraph) if "%" not in words] == [None] * 9


def test_the_unit_of_the_paragraph_is_multiplied_out() -> None:
    document = made(ROWS, ["2023年场馆票款收入合计507.55万元。"])
    assert next(row.value_text for row in cell_quantities.read(document) if row.evidence.text == "507.55") == "5075500"
