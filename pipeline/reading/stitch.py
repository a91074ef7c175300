"""Tables over page breaks made one, before their text is laid out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.reading.breaks import SHIFT, Breaks, are_under, said, stands_beside
from pipeline.reading.found import PART, boundaries, is_broken_number, may_lack_a_digit
from pipeline.reading.line_looks import ENDED
from pipeline.reading.number_grid import breaks_word
from pipeline.reading.paragraphs import Paragraph
from pipeline.reading.sheets import FIGURE, Sheet, SheetCell, is_apart, says_alike
from schemas.page import Grid, Page

_PROSE = 24  # characters of a cell that is running text
_CELLS = 2  # of a row, that go on or are empty, which tell that it is the rest of another
_JOINS = ("和", "及", "与", "、", "的")  # no label ends so
_IN_BRACKETS = re.compile(r"[（(][^（()）]+[)）]")
_NO_END = re.compile(
    r"[（(](?:续表?|[0-9一二三四五六七八九十]+|(?:金额)?单位[:：].*)[）)]"
)  # a label or note of its own
_SERIAL = re.compile(r"[（(]?[0-9一二三四五六七八九十]+[)）、.．]")  # a label that is one of a list: 2.期初, （1）购置


def _sheet(page: Page, grid: Grid) -> Sheet:
    cells = tuple(
        SheetCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            page=page.number,
            lines=tuple((page.number, index) for index in cell.lines),
            words=said(page, cell),
            loose=cell.open_above or cell.open_below,
        )
        for cell in grid.cells
    )
    return Sheet(grid.edges, cells, grid.rule, grid.headers)


def _counted_by(cells: Sequence[SheetCell], old: Sequence[float], new: Sequence[float]) -> list[SheetCell]:
    """Count the columns of cells by new edges."""

    places = [min(range(len(new)), key=lambda i: abs(new[i] - edge)) for edge in old]

    def counted(cell: SheetCell) -> SheetCell:
        first = places[cell.column]
        span = max(1, places[min(cell.column + cell.column_span, len(old) - 1)] - first)
        same = (first, span) == (cell.column, cell.column_span)
        return cell if same else replace(cell, column=first, column_span=span)

    return list(map(counted, cells))


def _repeated_rows(first: Sheet, second: Sheet) -> int:
    """Count the rows at the top of the second half that repeat the first half's head."""

    def row(sheet: Sheet, number: int) -> list[str]:
        return [cell.words for cell in sheet.cells if cell.row == number]

    count, last = 0, max(cell.row for cell in second.cells)
    while count < min(6, last) and any(words := row(second, count)) and words == row(first, count):
        count += 1
    # A head over several rows is dropped whole.
    while count and any(cell.row < count < cell.end for cell in second.cells):
        count -= 1
    return count


def _is_broken_off(words: str) -> bool:
    """Whether a cell's text stops in the middle of a sentence."""
    return len(words) >= _PROSE and not ENDED.search(words)


def _breaks_numbers(pairs: Sequence[tuple[SheetCell, SheetCell]]) -> bool:
    """Whether the page broke numbers: 386,215,470. over 00, 4,517,620.8 over 8; every number below is a rest."""
    joints = [(a.words, b.words) for a, b in pairs if any(map(str.isdigit, b.words)) and FIGURE.fullmatch(b.words)]
    return bool(joints) and all(is_broken_number(joint) or may_lack_a_digit(joint) for joint in joints)


def _label_goes_on(label: SheetCell, rest: SheetCell, others: Sequence[tuple[SheetCell, SheetCell]]) -> bool:
    """Whether the page broke the label of a row with numbers: 二、本年期|初余额, 金融资产（不含|衍生金融资产）.

    Words in brackets alone are no label: 占职工总数的比例|（%）.
    """
    whole = label.row_span == rest.row_span == 1 and any(FIGURE.fullmatch(a.words) for a, _ in others)
    open_ = sum(map(label.words.count, "（(")) > sum(map(label.words.count, "）)")) or label.words.endswith(_JOINS)
    aside = _IN_BRACKETS.fullmatch(rest.words) and not _NO_END.fullmatch(rest.words)
    open_ |= bool(aside) and not _IN_BRACKETS.search(label.words)
    return whole and bool(label.words) and (open_ or breaks_word(label.words, rest.words))


