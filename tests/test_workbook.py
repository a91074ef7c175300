"""The workbook, opened by another library: every cell against the store, and what a clerk sees first."""

import re
import shutil
import subprocess
from collections import Counter
from datetime import datetime
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from conftest import SAMPLES
from in_process import run
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.checks.relations import Figure
from pipeline.cli import main
from pipeline.compare import Choice, Comparison, compare
from pipeline.compare.naming import name_series
from pipeline.export import book as book_module
from pipeline.export import export_workbook
from pipeline.export.book import write_book
from pipeline.export.headings import Heading, titles_of
from pipeline.export.numbers import MULTIPLES, figure, printed_in
from pipeline.export.relations import check_figures
from pipeline.export.series import Series, in_order
from pipeline.export.sheet import CHARACTERS, Column, Link, Number, Sheet, fit, split
from pipeline.export.sheets.compared import stated_of
from pipeline.export.sheets.outline import Line, in_columns, share_little
from pipeline.messages import Messages
from pipeline.store import Store
from pipeline.store.layout import PRIVATE
from schemas.indicators import load

pytestmark = pytest.mark.usefixtures("compared_once")

SAY = Messages("zh")
ORG = "霁川市供水管网养护中心"
LATEST = "霁川市供水管网养护中心2022年社会责任报告.pdf"
SHEETS = [
    "指标对比",
    "只在一年出现",
    "荣誉",
    "目标与结果",
    "追溯调整",
    "人员",
    "目录对照",
    "收件清单",
    "未读与存疑",
    "说明",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with reports of two organisations, their yearbook and a workbook of all."""
    folder = tmp_path_factory.mktemp("workbook")
    (folder / "reports").mkdir()
    for path in [*(SAMPLES / "pdf").glob("*.pdf"), *(SAMPLES / "pdf-more").glob("yanzhou-*.pdf")]:
        shutil.copy(path, folder / "reports")
    shutil.copy(SAMPLES / "pdf" / "jichuan-2020.pdf", folder / "reports" / "又一份 2020#.pdf")
    (folder / "reports" / "总结.docx").write_bytes(b"PK\x03\x04")
    store = str(folder / "yearbook")
    assert run("extract", folder / "reports", "--store", store, "--ocr", "off").returncode == 1
    assert main(["export", store, "--excel", str(folder / "all.xlsx"), "--lang", "zh"]) == 0
    assert main(["export", store, "--excel", str(folder / "one.xlsx"), "--org", "霁川", "--lang", "zh"]) == 0
    return folder


@pytest.fixture(scope="module")
def comparison(folder: Path) -> Comparison:
    return compare(folder / "yearbook", say=SAY)


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a sheet by their headers; two columns of one header get a number."""
    rows = sheet.iter_rows(values_only=True)
    at = next(number for number, row in enumerate(rows, 1) if sum(cell is not None for cell in row) > 2)
    headers: list[str] = []
    for cell in sheet[at]:
        headers.append(f"{cell.value}{headers.count(cell.value) or ''}")
    return [dict(zip(headers, row, strict=True)) for row in sheet.iter_rows(min_row=at + 1, values_only=True)]


def row_of(sheet: Worksheet, name: str) -> dict[str, Any]:
    """Return the cells of an indicator's row by their headers."""
    headers = [cell.value for cell in sheet[3]]
    (row,) = [row for row in sheet.iter_rows(min_row=4) if row[headers.index("指标")].value == name]
    return dict(zip(headers, row, strict=True))


def power_of(shown: str | None) -> int:
    """Return the power of ten that lies between the unit of the store and the one of the sheet."""
    if shown == "%":
        return 2
    before = next((one for one in ("万", "亿") if (shown or "").startswith(one)), "")
    return MULTIPLES.get(before, 0)


def test_sheets_stand_in_their_order_and_the_first_is_seen_first(folder: Path) -> None:
    book = load_workbook(folder / "all.xlsx")
    assert book.sheetnames == SHEETS
    assert book.active.title == "指标对比"
    for sheet in book:
        assert sheet.auto_filter.ref and sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows


def test_every_value_of_the_comparison_is_a_cell_and_every_cell_a_value(folder: Path, comparison: Comparison) -> None:
    values = comparison.values[~comparison.values["basis"].isin(["target", "plan"])]
    wanted: Counter[Any] = Counter()
    for row in values.rename(columns={"bucket": "period"}).to_dict("records"):
        said = round(row["value"], 9) if pd.notna(row["value"]) else row["value_text"] or row["text"]
        wanted[row["org"], name_series(row, SAY), row["data_year"], said] += 1
    book = load_workbook(folder / "all.xlsx")
    found: Counter[Any] = Counter()
    for row in [*table(book["指标对比"]), *table(book["只在一年出现"])]:
        years = {int(key): cell for key, cell in row.items() if key.isdigit()} or {row["年度"]: row["数值"]}
        power = power_of(row["单位"])
        for year, cell in years.items():
            if cell is not None:
                said = cell if isinstance(cell, str) else round(cell * 10**power, 9)
                found[row["单位名称"], row["指标"], year, said] += 1
    assert not found - wanted
    assert sum(found.values()) > 400
    # What is in no cell of its own is named beside the line that states the same figure.
    named = {
        (row["单位名称"], name)
        for row in [*table(book["指标对比"]), *table(book["只在一年出现"])]
        for name in re.sub(r"（第\d+页）", "", row["同一数字另见"] or "").split("；")
    }
    figures = {(org, year, said) for org, _, year, said in found}
    for org, name, year, said in wanted - found:
        assert (org, name) in named and (org, year, said) in figures


def test_ledgers_are_whole(folder: Path, comparison: Comparison) -> None:
    book = load_workbook(folder / "all.xlsx")

    def lines(sheet: str, *columns: str) -> Counter[Any]:
        return Counter(tuple(row[column] for column in columns) for row in table(book[sheet]))

    def rows(frame: pd.DataFrame, *columns: str) -> Counter[Any]:
        plain = frame.astype(object).where(frame.notna(), None)
        return Counter(tuple(row) for row in plain[list(columns)].itertuples(index=False))

    assert lines("荣誉", "单位名称", "荣誉", "获得者", "最近报告", "原文") == rows(
        comparison.honours, "org", "title", "recipient", "last_report_year", "text"
    )
    assert lines("目标与结果", "指标", "目标", "目标年度", "报告结果") == rows(
        comparison.commitments, "name", "target", "target_year", "actual_text"
    )
    ledger = comparison.restatements
    # What one report says in two ways stands with the indicator, to be checked.
    inside = (ledger["verdict"] == "conflict") & (ledger["first_doc_id"] == ledger["later_doc_id"])
    told = ledger[~ledger["verdict"].isin(["same", "rounding"]) & ~inside]
    assert len(told) and lines("追溯调整", "年度", "首次数", "后来数") == rows(
        told, "data_year", "first_text", "later_text"
    )
    documents = Store.open(folder / "yearbook").read("documents").to_pandas()
    assert lines("收件清单", "编号") == Counter([*((one,) for one in documents["doc_id"]), (None,)])


def test_dates_are_dates_and_ids_text(folder: Path) -> None:
    book = load_workbook(folder / "all.xlsx")
    ends = [row["期间止"] for row in table(book["荣誉"]) if row["期间止"] is not None]
    assert ends and all(isinstance(one, datetime) for one in ends)
    assert all(isinstance(row["编号"], str | None) for row in table(book["收件清单"]))


def test_a_line_says_years_change_what_to_check_sentence_and_source(folder: Path) -> None:
    sheet = load_workbook(folder / "one.xlsx")["指标对比"]
    assert sheet["A1"].value == f"{ORG}　指标对比"
    row = row_of(sheet, "员工总数")
    assert [row[year].value for year in ("2020", "2021", "2022")] == [126, 131, 134]
    assert (row["对比年度"].value, row["增减"].value) == ("2022较2021", 3)
    assert row["增减幅度"].value == pytest.approx(3 / 131, abs=1e-6) and "%" in row["增减幅度"].number_format
    assert row["可比性"].value == "C 谨慎比较" and row["须核对"].value  # never A beside what is to be checked
    assert row["状态"].value == "变动"
    # Planted in the sample: 123 and 12 are not 134.
    said = "2022年：第5页：合同制职工123名＋劳务派遣职工12名＝135名，与“在岗职工134名”相差1名，请核对"
    assert re.fullmatch(re.escape(said) + r"（编号[0-9a-f]{8}）", row["须核对"].value)
    assert "在岗职工134名" in row["原句（最近年度）"].value
    assert row["出处"].value == f"{LATEST}·第5页"


def test_what_the_dictionary_names_comes_first_within_a_topic(folder: Path) -> None:
    rows = table(load_workbook(folder / "one.xlsx")["指标对比"])
    topics = [row["板块"] for row in rows]
    assert topics == sorted(topics, key=topics.index)  # each topic in one run
    assert topics[0].startswith("员工责任")
    for topic in set(topics):
        late = [row["状态"] in ("新增", "未再披露") for row in rows if row["板块"] == topic]
        assert late == sorted(late), topic
    places = {indicator.name: at for at, indicator in enumerate(load().indicators)}
    staff = [row["指标"] for row in rows if row["板块"] == topics[0] and row["状态"] not in ("新增", "未再披露")]
    main = [name in places for name in staff]
    assert any(main) and main == sorted(main, reverse=True)
    assert [places[name] for name in staff if name in places] == sorted(places[n] for n in staff if n in places)


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("财务报告 / 合并资产负债表", ("财务报告", "合并资产负债表")),
        ("财务报告 / 报表附注 / 应收账款 / 按账龄披露", ("财务报告", "应收账款")),
        ("环境 / 城北站点（桐河市城北区环城路1688号院内）", ("环境", "城北站点")),
        (
            "公司治理 / 报告期内股东大会和董事会的召开、出席与表决情况",
            ("公司治理", "报告期内股东大会和董事会的召开、…"),
        ),
        ("释义 / 释义", ("释义",)),
        ("概况", ("概况",)),
        ("", ()),
    ],
)
def test_a_heading_is_its_chapter_and_section(path: str, titles: tuple[str, ...]) -> None:
    assert titles_of(path) == titles


