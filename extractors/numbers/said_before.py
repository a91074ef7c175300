"""What the earlier sentences of a paragraph say for its later ones: whose, as of which day, of what their parts are."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates import Period, read_dates
from extractors.metrics import Parsed, Whole
from extractors.numbers import Figure
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN
from schemas.document import Document, Passage
from schemas.text import squeeze

_OPENS = re.compile(rf"[{BRACKETS}\s\d一二三四五六七八九十.．、]*[“\"《]")
_AS_OF = re.compile(r"截[至止]")
# 1、一般公共服务支出（类）财政事务（款）行政运行（项）。
_ACCOUNT = re.compile(
    rf"(?:{OPEN}?[0-9一二三四五六七八九十]{{1,3}}[{CLOSING_BRACKETS}、.．]{{1,2}}\s*)?"
    rf"(?P<name>[^{CLAUSE_ENDS}：0-9]{{2,90}}{OPEN}[类款项]{CLOSE})[。：:]?"
)
_CLAUSE = re.compile(f"[{CLAUSE_ENDS}]")
# 与上年相比，增加264.70万元: against what opens the sentence, of what stands in the one before
_COMPARES = re.compile(r"(?:[与同较比](?:上年度?|去年|年初|上一年度?|(?:19|20)\d\d年)(?:同期|决算数?)?|同比)")
_LEAD = 60  # characters before a quantity that say what was done with it


class SaidBefore:
    """Goes through the passages of a document and remembers of each paragraph what its sentences say.

    1. a quoted name it opens with: “统计管理（项）”2.63万元，… 。2022年执行数为1.48万元 → the subject of 1.48万元
    2. an account that it is: 1、财政事务（款）行政运行（项）。…年初预算为12万元 → the subject of 12万元
    3. the day of a stock: 截至2020年12月31日，存货120万元。固定资产860万元 → also of the latter
    4. the levels of the sentence before, for one that tells their parts: 收费2,950元。其中，市住建局1件，收取420元
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [block.span.start for block in document.blocks]
        self._at = -1  # the paragraph of the passage that is read now
        self._topic: tuple[int, str | None] = (-1, None)
        self._day: tuple[int, Period] | None = None
        self._wholes: tuple[int, Sequence[Whole]] = (-2, ())
        self._last: Period | None = None

    def enter(self, passage: Passage, text: str) -> None:
        """Go on to a passage; an account that a paragraph opens with is the topic of its sentences."""
        self._at = bisect_right(self._starts, passage.span.start) - 1
        if self._opens(passage) and (account := _ACCOUNT.fullmatch(text.strip())):
            self._topic = self._at, squeeze(account["name"])

    def _opens(self, passage: Passage) -> bool:
        """Whether a passage stands at the begin of its paragraph."""
        return self._at >= 0 and self._starts[self._at] == passage.span.start

    def day(self, passage: Passage, text: str) -> Period | None:
        """Return the day of stock that the paragraph opens with, for its later sentences."""
        if self._opens(passage):
            as_of = _AS_OF.match(text)
            mentions = read_dates(text, self._document.year_of(passage)) if as_of else ()
            told = as_of and mentions and not _CLAUSE.search(text, as_of.end(), mentions[0].span.start)
            self._day = (self._at, Period(mentions[0].start, mentions[0].end, None)) if told else None
        return self._day[1] if self._day and self._day[0] == self._at else None

    def wholes(self, text: str) -> Sequence[Whole]:
        """Return the levels of the sentence before, where this one takes them up in the same paragraph.

        1. 其中，市住建局1件   2. 与上年相比，增加264.70万元
        """
        takes_up = text.startswith("其中") or _COMPARES.match(text)
        return self._wholes[1] if takes_up and self._at == self._wholes[0] else ()

    def period(self, text: str) -> Period | None:
        """Return the period of the last quantity before, for a sentence that tells the parts of it."""
        parts = text.startswith("其中") and self.wholes(text)
        return self._last if parts and self._last and self._last.start else None

    def note(self, text: str, figures: Sequence[Figure], phrases: Sequence[Parsed], period: Period | None) -> None:
        """Remember the levels of a sentence, and the period of its last quantity."""
        wholes: list[Whole] = []
        last = 0
        for figure, parsed in zip(figures, phrases, strict=True):
            if figure.role == "level" and parsed.phrase.metric:
                lead = text[max(last, figure.span.start - _LEAD) : figure.span.start]
                wholes.append(Whole(figure.unit, parsed.phrase.metric, lead))
            last = figure.span.end
        self._wholes = self._at, wholes
        self._last = period

    def with_topic(self, passage: Passage, parsed: Parsed) -> Parsed:
        """Return what was parsed with the topic of its paragraph as subject, unless that is the metric itself.

        A quoted metric becomes the topic where the paragraph opens with it; a new paragraph has none yet.
        """
        phrase = parsed.phrase
        at, topic = self._topic if self._topic[0] == self._at else (self._at, None)
        if parsed.rule == "quoted" and topic is None and at >= 0:
            opens = _OPENS.match(self._document.text, self._starts[at], passage.span.end)
            topic = phrase.metric if opens else None
        self._topic = at, topic
        if phrase.subject or phrase.metric == topic:
            return parsed
        return parsed._replace(phrase=replace(phrase, subject=topic))
