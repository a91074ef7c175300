"""Rules of metrics that the rest of a sentence tells: whose a quantity is, whose part, which value, against what."""

import re

from extractors.metrics import carrying
from extractors.metrics.forms import STAFF
from extractors.metrics.sentence import (
    CORRECTS,
    EACH,
    ITS_OLD_VALUE,
    PART,
    SCOPE_NUMBER,
    SEXES,
    TAKEN_UP,
    Draft,
    Sentence,
    each_of,
    event_of,
    is_of_others,
    is_of_parent,
    scope_before,
)
from extractors.metrics.spellings import PARENT
from extractors.metrics.steps import AVERAGE, CARRIED, CORRECTED, LEVEL, OTHERS, PLACE
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from schemas.text import squeeze


@as_rule(
    "others'",
    "据某部公布的数据，全国完成率为59%: a quantity of the country or the trade is none of the unit's",
    step=OTHERS,
    needs="国省球业行",
    examples=("据某协会公布的数据，全国平均完成率为⟨59%⟩。 → 全国平均完成率, others",),
    counter_examples=("本单位完成率为59%。",),
)
def of_others(sentence: Sentence, draft: Draft) -> bool:
    """Mark a quantity of others."""
    if not sentence.speaks_of_others or not is_of_others(sentence.text, draft.start):
        return False
    draft.whose = "others"
    return True


@as_rule(
    "parent company's",
    "其中母公司实现收入20亿元: of the parent company alone; not 归属于母公司股东的净利润",
    step=PLACE,
    needs="母",
    examples=("实现收入30亿元，其中母公司实现收入⟨20亿元⟩。 → 收入, parent",),
    counter_examples=("归属于母公司股东的净利润20亿元。",),
)
def of_parent(sentence: Sentence, draft: Draft) -> bool:
    """Mark a quantity of the parent company; its metric is looked up without that word."""
    if not is_of_parent(sentence.text, draft.start, draft.metric):
        return False
    draft.whose = draft.whose or "parent"
    draft.full = draft.metric.removeprefix(PARENT)
    return True


@as_rule(
    "value taken up",
    "…1,402人次，上年该项数据由A调整为B: another value of what the quantity before measures",
    step=PLACE,
    needs=needed(TAKEN_UP, ITS_OLD_VALUE),
    examples=(
        "讲座听众1,402人次，上年该项数据为⟨1,284人次⟩。 → 讲座听众",
        "排放99万吨，上年因边界调整由⟨92万吨⟩重述为88万吨。 → 排放, corrected",
    ),
    counter_examples=("讲座听众1,402人次，上年借书1,284人次。",),
    source="argued: restatements are written so (上年该项数据由A追溯调整为B)",
)
def taken_up(sentence: Sentence, draft: Draft) -> bool:
    """Give a value that takes up the quantity before its metric and subject."""
    again = sentence.taken_up(draft.at) if draft.start else None
    if again is None:
        return False
    draft.metric = draft.full = again.metric or draft.metric
    draft.subject = again.subject
    return True


@as_rule(
    "action shared with the whole",
    "招聘126人，其中博士9人: a part shares what was done with people, and what added to or took from things",
    step=CARRIED,
    needs=needed(PART),
    examples=(
        "全年招聘126人，其中博士⟨9人⟩。 → 新招录博士",
        "慰问126人，其中老党员⟨9人⟩。 → 慰问老党员",
        "购置车辆5辆，其中客车⟨2辆⟩。 → 购置客车",
    ),
    counter_examples=(
        "全年招聘126人。博士9人。",
        "全年招聘126人，其中支出3万元。",
        "现有车辆5辆，其中客车2辆。",
        "购置设备5台，其中支出3万元。",
    ),
)
def with_event(sentence: Sentence, draft: Draft) -> bool:
    """Put the action of the whole before a part of it."""
    whole = sentence.whole(draft.at)
    if whole is None:
        return False
    event = event_of(draft.figure.unit, draft.metric, whole.figure.unit, whole.metric)
    draft.full = event + draft.full
    return bool(event)


@as_rule(
    "men and women of the staff",
    "在职员工500人，其中男性300人、女性200人: men and women of staff are staff",
    step=CARRIED,
    needs="男女",
    examples=("在职员工500人，其中男性300人、女性⟨200人⟩。 → 女性员工",),
    counter_examples=("来访500人，其中女性200人。",),
    source="argued: the usual way to give the sexes of the staff",
)
def of_staff(sentence: Sentence, draft: Draft) -> bool:
    """Say of men and women that they are staff where their whole is."""
    if draft.metric not in SEXES or (whole := sentence.whole(draft.at)) is None:
        return False
    if not STAFF.search(whole.metric):
        return False
    draft.full += "员工"
    return True


