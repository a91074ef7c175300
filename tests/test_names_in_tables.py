"""Names in tables: bodies that their column shows to be some, bodies before posts, roles of headers and labels."""

import pytest

from extractors.marked import marked_document
from extractors.names import entities
from extractors.plain import document_of
from schemas.document import Identity


def names(text: str, kind: str) -> list[tuple[str, str | None]]:
    return [(row.name, row.role) for row in entities.read(marked_document(text, Identity())) if row.kind == kind]


@pytest.mark.parametrize(
    ("table", "bodies"),
    [
        # Others of the column end so, one of them is sure.
        (
            "| 网点 | 户数 |\n| 云栈分公司 | 12 |\n| 城南分公司 | 8 |\n| 桥西分公司 | 9 |",
            ["云栈分公司", "城南分公司", "桥西分公司"],
        ),
        (
            "| 电站 | 电量 |\n| 云栈发电厂 | 12 |\n| 城中发电厂 | 8 |\n| 桥北发电厂 | 9 |\n| 合计 | 29 |",
            ["云栈发电厂", "城中发电厂", "桥北发电厂"],
        ),
        ("| 网点 | 户数 |\n| 云栈分公司 | 12 |\n| 其他分公司 | 8 |\n| 各分公司 | 9 |", ["云栈分公司"]),
        ("| 部门 | 人数 |\n| 采购中心 | 12 |\n| 检测中心 | 8 |\n| 客服中心 | 9 |", []),
        # Kinds of bodies.
        (
            "| 学校 | 人数 |\n| 云栈市城西小学 | 12 |\n| 云栈市桥北小学 | 8 |\n| 民办小学 | 9 |\n| 普惠小学 | 7 |",
            ["云栈市城西小学", "云栈市桥北小学"],
        ),
        (
            "| 开户行 | 余额 |\n| 云栈银行 | 12 |\n| 云栈市商业银行 | 8 |\n| 外资银行 | 9 |\n| 村镇银行 | 7 |",
            ["云栈银行", "云栈市商业银行"],
        ),
        # A place or an unknown word begins the name, among other bodies.
        (
            "| 捐赠人 | 金额 |\n| 云栈市棋类协会 | 12 |\n| 云栈祥和护理院 | 8 |\n| 爱心企业 | 9 |",
            ["云栈市棋类协会", "云栈祥和护理院"],
        ),
        # What a body is to another stands behind its name.
        (
            "| 企业 | 人数 |\n| 云栈燃气有限公司（全资） | 12 |\n| 云栈热力有限公司（持股51%） | 8 |",
            ["云栈燃气有限公司", "云栈热力有限公司"],
        ),
        # Endings that are rare.
        ("| 捐款方 | 金额 |\n| 云栈省青年书法家联谊会 | 1 |", ["云栈省青年书法家联谊会"]),
        ("| 捐款方 | 金额 |\n| 云栈市助学慈善信托 | 1 |", ["云栈市助学慈善信托"]),
        # A body and what somebody is there.
        (
            "| 姓名 | 工作单位及职务 |\n| 尹素琴 | 云栈大学地质系教授 |\n| 倪晓峰 | 馆长、云栈省书画协会理事 |",
            ["云栈大学", "云栈省书画协会"],
        ),
        ("| 姓名 | 工作单位及职务 |\n| 尹素琴 | 自由职业 |\n| 倪晓峰 | 退休教师 |", []),
        # What is done with a university or a body that everybody knows.
        ("| 项目 | 说明 |\n| 供热 | 由云栈大学论证方案三次 |", ["云栈大学"]),
        ("| 项目 | 说明 |\n| 供热 | 由建设银行和云栈大学共同论证 |", ["建设银行", "云栈大学"]),
        ("| 项目 | 说明 |\n| 供热 | 与云栈厂商量方案的细节 |", []),
        # Committees over the offices in them, not over how often they met.
        (
            "| 姓名 | 职务 | 预算委员会 | 提名与薪酬委员会 |\n"
            "| 闻立新 | 理事长 | 主席 | — |\n| 倪晓峰 | 理事 | 委员 | 召集人 |",
            ["预算委员会", "提名与薪酬委员会"],
        ),
        ("| 姓名 | 职务 | 预算委员会 |\n| 闻立新 | 理事长 | 3次 |\n| 倪晓峰 | 理事 | 2次 |", []),
        ("| 姓名 | 职务 | 预算委员会 |\n| 闻立新 | 理事长 | 委员 |\n| 倪晓峰 | 理事 | 2次 |", []),
        ("| 姓名 | 职务 | 防汛领导小组 |\n| 闻立新 | 站长 | 组长 |\n| 倪晓峰 | 技师 | 成员 |", ["防汛领导小组"]),
    ],
)
def test_bodies_of_cells(table: str, bodies: list[str]) -> None:
    assert [name for name, _ in names(table, "ORG")] == bodies


