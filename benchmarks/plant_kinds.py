"""The kinds of faults that `benchmarks.plant` draws from: what is changed in a printed line, and into what."""

import itertools
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.extraction import Extraction
from schemas.document import Document


class Fault(NamedTuple):
    """Characters of a line that become others; a finding has to name one of `said`, words with or beside them."""

    kind: str
    page: int
    line: int
    start: int
    end: int
    old: str
    new: str
    said: tuple[str, ...]


Change = tuple[int, int, str]  # start, end, and what stands there then
Draw = Callable[[str, random.Random], Iterator[Change]]

_NUMBER = re.compile(r"(?<![\d.,，〔\[第A-Za-z-])\d[\d,]*(?:\.\d+)?(?![\d.,，]|\s*[年月日号届-]|[A-Za-z]{3})")
_CODE = re.compile(r"\s*\d{3,4}\s*")  # a line of its own: a code of a budget, a year
_LEAST = 3  # digits of a number that is changed in its digits
_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?=年)")
_DATE = re.compile(r"(?<=年)(1?\d)(?=月)")
_UNITS = {"万元": ("元", "亿元"), "亿元": ("万元",), "人次": ("人",), "个百分点": ("%",)}
_UNIT = re.compile(r"(?<=\d)(?:万元|亿元|人次|个百分点)")
_AFTER = re.compile(r"(?<=\d)%")
_MOVED = re.compile(r"(?:增长|上升|提高|增加|下降|降低|减少)(?=了?约?\d)|(?:大于|小于)(?=.{0,6}数)|(?<=同比)(?:增|降)")
_WAY = {"增长": "下降", "上升": "下降", "提高": "下降", "增加": "减少", "下降": "增长", "降低": "提高", "减少": "增加",
        "大于": "小于", "小于": "大于", "增": "降", "降": "增"}  # fmt: skip
_COUNT = re.compile("(?<![第十百千万其])[二两三四五六七八九](?=(?:项|大|个|类|家|种|方面|名|条|所|座|场|次)[㐀-鿿])")
_HAN = "零一二三四五六七八九十"
_LISTED = re.compile("、[㐀-鿿A-Za-z“”]{2,12}?(?=[、和及等。，])")


