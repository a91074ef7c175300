"""Titles of persons with a number and as many names in brackets."""

import pytest

from extractors.honours import honours
from extractors.marked import marked_document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("茶场现有省级技术能手2人（苗岫宁、柏澄）。", [("省级技术能手", "苗岫宁、柏澄")]),
        (
            "县级教学名师1名（苗岫宁）、市级工匠2名（柏澄和温岚）。",
            [("县级教学名师", "苗岫宁"), ("市级工匠", "柏澄、温岚")],
        ),
        ("茶场现有省级技术能手3人（苗岫宁、柏澄）。", []),
        ("推荐省级技术能手2人（苗岫宁、柏澄）。", []),
        ("五级工匠2人（苗岫宁、柏澄），县人大代表1人（温岚）。", []),
        ("培养省级技术能手2人（含制茶、评茶）。", []),
    ],
)
def test_as_many_names_as_counted_hold_the_title(text: str, found: list[tuple[str, str]]) -> None:
    assert [(row.title, row.recipient) for row in honours.read(marked_document(text))] == found