@as_rule(
    "numbered scope",
    "范围1排放1.46万吨: the words around a quantity lose the name for its digit",
    step=CARRIED,
    needs=needed(SCOPE_NUMBER),
    examples=("温室气体范围1排放⟨1.46万吨⟩。 → 范围1排放",),
    counter_examples=("温室气体排放1.46万吨。",),
    source="the scopes of greenhouse gases have numbers (GHG Protocol, ISO 14064-1)",
)
def numbered_scope(sentence: Sentence, draft: Draft) -> bool:
    """Put 范围1 back before its metric."""
    scope = scope_before(sentence.text, draft.start, draft.metric)
    draft.full = scope + draft.full
    return bool(scope)


@as_rule(
    "one of each",
    "生均阅读图书30册: the word that makes a quantity one of each",
    step=CARRIED,
    needs=needed(EACH),
    examples=("生均阅读图书⟨30册⟩。 → 生均阅读图书",),
    counter_examples=("用电90万度。",),
    source="schools and hospitals give quantities by pupil and bed (生均, 床均)",
)
def one_of_each(_sentence: Sentence, draft: Draft) -> bool:
    """Put 生均 back before its metric."""
    each = each_of(draft.words, draft.metric)
    draft.full = each + draft.full
    return bool(each)


@as_rule(
    "followed by its correction",
    "由1,284人次调整为1,236人次: the first of the two is no longer right",
    step=CORRECTED,
    needs=needed(CORRECTS),
    examples=("上年接待量由⟨5.6万人次⟩更正为5.2万人次。 → 接待量, corrected",),
    counter_examples=("上年接待量由5.6万人次升至5.8万人次。",),
)
def is_corrected(sentence: Sentence, draft: Draft) -> bool:
    """Mark a value that the next one corrects."""
    draft.corrected = draft.corrected or sentence.corrects(draft.at + 1)
    return draft.corrected


@as_rule(
    "said before",
    "供水12.8万吨（此前披露为13.3万吨）: what was said before is no longer right",
    step=CORRECTED,
    needs=needed(carrying.FORMER),
    examples=("供水12.8万吨（此前披露为⟨13.3万吨⟩）。 → 供水, corrected",),
    counter_examples=("供水12.8万吨（上年为13.3万吨）。",),
    source="argued: restatements name the former value in brackets",
)
def was_said_before(sentence: Sentence, draft: Draft) -> bool:
    """Mark a value that was said before in place of the one before it."""
    former = carrying.is_former(sentence.words_before(draft.at))
    draft.corrected = draft.corrected or former
    return former


WHOSE_AND_OF_WHAT = (of_others, of_parent, taken_up, with_event, of_staff, numbered_scope, one_of_each)
VALUES = (is_corrected, was_said_before)


_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}：\n]")
_EACH = re.compile(
    r"""
    (?: 平均 每 个? (?: 学?年度? | 季度? | 月 | 周 | 星期 | 天 | 日 )
      | 每 个? (?: 季度? | 月 | 星期 | 周 | 天 | 日 ) (?:平均|均)?
      | [年季月周日] 平均 )
    (?! [一二三四五六日末0-9] )
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(r"共|累计|合计|总计|全年|[每月季周天日]均有?$")
_SAID = re.compile(r"[每均]")
_REACH = 60  # characters of the clause before a quantity


@as_rule(
    "part of the time",
    "平均每年培训30人次, 每星期巡查2次: a quantity of a part of the time is none of the whole of it",
    step=AVERAGE,
    needs=needed(_EACH),
    of=LEVEL,
    examples=("平均每年培训职工⟨30人次⟩。 → 平均每年培训职工", "每星期开展巡查⟨2次⟩。 → 每星期巡查"),
    counter_examples=("每年投入5万元。", "坚持每月组织培训共12次。", "月均用水量12吨。"),
    source="argued: a quantity of a month or week taken for that of the year is wrong by its factor",
)
def of_part_of_time(sentence: Sentence, draft: Draft) -> bool:
    """Put the words for a part of the time before a metric that says nothing of it: not 每月用纸, 月均用水量."""
    if not draft.metric:
        return False
    each = _each_before(sentence.printed, draft.figure.span.start)
    if not each or _SAID.search(draft.metric):
        return False
    draft.metric = each + draft.metric
    return True


def _each_before(text: str, start: int) -> str:
    """Return the words for a part of the time in the clause before a quantity, unless it is of the whole again."""
    before = text[max(0, start - _REACH) : start]
    clause = squeeze(_CLAUSE.split(before)[-1])
    each = list(_EACH.finditer(clause))
    return each[-1][0] if each and not _WHOLE.search(clause, each[-1].end()) else ""
