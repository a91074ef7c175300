"""The side that a name lost which two sides of one thing have: 线上|培训员工86人次，线下|培训员工36人次."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import joined, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.needed import needed
from extractors.text.times import WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word

# 线上|培训员工, 其中网下|投资者认购: the side that a clause opens with; both of them (线上线下) tell nothing apart
_SIDES = any_word("metrics/told_beside.csv", "side")
_SIDE = re.compile(
    rf"(?:{WHEN_AND_IN_ALL}|其中|另有|另外|分别|[并另还又])*(?P<side>{_SIDES})(?!、|和|与|及|{_SIDES}|的|.{{0,12}}(?:方式|形式|渠道))(?P<rest>.*)"
)
_PART_SIGNS = re.compile("[；。]")
_LONGEST_NAME = 16


def _has_both(so_far: SoFar, metric: str) -> bool:
    """Whether a text sets two sides apart and tells both of what has a name."""
    return so_far.text.count(metric) > 1 and len(set(re.findall(_SIDES, so_far.text))) > 1


def _sided(so_far: SoFar, own: str, metric: str) -> str:
    """Return a name with the side that its clause opens with, and who stands between: 网下投资者|认购."""
    opened = _SIDE.fullmatch(own)
    if opened is None or not opened["rest"].endswith(metric):
        return ""
    idle = words_of("light", "brought", "adverb", "link", "manner")
    who = opened["rest"].removesuffix(metric)
    who = joined([token for token in so_far.words(who) if token.text not in idle]) if who else ""
    name = opened["side"] + who + metric
    return name if len(name) <= _LONGEST_NAME else opened["side"] + metric


def _side_before(so_far: SoFar, around: Around, metric: str) -> str:
    """Return a name with the side that the clauses before opened with, where its part of the sentence has no other."""
    start = around.figure.span.start
    before = _PART_SIGNS.split(so_far.text[:start])[-1]
    sides = {*re.findall(_SIDES, before + _PART_SIGNS.split(so_far.text[start:])[0])}
    opened = any(_SIDE.fullmatch(clause.strip()) for clause in re.split("[，,]", before)[:-1])
    return sides.pop() + metric if opened and len(sides) == 1 and not re.search(_SIDES, around.own) else ""


@as_rule(
    "side that was cut off",
    "线上培训员工86人次，线下培训员工36人次: a name that both sides have gets back the word that sets them apart",
    step=ADDED,
    needs=needed(re.compile(_SIDES)),
    of=LEVEL,
    examples=(
        "线上培训船员⟨860人次⟩，线下培训船员360人次。 → 线上培训船员",
        "线上培训船员860人次，线下培训船员⟨360人次⟩。 → 线下培训船员",
        "网下股东缴款认购86股，放弃认购数量⟨6股⟩；网上股东缴款认购96股，放弃认购数量3股。 → 网下放弃认购数量",
    ),
    counter_examples=(
        "线上线下培训船员860人次。",
        "线上、线下培训船员860人次。",
        "线上的培训平台接待船员860人次。",
        "线上销售额86万元。",
        "线上培训顺利，培训船员860人次。",
        "线上讲授等方式培训船员860人。",
        "线上讲授等方式培训船员860人，线下讲授等方式培训船员36人。",
        "网上信访受理来信86件，办结80件。",
        "线上展销活动开展12场，线下展销活动开展6场。",
        "线上报名860人，缴费800人，线下报名36人，缴费36人。",
    ),
    source="argued: two values of one name and time contradict each other",
)
def with_side(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the side before a name that lost it."""
    metric = measured.metric or ""
    if not metric or re.search(_SIDES, metric + (measured.subject or "")) or around.before_own.endswith("、"):
        return None
    if not _has_both(so_far, metric):
        return None
    name = _sided(so_far, untied(around.own).strip(), metric) or _side_before(so_far, around, metric)
    return replace(measured, metric=name) if name else None
