"""Rules of metrics for money of which the clause before it, or the words behind it, say what it is or is for."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.words import is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.find.topic_before import MONEY
from extractors.metrics.steps import AMOUNT, BEHIND, BESIDE, LATER
from extractors.rule import as_rule
from extractors.text.word_patterns import any_word

_GOT = re.compile(rf"^.*{any_word('metrics/told_beside.csv', 'gets_money')}了?")


@as_rule(
    "money of the clause before",
    "86名渔民办好柴油补贴，合计36万元: a sum behind people who got something is of that",
    step=BESIDE,
    at=LATER,
    of=AMOUNT,
    says="clause before",
    examples=("86名渔民在镇上办好柴油补贴，合计⟨36万元⟩。 → 柴油补贴",),
    counter_examples=(
        "慰问渔民86名，合计36万元。",
        "86名渔民参加柴油机培训，合计36万元。",
        "发放补贴86笔，合计36万元。",
    ),
    source="argued: whom something was given is told first, then what it came to",
)
def money_of_clause(so_far: SoFar, around: Around) -> Measured | None:
    """Read a sum of money as that which the people counted before got, by the end of their clause."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    between = around.between.rstrip()
    clause, comma, own = between.rpartition("，")
    people = last.unit in (*forms.PERSON_UNITS, "户", "家") and last.role == "level" and told.metric is not None
    if not people or not comma or "，" in clause or not forms.SUM.fullmatch(own.strip()):
        return None
    rest = clause.strip().removeprefix(told.metric or "")
    tokens = so_far.words(rest) if rest != clause.strip() else ()
    got = so_far.phrase_before(rest) if any(map(is_verb, tokens)) else ""
    got = _GOT.sub("", got)
    named = bool(got) and got != rest and MONEY.search(got) is not None
    return Measured(clean(got), around.subject) if named else None


_GOES_TO = re.compile(r"(?:[则都]|全部|主要|专门)*(?:用来|用于|用以)(?P<did>[一-鿿]{1,12}?)$")
_LONGEST = 10  # characters of a thing


@as_rule(
    "money that goes to something",
    "36万元则用来盖12间鱼仓: money that opens its clause is of what stands behind 用来",
    step=BESIDE,
    at=BEHIND,
    of=AMOUNT,
    says="words behind",
    needs="用",
    examples=(
        "村里建起鱼塘3个；⟨36万元⟩则用来盖12间鱼仓。 → 用于盖鱼仓",
        "村里建起鱼塘3个；⟨36万元⟩则用于修补堤岸。 → 用于修补堤岸",
    ),
    counter_examples=("拨款36万元用来盖12间鱼仓。", "建起鱼塘3个；36万元到账。"),
    source="argued: what money is for stands behind it",
)
def money_goes_to(so_far: SoFar, around: Around) -> Measured | None:
    """Read what money that opens its clause is used for."""
    words, cut = around.right
    goes = _GOES_TO.fullmatch(words.strip()) if not around.own.strip() else None
    if goes is None:
        return None
    did = goes["did"]
    if cut:
        thing = so_far.right(around.at + 1)[0].strip()
        if not thing or len(thing) > _LONGEST or any(map(is_verb, so_far.words(thing))):
            return None
        did += thing
    return Measured(f"用于{did}", around.subject)
