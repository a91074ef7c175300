"""Panels of a table: 收入 | 预算数 | 支出 | 预算数 side by side are two tables in one, each with labels and a title."""

import re
from collections.abc import Callable, Sequence

from extractors.tables.label_columns import tells_years
from extractors.tables.stretches import Sheet, is_empty, is_number
from extractors.tables.uncounted import note_column, numbered_by
from extractors.text.characters import BRACKETS, CLOSE, OPEN

# argued: forms of budgets and final accounts say in brackets by what the labels are sorted: 项目（按功能分类）
_LABEL_HEADS = re.compile(
    rf"(?:(?:收入|支出)?项目|指标(?:名称)?|(?:支出)?(?:功能|经济)?(?:分类)?科目(?:名称)?|名称|内容|类别|(?:支出)?功能分类|支出经济分类)"
    rf"(?:{OPEN}按?[^{BRACKETS}]{{2,12}}{CLOSE}|按[^{BRACKETS}]{{2,12}})?"
)
_OF_COSTS = re.compile(r".{2,6}经费")  # 人员经费, 公用经费 over their items of the budget, each with a name of its own
_NAMED_ALREADY = re.compile(r"结转|结余|收入|支出")
Headers = Callable[[int], Sequence[str]]


def panels_of(sheet: Sheet, body: range, labels: int, headers: Headers) -> list[range]:
    """Return the label columns of each panel, of which `labels` stand at the left."""
    panels = [range(labels)]

    def worded(column: int) -> bool:
        said = [w for i in sheet.down(body, column) if not is_empty(w := sheet.words[i])]
        if tells_years(headers(column), said):
            return False
        return bool(said) and 2 * sum(map(is_number, said)) < len(said)

    for column in range(labels + 1, sheet.columns):
        heads = headers(column)
        if not heads or column < panels[-1].stop or not worded(column):
            continue
        stop = column + 1  # 学历/年龄 over the column 学历, 年龄 and that of 本科, 大专
        while stop < sheet.columns and headers(stop) == heads and worded(stop):
            stop += 1
        own, values = range(column, stop), range(panels[-1].stop, column)
        blocks = _LABEL_HEADS.fullmatch(heads[-1]) or _heads_blocks(sheet, body, panels[-1], own)
        if blocks or (labels and _comes_again(sheet, values, own, headers)):
            panels.append(own)
    return panels


def _heads_blocks(sheet: Sheet, body: range, before: range, own: range) -> bool:
    """Whether a header lies over the labels of a block and its numbers, as one lies over those of the block before it.

    学历 over 研究生 | 210 | 14.1 beside 年龄 over 35岁以下 | 320 | 21.5: each value has the label of its own block.
    Left alone: headers with others below them; a block without numbers.
    """
    at = [sheet.places.get((body.start - 1, column)) for column in (before.start, own.start)]
    heads = [sheet.cells[i] for i in at if i is not None]
    if len(before) != 1 or len(own) != 1 or len(heads) != 2 or heads[0] == heads[1]:
        return False
    if [head.column for head in heads] != [before.start, own.start]:
        return False
    for head in heads:
        columns = range(head.column + 1, head.column + head.column_span)
        said = [w for column in columns for i in sheet.down(body, column) if not is_empty(w := sheet.words[i])]
        if not said or not all(map(is_number, said)):
            return False
    return True


def _comes_again(sheet: Sheet, values: range, labels: range, headers: Headers) -> bool:
    """Whether the headers of the values before columns of words are those of the values behind them.

    期末余额, 年初余额 over those of 资产 and over those of 负债和所有者权益. Left alone: words under one header with
    the values before them, words that each group of values has (期末: 账面价值, 受限情况; 期初: 账面价值, 受限情况).
    """

    def of_values(columns: range) -> list[str]:
        last = (said[-1] for column in columns if (said := headers(column)))
        return [head for head in last if not note_column(head) and not numbered_by(head)]

    own, last = headers(values.stop), headers(values.stop - 1) if values else ()
    before, behind = of_values(values), of_values(range(labels.stop, sheet.columns))
    inside = len(own) > 1 and last[:1] == own[:1]
    if inside or (own[-1] in behind and own[-1] not in headers(0)):
        return False
    return bool(before) and len(behind) >= len(before) and behind[: len(before)] == before


def panel_titles(
    sheet: Sheet, rows: range, panels: Sequence[range], place: tuple[int, Sequence[str]]
) -> frozenset[str]:
    """Return what stands over a whole panel, labels and values, and is no part of a row's name: 收入, 支出, 人员经费.

    `place` is the column and the labels of the row. Left alone: rows that are named with it (一般公共预算, 总计).
    """
    column, beside = place
    if len(panels) < 2 or not beside:
        return frozenset()
    named = bool(_NAMED_ALREADY.search(beside[-1]))
    first = next(labels.start for labels in reversed(panels) if labels.start <= column)
    cells = ((sheet.places.get((row, column)), sheet.places.get((row, first))) for row in rows)
    titles = frozenset(sheet.words[one] for one, other in cells if one is not None and one == other)
    return titles if named else frozenset(filter(_OF_COSTS.fullmatch, titles))
