"""A change and those of its parts: 净减少24家，其中城区、县城分别净减少18家和9家，其他净增3家."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, add, interval_of, signed_interval
from pipeline.checks.part_names import is_off_by_slip
from pipeline.checks.printed import quote_change, write_as
from pipeline.checks.report import Report, whole_name
from pipeline.checks.sentences import between, sentences, unit_of, words_behind

_AMONG = re.compile(r"^[，,。；;（(]?其中[^。；;\d]{0,30}$")
_REST = re.compile("其他|其它|其余")
_OPEN = re.compile("主要|部分|如|^[^。；;]{0,6}等[，,。；;]")
_NEXT = 26  # characters between two parts
_LEAST = 2  # parts


@as_check(
    "parts of a change",
    "what a sentence gives behind a change and 其中 as the changes of parts makes up that change, each with its direction",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="fewer than two changes of one unit follow a change behind 其中, they are open (主要, 等), or without a rest (其他) no two digits turned explain what differs",
    tolerance="half of the last printed digit of each",
    examples=(
        "年末门店312家，较年初净减少24家，其中城区、县城分别净减少19家和11家，其他地区净增3家。",
        "全年用电比上年增加86万千瓦时，其中生产用电增加64万千瓦时，办公用电增加12万千瓦时，其他用电减少4万千瓦时。",
        "在职职工比上年减少21人，其中退休减少18人，调出减少9人，其他增加4人。",
        "存款余额较年初增加12,840万元，其中活期存款增加8,667万元，定期存款增加4,713万元。",
    ),
    counter_examples=(
        "年末门店312家，较年初净减少24家，其中城区、县城分别净减少18家和9家，其他地区净增3家。",
        "全年用电比上年增加86万千瓦时，其中生产用电增加64万千瓦时，办公用电增加12万千瓦时。",
        "存款余额较年初增加12,840万元，其中活期存款主要增加8,667万元，定期存款增加4,713万元等。",
        "支出比上年增加120万元，其中人员经费增加80万元，比预算增加30万元。",
        "志愿者较上年增加26人，其中党员增加9人，女职工增加17人，青年增加14人。",
    ),
)
def check_change_parts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change whose parts follow it."""
    for statement, quantities in sentences(report):
        for at, whole in enumerate(quantities):
            if whole["role"] == "change" and whole["direction"] and whole["unit"] not in ("%", "百分点", None):
                parts = _parts(statement, quantities[at:])
                if len(parts) >= _LEAST and not _OPEN.search(words_behind(statement, parts[-1])[:8]):
                    yield from _judge(statement, whole, parts)


def _parts(statement: Row, quantities: Sequence[Row]) -> list[Row]:
    """Return the changes that follow the first one behind 其中."""
    found: list[Row] = []
    for before, q in itertools.pairwise(quantities):
        gap = between(statement, before, q)
        if (
            q["role"] != "change"
            or not q["direction"]
            or unit_of(q) != unit_of(quantities[0])
            or q["qualifier"] != "exact"
        ):
            break
        told = _AMONG.match(gap) if not found else len(gap) <= _NEXT and not re.search("[。；;]|其中|[比较]", gap)
        if not told or _OPEN.search(gap):
            break
        found.append(q)
    return found


def _judge(statement: Row, whole: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    signed = [one for q in parts if (one := _signed(q)) is not None]
    known = _signed(whole)
    if known is None or len(signed) < len(parts):
        return
    got = add(signed)
    rest = bool(_REST.search(f"{between(statement, parts[-2], parts[-1])}{whole_name(parts[-1])}"))
    if got.meets(known):
        yield holds(whole, *parts)
    elif rest or (len({q["direction"] for q in (whole, *parts)}) == 1 and is_off_by_slip(whole, parts)):
        yield fails("sum", whole, *parts, parts="".join(map(_write, parts)).lstrip("＋"),
                    total=write_as(got.middle, whole), whole=quote_change(whole),
                    apart=write_as(abs(got.middle - known.middle), whole))  # fmt: skip


def _signed(q: Row) -> Interval | None:
    return signed_interval(q) if interval_of(q) else None


def _write(q: Row) -> str:
    return f"{'－' if q['direction'] == 'down' else '＋'}{whole_name(q)}{q['text']}"
