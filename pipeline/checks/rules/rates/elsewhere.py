"""Shares of what the report counts in another place.

A share of what the report counts elsewhere: 五星级党支部8个，占32.0%, and 党支部26个 on another page.
A share by its name against the two numbers that the name tells: 独立董事占比41.7% of 12名董事 are 5, not 独立董事4名.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, digits_of, interval_of, is_counted, step_of
from pipeline.checks.judging import judge_share
from pipeline.checks.printed import digits_beside
from pipeline.checks.report import Report, named, once_a_report, whole_name
from pipeline.checks.rules.rates.turned import is_turned, makes, tell_share
from pipeline.checks.sentences import NARROWED, between, clause_before, is_exact_level, is_of_year, sentences, unit_of
from pipeline.checks.tabled import places_of
from schemas.text import squeeze

_BARE = re.compile(r"^[）)]?[，,（(、]?(?:约)?占(?:比|总数|全部|全体|总量)?的?(?:比例|比重)?(?:为|达到?|约)?$")
_ALL = re.compile(
    r"^(?:全[市县区镇乡村院校]|全年|年末|年底|期末|现有|现|共有|共|总|全部|在岗|在册|在职|合作|建有|建成|设有|下设|拥有|聘有|检测|抽检|抽查|受理|接收|收到|办理|登记|注册|发放|有)+"
)
_NAME = 2  # characters of what is counted
_AMOUNTS = ("元", "美元", "%", "百分点", None)


@as_check(
    "share of what is counted elsewhere",
    "评定五星级党支部8个，占30.8%: where nothing says of what, the share is of the 党支部 that the report counts",
    kind="ratio",
    grade=HINT,
    needs="statements quantities",
    idle="the report does not count under one value what the name of the part ends in, the share says what it is of, or a number before it makes it up",
    tolerance="half of the last printed digit; a share may be cut",
    examples=(
        "农场现有党支部26个，党员512名。\n评定五星级党支部8个，占32.0%。",
        "全年合作供应商1,086家。\n境内供应商1,065家，占88.1%。",
        "年末在岗员工243名。\n女员工131名，占59.3%。",
        "共检测水样1,250份。\n合格水样1,238份，占98.0%。",
        "全区泵站187座，均已改造。\n“智慧泵站”品牌覆盖泵站128座，覆盖率97.3%。",
    ),
    counter_examples=(
        "农场现有党支部26个，党员512名。\n评定五星级党支部8个，占30.8%。",
        "农场现有党支部26个，社区党支部10个。\n评定五星级社区党支部8个，占80.0%。",
        "年末在岗员工243名。\n技术人员120名，其中女员工31名，占25.8%。",
        "年末在岗员工243名。\n女员工131名，占全部女性管理者的59.3%。",
        "全年合作供应商1,086家，登记供应商1,212家。\n境内供应商1,065家，占88.1%。",
        "营业收入8,154.20万元。\n其他收入412.00万元，占9.3%。",
        "全区泵站187座，均已改造。\n“智慧泵站”品牌覆盖泵站182座，覆盖率97.3%。",
    ),
)
def check_elsewhere(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share whose whole another sentence counts."""
    wholes = _wholes(report)
    for statement, quantities in sentences(report):
        for at, (part, share) in enumerate(itertools.pairwise(quantities)):
            if share["unit"] != "%" or part["unit"] in _AMOUNTS or not is_exact_level(part, share):
                continue
            name = str(part["metric"] or "")
            gap = between(statement, part, share)
            if _COVERED.match(gap) and name and not any(makes((part, q, share)) for q in quantities[:at]):
                yield from _judge_covered(report, name, part, share)
            if not _BARE.match(gap) or any(makes((part, q, share)) for q in quantities[:at]):
                continue
            found = [row for row in wholes.get(unit_of(part), ()) if _is_whole(row, name, part)]
            fitting = [row for row in found if makes((part, row, share))]
            if fitting:
                yield holds(part, fitting[0], share)
            elif len({row["value"] for row in found}) == 1 and all(row["source"] == "text" for row in found):
                judged = judge_share((part, found[0], share), left=named(share))
                if judged is not None and judged.outcome == "fails":
                    yield fails(judged.key, *judged.rows, grade=HINT, **judged.values)


_COVERED = re.compile(r"^[）)]?[，,（(](?:覆盖|参与|普及|建成|接入|入驻|达标|完成|安装|配备)(?:率|面)(?:为|达到?|约)?$")


