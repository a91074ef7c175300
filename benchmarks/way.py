"""The way of a sentence: which functions it passes from text to `quantities` and `indicators`, and in which files.

python -m benchmarks.way [SENTENCE] [--list]

Counted are the functions of extractors/ that are called at least once, by name and file (generators and comprehensions
count with the function that they stand in), after one reading that loads words and dictionaries. The last line leaves
out the functions of rules, each of which is asked until one says yes.
"""

import argparse
import functools
import sys
from collections import defaultdict
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any

from extractors import nlp
from extractors.fields import FIELDS
from extractors.numbers import quantities
from extractors.plain import document_of
from pipeline.sentences import indicators_of

SENTENCE = "全年培训职工1,402人次，按可比口径增长13.4%。"
ROOT = Path(__file__).parents[1]


def passed(sentence: str) -> dict[str, set[tuple[str, str]]]:
    """Return the functions passed, as (file, name), on the way to `quantities` and then to `indicators`."""
    nlp.load(None)
    document = document_of(sentence, year=2023)
    rows = list(quantities.read(document))
    indicators_of(document, rows)
    ways: list[set[tuple[str, str]]] = [set(), set()]
    now = 0
    forget()

    def note(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        path = Path(code.co_filename)
        if event == "call" and not code.co_name.startswith("<") and ROOT / "extractors" in path.parents:
            ways[now].add((str(path.relative_to(ROOT)), code.co_qualname.split(".<locals>")[0]))

    sys.setprofile(note)
    try:
        rows = list(quantities.read(document))
        now = 1
        indicators_of(document, rows)
    finally:
        sys.setprofile(None)
    both = ways[0] | ways[1]
    asked = both & rules()
    return {"quantities": ways[0], "indicators": ways[1], "both": both, "both, without rules": both - asked}


def forget() -> None:
    """Let go what the first reading kept of the sentence."""
    for module in [module for name, module in sys.modules.items() if name.split(".")[0] == "extractors"]:
        for kept in vars(module).values():
            if isinstance(kept, functools._lru_cache_wrapper) and (kept.cache_parameters()["maxsize"] or 0) > 100:
                kept.cache_clear()


def rules() -> set[tuple[str, str]]:
    """Return the functions that are the `how` of a rule, as (file, name): docs/rules.md lists them, most say no."""
    found = (rule.how.__code__ for field in FIELDS for rule in field.rules if isinstance(rule.how, FunctionType))
    return {(str(Path(code.co_filename).relative_to(ROOT)), code.co_qualname) for code in found}


def main() -> None:
    """Print the table, and with --list every function."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentence", nargs="?", default=SENTENCE)
    parser.add_argument("--list", action="store_true", help="print every function by file")
    asked = parser.parse_args()
    ways = passed(asked.sentence)
    print("| way to | functions | files |\n| --- | ---: | ---: |")
    for name, way in ways.items():
        print(f"| {name} | {len(way)} | {len({file for file, _ in way})} |")
    if asked.list:
        by_file: dict[str, list[str]] = defaultdict(list)
        for file, function in sorted(ways["both"]):
            by_file[file].append(function)
        for file, functions in by_file.items():
            print(f"{file}: {', '.join(functions)}")


if __name__ == "__main__":
    main()