def _series(name: str, value: float, heading: Heading | None, topic: str | None = None) -> Series:
    last = SimpleNamespace(
        org="甲公司", indicator=f"open:{name}|money", name=name, scope="unit", scope_name="", basis="actual",
        bucket="year", topic=topic, report_year=2022, value=value, unit="元", stated_unit="元", unit_as_printed="元",
    )  # fmt: skip
    return Series(key=("甲", name), values={2022: last}, heading=heading)


@pytest.mark.parametrize(
    ("verdict", "kept", "note"),
    [
        ("scope_change", "new", "2021年：2021年报告为310盏，2022年报告为296盏（口径变化）"),
        ("conflict", "old", "2021年：2021年报告为310盏，2022年报告为296盏（互相矛盾），表中依2021年报告"),
    ],
)
def test_a_line_tells_of_each_year_that_a_later_report_tells_otherwise(verdict: str, kept: str, note: str) -> None:
    told = SimpleNamespace(
        data_year=2021, verdict=verdict, first_report_year=2021, later_report_year=2022, first_doc_id="old",
        later_doc_id="new", first_text="310盏", later_text="296盏", reason=None,
    )  # fmt: skip
    line = Series(
        key=(), values={2021: SimpleNamespace(doc_id=kept, value=None, unit=None)}, told_again=[told],
        changes=[SimpleNamespace(comparability="A", note=None)],
    )  # fmt: skip
    assert line.notes(Messages("zh")) == note


