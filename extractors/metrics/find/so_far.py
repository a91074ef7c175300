"""What was read of a passage so far, and what stands around the quantity that is read now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.metrics.cut import forms
from extractors.metrics.cut.clauses import Clauses
from extractors.metrics.cut.edges import strip_links
from extractors.metrics.cut.forms import REACHING, TIE
from extractors.metrics.cut.phrases import noun_phrase_after, noun_phrase_before
from extractors.metrics.cut.predicates import acts_on
from extractors.metrics.cut.words import QUOTED, Tagger, is_verb, joined, words_of
from extractors.metrics.find.distributive import Dealer
from extractors.metrics.find.known import Known
from extractors.metrics.find.up_to_next import told_behind
from extractors.metrics.steps import BEHIND, CLAUSES, LATER, OWNED, THIRD, VALUE_HELD
from extractors.names import read_aliases
from extractors.numbers import Figure
from extractors.text.became import CAME, leads_on
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, OPENING_BRACKETS
from extractors.text.own_unit import is_named

_FROM = frozenset("由从")
NORM_HELD, GAP = "norm held against", "gap to a norm"  # names of rules
_HELD = frozenset({NORM_HELD, VALUE_HELD})
_ASIDE = _HELD | {GAP}


@dataclass(frozen=True, slots=True)
class Measured:
    """The metric of a quantity and its subject.

    `rule` is what the column `rule` says of how they were found, `rules` are the names of all rules that took part.
    Where `each` of several has as much, their names stand in one of the two with 、 between them.
    """

    metric: str | None
    subject: str | None = None
    rule: str = ""
    rules: tuple[str, ...] = ()
    each: tuple[str, ...] = ()

    @property
    def is_held_against(self) -> bool:
        """Whether it is what a level is held against: a change behind it is of the level."""
        return not _HELD.isdisjoint(self.rules)

    @property
    def is_aside(self) -> bool:
        """Whether it is what a level is held against, or how far the level is from that."""
        return not _ASIDE.isdisjoint(self.rules)


_ONE_OF_EACH = re.compile(r"^(?:平均)?(?:每\d{0,4}[人户名家次场期位股所村校个]|人均|户均)(?=[一-鿿]{2})")
_EACH_INSIDE = re.compile("(?<=[一-鿿]{2})每[人户名家](?=[一-鿿]{2})")  # 渔民|每人|补助: of all of them together


def of_all(metric: str) -> str:
    """Return a metric without the word that makes it one of each, for the sum of all."""
    return _EACH_INSIDE.sub("", _ONE_OF_EACH.sub("", metric))


_SO_FAR = re.compile(rf"(?:^|[^{CLAUSE_ENDS}]*?)(?:累计|总数|总量|共有)(?:已|达到?|有|为|至)*$")
_NEXT_PARTS = ("、", "和", "与", "及")
_JOINS = frozenset({"和", "与", "及", "以及"})
_ADDED = re.compile(
    r"(?<=[一-鿿]{2})新(?:增加?|建|设|开|办)$|^(?:本年度?|全年|当年)?新(?:增加?|建成?|[敷铺架]设|购置?|开设?|设|办|签订?|辟|添置?)(?=[一-鿿A-Za-z]{2})"
)


def of_all_so_far(clause: str, metric: str) -> str:
    """Return a metric without its word of what came new, where a figure is all there are: 新增充电桩16个，累计140个.

    Nor is what there was so far an average of the years: 年均讲座20场，累计已举办63期.
    """
    metric = metric.removeprefix("年均") if "累计" in clause else metric
    return _ADDED.sub("", metric) if _SO_FAR.fullmatch(clause.strip()) else metric


class SoFar(Clauses):
    """A passage with what its quantities measure, as far as they are read: from left to right.

    `before` is what the last quantity measures that measures anything, `per` the words that the last one is of each
    of (每月), `wholes` are the levels of the sentence before, `party` is the last party that a part was of, `topic`
    whose the quantities are that follow, with the number of the last one for which that was told, `counted` the number
    of the last one that counts bodies, `told` is the paragraph before, `shorts` are names that it defines, `goes_on_of`
    is whom the sentence goes on to tell of.
    """

    def __init__(self, text: str, figures: Sequence[Figure], tag: Tagger, known: Known) -> None:
        super().__init__(text, figures, tag, known.names)
        self.before: Measured | None = None
        self._listed = known.listed
        self.found: list[Measured] = []
        self.per = ""
        self.wholes = known.wholes
        self.sentences, self.told = known.told, "".join(known.told)
        self.shorts = self._shorts() if "称" in self.told + text else ()
        self.party: str | None = None
        self.counted = -1
        self.topic: tuple[str | None, int] = (None, -1)
        self.goes_on_of: str | None = None

    def _shorts(self) -> tuple[str, ...]:
        """Return the short forms that the paragraph gives to bodies: 青江水务有限公司（以下简称“青江水务”）."""
        found = (one.short for one in read_aliases(self.told + self.text) if one.kind == "short" and one.full)
        return tuple(one for one in found if is_named(one))

    @cached_property
    def dealer(self) -> Dealer:
        """Deals out lists: 甲、乙分别为3人、5人."""
        return Dealer(self.text, self.figures, self.tag, self._listed)

    def quantities_before(self, at: int) -> Iterator[tuple[int, Figure, Measured]]:
        """Yield the quantities before one in its sentence, with their numbers and what they measure, the last first."""
        for number in range(at - 1, -1, -1):
            figure = self.figures[number]
            if forms.BETWEEN_SENTENCES.search(self.text, figure.span.end, self.figures[number + 1].span.start):
                return
            yield number, figure, self.found[number]

    def owners_of(self, at: int, metric: str) -> set[str | None]:
        """Return whose the quantities before one are that have its name: 床位86张，护士9人，|床位增加3张."""
        name = metric.removesuffix("数")
        return {
            one.subject for _, _, one in self.quantities_before(at) if (one.metric or "").removesuffix("数") == name
        }

    def whole_of_parts(self, at: int) -> int | None:
        """Return the number of the quantity whose two or more parts are listed right before one, which tells of all.

        检测水样9份，其中甲水样5份、乙水样4份，累计|26项次
        """
        if not self.left(at).lstrip().startswith(("，", ",")):
            return None
        for number in range(at - 1, 0, -1):
            between = self.text[self.figures[number - 1].span.end : self.figures[number].span.start]
            if "其中" in between:
                return number - 1 if number < at - 1 and not forms.BETWEEN_SENTENCES.search(between) else None
            if not between.lstrip().startswith(_NEXT_PARTS):
                return None
        return None

    def told_by(self, rule: str) -> Measured | None:
        """Return what the quantity before measures where a rule of that name took part in it, which may go on."""
        return self.found[-1] if self.found and rule in self.found[-1].rules else None

    def held_level(self, at: int) -> Measured | None:
        """Return the level that the value before a quantity was held against: 会员86人，比改制前的36人增加|50人.

        Nor is a change of how far it is from that: 满意度86%，低于目标值2个百分点，同比提高|1个百分点
        """
        if not self.found or not self.found[-1].is_aside:
            return None
        before = (
            one for _, figure, one in self.quantities_before(at - 1) if figure.role == "level" and not one.is_aside
        )
        level = next(before, None)
        return level if level and level.metric and level.metric != self.found[-1].metric else None

    def _last(self, signs: str, start: int, end: int) -> int:
        """Return where the last of some characters stands between two offsets, -1 where none does."""
        return max(self.text.rfind(sign, max(0, start), max(0, end)) for sign in signs)

    def outside_brackets(self, at: int) -> Measured | None:
        """Return what the quantity before a closed pair of brackets measures, where others stand in them.

        凉亭86座（仿古52座、石亭34座），比上年减少4.7%: the change is of 凉亭
        """
        start = self.figures[at].span.start
        closed = self._last(CLOSING_BRACKETS, self.figures[at - 1].span.end, start) if at else -1
        opened = self._last(OPENING_BRACKETS, start - forms.REACH, closed)
        if opened < 0 or self.figures[at - 1].span.start < opened:
            return None
        outside = (number for number in range(at - 1, -1, -1) if self.figures[number].span.end <= opened)
        number = next(outside, None)
        return self.found[number] if number is not None and self.found[number].metric else None

    def before_open_brackets(self, at: int) -> int | None:
        """Return the number of the quantity before the brackets that a quantity stands in: 高中2所（民办|1所.

        What it counts may stand between: 37个车站（国铁|13个.
        """
        start = self.figures[at].span.start
        opened = self._last(OPENING_BRACKETS, start - forms.REACH, start)
        if opened < 0 or self._last(CLOSING_BRACKETS, opened, start) > 0:
            return None
        number = next((number for number in range(at - 1, -1, -1) if self.figures[number].span.end <= opened), None)
        if number is None:
            return None
        between = self.text[self.figures[number].span.end : opened]
        counted = self.found[number].metric or ""
        return number if not between or (counted and between.endswith(counted)) else None

    def inherited(self, clause: str = "", before: Measured | None = None) -> Measured:
        """Return what the quantity `before` (the last) measures, by its own `clause` all of it so far: 累计41项."""
        before = before or self.before
        if before is None:
            return Measured(None)
        metric = before.metric or ""
        if clause:
            metric = of_all_so_far(clause, metric)
            if forms.is_sum(clause.strip()):  # 每人3,000元，合计6.6万元
                metric = of_all(metric)
        of_both = clause.strip().startswith(("两者", "二者", "三者", "两项"))  # 甲3件，乙5件，两者总计8件
        return Measured(metric or None, None if of_both else before.subject)

    def clause_before(self, at: int) -> str:
        """Return the phrase that the clause before the quantity's own ends in: 组织无偿献血，31人参加 → 无偿献血."""
        start = self.figures[at].span.start
        floor = max(0, start - forms.REACH)
        before = self.text[floor:start].rstrip("，,")
        stops = list(forms.LEFT_STOP.finditer(before))
        clause = before[stops[-1].end() :] if stops else before
        if at and self.figures[at - 1].span.end > floor + (stops[-1].end() if stops else 0):
            return (self.before and self.before.metric) or ""
        return joined(noun_phrase_before(strip_links(self.words(clause))))


