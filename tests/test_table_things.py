"""What names bare totals and rests, kinds beside their numbers, and headers that only their outer one completes."""

from dataclasses import replace

import pytest
from made_tables import Rows, made, said_of

from extractors.tables.table_things import thing_over
from schemas.text import Span


@pytest.mark.parametrize(
    ("lines", "titles", "thing"),
    [
        (["单位：元", "62、税金及附加"], ["税金及附加"], "税金及附加"),
        ([], ["项目列示", "合同资产", "财务报告"], "合同资产"),
        (["收到的其他与经营活动有关的现金："], ["现金流量表项目"], "收到的其他与经营活动有关的现金"),
        (["支付的其他与经营活动有关的现金"], ["与经营活动有关的现金"], "支付的其他与经营活动有关的现金"),
        ([], ["按款项性质列示其他应付款"], "其他应付款"),
        (["√适用□不适用"], ["以公允价值计量的金融资产"], "以公允价值计量的金融资产"),
        (["表2 各类捐赠支出情况"], ["捐赠支出"], None),
        (["于2023年12月31日，应付债券列示如下："], [], "应付债券"),
        (["本集团的营业收入情况如下："], ["其他"], "营业收入"),
        (["2023年度绿化养护费明细表"], [], "绿化养护费"),
        ([], ["一般公共预算财政拨款支出决算表"], None),
        (["43、1年内到期的非流动负债"], ["1年内到期的非流动负债"], "1年内到期的非流动负债"),
        (["其他应收款按性质分类如下："], [], "其他应收款"),
        ([], ["其他说明"], None),
        ([], ["财务报表分析和预测"], None),
        (["应付账款不计息，并通常在1个月内清偿。"], [], None),
        (["采购中心"], [], None),
        ([], ["一般公共预算支出表"], None),
        ([], ["员工年龄结构"], None),
        ([], ["矛盾纠纷受理"], None),
        ([], ["募捐与收入"], None),
        (["是否存在重大变化"], [], None),
        ([], ["员工数量、专业构成及教育程度"], None),
        ([], ["合并财务报表项目注释", "财务报告"], None),
        (["2023年"], ["主要会计政策"], None),
        (["以下为全年各项工作完成情况，具体如下："], [], None),
        ([], ["流动风险", "金融工具的风险"], None),
        (["单位：元", "√适用□不适用", "收到的重要的投资活动有关的现金"], [], "收到的重要的投资活动有关的现金"),
        (["单位：元", "处置固定资产收回的现金", "无"], ["现金流量表项目"], "处置固定资产收回的现金"),
        (["注2：其他货币资金明细如下："], ["货币资金"], "其他货币资金"),
        ([], ["以历史成本计量的项目"], "以历史成本计量的项目"),
        ([], ["因保理而列报于应收款项融资", "应收票据"], "应收票据"),
        ([], ["在子公司中的权益"], None),
        (["单位：元", "采购中心"], [], None),
        (["单位：元", "本年度没有重大的投资。"], [], None),
    ],
)
def test_what_lines_and_titles_say_that_a_table_is_about(
    lines: list[str], titles: list[str], thing: str | None
) -> None:
    assert thing_over(lines, titles) == thing


@pytest.mark.parametrize(
    ("rows", "section", "metrics"),
    [
        (
            [["项目", "2023年"], ["城建税", "3"], ["其他", "1"], ["合计", "4"]],
            "注释 / 税金及附加",
            ["城建税", "税金及附加其他", "税金及附加合计"],
        ),
        (
            [["品目", "期末数"], ["草坪", "3"], ["合计", "4"]],
            "绿化养护费用情况",
            ["草坪", "绿化养护费用合计"],
        ),
        (
            [["来源", "金额（万元）"], ["会员缴纳", "3"], ["其他", "1"], ["总计", "4"]],
            "协会收入构成",
            ["会员缴纳", "协会收入其他", "协会收入总计"],
        ),
        # What stays: other words name them, or nothing does.
        (
            [["类别", "门诊人次"], ["内科", "3"], ["合计", "4"]],
            "门诊情况",
            ["内科门诊人次", "门诊人次合计"],
        ),
        ([["项目", "2023年"], ["城建税", "3"], ["合计", "4"]], "其他说明", ["城建税", "合计"]),
        ([["菜品", "2023年"], ["蔬菜", "3"], ["其他", "4"]], "食堂采购", ["蔬菜", "其他"]),
        ([["姓名", "其他"], ["沈知远", "3"]], "管理费用", ["其他"]),
        ([["项目", "2023年"], ["收入合计", "3"], ["其他收入", "4"]], "管理费用", ["收入合计", "其他收入"]),
    ],
)
def test_a_bare_total_or_rest_is_of_what_the_table_is_about(rows: Rows, section: str, metrics: list[str]) -> None:
    assert [row.metric for row in said_of(made(rows, section=section))] == metrics


