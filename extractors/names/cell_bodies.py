"""Organisations in cells of a table: cells that are nothing but names, a name and a post, or clauses that tell."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.names.cell_endings import ASIDE, FORM, body_ending, may_be_listed
from extractors.names.headed_bodies import HEAD_ROWS, bodies_behind_labels, headed_bodies
from extractors.names.known_bodies import is_known_body, read_known_bodies
from extractors.names.org_edges import Tag
from extractors.names.org_mentions import begins_with_seat, read_organisations
from extractors.names.org_names import ending_of, is_kin, left_edge
from extractors.names.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from schemas.text import Span
from schemas.word_lists import by_word, word_set

_PARTS = ("中心", "委员会", "办公室", "领导小组", "营业部", "党支部", "工会")  # endings that parts of a body have too
_NAMING = ("ns", "nr", "nz", "x", "s", "f")  # flags of words that tell one body from another: places, names
Place = tuple[int, int]  # row and column of a cell
_NUMBER = re.compile(rf"(?:{OPEN}?[0-9一二三四五六七八九十]{{1,3}}(?:{CLOSE}|[、.．]))?")
_PLAIN = re.compile(rf"[一-鿿A-Za-z·{BRACKETS}]{{4,40}}")
_SHORTEST, _LONGEST = 4, 120  # characters of a cell of names
# 工作单位及职务, 任职单位, 在本会外担任职务: a body with what somebody is there
_POSTED = re.compile(
    "(?:现?工作|任职|所在|现任?职?)单位(?:名称)?(?:[及和与、/]?(?:现?任?职务|职称|岗位)(?:职称)?)?|现任职务|单位[及和与、/]职务"
    "|(?:是否)?在?(?:其他|外)(?:单位|机构|公司)的?(?:任职|兼职)(?:的?情况)?|(?:主要)?(?:社会|外部|对外)?兼职(?:情况)?"
)
_AWARDS = re.compile(any_word("award_header"))
_GOODS = re.compile("(?:品牌|型号|规格|技能|能力|软件|设备|车型|车辆|药品)(?:名称)?$")
_CLAUSES = re.compile(f"[{CLAUSE_ENDS}]")
_RUNS_ON = re.compile(any_word("between_bodies"))  # 江州管委会主任助理云栈管委会: posts between two bodies
_LONG = 6  # characters of a body that is told by its header only
_SEAL = re.compile(rf"{OPEN}(?:盖章|公章|签章){CLOSE}(?:[：:])?(?P<body>[一-鿿]{{4,30}})(?=[0-9二]|$)")
# argued: lists of the largest customers number them, and lists of terms say what each stands for
_BEHIND_LABEL = re.compile(
    rf"(?:客户|供应商|第)[一二三四五六七八九十A-Z0-9]{{1,2}}[名大]?{OPEN}(?P<named>[^，,。；;]{{6,40}}){CLOSE}"
    r"|指(?P<meant>[^，,。；;]{6,40})[，,][^。；;]*"
)
_PIECES = re.compile("[、；;]")
_DONE_WITH = re.compile("[向与为由同和](?=[一-鿿]{6})")  # 向云川大学捐赠8万元
_FEW = 2  # names in a column that are sure, from which on others of their kind are
_SERIES = 3  # names with one ending in a column, one of them sure, that make it a list of bodies
_LONGEST_CUT = 6  # characters that a reader of prose may cut from a name that fills a cell


def bodies_of_table(cells: Mapping[Place, str], named: Container[str], tag: Tag) -> Iterator[tuple[Place, Span]]:
    """Yield the organisations of the cells of a table, with their place in it; `named` are those of the prose.

    1. cells that hold nothing else   2. what a cell under 工作单位及职务 begins with   3. cells between such bodies
    Left alone: awards that end like a body (市企业技术中心 below 荣誉称号), goods (华为 below 品牌).
    """
    posts = {column: row for (row, column), text in cells.items() if row < HEAD_ROWS and _POSTED.fullmatch(text)}
    found = {place: [*bodies_in_cell(text, tag)] for place, text in cells.items() if may_hold_body(text)}
    for place, text in cells.items():
        row, column = place
        if not found.get(place) and posts.get(column, row) < row:
            found[place] = [*_bodies_before_posts(text, tag)]
        if not found.get(place):
            found[place] = [*_bodies_that_seal(text, tag)] or [*_bodies_of_terms(text, tag)]
            found[place] = found[place] or [*bodies_behind_labels(text, tag)]
            found[place] = found[place] or [*_bodies_told_of(text, tag)]
    found = {place: spans for place, spans in found.items() if spans}
    headed: dict[Place, dict[Span, None]] = {}
    for place, span in headed_bodies(cells, tag):
        headed.setdefault(place, {})[span] = None
    found |= {place: [*spans] for place, spans in headed.items() if place not in found}
    found |= {place: [Span(0, len(cells[place]))] for place in [*_bodies_listed(cells, found, named, tag)]}
    awards = {column: row for (row, column), text in cells.items() if row < HEAD_ROWS and _heads_none(text)}
    for place in sorted(found):
        if awards.get(place[1], place[0]) >= place[0]:
            yield from ((place, span) for span in found[place])


def _heads_none(header: str) -> bool:
    """Whether awards or goods stand below a header, which may be named like bodies."""
    return bool(_AWARDS.fullmatch(header) or _GOODS.search(header))


def _bodies_that_seal(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the bodies whose seal stands in the cell of a form: 情况属实。（盖章）|江州市民政局|2025年3月5日."""
    for seal in _SEAL.finditer(text):
        span = Span(*seal.span("body"))
        if read_organisations(seal["body"], tag) == (Span(0, len(span)),):
            yield span


