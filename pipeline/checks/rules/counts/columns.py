"""What a table lists line by line, against its number elsewhere.

What a table lists line by line against its number elsewhere: the sum of a column, the number of its rows.

1. 全年开展活动362次 and a column 活动（次） of 48, 162, 31 and 157: with 126 it would be 362
2. 接待次数 | 20 below nineteen rows that each begin with a day
前五名客户: as many rows as the table says that it lists, and as many wherever the report names them.
How many meetings there were, told in prose or in a cell, against the table that lists them by their names.

共召开3次股东大会, and rows 2021年年度股东大会 and 2022年第一次临时股东大会
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.grid_sums import is_of_two_turned
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report, once_a_report, quote_sum, whole_name
from pipeline.checks.rules.tables.sums import is_flat
from pipeline.checks.sentences import NARROWED, have_in_common, is_exact_level, sentences, words_before
from pipeline.checks.tabled import table_quantities
from pipeline.checks.two_places import told_twice
from schemas.text import squeeze

_LEAST_COLUMN = 3  # rows of a column that is added up
_LISTED = 4  # rows of a list of days
_COMMON = 2  # characters that a head and what prose counts have in common
_LARGE = 100.0  # of a sum that a number hardly is by chance
_DAY = re.compile(r"^(?:20\d\d[年./-])?\d{1,2}[月./-]\d{1,2}日?$")
_TIMES = re.compile(r"^(?:合计|共计|累计|本年|全年)?[㐀-鿿]{0,6}(?:次数|场次|期数|批次|总次数)(?:合计)?$")
_MOST = 3  # rows by which a list may miss its count: more says that it is of something else


@as_check(
    "column against its number",
    "a column that has no total of its own is what prose counts under its head, and a list of days has as many rows as it says",
    kind="sum",
    grade=HINT,
    needs="quantities tables",
    idle="no column without a total makes up a number of prose of its head and unit, or would with two digits turned; no list of days says how many",
    examples=(
        "@tables\n全年开展活动362次，服务时长2.87万小时。\n| 品牌项目 | 活动（次） | 负责人 |\n| 护苗进校园 | 48 | 温若竹 |\n| 独居老人巡检 | 162 | 贺长庚 |\n| 生态驿站 | 31 | 解晓岚 |\n| 交通劝导 | 157 | 范毓 |",
        "@tables\n接待情况如下。\n| 接待时间 | 方式 | 对象 |\n| 2022年3月6日 | 实地 | 机构 |\n| 2022年4月8日 | 实地 | 机构 |\n| 2022年6月9日 | 电话 | 个人 |\n| 2022年9月2日 | 实地 | 机构 |\n| 接待次数 | 5 |  |",
        "@tables\n全县总库容36.2万吨。\n| 库区 | 2022年库容（万吨） | 2022年职工（人） |\n| 城北库 | 9.8 | 41 |\n| 城南库 | 11.5 | 52 |\n| 望潮库 | 11.3 | 47 |",
    ),
    counter_examples=(
        "@tables\n全年开展活动362次，服务时长2.87万小时。\n| 品牌项目 | 活动（次） | 负责人 |\n| 护苗进校园 | 48 | 温若竹 |\n| 独居老人巡检 | 126 | 贺长庚 |\n| 生态驿站 | 31 | 解晓岚 |\n| 交通劝导 | 157 | 范毓 |",
        "@tables\n全年开展活动562次，服务时长2.87万小时。\n| 品牌项目 | 活动（次） | 负责人 |\n| 护苗进校园 | 48 | 温若竹 |\n| 独居老人巡检 | 126 | 贺长庚 |\n| 生态驿站 | 31 | 解晓岚 |\n| 交通劝导 | 157 | 范毓 |",
        "@tables\n接待情况如下。\n| 接待时间 | 方式 | 对象 |\n| 2022年3月6日 | 实地 | 机构 |\n| 2022年4月8日 | 实地 | 机构 |\n| 2022年6月9日 | 电话 | 个人 |\n| 2022年9月2日 | 实地 | 机构 |\n| 接待次数 | 4 |  |",
        "@tables\n全县总库容32.6万吨。\n| 库区 | 2022年库容（万吨） | 2022年职工（人） |\n| 城北库 | 9.8 | 41 |\n| 城南库 | 11.5 | 52 |\n| 望潮库 | 11.3 | 47 |",
    ),
)
def check_counted(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such column and list."""
    said = [
        q
        for q in report.rows("quantities")
        if q["source"] != "table" and is_exact_level(q) and q["value"] >= _LARGE and q["unit"] and q["metric"]
    ]
    units = table_quantities(report)
    for grid in report.grids:
        yield from _rows_column(grid)
        rows = list(grid.rows)
        if len(rows) < _LEAST_COLUMN or any(map(grid.is_total, rows)) or not is_flat(grid, rows):
            continue
        for column in filter(grid.adds_up, grid.columns):
            numbers = [grid.numbers[row, column] for row in rows if (row, column) in grid.numbers]
            own = [units[n.cell["start_char"]] for n in numbers if n.cell["start_char"] in units]
            if len(own) == len(numbers) >= _LEAST_COLUMN and len({q["unit"] for q in own}) == 1:
                yield from _judge([q for q in said if _is_of(q, own[0], grid.head(column))], numbers, own)


