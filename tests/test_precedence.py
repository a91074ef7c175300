"""Which of several places of a report speaks, and that none of them is forgotten."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_reports import Made, Said, compared, evidence, pairs, value_row

from extractors.indicators.scope import is_condition, is_of_trade, of_parent, scope_of, site_of
from extractors.indicators.settling import CONSOLIDATED, ELSEWHERE, SUMMARY, place_of, settle
from pipeline.material import material_of
from schemas.phrase import Phrase
from schemas.tables import IndicatorValue, Quantity, SectionRow

ASSETS = "economy.assets"


def row(at: int, value: float, source: str = "table", **more: Any) -> IndicatorValue:
    made = value_row(Made(2022, ()), at, Said(ASSETS, value, "元"))
    made = replace(made, evidence=replace(made.evidence, page=at), quantity_id=f"q{at}", source=source)
    return replace(made, **more)


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ({"q2": SUMMARY}, [(2, "stated"), (5, "ambiguous"), (9, "ambiguous")]),
        ({"q2": SUMMARY, "q9": CONSOLIDATED}, [(2, "stated"), (5, "ambiguous"), (9, "ambiguous")]),
        ({"q9": CONSOLIDATED}, [(2, "ambiguous"), (5, "ambiguous"), (9, "stated")]),
        ({"q2": SUMMARY, "q9": SUMMARY}, [(2, "ambiguous"), (5, "ambiguous"), (9, "ambiguous")]),
        ({}, [(2, "ambiguous"), (5, "stated"), (9, "ambiguous")]),
    ],
)
def test_of_three_values_the_place_that_speaks_first_settles_it(
    places: dict[str, int], told: list[tuple[int, str]]
) -> None:
    rows = [row(5, 417.0, "text"), row(2, 428.0), row(9, 31.0)]
    found = settle(rows, lambda row_id: places.get(row_id, ELSEWHERE))
    assert [(one.evidence.page, one.status) for one in found] == told


def test_under_an_open_key_of_a_company_cells_speak_before_prose() -> None:
    said = [row(5, 19.3, "text"), row(2, 23.5), row(9, 49.6, data_year=2021)]
    opened = [replace(one, indicator="open:其他资本公积|money") for one in said]
    assert [one.status for one in settle(opened, of_company=True)] == ["stated", "ambiguous", "stated"]
    assert [one.status for one in settle(opened)] == ["ambiguous", "stated", "stated"]
    assert [one.status for one in settle(said, of_company=True)] == ["ambiguous", "stated", "stated"]


@pytest.mark.parametrize(
    ("path", "site"),
    [
        ("环境信息 / 排污信息 / 城北厂区（环城路8号）", "城北厂区"),
        ("运营 / 东湖院区", "东湖院区"),
        ("运营/滨江 校区", None),
        ("运营 / 滨江 校区", "滨江校区"),
        ("概况 / 桐河分公司", "桐河分公司"),
        ("概况 / 晴川生产基地", "晴川生产基地"),
        ("概况 / 二分厂", "二分厂"),
        ("概况 / 各校区基本情况", None),
        ("概况 / 各校区", None),
        ("概况 / 新厂区", None),
        ("概况 / 全院区", None),
        ("概况 / 公司厂区", None),
        ("概况 / 本公司子公司及分公司", None),
        ("概况 / 厂区绿化", None),
        ("概况 / 生产基地", None),
        ("", None),
    ],
)
def test_the_site_that_a_title_names(path: str, site: str | None) -> None:
    assert site_of(path) == site


def test_a_value_keeps_all_places_where_the_report_prints_it() -> None:
    rounded = {"resolution": 100.0, "source": "text"}
    said = [row(11, 1200.0, **rounded), row(2, 1229.0), row(32, 1229.0), row(162, 1229.0)]
    (alone,) = settle(said)
    assert (alone.quantity_id, alone.also_ids, alone.also_pages) == ("q2", ("q11", "q32", "q162"), (11, 32, 162))
    (summed,) = settle(said, lambda row_id: SUMMARY if row_id == "q32" else ELSEWHERE)
    assert (summed.quantity_id, summed.also_pages) == ("q32", (2, 11, 162)), "of equal ones the summary's"
    computed = row(40, 1229.0, status="derived")
    assert settle([*said, computed])[0].also_pages == (11, 32, 162), "a computed value is printed nowhere"


def quantity(source: str, subject: str | None) -> Quantity:
    return Quantity(
        evidence=evidence("a" * 16, 1, "1元"), value=1.0, value_text="1", value_low=None, value_high=None, decimals=0,
        unit="元", unit_text="元", qualifier="exact", phrase=Phrase(metric="总资产", subject=subject), kind="amount",
        role="level", direction=None, period_start=None, period_end=None, period_text=None, source=source, rule="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "subject", "path", "place"),
    [
        ("table", None, "公司简介 / 近三年主要会计数据和财务指标 / 主要会计数据", SUMMARY),
        ("table", "合并", "财务报告 / 财务报表", CONSOLIDATED),
        ("table", "母公司", "财务报告 / 财务报表", ELSEWHERE),
        ("table", None, "主要会计数据 / 非经常性损益", ELSEWHERE),
        ("text", None, "重要提示 / 董事会决议通过的利润分配预案", SUMMARY),
        ("text", None, "公司简介 / 主要会计数据", ELSEWHERE),
        ("text", "合并", "财务报告 / 财务报表", ELSEWHERE),
        ("text", None, "财务报告 / 利润分配", ELSEWHERE),
    ],
)
def test_places_of_a_report(source: str, subject: str | None, path: str, place: int) -> None:
    assert place_of(quantity(source, subject), path) == place


def test_what_is_consolidated_is_the_units_own() -> None:
    assert scope_of("合并", ()) == ("unit", None)
    assert scope_of("母公司", ()).name == "parent_only"
    assert scope_of("集团", ()).name == "group"


def test_notes_on_the_parents_own_statements_go_on_to_the_next_heading_of_their_kind() -> None:
    titles = [
        (2, "七", "合并财务报表项目注释"),
        (2, "十九", "母公司财务报表主要项目注释"),
        (2, None, "项目列示"),
        (3, "4", "营业收入和营业成本"),
        (3, "二", "明细"),
        (2, "二十", "补充资料"),
    ]
    sections = [
        SectionRow(
            doc_id="a", section_id=title, parent_id=None, level=level, number=number, title=title, path=title, page=1,
            start_char=at, end_char=at + 1, text=title, bbox=None, text_length=1, rule="test",
        )
        for at, (level, number, title) in enumerate(titles)
    ]  # fmt: skip
    document = {"org": "甲", "org_short": None, "report_type": "年度报告", "stated_year": 2024}
    material = material_of({**document, "period_start": None, "period_end": None}, (), (), sections)
    assert [title for *_, title in titles if material.places[title].of_parent] == [
        "母公司财务报表主要项目注释", "项目列示", "营业收入和营业成本", "明细",
    ]  # fmt: skip


def test_the_stated_value_is_compared_where_a_report_settles_it(tmp_path: Path) -> None:
    def twice(value: float, other: float, *statuses: str) -> list[Said]:
        return [
            Said(ASSETS, one, "元", more={"status": status})
            for one, status in zip((value, other), statuses, strict=True)
        ]

    settled = [
        Made(2021, twice(400.0, 30.0, "stated", "ambiguous")),
        Made(2022, twice(420.0, 32.0, "stated", "ambiguous")),
    ]
    found = compared(tmp_path / "a", settled)
    assert pairs(found, "value_from", "value_to", "status") == [(2021, 2022, 400.0, 420.0, "changed")]
    open_ = [settled[0], Made(2022, twice(420.0, 32.0, "ambiguous", "ambiguous"))]
    found = compared(tmp_path / "b", open_)
    assert pairs(found, "value_from", "value_to", "status") == [(2021, 2022, 400.0, None, "ambiguous")]


def test_what_the_notes_on_the_parent_say_is_never_the_groups() -> None:
    found = [of_parent(scope_of(subject, ())) for subject in (None, "母公司", "1至2年", "桐河水务有限公司", "合并")]
    alone = ("parent_only", "母公司")
    assert found == [alone, alone, ("part", "母公司·1至2年"), ("part", "母公司·桐河水务有限公司"), alone]


TRADE = "所处行业情况 / 行业的发展阶段、基本特点、主要技术门槛"


@pytest.mark.parametrize(
    ("path", "sentence", "is_trades"),
    [
        (TRADE, "2022年获批的新药37个。", True),
        (TRADE, "公司产品市场占有率35%。", False),
        (TRADE, "我行市场占有率35%。", False),
        (TRADE, "例如晴川公司的两款机型，投放次年的出货量均超过了60万台。", True),
        (TRADE, "以桐河公司为例，其市场占有率35%。", True),
        (TRADE, "例如本公司的产品，市场占有率35%。", False),
        ("所处行业情况 / 公司所处的行业地位", "市场占有率35%。", False),
        ("经营情况讨论与分析", "2022年获批的新药37个。", False),
    ],
)
def test_what_a_section_about_the_trade_states_is_not_the_units(path: str, sentence: str, is_trades: bool) -> None:
    assert is_of_trade(path, sentence) is is_trades


def test_a_bound_in_a_companys_prose_is_a_condition() -> None:
    bound = replace(quantity("text", None), qualifier="at_least")
    assert is_condition(bound, "年度报告", "股份变动")
    assert not is_condition(bound, "社会责任报告", "股份变动"), "满意度98%以上 is what it states of itself"
    assert not is_condition(replace(bound, source="table"), "年度报告", "股份变动")
    plain = quantity("text", None)
    assert not is_condition(plain, "年度报告", "股份变动")
    assert is_condition(plain, "年度报告", "财务报告 / 重要会计政策及会计估计 / 借款费用")
    assert not is_condition(plain, "社会责任报告", "重要会计政策及会计估计")
