"""A report against that of the year before: changes, restatements, outliers, figures that did not move, what is carried over, who signs."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds, unsure
from pipeline.checks.interval import Interval, find_slip, interval_of, percent_change, signed_interval, write
from pipeline.checks.printed import find_slipped, quote, quote_in
from pipeline.checks.report import Report, named, once_a_report, printed_row
from pipeline.checks.sentences import clause_before
from pipeline.checks.stated import KEY, stated_values
from schemas.indicators import load

_OPEN = "open:"


def _pairs(report: Report) -> Iterator[tuple[Row, Row]]:
    """Yield last year's own value and this year's, of each indicator that both reports state in one unit."""
    last = report.year_before
    if not last or not report.year:
        return
    before, after = stated_values(last, report.year - 1), stated_values(report, report.year)
    for key, row in after.items():
        if row["basis"] != "actual" or row["indicator"].startswith(_OPEN):
            continue
        if key in before and before[key]["unit"] == row["unit"]:
            yield before[key], row


@as_check(
    "change against last year's report",
    "a stated change agrees with the value that last year's report gave",
    kind="stated_change",
    grade=CONFLICT,
    needs="indicators",
    idle="there is no report of the year before, or one side is hedged, has two values, or was restated with a word",
    tolerance="half of the last printed digit of both values and of the change",
    examples=("全年爆管抢修214次。全年应急演练20次。\n@@\n全年应急演练26次，比上年增加9次。",),
    counter_examples=("全年应急演练20次。\n@@\n全年应急演练26次，比上年增加6次。",),
)
def check_change(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that is stated of an indicator which last year's report gives."""
    own_past = stated_values(report, report.year - 1) if report.year else {}
    for before, after in _pairs(report):
        if after["change_value"] is None or after["change_basis"] or tuple(before[name] for name in KEY) in own_past:
            continue
        got = _computed(before, after)
        if got is None:
            continue
        said = _said(after)
        blanks = {"before": named(before), "after": named(after), "got": write(round(got.middle, 2))}
        if got.meets(said):
            yield holds(after, before)
        else:
            unit = after["change_unit"] or ""
            yield fails("change_years", after, before, said=f"{write(said.middle)}{unit}", unit=unit, **blanks)


def _said(row: Row) -> Interval:
    sign = -1 if row["change_direction"] == "down" else 1
    value = float(row["change_value"])
    text = f"{value:.6f}".rstrip("0")
    half = 0.5 * 10.0 ** -len(text.partition(".")[2])
    half = half if row["change_unit"] in ("%", "百分点", "元") or half < 0.5 else 0.0
    return Interval(sign * value - half, sign * value + half)


def _computed(before: Row, after: Row) -> Interval | None:
    old, new = interval_of(before), interval_of(after)
    if old is None or new is None:
        return None
    moved = new - old
    if after["change_unit"] == "百分点":
        return moved if after["unit"] == "%" else None
    if after["change_unit"] == "%":
        return percent_change(old, new) if after["unit"] != "%" else None
    return moved if after["change_unit"] == after["unit"] else None


