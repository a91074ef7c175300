"""Honours: awards that someone holds, out of prose and of honours lists.

Forms read (see the modules beside this one for the details):
1. ◆ 客服中心：2019-2020年度（第二十届）江州市文明单位、集团劳动竞赛最佳组织奖 (in a list)
2. 我校荣获“全国文明校园”称号; 被市总工会授予“上海市工人先锋号”; 市总工会授予我校…; 入选全国优秀案例
3. 工作室成员荣获甲、乙、丙等荣誉称号; “甲”“乙”称号; two titles glued where a separator is missing
4. 荣获上海公司2022年度节约用水先进单位 (grantor and year apart from the title)
5. 护理部获“甲”称号，李恒获“乙”奖 (each its own recipient)

Left: wishes and plans (争创, 力争), conditions and denials, counts of awards (获奖12项), 获得感, 获得支持,
certificates, media mentions (《…荣获…》), awards named as a modifier (荣获甲称号的人员), tables.
"""

import re
from collections.abc import Iterator

from extractors.honours.award_phrase import phrase, sentences, straighten
from extractors.honours.claims import Claim, claims_in
from extractors.honours.items import MARKER, item_claims
from extractors.honours.levels import level_of
from extractors.honours.recipients import Recipient
from extractors.honours.verbs import TRIGGER
from extractors.text.half_width import full_width
from extractors.text.view import View, view
from schemas.document import Document, Passage
from schemas.tables import Honour
from schemas.text import Span
from schemas.word_lists import rows

_MARKED = re.compile(r"\s*[◆◇●○■□▲▶►★•▪➢❖※]")
_HELD_BY_PERSON = re.compile(
    r"(?:个人|党员|团员|标兵|能手|工作者|教师|学生|员工|职工|工匠|劳模|劳动模范|模范|班主任|园丁|好人|红旗手|突击手|护士|医生|医师|卫士|志愿者|书记|校长|院长|青年|人物|之星|少年|先锋|党务工作者|辅导员|明星)[”’]?$"
)


def read(document: Document) -> Iterator[Honour]:
    """Yield the honours of a document in the order of its text, sentence by sentence and list line by list line."""
    names = tuple(
        dict.fromkeys(filter(None, (document.identity.org_short, document.identity.org, *document.identity.also)))
    )
    readings = _readings(document)
    for passage in document.passages:
        reading = readings.get(passage.section_id or "", "")
        if passage.kind not in ("sentence", "item") or reading in ("plan", "press"):
            continue
        text = full_width(passage.span.of(document.text))
        listed = reading == "honours"
        if not listed and not TRIGGER.search(text) and not _MARKED.match(text):
            continue
        seen = view(text)
        for claim, offset in _claims(seen, passage, names, listed=listed):
            yield _row(document, (passage, seen), (claim, offset), names)


def _readings(document: Document) -> dict[str, str]:
    """Say for each section how its lines are read; a section inherits from the one that holds it."""
    found: dict[str, str] = {}
    for section in document.sections:
        words = [reading for word, reading in rows("honours/headings.csv", "word", "reading") if word in section.title]
        own = "" if not words or "other" in words else words[0]
        found[section.section_id] = own or found.get(section.parent_id or "", "")
    return found


def _claims(seen: View, passage: Passage, names: tuple[str, ...], *, listed: bool) -> Iterator[tuple[Claim, int]]:
    text = straighten(seen.text)
    marker = MARKER.match(text)
    begin = marker.end() if marker else 0
    item = passage.kind == "item" or marker is not None
    parts = [(start + begin, end + begin) for start, end in sentences(text[begin:])]
    for start, end in parts:
        part = phrase(text[start:end])
        claims = claims_in(part, names, listed=listed) if TRIGGER.search(part.text) else []
        if not claims and (listed or (item and len(parts) == 1)):
            claims = item_claims(part, names, sure=listed)
        yield from ((claim, start) for claim in claims)


def _row(document: Document, where: tuple[Passage, View], found: tuple[Claim, int], names: tuple[str, ...]) -> Honour:
    (passage, seen), (claim, offset) = where, found
    award, recipient = claim.award, claim.recipient
    if recipient is None and claim.silent and names and not _HELD_BY_PERSON.search(award.title):
        recipient = Recipient(names[0], "unit")
    span = seen.source(award.start + offset, award.end + offset)
    who = recipient.name if recipient else None
    return Honour(
        evidence=document.cite(Span(span.start, span.end).moved(passage.span.start), "honours", who),
        title=award.title,
        recipient=who,
        recipient_type=recipient.kind if recipient else None,
        grantor=award.grantor,
        award_level=level_of(award.level, award.grantor, award.title),
        period_start=award.period[0] if award.period else None,
        period_end=award.period[1] if award.period else None,
        edition=award.edition,
        document_number=award.number,
        rule=claim.rule,
    )
