"""Names of two reports that name one thing, or only look like it; headings and definitions that part them."""

import pytest

from pipeline.compare.alike import defined, likeness, plain, same_subject, twin_likeness
from pipeline.compare.defined import shorts_of_both
from pipeline.compare.places import are_apart


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("限值（2号窑（DA011））", "限值2号窑"),
        ("职工人数", "员工人数"),
        ("电费（注2）", "电费"),
        ("电费（续）", "电费"),
        ("电费（续费）", "电费续费"),
        ("电费（三）", "电费"),
        ("费用（含税）", "费用含税"),
        ("东座-西座/的租金", "东座西座租金"),
    ],
)
def test_a_name_without_what_says_its_place_in_a_list(name: str, bare: str) -> None:
    assert plain(name) == bare


@pytest.mark.parametrize(
    ("one", "other", "alike", "at_one_value"),
    [
        ("窑温上限", "窑温上限", 1.0, 1.0),
        ("", "窑温", 0.0, 0.0),
        ("窑温", "", 0.0, 0.0),
        ("排放限值氮氧化物", "排放限值窑尾氮氧化物", 0.89, 0.89),  # one within the other
        ("仓储设备投资", "投资仓储设备", 1.0, 1.0),  # two pieces in the other order
        ("冷却用水取用量", "取用量冷却用水", 1.0, 1.0),
        ("用水量", "水用量", 0.0, 1.0),  # a piece of one character is none
        ("公司对子公司担保", "子公司对公司担保", 0.0, 0.0),  # who does it to whom
        ("第二窑产量", "第十二窑产量", 0.0, 0.0),  # other numerals
        ("第二窑产量", "第二窑总产量", 0.91, 0.91),
        ("3号窑", "3号砖窑", 0.86, 0.86),
        ("设备原值", "设备原值余额", 0.0, 0.8),  # a word that makes another thing
        ("窑砖堆场棚架修", "窑砖堆场棚架修壬癸子丑寅卯", 0.7, 0.7),  # seven of ten on either side of the threshold
        ("窑砖堆场棚架修", "窑砖堆场棚架修壬癸子丑寅卯辰", 0.0, 0.67),
        ("采购砖坯", "销售砖坯", 0.0, 0.5),  # half is enough for one value only
        ("采购砖坯", "销售砖瓦", 0.0, 0.0),
        ("甲窑砖坯堆场", "乙窑砖坯堆场", 0.0, 0.83),  # neither holds the other
    ],
)
def test_how_alike_two_names_are(one: str, other: str, alike: float, at_one_value: float) -> None:
    assert round(likeness(one, other), 2) == round(likeness(other, one), 2) == alike
    assert round(likeness(one, other, same_value=True), 2) == at_one_value


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1号窑", "1号窑（DA011）", True),
        ("温明（离任）", "温明", True),
        ("温明", "温明（离任）", True),
        ("温明", "温明（离任董事）", False),  # of more than three characters it is no remark
        ("温明（离任）", "温明（在任）", False),
        ("1号窑", "2号窑", False),
        ("温明", "方明", False),
        ("董事温明先生", "董事长温明先生", True),
    ],
)
def test_one_subject_under_two_names(one: str, other: str, same: bool) -> None:
    assert same_subject(one, other) is same_subject(other, one) is same


@pytest.mark.parametrize(
    ("names", "parts", "alike"),
    [
        (("烧成成本", "南窑砖瓦烧成成本合计"), ("南窑", ""), 0.75),
        (("南窑砖瓦烧成成本合计", "烧成成本"), ("", "南窑"), 0.75),
        (("烧成成本", "运输成本"), ("南窑", ""), 0.0),
        (("投资", "投资"), ("堆场棚架", ""), 0.0),  # a part and its whole
        (("检修费用", "年度检修费用"), ("南窑", "南窑"), 0.8),
        (("检修费用", "年度检修费用"), ("南窑", "北窑"), 0.0),
        (("检修费用", "年度检修费用"), ("", ""), 0.8),
        (("坏账损失", "坏账损失暂时性差异"), ("", ""), 0.0),  # what a tax is reckoned of
    ],
)
def test_two_names_that_one_report_gives_one_value_under(
    names: tuple[str, str], parts: tuple[str, str], alike: float
) -> None:
    assert round(twin_likeness(names, parts), 2) == alike


def test_long_names_take_the_short_form_that_the_report_defines() -> None:
    shorts = {"江城砖瓦工业遗址公园": "遗址"}
    assert defined("江城砖瓦工业遗址公园门票", shorts) == "遗址门票"
    assert defined("江城公园门票", shorts) == "江城公园门票"
    assert defined("门票（全价）", {}) == "门票(全价)"


SHORT = {"东窑砖瓦有限公司": "控股股东", "江城砖瓦工业遗址公园": "遗址"}


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ({"西窑砖瓦有限公司": "控股股东"}, {"江城砖瓦工业遗址公园"}),  # another body has the role now
        ({"东窑砖瓦有限公司(原西窑砖瓦有限公司)": "控股股东"}, {*SHORT, "东窑砖瓦有限公司(原西窑砖瓦有限公司)"}),
        ({"窑工技能培训中心": "中心"}, {*SHORT, "窑工技能培训中心"}),
        ({}, {*SHORT}),
    ],
)
def test_short_names_of_two_reports(other: dict[str, str], kept: set[str]) -> None:
    assert shorts_of_both(SHORT, other).keys() == kept


@pytest.mark.parametrize(
    ("one", "other", "name", "apart"),
    [
        (("附注", "窑体"), ("附注", "受限的资产"), "窑体净值", True),
        (("附注", "窑体"), ("附注", "窑体"), "窑体净值", False),
        (("附注", "窑体"), ("附注", "窑体", "窑体变动"), "窑体净值", False),  # one within the other
        (("附注", "窑体", "窑体变动"), ("附注", "窑体"), "窑体净值", False),
        (("附注", "窑体"), ("附表", "窑体"), "窑体净值", False),  # one title in two places
        (("附注", "窑体（续）"), ("附注", "窑体"), "窑体净值", False),
        (("附注", "窑体续"), ("附注", "窑体"), "窑体净值", False),
        (("附注", "2022年度窑体"), ("附注", "2023年度窑体"), "窑体净值", False),  # of two years
        (("附注", "期初窑体"), ("附注", "期末窑体"), "窑体净值", False),
        (("附注", "窑体", "按窑龄"), ("附注", "窑体", "按燃料"), "窑体净值", False),  # the thing stands above both
        (("附注", "砖坯", "按窑龄"), ("附注", "砖坯", "按燃料"), "窑体净值", True),
        (("附注", "按窑龄"), ("附注", "窑体"), "窑体净值", True),  # the thing stands above one of them only
        (("收支表",), ("资产表",), "窑体净值", False),  # whole statements
        (("收支表",), ("受限的资产",), "窑体净值", True),
        (("受限的资产",), ("收支表",), "窑体净值", True),
    ],
)
def test_headings_that_make_two_things_of_a_name(
    one: tuple[str, ...], other: tuple[str, ...], name: str, apart: bool
) -> None:
    assert are_apart(one, other, name) is apart
