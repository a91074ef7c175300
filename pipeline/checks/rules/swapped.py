"""Two numbers of a sentence in each other's place: 获得18项授权, 提交26项申请, where a table has 18 申请 and 26 授权.

What tells the two apart in the other place (申请, 授权) stands in their clauses the other way round.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import STOP, between, have_in_common, is_exact_level, sentences, unit_of
from pipeline.checks.tabled import places_of

_COUNTED = ("人", "个", "项", "件", "家", "户", "次", "场", "")  # units of which a table often has another one
_COMMON = 2  # characters that the two numbers' names have in common in the other place
_LEAST = 5  # below which a number stands anywhere
_CLAUSE = re.compile("[，,、。；;：:]")


class _Two(NamedTuple):
    """Two numbers beside each other: what their names share, what tells them apart, and in prose their clauses."""

    one: Row
    other: Row
    common: str
    apart: tuple[str, str]
    clauses: tuple[str, str] = ("", "")


def _unit(q: Row) -> str:
    unit = unit_of(q)
    return "" if unit in _COUNTED else unit


def _is_asked(q: Row, year: int | None) -> bool:
    of_year = q["period_end"] is None or q["period_end"].year == year
    return bool(is_exact_level(q) and q["unit"] not in ("%", None) and q["value"] and q["value"] >= _LEAST and of_year)


@as_check(
    "numbers in each other's place",
    "two numbers of a sentence (获得18项授权，提交26项申请) are not the other way round in a row or column of a table, or in another sentence",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no two numbers beside each other in a sentence stand together elsewhere under names that share two characters and differ in words that the clauses have, too",
    examples=(
        "@tables\n全年获得18项授权实用新型专利，提交26项实用新型专利申请。\n| 类别 | 申请数（个） | 获得数（个） |\n| 实用新型专利 | 18 | 26 |\n| 外观专利 | 3 | 2 |",
        "@tables\n现有男职工31人，女职工48人。\n| 类别 | 人数 |\n| 男职工 | 48 |\n| 女职工 | 31 |",
        "全年受理投诉126件，办结投诉118件。\n其中热线渠道畅通，受理投诉118件，办结投诉126件。",
    ),
    counter_examples=(
        "@tables\n全年获得26项授权实用新型专利，提交18项实用新型专利申请。\n| 类别 | 申请数（个） | 获得数（个） |\n| 实用新型专利 | 18 | 26 |\n| 外观专利 | 3 | 2 |",
        "@tables\n现有男职工48人，女职工31人。\n| 类别 | 人数 |\n| 男职工 | 48 |\n| 女职工 | 31 |",
        "@tables\n城东站巡查26次，城西站巡查18次。\n| 站点 | 培训（次） | 演练（次） |\n| 城东站 | 18 | 26 |\n| 城西站 | 12 | 9 |",
    ),
)
def check_swapped(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two numbers of a sentence that stand together elsewhere."""
    told = list(_in_prose(report))
    known = _known([*_in_tables(report), *told])
    done = set[str]()
    for two in told:
        for place in known.get(_key(two), ()):
            judged = _judge(two, place)
            rows = {two.one["row_id"], two.other["row_id"], place.one["row_id"], place.other["row_id"]}
            if judged is None or (judged.outcome == "fails" and rows & done):
                continue
            done |= rows if judged.outcome == "fails" else set()
            yield judged


def _key(two: _Two) -> tuple[str, frozenset[float]]:
    return _unit(two.one), frozenset((float(two.one["value"]), float(two.other["value"])))


def _known(pairs: Sequence[_Two]) -> Mapping[tuple[str, frozenset[float]], Sequence[_Two]]:
    found: dict[tuple[str, frozenset[float]], list[_Two]] = defaultdict(list)
    for two in pairs:
        if two.common:
            found[_key(two)].append(two)
    return found


def _in_prose(report: Report) -> Iterator[_Two]:
    """Yield the numbers of prose that follow each other, with the words of their clauses."""
    for statement, quantities in sentences(report):
        for one, other in itertools.pairwise(quantities):
            if not (_is_asked(one, report.year) and _is_asked(other, report.year)) or _unit(one) != _unit(other):
                continue
            if one["value"] == other["value"] or STOP.search(between(statement, one, other)):
                continue
            clauses = _clause(statement, one), _clause(statement, other)
            yield _two(one, other)._replace(clauses=clauses)


def _clause(statement: Row, q: Row) -> str:
    """Return the words of the clause that a number stands in, without it."""
    start, text = statement["start_char"], statement["text"]
    lead, rest = text[: q["start_char"] - start], text[q["end_char"] - start :]
    return f"{_CLAUSE.split(lead)[-1]}…{_CLAUSE.split(rest)[0]}"


def _in_tables(report: Report) -> Iterator[_Two]:
    """Yield the numbers of tables beside each other in a row or column, with their names."""
    places = places_of(report)
    columns = {c["start_char"]: c["column"] for c in report.rows("tables")}
    lines: dict[object, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "table" and q["start_char"] in places and _is_asked(q, report.year):
            table, row = places[q["start_char"]]
            lines[table, "row", row].append(q)
            lines[table, "column", columns[q["start_char"]]].append(q)
    for line in lines.values():
        for one, other in itertools.pairwise(line):
            if _unit(one) == _unit(other) and one["value"] != other["value"]:
                yield _two(one, other)


def _two(one: Row, other: Row) -> _Two:
    """Return two numbers with what their names share at one end, and what tells them apart."""
    names = first, second = whole_name(one), whole_name(other)
    head = _shared(first, second)
    tail = _shared(first[len(head) :][::-1], second[len(head) :][::-1])[::-1]
    apart = tuple(_bare(name[len(head) : len(name) - len(tail)]) for name in names)
    return _Two(one, other, max(head, tail, key=len), (apart[0], apart[1]))


def _shared(one: str, other: str) -> str:
    return "".join(a for a, _ in itertools.takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


_PLAIN = re.compile("数量|总数|人数|数|合计|总|量|[（(].*?[）)]")


def _bare(words: str) -> str:
    return _PLAIN.sub("", words)


def _judge(two: _Two, place: _Two) -> Judgement | None:
    """Return the judgement of two numbers by another place; None where their clauses do not tell which is which."""
    rows = (two.one, two.other, place.one, place.other)
    if len({q["row_id"] for q in rows}) < len(rows) or len(place.common) < _COMMON or not all(place.apart):
        return None
    if not any(_has(clause, place.common) for clause in two.clauses):
        return None
    first, second = place.apart if two.one["value"] == place.one["value"] else place.apart[::-1]
    (one, other) = two.clauses
    if _is_of(one, first, second) and _is_of(other, second, first):
        return holds(*rows)
    if _is_of(one, second, first) and _is_of(other, first, second):
        blanks = {"first": named(two.one), "second": named(two.other), "page": place.one["page"]}
        return fails("swapped", *rows, one=named(place.one), other=named(place.other), **blanks)
    return None


def _is_of(clause: str, words: str, others: str) -> bool:
    return _has(clause, words) and not _has(clause, others)


def _has(clause: str, words: str) -> bool:
    """Whether a clause has some words, or two characters of them that stand side by side."""
    return words in clause if len(words) < _COMMON else have_in_common(words, clause, _COMMON)
