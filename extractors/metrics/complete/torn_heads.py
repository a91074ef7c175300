"""Rules of names that lost which or how: 通过|照明改造节省电费, 《防汛课堂》|系列短视频, 二维码标识|的设备."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.words import is_verb, joined
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.word_patterns import any_word
from schemas.word_lists import by_use

_LONGEST = 22  # characters of a name with its manner
_MEANS = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])[^{CLAUSE_ENDS}：]{{0,12}}?(?P<by>通过|借助|依托|利用|采用|运用)(?P<what>[^{CLAUSE_ENDS}、：的了]{{1,12}})$"
)
_SAVES = re.compile(any_word("metrics/torn_heads.csv", "saves"))


@as_rule(
    "manner that was cut in half",
    "通过照明改造节省电费42万元: a name that begins with the end of how it was done gets back the whole of that",
    step=ADDED,
    needs="通借依利采运",
    of=LEVEL,
    examples=(
        "通过照明改造节省电费⟨42万元⟩。 → 通过照明改造节省电费",
        "借助无人机巡检节约人工⟨860工时⟩。 → 借助无人机巡检节约人工",
    ),
    counter_examples=("通过验收的项目12个。", "通过改造节省电费42万元。", "通过审批建成改造工程12个。"),
    source="argued: 改造节省电费 names neither what was done nor what was saved",
)
def with_means(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put back how something was saved where its name begins with the end of that."""
    metric, own = measured.metric or "", untied(around.own.rstrip())
    tokens = so_far.words(metric) if metric and own.endswith(metric) else ()
    if not tokens or not is_verb(tokens[0]) or not _SAVES.match(metric, len(tokens[0].text)):
        return None
    led = _MEANS.search(own.removesuffix(metric))
    whole = f"{led['by']}{led['what']}{metric}" if led else ""
    return replace(measured, metric=whole) if led and len(whole) <= _LONGEST else None


_REACH = 60  # characters before a quantity that its title may begin in
_TITLE = re.compile(r"《[^《》]{2,24}》$")
_TITLED = re.compile(any_word("metrics/torn_heads.csv", "titled"))


@as_rule(
    "title before a series",
    "推出《防汛课堂》系列短视频20期: a series or programme is told with the title that stands right before it",
    step=ADDED,
    needs="《",
    of=COUNTED,
    examples=("推出《防汛课堂》系列短视频共⟨20期⟩。 → 《防汛课堂》系列短视频",),
    counter_examples=("根据《防汛条例》规定检查泵站20座。", "修订《渔港管理办法》等制度9项。"),
    source="argued: a series has no name but its title",
)
def with_title(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the title before a series that is counted."""
    metric, own = measured.metric or "", untied(around.own.rstrip())
    if not _TITLED.match(metric) or not own.endswith(metric):
        return None
    start = around.figure.span.start
    before = untied(so_far.text[max(0, start - _REACH) : start].rstrip()).removesuffix(metric)
    title = _TITLE.search(before)
    return replace(measured, metric=title[0] + metric) if title else None


_SIGN = rf"[^{CLAUSE_ENDS}{BRACKETS}：的0-9]"
_HEAD = re.compile(rf"(?P<more>{_SIGN}{{0,20}}?)的(?P<head>[^{CLAUSE_ENDS}{BRACKETS}：、的0-9]{{2,12}})")
_THINGS = by_use("metrics/torn_heads.csv")["counted_itself"]  # 36个|项目建设的监理单位
_LIKE_END = any_word("metrics/torn_heads.csv", "like_end")
_LIKE = re.compile(f"{_LIKE_END}$")


@as_rule(
    "head behind what it is like",
    "3万个二维码标识的电力设备: a name that only says what those counted are like gets its noun",
    step=ADDED,
    at=BEHIND,
    needs="的",
    of=COUNTED,
    examples=(
        "现有⟨3万余个⟩二维码标识的电力设备。 → 二维码标识的电力设备",
        "已建成⟨86个⟩太阳能供电的监测点。 → 太阳能供电的监测点",
        "采集了⟨300份⟩颜色鲜艳、香气浓郁的茶叶样品。 → 茶叶样品",
    ),
    counter_examples=(
        "参与36项行业标准的编制。",
        "36个项目建设的监理单位。",
        "走访12个小区的居民。",
        "组织12次培训的学员座谈。",
    ),
    source="argued: what a thing is like is no thing",
)
def with_head(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the noun back behind what those counted are like."""
    metric, end = measured.metric or "", around.figure.span.end
    if (
        not metric
        or measured.subject
        or not measured.rule.startswith("words behind")
        or not so_far.text.startswith(metric, end)
    ):
        return None
    head = _HEAD.match(so_far.text, end + len(metric))
    thing = joined(noun_phrase_after(so_far.words(head["head"]))) if head else ""
    first, *more = so_far.words(metric)
    if head is None or not more or not thing or not head["head"].startswith(thing):
        return None
    if any(token.flag[0] in "azd" for token in more):  # 结构新颖、性能稳定的|样品: what they are like tells none apart
        return replace(measured, metric=thing)
    done = is_verb(more[-1]) or more[-1].flag == "vn" or _LIKE.search(metric)
    like = done and not head["more"] and first.text not in _THINGS
    return replace(measured, metric=f"{metric}的{thing}") if like else None
