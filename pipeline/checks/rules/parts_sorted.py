"""The parts of what the paragraph counts, told by sort: 收到申请137件 … 从渠道看，网上、信函、当面申请分别为88件、41件和8件."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import add, interval_of, step_of
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.sentences import between, is_exact_level, words_before

_SORTED = re.compile(
    r"(?:从[㐀-鿿]{2,8}看|按(?:照)?[㐀-鿿]{2,8}(?:分|分类|划分|来分|来看|统计)|[㐀-鿿]{0,4}构成(?:中|上|看)?)[，,：:]?[^，,。；;]{0,60}$"
)
_NEXT = re.compile("^(?:[、，,和及与]|以及|[、，,][^，,。；;\\d]{2,14})$")
_OPEN = re.compile("其中|主要|部分|前[一二三四五六七八九十\\d]|为主|等")
_LEAST = 3  # parts


@as_check(
    "parts by sort",
    "从渠道看，网上、信函、当面申请分别为88件、41件和8件 make up the 137件 that the paragraph counts",
    kind="sum",
    grade=HINT,
    needs="statements quantities",
    idle="no three parts of one unit follow 从…看 or 按…分, the list is open (主要, 等), or no slip of one digit explains what differs",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "全年收到申请137件，同比增长16.1%。从渠道看，网上申请、信函申请、当面申请分别为81件、41件和8件。",
        "全年收到申请137件。从内容看，征地拆迁类占七成以上；从渠道看，网上申请、信函申请、当面申请分别为81件、41件和8件。",
        "全年受理诉求62.75万件。按类型分，咨询类31.82万件、求助类14.66万件、投诉类8.03万件、其他1.94万件。",
        "一般公共预算支出8,154.20万元。按功能分类，社保支出486.30万元，卫生支出151.72万元，农林水支出7,248.06万元，住房支出232.12万元。",
    ),
    counter_examples=(
        "全年收到申请137件，同比增长16.1%。从渠道看，网上申请、信函申请、当面申请分别为88件、41件和8件。",
        "全年收到申请137件。从渠道看，主要是网上申请、信函申请、当面申请，分别为81件、41件和8件。",
        "全年收到申请137件，办理答复130件。从渠道看，网上申请、信函申请、当面申请分别为81件、41件和8件。",
        "全年收到申请137件。从渠道看，网上申请、信函申请、当面申请分别为36件、41件和8件。",
    ),
)
def check_sorted(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each run of such parts."""
    for paragraph in report.paragraphs:
        before: list[Row] = []
        for statement in paragraph.sentences:
            own = report.of_statement.get(statement["statement_id"], ())
            for at, first in enumerate(own):
                found = _SORTED.search(words_before(statement, first))
                if found and not _OPEN.search(found[0]):
                    parts = _run(statement, own[at:])
                    wholes = [q for q in [*before, *own[:at]] if q["unit"] == first["unit"] and is_exact_level(q)]
                    if len(parts) >= _LEAST and wholes:
                        yield from _judge(wholes, parts)
                        break
            before += own


def _run(statement: Row, quantities: Sequence[Row]) -> list[Row]:
    """Return the values of one unit that follow each other with nothing between but what each is."""
    found = list(quantities[:1]) if is_exact_level(quantities[0]) else []
    for q in quantities[1:] if found else ():
        if q["unit"] != found[0]["unit"] or not is_exact_level(q) or not _NEXT.match(between(statement, found[-1], q)):
            break
        found.append(q)
    return found


def _judge(wholes: Sequence[Row], parts: Sequence[Row]) -> Iterator[Judgement]:
    known = [one for one in map(interval_of, parts) if one is not None]
    got = add(known)
    fitting = [q for q in wholes if (one := interval_of(q)) is not None and one.meets(got)]
    if fitting:
        yield holds(fitting[0], *parts)
        return
    whole = max(wholes, key=lambda q: float(q["value"]))
    apart = sum(q["value"] for q in parts) - whole["value"]
    step = min(map(step_of, (whole, *parts)))
    if any(q["value"] >= whole["value"] for q in parts) or not step:
        return
    pairs = ((q["value"], q["value"] - apart) for q in parts)
    if any(find_slipped(f"{value / step:.0f}", f"{due / step:.0f}") for value, due in pairs if due > 0):
        yield fails("sum", whole, *parts, **quote_sum(whole, parts, got.middle))
