"""Aliases: the names that a text gives an organisation beside its full one (以下简称, 加挂, 原名)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors import nlp
from extractors.names.latin_firms import latin_firms
from extractors.names.org_names import ending_of, ending_pattern, left_edge, looks_like_org
from extractors.names.org_stand_ins import read_stand_ins
from extractors.names.quoted_bodies import named_in_quotes
from extractors.names.rules import ALSO, FORMER, RULES, SHORT, STANDS_FOR
from extractors.names.words import any_word
from extractors.rule import Rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, CLOSING_QUOTES, COLON, OPEN, OPENING_QUOTES, QUOTES
from extractors.text.view import view
from schemas.text import Span
from schemas.word_lists import by_word

_QUOTED = (
    rf"(?: [{OPENING_QUOTES}\"'《] (?P<{{0}}> [^{CLAUSE_ENDS}{QUOTES}\"'《》]{{{{1,30}}}} ) [{CLOSING_QUOTES}\"'》] )"
)
_SHORT = re.compile(
    rf"""
    {OPEN} (?: [^{BRACKETS}“”]{{2,24}} [，；,;] (?= 以下 | [简下]称 ) )?
    (?: (?: 以下 | 在?下文 | 后文 ) 中? | 下称 )? (?: 均 | 统一? | 简?称 (?: 之?为 )? | 为 )* {COLON}?
    (?: {_QUOTED.format("first")} | (?P<bare> [^{CLAUSE_ENDS}{BRACKETS}“”「」『』"、《》]{{2,16}} ) )
    (?P<more> (?: [、或/和，]? {_QUOTED.format("other").replace("?P<other>", "")} )* )
    (?: [，；]? 下同 )?
    {CLOSE}
    """,
    re.VERBOSE,
)
_IS_SHORT = re.compile(r"[简统下]称|称为|[下后]文?称")
_ONLY_QUOTED = re.compile(rf"{OPEN}[{OPENING_QUOTES}][一-鿿A-Za-z]{{2,10}}[{CLOSING_QUOTES}]{CLOSE}")
_ONLY_BARE = re.compile("[一-鿿]{4,8}(?<![省市县区])(?<!有限)(?<!股份)")
_HAN = re.compile("[一-鿿]")
_ITSELF = ("公司", "本公司", "集团", "本集团")
_PIECE = re.compile(r"[^或]{2,}")  # 青江公司或公司
_MORE = re.compile(rf"[{OPENING_QUOTES}\"']([^{QUOTES}\"']{{1,30}})[{CLOSING_QUOTES}\"']")
_ALSO = re.compile(
    rf"""
    {any_word("also")} (?: 了 | 为 )?
    (?: {_QUOTED.format("quoted")}
      | (?P<bare> [{BRACKETS}一-鿿]{{4,30}}? ) (?= 的? (?: 牌子 | 牌匾 ) | [{CLAUSE_ENDS}、] ) )
    """,
    re.VERBOSE,
)
_NAME = r"[“\"]? (?P<{0}> [一-鿿A-Za-z0-9·]{{3,40}}? ) [”\"]?"
_FORMER = re.compile(
    rf"""
    (?: 前身 (?: 是 | 为 | 系 ) | 原名 (?: 为 | 是 | 叫 )? | 曾用名 [：:为]? | 原称 | 旧称 )
    {_NAME.format("former")} (?= [{CLAUSE_ENDS}{BRACKETS}、] | 更名 | 改名 | 成立 | 创建 | 始建 | $ )
    | (?P<renamed> [一-鿿A-Za-z0-9·“”\"]{{3,45}}? ) (?: 正式 | 整体 | 重新 )?
      {any_word("renamed")} (?: 设立 )? (?: 为 | 成为 | 成 )
      {_NAME.format("new")} (?= [{CLAUSE_ENDS}{BRACKETS}、] | $ )
    | {OPEN} 原 (?: 名 [：:为]? )? (?P<bracket> [一-鿿A-Za-z0-9·]{{3,40}}? ) {CLOSE}
    """,
    re.VERBOSE,
)
_OPENS_HAN = re.compile(rf"公司{OPEN}[一-鿿]{{4,8}}{CLOSE}")
_WORDS = ("称", "挂", "前身", "原名", "曾用名", "更名", "改名", "改制", "变更", "（原", "(原", "（“", "(“")
_NO_QUOTE, _QUOTE = rf"[^{OPENING_QUOTES}\"']", rf"[{OPENING_QUOTES}\"']"
_STANDS = re.compile(rf"{_NO_QUOTE}*{_QUOTE}.*?(?:表示|表述|指|代|称)", re.DOTALL)  # what a text with a stand-in has


@dataclass(frozen=True, slots=True)
class Alias:
    """A further name of an organisation, at `span`; `full` is empty where the text doesn't say whose."""

    full: str
    short: str
    kind: str
    span: Span
    rule: str


def _full_from(text: str, end: int) -> int:
    """Return where a full name begins; a team may have its own in quotation marks: “清风”志愿服务队."""
    quoted = named_in_quotes(text, end)
    return left_edge(text, end) if quoted is None else quoted


def _shorts(text: str) -> list[Alias]:
    """Read （以下简称“A”或“B”）: the full name ends where the bracket begins."""
    found: list[Alias] = []
    for match in _SHORT.finditer(text):
        end = match.start()
        if text[end - 1 : end] in '”」"':
            end -= 1
        full = text[_full_from(text, end) : end]
        if not looks_like_org(full):
            full = next((span.of(text) for span in latin_firms(text[:end]) if span.end == end), "")
        if not full or not (_IS_SHORT.search(match[0]) or _is_only_quoted(match, full)):
            continue
        if match["first"]:
            found.append(Alias(full, match["first"], "short", Span(*match.span("first")), SHORT.name))
        else:
            bare = match.start("bare")
            found += [
                Alias(full, piece[0], "short", Span(bare + piece.start(), bare + piece.end()), SHORT.name)
                for piece in _PIECE.finditer(match["bare"])
            ]
        for other in _MORE.finditer(text, match.start("more"), match.end("more")):
            found.append(Alias(full, other[1], "short", Span(*other.span(1)), SHORT.name))
    return found


def _is_only_quoted(match: re.Match[str], full: str) -> bool:
    """Whether a bracket behind the registered name of a firm has nothing but a short form of it.

    In quotation marks, or a part of the name as it stands there: 江州市霁禾小贷有限公司（霁禾小贷）.
    Left alone: what has other words than the name, an award or a brand: （“文明单位”）; places (（江州市）).
    """
    registered = by_word("names/org_endings.csv").get(ending_of(full) or "", "sure") == "sure"
    bare = match["bare"]
    if bare and registered and match[0][1:-1] == bare and _ONLY_BARE.fullmatch(bare):
        return bare in full and ending_of(bare) is None and _begins_with_brand(bare)
    own = match["first"] is not None and (
        match["first"] in _ITSELF or set(match["first"]) <= set(full) or not _HAN.search(full)
    )
    return bool(registered and own and _ONLY_QUOTED.fullmatch(match[0]))


def _begins_with_brand(words: str) -> bool:
    """Whether words begin with what no dictionary has: 霁禾小贷; not 人力资源, 污水处理."""
    first = nlp.words(words)[0]
    return first.flag == "x" and len(first.text) > 1


def _name_before(text: str, end: int) -> str:
    """Return the last organisation named before a place, "" where there is none."""
    last = ""
    for match in ending_pattern().finditer(text, 0, end):
        name = text[left_edge(text, match.end()) : match.end()]
        if looks_like_org(name):
            last = name
    return last


def _alsos(text: str) -> list[Alias]:
    found: list[Alias] = []
    for match in _ALSO.finditer(text):
        group = "quoted" if match["quoted"] else "bare"
        if ending_of(match[group]):
            full = _name_before(text, match.start())
            found.append(Alias(full, match[group], "also", Span(*match.span(group)), ALSO.name))
    return found


def _formers(text: str) -> list[Alias]:
    found: list[Alias] = []
    for match in _FORMER.finditer(text):
        if match["renamed"]:
            edge = left_edge(text, match.end("renamed")) if text[match.end("renamed") - 1] not in '”"' else -1
            span = Span(max(match.start("renamed"), edge), match.end("renamed"))
            full = match["new"]
        else:
            group = "former" if match["former"] else "bracket"
            start, end = match.span(group)
            span = Span(max(start, left_edge(text, end)), end)
            full = _name_before(text, match.start())
        former = span.of(text).strip('“”"')
        former = former.removeprefix("原")
        if ending_of(former) and len(former) >= 4:
            at = text.index(former, span.start)
            found.append(Alias(full, former, "former", Span(at, at + len(former)), FORMER.name))
    return found


def _stand_ins(text: str) -> list[Alias]:
    if not _STANDS.match(text):
        return []
    return [Alias(full, short, "short", span, STANDS_FOR.name) for full, short, span in read_stand_ins(text)]


def read_aliases(text: str, rules: Sequence[Rule[Any]] = RULES) -> tuple[Alias, ...]:
    """Read the further names of organisations, in the order of the text.

    1. 华川通信集团客服运行中心（以下简称“通信客服中心”）; 下称, 简称, 统称, no quotation marks, 或“本公司”
    2. 加挂“澜洲市热线服务监督中心”, 挂“…”牌子, 又称“…” (also)
    3. “江州水务有限公司”以“江州水务”或“我们”表示, “江州水务”“公司”均指江州水务有限公司
    4. 前身为…, 原名…, 曾用名：…, …更名为…, （原…） (former)
    Left alone: short forms of laws, plans and works (《…办法》（以下简称《办法》）), of diseases, of amounts.
    """
    seen = view(text)
    words = any(word in seen.text for word in _WORDS) or _OPENS_HAN.search(seen.text)
    if not words and not _STANDS.match(seen.text):
        return ()
    readers = ((SHORT, _shorts), (STANDS_FOR, _stand_ins), (ALSO, _alsos), (FORMER, _formers))
    found = [alias for rule, read in readers if rule in rules for alias in read(seen.text)]
    placed = [replace(alias, span=seen.source(alias.span.start, alias.span.end)) for alias in found]
    return tuple(sorted(placed, key=lambda alias: alias.span.start))
