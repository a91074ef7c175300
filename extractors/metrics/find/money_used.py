"""What money was used on, where only 使用 stands before it: 使用86万元购置烘干设备 → 购置烘干设备的资金."""

import re

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BESIDE
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import ALONE

_USES = re.compile("(?:使用|动用|运用)(?:人民币|不超过|约)*$")
# 使用|86万元|（的自有资金）以公开招标方式|购置设备
_USED_ON = re.compile(
    rf"(?:的?(?P<funds>[一-鿿]{{0,6}}资金))?(?:通过|以|采用|采取)?(?:[^{CLAUSE_ENDS}、：0-9]{{2,14}}?(?:方式|形式))?(?:进行)?"
    "(?P<deed>取得|收购|购买|购入|受让|认购|购置|采购|回购|置换|偿还|归还|补充|修缮|修建|修复|更换|建设|改造|支付|投资(?![者人方]))了?"
    rf"(?P<thing>[^{CLAUSE_ENDS}、：的0-9]{{2,24}}?)(?=[{CLAUSE_ENDS}、）)]|$)"
)
_UNIT_FIRST = re.compile(f"本公司|{ALONE}")


@as_rule(
    "used money",
    "使用86万元购置烘干设备: money that only 使用 stands before is named by what was done with it",
    step=BESIDE,
    needs="用",
    of=AMOUNT,
    says="words on both sides",
    examples=(
        "茶场使用人民币⟨86万元⟩通过公开招标方式购置烘干设备。 → 购置烘干设备的资金",
        "拟使用不超过⟨86万元⟩的闲置资金购买存单。 → 购买存单的闲置资金, plan",
    ),
    counter_examples=("使用自有资金86万元购买存单。", "使用86万元。"),
    source="argued: what money is used on stands behind it, with a verb of its own",
)
def used_money(so_far: SoFar, around: Around) -> Measured | None:
    """Read what money was used on."""
    spent = _USED_ON.match(so_far.text, around.figure.span.end) if _USES.search(around.own.rstrip()) else None
    if spent is None:
        return None
    own = _UNIT_FIRST.match(around.own.strip())
    subject = around.subject or (own[0] if own else None)
    return Measured(f"{spent['deed']}{spent['thing']}的{spent['funds'] or '资金'}", subject)