@pytest.mark.parametrize(
    ("restated", "reason", "note"),
    [
        ((2021, 2022), None, "2019、2020年未追溯，自2021年起已由2023年报告追溯调整，口径不一"),
        ((2022,), "注：2022年取水量追溯调整。", "2019、2020、2021年未追溯，自2022年起已由2023年报告追溯调整，口径不一"),
        ((2022,), None, ""),  # one figure was mended
        ((2019, 2020), None, ""),
    ],
)
def test_years_before_the_restated_ones_are_told(restated: tuple[int, ...], reason: str | None, note: str) -> None:
    told = [
        SimpleNamespace(
            data_year=year, verdict="restated", first_report_year=2022, later_report_year=2023, first_doc_id="old",
            later_doc_id="new", first_text="310吨", later_text="296吨", reason=reason,
        )
        for year in restated
    ]  # fmt: skip
    known = {"value": 1.0, "report_year": 2022, "stated_unit": None}
    values = {year: SimpleNamespace(**known) for year in (2019, 2020, 2021)}
    line = Series(key=(), values=values, told_again=told)
    assert line.notes(Messages("zh")).split("；")[len(restated) :] == ([note] if note else [])


def test_lines_without_topic_stand_under_the_headings_of_the_report_in_its_order() -> None:
    note, statement = ("财务报告", "应收账款"), ("财务报告", "合并利润表")
    lines = [
        _series("坏账准备", 1.0, Heading(note, (90, 7))),
        _series("无处可归", 1.0, None),
        _series("营业成本", 1.0, Heading(statement, (60, 9))),
        _series("账面余额", 1.0, Heading(note, (88, 3))),
        _series("员工", 1.0, Heading(note, (2, 1)), topic="staff"),
    ]
    ordered = in_order({one.key: one for one in lines})
    assert [one.key[1] for one in ordered] == ["员工", "营业成本", "账面余额", "坏账准备", "无处可归"]
    groups = [one.group(SAY) for one in ordered]
    assert groups[1:] == ["财务报告·合并利润表", "财务报告·应收账款", "财务报告·应收账款", "其他"]


