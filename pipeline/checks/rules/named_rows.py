"""A number of prose against the row of a table that its sentence or heading names: 小苗医助 … 救助461名患儿, the row has 416."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.headings import heading_of
from pipeline.checks.interval import Interval, interval_of, printed_number
from pipeline.checks.printed import digits_beside, find_slipped, turned
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import (
    NARROWED,
    PERSONS,
    half_before,
    have_in_common,
    is_exact_level,
    sentences,
    words_before,
)
from pipeline.checks.tabled import NamedCell, Tabled, cells_with_names, tabled_of

_LABEL = 3  # characters of a label that names one thing
_COMMON = 2  # characters that what is counted and the head of a column have in common
_FEW = 3  # digits of a number in which two are seen in each other's place
_PERSONS = (*PERSONS, "人次")
_PLAIN = re.compile("合计|小计|总计|其他|其中|本年|上年|全年|项目|单位|指标")
_OTHER = re.compile(f"{NARROWED}|累计|每|均|约|余|近")


@as_check(
    "number of the row that is named",
    "a number under the heading, or behind the name, of a row of a table is not one of its numbers with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="statements quantities tables sections",
    idle="neither heading nor sentence names a row, the number stands in a table, or no number of the row, under a head that names it, has its digits turned",
    tolerance="half of the last printed digit of the number",
    examples=(
        "@tables\n# 二、小苗医助\n救助461名患儿，单例最高资助15万元。\n# 三、支出情况\n有关情况如下。\n| 项目名称 | 本年支出（万元） | 受益人数（人） |\n| 青荇助学 | 968.40 | 3,872 |\n| 小苗医助 | 1,024.36 | 416 |",
        "@tables\n工业控制阀、智能执行机构分别实现收入9.68亿元和5.13亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n工业控制阀、智能执行机构分别实现收入9.86亿元和7.13亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n第四管理区种植面积达48,680亩。\n| 单位 | 种植面积（亩） | 人口（人） |\n| 第三管理区 | 55,410 | 1,046 |\n| 第四管理区 | 46,880 | 905 |",
    ),
    counter_examples=(
        "@tables\n# 二、小苗医助\n救助416名患儿，单例最高资助15万元。\n# 三、支出情况\n有关情况如下。\n| 项目名称 | 本年支出（万元） | 受益人数（人） |\n| 青荇助学 | 968.40 | 3,872 |\n| 小苗医助 | 1,024.36 | 416 |",
        "@tables\n工业控制阀、智能执行机构分别实现收入9.86亿元和5.13亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n工业控制阀订单9.68亿元。\n| 分产品 | 营业收入（万元） | 毛利率（%） |\n| 工业控制阀 | 98,640.32 | 26.48 |\n| 智能执行机构 | 51,308.26 | 28.07 |",
        "@tables\n第四管理区上年种植面积48,680亩。\n| 单位 | 种植面积（亩） | 人口（人） |\n| 第三管理区 | 55,410 | 1,046 |\n| 第四管理区 | 46,880 | 905 |",
    ),
)
def check_named(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of prose with a row that is named before it."""
    cells = _cells(report)
    tabled = tabled_of(report)
    for statement, quantities in sentences(report) if cells else ():
        of_heading = cells.get(heading_of(report, statement), ())
        for q in quantities:
            one = interval_of(q) if _can_tell(q, report, words_before(statement, q, _REACH)) else None
            if one is None:
                continue
            half = half_before(statement, q)
            rows = [cell for label in cells if label in half for cell in cells[label]]
            own = [cell for cell in rows if have_in_common(str(q["metric"] or ""), cell.head, _COMMON)]
            own = [cell for cell in own if cell.label == q["subject"]] or own
            yield from _judge(q, one, ([*of_heading, *own], own), tabled)


_REACH = 16  # characters before a number that say of which time it is


def _can_tell(q: Row, report: Report, lead: str) -> bool:
    of_year = q["period_end"] is None or q["period_end"].year == report.year
    exact = is_exact_level(q) and of_year and q["unit"] not in (None, "%", "百分点") and q["value"]
    digits = printed_number(q["text"]).replace(".", "").lstrip("0")
    return bool(exact and len(digits) >= _FEW and not _OTHER.search(lead))


def _judge(
    q: Row, one: Interval, named_so: tuple[Sequence[NamedCell], Sequence[NamedCell]], tabled: Tabled
) -> Iterator[Judgement]:
    """Yield what a number and the cells of its row say of each other; one of its very head may be another digit off."""
    cells, own = named_so
    same = [cell for cell in cells if _unit(cell.q) == _unit(q)]
    fitting = [cell for cell in same if (other := interval_of(cell.q)) is not None and other.meets(one)]
    if fitting:
        yield holds(q, fitting[0].q)
        return
    if not same or any(tabled.within(one, unit) for unit in (_PERSONS if q["unit"] in _PERSONS else (q["unit"],))):
        return
    half = (one.high - one.low) / 2
    for cell in same:
        other = interval_of(cell.q)
        alone = len(own) == 1 and cell in own and find_slipped(*digits_beside(q, cell.q["value"]))
        if other and (alone or any(Interval(value - half, value + half).meets(other) for value in turned(q))):
            blanks = {"first": named(q), "other": f"{cell.label}{named(cell.q)}", "first_page": q["page"]}
            yield fails("twice", q, cell.q, page=cell.q["page"], **blanks)
            return


def _unit(q: Row) -> str:
    return "人" if q["unit"] in _PERSONS else str(q["unit"])


def _cells(report: Report) -> Mapping[str, Sequence[NamedCell]]:
    """Return by the label of a row, brackets left out, its numbers of the year."""
    found: dict[str, list[NamedCell]] = defaultdict(list)
    for cell in cells_with_names(report):
        label = re.sub(r"[（(].*?[）)]", "", cell.label)
        if len(label) >= _LABEL and not _PLAIN.search(label):
            found[label].append(cell._replace(label=label))
    return found
