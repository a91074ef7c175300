"""Health: what can't be read is named, and no quantity is read beside a sign that may hide a digit."""

import pytest

from pipeline.reading.glyphs import Glyph, RawPage
from pipeline.reading.health import diagnose, mend
from pipeline.sentences import read_sentence
from schemas.text import Box

WHOLE = Box(0, 0, 595, 842)


def _glyph(text: str, at: int, *, upright: bool = True, hidden: bool = False, x: float | None = None) -> Glyph:
    left = 50.0 + 12 * (at % 40) if x is None else x
    top = 80.0 + 20 * (at // 40)
    return {
        "text": text,
        "x0": left,
        "x1": left + 12,
        "top": top,
        "bottom": top + 12,
        "doctop": top,
        "upright": upright,
        "size": 12.0,
        "fontname": "Song",
        "bold": False,
        "hidden": hidden,
    }


def _page(text: str, images: tuple[Box, ...] = (), drawings: int = 0, **style: bool) -> tuple[str, ...]:
    glyphs = [_glyph(letter, at, **style) for at, letter in enumerate(text)]
    return diagnose(RawPage(1, 595, 842, glyphs, images=images, drawings=drawings), glyphs)


PROSE = "全年组织培训十五场参加人员众多反响良好" * 4


@pytest.mark.parametrize(
    ("verdicts", "found"),
    [
        ((), _page(PROSE)),
        ((), _page(PROSE, images=(Box(100, 100, 300, 200),))),
        (("image_only",), _page("", images=(WHOLE,))),
        (("image_only",), _page("12", images=(WHOLE,))),  # a page number over a scan
        (("image_only",), _page("", images=(Box(0, 0, 300, 400),))),
        (("outlines_only",), _page("", drawings=400)),
        (("empty",), _page("")),
        (("unmapped",), _page(PROSE + "1\ufffd5人")),  # one lost sign beside a digit is enough
        ((), _page(PROSE * 2 + "\ufffd")),
        (("private_use",), _page("\ue013" * 10 + PROSE)),
        ((), _page("\uf06c65" * 10 + PROSE)),  # bullets of a symbol font
        (("turned",), _page(PROSE, upright=False)),
        (("ocr_layer",), _page(PROSE, images=(WHOLE,), hidden=True)),
    ],
)
def test_verdicts(verdicts: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert found == verdicts


def test_radicals_are_replaced_one_by_one() -> None:
    kept, verdicts = mend([_glyph(letter, at) for at, letter in enumerate("⼀⾦元⼾⿈")])
    assert "".join(g["text"] for g in kept) == "一金元户黄"
    assert verdicts == ("radicals",)


def test_a_character_drawn_twice_is_one() -> None:
    kept, verdicts = mend([_glyph("年", 0), _glyph("年", 0, x=50.4), _glyph("年", 1)])
    assert len(kept) == 2
    assert verdicts == ("doubled",)


@pytest.mark.parametrize(
    "text",
    [
        "培训1\ufffd5人。",
        "培训\ue0135人。",
        "投入1😀5万元。",
        "共(cid:12)5人参加。",
        "及时率9\ue0f2.2%。",
        "达1,\ue0f264户。",
        "满意度98.\ufffd%。",
    ],
)
def test_no_figure_beside_an_unreadable_sign(text: str) -> None:
    assert read_sentence(text, 2022)["quantities"] == []


def test_no_date_beside_an_unreadable_sign() -> None:
    assert read_sentence("泵站于2023年\ue0f22月8日建成。", 2023)["dates"] == []


@pytest.mark.parametrize("text", ["培训15人，\ue0f2慰问老人。", "水费：\ue0f2，缴纳15人。", "\ue0f2 培训15人。"])
def test_a_figure_in_another_clause_than_an_unreadable_sign_is_read(text: str) -> None:
    (row,) = read_sentence(text, 2022)["quantities"]
    assert row["value"] == 15


def test_a_figure_far_from_an_unreadable_sign_is_read() -> None:
    (row,) = read_sentence("\ufffd单位培训15人。", 2022)["quantities"]
    assert row["value"] == 15
