"""The sample reports: sound PDFs, and labels that stand where they say."""

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from corpus.samples.draw import missing_font
from corpus.samples.labels import read_date, read_figure
from corpus.samples.make import HERE, SETS, make, pdf_of, sources
from corpus.samples.markup import Block, Mark, Report, edit, read_report, read_words
from corpus.samples.producers import FOLDER
from corpus.samples.typeset import break_lines
from corpus.samples.variants import VARIANTS, rows_of

YEARS = sorted(sources())
REPORTS = {name: report for group in SETS for name, report in sources(group).items()}
NAMES = sorted(REPORTS)
SHORT = {name for name in sources("more") if not name.endswith(("revised", "draft"))}


def tight(words: str) -> str:
    return re.sub(r"\s+", "", words)


def gold(name: str, table: str) -> list[dict]:
    path = HERE / "gold" / REPORTS[name].facts["gold"] / f"{table}.jsonl"
    if not path.exists() and name not in YEARS:
        return []  # only the three reports have a file for a table without labels
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def page_texts(name: str) -> list[str]:
    with pdfplumber.open(pdf_of(REPORTS[name])) as pdf:
        return [page.extract_text() for page in pdf.pages]


def printed(name: str, row: dict) -> str:
    pages = row["page"] if isinstance(row["page"], list) else [row["page"]]
    texts = [bodies(name)[p - 1] for p in pages]
    if row.get("split"):
        texts.append(bodies(name)[pages[-1]])
    return "".join(texts)


@cache
def bodies(name: str) -> list[str]:
    """The pages without running head and foot; with columns or merged cells in the order in which they are drawn."""
    if name in YEARS:
        return [body(text) for text in page_texts(name)]
    with pdfplumber.open(pdf_of(REPORTS[name])) as pdf:
        pages = [[c["text"] for c in page.chars if 60 < c["top"] < page.height - 60] for page in pdf.pages]
    return [tight("".join(page)) for page in pages]


def body(page: str) -> str:
    """The page without running head and foot; the cover, which has neither, ends in no page number and stays whole."""
    lines = page.splitlines()
    numbered = re.search(r"^第 \d+ 页|^- \d+ -$|^\d+ / \d+$", lines[-1])
    return tight("".join(lines[1:-1] if numbered else lines))


def parts_of(report: Report) -> list[Block]:
    return [part for block in report.blocks for part in (block, *(cell for row in block.rows for cell in row))]


@pytest.mark.parametrize("name", NAMES)
def test_pdf_is_small_and_has_as_many_pages_as_its_labels_say(name: str) -> None:
    document = json.loads((HERE / "gold" / REPORTS[name].facts["gold"] / "document.json").read_text(encoding="utf-8"))
    assert pdf_of(REPORTS[name]).stat().st_size < 500_000
    assert len(page_texts(name)) == document["pages"]
    assert 8 <= document["pages"] <= 12 or (document["pages"] == 3 and name in SHORT)
    assert document["report_year"] == REPORTS[name].year


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded_as_subsets(name: str) -> None:
    with pdfplumber.open(pdf_of(REPORTS[name])) as pdf:
        fonts = [resolve1(f) for page in pdf.pages for f in resolve1(page.page_obj.resources["Font"]).values()]
        assert fonts
        for font in fonts:
            descriptor = resolve1(font["FontDescriptor"])
            assert re.match(r"[A-Z]{6}\+", str(descriptor["FontName"].name))
            assert "FontFile2" in descriptor
            assert "ToUnicode" in font


@pytest.mark.parametrize("name", NAMES)
def test_text_layer_is_the_source_in_reading_order(name: str) -> None:
    cover, _, *rest = bodies(name)
    text = "".join(rest)
    at = 0
    for block in REPORTS[name].blocks:
        if block.kind == "cover":
            assert tight(block.text) in cover
        elif block.kind != "table":
            found = text.find(tight(block.text), at)
            assert found >= 0, block.text
            at = found + len(tight(block.text))
        else:
            assert all(cell.goes_on or tight(cell.text) in text for row in block.rows for cell in row)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("table", ["quantities", "dates", "zero_statements", "not_quantities", "table_quantities"])
def test_labelled_words_stand_on_their_page(name: str, table: str) -> None:
    for row in gold(name, table):
        assert tight(row["text"]) in printed(name, row), row


@pytest.mark.parametrize("name", NAMES)
def test_headings_persons_and_recipients_stand_on_their_page(name: str) -> None:
    for row in gold(name, "sections"):
        assert tight(row["title"]) in printed(name, row), row
    for row in gold(name, "persons"):
        assert row["pages"]
        assert all(row["name"] in tight(page_texts(name)[page - 1]) for page in row["pages"]), row
    for row in gold(name, "honours"):
        if row["recipient_type"] != "unit":
            assert tight(row["recipient"]) in printed(name, row), row


