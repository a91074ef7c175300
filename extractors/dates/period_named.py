"""Rules of periods: what a time that is named before a quantity says of it."""

from extractors.dates.period import NamedTime, Period
from extractors.dates.period_rules import DEADLINE, NAMED
from extractors.rule import as_rule
from extractors.text.needed import needed


@as_rule(
    "from then on",
    "自2018年以来, 自2016年成立以来: from then to the end of the reporting period",
    step=NAMED,
    needs="来起今",
    examples=(
        "自2016年成立以来，累计植树⟨500棵⟩。 → 2016-01-01..2022-12-31",
        "2018年以来捐款⟨49.7万元⟩。 → 2018-01-01..2022-12-31",
    ),
    counter_examples=("2016年植树500棵。",),
)
def from_then(time: NamedTime) -> Period | None:
    """Return the time from a day on."""
    end = time.asked.usual.end or time.mention.end
    return Period(time.mention.start, end, None) if time.since else None


@as_rule(
    "year to come",
    "2025年前降到9%以下: a year to come, by which something is to be reached",
    step=NAMED,
    needs=needed(DEADLINE),
    examples=("渗漏率2027年前降到⟨10%以下⟩。 → 2027-01-01..2027-12-31",),
    counter_examples=("2008年前建成泵站3座。",),
)
def to_come(time: NamedTime) -> Period | None:
    """Return the time by which something is to be reached."""
    later = time.asked.usual.end is not None and time.mention.start > time.asked.usual.end
    by_then = later and DEADLINE.match(time.text, time.end)
    return Period(time.mention.start, time.mention.end, None) if by_then else None


@as_rule(
    "time named before",
    "2021年…, 上年同期…, 截至2022年底…: the last time named before the quantity in its sentence",
    step=NAMED,
    examples=(
        "2021年培训⟨20场⟩。 → 2021-01-01..2021-12-31",
        "截至2021年12月31日，职工⟨131名⟩。 → 2021-12-31",
        "2021年末职工为⟨120人⟩。 → 2021-12-31",
        "截至11月上旬，完成投资⟨5.9亿元⟩。 → 2022-11-10",
    ),
    counter_examples=("全年培训20场。",),
)
def named_before(time: NamedTime) -> Period:
    """Return the days of the time; only the last of them where it is until then (截至11月上旬)."""
    if time.until and time.mention.precision in ("part_of_month", "month", "quarter"):
        return Period(time.mention.end, time.mention.end, None)
    return Period(time.mention.start, time.mention.end, None)
