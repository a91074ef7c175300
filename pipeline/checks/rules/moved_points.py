"""A point that moved: 建筑面积约13,459平方米 in prose, 1,345.90 in a table, 1,200亿 where another page has 1.2万亿."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import digits_of
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import PERSONS, clause_before, have_in_common
from schemas.text import squeeze

_LONG, _FEW = 4, 2  # digits that hardly stand twice by chance; those of a number as large as no other
_HUGE = 1e8  # such a number
_NAME, _WORDS = 4, 6  # characters that names, or the sentences, of the two have in common
_FACTORS = (10.0, 100.0, 1e3)
_RATES = ("%", "百分点", "‰", "元/股", "倍", "分", "岁")
_NEAR = 40  # characters around a number
_PART = re.compile("其中|人均|平均|每|同比|增长|增加|减少|计划|目标")


@as_check(
    "point that moved",
    "what bears one name is not ten, a hundred or a thousand times as much in another place, digit for digit",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no two numbers of one unit have the same four digits (of more than 100,000,000, two) and names of four characters in common, or the report gives the value again",
    examples=(
        "@tables\n工程规划建筑面积约为18,274平方米。\n| 指标 | 目标值 |\n| 规划建筑面积 | ≥1827.40(平方米) |\n| 完工及时率 | ≥95.00% |",
        "中心已经完成超过3.4万亿种具有多样性的寡糖编码样本的合成。\n同时推进寡糖编码样本库的建设，样本种类已突破3,400亿，居行业前列。",
        "全年办理退休手续12,640人次。\n全年共办理退休手续1,264人次，群众满意。",
    ),
    counter_examples=(
        "@tables\n工程规划建筑面积约为18,274平方米。\n| 指标 | 目标值 |\n| 规划建筑面积 | ≥18274.00(平方米) |\n| 完工及时率 | ≥95.00% |",
        "全年办理退休手续12,640人次。\n全年发放手册1,264册。",
        "全年办理退休手续12,640人次，其中异地办理退休手续1,264人次。",
        "全年办理退休手续12,640人次。\n6月办理退休手续1,264人次，7月办理退休手续12,640人次。",
    ),
)
def check_points(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each two such numbers, and a judgement for each that stands twice."""
    for rows in _by_digits(report).values():
        values = {float(q["value"]) for q in rows}
        if len(values) == 1:
            if len(rows) > 1:
                yield holds(rows[0], rows[1])
            continue
        for q in rows:
            if q["source"] != "text" or sum(one["value"] == q["value"] for one in rows) > 1:
                continue
            other = next((one for one in rows if _is_moved(report, q, one)), None)
            if other is not None:
                factor = max(q["value"], other["value"]) / min(q["value"], other["value"])
                blanks = {"first": named(q), "other": named(other), "first_page": q["page"], "page": other["page"]}
                yield fails("moved_point", q, other, factor=f"{factor:.0f}", **blanks)
                break


def _by_digits(report: Report) -> Mapping[tuple[str, str], Sequence[Row]]:
    """Return the values of a report by their digits and their unit."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["role"] != "level" or not q["value"] or q["value"] < 0 or q["unit"] in _RATES:
            continue
        digits = digits_of(q)
        if len(digits) >= _LONG or (len(digits) >= _FEW and q["value"] >= _HUGE and q["unit"] != "元"):
            unit = "" if q["value"] >= _HUGE and q["unit"] != "元" else str(q["unit"] or "")
            found[digits, "人" if unit in PERSONS else unit].append(q)
    return found


def _is_moved(report: Report, q: Row, other: Row) -> bool:
    if other is q or q["value"] == other["value"] or (q["statement_id"] and q["statement_id"] == other["statement_id"]):
        return False
    factor = max(q["value"], other["value"]) / min(q["value"], other["value"])
    if not any(abs(factor / one - 1) < 1e-9 for one in _FACTORS) or q["period_end"] != other["period_end"]:
        return False
    names = whole_name(q), whole_name(other)
    if any(_PART.search(clause_before(report, one)) for one in (q, other)):
        return False
    if have_in_common(*names, _NAME):
        return True
    around = [_around(report, one) for one in (q, other)]
    return min(q["value"], other["value"]) >= _HUGE and have_in_common(around[0], around[1], _WORDS)


def _around(report: Report, q: Row) -> str:
    """Return the words around a number, without the name of the body."""
    text = squeeze(report.sentence_of(q))
    at = text.find(squeeze(q["text"]))
    words = text[max(0, at - _NEAR) : at + _NEAR]
    for name in (report.document["org"], report.document["org_short"]):
        words = words.replace(name or "\n", "…")
    return words
