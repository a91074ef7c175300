"""Rules of metrics for works with a title: a series, a column, a handbook, and how many it reached.

推出《渔家故事》系列短片12期，收听量86万次 → 《渔家故事》系列短片; 收听量, of 《渔家故事》系列短片
"""

import re
from dataclasses import replace

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, COUNTED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_WORK = any_word(_WORDS, "work")
# 推出|《渔家故事》|系列短片|共
_TITLED = re.compile(
    rf"(?P<before>[^{CLAUSE_ENDS}：《》]*)(?P<title>《[^《》]{{2,24}}》)(?P<what>(?:[^{CLAUSE_ENDS}：、《》0-9]{{0,8}}?){_WORK})"
    r"(?:一?共计?|合计|总计|累计|已)?$"
)
_BY = re.compile("根据|按照?|依[据照]|贯彻|落实|执行|对照|围绕|[在于经以]$")


@as_rule(
    "work with a title",
    "推出《渔家故事》系列短片12期: the title that stands before a series, a column or a film is a part of its name",
    step=ADDED,
    of=COUNTED,
    needs="《",
    examples=(
        "推出《茶山夜话》系列节目共⟨36期⟩。 → 《茶山夜话》系列节目",
        "拍摄《渔港的一天》微视频⟨3部⟩。 → 《渔港的一天》微视频",
    ),
    counter_examples=(
        "按照《节目管理办法》制作节目36期。",
        "贯彻《节目管理办法》，制作节目36期。",
        "修订《节目管理办法》等制度6项。",
        "出版《渔港年鉴》1部。",
    ),
    source="argued: a series without its title is any series of the unit",
)
def work_with_title(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the title of a work before its kind."""
    metric = measured.metric or ""
    if not metric or "《" in metric:
        return None
    told = _TITLED.search(around.left.rstrip())
    if told and not _BY.search(told["before"]) and told["what"].endswith(metric):
        return replace(measured, metric=told["title"] + told["what"])
    return None


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
        if audience_of_work.name in told.rules:
            return replace(measured, subject=told.subject)
    return None
