"""收数表: what departments are asked for, and what they give, read back cell by cell."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import SHARED
from docx import Document
from in_process import run
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.collect import make_forms, read_departments, read_forms
from pipeline.collect.cells import Content, Refused, read_cell
from pipeline.collect.confirm import _slip
from pipeline.collect.entries import Entry
from pipeline.collect.form import write_form
from pipeline.collect.layout import HIDDEN
from pipeline.collect.questions import Questions, list_questions
from pipeline.feed import build_feed, read_values
from pipeline.messages import Messages
from pipeline.store import Store

pytestmark = pytest.mark.usefixtures("compared_once")

SAY = Messages("zh")
ORG = "霁川市供水管网养护中心"
STAFF, UNION, PARTY, WORK = (f"{name}_2023年收数表.xlsx" for name in ("人力资源", "工会", "党办", "业务"))
VALUE, MATERIAL, WHO, NOTE, ID = 7, 8, 9, 10, 11  # columns of a form
# Twenty values of 2023: indicator, part, what is typed, the value kept, how the feed shows it.
GIVEN: tuple[tuple[str, str, Any, str, str], ...] = (
    ("training.visits", "", 1530, "1530", "1,530人次"), ("training.hours_per_head", "", 23.1, "23.1", "23.1学时"),
    ("staff.total", "", 139, "139", "139名"), ("staff.contract", "", 128, "128", "128名"),
    ("staff.dispatched", "", 11.0, "11", "11名"), ("staff.male", "", 95, "95", "95名"),
    ("staff.female", "", 44, "44", "44名"), ("staff.college", "", 118, "118", "118人"),
    ("staff.average_age", "", 41, "41", "41.0岁"), ("water_supply.volume", "", 13310, "13310", "13,310万立方米"),
    ("water_supply.leak_rate", "", 9.1, "9.1", "9.1%"), ("water_supply.pipes", "", 1986, "1986", "1,986公里"),
    ("water_supply.pipes", "城北养护站", 684, "684", "684公里"), ("volunteer.registered", "", 112, "112", "112人"),
    ("volunteer.activities", "", 29, "29", "29次"), ("volunteer.visits", "", 433, "433", "433人次"),
    ("volunteer.hours", "", 1598.5, "1598.5", "1,598.5小时"), ("economy.requests", "", 2.52, "2.52", "2.52万件"),
    ("energy.office_electricity", "", 19.1, "19.1", "19.10万千瓦时"), ("party.members", "", 59, "59", "59名"),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(sample_yearbook: Path) -> Store:
    return Store.open(sample_yearbook)


@pytest.fixture(scope="module")
def questions(store: Store) -> Questions:
    return list_questions(store, 2023, org=None, say=SAY)


@pytest.fixture(scope="module")
def empty(sample_yearbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with empty forms."""
    folder = tmp_path_factory.mktemp("collect") / "收数表"
    call = run("collect", sample_yearbook, "--org", "管网中心", "--year", "2023", "--output", folder, "--lang", "zh")
    assert call.returncode == 0 and "依据 2022 年报告" in call.stdout
    return folder


@pytest.fixture
def forms(empty: Path, tmp_path: Path) -> Path:
    """Return a folder with forms that may be filled."""
    return Path(shutil.copytree(empty, tmp_path / "收回"))


def visible(file: Path) -> Worksheet:
    return load_workbook(file).worksheets[0]


def row_of(page: Worksheet, name: str, unit: str | None = None) -> int:
    (row,) = [r[0].row for r in page.iter_rows(5) if r[0].value == name and unit in (None, r[1].value)]
    return int(row)


def fill(file: Path, typed: Mapping[str, Any], **more: Any) -> None:
    """Type values into the cells of indicators by name; `more` gives the column and its content for all of them."""
    book = load_workbook(file)
    page = book.worksheets[0]
    for name, value in typed.items():
        row = row_of(page, name)
        page.cell(row, VALUE).value = value
        for column, text in more.items():
            page.cell(row, {"material": MATERIAL, "who": WHO, "note": NOTE}[column]).value = text
    book.save(file)


def keep_only(folder: Path, name: str) -> None:
    for file in folder.iterdir():
        if file.name != name:
            file.unlink()


def read(sample_yearbook: Path, *words: str | Path) -> Any:
    return run("collect", sample_yearbook, "--read", *words, "--lang", "zh")


