"""What companies tell of their business, markets, capital, boards and funds: names and owners of the quantities."""

import pytest

from pipeline.sentences import read_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words that tie, and words that only look like a subject
        ("全年举办讲座38场，培训场次多达52次。", [("讲座", None), ("培训场次", None)]),
        ("公司业务发展基本保持平稳，全年实现营业收入5.2亿元。", [("营业收入", None)]),
        ("农业厅发布《花卉规划(2021-2030年)》(征求意见稿)，到2030年鲜切花产量占比达35%。", [("鲜切花产量占比", None)]),
        ("中国陶瓷协会数据显示，2022年瓷砖产量超过81亿平方米。", [("瓷砖产量", None)]),
        # posts are people of their own; sites of a company are not
        ("厂部有管理人员9人，其中厂长1人，车间主任8人。", [("管理人员", None), ("厂长", None), ("车间主任", None)]),
        ("管理人员9名，其中总部4名，分厂5名。", [("管理人员", None), ("管理人员", "总部"), ("管理人员", "分厂")]),
        # countries have what follows them
        ("我国茶叶出口量36.9万吨，出口额22.9亿美元。", [("茶叶出口量", "我国"), ("出口额", "我国")]),
        ("全世界已投运浮式风机超过120台。", [("投运浮式风机", "全世界")]),
        ("我国首个深海平台投产，产能3万吨。", [("产能", None)]),
        # goods, works and words that the dictionary lacks
        ("公司主要产品水泵产量为12.6万台。", [("水泵产量", None)]),
        ("公司割草机市占率约60%，在手订单12亿元。", [("割草机市占率", "公司"), ("在手订单", "公司")]),
        ("新开工的12个渔港工程总投资36亿元。", [("渔港工程", None), ("总投资", "渔港工程")]),
        ("以单车28万元的价格出售旧客车15辆。", [("单车价格", None), ("出售旧客车", None)]),
        ("行业前五家企业合计市场份额达56%。", [("市场份额", "前五家企业")]),
        ("累计分红3.6亿元，占三年平均净利润的68%。", [("分红", None), ("分红占三年平均净利润", None)]),
    ],
)
def test_names_and_owners(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row["metric"], row["subject"]) for row in read_sentence(text, 2022)["quantities"]] == expected
