"""What quantities of annual reports, budgets and social reports measure: classes of sentences, and what is left."""

import pytest

from pipeline.sentences import read_sentence


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(row["text"], row["metric"], row["subject"]) for row in read_sentence(text, 2022)["quantities"]]


def metrics(text: str) -> list[str | None]:
    return [metric for _, metric, _ in named(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what brought the thing about
        ("经营活动产生的现金流量净额2,310.5万元，同比增长8.2%。", ["经营活动产生的现金流量净额"] * 2),
        ("处置旧设备取得的收益18万元。", ["处置旧设备取得的收益"]),
        ("筹资活动产生的现金流量净额较上年同期减少40.2万元。", ["筹资活动产生的现金流量净额"]),
        ("污水处理产生的污泥86吨。", ["污水处理产生的污泥"]),
        # the heading of an explanation
        ("管理费用变动原因说明：本报告期较上年同期增幅12.5%，主要系薪酬增加。", ["管理费用"]),
        ("筹资活动产生的现金流量净额变动原因说明：本期较上年减少86万元。", ["筹资活动产生的现金流量净额"]),
        ("财务费用变动说明：同比下降8.3%。", ["财务费用"]),
        ("存货增加的原因：较年初增加20万元。", ["存货"]),
        ("情况说明：较上年增长5%。", [None]),
        # budgets
        ("“三公”经费支出年初预算为3.2万元，支出决算为2.9万元。", ["“三公”经费支出年初预算", "支出决算"]),
        ("基本支出年初预算120万元。", ["基本支出年初预算"]),
        ("年初预算为12万元。", ["年初预算"]),
        ("年初投入12万元。", ["投入"]),
        ("政府性基金预算拨款支出预算0万元。", ["政府性基金预算拨款支出预算"]),
        ("国有资本经营预算拨款支出预算0万元。", ["国有资本经营预算拨款支出预算"]),
        (
            "基本支出86万元，占79.5%；项目支出22万元，占20.5%。",
            ["基本支出", "基本支出占比", "项目支出", "项目支出占比"],
        ),
        # what a clause that ends in 的 says
        ("共发现问题15个，已完成整改的12个，正在整改的3个。", ["发现问题", "完成整改", "正在整改"]),
        ("其中，获评优秀的5人，不合格的1人。", ["获评优秀", "不合格"]),
        ("年龄最大的59岁。", ["年龄最大"]),
        # names that a dictionary cuts
        ("向全体股东每10股派发现金红利1.20元（含税）。", ["每10股派发现金红利"]),
        ("公司每股派发现金红利0.15元，共计派发现金红利62万元。", ["每股派发现金红利", "派发现金红利"]),
        ("拟发行可转换公司债券总额不超过7亿元。", ["发行可转换公司债券总额"]),
        ("发行超短期融资券30亿元。", ["发行超短期融资券"]),
        ("员工送出新春礼包2,300份。", ["送出新春礼包"]),
        # what joins a clause to others, how exact it is, whose the whole report is
        ("另外计提跌价准备22万元。", ["计提跌价准备"]),
        ("报告期内公司营业收入3.2亿元。", ["营业收入"]),
        ("且使用年限在两年以上。", ["使用年限"]),
        ("风险小于30%。", ["风险"]),
        ("用量占燃料的比重不低于80%。", ["用量占燃料比重"]),
        ("26个候选系列有3个系列来自合作平台，占比约为11.5%。", ["候选系列", "系列", "系列占比"]),
        ("公司总资产3.2亿元，公司总股本4,100万股。", ["总资产", "总股本"]),
        ("公司债券余额3亿元。", ["公司债券余额"]),
        ("检测平均合格率（含复测）＞75%。", ["检测平均合格率"]),
        # rates of growth are no change of what stands before
        ("复合年增长率约6.9%。", ["复合年增长率"]),
        ("年均增长率为7.5%。", ["年均增长率"]),
        ("销售收入增长率7.5%。", ["销售收入"]),
        # what 的 joins to the words behind
        ("新增了十余种样品库的检测方法。", ["样品库的检测方法"]),
        ("全年完成了12个项目（含2个续建）的设备安装。", ["项目的设备安装", "续建"]),
        ("36名选手参加了三个项目的角逐。", ["选手参加", "项目"]),
        ("服务86个小区的居民。", ["小区"]),
        ("走访15个国家的客户。", ["国家"]),
        # what ends the words behind
        ("支持1.2亿账户正常运营。", ["账户"]),
        ("对25件政府信息公开申请案件收取了信息处理费2,950元。", ["政府信息公开申请案件", "信息处理费"]),
        ("在农村及山区建设服务网点15家。", ["建设服务网点"]),
        ("吸引全行1,200人参与。", ["参与"]),
        # money by the name of its currency
        ("借款美元600万元，折合人民币4,162万元。", ["借款", "借款"]),
    ],
)
def test_what_is_measured(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司按照49%的出资比例增资。", [("49%", "出资比例", None)]),
        ("减按15%的税率征收企业所得税。", [("15%", "税率", None)]),
        ("租赁收入按5%的税率计缴增值税。", [("5%", "税率", "租赁收入")]),
        ("本公司持有江岸水务51%的股权。", [("51%", "股权", "江岸水务")]),
        ("以30%的比例提取公积金。", [("30%", "比例", None)]),
        ("仅有不到3%的网点有夜间服务。", [("3%", "网点", None)]),
        ("本馆62%的读者是学生。", [("62%", "读者", "本馆")]),
        (
            "各方按照51%、34%和15%的比例提供保证。",
            [("51%", "比例", None)] + [(n, "比例", None) for n in ("34%", "15%")],
        ),
        ("报告期筛选达到79%的筛选成功率。", [("79%", "筛选成功率", None)]),
        # what the words before name stays so
        ("参与率达到98%的社区有12个。", [("98%", "参与率", None), ("12个", "社区", None)]),
        ("风险大于30%的支出计入损益。", [("30%", "风险", None)]),
        ("减按25%计入应纳税所得额。", [("25%", None, None)]),
    ],
)
def test_percentages_of_what_stands_behind(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "受理申请86件，其中市住建局12件、教育局9件。",
            [("86件", "受理申请", None), ("12件", "受理申请", "市住建局"), ("9件", "受理申请", "教育局")],
        ),
        (
            "共受理举报607件（市政府349件、青江县258件）。",
            [("607件", "受理举报", None), ("349件", "受理举报", "市政府"), ("258件", "受理举报", "青江县")],
        ),
        (
            "对3件申请收取了处理费710元。其中，青江县1件，收取420元；白溪县公安局2件，收取290元。",
            [
                ("3件", "申请", None),
                ("710元", "处理费", None),
                ("1件", "申请", "青江县"),
                ("420元", "处理费", "青江县"),
                ("2件", "申请", "白溪县公安局"),
                ("290元", "处理费", "白溪县公安局"),
            ],
        ),
        # sorts of what is counted are no parties, nor is what has words of its own
        ("走访学校12所，其中中学3所。", [("12所", "走访学校", None), ("3所", "中学", None)]),
        ("现有职工86人，其中管理人员12人。", [("86人", "职工", None), ("12人", "管理人员", None)]),
    ],
)
def test_parts_by_party(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "qualifier"),
    [
        ("借款美元600万元。", "美元", "exact"),
        ("资本金港币2万元。", "港元", "exact"),
        ("美元贷款600万元。", "元", "exact"),
        ("渗漏率＜0.5%。", "%", "less_than"),
        ("完成课题6个（＞80个样本）。", "个", "exact"),
    ],
)
def test_units_and_bounds(text: str, unit: str, qualifier: str) -> None:
    first, *_ = read_sentence(text, 2022)["quantities"]
    assert (first["unit"], first["qualifier"]) == (unit, qualifier)
