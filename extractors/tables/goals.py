"""Tables of goals: for which year each row's goal is, and which of their shares say by how much something changes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.tables.cell_units import nearest_label
from extractors.tables.cell_values import Column, basis_of_heads
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.label_columns import YEARS
from extractors.text.characters import BRACKETS, CLOSE, COLON, OPEN
from extractors.text.view import view as plain
from schemas.phrase import Phrase

# argued: tables of goals begin their rows with the year of the goal (2025年光伏装机容量, 到2030年，单位能耗)
_OF_YEAR = re.compile(
    r"(?:力争|计划|预计)?[到至]?(?P<year>20[0-9]{2})年(?:度|[末底])?前?[，,：:]?(?P<thing>[^，,0-9]{2,})"
)
_YEARS = re.compile(r"目标(?:达成|完成|实现)?(?:年份?|年度|时间|时限|期限)|(?:达成|完成|实现)年[份度]")
_BARE_YEAR = re.compile(r"(?P<year>20[0-9]{2})年?(?:度|[末底])?前?")
_SIGNED = re.compile(r"[-−–－+＋]\s?[0-9]+(?:\.[0-9]+)?\s?[%％]")
_FALLS = re.compile(r"[-−–－]")
_RATE = re.compile(
    rf"(?:[率幅速比差度]|比例|比重|增长|偏离|误差)(?:{OPEN}[^{BRACKETS}]*{CLOSE})?$"
)  # may itself be below zero
_BASE = re.compile(r"基准(?:年|值)?|基期|基线")
_BASE_YEAR = re.compile(
    rf"(?:基准年?|基期|基线){OPEN}?{COLON}?[为是]?(?P<behind>(?:19|20)[0-9]{{2}})|(?P<before>(?:19|20)[0-9]{{2}})年?(?:为|作为)?(?:基准|基期|基线)"
    r"|[较比与](?P<against>(?:19|20)[0-9]{2})(?:年|$)"
)
_PROGRESS = re.compile(r"(?:(?:当前|目前|最新)的?)?进展$")
_FROM = re.compile(r"[由从](?:现有|目前|原来?|当前)?的?\s*$")
_BARE = re.compile(r"[0-9.,]+")
_UNIT = re.compile(r"[^0-9.,，]*$")


def against_of(words: Iterable[str]) -> str | None:
    """Return what headers say that a change is against: 2022 of 较2022年增减 and 基准年2022年, `other` of 较基准年."""
    said = [plain(one).text for one in words]
    found = next(filter(None, map(_BASE_YEAR.search, said)), None)
    if found:
        return found["behind"] or found["before"] or found["against"]
    return "other" if any(map(_BASE.search, said)) else None


@dataclass(frozen=True, slots=True)
class Goals:
    """What the rows of a table of goals say; empty for other tables.

    `cells` are those of the table, whose labels do without the year of their goal; `years` are these by row; `changes`
    the rows whose signed shares are changes, with what they are against; `units` the units of the goals by row;
    `bases` the years that stand beside what the goals start from, by row and outer headers.
    """

    cells: Sequence[CellView]
    years: Mapping[int, int]
    changes: Mapping[int, str]
    units: Mapping[int, str]
    bases: Mapping[int, Mapping[tuple[str, ...], int]]

    def column(self, view: CellView, column: Column) -> Column:
        """Return what the headers of a cell say, with the year of its goal, and whether it is a change."""
        row, year = view.cell.row, self.year(view)
        if year is not None and column.period is None:
            column = replace(column, period=(date(year, 1, 1), date(year, 12, 31)))
        if row not in self.units:  # no goals here, but years beside values perhaps: 立项 over 年度 | 金额
            return column
        if view.heads[:-1] in self.bases.get(row, {}):
            column = replace(column, words=_BASE.sub("", column.words))  # what it was then
        if self.is_change(view):
            return replace(column, change=view.heads[-1], words=_PROGRESS.sub("", column.words))
        same = _unit(view.text) == self.units[row] and bool(self.units[row] or _BARE.fullmatch(view.text))
        return replace(column, words=_PROGRESS.sub("", column.words)) if same else column

    def year(self, view: CellView) -> int | None:
        """Return the year that another cell of its row says a cell is of: a goal, or what it starts from."""
        return self.bases.get(view.cell.row, {}).get(view.heads[:-1]) or (
            self.years.get(view.cell.row) if is_goal(view) else None
        )

    def against(self, view: CellView) -> str | None:
        """Return what a change of a row is against: by its headers, else the year that the goal starts from."""
        if self.is_change(view):
            return self.changes.get(view.cell.row)
        years = set(self.bases.get(view.cell.row, {}).values())
        return str(years.pop()) if len(years) == 1 else None

    def compared(self, view: CellView, phrase: Phrase) -> Phrase:
        """Return what the words of a goal say of a change, against the year that it starts from."""
        return replace(phrase, against=phrase.against or self.against(view))

    def is_change(self, view: CellView) -> bool:
        """Whether a cell says by how much something is to change, or did: -8% under 目标值."""
        return view.cell.row in self.changes and bool(view.heads) and bool(_SIGNED.fullmatch(view.text))


def is_goal(view: CellView) -> bool:
    """Whether the headers of a cell say that it is to be reached."""
    return basis_of_heads(view.heads[::-1]) == "target"


def starts_from(text: str, at: int) -> bool:
    """Whether a number at a place of a goal's words is where it starts from: 由7,200小时提升至10,000小时."""
    return bool(_FROM.search(text[:at]))


