"""What is a part by its name, by whose it is, by its time or as a majority, against the whole.

What is narrower than something else by its name is not more: 小微企业 of 中小企业, 发明专利 of 专利.
What a part of a company has taken in is not more than what the company has: 亿元 for 万元.
What was done in the year is not more than what was done in all years (累计).
A majority of so many: of 7人 a 占多数（3人） is none, for that takes four.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.interval import interval_of
from pipeline.checks.judging import judge_at_most
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import exact_levels, is_exact_level, sentences, words_before

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


_WHOLE_COMPANY = ("economy.revenue", "economy.main_revenue", "budget.income", "budget.expense", "budget.year_income")
_WHOLE_NAME = re.compile(r"^(?:实现)?(?:营业总?收入|主营业务收入|收入总计|支出总计|本年收入合计)$")
_OF_IT = re.compile(r"(?:收入|销售额|投入|费用|支出|采购金额|利润)$")
# What may be larger than the company: markets, places, others.
_OTHERS = re.compile(
    r"行业|全国|全球|市场|规模以上|我国|中国|全省|全市|全区|全县|地区|国内|世界|预计|生产总值|财政|社会|信贷|授信|合同|累计|集团|控股股东|客户|基金|资产|上市公司|增加值"
)
_TIMES = 10.0  # as much as the company from which on it is a slip and no other reckoning


@as_check(
    "part beyond the company",
    "what a part of the company took in or spent is not ten times what the whole company takes in",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities indicators",
    idle="the report does not give its own revenue (income), or the sentence is about a market, a place or others",
    examples=(
        "公司实现营业收入58,310.42万元。\n维保业务新开三个网点，实现收入2,736.50亿元。",
        "本年收入合计2,310.50万元。\n门诊楼维修支出86.20亿元。",
    ),
    counter_examples=(
        "公司实现营业收入58,310.42万元。\n维保业务新开三个网点，实现收入2,736.50万元。",
        "公司实现营业收入58,310.42万元。\n全国维保行业实现收入2,736.50亿元。",
        "公司实现营业收入58,310.42万元。\n项目总投资5.2亿元，研发投入4,186.30万元。",
    ),
)
def check_beyond(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such amount."""
    wholes = _wholes(report)
    if not wholes:
        return
    whole = max(wholes, key=lambda row: float(row["value"]))
    top = interval_of(whole)
    for statement, quantities in sentences(report):
        if top is None or _OTHERS.search(statement["text"]):
            continue
        for q in quantities:
            if q["unit"] != "元" or not is_exact_level(q) or not _OF_IT.search(str(q["metric"] or "")):
                continue
            one = interval_of(q)
            if one is None or q["row_id"] == whole["row_id"]:
                continue
            if one.low <= top.high:
                yield holds(q, whole)
            elif one.low > _TIMES * top.high:
                yield fails("beyond_company", q, whole, part=named(q), whole=named(whole), page=whole["page"])


def _wholes(report: Report) -> Sequence[Row]:
    """Return what the report says that the company takes in, or the budget holds: one value, or about one."""
    rows = [
        row for row in report.rows("indicators")
        if row["indicator"] in _WHOLE_COMPANY and row["unit"] == "元" and row["value"] and row["scope"] == "unit"
    ]  # fmt: skip
    rows += [
        q for q in report.rows("quantities")
        if q["unit"] == "元" and is_exact_level(q) and _WHOLE_NAME.match(str(q["metric"] or "")) and q["value"]
    ]  # fmt: skip
    return rows


_UNIT = r"(?P<unit>[人名位家个户席所票])"
_WHOLE_MAJORITY = re.compile(
    rf"(?:由|共有?|共计|现有|设有?|组成人员)[^，,。；;、：:（(\d]{{0,12}}?(?P<whole>[1-9]\d{{0,3}}){_UNIT}[㐀-鿿]{{0,8}}[，,；;：:。]"
)
_MOST = re.compile(
    rf"占(?:到|了)?(?:其中)?(?:总?人?数的?|全体[㐀-鿿]{{0,4}}的?)?(?:绝?大?多数|半数以上|一半以上|过半数?|大半|超过?半数|超过?一半)"
    rf"[（(，,](?:共|为|计|即|有)?(?P<part>[1-9]\d{{0,3}}){_UNIT}(?=[）)，,。；;]|$)"
)
# Between the two: of others, or a number of the same unit.
_OTHER = re.compile(r"上年|去年|上届|其中|另|人次|分别|\d[人名位家个户席所票]|[:：。；;]|委员会|小组|[各每]")
_BEHIND = re.compile("[（(，,]")
_PERSONS = "人名位"


