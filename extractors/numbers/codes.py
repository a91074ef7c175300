"""Digits that are no number from the start."""

import re

from extractors.numbers import steps
from extractors.rule import Rule

PADDED = Rule(
    "padded code",
    "007, NB-007: digits that begin with zero; three at least, since 05 may be what is left of a number or date",
    re.compile(r"(?<![\d.,·:/])0(?=\d*[1-9])\d{2,}(?!\.?\d)|(?:(?<=[A-Za-z_])|(?<=[A-Za-z]-))0\d+(?!\.?\d)"),
    step=steps.PADDED,
    reason="code",
    examples=("编号⟨007⟩的设备", "设备NB-⟨07⟩"),
    counter_examples=("0.07元", "05元"),
)
