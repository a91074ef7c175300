"""Rates in a sentence that names what they are made of.

Shares with their whole behind 其中, between 占 and the share, or right before the part; the gross margin of revenue and cost.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import gross_margin, interval_of, write
from pipeline.checks.judging import judge_share
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import STOP, between, is_exact_level, sentences, words_behind

_FAR = 45  # characters between the whole and the word 其中
_SHARE = re.compile(
    r"^(?:[^。；;，,]{0,16}[，,（(])?[^。；;，,各别]{0,3}占(?:比|[^，,。；;%％]{0,16}?)(?:的|为|约|达到?)?$"
)
# A share right behind its part, with nothing said of what it is of.
_BARE = re.compile(r"^(?:[^。；;，,\d]{0,12})?[，,（(]占比?(?:为|达到?|约)?$")
_APART = re.compile("其中|分别|各|另|同比|上年|去年|比|较|新增|增加|减少|每")
_CLOSE = 12.0  # points within which a share that does not name its whole is meant to be that of the count before
_GAP = 20  # characters between such a whole and its part


@as_check(
    "share in a sentence",
    "占71.7% behind a part is the part over the whole that the sentence names before it",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give the whole in the unit of the part, or a value is hedged",
    tolerance="half of the last printed digit of part, whole and share; a share that was cut instead of rounded is a hint",
    examples=(
        "本年支出合计3,164.80万元，其中：基本支出2,415.36万元，占73.32%；项目支出749.44万元，占23.68%。",
        "理事会共有理事17名，其中女理事6名，占比45%。",
        "招收新员工3名，占在岗员工79名的6.8%。",
        "全年培训社工136人，其中122人取得职业证书，占88.1%。",
        "受理疑难工单136件，一次解决122件，占比88.1%。",
        "职工1,286人，其中男、女职工分别为802人和484人，各占62.4%和30.6%。",
        "完成投资2.4亿元，完成年度计划3.0亿元的85%。",
    ),
    counter_examples=(
        "本年支出合计3,164.80万元，其中：基本支出2,415.36万元，占76.32%；项目支出749.44万元，占23.68%。",
        "理事会共有理事17名，其中女理事6名，占比35%。",
        "现有职工134名，其中党员57名，占党员总数的100%。",
        "招收新员工3名，占在岗员工79名的3.8%。",
        "职工1,286人，其中男、女职工分别为802人和484人，各占62.4%和37.6%。",
        "职工240人，技术和管理人员分别为96人、36人，分别占同类人员的60%和20%。",
        "受理疑难工单136件，一次解决122件，占比89.7%。",
        "新建道路120公里，改造道路60公里，占比80%。",
    ),
)
def check_share(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each part that is followed by its share."""
    for statement, quantities in sentences(report):
        for sides in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if sides[2]["unit"] == "%" and sides[0]["unit"] == sides[1]["unit"] and _is_of_both(statement, sides):
                yield from _judge_share(sides[1], sides[0], sides[2], "")
            elif _is_bare(statement, sides):
                yield from _judge_bare(*sides)
        for sides in _shared_out(statement, quantities):
            yield from _judge_bare(*sides)
        among = re.search("其中|以下(?:几个)?方面", statement["text"])
        if among is None:
            continue
        at = statement["start_char"] + among.start()
        before = [q for q in quantities if q["end_char"] <= at and q["role"] == "level"]
        behind = [q for q in quantities if q["start_char"] >= at]
        whole = before[-1] if before and at - before[-1]["end_char"] <= _FAR else None
        for part, share in itertools.pairwise(behind):
            lead = between(statement, part, share)
            if whole and share["unit"] == "%" and part["unit"] == whole["unit"] and _SHARE.match(lead):
                yield from _judge_share(whole, part, share, lead)


_JOINED = re.compile(r"^(?:[、，,]|[和与及])[^，,。；;、\d]{0,8}$")


def _shared_out(statement: Row, quantities: Sequence[Row]) -> Iterator[tuple[Row, Row, Row]]:
    """Yield whole, part and share of 职工1,286人，其中男、女职工分别为802人和484人，各占62.4%和37.6%."""
    for at in range(1, len(quantities) - 3):
        first, second, one, two = quantities[at : at + 4]
        whole = quantities[at - 1]
        if one["unit"] != "%" or two["unit"] != "%" or len({whole["unit"], first["unit"], second["unit"]}) != 1:
            continue
        gaps = between(statement, first, second), between(statement, second, one), between(statement, one, two)
        told = re.match("^[，,（(]?(?:各|分别)占(?:比|总[数量额])?(?:的|为)?$", gaps[1])
        apart = STOP.search(between(statement, whole, first))
        if told and not apart and _JOINED.match(gaps[0]) and _JOINED.match(gaps[2]):
            yield whole, first, one
            yield whole, second, two


