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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from itertools import zip_longest
from typing import Any, NamedTuple

from extractors.dates import read_dates, years_of_sections
from extractors.honours.award_lists import read_listed
from extractors.honours.award_phrase import Phrase, phrase, sentences, straighten
from extractors.honours.award_titles import columns_of_award
from extractors.honours.bracketed_firms import with_bracketed_firms
from extractors.honours.claims import Claim, claims_in
from extractors.honours.grades import Grade
from extractors.honours.holders_below import read_holders_below
from extractors.honours.how import Used
from extractors.honours.items import MARKER, item_claims
from extractors.honours.line_groups import groups_of
from extractors.honours.listings import LISTING, Listings, heads_a_list, listings_of
from extractors.honours.memory import NOBODY, Memory
from extractors.honours.person_paragraphs import of_the_person, paragraph_of, told_in_paragraphs
from extractors.honours.persons_only import is_of_a_body, is_of_a_person
from extractors.honours.printed_beside import PERIOD_AT, narrowed, period_of, quarter_of
from extractors.honours.recipients import Recipient, own_names
from extractors.honours.rules import RULES, used_of
from extractors.honours.staff_cards import read_staff_cards
from extractors.honours.verbs import TRIGGER
from extractors.honours.years_over import years_over
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_ENDS, IN_CLAUSE, any_in_brackets
from extractors.text.view import View, full_width, view
from schemas.document import Document, Passage
from schemas.tables import Honour
from schemas.text import Span

_MARKED = re.compile(r"\s*[◆◇●○■□▲▶►★•▪➢❖※]")
# 报告期内，本行获得的主要荣誉有：, the lines behind it are a list of honours
_INTRODUCES = re.compile(
    rf"(?:[获受荣]|取得){IN_CLAUSE}*(?:荣誉|奖项|称号|表彰|表扬)(?:的集体和个人|称号)?(?:主要)?(?:有|如下|包括|情况|情况如下)?：$"
)
_PARTED = re.compile(rf"[^{CLAUSE_ENDS}：]{{2,24}}：\S")  # 城东三建：优质工程奖、…
_QUOTED = re.compile(rf"“[^“”]{{2,20}}”(?:{any_in_brackets(16)})?[。！]?")  # a title and no more
_IN_NUMBER = re.compile("[0-9第][年月日届批级个项一二三四五六七八九十0-9]|[一二三四五六七八九十]届")  # 2022 年, 第 8 届
# 2月｜净水一班获评…: a stroke behind the time of a line
_TIME_FIRST = re.compile(r"^(?P<time>\s*(?:(?:19|20)\d\d年?[./-]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?<=[0-9年月日]))[｜|/]")
# 拟申报省科技进步奖, 本年度无: a line of a list that tells of no award won
_NOT_WON = re.compile(
    "(?:今年|本年度?|全年|报告期内?)?(?:暂?无(?!偿|障碍|锡|人机|损|线|烟|毒|土)|(?:[一-鿿]{0,4}组织|积极|继续)?拟?(?:申报|推荐|设立|参评))"
)
_COUNTED = re.compile("[0-9][人名位]$")
_OTHERS_HAVE = re.compile("”?(?:荣誉)?(?:称号)?(?:[0-9一二两三四五六七八九十]+[人名位]|的[一-鿿])")
_MONTH_FIRST = re.compile(r"\s*(?:1[0-2]|0?[1-9])月")


class _Read(NamedTuple):
    """A part of a passage that was read: where it begins in its view, what it claims, who is named before and then."""

    passage: Passage
    seen: View
    start: int
    part: Phrase
    claims: list[Claim]
    before: Memory
    memory: Memory


def read(document: Document, rules: Sequence[Rule[Any]] = RULES) -> Iterator[Honour]:
    """Yield the honours of a document in the order of its text, sentence by sentence and list line by list line.

    `rules` are some of those of `extractors.honours.rules`, all by default.
    """
    years = years_over(document)
    for row in with_bracketed_firms(document, own_names(document), _rows(document, years, rules)):
        passage = document.passage_at(row.evidence.start_char) if row.period_start is None and years else None
        year = years.get(passage.span.start) if passage else None
        yield replace(row, period_start=date(year, 1, 1), period_end=date(year, 12, 31)) if year else row


