"""What goes on and what is left, in prose.

Beginning, what came, what went and end of a balance; what is done and what is not yet.
A stock, what came to it and what left it in the year, against last year's: rules in force, issued and repealed.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import intervals_of, write
from pipeline.checks.judging import judge_sum
from pipeline.checks.printed import write_as
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, exact_levels, is_exact_level, sentences, words_before

_CLAUSE = re.compile("[，,。；;：:、（）()]")

# The words before the amounts of a balance: what was there, what came, what went, what is left.
_SIDES = (
    re.compile(r"(?:年初|期初|上年末|上年)(?:结转|结余|余额|库存|存量)[^，,。；;\d]{0,8}$"),
    re.compile(r"(?:本年|本期|当年|全年)(?:收入|增加|新增|购入|入库|募集)[^，,。；;\d]{0,8}$"),
    re.compile(r"(?:本年|本期|当年|全年)(?:支出|减少|使用|领用|出库|拨付)[^，,。；;\d]{0,8}$"),
    re.compile(r"(?:年末|期末|年底)(?:结转|结余|余额|库存|存量)[^，,。；;\d]{0,8}$"),
)


@as_check(
    "balance in prose",
    "年初结余120万元，本年收入300万元，本年支出280万元，年末结余140万元: the end is the beginning with what came and without what went",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph has not one amount of one unit behind each of the four words",
    tolerance="half of the last printed digit of all four",
    examples=(
        "年初结余120万元，本年收入300万元，本年支出280万元，年末结余150万元。",
        "期初库存86吨。本期入库340吨，本期出库351吨，期末库存57吨。",
    ),
    counter_examples=(
        "年初结余120万元，本年收入300万元，本年支出280万元，年末结余140万元。",
        "年初结余120万元，本年收入300万元，其中财政拨款收入200万元，年末结余150万元。",
    ),
)
def check_balance(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph with such a balance."""
    for paragraph in report.paragraphs:
        said = [(q, words_before(row, q)) for row, q in exact_levels(report, paragraph)]
        sides = [[q for q, lead in said if words.search(lead)] for words in _SIDES]
        if any(len(own) != 1 for own in sides) or len({own[0]["unit"] for own in sides}) > 1:
            continue
        rows = [own[0] for own in sides]
        known = intervals_of(rows)
        if not known:
            continue
        got = known[0] + known[1] - known[2]
        if got.meets(known[3]):
            yield holds(*rows)
        else:
            yield fails("balance", *rows, begin=named(rows[0]), came=named(rows[1]), went=named(rows[2]),
                        end=named(rows[3]), apart=write_as(abs(got.middle - known[3].middle), rows[3]))  # fmt: skip


# Two words that leave nothing between them: what is done, and what is not yet.
_PAIRS = (
    (r"(?:已)?办结|办理完毕|已答复", r"正在办理|在办|未办结|尚在办理|待办"),
    (r"(?<!待)(?<!未)就业", r"待就业|未就业"),
    (r"(?<!不)合格", r"不合格"),
    (r"(?<!未)通过", r"未通过"),
    (r"(?:已)?完成", r"未完成|正在推进|正在实施|尚未完成"),
    (r"(?:已)?整改(?:完成|到位)?", r"正在整改|未整改"),
)
_DONE_AND_OPEN = [tuple(re.compile(f"(?:{words})[㐀-鿿]{{0,2}}") for words in pair) for pair in _PAIRS]
_APART = re.compile("其中|上年|上一年|去年|累计|结转|含|分别|计划|目标|应当|再|又")
_NEAR = 20  # characters between two of the three


@as_check(
    "done and not yet done",
    "收到提案46件，办结41件，正在办理5件: what is done and what is not are all that there are",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give all, the done and the open ones behind each other in one unit",
    examples=(
        "收到提案46件，办结43件，正在办理5件。",
        "抽检水样320份，合格312份，不合格6份。",
        "毕业生412人，就业386人，待就业36人。",
    ),
    counter_examples=(
        "收到提案46件，办结41件，正在办理5件。",
        "收到提案46件，办结43件（含上年结转2件），正在办理5件。",
        "抽检水样320份，合格312份，复检后不合格样品2批。",
        "排查隐患86处，完成整改80处，投入3万元。",
    ),
)
def check_done(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such three."""
    for statement, quantities in sentences(report):
        if _APART.search(statement["text"]):
            continue
        for rows in zip(quantities, quantities[1:], quantities[2:], strict=False):
            units = {q["unit"] for q in rows}
            if len(units) > 1 or units & {"%", "百分点", None} or not is_exact_level(*rows):
                continue
            gaps = [between(statement, one, other) for one, other in itertools.pairwise(rows)]
            if any(len(gap) > _NEAR or STOP.search(gap) for gap in gaps) or not _is_pair(gaps):
                continue
            judged = judge_sum(rows[0], rows[1:]) if rows[1]["value"] <= rows[0]["value"] else None
            if judged:
                yield judged


def _is_pair(gaps: Sequence[str]) -> bool:
    first, second = (_CLAUSE.split(gap)[-1] for gap in gaps)
    return any(done.fullmatch(first) and open_.fullmatch(second) for done, open_ in _DONE_AND_OPEN)


# A stock, what came to it and what left it in the year, by their indicators.
_BALANCES = (("disclosure.rules_valid", "disclosure.rules_issued", "disclosure.rules_repealed"),)


@as_check(
    "stock added up",
    "what is in force is what last year's report had, with what was issued and without what was repealed",
    kind="sum",
    grade=HINT,
    needs="indicators",
    idle="there is no report of the year before, or one of the four is not stated once",
    examples=(
        "现行有效行政规范性文件97件。\n@@\n制发行政规范性文件50件，废止行政规范性文件27件，现行有效行政规范性文件102件。",
    ),
    counter_examples=(
        "现行有效行政规范性文件97件。\n@@\n制发行政规范性文件50件，废止行政规范性文件27件，现行有效行政规范性文件120件。",
        "现行有效行政规范性文件97件。\n@@\n制发行政规范性文件50件，现行有效行政规范性文件120件。",
    ),
)
def check_in_force(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such stock."""
    before = report.year_before
    for stock, more, less in _BALANCES if before else ():
        rows = [_only(one, name) for one, name in ((report, stock), (report, more), (report, less), (before, stock))]
        known = [row for row in rows if row]
        if len(known) < len(rows):
            continue
        now, new, gone, then = (float(row["value"]) for row in known)
        if now == then + new - gone:
            yield holds(*known)
        else:
            yield fails("stock_added", *known, now=named(known[0]), then=named(known[3]), new=named(known[1]),
                        gone=named(known[2]), got=write(then + new - gone), page=known[3]["page"])  # fmt: skip


def _only(report: Report | None, indicator: str) -> Row | None:
    """Return what a report states of an indicator for its year, where it is one exact value."""
    if report is None:
        return None
    own = [row for row in report.rows("indicators") if row["indicator"] == indicator and row["value"] is not None]
    rows = [row for row in own if row["qualifier"] == "exact" and row["data_year"] == report.year]
    return rows[0] if len({row["value"] for row in rows}) == 1 else None
