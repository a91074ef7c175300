"""Rulings of people: corrections of what was read, and findings that were dismissed; nothing rebuilds them.

`STORE/rulings.csv` holds them, a line each. The tables on disk stay as they were read; whoever reads through `Store`
gets them with the corrections, which so survive every reading anew. A correction names file hash, page and printed
text: where no row has that text any more it is not applied.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.store.disk import write_whole
from schemas.text import decode, squeeze

FILE = "rulings.csv"
FIELDS = ("value", "unit", "metric", "org", "year")
DISMISS = ("dismiss", "dismissed", "无误")
# The columns of each table that a field of a correction changes, in the tables whose rows rest on a printed text.
_OF_ROWS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "quantities": {"value": ("value", "value_text"), "unit": ("unit",), "metric": ("metric",)},
    "indicators": {"value": ("value", "value_text"), "unit": ("unit",), "metric": ("surface",)},
}
_OF_REPORT = {"org": "org", "year": "stated_year"}
_PLACE = ("doc_id", "page", "text")
# What two values of one report must share to contradict each other.
_SERIES = ("indicator", "data_year", "scope", "scope_name", "basis", "period_class")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One ruling. A dismissal has `finding_id`; a correction `doc_id, page, text, field, value`."""

    finding_id: str = ""
    doc_id: str = ""
    page: str = ""
    text: str = ""
    field: str = ""
    value: str = ""
    ruling: str = ""
    who: str = ""
    why: str = ""
    file: str = ""

    @property
    def is_correction(self) -> bool:
        """Whether it corrects something; else it dismisses a finding."""
        return bool(self.field)

    @property
    def key(self) -> tuple[str, ...]:
        """What it rules on: a later ruling on the same takes its place."""
        return (self.doc_id, self.page, squeeze(self.text), self.field) if self.is_correction else (self.finding_id,)


COLUMNS = tuple(field.name for field in fields(Ruling))


def read_rulings(root: Path) -> list[Ruling]:
    """Return the rulings of a store; none where there is no file. Raises ValueError where it was spoilt by hand."""
    file = root / FILE
    return parse_rulings(file) if file.is_file() else []


