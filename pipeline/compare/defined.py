"""Short names that a report defines: 释义, a row each, 示范湿地 | 指 | 江城市东湖国家湿地公园示范区."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store import Store
from schemas.text import fold

_MEANS = ("指", "是指")
_LEAST = 4  # characters of a long name that hardly stands in another one by chance
_LONGEST = 40  # characters of what is still a name; more is an explanation
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_COLUMNS = ("doc_id", "table_id", "row", "column", "text")


def read_defined(store: Store, doc_ids: Collection[str]) -> dict[str, dict[str, str]]:
    """Return by doc_id the short names that its report defines, by the long names that they stand for.

    What stands for two things, or under two names, in one report says nothing.
    """
    cells = store.read("tables", sorted(doc_ids), _COLUMNS)
    means = cells.filter(pc.is_in(cells["text"], pa.array(_MEANS)))
    tables = cells.filter(pc.is_in(cells["table_id"], pc.unique(means["table_id"])))
    lines: dict[tuple[str, str, int], list[tuple[int, str]]] = defaultdict(list)
    for cell in tables.to_pylist():
        lines[cell["doc_id"], cell["table_id"], cell["row"]].append((cell["column"], cell["text"] or ""))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (doc_id, _, _), line in lines.items():
        words = [fold(text) for _, text in sorted(line) if text]
        if len(words) == len(("short", "means", "long")) and words[1] in _MEANS and _is_name(words[0], words[2]):
            found[doc_id][words[2]].add(words[0])
    return {doc_id: _of_one(names) for doc_id, names in found.items()}


def shorts_of_both(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Return the short names of two reports by their long names, without those that stand for two.

    控股股东 is the body that has the role in the year of the report: another one, perhaps, in the next year. A former
    name in brackets makes no other body.
    """
    longs: dict[str, list[frozenset[str]]] = defaultdict(list)
    for long, short in (*one.items(), *other.items()):
        longs[short].append(_names_in(long))
    return {long: short for long, short in {**one, **other}.items() if frozenset.intersection(*longs[short])}


def _names_in(long: str) -> frozenset[str]:
    """Return what a long name is without its brackets, and what they hold: 东湖水务（原西湖水务） has two names."""
    return frozenset(name for name in (_IN_BRACKETS.sub("", long), *_IN_BRACKETS.findall(long)) if name)


def _is_name(short: str, long: str) -> bool:
    return short != long and _LEAST <= len(long) <= _LONGEST and len(short) > 1


def _of_one(names: dict[str, set[str]]) -> dict[str, str]:
    return {long: next(iter(shorts)) for long, shorts in names.items() if len(shorts) == 1}
