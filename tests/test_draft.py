"""The first draft of this year's report, as a Word file."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from docx import Document
from docx.oxml.ns import qn
from in_process import run

from pipeline.cli import main
from pipeline.draft import TemplateRefused, build_context, check_template, render
from pipeline.draft.make_template import make_template
from pipeline.draft.sentences import MARK, OPEN, Writer
from pipeline.draft.tables import TableBefore, list_tables
from pipeline.draft.years import move_years
from pipeline.feed import build_feed
from pipeline.store import Store
from schemas.columns import arrow_table
from schemas.feed import Feed
from schemas.tables import CollectedValue

pytestmark = pytest.mark.usefixtures("compared_once")

SHIPPED = ROOT / "pipeline" / "data" / "draft" / "template.docx"
# Twenty values of 2023 for the sample organisation: indicator, value, unit, scope name.
GIVEN = (
    ("training.visits", "1530", "人次", None), ("training.hours_per_head", "23.1", "学时", None),
    ("staff.total", "139", "人", None), ("staff.contract", "128", "人", None), ("staff.dispatched", "11", "人", None),
    ("staff.male", "95", "人", None), ("staff.female", "44", "人", None), ("staff.college", "118", "人", None),
    ("staff.average_age", "41", "岁", None), ("water_supply.volume", "13310", "万立方米", None),
    ("water_supply.leak_rate", "9.1", "%", None), ("water_supply.pipes", "1986", "公里", None),
    ("water_supply.pipes", "684", "公里", "城北养护站"), ("volunteer.registered", "112", "人", None),
    ("volunteer.activities", "29", "次", None), ("volunteer.visits", "433", "人次", None),
    ("volunteer.hours", "1598.5", "小时", None), ("economy.requests", "2.52", "万件", None),
    ("energy.office_electricity", "191000", "千瓦时", None), ("party.members", "59", "人", None),
)  # fmt: skip


@pytest.fixture(scope="module")
def given(sample_yearbook: Path) -> list[CollectedValue]:
    feed = build_feed(sample_yearbook, 2023)
    return [
        CollectedValue(
            org_id=feed.organisation.id, indicator=code, name=code, data_year=2023, value_text=text, unit=unit,
            scope="part" if part else "unit", scope_name=part, department="办公室", who="王某", material="台账",
        )
        for code, text, unit, part in GIVEN
    ]  # fmt: skip


@pytest.fixture(scope="module")
def feed(sample_yearbook: Path, given: list[CollectedValue]) -> Feed:
    return build_feed(sample_yearbook, 2023, values=given)


@pytest.fixture(scope="module")
def drafted(sample_yearbook: Path, given: list[CollectedValue], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafted")
    pq.write_table(arrow_table(CollectedValue, given), folder / "values.parquet")
    call = [
        "draft",
        str(sample_yearbook),
        "--org",
        "管网中心",
        "--year",
        "2023",
        "--values",
        str(folder / "values.parquet"),
    ]
    assert main([*call, "--output", str(folder / "初稿.docx"), "--lang", "zh"]) == 0
    return folder / "初稿.docx"


def sentence(feed: Feed, words: str) -> str:
    (statement,) = [s for s in feed.statements if words in s.text]
    return Writer(feed).draft(statement).text


@pytest.mark.parametrize(
    ("behind", "is_marked"),
    [
        ("，与上年持平", True),
        ("，主要原因是新建片区投用", True),
        ("，主要系新建片区投用", True),
        ("，较上年没有变化", True),
        ("，详见附表", False),
        ("，原因分析见附表", False),
    ],
)
def test_words_on_how_it_went_are_to_be_looked_at(behind: str, *, is_marked: bool, feed: Feed) -> None:
    (statement,) = [s for s in feed.statements if "男职工91名" in s.text]
    told = replace(statement, text=statement.text.rstrip("。") + behind + "。")
    assert Writer(feed).draft(told).text.startswith(MARK) == is_marked


def test_a_number_that_stands_twice_in_a_paragraph_is_one(feed: Feed) -> None:
    (statement,) = [s for s in feed.statements if "1,402人次" in s.text]
    slot = next(s for s in statement.slots if s.text == "1,402人次")
    again = replace(slot, series=None, start=2, end=2 + len(slot.text))
    later = replace(statement, id="later", text="安排1,402人次。", slots=(again,))
    of_another = replace(later, paragraph=statement.paragraph + 1)
    writer = Writer(replace(feed, statements=(*feed.statements, later, of_another)))
    assert writer.draft(later).text == "安排1,530人次。"
    assert OPEN in writer.draft(of_another).text


@pytest.mark.parametrize(
    ("words", "drafted"),
    [
        # Values of this year, a change computed from two values.
        ("男职工91名", "截至2023年底，管网中心有在岗职工139名，比上年增加5名，"
         "其中合同制职工128名，劳务派遣职工11名；男职工95名，女职工44名。"),
        # A fall that was a rise this year stays open, and its word is to be looked at.
        ("热线90118", f"{MARK}热线90118全年受理诉求2.52万件，同比下降【待改：上升4.6%】；"
         f"按时办结率{OPEN}%，工单回访率{OPEN}%。"),
        # Last year's value of what the sentence compares with.
        ("由上年的187次", f"{MARK}爆管抢修由上年的169次降至{OPEN}次，下降{OPEN}%。"),
        # The words before a value say the contrary of it.
        ("注册志愿者增至", f"{MARK}“清泉”志愿服务队注册志愿者增至112人【待改：下降6人】，"
         f"占职工总数的{OPEN}%，其中党员志愿者{OPEN}人。"),
        # Nothing new is known: the numbers are open, and the sentence says so.
        ("安全投入97.5万元", f"{MARK}全年安全投入{OPEN}万元，组织应急演练{OPEN}次，排查整治隐患{OPEN}处。"),
        # Names and honours of last year stay, to be looked at.
        ("赵一鸣：", f"{MARK}◆赵一鸣：2022年霁川市最美水务人"),
        # What has no slot stays as it is; so do a founding year and the year of an edition.
        ("抢修不仅要快", "抢修不仅要快，还要让人放心。"),
        ("原名霁川市", "管网中心成立于1996年4月12日，原名霁川市自来水管道养护所，2011年9月改用现名，"
         "是市水务局下属公益服务类事业单位。"),
        ("编写指引（2021年版）", "本报告依据《霁川市文明单位社会责任报告编写指引（2021年版）》编写，"
         "并参考了供水行业的有关标准。"),
        # A period moves; the end of a plan does not, a target of the year does.
        ("1月1日至12月31日", "2023年1月1日至12月31日。"),
        ("2025年前降到", f"{MARK}（2）降漏损：到2024年底，管网漏损率控制在{OPEN}%以内；2025年前降到{OPEN}%以下。"),
        # A restated year: what both years were is known for one of them only.
        ("不再包含外部单位", f"{MARK}自本报告起，“培训人次”不再包含外部单位参训人员，"
         f"2022年培训人次由{OPEN}人次追溯调整为1,402人次；"
         "“客户满意度”改称“用户满意率”，调查方法和样本范围不变；用电量的计量单位由“度”改为“千瓦时”；"
         "因已全面推行无纸化办公，不再披露办公用纸数量。"),
    ],
)  # fmt: skip
def test_sentences(words: str, drafted: str, feed: Feed) -> None:
    assert sentence(feed, words) == drafted


def test_words_beside_a_value_are_held_against_it(sample_yearbook: Path) -> None:
    """A number said twice is filled twice; where last year's words turn wrong, the draft says how it went."""
    feed = given_for(
        sample_yearbook, ("economy.satisfaction", "96.6", "%", "given"), ("water_supply.leak_rate", "9.8", "%", "given")
    )
    told = sentence(feed, "第三方调查的用户满意率")
    assert told.endswith("第三方调查的用户满意率为96.6%，比上年提升1.0个百分点。") and not told.startswith(MARK)
    assert "管网漏损率降至9.8%【待改：上升0.1个百分点】，首次【待改：去年已说】降到个位数" in sentence(
        feed, "首次降到个位数"
    )


