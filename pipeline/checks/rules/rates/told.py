"""Shares that stand behind their parts.

Parts with their shares one behind the other, where the whole is not named: each says what the whole is.
Counts with their shares of a whole that the passage states: 党员42名。其中硕士18名，占21%，本科21名，占50%.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Number
from pipeline.checks.interval import Interval, add, divide, interval_of, percent_of, printed_number, write
from pipeline.checks.judging import HUNDRED, OF_WHOLE
from pipeline.checks.printed import turned
from pipeline.checks.report import Report, named
from pipeline.checks.rules.rates.turned import makes, tell_share
from pipeline.checks.sentences import between, exact_levels, have_in_common, is_exact_level, sentences, unit_of
from pipeline.checks.two_places import told_twice

_LEAST = 3  # parts from which on shares prove each other
_SHARE_TOLD = re.compile(
    r"^[，,（(]?(?:分别)?(?:约)?占(?:比|(?P<whole>[^，,。；;\d]{0,12}?))(?:的(?:比例|比重)?|为|约)?$"
)


@as_check(
    "shares of one whole",
    "甲2,411万元，占80.24%；乙296万元，占9.86%；丙112万元，占3.75%: the amounts and their shares are of one whole",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="fewer than three parts of one unit (two, where both shares name the whole) follow each other in a sentence, each with its share, or two of them are of other wholes",
    tolerance="three times half of the last printed digit of each share",
    examples=(
        "文化支出2,411.70万元，占80.24%；社保支出296.48万元，占3.86%；卫生支出112.73万元，占3.75%；住房支出184.60万元，占6.14%。",
        "前五名客户销售额11,842.30万元，占年度销售总额32.43%；其中关联方销售额1,573.20万元，占年度销售总额4.21%。",
    ),
    counter_examples=(
        "文化支出2,411.70万元，占80.24%；社保支出296.48万元，占9.86%；卫生支出112.73万元，占3.75%；住房支出184.60万元，占6.14%。",
        "党员86名，占43%；女职工36名，占28%；团员12名，占青年的60%。",
        "前五名客户销售额11,842.30万元，占年度销售总额32.43%；其中关联方销售额1,537.20万元，占年度销售总额4.21%。",
        "党员320人，占职工总数的32%；女职工210人，占职工总数的21%；研发人员96人，占技术人员的40%。",
    ),
)
def check_told(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each part of a run of three or more."""
    for statement, quantities in sentences(report):
        run: list[tuple[Row, Row]] = []
        named_so: set[str] = set()
        for part, share in itertools.pairwise(quantities):
            if not is_exact_level(part, share) or share["unit"] != "%" or part["unit"] in ("%", "百分点", None):
                continue
            said = _SHARE_TOLD.match(between(statement, part, share))
            if said is None or part["value"] <= 0 or share["value"] <= 0:
                continue
            named_so.add(said["whole"] or "")
            if run and run[-1][0]["unit"] != part["unit"]:
                run = []
            run.append((part, share))
        if len(run) >= _LEAST and len(named_so) == 1:
            yield from _judge_told(run)
        elif len(run) == len("ab") and len(named_so) == 1 and all(len(name) >= _NAMED for name in named_so):
            yield from _judge_two(run)


_NAMED = 4  # characters of a whole that two shares name


def _judge_two(run: Sequence[tuple[Row, Row]]) -> Iterator[Judgement]:
    """Yield the judgement of two parts whose shares name one whole: the smaller is told by what the larger says."""
    (large, said), (small, share) = sorted(run, key=lambda one: float(one[0]["value"]), reverse=True)
    whole, other, one = _whole(large, said), _whole(small, share), interval_of(small)
    if whole is None or other is None or one is None:
        return
    if whole.meets(other):
        yield holds(large, said, small, share)
    elif (got := percent_of(one, whole)) is not None:
        blanks = {"part": named(small), "got": f"{write(round(got.middle, 2))}%", "said": share["text"]}
        yield fails("share_of_one", small, share, large, said, **blanks)