@as_check(
    "majority of so many",
    "those of whom it is said that they are most of so many (7人, 外部董事占多数（4人）) are more than half of them",
    kind="bound",
    grade=CONFLICT,
    needs="statements",
    idle="no number behind 占多数, 过半数 follows a whole of the same unit in its sentence, or another number of that unit stands between",
    examples=(
        "董事会由7人组成，外部董事占多数（3人）。",
        "理事会共有理事15名，企业代表占半数以上（7名）。",
        "监事会由5名监事组成，职工监事过半，占多数（2名）。",
        "业主委员会设委员9人，中共党员占一半以上（4人）。",
        "合作社共有成员户48户，脱贫户占大多数（24户）。",
    ),
    counter_examples=(
        "董事会由7人组成，外部董事占多数（4人）。",
        "理事会共有理事15名，企业代表占半数以上（8名）。",
        "董事会由7人组成，下设审计委员会3人，外部董事占多数（2人）。",
        "协会共有会员单位86家，民营企业占多数，新增4家。",
        "村民议事会由20人组成，妇女代表占一半以上（10人）。",
        "董事会由7人组成。审计委员会中外部董事占多数（2人）。",
        "专门委员会共有4个，委员中独立董事占多数（3人）。",
        "董事会由7人组成，各专门委员会中外部董事占多数（3人）。",
        "共有学员40名，本地学员占多数（约30名）。",
    ),
)
def check_majorities(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each majority with the whole before it in its sentence."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for most in _MOST.finditer(text) if "占" in text else ():
            wholes = [one for one in _WHOLE_MAJORITY.finditer(text) if one.end() <= most.start()]
            if not wholes or not _is_one_unit(wholes[-1]["unit"], most["unit"]):
                continue
            gap = text[wholes[-1].end() : most.start()]
            if _OTHER.search(gap):
                continue
            part, whole = int(most["part"]), int(wholes[-1]["whole"])
            if part > whole / 2 or (part == whole / 2 and "以上" in most[0]):
                yield holds(statement)
            else:
                said = f"{_BEHIND.split(most[0])[0]}（{part}{most['unit']}）"
                grade = HINT if "多数" in most[0] else None  # may be the largest of several groups
                yield fails("majority", statement, grade=grade, said=said, whole=f"{whole}{wholes[-1]['unit']}")


def _is_one_unit(one: str, other: str) -> bool:
    return one == other or (one in _PERSONS and other in _PERSONS)


_NOW = re.compile(r"^.{0,6}?(?:本年度?|本期|全年|当年|今年|年内|报告期内?|20\d\d年)(?:新增|共)?")
_EVER = re.compile(r"^(?:(?!季|月|半年|其中).){0,8}?累[计积](?:新增|共)?")
_EVER_NAME = 3  # characters that are left of both


@as_check(
    "year beyond all years",
    "本年发放贷款860万元，累计发放贷款1,200万元: what was done in the year is not more than in all years together",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the paragraph does not give both in the same words and unit, or the total is of the year too (全年累计)",
    tolerance="half of the last printed digit of both",
    examples=(
        "本年发放贷款1,200万元，累计发放贷款860万元。",
        "全年新增注册志愿者320人。截至年末，累计注册志愿者286人。",
    ),
    counter_examples=(
        "本年发放贷款860万元，累计发放贷款1,200万元。",
        "本年发放贷款1,200万元，其中一季度累计发放贷款860万元。",
        "本年发放贷款1,200万元，累计收回贷款860万元。",
    ),
)
def check_ever(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of what was done in the year and in all years."""
    for paragraph in report.paragraphs:
        said = [
            (q, _CLAUSE.split(words_before(row, q))[-1])
            for row, q in exact_levels(report, paragraph)
            if q["unit"] not in ("%", "百分点", None)
        ]
        now = [(q, _NOW.sub("", words)) for q, words in said if _NOW.match(words) and "累" not in words]
        ever = [(q, _EVER.sub("", words)) for q, words in said if _EVER.match(words) and not _NOW.match(words)]
        for (one, name), (other, ever_name) in itertools.product(now, ever):
            if name != ever_name or len(name) < _EVER_NAME or one["unit"] != other["unit"]:
                continue
            part, whole = interval_of(one), interval_of(other)
            if part and whole and part.low <= whole.high:
                yield holds(one, other)
            elif part and whole:
                yield fails(
                    "relation_at_most", one, other, left=f"{name}{one['text']}", right=f"累计{name}{other['text']}"
                )
