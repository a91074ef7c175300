"""nianjian text: sentences in, one JSON object a line out."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from pipeline.errors import WrongCall, check_file
from pipeline.escaping import escape_json
from pipeline.messages import Messages
from schemas.text import decode


def _lines(path: Path | None, messages: Messages) -> Iterator[str]:
    """Yield the lines of a file or of the standard input; UTF-8, or GBK as Notepad and WPS write it."""
    if path is not None:
        check_file(path, messages)
    with path.open("rb") if path else nullcontext(sys.stdin.buffer) as stream:
        for raw in stream:
            line = decode(raw)
            if line is None:
                raise WrongCall(messages("not.text", path=path or "stdin"))
            yield line.rstrip("\r\n")


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Read sentences, one a line; an empty line gives empty lists, an empty input no line."""
    # The readers load dictionaries: not needed for --help and a wrong path.
    from extractors import nlp  # noqa: PLC0415
    from pipeline.sentences import read_sentence  # noqa: PLC0415

    year = arguments.year or (arguments.day and arguments.day.year)
    loaded = False
    for number, text in enumerate(_lines(arguments.file, messages), 1):
        if not loaded:
            try:
                nlp.load(arguments.ner)
            except ValueError as error:
                raise WrongCall(str(error)) from error
            loaded = True
        found = read_sentence(text, year, arguments.day)
        sys.stdout.write(escape_json(json.dumps({"line": number, "text": text, **found}, ensure_ascii=False)) + "\n")
    return 0
