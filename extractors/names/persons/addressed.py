"""Lines of cards: a name with its form of address, and its bearer's offices behind it: 闻立新 先生 董事、总经理."""

import re
from collections.abc import Sequence

from extractors.names.org_names import ending_of, left_edge
from extractors.names.persons.name_context import title_ending_at
from extractors.names.persons.name_headers import is_office
from extractors.names.words import any_word
from extractors.text.characters import CLOSE, OPEN

_ADDRESS = "(?:先生|女士)"
_LINE = re.compile(rf"[一-鿿·]{{2,8}}?{_ADDRESS}(?:：|{OPEN})?(?P<offices>[一-鿿A-Z、]{{2,40}}){CLOSE}?")
_NAME = re.compile(rf"(?P<name>[一-鿿·]{{2,6}}?){_ADDRESS}")
_TAKES = re.compile(f"(?:{any_word('takes_office')}|[任为获辞受]|当选|感谢|会见)")
_LONGEST = 40  # characters of a line of offices
_TITLED = ("post", "calling", "profession")


def office_addressed(text: str, name_end: int) -> str | None:
    """Return the offices that are all a line has behind a name and its form of address.

    1. 闻立新先生|董事、总经理   2. 闻立新先生：|财务总监   3. 韦庆红女士|江州市审计局副局长
    Left alone: sentences (闻立新先生任总经理), what is no office (闻立新先生捐款).
    """
    line = _LINE.fullmatch(text)
    if line is None or not re.match(_ADDRESS, text[name_end:]):
        return None
    offices = line["offices"]
    return offices if all(map(_is_whole_office, offices.split("、"))) else None


def name_addressed(line: str) -> str | None:
    """Return the name of a line that is nothing but one with its form of address: 闻立新先生."""
    found = _NAME.fullmatch(line)
    return found["name"] if found else None


def _is_whole_office(words: str) -> bool:
    """Whether words are an office, perhaps with its body before it, and no verb: 财务总监, 江州市审计局副局长."""
    title = title_ending_at(words, len(words))
    if title is None or title[1] not in _TITLED or _TAKES.match(words) or left_edge(words, title[0] + 1) != 0:
        return False
    return title[0] == 0 or is_office(words) or ending_of(words[: title[0]]) is not None


def offices_by_line(lines: Sequence[str]) -> dict[int, str]:
    """Return the offices of names with a form of address that are lines of their own, by the places of these lines.

    1. 闻立新先生 / 董事长 / 韦庆红女士 / 监事 (each under its name)   2. 董事长 / 闻立新先生 (over it)
    Left alone: offices on both sides, and names next to each other (of which of them is the office below?).
    """
    found: dict[int, str] = {}
    named = [name_addressed(line) is not None for line in lines]
    for first, line in enumerate(named):
        if not line or (first > 1 and named[first - 2] and _is_offices(lines[first - 1])):
            continue
        last = first
        while last + 2 < len(lines) and named[last + 2] and _is_offices(lines[last + 1]):
            last += 2
        ends = [at for at in (first - 1, last + 1) if 0 <= at < len(lines)]
        over, under = (at in ends and _is_offices(lines[at]) for at in (first - 1, last + 1))
        if over == under or any(named[at] for at in ends):
            continue
        found |= {at: lines[at - 1 if over else at + 1] for at in range(first, last + 1, 2)}
    return found


def _is_offices(line: str) -> bool:
    return len(line) <= _LONGEST and all(map(_is_whole_office, line.split("、")))
