"""Text that a page draws in another scale: PDFium takes its sizes, and some places, without the scale."""

from pathlib import Path

from drawn import Paper

from pipeline.reading.characters import Characters
from pipeline.reading.glyphs import looks_of
from pipeline.reading.pdfium import read_pages


def test_text_in_a_form_of_another_scale_is_read_with_its_places(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.beginForm("small", 0, 0, 2400, 3400)
    paper.canvas.setFont("STSong-Light", 40)
    rows = [["指标名称", "二〇二三年", "二〇二四年"], ["接待查档人次", "318", "802"], ["整理档案卷数", "121", "125"]]
    for at, row in enumerate(rows):
        for x, words in zip((300, 900, 1300), row, strict=True):
            paper.canvas.drawString(x, 3000 - 80 * at, words)
    paper.canvas.endForm()
    paper.canvas.saveState()
    paper.canvas.scale(0.25, 0.25)
    paper.canvas.doForm("small")
    paper.canvas.restoreState()
    (page,) = paper.read().pages
    assert page.health == ("second_reader",)
    assert [word for line in page.lines for word in line.text.split()] == [word for row in rows for word in row]
    assert {line.size for line in page.lines} == {10.0}


def test_narrow_type_is_read_by_the_first_reader(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    text = paper.canvas.beginText(72, 700)
    text.setFont("STSong-Light", 12)
    text.setHorizScale(60)
    text.textLine("窄体标题也是本页自己的文字")
    paper.canvas.drawText(text)
    (page,) = paper.read().pages
    assert "second_reader" not in page.health


def test_the_looks_of_a_page_are_counted_as_those_of_its_characters(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for at, (size, gray) in enumerate(((10, 0.0), (10.04, 0.0), (8, 0.0), (10, 0.8))):
        paper.canvas.setFont("STSong-Light", size)
        paper.canvas.setFillGray(gray)
        paper.text(60, 100 + 20 * at, "培训" * (at + 1))
    paper.canvas.save()
    (page,) = read_pages(paper.path)
    assert isinstance(page.glyphs, Characters)
    looks = page.glyphs.looks()
    assert looks == looks_of(list(page.glyphs))
    assert {(look.size, look.pale): count for look, count in looks.items()} == {
        (10, False): 6,
        (8, False): 6,
        (10, True): 8,
    }
