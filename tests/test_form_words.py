"""Forms around a quantity that tell what it measures, each of their words in a sentence."""

import pytest

from pipeline.sentences import read_sentence


def measured(text: str, at: int = 0) -> tuple[str | None, str | None]:
    """Metric and direction of a quantity of a sentence."""
    row = read_sentence(text, 2022)["quantities"][at]
    return row["metric"], row.get("direction")


def metric(text: str, at: int = 0) -> str | None:
    return measured(text, at)[0]


@pytest.mark.parametrize("verb", ["组成", "构成", "组建", "共同组成"])
def test_those_who_make_something_up(verb: str) -> None:
    assert metric(f"评审组由7位专家{verb}。") == "专家"


@pytest.mark.parametrize(
    "rate",
    [
        "年均增长率",
        "月均增速",
        "平均增幅",
        "复合增长率",
        "年均复合增长率",
        "年复合增长率",
        "复合年均增速",
        "复合年增长率",
    ],
)
def test_rates_of_growth_are_rates_of_their_own(rate: str) -> None:
    assert metric(f"{rate}为12%。") == rate


@pytest.mark.parametrize("time", ["分钟", "小时", "秒", "天"])
def test_times_within_the_name_of_a_rate(time: str) -> None:
    assert metric(f"15{time}接通率98%。") == f"15{time}接通率"


@pytest.mark.parametrize("size", ["DN300毫米", "10千伏", "300毫米", "110千伏及以上", "12英寸"])
def test_sizes_are_part_of_a_name(size: str) -> None:
    assert (metric(f"{size}线路新建12公里。", -1) or "").startswith(size)


@pytest.mark.parametrize("tie", ["均为", "都达到", "也为", "继续保持", "保持", "达", "分别为", "：", "均达到"])
def test_one_quantity_for_several_rates(tie: str) -> None:
    assert metric(f"劳动合同签订率和社会保险参保率{tie}100%。") == "劳动合同签订率和社会保险参保率"


@pytest.mark.parametrize(
    "group",
    ["65周岁以上", "65岁以上", "65岁及以上", "65岁和以上", "65岁以下", "100万元以上", "单价100万元以上",
    "单台100万元以上", "单件100万元以上", "单项100万元以上", "单笔100万元以上", "3年以上", "90平方米以上",
    "110千伏以上",
     "100万元（含）以上"],
)  # fmt: skip
def test_bounds_that_are_part_of_a_name(group: str) -> None:
    assert metric(f"{group}设备12台。", -1) == f"{group}设备"


@pytest.mark.parametrize("names", ["三、四级", "A、B两级", "大、中型", "收、支", "老、中、青", "进、出口", "中、小型"])
def test_names_whose_end_only_the_last_one_has(names: str) -> None:
    assert (metric(f"{names}项目12个。") or "").startswith(names)


@pytest.mark.parametrize("what", ["收入、支出", "收支", "收入支出", "收、支"])
@pytest.mark.parametrize("total", ["合计", "总计"])
def test_sums_name_what_is_summed_up(what: str, total: str) -> None:
    found = metric(f"本年{what}{total}均为12万元。") or ""
    assert found.endswith(total) and "支" in found


@pytest.mark.parametrize("end", ["", "比例", "比重", "份额", "百分比", "的比例", "比例均值"])
def test_the_share_of_one_thing_in_another(end: str) -> None:
    assert (metric(f"女职工占员工总数{end}为60.8%。") or "").startswith("女职工占员工总数")


@pytest.mark.parametrize("land", ["占地", "占用", "占有", "占线", "占道"])
def test_what_takes_up_room_is_no_share(land: str) -> None:
    assert "占" in (metric(f"项目{land}面积12亩。") or "")


@pytest.mark.parametrize(
    ("age", "count"),
    [("36至45岁", "788人"), ("36-45岁", "788人"), ("46岁以上", "788人"), ("46岁及以上", "788人"),
    ("46岁或以上", "788人"), ("30岁以下", "788人"), ("36至45岁之间", "788人"), ("36至45岁段", "788人"),
    ("46周岁以上", "788人"), ("30岁以下的", "共788人"), ("30岁以下", "共有788人"),
     ("30岁以下", "有788人"), ("30岁以下", "为788人")],
)  # fmt: skip
def test_those_of_an_age(age: str, count: str) -> None:
    assert (metric(f"{age}{count}。", -1) or "").startswith(age.rstrip("的"))


