"""What is 0 and cannot be: a value of nothing that grew, a budget of nothing that was carried out, a full empty table."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.printed import quote_change
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, is_exact_level, sentences, words_before
from schemas.text import squeeze

_THAN = re.compile(
    r"^[，,（(]?(?:同比|环比|(?:比|较|与|相比|相较)[^，,。；;\d]{0,8}(?:20\d\d年)?[^，,。；;\d]{0,14})(?:相比)?[，,]?(?:增|上升|提|升)?[^，,。；;\d]{0,4}$"
)
_PAST = re.compile(r"上年|去年|同期|上期|年初|期初|原|由|从|人均|每")
_LEAD = 16  # characters before a value that say of which year it is
_DECIMALS = re.compile(r"\d[\d,，]*(?:\.(?P<decimals>\d+))?\s*(?P<scale>[万亿]?)")
_SCALES = {"": 1.0, "万": 1e4, "亿": 1e8}


def _is_nought(q: Row) -> bool:
    return is_exact_level(q) and bool(q["value"] == 0 and q["source"] == "text")


def _half(q: Row) -> float:
    """Return half of the last printed digit of a 0, in its unit: 0.00万元 → 50."""
    found = _DECIMALS.search(q["text"])
    if not found:
        return 0.0
    return 0.5 * float(10.0 ** -len(found["decimals"] or "")) * _SCALES[found["scale"]]


@as_check(
    "nothing that grew",
    "what is 0 has not risen: no 0万元，比上年增加12.5万元",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no value of 0 is followed at once by its change, or it is the value of the year before",
    tolerance="half of the last printed digit of the 0",
    examples=(
        "政府性基金支出0万元，比2021年增加1368.40万元。",
        "公务接待费0.00万元，较上年增长12.5%。",
        "全年安全生产事故0起，同比增加3起。",
    ),
    counter_examples=(
        "政府性基金支出0万元，比2021年减少1368.40万元。",
        "政府性基金支出0万元，比2021年增加0万元，增长0%。",
        "2021年公务接待费0万元，比上年增加1.2万元的目标没有设定。",
        "上年公务接待费为0万元，同比增加1.2万元。",
        "公务接待费0万元，会议费比上年增加1.2万元。",
        "公务接待费由0万元增加到1.2万元，比上年增加1.2万元。",
    ),
)
def check_grown(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of 0 that is followed by its change."""
    for statement, quantities in sentences(report):
        for value, change in itertools.pairwise(quantities):
            if not _is_nought(value) or change["role"] != "change" or not change["value"]:
                continue
            if change["unit"] not in (value["unit"], "%") or not _THAN.match(between(statement, value, change)):
                continue
            if _is_of_the_past(words_before(statement, value), report):
                continue
            if change["direction"] == "down":
                yield holds(value, change)
            elif change["direction"] == "up" and _is_beyond(value, change):
                yield fails("nought_grew", value, change, value=named(value), said=quote_change(change))


def _is_of_the_past(lead: str, report: Report) -> bool:
    near = STOP.split(lead)[-1]
    years = re.findall(r"20\d\d(?=年)", near)
    return bool(_PAST.search(near[-_LEAD:])) or bool(years and report.year and int(years[-1]) < report.year)


def _is_beyond(value: Row, change: Row) -> bool:
    moved = interval_of(change)
    if moved is None or moved.low <= 0:
        return False
    return change["unit"] == "%" or moved.low > _half(value)


_BUDGET = re.compile(r"预算(?:数|安排|金额)?(?:为|是)?$")
_DONE = re.compile(r"完成(?:年初|全年|调整|本年|当年)?预算(?:数)?的?$")
_USUAL = (0.0, 100.0)  # what is written of a budget of 0 that was not, or was spent all the same


