"""Words that tell what a quantity measures, one after another in the same sentence, beside words that do not."""

import pytest

from pipeline.sentences import read_sentence

Told = tuple[str | None, str | None]


def told(text: str, figure: int = -1) -> Told:
    """What a quantity of a sentence measures, and whose it is; the last one where nothing else is said."""
    row = read_sentence(text, 2022)["quantities"][figure]
    return row["metric"], row["subject"]


def each(words: str, metric: str | None, subject: str | None = None) -> list[tuple[str, str | None, str | None]]:
    """Cases of words with one outcome; {} in it is the word."""
    return [(word, metric and metric.replace("{}", word), subject) for word in words.split()]


UP = "增长 增加 提高 提升 上升 上涨 回升 加快"
DOWN = "下降 减少 降低 下跌 缩短 收窄 压减 回落"


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        *((f"{against}{verb}", "up") for against in ("较上年", "与上年相比") for verb in UP.split()),
        *((f"{against}{verb}", "down") for against in ("较上年", "与上年相比") for verb in DOWN.split()),
        *((f"{against}增长", "up") for against in ("同比", "环比", "相较上年", "比上年", "较前年", "与去年同期相比")),
        *((f"较上年{verb}", "down") for verb in ("节约", "节省", "降", "少用", "减")),
    ],
)
def test_what_a_change_is_of(words: str, direction: str) -> None:
    row = read_sentence(f"站点用水量{words}12%。", 2022)["quantities"][0]
    assert (row["metric"], row["role"], row["direction"]) == ("站点用水量", "change", direction)


BEFORE_WHOM = "累计 先后 免费 无偿 主动 专门 优先 及时 还 已 并 共同 联合 上门 今年 去年 全年 年内 至今 以来"
WITH_WHAT = "依托 依靠 借助 利用 通过 结合 组织 其中依托"


@pytest.mark.parametrize("words", [*(f"茶场{word}" for word in BEFORE_WHOM.split()), "茶场大力", ""])
def test_those_for_whom_something_was_done(words: str) -> None:
    assert told(f"{words}为26名老人送餐。") == ("茶场" if words == "茶场大力" else "老人", None)


@pytest.mark.parametrize("word", WITH_WHAT.split())
def test_those_for_whom_something_was_done_with_others(word: str) -> None:
    assert told(f"{word}志愿队为26名老人送餐。") == ("老人", None)


MOVED = (
    "增长 上升 下降 回落 提高 提升 降低 减少 增加 缩短 回升 攀升 下滑 改善 走低 走高 保持增长 实现增长 "
    "呈现下降 呈增长 持续增长 稳步增长 小幅增长 "
    "大幅增长 双双增长 双位数增长 明显增长 有所增长 下降趋势 增长态势"
)


@pytest.mark.parametrize("words", MOVED.split())
def test_how_something_moved_for_years(words: str) -> None:
    assert told(f"空置率4.6%，连续两年{words}。") == (f"空置率连续{words}", None)


BUILT = "优化 升级 搭建 打造 建设 建成 开发 上线 推出 构建 完善 研发 引入 运营 建立 启用 开通 搭建了"
SYSTEMS = "平台 系统 小程序 客户端 APP 模型 数据库 知识库 网站"


@pytest.mark.parametrize(("verb", "metric", "subject"), [*each(BUILT, "维度", "智慧审计系统"), ("参观", "维度", None)])
def test_what_was_built_covers_things(verb: str, metric: str, subject: str | None) -> None:
    assert told(f"茶场{verb}智慧审计系统，覆盖18个维度。") == (metric, subject)


@pytest.mark.parametrize("system", [*SYSTEMS.split(), "队伍"])
def test_which_things_cover_others(system: str) -> None:
    subject = None if system == "队伍" else f"智慧审计{system}"
    assert told(f"茶场搭建智慧审计{system}，覆盖18个维度。") == ("维度", subject)


@pytest.mark.parametrize(
    ("verb", "metric", "subject"),
    [
        *each("覆盖 包含 集成 支持", "维度", "智慧审计系统"),
        *each("涵盖 整合 接入 汇集 汇聚 收录", "{}维度", "智慧审计系统"),
        *each("检查", "{}维度"),
    ],
)
def test_words_for_covering(verb: str, metric: str, subject: str | None) -> None:
    assert told(f"茶场搭建智慧审计系统，{verb}18个维度。") == (metric, subject)


USED_ON = "取得 收购 购买 购入 受让 认购 购置 采购 回购 置换 补充 修缮 修建 修复 更换 建设 改造 支付 投资"


