"""Large changes for which no sentence gives a reason."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import write
from pipeline.checks.printed import quote_change
from pipeline.checks.report import Report, named
from pipeline.checks.stated import stated_values

_LARGE = 50.0  # percent by which a value has moved that a reader asks about; own judgement
_FOLLOWS = 60  # characters of the next paragraph in which a reason may stand
_LEAST = 20.0  # a value from which on a change in percent says something
_REASON = re.compile(
    r"原因|由于|因为|因(?!此)|主要是|主要系|主要为|系(?!统|列|数)|受[^。，；]{0,16}影响|得益|随着|通过|为(?:了|落实|贯彻)|根据|按照|调整|新增|增设|扩大|"
    r"设立|给予|取消|合并|划转|启动|推进|加大|加强|压缩|减少了|不再|口径|疫情|所致|导致|使得?"
)


@as_check(
    "large change without a reason",
    "a value that rose or fell by half or more stands in a paragraph that says why",
    kind="stated_change",
    grade=HINT,
    needs="statements quantities indicators",
    idle="the report is an annual report of a company (its reasons stand in tables); no change in percent is stated, and no indicator of last year's report moved by half; values below 20 are left",
    examples=(
        "全年受理群众诉求1,860件，比上年增长86.2%。",
        "参加警示教育360人次。\n@@\n今年参加警示教育132人次。",
    ),
    counter_examples=(
        "全年受理群众诉求1,860件，比上年增长86.2%，主要原因是热线并入。",
        "全年受理群众诉求1,860件，比上年增长8.2%。",
        "参加警示教育360人次。\n@@\n今年参加警示教育332人次。",
    ),
)
def check_large(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each large change that the report states, or that it shows beside last year's."""
    told: set[str] = set()
    for paragraph, following in (
        itertools.zip_longest(report.paragraphs, report.paragraphs[1:]) if _asks(report) else ()
    ):
        said = paragraph.text + (following.text[:_FOLLOWS] if following else "")
        for statement in paragraph.sentences:
            for q in report.of_statement.get(statement["statement_id"], ()):
                if q["role"] != "change" or q["unit"] != "%" or q["value"] is None or q["source"] != "text":
                    continue
                told.add(statement["statement_id"])
                if q["value"] < _LARGE or _is_small(report, q):
                    continue
                if _REASON.search(said):
                    yield holds(q)
                else:
                    yield fails("unexplained", q, said=f"{q['metric'] or ''}{quote_change(q)}")
    if report.of_its_year:
        yield from _against(report, told)


def _asks(report: Report) -> bool:
    """Whether a report is of a kind that tells its reasons in prose."""
    kind = f"{report.document['report_type'] or ''}{report.document['title'] or ''}"
    return report.of_its_year or bool(re.search("预算|决算|总结|政府信息公开", kind))


def _is_small(report: Report, change: Row) -> bool:
    """Whether the value that changed is a small one, or a rate, or is not given."""
    own = report.of_statement.get(change["statement_id"] or "", ())
    before = [q for q in own if q["start_char"] < change["start_char"] and q["role"] == "level"]
    return not before or before[-1]["unit"] == "%" or (before[-1]["value"] or 0) < _LEAST


def _against(report: Report, told: set[str]) -> Iterator[Judgement]:
    last = report.year_before
    if not last or not report.year:
        return
    before, now = stated_values(last, report.year - 1), stated_values(report, report.year)
    texts = {sentence["statement_id"]: p.text for p in report.paragraphs for sentence in p.sentences}
    for key, row in now.items():
        old = before.get(key)
        if old is None or old["unit"] != row["unit"] or row["basis"] != "actual":
            continue
        if row["statement_id"] in told or row["source"] != "text":
            continue
        small = min(old["value"], row["value"]) <= 0 or max(old["value"], row["value"]) < _LEAST
        change = 0.0 if small else 100 * (row["value"] / old["value"] - 1)
        if small or row["unit"] == "%" or abs(change) < _LARGE or change > _OTHER:
            continue
        if _REASON.search(texts.get(row["statement_id"] or "", "")):
            yield holds(row, old)
        else:
            yield fails("unexplained_years", row, old, before=named(old), after=named(row), got=_signed(change))


_OTHER = 900.0  # percent from which on another check tells of it as an outlier


def _signed(change: float) -> str:
    return f"{'+' if change > 0 else ''}{write(round(change, 1))}%"
