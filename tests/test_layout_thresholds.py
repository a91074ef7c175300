"""What the layout decides by a measure, with a case on either side of it: made lines and characters, no PDF."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest

from extractors.nlp import dictionary
from pipeline.reading.breaks import Breaks
from pipeline.reading.columns import find_parts
from pipeline.reading.glyphs import DESCENT, Glyph, RawPage, edge_of
from pipeline.reading.health import diagnose, mend
from pipeline.reading.kinds import page_kinds
from pipeline.reading.levels import level
from pipeline.reading.lines import read_lines
from pipeline.reading.marks import read_marks
from pipeline.reading.notes import mark_notes
from pipeline.reading.pictures import give_room
from pipeline.reading.recode import recode
from pipeline.reading.running import mark_running
from pipeline.reading.stacks import find_stacks
from pipeline.reading.watermark import drop_watermarks
from pipeline.reading.words import has_no_words
from schemas.page import Grid, GridCell, Line, Page, Room
from schemas.text import Box

WIDTH, HEIGHT, SIZE = 600.0, 800.0, 12.0


def line(text: str, x0: float = 72, top: float = 400, size: float = SIZE) -> Line:
    boxes = tuple(Box(x0 + size * at, top, x0 + size * (at + 1), top + size) for at in range(len(text)))
    return Line(text, boxes, size, "Song", bold=False)


def page(number: int, *lines: Line, grids: tuple[Grid, ...] = ()) -> Page:
    return Page(number, WIDTH, HEIGHT, lines, grids=grids)


def glyph(text: str, x0: float, top: float = 400, size: float = SIZE, **more: Any) -> Glyph:
    made: Glyph = {
        **{"text": text, "x0": x0, "x1": x0 + size, "top": top, "bottom": top + size, "doctop": top},
        **{"upright": True, "size": size, "fontname": "Song", "bold": False},
        **more,
    }  # type: ignore[typeddict-item] # the keys are those of Glyph
    return made


def glyphs(text: str, x0: float = 72, top: float = 400, size: float = SIZE, **more: Any) -> list[Glyph]:
    return [glyph(letter, x0 + size * at, top, size, **more) for at, letter in enumerate(text)]


BODY = [line("这一页的正文是一行一行的叙述没有别的内容", top=300 + 20 * at) for at in range(8)]


# How a line is set


@pytest.mark.parametrize(
    ("text", "bold_han", "bold"),
    [
        ("借款人民币418,360,000.00元（2019年12月31日：507,140,000.00元）", True, True),  # 黑体 with figures in Arial
        ("借款人民币418,360,000.00元（2019年12月31日：507,140,000.00元）", False, False),
        ("2×600MW×2.50×4.50×8.25元", True, False),  # one Han sign in two dozen tells nothing
    ],
)
def test_digits_in_another_font_do_not_tell_whether_a_line_is_bold(text: str, bold_han: bool, bold: bool) -> None:
    made = [glyph(c, 72 + 6 * at, bold=("\u4e00" <= c <= "\u9fff") is bold_han) for at, c in enumerate(text)]
    assert read_lines(made)[0].bold is bold


@pytest.mark.parametrize(
    ("letters", "gaps", "text"),
    [
        ("LINLU", [0, 0, 2.6, 0], "LIN LU"),
        ("GoodLab", [0, 0.1, 0, 2.2, 0, 0], "Good Lab"),
        ("LINLU", [0, 0, 1.5, 0], "LINLU"),  # kerning
        ("LINLU", [2.5, 2.5, 2.5, 2.5], "LINLU"),  # the whole word is set wide
        ("12345", [0, 0, 2.6, 0], "12345"),  # a number
        ("增长5个", [0, 2.6, 2.6], "增长5个"),
        ("pH值", [0, 2.6], "pH值"),
        ("AB", [2.6], "AB"),
    ],
)
def test_a_narrow_gap_parts_latin_words_whose_letters_stand_close(letters: str, gaps: list[float], text: str) -> None:
    x, made = 72.0, []
    for letter, gap in zip(letters, [*gaps, 0], strict=True):
        made.append(glyph(letter, x, x1=x + 6.0))
        x += 6.0 + gap
    assert read_lines(made)[0].text == text


@pytest.mark.parametrize(
    ("sign", "x0", "top", "texts"),
    [
        ("●", 60, 404, ["● 开展培训"]),
        ("●", 30.1, 404, ["● 开展培训"]),
        ("●", 30, 404, ["开展培训", "●"]),  # three sizes before the line
        ("●", 60, 408.9, ["● 开展培训"]),
        ("●", 60, 409, ["开展培训", "●"]),  # its middle is not beside the line
        ("●", 60, 396.9, ["●", "开展培训"]),
        ("7", 60, 404, ["开展培训", "7"]),
        ("甲", 60, 404, ["开展培训", "甲"]),
    ],
)
def test_a_bullet_on_a_baseline_of_its_own_begins_the_line_at_its_right(
    sign: str, x0: float, top: float, texts: list[str]
) -> None:
    made = [glyph(sign, x0, top, 6), *glyphs("开展培训")]
    assert [one.text for one in read_lines(made)] == texts


# Text beside pictures


@pytest.mark.parametrize(("wide", "high", "beside"), [(36, 36, True), (35, 90, False), (90, 35, False)])
def test_a_picture_of_half_an_inch_parts_the_text_an_icon_does_not(wide: float, high: float, beside: bool) -> None:
    picture = Box(300, 398, 300 + wide, 398 + high)
    (given,) = give_room((line("图片旁的文字"),), [picture])
    assert (given.room is not None) is beside


@pytest.mark.parametrize(("x0", "right"), [(200, 272), (212, 284), (198, 270), (150, 270)])
def test_lines_beside_a_picture_end_at_their_edge_if_it_is_near_else_a_little_before_the_picture(
    x0: float, right: float
) -> None:
    (given,) = give_room((line("图片旁的文字", x0),), [Box(300, 350, 400, 500)])
    assert given.room is not None and given.room.right == right


@pytest.mark.parametrize(("start", "beside"), [(300, True), (299, False)])
def test_a_line_may_reach_three_points_into_a_picture(start: float, beside: bool) -> None:
    (given,) = give_room((line("图片旁的文字", 231),), [Box(start, 350, 400, 500)])
    assert (given.room is not None) is beside


@pytest.mark.parametrize(
    ("top", "size", "spread"), [(520, 12, True), (526.3, 12, True), (526.5, 12, False), (520, 12.4, False)]
)
def test_a_column_goes_on_below_a_picture_by_near_lines_of_its_size(top: float, size: float, spread: bool) -> None:
    beside, below = line("图片旁的文字", 200, 500), line("下面的一行字", 200, top, size)
    _, given = give_room((beside, below), [Box(300, 350, 400, 515)], spreads=True)
    assert (given.room is not None) is spread


@pytest.mark.parametrize(
    ("room", "start", "right"),
    [
        (Room(72, 286, 2), 270, 144),  # it reaches into the column
        (Room(72, 286, 2), 290, 286),
        (Room(72, None, 2), 270, None),
        (Room(72, 286, 0), 270, 286),  # beside another picture already
    ],
)
def test_a_picture_may_reach_into_a_column(room: Room, start: float, right: float | None) -> None:
    lines = tuple(replace(line("图片旁的一行文字" * 2, 72, 360 + 20 * at, 9), room=room) for at in range(3))
    given = give_room(lines, [Box(start, 350, 400, 500)])
    assert {one.room for one in given} == {room._replace(right=72 + 9 * 16 if right == 144 else right)}


# Han that form no words


def unlike_words(count: int, words: int = 0) -> str:
    """A run of usual Han, so many of whose neighbours form a word of the dictionary."""
    letters, known = "发展工作年度社会责任管理服务安全生产员工客户环境保护公益活动", dictionary()
    run, made = letters[0], 0
    while len(run) < count + 1:
        wanted = made < words
        fitting = (x for x in letters[len(run) % 7 :] + letters if (known.count(run[-1] + x) > 0) is wanted)
        follower = next((x for x in fitting if wanted or run[-1] + x not in run), None)
        if follower is None:
            follower = next(x for x in letters if known.count(run[-1] + x) == 0)
        made += known.count(run[-1] + follower) > 0
        run += follower
    return run


@pytest.mark.parametrize(
    ("pairs", "words", "wordless"), [(79, 0, False), (80, 0, True), (80, 15, True), (80, 16, False)]
)
def test_a_text_without_words_is_told_from_eighty_pairs_on(pairs: int, words: int, wordless: bool) -> None:
    text = unlike_words(pairs, words)
    assert sum(dictionary().count(text[at : at + 2]) > 0 for at in range(pairs)) == words
    assert has_no_words((text,)) is wordless


@pytest.mark.parametrize(("run", "wordless"), [(6, True), (5, False)])
def test_names_and_labels_are_too_short_to_tell(run: int, wordless: bool) -> None:
    text = unlike_words(120)
    assert has_no_words(tuple(text[at : at + run] for at in range(0, 120, run))) is wordless


# Small characters beside large ones


@pytest.mark.parametrize(("size", "raised"), [(10.1, True), (10.3, False)])
def test_a_smaller_character_is_brought_to_the_height_of_its_line(size: float, raised: bool) -> None:
    row = [*glyphs("98"), glyph("%", 96, 402.5, size)]
    level(row)
    assert (row[-1]["top"] == 400) is raised


@pytest.mark.parametrize(("gap", "raised"), [(5.9, True), (6.1, False)])
def test_it_stands_within_half_a_size(gap: float, raised: bool) -> None:
    row = [*glyphs("98"), glyph("%", 96 + gap, 404, 8)]
    level(row)
    assert (row[-1]["top"] == 400) is raised


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("窑场AB CD", "窑场AB CD"),
        ("AB CD窑场", "AB CD窑场"),
        ("98 %", "98%"),  # between a large character and a small one: no blank
    ],
)
def test_a_blank_between_small_characters_comes_up_with_them(words: str, text: str) -> None:
    """However wide the letters' own boxes are: those of a font that the file does not hold are the machine's."""
    x0, row = 72.0, []
    for letter in words:
        size = 20 if letter in "窑场98" else 14
        width = 2 if letter == " " else size
        base = 420 + DESCENT * (size - 20)
        row.append(glyph(letter, x0, base - size, size) | {"x1": x0 + width + 0.5})
        x0 += width
    assert [one.text for one in read_lines(row)] == [text]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "up", "gap", "text"),
    [
        (9.6, 5, 0, "98%"),
        (9.7, 5, 0, "98%1"),
        (7, 1.9, 0, "98%"),
        (7, 1.7, 0, "98%1"),
        (7, 5, 7.1, "98%"),
        (7, 5, 7.3, "98%1"),
    ],
)
def test_a_mark_of_a_note_is_small_raised_and_near(size: float, up: float, gap: float, text: str) -> None:
    base = 400 + 0.88 * SIZE - up
    mark = glyph("1", 72 + 3 * SIZE + gap, base - 0.88 * size, size)
    left = read_marks([[*glyphs("98%"), mark]])
    assert "".join(one["text"] for word in left for one in word) == text


# Vertical captions


def stack(text: str, step: float, *beside: Glyph) -> list[str]:
    words = [[glyph(letter, 500, 200 + step * at)] for at, letter in enumerate(text)]
    found = find_stacks([*words, *([one] for one in beside)])
    return ["".join(one["text"] for one in run) for run in found]


@pytest.mark.parametrize(("step", "found"), [(10.1, False), (10.3, True), (17.3, True), (17.5, False)])
def test_a_caption_steps_by_about_one_size(step: float, found: bool) -> None:
    assert (stack("消防演练", step) == ["消防演练"]) is found


def test_a_caption_has_three_characters() -> None:
    assert (stack("演练场", 13), stack("演练", 13)) == (["演练场"], [])


@pytest.mark.parametrize(("away", "found"), [(59, False), (61, True)])
def test_a_caption_stands_alone(away: float, found: bool) -> None:
    beside = [glyph(letter, 500 - away, 200 + 13 * at) for at, letter in enumerate("姓性年")]
    assert ("名别龄" in stack("名别龄", 13, *beside)) is found


# Footnotes


def roles(*lines: Line) -> list[str]:
    return [one.role for one in mark_notes([page(1, *BODY, *lines)], SIZE)[0].lines[len(BODY) :]]


@pytest.mark.parametrize(("text", "size", "role"), [
    ("① 数据截至年底", 11.1, "note"),
    ("① 数据截至年底", 11.2, "body"),
    ("1. 数据截至年底", 10.3, "note"),
    ("1. 数据截至年底", 10.4, "body"),
])  # fmt: skip
def test_a_footnote_is_in_small_type_one_with_a_bare_number_in_smaller(text: str, size: float, role: str) -> None:
    assert roles(line(text, top=700, size=size)) == [role]


@pytest.mark.parametrize(("top", "role"), [(399, "body"), (401, "note")])
def test_a_footnote_stands_in_the_lower_half(top: float, role: str) -> None:
    above = [line("这一页的正文是一行一行的叙述没有别的内容", top=100 + 20 * at) for at in range(8)]
    marked = mark_notes([page(1, *above, line("① 数据截至年底", top=top, size=9))], SIZE)[0]
    assert marked.lines[-1].role == role


@pytest.mark.parametrize(("step", "first"), [(27, "note"), (28, "body")])
def test_lines_of_footnotes_stand_close(step: float, first: str) -> None:
    assert roles(line("① 数据截至年底", top=680, size=9), line("② 含派遣人员", top=680 + step, size=9)) == [
        first,
        "note",
    ]


# Cover and contents


@pytest.mark.parametrize(("count", "size", "kind"), [(14, 14.4, "cover"), (15, 14.4, "body"), (14, 14.3, "body")])
def test_a_cover_has_few_lines_and_a_large_one(count: int, size: float, kind: str) -> None:
    lines = [line("某某中心", top=60 + 40 * at, size=size if at == 0 else SIZE) for at in range(count)]
    assert page_kinds([page(1, *lines), page(2, *BODY)], SIZE)[0] == kind


@pytest.mark.parametrize(("entries", "kind"), [(6, "contents"), (5, "body")])
def test_contents_go_on_where_three_lines_of_five_end_in_a_page_number(entries: int, kind: str) -> None:
    first = page(1, line("目录"), *(line(f"第{at}章 概况 {at}") for at in range(1, 6)))
    second = [line("第七章 服务 12")] * entries + [line("其他的一行文字")] * (10 - entries)
    assert page_kinds([first, page(2, *second)], SIZE) == ("contents", kind)


@pytest.mark.parametrize(("sentences", "kind"), [(2, "contents"), (3, "body")])
def test_a_title_and_no_more_than_a_quarter_of_sentences_make_contents(sentences: int, kind: str) -> None:
    lines = [line("目录"), *[line("其他的一行文字。")] * sentences, *[line("第一章 概况")] * (7 - sentences)]
    assert page_kinds([page(1, *lines)], SIZE) == (kind,)


@pytest.mark.parametrize(("entries", "kind"), [(3, "contents"), (2, "body")])
def test_a_third_of_lines_with_leaders_makes_contents_without_a_title(entries: int, kind: str) -> None:
    lines = [line("第一章 概况……12")] * entries + [line("其他的一行文字。")] * (9 - entries)
    assert page_kinds([page(1, *lines)], SIZE) == (kind,)


# Running heads and page numbers


def heads(*tops: float, text: str = "某某中心2022年社会责任报告", pages: int = 8) -> list[str]:
    made = [page(at + 1, *([line(text, top=tops[at], size=9)] if at < len(tops) else []), *BODY) for at in range(pages)]
    return [marked.lines[0].role for marked in mark_running(made)[: len(tops)]]


@pytest.mark.parametrize(("top", "role"), [(91, "header"), (91.5, "body")])
def test_a_running_head_stands_in_the_outer_eighth(top: float, role: str) -> None:
    assert heads(*[top] * 8) == [role] * 8


def test_a_running_head_stands_on_three_pages() -> None:
    assert heads(40, 40, 40) == ["header"] * 3
    assert heads(40, 40) == ["body"] * 2


@pytest.mark.parametrize(("tops", "role"), [((40, 42, 44), "header"), ((40, 60, 80), "body")])
def test_a_running_head_keeps_its_height(tops: Sequence[float], role: str) -> None:
    assert heads(*tops) == [role] * 3


@pytest.mark.parametrize(("length", "role"), [(60, "header"), (61, "body")])
def test_a_running_head_is_no_longer_than_a_line(length: int, role: str) -> None:
    assert heads(*[40] * 8, text="中" * length) == [role] * 8


@pytest.mark.parametrize(("first", "label"), [(None, "3"), (9, None)])
def test_a_lone_number_is_a_page_number_only_where_it_is_that_page(first: int | None, label: str | None) -> None:
    numbered = page(3, *BODY, line(str(first or 3), x0=300, top=760))
    assert mark_running([page(1, *BODY), page(2, *BODY), numbered])[2].label == label


@pytest.mark.parametrize(
    "labels", [["i", "ii", "iii", "iv", "v", "vi"], ["I", "II", "III", "IV", "V", "VI"], ["1", "2", "3", "4", "5", "6"]]
)
def test_pages_are_numbered_in_roman_figures_too(labels: list[str]) -> None:
    made = [page(at, *BODY, line(label, x0=300, top=760)) for at, label in enumerate(labels, 1)]
    assert [numbered.label for numbered in mark_running(made)] == labels


# Watermarks


def stamped(count: int, shift: float = 0, pages: int = 6, size: float = SIZE, **more: Any) -> int:
    """How many of the pages with pale words lose them; each stands by `shift` from the first."""
    made = []
    for at in range(pages):
        marks = glyphs("内部资料", 200, 500 + shift * (at > 0), size, pale=True, **more) if at < count else []
        made.append(RawPage(at + 1, WIDTH, HEIGHT, [*glyphs("正文的文字在这里" * 3), *marks]))
    return len(drop_watermarks(made)[1])


def test_level_pale_words_come_back_on_three_pages_and_half_of_them() -> None:
    assert [stamped(count) for count in (2, 3)] == [0, 3]
    assert [stamped(count, pages=10) for count in (4, 5)] == [0, 5]


@pytest.mark.parametrize(("shift", "dropped"), [(3.9, 3), (4.1, 0)])
def test_a_watermark_stands_at_one_place(shift: float, dropped: int) -> None:
    assert stamped(3, shift) == dropped


@pytest.mark.parametrize(("size", "dropped"), [(18, 1), (17.9, 0)])
def test_a_tilted_watermark_is_large(size: float, dropped: int) -> None:
    assert stamped(1, size=size, turn=45) == dropped


@pytest.mark.parametrize(("turn", "dropped"), [(4, 1), (3, 0), (86, 1), (87, 0)])
def test_words_a_little_askew_are_not_tilted(turn: int, dropped: int) -> None:
    assert stamped(1, size=30, turn=turn) == dropped


def left_of(*pages: Sequence[Glyph], size: float = SIZE) -> list[str]:
    """What drawn characters leave on their pages, each with a line of text before them."""
    body = [glyphs("正文的文字在这里" * 3, size=size) for _ in pages]
    made = [RawPage(at, WIDTH, HEIGHT, [*body[at - 1], *own]) for at, own in enumerate(pages, 1)]
    return ["".join(one["text"] for one in kept.glyphs)[24:] for kept in drop_watermarks(made)[0]]


def pale(text: str, x0: float = 200, top: float = 400, size: float = SIZE, **more: Any) -> list[Glyph]:
    return glyphs(text, x0, top, size, pale=True, **more)


@pytest.mark.parametrize(("drawn", "pages", "left"), [(1, 1, 1), (2, 4, 0), (2, 5, 2), (3, 6, 0), (3, 7, 3)])
def test_dark_tilted_words_go_where_they_stand_on_two_pages_and_half_of_them(drawn: int, pages: int, left: int) -> None:
    marks = [glyphs("内部资料", turn=30) if at < drawn else [] for at in range(pages)]
    assert left_of(*marks) == ["内部资料"] * left + [""] * (pages - left)


@pytest.mark.parametrize(("count", "left"), [(2, "内部" * 2), (3, ""), (4, "")])
def test_small_pale_tilted_words_go_where_they_are_drawn_three_times(count: int, left: str) -> None:
    assert left_of([one for at in range(count) for one in pale("内部", top=300 + 60 * at, turn=45)]) == [left]


@pytest.mark.parametrize(("turn", "left"), [(94, ""), (93, "内部"), (177, "内部"), (176, ""), (183, "内部"), (184, "")])
def test_words_on_their_side_or_upside_down_are_not_tilted(turn: int, left: str) -> None:
    assert left_of(pale("内部", size=40, turn=turn)) == [left]


def test_words_are_tilted_or_not_as_they_are_drawn() -> None:
    assert left_of([*pale("内部", size=40, turn=45), *pale("资料", 280, size=40)]) == ["资料"]
    assert left_of([*pale("内部", size=40, turn=45), *glyphs("资料", 280, size=40, turn=45)]) == ["资料"]


@pytest.mark.parametrize(("size", "left"), [(12, ""), (20, "内部")])
def test_large_is_half_as_large_again_as_the_text(size: float, left: str) -> None:
    assert left_of(pale("内部", size=18, turn=45), size=size) == [left]


def test_words_are_the_same_as_a_whole() -> None:
    words = ("内部资料", "内部资费", "内部资产")
    assert left_of(*map(pale, words)) == list(words)
    assert left_of(*(glyphs(word, turn=30) for word in words)) == list(words)


@pytest.mark.parametrize(
    ("x0", "top", "size", "one"),
    [
        (224, 400, 12, True),
        (247, 400, 12, True),
        (248, 400, 12, False),
        (258, 400, 12, False),
        (177, 400, 12, True),
        (175, 400, 12, False),
        (224, 400.9, 12, True),
        (224, 401, 12, False),
        (224, 399.1, 12, True),
        (224, 398.9, 12, False),
        (224, 400, 12.05, True),
        (224, 400, 12.5, False),
        (224, 400, 11.5, False),
    ],
)
def test_what_is_drawn_on_at_its_size_and_height_within_three_sizes_belongs_to_the_words(
    x0: float, top: float, size: float, one: bool
) -> None:
    """The first two characters are the same on three pages, what follows them is not."""
    marks = [[*pale("内部"), *pale(letter, x0, top, size)] for letter in "甲乙丙"]
    assert left_of(*marks) == [("内部" if one else "") + letter for letter in "甲乙丙"]


@pytest.mark.parametrize(("top", "one"), [(435, True), (437, False), (365, True), (363, False)])
def test_tilted_words_go_on_up_or_down(top: float, one: bool) -> None:
    marks = [[*glyphs("内部", turn=30), glyph(letter, 96, top, turn=30)] for letter in "甲乙"]
    assert left_of(*marks) == [("内部" if one else "") + letter for letter in "甲乙"]


@pytest.mark.parametrize(("top", "left"), [(87, "内部"), (88, ""), (700, ""), (701, "内部")])
def test_pale_words_in_the_outer_eighth_are_a_running_head(top: float, left: str) -> None:
    assert left_of(*[pale("内部", top=top)] * 3) == [left] * 3


def test_words_in_white_stand_on_a_dark_ground_and_do_not_come_back() -> None:
    assert left_of(pale("目标一"), pale("目标二"), pale("目标三")) == ["目标一", "目标二", "目标三"]


@pytest.mark.parametrize(("x", "y", "left"), [(3.9, 0, ""), (4, 0, "内部"), (0, 3.9, ""), (0, 4, "内部")])
def test_the_same_words_stand_within_four_points(x: float, y: float, left: str) -> None:
    assert left_of(pale("内部"), pale("内部", 200 + x, 400 + y), pale("内部")) == [left] * 3


# Tables over page breaks


def table(top: float, bottom: float, x0: float = 72, x1: float = 500) -> Grid:
    box = Box(x0, top, x1, bottom)
    cells = tuple(GridCell(0, at, 1, 1, Box(x0, top, x1, top + 20), ()) for at in range(2))
    return Grid(box, (x0, 300, x1), cells, "ruled")


def is_one_table(first: Grid, second: Grid, *lines: Line) -> bool:
    pages = [page(1, *lines, grids=(first,)), page(2, grids=(second,)), page(3, line("正文", top=748))]
    return Breaks(pages).goes_on((0, first), (1, second))


@pytest.mark.parametrize(("bottom", "one"), [(716, True), (715, False)])
def test_a_table_that_goes_on_fills_its_page_but_for_a_row_and_two_lines(bottom: float, one: bool) -> None:
    assert is_one_table(table(100, bottom), table(60, 200)) is one


@pytest.mark.parametrize(("shift", "one"), [(4, True), (4.1, False)])
def test_the_halves_of_a_table_are_as_wide(shift: float, one: bool) -> None:
    assert is_one_table(table(100, 740), table(60, 200, x0=72 + shift)) is one
    assert is_one_table(table(100, 740), table(60, 200, x1=500 - shift)) is one


@pytest.mark.parametrize(("top", "one"), [(735.9, True), (736, False)])
def test_text_under_a_table_ends_it(top: float, one: bool) -> None:
    assert is_one_table(table(100, 740), table(60, 200), line("表下的说明", top=top)) is one


def rest(words: Sequence[str], *, edges: Sequence[float] = (72, 300, 500), rule: str = "ruled between rows") -> bool:
    """Whether rows without rules at the top of a page are the rest of a table whose rules stayed on the page before."""
    first = Grid(Box(72, 100, 500, 740), (72, 300, 500), table(100, 740).cells, rule)
    cells = tuple(GridCell(0, at, 1, 1, Box(x0, 60, x1, 80), (at,)) for at, (x0, x1) in enumerate(pairwise(edges)))
    second = Grid(Box(edges[0], 60, edges[-1], 200), tuple(edges), cells, "aligned")
    above = page(1, grids=(first,))
    below = page(2, *(line(said, top=62).as_role("table") for said in words), grids=(second,))
    return Breaks([above, below, page(3, line("正文", top=748))]).goes_on((0, first), (1, second))


@pytest.mark.parametrize(
    ("words", "one"),
    [
        (("收入", "12"), True),
        (("收入", "1,234.50"), True),
        (("收入", "（12）"), True),
        (("收入", "-12%"), True),
        (("收入", "12％"), True),
        (("收入", "2021"), False),  # a header
        (("收入", "本年"), False),
    ],
)
def test_the_rest_of_a_table_with_few_rules_begins_with_a_number(words: Sequence[str], one: bool) -> None:
    assert rest(words) is one


@pytest.mark.parametrize(
    ("edges", "one"),
    [
        ((60, 290, 510), True),
        ((72, 150, 500), True),
        ((80, 420, 520), True),
        ((310, 420, 520), False),  # not under its own
        ((72, 500), False),
        ((72, 200, 300, 500), False),
    ],
)
def test_the_rest_of_a_table_stands_column_under_column(edges: Sequence[float], one: bool) -> None:
    assert rest(("收入", "12", "13")[: len(edges) - 1], edges=edges) is one
    assert not rest(("收入", "12", "13")[: len(edges) - 1], edges=edges, rule="ruled")


def test_a_table_goes_on_over_the_next_page_only() -> None:
    first, second = table(100, 740), table(60, 200)
    pages = [page(1, grids=(first,)), page(2), page(3, line("正文", top=748), grids=(second,))]
    assert not Breaks(pages).goes_on((0, first), (2, second))


def test_another_table_below_or_text_above_parts_them() -> None:
    first, second, third = table(100, 600), table(60, 200), table(601, 740)
    pages = [page(1, grids=(first, third)), page(2, grids=(second,))]
    assert not Breaks(pages).goes_on((0, first), (1, second))
    assert Breaks(pages).goes_on((0, third), (1, second))
    heads = [page(1, grids=(third,)), page(2, line("续表", top=50), grids=(second,))]
    assert not Breaks(heads).goes_on((0, third), (1, second))


# Rules


@pytest.mark.parametrize(("wide", "high", "orientation"), [
    (100, 3, "h"),
    (100, 3.1, None),
    (3, 100, "v"),
    (3.1, 100, None),
    (3, 3, None),
    (3.1, 3, "h"),
])  # fmt: skip
def test_a_rule_is_at_most_three_points_thick(wide: float, high: float, orientation: str | None) -> None:
    edge = edge_of(Box(72, 100, 72 + wide, 100 + high))
    assert (edge.orientation if edge else None) == orientation
    middle = {
        "h": Box(72, 100 + high / 2, 72 + wide, 100 + high / 2),
        "v": Box(72 + wide / 2, 100, 72 + wide / 2, 100 + high),
    }
    assert edge is None or edge.box == middle[edge.orientation]


# Health of a text layer


@pytest.mark.parametrize(("shift", "text"), [(2.9, "字"), (3.0, "字字")])
def test_a_character_drawn_over_itself_is_shifted_by_less_than_a_quarter(shift: float, text: str) -> None:
    kept, verdicts = mend([glyph("字", 72), glyph("字", 72 + shift, 401)])
    assert "".join(one["text"] for one in kept) == text
    assert ("doubled" in verdicts) is (text == "字")
    kept, _ = mend([glyph("号", 200), glyph("号", 200), glyph("字", 72), glyph("字", 72 + shift, 401)])
    assert "".join(one["text"] for one in kept) == f"号{text}", "on a page where others are drawn twice"


def verdicts(text: str, **more: Any) -> tuple[str, ...]:
    return diagnose(RawPage(1, WIDTH, HEIGHT, glyphs(text), **more), glyphs(text))


@pytest.mark.parametrize(("text", "picture", "found"), [
    ("中" * 9, 400, ("image_only",)),
    ("中" * 10, 400, ()),
    ("中" * 9, 399, ()),
])  # fmt: skip
def test_next_to_no_text_over_half_a_page_of_picture_is_a_picture(
    text: str, picture: float, found: tuple[str, ...]
) -> None:
    assert verdicts(text, images=(Box(0, 0, WIDTH, picture),)) == found


@pytest.mark.parametrize(("paths", "found"), [(50, ("outlines_only",)), (49, ("empty",))])
def test_letters_drawn_as_outlines_are_many_paths(paths: int, found: tuple[str, ...]) -> None:
    assert verdicts("", drawings=paths) == found


@pytest.mark.parametrize(("length", "found"), [(48, ("unmapped",)), (49, ())])
def test_unknown_characters_are_named_from_one_in_fifty_on(length: int, found: tuple[str, ...]) -> None:
    assert verdicts("中" * length + "\ufffd") == found


@pytest.mark.parametrize(("misread", "picture", "found"), [(1, 400, True), (2, 0, False), (3, 0, True)])
def test_misread_figures_tell_of_ocr_over_a_picture_or_three_times(misread: int, picture: float, found: bool) -> None:
    text = "中" * 20 + "Z0l5年和" * misread
    assert ("bad_ocr" in verdicts(text, images=(Box(0, 0, WIDTH, picture),))) is found


@pytest.mark.parametrize(("width", "noise"), [(9, True), (8.9, False)])
def test_latin_signs_as_wide_as_han_are_codes_of_han(width: float, noise: bool) -> None:
    signs = [{**one, "x1": one["x0"] + width} for one in glyphs("!#$&*;<=>?@^_`{|}~", size=10)]
    assert ("latin_noise" in mend(signs)[1]) is noise  # type: ignore[arg-type] # glyphs of another width


@pytest.mark.parametrize(
    ("signs", "noise"), [("!#$&*;<=>?@^", True), ("!#$&*;<=>?@", False), ("!#$&*;<" + "!" * 9, False)]
)
def test_codes_of_han_are_twelve_and_of_eight_kinds(signs: str, noise: bool) -> None:
    assert ("latin_noise" in mend(glyphs(signs))[1]) is noise


@pytest.mark.parametrize(("printed", "mended"), [("报告书", True), ("报告", False)])
def test_text_in_the_wrong_code_is_put_right_from_three_han_on(printed: str, mended: bool) -> None:
    spoilt = printed.encode().decode("latin-1")
    kept = recode(glyphs(spoilt), spoilt)
    assert ("".join(one["text"] for one in kept) == printed) is mended


# Columns


def column(x0: float, rows: int, letters: int) -> list[Line]:
    return [line("一二三四五六七八九十一二三四五六七八"[:letters], x0, 200 + 20 * at) for at in range(rows)]


@pytest.mark.parametrize(("rows", "letters", "parts"), [(3, 8, 2), (2, 8, 1), (3, 7, 1)])
def test_columns_have_three_lines_of_eight_characters(rows: int, letters: int, parts: int) -> None:
    lines = [one for pair in zip(column(72, rows, letters), column(320, rows, letters), strict=True) for one in pair]
    assert len(find_parts(Box(0, 0, WIDTH, HEIGHT), lines, (), ())) == parts


def test_four_columns_are_found_two_at_a_time() -> None:
    lines = [one for x0, rows in product((40, 180, 320, 460), (4,)) for one in column(x0, rows, 9)]
    assert len(find_parts(Box(0, 0, WIDTH, HEIGHT), lines, (), ())) == 4