@pytest.mark.parametrize(
    ("verb", "metric", "subject"), [*each(USED_ON, "{}烘干设备的资金"), *each("检查", "使用{}烘干设备")]
)
def test_what_money_is_used_on(verb: str, metric: str, subject: str | None) -> None:
    assert told(f"茶场使用86万元{verb}烘干设备。") == (metric, subject)


@pytest.mark.parametrize("way", ["通过公开招标方式", "以公开招标方式", "以转账形式", "通过转账形式进行"])
def test_how_money_is_used(way: str) -> None:
    assert told(f"茶场使用86万元{way}购置烘干设备。") == ("购置烘干设备的资金", None)


KINDS = (
    "补偿款 流动资金 资本金 债券 贷款 借款 授信 担保 补助 补贴 融资 固定资产 负债 票据 股权 股份 股利 "
    "保费 投资 损失 存单 费用 税款 收入 利润 产值 亏损"
)


@pytest.mark.parametrize(("kind", "metric", "subject"), [*each(KINDS, "青江公司{}"), *each("设备 协议", "青江公司")])
def test_kinds_of_money_behind_a_sum(kind: str, metric: str, subject: str | None) -> None:
    assert told(f"给予青江公司800万元{kind}。") == (metric, subject)


DEALS = "销售 采购 购买 出售 提供 支付 收取 借入 租入 出租 承租 转让 拨付 偿还 归还"


@pytest.mark.parametrize(("deal", "metric", "subject"), [*each(DEALS, "向关联方{}商品"), *each("检查", "{}商品")])
def test_deals_with_others(deal: str, metric: str, subject: str | None) -> None:
    assert told(f"公司向关联方{deal}商品860万元。") == (metric, subject)


GIVEN = "担保 投资 捐资 捐赠 授信 资助 补偿 赔偿 赔付 放款 拆借"


@pytest.mark.parametrize("deal", GIVEN.split())
def test_what_was_given_to_others(deal: str) -> None:
    assert told(f"公司对青江小贷公司的{deal}为3,600万元。") == (f"对青江小贷公司的{deal}", None)


SUMS = (
    "总投资 总投资额 投资总额 投资 总造价 造价 概算 合同总额 合同额 签约额 总金额 计划总投资 预计总投资 "
    "协议总投资 合同总投资 估算总投资 概算总投资 "
    "已完成投资 拟投资"
)


@pytest.mark.parametrize("words", SUMS.split())
def test_works_without_what_all_of_them_cost(words: str) -> None:
    assert told(f"12个水利工程{words}36亿元。", 0) == ("水利工程", None)


SUBSIDIARIES = "子公司 全资子公司 控股子公司 重要子公司 主要子公司 下属子公司 孙公司 参股公司"
ATTAINED = "实现 完成 取得 全年实现 报告期内实现 本期实现 本年实现 本年度实现 累计实现 共实现"


@pytest.mark.parametrize("word", SUBSIDIARIES.split())
def test_words_for_subsidiaries(word: str) -> None:
    assert told(f"公司{word}青江精工实现收入8亿元。") == ("收入", "青江精工")


@pytest.mark.parametrize("word", ATTAINED.split())
def test_what_a_subsidiary_attained(word: str) -> None:
    assert told(f"子公司青江精工{word}收入8亿元。") == ("收入", "青江精工")


HEDGES = "但 并 也 仍 还 均 都 且 只 仅 略 稍 大幅 明显 远"
WHOSE = "国家 国际 全国 行业 地方 全省 全市 部颁 同行 设计 合同 规划 集团 公司 考核 既定 原定"


@pytest.mark.parametrize("words", [f"{hedge}低于" for hedge in HEDGES.split()])
def test_words_before_a_norm_that_was_passed(words: str) -> None:
    assert told(f"车间煤耗为90千克，{words}定额20千克。") == ("车间煤耗低于定额的幅度", None)


@pytest.mark.parametrize("whose", WHOSE.split())
def test_whose_a_norm_is(whose: str) -> None:
    assert told(f"车间煤耗为90千克，低于{whose}定额20千克。") == (f"车间煤耗低于{whose}定额的幅度", None)


PRICES = "投资额 总投资 投资 造价 售价 价格 单价 均价 成本 标准 费用 租金 薪酬 产能 产量 容量 面积 销量 平均售价"


@pytest.mark.parametrize("price", PRICES.split())
def test_what_one_of_them_costs(price: str) -> None:
    assert told(f"按每台水泵3,200元的{price}计算。") == (f"每台水泵{price}", None)


