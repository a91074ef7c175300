"""The field of identity: its rules, and its reader as one function from text to firings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.identity.identity import add_identity
from extractors.identity.rules import (
    GUIDE,
    ORG_AT_THE_END,
    ORG_BEHIND_WORD,
    ORG_OF_CODE,
    ORG_ON_COVER,
    ORG_OVER_TWO_LINES,
    ORG_SHORTENED,
    PERIOD,
    RULES,
    SHORT_BEHIND_WORD,
    SIGNATURE,
    TYPE,
    YEAR,
)
from extractors.marked import marked_blocks
from extractors.plain import document_of
from extractors.registry import prepare
from extractors.rule import Field, Firing, Rule
from schemas.text import Span

_ORGANISATION = (ORG_ON_COVER, ORG_BEHIND_WORD, ORG_OVER_TWO_LINES, ORG_SHORTENED, ORG_AT_THE_END, ORG_OF_CODE)


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield what marked lines (see `extractors.marked`) tell of their report, each where it stands first."""
    document = prepare(replace(document_of(text), blocks=tuple(marked_blocks(text)), passages=()))
    identity = add_identity(document, rules).identity
    doubted = any(doubt.cause.startswith("year_of") for doubt in identity.doubts)
    told = [
        *((rule, identity.org) for rule in _ORGANISATION if rule in rules and _gives(text, rule, identity.org)),
        (SHORT_BEHIND_WORD, identity.org_short),
        (TYPE, identity.report_type),
        (YEAR, str(identity.year) if identity.year and not doubted else None),
        (GUIDE, identity.guide),
        (SIGNATURE, identity.signatory),
    ]
    for rule, value in told:
        at = text.find(value) if value else -1
        if value and at >= 0:
            yield Firing(Span(at, at + len(value)), rule.name, value)
    if identity.period and PERIOD in rules:
        start, end = identity.period
        yield Firing(Span(0, len(text)), PERIOD.name, f"{start}..{end}")


def _gives(text: str, rule: Rule[Any], org: str | None) -> bool:
    """Whether one rule alone gives the organisation."""
    document = prepare(replace(document_of(text), blocks=tuple(marked_blocks(text)), passages=()))
    return org is not None and add_identity(document, (rule,)).identity.org == org


FIELD = Field("identity", "which organisation, year and kind of report, its guide and signatory", RULES, _read, ())
