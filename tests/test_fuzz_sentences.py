"""Sentences put together from pieces of others: however they are mixed, all readers end in rows, none in an error."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.fields import FIELDS
from extractors.rule import parse_example
from pipeline.sentences import read_sentence

GOLDEN = Path(__file__).parent / "golden"
SENTENCES = 150  # of each sort and seed
MOST = 6  # pieces of a sentence
MARKS = "，。；、（）：的"


def _texts() -> list[str]:
    """The golden cases, and what the rules of all fields read and leave."""
    lines = [json.loads(line) for path in sorted(GOLDEN.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    rules = [rule for field in FIELDS for rule in field.rules]
    read = [parse_example(example).text for rule in rules for example in rule.examples]
    left = [text for rule in rules for text in rule.counter_examples]
    return [*(line["text"] for line in lines if "text" in line), *read, *left]


def _pieces(pattern: str) -> list[str]:
    return sorted({piece for text in _texts() for piece in re.findall(pattern, text)})


def _of_clauses(rng: random.Random) -> list[str]:
    """Whole clauses in any order; the first may be cut off at its beginning, as at the top of a page."""
    clauses = _pieces("[^，。；、（）：]{1,40}[，。；、（）：]?")
    made = ("".join(rng.choice(clauses) for _ in range(rng.randint(1, MOST))) for _ in range(SENTENCES))
    return [text[rng.choice((0, 0, rng.randint(0, MOST))) :] for text in made]


def _of_words(rng: random.Random) -> list[str]:
    """Quantities with words of other ones, or with none, before them."""
    quantities = _pieces("[0-9.]+[^0-9，。；、（）：]{0,2}")
    words = ["", *_pieces("[^，。；、（）：0-9%.]{2,12}")]

    def quantity() -> str:
        lead = rng.choice((rng.choice(words), rng.choice(words)[-MOST:], ""))
        return lead + rng.choice(quantities) + rng.choice(("", *MARKS))

    return ["".join(quantity() for _ in range(rng.randint(2, MOST))) for _ in range(SENTENCES)]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("mix", [_of_clauses, _of_words], ids=lambda mix: mix.__name__.strip("_"))
def test_no_mix_of_pieces_ends_in_an_error(mix: Callable[[random.Random], list[str]], seed: int) -> None:
    for text in mix(random.Random(seed)):
        try:
            read_sentence(text, 2022)
        except Exception as error:
            raise AssertionError(text) from error
