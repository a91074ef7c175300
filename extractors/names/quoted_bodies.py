"""Bodies with a name in quotation marks: “清风”志愿服务队, “岚川义工队”, 《岚川茶讯》杂志社."""

import re
from collections.abc import Iterator

from extractors.names.org_edges import Tag
from extractors.names.org_names import usual_words
from extractors.names.words import any_word
from extractors.text.characters import CLOSING_QUOTES, OPENING_QUOTES
from schemas.text import Span

_TEAM = any_word("team")
_OWN_NAME = rf"[{OPENING_QUOTES}](?P<own>[^{OPENING_QUOTES}{CLOSING_QUOTES}，。；+]{{1,12}})[{CLOSING_QUOTES}]"
_BETWEEN = "(?:(?![获评被为是成了的在有和与])[一-鿿])"  # “追风”|青年|突击队
_NAMED = re.compile(
    rf"{_OWN_NAME}{_BETWEEN}{{0,4}}?{any_word('team', 'band')}(?!伍)|《[^《》]{{2,12}}》{any_word('press')}"
)
_WHOLE = re.compile(rf"[{OPENING_QUOTES}](?P<own>[一-鿿A-Za-z0-9]{{2,10}}?){_TEAM}[{CLOSING_QUOTES}]")
_AWARD = re.compile(any_word("distinction"))
_GIVEN = re.compile("[获评为予成号]$")  # 被命名为|“巾帼工作室”
# 组建“先锋”突击队3支: a kind of team; “云栈杯”合唱团比赛: a contest
_COUNTED = re.compile("(?:共|等|各)?(?:[0-9]+|[一二三四五六七八九十两数]+)[支个]|(?:比|大|决|邀请|联)赛|建设")
_OWN = ("x", "ns", "nz", "nr")  # flags of a first word that tells one team from another


def named_in_quotes(text: str, end: int) -> int | None:
    """Return where a team begins that ends at a place and has its name in quotation marks, None where none does."""
    return next((match.start() for match in _NAMED.finditer(text, max(0, end - 40), end) if match.end() == end), None)


def read_quoted_bodies(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the spans of teams and papers whose name stands in quotation marks.

    Left alone: awards (“优秀志愿服务队”, 被命名为“巾帼工作室”), kinds (“党员突击队”, “先锋”突击队3支), contests.
    """
    for match in _NAMED.finditer(text):
        if not _AWARD.match(match["own"] or "") and not _COUNTED.match(text, match.end()):
            yield Span(*match.span())
    for match in _WHOLE.finditer(text):
        first = tag(match["own"])[0]
        own = len(first.text) > 1 and first.flag.startswith(_OWN) and first.text not in usual_words()
        if own and not _AWARD.match(match["own"]) and not _GIVEN.search(text, 0, match.start()):
            yield Span(*match.span())