# argued: what something was before is told without a figure: 货源地由本县|扩大到全省9个市, 床位由最初的不足百张|增至
_ROSE_FROM = re.compile(
    r"(?P<what>[一-鿿]{2,})(?:(?<![自理事经缘来路])由|从(?![业事而严轻重教军医众]))[^由从\d，；：为]{2,10}?"
    rf"(?:{CAME}|拓展|[增升降扩减跃])[至到](?:全[国省市县区]|目前|现在|如今)?的?$"
)


def _rose_from(clause: str) -> str:
    """Return what rose or fell, where what it was before is told without a figure: 货源地由本县扩大到全省."""
    rose = _ROSE_FROM.fullmatch(clause.strip())
    return rose["what"] if rose else ""


_IN_ALL = re.compile(
    rf"(?:一?共计?|合计|总计|(?<=[一-鿿]{{2}})累计(?:超过?|逾|近)?|{REACHING}|(?<![部成得百积学十评打满总均])分为|[划细]分成)$"
)
# 依托平台为|415家企业授信, 全年累计为|26名患者免费手术: nothing before 为 that it could tie a quantity to
_LED_TO_WHOM = re.compile(
    r"(?:(?:^|[一-鿿])(?:累计|先后|(?<![数计量额])共|免费|无偿|主动|专门|优先|及时|还|已|并|共同|联合|上门|今年|去年|全年|年内|我们|至今|以来)"
    rf"|^(?:其中)?(?:依托|依靠|借助|利用|通过|运用|发挥|结合|组织|派出)[^{CLAUSE_ENDS}]{{2,20}}|^)为$"
)


