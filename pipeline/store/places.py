"""Where the reports of a store were found: each place that `extract` was given, and what stood there the last time.

`STORE/_nianjian/places.json` knows them by their full path on this machine, so it is no part of the tables. It tells a
renamed file from a new one, and a file that is gone from one that was not asked for.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.store.disk import write_whole
from pipeline.store.faults import StoreError
from pipeline.store.layout import PRIVATE

_NAME = f"{PRIVATE}/places.json"
Names = Mapping[str, str]  # names below a place, each with the doc_id of the report that stands there; "": no report


@dataclass(frozen=True, slots=True)
class Places:
    """What was seen in each place, and the last name of each stored report that is seen in none any more."""

    seen: Mapping[str, Names] = field(default_factory=dict)
    gone: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moves:
    """What a new look at places shows: the places as they are now, files under another name, names that are no more.

    `renamed` pairs an old name with the new ones; `dropped` holds by doc_id ("": no report) the names that no place has
    any more.
    """

    places: Places
    renamed: tuple[tuple[str, tuple[str, ...]], ...]
    dropped: Mapping[str, frozenset[str]]


def read_places(root: Path) -> Places:
    """Read what is known of a store's places; raises StoreError where the file is not as this program writes it."""
    path = root / _NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        seen = {str(place): _names(names) for place, names in content["seen"].items()}
        return Places(seen, _names(content["gone"]))
    except FileNotFoundError:
        return Places()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path} is not as nianjian writes it: delete it, it is made anew") from error


def write_places(root: Path, places: Places) -> None:
    """Write what is known of a store's places, where it has changed."""
    text = json.dumps({"seen": places.seen, "gone": places.gone}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = root / _NAME
    if not path.exists() or path.read_text(encoding="utf-8", errors="replace") != text:
        write_whole(path, text)


def look_again(before: Places, now: Mapping[str, Names], stored: Collection[str]) -> Moves:
    """Compare some places as they are now with what was seen there before; `stored` are the doc_ids of a store."""
    seen: dict[str, Names] = {**before.seen, **now}
    names: dict[str, set[str]] = {}  # by doc_id
    for standing in seen.values():
        for name, doc_id in standing.items():
            names.setdefault(doc_id, set()).add(name)
    left: dict[str, set[str]] = {}
    for place in now:
        for name, doc_id in before.seen.get(place, {}).items():
            if name not in names.get(doc_id, ()):
                left.setdefault(doc_id, set()).add(name)
    known = {name for place in before.seen.values() for name in place}
    renamed = [
        (name, tuple(sorted(new)))
        for doc_id, old in left.items()
        if doc_id and (new := names.get(doc_id, set()) - known)
        for name in old
    ]
    last = {**before.gone, **{doc_id: min(old) for doc_id, old in left.items()}}
    gone = {d: name for d, name in last.items() if d and d not in names and d in stored}
    # A place that has become empty may be a drive that is not connected: what stood there is not forgotten.
    emptied = {place: before.seen[place] for place in now if place in before.seen and not any(now[place].values())}
    return Moves(
        Places({**seen, **emptied}, gone), tuple(sorted(renamed)), {d: frozenset(old) for d, old in left.items()}
    )


def _names(content: object) -> dict[str, str]:
    if not isinstance(content, dict):
        raise TypeError("no names")
    return {str(key): str(value) for key, value in content.items()}
