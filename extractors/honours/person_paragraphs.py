"""Paragraphs and sentences that are about a person: they begin with a name and a job, or with a name and a life.

Paragraphs of a box, the name and the job a sentence of its own:
1. 柳青岩 班组长。入厂以来…，获评“江城好人”。   2. 桂子豪 巡线员。“江城好人”（敬业奉献类）。
Left: one such paragraph alone, and sentences that tell what was done.
Sentences of a paragraph behind one about a person: 巡查班班长柳青岩，1994年进厂。2019年获“江城工匠”.
Sentences: 尹素琴，女，1981年6月生，清河水闸管理站站长，…被评为市先进工作者.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import nlp
from extractors.honours.claims import Claim
from extractors.honours.recipients import Recipient, name_pattern
from extractors.names import read_persons, tells_life, title_ending_at
from schemas.document import Block, Document, Passage

_LEAST = 2  # paragraphs
_SAID = re.compile(r"(?P<said>[一-鿿]{4,20})[。.]?")
_JOB_ENDS = "员师长工手匠"
_ONESELF = ("个人", "本人")
_LONGEST_NAME = 4  # characters


def told_in_paragraphs(document: Document) -> dict[int, Recipient]:
    """Return the person of such a paragraph for each passage behind its first sentence, by where the passage begins."""
    found: dict[int, Recipient] = {}
    for box in _boxes(document).values():
        persons = [(person, rest) for first, *rest in box if (person := _named(document, first))]
        if len(persons) >= _LEAST:
            found |= {passage.span.start: Recipient(person, "person") for person, rest in persons for passage in rest}
    return found


def paragraph_of(document: Document, passage: Passage) -> int:
    """Return where the paragraph or line of a passage begins."""
    at = bisect_right(document.blocks, passage.span.start, key=lambda block: block.span.start) - 1
    return document.blocks[at].span.start if at >= 0 else passage.span.start


def of_the_person(text: str, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return what a sentence claims, given to the person whose life it tells where it names none or only a job.

    Left alone: a team or unit that the person is not said to be of before the comma: 带领的巡查班获评….
    """
    if not any(tells_life(text, end) for end in range(2, _LONGEST_NAME + 1)):
        return claims
    first = next(iter(read_persons(text, nlp.dictionary())), None)
    if first is None or first.span.start or not tells_life(text, first.span.end):
        return claims
    person, job = Recipient(first.name, "person"), first.role or ""
    return [
        replace(claim, recipient=person)
        if claim.recipient is None or claim.recipient.name in _ONESELF or job.startswith(claim.recipient.name)
        else claim
        for claim in claims
    ]


def _boxes(document: Document) -> dict[tuple[int, int], list[list[Passage]]]:
    """Return the passages of each paragraph of each box."""
    boxes: dict[tuple[int, int], list[list[Passage]]] = {}
    for block in document.blocks:
        if block.kind == "body" and block.box and (held := list(_passages(document, block))):
            boxes.setdefault((block.page, block.box), []).append(held)
    return boxes


def _passages(document: Document, block: Block) -> Iterator[Passage]:
    """Yield the passages of a paragraph."""
    at = block.span.start
    while at < block.span.end:
        passage = document.passage_at(at)
        if passage is not None and passage.span.start >= block.span.start:
            yield passage
        at = passage.span.end if passage is not None else at + 1


def _named(document: Document, passage: Passage) -> str | None:
    """Return the name that a sentence begins with whose rest is a job: 司徒岩|巡查员."""
    match = _SAID.fullmatch(passage.span.of(document.text).strip())
    if match is None or passage.kind != "sentence":
        return None
    words, lexicon = match["said"], nlp.dictionary()
    job = title_ending_at(words, len(words))
    if job is None and words[-1] not in _JOB_ENDS:
        return None
    for end in range(min(4, job[0] if job else len(words) - 2), 1, -1):
        name, first = words[:end], nlp.words(words[end:])[0]
        is_name = re.fullmatch(name_pattern(), name, re.VERBOSE) and not lexicon.count(name)
        known = first.flag[0] == "n" or first.flag == "vn" or (first.flag == "x" and first.text != words[end:])
        if is_name and known and len(first.text) > 1:
            return name
    return None
