"""Changes told right behind the value that they are of: 茶叶860吨，多了36吨; 投入3亿元，升12%; 缺勤率降0.6个百分点."""

import re

from extractors.numbers.change_words import HEDGE, WAYS, Lead
from extractors.numbers.figure import Candidate
from extractors.numbers.steps import CHANGE
from extractors.rule import as_rule
from extractors.text.became import OF_MEASURE, OVER_IT
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed

_UP = "多添升涨"
# 860吨，|多了36吨, 860吨，|半年间添了36吨
_BEHIND = re.compile(
    rf"[0-9](?P<unit>[^{CLAUSE_ENDS}0-9]{{1,8}})[，,]{OVER_IT}"
    rf"(?P<verb>(?:[多少添](?=[了出])|[升降涨跌])[了出]?){HEDGE}$"
)
# 缺勤率|降0.6个百分点, 成本|降6%
_BARE = re.compile(rf"{OF_MEASURE}(?P<verb>[升降涨跌]){HEDGE}$")
_SHARES = frozenset({"%", "百分点", "个百分点"})
_ENDS = f"{CLAUSE_ENDS}、（("


@as_rule(
    "more or less than before",
    "茶叶860吨，多了36吨; 投入3亿元，升12%: a verb of one character behind the value that became more or less",
    step=CHANGE,
    needs="多少添升降涨跌",
    examples=(
        "茶叶产量860吨，多了⟨36吨⟩；茶农1,360户 → 36 吨 up",
        "茶农1,360户，少了⟨12户⟩。 → 12 户 down",
        "存款8.6亿元，半年间添了⟨3,600万元⟩。 → 36000000 元 up",
        "研发投入3.6亿元，升⟨12.6%⟩。 → 12.6 % up",
    ),
    counter_examples=(
        "茶叶产量860吨，少了12户。",
        "书架36个，添了3个阅览室。",
        "茶叶产量860吨，多种茶36吨。",
        "茶叶产量860吨，升至36吨。",
        "投入3.6亿元，升级设备12%。",
    ),
    source="argued: news tell how much more it was with one verb",
)
def behind_value(lead: Lead, found: Candidate) -> str | None:
    """Return the way of the verb where the value before is of the same unit, or the quantity a share."""
    match = _BEHIND.search(lead.words)
    if match is None or found.unit is None or (lead.behind and lead.behind not in _ENDS):
        return None
    alike = match["unit"].endswith(found.unit) or found.unit in _SHARES
    return WAYS[match["verb"][0] in _UP] if alike else None


@as_rule(
    "rate that rose or fell",
    "缺勤率降0.6个百分点, 水价升0.2元: a verb of one character behind a measure",
    step=CHANGE,
    needs=needed(_BARE),
    of=_SHARES | {"amount", "mass"},
    examples=(
        "缺勤率降⟨0.6个百分点⟩。 → 0.6 百分点 down",
        "培训总量升⟨6%⟩ → 6 % up",
        "油价涨⟨0.3元⟩。 → 0.3 元 up",
        "库存量降⟨3吨⟩。 → 3 吨 down",
    ),
    counter_examples=("缺勤率降至6%", "每毫升6%", "缺勤率降为6%", "每公升6元", "油价涨至6元"),
    source="argued: ordinary form",
)
def bare_verb(lead: Lead, _found: Candidate) -> str | None:
    """Return the way of the verb."""
    match = _BARE.search(lead.words)
    return WAYS[match["verb"] in _UP] if match else None