def _rows(document: Document, years: Mapping[int, int], rules: Sequence[Rule[Any]]) -> Iterator[Honour]:
    names, listings = own_names(document), listings_of(document)
    listed = [*read_staff_cards(document, listings, rules)]
    taken = {start for starts, _ in listed for start in starts}
    listed += [one for one in read_listed(document, listings, rules) if taken.isdisjoint(one[0])]
    taken.update(start for starts, _ in listed for start in starts)
    below = [one for one in read_holders_below(document, listings, rules) if taken.isdisjoint(one[0])]
    listed += below
    taken.update(start for starts, _ in below for start in starts)
    for one in _parts(document, names, (listings, years), used_of(tuple(rules))):
        for claim in one.claims if one.passage.span.start not in taken else ():
            yield _row(document, one, claim, names)
    yield from (row for _, row in listed)


def read_excluded(document: Document, rules: Sequence[Rule[Any]] = RULES) -> Iterator[tuple[Span, Rule[Any]]]:
    """Yield the verbs and titles that announce no award, each with the rule that excludes it."""
    places = listings_of(document), years_over(document)
    for one in _parts(document, own_names(document), places, used_of(tuple(rules), tells=True)):
        for (start, end), rule in one.part.left.items():
            yield one.seen.source(start + one.start, end + one.start).moved(one.passage.span.start), rule


def _parts(
    document: Document, names: tuple[str, ...], places: tuple[Listings, Mapping[int, int]], used: Used
) -> Iterator[_Read]:
    """Yield the parts of passages with what they claim; `places`: where honours are listed, which years stand over."""
    listings, over = places
    years, introduced, persons = years_of_sections(document), "", told_in_paragraphs(document)
    memory, unheard, paragraph, told = NOBODY, list[str](), -1, False
    earlier, read_in = "", document.year
    for passage, behind in zip_longest(document.passages, document.passages[1:]):
        before, earlier = earlier, ""
        reading = listings.reading(passage)
        said = passage.span.of(document.text)
        goes_on = passage.kind == "item" or MARKER.match(said) or _PARTED.match(said) or passage.span.start in over
        introduced = introduced if goes_on else ""
        if passage.kind not in ("sentence", "item") or reading in ("plan", "press"):
            continue
        text = full_width(said)
        earlier = text.rstrip("。！ ")
        later = full_width(behind.span.of(document.text)) if behind and behind.kind == "sentence" else ""
        plain = listings.need(passage) or (introduced and LISTING[introduced]) or None
        if (begun := paragraph_of(document, passage)) != paragraph:
            memory, unheard, paragraph = memory if told else NOBODY, [], begun
        if (person := persons.get(passage.span.start)) and _QUOTED.fullmatch(straighten(text)):
            plain = plain or Grade.QUOTED
        told = bool(plain or TRIGGER.search(text) or _MARKED.match(text))
        if person or told:  # in most paragraphs, without awards, nobody asks whom they name
            memory, unheard = reduce(Memory.hearing, unheard, memory).naming(person), []
        if told:
            year = passage.year or over.get(passage.span.start) or years.get(passage.section_id or "", document.year)
            read_with = (used, year, read_in)
            for one in _claims((passage, view(text)), names, read_with, (plain, memory, before, later)):
                read_in, memory = one.part.year, one.memory
                yield one._replace(claims=[*_told(one, person, names)])
        else:
            unheard.append(text)
        introduced = introduced or ("honours" if _INTRODUCES.search(text) else heads_a_list(text.strip()))


def _told(one: _Read, person: Recipient | None, own: Sequence[str]) -> Iterator[Claim]:
    """Yield the claims, those without a holder with the person whose life the paragraph tells; `own`: the unit's names.

    Left alone: titles with how many have them or who has them behind (“江城工匠”|2人, 省劳动模范|的老职工), and what
    stands behind somebody else's award.
    """
    memory = one.before
    for claim in one.claims:
        title = claim.award.title
        others = _OTHERS_HAVE.match(one.part.text, claim.award.end) or _COUNTED.search(title)
        open_ = claim.recipient is None and person is None and claim.silent and not others
        about = open_ and (is_of_a_person(title) or not (own or is_of_a_body(title)))
        who = claim.recipient or (memory.person_told_of() if about else person)
        memory = memory.naming(who)
        yield replace(claim, recipient=who)


