"""Honours in cards and lists without headers: title, grantor and date in the same order again and again."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from operator import itemgetter
from typing import Any, NamedTuple

from extractors.dates import read_cell_dates
from extractors.honours.award_columns import is_header
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import award_in
from extractors.honours.bearers import plain_name
from extractors.honours.claims import holder_beside
from extractors.honours.grades import Grade, grade_of
from extractors.honours.list_rules import CARDS
from extractors.honours.listings import Listings
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.printed_beside import Note, Period, level_of, note_of
from extractors.honours.recipients import Recipient, own_names
from extractors.honours.slots import GIVING, Slots, gives, month_alone, slots_of
from extractors.honours.tiles import Printed, tiled_lines
from extractors.names import bodies_printed_apart
from extractors.rule import Rule
from extractors.text.characters import BRACKETS, in_brackets
from extractors.text.view import View, full_width, view
from schemas.document import Document
from schemas.tables import Honour
from schemas.text import Box, Span, squeeze

_LONGEST = 30  # characters of a title or a grantor
_ANY_YEAR = 2000  # to tell a month
_LEAST = 2  # awards that are listed alike
_DAY = r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)?"
_BESIDE = re.compile(rf"^{_DAY}[\s|｜/·、]*|[\s|｜/·、]*{_DAY}$")
_CLAIM = re.compile(r"荣?获(?:得|评|颁|授)|荣获|授予|被评|入选")
_CLAIM_FIRST = re.compile("^(?P<claim>荣获|获评|获得|获颁|入选|被授予|被评为)(?=“)")
_CLAIMED = re.compile(f"{_CLAIM_FIRST.pattern}“[^“”]+”(?:荣誉)?(?:称号)?")  # 荣获“文明单位”, a line of a card
# 颁发机构：X: what stands behind the label gave the award.
_GIVEN_BY = re.compile(rf"^(?:(?:{GIVING})(?:机构|单位|部门|机关|组织|方)|颁发者|授奖单位)[：:]")
_LASTED = re.compile(
    "(?:已|蝉联)?连续第?[0-9一二三四五六七八九十]{1,3}[年届次](?:获[得评]|当选|入选)?"
)  # says how often only
# “青釉”工艺|省轻工协会: what was awarded and who did so on lines that the page reader joined
_WORK_AND_GIVER = re.compile(
    "(?P<work>“[^“”]{2,40}”)(?P<giver>(?:[一-鿿]{0,6}[省市区县州]|中国|中华|全国|国家)[^“”]{2,18})"
)
_SAYS = re.compile("[一-鿿0-9]|^[A-Za-z]{3}[.]?$")
_KIND = re.compile("[一-鿿]{0,8}(?:荣誉|奖项|称号|奖励)")  # 员工荣誉: of which kind the awards under it are
_WHOLE = re.compile(in_brackets(rf"(?P<inside>[^{BRACKETS}]+)"))
_RANKED = re.compile(in_brackets("(?:排名|位[列居])?第[0-9一二三四五六七八九十百]+[位名]?") + "$")
_SENTENCE = "。；;，,！？：:"


class _Listed(NamedTuple):
    """An award of a list: the line of its title, and those that say who gave it, who has it and when.

    `section` is where it stands if the order of the text does not tell.
    """

    title: Printed
    beside: tuple[Printed, ...]
    section: str | None = None


def _text(document: Document, passage: Printed) -> str:
    return squeeze(full_width(passage.span.of(document.text)))


def _is_short(text: str) -> bool:
    return (
        2 <= len(text) <= _LONGEST
        and not any(sign in text for sign in _SENTENCE)
        and (not text.isdigit() or _is_time(text))
    )


def _is_time(text: str) -> bool:
    note = note_of(text)
    return bool(note and note.period and not note.grantor) or month_alone(text, _ANY_YEAR) is not None


def _slots(text: str, names: Sequence[str] = (), year: int | None = None) -> Slots:
    """Say what a line under a title is: 省质量协会|2023.03, 市总工会·公司工会, “青釉”项目, 客户授予."""
    whole = _WHOLE.fullmatch(text)  # （省工业和信息化厅）
    said = _GIVEN_BY.sub("", whole["inside"] if whole else text)
    days = [match[0] for match in _BESIDE.finditer(said)]
    body = _BESIDE.sub("", said)
    parts = [part for part in re.split("[·|｜/]", body) if part]
    if _GIVEN_BY.match(text):
        return Slots(note=Note(grantor=body))
    return slots_of(parts, names, year, card=True) if parts else Slots(known=bool(days))


def _is_beside(text: str) -> bool:
    """Whether a line is no title but says who gave an award or who has it."""
    return bool(_GIVEN_BY.match(text)) or (grade_of(text) < Grade.SOFT and not _is_time(text) and _slots(text).known)


def _runs(document: Document, listings: Listings, taken: Set[int]) -> Iterator[list[tuple[Printed, str]]]:
    """Yield the runs of short passages, no sentences, where honours are listed, those of a list in a box apart."""
    run: list[tuple[Printed, str]] = []
    box = 0
    for passage in document.passages:
        text = _text(document, passage)
        if not _SAYS.search(text):
            continue  # HONOURS below a title
        if run and is_header(text) and grade_of(text) < Grade.SOFT and not _KIND.fullmatch(text):
            continue  # 荣誉名称 between the lines: a header printed again
        listed = passage.kind in ("sentence", "item") and listings.lists(passage) and passage.span.start not in taken
        if run and listings.box(passage) != box:
            yield run
            run = []
        box = listings.box(passage)
        listed = listed and not (_KIND.fullmatch(text) or (not run and is_header(text)))
        told = _CLAIM.search(text) and gives(text) < 2 and not _CLAIMED.fullmatch(text)
        if listed and _is_short(_CLAIM_FIRST.sub("", _GIVEN_BY.sub("", text))) and not told:
            run.append((passage, text))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _share(column: Sequence[tuple[Printed, str]], test: Any) -> float:
    return sum(bool(test(text)) for _, text in column) / len(column)


def _columns(run: Sequence[tuple[Printed, str]], step: int) -> list[_Listed]:
    """Return the awards of a run whose passages come in the same order every `step` passages, none elsewhere."""
    count = len(run) // step
    columns = [run[at : count * step : step] for at in range(step)]
    if count < _LEAST:
        return []
    times = {at for at, column in enumerate(columns) if _share(column, _is_time) == 1.0}
    beside = {at for at, column in enumerate(columns) if _share(column, _is_beside) >= 0.6}
    titles = set(range(step)) - times - beside
    if not beside or len(titles) != 1:
        return []
    (title,) = titles
    if _share(columns[title], _is_beside) > 0.4 or _share(columns[title], _is_time):
        return []
    return [
        _Listed(columns[title][at][0], tuple(columns[place][at][0] for place in range(step) if place != title))
        for at in range(count)
    ]


def _cards(run: Sequence[tuple[Printed, str]]) -> list[_Listed]:
    """Return the awards of a run in which each title has the lines under it that are its own, one or several."""
    found: list[_Listed] = []
    ahead: list[Printed] = []  # times before a title where the run begins with one
    for passage, text in run:
        if _is_time(text) and _is_time(run[0][1]):
            ahead.append(passage)
        elif _is_time(text) or _is_beside(text):
            if not found:
                return []
            found[-1] = found[-1]._replace(beside=(*found[-1].beside, passage))
        elif grade_of(text) >= Grade.SOFT or (found and found[-1].beside):
            found.append(_Listed(passage, tuple(ahead) if len(ahead) == 1 else ()))
            ahead = []
        else:
            return []
    told = [one for one in found if one.beside]
    return told if len(told) >= max(_LEAST, 0.6 * len(found)) else []


def _tile_by_tile(lines: Sequence[tuple[Printed, str]], each: int) -> list[_Listed]:
    """Return the awards of tiles with `each` lines in orders of their own, none where a tile has no plain title.

    省总工会 / 工人先锋号 / 装卸一班 beside 全国绿色工厂 / 铸造公司 / 2023
    """
    found: list[_Listed] = []
    for at in range(0, len(lines), each):
        tile = lines[at : at + each]
        grades = [Grade.NONE if _is_time(text) else grade_of(straighten(text)) for _, text in tile]
        best = [place for place, grade in enumerate(grades) if grade is max(grades) and grade >= Grade.SOFT]
        unsaid = (place for place, (_, text) in enumerate(tile) if not (_is_time(text) or _slots(text).known))
        places = best or list(unsaid)
        if len(places) != 1:
            return []
        (title,) = places
        found.append(_Listed(tile[title][0], tuple(line for place, (line, _) in enumerate(tile) if place != title)))
    return found if len(found) >= _LEAST else []


def listed_awards(document: Document, listings: Listings) -> tuple[_Listed, ...]:
    """Return the awards that lists without headers name, in order; `listings` tell where honours are listed."""
    found = list(_on_tiles(document, listings))
    taken = {line.span.start for one in found for line in (one.title, *one.beside)}
    for run in _runs(document, listings, taken):
        across, down = _alike(run), []
        if not across or len(run) > _told(across) or not _in_place(document, across):
            down = _alike(_by_column(document, run))
        ways = [way for way in (across, down) if way and _in_place(document, way)]
        told = max(ways, key=_told, default=[one for one in down if _in_place(document, [one])])
        found += told
    return tuple(found)


def _on_tiles(document: Document, listings: Listings) -> Iterator[_Listed]:
    """Yield the awards of tiles whose lines come in the same order, where most of them are plainly awards."""
    for tiles in tiled_lines(document, listings):
        lines: list[tuple[Printed, str]] = [(line, _text(document, line)) for line in tiles.lines]
        short = all(_is_short(text) for _, text in lines)
        alike = (_columns(lines, tiles.each) or _tile_by_tile(lines, tiles.each) or _cards(lines)) if short else []
        plain = [one for one in alike if grade_of(_text(document, one.title)) >= Grade.SOFT]
        section = tiles.section.section_id if tiles.section else None
        yield from (one._replace(section=section) for one in (alike if 2 * len(plain) > len(alike) else ()))


def _alike(run: Sequence[tuple[Printed, str]]) -> list[_Listed]:
    whole = [step for step in (4, 3, 2) if len(run) % step == 0]
    found = (_columns(run, step) for step in whole)
    return next(filter(None, found), []) or _cards(run) or _columns(run, 3) or _columns(run, 2)


def _place(document: Document, passage: Printed) -> tuple[int, Box | None]:
    evidence = document.cite(passage.span, "honours")
    return evidence.page, evidence.bbox


def _told(listed: Sequence[_Listed]) -> int:
    """Count the passages that some awards take up."""
    return sum(len(one.beside) + 1 for one in listed)


def _in_place(document: Document, listed: Sequence[_Listed]) -> bool:
    """Whether what is said beside each title stands in its column or in its line; where no page tells, it does."""
    for one in listed:
        page, title = _place(document, one.title)
        for passage in one.beside:
            other, box = _place(document, passage)
            if title and box and page == other and not (_share_of(title, box, 0) or _share_of(title, box, 1)):
                return False
    return True


def _share_of(one: Box, other: Box, axis: int) -> bool:
    """Whether two boxes lie over or under each other (axis 0), or side by side (1), for most of the smaller one."""
    shared = min(one[axis + 2], other[axis + 2]) - max(one[axis], other[axis])
    return shared >= 0.5 * min(one[axis + 2] - one[axis], other[axis + 2] - other[axis])


def _by_column(document: Document, run: Sequence[tuple[Printed, str]]) -> list[tuple[Printed, str]]:
    """Put the passages of a run in order, one column of the page after the other."""
    columns: list[tuple[Box, list[tuple[float, tuple[Printed, str]]]]] = []
    for item in run:
        _, box = _place(document, item[0])
        if box is None:
            return list(run)
        at = next((at for at, (edge, _) in enumerate(columns) if _share_of(edge, box, 0)), None)
        if at is None:
            columns.append((box, [(box.top, item)]))
        else:
            edge, items = columns[at]
            columns[at] = (edge.union(box), [*items, (box.top, item)])
    ordered = (sorted(items, key=itemgetter(0)) for _, items in sorted(columns, key=itemgetter(0)))
    return [item for items in ordered for _, item in items]


def _seen(document: Document, passage: Printed) -> View:
    return view(full_width(passage.span.of(document.text)))


def _parts(document: Document) -> Set[str]:
    """Return what heads columns of the report's tables: of bodies, it names those that the report is about.

    So do the short names that the report introduces.
    """
    heads = (cell for table in document.tables for cell in table.cells if cell.row == 0 and cell.column > 0)
    said = (full_width(cell.span.of(document.text)).strip() for cell in heads)
    return {words for words in said if gives(words) == 1} | {short for _, short in document.identity.aliases}


def _beside(document: Document, one: _Listed, names: Sequence[str], parts: Set[str]) -> tuple[Slots, Period | None]:
    """Return who gave an award and who has it by the lines beside its title, and the first time on all of them.

    Of `parts` of the reporting organisation a line names who has it.
    """
    texts = [_text(document, passage) for passage in one.beside]
    given = any(gives(_BESIDE.sub("", text)) > 1 for text in texts)
    found = Slots()
    for text in texts:
        slots = _slots(text, names, document.year)
        joined = _WORK_AND_GIVER.fullmatch(text)
        if text in parts:
            slots = Slots(recipient=Recipient(text, "unit"))
        elif joined and gives(joined["giver"]):
            slots = Slots(note=Note(grantor=joined["giver"]), recipient=Recipient(joined["work"], "project"))
        elif not slots.known and not _is_time(text) and not _LASTED.fullmatch(text):
            unknown = _BESIDE.sub("", text)
            slots = Slots(recipient=plain_name(unknown)) if given else Slots(note=Note(grantor=unknown))
        found = Slots(note=found.note.or_else(slots.note), recipient=found.recipient or slots.recipient)
    days = [match[0] for text in (_text(document, one.title), *texts) for match in re.finditer(_DAY, text)]
    dates = [date for day in days for date in read_cell_dates(day, document.year)]
    return found, (dates[0].start, dates[0].end) if dates else found.note.period


def _apart(document: Document, beside: Sequence[Printed], grantor: str) -> str:
    """Return bodies with a mark between them where a line has only a blank there: 市总工会、市妇联."""
    told = (bodies_printed_apart(document, passage.span) for passage in beside)
    return next((bodies for bodies in told if bodies.replace("、", "") == grantor.replace("、", "")), grantor)


def _starts(document: Document, span: Span) -> Iterator[int]:
    """Yield where the passages of a stretch begin: a title may have two lines."""
    at = span.start
    while at < span.end:
        yield at
        passage = document.passage_at(at)
        at = passage.span.end + 1 if passage else span.end


def read_listed(
    document: Document, listings: Listings, rules: Sequence[Rule[Any]]
) -> Iterator[tuple[set[int], Honour]]:
    """Yield the awards of cards and lists with the places where the passages begin that they take up.

    1. 绿色港口五星标识 / 省港口协会 / 2023年3月, two or more alike   2. 2023.05 诚信标杆 | 奶业协会
    3. 反假币工作先进集体 / 颁发机构：市金融学会   4. 省模范职工之家 / 省总工会·公司工会
    """
    if CARDS not in rules or not listings.any:
        return
    names = own_names(document)
    own = Recipient(names[0], "unit") if names else None
    parts = _parts(document)
    for one in listed_awards(document, listings):
        seen = _seen(document, one.title)
        ranked = _RANKED.search(seen.text)  # 纳税五十强|（第14位）
        text = straighten(seen.text)
        claimed = _CLAIMED.fullmatch(text)
        start = claimed.end("claim") if claimed else 0
        award = award_in(phrase(text), (start, ranked.start() if ranked else len(text)), Grade.NONE)
        if award is None:
            continue
        beside, period = _beside(document, one, names, parts)
        ours = None if is_of_a_person(award.title) else own
        who, grantor = holder_beside(award, names) or beside.recipient or ours, beside.note.grantor or award.grantor
        grantor = grantor and _apart(document, one.beside, grantor)
        name = who.name if who else None
        span = seen.source(award.start, award.end).moved(one.title.span.start)
        evidence = document.cite(span, "honours", name)
        yield (
            {start for passage in (one.title, *one.beside) for start in _starts(document, passage.span)},
            Honour(
                evidence=replace(evidence, section_id=one.section) if one.section else evidence,
                title=award.title,
                recipient=name,
                recipient_type=who.kind if who else None,
                grantor=grantor,
                award_level=level_of(award.level, grantor, award.title),
                period_start=period[0] if period else None,
                period_end=period[1] if period else None,
                edition=award.edition or beside.note.edition,
                document_number=award.number,
                rule=CARDS.name,
            ),
        )
