"""Names on cards: a name on a line of its own over what its bearer is, two such cards or more."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.persons.name_context import title_ending_at
from extractors.text.characters import CLOSE, OPEN
from schemas.text import Span
from schemas.word_lists import by_word

_LEAST = 2  # cards
_STEP = 3  # lines from one card to the next at most
_LONGEST = 40  # characters under a name
_PREFIX = 8  # characters of what a further post is of: 工会|主席
# 苗岫宁（女）: a name with the post behind it on its line, between two cards
_ON_ONE_LINE = re.compile(rf"[一-鿿]{{2,4}}{OPEN}[男女]{CLOSE}")
_PLAIN = re.compile(r"[一-鿿A-Za-z0-9“”·、（）]+")
_POSTS = ("post", "calling")


class NameCard(NamedTuple):
    """A card: the places of the name's line and of the line under it, the name, the job, what stands behind the job."""

    at: int
    name: str
    job: Span
    rest: Span


def _is_name(words: str, lexicon: Lexicon) -> bool:
    # The line under it says that it is a name: of three characters a rare one will do that has no word in it.
    rare = len(words) == 3 and not any(map(lexicon.count, (words, words[:2], words[1:])))
    return likeness_of(words, lexicon) >= (Likeness.WORD if rare else Likeness.FAIR)


def _job_in(text: str) -> Span | None:
    """Return the job that a line opens with: 霁岭支行客户经理|澜州省青年岗位能手; None where it opens with none.

    Several posts are one: 党委副书记、工会主席|主持全面工作.
    """
    end = _first_job(text, 0, _POSTS)
    while end and text[end : end + 1] == "、" and (more := _first_job(text, end + 1, ("post",))):
        if "、" in text[end + 1 : more] or more - end > _PREFIX:
            break
        end = more
    return Span(0, end) if end else None


def _first_job(text: str, first: int, kinds: Sequence[str]) -> int | None:
    """Return where the first job from a place on ends, None where there is none."""
    titles = by_word("names/titles.csv")
    for end in range(first + 2, len(text) + 1):
        found = title_ending_at(text, end)
        if found is None or found[1] not in kinds or found[0] < first or end - found[0] < 2:
            continue
        longer = (to for to in range(len(text), end, -1) if titles.get(text[found[0] : to]) in kinds)
        return next(longer, end)
    return None


def _card(lines: Sequence[str], at: int, lexicon: Lexicon) -> NameCard | None:
    name, under = lines[at], lines[at + 1].split("：")[0]  # 党委委员、副总经理：公交、出租
    if not 2 <= len(name) <= 4 or len(under) > _LONGEST or not _PLAIN.fullmatch(under) or not _is_name(name, lexicon):
        return None
    job = _job_in(under)
    return NameCard(at, name, job, Span(job.end, len(under))) if job else None


def name_cards(lines: Sequence[str], lexicon: Lexicon) -> Iterator[NameCard]:
    """Yield the cards among lines without blanks, none where fewer than two follow each other at most two lines apart.

    1. 程溯白 / 霁岭支行客户经理   2. 程溯白 / 霁岭支行客户经理澜州省青年岗位能手
    Left alone: one name alone over words (it may be a heading), words that are no name, sentences under a name.
    """
    found = [card for at in range(len(lines) - 1) if (card := _card(lines, at, lexicon))]
    run: list[NameCard] = []
    for card in found:
        between = [at for at in range(run[-1].at + 1, card.at) if _ON_ONE_LINE.match(lines[at])] if run else []
        if run and card.at - max([run[-1].at, *between]) > _STEP:
            yield from run if len(run) >= _LEAST else ()
            run = []
        run.append(card)
    yield from run if len(run) >= _LEAST else ()
