"""The quantities of one report against each other: relations of the dictionary, one thing twice, how many people there are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.aligned import place_in
from pipeline.checks.check import CONFLICT, ERROR, HINT, Judgement, Row, as_check, fails, holds, unsure
from pipeline.checks.interval import SLIPS, find_slip, interval_of, step_of
from pipeline.checks.printed import find_slipped, is_slipped, quote, unit_of
from pipeline.checks.relations import Broken, Figure, judge_figures
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import NARROWED, clause_before
from pipeline.checks.two_places import told_twice
from schemas.indicators import Relation, load

_PLACE = ("data_year", "scope", "scope_name", "basis", "period_class")
_SURE = 0.9  # confidence from which on the words as printed name the indicator
_OPEN = "open:"
_KINDS = {"sum": "sum", "percent": "ratio", "quotient": "ratio", "at_most": "bound", "between": "ratio"}


def sure_values(report: Report) -> Iterator[Row]:
    """Yield the values that can be reckoned with: stated, exact, surely named, read from sound text."""
    for row in report.rows("indicators"):
        known = row["value"] is not None and row["qualifier"] == "exact" and row["data_year"] is not None
        if known and not row["indicator"].startswith(_OPEN) and (row["reading"] is None or row["reading"] >= 1):
            yield row


def _groups(report: Report) -> Mapping[tuple[object, ...], dict[str, list[Row]]]:
    found: dict[tuple[object, ...], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in sure_values(report):
        place = [row[name] for name in _PLACE]
        if place[-1] in ("year", "instant"):  # a stock at the year's end and a flow of the year are of one report year
            place[-1] = "year"
        found[tuple(place)][row["indicator"]].append(row)
    return found


@as_check(
    "relation of indicators",
    "what must hold between two or three indicators of one year: parts and total, share and its two numbers",
    kind="sum",
    grade=CONFLICT,
    needs="indicators",
    idle="a side is missing, hedged, of another scope or period, or has two values",
    tolerance="half of the last printed digit; of relations that are only usual what schemas/indicators/relations.csv says",
    examples=(
        "2022年末在岗员工79名，合同员工75名，派遣员工3名。",
        "现有在岗员工79名。\n注册志愿者76人，员工志愿者覆盖率85%。",
        "现有在岗员工79名。大专及以上学历人数83人。",
        "员工总数1,250人，年度用电量845,078度，人均用电量876.1度/人。",
    ),
    counter_examples=(
        "2022年末在岗员工79名，女职工48人，男职工31人。",
        "现有在岗员工79名。\n注册志愿者76人，员工志愿者覆盖率96.2%。",
        # The meters are those of the head office alone.
        "员工总数1,250人。\n年度用电量845,078度，人均用电量2,414.5度/人。",
        "员工总数860人。\n年度用水量12,040吨，人均用水量40.1吨/人，数据仅含自有办公楼。",
    ),
)
def check_relations(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each relation whose sides are all there."""
    for group in _groups(report).values():
        single = {code: rows[0] for code, rows in group.items() if len({row["value"] for row in rows}) == 1}
        stated = {code: _figure(row) for code, row in single.items()}
        for relation, broken in judge_figures(stated, load()):
            rows = tuple(single[code] for code in (relation.left, *relation.right))
            if broken and _is_apart(relation, rows, report):
                continue
            yield _told(relation, broken, rows) if broken else holds(*rows)


def _is_apart(relation: Relation, rows: Sequence[Row], report: Report) -> bool:
    """Whether the sides of a relation may be of other scopes, as tables often give them.

    Only what is impossible is held across prose and tables, and in annual reports and budgets nothing is; what is only
    usual is not held against the tables of these.
    """
    mixed = len(_sources(rows)) > 1
    if relation.form == "quotient" and relation.left.startswith(_USED) and not _is_of_one_place(rows, report):
        return True
    if report.of_its_year:
        return mixed and relation.form not in ("sum", "at_most")
    tabled = any(row["source"] == "table" for row in rows)
    return mixed or (tabled and relation.severity == "hint")


# What is used may be metered for some buildings only, and so be shared among the people of these.
_USED = ("energy.", "water.")


def _is_of_one_place(rows: Sequence[Row], report: Report) -> bool:
    """Whether some values stand in one table or in one sentence."""
    if any(row["source"] == "text" for row in rows):
        return len({row["statement_id"] for row in rows}) == 1
    tables = {cell["start_char"]: cell["table_id"] for cell in report.rows("tables")}
    return len({tables.get(row["start_char"]) for row in rows}) == 1


def _sources(rows: Sequence[Row]) -> set[str]:
    return {f"{row['source']}{row['page'] if row['source'] == 'table' else ''}" for row in rows}


def _figure(row: Row) -> Figure:
    said = row["surface"] or row["name"]
    return Figure(str(said), float(row["value"]), step_of(row), row["unit"], quote(row), unit_of(row))


