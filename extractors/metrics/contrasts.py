"""Rules of metrics for one name said of several things: each value is of what its own part of the sentence names."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.predicates import acts_on, is_verb, may_act
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LATER, LEVEL, OWNED
from extractors.metrics.words import joined
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, MEMBER_END
from extractors.text.own_unit import is_named

_MEMBER = re.compile(MEMBER_END)
_PLACED = ("全", "我", "本")
_SHORT = re.compile(f"(?:平均|任务)?{forms.RATE.pattern}")
_BARE_SAID = r"[，、；](?:{metric})(?:达到?了?|为|是)?(?:约|近|超过)?[0-9]"
_RATES_AND_SUMS = ("率", "金额", "面积", "收入", "数", "投资", "产值")


@as_rule(
    "one name for several things",
    "造林36处，面积90亩；封山8处，面积91亩: a name that comes again is of what its own part of the sentence counts",
    step=ADDED,
    at=LATER,
    needs="；其",
    of=LEVEL,
    examples=(
        "新建冷库36座，总面积⟨8600平方米⟩；改造菜市场12个，总面积3.2万平方米。 → 总面积, 冷库",
        "全市参保人口41万人，参保率101%，其中重点人群共2万人，参保率⟨100%⟩。 → 参保率, 重点人群",
        "门诊补偿42万人次，补偿金额1248万元；住院补偿19万人次，补偿金额⟨16085万元⟩。 → 住院补偿金额",
    ),
    counter_examples=(
        "完成造林1200亩，成活率90.6%。",
        "优良率90%，合格率98%；投诉率1%，回访率99%。",
        "2021年末资产总额8元，负债率20%；2022年末资产总额9元，负债率18%。",
    ),
    source="argued: two values of one name in a sentence are of two things",
)
def of_its_part(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare name that stands in several parts of a sentence what the first quantity of its part counts."""
    metric = measured.metric or ""
    if not metric.endswith(_RATES_AND_SUMS) or forms.untied(around.own).strip() != metric:
        return None
    last = so_far.found[-1]
    if around.figure.unit == "%" and not (last.subject or "").startswith(_PLACED) and forms.RATE.fullmatch(metric):
        return None  # another rule tells whose such rates are
    if measured.subject and is_named(measured.subject) and not measured.subject.startswith(_PLACED):
        return None
    if part := _of_part(so_far, around, metric):
        return replace(measured, subject=part)
    said = [one.start() for one in re.finditer(_BARE_SAID.format(metric=re.escape(metric)), so_far.text)]
    parts = {so_far.text.count("；", 0, start) for start in said}
    if len(parts) < len(("one", "other")):
        return None
    first = so_far.text.rfind("；", 0, around.figure.span.start) + 1
    at = next(at for at in range(around.at + 1) if so_far.figures[at].span.start >= first)
    counts = at < around.at and so_far.figures[at].role == "level" and so_far.figures[at].unit != "%"
    if around.figure.unit == "%":  # 资产总额8亿元，资产负债率20%: of no sum, and only short rates are of any thing
        counts = counts and so_far.figures[at].kind != "amount" and _SHORT.fullmatch(metric) is not None
    thing = so_far.found[at].metric if counts else None
    if not thing or thing == metric or metric in thing:
        return None
    if thing.endswith(metric[:2]):
        return replace(measured, metric=thing + metric[2:])
    tokens = so_far.words(thing)
    return replace(measured, subject=joined(tokens[len(tokens) > 1 and may_act(tokens[0]) :]))


