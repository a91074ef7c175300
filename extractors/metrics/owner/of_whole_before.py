"""Rules of metrics for parts in clauses of their own, which do not repeat what the whole before them measures.

年末用工86人，吧台52人，后厨34人                → 吧台用工
本次展销补助90万元，省里出60万元，县里出30万元  → 展销补助, 省里
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.words import endings_of, words_of
from extractors.metrics.find.named_lists import is_measure_name, measure_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.breakdowns import EXACT, MONEY, PARTS, is_of_its_own, is_sum_of
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word

# 吧台|, 省里|出, 养殖|占; not 共有: a name, and what ties it to its quantity
_OWN = re.compile(
    "(?![只就共约近则已有为占达了]{1,4}$)(?P<who>[一-鿿A-Za-z“”]{1,16}?)"
    "(?:[只就共约近]|则|已)*(?:(?P<tie>[有为占达])了?)?[约近了]?"
)
_LONGEST = 40  # characters between a whole and its first part
_LEAST, _MOST = 2, 12  # parts of a whole
_SHORT = 4  # characters of a measure that says of itself no more than what a part says: 经费
_OTHER_LISTS = re.compile(f"其中|分别|按|包[括含]|[{BRACKETS}]")  # which other rules read
_BORDERS = re.compile(f"[{CLAUSE_ENDS}：:、]")
_SORTS = frozenset("nsfbjlx")  # how what people and things are parted by is tagged: 吧台, 县内, 民营
_TIMES_AND_HOW = frozenset({"t", "d", "p"})
_WORDS = "metrics/told_beside.csv"
_PAID = re.compile(rf"(?P<who>[一-鿿]{{2,12}}?)(?:自己|自行)?(?:{any_word(_WORDS, 'pays')}|(?<![支输产付])[出掏])$")
_NO_PART = re.compile(rf"{any_word(_WORDS, 'no_part')}$|{any_word(_WORDS, 'rest_of')}|[比较]|主要")


class _Part(NamedTuple):
    """The name that stands alone in the clause of a quantity, and the verb between the two: 捕捞, 占."""

    who: str
    tie: str


class _Run(NamedTuple):
    """The number of a level, the parts told right behind it up to some quantity at least, and whether they are all."""

    whole: int
    parts: Sequence[_Part]
    add_up: bool


def _part(so_far: SoFar, number: int) -> _Part | None:
    """Return the part that a quantity may be of; None where more stands in its clause, or another rule reads it."""
    if not number:
        return None
    before = so_far.figures[number - 1].span.end
    between = so_far.text[before : so_far.figures[number].span.start]
    if len(between) > _LONGEST or forms.BETWEEN_SENTENCES.search(between) or _OTHER_LISTS.search(between):
        return None
    *_, border = (None, *_BORDERS.finditer(between))
    own = _OWN.fullmatch(between[border.end() :].strip()) if border else None
    return _Part(own["who"], own["tie"] or "") if own else None


def _alike(so_far: SoFar, whole: int, number: int) -> bool:
    """Whether a quantity may be a part of a level before it: in its unit, and less."""
    one, of = so_far.figures[number], so_far.figures[whole]
    if one.unit != of.unit or one.role != "level" or one.value is None or of.value is None:
        return False
    return one.value < of.value


def _runs(so_far: SoFar, at: int) -> Iterator[_Run]:
    """Yield each level before a quantity whose parts reach up to that."""
    for whole in range(at - 1, max(-1, at - _MOST), -1):
        figure = so_far.figures[whole]
        if figure.role != "level" or figure.value is None or not so_far.found[whole].metric:
            return
        parts, total = list[_Part](), Decimal(0)
        for number in range(whole + 1, min(len(so_far.figures), whole + _MOST)):
            part = _part(so_far, number) if _alike(so_far, whole, number) else None
            if part is None:
                break
            parts.append(part)
            total += so_far.figures[number].value or 0
            if number >= at and len(parts) >= _LEAST and is_sum_of(figure, figure.value, total):
                yield _Run(whole, parts, add_up=True)
                return
        if len(parts) >= at - whole:
            yield _Run(whole, parts, add_up=False)


def _is_whole(so_far: SoFar, around: Around, run: _Run) -> bool:
    """Whether a level is the whole of those parts: they add up, or each tells how much of its sum it takes (占)."""
    if around.figure.kind != "amount" or any(part.tie != "占" for part in run.parts):
        return run.add_up
    part = _part(so_far, run.whole)
    return part is None or part.tie != "占"  # 订单90亿元，海外占60亿元，|军品占30亿元: a part is no whole


def _is_bare(so_far: SoFar, figure: Figure, who: str) -> bool:
    """Whether a part is named by no noun that says by itself what is counted, and by no deed."""
    if _NO_PART.match(who) or who.endswith(endings_of("flows")) or who in words_of("generic"):
        return False
    if who.endswith("的") or _PAID.fullmatch(who):
        return True
    last = so_far.words(who)[-1]
    if last.flag in _TIMES_AND_HOW:
        return False
    if figure.kind in EXACT and who.endswith(endings_of("grade_end")):
        return True
    named = figure.kind == "amount" or last.flag[0] in _SORTS  # 调离|34人
    return named and not is_of_its_own(so_far, figure, who)


def _measure(so_far: SoFar, of: str, who: str) -> str:
    """Return the measure that a part takes over from its whole, where the whole's other words stand for all parts."""
    tokens = so_far.words(of)
    if len(tokens) == 1 and len(of) < _SHORT and tokens[0].flag[0] == "n":
        return of  # 经费, 购书
    measure = measure_of(tokens) if is_measure_name(of) else ""
    return measure if of.removesuffix(measure)[-1:] == who[-1:] else ""  # 工农业|总产值: 农业总产值


