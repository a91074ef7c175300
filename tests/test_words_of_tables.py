"""What headers, labels and captions of tables are known by: each word of a pattern, beside words that look alike."""

from collections.abc import Sequence

import pytest
from test_cell_words import sheet

from extractors.tables.ageing import is_age, is_claim
from extractors.tables.captions import called_thing, caption_of, total_thing
from extractors.tables.cell_pairs import says_since
from extractors.tables.cell_times import is_time, without_terms
from extractors.tables.cell_values import basis_of_head, is_changed_row
from extractors.tables.goals import against_of, starts_from
from extractors.tables.naming import ranked_in, section_name
from extractors.tables.parties import content_of, given, is_body, party_of, project_of
from extractors.tables.segments import measures_itself
from extractors.tables.stretches import is_year, stretches
from extractors.tables.table_things import account_over, counted_thing, names_account, of_account, thing_over
from extractors.tables.table_units import is_score

GIVERS = "捐赠单位 捐赠企业 捐赠机构 捐赠人 捐赠方 捐赠者 捐赠单位名称 捐赠企业名称 捐助单位 捐款人"
TIMES_OF_CAPTIONS = (
    "2022年 2022年度 截至2022年末 截止2022年6月30日 2022年6月 2021-2022年 1998年 1998年度 本年度 上年度 "
    "年度 报告期 本报告期"
)
SHEETS = "预算表 决算表 执行表 支出决算表 收入预算表 支出决算情况表 支出预算明细表 支出决算统计表"
CAME_FROM = (
    "营业收入来源 公司营业收入来源 本公司营业收入来源 本集团营业收入构成 我院营业收入分布 "
    "我司的营业收入组成 营业收入来源情况 营业收入来源的具体情况 营业收入构成主要情况 营业收入来源列示"
)
BEFORE = "本集团 本公司 我院 我司 公司 公司的 按性质列示 按性质分类 按部门归集 按类别划分 按性质披露 按部门统计"


def no(words: str) -> list[tuple[str, bool]]:
    return [(word, False) for word in words.split()]


def yes(words: str) -> list[tuple[str, bool]]:
    return [(word, True) for word in words.split()]


# Parties

PARTIES = (
    "供货商名称 承包商 经销商 服务商 医院名称 学校名称 银行名称 机构名称 支行名称 网点名称 门店名称 "
    "电站名称 水厂名称 企业名称 "
    "基金会名称 社会组织名称 子公司 纳税主体 缴费主体 经营主体 责任主体 申报主体 运营主体 实施主体 "
    "借款银行 贷款银行 授信银行 开户银行 "
    "存款银行 承兑银行 合作银行 借款单位 贷款单位 供应单位 采购单位 被担保单位 承租单位 出租单位 债权人 "
    "出票人 承兑人 借款人 共同借款人 "
    "贷款人 授信人 用款人 被担保方 被担保人 承租人 出租人 中标人 受赠人 受赠方 再保险接受人 再保险分出人 "
    "分保分出人 客户简称 客户全称"
)


@pytest.mark.parametrize(
    ("head", "party"), yes(PARTIES) + no("水厂 医院 学校 支行 存款 担保 承兑 主体 经营 授信 捐赠金额")
)
def test_headers_of_parties(head: str, party: bool) -> None:
    assert (party_of([(head, "东桥")]) == "东桥") is party


@pytest.mark.parametrize("giver", GIVERS.split())
def test_headers_of_givers(giver: str) -> None:
    named = [(giver, "东桥"), ("项目", "灯会")]
    assert party_of(named) == "东桥"
    assert given(named, "金额") == f"{giver[:2]}金额"
    assert party_of([*named, ("课题名称", "灯会")]) is None


@pytest.mark.parametrize(("head", "told"), yes("金额 折合金额 折价金额 数量 数额 价值 折算价值") + no("单价 占比 用途"))
def test_headers_that_say_only_how_much_was_given(head: str, told: bool) -> None:
    assert given([("捐赠人姓名", "东桥")], head) == ("捐赠" if told else "") + head


