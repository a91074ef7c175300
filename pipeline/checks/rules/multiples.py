"""So many times another value: 145件，是上年58件的2.5倍; two counts and their ratio: 医护比为1∶1.55."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, divide, interval_of, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import between, is_exact_level, sentences

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


_RATIO = re.compile(
    r"(?P<one>[医师生床男女护教])(?P<other>[护生师医女男学])比(?:例)?(?:为|约为|达到?|是)?1[∶:：](?P<said>\d+\.\d+)"
)
_PERSONS = ("人", "名", "位", "张")


@as_check(
    "ratio of two counts",
    "执业医师412人，注册护士638人，医护比为1∶1.55: the ratio is that of the two counts before it",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="the sentence does not count both, by the names that the ratio has, right before it",
    tolerance="half of the last printed digit, and as much again",
    examples=(
        "执业医师412人，注册护士638人，医护比为1∶1.45。",
        "在校学生1,642名，专任教师91人，师生比为1:81.0。",
        "开放床位926张，护士638人，床护比达1∶0.96。",
    ),
    counter_examples=(
        "执业医师412人，注册护士638人，医护比为1∶1.55。",
        "在校学生1,642名，专任教师91人，师生比为1:18.0。",
        "执业医师412人，注册护士638人，床护比为1∶0.69。",
        "开放床位926张，护士638人，床护比达1∶0.69。",
    ),
)
def check_ratio(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such ratio."""
    for statement, quantities in sentences(report):
        for found in _RATIO.finditer(statement["text"]):
            at = statement["start_char"] + found.start()
            before = [q for q in quantities if q["end_char"] <= at and q["unit"] in _PERSONS and is_exact_level(q)][-2:]
            one, other = (_counted(before, found[name]) for name in ("one", "other"))
            if one is None or other is None or one is other or not one["value"]:
                continue
            said, got = float(found["said"]), other["value"] / one["value"]
            half = 10.0 ** -len(found["said"].partition(".")[2]) / 2
            if Interval(said - half, said + half).if_cut.meets(Interval(got, got)):
                yield holds(one, other)
            else:
                blanks = {"part": named(other), "whole": named(one), "got": write(round(got, 2)), "left": found[0]}
                yield fails("relation_share", one, other, **blanks)


def _counted(rows: list[Row], letter: str) -> Row | None:
    """Return the one count whose name holds a character of the ratio's."""
    found = [q for q in rows if letter in str(q["metric"] or "")]
    return found[0] if len(found) == 1 else None
