"""Which stored organisation a draft is of, where its name in the draft is not the one of the reports; and its year.

1. 柳桥街道办事处 → 云溪市望潮区人民政府柳桥街道办事处   2. no name on the draft: the one that its text names most
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extraction import Extraction
from pipeline.store import Store
from schemas.text import fold

_SHORT = 4  # characters of a name that is not that of many
_PIECES = 3  # pieces in which a shortened name stands in the full one
_PIECE = 2  # characters of a piece
_SHARED = 0.3  # of a draft's long sentences that stand in a report of the organisation too
_LONG = 15  # characters of a sentence that is not that of many
_MENTIONS = 2  # times that a text names a unit, or a year, from which on it is the one it is about

Row = Mapping[str, object]


def find_kin(draft: Extraction, store: Store) -> set[str]:
    """Return the id of the stored organisation that a draft is of; empty where none, or several, may be meant.

    What counts, in this order: a name that is a part of the other, the organisation that the draft's text names most,
    sentences of the draft that its reports have too.
    """
    names = _names(store)
    (document,) = draft.tables["documents"].to_pylist()
    said = [fold(str(name)) for name in (document["org"], document["org_short"]) if name]
    alike = {
        org for org, known in names.items() for name, short in known.items() for one in said
        if (one == name if short else is_alike(one, name))
    }  # fmt: skip
    if len(alike) == 1:
        return alike
    named = _most_named(_text(draft), {org: names[org] for org in alike or names})
    if named and (alike or not said):
        return named
    return _most_shared(draft, store, alike or (set() if said else set(names)))


def find_year(draft: Extraction) -> int | None:
    """Return the year of a draft that does not say it: the later of the two that it names most, this year and last."""
    most = Counter(map(int, re.findall(r"(?<!\d)(20\d\d)年", _text(draft)))).most_common(2)
    often = [year for year, count in most if count >= max(_MENTIONS, most[0][1] / 2)]  # less often: of the outlook
    return max(often, default=None)


def _text(draft: Extraction) -> str:
    """Return the words of all pages of a draft without blanks."""
    return fold("".join(draft.tables["pages"]["text"].drop_null().to_pylist()))


def _names(store: Store) -> Mapping[str, dict[str, bool]]:
    """Return the names that the reports print of each organisation, with whether it is a short one."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in store.read("documents").to_pylist():
        for name, short in ((row["org"], False), (row["org_short"], True)) if row["org_id"] else ():
            if name and len(name) >= _SHORT:
                found[row["org_id"]].setdefault(fold(name), short)
    for row in store.read("organisations").to_pylist():
        if row["org_id"] in found and row["name"] and len(row["name"]) >= _SHORT:
            found[row["org_id"]].setdefault(fold(row["name"]), row["kind"] == "short")
    return found


def is_alike(one: str, other: str) -> bool:
    """Whether the shorter of two names is the longer one with words left out: 望潮区柳桥街道."""
    short, full = sorted((one, other), key=len)
    if len(short) < _SHORT:
        return False
    at, pieces = 0, 0
    while short:
        size = next((n for n in range(len(short), 0, -1) if short[:n] in full[at:]), 0)
        pieces += 1
        if size < _PIECE or pieces > _PIECES:
            return False
        at = full.index(short[:size], at) + size
        short = short[size:]
    return True


def _most_named(text: str, names: Mapping[str, Iterable[str]]) -> set[str]:
    counts = Counter({org: max(text.count(name) for name in own) for org, own in names.items()})
    (best, most), (_, second), *_ = *counts.most_common(2), ("", 0), ("", 0)
    return {best} if most >= _MENTIONS and most > second else set()


def _most_shared(draft: Extraction, store: Store, orgs: set[str]) -> set[str]:
    own = _sentences(draft.tables["statements"].to_pylist())
    if not own or not orgs:
        return set()
    ids = {row["doc_id"]: row["org_id"] for row in store.read("documents").to_pylist() if row["org_id"] in orgs}
    shared: dict[str, set[str]] = defaultdict(set)
    for row in store.read("statements", sorted(ids), columns=("doc_id", "text")).to_pylist():
        words = _blank(row["text"])
        if words in own:
            shared[ids[row["doc_id"]]].add(words)
    best = max(shared, key=lambda org: len(shared[org]), default=None)
    return {best} if best and len(shared[best]) >= _SHARED * len(own) else set()


def _sentences(rows: Sequence[Row]) -> set[str]:
    return {words for row in rows if len(words := _blank(str(row["text"]))) >= _LONG}


def _blank(text: str) -> str:
    return re.sub(r"\d+", "0", fold(text))
