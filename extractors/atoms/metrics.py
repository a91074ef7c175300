"""What a figure measures: the metric and, where the sentence says so, who has it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from extractors.atoms.figures import Figure
from extractors.atoms.listed import whole_names
from extractors.atoms.phrases import (
    LONGEST,
    LONGEST_ACCOUNT,
    Token,
    is_verb,
    joined,
    merged,
    noun_phrase_after,
    noun_phrase_before,
    strip_links,
    words_of,
)
from extractors.atoms.unreadable import BULLETS
from schemas.text import squeeze

Tagger = Callable[[str], Sequence[Token]]

_EDGE_SIGNS = f"，、：:·-—+的之 {BULLETS}"
_STOPS = "，。；：、！？,;:!?（）()《》〈〉【】…\n|◆●■"
_LEFT_STOP = re.compile(rf"[{_STOPS}]")
_RIGHT_STOP = re.compile(rf"[{_STOPS}“”‘’\"]")
_SENTENCE_STOP = re.compile(r"[。；！？;!?\n]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_INNER_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NAMED = re.compile(r"[“\"《](?P<name>[^“”\"《》]{2,60})[”\"》]$")
# Brackets of a few letters are part of a name: 因公出国（境）费.
_WITH_BRACKETS = re.compile(r"(?<![一-鿿])[一-鿿]{2,8}[（(][一-鿿]{1,4}[）)][一-鿿]{1,6}$")
_QUOTED = re.compile(r"[“‘\"]([^“”‘’\"]{2,40})[”’\"]$")
_TIE = re.compile(r"(?:为|达到?|是|共|共计|合计|总计|累计|高达|超过?|[:：])$")
_COMPARED = re.compile(
    r"""
    (?:
      同比 | 环比
      | (?:较|比|与) [^，。；]{0,24}? (?=增|减|提|降|升|上|下|持平|相比|翻|缩|压|多|少|高|低) (?:相比)?
    )
    [^，。；]{0,3}?
    (?:
      增长 | 增加 | 提高 | 提升 | 上升 | 上涨 | 下降 | 减少 | 降低 | 下跌 | 缩短 | 压减 | 翻 | 增幅 | 降幅
      | [增减升降多少高低]
    )?
    (?: 率 | 幅度? )? [了为达到至约近超过]* $
    """,
    re.VERBOSE,
)
_BECAME = re.compile(r"[^，。；：、]{0,4}(?:[至到为成]|达到?)")  # 由40%跃升至90%: the same thing, later
_RESTATED = re.compile(
    r"(?:追溯)?(?:调整|重述|更正|修正|修订|改)[为至到成]?$"
)  # 由1,284人次追溯调整为1,236人次: what it is stands before
_CHANGED = re.compile(
    r"(?:增长|增加|提高|提升|上升|上涨|下降|减少|降低|下跌|回落|缩短|压减|节约|翻了?|增幅|降幅)(?:率|幅度?)?[了为达到至约近超过]*$"
)
_SHARED = re.compile(r"(?P<parts>其中)?(?P<items>[^，。；：:,;]{1,60}?)(?:分别|依次)[为是达有到完成占]{0,2}[约近]?$")
_RATE = re.compile(r"[一-鿿]{1,3}率")
# 劳动合同签订率和社会保险参保率均为100%: one figure for several rates
_RATES = re.compile(
    r"(?:^|[，。；：,;]|继续|全年|其中)(?P<rates>[一-鿿]{2,12}率(?:[、和及与][一-鿿]{2,12}率)+)(?:[均都也]|继续|保持|分别|达到?|为|[:：])*$"
)
_EACH = ("人均", "户均", "次均", "平均每人", "每人")
_TAKING_PART = re.compile(r"(?:参加|参与|参训|受训|参会)(?:人员|人数|职工|员工|党员|干部)")
_NEXT_OF_LIST = re.compile(r"[、，,和及]|以及|[）)]?、")
_REACH = 200  # characters of the clauses before a figure that may name what it measures
# 为女员工增加专项检查，38人全部受检: what was given, and to whom
_GIVEN = re.compile(r"为(?P<whom>[一-鿿]{2,6}?)(?:增加|开展|组织|安排|提供|举办)(?P<what>[一-鿿]{2,8})[，,]$")
_DUTY = re.compile(r"(?:负责|管理|维护|管辖|所属|下属|各自)$")
_PERSON_UNITS = frozenset({"人", "名", "位", "人次"})


@dataclass(frozen=True, slots=True)
class Measured:
    """The metric of a figure, its subject, and the name of the rule that found them."""

    metric: str | None
    subject: str | None
    rule: str


class Known(NamedTuple):
    """What earlier text tells: names of the reporting unit; lists by how they were counted (四个养护站 → the four)."""

    names: Sequence[str] = ()
    listed: Mapping[str, Sequence[str]] = MappingProxyType({})


_NOTHING_KNOWN = Known()


def _clean(phrase: str) -> str | None:
    """Squeeze a phrase and drop quotes that stand alone and signs at its edges; one letter alone names nothing."""
    text = squeeze(phrase).strip(_EDGE_SIGNS)
    for left, right in ("“”", "‘’", "《》", "（）"):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    text = re.sub(r"(?:[及和或等]|(?<!参)与)+$", "", text)
    return text if len(text) > 1 else None


class _Reader:
    """Reads the metrics of one passage from left to right; a figure without words of its own takes those before it."""

    def __init__(self, text: str, figures: Sequence[Figure], tag: Tagger, known: "Known") -> None:
        self.text, self.figures, self.tag = text, figures, tag
        self.names, self.listed = sorted(known.names, key=len, reverse=True), known.listed
        self.before: Measured | None = None
        self.shares: list[str] = []
        self.of_shares = ""
        self.of_before = False

    def _left(self, at: int) -> str:
        """Return the words of the clause before a figure, back to the figure before it."""
        figure = self.figures[at]
        floor = max(self.figures[at - 1].span.end if at else 0, figure.span.start - _REACH)
        stops = [m.end() for m in _SENTENCE_STOP.finditer(self.text, floor, figure.span.start)]
        return self.text[stops[-1] if stops else floor : figure.span.start]

    def _right(self, at: int) -> tuple[str, bool]:
        """Return the words behind a figure up to the next stop or figure, and whether a figure ended them."""
        start = self.figures[at].span.end
        following = self.figures[at + 1].span.start if at + 1 < len(self.figures) else len(self.text)
        stop = _RIGHT_STOP.search(self.text, start)
        end = stop.start() if stop else len(self.text)
        return self.text[start : min(end, following)], following < end

    def _rates(self, at: int, left: str) -> Measured | None:
        """Read one figure for several rates: 劳动合同签订率、社会保险参保率继续保持100%."""
        if self.figures[at].unit != "%" or not (match := _RATES.search(left.rstrip())):
            return None
        return Measured(_clean(match["rates"]), self._subject(left), "several rates")

    def _of_before(self, at: int, found: str, subject: str | None) -> Measured | None:
        """Complete what says nothing by itself by the metric before: 慰问金2.4万元，人均1,500元 → 人均慰问金."""
        if self.before is None or not self.before.metric:
            return None
        if found in _EACH:
            tokens = self.tag(self.before.metric)
            thing = joined(tokens[1:]) if len(tokens) > 1 and is_verb(tokens[0]) else self.before.metric
            return Measured(found + thing, subject, "each of the figure before")
        if self.figures[at].unit in _PERSON_UNITS and _TAKING_PART.fullmatch(found):
            return Measured(f"{self.before.metric}参加", subject, "who took part")
        return None

    def _with_deed(self, left: str, found: str) -> str:
        """Give a thing in a list the verb of the list: 更换阀门415台、消火栓126座 → 更换消火栓."""
        if not self.before or not self.before.metric or left.strip() != f"、{found}":
            return found
        deed, thing = self.tag(self.before.metric), self.tag(found)
        leads = len(deed) > 1 and is_verb(deed[0]) and len(deed[0].text) > 1
        return deed[0].text + found if leads and not is_verb(thing[0]) else found

    def _clause(self, left: str) -> str:
        """Cut the left words to the last clause; a colon right before the figure, or brackets, are looked through."""
        words = left.rstrip(" ：:")
        while brackets := _BRACKETS.search(words):
            words = words[: brackets.start()].rstrip(" ：:")
        stops = list(_LEFT_STOP.finditer(words))
        return words[stops[-1].end() :] if stops else words

    def _subject(self, words: str) -> str | None:
        found = [name for name in self.names if name in words]
        return max(found, key=len) if found else None

    def _share(self, at: int, left: str) -> Measured | None:
        """Read 甲、乙、丙分别为3人、5人和7人: the items are dealt out to the figures that follow."""
        if match := _SHARED.search(left.rstrip("：: ")):
            items = [item for item in re.split(r"、|和|及|以及|与", match["items"]) if item]
            count = 1
            while at + count < len(self.figures):
                between = self.text[self.figures[at + count - 1].span.end : self.figures[at + count].span.start]
                if not _NEXT_OF_LIST.fullmatch(between.strip()):
                    break
                count += 1
            # 甲、乙和丙站的管网长度分别为…: what stands behind the last 的 is measured, the rest are the subjects.
            *owners, last = items
            owner, _, thing = last.rpartition("的")
            items = whole_names([*owners, _DUTY.sub("", owner)] if thing and owner else items)
            if len(items) == 1 and at:  # 四个养护站…分别为: the four that a sentence before names
                items = list(self.listed.get(self.figures[at - 1].text + items[0], items))
            self.of_shares = thing if thing and owner else ""
            self.shares = items if len(items) == count > 1 else []
            # 其中甲、乙分别为…: parts of the figure before, in its unit.
            same_unit = at > 0 and self.figures[at - 1].unit == self.figures[at].unit
            self.of_before = match["parts"] is not None and not self.of_shares and same_unit
        elif self.shares and not _NEXT_OF_LIST.fullmatch(left.strip()):
            self.shares = []
        if not self.shares:
            return None
        item = self.shares.pop(0)
        if self.of_before and self.before:
            return Measured(self.before.metric, squeeze(item), "shared out")
        whole = self.of_shares or item
        return Measured(_clean(self._without_name(whole)), squeeze(item), "shared out")

    def _without_name(self, phrase: str) -> str:
        for name in self.names:
            if phrase.startswith(name) and len(phrase) > len(name):
                return phrase[len(name) :]
        return phrase

    def _inherited(self, rule: str) -> Measured:
        if self.before is None:
            return Measured(None, None, rule)
        return Measured(self.before.metric, self.before.subject, rule)

    def _from_left(self, clause: str, kind: str = "") -> str:
        while tie := _TIE.search(clause):
            clause = clause[: tie.start()].rstrip()
        if quoted := _QUOTED.search(clause):
            return quoted[1]
        tokens = strip_links(merged(self.tag(clause)))
        longest = LONGEST_ACCOUNT if kind == "amount" else LONGEST
        return self._without_name(joined(noun_phrase_before(tokens, longest)))

    def _from_right(self, at: int, words: str) -> str:
        tokens = merged(self.tag(words))
        people = self.figures[at].unit in _PERSON_UNITS
        modifies = len(tokens) > 1 and tokens[1].text in words_of("person")  # 参训学员, 获奖员工
        if people and tokens and self._acts(tokens[0]) and not modifies:
            return self._deed(at, tokens)
        phrase = noun_phrase_after(tokens)
        rest = tokens[len(phrase) :]
        if people and rest and self._acts(rest[0]) and all(t.text in words_of("person") for t in phrase):
            return self._deed(at, rest) or joined(phrase)
        return joined(phrase)

    def _acts(self, token: Token) -> bool:
        return is_verb(token) or token.text in words_of("join") | words_of("pass")

    def _deed(self, at: int, tokens: Sequence[Token]) -> str:
        """Read what people did: 58人通过天翼云认证 → 天翼云认证; 36人次参与了12次读书分享活动 → 读书分享活动参与."""
        verb = tokens[0].text
        objects = [t for t in tokens[1:] if t.text not in ("了", "过", "着")]
        phrase = joined(noun_phrase_after(objects, deed=True))
        if not phrase and at + 1 < len(self.figures):
            between = self.text[self.figures[at].span.end : self.figures[at + 1].span.start]
            if not _RIGHT_STOP.search(between):
                phrase = joined(noun_phrase_after(self.tag(self._right(at + 1)[0])))
        if verb in words_of("join"):
            phrase = phrase or self._clause_before(at)
            return f"{phrase}{verb}" if phrase else verb
        if verb in words_of("pass"):
            return phrase
        return f"{verb}{phrase}" if phrase or len(verb) > 1 else ""

    def _clause_before(self, at: int) -> str:
        """Return the phrase that the clause before the figure's own ends in: 组织无偿献血，31人参加 → 无偿献血."""
        start = self.figures[at].span.start
        floor = max(0, start - _REACH)
        before = self.text[floor:start].rstrip("，,")
        stops = list(_LEFT_STOP.finditer(before))
        clause = before[stops[-1].end() :] if stops else before
        if at and self.figures[at - 1].span.end > floor + (stops[-1].end() if stops else 0):
            return self.before.metric or "" if self.before else ""
        return joined(noun_phrase_before(strip_links(merged(self.tag(clause)))))

    def _rate_of(self, rate: str, clause: str, start: int) -> str:
        """Complete a bare rate by the object before it: 签订书面劳动合同，签约率 → 书面劳动合同签约率."""
        before = self.text[max(0, start - _REACH) : start].rstrip(" ：:")
        before = before[: len(before) - len(clause)].rstrip("，, ")
        stops = list(_LEFT_STOP.finditer(before))
        words = before[stops[-1].end() :] if stops else before
        for figure in self.figures:  # 签订安全生产责任书29份，签订率: the figure is no part of the thing
            words = words.removesuffix(figure.text)
        tokens = merged(self.tag(words))
        verbs = [i for i, t in enumerate(tokens) if t.text[0] == rate[0] and i + 1 < len(tokens)]
        return joined(noun_phrase_before(tokens[verbs[-1] + 1 :])) if verbs else ""

    def _changed(self, left: str) -> Measured:
        """Read the metric of a change: 培训时长同比增长 → 培训时长; without one, that of the figure before."""
        clause = self._clause(_INNER_BRACKETS.sub("", left))
        bare = _CHANGED.sub("", _COMPARED.sub("", clause))
        found = _clean(self._from_left(bare))
        if found:
            return Measured(found, self._subject(clause), "changed")
        return self._inherited("change of the figure before")

    def read(self, at: int) -> Measured:
        figure = self.figures[at]
        left = self._left(at)
        shared = self._share(at, left)
        if shared:
            return shared
        if figure.role == "change":
            return self._changed(left)
        if rates := self._rates(at, left):
            return rates
        if named := _NAMED.search(left.rstrip(" ：:")):
            return Measured(_clean(named["name"]), None, "quoted")
        if whole := _WITH_BRACKETS.search(left.rstrip(" ：:")):
            return Measured(_clean(whole[0]), self._subject(left), "words before")
        if self.before and _BECAME.fullmatch(left.strip()):
            return self._inherited("figure before")
        clause = self._clause(left)
        if clause.startswith("占") and self.before and self.before.metric:
            return Measured(_clean(self.before.metric + clause), self.before.subject, "share of")
        subject = self._subject(clause)
        words, cut = self._right(at)
        tied = bool(_TIE.search(left.rstrip())) or (cut and bool(_RESTATED.fullmatch(words.strip())))
        found = self._from_left(_CHANGED.sub("", clause), figure.kind)
        if figure.kind in ("count", "other") and not tied:
            behind = self._from_right(at, words)
            # Nouns that run straight into the next figure are its words: 36个学生1500人.
            if behind and not (cut and found and squeeze(words) == behind):
                return Measured(_clean(behind), subject, "words behind")
        if found and _RATE.fullmatch(found) and _clean(clause.removesuffix("达").removesuffix("为")) == found:
            found = self._rate_of(found, clause, figure.span.start) + found
        if found and (completed := self._of_before(at, found, subject)):
            return completed
        if found:
            if found in words_of("join") and self.before and self.before.metric:
                return Measured(_clean(self.before.metric + found), subject, "words before")
            return Measured(_clean(self._with_deed(left, found)), subject, "words before")
        behind = self._from_right(at, words.removeprefix("的"))
        if behind:
            return Measured(_clean(behind), subject, "words behind")
        if figure.unit in _PERSON_UNITS and self.before and (self.before.metric or "").endswith("率"):
            # 体检率98.4%；为女员工增加专项检查，38人全部受检: people are no rate
            given = _GIVEN.search(self.text, max(0, figure.span.start - _REACH), figure.span.start)
            metric = given["whom"] + given["what"] if given else self._clause_before(at)
            return Measured(_clean(metric), subject, "clause before")
        return self._inherited("figure before")


def read_metrics(
    text: str, figures: Sequence[Figure], tag: Tagger, known: Known = _NOTHING_KNOWN
) -> tuple[Measured, ...]:
    """Say of each figure of a passage what it measures; the unit's own names, where `known`, become subjects.

    1. 签约率100%, 捐款总数为10,654元, 平均年龄：37.4岁 (words before)   2. 24项主题体验, 9家共建单位 (words behind)
    3. 58人通过天翼云认证, 47人次参与了17次活动 (what people did)   4. 甲、乙分别为3人、5人 (shared out)
    5. “统计管理”2.63万元 (quoted)   6. 由85%提升至92%, 同比增长12% (the metric of the figure before)
    7. 女职工48人，占员工总数的60.8% → 女职工占员工总数
    Left alone: subjects that no name of the unit is (a sentence says them too many ways to be sure).
    """
    reader = _Reader(text, figures, tag, known)
    found: list[Measured] = []
    for at in range(len(figures)):
        measured = reader.read(at)
        reader.before = measured if measured.metric else reader.before
        found.append(measured)
    return tuple(found)
