"""What the comparison claims of made-up reports, and what it doesn't: contradictions, restatements, dropped, years."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from in_process import run
from made_reports import HOURS, RATE, STAFF, Made, Said, compared, pairs
from made_together import Asked, together
from test_cell_figures import Sheet

from pipeline.compare import Choice, compare
from pipeline.compare.codenames import is_codename
from pipeline.compare.doubts import is_specific
from pipeline.messages import Messages

LONG = "open:住房保障支出住房改革支出公积金|money"
SHORT = "open:举办活动|occasions"


@pytest.mark.parametrize(
    ("indicator", "specific"),
    [(STAFF, True), (LONG, True), ("open:一二三四五六七八九十|money", True), ("open:一二三四五六七八九|money", False),
     (SHORT, False)],
)  # fmt: skip
def test_names_that_say_much(indicator: str, specific: bool) -> None:
    assert is_specific(indicator) is specific


@pytest.mark.parametrize(("indicator", "conflicts"), [(STAFF, 1), (LONG, 1), (SHORT, 0)])
@together
def test_only_a_specific_name_contradicts_itself(indicator: str, conflicts: int) -> Asked:
    two = [Said(indicator, value, more={"status": "ambiguous"}) for value in (10.0, 11.0)]
    found = yield [Made(2020, two), Made(2021, [Said(indicator, 10.0)])]
    assert found.restatements["verdict"].tolist() == ["conflict"] * conflicts
    # Whatever it is, neither of the two is taken.
    assert pairs(found, "status", "comparability", "value_from", "change") == [
        (2020, 2021, "ambiguous", "D", None, None)
    ]
    (note,) = found.changes["note"]
    assert ("前后不一" in note) == bool(conflicts)


@together
def test_two_kinds_of_report_contradict_each_other_under_a_specific_name_only() -> Asked:
    kinds = ("社会责任报告", "部门预算")
    reports = [
        Made(2020, [Said(code, value) for code in (STAFF, SHORT)], kind=kind)
        for kind, value in zip(kinds, (10.0, 12.0), strict=True)
    ]
    found = (yield reports).restatements
    assert found[["indicator", "verdict"]].to_numpy().tolist() == [[STAFF, "conflict"]]


@together
def test_nothing_doubtful_makes_empty_frames() -> Asked:
    both = [Said(SHORT, value, more={"status": "ambiguous"}) for value in (1.0, 2.0)]
    alone, found = yield [Made(2020, [Said(SHORT, 1.0)])], [Made(2020, both)]
    assert alone.restatements.empty and alone.changes.empty and alone.commitments.empty
    assert found.restatements.empty and found.changes.empty


REASON = "自本年起统计口径调整，2019年志愿服务时长由128小时调整为123小时。"


@together
def test_every_later_value_stands_beside_the_first() -> Asked:
    cases: list[tuple[tuple[float, float], list[tuple[str, str | None]]]] = [
        ((123.0, 123.0), [("scope_change", REASON), ("scope_change", REASON)]),
        ((123.0, 128.0), [("scope_change", REASON), ("same", None)]),
        ((123.0, 131.0), [("scope_change", REASON), ("restated", None)]),
        ((128.0, 123.0), [("same", None), ("restated", None)]),
    ]
    reports = [
        [
            Made(2019, [Said(HOURS, 128.0, "小时")]),
            Made(2020, [Said(HOURS, later[0], "小时", 2019)], sentences=[REASON] if later[0] != 128.0 else []),
            Made(2021, [Said(HOURS, later[1], "小时", 2019)]),
        ]
        for later, _ in cases
    ]
    for (later, verdicts), one in zip(cases, (yield tuple(reports)), strict=True):
        found = one.restatements
        assert found["first_value"].tolist() == [128.0, 128.0]
        assert found["later_value"].tolist() == list(later)
        assert found["later_report_year"].tolist() == [2020, 2021]
        given = found[["verdict", "reason"]].astype(object)
        assert list(given.where(given.notna(), None).itertuples(index=False, name=None)) == verdicts


def test_what_only_the_next_report_tells_is_not_missed(tmp_path: Path) -> None:
    executed = {"basis": "execution"}
    budgets = [
        Made(year, [Said(STAFF, float(year)), Said(RATE, 90.0, "%", year - 1, executed)], kind="部门预算")
        for year in (2022, 2023)
    ]
    found = compared(tmp_path / "a", budgets, indicators=[RATE])
    assert pairs(found, "status") == [(2021, 2022, "same")]
    found = compared(tmp_path / "b", [*budgets, Made(2024, [Said(STAFF, 1.0)], kind="部门预算")], indicators=[RATE])
    assert pairs(found, "status") == [(2021, 2022, "same"), (2022, 2023, "dropped")]


def test_an_open_key_of_an_entrys_name_in_another_length_of_period_stands_beside_it(tmp_path: Path) -> None:
    several = {"period_class": "years", "period_start": date(2020, 1, 1), "name": "在岗员工"}
    reports = [
        Made(2020, [Said(STAFF, 7.0, more={"name": "在岗员工"})]),
        Made(2021, [Said("open:在岗员工|persons", 15.0, more=several)]),
    ]
    found = compared(tmp_path, reports)
    assert pairs(found, "indicator", "period", "status", "change") == [
        (2020, 2021, STAFF, "year", "scope_changed", None)
    ]
    chosen = compare(tmp_path / "store", Choice(indicators=[STAFF]))
    assert chosen.changes.equals(found.changes)
    alone = compared(tmp_path / "b", [*reports[1:], Made(2022, [Said(HOURS, 1.0)])])
    assert "在岗员工" not in set(alone.changes["name"])  # two years' sum is not stated every year


@together
def test_lengths_of_period_are_series_of_their_own() -> Asked:
    half = {"period_class": "half", "period_end": date(2020, 6, 30)}
    later = half | {"period_end": date(2021, 6, 30)}
    reports = [
        Made(2020, [Said(STAFF, 7.0), Said(STAFF, 3.0, more=half)]),
        Made(2021, [Said(STAFF, 8.0), Said(STAFF, 4.0, more=later)]),
    ]
    found = yield reports
    assert sorted(pairs(found, "period", "value_from", "value_to")) == [
        (2020, 2021, "half6", 3.0, 4.0), (2020, 2021, "year", 7.0, 8.0),
    ]  # fmt: skip


@together
def test_all_years_of_an_indicator_stand_under_one_topic() -> Asked:
    topics = ("society", "economy", "staff")
    reports = [Made(2020 + at, [Said(SHORT, 5.0, more={"topic": topic})]) for at, topic in enumerate(topics)]
    found = yield reports
    assert pairs(found, "topic") == [(2020, 2021, "staff"), (2021, 2022, "staff")]


def test_years_choose_the_rows_of_every_view(tmp_path: Path) -> None:
    target = {"basis": "target"}
    reports = [
        Made(year, [Said(STAFF, 1.0), Said(RATE, 90.0, "%", year + 1, target)], honours=[("模范单位", year)])
        for year in (2019, 2020, 2021)
    ]
    found = compared(tmp_path, reports, years=(2019, 2020))
    assert found.editions["report_year"].tolist() == [2019, 2020]
    assert found.commitments["report_year"].tolist() == [2019, 2020]
    (honour,) = found.honours.to_dict("records")
    assert (honour["last_report_year"], honour["status"]) == (2020, "renewed")
    assert compare(tmp_path / "store", Choice(years=(2030,))).honours.empty


def test_notes_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    reports = [
        Made(2019, [Said(STAFF, 10.0)], honours=[("模范单位", 2019)]),
        Made(2021, [Said(STAFF, 12.0), Said(STAFF, 11.0, year=2019)], honours=[("模范单位", 2019)]),
    ]
    compared(tmp_path, reports)
    found = {language: compare(tmp_path / "store", say=Messages(language)) for language in ("en", "zh")}
    assert found["zh"].changes["note"].tolist() == [
        "上期数有追溯调整；2021较2019：中间年度没有这个数（没有报告或只有摘要）"
    ]
    gap = "2019-2021: no value of the year between, of which there is no report or only a summary"
    assert found["en"].changes["note"].tolist() == [f"earlier quantity restated; {gap}"]
    assert found["en"].honours["note"].tolist() == ["period ended in 2019; the latest report still lists it"]
    assert found["en"].editions["reason"].tolist() == ["the only one", "the only one"]


@pytest.mark.parametrize(
    ("wanted", "hit"),
    [
        ("青山市路灯所", True),  # printed
        ("路灯所", True),
        ("青山市照明集团", True),  # the alias file's name, printed nowhere
        ("青山市灯务处", True),  # a former name in the text
        ("照明集团", False),  # a part of a name that is printed nowhere
        ("路灯公司", False),
    ],
)
def test_an_organisation_is_found_by_all_its_names(tmp_path: Path, wanted: str, hit: bool) -> None:
    reports = [
        Made(2020, [Said(STAFF, 1.0)], org="青山市路灯所", canonical="青山市照明集团", former=["青山市灯务处"]),
        Made(2020, [Said(STAFF, 1.0)], org="白水市路灯站"),
    ]
    if not hit:
        with pytest.raises(ValueError, match="no organisation like"):
            compared(tmp_path, reports, org=wanted)
        return
    assert compared(tmp_path, reports, org=wanted).editions["org"].tolist() == ["青山市路灯所"]


@together
def test_a_budget_sets_targets_for_its_own_year_and_tells_nothing_of_them() -> Asked:
    aim = Said(RATE, 90.0, "%", more={"basis": "target"})
    one = Made(2022, [aim, Said(RATE, 95.0, "%")], kind="部门预算")
    later = Made(2023, [Said(STAFF, 1.0)], kind="部门预算")
    found = yield [one], [one, later], [Made(2022, [aim]), Made(2023, [Said(RATE, 91.0, "%")])]
    told = [case.commitments[["target_year", "status"]].to_numpy().tolist() for case in found]
    assert told == [[[2022, "no_report"]], [[2022, "not_reported"]], [[2023, "differs"]]]


def test_a_target_keeps_the_word_before_its_number(sample_yearbook: Path) -> None:
    found = compare(sample_yearbook).commitments["target"].tolist()
    assert {"不少于48公里", "不少于40公里", "不低于20公里", "不低于96%"} <= set(found)
    assert {"45公里以上", "9.2%以内", "99.5%左右", "2—3次", "95%—97%"} <= set(found)  # as they were


@together
def test_a_sign_says_which_side_where_the_word_stands_elsewhere() -> Asked:
    cases = [
        ("at_least", "90%", "≥90%"), ("at_most", "90%", "≤90%"), ("more_than", "90%", ">90%"),
        ("less_than", "90%", "<90%"), ("about", "90%", "约90%"), ("nearly", "90%", "近90%"), ("exact", "90%", "90%"),
        ("at_least", "≥90%", "≥90%"), ("at_least", "90%及以上", "90%及以上"), ("about", "约90%", "约90%"),
    ]  # fmt: skip
    more = [{"basis": "target", "qualifier": word, "value_as_printed": printed} for word, printed, _ in cases]
    found = yield tuple([Made(2021, [Said(RATE, 90.0, "%", 2022, facts)])] for facts in more)
    assert [one.commitments["target"].tolist() for one in found] == [[target] for *_, target in cases]


@pytest.mark.slow
def test_a_target_in_a_cell_keeps_its_word(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    sheet.rows(
        [["指标", "年度指标值"], ["走访住户", "走访不少于50人次"], ["住户满意度", "≥90%"], ["管网完好率", "98%"]]
    )
    assert run("extract", tmp_path / "a.pdf", "--store", tmp_path / "store", "--ocr", "off").returncode == 0
    found = compare(tmp_path / "store").commitments["target"].tolist()
    assert sorted(found) == ["98%", "≥90%", "不少于50人次"]


@pytest.mark.parametrize("more", [{"status": "ambiguous"}, {"value": None, "value_low": 80.0, "value_high": 95.0}])
@together
def test_a_result_that_is_no_single_value_is_not_missing(more: dict[str, Any]) -> Asked:
    aim = Said(RATE, 90.0, "%", 2022, {"basis": "target", "qualifier": "at_least"})
    result = [Said(RATE, value, "%", more=more) for value in (91.0, 80.0)[: 2 if "status" in more else 1]]
    found = (yield [Made(2021, [aim]), Made(2022, result)]).commitments
    assert found["status"].tolist() == ["not_comparable"]


@together
def test_a_target_of_an_open_key_takes_the_name_of_its_result() -> Asked:
    aim = Said("open:养护供水管网|length", 40.0, "公里", 2022, {"basis": "target", "qualifier": "at_least"})
    result = Said("water_supply.network", 45.0, "公里", more={"surface": "供水管网", "name": "供水管网"})
    found = (yield [Made(2021, [aim]), Made(2022, [result])]).commitments
    assert found[["indicator", "status"]].to_numpy().tolist() == [["water_supply.network", "met"]]


@together
def test_an_honour_with_its_grantor_apart_is_the_one_with_it_in_the_title() -> Asked:
    reports = [
        Made(2020, [], honours=[("市城管局先进集体", 2020), ("节水标兵", 2020)]),
        Made(2021, [], honours=[("先进集体", 2021, "市城管局"), ("节水标兵", 2021, "市水务局")]),
    ]
    one, two = yield reports, [reports[0], Made(2021, [], honours=[("先进集体", 2021, "区城管局")])]
    assert one.honours[["title", "status"]].to_numpy().tolist() == [["先进集体", "renewed"], ["节水标兵", "renewed"]]
    assert len(two.honours) == 3


def test_coverage_tells_what_each_report_states_of_its_own_year(tmp_path: Path) -> None:
    said = {
        "甲": [
            Said(STAFF, 10.0),
            Said(HOURS, 0.0, "小时", more={"status": "none_occurred"}),
            Said(RATE, 90.0, "%", 2021),
        ],
        "乙": [Said(STAFF, 9.0, year=2019), Said(RATE, 1.0, "%"), Said(SHORT, 3.0)],
    }
    found = compared(tmp_path, [Made(2020, says, org=org) for org, says in said.items()]).coverage
    rows = {(row.org, row.indicator): row.status for row in found.itertuples()}
    assert rows == {
        ("甲", STAFF): "stated", ("甲", HOURS): "none_occurred", ("甲", RATE): "not_disclosed",
        ("乙", STAFF): "not_disclosed", ("乙", HOURS): "not_disclosed", ("乙", RATE): "stated",
    }  # fmt: skip
    assert compare(tmp_path / "store", Choice(org="甲", indicators=[STAFF])).coverage["status"].tolist() == ["stated"]
    assert compared(tmp_path / "b", []).coverage.empty


@together
def test_notes_of_companies_and_tables_of_budgets_contradict_nothing() -> Asked:
    cases = [
        ("社会责任报告", "text", 1),
        ("社会责任报告", "table", 1),
        ("年度报告", "text", 0),
        ("年度报告", "table", 0),
        ("部门预算", "text", 1),
        ("部门预算", "table", 0),
    ]
    reports = []
    for kind, source, _ in cases:
        two = [Said(STAFF, value, more={"status": "ambiguous", "source": source}) for value in (10.0, 11.0)]
        reports.append([Made(2020, two, kind=kind), Made(2021, [Said(STAFF, 10.0)], kind=kind)])
    for (*_, conflicts), found in zip(cases, (yield tuple(reports)), strict=True):
        assert found.restatements["verdict"].tolist() == ["conflict"] * conflicts
        assert found.changes["contradicts"].tolist() == [bool(conflicts)]
        (note,) = found.changes["note"]
        assert ("前后不一" in note) == bool(conflicts)


@together
def test_several_quantities_have_the_unit_that_each_is_printed_in() -> Asked:
    cells = (("3,127.50", 31275000.0, "万元"), ("8,460.25", 84602500.0, "万元"), ("517,300.00", 517300.0, "元"))
    two = [
        Said("open:养护", value, "元", more={"status": "ambiguous", "value_as_printed": text, "unit_as_printed": unit})
        for text, value, unit in cells
    ]
    found = yield [Made(2020, two), Made(2021, [Said("open:养护", 5e5, "元")])]
    assert found.changes["text_from"].tolist() == ["3,127.50万元 / 8,460.25万元 / 517,300.00"]


@together
def test_the_same_list_in_both_years_is_the_same() -> Asked:
    rates = [Said("open:税率|percent", value, "%", more={"status": "ambiguous"}) for value in (5.0, 9.0)]
    other = [Said("open:税率|percent", value, "%", more={"status": "ambiguous"}) for value in (5.0, 6.0)]
    same, order, apart = yield (
        [Made(2020, rates), Made(2021, rates)],
        [Made(2020, rates), Made(2021, rates[::-1])],
        [Made(2020, rates), Made(2021, other)],
    )
    assert pairs(order, "status", "comparability", "change") == [(2020, 2021, "same", "B", None)]
    assert pairs(same, "status", "comparability", "change") == [(2020, 2021, "same", "B", None)]
    assert pairs(apart, "status", "comparability", "change") == [(2020, 2021, "ambiguous", "D", None)]


@together
def test_two_parts_are_no_pair() -> Asked:
    two = [
        Made(year, [Said("open:可抵扣亏损|money", 3.5e5, "元", more={"scope": "part", "scope_name": part})])
        for year, part in ((2020, "2021年到期"), (2021, "2026年到期"))
    ]
    found = yield two
    assert set(found.changes["status"]) == {"dropped", "new"}


@together
def test_a_hedged_value_contradicts_nothing() -> Asked:
    more = {"status": "ambiguous"}
    two = [Said(STAFF, 1177.0, more=more), Said(STAFF, 1000.0, more=more | {"qualifier": "nearly"})]
    found = yield [Made(2020, two), Made(2021, [Said(STAFF, 1177.0)])]
    assert found.restatements.empty and found.changes["contradicts"].tolist() == [False]


@together
def test_an_item_of_the_statements_names_many_things() -> Asked:
    assert not is_specific("accounts.fixed_assets")
    two = [Said("accounts.fixed_assets", value, more={"status": "ambiguous"}) for value in (10.0, 11.0)]
    assert (yield [Made(2020, two)]).restatements.empty


@pytest.mark.parametrize(
    ("words", "coded"),
    [
        ("供应商四", True), ("客户A", True), ("客户2", True), ("第一名", True), ("第二大客户", True), ("甲公司", True),
        ("单位一", True), ("股东三", True), ("B公司", True), ("债务人乙", True),
        ("供应商", False), ("四方公司", False), ("二公司", False), ("产品A", False), ("客户服务", False),
        ("前五名客户", False), ("第一名称", False), ("一分公司", False), ("桐河水务公司", False), ("A股", False),
    ],
)  # fmt: skip
def test_a_codename_is_a_place_in_a_list(words: str, coded: bool) -> None:
    assert is_codename(words) is coded


@together
def test_a_party_of_two_reports_with_a_codename_is_not_compared() -> Asked:
    bought = ("open:采购额|money", "元")
    four = {"scope": "part", "scope_name": "供应商四"}
    reports = [
        Made(2021, [Said(bought[0], 300.0, bought[1], more=four), Said(bought[0], 280.0, bought[1], 2020, four)]),
        Made(2022, [Said(bought[0], 470.0, bought[1], more=four)]),
    ]
    found = yield reports
    assert pairs(found, "status", "comparability") == [(2020, 2021, "changed", "A"), (2021, 2022, "scope_changed", "D")]


@together
def test_openings_are_no_longer_missed_where_only_a_summary_could_state_them() -> Asked:
    opening = ("open:年初持股|shares", "股")
    reports = [
        Made(2022, [Said(opening[0], 5_000.0, opening[1], 2021)]),
        Made(2023, [Said(STAFF, 20.0)], cover="社会责任报告摘要"),
        Made(2024, [Said(opening[0], 7_000.0, opening[1], 2023)]),
    ]
    found = pairs((yield reports), "indicator", "status")
    assert (2021, 2023, opening[0], "changed") in found, found


@together
def test_a_summary_leaves_out_nothing_that_a_whole_report_states() -> Asked:
    whole = [Said(STAFF, 10.0), Said(HOURS, 5.0, "小时")]
    reports = [
        Made(2020, whole),
        Made(2021, [Said(STAFF, 11.0)], cover="摘要"),
        Made(2022, [Said(STAFF, 12.0), Said(HOURS, 7.0, "小时")]),
        Made(2023, [Said(STAFF, 13.0)]),
    ]
    summaries = [Made(year, said, cover="摘要") for year, said in ((2020, whole), (2021, whole[:1]))]
    found, brief = yield reports, summaries
    hours = [row for row in pairs(found, "indicator", "status", "comparability") if row[2] == HOURS]
    assert hours == [(2020, 2022, HOURS, "changed", "B"), (2022, 2023, HOURS, "dropped", "D")]
    assert (2020, 2021, HOURS, "dropped") in pairs(brief, "indicator", "status"), "another summary would state it"


@together
def test_what_comes_back_in_a_whole_report_after_two_summaries_is_told_with_its_last_value() -> Asked:
    stated = [Said(STAFF, 10.0), Said(HOURS, 5.0, "小时")]
    reports = [
        Made(2020, stated, cover="摘要"),
        Made(2021, [Said(STAFF, 11.0)], cover="摘要"),
        Made(2022, [Said(STAFF, 12.0), Said(HOURS, 7.0, "小时")]),
    ]
    found = pairs((yield reports), "indicator", "status", "comparability")
    assert [row for row in found if row[2] == HOURS] == [(2020, 2022, HOURS, "changed", "B")]


@together
def test_a_part_whose_name_is_spaced_otherwise_is_one_part() -> Asked:
    def of(year: int, part: str, value: float) -> Made:
        return Made(year, [Said(LONG, value, "元", more={"scope": "part", "scope_name": part})])

    found = yield [of(2020, "LINLU（林路）", 5.0), of(2021, "LIN LU(林路)", 6.0)]
    rows = pairs(found, "scope_name", "value_from", "value_to")
    assert (2020, 2021, "LIN LU(林路)", 5.0, 6.0) in rows
