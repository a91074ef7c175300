"""What the reading of tables asks of headers, sections and labels: tables on either side of it."""

import pytest
from made_tables import made, said_of

from extractors.tables import cell_quantities


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        # Each side by side has the headers of its own group
        (
            [
                ["资产方", ">", ">", "负债方", ">", ">"],
                ["资产", "期末余额", "年初余额", "负债和权益", "期末余额", "年初余额"],
                ["存货", "12.5", "15.1", "借款", "20.4", "26.3"],
                ["现金", "2.5", "5.1", "应付票据", "10.4", "6.3"],
            ],
            ["存货", "存货", "借款", "借款"],
        ),
        # The words beside each value are said of it
        (
            [
                ["项目", "期末", ">", "期初", ">"],
                ["^", "账面价值", "受限情况", "账面价值", "受限情况"],
                ["存货", "12.5", "抵押", "15.1", "质押"],
                ["现金", "2.5", "抵押", "5.1", "质押"],
            ],
            ["存货", "存货", "现金", "现金"],
        ),
    ],
)
def test_labels_of_tables_side_by_side(rows: list[list[str]], names: list[str]) -> None:
    assert [(one.metric or "")[: len(name)] for one, name in zip(said_of(made(rows)), names, strict=False)] == names


@pytest.mark.parametrize(
    ("section", "days"),
    [
        ("报告期末库存 / 存货分布", "2023-12-31"),
        ("存货 / 报告期末库存", "2023-12-31"),
        ("报告期末库存 / 存货 / 存货分布", "2023-01-01..2023-12-31"),
        ("年度情况 / 存货", "2023-01-01..2023-12-31"),
    ],
)
def test_a_day_that_one_of_the_two_nearest_sections_tells(section: str, days: str) -> None:
    rows = [["项目", "金额"], ["存货", "12"], ["现金", "8"]]
    assert {one.days for one in said_of(made(rows, section=section))} == {days}


@pytest.mark.parametrize("sort", ["预算", "拨款", "基金", "专户", "资金"])
@pytest.mark.parametrize(
    ("end", "is_part"),
    [("专项", True), ("收入", False), ("支出", False), ("合计", False), ("结余", False), ("结转", False)],
)
def test_sorts_of_money_below_what_was_brought_forward(sort: str, end: str, *, is_part: bool) -> None:
    rows = [["项目", "决算数（万元）"], ["一、上年结转", "21.5"], [f"（一）{sort}{end}", "8.5"]]
    _, last = cell_quantities.read(made(rows))
    assert (last.phrase.metric or "").startswith("上年结转") is is_part


FLOWS = (
    "营业收入 净利润 亏损 成本 管理费用 维护费 支出 投入 现金流量 现金流 产量 销量 车流量 薪酬 报酬 折旧 "
    "摊销 损益 收益 奖金 发放额 "
    "购入额 销售额 采购额 交易额 缴纳额 捐赠额 检查次数 接待人次 抢修次 工伤人数 伤亡人数 死亡数 事故起数 "
    "事故件数 事故 培训 学时 课时 "
    "工作时长 收入合计 成本总计 投入总数 收入小计 发生额 累计 新增 新进人员 新聘人员 新招人员 新入职 "
    "招聘人数 招录人数 离职人数 增加 减少 "
    "计提 变动 增减 同比 增长 完成 实现 出席 拨付金额 拨入金额 到位金额 下达金额 支出金额 收入金额"
)
STOCKS = (
    "余额 总额 持股 资产 负债 权益 股本 账面 限额 未分配利润 收入余额 离职后福利 收入资产 累计余额 客户 "
    "库存 完成总额 投资限额 在职员工 收入总额"
)


@pytest.mark.parametrize(("labels", "days"), [(FLOWS, "2023-01-01..2023-12-31"), (STOCKS, "2023-12-31")])
def test_what_happens_in_the_year_of_a_table_of_its_last_day(labels: str, days: str) -> None:
    rows = [["项目", "数值"], *([label, "12"] for label in labels.split())]
    found = said_of(made(rows, section="报告期末情况 / 报告期末库存"))
    assert [label for label, one in zip(labels.split(), found, strict=True) if one.days != days] == []


DESCRIBING = (
    "建设方式 建设目的 原因 依据 说明 情况 方法 建设内容 工作内容 主要内容 服务内容 实施内容 用途 措施 "
    "要求 备注 简介 状态 身份 关系 "
    "主要业务 经营范围 款项性质 资金来源 业务投向 项目性质 股份来源 投资来源 募集资金投向 来源 受赠单位 "
    "受助部门 受益企业 帮扶院校 "
    "合作学校 共建学院 依托方 中标对象 施工人 承包单位 供货单位 主要覆盖部门 覆盖科室 涉及单位 涵盖区域 "
    "管辖范围 下辖地区 对应片区 包含乡镇 "
    "服务街道 供电社区 供水村组 供气村 供热区域 经营区域 责任片区 包片乡镇 包干区域 包保单位 规格 "
    "规格型号 型号 品牌 产地 材质 责任单位 "
    "第一责任人 牵头部门 主办处室 承办科室 主管部门 实施单位 建设单位 配合部门 负责人 联系人 经办人 "
    "开工日期 时间 时点 地点 地址 注册地 经营地 "
    "期限 是否投产"
)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        *((head, ["东桥客流", "西桥客流", "南桥客流"]) for head in DESCRIBING.split()),
        *((head, ["甲客流", "乙客流", "丙客流"]) for head in ("类别", "品名", "等级", "部门", "单位")),
    ],
)
def test_columns_that_only_describe_a_row(head: str, names: list[str]) -> None:
    rows = [["站点", head, "客流（人次）"], ["东桥", "甲", "12"], ["西桥", "乙", "15"], ["南桥", "丙", "18"]]
    assert [one.metric for one in said_of(made(rows))] == names