@pytest.mark.parametrize("verb", ["测算", "计算", "估算", "推算", "核算", "计", "来测算", "进行估算"])
def test_what_is_reckoned_by_the_price_of_one(verb: str) -> None:
    assert told(f"按每台水泵3,200元的造价{verb}总投资。", 0) == ("每台水泵造价", None)


@pytest.mark.parametrize("words", ["按每台", "按照每台", "以每台", "依照每台", "每台", "按单台", "按户均", "按人均"])
def test_words_before_the_price_of_one(words: str) -> None:
    of = words.removeprefix("按照").removeprefix("依照").lstrip("按以")
    assert told(f"{words}水泵3,200元的造价计算。", 0) == (f"{of}水泵造价", None)


PAY = (
    "薪酬总额 津贴总数 支付薪酬 发放报酬 领取薪金 获得津贴 计发津贴 实际支付薪酬 支付税前薪酬 应付薪酬 "
    "应发放报酬 税前薪酬"
)


@pytest.mark.parametrize(
    ("pay", "metric", "subject"),
    [
        *each(PAY, "{}", "特聘技师"),
        ("年薪合计", "年薪", "特聘技师"),
        ("报酬总计", "报酬", "特聘技师"),
        ("累计发放津贴", "发放津贴", "特聘技师"),
        ("奖金总额", "奖金总额", None),
    ],
)
def test_pay_is_of_those_who_are_counted_before(pay: str, metric: str, subject: str | None) -> None:
    assert told(f"特聘技师12人，{pay}860万元。") == (metric, subject)


STAFF = "全体员工 全部职工 现有教职工 在职人员 在岗用工 在编人员 在册员工 正式职工 从业人员 员工总数 职工人数"


@pytest.mark.parametrize(("who", "metric", "subject"), [*each(STAFF, "支付薪酬"), ("技师", "支付薪酬", "技师")])
def test_pay_of_the_whole_staff_is_of_the_unit(who: str, metric: str, subject: str | None) -> None:
    assert told(f"{who}12人，支付薪酬860万元。") == (metric, subject)


FUNDS = {
    "募集资金": "募集资金",
    "工作经费": "工作经费",
    "救灾资金净额": "救灾资金",
    "专项补助总额": "专项补助",
    "住房补贴总量": "住房补贴",
    "社会善款合计": "社会善款",
    "期初结余救灾专款": "救灾专款",
    "风险准备金余额": "风险准备金",
    "物资储备期末余额": "物资储备",
    "收入": None,
}


@pytest.mark.parametrize(("funds", "subject"), FUNDS.items())
def test_which_funds_were_used(funds: str, subject: str | None) -> None:
    assert told(f"{funds}4亿元，累计使用3亿元。") == ("使用", subject)


USES = "使用 投入 支出 拨付 提取 计提 结余 结存 尚未使用"
HOW_USED = "累计使用 已使用 合计使用 实际使用 全年使用 截至期末累计使用 截至6月底使用 本年使用 其中使用 公司使用 使用了"


@pytest.mark.parametrize(
    ("words", "metric", "subject"), [*each(USES, "{}", "募集资金"), *each(HOW_USED, "使用", "募集资金")]
)
def test_how_funds_were_used(words: str, metric: str, subject: str) -> None:
    assert told(f"募集资金4亿元，{words}3亿元。") == (metric, subject)


@pytest.mark.parametrize(
    "words",
    [
        "内",
        "之内",
        "以内",
        "内即",
        "内便",
        "内就",
        "内均",
        "内可",
        "内已",
        "内全部",
        "内基本",
        "内及时",
        "内迅速",
        "内陆续",
        "内顺利",
    ],
)
def test_what_was_done_within_a_time(words: str) -> None:
    assert told(f"投资60万元，3年{words}收回。") == ("收回", None)


PLACES = "全国 全省 全市 全县 全区 全球 我国 我省 中国 大陆 境内 境外 海外 辖区 辖区的"


@pytest.mark.parametrize("place", PLACES.split())
def test_where_things_are_in_which_something_was_done(place: str) -> None:
    assert told(f"在{place}86个茶场开展培训。") == ("茶场", "开展培训")


REASONS = "主要原因是 原因是 原因之一是 缘由主要是 一方面是 另一方面是 其一是 其二是 背后是 这背后是 其背后是"


@pytest.mark.parametrize(("words", "metric", "subject"), [*each(REASONS, "水泵"), ("问题是", "问题", None)])
def test_frames_before_what_is_told(words: str, metric: str, subject: str | None) -> None:
    assert told(f"{words}62台水泵停运。") == (metric, subject)


EXPLAINED = (
    "变动原因说明 变动说明 变化原因 增减原因 减少的原因 增长的主要原因 下降原因分析 上升情况说明 "
    "变动情况分析 变动分析 增加原因 主要原因 的原因分析"
)


