"""What became of each number and award of a sentence: its rows with their rules, or the rule that left it, if any."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.accounting.numbers import numbers_of
from extractors.accounting.reasons import firings_in_prose
from extractors.dates.periods import RULES as OF_PERIODS
from extractors.dates.periods import read_firings as read_periods
from extractors.honours.field import FIELD as HONOURS
from extractors.honours.field import NO_AWARD
from extractors.metrics.field import FIELD as METRICS
from extractors.rule import NOT_READ, Firing
from extractors.text.view import full_width
from schemas.text import Span

READ, LEFT_OUT, UNREAD = "read", "left_out", "unread"
_TABLES = ("quantities", "dates", "honours", "indicators")
# What an explanation says of a row of each table, beside its rules.
_SAID = {
    "quantities": ("value_text", "value_low", "value_high", "unit", "qualifier", "direction", "metric", "subject"),
    "dates": ("start_date", "end_date", "precision"),
    "honours": ("title", "recipient"),
    "indicators": ("name", "status", "value_text"),
}


def explain(text: str, found: Mapping[str, Sequence[Mapping[str, Any]]], year: int | None) -> list[dict[str, Any]]:
    """Return every number of a line in order, with offsets in it and what became of it.

    `found` are the rows that `pipeline.sentences.read_sentence` gives for the line. A number is digits as printed, or
    Han numerals that a rule reads or leaves. `fate` is `read` (with one of `rows` a row that it is in: table, rules
    and what the row says), `left_out` (with `reason` and `rules`) or `unread`; the `rules` of an unread number are
    those that kept a reader from taking it or a part of it, if one did. The rules of a quantity are also those
    that told its period, and all that took part in its phrase, those that the column `rule` sums up by their names.
    """
    own = ((table, row) for table in _TABLES for row in found.get(table, ()) if not _is_told_already(row))
    rows = [(Span(row["start"], row["end"]), table, row) for table, row in own]
    phrases = _rules_of_phrases(text, year)
    rows = [(at, table, _with_rules(row, phrases[at]) if table == "quantities" else row) for at, table, row in rows]
    left = list(firings_in_prose(full_width(text), year))
    return [_fate(text, span, rows, left) for span in _numbers(text, rows, left)]


def explain_honours(text: str, found: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Return every award of a line and every word for one that makes none, in the form that `explain` has for numbers.

    `fate` is `read`, or `no_award` with the rule that says so (a wish, a plan, a denial).
    """
    told = [
        {"start": row["start"], "end": row["end"], "text": row["text"], "fate": READ, "rows": [_said("honours", row)]}
        for row in found.get("honours", ())
    ]
    for one in HONOURS.read(full_width(text), HONOURS.rules):
        if one.outcome == NO_AWARD:
            place = {"start": one.span.start, "end": one.span.end, "text": one.span.of(text)}
            told.append({**place, "fate": "no_award", "rules": [one.rule]})
    return sorted(told, key=lambda one: int(one["start"]))


def _is_told_already(row: Mapping[str, Any]) -> bool:
    """Whether a row is the value of an open key: what its quantity says."""
    return str(row.get("indicator")).startswith("open:")


def _rules_of_phrases(text: str, year: int | None) -> dict[Span, list[str]]:
    """Return for each quantity of a line the names of the rules that took part in its phrase and told its period."""
    line = full_width(text)
    periods = read_periods(line, OF_PERIODS, year) if year else ()
    found: dict[Span, list[str]] = defaultdict(list)
    for one in (*METRICS.read(line, METRICS.rules), *periods):
        found[one.span].append(one.rule)
    return found


def _with_rules(row: Mapping[str, Any], names: Sequence[str]) -> Mapping[str, Any]:
    """Return a row whose `rule` has the rules of its phrase by their own names."""
    summed_up = {rule.says for rule in METRICS.rules if rule.name in names} - set(names)
    kept = [name for name in str(row["rule"]).split("; ") if name not in summed_up]
    return {**row, "rule": "; ".join(dict.fromkeys((*kept, *names)))}


def _numbers(text: str, rows: Sequence[tuple[Span, str, Any]], left: Sequence[Firing]) -> list[Span]:
    """Return the printed numbers, and what was read or left without any digit in it."""
    printed = [span for span, _ in numbers_of(text)]
    others = [span for span, table, _ in rows if table in ("quantities", "dates")] + [one.span for one in left]
    starts = [span.start for span in printed]
    found = {*printed, *(span for span in others if bisect_left(starts, span.start) == bisect_left(starts, span.end))}
    return sorted(_outermost(found))


def _outermost(spans: set[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > end:
            yield span
            end = span.end


def _fate(text: str, span: Span, rows: Sequence[tuple[Span, str, Any]], left: Sequence[Firing]) -> dict[str, Any]:
    number = {"start": span.start, "end": span.end, "text": span.of(text)}
    own = [_said(table, row) for place, table, row in rows if place.covers(span)]
    if own:
        return {**number, "fate": READ, "rows": own}
    leaving = [one for one in left if one.span.covers(span)]
    sure = next((one for one in leaving if one.outcome != NOT_READ), None)
    if sure:
        return {**number, "fate": LEFT_OUT, "reason": sure.outcome, "rules": [sure.rule]}
    return {**number, "fate": UNREAD, "rules": [one.rule for one in left if one.span.overlaps(span)]}


def _said(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    said = {key: row[key] for key in _SAID[table] if row.get(key) is not None}
    return {"table": table, **said, "rules": str(row["rule"]).split("; ")}
