"""Quantities: every quantity that a report states in prose, with what it measures, of whom and when."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors import nlp
from extractors.dates import (
    LIST_OF_TIMES,
    MAY_ANNOUNCE,
    OPENS_WITH_FLOW,
    OPENS_WITH_YEAR,
    Bulletin,
    DateMention,
    Period,
    Stated,
    Timeline,
    Told,
    UsualPeriods,
    in_letters,
    in_school_years,
    is_future,
    is_intended,
    is_over,
    lies_ahead,
    opened_bulletin,
    planned_lists,
    read_dates,
    read_periods,
    series_of,
    told_on,
    year_ahead,
)
from extractors.metrics import (
    Known,
    Parsed,
    Whole,
    as_named,
    how_sure,
    read_lists,
    read_phrases,
    with_distributed_changes,
)
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.numbers.panel_titles import panel_titles
from extractors.numbers.portraits import BEGINS_WITH_NAME, person_told_of
from extractors.numbers.project_texts import projects_of
from extractors.numbers.section_funds import Items, account_in, fund_of
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN
from extractors.text.parents_notes import in_parents_notes, of_parent
from extractors.text.view import full_width, touches_unreadable
from schemas.document import Document, Passage
from schemas.tables import Quantity
from schemas.text import squeeze

_OPENS = re.compile(rf"[{BRACKETS}\s\d一二三四五六七八九十.．、]*[“\"《]")
_LABEL = rf"(?:{OPEN}?(?:附?注\s*)?[0-9一二三四五六七八九十]{{1,3}}[{CLOSING_BRACKETS}、.．：:]{{1,2}}\s*)?"
_AS_OF = re.compile(rf"{_LABEL}(?:截[至止]到?|(?P<at>于|(?=(?:19|20)\d\d年12月31日)))")
_GOES_ON = re.compile(rf"{_LABEL}(?:以及|并且?)(?![时发])")  # 注6：以及运输公司的借款…: what the paragraph before began
# What opens a sentence with a time of its own: the day of the paragraph is over.
_OTHER_TIME = re.compile(
    r"截[至止]|于?(?:19|20)\d\d年|(?:本?报告期|[年期])内|本[年期]|[全今去当上]年|目前|近[\d一二三四五六七八九十]+年"
)
# 1、文化支出（类）图书馆（款）古籍修复（项）。
_ACCOUNT = re.compile(
    rf"(?:{OPEN}?[0-9一二三四五六七八九十]{{1,3}}[{CLOSING_BRACKETS}、.．]{{1,2}}\s*)?"
    rf"(?P<name>[^{CLAUSE_ENDS}：0-9]{{2,90}}{OPEN}[类款项]{CLOSE})[。：:]?"
)
_CLAUSE = re.compile(f"[{CLAUSE_ENDS}]")
_PERIOD_END = re.compile("本?(?:报告)?期末")
_ENDS_TIME = re.compile("止.{0,4}(?:年度|个月)")  # 截至2022年12月31日止年度: a year, no day
_COMMAS = ("，", ",")
_CONTINUED = ("续）", "续)")  # 长期借款（续）: a title said again on the next page
_PARTS = re.compile("其中|按[一-鿿]{2,8}?分类?，")  # how a sentence opens that tells parts of the one before
# 与上年相比，增加264.70万元: against what opens the sentence, of what stands in the one before
_COMPARES = re.compile(r"(?:[与同较比](?:上年度?|去年|年初|上一年度?|(?:19|20)\d\d年)(?:同期|决算数?)?|同比)")
_OWN_YEAR = re.compile("全年|年内|当年|今年|本年")
_LEAD = 60  # characters before a quantity that say what was done with it


class Said(NamedTuple):
    """What earlier sentences say for one: a day of stock or a bulletin, the period of its wholes, these, times."""

    day: Period | None
    period: Period | None
    wholes: Sequence[Whole]
    series: tuple[Period, ...]
    sentences: Sequence[str]


class SaidBefore:
    """Goes through the passages of a document and remembers of each paragraph what its sentences say.

    1. a quoted name it opens with: “古籍修复（项）”4.85万元，… 。2022年执行数为3.17万元 → the subject of 3.17万元
    2. an account that it is: 1、财政事务（款）行政运行（项）。…年初预算为12万元 → the subject of 12万元
    3. the day of a stock: 截至2020年12月31日，存货120万元。固定资产860万元 → also of the latter, and of
       a paragraph that goes on with 以及; not of a sentence with a time of its own, or of what is done over a time
       (员工流失率6%), nor of those behind it
    4. the levels of the sentence before, for one that tells their parts: 收费2,640元。其中，市住建局1件，收取460元
    5. its sentences, for what takes up whom they named: 设立青江水务有限公司。该公司注册资本3万元
    6. a year to come that it turned to: 2024年是建馆三十周年。我们计划办展36场 → also of the latter
    7. the title of a card: 锅炉低氮改造 over 投资210万元 → the subject of 210万元
    8. times that it dealt out: 2020年、2021年收入分别为3万元、4万元。利润分别为1万元、2万元 → also the latter
    9. a person whom a sentence begins to tell of: 沈知远，渡轮水手，全年航行3,600海里 → the subject of 3,600海里
    10. the time of a bulletin: 6月，客运收入86万元，同比增长6%。其中学生票6万元 → also the latter
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [block.span.start for block in document.blocks]
        self._at, self._opens = -1, False  # the paragraph of the passage that is read now; whether that opens it
        self._here = -1  # the same; of a text alone each line is a paragraph
        self._topic: tuple[int, str | None] = (-1, None)
        self._items = Items(document)
        self._titles = panel_titles(document) if document.pages else {}
        self._day: Period | None = None
        self._bulletin: Bulletin | None = None
        self._wholes: tuple[int, Sequence[Whole]] = (-2, ())
        self._last: Period | None = None
        self._series: tuple[Period, ...] = ()
        self._planned: Period | None = None
        self._sentences: list[str] = []  # the sentences of the paragraph, with the one that is read now

    def enter(self, passage: Passage, text: str) -> None:
        """Go on to a passage; an account that a paragraph opens with is the topic of its sentences."""
        self._at = bisect_right(self._starts, passage.span.start) - 1
        self._here = self._at if self._starts else -1 - passage.span.start
        self._opens = self._at >= 0 and self._starts[self._at] == passage.span.start
        if self._opens or not self._starts:  # of a text alone each line is a paragraph
            self._sentences = []
        self._series = () if self._opens else self._series
        if self._opens:
            self._bulletin = opened_bulletin(text, self._document.year_of(passage))
        elif self._bulletin and is_over(self._bulletin, text, self._document.year_of(passage)):
            self._bulletin = None
        planned = None if self._opens else self._planned
        turns = planned or OPENS_WITH_YEAR.match(text)
        self._planned = year_ahead(text, self._document.year_of(passage), planned) if turns else None
        self._sentences.append(squeeze(text))
        if (self._day or _AS_OF.match(text)) and not text.rstrip().endswith(_CONTINUED):
            self._day = self._day_of(passage, text)
        if self._opens and (account := _ACCOUNT.fullmatch(text.strip())):
            section = self._document.section_at(passage.span.start)
            self._topic = self._at, account_in(section, squeeze(account["name"]))
        elif self._opens and (title := self._titles.get(self._at)):
            self._topic = self._at, title
        elif BEGINS_WITH_NAME.match(text) and (person := person_told_of(text)):
            self._topic = self._here, person

    def _day_of(self, passage: Passage, text: str) -> Period | None:
        """Return the day of stock that a sentence opens with, else the one that goes on from the sentences before."""
        over = _OTHER_TIME.match(text) or OPENS_WITH_FLOW.match(text)
        goes_on = _GOES_ON.match(text) if self._opens else not over
        as_of = _AS_OF.match(text)
        if as_of is None or not (self._opens or self._day or as_of["at"] is not None):
            return self._day if goes_on else None
        period = self._document.period_of(passage)
        if period and as_of["at"] is None and _PERIOD_END.match(text, as_of.end()):
            return Period(period[1], period[1], None)
        mentions = read_dates(text, self._document.year_of(passage))
        if not mentions or _CLAUSE.search(text, as_of.end(), mentions[0].span.start):
            return None
        first = mentions[0]
        if _ENDS_TIME.match(text, first.span.end):
            return None
        if as_of["at"] is not None and not (first.ends_quarter and text.startswith(_COMMAS, first.span.end)):
            return None
        return Period(first.start, first.end, None)

    def said(self, text: str, stated: Sequence[Stated]) -> Said:
        """Return what the paragraph says before for a sentence with quantities.

        Its day of stock, or the time of a bulletin that goes on; the levels of the sentence before, where this one
        takes them up (其中，…; 按学历分，…; 与上年相比，增加…), and for their parts the period of the last of them; the
        year to come that the sentences before turned to.
        """
        parts = _PARTS.match(text) is not None
        takes_up = self._at == self._wholes[0] and (parts or _COMPARES.match(text))
        wholes = self._wholes[1] if takes_up else ()
        goes_on = parts and wholes and not _OWN_YEAR.search(text)
        return Said(
            self._day or (self._bulletin and told_on(self._bulletin, text, stated)),
            self._planned or (self._last if goes_on and self._last and self._last.start else None),
            wholes,
            self._series,
            self._sentences[:-1],
        )

    def note(self, text: str, figures: Sequence[Figure], phrases: Sequence[Parsed], periods: Sequence[Told]) -> None:
        """Remember the levels of a sentence, the period of its last quantity, and the times that it dealt out."""
        wholes: list[Whole] = []
        last = 0
        for figure, parsed in zip(figures, phrases, strict=True):
            if figure.role == "level" and parsed.phrase.metric:
                lead = text[max(last, figure.span.start - _LEAD) : figure.span.start]
                wholes.append(Whole(figure.unit, parsed.phrase.metric, lead, figure.value))
            last = figure.span.end
        self._wholes = self._at, wholes
        self._last = periods[-1].period if periods else None
        dealt = [told.period for told in periods if LIST_OF_TIMES in told.rules]
        self._series = series_of(dealt) if dealt else self._series

    def with_topic(self, passage: Passage, parsed: Parsed, figure: Figure) -> Parsed:
        """Return what was parsed with the topic of its paragraph as subject, unless that is the metric itself.

        A quoted metric becomes the topic where the paragraph opens with it; a new paragraph has none yet. Where there
        is none, sums of an account are of the fund that the section's title names.
        """
        phrase = parsed.phrase
        here = self._here
        at, topic = self._topic if self._topic[0] == here else (here, None)
        if parsed.rule == "quoted" and topic is None:
            start = self._starts[at] if at >= 0 else passage.span.start
            opens = _OPENS.match(self._document.text, start, passage.span.end)
            topic = phrase.metric if opens else None
        self._topic = at, topic
        if phrase.subject or phrase.metric == topic:
            return parsed
        money = figure.kind == "amount" and not topic
        fund = fund_of(self._document.section_at(passage.span.start), phrase.metric, self._items) if money else None
        return parsed._replace(phrase=replace(phrase, subject=topic or fund))


