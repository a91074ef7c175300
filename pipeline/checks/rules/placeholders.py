"""What was to be filled in and is not: 待补充, XX人, 第××位, the marks of a draft."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.checks.check import ERROR, Judgement, as_check, fails, holds
from pipeline.checks.report import Report, once_a_report

# Measure words behind which another word may go on (XX项目, ××人民医院, XX家园, XX日报) are left where it does.
MEASURE = (
    r"(?:年(?!级)|月(?!子)|日(?![报化用])|人次|人(?![民力事才社大寿口行])|名(?!列)|次|[万亿]元|元(?![器素])|%|％|件|个|项(?!目)"
    r"|篇|场(?![馆所站])|家(?![园具居政电庭纺族乡])|户(?!外)|台(?!州)|辆|套|吨|度(?!假)|起(?![重诉草])|期(?!货)|册|份|例|小时|学时|课时"
    r"|平方米|立方米|平方公里|公里|公顷|亩|位(?![于置居列次])|批(?![发准复])|届|轮(?!胎)|处(?!理)|座(?!谈)|支(?![行部队付])|幅|余[人名家项件个次户])"
)
"""A measure word that no other word goes on with."""
# What counts before it: here a measure word may be one that a name goes on with, or nothing follows.
_COUNTED = "(?:共计?|合计|总计|累计|达到?|约|近|超过?|排名|排行|名列|位列|位居|增长|下降|提高|降低|增加|减少|占比?)(?:为|了|至|到)?"
PLACEHOLDER = re.compile(
    r"[XxＸ×]{3,}[-—－][XxＸ×]{3,}|待补充|待填写?|待核实|待定稿|此处(?:填|插|补)"
    r"|[（(【\[][^（()）【】\[\]]{0,8}待(?:核|定|补|查|填|确认|统计|更新|提供|完善)[^（()）【】\[\]]{0,4}[）)】\]]"
    rf"|(?:[XＸ×]{{2,4}}|[_＿]{{2,}}|\?{{2,}}|？{{2,}}){MEASURE}|(?<![A-Za-z\d])x{{2,4}}{MEASURE}"
    r"|第[XxＸ×]{2,4}(?=[位名届期次批轮章条页款周季部阶的，。；、,;）)]|$)"
    r"|《[XxＸ×*＊]{2,}》|“[XＸ×]{2,}”"
    rf"|{_COUNTED}[XxＸ×]{{2,4}}(?=[余多所条组门类段笔只头株棵米天周岁倍级分千百万亿，。；、,;）)]|$)|TODO"
)
"""What was to be filled in."""
# The marks of `nianjian draft`: of a draft that is not filled in yet they are told once for all.
_OF_DRAFT = re.compile("【待填(?:：表)?】|【沿用待改】|【待改(?=：)")


@as_check(
    "placeholder",
    "no placeholder was left standing: 待补充, XX人, ××万元",
    kind="missing",
    grade=ERROR,
    needs="statements",
    idle="no such word stands in the text",
    examples=(
        "全年开展志愿服务XX次，参与人次待补充。",
        "捐款总额××万元。",
        "发表论文XX篇。",
        "咨询电话：XXXX-XXXXXXX。",
        "村集体收入达到（数据待核）万元。",
        "在全市17家单位考评中位列第XX位。",
        "考核得分排名第××，比上年上升3位。",
        "服务企业共xx家。",
        "中心获得《XXXX》杂志颁发的奖项。",
        "新建充电站共XX座，惠及居民约××万人。",
        "全年供水【待填】万立方米。\n【沿用待改】水质合格率【待填】%。",
        "全年供水平稳。\n【沿用待改】水质合格率提高。",
        "值守人员增至112人【待改：下降6人】，全天在岗。",
    ),
    counter_examples=(
        "张××等职工获评先进。",
        "XX路社区举办活动。",
        "本节内容见下一章。",
        "具体时间待定，另行通知。",
        "李××名列第三，王××位居第二。",
        "××人民法院作出判决，涉及××项目。",
        "某市第××中学学生到访。",
        "附件共3个，文件名为报告XX.docx，设备型号为DXX-20。",
    ),
)
def check_placeholders(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence with a placeholder, one for all marks of a draft, or that there is none."""
    rows = report.rows("statements")
    clean = bool(rows)
    marks = {row["statement_id"]: found for row in rows if (found := _OF_DRAFT.search(row["text"]))}
    drafted = [row for row in rows if row["statement_id"] in marks]
    if len(drafted) > 1:
        counts = Counter(mark for row in drafted for mark in _OF_DRAFT.findall(row["text"]))
        clean = False
        yield fails("placeholders", drafted[0], said="、".join(f"{mark}{count}处" for mark, count in counts.items()))
        rows = [row for row in rows if row["statement_id"] not in marks]
    for statement in rows:
        found = placeholders_of(report).get(statement["statement_id"]) or marks.get(statement["statement_id"])
        if found:
            at, clean = found.start(), False
            yield fails("placeholder", statement, said=statement["text"][max(0, at - 10) : found.end() + 4])
    if clean:
        yield holds(report.document)


@once_a_report
def placeholders_of(report: Report) -> Mapping[str, re.Match[str]]:
    """Return by the id of the sentence the first placeholder of each that has one."""
    found = ((row["statement_id"], PLACEHOLDER.search(row["text"])) for row in report.rows("statements"))
    return {statement_id: one for statement_id, one in found if one}
