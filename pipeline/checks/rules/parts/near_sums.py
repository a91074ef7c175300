"""Numbers of a passage that make up a total but for a slip: two digits in each other's place, a digit, a lost minus.

Which words stand between them says little; what says more is how unlikely it is that a slip should make a sum by chance.
1. a long total needs no word   2. behind 其中, 包括, 分别为, ： and before 共, 合计 a short one is enough, the more so the more parts
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of, printed_number, round_step, step_of
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.part_names import overlap
from pipeline.checks.printed import is_slipped, turned
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.sentences import placed_levels, unit_of, words_before

_AMONG = re.compile(
    r"其中|包括|包含|由.{0,12}(?:组成|构成)|分别|依次|[:：]|从[㐀-鿿]{2,8}看|按(?:照)?[㐀-鿿]{2,8}(?:分|划分|统计)"
)
_TOGETHER = re.compile(r"共|合计|总计|总")
_OPEN = re.compile("主要|部分|前[一二三四五六七八九十\\d]|等(?:[，,。；;]|$)|左右|新增")
_JOIN = 26  # characters between two numbers that stand in one list
_PARTS = 10  # numbers of a list
_SIGNED = 3  # digits of a part that lost its minus
# How likely a slip may make the sum by chance: for each part but one behind such a word, and without.
_TOLD, _BARE = 0.025, 0.002
_LEAST = 2  # parts of a total
_FAR = 60  # characters between a total and the first of its parts
_NOISE = 1e-9  # of floating point


@as_check(
    "sum but for two digits",
    "numbers that follow each other in a paragraph make up a total beside them exactly, or not even nearly",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no two numbers stand beside a third of their unit, they are no list (主要, 等), or a slip that explains what differs could do so by chance",
    tolerance="half of the last printed digit of the total",
    examples=(
        "期间费用共发生11,769.47万元。销售费用1,847.62万元，管理费用5,306.90万元，研发费用4,918.35万元，财务费用-276.40万元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,325.11元。",
        "全年接待864,217人次，本馆512,304人次，分馆203,118人次，流动车148,759人次。",
        "期间费用共发生11,796.47万元。销售费用1,847.62万元，管理费用5,306.90万元，研发费用4,918.35万元，财务费用276.40万元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,835.11元。",
        "医院全年总收入13.58亿元，总支出13.93亿元，收支结余1,873.4万元，较上年减少411.2万元。",
        "已建成泊位810.2万个，其中城东402万个，主要在老区；城西236万个，包括园区194万个和车站42万个；城南68.4万个；城北74.3万个；环湖39.5万个；新区17万个。",
        "生产用电5,120.37万千瓦时，生活用电1,284.60万千瓦时，厂区总用电6,440.97万千瓦时。",
        "全年收购粮食15.4万吨，较上年增加1.2万吨；其中小麦2.8万吨、稻谷6.3万吨、油菜籽0.9万吨。",
    ),
    counter_examples=(
        "期间费用共发生11,796.47万元。销售费用1,847.62万元，管理费用5,306.90万元，研发费用4,918.35万元，财务费用-276.40万元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,612.90元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,235.12元。",
        "项目投资42,000,000元，其中贷款38,000,000元，自筹9,000,000元。",
        "全年接待865,472人次，本馆512,304人次，分馆203,118人次，流动车148,759人次。",
        "收到486件，办结235件，转办215件。",
        "医院全年总收入13.58亿元，总支出13.39亿元，收支结余1,873.4万元，较上年减少411.2万元。",
        "已建成泊位810.2万个，其中城东402万个，主要在老区；城西236万个，包括园区194万个和车站42万个；城南68.4万个；城北47.3万个；环湖39.5万个；新区17万个。",
    ),
)
def check_near(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each list of numbers that a number beside it is the sum of, exactly or but for a slip."""
    for passage in report.passages:
        text, levels = _levels(report, passage)
        by_unit: dict[str, list[tuple[int, Row]]] = {}
        for at, q in levels:
            by_unit.setdefault(unit_of(q), []).append((at, q))
        for numbers in by_unit.values():
            yield from _judge(text, numbers) if len(numbers) > _LEAST else ()


def _levels(report: Report, passage: Paragraph) -> tuple[str, list[tuple[int, Row]]]:
    """Return the words of a passage, and its numbers with their places in these."""
    text, levels = placed_levels(report, passage)
    rates = (None, "%", "百分点")
    found = ((at, s, q) for at, s, q in levels if q["unit"] not in rates and q["value"] is not None)
    return text, [(at, _signed(statement, q)) for at, statement, q in found]


