"""nianjian text: sentences in, one JSON object a line out."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.errors import WrongCall
from pipeline.messages import Messages


@contextmanager
def _opened(path: Path | None, messages: Messages) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdin
        return
    if not path.is_file():
        raise WrongCall(messages("no.path", path=path))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield stream


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Read sentences, one a line; an empty line gives empty lists, an empty input no line."""
    # The readers load dictionaries: not needed for --help and a wrong path.
    from extractors import nlp  # noqa: PLC0415
    from pipeline.sentences import read_sentence  # noqa: PLC0415

    with _opened(arguments.file, messages) as stream:
        nlp.load(arguments.ner)
        for number, line in enumerate(stream, 1):
            text = line.rstrip("\r\n")
            found = read_sentence(text, arguments.year or (arguments.day and arguments.day.year), arguments.day)
            sys.stdout.write(json.dumps({"line": number, "text": text, **found}, ensure_ascii=False) + "\n")
    return 0