def _digits(words: str) -> list[int]:
    return [at for at, letter in enumerate(words) if letter.isdigit()]


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a line that are long enough, no codes and no years."""
    if not _CODE.fullmatch(text):
        yield from (found for found in _NUMBER.finditer(text) if len(_digits(found[0])) >= _LEAST)


def _swapped(text: str, _: random.Random) -> Iterator[Change]:
    for found in _numbers(text):
        places = _digits(found[0])
        pairs = [(a, b) for a, b in itertools.pairwise(places)
                 if b == a + 1 and found[0][a] != found[0][b] and not (a == 0 and found[0][b] == "0")]  # fmt: skip
        for a, _ in pairs:
            at = found.start() + a
            yield at, at + 2, text[at + 1] + text[at]


def _other_digit(text: str, chance: random.Random) -> Iterator[Change]:
    for found in _numbers(text):
        at = found.start() + chance.choice(_digits(found[0]))
        yield at, at + 1, chance.choice([d for d in "123456789" if d != text[at]])


def _tenfold(text: str, chance: random.Random) -> Iterator[Change]:
    for found in _numbers(text):
        number, places = found[0], _digits(found[0])
        if "." in number and number[-2] == "." and chance.random() < 0.5:
            yield found.end() - 2, found.end() - 1, ""
        elif "." in number:
            at = found.start() + number.index(".")
            if number[0] != "0" and places[-1] > number.index(".") + 1:
                yield at, at + 2, text[at + 1] + "."
        elif "," not in number:
            yield found.end(), found.end(), "0"


def _unit(text: str, chance: random.Random) -> Iterator[Change]:
    for found in _UNIT.finditer(text):
        yield found.start(), found.end(), chance.choice(_UNITS[found[0]])
    for found in _AFTER.finditer(text):
        if _MOVED.search(text[max(0, found.start() - 12) : found.start()]):
            yield found.start(), found.end(), "个百分点"


def _year(text: str, chance: random.Random) -> Iterator[Change]:
    for found in _YEAR.finditer(text):
        yield found.start(), found.end(), str(int(found[0]) + chance.choice((-1, -1, 1)))


def _date(text: str, chance: random.Random) -> Iterator[Change]:
    for found in _DATE.finditer(text):
        yield found.start(), found.end(), str(chance.choice([m for m in range(1, 13) if m != int(found[0])]))


def _way(text: str, _: random.Random) -> Iterator[Change]:
    for found in _MOVED.finditer(text):
        yield found.start(), found.end(), _WAY[found[0]]


def _count(text: str, _: random.Random) -> Iterator[Change]:
    for found in _COUNT.finditer(text):
        value = _HAN.index("二" if found[0] == "两" else found[0])
        yield found.start(), found.end(), _HAN[value + 1]


def _dropped(text: str, _: random.Random) -> Iterator[Change]:
    for found in _LISTED.finditer(text):
        yield found.start(), found.end(), ""


DRAWS: dict[str, Draw] = {
    "swap": _swapped,
    "digit": _other_digit,
    "tenfold": _tenfold,
    "unit": _unit,
    "year": _year,
    "date": _date,
    "way": _way,
    "count": _count,
    "item": _dropped,
}
KINDS = (*DRAWS, "name", "old")
_PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BESIDE = 2  # characters between changed words and the number that they are said of
_AROUND = 3  # characters on each side of what is changed that a finding has to name with it


def list_faults(document: Document, extraction: Extraction, chance: random.Random) -> Iterator[Fault]:
    """Yield the faults that can be planted in a report, each with its new words already drawn."""
    names = _names(extraction)
    old = _old_values(extraction)
    for page in document.pages:
        if page.health:
            continue
        for at, line in enumerate(page.lines):
            if line.role in ("header", "footer", "label", "aside"):
                continue
            draws = [(kind, change) for kind, draw in DRAWS.items() for change in draw(line.text, chance)]
            draws += [("name", change) for change in _misspelt(line.text, names, chance)]
            draws += [("old", change) for change in _left(line.text, old)]
            for kind, (start, end, new) in draws:
                words = _around(line.text, start, end, new)
                yield Fault(kind, page.number, at, start, end, line.text[start:end], new, words)


def _around(text: str, start: int, end: int, new: str) -> tuple[str, ...]:
    """Return the whole number that is changed; of other words these with some around them, and the number beside."""
    after, stop = text[:start] + new + text[end:], start + len(new)
    numbers = [(m.start(), m.end(), m[0]) for m in _PRINTED.finditer(after)]
    for first, last, number in numbers:
        if first <= start and stop <= last and not re.match("[年月]", after[last:]):
            return (number,)
    beside = [n for first, last, n in numbers if len(n) > 1 and (last == start or 0 <= first - stop <= _BESIDE)]
    return (after[max(0, start - _AROUND) : stop + _AROUND], *beside)


def _names(extraction: Extraction) -> Counter[str]:
    """Return the names of persons, organisations and places that stand in a report, with how often."""
    rows = extraction.tables["entities"].to_pylist()
    return Counter(str(row["text"]) for row in rows if 2 < len(str(row["text"])) < 20 or row["kind"] == "PERSON")


def _misspelt(text: str, names: Counter[str], chance: random.Random) -> Iterator[Change]:
    for name, often in names.items():
        at = text.find(name)
        if at >= 0 and often > 1:
            place = at + chance.randrange(len(name))
            letters = [c for c in "".join(names) if "㐀" <= c <= "鿿" and c != text[place]]
            if letters and "㐀" <= text[place] <= "鿿":
                yield place, place + 1, chance.choice(letters)


def _old_values(extraction: Extraction) -> dict[str, str]:
    """Return printed numbers of the report year with those that tables give beside them for the year before."""
    rows = [r for r in extraction.tables["quantities"].to_pylist() if r["source"] == "table" and r["period_start"]]
    year = extraction.report_year
    by_name: dict[tuple[object, ...], dict[int, str]] = {}
    for row in rows:
        key = row["metric"], row["unit"], row["role"]
        by_name.setdefault(key, {})[row["period_start"].year] = str(row["text"])
    return {own[year]: own[year - 1] for own in by_name.values() if year and year in own and year - 1 in own}


def _left(text: str, old: dict[str, str]) -> Iterator[Change]:
    for found in _numbers(text):
        if old.get(found[0], found[0]) != found[0]:
            yield found.start(), found.end(), old[found[0]]
