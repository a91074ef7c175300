"""One figure that a report prints under several names, in several tables: one line, with the other names beside it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from extractors.indicators.matching import OPEN
from extractors.text.parents_notes import OF_PARENT
from pipeline.compare.alike import likeness, plain
from pipeline.compare.sides import are_two_sides
from pipeline.export.numbers import exact, is_known
from pipeline.export.series import Series
from pipeline.messages import Messages

_NAMES = Messages("zh")  # what two lines share of their names does not depend on who reads the sheet
_BOTH = 2  # years whose values are the same
_SHARP = 9  # digits of the values of all common years that hardly two figures have in common
_LONE = 8  # digits of one value that hardly two figures of a report have in common
_ROWS = 3  # rows in which two columns repeat each other, from which on they do so in any row
_BEGINNING = 2  # characters of a row's name
_ALIKE = 4  # digits of them that are enough where the names share so many characters, half of the shorter one
_YEARS, _SAID = 3, 6  # years and digits that are enough where half of the shorter name is shared: 境外供应商


def fold_repeats(ordered: Iterable[Series], *, across_sides: bool = False) -> list[Series]:
    """Return lines in their order, those that repeat the values of one before them put to that one (`also`).

    One figure: of one organisation and unit, with the same values in two years or more, in all that both state; the
    values have many digits, or some and names that are alike. A year that only the other one states is taken over
    where they are named alike: 应收账款 with 2022 and 2024, its 账面余额 with 2022, 2023 and 2024; not 取得投资收益
    收到的现金 with two years in which nothing else made up 投资活动现金流入小计. Two columns of which several rows
    repeat each other so (体育支出预算合计, 体育项目支出) do it in rows with few digits, too. Names of two sides of an
    account (收入总计, 支出总计) are two figures, unless `across_sides`; so is what is the parent company's alone, and
    one quantity of two persons or things.
    """
    sharp = _fold(ordered, lambda main, one: _is_sharp(main, one) and (across_sides or _may_be(main, one)))
    columns = Counter(pair for main in sharp for pair in _columns_of(main))
    many = {pair for pair, count in columns.items() if count >= _ROWS}
    return _fold(
        sharp,
        lambda main, one: any(pair in many for pair in _pairs(main, one)) and (across_sides or _may_be(main, one)),
    )


def find_repeats(ordered: Iterable[Series]) -> frozenset[Hashable]:
    """Return the keys of the lines that repeat the figure of another one and state no year that it does not."""
    lines = [line for line in ordered if len(line.values) >= _BOTH]
    years = {line.key: set(line.values) for line in lines}
    folded = fold_repeats(lines)
    return frozenset(one.key for main in folded for one in main.also if years[one.key] <= years[main.key])


def _fold(ordered: Iterable[Series], is_one: Callable[[Series, Series], bool]) -> list[Series]:
    """Return lines without those that have the values of one before them and are one with it."""
    kept: list[Series] = []
    known: dict[Hashable, list[Series]] = {}
    for one in ordered:
        main = next((other for other in _near(one, known) if _agree(other, one) and is_one(other, one)), None)
        if main is None:
            kept.append(one)
        else:
            _take_in(main, one)
        for place in _places(main or one):
            held = known.setdefault(place, [])
            if not any(other is (main or one) for other in held):
                held.append(main or one)
    return kept


def _columns_of(main: Series) -> set[frozenset[str]]:
    """Return the pairs of columns, by what names have behind a common beginning, that repeat each other in a line."""
    lines = [main, *main.also]
    return {pair for at, one in enumerate(lines) for other in lines[:at] if (pair := _columns(one, other))}


def _pairs(main: Series, one: Series) -> Iterator[frozenset[str]]:
    """Yield the pairs of columns of one line, and those that were put to it, with those of another."""
    for left in (main, *main.also):
        for right in (one, *one.also):
            yield _columns(left, right)


def _columns(one: Series, other: Series) -> frozenset[str]:
    """Return what two names have behind their common beginning; nothing where they have none, or one has no more."""
    names = one.name(_NAMES), other.name(_NAMES)
    begin = next((at for at, (a, b) in enumerate(zip(*names, strict=False)) if a != b), min(map(len, names)))
    rest = frozenset(name[begin:] for name in names)
    return rest if begin >= _BEGINNING and "" not in rest else frozenset()


def fold_single(both: Iterable[Series], single: Iterable[Series], *, across_sides: bool = False) -> list[Series]:
    """Return the lines of one year, those that repeat a value of many digits of the same year put to the first of it.

    `both` are the lines of several years, which come first; of `across_sides` see `fold_repeats`.
    """
    known: dict[Hashable, list[Series]] = {}
    for one in both:
        for place in _places(one):
            known.setdefault(place, []).append(one)
    kept: list[Series] = []
    for one in single:
        places = _places(one)
        long = bool(places) and len(exact(float(one.last.value)).as_tuple().digits) >= _LONE
        others = [other for place in places for other in known.get(place, ())] if long else []
        fits = (other for other in others if not _is_of_others(other, one))
        main = next((other for other in fits if across_sides or _may_be(other, one)), None)
        if main is None:
            kept.append(one)
            for place in places:
                known.setdefault(place, []).append(one)
        else:
            main.checks += [check for check in one.checks if check not in main.checks]
            _list_under(main, one)
    return kept


def fold_columns(single: Iterable[Series]) -> list[Series]:
    """Return the lines of one year, those put to another one whose column has the same values in all rows of both.

    收入预算合计 and 财政拨款收入 of each task are the same to the digit: three rows or more (values of four digits),
    and no row in which they differ.
    """
    lines = list(single)
    at: dict[Hashable, list[Series]] = {}
    for one in lines:
        for place in _places(one):
            at.setdefault(place, []).append(one)
    same = Counter(
        pair for group in at.values() for n, one in enumerate(group) for other in group[:n]
        if (pair := _columns(one, other))
    )  # fmt: skip
    named = {(one.key[0], _unit(one), *one.values, one.name(_NAMES)): one for one in lines}
    many = {pair for pair, count in same.items() if count >= _ROWS and not _differ(pair, lines, named)}
    kept: list[Series] = []
    own: set[int] = set()  # the lines that are kept: Series have no hash
    for one in lines:
        long = len(exact(float(one.last.value)).as_tuple().digits) >= _ALIKE if _places(one) else False
        others = [other for place in _places(one) for other in at[place]] if long else []
        main = next((k for k in others if id(k) in own and _columns(k, one) in many), None)
        if main is None:
            kept.append(one)
            own.add(id(one))
        else:
            _take_in(main, one)
    return kept


def _differ(pair: frozenset[str], lines: Iterable[Series], named: Mapping[tuple[Any, ...], Series]) -> bool:
    """Whether a row has other values in two columns."""
    one, other = sorted(pair) if len(pair) > 1 else (*pair, *pair)
    for line in lines:
        name = line.name(_NAMES)
        if not name.endswith(one):
            continue
        twin = named.get((line.key[0], _unit(line), *line.values, name.removesuffix(one) + other))
        if twin is not None and twin.last.value != line.last.value:
            return True
    return False


def fold_lines(ordered: Sequence[Series], *, across_sides: bool = False) -> tuple[list[Series], list[Series]]:
    """Return the lines of several years and those of one, each in their order, without those that repeat another."""
    both = fold_repeats((line for line in ordered if len(line.values) > 1), across_sides=across_sides)
    single = [line for line in ordered if len(line.values) == 1]
    return both, fold_single(both, single, across_sides=across_sides)


def fold_zeros(ordered: Iterable[Series]) -> list[Series]:
    """Return lines in their order, the cells of tables with nothing but 0 put to the first such line of their group.

    They are no one figure with it (`zeros`, not `also`). What the dictionary names, what a sentence says of none, and
    what is likely renamed stays a line of its own.
    """
    kept: list[Series] = []
    firsts: dict[Hashable, Series] = {}
    for one in ordered:
        if one.likely is not None or not all(is_zero(record) for record in one.values.values()):
            kept.append(one)
            continue
        first = firsts.setdefault((one.key[0], one.group(_NAMES), one.status, *sorted(one.values)), one)
        if first is one:
            kept.append(one)
        else:
            first.checks += [check for check in one.checks if check not in first.checks]
            first.zeros += [one, *one.also]
    return kept


def is_zero(record: Any) -> bool:
    """Whether a cell of a table states 0 of what no entry of the dictionary names."""
    return record.value == 0 and record.source == "table" and str(record.indicator).startswith(OPEN)


def _near(one: Series, known: dict[Hashable, list[Series]]) -> Iterator[Series]:
    """Yield lines that share a value with one."""
    for place in _places(one):
        yield from known.get(place, ())


def _places(one: Series) -> list[Hashable]:
    """Return the places of the values of a line; none where one year has no single value."""
    if not all(is_known(record.value) for record in one.values.values()):
        return []
    values = sorted(one.values.items(), reverse=True)
    return [(one.key[0], _unit(one), year, float(record.value)) for year, record in values if record.value]


def _unit(one: Series) -> str:
    unit = one.last.unit
    return str(unit) if is_known(unit) else ""


def _agree(main: Series, one: Series) -> bool:
    """Whether two lines have the same values in two years or more, and in all that both state, for one figure.

    A line that states years of its own must be named like the one that takes them over.
    """
    years = main.values.keys() & one.values.keys()
    if len(years) < _BOTH or any(main.values[year].value != one.values[year].value for year in years):
        return False
    held = one.values.keys() <= main.values.keys() or _are_alike(main, one) or _is_proved(main, one)
    if _is_of_others(main, one) or not held:
        return False
    return bool(_last_pair(main, one))


def _is_sharp(main: Series, one: Series) -> bool:
    """Whether the values that two lines have in common are those of one figure."""
    digits = _digits_of_both(main, one)
    alike = digits >= _ALIKE and _share_words(main.name(_NAMES), one.name(_NAMES), _ALIKE)
    return digits >= _SHARP or alike or _is_proved(main, one)


def _digits_of_both(main: Series, one: Series) -> int:
    """Return how many digits the values have that two lines have in common, each value once."""
    years = main.values.keys() & one.values.keys()
    said = {float(one.values[year].value) for year in years if one.values[year].value}
    return sum(len(exact(value).as_tuple().digits) for value in said)


def _is_proved(main: Series, one: Series) -> bool:
    """Whether two lines have the same values in three years or more, and names that half agree: 对外捐赠 / 公益捐赠."""
    if len(main.values.keys() & one.values.keys()) < _YEARS or _digits_of_both(main, one) < _SAID:
        return False
    return _are_alike(main, one) or _share_words(main.name(_NAMES), one.name(_NAMES), _BEGINNING)


def _are_alike(main: Series, one: Series) -> bool:
    """Whether half of the names of two lines is the same: 期末现金及现金等价物余额 / 现金的期末余额."""
    return likeness(plain(main.name(_NAMES)), plain(one.name(_NAMES)), same_value=True) > 0


def _share_words(one: str, other: str, least: int) -> bool:
    """Whether two names have so many neighbouring characters in common, and half of the shorter one."""
    block = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return block.size >= max(least, min(len(one), len(other)) / 2)


def _last_pair(main: Series, one: Series) -> Sequence[Any]:
    """Return the changes of the line that states the last two years of both; none where neither states both."""
    last = sorted(main.values.keys() | one.values.keys())[-_BOTH:]
    return next((line.changes for line in (main, one) if set(last) <= line.values.keys()), ())


def _take_in(main: Series, one: Series) -> None:
    """Put a line to the one whose figure it repeats."""
    main.changes = list(_last_pair(main, one)) or main.changes
    main.values = one.values | main.values
    main.checks += [check for check in one.checks if check not in main.checks]
    _list_under(main, one)


def _list_under(main: Series, one: Series) -> None:
    """List a line, and those that were put to it, under another one."""
    main.also += [one, *one.also]
    one.also = []


def _may_be(main: Series, one: Series) -> bool:
    """Whether two lines, and those put to the second, are not of two sides: 收入总计 / 支出总计."""
    return not any(are_two_sides(str(main.last.name), str(other.last.name)) for other in (one, *one.also))


def _is_of_others(main: Series, one: Series) -> bool:
    """Whether two lines are of two owners: the parent company alone and the group, one quantity of two persons."""
    if _is_parents(main) != _is_parents(one):
        return True
    owners = {_part(main), _part(one)}
    return len(owners) > 1 and "" not in owners and main.last.indicator == one.last.indicator


def _is_parents(line: Series) -> bool:
    return line.last.scope == "parent_only" or _part(line).startswith(OF_PARENT)


def _part(line: Series) -> str:
    return str(line.last.scope_name) if is_known(line.last.scope_name) else ""
