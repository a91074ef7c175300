"""Bodies and people that a quantity counts, of which what follows is told: 有民宿126家，床位; 义工418人，累计服务."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import may_act
from extractors.metrics.cut.words import joined, words_of
from extractors.metrics.find.so_far import Around, SoFar
from extractors.metrics.owner.clause_subjects import goes_on
from extractors.text.characters import CLAUSE_ENDS, CLAUSE_START
from extractors.text.own_unit import WHOLE_PLACE, own_word
from extractors.text.times import OPENING_TIME
from extractors.text.word_patterns import any_word

# who works, learns or is cared for in bodies that were counted, and is of no place: 专任教师, 在校生; not 居民
IN_BODIES = re.compile(f"^在[校园院读岗职馆]|{any_word('metrics/words.csv', 'staff', 'in_bodies')}(?:总?人?数)?$")
BODIES = re.compile(f"{any_word('metrics/words.csv', 'owner', 'counted_body')}$")
UNITS_OF_BODIES = frozenset({"家", "户", "个", "所", "座", "处", "支", "间", "条"})
_AT_PLACE = re.compile(WHOLE_PLACE)
_THERE_ARE = re.compile(
    rf"{CLAUSE_START}(?:其中[，：]?|另有|还有|{OPENING_TIME})*(?:[^{CLAUSE_ENDS}：]{{0,12}}(?:有|建成了?|开设|设立)了?)?$"
)
_WHEN = re.compile(f"^(?:{OPENING_TIME})+")


def bodies_counted(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the bodies that a quantity counts, where what follows may be told of them: 有民宿|126家，床位.

    Left alone: a list of them (学校36所，幼儿园26所), those that a longer clause does something with.
    """
    unit = own_word(around.own)  # 公司|现有成员企业86家，员工总数: of the company
    if around.figure.role != "level" or not BODIES.search(metric) or (unit and unit[0] != "全"):
        return None
    listed = so_far.counted == around.at - 1 and around.at > 0 and "其中" not in around.since
    so_far.counted = around.at
    before = _WHEN.sub("", untied(around.own).strip().removesuffix(metric))
    tokens = so_far.words(metric)
    built = len(tokens) > 1 and tokens[0].text in words_of("has")
    acts = may_act(tokens[0]) and not built
    are = _THERE_ARE.search(before) or _AT_PLACE.fullmatch(before) or around.own.rstrip().endswith("共有")
    return None if listed or acts or not are else joined(tokens[built:])


def people_counted(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the people counted before, where their clause goes on with what they did: 志愿者418人|累计服务2万小时."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    people = last.unit in forms.PERSON_UNITS and last.role == "level" and told.subject is None
    who = told.metric if people and around.figure.unit not in forms.PERSON_UNITS else None
    tokens = so_far.words(who) if who else ()
    named = bool(tokens) and tokens[-1].flag[0] == "n" and not any(may_act(token) for token in tokens)
    return who if named and metric != who and goes_on(around.own, metric, so_far) else None
