"""One word for another in the same sentence: what it says stays the same, or becomes what the other word means."""

import pytest
from made_tables import made
from said_rows import say_cells, say_marked, say_rows

YEAR = ""  # a whole year of the report is not told
END = "in 2022-12-31"
BEFORE = "in 2021-01-01..2021-12-31"


def listed(words: str) -> list[str]:
    return words.split()


def quantity(text: str) -> str:
    """What a sentence says of its one quantity: without the words and the value that all of a table share."""
    (line,) = [line for line in say_rows(text) if not line.startswith(("indicator |", "date |", "org |"))]
    return " | ".join(line.split(" | ")[2:])


@pytest.mark.parametrize(
    ("times", "when"),
    [
        ("全年 本年 本年度 今年 当年 年内 报告期内 报告期 2022年 2022年度 2022年全年 今年以来 年初以来", YEAR),
        ("1-12月 截至目前 目前 现", YEAR),
        ("截至年底 截至年末 年末 年底 期末", END),
        ("上半年 1至6月", "in 2022-01-01..2022-06-30"),
        ("下半年", "in 2022-07-01..2022-12-31"),
        ("一季度 第一季度 1—3月", "in 2022-01-01..2022-03-31"),
        ("三季度", "in 2022-07-01..2022-09-30"),
        ("前三季度", "in 2022-01-01..2022-09-30"),
        ("第四季度", "in 2022-10-01..2022-12-31"),
        ("3月份 二〇二二年三月 2022年3月", "in 2022-03-01..2022-03-31"),
        ("3月上旬", "in 2022-03-01..2022-03-10"),
        ("3月中旬", "in 2022-03-11..2022-03-20"),
        ("3月下旬", "in 2022-03-21..2022-03-31"),
        ("3月底 3月末 截至3月底 截至3月31日 截止3月底 到3月底 至3月底", "in 2022-03-31"),
        ("3月6日 2022年3月6日", "in 2022-03-06"),
        ("3月6日至9日", "in 2022-03-06..2022-03-09"),
        ("3月以来 自3月以来", "in 2022-03-01..2022-12-31"),
        ("上年 去年 上年度 2021年 上年同期 去年同期", BEFORE),
        ("2020—2022年 2020至2022年 近三年 三年来", "in 2020-01-01..2022-12-31"),
        ("五年来", "in 2018-01-01..2022-12-31"),
        ("“十三五”期间", "in 2016-01-01..2020-12-31"),
        ("“十四五”以来", "in 2021-01-01..2022-12-31"),
        ("“十四五”末 2025年底", "in 2025-12-31"),
        ("明年 下一年", "basis plan | in 2023-01-01..2023-12-31"),
        ("到2025年", "basis plan | in 2025-01-01..2025-12-31"),
    ],
)
def test_when(times: str, when: str) -> None:
    wanted = f"培训职工 | {when}" if when else "培训职工"
    assert {time: quantity(f"{time}，培训职工86人次。") for time in times.split()} == dict.fromkeys(
        times.split(), wanted
    )


@pytest.mark.parametrize("time", listed("春运 暑运 国庆 国庆长假 五一小长假 汛期 寒假 春节 清明 端午 元旦"))
def test_a_season_is_told_by_its_words(time: str) -> None:
    assert quantity(f"{time}期间，运送旅客20万人次。") == f"运送旅客 | period_text {time}期间"


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("达 达到 为 在 保持在 提升至 提高到 上升到 降至 下降到 升至 增至 降到", ""),
        ("超过 超 高于 大于 逾 突破", "qualifier more_than"),
        ("不低于 至少 不少于", "qualifier at_least"),
        ("低于 不足 小于 达不到 少于", "qualifier less_than"),
        ("不高于 不超过", "qualifier at_most"),
        ("近 接近", "qualifier nearly"),
        ("约 约为", "qualifier about"),
        ("增长 提高 提升 上升 增加 扩大", "role change | direction up"),
        ("下降 降低 减少", "role change | direction down"),
    ],
)
def test_bounds_and_changes(words: str, bound: str) -> None:
    wanted = " | ".join(["职工满意度", "kind ratio", *([bound] if bound else []), "measure rate"])
    assert {word: quantity(f"职工满意度{word}90%。") for word in words.split()} == dict.fromkeys(words.split(), wanted)


