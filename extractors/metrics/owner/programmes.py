"""Rules of metrics for how many a work with a title reached: 推出《渔家故事》系列短片12期，收听量86万次."""

import re
from dataclasses import replace

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_WORK = any_word(_WORDS, "work")
_NAMED = re.compile(rf"《[^《》]+》(?P<what>{_WORK}|.{{1,8}}{_WORK})")
_REACHED = re.compile(any_word(_WORDS, "audience"))


@as_rule(
    "audience of a work",
    "推出《渔家故事》系列短片12期，收听量86万次: how many a work reached is told right behind it",
    step=ADDED,
    at=LATER,
    of=LEVEL,
    needs=needed(_REACHED),
    examples=(
        "推出《茶山夜话》系列节目共36期，收听量⟨超86万次⟩。 → 收听量, 《茶山夜话》系列节目",
        "推出《茶山夜话》系列节目共36期，收听量超86万次，相关报道⟨36条⟩。 → 相关报道, 《茶山夜话》系列节目",
    ),
    counter_examples=(
        "推出《茶山夜话》系列节目共36期；门户网站浏览量86万次。",
        "推出系列节目36期，收听量超86万次。",
        "推出《茶山夜话》系列节目共36期，举办讲座12场。",
        "推出《茶山夜话》系列节目共36期，网站刊发通讯86篇，浏览量360万次。",
        "推出《茶山夜话》系列节目共36期，开设专区6个，相关报道86条。",
    ),
    source="argued: bare numbers of listeners are of the work that was told of last",
)
def audience_of_work(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare audience the work before it as subject."""
    if measured.subject or not _REACHED.fullmatch(measured.metric or ""):
        return None
    for number, _, told in so_far.quantities_before(around.at):
        if "；" in so_far.text[so_far.figures[number].span.end : so_far.figures[number + 1].span.start]:
            return None
        named = _NAMED.search(told.metric or "")
        if named:
            return replace(measured, subject=named[0])
        return replace(measured, subject=told.subject) if audience_of_work.name in told.rules else None
    return None
