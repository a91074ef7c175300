"""The words that tie a quantity to what it measures, compare it, or say which way it moved: each word in a sentence."""

from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from extractors.metrics.cut import forms
from pipeline.sentences import read_sentence


def first(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Metric, role, direction and qualifier of the first quantity of a sentence."""
    row = read_sentence(text, 2022)["quantities"][0]
    return row["metric"], row["role"], row.get("direction"), row.get("qualifier")


def metric(text: str) -> str | None:
    return first(text)[0]


TIES = (
    "为", "达", "达到", "是", "共", "共计", "合计", "总计", "累计", "高达", "超", "超过", "：", "控制在", "保持在",
    "稳定在", "维持在",
    "跃升至", "攀升至", "回升到", "回落到", "恢复到", "扩展到", "发展到", "拓展到", "扩大到", "壮大到", "延长到",
    "延伸到", "增加到", "增长到",
    "提高到", "提升到", "上升到", "减少到", "下降到", "降低到", "缩短到", "压缩到", "压减到", "压降到", "升到",
    "降到", "压到", "缩到",
    "增到", "减到", "跃至", "涨到", "跌到", "攀上", "冲上",
)  # fmt: skip


@pytest.mark.parametrize("tie", TIES)
def test_words_that_tie_a_quantity_to_its_name(tie: str) -> None:
    assert metric(f"服务网点总数{tie}30个。") == "服务网点总数"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("检测覆盖率升至30%。", "检测覆盖率"),
        ("检测覆盖率降到30%。", "检测覆盖率"),
        ("投诉总量破30件。", "投诉总量"),
        ("投诉总数破30件。", "投诉总数"),
        ("存款余额破30亿元。", "存款余额"),
        ("计量误差精确到3毫米。", "计量误差"),
    ],
)
def test_ties_of_some_names(text: str, name: str) -> None:
    assert metric(text) == name


BOUNDS = (
    "不低于", "不少于", "不高于", "不多于", "不大于", "不小于", "不超过", "不足", "不到", "小于",
    "大于", "少于", "多于", "只有", "仅有",
    "仅", "则", "平均", "约", "约为", "一般", "通常", "原则上", "一般不宜超过", "均", "都", "最高时", "最低时",
    "最多时", "最少时", "最高峰时",
)  # fmt: skip


@pytest.mark.parametrize("bound", BOUNDS)
def test_words_of_how_exact_it_is_are_no_part_of_the_name(bound: str) -> None:
    assert metric(f"检测覆盖率{bound}30%。") == "检测覆盖率"


@pytest.mark.parametrize("worth", ["折合", "折款", "折价", "约合"])
def test_words_of_what_it_is_worth_are_no_part_of_the_name(worth: str) -> None:
    assert metric(f"捐赠物资{worth}30万元。") == "捐赠物资"


UP = (
    "增长", "增加", "提高", "提升", "上升", "上涨", "升高", "扩大", "上浮", "上调", "攀升", "上扬", "上行", "增多",
    "多增", "净增", "延长", "增幅",
    "增幅达", "增长率为", "增长了", "增长约", "涨幅", "升幅",
)  # fmt: skip
DOWN = (
    "减少", "下降", "降低", "缩短", "下跌", "下滑", "回落", "压减", "压降", "压缩", "下浮", "下调", "削减", "缩减",
    "少增", "下行", "收窄", "精简", "降幅",
    "跌幅", "减幅", "下降了", "下降率为", "减少近",
)  # fmt: skip


@pytest.mark.parametrize(("verb", "way"), [*((v, "up") for v in UP), *((v, "down") for v in DOWN)])
def test_verbs_of_change(verb: str, way: str) -> None:
    assert first(f"办件总量同比{verb}3%。")[:3] == ("办件总量", "change", way)


@pytest.mark.parametrize(
    ("compared", "way"),
    [
        ("比上年多", "up"), ("较上年高", "up"), ("与上年相比增", "up"), ("比上年升", "up"), ("比上年涨", "up"),
        ("比上年快", "up"), ("比上年少", "down"),
        ("较上年低", "down"), ("比上年减", "down"), ("比上年降", "down"), ("比上年跌", "down"),
        ("比上年慢", "down"), ("比上年多出", "up"),
        ("比上年少了", "down"), ("环比多", "up"), ("同比少", "down"), ("比上年多约", "up"), ("比上年少近", "down"),
        ("较上年节约", "down"),
        ("较上年节省", "down"), ("比上年多花", "up"), ("比上年少花", "down"), ("同比少用", "down"),
    ],
)  # fmt: skip
def test_words_that_compare(compared: str, way: str) -> None:
    assert first(f"差旅经费{compared}3万元。")[:3] == ("差旅经费", "change", way)


@pytest.mark.parametrize("link", ["至", "到", "为", "至约", "到近"])
def test_verbs_that_lead_to_a_level_are_no_change(link: str) -> None:
    assert first(f"办件总量增加{link}3件。")[1:3] == ("level", None)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("压减一般性支出15%。", "down"), ("降低管理成本15%。", "down"), ("减少用水15%。", "down"),
        ("压降用能15%。", "down"), ("压缩开支15%。", "down"),
        ("缩短工期15%。", "down"), ("下调票价15%。", "down"), ("调减规模15%。", "down"), ("精简人员15%。", "down"),
        ("提高工效15%。", "up"),
        ("提升工效15%。", "up"), ("增加投入15%。", "up"), ("延长寿命15%。", "up"), ("上调票价15%。", "up"),
        ("调增规模15%。", "up"),
        ("提升了工效15%。", "up"), ("提高覆盖率3个百分点。", "up"), ("降低负债率3个百分点。", "down"),
        ("压缩审批时限5天。", "down"),
        ("缩短办理时间5天。", "down"), ("压减办结周期5天。", "down"), ("缩短平均时长5分钟。", "down"),
        ("延长供暖期限5天。", "up"), ("缩短建设工期5天。", "down"),
    ],
)  # fmt: skip
def test_what_was_changed_stands_between(text: str, way: str) -> None:
    assert first(text)[1:3] == ("change", way)


@pytest.mark.parametrize(
    "text",
    [
        "提升满意率98%。",
        "提高满意度98%。",
        "提高达标比例98%。",
        "提升绿电比重98%。",
        "提升绿电占比98%。",
        "减少会议3天。",
    ],
)
def test_a_level_that_was_reached_is_no_change(text: str) -> None:
    assert first(text)[1] == "level"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("减少利润总额3万元。", "down"), ("增加净利润3万元。", "up"), ("增厚净资产3万元。", "up"),
        ("调增未分配利润3万元。", "up"), ("冲减损益3万元。", "down"),
        ("调减所有者权益3万元。", "down"), ("减少了当期净利润约3万元。", "down"),
    ],
)  # fmt: skip
def test_effects_on_a_result(text: str, way: str) -> None:
    assert first(text)[1:3] == ("change", way)


@pytest.mark.parametrize(
    ("hedge", "qualifier"),
    [
        ("近", "nearly"), ("接近", "nearly"), ("将近", "nearly"), ("约", "about"), ("大约", "about"),
        ("大概", "about"), ("大致", "about"), ("约莫", "about"),
        ("超过", "more_than"), ("突破", "more_than"), ("超出", "more_than"), ("高于", "more_than"),
        ("大于", "more_than"), ("多于", "more_than"),
        ("超", "more_than"), ("逾", "more_than"), (">", "more_than"), ("＞", "more_than"), ("不低于", "at_least"),
        ("不宜小于", "at_least"), ("不应短于", "at_least"), ("不能低于", "at_least"), ("未低于", "at_least"),
        ("至少", "at_least"), ("最少", "at_least"),
        ("起码", "at_least"), ("大于等于", "at_least"), ("≥", "at_least"), ("不超过", "at_most"),
        ("不超", "at_most"), ("未超过", "at_most"),
        ("不会超过", "at_most"), ("不可超过", "at_most"), ("没有超过", "at_most"), ("没超过", "at_most"),
        ("不高于", "at_most"),
        ("不大于", "at_most"), ("不长于", "at_most"), ("至多", "at_most"), ("最多", "at_most"),
        ("小于等于", "at_most"), ("≤", "at_most"),
        ("不足", "less_than"), ("低于", "less_than"), ("少于", "less_than"), ("小于", "less_than"),
        ("不到", "less_than"), ("未满", "less_than"),
        ("不满", "less_than"), ("未达", "less_than"), ("<", "less_than"), ("＜", "less_than"),
    ],
)  # fmt: skip
def test_hedges_before_a_quantity(hedge: str, qualifier: str) -> None:
    assert first(f"监测点位{hedge}30个。")[3] == qualifier


@pytest.mark.parametrize(
    "word",
    [
        "节约",
        "公约",
        "合约",
        "条约",
        "契约",
        "签约",
        "履约",
        "违约",
        "预约",
        "制约",
        "集约",
        "租约",
        "邀约",
        "失约",
        "守约",
    ],
)
def test_words_that_end_like_a_hedge_are_none(word: str) -> None:
    assert first(f"全年{word}30件。")[3] == "exact"


@pytest.mark.parametrize("word", ["最近", "附近", "邻近", "临近", "靠近", "就近", "亲近", "新近", "毗邻"])
def test_what_is_near_is_not_nearly(word: str) -> None:
    assert first(f"{word}30个小区已改造。")[3] == "exact"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("报告期内营业收入3万元。", "营业收入"), ("报告期营业收入3万元。", "营业收入"),
        ("内含设备费用3万元。", "设备费用"), ("包括设备费用3万元。", "设备费用"),
        ("包含设备费用3万元。", "设备费用"), ("本次设备费用3万元。", "设备费用"),
        ("本期设备费用3万元。", "设备费用"), ("另外设备费用3万元。", "设备费用"),
        ("此外设备费用3万元。", "设备费用"), ("并且设备费用3万元。", "设备费用"),
        ("而且设备费用3万元。", "设备费用"), ("且设备费用3万元。", "设备费用"),
        ("“十四五”期间设备费用3万元。", "设备费用"), ("十四五时期设备费用3万元。", "设备费用"),
        ("投产后设备费用3万元。", "设备费用"),
        ("达产后设备费用3万元。", "设备费用"), ("投运后设备费用3万元。", "设备费用"),
        ("投用后设备费用3万元。", "设备费用"), ("建成后设备费用3万元。", "设备费用"),
        ("完工后设备费用3万元。", "设备费用"), ("主要系设备费用3万元。", "设备费用"),
        ("主要是设备费用3万元。", "设备费用"), ("二是设备费用3万元。", "设备费用"),
        ("三要设备费用3万元。", "设备费用"),
    ],
)  # fmt: skip
def test_what_joins_a_clause_to_others_is_no_part_of_the_name(text: str, name: str) -> None:
    assert metric(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "设备费用同比增长为3%。", "设备费用较上年提高约3%。", "设备费用比去年提升近3%。",
        "设备费用与上年相比上升3%。", "设备费用较年初上涨超3%。",
        "设备费用比同期下降3%。", "设备费用较上期降低3%。", "设备费用较上月下跌3%。", "设备费用环比缩短3%。",
        "设备费用环比收窄3%。", "设备费用环比压减3%。",
        "设备费用较上年增幅为3%。", "设备费用较上年降幅达3%。", "设备费用较上年净增3%。", "设备费用翻了3倍。",
        "设备费用再降3%。", "设备费用涨了3%。",
    ],
)  # fmt: skip
def test_a_change_leaves_the_name(text: str) -> None:
    assert metric(text) == "设备费用"


@pytest.mark.parametrize("word", ["追溯调整", "调整", "重述", "更正", "修正", "修订", "变更", "改"])
def test_what_a_value_was_restated_from_and_to_measures_the_same(word: str) -> None:
    rows = read_sentence(f"培训人次由1,284人次{word}为1,236人次。", 2022)["quantities"]
    assert [row["metric"] for row in rows] == ["培训人次", "培训人次"]


@pytest.mark.parametrize(
    ("held", "name"),
    [
        ("优于年初设定的", "管网漏损率"),
        ("好于年初确定的", "管网漏损率"),
        ("优于上级下达的", "管网漏损率"),
        ("好于行业制定的", "管网漏损率"),
        ("好于年度计划", "管网漏损率"),
        # with what laid it down
        ("优于国家规定的", "国家规定管网漏损率"),
        ("优于合同约定的", "合同约定管网漏损率"),
        ("优于客户要求的", "客户要求管网漏损率"),
        ("优于年度目标值", None),  # a loss: 目标值 is taken for what is named, and names nothing by itself
    ],
)
def test_what_a_rate_is_held_against_is_of_the_same(held: str, name: str | None) -> None:
    rows = read_sentence(f"管网漏损率2.6%，{held}3%。", 2022)["quantities"]
    assert [row["metric"] for row in rows] == ["管网漏损率", name]


LIGHT = (
    "举办", "举行", "做到", "发生", "取得", "召开", "完成", "实施", "实现", "已经", "开展", "形成", "推出", "涉及",
    "给予", "达到", "进行",
)  # fmt: skip


@pytest.mark.parametrize("verb", LIGHT)
def test_a_verb_that_only_says_that_it_was_done_is_no_part_of_the_name(verb: str) -> None:
    assert metric(f"全年演练{verb}3次。") == "演练"
    assert metric(f"全年消防演练{verb}3次。") == "消防演练"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("管网压力范围是1000到1500。", "1000到1500"),
        ("管网压力范围为1000到1500。", "1000到1500"),
        ("管网压力范围在1000-1500之间。", "1000-1500"),
        ("管网压力范围1000到1500。", "1000到1500"),
        ("管网压力区间为1000到1500。", "1000到1500"),
        ("管网压力区间1000到1500。", "1000到1500"),
        ("参赛选手大约20到30。", "大约20到30"),
        ("夜间巡查员三到五个。", "三到五个"),
    ],
)
def test_two_numbers_without_a_unit_are_a_range_where_the_sentence_says_so(text: str, bounds: str) -> None:
    (row,) = read_sentence(text, 2022)["quantities"]
    assert (row["text"], row["qualifier"]) == (bounds, "range")


@pytest.mark.parametrize("text", ["管网压力1000到1500。", "赛程20到30。"])
def test_two_numbers_without_a_unit_are_no_range_by_themselves(text: str) -> None:
    assert all(row["qualifier"] != "range" for row in read_sentence(text, 2022)["quantities"])


@pytest.mark.parametrize("thing", ["干线", "产品", "领导"])
def test_chief_before_a_noun_says_which(thing: str) -> None:
    assert metric(f"主要{thing}12项。") == f"主要{thing}"


@pytest.mark.parametrize("since", ["以来", "起", "至今", "开始"])
@pytest.mark.parametrize("opening", ["自", "自从", "从"])
def test_what_counts_since_a_year_counts_from_its_first_day(opening: str, since: str) -> None:
    (row,) = read_sentence(f"{opening}2018年{since}，累计植树3万株。", 2022)["quantities"]
    assert (str(row["period_start"]), str(row["period_end"])) == ("2018-01-01", "2022-12-31")


@pytest.mark.parametrize("tie", ["是", "为", "达", "达到", "相当于", "等于", "接近", "恢复到", "恢复至"])
def test_a_multiple_of_an_earlier_year_is_of_the_year_that_has_it(tie: str) -> None:
    (row,) = read_sentence(f"今年用水量{tie}2021年的2倍。", 2022)["quantities"]
    assert (row["text"], str(row["period_start"])) == ("2倍", "2022-01-01")


def test_words_that_tie_are_sought_as_far_back_as_the_longest_reaches() -> None:
    widths = [parser.parse(pattern.pattern, pattern.flags).getwidth()[1] for pattern in (forms.BOUND, forms.TIE)]
    assert max(widths) + len("\n") <= forms.LONGEST_TIE