def test_the_plan_and_the_execution_of_an_item_stand_together() -> None:
    heading = ("预算说明",)
    lines = [
        _series(name, 1.0, Heading(heading, (at, 1)))
        for at, name in enumerate(("绿化", "保洁", "绿化", "保洁", "照明"))
    ]
    for line, basis in zip(lines, ("budget", "budget", "execution", "execution", "budget"), strict=True):
        line.last.basis, line.key = basis, (*line.key, basis)
    ordered = in_order({one.key: one for one in lines})
    assert [(one.last.name, one.last.basis) for one in ordered] == [
        ("绿化", "budget"), ("绿化", "execution"), ("保洁", "budget"), ("保洁", "execution"), ("照明", "budget"),
    ]  # fmt: skip


def test_a_unit_that_all_values_were_printed_with_is_shown() -> None:
    holders = _series("股东总数", 5551.0, None)
    holders.last.unit, holders.last.stated_unit, holders.last.unit_as_printed = "家", "户", "户"
    assert holders.unit == "户"
    holders.values[2021] = SimpleNamespace(**{**vars(holders.last), "stated_unit": "家", "unit_as_printed": "家"})
    assert holders.unit == "家"


def test_what_is_printed_is_readable_and_ends_before_the_links(folder: Path) -> None:
    sheet = load_workbook(folder / "one.xlsx")["指标对比"]
    headers = [cell.value for cell in sheet[3]]
    assert headers[-2:] == ["原句（最近年度）", "打开"]
    assert sheet.print_area.endswith(f"{sheet.cell(1, len(headers) - 1).column_letter}${sheet.max_row}")
    assert sheet.print_title_rows == "$3:$3" and sheet.page_setup.fitToWidth in (None, 1)


def test_number_formats_have_unit_printed_decimals_and_hedge(folder: Path) -> None:
    sheet = load_workbook(folder / "one.xlsx")["指标对比"]
    users, share = row_of(sheet, "服务客户数"), row_of(sheet, "大专及以上学历占比")
    assert (users["单位"].value, users["2022"].value, users["2022"].number_format) == ("万户", 44.2, "#,##0.0")
    assert (share["2022"].value, share["2022"].number_format) == (0.821, "#,##0.0%")
    assert share["增减幅度"].value == 2.7 and "个百分点" in share["增减幅度"].number_format
    assert "推算" in row_of(sheet, "人均培训时长")["2019"].number_format
    disputes = row_of(sheet, "劳动争议起数")["2022"]
    assert disputes.value == 0 and "未发生" in disputes.number_format
    once = load_workbook(folder / "one.xlsx")["只在一年出现"]
    hedged = row_of(once, "减少道路开挖")["数值"]
    assert hedged.value == 9500 and "余" in hedged.number_format


