"""Whose pay a sum is: 理事、监事共9人，全年发放报酬总额86万元 is of those counted before."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import SENTENCE_STOP
from extractors.metrics.cut.words import words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, LATER
from extractors.rule import as_rule
from extractors.text.own_unit import is_named

_PAY = re.compile(
    "(?:实际|累计|合计|税前|应付|应)*(?:支付|发放|领取|获得|计发)?的?(?:税前)?(?:薪酬|报酬|薪金|年薪|津贴)(?:总额|总计|合计|总数)?"
)
_ALL = re.compile(r"(?:全体|全部|现有|在[职岗编册]|正式)*(?:员工|职工|教职工|人员|用工|从业人员)(?:总数|人数)?")
_OF_THEM = re.compile("^.*(?:任职|担任职务|领取薪酬|领薪|履职)的")


@as_rule(
    "pay of those before",
    "理事、监事共9人，全年发放报酬总额86万元: the pay is of the people that the quantity before counts",
    step=ADDED,
    at=LATER,
    needs="薪酬津",
    of=AMOUNT,
    examples=(
        "在社任职的理事、监事共9人，全年发放报酬总额⟨86万元⟩。 → 发放报酬总额, 理事、监事",
        "对12名场长实行年薪制，全年支付薪酬⟨860万元⟩。 → 支付薪酬, 场长",
        "特聘技师12人，年薪合计⟨860万元⟩。 → 年薪, 特聘技师",
    ),
    counter_examples=(
        "现有职工86人，全年支付薪酬总额860万元。",
        "理事9人，会议支出8万元。",
        "理事9人；全社支付薪酬总额86万元。",
    ),
    source="rules on annual reports of listed companies: the pay of those in office is told with their number",
)
def paid_to(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give pay the people counted right before it as subject."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1].metric or ""
    if is_named(measured.subject) or around.subject or not _PAY.fullmatch(measured.metric or ""):
        return None
    who = _OF_THEM.sub("", told)
    people = last.unit in forms.PERSON_UNITS and last.role == "level" and who and not _ALL.fullmatch(who)
    near = around.between.count("，") == 1 and not SENTENCE_STOP.search(around.between)
    return replace(measured, subject=who) if people and near and who not in words_of("generic") else None
