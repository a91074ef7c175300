"""The rule of metrics for a change whose thing stands behind it: 减少8万吨污水排放 → 减少污水排放."""

import re
from collections.abc import Sequence

from extractors.metrics.cut.forms import PERSON_UNITS, clean, untied
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import MEASURES, is_measure
from extractors.metrics.cut.words import Token, endings_of, joined
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BEHIND, CHANGE, FORM
from extractors.rule import as_rule
from extractors.text.times import WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word
from schemas.word_lists import by_use

_OF_ANY = (None, "%", "百分点", "倍", "位")
_LED = rf"(?:{WHEN_AND_IN_ALL}|相当于|[每年共可能将并又还已]|预计|从而|进而|同时)*"
_MOVED = re.compile(rf"{_LED}(?P<did>{any_word('metrics/words.csv', 'change')})了?$")
_WORDS = by_use("metrics/change_behind.csv")
_HOLDERS = frozenset({*PERSON_UNITS, *_WORDS["holder_unit"]})
_LEAST = 2  # characters of a thing
_MORE = re.compile("(?:[、和与及]|以及)$")


def _of_holders(tokens: Sequence[Token], around: Around) -> bool:
    """Whether words say what the counted did, or what they have: 减少36人|参加, 增加12人|工资; not 减少3万次|出行."""
    if around.figure.unit not in _HOLDERS:
        return False
    last = tokens[-1]
    does = last.flag[0] == "v" and around.figure.unit in (*PERSON_UNITS, "户", "家")
    return does or is_measure(last) or last.text.endswith((*MEASURES, *endings_of("measure_end"), *_WORDS["paid_end"]))


@as_rule(
    "change with its thing behind",
    "减少8万吨污水排放: what a verb alone before a change raised or lowered stands behind it",
    step=FORM,
    at=BEHIND,
    of=CHANGE,
    says="words on both sides",
    examples=(
        "改造后，全年减少⟨8万吨⟩污水排放。 → 减少污水排放",
        "节水3万吨，减少⟨8万吨⟩污水排放量。 → 减少污水排放量",
        "建成车间，增加⟨860个⟩就业岗位。 → 增加就业岗位",
        "增加⟨3万亩⟩林地和8万株苗木。 → 增加林地",
    ),
    counter_examples=(
        "志愿者60人，较上年增加5人参加培训。",
        "护工86名，减少36名护工。",
        "经费35万元，减少2万元。",
        "就业率98%，提高3个百分点。",
        "门店86家，减少3家后关停。",
        "主要原因是增加12人工资。",
    ),
    source="argued: what a project saves or adds is told with the verb, the number and its thing",
)
def change_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read the thing right behind a change whose clause has nothing but the verb before it."""
    words, cut = around.right
    told = _MOVED.fullmatch(untied(around.own).strip()) if around.figure.unit not in _OF_ANY else None
    more = _MORE.search(words)
    if told is None or (cut and not more):
        return None
    said = (words[: more.start()] if more else words).strip().removeprefix("的")
    tokens = so_far.words(said)
    phrase = joined(noun_phrase_after(tokens))
    before = (so_far.before.metric or "") if so_far.before else ""
    if len(said) < _LEAST or phrase != said or _of_holders(tokens, around) or before.endswith(phrase):
        return None
    return Measured(clean(told["did"] + phrase), around.subject)
