"""Cells of two numbers under a header, or beside a label, of two: 35／1,806 beside 举办培训班（期）／培训人次."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.tables.cell_amounts import Amount, read_amount
from extractors.tables.cell_units import scale_of, unit_in_column, unit_of, unit_of_name
from extractors.tables.grid import CellView
from extractors.tables.parties import party_of
from extractors.tables.stretches import is_year
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span

_SLASH = re.compile(r"\s*[/／]\s*")
_NAMED = re.compile(
    rf"(?P<names>(?:[^{BRACKETS}]|{OPEN}[^{BRACKETS}/／]*{CLOSE})+?)(?:{OPEN}(?P<units>[^{BRACKETS}]*[/／][^{BRACKETS}]*){CLOSE})?"
)
# argued: reports list how often each director was present and should have been: 出席/应出席, 应出席/亲自出席董事会次数
_PRESENT = re.compile(r"(?:实际)?(?P<deed>出席|参加|参会|列席)/应(?:当)?(?P=deed)")
_DUE = re.compile(
    r"(?P<due>应(?:当)?(?P<deed>出席|参加|参会|列席))/(?P<was>(?:实际|亲自)?(?P=deed))(?P<what>[一-鿿]{0,8}?)(?:次数)?"
)


def _halves(words: str, count: int) -> Sequence[str]:
    """Return the names that words are, each with its unit: 人数／金额（人／万元） → 人数（人）, 金额（万元）."""
    match = _NAMED.fullmatch(words)
    names = _SLASH.split(match["names"]) if match else []
    if match is None or len(names) != count or not all(names):
        return ()
    units = _SLASH.split(match["units"]) if match["units"] else []
    if not units:
        return names
    return [f"{name}（{unit}）" for name, unit in zip(names, units, strict=True)] if len(units) == count else ()


def _attendances(heads: Sequence[str]) -> Sequence[str]:
    """Return the names of how often somebody was and should have been present, with what at and their unit, times."""
    if due := _DUE.fullmatch("/".join(heads)):
        heads = [due["due"] + due["what"], due["was"] + due["what"]]
    elif not _PRESENT.fullmatch("/".join(heads)):
        return heads
    return [f"{name}（次）" for name in heads]


def amounts_of_years(view: CellView, text: str, years: Sequence[int]) -> Iterator[tuple[CellView, Amount]]:
    """Yield the numbers of a cell that slashes part, one for each year that its row names: 20%／50%, 2026／2030.

    Each has its year among its headers.
    """
    pieces = _pieces(view, text) if years else []
    if len(pieces) == len(years):
        for year, (own, amount) in zip(years, pieces, strict=True):
            yield replace(own, above=(*view.above, f"{year}年")), amount


def _pieces(view: CellView, text: str) -> list[tuple[CellView, Amount]]:
    """Return the numbers that slashes part in a cell; none where anything else stands between them."""
    pieces = list(re.finditer(r"[^/／\s]+", text))
    amounts = [amount for piece in pieces if (amount := read_amount(piece[0])) is not None]
    if len(amounts) < len(pieces) or len(_SLASH.findall(text)) != len(pieces) - 1:
        return []
    cells = [view.cell._replace(span=Span(*piece.span()).moved(view.cell.span.start)) for piece in pieces]
    return [
        (replace(view, cell=cell, text=piece[0]), amount)
        for cell, piece, amount in zip(cells, pieces, amounts, strict=True)
    ]


def amounts_of_halves(view: CellView, text: str) -> Iterator[tuple[CellView, Amount]]:
    """Yield the numbers of a cell that slashes part, each with the half of its header or label that names it.

    `text` is the cell as printed. 8/8 under 出席/应出席 beside a person are times; a column of units says what both
    numbers of a row are.
    Left alone: 46/46 where neither says what both are, years, units (元／吨).
    """
    pieces = _pieces(view, text)
    if len(pieces) < 2 or any(is_year(own.text) for own, _ in pieces):
        return
    head, label = view.above[-1:], [words for words in view.beside if _SLASH.search(words) and not scale_of(words)][-1:]
    heads = _halves(head[0], len(pieces)) if head else ()
    labels = _halves(label[0], len(pieces)) if label and not heads else ()
    if heads and party_of(view.named):
        heads = _attendances(heads)
    of_row = labels and unit_in_column(view.named, view.unit)
    if not of_row and not all(unit_of([name]) or unit_of_name(name) for name in heads or labels):
        return  # 持证／应持证: what is counted of what
    for name, (own, amount) in zip(heads or labels, pieces, strict=False):
        if heads:
            yield replace(own, above=(*view.above[:-1], name)), amount
        else:
            named = tuple((said, name if words == label[0] else words) for said, words in view.named)
            beside = tuple(name if words == label[0] else words for words in view.beside)
            yield replace(own, beside=beside, named=named), amount
