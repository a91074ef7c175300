"""Quantities in prose: lists that are distributed, quotations, changes of an object, times that run on, own words."""

from dataclasses import replace

import pytest

from extractors.numbers import read_figures
from extractors.numbers.quantities import read
from extractors.outline.passages import add_passages
from pipeline.sentences import read_sentence
from tests.builders import report


def rows(text: str) -> list[dict[str, object]]:
    return [dict(row) for row in read_sentence(text, 2022)["quantities"]]


def metrics(text: str) -> list[object]:
    return [row.get("metric") for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“护河先锋”进校园活动共举办7场。", ["“护河先锋”进校园活动"]),
        ("组织“乡音乡韵”民谣展演9场。", ["“乡音乡韵”民谣展演"]),
        ("整改“庸懒散、慢拖瞒”问题31个。", ["整改“庸懒散、慢拖瞒”问题"]),
        ("举办三场“遇事不慌”自救培训。", ["“遇事不慌”自救培训"]),
        ("5人被授予“护林标兵”称号。", ["“护林标兵”称号"]),
        ("编印《苗木图谱》300册。", ["苗木图谱"]),  # a title with nothing behind it stays without its signs
    ],
)
def test_a_quotation_is_one_name(text: str, found: list[str]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("苗圃产值6亿元，利润1亿元，同比分别增长5%和7%。", ["苗圃产值", "利润", "苗圃产值", "利润"]),
        ("办结率98%，满意率96%，分别较上年提高0.5个和1.3个百分点。", ["办结率", "满意率"] * 2),
        ("减排粉尘、废气分别为3吨、5吨。", ["减排粉尘", "减排废气"]),
        ("一季度、二季度满意率分别为92%、93%。", ["满意率", "满意率"]),
        ("2018年、2019年茶园面积分别较上年增长5.2%、8.1%。", ["茶园面积"] * 2),
        ("2017年、2018年和2019年1-9月码头吞吐量分别为30万吨、31万吨和25万吨。", ["码头吞吐量"] * 3),
        ("票款收入分别为92万元、151万元，2014年度和2015年度分别比上年度增长48%和52%。", ["票款收入"] * 4),
        ("流动比率分别为1.25、1.31和1.44，速动比率分别为0.98、1.02及1.10。", ["流动比率"] * 3 + ["速动比率"] * 3),
        ("冷库租金相比2019年增长12%。", ["冷库租金"]),
        ("茶场收入呈稳步上升态势，2016、2017年较上年同期的增长率分别为6.3%和11.2%。", ["茶场收入"] * 2),
        ("渔港卸鱼量持续下滑，降幅分别为3%和4%。", ["渔港卸鱼量"] * 2),
        ("茶场收入2020年、2021年分别较上年增长5%和6%。", ["茶场收入"] * 2),
        ("甲厂产量大幅提升，乙厂产量增长5%。", ["乙厂产量"]),
        ("2020年前三季度票款收入为3亿元，报告期末存货1亿元。", ["票款收入", "存货"]),
        ("冷库租金大约为30万元。", ["冷库租金"]),
        ("全年产值、利润分别为6亿元和1亿元。", ["产值", "利润"]),
        ("落实率94.3%，其中本科生93.1%、研究生97.8%。", ["落实率"] * 3),
        ("落实率94.3%，其中女生占51%。", ["落实率", "女生占比"]),  # a share of the people, no rate of theirs
        ("产值6亿元，同比增长5%。利润1亿元。", ["产值", "产值", "利润"]),
    ],
)
def test_lists_are_dealt_out(text: str, found: list[str]) -> None:
    assert metrics(text) == found