def _named(so_far: SoFar, of: str, measured: Measured, who: str) -> Measured:
    """Return what a part measures: who has it as subject, or before the measure where the unit or a place has both."""
    if who.endswith("的"):
        # 发现问题15个，整改的12个: what was done is no thing; not 到账经费, which is money
        done = so_far.words(of)[0].flag.startswith("v") and not MONEY.search(of)
        return measured if done else replace(measured, metric=clean(who + of))
    owned, paid = is_named(measured.subject), _PAID.fullmatch(who)
    if paid and not owned:
        return replace(measured, metric=of, subject=paid["who"])
    if who.startswith("用于"):
        return replace(measured, metric=of + who)
    measure = "" if paid else _measure(so_far, of, who)
    if measure or owned:
        return replace(measured, metric=who + (measure or of))
    return replace(measured, metric=of, subject=who)


PART_TOLD = "clauses that add up"


@as_rule(
    PART_TOLD,
    "用工86人，吧台52人，后厨34人: parts told in clauses of their own that add up to the level before are of it",
    step=ADDED,
    at=LATER,
    of=LEVEL,
    examples=(
        "年末用工86人，吧台⟨52人⟩，后厨34人。 → 吧台用工",
        "年末用工86人，吧台52人，后厨⟨34人⟩。 → 后厨用工",
        "本次展销补助90万元，省里出⟨60万元⟩，县里出30万元。 → 展销补助, 省里",
        "渔业产值29亿元，捕捞占⟨12亿元⟩，养殖占17亿元。 → 渔业产值, 捕捞",
        "到账经费90万元，来自街道的有⟨62万元⟩，会员自筹28万元。 → 来自街道的到账经费",
        "全年防汛投入90万元，来自街道的有⟨62万元⟩，会员自筹28万元。 → 来自街道的防汛投入",
        "渔业产值29亿元，捕捞占17亿元，养殖占⟨12亿元⟩。 → 渔业产值, 养殖",
        "26家民宿获评等级：三星⟨3家⟩，四星23家。 → 三星民宿",
    ),
    counter_examples=(
        "年末用工86人，吧台52人，后厨32人。",
        "存款余额86亿元，贷款52亿元，理财34亿元。",
        "书屋86个，分馆60个，驿站26个。",
        "招录职工86人，退休52人，调离34人。",
        "收入90万元，比上年多60万元，利润30万元。",
        "进口86万元，出口52万元，转口34万元。",
        "到账款86万元，拨付52万元，结存34万元。",
        "营业外收入86万元，罚没52万元，营业外支出34万元。",
        "收入90万元，上半年60万元，下半年30万元。",
        "渔业产值12亿元，捕捞占17亿元。",
        "年末用工86人，吧台占52人，后厨占32人。",
    ),
    source="argued: what is told of a whole is told of its parts by their names alone, which the sum proves",
)
def clauses_add_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part what the level before measures to which it and its neighbours add up."""
    part = _part(so_far, around.at) if measured.metric else None
    if part is None or PARTS in measured.rules or around.right[0].strip() or around.figure.unit in ("%", None):
        return None
    for run in _runs(so_far, around.at):
        if _is_whole(so_far, around, run) and all(_is_bare(so_far, around.figure, who) for who, _ in run.parts):
            of = so_far.found[run.whole].metric or ""
            told = of == measured.metric or of.endswith(part.who)
            return None if told else _named(so_far, of, measured, part.who)
    return None
