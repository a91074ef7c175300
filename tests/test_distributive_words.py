"""Lists whose quantities are told behind 分别, each word of such sentences in one: which quantity is whose."""

import pytest

from pipeline.sentences import read_sentence


def named(text: str) -> list[tuple[str | None, str | None]]:
    return [(row["metric"], row["subject"]) for row in read_sentence(text, 2022)["quantities"]]


def metrics(text: str) -> list[str | None]:
    return [metric for metric, _ in named(text)]


TWO_AREAS = ["城东两片用水量", "城西两片用水量"]
BEFORE_IT = ("也", "均", "已", "还", "又", "都", "则", "却", "共", "预计", "预期", "有望", "力争", "也已", "预计还")


@pytest.mark.parametrize("word", BEFORE_IT)
def test_words_before_it_are_no_part_of_the_name(word: str) -> None:
    assert metrics(f"城东、城西两片用水量{word}分别为3万吨和5万吨。") == TWO_AREAS


@pytest.mark.parametrize("each", ["分别", "依次"])
def test_words_that_share_out_a_list(each: str) -> None:
    assert metrics(f"城东、城西两片用水量{each}为3万吨和5万吨。") == TWO_AREAS
    assert named(f"{each}向工会、教育基金会拨付经费36万元和12万元。") == [
        ("拨付经费", "工会"),
        ("拨付经费", "教育基金会"),
    ]


TIES = (
    "为", "是", "达", "达到", "达到了", "完成", "增至", "减至", "升到", "降至", "压减到", "提高到", "下降到",
)  # fmt: skip


@pytest.mark.parametrize("tie", TIES)
def test_words_behind_it_that_only_tie(tie: str) -> None:
    assert metrics(f"城东、城西两片用水量分别{tie}3万吨和5万吨。") == TWO_AREAS


@pytest.mark.parametrize("done", ["实现", "完成", "取得", "达到", "实现了", "完成了"])
def test_what_each_had_is_measured_and_not_that_they_had_it(done: str) -> None:
    expected = [("收入", "阀门厂"), ("收入", "水表厂")]
    assert named(f"阀门厂、水表厂分别{done}收入3亿元和5亿元。") == expected


@pytest.mark.parametrize("held", ["召开", "举行"])
def test_what_each_did(held: str) -> None:
    assert named(f"城东、城西两院分别{held}年会3次和5次。") == [(f"{held}年会", "城东"), (f"{held}年会", "城西")]


@pytest.mark.parametrize("to", [*"按以在由从较比与同自于将把被向对给"])
def test_words_behind_it_that_lead_to_somebody_else_are_no_deed(to: str) -> None:
    assert all(metric == "社区送书" for metric in metrics(f"东院、西院分别{to}社区送书300册、500册。"))


@pytest.mark.parametrize("to", ["向", "为", "对", "给", "支持", "资助"])
def test_who_was_given_something_each(to: str) -> None:
    expected = [("拨付经费", "工会"), ("拨付经费", "教育基金会")]
    assert named(f"分别{to}工会、教育基金会拨付经费36万元和12万元。") == expected


TIMES = (
    "2021年", "2021年度", "2021年末", "2021年6月30日", "上年", "上年同期", "上年度", "上年末", "上期", "上期末", "期初",
    "年初",
)  # fmt: skip


@pytest.mark.parametrize("time", TIMES)
def test_the_same_list_at_another_time(time: str) -> None:
    text = f"分别向工会、教育基金会拨付经费36万元和12万元（{time}：30万元和10万元）。"
    assert [subject for _, subject in named(text)] == ["工会", "教育基金会"] * 2


TURNS = (
    "期", "批", "批次", "年", "年度", "季", "季度", "次", "轮", "档", "阶段", "归属期",
    "行权期", "解锁期", "解除限售期",
)  # fmt: skip


@pytest.mark.parametrize("turn", TURNS)
def test_what_each_turn_has(turn: str) -> None:
    text = f"激励股份分三{turn}解锁，每{turn}解锁比例分别为20%、30%、50%。"
    assert metrics(text)[-3:] == [f"第{number}{turn}解锁比例" for number in "一二三"]


@pytest.mark.parametrize("share", ["出资", "持股", "投资", "股权", "认缴", "股份", "各自持股", "其持股"])
def test_by_what_ratio_each_does_something(share: str) -> None:
    found = named(f"江州集团、青蔺集团按{share}比例45%、20%分别提供担保。")
    ratio = share.removeprefix("各自").removeprefix("其") + "比例"
    assert found == [(ratio, "江州集团"), (ratio, "青蔺集团")]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("占总量的", "占总量"),
        ("占总量比", "占总量"),
        ("占总量的分别为", "占总量"),
        ("完成预算的", "完成预算"),
        ("完成计划的", "完成计划"),
        ("产销率分别为", "产销率"),
        ("合格率依次为", "合格率"),
        ("合格率分别达", "合格率"),
    ],
)
def test_shares_and_rates_of_a_list(words: str, of: str) -> None:
    expected = ["东厂产纸", "西厂产纸", f"东厂产纸{of}", f"西厂产纸{of}"]
    assert metrics(f"东厂、西厂产纸分别为86吨和142吨，{words}31%、44%。") == expected


@pytest.mark.parametrize("base", ["", "同比", "环比", "较上年", "比上年", "均较上年", "与上年相比", "预计", "有望"])
@pytest.mark.parametrize("joined", ["和", "、"])
def test_changes_of_a_list(base: str, joined: str) -> None:
    assert metrics(f"东线、西线客运量{base}分别增长3%{joined}5%。") == ["东线客运量", "西线客运量"]


RISES = ("增幅", "降幅", "涨幅", "升幅", "减幅", "增速", "同比增幅", "环比降幅")


@pytest.mark.parametrize("rise", RISES)
def test_the_rise_of_each_is_one_of_what_was_told_before(rise: str) -> None:
    text = f"水稻、玉米播种面积分别为86亩和142亩，{rise}分别为3%和5%。"
    assert named(text) == [("水稻播种面积", None), ("玉米播种面积", None)] * 2


PARTIES = (
    "被合并方", "被购买方", "被收购方", "被投资方", "被担保方", "被合并单位", "被收购单位", "被投资单位", "被担保单位",
    "被合并企业", "被购买企业", "被收购企业", "被投资企业", "标的公司", "标的企业", "交易对方",
)  # fmt: skip


@pytest.mark.parametrize("party", PARTIES)
def test_the_other_party_of_a_deal_has_its_own_profit(party: str) -> None:
    metric, subject = named(f"{party}在合并前实现的净利润为3万元。")[0]
    assert subject == party
    assert metric is not None
    assert metric.endswith("净利润")


@pytest.mark.parametrize("again", ["该公司", "该行", "该企业"])
def test_a_company_is_taken_up_by_its_kind(again: str) -> None:
    expected = [("股份", "青江村镇银行"), ("注册资本", "青江村镇银行")]
    assert named(f"本行持有青江村镇银行51%的股份，{again}注册资本1亿元。") == expected
