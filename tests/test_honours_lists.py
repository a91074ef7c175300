"""Honours in lists: lines whose blanks are lost, titles before who gave them, cards that begin with a verb, teams."""

import pytest

from extractors.honours import award_tables, honours
from extractors.marked import marked_document
from schemas.document import Identity

OWN = Identity(org="江城市第二人民医院", org_short="市二院", year=2022)

Row = tuple[str, str | None, str | None]
CASES: list[tuple[str, list[Row]]] = [
    # the blank before who gave it is lost
    ("# 所获荣誉\n2021年3月全国文明单位中央文明委", [("全国文明单位", "市二院", "中央文明委")]),
    ("# 所获荣誉\n江城市绿色医院江城市卫生健康委", [("江城市绿色医院", "市二院", "江城市卫生健康委")]),
    ("# 个人荣誉\n李恒全国五一劳动奖章中华全国总工会", [("全国五一劳动奖章", "李恒", "中华全国总工会")]),
    # who gave it before or behind the title
    ("# 所获荣誉\n市文明办命名“文明窗口”", [("文明窗口", "市二院", "市文明办")]),
    ("# 所获荣誉\n市文明办举办“文明窗口”讲座", []),
    ("# 所获荣誉\n“健康服务50强”——省医院协会（2022.11）", [("健康服务50强", "市二院", "省医院协会")]),
    (
        "# 科技奖励\n《区域影像会诊与随访管理系统》，省科技进步二等奖，江城省人民政府，2022年3月",
        [("省科技进步二等奖", "《区域影像会诊与随访管理系统》", "江城省人民政府")],
    ),
    (
        "# 所获荣誉\n《护理质量指标体系》，省护理学会科技进步一等奖",
        [("省护理学会科技进步一等奖", "《护理质量指标体系》", "省护理学会")],
    ),
    # a card whose title begins with the verb
    (
        "# 荣誉风采\n荣获“全省卫生先进集体”\n省卫生健康委\n荣获“江城市先进基层党组织”\n市卫生健康委",
        [("全省卫生先进集体", "市二院", "省卫生健康委"), ("江城市先进基层党组织", "市二院", "市卫生健康委")],
    ),
    # titles over teams, and over persons
    (
        "# 员工风采\n2022年度先进集体\n急诊科、手术室护理组、检验科、财务核算中心。",
        [("先进集体", team, None) for team in ("急诊科", "手术室护理组", "检验科", "财务核算中心")],
    ),
    (
        "# 先进名单\n年度先进集体（3个）\n急诊科 手术室护理组 检验科",
        [("年度先进集体", team, None) for team in ("急诊科", "手术室护理组", "检验科")],
    ),
    ("# 所获荣誉\n江城市和谐单位（市人社局 市总工会）", [("江城市和谐单位", "市二院", "市人社局、市总工会")]),
    ("# 员工风采\n先进集体\n加强培训、规范管理、提高效率", []),
    ("# 先进个人\n江城市劳动模范：李恒", [("江城市劳动模范", "李恒", None)]),
    # years and ranks in brackets behind a title
    ("# 历年荣誉\n全国模范职工之家（2017、2020）", [("全国模范职工之家", "市二院", None)]),
    # tables
    (
        "| 时间 | 授奖部门 | 奖项 | 得主 |\n| 2022.06 | 市卫健委党委 | 优秀共产党员 | 陈岫宁 |",
        [("优秀共产党员", "陈岫宁", "市卫健委党委")],
    ),
    (
        "| 成果名称 | 获奖等级 | 奖励名称 | 授予部门 |\n"
        "| 区域影像会诊系统 | 一等奖 | 江城省科学技术进步奖 | 江城省人民政府 |",
        [("江城省科学技术进步奖一等奖", "区域影像会诊系统", "江城省人民政府")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_lists(text: str, expected: list[Row]) -> None:
    document = marked_document(text, identity=OWN)
    found = [*honours.read(document), *award_tables.read(document)]
    assert [(row.title, row.recipient, row.grantor) for row in found] == expected


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [("全国模范职工之家（2017、2020）", 2017, 2020), ("江城市百强医院第8位（2021年）", 2021, 2021)],
)
def test_years_behind_a_title(line: str, first: int, last: int) -> None:
    (row,) = honours.read(marked_document(f"# 历年荣誉\n{line}", identity=OWN))
    assert row.period_start and row.period_end
    assert (row.period_start.year, row.period_end.year) == (first, last)
