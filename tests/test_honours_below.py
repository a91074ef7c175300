"""Names under an award, in lines, grids and columns, and the year that stands over the lines of a list."""

from pathlib import Path

import pytest
from test_honours_places import page

from extractors.honours import honours
from extractors.marked import marked_document
from extractors.registry import prepare
from schemas.document import Document, Identity

OWN = Identity(org="渡口县粮食局", org_short="渡口县粮食局", year=2023)


def held(document: Document) -> list[tuple[str, str | None]]:
    return [(row.title, row.recipient) for row in honours.read(document)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("2022年度优秀护士（3名，按姓氏笔画为序）：\n乔思远、苗岫宁、焦大勇。", ["乔思远", "苗岫宁", "焦大勇"]),
        ("“护理标兵”（3名）\n乔思远　苗　宁　焦大勇", ["乔思远", "苗宁", "焦大勇"]),
        ("优秀护士名单\n乔思远　苗岫宁\n焦大勇　石　磊", ["乔思远", "苗岫宁", "焦大勇", "石磊"]),
        ("江城工匠\n乔思远　江城水泵厂高级技师", ["乔思远"]),
        ("优秀护士\n乔思远（一组）、苗岫宁（二组）、焦大勇（化验室）", ["乔思远", "苗岫宁", "焦大勇"]),
        ("江城市五一劳动奖章\n乔思远　化验室主任\n苗岫宁　质检班班长", ["乔思远", "苗岫宁"]),
        ("“书香家庭”（2户）\n乔思远、苗岫宁家庭　焦大勇家庭", ["乔思远、苗岫宁家庭", "焦大勇家庭"]),
    ],
)
def test_names_under_an_award(text: str, persons: list[str]) -> None:
    assert [who for _, who in held(marked_document(f"# 个人荣誉\n{text}", OWN))] == persons


@pytest.mark.parametrize(
    "lines",
    [
        "关爱老人、文明交通、清洁家园",
        "白云山　清风湖　文华里",
        "高山、平原、江海、湖泊",
        "石景山　张家界",
        "热情周到、耐心细致、文明用语",
        "黄山（安徽）、华山（陕西）、庐山（江西）",
        "语文　数学　英语",
        "高级研修班　青年骨干班",
        "方言电影《渡口》",
        "渡口县文化馆\n2023年5月",
    ],
)
def test_words_under_an_award_are_no_persons(lines: str) -> None:
    found = held(marked_document(f"# 荣誉\n优秀共产党员\n{lines}", OWN))
    assert not any(who and who != OWN.org for _, who in found)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019年\n县级平安单位\n全省示范单位\n2021年\n县级文明单位", [2019, 2019, 2021]),
        ("2021年：\n县级平安单位\n2022年度：\n全省示范单位；县级文明单位", [2021, 2022, 2022]),
        ("【2021年】\n1．县级平安单位\n【2020年】\n1．县级文明单位", [2021, 2020]),
        ("2021年度获奖情况\n县级平安单位", [2021]),
        ("二〇二一年\n县级平安单位", [2021]),
        ("2019年\n县级平安单位\n本年度\n县级文明单位", [2019, None]),
        ("2019年\n县级平安单位\n2023年，我局获评“县级文明单位”。\n全省示范单位", [2019, 2023, None]),
        ("2019年\n县级平安单位（2018年）", [2018]),
        ("2019年粮食产量情况\n县级平安单位", [None]),
        ("2019年\n县级平安单位\n各粮站迎检准备充分。\n全省示范单位", [2019, None]),  # a sentence ends it
        ("2019年主要荣誉\n县级平安单位", [2019]),
        ("2019年以来获得的荣誉\n县级平安单位", [None]),
        ("2019年至今荣誉\n县级平安单位", [None]),
        ("2019年及以前荣誉\n县级平安单位", [None]),
        ("2019—2021年荣誉\n县级平安单位", [None]),
        ("2019年、2021年荣誉\n县级平安单位", [None]),
        ("2018年\n2019年\n2020年\n县级平安单位", [None]),  # an axis of time
        ("2019年\n2020年\n县级平安单位\n2021年\n全省示范单位", [None, 2021]),
    ],
)
def test_the_year_over_a_list(text: str, years: list[int | None]) -> None:
    rows = list(honours.read(marked_document(f"# 集体荣誉\n{text}", OWN)))
    assert [row.period_end.year if row.period_end else None for row in rows] == years


@pytest.mark.parametrize(("heading", "year"), [("2021年度荣誉", 2021), ("2023年度荣誉", None)])  # one is the report's
def test_a_heading_says_the_year(heading: str, year: int | None) -> None:
    (row,) = honours.read(marked_document(f"# {heading}\n县级平安单位", OWN))
    assert (row.period_end and row.period_end.year) == year


def test_a_heading_that_says_since_when_says_no_year() -> None:
    found = list(honours.read(marked_document("# 2019年以来获得的荣誉\n县级平安单位\n全省示范单位", OWN)))
    assert [row.period_end for row in found] == [None, None]


def test_a_list_that_a_sentence_introduces_goes_on_below_a_year() -> None:
    text = "近年来，我局先后获得以下荣誉：\n2019年\n县级平安单位\n2020年\n县级文明单位"
    rows = list(honours.read(marked_document(text, OWN)))
    assert [(row.title, row.period_end and row.period_end.year) for row in rows] == [
        ("县级平安单位", 2019),
        ("县级文明单位", 2020),
    ]


def test_titles_side_by_side(tmp_path: Path) -> None:
    paper = page(tmp_path, "个人荣誉")
    left = ("江城工匠", "乔思远　化验室主任", "优秀共青团员", "韦庆红　闻晓峰")
    right = ("优秀班组长", "苗岫宁（一组）、焦大勇（二组）、石", "磊（三组）", "江城好人", "尹素琴、葛立新")
    for x, top, lines in ((60, 240, left), (320, 247, right)):
        for at, line in enumerate(lines):
            paper.text(x, top + 18 * at, line)
    assert sorted(held(prepare(paper.read()))) == sorted(
        [
            ("江城工匠", "乔思远"),
            *(("优秀共青团员", name) for name in ("韦庆红", "闻晓峰")),
            *(("优秀班组长", name) for name in ("苗岫宁", "焦大勇", "石磊")),
            *(("江城好人", name) for name in ("尹素琴", "葛立新")),
        ]
    )
