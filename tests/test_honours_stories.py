"""Honours in paragraphs about a person: the first sentence names somebody, a later one says what was won."""

from dataclasses import replace

import pytest
from builders import report

from extractors.honours import honours
from extractors.registry import prepare
from schemas.document import Identity

OWN = Identity(org="江城市桥梁养护所", org_short="城东养护所", year=2024)


def held(*sentences: str) -> list[tuple[str, str | None]]:
    """Return titles and holders of a paragraph."""
    document = replace(prepare(report(["".join(sentences)])), identity=OWN)
    return [(row.title, row.recipient) for row in honours.read(document)]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ("桥梁一班班长柳青岩，1994年进所，三十年只干一件事。", "2019年获省五一劳动奖章，2021年获评市劳动模范。"),
            [("省五一劳动奖章", "柳青岩"), ("市劳动模范", "柳青岩")],
        ),
        (
            ("2011年入职的桂子豪，是泵站值班长。", "十二年来，收到锦旗31面。", "2023年荣获市五一劳动奖章。"),
            [("市五一劳动奖章", "桂子豪")],
        ),
        # somebody else is told of in between, or the award is no person's
        (
            (
                "桥梁一班班长柳青岩，1994年进所。",
                "徒弟宗大勇也已能独立值班。",
                "宗大勇同志勤学苦练。",
                "2021年获市劳动模范。",
            ),
            [("市劳动模范", None)],
        ),
        (("桥梁一班班长柳青岩，1994年进所。", "2021年获市级文明单位。"), [("市级文明单位", "城东养护所")]),
        # the first sentence tells what somebody did with others, or the life of somebody else
        (("站长柳青岩看望退休职工。", "老人今年八十三岁。", "1979年荣获全国劳动模范。"), [("全国劳动模范", None)]),
        (("电工柳青岩的徒弟从业十年。", "2020年获市劳动模范。"), [("市劳动模范", None)]),
        (("站长柳青岩出席座谈会。", "会上，获评江城市优秀企业家。"), [("江城市优秀企业家", None)]),
        # others have it by what stands behind
        (("电工柳青岩，1994年进所。", "先后荣获市劳动模范的老同志到场。"), []),
    ],
)
def test_stories(sentences: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    assert held(*sentences) == expected
