"""A time that a sentence names, and the quantity that it may be the period of."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from extractors.dates.mention import DateMention
from extractors.dates.period import Period
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import Span

REACH = 300  # characters; nothing further back in a sentence says the period of a quantity
NEAR = 12
_UNTIL = re.compile(r"(?:截[至止]|至)到?\s*$")
_SINCE_BEFORE = re.compile(r"自从?\s*$")
_SINCE_AFTER = re.compile(rf"\s*(?:以来|起|至今)|[^{CLAUSE_ENDS}：\d]{{1,24}}?(?:以来|至今)")
_EVER_SINCE = re.compile(r"\s*(?:以来|至今)")  # 2018年以来, also without 自
_BASE = 60  # characters between a time and the quantity on whose base another stands


class Stated(NamedTuple):
    """A quantity of a sentence: where it stands, and whether it is a change."""

    span: Span
    change: bool


class Asked:
    """One quantity, asked for its period: `best` is what is known so far, told by words that end at `at`.

    `usual` is the period where no words say another one; `rules` are the names of those that told, `left` the times
    that a rule left aside.
    """

    def __init__(self, text: str, stated: Stated, dates: Sequence[DateMention], usual: Period) -> None:
        self.text, self.start, self.change, self.usual = text, stated.span.start, stated.change, usual
        self.best, self.at = usual, -1
        self.rules: list[str] = []
        self.left: list[tuple[Span, str]] = []
        near = (one for one in dates if self.start - _BASE <= one.span.end <= self.start)
        self.stands_on_base = any(self.is_base(one) for one in near)

    def is_base(self, mention: DateMention) -> bool:
        """Whether a time is that of another quantity, on whose base this one stands: 在上年19处基础上累计达25处."""
        return "基础上" in self.text[mention.span.end : self.start]


class NamedTime:
    """A time that stands before a quantity, and the words around it."""

    def __init__(self, asked: Asked, mention: DateMention) -> None:
        self.asked, self.mention, self.text = asked, mention, asked.text
        self.end = mention.span.end

    @cached_property
    def before(self) -> str:
        """The words before it."""
        return self.text[max(0, self.mention.span.start - REACH) : self.mention.span.start]

    @cached_property
    def between(self) -> str:
        """The words from it to the quantity."""
        return self.text[self.end : self.asked.start]

    @cached_property
    def until(self) -> bool:
        """Whether it is the last day of a time: 截至2022年底."""
        return _UNTIL.search(self.before[-NEAR:]) is not None

    @cached_property
    def since(self) -> int:
        """Where the words end that begin a time with it (2018年以来, 自2016年成立以来), or 0."""
        words = _SINCE_AFTER if _SINCE_BEFORE.search(self.before[-NEAR:]) else _EVER_SINCE
        after = words.match(self.text, self.end)
        return after.end() if after else 0

    @property
    def is_earlier(self) -> bool:
        """Whether it begins before the usual period."""
        return self.asked.usual.start is not None and self.mention.start < self.asked.usual.start
