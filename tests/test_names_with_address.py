"""Firms with 先生 or 女士 in their name, and bodies whose names hold what ends others: 改革后 and 和."""

import pytest

from extractors.marked import marked_document
from extractors.names import entities


def named(text: str) -> list[tuple[str, str]]:
    return [(row.kind, row.name) for row in entities.read(marked_document(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("江州林先生烘焙食品有限公司参展。", [("ORG", "江州林先生烘焙食品有限公司")]),
        ("江州陈先生家政服务有限公司参展。", [("ORG", "江州陈先生家政服务有限公司")]),
        ("江州林先生再生资源有限公司员工参展。", [("ORG", "江州林先生再生资源有限公司")]),
        ("江州白领女士俱乐部参展。", [("ORG", "江州白领女士俱乐部")]),
        ("江州先生之礼服饰有限公司参展。", [("ORG", "江州先生之礼服饰有限公司")]),
        # what somebody does, where a body begins with a place, and where an office stands behind it
        ("闻立新先生创办云栈饼业公司。", [("PERSON", "闻立新"), ("ORG", "云栈饼业公司")]),
        ("闻立新先生云栈市饼业公司董事长。", [("PERSON", "闻立新"), ("ORG", "云栈市饼业公司")]),
        ("闻立新先生执掌云栈饼业公司。", [("PERSON", "闻立新"), ("ORG", "云栈饼业公司")]),
        ("闻立新先生工会主席候选人。", [("PERSON", "闻立新")]),
        ("感谢闻立新先生，云栈饼业有限公司参展。", [("PERSON", "闻立新"), ("ORG", "云栈饼业有限公司")]),
    ],
)
def test_firms_with_a_form_of_address_in_their_name(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "此后，闻立新先生不再担任公司任何职务。",
        "闻立新先生已在公司工作九年。",
        "闻立新先生为公司带来订单。",
        "闻立新女士向公司提出辞呈。",
        "闻立新先生将与云栈饼业有限公司签约。",
        "闻立新先生因云栈饼业有限公司改制离任。",
        "闻立新女士曾为云栈饼业有限公司带来订单。",
        "闻立新女士预订酒店三间。",
        "闻立新女士递交公司辞呈。",
        "闻立新先生离开公司。",
        "闻立新先生持有公司股份。",
        "闻立新先生现任公司顾问。",
        "闻立新先生提名公司董事。",
    ],
)
def test_what_somebody_does_for_the_company_keeps_the_person(text: str) -> None:
    assert ("PERSON", "闻立新") in named(text)


def test_an_office_behind_a_firm_keeps_the_person() -> None:
    assert ("PERSON", "闻立新") in named("闻立新先生饼业有限公司董事长。")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("江州重组后勤服务公司参展。", "江州重组后勤服务公司"),
        ("江州调整后备力量中心参展。", "江州调整后备力量中心"),
        ("江州重组后花园酒店有限公司参展。", "江州重组后花园酒店有限公司"),
        ("重组后江州市水务公司参展。", "江州市水务公司"),
        ("江州永和西湖区医院参展。", "江州永和西湖区医院"),
        ("江州共和南山县医院参展。", "江州共和南山县医院"),
        ("环境与云栈县水利局协商。", "云栈县水利局"),
    ],
)
def test_names_are_not_cut_within_a_word(text: str, body: str) -> None:
    assert [name for kind, name in named(text) if kind == "ORG"] == [body]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("委员：闻立新、Tom Hanson、陈榕。", True),
        ("委员：闻立新、Tom Hanson。", True),
        ("联系人：闻立新、Tom Hanson、云课堂。", False),
        ("联系人：闻立新、Tom Hanson、智慧屏。", False),
    ],
)
def test_latin_names_of_a_list_of_persons(text: str, persons: bool) -> None:
    assert (("PERSON", "Tom Hanson") in named(text)) == persons
