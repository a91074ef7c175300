"""An amount of two things that are named together, against the amount of each: 购置及运行费 is 购置费 and 运行费."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import add, interval_of
from pipeline.checks.report import Report, quote_sum, whole_name
from pipeline.checks.sentences import is_exact_level

_AND = re.compile("及|和|与")
_LEAST = 2  # characters of each of the two names
_NEXT = 4  # sentences behind a whole in which its parts are told


@as_check(
    "amount of two things",
    "公务用车购置及运行费 is 公务用车购置费 and 公务用车运行费 of the sentences behind it",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no name joins two things by 及, 和 or 与 of which the next sentences give each under its own name, once, in one unit",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "游船购置及养护费6.40万元，与上年持平。其中：游船购置费0.00万元，与上年持平；游船养护费0.64万元，与上年持平。",
        "全年销售和管理费用318.60万元。销售费用120.40万元，管理费用189.20万元。",
    ),
    counter_examples=(
        "游船购置及养护费6.40万元，与上年持平。其中：游船购置费0.00万元，与上年持平；游船养护费6.40万元，与上年持平。",
        "全年销售和管理费用318.60万元。上年销售费用120.40万元，管理费用189.20万元。",
        "全年差旅和会议费用318.60万元。差旅费用120.40万元。",
        "供水和排水设施完好率98.6%。供水设施完好率99.1%，排水设施完好率98.0%。",
    ),
)
def check_two(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such amount with its two parts."""
    for paragraph in report.passages:
        own = [
            (at, q)
            for at, row in enumerate(paragraph.sentences)
            for q in report.of_statement.get(row["statement_id"], ())
            if is_exact_level(q) and q["metric"] and q["unit"] not in ("%", "百分点", None) and _is_of_year(q, report)
        ]
        for at, whole in own:
            behind = [
                q
                for place, q in own
                if at <= place <= at + _NEXT and q["unit"] == whole["unit"] and q["start_char"] > whole["start_char"]
            ]
            for names in _two(whole_name(whole)):
                parts = _parts(behind, names)
                if len(parts) == len(names):
                    yield from _judge(whole, parts)
                    break


def _is_of_year(q: Row, report: Report) -> bool:
    return q["period_end"] is None or q["period_end"].year == report.year


def _two(name: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the two things that a name may join: what stands before both, and behind both, is of either."""
    for joint in _AND.finditer(name):
        first, second = name[: joint.start()], name[joint.end() :]
        for lead in range(len(first) - _LEAST + 1):
            for tail in range(len(second) - _LEAST + 1):
                end = second[len(second) - tail :] if tail else ""
                yield f"{first}{end}", f"{first[:lead]}{second}"


def _parts(rows: Sequence[Row], names: tuple[str, str]) -> Sequence[Row]:
    """Return the row of each of two names; nothing where one has none, or several values."""
    by_name: Mapping[str, list[Row]] = {name: [q for q in rows if whole_name(q) == name] for name in names}
    single = [own[0] for own in by_name.values() if own and len({q["value"] for q in own}) == 1]
    return single if len(single) == len(names) else ()


def _judge(whole: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    known = [one for one in map(interval_of, (whole, *parts)) if one is not None]
    if len(known) <= len(parts):
        return
    got = add(known[1:])
    if got.meets(known[0]):
        yield holds(whole, *parts)
    else:
        yield fails("sum", whole, *parts, **quote_sum(whole, parts, got.middle))
