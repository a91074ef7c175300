"""What sentences say did not happen, what takes up a quantity, and who holds an award, word by word."""

from typing import Any

import pytest

from extractors.indicators.sayings import may_deny, read_zeros
from extractors.indicators.zero_statements import read_nothing, ticked
from extractors.metrics.complete.sentence import (
    begins_part,
    corrects,
    ends_parts,
    event_of,
    last_words_before,
    scope_before,
    takes_up,
)
from extractors.metrics.cut.forms import is_former, is_from, is_of_each, is_sum, plain, without_base
from extractors.metrics.find.deeds import only_says_done
from extractors.metrics.find.of_before import is_each, with_each
from extractors.metrics.find.so_far import of_all, of_all_so_far
from extractors.metrics.find.topic_before import topic_of
from extractors.metrics.owner.groups import whose_share
from extractors.metrics.spellings import each_rate, lead_of
from extractors.nlp import tokens
from pipeline.sentences import read_sentence
from schemas.indicators import load

DICTIONARY = load()


def codes(statement: str) -> set[str]:
    """The indicators of which a sentence says that nothing occurred."""
    return {one.indicator.code for one in read_zeros(statement, DICTIONARY)}


def nothing(statement: str) -> list[str]:
    return [one.thing for one in read_nothing(statement, 2022, tokens)]


@pytest.mark.parametrize(
    ("statement", "things"),
    [
        ("报告期未发生安全事故。", ["安全事故"]), ("报告期未曾发生安全事故。", ["安全事故"]),
        ("报告期没有发生安全事故。", ["安全事故"]), ("报告期没有再发生安全事故。", ["安全事故"]),
        ("报告期未出现安全事故。", ["安全事故"]), ("报告期未遭受网络攻击。", ["网络攻击"]),
        ("报告期未遭遇网络攻击。", ["网络攻击"]), ("报告期未收取额外费用。", ["额外费用"]),
        ("报告期未发生过安全事故。", ["安全事故"]), ("报告期未发生任何安全事故。", ["安全事故"]),
        ("报告期未发生相关安全事故。", ["安全事故"]), ("报告期未发生其他安全事故。", ["安全事故"]),
        ("报告期未发生一起安全事故。", ["安全事故"]), ("报告期未发生1例安全事故。", ["安全事故"]),
        ("报告期未发生一宗安全事故。", ["安全事故"]), ("报告期未发生一件投诉。", ["投诉"]),
        ("报告期未发生一次安全事故。", ["安全事故"]), ("报告期未收到投诉。", ["投诉"]),
        ("报告期未接到投诉。", ["投诉"]), ("报告期未受到行政处罚。", ["行政处罚"]),
        ("报告期未受过行政处罚。", ["行政处罚"]),
        ("报告期未产生环保投诉。", ["环保投诉"]), ("报告期不存在关联债权债务往来。", ["关联债权债务往来"]),
        ("报告期没有行政处罚。", ["行政处罚"]), ("无重大诉讼。", ["重大诉讼"]),
        ("且无重大诉讼。", ["重大诉讼"]), ("报告期内无重大诉讼。", ["重大诉讼"]),
        ("公司无重大诉讼。", ["重大诉讼"]), ("本中心无重大诉讼。", ["重大诉讼"]),
        ("报告期均无重大诉讼。", ["重大诉讼"]),
        ("报告期未发现违规行为。", ["违规"]), ("报告期未因环保问题受到处罚。", ["环保处罚"]),
        ("报告期未因环保原因被处罚。", ["环保处罚"]), ("隧道火灾未发生。", ["隧道火灾"]),
        ("隧道火灾全年未发生。", ["隧道火灾"]),
        ("隧道火灾均未出现。", ["隧道火灾"]), ("群体投诉、环境污染事件均未发生。", ["群体投诉", "环境污染事件"]),
        ("群体投诉、泄密事件均未发生。", ["群体投诉、泄密事件"]),
        ("服务投诉为零。", ["服务投诉"]), ("全年服务投诉保持为零。", ["服务投诉"]),
        ("服务投诉仍为零。", ["服务投诉"]), ("感染零发生。", ["感染"]),
        ("实现零投诉、零违规。", ["投诉", "违规"]), ("保持零投诉。", ["投诉"]), ("做到零投诉。", ["投诉"]),
        ("达到零事故。", ["事故"]),
        ("继续零事故。", ["事故"]), ("医务人员零感染。", ["医务人员感染"]), ("储粮安全无事故。", ["储粮安全事故"]),
        ("仓库连续六年无火情。", ["火情"]), ("公司报告期实际控制人未发生变更。", ["实际控制人变更"]),
        ("公司报告期控股股东未发生变更。", ["控股股东变更"]), ("公司控制权未发生变更。", ["控制权变更"]),
        ("公司第一大股东未发生变更。", ["第一大股东变更"]), ("√本年度公司无重大诉讼。", ["重大诉讼"]),
        ("□本年度公司有重大诉讼√本年度公司无重大诉讼。", ["重大诉讼"]), ("☑本年度公司无重大诉讼。", ["重大诉讼"]),
        ("■本年度公司无重大诉讼。", ["重大诉讼"]),
    ],
)  # fmt: skip
def test_what_did_not_happen(statement: str, things: list[str]) -> None:
    assert nothing(statement) == things