def _judge_covered(report: Report, name: str, part: Row, share: Row) -> Iterator[Judgement]:
    """Yield the judgement of 覆盖泵站118座，覆盖率96.7%: of the 泵站 that the report counts, where a slip explains it."""
    bare = _DONE.sub("", name)
    found = [
        q
        for q in report.rows("quantities")
        if unit_of(q) == unit_of(part) and is_exact_level(q) and q["value"] >= part["value"] and q is not part
        and len(bare) >= _NAME and _ALL.sub("", str(q["metric"] or "")) == bare and not q["subject"]
    ]  # fmt: skip
    fitting = [row for row in found if makes((part, row, share))]
    if fitting:
        yield holds(part, fitting[0], share)
    elif len({row["value"] for row in found}) == 1 and is_turned((part, found[0], share)):
        judged = judge_share((part, found[0], share), left=named(share))
        if judged is not None and judged.outcome == "fails":
            yield fails(judged.key, *judged.rows, grade=HINT, **judged.values)


_DONE = re.compile("^(?:累计|已|实现|覆盖|接入|建成|安装|配备|完成)+")


def _wholes(report: Report) -> Mapping[str, Sequence[Row]]:
    """Return by unit what is counted as the unit's own, with a name of two characters or more."""
    found: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["unit"] not in _AMOUNTS and is_exact_level(q) and len(q["metric"] or "") >= _NAME and not q["subject"]:
            found[unit_of(q)].append(q)
    return found


def _is_whole(row: Row, name: str, part: Row) -> bool:
    own = row["period_end"] is None or part["period_end"] is None or row["period_end"].year == part["period_end"].year
    whole = _ALL.sub("", row["metric"])
    return bool(own and len(whole) >= _NAME and whole != name and name.endswith(whole) and row["value"] > part["value"])


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|[*＊—–-]+")
_OF = re.compile(r"^(?P<part>[^占]{2,24})占(?P<whole>[^占]{2,12}?)的?(?:比例|比重|比率|比|百分比)$")
_SHARE = re.compile(r"^(?P<part>[^占]{2,24}?)的?(?:占比|比例|比重|人数占比|数量占比)$")
# What a name says beside what is counted: that it is all of it, whose it is, and of when.
_BESIDE = re.compile(
    r"^(?:全部|全体|各项|全行|全院|全校|[本]?公司|本行|集团|本集团|年末|期末|报告期末|截至期末|现有|共有|其中|在职|在岗)+"
    r"|(?:余额|总额|总量|总数|总人数|人数|数量|合计|总计|金额|总|数)+$"
)
_NOT_ALL = re.compile(f"{NARROWED.removeprefix('其中|')}|新增|新聘|新进|培训|参加|分别|累计")
_FEW = 3  # digits of a share
_GRID = 0.1  # how likely a share is that of a whole number by chance
_NEAR = 3  # by which a small count is another one


class _Named(NamedTuple):
    """A share, what it is a share of, and in what."""

    row: Row
    part: str
    wholes: Sequence[str]


def _core(name: str) -> str:
    """Return what is counted, without what says that it is all of it: 全部贷款余额 and 贷款总额 are 贷款."""
    bare = _BRACKETS.sub("", squeeze(name))
    while (less := _BESIDE.sub("", bare)) != bare and len(less) >= _NAME:
        bare = less
    return bare