def _of_part(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the part behind 其中 that a name is of, where the whole had it: 参保率101%，其中老人21人，参保率100%."""
    last, figure = so_far.found[-1], so_far.figures[around.at - 1]
    earlier = [at for at in range(around.at - 1) if so_far.found[at].metric == metric]
    if not earlier or not last.metric or figure.unit == "%" or figure.role != "level":
        return None
    between = so_far.text[so_far.figures[earlier[-1]].span.end : figure.span.start]
    return last.metric if "其中" in between and not _MEMBER.search(between) else None


_LIGHT = re.compile("^(?:而|但|其中|另外|以及|和|、|，|；)+")
_LONGEST = 10  # characters of the other one


@as_rule(
    "same said of another",
    "金峰景区接待游客2万人次，温泉接待游客4千人次: what stands where the clause before has its subject is one too",
    step=ADDED,
    at=OWNED,
    needs="，、；",
    examples=("金峰景区接待游客2万人次，温泉接待游客⟨4400人次⟩。 → 接待游客, 温泉",),
    counter_examples=(
        "金峰景区接待游客2万人次，累计接待游客4400人次。",
        "金峰景区接待游客2万人次，温泉接待学生4400人次。",
    ),
    source="argued: parallel clauses change what they differ in",
)
def of_another(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity what stands in the place of the subject of the quantity before it."""
    metric, last = measured.metric or "", so_far.outside_brackets(around.at) or so_far.found[-1]
    if last.metric != metric or measured.subject or not is_named(last.subject):
        return None
    own = _LIGHT.sub("", forms.untied(around.own).strip())
    who = own.removesuffix(metric)
    if who == own or not 1 < len(who) <= _LONGEST or f"{last.subject}{metric}" not in so_far.text:
        return None
    tokens = so_far.words(own)[: len(so_far.words(who))]
    acts = any(is_verb(token) or token.flag[:1] in "dpctrm" or acts_on(tokens, at) for at, token in enumerate(tokens))
    return None if acts or joined(tokens) != who else replace(measured, subject=who)


_PLACE = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?:其中[，：]?)?在(?P<who>(?!全|我|本|各|该)[一-鿿]{{2,8}}?(?:[学片校院厂港矿城景园辖地]区|街道|[区县市镇乡村]|基地))(?![一-鿿]?[委会办政])"
)


@as_rule(
    "places told apart",
    "在河东学区建班5个；在河西学区建班4个: of several places each has what is told behind it",
    step=ADDED,
    needs="在",
    of=LEVEL,
    examples=("在河东学区，建成教室5间；在河西学区建成教室⟨4间⟩。 → 建成教室, 河西学区",),
    counter_examples=("在河东学区建成教室5间；完成任务4个。", "在河东学区建成教室5间，在年内建成教室4间。"),
    source="argued: places that one sentence tells one after the other are told apart by them",
)
def of_one_place(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the last of several places that the sentence names with 在 before it."""
    if not measured.metric or (measured.subject and is_named(measured.subject)):
        return None
    places = list(_PLACE.finditer(so_far.text))
    before = [one["who"] for one in places if one.end() <= around.figure.span.start]
    apart = len({one["who"] for one in places}) > 1 and before
    return replace(measured, subject=before[-1]) if before and apart else None


_TOLD = re.compile("(?:累计|共计?|已|全年|完成|实现)+$")
_LONGEST_PART = 14  # characters
_WHO_OR_WHAT = frozenset({"人", "名", "位", "户", "家", "个", "所", "座", "处", "条", "项"})


@as_rule(
    "same of a part",
    "发放贷款86亿元，其中向126户农户发放贷款12亿元: what the whole had before is of those that 其中 counts",
    step=ADDED,
    at=LATER,
    needs="其",
    of=LEVEL,
    examples=(
        "发放养老金8万元，其中为3名城镇居民发放养老金⟨9千元⟩。 → 发放养老金, 城镇居民",
        "生产水泥86万吨，其中3家企业生产水泥⟨52万吨⟩。 → 生产水泥, 企业",
    ),
    counter_examples=(
        "培训职工860人，其中3期培训职工120人。",
        "发放贷款86亿元，向126户农户发放贷款12亿元。",
        "发放贷款86亿元，其中涉农贷款12亿元。",
    ),
    source="argued: a part has another value of the name that the whole has",
)
def same_of_part(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity whose name the whole had before those that are counted behind 其中 as subject."""
    metric, last, figure = _plain(measured.metric), so_far.found[-1], so_far.figures[around.at - 1]
    if not metric or not last.metric or last.metric in metric or metric in last.metric:
        return None
    if figure.unit not in _WHO_OR_WHAT or (measured.subject and is_named(measured.subject)):
        return None
    part = so_far.text.rfind("其中", 0, figure.span.start)
    whole = [at for at in range(around.at - 1) if _plain(so_far.found[at].metric) == metric]
    same = whole and so_far.figures[whole[-1]].unit == around.figure.unit and so_far.figures[whole[-1]].span.end <= part
    own = so_far.text[figure.span.end : around.figure.span.start]
    apart = _MEMBER.search(so_far.text, part, around.figure.span.start) if part >= 0 else True
    if not same or apart or "，" in own or any(map(str.isdigit, so_far.text[part : figure.span.start])):
        return None
    who = _TOLD.sub("", own.removesuffix(metric)) if own.endswith(metric) else ""
    return replace(measured, subject=who if 1 < len(who) <= _LONGEST_PART else last.metric)


def _plain(metric: str | None) -> str:
    return (metric or "").removeprefix("累计")


CONTRASTS = (of_its_part, same_of_part, of_one_place)