@pytest.mark.parametrize(
    ("above", "section", "total"),
    [
        (["人员岗位构成", "单位：人"], "员工权益", "人员合计"),
        (["表3 教师职称结构", "单位：人"], "教学收入", "教师合计"),
        (["单位：人"], "员工权益", "合计"),  # rights, no people
        (["单位：户"], "用户权益", "合计"),
        (["单位：台"], "固定资产", "合计"),
        (["单位：件"], "馆务支出", "合计"),
        # What stays: sums of money, tables of two units.
        (["单位：万元"], "税金及附加", "税金及附加合计"),
        ([], "会员权益", "会员权益合计"),
        (["单位：人、万元"], "会员权益", "会员权益合计"),
    ],
)
def test_a_title_of_money_names_no_total_of_heads(above: list[str], section: str, total: str) -> None:
    rows = [["甲类", "乙类", "合计"], ["2,914", "486", "3,400"]]
    assert said_of(made(rows, above, section=section))[-1].metric == total


def test_a_rest_in_a_band_of_kinds_is_of_these() -> None:
    rows = [
        ["专业构成", ">"],
        ["类别", "人数（人）"],
        ["护理", "30"],
        ["其他", "4"],
        ["学历程度", ">"],
        ["类别", "人数（人）"],
    ]
    rows += [["本科", "30"], ["其他", "5"]]
    assert [row.metric for row in said_of(made(rows))][1::2] == ["专业构成其他", "学历程度其他"]


@pytest.mark.parametrize(
    ("heads", "kinds", "metric"),
    [
        (["股份种类", ">"], ["股份种类", "数量"], "人民币普通股数量"),
        (["股份种类及数量", ">"], ["种类", "数量"], "人民币普通股数量"),
        (["持有债券品种", ">"], ["品种", "面值"], "人民币普通股面值"),
        (["认购份额类别", ">"], ["类别", "份额"], "人民币普通股份额"),
    ],
)
@pytest.mark.parametrize("kind", ["—", "12"])
def test_a_number_beside_its_kind_is_named_by_it(heads: list[str], kinds: list[str], metric: str, kind: str) -> None:
    rows = [["股东名称", *heads], ["^", *kinds], ["沈知远", "人民币普通股", "200"], ["江州公司", kind, "100"]]
    found = said_of(made(rows))
    assert (found[0].subject, found[0].metric) == ("沈知远", metric)
    assert found[1].metric in (heads[0], kinds[1])


def test_a_kind_that_labels_its_row_stands_once_in_the_name() -> None:
    rows = [
        ["序号", "股份种类", ">"],
        ["^", "股份种类", "数量"],
        ["1", "人民币普通股", "200"],
        ["2", "境外上市外资股", "100"],
    ]
    assert [row.metric for row in said_of(made(rows))] == ["人民币普通股数量", "境外上市外资股数量"]


def test_numbers_under_a_state_keep_its_header() -> None:
    rows = [["股东名称", "质押情况", ">"], ["^", "股份状态", "数量"], ["沈知远", "质押", "200"]]
    assert [row.metric for row in said_of(made(rows))] == ["质押情况数量"]


