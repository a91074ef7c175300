"""Who holds which award, read out of a line of an honours list.

1. 客服中心：2019-2020年度（第二十届）江州市文明单位、集团劳动竞赛最佳组织奖
2. 第三党支部《攻坚》：示范党员攻坚项目
3. 李恒：优秀个人（华川通信〔2022〕389号）
4. 江州市文明单位（上海市文明委，2022年3月）
5. 2022年3月 碳中和先锋奖 财联社 (columns run together: date, title, grantor)
6. 先进个人：李恒、王某; 江城市劳动模范（李恒） (title first)

Left: sentences without a title at their end, and lines that tell of activities (开展…评选).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.chains import carve
from extractors.honours.claims import Claim
from extractors.honours.grades import Grade, grade_of, is_distinction
from extractors.honours.how import Placed
from extractors.honours.printed_beside import PERIOD_AT, Period, is_body, note_of, period_of
from extractors.honours.recipients import Recipient, person_in, recipient_of
from extractors.honours.rules import GROUP_FIRST, HOLDER_BESIDE, HOLDER_FIRST, TITLE_ALONE, TITLE_FIRST
from extractors.honours.words import any_word
from extractors.rule import Rule
from extractors.text.characters import BRACKETS, CLOSE, CLOSING_BRACKETS, OPEN, TO, any_in_brackets, in_brackets

MARKER = re.compile(
    rf"""
    \s* (?: [◆◇●○■□▲△▶►★☆•·▪➢✓✔❖※*\-—–~\ue000-\uf8ff]+
      | {OPEN}?\d{{1,2}}(?:[{CLOSING_BRACKETS}、．]|\.(?!\d)|\.(?=(?:19|20)\d\d(?:年|{TO})|\d{{5}}(?!\d))){CLOSE}?
      | {OPEN}[一二三四五六七八九十]{{1,3}}{CLOSE} | [一二三四五六七八九十]{{1,3}}、 | [①-⑳] ) \s*
    """,
    re.VERBOSE,
)
_GLUED = re.compile(
    r"(?P<who>《[^《》]{2,40}》[^，。：]{0,4}?|[一-鿿]{2,14}?)(?=全国|国家级|(?:19|20)\d\d|[一-鿿]{1,3}[省市](?!场)|[区县]级|集团公司)"
)
# 中心现为2017—2019年度云溪市文明单位: the unit and what it is.
_STATED = re.compile(
    r"(?P<who>[一-鿿]{1,20}?)(?:现|仍|继续)?[为是系](?=(?:19|20)\d\d|第|全国|国家|[一-鿿]{1,5}[省市区县])"
)
_YEARS = re.compile(r"(?:19|20)\d\d[—–]+(?=(?:19|20)?\d\d)")
_HOLDERS = ("team", "person", "people", "project")
_CATEGORY = re.compile(
    rf"""
    (?:[国省市区县校院局]家?级|{any_word("category")})*
    (?:荣誉|获奖|奖项|表彰)?(?:称号|情况|类|奖励|方面|如下)*
    | .*(?:荣誉|获奖|奖项|表彰|如下|主要有|包括).* | .{{0,8}}{any_word("category_end")}
    """,
    re.VERBOSE,
)


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
    if divided and TITLE_FIRST in phrase.used and (claims := _title_first(phrase, (colon, stop), own)):
        return claims if sure else []
    line = _divided(phrase.text, (colon, stop), own) if divided else _undivided(phrase, stop, own)
    if line is None or phrase.leaves("line", (line.start, stop)):
        return []
    rule = line.rule if divided else HOLDER_BESIDE if line.recipient else TITLE_ALONE
    if rule not in phrase.used:
        return []
    found = _titles(phrase, line, own, need)
    if not sure and not (line.recipient and found and all(_anchored(award) for award, _ in found)):
        return []
    return [Claim(award, who, who is None, rule.name) for award, who in found]


def _divider(phrase: Phrase) -> int:
    """Return where a colon or dash divides a line; the dash of two years (2017—2019年度) does not."""
    at = phrase.until(0, "：:—")
    while years := _YEARS.match(phrase.text, max(0, at - 4)):
        at = phrase.until(years.end(), "：:—")
    return at


def _divided(text: str, bounds: tuple[int, int], own: Sequence[str]) -> _Line | None:
    """Read what stands before the colon: a category, a date, a grantor or the recipient."""
    colon, stop = bounds
    start = colon + len(text[colon:stop]) - len(text[colon:stop].lstrip("：:—"))
    left = text[:colon].strip()
    match = PERIOD_AT.match(left)
    period = period_of(match) if match else None
    rest = left[match.end() :].strip("，、度 ") if match else left
    if not rest or _CATEGORY.fullmatch(rest):
        return _Line(start=start, stop=stop, period=period)
    if rest.startswith("《"):
        return _Line(start=start, stop=stop, period=period, recipient=Recipient(rest, "project"))
    if is_body(rest, "office") and rest not in own:
        return _Line(start=start, stop=stop, period=period, grantor=rest)
    who = recipient_of(rest, own) or (Recipient(rest, None) if len(rest) <= 20 else None)
    return _Line(start=start, stop=stop, period=period, recipient=who) if who or period else None


def _undivided(phrase: Phrase, stop: int, own: Sequence[str]) -> _Line:
    """Read a team or person before the title: 李恒，全国劳动模范; 护理部全国巾帼文明岗."""
    if HOLDER_BESIDE not in phrase.used:
        return _Line(start=0, stop=stop)
    first, *others = phrase.cut((0, stop), "，,") or [(0, stop)]
    who = recipient_of(phrase.text[slice(*first)], own) if others else None
    if who and who.kind in _HOLDERS and award_in(phrase, first, Grade.FIRM) is None:
        return _Line(start=others[0][0], stop=stop, recipient=who)
    stated = _STATED.match(phrase.text, 0, stop)
    who = recipient_of(stated["who"], own) if stated else None
    if stated and who and who.kind == "unit":
        return _Line(start=stated.end(), stop=stop, recipient=who)
    match = _GLUED.match(phrase.text, 0, stop)
    who = recipient_of(match["who"], own) if match else None
    if match and who and who.kind in _HOLDERS:
        return _Line(start=match.end(), stop=stop, recipient=who)
    return _Line(start=0, stop=stop)


def _titles(phrase: Phrase, line: _Line, own: Sequence[str], need: Grade) -> list[tuple[Award, Recipient | None]]:
    """Read the titles of a line, each with its recipient: the line's, or one that stands behind the title."""
    found: list[tuple[Award, Recipient | None]] = []
    for piece in phrase.cut((line.start, line.stop), "、，,；;"):
        for part in carve(phrase, piece):
            award = award_in(phrase, part, need)
            award, who = (award, _in_bracket(phrase.text, award.end, own)) if award else _glued(phrase, part)
            if award is None:
                award = award_in(phrase, part, Grade.NONE)
                award = award if award and is_distinction(award.title) else _given(phrase, part)
            if award is not None:
                award = replace(award, period=award.period or line.period, grantor=award.grantor or line.grantor)
                found.append((award, line.recipient or who))
    return found


