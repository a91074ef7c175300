"""Rules of periods for what a time leaves to the next: a plan it is put on, what is carried in and over."""

import re

from extractors.dates.grammar import is_year_before, time_words
from extractors.dates.period import ASIDE, NEAR, NamedTime
from extractors.rule import NOT_READ, as_rule
from extractors.text.needed import needed

_LISTED = re.compile(r"(?:列入|纳入|编入|排入)了?\s*$")
_OF_PLAN = re.compile(r"\s*度?的?(?:[一-鿿]{0,6}?)计划(?=[；。]|[，,](?!计划|拟|将|预[计算]|总?投资|概算))")


@as_rule(
    "plan that things are listed for",
    "其余6处列入2023年二季度计划；植树213棵: the time of a plan that something is listed for dates nothing behind it",
    step=ASIDE,
    needs="计",
    reason=NOT_READ,
    examples=(
        "其余6处虫害已列入⟨2023年二季度⟩计划；植树213棵。 → left aside",
        "其余6处虫害已列入⟨2023年⟩防治计划，巡护213次。 → left aside",
    ),
    counter_examples=(
        "2023年二季度计划植树213棵。",
        "列入2023年二季度计划的项目13个。",
        "泵站改造列入2023年计划，总投资13万元。",
    ),
    source="argued: what is left to do is told with the plan that it was put on, and the report goes on",
)
def listed_for(time: NamedTime) -> bool:
    """Whether a time is that of a plan that something is listed for, in a clause that is over."""
    return _LISTED.search(time.before) is not None and _OF_PLAN.match(time.text, time.end) is not None


CARRIED_IN = re.compile(r"[末底]?(?:累计|滚存)?结转(?!至?(?:[本当]?年?[末底]|下一?年|次年))")


_IN_PARTS = re.compile("其中[^。；]*$")  # of what this year has: 其中新收80件，|2021年|结转
_BOOKED = re.compile(rf"{CARRIED_IN.pattern}(?:{'|'.join(time_words('booked'))})")


@as_rule(
    "carried in",
    "上年结转5万元，收入总计96万元: what the year before left over is counted in the year that it is carried into",
    step=ASIDE,
    needs="结",
    reason=NOT_READ,
    examples=(
        "⟨上年⟩结转5万元，拨款91万元。 → left aside",
        "受理来信86件，其中⟨上年度⟩结转6件，办结80件。 → left aside",
        "收到申诉36件，⟨上学年⟩结转6件，共办结40件。 → left aside",
        "⟨上个年度⟩结转6件，办结80件。 → left aside",
        "受理来信86件，其中新收80件，⟨2021年⟩结转6件。 → left aside",
    ),
    counter_examples=(
        "上年收入5万元，结转下年1万元。",
        "2020年结转5万元。",
        "上年结转下年使用资金5万元。",
        "受理来信86件，其中2020年结转6件。",
        "在建泵站86万元，其中2021年结转固定资产36万元。",
        "受理来信86件。其中新收80件。2021年结转6件。",
    ),
    source="budgets count 上年结转 among the income of the year (政府收支分类科目), disclosure reports too",
)
def carried_in(time: NamedTime) -> bool:
    """Whether the year before only says where something comes from that is counted in this one."""
    if CARRIED_IN.match(time.text, time.end) is None:
        return False
    if is_year_before(time.mention.text):
        return True
    last = time.asked.usual.end
    year_before = time.mention.precision == "year" and last is not None and time.mention.end.year == last.year - 1
    booked = _BOOKED.match(time.text, time.end)  # 在建工程86万元，其中2021年|结转固定资产36万元: done in that year
    return year_before and not booked and _IN_PARTS.search(time.before) is not None


_CARRIED_OUT = re.compile(r"(?:结转|转入|转至|顺延|延续|移交|留待|推迟|延期)[至到入给]?了?$")


@as_rule(
    "carried over into",
    "结转下一学年办理6件，平均用时9天: what is left for a time to come is told of the report's, and so is what follows",
    step=ASIDE,
    needs=needed(_CARRIED_OUT),
    reason=NOT_READ,
    examples=(
        "收到申诉36件，结转⟨下一学年⟩办理6件，平均用时9天。 → left aside",
        "其余6户顺延至⟨2023年⟩搬迁，发放补助86万元。 → left aside",
    ),
    counter_examples=("2023年转入学生6名。", "下一学年，受理申诉6件。", "由2021年结转至本年6件。"),
    source="argued: what is left over at the end of a report's time is counted in it",
)
def carried_out(time: NamedTime) -> bool:
    """Whether a time to come only says for when something is left over."""
    last = time.asked.usual.end
    return last is not None and time.mention.start > last and _CARRIED_OUT.search(time.before[-NEAR:]) is not None
