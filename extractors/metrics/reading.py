"""What a figure measures: the metric and, where the sentence says so, who has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from extractors.metrics import forms, quotations
from extractors.metrics.clauses import Clauses, Tagger
from extractors.metrics.distributive import Dealer
from extractors.metrics.phrases import (
    LONGEST,
    LONGEST_ACCOUNT,
    Token,
    is_verb,
    joined,
    noun_phrase_after,
    noun_phrase_before,
    strip_links,
    words_of,
)
from extractors.numbers import Figure
from extractors.text.became import BECAME
from extractors.text.own_unit import own_word
from schemas.text import squeeze


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


NOTHING_KNOWN = Known()


_TERMS = (-1, -2)  # a sum has two terms at least


class _Reader(Clauses):
    """Reads the metrics of one passage from left to right; a figure without words of its own takes those before it."""

    def __init__(self, text: str, figures: Sequence[Figure], tag: Tagger, known: "Known") -> None:
        super().__init__(text, figures, tag, known.names)
        self.before: Measured | None = None
        self.dealer = Dealer(text, figures, tag, known.listed)
        self.found: list[Measured] = []
        self.per = ""

    def _rates(self, at: int, left: str) -> Measured | None:
        """Read one figure for several rates: 劳动合同签订率、社会保险参保率继续保持100%."""
        if self.figures[at].unit != "%" or not (match := forms.RATES.search(left.rstrip())):
            return None
        return Measured(forms.clean(match["rates"]), self.subject(left), "several rates")

    def _part_of_rate(self, at: int, left: str) -> Measured | None:
        """Read 落实率94.3%，其中本科生93.1%、研究生97.8% → the rate, of 本科生 and of 研究生."""
        if not self.before or not self.before.metric or not at or self.figures[at].unit != "%":
            return None
        if self.figures[at - 1].unit != "%" or self.figures[at - 1].role == "change":
            return None
        goes_on = self.before.rule == forms.OF_RATE
        part = (forms.NEXT_PART if goes_on else forms.PART).fullmatch(left.strip())
        if not part or not (goes_on or self.before.metric.endswith(forms.RATES_END)):
            return None
        if part["who"].endswith((*forms.RATES_END, "占", "比例", "比重")):
            return None
        return Measured(self.before.metric, part["who"], forms.OF_RATE)

    def _of_before(self, at: int, found: str, subject: str | None) -> Measured | None:
        """Complete what says nothing by itself by the metric before: 慰问金2.4万元，人均1,500元 → 人均慰问金."""
        if self.before is None or not self.before.metric:
            return None
        if found in forms.EACH:
            tokens = self.tag(self.before.metric)
            thing = joined(tokens[1:]) if len(tokens) > 1 and is_verb(tokens[0]) else self.before.metric
            return Measured(found + thing, subject, "each of the figure before")
        if self.figures[at].unit in forms.PERSON_UNITS and forms.TAKING_PART.fullmatch(found):
            return Measured(f"{self.before.metric}参加", subject, "who took part")
        return None

    def _with_deed(self, left: str, found: str) -> str:
        """Give a thing in a list the verb of the list: 更换阀门415台、消火栓126座 → 更换消火栓."""
        if not self.before or not self.before.metric or left.strip() != f"、{found}":
            return found
        deed, thing = self.tag(self.before.metric), self.tag(found)
        leads = len(deed) > 1 and is_verb(deed[0]) and len(deed[0].text) > 1
        leads = leads and deed[0].text in words_of("act") | words_of("light")
        return deed[0].text + found if leads and not is_verb(thing[0]) else found

    def _share(self, at: int, left: str) -> Measured | None:
        dealt = self.dealer.share(at, left)
        if dealt is None:
            return None
        if dealt.metric is None and self.before:
            return Measured(self.before.metric, dealt.subject, "shared out")
        metric = dealt.metric or dealt.subject or ""
        return Measured(forms.clean(self.without_name(metric)), dealt.subject, "shared out")

    def _inherited(self, rule: str) -> Measured:
        if self.before is None:
            return Measured(None, None, rule)
        return Measured(self.before.metric, self.before.subject, rule)

    def _compared(self, figure: Figure, clause: str) -> str:
        """Read a share of something else (女职工占员工总数的60.8%), a distance (高于全市平均水平1.2个百分点)."""
        if figure.unit == "百分点" and (apart := forms.DISTANCE.search(forms.untied(clause))):
            return apart[0]
        is_share = figure.unit == "%" or (figure.kind == "ratio" and figure.unit is None)
        if not is_share or not (share := forms.SHARE_OF.search(forms.untied(clause))):
            return ""
        return self._from_left(share["part"]) + squeeze(share["of"]).replace("的", "")

    def _from_left(self, clause: str, kind: str = "") -> str:
        clause = forms.BY_MEANS.sub("", forms.untied(clause))
        if quoted := forms.QUOTED.search(clause):
            return quoted[1]
        if group := forms.GROUP.search(clause):
            thing = group["thing"]
            phrase = joined(noun_phrase_before(strip_links(self.words(thing)), LONGEST_ACCOUNT))
            if phrase and thing.endswith(phrase) and len(thing) - len(phrase) <= forms.EDGE:
                return group[0]
        tokens = strip_links(self.words(self.own_cut(clause)))
        longest = LONGEST_ACCOUNT if kind == "amount" else LONGEST
        return self.without_name(joined(noun_phrase_before(tokens, longest)))

    def _list(self, items: str) -> str:
        """Return the things of a list that is counted together: 开设服务点、自助馆共694个 → 服务点、自助馆."""
        first, *others = forms.INNER_BRACKETS.sub("", items).split("、")
        return "、".join([self._from_left(first) or first, *others])

    def _from_right(self, at: int, words: str) -> str:
        tokens = self.words(words)
        if forms.LEVELLED.match(words) or (tokens and tokens[0].text in words_of("change")):
            return ""  # 由320人增加到560人, 与上年的3,263人基本持平
        people = self.figures[at].unit in forms.PERSON_UNITS
        modifies = len(tokens) > 1 and tokens[1].text in words_of("person")  # 参训学员, 获奖员工
        if people and (named := forms.NAMED_AS.match(words)):
            return joined(noun_phrase_after(self.words(words[named.end() :]), deed=True))
        if people and tokens and self._acts(tokens[0]) and not modifies:
            return self._deed(at, tokens)
        if thing := self._qualified(tokens, people):
            return thing
        if forms.DONE_TO.search(self.clause(self.left(at))):
            tokens = tokens[: next((i for i, t in enumerate(tokens) if i and is_verb(t)), len(tokens))]
        phrase = noun_phrase_after(tokens)
        rest = tokens[len(phrase) :]
        if people and rest and self._acts(rest[0]) and all(t.text in words_of("person") for t in phrase):
            return self._deed(at, rest) or joined(phrase)
        return joined(phrase)

    def _qualified(self, tokens: Sequence[Token], people: bool) -> str:
        """Return what a clause with 的 says more of: 12项涉及园丁利益的办法 → 办法; 40名各地的志愿者 → 志愿者."""
        texts = [token.text for token in tokens]
        if "的" not in texts[1:]:
            return ""
        behind = noun_phrase_after(tokens[texts.index("的", 1) + 1 :])
        if people:
            persons = words_of("person")
            return joined(behind) if texts[0] not in persons and any(t.text in persons for t in behind) else ""
        return joined(behind) if texts[0] in words_of("act") | words_of("join") | words_of("about") else ""

    def _given(self, at: int, found: str, words: str) -> str:
        """Complete a verb that ends right before a figure by its object behind: 发放200万元贷款 → 发放贷款."""
        figure = self.figures[at]
        if figure.kind not in forms.SUMS:
            return ""
        verb = self.words(found)[-1]
        if verb.text not in words_of("act") | words_of("pass") or len(verb.text) < 2:
            return ""
        behind = self.words(words.removeprefix("人民币").removeprefix("的"))
        if not behind or not behind[0].flag.startswith(("n", "b", "vn", "l", "j", "a")):
            return ""
        phrase = joined(noun_phrase_after(behind))
        return verb.text + phrase if len(phrase) > 1 else ""

    def _all_did(self, at: int, found: str, words: str) -> str:
        """Read what a share of them did: 新员工100%参加岗前培训 → 新员工参加岗前培训."""
        if self.figures[at].unit != "%" or found.endswith(forms.PROPORTIONS):
            return ""
        tokens = self.words(words)
        if not tokens or not is_verb(tokens[0]) or not self._did(tokens[0]):
            return ""
        phrase = joined(noun_phrase_after([t for t in tokens[1:] if t.text != "了"], deed=True))
        return found + tokens[0].text + phrase

    def _did(self, token: Token) -> bool:
        return token.text in words_of("act") | words_of("join") | words_of("pass") | words_of("light")

    def _acts(self, token: Token) -> bool:
        return is_verb(token) or token.text in words_of("join") | words_of("pass")

    def _deed(self, at: int, tokens: Sequence[Token]) -> str:
        """Read what people did: 58人通过天翼云认证 → 天翼云认证; 36人次参与了12次读书分享活动 → 读书分享活动参与."""
        verb = tokens[0].text
        objects = [t for t in tokens[1:] if t.text not in ("了", "过", "着")]
        phrase = joined(noun_phrase_after(objects, deed=True))
        if not phrase and at + 1 < len(self.figures):
            between = self.text[self.figures[at].span.end : self.figures[at + 1].span.start]
            if not forms.RIGHT_STOP.search(between):
                phrase = joined(noun_phrase_after(self.tag(self.right(at + 1)[0])))
        if verb in words_of("join"):
            phrase = phrase or self._clause_before(at)
            return f"{phrase}{verb}" if phrase else verb
        if verb in words_of("pass"):
            return phrase
        return f"{verb}{phrase}" if phrase or len(verb) > 1 else ""

    def _clause_before(self, at: int) -> str:
        """Return the phrase that the clause before the figure's own ends in: 组织无偿献血，31人参加 → 无偿献血."""
        start = self.figures[at].span.start
        floor = max(0, start - forms.REACH)
        before = self.text[floor:start].rstrip("，,")
        stops = list(forms.LEFT_STOP.finditer(before))
        clause = before[stops[-1].end() :] if stops else before
        if stops and self.own_cut(clause) in words_of("link") | words_of("adverb") and own_word(clause):
            # 无偿献血工作中，我院共有132名职工参加: who took part is no event
            before, *stops = before[: stops[-1].start()], *stops[:-1]
            clause = before[stops[-1].end() :] if stops else before
        if at and self.figures[at - 1].span.end > floor + (stops[-1].end() if stops else 0):
            return self.before.metric or "" if self.before else ""
        return joined(noun_phrase_before(strip_links(self.words(clause))))

    def _rate_of(self, rate: str, clause: str, start: int) -> str:
        """Complete a bare rate by the object before it: 签订书面劳动合同，签约率 → 书面劳动合同签约率."""
        before = self.text[max(0, start - forms.REACH) : start].rstrip(" ：:")
        before = before[: len(before) - len(clause)].rstrip("，, ")
        stops = list(forms.LEFT_STOP.finditer(before))
        words = before[stops[-1].end() :] if stops else before
        for figure in self.figures:  # 签订安全生产责任书29份，签订率: the figure is no part of the thing
            words = words.removesuffix(figure.text)
        tokens = self.words(words)
        verbs = [i for i, t in enumerate(tokens) if t.text[0] == rate[0] and i + 1 < len(tokens)]
        return joined(noun_phrase_before(tokens[verbs[-1] + 1 :])) if verbs else ""

    def _changed(self, at: int, left: str) -> Measured:
        """Read the metric of a change: 培训时长同比增长 → 培训时长; without one, that of the figure before."""
        dealt = self.dealer.change(at, left)
        if isinstance(dealt, str):
            return Measured(forms.clean(self.without_name(self._from_left(dealt) or dealt)), None, "shared out")
        if dealt is not None:
            return replace(self.found[dealt], rule="change of a figure before")
        clause = self.clause(forms.INNER_BRACKETS.sub("", left))
        bare = forms.CHANGED.sub("", forms.COMPARED.sub("", clause))
        found = forms.clean(self._from_left(bare))
        if found:
            return Measured(found, self.subject(clause), "changed")
        return self._inherited("change of the figure before")

    def read(self, at: int) -> Measured:
        left = self.left(at)
        return self._said(at, left) or self._per(left, self._beside(at, left))

    def _per(self, left: str, measured: Measured) -> Measured:
        """Say of which one a figure is: 每月开展读书会2期 → 每月读书会; 、展览1场 goes on; not 每月培训共12次."""
        if forms.ALL_TOLD.search(left.rstrip()):
            return measured
        found = [match[0] for match in quotations.outside(forms.PER, self.clause(left))]
        goes_on = left.lstrip().startswith("、")
        self.per = "".join(dict.fromkeys(found)) or (self.per if goes_on else "")
        metric = measured.metric
        if not self.per or not metric or not measured.rule.startswith("words") or self.per in metric:
            return measured
        while found and (ends := next((each for each in found if metric.endswith(each)), "")) and ends != metric:
            metric = metric.removesuffix(ends)  # 补贴标准每人每月200元
        own = [each for each in found if each not in metric]
        per = "".join(own) if found else self.per
        return replace(measured, metric=per + metric.removeprefix("股").removeprefix("平均"))

    def _said(self, at: int, left: str) -> Measured | None:
        """Read the forms that tell the metric by themselves: lists, changes, rates, names in quotes, shares."""
        figure = self.figures[at]
        shared = self._share(at, left)
        if shared:
            return shared
        if figure.role == "change":
            return self._changed(at, left)
        if rates := self._rates(at, left) or self._part_of_rate(at, left):
            return rates
        if named := forms.NAMED.search(left.rstrip(" ：:")):
            return Measured(forms.clean(named["name"]), None, "quoted")
        if whole := forms.WITH_BRACKETS.search(forms.untied(left.rstrip(" ：:"))):
            return Measured(forms.clean(whole[0]), self.subject(left), "words before")
        if self.before and BECAME.fullmatch(left.strip()):
            return self._inherited("figure before")
        clause = self.clause(left)
        of_before = clause.startswith("占") or forms.PLANNED.fullmatch(clause)
        if of_before and self.before and self.before.metric:
            return Measured(forms.clean(self.before.metric + forms.untied(clause)), self.before.subject, "share of")
        return None

    def _beside(self, at: int, left: str) -> Measured:
        """Read the words before and behind a figure; without any, it measures what the figure before does."""
        figure, clause = self.figures[at], self.clause(left)
        subject = self.subject(clause)
        words, cut = self.right(at)
        tied = bool(forms.TIE.search(left.rstrip())) or (cut and bool(forms.RESTATED.fullmatch(words.strip())))
        in_a_row = figure.unit == "年" and left.rstrip().endswith("连续")
        if in_a_row and (phrase := joined(noun_phrase_after(self.words(words), deed=True))):
            verb = words[: max(0, words.find(phrase))].strip("了 ")  # 连续八年举办灯会: what was done, whole
            return Measured(forms.clean("连续" + verb + phrase), subject, "words behind")
        found = self._compared(figure, clause) or self._from_left(forms.CHANGED.sub("", clause), figure.kind)
        if forms.TIME_ONLY.fullmatch(found):
            found = ""
        listed = forms.ALL_OF_LIST.search(left.rstrip())
        if listed and not listed["items"].endswith(tuple(words_of("event"))):  # 献血、助学活动共16次: 助学活动
            return Measured(forms.clean(self._list(listed["items"])), subject, "words before")
        if figure.kind in ("count", "other") and not tied:
            behind = self._from_right(at, words)
            # Nouns that run straight into the next figure are its words: 36个学生1500人.
            if forms.clean(behind) and not (cut and found and squeeze(words) == behind):
                return Measured(forms.clean(behind), subject, "words behind")
        if found and not tied and (whole := self._all_did(at, found, words)):
            return Measured(forms.clean(whole), subject, "words on both sides")
        if found and (whole := self._given(at, found, words)):
            return Measured(forms.clean(whole), subject, "words on both sides")
        if found and forms.RATE.fullmatch(found) and forms.clean(clause.removesuffix("达").removesuffix("为")) == found:
            found = self._rate_of(found, clause, figure.span.start) + found
        if found and (completed := self._of_before(at, found, subject)):
            return completed
        if found:
            if found in words_of("join") and self.before and self.before.metric:
                return Measured(forms.clean(self.before.metric + found), subject, "words before")
            return Measured(forms.clean(self._with_deed(left, found)), subject, "words before")
        behind = self._from_right(at, words.removeprefix("的"))
        if behind:
            return Measured(forms.clean(behind), subject, "words behind")
        return self._wordless(at, subject)

    def _wordless(self, at: int, subject: str | None) -> Measured:
        figure = self.figures[at]
        if figure.unit in forms.PERSON_UNITS and self.before and (self.before.metric or "").endswith("率"):
            # 体检率98.4%；为女员工增加专项检查，38人全部受检: people are no rate
            given = forms.GIVEN.search(self.text, max(0, figure.span.start - forms.REACH), figure.span.start)
            metric = given["whom"] + given["what"] if given else self._clause_before(at)
            return Measured(forms.clean(metric), subject, "clause before")
        if self._adds_up(at):
            return Measured("合计", None, "sum of the figures before")
        often = figure.unit in forms.OCCASIONS and forms.HOW_OFTEN.fullmatch(self.clause(self.left(at)).strip())
        if self.before is None and often and (done := forms.DOES.search(self.clause_left_of(at))):
            return Measured(forms.clean(self._from_left(done["what"])), subject, "clause before")
        own = forms.untied(self.clause(self.left(at))).strip()
        if forms.FROM_TIME.fullmatch(own) and (moved := forms.MOVED.fullmatch(self.clause_left_of(at))):
            return Measured(forms.clean(self._from_left(moved["what"])), subject, "clause before")
        if at and forms.BETWEEN_SENTENCES.search(self.text, self.figures[at - 1].span.end, figure.span.start):
            return Measured(None, subject, "figure before")  # of another sentence
        return self._inherited("figure before")

    def _adds_up(self, at: int) -> bool:
        """Whether a figure is the sum of those before it: 本金50万元、利息3万元，合计53万元."""
        if at < len(_TERMS) or not forms.SUM.fullmatch(self.left(at).strip()):
            return False
        figure, terms = self.figures[at], [self.figures[at + step] for step in _TERMS]
        return all(term.unit == figure.unit and term.role == "level" for term in terms)


