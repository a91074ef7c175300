"""Checks of tables whose cells span others, or were broken by a narrow column."""

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.checks.report import Report
from pipeline.checks.rules.tables.sums import check_columns
from pipeline.checks.torn import join_torn

Row = dict[str, Any]


def _cells(lines: Sequence[Sequence[str]], group: Sequence[str] = ()) -> list[Row]:
    """Return the cells of a table whose first line are heads; `group` is the path above the names of its rows."""
    found: list[Row] = []
    for r, words in enumerate(lines):
        for c, word in enumerate(words):
            head = r == 0 or (c == 0 and word != "")
            header = () if head else (*group, words[0])
            found.append({
                "doc_id": "d", "row_id": f"cell{r}-{c}", "page": 1, "start_char": -1, "section_id": None,
                "row": r, "column": c, "row_span": 1, "column_span": 1, "header": header, "is_header": head,
                "caption": None, "text": word, "statement_id": None, "table_id": "t",
            })  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ((("事项", "居民", "企业", "总计"), ("新装", "11", "0", "12"), ("", "8", "", "1")), {"118", "121"}),
        ((("事项", "居民", "企业", "总计"), ("新装", "1,2", "0", "1,2"), ("", "35", "", "40")), {"1,235", "1,240"}),
        ((("事项", "居民", "企业", "总计"), ("新装", "11", "0", "12"), ("拆除", "8", "", "1")), set()),
        ((("事项", "居民", "企业"), ("新装", "11", "5"), ("", "8", "4")), set()),
        ((("事项", "居民", "企业"), ("新装", "118", "5"), ("", "", "4")), set()),
    ],
)
def test_a_number_over_two_lines_of_a_narrow_column_is_one(lines: Sequence[Sequence[str]], joined: set[str]) -> None:
    cells = _cells(lines)
    before = {cell["text"] for cell in cells}
    assert {cell["text"] for cell in join_torn(cells)} - before == joined


@pytest.mark.parametrize(("left", "outcome"), [("3", "holds"), ("8", "fails")])
def test_the_total_of_a_tall_heading_is_that_of_its_rows(left: str, outcome: str) -> None:
    """The row of what came in has the same number, and must not stand for the sum."""
    lines = [("事项", "居民", "总计"), ("一、本年受理", "17", "17")]
    rows = [("（一）办结", "9", "9"), ("（二）退回", "4", "4"), ("（三）转交", left, left), ("（四）撤回", "1", "1")]
    cells = _cells([*lines, *rows, ("（五）总计", "17", "17")])
    for cell in cells:
        if cell["row"] > 1 and not cell["is_header"]:
            cell["header"] = ("二、办理结果", *cell["header"])
    report = Report({"doc_id": "d", "stated_year": 2022}, {"tables": cells})
    assert {one.outcome for one in check_columns.how(report)} == {outcome}


@pytest.mark.parametrize(("total", "told"), [("52", 0), ("62", 1)])
def test_a_group_that_was_not_read_whole_says_nothing_of_a_total_that_adds_up_across(total: str, told: int) -> None:
    lines = [("事项", "居民", "企业", "总计"), ("一、本年受理", "44", "11", "55"), ("二、办理", "30", "7", "37")]
    rows = [
        ("（三）退回", "7", "1", "8"),
        ("（四）转交", "3", "1", "4"),
        ("（五）撤回", "1", "1", "2"),
        ("（六）其他", "1", "0", "1"),
    ]
    cells = _cells([*lines, *rows, ("（七）总计", "42", "10", total)])
    for cell in cells:
        if cell["row"] > 2 and not cell["is_header"]:
            cell["header"] = ("二、办理结果", *cell["header"])
    report = Report({"doc_id": "d", "stated_year": 2022}, {"tables": cells})
    assert [one.outcome for one in check_columns.how(report)].count("fails") == told
