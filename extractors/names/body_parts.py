"""Parts that stand behind a body and belong to its name: 云栈县水务局|水资源管理股, 江州水厂|党支部."""

import re
from functools import cache

from extractors.names.org_edges import may_be_topic
from extractors.names.org_names import left_edge
from extractors.names.words import body_word, titles
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from schemas.text import Span

_BRANCH = re.compile(
    "(?:(?:机关)?第?[一二三四五六七八九十]{0,2}支部|党支部|党总支|党委|团支部|团委|工会|纪委)(?![员组会法])"
)
_LONGEST = 24  # characters of a part
_LEAST = 1  # characters before its ending
_ENDS = re.compile(rf"$|[、：“”{CLAUSE_ENDS}{BRACKETS}]|[·被获荣的和与及等]|[0-9一二两三四五六七八九十]{{1,2}}个")
_TOPIC = 8  # characters of a topic before an “and”
_AND = re.compile("(?<=[一-鿿]{2})与(?=[一-鿿]{2})")
_BUREAUS = tuple("局委办所院队站")  # which have a 股


@cache
def _part() -> re.Pattern[str]:
    return re.compile(f"{body_word('part_behind')}|{body_word('department')}部")


@cache
def _own_branch() -> re.Pattern[str]:
    return re.compile(f"[一-鿿]{{2,6}}?{body_word('branch_behind')}(?![长区])")


def end_with_part(text: str, body: Span) -> int:
    """Return where a body ends with the part of it that stands right behind: 第一水厂|党支部, 市水务局|节水科|科长.

    1. branches of party and union   2. sections and shops, one “and” in their names: 安全与应急处
    Left alone: what no mark, office or award stands behind, kinds of them (各科室), rooms, fields of learning.
    """
    branch = _BRANCH.match(text, body.end)
    if branch and not titles().at(text, branch.end()):
        return branch.end()
    return next((end for end in _part_ends(text, body) if _is_part(text, body, end)), body.end)


def _part_ends(text: str, body: Span) -> list[int]:
    """Return where the words behind a body may end that are a part of it."""
    branch = _own_branch().match(text, body.end)
    if branch:
        return [branch.end()]
    parts = _part().finditer(text, body.end + _LEAST, body.end + _LONGEST)
    return [part.end() for part in parts if _ENDS.match(text, part.end()) or len(titles().at(text, part.end())) > 1]


def _is_part(text: str, body: Span, end: int) -> bool:
    name = text[body.end : end]
    if name.endswith("股") and not text.endswith(_BUREAUS, body.start, body.end):
        return False  # 江州银行|流通股
    if _no_part().match(name):
        return False
    joint = _AND.search(name)
    edge = left_edge(text, end)
    if joint and edge == body.end + joint.end() and may_be_topic(name[: joint.start()][-_TOPIC:]):
        edge = left_edge(text, body.end + joint.start())
    return edge < body.end


@cache
def _no_part() -> re.Pattern[str]:
    return re.compile(f"[^一-鿿]|.*[^一-鿿]|{body_word('no_part_first')}|.*{body_word('no_part')}$")