@pytest.mark.parametrize(
    "statement",
    [
        "股本结构未发生变化。", "业务未出现好转。", "资产未发生减值。", "金额未发生变动。", "名称未发生变更。",
        "格局未发生改变。", "方向未发生转变。", "趋势未发生逆转。", "价格未发生波动。",
        "预算未发生调整。", "收入未出现增长。", "收入未出现下滑。", "收入未出现下降。", "收入未出现减少。",
        "数据未出现差异。", "结果未出现偏离。", "生产未发生影响。", "如未发生安全事故，将予奖励。",
        "力争不发生安全事故。", "确保未发生安全事故。", "上年同期未发生安全事故。", "2021年未发生安全事故。",
        "□本年度公司无重大诉讼。", "服务无偿。", "全面推行无纸化。", "无人机巡查。", "无固定期限。",
        "从未发生安全事故。", "尚未发生安全事故。", "因客户未发生投诉。", "不得发生安全事故。",
        "对于未发生安全事故的，予以奖励。",
    ],
)  # fmt: skip
def test_what_says_nothing_of_what_did_not_happen(statement: str) -> None:
    assert nothing(statement) == []


@pytest.mark.parametrize(
    ("words", "may"), [("未发生", True), ("没有", True), ("无", True), ("零", True), ("不存在", True),
    ("降为0", True), ("降至0。", True), ("降到0", True), ("降到0.5", False), ("降至0%", False), ("发生", False)]
)  # fmt: skip
def test_sentences_that_may_deny(words: str, may: bool) -> None:
    assert may_deny(words) is may


def test_of_boxes_the_ticked_one_speaks() -> None:
    assert ticked("□有√无") == ["无"]
    assert ticked("☑有□无") == ["有"]
    assert ticked("■有") == ["有"]
    assert ticked("□有") == []
    assert ticked("有") == ["有"]


