"""Comparing the sample reports: the gold yardsticks, matched by what each of their figures stands for in a report."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import SAMPLES
from sample_rows import extract_sample

from pipeline.compare import Choice, Comparison, compare
from pipeline.options import Options, read_aliases_file
from pipeline.store import Store

Row = dict[str, Any]
SERIES = ["indicator", "scope", "scope_name", "basis", "bucket"]
WATER, LIGHTS = "霁川市供水管网养护中心", "霁川市城市照明（集团）有限公司"


def gold(name: str) -> list[Row]:
    return [json.loads(line) for line in (SAMPLES / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def tight(text: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


class Read:
    """The sample reports, read once; stores of some of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        aliases = Options(aliases=read_aliases_file(SAMPLES / "pdf-more" / "aliases.csv"))
        paths = sorted((*(SAMPLES / "pdf").glob("*.pdf"), *(SAMPLES / "pdf-more").glob("*.pdf")))
        self.extractions = {path.name: extract_sample(path, aliases) for path in paths}

    def store(self, name: str, files: list[str]) -> Path:
        root = self.folder / name
        with Store.open(root, writable=True) as store:
            store.commit(self.extractions[file] for file in files)
        return root


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return Read(tmp_path_factory.mktemp("compare"))


THREE = [path.name for path in sorted((SAMPLES / "pdf").glob("*.pdf"))]


@pytest.fixture(scope="session")
def three(reports: Read) -> Comparison:
    return compare(reports.store("three", THREE))


@pytest.fixture(scope="session")
def everything(reports: Read) -> Comparison:
    return compare(reports.store("everything", list(reports.extractions)))


def org_id(comparison: Comparison, org: str) -> str:
    (found,) = set(comparison.editions.loc[comparison.editions["org"] == org, "org_id"])
    return str(found)


def at_evidence(values: pd.DataFrame, place: Row) -> Iterator[tuple[Any, ...]]:
    """Yield the series that hold a quantity that stands at a place of the gold table."""
    hit = values[(values["report_year"] == place["report"]) & (values["page"] == place["page"])]
    hit = hit[hit["text"].map(lambda text: tight(place["text"]) in tight(text))]
    if "value" in place:
        hit = hit[hit["value"].isna() | (hit["value"] - place["value"]).abs().lt(1e-6)]
    yield from hit[SERIES].itertuples(index=False, name=None)


def best_series(values: pd.DataFrame, row: Row) -> pd.DataFrame:
    """Return the values of the series that holds most of a gold row's quantities, by data year."""
    keys = {key for place in row["evidence"] for key in at_evidence(values, place)}
    found = [values[(values[SERIES] == list(key)).all(axis=1)].set_index("data_year") for key in sorted(keys)]
    return max(found, key=lambda own: right(own, row), default=values.iloc[:0].set_index("data_year"))


def right(own: pd.DataFrame, row: Row) -> float:
    stated = own[own["status"] != "derived"]["value"].dropna()
    wrong = sum(str(year) not in row["latest"] for year in stated.index)
    return sum(stated.get(int(year)) == value for year, value in row["latest"].items()) - 0.1 * wrong


def faults(comparison: Comparison, row: Row) -> list[str]:
    """Return what a gold row says otherwise than the comparison: values by year, statuses and grades by pair."""
    own_org = org_id(comparison, row["org"])
    values = comparison.values[(comparison.values["org_id"] == own_org) & (comparison.values["basis"] == "actual")]
    own = best_series(values, row)
    if own.empty:
        return ["no series"]
    found = []
    # Where a pair may as well be `new`, the earlier quantity may be joined or not.
    free = {
        pair.split("-")[0] for pair, wanted in row["status"].items() if isinstance(wanted, list) and "new" in wanted
    }
    values_of = own["value"].dropna()
    for name, wanted in (("latest", values_of), ("first", own["first_value"].dropna())):
        for year, value in row[name].items():
            if year not in free and wanted.get(int(year)) != value:
                found.append(f"{name} {year}: {wanted.get(int(year))}, not {value}")
    extra = [y for y in values_of.index if str(y) not in {*row["latest"], *free} and own.loc[y, "status"] != "derived"]
    found += [f"{year}: {values_of[year]} should not be there" for year in extra]
    one = own.iloc[0]
    changes = comparison.changes[comparison.changes["org_id"] == own_org]
    for column in ("indicator", "scope", "basis"):
        changes = changes[changes[column] == one[column]]
    changes = changes[changes["scope_name"].fillna("") == one["scope_name"]]
    for pair, wanted in row["status"].items():
        start, end = map(int, pair.split("-"))
        hit = changes[(changes["year_from"] == start) & (changes["year_to"] == end)]
        if not set(hit["status"]) & set([wanted] if isinstance(wanted, str) else wanted):
            found.append(f"{pair}: {sorted(set(hit['status']))}, not {wanted}")
        grades = row.get("comparability", {}).get(pair)
        if grades and not set(hit["comparability"]) & set(grades):
            found.append(f"{pair}: {sorted(set(hit['comparability']))}, not {grades}")
    return found


