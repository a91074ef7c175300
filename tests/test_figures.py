"""Quantities in sentences: text, value, unit, hedge, change; and all that is no quantity."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import Figure, read_figures


def one(text: str) -> Figure:
    figures = read_figures(text)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


def values(text: str) -> list[tuple[str, str | None]]:
    return [(str(figure.value), figure.unit) for figure in read_figures(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("现有在岗员工 132 名。", ("132名", "132", "名", "exact")),
        ("组织体检共计 210 余人次，", ("210余人次", "210", "人次", "more_than")),
        ("累计受理 31.42 万件，", ("31.42万件", "314200", "件", "exact")),
        ("扣减 4100 余万元", ("4100余万元", "41000000", "元", "more_than")),
        ("捐款总数为 20,318 元", ("20,318元", "20318", "元", "exact")),
        ("签约率９８．５％", ("９８．５％", "98.5", "%", "exact")),
        ("约30人次参加", ("约30人次", "30", "人次", "about")),
        ("近 1亿元", ("近1亿元", "100000000", "元", "nearly")),
        ("节约3万元", ("3万元", "30000", "元", "exact")),
        ("最近3家单位", ("3家", "3", "家", "exact")),
        ("覆盖率不低于98%", ("98%", "98", "%", "at_least")),
        ("合格率达到90%以上", ("90%以上", "90", "%", "at_least")),
        ("差错率控制在3%以内", ("3%以内", "3", "%", "at_most")),
        ("不得超过5%", ("5%", "5", "%", "at_most")),
        ("参加者不足10人", ("10人", "10", "人", "less_than")),
        ("超过 400 场次", ("超过400场次", "400", "场次", "more_than")),
        ("历时3年左右", ("3年左右", "3", "年", "about")),
        ("占九成", ("九成", "90", "%", "exact")),
        ("七成六", ("七成六", "76", "%", "exact")),
        ("办结率百分之九十五", ("百分之九十五", "95", "%", "exact")),
        ("参与率百分百", ("百分百", "100", "%", "exact")),
        ("占一半以上", ("一半以上", "0.5", None, "at_least")),
        ("男女比例为2:1", ("2:1", "2", None, "exact")),
        ("时长 3 个多小时", ("3个多小时", "3", "个小时", "more_than")),
        ("用时两年半", ("两年半", "2.5", "年", "exact")),
        ("能耗为35.2千克标准煤/万元", ("35.2千克标准煤/万元", "35.2", "千克标准煤/万元", "exact")),
        ("排放120吨二氧化碳当量", ("120吨二氧化碳当量", "120", "吨二氧化碳当量", "exact")),
        ("资助US$30万", ("US$30万", "300000", "美元", "exact")),
        ("售价50元6角三分", ("50元6角三分", "50.63", "元", "exact")),
        ("发行60亿元人民币", ("60亿元人民币", "6000000000", "元", "exact")),
        ("惠及老人超15万，", ("超15万", "150000", None, "more_than")),
        ("综合得分为92.5。", ("92.5", "92.5", None, "exact")),
        ("耗水一吨", ("一吨", "1", "吨", "exact")),
        ("发生事故0起", ("0起", "0", "起", "exact")),
        ("有效投诉零起", ("零起", "0", "起", "exact")),
        ("连续八年举办讲堂", ("八年", "8", "年", "exact")),
        ("推出七项举措", ("七项", "7", "项", "exact")),
        ("举办三期培训班", ("三期", "3", "期", "exact")),
        ("巡查闸门1,260余座次", ("1,260余座次", "1260", "座次", "more_than")),
        ("走访农户320户（次）", ("320户（次）", "320", "户次", "exact")),
        ("受益186人（家）次", ("186人（家）次", "186", "人（家）次", "exact")),
        ("观众1万7千多人", ("1万7千多人", "17000", "人", "more_than")),
        ("灌渠开工零点八万公里", ("零点八万公里", "8000", "公里", "exact")),
        ("客车运行36万列公里", ("36万列公里", "360000", "列公里", "exact")),
        ("消耗礼花弹1400余发，", ("1400余发", "1400", "发", "more_than")),
        ("贷款50万元以上农户86户", ("86户", "86", "户", "exact")),
        ("库容10万立方米以上塘坝12座", ("12座", "12", "座", "exact")),
        ("跟师半年以上留任率达到76%", ("76%", "76", "%", "exact")),
        ("35岁以下骨干教师占12%", ("12%", "12", "%", "exact")),
        ("党员一百零五名", ("一百零五名", "105", "名", "exact")),
        ("提前3天完成", ("3天", "3", "天", "exact")),
        ("共有8支队伍", ("8支", "8", "支", "exact")),
        ("组建三支队伍", ("三支", "3", "支", "exact")),
        ("开工里程零点八万公里", ("零点八万公里", "8000", "公里", "exact")),
        ("参观学生1万7千多人", ("1万7千多人", "17000", "人", "more_than")),
        ("观众突破百万人次", ("突破百万人次", "1000000", "人次", "more_than")),
        ("年招生不足千人", ("千人", "1000", "人", "less_than")),
        ("累计行驶93.6万列公里", ("93.6万列公里", "936000", "列公里", "exact")),
        ("消耗炮弹1400余发，", ("1400余发", "1400", "发", "more_than")),
        ("高于86亩的任务，", ("86亩", "86", "亩", "exact")),
        ("约占来信总数的65%", ("65%", "65", "%", "about")),
        ("以86.5万元购买", ("86.5万元", "865000", "元", "exact")),
        ("收录3.6万首歌曲", ("3.6万首", "36000", "首", "exact")),
    ],
)
def test_one_figure(sentence: str, expected: tuple[str, str, str | None, str]) -> None:
    text, value, unit, qualifier = expected
    figure = one(sentence)
    assert (figure.text, figure.unit, figure.qualifier) == (text, unit, qualifier)
    assert figure.value == Decimal(value)


def test_a_fraction_is_the_number() -> None:
    assert one("独立董事占三分之一以上").value == Decimal(1) / 3


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("每人3-5次", "3", "5", "次"),
        ("占20%至30%", "20", "30", "%"),
        ("培训1,500—1,600小时", "1500", "1600", "小时"),
        ("每场20~30人", "20", "30", "人"),
        ("补助5-20万元", "50000", "200000", "元"),
        ("走访两三次", "2", "3", "次"),
        ("提升3至5个百分点", "3", "5", "百分点"),
    ],
)
def test_ranges(sentence: str, low: str, high: str, unit: str) -> None:
    figure = one(sentence)
    assert (figure.value, figure.low, figure.high) == (None, Decimal(low), Decimal(high))
    assert (figure.unit, figure.qualifier) == (unit, "range")


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "direction"),
    [
        ("同比增长12%", "12", "%", "up"),
        ("提高了3.2个百分点", "3.2", "百分点", "up"),
        ("较上年减少5件", "5", "件", "down"),
        ("较上年下降2.98%", "2.98", "%", "down"),
        ("增加约2.98万元", "29800", "元", "up"),
        ("增幅达144倍", "144", "倍", "up"),
        ("比上年多3人", "3", "人", "up"),
        ("同比-3.2%", "3.2", "%", "down"),
        ("增长-2%", "2", "%", "down"),
        ("产值翻一番", "2", "倍", "up"),
        ("产值翻了两番", "4", "倍", "up"),
        ("增长近一倍", "1", "倍", "up"),
    ],
)
def test_changes(sentence: str, value: str, unit: str, direction: str) -> None:
    figure = one(sentence)
    assert (figure.role, figure.direction, figure.unit) == ("change", direction, unit)
    assert figure.value == Decimal(value)


@pytest.mark.parametrize(
    "sentence",
    ["增至30人", "提升至92%", "下降到9.8%", "缩短至10分钟", "达到98%", "削减率92%", "是上年的2.3倍", "捐款30元"],
)
def test_levels(sentence: str) -> None:
    assert one(sentence).role == "level"


def test_from_to_is_two_levels() -> None:
    figures = read_figures("满意度由85%提升至92%")
    assert [(str(figure.value), figure.role) for figure in figures] == [("85", "level"), ("92", "level")]


def test_a_list_of_changes_goes_on() -> None:
    figures = read_figures("收入和利润分别增长12%和15%，员工30人")
    assert [figure.role for figure in figures] == ["change", "change", "level"]


def test_distribution_and_list() -> None:
    assert values("分别为3人、5人和7人") == [("3", "人"), ("5", "人"), ("7", "人")]
    assert values("员工79名，其中女职工48人、男职工31人") == [("79", "名"), ("48", "人"), ("31", "人")]


def test_half_a_unit_has_one_decimal() -> None:
    (half,) = read_figures("课间休息半小时。")
    assert (half.value, half.decimals, half.unit) == (Decimal("0.5"), 1, "小时")


# One text a case, one reason a group.
NO_FIGURE = {
    "一 with a measure word that counts nothing": (
        "发现一批人才",
        "作为一名党员",
        "办好每一件事",
        "一个数据",
        "一套能力",
        "一个门户",
    ),
    "a set phrase": (
        "落实三会一课",
        "贯彻八项规定",
        "坚持一票否决",
        "没有一票否决情形",
        "做到两不误",
        "实现两促进",
        "守好三道防线",
        "百年大党",
        "奋战60天",
        "安全行动40天",
        "开展百日攻坚",
        "捐一日工资",
    ),
    "a slogan named by its number": (
        "形成“2+3+N”机制",
        "贯彻“168”要求",
        "推进“三个一”工程",
        "实现“四个一”布局",
        "解读十八字要言",
        "解读18字要义",
    ),
    "an ordinal": (
        "第二十届",
        "第3名",
        "第二、三次会议",
        "前10位",
        "光伏二期",
        "光伏二期、三期工程",
        "第2页",
        "第2页 共6页",
    ),
    "a version, a place or a grade named by a number": (
        "进入2023首个交易日",
        "升级到专席2.0",
        "行动2.0建设",
        "云泰6楼",
        "3号楼302室",
        "5号线",
        "世界500强",
        "5A级景区",
        "3·23警示日",
    ),
    "an anniversary or a plan": (
        "建党100周年",
        "成立10周年",
        "建校三十五周年",
        "十四五规划",
        "三年行动计划",
        "九年义务教育",
    ),
    "a title in its marks": (
        "《2022年三年行动计划》",
        "《十项制度》",
    ),
    "a standard or a code": (
        "按ISO 14001执行",
        "按GB/T 19001-2016执行",
        "按SA8000执行",
        "股票代码000001",
    ),
    "a telephone number or a postcode": (
        "拨打12345热线",
        "10000号客服",
        "10009政企专席",
        "电话0571-87654321",
        "邮编310000",
    ),
    "a document number": (
        "某某〔2022〕217号",
        "国令第711号",
    ),
    "an address on the net": (
        "见http://example.com/a/123.html",
        "邮箱a12@example.com",
        "地址10.0.0.1",
    ),
    "a date": (
        "2022年6月28日",
        "6月28日、9月27日",
        "一季度",
        "上半年",
        "2021-2023年度",
        "二〇二二年",
        "5月30日-31日",
        "05月06日",
    ),
    "a time of day": (
        "8:30开始",
        "8点30分",
        "14时20分",
        "实行7×24小时值班",
        "一对一24小时保持沟通",
    ),
    "a span of years without a number of things": (
        "近三年",
        "过去5年",
        "前5个月",
        "未来三年",
        "每3年修订一次",
    ),
    "a number in the name of a metric": (
        "15s接通率提升明显",
        "30分钟到场率稳定",
        "48小时处理率稳定",
    ),
    "a bound that names a group": (
        "为60周岁以上老人服务",
        "为35岁以下青年服务",
        "40岁以下中青年渔民占比高",
        "补贴2500元以上人数多",
        "跟师半年以上留任率高",
        "为500万元以上项目服务",
    ),
    "no exact number": (
        "数百人",
        "参加活动的有数十人",
        "上万名",
        "上百万人次",
        "几十次",
        "十几家",
        "数十人",
        "若干项",
        "百余人",
    ),
    "zero as a word": (
        "零事故",
        "零投诉",
        "未发生安全事故",
        "零部件",
    ),
    "a list number": (
        "1.公司概况",
        "2.3.1 节能减排",
    ),
    "a word that begins with a numeral": (
        "切割三元材料",
        "二元结构",
        "一元化领导",
    ),
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"{reason}-{number}")
        for reason, texts in NO_FIGURE.items()
        for number, text in enumerate(texts)
    ],
)
def test_no_figure(text: str) -> None:
    assert [figure.text for figure in read_figures(text)] == []


def test_list_numbers_are_no_part_of_figures() -> None:
    assert values("1. 58人通过认证") == [("58", "人")]
    assert values("3.5家企业获评") == [("5", "家")]
    assert values("1.2022年投入50万元") == [("500000", "元")]
    assert values("（2）培训120人") == [("120", "人")]
    assert values("2.5个百分点的提升") == [("2.5", "百分点")]


def test_round_the_clock_and_a_duration_differ() -> None:
    assert values("累计培训24小时。") == [("24", "小时")]
    assert values("24小时服务热线") == []


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("31.42万件", "万件"),
        ("4100余万元", "万元"),
        ("210 余人次", "人次"),
        ("一亿元", "亿元"),
        ("¥30", "元"),
        ("98％", "%"),
    ],
)
def test_the_printed_unit_keeps_its_scale(sentence: str, printed: str) -> None:
    assert one(sentence).unit_text == printed


def test_spans_are_those_of_the_text_given() -> None:
    text = "女职工专项 体检 80 余 人次，"
    figure = one(text)
    assert figure.span.of(text) == "80 余 人次"


PIECES = st.sampled_from(
    [
        *("同比", "增长", "约", "近", "超过", "至", "第", "以上", "余", "多", "半", "成", "分之", "翻番"),
        *("12", "3.5", "1,200", "2022", "三十", "一", "两", "百", "万", "亿"),
        *("%", "人", "次", "人次", "元", "名", "年", "月", "、", "，", "。", "“", "”", "-", ":", "/"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_figures_stand_in_order_and_never_overlap(text: str) -> None:
    figures = read_figures(text)
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert (figure.value is None) == (figure.low is not None) == (figure.qualifier == "range")
        assert (figure.role == "change") == (figure.direction is not None)
    for before, after in pairwise(figures):
        assert before.span.end <= after.span.start


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    read_figures(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("处理能力10万立方米/日。", [("100000", "立方米/日")]),
        ("标准提高到850元/月，", [("850", "元/月")]),
        ("接听来电2.4万通，", [("24000", "通")]),
        ("使用强度38.6DDDs。", [("38.6", "DDDs")]),
        ("选派三批共15人。", [("3", "批"), ("15", "人")]),
        ("生师比12.5∶1，", [("12.5", None)]),
        ("损工事故率0.32，", [("0.32", None)]),
        ("服务期满两个学期", [("2", "个学期")]),
        ("5通过评审，版本2.3，型号0.32，", []),
        ("三道防线、两步走、五方会谈", []),
        ("28/月报、5/日记", []),
    ],
)
def test_units_and_bare_rates(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert values(sentence) == expected
