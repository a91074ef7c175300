"""Several checks as one: what looks at one thing in several ways is told of under one name."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.checks.check import Check, Judgement

if TYPE_CHECKING:
    from pipeline.checks.report import Report


Same = Callable[[Judgement, Judgement], bool]


def join(name: str, purpose: str, *parts: Check, same: Same | None = None) -> Check:
    """Return a check that looks in all the ways of its parts; each judgement keeps the kind and class of its part.

    `same` says whether two findings tell of one slip: then the first of them is told alone.
    """

    def look(report: "Report") -> Iterator[Judgement]:
        told: list[Judgement] = []
        for part in parts:
            for one in part.how(report):
                if same and one.outcome == "fails":
                    if any(same(one, other) for other in told):
                        continue
                    told.append(one)
                yield replace(one, kind=one.kind or part.kind, grade=one.grade or part.grade)

    needs = tuple(dict.fromkeys(table for part in parts for table in part.needs))
    tolerances = dict.fromkeys(part.tolerance for part in parts if part.tolerance != "none")
    return Check(
        name,
        purpose,
        look,
        kind=parts[0].kind,
        grade=parts[0].grade,
        needs=needs,
        idle="; ".join(dict.fromkeys(part.idle for part in parts)),
        tolerance="; ".join(tolerances) or "none",
        examples=tuple(example for part in parts for example in part.examples),
        counter_examples=tuple(example for part in parts for example in part.counter_examples),
    )
