"""A share of what is named elsewhere, off by a slip: 专任教师91人 … 本科学历88人，占比97.6%, and 96.7% is right."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, digits_of, interval_of, percent_of, write
from pipeline.checks.judging import is_share
from pipeline.checks.printed import digits_beside, is_slipped, turned
from pipeline.checks.report import Report, named, once_a_report, whole_name
from pipeline.checks.sentences import between, is_exact_level, is_of_year, unit_of
from pipeline.checks.tabled import cells_with_names
from schemas.indicators import Relation, load

_FEW = 3  # digits of a number in which two are seen in each other's place
_PERCENT = "percent"

_Sides = tuple[Row, Row, Row]  # part, whole, share


def makes(sides: _Sides) -> bool:
    """Whether a share is that of a part in a whole, cut or rounded."""
    part, whole, said = (interval_of(row) for row in sides)
    return bool(part and whole and said and is_share(part, whole, said))


def is_turned(sides: _Sides) -> bool:
    """Whether it would be, had one of the three numbers two neighbouring digits in each other's place."""
    return any(
        makes(_with(sides, at, value))
        for at, row in enumerate(sides)
        if len(digits_of(row)) >= _FEW
        for value in turned(row)
    )


def _has_slip(sides: _Sides) -> bool:
    """Whether two neighbouring digits in each other's place, or another digit that is not the last one, explain a share."""
    part, whole, share = sides
    if is_turned(sides):
        return True
    printed, meant = digits_beside(share, _HUNDRED * part["value"] / whole["value"])
    if len(printed) >= _FEW and is_slipped(printed, meant):
        return True
    printed, meant = digits_beside(part, share["value"] * whole["value"] / _HUNDRED)
    exact = {**part, "value": part["value"] * float(meant or 0) / float(printed or 1)}
    return len(printed) >= _FEW and is_slipped(printed, meant) and makes((exact, whole, share))


def _with(sides: _Sides, at: int, value: float) -> _Sides:
    changed = [row if other != at else {**row, "value": value} for other, row in enumerate(sides)]
    return changed[0], changed[1], changed[2]


def tell_share(sides: _Sides) -> Judgement:
    """Return the judgement that a share is not that of a part in a whole."""
    part, whole, share = sides
    one, all_ = interval_of(part), interval_of(whole)
    got = percent_of(one, all_) if one and all_ else Interval(0.0, 0.0)
    blanks = {"part": named(part), "whole": named(whole), "got": f"{write(round(got.middle, 2) if got else 0)}%"}
    return fails("relation_share", part, whole, share, left=named(share), **blanks)


_NAMED = re.compile(
    r"^[）)]?[，,（(]?(?:同比[^，,。；;]{2,10}[，,])?(?:约)?占(?P<whole>[㐀-鿿]{3,24}?)(?:的(?:比例|比重)?|比例|比重)?(?:为|达到?|约)?$"
)
_COST_RATE = re.compile("^[^。；;]{0,30}[，,](?P<what>(?:销售|管理|研发|财务|期间)?费用)率(?:为|达|约)?$")
_REVENUE = "营业收入"
_STAFF = re.compile(
    "^(?:公司|集团|全行|全院|全校|本行|单位|报告期末|期末|年末)*(?:总人数|员工总数|职工总数|员工总人数|职工总人数|在岗员工总数|在职员工总数|全体员工|全体职工)$"
)
_ALL_STAFF = re.compile("在职员工(?:的)?(?:数量|人数)合计|^员工总(?:人)?数|^在[岗职](?:员工|职工)(?:总数|人数)")
# What a name says beside what is counted: whose it is, that it is all of it, and of when.
_BESIDE = re.compile(
    "合并报表中?|上市公司|母公司|公司|集团|本行|单位|普通股|股东|所有者|归属于?|全[市县区镇行院校局年]|[合总小]计|总[额数量]|本年度?|当年|年度|报告期[内末]?|[年期]末|实现|的|[（(].*?[）)]"
)
_MANY = 4  # values under the name of a whole from which on one of them may fit by chance
_HUNDRED = 100.0
_SHORT = 2  # characters of a label, and of what follows it in the name of a whole


