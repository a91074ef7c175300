"""The values file, on whose columns `collect`, `feed` and `draft` agree."""

from pathlib import Path

import pyarrow.parquet as pq
from made_reports import Made, Said, extraction
from openpyxl import load_workbook

from pipeline.collect import make_forms, read_forms
from pipeline.store import Store
from schemas.columns import arrow_schema, arrow_table
from schemas.tables import EXCHANGED, CollectedValue


def test_columns_of_the_values_file(tmp_path: Path) -> None:
    given = CollectedValue(
        org_id="d0d55cee38182206", indicator="volunteer.registered", name="注册志愿者人数", data_year=2023,
        value_text="67", unit="人", filled_text="67", material="志愿者名册", who="王某", source_cell="工会!G7",
    )  # fmt: skip
    none = CollectedValue(
        org_id="d0d55cee38182206", indicator="safety.accidents", name="安全事故起数", data_year=2023,
        answer="none_occurred", value_text="0", unit="起", checks=("去年也为零",),
    )  # fmt: skip
    pq.write_table(arrow_table(CollectedValue, [given, none]), tmp_path / "values.parquet")
    read = pq.read_table(tmp_path / "values.parquet")
    assert read.schema == arrow_schema(EXCHANGED["collected"])
    assert read["scope"].to_pylist() == ["unit", "unit"] and read["checks"].to_pylist() == [[], ["去年也为零"]]


def test_a_figure_under_several_names_is_asked_once_and_a_table_of_zeros_is_not(tmp_path: Path) -> None:
    def of(year: int, total: float) -> Made:
        cells = {"source": "table"}
        return Made(
            year,
            [
                Said("open:绿化养护支出合计|money", total, "元", more=cells),
                Said("open:绿化养护项目支出|money", total, "元", more=cells),
                Said("open:绿化养护基本支出|money", 0.0, "元", more=cells),
                Said("open:绿化面积|area", 36.0, "公顷"),
                Said("safety.accidents", 0.0, "起"),
            ],
        )

    reports = [of(2021, 5_012_345.0), of(2022, 6_123_456.0)]
    with Store.open(tmp_path / "store", writable=True) as store:
        store.commit(map(extraction, reports))
    questions, forms = make_forms(Store.open(tmp_path / "store"), 2023, tmp_path / "forms")
    names = [row.name for row in questions.rows]
    assert names == ["safety.accidents", "绿化养护支出合计", "绿化面积"]
    assert [one.name for one in questions.unasked if one.why == "zero"] == ["绿化养护基本支出"]
    books = {one.department: load_workbook(one.file) for one in forms}
    held = [book["未单列"] for book in books.values() if "未单列" in book.sheetnames]
    listed = {row[0] for page in held for row in page.iter_rows(min_row=3, values_only=True)}
    assert listed == {"绿化养护项目支出", "绿化养护基本支出"}
    (form,) = [one for one in forms if one.department == "财务"]
    book = books["财务"]
    page = book.worksheets[0]
    (row,) = [cells[0].row for cells in page.iter_rows(5) if cells[0].value == "绿化养护支出合计"]
    page.cell(row, 7).value = 7_000_000
    book.save(form.file)
    found = read_forms(Store.open(tmp_path / "store"), [form.file])
    assert not found.refusals and not found.notices
    total, project = found.values
    assert (total.indicator, project.indicator) == ("open:绿化养护支出合计|money", "open:绿化养护项目支出|money")
    assert total.value_text == project.value_text == "7000000"
    assert project.checks[-1] == "去年与“绿化养护支出合计”为同一数字，按其填报数取用，请确认"
