"""The account of printed numbers: read, left out by a rule that names itself, or unread."""

import csv
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, SHARED
from drawn import Paper
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.find import find
from extractors.accounting import Fate, account, fates
from extractors.accounting.numbers import numbers_of
from extractors.dates import read_excluded
from extractors.numbers import read_figures, read_left
from extractors.registry import prepare
from extractors.rule import NOT_READ
from pipeline.accounts import is_poorly_read
from pipeline.extract import extract_document, read_report
from pipeline.problem_words import add_counts
from pipeline.reading.assemble import assemble
from pipeline.reading.read import read_document
from schemas.document import Document, Source
from schemas.left_out import LEFT_OUT
from schemas.page import Line, Page
from schemas.text import Box, Span

SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)
READING = ("quantities", "dates", "honours")


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("全年培训1,600人次，增长20.16%", ["1,600", "20.16"]),
        ("２０２２年６月２８日", ["２０２２", "６", "２８"]),
        ("支出１，２３４．５元", ["１，２３４．５"]),
        ("1.2022年2月15日", ["1", "2022", "2", "15"]),
        ("3-5次，PM2.5，GB/T 9704-2012", ["3", "5", "2.5", "9704", "2012"]),
        ("九成、二〇二二年、①、m²、(cid:12)第3页", ["3"]),
        ("2021，15", ["2021", "15"]),
    ],
)
def test_what_counts_as_a_number(line: str, numbers: list[str]) -> None:
    assert [words for _, words in numbers_of(line)] == numbers


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("详见www.abc12.com", {"12": "address"}),
        ("学习《2030年议程》", {"2030": "name"}),
        ("按〔2022〕217号文", {"2022": "document_number", "217": "document_number"}),
        ("实行7×24小时值守", {"7": "set_phrase", "24": "set_phrase"}),
        ("构建“2+3+N”格局", {"2": "formula", "3": "formula"}),
        ("推进“168”工程", {"168": "quoted"}),
        ("获第3名、列前10位", {"3": "ordinal", "10": "ordinal"}),
        ("每3年评估", {"3": "per"}),
        ("控制PM2.5、用A4纸", {"2.5": "code", "4": "code"}),
        ("服务60周岁以上老人", {"60": "group"}),
        ("8时30分到岗", {"8": "clock_time", "30": "clock_time"}),
        ("（1）加强学习", {"1": "list_number"}),
        ("编号007的设备", {"007": "code"}),
    ],
)
def test_the_reader_of_figures_says_what_it_leaves(text: str, reasons: dict[str, str]) -> None:
    assert not read_figures(text)
    assert dict(_reasons(text)) == reasons


def _reasons(text: str) -> Iterator[tuple[str, str]]:
    for span, words in numbers_of(text):
        yield from ((words, one.reason) for one in read_left(text) if one.start <= span.start and span.end <= one.end)


@pytest.mark.parametrize(
    "text",
    [
        "PE30倍、CPI2.1%",  # a unit behind: the letters may be the name of what is measured
        "总容量2×600MW",
        "地上主体7层",
        "余额2,000",  # no year
        "剩余.05万",  # what is left of a broken number
        "共培训120人次",  # a quantity is no matter of reasons
    ],
)
def test_what_may_be_a_figure_is_not_left_for_a_reason(text: str) -> None:
    assert [why for _, why in _reasons(text) if why in LEFT_OUT] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("每年6月28日", "recurring_date"),
        ("农历8月15日", "lunar"),
        ("1990年代", "decade"),
        ("2022年12号", "document_number"),
        ("编号2022-06-28", "code"),
    ],
)
def test_the_reader_of_dates_says_what_it_leaves(text: str, reason: str) -> None:
    assert {rule.reason for _, rule in read_excluded(text, 2022)} - {NOT_READ} == {reason}


def test_a_duration_is_not_left_for_a_reason_by_the_reader_of_dates() -> None:
    assert [rule.reason for _, rule in read_excluded("15日内办结，2月30日", 2022)] == [NOT_READ]


def _page(number: int, texts: list[str], role: str = "body") -> Page:
    lines = []
    for at, text in enumerate(texts):
        boxes = tuple(Box(72 + 10 * x, 80 + 20 * at, 82 + 10 * x, 90 + 20 * at) for x in range(len(text)))
        lines.append(Line(text, boxes, 10.0, "Song", False, role))
    return Page(number, 595.0, 842.0, tuple(lines))


