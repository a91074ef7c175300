"""The rules of all fields as rows, with how often each fired in a store, and as the page docs/rules.md."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from extractors.fields import FIELDS
from extractors.rule import NOT_READ, Field, Rule
from pipeline.store import Store

_HEAD = """# Rules

Each row names in its column `rule` the rules that took part in it, with `; ` between them; each number that is in no
row and was left out for a reason counts in `pages.left_out_by`. In the examples ⟨…⟩ is the piece that the rule takes
and → what comes out of it; of what stands under "leaves" the rule takes nothing. One test
(`tests/test_rule_examples.py`) holds all rules to this, and to one thing more: without the rule its examples are lost.

`nianjian rules --store FOLDER` says how often each rule fired in a yearbook, `nianjian text --explain` which rules read
or left the numbers of a sentence. A rule with → and a word leaves numbers out for that reason; `not_read` only keeps
its reader from taking them; where [a word] follows what a rule is for, rows say that word, which rules that are much
alike share. This page is generated from `extractors/` by `nianjian rules --format markdown`.
"""


class Listed(NamedTuple):
    """A rule of a field; `fired` is how often it fired in a store.

    Of a rule that leaves numbers out it is the count of its reason, which several rules may share, as they may share
    the word that the column `rule` says of them. None: no store was asked, or no column says (a rule that only keeps a
    reader from taking a number).
    """

    field: Field
    rule: Rule[Any]
    fired: int | None

    def as_row(self) -> dict[str, Any]:
        """Return what `nianjian rules` prints as CSV and JSON."""
        rule = self.rule
        return {
            "field": self.field.name,
            "rule": rule.name,
            "step": rule.step,
            "says": rule.says or rule.name,
            "purpose": rule.purpose,
            "reason": rule.reason,
            "examples": list(rule.examples),
            "counter_examples": list(rule.counter_examples),
            "source": rule.source,
            "fired": self.fired,
        }


def count_firings(store: Store) -> dict[str, Counter[str]]:
    """Return for each column that `Field.columns` name how often each name stands in it."""
    columns = dict.fromkeys(column for field in FIELDS for column in field.columns)
    return {column: _names_in(store, column) for column in columns}


def _names_in(store: Store, column: str) -> Counter[str]:
    table, _, name = column.partition(".")
    said = store.read(table, columns=[name])[name]
    is_list = pa.types.is_list(said.type)  # of reasons with their counts: list_number=3
    found: Counter[str] = Counter()
    for one in pc.value_counts(pc.list_flatten(said) if is_list else said).to_pylist():
        for entry in (one["values"] or "").split("; "):
            reason, _, times = entry.partition("=") if is_list else (entry, "", 1)
            found[reason] += int(times) * one["counts"]
    return found


def list_rules(fields: Sequence[Field] = FIELDS, store: Store | None = None) -> Iterator[Listed]:
    """Yield the rules of some fields in their order, with how often they fired in a store."""
    counts = count_firings(store) if store else None
    for field in fields:
        for rule in field.rules:
            yield Listed(field, rule, None if counts is None else _fired(field, rule, counts))


def _fired(field: Field, rule: Rule[Any], counts: Mapping[str, Counter[str]]) -> int | None:
    if rule.reason == NOT_READ or not field.columns:
        return None
    name = rule.reason or rule.says or rule.name
    return sum(counts[column][name] for column in field.columns if column.endswith("left_out_by") == bool(rule.reason))


def describe_rules(fields: Sequence[Field] = FIELDS) -> str:
    """Return the page of all rules as Markdown."""
    lines = [_HEAD]
    for field in fields:
        lines += [f"## {field.name}\n", f"{field.purpose[0].upper()}{field.purpose[1:]}.\n"]
        for step, rules in groupby(field.rules, key=lambda rule: rule.step):
            lines += [f"### {step}\n"] if step else []
            lines += ["| rule | for | takes | leaves |", "| --- | --- | --- | --- |", *map(_line, rules), ""]
    return "\n".join(lines).rstrip() + "\n"


def _line(rule: Rule[Any]) -> str:
    reason, says = (f" → `{rule.reason}`" if rule.reason else ""), (f" [`{rule.says}`]" if rule.says else "")
    purpose = rule.purpose + reason + says + (f" ({rule.source})" if rule.source else "")
    cells = (rule.name, purpose, "<br>".join(rule.examples), "<br>".join(rule.counter_examples))
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "⏎") for cell in cells) + " |"