@pytest.mark.parametrize(
    "words",
    [
        *(f"{words}：本期" for words in EXPLAINED.split()),
        *(f"变动说明：{when}" for when in ("本年", "本年度", "报告期", "本报告期")),
    ],
)
def test_headings_of_explanations(words: str) -> None:
    assert told(f"管理费用{words}较上年增加20万元。") == ("管理费用", None)


HELD = "低于 高于 相当于 控制在 超过 达到 达 为 是 不低于"


@pytest.mark.parametrize("word", HELD.split())
def test_what_a_share_is_of(word: str) -> None:
    assert told(f"外聘人数{word}总人数的36%。") == ("外聘人数占总人数", None)


@pytest.mark.parametrize("word", ["占", "为", "是", "相当于", "达", "达到", "完成", "超额完成", "完成了"])
def test_a_sum_that_a_share_is_of(word: str) -> None:
    assert told(f"支出18万元，{word}预算26万元的70%。", 1) == ("支出预算数", None)


@pytest.mark.parametrize("when", ["原定工期", "合同期限", "预期时间", "约定节点", "规定进度", "目标时间", "工期"])
def test_what_was_done_ahead_of(when: str) -> None:
    assert told(f"{when}提前12天。") == (f"{when}提前", None)


@pytest.mark.parametrize("deed", ["购得", "竞得", "拍得", "回购", "转让", "售出", "发行", "处置", "收购"])
def test_what_a_price_was_paid_for(deed: str) -> None:
    assert told(f"以总价86万元{deed}旧厂房。") == (f"{deed}旧厂房的价款", None)


PER = "季度 工作日 自然日 百公里 千瓦时 千瓦 平方米 立方米 千克 公斤 单位"


@pytest.mark.parametrize("unit", PER.split())
def test_for_each_of_what(unit: str) -> None:
    assert told(f"每{unit}耗电3度。") == (f"每{unit}耗电", None)


PARTS = "管理处 办事处 服务处 代表处 联络处 项目处 工程处 事务处 财务科 一车间"


@pytest.mark.parametrize(("who", "subject"), [*((w, w) for w in PARTS.split()), ("科", None), ("车间", None)])
def test_parts_of_the_unit_that_did_something(who: str, subject: str | None) -> None:
    assert told(f"{who}反映问题36件。") == ("反映问题", subject)


DONE = "新购置 新购 购置 购买 采购 增购 新增 新装 改建 改造 扩建 更新 更换 处置 报废 淘汰 拆除 关停 维修 修缮"


@pytest.mark.parametrize("deed", DONE.split())
def test_what_was_done_with_some_of_them_too(deed: str) -> None:
    assert told(f"{deed}设备36台，其中水泵12台。") == (f"{deed}水泵", None)


@pytest.mark.parametrize("verb", ["下设", "设立", "成立", "组建", "设有"])
def test_what_a_group_held_that_is_told_of_before(verb: str) -> None:
    assert told(f"公司{verb}节水委员会，由经理任主任，召开会议12次。") == ("会议", "节水委员会")


POSTS = (
    "任 兼任 担任 被评为 经选为 由公司聘为 被推选为 被认定为 被命名为 被授予 被确定为 获评 获评为 荣获 "
    "当选 当选为 受聘为"
)


@pytest.mark.parametrize(("words", "metric", "subject"), [*each(POSTS, "讲师"), *each("采访", "{}讲师")])
def test_what_people_are_some_of_whom_are_named(words: str, metric: str, subject: str | None) -> None:
    assert told(f"祝丹霞、高立群等9人{words}讲师。") == (metric, subject)


LEVELS = (
    "世界级 部级 省级 市级 州级 地市级 县级 区级 乡级 乡镇级 镇级 村级 厅级 局级 校级 院级 公司级 集团级 "
    "初级 高级 三星级 一级"
)


@pytest.mark.parametrize("level", LEVELS.split())
def test_things_of_another_level(level: str) -> None:
    assert told(f"国家级示范社区4个、{level}13个。") == (f"{level}示范社区", None)


@pytest.mark.parametrize(
    "words",
    ["已", "已经", "现已", "至今", "全年", "年内", "目前", "累计", "连续", "先后", "共", "持续", "陆续", "已成功"],
)
def test_how_often_an_event_was_held(words: str) -> None:
    assert told(f"论坛{words}举办12届。") == ("论坛", None)


