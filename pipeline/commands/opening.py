"""Opening the yearbook that a command names; what is damaged in it is named, and mended where that loses nothing."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.find import Found
from pipeline.errors import WrongCall, quoted
from pipeline.messages import Messages
from pipeline.store import Damage, Store, StoreError
from pipeline.store.layout import PRIVATE

_NAMED = 12  # so many files are named in a message


class Refused(Exception):
    """Damage that this call can't mend without losing rows; the message says what to do. Exit status 1."""


def check_yearbook(path: Path, messages: Messages) -> None:
    """Raise WrongCall where there is no yearbook in a folder."""
    if not (path / PRIVATE / "format").exists():
        raise WrongCall(messages("no.store", path=quoted(path)))


def open_yearbook(path: Path, messages: Messages) -> Store:
    """Open a yearbook to be read; raises WrongCall where there is none or it can't be read."""
    check_yearbook(path, messages)
    try:
        return Store.open(path)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def choose_report(
    documents: Sequence[Mapping[str, Any]], wanted: str, place: Path, messages: Messages
) -> Mapping[str, Any]:
    """Return the one report whose doc_id begins with, or else whose path contains, what the user wrote.

    `place` is the yearbook. Raises WrongCall where there is none or more than one.
    """
    hits = [d for d in documents if d["doc_id"].startswith(wanted)] or [
        d for d in documents if wanted in d["source_path"]
    ]
    if not hits:
        raise WrongCall(messages("no.doc", doc=wanted, path=quoted(place)))
    if len(hits) > 1:
        found = ", ".join(f"{d['doc_id'][:8]} {d['source_path']}" for d in hits[:8])
        raise WrongCall(messages("many.docs", doc=wanted, found=found))
    return hits[0]


def print_damages(damages: tuple[Damage, ...] | list[Damage], messages: Messages) -> None:
    """Name each damaged file on the standard error output."""
    for one in damages:
        print(messages("damage.line", name=one.name, reason=messages.retell(one.reason)), file=sys.stderr)


def name_some(names: list[str]) -> str:
    """Return some names for a message, the others counted by an ellipsis."""
    return ", ".join(names[:_NAMED]) + (", …" if names[_NAMED:] else "")


def mend_store(store: Store, found: Found, arguments: argparse.Namespace, messages: Messages) -> bool:
    """Mend the damage of a store that is open to be written, so that its reports are read again; tell if there was any.

    Raises Refused where files of reports that have lost rows are not among those found, unless --repair was given.
    """
    damages = store.damages
    if not damages:
        return False
    print(messages("damage.found", count=len(damages), path=arguments.store), file=sys.stderr)
    print_damages(damages, messages)
    given = {report.source.doc_id for report in found.reports}
    absent = sorted(path for doc_id, path in store.threatened().items() if doc_id not in given)
    if absent and not arguments.repair:
        raise Refused(messages("damage.absent", count=len(absent), names=name_some(absent)))
    taken = store.mend()
    print(messages("damage.mended", count=len(taken)), file=sys.stderr)
    return True


def print_lost(store: Store, messages: Messages) -> bool:
    """Name the reports whose rows were lost to damage and not read again; tell if there are any."""
    lost = sorted(store.lost.values())
    if lost:
        print(messages("damage.lost", count=len(lost), names=name_some(lost)), file=sys.stderr)
    return bool(lost)