UNITS = {
    "每股收益 每股净资产": ("12.50", "元/股"),
    "施工进度 完工进度 工程进度 建设进度 投入进度 投资进度 形象进度 履约进度 项目进度": ("12.50", "%"),
    "残值率 预计净残值率 折旧率 年折旧率 摊销率": ("12.50", "%"),
    "得分 分值 评分 满分 扣分 加分 自评得分 考核得分 评价得分 实际得分 最终评分": ("12.50", "分"),
    "发行价格 授予价 行权均价 回购价格 增持价 减持价 收盘价 配股价格": ("12.50", "元"),
    "持股数量 持有股数 股份数量 股票数量 冻结数量 标记数量 持股数": ("12500", "股"),
    "进价 保障金额": ("125000", "元"),
}
HEADED = [(head, *told) for heads, told in UNITS.items() for head in heads.split()]


@pytest.mark.parametrize(("head", "value", "unit"), HEADED)
def test_headers_whose_numbers_are_not_in_the_unit_of_the_table(head: str, value: str, unit: str) -> None:
    printed = "12,500" if value == "12500" else "12.50"
    found = list(cell_quantities.read(made([["项目", head], ["东桥", printed]], above=["单位：万元"])))
    assert [(one.value_text, one.unit) for one in found] == [(value, unit)]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("0-5", "%"), ("2.38-5.00", "%"), ("5", "%"), ("0", "%"), ("0.05", None), ("0.03-0.05", None)],
)
def test_rates_of_depreciation_are_in_per_cent_but_for_fractions(printed: str, unit: str | None) -> None:
    rows = [["类别", "折旧年限（年）", "残值率"], ["厂房", "20-40", printed], ["水泵", "10", printed]]
    found = {one.phrase.metric: one.unit for one in cell_quantities.read(made(rows, section="固定资产"))}
    assert found == {"厂房折旧年限": "年", "水泵折旧年限": "年", "厂房残值率": unit, "水泵残值率": unit}


STAFF = "在岗人数 在职人数 年末人数 职工数 员工数 在岗职工数 年末员工数 从业人数"
PARTS = "其中：男 男性 女 30岁以下 31-40岁 45周岁及以上 少数民族"


def test_labels_that_count_staff_in_a_table_of_money() -> None:
    labels = [*STAFF.split(), *PARTS.split()]
    found = cell_quantities.read(made([["项目", "数值"], *([label, "12"] for label in labels)], above=["单位：万元"]))
    assert [label for label, one in zip(labels, found, strict=True) if (one.value_text, one.unit) != ("12", "人")] == []


HOLLOW = (
    "报告年度 年度 年度数值 数据 绝对数 绝对值 绝对量 金额 数量 数 合计 小计 总计 预算数 决算数 决算 "
    "执行数 完成情况 完成数 完成值 实际数 实际值 实际完成 实际 余额 发生额 发生金额 值 人数 指标值 内容 "
    "说明 备注 开展情况 进展情况 落实情况 数量/开展情况 数量及金额"
)


@pytest.mark.parametrize("head", HOLLOW.split())
def test_headers_that_say_no_more_than_their_rows(head: str) -> None:
    assert said_of(made([["项目", head], ["灯会", "12"], ["庙会", "15"]]))[0].metric == "灯会"


@pytest.mark.parametrize("head", ["班次", "里程", "达标情况", "比例"])
def test_headers_that_say_what_is_measured(head: str) -> None:
    assert said_of(made([["项目", head], ["灯会", "12"], ["庙会", "15"]]))[0].metric == f"灯会{head}"


COUNTERS = (
    "笔数 例数 户数 次数 件数 台数 场数 辆数 篇数 份数 张数 起数 批数 时长 费用 活动场次 服务人次 "
    "工作时长 参与人次 参加人次 开展次数 举办场次 组织场次 受益人次 惠及户数 累计次数 参与人数 参加人数 "
    "受益人数"
)


@pytest.mark.parametrize(
    ("outer", "head", "name"),
    [
        *(("手术", head, f"手术{head}") for head in COUNTERS.split()),
        *(("手术", head, "手术") for head in ["人数", "人次", "人次数", "台次", "批次", "班次", "场次"]),
        *(("手术", head, head) for head in ("里程", "规模")),
        *(
            ("居民投诉", head, f"居民投诉{head}")
            for head in ["受理", "受理数", "受理数量", "受理件数", "办结量", "办结率", "办理情况"]
        ),
        *(("助学贷款", f"{when}发放额", "助学贷款发放额") for when in ("", "当年", "本年")),
        *(
            ("助学贷款", head, f"助学贷款{head}")
            for head in ["累计投放额", "回收额", "投入", "资金投入", "投入金额", "投入资金", "投入总额"]
        ),
        ("助学贷款", "用额", "用额"),
    ],
)
def test_headers_that_say_of_what_in_their_first_line(outer: str, head: str, name: str) -> None:
    rows = [["站点", outer, ">"], ["^", head, "甲"], ["东桥", "12", "3"], ["西桥", "15", "4"]]
    assert said_of(made(rows))[0].metric == f"东桥{name}"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        *(
            (f"{how}{end}", f"{how}{end}存货")
            for how in ["调整", "追溯", "重述", "追溯调整", "会计政策变更"]
            for end in "前后"
        ),
        ("变动前", "存货变动前"),
    ],
)
def test_headers_of_what_was_stated_anew(head: str, name: str) -> None:
    rows = [["项目", "2023年", ">"], ["^", head, "增减"], ["存货", "12", "3"], ["现金", "15", "4"]]
    assert said_of(made(rows))[0].metric == name