def _is_bare(statement: Row, sides: tuple[Row, Row, Row]) -> bool:
    """Whether a sentence says 受理136件，解决122件，占比89.7%: a whole, its part and a share one behind the other."""
    whole, part, share = sides
    if share["unit"] != "%" or whole["unit"] != part["unit"] or whole["unit"] in ("%", "百分点", None):
        return False
    gap, behind = between(statement, whole, part), words_behind(statement, share)
    near = len(gap) <= _GAP and not STOP.search(gap) and not _APART.search(gap)
    return near and bool(_BARE.match(between(statement, part, share))) and not re.match("[和、与及]", behind)


def _judge_bare(whole: Row, part: Row, share: Row) -> Iterator[Judgement]:
    if not is_exact_level(whole, part, share) or not whole["value"] or part["value"] > whole["value"]:
        return
    judged = judge_share((part, whole, share), left=share["text"])
    near = abs(100 * part["value"] / whole["value"] - share["value"]) <= _CLOSE
    if judged and (judged.outcome == "holds" or near):
        yield judged


def _is_of_both(statement: Row, sides: tuple[Row, Row, Row]) -> bool:
    """Whether a sentence says 3名，占在岗员工79名的3.8%: the whole stands between 占 and the share."""
    part, whole, share = sides
    first, second = between(statement, part, whole), between(statement, whole, share)
    return bool(
        re.search(r"^[，,（(]?(?:占|完成|达到?|相当于)[^，,。；;]{0,14}$", first)
        and re.fullmatch("的(?:比例|比重)?(?:为|约)?", second)
    )


def _is_of(lead: str, whole: Row) -> bool:
    """Whether the words between part and share (占本年支出合计的) name the whole, or nothing else."""
    said = re.sub("本年度?|合计|总[数额量]?|人数|[的比例重为约]", "", lead.rpartition("占")[2])
    return not said or said in whole_name(whole)


def _judge_share(whole: Row, part: Row, share: Row, lead: str) -> Iterator[Judgement]:
    exact = all(q["qualifier"] == "exact" for q in (whole, part, share)) and whole["unit"] != "%"
    judged = judge_share((part, whole, share), left=share["text"]) if exact else None
    if judged and (judged.outcome == "holds" or _is_of(lead, whole)):
        yield judged


_OF_MARGIN = [
    re.compile(words) for words in ("(?:营业|主营业务)收入", "(?:营业|主营业务)成本", "(?:综合|主营业务)?毛利率")
]


@as_check(
    "gross margin in prose",
    "营业收入12.4亿元，营业成本9.1亿元，毛利率26.6%: a gross margin is (revenue − cost) ÷ revenue",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give one revenue, one cost and one gross margin, or one of them is hedged",
    tolerance="half of the last printed digit of all three",
    examples=("营业收入12.4亿元，营业成本9.1亿元，毛利率为36.6%。",),
    counter_examples=(
        "营业收入12.4亿元，营业成本9.1亿元，毛利率为26.6%。",
        "营业收入12.4亿元，营业成本9.1亿元；水务板块毛利率为36.6%。",
    ),
)
def check_margin(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such three."""
    for statement, quantities in sentences(report):
        own = [q for q in quantities if is_exact_level(q)]
        named_rows = [[q for q in own if words.fullmatch(str(q["metric"] or ""))] for words in _OF_MARGIN]
        if any(len(rows) != 1 for rows in named_rows) or re.search("[；;]", statement["text"]):
            continue
        (revenue,), (cost,), (margin,) = named_rows
        one, other, said = interval_of(revenue), interval_of(cost), interval_of(margin)
        got = gross_margin(one, other) if one and other and revenue["unit"] == cost["unit"] else None
        if got is None or said is None:
            continue
        if got.meets(said):
            yield holds(revenue, cost, margin)
        else:
            yield fails("margin", revenue, cost, margin, revenue=named(revenue), cost=named(cost), said=named(margin),
                        got=f"{write(round(got.middle, 2))}%")  # fmt: skip