@pytest.mark.parametrize("verb", ["举办", "开展", "举行", "召开", "进行", "举办了"])
def test_words_for_holding_an_event(verb: str) -> None:
    assert told(f"论坛已成功{verb}12届。") == ("论坛", None)


EACH = (
    "平均每年 平均每学年 平均每星期 平均每月 平均每周 平均每季度 平均每日 平均每天 每星期 平均每馆 "
    "平均每校 平均每店 平均每村 平均每户 每月 每个月 每周 每日 "
    "每天 每季度 每半年 每户 每家 每班"
)


@pytest.mark.parametrize("of", EACH.split())
def test_quantities_of_each(of: str) -> None:
    assert told(f"{of}培训职工30人次。") == (f"{of}培训职工", None)


ASPECTS = "客户来源 年龄结构 学历结构 性别结构 职称结构 专业结构 人员类别 区域结构 行业结构 产品类型 收入结构 业务结构"


@pytest.mark.parametrize(
    ("aspect", "subject"),
    [
        ("培训对象", "培训"),
        ("诉求类型", "诉求"),
        ("诉求结构", "诉求"),
        ("来访类别", "来访"),
        ("来访来源", "来访"),
        *((aspect, None) for aspect in ASPECTS.split()),
    ],
)
def test_what_is_sorted_that_a_sentence_looks_at(aspect: str, subject: str | None) -> None:
    assert told(f"从{aspect}看，企业职工5人次。") == ("企业职工", subject)


ON_TIME = (
    "当日闭环 当天办结 及时办理 按期完成 按时整改 全部达标 如期交付 限时回复 准时到位 持证上岗 上门办理 "
    "在线办理 网上办理 落实 销号 处置 响应"
)


@pytest.mark.parametrize("words", ON_TIME.split())
def test_what_a_share_of_them_did(words: str) -> None:
    assert told(f"紧急工单100%{words}。") == (f"紧急工单{words}", None)


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        *((f"{lead}安全生产{end}", "安全生产") for lead in ("", "在", "从") for end in ("方面", "领域")),
        *((f"{other}方面", None) for other in ("其他", "其它", "另一", "各", "这一", "多", "哪", "某")),
    ],
)
def test_the_aspect_that_a_sentence_opens_with(words: str, subject: str | None) -> None:
    assert told(f"{words}，全年投入58万元。") == ("投入", subject)


@pytest.mark.parametrize("part", ["学区", "片区", "园区", "校区", "矿区", "港区", "街道", "区域", "分公司"])
def test_the_part_that_a_sentence_opens_with(part: str) -> None:
    assert told(f"在河东{part}，组建工会5个。") == ("组建工会", f"河东{part}")


@pytest.mark.parametrize(
    ("verb", "metric", "subject"),
    [*each("组建 新建 建成", "{}工会", "河东学区"), *each("开展 设立 举办 实施", "工会", "河东学区")],
)
def test_what_was_done_in_a_part(verb: str, metric: str, subject: str) -> None:
    assert told(f"在河东学区{verb}工会5个。") == (metric, subject)


@pytest.mark.parametrize("victims", ["死亡", "受伤", "重伤", "轻伤", "失踪", "伤亡", "死伤"])
def test_victims_are_of_the_accidents_before(victims: str) -> None:
    assert told(f"发生船舶事故34起，{victims}9人。") == (f"船舶事故{victims}人数", None)


@pytest.mark.parametrize("lead", ["目前，", "现在，", "全市，", "全县，", "全区，", "全省，", "一是", "二是", "三是"])
def test_words_before_some_of_a_whole(lead: str) -> None:
    assert told(f"{lead}在用电梯中超期的有18台。") == ("超期的在用电梯", None)


@pytest.mark.parametrize("word", ["还", "仅", "只", "共", "就", "约"])
def test_words_behind_some_of_a_whole(word: str) -> None:
    assert told(f"在用电梯中超期的{word}有18台。") == ("超期的在用电梯", None)


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        *((words, "其余裂缝") for words in ("其余", "余", "其余的", "其余近", "其余约", "其余共")),
        *((words, "剩余裂缝") for words in ("剩余", "其中剩余")),
    ],
)
def test_the_rest_of_a_whole(words: str, metric: str) -> None:
    assert told(f"排查裂缝86处，修补79处，{words}7处已围挡。") == (metric, None)


@pytest.mark.parametrize("bound", ["不低于", "不少于", "不超过", "至少", ""])
def test_a_rate_between_bounds_is_no_base(bound: str) -> None:
    assert told(f"公司按适用税率{bound}5%缴纳增值税。") == ("适用税率", None)
    assert told(f"公司按工资总额的{bound}5%提取工会经费。") == ("工会经费提取比例", None)
