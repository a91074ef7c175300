"""What a piece beside an award is, told by itself and not by its place: who gave it, who has it, when, at what level.

1. 2022年8月, 3月, 第三届, 市级, 华川通信〔2022〕217号 → time, edition, level, document number
2. 市总工会, 市委、市政府, 市交通运输局授予 → grantor
3. 6路公交线路, 李恒, 《攻坚》, “青釉小鹿”系列, 本中心 → recipient
4. 客户授予 → nothing that is kept: somebody without a name gave it

Left: words that are none of these (全市仅三家).
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.honours.award_phrase import Phrase
from extractors.honours.bearers import holder_of
from extractors.honours.giving_bodies import GIVEN_BY, giver_of, is_body, is_nameless
from extractors.honours.grades import Grade, grade_of
from extractors.honours.printed_beside import Note, Period, note_of, years_of
from extractors.honours.recipients import OWN_WORDS, Recipient, people_in, recipient_of
from extractors.honours.words import any_word, ending_of
from extractors.names import bodies_parted
from extractors.text.characters import BRACKETS, in_brackets
from extractors.text.han_digits import below_hundred
from schemas.word_lists import by_word

_BETWEEN = "，,；;、/｜|·"
_MONTH = re.compile(
    r"(?P<open>【)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:份|(?P<day>[12]\d|3[01]|0?[1-9])日)?(?(open)】)(?![之的度底末至到—–-])"
)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
GIVING = "颁发|授予|颁奖|颁授|评选|评定|认证|发证|主办|表彰"
"""What a label says that is followed by who gave an award: 颁发机构：."""

_LABEL = re.compile(
    rf"(?:(?P<given>{GIVING})|获奖|获评|获得|所属|责任)"
    "(?:机构|单位|部门|机关|组织|方|者|人|团队|时间|日期)[：:]"
)
_LABELLED = re.compile(f"(?<=[，,；;]){_LABEL.pattern}")
_WORK = re.compile(r"(?:[一-鿿]{0,10}(?:“[^“”]{2,40}”|《[^《》]{2,60}》))[一-鿿]{0,8}")
_LONG_WORK = re.compile("《[^《》]{7,60}(?<![报刊志闻网])(?<!研究)》")
_IN_BRACKET = re.compile(in_brackets(rf"(?P<inside>[^{BRACKETS}]{{2,60}})"))
# 科学技术奖三等奖（完成人：李恒、陈榕）: who made what has it
_MAKERS = re.compile("(?:主要|第一|项目)?(?:完成人|完成单位|作者|参与人|参与单位|创作者|指导老师|指导教师)[：:]")
_WHICH = re.compile("(?:分别)?[为是系]")  # 3家单位获“…”（|为甲、乙、丙）: those who are counted, not who gave it
_PLACE = re.compile("第[0-9一二三四五六七八九十百]+[名位]|排名|位[列居]|[0-9]+[名位人]$")
# 省委宣传部, 县政府办公室, 市直机关工委
_OFFICE = re.compile(
    "(?:中共|共青团)?[一-鿿]{0,6}(?:[省市区县州旗镇]委|政府|人大|政协|纪委)[一-鿿]{0,6}(?:[部办委局厅室]|办公[室厅]|委员会)"
)
# 好人（集体）: of what kind it is; 全省|先进单位: where
_CATEGORY = re.compile(f"{any_word('category')}+[类奖组]?|全[国省市区县州校院行局]?|[国省市区县]家?级")
_OF_AUTHORITY = re.compile("^(?:中[国华共]|全国|国家|[一-鿿]{0,6}[省市区县州]|“|《)|(?:研究[院所]|大学|总行|总公司)$")
_SURE = ("team", "person", "people", "project")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What some pieces beside an award say. `known` is false where one of them is none of these."""

    note: Note = Note()
    recipient: Recipient | None = None
    known: bool = True

    @property
    def told(self) -> set[str]:
        """The kinds of what is said: recipient, grantor, period, …."""
        said = {name for name in self.note.__slots__ if getattr(self.note, name)}
        return said | {"recipient"} if self.recipient else said


def gives(words: str) -> int:
    """Say how surely words name a body that gives awards: 2 an authority or association, 1 any body, 0 none."""
    body = GIVEN_BY.sub("", words)
    if body == words and _LONG_WORK.fullmatch(words):
        return 0  # 《港口船舶岸电智能管控系统》: no newspaper
    if body == words and _is_rather_a_team(words):
        return 0
    if body != words or is_body(words, "office") or _OFFICE.fullmatch(words):
        return 2 if giver_of(body) or is_nameless(body) else 0
    return int(giver_of(words) is not None)


def _is_rather_a_team(words: str) -> bool:
    """Whether the ending of a team is longer than that of a body: 城东|营业厅, not 省|厅."""
    team = ending_of(words, by_word("honours/recipients.csv"))
    body = ending_of(words, by_word("honours/bodies.csv"))
    return team is not None and len(team) > len(body or "") and by_word("honours/recipients.csv")[team] == "team"


