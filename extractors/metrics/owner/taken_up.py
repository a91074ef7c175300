"""What a clause takes up by a word that the paragraph named before: 该公司, 该行, 其, 该工程, 该项目, 项目.

承建青江大桥工程，该工程北起码头，全长860米       → 全长, of 青江大桥工程
持有青江村镇银行51%的股份，该行注册资本1亿元     → 注册资本, of 青江村镇银行
"""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import goes_on, is_had, opening
from extractors.metrics.owner.last_named import firm_named, subject_named, thing_named
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word

_LIES = f"(?:[东西南北][起至接临连靠]|起于|止于|起自|位于|坐落|地处|连接|途经)[^{CLAUSE_ENDS}]*，"
_WORKS = any_word("metrics/told_beside.csv", "taken_up")
# 该大桥北起码头，|全长; ，项目|占地
_THAT = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?:(?:该|此|上述)[一项个条座]*(?P<what>{_WORKS})|(?P<bare>项目|工程))"
    rf"(?:建成|投产|达产|完工|竣工)?后?，?(?:{_LIES})*(?P<own>[^{CLAUSE_ENDS}：]*)$"
)
_SIZE = re.compile(
    f"(?:{any_word('metrics/told_beside.csv', 'size_sort')})*{any_word('metrics/told_beside.csv', 'size')}"
)


@as_rule(
    "work taken up",
    "承建青江大桥工程，该工程北起码头，全长860米: sizes behind 该工程, 项目 are of the work named before",
    step=ADDED,
    needs="该此述项程",
    of=LEVEL,
    examples=(
        "承建青江大桥工程，该工程北起码头，南至车站，全长⟨860米⟩。 → 全长, 青江大桥工程",
        "中标石桥冷库项目，该项目总投资⟨3亿元⟩，建筑面积2万平方米。 → 总投资, 石桥冷库项目",
        "中标石桥冷库项目，该项目总投资3亿元，建筑面积⟨2万平方米⟩。 → 建筑面积, 石桥冷库项目",
        "3月，青江物流园开工。项目占地⟨860亩⟩，总投资3亿元。 → 占地, 青江物流园",
        "青江风电场于去年投产，该项目装机容量⟨50兆瓦⟩。 → 装机容量, 青江风电场",
    ),
    counter_examples=(
        "该工程北起码头，全长860米。",
        "承建青江大桥工程，该工程由县里验收，公司全长860米的栈道建成。",
        "承建青江大桥工程，该工程培训学徒86人。",
        "全年推进重点项目，项目总投资3亿元。",
        "青江物流园开工。公司项目总投资3亿元。",
        "公司位于青江工业园，占地86亩。项目总投资3亿元。",
        "青江水库、石桥水库开工，该工程总投资3亿元。",
    ),
    source="argued: a report names a work once, and then says how long, large or dear it is",
)
def of_work_taken_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give the size of a work that is taken up the name that it has before."""
    own = untied(around.own).strip()
    if is_named(measured.subject) or not measured.metric:
        return None
    last = so_far.told_by(of_work_taken_up.name)
    if last and own == measured.metric and around.between == "，" + around.own and _SIZE.fullmatch(own):
        return replace(measured, subject=last.subject)
    that = _THAT.search(around.reach)
    size = untied(that["own"]).strip() if that else ""
    if that is None or not _SIZE.fullmatch(size):
        return None
    end = around.figure.span.start - len(around.reach) + that.start()
    name = thing_named(so_far, end, that["what"] or that["bare"], bare=that["bare"] is not None)
    return replace(measured, metric=size, subject=name) if name else None


_FIRM = re.compile("该(?P<what>公司|行|企业|集团|基金|银行|合伙企业)")
_BODY = re.compile(r"(?:董事会|监事会|理事会|股东会|[一-鿿]{0,8}委员会)")
_OF_THAT = re.compile(rf"(?:根据|按照)?该(?P<what>公司|基金|企业|行)[^{CLAUSE_ENDS}]{{0,12}}(?:，|$)")


@as_rule(
    "company taken up",
    "本行持有青江银行51%的股份，该行注册资本1亿元: 该行, 其 are who was named last before",
    step=ADDED,
    needs="该其",
    examples=(
        "本行持有青江村镇银行51%的股份，该行注册资本⟨1亿元⟩。 → 注册资本, 青江村镇银行",
        "与他人共同设立青江水务有限公司。根据该公司章程，董事会由⟨5名⟩董事组成。 → 董事, 青江水务有限公司董事会",
        "青江染织股份有限公司是省级龙头。该公司2022年实现营收⟨3亿元⟩。 → 营收, 青江染织股份有限公司",
        "记者从青江染织集团获悉，该集团去年出口棉纱⟨3,600吨⟩。 → 出口棉纱, 青江染织集团",
        "记者从青江染织集团获悉，该集团去年出口棉纱3,600吨，出口额⟨3亿元⟩。 → 出口额, 青江染织集团",
        "公司收购青江染织有限公司，其净利润⟨3万元⟩。 → 净利润, 青江染织有限公司",
    ),
    counter_examples=(
        "该行注册资本1亿元。",
        "持有青江村镇银行51%的股份，本行注册资本1亿元。",
        "青江染织股份有限公司是省级龙头，该行存款36亿元。",
        "举办安全培训，其成本为3万元。",
        "青江市税务局对石桥酒业公司开展稽查，该公司补缴税款86万元。",
        "青江集团全资子公司石桥水务公司中标，该公司合同额3亿元。",
        "青江银行石桥分行开业，该行存款36亿元。",
        "青江银行走访石桥酒业，其贷款余额86万元。",
    ),
    source="argued: a company is named once, and taken up behind",
)
def company_taken_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity of 该公司, its board, or 其 whom the paragraph named last as subject."""
    metric, subject, start = measured.metric or "", measured.subject or "", around.figure.span.start
    if not metric or (is_named(measured.subject) and not _BODY.fullmatch(subject)):
        return None
    last = so_far.told_by(company_taken_up.name) if not subject else None
    apart = forms.BETWEEN_SENTENCES.search(around.between)
    if last and not apart and not _BODY.search(last.subject or "") and goes_on(around.own, metric, so_far):
        return replace(measured, subject=last.subject)
    if _BODY.fullmatch(subject):
        member = so_far.member(around.at)
        that = _OF_THAT.search(member)
        who = firm_named(so_far, start - len(member), that["what"]) if that else None
        return replace(measured, subject=who + subject) if who else None
    own, before = opening(around.own, so_far), start - len(around.own)
    if that := _FIRM.match(own):
        who = firm_named(so_far, before, that["what"])
    else:
        its = untied(own) == f"其{metric}" and is_had(metric, so_far)
        who = subject_named(so_far, before) if its else None
    return replace(measured, subject=who) if who else None
