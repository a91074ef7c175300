"""Blanks that were to be filled in, in other marks and in cells: （ ）人次, 2022年X月, a cell XX among numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.check import ERROR, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.rules.placeholders import MEASURE, PLACEHOLDER, placeholders_of
from schemas.text import squeeze

_SURE = r"(?:人次|[万亿]元|%|％|个百分点|平方米|立方米|公里|公顷|小时|学时|万吨|千瓦时|[人名次件项户台辆场篇家]|元)(?![㐀-鿿])"
_BLANK = re.compile(
    rf"[【\[（(][_＿·.…]*[】\]）)](?={MEASURE})|(?:[□▢]{{1,4}}|[*＊#＃]{{2,}}|[〇○●]{{2,}})(?={_SURE})"
    rf"|(?<=[㐀-鿿])(?:…{{1,2}}|\.{{3,6}})(?={_SURE})"
    r"|(?<=\d年)[XxＸ×]{1,2}月|(?<![A-Za-z\d])[XxＸ×]{1,2}月[XxＸ×]{1,2}日|20\d\d年月日?|(?<=\d月)[XxＸ×]{1,2}日"
    r"|第[XＸ×](?=[位名届期次批轮](?:[^㐀-鿿]|$))|〔20\d\d〕[XxＸ×]{1,4}号|数据待|待测算|(?<=[为约共达])[XxＸ×](?=[万亿]元|%|％|人次)"
)
_CELL = re.compile(
    r"(?:[XxＸ×]{2,6}|[?？]{1,4}|[_＿]{2,}|[*＊]{2,}|#+[A-Z/]*!?|待[填补定核][写充实定]?|暂[缺无]数据|TODO)[%％]?"
)
_NUMBER = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?[%％]?")
_LEAST = 2  # numbers beside a blank cell, in its row or its column
_MANY = 4  # blank cells from which on a table hides what it does not want to tell


@as_check(
    "blank to be filled",
    "no blank was left standing in other marks or in a cell: （ ）人次, 2022年X月, XX among numbers",
    kind="missing",
    grade=ERROR,
    needs="statements tables",
    idle="no such mark stands in the text, nor alone in a cell with two numbers beside it",
    examples=(
        "全年组织培训（　）人次。",
        "全年开展演练【】次，整改隐患26处。",
        "全年缴纳税费□□万元。",
        "回收废旧电池……万元，同比增长6.2%。",
        "项目于2022年X月竣工。",
        "X月X日，召开职代会。",
        "印发云水〔2022〕XX号文件。",
        "获评全省第X名。",
        "@tables\n| 指标 | 2021年 | 2022年 |\n| 供水量（万吨） | 1,204 | XX |\n| 售水量（万吨） | 1,104 | 1,210 |",
        "| 科室 | 人数 | 时长 |\n| 办公室 | 12 | 96 |\n| 营业厅 | 待填 | 184 |",
        "| 类别 | 数量（件） |\n| 咨询 | 184 |\n| 投诉 | 26 |\n| 建议 | ** |",
    ),
    counter_examples=(
        "全年组织培训（含线上）126人次。",
        "整改率（%）为100。",
        "√适用 □不适用",
        "□是 √否",
        "何为新质生产力？元宵节当天开讲。",
        "2022年12月召开职代会……人人争当先进。",
        "| 姓名 | 电话 | 得分 |\n| 李×× | 138XXXX | 96 |\n| 王×× | 139XXXX | 94 |",
        "| 项目 | 2022年 | 2021年 |\n| 利息收入 | — | 126 |\n| 其他 | 不适用 | 84 |",
        "| 客户 | 金额 |\n| XX | 126 |\n| XX | 118 |\n| XX | 96 |\n| XX | 88 |",
        "选用型号X5的设备3台。",
    ),
)
def check_unfilled(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence and each cell with a blank, or that there is none."""
    clean = bool(report.rows("statements"))
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        found = _BLANK.search(text)
        if found and row["statement_id"] not in placeholders_of(report):
            clean = False
            yield fails("placeholder", row, said=text[max(0, found.start() - 10) : found.end() + 4])
    for cells in report.by_table.values():
        blank = [cell for cell in cells if _CELL.fullmatch(squeeze(cell["text"]))]
        if len(blank) >= _MANY:
            continue
        numbers = [cell for cell in cells if _NUMBER.fullmatch(squeeze(cell["text"]))] if blank else []
        beside = Counter((name, cell[name]) for cell in numbers for name in ("row", "column"))
        for cell in blank:
            if beside["row", cell["row"]] + beside["column", cell["column"]] >= _LEAST:
                clean = False
                yield fails("placeholder", cell, said=_name(cells, cell))
        for cell in cells:
            if PLACEHOLDER.search(squeeze(cell["text"])):
                clean = False
                yield fails("placeholder", cell, said=squeeze(cell["text"])[:30])
    if clean:
        yield holds(report.document)


def _name(cells: Sequence[Row], cell: Row) -> str:
    """Return what stands first in the row of a cell, with what the cell holds."""
    first = min((c for c in cells if c["row"] == cell["row"]), key=lambda c: int(c["column"]))
    return f"{squeeze(first['text'])[:16]}·{squeeze(cell['text'])}" if first is not cell else squeeze(cell["text"])