def test_forms_hold_what_last_year_said(empty: Path, questions: Questions, store: Store) -> None:
    values = {v.id: v for v in questions.rows}
    stored = {r["value_text"] for r in store.read("indicators", columns=("value_text",)).to_pylist()}
    seen = []
    for file in sorted(empty.iterdir()):
        page = visible(file)
        assert file.name == f"{page.title}_2023年收数表.xlsx"
        headers = [cell.value for cell in page[4]]
        assert headers[:7] == ["指标", "单位", "去年数（2022年）", "去年原句", "出处", "口径说明", "今年数（填）2023年"]
        for row in page.iter_rows(5):
            asked = values[row[ID - 1].value]
            seen.append(asked.id)
            assert [cell.value for cell in row[:2]] == [asked.name, asked.unit]
            assert (row[3].value, row[4].value) == (asked.sentence, asked.source)
            assert "2022年社会责任报告.pdf·第" in asked.source and row[5].value and not row[VALUE - 1].value
            if asked.last is not None:
                # Each number is the stored one, in the unit of the form: 13050 万立方米 is 130500000.
                assert Decimal(str(row[2].value)) == asked.last
                assert any(
                    Decimal(text) == asked.last.scaleb(asked.power)
                    for text in stored
                    if text and text[0] in "0123456789"
                )
    assert sorted(seen) == sorted(values) and len(seen) > 100
    requests = next(v for v in questions.rows if v.key.indicator == "economy.requests")
    assert (requests.unit, requests.last, "2.41万件" in requests.sentence) == ("万件", Decimal("2.41"), True)


def test_only_the_cells_to_fill_are_open(empty: Path) -> None:
    book = load_workbook(empty / STAFF)
    page = book.worksheets[0]
    assert page.protection.sheet and book[HIDDEN].sheet_state == "veryHidden"
    assert page.column_dimensions["K"].hidden
    open_columns = {cell.column for row in page.iter_rows() for cell in row if not cell.protection.locked}
    assert open_columns == {VALUE, MATERIAL, WHO, NOTE}


def test_each_cell_takes_its_kind_of_value(tmp_path: Path, questions: Questions) -> None:
    wanted = {
        "staff.total": ("whole", "1", None), "volunteer.registered": ("whole", "0", None),
        "staff.college_share": ("decimal", "0", "100"), "training.hours_per_head": ("decimal", "0", "2000"),
        "economy.requests": ("decimal", "0", None),  # 万件: 2.41
    }  # fmt: skip
    rows = [row for row in questions.rows if row.key.indicator in wanted]
    grades = Entry(kind="grade", grades=("A", "B", "M", "C", "D"))
    grade = replace(
        rows[0], id="0" * 16, name="纳税信用等级", unit="", entry=grades, last=None, last_cell="A", last_text="A"
    )
    write_form(questions, "办公室", [*rows, grade], file=tmp_path / "form.xlsx", say=SAY)
    page = visible(tmp_path / "form.xlsx")
    told = {str(one.sqref): one for one in page.data_validations.dataValidation}
    for at, row in enumerate(rows, 5):
        rule = told[f"G{at}"]
        assert (rule.type, rule.formula1, rule.formula2) == wanted[row.key.indicator], row.name
        assert rule.allow_blank and rule.errorStyle in (None, "stop") and rule.showInputMessage
        assert rule.prompt.startswith("请填") and row.unit in rule.prompt
    listed = told[f"G{5 + len(rows)}"]
    assert (listed.type, listed.formula1) == ("list", '"A,B,M,C,D"')


def test_departments_by_topic_and_indicator(tmp_path: Path, store: Store) -> None:
    own = tmp_path / "分工.csv"
    own.write_text("topic,indicator,department\n员工责任,,组织人事部\n,volunteer.hours,团委\n", encoding="gbk")
    _, forms = make_forms(store, 2023, tmp_path / "forms", departments=read_departments(own), say=SAY)
    assert {"组织人事部", "团委", "财务"} <= {form.department for form in forms}
    (hours,) = [form for form in forms if form.department == "团委"]
    assert hours.lines == 1 and visible(hours.file)["A5"].value == "志愿服务时长"
    assert "安保" not in {form.department for form in forms}  # a part of 员工责任


