"""Who holds which award, read out of a line of an honours list.

1. 客服中心：2019-2020年度（第二十届）江州市文明单位、集团劳动竞赛最佳组织奖
2. 第三党支部《攻坚》：示范党员攻坚项目
3. 李恒：优秀个人（华川通信〔2022〕217号）
4. 江州市文明单位（上海市文明委，2022年3月）
5. 2022年3月 碳中和先锋奖 财联社 (columns run together: date, title, grantor)
6. 先进个人：李恒、王某; 江城市劳动模范（李恒） (title first)

Left: sentences without a title at their end, and lines that tell of activities (开展…评选).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from extractors import nlp
from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.bearers import PROPER, borne, holder_of, is_title
from extractors.honours.chains import carve
from extractors.honours.claims import Claim, holder_beside
from extractors.honours.givers import giver_in
from extractors.honours.giving_bodies import giver_of
from extractors.honours.glued_titles import ends_in_a_body, glued
from extractors.honours.grades import Grade, distinguished, is_distinction, is_of_a_place
from extractors.honours.how import Placed
from extractors.honours.list_rules import GROUP_FIRST, HOLDER_BESIDE, HOLDER_FIRST, TITLE_ALONE, TITLE_FIRST
from extractors.honours.printed_beside import PERIOD_AT, Note, Period, period_of
from extractors.honours.recipients import Recipient, recipient_of
from extractors.honours.slots import Slots, bracket_at, gives, is_sure, label_of, month_first, pieces_of, slots_of
from extractors.honours.title_first import title_first
from extractors.honours.words import any_word
from extractors.rule import Rule
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, OPEN, TO

MARKER = re.compile(
    rf"""
    \s* (?: [◆◇●○■□▲△▶►★☆•·▪➢✓✔❖※*\-—–~\ue000-\uf8ff]+
      | {OPEN}?\d{{1,2}}(?:[{CLOSING_BRACKETS}、．]|\.(?!\d)|\.(?=(?:19|20)\d\d(?:年|{TO})|\d{{5}}(?!\d))){CLOSE}?
      | {OPEN}[一二三四五六七八九十]{{1,3}}{CLOSE} | 0\d(?=[一-鿿“])(?![年月日号])
      | [一二三四五六七八九十]{{1,3}}、 | [①-⑳] ) \s*
    """,
    re.VERBOSE,
)
_GLUED = re.compile(
    r"(?P<who>《[^《》]{2,40}》[^，。：]{0,4}?|[一-鿿]{2,14}?)(?=全国|国家级|(?:19|20)\d\d|(?![省市区县][省市长])[一-鿿]{1,3}[省市](?!场)|[区县]级|集团公司)"
)
# 中心现为2017—2019年度云溪市文明单位: the unit and what it is.
_STATED = re.compile(
    r"(?P<who>[一-鿿]{1,20}?)(?:现|仍|继续)?[为是系](?=(?:19|20)\d\d|第|全国|国家|[一-鿿]{1,5}[省市区县])"
)
# 市国资委|命名“红色驿站”: in a list of ours what a body gives is ours
_GIVEN = re.compile(f"(?P<who>[^“”，、：]{{2,30}}?)(?:联合|共同)?(?:命名|认定|评选|{any_word('giving_itself')})(?=“)")
_YEARS = re.compile(r"(?:19|20)\d\d[—–]+(?=(?:19|20)?\d\d)")
_ABOUT = re.compile("设置|范围|条件|标准|办法|地址|地点|电话|评委|程序")  # 奖项设置：一等奖、二等奖
_CLASS = re.compile("[一-鿿]{2,6}(?:企业|个人|单位|集体|组织|团队|机构|家庭)")
_BARE = 4  # characters of a title that is no more than its ending: 优秀案例
# what one is recognised as by a level, without a word of distinction: 省级研发中心; not 市总工会, which gives
_RECOGNISED = re.compile("(?:(?:技术|研究|研发|创新|设计)中心|基地|众创空间|实验室|工作站|品牌|企业|单位|产品)$")
_MOST_COLUMNS = 5  # of a line: who, which title, of which body, when, of which level
_HOLDERS = ("team", "person", "people", "project")
_CATEGORY = re.compile(
    rf"""
    (?:[国省市区县校院局]家?级|{any_word("category")})*
    (?:荣誉|获奖|奖项|表彰)?(?:称号|情况|类|奖励|方面|如下)*
    | .*(?:荣誉|获奖|奖项|表彰|如下|主要有|包括).* | .{{0,8}}{any_word("category_end")}
    """,
    re.VERBOSE,
)


class _Held(NamedTuple):
    """An award of a line and who the line says has it."""

    award: Award
    recipient: Recipient | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What a line says before its titles, and where they begin and end."""

    start: int
    stop: int
    recipient: Recipient | None = None
    period: Period | None = None
    grantor: str | None = None

    @property
    def rule(self) -> Rule[Placed]:
        """The rule that reads the line where it is divided by a colon."""
        return HOLDER_FIRST if self.recipient else GROUP_FIRST


