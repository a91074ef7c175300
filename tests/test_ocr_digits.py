"""Quantities that OCR may have misread are told by their shape; a page's own characters stand against its picture."""

import dataclasses
import json

import pytest

from pipeline.extract import extract_document
from pipeline.reading.assemble import assemble
from pipeline.reading.glyphs import Glyph, RawPage
from pipeline.reading.lines import read_lines
from pipeline.reading.ocr.digits import MISSHAPEN, TORN, find_suspects
from pipeline.reading.ocr.fill import fill_holes
from pipeline.reading.ocr.merge import merge
from pipeline.reading.ocr.said import ReadLine, ReadPage
from pipeline.reading.ocr.typeset import set_edges, set_glyphs
from schemas.document import Source
from schemas.page import Page
from schemas.text import Box


@pytest.mark.parametrize(
    ("text", "found", "confidence"),
    [
        ("截至ZOq5年末", "ZOq5", TORN),
        ("2O15年实现", "2O15", TORN),
        ("投入l5万元", "l5", TORN),
        ("共1〇5人", "1〇5", TORN),
        ("收入1,2O4.5万元", "1,2O4.5", TORN),
        ("营业收入1,234.567元", "1,234.567", MISSHAPEN),
        ("资产1.234.567元", "1.234.567", MISSHAPEN),
        ("资产1.234,567元", "1.234,567", MISSHAPEN),
        ("资产1,234,56元", "1,234,56", MISSHAPEN),
        ("资产12,34.5元", "12,34.5", MISSHAPEN),
        ("下降3。5个百分点", "3。5", MISSHAPEN),
    ],
)
def test_suspects(text: str, found: str, confidence: float) -> None:
    (suspect,) = find_suspects(text)
    assert (suspect.span.of(text), suspect.confidence) == (found, confidence)


@pytest.mark.parametrize(
    "text",
    [
        "营业收入1,234,567.89元", "增长3.2个百分点", "PM2.5下降", "B5纸", "5G基站", "H7N9", "O2O模式", "ISO9001认证",
        "二〇一五年", "第1.2.3条", "SO2排放12.5吨", "CO2", "0599-86140235", "S7-200", "1200S", "2015,2016年", "Q3",
        "增长5。2022年", "4S店", "3D打印", "100L", "2023年1月", "x.cn/s/3Q1_5xpS", "?id=1O2"
    ],
)  # fmt: skip
def test_no_suspects(text: str) -> None:
    assert list(find_suspects(text)) == []


def line(text: str, x0: float = 100.0, top: float = 100.0, *, sure: float = 0.99, size: float = 12.0) -> ReadLine:
    """A line as OCR gives it, set solid: Han take a whole size, other characters half of one."""
    middles, at = [], x0
    for letter in text:
        wide = size if letter > "\u2e7f" else size / 2
        middles.append(at + wide / 2)
        at += wide
    box = {"x0": x0, "top": top, "x1": at, "bottom": top + size / 0.8}
    return ReadLine(text=text, **box, middles=tuple(middles), confidences=(sure,) * len(text))


def page_of(*lines: ReadLine, rules: tuple[tuple[float, float, float, float], ...] = ()) -> ReadPage:
    return ReadPage(skew=0.0, lines=lines, rules=rules, unsure=0)


def glyphs_of(said: ReadLine, **more: object) -> list[Glyph]:
    glyphs = set_glyphs(page_of(said))
    for glyph in glyphs:
        del glyph["confidence"]
        glyph["fontname"] = "Song"
        glyph.update(more)  # type: ignore[typeddict-item]
    return glyphs


def test_lines_of_a_page_are_set_in_one_size_on_one_height() -> None:
    uneven = page_of(
        line("全年组织培训十五场参加人员众多", size=12.1),
        line("反响良好职工满意度稳步提高", top=130, size=11.8),
        line("投入", top=160.5),
        line("1,280", x0=200, top=159.6, size=12.8),
    )
    read = read_lines(set_glyphs(uneven))
    assert [found.text for found in read] == [
        "全年组织培训十五场参加人员众多",
        "反响良好职工满意度稳步提高",
        "投入 1,280",
    ]
    assert {found.size for found in read} == {12.0}
    assert min(read[0].confidences) == 0.99


def test_marks_beside_han_are_wide() -> None:
    assert [found.text for found in read_lines(set_glyphs(page_of(line("(一)投入(1,280),增长"))))] == [
        "（一）投入（1,280），增长"
    ]


def test_marks_between_digits_are_as_wide_as_their_room() -> None:
    solid = line("损失9,500万元")
    near = ReadLine(**{**dataclasses.asdict(solid), "text": "损失9，500万元"})
    assert [found.text for found in read_lines(set_glyphs(page_of(near)))] == ["损失9,500万元"]
    apart = line("男5，女7；8，600")
    assert [found.text for found in read_lines(set_glyphs(page_of(apart)))] == ["男5，女7；8，600"]


