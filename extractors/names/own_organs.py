"""Organs of the body that reports, of each of which it has one: 集团党委, 公司工会, 审计委员会 of the board."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.names.words import body_word, titles
from schemas.text import Span

_NEAR = 10  # characters before a committee's name that may say whose it is
_BEFORE_OWN = "经由在向与和及为对被获报受从"  # what else stands before 公司 says whose it is: 热力|公司工会
_BEFORE_PANEL = re.compile(r"(?:^|[^一-鿿]|董事会|(?<![子孙分母弟])公司|集团|本行|[设会立由经了向的和与及为任在召])$")
_DOCUMENT = re.compile("工作细则|实施细则|议事规则|工作规则|工作制度|议事制度|细则|职责|员")


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![一-鿿])|(?<=[{_BEFORE_OWN}]))(?:(?:集团公司|股份公司|集团|公司|总公司){body_word('own_organ')}|(?:机关|总部|本部)(?:党委|党总支|党支部|团委))(?![员章]|会员|组织[部委架机体关生])"
    )


@cache
def _panel() -> re.Pattern[str]:
    topic = body_word("panel_topic")
    return re.compile(rf"(?!(?:考核|预算)委员会){topic}(?:[和与及]{topic}){{0,2}}委员会")


@cache
def _shares() -> re.Pattern[str]:
    return re.compile(rf"{body_word('panel_topic')}[、和与及]$")


def read_own_organs(text: str) -> Iterator[Span]:
    """Yield the spans of the organs of the body that reports.

    1. 集团党委, 公司工会   2. 审计委员会, 薪酬与考核委员会 of a board
    Left alone: those of others (各公司党委, 子公司工会), an office in one (公司党委书记), its rules
    (审计委员会工作细则), several with one last word (提名、审计委员会).
    """
    for match in _organ().finditer(text):
        if _stands_free(text, match.end()):
            yield Span(*match.span())
    for match in _panel().finditer(text):
        start, near = match.start(), max(0, match.start() - _NEAR)
        shared = _shares().search(text, near, start)
        if not shared and _BEFORE_PANEL.search(text, near, start) and _stands_free(text, match.end()):
            yield Span(*match.span())


def _stands_free(text: str, end: int) -> bool:
    return not titles().at(text, end) and not _DOCUMENT.match(text, end)
