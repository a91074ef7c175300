"""Rules of metrics for what stands beside a number of things: their kind, their batch, the measure of one of them."""

import re
from dataclasses import replace

from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.phrases import noun_phrase_after
from extractors.metrics.predicates import is_verb
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, LEVEL
from extractors.metrics.words import joined, words_of
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import own_word

_THING_BEHIND = re.compile(rf"的(?P<thing>[^{CLAUSE_ENDS}、：的（(]{{2,16}}?)(?<!有)[各约近共]?$")
_MEASURED = ("额", "能力", "面积", "产量", "量", "投资", "长度", "高度", "容积", "库容", "规模", "功率", "产值", "资本")


@as_rule(
    "measure of a thing behind 的",
    "现有日处理能力220吨的垃圾处理场1座: what a thing behind 的 has is the thing's",
    step=ADDED,
    of=LEVEL,
    needs="的",
    examples=("现有日处理能力⟨220吨⟩的垃圾处理场1座。 → 日处理能力, 垃圾处理场",),
    counter_examples=("完成投资12亿元的目标任务2项。", "产量220吨的年份有3个。", "日处理能力220吨。"),
    source="argued: a thing is told with its size before it",
)
def of_thing_behind(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a measure the thing behind 的 that the next quantity counts as subject."""
    metric, (right, cut) = measured.metric or "", around.right
    if not cut or measured.subject or not metric.endswith(_MEASURED) or around.figure.unit == "%":
        return None
    behind = _THING_BEHIND.fullmatch(right)
    following = so_far.figures[around.at + 1]
    if (
        behind is None
        or metric.startswith(behind["thing"])
        or following.kind not in ("count", "other")
        or following.role != "level"
    ):
        return None
    tokens = so_far.words(behind["thing"])
    if is_verb(tokens[0]) or is_verb(tokens[-1]) or tokens[-1].text in words_of("generic", "thing", "event"):
        return None
    return replace(measured, subject=behind["thing"])


_GENERAL = frozenset({"项目", "活动", "工程", "课程", "赛事", "任务"})
_KIND = re.compile(rf"(?:{OPENING_TIME}|其中|共|，)*(?P<kind>[一-鿿]{{2,8}})")


@as_rule(
    "kind before the number",
    "全年专项助学19个项目: a general word behind a number is of the kind that stands before it",
    step=ADDED,
    at=BEHIND,
    of=COUNTED,
    examples=("全年专项助学⟨19个⟩项目。 → 专项助学项目", "公益慈善⟨12个⟩项目。 → 公益慈善项目"),
    counter_examples=("集团12个项目。", "全市36个项目。", "实施19个项目。", "二期新建12个项目。", "该中心19个项目。"),
    source="argued: a name is cut in two by its number",
)
def kind_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the kind before a number and the general word behind it together."""
    own = around.own.strip()
    metric = measured.metric or ""
    told = _KIND.fullmatch(own) if metric in _GENERAL and around.right[0].startswith(metric) else None
    if told is None or own_word(told["kind"]) or not measured.rule.startswith("words behind"):
        return None
    tokens = so_far.words(told["kind"])
    idle = words_of("has", "light", "adverb", "preposition", "link", "act", "does", "gets", "body", "agent")
    named = all(token.flag.startswith(("n", "vn", "j", "b", "a", "l", "x")) for token in tokens)
    if len(tokens) < len(("of", "what")) or not named or any(token.text in idle for token in tokens):
        return None
    ends = tokens[-1].text.endswith(("期", "市", "县", "区", "镇", "村", "省", "中心", "公司", "部", "处", "局", "院"))
    return None if ends else replace(measured, metric=told["kind"] + metric)


_BATCH = re.compile("(?P<batch>首批|首期|首轮|第[一二三四五六七八九十]{1,2}[批期轮]|新一批)$")


@as_rule(
    "batch before the number",
    "首批7家供水企业上线: of bodies and people that came in a batch it is part of the name which; not of machines",
    step=ADDED,
    at=BEHIND,
    of=frozenset({"家", "户", "所", "名", "位", "人"}),
    examples=("首批⟨7家⟩供水企业上线。 → 首批供水企业", "评选第二批⟨18名⟩工匠。 → 第二批工匠"),
    counter_examples=("首批资金36万元。", "首批开工12个项目。", "首批入驻商户86户。", "购置首批24台轮胎吊。"),
    source="argued: the rest of them come in other batches",
)
def of_batch(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the batch right before a number before the name behind it."""
    batch, metric = _BATCH.search(around.left.strip()), measured.metric or ""
    if batch is None or not metric or metric.startswith(batch["batch"]):
        return None
    behind = around.right[0].strip()
    if behind.startswith(metric):
        return replace(measured, metric=batch["batch"] + metric)
    if metric.endswith(batch["batch"]):  # 公布首批|36家示范企业: the words before were taken
        thing = joined(noun_phrase_after(so_far.words(behind)))
        return replace(measured, metric=batch["batch"] + thing) if thing else None
    return None


BESIDE_COUNTS = (kind_before, of_batch, of_thing_behind)
