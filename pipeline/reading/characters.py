"""The characters of a page, from PDFium."""

import ctypes
import math
import sys
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from typing import Any, overload

from pypdfium2 import raw

from pipeline.reading import calls
from pipeline.reading.frame import Frame
from pipeline.reading.glyphs import ASCENT, DESCENT, Glyph, Look, font_of, is_pale, is_tinted, looks_of

_MADE = (-1, 0x0A, 0x0D)  # codes of what is no character of the file: see `_codes`

_NARROW = 0.45  # of its size: no font is set so narrow
_FEW = 5
_SAMPLE = 250  # characters of a page that are looked at: a form holds hundreds

Fonts = dict[int, tuple[str, bool]]


class _Style:
    """Font, weight, size and direction of one text object; every character of the object shares them."""

    __slots__ = ("bold", "font", "hidden", "pale", "size", "stated", "tinted", "turn", "upright")

    def __init__(self, font: tuple[str, bool], mode: int, size: float, *, direction: float, scale: float = 1.0) -> None:
        self.font, bold = font
        # Mode 2 fills and strokes: the fake bold of Word and WPS.
        self.bold = bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        self.hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        self.stated = size  # without the scale of the form that holds it
        self.size = size * scale
        self.upright = math.cos(direction) > 0.98
        self.turn = round(math.degrees(direction)) % 360
        self.pale = self.tinted = False


def font_at(font: int, fonts: Fonts) -> tuple[str, bool]:
    """Return a font's plain name and whether it is bold, looked up once a font."""
    if font not in fonts:
        handle = ctypes.cast(font, raw.FPDF_FONT)
        buffer = ctypes.create_string_buffer(128)
        if font:
            raw.FPDFFont_GetBaseFontName(handle, buffer, 128)
        name, bold = font_of(_font_name(buffer.value))
        fonts[font] = name, bold or bool(font and raw.FPDFFont_GetWeight(handle) >= 600)
    return fonts[font]


