"""Which reports are held against which: summaries without a full report, kinds unread or named otherwise."""

from typing import Any

import pytest

from pipeline.checks.examples import read_example
from pipeline.checks.material import chain_reports
from pipeline.checks.past import is_kind
from pipeline.checks.report import Report
from pipeline.checks.reuse import list_reuse
from pipeline.checks.run import check_report


def _chain(*texts: str, **own: dict[int, Any]) -> list[Report]:
    """Return reports of one organisation; `own` gives columns of `documents` by the place of the report."""
    read = [read_example(text) for text in texts]
    documents = []
    for at, report in enumerate(read):
        more = {name: values[at] for name, values in own.items() if at in values}
        documents.append({**report.document, "edition": "plain", "doc_id": report.doc_id} | more)
    return chain_reports(documents, {report.doc_id: report.tables for report in read})


def _years(*years: int) -> list[str]:
    return [f"@year={year}\n中心连续{count}年举办员工讲堂。" for year, count in zip(years, "八八九十", strict=False)]


def test_a_summary_is_the_past_where_no_full_report_of_its_year_is() -> None:
    *_, last = _chain(*_years(2020, 2021), edition={0: "summary"})
    assert [one.year for one in last.earlier] == [2020]
    assert {row.rule for row in check_report(last) if row.outcome == "fails"} == {"count of years"}


def test_a_full_report_goes_before_the_summary_of_its_year() -> None:
    full, summary = "@year=2020\n中心成立于1996年。", "@year=2020\n中心运转良好。"
    for texts, short in (((full, summary), 1), ((summary, full), 0)):
        *_, last = _chain(*texts, *_years(2021), edition={short: "summary"})
        assert ["成立" in one.rows("statements")[0]["text"] for one in last.earlier] == [True]


def test_what_a_summary_leaves_out_is_not_new_and_not_dropped() -> None:
    long = "全年组织警示教育4次。\n中心运转良好，各项工作平稳。"
    short = "全年组织警示教育4次。"
    _, last = _chain(f"@year=2020\n{short}", f"@year=2021\n{long}", edition={0: "summary"})
    assert [row.kind for row in list_reuse(last)] == ["identical"]
    _, last = _chain(f"@year=2020\n{long}", f"@year=2021\n{short}", edition={1: "summary"})
    assert [row.kind for row in list_reuse(last)] == ["identical"]


def test_a_target_that_a_summary_does_not_speak_of_is_not_told() -> None:
    before, now = _chain(*_years(2020, 2021), edition={1: "summary"})
    row = before.rows("statements")[0]
    now.targets = [{"doc_id": before.doc_id, "indicator": "volunteers", "row_id": row["statement_id"], "page": 1,
                    "target": "120人", "status": "not_reported", "name": "注册志愿者",
                    "report_year": 2020}]  # fmt: skip
    assert not [one for one in check_report(now) if one.rule == "last year's target" and one.outcome == "fails"]
    now.document = {**now.document, "edition": "plain"}
    assert [one for one in check_report(now) if one.rule == "last year's target" and one.outcome == "fails"]


@pytest.mark.parametrize(
    ("kinds", "goes_on"),
    [
        (("文明单位社会责任报告", None), True),
        ((None, "文明单位社会责任报告"), True),
        (("社会责任报告", "文明单位社会责任报告"), True),
        (("社会责任报告", "ESG报告"), True),
        (("部门预算", "部门决算"), False),
        (("部门预算", "社会责任报告"), False),
        (("半年度报告", "年度报告"), False),
    ],
)
def test_kinds_that_go_together_pair(kinds: tuple[str | None, str | None], goes_on: bool) -> None:
    *_, last = _chain(*_years(2020, 2021), report_type=dict(enumerate(kinds)), title={0: None, 1: None})
    assert bool(last.earlier) is goes_on


def test_a_report_of_unknown_kind_is_no_past_of_another_kind() -> None:
    kinds = {0: "部门预算", 1: None, 2: "社会责任报告"}
    *_, last = _chain(*_years(2019, 2020, 2021), report_type=kinds, title={1: None})
    assert not last.earlier  # it may be a budget
    *_, last = _chain(*_years(2019, 2020, 2021), report_type=kinds, title={1: "社会责任年报"})
    assert [one.year for one in last.earlier] == [2020]
    # Of one year, the report that is known to be of this kind.
    kinds = {0: None, 1: "社会责任报告", 2: "社会责任报告"}
    *_, last = _chain(*_years(2020, 2020, 2021), report_type=kinds, title={0: None})
    assert [one.document["report_type"] for one in last.earlier] == ["社会责任报告"]


def test_the_kind_of_a_report_holds_the_narrower_one() -> None:
    assert is_kind("年度报告", "政府信息公开工作年度报告")
    assert not is_kind("季度报告", "年度报告")
