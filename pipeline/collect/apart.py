"""Names of lines as a department knows them: none twice for two things, and no person's in them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.indicators.matching import OPEN
from pipeline.messages import Messages
from pipeline.store import Store

if TYPE_CHECKING:
    from pipeline.collect.questions import Question


def read_posts(store: Store, doc_ids: Sequence[str]) -> Mapping[str, str]:
    """Return the persons that some reports name behind their post, as printed with it: 党委书记李某 → 党委书记."""
    columns = ("doc_id", "kind", "text", "role")
    rows = store.read("entities", doc_ids, columns).to_pylist()
    return {row["role"] + row["text"]: row["role"] for row in rows if row["kind"] == "PERSON" and row["role"]}


def without_person(name: str, posts: Mapping[str, str]) -> str:
    """Return a name with a post alone where it has a person in that post: 党委书记李某讲党课 → 党委书记讲党课."""
    for whole, post in posts.items():
        if name != whole:
            name = name.replace(whole, post)
    return name


def named_apart(rows: Sequence["Question"], say: Messages) -> Iterable["Question"]:
    """Yield lines, those that have the name of another one under a name of their own.

    1. the longer name that last year's report has for it, too (累计有效授权专利)   2. its unit behind it
    """
    names = Counter(row.name for row in rows)
    for row in rows:
        if names[row.name] > 1 and row.key.indicator.startswith(OPEN):
            longer = [one.name for one in row.repeats if row.name in one.name and not names[one.name]]
            name = longer[0] if longer else say("collect.name.unit", name=row.name, unit=row.unit or "-")
            yield replace(row, name=name)
        else:
            yield row
