"""What a report tells again: a hotline with another number, parts of the unit in another number, an honour listed twice."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report

_LINE = re.compile(r"(?P<name>[㐀-鿿]{0,4}热线|[㐀-鿿]{0,4}电话)[^，,。；;\d]{0,4}(?<!\d)(?P<number>\d{5,8})(?![\d-])")


@as_check(
    "number of a hotline",
    "a hotline has one number wherever the report names it",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the report names it once, or with two numbers that differ by more than a slip of a digit",
    examples=("拨打服务热线96777即可。\n服务热线96778全天接听。",),
    counter_examples=(
        "拨打服务热线96777即可。\n服务热线96777全天接听。",
        "拨打服务热线96777即可。\n服务热线12345全天接听。",
    ),
)
def check_hotlines(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number that is named again, and for each two that differ by a slip."""
    seen: dict[tuple[str, str], tuple[Row, re.Match[str]]] = {}
    told: set[frozenset[str]] = set()
    for row in report.rows("statements"):
        for found in _LINE.finditer(row["text"]):
            kind, number = found["name"][-2:], found["number"]
            if (kind, number) in seen:
                yield holds(seen[kind, number][0], row)
                continue
            for (other_kind, other), (first, said) in seen.items():
                pair = frozenset((other, number))
                if other_kind == kind and find_slipped(other, number) and pair not in told:
                    told.add(pair)
                    yield fails("running_twice", row, first, said=found[0], before=said[0], page=first["page"])
            seen[kind, number] = row, found


_COUNT = rf"(?P<count>[{HAN}]{{1,3}}|\d{{1,3}})(?:个|家|所|座)"
_HAS = re.compile(rf"(?:下设|内设|下辖|所辖|设有)(?:有)?{_COUNT}(?P<what>[㐀-鿿]{{2,6}}?)(?=[，,。、；;和及：:]|$)")
_ALL = re.compile(rf"(?<![第之其中余近{HAN}\d]){_COUNT}(?P<what>[㐀-鿿]{{2,6}}?)(?:均|都|全部|全都)")


@as_check(
    "parts of the unit",
    "as many 分公司 as the unit has are meant where all of them are",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the report does not say how many there are (下设), or does not speak of all of them (均)",
    examples=("公司下设4个分公司，管线长640公里。\n5个分公司均设立服务点。",),
    counter_examples=(
        "公司下设4个分公司，管线长640公里。\n4个分公司均设立服务点。",
        "公司下设4个分公司。\n其中3个分公司均设立服务点。",
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
            if found["what"] not in has:
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
