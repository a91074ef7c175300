"""Honours in cards and lists without headers: title, grantor and date in the same order again and again."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractors.dates import read_cell_dates
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import award_in
from extractors.honours.grades import Grade
from extractors.honours.levels import level_of
from extractors.honours.printed_beside import is_body, note_of
from extractors.honours.recipients import own_names
from extractors.honours.rules import CARDS
from extractors.rule import Rule
from extractors.text.view import View, full_width, view
from schemas.document import Document, Passage
from schemas.tables import Honour
from schemas.text import squeeze

_LONGEST = 30  # characters of a title or a grantor
_LEAST = 2  # awards that are listed alike
_DAY = r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)?"
_BESIDE = re.compile(rf"^{_DAY}[\s|｜/·、]*|[\s|｜/·、]*{_DAY}$")
_CLAIM = re.compile(r"荣?获(?:得|评|颁|授)|荣获|授予|被评|入选")
# 颁发机构：X: what stands behind the label gave the award.
_GIVEN_BY = re.compile(
    r"^(?:(?:颁发|授予|颁奖|颁授|评选|评定|认证|发证|主办|表彰)(?:机构|单位|部门|机关|组织|方)|颁发者|授奖单位)[：:]"
)
_SENTENCE = "。；;，,！？：:"


class _Listed(NamedTuple):
    """An award of a list: the passages of its title, its grantor and its date."""

    title: Passage
    grantor: Passage
    time: Passage | None


def _text(document: Document, passage: Passage) -> str:
    return squeeze(full_width(passage.span.of(document.text)))


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST and not any(sign in text for sign in _SENTENCE) and not text.isdigit()


def _is_time(text: str) -> bool:
    note = note_of(text)
    return bool(note and note.period and not note.grantor)


def _grantor(text: str) -> str:
    """Return who gave an award, without the date and sign beside it: 省质量协会|2023.03 → 省质量协会."""
    return _BESIDE.sub("", _GIVEN_BY.sub("", text))


def _is_giver(text: str) -> bool:
    return bool(_GIVEN_BY.match(text)) or is_body(_grantor(text))


def _runs(document: Document, sections: set[str]) -> Iterator[list[tuple[Passage, str]]]:
    """Yield the runs of short passages, no sentences, in the sections of honours."""
    run: list[tuple[Passage, str]] = []
    for passage in document.passages:
        text = _text(document, passage)
        listed = passage.kind in ("sentence", "item") and passage.section_id in sections
        if listed and _is_short(_GIVEN_BY.sub("", text)) and not _CLAIM.search(text):
            run.append((passage, text))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _share(column: Sequence[tuple[Passage, str]], test: Any) -> float:
    return sum(bool(test(text)) for _, text in column) / len(column)


def _columns(run: Sequence[tuple[Passage, str]], step: int) -> list[_Listed]:
    """Return the awards of a run whose passages come in the same order every `step` passages, none elsewhere."""
    count = len(run) // step
    columns = [run[at : count * step : step] for at in range(step)]
    if count < _LEAST:
        return []
    times = [at for at, column in enumerate(columns) if _share(column, _is_time) == 1.0]
    bodies = [at for at, column in enumerate(columns) if _share(column, _is_giver) >= 0.6]
    if len(bodies) != 1 or len(times) != step - 2:
        return []
    (title,) = set(range(step)) - set(times) - set(bodies)
    if _share(columns[title], _is_giver) > 0.4:
        return []
    return [
        _Listed(columns[title][at][0], columns[bodies[0]][at][0], columns[times[0]][at][0] if times else None)
        for at in range(count)
    ]


def listed_awards(document: Document, sections: set[str]) -> tuple[_Listed, ...]:
    """Return the awards that lists without headers name, in order; `sections` are those that list honours."""
    found: list[_Listed] = []
    for run in _runs(document, sections):
        found += _columns(run, 3) or _columns(run, 2)
    return tuple(found)


def _seen(document: Document, passage: Passage) -> View:
    return view(full_width(passage.span.of(document.text)))


def read_listed(
    document: Document, sections: set[str], rules: Sequence[Rule[Any]]
) -> Iterator[tuple[set[int], Honour]]:
    """Yield the awards of cards and lists with the places where the passages begin that they take up.

    1. 绿色港口五星标识 / 省港口协会 / 2023年3月, two or more alike   2. 2023.05 诚信标杆 | 奶业协会
    3. 反假币工作先进集体 / 颁发机构：市金融学会
    """
    if CARDS not in rules:
        return
    names = own_names(document)
    for one in listed_awards(document, sections):
        seen = _seen(document, one.title)
        award = award_in(phrase(straighten(seen.text)), (0, len(seen.text)), Grade.NONE)
        if award is None:
            continue
        said = _text(document, one.grantor)
        grantor = _grantor(said)
        dated = [_text(document, one.time)] if one.time else [_text(document, one.title), said]
        days = [match[0] for text in dated for match in re.finditer(_DAY, text)]
        dates = [date for day in days for date in read_cell_dates(day, document.year)]
        name = names[0] if names else None
        span = seen.source(award.start, award.end).moved(one.title.span.start)
        taken = {passage.span.start for passage in one if passage is not None}
        yield (
            taken,
            Honour(
                evidence=document.cite(span, "honours", name),
                title=award.title,
                recipient=name,
                recipient_type="unit" if name else None,
                grantor=grantor,
                award_level=level_of(award.level, grantor, award.title),
                period_start=dates[0].start if dates else None,
                period_end=dates[0].end if dates else None,
                edition=award.edition,
                document_number=award.number,
                rule=CARDS.name,
            ),
        )
