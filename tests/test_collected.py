"""The values file, on whose columns `collect`, `feed` and `draft` agree."""

from pathlib import Path

import pyarrow.parquet as pq

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