def _told(relation: Relation, broken: Broken, rows: tuple[Row, ...]) -> Judgement:
    together = len({row["statement_id"] for row in rows}) == 1
    beside = relation.form == "percent" and rows[0]["statement_id"] == rows[1]["statement_id"]
    sure = relation.severity == "error" or beside or (relation.form == "sum" and together)
    grade = (ERROR if relation.form == "at_most" else CONFLICT) if sure else HINT
    if len(_sources(rows)) > 1 or broken.cut:
        grade = HINT
    return fails(f"relation_{broken.key}", *rows, grade=grade, kind=_KINDS[relation.form], **broken.blanks)


@as_check(
    "one thing twice",
    "an indicator has one value for a year wherever the report gives it",
    kind="conflict",
    grade=CONFLICT,
    needs="indicators",
    idle="a value is hedged, of another scope, period or basis, the two are named in other words, or there are more than two values; in budgets and annual reports only values that differ in one digit are told",
    tolerance="half of the last printed digit of both: 1,234.5万元 and 1,235万元 agree",
    examples=(
        "全年开展志愿服务活动26次。\n全年共开展志愿服务活动24次。",
        "现有在岗员工79名。\n截至年末在岗员工81名。",
        "中心现有职工86人。\n截至2022年底，中心共有职工68人，平均年龄39岁。",
        "医院开放床位320张。\n年末，开放床位302张。\n两个院区分别开放床位200张、120张。",
    ),
    counter_examples=(
        "@tables\n全年针对防汛开展应急演练24次，覆盖各站。\n| 指标 | 2021年 | 2022年 |\n| 应急演练（次） | 22 | 26 |\n| 安全培训（次） | 40 | 44 |",
        "全年开展志愿服务活动26次。\n全年共开展志愿服务活动26次，2023年计划开展志愿服务活动30次。",
        "全年营业收入1,235万元。\n全年营业收入1,234.5万元。",
        "反贪腐培训覆盖全体董事，人均受训2.4小时。\n各层级员工人均受训36.5小时。",
    ),
)
def check_twice(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each indicator that is stated twice in prose, or in prose and in a table."""
    for group in _groups(report).values():
        for rows in group.values():
            stated = [row for row in rows if row["status"] in ("stated", "ambiguous") and row["confidence"] >= _SURE]
            said = [row for row in stated if row["source"] == "text" and not _is_shared_out(row, report)]
            yield from _compare(said, report)
            yield from _heads_twice([row for row in rows if row["source"] == "text"], report)
            yield from _across(said, [row for row in stated if row["source"] != "text"], report)


_HAS = re.compile(r"(?:现有|共有|拥有|目前有|在岗|在册|总数|总人数)[^，,。；;\d]{0,6}$")
_WEAK = 0.75  # confidence of a name that is usual, and not the entry's own: 职工 for 员工总数


def _heads_twice(rows: Sequence[Row], report: Report) -> Iterator[Judgement]:
    """Yield a judgement where a report of one year says of its staff twice that there are so many: 现有职工86人."""
    own = [row for row in rows if row["indicator"] == "staff.total" and row["confidence"] >= _WEAK]
    said = [
        row for row in own if _HAS.search(_before(row, report)) and not _PART.search(clause_before(report, row)[:-4])
    ]
    if not report.of_its_year or len({row["value"] for row in said}) != _SEVERAL or len(own) != len(said):
        return
    first, other = said[0], next(row for row in said if row["value"] != said[0]["value"])
    if first["statement_id"] != other["statement_id"] and min(row["confidence"] for row in (first, other)) < _SURE:
        yield told_twice(first, other, grade=HINT)


def _before(row: Row, report: Report) -> str:
    sentence = report.statement_by_id.get(row["statement_id"] or "")
    return "" if sentence is None else str(sentence["text"][: place_in(sentence, row)])


_OF_A_FORM = "disclosure."  # figures of the form that every yearly report on disclosure fills in, without units


def _across(said: Sequence[Row], tabled: Sequence[Row], report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of prose that a table repeats, or would but for a digit.

    In a report of one year, or of its form, a value that a table gives once is that of the prose, whatever it is.
    """
    alone = report.of_its_year or all(row["indicator"].startswith(_OF_A_FORM) for row in said)
    single = alone and len({cell["value"] for cell in tabled}) == 1 == len({row["value"] for row in said})
    for row in said:
        formed = row["indicator"].startswith(_OF_A_FORM)
        units = (row["unit"], None) if formed else (row["unit"],)
        near = [(row, cell, interval_of(row), interval_of(cell)) for cell in tabled if cell["unit"] in units]
        agree = [cell for _, cell, one, two in near if one and two and one.meets(two)]
        if agree:
            yield holds(row, agree[0])
            continue
        for _, cell, one, two in near:
            slip = find_slip(one, two) if one and two else None
            alike = (
                single
                and ((formed and row["action"]) or _bare(row) == _bare(cell))
                and not _PART.search(clause_before(report, row))
            )
            if _is_slip(row, cell) or (slip and alike):
                yield told_twice(row, cell, slip=slip)
                break
            if alike:
                yield told_twice(row, cell)
                break


def _compare(rows: Sequence[Row], report: Report) -> Iterator[Judgement]:
    if len(rows) < 2:
        return
    first = rows[0]
    if len({row["value"] for row in rows}) > _SEVERAL:  # many things are counted under such a name
        return
    for other in rows[1:]:
        one, two = interval_of(first), interval_of(other)
        if one is None or two is None or first["unit"] != other["unit"]:
            continue
        if one.meets(two):
            yield holds(first, other)
        elif _is_same_thing(first, other, report) and (
            (report.of_its_year and _is_near(one.middle, two.middle)) or _is_slip(first, other)
        ):
            yield told_twice(first, other, slip=find_slip(one, two))
        else:
            yield unsure("apart", first, other, first=named(first), other=named(other))


@as_check(
    "head counts",
    "正式员工, 在册员工 of one place is 在岗员工 of another, or that number without 劳务派遣",
    kind="conflict",
    grade=HINT,
    needs="indicators",
    idle="the report has not both counts, or one is hedged or has two values",
    examples=(
        "目前拥有正式员工76名。\n2022年在岗员工79名，合同员工77名，派遣员工2名。",
        "目前拥有正式员工97名。\n2022年在岗员工79名。",
    ),
    counter_examples=(
        "目前拥有正式员工79名。\n2022年在岗员工79名。",
        "目前拥有正式员工52名。\n2022年在岗员工79名。",
        "拥有正式员工77名。\n2022年在岗员工79名，派遣员工2名。",
    ),
)
def check_heads(report: Report) -> Iterator[Judgement]:
    """Yield a judgement on each other count of a report's staff beside 在岗员工."""
    for group in _groups(report).values():
        single = {code: rows[0] for code, rows in group.items() if len({row["value"] for row in rows}) == 1}
        total = single.get("staff.total")
        if total is None or not report.of_its_year:
            continue
        agency, contract = (single.get(f"staff.{name}") for name in ("dispatched", "contract"))
        known = {total["value"], total["value"] - (agency["value"] if agency else 0)}
        known |= {contract["value"]} if contract else set()
        for code in ("staff.regular", "staff.registered"):
            other = single.get(code)
            if other is None:
                continue
            turned = sorted(str(other["value"])) == sorted(str(total["value"]))
            if other["value"] in known:
                yield holds(other, total)
            elif turned or abs(other["value"] - total["value"]) <= _APART * total["value"]:
                yield told_twice(other, total)


_TIMES = 5  # by which two values of one thing may differ; own judgement
_APART = 0.15  # of the staff: counts that differ by more are of two things
_SEVERAL = 2  # values under one indicator beyond which they are hardly of one thing
_DIGITS = 4  # of a value from which on another one that differs in one digit is hardly chance
_LONG = 5  # of a rounded value, whose digits are fewer than those of the exact one
_PART = re.compile(f"{NARROWED}|分别|累计|合计|目前|年内曾")


def _is_shared_out(row: Row, report: Report) -> bool:
    """Whether a value is one of several that a clause gives to as many: 分别开放床位120张、110张."""
    return "分别" in clause_before(report, row)


def _is_slip(one: Row, other: Row) -> bool:
    """Whether two printed values differ as by a slip: one digit is another one, or two neighbours changed places."""
    first, second = (re.sub(r"\D", "", row["value_as_printed"]) for row in (one, other))
    if len(first) == len(second):
        return len(first) >= _DIGITS and bool(find_slipped(first, second))
    return {one["source"], other["source"]} == {"text", "table"} and _is_slip_rounded(one, other)


def _is_slip_rounded(one: Row, other: Row) -> bool:
    """Whether the coarser of two values is the finer one rounded, but for a slip: 6,238.15万元, 62,831,472.60元."""
    step = max(step_of(one), step_of(other))
    first, second = (str(round(abs(row["value"]) / step)) for row in (one, other))
    return len(first) >= _LONG and is_slipped(first, second)


def _is_near(one: float, other: float) -> bool:
    """Whether two values are of one size, or apart by a slip of the unit or the point."""
    low, high = sorted((abs(one), abs(other)))
    return not low or high <= _TIMES * low or any(abs(high / low / factor - 1) < 1e-3 for factor in (10.0, *SLIPS))


def _is_same_thing(one: Row, other: Row, report: Report) -> bool:
    """Whether two values under one indicator are of one thing: named alike, in clauses that do not narrow it."""
    if one["statement_id"] == other["statement_id"]:
        return False
    clauses = [clause_before(report, row) for row in (one, other)]
    return not any(_PART.search(clause) for clause in clauses) and _bare(one) == _bare(other)


def _bare(row: Row) -> str:
    return re.sub(r"^(?:全年|年末|年底|现有|共|累计|开展|组织|举办|完成)+|[的总数量]+$", "", row["surface"] or "")
