"""Examples that 等 closes before or behind a count, none of which is what is counted: 沈青、高立群等9人任讲师.

Persons, and places of which the unit itself says what they are (社区医院、菜市场等11站), say which some of them are.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import is_measure
from extractors.metrics.cut.words import PEOPLE, Token, joined, words_of
from extractors.metrics.find.behind import phrase_behind
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BEHIND, BESIDE
from extractors.names import all_surnames, is_weak
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, QUOTES
from extractors.text.word_patterns import any_word, either

_PEOPLE = frozenset({"人", "名", "位"})
_NAME = re.compile(rf"(?:{either(all_surnames())})[一-鿿]{{1,2}}")
_ENDS_LIKE_NAME = re.compile(rf"{_NAME.pattern}$")  # 客运部|祝丹霞: how it is cut does not matter beside other names
_LONG = 3  # characters of a name that jieba need not know
_ITEMS = re.compile(rf"(?:^|[{CLAUSE_ENDS}：])(?P<items>[^{CLAUSE_ENDS}：]*)等$")
_AS = re.compile(
    rf"(?:分别)?(?:(?:被|经|由)[^{CLAUSE_ENDS}、0-9]{{0,12}}?(?:评|选|聘|推选|评选|认定|命名|授予|确定)为?|获评为?|荣获|当选为?|受聘为|兼?任|担任)了?"
    rf"(?:[0-9]{{4}})?(?:本?年度)?[“]?(?P<post>[^{CLAUSE_ENDS}{QUOTES}、0-9]{{2,14}})"
)


def _is_name(word: Token) -> bool:
    """Whether a word is the name of a person: 詹一鸣, which no dictionary has, or one that jieba takes for such."""
    if _NAME.fullmatch(word.text) is None:
        return False
    return word.flag.startswith("nr") or (word.flag == "x" and (len(word.text) >= _LONG or not is_weak(word.text[0])))


def _ends_in_name(tokens: Sequence[Token]) -> bool:
    """Whether words end in a name, which may be cut behind its surname: 祝|丹霞."""
    if not tokens:
        return False
    two = len(tokens) > 1 and len(tokens[-1].text) < _LONG and _NAME.fullmatch(joined(tokens[-2:]))
    return _is_name(tokens[-1]) or bool(two and len(tokens[-2].text) == 1 and tokens[-1].flag in ("nr", "nz", "x"))


def names_people(so_far: SoFar, around: Around) -> bool:
    """Whether persons by their names stand before a count of people: 沈青、高立群等|9人."""
    items = _ITEMS.search(around.left.rstrip()) if around.figure.unit in _PEOPLE else None
    if items is None:
        return False
    first, *others = items["items"].split("、")
    if not others:
        return _ends_in_name(so_far.words(first))
    named = all(_NAME.fullmatch(item) and _ends_in_name(so_far.words(item)) for item in others)
    return named and _ENDS_LIKE_NAME.search(first) is not None


@as_rule(
    "people some of whom are named",
    "沈青、高立群等9人任讲师: people are counted by what they did or are, never by the names of some of them",
    step=BESIDE,
    needs="等",
    of=frozenset({"count", "other"}),
    says="words behind",
    examples=(
        "客运部祝丹霞、高立群等⟨9人⟩任讲师。 → 讲师",
        "参加比赛的有祝丹霞、高立群等⟨12人⟩。 → nothing",
        "李蕴等⟨6人⟩任领队。 → 领队",
    ),
    counter_examples=("高级工程师、会计师等9人任讲师。", "志愿者等9人参加急救培训。"),
    source="argued: a name says who one of them is",
)
def people_named(so_far: SoFar, around: Around) -> Measured | None:
    """Read what people did some of whom are named, nothing where that is not told."""
    if not names_people(so_far, around):
        return None
    words = around.right[0].strip()
    if post := _AS.match(words):
        return Measured(clean(post["post"]) or None, around.subject)
    around.found = ""
    return Measured(clean(phrase_behind(so_far, around, words)) or None, around.subject)


@as_rule(
    "places some of which are named",
    "设芙蓉路、菜市场等11站: a unit that says what is counted is not told by the names of some of them",
    step=BESIDE,
    needs="等",
    of=frozenset({"count", "other"}),
    examples=("沿途停靠东港码头、渔市等⟨11站⟩。 → nothing",),
    counter_examples=("更换灯泡、开关等11个。",),
    source="argued: what is counted in stations is stations",
)
def places_named(so_far: SoFar, around: Around) -> Measured | None:
    """Name nothing by examples before a unit that says what is counted, but by what stands behind it."""
    named = around.figure.unit in words_of("says_what") and around.left.rstrip().endswith("等") and "、" in around.left
    if not named:
        return None
    behind = joined(noun_phrase_after(so_far.words(around.right[0].strip())))
    return Measured(clean(behind) or None, around.subject)


_LED_TO = re.compile(rf"(?:[为给帮替陪对向与和将把]|{any_word('metrics/told_beside.csv', 'done_to')})$")


@as_rule(
    "age of whom it was done to",
    "为71岁的周阿婆办理存款: an age before somebody to whom a thing was done is no age of who did it",
    step=BESIDE,
    at=BEHIND,
    needs="的",
    of=frozenset({"age"}),
    says="words behind",
    examples=("护士祝丹霞为⟨71岁⟩的老人测量血压。 → 老人的年龄",),
    counter_examples=(
        "护士祝丹霞今年36岁。",
        "园工为3岁的梨树浇水。",
        "技工对36岁的水轮机进行检修。",
        "护士平均年龄为36岁的医院。",
    ),
    source="argued: an age stands right before the person that it is of",
)
def age_of_whom(so_far: SoFar, around: Around) -> Measured | None:
    """Read the person behind an age that a word leads to."""
    words, left = around.right[0], around.left.rstrip()
    if not words.startswith("的") or not _LED_TO.search(left) or re.search("年龄(?:约?为)?$", left):
        return None
    tokens = so_far.words(words[1:].strip())
    who = takewhile(lambda token: token.flag == "nr" or token.text.endswith(PEOPLE), tokens)
    name = clean(joined(tuple(who)))
    return Measured(f"{name}的年龄", around.subject) if name else None


@as_rule(
    "those just told of",
    "该5处取水量合计83万吨: a number that points back, with the measure of the next quantity behind it",
    step=BESIDE,
    at=BEHIND,
    needs="该这",
    of=frozenset({"count", "other"}),
    examples=("水闸2座、泵站3座位于低洼处，该⟨5处⟩排水量合计86万吨。 → nothing",),
    counter_examples=("该5处泵站排水86万吨。", "水闸5座位于低洼处，排水量合计86万吨。"),
    source="argued: what is pointed to was counted before",
)
def those_told_of(so_far: SoFar, around: Around) -> Measured | None:
    """Name nothing where only the measure of the next quantity stands behind a number that points back."""
    words, cut = around.right
    tokens = so_far.words(words.strip())
    pointed = around.left.rstrip().endswith(("该", "这")) and cut and bool(tokens)
    return Measured(None, around.subject) if pointed and is_measure(tokens[0]) else None