@pytest.mark.parametrize(
    ("outer", "inner", "metrics"),
    [
        ("公务用车购置及运行费", ["购置费", "运行费"], ["公务用车购置费", "公务用车运行费"]),
        ("校舍修缮和维护费", ["修缮费", "维护费"], ["校舍修缮费", "校舍维护费"]),
        ("办案设备采购与维修费", ["采购费", "维修费"], ["办案设备采购费", "办案设备维修费"]),
        ("会议及培训费", ["会议费", "培训费"], ["会议费", "培训费"]),  # two things, nothing shared
        ("收入及支出", ["收入", "支出"], ["收入", "支出"]),
        ("公务用车购置及运行费", ["购置数", "保有量"], ["购置数", "保有量"]),
    ],
)
def test_two_things_under_one_header_share_its_beginning(outer: str, inner: list[str], metrics: list[str]) -> None:
    found = said_of(made([["单位", outer, ">"], ["^", *inner], ["合计", "6.4", "5.4"]], ["单位：万元"]))
    assert [str(row.metric).removesuffix("合计") for row in found] == metrics


def test_a_sum_over_two_measures_keeps_each() -> None:
    rows = [
        ["板块", "东部", ">", "合计", ">"],
        ["^", "营业收入", "营业成本", "营业收入", "营业成本"],
        ["水务", *"5678"],
        ["燃气", *"5678"],
    ]
    assert [row.metric for row in said_of(made(rows))][:4] == [
        "水务东部营业收入",
        "水务东部营业成本",
        "水务营业收入合计",
        "水务营业成本合计",
    ]


def test_a_number_with_an_aside_is_no_label() -> None:
    heads = ["审议日期", "理财额度", "起始日期", "期末理财余额"]
    rows = said_of(made([heads, ["2022年10月26日", "12,000（含本数）", "2022年10月29日", "9,000"]], ["单位：万元"]))
    assert [(row.text, row.metric, row.days) for row in rows] == [
        ("12,000（含本数）", "理财额度", "2023-01-01..2023-12-31"),
        ("9,000", "理财余额", "2023-12-31"),
    ]


@pytest.mark.parametrize(
    ("above", "section", "owner"),
    [
        (
            ["2.江州日昌光伏有限公司（“日昌公司”）"],
            "合并范围的变动 / 江州日昌光伏有限公司（“日昌公司”）",
            "江州日昌光伏有限公司",
        ),
        (["单位：元"], "子公司财务信息 / 云栈热力公司", "云栈热力公司"),
        (["青岭燃气公司的主要财务信息如下："], "重要子公司", "青岭燃气公司"),
        (["青岭燃气公司自购买日起至本年末的经营成果列示如下："], "购买 / 江州日昌光伏有限公司", "青岭燃气公司"),
        (["河口水务公司于购买日的资产情况如下："], "", "河口水务公司"),
        (["主要控股公司"], "主要控股参股公司分析", None),
        (["编制单位：江州水务股份有限公司"], "合并资产负债表", None),
        ([], "通过设立或投资等方式取得的子公司", None),
        (["本公司的主要财务信息如下："], "重要子公司", None),
        (["上表中青岭燃气公司已经注销"], "购买 / 江州日昌光伏有限公司", None),
        ([], "环境信息 / 江州水厂", None),  # no other plant beside it
        ([], "与江州水务公司的交易", None),
        (["关联方交易情况"], "关联方交易", None),
    ],
)
def test_the_line_or_title_over_a_table_may_say_whose_it_is(above: list[str], section: str, owner: str | None) -> None:
    found = said_of(made([["项目", "金额"], ["货币资金", "5"], ["应收账款", "6"]], above, section=section))
    assert [row.subject for row in found] == [owner, owner]


def test_sites_beside_each_other_own_their_tables_and_parties_of_rows_come_first() -> None:
    document = made(
        [["污染物", "排放浓度"], ["氨氮", "7.81"]], ["单位：mg/L"], section="排污信息 / 东坪厂区（云栈路1号）"
    )
    other = replace(document.sections[1], section_id="s9", title="北坪厂区", span=Span(0, 0))
    beside = replace(document, sections=(*document.sections[:1], other, document.sections[1]))
    assert [row.subject for row in said_of(beside)] == ["东坪厂区"]
    assert [row.subject for row in said_of(document)] == [None]
    rows = [["客户名称", "应收账款"], ["云栈区水务公司", "7.81"]]
    assert [row.subject for row in said_of(made(rows, section="注释 / 江州日昌光伏有限公司"))] == ["云栈区水务公司"]