@pytest.mark.parametrize(
    ("behind", "drafted"),
    [
        ("，与上年持平", "95名，与上年持平【待改：上升4名】"),
        ("，比计划执行数持平", "95名，比计划执行数持平。"),  # against something else
        ("；人员结构保持不变", "95名；人员结构保持不变。"),
    ],
)
def test_no_change_where_there_was_one_says_how_it_went(behind: str, drafted: str, feed: Feed) -> None:
    (statement,) = [s for s in feed.statements if "男职工91名" in s.text]
    at = next(slot for slot in statement.slots if slot.text == "91名").end
    slots = tuple(slot for slot in statement.slots if slot.end <= at)
    told = replace(statement, id="own", text=statement.text[:at] + behind + "。", slots=slots)
    assert drafted in Writer(feed).draft(told).text


@pytest.mark.parametrize(("printed", "drafted"), [("第二季度", "第二季度"), ("2022年第二季度", "2023年第二季度")])
def test_parts_of_a_year_stay(printed: str, drafted: str, feed: Feed) -> None:
    dated = next(s for s in feed.statements if any(slot.kind == "date" for slot in s.slots))
    slot = next(slot for slot in dated.slots if slot.kind == "date")
    start, end = date(2022, 4, 1), date(2022, 6, 30)
    own = replace(slot, text=printed, start=0, end=len(printed), date_start=start, date_end=end, precision="quarter")
    told = Writer(feed).draft(replace(dated, id="own", text=f"{printed}检修水泵。", slots=(own,)))
    assert told.text == f"{MARK}{drafted}检修水泵。"