def test_a_body_that_the_prose_names_is_one_in_a_cell_too() -> None:
    text = "江州市城西乳品厂扩建。\n| 工厂 | 产量 |\n| 江州市城西乳品厂 | 12 |\n| 罐头厂 | 3 |"
    assert [name for name, _ in names(text, "ORG")] == ["江州市城西乳品厂", "江州市城西乳品厂"]


@pytest.mark.parametrize(
    ("table", "persons"),
    [
        ("| 公司的法定代表人 | 闻立新 |\n| 注册地址 | 滨河路8号 |", [("闻立新", "法定代表人")]),
        (
            "| | 董事会秘书 | 证券事务代表 |\n| 姓名 | 闻立新 | 倪晓峰 |",
            [("闻立新", "董事会秘书"), ("倪晓峰", "证券事务代表")],
        ),
        (
            "| 作品 | 获奖学生 | 指导教师 |\n| 《渡口》 | 闻立新、尹小满 | 倪晓峰 |",
            [("闻立新", "获奖学生"), ("尹小满", "获奖学生"), ("倪晓峰", "指导教师")],
        ),
        ("| 姓名 | 奖项 |\n| 闻立新 | 一等奖 |", [("闻立新", None)]),
        ("| 获奖者 | 奖项 |\n| 闻立新 | 一等奖 |", [("闻立新", None)]),
        ("| 时间 | 荣誉 |\n| 2022年 | 市劳动奖章（闻立新）；优秀奖（高中组） |", [("闻立新", None)]),
        (
            "| 姓名 | 职务 | 预算委员会 | 战略委员会 |\n"
            "| 闻立新 | 理事长 | 主席 | — |\n| 倪晓峰 | 理事 | 委员 | 召集人 |",
            [("闻立新", "理事长、预算委员会主席"), ("倪晓峰", "理事、预算委员会委员、战略委员会召集人")],
        ),
        (
            "| 姓名 | 职务 | 预算委员会 |\n| 闻立新 | 理事长 | 3次 |\n| 倪晓峰 | 理事 | √ |",
            [("闻立新", "理事长"), ("倪晓峰", "理事")],
        ),
        # Whom a body in their row has as what.
        (
            "| 组织名称 | 担任职务 | 代表人 |\n| 江城供水协会 | 会长 | 闻立新 |\n| 江城节水学会 | 理事 | 尹素琴 |",
            [("闻立新", "江城供水协会会长"), ("尹素琴", "江城节水学会理事")],
        ),
    ],
)
def test_persons_of_cells_with_what_they_are(table: str, persons: list[tuple[str, str | None]]) -> None:
    assert names(table, "PERSON") == persons


@pytest.mark.parametrize(
    ("head", "cells", "persons"),
    [
        ("姓名", ["闻立新", "尹素琴", "夏 至"], ["闻立新", "尹素琴", "夏至"]),
        ("姓名", ["闻立新", "尹素琴", "夏至"], ["闻立新", "尹素琴"]),
        ("姓名", ["闻立新", "尹素琴", "合 计"], ["闻立新", "尹素琴"]),
        ("捐赠人", ["云栈市棋类协会", "冯 畹", "小 计"], ["冯畹"]),
        ("捐赠人", ["云栈市棋类协会", "平 安", "全 体"], []),
    ],
)
def test_a_wide_blank_makes_two_characters_a_name(head: str, cells: list[str], persons: list[str]) -> None:
    table = "\n".join(f"| {cell} | 8 |" for cell in [head, *cells])
    assert [name for name, _ in names(table, "PERSON")] == persons


def test_the_office_on_the_line_beside_a_name_is_the_role() -> None:
    rows = entities.read(document_of("董事长闻立新致辞。\n党委书记、董事长\n闻立新\n公司概况", year=2022))
    assert [(row.name, row.role) for row in rows] == [("闻立新", "董事长"), ("闻立新", "党委书记、董事长")]


