"""Dividends: so much for each ten shares, times the shares, is the total: 每10股派发现金红利1.20元, 共计派发3,607.48万元."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, printed_number, write
from pipeline.checks.report import Report
from pipeline.checks.sentences import STOP
from schemas.text import without_blanks

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_EACH = re.compile(
    rf"每(?P<many>10|十|1)?股(?:拟|将)?(?:派发|派送|分派|分配|派现|派|发放)[^。；;\d]{{0,14}}?(?P<each>{_NUMBER})元"
)
_TOTAL = re.compile(
    rf"(?:合计|共计|总计|总额|共)(?:拟|将|已)?(?:派发|派送|派现|分配|分派|发放|派)[^。；;，,\d]{{0,14}}(?P<total>{_NUMBER})(?P<scale>万|亿)?元"
)
_SHARES = re.compile(rf"(?P<count>{_NUMBER})(?P<scale>万|亿)?股(?!派|送|转)")
_CAPITAL = re.compile("总股本|股份总数|股本基数|股本总数")
_BEYOND = re.compile("不超过|不低于|不少于|约|预计|中期|半年度|季度分红|连同|加上")
_SCALES = {None: 1.0, "万": 1e4, "亿": 1e8}
_APART = 120  # characters between what each share has and the total
_LOW, _HIGH = 0.9, 1.02  # of the capital: the shares that a dividend is paid on, those bought back left out
_SLIPS = (10.0, 100.0, 1e3, 1e4, 1e8)  # factors that a lost point or a wrong unit puts two sides apart by
_FAR = 20  # how far apart two sides of a sentence are that no other check tells: `amount for each and total`
_EXACT = 2e-4  # of the total: what the cents of a share may put it off


class _Paid(NamedTuple):
    """A dividend: the words, what one share has, and the total, each with what its last digit leaves open."""

    each: str
    one: Interval
    total: str
    all: Interval


def _interval(number: str, factor: float) -> Interval:
    printed = printed_number(number)
    half = 0.5 * 10.0 ** -len(printed.partition(".")[2])
    return Interval((float(printed) - half) * factor, (float(printed) + half) * factor)


def _paid(text: str) -> Iterator[_Paid]:
    """Yield the dividends of some words that give what each share has and, behind it, the total."""
    for each in _EACH.finditer(text):
        total = _TOTAL.search(text, each.end(), each.end() + _APART)
        if (
            total is None
            or "每" in text[each.end() : total.start()]
            or _BEYOND.search(text[each.start() : total.end()])
        ):
            continue
        value = float(printed_number(each["each"])) / (1 if each["many"] in (None, "1") else 10)
        if value:
            known = _interval(total["total"], _SCALES[total["scale"]])
            yield _Paid(each[0], Interval(value, value), total[0], known)


@as_check(
    "dividend and shares",
    "what each ten shares have, times the shares, is the total dividend; of a share it is not ten times what the capital leaves",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no sentence or cell gives what ten shares have and the total behind it, or the report does not say how many shares there are",
    tolerance="two ten-thousandths of the total, and half of its last printed digit; without the shares in the same paragraph only a point or a unit is told",
    examples=(
        "以总股本300,623,400股为基数，向全体股东每10股派发现金红利1.20元（含税），总计派发红利3,607.48亿元。",
        "公司总股本为300,623,400股。\n2021年度向全体股东每10股派发现金红利12.00元（含税），合计派发现金红利36,074,808.00元（含税），占净利润的16.2%。",
        "@tables\n| 事项 | 说明 |\n| 分配预案 | 以公司总股本300,623,400股为基数，每10股派发现金红利1.20元，总计派发红利3,607.48亿元。 |\n| 送股 | 无 |",
        "@tables\n| 事项 | 说明 |\n| 分配预案 | 以公司总股本300,623,400股为基数，每10股派发红利1.60元（含税），总计派发红利36,074,808.00元。 |\n| 送股 | 无 |",
    ),
    counter_examples=(
        "以总股本300,623,400股为基数，向全体股东每10股派发现金红利1.20元（含税），总计派发红利3,607.48万元。",
        "公司总股本为300,623,400股。\n2021年度向全体股东每10股派发现金红利1.20元（含税），合计派发现金红利36,074,808.00元（含税）。",
        "以总股本300,623,400股扣除回购专户中的1,200,000股后为基数，每10股派发现金红利1.20元，共计派发现金红利35,930,808.00元。",
        "公司总股本为300,623,400股。\n每10股派发现金红利1.20元，合计派发现金红利35,680,100.00元，回购股份不参与分配。",
        "向全体股东每股派发现金股利0.12元，预计共派发现金3,607.48万元。",
    ),
)
def check_dividends(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each dividend whose shares are known."""
    texts = [(passage.text, passage.sentences) for passage in report.passages if "股" in passage.text]
    texts += [(cell["text"], (cell,)) for cell in report.rows("tables") if "股派" in without_blanks(cell["text"])]
    for words, rows in texts:
        text = without_blanks(words)
        for paid in _paid(text):
            row = next((one for one in rows if paid.total in without_blanks(one["text"])), rows[0])
            counts = [_interval(one["count"], _SCALES[one["scale"]]) for one in _SHARES.finditer(text)]
            yield from _judge(report, row, paid, counts)


def _judge(report: Report, row: Row, paid: _Paid, counts: Sequence[Interval]) -> Iterator[Judgement]:
    large = [one for one in counts if one.middle >= 1e6]
    paid_on = [*large, *(one - other for one in large for other in counts if other.middle < one.middle / 2)]
    if any(_makes(paid, one) for one in paid_on):
        yield holds(row)
    elif large and len(large) == len(counts) == 1:
        times = large[0].middle * paid.one.middle / paid.all.middle
        if "table_id" in row or not 1 / _FAR < times < _FAR:
            yield _told(row, paid, large[0].middle, row)
    else:
        yield from _judge_capital(report, row, paid)


def _judge_capital(report: Report, row: Row, paid: _Paid) -> Iterator[Judgement]:
    """Yield the judgement of a dividend by the capital that the report gives elsewhere."""
    capital = [q for q in report.rows("quantities") if q["unit"] == "股" and q["value"] and q["qualifier"] == "exact"
               and _CAPITAL.search(f"{q['subject'] or ''}{q['metric'] or ''}")]  # fmt: skip
    shares = paid.all.middle / paid.one.middle
    fitting = [q for q in capital if _LOW < shares / q["value"] < _HIGH]
    if fitting:
        yield holds(row, fitting[0])
        return
    for q in capital:
        ways = [way for slip in _SLIPS for way in (slip, 1 / slip)]
        if any(abs(shares * way / q["value"] - 1) < _EXACT for way in ways):
            yield _told(row, paid, q["value"], q)
            return


def _makes(paid: _Paid, shares: Interval) -> bool:
    low, high = paid.one.low * shares.low, paid.one.high * shares.high
    slack = _EXACT * max(abs(high), 1.0)
    return Interval(low - slack, high + slack).meets(paid.all)


def _told(row: Row, paid: _Paid, shares: float, other: Row) -> Judgement:
    each = STOP.split(paid.each)[-1]
    got = f"{write(round(shares * paid.one.middle, 2))}元"
    return fails("times", row, other, count=f"{write(shares)}股", each=f"“{each}”", got=got, total=paid.total)
