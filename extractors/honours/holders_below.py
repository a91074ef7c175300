"""Honours whose title stands on a line of its own, with a colon, over the lines of those who have it.

1. 市级先进集体： / 城东班组 / 李恒 维修部
2. 全市广场舞展演获奖名单 / 一等奖（2名）： / 城东艺术团《山寨》 (a rank of the contest over it)
3. 优秀护士名单 / 李恒 急诊科
4. 优秀护士（3名） / 李恒（急诊科）、陈榕（儿科）、苗岫宁（骨科）
5. 江城工匠 / 李恒 江城水泵厂高级技师 (under a heading of honours, without a colon)
6. “最美家庭”（2户） / 李恒、陈榕家庭 苗岫宁家庭
7. 年度先进集体 / 一车间、机修班、财务共享中心。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from extractors import nlp
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import Award, award_in, columns_of_award
from extractors.honours.contests import Contest, contest_over, won_there
from extractors.honours.grades import Grade
from extractors.honours.items import MARKER
from extractors.honours.list_rules import HOLDERS_BELOW
from extractors.honours.listings import Listings
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.recipients import Recipient, own_names, recipient_of
from extractors.honours.words import any_word
from extractors.names import Line, counted_names, is_named, lines_of, names_of_line, title_ending_at
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END, in_brackets
from extractors.text.view import View, full_width, view
from schemas.document import Document, Passage
from schemas.tables import Honour
from schemas.text import without_blanks

_LONGEST = 40  # characters of a line that names somebody
_LONGEST_TITLE = 24  # characters of a line that is a title without a mark
_TELLS = re.compile(any_word("telling"))
_BULLET = re.compile("[●◆■▲★◎]“[^“”]{4,30}”")  # ●“优秀人民警察”
_BLANK = re.compile(r"\s+")
_HOW_MANY = re.compile(in_brackets(r"共?\d+(?P<of>[名个家人件项篇支位户对组])(?:[，,][^：。、]{2,12}?)?") + "：?$")
_HAN_NAME = re.compile("(?!.*的)[一-鿿A-Za-z0-9“”]+")
_OF_TEAMS = ("先进集体", "先进单位", "先进班组", "优秀团队", "先进党支部", "先进基层党组织")
_OF_PERSONS, _OF_PEOPLE = "名人位", "名人位家户对"
_FAMILY = re.compile("[一-鿿、]{2,16}(?:家庭|夫妇|一家)")
_NOT_YET = re.compile(rf"{any_word('candidate')}|创建|推报|争创|本次|此次|评选：?$")  # 拟推荐省级劳动模范名单
_QUOTED = re.compile("“[^“”]*”")
_OF_RULES = re.compile("办法|范围|标准|方案|条件|细则|制度|规则|规定|计划|目标|意见|通知|对象")
_LIST = re.compile("的?(?:获奖|入选|表彰|公示)*名单(?:如下|公布)?$")


class _Title(NamedTuple):
    """A line that names an award: its passage, the award and its place there, whether persons alone have it."""

    passage: Passage
    award: Award | None
    place: tuple[int, int]
    personal: bool
    alone: bool = False


def read_holders_below(
    document: Document, listings: Listings, rules: Sequence[Rule[Any]]
) -> Iterator[tuple[set[int], Honour]]:
    """Yield the awards of lists that have a title over its holders, with the places where their passages begin.

    Left alone: titles with nobody below them, and lines that name nobody.
    """
    if HOLDERS_BELOW not in rules:
        return
    names = own_names(document)
    above: _Title | None = None
    contest: Contest | None = None
    listed = _listed(document)
    titles = {p.span.start: one for p in document.passages if (one := _title(document, p, listings))}
    lines = [*lines_of(document, lambda passage: _heads(titles.get(passage.span.start)))]
    taken: set[int] = set()
    for line, after in zip_longest(lines, lines[1:]):
        passage = line.passages[0]
        if passage.span.start in taken:
            continue
        over = contest_over(line.text.strip())
        contest = over or contest
        if title := titles.get(passage.span.start):
            above = title
            continue
        known = [] if line.in_column else listed.get(passage.span.start, [])
        found, starts = (known, line.starts) if known else _below(line, after, above, names)
        if above is None or not found:
            above, contest = None, over
            continue
        taken |= starts
        rows = (_row(document, above, who, contest) for who in found)
        yield from (({above.passage.span.start, *starts}, row) for row in rows if row)


def _below(
    line: Line, after: Line | None, above: _Title | None, names: Sequence[str]
) -> tuple[list[Recipient], set[int]]:
    """Return who a line has below a title, with where it begins; in a column a name may go on in the line below."""
    if above is None:
        return [], set()
    found = _holders(line, above, names)
    if not found and line.in_column and after and (found := _holders(line.joined(after), above, names)):
        return found, line.starts | after.starts
    return found, line.starts


def _heads(title: _Title | None) -> bool:
    """Whether a line is the title over a list by what it says, not by a colon alone."""
    return title is not None and title.award is not None


def _listed(document: Document) -> dict[int, list[Recipient]]:
    """Return the persons of lines that name several, as many as the line over them counts, by where the line begins."""
    passages = document.passages
    lines = [view(full_width(passage.span.of(document.text))).text for passage in passages]
    found: dict[int, list[Recipient]] = {}
    for one in counted_names(lines, nlp.dictionary()):
        found.setdefault(passages[one.at].span.start, []).append(Recipient(one.span.of(lines[one.at]), "person"))
    return {start: names for start, names in found.items() if len(names) > 1}


def _title(document: Document, passage: Passage, listings: Listings) -> _Title | None:
    """Return the award that a line over its holders names; under a heading of honours also one without a mark."""
    text = full_width(passage.span.of(document.text)).strip()
    counted = _HOW_MANY.search(text)
    marked = text.endswith("：") or _BULLET.fullmatch(text) or counted or _LIST.search(text)
    teams = text.endswith(_OF_TEAMS) and not _rules_over(document, passage)
    if not marked and not (
        passage.kind == "sentence" and len(text) <= _LONGEST_TITLE and (teams or listings.lists(passage))
    ):
        return None
    award, place = _award_of(document, passage, Grade.FIRM)
    of_persons, of_people = (bool(counted and counted["of"] in kinds) for kinds in (_OF_PERSONS, _OF_PEOPLE))
    personal = of_persons or (award is not None and is_of_a_person(award.title))
    if award is None and (of_people or _LIST.search(text) or listings.lists(passage)):
        award, place = _award_of(document, passage, Grade.QUOTED)
        personal = of_persons or (award is not None and is_of_a_person(award.title))
        award = award if personal or of_people else None
    alone = award is not None and personal and award.grade >= Grade.SOFT
    if award is not None and not personal and not marked:
        alone = award.grade >= Grade.FIRM and award.title.endswith(_OF_TEAMS)
    return _Title(passage, award, place, personal, alone=not marked) if marked or alone else None


def _award_of(document: Document, passage: Passage, need: Grade) -> tuple[Award | None, tuple[int, int]]:
    """Return the award that is all of a line but for its number, how many have it and 名单, with its place."""
    seen: View = view(straighten(full_width(passage.span.of(document.text))))
    if _NOT_YET.search(_QUOTED.sub("", seen.text)):
        return None, (0, 0)
    marker = MARKER.match(seen.text)
    begin = marker.end() if marker else 0
    line = _LIST.sub("", _HOW_MANY.sub("", seen.text[begin:]).rstrip("："))
    award = award_in(phrase(line, year=document.year), (0, len(line)), need) if line else None
    if award is None or award.end != len(line):
        return None, (0, 0)
    return award, (award.start + begin, award.end + begin)


def _holders(line: Line, above: _Title, names: Sequence[str]) -> list[Recipient]:
    """Return who a line says has the award over it."""
    if above.personal and (found := names_of_line(line.text, nlp.dictionary(), line.gaps)):
        return [Recipient(without_blanks(span.of(line.text)), "person") for span in found]
    spaced = "".join(f" {char}" if at in line.gaps else char for at, char in enumerate(line.text)).strip()
    if above.personal and (person := _before_office(spaced)):
        return [Recipient(person, "person")]
    families = _BLANK.split(spaced.rstrip("。；"))
    if all(map(_FAMILY.fullmatch, families)):
        return [Recipient(one, "people") for one in families]
    teams = [] if above.personal else _teams(spaced, names)
    if teams or (above.alone and not above.personal):
        return teams
    who = None if above.alone else _holder(spaced, names)
    return [who] if who else []


def _teams(line: str, names: Sequence[str]) -> list[Recipient]:
    """Return the teams that a line names and nothing else, two or more: 一车间、机修班、财务共享中心。"""
    parts = [part for part in re.split(r"[、\s]+", line.strip("。；、 ")) if part]
    known = [who for part in parts if (who := recipient_of(part, names)) and who.kind in ("team", "unit")]
    plain = all(2 < len(part) <= _LONGEST_TITLE and _HAN_NAME.fullmatch(part) for part in parts)
    if not plain or len(known) <= len(parts) / 2 or not known[1:]:
        return []
    kinds = {who.name: who.kind for who in known}
    return [Recipient(part, kinds.get(part, "team")) for part in parts]


def _rules_over(document: Document, passage: Passage) -> bool:
    """Whether a heading over a passage says that rules or plans stand there: 评优办法, 评选范围."""
    titles = {one.section_id: one for one in document.sections}
    at = titles.get(passage.section_id or "")
    while at is not None:
        if _OF_RULES.search(at.title):
            return True
        at = titles.get(at.parent_id or "")
    return False


def _before_office(line: str) -> str | None:
    """Return the name that a line begins with, with a blank and what its bearer is behind it: 尹　满 材料科主管."""
    parts = _BLANK.split(line.strip("。；、 "))
    name, office = (parts[0] + parts[1], parts[2:]) if len(parts) > 2 and len(parts[0]) == 1 else (parts[0], parts[1:])
    said = "".join(office)
    title = title_ending_at(said, len(said)) if len(office) == 1 and len(line) <= _LONGEST else None
    told = title is not None and title[1] != "address"
    return name if told and is_named(name, nlp.dictionary()) else None


def _holder(line: str, names: Sequence[str]) -> Recipient | None:
    """Return whom a line names, alone or before a blank: 李恒 维修部, 2、《渡口》."""
    marker = MARKER.match(line)
    words = line[marker.end() if marker else 0 :].strip(" ；、")
    if not 1 < len(words) <= _LONGEST or re.search(CLAUSE_END, words) or _TELLS.match(words):
        return None
    parts = _BLANK.split(words)
    found = [who for part in parts if (who := recipient_of(part, names))]
    persons = [who for who in found if who.kind == "person"]
    return next(iter(persons), None) or recipient_of("".join(parts), names)


def _row(document: Document, above: _Title, who: Recipient, contest: Contest | None) -> Honour | None:
    if above.award is None:
        return None
    passage = above.passage
    award = won_there(above.award, contest, None) if contest else above.award
    seen: View = view(straighten(full_width(passage.span.of(document.text))))
    span = seen.source(*above.place).moved(passage.span.start)
    return Honour(
        evidence=document.cite(span, "honours", who.name),
        recipient=who.name,
        recipient_type=who.kind,
        rule=HOLDERS_BELOW.name,
        **columns_of_award(award),
    )
