"""The sheet 人员: who is named, with the office of each year, and who has an office now."""

from pathlib import Path
from typing import Any

from made_reports import Made, store_made
from openpyxl import load_workbook

from pipeline.export import export_workbook
from pipeline.store import Store


def lines(root: Path, *reports: Made) -> dict[str, dict[str, Any]]:
    """Return the rows of the sheet by name."""
    store_made(root, reports)
    export_workbook(Store.open(root / "store"), root / "book.xlsx")
    sheet = load_workbook(root / "book.xlsx")["人员"]
    headers = [cell.value for cell in sheet[3]]
    rows = [dict(zip(headers, row, strict=True)) for row in sheet.iter_rows(min_row=4, values_only=True)]
    return {row["姓名"]: row for row in rows}


def test_each_year_has_the_offices_of_its_report_and_a_new_holder_is_told(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        Made(2021, [], persons=[("骆怀谷", "董事长、党委书记"), ("祁敏言", "独立董事"), ("鹿知微", None)]),
        Made(2022, [], persons=[("骆怀谷", "党委书记"), ("尉迟宁", "董事长"), ("尉迟宁", "第四届董事会董事长")]),
    )
    assert (found["骆怀谷"]["2021"], found["骆怀谷"]["2022"]) == ("董事长、党委书记", "党委书记")
    assert (found["尉迟宁"]["2021"], found["尉迟宁"]["2022"]) == (None, "第四届董事会董事长")
    assert found["鹿知微"]["2021"] == "具名" and found["鹿知微"]["2022"] is None
    assert list(found) == ["骆怀谷", "尉迟宁", "祁敏言", "鹿知微"]  # of the latest report first, then with an office
    assert found["祁敏言"]["此后"] is None


def test_who_follows_is_told_of_an_office_of_one_and_not_of_one_of_several(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        Made(2021, [], persons=[("骆怀谷", "董事长"), ("祁敏言", "独立董事"), ("康致远", "独立董事")]),
        Made(2022, [], persons=[("尉迟宁", "董事长"), ("丁如海", "独立董事"), ("康致远", "独立董事")]),
    )
    assert found["骆怀谷"]["此后"] == "董事长：2022年为尉迟宁"
    assert found["祁敏言"]["此后"] is None and found["尉迟宁"]["此后"] is None


def test_organisations_keep_their_people_apart(tmp_path: Path) -> None:
    store_made(
        tmp_path,
        [Made(2021, [], org="乙单位", persons=[("骆怀谷", "主任")]), Made(2022, [], persons=[("骆怀谷", "科长")])],
    )
    export_workbook(Store.open(tmp_path / "store"), tmp_path / "book.xlsx")
    rows = list(load_workbook(tmp_path / "book.xlsx")["人员"].iter_rows(min_row=4, max_col=4, values_only=True))
    assert rows == [("乙单位", "骆怀谷", "主任", None), ("甲单位", "骆怀谷", None, "科长")]
