"""Whose draft it is, where its name on the draft is not the one of the reports."""

from pathlib import Path

import pyarrow as pa
import pytest
from made_reports import Made, extraction

from pipeline.extraction import Extraction
from pipeline.proof.kin import find_kin, find_year, is_alike
from pipeline.proof.side_by_side import find_side_by_side, take_year_before, with_cells
from pipeline.store import Store
from schemas.tables import TABLES


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("万桥街道办事处", "云溪市长桥区人民政府万桥街道办事处", True),
        ("长桥区万桥街道", "云溪市长桥区人民政府万桥街道办事处", True),
        ("集团客服中心", "云溪通信集团客服运营支撑中心", True),
        ("云溪澄川", "云溪澄川药物开发股份有限公司", True),
        ("霁川市供水管网养护中心", "砚州市供水管网养护中心", False),
        ("云溪市第一医院", "云溪市第二医院", False),
        ("云溪", "云溪澄川药物开发股份有限公司", False),
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


OWN = (
    "2024年，全县围绕中心工作推进政务公开提质增效。",
    "政务热线平台总呼入次数达8241360次，来电量260万人次。",
    "持续举办“政务公开”专题培训班，参加人员126人。",
)
BEFORE = (
    "2023年，全县以标准化为抓手深化政务公开，成效明显。",
    "政务热线平台总呼入次数达6241580次，答复更新及时。",
    "继续组织“政务公开”专题培训班，提升业务能力。",
)


def _with_no_org(made: Made, title: str) -> Extraction:
    return with_cells(extraction(made), {"org": None, "org_id": None, "title": title})


@pytest.mark.parametrize(
    ("head", "year", "found"),
    [
        ("年份：2023 vs 2024，重复率四成。", 2024, True),
        ("年份：2023 vs 2024，重复率四成。", 2025, False),
        ("年份不详，重复率四成。", 2024, False),
    ],
)
def test_a_file_with_two_years_of_the_office_gives_what_is_of_the_year_before(
    tmp_path: Path, head: str, year: int, found: bool
) -> None:
    draft = extraction(Made(year, (), sentences=(OWN[0], OWN[1].replace("8241360", "6241580"), OWN[2])))
    broken = ("全年共收到申请一千二百零四件，其中予以公", "开九百件，部分公开二百件。")
    both = _with_no_org(Made(2023, (), org="乙", sentences=(head, *BEFORE, *OWN, *broken)), "云溪县政务公开年报比对")
    with Store.open(tmp_path / "store", writable=True) as store:
        store.commit([both, _with_no_org(Made(2023, (), org="丙", sentences=OWN), "工作总结")])
    store = Store.open(tmp_path / "store")
    doc_id = find_side_by_side(draft, store)
    assert (doc_id == both.doc_id) is found
    if doc_id:
        earlier = take_year_before(draft, store, doc_id, {"org_id": "x"})
        assert earlier.tables["statements"]["text"].to_pylist() == [head, *BEFORE]
        assert earlier.report_year == 2023 and earlier.tables["documents"]["org_id"].to_pylist() == ["x"]