def test_a_table_of_last_year_is_named_where_it_stood(sample_yearbook: Path) -> None:
    feed = build_feed(sample_yearbook, 2023)
    tables = list_tables(sample_yearbook, feed)
    context = build_context(feed, tables)
    told = [block.plain for block in context.blocks if block.plain.startswith("【待填：表】")]
    assert len(told) == len(tables) == context.counts.tables
    one = TableBefore(section=feed.outline[0].id, page=7, rows=5, columns=2, headers=("项目", "预算数"))
    blocks = [block.plain for block in build_context(feed, [one]).blocks]
    assert blocks.index("【待填：表】去年第7页有表：5行2列（项目、预算数）") > blocks.index(feed.outline[0].text)


def given_for(sample_yearbook: Path, *rows: tuple[str, str, str | None, str]) -> Feed:
    """Return the feed of 2023 with some values: indicator, value, unit, answer."""
    (org,) = set(Store.open(sample_yearbook).read("documents", columns=["org_id"])["org_id"].to_pylist())
    values = [
        CollectedValue(
            org_id=org, indicator=code, name=code, data_year=2023, value_text=text, unit=unit, scope="unit",
            answer=answer,
        )
        for code, text, unit, answer in rows
    ]  # fmt: skip
    return build_feed(sample_yearbook, 2023, values=values)


@pytest.mark.parametrize(
    "words",
    [
        "全年未受到环保部门处罚，没有发生环境污染事件。",
        "报告期内没有受到行政处罚。",
    ],
)
def test_claims_of_last_year_are_marked(words: str, feed: Feed) -> None:
    assert sentence(feed, words) == MARK + words


def test_what_was_first_last_year_says_so(feed: Feed) -> None:
    told = f"{MARK}管网中心首次【待改：去年已说】开展温室气体排放核算。"
    assert sentence(feed, "管网中心首次开展温室气体排放核算。") == told


