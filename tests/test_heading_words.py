"""Which words and which print make a paragraph a heading, with what looks alike and is none."""

from dataclasses import replace

import pytest
from builders import P, report

from extractors.outline.sections import add_sections

COVER = P("年度报告", kind="cover")
TEXT = "全年围绕中心任务开展各项工作，制度不断健全，队伍保持稳定，群众满意度稳中有升。"
FORE, AFT = P("管理提升", bold=True), P("服务优化", bold=True)


def outline(*paragraphs: P | str) -> list[tuple[int, str | None, str]]:
    return [(s.level, s.number, s.title) for s in add_sections(report(paragraphs)).sections]


def titles(*paragraphs: P | str) -> list[str]:
    """The titles of what stands between two headings in bold print."""
    found = [title for _, _, title in outline(COVER, FORE, TEXT, *paragraphs, AFT, TEXT)]
    assert (found[0], found[-1]) == ("管理提升", "服务优化")
    return found[1:-1]


@pytest.mark.parametrize(
    "caption",
    [
        "图1 管网分布", "图 一 管网分布", "表2 培训情况", "附图1 管网分布", "附表三 培训情况", "图表4 用水结构",
        "Figure 1 Water supply", "Table 2 Staff", "单位：万元", "单位:人", "注：合并口径", "*注：合并口径",
        "来源：统计年报", "数据来源：统计年报", "链接：服务热线", "（合并口径）", "(合并口径)", "案例 雨夜抢修",
        "【案例】雨夜抢修", "专栏 节水知识", "延伸阅读 节水知识", "故事 老张的一天",
    ],
)  # fmt: skip
def test_captions_and_notes_in_bold_head_nothing(caption: str) -> None:
    assert titles(P(caption, bold=True), TEXT) == []


def test_a_list_of_annexes_heads_nothing() -> None:
    annexes = ("附件：1.泵站运行台账评分表", "2.巡查工作组成员名单", "3.备品备件清单")
    assert titles("三、下一步打算", TEXT, *annexes) == ["下一步打算"]
    assert titles("附件：1.泵站运行台账评分表", TEXT, "二、巡查工作组", TEXT) == ["巡查工作组"]


@pytest.mark.parametrize("title", ["图书管理", "表彰先进", "附属设施", "注册管理", "来源管理", "链接服务", "年度案例"])
def test_titles_that_begin_like_captions_are_headings(title: str) -> None:
    assert titles(P(title, bold=True), TEXT) == [title]


@pytest.mark.parametrize(
    "answer",
    ["是", "否", "是否", "有", "无", "适用", "不适用", "□是√否", "☑适用", "☐不适用", "✓有✔无", "人民币元",
     "（人民币万元）", "人民币百万元", "人民币亿元", "（续）", "续", "12", "A1", "2022", "一"],
)  # fmt: skip
def test_answers_units_and_lone_signs_in_bold_head_nothing(answer: str) -> None:
    assert titles(P(answer, bold=True), TEXT) == []


@pytest.mark.parametrize("title", ["续建工程", "人民币业务", "Staff", "IT与数据", "合规"])
def test_short_titles_are_headings(title: str) -> None:
    assert titles(P(title, bold=True), TEXT) == [title]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("绿色发展", True),
        ("绿色发展。", False),
        ("绿色发展！", False),
        ("绿色发展？", False),
        ("绿色发展；", False),
        ("绿色发展，", False),
        ("绿色发展、", False),
        ("绿色发展…", False),
        ("绿色发展：", False),
        ("绿色发展:", False),
        ("绿色发展；低碳运行", False),
        ("绿色发展，低碳运行", True),
        ("绿色", True),
    ],
)
def test_signs_that_end_a_sentence_or_lead_on_are_in_no_title(text: str, heads: bool) -> None:
    assert bool(titles(P(text, bold=True), TEXT)) is heads


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("一、绿色发展。", True),
        ("一、绿色发展，低碳运行。", False),
        ("一、绿色发展；低碳运行。", False),
        ("一、绿色发展：低碳运行。", False),
        ("一、绿色发展：", True),
    ],
)
def test_a_numbered_title_may_be_closed_if_it_is_one_clause(text: str, heads: bool) -> None:
    assert bool(outline(COVER, text, TEXT)) is heads


