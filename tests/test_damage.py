"""Damaged text layers in real PDFs: mended where that is safe, else named; sound pages give no alarm."""

from pathlib import Path

import pytest
from conftest import SAMPLES, SHARED
from raw_pdf import RawPdf, codes_of, show, write_coded, write_sound
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract import read_report
from pipeline.extraction import Unreadable
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.noise import misread
from pipeline.reading.read import read_document, read_page
from pipeline.reading.recode import recode
from schemas.document import Document, Source
from schemas.page import Page

SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)
LINES = [
    "全年组织培训十五场，参加人员1234人次，投入25.87万元，群众反响良好。",
    "报告期内未发生安全生产事故，职工满意率达到98.6%，同比提高三个百分点。",
    "单位坚持绿色办公，推进节能降耗，用水量较上年减少百分之十二。",
]
PROSE = [
    *LINES,
    "单位建立健全安全生产责任体系，全面落实各项管理制度，组织开展应急演练活动。",
    "积极参加志愿服务和社区共建，关心困难职工生活，丰富职工业余文化活动。",
    "加强水质监测和管网维护，保障居民用水安全，服务热线全年不间断受理来电。",
]
READERS = [pdfium, pdfminer]


def _pages(path: Path, reader: object = pdfium) -> list[Page]:
    return [read_page(raw) for raw in reader.read_pages(path)]  # type: ignore[attr-defined]


def _document(path: Path) -> Document:
    return read_document(path, SOURCE)


def _problems(path: Path) -> list[tuple[int | None, str]]:
    return [(row["page"], row["reason"]) for row in read_report(path, SOURCE).tables["problems"].to_pylist()]


def _figures(path: Path) -> list[str]:
    return [row["text"] for row in read_report(path, SOURCE).tables["quantities"].to_pylist()]


# --- put right ---


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("encoding", ["GBK-EUC-H", "GB-EUC-H"])
def test_gbk_fonts_without_a_map_are_read(tmp_path: Path, encoding: str, reader: object) -> None:
    pdf = RawPdf()
    pdf.composite("F", encoding)
    pdf.pages.append(show("F", [line.encode("gbk") for line in LINES]))
    (page,) = _pages(pdf.save(tmp_path / "a.pdf"), reader)
    assert page.text.split("\n") == LINES
    assert page.health == ()


@pytest.mark.parametrize("reader", READERS)
def test_radicals_become_ideographs(tmp_path: Path, reader: object) -> None:
    """⼈ is a Kangxi radical, ⻅ one of the supplement; a map to both (⼯工) gives the ideograph once."""
    lines = ["工人见面会", "长见识的人"]
    path = write_coded(tmp_path / "a.pdf", [lines], {"人": "⼈", "见": "⻅", "工": "⼯工", "长": "⻓"})
    (page,) = _pages(path, reader)
    assert page.text.split("\n") == lines
    assert "radicals" in page.health


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("codec", "width"), [("gbk", 500), ("utf-8", 333)])
def test_bytes_shown_as_latin_letters_are_read(tmp_path: Path, codec: str, width: int, reader: object) -> None:
    """GBK in a one-byte font is had whole; of UTF-8 some bytes have no sign in it: their characters are named lost."""
    pdf = RawPdf()
    pdf.latin("F", width)
    pdf.pages.append(show("F", [line.encode(codec) for line in LINES]))
    path = pdf.save(tmp_path / "a.pdf")
    (page,) = _pages(path, reader)
    assert "recoded" in page.health
    if codec == "gbk":
        assert page.text.split("\n") == LINES
        assert page.lines[0].boxes[0].x1 == pytest.approx(84, abs=0.5), "two bytes of half a Han each make one box"
    else:
        assert "mojibake" in page.health
        printed = "".join(LINES)
        assert [letter for letter in page.text if letter >= "\u4e00" and letter not in printed + "\ufffd"] == []


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("æŠ¥å‘Šæœ\x9f2022å¹´", "报告期2022年"),
        ("æ\x8a¥å\x91\x8aæ\x9c\x9f", "报告期"),
        ("±¨¸æÆÚ2022Äê", "报告期2022年"),
        ("鎶ュ憡璐ｄ换1,234浜", "报告责任1,234\ufffd"),
        ("目录······3，×××公司××××年，±5％", None),
        ("À la carte: été, élève, «naïve», Übergröße, Ångström", None),
        ("王喆、李堃、张犇、陈珺、赵翀、钱玘", None),
        ("漢字繁體：報告書、責任、環境保護、員工", None),
        ("æŠ¥", None),  # one alone may be chance
    ],
)
def test_mojibake(printed: str, right: str | None) -> None:
    glyphs = [{"text": c, "x0": 10.0 * i, "x1": 10.0 * i + 10, "top": 5.0} for i, c in enumerate(printed)]
    kept = recode(glyphs, printed)  # type: ignore[arg-type]
    assert "".join(g["text"] for g in kept) == (printed if right is None else right)
    assert (kept is glyphs) == (right is None)


