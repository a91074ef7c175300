"""A total and its parts in the sentence behind it: 有3户收费2460元。其中，甲1户，收费940元；乙1户，收费1160元 …"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import add, find_slip, interval_of
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.sentences import is_exact_level, words_before

_AMONG = re.compile(r"^(?:其中|分别[是为]|具体(?:为|是)|包括)")
_LEAST = 2  # parts
_NEAR = 0.2  # of the total: parts that miss it by more are some of them, or more than them
_OPEN = re.compile("等[，,。；;]|主要|部分|不含|累计|平均|人均|增|减|以上")


@as_check(
    "parts in the next sentence",
    "what a sentence that begins with 其中 gives of several holders makes up what the sentence before gives under that name",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not begin with 其中, its parts are not those of several holders under one name, or the sentence before has no total, or several, under it",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "全年对3户商铺收取清运费2460万元。其中，甲街1户，收取清运费940元；乙街1户，收取清运费1160元；丙街1户，收取清运费360元。",
        "全年各站共维修水表58只。其中，城北站维修水表21只，城南站维修水表19只，望潮站维修水表16只。",
    ),
    counter_examples=(
        "全年对3户商铺收取清运费2460元。其中，甲街1户，收取清运费940元；乙街1户，收取清运费1160元；丙街1户，收取清运费360元。",
        "全年各站共维修水表58只。其中，城北站维修水表21只，城南站维修水表7只等。",
        "全年各站共维修水表158只。其中，城北站维修水表21只，城南站维修水表7只。",
    ),
)
def check_after(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total with such parts."""
    for paragraph in report.paragraphs:
        rows = paragraph.sentences
        for before, statement in itertools.pairwise(rows):
            if not _AMONG.match(statement["text"]) or _OPEN.search(statement["text"]):
                continue
            wholes, parts = (_by_name(report, row) for row in (before, statement))
            for name, own in parts.items():
                holders = {(q["subject"], words_before(statement, q).count("；")) for q in own}
                if len(own) < _LEAST or len(holders) < len(own) or len(wholes.get(name, ())) != 1:
                    continue
                if sum(unit == name[1] for _, unit in parts) == 1:  # no part of it bears another name
                    yield from _judge(wholes[name][0], own)


def _by_name(report: Report, statement: Row) -> dict[tuple[object, ...], list[Row]]:
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in report.of_statement.get(statement["statement_id"], ()):
        if is_exact_level(q) and q["metric"] and q["unit"] not in ("%", "百分点", None):
            found[q["metric"], q["unit"]].append(q)
    return found


def _judge(whole: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    intervals = [interval_of(q) for q in (whole, *parts)]
    known = [one for one in intervals if one is not None]
    if len(known) < len(intervals) or known[0].middle <= 0:
        return
    got = add(known[1:])
    apart, slip = got.middle - known[0].middle, find_slip(got, known[0])
    if got.meets(known[0]):
        yield holds(whole, *parts)
    elif slip or abs(apart) <= _NEAR * known[0].middle:
        blanks = quote_sum(whole, parts, got.middle)
        yield fails("sum_slip" if slip else "sum", whole, *parts, factor=slip or "", **blanks)
