"""What heads of columns and small print say: times, bodies of a kind, goals, contents of deals, remarks of cards."""

from datetime import date

import pytest

from extractors.honours.award_tables import _alike
from extractors.names.headed_bodies import _bodies_below_their_kind
from extractors.tables.card_remarks import read_remarks
from extractors.tables.cell_times import period_of_head
from extractors.tables.parties import content_of
from extractors.tables.told_goals import thing_of_goal

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
BEFORE = (date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("head", "alone", "in_a_report_of_2022"),
    [
        ("2021", BEFORE, BEFORE),
        ("2021年较2020年", BEFORE, BEFORE),
        ("2022届", YEAR, YEAR),
        ("2021年末", (BEFORE[1], BEFORE[1]), (BEFORE[1], BEFORE[1])),
        ("2022年12月31日", (YEAR[1], YEAR[1]), (YEAR[1], YEAR[1])),
        ("2022年1月1日", (BEFORE[1], BEFORE[1]), (BEFORE[1], BEFORE[1])),  # an opening balance
        ("2022年1月2日", (date(2022, 1, 2), date(2022, 1, 2)), (date(2022, 1, 2), date(2022, 1, 2))),
        ("2022年2月1日", (date(2022, 2, 1), date(2022, 2, 1)), (date(2022, 2, 1), date(2022, 2, 1))),
        ("2021年Q3", (date(2021, 7, 1), date(2021, 9, 30)), (date(2021, 7, 1), date(2021, 9, 30))),
        ("Q3", (date(2022, 7, 1), date(2022, 9, 30)), (date(2022, 7, 1), date(2022, 9, 30))),
        ("期初余额", None, (BEFORE[1], BEFORE[1])),
        ("期末余额", None, (YEAR[1], YEAR[1])),
        ("上年同期", None, BEFORE),
        ("本年", None, YEAR),
        ("上年结转", None, YEAR),
        ("比年初增减", None, None),
        ("3月5日", None, None),  # the day of an event
        ("改革后", None, None),
        ("窑型", None, None),
    ],
)
def test_the_time_of_a_head(
    head: str, alone: tuple[date, date] | None, in_a_report_of_2022: tuple[date, date] | None
) -> None:
    assert period_of_head(head, 2022, None) == alone
    assert period_of_head(head, 2022, YEAR) == in_a_report_of_2022


def below(*words: str, head: str = "二级学院", row: int = 0) -> list[int]:
    """Return which cells below a header are bodies of the kind that it says."""
    cells = {(row, 1): head, **{(row + at, 1): said for at, said in enumerate(words, 1)}}
    return sorted(place[0] - row for place, _ in _bodies_below_their_kind(cells))


SCHOOLS = ("窑炉工程学院", "陶瓷艺术学院", "材料科学学院")


def test_three_bodies_below_a_header_that_says_their_kind() -> None:
    assert below(*SCHOOLS) == below(*SCHOOLS, head="学院名称") == below(*SCHOOLS, "合计") == [1, 2, 3]
    assert below(*SCHOOLS[:2], SCHOOLS[1], SCHOOLS[2]) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        (SCHOOLS[:2], "二级学院"),
        ((*SCHOOLS[:2], SCHOOLS[1]), "二级学院"),  # one twice
        ((*SCHOOLS[:2], "其他二级学院"), "二级学院"),
        ((*SCHOOLS[:2], "窑炉学院"), "二级学院"),  # so short
        ((*SCHOOLS[:2], "材料科学系部"), "二级学院"),  # of another kind
        (SCHOOLS, "窑型"),
    ],
)
def test_what_makes_no_list_of_bodies(words: tuple[str, ...], head: str) -> None:
    assert below(*words, head=head) == []


def test_bodies_stand_below_their_header() -> None:
    assert below(*SCHOOLS, row=5) == []
    assert not [
        *_bodies_below_their_kind({(0, 1): "二级学院", (1, 1): SCHOOLS[0], (2, 1): SCHOOLS[1], (1, 2): SCHOOLS[2]})
    ]
    assert not [
        *_bodies_below_their_kind({(3, 1): "二级学院", (0, 1): SCHOOLS[0], (1, 1): SCHOOLS[1], (2, 1): SCHOOLS[2]})
    ]


@pytest.mark.parametrize(
    ("lines", "bodies"),
    [
        (["江城市财政局"], ["江城市财政局"]),
        (["江城市财政局", "江城市水务局"], ["江城市财政局", "江城市水务局"]),
        (["江城市财政局", "江城市水务", "局"], ["江城市财政局", "江城市水务局"]),
        (["江城市", "财政局", "江城市水务局"], ["江城市财政局", "江城市水务局"]),
        (["江城市财", "政局"], ["江城市财政局"]),
        (["江城市财政局", "评优"], []),
        ([], []),
    ],
)
def test_bodies_of_one_place_under_each_other(lines: list[str], bodies: list[str]) -> None:
    assert _alike(lines) == bodies


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("其中女性32人", [("员工总数", "女性")]),
        ("女性占38%", [("员工女性占比", None)]),
        ("较上年增长4.2%", [("员工总数", None)]),
        ("覆盖率98%", [("员工覆盖率", None)]),
        ("其中一线工人120人，占37.5%", [("员工总数", "一线工人"), ("员工占比", "一线工人")]),
        ("人均2.4次", []),
        ("新增12人", []),
    ],
)
def test_small_print_under_the_number_of_a_card(words: str, read: list[tuple[str, str | None]]) -> None:
    assert [(one.metric, one.part) for one in read_remarks(words, "员工总数", "人")] == read


@pytest.mark.parametrize(
    ("goal", "thing"),
    [
        ("单位产品取水下降10%", "单位产品取水"),
        ("废水回用率≥40%", "废水回用率"),
        ("绿电占比不低于30%", "绿电占比"),
        ("固废利用率100%", "固废利用率"),
        ("窑炉节能改造3座", "窑炉节能改造"),
        ("40%以上", None),
        ("完成窑炉改造", None),
        ("取水下降10%、回用40%", None),
        ("零事故", None),
    ],
)
def test_what_a_goal_is_about(goal: str, thing: str | None) -> None:
    assert thing_of_goal(goal) == thing


@pytest.mark.parametrize(
    ("named", "contents"),
    [
        # the column says it and the party has one row, several; the column does not say it
        ((("关联方", "甲"), ("关联交易内容", "采购砖坯")), (None, "采购砖坯", "采购砖坯")),
        ((("关联方", "甲"), ("关联交易类型", "采购")), (None, "采购", None)),
        ((("关联方", "甲"), ("关联交易内容", "合计")), (None, None, None)),
        ((("关联方", "甲"), ("项目名称", "应收账款")), ("应收账款", "应收账款", "应收账款")),
        ((("关联方", "甲"), ("项目名称", "砖坯")), (None, None, None)),
        ((("担保方", "甲"), ("被担保方", "乙窑厂")), ("对乙窑厂", "对乙窑厂", "对乙窑厂")),
        ((("担保方", "甲"), ("被担保方", "合计")), (None, None, None)),
        ((("关联方", "甲"), ("被担保方", "乙窑厂")), (None, None, None)),
    ],
)
def test_what_a_row_is_about_beside_its_party(
    named: tuple[tuple[str, str], ...], contents: tuple[str | None, ...]
) -> None:
    asked = ((True, False), (True, True), (False, False))
    assert tuple(content_of(named, said=said, again=again) for said, again in asked) == contents