# Words around a quantity


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("据初步测算减排", "减排"), ("经统计用电", "用电"), ("根据摸排用户", "用户"), ("据估算减排", "减排"),
        ("据核算减排", "减排"), ("经盘点存货", "存货"), ("经维修后库容", "库容"), ("经改造之后库容", "库容"),
        ("经营后收入", "经营后收入"), ("经费后余额", "经费后余额"), ("经理后勤费用", "经理后勤费用"),
        ("维护合同约人民币", "维护合同"), ("费用合计人民币", "费用"), ("费用超人民币", "费用"),
        ("按可比口径折算收入", "收入"),
        ("按照同一口径收入", "收入"), ("以相同口径计算收入", "收入"), ("按同口径比较收入", "收入"),
        ("在调整后口径下收入", "收入"), ("2022年度收入", "收入"), ("2022年末余额", "余额"), ("2022年底余额", "余额"),
        ("2022年以前余额", "2022年以前余额"), ("2022年后余额", "2022年后余额"), ("2022年来余额", "2022年来余额"),
        ("受疫情影响停产", "停产"), ("二季度受疫情影响停产", "停产"), ("上半年受资金限制停产", "停产"),
        ("全年受原料制约停产", "停产"), ("占比由2023年的", "占比"), ("占比由2023年末的", "占比"),
        ("占比从去年的", "占比"), ("占比由年初的", "占比"), ("占比由上年同期的", "占比"),
        ("占比由上个季度的", "占比"),
        ("占比由前一周的", "占比"), ("占比由上学期的", "占比"), ("占比由上届的", "占比"), ("占比由过去的", "占比"),
        ("占比由以往平均", "占比"), ("占比由最初的", "占比"), ("占比由起初的", "占比"), ("占比由当初的", "占比"),
        ("占比由原先的", "占比"), ("占比由原来的", "占比"), ("占比由开始时的", "占比"), ("占比由此前的", "占比"),
        ("占比由早期的", "占比"), ("占比由改造前的", "占比"), ("占比由建设初期的", "占比"),
        ("占比由改造之前的", "占比"),
        ("授予价格为每股", "授予价格为"), ("标准提高到每人每月", "标准提高到"), ("补助标准达人均", "补助标准达"),
        ("补贴标准由每人每班", "补贴标准"), ("销量因口径变化追溯调整为", "销量"), ("销量重述", "销量"),
        ("销量由于口径变化更正为", "销量"), ("接待量由原披露的", "接待量"), ("接待量由此前公布的", "接待量"),
        ("接待量从之前报送数", "接待量"), ("接待量由上期已发布的", "接待量"),
        ("环卫所负责道路清扫面积", "道路清扫面积"),
        ("负责人数量", "负责人数量"), ("环卫所负责制完善", "环卫所负责制完善"),
        ("主要产品焦炭产量", "焦炭产量"), ("其中主要农作物小麦面积", "小麦面积"),
        ("主要污染物氨氮排放", "氨氮排放"), ("主要产品产量", "主要产品产量"),
        ("主导产品焦炭销量", "焦炭销量"), ("主要原材料焦煤用量", "焦煤用量"),
        ("使用期限自审议通过之日起不超过", "使用期限不超过"), ("后净额为", "净额为"), ("后的余额", "的余额"),
        ("后勤费用", "后勤费用"), ("经营收入", "经营收入"),
    ],
)  # fmt: skip
def test_clauses_without_what_is_no_part_of_the_metric(clause: str, rest: str) -> None:
    assert plain(clause) == rest


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        (is_from, ("网点由", "网点从", "网点从去年的", "网点从去年的 "), ("网点", "网点到")),
        (is_of_each, ("补贴标准由每人每班", "补贴标准从每亩"), ("每人每班", "补贴标准为每人")),
        (is_former, ("（此前公布为", "原为", "之前披露的", "原先已报送数", "前期统计是", "此前"),
        ("上年", "公布为")),
        (is_sum, ("合计", "共计", "总计", "一共", "共", "共计约", "合计为", "总计达"), ("累计", "共同")),
        (is_each, ("每人每年", "每人每月", "每户每次", "每名每季", "每家每月"),
        ("每人", "每亩每年", "人均")),
    ],
)  # fmt: skip
def test_words_between_two_quantities(asked: Any, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    assert [words for words in yes if not asked(words)] == []
    assert [words for words in no if asked(words)] == []


def test_words_that_are_taken_off_or_put_back() -> None:
    assert without_base("基础上累计达") == "累计达"
    assert without_base("的基础之上累计达") == "累计达"
    assert without_base("累计达") is None
    assert with_each("每人每年", "每人每月低保标准") == "每人每年低保标准"
    assert [of_all(words) for words in ("每人派发股利", "户均补贴", "人均补贴", "平均每家补贴", "补贴")] == [
        "派发股利",
        *["补贴"] * 4,
    ]
    assert topic_of("问卷共", "回收") == "问卷"
    assert topic_of("问卷累计回收了", "回收") == "问卷"
    assert topic_of("问卷全年先后", "回收") == "问卷"
    assert topic_of("问卷", "回收") == ""


@pytest.mark.parametrize(
    ("clause", "bare"),
    [*((w, True) for w in ("已处理", "其中已经处理", "截至目前处理", "目前已处理", "现处理", "年末处理",
    "年内共处理", "全年共计处理", "均处理", "全部处理了", "实际处理", "合计处理", "累计处理", "可处理", "成功处理",
    "处理")),
     ("隐患处理", False), ("拟处理", False)],
)  # fmt: skip
def test_clauses_that_only_say_that_it_was_done(clause: str, bare: bool) -> None:
    assert only_says_done(clause, "处理") is bare


@pytest.mark.parametrize(
    ("clause", "metric", "found"),
    [
        ("累计", "新增充电桩", "充电桩"), ("累计已达", "本年新建成泵站", "泵站"),
        ("总数达到", "新购置车辆", "车辆"), ("总量为", "新开设门店", "门店"), ("共有", "新设网点", "网点"),
        ("目前累计", "全年新签订合同", "合同"),
        ("累计", "当年新办证照", "证照"), ("累计", "新辟线路", "线路"), ("累计", "新添置设备", "设备"),
        ("全年", "新增充电桩", "新增充电桩"), ("累计", "充电桩", "充电桩"),
    ],
)  # fmt: skip
def test_all_there_are_of_what_came_new(clause: str, metric: str, found: str) -> None:
    assert of_all_so_far(clause, metric) == found


@pytest.mark.parametrize(
    ("metric", "people", "whose"),
    [("女性占比", "工会委员", "工会委员"), ("男性比例", "工会委员", "工会委员"),
    ("党员占比", "工会委员", "工会委员"), ("团员比重", "工会委员", "工会委员"),
    ("青年占比", "工会委员", "工会委员"), ("女占比", "工会委员", "工会委员"),
     ("女性占比", "在职员工", None), ("女性占比", "", None), ("博士占比", "工会委员", None)],
)  # fmt: skip
def test_whose_share(metric: str, people: str, whose: str | None) -> None:
    assert whose_share(metric, people) == whose


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("其中SCI论文达", "SCI论文"), ("以及论文共", "论文"), ("并且论文约", "论文"), ("并论文共计", "论文"),
        ("同时论文合计", "论文"), ("另有论文累计", "论文"), ("且论文总计为", "论文"), ("论文已达到", "论文"),
        ("论文均为", "论文"),
        ("论文近", "论文"), ("论文超过", "论文"), ("论文突破", "论文"), ("论文为近", "论文"), ("论文有", "论文"),
        ("论文至", "论文"), ("人均", "人均"), ("甲、论文达", "论文"), ("甲，论文达", "论文"), ("论文分别为", ""),
    ],
)  # fmt: skip
def test_the_words_before_a_quantity(words: str, found: str) -> None:
    assert last_words_before(words, len(words)) == found