@pytest.mark.parametrize("name", NAMES)
def test_contents_page_gives_each_heading_with_its_printed_page(name: str) -> None:
    first = int(REPORTS[name].facts.get("first_page", "1"))
    entries = [re.fullmatch(r"(.+?)\.{5,}(\d+)", tight(line)) for line in page_texts(name)[1].splitlines()]
    listed = [(e[1], int(e[2])) for e in entries if e]
    headings = [block for block in REPORTS[name].blocks if block.kind == "heading"]
    pages = [row["page"] for row in gold(name, "sections")]
    assert listed == [(tight(h.text), p - first + 1) for h, p in zip(headings, pages, strict=True)]


@pytest.mark.parametrize("name", NAMES)
def test_no_printed_figure_is_left_without_a_label(name: str) -> None:
    list_marker = re.compile(r"^\d+[、．]|（\d）")
    for part in parts_of(REPORTS[name]):
        markers = [m.span() for m in list_marker.finditer(part.text)]
        covered = markers + [(m.start, m.end) for m in part.marks]
        if part.kind not in ("heading", "cell"):
            for figure in re.finditer(r"\d[\d.,]*\d|\d", part.text):
                assert any(s <= figure.start() and figure.end() <= e for s, e in covered), part.text[
                    figure.start() - 9 :
                ]


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(YEARS)))
def test_every_number_of_a_cell_has_a_label(name: str) -> None:
    for block in REPORTS[name].blocks:
        ordinals = bool(block.rows) and block.rows[0][0].text == "序号"
        for cell in (cell for row in block.rows[1:] for cell in row[ordinals:]):
            figures = [m.words for m in cell.marks if m.kind in "td"]
            assert bool(re.search(r"\d", cell.printed)) is bool(figures), cell.text
            assert [tight(cell.printed)] == [tight(words) for words in figures] or not figures


def test_columns_of_the_tables_add_up() -> None:
    def amount(words: str) -> Decimal:
        return Decimal(words.replace(",", "").replace("—", "0").replace("(", "-").replace(")", ""))

    totals = 0
    for table in gold("lanting-2022", "tables"):
        *parts, total = table["rows"]
        for column in range(1, len(total)) if total[0] == "合计" else ():
            assert sum(amount(row[column]) for row in parts) == amount(total[column]), (table["caption"], column)
            totals += 1
    assert totals == 7


def test_changes_of_the_tables_follow_from_their_years() -> None:
    rows = gold("lanting-2022", "table_quantities")
    values = {(row["metric"], row["period"]): row["value"] for row in rows if "role" not in row}
    for row in rows:
        if "role" in row:
            now, before = values[row["metric"], "2022"], values[row["metric"], "2021"]
            change = now - before if row["unit"] == "元" else 100 * (now - before) / before
            assert row["value"] == pytest.approx(abs(change), abs=0.005), row
            assert row["direction"] == ("up" if change > 0 else "down"), row


@pytest.mark.parametrize("year", YEARS)
def test_sums_hold_where_the_checks_say_so(year: str) -> None:
    def amounts(words: str) -> list[int]:
        return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", words)]

    sums = [row for row in gold(year, "checks") if row["kind"] == "sum" and len(amounts(row["whole"])) == 1]
    assert sums
    for row in sums:
        total = sum(amounts(part)[-1] for part in row["parts"])
        assert (amounts(row["whole"])[-1] == total) is row["holds"], row
        assert row["holds"] or row["difference"] == amounts(row["whole"])[-1] - total


def test_every_value_of_the_yearly_table_is_stated_in_its_report() -> None:
    same = {"名": "人", "度": "千瓦时"}
    stated = {
        (str(row["period"]), row["metric"], same.get(row["unit"], row["unit"]), row["value"])
        for year in YEARS
        for row in gold(year, "quantities")
    }
    lines = (HERE / "gold" / "yoy.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        unit = same.get(row["unit"], row["unit"])
        restated = {again["year"] for again in row["restated"]}
        for year, value in row["values"].items():
            metric = row.get("names", {}).get(year, row["indicator"])
            if year in restated:
                metric = row["indicator"]
            assert (year, metric, unit, value) in stated, (row["indicator"], year)


@pytest.mark.slow
def test_making_them_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    if problem := missing_font():
        pytest.skip(problem)
    once, twice = make(tmp_path / "once"), make(tmp_path / "twice")
    assert [p.read_bytes() for p in once] == [p.read_bytes() for p in twice]
    kept = {p.relative_to(HERE) for p in HERE.rglob("*.pdf") if p.parent.name != FOLDER}
    assert {p.relative_to(tmp_path / "once") for p in once} == kept
    for path in sorted((tmp_path / "once" / "gold").rglob("*.*")):
        kept = HERE / "gold" / path.relative_to(tmp_path / "once" / "gold")
        assert path.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), kept.name


def test_the_scan_is_pictures_and_the_watermark_lies_over_each_page() -> None:
    folder = HERE / "pdf-variants"
    scanned, marked = VARIANTS["scan"], VARIANTS["watermark"]
    assert (folder / scanned.file).stat().st_size < 600_000
    with pdfplumber.open(folder / scanned.file) as pdf:
        assert len(pdf.pages) == len(scanned.pages or ())
        for page in pdf.pages:
            (picture,) = page.images
            assert (page.chars, picture["bits"], picture["srcsize"]) == ([], 8, (1240, 1754))
    with pdfplumber.open(folder / marked.file) as pdf, pdfplumber.open(pdf_of(REPORTS[marked.source])) as plain:
        for page, original in zip(pdf.pages, plain.pages, strict=True):
            pale = [char for char in page.chars if char["matrix"][1]]
            assert "".join(char["text"] for char in pale) == marked.watermark
            assert [c["text"] for c in page.chars if not c["matrix"][1]] == [c["text"] for c in original.chars]