def _has_twin(label: SheetCell, rest: SheetCell, above: Sequence[SheetCell]) -> bool:
    """Whether a label with what stands under it is like another one of its list: 1.期末账面价值, 2.期初|账面价值."""
    whole = label.words + rest.words
    if not _SERIAL.match(label.words):
        return False
    return any(
        cell.column == label.column and cell.words.endswith(rest.words) and _SERIAL.match(cell.words)
        for cell in above
        if cell is not label and len(cell.words) == len(whole)
    )


def _fills_less(pairs: Sequence[tuple[SheetCell, SheetCell]], above: Sequence[SheetCell]) -> bool:
    """Whether several cells of words go on and others are empty that all rows with numbers above fill.

    A row of its own would fill them too: 生产|建设, 3、江州泵站改|造工程, and nothing under 是否变更 and 投入金额.
    """
    on = [rest for _, rest in pairs if rest.words]
    if len(on) < _CELLS or any(rest.words and (FIGURE.fullmatch(rest.words) or not cell.words) for cell, rest in pairs):
        return False
    rows = {cell.row for cell in above if FIGURE.fullmatch(cell.words)}
    filled = Counter(cell.column for cell in above if cell.row in rows and cell.words)
    return sum(not rest.words and filled[rest.column] == len(rows) > 1 for _, rest in pairs) >= _CELLS


def _is_split(pairs: Sequence[tuple[SheetCell, SheetCell]], above: Sequence[SheetCell], *, is_last: bool) -> bool:
    """Whether the first row of the second half is the rest of the last row of the first.

    Its label is missing (or prose broke off in mid-sentence), it says nothing that would be a second number of a
    cell, and what goes on did not end; or it leaves empty what the rows above fill. A label with nothing beside it and
    no row under it (`is_last`) is no heading: it goes on with the label above where that makes one like others.
    """
    if _breaks_numbers(pairs) or _fills_less(pairs, above):
        return True
    (label, rest), others = pairs[0], pairs[1:]
    if (
        rest.words
        and not any(b.words for _, b in others)
        and (_label_goes_on(label, rest, others) or (is_last and _has_twin(label, rest, above)))
    ):
        return True
    if label.row_span > 1 or rest.row_span > 1 or not label.words or not any(b.words for _, b in others):
        return False
    if any(FIGURE.fullmatch(b.words) or (b.words and not a.words) for a, b in others):
        return False
    if any(a.words and b.words and _is_broken_off(a.words) for a, b in others):
        return True
    # a word broken over the page: 宣教活|动; not the number of the first row under 序号
    if len(rest.words) == 1 < len(label.words) and not rest.words.isdigit():
        return True
    return not rest.words and all(not b.words or not ENDED.search(a.words) for a, b in others)


def _goes_down(label: SheetCell, rest: SheetCell, labels: Sequence[SheetCell]) -> bool:
    """Whether an empty cell at the top of the second half is the rest of a merged label of the first."""
    if rest.words or not label.words or FIGURE.fullmatch(label.words):
        return False
    if max(label.row_span, rest.row_span) > 1 or (label.loose and rest.loose):
        return True
    return all(cell.words for cell in labels if cell.column == label.column)


def _merged(above: list[SheetCell], below: list[SheetCell], rows: int) -> list[SheetCell]:
    """Join the cells that the page break cut: a row whose text runs on, labels that reach down."""
    top = [cell for cell in below if cell.row == rows]
    ends = {(cell.column, cell.column_span): i for i, cell in enumerate(above) if cell.end == rows}
    pairs = [(above[ends[c.column, c.column_span]], c) for c in top if (c.column, c.column_span) in ends]
    gone: set[int] = set()
    is_last = all(cell.row == rows for cell in below)
    if len(pairs) == len(top) == len(ends) and len(pairs) >= 2 and _is_split(pairs, above, is_last=is_last):
        for label, rest in pairs:
            lines = (*label.lines, *rest.lines)
            joined = replace(
                label, lines=lines, words=label.words + rest.words, row_span=label.row_span + rest.row_span - 1
            )
            above[ends[label.column, label.column_span]] = joined
        kept = [cell.down(-1) for cell in below if cell.row > rows]
        return [*above, *kept]
    for rest in top[:-1]:
        at = ends.get((rest.column, rest.column_span))
        if at is None or not _goes_down(above[at], rest, above):
            break
        above[at] = replace(above[at], row_span=above[at].row_span + rest.row_span)
        gone.add(id(rest))
    return [*above, *(cell for cell in below if id(cell) not in gone)]


