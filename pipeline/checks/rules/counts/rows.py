"""How many there are, in prose, against the rows of the table that lists them.

How many there are, in prose, against the rows of the table that lists them all: 辖8个社区 and nine rows of 社区.
Forms against the number of projects that have one: 编报绩效目标的项目6个, and five 绩效目标申报表.
How many there are, in prose, against the numbered rows of the table that lists them: 发表论文8篇 and rows 1 to 7.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.headings import heading_of
from pipeline.checks.report import Report, once_a_report
from pipeline.checks.sentences import NARROWED, is_exact_level, sentences, telling_pairs, words_before
from schemas.text import squeeze

_LEAST_KIND = 4  # rows from which on a table lists
_KIND = 2  # characters in which the names of the rows end
_ALL = re.compile(r"(?:辖|下辖|管辖|下设|现有|共有|划分为|分为)(?:共|有)?$")
_LISTED = re.compile(r"其他|其它|等|合计|小计|总计|[（(]|及|和")
_MOST = 3  # rows by which a list may miss a count: more says that it is of something else


@as_check(
    "count against rows",
    "辖9个社区 are the nine rows of 社区 in the table that has a total of them",
    kind="count",
    grade=HINT,
    needs="statements quantities tables",
    idle="no table with a total lists four or more of what prose counts, each by a name that ends in it, or it lists some only (其他)",
    examples=(
        "街道辖5个社区，常住人口8.64万人。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
        "水务所下设6个水厂。\n| 单位 | 供水量（万吨） |\n| 城北水厂 | 184 |\n| 城南水厂 | 142 |\n| 望潮水厂 | 165 |\n| 东湾水厂 | 109 |\n| 合计 | 600 |",
        "农场现有4个管理区。\n| 管理区 | 耕地（亩） |\n| 第一管理区 | 51,200 |\n| 第二管理区 | 48,630 |\n| 第三管理区 | 55,410 |\n| 第四管理区 | 46,880 |\n| 第五管理区 | 49,750 |\n| 小计 | 251,870 |",
    ),
    counter_examples=(
        "街道辖4个社区，常住人口8.64万人。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
        "街道辖9个社区，4个参加评比。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 其他社区 | 1,098 |\n| 合计 | 6,037 |",
        "全市共有126个社区。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
        "课堂覆盖3个社区。\n| 社区 | 志愿者（人） |\n| 望潮社区 | 1,864 |\n| 岚桥社区 | 1,420 |\n| 云栈社区 | 1,655 |\n| 南圃社区 | 1,098 |\n| 合计 | 6,037 |",
    ),
)
def check_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of what a table lists."""
    listed = [(kind, count, grid) for grid in report.long_grids if (found := _kind(grid)) for kind, count in [found]]
    for statement, quantities in sentences(report) if listed else ():
        for q in quantities:
            name = str(q["metric"] or "")
            if not is_exact_level(q) or q["unit"] not in ("个", "家", "所", "座") or not name:
                continue
            same = [(count, grid) for kind, count, grid in listed if name.endswith(kind)]
            if len(same) != 1 or not _ALL.search(words_before(statement, q)):
                continue
            count, grid = same[0]
            if count == q["value"]:
                yield holds(q, grid.cells[0])
            elif abs(count - q["value"]) <= min(_MOST, count / 2):
                yield fails("rows_counted", q, grid.cells[0], said=f"{q['text']}{name}", count=count,
                            caption=grid.caption, page=grid.cells[0]["page"])  # fmt: skip


def _kind(grid: Grid) -> tuple[str, int] | None:
    """Return what a table with a total lists, by what the names of its rows all end in, and how many."""
    labels = [grid.label(row) for row in grid.rows if not grid.is_total(row)]
    totals = [row for row in grid.rows if grid.is_total(row)]
    if len(totals) != 1 or len(labels) < _LEAST_KIND or len(set(labels)) < len(labels):
        return None
    kind = labels[0][-_KIND:]
    whole = all(label.endswith(kind) and len(label) > len(kind) and not _LISTED.search(label) for label in labels)
    return (kind, len(labels)) if whole and re.fullmatch("[㐀-鿿]+", kind) else None


