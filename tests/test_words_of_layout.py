"""What lines of a page are known by: each word or sign of a pattern, beside what looks alike; made lines, no PDF."""

import pytest
from test_designed_measures import CAPTION, NUMBER, bit, cards, has_card
from test_layout_thresholds import glyph, glyphs, line, page

from pipeline.reading.contents_lines import is_entry, list_lines
from pipeline.reading.line_looks import is_apart, is_next_heading, is_second_half
from pipeline.reading.marks import read_marks
from pipeline.reading.notes import opens_note
from pipeline.reading.pieces import is_unit, leads_to_table


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("年度概况 3", True),
        ("年度概况....3", True),
        ("年度概况……12", True),
        ("年度概况————12", True),
        ("年度概况____（12）", True),
        ("年度概况----xii", True),
        ("年度概况 · · · · · 其他", True),
        ("年度概况．．．．．", True),
        ("年度概况 1202", True),
        ("年度概况 2022", False),
        ("年度概况 1998", False),
        ("年度概况 12022", False),
        ("年度概况3", False),
        ("年度概况...其他", False),
    ],
)
def test_entries_of_a_contents_list(text: str, entry: bool) -> None:
    assert is_entry(line(text)) is entry


@pytest.mark.parametrize(
    ("title", "first"),
    [("目录", 1), ("目 录", 1), ("目次", 1), ("CONTENTS", 1), ("Content", 1), ("Table of Contents", 1), ("概况", 2)],
)
def test_titles_of_contents_lists(title: str, first: int) -> None:
    entries = [line(f"第{at}章的标题 {at + 2}", top=140 + 20 * at) for at in range(5)]
    assert list_lines(page(1, line("江城水务", top=80), line(title, top=110), *entries))[:1] == (first,)


NOTES = "① ⑳ ¹ ⁹ ※ † ‡ * ** ＊＊＊ [1] 〔12〕 【3】 注： 注: 注1： 注2、 注①. 注3."
NO_NOTES = "（1） [123] 注意 注册： 甲 备注： 、 2022"


@pytest.mark.parametrize(
    ("mark", "opens"), [*((mark, True) for mark in NOTES.split()), *((mark, False) for mark in NO_NOTES.split())]
)
def test_marks_that_open_a_footnote(mark: str, opens: bool) -> None:
    assert opens_note(line(f"{mark}数据截至年底", size=9), 10.0) is opens


@pytest.mark.parametrize(("size", "opens"), [(8.6, True), (8.7, False)])
@pytest.mark.parametrize("mark", ["1 ", "12.", "3、", "4．"])
def test_a_bare_number_opens_a_footnote_in_very_small_type(mark: str, size: float, opens: bool) -> None:
    assert opens_note(line(f"{mark}数据截至年底", size=size), 10.0) is opens
    assert not opens_note(line("12.5万元", size=size), 10.0)


MARKS = "1 12 [1] (2) （3） 〔4〕 【5】 注1 1,2 1-3 1、2、3 [1，2] ① ⑳ * ** ＊＊＊ ※ † ‡"


@pytest.mark.parametrize(
    ("mark", "dropped"),
    [*((mark, True) for mark in MARKS.split()), *((w, False) for w in ("注", "%", "亿元", "123", "****"))],
)
def test_raised_marks_of_footnotes(mark: str, dropped: bool) -> None:
    words = [[*glyphs("员工总数"), *(glyph(sign, 120 + 6 * at, 399, 6) for at, sign in enumerate(mark))]]
    assert "".join(one["text"] for word in read_marks(words) for one in word) == "员工总数" + mark * (not dropped)


@pytest.mark.parametrize(
    ("before", "shown"), [("km", "km²"), ("立方米", "立方米²"), ("3×10", "3×10²"), ("3x10", "3x10²"), ("310", "310")]
)
def test_raised_digits_that_are_exponents(before: str, shown: str) -> None:
    words = [[*glyphs(before), glyph("2", 72 + 12 * len(before), 399, 6)]]
    assert "".join(one["text"] for word in read_marks(words) for one in word) == shown


UNITS = (
    "单位：万元 金额单位：元 编制单位：东桥水厂 填报单位:东桥水厂 （单位：人） 公开05表金额单位：万元 "
    "编制单位：东桥水厂单位：万元 填报单位：东桥水厂金额单位：元 "
    "单位为：吨 单位均为：吨 人民币元 人民币万元 （人民币百万元） 人民币千元 人民币亿元 币种：人民币"
)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        *((w, True) for w in UNITS.split()),
        *((w, False) for w in ("面积（单位：亩）", "单位", "人民币", "币种", "单位名称")),
    ],
)
def test_lines_of_units(words: str, unit: bool) -> None:
    assert is_unit(words) is unit


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        *((w, True) for w in ("表1", "图2", "表A1", "表B-2", "附表", "表三 收支")),
        *((w, False) for w in ("表现", "图书", "列表1")),
    ],
)
def test_captions_lead_to_a_table(words: str, leads: bool) -> None:
    assert leads_to_table(words) is leads