def parse_rulings(file: Path) -> list[Ruling]:
    """Read a CSV file of rulings; lines without a ruling are left. Raises ValueError naming each wrong line."""
    text = decode(file.read_bytes())
    if text is None:
        raise ValueError(f"{file}: neither UTF-8 nor GBK text; save it as CSV UTF-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    head = [name.strip() for name in reader.fieldnames or ()]
    if not {"who", "why"} <= set(head) or not ({"finding_id"} & set(head) or {"doc_id", "page", "text"} <= set(head)):
        raise ValueError(f"{file}: the first line must name the columns {','.join(COLUMNS)}")
    reader.fieldnames = head
    found: dict[tuple[str, ...], Ruling] = {}
    mistakes = []
    for row in reader:
        ruling = Ruling(**{name: (row.get(name) or "").strip().lstrip("'") for name in COLUMNS})
        if not ruling.field and not ruling.ruling:
            continue
        mistake = _mistake(ruling)
        if mistake:
            mistakes.append(f"{file}, line {reader.line_num}: {mistake}")
        else:
            found[ruling.key] = ruling
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return list(found.values())


def _mistake(ruling: Ruling) -> str | None:
    if not ruling.who or not ruling.why:
        return "who and why must both be given"
    if not ruling.is_correction:
        if ruling.ruling not in DISMISS:
            return f"ruling {ruling.ruling}; allowed: {', '.join(DISMISS)}"
        return None if ruling.finding_id else "a finding is dismissed by its finding_id"
    if ruling.field not in FIELDS:
        return f"field {ruling.field}; allowed: {', '.join(FIELDS)}"
    if not ruling.doc_id or not ruling.value:
        return "a correction needs doc_id and value"
    if ruling.field not in _OF_REPORT and (not ruling.page.isdigit() or not ruling.text):
        return "a correction of a figure needs page and the printed text"
    return _wrong_number(ruling)


def _wrong_number(ruling: Ruling) -> str | None:
    if ruling.field == "year" and not (ruling.value.isdigit() and 1900 <= int(ruling.value) <= 2200):
        return f"{ruling.value} is no year"
    if ruling.field == "value":
        try:
            Decimal(ruling.value.replace(",", ""))
        except InvalidOperation:
            return f"{ruling.value} is no number"
    return None


def write_rulings(root: Path, rulings: Iterable[Ruling]) -> None:
    """Put rulings in place of those of a store."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    writer.writerows(asdict(ruling) for ruling in rulings)
    write_whole(root / FILE, stream.getvalue())


def needed(table: str) -> tuple[str, ...]:
    """Return the columns that corrections of a table are found by."""
    if table == "indicators":
        return (*_PLACE, "unit", "stated_unit", "value", "status", "rule", *_SERIES)
    return _PLACE if table in _OF_ROWS else ("doc_id",)


def correct(table: str, rows: pa.Table, rulings: Sequence[Ruling]) -> pa.Table:
    """Return the rows of a table with the corrections; a corrected row has `corrected` as its rule."""
    corrections = [ruling for ruling in rulings if ruling.is_correction]
    if not corrections or not rows.num_rows:
        return rows
    rows = _with_years(rows, [c for c in corrections if c.field == "year"])
    if table == "documents":
        return _with_documents(rows, corrections)
    if table not in _OF_ROWS:
        return rows
    ids, pages, texts = (rows[name].to_pylist() for name in _PLACE)
    known: dict[tuple[str, str, str], list[int]] = {}
    for at, place in enumerate(zip(ids, map(str, pages), map(squeeze, texts), strict=True)):
        known.setdefault(place, []).append(at)
    for one in corrections:
        columns = _OF_ROWS[table].get(one.field, ())
        for at in known.get((one.doc_id, one.page, squeeze(one.text)), ()) if columns else ():
            factor = _factor(rows, at) if table == "indicators" and one.field == "value" else 1.0
            if factor is None:  # a unit that does not convert: the row stays as it is
                continue
            for column in columns:
                typed = _typed(one, column)
                rows = _put(rows, column, at, typed * factor if isinstance(typed, float) else typed)
            rows = _put(rows, "rule", at, "corrected")
    return _settled(rows, {one.doc_id for one in corrections}) if table == "indicators" else rows


def _settled(rows: pa.Table, doc_ids: Collection[str]) -> pa.Table:
    """Return indicators whose values no longer contradict each other, in corrected reports, as stated once."""
    columns = [rows[name].to_pylist() for name in ("doc_id", *_SERIES)]
    groups: dict[tuple[Any, ...], list[int]] = {}
    for at, key in enumerate(zip(*columns, strict=True)):
        if key[0] in doc_ids:
            groups.setdefault(key, []).append(at)
    values, statuses, rules = (rows[name].to_pylist() for name in ("value", "status", "rule"))
    kept = [True] * rows.num_rows
    for places in groups.values():
        doubtful = [at for at in places if statuses[at] == "ambiguous"]
        if not doubtful or len({values[at] for at in doubtful}) > 1:
            continue
        speaks = next((at for at in doubtful if rules[at] == "corrected"), doubtful[0])
        for at in doubtful:
            kept[at] = at == speaks
        rows = _put(rows, "status", speaks, "stated")
    return rows.filter(pa.array(kept))


def count_places(table: str, rows: pa.Table, ruling: Ruling) -> int:
    """Return how many rows of a table, as they were read, a correction of a quantity meets."""
    places = zip(*(rows[name].to_pylist() for name in _PLACE), strict=True)
    wanted = (ruling.doc_id, ruling.page, squeeze(ruling.text))
    return (
        sum((doc_id, str(page), squeeze(text)) == wanted for doc_id, page, text in places) if table in _OF_ROWS else 0
    )


def _typed(ruling: Ruling, column: str) -> Any:
    text = ruling.value.replace(",", "") if ruling.field == "value" else ruling.value
    return float(text) if column == "value" else int(text) if ruling.field == "year" else text


def _factor(rows: pa.Table, at: int) -> float | None:
    """Return what a value is multiplied by from the unit that was printed into the unit of an indicator."""
    from extractors.indicators.matching import Units  # noqa: PLC0415 - needed for corrected values only
    from schemas.indicators import load  # noqa: PLC0415

    stated, unit = rows["stated_unit"][at].as_py(), rows["unit"][at].as_py()
    if stated is None or stated == unit:
        return 1.0
    step = Units(load().units).between(stated, unit)
    return float(step.factor) if step else None


def _put(rows: pa.Table, column: str, at: int, value: Any) -> pa.Table:
    place = rows.schema.get_field_index(column)
    if place < 0:
        return rows
    field = rows.schema.field(place)
    values = rows[column].to_pylist()
    values[at] = value
    plain = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    array = pa.array(values, plain)
    return rows.set_column(place, field, array.dictionary_encode() if plain != field.type else array)


def _with_years(rows: pa.Table, corrections: Sequence[Ruling]) -> pa.Table:
    years = {one.doc_id: int(one.value) for one in corrections}
    place = rows.schema.get_field_index("report_year")
    if not years or place < 0:
        return rows
    pairs = zip(rows["doc_id"].to_pylist(), rows["report_year"].to_pylist(), strict=True)
    values = [years.get(doc_id, year) for doc_id, year in pairs]
    return rows.set_column(place, rows.schema.field(place), pa.array(values, pa.int64()))


def _with_documents(rows: pa.Table, corrections: Sequence[Ruling]) -> pa.Table:
    from extractors.names.org_names import org_id  # noqa: PLC0415 - needed for a corrected name only

    places = {doc_id: at for at, doc_id in enumerate(rows["doc_id"].to_pylist())}
    for one in corrections:
        at = places.get(one.doc_id)
        if at is None or one.field not in _OF_REPORT:
            continue
        rows = _put(rows, _OF_REPORT[one.field], at, _typed(one, _OF_REPORT[one.field]))
        if one.field == "org":
            rows = _put(rows, "org_id", at, org_id(one.value))
    return rows
