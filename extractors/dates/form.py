"""The printed forms that the rules of dates are made of, and the grammar that forms make up."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cache
from itertools import groupby

from extractors.dates.grammar import HAN
from extractors.dates.point import Point
from extractors.rule import Rule

Points = Callable[[re.Match[str], Point, int | None], Iterable[Point]]
"""Match, the point that it is a part of (start, end, rule, the year before it), report year → points in order."""


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form of dates: a verbose pattern over a view, whose group names no other form has, and its points.

    Forms that `follow` stand behind a year (2022年|6月28日) and, but for `after_year_only`, without one; then in the
    pattern `alone` where there is another one. `guard` says what may stand before it; it is
    written once for neighbours that share it.
    """

    pattern: str
    points: Points
    _: KW_ONLY
    follows: bool = False
    after_year_only: bool = False
    alone: str | None = None
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Forms composed into two patterns: what a date begins with, and what goes on behind a year."""

    head: re.Pattern[str]
    tail: re.Pattern[str]
    forms: dict[str, tuple[str, Form]]

    def points(self, match: re.Match[str], year: Point | None, report_year: int | None) -> list[Point]:
        """Return the points of a match of one of the patterns; the first takes the year that stands before it."""
        name, form = self.forms[match.lastgroup or ""]
        alone = Point(start=match.start(), end=match.end(), rule=name)
        whole = alone if year is None else replace(year, end=match.end(), rule=name, years_rule=year.rule)
        return list(form.points(match, whole, report_year))


@cache
def grammar_of(rules: tuple[Rule[Form], ...]) -> Grammar:
    """Return the grammar that the rules make up in their order."""
    forms = {f"form{number}": (rule.name, rule.how) for number, rule in enumerate(rules)}
    begin = [(group, form) for group, (_, form) in forms.items() if not form.after_year_only]
    heads = "\n | ".join(_heads(guard, list(group)) for guard, group in groupby(begin, key=lambda one: one[1].guard))
    tails = "\n | ".join(f"(?P<{group}> {form.pattern} )" for group, (_, form) in forms.items() if form.follows)
    return Grammar(
        head=re.compile(f"(?=[0-9{HAN}〇零两上去今昨本明下同当次翌最近过第前年]) (?: {heads or '(?!)'} )", re.VERBOSE),
        tail=re.compile(f"的? (?: {tails or '(?!)'} )", re.VERBOSE),
        forms=forms,
    )


def _heads(guard: str, forms: Sequence[tuple[str, Form]]) -> str:
    return f"{guard} (?: {' | '.join(f'(?P<{group}> {form.alone or form.pattern} )' for group, form in forms)} )"
