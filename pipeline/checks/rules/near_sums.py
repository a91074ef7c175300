"""Amounts of a paragraph that make up a total but for a slip: two digits in each other's place, a digit, a lost minus.

Long amounts hardly make up another one by chance, so nothing need be said of parts and whole.
"""

from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import printed_number, step_of
from pipeline.checks.printed import find_slipped, turned
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.sentences import exact_levels, words_before

_DIGITS = 6  # of a total; of fewer digits a run of amounts may make up another one by chance
_SIGNED = 3  # digits of a part that lost its minus
_PARTS = 8  # amounts that make one up
_LEAST = 2
_MEASURED = ("元", "美元", "吨", "千瓦时", "立方米", "平方米", "人次", "人", "件", "户", "册", "小时")


@as_check(
    "sum but for two digits",
    "amounts that follow each other in a paragraph make up a total of six digits beside them exactly, or not even nearly",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no total of six digits stands beside two or more amounts of its unit, or no slip of two digits, of one but the last, or of a minus explains what differs",
    tolerance="half of the last printed digit of the total",
    examples=(
        "期间费用共发生15,205.04万元。销售费用2,011.23万元，管理费用6,937.80万元，研发费用6,732.81万元，财务费用-431.80万元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,325.11元。",
        "全年接待864,217人次，本馆512,304人次，分馆203,118人次，流动车148,759人次。",
        "期间费用共发生15,250.04万元。销售费用2,011.23万元，管理费用6,937.80万元，研发费用6,732.81万元，财务费用431.80万元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,835.11元。",
        "生产用电5,120.37万千瓦时，生活用电1,284.60万千瓦时，厂区总用电6,440.97万千瓦时。",
    ),
    counter_examples=(
        "期间费用共发生15,250.04万元。销售费用2,011.23万元，管理费用6,937.80万元，研发费用6,732.81万元，财务费用-431.80万元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,612.90元。",
        "房租880.26元，水电1,048.15元，保洁2,306.70元，三项由物业代收4,235.12元。",
        "项目投资42,000,000元，其中贷款38,000,000元，自筹9,000,000元。",
        "全年接待865,472人次，本馆512,304人次，分馆203,118人次，流动车148,759人次。",
        "收到486件，办结235件，转办215件。",
    ),
)
def check_near(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total that amounts beside it make up, exactly or but for two digits."""
    for paragraph in report.paragraphs:
        told = [(s, q) for s, q in exact_levels(report, paragraph) if q["unit"] in _MEASURED and q["value"]]
        levels = [_signed(statement, q) for statement, q in told]
        for at, total in enumerate(levels):
            if total["value"] < 0 or len(_printed(total).replace(".", "")) < _DIGITS:
                continue
            runs = [run for run in _runs(levels, at) if _is_alike(total, run)]
            right = next((run for run in runs if abs(_apart(total, run)) <= step_of(total) / 2), None)
            if right is not None:
                yield holds(total, *right)
                continue
            wrong = next((run for run in runs if _is_slipped(total, run)), None)
            if wrong is not None:
                yield fails("sum", total, *wrong, **quote_sum(total, wrong, _sum(wrong)))


def _signed(statement: Row, q: Row) -> Row:
    """Return an amount, below 0 where a minus stands before it: 财务费用-431.80万元."""
    below = words_before(statement, q).endswith(("-", "－", "−"))
    return {**q, "value": -abs(q["value"])} if below else q


def _printed(q: Row) -> str:
    return printed_number(q["text"])


def _runs(levels: Sequence[Row], at: int) -> Iterator[Sequence[Row]]:
    """Yield the amounts right behind one, and right before it, two and more of them."""
    for beside in (levels[at + 1 : at + 1 + _PARTS], levels[max(0, at - _PARTS) : at][::-1]):
        yield from (beside[:count] for count in range(_LEAST, len(beside) + 1))


def _is_alike(total: Row, run: Sequence[Row]) -> bool:
    return all(
        q["unit"] == total["unit"] and abs(q["value"]) < total["value"] and step_of(q) <= step_of(total) for q in run
    )


def _sum(run: Sequence[Row]) -> float:
    return float(sum(q["value"] for q in run))


def _apart(total: Row, run: Sequence[Row]) -> float:
    return float(_sum(run) - total["value"])


def _is_slipped(total: Row, run: Sequence[Row]) -> bool:
    """Whether one number explains what differs: by two digits in each other's place, another digit, or its lost minus."""
    apart, slack = _apart(total, run), step_of(total) / 2
    for q, sign in ((total, 1.0), *((part, -1.0) for part in run)):
        printed = _printed(q)
        digits = printed.replace(".", "")
        if len(digits) < _DIGITS - 1:
            continue
        scale = abs(q["value"]) / float(printed)
        if any(abs(sign * (other - abs(q["value"])) - apart) <= slack for other in turned(q)):
            return True
        if len(_printed(total).replace(".", "").strip("0")) < _DIGITS - 1:
            continue
        if q is not total and len(digits.strip("0")) >= _SIGNED and abs(apart - 2 * q["value"]) <= slack:
            return True
        if len(digits.strip("0")) < _DIGITS - 1:
            continue
        due = (abs(q["value"]) + sign * apart) / scale
        wanted = f"{due:.{len(printed.partition('.')[2])}f}"
        places = find_slipped(digits, wanted.replace(".", "")) if due > 0 else []
        if places and places != [len(digits) - 1] and abs(float(wanted) - due) * scale <= slack:
            return True
    return False