def test_short_forms_fill_cells_and_stand_before_offices() -> None:
    text = (
        "江州市葵禾饼业有限公司、江州园林有限公司（以下简称“江州园林”）到场。\n"
        "| 单位 | 人数 |\n| 葵禾饼业 | 12 |\n| 江州园林 | 8 |\n| 葵禾饼业大厦 | 3 |\n| 葵禾饼业副总经理 | 1 |"
    )
    rows = [
        (row.name, row.canonical)
        for row in entities.read(marked_document(text, Identity(aliases=(("江州园林有限公司", "江州园林"),))))
        if row.kind == "ORG" and row.name in ("葵禾饼业", "江州园林")
    ]
    full = "江州市葵禾饼业有限公司"
    assert rows[1:] == [("葵禾饼业", full), ("江州园林", "江州园林有限公司"), ("葵禾饼业", full)]


def bodies(text: str) -> list[tuple[str, int]]:
    rows = entities.read(marked_document(text, Identity()))
    return [(row.name, row.evidence.start_char) for row in rows if row.kind == "ORG"]


@pytest.mark.parametrize(
    ("header", "cell", "found"),
    [
        ("合作单位", "配餐调度中心", ["配餐调度中心"]),
        ("获奖集体（个人）", "配餐调度中心", ["配餐调度中心"]),
        ("颁奖单位", "食业观察研究院", ["食业观察研究院"]),
        ("合作单位", "云栈镇中心小学等9所学校", ["云栈镇中心小学"]),
        ("合作单位", "服务中心", []),
        ("合作单位", "各党支部", []),
        ("获奖集体", "云栈县五四红旗团支部", []),
        ("合作项目", "配餐调度中心", []),
        # Two tasks of one body, two bodies.
        ("所属单位", "云栈市森林消防和防火指挥中心", ["云栈市森林消防和防火指挥中心"]),
        ("所属单位", "云栈市水务局和民政局", []),
    ],
)
def test_bodies_that_their_header_tells_of(header: str, cell: str, found: list[str]) -> None:
    table = f"| 项目 | {header} |\n| 进校园 | {cell} |\n| 进社区 | 全体职工 |"
    assert [name for name, _ in bodies(table)] == found


def test_a_body_that_a_header_tells_of_is_found_in_prose_and_in_other_cells() -> None:
    table = "| 荣誉 | 获奖集体 |\n| 先锋号 | 配餐调度中心 |\n"
    prose = "配餐调度中心实行24小时值守，下设各配餐调度中心。\n"
    assert len(bodies(f"{prose}{table}")) == 2
    assert bodies(prose) == []


def test_a_body_without_its_place_is_the_one_that_the_report_has_with_it() -> None:
    table = "| 单位 | 人数 |\n| 云栈市鹤鸣山国有林场 | 12 |\n"
    rows = entities.read(marked_document(f"{table}走进鹤鸣山国有林场。", Identity()))
    assert {row.canonical for row in rows if row.kind == "ORG"} == {"云栈市鹤鸣山国有林场"}
    other = "| 单位 | 人数 |\n| 云栈市鹤鸣山国有林场 | 12 |\n| 江州市鹤鸣山国有林场 | 8 |\n"
    rows = entities.read(marked_document(f"{other}走进鹤鸣山国有林场。", Identity()))
    assert "鹤鸣山国有林场" in {row.canonical for row in rows}


@pytest.mark.parametrize(
    ("header", "cells", "found"),
    [
        ("牵头人", ["温砚田", "连珏、尹素琴"], [("温砚田", "牵头人"), ("连珏", "牵头人"), ("尹素琴", "牵头人")]),
        ("包保领导", ["温砚田", "尹素琴"], [("温砚田", "包保领导"), ("尹素琴", "包保领导")]),
        ("班主任", ["温砚田"], [("温砚田", "班主任")]),
        # Something else stands below it; what is as often a company; words for people with none of a calling.
        ("责任人", ["温砚田", "安全科"], []),
        ("被担保人", ["温砚田", "尹素琴"], []),
        ("志愿者", ["12", "8"], []),
        ("培训对象", ["温砚田", "尹素琴"], []),
    ],
)
def test_names_below_what_somebody_is(header: str, cells: list[str], found: list[tuple[str, str]]) -> None:
    rows = "\n".join(f"| 项目{at} | {cell} | 无 |" for at, cell in enumerate(cells))
    assert names(f"| 项目 | {header} | 备注 |\n{rows}", "PERSON") == found
