"""What is another between two feeds: added, removed and changed parts. What stayed is not told."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Part = Mapping[str, Any]

_NESTED = frozenset({"history", "changes", "children", "slots", "this_year"})
# Where a part stands moves with every part before it; that is no change of its own.
_PLACES = frozenset({"position", "paragraph", "statements", "start", "end"})
_HOLDERS: dict[str, tuple[str, ...]] = dict.fromkeys(("history", "changes", "this_year"), ("indicators",))
_HOLDERS["slots"] = ("statements", "outline")
_LABELS = ("name", "display", "text", "title", "quotation", "file_name")


class Difference(NamedTuple):
    """One part that was added, removed or changed.

    `field` is given for a change only; `old` and `new` too, but for values that were added or removed as printed.
    """

    change: str
    part: str
    id: str
    label: str
    field: str | None = None
    old: Any = None
    new: Any = None


def compare_feeds(old: Part, new: Part) -> list[Difference]:
    """Return the differences of two feeds (their JSON values). Raises ValueError for two organisations."""
    if old["organisation"]["id"] != new["organisation"]["id"]:
        names = " / ".join(feed["organisation"]["name"] for feed in (old, new))
        raise ValueError(f"the two feeds are of two organisations: {names}")
    before, after = _parts(old), _parts(new)
    keys = list(dict.fromkeys((*before, *after)))
    return [difference for key in keys for difference in _compare(key, before, after)]


Key = tuple[str, str]


def _compare(key: Key, before: Mapping[Key, Part], after: Mapping[Key, Part]) -> Iterator[Difference]:
    part, known_by = key
    one, two = before.get(key), after.get(key)
    if one is None or two is None:
        there = one or two or {}
        # A series that came or went took its years along, a sentence its slots: they are told once.
        held_by = known_by.partition(":")[0]
        holders = [(name, held_by) for name in _HOLDERS.get(part, ())]
        if any((holder in before) != (holder in after) for holder in holders):
            return
        printed = there.get("display") if "label" in there else None  # a year's value: what it is, not its label only
        old, new = (None, printed) if one is None else (printed, None)
        yield Difference("added" if one is None else "removed", part, known_by, _label(there), None, old, new)
        return
    for field in dict.fromkeys((*one, *two)):
        if field in _PLACES or field == "label" or one.get(field) == two.get(field):
            continue
        yield Difference("changed", part, known_by, _label(two), field, one.get(field), two.get(field))


def _label(part: Part) -> str:
    return str(part.get("label") or next((part[name] for name in _LABELS if part.get(name)), ""))


def _parts(feed: Part) -> dict[Key, Part]:
    """Return the parts of a feed by kind and id, each with its plain fields only."""
    head = {name: feed[name] for name in ("version", "year", "last_year", "language", "dictionary_version")}
    head["label"] = feed["organisation"]["name"]
    found: dict[Key, Part] = {("feed", ""): head, ("organisation", ""): feed["organisation"]}
    found |= {("reports", one["doc_id"]): _plain(one) for one in feed["reports"]}
    for name in ("statements", "honours", "commitments", "doubts"):
        found |= {(name, one["id"]): _plain(one) for one in feed[name]}
    found |= {("outline", one["id"]): _plain(one) for one in _titles(feed["outline"])}
    for holder in (*feed["statements"], *_titles(feed["outline"])):
        found |= {("slots", f"{holder['id']}:{slot['kind']}:{slot['citation']}"): slot for slot in holder["slots"]}
    for series in feed["indicators"]:
        found |= _of_series(series)
    return found


def _of_series(series: Part) -> dict[Key, Part]:
    known_by, name = series["id"], series["name"]
    found: dict[Key, Part] = {("indicators", known_by): _plain(series)}
    for point in series["history"]:
        found["history", f"{known_by}:{point['year']}"] = {**point, "label": f"{name} {point['year']}"}
    for shift in series["changes"]:
        years = f"{shift['year_from']}-{shift['year_to']}"
        found["changes", f"{known_by}:{years}"] = {**shift, "label": f"{name} {years}"}
    if series["this_year"]:
        given = series["this_year"]
        found["this_year", known_by] = {**given, "label": f"{name} {given['year']}"}
    return found


def _plain(part: Part) -> Part:
    return {name: value for name, value in part.items() if name not in _NESTED}


def _titles(titles: Iterable[Part]) -> Iterator[Part]:
    for title in titles:
        yield title
        yield from _titles(title["children"])
