"""What a quantity measures: a phrase that is parsed once, where the quantity is read, and travels with it."""

from dataclasses import dataclass

from schemas.columns import column
from schemas.shared import shared

SAID_BASES = ("budget", "execution", "plan", "target")
WHOSE = ("parent", "others")
MEASURES = ("total", "average", "rate", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a metric, in one spelling for words that mean the same (职工 → 员工): by these years are joined."""

    head: str | None = shared("head", default=None)
    modifiers: str | None = shared("modifiers", default=None)
    action: str | None = shared("action", default=None)
    measure: str | None = shared("measure", allowed=MEASURES, default=None)
    per: str | None = shared("per", default=None)
    sorts: str | None = shared("sorts", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a quantity measures, and what its sentence says of it.

    `quantities` prints it, `indicators` looks it up: nothing of it is looked for again in the sentence.
    """

    metric: str | None = column("The noun phrase measured, as printed.", default=None)
    subject: str | None = column(
        "Who or what has it, where the sentence says so; of things counted, what they did; of money, what for: "
        "结对共建 of 8家单位结对共建.",
        default=None,
    )
    full_metric: str | None = column(
        "The metric without words of basis (预算安排), with what its sentence says elsewhere: 新招录博士 of "
        "招聘126人，其中博士9人, 生均用电 of 生均用电899度; null where nothing is left: then "
        "the subject is what is measured.",
        default=None,
    )
    words_before: str | None = column(
        "The words printed right before the quantity, back to the last mark, where they are not the metric itself.",
        default=None,
    )
    parts: Parts = Parts()
    clause: str | None = column(
        "The words of its clause in prose, back to the sentence's last 。 or ； and on to the next comma.", default=None
    )
    part_end: int | None = column(
        "Where the quantity's part of the sentence ends (at 。 or ；), in characters of the statement's text: what "
        "follows is about other things.",
        default=None,
    )
    whose: str | None = column(
        "Whose quantity it is where the words say it: the parent company's alone, or others' (the country's, the "
        "trade's); null: the subject's, else the unit's.",
        allowed=WHOSE,
        default=None,
    )
    against: str | None = column(
        "What a change is against: a year (2019), `year_before`, `other`; null where the words don't say it.",
        default=None,
    )
    against_basis: str | None = column(
        "Basis of what a change is against, where the words say it: execution of 比2022年预算执行数增加25%.",
        allowed=SAID_BASES,
        default=None,
    )
    corrected: bool = column(
        "Whether another quantity of the sentence takes its place (A of 由A调整为B, of B（此前公布为A）).",
        default=False,
    )