PROJECTS = (
    "项目 工程 课题 活动 展览 展会 演出 剧目 讲座 赛事 培训班 论坛 产品 药品 品种",
    "募投 募集资金 募集资金投资 承诺投资 在研 研发 科研 投资 建设 公益 帮扶 捐赠 重点",
)
HEADS = [*(f"{word}名称" for word in PROJECTS[0].split()), *(f"{word}项目" for word in PROJECTS[1].split())]


@pytest.mark.parametrize(("head", "known"), [*((w, True) for w in HEADS), *no("名称 项目 产品 其他项目 活动 客户名称")])
def test_headers_of_projects(head: str, known: bool) -> None:
    assert (project_of([(head, "东桥灯会")]) == "东桥灯会") is known


BODIES = "公司 银行 支行 分行 农商行 医院 学校 小学 中学 大学 厂"
KINDS = (
    "本公司 我公司 母公司 子公司 孙公司 分公司 总公司 控股公司 参股公司 联营公司 合营公司 关联公司 "
    "附属公司 上市公司 各公司 该公司 其他公司 "
    "集团公司 有限公司 股份有限公司 保险公司 证券公司 基金公司 外部公司 投资公司 商业银行 国有银行 "
    "民营医院 公立医院 私立医院 各支行 其他分行 "
    "政策性银行 综合医院 专科医院 三级医院 二级医院 乡镇医院 民办学校 公办小学 普通中学 所属大学 所属厂 "
    "某银行 东公司 大医院 老学校 一小学 "
    "某中学 某大学 各工厂 某电厂 二水厂 合资公司 合作医院 合伙公司 合计公司 合并公司 应收公司 应付银行 "
    "应交公司 占公司 对公司 向公司 由公司 "
    "与公司 和公司 及公司"
)


@pytest.mark.parametrize(("head", "body"), [*((f"东桥镇{w}", True) for w in BODIES.split()), *no(KINDS)])
def test_headers_that_are_the_name_of_a_body(head: str, body: bool) -> None:
    assert is_body(head) is body


ACCOUNTS = (
    "应收账款 应收票据 应收利息 应收股利 应收款项融资 应收款 其他应付款 长期应收款 预收账款 预付款项 "
    "预收款 合同资产 合同负债 债权投资 "
    "其他债权投资 租赁负债 短期借款 长期借款"
)


@pytest.mark.parametrize(
    ("head", "account"),
    [
        *(("项目名称", account) for account in ACCOUNTS.split()),
        *((head, "应收账款") for head in ["项目", "科目", "会计科目", "会计科目名称"]),
    ],
)
def test_the_account_of_a_balance_beside_its_party(head: str, account: str) -> None:
    assert content_of([("关联方", "东桥公司"), (head, account)], said=False, again=False) == account


@pytest.mark.parametrize(
    "head",
    [
        "款项性质",
        "交易类型",
        "委托理财类型",
        "理财产品类型",
        "产品类型",
        "再保险方式",
        "再保险形式",
        "再保险类型",
        "分保方式",
    ],
)
def test_what_tells_the_rows_of_a_party_apart(head: str) -> None:
    named = [("公司名称", "东桥公司"), (head, "甲")]
    assert [content_of(named, said=False, again=again) for again in (True, False)] == ["甲", None]


@pytest.mark.parametrize("head", ["内容", "交易内容", "采购内容", "交易事项", "交易概述", "交易摘要"])
def test_what_a_row_is_about(head: str) -> None:
    assert content_of([("公司名称", "东桥公司"), (head, "甲")], said=False, again=False) == "甲"


@pytest.mark.parametrize("head", ["被担保方", "被担保人", "担保对象"])
@pytest.mark.parametrize("giver", ["担保方", "担保人"])
def test_for_whom_a_party_guarantees(giver: str, head: str) -> None:
    named = [(giver, "东桥公司"), (head, "西桥公司")]
    assert content_of(named, said=True, again=False) == "对西桥公司"
    assert content_of([*named[:1], (head, "合计")], said=True, again=False) is None


# Claims and ages