@pytest.mark.parametrize(("length", "heads"), [(30, True), (31, False)])
def test_a_title_in_bold_without_number_has_thirty_characters(length: int, heads: bool) -> None:
    assert bool(titles(P("管" * length, bold=True), TEXT)) is heads


@pytest.mark.parametrize(
    ("text", "size", "heads"), [("（一）助学", 10.5, True), ("（一）助学", 10.3, False), ("1.助学", 11, False)]
)
def test_a_title_with_a_han_number_may_be_a_little_smaller_than_the_text(text: str, size: float, heads: bool) -> None:
    found = [
        title for _, _, title in outline(COVER, P("一、项目"), TEXT, P(text, size=size), TEXT, P("二、服务"), TEXT)
    ]
    assert ("助学" in found) is heads


@pytest.mark.parametrize(
    ("length", "below", "heads"), [(90, "□适用√不适用", True), (91, "√是□否", False), (46, "适用", False)]
)
def test_a_numbered_title_that_boxes_answer_has_90_characters(length: int, below: str, heads: bool) -> None:
    text = P("一、" + "管" * (length - 2), lines=3 if length > 60 else 1)
    found = [title for _, _, title in outline(COVER, text, P(below), P("二、服务"), TEXT)]
    assert ("管" * (length - 2) in found) is heads


@pytest.mark.parametrize(
    ("length", "bold", "heads"), [(45, False, True), (46, False, False), (60, True, True), (61, True, False)]
)
def test_a_numbered_title_has_45_characters_in_bold_60(length: int, bold: bool, heads: bool) -> None:
    text = P("一、" + "管" * (length - 2), bold=bold)
    found = [title for _, _, title in outline(COVER, text, TEXT, P("二、服务", bold=bold), TEXT)]
    assert (len(found) == 2) is heads


@pytest.mark.parametrize(
    ("print_", "heads"),
    [
        (P("绿色发展", size=13), True),
        (P("绿色发展", size=12.9), False),
        (P("绿色发展"), False),
        (P("绿色发展", bold=True), True),
        (P("绿色发展", size=11.2, bold=True), True),
        (P("绿色发展", size=11.1, bold=True), False),  # smaller than the text: a note
    ],
)
def test_a_title_without_number_is_larger_by_a_point_or_bold(print_: P, heads: bool) -> None:
    assert bool(titles(print_, TEXT)) is heads


def test_where_most_text_is_bold_bold_print_makes_no_title() -> None:
    bold = P(TEXT, bold=True)
    assert outline(COVER, P("绿色发展", bold=True), bold, bold) == []
    assert outline(COVER, P("绿色发展", size=13, bold=True), bold, bold) == [(1, None, "绿色发展")]
    plain = TEXT + "各项制度执行到位。" * 3
    assert outline(COVER, P("绿色发展", bold=True), P(TEXT, bold=True), plain) == [(1, None, "绿色发展")]


def test_a_title_without_number_has_text_under_it() -> None:
    assert outline(COVER, TEXT, P("绿色发展", bold=True)) == []
    assert titles(P("绿色发展", bold=True, lines=2), TEXT) == ["绿色发展"]
    assert titles(P("绿色发展", bold=True, lines=3), TEXT) == []


# Titles of the report itself

