"""Which indicator a number of last year's prose states, where another place of the report was taken for its value.

1. 财政拨款收入1350.27万元 with 13,502,718 in the table: the same name, and the table's value rounds to the printed one
2. 满意率96.1% said in two chapters: the name that a quantity of this indicator has, or one that the dictionary knows it
by (缴纳税费1.49亿元, with 上缴税金 14,935万元), and the same value
3. “平安巡防（项）”42.00万元… 2024年预算安排42.00万元: measured by a plain word, of the thing that has the name
4. 受理投诉由30件降至26件，下降13.3%: a change of what its sentence states
5. 累计服务8,575小时, with 志愿服务时长 8,575: the same value to the digit, and no name or a piece of that one's
Numbers that are alike and have different names are never taken for one: whole and part are the same in one year.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.feed.display import read_form, rounds_to
from pipeline.feed.slots import Meant
from schemas.indicators import load
from schemas.text import fold
from schemas.word_lists import word_set

Row = Mapping[str, Any]
_PLAIN = "feed/plain_measures.txt"
_TOLD = 3  # digits from which on a rounded number is known again
_PIECE = 2  # the same with a piece of the name
_SURE = 4  # digits from which on a number without a name is known again
_AHEAD = ("target", "plan")  # what may be like the value of the year by chance


class Stated(NamedTuple):
    """A value of last year's report that is known to be of an indicator."""

    meant: Meant
    name: str
    value: Decimal
    unit: str | None
    basis: str


class SameNumbers:
    """Finds the indicator of a quantity by its name and its value.

    `meant` tells the indicator of a quantity that its own row of `indicators` gives; None for the others.
    """

    def __init__(
        self, stated: Sequence[Stated], quantities: Sequence[Row], meant: Callable[[Row], Meant | None]
    ) -> None:
        self._plain = word_set(_PLAIN)
        self._named: dict[tuple[str, int | None], set[Stated]] = defaultdict(set)
        self._valued: dict[tuple[str | None, int | None, Decimal], set[Stated]] = defaultdict(set)
        of: dict[Meant, Stated] = {one.meant: one for one in stated}
        indicators = load().by_code
        for one in stated:
            indicator = indicators.get(one.meant.indicator)
            for name in (one.name, *(indicator.aliases if indicator else ())):
                self._named[fold(name), one.meant.year].add(one)
            if one.basis not in _AHEAD:
                self._valued[one.unit, one.meant.year, one.value].add(one)
        self._levels: dict[str, list[Row]] = defaultdict(list)
        self._own = meant
        for row in quantities:
            if row["role"] != "level":
                continue
            self._levels[row["statement_id"] or ""].append(row)
            known = of.get(own) if (own := meant(row)) else None
            if known is not None:
                for name in _names(row):
                    self._named[name, known.meant.year].add(known)

    def find(self, quantity: Row) -> Meant | None:
        """Return the indicator of a quantity; None where none or several fit."""
        if quantity["role"] == "change":
            found = set(self._changed(quantity))
        else:
            found = set(self._stated(quantity)) or set(self._valued_so(quantity))
        return next(iter(found)) if len(found) == 1 else None

    def _valued_so(self, quantity: Row) -> Iterator[Meant]:
        """Yield what has the value of a quantity, where this has no name or a piece of that one's."""
        value, end = quantity["value_text"], quantity["period_end"]
        if value is None or end is None or quantity["subject"] or quantity["basis"] is not None:
            return
        own, name = Decimal(value), fold(quantity["metric"] or "")
        if len(_digits(own)) < (_PIECE if name else _SURE):
            return
        for one in self._valued.get((quantity["unit"], end.year, own), ()):
            if name in fold(one.name):
                yield one.meant

    def _stated(self, quantity: Row) -> Iterator[Meant]:
        value, end = quantity["value_text"], quantity["period_end"]
        if value is None or end is None:
            return
        names = set(_names(quantity))
        if quantity["subject"] and fold(quantity["metric"] or "") in self._plain:
            names.add(fold(quantity["subject"]))
        for one in {known for name in names for known in self._named.get((name, end.year), ())}:
            ahead = one.basis in _AHEAD and quantity["basis"] != one.basis
            other = quantity["basis"] is not None and quantity["basis"] != one.basis
            if not ahead and not other and one.unit == quantity["unit"] and _is_same(one.value, quantity):
                yield one.meant

    def _changed(self, quantity: Row) -> Iterator[Meant]:
        if quantity["against"] not in (None, "year_before") or quantity["against_basis"] not in (None, "execution"):
            return  # 比上年预算减少6万元 is no change of what was spent
        names, end = set(_names(quantity)), quantity["period_end"]
        for level in self._levels.get(quantity["statement_id"] or "", ()):
            if end is not None and level["period_end"] == end and names & set(_names(level)):
                meant = self._own(level) or self.find(level)
                if meant is not None:
                    yield meant


def _names(quantity: Row) -> Iterator[str]:
    """Yield what a quantity is called; a part of something is not called as the whole."""
    name = quantity["full_metric"] or (None if quantity["subject"] else quantity["metric"])
    if name:
        yield fold(name)


def _is_same(value: Decimal, quantity: Row) -> bool:
    """Whether a quantity prints a value: exactly, or rounded to its decimal places."""
    own = Decimal(quantity["value_text"])
    if own == value:
        return True
    if len(_digits(own)) < _TOLD or quantity["qualifier"] not in (None, "exact"):
        return False
    form = read_form(quantity["text"], own, quantity["unit"], quantity["unit_text"])
    return rounds_to(value, own, form)


def _digits(value: Decimal) -> str:
    return str(abs(value)).replace(".", "").strip("0")
