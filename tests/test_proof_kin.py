"""Whose draft it is, where its name on the draft is not the one of the reports."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.extraction import Extraction
from pipeline.proof.kin import find_kin, find_year, is_alike
from pipeline.store import Store
from schemas.tables import TABLES


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("万桥街道办事处", "云溪市长桥区人民政府万桥街道办事处", True),
        ("长桥区万桥街道", "云溪市长桥区人民政府万桥街道办事处", True),
        ("集团客服中心", "云溪通信集团客服运营支撑中心", True),
        ("云溪先导", "云溪先导药物开发股份有限公司", True),
        ("霁川市供水管网养护中心", "砚州市供水管网养护中心", False),
        ("云溪市第一医院", "云溪市第二医院", False),
        ("云溪", "云溪先导药物开发股份有限公司", False),
    ],
)
def test_a_name_with_words_left_out_is_the_name(one: str, other: str, alike: bool) -> None:
    assert is_alike(one, other) is is_alike(other, one) is alike


def _renamed(store: Store, org: str | None) -> Extraction:
    """Return the latest report of a store as a draft that names its unit otherwise, and no year."""
    (row,) = (row for row in store.read("documents").to_pylist() if row["stated_year"] == 2022)
    tables = {name: store.read(name, [row["doc_id"]]).drop_columns(["report_year"]) for name in TABLES}
    for name in ("org", "org_short", "org_id"):
        at = tables["documents"].schema.get_field_index(name)
        field = tables["documents"].schema.field(at)
        value = pa.array([org if name == "org" else None], field.type)
        tables["documents"] = tables["documents"].set_column(at, field, value)
    return Extraction(doc_id=row["doc_id"], report_year=None, tables=tables)


@pytest.mark.slow
@pytest.mark.parametrize("org", ["管网养护中心", "霁川市管网养护中心", None])
def test_a_draft_finds_its_organisation_by_a_shortened_name_or_by_its_text(
    sample_yearbook: Path, org: str | None
) -> None:
    store = Store.open(sample_yearbook)
    known = set(store.read("documents")["org_id"].to_pylist())
    assert find_kin(_renamed(store, org), store) == known
    assert find_year(_renamed(store, org)) == 2022


@pytest.mark.slow
def test_a_draft_of_another_unit_is_held_against_nobody(sample_yearbook: Path) -> None:
    store = Store.open(sample_yearbook)
    assert find_kin(_renamed(store, "砚州市供水管网养护中心"), store) == set()