# The words of a form's title; how its projects are counted.
_FORMS = (
    (re.compile(r"[㐀-鿿]{0,10}绩效目标(?:填报|申报|审核|批复)?表"), re.compile("绩效目标")),
    (re.compile(r"[㐀-鿿]{0,10}绩效自评(?:价)?(?:结果)?表"), re.compile("绩效自评")),
    (re.compile(r"[㐀-鿿]{0,10}绩效(?:跟踪|监控)(?:情况)?表"), re.compile("绩效(?:跟踪|监控)")),
)
_WHOLE = re.compile("整体|部门绩效|单位绩效|政策")  # the form of the whole body, and of what is no project
_LEAST_FORM = 3  # forms from which on all were meant to be there
_LACKING = 2  # forms that may be left out by a slip; where more are, the report shows some of them
_SOME_FORM = re.compile("部分|其中|选取|重点")


@as_check(
    "forms of projects",
    "as many 绩效目标表 follow as projects are said to have one (编报绩效目标的项目6个)",
    kind="count",
    grade=HINT,
    needs="quantities pages",
    idle="the report has fewer than three such forms, counts projects otherwise, or shows many fewer forms than projects",
    examples=(
        "@lines\n编报绩效目标的项目共5个，涉及资金86万元。\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表",
    ),
    counter_examples=(
        "@lines\n编报绩效目标的项目共4个，涉及资金86万元。\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表",
        "@lines\n编报绩效目标的项目共18个，涉及资金86万元。\n@page\n项目支出绩效目标表\n@page\n项目支出绩效目标表\n@page\n项目支出绩效目标表",
        "@lines\n编报绩效目标的项目共5个。\n@page\n附件：绩效目标表\n@page\n项目支出绩效目标表",
    ),
)
def check_forms(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of projects with a form."""
    for title, counted in _FORMS:
        forms = [line for line in _lines(report) if title.fullmatch(line[1]) and not _WHOLE.search(line[1])]
        if len(forms) < _LEAST_FORM:
            continue
        for q in _projects(report, counted):
            count, there = round(float(q["value"])), len(forms)
            if count == there:
                yield holds(q)
            elif 0 < count - there <= _LACKING:  # more forms: a title may stand again on the next page of one
                page, name = forms[0]
                yield fails("forms", q, said=q["text"], name=name, count=there, page=page)


def _lines(report: Report) -> Sequence[tuple[int, str]]:
    return [(line.page, squeeze(line.text)) for line in report.lines]


def _projects(report: Report, counted: re.Pattern[str]) -> Iterator[Row]:
    """Yield the numbers of projects that are said to have a form."""
    for q in report.rows("quantities"):
        name = f"{q['subject'] or ''}{q['metric'] or ''}"
        of_text = q["source"] == "text" and q["unit"] in ("个", "项") and is_exact_level(q) and q["value"]
        if of_text and counted.search(name) and name.endswith("项目") and not _SOME_FORM.search(report.sentence_of(q)):
            yield q


_UNITS = ("篇", "项", "家", "个", "名", "人", "件", "部", "种", "支", "所", "座", "处", "场")
_LEAST_NUMBER = 4  # numbered rows of a list
_BEFORE = 3  # sentences before a table that say what it lists
_LONG = 60  # characters of such a sentence
_REACH = 20  # characters before a count that say what is counted
_ALIKE = 3  # pairs of characters that both have in common
_SOME_NUMBER = re.compile(
    "主要|部分|重点|典型|代表|其中|重大|前[一二三四五六七八九十\\d]|节选|示例|累计|历年|近[三五]年"
)
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
            if q["unit"] not in _UNITS or not is_exact_level(q) or q["value"] < _LEAST_NUMBER:
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
        if len(numbers) < _LEAST_NUMBER or numbers != list(range(1, len(numbers) + 1)):
            continue
        before = {row["statement_id"]: squeeze(row["text"])[-_LONG:] for row in _before(report, cells[0])}
        told = f"{squeeze(cells[0]['caption'] or '')}，{heading_of(report, cells[0])}"
        heads = "，".join(squeeze(cell["text"]) for cell in cells if cell["row"] == 0)
        names = [squeeze(cell["text"]) for cell in cells if cell["column"] == 1 and cell["row"]]
        some = any(map(_SOME_NUMBER.search, (told[-_LONG:], *before.values())))
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