def test_an_edition_prints_other_words_in_place_of_those_of_its_base() -> None:
    base = "@year 2021\n# 一、|概况\n职工{q:9名|职工}。\n! {}"
    edition = edit(base, "@base 2021\n@year 2022\n~ {q:9名|职工}\n+ {q:8名|职工}\n~ ! {")
    assert edition == "@year 2021\n# 一、|概况\n职工{q:8名|职工}。\n@year 2022"
    assert read_report(edition).year == 2022
    with pytest.raises(ValueError, match="stands 0 times"):
        edit(base, "@base 2021\n~ 员工\n+ 职工")


def test_editions_differ_from_their_base_where_they_say_so() -> None:
    first = {(r["text"], r["metric"], r["value"]) for r in gold("2021", "quantities")}
    other = {(r["text"], r["metric"], r["value"]) for r in gold("jichuan-2021-revised", "quantities")}
    assert sorted(metric for _, metric, _ in other - first) == sorted(
        ["安全投入", "安全投入", "志愿服务时长", "献血量"]
    )
    draft = {(r["text"], r["metric"], r["value"]) for r in gold("jichuan-2021-draft", "quantities")}
    assert {metric for _, metric, _ in draft - first} == {"受理诉求", "捐款总额", "党员捐款", "公务用车耗油"}


def test_gold_of_a_variant_is_the_gold_of_its_report_on_its_pages() -> None:
    tables = gold("lanting-2022", "tables")
    assert rows_of(VARIANTS["watermark"], tables) == tables
    assert [table["pages"] for table in rows_of(VARIANTS["scan"], tables)] == [[2, 3], [4]]
    assert {row["page"] for row in rows_of(VARIANTS["scan"], gold("lanting-2022", "dates"))} == {1, 3, 4}


@pytest.mark.parametrize(
    ("words", "value", "unit", "qualifier"),
    [
        ("79名", 79, "名", "exact"),
        ("约1.6万立方米", 16_000, "立方米", "about"),
        ("1.8 万余户", 18_000, "户", "more_than"),
        ("280余人次", 280, "人次", "more_than"),
        ("98%以上", 98, "%", "at_least"),
        ("120千瓦", 120, "千瓦", "exact"),
        ("0.28千瓦时/立方米", 0.28, "千瓦时/立方米", "exact"),
        ("19.85万千瓦时", 198_500, "千瓦时", "exact"),
    ],
)
def test_plain_figures_are_worked_out(words: str, value: float, unit: str, qualifier: str) -> None:
    figure = read_figure(Mark("q", 0, len(words), words, None, {}))
    assert figure == {"value": value, "unit": unit, "qualifier": qualifier}


@pytest.mark.parametrize("words", ["两次", "三分之一", "5至8名以内%"])
def test_other_figures_must_be_written_out(words: str) -> None:
    if words[0].isdigit():
        assert (
            read_figure(Mark("q", 0, len(words), words, None, {"v": "5", "hi": "8", "u": "名"}))["qualifier"] == "range"
        )
    else:
        with pytest.raises(ValueError, match="needs v="):
            read_figure(Mark("q", 0, len(words), words, None, {}))


def test_dates_without_a_year_take_the_report_year() -> None:
    day = read_date(Mark("d", 0, 5, "6月28日", None, {}), 2022)
    assert (day["start"], day["end"], day["precision"]) == ("2022-06-28", "2022-06-28", "day")
    with pytest.raises(ValueError, match="needs on="):
        read_date(Mark("d", 0, 4, "3月下旬", None, {}), 2022)


def test_marks_nest_and_move_with_the_blanks() -> None:
    text, marks = read_words("获{h:{d:2021年|评选}先进{n:第3|ordinal}名|某队}。", spaced=True)
    assert text == "获 2021 年先进第 3 名。"
    assert [(m.kind, m.words) for m in marks] == [("h", "2021 年先进第 3 名"), ("d", "2021 年"), ("n", "第 3")]
    with pytest.raises(ValueError, match="outside a mark"):
        read_words("甲|乙", spaced=False)


@pytest.mark.parametrize("width", range(6, 40))
def test_lines_keep_all_characters_and_the_rules_of_punctuation(width: int) -> None:
    text = "他说：“今年共有79名员工，占98.5%，其中《办法》规定（见附表）的有12人。”大家都同意，于是照办。" * 3
    lines = break_lines(text, width, 2, lambda words: sum(0.5 if c.isascii() else 1 for c in words))
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert not any(text[line.start] in "。，、；：！？”’）》】" for line in lines)
    assert not any(text[line.end - 1] in "“‘（《【" for line in lines)
