"""Lists of names: what their last name says for all, and quantities distributed over a list that was named before."""

import pytest

from extractors import nlp
from extractors.metrics.named_lists import read_lists, whole_names
from extractors.metrics.phrase import read_metrics
from extractors.metrics.phrases import Token
from extractors.metrics.so_far import Known
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


def test_a_list_named_before_gives_its_names_to_the_figures() -> None:
    listed = dict(read_lists("下设城北、城南两个养护站。"))
    text = "两个养护站维护的管网长度分别为671公里和598公里。"
    figures = read_figures(text)
    found = read_metrics(text, figures, tag, Known(listed=listed))
    assert [(m.metric, m.subject) for m in found[1:]] == [("管网长度", "城北养护站"), ("管网长度", "城南养护站")]
