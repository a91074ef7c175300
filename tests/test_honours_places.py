"""Honours by where they stand: on tiles, in boxes, in paragraphs about a person each."""

from dataclasses import replace
from pathlib import Path

import pytest
from drawn import HEIGHT, Paper

from extractors.honours import honours
from extractors.honours.listings import heads_a_list
from extractors.marked import marked_document
from extractors.registry import prepare
from schemas.document import Document

PROSE = (
    "本所全年开展巡查，未发生安全事故，",
    "职工参加培训并通过考核，群众来信均已",
    "办结，满意率保持在较高水平，各项工作",
)


def held(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return title, recipient, grantor and month of the honours of a document."""
    found = honours.read(prepare(document))
    return [
        (row.title, row.recipient, row.grantor, f"{row.period_start:%Y-%m}" if row.period_start else None)
        for row in found
    ]


def page(path: Path, head: str) -> Paper:
    """Begin a page with the year and a heading."""
    paper = Paper(path / "a.pdf")
    paper.canvas.setFont("STSong-Light", 20)
    paper.text(60, 60, "城东养护所2024年度社会责任报告")
    paper.turn()
    for line, words in enumerate(PROSE * 2):
        paper.text(60, 80 + 16 * line, words * 2)
    paper.canvas.setFont("STSong-Light", 16)
    paper.text(60, 200, head)
    paper.canvas.setFont("STSong-Light", 10)
    return paper


def tiles(paper: Paper, texts: list[tuple[str, ...]], top: float = 240) -> None:
    """Draw tiles beside each other, each with its lines in the middle."""
    for number, lines in enumerate(texts):
        x, y = 60 + 160 * (number % 3), top + 80 * (number // 3)
        paper.canvas.rect(x, HEIGHT - y - 64, 150, 64)
        for line, words in enumerate(lines):
            paper.text(x + 75 - 5 * len(words), y + 8 + 16 * line, words)


TILES = [
    ("2月", "省级平安单位", "省应急管理厅"),
    ("4月", "全省工人先锋号", "省总工会"),
    ("7月", "优秀养护班组（桥梁一班）", "市公路学会"),
    ("9月", "全市绿色公路典型案例", "市交通运输局"),
    ("10月", "市级文明单位", "市委"),
    ("12月", "年度责任品牌TOP10", "《路讯》杂志社"),
]
HELD = [
    ("省级平安单位", "城东养护所", "省应急管理厅", "2024-02"),
    ("全省工人先锋号", "城东养护所", "省总工会", "2024-04"),
    ("优秀养护班组", "桥梁一班", "市公路学会", "2024-07"),
    ("全市绿色公路典型案例", "城东养护所", "市交通运输局", "2024-09"),
    ("市级文明单位", "城东养护所", "市委", "2024-10"),
    ("年度责任品牌TOP10", "城东养护所", "《路讯》杂志社", "2024-12"),
]


def as_chart(document: Document) -> Document:
    """Return a document whose panels are labels of a chart, as the reader takes some rows of tiles."""
    blocks = (replace(one, kind="chart", panel=0) if one.panel else one for one in document.blocks)
    return replace(document, blocks=tuple(blocks))


def test_tiles(tmp_path: Path) -> None:
    paper = page(tmp_path, "年度荣誉")
    tiles(paper, TILES)
    document = paper.read()
    assert held(document) == HELD
    assert held(as_chart(document)) == HELD


def test_tiles_with_a_star_and_a_title_of_two_lines(tmp_path: Path) -> None:
    paper = page(tmp_path, "年度荣誉")
    texts = [("★", title, giver, f"2024.{month.removesuffix('月'):0>2}") for month, title, giver in TILES]
    tiles(paper, texts[1:])
    paper.canvas.rect(60, HEIGHT - 404 - 76, 150, 76)
    for line, (words, size) in enumerate((("★", 10), ("2024年全省公路养护", 10), ("先进单位", 10), ("省公路学会", 8))):
        paper.canvas.setFont("STSong-Light", size)
        paper.text(75, 410 + 15 * line, words)
    paper.canvas.setFont("STSong-Light", 7)
    paper.text(75, 470, "2024.11")
    assert held(paper.read()) == [*HELD[1:], ("全省公路养护先进单位", "城东养护所", "省公路学会", "2024-01")]


def test_a_rank_in_brackets_is_no_part_of_a_title() -> None:
    text = "# 年度荣誉\n全市纳税五十强（第14位）\n江城市人民政府\n2024.02\n省级平安单位\n省应急管理厅\n2024.04"
    assert [row.title for row in honours.read(marked_document(text))] == ["全市纳税五十强", "省级平安单位"]


def test_tiles_of_a_month_and_an_award(tmp_path: Path) -> None:
    paper = page(tmp_path, "年度荣誉")
    tiles(paper, [one[:2] for one in TILES])
    document = paper.read()
    expected = [(title, who, None, when) for title, who, _, when in HELD]
    assert held(document) == expected
    assert held(as_chart(document)) == expected


def test_tiles_under_another_heading(tmp_path: Path) -> None:
    paper = page(tmp_path, "工作部署")
    tiles(paper, TILES)
    assert held(as_chart(paper.read())) == []


def test_tiles_that_have_no_award(tmp_path: Path) -> None:
    paper = page(tmp_path, "年度荣誉")
    tiles(paper, [("2月", "桥梁检查", "养护科"), ("4月", "消防演练", "安全科"), ("7月", "汛期值守", "调度室")])
    assert held(as_chart(paper.read())) == []


def test_a_tile_with_other_lines_is_left(tmp_path: Path) -> None:
    paper = page(tmp_path, "年度荣誉")
    tiles(paper, [*TILES[:5], ("12月", "全国公路养护", "先进集体", "省公路局")])
    assert held(as_chart(paper.read())) == HELD[:5]


def test_a_box_whose_first_line_heads_a_list(tmp_path: Path) -> None:
    paper = page(tmp_path, "工作部署")
    paper.canvas.rect(60, HEIGHT - 440, 300, 200)
    lines = ["荣誉时刻", "2024年3月", "省级绿色养护示范单位", "2024年5月", "全省质量信得过班组（桥梁二班）"]
    for line, words in enumerate([*lines, "2024年9月", "北河路桥集团“年度优秀伙伴”（连续3年）"]):
        paper.text(70, 250 + 22 * line, words)
    for line, words in enumerate(PROSE):
        paper.text(60, 480 + 16 * line, words * 2)
    assert held(paper.read()) == [
        ("省级绿色养护示范单位", "城东养护所", None, "2024-03"),
        ("全省质量信得过班组", "桥梁二班", None, "2024-05"),
        ("年度优秀伙伴", "城东养护所", "北河路桥集团", "2024-09"),
    ]


def test_paragraphs_about_a_person_each(tmp_path: Path) -> None:
    paper = page(tmp_path, "职工关爱")
    paper.canvas.rect(60, HEIGHT - 460, 380, 220)
    lines = [
        "身边好人",
        "司徒岩 巡查员。7月9日在江边救起一名老人，入选第三季度“江城好人”（见义勇为类）。",
        "巫晓莲 收费班长。“城东好人”（敬业奉献类）。",
        "晏秋菊 食堂职工。照料婆婆十余年，获评“城东区好媳妇”。",
    ]
    paper.canvas.setFont("STSong-Light", 8)
    for line, words in enumerate(lines):
        paper.text(70, 250 + 40 * line, words)
    assert held(paper.read()) == [
        ("江城好人", "司徒岩", None, "2024-07"),
        ("城东好人", "巫晓莲", None, None),
        ("城东区好媳妇", "晏秋菊", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "# 荣誉与认可\n单位荣誉\n省级文明单位（省文明委）\n员工荣誉\n柳青岩 江城工匠\n郦舟 江城市三八红旗手",
            [
                ("省级文明单位", None, "省文明委"),
                ("江城工匠", "柳青岩", None),
                ("江城市三八红旗手", "郦舟", None),
            ],
        ),
        (
            "# 所获荣誉\n时间\n荣誉\n颁发单位\n2024年2月\n省级文明单位\n省文明委\n2024年4月\n全省示范单位\n省总工会",
            [("省级文明单位", None, "省文明委"), ("全省示范单位", None, "省总工会")],
        ),
        (
            "# 年度荣誉\nHONOURS\n省级文明单位\n省文明委\n全省示范单位\n省总工会",
            [("省级文明单位", None, "省文明委"), ("全省示范单位", None, "省总工会")],
        ),
        (
            "# 工作部署\n年度荣誉 HONOURS\n● 省级文明单位\n● 全省示范单位",
            [("省级文明单位", None, None), ("全省示范单位", None, None)],
        ),
        ("# 工作部署\n年度计划 PLANS\n● 省级文明单位\n● 全省示范单位", []),
    ],
)
def test_lines_between_the_awards(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in honours.read(marked_document(text))] == found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "# 年度荣誉\n| 2月 | 4月 |\n| 省级平安建设先进单位 | 全省工人先锋号 |\n| 省应急管理厅 | 省总工会 |",
            [("省级平安建设先进单位", "省应急管理厅"), ("全省工人先锋号", "省总工会")],
        ),
        ("# 工作部署\n| 2月 | 4月 |\n| 省级平安建设先进单位 | 全省工人先锋号 |\n| 省应急管理厅 | 省总工会 |", []),
        ("# 年度荣誉\n| 2月 | 4月 |\n| 桥梁检查 | 消防演练 |\n| 养护科 | 安全科 |", []),
    ],
)
def test_a_row_of_tiles_that_is_read_as_a_table(table: str, found: list[tuple[str, str]]) -> None:
    assert [(row.title, row.grantor) for row in honours.read(marked_document(table))] == found


def test_tiles_with_lines_in_orders_of_their_own(tmp_path: Path) -> None:
    paper = page(tmp_path, "年度荣誉")
    tiles(
        paper,
        [
            ("2024年5月", "国家级绿色公路示范工程", "交通运输部 中国公路学会"),
            ("省级平安单位", "桥梁一班", "省应急管理厅｜2024"),
            ("省总工会", "全省工人先锋号", "2024.04"),
        ],
    )
    assert held(paper.read()) == [
        ("国家级绿色公路示范工程", "城东养护所", "交通运输部、中国公路学会", "2024-05"),
        ("省级平安单位", "桥梁一班", "省应急管理厅", "2024-01"),
        ("全省工人先锋号", "城东养护所", "省总工会", "2024-04"),
    ]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("先进集体", "honours"),
        ("先进个人名单", "honours"),
        ("受表彰的先进典型", "honours"),
        ("反诈宣传先进集体", ""),  # a title
        ("岫安市先进个人", ""),
        ("2020年主要获奖项目", "honours"),
        ("荣誉体系建设", ""),
    ],
)
def test_a_line_that_heads_a_list(line: str, heads: str) -> None:
    assert heads_a_list(line) == heads
