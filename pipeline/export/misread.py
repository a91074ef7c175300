"""Names that are none of their unit: what was counted belongs to another word of the sentence."""

from typing import Any

from extractors.indicators.matching import OPEN
from extractors.numbers import figure
from pipeline.export.numbers import is_known
from schemas.word_lists import words

_RATES, _PEOPLE, _UNITS = "collect/rates.txt", "collect/people.txt", "collect/person_units.txt"
_OFTEN = ("频率", "频次")  # what is counted: 2次


def counts(unit: str) -> bool:
    """Whether a unit counts persons or things."""
    return is_of(unit, "count")


def is_of(unit: str, kind: str) -> bool:
    """Whether a unit is of a kind: count, amount, ratio."""
    return any(word.text == unit and word.kind == kind for word in figure.words().get(unit[:1], ()))


def is_misread(record: Any) -> bool:
    """Whether a value that the dictionary does not name counts things under the name of a rate, or of people.

    `record` has indicator, name and unit. 1. 日检指标合格率, 7项   2. 在编职工, 2针
    """
    if not str(record.indicator).startswith(OPEN) or not is_known(record.unit) or not counts(str(record.unit)):
        return False
    name = str(record.name)
    is_of_people = name.endswith(words(_PEOPLE)) and str(record.unit) not in words(_UNITS)
    return is_of_people or (name.endswith(words(_RATES)) and not name.endswith(_OFTEN))
