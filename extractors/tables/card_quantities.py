"""Quantities of key-figure cards: a large number with its caption, and by how much it changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.dates import in_school_years, read_dates
from extractors.metrics import phrase_of_cell
from extractors.numbers import Figure, columns_of_figure, read_figures
from extractors.tables.card_remarks import read_remarks
from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_units import PERCENT, Scale, scale_of, scaled, unit_of, unit_of_name
from extractors.tables.cell_values import Column, metric_of
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.view import full_width, touches_unreadable
from schemas.document import Document, KeyFigure
from schemas.tables import Quantity
from schemas.text import Span, squeeze

CARD = "key-figure card"
_UP = re.compile(r"[↑▲△⬆↗+＋]|增|升|提高|上涨|延长")
_DOWN = re.compile(r"[↓▼▽⬇↘−–-]\s*[0-9]|[↓▼▽⬇↘]|减|降|缩短|下跌")
# argued: captions of cards that print a change; cards are few in the reports at hand
_CHANGED = re.compile(r"同比|环比|[较比](?:上年|去年|上期)|增长率$|[增降减跌涨]幅$|(?:增长|下降|减少|提升)$")
_BY_HOW_MUCH = re.compile(r"(?<!平均)(?<!同比)(?<!年均)[增降减跌涨]幅$")  # 单位能耗降幅: of what it is a change
# argued: captions of cards that begin with their day
_DATED = re.compile(r"^(?:截[至止])?(?:(?:19|20)[0-9]{2}年)(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[末底])?[，,]?")
# argued: designed reports print a second number on a card, behind a comma of its caption: 产销差率，下降0.6个百分点
_WITH_MORE = re.compile(r"(?P<name>[^，,；;0-9]{2,})[，,；;](?=.*[0-9])")
# 监事会成员（职工监事2名）: a part of the card's number in brackets; no （连续6年）
_ASIDE = re.compile(
    rf"(?P<name>[^{BRACKETS}]{{2,}}){OPEN}(?P<said>(?!连续|持续|累计|截[至止]|同比|环比|[较比])[一-鿿]{{2,10}}"
    rf"[0-9][0-9,.]*(?:[名人个家座项件]|%)){CLOSE}"
)
# argued: a unit printed apart from the big number of a card
_UNIT = re.compile(r"[一-鿿A-Za-z/·²³₂]{1,8}")
_RUNS_ON = ("连续", "持续")
_SHARE = re.compile(r"(?P<part>[一-鿿]{2,12})占[一-鿿]{2,12}?的?(?:比|比例|比重|百分比)")
_NO_COLUMN = Column(None, "", "")
_SLASH, _PAIR = re.compile(r"[/／]\s*[0-9]"), 2


def _period(document: Document, caption: str) -> tuple[date, date] | None:
    """Return the period that a caption names, else the reporting period."""
    named = [mention for mention in read_dates(caption, document.year) if mention.precision != "relative"]
    return (named[0].start, named[0].end) if len(named) == 1 else document.period


def _with_more(words: str) -> re.Match[str] | None:
    """Return a caption's name before a second number, where one stands behind its comma: no 户数，2022年末."""
    more = _WITH_MORE.match(words)
    return more if more and len(read_figures(words[more.end() :])) == 1 else None