def _signed(statement: Row, q: Row) -> Row:
    """Return an amount, below 0 where a minus stands before it: 财务费用-276.40万元."""
    below = words_before(statement, q).endswith(("-", "－", "−"))
    return {**q, "value": -abs(q["value"])} if below else q


class _Way(NamedTuple):
    """A total with its parts, and how likely a slip may make the sum by chance."""

    total: Row
    parts: Sequence[Row]
    limit: float


def _judge(text: str, numbers: Sequence[tuple[int, Row]]) -> Iterator[Judgement]:
    ways = list(_ways(text, numbers))
    right = [way for way in ways if _apart(way) == 0.0]
    sure = [way for way in right if _is_sure(way)]
    totals, parts = {way.total["row_id"] for way in sure}, {q["row_id"] for way in sure for q in way.parts}
    for way in right:
        yield holds(way.total, *way.parts)
    for way in ways:
        rows = (way.total, *way.parts)
        own = {q["row_id"] for q in way.parts}  # a part of this total may be a total of its own
        if way.total["row_id"] not in totals | parts and parts.isdisjoint(own) and _is_slipped(way):
            totals, parts = totals | {way.total["row_id"]}, parts | own
            yield fails("sum", *rows, **quote_sum(way.total, way.parts, sum(q["value"] for q in way.parts)))


def _is_sure(way: _Way) -> bool:
    """Whether a sum is none by chance: words tell of it, or its total is long."""
    return way.limit > _BARE or len(_digits(way.total).strip("0")) >= _SIGNED


def _ways(text: str, numbers: Sequence[tuple[int, Row]]) -> Iterator[_Way]:
    """Yield each total with the numbers behind it, or before it, that may be its parts; the longest lists first."""
    for at, (start, total) in enumerate(numbers):
        for way in (1, -1):
            run = _run(text, numbers, at, way)
            for size in range(len(run), _LEAST - 1, -1):
                told = _ends(text, run, size) and _is_told(text, (start, total), run[:size], way)
                limit = _TOLD * (size - 1) if told else _BARE
                parts = [q for _, q in run[:size]]
                if _is_alike(total, parts, told=told):
                    yield _Way(total, parts, limit)


def _run(text: str, numbers: Sequence[tuple[int, Row]], at: int, way: int) -> list[tuple[int, Row]]:
    """Return the numbers behind one, or before it, up to a full stop or to where a list begins or ends."""
    found: list[tuple[int, Row]] = []
    place = at
    if way > 0:
        numbers = [*numbers[: at + 1], *_outermost(text, numbers[at:])]
    while 0 <= (place := place + way) < len(numbers) and len(found) < _PARTS:
        one, other = sorted((numbers[place - way], numbers[place]), key=lambda n: n[0])
        gap = text[one[0] + len(one[1]["text"]) : other[0]]
        tail = re.split("[；;]", gap)[-1]  # a semicolon begins an item anew
        if found and (len(tail) > _JOIN or "。" in gap or re.search("其中|包括", tail)):
            break
        if not found and len(gap) > _FAR:
            break
        found.append(numbers[place])
    return found


