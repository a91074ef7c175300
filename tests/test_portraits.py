"""Sentences that tell of one person: whose the quantities in them are, and what they say did not happen."""

import pytest

from extractors.numbers.portraits import person_told_of
from pipeline.sentences import read_sentence


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("沈秀兰，水厂化验员，全年化验水样860份。", "沈秀兰"),
        ("【刘建平】调度中心调度员，全年处理工单860件。", "刘建平"),
        ("李娜老师全年授课360课时。", "李娜"),
        ("孙志强自2018年起担任巡查班班长，2022年带队巡查86次。", "孙志强"),
        ("孙立军，男，1985年出生，现任维修班班长，全年维修水表860只。", "孙立军"),
        ("（二）王丽娟，社区网格员，全年走访860户。", "王丽娟"),
        ("王明远，县长，走访企业36家。", None),  # who leads the unit tells its deeds
        ("沈秀兰，水厂化验员，介绍说全年供水860万吨。", None),  # what somebody tells is not that person's
        ("沈秀兰同志在会上指出，全年供水860万吨。", None),
        ("沈秀兰，水厂讲解员，全年介绍展品860件。", "沈秀兰"),
        ("李秀兰等12人获评先进。", None),
        ("李秀兰、王丽娟走访村民86户。", None),
        ("张家村全年接待游客12万人次。", None),
        ("李家河水库，全年供水860万立方米。", None),
        ("马鞍山分公司，全年销售水泥86万吨。", None),
        ("高新区，全年实现产值86亿元。", None),
        ("周到服务，全年接待860人次。", None),
        ("金融科技部，全年上线系统12个。", None),
        ("全年走访860户。", None),
    ],
)
def test_who_is_told_of(text: str, person: str | None) -> None:
    assert person_told_of(text) == person


def test_figures_of_two_persons_share_no_key() -> None:
    rows = [
        read_sentence(f"{name}，热线坐席员，全年接听来电{count}个。", 2022)
        for name, count in (("沈秀兰", 860), ("刘建平", 960))
    ]
    assert [row["quantities"][0]["subject"] for row in rows] == ["沈秀兰", "刘建平"]
    assert [(row["indicators"][0]["scope"], row["indicators"][0]["scope_name"]) for row in rows] == [
        ("part", "沈秀兰"),
        ("part", "刘建平"),
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("沈秀兰，热线坐席员，全年接听来电860个，无一差错。", "沈秀兰"),
        ("城东分公司全年处理工单860件，零投诉。", "城东分公司"),
        ("全年处理工单860件，零投诉。", None),
        ("全年向城东分公司移交工单860件，零投诉。", None),
    ],
)
def test_what_did_not_happen_is_of_who_opens_the_sentence(text: str, whose: str | None) -> None:
    (nothing,) = (row for row in read_sentence(text, 2022)["indicators"] if row["status"] == "none_occurred")
    assert nothing["scope_name"] == whose