def test_what_is_measured_is_no_part_of_the_unit() -> None:
    assert [row.get("subject") for row in rows("产值、利润分别为6亿元和1亿元。")] == [None, None]
    assert [row.get("subject") for row in rows("东圃、西圃的产值分别为6亿元和1亿元。")] == ["东圃", "西圃"]
    assert [row.get("subject") for row in rows("落实率94%，其中本科生93%。")] == [None, "本科生"]
    assert [row.get("subject") for row in rows("2019年末、2018年末水厂的漏损率分别为12%、13%。")] == ["水厂"] * 2
    assert [row.get("subject") for row in rows("东圃2018年、2019年的产值分别为6亿元和1亿元。")] == ["东圃"] * 2


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("降低负债率超过八个百分点。", "down"),
        ("提升苗木成活率3个百分点。", "up"),
        ("压减一般性开支15%。", "down"),
        ("压缩办理时限五个工作日。", "down"),
        ("较年初压降逾期贷款2.3亿元。", "down"),
        ("募集善款4万元，比上年多捐300元。", "up"),
        ("回收率比上年分别提高0.4和0.7个百分点。", "up"),
        ("提升满意率98%。", None),  # raised to it
        ("压减开支至15%。", None),
        ("减少排放80吨。", None),  # an amount avoided
        ("高于各苗圃增速3个百分点。", None),  # a distance
        ("每年至少多次巡护30次。", None),
        ("新增苗圃30个。", None),
    ],
)
def test_changes_said_by_verb_and_object(text: str, direction: str | None) -> None:
    assert rows(text)[-1].get("direction") == direction


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("种植占比提高3个百分点。", ["种植占比"]),
        ("成活率92%，药占比下降2个百分点。", ["成活率", "药占比"]),
        ("单价50万元以上通用机具2台。", ["单价50万元以上通用机具"]),
        ("单价100万元（含）以上机具（不含车辆）0台。", ["单价100万元（含）以上机具"]),
        ("35岁以下青年园丁占比46%。", ["35岁以下青年园丁占比"]),
        ("日供水能力6万吨，生均借阅24册。", ["日供水能力", "生均借阅"]),
        ("店均营业收入52万元，校均规模620人。", ["店均营业收入", "校均规模"]),
        ("车站均设置座椅36张。", ["设置座椅"]),
        ("6月5日供水30吨。", ["供水"]),
        ("发放200万元种苗贷款。", ["发放种苗贷款"]),
        ("投入15万元改造花房。", ["花房改造投入"]),
        ("为园丁缴存公积金58万元。", ["缴存公积金"]),
        ("向灾区捐款12万元。", ["捐款"]),
        ("为园丁体检80人次。", ["园丁体检"]),
        ("减免支付手续费30万元。", ["减免支付手续费"]),
        ("政府采购货物预算10万元、政府采购工程预算5万元。", ["政府采购货物预算", "政府采购工程预算"]),
        ("执法执勤用车2辆、离退休用车1辆。", ["执法执勤用车", "离退休用车"]),
        ("主要领导用车0辆。", ["主要领导用车"]),
        ("出台12项涉及园丁利益的管理制度。", ["出台涉及园丁利益的管理制度"]),
        ("下属5家预算单位的综合计划。", ["预算单位"]),
        ("新员工100%参加岗前培训。", ["新员工参加岗前培训"]),
        ("满意度95%达到历史新高。", ["满意度"]),
        ("建成5G基站30个。", ["建成5G基站"]),
        ("针对26个板块出台了政策。", ["板块"]),
        ("7位园丁赴外地培训。", ["园丁"]),
        ("园丁人数由320人增加到560人。", ["园丁人数", "园丁人数"]),
        ("贷款2亿元，占全部贷款比重为3%。", ["贷款", "贷款占全部贷款比重"]),
        ("投资9亿元，完成年度计划的104%。", ["投资", "投资完成年度计划"]),
        ("补种本金50万元、利息3万元，合计53万元。", ["补种本金", "利息", "合计"]),
        ("发放补贴80户，共计12万元。", ["发放补贴", "发放补贴"]),  # one quantity before it is no sum
        ("把86个苗圃纳入监管体系。", ["苗圃"]),
        ("通过“以奖代补”方式撬动社会资本2亿元。", ["撬动社会资本"]),
        ("园丁年人均工资9万元，2022年人均捐款30元。", ["园丁年人均工资", "人均捐款"]),
        ("全年总用水量5吨。", ["总用水量"]),
    ],
)
def test_names_are_whole(text: str, found: list[str]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("平均每月举办读书会2期，展览1场。", ["平均每月读书会", "平均每月展览"]),
        ("每季度开展巡护2次、演练1次。", ["每季度巡护", "每季度演练"]),
        ("提高补贴标准每人每月200元。", ["每人每月补贴标准"]),
        ("每10股派发现金红利2.5元。", ["每10股派发现金红利"]),
        ("平均每年接待游客60批次。", ["平均每年接待游客"]),  # the average of some years is no year's quantity
        ("每周三义诊，全年巡诊12次。", ["巡诊"]),
    ],
)
def test_a_figure_of_one_of_them_says_so(text: str, found: list[str]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("每周三开展义诊，全年12次。", ["义诊"]),
        ("组织员工开展“春风”慰问活动，共3次。", ["“春风”慰问活动"]),
        ("按照要求推进工作，全年12次。", [None]),
        ("在募捐活动中，52名园丁带头。", ["园丁"]),
    ],
)
def test_how_often_is_said_of_the_clause_before(text: str, found: list[str | None]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "subject", "metric"),
    [
        ("2022年本馆藏书8万册。", "本馆", "藏书"),
        ("全行员工总数230人。", "全行", "员工总数"),
        ("公司现有苗圃4座。", "公司", "苗圃"),
        ("全行业产值30亿元。", None, "全行业产值"),
        ("公司债券余额3亿元。", None, "公司债券余额"),
        ("医院感染率2%。", None, "医院感染率"),
    ],
)
def test_words_for_the_own_unit(text: str, subject: str | None, metric: str) -> None:
    (row,) = rows(text)
    assert (row.get("subject"), row["metric"]) == (subject, metric)


