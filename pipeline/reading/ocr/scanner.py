"""The pages of one file read from their pictures, each once."""

from pathlib import Path

import pypdfium2 as pdfium

from pipeline.patience import ask_for_time
from pipeline.reading.ocr.cache import Cache
from pipeline.reading.ocr.said import ReadPage


class Scanner:
    """Reads pages of a PDF from their pictures; what the cache has is not read again. Close it after use."""

    def __init__(self, file: Path | bytes, cache: Cache) -> None:
        self._file = file
        self._cache = cache
        self._read: dict[int, ReadPage | None] = {}
        self._document: pdfium.PdfDocument | None = None

    def read(self, number: int) -> ReadPage | None:
        """Read a page, counted from 1; None where it can't be drawn (a file that only pdfminer opens)."""
        if number not in self._read:
            self._read[number] = self._cache.load(number) or self._from_picture(number)
        return self._read[number]

    def _from_picture(self, number: int) -> ReadPage | None:
        from pipeline.reading.ocr.read import read_picture  # noqa: PLC0415 - slow to load, and the extra may be missing

        ask_for_time()
        try:
            if self._document is None:
                self._document = pdfium.PdfDocument(self._file)
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            return None
        try:
            found = read_picture(page)
        finally:
            page.close()
        self._cache.keep(number, found)
        return found

    def close(self) -> None:
        """Close the file."""
        if self._document is not None:
            self._document.close()
            self._document = None