def item_claims(phrase: Phrase, own: Sequence[str], *, sure: bool, need: Grade = Grade.QUOTED) -> list[Claim]:
    """Read the claims of one list line; `sure` where it stands under an honours heading, `need`: how plain its titles.

    Elsewhere a line counts only with a recipient, a colon and a title that names a year, edition, document or body.
    """
    stop = len(phrase.text.rstrip("。；;，,、 "))
    colon = _divider(phrase)
    divided = colon < stop and phrase.text[colon] in "：:—"
    if not divided and not sure:
        return []
    if divided and TITLE_FIRST in phrase.used and (claims := title_first(phrase, (colon, stop), own)):
        return claims if sure else []
    line = _divided(phrase, (colon, stop), own) if divided else _undivided(phrase, stop, own)
    if line is None or phrase.leaves("line", (line.start, stop)):
        return []
    found = _titles(phrase, line, own, need)
    if not sure and not (line.recipient and found and all(_anchored(award) for award, _ in found)):
        return []
    read: list[Claim] = []
    for award, who in found:
        rule = line.rule if divided else HOLDER_BESIDE if who else TITLE_ALONE
        read += [Claim(award, who, who is None, rule.name)] if rule in phrase.used else []
    return read


def _divider(phrase: Phrase) -> int:
    """Return where a colon or dash divides a line; not the dash of two years, the colon of a slot (，颁发时间：)."""
    at = phrase.until(0, "：:—")
    while passed := _YEARS.match(phrase.text, max(0, at - 4)) or label_of(phrase, at):
        at = phrase.until(passed.end(), "：:—")
    return at


def _divided(phrase: Phrase, bounds: tuple[int, int], own: Sequence[str]) -> _Line | None:
    """Read what stands before the colon: a category, a date, a grantor or the recipient."""
    text, (colon, stop) = phrase.text, bounds
    start = colon + len(text[colon:stop]) - len(text[colon:stop].lstrip("：:—"))
    left = text[:colon].strip()
    match = PERIOD_AT.match(left)
    period, at = (period_of(match), match.end()) if match else month_first(left, phrase.year)
    rest = left[at:].strip("，、度 ") if at else left
    if _ABOUT.search(rest):
        return None
    if text[colon] == "—" and is_title(rest) and not is_of_a_place(text[colon + 1 : stop]):
        return _Line(start=text.find(rest), stop=stop, period=period)  # 江城大学科技创新奖—青年奖: one title
    if not rest or _CATEGORY.fullmatch(rest):
        return _Line(start=start, stop=stop, period=period)
    if rest not in own and not rest.endswith("》") and (giver := giver_of(rest, "office")):
        return _Line(start=start, stop=stop, period=period, grantor=giver)
    if rest.startswith("《"):
        return _Line(start=start, stop=stop, period=period, recipient=Recipient(rest, "project"))
    who = borne(recipient_of(rest, own) or (Recipient(rest, None) if len(rest) <= 20 else None), own)
    return _Line(start=start, stop=stop, period=period, recipient=who) if who or period else None