@pytest.mark.parametrize(
    ("words", "bound"),
    [("以上", "at_least"), ("以下", "less_than"), ("以内", "at_most"), ("左右 上下", "about"), ("多 余", "more_than")],
)
def test_bounds_behind(words: str, bound: str) -> None:
    for word in words.split():
        assert quantity(f"投入86万元{word}。") == f"投入 | qualifier {bound}"


@pytest.mark.parametrize(
    "word",
    listed("达 达到 为 完成 实现 有 保持在 稳定在 维持在 仅 仅为 高达 累计 总计 共计 合计"),
)
def test_words_between_a_name_and_its_value(word: str) -> None:
    assert quantity(f"茶叶产量{word}86吨。") == "茶叶产量 | kind mass"


@pytest.mark.parametrize(("words", "direction"), [("增产 增收 多收", "up"), ("减产 减收 少收", "down")])
def test_verbs_of_change_with_a_harvest_in_them(words: str, direction: str) -> None:
    for word in words.split():
        said = quantity(f"小麦比上年{word}3万吨。")
        assert said == f"小麦 | kind mass | role change | direction {direction} | against year_before", word


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("将 完成 实现 组织 开展 举办 已 共 累计 先后 需 可 须 共计 合计 总计", "培训"),
        ("计划 原计划", "计划培训 | basis plan"),
        ("预计 有望", "培训 | basis plan"),
        ("力争 争取 确保 目标为", "培训 | basis target"),
        ("同比增加", "同比增加培训 | role change | direction up | against year_before"),
        *(
            (per, f"{per}培训 | measure average | per {per}")
            for per in listed("平均 人均 日均 月均 年均 每月 户均 校均")
        ),
    ],
)
def test_what_is_planned_what_is_done_and_for_each_of_whom(words: str, said: str) -> None:
    for word in words.split():
        assert quantity(f"{word}培训86人次。") == said, word


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("占 占比 占比为 占比达", "女职工占比"),
        ("占职工总数的", "女职工占职工总数"),
        ("占全部职工的", "女职工占全部职工"),
        ("比例为 比例达到", "女职工比例"),
        ("比重为", "女职工比重"),
    ],
)
def test_shares(words: str, name: str) -> None:
    for word in words.split():
        assert quantity(f"女职工{word}36%。") == f"{name} | kind ratio | measure share", word


@pytest.mark.parametrize(
    "deed", listed("持有 收购 转让 出让 受让 取得 购买 出售 质押 减持 拥有 间接持有 直接持有 合计持有")
)
def test_whatever_is_done_with_shares_they_are_of_the_body(deed: str) -> None:
    assert quantity(f"公司{deed}东港水务公司86%股权。") == "股权 | of 东港水务公司 | kind ratio"


@pytest.mark.parametrize("deed", listed("计提 提取 计收 缴纳 交纳 收取 支付"))
def test_rates_by_which_something_is_set_aside_or_paid(deed: str) -> None:
    said = quantity(f"应收账款按余额的5%{deed}坏账准备。")
    assert said == f"坏账准备{deed}比例 | of 应收账款 | kind ratio | measure share"


def zero(text: str) -> list[str]:
    return [line for line in say_rows(text) if line.startswith("indicator |")]


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("安全事故", "安全事故起数"),
        ("生产安全事故", "安全事故起数"),
        ("安全责任事故", "安全事故起数"),
        ("重大安全事故", "重大安全事故"),
        ("火灾", "火灾事故起数"),
        ("火灾事故", "火灾事故起数"),
        ("食品安全事件", "食品安全事故"),
        ("有责投诉", "投诉量"),
        ("劳动争议", "劳动争议起数"),
        ("工伤事故", "工伤事故起数"),
        ("死亡事故", "因工死亡人数"),
        ("环境污染事件", "环境污染事件"),
        ("违纪违法案件", "腐败案件"),
    ],
)
def test_what_did_not_occur(what: str, name: str) -> None:
    assert zero(f"未发生{what}。") == [f"indicator | text 未发生{what}。 | name {name} | status none_occurred"]


