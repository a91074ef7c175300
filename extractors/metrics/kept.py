"""Rules of metrics that put back what a reader needs before a name: the verb of what is counted, 人均, 平均."""

import re
from dataclasses import replace

from extractors.metrics.forms import BETWEEN_SENTENCES
from extractors.metrics.predicates import is_verb
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, COUNTED, LEVEL
from extractors.metrics.words import words_of
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

# 产品覆盖全国除港澳台以外的|31个|省份, 预案涵盖火灾、断电等|9类|场景
_VERB = rf"(?<![、和及与“\"])(?P<verb>{any_word('metrics/words.csv', 'kept')})了?"
_OF_OTHERS = re.compile(
    rf"(?<=[^{CLAUSE_ENDS}：]{{2}})(?<!首批)(?<!累计)(?<!已经){_VERB}(?:全[国省市县区]|周边)?共?$"
    rf"|{_VERB.replace('verb', 'verb_of_list')}(?!率)[^{CLAUSE_ENDS}率]{{2,60}}(?:的|等|共)$"
)
_AVERAGE = re.compile(r"(?:人|户|日|月|年|周|车|班|师|平)均$")


@as_rule(
    "verb of what is counted",
    "产品覆盖31个省份, 本公司委派3名董事: things that are not the unit's are named with what it has to do with them",
    step=ADDED,
    needs=needed(re.compile(_VERB)),
    of=COUNTED,
    examples=(
        "产品覆盖除港澳台以外的⟨31个⟩省份。 → 覆盖省份",
        "网点辐射周边⟨12个⟩乡镇。 → 辐射乡镇",
        "预案涵盖火灾、断电等⟨9类⟩场景。 → 涵盖场景",
        "本公司有权委派⟨3名⟩董事。 → 委派董事, 本公司",
    ),
    counter_examples=(
        "产品覆盖广泛，设有31个网点。",
        "覆盖率达31个百分点。",
        "设立战略、提名、审计等四个委员会。",
        "覆盖省份31个。",
        "累计放款32万元，覆盖14个乡镇。",
    ),
    source="schemas/data/metrics/words.csv (kept)",
)
def with_verb(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb before what is counted behind a quantity."""
    metric = measured.metric
    told = _OF_OTHERS.search(around.left) if metric and around.right[0].lstrip("的").startswith(metric) else None
    verb = told["verb"] or told["verb_of_list"] if told else None
    if not verb or metric is None or metric.startswith(verb):
        return None
    return replace(measured, metric=verb + metric)


@as_rule(
    "average of them",
    "员工人均参与学习时长4小时: the word for each of them right before a name that begins with a verb",
    step=ADDED,
    needs=needed(_AVERAGE),
    examples=("员工人均参与学习时长⟨4小时⟩。 → 人均参与学习时长", "平均每月发放补贴⟨2万元⟩。 → 平均每月发放补贴"),
    counter_examples=("全年参与学习时长4小时。", "平均年龄36岁。"),
    source="argued: an average without its word would be a sum of all",
)
def with_average(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put 人均 and the like back before a name."""
    metric = measured.metric
    if not metric or metric not in around.own:
        return None
    each = _AVERAGE.search(around.own[: around.own.rindex(metric)])
    if each is None or (each[0] == "平均" and not metric.startswith("每")):
        return None
    return replace(measured, metric=each[0] + metric)


_ALL_SO_FAR = "累计"
_NEW = re.compile(r"^(?:本年度?|全年|当年)?新(?:增加?)?(?=[一-鿿]{2})")


def _same_before(so_far: SoFar, around: Around, metric: str) -> str:
    """Return what a figure before in the sentence measures of one time only, where this one is of the same thing."""
    for at in range(around.at - 1, -1, -1):
        figure, told = so_far.figures[at], so_far.found[at].metric or ""
        if BETWEEN_SENTENCES.search(so_far.text, figure.span.end, around.figure.span.start):
            return ""
        if figure.unit != around.figure.unit or figure.role != "level" or _ALL_SO_FAR in so_far.clause(so_far.left(at)):
            continue
        thing = _NEW.sub("", told)
        if told == metric or (metric in words_of("act", "takes", "join") and thing.startswith(metric)):
            return thing
        if len(thing) > len(metric) and thing.endswith(metric) and is_verb(so_far.words(metric)[-1]):
            return thing
    return ""


@as_rule(
    "all so far",
    "完成投资2亿元，累计完成7亿元: what is so far in all is told from what was of the year",
    step=ADDED,
    needs=_ALL_SO_FAR[0],
    of=LEVEL,
    examples=(
        "水库完成年度投资2亿元，累计完成⟨7亿元⟩。 → 累计投资",
        "全年培训农民120人，累计培训⟨860人⟩。 → 累计培训农民",
    ),
    counter_examples=(
        "累计培训农民860人，累计培训牧民120人。",
        "新增充电桩16个，累计达140个。",
        "全年培训农民120人，累计植树860株。",
    ),
    source="argued: reports tell the year's figure and the sum of all years side by side",
)
def all_so_far(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put 累计 before a name that a figure of one year has too."""
    metric = measured.metric
    if not metric or _ALL_SO_FAR in metric or _ALL_SO_FAR not in around.own:
        return None
    same = _same_before(so_far, around, metric)
    return replace(measured, metric=_ALL_SO_FAR + same) if same else None


KEPT = (with_average, with_verb, all_so_far)
"""Rules of what is put back."""
