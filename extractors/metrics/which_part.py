"""The rule of metrics for to or for whom a deal was done: 对子公司担保, 向关联方销售商品."""

import re
from dataclasses import replace

from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS

_SUM = "(?:余额|金额|总额|款项?|额度|发生额|净额)?"
_TOWARDS = re.compile(rf"(?:担保|保证|投资|捐资|捐赠|借款|贷款|授信|资助|补偿|赔偿|赔付|放款|拆借){_SUM}")
_OTHERS = (
    "(?:关联方|控股股东|实际控制人|股东|联营企业|合营企业|[子孙]公司|被投资单位"
    "|(?:(?![与和及该价])[一-鿿A-Za-z]){1,14}(?:公司|集团|企业|银行|合作社|基金会))"
)
_DEALS = re.compile(
    r"(?:销售|采购|购买|出售|提供|支付|收取|借入|拆入|拆出|租入|出租|承租|转让|拨付|偿还|归还)(?!量|额|数|率|收入|费用)"
)
_TO = re.compile(rf"(?P<to>[对向与从自为给](?P<whom>{_OTHERS}))$")
_TO_ANY = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：、]|公司|集团|其中|[本我][行院校馆]|年度?|累计|[年期月]末|余额)(?P<to>[对为向])$"
)


@as_rule(
    "other side of a deal",
    "对子公司担保8万元, 向关联方销售商品9万元: to or for whom, without which it is another's or all there is",
    step=ADDED,
    needs="对向与从自为给",
    of=AMOUNT,
    examples=(
        "其中对子公司担保⟨8,600万元⟩。 → 对子公司担保",
        "公司向关联方销售商品⟨860万元⟩。 → 向关联方销售商品",
        "公司对青江小贷公司的投资为⟨3,600万元⟩。 → 对青江小贷公司的投资",
    ),
    counter_examples=("子公司担保余额8万元。", "向困难职工发放慰问金3万元。", "针对子公司担保，计提准备3万元。"),
    source="notes on related parties tell what was done with each side",
)
def other_side(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put to or for whom something was done before its metric."""
    metric, before = measured.metric or "", around.before_name(measured.metric)
    if not before or around.figure.role != "level":
        return None
    if _DEALS.match(metric) and (to := _TO.search(before)):
        return replace(measured, metric=to["to"] + metric)
    ends = next((m for m in _TOWARDS.finditer(metric) if m.end() == len(metric) and m.start() > 1), None)
    towards = _TO_ANY.search(before) if ends else None
    if towards is None or ends is None:
        return None
    whom = metric[: ends.start()].removesuffix("的").removesuffix("提供")
    return replace(measured, metric=towards["to"] + metric) if re.fullmatch(_OTHERS, whom) else None


WHICH_PART = (other_side,)