@pytest.mark.parametrize(
    ("heads", "owners"),
    [
        (["云栈燃气公司", "河口水务有限公司"], ["云栈燃气公司", "河口水务有限公司"]),
        (["江州市第一医院", "江州市中医院"], ["江州市第一医院", "江州市中医院"]),
        (["江州农商行", "江州银行云栈支行"], ["江州农商行", "江州银行云栈支行"]),
        (["云栈小学", "河口中学"], ["云栈小学", "河口中学"]),
        (["东坪自来水厂", "北坪自来水厂"], ["东坪自来水厂", "北坪自来水厂"]),
        (["母公司", "子公司"], [None, None]),
        (["商业银行", "政策性银行"], [None, None]),
        (["占江州公司", "应收江州公司"], [None, None]),
        (["公立医院", "民营医院"], [None, None]),
        (["本公司", "关联公司"], [None, None]),
    ],
)
def test_a_column_under_one_body_is_of_it(heads: list[str], owners: list[str | None]) -> None:
    found = said_of(made([["项目", *heads], ["流动资产", "300", "20"], ["营业收入", "100", "30"]]))
    assert [row.subject for row in found] == owners * 2
    if all(owners):
        assert [row.metric for row in found] == ["流动资产", "流动资产", "营业收入", "营业收入"]


def test_what_stands_above_the_title_of_a_site_names_no_other_body() -> None:
    above = ["公司委托江州检测公司开展检测，结果如下：", "东坪厂区（云栈路1号）"]
    document = made([["污染物", "排放浓度"], ["氨氮", "7.81"]], above, section="排污信息 / 东坪厂区（云栈路1号）")
    other = replace(document.sections[1], section_id="s9", title="北坪厂区", span=Span(0, 0))
    beside = replace(document, sections=(*document.sections[:1], other, document.sections[1]))
    assert [row.subject for row in said_of(beside)] == ["东坪厂区"]


def test_times_under_a_body_date_its_values() -> None:
    rows = [["项目", "云栈燃气公司", ">", "河口水务公司", ">"], ["^", "期末余额", "期初余额", "期末余额", "期初余额"]]
    found = said_of(made([*rows, ["流动资产", "300", "20", "1", "6"], ["负债合计", "31", "21", "11", "61"]]))
    assert [(row.metric, row.subject, row.days) for row in found][:3] == [
        ("流动资产", "云栈燃气公司", "2023-12-31"),
        ("流动资产", "云栈燃气公司", "2022-12-31"),
        ("流动资产", "河口水务公司", "2023-12-31"),
    ]


@pytest.mark.parametrize(
    ("label", "party"),
    [
        ("云栈燃气公司（注）", "云栈燃气公司"),
        ("江州水务(注12)", "江州水务"),
        ("云栈支行（注一）", "云栈支行"),
        ("河口公司2", "河口公司2"),
        ("江州水务（筹）", "江州水务（筹）"),
    ],
)
def test_the_mark_of_a_note_is_no_part_of_a_party(label: str, party: str) -> None:
    assert said_of(made([["担保方", "担保金额"], [label, "5"], ["河口水务", "6"]]))[0].subject == party


@pytest.mark.parametrize("head", ["借款银行", "学校名称", "企业名称", "被担保人", "债权人", "出租单位", "门店名称"])
def test_a_row_is_of_the_body_that_its_label_names(head: str) -> None:
    rows = [
        [head, "合同金额", "备注"],
        ["云栈支行", "2,000", "已签"],
        ["河口小学", "500", "续签"],
        ["合计", "2,500", ""],
    ]
    found = said_of(made(rows, ["单位：万元"]))
    assert [(row.metric, row.subject) for row in found][:2] == [("合同金额", "云栈支行"), ("合同金额", "河口小学")]
    assert found[2].subject is None


