"""Masks: what only looks like numbers is taken out of a text before its numbers are read."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from extractors.numbers.candidate import Left, left_by
from extractors.numbers.mask_rules import HAN_NUMERALS, Sought
from extractors.rule import Rule
from extractors.text.characters import OPENING_BRACKETS

NEUTRAL = "\ufffc"
# Every mask begins with one of these: elsewhere none is tried.
_FIRST_SIGN = rf"(?=[0-9A-Za-z_.+\-《〈{OPENING_BRACKETS}〔\[［【第前{HAN_NUMERALS}])"


class Masks:
    """Masks in one pattern, the rule for the list number of a line, and that of quotations; some may be missing."""

    def __init__(
        self, rules: Sequence[Rule[Sought]], heads: Sequence[Rule[Any]], quotations: Sequence[Rule[re.Pattern[str]]]
    ) -> None:
        self._rules = rules
        self._pattern = _one_pattern(rules)
        self._heads = heads
        self.quotations = quotations

    def blank(self, text: str, *, spaced: bool = False) -> tuple[str, list[Left]]:
        """Return a folded text, as long as it was, with a neutral sign for all that only looks like numbers, and that.

        `spaced` says that a blank stood after the full stop of a list number.
        """
        left = [
            left_by(self._rules[int(str(match.lastgroup)[1:])], *match.span()) for match in self._pattern.finditer(text)
        ]
        pieces, at = [], 0
        for one in left:
            pieces += [text[at : one.start], NEUTRAL * (one.end - one.start)]
            at = one.end
        text = "".join((*pieces, text[at:])) if left else text
        for rule in self._heads:
            if end := rule.how(text, spaced):
                left.append(left_by(rule, 0, end))
                text = NEUTRAL * end + text[end:]
        return text, left

    def quoted(self, text: str) -> list[tuple[int, int]]:
        """Return the insides of short quotations without punctuation: names and slogans (“168”, “三个一”工程)."""
        return [match.span("inside") for rule in self.quotations for match in rule.how.finditer(text)]


def _one_pattern(rules: Sequence[Rule[Sought]]) -> re.Pattern[str]:
    """Return the masks as one pattern; those side by side with the same characters before them share that test."""
    parts = []
    for not_after, group in groupby(enumerate(rules), key=lambda entry: entry[1].how.not_after):
        guard = f"(?<![{not_after}])" if not_after else ""
        choice = "|".join(f"(?P<m{at}> {rule.how.pattern} )" for at, rule in group)
        parts.append(f"{guard} (?: {choice} )")
    return re.compile(f"{_FIRST_SIGN} (?: {'|'.join(parts) or '(?!)'} )", re.VERBOSE)
