"""Cost grows with the file, not faster, whatever stands in it: CPU time of a text, and of one eight times as long.

What grows with the square takes 64 times as much, what grows with the length 8 to 15 times: lists of 24,000 characters
no longer stay in the processor's cache, as those of 3,000 do. 24 lies between both with room for a busy machine, and
shows a part that grows with the square where it is 0.4 of the cost of the short text or more.
"""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import made
from raw_pdf import RawPdf, show, write_sound

from extractors import nlp
from extractors.dates.periods import RULES, read_firings
from extractors.honours import award_tables
from extractors.names import entities
from extractors.names.persons import read_persons
from extractors.outline.heading_candidates import _FIGURE
from extractors.tables import cell_quantities
from pipeline.checks.report import Report
from pipeline.checks.rules.names import persons
from pipeline.extract import read_report
from pipeline.reading import pdfium
from pipeline.reading.glyphs import Glyph, RawPage
from pipeline.reading.grids import read_grids
from pipeline.reading.read import read_pages
from pipeline.sentences import read_sentence
from schemas.document import Document, Source

LENGTH = 3_000
TRIES = 6  # a machine that does other things, too, spoils one now and then
SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)


def _cost(work: Callable[[str], object], text: str) -> float:
    """CPU seconds of some work; without the garbage collector, whose rounds depend on all that lives in the process."""
    gc.disable()
    try:
        began = time.process_time()
        work(text)
        return time.process_time() - began
    finally:
        gc.enable()


def _grows_as_the_text(work: Callable[[str], object], unit: str) -> bool:
    """Whether a text eight times as long costs less than 24 times as much, by the best of several tries of each."""
    short, long = ((unit * count)[:count] for count in (LENGTH, 8 * LENGTH))
    costs: list[tuple[float, float]] = []
    for _ in range(TRIES):
        costs.append((_cost(work, short), _cost(work, long)))
        least, most = min(cost for cost, _ in costs), min(cost for _, cost in costs)
        if most < 24 * least + 0.012:  # a hundredth of a second tells nothing
            return True
    return False


def _sentence(text: str) -> object:
    return read_sentence(text, 2022)


@pytest.mark.parametrize("unit", ["7", "、", "年", "（）", " ", "一二三", "1,", "5%", "万", "“5人”", "2021年、3人；"])
def test_the_cost_of_a_line_grows_as_its_length(unit: str) -> None:
    nlp.load()
    assert _grows_as_the_text(_sentence, unit)


@pytest.mark.parametrize(
    "text",
    [
        "绿萝" * 3_500 + "。光伏发电7万千瓦时，" + "召开会议7次，装机容量7兆瓦，" * 150,
        "（" * 7_000 + "。" + "召开会议7次，" * 200,
        "开展防火检查，发现问题37个，" * 700,
        "公开招标项目37项，预算53万元，成交48万元，" * 400,
        "下设节能委员会，由副厂长任主任，召开会议7次，" * 400,
    ],
)
def test_clauses_looked_back_to_from_each_figure_of_a_long_line_take_no_minutes(text: str) -> None:
    nlp.load()
    assert _cost(_sentence, text) < 20.0  # 1 to 3 seconds on a free core; a minute where each reads all before it