def _heads_alike(first: Sheet, second: Sheet, rows: int) -> bool:
    """Whether the headers that the second half repeats stand over the same columns, counted from the left."""

    def places(sheet: Sheet) -> list[tuple[int, int, int, str]]:
        return [(c.row, c.column, c.column_span, c.words) for c in sheet.cells if c.row < rows]

    return rows > 0 and places(first) == places(second)


def _joined(first: Sheet, second: Sheet) -> Sheet:
    dropped = _repeated_rows(first, second)
    rows = max(cell.end for cell in first.cells)
    mixed = (first.rule == "aligned") != (second.rule == "aligned")
    # Column under column, or the same headers again over columns of other widths.
    loose = mixed or (first.rule == "aligned" and are_under(second.edges, first.edges))
    alike = _heads_alike(first, second, dropped) or (not dropped and says_alike(first, second))
    same = len(first.edges) == len(second.edges) and (loose or alike)
    edges = first.edges if same else tuple(boundaries((*first.edges, *second.edges), SHIFT))
    kept = [cell for cell in second.cells if cell.row >= dropped]
    counted = kept if same else _counted_by(kept, second.edges, edges)
    below = [cell.down(rows - dropped) for cell in counted]
    above = _counted_by(first.cells, first.edges, edges)
    rule = second.rule if first.rule == PART else first.rule
    return Sheet(edges, tuple(_merged(above, below, rows)), rule, first.headers)


def stitch(pages: Sequence[Page], paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Sheet | None]]:
    """Yield the paragraphs with the table that each holds; one that goes on over page breaks comes once, joined.

    The halves may have other columns (a title over the whole width stands between them); the joined table has the
    columns of both, unless the second repeats the headers of the first. A head that the next page repeats is dropped.
    A row whose text runs over the break is one row, a merged label that reaches over it one cell.
    """
    held: Paragraph | None = None
    sheet: Sheet | None = None
    last: tuple[int, Grid] | None = None  # the table that may go on, by its page
    beside: list[Paragraph] = []  # what stands in another column than it
    breaks = Breaks(pages)
    for paragraph in paragraphs:
        if paragraph.grid is None:
            if last is not None and _is_beside(paragraph, *last, pages):
                beside.append(paragraph)
                continue
            yield from _ended(held, sheet, beside)
            held, last, beside = None, None, []
            yield paragraph, None
            continue
        at = paragraph.members[0][0] - 1
        own = _sheet(pages[at], paragraph.grid)
        goes_on = last is not None and breaks.goes_on(last, (at, paragraph.grid))
        if sheet is not None and goes_on and not is_apart(sheet, own):
            sheet, last = _joined(sheet, own), (at, paragraph.grid)
            continue
        yield from _ended(held, sheet, beside)
        held, sheet, last, beside = paragraph, own, (at, paragraph.grid), []
    yield from _ended(held, sheet, beside)


def _ended(
    held: Paragraph | None, sheet: Sheet | None, beside: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph, Sheet | None]]:
    """Yield a table that does not go on, then what stands beside it."""
    if held is not None:
        yield held, sheet
    yield from ((paragraph, None) for paragraph in beside)


def _is_beside(paragraph: Paragraph, at: int, grid: Grid, pages: Sequence[Page]) -> bool:
    """Whether a paragraph that begins on the page of a table stands wholly in another column than it."""
    page, _ = paragraph.members[0]
    return page == at + 1 and all(
        stands_beside(pages[number - 1].lines[index], grid) for number, index in paragraph.members
    )
