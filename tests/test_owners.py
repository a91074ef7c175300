"""Whose a quantity is: parts of the unit that a sentence has as its topic, and the changes of each."""

import pytest

from pipeline.sentences import read_sentence


def rows(text: str) -> list[tuple[object, ...]]:
    return [(q["text"], q["metric"], q["subject"]) for q in read_sentence(text, 2022)["quantities"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("数字业务表现稳健，收入达300万元。", [("300万元", "收入", "数字业务")]),
        ("海外市场实现营业收入5亿元。", [("5亿元", "营业收入", "海外市场")]),
        ("（1）检测平台：作为业务的基石，实现营业收入3亿元。", [("3亿元", "营业收入", "检测平台")]),
        ("水务板块稳步增长，利润为20万元。", [("20万元", "利润", "水务板块")]),
        ("其中，养护业务持续发力，产值达6亿元。", [("6亿元", "产值", "养护业务")]),
        # no topic, or not of what a part of the unit has
        ("平均年龄：37.4岁。", [("37.4岁", "平均年龄", None)]),
        ("（1）员工培训：制度不断健全，培训职工300人次。", [("300人次", "培训职工", None)]),
        ("公司业务稳步增长，收入达300万元。", [("300万元", "收入", None)]),
        ("随着数字业务发展，收入达300万元。", [("300万元", "收入", None)]),
        ("领导班子召开会议12次。", [("12次", "会议", None)]),
        ("（1）主要原因：市场扩大，实现营业收入3亿元。", [("3亿元", "营业收入", None)]),
    ],
)
def test_a_topic_is_whose_the_quantity_is(text: str, found: list[tuple[object, ...]]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("轮胎翻新板块全年实现产值3.6亿元，同比增长8.2%，实现利税2600万元。", ["轮胎翻新板块"] * 3),
        ("冷链品类达成销量12万吨，毛利率18%；常温品类达成销量30万吨。", ["冷链品类", "冷链品类", "常温品类"]),
        ("公司全年实现收入9亿元，其中，铝型材出口实现收入2亿元，同比下降5%。", ["公司", "铝型材出口", "铝型材出口"]),
        ("城北渔场检疫率达98%，散养户检疫率达86%。", ["城北渔场", None]),
        ("城东社区入户率达98%，医院床位达300张。", ["城东社区", None]),
        ("东渡口岸查验船舶1.2万艘次，同比增长6%；查验旅客36万人次。", ["东渡口岸"] * 3),
        ("县残联发放轮椅260辆，救助残疾儿童85名；县慈善会募集善款120万元。", ["县残联", "县残联", "县慈善会"]),
        ("全市消防救援队伍共接警出动6200起，抢救被困人员860人。", ["全市消防救援队伍"] * 2),
        ("承建的北环隧道完成掘进2100米，占总长的62%。", ["承建的北环隧道"] * 2),
        ("二公司桥梁队自行完成预制梁140片，产值2300万元。", ["二公司桥梁队"] * 2),
        ("个人消费贷款实现利息收入3.6亿元，不良率0.9%。", ["个人消费贷款"] * 2),
        ("“晨读”公众号推送文章86篇，阅读量12万次；举办读书会3场。", ["“晨读”公众号", "“晨读”公众号", None]),
        ("沙湾景区接待游客9万人次，玉泉公司上交利润14万元。", ["沙湾景区", None]),
        ("县档案馆接收案卷860件，整理812件，而图书馆采购图书36册。", ["县档案馆", "县档案馆", "图书馆"]),
        ("两级法院共有干警86人，其中男60人，女26人。", ["两级法院"] * 3),
        ("县法院受理案件860件，审结812件，而检察院起诉36件，抗诉2件。", ["县法院", "县法院", None, None]),
        ("公司及子公司拥有商标26项；由经销商代办注册8项。", ["公司及子公司", None]),
        # others did what these clauses tell; not where they are only in the name of what is measured
        ("江口法院受理案件860件，当事人上诉31件，改判2件。", ["江口法院", None, None]),
        ("东港农商行发放贷款6亿元，借款人还款2亿元。", ["东港农商行", None]),
        ("青江县新建驿站6座，社会捐资86万元，市级补助26万元。", ["青江县", None, None]),
        ("两家医院救治伤员86人，医保报销26万元。", [None, "医院", None]),
        ("县图书馆外借图书3万册，读者捐书860册。", ["县图书馆", None]),
        ("青江县修建公路86公里，村民投工3600个。", ["青江县", None]),
        ("东港农商行发放贷款6亿元，客户满意率98%。", ["东港农商行"] * 2),
        ("青江林场向东港苗圃调拨树苗86株，价值3万元。", ["青江林场"] * 2),
        ("青江林场与东港苗圃签订协议12份。", ["青江林场"]),
        ("公司及各车间共组装样机26台。", ["公司及各车间"]),
        ("江口县8个行政村播种油菜3.6万亩，实现产值600万元。", ["播种油菜", "江口县8个行政村", "江口县8个行政村"]),
        ("江口市36个码头停靠货船860艘。", ["江口市", "江口市36个码头"]),
        # what opens these clauses is when, where, how, a measure, people or a name that is none
        ("在重点行业开展执法检查36次，查处违法行为12起。", [None, None]),
        ("通过线上渠道销售图书12万册，销售额360万元。", [None, None]),
        ("存款余额达到86亿元，较年初增加5亿元。", [None, None]),
        ("各级财政投入资金8.6亿元。", [None]),
        ("组织志愿者清理海滩12公里，收集垃圾3吨。", [None, None]),
        ("因设备检修，发电量减少1200万千瓦时。", [None]),
        ("线网高峰客流时段增加列车30列，运能提升7%。", [None, None]),
        ("引进人才包括农科院与地方共同聘任的专家101人次。", [None]),
        ("营业收入实现8.2亿元，管网养护经费支出260万元。", [None, None]),
    ],
)
def test_the_subject_stands_before_the_verb(text: str, subjects: list[str | None]) -> None:
    assert [subject for _, _, subject in rows(text)] == subjects


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("数字业务表现稳健，收入达3亿元，同比增长6%；海外市场增长显著，收入达5亿元，同比增长9%。", [6.0, 9.0]),
        ("收入5亿元，增长3%；海外收入6亿元。", [3.0, None]),
        ("收入5亿元，增长3%；海外收入6亿元，增长4%。", [3.0, 4.0]),
    ],
)
def test_each_part_has_its_own_change(text: str, changes: list[float | None]) -> None:
    levels = [one for one in read_sentence(text, 2022)["indicators"] if one["status"] == "stated"]
    assert [one["change_value"] for one in levels] == changes


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("归属于母公司所有者的净利润3亿元。", ["归属于母公司所有者的净利润"]),
        ("归属于上市公司股东的扣除非经常性损益的净利润为3亿元。", ["归属于上市公司股东的扣除非经常性损益的净利润"]),
        ("公司实现净利润3亿元。", ["净利润"]),
        ("编报绩效目标的2022年度项目4个，绩效评级为“优”的项目3个。", ["编报绩效目标的项目", "绩效评级为“优”的项目"]),
        ("目前有16项在研项目。", ["在研项目"]),
    ],
)
def test_names_that_say_which_one(text: str, metrics: list[str]) -> None:
    assert [metric for _, metric, _ in rows(text)] == metrics


def test_a_change_is_of_the_later_year() -> None:
    read = read_sentence("实现收入5亿元，上年同期6亿元，减少1亿元，下降17%。", 2022)["quantities"]
    assert [str(one["period_start"])[:4] for one in read] == ["2022", "2021", "2022", "2022"]