def _outermost(text: str, numbers: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """Yield the numbers behind the first one without those that an item of their list is parted into.

    快充桩236处，包括甲地194处、乙地42处；慢充桩684处 has two items; without a semicolon nothing says where
    an item ends.
    """
    within = False
    for place, ((start, one), number) in enumerate(itertools.pairwise(numbers)):
        gap = text[start + len(one["text"]) : number[0]]
        if re.search("[；;。]", gap):
            within = False
        elif place and re.search("其中|包括|包含", gap):
            within = bool(re.search("^[^。]*[；;]", text[number[0] :]))
        if not within:
            yield number


def _ends(text: str, run: Sequence[tuple[int, Row]], size: int) -> bool:
    """Whether a list may end with one of its numbers: behind it stands a stop, or a comma where 、 stands within."""
    gaps = [text[min(a[0], b[0]) : max(a[0], b[0])] for a, b in itertools.pairwise(run[: size + 1])]
    return (
        size == len(run)
        or bool(re.search("[。；;]", gaps[-1]))
        or ("、" not in gaps[-1] and all("、" in gap for gap in gaps[:-1]))
    )


def _is_told(text: str, total: tuple[int, Row], run: Sequence[tuple[int, Row]], way: int) -> bool:
    """Whether words say that a list parts a total: 其中 before its first number, or 共 before the total behind it."""
    start, end = total[0], total[0] + len(total[1]["text"])
    first, last = run[0], run[-1]
    if _is_balance(total[1], [q for _, q in run]):
        return True
    if way > 0:
        gap, rest = text[end : first[0]], text[last[0] + len(last[1]["text"]) :][:3]
        return bool(_AMONG.search(gap)) and not _OPEN.search(gap) and not rest.startswith("等")
    gap = text[first[0] + len(first[1]["text"]) : start]
    return bool(_TOGETHER.search(gap)) and not _OPEN.search(gap) and "其中" not in gap


def _is_balance(total: Row, parts: Sequence[Row]) -> bool:
    """Whether names say that a number is what another one leaves of it: 总收入, 总支出, 收支结余."""
    names = [str(q["metric"] or "") for q in (total, *parts)]
    ends = ("收入", "支出"), ("收入", "成本")
    left = len(names) == len("abc") and bool(re.search("结余|盈余|差额|毛利$|净收入$", names[2]))
    return left and any(names[0].endswith(one) and names[1].endswith(other) for one, other in ends)


def _is_alike(total: Row, parts: Sequence[Row], *, told: bool) -> bool:
    """Whether numbers may be parts of another one: of its time and of one sort; coarser than it only where words tell so."""
    step = step_of(total)
    year = total["period_end"] and total["period_end"].year
    return (
        total["value"] > 0
        and all((told or step_of(q) <= step) and q["basis"] == total["basis"] for q in parts)
        and all((q["period_end"] and q["period_end"].year) == year for q in parts)
        and not overlap(parts)
    )


def _apart(way: _Way) -> float:
    """Return by how much the parts miss the total; 0 where rounding explains it."""
    known = [one for one in map(interval_of, way.parts) if one is not None]
    whole = interval_of(way.total)
    got = float(sum(q["value"] for q in way.parts))
    half = sum((one.high - one.low) / 2 for one in known)
    wide = (whole.high - whole.low) / 2 if whole else 0.0
    apart = got - float(way.total["value"])
    return 0.0 if abs(apart) <= half + wide + _NOISE * abs(got) else apart


def _is_slipped(way: _Way) -> bool:
    """Whether a slip in one number explains what differs, which it hardly does by chance."""
    apart, step = _apart(way), step_of(way.total)
    signed = [(way.total, 1.0), *((part, -1.0) for part in way.parts)]
    window = _window(way) / max(way.total["value"], step)
    swaps = [(q, sign, [other - abs(q["value"]) for other in turned(q)]) for q, sign in signed]
    slack = _window(way) / 2 + _NOISE * abs(way.total["value"])
    many = sum(len(moves) for _, _, moves in swaps)
    likely = many * window
    exact = many * step / max(way.total["value"], step)  # how likely it makes the printed total to the last digit
    if exact <= way.limit and any(abs(sign * m - apart) <= step / 100 for _, sign, moves in swaps for m in moves):
        return True
    if likely <= way.limit and any(abs(sign * m - apart) <= slack for _, sign, moves in swaps for m in moves):
        return True
    digits = sum(len(_digits(q)) for q, _ in signed)
    if len(signed) * window <= way.limit and _has_lost_sign(way, apart, slack):
        return True
    return 9 * digits * window <= way.limit and any(_is_digit(q, sign * apart, slack) for q, sign in signed)


def _window(way: _Way) -> float:
    """Return how wide the sums are that rounding lets pass."""
    known = [one for one in map(interval_of, (way.total, *way.parts)) if one is not None]
    noughts = min(round_step(abs(q["value"]), step_of(q)) for q in (way.total, *way.parts))
    return max(sum(one.high - one.low for one in known), noughts)


def _digits(q: Row) -> str:
    return printed_number(q["text"]).replace(".", "")


def _has_lost_sign(way: _Way, apart: float, slack: float) -> bool:
    if max(q["value"] for q in way.parts) >= way.total["value"]:
        return False
    return any(len(_digits(q).strip("0")) >= _SIGNED and abs(apart - 2 * q["value"]) <= slack for q in way.parts)


def _is_digit(q: Row, apart: float, slack: float) -> bool:
    """Whether another digit in a number, not its last one, explains what differs."""
    printed = printed_number(q["text"])
    scale = abs(q["value"]) / float(printed) if float(printed or 0) else 0.0
    due = (abs(q["value"]) + apart) / scale if scale else 0.0
    wanted = f"{due:.{len(printed.partition('.')[2])}f}"
    return due > 0 and is_slipped(_digits(q), wanted.replace(".", "")) and abs(float(wanted) - due) * scale <= slack
