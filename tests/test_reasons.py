"""Which sentence says why a value of a year is another one than before; how lengths of periods are called."""

import pytest

from pipeline.compare.reasons import Restated, find_reason, is_of_scope, marks_of
from pipeline.compare.unlike import name_period
from pipeline.messages import Messages

LONG = Restated("1,284人次", "1,302人次", ("志愿服务时长", "服务时长"))
SHORT = Restated("28人", "31人", ("收入",))


@pytest.mark.parametrize(
    ("restated", "sentence", "found"),
    [
        (SHORT, "2020年的28人更正为31人", True),
        (SHORT, "2020年的28人", False),
        (SHORT, "其收入28人", True),
        (SHORT, "2020年的128人更正为31人", False),
        (SHORT, "2020年的28.5人更正为31人", False),
        (LONG, "由1,284人次追溯调整", True),
        (LONG, "由284人次追溯调整", False),
        (Restated("100件", "12件", ()), "由100件追溯", True),
        (Restated("99件", "12件", ()), "由99件追溯", False),
        (LONG, "志愿服务时长统计口径有调整", True),
        (LONG, "志愿服务时长统计口径有调整，涉及30人次", False),
        (LONG, "志愿服务时长继续增长", False),
        (LONG, "志愿服务时长结构调整", False),
        (LONG, "志愿服务时长调整，与上年可比", True),
        (LONG, "其他服务时长追溯重述", False),
        (LONG, "本服务时长追溯重述", True),
        (Restated("28人", "31人", ("志愿服务时",)), "某志愿服务时追溯重述", True),
        (Restated("28人", "31人", ("志愿服务",)), "某志愿服务追溯重述", False),
        (SHORT, "投资收入追溯重述", False),
        (SHORT, "其中收入追溯重述", True),
        (Restated("28", "31", ("收入",)), "本年收入追溯重述，涉及30人", True),
    ],
)
def test_a_reason_names_the_values_or_the_indicator(restated: Restated, sentence: str, found: bool) -> None:
    assert (find_reason(["公司成立。", sentence], restated) == sentence) is found


def test_the_surest_sentence_is_the_reason_then_the_first() -> None:
    by_name, by_one, by_both = "收入追溯重述", "上年收入28人追溯", "28人更正为31人"
    assert find_reason([by_name, by_one, by_both], SHORT) == by_both
    assert find_reason([by_name, by_one], SHORT) == by_one
    assert find_reason([by_name, by_name + "。"], SHORT) == by_name
    assert find_reason([], SHORT) is None


@pytest.mark.parametrize(("reason", "scope"), [("统计口径有调整", True), ("不再包含子公司", True), ("数据有误", False)])
def test_a_reason_may_be_another_scope(reason: str, scope: bool) -> None:
    assert is_of_scope(reason) is scope


@pytest.mark.parametrize(
    ("bucket", "name"),
    [
        ("year", "全年"),
        ("half6", "上半年"),
        ("half12", "下半年"),
        ("half9", "截至9月的半年"),
        ("quarter3", "第1季度"),
        ("quarter12", "第4季度"),
        ("named:汛期", "汛期"),
        ("month9", "9月"),
        ("years2", "2年"),
    ],
)
def test_lengths_of_periods_have_names(bucket: str, name: str) -> None:
    assert name_period(bucket, Messages("zh")) == name


OF_2021 = Restated("4,260", "4,013", ("范围二碳排放",), 2021, ("碳", "用电", "排放"), frozenset("②"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("因排放因子更新，对2021年用电数据的间接排放作了追溯调整。", True),  # the words of its name, its year
        ("因排放因子更新，对2020年用电数据的间接排放作了追溯调整。", False),
        ("2021年，公司调整用电结构，排放下降。", False),  # restates nothing
        ("对2021年的用水数据进行了追溯调整。", False),
        ("注：②历年数据已按新的因子追溯调整。", True),  # the note of its mark
        ("②2021年数据已按新的因子追溯调整。", True),
        ("②2019年数据已按新的因子追溯调整。", False),
        ("①历年数据已按新的因子追溯调整。", False),
        ("附注②以外的数据未作追溯调整。", False),
    ],
)
def test_a_note_or_a_sentence_elsewhere_explains_a_value(sentence: str, found: bool) -> None:
    assert (find_reason([sentence], OF_2021) == sentence) is found


@pytest.mark.parametrize(
    ("reason", "scope"), [("范围二数据已追溯调整。", False), ("统计范围调整。", True), ("合并范围扩大。", True)]
)
def test_scope_two_is_no_scope(reason: str, scope: bool) -> None:
    assert is_of_scope(reason) is scope


def test_marks_of_labels() -> None:
    assert marks_of(("用电排放①", "注2", "吨（二氧化碳）")) == {"①", "注2"}