PIECES = st.sampled_from(
    ["共", "12", "人", "，", "3.5", "%", "第", "1、", "2022年", "6月", " ", "（2）", "。", "电话：", "０１２", "-", "×"]
)
LINES = st.lists(st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(str.strip), min_size=1, max_size=4)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=3), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 12)), max_size=6))
def test_every_number_of_every_page_is_read_left_out_or_unread(
    texts: list[list[str]], rows: list[tuple[int, int]]
) -> None:
    document = prepare(assemble(SOURCE, [_page(number, lines) for number, lines in enumerate(texts, 1)]))
    accounts = account(document, [Span(start, start + length) for start, length in rows])
    assert [one.page for one in accounts] == [page.number for page in document.pages]
    for one, page in zip(accounts, document.pages, strict=True):
        printed = [words for line in page.lines for _, words in numbers_of(line.text)]
        assert one.numbers == len(printed) == one.read + one.left_out + one.unread
        assert {reason for reason, _ in one.left_out_by} <= set(LEFT_OUT)
        assert len(one.unread_text) == one.unread


@settings(deadline=None)
@given(LINES)
def test_rows_over_everything_read_everything(lines: list[str]) -> None:
    document = prepare(assemble(SOURCE, [_page(1, lines)]))
    (one,) = account(document, [Span(0, len(document.text))])
    assert (one.read, one.left_out, one.unread) == (one.numbers, 0, 0)


def test_what_is_taken_out_of_the_text_has_the_reason_of_its_line() -> None:
    head, body, label = (
        _page(1, [text], role).lines for text, role in (("2022年报", "header"), ("9", "body"), ("3", "label"))
    )
    page = Page(1, 595.0, 842.0, (*head, *body, *label))
    (one,) = account(prepare(assemble(SOURCE, [page])), ())
    assert dict(one.left_out_by) == {"page_number": 1, "running_head": 1}
    assert one.unread == 1


@pytest.mark.parametrize(
    ("line", "left", "unread"),
    [("推进“168”工程建设", {"quoted": 1}, 0), ("地上主体7层", {}, 1), ("15日内办结2月30日", {}, 3)],
)
def test_a_number_of_prose_that_is_left_out_names_its_reason(line: str, left: dict[str, int], unread: int) -> None:
    (one,) = account(prepare(assemble(SOURCE, [_page(1, [line])])), ())
    assert (dict(one.left_out_by), one.unread) == (left, unread)


def test_an_unread_number_is_told_with_the_characters_around_it() -> None:
    lines = ["站房地上主体7层，另设机房", "甲12乙"]
    (one,) = account(prepare(assemble(SOURCE, [_page(1, lines)])), ())
    assert one.unread_text[0] == "地上主体7层，另设机房"
    assert [text for text in one.unread_text[1:] if "12" not in text] == []


def _spans(tables: dict[str, Any]) -> list[Span]:
    return [Span(r["start_char"], r["end_char"]) for name in READING for r in tables[name].to_pylist()]


def _fates(path: Path) -> tuple[Document, list[Fate]]:
    (report,) = find([path]).reports
    document = prepare(read_document(report.path, report.source))
    return document, list(fates(document, _spans(extract_document(document).tables)))


XS = (72, 130, 260, 345, 430, 520)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The fate of each number of a table with serial numbers, codes, notes, labels and quantities."""
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆社会责任报告")
    rows = [
        ["序号", "项目", "附注", "2022年", "联系电话"],
        ["1", "一般档案", "五、81", "4,310", "61234567"],
        ["2", "1至7年", "五、82", "≥95 次级", "61234568"],
        ["3", "音像档案", "五、83", "540±", "61234569"],
    ]
    paper.grid(XS, [140 + 20 * i for i in range(len(rows) + 1)])
    paper.words(XS, 140, rows)
    paper.canvas.save()
    _, found = _fates(paper.path)
    yield {fate.number.text: fate.why for fate in found}


def test_the_cells_of_a_table(table: dict[str, str]) -> None:
    assert table["2022"] == "period"
    assert table["3"] == "serial_number"
    assert (table["81"], table["83"]) == ("note", "note")
    assert table["7"] == "label"
    assert table["61234568"] == "telephone"
    assert table["4,310"] == "read"
    # Quantities that the reader could not take are unread, not part of a label.
    assert (table["95"], table["540"]) == ("unread", "unread")


@pytest.fixture
def losses(tmp_path: Path) -> Path:
    """A page of six lines of which five hold a bare number that nothing takes, and a page of prose that is read."""
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    for at, number in enumerate(("312", "48", "77", "951", "26")):
        paper.text(72, 200 + 60 * at, f"某项{number}")
    paper.turn()
    paper.text(72, 100, "全年接待查档310人次。")
    paper.canvas.save()
    return paper.path


def test_a_page_of_lost_numbers_is_a_problem(losses: Path) -> None:
    (report,) = find([losses]).reports
    tables = read_report(report.path, report.source).tables
    first, second = tables["pages"].to_pylist()
    assert (first["numbers"], first["read"], first["left_out"], first["unread"]) == (6, 1, 0, 5)
    assert (second["numbers"], second["read"], second["unread"]) == (1, 1, 0)
    problems = [row for row in tables["problems"].to_pylist() if row["reason"] == "numbers_unread"]
    assert [(row["page"], row["stage"], json.loads(row["parameters"])) for row in problems] == [
        (1, "extract", {"unread": "5", "numbers": "6"})
    ]


def test_few_unread_numbers_are_no_problem(losses: Path) -> None:
    document = prepare(read_document(losses, SOURCE))
    lost = [fate.number.span for fate in fates(document, ()) if fate.why == "unread" and fate.number.span]
    (one, *_) = account(document, lost[:2])
    assert one.unread == 4
    assert not is_poorly_read(one)


def test_the_counts_of_several_pages_are_added_up() -> None:
    told = ['{"unread": "5", "numbers": "6"}', '{"unread": "20", "numbers": "100"}']
    assert json.loads(add_counts(told)) == {"unread": "25", "numbers": "106"}


def test_a_sentence_with_a_zero_statement_reads_no_other_number(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(72, 100, "某项312，未发生劳动争议事件。")
    paper.canvas.save()
    (report,) = find([paper.path]).reports
    tables = read_report(report.path, report.source).tables
    assert [row["status"] for row in tables["indicators"].to_pylist()] == ["none_occurred"]
    assert [row["unread"] for row in tables["pages"].to_pylist()] == [1]


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks, full width folded, and where each of its characters stood."""
    kept = [(folded, at) for at, letter in enumerate(text) for folded in unicodedata.normalize("NFKC", letter)]
    kept = [(letter, at) for letter, at in kept if not letter.isspace()]
    return "".join(letter for letter, _ in kept), [at for _, at in kept]


