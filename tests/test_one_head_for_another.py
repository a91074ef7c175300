"""One word for another in the header, label or unit line of a table: what its cells say of time, unit and sort."""

import pytest
from made_tables import made
from said_rows import say_cells


def listed(words: str) -> list[str]:
    return words.split()


def without_value(line: str) -> str:
    return " | ".join(line.split(" | ")[1:])


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ("金额 本年 本年数 本期 本期数 本年金额 本期金额 本年发生额 本期发生额 2023年 本年累计 1-12月", ""),
        ("实际数 完成数", ""),
        ("上年 上年数 上期 上期数 上年金额 上期金额 上期发生额 上年发生额", " | in 2022-01-01..2022-12-31"),
        ("上年同期 去年同期 2022年 2022年度", " | in 2022-01-01..2022-12-31"),
        ("2021", " | in 2021-01-01..2021-12-31"),
        ("年初 年初数 年初余额 期初余额 期初数 2022年末 2022年12月31日", " | in 2022-12-31"),
        ("期末余额 期末数 年末余额 年末数 2023-12-31", " | in 2023-12-31"),
        ("1-6月 上半年", " | in 2023-01-01..2023-06-30"),
        ("一季度", " | in 2023-01-01..2023-03-31"),
        ("预算数 年初预算数 本年预算数", " | basis budget"),
        ("决算数 执行数", " | basis execution"),
        ("目标值", " | basis target"),
        ("上年决算数 上年执行数", " | basis execution | in 2022-01-01..2022-12-31"),
    ],
)
def test_headers_of_time_and_basis_are_no_part_of_the_name(heads: str, said: str) -> None:
    for head in listed(heads):
        rows = say_cells(made([["项目", head], ["渔网收入", "31"], ["渔具收入", "17"]], ["单位：万元"]))
        assert rows == [f"31 | 310000 元 | 渔网收入{said}", f"17 | 170000 元 | 渔具收入{said}"], head


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (
            "增减 增减额 增长额 变动 变动额 变化 增加 减少 增减变动 同比增减 同比变动 同比 差额 差异",
            "60000 元 | 渔网收入",
        ),
        ("比上年增减 较上年增减 与上年相比 比上年增加 涨跌 升降", "60000 元 | 渔网收入"),
        ("同比增减% 增幅（%） 同比增长（%） 变动率（%） 增减% 增减比例（%）", "6 % | 渔网收入 | kind ratio"),
    ],
)
def test_headers_of_changes(heads: str, said: str) -> None:
    for head in listed(heads):
        *_, change = say_cells(
            made([["项目", "2022年", "2023年", head], ["渔网收入", "31", "37", "6"]], ["单位：万元"])
        )
        assert change == f"6 | {said} | role change | direction up", head


@pytest.mark.parametrize("head", listed("占比 比例 比重 百分比 占总收入比例 所占比例"))
def test_a_share_without_a_sign_has_no_unit_of_its_table(head: str) -> None:
    *_, share = say_cells(made([["项目", "金额", head], ["渔网收入", "31", "37.5"]], ["单位：万元"]))
    assert without_value(share) == f"37.5 | 渔网收入{head} | kind other | measure share"


@pytest.mark.parametrize("head", listed("占比 比例 比重 占收入比重 构成比例"))
def test_a_share_has_the_unit_of_its_header(head: str) -> None:
    *_, share = say_cells(made([["项目", "金额", f"{head}（%）"], ["渔网收入", "31", "37.5"]], ["单位：万元"]))
    assert without_value(share) == f"37.5 % | 渔网收入{head} | kind ratio | measure share"


