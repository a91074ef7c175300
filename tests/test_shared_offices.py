"""An office that is printed once for several names, and a label of a list that is no office."""

import pytest

from extractors.marked import marked_document
from extractors.names import entities


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("护林站职工乔思远、尹素琴、闻晓峰到场。", ["护林站职工"] * 3),
        ("学生代表乔思远、苗岫宁和焦大勇发言。", ["学生代表"] * 3),
        ("尹素琴、闻晓峰、韦庆红为委员。", ["委员"] * 3),
        ("党员志愿者乔思远、副站长苗岫宁走访林农。", ["党员志愿者", "副站长"]),
        ("站长乔思远、苗岫宁到会。", ["站长", None]),
        ("优秀志愿者：乔思远、苗岫宁。", [None, None]),
        ("2022年度优秀护林员：乔思远（一组）、苗岫宁（二组）、焦大勇（三组）。", [None] * 3),
    ],
)
def test_offices(text: str, offices: list[str | None]) -> None:
    rows = [row for row in entities.read(marked_document(text)) if row.kind == "PERSON"]
    assert [row.role for row in rows] == offices


def test_things_of_a_calling_are_no_persons() -> None:
    text = "投入438万元新建90套教师周转房。"
    assert not [row for row in entities.read(marked_document(text)) if row.kind == "PERSON"]