@as_check(
    "budget of nothing",
    "a budget of 0 was not carried out by 93.41%",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the share is 0 or 100 %, as many write of a budget of 0, or another budget stands between",
    examples=("公务接待费年初预算为0万元，支出决算为1.70万元，完成年初预算的93.41%。",),
    counter_examples=(
        "公务接待费年初预算为0万元，支出决算为1.70万元，完成年初预算的100%。",
        "公务接待费年初预算为0万元，支出决算为0万元，完成年初预算的0%。",
        "公务接待费年初预算为0万元，调整预算为1.82万元，支出决算为1.70万元，完成调整预算的93.41%。",
    ),
)
def check_budget(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share of a budget that the sentence gives as 0."""
    for statement, quantities in sentences(report):
        budget: Row | None = None
        for q in quantities:
            lead = words_before(statement, q, _LEAD)
            if _BUDGET.search(lead) and q["unit"] == "元":
                budget = q
            elif budget is not None and _is_nought(budget) and q["unit"] == "%" and _DONE.search(lead):
                if q["value"] in _USUAL:
                    yield holds(budget, q)
                elif q["value"] is not None and q["qualifier"] == "exact":
                    yield fails("nought_done", budget, q, value=named(budget), said=q["text"])
                budget = None


_EMPTY = re.compile(r"本表(?:为空(?:表)?|无数据|无内容)|故(?:本|此)表(?:为空|无)|空表(?:列示|公开)")
_SUBJECTS = (
    "三公",
    "政府性基金",
    "国有资本",
    "机关运行",
    "项目支出",
    "政府采购",
    "会议费",
    "培训费",
    "转移支付",
    "债务",
)
_FAR = 200  # code points between the last cell of a table and the note below it


@as_check(
    "empty table with values",
    "a table of which a note says that it is empty (故本表为空表) holds no amounts",
    kind="conflict",
    grade=HINT,
    needs="tables quantities statements",
    idle="no note says that a table is empty, or the table before it is of another thing than the note",
    examples=(
        "| “三公”经费 | 预算数 | 决算数 |\n| 公务接待费 | 1.50万元 | 1.20万元 |\n| 因公出国（境）费 | 2.00万元 | 1.80万元 |\n注：本单位无“三公”经费支出，故本表为空表。",
    ),
    counter_examples=(
        "| “三公”经费 | 预算数 | 决算数 |\n| 公务接待费 |  |  |\n| 因公出国（境）费 |  |  |\n注：本单位无“三公”经费支出，故本表为空表。",
        "| “三公”经费 | 预算数 | 决算数 |\n| 公务接待费 | 0.00 | 0.00 |\n| 因公出国（境）费 | 0.00 | 0.00 |\n注：本单位无“三公”经费支出，故本表为空表。",
        "| 项目 | 预算数 | 决算数 |\n| 基本支出 | 1.50万元 | 1.20万元 |\n| 专项 | 2.00万元 | 1.80万元 |\n注：本单位无“三公”经费支出，故本表为空表。",
    ),
)
def check_empty(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each note that a table is empty, with the table right before it on its page."""
    for statement in report.rows("statements"):
        if not _EMPTY.search(squeeze(statement["text"])):
            continue
        said = [word for word in _SUBJECTS if word in statement["text"]]
        cells = _table_before(statement, report)
        if not cells or not said or not any(word in _words(cells) for word in said):
            continue
        full = [cell for cell in cells if _is_amount(cell)]
        if full:
            sure = all(word in squeeze(cells[0]["caption"] or "") for word in said)
            yield fails("full_table", statement, full[0], grade=CONFLICT if sure else HINT, count=len(_numbers(cells)),
                        value=squeeze(full[0]["text"]), said=statement["text"][:40])  # fmt: skip
        else:
            yield holds(statement, cells[0])


def _numbers(cells: Sequence[Row]) -> list[Row]:
    """Return the cells of a table of amounts with a number other than 0, whole ones too, but for codes and years."""
    coded = {cell["column"] for cell in cells if _CODED.search(squeeze(cell["text"]))}
    own = [cell for cell in cells if not cell["is_header"] and cell["column"] not in coded]
    return [cell for cell in own if _is_amount(cell) or re.fullmatch(r"[1-9][\d,，]*", squeeze(cell["text"]))]


_CODED = re.compile("编码|代码|序号|年份|页码")


def _table_before(statement: Row, report: Report) -> Sequence[Row]:
    """Return the cells of the last table that ends before a sentence on its page; none where that lies far off."""
    best: Sequence[Row] = ()
    for cells in report.by_table.values():
        last = _end(cells)
        here = any(cell["page"] == statement["page"] for cell in cells)
        if here and last <= statement["start_char"] and (not best or last > _end(best)):
            best = cells
    return best if best and statement["start_char"] - _end(best) <= _FAR else ()


def _end(cells: Sequence[Row]) -> int:
    return int(max(cell["start_char"] for cell in cells))


def _words(cells: Sequence[Row]) -> str:
    return squeeze(f"{cells[0]['caption'] or ''}{''.join(cell['text'] for cell in cells)}")


_AMOUNT = re.compile(r"^-?[\d,，]+\.\d+(?:[万亿]?元)?$|^-?[\d,，]+[万亿]?元$")


def _is_amount(cell: Row) -> bool:
    """Whether a cell holds an amount other than 0; a whole number may be a code."""
    text = squeeze(cell["text"])
    return not cell["is_header"] and bool(_AMOUNT.match(text)) and bool(re.search("[1-9]", text))
