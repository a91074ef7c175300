"""Tables without a value, and without the sentence that says so."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_BLANK = re.compile(r"^[\s\-—–－/\\.…]*$|^0+(?:\.0+)?$")
_TABLE = re.compile(r"预算|决算|收入|支出|统计|汇总|一览|明细|情况表|[一-鿿]表$")
# A sentence that says why nothing stands in a table: 故本表为空表, 本表无数据, 没有政府性基金收入.
_SAID = re.compile(
    r"空表|本表无|表无数据|无数据|未(?:安排|发生|涉及|编列)|不(?:涉及|适用)|(?:[无没]有?)[^。]{0,40}(?:预算|收入|支出|经费|情况|事项|安排)"
)
_WORD = 5  # characters of a caption that say what it is of
_LEAST = 3  # columns of a table that is more than a form


@as_check(
    "empty table",
    "a table without a value has a sentence that says why: 故本表为空表",
    kind="missing",
    grade=HINT,
    needs="tables pages",
    idle="the table has a value in a cell, fewer than three columns, or no caption that calls it a table of amounts",
    examples=("| 项目名称 | 合计 | 基本支出 | 项目支出 |\n| 合计 |  |  |  |\n| 其他 |  | — |  |",),
    counter_examples=(
        "| 项目名称 | 合计 | 基本支出 | 项目支出 |\n| 合计 |  |  |  |\n| 其他 |  | — |  |\n注：本单位没有政府性基金支出，故本表为空表。",
        "| 项目名称 | 合计 | 基本支出 | 项目支出 |\n| 合计 | 12.5 |  |  |\n| 其他 |  | — |  |",
    ),
)
def check_blank(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table of amounts in which none stands."""
    said = {page["page"]: squeeze(page["text"] or "") for page in report.rows("pages")}
    for cells in report.by_table.values():
        if not _is_blank(cells):
            continue
        first, last = cells[0], max(cells, key=lambda cell: cell["page"])
        around = "".join(said.get(page, "") for page in range(first["page"], last["page"] + 1))
        if _SAID.search(around) or _is_told(squeeze(first["caption"] or ""), report):
            yield holds(first)
        else:
            heads = "、".join(squeeze(cell["text"]) for cell in cells if cell["is_header"] and cell["text"].strip())
            yield fails("blank_table", first, caption=squeeze(first["caption"] or "")[:30] or heads[:30])


def _is_told(caption: str, report: Report) -> bool:
    """Whether prose says elsewhere that there is nothing of what the caption names: 政府性基金支出预算为0."""
    words = {caption[at : at + _WORD] for at in range(len(caption) - _WORD + 1)}
    nothing = (
        row["text"]
        for row in report.rows("statements")
        if re.search("为0(?![.．\\d])|为零|[无没](?:有|$)|未安排", row["text"])
    )
    return any(word in text for text in nothing for word in words if not re.search("[预决]算|支出|表", word))


def _is_blank(cells: Sequence[Row]) -> bool:
    named = cells[0]["caption"] or "".join(cell["text"] for cell in cells if cell["row"] == 0)
    if len({cell["column"] for cell in cells}) < _LEAST or not _TABLE.search(squeeze(named)):
        return False
    texts = [cell["text"] for cell in cells if not cell["is_header"]]
    ends = any(re.fullmatch("合计|总计|小计", squeeze(cell["text"])) for cell in cells if cell["row"])
    return bool(texts or ends) and all(map(_BLANK.match, texts)) and not any(text.startswith("0") for text in texts)
