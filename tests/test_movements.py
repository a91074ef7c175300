"""How assets move by their kinds, balances with their account, totals of lists and of notes under a line."""

from dataclasses import replace

import pytest
from builders import P, report
from made_tables import Rows, cells_of, made, said_of

from extractors.tables import cell_quantities
from schemas.document import Document, Identity, Table

WORKS: Rows = [
    ["项目", "水厂构筑物", "其他", "合计"],
    ["一、账面原值：", "", "", ""],
    ["1.期初余额", "35.10", "10.00", "45.10"],
    ["2.本期增加金额", "3.20", "1.00", "4.20"],
    ["（1）购置", "2.10", "1.00", "3.10"],
    ["（2）企业合并增", "", "", ""],
    ["加", "", "", ""],
    ["3）其他", "1.10", "", "1.10"],
    ["其中：在建工程转入", "", "0.50", "0.50"],
    ["3.期末余额", "38.30", "11.00", "49.30"],
    ["二、累计折旧", "", "", ""],
    ["期末余额", "7.30", "1.40", "8.70"],
    ["三、账面价值", "", "", ""],
    ["1.期末账面价值", "31.00", "9.60", "40.60"],
    ["2.期初", "30.00", "9.00", "39.00"],
]


def test_what_an_asset_is_and_how_it_moves_is_told_by_band_kind_and_row() -> None:
    found = said_of(made(WORKS, ["单位：元"], section="注释 / 固定资产 / 固定资产情况"))
    assert {row.text: (row.metric, row.subject, row.days) for row in found} == {
        "35.10": ("水厂构筑物账面原值", None, "2022-12-31"),
        "10.00": ("其他固定资产账面原值", None, "2022-12-31"),
        "45.10": ("固定资产账面原值合计", None, "2022-12-31"),
        "3.20": ("固定资产账面原值本期增加金额", "水厂构筑物", "2023-01-01..2023-12-31"),
        "1.00": ("固定资产账面原值购置", "其他固定资产", "2023-01-01..2023-12-31"),
        "4.20": ("固定资产账面原值本期增加金额合计", None, "2023-01-01..2023-12-31"),
        "2.10": ("固定资产账面原值购置", "水厂构筑物", "2023-01-01..2023-12-31"),
        "3.10": ("固定资产账面原值购置合计", None, "2023-01-01..2023-12-31"),
        "1.10": ("固定资产账面原值其他增加合计", None, "2023-01-01..2023-12-31"),
        "0.50": ("固定资产账面原值在建工程转入合计", None, "2023-01-01..2023-12-31"),
        "38.30": ("水厂构筑物账面原值", None, "2023-12-31"),
        "11.00": ("其他固定资产账面原值", None, "2023-12-31"),
        "49.30": ("固定资产账面原值合计", None, "2023-12-31"),
        "7.30": ("水厂构筑物累计折旧", None, "2023-12-31"),
        "1.40": ("其他固定资产累计折旧", None, "2023-12-31"),
        "8.70": ("固定资产累计折旧合计", None, "2023-12-31"),
        "31.00": ("固定资产期末账面价值", "水厂构筑物", "2023-12-31"),
        "9.60": ("固定资产期末账面价值", "其他", "2023-12-31"),
        "40.60": ("固定资产期末账面价值合计", None, "2023-12-31"),
        "30.00": ("水厂构筑物账面价值", None, "2022-12-31"),
        "9.00": ("其他固定资产账面价值", None, "2022-12-31"),
        "39.00": ("固定资产账面价值合计", None, "2022-12-31"),
    }


@pytest.mark.parametrize(
    ("rows", "section", "metrics"),
    [
        (
            [
                ["项目", "奶牛", "果树"],
                ["原价", "", ""],
                ["年初余额", "35", "10"],
                ["购入", "5", "1"],
                ["年末余额", "40", "11"],
            ],
            "生物资产",
            ["奶牛原价", "果树原价", "生物资产原价购入", "生物资产原价购入", "奶牛原价", "果树原价"],
        ),
        (
            [["项目", "房屋及建筑物"], ["原价", ""], ["年初余额", "35"], ["存货转入", "5"], ["年末余额", "40"]],
            "投资性房地产",
            ["房屋及建筑物原价", "投资性房地产原价存货转入", "房屋及建筑物原价"],
        ),
        (
            [["项目", "金额"], ["累计摊销", ""], ["期初余额", "3"], ["计提", "5"], ["期末余额", "8"]],
            "无形资产",
            ["无形资产累计摊销", "无形资产累计摊销计提", "无形资产累计摊销"],
        ),
        (
            [["项目", "水泵"], ["减值准备累计金额", ""], ["期初余额", "3"], ["计提", "5"], ["期末余额", "8"]],
            "固定资产",
            ["水泵减值准备累计金额", "固定资产减值准备累计金额计提", "水泵减值准备累计金额"],
        ),
        # What stays: one band without balances, bands that are none of an asset's, rows before the first band.
        ([["项目", "CT", "合计"], ["账面价值", "", ""], ["购入", "5", "7"]], "设备", ["购入CT", "购入"]),
        ([["项目", "本年", "上年"], ["成本", "", ""], ["保洁", "5", "7"]], "物业收支", ["保洁", "保洁"]),
        (
            [["项目", "南馆"], ["藏品", ""], ["期初", "3"], ["购入", "4"], ["期末", "7"]],
            "馆藏",
            ["南馆藏品", "购入南馆", "南馆藏品"],
        ),
    ],
)
def test_kinds_of_assets_and_what_is_none(rows: Rows, section: str, metrics: list[str]) -> None:
    assert [row.metric for row in said_of(made(rows, section=section))] == metrics


