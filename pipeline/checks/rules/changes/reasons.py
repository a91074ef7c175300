"""Reasons of changes: those that lack, and those that say the opposite.

Large changes for which no sentence gives a reason.
Which way a reason says that something went, against the changes told before it: those of its name, and the one right before it.
"""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import write
from pipeline.checks.printed import WAYS, quote_change
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.stated import stated_values

_LARGE = 50.0  # percent by which a value has moved that a reader asks about; own judgement
_FOLLOWS = 60  # characters of the next paragraph in which a reason may stand
_LEAST_LARGE = 20.0  # a value from which on a change in percent says something
_REASON_LARGE = re.compile(
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
            for q in report.quantities_of(statement):
                if q["role"] != "change" or q["unit"] != "%" or q["value"] is None or q["source"] != "text":
                    continue
                told.add(statement["statement_id"])
                if q["value"] < _LARGE or _is_small(report, q):
                    continue
                if _REASON_LARGE.search(said):
                    yield holds(q)
                else:
                    yield fails("unexplained", q, said=f"{q['metric'] or ''}{quote_change(q)}")
    if report.of_its_year:
        yield from _against(report, told)


def _asks(report: Report) -> bool:
    """Whether a report is of a kind that tells its reasons in prose."""
    kind = report.named_kind
    return report.of_its_year or bool(re.search("预算|决算|总结|政府信息公开", kind))


def _is_small(report: Report, change: Row) -> bool:
    """Whether the value that changed is a small one, or a rate, or is not given."""
    own = report.of_statement.get(change["statement_id"] or "", ())
    before = [q for q in own if q["start_char"] < change["start_char"] and q["role"] == "level"]
    return not before or before[-1]["unit"] == "%" or (before[-1]["value"] or 0) < _LEAST_LARGE


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
        small = min(old["value"], row["value"]) <= 0 or max(old["value"], row["value"]) < _LEAST_LARGE
        change = 0.0 if small else 100 * (row["value"] / old["value"] - 1)
        if small or row["unit"] == "%" or abs(change) < _LARGE or change > _OTHER:
            continue
        if _REASON_LARGE.search(texts.get(row["statement_id"] or "", "")):
            yield holds(row, old)
        else:
            yield fails("unexplained_years", row, old, before=named(old), after=named(row), got=_signed(change))


_OTHER = 900.0  # percent from which on another check tells of it as an outlier


def _signed(change: float) -> str:
    return f"{'+' if change > 0 else ''}{write(round(change, 1))}%"


_REASON_NAMED = re.compile(
    r"^(?P<name>[㐀-鿿“”、]{3,20}?)(?:总体|整体|较上年|比上年|同比)?(?P<way>增加|增长|上升|减少|下降|降低)(?:较多|较大)?的?(?:主要)?原因"
)
UP = ("增加", "增长", "上升", "增幅", "提高")
"""Words by which something rose."""
_BEFORE = 3  # paragraphs before a sentence in which its changes stand
_CORE = 4  # characters of a name by which it is known again
_LEAST_NAMED = 2  # changes that all go one way


@as_check(
    "reason against the changes before",
    "财政拨款收支增加的主要原因 is said where what was told of 财政拨款 right before rose",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no sentence begins with a name and the reason of its rise or fall, or fewer than two changes of that name stand in the three paragraphs before, or they go both ways",
    examples=(
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款支出预算14,385万元，比2021年预算减少820万元。\n财政拨款收入支出增加的主要原因是参训人数减少。",
        "培训支出120万元，比上年增加20万元。培训支出预算完成率较高，培训支出较预算增加10万元。\n培训支出减少的主要原因是新开设班次。",
        "公务接待费12万元，较上年减少3万元。\n公务接待费预算执行数12万元，比预算减少1万元。\n公务接待费增加的主要原因是压缩接待批次。",
        "营业收入8.2亿元，比上年增加1.1亿元，营业收入较预算增加0.2亿元。\n营业收入下降的主要原因是新客户增多。",
        "住房公积金186万元，比上年增加12万元，住房公积金较年初预算增加6万元。\n住房公积金减少的主要原因：人员增加。",
    ),
    counter_examples=(
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款支出预算14,385万元，比2021年预算减少820万元。\n财政拨款收入支出减少的主要原因是参训人数减少。",
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款支出预算14,385万元，比2021年预算增加65万元。\n财政拨款收入支出增加的主要原因是任务调整。",
        "事业收入14,385万元，比2021年预算减少820万元。\n事业支出14,385万元，比2021年预算减少820万元。\n财政拨款收入支出增加的主要原因是任务调整。",
        "财政拨款收入14,385万元，比2021年预算减少820万元。\n财政拨款收入支出增加的主要原因是任务调整。",
        "财政拨款收入14,385万元，比2021年预算减少0万元。\n财政拨款支出预算14,385万元，比2021年预算减少0万元。\n财政拨款收入支出增加的主要原因是任务调整。",
    ),
)
def check_reason(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such sentence."""
    rows = [(at, row) for at, paragraph in enumerate(report.paragraphs) for row in paragraph.sentences]
    for at, (place, row) in enumerate(rows):
        said = _REASON_NAMED.match(row["text"])
        if not said:
            continue
        before = [one for where, one in rows[:at] if place - where <= _BEFORE]
        changes = [
            q
            for one in before
            for q in report.quantities_of(one)
            if q["role"] == "change" and q["direction"] in WAYS and q["value"] and _is_of(q, one, said["name"])
        ]
        ways = {q["direction"] for q in changes}
        if len(changes) < _LEAST_NAMED or len(ways) > 1:
            continue
        if ("up" in ways) == (said["way"] in UP):
            yield holds(row, changes[-1])
        else:
            yield fails("reason", changes[-1], row, way=quote_change(changes[-1]), reason=said[0])


def _is_of(q: Row, statement: Row, name: str) -> bool:
    """Whether a change is said of what a name begins with: the last words of its sentence before it that bear it."""
    core = name[:_CORE]
    lead = re.split("[。；;]", str(statement["text"]).split(q["text"])[0])[-1]
    return core in whole_name(q) or core in lead


_CAUSE = re.compile(
    r"原因(?:是|为|在于)?[:：]?(?P<item>[^，,。；;、]{2,40}(?:经费|支出|预算|投入|收入|资金|费用))(?P<way>增加|减少)。?$"
)


@as_check(
    "reason of a change",
    "the reason that follows a change does not say the opposite of it (减少 … 主要原因是：经费增加)",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the reason names anything but one amount of money that rose or fell",
    examples=(
        "2021年预算执行数为96.00万元，2022年预算安排91.20万元，比2021年预算执行数减少5.00%。主要原因是：展陈布置经费增加。",
    ),
    counter_examples=(
        "2021年预算执行数为96.00万元，2022年预算安排91.20万元，比2021年预算执行数减少5.00%。主要原因是：展陈布置经费减少。",
        "2021年预算执行数为90.00万元，2022年预算安排80.00万元，比2021年预算执行数减少11.11%。主要原因是：退休人员增加。",
    ),
)
def check_opposite(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that is followed by a reason which is itself a rise or a fall."""
    for paragraph in report.paragraphs:
        for sentence, reason in zip(paragraph.sentences, paragraph.sentences[1:], strict=False):
            found = _CAUSE.search(reason["text"])
            changes = [q for q in report.quantities_of(sentence) if q["role"] == "change"]
            if not found or len({q["direction"] for q in changes}) != 1 or not changes[0]["direction"]:
                continue
            way = WAYS[changes[0]["direction"]]
            if way == found["way"]:
                yield holds(changes[0], reason)
            else:
                yield fails(
                    "reason", changes[0], reason, way=quote_change(changes[0]), reason=reason["text"].rstrip("。")
                )