def test_rows_below_the_band_of_a_body_are_of_it() -> None:
    rows = [
        ["项目", "2023年", "2022年"],
        ["云栈燃气公司：", "", ""],
        ["1年以内", "32", "31"],
        ["未确认融资费用", "9", "8"],
    ]
    rows += [["河口水务公司：", "", ""], ["1年以内", "22", "21"], ["未确认融资费用", "5", "4"]]
    found = said_of(made(rows, section="注释 / 长期应付款"))
    assert [(row.metric, row.subject) for row in found][::2] == [
        ("长期应付款1年以内", "云栈燃气公司"),
        ("未确认融资费用", "云栈燃气公司"),
        ("长期应付款1年以内", "河口水务公司"),
        ("未确认融资费用", "河口水务公司"),
    ]
    kinds = [["项目", "2023年", "2022年"], ["商业银行：", "", ""], ["信用借款", "32", "31"], ["保证借款", "9", "8"]]
    assert {row.subject for row in said_of(made(kinds, section="注释 / 长期借款"))} == {None}


@pytest.mark.parametrize(
    ("section", "owner"),
    [
        ("注释 / 销售费用", "销售费用"),
        ("注释 / 65、管理费用", "管理费用"),
        ("注释 / 业务活动费用明细", "业务活动费用"),
        ("现金流量表项目 / 支付的其他与经营活动有关的现金", "支付的其他与经营活动有关的现金"),
        ("注释 / 税金及附加", "税金及附加"),
        ("注释 / 货币资金", None),
        ("费用情况", None),
    ],
)
def test_parts_that_several_accounts_have_are_of_theirs(section: str, owner: str | None) -> None:
    found = said_of(made([["项目", "本期发生额"], ["差旅费", "3"], ["其他", "1"], ["合计", "4"]], section=section))
    assert [row.subject for row in found] == [owner, None, None]
    assert found[0].metric == "差旅费"