def _row(
    document: Document,
    passage: Passage,
    text: str,
    figure: Figure,
    *,
    parsed: Parsed,
    period: Period,
    of: str | None,
) -> Quantity:
    name = parsed.phrase.metric, parsed.phrase.subject, figure.unit
    basis = parsed.basis
    if basis is None and lies_ahead(period, document.period_of(passage)):
        section = document.section_at(passage.span.start)
        if section and is_future(section.path):
            basis = "target"
        elif is_intended(full_width(text), figure.span.start, figure.span.end):
            basis = "plan"
    return Quantity(
        evidence=document.cite(figure.span.moved(passage.span.start), "quantities", *filter(None, (of,))),
        phrase=parsed.phrase,
        basis=basis,
        period_start=period.start,
        period_end=period.end,
        period_text=period.text,
        source="text",
        confidence=document.confidence(figure.span.moved(passage.span.start)),
        name_confidence=how_sure(as_named(name, (parsed.rule, figure.role), (text, figure.span), nlp.tokens)),
        rule="; ".join((*figure.rules, parsed.rule)),
        **columns_of_figure(figure),
    )


def _without_dates(figures: tuple[Figure, ...], dates: tuple[DateMention, ...]) -> list[Figure]:
    """A calendar date is no quantity: where the two readers meet, the date stands."""
    before = [bisect_left(dates, figure.span.end, key=lambda mention: mention.span.start) for figure in figures]
    return [f for f, at in zip(figures, before, strict=True) if not at or not f.span.overlaps(dates[at - 1].span)]


