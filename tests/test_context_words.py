"""Of each, of the parent, of others: what the words around a quantity make of it, word by word."""

import pytest

from extractors.metrics.complete.sentence import clause_of, is_of_others, is_of_parent, last_words_before


@pytest.mark.parametrize("word", ["其他", "以来", "平行", "公共"])
def test_words_that_begin_like_light_ones(word: str) -> None:
    assert last_words_before(f"，{word}论文", len(word) + 3) == f"{word}论文"


@pytest.mark.parametrize(
    ("before", "metric", "parent"),
    [
        ("母公司实现", "收入", True), ("，其中母公司实现", "收入", True), ("，其中：2022年母公司实现", "收入", True),
        ("，2022年母公司", "收入", True), ("归属于母公司", "收入", False), ("，母公司股东", "权益", False),
        ("，母公司所有者", "权益", False), ("，归母公司的股东", "权益", False), ("，母公司的股东", "权益", False),
        ("，母公司，子公司", "收入", False), ("", "母公司收入", True), ("", "母公司股东权益", False),
        ("", "母公司所有者权益", False), ("", "归母公司收入", False), ("", "母公司及各泵站退休职工人数", False),
        ("，母公司和两家子公司", "收入", False),
    ],
)  # fmt: skip
def test_a_quantity_of_the_parent_company(before: str, metric: str, parent: bool) -> None:
    assert is_of_parent(before, len(before), metric) is parent


@pytest.mark.parametrize("whose", ["全国", "全省", "全球", "我国", "行业", "同业", "同行"])
@pytest.mark.parametrize("told", ["统计", "公布", "发布", "披露", "测算"])
def test_a_quantity_of_others(whose: str, told: str) -> None:
    text = f"据有关部门{told}的数据，{whose}覆盖率为"
    assert is_of_others(text, len(text))
    ours = f"据有关部门{told}的数据，本市覆盖率为"
    assert not is_of_others(ours, len(ours))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("行业平均水平为", True),
        ("同业均值为", True),
        ("全国排名为", False),
        ("行业领先，平均水平为", False),
        ("本行平均水平为", False),
    ],
)
def test_averages_of_others(text: str, others: bool) -> None:
    assert is_of_others(text, len(text)) is others


@pytest.mark.parametrize(
    ("between", "clause"),
    [("，本年新增", "本年新增8件"), ("；当年新增", "当年新增8件"), ("，全年新增", "全年新增8件"),
     ("，年内新增", "年内新增8件"), ("，报告期内新增", "报告期内新增8件"), ("，新增", "专利41件，新增8件")],
)  # fmt: skip
def test_the_clause_of_a_quantity_begins_where_a_time_is_named_anew(between: str, clause: str) -> None:
    text = f"专利41件{between}8件，其余"
    at = text.index("8件")
    assert clause_of(text, at, at + 2, between).lstrip("（，；") == clause
