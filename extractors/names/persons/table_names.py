"""Persons of a table: cells that headers, labels and their neighbours say are names, with the office beside them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from itertools import pairwise, takewhile
from typing import NamedTuple

from extractors.names.persons.committee_columns import committee_columns, office_in
from extractors.names.persons.in_cells import (
    is_name_among_names,
    is_spaced_name,
    is_surely_name,
    is_word_among_names,
    names_apart,
    names_body,
    names_in_cell,
)
from extractors.names.persons.name_candidates import Lexicon
from extractors.names.persons.name_headers import (
    LEADER,
    heads_bodies,
    heads_bodies_and_names,
    heads_bodies_of_offices,
    heads_callings,
    heads_holders,
    heads_names,
    heads_offices,
    heads_offices_elsewhere,
    heads_offices_in_bodies,
    heads_partners,
    heads_things,
    is_office,
    labels_a_name,
    offices_elsewhere,
    role_said,
    tells_of_bodies,
    without_bracket,
)
from extractors.names.persons.office_columns import bodies_with_names, names_of_offices
from schemas.text import Span, without_blanks

Place = tuple[int, int]
_HEAD_ROWS = 3
_LONGEST_OFFICE = 24
_LEAST_OFFICES = 2  # rows that begin with one
_MANY = 3  # names in a column
_NOTHING = frozenset("/-—–－")
_PERSON = "自然人"
_TWO_NAMES = 4  # characters of two names at least
_PAIR = 2  # characters of a short name
_BY_LAW = frozenset(("法定代表人", "法人代表"))
_THEIR = "对方"  # 对方|负责人; 共建负责人 may be of either side
_ANSWERING = _BY_LAW | {LEADER, "联系人"}
_STANDS_IN, _OF_BODIES = "代表人", "单位"  # 理事单位|代表人
# where a cell has blanks that its text leaves out, where its lines begin
Gaps = Callable[[Place], Collection[int]]


class Held(NamedTuple):
    """A cell that holds names: its place, the names (None: its words tell who is what), the office beside it."""

    place: Place
    names: tuple[Span, ...] | None
    office: str | None


class _Table:
    """The cells of one table by row and column, and what its headers say of them."""

    def __init__(self, cells: Mapping[Place, str], lexicon: Lexicon, gaps: Gaps, breaks: Gaps, *, over: str) -> None:
        self._cells, self._lexicon, self._gaps, self._breaks = cells, lexicon, gaps, breaks
        self._rows: dict[int, list[Place]] = {}
        for place in cells:
            self._rows.setdefault(place[0], []).append(place)
        beside = {place: self._beside(place) for place in cells if labels_a_name(cells[place])}
        self._labels = {place: named for place, named in beside.items() if named}
        self._names = self._columns(heads_names)
        self._mixed, self._holders = self._columns(heads_bodies_and_names), self._columns(heads_holders)
        self._offices, self._bodies = self._columns(heads_offices), self._columns(heads_bodies)
        self._others = self._columns(heads_offices_elsewhere)
        self._of_offices = self._columns(heads_bodies_of_offices)
        self._committees = committee_columns(cells, over) if self._names else {}
        self._listed: dict[Place, tuple[Span, ...]] = {}
        self._held_offices = dict(
            (*self._below_offices(), *self._below_callings(), *self._beside_offices(), *self._in_pairs())
        )
        self._with_bodies = {
            place: (span, office)
            for head in [at for at in cells if at[0] < _HEAD_ROWS]
            for place, span, office in bodies_with_names(cells, head, lexicon)
        }
        self._natural = {row for (row, _), text in cells.items() if _PERSON in text}

    def _columns(self, heads: Callable[[str], bool]) -> dict[int, int]:
        """Return the columns that a header says something of, each with the header's row."""
        return {
            column: row
            for (row, column), text in self._cells.items()
            if row < _HEAD_ROWS and (row, column) not in self._labels and heads(text)
        }

    def _beside(self, place: Place) -> list[Place]:
        """Return the cells beside a label that are names: 姓名 | 董小宁 | 訾以诚.

        Where another label follows in the row of a form, the first one alone: 法定代表人 | 董小宁 | 联系电话 | ….
        """
        row, column = place
        beside = [at for at in self._rows[row] if at[1] > column and self._cells[at].strip()]
        named = list(takewhile(lambda at: is_surely_name(self._cells[at], self._lexicon), beside))
        in_form = len(named) == 1 and bool(role_said(self._cells[place]))
        return named if named == beside or in_form else []

    def _beside_offices(self) -> Iterator[tuple[Place, str]]:
        """Yield the names that stand right of an office, each with it, where several rows begin so: 院长 | 欧阳疏桐.

        In two columns, a form, one such row is enough.
        """
        least = _LEAST_OFFICES if any(column > 1 for _, column in self._cells) else 1
        for column in {column for _, column in self._cells} if not self._names else ():
            found = [
                ((row, column + 1), self._duty_of((row, column + 1)) or role_said(text) or without_blanks(text))
                for (row, at), text in self._cells.items()
                if at == column
                and is_office(text)
                and is_surely_name(self._cells.get((row, at + 1), ""), self._lexicon)
            ]
            offices = [place for place, text in self._cells.items() if place[1] == column and is_office(text)]
            if len(found) >= least and len(found) * 3 >= len(offices) * 2:
                yield from found

    def _in_pairs(self) -> Iterator[tuple[Place, str]]:
        """Yield the names of a row of a form that has two pairs of an office and a name: 编制人 | … | 审核人 | …."""
        for places in self._rows.values() if not self._names else ():
            pairs = [
                (after, self._duty_of(after) or role_said(self._cells[at]) or without_blanks(self._cells[at]))
                for at, after in pairwise(sorted(places))
                if (at in self._labels or is_office(self._cells[at]))
                and is_surely_name(self._cells[after], self._lexicon)
            ]
            yield from pairs if len(pairs) > 1 else ()

    def _below_offices(self) -> Iterator[tuple[Place, str]]:
        """Yield the names below a header that is an office, where nothing else stands below it: 主任委员 | 委员."""
        for column, row in self._columns(is_office).items() if not self._names else ():
            below = self._said_below((row, column))
            beside = any(is_office(self._cells[at]) for at in self._rows[row] if at[1] != column)
            if below and beside and all(is_surely_name(self._cells[at], self._lexicon) for at in below):
                yield from ((at, without_blanks(self._cells[row, column])) for at in below)

    def _below_callings(self) -> Iterator[tuple[Place, str]]:
        """Yield the names below a header that says what somebody is, where all that stands below it are names.

        Below an office also several in a cell, each perhaps with a note in brackets: 副书记、委员.
        """
        for column, row in self._columns(heads_callings).items():
            if column in self._names or column in self._mixed:
                continue
            below = self._said_below((row, column))
            header = without_bracket(self._cells[row, column])
            office = is_office(header)
            if below and all(is_surely_name(self._cells[at], self._lexicon) for at in below):
                pass
            elif office and (found := names_of_offices(self._cells, below, self._lexicon, self._gaps)):
                self._listed |= found
            else:
                continue
            for at in below:
                yield at, self._duty_of(at) or (self._body_of(at, row) if office else "") + header

    def _said_below(self, head: Place) -> list[Place]:
        """Return the cells below a header that say anything: neither empty nor a dash."""
        said = (at for at in self._cells if at[1] == head[1] and at[0] > head[0])
        return [at for at in said if not _NOTHING.issuperset(self._cells[at].strip())]

    def _offices_of(self, place: Place) -> str | None:
        """Return the offices in the row of a name: that of a column 职务, those under committees."""
        below = ((at, name) for at, (row, name) in self._committees.items() if row < place[0])
        held = (office_in(self._cells.get((place[0], at), ""), name) for at, name in below)
        return "、".join(filter(None, (self._office(place), *held, self._elsewhere(place)))) or None

    def _elsewhere(self, place: Place) -> str | None:
        """Return the offices in other bodies in the row of a name: 江州水务有限公司监事 below 在其他单位任职情况."""
        said = (self._cells.get((place[0], at), "") for at, row in self._others.items() if row < place[0])
        return next(filter(None, map(offices_elsewhere, said)), None)

    def _office(self, place: Place) -> str | None:
        """Return the office in the row of a name, or that its header is."""
        for column, row in self._offices.items():
            said = without_blanks(self._cells.get((place[0], column), "")).strip("、")
            if row < place[0] and 1 < len(said) <= _LONGEST_OFFICE and _NOTHING.isdisjoint(said):
                return self._body_beside(place, column) + said
        header = without_blanks(self._cells.get((self._names.get(place[1], -1), place[1]), ""))
        if header in _ANSWERING:
            return self._body_of(place, self._names[place[1]]) + header
        if header.startswith(_THEIR) and (role := role_said(header)):
            return self._partner_of(place) + role
        return role_said(header) or (header if header and is_office(header) else None)

    def _partner_of(self, place: Place) -> str:
        """Return the body on the other side, below a header like 合作单位 left of a name: 共建单位 | 对方联系人."""
        heads = {at[1]: text for at, text in self._cells.items() if at[0] == self._names[place[1]]}
        columns = [column for column, head in heads.items() if column < place[1] and heads_partners(head)]
        said = without_bracket(self._cells.get((place[0], max(columns, default=-1)), ""))
        return said if columns and names_body(said) and "、" not in said else ""

    def _body_beside(self, place: Place, office: int) -> str:
        """Return the body right before the column of an office, below a header of its own: 其他单位名称 | 职务."""
        head = self._cells.get((self._offices[office], office), "")
        if not self._is_below(self._of_offices, (place[0], office - 1)) or not heads_offices_in_bodies(head):
            return ""
        body = without_bracket(self._cells.get((place[0], office - 1), ""))
        whole = names_body(body) and not without_blanks(self._cells.get((place[0], office), "")).startswith(body)
        return body if whole else ""

    def _office_over(self, place: Place) -> str | None:
        """Return the office right over a name that a label in its row tells to be one: 联系人 | 董事会秘书."""
        over = without_blanks(self._cells.get((place[0] - 1, place[1]), ""))
        return role_said(over) or (over if over and is_office(over) else None)

    def _duty_of(self, place: Place) -> str | None:
        """Return what somebody stands for: 某协会 | 理事单位 | 李恒, below 组织名称 | 担任职务 | 代表人."""
        duty, body = (self._cells.get((place[0], place[1] - away), "") for away in (1, 2))
        if not (self._is_below(self._offices, (place[0], place[1] - 1)) and place[1] - 2 in self._bodies):
            return None
        said, name = without_blanks(duty), without_blanks(body)
        if not said or not name or not _NOTHING.isdisjoint(said + name):
            return None
        return f"{name}{said}{_STANDS_IN if said.endswith(_OF_BODIES) else ''}"

    def _body_of(self, place: Place, head: int) -> str:
        """Return the body that an office's name stands behind, below 机构名称 or the like; `head`: the header's row.

        Only what is told of it stands between: 网点名称 | 地址 | 负责人; anything before who represents a firm by law.
        Left alone: leaders of a thing (课题名称).
        """
        at = max((at for at in self._rows[place[0]] if at[1] < place[1] and at[1] in self._bodies), default=place)
        heads = {to[1]: self._cells[to] for to in self._rows[head]}
        role = without_bracket(heads[place[1]])
        between = [text for to, text in heads.items() if at[1] < to < place[1]]
        near = role in _BY_LAW or all(tells_of_bodies(text) or is_office(without_bracket(text)) for text in between)
        thing = role == LEADER and any(map(heads_things, heads.values()))
        if at == place or not near or thing:
            return ""
        said = without_bracket(self._cells[at])
        return said if names_body(said) else ""

    def _in_column(self, place: Place, text: str) -> tuple[Span, ...] | None:
        """Return the names of a cell below a header for names, None where its words tell who is what."""
        gaps = self._gaps(place) if len(text) >= _TWO_NAMES else ()
        if found := tuple(names_in_cell(text, self._lexicon, gaps)):
            return found
        if len(text) >= _TWO_NAMES and (found := names_apart(text, self._lexicon, {*gaps, *self._breaks(place)})):
            return found
        if self._is_spaced(place, among_names=True):
            return (Span(0, len(text)),)
        names, cells = self._counts[place[1]]
        mostly = 2 * names >= cells > 1
        word = names >= _MANY and is_word_among_names(text, self._lexicon)
        fits = word or is_name_among_names(text, among_many=names >= _MANY)
        return (Span(0, len(text)),) if mostly and fits else None

    def _is_spaced(self, place: Place, *, among_names: bool) -> bool:
        """Whether a cell is a name of two characters by the wide blank between them."""
        text = self._cells[place]
        return is_spaced_name(text, self._lexicon, among_names=among_names) and (
            len(text) > _PAIR or bool(self._gaps(place))
        )

    @cached_property
    def _counts(self) -> dict[int, tuple[int, int]]:
        """How many cells of each column below a header for names are names, and how many there are."""
        counts = dict.fromkeys(self._names, (0, 0))
        for place, text in self._cells.items():
            if self._is_below(self._names, place):
                names, cells = counts[place[1]]
                counts[place[1]] = names + any(names_in_cell(text, self._lexicon)), cells + 1
        return counts

    @staticmethod
    def _is_below(columns: Mapping[int, int], place: Place) -> bool:
        return place[1] in columns and columns[place[1]] < place[0]

    def _is_natural_person(self, place: Place) -> bool:
        """Whether a cell below 股东名称 stands in a row that says 自然人."""
        return self._is_below(self._holders, place) and place[0] in self._natural

    def _is_listed_again(self, place: Place, text: str) -> bool:
        """Whether a cell below a later header 股东名称 is a name, in a table whose other list says who is 自然人."""
        return self._is_below(self._holders_anywhere, place) and is_surely_name(text, self._lexicon)

    @cached_property
    def _holders_anywhere(self) -> dict[int, int]:
        """The columns with a header 股东名称 in any row, each with the first one's; none where no row says 自然人."""
        found: dict[int, int] = {}
        for (row, column), text in self._cells.items() if self._natural else ():
            if row < found.get(column, row + 1) and heads_holders(text):
                found[column] = row
        return found

    def held(self) -> Iterator[Held]:
        """Yield the cells that hold names."""
        labelled = {
            at: role_said(self._cells[label]) or self._office_over(at)
            for label, named in self._labels.items()
            for at in named
        }
        for place, text in self._cells.items():
            if self._is_below(self._names, place):
                yield Held(place, self._in_column(place, text), self._offices_of(place))
            elif place in self._held_offices:
                names = self._listed.get(place) or tuple(names_in_cell(text, self._lexicon))
                yield Held(place, names, self._held_offices[place])
            elif place in self._with_bodies:
                span, office = self._with_bodies[place]
                yield Held(place, (span,), office)
            elif (
                (place in labelled or self._is_below(self._mixed, place) or self._is_natural_person(place))
                and is_surely_name(text, self._lexicon)
            ) or self._is_listed_again(place, text):
                yield Held(place, tuple(names_in_cell(text, self._lexicon)), labelled.get(place))
            elif (self._is_below(self._mixed, place) and self._is_spaced(place, among_names=False)) or (
                self._is_natural_person(place) and is_name_among_names(text, among_many=True)
            ):
                yield Held(place, (Span(0, len(text)),), None)


def names_of_table(
    cells: Mapping[Place, str],
    lexicon: Lexicon,
    gaps: Gaps = lambda _: (),
    breaks: Gaps = lambda _: (),
    *,
    over: str = "",
) -> Iterator[Held]:
    """Yield the cells of a table that hold names.

    `gaps` tells where a cell has blanks that its text leaves out, `breaks` where its lines begin, `over` what stands
    above the table.

    1. below 姓名, 获奖者, 负责人, 法定代表人/单位负责人; the office from a column 职务   2. 姓名 | 董小宁 | 訾以诚
    3. a name among bodies below 获奖单位（个人）, 捐赠人   4. a shareholder whose row says 自然人
    5. 院长 | 欧阳疏桐, in several rows   6. below 牵头人, 班主任, where nothing but names stands there
    """
    yield from _Table(cells, lexicon, gaps, breaks, over=over).held()