def test_mistakes_of_a_mapping_are_named_by_line(sample_yearbook: Path, tmp_path: Path) -> None:
    own = tmp_path / "分工.csv"
    lines = ["topic,indicator,department", "员工,,甲", ",staff.totl,乙", "staff,staff.total,丙", "staff,,丁/戊",
             "staff,,己", ",staff.male,"]  # fmt: skip
    own.write_text("\n".join(lines), encoding="utf-8")
    call = ("collect", sample_yearbook, "--year", "2023", "--output", tmp_path / "f", "--departments", own)
    told = run(*call, "--lang", "zh")
    assert told.returncode == 2 and not (tmp_path / "f").exists()
    for words in (
        "第 2 行，topic：没有主题“员工”",
        "第 3 行，indicator：没有指标“staff.totl”",
        "第 4 行，topic：topic、indicator、word 只能填一个",
        "第 5 行，department：“丁/戊”不能作",
        "第 6 行，topic：staff 写了两次",
        "第 7 行，department：不能为空",
    ):
        assert words in told.stderr, told.stderr


def test_forms_are_not_written_over(sample_yearbook: Path, forms: Path) -> None:
    fill(forms / STAFF, {"员工总数": 139})
    before = (forms / STAFF).read_bytes()
    again = run("collect", sample_yearbook, "--year", "2023", "--output", forms, "--lang", "zh")
    assert again.returncode == 2 and STAFF in again.stderr and (forms / STAFF).read_bytes() == before


PERSONS = Entry(kind="whole", low=Decimal(0))
NUMBER = Entry(kind="number")
RATE = Entry(kind="rate", low=Decimal(0), high=Decimal(100))
GRADE = Entry(kind="grade", grades=("A", "B", "AAA"))


@pytest.mark.parametrize(
    ("content", "entry", "unit", "text"),
    [
        (Content(67.0), PERSONS, "人", "67"),
        (Content(0), PERSONS, "人", "0"),
        (Content(25.870000000000001), NUMBER, "万件", "25.87"),
        (Content(0.1 + 0.2), NUMBER, "万元", "0.3"),
        (Content(1e15), NUMBER, "元", "1000000000000000"),
        (Content(-12.50), NUMBER, "万元", "-12.5"),
        (Content(95), RATE, "%", "95"),
        (Content(0.95, "0%"), RATE, "%", "95"),
        (Content(0.987, "0.0%"), RATE, "%", "98.7"),
        (Content(0.57, "0%"), RATE, "%", "57"),  # 0.57 × 100 is 56.99999999999999
        (Content(0.95, '0"%"'), RATE, "%", "0.95"),  # only says so in words
        (Content(0.012, "0.0%"), Entry(kind="rate"), "‰", "12"),
        # What a formula gives is what its cell shows; what was typed stays.
        (Content(1 / 3, "0.00", "=1/3"), NUMBER, "万元", "0.33"),
        (Content(0.98765, "0.0%", "=A1/A2"), RATE, "%", "98.8"),
        (Content(2.675, "#,##0.00", "=A1"), NUMBER, "万元", "2.68"),
        (Content(25.875, "0.00"), NUMBER, "万元", "25.875"),
        (Content(" ａ"), GRADE, "", "A"),
        (Content("aaa"), GRADE, "", "AAA"),
    ],
)
def test_what_a_cell_means(content: Content, entry: Entry, unit: str, text: str) -> None:
    assert read_cell(content, entry, unit) == text


