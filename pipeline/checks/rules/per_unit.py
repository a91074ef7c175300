"""An amount for each of so many, told before how many there are: 每10股派1.85元, 总股本286,450,320股, 合计52,993,309.20元."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of, step_of, write
from pipeline.checks.report import Paragraph, Report, named
from pipeline.checks.sentences import exact_levels, words_before

_EACH = re.compile(r"每(?P<many>[1-9]\d{0,3})?(?P<of>[㐀-鿿]{1,2}?)[㐀-鿿]{0,10}(?:为|是)?[:：]?(?:人民币)?$")
_ALL = re.compile(r"(?:合计|总计|共计|总共|总金额|总额|共)[^，,。；;\d]{0,14}$")
_OTHER = re.compile(
    r"其中|季度|半年|计划|目标|力争|预计|同期|上年|去年|最高|最低|不超过|不低于|标准|差额|另|约|左右|预留|此外"
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
    ),
)
def check_each(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph with such an amount, counts and a total."""
    for paragraph in report.paragraphs:
        if "每" not in paragraph.text:
            continue
        rows = [(q, words_before(row, q, 24)) for row, q in exact_levels(report, paragraph)]
        eaches = [(q, at, found) for at, (q, lead) in enumerate(rows) if (found := _EACH.search(lead))]
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
            yield from _judge(each, int(found["many"] or 1), counts, totals[0])


def _words(paragraph: Paragraph, each: Row, total: Row) -> str:
    """Return the sentences of a paragraph from the amount for each to the total."""
    rows = paragraph.sentences
    return "".join(
        row["text"] for row in rows if row["end_char"] > each["start_char"] and row["start_char"] < total["end_char"]
    )


def _judge(each: Row, many: int, counts: Sequence[Row], total: Row) -> Iterator[Judgement]:
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
