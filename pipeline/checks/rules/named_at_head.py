"""Set sentences of a budget or of accounts that open with the unit: another unit's name at the head of one."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

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