def name_of(row: Row) -> str:
    return "-".join(str(row[k]) for k in ("indicator", "scope", "unit") if row.get(k))


def followed(name: str, gaps: dict[str, str]) -> list[Any]:
    """Return the required rows of a gold table as cases, those with a known gap as strict expected failures."""
    cases = []
    for row in gold(name):
        if row["required"] and row["change_kind"] != "none_occurred":
            gap = gaps.get(name_of(row))
            marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
            cases.append(pytest.param(row, id=name_of(row), marks=marks))
    return cases


# What the readers or the dictionary don't give yet; the comparison can't know it.
GAPS = {}


@pytest.mark.parametrize("row", followed("changes", GAPS))
def test_series_of_the_three_reports(three: Comparison, row: Row) -> None:
    assert not faults(three, row)


@pytest.mark.parametrize("row", followed("changes-more", {}))
def test_series_of_the_other_two_units(everything: Comparison, row: Row) -> None:
    assert not faults(everything, row)


WRONG = {
    ("9,360元", "8,420元"): "2020: the donation's metric is read as 党员捐款, which 2021 prints of another campaign",
}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=f"{row['left']['metric']}-{row['right']['metric']}-{row['right']['text']}",
            marks=[pytest.mark.xfail(reason=WRONG[key], strict=True)]
            if (key := (row["left"]["text"], row["right"]["text"])) in WRONG
            else [],
        )
        for row in gold("not_joined")
    ],
)
def test_what_is_another_thing_is_not_compared(three: Comparison, row: Row) -> None:
    left, right = (set(at_evidence(three.values, row[side])) for side in ("left", "right"))
    assert not left & right


def test_zero_statements_stand_in_the_values(three: Comparison) -> None:
    for row in gold("changes"):
        if row["change_kind"] == "none_occurred" and row["required"]:
            for place in row["evidence"]:
                hit = three.values[(three.values["status"] == "none_occurred") & (three.values["value"] == 0)]
                hit = hit[(hit["report_year"] == place["report"]) & (hit["page"] == place["page"])]
                assert any(tight(place["text"]) in tight(t) or tight(t) in tight(place["text"]) for t in hit["text"])


@pytest.mark.parametrize("row", gold("commitments"), ids=lambda row: f"{row['org'][:2]}-{row['report']}-{row['text']}")
def test_targets_stand_beside_what_came_of_them(everything: Comparison, row: Row) -> None:
    found = everything.commitments
    hit = found[(found["org_id"] == org_id(everything, row["org"])) & (found["report_year"] == row["report"])]
    hit = hit[(hit["page"] == row["page"]) & hit["target"].map(lambda text: tight(row["text"]) in tight(text))]
    (line,) = hit[hit["target_year"] == row["target_year"]].to_dict("records")
    assert line["status"] in ([row["status"]] if isinstance(row["status"], str) else row["status"])
    assert line["target_value"] == row["target"]
    if "actual" in row:
        assert line["actual_value"] == row["actual"]


@pytest.mark.parametrize("row", gold("restatements"), ids=lambda row: f"{row['org'][:2]}-{row['indicator']}")
def test_restatements_have_their_verdict(three: Comparison, everything: Comparison, row: Row) -> None:
    comparison = three if row["org"] == WATER else everything
    found = comparison.restatements
    hit = found[(found["org_id"] == org_id(comparison, row["org"])) & (found["data_year"] == row["year"])]
    hit = hit[(hit["first_value"] == row["first"]) & (hit["first_report_year"] == row["first_report"])]
    (line,) = hit[(hit["later_value"] == row["later"]) & (hit["later_report_year"] == row["later_report"])].to_dict(
        "records"
    )
    assert line["verdict"] in row["verdict"]
    assert (row.get("reason") or "") in (line["reason"] or "")


