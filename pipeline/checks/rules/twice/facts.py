"""What is one thing all through a report.

One thing said twice in one breath: amounts in words and digits, the number of a meeting.
What prose and one cell of a table count in a unit that nothing else has: 安装路灯210盏 | 路灯亮化 | 120盏.
What a report tells again: a hotline with another number, parts of the unit in another number, an honour listed twice.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of, printed_number
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.printed import find_slipped, turned
from pipeline.checks.report import Report
from pipeline.checks.sentences import OTHERS, between, clause_before, found_in, is_exact_level, is_of_year, sentences
from pipeline.checks.two_places import told_twice

_WORDS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟]")


@as_check(
    "amount in words",
    "伍万陆仟元（65,000元）: an amount in words is the one in digits beside it",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no amount in words has one in digits in brackets beside it",
    tolerance="half of the last printed digit of both",
    examples=("向帮扶村捐款人民币伍万陆仟元（65,000元）。",),
    counter_examples=("向帮扶村捐款人民币伍万陆仟元（56,000元）。", "向帮扶村捐款5.6万元（人民币伍万陆仟元整）。"),
)
def check_words(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair."""
    for statement, quantities in sentences(report):
        for one, other in itertools.pairwise(quantities):
            in_words = [bool(_WORDS.search(q["text"])) for q in (one, other)]
            if sum(in_words) != 1 or one["unit"] != other["unit"] or not is_exact_level(one, other):
                continue
            if not re.fullmatch(r"整?[（(](?:即|人民币|大写|小写|[:：¥])*", between(statement, one, other)):
                continue
            first, second = interval_of(one), interval_of(other)
            if first and second and first.meets(second):
                yield holds(one, other)
            elif first and second:
                yield told_twice(one, other)


_MEETING = re.compile(
    rf"第(?P<term>[{HAN}]{{1,3}}|\d{{1,2}})届(?P<what>(?:职工|工会|会员|党员|股东|董事|监事|理事)[㐀-鿿]{{0,6}}?(?:大会|会))第(?P<no>[{HAN}]{{1,3}}|\d{{1,2}})次"
)