@settings(max_examples=5, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789、，。年月（）()[]《》“” \t一二三十百万个人%.-", min_size=1, max_size=5))
def test_so_does_any_line_of_hostile_characters(unit: str) -> None:
    nlp.load()
    assert _grows_as_the_text(_sentence, unit)


@pytest.mark.parametrize("unit", ["王", "主任李恒、", "李某", "（", "阿·", "张伟、", "《李恒》", "主任、"])
def test_so_does_a_text_full_of_names(unit: str) -> None:
    dictionary = nlp.dictionary()
    assert _grows_as_the_text(lambda text: read_persons(text, dictionary), unit)


@pytest.mark.parametrize("between", ["和", "及", "与", "、"])
@pytest.mark.parametrize("end", ["农户捐赠种子86万元。", "各捐赠种子86万元。"])
def test_many_to_whom_something_is_given_take_no_minutes(between: str, end: str) -> None:
    nlp.load()
    text = f"茶厂向{between.join(['竹溪县'] * 40)}{end}"
    assert _cost(_sentence, text) < 2.0  # hours where 和 may both part and belong to a name


def test_the_periods_of_a_list_of_rises_in_one_clause_take_no_minutes() -> None:
    text = f"渗漏率由{'1月的12%降至2月的9%、' * 110}，处理险情36处。"
    assert _cost(lambda words: list(read_firings(words, RULES)), text) < 5.0  # half a second on a free core


@pytest.mark.parametrize(
    ("read", "heads", "row"),
    [
        (cell_quantities.read, ["项目", "2023年", "2022年", "增减"], ["{}费用", "12", "10", "2"]),
        (award_tables.read, ["获奖单位", "荣誉称号", "颁发单位", "时间"], ["{}公司", "先进集体", "市总工会", "2023年"]),
        (entities.read, ["股东名称", "股东性质", "持股数量"], ["李恒", "自然人", "{}"]),
    ],
)
def test_so_does_a_table_of_many_rows(
    read: Callable[[Document], Iterator[object]], heads: list[str], row: list[str]
) -> None:
    nlp.load()
    tables = {
        size: made([heads, *([words.format(at) for words in row] for at in range(size // 15))])
        for size in (LENGTH, 8 * LENGTH)
    }
    assert _grows_as_the_text(lambda text: list(read(tables[len(text)])), "行")


def test_so_does_a_report_of_many_persons() -> None:
    def made_report(size: int) -> Report:
        names = ["".join(map(chr, range(0x4E00 + 3 * at, 0x4E03 + 3 * at))) for at in range(size // 30)]
        rows = [{"kind": "PERSON", "name": name, "text": f"{name}主持会议。", "page": 1} for name in names]
        return Report({"doc_id": "a"}, {"entities": rows, "statements": rows, "tables": [], "quantities": []}, ())

    reports = {size: made_report(size) for size in (LENGTH, 8 * LENGTH)}
    assert _grows_as_the_text(lambda text: list(persons.check_listed.how(reports[len(text)])), "人")


def _glyph(letter: str, x: float, top: float, step: float) -> Glyph:
    return {
        "text": letter,
        "x0": x,
        "x1": x + step,
        "top": top,
        "bottom": top + 12.0,
        "doctop": top,
        "upright": True,
        "size": 12.0,
        "fontname": "Song",
        "bold": False,
        "hidden": False,
    }


def _page(text: str, step: float) -> RawPage:
    return RawPage(1, 595.0, 842.0, [_glyph(letter, step * at, 100.0, step) for at, letter in enumerate(text)])


def _table(text: str) -> RawPage:
    """A page on which each line of a text stands 16 points under the one before it; a tab leads on to the next 100."""
    glyphs: list[Glyph] = []
    for number, line in enumerate(text.split("\n")):
        for column, words in enumerate(line.split("\t")):
            glyphs += [
                _glyph(letter, 72 + 100.0 * column + 6 * at, 100 + 16.0 * number, 6.0)
                for at, letter in enumerate(words)
            ]
    return RawPage(1, 595.0, 842.0, glyphs)


@pytest.mark.parametrize(
    ("unit", "step"), [("、", 12.0), ("、", 0.01), ("1234567890", 6.0), ("2022年（一二三）、 ", 12.0)]
)
def test_so_does_a_line_on_a_page(unit: str, step: float) -> None:
    assert _grows_as_the_text(lambda text: read_pages([_page(text, step)]), unit)


@pytest.mark.parametrize(
    "unit",
    [
        "水费收入\t1,234.50\t2,345.67\t3.20\n",
        "水费收入\t居民用水\t2,345.67\n\t和商业用水；及其他，\n",
        "水费收入\t1,234.50\n的其中项\n",
    ],
)
def test_so_does_a_page_of_numbers_under_each_other(unit: str) -> None:
    nlp.load()
    assert _grows_as_the_text(lambda text: read_grids(_table(text).glyphs, ()), unit)


def test_so_does_the_search_for_a_figure_in_a_title() -> None:
    assert _grows_as_the_text(_FIGURE.search, "7")
    assert _grows_as_the_text(_FIGURE.search, "7.,")
    assert all(map(_FIGURE.search, ["培训15次", "1,234.5 万元", "3.人", "占98.6%"]))
    assert not any(map(_FIGURE.search, ["第一部分", "2022 年", "5G网络"]))


def test_pages_that_a_file_counts_but_does_not_have_cost_nothing(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.pdf", [["2022年度社会责任报告", "全年组织培训十五场，参加人员1234人次。"]])
    path.write_bytes(path.read_bytes().replace(b"/Count 1 ", b"/Count 1000000 "))
    raws = list(pdfium.read_pages(path))
    assert [(raw.number, raw.faults) for raw in raws] == [(1, ()), (2, ("pages_missing",))]
    tables = read_report(path, SOURCE).tables
    assert [(p["page"], p["reason"]) for p in tables["problems"].to_pylist() if p["stage"] == "pages"] == [
        (2, "damaged_page")
    ]
    assert tables["documents"].to_pylist()[0]["status"] == "partial"
    assert "1234人次" in [q["text"] for q in tables["quantities"].to_pylist()]


def test_a_few_lost_pages_are_named_one_by_one(tmp_path: Path) -> None:
    pdf = RawPdf()
    pdf.latin("F")
    pdf.pages = [show("F", [b"staff 1234"])] * 3
    path = pdf.save(tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes().replace(b"/Count 3", b"/Count 7"))
    faults = [(raw.number, raw.faults) for raw in pdfium.read_pages(path)]
    assert faults == [*((n, ()) for n in (1, 2, 3)), *((n, ("damaged_page",)) for n in (4, 5, 6, 7))]
