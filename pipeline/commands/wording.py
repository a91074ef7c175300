"""Views and tables as people get them: headers and statuses in words, the name of the file and the sentence beside."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from pipeline.commands.drawing import SHOWN, WORDS, status_of
from pipeline.compare.unlike import name_period
from pipeline.export.series import topic_name
from pipeline.export.yearbook import sentences_of, texts_of
from pipeline.messages import Messages
from pipeline.problem_words import reason_of, words_of
from pipeline.store import Store

_DOC, _FILE, _ROW, _SENTENCE = "doc_id", "file_name", "row_id", "sentence"
_SAID = ("statements", "reuse", "claims")  # views whose text is the sentence itself
_EVIDENCE = {
    "changes": ("indicators",),
    "values": ("indicators",),
    "commitments": ("indicators", "quantities"),
    "honours": ("honours",),
}
"""Tables that the row ids of a view are of."""
_NO_FILE = ("edition_of",)  # names a file by its id, but not the one that a row stands in


def in_words(frame: pd.DataFrame, view: str, store: Store, say: Messages) -> pd.DataFrame:
    """Return a view of a comparison, or rows of a table, with all that its codes say in words.

    What a reader looks at first stands first, ids stand last.

    Numbers stay numbers, days are `date`, what is not known is None.
    """
    if view == "changes":
        pairs = zip(frame["status"], frame["contradicts"], strict=True)
        frame = frame.assign(status=[status_of(*pair) for pair in pairs]).drop(columns="contradicts")
    if view == "problems":
        told = zip(frame["reason"], frame["parameters"], strict=True)
        frame = frame.assign(parameters=[words_of(reason, stored, say) for reason, stored in told])
    columns = {str(name): [_plain(value) for value in frame[name]] for name in frame}
    columns = _with_sentences(_with_files(columns, store), view, store)
    first = ("org", *SHOWN.get(view, ()))
    ordered = sorted(columns, key=lambda name: (_is_id(name), first.index(name) if name in first else len(first)))
    words = {say.label(name): [_word(value, name, view, say) for value in columns[name]] for name in ordered}
    return pd.DataFrame(words, dtype=object, index=range(len(frame)))


def _is_id(name: str) -> bool:
    return _DOC in name or _ROW in name or name.endswith("_id") or name in ("sha256", "bbox", *_NO_FILE)


def _plain(value: Any) -> Any:
    """Return a value of a frame as Python has it."""
    if isinstance(value, str | bool) or value is None:
        return value
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple | dict):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def _word(value: Any, name: str, view: str, say: Messages) -> Any:
    """Return what a value is called; numbers and days stay as they are."""
    if isinstance(value, bool):
        return say("yes" if value else "no")
    if isinstance(value, list | tuple):
        return " / ".join(str(_word(one, name, view, say)) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    if name == "topic":
        return topic_name(value, say)
    if name in ("bucket", "period"):
        return name_period(value, say)
    if (view, name) == ("problems", "reason"):
        return reason_of(value, say)
    kind = WORDS.get(f"{view}.{name}", WORDS.get(name, ""))
    return (say.find(f"{kind}.{value}") if kind else None) or say.label(name, value)


def _with_files(columns: Mapping[str, list[Any]], store: Store) -> dict[str, list[Any]]:
    """Put the name of the file beside each report; not where the path of it stands already."""
    if {_FILE, "source_path", "file"} & set(columns):
        return dict(columns)
    known = store.read("documents", columns=(_DOC, _FILE)).to_pylist()
    names = {row[_DOC]: row[_FILE] for row in known}
    found: dict[str, list[Any]] = {}
    for name, values in columns.items():
        if _DOC in name:
            found[name.replace(_DOC, _FILE)] = [names.get(value) for value in values]
        found[name] = values
    return found


def _with_sentences(columns: dict[str, list[Any]], view: str, store: Store) -> dict[str, list[Any]]:
    """Put the sentence or table row beside each quantity that has a row id of its own."""
    found = dict(columns)
    if _SENTENCE in columns:
        return found
    if "statement_id" in columns and view not in _SAID:
        keys = list(zip(columns[_DOC], columns["statement_id"], strict=True))
        texts = texts_of(store, sorted({doc for doc, _ in keys}), {one for _, one in keys if one})
        found[_SENTENCE] = [texts.get(key) for key in keys]
        return found
    for name in [name for name in columns if name.endswith(_ROW) or name.startswith(f"{_ROW}_")]:
        doc_name = name.replace(_ROW, _DOC)
        if doc_name not in columns or view not in _EVIDENCE:
            continue
        keys = list(zip(columns[doc_name], columns[name], strict=True))
        told: dict[tuple[str, str], str] = {}
        for table in _EVIDENCE[view]:
            told |= sentences_of(store, _by_report(keys), table)
        found[name.replace(_ROW, _SENTENCE)] = [told.get(key) for key in keys]
    return found


def _by_report(keys: Iterable[tuple[Any, Any]]) -> dict[str, set[str]]:
    rows: dict[str, set[str]] = {}
    for doc_id, row_id in keys:
        if doc_id and row_id:
            rows.setdefault(doc_id, set()).add(row_id)
    return rows