def _undivided(phrase: Phrase, stop: int, own: Sequence[str]) -> _Line:
    """Read a team or person before the title: 李恒，全国劳动模范; 护理部全国巾帼文明岗."""
    period, start = month_first(phrase.text, phrase.year)
    plain = _Line(start=start, stop=stop, period=period)
    if HOLDER_BESIDE not in phrase.used:
        return plain
    stated = _STATED.match(phrase.text, start, stop)
    who = holder_of(stated["who"], own) if stated else None
    if stated and who and who.kind == "unit":
        return replace(plain, start=stated.end(), recipient=who)
    given = _GIVEN.match(phrase.text, start, stop)
    if given and (giver := giver_of(given["who"])) and phrase.inside[given.end()]:
        return replace(plain, start=given.end(), grantor=giver)
    match = None if _columns(phrase, (start, stop), own) else _GLUED.match(phrase.text, start, stop)
    who = holder_of(match["who"], own) if match else None
    if match and who and who.kind in _HOLDERS:
        return replace(plain, start=match.end(), recipient=who)
    return plain


def _titles(phrase: Phrase, line: _Line, own: Sequence[str], need: Grade) -> list[_Held]:
    """Read the titles of a line, each with what stands beside it, in whatever order the line has it.

    1. 省五一劳动奖状，省总工会，2022年4月   2. 李恒，全国劳动模范；王某，市级标兵   3. 2022年 | 市学会 | 绿色学校
    """
    found: list[_Held] = []
    waiting, last = Slots(note=Note(period=line.period, grantor=line.grantor), recipient=line.recipient), 0
    leading = {"recipient"} if line.recipient else set[str]()  # what stands before the titles of this line
    unknown: list[tuple[int, int]] = []
    stretches = _stretches(phrase, line, own)
    given = any(gives(phrase.text[slice(*stretch)]) > 1 for stretch in stretches)
    for stretch in stretches:
        beside = _beside(phrase, stretch, own, given=given)
        if not beside.known:
            titles = [_joined(one, waiting) for one in _plain_titles(phrase, stretch, own, max(need, Grade.QUOTED))]
            last = len(found) if titles else last
            found += titles
            unknown += [] if titles else [stretch]
        elif found and not beside.told <= leading:
            found[last:] = [_joined(one, beside) for one in found[last:]]
        else:
            waiting = _over(waiting, beside)
            leading |= beside.told
    if not found and len(stretches) == 1:
        return _only(phrase, stretches[0], own, need)
    alone = not found and len(unknown) == 1 and waiting.note.grantor
    if alone and distinguished(phrase.text[slice(*unknown[0])], Grade.WEAK):
        award = award_in(phrase, unknown[0], Grade.NONE)
        found = [_joined(_Held(award, None), waiting)] if award else []
    return found


def _only(phrase: Phrase, stretch: tuple[int, int], own: Sequence[str], need: Grade) -> list[_Held]:
    """Read a line that is one stretch as a title, also where it might be a holder or giver: these say nothing alone.

    With `need` WEAK, among many titles, an ending with a level will do: 省级研发中心.
    """
    found = _plain_titles(phrase, stretch, own, need)
    return [
        one
        for one in found
        if (one.award.grade >= Grade.SOFT and len(one.award.title) > _BARE)
        or (_stands_alone(one.award.title) and _RECOGNISED.search(one.award.title))
    ]


def _stretches(phrase: Phrase, line: _Line, own: Sequence[str]) -> list[tuple[int, int]]:
    """Cut a line at its commas and strokes; at dots, slashes and blanks where whole slots stand beside them."""
    found: list[tuple[int, int]] = []
    for stretch in phrase.cut((line.start, line.stop), "，,；;｜|"):
        parts = phrase.cut(stretch, "·/")
        spaced = _columns(phrase, stretch, own)
        said = [phrase.text[slice(*part)] for part in parts]
        dotted = len(parts) > 1 and any(slots_of([one], own).known for one in said if not _is_class(one))
        found += parts if dotted else spaced or [stretch]
    return found


def _is_class(words: str) -> bool:
    """Whether words behind the dot of a title say what class of it somebody has: 慈善奖·|捐赠企业."""
    return bool(_CLASS.fullmatch(words)) and not any(word.flag in PROPER for word in nlp.words(words))


