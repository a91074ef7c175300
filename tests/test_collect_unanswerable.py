"""收数表: lines that nobody can answer, one figure under two names, and names that a department knows."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.collect.apart import named_apart, without_person
from pipeline.collect.collect import _take_over
from pipeline.collect.once import ask_once
from pipeline.collect.questions import Unasked, list_questions
from pipeline.collect.unanswerable import why_unanswerable
from pipeline.export.series import Series
from pipeline.feed.history import Key
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.tables import CollectedValue

SAY = Messages("zh")
OF_UNIT = ("unit", "", "actual", "year")


def line(name: str, value: float, unit: str | None = "人", **more: Any) -> Series:
    """Return a line of the comparison with one value."""
    more = {"indicator": f"open:{name}", "bucket": "year", "topic": None, "text": f"{value:g}{unit}", **more}
    own = {"doc_id": "d", "source": "text", "scope": "unit", "scope_name": None, "basis": "actual", "org": "甲"}
    record = SimpleNamespace(name=name, value=value, unit=unit, **own, **more)
    return Series(key=("甲", more["indicator"], *OF_UNIT), values={2022: record})


@pytest.mark.parametrize(
    ("said", "sentence", "why"),
    [
        (("家长频次", 2, "次"), "家长 | 家校共育 | 家长会 | 每学期2次", "rhythm"),
        (("例会", 1, "次"), "每季度召开例会1次。", "rhythm"),
        (("巡检频次", 12, "次"), "全年巡检频次12次。", None),
        (("慰问标准", 60, "元"), "每年60元。", None),
        (("合计占比", 100, "%"), "合计 | 86 | 100.0", "total"),
        (("合计", 100, "%"), "合计 | 100.0", "total"),
        (("合计占比", 98, "%"), "合计 | 98.0", None),
        (("检验合格率", 100, "%"), "检验合格率100%。", None),
        (("就诊类别", 6, "个"), "门诊、急诊等6个类别。", "kinds"),
        (("作物种类", 45, "种"), "保存作物种类45种。", None),
        (("本科", 26.8, "%"), "本科26.8%", "share"),
        (("本科", 26.8, "%"), "教师中本科占26.8%，比上年提高。", None),
        (("本科率", 26.8, "%"), "本科率26.8%", None),
        (("男", 26.8, "%"), "男26.8%", None),
    ],
)
def test_what_nobody_can_answer(said: tuple[str, float, str], sentence: str, why: str | None) -> None:
    own = line(*said)
    others = [own, line("本科学历", 212), line("巡检频次", 3, "次")]
    assert why_unanswerable(own, sentence, 2022, others) == why


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"topic": "report.parameters"}, "own"), ({"bucket": "years10"}, "long"), ({"bucket": "years3"}, None),
        ({"topic": "report.parameters", "indicator": "staff.total"}, None),  # the dictionary knows what it is
    ],
)  # fmt: skip
def test_what_is_told_of_the_report_and_of_many_years(more: dict[str, Any], why: str | None) -> None:
    assert why_unanswerable(line("院区", 3, "个", **more), "覆盖3个院区。", 2022, []) == why


@pytest.mark.parametrize(
    ("name", "value", "unit", "known", "is_one"),
    [
        ("类别", 312640, "吨二氧化碳当量", "吨二氧化碳当量", True),  # many digits
        ("发电", 1124, "千瓦", "千瓦时", False),  # few, and no name of its
        ("碳排放", 7.7, "吨", "吨", True),  # few, with a piece of its name
        ("碳排放", 7.7, "吨", "件", False),
        ("电量", 312641, "吨二氧化碳当量", "吨二氧化碳当量", False),
    ],
)
def test_a_figure_of_the_dictionary_under_another_name_is_asked_once(
    name: str, value: float, unit: str, known: str, *, is_one: bool
) -> None:
    other = line("碳排放量", 312640 if value > 300000 else value, known, indicator="emissions.some")
    own = line(name, value, unit)
    asked = ask_once([own, other])
    assert [one.key for one in asked.asked] == ([other.key] if is_one else [own.key, other.key])
    assert [one.key for one in asked.repeats.get(other.key, ())] == ([own.key] if is_one else [])


def test_a_torn_unit_takes_the_value_in_its_own() -> None:
    value = CollectedValue(
        org_id="o", org="某院", indicator="economy.tax", name="上缴税金", scope="unit", scope_name=None, basis="actual",
        period="year", data_year=2023, answer="given", value_text="86.5", unit="万元", filled_text="86.5",
        material=None, department=None, who=None, note=None, source_file="f", source_cell="c", checks=(),
    )  # fmt: skip
    other = Unasked(Key("open:纳税", "unit", "", "actual", "year"), "纳税", None, "82万")
    taken = _take_over(value, other, "元", SAY)
    assert (taken.indicator, taken.unit, taken.value_text) == ("open:纳税", "万", "86.5")
    assert _take_over(value, replace(other, unit="元"), "元", SAY).unit == "万元"


def test_no_person_stands_in_a_name() -> None:
    posts = {"院长周某": "院长", "书记陈某某": "书记"}
    assert without_person("院长周某带教查房", posts) == "院长带教查房"
    assert without_person("周某技能工作室", posts) == "周某技能工作室"
    assert without_person("院长周某", posts) == "院长周某"


@pytest.mark.usefixtures("compared_once")
def test_two_lines_of_one_name_are_told_apart(sample_yearbook: Path) -> None:
    rows = list_questions(Store.open(sample_yearbook), 2023, org=None, say=SAY).rows
    one = next(row for row in rows if row.key.indicator.startswith("open:"))
    longer = Unasked(one.key, f"累计{one.name}", None, "9")
    twins = [replace(one, unit="件"), replace(one, unit="户"), replace(one, unit="份", repeats=(longer,))]
    names = [row.name for row in named_apart(twins, SAY)]
    assert names == [f"{one.name}（件）", f"{one.name}（户）", f"累计{one.name}"]
    assert list(named_apart([one], SAY)) == [one]
