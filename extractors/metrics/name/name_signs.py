"""Signs that the name of a quantity in prose is likelier to be right, or wrong, than most.

None of them says that a name is wrong. What each is worth was measured on pages labelled by readers who had not seen
the program; `how_sure` adds it up.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractors.metrics.cut.words import Tagger, Token
from extractors.metrics.find.distributed import shared_out
from extractors.metrics.spellings import spellings
from extractors.metrics.steps import SHARE_OF
from extractors.text.characters import CLAUSE_ENDS, CLOSE, HALF_WIDTH_ENDS, JOIN, OPEN
from schemas.indicators import load
from schemas.text import Span, squeeze
from schemas.word_lists import by_use, by_word, rows

_WORDS = "metrics/name_words.csv"
_REACH = 400  # characters before a quantity that its name is looked for in
_BEHIND = 60
_LONG_LEAD = 4  # characters before a name, in its clause, that are more than a word
_MIDDLING = range(5, 9)
_SHORT = 2
_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}{HALF_WIDTH_ENDS}：:\n]")
_NUMBER = re.compile(r"\d[\d,.]*")
_SHARED_OUT = re.compile(r"分别|依次|各[为占达有增减]?$")
# 86万元、|办公费, （一）|办公费, 二是|合格率: a list goes on
_LIST = re.compile(rf"^[^、和及与]{{0,4}}[、和及与]$|^.{{0,3}}[一二三四五六七八九十]{{1,3}}(?:{CLOSE}|是)$")
# 截至2022年底, 其中, 公司: what a name does without
_NO_LOSS = re.compile(
    r"(?:截至.*|[全年]年|年[内末]|本?年度?|当年|报告期内?|期末|其中|本?(?:公司|集团)|[本我全][行院校局市县区]|[共已并还在末]|[^一-鿿])*"
)
_SHARE = re.compile(r"占(?!比$|有|地|用)")
_SAYS_NO_THING = re.compile(r"..[率额数]|(?:每[人户名位月年次天])+")  # 覆盖率, 每人每年
_MORE_FOLLOWS = re.compile(rf"(?!{JOIN}|{OPEN}|[的以左])..")  # behind a quantity no next item, no bound
_NO_NOUN = ("d", "p", "c", "m", "q", "r", "u", "zg", "y", "f", "t")
_NOUNS = ("n", "b", "j", "l", "a", "vn")


class Named(NamedTuple):
    """A quantity with its name, and the words on both sides of it without blanks.

    `rule` says how the words of the name were found, `gap` is what stands between name and quantity (None: the name
    does not stand before it), `lead` what stands before the name in its clause, behind any number; `clause` is its
    clause up to it, `behind` what that says behind it, up to the next number.
    """

    metric: str
    subject: str | None
    unit: str | None
    rule: str
    role: str
    words: Sequence[Token]
    before: str
    after: str
    gap: str | None
    lead: str
    clause: str
    behind: str


def as_named(
    said: tuple[str | None, str | None, str | None], read: tuple[str, str], place: tuple[str, Span], tag: Tagger
) -> Named:
    """Return a quantity at a place of a text with what the signs ask of it.

    `said` are its metric, subject and unit, `read` the rule of its words and its role.
    """
    text, span = place
    name = said[0] or ""
    before = squeeze(text[max(0, span.start - _REACH) : span.start])
    after = squeeze(text[span.end : span.end + _BEHIND])
    start = before.rfind(name) if name else -1
    return Named(
        metric=name,
        subject=said[1],
        unit=said[2],
        rule=read[0],
        role=read[1],
        words=tag(name) if name else (),
        before=before,
        after=after,
        gap=before[start + len(name) :] if start >= 0 else None,
        lead=_lead(before[:start], tag) if start > 0 else "",
        clause=_CLAUSE.split(before)[-1],
        behind=_NUMBER.split(_CLAUSE.split(after)[0])[0],
    )


def _lead(before: str, tag: Tagger) -> str:
    """Return the words of a clause before a name that are no part of it; none where it does without them.

    1. a list goes on   2. a time, the unit itself   3. a verb alone, which tells what was done: 完成|供水总量
    """
    lead = _NUMBER.split(_CLAUSE.split(before)[-1])[-1]
    lead = "" if _LIST.search(lead) else _NO_LOSS.sub("", lead, count=1)
    words = tag(lead) if lead else ()
    return "" if len(words) == 1 and words[0].flag == "v" else lead


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """One sign: its name in `metrics/name_signs.csv`, what it is, and whether a quantity has it.

    `examples` are texts with ⟨…⟩ around a quantity that has it, `counter_examples` with one that has not; → leads to
    a name that it may have, where the readers may know a better one.
    """

    name: str
    purpose: str
    holds: Callable[[Named], bool]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def _is_cut(named: Named) -> bool:
    if named.gap is None:
        return False
    before = named.before[: len(named.before) - len(named.gap) - len(named.metric)]
    if before[-1:].isascii() and before[-1:].isalnum():
        return True
    clause = _CLAUSE.split(before)[-1]
    return clause.endswith(("、", "和", "及")) and not _NUMBER.search(clause)


SIGNS = (
    Sign(
        "no name",
        "nothing was found that it measures",
        lambda named: not named.metric,
        ("⟨86件⟩。",),
        ("受理投诉⟨86件⟩。",),
    ),
    Sign(
        "two characters",
        "a name of two characters: often the end of one, or a verb",
        lambda named: 0 < len(named.metric) <= _SHORT,
        ("年末在编⟨86人⟩。 → 在编",),
        ("年末在编职工⟨86人⟩。",),
    ),
    Sign(
        "bare measure",
        "how it is measured, without what: 余额, 覆盖率",
        lambda named: named.metric in by_use(_WORDS)["bare"] or _SAYS_NO_THING.fullmatch(named.metric) is not None,
        ("全年组织体检，覆盖率⟨98%⟩。 → 覆盖率",),
        ("职工体检覆盖率⟨98%⟩。",),
    ),
    Sign(
        "middling",
        "a name of five to eight characters",
        lambda named: len(named.metric) in _MIDDLING,
        ("职工体检覆盖率⟨98%⟩。",),
        ("年末在编⟨86人⟩。",),
    ),
    Sign(
        "not printed",
        "the name does not stand in the sentence as it is: it was put together",
        lambda named: bool(named.metric) and named.gap is None and named.metric not in named.after,
        ("参训职工320人，其中女职工占⟨41%⟩。",),
        ("参训职工⟨320人⟩。",),
    ),
    Sign(
        "right before",
        "the name ends where the quantity begins",
        lambda named: named.gap == "",
        ("受理投诉⟨86件⟩。",),
        ("投诉总数达到⟨86件⟩。",),
    ),
    Sign(
        "words left out",
        "more than a word of the clause stands before the name and is no part of it",
        lambda named: len(named.lead) >= _LONG_LEAD,
        ("帮扶的山村收到棉被⟨86床⟩。 → 棉被",),
        ("全年受理投诉⟨86件⟩。",),
    ),
    Sign(
        "a word left out",
        "a word of the clause stands before the name and is no part of it",
        lambda named: 0 < len(named.lead) < _LONG_LEAD,
        ("首次合格率⟨98%⟩。 → 合格率",),
        ("全年受理投诉⟨86件⟩。",),
    ),
    Sign(
        "cut",
        "a number, a letter or the rest of a list stands right before the name: 三、|四级手术",
        _is_cut,
        ("36线切割机⟨86台⟩。 → 线切割机", "二、三级医院⟨86家⟩。 → 三级医院"),
        ("受理投诉⟨86件⟩。",),
    ),
    Sign(
        "shared out",
        "分别, 依次 or 各: which of several it is",
        lambda named: named.rule == shared_out.name or bool(_SHARED_OUT.search(named.clause)),
        ("东站、西站分别接待⟨86人⟩、91人。",),
        ("东站接待⟨86人⟩。",),
    ),
    Sign(
        "share in words",
        "占 inside the name: which share of what",
        lambda named: _SHARE.search(named.metric) is not None,
        ("女职工占员工总数的⟨41%⟩。",),
        ("女职工占比⟨41%⟩。",),
    ),
    Sign(
        "share of",
        "a share whose part stands before it",
        lambda named: named.rule == SHARE_OF,
        ("女职工86人，占⟨41%⟩。",),
        ("女职工⟨86人⟩。",),
    ),
    Sign(
        "change of the figure before",
        "a change, named by the quantity that changed",
        lambda named: named.rule == "change of the figure before",
        ("接待游客86万人次，同比增长⟨4.1%⟩。",),
        ("接待游客⟨86万人次⟩，同比增长4.1%。",),
    ),
    Sign(
        "has a subject",
        "the sentence says who or what has it",
        lambda named: bool(named.subject),
        ("本行存款余额⟨86亿元⟩。",),
        ("女职工⟨86人⟩。",),
    ),
    Sign(
        "in the dictionary",
        "the dictionary of indicators knows the name in this unit",
        lambda named: any(load().find(phrase, named.unit) for phrase in spellings(named.metric) if phrase),
        ("在岗职工⟨86人⟩。",),
        ("在岗职工⟨86座⟩。",),
    ),
    Sign(
        "only nouns",
        "each word of the name is a noun, or goes with one",
        lambda named: bool(named.words) and all(word.flag.startswith(_NOUNS) for word in named.words),
        ("女职工⟨86人⟩。",),
        ("受理投诉⟨86件⟩。",),
    ),
    Sign(
        "ends in no noun",
        "the last word of the name is an adverb, a number, a place or a time",
        lambda named: bool(named.words) and named.words[-1].flag.startswith(_NO_NOUN),
        ("平均年龄只有⟨36岁⟩。 → 平均年龄只有",),
        ("平均年龄⟨36岁⟩。",),
    ),
    Sign(
        "ends in a measure",
        "the name says how it is measured: 率, 额, 面积",
        lambda named: named.metric.endswith(by_use(_WORDS)["measure"]),
        ("绿化面积⟨86平方米⟩。",),
        ("受理投诉⟨86件⟩。",),
    ),
    Sign(
        "number in the clause",
        "a quantity stands before it in its clause: a list goes on",
        lambda named: _NUMBER.search(named.clause) is not None,
        ("办理建议86件、提案⟨91件⟩。",),
        ("办理建议⟨86件⟩、提案91件。",),
    ),
    Sign(
        "的 follows",
        "86%的: what it is of stands behind",
        lambda named: named.behind.startswith("的"),
        ("完成⟨86%⟩的改造任务。",),
        ("改造任务完成⟨86%⟩。",),
    ),
    Sign(
        "words follow",
        "more of the clause stands behind the quantity and was not asked",
        lambda named: (
            named.role == "level"
            and not named.rule.startswith("words behind")
            and _MORE_FOLLOWS.match(named.behind) is not None
        ),
        ("医院名下⟨86亩⟩土地已交付。 → 医院名下",),
        ("医务人员⟨86人⟩。",),
    ),
)  # fmt: skip


def signs_of(named: Named) -> list[str]:
    """Return the names of the signs that a quantity has."""
    return [sign.name for sign in SIGNS if sign.holds(named)]


_SHARES = "metrics/name_shares.csv"


class Bucket(NamedTuple):
    """Names of `lowest` points and more, up to the next bucket: of `names` on labelled pages `right` were right."""

    lowest: int
    right: int
    names: int

    @property
    def share(self) -> float:
        """The share that was right."""
        return round(self.right / self.names, 2)


@cache
def points() -> dict[str, int]:
    """Return what each sign is worth."""
    return {sign: int(worth) for sign, worth in by_word("metrics/name_signs.csv").items()}


@cache
def buckets() -> tuple[Bucket, ...]:
    """Return the buckets, the surest first."""
    return tuple(Bucket(*map(int, row)) for row in rows(_SHARES, "lowest", "right", "names"))


@cache
def _shares() -> tuple[tuple[int, float], ...]:
    """Return from how many points on which share was right."""
    return tuple((bucket.lowest, bucket.share) for bucket in buckets())


def how_sure(named: Named) -> float:
    """Return the share of names with as many points that were right on labelled pages."""
    worth = sum(points()[sign] for sign in signs_of(named))
    return next((share for lowest, share in _shares() if worth >= lowest), _shares()[-1][1])