CLAIMS = (
    "应收账款 其他应付款 应收票据 应付利息 应付股利 应收款项融资 长期应付款 预收账款 预付款项 预付款 "
    "合同资产 合同负债 租赁付款额 最低租赁付款额 "
    "未折现租赁收款额 未折现的租赁付款额 租赁负债 长期借款 应付债券"
)
AGES = (
    "1年 1年以内 6个月以内 1年以内（含1年） 1-2年 1至2年 3个月-6个月 1年—2年 账龄1至2年 五年以上 3年以下 "
    "1年以内小计 第1年 第三年 第五年及以后 "
    "第5年以后 第5年及以上 资产负债表日后第1年 资产负债表日后第2年 以后年度 资产负债表日后以后年度"
)


@pytest.mark.parametrize(("label", "claim"), yes(CLAIMS) + no("应收 账款 短期借款 租赁 合同 应交税费 债券"))
def test_claims_of_a_balance_sheet(label: str, claim: bool) -> None:
    assert is_claim(label) is claim


@pytest.mark.parametrize(("label", "age"), yes(AGES) + no("以内 账龄 2021年 年以上 逾期1年以内的款项"))
def test_how_old_a_claim_is(label: str, age: bool) -> None:
    assert is_age(label) is age


# Captions

KINDS_OF_PLACES = (
    "区县 市县 区 县 市 省 州 街道 乡镇 镇 乡 村 社区 部门 单位 科室 处室 地区 区域 片区 机构 企业 公司 "
    "月 月份 季度 行业 领域 类别 项目"
)


@pytest.mark.parametrize("each", [*(f"各{kind}" for kind in KINDS_OF_PLACES.split()), "分街道", "按街道"])
def test_what_a_caption_deals_a_quantity_out_to(each: str) -> None:
    assert caption_of([f"{each}用水量"], "", ["东桥"]) == "用水量"
    assert caption_of([f"{each}和{each[1:]}的用水量"], "", ["东桥"]) == "用水量"


@pytest.mark.parametrize("end", ["划分", "分类", "统计", "列示", ""])
@pytest.mark.parametrize("by", "分按")
def test_a_caption_with_what_it_deals_out_to_behind_it(by: str, end: str) -> None:
    assert caption_of([f"用水量（{by}厂区{end}）"], "", ["东桥"]) == "用水量"
    assert caption_of([f"用水量（{by}厂区{end}）情况"], "", ["东桥"]) == "用水量"
    assert caption_of([f"用水量（{by}厂区{end}）：东桥"], "", ["东桥"]) is None


FRAMES = "情况 完成情况 实现情况 统计 一览 明细 汇总 对比 分布 构成 列示 比较 统计表 情况统计表 情况表（续）"


@pytest.mark.parametrize("frame", FRAMES.split())
def test_words_behind_what_a_numbered_caption_calls(frame: str) -> None:
    assert called_thing([f"表3 站点客流{frame}"]) == "站点客流"


@pytest.mark.parametrize("time", TIMES_OF_CAPTIONS.split())
def test_times_before_what_a_numbered_caption_calls(time: str) -> None:
    assert called_thing([f"表3 {time}站点客流情况"]) == "站点客流"


@pytest.mark.parametrize(
    "number", ["表1", "附表2", "表格3", "图表4", "表一", "表十二", "表A1", "表1-2", "表1.2.3", "附表1—1"]
)
@pytest.mark.parametrize("year", ["", "2021年"])
def test_numbers_of_captions(number: str, year: str) -> None:
    assert called_thing([f"{number} {year}站点客流"]) == "站点客流"


WITHIN = (
    "金额 额 投资额 完成金额 完成投资额 占比 比重 比例 同比增减 较上年增长 比上年增减额 增长率 增幅 增速 "
    "同比增速 合计 总计"
)


@pytest.mark.parametrize(("head", "kept"), yes(WITHIN) + no("计划金额 造林面积 株数"))
def test_headers_under_which_an_investment_is_what_the_caption_says(head: str, kept: bool) -> None:
    assert (caption_of(["表2 林业投资完成情况"], "", [], [head]) == "林业投资") is kept


@pytest.mark.parametrize("words", CAME_FROM.split())
def test_a_line_that_says_where_a_sum_comes_from(words: str) -> None:
    assert caption_of([f"{words}如下："], "", ["东桥"]) == "营业收入"
    assert caption_of([f"{words}："], "", ["东桥"]) is None


