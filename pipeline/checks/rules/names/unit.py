"""The unit's name, and set names and phrases, with another character in them.

The unit's own name with another character in it, and slips in set phrases.
Long set names with another character in them: 中华人民供和国, 社会保障和就业支处.
Set sentences of a budget or of accounts that open with the unit: another unit's name at the head of one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze
from schemas.word_lists import by_word, words

_LEAST = 6  # characters of a name in which one or two other ones are hardly another unit's
_MOST_PHRASE = 2
# Where two names differ in these they are two units: 第一分公司 and 第二分公司, 城东站 and 城西站.
_APART = re.compile(r"[一二三四五六七八九十\d东西南北中上下新老总分省市区县]")


@as_check(
    "name of the unit",
    "the unit's name is written in one way: no 维护中心 in the report of a 养护中心",
    kind="wording",
    grade=HINT,
    needs="documents statements organisations",
    idle="the unit is unknown, the report is no 社会责任报告, its name is shorter than six characters, or the other name is known as another unit's",
    examples=(
        "@org=霁川市供水管网养护中心\n霁川市供水管网维护中心全体职工同心协力。",
        "@org=岚桥区中医医院\n岚桥区中医院党委落实主体责任。",
    ),
    counter_examples=(
        "@org=霁川市供水管网养护中心\n霁川市供水管网养护中心全体职工同心协力。",
        "@org=霁川市供水第一服务中心\n霁川市供水第二服务中心前来交流。",
        "@org=霁川市供水管网养护中心\n霁川供水管网养护中心全体职工同心协力。",
    ),
)
def check_name(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place where the name stands, or nearly."""
    org = str(report.document["org"] or "")
    if len(org) < _LEAST or not report.of_its_year:
        return
    known = {row["name"] for row in report.rows("organisations")} | {org}
    begin = org[:2]
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in re.finditer(re.escape(begin), text):
            said = text[found.start() : found.start() + len(org)]
            if said == org:
                yield holds(statement)
            elif (short := _with_one_lost(org, text[found.start() :])) and short not in known:
                yield fails("near_name", statement, said=short, org=org)
            elif _is_near(org, said) and said not in known:
                yield fails("near_name", statement, said=said, org=org)


def _is_near(org: str, said: str) -> bool:
    """Whether a name differs from the unit's in a character or two that tell no two units apart."""
    other = [(a, b) for a, b in zip(org, said, strict=False) if a != b]
    near = len(said) == len(org) and len(other) <= _MOST_PHRASE and said[-2:] == org[-2:]
    return near and not any(_APART.search(a + b) for a, b in other)


def _with_one_lost(org: str, text: str) -> str | None:
    """Return the name with which a text begins where it is the unit's without one character: 中医院 of 中医医院."""
    short = text[: len(org) - 1]
    lost = [at for at in range(2, len(org) - 1) if org[:at] + org[at + 1 :] == short and not _APART.match(org[at])]
    return short if lost and not text.startswith(org) else None