@pytest.mark.parametrize(
    ("facts", "cell"),
    [
        ({"value": None, "value_text": "A"}, "A"),
        ({"value": None, "text": "2—3次", "unit": "次"}, "2—3次"),
        ({"value": 258700.0, "resolution": 100.0, "power": 4}, Number(25.87, "#,##0.00")),
        ({"value": 0.3, "resolution": 0.1, "unit": "%"}, Number(0.003, "#,##0.0%")),
        ({"value": 300.0, "resolution": 100.0, "qualifier": "about"}, Number(300.0, '"约"#,##0')),
        ({"value": 98.0, "resolution": 1.0, "unit": "%", "qualifier": "at_least"}, Number(0.98, '"≥"#,##0%')),
        (
            {"value": 75.0, "resolution": 1.0, "unit": "%", "qualifier": "more_than", "text": "＞75%"},
            Number(0.75, '"超"#,##0%'),
        ),
        ({"value": 160.0, "resolution": 10.0, "qualifier": "more_than", "text": "160余件"}, Number(160.0, '#,##0"余"')),
        ({"value": 1234567890123456.0, "value_text": "1234567890123456"}, "1234567890123456"),
        ({"value": -12.5, "resolution": 0.01}, Number(-12.5, "#,##0.00")),
    ],
)
def test_figures_are_numbers_as_printed_and_grades_their_letter(facts: dict[str, Any], cell: Any) -> None:
    usual = {"value_text": None, "text": "", "unit": "件", "resolution": None, "qualifier": "exact", "status": "stated"}
    assert figure(SimpleNamespace(**(usual | facts)), facts.get("power", 0), SAY) == cell


def test_every_number_has_room(folder: Path) -> None:
    """A spreadsheet shows ### for a number that is wider than its column."""
    for sheet in load_workbook(folder / "all.xlsx"):
        for column in sheet.iter_cols(min_row=4):
            room = sheet.column_dimensions[column[0].column_letter].width
            for cell in column:
                if isinstance(cell.value, int | float):
                    assert Number(cell.value, cell.number_format).width < room, (sheet.title, cell.coordinate)


@pytest.mark.parametrize(
    ("value", "shown", "width"),
    [
        (1234.5, "#,##0.0", 7),
        (0.981, "#,##0.0%", 5),
        (9500, '#,##0"余"', 7),
        (-0.5, "+#,##0.00;-#,##0.00;#,##0.00", 6),
        (2.7, '+#,##0.0" 个百分点";-#,##0.0" 个百分点";#,##0.0" 个百分点"', 13),
    ],
)
def test_width_of_a_number_as_it_is_shown(value: float, shown: str, width: int) -> None:
    assert Number(value, shown).width == width


def test_source_leads_to_the_file_that_it_names(folder: Path) -> None:
    sheet = load_workbook(folder / "one.xlsx")["指标对比"]
    for name in ("员工总数", "职工提案"):
        row = row_of(sheet, name)
        target = PureWindowsPath(row["打开"].hyperlink.target)
        assert not target.is_absolute()
        assert (folder / target.as_posix()).name == row["出处"].value.partition("·")[0]
        assert (folder / target.as_posix()).is_file()


def test_links_go_where_the_reports_were_moved_to(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "yearbook", tmp_path / "deep" / "yearbook")
    (tmp_path / "deep" / "yearbook" / PRIVATE / "places.json").unlink()  # as on another machine
    shutil.copytree(folder / "reports", tmp_path / "moved")
    store, file = tmp_path / "deep" / "yearbook", tmp_path / "moved.xlsx"
    export_workbook(store, file, Choice(org="霁川"), say=SAY)
    assert row_of(load_workbook(file)["指标对比"], "员工总数")["打开"].hyperlink is None
    export_workbook(store, file, Choice(org="霁川"), say=SAY, reports=[tmp_path / "moved"])
    target = row_of(load_workbook(file)["指标对比"], "员工总数")["打开"].hyperlink.target
    assert (tmp_path / PureWindowsPath(target).as_posix()).is_file()


