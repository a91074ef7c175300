"""What is to be said of a value that came in: how it compares with last year's, and with the others of this year.

1. 今年67人，去年76人，下降11.8%，请确认   2. 合同制员工75＋劳务派遣员工3＝78，与员工总数79相差1，请核对
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.relations import Figure
from pipeline.collect.entries import RATES
from pipeline.collect.questions import Question, Questions, write_number
from pipeline.collect.reading import Answer
from pipeline.export.relations import check_figures
from pipeline.messages import Messages
from schemas.indicators import load

_PERCENT = Decimal(10)  # a change from which on it is asked about; half of the seed's true changes are smaller
_POINTS = Decimal(5)  # the same for rates
_TIMES = 50  # so many times more or less is hardly a true change: 万 for 1, 0.95 for 95 %
# A value so many times last year's, or so small a part of it, may have a nought too many or too few.
_TENFOLD = (Decimal(8), Decimal("12.5"))
_PLACES = 6  # decimal places beyond which a value is hardly meant so


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about an answer; `to_confirm` where somebody must say that it is right.

    `may_be_slip` where it is so far from last year's that a unit or a nought was likely mistaken: told first.
    """

    answer: Answer
    words: str
    to_confirm: bool
    may_be_slip: bool = False


def remark(answers: Sequence[Answer], questions: Questions, say: Messages) -> list[Remark]:
    """Return what is to be said of the answers of one organisation and year, answer by answer."""
    by_id = {row.id: row for row in questions.rows}
    found = [one for answer in answers for one in _compare(answer, by_id.get(answer.line.id), questions, say)]
    return found + list(_relate(answers, by_id, say))


def _compare(answer: Answer, question: Question | None, questions: Questions, say: Messages) -> Iterable[Remark]:
    if answer.text is None:
        return
    unit = answer.line.unit
    if question is None or question.unit != unit:
        yield Remark(answer, say("collect.no.last", this=_shown(answer), year=questions.last_year), False)
        return
    gap = questions.year - questions.last_year
    when = say("collect.last") if gap == 1 else say("collect.year", year=questions.last_year)
    yield _against_last(answer, question, when, say)
    value = None if answer.line.entry.kind == "grade" else Decimal(answer.text)
    if value is None:
        return
    if not answer.line.entry.holds(value):
        yield Remark(answer, say("collect.beyond", this=_shown(answer)), True)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > _PLACES:
        yield Remark(answer, say("collect.places", this=_shown(answer)), True)


def _shown(answer: Answer) -> str:
    text = str(answer.text)
    return text if answer.line.entry.kind == "grade" else write_number(Decimal(text)) + answer.line.unit


def _against_last(answer: Answer, question: Question, when: str, say: Messages) -> Remark:
    both = say("collect.both", this=_shown(answer), when=when, last=question.last_text)
    if question.last is None or answer.line.entry.kind == "grade":
        other = answer.text != question.last_text
        return _remark(answer, [both, *([say("collect.other")] if other else [])], other, say)
    this, last = Decimal(str(answer.text)), question.last
    step = this - last
    words, notable = [both], False
    if not step:
        # What is counted anew each year is seldom the same twice.
        notable = question.flow and bool(this) and question.unit not in RATES
        words.append(say("collect.same"))
    elif question.unit in RATES:
        notable = abs(step) >= _POINTS
        mark = say("collect.points") if question.unit == "%" else question.unit
        words.append(say(f"collect.{_way(step)}", amount=write_number(abs(step)) + mark))
    elif not last:
        notable = True
        words.append(say(f"collect.{_way(step)}", amount=write_number(abs(step)) + question.unit))
    else:
        percent = abs(step / last * 100)
        notable = percent >= _PERCENT
        words.append(say(f"collect.{_way(step)}", amount=f"{percent:.1f}%"))
    slip = _slip(abs(this / last), question.unit, say) if this and last else ""
    return _remark(answer, [*words, *filter(None, [slip])], notable or bool(slip), say, may_be_slip=bool(slip))


def _slip(times: Decimal, unit: str, say: Messages) -> str:
    """Return what is asked of a value that is so many times last year's: its unit, a nought; nothing of a usual one."""
    least, most = _TENFOLD
    if least <= times <= most and unit not in RATES:
        return say("collect.nought.more")
    if least <= 1 / times <= most and unit not in RATES:
        return say("collect.nought.less")
    return "" if 1 / Decimal(_TIMES) < times < _TIMES else say("collect.slip", unit=unit or "-")


def _remark(answer: Answer, words: list[str], to_confirm: bool, say: Messages, *, may_be_slip: bool = False) -> Remark:
    said = [*words, *([say("collect.confirm")] if to_confirm else [])]
    return Remark(answer, say("collect.comma").join(said), to_confirm, may_be_slip)


def _way(step: Decimal) -> str:
    return "up" if step > 0 else "down"


def _relate(answers: Sequence[Answer], by_id: Mapping[str, Question], say: Messages) -> Iterable[Remark]:
    """Yield the relations of the dictionary that this year's values break, at the value of the left side."""
    groups: dict[tuple[str, ...], dict[str, tuple[Answer, Question]]] = {}
    for answer in answers:
        question = by_id.get(answer.line.id)
        number = answer.text is not None and answer.line.entry.kind != "grade"
        if question is not None and number and question.unit == answer.line.unit:
            indicator, *place = answer.line.key
            groups.setdefault(tuple(place), {})[indicator] = answer, question
    for group in groups.values():
        figures = {code: _figure(*pair) for code, pair in group.items()}
        for relation, words in check_figures(figures, load(), say):
            yield Remark(group[relation.left][0], words, True)


def _figure(answer: Answer, question: Question) -> Figure:
    value = Decimal(str(answer.text))
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb((exponent if isinstance(exponent, int) else 0) + question.power)
    return Figure(answer.line.name, float(value.scaleb(question.power)), float(step), question.base or None)