def read_metrics(
    text: str, figures: Sequence[Figure], tag: Tagger, known: Known = NOTHING_KNOWN
) -> tuple[Measured, ...]:
    """Say of each figure of a passage what it measures; the unit's own names, where `known`, become subjects.

    1. 签约率100%, 捐款总数为10,654元, 平均年龄：37.4岁 (words before)   2. 24项主题体验, 9家共建单位 (words behind)
    3. 58人通过天翼云认证, 47人次参与了17次活动 (what people did)   4. 甲、乙分别为3人、5人 (shared out)
    5. “统计管理”2.63万元 (quoted)   6. 由85%提升至92%, 同比增长12% (the metric of the figure before)
    7. 女职工48人，占员工总数的60.8% → 女职工占员工总数   8. 落实率94%，其中本科生93% (the rate, of 本科生)
    9. 收入6亿元，利润1亿元，分别增长5%和7% (dealt out)   10. 每月开展读书会2期 → 每月读书会
    11. 发放200万元种苗贷款 → 发放种苗贷款   12. 新员工100%参加培训   13. A 50万元、B 3万元，合计53万元 → 合计
    Left alone: subjects that no name of the unit is (a sentence says them too many ways to be sure).
    """
    reader = _Reader(text, figures, tag, known)
    for at in range(len(figures)):
        measured = reader.read(at)
        reader.before = measured if measured.metric else reader.before
        reader.found.append(measured)
    return tuple(reader.found)
