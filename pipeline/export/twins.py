"""A value of one year that its report prints elsewhere, too, rounded and under another name: put to that line."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from extractors.text.parents_notes import OF_PARENT
from pipeline.compare.alike import twin_likeness
from pipeline.export.numbers import is_known
from pipeline.export.series import Series

_SHARP = 1e4  # steps of its last digit in a value that hardly two things of a report share


def fold_twins(both: Sequence[Series], single: Iterable[Series]) -> list[Series]:
    """Return the lines of one year without those whose value a line of several years has under a name alike (`also`).

    东区供水销售收入合计 of the notes, 53,922,871.81元, is the 销售收入（东区） of the overview, 5,392.29万元, which
    last year's report states as well. Report, year, owner, basis and length of time are the same, the values
    are equal as printed, with digits that hardly two things share, and the names tell of one thing (`twin_likeness`).
    """
    known: dict[Hashable, list[tuple[Series, Any]]] = {}
    for line in both:
        for year, record in line.values.items():
            if (place := _place(line, year, record)) is not None:
                known.setdefault(place, []).append((line, record))
    kept = []
    for line in single:
        main = next(_twins(line, known), None)
        if main is None:
            kept.append(line)
            continue
        main.checks += [check for check in line.checks if check not in main.checks]
        main.also += [line, *line.also]
        line.also = []
    return kept


def _twins(line: Series, known: dict[Hashable, list[tuple[Series, Any]]]) -> Iterator[Series]:
    """Yield the lines that have the value of a line of one year under a name that is alike."""
    ((year, own),) = line.values.items()
    place = _place(line, year, own)
    for other, record in known.get(place, ()) if place is not None else ():
        names, parts = (str(own.name), str(record.name)), (_part(own), _part(record))
        if _are_equal(own, record) and twin_likeness(names, parts):
            yield other


def _place(line: Series, year: int, record: Any) -> Hashable:
    """Return what two values of one thing share, their first digits with them; None where it has no single value."""
    if not is_known(record.value) or not record.value or not is_known(record.resolution):
        return None
    unit = str(record.unit) if is_known(record.unit) else ""
    return line.key[0], record.doc_id, year, unit, _is_parents(record), record.basis, record.bucket, _digits(record)


def _digits(record: Any) -> str:
    """Return the first digits of a value with its power of ten, which what is equal but for rounding mostly shares."""
    return f"{float(record.value):.3e}"


def _are_equal(one: Any, other: Any) -> bool:
    """Whether two values are one but for rounding, and say enough of what they are of."""
    step, value = max(one.resolution, other.resolution), float(one.value)
    is_round = value == float(f"{value:.2e}")  # 100.00, 5,000,000: two things easily share it
    return abs(value - other.value) <= step / 2 and abs(value) >= step * _SHARP and not is_round


def _is_parents(record: Any) -> bool:
    return record.scope == "parent_only" or str(record.scope_name).startswith(OF_PARENT)


def _part(record: Any) -> str:
    """Return whose a value is, without the words for the parent alone."""
    return str(record.scope_name).removeprefix(OF_PARENT) if is_known(record.scope_name) else ""