def test_a_blank_stands_between_its_neighbours() -> None:
    """The engine gives no place for blanks; one that came to lie before the 1 made 202 1年 of 2021 年."""
    room = line("全年至2021年共 5人")
    after = room.text.index("年共")
    read = ReadLine(
        **{
            **dataclasses.asdict(room),
            "text": "全年至2021 年共 5人",
            "middles": (*room.middles[:after], room.middles[after - 1], *room.middles[after:]),
            "confidences": (0.9,) * (len(room.text) + 1),
        }
    )
    merged = merge(RawPage(1, 595, 842, []), page_of(read), doubted=False)
    assert merged
    assert [found.text for found in read_lines(merged.glyphs)] == ["全年至2021 年共 5人"]


def test_rules_are_edges() -> None:
    edges = set_edges(page_of(rules=((50, 100, 300, 100), (50, 100, 50, 400))))
    assert [edge.orientation for edge in edges] == ["h", "v"]


@pytest.mark.parametrize(
    ("printed", "pictured", "found", "whole"),
    [
        ("全年培训1\ufffd5人次", "全年培训105人次", "全年培训105人次", True),
        ("全年培训1\ufffd\ufffd人次", "全年培训105人次", "全年培训105人次", True),
        ("全年培训\ue0135人次", "全年培训 15人次", "全年培训15人次", True),
        ("\ufffd年培训15人次", "全年培训15人次", "全年培训15人次", True),
        # The picture has another number of characters there: which of them is the hole?
        ("全年培训1\ufffd5人次", "全年培训1005人次", "全年培训1\ufffd5人次", False),
        ("全年培训1\ufffd5人次", "全年培训15人次", "全年培训1\ufffd5人次", False),
        # What stands around the hole was read otherwise.
        ("全年培训1\ufffd5人次", "全年增训105大次", "全年培训1\ufffd5人次", False),
        # It stands there twice.
        ("培训\ufffd次", "培训3次培训5次", "培训\ufffd次", False),
        ("\ufffd", "5", "\ufffd", False),
    ],
)
def test_holes_are_filled_where_their_place_is_sure(printed: str, pictured: str, found: str, whole: bool) -> None:
    lines = read_lines(glyphs_of(line(printed)))
    filled, all_filled = fill_holes(lines, page_of(line(pictured, sure=0.9)))
    assert (filled[0].text, all_filled) == (found, whole)
    # A filled character has the confidence of OCR, the others are the file's.
    confidences = filled[0].confidences
    assert confidences == tuple(0.9 if old != new else 1.0 for old, new in zip(printed, found, strict=True)) or (
        printed == found and not confidences
    )


def test_no_figure_or_date_is_read_from_torn_digits() -> None:
    said = page_of(
        line("2O15年3月5日组织培训3次"),
        line("投入资金l5万元", top=130),
        line("共1〇5人参加", top=160),
        line("截至ZOq5年末", top=190),
    )
    page = Page(1, 595, 842, read_lines(set_glyphs(said)), source="ocr")
    source = Source(doc_id="f" * 16, sha256="f" * 64, file_name="a.pdf", path="a.pdf", size=1)
    tables = extract_document(assemble(source, [page])).tables
    assert [(row["text"], row["confidence"]) for row in tables["quantities"].to_pylist()] == [("3次", 0.99)]
    assert tables["dates"].num_rows == 0
    named = [
        json.loads(row["parameters"])["word"] for row in tables["problems"].to_pylist() if row["reason"] == "ocr_digits"
    ]
    assert named == ["2O15", "l5", "1〇5", "ZOq5"]


def test_printed_characters_of_a_scan_stand_against_its_picture() -> None:
    raw = RawPage(1, 595, 842, glyphs_of(line("2021", x0=148)), images=(Box(0, 0, 595, 842),))
    merged = merge(raw, page_of(line("报告期为2024年")), doubted=False)
    assert merged
    assert read_lines(merged.glyphs)[0].text == "报告期为2021年"


def test_an_ocr_layer_gives_way_to_what_is_read_for_sure() -> None:
    hidden = glyphs_of(line("截至ZOq5年末说阴如下"), hidden=True)
    raw = RawPage(1, 595, 842, hidden, images=(Box(0, 0, 595, 842),))
    sure, unsure, little = line("截至2015年末说明如下"), line("截至2015年末说明如下", sure=0.6), line("截至")
    better = merge(raw, page_of(sure), doubted=True)
    assert better
    assert read_lines(better.glyphs)[0].text == "截至2015年末说明如下"
    assert merge(raw, page_of(unsure), doubted=True) is None
    assert merge(raw, page_of(little), doubted=True) is None
    assert merge(raw, page_of(), doubted=True) is None