def _bodies_of_terms(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the body that a cell names behind a label: 客户一（江州水务有限公司）, 指江州水务有限公司，…."""
    if match := _BEHIND_LABEL.fullmatch(text):
        kind = match.lastgroup or "named"
        yield from (span.moved(match.start(kind)) for span in _bodies(match[kind], tag))


def _bodies_told_of(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the bodies that a cell tells of, where it has a clause or more: 总部及江州水务有限公司，与上年一致.

    Also where it says what is done with them, universities and those that are known by name: 向云川大学捐赠8万元.
    """
    if not (_CLAUSES.search(text) or _DONE_WITH.match(text)):
        return
    read = read_organisations(text, tag)
    known = [span for span in read_known_bodies(text) if not any(span.overlaps(one) for one in read)]
    found = (
        span for span in read if len(span) >= _LONG or span.of(text).endswith("大学") or is_known_body(span.of(text))
    )
    yield from sorted(span for span in (*found, *known) if not _RUNS_ON.search(text, span.start, span.end))


def may_hold_body(text: str) -> bool:
    """Whether a cell is short and ends like an organisation, so that it is worth reading; a known one is too."""
    if len(text) < _SHORTEST:
        return is_known_body(text)
    if len(text) > _LONGEST:
        return False
    return body_ending(ASIDE.sub("", text)) is not None or is_known_body(_PIECES.split(text)[-1].strip("《》"))


def bodies_in_cell(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the spans of the organisations of a cell (a view) that holds nothing else.

    1. 江州水务有限公司   2. 1、江州水务有限公司（注2）   3. 江州水务有限公司、云栈燃气公司
    4. 致同咨询（江州）有限公司: what fills a cell begins where the cell does
    Left alone: 收购江州水务有限公司, 各子公司, cells with more words than names.
    """
    numbered = _NUMBER.match(text)
    start = numbered.end() if numbered else 0
    aside = ASIDE.search(text, start)
    spans: list[Span] = []
    for piece in re.finditer("[^、；;]+", text[start : aside.start() if aside else len(text)]):
        span = Span(start + piece.start(), start + piece.end())
        if not (found := _bodies(span.of(text), tag)):
            return
        spans.extend(one.moved(span.start) for one in found)
    yield from spans


def _bodies(words: str, tag: Tag) -> tuple[Span, ...]:
    """Return the span of the name that words are; of each where names follow each other from the first word on."""
    if is_known_body(words.strip("《》")):
        return (Span(int(words[0] == "《"), len(words.rstrip("》"))),)
    ending = body_ending(words)
    if ending is None or not _PLAIN.fullmatch(words):
        return ()
    if (form := FORM.search(words)) and form["branch"]:  # 云栈银行（城北支行）
        return (Span(0, len(words)),) if len(_bodies(words[: form.start()], tag)) == 1 else ()
    found = read_organisations(words, tag)
    if len(ending) > 1 and begins_with_seat(words) and _of_two_tasks(words, found):
        return (Span(0, len(words)),)
    if not found or found[-1].end != len(words):
        return ()
    if found[0].start == 0 and all(one.end == two.start for one, two in pairwise(found)):
        return found
    cut = words[: found[-1].start]
    if by_word("names/org_endings.csv")[ending] == "sure" and _is_own(cut):
        return (Span(0, len(words)),)
    return found[-1:] if is_kin(cut) else ()


def _of_two_tasks(words: str, found: Sequence[Span]) -> bool:
    """Whether a name that fills a cell has two tasks joined in it, no two bodies: 江州市森林消防|和|防火指挥中心."""
    first, joint, second = words.partition("和")
    whole = all(span.start > len(first) for span in found)  # what a reader of prose finds is the second part at most
    return bool(joint) and whole and ending_of(first) is None and len(second) > _SHORTEST and "和" not in second


def _is_own(cut: str) -> bool:
    """Whether what was cut from a name at its left is the beginning of it: no verb, no relation (收购, 子公司)."""
    stops = word_set("names/org_stops.txt")
    begins = any(cut[:length] in stops for length in range(1, len(cut) + 1))
    return len(cut) <= _LONGEST_CUT and not begins and not is_kin(cut) and ending_of(cut) is None


def _bodies_before_posts(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the organisations that a cell under 工作单位及职务 or an item of it begins with: 江州大学|社会学系教授."""
    for piece in re.finditer("[^、；;，,/]+", text):
        found = read_organisations(piece[0], tag)
        if found and found[0].start == 0:
            yield found[0].moved(piece.start())


def _bodies_listed(
    cells: Mapping[Place, str], found: Container[Place], named: Container[str], tag: Tag
) -> Iterator[Place]:
    """Yield the cells of a table that are bodies because others of their column are, or because its prose names them.

    `cells` are views, `found` those that are bodies by themselves, `named` the bodies of the prose.

    1. 城南分公司 among 江州分公司, 河湾分公司   2. 城西乳品厂 where three end so, and the prose has one of them
    3. 江州祥和护理院 among other donors: a place or an unknown word in front
    Left alone: the first row, 其他公司, 检测中心, kinds of bodies (民办小学), names without an ending.
    """
    columns: dict[int, list[Place]] = {}
    for place in sorted(cells):
        columns.setdefault(place[1], []).append(place)
    for places in columns.values():
        sure = [at for at in places if at in found or cells[at] in named]
        series = Counter(body_ending(cells[at]) for at in places if at[0])
        kinds = Counter(body_ending(ASIDE.sub("", cells[at])) for at in sure)
        for at in places:
            if at in found or not at[0]:
                continue
            text = cells[at]
            ending = body_ending(text)
            if ending is None or not may_be_listed(text, ending, tag):
                continue
            alike = kinds[ending] >= _FEW or (kinds[ending] and series[ending] >= _SERIES and len(ending) > 1)
            own = left_edge(text, len(text)) == 0
            if (
                text in named
                or (alike and own and _begins_with_noun(text, ending, tag))
                or (3 * len(sure) >= len(places) and _begins_own(text, ending, tag))
            ):
                yield at


def _begins_with_noun(text: str, ending: str, tag: Tag) -> bool:
    """Whether a cell begins with what tells a body from others, no kind of body: not 优秀供电所, 市场研发中心."""
    first = tag(text)[0]
    flag = "b" if first.text in word_set("names/not_proper.txt") else first.flag
    return flag in _NAMING if ending in _PARTS else flag[0] not in "abdmrv"


def _begins_own(text: str, ending: str, tag: Tag) -> bool:
    """Whether a cell begins with a place or with a word that no dictionary has, and ends in more than one character."""
    first = tag(text)[0]
    return len(ending) > 1 and len(first.text) > 1 and first.flag in ("ns", "x")
