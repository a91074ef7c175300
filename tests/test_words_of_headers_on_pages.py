"""Words that make a line one of headers, and numbers that are none, on a page without rules; made lines, no PDF."""

import pytest
from test_aligned import NAMES, line, shape

from pipeline.reading.surface import is_number

HEADS = "序号 时间 日间 日期 年份 名称 项目 奖项 荣誉 称号 单位 部门 机构 内容 职务 岗位 类别 备注 指标"


@pytest.mark.parametrize(("word", "found"), [*((w, True) for w in HEADS.split()), ("甲乙", False), ("地址", False)])
def test_two_words_of_headers_make_a_table_of_names(word: str, found: bool) -> None:
    assert bool(shape(line(80, "甲", word, "姓名"), *NAMES)) is found


NUMBERS = "12 1,234.5 12% 3年 45人 35岁 90人"
NAMED = "2022 2025年预算数 1998届 2023届 2023级 2022学年 8月 35岁及 35岁以 90人以上 35及以下 30（含）以上 30岁及以 收入"


@pytest.mark.parametrize(
    ("words", "number"), [*((w, True) for w in NUMBERS.split()), *((w, False) for w in NAMED.split())]
)
def test_numbers_that_are_no_names_of_years_and_groups(words: str, number: bool) -> None:
    assert is_number(words) is number
