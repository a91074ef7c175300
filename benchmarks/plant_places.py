"""Whether a report can tell that a number in it was changed: it stands again, or numbers beside it give it.

Nothing of the checks is used: numbers are what is printed, a sum one of up to eight that follow each other.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from benchmarks.plant_kinds import Fault
from pipeline.extraction import Extraction
from schemas.document import Document

_NUMBER = re.compile(r"(?<![\d.])-?\d[\d,]*(?:\.\d+)?")
_LEAST = 3  # digits of a number that hardly stands twice by chance
_TERMS = 8
_NEAR = 12  # numbers on each side of one among which its sum, difference or share is looked for
_ALWAYS = ("year", "date", "way", "count", "item", "name")  # of these nothing is said: they count as tellable


def is_tellable(document: Document, fault: Fault, earlier: Sequence[Extraction] = ()) -> bool:
    """Whether what is changed stands elsewhere too, or follows from what stands beside it."""
    if fault.kind in _ALWAYS:
        return True
    line = document.pages[fault.page - 1].lines[fault.line]
    own = next((m for m in _NUMBER.finditer(line.text) if m.start() <= fault.start <= m.end()), None)
    if own is None:
        return True
    number = own[0].lstrip("-")
    if len(re.sub(r"\D", "", number).strip("0")) < _LEAST:
        return False
    texts = [document.text, *(str(row["text"]) for one in earlier for row in one.tables["pages"].to_pylist())]
    if _stands_again(number, texts):
        return True
    return any(_follows(number, numbers) for numbers in _beside(document, fault, own[0]))


def _stands_again(number: str, texts: Sequence[str]) -> bool:
    own, seen = number.replace(",", ""), 0
    for text in texts:
        for found in _NUMBER.findall(text):
            other = found.lstrip("-").replace(",", "")
            if other == own:
                seen += 1
            elif len(re.sub(r"\D", "", other).strip("0")) >= _LEAST and _is_rounded(own, other):
                return True
    return seen > 1


def _is_rounded(own: str, other: str) -> bool:
    """Whether one number is the other in a larger unit: 1,284,570 and 128.46."""
    for long, short in ((own, other), (other, own)):
        for factor in (1e4, 1e8):
            decimals = len(short.partition(".")[2])
            if abs(float(long) / factor - float(short)) <= 0.51 * 10.0**-decimals:
                return True
    return False


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _beside(document: Document, fault: Fault, printed: str) -> Iterator[list[float]]:
    """Yield the numbers around a number, itself left out: of its paragraph, of its column, of its row."""
    for segment in document.segments:
        here = segment.page == fault.page and segment.line == fault.line
        if here and segment.offset <= fault.start < segment.offset + segment.length:
            at = segment.start + fault.start - segment.offset
            break
    else:
        return
    for table in document.tables:
        if table.span.start <= at < table.span.end:
            own = next((c for c in table.cells if c.span.start <= at < c.span.end), None)
            for line in ("column", "row") if own else ():
                cells = [c for c in table.cells if getattr(c, line) == getattr(own, line) and c is not own]
                yield [_value(n[0]) for c in cells if (n := _NUMBER.match(c.span.of(document.text)))]
            return
    for block in document.blocks:
        if block.span.start <= at < block.span.end:
            found = [
                (m.start() + block.span.start, _value(m[0])) for m in _NUMBER.finditer(block.span.of(document.text))
            ]
            places = [place for place, _ in found]
            near = next((i for i, place in enumerate(places) if place <= at < place + len(printed) + 1), 0)
            yield [v for i, (_, v) in enumerate(found) if i != near and abs(i - near) <= _NEAR]


def _follows(number: str, others: Sequence[float]) -> bool:
    """Whether a number is a sum of some that follow each other, or difference, share or change of two."""
    value, slack = _value(number), 0.51 * 10.0 ** -len(number.partition(".")[2])
    runs = (sum(others[a:b]) for a in range(len(others)) for b in range(a + 2, min(a + _TERMS, len(others)) + 1))
    if any(abs(run - value) <= slack for run in runs):
        return True
    for one, two in itertools.permutations(others, 2):
        if abs(one - two - value) <= slack and one - two > 0:
            return True
        shares = (100 * one / two, abs(100 * (one - two) / two)) if two else ()
        if any(abs(share - value) <= slack for share in shares) and "." in number:
            return True
    return any(_is_part(value, others, at, slack) for at in range(len(others)))


def _is_part(value: float, others: Sequence[float], at: int, slack: float) -> bool:
    """Whether a number with some that follow each other makes up another one."""
    rest = [other for i, other in enumerate(others) if i != at]
    return any(
        abs(value + sum(rest[a:b]) - others[at]) <= slack
        for a in range(len(rest))
        for b in range(a + 2, min(a + _TERMS, len(rest)) + 1)
    )
