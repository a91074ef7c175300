"""A unit line of several units is shared out to the columns by what each counts, in their order; else none has one."""

import pytest
from made_tables import Rows, made

from extractors.tables import cell_quantities
from extractors.tables.unit_lines import unit_of_others


def units(heads: list[str], line: str, *over: list[str]) -> list[str | None]:
    rows: Rows = [*over, heads, ["云门站", *(str(11 + at) for at in range(len(heads) - 1))]]
    return [row.unit for row in cell_quantities.read(made(rows, [line]))]


@pytest.mark.parametrize(
    ("heads", "line", "found"),
    [
        (["班组", "队员", "主题党日", "宣讲次数", "服务时长"], "单位：名、次、小时", ["名", "次", "次", "小时"]),
        (["站点", "养护经费", "职工", "出勤率"], "单位：万元、人、%", ["元", "人", "%"]),
        (["渔场", "网箱", "养殖面积", "鱼苗"], "单位：个、亩、尾", ["个", "亩", "尾"]),
        (["剧团", "演出", "观众", "排练时长"], "单位：场、人次、小时", ["场", "人次", "小时"]),
        (["剧团", "演出", "参加人次", "票房收入"], "单位：场、人次、万元", ["场", "人次", "元"]),
        (["泵站", "水泵", "检修天数", "排水量"], "单位：台、天、立方米", ["台", "天", "立方米"]),
        (["乡镇", "农户", "发放补贴"], "单位：户、元", ["户", "元"]),
        (["县区", "职校数", "招生数", "在校生数", "毕业生数"], "单位：所、万人", ["所", "人", "人", "人"]),
        (["网点", "缴费单位", "参保职工", "缴存额", "提取额"], "单位：家、万人、亿元", ["家", "人", "元", "元"]),
        (["社区", "志愿者", "走访次数", "参与人次"], "单位：名、次、人次", ["名", "次", "人次"]),
    ],
)
def test_units_of_a_line_go_to_the_columns_that_they_fit(heads: list[str], line: str, found: list[str | None]) -> None:
    assert units(heads, line) == found


@pytest.mark.parametrize(
    ("heads", "line", "found"),
    [
        (["站点", "水泵", "闸门", "围栏"], "单位：台、处", [None, None, None]),  # which of the three is which?
        (["站点", "检修天数", "水泵"], "单位：台、天", ["天", None]),  # not in the order of the columns
        (["站点", "出勤率", "职工"], "单位：人、小时", [None, "人"]),  # a rate counts in none of them
        (["站点", "职工", "养护经费"], "单位：台、次", [None, None]),
        (["站点", "水泵（台）", "职工", "耗时"], "单位：人、小时", ["台", "人", "小时"]),  # one says its own
        (["站点", "职工年龄", "水泵"], "单位：人、台", ["岁", None]),  # a loss: no column is left that counts in 人
    ],
)
def test_a_column_has_no_unit_rather_than_a_wrong_one(heads: list[str], line: str, found: list[str | None]) -> None:
    assert units(heads, line) == found


def of_rows(labels: list[str], line: str) -> list[str | None]:
    rows: Rows = [["指标", "2022年", "2023年"], *([label, "31", "35"] for label in labels)]
    return [row.unit for row in cell_quantities.read(made(rows, [line]))][::2]


@pytest.mark.parametrize(
    ("labels", "line", "found"),
    [
        (["培训", "参训人次", "经费支出"], "单位：期、人次、万元", ["期", "人次", "元"]),
        (["泵站", "职工", "出勤率"], "单位：座、人、%", ["座", "人", "%"]),
        (["培训", "观众"], "单位：次、人次", ["次", "人次"]),
        (["泵站", "闸门", "围栏"], "单位：座、处", [None, None, None]),
        (["泵站", "闸门", "职工"], "单位：人、座", [None, None, "人"]),
    ],
)
def test_rows_under_times_share_the_units_of_a_line(labels: list[str], line: str, found: list[str | None]) -> None:
    assert of_rows(labels, line) == found


def test_a_training_counts_in_no_persons_where_the_line_has_events() -> None:
    assert units(["站点", "培训", "参训", "经费"], "单位：期、人次、万元") == ["期", "人次", "元"]
    assert units(["站点", "培训", "演练", "水泵", "经费"], "单位：期、人次、万元")[0] is None


def test_a_header_names_what_stands_before_its_count() -> None:
    heads = ["户型", "租赁住户数", "年初床数", "本年增减", "年末床数", "占比(%)"]
    assert units(heads, "单位：户、床") == ["户", "床", "床", "床", "%"]
    # nothing says what changed where the columns beside it count in two units, or only one of them does
    assert units(["户型", "住户数", "本年增减", "床数"], "单位：户、床") == ["户", None, "床"]
    assert units(["户型", "住户数", "床数", "本年增减"], "单位：户、床") == ["户", "床", None]


@pytest.mark.parametrize(
    "line",
    [
        "单位：担保责任额为亿元，其余为万元",
        "单位：万元（担保责任额：亿元）",
        "（担保责任额单位为亿元，其他均为万元）".replace("（", "（单位：", 1),
        "单位：万元，担保责任额为亿元",
    ],
)
def test_a_line_may_say_the_unit_of_one_column_and_that_of_the_others(line: str) -> None:
    rows: Rows = [["行业", "担保责任额", "担保费", "代偿支出"], ["渔业", "12.37", "418.55", "60.20"]]
    found = [(row.value_text, row.unit) for row in cell_quantities.read(made(rows, [line]))]
    assert found == [("1237000000", "元"), ("4185500", "元"), ("602000", "元")]


@pytest.mark.parametrize("line", ["单位：担保责任额为亿元", "单位：人，担保责任额见附表", "编制单位：鹤江担保，万元"])
def test_a_line_that_does_not_say_the_unit_of_the_others_settles_none(line: str) -> None:
    assert unit_of_others([line]) is None
