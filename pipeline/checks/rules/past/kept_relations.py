"""What held last year holds this year: relations among the numbers of the report before, tried on those of this one.

1. 净利润 of prose was 净利润 of a table   2. a rate of prose was the share, or the change, of two numbers beside it
3. a number was the sum of those that follow it. Numbers are known by their names, not by their places.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import (
    Interval,
    add,
    digits_of,
    find_slip,
    interval_of,
    percent_change,
    percent_of,
    printed_number,
    write,
)
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import have_in_common
from pipeline.checks.stated import of_one_value
from schemas.text import squeeze

_SAME = 5  # digits of a number that does not stand in two places by chance
_DIGITS = 3  # of a rate, and of its two numbers
_TOTAL = 4  # of a sum
_PARTS = 8  # numbers that one is the sum of
_REACH = 5  # numbers of a sentence among which a rate has its two
_NEAR = 0.1  # of a value: what differs by more is hardly the same thing any more
_NAME = 2  # characters that two names of one number have in common

Key = tuple[str, str, str | None, str, int | None]


class Relation(NamedTuple):
    """What held: `how` is same, share, change or sum; `left` is made up by `right`."""

    how: str
    left: Key
    right: tuple[Key, ...]


def _key(q: Row, report: Report) -> Key:
    back = report.year - q["period_end"].year if report.year and q["period_end"] else None
    name = squeeze(f"{q['subject'] or ''}{q['full_metric'] or q['metric'] or ''}")
    return "table" if q["source"] == "table" else "text", name, q["unit"], q["role"], back


def _facts(report: Report) -> Mapping[Key, Row]:
    """Return the numbers that a report gives once under their names."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        key = _key(q, report)
        if q["qualifier"] == "exact" and q["value"] is not None and len(key[1]) >= _NAME and q["unit"]:
            found[key].append(q)
    return of_one_value(found)


def _learn(report: Report, facts: Mapping[Key, Row]) -> Iterator[Relation]:
    """Yield what holds in a report among numbers that it gives once."""
    by_row = {q["row_id"]: key for key, q in facts.items()}
    texts = [key for key in facts if key[0] == "text"]
    tables = sorted((key for key in facts if key[0] == "table"), key=lambda key: float(facts[key]["value"]))
    for key in texts:
        if facts[key]["role"] == "level" and len(digits_of(facts[key])) >= _SAME:
            yield from itertools.islice(_same(key, tables, facts), 1)
    for quantities in report.of_statement.values():
        keys = [by_row[q["row_id"]] for q in quantities if q["row_id"] in by_row]
        yield from _rates(keys, facts)
        yield from _sums(keys, facts)


def _same(key: Key, tables: Sequence[Key], facts: Mapping[Key, Row]) -> Iterator[Relation]:
    one = interval_of(facts[key])
    for other in tables:
        two = interval_of(facts[other])
        alike = other[2:] == key[2:] and have_in_common(other[1], key[1], _NAME)
        if alike and one and two and one.meets(two):
            yield Relation("same", key, (other,))


def _rates(keys: Sequence[Key], facts: Mapping[Key, Row]) -> Iterator[Relation]:
    for at, key in enumerate(keys):
        if key[2] != "%" or len(digits_of(facts[key])) < _DIGITS:
            continue
        near = [
            k for k in keys[max(0, at - _REACH) : at + _REACH] if k[2] != "%" and len(digits_of(facts[k])) >= _DIGITS
        ]
        how = "change" if key[3] == "change" else "share"
        for pair in itertools.permutations(near, 2):
            relation = Relation(how, key, pair)
            if pair[0][2] == pair[1][2] and {k[3] for k in pair} == {"level"} and _holds(relation, facts):
                yield relation
                break


def _sums(keys: Sequence[Key], facts: Mapping[Key, Row]) -> Iterator[Relation]:
    for at, key in enumerate(keys):
        if key[2] in ("%", "百分点") or key[3] != "level" or len(digits_of(facts[key])) < _TOTAL:
            continue
        for beside in (keys[at + 1 : at + 1 + _PARTS], keys[max(0, at - _PARTS) : at][::-1]):
            own = [k for k in beside if k[2:4] == key[2:4] and k != key]
            runs = (Relation("sum", key, tuple(own[:count])) for count in range(2, len(own) + 1))
            yield from itertools.islice((run for run in runs if _holds(run, facts)), 1)