def gets(words: str, own: Sequence[str]) -> tuple[int, Recipient | None]:
    """Say how sure it is that words name who gets an award, and who that is."""
    if _PLACE.search(words) or "此殊荣" in words or _CATEGORY.fullmatch(words) or grade_of(words) >= Grade.FIRM:
        return 0, None
    if _WORK.fullmatch(words) and grade_of(words) >= Grade.SOFT:
        return 0, None
    if _WORK.fullmatch(words):
        return 2, recipient_of(words, own) or Recipient(words, "project")
    who = holder_of(words, own)
    if who is None:
        return 0, None
    return 2 if who.kind in _SURE or words in own or OWN_WORDS.fullmatch(words) else 1, who


def slots_of(
    pieces: Sequence[str], own: Sequence[str], year: int | None = None, *, given: bool = False, card: bool = False
) -> Slots:
    """Say what each of the pieces beside an award is; `given`: an authority among them, or beside them, gave it.

    Of a body that may have given it or have it (调度中心, 研究院) a `card` names who gave it, a line a part of us.
    """
    given = given or any(gives(piece) > 1 for piece in pieces)
    note, recipient, known = Note(), None, True
    bodies: list[str] = []
    for said in pieces:
        label = _LABEL.match(said)
        words = said[label.end() if label else 0 :].strip(" ，、：:")
        if timed := month_alone(words, year) or _noted(words):
            note = note.or_else(timed)
            continue
        giving, (getting, who) = gives(words), gets(words, own)
        given = given or bool(giving == 1 and who and not card and not _OF_AUTHORITY.search(words))
        may_give = (
            giving > 1
            or bool(label and label["given"])
            or (giving and not (given and who) and (giving >= getting or recipient is not None))
        )
        if may_give and not (giving < 2 and bodies and not label):
            body = GIVEN_BY.sub("", words).removeprefix("由")
            bodies += [] if is_nameless(body) else [bodies_parted(body)]
        elif who and recipient is None:
            recipient = who
        else:
            known = False
    if bodies:
        note = note.or_else(Note(grantor="、".join(bodies)))
    return Slots(note=note, recipient=recipient, known=known)


def _noted(words: str) -> Note | None:
    note = note_of(words)
    return note if note and not note.grantor else None


def month_alone(words: str, year: int | None) -> Note | None:
    """Read a month without its year, 3月, 三月, Mar.: one of the report's year."""
    said = words.rstrip(".").upper()
    words = f"{_MONTHS.index(said) + 1}月" if said in _MONTHS else words
    period, end = month_first(words, year)
    return Note(period=period) if period and end == len(words) else None


def month_first(words: str, year: int | None) -> tuple[Period | None, int]:
    """Return the month or day of a year that words begin with, and where it ends: 3月|江城市文明单位, not 3月之星."""
    match = _MONTH.match(words)
    if match is None or year is None:
        return None, 0
    month = below_hundred(match["month"]) or int(match["month"])
    last = calendar.monthrange(year, month)[1]
    day = min(int(match["day"]), last) if match["day"] else 0
    return (date(year, month, day or 1), date(year, month, day or last)), match.end()


def is_sure(words: str, own: Sequence[str]) -> bool:
    """Whether words name an authority, a team, a person or a work, and not only what an award may be called too."""
    return gives(words) > 1 or gets(words, own)[0] > 1


def pieces_of(phrase: Phrase, span: tuple[int, int]) -> list[str]:
    """Cut what stands beside an award at commas, dots and slashes that no quote or bracket holds."""
    return [phrase.text[slice(*piece)] for piece in phrase.cut(span, _BETWEEN)]


def bracket_at(text: str, at: int, own: Sequence[str], year: int | None = None) -> Slots:
    """Read the bracket that stands at a place behind a title: 示范窗口（6路公交线路，省文明促进会，2022年8月）."""
    match = _IN_BRACKET.match(text, at)
    if match is None or _MAKERS.match(match["inside"]) or _WHICH.match(match["inside"]):
        return Slots(known=False)
    if years := years_of(match["inside"]):
        return Slots(note=Note(period=years))
    if people := people_in(match["inside"]):
        return Slots(recipient=Recipient(people, "people"))  # “优秀护士”（李恒、陈榕）
    return slots_of([piece for piece in re.split(f"[{_BETWEEN}]", match["inside"]) if piece], own, year)


def label_of(phrase: Phrase, colon: int) -> re.Match[str] | None:
    """Return the label of a slot behind a comma that ends in a colon: 全国先进单位，|颁发时间：|2021年."""
    return _LABELLED.fullmatch(phrase.text, phrase.since(colon, "，,；;"), colon + 1)
