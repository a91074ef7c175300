"""Plans of prose: what is told of a year to come, of years in which something is to be done, of what would be."""

from typing import Any

import pytest

from pipeline.sentences import read_sentence


def quantities(text: str) -> list[dict[str, Any]]:
    return [row for row in read_sentence(text, 2023)["quantities"] if row["kind"] != "duration"]


@pytest.mark.parametrize(
    "text",
    [
        "截至2024年底，已修成水渠54公里。",
        "2024年已签订供货合同27份，金额4亿元。",
        "2024年度保洁费用27万元已支付。",
        "已预售2024年灯会门票540张。",
        "已完成2024年农机招标18项。",
        "预收2024年租金27万元。",
        "预付2024年网络费4万元。",
        "提前下达2024年修路资金54万元。",
        "完成2024年征兵面试180人。",
        "征订2024年期刊54份。",
        "2024年元宵节，慰问护林员18人。",
        "2024年版手册已印发540册。",
        "执行2025年行业标准的农药18种。",
        "申报2024年科技计划项目27项。",
        "2024年中考报名人数540人。",
        "2025年到期的债券余额4亿元，利率5%。",
        "截至2025年12月31日，租约剩余金额54万元。",
        "水闸设计使用至2060年，闸门27扇。",
        "将2024年期刊54份送到书屋。",
    ],
)
def test_a_year_to_come_alone_makes_no_plan(text: str) -> None:
    assert {row["basis"] for row in quantities(text)} <= {None}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("林场今后八年栽树54万株。", "54万株"),
        ("到2030年，林场栽树54万株。", "54万株"),
        ("2024年，林场将栽树54万株，培训护林员27人。", "27人"),
        ("到2030年，建成书屋54座。", "54座"),
        ("2024年预算支出27万元。", "27万元"),
        ("2024年，林场将做好两件事：一是栽树54万株；二是成活率保持在86%以上。", "86%以上"),
        ("到2026年底，病虫害发生率控制在4.6%以内；2028年前降到3%以下。", "3%以下"),
    ],
)
def test_a_year_to_come_with_words_of_a_plan(text: str, number: str) -> None:
    assert [row["basis"] for row in quantities(text) if row["text"] == number] == ["plan"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("计划六年内付清货款27亿元。", "付清货款"),
        ("计划三年内培训厨师540人。", "培训厨师"),
        ("拟两年内新建书屋54座。", "新建书屋"),
        ("拟三年内引进兽医6人。", "引进兽医"),
    ],
)
def test_what_is_to_be_done_within_years(text: str, name: str) -> None:
    assert [(row["metric"], row["basis"]) for row in quantities(text)] == [(name, "plan")]


def test_a_term_is_no_time_of_a_deed() -> None:
    assert "三年内到期" in quantities("计划三年内到期的贷款27万元。")[0]["metric"]
    assert [row["metric"] for row in quantities("一年内到期的长期应付款27万元。")] == ["一年内到期的长期应付款"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("汇率下降20个基点会使利润总额增加27万元。", [("27万元", "利润总额", "plan")]),
        ("游客增长4%将导致用电量增加27万千瓦时。", [("4%", "游客", None), ("27万千瓦时", "导致用电量", "plan")]),
        ("气价下调6%，会使收入减少27万元。", [("6%", "气价", None), ("27万元", "收入", "plan")]),
        ("糖价每下跌5元，毛利减少27万元。", []),
        ("每增加1名护工，开支增加4万元。", []),
    ],
)
def test_what_would_be(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [(row["text"], row["metric"], row["basis"]) for row in quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("每处理1吨秸秆耗电0.6千瓦时。", ["每处理1吨秸秆耗电"]),
        ("每完成1单奖励7元，完成540单。", ["每完成1单奖励", None]),
        ("每节约1吨油奖励4元，全年节约27吨。", ["每节约1吨油奖励", "节约"]),
        ("每增加1人补贴900元。", ["每增加1人补贴"]),
        ("每减少1吨排放奖励40元。", ["每减少1吨排放奖励"]),
    ],
)
def test_what_a_rate_is_for(text: str, names: list[str | None]) -> None:
    rows = quantities(text)
    assert [row["metric"] for row in rows] == names
    assert {row["per"] for row in rows} == {None}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("压减支出54万元，同比减少支出7万元。", ["压减支出", "支出"]),
        ("减少支出54万元，比上年减少7万元。", ["减少支出", "减少支出"]),
        ("印刷费5万元，比上年减少支出2万元。", ["印刷费", "印刷费"]),
    ],
)
def test_what_was_spent_less(text: str, names: list[str]) -> None:
    assert [row["metric"] for row in quantities(text)] == names