@pytest.mark.parametrize("fund", ["一般公共预算", "财政拨款", "财政", "一般公共预算财政拨款"])
def test_what_pays_the_three_public_expenses(fund: str) -> None:
    assert total_thing([f"{fund}“三公”经费支出决算表"]) == "“三公”经费"


@pytest.mark.parametrize("sheet", SHEETS.split())
def test_titles_of_the_sheets_of_three_public_expenses(sheet: str) -> None:
    assert total_thing([f"财政拨款“三公”经费{sheet}"]) == "“三公”经费"


# Things of totals

SORTS = (
    "管理费用 管理费 营业收入 事业支出 营业成本 无形资产 投资性房地产 流动负债 应付款 长期应付款项 "
    "受限现金 应交税费 税金及附加 救灾物资 资本公积 "
    "应付职工薪酬 股东权益 公允价值变动损益 未分配利润 政府补助 在建工程 长期股权投资 专项资金 公用经费 "
    "日常开支 原材料存货 存货 商誉 投资收益 坏账准备 "
    "吸收存款 存款 发放贷款 贷款 短期借款 应收票据 应付债券 应付股利 库存股 设定受益计划 以公允价值计量的项目"
)
NO_SORTS = (
    "费用和收入 费用与收入 成本预算 支出决算 收入结构及支出 收入构成及支出 收入分布及支出 收入情况及支出 "
    "费用 成本 客流 员工 贷"
)


@pytest.mark.parametrize(("words", "known"), yes(SORTS) + no(NO_SORTS))
def test_kinds_of_money_and_assets(words: str, known: bool) -> None:
    assert names_account(words) is known


FRAMES_OF_THINGS = (
    "情况 明细 列示 构成 分类 汇总 统计 一览 如下 分布 组成 结构 表 明细表 的主要情况 的具体情况 "
    "的基本情况 分解信息 补充资料 变动情况 明细项目 "
    "及金额 和金额 金额前五名 按性质列示"
)


@pytest.mark.parametrize("frame", FRAMES_OF_THINGS.split())
def test_words_for_the_list_behind_a_thing(frame: str) -> None:
    assert thing_over([], [f"1、管理费用{frame}"]) == "管理费用"


@pytest.mark.parametrize("words", BEFORE.split())
def test_words_before_a_thing(words: str) -> None:
    assert thing_over([], [f"{words}管理费用"]) == "管理费用"


@pytest.mark.parametrize(
    ("title", "known"), yes("其他费用 主要收入") + no("因停产的损益 资产列报项下的负债 在子公司中的权益")
)
def test_titles_that_name_a_thing_or_none(title: str, known: bool) -> None:
    assert thing_over([], [title]) == (title if known else None)


@pytest.mark.parametrize("lead", ["：", "情况", "明细", "列示", "构成", "分类", "汇总", "统计", "一览", "如下", "表"])
def test_a_line_that_leads_to_a_table(lead: str) -> None:
    assert thing_over([f"管理费用{lead}"], []) == "管理费用"
    assert thing_over(["管理费用"], []) is None


COUNTED = "员工 职工 人员 教师 医师 护士 学生 学员 党员 志愿者 藏品 文物 标本 图书 车辆 设备 病床 床位 人才"
SORTED = (
    "构成 结构 情况 分类 分布 统计 明细 一览 组成 构成情况 队伍构成 总体情况 基本情况 专业构成 学历结构 "
    "年龄构成 性别分布 岗位构成 职称结构"
)


@pytest.mark.parametrize("thing", COUNTED.split())
def test_things_that_a_caption_counts_by_kinds(thing: str) -> None:
    assert counted_thing([f"本馆{thing}构成"]) == f"本馆{thing}"


@pytest.mark.parametrize(("words", "known"), yes(SORTED) + no("培训 培训情况 职责"))
def test_words_for_kinds_of_what_is_counted(words: str, known: bool) -> None:
    assert (counted_thing([f"员工{words}"]) == "员工") is known


