"""The year of what a report plans: announced by a sentence over a list, or named by a heading."""

import pytest
from builders import P, report

from extractors.dates.plan_lists import announced
from extractors.dates.plans import is_future, seen_from, tells_so_far
from pipeline.extract import extract_document
from pipeline.sentences import read_sentence

COVER = (
    P("榆川市林场服务中心", kind="cover", size=22.0),
    P("2022年社会责任报告", kind="cover", size=26.0),
)
FILLER = "林场各项工作有序开展，职工队伍保持稳定，制度不断健全，群众反映良好。"


def said(*paragraphs: P | str) -> dict[str, str]:
    """Return the year and words of the period of each quantity, by what is printed."""
    rows = extract_document(report([*COVER, FILLER, *paragraphs])).tables["quantities"].to_pylist()
    return {row["text"]: f"{row['period_end'] or ''}"[:4] + (row["period_text"] or "") for row in rows}


LIST = ("1.新建瞭望塔30座；", "2.巡山不少于600次，参加86人；", "3.育苗46万株。")


@pytest.mark.parametrize(
    "opening",
    [
        "2023年，林场将重点做好以下工作：",
        "全年育苗不及预期。2023年，林场将重点做好以下工作：",
        "下一年，林场要抓好：",
        "明年的工作打算如下。",
        "2023年工作目标：",
    ],
)
def test_a_list_is_of_the_year_that_it_is_announced_for(opening: str) -> None:
    found = said(opening, *LIST)
    assert {found[text] for text in ("30座", "600次", "86人", "46万株")} == {"2023未来"}


@pytest.mark.parametrize(
    "opening",
    [
        "2022年，林场重点做了以下工作：",
        "2022年，林场将做好以下工作落到实处：",
        "2023年存在的困难和问题，主要有以下情况：",
        "林场主要做了以下工作：",
    ],
)
def test_a_list_of_things_done_is_of_the_report(opening: str) -> None:
    assert set(said(opening, *LIST).values()) == {"2022"}


def test_a_list_without_a_year_is_of_what_is_to_come() -> None:
    assert said("下一步，林场将做好以下工作：", *LIST)["30座"] == "未来"


def test_items_may_stand_in_the_paragraph_of_the_announcement() -> None:
    found = said("2023年，林场将做好以下工作：一是新建瞭望塔30座。二是巡山600次，参加86人。", "林场现有职工120人。")
    assert (found["600次"], found["86人"], found["120人"]) == ("2023未来", "2023未来", "2022")
    done = said("2022年，林场重点做了以下工作：一是新建瞭望塔30座。二是巡山600次。")
    assert set(done.values()) == {"2022"}


def test_a_list_may_have_headings_of_its_own() -> None:
    found = said(
        *(P("六、不足与打算", size=16.0, bold=True), FILLER, "2023年，林场将做好以下工作："),
        *(P("（一）抓好防火", size=14.0, bold=True), "新建瞭望塔30座。"),
        *(P("七、林场荣誉", size=16.0, bold=True), "获评先进8次。"),
    )
    assert (found["30座"], found["8次"]) == ("2023未来", "2022")


def test_what_is_so_already_stays_with_the_report() -> None:
    found = said(
        "2023年，林场将重点做好以下工作：",
        "1.已建成瞭望塔6座。",
        "2.目前有护林员86人。增加巡山次数，巡山不少于600次。",
        "3.在2021年育苗12万株的基础上，育苗46万株。",
    )
    assert (found["6座"], found["86人"], found["600次"], found["12万株"]) == ("2022", "2022", "2023未来", "2021")


def test_what_stands_behind_the_items_is_not_in_the_list() -> None:
    found = said("2023年，林场将做好以下工作：", *LIST, "林场现有职工120人，全年培训职工16场。")
    assert (found["46万株"], found["16场"]) == ("2023未来", "2022")


def test_sentences_without_numbers_are_planned_up_to_another_time() -> None:
    found = said(
        "2023年，林场将做好以下工作：", "新建瞭望塔30座。", "巡山600次。", "2022年，林场育苗46万株。", "培训16场。"
    )
    assert list(found.values()) == ["2023未来", "2023未来", "2022", "2022"]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("八、不足与2023年打算", "2023未来"),
        ("八、2023年重点工作", "2023未来"),
        ("八、2023年工作计划", "2023未来"),
        ("八、2022年重点工作", "2022"),
        ("八、2022年工作计划完成情况", "2022"),
    ],
)
def test_a_heading_names_the_year_of_its_plans(heading: str, year: str) -> None:
    turn = "2023年，林场打算如下。" if "不足" in heading else ""
    found = said(P(heading, size=16.0, bold=True), f"{FILLER}{turn}新建瞭望塔30座。", "巡山600次。")
    assert set(found.values()) == {year}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年，我们将做好以下工作：", True),
        ("展望2023年，馆里计划办好以下几件事：", True),
        ("针对以上不足，下一步采取以下措施：", True),
        ("2023年，我们将做好以下工作：一是办展36场。", True),
        ("2023年1月，我们将做好以下工作：", False),
        ("2023年，我们将做好各项工作。", False),
        ("2024年，我们将做好以下工作：", False),
        ("2023年，我们完成了以下重点工作：", False),
        ("2023年，书屋将新增6处，重点如下：甲村2处", False),
    ],
)
def test_an_announcement_names_the_year_to_come(text: str, told: bool) -> None:
    assert (announced(text, 2022) is not None) is told