@as_check(
    "set phrase",
    "set phrases are written as they are set (schemas/data/checks/phrases.csv): 生产经营, no 成产经营",
    kind="wording",
    grade=HINT,
    needs="statements",
    idle="no wrong form of the list stands in the text",
    examples=("在诚信成产经营方面做了以下工作。",),
    counter_examples=("在诚信生产经营方面做了以下工作。", "形成产经营一体化格局。"),
)
def check_phrases(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each wrong form of a set phrase."""
    for wrong, right in by_word("checks/phrases.csv").items():
        for statement in report.rows("statements"):
            if wrong in statement["text"]:
                yield fails("phrase", statement, said=wrong, right=right)


_MOST_SET = 1  # times that another form stands that is a slip


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each name with the pattern of its forms in which one character is another; the two ends are as they are."""
    found = []
    for name in words("checks/set_names.txt"):
        forms = (f"{re.escape(name[:at])}[㐀-鿿]{re.escape(name[at + 1 :])}" for at in range(1, len(name) - 1))
        found.append((name, re.compile("|".join(forms))))
    return tuple(found)


@as_check(
    "set name",
    "long set names (schemas/data/checks/set_names.txt) are written without another character: no 中华人民供和国",
    kind="wording",
    grade=HINT,
    needs="statements sections tables",
    idle="no name of the list stands in the text, nor one that differs from it in one character within, once",
    examples=(
        "严格按照《中华人民供和国电信条例》开展工作。",
        "@type=部门决算\n社会保障和就亚支出126万元。",
        "聘请云溪会计帅事务所审计。",
    ),
    counter_examples=(
        "严格按照《中华人民共和国电信条例》开展工作。",
        "社会保障和就业支出126万元，聘请云溪会计师事务所审计。",
        "社会主义先进文化深入人心。",
        "@type=部门决算\n国有资本经营预算支出0元。\n本单位无国有资本经营决算收支。",
    ),
)
def check_set_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name of the list that stands in the report, as it is or nearly."""
    for name, pattern in _patterns():
        counts = Counter(found[0] for found in pattern.finditer(report.words))
        right = report.row_with(name) if name in report.words else None
        if right:
            yield holds(right)
        for said, count in counts.items():
            row = report.row_with(said)
            if said != name and count <= _MOST_SET and row:
                yield fails("phrase", row, said=said, right=name)


_HEAD = re.compile(
    r"^(?:（?[一二三四五六七八九十\d]{1,2}[）、.])?(?P<name>[㐀-鿿（）]{5,30}?)(?:20\d\d年(?:度)?|本年度?)(?:无|没有|未|财政拨款|一般公共|政府性|国有资|“三公”|机关运行|政府采购|预算|决算|部门|单位|收入|支出|总收|整体|绩效|涉密|公务)"
)
# 截至2021年8月31日，云溪市档案局共有车辆…; 2022年云溪市档案局财政拨款的机关运行经费…; 2022年度，云溪市档案局收入预算…
_DATED = re.compile(
    r"^(?:截[至止]到?)?20\d\d年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[年末底])?[，,]?(?P<name>[㐀-鿿]{5,30}?)(?:（[㐀-鿿]{2,6}）)?(?:共有车辆|占有使用|资产总额|收入[预决]算|支出[预决]算|收入总|支出总|预算收入|预算支出|财政拨款[的收支]|一般公共|政府性基金|国有资本|“三公”|机关运行|政府采购|项目支出|整体支出)"
)
_OFTEN = 3  # sentences that open with the unit's name, from which on another name at the head is the odd one out
_SAME = 2  # characters with which both names begin
_END = re.compile(
    "(?:局|委|办|部|院|中心|厅|处|所|馆|站|校|会|街道|镇|乡|政府|办公室|委员会|办事处|[大中小]学|学院|幼儿园|医院|公司)$"
)


@as_check(
    "another unit at the head",
    "the set sentences of a budget or of accounts (云溪市档案局2022年度无…) open with the unit's own name each time",
    kind="wording",
    grade=CONFLICT,
    needs="documents statements",
    idle="fewer than three sentences open with the unit and a year (one is enough where the report is known to be its own), or the other name is the same in short",
    examples=(
        "@type=部门决算\n云溪市档案局2022年度收入总计1,204万元。\n云溪市档案局2022年度支出总计1,204万元。\n云溪市档案局2022年度一般公共预算支出1,100万元。\n云溪市审计局2022年度无政府性基金预算财政拨款收入支出。",
        "@type=部门预算\n望潮街道办事处2022年部门预算收入1,204万元。\n望潮街道办事处2022年部门预算支出1,204万元。\n望潮街道办事处2022年政府采购预算26万元。\n望潮镇人民政府2022年机关运行经费预算12万元。",
        "@type=单位决算\n岚桥区中医院2022年度收入总计1,204万元。\n岚桥区中医院2022年度支出总计1,204万元。\n岚桥区中医院2022年度财政拨款支出600万元。\n岚桥区福利院2022年度“三公”经费支出2万元。",
        "@type=部门预算\n2022年，云溪市财政局收入预算1,204万元。\n2022年云溪市财政局财政拨款的机关运行经费预算26万元。\n2022年云溪市财政局政府采购预算12万元。\n截至2021年8月31日，云溪市税务局共有车辆0辆。",
        "@type=单位决算\n望潮镇中心小学2022年度收入总计1,204万元。\n望潮镇中心小学2022年度支出总计1,204万元。\n望潮镇中心小学2022年度财政拨款支出600万元。\n截至2022年12月31日，望潮镇中心幼儿园共有车辆1辆。",
    ),
    counter_examples=(
        "@type=部门决算\n云溪市档案局2022年度收入总计1,204万元。\n云溪市档案局2022年度支出总计1,204万元。\n云溪市档案局2022年度一般公共预算支出1,100万元。\n云溪市档案局2022年度无政府性基金预算财政拨款收入支出。",
        "@type=部门决算\n云溪市档案局2022年度收入总计1,204万元。\n云溪市档案局2022年度支出总计1,204万元。\n云溪市档案局2022年度一般公共预算支出1,100万元。\n云溪市档案局（本级）2022年度无政府性基金预算财政拨款收入支出。",
        "@type=部门预算\n2022年，云溪市财政局收入预算1,204万元。\n2022年云溪市财政局财政拨款的机关运行经费预算26万元。\n2022年云溪市财政局政府采购预算12万元。\n截至2021年8月31日，云溪市财政局（部门）共有车辆0辆。",
        "@type=部门决算\n云溪市档案局2022年度收入总计1,204万元。\n云溪市档案局2022年度支出总计1,204万元。\n云溪市审计局2022年度无政府性基金预算财政拨款收入支出。",
        "@type=部门决算\n云溪市档案局2022年度收入总计1,204万元。\n云溪市档案局2022年度支出总计1,204万元。\n云溪市档案局2022年度一般公共预算支出1,100万元。\n云溪市财政局2022年度预算绩效评价对象为档案局。\n云溪市财政局2022年度部门决算批复按时公开。",
    ),
)
def check_heads(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that opens so."""
    heads: dict[str, list[Row]] = defaultdict(list)
    for row in report.rows("statements"):
        found = _HEAD.match(row["text"]) or _DATED.match(row["text"])
        if found and _END.search(found["name"]):
            heads[found["name"]].append(row)
    usual = max(heads, key=lambda name: len(heads[name]), default="")
    own = squeeze(str(report.document["org"] or ""))
    if len(heads.get(usual, ())) < (1 if usual and usual == own else _OFTEN):
        return
    for name, rows in heads.items():
        if name == usual:
            yield from map(holds, rows)
        elif len(rows) == 1 and name[:_SAME] == usual[:_SAME] and name not in usual and usual not in name:
            yield fails("name_two_ways", rows[0], heads[usual][0], said=name, other=usual, page=heads[usual][0]["page"])
