"""Rules of metrics that put back what a reader needs before a name: the verb of what is counted, 人均, 平均."""

import re
from dataclasses import replace

from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, COUNTED
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


KEPT = (with_average, with_verb)
"""Rules of what is put back."""