@pytest.mark.parametrize("far", ["高", "低", "多", "少", "快", "慢", "优", "好"])
def test_a_distance_between_two_levels(far: str) -> None:
    found = measured(f"{far}于全市平均水平1.2个百分点。")
    assert "全市平均水平" in (found[0] or "")


@pytest.mark.parametrize("how", ["", "约", "仅", "有", "为", "不足", "超过", "大约"])
def test_how_far_something_is(how: str) -> None:
    assert metric(f"林场距最近的车站{how}18公里。") == "距最近的车站"


@pytest.mark.parametrize(
    "adverb", ["", "首次", "继续", "持续", "进一步", "大幅", "明显", "显著", "稳步", "逐年", "不断", "有所", "再"]
)
def test_the_clause_before_says_what_moved(adverb: str) -> None:
    assert metric(f"停电时间{adverb}减少，达到4.6小时。") == "停电时间"


@pytest.mark.parametrize(
    "verb",
    [
        "过半",
        "减少",
        "增加",
        "提升",
        "提高",
        "下降",
        "降低",
        "缩短",
        "改善",
        "上升",
        "增长",
        "扩大",
        "增多",
        "延长",
        "突破",
        "创新高",
    ],
)
def test_verbs_of_the_clause_before(verb: str) -> None:
    assert metric(f"绿电占比继续{verb}，达到50.7%。") == "绿电占比"


@pytest.mark.parametrize("since", ["从2021年的", "由去年的", "从上年同期的", "从年初的", "由原来的", "从过去的"])
def test_values_of_before_and_of_now(since: str) -> None:
    text = f"停电时间继续减少，{since}4.98小时减至4.6小时。"
    assert (metric(text, 0), metric(text, 1)) == ("停电时间", "停电时间")


@pytest.mark.parametrize("all_", ["共", "一共", "共计", "合计", "总计", "共有", "合计为"])
def test_all_of_a_list_together(all_: str) -> None:
    assert metric(f"服务点、自助图书馆{all_}694个。") == "服务点、自助图书馆"


@pytest.mark.parametrize(
    "often", ["", "共", "全年", "累计", "合计", "总计", "先后", "达", "达到", "已开展", "举办", "组织", "召开了"]
)
def test_how_often_something_was_done(often: str) -> None:
    assert metric(f"开展应急培训，{often}12次。") in ("应急培训", "开展应急培训")


@pytest.mark.parametrize(
    "what",
    ["归属于母公司所有者的净利润", "归属于上市公司股东的净利润", "归属于上市公司股东的扣除非经常性损益的净利润",
    "扣除非经常性损益后的净利润", "扣除非经常性损益前的净利润", "归属于母公司股东的净资产",
    "归属于母公司所有者的综合收益总额", "归属于母公司的所有者权益",
     "归属于母公司的股东权益", "扣除非经常性损益后的每股收益", "归属于母公司所有者的净亏损",
     "一年内到期的非流动负债", "1年以内到期的借款", "一年内将到期的借款", "经营活动产生的现金流量净额",
     "处置设备取得的收益", "汇率变动带来的收益", "经营形成的资产", "事故引起的损失",
     "事故导致的损失", "事故造成的损失"],
)  # fmt: skip
def test_names_of_what_belongs_to_whom_or_came_of_what(what: str) -> None:
    assert metric(f"{what}12亿元。") == what


@pytest.mark.parametrize("what", ["未分配利润", "净利润", "利润总额", "所有者权益", "损益"])
@pytest.mark.parametrize("when", ["期初", "年初", "当期", "本期", ""])
def test_effects_are_no_balances(what: str, when: str) -> None:
    assert (metric(f"影响{when}{what}3万元。") or "").startswith("影响")


@pytest.mark.parametrize("pace", ["增速", "增速为", "涨幅", "增速达", "涨幅超过"])
def test_the_pace_of_a_balance(pace: str) -> None:
    assert measured(f"存款余额86亿元，{pace}22.6%。", 1)[1] == "up"


