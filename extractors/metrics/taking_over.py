"""What a quantity takes over from those before it, or from the clause before its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from extractors.metrics import carrying, forms
from extractors.metrics.clauses import Clauses, Tagger
from extractors.metrics.distributive import Dealer
from extractors.metrics.phrases import is_verb, joined, noun_phrase_before, strip_links, words_of
from extractors.numbers import Figure
from extractors.text.own_unit import own_word


@dataclass(frozen=True, slots=True)
class Measured:
    """The metric of a quantity, its subject, and the name of the rule that found them."""

    metric: str | None
    subject: str | None
    rule: str


class Known(NamedTuple):
    """What earlier text tells: names of the reporting unit; lists by how they were counted (四个养护站 → the four)."""

    names: Sequence[str] = ()
    listed: Mapping[str, Sequence[str]] = MappingProxyType({})


NOTHING_KNOWN = Known()

_TERMS = (-1, -2)  # a sum has two terms at least


class TakingOver(Clauses):
    """Knows the quantities before, from left to right; a quantity without words of its own takes over theirs."""

    def __init__(self, text: str, figures: Sequence[Figure], tag: Tagger, known: Known) -> None:
        super().__init__(text, figures, tag, known.names)
        self.before: Measured | None = None
        self.dealer = Dealer(text, figures, tag, known.listed)
        self.found: list[Measured] = []
        self.per = ""

    def several_rates(self, at: int, left: str) -> Measured | None:
        """Read one quantity for several rates: 劳动合同签订率、社会保险参保率继续保持100%."""
        if self.figures[at].unit != "%" or not (match := forms.RATES.search(left.rstrip())):
            return None
        return Measured(forms.clean(match["rates"]), self.subject(left), "several rates")

    def part_of_rate(self, at: int, left: str) -> Measured | None:
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

    def of_before(self, at: int, found: str, subject: str | None) -> Measured | None:
        """Complete what says nothing by itself by the metric before: 慰问金2.4万元，人均1,500元 → 人均慰问金."""
        if self.before is None or not self.before.metric:
            return None
        if carrying.is_valued(found):
            return Measured(self.before.metric, subject, "worth of the figure before")
        if carrying.is_spent(found):
            return Measured(self.before.metric + found, subject, "spent on the figure before")
        if found in forms.EACH:
            tokens = self.tag(self.before.metric)
            thing = joined(tokens[1:]) if len(tokens) > 1 and is_verb(tokens[0]) else self.before.metric
            return Measured(found + thing, subject, "each of the figure before")
        if self.figures[at].unit in forms.PERSON_UNITS and forms.TAKING_PART.fullmatch(found):
            return Measured(f"{self.before.metric}参加", subject, "who took part")
        return None

    def with_action(self, left: str, found: str) -> str:
        """Give a thing in a list the verb of the list: 更换阀门415台、消火栓126座 → 更换消火栓."""
        if not self.before or not self.before.metric or left.strip() != f"、{found}":
            return found
        deed, thing = self.tag(self.before.metric), self.tag(found)
        leads = len(deed) > 1 and is_verb(deed[0]) and len(deed[0].text) > 1
        leads = leads and deed[0].text in words_of("act") | words_of("light")
        return deed[0].text + found if leads and not is_verb(thing[0]) else found

    def shared(self, at: int, left: str) -> Measured | None:
        """Read a quantity of a distributive list: 甲、乙分别为3人、5人."""
        dealt = self.dealer.share(at, left)
        if dealt is None:
            return None
        if dealt.metric is None and self.before:
            return Measured(self.before.metric, dealt.subject, "shared out")
        metric = dealt.metric or dealt.subject or ""
        return Measured(forms.clean(self.without_name(metric)), dealt.subject, "shared out")

    def inherited(self, rule: str, clause: str = "") -> Measured:
        """Return what the quantity before measures, by its own `clause` all of it so far: 累计41项."""
        if self.before is None:
            return Measured(None, None, rule)
        metric = carrying.so_far(clause, self.before.metric or "") or None
        return Measured(metric, self.before.subject, rule)

    def clause_before(self, at: int) -> str:
        """Return the phrase that the clause before the quantity's own ends in: 组织无偿献血，31人参加 → 无偿献血."""
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

    def wordless(self, at: int, subject: str | None) -> Measured:
        """Read a quantity without words of its own: by the clause before, else it measures what the one before does."""
        figure = self.figures[at]
        if figure.unit in forms.PERSON_UNITS and self.before and (self.before.metric or "").endswith("率"):
            # 体检率98.4%；为女员工增加专项检查，38人全部受检: people are no rate
            given = forms.GIVEN.search(self.text, max(0, figure.span.start - forms.REACH), figure.span.start)
            metric = given["whom"] + given["what"] if given else self.clause_before(at)
            return Measured(forms.clean(metric), subject, "clause before")
        if self._adds_up(at):
            return Measured("合计", None, "sum of the figures before")
        often = figure.unit in forms.OCCASIONS and forms.HOW_OFTEN.fullmatch(self.clause(self.left(at)).strip())
        if self.before is None and often and (done := forms.DOES.search(self.clause_left_of(at))):
            return Measured(forms.clean(self.phrase_before(done["what"])), subject, "clause before")
        own = forms.untied(self.clause(self.left(at))).strip()
        if forms.FROM_TIME.fullmatch(own) and (moved := forms.MOVED.fullmatch(self.clause_left_of(at))):
            return Measured(forms.clean(self.phrase_before(moved["what"])), subject, "clause before")
        if at and forms.BETWEEN_SENTENCES.search(self.text, self.figures[at - 1].span.end, figure.span.start):
            return Measured(None, subject, "figure before")  # of another sentence
        summed = "" if at or figure.unit == "页" else self.clause_left_of(at)
        if summed and carrying.is_sum(self.clause(self.left(at)).strip()):
            return Measured(forms.clean(self.phrase_before(summed)), subject, "clause before")
        of_all = carrying.without_base(self.right(at)[0]) is not None
        return self.inherited("figure before", "累计" if of_all else self.clause(self.left(at)))

    def _adds_up(self, at: int) -> bool:
        """Whether a quantity is the sum of those before it: 本金50万元、利息3万元，合计53万元."""
        if at < len(_TERMS) or not forms.SUM.fullmatch(self.left(at).strip()):
            return False
        figure, terms = self.figures[at], [self.figures[at + step] for step in _TERMS]
        return all(term.unit == figure.unit and term.role == "level" for term in terms)
