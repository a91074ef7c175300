"""收数表: who is asked for what, what is asked of several years, and what no line asks for."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from extractors.indicators.matching import Units
from pipeline.collect import make_forms, read_departments
from pipeline.collect.collect import _by_department
from pipeline.collect.departments import Departments
from pipeline.collect.layout import COLUMNS, ID, WIDTHS
from pipeline.collect.questions import Questions, list_questions, unit_of_happening
from pipeline.collect.whose import Around, Known, Placed, Placing
from pipeline.export.misread import is_misread
from pipeline.export.series import Series
from pipeline.feed.collected import make_wanted
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.indicators import load
from schemas.tables import CollectedValue

pytestmark = pytest.mark.usefixtures("compared_once")

SAY = Messages("zh")
TRAINING, DRILLS = Known("training.visits", "staff.education"), Known("safety.drills", "staff.safety")


@pytest.fixture(scope="module")
def store(sample_yearbook: Path) -> Store:
    return Store.open(sample_yearbook)


@pytest.fixture(scope="module")
def questions(store: Store) -> Questions:
    return list_questions(store, 2023, org=None, say=SAY)


def place(name: str, topic: str | None = None, *, around: Around | None = None, key: str = "open:x") -> Placed:
    return Placing(read_departments(), SAY).find(key, topic, name, around or Around())


@pytest.mark.parametrize(
    ("name", "topic", "around", "department"),
    [
        ("查修接触网故障设备", "economy.results", Around(), "业务"),  # a word of its name before the section's topic
        ("阅览书屋添置期刊", "staff.safety", Around(), "工会"),
        ("安全生产标准化设备", None, Around(), ""),  # two departments' words
        ("青工夜校", "economy.results", Around(beside=frozenset({TRAINING})), "人力资源"),
        ("青工夜校", "economy.results", Around(beside=frozenset({TRAINING, DRILLS})), ""),
        ("购置电炒锅", "governance.party", Around("为食堂添置，供应商为本地企业。"), "行政"),
        ("青工夜校", "staff.education", Around(section=frozenset({TRAINING})), "人力资源"),
        ("青工夜校", "staff.education", Around(section=frozenset({TRAINING, DRILLS}), title="成长"), ""),
        ("青工夜校", None, Around(), ""),
    ],
)
def test_a_line_goes_to_who_is_surely_asked(name: str, topic: str | None, around: Around, department: str) -> None:
    found = place(name, topic, around=around)
    if department:
        assert found == Placed(department)
    else:
        assert found.department == "办公室" and found.why.startswith("归口部门拿不准（")


def test_money_is_asked_of_those_who_keep_it() -> None:
    placing = Placing(read_departments(), SAY)
    for is_money, department in ((True, "财务"), (False, "办公室")):
        found = placing.find("open:x", None, "线路检修经费", Around(), is_money=is_money)
        assert found.department == department


def test_why_it_is_not_sure_is_said() -> None:
    assert "安保（“安全生产”）" in place("安全生产标准化设备").why
    shared = Around(section=frozenset({TRAINING, DRILLS}), title="安心成长")
    assert "“安心成长”一节中有人力资源、安保的指标" in place("青工夜校", "staff.education", around=shared).why


def test_own_words_go_before_those_that_ship(tmp_path: Path) -> None:
    own = tmp_path / "分工.csv"
    own.write_text("topic,indicator,word,department\n,,书屋,图书馆\n员工关怀,,,群团部\n,,,综合科\n", encoding="utf-8")
    placing = Placing(read_departments(own), SAY)
    found = [placing.find("open:x", None, name, Around()).department for name in ("书屋添书", "送温暖走访", "夜校")]
    assert found == ["图书馆", "群团部", "综合科"]


def test_the_first_own_word_of_a_department_is_told() -> None:
    mapping = Departments({}, {}, words={"书屋": "图书馆", "夜校": "图书馆", "展板": "图书馆"})
    assert mapping.of_words("夜校和书屋添置展板") == {"图书馆": "夜校"}


@pytest.mark.parametrize(("name", "unit"), [("盗窃案", "起"), ("应急方案", ""), ("教学档案", ""), ("职工提案", "")])
def test_the_unit_of_what_did_not_happen(name: str, unit: str) -> None:
    assert unit_of_happening(name) == unit


def test_the_sample_is_asked_by_department(tmp_path: Path, store: Store) -> None:
    _, forms = make_forms(store, 2023, tmp_path, say=SAY)
    asked: dict[str, tuple[str, str]] = {}
    for form in forms:
        page = load_workbook(form.file).worksheets[0]
        asked |= {str(row[0].value): (form.department, str(row[5].value)) for row in page.iter_rows(5)}
    wanted = {
        "检出漏点": "业务",
        "抽检管材": "业务",
        "领导班子带头宣讲": "党办",
        "职工书屋新增图书": "工会",
        "代表队（参加第五届霁川市供水行业职业技能大赛）": "办公室",
    }
    assert {name: asked[name][0] for name in wanted} == wanted
    assert all(("归口部门拿不准" in why) == (department == "办公室") for department, why in asked.values())
    (office,) = [form.file for form in forms if form.department == "办公室"]
    listed = {row[0]: row for row in load_workbook(office)["未单列"].iter_rows(3, values_only=True)}
    assert "名称读得不对" in str(listed["日检指标合格率"][2]) and "七项日检指标" in str(listed["日检指标合格率"][2])
    assert listed["覆盖"][1] == "超过九成" and "初稿中为【待填】" in str(listed["覆盖"][2])


def test_several_years_are_named(questions: Questions) -> None:
    rows = {row.name: row for row in questions.rows}
    assert "去年数为2021年至2022年合计" in rows["更新老旧管网（2021—2022年）"].definition
    assert ("日检指标合格率", "项") not in {(row.name, row.unit) for row in questions.rows}


def test_a_line_without_unit_takes_the_one_that_was_asked() -> None:
    value = CollectedValue(
        org_id="o", org="某站", indicator="open:x", name="生产安全事故", scope="unit", scope_name=None, basis="actual",
        period="year", data_year=2023, answer="given", value_text="2", unit="起", filled_text="2", material=None,
        department=None, who=None, note=None, source_file="f", source_cell="c", checks=(),
    )  # fmt: skip

    units = Units(load().units)
    assert make_wanted(value, None, (), units).display == "2起"
    with pytest.raises(ValueError, match="can't be converted"):
        make_wanted(replace(value, unit="万起"), None, (), units)


@pytest.mark.parametrize(
    ("name", "unit", "key", "misread"),
    [
        ("日检指标合格率", "项", "open:x", True), ("在编职工", "针", "open:x", True),
        ("在编职工", "人", "open:x", False), ("日检指标合格率", "%", "open:x", False),
        ("路面竣工", "条", "open:x", False), ("零件加工", "件", "open:x", False), ("巡线频率", "次", "open:x", False),
        ("分拣机器人", "台", "open:x", False), ("协会会员", "家", "open:x", False), ("改善民生", "件", "open:x", False),
        ("在编职工", "针", "staff.total", False),  # the dictionary knows its own units
    ],
)  # fmt: skip
def test_a_name_that_is_none_of_its_unit(name: str, unit: str, key: str, *, misread: bool) -> None:
    record = SimpleNamespace(indicator=key, name=name, unit=unit, name_confidence=None)
    assert is_misread(record) is misread
    assert Series(key=(), values={2022: record}).is_doubted is misread  # marked in the workbook, too


def test_a_form_prints_across_a4_in_type_that_can_be_read(tmp_path: Path, store: Store) -> None:
    _, forms = make_forms(store, 2023, tmp_path, say=SAY)
    assert sum(WIDTHS[name] for name in COLUMNS if name != ID) <= 156
    for form in forms:
        for page in load_workbook(form.file).worksheets[:-1]:  # the last one is hidden
            setup = page.page_setup
            # A width of one page is what a sheet has that names none.
            assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
                "landscape",
                9,
                None,
                0,
            )


def test_cells_of_one_row_of_a_table_go_together(questions: Questions) -> None:
    sure = next(row for row in questions.rows if row.key.indicator.startswith("staff."))
    cell = replace(sure, key=sure.key._replace(indicator="open:x"), name="城北站物件", bare="物件", topic=None,
                   around=Around(), sentence="城北站 | 12 | 9")  # fmt: skip
    by = _by_department(replace(questions, rows=(replace(sure, sentence=cell.sentence), cell)), read_departments(), SAY)
    assert {name: [row.name for row in rows] for name, rows in by.items()} == {"人力资源": [sure.name, cell.name]}
    alone = _by_department(replace(questions, rows=(sure, cell)), read_departments(), SAY)
    assert [row.name for row in alone["办公室"]] == [cell.name]


def test_what_the_dictionary_names_at_the_end_of_a_name_says_whose_it_is() -> None:
    assert place("城西厂综合能源消费量").department == "行政"
    assert place("城西厂物件").why
