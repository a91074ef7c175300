"""Tests whose made-up reports are compared in one go with those of their file: a comparison has much the same cost."""

import inspect
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from made_reports import Made, compared

from pipeline.compare import Comparison

Reports = Sequence[Made]
Asked = Generator[Reports | tuple[Reports, ...], Any, None]
"""A test that yields its reports (or a tuple of several cases), and is sent what the comparison makes of them."""
FRAMES = ("changes", "restatements", "honours", "commitments", "editions", "values")
ORG = "甲单位"
_tests: dict[str, list[Callable[..., None]]] = {}


def together(test: Callable[..., Asked]) -> Callable[..., None]:
    """Let a test have its comparison from that of its whole file, where its reports are of a body of their own.

    `test_made_together.py` holds that each comes out as alone. What depends on other organisations of the yearbook, or
    chooses among them, has to compare for itself.
    """

    def run(**given: Any) -> None:
        asked = test(**given)
        cases = next(asked)
        own = {_key(test, given, at): reports for at, reports in enumerate(_apart(cases))}
        shared = _compared_of(test.__module__) or compare_apart(own)
        found = tuple(shared[name] for name in own)
        with suppress(StopIteration):
            asked.send(found if isinstance(cases, tuple) else found[0])
            raise AssertionError("yields once: all its cases in a tuple")

    run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
    run.__signature__ = inspect.signature(test)  # type: ignore[attr-defined]
    run.asked = test  # type: ignore[attr-defined]
    _tests.setdefault(test.__module__, []).append(run)
    return run


def cases_of(module: str) -> Iterator[tuple[str, Reports]]:
    """Yield the reports of all cases of a file, and the name of each."""
    for run in _tests[module]:
        for given in _parameters(run):
            asked = run.asked(**given)  # type: ignore[attr-defined]
            for at, reports in enumerate(_apart(next(asked))):
                yield _key(run.asked, given, at), reports  # type: ignore[attr-defined]


def compare_apart(cases: Mapping[str, Reports]) -> dict[str, Comparison]:
    """Compare the reports of several cases in one store, each as another organisation's."""
    orgs = {name: f"{at}号单位" for at, name in enumerate(cases)}
    for reports in cases.values():
        assert {report.org for report in reports} <= {ORG}, "of one organisation"
    with TemporaryDirectory() as folder:
        made = [replace(report, org=orgs[name]) for name, reports in cases.items() for report in reports]
        found = compared(Path(folder), made)
    return {name: _part(found, orgs[name], len(reports)) for name, reports in cases.items()}


def _part(found: Comparison, org: str, reports: int) -> Comparison:
    frames = {name: getattr(found, name) for name in FRAMES}
    own = {name: frame[frame["org"] == org].reset_index(drop=True) for name, frame in frames.items()}
    assert len(own["editions"]) == reports, "all that the case has was compared"
    nothing: Any = None  # what is told of all organisations at once, as `coverage` is
    return replace(found, **own, stated=nothing, reports=nothing)


@cache
def _compared_of(module: str) -> dict[str, Comparison]:
    """Compare all cases of a file; nothing where one of them fails: each is compared alone then, and that one tells."""
    with suppress(Exception):
        return compare_apart(dict(cases_of(module)))
    return {}


def _apart(cases: Reports | tuple[Reports, ...]) -> tuple[Reports, ...]:
    return cases if isinstance(cases, tuple) else (cases,)


def _key(test: Callable[..., Asked], given: Mapping[str, Any], at: int) -> str:
    return f"{test.__name__} {sorted(given.items())} {at}"


def _parameters(run: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """Yield what each of the test's cases is given, as `pytest.mark.parametrize` says."""
    marks = [mark for mark in getattr(run, "pytestmark", ()) if mark.name == "parametrize"]
    names = [_names(mark.args[0]) for mark in marks]
    for values in product(*(mark.args[1] for mark in marks)):
        given: dict[str, Any] = {}
        for own, value in zip(names, values, strict=True):
            given |= dict(zip(own, value if len(own) > 1 else (value,), strict=True))
        yield given


def _names(names: str | Sequence[str]) -> list[str]:
    return [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
