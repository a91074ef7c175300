"""Tables of real reports against what was read off their page pictures by eye, and against their own totals.

The reports themselves are not part of the project; `golden/real_tables.jsonl` keeps facts only: pages, shape, and
chosen cells with the headers above and beside them, their value, unit and year.
"""

import json
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import SHARED
from sample_rows import read_sample

pytestmark = pytest.mark.yardstick
REAL = SHARED / "corpus" / "real"
GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden" / "real_tables.jsonl").read_text(encoding="utf-8").splitlines()
]
FILES = sorted({table["file"] for table in GOLDEN})
PARTLY = {"pingan-bank-csr-2021.pdf"}  # frames of prose with a label are tables too; the golden file lists the others
BUDGETS = ["putuo-welfare-budget-2024.pdf", "wanli-budget-2023.pdf", "wanli-budget-2024.pdf"]


def extraction(name: str) -> dict[str, list[dict[str, Any]]]:
    return read_sample(REAL / name)


@cache
def tables(name: str) -> list[list[dict[str, Any]]]:
    """Return the tables of a report in reading order, as lists of cells."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for cell in extraction(name)["tables"]:
        grouped[cell["table_id"]].append(cell)
    return list(grouped.values())


@cache
def figures(name: str) -> dict[int, dict[str, Any]]:
    """Return the quantities of cells that are a quantity, by the offset of the cell."""
    rows = [q for q in extraction(name)["quantities"] if q["source"] == "table" and q["rule"].startswith("cell")]
    return {row["start_char"]: row for row in rows}


def shape(cells: list[dict[str, Any]]) -> tuple[list[int], int, int]:
    pages = sorted({cell["page"] for cell in cells})
    return pages, max(c["row"] + c["row_span"] for c in cells), max(c["column"] + c["column_span"] for c in cells)


def wanted(table: dict[str, Any]) -> tuple[list[int], int, int]:
    return table["pages"], table["rows"], table["columns"]


@pytest.mark.parametrize("name", [name for name in FILES if name not in PARTLY])
def test_each_table_of_a_report_is_one_with_its_rows_and_columns(name: str) -> None:
    assert [shape(cells) for cells in tables(name)] == [wanted(t) for t in GOLDEN if t["file"] == name]


@pytest.mark.parametrize("table", GOLDEN, ids=lambda t: f"{t['file'][:12]}-p{t['pages'][0]}")
def test_cells_stand_under_their_heads_and_have_their_values(table: dict[str, Any]) -> None:
    same = [cells for cells in tables(table["file"]) if shape(cells) == wanted(table)]
    assert same, [shape(cells) for cells in tables(table["file"])]
    for cell in table["cells"]:
        path = [*cell["above"], *cell["beside"]]
        found = [c for cells in same for c in cells if c["text"] == cell["text"] and c["header"] == path]
        assert found, (cell, [c["header"] for cells in same for c in cells if c["text"] == cell["text"]])
        if "value" in cell:
            row = figures(table["file"])[found[0]["start_char"]]
            year = row["period_end"].year if row["period_end"] else None
            assert (row["value"], row["unit"], year) == (cell["value"], cell["unit"], cell["year"]), cell


def test_pages_of_prose_give_no_table() -> None:
    pages = {cell["page"] for cell in extraction("hongze-gov-info-2023.pdf")["tables"]}
    assert pages == {2, 3, 4}


def test_the_awards_table_over_two_pages_gives_each_award() -> None:
    rows = [h for h in extraction("pingan-bank-csr-2021.pdf")["honours"] if h["page"] in (7, 8)]
    assert len(rows) == 34
    assert {(str(r["period_start"])[:7], r["grantor"]) for r in rows} >= {
        ("2021-07", "《亚洲银行家》"),
        ("2021-10", "《每日经济新闻》"),
        ("2021-12", "深圳市地方金融监管局"),
    }
    assert sum(r["grantor"] == "《亚洲银行家》" and r["page"] == 7 for r in rows) == 8


def test_a_malformed_number_gives_no_figure() -> None:
    cells = [c for c in extraction("pingan-bank-csr-2021.pdf")["tables"] if c["text"] == "11,1001.99"]
    assert len(cells) == 1
    assert cells[0]["start_char"] not in figures("pingan-bank-csr-2021.pdf")


def test_no_figure_is_reported_twice() -> None:
    for name in FILES:
        # 向甲、乙各捐赠8万元: one figure of each
        said = [
            (q["start_char"], q["end_char"], q["subject"], q["metric"], q["clause"])
            for q in extraction(name)["quantities"]
        ]
        assert len(said) == len(set(said)), name


Grid = dict[tuple[int, int], Decimal]


def numbers(name: str, cells: list[dict[str, Any]]) -> Grid:
    """Return the values of a table's quantities by row and column, in its own unit."""
    found = figures(name)
    held = [(c, found[c["start_char"]]) for c in cells if c["start_char"] in found]
    return {(c["row"], c["column"]): Decimal(q["value_text"]) for c, q in held}