MARKERS = [
    "第一章 总则",
    "第2节 供水",
    "第十条 供水",
    "第三部 供水",
    "第四分 供水",
    "第五篇 供水",
    "一、供水",
    "三．供水",
    "二.供水",
    "（二）供水",
    "(3)供水",
    "（a）供水",
    "1、供水",
    "2．供水",
    "3.供水",
    "4）供水",
    "5)供水",
    "1.2 供水",
    "3.1.2供水",
    "①供水",
    "⑴供水",
    "㈠供水",
    "Ⅳ供水",
    "附件供水",
    "附录供水",
    "附表供水",
    "附：供水",
    "注：供水",
    "注1：供水",
    "注 2: 供水",
    "【供水】",
]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        *((text, True) for text in MARKERS),
        *((w, False) for w in ("供水", "1.2%供水", "附近供水", "第供水", "（供水）")),
    ],
)
def test_marks_of_headings(text: str, marked: bool) -> None:
    """A line with a mark stands under another such one: no half of it."""
    first, other = line(text), line(text, top=420)
    assert is_next_heading(other, first, first) is marked


@pytest.mark.parametrize(("end", "marked"), [("", True), ("，", False), ("。", False), ("；", False)])
def test_no_heading_stands_under_a_sentence_or_aside(end: str, marked: bool) -> None:
    first = line(f"一、供水{end}")
    assert is_next_heading(line("二、节水", top=420), first, first) is marked
    assert not is_next_heading(line("二、节水", 90, 420), first, first)


@pytest.mark.parametrize(
    ("words", "joins"),
    [
        ("与发展历程", True),
        ("和发展历程", True),
        ("及发展历程", True),
        ("以及发展历程", True),
        ("暨表彰大会", True),
        ("与时俱进", False),
        ("与众不同", False),
        ("与会代表", False),
        ("与你同行", False),
        ("和谐社区", False),
        ("和平街", False),
        ("和睦家庭", False),
        ("和美乡村", False),
        ("和善", False),
        ("及时供水", False),
        ("及格率", False),
        ("发展历程", False),
    ],
)
def test_words_that_join_the_second_half_of_a_title(words: str, joins: bool) -> None:
    assert is_second_half(line(words, top=420, size=16), line("大事记", size=16), 10.0) is joins


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("□适用 □不适用", True),
        ("☑是 □否", True),
        ("√ 有 □ 无", True),
        ("✓适用 ✔不适用 ■是 ☐否", True),
        ("□同意", False),
        ("收入 1,200 1,100", True),
        ("收入 (1,200) （8）", True),
        ("收入 -12% +3%", True),
        ("收入 1,200", False),
        ("收入", False),
    ],
)
def test_lines_by_themselves(text: str, apart: bool) -> None:
    assert is_apart(text) is apart


CHANGES = (
    "↑12.4% ↓3 ▲8 ▼8 △8 ▽8 ⬆8 ⬇8 ↗8 ↘8 +8% ＋8 −8 -8 12.4%↑ 8↓ 3.1％▲ 8▼ 同比增加 环比持平 "
    "较上年增加 比去年多 较同期增加 比2021年多 增长8% 增加了8 提高8 提升8 上升8 下降8 减少8 降低8 缩短了8"
)


@pytest.mark.parametrize(
    ("words", "change"), [*((w, True) for w in CHANGES.split()), *((w, False) for w in ("增长率", "次数", "较多"))]
)
def test_a_change_under_the_caption_of_a_card(words: str, change: bool) -> None:
    said = bit(words, 100, 135, 9)
    assert cards(NUMBER, CAPTION, said) == [("1,268", "安全检查" + words * (not change), words * change)]


NUMBERS = (
    "1,268 1268.5 约1,268 近1,268 超1,268 逾1,268 超过1,268 累计1,268 达1,268 ¥1,268 1,268+ 1,268余次 "
    "1,268多人 12.4% 1,268万元 1,268亿kWh 1,268吨CO2 12.6㎡"
)
NO_NUMBERS = "共1,268 2021 2021年 12月 12月3日 3日 8时 3点 30分 8号 第3 第三届"


@pytest.mark.parametrize(
    ("words", "number"), [*((w, True) for w in NUMBERS.split()), *((w, False) for w in NO_NUMBERS.split())]
)
def test_numbers_of_cards(words: str, number: bool) -> None:
    assert has_card(bit(words, 100, 100, 20), CAPTION) is number


TIMES = "2021 2021年 2021年度 2021年末 2021年底 1998年 2021（万元）"


@pytest.mark.parametrize(
    ("words", "time"), [*((w, True) for w in TIMES.split()), *((w, False) for w in ("上年", "全年", "2021年检查"))]
)
def test_times_are_no_captions_of_cards(words: str, time: bool) -> None:
    assert has_card(NUMBER, bit(words, 100, 124, 9)) is not time
