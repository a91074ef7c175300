"""Rows of headers at the top of a table, or of a part of it."""

import re

from extractors.tables.cell_units import UNIT_COLUMN, unit_of
from extractors.tables.stretches import Sheet, is_empty, is_number
from extractors.text.characters import MEMBER_END

SENTENCE = re.compile(MEMBER_END)
LONG_TEXT = 24  # characters of a cell that is running text
_MOST_HEADS = 5
_LEAST_UNITS = 2
_PAIR, _LEAST_LINES = 2, 3  # columns and lines of a form that is no table
_DAY = re.compile(r"(?:19|20)[0-9]{2}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日")
# argued: what stands over labels and over what is said of them
_HEADER = re.compile(
    r".{0,4}(?:项目|指标|名称|类别|类型|内容|事项|科目|序号|分类|姓名|单位|部门|日期|时间|年份|年度|种类|条款|要素|参数|等级)"
)
_BOXES = re.compile(r"[☑☐☒□■✓✔√].{1,6}[☑☐☒□■✓✔√]")  # a line of a form to tick: ☑优 □良 □中 □差
_ANSWERS = frozenset({"是", "否", "√是", "√否"})  # a line of a form: 是否建立环境保护相关机制 | 是


def count_head_rows(sheet: Sheet, start: int, end: int) -> int:
    """Count the rows at the top of rows that are headers: no number in them, short words, at least one row below."""
    if start < sheet.headers:
        return min(sheet.headers, end) - start
    if sheet.form or _lists_answers(sheet, start, end):
        return 0
    count = empty_rows(sheet, start, end)
    # Rows without any number over a title are the headers of the parts that titles begin.
    alone = start == 0 and end < sheet.rows and not any(map(sheet.has_figures, range(start, end)))
    while count < min(_MOST_HEADS, end - start - (0 if alone else 1)):
        row = start + count
        cells = [sheet.cells[i] for i in sheet.row(row)]
        words = sheet.said(row)
        merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)
        wordy = not merged and words and max(map(len, words)) > LONG_TEXT
        if sheet.has_figures(row) or (wordy and (count or not _heads_numbers(sheet, row, end))):
            break
        if any(word in _ANSWERS or _BOXES.match(word) for word in words[1:]):
            break
        if not words or (len(words) == 1 and not merged) or max(map(len, words)) > 3 * LONG_TEXT:
            break
        count += 1
        if not _goes_on(sheet, row):
            break
    return count


def _lists_answers(sheet: Sheet, start: int, end: int) -> bool:
    """Whether two columns are a form of labels and what is said of each, mostly words or first of all a day.

    确定方法 | 布莱克-斯科尔斯模型, 重要参数 | 无, 累计金额 | 11,286,430.50. Left alone: 项目 | 内容 over them.
    """
    if end - start < _LEAST_LINES:
        return False
    lines = [[sheet.words[i] for i in sheet.row(row)] for row in range(start, end)]
    if any(len(line) != _PAIR for line in lines) or not all(lines[0]):
        return False
    if _DAY.fullmatch(lines[0][1]):
        return lines[0][0].endswith(("日期", "时间", "日"))
    if _HEADER.fullmatch(lines[0][0]):
        return False
    said = [line[1] for line in lines[1:] if not is_empty(line[1])]
    worded = [word for word in said if not is_number(word)]
    return len(said) > len(worded) > 0 and 2 * len(worded) >= len(said)


def empty_rows(sheet: Sheet, start: int, end: int) -> int:
    """Count the empty rows of a frame at the top, with a title in one cell among them, down to a row of headers."""
    count = titles = 0
    while start + count < end and len(words := sheet.said(start + count)) < 2:
        titles += len(words)
        count += 1
    framed = count > titles and titles < 2 and start + count + 1 < end
    return count if framed and not any(map(sheet.has_figures, range(start, start + count + 1))) else 0


def _heads_numbers(sheet: Sheet, row: int, end: int) -> bool:
    """Whether a row of long words is one of headers: three or more, no sentence, over two numbers or more."""
    words = sheet.said(row)
    below = [sheet.words[i] for i in sheet.row(row + 1)] if row + 1 < end else []
    worded = len(words) >= 3 and not is_number(words[0]) and not any(map(SENTENCE.search, words))
    return worded and sum(map(is_number, below)) >= 2


def _goes_on(sheet: Sheet, row: int) -> bool:
    """Whether the headers go on in the next row: a cell reaches down into it, or one above is split there."""
    above = [sheet.cells[i] for i in sheet.row(row)]
    if any(cell.row + cell.row_span > row + 1 for cell in above):
        return True
    if _fills_blanks(sheet, row) or _gives_units(sheet, row + 1):
        return True
    split = any(cell.column_span > 1 for cell in above)
    return split and not sheet.has_figures(row + 1) and len(sheet.row(row + 1)) > len(above)


def _gives_units(sheet: Sheet, row: int) -> bool:
    """Whether a row says the units of the columns and nothing else: 单位 | 万吨 | 万度, (nothing) | （人） | （张）."""
    if row >= sheet.rows or not (cells := sheet.row(row)):
        return False
    label, *units = (sheet.words[i] for i in cells)
    said = [words for words in units if not is_empty(words)]
    named = is_empty(label) or bool(UNIT_COLUMN.fullmatch(label))
    return named and len(said) >= _LEAST_UNITS and all(unit_of([words]) for words in said)


def _fills_blanks(sheet: Sheet, row: int) -> bool:
    """Whether the next row says under each header, and under the blanks beside them, which column it is: 金额 | 占比.

    Written so where no cells are merged: 2023年 | (nothing) | 2022年 | (nothing); the words come again.
    """
    if row + 1 >= sheet.rows or sheet.has_figures(row + 1) or len(sheet.row(row)) != len(sheet.row(row + 1)):
        return False
    above, below = ([sheet.words[i] for i in sheet.row(at)] for at in (row, row + 1))
    blanks = [at for at, word in enumerate(above) if at and not word]
    again = len(set(below[1:])) < len(below[1:])
    return bool(blanks) and again and not below[0] and all(below[1:]) and bool(above[1])