def _is_torn(document: Document, passage: Passage, figure: Figure) -> bool:
    """Whether a quantity may have lost digits: beside an unreadable sign, or cut from the paragraph before it."""
    start = passage.span.start
    span = figure.span.moved(start)
    if touches_unreadable(document.text, span) or document.is_torn(span):
        return True
    return figure.span.start == 0 and start > 1 and document.text[start - 2 : start - 1].isdigit()


def read(document: Document) -> Iterator[Quantity]:
    """Yield one row a stated quantity in sentences, list items and headings.

    1. 79名, 25.87万件, 3700余万元, 九成, 三分之一   2. ranges 3-5次, 20%至30%   3. from-to 由85%提升至92% (two rows)
    4. changes 同比增长12%, 提高3.2个百分点   5. lists and distributions 分别为3人、5人和7人
    Left alone: quantities of covers, contents and tables, and all that counts nothing
    (`extractors.numbers.exclusions`).
    """
    names = tuple(filter(None, (document.identity.org, document.identity.org_short)))
    before, usual_periods = SaidBefore(document), UsualPeriods(document)
    timeline = Timeline(document)
    parents = {section.section_id for section in document.sections if in_parents_notes(section.path)}
    projects = projects_of(document) if document.sections else {}
    planned = planned_lists(document) if MAY_ANNOUNCE.search(document.text) else {}
    within = document.period is not None and document.period[0].month > 1  # a school year perhaps, no calendar year
    listed: dict[str, Sequence[str]] = {}
    for passage in document.passages:
        if passage.kind == "cover":
            continue
        text = full_width(passage.span.of(document.text))
        listed.update(read_lists(text))
        before.enter(passage, text)
        found = read_figures(text)
        if not found:
            continue
        dates = read_dates(text, document.year_of(passage))
        if dates and (within or "学年" in text):
            dates = in_school_years(text, dates, document.period)
        if "去年" in text:
            dates = in_letters(document, passage, text, dates)
        figures = [f for f in (_without_dates(found, dates) if dates else found) if not _is_torn(document, passage, f)]
        figures = with_distributed_changes(text, figures)
        stated = [Stated(figure.span, figure.role == "change", figure.value, figure.unit) for figure in figures]
        said = before.said(text, stated)
        under = timeline.period_of(passage) if timeline.has_times else None
        usual = under or said.period or planned.get(passage.span.start) or usual_periods.of(passage)
        periods = tuple(read_periods(text, stated, dates, usual, carried=said.day, series=said.series))
        phrases = read_phrases(text, figures, nlp.tokens, Known(names, listed, said.wholes, said.sentences))
        before.note(text, figures, phrases, periods)
        for figure, parsed, told in zip(figures, phrases, periods, strict=True):
            if document.pages and parsed.phrase.metric is None and len(figure.text) >= len(squeeze(text)):
                continue  # a label in a drawing: a quantity without any words
            whole = before.with_topic(passage, parsed, figure)
            for phrase, name in whole.one_by_one():
                one = whole._replace(phrase=phrase)
                row = _row(document, passage, text, figure, parsed=one, period=told.period, of=name)
                if row.evidence.section_id in parents:
                    whose = of_parent(row.phrase.subject, names, row.phrase.metric or "", told=True)
                    row = replace(row, phrase=replace(row.phrase, subject=whose))
                project = projects.get(row.evidence.section_id or "")
                if project and project.owns(row.phrase.subject, row.phrase.metric):
                    row = replace(row, phrase=replace(row.phrase, subject=project.name))
                yield row
