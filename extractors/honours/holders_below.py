"""Honours whose title stands on a line of its own, with a colon, over the lines of those who have it.

1. 市级先进集体： / 城东班组 / 李恒 维修部
2. 全市广场舞展演获奖名单 / 一等奖（2名）： / 城东艺术团《山寨》 (a rank of the contest over it)
3. 优秀护士名单 / 李恒 急诊科
4. 优秀护士（3名） / 李恒（急诊科）、陈榕（儿科）、苗岫宁（骨科）
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from extractors import nlp
from extractors.honours.award_phrase import phrase, straighten
from extractors.honours.award_titles import award_in, columns_of_award
from extractors.honours.contests import Contest, contest_over, won_there
from extractors.honours.grades import Grade
from extractors.honours.items import MARKER
from extractors.honours.list_rules import HOLDERS_BELOW
from extractors.honours.recipients import Recipient, own_names, recipient_of
from extractors.honours.words import any_word
from extractors.names import counted_names
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END, in_brackets
from extractors.text.view import View, full_width, view
from schemas.document import Document, Passage
from schemas.tables import Honour

_LONGEST = 40  # characters of a line that names somebody
_TELLS = re.compile(any_word("telling"))
_BULLET = re.compile("[●◆■▲★◎]“[^“”]{4,30}”")  # ●“优秀人民警察”
_BLANK = re.compile(r"\s+")
_HOW_MANY = re.compile(in_brackets(r"共?\d+[名个家人件项篇支位]"))
_NOT_YET = re.compile("拟|推荐|创建|申报|候选|参评|推报|争创|本次|此次|评选：?$")  # 拟推荐省级劳动模范名单
_QUOTED = re.compile("“[^“”]*”")
_LIST = re.compile("的?(?:获奖|入选|表彰|公示)*名单(?:如下|公布)?$")


def read_holders_below(document: Document, rules: Sequence[Rule[Any]]) -> Iterator[tuple[set[int], Honour]]:
    """Yield the awards of lists that have a title over its holders, with the places where their passages begin.

    Left alone: titles with nobody below them, and lines that name nobody.
    """
    if HOLDERS_BELOW not in rules:
        return
    names = own_names(document)
    above: Passage | None = None
    contest: Contest | None = None
    listed = _listed(document)
    for passage in document.passages:
        text = full_width(passage.span.of(document.text)).strip()
        over = contest_over(text)
        contest = over or contest
        if text.endswith("：") or _BULLET.fullmatch(text) or _HOW_MANY.search(text[-8:]) or _LIST.search(text):
            above = passage
        elif above is not None and passage.span.start in listed:
            for person in listed[passage.span.start]:
                if row := _row(document, above, Recipient(person, "person"), contest):
                    yield {above.span.start, passage.span.start}, row
        elif above is not None and (who := _holder(text, names)):
            if row := _row(document, above, who, contest):
                yield {above.span.start, passage.span.start}, row
        else:
            above, contest = None, over


def _listed(document: Document) -> dict[int, list[str]]:
    """Return the persons of lines that name several, as many as the line over them counts, by where the line begins."""
    passages = document.passages
    lines = [view(full_width(passage.span.of(document.text))).text for passage in passages]
    found: dict[int, list[str]] = {}
    for one in counted_names(lines, nlp.dictionary()):
        found.setdefault(passages[one.at].span.start, []).append(one.span.of(lines[one.at]))
    return {start: names for start, names in found.items() if len(names) > 1}


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


def _row(document: Document, above: Passage, who: Recipient, contest: Contest | None) -> Honour | None:
    seen: View = view(straighten(full_width(above.span.of(document.text))))
    marker = MARKER.match(seen.text)
    begin = marker.end() if marker else 0
    if _NOT_YET.search(_QUOTED.sub("", seen.text)):
        return None
    line = _LIST.sub("", _HOW_MANY.sub("", seen.text[begin:].rstrip("：")))
    award = award_in(phrase(line, year=document.year), (0, len(line)), Grade.FIRM)
    if award is None or award.end != len(line):
        return None
    place = (award.start + begin, award.end + begin)
    award = won_there(award, contest, None) if contest else award
    span = seen.source(*place).moved(above.span.start)
    return Honour(
        evidence=document.cite(span, "honours", who.name),
        recipient=who.name,
        recipient_type=who.kind,
        rule=HOLDERS_BELOW.name,
        **columns_of_award(award),
    )