@pytest.mark.parametrize("head", listed("完成率 执行率 毛利率"))
def test_a_rate_has_no_unit_of_its_table(head: str) -> None:
    *_, rate = say_cells(made([["项目", "金额", head], ["渔网收入", "31", "37.5"]], ["单位：万元"]))
    assert without_value(rate) == f"37.5 | 渔网收入{head} | kind other | measure rate"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("合计", "供水量合计 | kind mass | measure total"),
        ("总计", "供水量总计 | kind mass | measure total"),
        ("小计", "供水量小计 | kind mass"),
        ("平均", "平均供水量 | kind mass | measure average | per 平均"),
        ("其中：农户", "农户供水量 | kind mass"),
        ("其他", "其他供水量 | kind mass"),
        ("其余", "其余供水量 | kind mass"),
    ],
)
def test_labels_of_totals_and_rests(label: str, said: str) -> None:
    rows = say_cells(made([["水厂", "供水量（吨）"], ["北坪", "31"], ["南坪", "17"], [label, "48"]]))
    assert rows[:2] == ["31 | 31 吨 | 北坪供水量 | kind mass", "17 | 17 吨 | 南坪供水量 | kind mass"]
    assert without_value(rows[2]) == f"48 吨 | {said}"


@pytest.mark.parametrize("mark", ["其中：", "其中:"])
def test_a_part_has_the_unit_of_its_whole(mark: str) -> None:
    rows = say_cells(made([["指标", "2023年"], ["供水量（吨）", "48"], [f"{mark}农户", "31"]]))
    assert rows[1] == "31 | 31 吨 | 农户 | kind mass"


@pytest.mark.parametrize("head", ["单位", "计量单位", "计量", "单 位", "计算单位"])
def test_a_column_of_units(head: str) -> None:
    rows = [["指标", head, "2023年"], ["供水量", "吨", "48"], ["职工", "人", "31"], ["满意度", "%", "96"]]
    assert say_cells(made(rows)) == [
        "48 | 48 吨 | 供水量 | kind mass",
        "31 | 31 人 | 职工",
        "96 | 96 % | 满意度 | kind ratio | measure rate",
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        *(
            (line, "310000 元")
            for line in listed("单位：万元 单位:万元 （单位：万元） 单位：人民币万元 金额单位：万元")
        ),
        *((line, "310000 元") for line in listed("（万元） 货币单位：万元 人民币万元 计量单位：万元")),
        ("除特别注明外，金额单位为万元", "310000 元"),
        ("单位：元", "31 元"),
        ("（除特别注明外，金额单位为人民币元）", "31 元"),
        ("单位：千元", "31000 元"),
        ("单位：百万元", "31000000 元"),
        ("单位：亿元", "3100000000 元"),
        ("单位：万美元", "310000 美元"),
        ("单位：元/人", "31 元/人"),
    ],
)
def test_lines_that_tell_the_unit(line: str, value: str) -> None:
    (said,) = say_cells(made([["项目", "2023年"], ["渔网收入", "31"]], [line]))
    assert said.split(" | ")[1:3] == [value, "渔网收入"]


@pytest.mark.parametrize("sort", listed("性别 学历 年龄 职称 岗位 地区 用工形式 民族 工龄 专业 部门 类别 户籍 等级"))
def test_a_row_that_says_by_what_the_rows_below_are_sorted(sort: str) -> None:
    rows = [["项目", "人数"], ["职工总数", "86"], [f"按{sort}", ">"], ["甲", "52"], ["乙", "34"]]
    assert say_cells(made(rows))[1:] == ["52 | 52 人 | 甲", "34 | 34 人 | 乙"]


@pytest.mark.parametrize("head", listed("序号 编号 行次 排名 名次 次序 代码 行号 号 No. 顺序 栏次"))
def test_a_column_of_serial_numbers_says_nothing(head: str) -> None:
    rows = say_cells(made([[head, "水厂", "供水量（吨）"], ["1", "北坪", "31"], ["2", "南坪", "17"]]))
    assert rows == ["31 | 31 吨 | 北坪供水量 | kind mass", "17 | 17 吨 | 南坪供水量 | kind mass"]
