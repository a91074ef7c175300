"""Rules of metrics for rates per so many, levels of a year come back to, how fast things grew, and at which prices."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import clean
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, LATER, LEVEL, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.times import ANY_TIME

_PER_MANY = re.compile(
    rf"(?P<what>[^{CLAUSE_ENDS}：、]{{2,20}}率)(?:已|均)?(?:为|达到?|是|控制在|(?:下降|上升|[降升])[到至为])"
    r"(?P<per>每[百千万亿]{1,3}[一-鿿]{1,6}?)(?:约|近|仅)?$"
)


@as_rule(
    "rate per so many",
    "事故率降至每百万公里0.3次: the rate that is told per so many",
    step=FORM,
    needs="率",
    of=LEVEL,
    says="words before",
    examples=("全年脱轨事故率降至每百万公里⟨0.3次⟩。 → 每百万公里脱轨事故率",),
    counter_examples=("每百万公里事故率0.3次。", "事故率下降，每百万公里0.3次。"),
    source="argued: rates of accidents are told per kilometres or people",
)
def rate_per_many(so_far: SoFar, around: Around) -> Measured | None:
    """Read a rate whose clause says per how many it is told."""
    told = _PER_MANY.search(around.own.rstrip())
    what = so_far.phrase_before(told["what"]) if told else ""
    return Measured(clean(told["per"] + what), around.subject) if told and what.endswith("率") else None


_RECOVERED = re.compile(
    rf"(?P<what>[^{CLAUSE_ENDS}：、]*?)(?:已|均|基本)?(?P<came>(?:恢复|回升)[到至])(?P<base>(?:19|20)\d\d年)(?:同期|全年|水平|同期水平)?的$"
)


@as_rule(
    "recovered to a year's level",
    "客流恢复至2019年的86%: which share of that year's level it is, no level of its own",
    step=FORM,
    needs=needed(_RECOVERED),
    of=PERCENT | frozenset({"ratio"}),
    examples=(
        "渡口客流较上年增长21%，恢复至2019年的⟨86%⟩。 → 渡口客流恢复至2019年",
        "渡口客流已恢复到2019年同期的⟨九成七⟩。 → 渡口客流恢复到2019年",
    ),
    counter_examples=("渡口客流增长21%，比2019年低6%。", "恢复至2019年的水平。"),
    source="argued: years after 2020 are told against one before",
)
def recovered_to(so_far: SoFar, around: Around) -> Measured | None:
    """Read the share of an earlier year's level that something came back to."""
    told = _RECOVERED.search(around.own.rstrip().replace(" ", ""))
    if told is None:
        return None
    before = so_far.before if around.at and "。" not in around.between else None
    what = so_far.phrase_before(told["what"]) if told["what"] else (before.metric or "" if before else "")
    subject = around.subject or (before.subject if before and not told["what"] else None)
    return Measured(f"{what}{told['came']}{told['base']}", subject) if what else None


_GREW = re.compile(
    rf"(?:但|且|而)?(?:其|其中)?(?P<what>[降增涨升]幅|增速)(?:已|仍|均)?(?:[由从为达]|{ANY_TIME}|[上去]年(?:同期)?|的|比|较)*(?:收窄|扩大|放缓|加快|回落)?[至到为]?"
)


@as_rule(
    "how fast what was told grew",
    "客运量完成4亿人次，降幅由1.7%收窄至0.9%: of what the growth is that a clause tells by a word for it alone",
    step=FORM,
    at=LATER,
    needs=needed(_GREW),
    of=frozenset({"%"}),
    says="figure before",
    examples=("渡口客流4万人次，降幅由上年的⟨1.7%⟩收窄至0.9%。 → 渡口客流降幅",),
    counter_examples=("降幅由1.7%收窄至0.9%。", "渡口客流4万人次；价格降幅为1.7%。"),
    source="argued: how fast something fell is told behind how much it was",
)
def growth_of_before(so_far: SoFar, around: Around) -> Measured | None:
    """Read how fast the thing of the quantity before grew or fell."""
    told = _GREW.fullmatch(around.own.strip().replace(" ", ""))
    last = so_far.figures[around.at - 1]
    before = so_far.found[-1].metric
    if told is None or around.figure.role != "level" or not before or last.role != "level" or last.unit == "%":
        return None
    if around.between[:1] not in "，," or "；" in around.between or "。" in around.between:
        return None
    return Measured(before + told["what"], so_far.found[-1].subject)


# 按当年价格|下降5%, 按现价计算|增长8%: at which prices something is told to have changed
AT_PRICES = re.compile(
    "(?:其中)?按照?(?P<at>(?:当年|现行|名义)价格?|现价|可比价格?|不变价格?|(?:当年|可比|不变|现行)价)(?:计算|测算|核算)?$"
)
_BOTH_PRICES = re.compile("按照?(?:当年|现行|现价|名义)")


def at_prices(so_far: SoFar, around: Around, priced: re.Match[str]) -> Measured | None:
    """Return the level before that changed by as much, with its prices where the sentence tells it at two kinds."""
    levels = (told for _, one, told in so_far.quantities_before(around.at) if one.role == "level" and not told.is_aside)
    level = next((told for told in levels if told.metric), None)
    if level is None:
        return None
    both = _BOTH_PRICES.search(so_far.text)
    return replace(level, metric=f"{level.metric}按{priced['at']}", rules=()) if both else replace(level, rules=())
