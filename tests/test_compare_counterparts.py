"""What one year alone states under its name: likely the same as what the other year's report has under another one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from made_reports import Made, Said, pairs, store_made
from made_together import Asked, together
from openpyxl import load_workbook

from pipeline.compare import Choice, Comparison
from pipeline.compare.alike import likeness, plain, same_subject, twin_likeness
from pipeline.compare.defined import shorts_of_both
from pipeline.compare.naming import tell_notes
from pipeline.export import export_workbook
from pipeline.messages import Messages
from pipeline.store import Store

WORKS = "重要事项 / 工程进展 / 水厂工程"
WATER = "环境责任 / 水质监测"
OTHER = "赵国栋"  # a second one of whom one year alone says the same: two are not set side by side for their scopes
SAY = Messages("zh")


def cell(name: str, value: float, *, part: str = "", unit: str = "元", **more: Any) -> Said:
    """Return a value of a table under the first heading."""
    scope = {"scope": "part", "scope_name": part} if part else {}
    return Said(f"open:{name}|{unit}", value, unit, more.pop("year", None), {"section": 0, **scope, **more})


def two(before: list[Said], after: list[Said], *, headings: tuple[str, str] = (WORKS, WORKS)) -> list[Made]:
    return [Made(2021, before, headings=headings[:1]), Made(2022, after, headings=headings[1:])]


def without_other(found: Comparison) -> Comparison:
    return replace(found, changes=found.changes[found.changes["scope_name"] != OTHER].reset_index(drop=True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # the same value of eight digits and more, half of the name
        (
            cell("计划投入水厂资金", 791284163.0, part="东湖泵站"),
            cell("调整后水厂资金投入", 791284163.0, part="东湖泵站"),
        ),
        # a word more, an identifier behind the subject
        (cell("限值余氯", 2.0, part="一号厂区"), cell("限值末梢余氯", 2.0, part="一号厂区（SC005）")),
        (cell("出席例会", 12.0, part="李明远"), cell("出席例会", 9.0, part="李明远（代）")),
        # the same words in another order, the subject in the name
        (cell("减值期末余额", 612345.0, part="东湖泵站"), cell("东湖泵站减值期末余额", 598211.0)),
    ],
)
@together
def test_both_say_that_the_other_is_likely_the_same(before: Said, after: Said) -> Asked:
    found = without_other((yield two([before, cell("出席例会", 11.0, part=OTHER)], [after])))
    assert pairs(found, "status", "comparability", "change") == [(2021, 2022, "likely_renamed", "D", None)] * 2
    told = found.changes.set_index("value_from")
    assert set(found.changes["likely_value"]) == {before.value, after.value}
    (first,) = told[told.index.notna()].to_dict("records")
    assert (first["likely_year"], first["likely_value"], first["likely_page"]) == (2022, after.value, 1)
    assert first["likely_name"].startswith(after.indicator[5:].partition("|")[0])
    assert first["likely_doc_id"] != first["doc_id_from"] and first["likely_row_id"]
    assert pd.isna(first["note"])
    assert tell_notes(first, SAY).startswith("疑似同一项：") and "2022年" in tell_notes(first, SAY)


@pytest.mark.parametrize(
    ("before", "after", "headings"),
    [
        # another subject, another thing more, opposed words, another unit, another part of the report
        (cell("出席例会", 12.0, part="李明远"), cell("出席例会", 12.0, part="王建国"), (WORKS, WORKS)),
        (cell("水厂投入", 791284.0), cell("水厂投入余额", 791284.0), (WORKS, WORKS)),
        (cell("有限售持股数量", 5312.0), cell("无限售持股数量", 5312.0), (WORKS, WORKS)),
        (cell("水厂投入", 791284.0), cell("水厂投入概况", 791284.0, unit="人"), (WORKS, WORKS)),
        (cell("限值余氯", 2.0, part="一号厂区"), cell("限值末梢余氯", 2.0, part="一号厂区（SC005）"), (WORKS, WATER)),
        # a small round value is no evidence; 0 is none of a thing that has another name
        (cell("计划投入水厂资金", 5000.0), cell("调整后水厂资金投入", 5000.0), (WORKS, WORKS)),
        (cell("水厂投入", 791284.0), cell("资本类水厂投入", 0.0), (WORKS, WORKS)),
    ],
)
@together
def test_what_is_new_and_not_stated_again(before: Said, after: Said, headings: tuple[str, str]) -> Asked:
    found = without_other((yield two([before, cell("出席例会", 11.0, part=OTHER)], [after], headings=headings)))
    assert [row[2] for row in sorted(pairs(found, "status"), key=str)] == ["dropped", "new"]
    assert found.changes["likely_name"].isna().all() and found.changes["note"].isna().all()


@together
def test_two_names_side_by_side_are_two_things() -> Asked:
    before = [cell("限值余氯", 2.0)]
    found = yield two(before, [cell("限值余氯", 2.0), cell("限值末梢余氯", 3.0)])
    assert sorted(status for *_, status in pairs(found, "status")) == ["new", "same"]


@together
def test_what_goes_on_under_another_name_is_not_renamed() -> Asked:
    """东区供水销售收入合计 of the notes is the 销售收入（东区） of the overview, which both reports state."""
    overview = {"section": 0, "scope": "part", "scope_name": "东区"}
    before = [Said("open:销售收入|money", 39245300.0, "元", None, {**overview, "resolution": 100.0})]
    after = [
        Said("open:销售收入|money", 53922900.0, "元", None, {**overview, "resolution": 100.0}),
        Said("open:东区供水销售收入合计|money", 53922871.0, "元", None, {"section": 1}),
    ]
    found = yield [Made(2021, before, headings=(WORKS,)), Made(2022, after, headings=(WORKS, WATER))]
    assert sorted(status for *_, status in pairs(found, "status")) == ["changed", "new"]


@pytest.mark.parametrize(
    ("after", "renamed"),
    [
        # two are as likely: neither
        ([cell("检漏费用上家", 400000.0), cell("检漏费用现家", 440000.0)], set()),
        (
            [cell("检漏费用", 4.0, part="北厂（SC005）"), cell("检漏费用", 5.0, part="北厂（SC006）")],
            set(),
        ),
        # the likelier one alone
        ([cell("检漏费用上", 400000.0), cell("检漏费用现任", 440000.0)], {"检漏费用上"}),
    ],
)
@together
def test_one_counterpart_of_two(after: list[Said], renamed: set[str]) -> Asked:
    part = "北厂" if after[0].more.get("scope_name") else ""
    found = (yield two([cell("检漏费用", 350000.0, part=part)], after)).changes
    told = found[found["status"] == "likely_renamed"]
    assert set(told["name"]) - {"检漏费用"} == renamed
    assert set(told["likely_name"]) == ({"检漏费用", *renamed} if renamed else set())


@together
def test_a_short_name_that_the_report_defines() -> Asked:
    short, long = "示范线", "江城市城北供水示范管线"
    other = cell("累计投入", 27.0, part=OTHER)
    reports = [
        Made(2021, [cell("累计投入", 318.0, part=long), other], headings=(WORKS,), defined=((short, long),)),
        Made(2022, [cell("累计投入", 964.0, part=short)], headings=(WORKS,), defined=((short, long),)),
    ]
    undefined = [Made(report.year, report.says, headings=report.headings) for report in reports]
    found, plain_one = yield reports, undefined
    assert sorted(row[2] for row in pairs(found, "status")) == ["dropped", "likely_renamed", "likely_renamed"]
    assert set(found.changes["likely_name"].dropna()) == {f"累计投入（{short}）", f"累计投入（{long}）"}
    assert {row[2] for row in pairs(plain_one, "status")} == {"new", "dropped"}


@together
def test_a_role_that_another_body_has_now() -> Asked:
    """控股股东 is one body in one report and another one in the next: what is said of them is of two."""
    role, before, after = "控股股东", "江城市城北供水投资集团", "清溪省远山水务发展集团"
    other = cell("担保余额", 27.0, part=OTHER)
    reports = [
        Made(2021, [cell("担保余额", 318.0, part=before), other], headings=(WORKS,), defined=((role, before),)),
        Made(2022, [cell("担保余额", 964.0, part=after)], headings=(WORKS,), defined=((role, after),)),
    ]
    found = yield reports
    assert {row[2] for row in pairs(found, "status")} == {"new", "dropped"}


def test_short_names_of_two_reports() -> None:
    old, new = (
        {"江城供水集团": "控股股东", "东湖水务": "东水"},
        {"远山水务": "控股股东", "东湖水务(原西湖水务)": "东水"},
    )
    assert shorts_of_both(old, new) == {"东湖水务": "东水", "东湖水务(原西湖水务)": "东水"}


def test_the_workbook_names_the_counterpart(tmp_path: Path) -> None:
    before, after = cell("限值余氯", 2.0, part="一号厂区"), cell("限值末梢余氯", 2.0, part="一号厂区（SC005）")
    store_made(tmp_path, two([before, cell("巡线里程", 812.0)], [after]))
    export_workbook(Store.open(tmp_path / "store"), tmp_path / "one.xlsx", Choice(), say=SAY)
    sheet = load_workbook(tmp_path / "one.xlsx")["只在一年出现"]
    header, *lines = sheet.iter_rows(min_row=3, values_only=True)
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    told = {row["指标"]: (row["状态"], row["疑似对应项（另一份报告）"], row["口径提示"]) for row in rows}
    assert told == {
        "限值余氯（一号厂区）": (
            "疑似改名", "限值末梢余氯（一号厂区（SC005））：2022年 2元（report.pdf·第1页）", None,
        ),
        "限值末梢余氯（一号厂区（SC005））": (
            "疑似改名", "限值余氯（一号厂区）：2021年 2元（report.pdf·第1页）", None,
        ),
        "巡线里程": ("未再披露", None, None),
    }  # fmt: skip
    assert "其中 2 项疑似改名" in str(sheet["A2"].value)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("限值（1号炉（DA005））", "限值1号炉"),
        ("调整后投资总额(1)", "调整后投资总额"),
        ("持有的有限股份", "持有有限股份"),
        ("其他（管理）设备", "其他管理设备"),
    ],
)
def test_plain_names(name: str, bare: str) -> None:
    assert plain(name) == bare


def test_how_alike_names_and_subjects_are() -> None:
    assert likeness("水厂投入资金", "投入水厂资金") == 1.0
    assert likeness("甲" * 16 + "水厂乙", "水厂乙" + "甲" * 16) == 1.0
    assert not likeness("甲" * 32 + "水厂乙", "水厂乙" + "甲" * 32), "no order of its pieces is tried of a longer one"
    assert likeness("公司统一采购办公用品金额合计", "公司采购办公用品金额合计"), "一 of 统一 counts nothing"
    assert not likeness("水厂投入资金", "泵站投入资金") and likeness("水厂投入资金", "泵站投入资金", same_value=True)
    assert same_subject("1号炉（DA005）", "1号炉") and same_subject("李明远（离任）", "李明远")
    assert same_subject("董事李明远先生", "董事长李明远先生")
    assert not same_subject("1号炉", "2号炉") and not same_subject("重组东湖项目", "东湖项目")
    assert twin_likeness(("销售收入", "东区供水销售收入合计"), ("东区", ""))
    assert not twin_likeness(("销售收入", "经销收入"), ("东区", "")), "another word"
    assert not twin_likeness(("长期投资", "长期投资"), ("示范湿地", "")), "a part and its whole"
    assert not twin_likeness(("存货跌价准备", "存货跌价准备可抵扣暂时性差异"), ("", "")), "an item of deferred tax"
    assert twin_likeness(("存货跌价准备可抵扣暂时性差异", "存货跌价准备暂时性差异"), ("", ""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another number: the longer one holds the characters of the shorter one
        ("培训人次第二实验学校", "培训人次第十二实验学校"),
        ("日供水量第二水厂", "日供水量第十二水厂"),
        ("2号泵房", "12号泵房"),
        ("前5名用户用水量", "前25名用户用水量"),
        ("5万吨以上供水合同", "15万吨以上供水合同"),
        # the same characters, but who to whom
        ("公司对子公司供水担保余额", "子公司对公司供水担保余额"),
        ("公司对子公司供水担保余额", "子公司对公司供水担保期末余额"),
        ("原水转中水", "中水转原水"),
        ("水厂应收泵站水费", "泵站应收水厂水费"),
        # another rank, the rest of a kind, a part of the body
        ("副站长培训人次", "站长培训人次"),
        ("副高级工程师", "高级工程师"),
        ("其他应收水费款项", "应收水费款项"),
        ("公司供水担保余额", "子公司供水担保余额"),
    ],
)
def test_names_of_two_things(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) == 0
    assert not same_subject(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("泵站检修费用", "检修泵站费用"),
        ("漏损水量东湖泵站", "东湖泵站项目漏损水量"),
        ("第二水厂供水量", "第二水厂日供水量"),
        ("前5名用户水费", "前5名用户水费合计"),
        ("其他应收水费", "其他应收水费款"),
    ],
)
def test_names_of_one_thing(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) > 0


@together
def test_a_subject_under_a_new_name() -> Asked:
    """One exact value of one name shows whose it is: so do all the other values of the two subjects."""
    old, new = "东湖加压泵站（老线）", "东湖加压泵站（改造后线路）"
    says = {
        part: [
            cell("计划总投资", 117530.0, part=part),
            cell("本年投资", spent, part=part),
            cell("计划总投资", 88460.0, part=f"{other}泵站"),
            cell("本年投资", spent * 2, part=f"{other}泵站"),
        ]
        for part, spent, other in ((old, 17080.0, "西山"), (new, 4171.0, "南岸"))
    }
    found = (yield two(says[old], says[new])).changes
    renamed = found[found["status"] == "likely_renamed"]
    assert set(renamed["likely_name"]) == {
        f"{name}（{part}）" for name in ("计划总投资", "本年投资") for part in (old, new)
    }
    assert set(found.loc[found["status"] != "likely_renamed", "scope_name"]) == {"西山泵站", "南岸泵站"}


@together
def test_a_quantity_in_another_unit_under_a_name_of_the_dictionary() -> Asked:
    before = Said(
        "energy.gas", 8156011.0, "立方米", None, {"section": 0, "name": "天然气用量", "surface": "天然气使用量"}
    )
    found = (yield two([before], [cell("天然气使用量", 15982.0, unit="吨标准煤")])).changes
    assert set(found["status"]) == {"likely_renamed"}
    assert set(found["likely_name"]) == {"天然气用量", "天然气使用量"}
