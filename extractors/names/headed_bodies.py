"""Bodies that the header over their column says are some: 合作单位, 授予单位, 党组织, 专门委员会, 客户名称."""

import re
from collections.abc import Iterator, Mapping

from extractors.names.cell_endings import ASIDE, LISTED, OTHERS, body_ending, may_be_listed
from extractors.names.latin_firms import is_latin_name
from extractors.names.org_edges import Tag
from extractors.names.org_mentions import begins_with_seat, is_award, read_organisations
from extractors.names.org_names import is_generic, left_edge, usual_words
from extractors.names.persons.committee_columns import committee_columns
from extractors.names.surnames import is_sure_compound, surname_at
from extractors.names.words import any_word, body_word, is_kind
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPENING_BRACKETS
from schemas.text import Span
from schemas.word_lists import by_word

Place = tuple[int, int]  # row and column of a cell
HEAD_ROWS = 3
_PARTY = "(?:单位|集体|机构|机关|部门|主体|方)(?:名称)?"
# 合作单位, 授予单位, 获奖集体（个人）, 队伍名称
_OF_BODIES = re.compile(
    rf"{any_word('named_body')}名称|{any_word('body_act')}+{_PARTY}(?:[{OPENING_BRACKETS}/、和或及](?:先进)?个人{CLOSE}?)?"
)
_OF_GIVERS = re.compile(rf"(?:联合)?{any_word('body_gives')}{_PARTY}")
_OF_FIRMS = re.compile(rf"{any_word('firm_header', 'body_header')}")
# 颁发单位：市水务局、县总工会，项目名称：…
_LABEL = re.compile(
    rf"(?:^(?:[0-9一二三四五六七八九十]{{1,2}}[、.．])?|[{CLAUSE_ENDS}])"
    rf"(?P<label>{_OF_BODIES.pattern}|{_OF_GIVERS.pattern})：(?P<list>[^，。：]{{2,200}})"
)
# “清风”护林志愿服务队; 白石桥水文站, 青年突击队: bodies where a header says so
_QUOTED_TEAM = re.compile("“[一-鿿]{1,8}”[一-鿿]{0,10}(?:志愿服务队|志愿服务总队|服务队|突击队|宣讲队|宣讲团)")
_STATION = re.compile(
    "[一-鿿]{2,14}(?:管理所|总站)|[一-鿿]{3,14}(?:监督站|监测站|水文站|工作站|突击队|志愿服务队|先锋队)"
)
_ANY_THERE = re.compile("[省市县区](?:各|所有|相关|有关)|^[市城]区")  # 江州市|各医院, 市区|学校
_ANY = re.compile(rf"{OTHERS.pattern}|属地|辖区|相关|有关|基层|乡镇|[0-9一二三四五六七八九十两]+[支个]")
_KIND = re.compile(rf"{any_word('before_kind')}?(?P<kind>{any_word('kind')})(?:名称)?")  # 二级学院
# headers of what has one of a few last words below it: 党组织 over 机关党总支, 专门委员会 over 审计委员会, 分队名称
_SORTS = tuple(
    (
        re.compile(f"{any_word(header)}(?:名称)?"),
        re.compile(rf"[一-鿿0-9“”与和]{{2,24}}{any_word(ending)}"),
    )
    for header, ending in (
        ("branch_header", "branch_end"),
        ("panel_header", "panel_end"),
        ("team_header", "team_end"),
    )
)
_HEADERS = (*(header for header, _ in _SORTS), _OF_FIRMS, _OF_BODIES, _OF_GIVERS)
# headers below which firms stand also by what they call themselves: 供应商 over 恒硕轴承
_OF_SHORT_NAMES = re.compile(any_word("firm_party"))
_SHORT_NAME = re.compile("[一-鿿]{4,8}")
_NO_FIRM_END = re.compile(f"{body_word('no_firm_end')}$")
_NAME = 4  # characters of a person's name with a surname of two
_PARTS = 2  # words of such a name at least
_PIECE = re.compile("[^、；;/／]+")
_HAN = re.compile("[一-鿿]{3,20}")
_GIVING = re.compile(f"(?:联合|共同){any_word('body_gives')}$")  # 市水务局、县科协|联合授牌
_NO_GIVER = re.compile(f"{body_word('no_giver')}$")
_SERIES = 3  # cells with the ending that their header says
_LEAST, _MOST = 2, 30  # characters of a giver that its level makes one: 市委; of any
_LONG = 6  # characters of a body that is told by its header only


def headed_bodies(cells: Mapping[Place, str], tag: Tag) -> Iterator[tuple[Place, Span]]:
    """Yield the bodies of cells, or of lists in them, that their header says are some, with or without a name.

    1. 监控指挥中心 below 合作单位   2. 护理学院 below 二级学院, three such or more   3. 市委、市政府 below 授予单位
    4. 审计委员会 over 主任委员, 委员, or below 专门委员会   5. Nordlys Tea AS below 客户名称
    Left alone: kinds of them and words with usual ones only (其他单位, 服务中心).
    """
    heads = {place: text for place, text in cells.items() if place[0] < HEAD_ROWS}
    for (row, column), head in sorted(heads.items()):
        if not any(header.fullmatch(head) for header in _HEADERS):
            continue
        below = {at: text for at, text in cells.items() if at[1] == column and at[0] > row}
        for at, text in below.items():
            yield from ((at, span) for span in _pieces(text) if _told(head, span.of(text), tag))
        if _OF_GIVERS.fullmatch(head):
            yield from _givers(below)
    yield from _bodies_below_their_kind(cells)
    for column, (row, name) in committee_columns(cells).items():
        if cells[row, column] == name:
            yield (row, column), Span(0, len(name))


