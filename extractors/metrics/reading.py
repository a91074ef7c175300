"""What a quantity measures: the metric and, where the sentence says so, who has it."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics import carrying, forms, quotations
from extractors.metrics.clauses import Tagger
from extractors.metrics.objects import acts, did, part_done, qualified, thing_before_verb
from extractors.metrics.owners import owner_of
from extractors.metrics.phrases import (
    Token,
    is_verb,
    joined,
    noun_phrase_after,
    noun_phrase_before,
    words_of,
)
from extractors.metrics.taking_over import NOTHING_KNOWN, Known, Measured, TakingOver
from extractors.numbers import Figure
from extractors.text.became import BECAME
from schemas.text import squeeze


class _Reader(TakingOver):
    """Reads the metrics of one passage from left to right; a figure without words of its own takes those before it."""

    def _list(self, items: str) -> str:
        """Return the things of a list that is counted together: 开设服务点、自助馆共694个 → 服务点、自助馆."""
        first, *others = forms.INNER_BRACKETS.sub("", items).split("、")
        return "、".join([self.phrase_before(first) or first, *others])

    def _from_right(self, at: int, words: str) -> str:
        tokens = self.words(words)
        if (made_of := forms.MADE_OF.match(words)) and self.left(at).endswith("由"):
            return made_of["thing"]
        if (
            forms.LEVELLED.match(words)
            or carrying.without_base(words) is not None
            or (tokens and tokens[0].text in words_of("change"))
        ):
            return ""  # 由320人增加到560人, 与上年的3,263人基本持平
        people = self.figures[at].unit in forms.PERSON_UNITS
        modifies = len(tokens) > 1 and tokens[1].text in words_of("person")  # 参训学员, 获奖员工
        if people and (named := forms.NAMED_AS.match(words)):
            return joined(noun_phrase_after(self.words(words[named.end() :]), deed=True))
        if people and tokens and acts(tokens[0]) and not modifies:
            return self._deed(at, tokens)
        if thing := qualified(tokens, people):
            return thing
        if forms.DONE_TO.search(self.clause(self.left(at))):
            tokens = tokens[: next((i for i, t in enumerate(tokens) if i and is_verb(t)), len(tokens))]
        phrase = noun_phrase_after(tokens)
        rest = tokens[len(phrase) :]
        if people and rest and acts(rest[0]) and all(t.text in words_of("person") for t in phrase):
            return self._deed(at, rest) or joined(phrase)
        return joined(phrase)

    def _given(self, at: int, found: str, words: str) -> str:
        """Complete a verb that ends right before a quantity by its object behind: 发放200万元贷款 → 发放贷款."""
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
        if not tokens or not is_verb(tokens[0]) or not did(tokens[0]):
            return ""
        phrase = joined(noun_phrase_after([t for t in tokens[1:] if t.text != "了"], deed=True))
        return found + tokens[0].text + phrase

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
            phrase = phrase or self.clause_before(at)
            return f"{phrase}{verb}" if phrase else verb
        if verb in words_of("pass"):
            return phrase
        return f"{verb}{phrase}" if phrase or len(verb) > 1 else ""

    def _rate_of(self, rate: str, clause: str, start: int) -> str:
        """Complete a bare rate by the object before it: 签订书面劳动合同，签约率 → 书面劳动合同签约率."""
        before = self.text[max(0, start - forms.REACH) : start].rstrip(" ：:")
        before = before[: len(before) - len(clause)].rstrip("，, ")
        stops = list(forms.LEFT_STOP.finditer(before))
        words = before[stops[-1].end() :] if stops else before
        for figure in self.figures:  # 签订安全生产责任书29份，签订率: the quantity is no part of the thing
            words = words.removesuffix(figure.text)
        tokens = self.words(words)
        verbs = [i for i, t in enumerate(tokens) if t.text[0] == rate[0] and i + 1 < len(tokens)]
        return joined(noun_phrase_before(tokens[verbs[-1] + 1 :])) if verbs else ""

    def _changed(self, at: int, left: str) -> Measured:
        """Read the metric of a change: 培训时长同比增长 → 培训时长; without one, that of the quantity before."""
        dealt = self.dealer.change(at, left)
        if isinstance(dealt, str):
            return Measured(forms.clean(self.without_name(self.phrase_before(dealt) or dealt)), None, "shared out")
        if dealt is not None:
            return replace(self.found[dealt], rule="change of a figure before")
        clause = carrying.plain(self.clause(forms.INNER_BRACKETS.sub("", left)))
        bare = forms.CHANGED.sub("", forms.COMPARED.sub("", clause))
        found = forms.clean(self.phrase_before(bare))
        if found:
            return Measured(found, self.subject(clause), "changed")
        return self.inherited("change of the figure before")

    def read(self, at: int) -> Measured:
        left = self.left(at)
        return self._said(at, left) or self._per(left, self._beside(at, left))

    def _per(self, left: str, measured: Measured) -> Measured:
        """Say of which one a quantity is: 每月开展读书会2期 → 每月读书会; 、展览1场 goes on; not 每月培训共12次."""
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
        shared = self.shared(at, left)
        if shared:
            return shared
        if figure.role == "change":
            return self._changed(at, left)
        if rates := self.several_rates(at, left) or self.part_of_rate(at, left):
            return rates
        if named := forms.NAMED.search(left.rstrip(" ：:")):
            return Measured(forms.clean(named["name"]), None, "quoted")
        if whole := forms.WITH_BRACKETS.search(forms.untied(left.rstrip(" ：:"))):
            return Measured(forms.clean(whole[0]), self.subject(left), "words before")
        became = forms.RESTATED.fullmatch(left.strip()) or (self.before and BECAME.fullmatch(left.strip()))
        if became or (self.before and carrying.is_former(left)):
            return self.inherited("figure before")
        clause = self.clause(left)
        of_before = clause.startswith("占") or forms.PLANNED.fullmatch(clause)
        if of_before and self.before and self.before.metric:
            return Measured(forms.clean(self.before.metric + forms.untied(clause)), self.before.subject, "share of")
        return None

    def _beside(self, at: int, left: str) -> Measured:
        """Read the words before and behind a quantity; without any, it measures what the quantity before does."""
        figure, clause = self.figures[at], self._plain_clause(left)
        subject = self.subject(clause)
        words, cut = self.right(at)
        if figure.unit == "年" and left.rstrip().endswith("连续") and (row := self._in_a_row(words)):
            return Measured(row, subject, "words behind")
        restated = cut and bool(forms.RESTATED.fullmatch(words.strip()))
        tied = restated or bool(forms.TIE.search(left.rstrip()))
        bare = clause if clause.endswith("率") else forms.CHANGED.sub("", clause)
        found = self.compared(figure, clause) or self.phrase_before(bare, figure.kind)
        if forms.TIME_ONLY.fullmatch(found):
            found = ""
        listed = forms.ALL_OF_LIST.search(left.rstrip())
        if listed and not listed["items"].endswith(tuple(words_of("event"))):  # 献血、助学活动共16次: 助学活动
            return Measured(forms.clean(self._list(listed["items"])), subject, "words before")
        if read := self._around(at, found, tied=tied):
            return replace(read, subject=subject)
        if found:
            return self._before(at, found, clause, subject)
        behind = "" if restated else self._from_right(at, words.removeprefix("的"))
        return Measured(forms.clean(behind), subject, "words behind") if behind else self.wordless(at, subject)

    def _plain_clause(self, left: str) -> str:
        """Return the quantity's own clause without what is no part of its metric."""
        clause = carrying.plain(self.clause(left))
        behind = carrying.without_base(clause)
        return clause if behind is None else behind

    def _in_a_row(self, words: str) -> str | None:
        """Return what was done for years, whole: 连续八年举办灯会 → 连续举办灯会."""
        phrase = joined(noun_phrase_after(self.words(words), deed=True))
        verb = words[: max(0, words.find(phrase))].strip("了 ")
        return forms.clean("连续" + verb + phrase) if phrase else None

    def _around(self, at: int, found: str, *, tied: bool) -> Measured | None:
        """Read what the words behind a quantity say, with those before it or without."""
        figure, left = self.figures[at], self.left(at)
        words, cut = self.right(at)
        if figure.kind in ("count", "other") and not tied:
            acts_on = found and not left.rstrip().endswith(("的", "等"))
            if acts_on and (thing := thing_before_verb(self.words(found), self.words(words), figure.unit)):
                return Measured(forms.clean(thing), None, "words before")
            behind = self._from_right(at, words)
            # Nouns that run straight into the next quantity are its words: 36个学生1500人.
            if forms.clean(behind) and not (cut and found and squeeze(words) == behind):
                return Measured(forms.clean(behind), None, "words behind")
        if figure.unit == "%" and (thing := part_done(self.words(self._plain_clause(left)), self.words(words))):
            return Measured(forms.clean(thing), None, "words behind")
        whole = self._all_did(at, found, words) if found and not tied else ""
        whole = whole or (self._given(at, found, words) if found else "")
        return Measured(forms.clean(whole), None, "words on both sides") if whole else None

    def _before(self, at: int, found: str, clause: str, subject: str | None) -> Measured:
        """Read a quantity by the words before it, with what they leave to the quantity before."""
        if forms.RATE.fullmatch(found) and forms.clean(clause.removesuffix("达").removesuffix("为")) == found:
            found = self._rate_of(found, clause, self.figures[at].span.start) + found
        if self.before and at and self.figures[at - 1].unit in forms.PERSON_UNITS:
            subject = carrying.whose_share(found, self.before.metric or "") or subject
        if completed := self.of_before(at, found, subject):
            return completed
        if found in words_of("join") and self.before and self.before.metric:
            return Measured(forms.clean(self.before.metric + found), subject, "words before")
        return Measured(forms.clean(self.with_action(self.left(at), found)), subject, "words before")


