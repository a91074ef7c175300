"""So many times so much.

An amount for each of so many, told before how many there are: 每10股派1.85元, 总股本286,450,320股, 合计52,993,309.20元.
So many times another value: 145件，是上年58件的2.5倍.
Dividends: so much for each ten shares, times the shares, is the total: 每10股派发现金红利1.20元, 共计派发3,607.48万元.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, divide, interval_of, printed_number, step_of, write
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, exact_levels, sentences, words_before
from schemas.text import without_blanks

_EACH_UNIT = re.compile(r"每(?P<many>[1-9]\d{0,3})?(?P<of>[㐀-鿿]{1,2}?)[㐀-鿿]{0,10}(?:为|是)?[:：]?(?:人民币)?$")
_ALL = re.compile(r"(?:合计|总计|共计|总共|总金额|总额|共)[^，,。；;\d]{0,14}$")
_OTHER = re.compile(
    r"其中|季度|半年|计划|目标|力争|预计|同期|上年|去年|最高|最低|不超过|不低于|标准|差额|另|约|左右|预留|此外|加上|连同|算上|中期"
)
_TIME = re.compile("年|月|日|天|周|季|次|期")
_ROUNDED = 0.001  # of the total: how far the parts of a cent may put it off


@as_check(
    "amount for each and total",
    "每10股派1.85元, of so many shares, and 每亩补贴120元, of so many 亩, make up the total behind them",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph has not one amount for each, one or more counts of what it is for, and a total behind them, or speaks of a part, a limit or another year",
    tolerance="a thousandth of the total, and half of the last printed digit of all three",
    examples=(
        "拟向全体股东每10股派发现金红利1.58元（含税）。公司总股本为286,450,320股，合计派发红利52,993,309.20元（含税）。",
        "每亩补贴120元，补贴面积2,400亩，合计发放补贴38.8万元。",
        "以412,600,000股为基数，向全体股东每10股派发现金红利2.80元（含税），合计派发151,528,000元，送红股0股。",
        "每户补助800元，共有412户符合条件，合计发放3,296,000元。",
        "每股派发现金红利0.51元，以总股本120,000,000股为基数，共计派发18,000,000元。",
        "每吨收取处理费65元，处理污泥3,200吨，共计收取280,000元。",
    ),
    counter_examples=(
        "拟向全体股东每10股派发现金红利1.85元（含税）。公司总股本为286,450,320股，合计派发红利52,993,309.20元（含税）。",
        "每10股派发现金红利0.8元。总股本250,320,000股，减去回购账户里的1,406,500股后为248,913,500股，合计派发19,913,080.00元。",
        "每亩补贴120元，补贴面积2,400亩，合计发放补贴28.8万元。",
        "每0股派发现金红利1.85元（含税）。公司总股本为286,450,320股，合计派发红利52,993,309.20元（含税）。",
        "每户每月补助800元，共有412户符合条件，合计发放3,955,200元。",
        "每户最高补助800元，共有412户符合条件，合计发放203,000元。",
        "每吨收取处理费65元，处理污泥3,200吨，上年共计收取280,000元。",
        "每10股派发现金红利1.37元（含税）。公司总股本为120,000,000股，加上中期分红，全年合计派发30,000,000元。",
    ),
)
def check_each(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph with such an amount, counts and a total."""
    for paragraph in report.paragraphs:
        if "每" not in paragraph.text:
            continue
        rows = [(q, words_before(row, q, 24)) for row, q in exact_levels(report, paragraph)]
        eaches = [(q, at, found) for at, (q, lead) in enumerate(rows) if (found := _EACH_UNIT.search(lead))]
        if len(eaches) != 1:
            continue
        each, at, found = eaches[0]
        totals = [q for q, lead in rows[at + 1 :] if q["unit"] == each["unit"] and _ALL.search(lead)]
        counts = [
            q for q, _ in rows if q["unit"] and q["value"] and found["of"].startswith(q["unit"]) and q is not each
        ]
        if len(totals) != 1 or not counts or _TIME.search(found[0]):
            continue
        if not _OTHER.search(_words(paragraph, each, totals[0])):
            yield from _judge_unit(each, int(found["many"] or 1), counts, totals[0])


def _words(paragraph: Paragraph, each: Row, total: Row) -> str:
    """Return the sentences of a paragraph from the amount for each to the total."""
    rows = paragraph.sentences
    return "".join(
        row["text"] for row in rows if row["end_char"] > each["start_char"] and row["start_char"] < total["end_char"]
    )


def _judge_unit(each: Row, many: int, counts: Sequence[Row], total: Row) -> Iterator[Judgement]:
    said = interval_of(total)
    if said is None or said.middle <= 0:
        return
    half, spread = step_of(each) / 2 if each["value"] >= _LARGE else 0.0, _ROUNDED * said.middle
    for count in counts:
        low, high = ((each["value"] + side * half) * count["value"] / many for side in (-1, 1))
        if low - spread <= said.high and said.low <= high + spread:
            yield holds(each, count, total)
            return
    count = counts[-1]
    got = each["value"] * count["value"] / many
    if said.middle / _FAR < got < _FAR * said.middle:
        yield fails("times", each, count, total, count=count["text"], each=f"{named(each)}", got=write(round(got, 2)),
                    total=named(total))  # fmt: skip


_LARGE = 10.0  # an amount for each from which on it may be rounded
_FAR = 20  # how far apart two sides may be that are meant to be one


_IS = re.compile(r"^[，,（(]?[^，,。；;\d]{0,6}(?:是|为|相当于|达到)[^，,。；;\d]{0,14}$")


@as_check(
    "so many times another value",
    "145件，是上年58件的2.5倍: the value over the one that it is compared with",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not name both values of one unit with 的 … 倍 behind the second, or one of them is hedged",
    tolerance="half of the last printed digit of all three",
    examples=("全年办理案件145件，是上年58件的3.5倍。",),
    counter_examples=(
        "全年办理案件145件，是上年58件的2.5倍。",
        "全年办理案件145件，约为上年58件的2倍多。",
        "全年办理案件145件，比上年58件增加1.5倍。",
    ),
)
def check_multiple(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is said to be so many times another one."""
    for statement, quantities in sentences(report):
        for value, other, times in zip(quantities, quantities[1:], quantities[2:], strict=False):
            if times["unit"] != "倍" or value["unit"] != other["unit"] or times["role"] != "level":
                continue
            if any(q["qualifier"] != "exact" or q["value"] is None for q in (value, other, times)):
                continue
            gaps = between(statement, value, other), between(statement, other, times)
            if not _IS.match(gaps[0]) or gaps[1] != "的":
                continue
            one, two, said = (interval_of(q) for q in (value, other, times))
            got = divide(one, two) if one and two else None
            if got is None or said is None:
                continue
            if got.meets(said):
                yield holds(value, other, times)
            else:
                blanks = {"part": named(value), "whole": named(other), "got": f"{write(round(got.middle, 2))}倍"}
                yield fails("relation_share", value, other, times, left=str(times["text"]), **blanks)


_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_EACH_DIVIDEND = re.compile(
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
    for each in _EACH_DIVIDEND.finditer(text):
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
            yield from _judge_dividend(report, row, paid, counts)


def _judge_dividend(report: Report, row: Row, paid: _Paid, counts: Sequence[Interval]) -> Iterator[Judgement]:
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
