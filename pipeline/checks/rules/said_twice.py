"""One thing said twice in one breath: amounts in words and digits, the number of a meeting."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import between, is_exact_level, sentences

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
                yield fails("twice", one, other, first=named(one), other=named(other), first_page=one["page"],
                            page=other["page"])  # fmt: skip


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
    for statement in report.rows("statements"):
        for found in _SHARED.finditer(statement["text"]):
            items = found["list"].split("、")
            if not all(item.endswith(found["what"]) for item in items):
                continue
            if len(items) == read_count(found["count"]):
                yield holds(statement)
            else:
                said = f"{found['count']}个{found['what']}"
                yield fails("names", statement, said=said, count=len(items), list=found["list"][:30])