def test_a_zero_statement_loses_its_mark_where_all_of_it_is_nil_again(sample_yearbook: Path) -> None:
    nil, some = ("0", "件", "none_occurred"), ("2", "件", "given")
    words = "全年未受到环保部门处罚，没有发生环境污染事件。"
    both = given_for(sample_yearbook, ("environment.penalties", *nil), ("environment.incidents", *nil))
    assert sentence(both, words) == words and build_context(both).unplaced == ()
    one = given_for(sample_yearbook, ("environment.penalties", *nil))
    assert sentence(one, words) == MARK + words
    other = given_for(sample_yearbook, ("environment.penalties", *nil), ("environment.incidents", *some))
    assert sentence(other, words) == MARK + words
    assert [(left.name, left.value) for left in build_context(other).unplaced] == [("环境污染事件", "2件")]


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("食堂没有发生食物中毒。", True), ("工地无安全责任事故。", True), ("未收到上级单位的通报。", True),
        ("窗口服务实现零投诉。", True), ("站里新成立抢修突击队。", True), ("我们举办首届职工运动会。", True),
        ("首批学员结业。", True), ("建成首个智慧泵房。", True),
        ("确保全年零事故。", False), ("如未发生变化，按原办法执行。", False), ("职工参加无偿献血。", False),
        ("队员没有休息。", False), ("职工参加“首届清泉杯”比赛。", False), ("学习《首次用水须知》。", False),
        ("首要任务是保供水。", False),
        ("首次公开发行股票的募集资金已用完。", False),
    ],
)  # fmt: skip
def test_claims_without_an_indicator(text: str, is_marked: bool, feed: Feed) -> None:
    plain = next(statement for statement in feed.statements if not statement.slots)
    draft = Writer(feed).draft(replace(plain, id="own", text=text))
    assert draft.is_marked is is_marked


def test_what_was_first_years_before_stays(feed: Feed) -> None:
    (founded,) = [s for s in feed.statements if "原名霁川市" in s.text]
    year = founded.slots[[slot.text for slot in founded.slots].index("1996年4月12日")]
    text = "1996年4月12日首次通水。"
    old = replace(founded, text=text, slots=(replace(year, start=0, end=len(year.text)),))
    assert not Writer(feed).draft(old).is_marked
    assert Writer(feed).draft(replace(old, text=text.replace("首次", "通水，今年首次"))).is_marked


def test_a_number_that_two_indicators_share_is_filled_where_both_are_the_same(sample_yearbook: Path) -> None:
    rates = ("staff.contract_rate", "staff.insurance_rate")
    same = given_for(sample_yearbook, *((code, "99.5", "%", "given") for code in rates))
    assert "劳动合同签订率、社会保险参保率继续保持99.5%，" in sentence(same, "社会保险参保率继续")
    assert build_context(same).unplaced == ()
    differ = given_for(sample_yearbook, *zip(rates, ("100", "99"), "%%", ("given", "given"), strict=True))
    one = given_for(sample_yearbook, (rates[0], "100", "%", "given"))
    for feed, left in (
        (differ, [("劳动合同签订率", "100%"), ("社会保险参保率", "99%")]),
        (one, [("劳动合同签订率", "100%")]),
    ):
        assert f"社会保险参保率继续保持{OPEN}%，" in sentence(feed, "社会保险参保率继续")
        assert [(value.name, value.value) for value in build_context(feed).unplaced] == left