class _Reader:
    """Reads one card."""

    def __init__(self, document: Document, card: KeyFigure) -> None:
        self.document, self.card = document, card
        words = full_width(card.caption.of(document.text))
        more = _with_more(words)
        self.aside = _ASIDE.fullmatch(words)
        self.caption = squeeze(more["name"] if more else self.aside["name"] if self.aside else words)
        self.more = Span(more.end(), len(words)).moved(card.caption.start) if more else None
        said = _DATED.sub("", self.caption)
        named = _BY_HOW_MUCH.sub("", said)
        self.metric = metric_of((next(words for words in (named, said, self.caption) if len(words) > 1),), _NO_COLUMN)
        self.names = re.split("[/／]", self.caption) if _SLASH.search(card.value.of(document.text)) else []
        self.period = _period(document, self.caption)

    def _row(self, span: Span, rule: str, **values: Any) -> Quantity:
        said = phrase_of_cell(values.pop("metric", self.metric), values.pop("subject", None))
        period = values.pop("period", self.period)
        return Quantity(
            evidence=self.document.cite(span, "quantities", statement=self.card.span),
            confidence=self.document.confidence(span),
            phrase=said.phrase,
            period_start=period[0] if period else None,
            period_end=period[1] if period else None,
            source="card",
            basis=said.basis,
            rule=f"{CARD}; {rule}",
            **values,
        )

    def _change(self, values: dict[str, Any], words: str) -> dict[str, Any]:
        """Return the columns of a figure as those of a change, up or down as its words and arrows say."""
        value = values["value"]
        down, up = bool(_DOWN.search(words)) or (value or 0) < 0, bool(_UP.search(words))
        direction = values["direction"] or (None if up == down else "down" if down else "up")
        if value is not None and value < 0:
            values |= {"value": -value, "value_text": str(values["value_text"]).removeprefix("-")}
        return {**values, "role": "change", "direction": direction if value else None}

    def _value(self) -> Iterator[Quantity]:
        span = self.card.value
        if touches_unreadable(self.document.text, span) or self.document.is_torn(span):
            return
        figures = read_figures(full_width(span.of(self.document.text)))
        if len(figures) == _PAIR:
            yield from self._pair(figures)
        elif read := self._number(span):
            values, rule = read
            if _CHANGED.search(self.caption):
                values = self._change(values, self.caption + full_width(span.of(self.document.text)))
            yield self._row(span, rule, **values)

    def _number(self, span: Span) -> tuple[dict[str, Any], str] | None:
        """Return the columns of the one number in a span, in its unit or in that of the card, and the rule's words."""
        words = full_width(span.of(self.document.text))
        figures = read_figures(words)
        if len(figures) == 1 and figures[0].value is not None:
            (figure,) = figures
            behind = squeeze(words[figure.span.end :])
            if figure.unit is None and not behind:
                scale, place = self._unit()
                return _scaled(figure, scale), f"unit from {place}; {figure.rule}"
            return _with_unit(figure, behind), f"unit from card; {figure.rule}"
        if (amount := read_amount(words)) is not None and not amount.scale:
            scale, place = (PERCENT, "card") if amount.percent else self._unit()
            bare = Figure(span=Span(0, len(words)), text=squeeze(words), value=amount.value, decimals=amount.decimals)
            return _scaled(replace(bare, qualifier=amount.qualifier), scale), f"unit from {place}"
        return None

    def _pair(self, figures: Sequence[Figure]) -> Iterator[Quantity]:
        """Yield two numbers, each with its half of the caption: 4条／79座 over 线路／车站."""
        if len(self.names) != _PAIR or not all(self.names):
            return
        for name, figure in zip(self.names, figures, strict=True):
            place = figure.span.moved(self.card.value.start)
            values = {**columns_of_figure(figure), "metric": metric_of((name,), _NO_COLUMN)}
            yield self._row(place, f"unit from card; {figure.rule}", **values)

    def _unit(self) -> tuple[Scale | None, str]:
        """Return the unit that the card or its caption gives a bare number: 万吨, 营业收入（亿元）, 员工人数."""
        own = squeeze(full_width(self.card.unit.of(self.document.text))) if self.card.unit else ""
        if own and (found := unit_of([own])):
            return found, "card"
        if found := unit_of([self.caption]):
            return found, "caption"
        return (found, "name") if (found := unit_of_name(self.metric)) else (None, "none")

    def _changes(self) -> Iterator[Quantity]:
        for span in filter(None, (self.card.change, self.more)):
            words = full_width(span.of(self.document.text))
            figures = read_figures(words)
            if len(figures) != 1 or figures[0].value is None:
                continue
            (figure,), place = figures, figures[0].span.moved(span.start)
            if figure.role == "change" or any(sign.search(words) for sign in (_UP, _DOWN, _CHANGED)):
                values = self._change(columns_of_figure(figure), squeeze(words))
                yield self._row(place, f"change; {figure.rule}", **values)
            elif second := self._second(figure, words):
                yield self._row(place, f"second number; {figure.rule}", **second)

    def _second(self, figure: Figure, words: str) -> dict[str, Any] | None:
        """Return the columns of a second level: 上年71,208人次 of the year before, 服务5.46万小时 of what is done.

        A number alone is the part whose share the caption tells: 5,820万元 under 研发投入占销售收入比. None where no
        word says what it is (0.219吨/吨产品), and for how long it has been so: 连续11年.
        """
        dates = in_school_years(words, read_dates(words, self.document.year), self.document.period)
        lead = squeeze(words[: figure.span.start])
        for mention in dates:
            lead = lead.replace(mention.text, "")
        period = (dates[0].start, dates[0].end) if len(dates) == 1 else self.period
        if not lead and figure.unit != "%" and (share := _SHARE.fullmatch(self.caption)):
            return {**columns_of_figure(figure), "metric": share["part"], "period": period}
        if lead.endswith(_RUNS_ON) or not (lead or dates):
            return None
        of_card = self.metric if self.metric and not self.names else ""  # of two numbers it is of neither
        return {**columns_of_figure(figure), "metric": of_card + lead.strip("，,、（("), "period": period}

    def _remarks(self) -> Iterator[Quantity]:
        """Yield the numbers in small print below a caption."""
        aside = Span(*self.aside.span("said")).moved(self.card.caption.start) if self.aside else None
        for span in (*filter(None, (aside,)), *self.card.remarks):
            for remark in read_remarks(full_width(span.of(self.document.text)), self.metric or "", self._measure()):
                values = columns_of_figure(remark.figure)
                if remark.figure.role == "change":
                    values = self._change(values, remark.words)
                place = remark.figure.span.moved(span.start)
                period = self._of_time(remark.words) or self.period
                if period and self.document.period and period[0] > self.document.period[1]:
                    continue  # 2030年达到98%: what is aimed at
                rule = f"remark; {remark.figure.rule}"
                yield self._row(place, rule, **values, metric=remark.metric, subject=remark.part, period=period)

    def _measure(self) -> str | None:
        """Return the unit of the card's number."""
        read = self._number(self.card.value)
        return read[0]["unit"] if read else None

    def _of_time(self, words: str) -> tuple[date, date] | None:
        """Return the one time that words name."""
        dates = in_school_years(words, read_dates(words, self.document.year), self.document.period)
        return (dates[0].start, dates[0].end) if len(dates) == 1 else None

    def _years(self) -> Iterator[Quantity]:
        """Yield the number of each year of a card that has several, in its unit or in that of the card."""
        for year, span in self.card.years:
            time = read_dates(f"{full_width(year.of(self.document.text)).strip()[:4]}年", self.document.year)
            if time and not touches_unreadable(self.document.text, span) and (read := self._number(span)):
                values, rule = read
                yield self._row(span, f"year; {rule}", **values, period=(time[0].start, time[0].end))

    def read(self) -> Iterator[Quantity]:
        if not self.metric:
            return
        yield from self._years() if self.card.years else self._value()
        yield from self._changes()
        yield from self._remarks()