@as_check(
    "share by its name",
    "独立董事占比 is 独立董事 of 董事, 小微贷款占全部贷款余额比例 is 小微贷款 of 贷款总额, wherever the three stand",
    kind="ratio",
    grade=HINT,
    needs="quantities",
    idle="the report gives not all three under one value each, or no slip explains why they do not fit",
    tolerance="half of the last printed digit; a share may be cut",
    examples=(
        "@tables\n12名董事中，独立董事4名。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 独立董事占比 | % | 33.3 | 41.7 |\n| 董事会出席率 | % | 96.1 | 97.5 |",
        "@tables\n| 指标 | 2022年 |\n| 贷款总额（亿元） | 8,412.60 |\n| 存款总额（亿元） | 9,730.15 |\n小微业务如下。\n| 指标 | 2022年 |\n| 小微企业贷款余额（亿元） | 1,276.40 |\n| 小微企业贷款余额占全部贷款余额比例 | 17.15% |",
        "@tables\n全院现有医师412名，其中高级职称医师104名。\n| 指标 | 2022年 |\n| 高级职称医师占比（%） | 25.42 |\n| 床位使用率（%） | 91.20 |",
        "@tables\n| 指标 | 2022年 |\n| 女性员工（人） | 1,406 |\n| 员工总数（人） | 4,128 |\n| 女性员工占比（%） | 30.46 |",
    ),
    counter_examples=(
        "@tables\n12名董事中，独立董事5名。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 独立董事占比 | % | 33.3 | 41.7 |\n| 董事会出席率 | % | 96.1 | 97.5 |",
        "@tables\n| 指标 | 2022年 |\n| 贷款总额（亿元） | 8,412.60 |\n| 存款总额（亿元） | 9,730.15 |\n小微业务如下。\n| 指标 | 2022年 |\n| 小微企业贷款余额（亿元） | 1,276.40 |\n| 小微企业贷款余额占全部贷款余额比例 | 15.17% |",
        "@tables\n本部有董事15名，独立董事4名。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 独立董事占比 | % | 33.3 | 41.7 |\n| 董事会出席率 | % | 96.1 | 97.5 |",
        "@tables\n| 指标 | 2022年 |\n| 女性员工（人） | 1,406 |\n| 员工总数（人） | 4,128 |\n| 女性员工占比（%） | 41.6 |",
        "@tables\n新聘董事12名，其中独立董事4名。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 独立董事占比 | % | 33.3 | 41.7 |\n| 董事会出席率 | % | 96.1 | 97.5 |",
    ),
)
def check_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share whose part and whole the report gives."""
    known = _counted(report)
    for share in _shares(report):
        parts = [q for q in known.get(share.part, ()) if q["row_id"] != share.row["row_id"]]
        wholes = [q for name in share.wholes for q in known.get(name, ())]
        sides = [
            (p, w, share.row) for p in parts for w in wholes if unit_of(p) == unit_of(w) and w["value"] > p["value"] > 0
        ]
        if fitting := next(filter(makes, sides), None):
            yield holds(*fitting)
        elif sides and all(len({q["value"] for q in rows}) == 1 for rows in zip(*(s[:2] for s in sides), strict=True)):
            if _is_beside(sides[0], report):
                continue
            if is_turned(sides[0]) or _is_shuffled(sides[0]) or _is_other_count(sides[0]):
                yield tell_share(sides[0])


def _shares(report: Report) -> Iterator[_Named]:
    for q in report.rows("quantities"):
        own = q["unit"] == "%" and is_exact_level(q) and q["value"] and len(digits_of(q)) >= _FEW
        if not own or not is_of_year(q, report.year):
            continue
        name = _BRACKETS.sub("", squeeze(whole_name(q)))
        if found := _OF.match(name):
            yield _Named(q, _core(found["part"]), [_core(found["whole"])])
        elif found := _SHARE.match(name):
            part = _core(found["part"])
            yield _Named(q, part, [part[at:] for at in range(1, len(part) - 1)])


@once_a_report
def _counted(report: Report) -> Mapping[str, Sequence[Row]]:
    """Return by what is counted the values of the year that are no part of it."""
    found: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["unit"] in ("%", "百分点", None) or not is_exact_level(q) or not is_of_year(q, report.year):
            continue
        if not _NOT_ALL.search(clause_before(report, q)):
            found[_core(whole_name(q))].append(q)
    return found


def _is_beside(sides: tuple[Row, Row, Row], report: Report) -> bool:
    """Whether the three stand in one sentence, or part and share in one row of a table: other checks look at these."""
    part, _, share = sides
    if share["source"] != "table":
        return any(q["value"] == part["value"] for q in report.of_statement.get(share["statement_id"] or "", ()))
    places = [places_of(report).get(q["start_char"]) for q in (part, share) if q["source"] == "table"]
    return len(places) > 1 and places[0] is not None and places[0] == places[1]


def _is_shuffled(sides: tuple[Row, Row, Row]) -> bool:
    """Whether a share has the digits of the right one in another order."""
    part, whole, share = sides
    printed, meant = digits_beside(share, 100 * part["value"] / whole["value"])
    return len(printed) > _FEW and sorted(printed) == sorted(meant)


def _is_other_count(sides: tuple[Row, Row, Row]) -> bool:
    """Whether the share is that of a count near the part, which it hardly is by chance."""
    part, whole, share = sides
    if not all(is_counted(q, step_of(q)) for q in (part, whole)):
        return False
    due = round(share["value"] * whole["value"] / 100)
    apart = abs(due - part["value"])
    likely = whole["value"] * step_of(share) / 100
    got, said = 100 * due / whole["value"], interval_of(share)
    return likely <= _GRID and 0 < apart <= _NEAR and said is not None and said.if_cut.meets(Interval(got, got))