def test_values_that_stand_in_no_sentence_are_named_and_listed_first(
    sample_yearbook: Path, given: list[CollectedValue], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rate = replace(given[0], indicator="staff.contract_rate", name="劳动合同签订率", value_text="99", unit="%")
    pq.write_table(arrow_table(CollectedValue, [*given, rate]), tmp_path / "values.parquet")
    call = ["draft", str(sample_yearbook), "--year", "2023", "--values", str(tmp_path / "values.parquet")]
    for language, words in (("zh", "未写入正文任何句子的今年数"), ("en", "given values that stand in no sentence")):
        capsys.readouterr()
        assert main([*call, "--output", str(tmp_path / "d.docx"), "--lang", language]) == 0
        told = capsys.readouterr().out
        assert words in told and re.search("劳动合同签订率(：|: )99%", told.split(words)[1])
    found = paragraphs(tmp_path / "d.docx")
    at = found.index("附：写稿参考（定稿前删除）")
    assert found[at + 1] == "一、未写入正文的今年数"
    assert "劳动合同签订率：99%" in found[at + 2 : found.index("二、今年报告须答复的目标")]
    assert "员工培训人次：1,530人次" not in found


def test_every_old_number_names_its_source(feed: Feed) -> None:
    writer = Writer(feed)
    for statement in feed.statements:
        pieces = [
            p
            for p in writer.draft(statement).pieces
            if p.kind in ("given", "computed", "turned", "open", "way", "known")
        ]
        for piece in pieces:
            assert piece.comment and "霁川市供水管网养护中心2022年社会责任报告.pdf 第" in piece.comment
    (statement,) = [s for s in feed.statements if "1,402人次" in s.text]
    comment = next(p.comment for p in writer.draft(statement).pieces if p.text == "1,530人次")
    assert comment == (
        "去年（2022年）：1,402人次\n出处：霁川市供水管网养护中心2022年社会责任报告.pdf 第5页\n"
        "2023年报来：1530人次\n填报：办公室 王某\n佐证：台账"
    )


def test_no_old_number_is_left_in_a_draft_without_values(sample_yearbook: Path) -> None:
    feed = build_feed(sample_yearbook, 2023)
    writer = Writer(feed)
    for statement in feed.statements:
        draft = writer.draft(statement)
        for slot, piece in zip(statement.slots, [p for p in draft.pieces if p.kind != "kept"], strict=False):
            if slot.kind == "number":
                assert piece.kind in ("open", "known") or draft.is_marked
        if any(slot.kind in ("number", "honour", "person") for slot in statement.slots):
            assert draft.text.startswith(MARK)
    assert build_context(feed).counts.given == 0


@pytest.mark.parametrize(
    ("text", "by", "moved"),
    [
        ("2022年", 1, "2023年"), ("2021-2022年度", 1, "2022-2023年度"), ("2022年底", 2, "2024年底"),
        ("二〇二二年", 1, "二〇二三年"), ("二○二九年", 1, "二〇三〇年"), ("今年", 1, None), ("120222年", 1, None),
    ],
)  # fmt: skip
def test_years_move(text: str, by: int, moved: str | None) -> None:
    assert move_years(text, by) == moved


def paragraphs(path: Path) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs]


def test_the_word_file_has_outline_sentences_and_marks(drafted: Path, feed: Feed) -> None:
    found = paragraphs(drafted)
    assert found[:2] == ["霁川市供水管网养护中心", "2023年文明单位社会责任报告"]
    assert "一、今年报告须答复的目标" in found  # nothing is left over: no heading for it
    assert "一、公开陈述" in found and "2．志愿服务" in found
    assert any("有在岗职工139名，比上年增加5名" in text for text in found)
    whole = "".join(found)
    counts = build_context(feed).counts
    assert whole.count(OPEN) == counts.open + 1 and whole.count(MARK) == counts.marked + 1  # once each in the note
    assert "\ue000" not in whole and "{{" not in whole and "{%" not in whole
    styles = {p.style.name for p in Document(str(drafted)).paragraphs if p.style is not None}
    assert {"Heading 1", "Heading 2", "Heading 3", "Normal", "Title"} <= styles


def test_every_collected_value_stands_in_the_draft(drafted: Path, feed: Feed) -> None:
    document = Document(str(drafted))
    whole = "\n".join([*(p.text for p in document.paragraphs), *(c.text for t in document.tables for c in t._cells)])
    shown = [s.this_year.display for s in feed.indicators if s.this_year and s.this_year.display]
    assert len(shown) == len(GIVEN) >= 20
    assert [text for text in shown if text not in whole] == []


