"""What the comparison of the years says is to be checked, as findings: one list for `check`, the workbook and the feed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds, unsure
from pipeline.checks.interval import write
from pipeline.checks.printed import quote
from pipeline.checks.report import Report, named, printed_row
from pipeline.checks.rules.twice.figures import sure_values
from pipeline.checks.sentences import clause_before, count_places
from schemas.indicators import load
from schemas.tables.comparison import SEVERAL
from schemas.word_lists import rows as listed

_OUT = 0.5  # confidence that a value beyond the bounds of its indicator has


@as_check(
    "several values",
    "an indicator has one value for a year in a report; where it is not sure that two are of one thing, a person is asked",
    kind="conflict",
    grade=HINT,
    needs="indicators",
    idle="`compare` finds no indicator with two values in the report",
    examples=(),
)
def check_several(report: Report) -> Iterator[Judgement]:
    """Yield what `compare` calls contradictory within the report and no other check is sure of."""
    for line in report.ledger:
        if line["first_doc_id"] == line["later_doc_id"] and line["verdict"] in ("conflict", "unit_error"):
            sides = _row(report, line, "first"), _row(report, line, "later")
            yield unsure("apart", *sides, first=f"{line['name']}{line['first_text']}", other=line["later_text"])


def _row(report: Report, line: Row, side: str) -> Row:
    """Return the row of `indicators` that a side of the ledger quotes; of several quoted together the first."""
    page, text = line[f"{side}_page"], line[f"{side}_text"]
    first = text.split(SEVERAL)[0]
    for row in report.rows("indicators"):
        same = row["indicator"] == line["indicator"] and row["data_year"] == line["data_year"]
        if same and first in (row["text"], f"{row['text']}{row['unit_as_printed']}"):
            return row
    return printed_row(report, page, text)


@as_check(
    "years far apart",
    "the values of two years are not ten times apart, not above and below 0, and no rate is above 100 %",
    kind="outlier",
    grade=HINT,
    needs="indicators",
    idle="`compare` finds no such pair; pairs within one report, as tables have them, are `unsure`",
    examples=(),
)
def check_far(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of years that `compare` says is to be checked."""
    known = {one.doc_id: one for one in (report, *report.earlier)}
    for line in report.flagged:
        sides = [
            _by_id(known[line[f"doc_id_{side}"]], line[f"row_id_{side}"])
            for side in ("to", "from")
            if line[f"doc_id_{side}"] in known
        ]
        rows = [row for row in sides if row is not None]
        if rows:
            years = f"{line['year_from']}—{line['year_to']}"
            texts = [str(line[f"text_{side}"]) for side in ("from", "to") if line[f"text_{side}"]]
            values = "、".join([quote(row) for row in reversed(rows)] if len(rows) == len(texts) else texts)
            kind = "bound" if line["check"] == "over_100" else None  # as the check of rates has it
            rows = rows[:1] if kind else rows
            yield unsure(f"far_{line['check']}", *rows, kind=kind, name=line["name"], years=years, values=values)


def _by_id(report: Report, row_id: str) -> Row | None:
    return next((row for row in report.rows("indicators") if row["row_id"] == row_id), None)


@as_check(
    "beyond its range",
    "a value lies within the bounds that the dictionary gives its indicator",
    kind="bound",
    grade=HINT,
    needs="indicators",
    idle="the indicator has no bounds, or the words around a number and not its own named the indicator",
    examples=("在岗员工平均年龄187岁。", "展览馆与往年一样全年共开放840天。"),
    counter_examples=("在岗员工平均年龄41岁。", "三座书屋全年共开放840天。"),
)
def check_range(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value beyond its bounds."""
    entries = load().by_code
    for row in report.rows("indicators"):
        entry = entries.get(row["indicator"])
        if entry is None or row["value"] is None or row["status"] == "derived" or row["confidence"] > _OUT:
            continue
        places = count_places(clause_before(report, row)) if row["unit"] == "天" else 1
        if places and not entry.holds(Decimal(str(row["value"])) / places):
            told = fails if row["source"] == "text" else unsure  # in a table the unit may be that of another row
            yield told("range", row, said=named(row), name=row["name"])


@as_check(
    "target for a past year",
    "a target that the report sets itself is for a year to come; a person is asked, `compare` takes it for the next year",
    kind="date",
    grade=HINT,
    needs="indicators",
    idle="the report is no 社会责任报告, or sets no target for a year before its own",
    examples=(),
)
def check_aims(report: Report) -> Iterator[Judgement]:
    """Yield one judgement on all targets whose printed year was over: they are of one sentence or list mostly."""
    found = []
    for line in report.aims if report.of_its_year else ():
        years = re.findall(r"(?:19|20)\d\d", line["note"] or "")
        row = _by_id(report, line["row_id"]) if years else None
        if row is not None:
            found.append((row, f"{line['name']}{line['target']}", years[0]))
    if found:
        _, target, printed = found[0]
        rows = [row for row, _, _ in found]
        yield unsure("aim", *rows, target=target, count=len(found), printed=printed, year=report.year)


@as_check(
    "standard",
    "a value is not below what the standard asks for (schemas/data/checks/thresholds.csv)",
    kind="bound",
    grade=HINT,
    needs="indicators",
    idle="the report is none of a 文明单位, or does not state the indicator",
    examples=("@type=文明单位社会责任报告\n现有注册志愿者20人，员工志愿者覆盖率25%。",),
    counter_examples=(
        "@type=文明单位社会责任报告\n现有注册志愿者76人，员工志愿者覆盖率85%。",
        "现有注册志愿者20人，员工志愿者覆盖率25%。",
    ),
)
def check_standard(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that a standard has a threshold for."""
    asked = {
        code: (float(least), unit)
        for code, least, unit, _ in listed("checks/thresholds.csv", "indicator", "at_least", "unit", "note")
    }
    named_so = f"{report.named_kind}{report.document['guide'] or ''}"
    for row in sure_values(report) if "文明单位" in named_so else ():
        least, unit = asked.get(row["indicator"], (None, None))
        if least is None or row["unit"] != unit or row["basis"] != "actual" or row["data_year"] != report.year:
            continue
        if row["value"] >= least:
            yield holds(row)
        else:
            yield fails("standard", row, said=named(row), least=f"{write(least)}{unit}")