# 一方面是|62台…, 主要原因是|14家企业…, 账本上写的是|三万多个农户: what is told of stands behind 是
_FRAME = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：])(?:(?:另?一方面|其[一二三四]|[这其]?背后)是|[^{CLAUSE_ENDS}：、]{{0,12}}?(?:原因|缘由)(?:之一)?(?:主要)?是"
    rf"|[^{CLAUSE_ENDS}：、]{{0,6}}?[上里下中](?:[跑写坐住记装挂摆放站听传]|承载|托起)着?的[都就正]?是)$"
)
_BOUNDED_BY = re.compile("(?:不低于|不高于|不少于|不超过)[一-鿿]{2,24}的?$")  # 不低于当年全省收入的|45%
TITLE = re.compile("《[^《》]{2,30}》")
_CONTAINED = re.compile(
    "^含(?![水税量氧金硫油盐糖磷碳沙尘])"
)  # （含|外聘30人, 书屋12个，含|新建书屋5个; not （含水率80%


class Around:
    """One quantity and what stands around it, cut once: its number `at` in the passage, the words `left` of it.

    `between` is the text since the quantity before, `right` are the words behind it, and whether a quantity ended them.
    `said` are its role, kind and unit and where it
    stands, which rules are asked by; `found` is the phrase that the words before it give, None as long as no rule
    asked for one.
    """

    def __init__(self, so_far: SoFar, at: int) -> None:
        self._so_far = so_far
        self.at, self.figure = at, so_far.figures[at]
        self.left, self.right = so_far.left(at), so_far.right(at)
        start = self.figure.span.start
        self.between = so_far.text[so_far.figures[at - 1].span.end if at else start : start]
        stop = forms.LEFT_STOP.search(self.left.strip("，, "))
        owned = at > 0 and so_far.found[-1].subject is not None
        behind = any(self.right) or forms.BRACKETS_BEHIND.match(so_far.text, self.figure.span.end)
        places = ((BEHIND, behind), (CLAUSES, stop), (LATER, at > 0), (THIRD, at > 1), (OWNED, owned))
        self.said = (self.figure.role, self.figure.kind, self.figure.unit, *(place for place, holds in places if holds))
        self.found: str | None = None

    @cached_property
    def dealt_change(self) -> int | str | None:
        """The item, or the number of the quantity before, that a change in a distributive list is of."""
        return self._so_far.dealer.change(self.at, self.left)

    @cached_property
    def reach(self) -> str:
        """The text before it as far back as a rule looks, with other quantities and sentences."""
        start = self.figure.span.start
        return self._so_far.text[max(0, start - forms.REACH) : start]

    @cached_property
    def before_own(self) -> str:
        """The words left of it before its own clause."""
        return self.left.rstrip().removesuffix(self.own.rstrip())

    @cached_property
    def own(self) -> str:
        """The quantity's own clause up to it."""
        return forms.CAUSE.sub("", self._so_far.clause(self.left))

    @cached_property
    def is_framed(self) -> bool:
        """Whether only words that lead to a count stand before it, what it is of behind: 原因是|14家企业延期."""
        told = self.figure.kind == "count" and bool(self.right[0].strip())
        return told and _FRAME.search(self.left.rstrip()) is not None

    @cached_property
    def clause(self) -> str:
        """The own clause without what is no part of the metric, such as 含 at the beginning of brackets."""
        if self.own.endswith("是") and self.is_framed:
            return ""
        inside = self.before_own.endswith(("（", "(")) or (self.at > 0 and self.before_own.strip() == "，")
        clause = forms.plain(_CONTAINED.sub("", self.own) if inside else self.own)
        if self.right[1] and leads_on(self.right[0].strip()):
            clause = forms.without_start(clause)
        clause = clause if _FROM.isdisjoint(clause) else _rose_from(clause) or clause
        behind = forms.without_base(clause) if "基础" in clause else None
        clause = clause if behind is None else behind
        rest = clause.removeprefix(self.left.removesuffix(self.since))  # 5个|省份|建设种植基地2.3万亩
        tokens = self._so_far.words(rest) if rest != clause else ()
        if rest.startswith("的") and self.at and self._so_far.left(self.at - 1).rstrip().endswith("来自"):
            return rest[1:]  # 接待来自36个|国家|的游客
        if tokens and (own := told_behind(rest, tokens, self._so_far.figures[self.at - 1].unit, self.figure.unit)):
            return own  # 36名|清扫员|共清扫86万米
        if rest != clause and rest.strip() in _JOINS:
            return ""  # 节约36万吨|石灰石|和86亩耕地
        acts = len(tokens) > 1 and (is_verb(tokens[0]) or tokens[0].text in words_of("act", "gets"))
        return rest if acts else clause

    @cached_property
    def since(self) -> str:
        """The words before it, behind what the quantity before counts: 5个|省份|，建设种植基地."""
        metric = (self._so_far.found[-1].metric or "") if self.at else ""
        ends = [*range(max(1, len(metric) - 1)), metric.rfind("的") + 1] if metric else []
        thing = next((at for at in ends if self.left.startswith(metric[at:])), None)
        return self.left if thing is None else self.left.removeprefix(metric[thing:])  # 覆盖|省份

    @cached_property
    def subject(self) -> str | None:
        """The unit's own name, or a word for it, in the clause."""
        return self._so_far.subject(_BOUNDED_BY.sub("", self.clause) or self.clause)

    @cached_property
    def is_restated(self) -> bool:
        """Whether the words behind say that the next quantity is its other value: 由1,284人次调整为1,236人次."""
        words, cut = self.right
        return cut and bool(forms.RESTATED.fullmatch(words.strip()))

    @cached_property
    def heads(self) -> bool:
        """Whether a noun right behind it is what it counts, whatever stands before: 抗旱稻、耐盐豆两个|品种."""
        words, cut = self.right
        tokens = self._so_far.words(words) if self.figure.kind == "count" and not cut else ()
        if (
            not tokens
            or (tokens[0].flag[0] not in "nbjlavxe" and tokens[0].flag != QUOTED)
            or tokens[0].text[0] in "的等"
        ):
            return False
        acts = is_verb(tokens[0]) and tokens[0].text not in words_of("manner", "attribute", "body")  # 两个|自主 品牌
        return not acts and bool(noun_phrase_after(tokens))

    @cached_property
    def title(self) -> str:
        """The title that ends the words behind it: 100%|签署|《承诺书》."""
        titled = TITLE.match(self._so_far.text, self.figure.span.end + len(self.right[0]))
        return titled[0] if titled else ""

    @cached_property
    def is_tied(self) -> bool:
        """Whether words tie the quantity to what stands before it: 为, 达, 共."""
        rose = not _FROM.isdisjoint(self.own) and _rose_from(self.own)
        if rose or (self.right[1] and self.is_restated):
            return True
        if self.own.endswith("是") and self.is_framed:
            return False
        left = self.left.rstrip()
        if self.heads and _IN_ALL.search(left):
            return False  # 发放了共计|860份|宣传册, 甲公司、乙公司共|两家|公司
        return bool(TIE.search(left)) and not self.is_for_them

    @cached_property
    def is_for_them(self) -> bool:
        """Whether 为 leads to those for whom something was done: 为12台岸桥加装雷达; not 岸桥数量为12台."""
        if not self.left.rstrip().endswith("为") or self.figure.kind != "count":
            return False
        tokens = self._so_far.words(self.right[0])
        if any(acts_on(tokens, at, led=True) for at in range(1, len(tokens))):
            return True
        only_led = _LED_TO_WHOM.search(self.own.rstrip())  # 依托平台为|415家企业授信, 累计为|26名患者免费手术
        return (
            only_led is not None and len(tokens) > 1 and tokens[0].flag.startswith(("n", "a", "b", "v", "j", "x", "l"))
        )
