"""What names a row of a table, and what a head or label needs from those over it: own tables."""

import pytest
from made_tables import Rows, made, said_of

from extractors.tables.labels import bare_label


def names(rows: Rows) -> list[tuple[str, str | None, str | None]]:
    return [(one.text, one.metric, one.subject) for one in said_of(made(rows))]


def metrics(rows: Rows) -> list[str | None]:
    return [metric for _, metric, _ in names(rows)]


def test_a_short_name_names_its_row_and_not_the_list_behind_it() -> None:
    rows = [
        ("工区", "管护路段", "养护人数（人）", "出勤（次）"),
        ("北岭", "岭前路、石坝路", "12", "40"),
        ("南桥", "河沿路", "9", "31"),
        ("东沟", "东沟路、站前路、学府街", "14", "52"),
        ("合计", ">", "35", "123"),
    ]
    assert metrics(rows) == [
        *("北岭养护人数", "北岭出勤", "南桥养护人数", "南桥出勤", "东沟养护人数", "东沟出勤"),
        *("养护人数合计", "出勤合计"),
    ]


def test_so_it_does_behind_a_serial_number_and_a_tall_cell() -> None:
    rows = [
        ("序号", "片", "泵站", "排水范围", "水泵（台）"),
        ("1", "上片", "龙口", "龙口村、周湾村", "4"),
        ("2", "^", "沙头", "沙头村", "3"),
        ("3", "下片", "柳林", "柳林村、东滩村", "5"),
        ("4", "^", "荷塘", "荷塘村", "2"),
    ]
    assert metrics(rows) == ["龙口水泵", "沙头水泵", "柳林水泵", "荷塘水泵"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                ("类别", "器材", "数量（件）"),
                ("消防", "灭火器、消火栓", "40"),
                ("消防", "水带", "12"),
                ("急救", "担架、急救箱", "6"),
            ],
            ["灭火器、消火栓", "水带", "担架、急救箱"],
        ),
        (
            [
                ("门类", "工种", "考核人数（人）"),
                ("木作", "木工", "40"),
                ("砌筑", "瓦工", "12"),
                ("装饰", "油漆工", "6"),
            ],
            ["木工考核人数", "瓦工考核人数", "油漆工考核人数"],
        ),
        (
            [("类别", "器材", "数量（件）"), ("消防", "灭火器、消火栓", "40"), ("急救", "担架、急救箱", "6")],
            ["灭火器、消火栓", "担架、急救箱"],
        ),
    ],
)
def test_a_column_that_does_not_name_each_row_leaves_that_to_the_nearest(rows: Rows, expected: list[str]) -> None:
    assert metrics(rows) == expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("义诊", ("活动次数", "服务人次"), ["义诊活动次数", "义诊服务人次"]),
        ("志愿服务", ("活动次数", "服务时长"), ["志愿服务活动次数", "志愿服务时长"]),
        ("科普讲座", ("举办场次", "参加人数"), ["科普讲座举办场次", "科普讲座参加人数"]),
        ("送戏下乡", ("累计场次", "受益人次"), ["送戏下乡累计场次", "送戏下乡受益人次"]),
        ("急救演练", ("组织次数", "参与人数"), ["急救演练组织次数", "急救演练参与人数"]),
        ("完成情况", ("办理件数", "服务人次"), ["办理件数", "服务人次"]),
        ("工作量", ("出车次数", "巡检里程"), ["出车次数", "巡检里程"]),
        ("本年", ("办理件数", "服务人次"), ["办理件数", "服务人次"]),
        ("宣传", ("展板", "横幅"), ["展板", "横幅"]),
    ],
)
def test_a_counter_of_a_deed_has_the_deed_of_the_head_over_it(
    outer: str, inner: tuple[str, str], expected: list[str]
) -> None:
    rows = [("班组", outer, ">"), ("^", *inner), ("一班", "5", "18"), ("二班", "7", "25")]
    assert metrics(rows)[:2] == [f"一班{name}" for name in expected]


def test_counts_and_times_of_a_group_are_named_by_it() -> None:
    heads = [["站点", "党员", "巡河服务", ">", "培训", ">"], ["^", "^", "活动次数", "服务时长", "费用", "职工"]]
    rows = said_of(made([*heads, ["东站", "8", "31", "96", "4", "12"]]))
    assert [row.metric for row in rows] == [
        "东站党员",
        "东站巡河服务活动次数",
        "东站巡河服务时长",
        "东站培训费用",
        "东站职工",
    ]


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("其中：三、四级手术", "三、四级手术"),
        ("三、四级手术", "三、四级手术"),
        ("一、二类疫苗", "一、二类疫苗"),
        ("五、六年级学生", "五、六年级学生"),
        ("二、三季度", "二、三季度"),
        ("其中：一、二期工程", "一、二期工程"),
        ("其中：二、三类隐患", "二、三类隐患"),
        ("其中：三、四级焊工", "三、四级焊工"),
        ("其中：一、设备购置", "设备购置"),
        ("三、利润总额", "利润总额"),
        ("三、五级以上风险点", "五级以上风险点"),
        ("其中：2.1 投入金额", "投入金额"),
        ("一、二手车销售", "二手车销售"),
        ("二、四项费用", "四项费用"),
    ],
)
def test_two_grades_are_no_list_number(label: str, bare: str) -> None:
    assert bare_label(label) == bare


def test_an_average_below_a_quantity_is_of_it() -> None:
    rows = [
        ("项目", "单位", "2022年", "2023年"),
        ("用气量", "万立方米", "5.2", "4.8"),
        ("其中：人均", "立方米", "410", "380"),
        ("办公用纸", "包", "60", "52"),
    ]
    assert names(rows)[2:4] == [("410", "人均用气量", None), ("380", "人均用气量", None)]
    rows = [("项目", "2022年", "2023年"), ("水泵", "310", "298"), ("平均", "41", "39")]
    assert metrics(rows)[2:] == ["平均", "平均"]  # no 其中 says that it is of the row above


