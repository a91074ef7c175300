"""Organs of the body that reports, of each of which it has one: 集团党委, 公司工会, 审计委员会 of the board."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.names.org_edges import Tag, with_first_topic
from extractors.names.org_names import left_edge
from extractors.names.words import body_word, titles
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from schemas.text import Span

_NEAR = 10  # characters before a committee's name that may say whose it is
_BEFORE_OWN = "经由在向与和及为对被获报受从"  # what else stands before 公司 says whose it is: 热力|公司工会
_BEFORE_PANEL = re.compile(r"(?:^|[^一-鿿]|董事会|(?<![子孙分母弟])公司|集团|本行|[设会立由经了向的和与及为任在召])$")
# 我校|制茶工程学院, 我院|护理部, behind which something is told of it
_OWN_PART = re.compile(
    rf"[我本该](?:校|院|局|馆|厂|行|公司|集团)(?!各|全|相关|有关|其他|所有|二级|多个|下属|内设)"
    rf"(?P<name>{body_word('department')}部|[一-鿿]{{1,9}}?(?:学院|研究所|研究院|图书馆|教研室|教研组|实验室|{body_word('department')}部|[一-鿿](?:处|科)))"
    rf"(?=[的被、{CLAUSE_ENDS}{BRACKETS}]|{body_word('part_does')}|[一-鿿]{{2,3}}(?:老师|教授|同学|医生|护士))"
)
_SCHOOL = re.compile("[一-鿿]{1,12}学院")
_ANY_SCHOOL = re.compile(body_word("no_own_part"))
_NO_PART = frozenset({"干部", "全部", "内部", "外部", "总部", "本部", "各科", "部", "处", "科"})
_DOCUMENT = re.compile("工作细则|实施细则|议事规则|工作规则|工作制度|议事制度|细则|职责|员")


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![一-鿿])|(?<=[{_BEFORE_OWN}]))(?:(?:集团公司|股份公司|集团|公司|总公司){body_word('own_organ')}|(?:机关|总部|本部)(?:党委|党总支|党支部|团委)|{body_word('own_body')}(?:党支部|{body_word('own_organ')}))(?![员章]|会员|组织[部委架机体关生])"
    )


@cache
def _panel() -> re.Pattern[str]:
    topic = body_word("panel_topic")
    return re.compile(rf"(?!(?:考核|预算)委员会){topic}(?:[和与及]{topic}){{0,2}}委员会")


@cache
def _shares() -> re.Pattern[str]:
    return re.compile(rf"{body_word('panel_topic')}[、和与及]$")


def _own_parts(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the parts of the school, hospital … that speaks: 我校|制茶学院|, 我院|护理部|; not 我校|全体干部."""
    for match in _OWN_PART.finditer(text):
        words = [*tag(match["name"])]
        last = words[-1].text
        plain = all(word.flag[0] in "nabxjlisz" or word.flag == "vn" for word in words)
        if (
            plain
            and not _ANY_SCHOOL.match(match["name"])
            and last not in _NO_PART
            and not titles().at(text, match.end() - 1)
        ):
            yield Span(*match.span("name"))


def read_schools_before(text: str, persons: Iterable[Span], tag: Tag) -> Iterator[Span]:
    """Yield the schools of a university that stand right before somebody of them: 水利与园林学院|尹素琴老师."""
    for person in persons:
        school = _SCHOOL.fullmatch(text, left_edge(text, person.start), person.start)
        if school and not _ANY_SCHOOL.match(school[0]):
            yield with_first_topic(text, Span(*school.span()), tag)


def read_own_organs(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the spans of the organs of the body that reports.

    1. 集团党委, 公司工会   2. 审计委员会, 薪酬与考核委员会 of a board   3. 护理部 behind 我院
    Left alone: those of others (各公司党委, 子公司工会), an office in one (公司党委书记), its rules
    (审计委员会工作细则), several with one last word (提名、审计委员会).
    """
    yield from _own_parts(text, tag)
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