@pytest.mark.parametrize(
    ("content", "entry", "unit", "why"),
    [
        (Content("67人"), PERSONS, "人", "text"),
        (Content("约70"), PERSONS, "人", "text"),
        (Content("1,402"), PERSONS, "人", "digits"),
        (Content(True), PERSONS, "人", "text"),
        (Content(datetime(2023, 1, 2)), PERSONS, "人", "date"),
        (Content(67.5), PERSONS, "人", "whole"),
        (Content(-1), PERSONS, "人", "bounds.low"),
        (Content(101), RATE, "%", "bounds.both"),
        (Content(95, "0%"), RATE, "%", "bounds.both"),  # 9500%
        (Content(0.95, "0%"), PERSONS, "人", "unit.rate"),
        (Content("#DIV/0!", kind="e"), NUMBER, "元", "error"),
        (Content(None, formula="=A1+B1"), NUMBER, "元", "formula"),
        (Content("E"), GRADE, "", "grade"),
    ],
)
def test_what_is_refused(content: Content, entry: Entry, unit: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_cell(content, entry, unit)
    assert refused.value.key == why


def test_all_that_is_wrong_is_named_at_once_by_its_cell(sample_yearbook: Path, forms: Path, tmp_path: Path) -> None:
    fill(forms / STAFF, {"员工总数": "139人", "合同制员工": 128.5, "员工培训人次": "1530", "大专及以上学历占比": 184.9})
    book = load_workbook(forms / STAFF)
    page = book.worksheets[0]
    page.cell(row_of(page, "员工平均年龄"), 2).value = "月"
    page.cell(row_of(page, "人均培训时长"), ID).value = "f" * 16
    last = page.max_row + 1
    own = row_of(page, "男员工")
    for column in range(1, ID + 1):  # a line that was copied, and one of one's own
        page.cell(last, column).value = page.cell(own, column).value
    page.cell(last + 1, 1).value, page.cell(last + 1, VALUE).value = "外包员工", 5
    book.save(forms / STAFF)
    fill(forms / UNION, {"捐款人数": "无"})
    before = {file.name: file.read_bytes() for file in forms.iterdir()}
    told = read(sample_yearbook, forms, "--output", tmp_path / "v.parquet")
    assert told.returncode == 1 and not (tmp_path / "v.parquet").exists()
    for place, words in (
        ("G5", "“139人”不是数字"),
        ("G6", "128.5人：应为整数"),
        ("G13", "“1530”是文字格式的数字"),
        ("G11", "184.9%：应在 0 至 100 之间"),
        ("B12", "“员工平均年龄”的单位应为“岁”，表上改成了“月”"),
        ("A14", "“人均培训时长”：本表没有这一项指标"),
        (f"G{last}", "“男员工”填了两次，另一处在 人力资源!G9"), (f"G{last + 1}", "本表没有这一行"),
    ):  # fmt: skip
        assert f"{STAFF} 人力资源!{place}：{words}" in told.stdout, (words, told.stdout)
    assert f"{UNION} 工会!G" in told.stdout and "“无”不是数字" in told.stdout
    assert "退回（9）" in told.stdout and "今年数没有写入" in told.stdout
    assert {name: (forms / name).read_bytes() for name in before} == before  # what came in is never changed
    copied = visible(forms / "人力资源_2023年收数表_核对.xlsx")
    assert copied["L4"].value == "核对" and str(copied["L5"].value).startswith("退回：“139人”")


@pytest.mark.parametrize(
    ("times", "unit", "asked"),
    [
        ("10.45", "人次", "多一个零？"), ("8", "户", "多一个零？"), ("0.1", "万元", "少一个零？"), ("7.5", "人次", ""),
        ("13", "人次", ""), ("10", "%", ""), ("0.005", "%", "相差悬殊，是否按“%”填的"),
        ("100", "吨", "相差悬殊，是否按“吨”填的"),
    ],
)  # fmt: skip
def test_a_nought_too_many_is_asked_about(times: str, unit: str, asked: str) -> None:
    assert _slip(Decimal(times), unit, Messages("zh")) == asked


def test_values_are_held_against_last_year_and_each_other(sample_yearbook: Path, forms: Path) -> None:
    fill(
        forms / STAFF, {"员工总数": 139, "合同制员工": 75, "劳务派遣员工": 3, "大专及以上学历占比": 84.9, "男员工": 91}
    )
    fill(
        forms / PARTY,
        {"注册志愿者人数": 67, "志愿服务时长": 1526, "党员人数": 57, "员工志愿者覆盖率": 0.87},
        note="新口径",
    )
    told = read(sample_yearbook, forms)
    assert told.returncode == 0, told.stdout
    for words in (
        "党办!G",
        "注册志愿者人数：今年67人，去年118人，下降43.2%，请确认",
        "志愿服务时长：今年1,526小时，去年1,526小时，与去年相同，请确认",
        "员工志愿者覆盖率：今年0.87%，去年88.1%，下降87.23个百分点，相差悬殊，是否按“%”填的，请确认",
        "员工总数：合同制员工75＋劳务派遣员工3＝78，与员工总数139相差61，请核对",
        # 139 persons of one file and 67 of another.
        "员工志愿者覆盖率：注册志愿者人数67÷员工总数139＝48.2%，与员工志愿者覆盖率0.87%不符，请核对",
    ):  # fmt: skip
        assert words in told.stdout, told.stdout
    assert "党员人数：" not in told.stdout and "男员工：" not in told.stdout  # nothing to confirm
    page = visible(forms / "党办_2023年收数表_核对.xlsx")
    checked = {row[0].value: row[ID].value for row in page.iter_rows(5)}
    assert checked["注册志愿者人数"] == "今年67人，去年118人，下降43.2%，请确认"
    assert checked["党员人数"] == "今年57人，去年57人，与去年相同" and checked["志愿服务人次"] == "未填"
    assert "人力资源（人力资源_2023年收数表.xlsx）：已填 5 项，未填 15 项；其中 5 项没写佐证材料" in told.stdout
    assert "安保（安保_2023年收数表.xlsx）：还没有填（5 项）" in told.stdout
    assert not (forms / "安保_2023年收数表_核对.xlsx").exists()  # nothing was filled there


def test_twenty_values_reach_the_feed_and_the_draft(
    sample_yearbook: Path, questions: Questions, forms: Path, tmp_path: Path
) -> None:
    asked = {(row.key.indicator, row.key.scope_name): row.id for row in questions.rows}
    typed = {asked[code, part]: value for code, part, value, *_ in GIVEN}
    for file in forms.iterdir():
        book = load_workbook(file)
        for row in book.worksheets[0].iter_rows(5):
            if row[ID - 1].value in typed:
                row[VALUE - 1].value, row[MATERIAL - 1].value, row[WHO - 1].value = (
                    typed[row[ID - 1].value],
                    "台账",
                    "王某",
                )
        book.save(file)
    values, draft = tmp_path / "今年数.parquet", tmp_path / "初稿.docx"
    told = read(sample_yearbook, forms, "--output", values)
    assert told.returncode == 0 and "今年数 20 项已写入" in told.stdout, told.stdout
    rows = {(row.indicator, row.scope_name or ""): row for row in read_values(values)}
    assert {key: row.value_text for key, row in rows.items()} == {
        (code, part): text for code, part, _, text, _ in GIVEN
    }
    hours = rows["volunteer.hours", ""]
    assert (hours.material, hours.who, hours.department, hours.source_file) == ("台账", "王某", "党办", PARTY)
    assert hours.source_cell and visible(forms / PARTY)[hours.source_cell.partition("!")[2]].value == 1598.5
    assert pq.read_table(values).num_rows == 20
    feed = build_feed(sample_yearbook, 2023, values=values)
    shown = {(s.indicator, s.scope_name or ""): s.this_year.display for s in feed.indicators if s.this_year}
    assert shown == {(code, part): display for code, part, _, _, display in GIVEN}
    call = ("draft", sample_yearbook, "--year", "2023", "--values", values, "--output", draft, "--lang", "zh")
    assert run(*call).returncode == 0
    text = "\n".join(paragraph.text for paragraph in Document(str(draft)).paragraphs)
    for words in ("在岗职工139名，比上年增加5名，其中合同制职工128名，劳务派遣职工11名；男职工95名，女职工44名",
                  "受理诉求2.52万件", "培训职工1,530人次", "13,310万立方米", "注册志愿者增至112人"):  # fmt: skip
        assert words in text, words


def test_files_that_are_no_forms_of_this_round(
    sample_yearbook: Path, store: Store, forms: Path, tmp_path: Path
) -> None:
    make_forms(store, 2024, tmp_path / "2024", say=SAY)
    later = tmp_path / "2024" / "工会_2024年收数表.xlsx"
    fill(later, {"捐款人数": 139})
    (tmp_path / "空.xlsx").write_bytes(b"")
    (tmp_path / "坏.xlsx").write_bytes((forms / STAFF).read_bytes()[:3000])
    (tmp_path / "旧.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    other = load_workbook(forms / UNION)
    for row in other[HIDDEN].iter_rows():
        if row[1].value == "org_id":
            row[2].value = "0123456789abcdef"
    other.save(tmp_path / "别家.xlsx")
    bare = load_workbook(forms / UNION)
    del bare[HIDDEN]
    bare.save(tmp_path / "表.xlsx")
    moved = load_workbook(forms / PARTY)
    moved.worksheets[0]["G4"].value = "本年"
    moved.save(tmp_path / "列.xlsx")
    names = ("空.xlsx", "坏.xlsx", "旧.xlsx", "别家.xlsx", "表.xlsx", "列.xlsx")
    told = read(sample_yearbook, forms / STAFF, later, *(tmp_path / name for name in names))
    assert told.returncode == 1
    for words in (
        "工会_2024年收数表.xlsx：是 2024 年的收数表，不是 2023 年的",
        "空.xlsx：文件是空的",
        "坏.xlsx：不是能读取的 .xlsx 工作簿",
        "旧.xlsx：是 .xls、.et 或加密文件",
        "别家.xlsx：是另一家单位的收数表",
        "表.xlsx：不是 nianjian collect 生成的收数表",
        "列.xlsx 党办!4:4：列名缺少或被改动：今年数（填）2023年",
    ):  # fmt: skip
        assert words in told.stdout, (words, told.stdout)
    assert not (tmp_path / "别家_核对.xlsx").exists() and (tmp_path / "列_核对.xlsx").exists()
    alone = read(sample_yearbook, later)
    assert alone.returncode == 0 and "捐款人数：" not in alone.stdout
    checked = visible(tmp_path / "2024" / "工会_2024年收数表_核对.xlsx")
    # The latest report is of 2022: that is not last year.
    assert checked.cell(row_of(checked, "捐款人数"), ID + 1).value == "今年139人，2022年130人，上升6.9%"


def test_a_value_in_two_files_is_refused(sample_yearbook: Path, forms: Path) -> None:
    keep_only(forms, UNION)
    fill(forms / UNION, {"捐款人数": 131})
    shutil.copy(forms / UNION, forms / "工会（改）.xlsx")
    told = read(sample_yearbook, forms)
    assert told.returncode == 1
    assert "“捐款人数”填了两次，另一处在" in told.stdout and "工会（改）.xlsx" in told.stdout
    fill(forms / "工会（改）.xlsx", {"捐款人数": None})  # an empty cell is no second value
    assert read(sample_yearbook, forms).returncode == 0


def test_checked_copies_are_read_as_what_they_are(sample_yearbook: Path, forms: Path) -> None:
    keep_only(forms, UNION)
    fill(forms / UNION, {"捐款人数": "一百三十"})
    copied = forms / "工会_2023年收数表_核对.xlsx"
    assert read(sample_yearbook, forms).returncode == 1 and copied.exists()
    fill(forms / UNION, {"捐款人数": 130})
    again = read(sample_yearbook, forms)  # the folder holds the copy of before
    assert again.returncode == 0 and "核对件，没有改动，不再读" in again.stdout
    assert len(list(forms.glob("工会*"))) == 2
    fill(copied, {"捐款人数": 133})  # somebody went on in the copy: it is an answer, and is not written over
    before = copied.read_bytes()
    both = read(sample_yearbook, forms)
    assert both.returncode == 1 and "“捐款人数”填了两次" in both.stdout
    assert read(sample_yearbook, forms / UNION).returncode == 0 and copied.read_bytes() == before
    alone = read(sample_yearbook, copied)
    assert alone.returncode == 0 and copied.read_bytes() == before


def test_forms_in_english_are_read_in_any_language(sample_yearbook: Path, tmp_path: Path) -> None:
    assert run("collect", sample_yearbook, "--year", "2023", "--output", tmp_path / "forms").returncode == 0
    file = tmp_path / "forms" / "工会_2023.xlsx"
    assert visible(file)["G4"].value == "value of 2023 (to fill)"
    fill(file, {"捐款人数": 104})
    assert "捐款人数：今年104人，去年130人，下降20.0%，请确认" in read(sample_yearbook, file).stdout
    told = run("collect", sample_yearbook, "--read", file)
    assert "捐款人数: 104人 this year, 130人 last year, down by 20.0%, please confirm" in told.stdout


def test_other_sheets_are_named(sample_yearbook: Path, forms: Path) -> None:
    book = load_workbook(forms / UNION)
    book.create_sheet("名单")["A1"] = "张某"
    book.create_sheet("空页")
    book.save(forms / UNION)
    told = read(sample_yearbook, forms / UNION)
    assert told.returncode == 0 and f"{UNION}：另有工作表没有读：名单\n" in told.stdout


def test_a_sheet_may_be_renamed_and_sorted(sample_yearbook: Path, forms: Path, tmp_path: Path) -> None:
    book = load_workbook(forms / UNION)
    page = book.worksheets[0]
    one, other = row_of(page, "捐款人数"), row_of(page, "捐款总额")
    page.cell(one, VALUE).value = 131
    for column in range(1, ID + 1):
        cells = page.cell(one, column), page.cell(other, column)
        cells[0].value, cells[1].value = cells[1].value, cells[0].value
    page.title = "工会填报"
    book.save(forms / "回执.xlsx")
    assert read(sample_yearbook, forms / "回执.xlsx", "--output", tmp_path / "v.parquet").returncode == 0
    (value,) = read_values(tmp_path / "v.parquet")
    told = (value.indicator, value.value_text, value.source_file, value.source_cell)
    assert told == ("giving.donors", "131", "回执.xlsx", f"工会填报!G{other}")


@pytest.mark.yardstick
def test_the_yardstick_report_is_asked_about_as_its_clerk_would(tmp_path: Path) -> None:
    store = tmp_path / "yearbook"
    assert run("extract", SHARED / "corpus" / "seed2022.pdf", "--store", store, "--ocr", "off").returncode == 0
    assert run("collect", store, "--year", "2023", "--output", tmp_path / "f", "--lang", "zh").returncode == 0
    fill(tmp_path / "f" / STAFF, {"员工总数": 79, "合同制员工": 75, "劳务派遣员工": 3})
    fill(tmp_path / "f" / PARTY, {"注册志愿者人数": 67})
    told = read(store, tmp_path / "f")
    assert "注册志愿者人数：今年67人，去年76人，下降11.8%，请确认" in told.stdout
    assert "员工总数：合同制员工75＋劳务派遣员工3＝78，与员工总数79相差1，请核对" in told.stdout
    page = visible(tmp_path / "f" / "财务_2023年收数表.xlsx")
    row = row_of(page, "纳税信用等级")
    rules = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation if one.type == "list"}
    assert rules == {f"G{row}": '"A,B,M,C,D"'} and page.cell(row, 3).value == "A"
    fill(tmp_path / "f" / "财务_2023年收数表.xlsx", {"纳税信用等级": "b"})
    told = read(store, tmp_path / "f", "--output", tmp_path / "v.parquet")
    assert "纳税信用等级：今年B，去年A，与去年不同，请确认" in told.stdout
    (grade,) = [one for one in read_values(tmp_path / "v.parquet") if one.indicator == "integrity.tax_credit"]
    assert (grade.value_text, grade.unit) == ("B", None)
    feed = build_feed(store, 2023, values=tmp_path / "v.parquet")
    (series,) = [one for one in feed.indicators if one.indicator == "integrity.tax_credit"]
    assert series.this_year and series.this_year.grade == "B"


def test_wrong_calls(sample_yearbook: Path, forms: Path, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    for words, told in (
        ((), "--year 和 --output"),
        (("--read", tmp_path / "leer"), "里面没有 .xlsx 文件"),
        (("--read", tmp_path / "无.xlsx"), "找不到"),
        (("--read", forms / UNION, "--output", tmp_path / "v.csv"), ".parquet"),
        (("--year", "1990", "--output", tmp_path / "f"), "1990 年以前"),
    ):
        call = run("collect", sample_yearbook, *words, "--lang", "zh")
        assert call.returncode == 2 and told in call.stderr, call.stderr


def test_an_office_program_saves_a_form_that_is_read_back(store: Store, forms: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice (soffice) is not installed: no office program opens the form")
    fill(forms / STAFF, {"员工总数": "=95+44", "员工培训人次": 1530, "人均培训时长": "=0.1+0.2"}, material="花名册")
    book = load_workbook(forms / STAFF)
    cell = book.worksheets[0].cell(row_of(book.worksheets[0], "大专及以上学历占比"), VALUE)
    cell.value, cell.number_format = 0.849, "0.0%"
    book.save(forms / STAFF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path), str(forms / STAFF)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0 and "repair" not in (done.stdout + done.stderr).lower(), done.stderr
    found = read_forms(store, [tmp_path / STAFF], say=SAY)
    assert not found.refusals
    assert {value.name: value.value_text for value in found.values} == {
        "员工总数": "139", "员工培训人次": "1530", "人均培训时长": "0.3", "大专及以上学历占比": "84.9",
    }  # fmt: skip
    assert [value.filled_text for value in found.values][:1] == ["=95+44"]
    saved = visible(tmp_path / STAFF)
    assert (
        saved.protection.sheet
        and saved.column_dimensions["K"].hidden
        and len(saved.data_validations.dataValidation) > 5
    )