def _columns(phrase: Phrase, stretch: tuple[int, int], own: Sequence[str]) -> list[tuple[int, int]]:
    """Cut a stretch at its blanks where each part is a title or says something else: 李恒 省劳动模范 2022年5月."""
    start, stop = stretch
    places = [start, *sorted(at for at in phrase.gaps if start < at < stop), stop]
    parts = [(first, last) for first, last in pairwise(places) if first < last]
    if not 1 < len(parts) <= _MOST_COLUMNS:
        return []
    words = [phrase.text[slice(*part)] for part in parts]
    titles = [award_in(phrase, part, Grade.FIRM) is not None for part in parts]
    if all(titles) or not any(titles):
        return parts if all(titles) and all(map(_stands_alone, words)) else []
    beside = zip(words, titles, strict=True)
    known = all(slots_of([one], own, phrase.year).known for one, title in beside if not title)
    # 中国出口名牌 江城市和谐单位: whatever the first is, it is no part of the second
    apart = all(_stands_alone(one) if title else len(one) >= _BARE for one, title in zip(words, titles, strict=True))
    return parts if known or apart else []


def _stands_alone(title: str) -> bool:
    """Whether a title says of which level or place it is, so that none of it stands before a blank: 江城市文明单位."""
    return is_of_a_place(title) or title.startswith("中国")


def _beside(phrase: Phrase, stretch: tuple[int, int], own: Sequence[str], *, given: bool) -> Slots:
    """Say what a stretch of a line is beside the titles; not known where it may be a title itself."""
    words = phrase.text[slice(*stretch)]
    need = Grade.FIRM if is_sure(words, own) else Grade.SOFT
    pieces = phrase.cut(stretch, "、")
    titled = len(pieces) > 1 and any(award_in(phrase, piece, Grade.FIRM) for piece in pieces)
    if titled or award_in(phrase, stretch, need) is not None or glued(phrase, stretch)[0] is not None:
        return Slots(known=False)
    whole = slots_of([words], own, phrase.year, given=given)
    parts = pieces_of(phrase, stretch)
    return whole if whole.known or parts == [words] else slots_of(parts, own, phrase.year, given=given)


def _over(before: Slots, later: Slots) -> Slots:
    return Slots(note=later.note.or_else(before.note), recipient=later.recipient or before.recipient)


def _joined(one: _Held, beside: Slots) -> _Held:
    """Give an award what stands beside it: what it has of its own comes first."""
    award, note = one.award, beside.note
    award = replace(
        award,
        period=award.period or note.period,
        grantor=award.grantor or note.grantor or giver_in(award.title),
        edition=award.edition or note.edition,
        number=award.number or note.number,
        level=award.level or note.level,
    )
    return _Held(award, one.recipient or beside.recipient)


def _plain_titles(phrase: Phrase, stretch: tuple[int, int], own: Sequence[str], need: Grade) -> list[_Held]:
    """Read the titles of a stretch that no comma divides."""
    found: list[_Held] = []
    for piece in phrase.cut(stretch, "、"):
        for part in carve(phrase, piece):
            award = award_in(phrase, part, need)
            who = holder_beside(award, own) if award else None
            if award is None or ends_in_a_body(award.title):
                apart, holder = glued(phrase, part)
                award, who = (apart, holder) if apart else (award, who)
            if award is None:
                award = award_in(phrase, part, Grade.NONE)
                award = award if award and is_distinction(award.title) else _given(phrase, part)
                who = holder_beside(award, own) if award else None
            if award is not None:
                found.append(_Held(award, who))
    return found


def _given(phrase: Phrase, part: tuple[int, int]) -> Award | None:
    """Read a title that is plain only by the bracket behind it, which says who gave it or by which document.

    绿色园区（市环保协会，2022年5月）
    """
    award = award_in(phrase, part, Grade.NONE)
    beside = bracket_at(phrase.text, award.end, (), phrase.year) if award else Slots()
    return award if beside.note.grantor or beside.note.number else None


def _anchored(award: Award) -> bool:
    """Whether an award names a year, an edition, a document or a body."""
    return award.grade >= Grade.FIRM and bool(
        award.number or award.edition or award.period or re.search(r"全国|国家|[省市区县级]|集团|公司", award.title)
    )
