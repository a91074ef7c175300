"""Problems in words: what is stored is a reason and its parameters; the sentence is made where it is shown."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.messages import Messages

_NAMED = 12  # unread numbers of a page that are named


def reason_of(reason: str, messages: Messages) -> str:
    """Return the reason of a problem in a few words; as it is stored where this version has none for it."""
    return messages.find(f"reason.{reason}") or reason


def words_of(reason: str, parameters: str, messages: Messages) -> str:
    """Return what is wrong and what to do; the parameters as stored where another version wrote what this has not."""
    told = _parameters(parameters)
    cause, ocr = told.pop("cause", ""), told.pop("ocr", "")
    key = f"problem.{reason}.{cause}" if cause else f"problem.{reason}"
    try:
        words = messages.find(key, **told)
    except KeyError:  # a parameter that this version's words need is not there
        words = None
    if words is None:
        return ", ".join(f"{name}={value}" for name, value in {"cause": cause, "ocr": ocr, **told}.items() if value)
    return messages("problem.with_ocr", words=words) if ocr else words


def add_counts(parameters: Iterable[str]) -> str:
    """Return the parameters of one problem for those of several pages: their counts added up."""
    total: Counter[str] = Counter()
    for told in parameters:
        total.update({name: int(count) for name, count in json.loads(told).items()})
    return json.dumps({name: str(count) for name, count in total.items()})


def name_unread(numbers: Sequence[str]) -> str:
    """Return the unread numbers of a page with the characters around each; of many the first ones."""
    more = "…" if len(numbers) > _NAMED else ""
    return " ".join(f"“{number}”" for number in numbers[:_NAMED]) + more


def _parameters(stored: str) -> dict[str, str]:
    try:
        told = json.loads(stored)
    except ValueError:
        return {"parameters": stored}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}
