"""Parts that a list gives behind their total, or a sentence by sort.

A total before a colon, and the items of the list behind it.
The parts of what the paragraph counts, told by sort: 收到申请137件 … 从渠道看，网上、信函、当面申请分别为88件、41件和8件.
A total and its parts in the sentence behind it: 有3户收费2460元。其中，甲1户，收费940元；乙1户，收费1160元 …
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import add, interval_of, step_of
from pipeline.checks.judging import judge_sum
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.printed import find_slipped, write_as
from pipeline.checks.report import Report, named, quote_sum
from pipeline.checks.sentences import BULLET, between, exact_levels, is_exact_level, words_before

_TOTAL = re.compile(r"(?:合计|共计|总计|总共|总额|总金额|共|累计)[^，,。；;\d]{0,10}$")
# 期间费用1,525万元，…。具体分析如下： the total stands in the sentence before.
_FOLLOWS = re.compile(r"(?:具体|明细|分项|构成|各项)?(?:分析|情况|构成|明细)?如下[:：]$")
_ITEM = 12  # characters of an item before its amount, and the most of a name by its end
_LEAST_LIST = 2  # items of a list
_FAR = 0.5  # of the total: a list that misses it by more gives something else


@as_check(
    "total of a list",
    "捐赠物资合计8.6万元： is the sum of the items of the list behind the colon",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no list follows the total at once, or an item has no value of its unit, or several",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元\n◆消毒液2.1万元\n◆药品2.9万元",
        "集团期间费用共发生11,769.47万元，同比减少8.46%。具体构成如下：\n（1）销售费用1,847.62万元，同比减少3.17%。\n（2）管理费用5,306.90万元，同比减少1.26%。\n（3）研发费用4,918.35万元，同比减少11.58%。\n（4）财务费用-276.40万元，同比减少518.20万元。",
        "全年营业收入9,604.20万元，同比增长3.1%。构成如下：\n1、供水收入6,120.40万元，同比增长2.0%。\n2、排水收入2,384.10万元。\n3、检测收入1,159.70万元。",
    ),
    counter_examples=(
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元\n◆消毒液2.5万元\n◆药品2.9万元",
        "全年捐赠物资合计8.6万元：\n◆口罩3.2万元，其中春季1.1万元\n◆消毒液2.1万元\n◆药品若干",
        "集团期间费用共发生11,796.47万元，同比减少8.46%。具体构成如下：\n（1）销售费用1,847.62万元，同比减少3.17%。\n（2）管理费用5,306.90万元，同比减少1.26%。\n（3）研发费用4,918.35万元，同比减少11.58%。\n（4）财务费用-276.40万元，同比减少518.20万元。",
        "全年营业收入9,604.20万元，同比增长3.1%。主要情况如下：\n1、供水收入6,120.40万元，同比增长2.0%。\n2、排水收入2,384.10万元。",
        "全年捐赠物资合计8.6万元：\n口罩3.2万元。\n消毒液2.1万元。",
    ),
)
def check_list_total(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such total with its list."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        last = paragraph.sentences[-1]
        if _FOLLOWS.search(last["text"].rstrip()) and len(last["text"]) < 2 * _ITEM:
            yield from _judge_named(report, paragraph, [p.sentences[0] for p in paragraphs[at + 1 :]])
        own = report.quantities_of(last)
        if not own or not last["text"].rstrip().endswith(("：", ":")):
            continue
        total = own[-1]
        if not is_exact_level(total) or not _TOTAL.search(words_before(last, total)):
            continue
        parts = list(_parts(report, [p.sentences[0] for p in paragraphs[at + 1 :]], total))
        if len(parts) >= _LEAST_LIST and None not in parts:
            own_parts = [part for part in parts if part is not None]
            if total["value"] > 0 and (judged := judge_sum(total, own_parts, near=_FAR)):
                yield judged


def _judge_named(report: Report, paragraph: Paragraph, rows: Sequence[Row]) -> Iterator[Judgement]:
    """Yield the judgement of a total whose name ends as those of the amounts with which the items begin."""
    total = next((q for _, q in exact_levels(report, paragraph)), None)
    if total is None or total["unit"] != "元" or not total["metric"]:
        return
    parts: list[tuple[Row, float]] = []
    for row in rows:
        mark = read_marker(row["text"])
        if not mark or mark.ordinal != len(parts) + 1:
            break
        own = [q for q in report.quantities_of(row) if q["role"] == "level"]
        name = words_before(row, own[0])[mark.end :].strip() if own else ""
        if not own or not is_exact_level(own[0]) or own[0]["unit"] != "元" or not 0 < len(name) <= _ITEM:
            return
        if not name.rstrip("-－−").endswith(total["metric"][-2:]):
            return
        parts.append((own[0], -1.0 if name[-1] in "-－−" and own[0]["value"] > 0 else 1.0))
    if len(parts) > _LEAST_LIST:
        yield from _judge_signed(total, parts)


def _judge_signed(total: Row, parts: Sequence[tuple[Row, float]]) -> Iterator[Judgement]:
    whole, step = interval_of(total), step_of(total)
    got = sum(sign * part["value"] for part, sign in parts)
    half = sum(step_of(part) for part, _ in parts) / 2
    rows = [part for part, _ in parts]
    if whole is None or not step:
        return
    if whole.low - half <= got <= whole.high + half:
        yield holds(total, *rows)
    elif find_slipped(f"{round(total['value'] / step)}", f"{round(got / step)}"):
        told = "＋".join(f"{'－' if sign < 0 else ''}{named(part)}" for part, sign in parts).replace("＋－", "－")
        apart = write_as(abs(got - total["value"]), total)
        yield fails("sum", total, *rows, parts=told, total=write_as(got, total), whole=named(total), apart=apart)


def _parts(report: Report, rows: Sequence[Row], total: Row) -> Iterator[Row | None]:
    """Yield the value of each item of a list in the unit of its total; None for an item that has none, or several."""
    style: str | None = None
    for row in rows:
        mark, bullet = read_marker(row["text"]), BULLET.match(row["text"])
        found = mark.kind if mark else bullet[0] if bullet else None
        if found is None or (style is not None and found != style):
            return
        style = found
        values = [q for q in report.quantities_of(row) if q["unit"] == total["unit"]]
        yield values[0] if len(values) == 1 and is_exact_level(values[0]) else None


_SORTED = re.compile(
    r"(?:从[㐀-鿿]{2,8}看|按(?:照)?[㐀-鿿]{2,8}(?:分|分类|划分|来分|来看|统计)|[㐀-鿿]{0,4}构成(?:中|上|看)?)[，,：:]?[^，,。；;]{0,60}$"
)
_NEXT = re.compile("^(?:[、，,和及与]|以及|[、，,][^，,。；;\\d]{2,14})$")
_OPEN_SORTED = re.compile("其中|主要|部分|前[一二三四五六七八九十\\d]|为主|等")
_LEAST_SORTED = 3  # parts


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
            own = report.quantities_of(statement)
            for at, first in enumerate(own):
                found = _SORTED.search(words_before(statement, first))
                if found and not _OPEN_SORTED.search(found[0]):
                    parts = _run(statement, own[at:])
                    wholes = [q for q in [*before, *own[:at]] if q["unit"] == first["unit"] and is_exact_level(q)]
                    if len(parts) >= _LEAST_SORTED and wholes:
                        yield from _judge_sorted(wholes, parts)
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


def _judge_sorted(wholes: Sequence[Row], parts: Sequence[Row]) -> Iterator[Judgement]:
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


_AMONG = re.compile(r"^(?:其中|分别[是为]|具体(?:为|是)|包括)")
_LEAST_AFTER = 2  # parts
_NEAR = 0.2  # of the total: parts that miss it by more are some of them, or more than them
_OPEN_AFTER = re.compile("等[，,。；;]|主要|部分|不含|累计|平均|人均|增|减|以上")


@as_check(
    "parts in the next sentence",
    "what a sentence that begins with 其中 gives of several holders makes up what the sentence before gives under that name",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not begin with 其中, its parts are not those of several holders under one name, or the sentence before has no total, or several, under it",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "全年对3户商铺收取清运费2460万元。其中，甲街1户，收取清运费940元；乙街1户，收取清运费1160元；丙街1户，收取清运费360元。",
        "全年各站共维修水表58只。其中，城北站维修水表21只，城南站维修水表19只，望潮站维修水表16只。",
    ),
    counter_examples=(
        "全年对3户商铺收取清运费2460元。其中，甲街1户，收取清运费940元；乙街1户，收取清运费1160元；丙街1户，收取清运费360元。",
        "全年各站共维修水表58只。其中，城北站维修水表21只，城南站维修水表7只等。",
        "全年各站共维修水表158只。其中，城北站维修水表21只，城南站维修水表7只。",
    ),
)
def check_after(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total with such parts."""
    for paragraph in report.paragraphs:
        rows = paragraph.sentences
        for before, statement in itertools.pairwise(rows):
            if not _AMONG.match(statement["text"]) or _OPEN_AFTER.search(statement["text"]):
                continue
            wholes, parts = (_by_name(report, row) for row in (before, statement))
            for name, own in parts.items():
                holders = {(q["subject"], words_before(statement, q).count("；")) for q in own}
                if len(own) < _LEAST_AFTER or len(holders) < len(own) or len(wholes.get(name, ())) != 1:
                    continue
                alone = sum(unit == name[1] for _, unit in parts) == 1  # no part of it bears another name
                (whole,) = wholes[name]
                if alone and whole["value"] > 0 and (judged := judge_sum(whole, own, near=_NEAR)):
                    yield judged


def _by_name(report: Report, statement: Row) -> dict[tuple[object, ...], list[Row]]:
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in report.quantities_of(statement):
        if is_exact_level(q) and q["metric"] and q["unit"] not in ("%", "百分点", None):
            found[q["metric"], q["unit"]].append(q)
    return found