def test_all_files_are_listed_with_copies_and_what_is_no_report(folder: Path) -> None:
    rows = {row["文件"]: row for row in table(load_workbook(folder / "all.xlsx")["收件清单"])}
    assert rows["jichuan-2020.pdf"]["相同文件"] == "又一份 2020#.pdf"
    assert rows["总结.docx"]["读取状态"] == "未读：Office 文件"
    assert rows[LATEST]["单位名称"] == ORG and rows[LATEST]["页数"] == 11 and rows[LATEST]["采用"] == "是"
    pages = Store.open(folder / "yearbook").read("pages").to_pandas().groupby("doc_id")[["numbers", "unread"]].sum()
    for row in rows.values():
        if row["编号"]:
            assert (row["数字总数"], row["未读数字"]) == tuple(pages.loc[row["编号"]])
    problems = table(load_workbook(folder / "all.xlsx")["未读与存疑"])
    counted = sum(row["未读数字"] or 0 for row in rows.values())
    named = [re.search(r"有 (\d+) 个", row["说明"]) for row in problems if "未读" in row["原因"]]
    assert sum(int(one[1]) for one in named if one) == counted
    assert "总结.docx" in [row["文件"] for row in problems]
    alone = [row["文件"] for row in table(load_workbook(folder / "one.xlsx")["收件清单"])]
    assert set(alone) == {"jichuan-2020.pdf", "jichuan-2021.pdf", LATEST}


def test_outline_has_every_outer_heading_of_the_latest_report(folder: Path) -> None:
    rows = table(load_workbook(folder / "one.xlsx")["目录对照"])
    sections = Store.open(folder / "yearbook").read("sections").to_pandas()
    documents = Store.open(folder / "yearbook").read("documents").to_pandas()
    doc_id = documents.loc[documents["file_name"] == LATEST, "doc_id"].iloc[0]
    own = sections[(sections["doc_id"] == doc_id) & (sections["level"] <= 2)]
    there = {title for row in rows if row["2022"] == "有" for title in row["原标题（最近年度）"].split("；")}
    assert set(own["title"]) <= there
    assert any(row["是否必备"] == "必备" and row["2021"] == "缺" for row in rows)


def test_years_and_organisation_are_chosen(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "some.xlsx"
    words = ["export", str(folder / "yearbook"), "--excel", str(file), "--org", "霁川", "--years", "2021-2022"]
    assert main([*words, "--lang", "en"]) == 0
    book = load_workbook(file)
    assert book.sheetnames[0] == "Comparison"
    headers = [cell.value for cell in book["Comparison"][3]]
    assert [header for header in headers if header.isdigit()] == ["2021", "2022"]
    assert "to check" in headers and not any("一" <= sign <= "鿿" for header in headers for sign in header)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@SUM(A1)", "http://a.cn", "_x0041_", "\x01", "007", "a\nb"])
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    sheet = Sheet(name="一", title=text, notes=(), columns=(Column(header=text, width=9),), rows=[(text,)])
    write_book([sheet], tmp_path / "t.xlsx", SAY)
    page = load_workbook(tmp_path / "t.xlsx")["一"]
    cell = page["A3"]
    assert cell.data_type == "s" and cell.hyperlink is None
    assert cell.value.replace("_x005F_", "_").replace("_x0001_", "\x01") == text


def test_what_is_longer_than_a_cell_says_so() -> None:
    assert fit("短", "［略］") == "短"
    for text in ("字" * 40_000, "😀" * 20_000):
        cut = fit(text, "［略］")
        assert cut.endswith("［略］") and len(cut.encode("utf-16-le")) // 2 <= CHARACTERS
        assert text.startswith(cut.removesuffix("［略］"))


def test_what_is_longer_than_a_sheet_goes_on_in_the_next() -> None:
    columns = (Column(header="a", width=9),)
    sheet = Sheet(name="很" * 31, title="t", notes=("n",), columns=columns, rows=[(at,) for at in range(25)])
    parts = list(split(sheet, SAY("sheet.part"), limit=14))
    assert [len(part.rows) for part in parts] == [10, 10, 5]
    assert [row[0] for part in parts for row in part.rows] == list(range(25))
    assert len({part.name for part in parts}) == 3 and all(len(part.name) <= 31 for part in parts)
    assert "第 2 部分，共 3 部分" in parts[1].notes[-1]
    assert list(split(sheet, "", limit=100)) == [sheet]


def test_links_beyond_the_limit_stay_words_and_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "_LINKS", 3)
    columns = (Column(header="a", width=9),)
    sheet = Sheet(
        name="一", title="t", notes=(), columns=columns, rows=[(Link(f"第{n}", "a/b.pdf"),) for n in range(5)]
    )
    assert write_book([sheet], tmp_path / "t.xlsx", SAY) == 2
    cells = [row[0] for row in load_workbook(tmp_path / "t.xlsx")["一"].iter_rows(min_row=3)]
    assert [cell.value for cell in cells] == [f"第{n}" for n in range(5)]
    assert [cell.hyperlink is not None for cell in cells] == [True] * 3 + [False] * 2