def _unit(text: str) -> str:
    match = _UNIT.search(text)
    return match[0].strip() if match else ""


def goals_of(cells: Sequence[CellView], year: int | None) -> Goals:
    """Return what the rows of a table say of goals, where one of its headers names goals; `year` is the report's.

    1. 2030年用电量 | 目标值: the goal is for 2030, but not the other columns   2. 目标年 | 目标值: the same
    3. -8% | -3.69% under 目标值 and 进展: by how much something is to fall and fell
    Left alone: labels of years up to the report's (2022年结转项目完工率), rates, which may be below zero.
    """
    goals = [view for view in cells if view.role == "data" and view.text and is_goal(view)]
    if not goals or year is None:
        return Goals(cells, {}, {}, {}, _bases(cells))
    years: dict[int, int] = {}
    for row, views in said_by_row(cells).items():
        said = (_year_of(view, year) for view in views)
        if found := next(filter(None, said), None):
            years[row] = found
    base = against_of(
        dict.fromkeys(said for view in cells for said in (*view.heads, view.corner or "", view.title or ""))
    )
    changes = {
        view.cell.row: base or "other"
        for view in goals
        if _SIGNED.fullmatch(view.text)
        and (_FALLS.match(view.text) or base)
        and not (view.beside and _RATE.search(nearest_label(view.beside)))
    }
    return Goals(
        [_undated(view) if view.cell.row in years else view for view in cells],
        years,
        changes,
        {view.cell.row: _unit(view.text) for view in goals},
        _bases(cells),
    )


def _bases(cells: Sequence[CellView]) -> Mapping[int, Mapping[tuple[str, ...], int]]:
    """Return the years under 年份 beside values under one header (基准 over 年份 | 数值), by row and that header."""
    found: dict[int, dict[tuple[str, ...], int]] = {}
    for view in cells:
        dated = view.role == "data" and len(view.heads) > 1 and view.heads[-1] in YEARS
        if dated and (match := _BARE_YEAR.fullmatch(view.text)):
            found.setdefault(view.cell.row, {})[view.heads[:-1]] = int(match["year"])
    return found


def is_year_of_goal(view: CellView) -> bool:
    """Whether a cell says for which year a goal (2027 under 目标年) or a value beside it is (基准 over 年份 | 数值)."""
    head = view.heads[-1] if view.heads else ""
    tells = _YEARS.fullmatch(head) or (len(view.heads) > 1 and head in YEARS)
    return bool(tells and _BARE_YEAR.fullmatch(view.text))


def years_of_goals(goal: CellView, row: Iterable[CellView]) -> tuple[int, ...]:
    """Return the years that a goal of a row is for, where one cell names several: 2026／2030 under 目标年."""
    for view in row if is_goal(goal) else ():
        if view.heads and _YEARS.fullmatch(view.heads[-1]):
            found = [_BARE_YEAR.fullmatch(words) for words in re.split(r"[/／、]", view.text)]
            if len(found) > 1 and all(found):
                return tuple(int(match["year"]) for match in found if match)
    return ()


def _year_of(view: CellView, year: int) -> int | None:
    """Return the year after the report's that a label begins with, or that stands under a header for it."""
    head = view.corner if view.role == "label" else view.heads[-1] if view.heads else None
    if head and _YEARS.fullmatch(head):
        match = _BARE_YEAR.fullmatch(view.text)
    else:
        match = _OF_YEAR.fullmatch(view.text) if view.role == "label" else None
    return int(match["year"]) if match and int(match["year"]) > year else None


def _undated(view: CellView) -> CellView:
    """Return a cell whose labels do without the year of the goal: 2030年用电量 → 用电量."""

    def bare(label: str) -> str:
        match = _OF_YEAR.fullmatch(label)
        return match["thing"] if match else label

    named = tuple((head, bare(label)) for head, label in view.named if not _YEARS.fullmatch(head))
    dates = {label for head, label in view.named if _YEARS.fullmatch(head)}
    beside = tuple(bare(label) for label in view.beside if label not in dates)
    return replace(view, beside=beside, named=named, key=bare(view.key) if view.key else None)
