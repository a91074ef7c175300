"""Metrics and periods: what a quantity measures, and of which time."""

from datetime import date

import pytest

from extractors.dates.plans import is_future, plan_begins
from pipeline.sentences import read_sentence


def figures(text: str, year: int = 2022) -> list[tuple[str, str | None]]:
    return [(row["text"], row["metric"]) for row in read_sentence(text, year)["quantities"]]


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("目前拥有在册馆员46名。", ["在册馆员"]),
        ("捐款总数为10,654元。", ["捐款总数"]),
        ("平均年龄：37.4岁", ["平均年龄"]),
        ("合同履约率达100%。", ["合同履约率"]),
        ("抢修及时率保持在99%以上。", ["抢修及时率"]),
        ("组织职工及子女体检共计150余人次。", ["职工及子女体检"]),
        ("用于培训的费用为3万元。", ["用于培训的费用"]),
        ("全年开展24项主题体验。", ["主题体验"]),
        ("现有9家共建单位。", ["共建单位"]),
        ("58人通过云计算认证。", ["云计算认证"]),
        ("累计36人次参与了12次读书分享活动。", ["参与读书分享活动", "读书分享活动"]),
        ("在“暖冬”活动中，121名员工捐款16,420元。", ["员工捐款", "员工捐款"]),
        ("女职工48人，占员工总数的60.8%。", ["女职工", "女职工占员工总数"]),
        ("职工总数60人，其中男、女职工分别为24人、36人。", ["职工总数", "男职工", "女职工"]),
        ("甲馆、乙馆的借阅量分别为3万册、5万册。", ["借阅量", "借阅量"]),
        ("“统计管理（项）”2.63万元，用于统计。", ["统计管理（项）"]),
        ("因公出国（境）费0万元。", ["因公出国（境）费"]),
        ("编印《读者手册》500册。", ["读者手册"]),
        ("满意度由85%提升至92%。", ["满意度", "满意度"]),
        ("预警率从40%跃升至90%。", ["预警率", "预警率"]),
        ("培训时长同比增长12%。", ["培训时长"]),
        ("经费35万元，较上年减少2万元。", ["经费", "经费"]),
        ("全员签订书面劳动合同，签订率100%。", ["书面劳动合同签订率"]),
    ],
)
def test_metrics(text: str, metrics: list[str | None]) -> None:
    assert [metric for _, metric in figures(text)] == metrics


def test_parts_have_their_owner_as_subject() -> None:
    rows = read_sentence("职工总数60人，其中男、女职工分别为24人、36人。", 2022)["quantities"]
    assert [row["subject"] for row in rows] == [None, "男职工", "女职工"]