def _font_name(name: bytes) -> str:
    """Decode a font's name; programs on Chinese Windows write it in GBK, against the PDF specification (UTF-8)."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _styles(objects: list[int], turns: int, scales: Mapping[int, float]) -> dict[int, _Style]:
    """Return the styles of text objects; objects that are set alike share one.

    The page may be turned by quarters; what counts is how the text stands when the page is shown. `scales` are those
    of the forms that hold the objects.
    """
    fonts: Fonts = {}
    alike: dict[tuple[Any, ...], _Style] = {}
    # A character that PDFium finds in no object of a damaged page is as plain as can be.
    found = {0: _Style(("", False), raw.FPDF_TEXTRENDERMODE_FILL, 0.0, direction=0.0)}
    looks = zip(
        map(calls.font_of_text, objects),
        map(calls.mode_of_text, objects),
        calls.sizes(objects),
        *calls.matrices(objects),
        calls.colours(objects),
        map(scales.get, objects, repeat(1.0)),
        strict=True,
    )
    for text, look in zip(objects, looks, strict=True):
        style = alike.get(look)
        if style is None:
            font, mode, size, a, b, c, d, colour, scale = look
            direction = math.atan2(b, a) - turns * math.pi / 2
            style = alike[look] = _Style(
                font_at(font or 0, fonts), mode, size * math.hypot(c, d), direction=direction, scale=scale
            )
            black = colour is None or colour == (0, 0, 0, 255)
            style.pale = not black and is_pale(*(channel / 255 for channel in colour or ()))
            style.tinted = not black and is_tinted(*(channel / 255 for channel in (colour or ())[:3]))
        found[text] = style
    return found


def _character(code: int) -> str:
    """Return the character for PDFium's code: 0 is a glyph without a Unicode value, 2 a hyphen at a line's end.

    Half of a pair of 16-bit characters alone is no character either, nor is a number beyond Unicode, which a font's
    name of a glyph (/u110000) may give.
    """
    if code == 0 or 0xD800 <= code < 0xE000 or code > sys.maxunicode:
        return "\ufffd"
    return "-" if code == 2 else chr(code)


def _codes(textpage: int, count: int) -> list[int]:
    """Return the code of each character, -1 for one that PDFium made up (blanks, line breaks) and half of a pair."""
    codes = list(map(calls.code_of, repeat(textpage), range(count)))
    if 0x20 in codes:
        codes = [-1 if c == 0x20 and calls.is_generated(textpage, at) else c for at, c in enumerate(codes)]
    if max(codes) >= 0xD800:
        # 16-bit wide characters (Windows): the pair makes one character.
        for at in range(count - 1):
            if 0xD800 <= codes[at] < 0xDC00 <= codes[at + 1] < 0xE000:
                codes[at + 1] += 0x10000 - 0xDC00 + ((codes[at] - 0xD800) << 10)
                codes[at] = -1
    return codes


class Characters(Sequence[Glyph]):
    """The characters of a page as columns of numbers; each time that they are gone through they are made anew.

    A character as pdfplumber takes it has half a kilobyte, here it has forty bytes: the pages of a whole report wait
    like this until they are laid out one by one.
    """

    def __init__(
        self,
        texts: str,
        styles: Sequence[_Style],
        columns: Sequence[Iterable[float]],
        *,
        frame: Frame,
        offset: float,
    ) -> None:
        self._texts, self._styles = texts, styles
        # Left, bottom, right and top side, x and y of the origin; PDFium has all of them in single precision.
        self._columns = tuple(array("f", column) for column in columns)
        self._frame, self._offset = frame, offset
        self._inks: dict[int, tuple[float, float, float, float]] = {}

    def find_inks(self, textpage: int, places: Sequence[int]) -> None:
        """Take from PDFium the ink of characters in wide boxes; `places` are their indexes on the text page.

        PDFium gives characters of vertical fonts boxes that reach over the columns beside them.
        """
        frame = self._frame
        left, _, right, _ = self._columns[:4]
        looks = enumerate(zip(left, right, self._styles, strict=True))
        wide = [at for at, (x0, x1, style) in looks if frame.turns or x1 - x0 > 2.1 * style.size]
        boxes = frame.boxes([[column[at] for at in wide] for column in self._columns[:4]])
        for at, (x0, top, x1, bottom) in zip(wide, boxes, strict=True):
            if x1 - x0 > 2.2 * (self._styles[at].size or bottom - top):
                self._inks[at] = frame.box(*calls.ink_box(textpage, places[at]))

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> Glyph: ...
    @overload
    def __getitem__(self, at: slice) -> list[Glyph]: ...
    def __getitem__(self, at: int | slice) -> Glyph | list[Glyph]:
        return list(self)[at]

    def __iter__(self) -> Iterator[Glyph]:
        frame, offset, inks = self._frame, self._offset, self._inks
        boxes, starts = frame.boxes(self._columns[:4]), frame.points(*self._columns[4:])
        columns = zip(self._texts, self._styles, boxes, starts, strict=True)
        for at, (text, style, (x0, top, x1, bottom), origin) in enumerate(columns):
            size = style.size or bottom - top
            if at in inks:
                x0, top, x1, bottom = inks[at]  # noqa: PLW2901
            if style.upright:
                top, bottom = origin[1] - ASCENT * size, origin[1] + DESCENT * size  # noqa: PLW2901
            glyph: Glyph = {
                "text": text,
                "x0": x0,
                "x1": x1,
                "top": top,
                "bottom": bottom,
                "doctop": top + offset,
                "upright": style.upright,
                "size": size,
                "fontname": style.font,
                "bold": style.bold,
                "hidden": style.hidden,
            }
            if not style.upright:
                glyph["turn"], glyph["origin"] = style.turn, origin
            if style.tinted:
                glyph["tinted"] = True
            if style.pale:
                glyph["pale"] = True
            yield glyph

    def is_scaled_apart(self) -> bool:
        """Whether the Han are far narrower than their size says: text of a form that is drawn in another scale.

        PDFium takes the sizes of such text, and the places of some characters, without the scale.
        """
        if self._frame.turns:
            return False
        left, _, right, _ = self._columns[:4]
        narrow = whole = 0
        for at in range(0, len(self), 1 + len(self) // _SAMPLE):
            style = self._styles[at]
            if "\u4e00" <= self._texts[at] <= "\u9fff" and style.upright and style.stated:
                whole += 1
                narrow += 0 < right[at] - left[at] < _NARROW * style.stated
        return narrow >= _FEW and 5 * narrow >= whole

    def looks(self) -> dict[Look, int]:
        """Count the looks of the characters, in the order in which each is first met."""
        if not all(style.size for style in set(self._styles)):
            return looks_of(list(self))
        found: dict[Look, int] = {}
        for style, count in Counter(self._styles).items():
            look = Look(round(style.size, 1), style.pale, None if style.upright else style.turn)
            found[look] = found.get(look, 0) + count
        return found

    def without(self, dropped: Collection[int]) -> "Characters":
        """Return the characters but those with some indexes."""
        kept = [at for at in range(len(self)) if at not in dropped]
        rest = Characters(
            "".join(self._texts[at] for at in kept),
            [self._styles[at] for at in kept],
            [[column[at] for at in kept] for column in self._columns],
            frame=self._frame,
            offset=self._offset,
        )
        rest._inks = {new: self._inks[at] for new, at in enumerate(kept) if at in self._inks}
        return rest


def read_characters(
    textpage: Any, frame: Frame, offset: float, scales: Mapping[int, float]
) -> tuple[Sequence[Glyph], frozenset[int]]:
    """Return the characters of a page in PDFium's order, and the addresses of the text objects that they stand in.

    Characters that PDFium made up are left out. `offset` is the height of the pages before, `scales` are the scales of
    the forms that hold text objects, by address.
    """
    count, own = raw.FPDFText_CountChars(textpage), calls.address(textpage)
    if count <= 0:
        return [], frozenset()
    codes = _codes(own, count)
    kept = [code not in _MADE for code in codes]
    objects = list(compress(map(calls.object_of, repeat(own), range(count)), kept))
    texts = {text for text in objects if text}
    styles = _styles(list(texts), frame.turns, scales)
    letters = [chr(c) if 0x20 <= c < 0xD800 else _character(c) for c in compress(codes, kept)]
    columns = (*calls.loose_boxes(own, count), *calls.origins(own, count))
    characters = Characters(
        "".join(letters),
        [styles[text or 0] for text in objects],
        [compress(column, kept) for column in columns],
        frame=frame,
        offset=offset,
    )
    characters.find_inks(own, list(compress(range(count), kept)))
    return characters, frozenset(texts)