def _scaled(figure: Figure, scale: Scale | None) -> dict[str, Any]:
    """Return the columns of a bare number in a unit that stands elsewhere: 43.7 in 亿元."""
    assert figure.value is not None
    unit, text, kind = (scale.unit, scale.text, scale.kind) if scale else (None, None, "other")
    return columns_of_figure(replace(figure, value=scaled(figure.value, scale), unit=unit, unit_text=text, kind=kind))


def _with_unit(figure: Figure, behind: str) -> dict[str, Any]:
    """Return the columns of a figure with what is printed behind its unit, or in place of one that no list knows."""
    values = columns_of_figure(figure)
    if behind and figure.unit is None and _UNIT.fullmatch(behind) and scale_of(behind) is None:
        values |= {"unit": behind, "unit_text": behind}
    return values


def read(document: Document) -> Iterator[Quantity]:
    """Yield the quantities of key-figure cards: the number with its caption as metric, then its change.

    1. 128.46 亿元 under 营业收入   2. 43.7 under 营业收入（亿元）: the unit from the caption
    3. ↑ 12.4%, 同比+4.6%, 缩短1.9小时: changes of the same metric, up or down
    4. 12.4% under 营业收入同比增长 (a change)   5. 产销差率，下降0.6个百分点 as a caption
    6. 4条／79座 over 线路／车站: two numbers
    Left alone: cards without words, numbers that no reader understands.
    """
    for card in document.cards:
        yield from _Reader(document, card).read()
