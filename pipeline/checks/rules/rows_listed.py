"""How many there are, in prose, against the numbered rows of the table that lists them: 发表论文8篇 and rows 1 to 7."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.headings import heading_of
from pipeline.checks.report import Report, once_a_report
from pipeline.checks.sentences import NARROWED, is_exact_level, sentences, telling_pairs, words_before
from schemas.text import squeeze

_UNITS = ("篇", "项", "家", "个", "名", "人", "件", "部", "种", "支", "所", "座", "处", "场")
_LEAST = 4  # numbered rows of a list
_BEFORE = 3  # sentences before a table that say what it lists
_LONG = 60  # characters of such a sentence
_REACH = 20  # characters before a count that say what is counted
_ALIKE = 3  # pairs of characters that both have in common
_SOME = re.compile("主要|部分|重点|典型|代表|其中|重大|前[一二三四五六七八九十\\d]|节选|示例|累计|历年|近[三五]年")
_SELF = re.compile("本级|本部|机关|合计|总计|小计|其他|其它")
_PART = re.compile(f"{NARROWED}|新增|累计|共计划|另有|余|近|约|第")


class _List(NamedTuple):
    """A table whose rows are numbered: how many there are, what it is told to list, and a cell."""

    rows: int
    words: frozenset[str]
    before: Mapping[str, frozenset[str]]  # by the id of a sentence, its pairs
    cell: Row

    def told(self, statement: Row) -> frozenset[str]:
        """Return the pairs of characters of what tells what it lists, a sentence that counts it left out."""
        said = (pairs for known, pairs in self.before.items() if known != statement["statement_id"])
        return self.words.union(*said)


class _Count(NamedTuple):
    """A count of prose: its sentence, the last two characters of what is counted, and the pairs of its words."""

    q: Row
    statement: Row
    ends: str
    words: frozenset[str]


@as_check(
    "count against numbered rows",
    "what prose counts (发表论文8篇) has as many rows in the table that lists it, numbered from 1 on",
    kind="count",
    grade=HINT,
    needs="statements quantities tables",
    idle="no table of four numbered rows or more is told in words that share three pairs of characters with the count, it lists some only (主要, 部分), or it misses the count by more than one",
    examples=(
        "全年在学术期刊发表科技论文6篇。\n以下为发表的科技论文。\n| 序号 | 论文题目 | 期刊 |\n| 1 | 漏损控制研究 | 给水技术 |\n| 2 | 水锤防护研究 | 给水技术 |\n| 3 | 膜处理研究 | 水处理 |\n| 4 | 智慧水务研究 | 水处理 |\n| 5 | 泵站节能研究 | 节能 |",
        "本年获得授权发明专利4件。\n获得的授权发明专利如下：\n| 序号 | 专利名称 | 授权日期 |\n| 1 | 一种阀门 | 3月 |\n| 2 | 一种水表 | 5月 |\n| 3 | 一种泵 | 6月 |\n| 4 | 一种滤芯 | 9月 |\n| 5 | 一种管件 | 11月 |",
    ),
    counter_examples=(
        "全年在学术期刊发表科技论文5篇。\n以下为发表的科技论文。\n| 序号 | 论文题目 | 期刊 |\n| 1 | 漏损控制研究 | 给水技术 |\n| 2 | 水锤防护研究 | 给水技术 |\n| 3 | 膜处理研究 | 水处理 |\n| 4 | 智慧水务研究 | 水处理 |\n| 5 | 泵站节能研究 | 节能 |",
        "全年在学术期刊发表科技论文6篇。\n以下为发表的部分科技论文。\n| 序号 | 论文题目 | 期刊 |\n| 1 | 漏损控制研究 | 给水技术 |\n| 2 | 水锤防护研究 | 给水技术 |\n| 3 | 膜处理研究 | 水处理 |\n| 4 | 智慧水务研究 | 水处理 |\n| 5 | 泵站节能研究 | 节能 |",
        "全年在学术期刊发表科技论文9篇。\n以下为发表的科技论文。\n| 序号 | 论文题目 | 期刊 |\n| 1 | 漏损控制研究 | 给水技术 |\n| 2 | 水锤防护研究 | 给水技术 |\n| 3 | 膜处理研究 | 水处理 |\n| 4 | 智慧水务研究 | 水处理 |",
        "下辖二级预算单位4家。\n纳入预算编制范围的二级预算单位：\n| 序号 | 单位名称 | 编制数 |\n| 1 | 水利局本级 | 26 |\n| 2 | 河道管理站 | 14 |\n| 3 | 水库管理站 | 12 |\n| 4 | 灌区管理站 | 18 |\n| 5 | 水文监测站 | 9 |",
        "本年培训班组长6名。\n以下为发表的科技论文。\n| 序号 | 论文题目 | 期刊 |\n| 1 | 漏损控制研究 | 给水技术 |\n| 2 | 水锤防护研究 | 给水技术 |\n| 3 | 膜处理研究 | 水处理 |\n| 4 | 智慧水务研究 | 水处理 |\n| 5 | 泵站节能研究 | 节能 |",
    ),
)
def check_listed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of what a table with numbered rows lists."""
    lists = list(_lists(report))
    counts = list(_counts(report)) if lists else []
    for one in lists:
        found = [count.q for count in counts if _is_of(count, one)]
        fitting = [q for q in found if q["value"] == one.rows]
        if fitting:
            yield holds(fitting[0], one.cell)
        elif found and abs(found[0]["value"] - one.rows) == 1:
            q = found[0]
            yield fails("rows_counted", q, one.cell, said=f"{q['text']}{q['metric']}", count=one.rows,
                        caption=squeeze(one.cell["caption"] or "")[:30], page=one.cell["page"])  # fmt: skip