def test_a_clause_before_a_comma_lends_no_metric() -> None:
    ((_, metric),) = figures("在抗疫专项捐款活动中，52名党员带头。")
    assert metric is not None and "捐款" not in metric


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("全年培训25场。", [date(2022, 12, 31)]),
        ("2021年培训20场，2022年培训25场。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("截至2021年12月31日，职工131名。", [date(2021, 12, 31)]),
        ("6月28日组织演练3次。", [date(2022, 12, 31)]),  # the day of an event is no period
        ("较2021年增加5场，共25场。", [date(2022, 12, 31), date(2022, 12, 31)]),
        ("由上年的12.9%降至11.8%。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("满意度由85%提升至92%。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("成立于2014年，现有志愿者98人。", [date(2022, 12, 31)]),
        ("书店始创于1999年，主营教辅，设有五个阅览区。", [date(2022, 12, 31)]),
        ("学校建校于1956年，占地40亩。", [date(2022, 12, 31)]),
        ("2011年由供销社出资设立，拥有三个仓库。", [date(2022, 12, 31)]),
        ("2021年新校区建成，新增学位1200个。", [date(2021, 12, 31)]),
        ("中心开办于2016年9月，服务老人260人。", [date(2022, 12, 31)]),
        ("新建2021年立项的泵站3座。", [date(2021, 12, 31)]),
        ("2008年建成投产，供水5万吨。", [date(2022, 12, 31)]),
        ("2008年成立后累计植树500棵。", [date(2022, 12, 31)]),
        ("2008年建成的泵站16座。", [date(2022, 12, 31)]),
        ("2021年创立品牌3个，发放奖金20万元。", [date(2021, 12, 31)] * 2),  # what is founded there is counted
        ("2021年建成泵站3座，改造管网20公里。", [date(2021, 12, 31)] * 2),
        ("改造2000年以前建成的小区35个。", [date(2022, 12, 31)]),
        ("渗漏率控制在12%以内；2027年前降到10%以下。", [date(2022, 12, 31), date(2027, 12, 31)]),
        ("2020年前建成的泵站16座。", [date(2022, 12, 31)]),
        ("自2018年以来累计投入38万元。", [date(2022, 12, 31)]),
        ("两年内合同履约率100%。", [None]),
        ("创建期内体检160人次。", [None]),
        ("“十四五”期间投入1.2亿元。", [None]),
        ("2020年以来累计资助189人。", [date(2022, 12, 31)]),
        ("一年来，完成手术2.3万台次。", [date(2022, 12, 31)]),
        ("用水31.5万吨，较2021年节约1.2万吨。", [date(2022, 12, 31), date(2022, 12, 31)]),
        ("岸电用量1,436万千瓦时，是上年的1.7倍。", [date(2022, 12, 31), date(2022, 12, 31)]),
        ("2019年11月与河西街道合并，辖区面积18.6平方公里。", [date(2022, 12, 31)]),
        ("力争2023年新校区投用，新增学位1200个。", [date(2023, 12, 31)]),
        ("与2021年的85%相比有所提高。", [date(2021, 12, 31)]),
    ],
)
def test_periods(text: str, ends: list[date | None]) -> None:
    rows = read_sentence(text, 2022)["quantities"]
    found = [row["period_end"] for row in rows if row["unit"] != "年"]
    assert found == [end.isoformat() if end else None for end in ends]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        # a month, or months of two years, that belong to one clause
        ("2021年11月至2022年2月清运积雪900吨；更换井盖三十四个。", [date(2022, 2, 28), date(2022, 12, 31)]),
        ("2022年3月走访困难家庭65户；植树12棵。", [date(2022, 3, 31), date(2022, 12, 31)]),
        ("2022年3月走访困难家庭65户，植树12棵。", [date(2022, 3, 31)] * 2),
        ("2022年3月，走访困难家庭65户；植树12棵。", [date(2022, 3, 31)] * 2),  # the heading of all that follows
        ("2022年6月发放物资30件；7月发放物资45件。", [date(2022, 6, 30), date(2022, 7, 31)]),
        ("2022年3月以来走访困难家庭65户；植树12棵。", [date(2022, 12, 31)] * 2),
        ("截至2022年6月发展会员300人；建立分会12个。", [date(2022, 6, 30)] * 2),
        ("2019年至2021年修建管网30公里；改造泵站5座。", [date(2021, 12, 31)] * 2),
        ("2021年培训职工500人次；新增岗位30个。", [date(2021, 12, 31)] * 2),
        ("2021年培训5次；2022年3月走访65户；植树12棵。", [date(2021, 12, 31), date(2022, 3, 31), date(2022, 12, 31)]),
        ("2021年，培训5次；2021年3月走访65户；植树12棵。", [date(2021, 12, 31), date(2021, 3, 31), date(2021, 12, 31)]),
        # 全年 right behind a year is that year
        ("2021年全年接待游客3万人次。", [date(2021, 12, 31)]),
        ("2021年，全年接待游客3万人次。", [date(2021, 12, 31)]),
        ("2021年启动改造，全年接待游客3万人次。", [date(2022, 12, 31)]),
        ("2021年末，全年接待游客3万人次。", [date(2022, 12, 31)]),
        # a word of the present in a later clause
        ("2018年荣获省级文明单位称号，现有党员48名。", [date(2022, 12, 31)]),
        ("2021年培训职工500人次，目前在岗职工320人。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("2018年通过复评，2019年通过验收，目前志愿者310人。", [date(2022, 12, 31)]),
        ("2021年，现有职工320人。", [date(2021, 12, 31)]),
        ("2021年底，全局统一核定编制，现有职工320人。", [date(2021, 12, 31)]),
        ("2021年培训现有职工500人次。", [date(2021, 12, 31)]),
    ],
)
def test_a_time_of_one_clause_is_not_carried_over(text: str, ends: list[date]) -> None:
    assert [row["period_end"] for row in read_sentence(text, 2022)["quantities"]] == [end.isoformat() for end in ends]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        # the opening of a period or year is the day before it; only what stands with the word is of that day
        ("公司总资产428万元，较年初417万元增加10万元。", [date(2022, 12, 31), date(2021, 12, 31), date(2022, 12, 31)]),
        ("报告期期初，总资产5万元，总负债1万元；期末总资产6万元。", [date(2021, 12, 31)] * 2 + [date(2022, 12, 31)]),
        ("期初余额3万元，本期增加2万元，期末余额5万元。", [date(2021, 12, 31), date(2022, 12, 31), date(2022, 12, 31)]),
        ("存货由期初的46万元增至58万元。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("不良率由年初的1.8%降至1.5%。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("2022年初在册职工120人，全年招聘6人。", [date(2021, 12, 31), date(2022, 12, 31)]),
        ("截至2022年1月1日，公司总资产3亿元。", [date(2021, 12, 31)]),
        ("存货较期初增加12万元，达到58万元。", [date(2022, 12, 31)] * 2),
        ("期初至今培训3次。", [date(2022, 12, 31)]),
        ("学期初检查作业3次。", [date(2022, 12, 31)]),
        ("分期初始投资3万元。", [date(2022, 12, 31)]),
        # what is done then is of the year
        ("年初开展培训3次。", [date(2022, 12, 31)]),
        ("完成年初确定的40公里目标。", [date(2022, 12, 31)]),
        ("年初以来累计接待300人次。", [date(2022, 12, 31)]),
        ("年初预算12万元。", [date(2022, 12, 31)]),
        # the period before
        ("本期收入30万元，上期收入28万元。", [date(2022, 12, 31), date(2021, 12, 31)]),
        ("收入30万元，上期28万元，增长7.1%。", [date(2022, 12, 31), date(2021, 12, 31), date(2022, 12, 31)]),
        ("收入较上期增加2万元，达到30万元。", [date(2022, 12, 31)] * 2),
        ("借款50万元（2021年12月31日：40万元）。", [date(2022, 12, 31), date(2021, 12, 31)]),
        ("一年内到期的借款50万元。", [date(2022, 12, 31)]),
        ("2021年收费3件，共710元。其中，市住建局1件。", [date(2021, 12, 31)] * 3),
        ("2021年收费3件，共710元。全年检查1件。", [date(2021, 12, 31)] * 2 + [date(2022, 12, 31)]),
        ("近三年平均成功率75%，报告期末项目12个。", [date(2022, 12, 31)] * 2),
    ],
)
def test_openings_and_the_period_before(text: str, ends: list[date]) -> None:
    rows = read_sentence(text, 2022)["quantities"]
    assert [row["period_end"] for row in rows] == [end.isoformat() for end in ends]


@pytest.mark.parametrize(
    ("path", "future"),
    [
        ("报告预期与展望 / 预期绩效", True),
        ("下一步工作思路和措施", True),
        ("荣誉与展望 / 媒体关注", False),
        ("荣誉与展望 / 未来展望", True),
        ("问题与展望", False),
        ("履责实践", False),
    ],
)
def test_sections_of_what_is_to_come(path: str, future: bool) -> None:
    assert is_future(path) is future


def test_a_plan_begins_under_a_mixed_title() -> None:
    title = "五、问题与展望\n"
    assert not plan_begins(title + "存在问题：大班额还有7个。", 2021)
    assert plan_begins(title + "存在问题：大班额还有7个。\n下一步，新增学位1200个。", 2021)
    assert plan_begins(title + "大班额还有7个。\n2022年，新增学位1200个。", 2021)
    assert not plan_begins(title + "大班额还有7个。\n2022年1月10日", 2021)
