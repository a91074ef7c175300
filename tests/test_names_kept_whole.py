"""Sentences of unseen reports: names that stay whole, things behind prepositions, parts, shares."""

import pytest

from pipeline.sentences import read_sentence


def metrics(text: str) -> dict[str, str | None]:
    return {row["text"]: row["metric"] for row in read_sentence(text, 2023)["quantities"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name is not cut for its length, nor its first character by the dictionary
        ("特种作业人员持证上岗率保持100%。", {"100%": "特种作业人员持证上岗率"}),
        ("授信农户760户，用信率38.2%。", {"760户": "授信农户", "38.2%": "用信率"}),
        ("主动公开率由71.3%提升至76.5%。", {"71.3%": "主动公开率", "76.5%": "主动公开率"}),
        ("不良品率降低1.8个百分点。", {"1.8个百分点": "不良品率"}),
        ("造林12万亩，为年度任务的103%。", {"12万亩": "造林", "103%": "造林为年度任务"}),
        ("全县有A级旅游景区8处。", {"8处": "A级旅游景区"}),
        ("建成职工之家12处。", {"12处": "建成职工之家"}),
        ("管辖10千伏线路8条，长213千米。", {"8条": "管辖10千伏线路", "213千米": "管辖10千伏线路长"}),
        ("平均出动时间45秒。", {"45秒": "平均出动时间"}),
        ("公司DNA编码库种类已达120种。", {"120种": "DNA编码库种类"}),
        # whom a preposition brings in is counted, who did it is no part of it
        ("公司为126名一线员工购买了意外保险。", {"126名": "一线员工"}),
        ("财政安排养老补助资金30万元。", {"30万元": "安排养老补助资金"}),
        ("受疫情影响停产19天。", {"19天": "停产"}),
        # what is filed ends its name, and what was done with it begins behind it
        (
            "对18件竣工图纸查阅申请收取了查阅费1,640元。",
            {"18件": "收取查阅费的竣工图纸查阅申请", "1,640元": "收取查阅费"},
        ),
        ("对7件树木移植申请予以批复。", {"7件": "予以批复的树木移植申请"}),
        ("对45件档案利用申请逐一登记。", {"45件": "档案利用申请"}),
        ("共收到320件老旧电梯更新申请。", {"320件": "老旧电梯更新申请"}),
        ("26名村民申请危房改造。", {"26名": "村民"}),
        ("6家企业申请上市。", {"6家": "企业"}),
        # another unit than before is no other value of the same
        ("我们投入136万元完成23个小区的改造。", {"136万元": "投入", "23个": "小区的改造"}),
        ("生产线由3条扩建到5条。", {"3条": "生产线", "5条": "生产线"}),
        # what one of each has
        ("授予价格为每股6.35元。", {"6.35元": "每股授予价格"}),
        (
            "资助学子22名，每人3,000元，合计6.6万元。",
            {"22名": "资助学子", "3,000元": "每人资助", "6.6万元": "资助"},
        ),
        # groups and shares
        (
            "35岁以下员工43人，36至45岁78人，分别占35%和65%。",
            {"43人": "35岁以下员工", "78人": "36至45岁", "35%": "35岁以下员工占比", "65%": "36至45岁占比"},
        ),
        ("捐赠现金20万元及价值4万元的物资。", {"20万元": "捐赠现金", "4万元": "物资"}),
        ("收入4亿元，占比由2022年的17%提高至20%。", {"4亿元": "收入", "17%": "收入占比", "20%": "收入占比"}),
        ("整改问题58项，其余5项正在推进。", {"58项": "整改问题", "5项": "其余问题"}),
        ("经营网点遍布全国23个省（自治区）。", {"23个": "遍布省"}),
        ("服务满100小时的星级志愿者64名。", {"64名": "服务满100小时的星级志愿者"}),
        ("全年未发生死亡3人以上的责任事故。", {}),
        # what may change its meaning stays in
        ("减少碳排放85吨，相当于植树4,600棵。", {"85吨": "减少碳排放", "4,600棵": "相当于植树"}),
        ("技师、高级技师分别为214人和57人。", {"214人": "技师", "57人": "高级技师"}),
    ],
)
def test_metrics(text: str, expected: dict[str, str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("工业阀、密封件分别实现收入9.86亿元、2.03亿元，其中密封件增速为14%。", ["工业阀", "密封件", "密封件"]),
        ("子公司荻州智控有限公司完成销售1.6万台，实现净利润438万元。", ["荻州智控有限公司", "荻州智控有限公司"]),
        (
            "1．教育支出（类）普通教育（款）高中教育（项）2023年预算数为8万元。",
            ["教育支出（类）普通教育（款）高中教育（项）"],
        ),
    ],
)
def test_whose_it_is(text: str, subjects: list[str]) -> None:
    assert [row["subject"] for row in read_sentence(text, 2023)["quantities"]] == subjects


def test_years_so_far_end_with_the_reporting_period() -> None:
    row = read_sentence("三年来，先后投入1.2亿元。", 2023)["quantities"][0]
    assert (row["period_start"], row["period_end"]) == ("2021-01-01", "2023-12-31")
