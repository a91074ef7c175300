"""A passage without blanks and its quantities; the phrase of each as far as it is built."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.metrics import context
from extractors.metrics.so_far import Measured
from extractors.numbers import Figure
from schemas.text import Span, squeeze

_PARTS = 20  # quantities that a list of parts may hold
REACH = 400  # characters of a sentence that are looked back over: one without end costs no more for each quantity


@dataclass(slots=True)
class Draft:
    """The phrase of one quantity while its rules complete it.

    `at` is its number in the sentence, `start` and `end` are offsets in the text without blanks; `full` is the metric
    with what other words of the sentence say of it, `words` are those right before the quantity; `rules` are the names
    of the rules that took part.
    """

    at: int
    figure: Figure
    start: int
    end: int
    metric: str
    subject: str | None
    full: str = ""
    words: str = ""
    whose: str | None = None
    basis: str | None = None
    against: str | None = None
    corrected: bool = False
    rules: list[str] = field(default_factory=list)


def _places(text: str, sentence: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """Return where the quantities of a text stand in it without blanks."""
    if len(text) == len(sentence):
        return [(figure.span.start, figure.span.end) for figure in figures]
    moved, at = [], 0
    for character in text:
        moved.append(at)
        at += not character.isspace() or sentence[at : at + 1] == (character if character == "\n" else " ")
    moved.append(at)
    return [(moved[figure.span.start], moved[figure.span.end]) for figure in figures]


def without_blanks(text: str, figures: Sequence[Figure]) -> tuple[str, Sequence[Figure]]:
    """Return a passage without the blanks of its printing (2023 年 12 月, 行 E通平台), its quantities moved along."""
    plain = "\n".join(map(squeeze, text.split("\n")))
    if plain == text:
        return text, figures
    places = _places(text, plain, figures)
    return plain, [replace(figure, span=Span(*place)) for figure, place in zip(figures, places, strict=True)]


class Sentence:
    """A passage as `printed` and its `text` without blanks, with a draft of the phrase of each quantity."""

    def __init__(self, printed: str, figures: Sequence[Figure], measured: Sequence[Measured]) -> None:
        self.printed, self.text = printed, squeeze(printed)
        places = zip(figures, measured, _places(printed, self.text, figures), strict=True)
        self.drafts = [
            Draft(at, figure, *place, found.metric or "", found.subject, rules=list(found.rules))
            for at, (figure, found, place) in enumerate(places)
        ]
        self.speaks_of_others = any(word in self.text for word in context.OTHERS)
        self.before: dict[int, int] = {}  # for each level the one before it
        levels = [draft.at for draft in self.drafts if draft.figure.role == "level"]
        self.before.update(zip(levels[1:], levels, strict=False))

    def words_before(self, at: int) -> str:
        """Return what stands between a level and the one before it, empty where it is the first."""
        return self._between(self.before[at], at) if at in self.before else ""

    def _between(self, one: int, other: int) -> str:
        return self.text[self.drafts[one].end : self.drafts[other].start]

    def corrects(self, at: int) -> bool:
        """Whether a level takes the place of the one before it: 由1,284人次调整为1,236人次."""
        return at in self.before and context.corrects(self.words_before(at))

    def taken_up(self, at: int) -> Draft | None:
        """Return the one whose other value a level is: 1,402人次，上年该项数据由1,284人次调整为1,236人次."""
        if (last := self.before.get(at)) is None:
            return None
        if last in self.before and self.corrects(at):
            return self.taken_up(last)
        before = self.drafts[last]
        alike = before.metric and before.figure.unit == self.drafts[at].figure.unit
        return before if alike and context.takes_up(self._between(last, at)) else None

    def whole(self, at: int) -> Draft | None:
        """Return the one that a level is a part of: of 126人，其中博士9人、硕士58人 both parts have 126人."""
        start = self.drafts[at].start
        for _ in range(_PARTS):
            earlier = self.before.get(at)
            if earlier is None or start - self.drafts[earlier].start >= REACH:
                return None
            between = self._between(earlier, at)
            if context.begins_part(between):
                return self.drafts[earlier]
            if context.ends_parts(between):
                return None
            at = earlier
        return None