def test_the_table_has_a_row_for_each_indicator_and_none_is_blank(drafted: Path, feed: Feed) -> None:
    (table,) = Document(str(drafted)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == 1 + len(build_context(feed).indicators)
    assert all(row[0] for row in rows)
    assert rows[0] == ["指标", "2021年", "2022年", "2023年", "增减", "2022年出处"]
    (visits,) = [row for row in rows if row[0] == "员工培训人次"]
    assert visits == ["员工培训人次", "1,236人次", "1,402人次", "1,530人次", "+9.1%", "2022 第5页"]


def test_sources_are_comments_on_their_words(drafted: Path) -> None:
    document = Document(str(drafted))
    comments = {comment.comment_id: comment for comment in document.comments}
    assert len(comments) > 100 and {c.author for c in comments.values()} == {"年鉴"}
    body = document.element.body
    started = [int(e.get(qn("w:id"))) for e in body.iter(qn("w:commentRangeStart"))]
    assert sorted(started) == sorted(comments)
    (at,) = [
        e for e in body.iter(qn("w:commentRangeStart")) if "报来：1530人次" in comments[int(e.get(qn("w:id")))].text
    ]
    assert "".join(t.text for t in at.getnext().iter(qn("w:t"))) == "1,530人次"
    assert not any(e.get(qn("w:date")) for e in document.part._comments_part.element.iter(qn("w:comment")))


def test_every_run_names_an_east_asian_font(drafted: Path) -> None:
    document = Document(str(drafted))
    fonts: dict[str, int] = {}
    for root in (document.element.body, document.part._comments_part.element):
        for piece in root.iter(qn("w:r")):
            if piece.find(qn("w:t")) is None:
                continue
            named = piece.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            assert named is not None and named.get(qn("w:eastAsia")), piece.xml
            assert named.get(qn("w:eastAsiaTheme")) is None  # would win over the name
            fonts[named.get(qn("w:eastAsia"))] = fonts.get(named.get(qn("w:eastAsia")), 0) + 1
    assert set(fonts) == {"仿宋", "黑体", "楷体"} and fonts["仿宋"] > 300


def test_the_template_that_ships_is_the_one_that_is_made(tmp_path: Path) -> None:
    make_template(tmp_path / "t.docx")
    check_template(SHIPPED)
    made, ships = (Document(str(path)).element.xml for path in (tmp_path / "t.docx", SHIPPED))
    assert made == ships, "python -m pipeline.draft.make_template pipeline/data/draft/template.docx"


def own_template(path: Path, *lines: str, change: Callable[..., None] | None = None) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if change:
        change(document)
    document.save(str(path))
    return path


def faults(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(TemplateRefused) as refused:
        check_template(path)
    return [(fault.kind, fault.paragraph, fault.name) for fault in refused.value.faults]


def test_every_missing_placeholder_is_named_with_its_paragraph(tmp_path: Path) -> None:
    path = own_template(
        tmp_path / "t.docx",
        "{{ org.name }}{{ org.adress }}",
        "{%p for block in blocks %}",
        "{{r block.text }} {{ block.colour.name }}",
        "{%p endfor %}",
        "{{ totl }} {{ org['phone'] }}",
        "{% for line in indicatrs %}{{ line.name }}{% endfor %}",
        "{% for line in indicators if line.valu %}{{ line.value }}{{ loop.index }}{% endfor %}{{ line.name }}",
    )
    assert faults(path) == [
        ("missing", 1, "org.adress"), ("missing", 3, "block.colour.name"), ("missing", 5, "totl"),
        ("missing", 5, "org.phone"), ("missing", 6, "indicatrs"), ("missing", 7, "line.valu"),
        ("missing", 7, "line.value"), ("missing", 7, "line.name"),
    ]  # fmt: skip


def test_other_mistakes_of_a_template_are_named_too(tmp_path: Path) -> None:
    assert faults(own_template(tmp_path / "a.docx", "{{ year }}", "{% for b in blocks %}{{ b.text }}{% endfor %}")) == [
        ("rich", 2, "b.text")
    ]
    assert faults(own_template(tmp_path / "b.docx", "{{ title | shout }}", "{{ org }}")) == [
        ("unknown", 1, "shout"), ("unprintable", 2, "org"),
    ]  # fmt: skip
    assert faults(own_template(tmp_path / "c.docx", "a", "{{ title", "}}")) == [("syntax", 2, "{{ …")]
    assert faults(own_template(tmp_path / "i.docx", "{% include 'x' %}")) == [("unknown", 1, "include")]
    assert [f[:2] for f in faults(own_template(tmp_path / "d.docx", "a", "{%p if year %}", "b"))] == [("syntax", 2)]

    def foot(document: object) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ footing }}"  # type: ignore[attr-defined]

    with pytest.raises(TemplateRefused) as refused:
        check_template(own_template(tmp_path / "e.docx", "{{ title }}", change=foot))
    assert [(f.part, f.name) for f in refused.value.faults] == [("footer 1", "footing")]
    (tmp_path / "f.docx").write_bytes(b"no zip")
    with pytest.raises(ValueError, match="no Word template"):
        check_template(tmp_path / "f.docx")


