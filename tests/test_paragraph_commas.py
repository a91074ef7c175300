"""Paragraphs of a Word draft that end in a comma, whatever their lines are."""

from pathlib import Path

import docx

from pipeline.checks.examples import read_example
from pipeline.checks.run import check_report
from pipeline.proof.word import list_paragraphs

LINES = (
    "中心落实联系服务专业人才工作制度，按期开展优秀年轻干部推选工作，",
    "全年抢修管网958次，其中爆管抢修169次、漏水修复789次。",
    "致全体职工，",
)


def test_a_paragraph_of_a_word_draft_that_ends_in_a_comma_is_told_with_its_sentence(tmp_path: Path) -> None:
    written = docx.Document()
    for line in LINES:
        written.add_paragraph(line)
    written.add_table(1, 1).cell(0, 0).text = LINES[0]
    written.save(str(tmp_path / "draft.docx"))
    paragraphs = list_paragraphs(tmp_path / "draft.docx")
    assert paragraphs == list(LINES)
    report = read_example("\n".join(LINES))
    report.written = paragraphs
    told = [row for row in check_report(report) if row.rule == "paragraph that ends in a comma"]
    assert [row.outcome for row in told] == ["fails"]
    assert "优秀年轻干部推选工作，" in told[0].message and told[0].page == 1