def test_no_value_is_called_restated_that_is_not(three: Comparison, everything: Comparison) -> None:
    known = {
        (row["org"], row["year"], row["first"], row["later"])
        for row in gold("restatements")
        if row["verdict"] not in ("same", "rounding")
    }
    for comparison, org in ((three, WATER), (everything, WATER), (everything, LIGHTS)):
        found = comparison.restatements
        found = found[(found["org_id"] == org_id(comparison, org)) & ~found["verdict"].isin(["same", "rounding"])]
        found = found[found["verdict"] != "conflict"]
        for line in found.itertuples():
            assert (org, line.data_year, line.first_value, line.later_value) in known


def test_the_revised_edition_speaks(everything: Comparison) -> None:
    (row,) = gold("editions")
    editions = everything.editions.set_index("source_path")
    for file in row["files"]:
        assert editions.loc[file["file"], "edition"] == file["edition"]
        assert editions.loc[file["file"], "speaks"] == file["speaks"]
    speaking = {everything.editions.set_index("doc_id").loc[doc, "source_path"] for doc in everything.values["doc_id"]}
    assert not speaking & {file["file"] for file in row["files"] if not file["speaks"]}
    values = everything.values[(everything.values["org"] == WATER) & (everything.values["data_year"] == row["year"])]
    for years in row["values"].values():
        assert years[str(row["year"])] in set(values["value"])


def test_a_chosen_edition_speaks_instead(reports: Read) -> None:
    root = reports.store("editions", [file for file in reports.extractions if file.startswith("jichuan-2021")])
    plain = reports.extractions["jichuan-2021.pdf"].doc_id
    comparison = compare(root, Choice(editions=(plain[:10],)))
    assert set(comparison.values["doc_id"]) == {plain}
    with pytest.raises(ValueError, match="no file"):
        compare(root, Choice(editions=("0123456789",)))


def test_units_of_one_short_name_stay_two(everything: Comparison) -> None:
    files = everything.editions.set_index("source_path")["org_id"]
    owners = [{files[name] for name in (*row["files"], *row.get("with_aliases", []))} for row in gold("organisations")]
    assert all(len(own) == 1 for own in owners)
    assert len(set.union(*owners)) == len(owners)
    assert everything.changes.groupby("org_id")["org"].nunique().eq(1).all()


def test_a_name_finds_the_reports_of_its_other_spellings(reports: Read, everything: Comparison) -> None:
    found = compare(reports.folder / "everything", Choice(org="霁川市路灯管理有限公司"))
    assert set(found.editions["report_year"]) == {2019, 2020, 2021, 2022}
    own = everything.changes[everything.changes["org_id"] == found.editions["org_id"].iloc[0]]
    pd.testing.assert_frame_equal(found.changes, own.reset_index(drop=True), check_dtype=False)
    with pytest.raises(ValueError, match="no organisation"):
        compare(reports.folder / "everything", Choice(org="没有这个单位"))


HONOURS_UNREAD = {"市水务局安全生产先进集体": "read without 市水务局"}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=row["title"],
            marks=[pytest.mark.xfail(reason=HONOURS_UNREAD[row["title"]], strict=True)]
            if row["title"] in HONOURS_UNREAD
            else [],
        )
        for row in gold("honours_over_years")
        if row["required"]
    ],
)
def test_honours_over_the_years(three: Comparison, row: Row) -> None:
    hit = three.honours[three.honours["title"] == row["title"]]
    assert row["status"] in set(hit["status"])


def test_what_was_known_before_a_year(reports: Read) -> None:
    known = compare(reports.store("three", THREE), Choice(before=2022))
    assert set(known.values["report_year"]) == {2020, 2021}
    visits = known.values.query("indicator == 'training.visits' and data_year == 2021")
    assert visits["value_text"].tolist() == ["1284"]  # the report of 2022 restates it


def test_honours_and_targets_name_the_row_of_their_evidence(reports: Read, three: Comparison) -> None:
    store = reports.store("three", THREE)
    stored = {
        table: Store.open(store).read(table, columns=["row_id", "doc_id", "page"]).to_pylist()
        for table in ("honours", "indicators", "quantities")
    }
    known = {table: {(r["row_id"], r["doc_id"], r["page"]) for r in rows} for table, rows in stored.items()}
    assert {*zip(*(three.honours[c] for c in ("row_id", "doc_id", "page")), strict=True)} <= known["honours"]
    targets = {*zip(*(three.commitments[c] for c in ("row_id", "doc_id", "page")), strict=True)}
    changes = targets - known["indicators"]  # 碳排放下降2%至3% is no value of an indicator
    assert changes and changes < targets and changes <= known["quantities"]
    told = three.commitments.dropna(subset=["actual_row_id"])
    assert len(told) and set(told["actual_row_id"]) <= {row for row, *_ in known["indicators"]}
