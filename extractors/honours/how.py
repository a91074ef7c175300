"""How the rules of honours read or exclude, and the rules in use, compiled once for the readers."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from extractors.rule import Rule
from extractors.text.characters import ITEM_START
from extractors.text.word_patterns import award_verbs, either
from schemas.word_lists import rows

Place = Literal["title", "chain", "line"]


@dataclass(frozen=True, slots=True)
class Announcing:
    """Verbs announce an award: those of some forms in honours/verbs.csv, and verbose patterns of more of a form."""

    forms: tuple[str, ...]
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Words before the verb take the announcement back: those of honours/exclusions.csv that name the rule."""


@dataclass(frozen=True, slots=True)
class NoTitle:
    """A pattern says that words are no title: where one would begin, in a chain of them, where a list line begins.

    It is searched, or matched `at_the_beginning` only; `outside` of quotes and brackets only.
    """

    place: Place
    pattern: str
    at_the_beginning: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A place says that words are an award: a line of an honours list, a row of an awards table."""


_NoTitle = tuple[Callable[[str, int, int], re.Match[str] | None], bool, Rule[Any]]


class Used:
    """The rules that are used, by what they do.

    `verbs` are the verbs with their form and strength, `verb` is the pattern of one; `names` are the rules by form.
    `tells`: what they leave is wanted too.
    """

    def __init__(self, rules: Iterable[Rule[Any]], *, tells: bool = False) -> None:
        self.tells = tells
        self._rules = dict.fromkeys(rules)
        hows = [(rule.name, rule.how) for rule in self._rules if isinstance(rule.how, Announcing)]
        self.names = {form: name for name, how in hows for form in how.forms}
        self.verbs = {verb: (form, strength) for verb, form, strength in award_verbs() if form in self.names}
        self.verb = _verb_pattern(self.verbs, [more for _, how in hows for more in how.more])
        back = {rule.name: rule for rule in self._rules if isinstance(rule.how, TakingBack)}
        words = rows("honours/exclusions.csv", "word", "reach", "rule")
        self._back = {(reach, word): back[rule] for word, reach, rule in words if rule in back}
        self._no_title: dict[Place, list[_NoTitle]] = {"title": [], "chain": [], "line": []}
        for rule in self._rules:
            if isinstance(rule.how, NoTitle):
                pattern = re.compile(rule.how.pattern)
                find = pattern.match if rule.how.at_the_beginning else pattern.search
                self._no_title[rule.how.place].append((find, rule.how.outside, rule))

    def __contains__(self, rule: Rule[Any]) -> bool:
        return rule in self._rules

    @cached_property
    def taking_back(self) -> dict[str, re.Pattern[str]]:
        """The patterns of the words that take an announcement back, by the place they do it from."""

        def words(reach: str) -> str:
            return f"(?P<word>{either(word for of, word in self._back if of == reach)})"

        return {
            "clause": re.compile(words("clause")),
            "head": re.compile(words("head")),
            "touch": re.compile(f"{words('touch')}$"),
            "sentence": re.compile(f"{ITEM_START}{words('sentence')}"),
        }

    def taken_back_by(self, reach: str, word: str) -> Rule[Any]:
        """Return the rule that a word of `taking_back` belongs to."""
        return self._back[reach, word]

    def no_title(self, place: Place, text: str, inside: bytes, span: tuple[int, int]) -> Rule[Any] | None:
        """Return the rule by which a part of a text is no title, None where it may be one."""
        for find, outside, rule in self._no_title[place]:
            if (found := find(text, *span)) and not (outside and inside[found.start()]):
                return rule
        return None


def _verb_pattern(verbs: Iterable[str], more: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    plain = [verb for verb in verbs if verb != "获"]
    short = "(?<![收捕抓查缴破俘猎截拿抢])获(?!知(?!识)|[取悉益利救刑批准赠许证胜客选奖])" if "获" in verbs else "(?!)"
    also = [f"(?P<{form}> {pattern} )" for form, pattern in more]
    return re.compile(" | ".join((f"(?P<verb> {either(plain)} | {short} )", *also)), re.VERBOSE)