def beside(cells: list[dict[str, Any]], row: int) -> list[str]:
    """Return the path of labels of a row."""
    for cell in cells:
        if cell["row"] == row and not cell["is_header"]:
            above = {c["text"] for c in cells if c["is_header"] and c["column"] <= cell["column"] and c["row"] < 4}
            return [label for label in cell["header"] if label not in above or label in ("合计", "总计")]
    return []


@pytest.mark.parametrize("name", BUDGETS)
def test_classes_of_a_budget_add_up_to_its_total(name: str) -> None:
    checked = 0
    for cells in tables(name):
        heads = {cell["text"] for cell in cells if cell["is_header"]}
        if not {"类", "款"} <= heads:
            continue
        values = numbers(name, cells)
        codes = {(c["row"], c["column"]): c["text"] for c in cells if c["is_header"] and c["text"].isdigit()}
        total = max((row for row, _ in values), default=0)
        for column in {column for row, column in values if row == total}:
            tops = [v for (r, c), v in values.items() if c == column and (r, 0) in codes and (r, 1) not in codes]
            assert sum(tops) == values[total, column], (name, shape(cells), column)
            checked += 1
    assert checked >= 8


@pytest.mark.parametrize("name", BUDGETS)
def test_columns_of_a_budget_add_up_to_the_first(name: str) -> None:
    checked = 0
    for cells in tables(name):
        heads = {cell["text"] for cell in cells if cell["is_header"]}
        if not {"类", "款"} <= heads:
            continue
        rows: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
        for (row, column), value in numbers(name, cells).items():
            rows[row].append((column, value))
        for row, held in rows.items():
            (_, whole), *parts = sorted(held)
            assert whole == sum(value for _, value in parts), (name, shape(cells), row)
            checked += 1
    assert checked >= 50


def test_applications_of_hongze_add_up() -> None:
    name = "hongze-gov-info-2023.pdf"
    values = numbers(name, next(cells for cells in tables(name) if shape(cells)[1:] == (26, 10)))
    rows = range(3, 26)
    assert all(sum(values[row, c] for c in range(3, 9)) == values[row, 9] for row in rows)
    for column in range(3, 10):
        assert sum(values[row, column] for row in range(5, 24)) == values[24, column]
        assert values[3, column] + values[4, column] == values[24, column] + values[25, column]


def test_groups_of_balance_sheets_add_up() -> None:
    """流动资产合计 is the sum of the rows under 流动资产：, and so on; 其中 is part of the row above it."""
    name, checked = "plumb-neelectric-2018q1.pdf", 0
    for cells in tables(name):
        held: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        labels = {c["row"]: c["text"] for c in cells if c["column"] == 0}
        paths = {c["row"]: c["header"] for c in cells if not c["is_header"]}
        for (row, column), value in sorted(numbers(name, cells).items()):
            group, label = paths[row][1] if len(paths[row]) > 2 else "", labels[row]
            if label == group.rstrip("：") + "合计" and group:
                assert held[group, column] == value, (label, column)
                checked += 1
            elif not label.startswith("其中") and not label.endswith("合计"):
                held[group, column] += -value if label.startswith("减") else value
    assert checked >= 14


@pytest.mark.parametrize("name", BUDGETS)
def test_both_sides_of_a_budget_add_up(name: str) -> None:
    cells = tables(name)[0]
    values = numbers(name, cells)
    last = max(row for row, _ in values)
    totals = {column for row, column in values if row == last and column >= 3}
    assert totals
    for column in totals:
        assert sum(v for (row, c), v in values.items() if c == column and row < last) == values[last, column]