_APART = re.compile(r"^[，,（(]?(?:分别|各|依次)占(?:比|[^，,。；;\d]{0,12}?)(?:的(?:比例|比重)?|为|约)?$")
_NEXT = re.compile("^(?:[、，,和及与]|以及)$")


@as_check(
    "shares told apart",
    "甲486万元，乙151万元，丙7,284万元，分别占5.96%、1.86%和89.33%: the amounts and the shares behind them are of one whole",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="fewer than two amounts of one unit stand before as many shares, or two of three or more are of other wholes",
    tolerance="three times half of the last printed digit of each share",
    examples=(
        "社保支出486.30万元，卫生支出151.72万元，农林水支出7,248.06万元，住房保障支出232.12万元，分别占5.96%、1.86%、89.33%和2.85%。",
        "受理咨询、投诉、求助1,204件、386件、2,110件，分别占32.5%、14.0%和57.0%。",
        "货物、工程、服务采购138.26万元、214.90万元和259.32万元，各占22.57%、35.09%、43.24%。",
        "人员经费3,297.64万元，公用经费386.58万元，分别占基本支出的89.15%和10.49%。",
    ),
    counter_examples=(
        "社保支出486.30万元，卫生支出151.72万元，农林水支出7,284.06万元，住房保障支出232.12万元，分别占5.96%、1.86%、89.33%和2.85%。",
        "党员86名、团员12名、女职工36名，分别占职工的43%、青年的60%和28%。",
        "收入120万元、支出98万元、结余22万元，分别占上年的96%、104%和71%。",
        "人员经费3,297.64万元，公用经费386.58万元，分别占基本支出的89.51%和10.49%。",
        "党员86名、团员12名，分别占职工的43%和青年的60%。",
    ),
)
def check_each(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount of a list before its shares."""
    for statement, quantities in sentences(report):
        for at, share in enumerate(quantities):
            if share["unit"] != "%" or not at or not _APART.match(between(statement, quantities[at - 1], share)):
                continue
            shares = [share]
            for q in quantities[at + 1 :]:
                if q["unit"] != "%" or not _NEXT.match(between(statement, shares[-1], q)):
                    break
                shares.append(q)
            parts = quantities[max(0, at - len(shares)) : at]
            alike = {part["unit"] for part in parts}
            if len(parts) != len(shares) or len(parts) < 2 or len(alike) != 1 or alike & {"%", "百分点", None}:
                continue
            if is_exact_level(*parts, *shares) and all(q["value"] > 0 for q in (*parts, *shares)):
                run = list(zip(parts, shares, strict=True))
                yield from _judge_told(run) if len(run) >= _LEAST else _judge_two(run)


def _judge_told(run: Sequence[tuple[Row, Row]]) -> Iterator[Judgement]:
    """Yield the judgement of each part; told is the one without which all others are of one whole."""
    known = [whole for part, share in run if (whole := _whole(part, share)) is not None]
    if len(known) < len(run):
        return
    if _common(known) is not None:
        yield from (holds(part, share) for part, share in run)
        return
    odd = [at for at in range(len(run)) if _common([*known[:at], *known[at + 1 :]]) is not None]
    odd = odd if len(odd) == 1 else [at for at in odd if _is_turned(run, known, at)]
    whole = _common([one for at, one in enumerate(known) if [at] != odd]) if len(odd) == 1 else None
    if whole is None:
        return
    for at, (part, share) in enumerate(run):
        one = interval_of(part)
        got = percent_of(one, whole) if one else None
        if [at] != odd:
            yield holds(part, share)
        elif got is not None:
            blanks = {"part": named(part), "got": f"{write(round(got.middle, 2))}%", "said": share["text"]}
            yield fails("share_of_one", part, share, **blanks)


def _common(wholes: Sequence[Interval]) -> Interval | None:
    """Return what some intervals have in common; None where that is nothing."""
    low, high = max(one.low for one in wholes), min(one.high for one in wholes)
    return Interval(low, high) if low <= high else None


def _is_turned(run: Sequence[tuple[Row, Row]], known: Sequence[Interval], at: int) -> bool:
    """Whether a part, or its share, is of the whole of the others with two of its digits in each other's place."""
    part, share = run[at]
    rest = [*known[:at], *known[at + 1 :]]
    others = sum(one["value"] for other, (one, _) in enumerate(run) if other != at)
    hundred = add(one for _, said in run if (one := interval_of(said)) is not None).meets(HUNDRED)
    for value in turned(part):
        whole = _whole({**part, "value": value}, share)
        common = _common([*rest, whole]) if whole else None
        if common and (not hundred or common.low <= others + value <= common.high):
            return True
    for value in turned(share):
        whole = _whole(part, {**share, "value": value})
        if not hundred and whole and _common([*rest, whole]):
            return True
    return False


def _whole(part: Row, share: Row) -> Interval | None:
    one, said = interval_of(part), interval_of(share)
    got = divide(one, said.if_cut) if one and said else None
    return got.times(100) if got else None


_DIGITS = 5  # digits of an amount that hardly stands twice by chance
_COMMON = 3  # characters that the name of the whole and the head of a column have in common


@as_check(
    "share against table",
    "采购额4,216.80万元，占年度采购总额31.24% is the share that stands beside that amount in a table",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no amount of five digits stands with a share behind it in the prose, and in a table with a share of the same whole in its row",
    tolerance="half of the last printed digit of both",
    examples=(
        "前五名采购额4,216.80万元，占年度采购总额51.24%。\n| 供应商 | 采购额 | 占年度采购总额比例（%） |\n| 甲 | 2,916.80 | 21.61 |\n| 乙 | 1,300.00 | 9.63 |\n| 合计 | 4,216.80 | 31.24 |",
    ),
    counter_examples=(
        "前五名采购额4,216.80万元，占年度采购总额31.2%。\n| 供应商 | 采购额 | 占年度采购总额比例（%） |\n| 甲 | 2,916.80 | 21.61 |\n| 乙 | 1,300.00 | 9.63 |\n| 合计 | 4,216.80 | 31.24 |",
        "前五名采购额4,216.80万元，占营业成本51.24%。\n| 供应商 | 采购额 | 占年度采购总额比例（%） |\n| 甲 | 2,916.80 | 21.61 |\n| 乙 | 1,300.00 | 9.63 |\n| 合计 | 4,216.80 | 31.24 |",
    ),
)
def check_tabled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount with its share whose like stands in a table."""
    beside = _beside(report)
    for statement, quantities in sentences(report) if beside else ():
        for part, share in itertools.pairwise(quantities):
            said = OF_WHOLE.match(between(statement, part, share)) if share["unit"] == "%" else None
            if said is None or not is_exact_level(part, share):
                continue
            same = [number for head, number in beside.get(printed_number(part["text"]), ())
                    if have_in_common(said["whole"], head, _COMMON)]  # fmt: skip
            own = interval_of(share)
            if not same or own is None:
                continue
            if any(own.meets(number.interval) for number in same):
                yield holds(share, same[0].cell)
            else:
                yield told_twice(share, same[0].cell, second=same[0].text)


def _beside(report: Report) -> Mapping[str, Sequence[tuple[str, Number]]]:
    """Return by the printed digits of an amount the shares that stand in its row, each with the head of its column."""
    found: dict[str, list[tuple[str, Number]]] = defaultdict(list)
    for grid in report.grids:
        shares = [column for column in grid.columns if grid.is_share(column)]
        for (row, column), number in grid.numbers.items() if shares else ():
            digits = printed_number(number.cell["text"])
            if column not in shares and len(digits.replace(".", "")) >= _DIGITS:
                found[digits] += [(grid.heads[c], grid.numbers[row, c]) for c in shares if (row, c) in grid.numbers]
    return found


_SHARE_STATED = re.compile(r"^[，,（(]?(?:约)?占(?:比|总数|总人数|总量|全部|全体)?的?(?:比例|比重)?(?:为|达到?|约)?$")
_LIST = 2  # counts with a share that follow each other, from which on they are of one whole
_BETWEEN = re.compile(r"^[）)]?[，,、；;]?(?:其中|有|另有|和|及)?[^，,。；;\d%]{0,16}$")
_AMOUNTS = ("元", "美元", "%", "百分点", None)


class _Shared(NamedTuple):
    """A count, its share, and where the two begin and end."""

    part: Row
    share: Row


@as_check(
    "share of the whole before the list",
    "党员42名。硕士9名，占21%，本科31名，占50%: the shares of a list are those of the whole that the passage states before it",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no two counts of a sentence, each with a share that does not name its whole, follow a count of their unit that makes one of the shares up",
    tolerance="half of the last printed digit; a share may be cut",
    examples=(
        "截至年末，支部党员已增加到42名。在职党员中，硕士9名，占21%，本科学历31名，占50%；约60%在一线。",
        "全年受理工单1,250件。其中咨询625件，占50%；投诉152件，占17%；求助125件，占10%。",
        "共有合作社64家（市级16家，占25%；县级42家，占50%）。",
    ),
    counter_examples=(
        "截至年末，支部党员已增加到42名。在职党员中，硕士9名，占21%，本科学历21名，占50%；约60%在一线。",
        "现有职工42名。女职工21名，占50%。一线岗位18名，占管理岗位的60%。",
        "支部党员42名。在职党员30名中，硕士9名，占30%，本科学历21名，占70%。",
        "全年受理工单1,250件。其中咨询625件，占50%，其中电话咨询500件，占80%。",
        "城区泵站64座，占25%，乡镇泵站128座，占50%。",
    ),
)
def check_stated(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each list of such shares whose whole is stated."""
    for passage in report.passages:
        if "占" not in passage.text:
            continue
        levels = list(exact_levels(report, passage))
        for run in _runs(levels):
            first = run[0].part["start_char"]
            wholes = [
                q
                for _, q in levels
                if q["end_char"] <= first
                and unit_of(q) == unit_of(run[0].part)
                and q["value"] >= max(one.part["value"] for one in run)
            ]
            yield from _judge_stated(run, wholes)


def _runs(levels: Sequence[tuple[Row, Row]]) -> Iterator[list[_Shared]]:
    """Yield the counts of one unit that follow each other, each with its share right behind it."""
    run: list[_Shared] = []
    for (row, part), (other, share) in itertools.pairwise(levels):
        if row is not other or share["unit"] != "%" or part["unit"] in _AMOUNTS or not part["value"]:
            continue
        if not _SHARE_STATED.match(between(row, part, share)):
            continue
        joined = run and run[-1].part["statement_id"] == part["statement_id"]
        if (
            not joined
            or unit_of(run[-1].part) != unit_of(part)
            or not _BETWEEN.match(between(row, run[-1].share, part))
        ):
            if len(run) >= _LIST:
                yield run
            run = []
        run.append(_Shared(part, share))
    if len(run) >= _LIST:
        yield run


def _judge_stated(run: Sequence[_Shared], wholes: Sequence[Row]) -> Iterator[Judgement]:
    """Yield a judgement for each share of a list by the whole that makes most of them up."""
    best = max(wholes, key=lambda whole: sum(makes((one.part, whole, one.share)) for one in run), default=None)
    if best is None or not any(makes((one.part, best, one.share)) for one in run):
        return
    odd = [one for one in run if not makes((one.part, best, one.share))]
    if not odd:
        yield from (holds(one.part, best, one.share) for one in run)
        return
    if len(odd) > len(run) / 2 or any(
        makes((one.part, other.part, one.share)) for one in odd for other in run if other is not one
    ):
        return
    yield from (tell_share((one.part, best, one.share)) for one in odd)
