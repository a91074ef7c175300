"""When two printed values are equal, and when two names mean the same."""

from typing import Any

import pandas as pd
import pytest

from extractors.metrics.name.parts import parts_of
from pipeline.compare.likeness import PARTS, Name, Named, own_sorts, score
from pipeline.compare.links import Key, Link, settle_links
from pipeline.compare.remarks import without_remarks
from pipeline.compare.rounding import equal_as_printed, is_slip


def printed(value: float | None, step: float = 1.0, qualifier: str = "exact", **more: Any) -> pd.DataFrame:
    row = {"value": value, "value_text": None, "value_low": None, "value_high": None, "resolution": step}
    frame = pd.DataFrame([row | {"qualifier": qualifier} | more])
    return frame.astype(dict.fromkeys(("value", "value_low", "value_high", "resolution"), float))


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (printed(123000, 1000), printed(123456), True),  # 12.3万
        (printed(123000, 1000), printed(123501), False),
        (printed(160, 1, "more_than"), printed(161), True),  # 160余
        (printed(160, 10, "more_than"), printed(163), True),
        (printed(160), printed(163), False),
        (printed(99.5, 0.1), printed(99.54, 0.01), True),
        (printed(99.5, 0.1), printed(99.56, 0.01), False),
        (printed(0.1 + 0.2, 0.0), printed(0.3, 0.0), True),
        (printed(0), printed(0), True),
        (printed(0, 10000), printed(3100, 100), False),  # 0万元, 0.31万元
        (printed(0, 0.1), printed(0.04, 0.01), True),
        (printed(5), printed(None), False),
        (printed(None, value_text="A"), printed(None, value_text="A"), True),
        (printed(None, value_text="A"), printed(None, value_text="B"), False),
        (printed(None, value_low=2, value_high=3), printed(None, value_low=2, value_high=3), True),
        (printed(None, value_low=2, value_high=3), printed(None, value_low=2, value_high=4), False),
        (printed(None, value_low=2, value_high=3), printed(2), False),
    ],
)
def test_equal_as_printed(one: pd.DataFrame, other: pd.DataFrame, equal: bool) -> None:
    assert equal_as_printed(one, other).tolist() == [equal]
    assert equal_as_printed(other, one).tolist() == [equal]


def test_slips_of_the_unit() -> None:
    one, other = pd.Series([1.5, 12.0, 5.0, 0.0, 7.0]), pd.Series([15000.0, 120.0, 5.0, 0.0, 77.0])
    assert is_slip(one, other).tolist() == [True, True, False, False, False]


def name(metric: str, value: float = 10.0, unit: str = "次") -> Named:
    parts = parts_of(metric)
    return Named(Name(*(getattr(parts, part) or "" for part in PARTS)), unit, value)


def sorts(metric: str, entry: str = "") -> frozenset[str]:
    return own_sorts(parts_of(metric).sorts or "", metric, entry)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("社会保险参保率", "参保率"),
        ("养护供水管网", "供水管网"),
        ("检测漏点", "检出漏点"),
        ("志愿服务时长", "志愿服务时长"),
        ("疏浚河道", "河道疏浚"),
        ("修缮危旧房屋", "危旧房屋修缮"),
        ("河道日常保洁费用", "河道保洁费用"),
        ("外派研修", "选送研修"),
        ("签订供货协议", "签订供货合同"),
        ("收到锦旗", "业主锦旗"),
        ("新建隔离护栏", "新增隔离护栏"),
        ("新能源车", "新能源环卫车"),
        ("技师证书", "晋升技师"),
    ],
)
def test_names_that_mean_the_same(one: str, other: str) -> None:
    assert score(name(one), name(other)) == score(name(other), name(one)) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("男职工", "女职工"),
        ("党建培训", "安全培训"),
        ("管网长度", "管网漏损"),
        ("捐款", "其他职工捐款"),
        ("捐款", "党员捐款"),
        ("志愿者", "党员志愿者"),
        ("体检", "女职工体检"),
        ("图书", "车辆"),
        ("会", "会议"),
        ("专利授权", "发明专利授权"),
        ("新增隔离护栏", "隔离护栏"),
        ("收到锦旗", "党员锦旗"),
        ("小区改造", "小区加装电梯改造"),
        ("学员满意度", "学员家长满意度"),
        ("科研课题", "省级科研课题"),
        ("安全事故", "重大安全事故"),
        ("设备维护费用", "设备单位维护费用"),
        ("设备检修费用", "设备女工检修费用"),
        ("受理河道许可", "办结河道许可"),
        # one sort of the thing
        ("投诉", "有效投诉"),
        ("运营事件", "运营险性事件"),
        ("训练教室", "标准化训练教室"),
        ("党员", "预备党员"),
        ("讲解员", "志愿讲解员"),
        ("人均学习时长", "人均线上学习时长"),
        ("安全课", "消防安全课"),
        ("应急演练", "反恐应急演练"),
        ("客流", "节假日客流"),
        ("票箱收入", "非票箱收入"),
        ("检修列车", "计划检修列车"),
        ("岸电", "节约岸电"),
        ("捐款", "慈善一日捐捐款"),
        ("员工", "子公司员工"),
        # another action at the end
        ("教师", "教师体检"),
        ("专任教师", "教师体检"),
        ("贷款", "贷款余额"),
        ("污水处理", "污水处理厂"),
        ("营业成本", "营业成本下降"),
        ("应急预案", "应急预案演练"),
        ("设备完好率", "关键设备完好率"),
        ("参保率", "工伤保险参保率"),
        # two actions that share a sign
        ("建成泊位", "在建泊位"),
        ("新增车辆", "更新车辆"),
        ("更换阀门", "更新阀门"),
        ("生产用水", "生活用水"),
        ("研发投入", "研发费用"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    assert score(name(one), name(other)) == score(name(other), name(one)) == 0


def test_values_far_apart_are_another_thing() -> None:
    assert score(name("检测漏点", 10), name("检出漏点", 20)) > 0
    assert score(name("检测漏点", 10), name("检出漏点", 21)) == 0
    assert score(name("参保率", 0), name("社会保险参保率", 5)) == 0
    assert score(name("参保率", 0), name("社会保险参保率", 0)) > 0


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        # 课 and 泊位 leave room for many sorts: the values must be close
        (("课程", 100), ("选修课程", 90), True),
        (("课程", 100), ("选修课程", 80), False),
        (("课程", 100), ("选修课程", 120), False),
        # a name of four characters and more says what it is of
        (("电信诈骗", 100), ("堵截电信诈骗", 86), True),
        (("集市摊位", 100), ("露天集市摊位", 86), True),
        (("集市摊位", 100), ("露天集市摊位", 84), False),
        (("集市摊位", 100), ("露天集市摊位", 138), True),
        (("集市摊位", 100), ("露天集市摊位", 142), False),
        # what may be left out is no sort
        (("课程", 100), ("开设课程", 60), True),
        (("讲座", 100), ("讲座活动", 190), True),
    ],
)
def test_a_name_that_says_more_may_be_a_part(
    wide: tuple[str, float], narrow: tuple[str, float], expected: bool
) -> None:
    assert (score(name(*narrow), name(*wide)) > 0) is expected


