"""nianjian forget: rows of reports taken out of a yearbook, those of one report or of all whose files are gone."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from corpus.find import Found, find
from pipeline.checks.derived import forget_derived
from pipeline.commands.opening import check_yearbook, choose_report
from pipeline.editions import DOCUMENT_COLUMNS, silent
from pipeline.errors import WrongCall, quoted
from pipeline.messages import Messages
from pipeline.store import Damaged, Store, StoreError
from pipeline.store.places import Places, read_places, write_places


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Take reports out of a yearbook. Return 0 where it was done or there are none, 1 where it was not confirmed."""
    check_yearbook(arguments.store, messages)
    try:
        with Store.open(arguments.store, writable=True) as store:
            if store.damages:
                raise Damaged(store.root, store.damages)
            return _forget(store, arguments, messages)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def _forget(store: Store, arguments: argparse.Namespace, messages: Messages) -> int:
    known = {d: entry.paths[0] for d, entry in store.entries().items()} | dict(store.lost)
    places = read_places(store.root)
    if arguments.doc:
        wanted = [_chosen(known, one, arguments, messages) for one in arguments.doc]
        leaving = {doc_id: known[doc_id] for doc_id in wanted}
    else:
        leaving, places = _find_gone(known, places, arguments, messages)
    if not leaving:
        write_places(store.root, places)
        print(messages("forget.none"))
        return 0
    print(messages("forget.list", path=arguments.store, count=len(leaving)))
    for doc_id, name in sorted(leaving.items(), key=lambda item: (item[1], item[0])):
        print(messages("forget.line", id=doc_id[:8], name=name))
    if not arguments.doc and not arguments.yes and not _confirm(messages):
        print(messages("forget.kept"), file=sys.stderr)
        return 1
    take_out(store, frozenset(leaving))
    write_places(store.root, Places(places.seen, {d: n for d, n in places.gone.items() if d not in leaving}))
    print(messages("forget.done", count=len(leaving)))
    return 0


def take_out(store: Store, doc_ids: frozenset[str]) -> None:
    """Take reports out of a store, and let other files speak where these did, in one commit.

    What `check` found in them goes first: a run that is cut off leaves none of their sentences behind the commit.
    """
    forget_derived(store.root, doc_ids)
    documents = store.read("documents", columns=DOCUMENT_COLUMNS).to_pylist()
    staying = [document for document in documents if document["doc_id"] not in doc_ids]
    store.commit(editions=silent(staying), forget=doc_ids)


def _chosen(known: Mapping[str, str], wanted: str, arguments: argparse.Namespace, messages: Messages) -> str:
    documents = [{"doc_id": doc_id, "source_path": path} for doc_id, path in known.items()]
    return str(choose_report(documents, wanted, arguments.store, messages)["doc_id"])


def _find_gone(
    known: Mapping[str, str], places: Places, arguments: argparse.Namespace, messages: Messages
) -> tuple[dict[str, str], Places]:
    """Return the reports that stand in no place any more, and the places as they are now.

    The files are known by their bytes, so that a renamed one is none that is gone. Raises WrongCall where a place is
    away and nobody said where its reports are now: a drive that is not connected is no reason to forget them.
    """
    named: list[Path] = arguments.gone
    missing = [path for path in named if not path.exists()]
    if missing:
        raise WrongCall(messages("no.path", path=missing[0]))
    if not named and not places.seen:
        raise WrongCall(messages("forget.unknown", path=arguments.store))
    there = [Path(place) for place in places.seen if Path(place).exists()]
    looked = [*named, *there]
    found = find(looked) if looked else Found(reports=(), strays=())
    here = {report.source.doc_id for report in found.reports}
    hidden = [stray.file for stray in found.strays if stray.reason == "unreadable"]
    leaving = {d: path for d, path in known.items() if d not in here and not _is_behind(path, hidden)}
    if not named:
        remembered = {doc_id for names in places.seen.values() for doc_id in names.values()} | set(places.gone)
        leaving = {doc_id: path for doc_id, path in leaving.items() if doc_id in remembered}
        for place, names in places.seen.items():
            behind = leaving.keys() & set(names.values())
            if behind and _is_away(Path(place), names, found.places.get(place, {})):
                away = messages("forget.away", path=place, count=len(behind), store=quoted(arguments.store))
                raise WrongCall(away)
    seen = dict(found.places) if named else {**places.seen, **found.places}
    return leaving, Places(seen, places.gone)


def _is_away(place: Path, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Tell whether a folder is not there or without any report; a single file is away with all of its folder only."""
    if set(before) == {place.name}:
        return not place.parent.is_dir() or not any(place.parent.iterdir())
    return not any(now.values())


def _is_behind(path: str, hidden: list[str]) -> bool:
    """Tell whether a file is, or stands below, what could not be opened."""
    return any(path == name or path.startswith(f"{name}/") for name in hidden)


def _confirm(messages: Messages) -> bool:
    if not sys.stdin or not sys.stdin.isatty():
        return False
    return input(messages("forget.ask")).strip().lower() in ("y", "yes", "是")
