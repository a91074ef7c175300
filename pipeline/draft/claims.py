"""What last year's sentences claim without a number: that nothing happened, that something happened first then, or how
many times it had by then (第五届, 十周年)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.text.characters import CLAUSE_ENDS, CLOSING_QUOTES, OPENING_QUOTES
from pipeline.draft.years import is_near
from schemas.feed import Feed, Series, Statement

_NONE = re.compile(
    r"""
    (?<![从并毫决绝]) (?:
        (?: 未曾? | 没有 ) (?:发生|出现|受到|收到|产生|接到|发现)
      | 未(?:存在|有)
      | 不存在
      | (?:无(?!偿|线|障碍|人机|论|纸|烟|形|锡)|零) [^零]{0,10}
        (?:事故|投诉|违规|违纪|伤亡|死亡|处罚|争议|纠纷|案件|事件)
      | 零发生 )
    """,
    re.VERBOSE,
)
# Aims and conditions claim nothing of the year: 力争零事故, 如未发生.
_NOT_SAID = re.compile(r"如$|若|倘|力争|争取|确保|防止|避免|杜绝|严防|承诺|是否")
# Terms of law and accounting are no actions: 首次公开发行股票, 限制性股票首次授予部分, 首次执行新准则.
_FIRST = re.compile(r"首次(?!公开发行|授予|执行)|首个|首届|首批|新成立")
_COUNT = "[0-9一二三四五六七八九十百]+"
_JUBILEE = re.compile(rf"{_COUNT}[多余]?周年")
# Which one it is of those that come again; not of what others hold or count: 第十四届全国人民代表大会, 第四次经济普查.
_WHICH = re.compile(
    rf"第(?P<count>{_COUNT})(?:份(?!额)|届|个年头|次(?!元|生|序))"
    rf"(?![一二三四五六七]中全会|[董监理]事会|(?:全国|中国|中央|党|省|市|区|县|人民|世界|工业)[^，。；]{{0,6}}(?:代表|委员|人大|政协|全会|普查|调查|大战|革命))"
    rf"|连续第(?P<years>{_COUNT})年"
)
_ENDS = f"{CLAUSE_ENDS}：,;:!?"  # a sentence is as printed here: its marks may be half-width
_PARTS = re.compile(f"[^{_ENDS}]+")
_CLAUSE_END = re.compile(f"[{_ENDS}]")
_TITLES = (("《", "》"),)
_QUOTES = tuple(zip(f"《{OPENING_QUOTES}", f"》{CLOSING_QUOTES}", strict=True))


class Zeros:
    """The indicators that last year's sentences deny (未发生劳动争议), with what was collected for this year."""

    def __init__(self, feed: Feed) -> None:
        self._denied: dict[str, list[tuple[str, Series]]] = {}
        for series in feed.indicators:
            for point in series.history:
                cited = feed.citations.get(point.citation or "")
                if point.status == "none_occurred" and point.year == feed.last_year and cited and cited.statement:
                    self._denied.setdefault(cited.statement, []).append((point.display, series))

    def confirmed(self, statement: Statement) -> tuple[str, ...]:
        """Return the ids of the indicators of a sentence that are nil this year, too."""
        return tuple(series.id for _, series in self._of(statement) if _is_nil(series))

    def is_stale(self, statement: Statement) -> bool:
        """Whether a sentence says that something did not happen, and this year's values do not say so as well."""
        denied = self._of(statement)
        if not all(_is_nil(series) for _, series in denied):
            return True
        return _count_denials(statement.text) > len({words for words, _ in denied})

    def _of(self, statement: Statement) -> Sequence[tuple[str, Series]]:
        found: Mapping[str, Sequence[tuple[str, Series]]] = self._denied
        return found.get(statement.id, ())


def _is_nil(series: Series) -> bool:
    given = series.this_year
    return given is not None and (given.answer == "none_occurred" or given.value == 0)


def _count_denials(text: str) -> int:
    """Return how many parts of a sentence say that something did not happen."""
    found = ((part[0], _NONE.search(part[0])) for part in _PARTS.finditer(text))
    return sum(1 for part, match in found if match and not _NOT_SAID.search(part[: match.start()]))


class Claim(NamedTuple):
    """Where a sentence claims so; `kind` says what stands there: first, or the count of an ordinal (open)."""

    start: int
    end: int
    kind: str


def list_claims(statement: Statement, last_year: int) -> list[Claim]:
    """Return where a sentence says that something was done for the first time, or for which time, in their order.

    Left alone: quoted names (“首届清泉杯”), the words of an honour, what is dated years before (2011年首次获评).
    """
    return sorted(_claims(statement, last_year))


def _claims(statement: Statement, last_year: int) -> Iterator[Claim]:
    for pattern, quotes in ((_FIRST, _QUOTES), (_JUBILEE, _TITLES), (_WHICH, _TITLES)):
        for match in pattern.finditer(statement.text):
            at = match.start()
            if _is_quoted(statement.text, at, quotes) or _is_old(statement, at, last_year):
                continue
            if pattern is _WHICH:
                yield Claim(*match.span("count" if match["count"] else "years"), "open")
            else:
                yield Claim(at, match.end(), "first")


def _is_quoted(text: str, at: int, quotes: Sequence[tuple[str, str]]) -> bool:
    return any(text.count(pair[0], 0, at) > text.count(pair[1], 0, at) for pair in quotes)


def _is_old(statement: Statement, at: int, last_year: int) -> bool:
    """Whether a place stands in a number or an honour, or is dated years before in its clause."""
    return any(
        slot.start <= at < slot.end
        if slot.kind in ("number", "honour")
        else slot.kind in ("year", "date")
        and slot.end <= at
        and not _CLAUSE_END.search(statement.text, slot.end, at)
        and not is_near(slot, last_year)
        for slot in statement.slots
    )