LEVELS = ["账面余额", "坏账准备"]


@pytest.mark.parametrize(
    ("rows", "section", "said"),
    [
        (
            [["单位名称", *LEVELS], ["江州供电公司", "3", "1"], ["合计", "3", "1"]],
            "注释 / 应收账款",
            [
                ("应收账款账面余额", "江州供电公司"),
                ("应收账款坏账准备", "江州供电公司"),
                ("应收账款账面余额合计", None),
                ("应收账款坏账准备合计", None),
            ],
        ),
        (
            [["项目名称", "关联方", *LEVELS], ["其他应收款", "江州供电公司", "3", "1"]],
            "注释 / 关联方应收应付款项 / 应收项目",
            [("其他应收款账面余额", "江州供电公司"), ("其他应收款坏账准备", "江州供电公司")],
        ),
        (
            [["", "账面余额", "跌价准备"], ["药品", "3", "1"], ["耗材", "4", "1"], ["", "7", "2"]],
            "注释 / 存货",
            [
                ("药品账面余额", None),
                ("药品跌价准备", None),
                ("耗材账面余额", None),
                ("耗材跌价准备", None),
                ("存货账面余额合计", None),
                ("存货跌价准备合计", None),
            ],
        ),
        # What stays: an account that says the reserve itself, names that say more, titles that are no account.
        (
            [["单位名称", "账面余额"], ["江州供电公司", "3"]],
            "注释 / 单项计提坏账准备的应收账款",
            [("账面余额", "江州供电公司")],
        ),
        ([["单位名称", "期末借款余额"], ["江州供电公司", "3"]], "注释 / 应收账款", [("期末借款余额", "江州供电公司")]),
        ([["单位名称", "账面余额"], ["江州供电公司", "3"]], "主要客户", [("账面余额", "江州供电公司")]),
    ],
)
def test_a_balance_is_told_with_its_account(rows: Rows, section: str, said: list[tuple[str, str | None]]) -> None:
    assert [(row.metric, row.subject) for row in said_of(made(rows, section=section))] == said


PARTS: Rows = [["", "2023年", "2022年"], ["养老保险", "3", "2"], ["失业保险", "1", "1"], ["", "4", "3"]]


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("设定提存计划如下：", "设定提存计划合计"),
        ("计入当期损益的政府补助（续）：", "计入当期损益的政府补助合计"),
        ("本年收到的水利建设专项资金明细如下：", "收到的水利建设专项资金合计"),
        ("具体如下：", "应付职工薪酬合计"),
        ("单位：元", "应付职工薪酬合计"),
        ("2023年", "应付职工薪酬合计"),
    ],
)
def test_a_total_is_of_what_the_line_over_its_table_leads_to(line: str, total: str) -> None:
    document = made(PARTS, [line], section="注释 / 应付职工薪酬")
    headed = replace(document, tables=(replace(document.tables[0], headers=1),))
    assert [row.metric for row in said_of(headed)][-2:] == [total, total]


def test_the_line_over_a_table_holds_for_the_next_of_the_same_headers() -> None:
    rows: Rows = [
        ["", "年初余额", "本年增加", "年末余额"],
        ["养老保险", "3", "2", "5"],
        ["失业保险", "1", "1", "2"],
        ["", "4", "3", "7"],
    ]
    words = cells_of(rows, 0)[0]
    plain = report(["设定提存计划如下：", "2023年", P(words, kind="table"), "2022年", P(words, kind="table")])
    tables = tuple(
        Table(span=block.span, page=1, cells=cells_of(rows, block.span.start)[1], rule="ruled", headers=1)
        for block in plain.blocks
        if block.kind == "table"
    )
    period = made(rows).identity.period
    document: Document = replace(plain, tables=tables, identity=Identity(year=2023, period=period))
    found = [row.phrase.metric for row in cell_quantities.read(document)]
    assert [found[at] for at in (6, 7, 8, 15, 16, 17)] == 2 * [
        "设定提存计划合计",
        "设定提存计划合计增加",
        "设定提存计划合计",
    ]


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("于2023年6月30日，欠款金额前五名如下：", "前五名"),
        ("欠款前三名单位", "前三名"),
        ("前五名客户的欠款占比为32%。", None),
        ("主要欠款单位", None),
    ],
)
@pytest.mark.parametrize("label", ["", "合计"])
def test_the_total_of_the_first_of_many_is_theirs(line: str, whose: str | None, label: str) -> None:
    rows = [
        ["", "账面余额", "坏账准备"],
        ["江州供电公司", "3", "1"],
        ["河口水务公司", "2", "—"],
        ["东坪燃气公司", "1", "—"],
        [label, "6", "1"],
    ]
    found = said_of(made(rows, [line], section="注释 / 应收账款"))
    assert [row.metric for row in found][-2] == "应收账款账面余额合计"
    assert [row.subject for row in found][-3:] == ["东坪燃气公司", whose, whose]