@as_check(
    "number of a meeting",
    "a meeting is of one 届 wherever the report names it",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the report is no 社会责任报告, or the two are of other numbers too",
    examples=("召开第三届职工代表大会第四次会议。\n第二届职工代表大会第四次会议的提案全部答复。",),
    counter_examples=(
        "召开第三届职工代表大会第四次会议。\n第三届职工代表大会第四次会议的提案全部答复。",
        "召开第三届职工代表大会第一次会议。\n第二届职工代表大会第四次会议的提案全部答复。",
    ),
)
def check_meetings(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each meeting that is named again."""
    seen: dict[tuple[str, int | None], tuple[Row, re.Match[str]]] = {}
    for row in report.rows("statements") if report.of_its_year else ():
        for found in _MEETING.finditer(row["text"]):
            key = found["what"], read_count(found["no"])
            first, said = seen.setdefault(key, (row, found))
            if first is row:
                continue
            if read_count(said["term"]) == read_count(found["term"]):
                yield holds(first, row)
            else:
                yield fails("running_twice", row, first, said=found[0], before=said[0], page=first["page"])


_SHARED = re.compile(
    rf"(?P<list>(?:[^，,。；;、“”]{{2,10}}、){{2,}}[^，,。；;、“”]{{2,10}}?)的?[“\"](?P<count>[{HAN}])(?:个|大|项)?(?P<what>[㐀-鿿]{{2,4}})[”\"]"
)


@as_check(
    "items of a saying",
    "挂号优先、就诊优先、取药优先的“三个优先”: so many items of one ending as are counted",
    kind="count",
    grade=HINT,
    needs="statements",
    idle="the items before the quoted saying do not all end in its word",
    examples=("坚持挂号优先、就诊优先、检查优先、取药优先的“五个优先”。",),
    counter_examples=(
        "坚持挂号优先、就诊优先、取药优先的“三个优先”。",
        "抓好组织建设、制度落实、宣传引导的“五个到位”。",
    ),
)
def check_saying(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such saying."""
    for statement, found in found_in(report.rows("statements"), _SHARED):
        items = found["list"].split("、")
        if not all(item.endswith(found["what"]) for item in items):
            continue
        if len(items) == read_count(found["count"]):
            yield holds(statement)
        else:
            said = f"{found['count']}个{found['what']}"
            yield fails("names", statement, said=said, count=len(items), list=found["list"][:30])


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
        of_year = is_of_year(told, report.year)
        if not of_year or _PART.search(clause_before(report, said)) or _PART.search(str(told["metric"])):
            continue
        if said["value"] == told["value"]:
            yield holds(said, told)
        elif told["value"] in turned(said):
            yield told_twice(said, told)


_LINE = re.compile(r"(?P<name>[㐀-鿿]{0,4}热线|[㐀-鿿]{0,4}电话)[^，,。；;\d]{0,4}(?<!\d)(?P<number>\d{5,8})(?![\d-])")


@as_check(
    "number of a hotline",
    "a hotline has one number wherever the report names it",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the report names it once, or with two numbers that differ by more than a slip of a digit",
    examples=(
        "拨打服务热线96777即可。\n服务热线96778全天接听。",
        "拨打热线96777即可。\n热线96778全天接听。",
        "我站服务热线96777即可。\n有事请拨服务热线96778。",
    ),
    counter_examples=(
        "拨打服务热线96777即可。\n服务热线96777全天接听。",
        "拨打服务热线96777即可。\n服务热线12345全天接听。",
        "报修电话66821234，投诉电话66821235。",
        "服务热线96777。\n投诉热线96778。",
        "请拨打咨询热线96777或报修热线96778。",
        "城东站：电话66821234。\n城西站：电话66821235。",
    ),
)
def check_hotlines(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number that is named again, and for each two that differ by a slip."""
    seen: dict[tuple[str, str], tuple[Row, re.Match[str]]] = {}  # by its name and number
    told: set[frozenset[str]] = set()
    for row, found in found_in(report.rows("statements"), _LINE):
        kind, number = _kind_of(found["name"]), found["number"]
        if not kind:
            continue
        if (kind, number) in seen:
            yield holds(seen[kind, number][0], row)
            continue
        for (other_kind, other), (first, said) in seen.items():
            pair = frozenset((other, number))
            if other_kind == kind and find_slipped(other, number) and pair not in told:
                told.add(pair)
                yield fails("running_twice", row, first, said=found[0], before=said[0], page=first["page"])
        seen[kind, number] = row, found


_SORT_OF_LINE = re.compile("(?!拨打|致电|开通|设立|公布|通过)[㐀-鿿]{2}(?:热线|电话)$|热线$")


def _kind_of(name: str) -> str:
    """Return of what kind a number is, by the word before 热线, 电话 (投诉电话); a bare 电话 may be of anyone."""
    kind = _SORT_OF_LINE.search(name)
    return kind[0] if kind else ""


_COUNT = rf"(?P<count>[{HAN}]{{1,3}}|\d{{1,3}})(?:个|家|所|座)"
_HAS = re.compile(rf"(?:下设|内设|下辖|所辖|设有)(?:有)?{_COUNT}(?P<what>[㐀-鿿]{{2,6}}?)(?=[，,。、；;和及：:]|$)")
# All of them are spoken of at the start of a clause: 修复科与编目科两个部门 are some that were named before.
_ALL = re.compile(
    rf"(?:(?<![^，,。；;：:“司院校会局属辖])|(?<=全部)|(?<=所有)){_COUNT}(?P<what>[㐀-鿿]{{2,6}}?)(?:均|都|全部|全都)"
)


_LISTED = re.compile("[、和与及][^，,。；;、]{1,12}[，,]$")


@as_check(
    "parts of the unit",
    "as many 分公司 as the unit has are meant where all of them are",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the report does not say how many there are (下设), or does not speak of all of them (均)",
    examples=(
        "公司下设4个分公司，管线长640公里。\n5个分公司均设立服务点。",
        "中心下设6个科室。\n中心全部5个科室均通过复评。",
    ),
    counter_examples=(
        "公司下设4个分公司，管线长640公里。\n4个分公司均设立服务点。",
        "公司下设4个分公司。\n其中3个分公司均设立服务点。",
        "中心下设6个部门。\n修复科与编目科两个部门均通过复评，报修科、保卫科，两个部门均参加演练。",
    ),
)
def check_bodies(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place that speaks of all of them."""
    has: dict[str, tuple[Row, re.Match[str]]] = {}
    for row in report.rows("statements") if report.of_its_year else ():
        for found in _HAS.finditer(row["text"]):
            has.setdefault(found["what"], (row, found))
    for row in report.rows("statements") if has else ():
        for found in _ALL.finditer(row["text"]):
            listed = _LISTED.search(row["text"][: found.start()])
            if found["what"] not in has or listed:
                continue
            first, said = has[found["what"]]
            if read_count(said["count"]) == read_count(found["count"]):
                yield holds(row, first)
            else:
                yield fails("running_twice", row, first, said=found[0], before=said[0], page=first["page"])


@as_check(
    "honour listed twice",
    "the list of honours names each honour of a year once",
    kind="honour",
    grade=HINT,
    needs="honours sections",
    idle="the two are of other years, editions, holders or bodies, or no list item",
    examples=("# 一、社会荣誉\n◆2022年度云溪市文明单位\n◆云溪市职工之家\n◆2022年度云溪市文明单位",),
    counter_examples=("# 一、社会荣誉\n◆2021年度云溪市文明单位\n◆云溪市职工之家\n◆2022年度云溪市文明单位",),
)
def check_again(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each honour of a list."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in report.rows("honours"):
        section = report.section_by_id.get(row["section_id"] or "")
        sentence = report.statement_by_id.get(row["statement_id"] or "")
        if (
            not section
            or not re.search("荣誉|奖项|获奖", section["title"])
            or not sentence
            or sentence["kind"] != "item"
        ):
            continue
        key = row["title"], row["recipient"], row["period_start"], row["period_end"], row["edition"], row["grantor"]
        if key in seen and row["document_number"] == seen[key]["document_number"]:
            yield fails("honour_again", row, seen[key], title=row["title"])
        else:
            yield holds(row)
        seen.setdefault(key, row)
