"""Rules of metrics that the rest of a sentence tells: plan or fact, whose a quantity is, which value."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from extractors.dates import foretold_from
from extractors.metrics.complete.basis import Basis
from extractors.metrics.complete.planned import is_foretold_growth, is_meant, is_proposed, is_under_target
from extractors.metrics.complete.sentence import (
    BEGINS_PART,
    CORRECTS,
    HIRED,
    HIRED_WORD,
    ITS_OLD_VALUE,
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
from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import CLAUSE_STOP, STAFF
from extractors.metrics.cut.words import words_of
from extractors.metrics.steps import BASIS, CARRIED, CORRECTED, INSTEAD, OTHERS
from extractors.rule import Rule, as_rule
from extractors.text.characters import BRACKETS, CLOSE, IN_CLAUSE, OPEN, SENTENCE_END
from extractors.text.needed import needed
from extractors.text.parents_notes import PARENT
from extractors.text.word_patterns import either
from schemas.word_lists import rows

_REACH = 24  # characters before the quantity; a word further back belongs to another clause
# 计划整治河道20条 is a plan of the action; 计划停水通知率 and 计划生育 are things of their own.
_PLANNED = re.compile(
    r"(?:年初)?(?:计划|预计|拟)(?P<action>(?:完成|整治|新建|新增|改造|建设|组织|招聘|招录|招收|招生|投入|投资"
    r"|疏浚|清淤|铺设|敷设|更换|修复|维修|培训|更新|引进|采购|建成|改建|扩建|安排|发放|种植|治理|修缮|销售|生产|接待|服务|创建|培育|发展)[^率]*)$"
)
# those that reached what was planned are no plan
_PASSED = re.compile(r"(?:达到?|超过|超出|[高低]于)[一-鿿]{0,4}(?:目标|计划|预期)$")
# 完成年计划的|86%: how much of a plan was done; not 明年计划的|36个项目
_SHARE_OF_PLAN = re.compile(
    rf"(?:完成|占|达|超|实现|相当于|[是为]){IN_CLAUSE}{{0,10}}(?:计划|任务|(?:年[度初]|全年)目标)(?:数|值|总?量)?(?:{OPEN}[^{BRACKETS}]*{CLOSE}|[0-9.]+{IN_CLAUSE}{{1,4}})?的[约近]?(?:[0-9.]+%[、和及])*$"
    rf"|超额完成了?{IN_CLAUSE}{{0,10}}(?:计划|任务|目标)$"
)
_GOT = re.compile(
    "争取[到来](?!20[0-9]{2}[年底末建]|本世纪|[明后]年|年[底末]|[0-9]{1,2}月|“?十[一二三四五]五)"
)  # 争取到|项目资金; not 争取到2030年
_YEAR_WITHIN = re.compile("(?:19|20)[0-9]{2}年度?(?=[一-鿿])")  # 编报绩效目标的|2024年度|项目 is what is counted
_QUOTED_PLAN = re.compile('[“"][^“”"]{1,16}计划[^“”"]{0,8}[”"]')  # “春晖计划”资助学生36人
_SPENDING = "支出"
_LATER_BUDGETS = ("全年预算", "调整预算", "调整后预算")
_SENTENCES = re.compile(SENTENCE_END)
_SHARES_OF_BUDGET = ("完成", "完成了", "占", "达到", "相当于")  # 会议费完成|年初预算数|的98%: how much of it was spent
_OF_THE_YEAR = re.compile("(?:年度|年初|全年|本年|当年)$")  # 满意度|年度|目标
_NO_ACCOUNT = ("拨款", "项目", "基本", "经营", "事业", "收入")


@cache
def _words(where: str) -> tuple[tuple[str, str], ...]:
    found = [(word, basis) for word, basis, of in rows("matching/bases.csv", "word", "basis", "where") if of == where]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word for word, _ in _words("metric"))


@cache
def _names() -> re.Pattern[str]:
    """Return names that hold a word for a basis and say nothing of one, as a pattern: 保险计划."""
    return re.compile(either(word for word, _ in _words("name")))


@as_rule(
    "basis that ends the metric",
    "预算安排4.85万元, 2023年预算执行数3.17万元: what the metric ends in says whether it is a plan or a fact",
    step=BASIS,
    needs="算数标",  # one of them stands in every such word
    examples=(
        "支出预算安排⟨4.85万元⟩。 → 支出, budget",
        "财政拨款支出决算为⟨4.85万元⟩。 → 财政拨款支出, execution",
        "满意度97%，超过⟨96%⟩的年度目标。 → 满意度, target",
    ),
    counter_examples=("预算支出4.85万元。", "渡船检修费完成年初预算数的86%。", "植树完成年初目标的106%。"),
    source="schemas/data/matching/bases.csv",
)
def in_metric(metric: str, before: str) -> Basis | None:
    """Take the basis off the end of a metric; 全年预算 keeps it beside 年初预算, as it is another sum."""
    if not metric.endswith(_endings()):
        return None
    found = ((word, basis) for word, basis in _words("metric") if metric.endswith(word))
    word, basis = next(found)
    thing = metric[: -len(word)].rstrip("的")
    of_year = _OF_THE_YEAR.sub("", thing) if basis == "target" else thing
    thing = thing if of_year in ("", *_SHARES_OF_BUDGET) else of_year
    if thing.endswith(_SHARES_OF_BUDGET):
        return None
    if word.startswith(_LATER_BUDGETS) and thing and "年初预算" in _SENTENCES.split(before)[-1]:
        return Basis(basis, metric)
    if word.startswith(_SPENDING) and thing.endswith(_NO_ACCOUNT):
        thing += _SPENDING  # 财政拨款支出决算 is no 财政拨款, which is income; 会议费支出决算 is 会议费
    return Basis(basis, thing)


@as_rule(
    "planned action",
    "计划整治河道20条: a plan of the action; not 计划停水通知率",
    step=BASIS,
    needs=needed(_PLANNED),
    examples=("计划整治河道⟨20条⟩。 → 整治河道, plan",),
    counter_examples=("计划停水提前通知率100%。", "计划生育服务30人次。"),
    source="argued: a plan taken for what was done is a wrong value",
)
def in_action(metric: str, _before: str) -> Basis | None:
    """Take 计划 off the beginning of a metric that names an action."""
    planned = _PLANNED.match(metric)
    return Basis("plan", planned["action"]) if planned else None


@as_rule(
    "basis in the clause",
    "力争满意度达到98%: a word before the quantity in its clause says that it is a target",
    step=BASIS,
    needs=[word[0] for word, _ in _words("sentence")],
    examples=(
        "力争满意度达到⟨98%⟩。 → 满意度, target",
        "争取到本世纪中叶建成鱼塘⟨86口⟩。 → 建成鱼塘, target",
        "明年计划的⟨86场⟩演出中，36场在乡下。 → 演出, plan",
    ),
    counter_examples=(
        "满意度达到98%，力争明年更进一步。",
        "力争更进一步，满意度98%。",
        "村里争取到修渠资金86万元。",
        "茶叶产量860吨，完成年计划的86%。",
        "茶叶产量860吨，达到年度目标的106%。",
        "向失业保险计划缴存费用36万元。",
        "“薪火计划”奖励学徒36人。",
        "获批青年人才计划项目市级36项、县级86项。",
        "栽种果树920株，超过计划70株。",
        "抽查断面92个，达到目标71个。",
        "填报年度目标的2023年度养护工程36项。",
    ),
    source="schemas/data/matching/bases.csv",
)
def in_clause(metric: str, before: str) -> Basis | None:
    """Take the basis from the clause before the quantity."""
    if (
        not before
        or _SHARE_OF_PLAN.search(before)
        or forms.DISTANCE.search(metric or "")
        or (not metric and _PASSED.search(before))
    ):
        return None
    words = _YEAR_WITHIN.sub("", _GOT.sub("", before)).replace(metric or "\0", "")
    words = _QUOTED_PLAN.sub("", _names().sub("", words))
    clause = CLAUSE_STOP.split(words[-_REACH:])[-1]
    return next((Basis(basis, metric) for word, basis in _words("sentence") if word in clause), None)


@as_rule(
    "foretold yield",
    "投产后，每年可节约标准煤20万吨: what is to be once something is done is a plan",
    step=BASIS,
    needs="后每均节减",
    examples=(
        "项目投产后，每年可节约标准煤⟨20万吨⟩。 → 节约标准煤, plan",
        "锅炉换成空气能热泵，年可节约燃气⟨36万立方米⟩。 → 节约燃气, plan",
        "建成屋顶光伏1座，年可减排二氧化碳⟨36吨⟩。 → 减排二氧化碳, plan",
        "新泵每年可为渡口节约电费⟨6万元⟩。 → 节约电费, plan",
    ),
    counter_examples=(
        "项目投产后，已节约标准煤20万吨。",
        "每年开展培训20场。",
        "每年可申报2次。",
        "全年可控费用36万元。",
    ),
    source="argued: a yield that is foretold is no fact",
)
def is_foretold(metric: str, before: str) -> Basis | None:
    """Say that what words before it foretell is a plan."""
    return Basis("plan", metric) if foretold_from(before, len(before)) is not None else None


BASES = (in_metric, in_action, in_clause, is_foretold, is_meant, is_foretold_growth, is_under_target, is_proposed)


def read_basis(metric: str, before: str, rules: Sequence[Rule[Any]] = BASES) -> tuple[Basis, str | None]:
    """Return the basis that words give, with the metric without those that named it, and the rule that read it.

    `before` are the words of the sentence before the quantity.
    """
    read = ((rule.how(metric, before), rule.name) for rule in rules)
    return next(((basis, name) for basis, name in read if basis), (Basis(None, metric), None))


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
    step=INSTEAD,
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
    step=INSTEAD,
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
    needs={*needed(BEGINS_PART), *"男女"},
    examples=(
        "全年招聘126人，其中博士⟨9人⟩。 → 新招录博士",
        "慰问126人，其中老党员⟨9人⟩。 → 慰问老党员",
        "购置车辆5辆，其中客车⟨2辆⟩。 → 购置客车",
        "预算安排购置车辆5辆，其中客车⟨2辆⟩。 → 购置客车",
        "在职员工500人，其中男性300人、女性⟨200人⟩。 → 女性员工",
        "公益捐赠总额86万元，其中现金30万元、物资折合⟨56万元⟩。 → 捐赠物资",
    ),
    counter_examples=(
        "全年招聘126人。博士9人。",
        "全年招聘126人，其中支出3万元。",
        "新增捐献92例（累计捐献716例）。",
        "现有车辆5辆，其中客车2辆。",
        "购置设备5台，其中支出3万元。",
        "货币资金86万元，其中现金3万元。",
        "来访500人，其中女性200人。",
        "培训86人，其中取得资格证书69人。",
    ),
)
def with_event(sentence: Sentence, draft: Draft) -> bool:
    """Put the action of the whole before a part of it, and staff behind men and women of it."""
    whole = sentence.whole(draft.at)
    if whole is None:
        return False
    own = sentence.text[: draft.figure.span.start].rpartition("其中")[2].lstrip("，,：:有")
    if own.startswith(tuple(words_of("pass"))):
        return False  # 培训86人，其中|取得证书69人
    event = event_of(draft.figure.unit, draft.metric, whole.figure.unit, whole.metric)
    staff = "员工" if draft.metric in SEXES and STAFF.search(whole.metric) else ""
    draft.full = event + draft.full + staff
    hired = HIRED.search(whole.metric) if event == HIRED_WORD else None  # said in its own word
    draft.metric = (hired[0] if hired else event) + draft.metric
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
    needs=needed(CORRECTS, forms.FORMER),
    examples=(
        "上年接待量由⟨5.6万人次⟩更正为5.2万人次。 → 接待量, corrected",
        "供水12.8万吨（此前披露为⟨13.3万吨⟩）。 → 供水, corrected",
    ),
    counter_examples=("上年接待量由5.6万人次升至5.8万人次。", "供水12.8万吨（上年为13.3万吨）。"),
    source="argued: restatements name the former value",
)
def is_corrected(sentence: Sentence, draft: Draft) -> bool:
    """Mark a value that the next one corrects, or that was said before in place of the one before it."""
    former = sentence.corrects(draft.at + 1) or forms.is_former(sentence.words_before(draft.at))
    draft.corrected = draft.corrected or former
    return draft.corrected