@as_check(
    "restated without a word",
    "a value of an earlier year is what the earlier report gave, or a sentence says why it is not",
    kind="restatement",
    grade=CONFLICT,
    needs="indicators",
    idle="no earlier report gives a value that this one repeats; of values under no entry of the dictionary it can't be told",
    tolerance="what `compare` takes for rounding",
    examples=(),
)
def check_restated(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of an earlier year, as the ledger of `compare` has it."""
    known = {one.doc_id: one for one in (report, *report.earlier)}
    for line in report.ledger:
        if line["first_doc_id"] == line["later_doc_id"] or line["first_doc_id"] not in known:
            continue
        rows = (_find(report, line, "later"), _find(known[line["first_doc_id"]], line, "first"))
        blanks = {name: line[name] for name in ("name", "data_year", "first_report_year")}
        blanks |= {"later_text": quote(rows[0]), "first_text": quote_in(rows[1], rows[0])}
        if line["verdict"] in ("same", "rounding", "scope_change") or line["reason"]:
            yield holds(*rows)
        elif line["indicator"].startswith(_OPEN) and _is_mistyped(rows):
            yield fails("restated", *rows, grade=HINT, first_page=line["first_page"], **blanks)
        elif line["indicator"].startswith(_OPEN):
            yield unsure("restated", *rows, first_page=line["first_page"], **blanks)
        else:
            key = "restated_slip" if line["verdict"] == "unit_error" else "restated"
            yield fails(key, *rows, first_page=line["first_page"], **blanks)


def _is_mistyped(rows: tuple[Row, Row]) -> bool:
    """Whether prose gives two values of three digits or more that differ by a slip: 32.6万人次, 33.6万人次."""
    numbers = [re.sub(r"\D", "", str(row.get("value_as_printed") or row["text"])) for row in rows]
    in_prose = all(row.get("source") == "text" for row in rows)
    return in_prose and len(numbers[0]) >= _DIGITS and bool(find_slipped(*numbers))


def _find(report: Report, line: Row, side: str) -> Row:
    """Return the row of `indicators` that a side of the ledger rests on."""
    page, text = line[f"{side}_page"], line[f"{side}_text"]
    for row in report.rows("indicators"):
        if row["page"] == page and row["text"] == text and row["data_year"] == line["data_year"]:
            return row
    return {**printed_row(report, page, text), "unit": line["unit"], "value": None}


_MOST = 10.0  # times of last year's value beyond which it is an outlier


@as_check(
    "outlier",
    "a value is not ten times or a tenth of last year's",
    kind="outlier",
    grade=HINT,
    needs="indicators",
    idle="there is no report of the year before, both values are below 10, or the report itself gives last year's beside its own, or the change from it",
    examples=("全年培训职工1,284人次。\n@@\n全年培训职工140,200人次。", "职工体检率98%。\n@@\n职工体检率9.8%。"),
    counter_examples=(
        "全年培训职工1,284人次。\n@@\n全年培训职工1,402人次。",
        "全年培训职工1,284人次。\n@@\n2021年培训职工1,284人次，2022年培训职工14,020人次。",
        "全年培训职工1,000人次。\n@@\n全年培训职工14,020人次，同比增长1,302%。",
    ),
)
def check_outliers(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each indicator of two years."""
    own_past = stated_values(report, report.year - 1) if report.year else {}
    for before, after in _pairs(report):
        old, new = float(before["value"]), float(after["value"])
        known = own_past.get(tuple(before[name] for name in KEY))
        if known is not None and known["value"] == before["value"]:  # both years stand beside each other
            yield holds(after, known)
            continue
        if old > 0 and (change := _stated(report, after, 100 * (new / old - 1))):  # 同比增长1,420.15%: it did rise so
            yield holds(after, before, change)
            continue
        if old <= 0 or new <= 0 or max(old, new) < _MOST or (after["unit"] == "%" and not _is_shifted(before, after)):
            continue
        if 1 / _MOST < new / old < _MOST:
            yield holds(after, before)
        else:
            slip = find_slip(Interval(0.5 * old, 2 * old), Interval(new, new))
            blanks = {
                "before": named(before),
                "after": named(after),
                "times": write(round(max(old / new, new / old), 1)),
            }
            yield fails("outlier_slip" if slip else "outlier", after, before, factor=slip or "", **blanks)


def _stated(report: Report, after: Row, percent: float) -> Row | None:
    """Return the change in percent that the sentence of a value states, where it is the one from last year's value."""
    for q in report.of_statement.get(after["statement_id"] or "", ()):
        signed = signed_interval(q) if q["role"] == "change" and q["unit"] == "%" else None
        if signed and abs(signed.middle - percent) <= _WITHIN * abs(percent):
            return q
    return None


_WITHIN = 0.01  # of a change in percent: how far last year's rounded value may put it off


def _is_shifted(one: Row, other: Row) -> bool:
    """Whether two rates are of the same digits, the point at another place: 98%, 9.8%."""
    digits = [re.sub(r"\D", "", row["value_as_printed"] or "").strip("0") for row in (one, other)]
    return digits[0] == digits[1] and len(digits[0]) > 1 and one["value"] != other["value"]


_DIGITS = 3  # of a value from which on the same one in two years is worth a look


@as_check(
    "figure that did not move",
    "what is counted anew each year is not the same to the digit as in last year's report",
    kind="copied",
    grade=HINT,
    needs="indicators statements quantities",
    idle="there is no report of the year before, the report is no 社会责任报告, or the value has fewer than three digits, is a rate or a stock",
    examples=("参加警示教育360人次。\n@@\n今年参加警示教育360人次。",),
    counter_examples=(
        "参加警示教育360人次。\n@@\n参加警示教育372人次。",
        "劳动合同签订率100%。\n@@\n劳动合同签订率100%。",
    ),
)
def check_same(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each flow of two years."""
    for before, after in flows_of_years(report):
        if before["value"] != after["value"]:
            yield holds(after, before)
        else:
            yield fails("same", after, before, said=named(after), year=(report.year or 0) - 1)


@once_a_report
def flows_of_years(report: Report) -> Sequence[tuple[Row, Row]]:
    """Return the values of last year's report and of this one's that are held against each other as flows."""
    return [*_flows(report)] if report.of_its_year else []  # dividends, shares and the like stay as they are


def _flows(report: Report) -> Iterator[tuple[Row, Row]]:
    kinds = load().by_code
    told = {row["text"] for row in report.earlier[-1].rows("statements")} if report.earlier else set()
    for before, after in _pairs(report):
        known = kinds.get(after["indicator"])
        if (
            known is None
            or known.kind != "flow"
            or after["unit"] == "%"
            or len(re.sub(r"\D", "", after["text"])) < _DIGITS
        ):
            continue
        if before["value"] != after["value"] or report.sentence_of(after) not in told:  # else the sentence is told of
            yield before, after


_CARRIED = (
    (re.compile(r"上年结转|年初结转"), re.compile(r"结转下年|年末结转|年末财政拨款结转")),
    (re.compile(r"^(?:期初|年初)(?:数|余额)$"), re.compile(r"^(?:期末|年末)(?:数|余额)$")),
)


@as_check(
    "carried over",
    "what was carried over at the end of last year is what this year begins with",
    kind="conflict",
    grade=CONFLICT,
    needs="quantities",
    idle="one of the two reports has no such amount, or several",
    tolerance="half of the last printed digit of both",
    examples=("年末结转和结余12.50万元。\n@@\n上年结转和结余15.20万元。",),
    counter_examples=("年末结转和结余12.50万元。\n@@\n上年结转和结余12.5万元。",),
)
def check_carried(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount that is carried from one report into the next."""
    last = report.year_before
    if not last:
        return
    for begins, ends in _CARRIED:
        now, then = _single(report, begins), _single(last, ends)
        one, other = (interval_of(row) if row else None for row in (now, then))
        if not now or not then or one is None or other is None or now["unit"] != then["unit"]:
            continue
        if one.meets(other):
            yield holds(now, then)
        else:
            yield fails("carried", now, then, now=named(now), then=named(then), page=then["page"])


def _single(report: Report, pattern: re.Pattern[str]) -> Row | None:
    rows = [
        q for q in report.rows("quantities") if q["value"] and q["unit"] == "元" and pattern.search(_words(report, q))
    ]
    return rows[0] if len({row["value"] for row in rows}) == 1 else None


def _words(report: Report, q: Row) -> str:
    """Return what an amount is called, with the words right before it in its sentence."""
    return clause_before(report, q)[-12:] or str(q["metric"] or "")


@as_check(
    "who signs",
    "the report is signed by the same person as last year's, or tells that another one has followed",
    kind="conflict",
    grade=HINT,
    needs="documents",
    idle="one of the two reports names nobody",
    examples=(),
)
def check_signatory(report: Report) -> Iterator[Judgement]:
    """Yield a judgement on the two signatories."""
    if not report.earlier:
        return
    before, now = report.earlier[-1].document, report.document
    if not before.get("signatory") or not now.get("signatory"):
        return
    if before["signatory"] == now["signatory"] or _tells_of(report, now["signatory"], before["signatory"]):
        yield holds(now, before)
    else:
        yield fails(
            "signatory", now, before, before=before["signatory"], now=now["signatory"], year=before["stated_year"]
        )


_APPOINTED = re.compile("任命|聘任|接任|继任|当选|换届|新任")
_FORMER = re.compile("原|调任|免去|不再担任|退休|卸任")


def _tells_of(report: Report, now: str, before: str) -> bool:
    """Whether a sentence of the report tells that one person followed another: 聘任骆怀书为主任."""
    texts = [row["text"] for row in report.rows("statements") if now in row["text"]]
    return any(_APPOINTED.search(text) or (before in text and _FORMER.search(text)) for text in texts)