@pytest.mark.parametrize(
    "cause",
    ["因新线投运", "由于新线投运", "得益于新线投运", "受益于新线投运", "主要因新线投运"],
)
def test_causes_are_no_names(cause: str) -> None:
    assert measured(f"{cause}上升2%。") == (None, "up")


@pytest.mark.parametrize(
    "verb", ["带动", "推动", "促进", "拉动", "助推", "助力", "帮助", "促使", "使", "使得", "从而带动", "进而推动"]
)
def test_what_was_made_to_change_is_named_alone(verb: str) -> None:
    assert measured(f"{verb}贷款规模增长12%。") == ("贷款规模", "up")


@pytest.mark.parametrize(
    "kind",
    [
        "子公司",
        "全资子公司",
        "控股子公司",
        "重要子公司",
        "主要子公司",
        "下属子公司",
        "孙公司",
        "其中，子公司",
        "公司全资子公司",
    ],
)
def test_results_of_a_subsidiary_are_its_own(kind: str) -> None:
    (row,) = read_sentence(f"{kind}青江水务公司实现收入12亿元。", 2022)["quantities"]
    assert (row["metric"], row["subject"]) == ("收入", "青江水务公司")


@pytest.mark.parametrize("all_", ["各类", "各项", "各种", "各级各类"])
def test_all_kinds_of_a_thing(all_: str) -> None:
    assert (metric(f"开展{all_}培训12次。") or "").endswith("培训")


@pytest.mark.parametrize("verb", ["参加", "参与", "参训", "受训", "参会"])
@pytest.mark.parametrize("who", ["人员", "人数", "职工", "员工", "党员", "干部"])
def test_those_who_take_part(verb: str, who: str) -> None:
    assert metric(f"{verb}{who}120人。") == f"{verb}{who}"


@pytest.mark.parametrize("what", ["预算", "预算数", "决算", "决算数", "执行数", "财政预算数"])
@pytest.mark.parametrize("level", ["类", "款", "项"])
def test_accounts_of_a_budget_are_what_a_budget_is_of(level: str, what: str) -> None:
    (row,) = read_sentence(f"教育支出（{level}）2022年{what}12万元。", 2022)["quantities"]
    assert f"教育支出（{level}）" in f"{row['subject']}{row['metric']}"


@pytest.mark.parametrize(
    "per",
    [
        "每人",
        "每户",
        "每家",
        "每次",
        "每班",
        "每床",
        "每生",
        "每人次",
        "每个月",
        "每月",
        "每周",
        "每日",
        "每天",
        "每季度",
        "每半年",
    ],
)
def test_a_quantity_of_one_of_them(per: str) -> None:
    assert (metric(f"{per}补助200元。") or "").startswith(per)


OWN_TIMES = [
    *("全年", "报告期内", "报告期", "截至目前", "目前", "今年", "本年", "本年度", "当年", "年内", "本期"),
    *("上半年", "下半年", "年末", "报告期末", "报告期初", "2022年", "2022年末", "2022年度"),
]


@pytest.mark.parametrize("time", OWN_TIMES)
def test_a_time_that_opens_a_clause_is_no_part_of_what_is_measured(time: str) -> None:
    deposits, loans = f"{time}存款、贷款分别为3亿元、5亿元。", f"公司{time}研发人员人均薪酬21万元。"
    assert [metric(deposits), metric(deposits, 1)] == ["存款", "贷款"]
    assert metric(loans) == "研发人员人均薪酬"
    assert metric(f"{time}护理人员中，本科占72%。") == "本科占比"
    assert metric(f"理事会{time}共召开9次会议。") == "会议"
    assert whose(f"海外市场{time}实现收入3亿元。") == "海外市场"
    assert whose(f"{time}护理人员中，本科占72%。") == "护理人员"


def whose(text: str) -> str | None:
    """The subject of the first quantity of a sentence."""
    return read_sentence(text, 2022)["quantities"][0]["subject"]


@pytest.mark.parametrize("time", ["年终", "往年", "历年"])
def test_other_words_of_time_belong_to_the_name(time: str) -> None:
    assert metric(f"{time}存款、贷款分别为3亿元、5亿元。") == f"{time}存款"
