"""Text in a font that the file does not hold, which PDFium needs of the machine: read with and without one there."""

from pathlib import Path

from drawing import SOURCE, Sheet, draw

from pipeline.reading.read import read_document


def test_text_set_sign_by_sign_is_read_whatever_fonts_the_machine_has(tmp_path: Path) -> None:
    def sheet(page: Sheet) -> None:
        for at, letter in enumerate("社会责任报告"):
            page.put(150 + 50 * at, 120, letter, 20)
        page.put(72, 200, "全年培训员工86人次。")

    document = read_document(draw(tmp_path / "a.pdf", [sheet]), SOURCE)
    assert document.text.split() == ["社会责任报告", "全年培训员工86人次。"]


def test_hidden_text_set_sign_by_sign_stays_hidden(tmp_path: Path) -> None:
    def sheet(page: Sheet) -> None:
        page.picture(0, 0, 595, 842)
        for at, letter in enumerate("全年培训员工八六人次用时九小时全年培训员工八六人次"):
            text = page.canvas.beginText(40 + 20 * at, 600)
            text.setFont("STSong-Light", 14)
            text.setTextRenderMode(3)
            text.textOut(letter)
            page.canvas.drawText(text)

    document = read_document(draw(tmp_path / "a.pdf", [sheet]), SOURCE)
    assert "ocr_layer" in document.pages[0].health
