"""What prose gives of one thing in several values that must fit.

What prose gives of one thing in several values that must fit: beginning and end, done and open, this year and all.
A stock, what came to it and what left it in the year, against last year's: rules in force, issued and repealed.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import divide, gross_margin, interval_of, intervals_of, write
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


_NOW = re.compile(r"^.{0,6}?(?:本年度?|本期|全年|当年|今年|年内|报告期内?|20\d\d年)(?:新增|共)?")
_EVER = re.compile(r"^(?:(?!季|月|半年|其中).){0,8}?累[计积](?:新增|共)?")
_NAME = 3  # characters that are left of both


@as_check(
    "year beyond all years",
    "本年发放贷款860万元，累计发放贷款1,200万元: what was done in the year is not more than in all years together",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph does not give both in the same words and unit, or the total is of the year too (全年累计)",
    tolerance="half of the last printed digit of both",
    examples=(
        "本年发放贷款1,200万元，累计发放贷款860万元。",
        "全年新增注册志愿者320人。截至年末，累计注册志愿者286人。",
    ),
    counter_examples=(
        "本年发放贷款860万元，累计发放贷款1,200万元。",
        "本年发放贷款1,200万元，其中一季度累计发放贷款860万元。",
        "本年发放贷款1,200万元，累计收回贷款860万元。",
    ),
)
def check_ever(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of what was done in the year and in all years."""
    for paragraph in report.paragraphs:
        said = [
            (q, _CLAUSE.split(words_before(row, q))[-1])
            for row, q in exact_levels(report, paragraph)
            if q["unit"] not in ("%", "百分点", None)
        ]
        now = [(q, _NOW.sub("", words)) for q, words in said if _NOW.match(words) and "累" not in words]
        ever = [(q, _EVER.sub("", words)) for q, words in said if _EVER.match(words) and not _NOW.match(words)]
        for (one, name), (other, ever_name) in itertools.product(now, ever):
            if name != ever_name or len(name) < _NAME or one["unit"] != other["unit"]:
                continue
            part, whole = interval_of(one), interval_of(other)
            if part and whole and part.low <= whole.high:
                yield holds(one, other)
            elif part and whole:
                yield fails(
                    "relation_at_most", one, other, left=f"{name}{one['text']}", right=f"累计{name}{other['text']}"
                )


_YEAR_LONG = 366.5  # days of a year


@as_check(
    "daily average",
    "全年接待48.6万人次，日均接待1,332人次: the total is no more than the daily average on each day of the year",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no value of the year is followed by its 日均 in the same unit",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年接待游客48.6万人次，日均接待1,132人次。",
        "全年供水量1,320万吨，日均供水量3.16万吨。",
    ),
    counter_examples=(
        "全年接待游客48.6万人次，日均接待1,332人次。",
        "全年接待游客48.6万人次，日均接待1,950人次。",
        "全年接待游客48.6万人次，夏季日均接待900人次。",
        "热线累计接听48.6万人次，日均接听1,132人次。",
    ),
)
def check_daily(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of a year with its daily average behind it."""
    for statement, quantities in sentences(report):
        for total, daily in itertools.pairwise(quantities):
            if total["unit"] != daily["unit"] or total["unit"] in ("%", None) or not is_exact_level(total, daily):
                continue
            gap, lead = between(statement, total, daily), words_before(statement, total)
            if not re.fullmatch(r"[，,（(]日均[^，,。；;\d]{0,8}", gap) or not re.search(r"全年|20\d\d年|本年", lead):
                continue
            if re.search("累计|以来|截至|其中|月", lead):
                continue
            whole, mean = interval_of(total), interval_of(daily)
            days = divide(whole, mean) if whole and mean else None
            if days and days.low <= _YEAR_LONG:
                yield holds(total, daily)
            elif days:
                yield fails(
                    "daily", total, daily, total=named(total), daily=named(daily), days=write(round(days.middle))
                )


_OF_MARGIN = [
    re.compile(words) for words in ("(?:营业|主营业务)收入", "(?:营业|主营业务)成本", "(?:综合|主营业务)?毛利率")
]


@as_check(
    "gross margin in prose",
    "营业收入12.4亿元，营业成本9.1亿元，毛利率26.6%: a gross margin is (revenue − cost) ÷ revenue",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give one revenue, one cost and one gross margin, or one of them is hedged",
    tolerance="half of the last printed digit of all three",
    examples=("营业收入12.4亿元，营业成本9.1亿元，毛利率为36.6%。",),
    counter_examples=(
        "营业收入12.4亿元，营业成本9.1亿元，毛利率为26.6%。",
        "营业收入12.4亿元，营业成本9.1亿元；水务板块毛利率为36.6%。",
    ),
)
def check_margin(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such three."""
    for statement, quantities in sentences(report):
        own = [q for q in quantities if is_exact_level(q)]
        named_rows = [[q for q in own if words.fullmatch(str(q["metric"] or ""))] for words in _OF_MARGIN]
        if any(len(rows) != 1 for rows in named_rows) or re.search("[；;]", statement["text"]):
            continue
        (revenue,), (cost,), (margin,) = named_rows
        one, other, said = interval_of(revenue), interval_of(cost), interval_of(margin)
        got = gross_margin(one, other) if one and other and revenue["unit"] == cost["unit"] else None
        if got is None or said is None:
            continue
        if got.meets(said):
            yield holds(revenue, cost, margin)
        else:
            yield fails("margin", revenue, cost, margin, revenue=named(revenue), cost=named(cost), said=named(margin),
                        got=f"{write(round(got.middle, 2))}%")  # fmt: skip


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