@pytest.mark.parametrize(("after", "expected"), [(97, True), (102, True), (96, False), (138, True), (142, False)])
def test_a_fall_under_a_longer_name_is_a_part(after: float, expected: bool) -> None:
    assert (score(name("集市摊位", 100), name("露天集市摊位", after)) > 0) is expected


def test_sorts_of_a_name() -> None:
    assert sorts("公司在岗职工") == {"在岗"}
    assert sorts("公司职工总数") == set()
    assert sorts("线上培训人均学时") == sorts("人均线上学时") != sorts("人均学时")
    assert sorts("志愿服务时长") == {"志愿"}
    assert sorts("志愿服务时长", "志愿服务时长") == sorts("服务时长", "志愿服务时长") == set()
    assert sorts("报告期内未受到税务和环保部门处罚") == set()
    assert sorts("未发生感染") == sorts("感染零发生") == set()


def key(word: str) -> Key:
    return "org", word, "unit", "actual"


A, B, C, D = (key(f"open:{letter}") for letter in "ABCD")
CODE, OTHER = key("staff.total"), key("staff.female")


def link(score: float, one: Key, other: Key, reports: str) -> Link:
    """Return a link of two keys, each stated by one report."""
    return Link(score, one, other, *(frozenset({int(report)}) for report in reports))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([link(0.9, A, B, "12")], {A: ("open:B", 0.9)}),
        ([link(0.9, A, B, "12"), link(0.7, B, C, "23")], {A: ("open:C", 0.7), B: ("open:C", 0.7)}),
        ([Link(0.9, A, CODE, frozenset({1}), frozenset({2, 3}))], {A: ("staff.total", 0.9)}),
        # A and C stand in one report: the surer link stays, the other one goes.
        ([link(0.9, A, B, "12"), Link(0.7, B, C, frozenset({2}), frozenset({1, 3}))], {A: ("open:B", 0.9)}),
        # Two entries of the dictionary never become one series over an open key.
        ([link(0.9, CODE, A, "12"), link(0.8, A, OTHER, "23")], {A: ("staff.total", 0.9)}),
    ],
)
def test_links_become_series(links: list[Link], expected: dict[Key, tuple[str, float]]) -> None:
    assert settle_links(links) == settle_links(reversed(links)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", "李恒", "出席"), ("b", "李恒（离任）", "出席")], ["李恒", "李恒"]),
        ([("a", "李恒", "出席"), ("b", "李恒(已离任)", "出席"), ("b", "李恒", "薪酬")], ["李恒"] * 3),
        ([("a", "陈榕（召集人）", "出席"), ("b", "陈榕", "出席")], ["陈榕", "陈榕"]),
        # One report has both of one indicator: two rows of one person, or two persons.
        ([("b", "李恒（离任）", "出席"), ("b", "李恒", "出席")], ["李恒（离任）", "李恒"]),
        ([("a", "云栈酒店（有限合伙）", "持股"), ("b", "云栈酒店", "持股")], ["云栈酒店（有限合伙）", "云栈酒店"]),
        ([("a", "退休人员", "人数"), ("b", "", "人数")], ["退休人员", ""]),
    ],
)
def test_a_person_with_a_remark_is_that_person(told: list[tuple[str, str, str]], expected: list[str]) -> None:
    rows = pd.DataFrame(told, columns=["doc_id", "scope_name", "indicator"]).astype("category")
    assert without_remarks(rows)["scope_name"].tolist() == expected