@pytest.mark.parametrize(
    ("paragraph", "subjects"),
    [
        ("“花木养护（项）”2.6万元，主要用于养护。2022年执行数为1.4万元。", [None, "花木养护（项）"]),
        ("捐建“萤火书屋”6间，捐赠电脑40台。", [None, None]),
    ],
)
def test_a_topic_is_a_quotation_that_opens_the_paragraph(paragraph: str, subjects: list[str | None]) -> None:
    document = add_passages(replace(report([paragraph]), sections=()))
    assert [row.subject for row in read(document)] == subjects


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("自2016年成立以来，巡护1,020次。", ["2016-01-01/2022-12-31"]),
        ("2020年末苗木存量30棵，2021年末苗木存量50棵。", ["2020-12-31/2020-12-31", "2021-12-31/2021-12-31"]),
        ("2021年末，苗木存量50棵。", ["2021-12-31/2021-12-31"]),
        ("苗木较2021年末增加50棵。", ["2022-01-01/2022-12-31"]),
        ("2021年6月28日植树50棵。", ["2021-06-28/2021-06-28"]),  # what was done on a day
        ("2022年6月28日开会，植树50棵。", ["2022-01-01/2022-12-31"]),  # the day of another clause
        ("自2019年启动“苗圃”项目以来，植树5,600棵。", ["2019-01-01/2022-12-31"]),
        ("成立于2016年，植树5,600棵。", ["2022-01-01/2022-12-31"]),
        ("2020年、2021年分别植树300棵和500棵。", ["2020-01-01/2020-12-31", "2021-01-01/2021-12-31"]),
        ("2020年、2021年共植树300棵。", ["2021-01-01/2021-12-31"]),
        ("一季度、二季度满意率分别为92%、93%。", ["2022-01-01/2022-03-31", "2022-04-01/2022-06-30"]),
        ("人均植树3棵，是上年的1.5倍。", ["2022-01-01/2022-12-31"] * 2),
        ("2021年成活率由85%提高到90%。", ["2020-01-01/2020-12-31", "2021-01-01/2021-12-31"]),
        ("2021年成活率由85%更正为90%。", ["2021-01-01/2021-12-31"] * 2),
        ("2020年至2022年，成活率由85%提高到90%。", ["2020-01-01/2020-12-31", "2022-01-01/2022-12-31"]),
        ("五年来，会员由120人增加到360人。", ["2018-01-01/2018-12-31", "2022-01-01/2022-12-31"]),
        ("门票收入4亿元，创历史新高，接待游客57万人次。", ["2022-01-01/2022-12-31"] * 2),
        ("自“十三五”以来，累计发放补贴31亿元。", ["2016-01-01/2022-12-31"]),
    ],
)
def test_times(text: str, periods: list[str]) -> None:
    assert [f"{row['period_start']}/{row['period_end']}" for row in rows(text)] == periods


