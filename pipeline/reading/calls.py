"""Functions of PDFium called for many characters or objects in one go.

Half of what a call costs from Python is the wrapping of its handle in a pointer, and a page has thousands of characters
and objects: here handles and places in memory are plain numbers, results come as a column, one call of a kind after the
other. What the functions give is the same.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

from pypdfium2 import raw

from pipeline.reading.frame import Matrix

_ADDRESS = ctypes.c_void_p


def address(handle: Any) -> int:
    """Return the address that a handle or function of pypdfium2 stands for; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _plain(name: str, result: Any, *kinds: Any) -> Callable[..., int]:
    """Return a function of PDFium that takes addresses as numbers."""
    function: Callable[..., int] = ctypes.CFUNCTYPE(result, *kinds)(address(getattr(raw, name)))
    return function


# Of a text page and the index of a character.
code_of = _plain("FPDFText_GetUnicode", ctypes.c_uint, _ADDRESS, ctypes.c_int)
is_generated = _plain("FPDFText_IsGenerated", ctypes.c_int, _ADDRESS, ctypes.c_int)
object_of = _plain("FPDFText_GetTextObject", ctypes.c_void_p, _ADDRESS, ctypes.c_int)
_loose_box = _plain("FPDFText_GetLooseCharBox", ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS)
_char_box = _plain("FPDFText_GetCharBox", ctypes.c_int, _ADDRESS, ctypes.c_int, *repeat(_ADDRESS, 4))
_origin = _plain("FPDFText_GetCharOrigin", ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS, _ADDRESS)
# Of an object.
type_of = _plain("FPDFPageObj_GetType", ctypes.c_int, _ADDRESS)
font_of_text = _plain("FPDFTextObj_GetFont", ctypes.c_void_p, _ADDRESS)
mode_of_text = _plain("FPDFTextObj_GetTextRenderMode", ctypes.c_int, _ADDRESS)
_size = _plain("FPDFTextObj_GetFontSize", ctypes.c_int, _ADDRESS, _ADDRESS)
_matrix = _plain("FPDFPageObj_GetMatrix", ctypes.c_int, _ADDRESS, _ADDRESS)
_colour = _plain("FPDFPageObj_GetFillColor", ctypes.c_int, _ADDRESS, *repeat(_ADDRESS, 4))
_bounds = _plain("FPDFPageObj_GetBounds", ctypes.c_int, *repeat(_ADDRESS, 5))
_draw_mode = _plain("FPDFPath_GetDrawMode", ctypes.c_int, *repeat(_ADDRESS, 3))
segments_of_path = _plain("FPDFPath_CountSegments", ctypes.c_int, _ADDRESS)
# Of a page or form and the index of an object in it.
count_on_page = _plain("FPDFPage_CountObjects", ctypes.c_int, _ADDRESS)
object_on_page = _plain("FPDFPage_GetObject", ctypes.c_void_p, _ADDRESS, ctypes.c_int)
count_in_form = _plain("FPDFFormObj_CountObjects", ctypes.c_int, _ADDRESS)
object_in_form = _plain("FPDFFormObj_GetObject", ctypes.c_void_p, _ADDRESS, ctypes.c_ulong)

Columns = tuple[list[float], ...]


def _filled(numbers: Any, width: int, call: Callable[[int], Iterable[Any]]) -> list[Any]:
    """Let calls fill an array with `width` numbers each, then return it as so many columns."""
    deque(call(ctypes.addressof(numbers)), maxlen=0)
    return [numbers[at::width] for at in range(width)]


def loose_boxes(textpage: int, count: int) -> Columns:
    """Return the left, bottom, right and top sides of the loose boxes of all characters, in user space."""
    left, top, right, bottom = _filled(
        (ctypes.c_float * (4 * count))(),
        4,
        lambda at: map(_loose_box, repeat(textpage), range(count), range(at, at + 16 * count, 16)),
    )
    return left, bottom, right, top


def ink_box(textpage: int, index: int) -> Sequence[float]:
    """Return the left, bottom, right and top side of the ink of one character, in user space."""
    sides = (ctypes.c_double * 4)()
    at = ctypes.addressof(sides)
    _char_box(textpage, index, at, at + 16, at + 8, at + 24)
    return list(sides)


def origins(textpage: int, count: int) -> Columns:
    """Return the x and y at which the baselines of all characters begin, in user space."""
    x, y = _filled(
        (ctypes.c_double * (2 * count))(),
        2,
        lambda at: map(
            _origin, repeat(textpage), range(count), range(at, at + 16 * count, 16), range(at + 8, at + 16 * count, 16)
        ),
    )
    return x, y


def sizes(texts: Sequence[int]) -> list[float]:
    """Return the font sizes of text objects."""
    numbers = (ctypes.c_float * len(texts))()
    (found,) = _filled(numbers, 1, lambda at: map(_size, texts, range(at, at + 4 * len(texts), 4)))
    return list(found)


def matrices(objects: Sequence[int]) -> Columns:
    """Return the numbers a, b, c and d of the matrices of objects."""
    numbers = (ctypes.c_float * (6 * len(objects)))()
    return tuple(_filled(numbers, 6, lambda at: map(_matrix, objects, range(at, at + 24 * len(objects), 24)))[:4])


def matrix_of(thing: int) -> Matrix:
    """Return the matrix of one object."""
    numbers = (ctypes.c_float * 6)()
    _matrix(thing, ctypes.addressof(numbers))
    return Matrix(*numbers)


def colours(objects: Sequence[int]) -> list[tuple[int, int, int, int] | None]:
    """Return the fill colours of objects (red, green, blue, opacity; 0 to 255), None where one has none."""
    numbers, end = (ctypes.c_uint * (4 * len(objects)))(), 16 * len(objects)
    at = ctypes.addressof(numbers)
    known = list(map(_colour, objects, *(range(at + byte, at + end, 16) for byte in (0, 4, 8, 12))))
    channels = zip(*(numbers[channel::4] for channel in range(4)), strict=True)
    return [colour if has else None for has, colour in zip(known, channels, strict=True)]


def bounds(objects: Sequence[int]) -> list[tuple[float, float, float, float] | None]:
    """Return the left, bottom, right and top sides of objects in user space, None where an object has none."""
    numbers, end = (ctypes.c_float * (4 * len(objects)))(), 16 * len(objects)
    at = ctypes.addressof(numbers)
    known = list(map(_bounds, objects, *(range(at + byte, at + end, 16) for byte in (0, 4, 8, 12))))
    sides = zip(*(numbers[side::4] for side in range(4)), strict=True)
    return [box if has else None for has, box in zip(known, sides, strict=True)]


def draw_modes(paths: Sequence[int]) -> list[tuple[int, int]]:
    """Return of paths how they are filled (0: not at all) and whether they are stroked."""
    numbers, end = (ctypes.c_int * (2 * len(paths)))(), 8 * len(paths)
    at = ctypes.addressof(numbers)
    deque(map(_draw_mode, paths, range(at, at + end, 8), range(at + 4, at + end, 8)), maxlen=0)
    return list(zip(numbers[0::2], numbers[1::2], strict=True))