def test_men_and_women_of_a_staff() -> None:
    assert last_words_before("按性别划分，男", 8) == "男员工"
    assert last_words_before("男", 1) == "男"


@pytest.mark.parametrize(
    ("words", "metric", "known", "lead"),
    [("学生参加竞赛", "参加竞赛", False, "学生"), ("教师参加竞赛", "参加竞赛", False, "教师"),
    ("参加竞赛", "参加竞赛", False, ""), ("学生参加竞赛", "获奖", False, ""),
    ("节假日客运量", "客运量", True, "节假日"), ("学生客运量", "客运量", True, "")],
)  # fmt: skip
def test_whose_or_of_what_days_a_quantity_is(words: str, metric: str, known: bool, lead: str) -> None:
    assert lead_of(words, metric, is_known=known) == lead


@pytest.mark.parametrize("what", ["该项数据", "该指标", "此项数字", "上述统计数", "前述数值", "这一数据"])
def test_words_that_take_up_the_quantity_before(what: str) -> None:
    assert takes_up(f"，上年{what}由")
    assert not takes_up(f"。上年{what}由")


@pytest.mark.parametrize(
    ("between", "takes"),
    [("，上年因边界调整由", True), ("（去年数据因边界调整从", True), ("，2021年末数值因边界调整由", True),
    ("，上年度因边界调整由", True), ("，本年因边界调整由", False), ("，上年由", False)],
)  # fmt: skip
def test_the_old_value_of_the_quantity_before(between: str, takes: bool) -> None:
    assert takes_up(between) is takes


def test_words_that_correct_begin_or_end_parts() -> None:
    assert all(map(corrects, ("调整为", "追溯调整至", "重述到", "更正成", "修正为", "修订为", "变更为", "改为")))
    assert not any(map(corrects, ("为", "调整", "增加至")))
    assert begins_part("，其中博士") and begins_part("（博士") and not begins_part("（博士）") and not begins_part("，")
    assert ends_parts("。", "") and ends_parts("；", "") and ends_parts("），", "") and not ends_parts("，", "")
    assert ends_parts("，全市龙头企业", "，其中重点企业") and not ends_parts("，全市龙头企业", "，其中全市重点企业")
    assert each_rate("合同签订率、社保参保率") == ["合同签订率", "社保参保率"]
    assert each_rate("合同签订率和参保人数") == ["合同签订率和参保人数"]


