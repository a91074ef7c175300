"""Rules of what a change is against: a time, and whether what was budgeted, planned or spent then."""

import re

from extractors.metrics.complete.sentence import Draft, Sentence
from extractors.metrics.steps import AGAINST
from extractors.rule import as_rule
from extractors.text.characters import IN_CLAUSE, OPEN
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word, either
from schemas.word_lists import rows

_COMPARISON = 30  # characters before a change that may say what it is against
_WORDS = "metrics/against.csv"
# of several years the nearest; of the year before; of a time that is no year
_THEN = re.compile(r"(?:较|比|与|同)(?:(?P<year>(?:19|20)\d\d)年(?:同[期比])?|上年度?|去年|上一年度?|前一年)|同比")
_OTHER = re.compile(rf"(?:较|(?<!可)比|与|同|环比)(?P<what>{IN_CLAUSE}{{1,12}})$")
# ，比|全国平均|高: a clause that opens so is against that, whatever year stood before
_OTHER_ALONE = re.compile(rf"(?:，|；|{OPEN})[较比](?![例重率])(?P<what>{IN_CLAUSE}{{1,12}})$")
# 较2020年、2021年|分别增加3万元、1万元
_EACH_YEAR = re.compile(
    r"[较比与同](?P<years>(?:19|20)\d\d年?(?:[度、和及与]|(?:19|20)\d\d年?)+)(?:同期|相比)*，?(?:分别|依次|各)"
)
# 比上年实际|执行数增加, 与年初|预算相比; not 比2023年预算法实施前, 比上年预算收入
_MOVED = f"$|，|相[比较]|{any_word(_WORDS, 'change_sign')}"
_GOES_ON = re.compile(rf"(?:，|{OPEN}){any_word(_WORDS, 'goes_up', 'goes_down')}了?(?:约|近)?")
_VALUE_BEFORE = re.compile(r"(?:，|^)(?:上年度?|去年|上一年度?)(?:同期)?(?:金额|数值?)?[为是]?$")

_BASES = {
    word: basis
    for word, basis, where in rows("matching/bases.csv", "word", "basis", "where")
    if where in ("metric", "against")
}
_SAID_BASIS = re.compile(rf"{any_word(_WORDS, 'base_aside')}*(?P<words>{either(_BASES)})(?={_MOVED})")
_ANY = needed(_THEN, _OTHER)


@as_rule(
    "against",
    "较2019年增长5%, 同比, 较年初, 比上年决算数: the time that a change is against, and the basis of what was then",
    step=AGAINST,
    needs=_ANY,
    examples=(
        "收入10亿元，较2019年增长⟨5%⟩。 → 收入, against 2019",
        "收入同比增长⟨5%⟩。 → 收入, against year_before",
        "用户较年初增长⟨5%⟩。 → 用户, against other",
        "船检费预算安排36万元，比2019年预算执行数增加⟨20%⟩。 → 船检费预算安排, against 2019 execution",
        "船检费36万元，与2019年度预算相比减少⟨6万元⟩。 → 船检费, against 2019 budget",
        "船检费36万元，比上年决算数增加⟨6万元⟩。 → 船检费, against year_before execution",
        "船检费36万元，较年初预算增加⟨6万元⟩。 → 船检费, against other budget",
        "船检费36万元，比上年决算数减少4万元，比年初预算增加⟨2万元⟩。 → 船检费, against other budget",
        "船检费36万元，比2019年增加4万元，同比减少⟨2万元⟩。 → 船检费, against year_before",
        "船检费36万元，较2018年、2019年分别增加6万元、⟨4万元⟩。 → 船检费, against 2019",
        "船检费36万元，较2018年和2019年分别增加⟨6万元⟩、4万元。 → 船检费, against 2018",
    ),
    counter_examples=("2019年收入10亿元，增长5%。", "用户增长5%。"),
)
def against(sentence: Sentence, draft: Draft) -> bool:
    """Say what a change is against: the nearest year, unless a clause of its own is against something else."""
    text, start, end = sentence.text, max(0, draft.start - _COMPARISON), draft.start
    if (dealt := _EACH_YEAR.search(text, start, end)) and (year := _year_of(sentence, draft, dealt)):
        draft.against = year
        return True
    *_, found = (None, *_THEN.finditer(text, start, end))
    told, other = found.end() if found else 0, _OTHER.search(text, start, end)
    if other and (not found or (other.start() >= told and _is_apart(text, told, other.start("what"), end))):
        draft.against, told = "other", other.start("what")
    elif found:
        draft.against = found["year"] or "year_before"
    else:
        return False
    said = _SAID_BASIS.match(text, told, end)
    draft.against_basis = _BASES[said["words"]] if said else None
    return True


def _year_of(sentence: Sentence, draft: Draft, dealt: re.Match[str]) -> str | None:
    """Return the year of a distributive list that a change is against: 较2020年、2021年分别增加3万元、|1万元."""
    years = re.findall(r"(?:19|20)\d\d", dealt["years"])
    count = sum(dealt.end() <= one.start <= draft.start for one in sentence.drafts)
    apart = "，" in sentence.text[dealt.end() : draft.start]
    return years[count - 1] if not apart and 0 < count <= len(years) else None


def _is_apart(text: str, told: int, what: int, end: int) -> bool:
    """Whether what is told behind a year is what the change is against: it names a basis or opens a clause."""
    return bool(_SAID_BASIS.match(text, what, end) or _OTHER_ALONE.search(text, told, end))


@as_rule(
    "against what the change before is",
    "与2019年相比，…减少63万元，下降2%: a second change of the same is against the same",
    step=AGAINST,
    needs=_ANY + "上去",  # what the change before needs to be against something
    examples=(
        "与2019年度相比，内河航道疏浚专项经费支出减少86万元，下降⟨4%⟩。 → 内河航道疏浚专项经费支出, against 2019",
        "船检费决算36万元，比年初预算数减少4万元，压减⟨10%⟩。 → 船检费决算, against other budget",
        "票务净收入86万元，比上年增长5%，比预算减少3万元，下降⟨3.4%⟩。 → 票务净收入, against other budget",
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
