"""Counts with their shares of a whole that the passage states: 党员42名。其中硕士18名，占21%，本科21名，占50%."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, holds
from pipeline.checks.report import Report
from pipeline.checks.rules.shares_turned import makes, tell_share
from pipeline.checks.sentences import between, exact_levels, unit_of

_SHARE = re.compile(r"^[，,（(]?(?:约)?占(?:比|总数|总人数|总量|全部|全体)?的?(?:比例|比重)?(?:为|达到?|约)?$")
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
            yield from _judge(run, wholes)


def _runs(levels: Sequence[tuple[Row, Row]]) -> Iterator[list[_Shared]]:
    """Yield the counts of one unit that follow each other, each with its share right behind it."""
    run: list[_Shared] = []
    for (row, part), (other, share) in itertools.pairwise(levels):
        if row is not other or share["unit"] != "%" or part["unit"] in _AMOUNTS or not part["value"]:
            continue
        if not _SHARE.match(between(row, part, share)):
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


def _judge(run: Sequence[_Shared], wholes: Sequence[Row]) -> Iterator[Judgement]:
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