def test_a_placeholder_that_word_cut_into_runs_is_one(tmp_path: Path) -> None:
    def cut(document: object) -> None:
        paragraph = document.add_paragraph()  # type: ignore[attr-defined]
        for piece in ("{{ org.", "na", "mee }}"):
            paragraph.add_run(piece)

    assert faults(own_template(tmp_path / "t.docx", "x", change=cut)) == [("missing", 2, "org.namee")]


def test_own_templates_are_filled(tmp_path: Path, feed: Feed) -> None:
    def song(document: object) -> None:
        style = document.styles["Normal"]  # type: ignore[attr-defined]
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
        table = document.add_table(rows=3, cols=2)  # type: ignore[attr-defined]
        table.cell(0, 0).text = "{%tr for honour in honours %}"
        table.cell(1, 0).text, table.cell(1, 1).text = "{{ honour.title }}", "{{ honour.status }}"
        table.cell(2, 0).text = "{%tr endfor %}"

    path = own_template(
        tmp_path / "t.docx", "{{ org.short_name }} {{ year }}", "{%p for b in blocks if b.level == 0 %}",
        "{{r b.text }}", "{%p endfor %}", change=song,
    )  # fmt: skip
    context = replace(build_context(feed), title="A<B & 甲")
    render(context, path, tmp_path / "out.docx")
    document = Document(str(tmp_path / "out.docx"))
    assert document.paragraphs[0].text == "管网中心 2023"
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert len(rows) == len(context.honours) and ["霁川市文明单位", "续评"] in rows
    fonts = {f.get(qn("w:eastAsia")) for f in document.element.body.iter(qn("w:rFonts"))}
    assert fonts == {"宋体"}  # the template's own font stays


def test_signs_of_xml_are_printed_as_they_are(tmp_path: Path, feed: Feed) -> None:
    path = own_template(tmp_path / "t.docx", "{{ title }}")
    render(replace(build_context(feed), title="A<B & “甲”\x0b"), path, tmp_path / "out.docx")
    assert paragraphs(tmp_path / "out.docx") == ["A<B & “甲”"]