@pytest.mark.parametrize(
    ("rows", "above", "section", "metrics"),
    [
        # Rows and columns that say only which part of a balance they are have the account before them.
        (
            [["类别", "账面余额", "跌价准备"], ["按单项计提跌价准备", "3", "1"], ["按组合计提跌价准备", "4", "2"]],
            [],
            "存货",
            ["存货按单项计提跌价准备账面余额", "存货按单项计提跌价准备", "存货按组合计提跌价准备账面余额"],
        ),
        (
            [["种类", "账面余额", "比例（%）"], ["组合三", "3", "5"], ["组合四", "4", "6"]],
            [],
            "注释 / 应收票据",
            ["应收票据组合三账面余额", "应收票据组合三比例", "应收票据组合四账面余额"],
        ),
        (
            [["项目", "账面余额", "账面价值"], ["东坪泵站", "3", "1"], ["其他", "4", "2"], ["合计", "7", "3"]],
            [],
            "在建工程情况",
            [
                "东坪泵站账面余额",
                "东坪泵站账面价值",
                "在建工程其他账面余额",
                "在建工程其他账面价值",
                "在建工程账面余额合计",
            ],
        ),
        (
            [
                ["类别", "期初余额", "计提", "期末余额"],
                ["按单项计提的坏账准备", "3", "1", "4"],
                ["合计", "3", "1", "4"],
            ],
            [],
            "长期应收款 / 坏账准备的情况",
            [
                "长期应收款按单项计提的坏账准备",
                "长期应收款按单项计提的坏账准备计提",
                "长期应收款按单项计提的坏账准备",
                "长期应收款坏账准备合计",
                "长期应收款坏账准备计提合计",
                "长期应收款坏账准备合计",
            ],
        ),
        (
            [["名称", "账面余额"], ["客户甲", "3"], ["合计", "3"]],
            ["按单项计提坏账准备：", "√适用□不适用", "单位：元"],
            "应收账款 / 按坏账计提方法分类披露",
            ["客户甲账面余额", "按单项计提坏账准备的应收账款账面余额合计"],
        ),
        (
            [["名称", "账面余额"], ["一年以内", "3"], ["合计", "3"]],
            ["组合计提项目：国企组合", "单位：元"],
            "合同资产",
            ["一年以内账面余额", "国企组合的合同资产账面余额合计"],
        ),
        (
            [["名称", "应收账款", "坏账准备"], ["1年以内", "3", "1"], ["1至2年", "4", "2"]],
            ["组合计提项目：国企组合", "单位：元"],
            "应收账款 / 按坏账计提方法分类披露",
            ["国企组合的应收账款", "应收账款坏账准备", "国企组合的应收账款", "应收账款坏账准备"],
        ),
        (
            [["名称", "应收账款"], ["国企组合", "3"], ["合计", "3"]],
            ["组合计提项目：国企组合", "单位：元"],
            "应收账款 / 按坏账计提方法分类披露",
            ["国企组合应收账款", "国企组合的应收账款合计"],
        ),
        (
            [["名称", "应收账款"], ["国企组合", "3"], ["合计", "3"]],
            ["单位：元"],
            "应收账款 / 按坏账计提方法分类披露",
            ["国企组合应收账款", "应收账款合计"],
        ),
        (
            [["单位名称", "期末余额"], ["期末余额前五名合计", "3"]],
            [],
            "预付款项 / 按预付对象归集的期末余额前五名的预付款情况",
            ["预付款项期末余额前五名合计"],
        ),
        (
            [
                ["", "账面余额", "计提比例（%）"],
                ["组合一", "3", "5"],
                ["组合二", "3", "5"],
                ["", "6", "5"],
                ["其他", "1", "5"],
                ["", "7", "5"],
            ],
            [],
            "应收票据",
            [
                "应收票据组合一账面余额",
                "应收票据组合一计提比例",
                "应收票据组合二账面余额",
                "应收票据组合二计提比例",
                "应收票据账面余额小计",
                "应收票据小计计提比例",
                "应收票据其他账面余额",
                "应收票据其他计提比例",
                "应收票据账面余额合计",
                "应收票据合计计提比例",
            ],
        ),
        # What stays: names that say what they are of, and tables of other things.
        ([["项目", "期末余额"], ["库存商品", "3"], ["低值易耗品", "4"]], [], "存货", ["库存商品", "低值易耗品"]),
        (
            [["类别", "账面余额"], ["商业承兑汇票", "3"], ["组合贷款", "4"]],
            [],
            "应收票据",
            ["商业承兑汇票账面余额", "组合贷款账面余额"],
        ),
        ([["班次", "学时"], ["组合一", "3"], ["组合二", "4"]], [], "培训情况", ["组合一学时", "组合二学时"]),
        ([["名次", "得分"], ["前三名", "95"], ["其他", "80"]], [], "技能比武", ["前三名得分", "其他得分"]),
        ([["项目", "2023年"], ["其他收入", "3"], ["其他支出", "4"]], [], "资产", ["其他收入", "其他支出"]),
    ],
)
def test_a_part_of_a_balance_is_named_with_its_account(
    rows: Rows, above: list[str], section: str, metrics: list[str]
) -> None:
    assert [row.metric for row in said_of(made(rows, above, section=section))][: len(metrics)] == metrics


@pytest.mark.parametrize(
    ("label", "section", "owner"),
    [
        ("押金", "注释 / 其他应付款", "其他应付款"),
        ("运费", "注释 / 应付账款列示", "应付账款"),
        ("可抵扣亏损", "未确认递延所得税资产明细", "未确认递延所得税资产"),
        ("应付股利", "注释 / 其他应付款", None),
        ("租赁付款额", "支付的其他与筹资活动有关的现金", "支付的其他与筹资活动有关的现金"),
        ("其他应付款", "注释 / 其他应付款", None),
        ("库存商品", "注释 / 存货", None),
        ("增值税", "母公司财务报表主要项目注释 / 税金及附加", "母公司·税金及附加"),
        ("库存商品", "母公司财务报表主要项目注释 / 存货", "母公司"),
        ("增值税", "合并财务报表主要项目注释 / 税金及附加", "税金及附加"),
        ("增值税", "公司财务报表项目注释 / 非经常性损益明细表", None),
    ],
)
def test_what_other_notes_list_too_is_of_its_account_or_of_the_parent(
    label: str, section: str, owner: str | None
) -> None:
    found = said_of(made([["项目", "期末余额"], [label, "3"], ["合计", "4"]], section=section))
    assert found[0].subject == owner


