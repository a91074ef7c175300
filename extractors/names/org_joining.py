"""Joining: which name of an organisation stands for which, by the user's alias file; what only looks alike is named."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.text import fold

_ALIKE = 0.8  # share of common pairs of characters from which on two names look alike


@dataclass(frozen=True, slots=True)
class Joined:
    """The canonical name of an organisation, and the known names that are alike but were not joined."""

    name: str
    canonical: str
    alike: tuple[str, ...] = ()


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def _likeness(one: str, other: str) -> float:
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else 0.0


def resolve(name: str, aliases: Mapping[str, str]) -> Joined:
    """Return the canonical name of an organisation by the user's aliases (name → canonical).

    Names are the same when they agree with blanks dropped and full-width forms folded. A chain (A → B, B → C) is
    followed; a ring of aliases raises ValueError. A name that is not listed stands for itself, and the listed names
    that look like it are named in `alike`: they may be the same unit, or its neighbour, so they are never joined.
    """
    folded = {fold(known): canonical for known, canonical in aliases.items()}
    canonical, seen = name, {fold(name)}
    while (following := folded.get(fold(canonical))) is not None and fold(following) != fold(canonical):
        canonical = following
        if fold(canonical) in seen:
            raise ValueError(f"the aliases lead from {name} back to {canonical}: name one canonical name for both")
        seen.add(fold(canonical))
    if canonical != name or fold(name) in folded:
        return Joined(name, canonical)
    known = dict.fromkeys([*aliases, *aliases.values()])
    alike = tuple(other for other in known if fold(other) not in seen and _likeness(fold(name), fold(other)) >= _ALIKE)
    return Joined(name, canonical, alike)