def test_at_least_may_stand_before_the_deed() -> None:
    (row,) = rows("每年至少参加巡护2次。")
    assert row["qualifier"] == "at_least"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("女馆员占馆员总数的61.2%。", ["女馆员占馆员总数"]),
        ("培训经费占工资总额比例为2.1%，较上年提高0.3个百分点。", ["培训经费占工资总额比例", "培训经费占工资总额比例"]),
        ("清洁能源装机占总装机的比重提高到46%。", ["清洁能源装机占总装机的比重"]),
        ("实用新型专利数占比82%。", ["实用新型专利数占比"]),
        ("女馆员占比61%。", ["女馆员占比"]),
        ("馆舍占地5万平方米。", ["馆舍占地"]),
        ("满意度95%，高于全市平均水平1.2个百分点。", ["满意度", "满意度高于全市平均水平的幅度"]),
        ("新建110千伏及以上线路35千米。", ["新建110千伏及以上线路"]),
        ("新建110千伏以上线路35千米、塔基60座。", ["新建110千伏以上线路", "塔基"]),
        ("电压稳定在110千伏以上。", ["电压"]),
    ],
)
def test_shares_distances_and_voltages(text: str, found: list[str]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("用油2.3万升；电子送达5.4万次。", ["用油", "电子送达"]),
        ("用电82万度、用水3万吨，同比降幅依次为4.1%、7.3%。", ["用电", "用水", "用电", "用水"]),
        ("借阅9万册，办证2万张，同比增幅分别为5%和7%。", ["借阅", "办证", "借阅", "办证"]),
        ("培训员工30人次，上年同期为25人次。", ["培训员工", "培训员工"]),
        ("全年借阅9万册，其中一季度2万册、二季度3万册。", ["借阅", "借阅", "借阅"]),
        ("停机时间继续减少，从2020年的4.9小时减为4.6小时。", ["停机时间", "停机时间"]),
        ("办证9张，电子书占比首次过半，达到50.7%。", ["办证", "电子书占比"]),
        ("等候时间继续缩短，从2015年的4.98小时减至4.6小时。", ["等候时间", "等候时间"]),
        ("培训人次由1,284人次变更为1,236人次。", ["培训人次", "培训人次"]),
        ("借阅量达9万册，同比明显增长。", ["借阅量"]),
        ("两项比率分别为5%和7%。", ["比率", "比率", "比率"]),
    ],
)
def test_what_a_figure_of_a_list_goes_on_with(text: str, found: list[str]) -> None:
    assert metrics(text) == found


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("借阅9万册，办证2万张，同比增幅分别为5%和7%。", ["level", "level", "change", "change"]),
        ("满意率分别为95%和97%。", ["level", "level"]),
        ("投诉率下降为2%。", ["level"]),
    ],
)
def test_rates_of_change_that_are_dealt_out_are_changes(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in read_figures(text)] == roles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全区图书馆（分馆）建筑面积为54.8万平方米。", ["全区图书馆（分馆）建筑面积"]),
        ("馆藏总量（不含电子书）达到36万册。", ["馆藏总量"]),
        ("流动点、自助馆共69个。", ["流动点、自助馆"]),
        ("举办讲座、展览等活动共69场。", ["活动"]),
        ("开展助残、送书上门、志愿活动共16次。", ["志愿活动"]),
        ("外借量为32万册次，与2019年的31万册次水平相当。", ["外借量", "外借量"]),
        ("举办19次馆情通报活动。", ["馆情通报活动"]),
        ("12名馆员开展活动。", ["馆员"]),
        ("限流等措施到位率86%。", ["限流等措施到位率"]),
        ("限流等措施压减用水86吨。", ["压减用水"]),
        ("线上讲授等方式培训学员86人。", ["培训学员"]),
        ("不含增值税销售额86万元。", ["不含增值税销售额"]),
        ("价款86万元，不含增值税6万元。", ["价款", "增值税"]),
    ],
)
def test_what_stands_around_a_figure(text: str, found: list[str]) -> None:
    assert metrics(text) == found