def _is_of(q: Row, cell: Row, head: str) -> bool:
    """Whether a number of prose counts what the head of a column says, in its unit."""
    name = str(q["metric"])[-_COMMON:]
    return bool(q["unit"] == cell["unit"] and have_in_common(name, head, _COMMON))


def _judge(said: Sequence[Row], numbers: Sequence[Number], own: Sequence[Row]) -> Iterator[Judgement]:
    made = sum(float(q["value"]) for q in own)
    if fitting := [q for q in said if abs(q["value"] - made) < 1]:
        yield holds(fitting[0], *own)
        return
    for q in said:
        scale = own[0]["value"] / numbers[0].value if numbers[0].value else 1.0
        total = Number(q, q["value"] / scale, 0.0)
        if q["text"][:1].isdigit() and is_of_two_turned(total, numbers):
            yield fails("sum", q, *own, **quote_sum(q, own, made))


def _rows_column(grid: Grid) -> Iterator[Judgement]:
    """Yield the judgement of a list whose rows begin with a day and that says below how many there are."""
    first = {c["row"]: c["text"].strip() for c in grid.cells if c["column"] == 0}
    days = [row for row, text in first.items() if _DAY.match(text)]
    told = [
        c for c in grid.cells if c["column"] and _TIMES.match(first.get(c["row"], "")) and c["text"].strip().isdigit()
    ]
    if len(days) < _LISTED or len(told) != 1 or told[0]["row"] < max(days):
        return
    count = int(told[0]["text"].strip())
    if count == len(days):
        yield holds(told[0])
    elif abs(count - len(days)) <= _MOST:
        yield fails("rows_counted", told[0], kind="count", said=f"{first[told[0]['row']]}{count}", count=len(days),
                    caption=grid.caption, page=told[0]["page"])  # fmt: skip


_RANKED = re.compile(rf"前(?P<count>[{HAN}]{{1,2}}|\d{{1,2}})(?:名|大|位)(?:的)?(?P<what>[㐀-鿿]{{2,8}})")
_WHAT = re.compile(
    "客户|供应商|股东|应收账款|其他应收款|预付款项|应付账款|持有人|债务人|欠款方|往来单位|供货商|贷款户|借款人"
)
_USUAL = (3, 5, 10, 15, 20, 30, 50, 100)
_LEAST_RANK = 3  # rows
_ELSE = re.compile("合计|总计|小计|其他|其它|其余|^[-—]+$")


