"""So many times another value: 145件，是上年58件的2.5倍."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.interval import divide, interval_of, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import between, sentences

_IS = re.compile(r"^[，,（(]?[^，,。；;\d]{0,6}(?:是|为|相当于|达到)[^，,。；;\d]{0,14}$")


@as_check(
    "so many times another value",
    "145件，是上年58件的2.5倍: the value over the one that it is compared with",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not name both values of one unit with 的 … 倍 behind the second, or one of them is hedged",
    tolerance="half of the last printed digit of all three",
    examples=("全年办理案件145件，是上年58件的3.5倍。",),
    counter_examples=(
        "全年办理案件145件，是上年58件的2.5倍。",
        "全年办理案件145件，约为上年58件的2倍多。",
        "全年办理案件145件，比上年58件增加1.5倍。",
    ),
)
def check_multiple(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is said to be so many times another one."""
    for statement, quantities in sentences(report):
        for value, other, times in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if times["unit"] != "倍" or value["unit"] != other["unit"] or times["role"] != "level":
                continue
            if any(q["qualifier"] != "exact" or q["value"] is None for q in (value, other, times)):
                continue
            gaps = between(statement, value, other), between(statement, other, times)
            if not _IS.match(gaps[0]) or gaps[1] != "的":
                continue
            one, two, said = (interval_of(q) for q in (value, other, times))
            got = divide(one, two) if one and two else None
            if got is None or said is None:
                continue
            if got.meets(said):
                yield holds(value, other, times)
            else:
                blanks = {"part": named(value), "whole": named(other), "got": f"{write(round(got.middle, 2))}倍"}
                yield fails("relation_share", value, other, times, left=str(times["text"]), **blanks)
