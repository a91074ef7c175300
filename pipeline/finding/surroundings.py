"""What is known around a row: its report, page, section, sentence, indicator and the other years of that."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pipeline.finding.hits import Hit, Other
from pipeline.store import Store

Row = Mapping[str, Any]

_NAMED = {"quantities": "metric", "indicators": "name", "honours": "title", "entities": "name", "organisations": "name"}
_SERIES = ("indicator", "scope", "scope_name", "basis", "period_class", "unit")


class Surroundings:
    """Reads a report's rows when the first of its rows is asked for, and no others."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[tuple[str, str], dict[str, Row]] = {}

    def hit(self, table: str, doc_id: str, row_id: str) -> Hit:
        """Return a row with what is around it."""
        row, document = self._row(table, doc_id, row_id), self._documents[doc_id]
        section = self._by_id("sections", "section_id", doc_id).get(row["section_id"] or "")
        stated = self._stated(table, row)
        return Hit(
            table=table,
            row_id=row_id,
            doc_id=doc_id,
            file_name=document["file_name"],
            source_path=document["source_path"],
            org=document["org"],
            report_year=document["report_year"],
            page=row["page"],
            page_label=self._by_id("pages", "page", doc_id)[row["page"]]["page_label"],
            section=section["path"] if section else None,
            text=row["text"],
            sentence=self._sentence(table, row),
            name=row.get(_NAMED.get(table, ""), None),
            indicator=stated["name"] if stated else None,
            box=tuple(row["bbox"]) if row.get("bbox") else None,
            rule=row.get("rule"),
            basis=stated["basis"] if stated else None,
            others=self._others(stated) if stated else (),
            name_confidence=row.get("name_confidence"),
            data_year=_data_year(row, stated),
        )

    def _row(self, table: str, doc_id: str, row_id: str) -> Row:
        return self._by_id(table, "statement_id" if table == "statements" else "row_id", doc_id)[row_id]

    def _by_id(self, table: str, name: str, doc_id: str) -> dict[Any, Row]:
        if (table, doc_id) not in self._rows:
            rows = self._store.read(table, [doc_id]).to_pylist()
            self._rows[table, doc_id] = {row[name]: row for row in rows}
        return self._rows[table, doc_id]

    @cached_property
    def _documents(self) -> dict[str, Row]:
        columns = ["doc_id", "file_name", "source_path", "org", "org_id"]
        return {row["doc_id"]: row for row in self._store.read("documents", columns=columns).to_pylist()}

    def _sentence(self, table: str, row: Row) -> str | None:
        """Return the sentence of a row; for a cell the cells of its table row, parted by bars."""
        if table == "statements":
            return str(row["text"])
        doc_id, statement_id = row["doc_id"], row["statement_id"]
        statement = self._by_id("statements", "statement_id", doc_id).get(statement_id or "")
        if statement:
            return str(statement["text"])
        if not statement_id:
            return None
        cells = [c for c in self._by_id("tables", "row_id", doc_id).values() if c["statement_id"] == statement_id]
        return " | ".join(c["text"] for c in sorted(cells, key=lambda c: c["column"])) or None

    def _stated(self, table: str, row: Row) -> Row | None:
        """Return the indicator row that rests on a quantity, or the one that the row is.

        Of 达到1,408.9万平方米，较上年增加… the value itself, not last year's that is worked out of it.
        """
        if table == "indicators":
            return row
        if table != "quantities":
            return None
        stated = self._by_id("indicators", "row_id", row["doc_id"]).values()
        found = [one for one in stated if one["quantity_id"] == row["row_id"]]
        return min(found, key=lambda one: one["status"] == "derived", default=None)

    def _others(self, stated: Row) -> tuple[Other, ...]:
        """Return what the organisation's reports say of other years of the same series, the newest report first."""
        key = tuple(stated[name] for name in _SERIES)
        latest: dict[int, Row] = {}
        for one in self._of_organisation(self._documents[stated["doc_id"]]["org_id"]).get(key, ()):
            year = one["data_year"]
            if year and year != stated["data_year"] and one["report_year"] >= latest.get(year, one)["report_year"]:
                latest[year] = one
        return tuple(
            Other(
                data_year=year,
                text=one["value_as_printed"],
                file_name=self._documents[one["doc_id"]]["file_name"],
                page=one["page"],
                basis=one["basis"],
            )
            for year, one in sorted(latest.items(), reverse=True)
        )

    def _of_organisation(self, org_id: str | None) -> dict[tuple[Any, ...], list[Row]]:
        """Return all indicator rows of an organisation by series."""
        if org_id is None:
            return {}
        if ("", org_id) not in self._rows:
            ids = [d["doc_id"] for d in self._documents.values() if d["org_id"] == org_id]
            columns = ["doc_id", "row_id", "page", "data_year", "value_as_printed", *_SERIES]
            rows = self._store.read("indicators", ids, columns=columns).to_pylist()
            self._rows["", org_id] = {row["row_id"]: row for row in rows}
        series: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in self._rows["", org_id].values():
            series[tuple(row[name] for name in _SERIES)].append(row)
        return series


def _data_year(row: Row, stated: Row | None) -> int | None:
    """Return the year that a value is about: as its indicator has it, else that of its period."""
    if stated:
        year: int | None = stated["data_year"]
        return year
    end = row.get("period_end")
    return int(end.year) if end and "value" in row else None