def bodies_behind_labels(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the bodies of a cell that a label in it says are some: 颁发单位：|市水务局、县总工会，项目名称：….

    Left alone: lists with an item that is none, kinds of them (承办单位：各分公司).
    """
    for label in _LABEL.finditer(text) if "：" in text else ():
        spans = [span.moved(label.start("list")) for span in _pieces(label["list"])]
        gives = _OF_GIVERS.fullmatch(label["label"]) is not None
        named = [span.of(text) for span in spans]
        if all(_told(label["label"], one, tag) or _is_seated(one, tag) or (gives and _gives(one)) for one in named):
            yield from spans


def _is_seated(named: str, tag: Tag) -> bool:
    """Whether words begin with a place or level and end like a body: 江州市茶农投资联盟."""
    last = body_ending(named) or ""
    return (
        len(last) > 1 and not _ANY_THERE.search(named) and begins_with_seat(named) and may_be_listed(named, last, tag)
    )


def _pieces(text: str) -> Iterator[Span]:
    """Yield the items of a cell without what stands in brackets behind them: 机关党总支|（含3个支部）."""
    for piece in _PIECE.finditer(text):
        aside = ASIDE.search(piece[0]) or _GIVING.search(piece[0], _LEAST)
        end = aside.start() if aside else len(piece[0])
        if end:
            yield Span(piece.start(), piece.start() + end)


def _told(head: str, named: str, tag: Tag) -> bool:
    """Whether what stands below a header is a body of the sort that it says."""
    for header, ending in _SORTS:
        if header.fullmatch(head) and ending.fullmatch(named) and not is_kind(named) and not _ANY.match(named):
            return True
    if _OF_FIRMS.fullmatch(head) and is_latin_name(named):
        return True
    if _OF_SHORT_NAMES.fullmatch(head) and _is_short_name(named, tag):
        return True
    if not _OF_BODIES.fullmatch(head):
        return False
    if is_latin_name(named) or _QUOTED_TEAM.fullmatch(named):
        return True
    if _STATION.fullmatch(named) and not _ANY.match(named):
        return True
    if read_organisations(named, tag) == (Span(0, len(named)),):
        return True
    last = body_ending(named) or ""
    return len(last) > 1 and may_be_listed(named, last, tag) and left_edge(named, len(named)) == 0


def _is_short_name(named: str, tag: Tag) -> bool:
    """Whether words below a header of firms are what one calls itself: 云栈燃气, 恒硕轴承; not 云栈地区, 境外客户."""
    words = tag(named) if _SHORT_NAME.fullmatch(named) else ()
    person = is_sure_compound(surname_at(named, 0)) and len(named) == _NAME
    if len(words) < _PARTS or person or _ANY.match(named) or _NO_FIRM_END.search(named):
        return False
    brand = words[0].flag == "nz" or (words[0].flag == "x" and words[0].text not in usual_words())
    trade = words[-1].flag.startswith(("n", "vn", "v", "j", "x"))
    return brand and trade and len(words[0].text) > 1 and not any(word.flag[0] in "cpudrm" for word in words)


def _givers(below: Mapping[Place, str]) -> Iterator[tuple[Place, Span]]:
    """Yield those who give awards: what ends like one of them, and where most do, what else stands there.

    1. 市委、市政府   2. 省委人才办   3. 《茶讯》, 明前财经 among other papers
    """
    pieces = [(at, span, span.of(text)) for at, text in below.items() for span in _pieces(text)]
    sure = [one for one in pieces if _gives(one[2])]
    yield from ((at, span) for at, span, _ in sure)
    if 2 * len(sure) > len(pieces):
        others = (one for one in pieces if one not in sure)
        yield from ((at, span) for at, span, said in others if _may_give(said))


def _gives(said: str) -> bool:
    endings = by_word("honours/bodies.csv")
    ends = any(said.endswith(ending) for ending in endings)
    return _LEAST <= len(said) <= _MOST and ends and not is_generic(said) and not _ANY.match(said)


def _may_give(said: str) -> bool:
    named = _HAN.fullmatch(said) and not _ANY.match(said) and not is_generic(said) and not is_award(said)
    return bool(named and not _NO_GIVER.search(said)) or is_latin_name(said)


def _bodies_below_their_kind(cells: Mapping[Place, str]) -> Iterator[tuple[Place, Span]]:
    """Yield the cells below a header that says what they are, three or more: 护理学院 below 二级学院.

    Left alone: what begins with others or all of them, sums.
    """
    for (row, column), text in cells.items():
        kind = _KIND.fullmatch(text) if row < HEAD_ROWS else None
        if kind is None:
            continue
        named = {
            at: said
            for at, said in cells.items()
            if at[1] == column
            and at[0] > row
            and len(said) >= _LONG
            and said.endswith(kind["kind"])
            and LISTED.fullmatch(said)
            and not OTHERS.match(said)
        }
        if len({*named.values()}) >= _SERIES:
            yield from ((at, Span(0, len(said))) for at, said in named.items())
