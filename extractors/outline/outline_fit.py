"""Which outline a report follows: its headings are laid against the editions, and the best fit is named."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.outlines import Edition, Part
from schemas.text import squeeze

_LEAST_SCORE = 0.5  # below it no edition fits
_LEAST_HEADINGS = 3  # so many headings must be parts: two may be chance
_OUTER = 2  # how deep headings count for the choice; further down reports are free
_TRIMMED = '“”"《》。：:；;，,、· '

Heading = tuple[int, str]
"""Level (1 outermost) and title without its number."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a report's headings fit an outline.

    `edition` is None where none fits; then no heading has a part or topic. `share` is the part of the outer headings
    that the edition knows, from 0 to 1, also of an edition too poor to be chosen. `parts` and `topics` have one entry
    a heading; a heading that is no part takes the topic of the one above it. `missing` are the required parts that no
    heading names.
    """

    edition: Edition | None
    share: float
    parts: tuple[Part | None, ...]
    topics: tuple[str | None, ...]
    missing: tuple[Part, ...]


def _with_parents(headings: Sequence[Heading]) -> Iterator[tuple[str, list[int]]]:
    """Yield each title as it is compared, with the places of the headings above it, the nearest first."""
    open_: list[int] = []
    for at, (level, title) in enumerate(headings):
        while open_ and headings[open_[-1]][0] >= level:
            open_.pop()
        yield squeeze(title).strip(_TRIMMED), open_[::-1]
        open_.append(at)


def _part_of(title: str, above: Sequence[Part | None], edition: Edition, taken: Counter[str]) -> Part | None:
    """Return the part that a heading names: under its own parent first, as printed before by pattern, once each."""
    holders = [part.code for part in above if part]
    nearest = holders[0] if holders else None

    def rank(part: Part) -> tuple[bool, int, bool]:
        return part.parent == nearest, part.fits(title), not taken[part.code]

    whole = len(above) == 1  # directly under a chapter
    fitting = [
        part
        for part in edition.parts
        if part.fits(title)
        and (_may_stand(part, holders, edition) or (whole and part.parent is None and part.fits(title) == 2))
    ]
    return max(fitting, key=rank, default=None)


def _may_stand(part: Part, holders: Sequence[str], edition: Edition) -> bool:
    """Whether a part may stand under the parts above: under its own parent, or alone where that is not printed.

    A report may leave out an outer heading (履行社会责任情况), so that its parts become chapters; but 社会效益 under
    社会治理 is no part of the outlook.
    """
    if part.parent is None:
        return not holders
    if part.parent in holders:
        return True
    parents = {other.code: other.parent for other in edition.parts}
    return not holders and parents[part.parent] is None


def _assign(headings: Sequence[Heading], edition: Edition) -> tuple[Part | None, ...]:
    found: list[Part | None] = []
    taken: Counter[str] = Counter()
    for title, above in _with_parents(headings):
        part = _part_of(title, [found[at] for at in above], edition, taken)
        if part:
            taken[part.code] += 1
        found.append(part)
    return tuple(found)


def _share(headings: Sequence[Heading], parts: Sequence[Part | None], edition: Edition) -> float:
    """Return the share of the outer headings that are parts; what stands under an innermost part is left out."""
    known: list[bool] = []
    for (level, _), part, (_, above) in zip(headings, parts, _with_parents(headings), strict=True):
        under = next((parts[at] for at in above if parts[at]), None)
        inside = under is not None and under.code not in edition.inner
        if level <= _OUTER and not inside:
            known.append(part is not None)
    return sum(known) / len(known) if known else 0.0


def _missing(parts: Sequence[Part | None], edition: Edition) -> tuple[Part, ...]:
    named = {part.code for part in parts if part}
    return tuple(part for part in edition.parts if part.required and part.code not in named)


def _score(headings: Sequence[Heading], parts: Sequence[Part | None], edition: Edition) -> float:
    """Return the harmonic mean of the headings that are parts and the required parts that are there."""
    named = [part.code for part in parts if part]
    if len(named) < _LEAST_HEADINGS or (edition.marks and not set(edition.marks) & set(named)):
        return 0.0
    required = sum(part.required for part in edition.parts)
    there = 1 - len(_missing(parts, edition)) / required
    share = _share(headings, parts, edition)
    return 2 * share * there / (share + there) if share + there else 0.0


def _topics(headings: Sequence[Heading], parts: Sequence[Part | None]) -> tuple[str | None, ...]:
    found: list[str | None] = []
    for part, (_, above) in zip(parts, _with_parents(headings), strict=True):
        own = part.topic if part else None
        found.append(own or next((found[at] for at in above if found[at]), None))
    return tuple(found)


def fit_outline(headings: Sequence[Heading], editions: Sequence[Edition]) -> Fit:
    """Return how a report's headings fit the best of the editions.

    1. 保障员工权益 under 履行社会责任情况 or, where that heading is not printed, on the outermost level
    2. other wordings of a part (保障职工权益, 劳动用工)   3. headings inside a part take its topic
    Left alone: headings of a report that no edition fits well; levels as such (blocks may be chapters).
    """
    tried = [(_assign(headings, edition), edition) for edition in editions]
    scored = [(_score(headings, parts, edition), parts, edition) for parts, edition in tried]
    best = max(scored, key=lambda one: one[0], default=None)
    nothing = (None,) * len(headings)
    if best is None:
        return Fit(None, 0.0, nothing, nothing, ())
    score, parts, edition = best
    share = _share(headings, parts, edition)
    if score < _LEAST_SCORE:
        return Fit(None, share, nothing, nothing, ())
    return Fit(edition, share, parts, _topics(headings, parts), _missing(parts, edition))
