"""Passages: sentences, items, headings, covers."""

import pytest
from builders import P, report

from extractors.outline.passages import add_passages, read, split_sentences
from extractors.outline.sections import add_sections


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
        ("他说：“好。”随后离开。", ["他说：“好。”", "随后离开。"]),
        ("完成（甲。乙）两项。又完成一项。", ["完成（甲。乙）两项。", "又完成一项。"]),
        ("一年来；又一年；", ["一年来；又一年；"]),
        ("没有句号", ["没有句号"]),
        ("括号没有合上（第一句。第二句。", ["括号没有合上（第一句。第二句。"]),
        ("（" + "长" * 90 + "。后一句。", ["（" + "长" * 90 + "。", "后一句。"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == sentences


def test_kinds_and_rows() -> None:
    text = "全年组织活动多场，反响良好。群众满意。"
    document = add_passages(
        add_sections(
            report(
                [
                    P("社会责任报告", kind="cover", size=26),
                    P("一、概况.....3", kind="contents"),
                    "一、概况",
                    text,
                    "◆某某：先进集体",
                    P("指标 2021 2022", kind="table"),
                ]
            )
        )
    )
    assert [(p.kind, p.span.of(document.text)) for p in document.passages] == [
        ("cover", "社会责任报告"),
        ("heading", "一、概况"),
        ("sentence", "全年组织活动多场，反响良好。"),
        ("sentence", "群众满意。"),
        ("item", "◆某某：先进集体"),
    ]
    rows = list(read(document))
    assert [row.kind for row in rows] == ["sentence", "sentence", "item"]
    assert {row.section_id for row in rows} == {document.sections[0].section_id}
    assert len({row.statement_id for row in rows}) == 3