@pytest.mark.parametrize("by_sign", [False, True])
@pytest.mark.parametrize("shift", [(0.4, 0.0), (1.0, 0.5), (2.0, 1.0)])
def test_lines_drawn_twice_are_read_once(tmp_path: Path, shift: tuple[float, float], by_sign: bool) -> None:
    """The second copy in one piece (PDFium leaves it out itself) or sign by sign."""
    text = "Annual Report 2011, all 1,111 bills"
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 700, text)
    canvas.drawString(72, 660, "Second line: 22 of 1,234")
    x, y = 72 + shift[0], 700 + shift[1]
    for piece in text if by_sign else [text]:
        canvas.drawString(x, y, piece)
        x += canvas.stringWidth(piece, "Helvetica-Bold", 14)
    canvas.save()
    (page,) = _pages(tmp_path / "a.pdf")
    assert page.text.split("\n") == [text, "Second line: 22 of 1,234"]
    assert page.health == (("doubled",) if by_sign else ())


def test_narrow_letters_in_a_row_are_no_doubles(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for row, size in enumerate((7, 9, 10, 12)):
        canvas.setFont("Helvetica", size)
        canvas.drawString(72, 700 - 20 * row, "all will fill illiquid bills ........ 1,111 iii")
    narrow = canvas.beginText(72, 500)
    narrow.setFont("Helvetica", 12)
    narrow.setHorizScale(50)
    narrow.textLine("1,111,111 all")
    canvas.drawText(narrow)
    canvas.save()
    (page,) = _pages(tmp_path / "a.pdf")
    assert page.text.split("\n") == ["all will fill illiquid bills ........ 1,111 iii"] * 4 + ["1,111,111 all"]
    assert page.health == ()


# --- named ---


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("damage", ["no map", "latin", "control"])
def test_characters_that_are_unknown_give_no_figure(tmp_path: Path, damage: str, reader: object) -> None:
    """Codes that are taken for letters, or no codes at all: what is unknown is U+FFFD to both readers."""
    lines = ["投入12万元", *LINES]
    letters = sorted(set("".join(lines)))
    shown = {
        "no map": None,
        "latin": {letter: chr(33 + number) for number, letter in enumerate(letters)},
        "control": {"1": "\x03"},
    }[damage]
    path = write_coded(tmp_path / "a.pdf", [lines], shown)
    (page,) = _pages(path, reader)
    assert "unmapped" in page.health
    assert page.text[2] == "\ufffd"
    assert ("2" in page.text) == (damage == "control")
    figures = [text for text in _figures(path) if "12" in text or "万" in text]
    assert figures == (["25.87万元"] if damage == "control" else [])
    assert (1, "text_layer_suspect") in _problems(path)


def test_han_at_random_are_named(tmp_path: Path) -> None:
    letters = sorted({letter for letter in "".join(LINES) if letter > "\u4e00" and letter < "\ufe00"})
    wrong = {letter: chr(0x4E00 + (7919 * number) % 20900) for number, letter in enumerate(letters)}
    path = write_coded(tmp_path / "a.pdf", [LINES], wrong)
    assert _pages(path)[0].health == ("rare_han",)
    assert (1, "text_layer_suspect") in _problems(path)


def test_usual_han_that_form_no_words_are_named(tmp_path: Path) -> None:
    """A map that is off by one among the page's own characters."""
    letters = sorted({letter for letter in "".join(PROSE) if "\u4e00" < letter < "\ufe00"})
    wrong = dict(zip(letters, letters[1:] + letters[:1], strict=True))
    assert _pages(write_coded(tmp_path / "a.pdf", [PROSE], wrong))[0].health == ("no_words",)
    assert _pages(write_coded(tmp_path / "b.pdf", [PROSE], {}))[0].health == ()


def test_printed_glyph_codes_are_named(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.pdf", [["培训(cid:12)5人次，投入(cid:355)万元", *LINES]])
    assert _pages(path)[0].health == ("cid",)
    assert "5人次" not in _figures(path)


@pytest.mark.parametrize("text", ["责任锟斤拷报告", "þýþýþý", "Ã¦ ï¿½ text"])
def test_mojibake_without_a_way_back_is_named(tmp_path: Path, text: str) -> None:
    path = write_sound(tmp_path / "a.pdf", [[text, *LINES]])
    assert "mojibake" in _pages(path)[0].health


def test_text_of_size_zero_is_left_out_and_named(tmp_path: Path) -> None:
    path = write_coded(tmp_path / "a.pdf", [LINES], {}, size=0)
    assert _pages(path)[0].health == ("size_zero",)
    assert _pages(path, pdfminer)[0].text == ""
    assert (1, "text_layer_suspect") in _problems(path)
    sized = write_coded(tmp_path / "b.pdf", [LINES], {}, size=1, before="12 0 0 12 72 700 Tm 2 TL")
    assert _pages(sized)[0].text.split("\n")[0] == LINES[0], "a size given by the matrix is a size"


def test_a_misread_ocr_layer_is_named(tmp_path: Path) -> None:
    lines = ["ZOq5年年度报告，截至20I5年末。", "受理于2016-lo-28，余额i2.48亿元。", *LINES]
    over_picture = write_sound(tmp_path / "a.pdf", [lines], pictures=[True])
    assert _pages(over_picture)[0].health == ("bad_ocr",)
    assert (1, "text_layer_suspect") in _problems(over_picture)
    retyped = write_sound(tmp_path / "b.pdf", [lines])
    assert _pages(retyped)[0].health == ("bad_ocr",)
    one_slip = write_sound(tmp_path / "c.pdf", [["20I5年", *LINES]])
    assert _pages(one_slip)[0].health == ()


@pytest.mark.parametrize(
    "text",
    [
        "20I5年末",
        "Z015年末",
        "20丁6年4月",
        "3月2I日",
        "2015年ii月26日",
        "2016-lo-28",
        "1IO, 347.52 万元",
        "lo, 462. 15 万元",
        "7, 518·. 64 万元",
    ],
)
def test_letters_for_digits_are_seen(text: str) -> None:
    assert misread(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2022年5月6日，2022-10-28",
        "5G年内建成，4S店2家，A4纸，T3航站楼2019年启用",
        "GB/T 24001-2016、PM2.5、CO2、SO2、A级、iOS 12亿次、Q1、II期12.5亿元",
        "12·5亿元，3·15，10,654.5万元，1 234 567元",
        "L2.5亿元，S12万元，USD1,234.56万元",
    ],
)
def test_codes_and_units_are_no_misread_figures(text: str) -> None:
    assert misread(text) == 0


def test_a_page_of_running_heads_over_a_picture_is_image_only(tmp_path: Path) -> None:
    head = ["某市供水管网养护中心社会责任报告"]
    body = [*LINES] * 5
    pages = [[*head, "", *body], [*head, "", *body], head, [*head, "", *body], head]
    path = write_sound(tmp_path / "a.pdf", pages, pictures=[False, True, True, False, False])
    document = read_document(path, SOURCE)
    assert [page.source for page in document.pages] == ["text", "text", "none", "text", "text"]
    assert [page.health for page in document.pages] == [(), (), ("image_only",), (), ()]
    assert read_report(path, SOURCE).tables["documents"].to_pylist()[0]["status"] == "partial"


# --- files ---


def test_text_in_a_font_that_is_nowhere_is_not_lost(tmp_path: Path) -> None:
    """PDFium leaves out signs set one by one in a font that it can't draw; pdfminer reads such a page."""
    codes = codes_of(LINES)
    pdf = RawPdf()
    pdf.composite("F", "Identity-H", {code: letter for letter, code in codes.items()})
    content = ["BT /F 12 Tf 24 TL 72 790 Td"]
    for line in LINES:
        content += [f"<{codes[letter]:04x}> Tj" for letter in line] + ["T*"]
    pdf.pages.append("\n".join([*content, "ET"]).encode())
    path = pdf.save(tmp_path / "a.pdf")
    assert "全年" not in _pages(path)[0].text, "what PDFium alone gives"
    (page,) = _document(path).pages
    assert page.text.split("\n") == LINES
    assert page.health == ("second_reader",)
    assert (1, "second_reader") in _problems(path)


def test_a_file_that_only_pdfminer_opens_leaves_a_row(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.pdf", [LINES])
    path.write_bytes(path.read_bytes().replace(b"%PDF-1.5\n", b"%RAW-1.5\n", 1))
    with pytest.raises(Unreadable):
        list(pdfium.read_pages(path))
    assert _document(path).pages[0].text.split("\n") == LINES
    assert (None, "second_reader") in _problems(path)
    assert "25.87万元" in _figures(path)


def _encrypted(path: Path, password: str) -> Path:
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword="owner", strength=128))
    canvas.drawString(72, 700, "Annual Report 2022")
    canvas.save()
    return path