def _given(phrase: Phrase, part: tuple[int, int]) -> Award | None:
    """Read a title that is plain only by the bracket behind it, which says who gave it or by which document.

    绿色园区（市环保协会，2022年5月）
    """
    match = re.search(in_brackets(rf"([^{BRACKETS}]{{2,40}})") + "$", phrase.text[slice(*part)])
    note = note_of(match[1]) if match else None
    if match is None or note is None or not (note.grantor or note.number):
        return None
    award = award_in(phrase, (part[0], part[0] + match.start()), Grade.NONE)
    return award and replace(award, grantor=note.grantor, number=note.number, period=award.period or note.period)


def _in_bracket(text: str, at: int, own: Sequence[str]) -> Recipient | None:
    """Read a recipient in brackets behind a title: 江城市劳动模范（李恒）."""
    match = re.compile(in_brackets(rf"([^{BRACKETS}]{{2,20}})")).match(text, at)
    if match and is_body(match[1], "office"):
        return None  # 省五一劳动奖状（省总工会）: who gave it
    who = recipient_of(match[1], own) if match else None
    return who if who and who.kind in _HOLDERS else None


def _glued(phrase: Phrase, span: tuple[int, int]) -> tuple[Award | None, Recipient | None]:
    """Read a title with its grantor or holder glued behind it (碳中和先锋奖财联社, 江城市劳动模范李恒)."""
    start, stop = span
    for end in range(min(stop - 2, start + REACH), max(start + 2, stop - REACH), -1):
        grade, behind = grade_of(phrase.text[start:end]), phrase.text[end:stop]
        if grade < Grade.FIRM:
            continue
        person = person_in(behind)
        if person or is_body(behind, None if grade is Grade.STRONG else "office"):
            award = award_in(phrase, (start, end), Grade.FIRM)
            if award and person:
                return award, Recipient(person, "person")
            return (replace(award, grantor=award.grantor or behind), None) if award else (None, None)
    return None, None


def _anchored(award: Award) -> bool:
    """Whether an award names a year, an edition, a document or a body."""
    return award.grade >= Grade.FIRM and bool(
        award.number or award.edition or award.period or re.search(r"全国|国家|[省市区县级]|集团|公司", award.title)
    )


def _title_first(phrase: Phrase, bounds: tuple[int, int], own: Sequence[str]) -> list[Claim]:
    """Read a line whose title stands before the colon and whose recipients stand behind it (先进个人：李恒、王某)."""
    colon, stop = bounds
    right = phrase.text[colon:stop].lstrip("：:—")
    award = award_in(phrase, (0, colon), Grade.FIRM)
    if award is None or grade_of(right) >= Grade.SOFT:
        return []
    who = recipient_of(re.sub(any_in_brackets(16) + "$", "", re.sub("[，,]", "、", right)), own)
    behind = re.search(any_in_brackets(30) + "$", right)
    note = note_of(behind[0][1:-1]) if behind else None
    if note is not None:  # 最佳案例奖——“禾苗”项目（省银行业协会）
        award = replace(award, grantor=award.grantor or note.grantor, period=award.period or note.period)
    return [Claim(award, who, False, TITLE_FIRST.name)] if who else []