def _year_behind(before: str, year: int | None, read_in: int | None) -> int | None:
    """Return the year of a month behind a sentence: the passage's `year`, None where the sentence is of another one.

    1. 2019年建成。|6月获评…: none   2. 1月获评2021年度…；|6月获评…: as the line before it, which was read in `read_in`
    """
    if _MONTH_FIRST.match(before):
        return read_in
    return None if any(one.start.year != year for one in read_dates(before, None)) else year


def _gaps(seen: View, start: int, end: int) -> frozenset[int]:
    """Return where blanks stood between the characters of a part of a passage, counted from its beginning."""
    offsets, text = seen.offsets, seen.text
    blanks = (at for at in range(start + 1, end) if offsets[at] > offsets[at - 1] + 1)
    return frozenset(at - start for at in blanks if not _IN_NUMBER.match(text, at - 1))


def _claims(
    where: tuple[Passage, View],
    names: tuple[str, ...],
    read_with: tuple[Used, int | None, int | None],
    around: tuple[Grade | None, Memory, str, str],
) -> Iterator[_Read]:
    """Yield what the sentences of a passage claim.

    `read_with`: the rules, the year of the passage, and the one in which the sentence before was read. `around`: how
    plain a title of a list line must be here, None in no list; whom the paragraph named last, and what was said before
    and is said behind.
    """
    passage, seen = where
    plain, memory, earlier, later = around
    used, year, read_in = read_with
    text = _TIME_FIRST.sub(r"\g<time>，", straighten(seen.text), count=1)
    marker = MARKER.match(text)
    begin = marker.end() if marker else 0
    item = passage.kind == "item" or marker is not None
    whole = [(start + begin, end + begin) for start, end in sentences(text[begin:])]
    parts = [group for one in whole for group in groups_of(text, one)] if plain else whole
    led = PERIOD_AT.match(text, parts[0][0]) if len(parts) > len(whole) else None
    for (start, end), behind in zip_longest(parts, parts[1:]):
        read_in = _year_behind(earlier, year, read_in)
        part = replace(phrase(text[start:end], used, read_in), gaps=_gaps(seen, start, end) if plain else frozenset())
        told = TRIGGER.search(part.text)
        claims = (
            claims_in(
                part,
                names,
                listed=plain is not None,
                memory=memory,
                around=(earlier, text[slice(*behind)] if behind else later),
            )
            if told
            else []
        )
        earlier = part.text
        if not claims and (plain or (item and len(parts) == 1)) and not _NOT_WON.match(part.text):
            # Prose under such a heading quotes other things too: 评委按“一级”“二级”打分。
            last = memory.last
            prose = text[end : end + 1] in ("。", "！") and not (
                last and last.kind == "person" and _QUOTED.fullmatch(part.text)
            )
            need = Grade.SOFT if prose else plain or Grade.QUOTED
            claims = item_claims(part, names, sure=plain is not None, need=need)
        claims, before = [_led(claim, led) for claim in of_the_person(part.text, claims)], memory
        if claims:
            memory = memory.naming(next((one.recipient for one in reversed(claims) if one.recipient), None))
        elif not item:
            memory = memory.hearing(part.text)
        yield _Read(passage, seen, start, part, claims, before, memory)


def _led(claim: Claim, year: re.Match[str] | None) -> Claim:
    """Return a claim of a list line with the year that the line begins with, where it has none: 2020年…；李恒获评…."""
    if year is None or claim.award.period:
        return claim
    return replace(claim, award=replace(claim.award, period=period_of(year)))


def _row(document: Document, one: _Read, claim: Claim, names: tuple[str, ...]) -> Honour:
    award, recipient = claim.award, claim.recipient
    if one.passage.event and award.period is None:
        award = replace(award, period=document.period_of(one.passage))
    quarter = quarter_of(award.edition, document.year)
    award = replace(award, period=narrowed(award.period, award.edition) or quarter)
    if recipient is None and claim.silent and names and not is_of_a_person(award.title):
        recipient = Recipient(names[0], "unit")
    span = one.seen.source(award.start + one.start, award.end + one.start)
    who = recipient.name if recipient else None
    return Honour(
        evidence=document.cite(span.moved(one.passage.span.start), "honours", who),
        recipient=who,
        recipient_type=recipient.kind if recipient else None,
        rule=claim.rule,
        **columns_of_award(award),
    )