def test_parts_of_an_investment_are_of_it_also_under_a_head_that_says_more() -> None:
    rows = [
        ("指标", "单位", "2022年", "2023年", "年计划"),
        ("管网投资", "万元", "520", "480", "500"),
        ("其中：干管", "万元", "410", "380", "390"),
        ("支管", "万元", "110", "100", "110"),
    ]
    assert names(rows)[3:] == [
        *(("410", "管网投资", "干管"), ("380", "管网投资", "干管"), ("390", "管网投资年计划", "干管")),
        *(("110", "管网投资", "支管"), ("100", "管网投资", "支管"), ("110", "管网投资年计划", "支管")),
    ]
    rows = [("指标", "单位", "年计划", "实际"), ("管网投资", "万元", "310", "298"), ("其中：干管", "万元", "41", "39")]
    assert names(rows)[2:] == [("41", "管网投资年计划", "干管"), ("39", "管网投资", "干管")]


GIFTS = (
    ("序号", "捐赠人", "金额（元）", "指定用途"),
    ("1", "盛岚", "1,200", "校园阅读"),
    ("2", "步清和", "800", "校园阅读"),
    ("", "小计", "2,000", ""),
    ("3", "盛岚", "300", "助老送餐"),
    ("4", "谈雨桐", "500", "助老送餐"),
    ("", "小计", "800", ""),
    ("", "合计", "2,800", ""),
)


def test_a_subtotal_of_gifts_is_of_what_its_rows_were_given_for() -> None:
    assert [(metric, subject) for _, metric, subject in names(GIFTS)] == [
        *(("捐赠金额", "盛岚"), ("捐赠金额", "步清和"), ("捐赠金额", "校园阅读")),
        *(("捐赠金额", "盛岚"), ("捐赠金额", "谈雨桐"), ("捐赠金额", "助老送餐"), ("捐赠金额合计", None)),
    ]


def test_a_subtotal_and_a_name_that_comes_again_have_the_group_of_their_rows() -> None:
    rows = [("序号", "工种", "工时（小时）", "车间"), *GIFTS[1:]]
    assert metrics(rows) == [
        *("校园阅读盛岚工时", "步清和工时", "校园阅读小计工时"),
        *("助老送餐盛岚工时", "谈雨桐工时", "助老送餐小计工时", "工时合计"),
    ]


@pytest.mark.parametrize("other", ["校园阅读", "书香班级"])
def test_no_group_is_told_where_rows_between_subtotals_differ_or_are_as_others(other: str) -> None:
    rows = [*GIFTS[:4], ("3", "盛岚", "300", other), ("4", "谈雨桐", "500", "校园阅读"), *GIFTS[6:]]
    assert not any("校园阅读" in f"{metric}{subject}" for _, metric, subject in names(rows))


CREW = ("在册船员", "人", "218", "231", "240")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((("男", "人", "150", "160", "165"), ("女", "人", "68", "71", "75")), True),
        ((("男", "人", "150", "160", "165"), ("女", "人", "68", "70", "74")), False),  # one column only
        ((("男", "人", "150", "160", "165"), ("女", "名", "68", "71", "75")), False),
        ((("持证船员数", "人", "150", "160", "165"), ("见习船员数", "人", "68", "71", "75")), False),
        ((("男", "人", "150", "160", "165"),), False),
        ((("甲板上（含瞭望）", "人", "150", "160", "165"), ("女", "人", "68", "71", "75")), False),
    ],
)
def test_rows_that_add_up_to_the_one_above_are_its_parts(parts: tuple[tuple[str, ...], ...], told: bool) -> None:
    rows = [("项目", "单位", "2021年", "2022年", "2023年"), CREW, *parts, ("航次", "次", "412", "430", "455")]
    found = [(metric, subject) for _, metric, subject in names(rows)][3:-3]
    assert found == [("在册船员", part[0]) if told else (part[0], None) for part in parts for _ in range(3)]


def test_items_of_money_keep_their_names() -> None:
    rows = [("项目", "2022年", "2023年"), ("渔政", "512", "730"), ("巡航", "212", "330"), ("增殖放流", "300", "400")]
    assert metrics(rows)[2:] == ["巡航", "巡航", "增殖放流", "增殖放流"]
    inner = [(row[0], "万元" if at else "单位", *row[1:]) for at, row in enumerate(rows)]
    assert metrics(inner)[2:] == ["巡航", "巡航", "增殖放流", "增殖放流"]


def test_sums_of_few_digits_may_be_chance() -> None:
    rows = [("项目（次）", "2022年", "2023年"), ("演练（次）", "5", "7"), ("党课", "2", "3"), ("宣讲", "3", "4")]
    assert names(rows)[2:] == [(n, m, None) for n, m in (("2", "党课"), ("3", "党课"), ("3", "宣讲"), ("4", "宣讲"))]


@pytest.mark.parametrize(
    ("sums", "first", "second", "told"),
    [
        (("5.00", "7.00"), ("2.00", "3.00"), ("3.00", "4.00"), False),
        (("5.25", "7.25"), ("2.25", "3.25"), ("3.00", "4.00"), True),
        (("500", "700"), ("200", "300"), ("300", "400"), True),
    ],
)
def test_zeros_behind_the_point_make_no_number_longer(
    sums: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...], told: bool
) -> None:
    rows = [("项目", "2022年", "2023年"), ("步道（公里）", *sums), ("东区", *first), ("西区", *second)]
    assert [subject for _, _, subject in names(rows)[2::2]] == (["东区", "西区"] if told else [None, None])