WORDS = (
    "工作报告", "情况公告", "年报", "年鉴", "部门预算", "部门决算", "工作总结", "文件汇编", "服务手册", "通知",
    "指导意见", "管理办法", "实施方案", "管理规定", "服务条例", "会议纪要", "声明", "白皮书", "技术标准",
    "技术规范", "2024", "1998", "某某公司", "某某中心", "某某集团", "某某医院", "某某学校", "某某委员会",
    "某某水务局", "某某办公厅",
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_large_lines_before_any_text_are_the_title_of_the_report(word: str) -> None:
    assert outline(P(f"霁川{word}", size=22), TEXT, P("绿色发展", size=16), TEXT) == [(1, None, "绿色发展")]


@pytest.mark.parametrize("word", ["绿色发展", "水务局势", "办公厅堂"])
def test_other_large_lines_before_any_text_are_a_chapter(word: str) -> None:
    assert outline(P(word, size=22), TEXT, P("绿色", size=16), TEXT)[0] == (1, None, word)


def test_behind_a_cover_or_with_a_number_it_is_a_chapter() -> None:
    title = P("霁川工作报告", size=22)
    assert (1, None, "霁川工作报告") in outline(COVER, title, TEXT)
    assert outline(replace(title, text="一、工作报告"), TEXT) == [(1, "一", "工作报告")]


# Numbers before a blank


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("1 ", "2 ", "3 "), ["1", "2", "3"]),
        (("1", "2", "3"), ["1", "2", "3"]),
        (("1", "2", "4"), [None, None, None]),
        (("2", "3", "4"), [None, None, None]),
        (("1 ", "2 ", "4 "), ["1", "2", "4"]),
        (("1 ", "2 ", ""), [None, None, None]),
        (("11 ", "12\u3000", "13 "), ["11", "12", "13"]),
        (("01 ", "02 ", "03 "), ["01", "02", "03"]),
        (("100 ", "101 ", "102 "), [None, None, None]),
    ],
)
def test_three_titles_with_a_number_before_a_blank_or_counted_on_from_one(
    numbers: tuple[str, ...], found: list[str | None]
) -> None:
    named = zip(numbers, ("重大风险", "公司治理", "股东情况"), strict=True)
    got = outline(COVER, *(p for number, title in named for p in (P(f"{number}{title}", bold=True), TEXT)))
    assert [number for _, number, _ in got] == found


@pytest.mark.parametrize("counter", list("个项名家件次年月日大条位种类批期届"))
def test_a_count_at_the_beginning_is_no_number(counter: str) -> None:
    ones = (f"1 {counter}工作管理", "2 公司治理", "3 股东情况", "4 其他事项")
    got = outline(COVER, *(p for one in ones for p in (P(one, bold=True), TEXT)))
    assert [number for _, number, _ in got] == [None, "2", "3", "4"]


# Titles over two lines, numbers over titles

LONG = P("霁川市供水管网养护中心部门决算公开情况", size=18, bold=True, full=True)
REST = P("的说明材料", size=18, bold=True)


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        (LONG, REST, True),
        (LONG, replace(REST, size=18.25), True),
        (LONG, replace(REST, size=18.4), False),
        (LONG, replace(REST, size=17.6), False),
        (replace(LONG, full=False), REST, False),
        (replace(LONG, lines=2), REST, False),
        (LONG, replace(REST, bold=False), False),
        (replace(LONG, text="供水养护"), REST, False),
    ],
)
def test_a_title_over_two_lines_is_in_one_print_and_fills_the_first(above: P, below: P, one: bool) -> None:
    assert (titles(above, below, TEXT) == [above.text + below.text]) is one


def test_text_between_two_titles_parts_them() -> None:
    assert titles(LONG, TEXT, REST, TEXT) == [LONG.text, REST.text]


@pytest.mark.parametrize(
    ("size", "count", "numbers"),
    [
        (19.5, 2, ["01", "02"]),
        (19.4, 2, [None, None]),
        (30, 1, ["01", None]),
        (29, 1, [None, None]),
    ],
)
def test_a_number_over_a_title_is_as_large_one_alone_half_as_large_again(
    size: float, count: int, numbers: list[str | None]
) -> None:
    over = [P(f"0{at}", size=size) for at in range(1, count + 1)]
    first, second = P("守护碧水", size=20), P("携手共进", size=20)
    got = outline(COVER, over[0], first, TEXT, *over[1:], second, TEXT)
    assert [number for _, number, title in got if title in (first.text, second.text)] == numbers


def test_numbers_over_titles_count_up() -> None:
    first, second = P("守护碧水", size=20), P("携手共进", size=20)
    for numbers in (("02", "01"), ("01", "01")):
        over = [P(number, size=40) for number in numbers]
        got = outline(COVER, over[0], first, TEXT, over[1], second, TEXT)
        assert [number for _, number, title in got if title in (first.text, second.text)] == [None, None]


# Series


@pytest.mark.parametrize(
    ("series", "heads"),
    [
        (("一、绿色发展", "二、低碳运行"), 2),
        (("一、绿色发展。" + TEXT, "二、低碳运行。" + TEXT), 2),
        (("一、加强领导，落实责任；", "二、完善制度，规范流程；", "三、加快升级"), 0),
        (("一、绿色发展", "二、低碳运行", "三、完善制度，规范流程；", "四、加快升级，扩大覆盖；"), 0),
        (("一、绿色发展", "二、低碳运行", "三、安全生产", "四、完善制度，规范流程；", "五、加快升级，扩大覆盖；"), 3),
    ],
)
def test_a_series_of_which_most_are_sentences_is_a_list(series: tuple[str, ...], heads: int) -> None:
    assert len(outline(COVER, *(p for one in series for p in (one, TEXT)))) == heads


