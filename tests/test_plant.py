"""Faults planted at random: what is changed, where, and whether a report can tell."""

import random
from collections.abc import Sequence

import pytest

from benchmarks.plant import plant
from benchmarks.plant_kinds import DRAWS, Fault
from benchmarks.plant_places import is_tellable
from pipeline.reading.assemble import assemble
from schemas.document import Document, Source
from schemas.page import Line, Page
from schemas.text import Box

SOURCE = Source(doc_id="d", sha256="d" * 64, file_name="a.pdf", path="a.pdf", size=1)


def _document(lines: Sequence[str]) -> Document:
    """Return a document of one page, a paragraph a line."""
    made = []
    for at, text in enumerate(lines):
        top = 80.0 + 40.0 * at
        boxes = [Box(80.0 + 12.0 * i, top, 92.0 + 12.0 * i, top + 12.0) for i in range(len(text))]
        made.append(Line(text, boxes, 12.0, "Song", bold=False))
    return assemble(SOURCE, [Page(number=1, width=595.0, height=842.0, lines=tuple(made))])


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("swap", "支出2,458.6万元", {"支出2,548.6万元", "支出2,485.6万元"}),
        ("way", "用水量下降3.2%", {"用水量增长3.2%"}),
        ("count", "落实三项措施", {"落实四项措施"}),
        ("item", "设办公室、财务科和档案科。", {"设办公室和档案科。"}),
        ("unit", "支出86.40万元", {"支出86.40元", "支出86.40亿元"}),
        ("swap", "2023年完成", set()),
        ("swap", "201", set()),
        ("digit", "电话 0714-3261", set()),
    ],
)
def test_a_fault_changes_what_its_kind_says_and_nothing_else(kind: str, text: str, changed: set[str]) -> None:
    made = {text[:start] + new + text[end:] for start, end, new in DRAWS[kind](text, random.Random(1))}
    assert (made <= changed and made) if kind == "unit" else made == changed


def test_a_planted_fault_stands_in_the_text_and_the_rest_stays() -> None:
    document = _document(["全年支出2,458.6万元。", "培训职工126人。"])
    fault = Fault("unit", 1, 0, 11, 13, "万元", "元", ("2,458.6",))
    assert plant(document, fault).text == document.text.replace("万元", "元")


@pytest.mark.parametrize(
    ("lines", "tellable"),
    [
        (["全年支出2,458.6万元。"], False),
        (["全年支出2,458.6万元。", "支出2,458.6万元用于供暖。"], True),
        (["全年支出2,458.6万元，用于供暖2,000.1万元、照明458.5万元。"], True),
        (["全年支出2,458.6万元，用于供暖2,000.1万元、照明411.5万元。"], False),
    ],
)
def test_a_report_can_tell_what_stands_again_or_is_made_up_beside(lines: list[str], *, tellable: bool) -> None:
    fault = Fault("digit", 1, 0, 4, 5, "2", "7", ("7,458.6",))
    assert is_tellable(_document(lines), fault) is tellable