def test_a_title_is_seen_from_the_year_of_the_report() -> None:
    assert seen_from("不足与2023年打算", 2022) == "不足与下一年打算"
    assert seen_from("不足与2023年打算", 2023) == "不足与2023年打算"
    assert seen_from("2023年春运", 2022) == "2023年春运"
    assert not is_future("2022年工作计划完成情况")


def test_what_tells_so_far() -> None:
    assert tells_so_far("目前有书屋30处。", 2022)
    assert tells_so_far("书屋已建成30处。", 2022)
    assert not tells_so_far("2023年新建书屋30处。", 2022)
    assert not tells_so_far("对已知隐患逐一整改。", 2022)
    assert tells_so_far("全年共巡山600次。", 2022)
    assert not tells_so_far("全年共巡山600次。", 2022, whole_year=True)
    assert not tells_so_far("巩固已建成书屋的阵地，办展36场。", 2022)
    assert tells_so_far("书屋已经修补村民送来的36册图书。", 2022)
    assert tells_so_far("已启动书屋改造，完成投资36万元。", 2022)
    assert tells_so_far("全馆目前有书屋36处。", 2022)
    assert not tells_so_far("整改目前有隐患的书屋36处。", 2022)


def test_the_whole_year_in_a_section_of_plans_is_the_planned_one() -> None:
    heading = P("六、2023年工作计划", size=16.0, bold=True)
    found = said(heading, "全年共组织培训36场。", "林场目前有护林员66人。", "已启动泵站改造，完成投资86万元。")
    assert (found["36场"], found["66人"], found["86万元"]) == ("2023未来", "2022", "2022")


def test_what_is_so_already_closes_a_list_without_numbers() -> None:
    found = said(
        "2023年，林场将重点做好以下工作：", "新建瞭望塔30座。", "目前，林场有瞭望塔86座。", "全年共接待游客46万人。"
    )
    assert (found["30座"], found["86座"], found["46万人"]) == ("2023未来", "2022", "2022")
    assert said("2023年，林场将重点做好以下工作：", "新建瞭望塔30座。", "全年共接待游客46万人。")["46万人"] == "2022"


def test_an_item_of_a_plan_stays_planned_where_it_tends_what_is_there_already() -> None:
    found = said(
        "2023年，林场将重点做好以下工作：",
        "1.做好已建成瞭望塔的管护，巡山600次。",
        "2.加强已投入运行泵站的维护，更换水泵86台。",
        "3.全年共组织培训36场。",
        "4.泵站已建成6座。",
    )
    assert (found["600次"], found["86台"], found["36场"]) == ("2023未来", "2023未来", "2023未来")
    assert found["6座"] == "2022"


def test_what_a_planned_item_builds_on_is_of_the_report() -> None:
    found = said("2023年，林场将重点做好以下工作：", "1.在现有护林员126人的基础上招聘26人；", *LIST[1:])
    assert (found["126人"], found["26人"], found["600次"]) == ("2022", "2023未来", "2023未来")


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("2023年，林场将新建瞭望塔30座。目前，林场有瞭望塔86座。全年共接待游客46万人。", ["2023", "2022", "2022"]),
        ("2023年，林场将在现有护林员126人的基础上招聘26人。", ["2022", "2023"]),
        ("2023年，林场将新建瞭望塔30座，全年巡山600次。现有瞭望塔86座。", ["2023", "2023", "2022"]),
        ("面向2023年，林场已储备树苗86万株，平整苗圃36块。", ["2022", "2022"]),
        ("面向2023年，林场将储备树苗86万株，已平整苗圃36块。", ["2023", "2022"]),
        ("面向2023年，林场已储备树苗86万株，将平整苗圃36块。", ["2022", "2023"]),
        ("2023年，林场将新建瞭望塔30座。我们计划育苗46万株。", ["2023", "2023"]),
    ],
)
def test_a_line_that_opens_with_a_year_to_come_may_come_back(line: str, years: list[str]) -> None:
    assert [str(row["period_end"])[:4] for row in read_sentence(line, 2022)["quantities"]] == years
