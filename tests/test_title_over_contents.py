"""The report's title over its list of contents, both on a first page that goes on with the text."""

from pathlib import Path

from drawn import Paper

from extractors.registry import prepare
from schemas.document import Document

TITLES = ["第一部分 单位概况", "一、主要职责", "第二部分 预算说明", "第三部分 预算表", "第四部分 名词解释"]


def read(folder: Path, title: str) -> Document:
    paper = Paper(folder / "a.pdf")
    paper.canvas.setFont("STSong-Light", 26)
    paper.text(180, 90, "青埠县林业局")
    paper.canvas.setFont("STSong-Light", 22)
    paper.text(170, 130, title)
    paper.canvas.setFont("STSong-Light", 12)
    paper.text(280, 180, "目录")
    paper.canvas.setFont("STSong-Light", 10)
    for at, words in enumerate(TITLES):
        paper.text(150, 204 + 18 * at, words)
    paper.canvas.setFont("STSong-Light", 15)
    paper.text(200, 330, "第一部分 单位概况")
    paper.canvas.setFont("STSong-Light", 10)
    for at, words in enumerate(("负责全县造林绿化、森林防火和湿地保护。", "负责国有林场的建设和管理。")):
        paper.text(72, 370 + 18 * at, words)
    return prepare(paper.read())


def test_it_names_organisation_kind_and_title(tmp_path: Path) -> None:
    document = read(tmp_path, "2023年单位预算公开")
    identity = document.identity
    assert identity
    assert (identity.org, identity.report_type, identity.title) == ("青埠县林业局", "单位预算", "单位预算公开")
    assert [section.title for section in document.sections] == ["单位概况"]
