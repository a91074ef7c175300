"""Rules of what a change is against: a time, and whether what was budgeted, planned or spent then."""

import re

from extractors.metrics.complete.sentence import Draft, Sentence
from extractors.metrics.steps import AGAINST
from extractors.rule import as_rule
from extractors.text.characters import IN_CLAUSE, OPEN
from extractors.text.needed import needed
from extractors.text.word_patterns import either
from schemas.word_lists import rows

_COMPARISON = 30  # characters before a change that may say what it is against
# of several years the nearest; of the year before; of a time that is no year
_AGAINST = (
    (re.compile(r"(?:较|比|与|同)(?P<year>(?:19|20)\d\d)年"), ""),
    (re.compile(r"同比|(?:较|比|与|同)(?:上年度?|去年|上一年度?|前一年|上年同期|去年同期)"), "year_before"),
    (re.compile(rf"(?:较|(?<!可)比|与|同|环比)(?P<what>{IN_CLAUSE}{{1,12}})$"), "other"),
)
# 比上年实际|执行数增加, 与年初|预算相比; not 比2023年预算法实施前, 比上年预算收入
_ASIDE = "度?(?:年初|当初|当年|全年|同期|实际|原定?|部门|财政)*"
_MOVED = "$|，|相[比较]|[增减上下提降升多少高低持节超长短]"
_UP, _DOWN = "增长|增加|上升|提高|上涨|增幅|多", "下降|减少|降低|回落|下滑|降幅|少"
_GOES_ON = re.compile(rf"(?:，|{OPEN})(?:{_UP}|{_DOWN})了?(?:约|近)?")
_VALUE_BEFORE = re.compile(r"(?:，|^)(?:上年度?|去年|上一年度?)(?:同期)?(?:金额|数值?)?[为是]?$")

_BASES = {
    word: basis
    for word, basis, where in rows("matching/bases.csv", "word", "basis", "where")
    if where in ("metric", "against")
}
_SAID_BASIS = re.compile(rf"{_ASIDE}(?P<words>{either(_BASES)})(?={_MOVED})")


@as_rule(
    "against",
    "较2019年增长5%, 同比, 较年初, 比上年决算数: the time that a change is against, and the basis of what was then",
    step=AGAINST,
    needs=needed(*(pattern for pattern, _ in _AGAINST)),
    examples=(
        "收入10亿元，较2019年增长⟨5%⟩。 → 收入, against 2019",
        "收入同比增长⟨5%⟩。 → 收入, against year_before",
        "用户较年初增长⟨5%⟩。 → 用户, against other",
        "船检费预算安排36万元，比2019年预算执行数增加⟨20%⟩。 → 船检费预算安排, against 2019 execution",
        "船检费36万元，与2019年度预算相比减少⟨6万元⟩。 → 船检费, against 2019 budget",
        "船检费36万元，比上年决算数增加⟨6万元⟩。 → 船检费, against year_before execution",
        "船检费36万元，较年初预算增加⟨6万元⟩。 → 船检费, against other budget",
    ),
    counter_examples=("2019年收入10亿元，增长5%。", "用户增长5%。"),
)
def against(sentence: Sentence, draft: Draft) -> bool:
    """Say what a change is against."""
    for pattern, base in _AGAINST:
        *_, found = (None, *pattern.finditer(sentence.text, max(0, draft.start - _COMPARISON), draft.start))
        if found is not None:
            draft.against = base or found["year"]
            start = found.start("what") if base == "other" else found.end()
            said = _SAID_BASIS.match(sentence.text, start, draft.start)
            draft.against_basis = _BASES[said["words"]] if said else None
            return True
    return False


@as_rule(
    "against what the change before is",
    "与2019年相比，…减少63万元，下降2%: a second change of the same is against the same",
    step=AGAINST,
    needs="与较",
    examples=(
        "与2019年度相比，内河航道疏浚专项经费支出减少86万元，下降⟨4%⟩。 → 内河航道疏浚专项经费支出, against 2019",
    ),
    counter_examples=("内河航道疏浚专项经费支出减少86万元，下降4%。",),
    source="argued: a change is told in money and in percent",
)
def against_the_same(sentence: Sentence, draft: Draft) -> bool:
    """Take what a change is against from the change right before it."""
    before = sentence.drafts[draft.at - 1] if draft.at else None
    if before is None or before.metric != draft.metric or not before.against:
        return False
    if not _GOES_ON.fullmatch(sentence.text, before.end, draft.start):
        return False
    draft.against, draft.against_basis = before.against, before.against_basis
    return True


@as_rule(
    "against the value before",
    "净收入86万元，上年同期92万元，下降6.5%: a change is against the value of the year before that stands before it",
    step=AGAINST,
    needs="上去",
    examples=("票务净收入86万元，上年同期92万元，下降⟨6.5%⟩。 → 票务净收入, against year_before",),
    counter_examples=("票务净收入86万元，成本92万元，下降6.5%。",),
    source="argued: statements give both values, then the change",
)
def against_value_before(sentence: Sentence, draft: Draft) -> bool:
    """Say that a change behind the value of the year before is against that."""
    before = sentence.drafts[draft.at - 1] if draft.at else None
    if before is None or before.figure.role != "level" or before.metric != draft.metric:
        return False
    if not _GOES_ON.fullmatch(sentence.text, before.end, draft.start):
        return False
    if not _VALUE_BEFORE.search(sentence.text, max(0, before.start - _COMPARISON), before.start):
        return False
    draft.against = "year_before"
    return True