def _made(relation: Relation, facts: Mapping[Key, Row]) -> Interval | None:
    """Return what the right side of a relation gives."""
    sides = [interval_of(facts[key]) for key in relation.right]
    known = [side for side in sides if side is not None]
    if len(known) < len(sides):
        return None
    if relation.how == "same":
        return known[0]
    if relation.how == "sum":
        return add(known)
    share = relation.how == "share"
    got = percent_of(known[0], known[1]) if share else percent_change(known[1], known[0])
    down = facts[relation.left]["direction"] == "down"
    return -got if got and not share and down else got


def _holds(relation: Relation, facts: Mapping[Key, Row]) -> bool:
    made, said = _made(relation, facts), interval_of(facts[relation.left])
    return bool(made and said and made.meets(said))


@as_check(
    "relation of last year",
    "what was equal, a share, a change or a sum among the numbers of last year's report is so among those of this one",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="there is no report of the year before, one of the two does not give each number once under its name, or sums and amounts are more than a tenth apart and no slip explains it",
    tolerance="half of the last printed digit of each number",
    examples=(
        "机关供暖面积12,480平方米，取暖支出31.56万元，占运行经费128.40万元，比重24.58%。\n@@\n机关供暖面积12,480平方米，取暖支出33.12万元，占运行经费131.20万元，比重22.54%。",
        "志愿服务总时长9,372小时，社区服务5,122小时，赛会服务4,250小时。\n@@\n志愿服务总时长9,883小时，社区服务5,340小时，赛会服务4,453小时。",
        "@tables\n全年接待读者486,215人次。\n| 指标 | 2021年 |\n| 接待读者（人次） | 486,215 |\n| 外借图书（册） | 211,304 |\n@@\n@tables\n全年接待读者512,438人次。\n| 指标 | 2022年 |\n| 接待读者（人次） | 512,483 |\n| 外借图书（册） | 223,917 |",
    ),
    counter_examples=(
        "机关供暖面积12,480平方米，取暖支出31.56万元，占运行经费128.40万元，比重24.58%。\n@@\n机关供暖面积12,480平方米，取暖支出33.12万元，占运行经费131.20万元，比重25.24%。",
        "志愿服务总时长9,372小时，社区服务5,122小时，赛会服务4,250小时。\n@@\n志愿服务总时长9,793小时，社区服务5,340小时，赛会服务4,453小时。",
        "志愿服务总时长9,372小时，社区服务5,122小时，赛会服务4,250小时。\n@@\n志愿服务总时长19,883小时，社区服务5,340小时，赛会服务4,453小时。",
    ),
)
def check_kept(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each relation of last year's report whose numbers this one gives too."""
    last = report.year_before
    if last is None:
        return
    then, now = _facts(last), _facts(report)
    for relation in dict.fromkeys(_learn(last, then)):
        if not all(key in now for key in (relation.left, *relation.right)):
            continue
        rows = [now[key] for key in (relation.left, *relation.right)]
        if _holds(relation, now):
            yield holds(*rows)
        elif _is_meant(relation, then, now):
            yield _told(relation, now, last.year)


def _is_meant(relation: Relation, then: Mapping[Key, Row], now: Mapping[Key, Row]) -> bool:
    """Whether a relation that fails was meant to hold: one sentence says it, and its sides are not far apart."""
    made, left = _made(relation, now), now[relation.left]
    said = interval_of(left)
    if made is None or said is None:
        return False
    if relation.how in ("share", "change"):
        return len({now[key]["statement_id"] for key in (relation.left, *relation.right)}) == 1
    left_over = any(now[key]["value"] == then[key]["value"] for key in (relation.left, *relation.right))
    near = abs(made.middle - said.middle) <= _NEAR * abs(said.middle)
    if relation.how == "sum":
        return near
    digits = [re.sub(r"\D", "", printed_number(now[key]["text"])) for key in (relation.left, *relation.right)]
    return bool(find_slip(made, said) or find_slipped(*digits) or left_over)


def _told(relation: Relation, now: Mapping[Key, Row], year: int | None) -> Judgement:
    left, right = now[relation.left], [now[key] for key in relation.right]
    made, said = _made(relation, now), interval_of(left)
    got = write(round(made.middle, 2)) if made else ""
    blanks = {"left": named(left), "right": "、".join(map(named, right)), "got": got, "year": year}
    kind = {"same": "conflict", "sum": "sum", "share": "ratio", "change": "stated_change"}[relation.how]
    grade = HINT if made and said and relation.how != "same" and made.meets(said.if_cut) else CONFLICT
    return fails(f"kept_{relation.how}", left, *right, kind=kind, grade=grade, **blanks)