def test_an_empty_password_opens_and_another_is_named(tmp_path: Path) -> None:
    assert _document(_encrypted(tmp_path / "a.pdf", "")).pages[0].text == "Annual Report 2022"
    with pytest.raises(Unreadable) as caught:
        _document(_encrypted(tmp_path / "b.pdf", "secret"))
    assert caught.value.reason == "password"


# --- no false alarm ---

CLEAN = {
    "english": ["Corporate Social Responsibility Report 2022", "We will fill all billing gaps; staff at 98.6% (A&B)."],
    "numbers": ["1,234.56 -98.00 0.00 12%", "2019 2020 2021 2022", "11111 1111 111 11 1.1.1", "(3,456) 7 — / -"],
    "names": ["王喆 李堃 张犇 陈珺 赵玥 孙昱 周翀 吴玘 郑赟 冯旻", "褚祎 卫垚 蒋燚 沈昶 韩骉 杨瑀 朱瓅 秦晢 许暐 何璟"],
    "traditional": [
        "本報告書說明機構於報告期內之環境、社會及管治表現，並經董事會審閱。",
        "員工總數較去年增加，離職率維持於較低水平。",
        "集團將繼續推動綠色辦公室計劃節約用電用水並減少廢棄物排放鼓勵員工參與社區義工服務活動。",
        "董事會負責監督環境社會及管治事宜並評估相關風險及機遇確保設有適當及有效之風險管理系統。",
    ],
    "chemistry": [
        "C6H12O6、H2SO4、Na2CO3、NH3-N、CODCr、SO2、NOx、VOCs、CO2e 12.5吨",
        "乙酰胺、苯并芘、邻苯二甲酸酯、氯氟烃、吡啶、呋喃",
    ],
    "codes": [
        "https://www.example.com/a?b=1&c=2 report@example.com.cn",
        "GB/T 24001-2016、ISO 9001:2015、A级、PM2.5、GL8、iPhone 14 Pro、XJ-2022(B)#3",
        "DN300管道、Q235B钢、HDPE双壁波纹管、10kV、VR/AR、O2O、B2B、5G、Wi-Fi 6",
    ],
    "trades": [
        "锆石、镧系、铼、钽铌矿、氧化铕、碳化钨、燧石、闪锌矿、黝铜矿、辉钼矿",
        "黄芪、芍药、茯苓、薏苡仁、枸杞、菟丝子、鳖甲、蛤蚧",
    ],
    "bullets": ["·培训十五场 ●发放手册 ■走访慰问 ★优秀 ➢下一步", "①②③④⑤ Ⅰ Ⅱ Ⅲ ㎡ ℃ ‰ × ÷ ± ≥ ≤ 〇 々 〒"],
    "pinyin": ["nián jiàn、shuǐ wù、gōng yè、chéng shì、lǜ sè、rén mín、shè huì"],
}


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_sound_pages_give_no_alarm(tmp_path: Path, name: str) -> None:
    path = write_sound(tmp_path / "a.pdf", [CLEAN[name]])
    assert _pages(path)[0].health == ()
    assert _pages(path)[0].text.replace(" ", "") == "\n".join(CLEAN[name]).replace(" ", "")
    wide = write_coded(tmp_path / "b.pdf", [CLEAN[name]], {})
    assert _pages(wide)[0].health == (), "also where every sign is set as wide as a Han"