@pytest.mark.parametrize(
    ("intro", "heads"),
    [
        ("主要包括：", False),
        ("主要包括:", False),
        ("有关情况如下", False),
        ("有关情况如下。", False),
        ("有关情况如下：", False),
        ("有关情况报告。", True),
        (TEXT, True),
    ],
)
def test_what_a_sentence_announces_is_a_list(intro: str, heads: bool) -> None:
    got = outline(COVER, P("总体", bold=True), intro, "1. 绿色发展", TEXT, "2. 低碳运行", TEXT)
    assert (len(got) == 3) is heads
    bold = outline(COVER, P("总体", bold=True), intro, P("1. 绿色发展", bold=True), TEXT, "2. 低碳运行", TEXT)
    assert len(bold) == 3, "in bold print they are headings"
    later = outline(COVER, P("总体", bold=True), intro, "2. 绿色发展", TEXT, "3. 低碳运行", TEXT)
    assert len(later) == 3, "they do not begin with the first"


def test_a_series_without_text_of_its_own_is_a_list() -> None:
    assert outline(COVER, "一、绿色发展", "二、低碳运行", "三、安全生产", TEXT) == []
    assert len(outline(COVER, "一、绿色发展", TEXT, "二、低碳运行", "三、安全生产", TEXT)) == 3
    assert len(outline(COVER, TEXT, "一、绿色发展", TEXT)) == 1


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("绿色", True),
        ("绿", False),
        ("绿" * 20, True),
        ("绿" * 21, False),
        ("绿色，低碳", False),
        ("绿色：低碳", False),
        ("绿色；低碳", False),
        ("投入3万元", False),
        ("完成率98%", False),
        ("推进3号泵站建设", True),
    ],
)
def test_a_title_closed_at_the_head_of_a_paragraph(title: str, heads: bool) -> None:
    got = outline(COVER, f"一、{title}。{TEXT}", f"二、服务优化。{TEXT}", f"三、安全生产。{TEXT}")
    assert (next(name for _, _, name in got) == title) is heads


@pytest.mark.parametrize("marker", ["1）", "①"])
def test_behind_signs_of_lists_no_paragraph_begins_with_a_title(marker: str) -> None:
    assert outline(COVER, "一、总体情况", TEXT, f"{marker}绿色发展。{TEXT}", "二、其他", TEXT) == [
        (1, "一", "总体情况"),
        (1, "二", "其他"),
    ]


# Contents


@pytest.mark.parametrize(
    ("listed", "printed", "heads"),
    [
        ("供水安全保障", P("供水安全保障"), True),
        ("供水安全保障", P("供水安全保障：三级联动", size=14), True),
        ("供水安全", P("供水安全保障：", size=14), True),
        ("供水安全保障", P("供水安全", size=14), True),
        ("供水安全", P("供水安全保障"), False),
        ("供水安", P("供水安全保障：", size=14), False),
        ("供水安全保障", P("供水安：", size=14), False),
    ],
)
def test_a_title_of_the_contents_is_a_heading_in_any_print_in_larger_also_a_part_of_it(
    listed: str, printed: P, heads: bool
) -> None:
    got = outline(COVER, P(f"{listed}……3", kind="contents"), P("总体", size=16), TEXT, printed, TEXT)
    assert (len(got) == 2) is heads


@pytest.mark.parametrize(
    ("second", "found"),
    [("主要项目注释（续）", 1), ("主要项目注释(续)", 1), ("主要项目注释续", 2), ("其他项目注释（续）", 2)],
)
def test_what_goes_on_and_says_so_is_left_out_where_its_title_stood_before(second: str, found: int) -> None:
    assert len(titles(P("主要项目注释", size=14), TEXT, P(second, size=14), TEXT)) == found
    assert len(titles(P(second, size=14), TEXT)) == 1


def test_what_goes_on_twice_under_no_title_of_its_own_is_left_out() -> None:
    assert titles(P("其他注释（续）", size=14), TEXT, P("其他注释（续）", size=14), TEXT) == []
