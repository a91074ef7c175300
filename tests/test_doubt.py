"""Quantities of a text layer that is misread in places: never believed blindly, used only where nothing else is."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_reports import STAFF, Made, Said, compared, value_row
from raw_pdf import write_sound

from extractors.indicators.settling import settle
from pipeline.extract import read_report
from pipeline.reading.ocr.doubt import LAYER, doubted
from schemas.document import Source
from schemas.page import Line
from schemas.tables import IndicatorValue
from schemas.text import Box

SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)
MISREAD = ["ZOq5年年度报告，截至20I5年末。", "受理于2016-lo-28，余额i2.48亿元。"]
SOUND = ["全年组织巡查35次，参加人员412人次，投入8.6万元，群众反响良好。", "泵站维护人员l8人，管道检修工27人。"]


def test_figures_of_a_misread_page_are_marked(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "a.pdf", [[*MISREAD, *SOUND], SOUND], pictures=[True, False])
    rows = read_report(path, SOURCE).tables["quantities"].to_pylist()
    first = {row["text"]: row["confidence"] for row in rows if row["page"] == 1}
    assert first == {"35次": 0.5, "412人次": 0.5, "8.6万元": 0.5, "27人": 0.5}, "l8人 is no figure there"
    assert {row["confidence"] for row in rows if row["page"] == 2} == {None}


def line(text: str) -> Line:
    return Line(text, tuple(Box(at, 0, at + 1, 1) for at in range(len(text))), 12, "Song", False)


@pytest.mark.parametrize(
    ("verdicts", "confidence"),
    [
        (("bad_ocr", "ocr_layer"), 0.5),
        (("rare_han",), 0.5),
        (("no_words",), 0.5),
        (("ocr_layer",), LAYER),
        (("unmapped", "doubled", "radicals", "watermark"), None),
        ((), None),
    ],
)
def test_verdicts_that_cast_doubt(verdicts: tuple[str, ...], confidence: float | None) -> None:
    (found,) = doubted([line("共35次")], verdicts)
    assert set(found.confidences) == ({confidence} if confidence else set())


def row(value: float, page: int, reading: float | None) -> IndicatorValue:
    made = value_row(Made(2022, ()), page, Said(STAFF, value))
    return replace(made, reading=reading, evidence=replace(made.evidence, page=page))


def test_a_doubted_figure_is_a_value_only_where_no_other_is() -> None:
    sure, doubtful, same = row(131.0, 4, None), row(181.0, 2, 0.5), row(131.0, 1, 0.5)
    found = settle([doubtful, sure, same])
    assert [(r.value, r.status, r.evidence.page) for r in found] == [(131, "stated", 4)]
    assert [r.value for r in settle([doubtful])] == [181]
    assert [(r.value, r.status) for r in settle([doubtful, row(131.0, 4, 0.97)])] == [(131, "stated")]
    assert {r.status for r in settle([row(181.0, 2, 0.97), sure])} == {"ambiguous"}, "digits read for sure contradict"


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (0.5, ("D", None, "本期数取自可能识别有误的文字", 120.0)),
        (0.97, ("A", 20.0, None, 120.0)),
        (None, ("A", 20.0, None, 120.0)),
    ],
)
def test_no_change_is_computed_with_a_doubted_figure(
    tmp_path: Path, reading: float | None, expected: tuple[object, ...]
) -> None:
    made = [Made(2021, [Said(STAFF, 100.0)]), Made(2022, [Said(STAFF, 120.0, more={"reading": reading})])]
    (found,) = compared(tmp_path, made).changes.astype(object).to_dict("records")
    change = None if found["change"] != found["change"] else found["change"]
    assert (found["comparability"], change, found["note"], found["value_to"]) == expected
