"""A note that calls the table above it empty: a zero statement where it is, a slip of the report where it is not."""

from pathlib import Path

import pytest
from test_cell_figures import Sheet

HEADS = ["单位名称", "公务接待费", "差旅费"]
NOTE = "注：本馆2022年没有公务接待费和差旅费预算，故本表为空表。"


OTHER = "注：本馆2022年没有培训费预算，附表九为空表。"


@pytest.mark.parametrize(
    ("cells", "note", "zeros"),
    [
        (["档案馆", "", ""], NOTE, 1),
        (["档案馆", "0", "0"], NOTE, 1),
        (["档案馆", "1.35", "21.40"], NOTE, 0),
        (["档案馆", "1.35", "21.40"], OTHER, 1),  # another table
    ],
)
def test_a_note_on_the_table_above(tmp_path: Path, cells: list[str], note: str, zeros: int) -> None:
    sheet = Sheet(tmp_path)
    sheet.rows([HEADS, cells], above="单位：万元", below=note)
    rows = sheet.tables["indicators"].to_pylist()
    assert sum(row["status"] == "none_occurred" for row in rows) == zeros
