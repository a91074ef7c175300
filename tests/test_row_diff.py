"""The diff of rows that every change of a rule is looked at through."""

from pathlib import Path
from typing import Any

import pytest
from made_reports import Made, Said, extraction

from benchmarks.row_diff import changed_columns, diff_rows
from benchmarks.rows import diff_stores, print_rows
from pipeline.store import Store


def row(text: str, *, page: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "row_id": f"{text}{more}",
        "start_char": len(str(more)),
        "page": page,
        "text": text,
        "rule": "number",
        **more,
    }


def kinds(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[str, str]]:
    moved = diff_rows("a.pdf", "quantities", before, after)
    return [(m.kind, (m.after or m.before or {})["text"]) for m in moved]


def test_ids_and_offsets_alone_are_no_change() -> None:
    before, after = row("3人", metric="员工"), row("3人", metric="员工") | {"row_id": "x", "start_char": 99}
    assert kinds([before], [after]) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([row("3人")], [row("3人"), row("5件")], [("gained", "5件")]),
        ([row("3人"), row("5件")], [row("5件")], [("lost", "3人")]),
        ([row("3人", metric="员工")], [row("3人", metric="女员工")], [("changed", "3人")]),
        ([row("3人"), row("3人")], [row("3人")], [("lost", "3人")]),
        ([row("3人")], [row("3人", page=2)], [("lost", "3人"), ("gained", "3人")]),
        ([row("3人"), row("5件")], [row("5件"), row("3人")], []),
    ],
)
def test_what_moved(before: list[Any], after: list[Any], expected: list[tuple[str, str]]) -> None:
    assert kinds(before, after) == expected


def test_a_column_that_one_side_lacks_is_not_compared() -> None:
    assert kinds([row("3人")], [row("3人", award_level=None)]) == []


def test_a_changed_row_says_what_changed() -> None:
    (moved,) = diff_rows("a.pdf", "quantities", [row("3人", value=3.0)], [row("3人", value=4.0)])
    assert changed_columns(moved) == {"value": (3.0, 4.0)}


def test_rows_stand_under_their_own_headings(capsys: pytest.CaptureFixture[str]) -> None:
    before, after = [row("3人"), row("7人", page=2)], [row("5件"), row("9件", page=2)]
    print_rows(diff_rows("a.pdf", "quantities", before, after), 0)
    lines = [line.strip().split(" [")[0] for line in capsys.readouterr().out.splitlines() if line]
    assert lines == [
        "a.pdf  quantities  gained",
        "p1 '5件'",
        "p2 '9件'",
        "a.pdf  quantities  lost",
        "p1 '3人'",
        "p2 '7人'",
    ]


def test_stores_are_compared_by_report(tmp_path: Path) -> None:
    same = Made(2021, [Said("staff.total", 70.0)])
    for side, value in (("before", 76.0), ("after", 77.0)):
        with Store.open(tmp_path / side, writable=True) as store:
            store.commit(map(extraction, (same, Made(2022, [Said("staff.total", value)]))))
    moved = diff_stores(tmp_path / "before", tmp_path / "after", ["documents", "indicators"])
    assert [(m.table, m.kind) for m in moved] == [("indicators", "gained"), ("indicators", "lost")]
    assert diff_stores(tmp_path / "after", tmp_path / "after", ["indicators"]) == []
