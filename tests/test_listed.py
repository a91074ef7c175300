"""Lists of names: what their last name says for all, and quantities distributed over a list that was named before."""

import pytest

from extractors import nlp
from extractors.metrics.cut.words import Token
from extractors.metrics.find.known import Known
from extractors.metrics.find.named_lists import named_by_words, read_lists, whole_names
from extractors.metrics.phrase import read_metrics
from extractors.numbers import read_figures


def tag(text: str) -> list[Token]:
    return [Token(word.text, word.flag) for word in nlp.words(text)]


@pytest.mark.parametrize(
    ("sentence", "key", "names"),
    [
        (
            "下设城北、城南、望潮、云栈四个养护站和一支应急抢修队。",
            "四个养护站",
            ("城北养护站", "城南养护站", "望潮养护站", "云栈养护站"),
        ),
        ("设有东区、西区2个门诊部，", "2个门诊部", ("东区门诊部", "西区门诊部")),
    ],
)
def test_lists_that_are_counted(sentence: str, key: str, names: tuple[str, ...]) -> None:
    assert dict(read_lists(sentence)) == {key: names}


@pytest.mark.parametrize(
    "sentence", ["下设城北、城南三个养护站。", "拥有城北、望潮大道两个网点。", "开展培训、演练等四个项目。"]
)
def test_lists_that_are_not_as_counted(sentence: str) -> None:
    assert not dict(read_lists(sentence))


@pytest.mark.parametrize(
    ("items", "whole"),
    [
        (["城北", "城南", "望潮养护站"], ["城北养护站", "城南养护站", "望潮养护站"]),
        (["男", "女职工"], ["男职工", "女职工"]),
        (["研发人员", "工人"], ["研发人员", "工人"]),
        (["粮食", "蔬菜"], ["粮食", "蔬菜"]),
    ],
)
def test_what_the_last_of_a_list_says_for_all(items: list[str], whole: list[str]) -> None:
    assert whole_names(items) == whole


@pytest.mark.parametrize(
    ("items", "whole"),
    [
        (["煤炭", "矿石吞吐量"], ["煤炭吞吐量", "矿石吞吐量"]),
        (["门诊", "住院例均费用"], ["门诊例均费用", "住院例均费用"]),
        (["登记", "核准市场主体"], ["登记市场主体", "核准市场主体"]),
        (["家具制造业", "玩具制造业产值"], ["家具制造业产值", "玩具制造业产值"]),
        (["新型建材产业", "木工产业增加值"], ["新型建材产业增加值", "木工产业增加值"]),
        (["法院共受理", "审结案件"], ["受理案件", "审结案件"]),
        (["每百户拥有空调", "冰箱"], ["每百户拥有空调", "每百户拥有冰箱"]),
        (["公司拥有客车", "货车"], ["客车", "货车"]),
        (["减排粉尘", "废气"], ["减排粉尘", "减排废气"]),
        (["食堂", "宿舍", "图书馆面积"], ["食堂面积", "宿舍面积", "图书馆面积"]),
        (["农村", "城镇居民人均可支配收入"], ["农村居民人均可支配收入", "城镇居民人均可支配收入"]),
        (["货物", "工程", "服务类采购预算"], ["货物类采购预算", "工程类采购预算", "服务类采购预算"]),
        (["收入", "利润总额"], ["收入", "利润总额"]),
        (["资费争议", "网络质量"], ["资费争议", "网络质量"]),
        (["每股收益", "净资产收益率"], ["每股收益", "净资产收益率"]),
        (["机构改革", "深化服务满意度"], ["机构改革满意度", "深化服务满意度"]),
    ],
)
def test_what_the_words_of_a_list_say_for_all(items: list[str], whole: list[str]) -> None:
    assert named_by_words(items, tag) == whole


def test_a_list_named_before_gives_its_names_to_the_figures() -> None:
    listed = dict(read_lists("下设城北、城南两个养护站。"))
    text = "两个养护站维护的管网长度分别为671公里和598公里。"
    figures = read_figures(text)
    found = read_metrics(text, figures, tag, Known(listed=listed))
    assert [(m.metric, m.subject) for m in found[1:]] == [("管网长度", "城北养护站"), ("管网长度", "城南养护站")]