BALANCES = (
    "余额 账面余额 账面价值 账面净值 账面净额 账面原值 账面原价 余额比例 账面余额金额 坏账准备 减值准备 "
    "跌价准备 信用损失准备 坏账准备计提 坏账准备本期计提 "
    "坏账准备收回或转回 坏账准备转回 坏账准备转回或收回 坏账准备转销或核销 坏账准备转销 坏账准备核销 "
    "坏账准备其他变动 坏账准备计提金额 坏账准备期初余额 "
    "坏账准备年末余额 坏账准备金额 累计折旧 累计摊销 累计折旧金额 计提比例 增减变动其他 "
    "账龄组合账面余额 低风险组合账面余额 风险组合坏账准备 信用组合比例 "
    "信用风险特征组合账面余额 关联方组合合计 前五名余额 期末余额前5名账面余额 其他账面价值 坏账准备合计"
)


@pytest.mark.parametrize(("metric", "known"), yes(BALANCES) + no("其他 客户账面余额 坏账 折旧 转回 合计"))
def test_balances_go_with_their_account(metric: str, known: bool) -> None:
    assert of_account("应收账款", metric) == ("应收账款" if known else "") + metric


RESERVES = (
    "坏账准备 累计折旧 累计摊销 资产原值 资产净值 资产原价 应收余额 资产账面价值 资产合计 资产减值 "
    "资产坏账 费用计提 应收应付 资产负债"
)


@pytest.mark.parametrize("words", RESERVES.split())
def test_what_is_no_account_of_balances(words: str) -> None:
    assert account_over([f"{words}情况表"], ["长期借款"]) == "长期借款"


@pytest.mark.parametrize("words", ["方法", "依据", "假设", "过程", "参数"])
def test_titles_below_which_other_things_are_worked_out(words: str) -> None:
    assert account_over([], [f"减值的确定{words}", "长期借款"]) is None


# Rows and columns

CHANGED = (
    "同比 环比 较上年 比上年 较上年同期 同比增长 同比增减 同比增幅 同比增速 同比变化 同比变动 环比涨跌 "
    "环比涨幅 同比升降 同比增长率 同比增减额 同比增长幅 "
    "增长率 增减率 增长幅 增速 增幅 变动率 变化幅度 变动比例 YOY yoy （+/-）YOY"
)


@pytest.mark.parametrize(("label", "changed"), yes(CHANGED) + no("增长 变动 涨跌 同期 上年"))
def test_rows_that_say_how_the_one_above_changed(label: str, changed: bool) -> None:
    assert is_changed_row(label) is changed


BASES = {
    "execution": "执行数 决算数 实际完成数 支出决算 收入决算 决算额 决算 2022年决算 年度决算",
    "budget": (
        "预算数 预算金额 预算安排 预算安排数 年初预算 预算 预算额 全年预算 当年预算 本年预算 调整预算 "
        "调整后预算 年度预算"
    ),
    "target": "目标 目标值 目标数 年度指标值 项目指标值 绩效指标值 预期指标值 设定指标值 年绩效指标值",
    "plan": "计划 计划数 计划值 计划指标 计划指标数 预测 预测数 预计值 预估数 2022E 2022年F 2022年度E",
}
KNOWN = [(head, basis) for basis, heads in BASES.items() for head in heads.split()]


@pytest.mark.parametrize(("head", "basis"), [*KNOWN, *((w, None) for w in ("实际", "完成值", "一般公共预算", "2022A"))])
def test_what_a_header_says_that_a_quantity_is(head: str, basis: str | None) -> None:
    assert basis_of_head(head) == basis


AGAINST = {
    "2022": (
        "基准年2022 基准年（2022年） 基准2022 基期2022 基线2022 基准年：2022 基期为2022 2022年为基准 "
        "2022作为基期 2022年基线 较2022年增减 比2022 与2022年相比"
    ),
    "1998": "基准年1998 1998年为基期 较1998年",
    "other": "较基准年 比基准值 较基期 较基线 基准",
}
SEEN = [(head, against) for against, heads in AGAINST.items() for head in heads.split()]