def read_metrics(
    text: str, figures: Sequence[Figure], tag: Tagger, known: Known = NOTHING_KNOWN
) -> tuple[Measured, ...]:
    """Say of each quantity of a passage what it measures; the unit's own names, where `known`, become subjects.

    1. 签约率100%, 捐款总数为10,654元, 平均年龄：37.4岁 (words before)   2. 24项主题体验, 9家共建单位 (words behind)
    3. 58人通过天翼云认证, 47人次参与了17次活动 (what people did)   4. 甲、乙分别为3人、5人 (shared out)
    5. “统计管理”2.63万元 (quoted)   6. 由85%提升至92%, 同比增长12% (the metric of the quantity before)
    7. 女职工48人，占员工总数的60.8% → 女职工占员工总数   8. 落实率94%，其中本科生93% (the rate, of 本科生)
    9. 收入6亿元，利润1亿元，分别增长5%和7% (distributed)   10. 每月开展读书会2期 → 每月读书会
    11. 发放200万元种苗贷款 → 发放种苗贷款   12. 新员工100%参加培训   13. A 50万元、B 3万元，合计53万元 → 合计
    Left alone: subjects that no name of the unit is (a sentence says them too many ways to be sure).
    """
    reader = _Reader(text, figures, tag, known)
    for at in range(len(figures)):
        measured = reader.read(at)
        if measured.subject is None and (owner := owner_of(text, figures[at].span.start, measured.metric)):
            measured = replace(measured, subject=owner)
        reader.before = measured if measured.metric else reader.before
        reader.found.append(measured)
    return tuple(reader.found)