@pytest.mark.parametrize(
    ("heads", "last", "above", "named"),
    [
        # What comes to an account and goes from it is of it, where its balances stand beside.
        (
            ["年初余额", "新增", "年末余额"],
            "",
            [],
            ("递延收益", ["递延收益合计", "递延收益新增合计", "递延收益合计"]),
        ),
        (
            ["期初余额", "摊销金额", "期末余额"],
            "合计",
            [],
            ("长期待摊费用", ["长期待摊费用合计", "长期待摊费用摊销金额合计"]),
        ),
        (
            ["年初余额", "本年转入固定资产", "年末余额"],
            "",
            ["单位：元"],
            ("在建工程", ["在建工程合计", "在建工程转入固定资产合计", "在建工程合计"]),
        ),
        (
            ["期初余额", "转让", "期末余额"],
            "合计",
            ["单位：元", "√适用□不适用", "筹资活动产生的各项负债变动情况"],
            ("与筹资活动有关的现金", ["筹资活动产生的各项负债合计", "筹资活动产生的各项负债转让合计"]),
        ),
        # What stays: other columns say what they count, and a line without a balance beside it.
        (
            ["面积", "投资额", "人数"],
            "合计",
            [],
            ("在建工程", ["面积合计", "投资额合计"]),
        ),
        (
            ["本期金额", "上期金额", "备注"],
            "合计",
            [],
            ("其他收益", ["其他收益合计", "其他收益合计"]),
        ),
    ],
)
def test_totals_of_movements_are_of_their_account(
    heads: list[str], last: str, above: list[str], named: tuple[str, list[str]]
) -> None:
    section, metrics = named
    rows = [["项目", *heads], ["东坪站改造", "3", "1", "4"], ["河口站改造", "5", "2", "7"], [last, "8", "3", "11"]]
    found = [row.metric for row in said_of(made(rows, above, section=section)) if row.text in ("8", "3", "11")]
    assert found[-3:][: len(metrics)] == metrics


@pytest.mark.parametrize(
    ("label", "head", "days"),
    [
        ("净利润", "期末余额/本期发生额", "2023-01-01..2023-12-31"),
        ("综合收益总额", "期初余额/上期发生额", "2022-01-01..2022-12-31"),
        ("本期收到的股利收益", "年末余额／本年发生额", "2023-01-01..2023-12-31"),
        ("净资产", "期末余额/本期发生额", "2023-12-31"),
        ("投资账面价值合计", "期初余额/上期发生额", "2022-12-31"),
        ("流动负债", "年末余额/本年发生额", "2023-12-31"),
    ],
)
def test_a_column_of_balances_and_flows_is_dated_by_its_rows(label: str, head: str, days: str) -> None:
    found = said_of(made([["项目", head], ["其他", "4"], [label, "5"]]))[1]
    assert (found.metric, found.days) == (label, days)


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("重要在建工程2022年变动如下（续）：", 2022),
        ("本集团的长期待摊费用2022年度增减情况列示如下：", 2022),
        ("重要在建工程2023年变动如下：", 2023),
        ("在建工程较2022年变动如下：", 2023),
        ("自2022年起的工程如下：", 2023),
        ("工程2022年3月开工，变动如下：", 2023),
    ],
)
def test_a_line_that_leads_to_the_table_of_a_year_dates_it(line: str, year: int) -> None:
    rows = [
        ["工程名称", "预算", "年初余额", "本年增加", "其他减少", "年末余额", "投入占预算比"],
        ["河口站改造", "90", "30", "10", "(5)", "35", "44.25"],
    ]
    found = {row.metric: row for row in said_of(made(rows, [line, "单位：元"], section="在建工程"))}
    assert found["河口站改造预算"].days == f"{year}-01-01..{year}-12-31"
    other = found["在建工程其他减少"]
    assert (other.text, other.subject, other.role) == ("(5)", "河口站改造", "level")


def test_a_total_without_a_label_below_the_columns_of_bodies_is_theirs() -> None:
    rows = [["", "云栈燃气公司", "河口水务公司"], ["流动资产", "3", "5"], ["非流动资产", "4", "6"], ["", "70", "110"]]
    rows += [["流动负债", "1", "2"], ["非流动负债", "1", "2"], ["", "20", "40"]]
    assert [(row.metric, row.subject) for row in said_of(made(rows)) if len(row.text) > 1] == [
        ("资产合计", "云栈燃气公司"),
        ("资产合计", "河口水务公司"),
        ("负债合计", "云栈燃气公司"),
        ("负债合计", "河口水务公司"),
    ]


