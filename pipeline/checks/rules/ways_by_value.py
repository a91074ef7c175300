"""A change of prose that goes the other way than that of the row with the very amount, whatever the row is called.

上网电量126.48亿千瓦时，同比下降8.37% | 销售量 | 126.48 | 116.71: it rose by 8.37 %
"""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, digits_of, interval_of, percent_change, signed_interval
from pipeline.checks.printed import quote_change, write_change
from pipeline.checks.report import Report, named
from pipeline.checks.rules.rows_by_value import THAN
from pipeline.checks.sentences import between, is_exact_level, sentences
from pipeline.checks.tabled import Tabled, tabled_of

_AMOUNT = 5  # digits of an amount that stands in another row by chance hardly
_CHANGE = 3  # digits of the change that it has there, too


@as_check(
    "way of an amount",
    "an amount (126.48亿千瓦时) with its change goes the way that the row with the same amount and the same change goes, whatever its name",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no amount of five digits, with a change of three behind it, stands in a table in whose row the amount of the year before gives that change",
    tolerance="half of the last printed digit of all three",
    examples=(
        "@tables\n全年实现上网电量126.48亿千瓦时，同比下降8.37%。\n| 项目 | 单位 | 2022年 | 2021年 |\n| 销售量 | 亿千瓦时 | 126.48 | 116.71 |\n| 生产量 | 亿千瓦时 | 131.05 | 122.60 |",
        "@tables\n场馆迎来读者184,263人次，比上年增加12,418人次。\n| 指标 | 2021年 | 2022年 |\n| 到馆（人次） | 196,681 | 184,263 |\n| 借阅（册次） | 80,412 | 91,735 |",
    ),
    counter_examples=(
        "@tables\n全年实现上网电量126.48亿千瓦时，同比上升8.37%。\n| 项目 | 单位 | 2022年 | 2021年 |\n| 销售量 | 亿千瓦时 | 126.48 | 116.71 |\n| 生产量 | 亿千瓦时 | 131.05 | 122.60 |",
        "@tables\n全年实现上网电量126.48亿千瓦时，同比下降3.72%。\n| 项目 | 单位 | 2022年 | 2021年 |\n| 销售量 | 亿千瓦时 | 126.48 | 116.71 |\n| 生产量 | 亿千瓦时 | 131.05 | 122.60 |",
    ),
)
def check_ways(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount with its change that a row has, too."""
    tabled = tabled_of(report)
    for statement, quantities in sentences(report):
        for q, change in itertools.pairwise(quantities):
            if not _is_asked(q, change, report.year) or not THAN.fullmatch(between(statement, q, change)):
                continue
            one, said = interval_of(q), signed_interval(change)
            rows = _rows(q, change, tabled.within(one, q["unit"]) if one else (), tabled)
            if said is None or not rows:
                continue
            same = next((row for row in rows if row[2].meets(said)), None)
            other = next((row for row in rows if row[2].meets(-said)), None)
            if same is not None:
                yield holds(q, change, same[0])
            elif other is not None:
                cell, then, got = other
                blanks = {"after": named(q), "before": named(then), "page": then["page"]}
                yield fails("change_tabled", q, change, then, cell, said=quote_change(change),
                            got=write_change(got.middle, change), **blanks)  # fmt: skip


def _is_asked(q: Row, change: Row, year: int | None) -> bool:
    of_year = q["period_end"] is None or q["period_end"].year == year
    is_change = change["role"] == "change" and change["qualifier"] == "exact" and change["unit"] in ("%", q["unit"])
    long = len(digits_of(q)) >= _AMOUNT and len(digits_of(change)) >= _CHANGE
    return bool(is_exact_level(q) and q["unit"] not in ("%", None) and q["value"] and of_year and is_change and long)


def _rows(q: Row, change: Row, cells: Sequence[Row], tabled: Tabled) -> list[tuple[Row, Row, Interval]]:
    """Return the cells that have an amount, each with that of the year before and by how much it moved."""
    found: list[tuple[Row, Row, Interval]] = []
    for cell in cells:
        then = tabled.before(cell)
        now, old = interval_of(cell), interval_of(then) if then else None
        if then is None or now is None or old is None or old.low <= 0 or abs(now.middle - old.middle) == 0:
            continue
        got = now - old if change["unit"] == q["unit"] else percent_change(old, now)
        if got is not None:
            found.append((cell, then, got))
    return found