def test_a_year_end_that_a_figure_is_of_is_its_day() -> None:
    first, last = rows("贷款余额从2019年末的44亿元提升至2022年末的65亿元。")
    assert [str(row["period_end"]) for row in (first, last)] == ["2019-12-31", "2022-12-31"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("尚未履行的订单约人民币18亿元。", [("18亿元", "尚未履行的订单")]),
        ("捐款人民币3万元。", [("3万元", "捐款")]),
        ("正式职工62名＋外聘职工5名＝67名。", [("62名", "正式职工"), ("5名", "外聘职工"), ("67名", None)]),
        ("水厂负荷系数由2.35升至2.61。", [("2.35", "水厂负荷系数"), ("2.61", "水厂负荷系数")]),
        ("两年期借款利率3.15%。", [("3.15%", "两年期借款利率")]),
    ],
)
def test_currencies_and_signs_are_no_part_of_what_is_measured(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(row["text"], row.get("metric")) for row in rows(text)] == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("共23，456人参加。", ["23456"]),
        ("共1，234，567元。", ["1234567"]),
        ("得分98，100名职工参加。", ["98", "100"]),  # two numbers: a score has no unit
        ("参加者有98人，100名职工值守。", ["98", "100"]),
    ],
)
def test_full_width_commas_of_thousands(text: str, values: list[str]) -> None:
    assert [row["value_text"] for row in rows(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "差旅费支出决算为8万元，完成预算的80%，比2021年度的9万元减少1万元。",
            ["差旅费支出决算", "差旅费支出决算完成预算", "差旅费支出决算", "差旅费支出决算"],
        ),
        ("养护站2人年中调出。", ["养护站"]),
        ("新增泵站15座，其中自动泵站2座，年末泵站286座。", ["新增泵站", "新增自动泵站", "泵站"]),
        ("新开航线15条，其中夜间航线2条，撤并航线3条。", ["新开航线", "新开夜间航线", "撤并航线"]),
        ("公司主要产品包括水表12万只、阀门3万件。", ["水表", "阀门"]),
        ("公交站点500米覆盖率由98.1%提高到98.6%。", ["公交站点500米覆盖率", "公交站点500米覆盖率"]),
        ("与借款余额1.6亿元存在1,480万元敞口。", ["借款余额", "敞口"]),
        ("水泵期末库存860台，较期初增加36台。", ["水泵期末库存", "水泵期末库存"]),
        ("计提跌价准备86万元，收回或转回12万元，核销3万元。", ["计提跌价准备", "收回或转回跌价准备", "核销跌价准备"]),
        ("慰问困难船员86人12万元、大病互助6人9万元。", ["慰问困难船员", "慰问困难船员", "大病互助", "大病互助"]),
        ("面向8类利益相关方发放问卷360份。", ["利益相关方", "发放问卷"]),
    ],
)
def test_what_forms_of_accounts_and_services_measure(text: str, found: list[str | None]) -> None:
    assert metrics(text) == found


def test_a_saving_is_no_rough_number() -> None:
    (row,) = rows("主要是14座泵站维修项目采购节约，部分尾款按合同支付。")
    assert row["subject"] == "维修项目采购节约"


def test_graduates_to_be_are_no_school() -> None:
    found = rows("新招船员86人，其中应届大学毕业生42人、退役军人12人，船员流失率4.9%。")
    assert [row["subject"] for row in found] == [None, None, None, None]
