"""Rules of periods for times at which something began that goes on: a work, a debt, somebody's life; and for now."""

import re

from extractors.dates.grammar import time_words
from extractors.dates.passed_over import YEAR_END
from extractors.dates.period import ASIDE, OVER, NamedTime, Period
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, SENTENCE_ENDS
from extractors.text.needed import needed
from schemas.text import squeeze

# 于|2021年|立项，比较工艺64组
_BEGAN = re.compile(
    rf"(?:[^{CLAUSE_ENDS}：0-9]{{0,6}}?)(?:{'|'.join(time_words('work_begins'))})(?:建设|实施)?[，,](?P<next>.*)",
    re.DOTALL,
)
_OWN = re.compile(rf"(?:[^{CLAUSE_ENDS}：]{{2}}|[于自])\s*$")
_OF_BEGINNING = re.compile(rf"[一-鿿]{{0,6}}(?:{'|'.join(time_words('of_beginning'))})")


@as_rule(
    "year in which a work began",
    "水泵研制于2019年立项，试验64次: what is told behind the beginning of a work is of a time that nobody tells",
    step=OVER,
    needs=needed(_BEGAN),
    reason=NOT_READ,
    examples=(
        "水泵研制于⟨2019年⟩立项，先后试验86次，漏水率降至6%。 → left aside",
        "渔港扩建⟨2019年3月⟩动工，新增泊位6个。 → left aside",
    ),
    counter_examples=(
        "2019年立项86个。",
        "水泵研制于2022年立项，试验86次。",
        "渔港扩建2019年3月动工，总投资6亿元。",
        "2019年，渔港扩建动工，新增泊位6个。",
    ),
    source="argued: works last for years, and reports tell how they went from their beginning on",
)
def of_beginning(time: NamedTime) -> bool:
    """Whether a clause that is over says that a work began then, before the reporting period."""
    if not time.is_earlier or time.until or time.since or time.mention.precision not in ("year", "month", "day"):
        return False
    began = _BEGAN.match(squeeze(time.between))
    if began is None or _OWN.search(time.before) is None:
        return False
    return not _OF_BEGINNING.match(began["next"]) or any(map(str.isdigit, began["next"]))


_BY_NOW = re.compile("[已现]|目前|年内|[今本全当]年|报告期")


def behind_beginning(time: NamedTime) -> Period:
    """Return what is known of the time behind the beginning of a work: nothing, but for what is so by now."""
    return time.asked.usual if _BY_NOW.search(time.between) else Period(None, None, None)


# 2018年|搬迁时形成的贷款1.2亿元已累计归还|0.8亿元
_SINCE_MADE = re.compile(
    rf"[^{CLAUSE_ENDS}0-9]{{0,16}}(?:{'|'.join(time_words('arose'))})的[^{CLAUSE_ENDS}0-9]*[0-9][^{CLAUSE_ENDS}]*?已[^{CLAUSE_ENDS}0-9]*"
    rf"(?:[0-9][^{CLAUSE_ENDS}]*，(?:其余|剩余|余下|尚|仍)[^{CLAUSE_ENDS}0-9]*)?"
)


@as_rule(
    "year in which a thing arose",
    "2018年形成的借款12万元已归还8万元: what has been done with a thing by now is not of the year in which it arose",
    step=OVER,
    needs="已",
    reason=NOT_READ,
    examples=(
        "⟨2018年⟩迁馆时形成的借款12万元已归还8万元。 → left aside",
        "⟨2018年⟩迁馆时形成的借款12万元已归还8万元，其余4万元展期。 → left aside",
    ),
    counter_examples=("2018年形成的借款12万元。", "2018年馆藏图书12万册，已修复8万册。"),
    source="argued: old debts are told with their year and with what has been paid of them",
)
def of_origin(time: NamedTime) -> bool:
    """Whether an earlier year says when a thing arose, and the quantity what has been done with it by now."""
    return time.is_earlier and _SINCE_MADE.fullmatch(squeeze(time.between)) is not None


# 男，1972年10月|生，中共党员; 1972年10月|出生，现任馆长
_BORN = re.compile(rf"\s*(?:出生|生人?)(?:于{IN_CLAUSE}{{1,12}})?(?=[{CLAUSE_ENDS}、（(]|$)")


@as_rule(
    "birth",
    "1972年10月生，从事修伞31年: when somebody was born dates nothing that is told of them",
    step=ASIDE,
    needs="生",
    reason=NOT_READ,
    examples=(
        "贺满仓，男，⟨1972年10月⟩生，从事修伞31年。 → left aside",
        "贺满仓⟨1972年⟩出生，修伞860把。 → left aside",
    ),
    counter_examples=("2021年生产雨伞860把。", "2021年新生儿86名。", "2021年学生860名。"),
    source="argued: portraits of people begin with their birth",
)
def of_birth(time: NamedTime) -> bool:
    """Whether an earlier time is that of somebody's birth."""
    return time.is_earlier and not time.until and _BORN.match(time.text, time.end) is not None


# 2018年发表的研究报告中指出，目前已知86种: what the source says of its own time
_OF_SOURCE = re.compile(
    rf"(?:文章|论文|研究|报告|白皮书|年鉴|公报|普查|调查)[^{SENTENCE_ENDS}；]*?(?:中|显示|指出|表明|认为|统计|披露)[，,：]"
)
# 2018年荣获称号，|现有, 2018年扩建后，泵站|目前
_NOW = re.compile(
    rf"(?:{IN_CLAUSE}{{4,}}|{IN_CLAUSE}{{1,3}}后){CLAUSE_END}(?:{IN_CLAUSE}*{CLAUSE_END})*"
    rf"[一-鿿]{{0,6}}(?:{'|'.join(time_words('now'))})"
)


@as_rule(
    "earlier than now",
    "2018年荣获称号，现有党员48名: an earlier time, where a later clause speaks of now",
    step=OVER,
    needs=needed(_NOW),
    reason=NOT_READ,
    examples=(
        "⟨2018年⟩荣获文明单位称号，现有党员48名。 → left aside",
        "⟨2018年⟩扩建后，泵站目前装机86兆瓦。 → left aside",
        "2018年3月1日建馆，当年接待读者36人，⟨年末⟩在册馆员6名，现有党员48名。 → left aside",
    ),
    counter_examples=(
        "2018年荣获文明单位称号，党员48名。",
        "2018年发表的一篇文章中，对湿地鸟类作了统计，目前已知的鸟类有48种。",
    ),
)
def before_now(time: NamedTime) -> bool:
    """Whether an earlier time is followed by a clause on now."""
    undated = time.asked.usual.start is None and time.mention.precision == "year"
    if not (time.is_earlier or undated) or time.until:
        return False
    if YEAR_END.search(time.mention.text) and not time.mention.text.startswith("年"):
        return False  # 2021年末, but not 2018年建馆，年末
    return _NOW.match(time.between) is not None and not _OF_SOURCE.search(time.between)