@pytest.mark.parametrize("word", listed("未 没有 无 未有 从未 均未 全年未"))
def test_ways_to_say_that_nothing_occurred(word: str) -> None:
    said = f"{word}发生安全事故。"
    assert zero(said) == [f"indicator | text {said} | name 安全事故起数 | status none_occurred"]


@pytest.mark.parametrize("word", listed("杜绝 避免 防止 确保不 力争不 不得 严禁 着力不 全力防止 力求不"))
def test_what_shall_not_occur_is_no_statement(word: str) -> None:
    assert zero(f"{word}发生安全事故。") == []


def persons(text: str) -> list[str]:
    return [line for line in say_rows(text) if line.startswith("person |")]


@pytest.mark.parametrize("by", listed("由 委派 选派 指派 推选 聘请"))
@pytest.mark.parametrize("takes", listed("任 担任 出任 兼任 为"))
def test_who_takes_an_office(by: str, takes: str) -> None:
    assert persons(f"会议{by}尹素琴{takes}监事长。") == ["person | name 尹素琴 | role 监事长"]


@pytest.mark.parametrize("by", ["由", "委派", "选派"])
def test_who_follows_in_an_office_that_was_told_before(by: str) -> None:
    told = persons(f"选派温砚田驻茶岭村任第一书记，8月起{by}尹素琴接任。")
    assert told[1:] == ["person | name 尹素琴 | role 驻茶岭村第一书记"]


@pytest.mark.parametrize("verb", listed("推举 推选 选举 增选 改选 补选 聘任 聘请 任命 推荐 新聘"))
def test_who_is_chosen_for_an_office(verb: str) -> None:
    assert persons(f"会议{verb}尹素琴为会长。") == ["person | name 尹素琴 | role 会长"]


@pytest.mark.parametrize("who", listed("教授 医生 护士 站长 主任 所长 民警 司机 村民 居民 退休职工"))
def test_who_has_an_award_is_told_without_the_calling(who: str) -> None:
    assert say_rows(f"{who}李恒获评江城好人。") == [
        "honour | title 江城好人 | recipient 李恒 | recipient_type person",
        f"person | name 李恒 | role {who}",
    ]


@pytest.mark.parametrize("verb", listed("荣获 获得 获评 获 喜获 再获 蝉联 保持 斩获 摘得 获授 取得"))
def test_verbs_of_winning(verb: str) -> None:
    won = "honour | title 江城市文明单位 | recipient 我院 | recipient_type unit | award_level 省市"
    assert say_marked(f"我院{verb}江城市文明单位称号。") == [won]


@pytest.mark.parametrize("money", listed("瑞士法郎 卢布 泰铢 美元 欧元 日元 港元 英镑 澳元 韩元 新加坡元"))
def test_money_of_other_countries_in_the_head_of_a_column(money: str) -> None:
    assert say_cells(made([["项目", f"金额（{money}）"], ["水泵", "7"]])) == [f"7 | 7 {money} | 水泵"]


_CHANGES = listed("涨跌幅度 涨跌幅 增长率 增减速度 升降幅度 变动率 变化幅度 增速 增幅")


@pytest.mark.parametrize(
    ("against", "told"),
    [
        *((word, " | against year_before") for word in listed("比上年 较上年 比去年 比上年同期 较去年同期 同比")),
        *((word, "") for word in ("环比", "比上月", "较上季", "")),
    ],
)
@pytest.mark.parametrize("change", _CHANGES)
def test_captions_of_changes(against: str, told: str, change: str) -> None:
    """A caption alone says that all numbers below it are changes, and against what."""
    said = say_cells(
        made([["指标", "2023年"], ["服务价格", "3.1"]], [f"表1 2023年服务价格{against}{change}", "单位：%"])
    )
    assert said == [f"3.1 | 3.1 % | 服务价格 | kind ratio | role change | direction up{told}"]
