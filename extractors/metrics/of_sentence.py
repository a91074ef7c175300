"""Rules of metrics that the rest of a sentence tells: whose a quantity is, whose part, which value, against what."""

from extractors.metrics import carrying
from extractors.metrics.forms import STAFF
from extractors.metrics.sentence import (
    CORRECTS,
    ITS_OLD_VALUE,
    PART,
    SCOPE_NUMBER,
    SEXES,
    TAKEN_UP,
    Draft,
    Sentence,
    event_of,
    is_of_others,
    is_of_parent,
    scope_before,
)
from extractors.metrics.spellings import PARENT
from extractors.metrics.steps import CARRIED, CORRECTED, OTHERS, PLACE
from extractors.rule import as_rule
from extractors.text.needed import needed


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
    "shared with the whole",
    "招聘126人，其中博士9人: a part shares what was done with people or things; men and women of staff are staff",
    step=CARRIED,
    needs={*needed(PART), *"男女"},
    examples=(
        "全年招聘126人，其中博士⟨9人⟩。 → 新招录博士",
        "慰问126人，其中老党员⟨9人⟩。 → 慰问老党员",
        "购置车辆5辆，其中客车⟨2辆⟩。 → 购置客车",
        "在职员工500人，其中男性300人、女性⟨200人⟩。 → 女性员工",
    ),
    counter_examples=(
        "全年招聘126人。博士9人。",
        "全年招聘126人，其中支出3万元。",
        "现有车辆5辆，其中客车2辆。",
        "购置设备5台，其中支出3万元。",
        "来访500人，其中女性200人。",
    ),
)
def with_event(sentence: Sentence, draft: Draft) -> bool:
    """Put the action of the whole before a part of it, and staff behind men and women of it."""
    whole = sentence.whole(draft.at)
    if whole is None:
        return False
    event = event_of(draft.figure.unit, draft.metric, whole.figure.unit, whole.metric)
    staff = "员工" if draft.metric in SEXES and STAFF.search(whole.metric) else ""
    draft.full = event + draft.full + staff
    return bool(event or staff)


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
    "said before",
    "由1,284人次调整为1,236人次; 供水12.8万吨（此前披露为13.3万吨）: what was said before is no longer right",
    step=CORRECTED,
    needs=needed(CORRECTS, carrying.FORMER),
    examples=(
        "上年接待量由⟨5.6万人次⟩更正为5.2万人次。 → 接待量, corrected",
        "供水12.8万吨（此前披露为⟨13.3万吨⟩）。 → 供水, corrected",
    ),
    counter_examples=("上年接待量由5.6万人次升至5.8万人次。", "供水12.8万吨（上年为13.3万吨）。"),
    source="argued: restatements name the former value",
)
def is_corrected(sentence: Sentence, draft: Draft) -> bool:
    """Mark a value that the next one corrects, or that was said before in place of the one before it."""
    former = sentence.corrects(draft.at + 1) or carrying.is_former(sentence.words_before(draft.at))
    draft.corrected = draft.corrected or former
    return draft.corrected


WHOSE_AND_OF_WHAT = (of_others, of_parent, taken_up, with_event, numbered_scope)
VALUES = (is_corrected,)
