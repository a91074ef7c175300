"""The evidence that a feed rests on, by id."""

from collections.abc import Mapping
from typing import Any

from schemas.feed import Citation


class Citations:
    """Collects evidence: what is cited twice stands once. An id is the row id of the evidence."""

    def __init__(
        self, documents: Mapping[str, Mapping[str, Any]], labels: Mapping[tuple[str, int], str | None]
    ) -> None:
        self._documents = documents
        self._labels = labels
        self._found: dict[str, Citation] = {}

    def cite(self, row: Mapping[str, Any]) -> str:
        """Add the evidence of a row of `quantities`, `dates`, `honours`, `entities`; return its id."""
        return self._add(row["row_id"], row, box=row["bbox"])

    def cite_value(self, row: Mapping[str, Any]) -> str:
        """Add the evidence of a row of `indicators`: where it was made from a quantity, the evidence is that one's."""
        return self._add(row["quantity_id"] or row["row_id"], row, box=row["bbox"])

    def cite_statement(self, row: Mapping[str, Any]) -> str:
        """Add a sentence as evidence; it has no box of its own."""
        whole = {"end_page": None, "statement_id": row["statement_id"]}
        return self._add(row["statement_id"], {**row, **whole}, box=None)

    def _add(self, known_as: str, row: Mapping[str, Any], *, box: Any) -> str:
        if known_as not in self._found:
            document = self._documents[row["doc_id"]]
            self._found[known_as] = Citation(
                id=known_as,
                doc_id=row["doc_id"],
                file_name=document["file_name"],
                sha256=document["sha256"],
                report_year=document["report_year"],
                page=row["page"],
                end_page=row["end_page"],
                page_label=self._labels.get((row["doc_id"], row["page"])),
                box=tuple(box) if box else None,
                start=row["start_char"],
                end=row["end_char"],
                quotation=row["text"],
                section=row["section_id"],
                statement=row["statement_id"],
            )
        return known_as

    def in_order(self) -> dict[str, Citation]:
        """Return what was cited, by report, place and id."""
        ordered = sorted(self._found.values(), key=lambda c: (c.report_year, c.doc_id, c.start, c.end, c.id))
        return {citation.id: citation for citation in ordered}
