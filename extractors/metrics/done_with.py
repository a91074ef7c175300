"""Rules of metrics for money by what was done with it behind, and by what caused it: 将节余资金8万元上缴财政."""

import re

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, FORM
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, ITEM_START

_IN_CLAUSE = f"[^{CLAUSE_ENDS}：]"
_TAKES = re.compile(rf"[将把](?P<what>(?:(?![将把]){_IN_CLAUSE}){{2,30}}?)(?:人民币|共计|合计|中的?)*$")
_HOW = r"(?:全部|全额|一次性|分[一二两三四五六][次年期批]|按规定|按时|如期|及时|统一|已|均)*"
# 归还至专户, 上缴财政: where the money went; 补充流动资金: what it is for
_WENT = re.compile(
    rf"{_HOW}(?P<verb>归还|转入|划转|划入|划拨|存入|退回|退还|上缴|结转|拨付|返还|下达|调入|转存|缴入|汇入|转回)(?!率|额|数|情况)"
)
_FOR = re.compile(
    rf"{_HOW}(?P<use>(?:永久性?|暂时|临时)?(?:补充|用于|投入|置换|转增|投向)[^{CLAUSE_ENDS}：0-9]{{2,16}})(?=[{CLAUSE_ENDS}]|$)"
)
_LONGEST = 24  # characters of money with what it is for


@as_rule(
    "done with the money",
    "将节余资金8万元上缴财政: money that a verb behind takes is told by what was done with it, not all there is",
    step=FORM,
    needs="将把",
    of=AMOUNT,
    says="words on both sides",
    examples=(
        "将前次用于补充流动资金的募集资金⟨6,000万元⟩归还至专户。 → 归还前次用于补充流动资金的募集资金",
        "将节余资金⟨86万元⟩上缴财政。 → 上缴节余资金",
        "公司将剩余募集资金⟨86万元⟩永久补充流动资金。 → 剩余募集资金永久补充流动资金",
    ),
    counter_examples=("将预算增加86万元。", "将设备86台调入分厂。", "节余资金86万元，上缴财政。", "将新增收入86万元。"),
    source="argued: what stands between 将 and its verb is what the verb is done with",
)
def done_with(so_far: SoFar, around: Around) -> Measured | None:
    """Read money by the verb behind that 将 leads to."""
    takes = _TAKES.search(forms.untied(around.left.rstrip())) if around.figure.role == "level" else None
    what = so_far.own_cut(takes["what"]) if takes else ""
    if len(what) < len("资金"):
        return None
    subject, end = so_far.subject(around.own), around.figure.span.end
    if went := _WENT.match(so_far.text, end):
        return Measured(went["verb"] + what, subject)
    used = _FOR.match(so_far.text, end)
    return Measured(what + used["use"], subject) if used else None


_QUOTE = r"[“\"《](?P<name>[^“”\"《》]{2,40})[”\"》](?:项目|专户|账户|基金)?"
# 使用“智能仓储项目”中不超过|8,000万元|的闲置募集资金进行现金管理
_USES = re.compile(
    rf"(?:使用|动用|运用|安排|利用|拿出|以)了?(?:{_QUOTE}(?:项下|中|内|的)?)?(?:总?额度?|金额|合计|总计|累计)?(?:[为在])?"
    r"(?:不超过|不高于|不低于|最高|约|近|上限)*(?:为)?(?:人民币)?$"
)
_FUNDS = re.compile(
    rf"(?:（含(?:本数)?）)?的(?P<thing>[^{CLAUSE_ENDS}：0-9]{{0,10}}(?:资金|存款|款项|基金|经费)[^{CLAUSE_ENDS}：0-9]{{0,16}}?)"
    rf"(?=[{CLAUSE_ENDS}：]|$)"
)


@as_rule(
    "money used for what stands behind",
    "使用“甲项目”中不超过8万元的闲置资金进行现金管理: the money behind with its use; a name in quotes is whose it is",
    step=FORM,
    needs="使动运安利拿以",
    of=AMOUNT,
    says="words behind",
    examples=(
        "使用“智能仓储项目”中⟨8,000万元⟩的闲置资金进行现金管理。 → 闲置资金进行现金管理, “智能仓储项目”",
        "使用不超过⟨8,000万元⟩的闲置募集资金购买理财产品。 → 闲置募集资金购买理财产品",
    ),
    counter_examples=("使用8,000万元购买理财产品。", "使用价值8万元的设备。", "发放“助学”8万元的奖金。"),
    source="notices on idle proceeds of listed companies (上市公司募集资金监管规则)",
)
def used_for(so_far: SoFar, around: Around) -> Measured | None:
    """Read money that is used by its name behind and what it is used for."""
    uses = _USES.search(around.left.rstrip())
    funds = _FUNDS.match(so_far.text, around.figure.span.end) if uses else None
    if uses is None or funds is None or len(funds["thing"]) > _LONGEST:
        return None
    whose = f"“{uses['name']}”" if uses["name"] else so_far.subject(around.own)
    return Measured(funds["thing"], whose)


_CAUSE = re.compile(
    rf"{ITEM_START}(?:[0-9一二三四五六七八九十]{{1,2}}[、.．])?\s*(?:由于|因为|因)(?P<cause>{_IN_CLAUSE}{{2,36}}?)(?:的?影响)?，"
    rf"(?:从而|相应|共|累计)*影响(?P<what>{_IN_CLAUSE}{{2,16}})$"
)

# 其他调整合计|影响|期初未分配利润
_OF_ITEM = re.compile(
    rf"{ITEM_START}(?P<cause>(?!受|将|会|不|未|可能|预计|从而|相应|累计|共)[^{CLAUSE_ENDS}：、]{{2,14}}?)(?<!不)影响"
    rf"(?P<what>(?:期初|年初|当期|本期|本年)[^{CLAUSE_ENDS}：]{{2,12}}(?:利润|收益|损益|权益))$"
)


@as_rule(
    "effect of a cause",
    "由于会计政策变更，影响期初未分配利润0元: an effect is told with what caused it, which tells it from the others",
    step=FORM,
    needs="因由响",
    of=AMOUNT,
    says="words before",
    examples=(
        "2、由于会计政策变更，影响期初未分配利润⟨0元⟩。 → 会计政策变更影响期初未分配利润",
        "因执行新租赁准则，影响年初留存收益⟨36万元⟩。 → 执行新租赁准则影响年初留存收益",
    ),
    counter_examples=("由于原料涨价，成本86万元。", "影响期初未分配利润0元。", "由于涨价，影响成本增加86万元。"),
    source="notes on retained earnings in annual reports list the effects by cause",
)
def effect_of_cause(so_far: SoFar, around: Around) -> Measured | None:
    """Read an effect with its cause."""
    left = forms.untied(around.left.rstrip()) if around.figure.role == "level" else ""
    told = _CAUSE.search(left) or _OF_ITEM.search(left)
    return Measured(f"{told['cause']}影响{told['what']}", so_far.subject(around.own)) if told else None


DONE_WITH = (done_with, used_for, effect_of_cause)
