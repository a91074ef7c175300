"""What is narrower than something else by its name is not more: 小微企业 of 中小企业, 发明专利 of 专利."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.bounds import judge_at_most
from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.report import Report
from pipeline.checks.sentences import exact_levels, words_before

# What is a part of what by its name alone.
_PAIRS = (
    ("小微企业", "中小企业"),
    ("小型微型企业", "中小企业"),
    ("小微企业", "中小微企业"),
    ("发明专利", "专利"),
    ("党员志愿者", "志愿者"),
    ("女职工", "职工"),
    ("女员工", "员工"),
    ("博士", "硕士及以上"),
    ("硕士及以上", "本科及以上"),
    ("研究生", "本科及以上"),
    ("本科及以上", "大专及以上"),
    ("国家级", "省级及以上"),
    ("国家级", "省级以上"),
    ("省级及以上", "市级及以上"),
    ("省级以上", "市级以上"),
    ("高级职称", "中级及以上职称"),
    ("独立董事", "董事"),
    ("危险废物", "固体废物"),
)
_NARROW = re.compile("|".join(narrow for narrow, _ in _PAIRS))
_CLAUSE = re.compile("[，,。；;：:、（）()]")
_BLANKS = re.compile(r"\s+|[（(].*?[）)]")


@as_check(
    "part by its name",
    "小微企业 are 中小企业, 发明专利 are 专利: what is a part by its name is not more than the whole beside it",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no paragraph and no column of a table gives both under names that differ in that word alone",
    tolerance="half of the last printed digit of both",
    examples=(
        "面向中小企业预留采购份额34.50万元，面向小微企业预留采购份额43.50万元。",
        "全年授权专利12件。授权发明专利21件。",
        "| 项目 | 2022年 | 2021年 |\n| 授权专利（件） | 12 | 9 |\n| 授权发明专利（件） | 15 | 4 |",
    ),
    counter_examples=(
        "面向中小企业预留采购份额43.50万元，面向小微企业预留采购份额34.50万元。",
        "面向中小企业预留采购份额34.50万元，面向小微企业采购43.50万元。",
        "全年授权专利12件。累计授权发明专利21件。",
        "全年授权专利12件。申请发明专利21件。",
        "| 项目 | 2022年 | 2021年 |\n| 授权专利（件） | 12 | 9 |\n| 授权发明专利（件） | 8 | 4 |",
    ),
)
def check_narrower(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each part with its whole in one paragraph, or in one column of a table."""
    for paragraph in report.paragraphs:
        yield from _in_prose([
            (q, _CLAUSE.split(words_before(row, q))[-1])
            for row, q in exact_levels(report, paragraph)
            if q["unit"] not in ("%", "百分点", None)
        ])  # fmt: skip
    for grid in report.grids:
        yield from _in_table(grid)


def _in_prose(said: Sequence[tuple[Row, str]]) -> Iterator[Judgement]:
    for (one, part), (other, whole) in itertools.permutations(said, 2):
        alike = one["unit"] == other["unit"] and one["period_end"] == other["period_end"]
        judged = judge_at_most((one, other), one, other) if alike and _is_part(part, whole) else None
        if judged:
            yield judged


def _is_part(part: str, whole: str) -> bool:
    """Whether two names end alike but for a word that makes the first a part of the second."""
    for narrow, wide in _PAIRS:
        if narrow not in part or narrow in whole or wide not in whole:
            continue
        wider = part.replace(narrow, wide, 1)
        if len(wider) > len(wide):
            return whole.endswith(wider) or (wider.endswith(whole) and narrow in part[-len(whole) - len(narrow) :])
    return False


def _in_table(grid: Grid) -> Iterator[Judgement]:
    names = {row: _BLANKS.sub("", label) for row, label in grid.labels.items() if row in grid.rows}
    parts = [row for row, name in names.items() if _NARROW.search(name)]
    for part, whole in itertools.product(parts, names):
        if not _is_part(names[part], names[whole]):
            continue
        for column in filter(grid.adds_up, grid.columns):
            one, other = grid.numbers.get((part, column)), grid.numbers.get((whole, column))
            if one is None or other is None or "%" in one.cell["text"]:
                continue
            if one.interval.low <= other.interval.high:
                yield holds(one.cell, other.cell)
            else:
                yield fails("relation_at_most", one.cell, other.cell, left=f"{names[part]}{one.cell['text'].strip()}",
                            right=f"{names[whole]}{other.cell['text'].strip()}")  # fmt: skip
