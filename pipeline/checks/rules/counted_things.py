"""What prose and one cell of a table count in a unit that nothing else has: 安装路灯210盏 | 路灯亮化 | 120盏."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import printed_number
from pipeline.checks.printed import turned
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import OTHERS, clause_before, is_exact_level

_THING = 2  # characters of the thing that both count
_DIGITS = 3  # of a count of which two changed places
_PART = re.compile(f"{OTHERS}|累计|每|均")


@as_check(
    "thing counted in a cell",
    "a thing that prose and one cell of a table count in a unit that no other number has is counted alike, or not with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="quantities tables",
    idle="no unit is that of one number of prose and of one cell that prints it, with the thing in the name of both, or no two digits turned tell them apart",
    examples=(
        "@tables\n两村修桥3座、安装水表340块，群众满意。\n| 项目 | 地点 | 投入（万元） | 完成情况 |\n| 便民桥 | 两村 | 217 | 已通车 |\n| 水表改造 | 坪上村 | 38 | 430块 |",
        "@tables\n全年补植乔木1,285株。\n| 项目 | 完成情况 |\n| 乔木补植 | 1,258株 |\n| 草坪 | 已完工 |",
    ),
    counter_examples=(
        "@tables\n两村修桥3座、安装水表340块，群众满意。\n| 项目 | 地点 | 投入（万元） | 完成情况 |\n| 便民桥 | 两村 | 217 | 已通车 |\n| 水表改造 | 坪上村 | 38 | 340块 |",
        "@tables\n两村累计安装水表340块。\n| 项目 | 地点 | 完成情况 |\n| 水表改造 | 坪上村 | 430块 |",
        "@tables\n两村安装水表340块。\n| 项目 | 地点 | 完成情况 |\n| 水表改造 | 坪上村 | 430块 |\n| 水表改造 | 云岭村 | 96块 |",
        "@tables\n两村安装水表340块。\n| 项目 | 地点 | 完成情况 |\n| 宣传牌 | 坪上村 | 430块 |",
        "@tables\n向学校捐赠图书3,720册。\n| 捐赠 | 目标 |\n| 图书捐赠 | 3,270册 |",
        "@tables\n两村安装水表340块，城区安装水表1,200块。\n| 项目 | 完成情况 |\n| 水表改造 | 430块 |",
    ),
)
def check_things(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each unit that one number of prose and one of a cell have."""
    counted: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["kind"] == "count" and q["unit"] and q["value"] and q["basis"] != "target":
            counted[q["unit"]].append(q)
    for unit, rows in counted.items():
        if len(rows) != len("ab") or not is_exact_level(*rows):
            continue
        said, told = sorted(rows, key=lambda q: q["source"] == "table")
        own = said["source"] == "text" and told["source"] == "table" and told["text"].endswith(unit)
        thing = str(said["head"] or "")
        if (
            not own
            or len(thing) < _THING
            or thing not in str(told["metric"])
            or len(printed_number(said["text"])) < _DIGITS
        ):
            continue
        of_year = told["period_end"] is None or told["period_end"].year == report.year
        if not of_year or _PART.search(clause_before(report, said)) or _PART.search(str(told["metric"])):
            continue
        if said["value"] == told["value"]:
            yield holds(said, told)
        elif told["value"] in turned(said):
            blanks = {"first": named(said), "other": named(told), "first_page": said["page"], "page": told["page"]}
            yield fails("twice", said, told, **blanks)
