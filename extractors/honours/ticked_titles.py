"""Honours of forms: a level that is ticked beside the name of a title.

文明单位称号 | □全国 ☑省级 □市级 → 省级文明单位
"""

import re
from collections.abc import Iterator, Sequence

from extractors.honours.grades import Grade, grade_of
from extractors.honours.list_rules import TICKED
from extractors.honours.printed_beside import Note, level_of, pass_over
from extractors.text.characters import any_in_brackets
from extractors.text.view import full_width
from schemas.document import Document, Table, TableCell
from schemas.tables import Honour
from schemas.text import Span, squeeze

_TICKS = "☑☒✅√✓✔■\uf052\uf0fe"  # the last two as symbol fonts have them
_MARKS = f"{_TICKS}□☐○\uf0a3\uf0a8\uf06f"
_OPTION = re.compile(rf"(?P<mark>[{_MARKS}])(?P<said>[^{_MARKS}]*)")
_LABEL = re.compile(
    rf"(?:现有|现为|已获|所获|获得)?(?P<award>[^：:]{{3,12}}?)(?:荣誉)?(?:称号|等级|级别|类别|类型|情况)*"
    rf"(?:{any_in_brackets(20)})?[：:]?"
)
_NOT_HELD = re.compile("申报|拟|创建|争创|推荐|参评|目标|曾|上一?届")
_EDITION = re.compile("(?:命名|获评|所获)?(?:届次|届别|批次)")
_LEVEL = re.compile("全国|国家级?|(?:省部|地市|区县|县区|自治区|[省市区县州盟旗])级?")


def ticked_titles(document: Document, table: Table, names: Sequence[str]) -> Iterator[Honour]:
    """Yield the titles that a form says the reporting unit has, one a level that is ticked.

    Left alone: levels that are not ticked, answers that are no level (☑无), titles that are applied for.
    """
    for cell in table.cells:
        text = full_width(cell.span.of(document.text))
        options = list(_OPTION.finditer(text))
        award = _award(document, _label_of(table, cell)) if len(options) > 1 else None
        note = _edition_of(document, table, cell) if award else Note()
        for option in options if award else ():
            said = squeeze(option["said"]).strip("；;，,、 ")
            title = f"{said}{award}" if _LEVEL.fullmatch(said) else said
            if option["mark"] not in _TICKS or not said or not title.endswith(award or ""):
                continue
            first = option.start("said") + len(option["said"]) - len(option["said"].lstrip())
            span = Span(first, first + len(option["said"].strip())).moved(cell.span.start)
            yield Honour(
                evidence=document.cite(span, "honours", title),
                title=title,
                recipient=names[0] if names else None,
                recipient_type="unit" if names else None,
                grantor=None,
                award_level=level_of(None, None, title),
                period_start=note.period[0] if note.period else None,
                period_end=note.period[1] if note.period else None,
                edition=note.edition,
                document_number=None,
                rule=TICKED.name,
            )


def _edition_of(document: Document, table: Table, cell: TableCell) -> Note:
    """Return the edition and years that the same row has behind 届次: 第三届（2021—2023年度）."""
    for one in table.cells:
        label = _label_of(table, one) if one.row == cell.row and one != cell else None
        if label and _EDITION.fullmatch(_words(document, label)):
            words = _words(document, one)
            return pass_over(words, 0, len(words))[1]
    return Note()


def _words(document: Document, cell: TableCell) -> str:
    return squeeze(full_width(cell.span.of(document.text)))


def _label_of(table: Table, cell: TableCell) -> TableCell | None:
    """Return the cell that stands next on the left of one."""
    left = [one for one in table.cells if one.row <= cell.row < one.row + one.row_span and one.column < cell.column]
    return max((one for one in left if len(one.span)), key=lambda one: one.column, default=None)


def _award(document: Document, label: TableCell | None) -> str | None:
    """Return the title that a label asks for the level of: 文明单位 of 文明单位称号（请勾选）."""
    words = _words(document, label) if label else ""
    match = _LABEL.fullmatch(words)
    held = match is not None and not _NOT_HELD.search(words) and grade_of(match["award"]) is Grade.STRONG
    return match["award"] if match and held else None