def test_twenty_thousand_rows_arrive_whole(tmp_path: Path) -> None:
    columns = tuple(Column(header=str(n), width=20, wrap=True) for n in range(4))
    rows = [(f"指标{n}", Number(n / 4, "#,##0.00"), "句" * (n % 90), n) for n in range(20_000)]
    sheet = Sheet(name="一", title="t", notes=(), columns=columns, rows=rows, group=(0,))
    write_book([sheet], tmp_path / "t.xlsx", SAY)
    page = load_workbook(tmp_path / "t.xlsx", read_only=True)["一"]
    found = [(a, b, c or "", d) for a, b, c, d in page.iter_rows(min_row=3, values_only=True)]
    assert found == [(name, number.value, text, at) for name, number, text, at in rows]


def test_a_workbook_that_is_open_is_named_and_kept(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Excel has the file open, Windows refuses to put another in its place; no other system does."""
    file = tmp_path / "对比.xlsx"
    assert main(["export", str(folder / "yearbook"), "--excel", str(file)]) == 0
    before = file.read_bytes()

    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["export", str(folder / "yearbook"), "--excel", str(file), "--lang", "zh"]) == 2
    said = capsys.readouterr().err
    assert "对比.xlsx" in said and "请在 Excel 或 WPS 中关闭" in said
    assert file.read_bytes() == before and [path.name for path in tmp_path.iterdir()] == ["对比.xlsx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--excel", "a.csv"], ".xlsx"),
        (["--excel", "missing/a.xlsx"], "missing"),
        (["--excel", "a.xlsx", "--org", "没有这个单位"], "没有这个单位"),
    ],
)
def test_wrong_calls(words: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(folder / "yearbook"), *words]) == 2
    assert said in capsys.readouterr().err
    assert main(["export", str(folder / "reports"), "--excel", "a.xlsx"]) == 2


BROKEN = [
    ({"staff.total": 79, "staff.contract": 75, "staff.dispatched": 3},
     ["合同制员工75＋劳务派遣员工3＝78，与员工总数79相差1，请核对"]),
    ({"staff.total": 79, "staff.female": 48, "staff.male": 31}, []),
    ({"staff.total": 79, "staff.college": 80}, ["大专及以上学历人数80大于员工总数79，请核对"]),
    ({"staff.female": 41, "staff.total": 131, "staff.female_share": 31.3}, []),
    ({"staff.female": 41, "staff.total": 131, "staff.female_share": 48},
     ["女员工41÷员工总数131＝31.3%，与女员工占比48%不符，请核对"]),
    ({"volunteer.hours": 900, "volunteer.visits": 45},
     ["志愿服务时长900÷志愿服务人次45＝20，通常在0.25至12之间，请核对"]),
    ({"care.helped_money": 25500, "care.helped": 15, "care.helped_money_per_head": 1700}, []),
]  # fmt: skip


@pytest.mark.parametrize(("values", "said"), BROKEN)
def test_relations_that_do_not_hold_are_said_in_neutral_words(values: dict[str, float], said: list[str]) -> None:
    dictionary = load()
    units = {code: dictionary.unit_of(dictionary.by_code[code]) for code in values}
    stated = {
        code: Figure(dictionary.by_code[code].name, float(value), 0.1 if units[code] == "%" else 1.0, units[code])
        for code, value in values.items()
    }
    assert [words for _, words in check_figures(stated, dictionary, SAY)] == said


def test_libreoffice_opens_it(folder: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice (soffice) is not installed: nothing opens the workbook but the test's own reader")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(folder / "one.xlsx")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0 and "repair" not in (done.stdout + done.stderr).lower(), done.stderr
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as pdf:
        first = pdf[0].get_textpage().get_text_bounded()
        assert len(pdf) >= len(SHEETS)
    assert "员工总数" in first and "131" in first and "2022" in first


@pytest.mark.parametrize(
    ("quantities", "multiple"),
    [
        ([("38.6万元", 386000.0), ("约41.2万余元", 412000.0)], "万"),
        ([("132", 1320000.0), ("150万元", 1500000.0)], "万"),  # a column in 万元
        ([("3.41亿元", 3.41e8), ("0", 0.0), ("未披露", float("nan"))], "亿"),
        ([("3.41亿元", 3.41e8), ("9,860万元", 98600000.0)], ""),
        ([("386,000元", 386000.0), ("38.6万元", 386000.0)], ""),
        ([("812兆瓦", 812000.0)], ""),
        ([("812", 812000.0)], ""),  # a column in 兆瓦
        ([("12人", 12.0)], ""),
        ([("两成", 20.0)], ""),
        ([], ""),
    ],
)
def test_a_line_is_told_in_what_all_its_quantities_are_printed_in(
    quantities: list[tuple[str, float]], multiple: str
) -> None:
    assert printed_in(quantities) == multiple


@pytest.mark.parametrize(
    ("quantity", "units", "shown"),
    [
        (("8个", 8.0), ("个", "个", "家"), "个"),  # only that entry takes both
        (("3.2万吨", 32000.0), ("万吨", "吨", "立方米"), "万吨"),
        (("45度", 45.0), ("度", "度", "千瓦时"), "度"),
        (("812兆瓦", 812000.0), ("兆瓦", "兆瓦", "千瓦"), "千瓦"),
        (("12座", 24.0), ("座", "座", "台"), "台"),  # not the number that is printed
    ],
)
def test_a_line_is_in_the_unit_that_is_printed_or_says_so(
    quantity: tuple[str, float], units: tuple[str, str, str], shown: str
) -> None:
    (text, value), (as_printed, stated, unit) = quantity, units
    record = SimpleNamespace(text=text, value=value, unit_as_printed=as_printed, stated_unit=stated, unit=unit)
    line = Series(key=(), values={2021: record}, changes=[SimpleNamespace(comparability="A", note=None)])
    assert line.unit == shown
    assert line.notes(Messages("zh")) == (f"原文单位为{stated}，此处按{unit}列出" if shown == unit else "")


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ((-11.4, "%", None), "-11.4%"),
        ((565000.0, "平方米", None), "+56.5万平方米"),
        ((0.6, "百分点", None), "+0.6百分点"),
        ((-3.0, "%", "budget"), "-3%（预算）"),
        ((float("nan"), None, None), None),
    ],
)
def test_what_the_report_itself_says_of_a_change_stands_beside_it(
    stated: tuple[float, str | None, str | None], shown: str | None
) -> None:
    value = SimpleNamespace(
        value=14089000.0, unit="平方米", stated_unit="平方米", unit_as_printed="万平方米", text="1,408.9万平方米"
    )
    names = ("stated_change", "stated_change_unit", "stated_change_basis")
    pair = SimpleNamespace(status="changed", **dict(zip(names, stated, strict=True)))
    assert stated_of(Series(key=(), values={2021: value}, changes=[pair]), Messages("zh")) == shown


def heading(title: str, level: int = 1) -> dict[str, Any]:
    return {"title": title, "level": level, "page": 2, "doc_id": "d", "text_length": 99}


def test_headings_that_reports_hardly_share_stand_side_by_side() -> None:
    own: Any = SimpleNamespace(say=Messages("zh"), several=False)
    reports = [(2021, [heading("概况"), heading("沿革", 2), heading("服务")]), (2022, [heading("走近我们")])]
    rows = list(in_columns(reports, ("某馆", "未套用提纲"), (2021, 2022), own))
    assert [row[1:5] for row in rows] == [
        ("第1个标题", "提纲外", "概况", "走近我们"), ("第2个标题", "提纲外", "服务", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("years_of_each", "little"),
    [
        ([{2021}, {2022}, {2021}, {2022}], True),
        ([{2021, 2022}, {2021, 2022}, {2022}], False),
        ([{2021, 2022}] * 2, False),
    ],
)
def test_headings_are_side_by_side_where_most_stand_in_one_report(years_of_each: list[set[int]], little: bool) -> None:
    lines = [Line("标题", 1, None, states=dict.fromkeys(years, "there")) for years in years_of_each]
    assert share_little(lines, 2) is little
    assert not share_little(lines, 1)
