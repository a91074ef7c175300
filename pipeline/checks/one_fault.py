"""One wrong number that several checks stumble over is told once.

An opening amount that is mistyped breaks the sum of its column, the closing amount of its row, the change beside it and
what last year's report says. Which of the numbers of a finding is wrong is known only where they meet: a number that
three findings share, and that no check of its kind found right. Two values of one thing are told once, however often
the second stands in the report.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.checks.interval import printed_number
from schemas.finding_words import CLASSES
from schemas.tables import Finding

_KINDS = ("sum", "ratio", "stated_change", "conflict", "restatement")
_TWICE = "twice"  # the message of two values of one thing
_LEAST = 3  # findings that share a number from which on it is the wrong one; own judgement
_LONG = re.compile(r"^\D{0,4}(?P<number>\d[\d,，]*(?:\.\d+)?)\D{0,4}$")
_DIGITS = 3  # of a number that hardly stands twice on a page by chance

Place = tuple[int | None, str]


def fold(findings: Sequence[Finding]) -> tuple[list[Finding], Mapping[str, tuple[int, str]]]:
    """Return findings, of those that one number explains all but one as `unsure`; and for each of
    these how many others its number explains, with the number.

    What is told is of the gravest class, and of the fewest numbers.
    """
    own = [row for row in findings if row.kind in _KINDS]
    held = {place for row in own if row.outcome == "holds" for place in _places(row)}
    shared: dict[Place, list[Finding]] = defaultdict(list)
    for row in own:
        for place in set(_places(row)) - held if row.outcome == "fails" else ():
            shared[place].append(row)
    quiet: set[str] = set()
    more: dict[str, tuple[int, str]] = {}
    for (_, number), group in sorted(shared.items(), key=lambda one: len(one[1]), reverse=True):
        left = [row for row in group if row.finding_id not in quiet and row.finding_id not in more]
        if len(left) < _LEAST:
            continue
        first, *others = sorted(left, key=lambda row: (CLASSES.index(row.class_), len(row.row_ids)))
        more[first.finding_id] = (len(others), number)
        quiet |= {row.finding_id for row in others}
    quiet |= set(_told_again(row for row in own if row.outcome == "fails" and row.finding_id not in quiet))
    return [replace(row, outcome="unsure") if row.finding_id in quiet else row for row in findings], more


def _told_again(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the ids of findings that say of a value what another says: it disagrees with the same one elsewhere."""
    told: set[tuple[str, ...]] = set()
    for row in findings:
        parts = json.loads(row.message_parts) if row.message_key == _TWICE else {}
        pair = tuple(str(parts.get(name)) for name in ("first", "first_page", "other"))
        if parts and pair in told:
            yield row.finding_id
        told |= {pair} if parts else set()


def with_count(finding: Finding, more: tuple[int, str]) -> Finding:
    """Return a finding whose message is to say how many others which of its numbers explains."""
    parts = json.loads(finding.message_parts) | {"more": str(more[0]), "number": more[1]}
    return replace(finding, message_parts=json.dumps(parts, ensure_ascii=False, sort_keys=True))


def _places(row: Finding) -> Iterator[Place]:
    for page, text in zip(row.pages, row.values, strict=True):
        found = _LONG.match(text.strip())
        digits = printed_number(found["number"]) if found else ""
        if len(digits.replace(".", "")) >= _DIGITS:
            yield page, digits
