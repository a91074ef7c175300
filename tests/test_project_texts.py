"""The texts of a budget on one project each: what they count is the project's, not the office's."""

import pytest
from builders import P, report

from extractors.numbers.project_texts import Project, named_in
from pipeline.extract import extract_document

COVER = [P("青岩市安宁区水务局", kind="cover", size=22.0), P("2023年部门预算", kind="cover", size=26.0)]
TITLE = "项目经费情况说明"


@pytest.mark.parametrize(
    ("title", "text", "project"),
    [
        (TITLE, "由市水务所建设的北坪泵站改建工程，位于江岚路。", "北坪泵站改建工程"),
        (TITLE, "古籍数字化项目是本馆的延续项目。", "古籍数字化项目"),
        (TITLE, "本项目为街角花园改造工程，总投资30万元。", "街角花园改造工程"),
        (TITLE, "“清溪”志愿服务专项，主要用于培训。", "“清溪”志愿服务专项"),
        (TITLE, "“北坪泵站改建工程”是区重点工程。", "北坪泵站改建工程"),
        (TITLE, "青屿泵站新建工程（一期）位于汀州路以东。", "青屿泵站新建工程"),
        ("街角花园改造项目经费情况说明", "本项目是为了提升服务水平。", "街角花园改造项目"),
        # What names no project.
        (TITLE, "本项目是为了提升服务水平。", None),
        (TITLE, "该工程由市水务所承担。", None),
        (TITLE, "根据市政府要求，实施供水管网改造工程。", None),
        ("2024年重点项目情况说明", "为了改善居民生活，安排资金。", None),
        (TITLE, "我区道路工程较多，涉及面广。", None),
    ],
)
def test_the_project_of_a_text(title: str, text: str, project: str | None) -> None:
    assert named_in(title, text) == project


@pytest.mark.parametrize(
    ("subject", "metric", "told"),
    [
        ("本工程", "值班人员", True),
        ("该项目", None, True),
        (None, "总投资", True),
        (None, "第三季度用款计划", True),
        (None, "计划改造管网", True),
        # The office's, the place's, another project's, or nobody says.
        ("泵房", "总投资", False),
        (None, "在编人员", False),
        (None, "办公经费", False),
        (None, "辖区面积", False),
        (None, "其他工程安排", False),
        (None, "服务业产值", False),
        (None, "预算单位", False),
        (None, None, False),
    ],
)
def test_what_a_project_owns(subject: str | None, metric: str | None, told: bool) -> None:
    assert Project("北坪泵站改建工程").owns(subject, metric) is told


def test_what_argues_for_a_project_is_the_places() -> None:
    argued = Project("北坪泵站改建工程", argued=True)
    assert argued.owns("本工程", "总投资")
    assert not argued.owns(None, "新建泵站")


def subjects(parts: list[tuple[str, str]]) -> list[str | None]:
    lines = [line for title, text in parts for line in (P(title, bold=True, size=14.0), text)]
    title = P(TITLE, bold=True, size=20.0)
    rows = extract_document(report([*COVER, title, *lines])).tables["quantities"].to_pylist()
    return [row["subject"] for row in rows]


def test_all_parts_of_the_text_are_of_its_project() -> None:
    parts = [
        ("一、项目概况", "由市水务所建设的北坪泵站改建工程，位于江岚路，用地面积约为2,360平方米。"),
        ("二、立项依据", "本工程是为了保障居民用水。"),
        ("三、实施周期", "第一季度开工。"),
        ("四、年度预算安排", "第一季度用款计划62.40万元，第二季度用款计划62.40万元。"),
    ]
    assert subjects(parts) == ["北坪泵站改建工程"] * 3


def test_sections_of_other_texts_have_no_project() -> None:
    parts = [
        ("一、单位概况", "供水服务项目，由水务局承担，现有职工36名。"),
        ("二、绩效目标", "全年供水62.40万吨。"),
        ("三、预算安排", "支出62.40万元。"),
    ]
    assert subjects(parts) == [None] * 3


def test_what_the_text_says_of_the_office_and_the_place_is_not_of_its_project() -> None:
    parts = [
        ("一、项目概况", "由市水务所建设的北坪泵站改建工程，位于江岚路，用地面积约为2,360平方米。镇域面积52平方公里。"),
        ("二、立项依据", "近两年改造管网17公里，积水损失41万元。"),
        ("三、实施主体", "由市水务所实施，在编人员23人。"),
        ("四、年度预算安排", "总投资620万元。办公经费7万元。其他工程安排19万元。"),
    ]
    project = "北坪泵站改建工程"
    assert [one if one == project else None for one in subjects(parts)] == [project, *[None] * 4, project, None, None]
