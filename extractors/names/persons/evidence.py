"""What a rule of persons asks for: a context left of a name, and those right of it that are enough."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.names.persons.name_candidates import Candidate, Likeness

STRONG = frozenset({"address", "profession", "post", "award", "honour", "sex", "posed", "life", "bracket"})
"""Contexts on the right that only a person has."""
CLOSED = frozenset({"edge", "mark", "apposition", "list", "end", "etc", "field", "quote"})
"""Contexts on the right that close a name."""
ACTS = frozenset({"act", "verb", "word", "particle", "work", "leads", "is", "trade"})
"""Contexts on the right that say what somebody does."""
GOOD, FAIR, MIXED = Likeness.GOOD, Likeness.FAIR, Likeness.MIXED
NOUN, WORD = Likeness.NOUN, Likeness.WORD
BEHIND_A_TITLE = {"open": GOOD, "particle": FAIR, "work": FAIR, "leads": FAIR, "family": GOOD, "dated": GOOD}
"""Further contexts behind a title, with the likeness that a name of three characters needs in them."""
ADDRESSED = frozenset({"address", "profession"})
WHOLE = frozenset({"open", "verb", "family"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A context left of a name, and which contexts right of it are enough for each likeness.

    `sure` are further contexts on the right with the likeness that a name of three characters needs in them, `whole`
    those that are enough where no word lies in it either, `rare` those that are so for rarer given names. The kinds of
    contexts are those of `name_context.left_of` and `right_of`.
    """

    left: str
    right: Mapping[Likeness, frozenset[str]]
    sure: Mapping[str, Likeness] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()

    @property
    def enough(self) -> frozenset[str]:
        """All contexts on the right that are enough for some likeness."""
        return self.rare.union(self.sure).union(*self.right.values())

    def may_accept(self, candidate: Candidate) -> bool:
        """Whether some context on the right could be enough (a cheap question, asked before the costly ones)."""
        long = len(candidate.name) > 2 and candidate.likeness >= (Likeness.MIXED if self.rare else Likeness.FAIR)
        return candidate.likeness in self.right or (long and bool(self.sure or self.whole or self.rare))

    def accepts(self, candidate: Candidate, right: str) -> bool:
        """Whether this context and the one on the right together say that a candidate is a person."""
        likeness = candidate.likeness
        if right in self.right.get(likeness, ()) or (
            right in self.whole and candidate.whole and likeness >= Likeness.FAIR
        ):
            return True
        if right in self.rare and candidate.whole and likeness >= Likeness.MIXED:
            return True
        return len(candidate.name) > 2 and right in self.sure and likeness >= self.sure[right]