def _counts(report: Report) -> Iterator[_Count]:
    """Yield what prose counts of things that a table may list."""
    for statement, quantities in sentences(report):
        for q in quantities:
            if q["unit"] not in _UNITS or not is_exact_level(q) or q["value"] < _LEAST:
                continue
            lead, metric = squeeze(words_before(statement, q, _REACH)), str(q["metric"] or "")
            if not _PART.search(re.split("[，,。；;]", lead)[-1]):
                yield _Count(q, statement, metric[-2:], telling_pairs(lead) | telling_pairs(metric))


def _is_of(count: _Count, one: _List) -> bool:
    told = one.told(count.statement)
    return count.ends in told and len(count.words & told) >= _ALIKE


def _lists(report: Report) -> Iterator[_List]:
    for cells in report.by_table.values():
        first = [squeeze(cell["text"]) for cell in cells if cell["column"] == 0]
        numbers = [int(text) for text in first if re.fullmatch(r"\d{1,3}", text)]
        if len(numbers) < _LEAST or numbers != list(range(1, len(numbers) + 1)):
            continue
        before = {row["statement_id"]: squeeze(row["text"])[-_LONG:] for row in _before(report, cells[0])}
        told = f"{squeeze(cells[0]['caption'] or '')}，{heading_of(report, cells[0])}"
        heads = "，".join(squeeze(cell["text"]) for cell in cells if cell["row"] == 0)
        names = [squeeze(cell["text"]) for cell in cells if cell["column"] == 1 and cell["row"]]
        some = any(map(_SOME.search, (told[-_LONG:], *before.values())))
        if not some and not any(map(_SELF.search, names)):
            pairs = {statement_id: telling_pairs(text) for statement_id, text in before.items()}
            yield _List(len(numbers), telling_pairs(f"{told}，{heads}"), pairs, cells[0])


def _before(report: Report, cell: Row) -> tuple[Row, ...]:
    """Return the sentences before a table, on its page and the one before."""
    at, page = cell["start_char"], cell["page"] or 0
    rows = [row for one in (page - 1, page) for row in _by_page(report).get(one, ())]
    return tuple([row for row in rows if at < 0 or row["start_char"] < at][-_BEFORE:])


@once_a_report
def _by_page(report: Report) -> Mapping[int | None, Sequence[Row]]:
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in report.rows("statements"):
        found[row["page"]].append(row)
    return found
