"""Forms whose lines are labels with what they stand for, one or two of them a line: 负责人 | 陆远山 | 职工数 | 26人."""

import re

from extractors.tables.cell_units import unit_of
from extractors.tables.stretches import Sheet, Stretch, is_empty, is_number
from extractors.tables.words import any_word
from extractors.text.characters import BOXES, BRACKETS, CLAUSE_END, CLOSE, COLON, OPEN

_KNOWN = re.compile(rf"{any_word('form_label_end')}(?:{OPEN}[^{BRACKETS}]+{CLOSE})?{COLON}?$")
_LABEL = re.compile(rf"(?!.*{CLAUSE_END})[^0-9{BOXES}]{{2,14}}")
_COUNTED = re.compile(r"[约近超共]?[0-9]")
_ONE, _TWO = 2, 4  # cells of a line with one label, with two
_GROUPED = 5  # cells of a line with two labels behind what both are of: 办学条件 | 校舍面积 | … | 藏书 | …
_LEAST = 3  # lines, and labels that are words of forms
_SHARE = 3  # one label in so many is a word of forms


def lines_of_pairs(sheet: Sheet) -> list[Stretch]:
    """Return the lines of such a form, each by itself; none where a table is no such form."""
    if not _pairs_labels(sheet):
        return []
    return [Stretch(row, row + 1, None, form=True, paired=True) for row in range(sheet.rows)]


def _pairs_labels(sheet: Sheet) -> bool:
    """Whether each line of a table is a label and what it stands for, or two labels, each with its own.

    Some lines have one label, whose answer goes on to the end of the line, some have two, some before both of them
    what they are of. No label comes again. Where every line has two, answers in words and in numbers stand under each
    other.
    Left alone: headers over columns (with a unit: 人数（人）; words over numbers alone), labels beside several numbers.
    """
    whole = [sheet.row(row) for row in range(sheet.rows)]
    sizes = {len(line) for line in whole}
    if len(whole) < _LEAST or sheet.columns != max(_TWO, *sizes) or sizes - {_GROUPED} not in ({_ONE, _TWO}, {_TWO}):
        return False
    lines = [line[1:] if len(line) == _GROUPED else line for line in whole]
    if any(sheet.cells[i].row_span > 1 for line in lines for i in line):
        return False
    labels = [sheet.words[i] for line in lines for i in line[::2]]
    if any(sheet.cells[line[0]].column_span > 1 for line in whole) or len(set(labels)) < len(labels):
        return False
    if any(is_empty(words) or is_number(words) or not _LABEL.fullmatch(words) for words in labels):
        return False
    known = sum(bool(_KNOWN.search(words)) for words in labels)
    answers = [sheet.words[i] for i in lines[0][1::2]]
    if any(unit_of([words]) for words in answers if not _COUNTED.match(words)):
        return False
    if _ONE not in sizes and not _answers([[sheet.words[line[at]] for line in lines] for at in (1, 3)]):
        return False
    return known >= _LEAST and _SHARE * known >= len(labels) and not any(map(_KNOWN.search, answers))


def _answers(columns: list[list[str]]) -> bool:
    """Whether columns hold answers of both sorts: no headers of words over numbers alone."""
    headed = all(not _COUNTED.match(first) and _counts(rest) for first, *rest in columns)
    return all(map(_is_mixed, columns)) and not headed


def _counts(answers: list[str]) -> bool:
    return all(_COUNTED.match(words) for words in answers if not is_empty(words))


def _is_mixed(answers: list[str]) -> bool:
    """Whether some answers are numbers and some are words, as no column of a table has them."""
    said = [words for words in answers if not is_empty(words)]
    counted = sum(bool(_COUNTED.match(words)) for words in said)
    return 0 < counted < len(said)
