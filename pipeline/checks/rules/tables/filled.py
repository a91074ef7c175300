"""Tables and boxes that are filled in, or are not.

Tables without a value, and without the sentence that says so.
The boxes 适用 and 不适用 against what stands behind them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.outline.heading_numbers import Marker
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.paragraphs import Line
from pipeline.checks.report import Report
from schemas.text import squeeze

_BLANK = re.compile(r"^[\s\-—–－/\\.…]*$|^0+(?:\.0+)?$")
_TABLE = re.compile(r"预算|决算|收入|支出|统计|汇总|一览|明细|情况表|[一-鿿]表$")
# A sentence that says why nothing stands in a table: 故本表为空表, 本表无数据, 没有政府性基金收入.
_SAID = re.compile(
    r"空表|本表无|表无数据|无数据|未(?:安排|发生|涉及|编列)|不(?:涉及|适用)|(?:[无没]有?)[^。]{0,40}(?:预算|收入|支出|经费|情况|事项|安排)"
)
_WORD = 5  # characters of a caption that say what it is of
_LEAST_BLANK = 3  # columns of a table that is more than a form


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
    if len({cell["column"] for cell in cells}) < _LEAST_BLANK or not _TABLE.search(squeeze(named)):
        return False
    texts = [cell["text"] for cell in cells if not cell["is_header"]]
    ends = any(re.fullmatch("合计|总计|小计", squeeze(cell["text"])) for cell in cells if cell["row"])
    return bool(texts or ends) and all(map(_BLANK.match, texts)) and not any(text.startswith("0") for text in texts)


_OFF, _ON = "[□☐○]", "[√☑✓■✔●]"
_YES = re.compile(rf"^(?:{_ON}适用{_OFF}不适用|{_OFF}不适用{_ON}适用)$")
_NO = re.compile(rf"^(?:{_OFF}适用{_ON}不适用|{_ON}不适用{_OFF}适用)$")
_ANY = re.compile(rf"(?:{_OFF}|{_ON})(?:不?适用|是|否)")
_FOOT = re.compile(r"^[-—第]?\d{1,4}(?:/\d{1,4})?[-—页]?$")
# What says that there is nothing, or that it stands elsewhere.
_NONE = re.compile("无|未|没有|不存在|不涉及|不适用|不需要|参见|详见|见本|请见|不再|尚不|均不|豁免")
# A further part, and the title of another box: 其他说明：
_FURTHER = re.compile(
    "第[一二三四五六七八九十]+[节章部]|[^。；，]{0,20}(?:说明|情况|其他)[：:]?$|[^。；，]{2,24}[：:]$"
)
_LEAST_BOX = 40  # characters of what is told under a heading, in a sentence at least
_LINES = 12  # lines behind a box that are looked at


class _Box(NamedTuple):
    """A box on a line of its own: the heading above it with its number, and the lines behind it."""

    line: Line
    heading: str
    marker: Marker
    ticked: bool
    behind: Sequence[tuple[str, Marker | None]]

    @property
    def row(self) -> Row:
        """What a finding rests on: the printed line of the heading."""
        return {"page": self.line.page, "text": self.heading}


def _boxes(report: Report) -> Iterator[_Box]:
    printed = list(zip(report.lines, report.numbered_lines, strict=True))
    printed = [(line, said) for line, said in printed if not _FOOT.match(said[0])]
    for (_, (heading, marker)), (at, (line, (text, _))) in zip(printed, list(enumerate(printed))[1:], strict=False):
        ticked = bool(_YES.match(text))
        if marker and len(heading) > marker.end and (ticked or _NO.match(text)):
            yield _Box(line, heading, marker, ticked, [said for _, said in printed[at + 1 : at + 1 + _LINES]])


@as_check(
    "box and content",
    "what is called 不适用 is not told of under its heading, and what is called 适用 is",
    kind="conflict",
    grade=CONFLICT,
    needs="pages",
    idle="no box 适用 stands on a line of its own under a numbered heading, or what follows says that there is nothing",
    examples=(
        "@lines\n（三）安全风险\n□适用 √不适用\n氯气储存罐年久失修，可能发生泄漏；公司已制定更换计划，并每周巡检一次，确保运行安全。\n（四）环境风险\n√适用 □不适用\n污泥外运可能散发异味。",
        "@lines\n5、委托理财情况\n□适用 ☑不适用\n（1）结构性存款\n报告期内，公司以自有资金购买结构性存款合计1,200万元，年末余额为300万元，全部为保本型产品。\n6、其他",
        "@lines\n二、供应商管理\n☑适用 □不适用\n三、客户服务\n□适用 ☑不适用\n四、社区共建\n与三个社区结对。",
    ),
    counter_examples=(
        "@lines\n（三）安全风险\n√适用 □不适用\n氯气储存罐年久失修，可能发生泄漏；公司已制定更换计划，并每周巡检一次，确保运行安全。\n（四）环境风险\n□适用 √不适用",
        "@lines\n八、对外担保情况\n□适用 √不适用\n公司报告期无违规对外担保情况，亦不存在以前年度发生并延续到本年的担保事项。\n九、资金占用情况\n□适用 √不适用",
        "@lines\n（六）其他\n□适用 √不适用\n第七节 股份变动情况\n一、股本变动情况\n本年股本总额和股东构成没有变动，仍为20,600万股，其中限售股份1,300万股。",
        "@lines\n（1）单项计提\n□适用 √不适用\n组合计提的说明：\n√适用 □不适用\n按照账龄组合计提坏账准备，账龄一年以内的比例为百分之五，一年以上的比例为百分之二十。",
        "@lines\n二、供应商管理\n☑适用 □不适用\n（一）准入\n供应商须通过现场审核。\n三、客户服务",
    ),
)
def check_boxes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each box under a numbered heading."""
    for box in _boxes(report):
        row = {**box.row, "doc_id": report.doc_id, "row_id": f"{report.doc_id}:{box.line.page}:{box.heading[:30]}"}
        told = "".join(_own(box))
        sentence = told[: told.find("。") + 1]
        if box.ticked:
            following = box.behind[0][1] if box.behind else None
            next_one = following and following.kind == box.marker.kind and following.ordinal == box.marker.ordinal + 1
            if next_one and not box.heading.endswith("图"):  # a picture has no text
                yield fails("box_empty", row, said=box.heading[:24])
            elif told:
                yield holds(row)
        elif len(told) >= _LEAST_BOX and sentence and not _NONE.search(sentence):
            yield fails("box_filled", row, said=box.heading[:24], behind=told[:20])
        else:
            yield holds(row)


def _own(box: _Box) -> Iterator[str]:
    """Yield the lines behind a box that belong to its heading: up to the next box, part or number of its level."""
    for at, (text, marker) in enumerate(box.behind):
        if _ANY.search(text) or _FURTHER.match(text):
            return
        if marker and (marker.kind == box.marker.kind or (at == 0 and marker.ordinal != 1)):
            return
        yield squeeze(text)
