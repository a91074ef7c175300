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


def told(rows: list[list[str]]) -> dict[str, str | None]:
    document = made(rows, ["2023年场馆票款收入合计507.55万元，各类场馆的情况如下："])
    return {row.evidence.text: row.unit for row in cell_quantities.read(document)}


@pytest.mark.parametrize("head", ["占收入", "完成预算", "预算完成", "收入增长率", "座席面积", "照明用电", "观众人数"])
def test_shares_measures_and_counts_are_no_money_by_their_header(head: str) -> None:
    said = told([[*line[:2], cell] for line, cell in zip(ROWS, (head, "64.10", "37.20", "91.70"), strict=True)])
    assert (said["312.40"], said["507.55"]) == ("元", "元")
    assert all(said.get(words) != "元" for words in ("64.10", "37.20", "91.70"))


def test_the_header_next_to_the_numbers_says_whether_they_are_money() -> None:
    rows = [
        ["类别", "2023年", ">", ">"],
        ["^", "座席面积", "票款", "维护费"],
        ["剧场", "64.10", "312.40", "41.70"],
        ["展馆", "37.20", "195.15", "28.60"],
        ["合计", "101.30", "507.55", "70.30"],
    ]
    said = told(rows)
    assert [said[words] for words in ("312.40", "41.70")] == ["元", "元"]
    assert [said[words] for words in ("64.10", "101.30")] == [None, None]


@pytest.mark.parametrize("label", ["座席比", "照明用电", "平均用时", "票房口碑"])
def test_rows_behind_the_total_are_of_other_things(label: str) -> None:
    said = told([*(line[:2] for line in ROWS), [label, "26.45"]])
    assert (said["195.15"], said["26.45"]) == ("元", None)


def test_rows_below_a_total_that_stands_first_are_its_parts() -> None:
    said = told(
        [line[:2] for line in (ROWS[0], ROWS[3], *ROWS[1:3])] + [["照明用电支出", "26.45"], ["照明用电", "31.65"]]
    )
    assert [said[words] for words in ("312.40", "26.45", "31.65")] == ["元", "元", None]


def test_what_a_total_adds_up_is_money_whatever_its_label() -> None:
    said = told([ROWS[0][:2], ["观众接待", "312.40"], ["照明用电", "195.15"], ["合计", "507.55"]])
    assert list(said.values()) == ["元"] * 3


@pytest.mark.parametrize("head", ["票房口碑", "备注数"])
def test_a_column_of_unknown_numbers_beside_the_total_has_no_unit(head: str) -> None:
    said = told([[*line[:2], cell] for line, cell in zip(ROWS, (head, "64.10", "37.20", "91.70"), strict=True)])
    assert [said[words] for words in ("312.40", "64.10", "37.20", "91.70")] == ["元", None, None, None]
