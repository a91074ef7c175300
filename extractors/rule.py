"""A rule as a value: one named way to read something, or to leave it, with the examples that show what it is for."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from types import ModuleType
from typing import Any, Generic, NamedTuple, TypeVar

from schemas.text import Span

NOT_READ = "not_read"
"""The reason of a rule that only keeps its reader from taking a number: another one takes it, or it stays unread."""

How = TypeVar("How")
How_co = TypeVar("How_co", covariant=True)
_OPEN, _CLOSE, _GIVES = "⟨", "⟩", " → "


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Generic[How_co]):
    """One way to read something, or to leave it out; rules of a field stand in a tuple in the order of their turn.

    `name` is what the column `rule` says of a row (unique within a field); `purpose` is one line for people; `how` is
    the pattern or function that the field's reader applies, or only says what kind of rule it is where the reader asks
    whether the rule is in use (a heading by its print). `examples` are texts with ⟨…⟩ around the piece that the rule
    takes, with ` → outcome` where something comes out: "约占⟨九成⟩ → 90 %". Of each of `counter_examples` it takes
    nothing. `reason` is set where the rule makes no row: a key of `schemas.left_out` where it leaves numbers out, else
    `NOT_READ`. `source` says where the rule comes from (a standard, a word list) or why it stays though it seldom
    fires. `step` says which step of the field's reader applies it, where there are several; `says` is what the column
    `rule` says in place of the name, where rules that are much alike share a word there. Nothing is compiled for the
    examples: they are plain text until a test, `nianjian rules` or docs/rules.md asks for them.

    `needs` and `of` keep a reader from asking it in vain: `needs` are characters of which one stands in every text that
    it says yes to (别 of 分别), `of` are the roles, kinds and units of which a quantity must have one for it to be
    asked, `at` says where it must stand or what it must have (words behind it, another one before it, digits behind a
    point). Without them it always is.
    """

    name: str
    purpose: str
    how: How_co
    _: KW_ONLY
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    reason: str | None = None
    source: str | None = None
    step: str = ""
    says: str = ""
    needs: Collection[str] = ()
    of: frozenset[str | None] = frozenset()
    at: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", frozenset(self.needs))


def as_rule(name: str, purpose: str, **more: Any) -> Callable[[How], Rule[How]]:
    """Return a decorator that makes a function the `how` of a rule; `more` are the rule's other fields by name."""

    def decorate(how: How) -> Rule[How]:
        return Rule(name, purpose, how, **more)

    return decorate


def rules_of(*modules: ModuleType) -> tuple[Rule[Any], ...]:
    """Return the rules that modules hold, in the order in which they are written: a rule is listed nowhere else.

    A module whose rules have another order of turn, or that names rules of other modules, says them in `RULES`.
    """
    found: list[Rule[Any]] = []
    for module in modules:
        held = [module.RULES] if hasattr(module, "RULES") else vars(module).values()
        for one in held:
            found += [rule for rule in (one if isinstance(one, tuple) else [one]) if isinstance(rule, Rule)]
    return tuple(dict.fromkeys(found))


Steps = Mapping[str, tuple[Rule[Any], ...]]
"""Rules by the step of their field's reader that applies them."""


def by_step(rules: Iterable[Rule[Any]], steps: Iterable[str]) -> Steps:
    """Return the rules that each step of a reader applies, in their order.

    Raises ValueError where a rule names none of the steps.
    """
    found: dict[str, list[Rule[Any]]] = {step: [] for step in steps}
    for rule in rules:
        if rule.step not in found:
            raise ValueError(f"{rule.name}: its reader has no step {rule.step!r}")
        found[rule.step].append(rule)
    return {step: tuple(of) for step, of in found.items()}


class Gate(dict[str, tuple[Rule[Any], ...]]):
    """The rules of each step that are asked in a text, found where the step is first come to."""

    def __init__(self, text: str, steps: Steps) -> None:
        super().__init__()
        self._there, self._steps = frozenset(text), steps

    def __missing__(self, step: str) -> tuple[Rule[Any], ...]:
        """Return those that need nothing, or a character that the text has."""
        there = self._there
        rules = [rule for rule in self._steps[step] if not rule.needs or not there.isdisjoint(rule.needs)]
        found = self[step] = tuple(rules)
        return found


def asked_of(rules: Iterable[Rule[How]], *said: str | None, within: str | None = None) -> list[Rule[How]]:
    """Return the rules that are asked of a quantity by its role, kind and unit, and by where it stands.

    `within` are the only words that they look at, where these are known: one of them has what a rule needs.
    """
    there = None if within is None else frozenset(within)
    return [
        rule
        for rule in rules
        if (not rule.of or not rule.of.isdisjoint(said))
        and (not rule.at or rule.at in said)
        and (there is None or not rule.needs or not there.isdisjoint(rule.needs))
    ]


class Firing(NamedTuple):
    """What a rule made of `text[span]`: its name, and what came out (a value, a title, a reason) in words."""

    span: Span
    rule: str
    outcome: str


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field's rules in the order of their turn, and its public reader, as one function from text to firings.

    `read(text, rules)` is given `rules` or some of them: what one rule does shows in what is lost without it.
    `columns` say where a store tells how often they fired: `quantities.rule`, `pages.left_out_by`.
    """

    name: str
    purpose: str
    rules: tuple[Rule[Any], ...]
    read: Callable[[str, Sequence[Rule[Any]]], Iterable[Firing]]
    columns: tuple[str, ...]


class Example(NamedTuple):
    """An example of a rule: its text without marks, the piece that was marked, and what comes out, if it says so."""

    text: str
    span: Span
    outcome: str | None


def parse_example(example: str) -> Example:
    """Return what an example says: "约占⟨九成⟩ → 90 %" is text 约占九成, span 2-4, outcome "90 %".

    Raises ValueError where no piece is marked.
    """
    marked, gives, outcome = example.partition(_GIVES)
    start, end = marked.find(_OPEN), marked.find(_CLOSE)
    if not 0 <= start < end - 1:
        raise ValueError(f"no piece is marked with {_OPEN}…{_CLOSE}: {example}")
    text = marked[:start] + marked[start + 1 : end] + marked[end + 1 :]
    return Example(text, Span(start, end - 1), outcome if gives else None)
