"""A check as a value: what it is for, what it needs, when it does not run, and examples that fire and that do not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.checks.report import Report

Row = Mapping[str, Any]
How = Callable[["Report"], Iterator["Judgement"]]

ERROR, CONFLICT, HINT = "错误", "矛盾", "提示"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a check says of one place: `outcome` is holds, fails, unsure or not_assessable.

    `rows` are the rows of the store that it rests on, both sides; `key` is the message finding.<key>, `values` its
    blanks: numbers and quotations, never words of a language of their own. `kind` and `grade` (错误, 矛盾, 提示) stand
    in place of the check's where one check finds several.
    """

    outcome: str
    rows: tuple[Row, ...]
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    kind: str | None = None
    grade: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """One check. `how` is given a report and yields a judgement for each place that it looked at.

    `name` is what the column `rule` says; `kind` one of `schemas.tables.findings.KINDS`; `grade` its class where it
    fails. `needs` names the tables that it reads, `idle` says when it does not run, `tolerance` what it lets pass.
    Each of `examples` is the text of a report in which it fails, each of `counter_examples` one in which it does not;
    `pipeline.checks.examples` says how they are written.
    """

    name: str
    purpose: str
    how: How
    _: KW_ONLY
    kind: str
    grade: str
    needs: tuple[str, ...]
    idle: str
    tolerance: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def as_check(  # noqa: PLR0913 - each is a line of the check's page
    name: str,
    purpose: str,
    *,
    kind: str,
    grade: str,
    needs: str,
    idle: str,
    tolerance: str = "none",
    examples: tuple[str, ...],
    counter_examples: tuple[str, ...] = (),
) -> Callable[[How], Check]:
    """Return a decorator that makes a function the `how` of a check. `needs` names tables with blanks between."""

    def decorate(how: How) -> Check:
        return Check(
            name,
            purpose,
            how,
            kind=kind,
            grade=grade,
            needs=tuple(needs.split()),
            idle=idle,
            tolerance=tolerance,
            examples=examples,
            counter_examples=counter_examples,
        )

    return decorate


def holds(*rows: Row) -> Judgement:
    """Return the judgement that what some rows say fits together."""
    return Judgement(outcome="holds", rows=rows)


def fails(key: str, *rows: Row, grade: str | None = None, kind: str | None = None, **values: object) -> Judgement:
    """Return the judgement that it does not, with the message that says how."""
    told = {name: str(value) for name, value in values.items()}
    return Judgement(outcome="fails", rows=rows, key=key, values=told, grade=grade, kind=kind)


def unsure(key: str, *rows: Row, kind: str | None = None, **values: object) -> Judgement:
    """Return the judgement that it can't be told, with the reason."""
    told = {name: str(value) for name, value in values.items()}
    return Judgement(outcome="unsure", rows=rows, key=key, values=told, kind=kind)