@pytest.mark.parametrize(("head", "against"), [*SEEN, ("2022年", None), ("较上年", None), ("较2022吨", None)])
def test_what_a_header_says_that_a_change_is_against(head: str, against: str | None) -> None:
    assert against_of([head]) == against


@pytest.mark.parametrize(
    "words", ["由", "从", "由现有", "由现有的", "由目前", "从目前的", "由原", "从原来", "由原来的", "由当前"]
)
def test_where_a_goal_starts_from(words: str) -> None:
    text = f"用时{words}40分钟压缩至30分钟"
    assert starts_from(text, text.index("40"))
    assert not starts_from(text, text.index("30"))


MEASURED = (
    "用水量 投资额 件数 及格率 管理费 应付款 奖金 客户 收入 支出 成本 利润 产值 资产 负债 资金 投资 投入 "
    "面积 里程 人员 员工 职工 党员 人次 乡镇人 汽车 渔船 "
    "车站 网点 航线 文件 专家 研究所 应交税 利息 利得 损失 收益 准备 余额 价值 股利 权益 资本 公积 "
    "薪酬 经费 补助 合计 小计 总计"
)


@pytest.mark.parametrize(("label", "itself"), yes(MEASURED) + no("机组 个人 男 城区 甲类"))
def test_labels_that_measure_something_themselves(label: str, itself: bool) -> None:
    assert measures_itself(label) is itself


SCORES = "得分 分值 评分 满分 扣分 加分 自评得分 考核得分 评价得分 实际得分 最终评分"


@pytest.mark.parametrize(("head", "score"), yes(SCORES) + no("分 学分 分数线 自评 考核"))
def test_headers_of_points(head: str, score: bool) -> None:
    assert is_score([head]) is score


SINCE = (
    "上市之日起 合同签订日起 服务期满后 任期届满后 租约到期后 提前 三年 近三年 前两季 三年累计 近五年合计 "
    "近五年共计 接报后 接到后 接诉后 受理后 收到申请后 提交后 "
    "签订后 批准后 验收后 发现后 报修后 申请后 到达现场后 用户接报后"
)


@pytest.mark.parametrize(("words", "since"), yes(SINCE) + no("之日 服务期 今后 完工后 起"))
def test_words_that_say_from_when_a_time_runs(words: str, since: bool) -> None:
    assert says_since(words) is since


TERMS = (
    "任期 任职起止 履职时间 聘期 聘任起止 合同期 合约期 服务期 出生年月 入职时间 从业年限 审议时间 "
    "批准日期 批复时间 到期日 授予日期 披露日期 公告日期 竣工时间 "
    "登记日 购买日期 取得时间 发行日期 结束年份 终止时间 起始年份 起始"
)


@pytest.mark.parametrize(("head", "term"), yes(TERMS) + no("年度 报告年份 时间 日期 统计年月"))
def test_headers_of_the_years_of_a_person_or_contract(head: str, term: bool) -> None:
    assert (without_terms(["2021年"], [(head, "2021年")]) == []) is term


TIMES = (
    "年初余额 年末余额 期初余额 期末余额 上年数 上期金额 上年末账面余额 上年度末余额 上年末 "
    "2.期末账面价值 本年累计 本年累计数 当年累计 "
    "全年累计数 本报告期末余额 上一期末余额 上一年末余额 2022年1月1日余额在本期 同期数"
)
NO_TIMES = "本年收入合计 本年支出合计 上年结转 上年累计结转 上年滚存结转 年初结存 学年初余额 余额 本年收入"


@pytest.mark.parametrize(("label", "time"), yes(TIMES) + no(NO_TIMES))
def test_labels_that_say_only_a_time(label: str, time: bool) -> None:
    assert is_time(label) is time


# Headers in the midst of a table


def starts(*rows: Sequence[str]) -> list[int]:
    return [one.start for one in stretches(sheet(rows))]


HEADS_OF_FORMS = (
    "一级指标 二级指标 三级指标 名称 指标名称 内容 指标内容 产出指标值 年度目标值 全年完成值 实际值 "
    "计划数 指标值（万元） 年初预算数 全年预算数 年度预算数 调整预算数 调整后预算数 资金到位率 预算执行率 "
    "执行数 决算数 到位额 支出额 预算执行率% 执行率（%） 分值 标准分值 自评得分 实际得分 权重 标准权重 "
    "评分 自评评分 完成情况 完成率 达标情况 达标率 备注 说明 偏差原因 指标未完成原因 偏差大的原因分析 "
    "未完成的原因及措施"
)


