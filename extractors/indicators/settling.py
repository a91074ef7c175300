"""One value an indicator, scope, basis and period: repeated figures made one row."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import replace

from extractors.indicators.matching import OPEN
from schemas.reach import reach_of, step_of
from schemas.tables import IndicatorValue, Quantity
from schemas.word_lists import words

SUMMARY, CONSOLIDATED, ELSEWHERE = range(3)
"""Places of a value: one that is smaller speaks before one that is larger."""
_CONSOLIDATED = "合并"
_DOUBTED = 0.5  # how sure the reading of a quantity is that may be another one than printed
_TABLE_FIRST = (OPEN, "staff.")  # keys of what the tables of a company's report say of all of it
_TABLE_LAST = {"text": 0, "card": 1, "table": 2}

Places = Callable[[str], int]
"""Says of a quantity, by its id, which place of its report it stands in; asked only where rows say the same."""


def key_of(row: IndicatorValue) -> Hashable:
    """Return what two rows must share to be about the same thing."""
    span = None if row.period_class in ("year", "named", "unknown") else (row.period_start, row.period_end)
    return (row.indicator, row.scope, row.scope_name, row.basis, row.period_class, row.data_year, span, row.period_text)


def place_of(quantity: Quantity, path: str) -> int:
    """Return which place of its report a quantity stands in; `path` is that of its section.

    1. a table of the main accounting data (近三年主要会计数据和财务指标), prose on what the board proposes to pay out
    (利润分配预案)   2. a consolidated statement (合并资产负债表)
    3. anywhere else: what a note or a sentence says may be of something narrower.
    """
    title = path.rpartition(" / ")[2]
    in_table = quantity.source == "table"
    if any(word in title for word in words("matching/summaries.txt" if in_table else "matching/proposals.txt")):
        return SUMMARY
    return CONSOLIDATED if in_table and quantity.phrase.subject == _CONSOLIDATED else ELSEWHERE


def agree(one: IndicatorValue, other: IndicatorValue) -> bool:
    """Whether two values are equal as far as they are printed.

    12.3万 and 123,456; 160余 and 163; 突破8亿 and 812,345,678; A and A.
    """
    if one.value is None or other.value is None:
        return (one.value_text, one.value_low, one.value_high) == (other.value_text, other.value_low, other.value_high)
    reaches = [reach_of(side.value, side.resolution, side.qualifier) for side in (one, other) if side.value is not None]
    return reaches[0].holds(other.value) or reaches[1].holds(one.value)


def _most_exact(rows: Sequence[IndicatorValue], places: Places) -> IndicatorValue:
    """Return the row that says most exactly what all of them say: the table's 812,345,678.90元 beside 突破8亿元.

    Of equally exact ones the one in the place that speaks first, then the first one.
    """
    alike = [row for row in rows if row.status == rows[0].status]
    return min(alike, key=lambda row: (_roughness(row), _place(row, places)))


def _place(row: IndicatorValue, places: Places) -> int:
    return places(row.quantity_id) if row.quantity_id else ELSEWHERE


def _with_places(best: IndicatorValue, rows: Sequence[IndicatorValue]) -> IndicatorValue:
    """Return a row with the other quantities of the report that say the same, or the pages that deny the same."""
    others = [row for row in rows if row.status == best.status and row.quantity_id not in (None, best.quantity_id)]
    if not others:
        pages = {row.evidence.page for row in rows if row.status == best.status == "none_occurred"}
        return replace(best, also_pages=tuple(sorted(pages - {best.evidence.page})))
    others = sorted(others, key=lambda row: (row.evidence.page, row.evidence.start_char))
    ids = dict.fromkeys(row.quantity_id for row in others if row.quantity_id)
    return replace(best, also_ids=tuple(ids), also_pages=tuple(dict.fromkeys(row.evidence.page for row in others)))


def _with_change(best: IndicatorValue, rows: Sequence[IndicatorValue]) -> IndicatorValue:
    """Return a row with the change that another one of the same value states: 收入8.12亿元, and elsewhere 增长12.4%.

    In budgets that of the first mention, or one that says that it is against last year's execution: of another one that
    is not known.
    """
    stating = rows if best.basis == "actual" else [rows[0], *(row for row in rows[1:] if row.change_basis)]
    told = next((row for row in stating if row.change_value is not None), None)
    if told is None or best.change_value is not None:
        return best
    return replace(
        best,
        change_value=told.change_value,
        change_unit=told.change_unit,
        change_direction=told.change_direction,
        change_basis=told.change_basis,
    )


def _roughness(row: IndicatorValue) -> float:
    step = step_of(row.value or 0.0, row.resolution or 0.0, row.qualifier)
    return step if row.qualifier == "exact" else 2 * step


def _rank(row: IndicatorValue) -> tuple[int, int, float, float, int, int]:
    """Order rows that say the same: stated before denied, prose before table, the surest, the most exact, the first."""
    return (
        0 if row.status == "stated" else 1,
        _TABLE_LAST[row.source],
        -row.confidence,
        row.resolution or 0.0,
        row.evidence.page,
        row.evidence.start_char,
    )


def _sound(rows: list[IndicatorValue]) -> list[IndicatorValue]:
    """Return the rows whose figures are surely read; all of them where none is: a misread figure contradicts none."""
    return [row for row in rows if row.reading is None or row.reading > _DOUBTED] or rows


def _speaking(groups: list[list[IndicatorValue]], places: Places, *, of_company: bool) -> list[IndicatorValue] | None:
    """Return of groups that contradict each other the one that speaks, None where none does.

    1. the only one   2. the only one in the place of the report that speaks first (a summary of the main quantities,
    a consolidated statement)   3. the only one in prose; in a company's report, of its staff and under open keys, the
    only one in cells: its prose counts people by teams (研发团队 with 79名博士) and says of one event or part what the
    statements and notes say of all (其他资本公积 grew by 19 million)
    """
    if len(groups) == 1:
        return groups[0]
    first = [min(_place(row, places) for row in group) for group in groups]
    if min(first) < ELSEWHERE:
        return groups[first.index(min(first))] if first.count(min(first)) == 1 else None
    source = "table" if of_company and groups[0][0].indicator.startswith(_TABLE_FIRST) else "text"
    spoken = [group for group in groups if any(row.source == source for row in group)]
    return spoken[0] if len(spoken) == 1 else None


def _settle(rows: list[IndicatorValue], places: Places, *, of_company: bool) -> Iterator[IndicatorValue]:
    groups: list[list[IndicatorValue]] = []
    for row in sorted(_sound(rows), key=_rank):
        for group in groups:
            if agree(group[0], row):
                group.append(row)
                break
        else:
            groups.append([row])
    speaking = _speaking(groups, places, of_company=of_company)
    sure = max(group[0].confidence for group in groups)
    for group in groups:
        best = _with_places(_with_change(_most_exact(group, places), group), group)
        # A weaker match beside a sure one is another thing that sounds alike: it doesn't make the sure one doubtful.
        rivals = [other[0] for other in groups if other is not group and other[0].confidence > sure - 0.1]
        if group is speaking or (best.confidence > sure - 0.1 and not rivals):
            yield best
        else:
            yield replace(best, status="ambiguous")


def drop_corrected(rows: Iterable[IndicatorValue], corrected: Set[str]) -> list[IndicatorValue]:
    """Return the rows without values that their sentence takes back: 由1,284人次追溯调整为1,236人次 leaves 1,236."""
    kept = list(rows)
    by_place: dict[tuple[str | None, Hashable], list[IndicatorValue]] = {}
    for row in kept:
        by_place.setdefault((row.evidence.statement_id, key_of(row)), []).append(row)
    for group in by_place.values():
        taken_back = [row for row in group if row.quantity_id in corrected]
        for one in taken_back if len(taken_back) < len(group) else ():
            kept.remove(one)
    return kept


def settle(
    rows: Iterable[IndicatorValue], places: Places = lambda _: ELSEWHERE, *, of_company: bool = False
) -> list[IndicatorValue]:
    """Return one row an indicator, scope, basis and period; where quantities contradict each other, one each,
    `ambiguous`.

    `places` says in which place of the report a quantity stands: the summary of its main quantities
    speaks, then a consolidated statement. Else prose speaks before a table: where one quantity of prose stands against
    tables, it stays `stated`; of the staff and under open keys of a company's report (`of_company`) the table speaks
    before prose. Where they agree, the most exact one does, and the others are its `also_ids`. A quantity that may be
    misread (a bad text layer, digits that OCR is not sure of) is a value only where no other is.
    """
    by_key: dict[Hashable, list[IndicatorValue]] = {}
    for row in rows:
        by_key.setdefault(key_of(row), []).append(row)
    settled = [
        row
        for group in by_key.values()
        for row in (group if len(group) == 1 else _settle(group, places, of_company=of_company))
    ]
    return sorted(settled, key=lambda row: (row.evidence.page, row.evidence.start_char, row.indicator))