def test_rows_that_a_form_prints_empty_head_none() -> None:
    rows = [["项目", "本期发生额"], ["处置债权投资的收益", ""], ["债务重组收益", ""], ["其他", "3"], ["合计", "3"]]
    assert [row.metric for row in said_of(made(rows, section="投资收益"))] == ["投资收益其他", "投资收益合计"]
    banded = [["项目", "本期发生额"], ["捐赠支出", ""], ["其他", "3"], ["非金融机构：", ""], ["其他", "3"]]
    assert [row.metric for row in said_of(made(banded))] == ["捐赠支出其他", "非金融机构其他"]


def test_the_last_of_many_empty_rows_of_a_statement_is_no_band() -> None:
    empty = [[name, "", ""] for name in ("利息收入", "已赚保费", "利息支出", "退保金", "保单红利支出", "分保费用")]
    filled = [["税金及附加", "3", "4"], ["财务费用", "5", "6"], ["其中：利息费用", "7", "8"], ["利息收入", "2", "1"]]
    rows = [["项目", "2022年度", "2021年度"], ["营业收入", "90", "80"], *empty, *filled]
    assert [row.metric for row in said_of(made(rows)) if row.text in ("7", "2")] == ["利息费用", "利息收入"]
    nested = [
        ["项目", "期末余额"],
        ["按组合计提", ""],
        ["账龄组合", ""],
        ["1年以内", "3"],
        ["一般组合", ""],
        ["1年以内", "4"],
    ]
    assert [row.metric for row in said_of(made(nested))] == ["账龄组合1年以内", "一般组合1年以内"]
    classes = [["学段", "2022年"], ["幼儿园", ""], ["小学", ""], ["初中", ""], ["高中", ""], ["男", "3"], ["女", "4"]]
    found = [row.metric for row in said_of(made([*classes, ["职校", ""], ["男", "5"]])) if row.text in ("3", "5")]
    assert found == ["高中男", "职校男"]


def test_the_last_clause_of_a_long_lead_says_which_claim_is_due_when() -> None:
    lead = "融资租赁：于2023年12月31日，未确认融资费用采用实际利率法在租赁期内各个期间分摊，余额见本报告附注。"
    rows = [["", "2023年", "2022年"], ["1年以内（含1年）", "3", "2"], ["3年以上", "5", "6"], ["", "8", "8"]]
    found = said_of(made(rows, [lead + "根据租赁合同，最低租赁付款额如下："], section="其他重要事项 / 租赁"))
    assert [row.metric for row in found] == ["最低租赁付款额"] * 4 + ["最低租赁付款额合计"] * 2
    assert found[2].subject == "3年以上"


FORM: Rows = [["单位名称", "江州供水所", "负责人", "李恒"], ["地址", "江州市东坪路", ">", ">"]]


@pytest.mark.parametrize(
    ("last", "metrics"),
    [
        (["供水户数", "40户", "管网长度", "12公里"], ["在册职工", "党员", "供水户数", "管网长度"]),
        (["供水户数", "40户", ">", ">"], ["在册职工", "党员", "供水户数"]),
    ],
)
def test_what_stands_at_the_left_in_a_form_names_its_numbers(last: list[str], metrics: list[str]) -> None:
    found = said_of(made([*FORM, ["在册职工", "300人", "党员", "20人"], last]))
    assert [(row.metric, row.subject) for row in found] == [(metric, None) for metric in metrics]


def test_a_balance_sheet_is_no_account_of_its_rows() -> None:
    rows = [["资产", "年初数", "期末数"], ["窑炉原价", "452.10", "486.30"], ["减：累计折旧", "258.90", "312.40"]]
    for caption in ("资产负债表", "资产负债表（资产）", "合并资产负债表"):
        said = [row.metric for row in said_of(made(rows, [caption, "单位：元"]))]
        assert said == ["窑炉原价", "窑炉原价", "累计折旧", "累计折旧"]