def _left_out_labels(path: Path, gold: Path) -> list[str]:
    """Return the labelled quantities of a report of which each occurrence on their page has a number left out."""
    document, found = _fates(path)
    left = {
        at for f in found if f.why in LEFT_OUT and f.number.span for at in range(f.number.span.start, f.number.span.end)
    }
    text, places = _fold(document.text)
    wanted: Counter[tuple[int, str]] = Counter()
    for name in ("quantities", "table_quantities"):
        file = gold / f"{name}.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            label = json.loads(line)
            wanted[label["page"], _fold(label["text"])[0]] += 1
    short = []
    for (page, words), count in wanted.items():
        at, kept = text.find(words), 0
        while at >= 0:
            span = places[at : at + len(words)]
            own = not document.text[max(0, span[0] - 1) : span[0]].isdigit() and document.page_at(span[0]) == page
            kept += own and left.isdisjoint(span)
            at = text.find(words, at + 1)
        if kept < count and any(map(str.isdigit, words)):
            short.append(f"{path.name} page {page}: {words}")
    return short


PDFS = {"jichuan-2022": "霁川市供水管网养护中心2022年社会责任报告"}
LABELLED = sorted(path.name for path in (SAMPLES / "gold").iterdir() if (path / "quantities.jsonl").exists())


@pytest.mark.parametrize("name", LABELLED)
def test_no_labelled_quantity_of_a_sample_is_left_out(name: str) -> None:
    (path,) = SAMPLES.glob(f"pdf*/{PDFS.get(name, name)}.pdf")
    assert _left_out_labels(path, SAMPLES / "gold" / name) == []


@pytest.mark.yardstick
def test_no_labelled_quantity_of_the_real_report_is_left_out() -> None:
    assert _left_out_labels(SHARED / "corpus" / "seed2022.pdf", SHARED / "gold" / "seed2022") == []


@pytest.mark.yardstick
@pytest.mark.parametrize("year", ["2023", "2024"])
def test_no_item_of_a_real_budget_is_left_out_everywhere(year: str) -> None:
    _, found = _fates(SHARED / "corpus" / "real" / f"wanli-budget-{year}.pdf")
    kept = {fate.number.text.replace(",", "") for fate in found if fate.why not in LEFT_OUT}
    values = {float(number) for number in kept if number.count(".") < 2}
    with (SHARED / "gold" / "wanli" / "items.csv").open(encoding="utf-8") as file:
        amounts = [row["amount_wan"] for row in csv.DictReader(file) if row["year"] == year]
    assert len(amounts) > 30
    assert [amount for amount in amounts if float(amount) not in values] == []


def test_headers_that_are_printed_again_on_the_next_page_are_labels(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆社会责任报告")
    head = ["指标", "单位", "2021年", "2022年"]
    rows = [[f"{word}利用", "卷", f"{at}31", f"{at}47"] for at, word in enumerate("甲乙丙丁戊己", 2)]
    for number, own in enumerate((rows[:4], rows[4:])):
        top = 640 if number == 0 else 60
        paper.grid((72, 180, 260, 340, 430), [top + 20 * i for i in range(len(own) + 2)])
        paper.words((72, 180, 260, 340), top, [head, *own])
        if number == 0:
            paper.turn()
    paper.canvas.save()
    document, found = _fates(paper.path)
    assert len(document.tables) == 1
    again = [(fate.number.text, fate.why) for fate in found if fate.number.page == 2 and fate.why != "read"]
    assert again == [("2021", "label"), ("2022", "label")]