@pytest.mark.parametrize(("head", "known"), yes(HEADS_OF_FORMS) + no("甲乙 预算 支出 执行情况 原因"))
def test_headers_of_the_next_part_of_a_form(head: str, known: bool) -> None:
    """Two more that are known, of four: two thirds are enough."""
    above = [["项目", "金额", "人数", "次数"], ["灯会", "12", "13", "8"]]
    below = [["客流", "12", "13", "8"], ["班次", "2", "3", "9"]]
    assert starts(*above, [head, "年度指标值", "完成值", "甲"], *below) == ([0, 2] if known else [0])


TIMES_OF_HEADS = (
    "本期 上期 当年 今年 去年 前年 期末余额 年末数 期初 年初 2022年 1998年末 本年度 同比 增减 变动 增长 "
    "同比增长率 余额增减变动"
)


@pytest.mark.parametrize(
    ("head", "known"), yes(TIMES_OF_HEADS) + no("甲乙 数量 年 本年一二三四五六七八度一二三四五六七")
)
def test_a_row_of_times_is_one_of_headers(head: str, known: bool) -> None:
    rows = [
        ["项目", "本年", "上年"],
        ["灯会", "12", "13"],
        ["", head, "2021年"],
        ["客流", "12", "13"],
        ["班次", "2", "3"],
    ]
    assert starts(*rows) == ([0, 2] if known else [0])


YEARS = (
    "2022 2022年 2022年度 2022学年 2022学年度 截至2022年末 2022年底 2021-2022 2021至2022学年 2021-22年 "
    "1998-1999年 2022E 2023A 2024F 2022（预测） 2022（预计） 2022（预估） 2022（预案） 2022（预） "
    "2022（拟） 2022（审计） 2022（经审计） 2022（未经审计） 2022（未审计） 2022（重述） 2022（经重述） "
    "2022（追溯调整） 2022（调整前） 2022（调整后） 2022（快报） 2022（初步） 2022届 1998届 2022年6月 "
    "1998年6月30日 6月 2022-06-30 1998/6/30"
)
NO_YEARS = "22 2122 1898年 2022G 2022（其他） 2022-6 上年 六月"


@pytest.mark.parametrize(("words", "year"), yes(YEARS) + no(NO_YEARS))
def test_spellings_of_years(words: str, year: bool) -> None:
    assert is_year(words) is year


# How long a caption, a title or a name may be


@pytest.mark.parametrize(("count", "known"), [(1, False), (2, True), (30, True), (31, False)])
def test_how_long_a_caption_is(count: int, known: bool) -> None:
    assert (called_thing([f"表1 {'客' * count}"]) is not None) is known


@pytest.mark.parametrize(("count", "known"), [(27, True), (28, False)])
def test_how_long_a_title_of_a_quantity_is(count: int, known: bool) -> None:
    assert (total_thing(["客" * count + "用水量"]) is not None) is known
    assert total_thing(["客" * count + "用水量", "用电量"]) == ("客" * count + "用水量" if known else "用电量")


@pytest.mark.parametrize(("count", "known"), [(0, False), (1, True), (20, True), (21, False)])
def test_how_long_the_name_of_a_thing_is(count: int, known: bool) -> None:
    assert (thing_over([], ["管" * count + "费用"]) is not None) is known


@pytest.mark.parametrize(("count", "known"), [(36, True), (37, False)])
def test_how_long_a_line_that_ranks_is(count: int, known: bool) -> None:
    assert (ranked_in(["户" * count + "前五名："]) is not None) is known


@pytest.mark.parametrize(("count", "known"), [(16, True), (17, False)])
def test_how_long_a_section_that_names_a_total_is(count: int, known: bool) -> None:
    assert (section_name(["户" * count], known_headers=True) is not None) is known
    assert section_name(["户" * count], known_headers=False) is None
