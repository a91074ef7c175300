"""Half-width punctuation is read like the full-width one: the same rows, whichever the report is typed with."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.outline.passages import split_sentences
from extractors.text.view import full_width
from pipeline.sentences import read_sentence

GOLDEN = Path(__file__).parent / "golden"
YEAR = 2022
HALF = {"，": ",", "；": ";", "：": ":", "。": ".", "！": "!", "？": "?", "（": "(", "）": ")", "“": '"', "”": '"'}
TURNS = {"commas": "，", "semicolons": "；", "colons": "：", "stops": "。！？", "brackets": "（）", "quotes": "“”"}
TURNS["all"] = "".join(HALF)


def turn(text: str, marks: str) -> str:
    """Return a text typed with the half-width form of some marks; 、 has none in use."""
    return text.translate(str.maketrans({mark: HALF[mark] for mark in marks}))


def rows_of(text: str) -> dict[str, list[dict[str, Any]]]:
    """Return what is read, without the words as printed (`text`): these are typed with other marks."""
    found = read_sentence(text, YEAR)
    return {table: [{k: v for k, v in row.items() if k != "text"} for row in rows] for table, rows in found.items()}


def plain(rows: dict[str, list[dict[str, Any]]]) -> Any:
    """Return rows with all brackets half-width: a value with a bracket in it shows it as printed."""
    return json.loads(json.dumps(rows, ensure_ascii=False).translate(str.maketrans("（）", "()")))


CASES = [
    json.loads(line)["text"]
    for table in ("quantities", "dates", "honours", "persons")
    for line in (GOLDEN / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("marks", TURNS.values(), ids=TURNS)
def test_golden_cases_typed_with_half_width_marks_give_the_same_rows(marks: str) -> None:
    turned = [text for text in CASES if turn(text, marks) != text]
    for text in turned:
        assert plain(rows_of(turn(text, marks))) == plain(rows_of(text)), turn(text, marks)
    assert turned or marks in "；：！？（）"  # no golden case has some of them: the statements below do


@pytest.mark.parametrize("marks", [TURNS["brackets"], TURNS["all"]], ids=["brackets", "all"])
def test_statements_of_a_report_typed_with_half_width_marks_give_the_same_rows(
    marks: str, sample_yearbook: Path
) -> None:
    texts = sorted(set(pq.read_table(sample_yearbook / "statements", columns=["text"]).column("text").to_pylist()))
    turned = [text for text in texts if any(mark in text for mark in marks)]
    assert len(turned) > 15
    for text in turned[:150]:
        assert plain(rows_of(turn(text, marks))) == plain(rows_of(text)), turn(text, marks)


FURTHER = [
    "管网中心：2019-2020年度（第十届）霁川市文明单位；李恒：优秀个人（霁水〔2022〕19号）。",
    "科室荣获‘2022年度全省护理创新奖’。护士李恒被评为“先进个人”（区级）！",
    "收入预算286万元，比2022年（上一年度，下同）预算增加23万元。",
]


@pytest.mark.parametrize("text", FURTHER)
def test_further_sentences_give_the_same_rows(text: str) -> None:
    turned = turn(text, TURNS["all"]).translate(str.maketrans("‘’", "''"))
    assert any(rows_of(text).values())
    assert plain(rows_of(turned)) == plain(rows_of(text))


def test_a_half_width_full_stop_ends_a_sentence() -> None:
    text = "全年培训1,402人次,增长13.4%.其中线上200人次. 满意率98.5%."
    said = [span.of(text) for span in split_sentences(full_width(text))]
    assert said == ["全年培训1,402人次,增长13.4%.", "其中线上200人次.", " 满意率98.5%."]


@pytest.mark.parametrize(
    "text",
    [
        "培训1,402人次",
        "比例为1:3",
        "每天10:30至16:00开放",
        "见https://a.cn/b?c=1,2",
        "一.总体情况",
        "（二.）荣誉",
        "1.总体情况",
        "(3).应付债券的具体情况",
        "比例43.18%(2).确认为存货",
        "增长2.5倍",
        "目录......3",
        "见附件.docx",
        "“元宵佳节遇冬奥.党建联建话团圆”主题活动",
        "《迎新春.话团圆》",
        '一根3"管',
        "研发投入(万元)",
        "Annual report, 2022; all.",
    ],
)
def test_left_alone(text: str) -> None:
    assert full_width(text) == text


NOT_EQUAL = {
    "a stop between two digits is a decimal point": "满意率为98。5月6日开展演练。",
    "a comma before three digits is that of thousands": "在岗员工402，300人为女员工。",
    "a dot inside a quotation may be a middle dot (“迎新春.话团圆”)": "口号是“平安第一。全年培训12次”等。",
}


@pytest.mark.parametrize(
    "text", [pytest.param(text, marks=pytest.mark.xfail(strict=True, reason=why)) for why, text in NOT_EQUAL.items()]
)
def test_turns_that_do_not_give_the_same_rows(text: str) -> None:
    assert plain(rows_of(turn(text, TURNS["all"]))) == plain(rows_of(text))


@given(st.text("，。；：！？（）“”,.;:!?()\"'、12万人次年 中心A《》\n", max_size=40))
def test_one_character_for_one_and_once_is_enough(text: str) -> None:
    folded = full_width(text)
    assert len(folded) == len(text)
    changed = {(old, new) for old, new in zip(text, folded, strict=True) if old != new}
    assert changed <= {
        (",", "，"),
        (";", "；"),
        (":", "："),
        ("!", "！"),
        ("?", "？"),
        (".", "。"),
        ('"', "“"),
        ('"', "”"),
    }