def _ranked(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield how many of what are named as the first ones, with the words."""
    for found in _RANKED.finditer(squeeze(text)):
        what, count = _WHAT.search(found["what"]), read_count(found["count"])
        if what and count:
            yield count, what[0], found[0]


@as_check(
    "first ones and their number",
    "前五名客户 are five rows in the table that lists them, and five all through a report",
    kind="count",
    grade=HINT,
    needs="statements sections tables",
    idle="no table right behind such words has a row more or less, and no other number of the same is named once beside the usual one",
    examples=(
        "@tables\n公司前五名客户资料如下。\n| 客户 | 销售额（万元） | 占比 |\n| 甲公司 | 2,140.60 | 6.12% |\n| 乙公司 | 1,874.20 | 5.36% |\n| 丙公司 | 1,306.40 | 3.74% |\n| 丁公司 | 988.10 | 2.83% |\n| 合计 | 6,309.30 | 18.05% |",
        "前五名供应商采购额1.2亿元。\n采购情况见下表。\n按欠款方归集的期末余额前五名的应收账款如下。\n前六名供应商采购额占年度采购总额的21.4%。",
    ),
    counter_examples=(
        "@tables\n公司前五名客户资料如下。\n| 客户 | 销售额（万元） | 占比 |\n| 甲公司 | 2,140.60 | 6.12% |\n| 乙公司 | 1,874.20 | 5.36% |\n| 丙公司 | 1,306.40 | 3.74% |\n| 丁公司 | 988.10 | 2.83% |\n| 戊公司 | 875.30 | 2.50% |\n| 合计 | 7,184.60 | 20.55% |",
        "@tables\n公司前五名客户资料如下。\n| 项目 | 金额（万元） |\n| 前五名客户合计销售金额 | 7,184.60 |\n| 前五名客户合计销售金额占比 | 20.55% |",
        "前五名客户销售额1.2亿元。前十名客户销售额1.9亿元。",
        "前五名供应商采购额1.2亿元。前五名供应商采购额占21.4%。",
    ),
)
def check_ranks(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table of the first ones, and for each time that they are named."""
    yield from _rows_rank(report)
    told: dict[str, dict[int, list[tuple[Row, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in report.worded:
        for count, what, said in _ranked(row["text"]):
            told[what][count].append((row, said))
    for counts in told.values():
        best = max(counts, key=lambda count: (len(counts[count]), count in _USUAL))
        for count, rows in counts.items():
            if count == best:
                yield holds(rows[0][0])
            elif count not in _USUAL and best in _USUAL and len(rows) == 1:
                row, said = rows[0]
                other = counts[best][0]
                yield told_twice(row, other[0], first=said, second=other[1])


def _rows_rank(report: Report) -> Iterator[Judgement]:
    for grid in report.grids:
        first = grid.cells[0]
        row = _before(report, first)
        title = f"{squeeze(first['caption'] or '')}，{squeeze(row['text'])[-40:] if row else ''}"
        told = list({one[:2]: one for one in _ranked(title)}.values())
        listed = _listed(grid)
        if len(told) != 1 or listed < _LEAST_RANK:
            continue
        count, _, said = told[0]
        if count == listed:
            yield holds(first)
        elif abs(count - listed) == 1:
            yield fails("rows_counted", first, said=said, count=listed, caption=grid.caption, page=first["page"])


def _before(report: Report, cell: Row) -> Row | None:
    """Return the sentence or heading right before a table."""
    starts, rows = _by_start(report)
    at = bisect_left(starts, cell["start_char"])
    return rows[at - 1] if at else None


@once_a_report
def _by_start(report: Report) -> tuple[Sequence[int], Sequence[Row]]:
    """Return where sentences and headings begin, in order, and these; of a heading that is a sentence too the latter."""
    found: dict[int, Row] = {}
    for row in (*report.rows("statements"), *report.rows("sections")):
        if row["start_char"] >= 0:
            found.setdefault(row["start_char"], row)
    starts = sorted(found)
    return starts, [found[start] for start in starts]


def _listed(grid: Grid) -> int:
    """Return how many rows a table lists, its totals left out."""
    return sum(not _ELSE.search(grid.labels.get(row, "合计")) for row in grid.rows)


_KIND = 3  # characters of what kind of meetings a table lists
_LEAST_MEETING = 2  # rows of a list
_ORDINAL = re.compile(
    r"(?:19|20)\d\d年(?:年度)?|第[一二三四五六七八九十百\d]+[届次期]|临时|年度|定期|例行|例会$|[（(].*?[）)]"
)
_MEETING = re.compile(r"(?:会|会议|论坛|培训班|讲座)$")
_TOLD = re.compile(r"^(?:年内|本年|报告期内|全年|本年度|公司|共|召开|举行|举办)*")
_HELD = re.compile("召开|举行|举办|组织")


@as_check(
    "meetings and their list",
    "共召开3次股东大会: there are as many meetings as the table that names each of them has rows",
    kind="count",
    grade=HINT,
    needs="statements quantities tables",
    idle="no table lists two meetings or more of one kind by their names, the count is of another kind, or the list misses it by more than three",
    examples=(
        "报告期内公司共召开3次股东大会，审议通过各项议案。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
        "董事会情况如下。\n| 会议届次 | 召开日期 |\n| 第三届董事会第八次会议 | 3月7日 |\n| 第三届董事会第九次会议 | 5月17日 |\n| 第三届董事会第十次会议 | 8月21日 |\n出席情况如下。\n| 项目 | 次数 |\n| 年内召开董事会会议次数 | 4 |\n| 其中：现场会议次数 | 2 |",
    ),
    counter_examples=(
        "报告期内公司共召开2次股东大会，审议通过各项议案。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
        "报告期内公司共召开3次监事会。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
        "独立董事出席股东大会1次。\n| 会议届次 | 召开日期 | 决议 |\n| 2021年年度股东大会 | 6月7日 | 通过 |\n| 2022年第一次临时股东大会 | 10月17日 | 通过 |",
    ),
)
def check_meetings(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of meetings that a table lists."""
    lists = _lists(report)
    for kind, grids in lists.items():
        counts = {len(rows) for _, rows in grids} | {len({name for _, rows in grids for name in rows})}
        grid, rows = grids[0]
        for cell, said, count in _counts(report, kind):
            if count in counts:
                yield holds(cell, grid.cells[0])
            elif len(grids) == 1 and abs(count - len(rows)) <= _MOST:
                yield fails("rows_counted", cell, grid.cells[0], said=said, count=len(rows), caption=grid.caption,
                            page=grid.cells[0]["page"])  # fmt: skip


def _lists(report: Report) -> Mapping[str, Sequence[tuple[Grid, Sequence[str]]]]:
    """Return by the kind of meeting the tables that list such, with the names of the meetings."""
    found: dict[str, list[tuple[Grid, Sequence[str]]]] = defaultdict(list)
    for grid in report.grids:
        names = [
            squeeze(cell["text"])
            for cell in sorted(grid.cells, key=lambda cell: cell["row"])
            if cell["column"] == 0 and cell["row"] and cell["text"].strip()
        ]
        kinds = {_kind(name) for name in names}
        if len(names) >= _LEAST_MEETING and len(kinds) == 1 and len(set(names)) == len(names):
            (kind,) = kinds
            if len(kind) >= _KIND and any(map(_ORDINAL.search, names)):
                found[kind].append((grid, names))
    return found


def _kind(name: str) -> str:
    """Return what kind of meeting a name is of: 股东大会 of 2022年第一次临时股东大会, 董事会 of 第三届董事会第八次会议."""
    bare = _ORDINAL.sub("", name)
    return bare.removesuffix("会议") or bare if _MEETING.search(bare) else ""


def _counts(report: Report, kind: str) -> Iterator[tuple[Row, str, int]]:
    """Yield what prose and cells count of a kind of meeting: the row, its words and how many."""
    for statement, quantities in sentences(report):
        for q in quantities:
            if q["unit"] != "次" or not is_exact_level(q):
                continue
            lead = re.split("[，,。；;]", words_before(statement, q))[-1]
            name = squeeze(whole_name(q)).removesuffix("会议")
            if _TOLD.sub("", name) == kind and _HELD.search(lead) and not re.search(NARROWED, lead):
                yield q, f"{q['text']}{name}", int(q["value"])
    for grid in report.grids:
        for (row, _), number in grid.numbers.items():
            label = grid.label(row)
            bare = _TOLD.sub("", label)
            if bare != label and bare.endswith("次数") and bare.removesuffix("次数").removesuffix("会议") == kind:
                yield number.cell, f"{label}{number.cell['text'].strip()}", int(number.value)
