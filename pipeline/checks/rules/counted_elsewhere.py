"""A share of what the report counts elsewhere: 五星级党支部8个，占32.0%, and 党支部26个 on another page."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of, percent_of
from pipeline.checks.report import Report, named
from pipeline.checks.rules.shares_turned import is_turned
from pipeline.checks.sentences import between, is_exact_level, sentences, unit_of
from pipeline.checks.shares import judge_share

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
            if _COVERED.match(gap) and name and not any(_makes(q, part, share) for q in quantities[:at]):
                yield from _judge_covered(report, name, part, share)
            if not _BARE.match(gap) or any(_makes(q, part, share) for q in quantities[:at]):
                continue
            found = [row for row in wholes.get(unit_of(part), ()) if _is_whole(row, name, part)]
            fitting = [row for row in found if _makes(row, part, share)]
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
    fitting = [row for row in found if _makes(row, part, share)]
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


def _makes(whole: Row, part: Row, share: Row) -> bool:
    """Whether a share is that of a part in a whole."""
    one, all_, said = (interval_of(row) for row in (part, whole, share))
    got = percent_of(one, all_) if one and all_ else None
    return bool(got and said and got.meets(said.if_cut))
