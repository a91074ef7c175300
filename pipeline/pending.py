"""What was read and is not stored yet: held small, and given out so that a commit concerns few parts of the store."""

import pickle
from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa

from pipeline.extraction import Extraction
from pipeline.store.layout import place_among_buckets

_AT_ONCE = 128 << 20  # bytes of rows, as they are in memory, that go into one commit


class _Held(NamedTuple):
    """An extraction, pickled and packed, with the sizes in bytes of its rows and of the pickle."""

    doc_id: str
    packed: bytes
    rows: int
    pickled: int


class Pending:
    """Extractions that wait for a commit."""

    def __init__(self, at_once: int = _AT_ONCE) -> None:
        self._at_once = at_once
        self._held: dict[str, _Held] = {}
        self.size = 0
        """The bytes of memory that they take, about a tenth of their rows."""

    def add(self, extraction: Extraction) -> None:
        """Hold an extraction, in place of an earlier one of the same document."""
        content = pickle.dumps(extraction, protocol=5)
        rows = sum(table.nbytes for table in extraction.tables.values())
        packed = pa.compress(content, codec="zstd", asbytes=True)
        self._drop(extraction.doc_id)
        self._held[extraction.doc_id] = _Held(extraction.doc_id, packed, rows, len(content))
        self.size += len(packed)

    def take_groups(self) -> Iterator[list[Extraction]]:
        """Give all out, those together that stand in the same parts; one group is let go when the next is asked for."""
        waiting = sorted(self._held.values(), key=lambda one: place_among_buckets(one.doc_id), reverse=True)
        while waiting:
            group: list[Extraction] = []
            size = 0
            while waiting and (not group or size + waiting[-1].rows <= self._at_once):
                one = waiting.pop()
                size += one.rows
                group.append(pickle.loads(pa.decompress(one.packed, one.pickled, codec="zstd", asbytes=True)))
            yield group
            for extraction in group:
                self._drop(extraction.doc_id)

    def _drop(self, doc_id: str) -> None:
        one = self._held.pop(doc_id, None)
        self.size -= len(one.packed) if one else 0