@pytest.mark.parametrize("verb", ["招聘", "招录", "录用", "引进", "新进", "新入职", "选聘", "新招", "新员工", "新职工"])
def test_parts_of_those_who_were_hired(verb: str) -> None:
    assert event_of("人", "博士", "人", f"{verb}人员") == "新招录"
    assert event_of("人", f"{verb}博士", "人", f"{verb}人员") == ""
    assert event_of("万元", "博士", "人", f"{verb}人员") == ""


@pytest.mark.parametrize("event", ["培训", "参训", "体检", "慰问", "离职", "辞职", "表彰", "献血", "捐款"])
def test_parts_of_those_to_whom_something_was_done(event: str) -> None:
    assert event_of("人", "女性", "人次", f"{event}职工") == event
    assert event_of("人", f"{event}女性", "人", f"{event}职工") == ""


def test_parts_of_those_who_are_something() -> None:
    assert event_of("人", "女性", "人", "办理退休") == "退休"
    assert event_of("人", "遗属", "人", "离退休人员") == ""
    assert event_of("人", "金奖", "人", "“全国无偿献血奉献奖”") == ""
    assert event_of("例", "累计捐献", "例", "新增捐献") == ""


def test_parts_of_things_share_what_changes_their_number() -> None:
    assert event_of("张", "重症床位", "张", "新增床位") == "新增"
    assert event_of("件", "发明专利", "件", "新增授权专利") == "新增授权"
    assert event_of("辆", "监护型救护车", "辆", "预算安排更新救护车") == "更新"
    assert event_of("张", "重症床位", "张", "床位") == ""
    assert event_of("张", "新增重症床位", "张", "新增床位") == ""
    assert event_of("%", "重症床位", "%", "新增床位占比") == ""
    assert event_of("元", "设备", "元", "购置设备") == ""


@pytest.mark.parametrize("number", list("一二三123ⅠⅡⅢ"))
def test_scopes_of_emissions_keep_their_number(number: str) -> None:
    text = f"温室气体范围{number}排放"
    assert scope_before(text, len(text), "排放") == f"范围{number}"
    assert scope_before(text, len(text), "用电") == ""


# Honours


def awards(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(row["title"], row.get("recipient"), row.get("grantor")) for row in read_sentence(text, 2022)["honours"]]


@pytest.mark.parametrize(
    "rank",
    ["特等奖", "一等奖", "二等奖", "三等奖", "四等奖", "优秀奖", "优胜奖", "鼓励奖", "金奖", "银奖", "铜奖",
    "最高奖", "入围奖", "优秀组织奖", "最佳组织奖", "组织奖", "提名奖", "团体一等奖", "个人一等奖", "单项一等奖",
    "男子一等奖",
     "女子一等奖", "综合一等奖", "全能一等奖", "总分一等奖", "企业组一等奖", "第一名", "第六名", "冠军", "亚军",
     "季军", "金牌", "银牌", "铜牌"],
)  # fmt: skip
def test_ranks_of_a_contest_take_it_in(rank: str) -> None:
    (row,) = read_sentence(f"李恒在全市水务技能大赛中荣获{rank}。", 2022)["honours"]
    assert (row["title"], row["recipient"]) == (f"全市水务技能大赛{rank}", "李恒")
    assert row["text"].startswith("全市水务技能大赛")


def test_what_occurs_nought_times() -> None:
    assert codes("安全生产事故零发生。") >= {"safety.accidents"}
    assert not codes("安全生产事故发生。")


@pytest.mark.parametrize("tie", ["均为", "仍为", "全部为", "继续为", "保持为", "降为", "降至", "降到", "为"])
@pytest.mark.parametrize("nought", ["零", "0"])
def test_what_is_nought(tie: str, nought: str) -> None:
    assert codes(f"安全生产事故{tie}{nought}。") >= {"safety.accidents"}
    assert not codes(f"安全生产事故{tie}{nought}.5起。")


@pytest.mark.parametrize("degree", ["重大", "较大", "特大", "特别重大", "群死群伤", "亡人", "致命", "恶性"])
def test_a_denial_of_a_degree_is_of_no_wider_one(degree: str) -> None:
    assert "safety.accidents" not in codes(f"全年未发生{degree}安全事故。")


@pytest.mark.parametrize("thing", ["事故", "投诉", "违规", "违纪", "事件", "案件", "处罚"])
def test_words_that_say_which_are_no_denial(thing: str) -> None:
    assert not codes(f"对全年无安全事故、无{thing}的驾驶员予以奖励。")