@pytest.mark.parametrize("line", ["{{ title.__class__.mro() }}", "{{ title / 2 }}", "{{ year % 0 }}"])
def test_a_template_that_can_not_be_filled_writes_nothing(line: str, tmp_path: Path, feed: Feed) -> None:
    path = own_template(tmp_path / "t.docx", line)  # a stranger's template reaches no further than its nouns
    with pytest.raises(ValueError, match=r"t\.docx can't be filled"):
        render(build_context(feed), path, tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


def test_without_the_extra_the_command_says_what_to_install(sample_yearbook: Path, tmp_path: Path) -> None:
    call = ["draft", str(sample_yearbook), "--year", "2023", "--output", str(tmp_path / "d.docx"), "--lang", "en"]
    code = f"import sys; sys.modules['docxtpl'] = None; from pipeline.cli import main; sys.exit(main({call!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "need the extra docx" in done.stderr, done.stderr


def test_a_refused_template_writes_nothing(
    sample_yearbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = own_template(tmp_path / "t.docx", "好", "{{ org.adress }}")
    call = [
        "draft",
        str(sample_yearbook),
        "--year",
        "2023",
        "--template",
        str(template),
        "--output",
        str(tmp_path / "o.docx"),
    ]
    assert main([*call, "--lang", "zh"]) == 2
    told = capsys.readouterr().err
    assert "org.adress：没有这个占位符（正文第 2 段：{{ org.adress }}）" in told
    assert not (tmp_path / "o.docx").exists()
    assert main([*call, "--lang", "en"]) == 2
    assert "org.adress: no such placeholder (body, paragraph 2: {{ org.adress }})" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--year", "2023"], "--output"),
        (["--year", "2023", "--output", "draft.pdf"], ".docx"),
        (["--year", "2023", "--output", "no/draft.docx"], "no such folder"),
        (["--year", "2023", "--output", "d.docx", "--template", "no.docx"], "no.docx"),
        (["--year", "2019", "--output", "d.docx"], "no report from before 2019"),
    ],
)
def test_wrong_calls(words: list[str], told: str, sample_yearbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["draft", str(sample_yearbook), *words, "--lang", "en"]) == 2
    assert told in capsys.readouterr().err
    assert not any(Path(word).exists() for word in words)


def test_the_template_can_be_saved_and_used(sample_yearbook: Path, tmp_path: Path) -> None:
    assert main(["draft", "--save-template", str(tmp_path / "t.docx")]) == 0
    call = ["draft", str(sample_yearbook), "--year", "2023", "--template", str(tmp_path / "t.docx")]
    assert main([*call, "--output", str(tmp_path / "d.docx")]) == 0
    assert (tmp_path / "d.docx").stat().st_size > 20_000


def test_the_draft_read_back_states_the_collected_values(drafted: Path, feed: Feed, tmp_path: Path) -> None:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed (apt-get install --no-install-recommends libreoffice-writer)")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    call = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(drafted)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=240, check=False)
    pdf = tmp_path / "初稿.pdf"
    if not pdf.exists() and "source file could not be loaded" in done.stderr + done.stdout:
        pytest.skip(
            "LibreOffice is here without its writer (apt-get install --no-install-recommends libreoffice-writer)"
        )
    assert run("extract", pdf, "--store", tmp_path / "again", "--ocr", "off").returncode == 0
    store = Store.open(tmp_path / "again")
    (document,) = store.read("documents").to_pylist()
    assert (document["org"], document["stated_year"]) == ("霁川市供水管网养护中心", 2023)
    text = {row["page"]: re.sub(r"\s", "", row["text"]) for row in store.read("pages").to_pylist()}
    assert "有在岗职工139名，比上年增加5名" in "".join(text.values())
    # What is to be deleted before the report goes out quotes last year's values, which makes this year's ambiguous.
    appendix = min(page for page, words in text.items() if "附：写稿参考（定稿前删除）" in words)
    read = {
        (row["indicator"], row["scope_name"]): Decimal(row["value_text"])
        for row in store.read("indicators").to_pylist()
        if row["data_year"] == 2023 and row["value"] is not None and row["page"] < appendix
    }
    wanted = {(s.indicator, s.scope_name): s.this_year.value for s in feed.indicators if s.this_year}
    found = {key: value for key, value in wanted.items() if read.get(key) == value}
    print(len(found), [f"{k}: {v} / {read.get(k)}" for k, v in wanted.items() if k not in found])
    assert len(found) >= 17, json.dumps([f"{k}: {v} / {read.get(k)}" for k, v in wanted.items() if k not in found])