@as_check(
    "share of what is named elsewhere",
    "占公司总人数的17.79% is of 在职员工的数量合计, 占本年支出的77.85% of 本年支出合计, where a slip of a digit explains why not",
    kind="ratio",
    grade=HINT,
    needs="statements quantities tables",
    idle="the report does not give what the share is of, or the share is so; or neither two digits turned nor another digit that is not the last explain it",
    tolerance="half of the last printed digit; a share may be cut",
    examples=(
        "@tables\n研发人员326人，占公司总人数的17.97%。\n| 项目 | 数量（人） |\n| 母公司在职员工的数量 | 1,286 |\n| 主要子公司在职员工的数量 | 547 |\n| 在职员工的数量合计 | 1,833 |",
        "@tables\n管理费用5,306.90万元，同比减少1.26%，管理费用率71.38%。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 305,342,618.40 | 288,417,350.60 |\n| 净利润 | 46,215,380.40 | 37,904,162.85 |",
        "@tables\n项目群确认收入1.08亿元，占境外收入的23.2%。\n| 分地区 | 营业收入（万元） | 毛利率（%） |\n| 境内 | 149,386.70 | 27.69 |\n| 境外 | 33,520.71 | 31.03 |",
        "年末市级储备油规模8.6万吨。\n低温储存扩大到4.7万吨，占储备规模的56.4%。",
    ),
    counter_examples=(
        "@tables\n研发人员326人，占公司总人数的17.79%。\n| 项目 | 数量（人） |\n| 母公司在职员工的数量 | 1,286 |\n| 主要子公司在职员工的数量 | 547 |\n| 在职员工的数量合计 | 1,833 |",
        "@tables\n项目群确认收入1.08亿元，占境外收入的32.2%。\n| 分地区 | 营业收入（万元） | 毛利率（%） |\n| 境内 | 149,386.70 | 27.69 |\n| 境外 | 33,520.71 | 31.03 |",
        "@tables\n管理费用5,306.90万元，同比减少1.26%，管理费用率17.38%。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 305,342,618.40 | 288,417,350.60 |\n| 净利润 | 46,215,380.40 | 37,904,162.85 |",
        "@tables\n项目群确认收入1.08亿元，占境外订单的23.2%。\n| 分地区 | 营业收入（万元） | 毛利率（%） |\n| 境内 | 149,386.70 | 27.69 |\n| 境外 | 33,520.71 | 31.03 |",
        "年末市级储备油规模8.6万吨。\n低温储存扩大到4.7万吨，占储备规模的54.7%。",
    ),
)
def check_named(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share of what a table gives under a label and a head."""
    said = [one for one in _said(report) if len(digits_of(one[1])) >= _FEW]
    named_cells = cells_with_names(report) if said else ()
    for part, share, whole in said:
        staff = _STAFF.match(whole) is not None
        cells = [q for q, label, head in named_cells if unit_of(q) == unit_of(part) and q["value"] >= part["value"]
                 if (staff and _ALL_STAFF.search(label)) or label == whole == _REVENUE or _is_named(whole, label, head)]  # fmt: skip
        plain = _plain(whole)
        cells += [
            q
            for name, rows in _named_so(report).items()
            if name == plain or _holds_all(name, plain)
            for q in rows
            if unit_of(q) == unit_of(part) and q["value"] >= part["value"]
        ]
        fitting = [q for q in cells if makes((part, q, share))]
        if fitting:
            yield holds(part, fitting[0], share)
            continue
        cells = [q for q in cells if whole_name(q) == whole] or cells
        wrong = [q for q in cells if _has_slip((part, q, share))]
        if wrong and len({q["value"] for q in cells}) < _MANY:
            yield tell_share((part, wrong[0], share))


def _plain(name: str) -> str:
    """Return a name without what it says beside what is counted: 占公司营业收入总额 is of 营业收入."""
    return _BESIDE.sub("", name)


def _holds_all(name: str, plain: str) -> bool:
    """Whether a name says a little more than another one, in its order: 地方储备粮规模 and 储备规模."""
    letters = iter(name)
    return len(plain) >= _WHOLE and len(name) - len(plain) <= _MORE and all(letter in letters for letter in plain)


_WHOLE, _MORE = 4, 3  # characters of such a name, and how many more the other has


@once_a_report
def _named_so(report: Report) -> Mapping[str, Sequence[Row]]:
    """Return by plain name the values of the year, of prose and of tables."""
    found: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        own = is_exact_level(q) and q["value"] and is_of_year(q, report.year)
        if own and len(name := _plain(whole_name(q))) >= _SHORT:
            found[name].append(q)
    return found


def _said(report: Report) -> Iterator[tuple[Row, Row, str]]:
    """Yield each part with its share and the name of its whole."""
    for statement_id, own in report.of_statement.items():
        statement = report.statement_by_id.get(statement_id)
        for part, share in itertools.pairwise(q for q in own if q["role"] != "change") if statement else ():
            gap = between(statement, part, share) if statement and share["unit"] == "%" else "；"
            cost = _COST_RATE.search(gap)
            if cost and part["unit"] == "元" and str(part["metric"] or "").endswith(cost["what"]) and part["value"]:
                yield part, share, _REVENUE
            found = _NAMED.match(gap)
            if found and part["unit"] not in ("%", "百分点", None) and is_exact_level(part, share) and part["value"]:
                yield part, share, found["whole"]


def _is_named(whole: str, label: str, head: str) -> bool:
    rest = whole.removeprefix(label)
    return _SHORT <= len(label) < len(whole) and rest != whole and len(rest) >= _SHORT and rest in head


@as_check(
    "relation with digits turned",
    "女员工占比 is 女员工 of 员工总数 wherever the three stand, where two digits turned explain why it is not",
    kind="ratio",
    grade=HINT,
    needs="indicators",
    idle="the report does not give all three of the year, some of them make it up, or no two digits turned explain it",
    tolerance="half of the last printed digit; a share may be cut",
    examples=(
        "@tables\n全行女性员工1,482人，占56.4%。\n| 指标 | 2022年 |\n| 员工总数（人） | 3,264 |\n| 客户满意度（%） | 98.4 |",
        "集团在岗职工1,286人，下辖4家分公司。\n组织1,215名职工参加健康体检，体检率达97.3%。",
        "公司董事会由9名董事组成，其中独立董事3名、女性董事2名，女性董事占比33.3%。",
    ),
    counter_examples=(
        "@tables\n全行女性员工1,842人，占56.4%。\n| 指标 | 2022年 |\n| 员工总数（人） | 3,264 |\n| 客户满意度（%） | 98.4 |",
        "集团在岗职工1,286人，下辖4家分公司。\n组织1,251名职工参加健康体检，体检率达97.3%。",
        "公司董事会由9名董事组成，其中独立董事3名、女性董事2名，女性董事占比22.2%。",
        "集团在岗职工1,286人，下辖4家分公司。\n组织906名职工参加健康体检，体检率达97.3%。",
    ),
)
def check_relation(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share of the dictionary with its two numbers, of whatever scope and place."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in report.rows("indicators"):
        exact = row["value"] is not None and row["qualifier"] == "exact" and row["basis"] == "actual"
        if exact and row["data_year"] == report.year and (row["reading"] is None or row["reading"] >= 1):
            found[row["indicator"]].append(row)
    for relation in load().relations:
        if relation.form == _PERCENT:
            yield from _judge_relation(relation, found)


def _judge_relation(relation: Relation, found: Mapping[str, Sequence[Row]]) -> Iterator[Judgement]:
    shares, parts, wholes = (found.get(code, ()) for code in (relation.left, *relation.right))
    wholes = [whole for whole in wholes if whole["value"] > 0]
    if fitting := _first_made(shares, parts, wholes):
        yield holds(*fitting)
        return
    if not wholes or any(len({row["value"] for row in rows}) != 1 for rows in (shares, parts)):
        return
    all_sides = [(part, whole, share) for share in shares for part in parts for whole in wholes]
    wrong = [sides for sides in all_sides if len(digits_of(sides[2])) >= _FEW and _has_slip(sides)]
    beside = [sides for sides in all_sides if len({row["statement_id"] for row in sides}) == 1]
    wrong = wrong or (beside if len(all_sides) == 1 else [])
    if wrong:
        yield tell_share(wrong[0])


def _first_made(shares: Sequence[Row], parts: Sequence[Row], wholes: Sequence[Row]) -> _Sides | None:
    """Return the first share that is that of a part in a whole; what is printed alike is tried once."""
    known = [_by_interval(rows) for rows in (shares, parts, wholes)]
    for said, part, whole in itertools.product(*known):
        if is_share(part, whole, said):
            return known[1][part], known[2][whole], known[0][said]
    return None


def _by_interval(rows: Sequence[Row]) -> Mapping[Interval, Row]:
    """Return the first row of each value, by what it can stand for."""
    found: dict[Interval, Row] = {}
    for row in rows:
        if (one := interval_of(row)) is not None:
            found.setdefault(one, row)
    return found
