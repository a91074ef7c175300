"""Where a report lists its honours: under a heading that says so, or in a box whose first line does.

Under such a heading a line is read as an award though no verb announces it. A box stands inside a section that may be
about anything; what its first line says holds for what stands in it, up to the next heading.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.honours.grades import Grade, grade_of
from extractors.text.characters import CLAUSE_ENDS, any_in_brackets
from schemas.document import Document, Passage
from schemas.text import squeeze
from schemas.word_lists import rows

# How plain a title must be in a section by its reading: under 社会评价 words in quotes may be what somebody said.
LISTING = {"honours": Grade.QUOTED, "praise": Grade.SOFT}
# 2021年学院重要获奖作品（排序不分先后）: a line over a list, no heading by its print
_HEADS = re.compile(
    rf"[^{CLAUSE_ENDS}：]{{0,16}}(?:获奖|所获|荣誉|受表彰)[^{CLAUSE_ENDS}：]{{0,4}}(?:项目|作品|情况|名单|一览|奖项|荣誉|称号)?(?:{any_in_brackets(16)})?"
)
# argued: what a list of titles of one kind is headed by besides the kind: 2022年度先进个人名单, 受表彰的先进集体
_ALONE = re.compile(r"(?:(?:19|20)[0-9]{2}年(?:度)?)?(?:受到?表彰的?|获评的?|各级|优秀)?(?:名单|一览表?|风采|榜|表彰)?")
_ENGLISH = re.compile(r"[\sA-Za-z&’']+$")  # 年度荣誉 HONOURS
_LEAST, _MOSTLY = 4, 0.6  # lines of a list, and how many of them are plain titles
_TITLE = re.compile(rf"[^{CLAUSE_ENDS}：、“”]{{2,10}}")


@dataclass(frozen=True, slots=True)
class Listings:
    """How the lines of each section are read, and of the boxes that say it themselves by where a passage begins.

    `boxes` has for each such passage its reading and the number of its box; `full` are the sections nearly all lines
    of which are plain titles.
    """

    sections: dict[str, str]
    boxes: dict[int, tuple[str, int]]
    full: frozenset[str] = frozenset()

    def reading(self, passage: Passage) -> str:
        """Return how a passage is read: `honours`, `praise`, `plan`, `press`, "" as any."""
        boxed = self.boxes.get(passage.span.start)
        return boxed[0] if boxed else self.sections.get(passage.section_id or "", "")

    def need(self, passage: Passage) -> Grade | None:
        """Return how plain a title must be in the list that a passage is a line of, None in no list."""
        need = LISTING.get(self.reading(passage))
        return Grade.WEAK if need is Grade.QUOTED and passage.section_id in self.full else need

    def lists(self, passage: Passage) -> bool:
        """Whether a passage stands where honours are listed."""
        return self.reading(passage) in LISTING

    def box(self, passage: Passage) -> int:
        """Return the number of the box with a list of honours that a passage stands in, 0 for none."""
        return self.boxes.get(passage.span.start, ("", 0))[1]

    @property
    def any(self) -> bool:
        """Whether the document lists honours anywhere."""
        return bool(self.boxes) or not LISTING.keys().isdisjoint(self.sections.values())


def listings_of(document: Document) -> Listings:
    """Say for each section how its lines are read, and for the passages of boxes that say it themselves."""
    sections = _sections(document)
    return Listings(sections, _boxes(document), _full(document, sections))


def _full(document: Document, sections: dict[str, str]) -> frozenset[str]:
    """Return the sections of honours of whose lines most are plain titles: the others are hardly anything else."""
    lines: dict[str, list[bool]] = {}
    for passage in document.passages if "honours" in sections.values() else ():
        if sections.get(passage.section_id or "") == "honours":
            title = squeeze(passage.span.of(document.text))
            lines.setdefault(passage.section_id or "", []).append(grade_of(title) >= Grade.SOFT)
    return frozenset(
        section for section, plain in lines.items() if len(plain) >= _LEAST and sum(plain) >= _MOSTLY * len(plain)
    )


def _sections(document: Document) -> dict[str, str]:
    """Say for each section how its lines are read; a section inherits from the one that holds it."""
    found: dict[str, str] = {}
    for section in document.sections:
        words = _readings(section.title)
        own = "" if not words or "other" in words else words[0]
        found[section.section_id] = own or found.get(section.parent_id or "", "")
    return found


def _boxes(document: Document) -> dict[int, tuple[str, int]]:
    """Return the passages behind the first line of a box that heads a list: 年度荣誉, 荣誉时刻."""
    boxed = [block for block in document.blocks if block.kind == "body" and block.box]
    starts = [block.span.start for block in boxed]
    heads: dict[tuple[int, int], tuple[str, str | None, int]] = {}
    found: dict[int, tuple[str, int]] = {}
    for passage in document.passages if boxed else ():
        block = boxed[max(0, bisect_right(starts, passage.span.start) - 1)]
        if not block.span.covers(passage.span):
            continue
        box = (block.page, block.box)
        if box not in heads:
            alone = passage.kind == "sentence" and passage.span == block.span and block.lines == 1
            said = heads_a_list(passage.span.of(document.text).strip()) if alone else ""
            heads[box] = said, passage.section_id, len(heads) + 1
            continue
        reading, section, number = heads[box]
        if reading and section == passage.section_id:
            found[passage.span.start] = reading, number
    return found


def _readings(title: str) -> list[str]:
    """Return how the words of a title say that the lines under it are read: 先进集体名单; not 反诈宣传先进集体."""
    said = [(word, reading) for word, reading in rows("honours/headings.csv", "word", "reading") if word in title]
    alone = any(reading == "alone" and _ALONE.fullmatch(title.replace(word, "", 1)) for word, reading in said)
    return [reading for _, reading in said if reading != "alone"] + ["honours"] * alone


def heads_a_list(line: str) -> str:
    """Return how the lines under one are read that heads a list though its print makes it no heading; "": as any.

    2020年主要获奖项目, 社会认可, 外界评价; not 荣誉体系建设
    """
    line = _ENGLISH.sub("", line)
    readings = _readings(line)
    if not readings or readings[0] not in LISTING or "other" in readings:
        return ""
    return readings[0] if _HEADS.fullmatch(line) or _TITLE.fullmatch(line) else ""
