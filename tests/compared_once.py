"""Comparisons that tests share: that of a store as it stands is made once, where comparing is not what is tested.

So is what a feed takes from the years before.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from pipeline.compare import Choice, Comparison, compare
from pipeline.feed.past import Past, load_past
from pipeline.messages import Messages
from pipeline.store import Store
from pipeline.store.layout import PRIVATE
from schemas.indicators import Dictionary
from schemas.tables import TABLES

Made = TypeVar("Made")
TAKERS = ("pipeline.checks.material", "pipeline.commands.compare", "pipeline.export.workbook", "pipeline.feed.past")
"""The modules that have their comparisons from here while the fixture `compared_once` is in use."""
_MOST = 8
_kept: OrderedDict[object, Any] = OrderedDict()


def compare_once(
    store: Store | str | Path,
    choice: Choice | None = None,
    dictionary: Dictionary | None = None,
    read: Callable[[Sequence[str]], pd.DataFrame] | None = None,
    *,
    say: Messages | None = None,
) -> Comparison:
    """Compare as `compare` does; what was compared before is given again, in new frames, if no report came since."""
    opened = store if isinstance(store, Store) else Store.open(store)
    if dictionary or read:
        return compare(opened, choice, dictionary, read, say=say)
    asked = choice or Choice()
    found = _once(opened, (asked, say and say.language), lambda: compare(opened, asked, say=say))
    return Comparison(**{one.name: getattr(found, one.name).copy() for one in fields(Comparison)})


def load_past_once(store: Store, org: str | None, year: int, report_type: str | None, *, say: Messages) -> Past:
    """Load the years before as `load_past` does, or give again what was loaded: it is only read."""
    return _once(
        store, (org, year, report_type, say.language), lambda: load_past(store, org, year, report_type, say=say)
    )


def _once(store: Store, asked: object, make: Callable[[], Made]) -> Made:
    key = str(store.root.resolve()), _state(store.root), repr(asked)
    if key not in _kept:
        _kept[key] = make()
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    found: Made = _kept[key]
    return found


def _state(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Tell apart what a store held at two times, by its files; those of derived tables are no matter."""
    places = [root / name for name in (PRIVATE, *TABLES)]
    kept = ((path, path.stat()) for place in places for path in sorted(place.rglob("*")))
    return tuple((str(path), known.st_mtime_ns, known.st_size) for path, known in kept)
