"""A value with its change in percent, told in two places: 营业收入58,310.42万元，同比增长12.83% here and 18.23% there."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import agree, signed_interval
from pipeline.checks.printed import quote_change
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import between, is_exact_level, sentences

_DIGITS = 4  # digits of a value that is hardly another one by chance
_LAST_YEAR = re.compile(
    r"^[，,（(]?(?:同比|[比较](?:上年|去年|上一年|20\d\d年)(?:度|同期)?)(?!分别|各)(?:[^，,。；;\d]{0,6})$"
)


class _Told(NamedTuple):
    """A value and by how much it has changed."""

    level: Row
    change: Row


@as_check(
    "change told twice",
    "one value has one change against the year before, wherever the report tells it",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no value of four digits stands in two places of the prose, or in prose and a table, with its change in percent behind or beside it",
    tolerance="half of the last printed digit of both",
    examples=(
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，同比增长18.23%。",
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，同比下降12.83%。",
    ),
    counter_examples=(
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，同比增长12.8%。",
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，较年初增长2.5%。",
        "接待读者48.62万人次，同比增长6.2%。\n少儿读者48.62万人次，同比增长9.2%。",
        "营业收入58,310.42万元，同比增长12.83%。\n四季度营业收入18,310.42万元，同比增长18.23%。",
    ),
)
def check_repeated(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is told again with its change."""
    said, tabled = list(_in_prose(report)), _in_tables(report)
    for at, one in enumerate(said):
        others = [two for two in (*said[:at], *tabled.get(_key(one.level), ())) if _is_of_one(one, two)]
        own = signed_interval(one.change)
        known = [(two, moved) for two in others if (moved := signed_interval(two.change))]
        if not known or own is None:
            continue
        agree = next((two for two, other in known if own.meets(other)), None)
        if agree:
            yield holds(one.change, agree.change)
            continue
        two = known[0][0]
        yield fails("changes_apart", one.change, two.change, grade=None if two.level["source"] == "text" else HINT,
                    name=named(one.level), said=quote_change(one.change), other=quote_change(two.change),
                    page=two.change["page"])  # fmt: skip


def _key(level: Row) -> tuple[object, ...]:
    return level["metric"], level["period_end"]


def _is_of_one(one: _Told, two: _Told) -> bool:
    alike = all(one.level[name] == two.level[name] for name in ("metric", "subject", "unit"))
    apart = one.level["statement_id"] != two.level["statement_id"]
    return alike and apart and agree(one.level, two.level)


def _in_prose(report: Report) -> Iterator[_Told]:
    for statement, quantities in sentences(report):
        for level, change in itertools.pairwise(quantities):
            if change["role"] != "change" or change["unit"] != "%" or change["qualifier"] != "exact":
                continue
            if not is_exact_level(level) or level["unit"] == "%" or _digits(level) < _DIGITS or not level["metric"]:
                continue
            if _LAST_YEAR.match(between(statement, level, change)):
                yield _Told(level, change)


def _digits(row: Row) -> int:
    return len(re.sub(r"\D", "", row["text"]).strip("0"))


def _in_tables(report: Report) -> Mapping[tuple[object, ...], Sequence[_Told]]:
    """Return the values of tables with the change that stands in their row, by name and year."""
    rows: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "table" and q["value"] is not None and q["metric"] and not q["subject"]:
            rows[q["metric"], q["page"]].append(q)
    found: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for group in rows.values():
        changes = [q for q in group if q["role"] == "change" and q["unit"] == "%" and q["direction"]]
        if len(changes) != 1:
            continue
        for level in group:
            if is_exact_level(level) and level["unit"] != "%" and level["period_end"] == changes[0]["period_end"]:
                found[_key(level)].append(_Told(level, changes[0]))
    return found