@pytest.mark.parametrize("path", sorted((SAMPLES / "pdf").glob("*.pdf")), ids=lambda path: path.stem)
def test_samples_give_no_alarm(path: Path) -> None:
    assert {page.health for page in _document(path).pages} == {()}


# --- the reports beside the project ---

FOUND = {
    "seed2022": {},
    "real/wanli-budget-2023": {},
    "real/wanli-budget-2024": {},
    "real/hongze-gov-info-2023": {},
    "real/pingan-bank-csr-2021": {"image_only": 1},  # the assurance statement is a picture
    "real/plumb-neelectric-2018q1": {},
    "real/putuo-welfare-budget-2024": {},
    "real/plumb-anhui-landstd": {},
    "real/mineru-research-report": {},
    "real/mineru-3list1table": {},
    "real/playa-broken-xref-146": {},
    "real/playa-fontsize0-150": {},
    "real/pdfjs-kangxi-11066": {"radicals": 1, "doubled": 1},
    "real/plumb-anli-issue842": {"doubled": 1},
    "real/plumb-feida-2015-ocrlayer": {"ocr_layer": 6, "bad_ocr": 6},
    "real/plumb-malformed932": {"image_only": 1},
    "real/derived-hongze-2023-scan150": {"image_only": 5},
    "real/mineru-small-ocr": {"image_only": 8},
}


@pytest.mark.yardstick
@pytest.mark.parametrize("name", FOUND)
def test_verdicts_on_real_files(name: str) -> None:
    document = _document(SHARED / "corpus" / f"{name}.pdf")
    found = [verdict for page in document.pages for verdict in page.health]
    # Whether a page needs pdfminer, too, depends on the fonts of the machine.
    assert {verdict: found.count(verdict) for verdict in found if verdict != "second_reader"} == FOUND[name]


@pytest.mark.yardstick
def test_doubled_radicals_and_lines_of_real_files_are_read_once() -> None:
    kangxi = _document(SHARED / "corpus/real/pdfjs-kangxi-11066.pdf").pages[0].text.split("\n")
    assert kangxi[0] == "电子科技大学"
    cover = _document(SHARED / "corpus/real/plumb-anli-issue842.pdf").pages[0].text
    assert "股票代码：300218" in cover
    assert cover.count("2011") == 1
